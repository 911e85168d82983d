use super::*;

fn takes(name: &str, before: u64, bytes: &[u8]) -> bool {
    let mut scan = Scan::new(name);
    scan.length = before;
    scan.take(bytes).and_then(|()| scan.finish()).is_ok()
}

#[test]
fn each_part_has_its_bound() {
    let (texts, sheet) = ("xl/sharedstrings.xml", "xl/worksheets/sheet1.xml");
    for (name, bound) in [
        (texts, TEXTS_BYTES_MAX),
        (sheet, SHEET_BYTES_MAX),
        ("xl/styles.xml", PART_BYTES_MAX),
        ("xl/media/image1.png", PART_BYTES_MAX),
    ] {
        assert!(takes(name, bound - 3, b"<a>"), "{name}");
        assert!(!takes(name, bound - 2, b"<a>"), "{name}");
    }
    assert!(takes(sheet, COMMENTED_BYTES_MAX, b"<a>"));
    assert!(!takes(sheet, COMMENTED_BYTES_MAX, b"<!--"));
}

const TEXTS: &str = "xl/sharedstrings.xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn the_most_texts_that_are_claimed_anywhere_count() {
    let refused = |text: &str| !takes(TEXTS, 0, text.as_bytes());
    assert!(refused("<sst count = '1'  uniqueCount = '99'>"));
    assert!(refused("<sst a=\"uniqueCount 1\" uniqueCount=\"100000000000\"></sst>"));
    assert!(refused("<sst a='<' uniqueCount='+00099'></sst>"));
    assert!(refused("<!-- \" --><sst uniqueCount='99'></sst>"));
    let late = format!("<a>{}<sst uniqueCount='9999999'>", "<b/>".repeat(300_000));
    assert!(refused(&late), "after more than a piece");
    assert!(refused("<x><sst uniqueCount='1'></sst><sst></sst></x>"), "a second table");
    assert!(!refused("<?xml version='1.0'?><sst uniqueCount='2'><si/><si/></sst>"));
    // No more than are held, however long the part is.
    let claims = format!("<sst uniqueCount='{}'>", TEXTS_MAX + 1);
    assert!(!takes(TEXTS, TEXTS_BYTES_MAX - 100, claims.as_bytes()));
}

#[test]
fn the_entries_of_the_table_of_texts_are_counted() {
    for entry in ["<si/>", "<x:si a='>' />", "<!-- <si> -->"] {
        let mut scan = Scan::new(TEXTS);
        scan.texts = TEXTS_MAX - 1;
        assert!(scan.take(entry.as_bytes()).is_ok());
        assert!(scan.take(entry.as_bytes()).is_err(), "{entry}");
    }
}

#[test]
fn texts_that_are_joined_are_bounded_together() {
    let half = "1".repeat(600 << 10);
    for (name, element) in [(TEXTS, "si"), (SHEET, "c"), (SHEET, "x:c")] {
        let runs = |count| {
            let run = format!("<r><t>{half}</t></r>");
            format!("<a><{element}>{}</{element}></a>", run.repeat(count))
        };
        assert!(takes(name, 0, runs(1).as_bytes()));
        assert!(!takes(name, 0, runs(2).as_bytes()), "{element}");
        let two = format!("<a>{}{}</a>", runs(1), runs(1));
        assert!(takes(name, 0, two.as_bytes()), "each has its own bound");
    }
    // An inner element that does not end would be read on past the end of its cell.
    for crossed in ["<c><is><t>1</t></c><c>", "<c></c/>", "</c>", "<a></b>"] {
        assert!(!takes(SHEET, 0, crossed.as_bytes()), "{crossed}");
    }
    assert!(takes(SHEET, 0, b"<a><c r='>' ><v/></c ></a>"));
    // What hides a tag has the bound of a part with comments.
    for hiding in ["<a b='<c>'>", "<?x <c> ?>", "<?x > ?>", "<![CDATA[<c>]]>"] {
        assert!(takes(SHEET, 0, hiding.as_bytes()), "{hiding}");
        assert!(!takes(SHEET, COMMENTED_BYTES_MAX, hiding.as_bytes()), "{hiding}");
    }
}

#[test]
fn what_may_be_opened_is_looked_at_whatever_its_name() {
    let long = vec![b'1'; (2 << 20) as usize];
    assert!(!takes("xl/worksheets/sheet1.dat", 0, &long));
    assert!(!takes("xl/media/sharedstrings.xml", 0, &long));
    assert!(!takes("xl/worksheets/sheet1.dat", PART_BYTES_MAX, b"<a>"), "not a sheet's size");
    assert!(takes("xl/media/image1.png", 0, &long));
    assert!(takes("xl/vbaproject.bin", 0, &long));
    let relation = |end: &str, target: &str| {
        let tag = format!("<Relationship Target='{target}' Type=\"http://x/{end}\"/>");
        takes("xl/_rels/workbook.xml.rels", 0, tag.as_bytes())
    };
    for end in ["worksheet", "sharedStrings", "styles", "officeDocument"] {
        assert!(relation(end, "worksheets/Sheet1.XML"));
        assert!(!relation(end, "worksheets/sheet1.dat"), "{end}");
        assert!(!relation(end, "media/image1.png"), "{end}");
    }
    assert!(relation("image", "media/image1.png"));
    assert!(!takes("a.rels", 0, b"<!-- -->"));
}
