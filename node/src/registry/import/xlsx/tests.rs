use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Written};
use vestigo_protocol::codes::RecordSetKind;
use vestigo_protocol::firearm::RecordSet;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::super::{
    ImportError, ImportOptions, ImportReport, IssueReason, RowIssue, Unnoted, import,
};
use super::*;
use crate::registry::{RecordId, Registry, RegistrySource};

fn options(sheets: SheetChoice) -> ImportOptions {
    let set = RecordSet {
        name: Text::new("Register").unwrap(),
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: None,
        to_year: None,
        digitised_pct: 100,
        as_of: Timestamp(1_795_372_495),
    };
    ImportOptions { sheets, ..ImportOptions::new(set) }
}

fn taken(file: &[u8], sheets: SheetChoice) -> Result<(Registry, ImportReport), ImportError> {
    let mut registry = Registry::open(&RegistrySource::Memory, [7; 16]).unwrap();
    let file = Cursor::new(file);
    let report = import(&mut registry, file, &options(sheets), &mut Unnoted, &mut |_, _| {})?;
    Ok((registry, report))
}

fn places(issues: &[RowIssue]) -> Vec<(u64, u32, IssueReason)> {
    issues.iter().map(|issue| (issue.line, issue.column, issue.reason)).collect()
}

const HEADER: [&str; 5] = ["make", "serial", "event_kind", "event_date", "model"];

fn with_header(book: &mut Written, name: &str) {
    let sheet = book.add_worksheet().set_name(name).unwrap();
    for (column, heading) in (0u16..).zip(HEADER) {
        sheet.write_string(0, column, heading).unwrap();
    }
}

#[test]
fn numbers_dates_and_formulas_are_read_as_what_they_show() {
    let mut book = Written::new();
    with_header(&mut book, "Register");
    let sheet = book.worksheet_from_index(0).unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let date = ExcelDateTime::from_ymd(2019, 5, 17).unwrap();
    // A number, a date that is one, a formula's value.
    sheet.write_string(1, 0, "Glock").unwrap();
    sheet.write_number(1, 1, 123_456_789_012.0).unwrap();
    sheet.write_string(1, 2, "REPORTED_STOLEN").unwrap();
    sheet.write_datetime_with_format(1, 3, &date, &day).unwrap();
    sheet.write_formula(1, 4, rust_xlsxwriter::Formula::new("=1+16").set_result("17")).unwrap();
    // A day count without a date format; a number that has lost digits.
    sheet.write_number(3, 1, 1_234_567_890_123_456_789.0).unwrap();
    sheet.write_string(3, 2, "SEIZED").unwrap();
    sheet.write_number(3, 3, 43_602.0).unwrap();
    // A serial of which the spreadsheet has made a date.
    sheet.write_datetime_with_format(4, 1, &date, &day).unwrap();
    let file = book.save_to_buffer().unwrap();

    let (registry, report) = taken(&file, SheetChoice::First).unwrap();
    assert_eq!(report.encoding, "XLSX");
    assert_eq!(places(&report.warnings), [(4, 2, IssueReason::LostDigits)]);
    assert_eq!(places(&report.errors), [(5, 2, IssueReason::UnreadableValue)]);
    assert_eq!(report.errors[0].sheet.as_deref(), Some("Register"));
    assert_eq!(report.errors[0].column_name.as_deref(), Some("serial"));
    let record = registry.get(RecordId(1)).unwrap().unwrap();
    assert_eq!(record.description.marks[0].text.as_str(), "123456789012");
    assert_eq!(record.description.model.as_ref().unwrap().as_str(), "17");
    assert_eq!(record.events[0].date.unwrap().to_text(), "2019-05-17");
    let record = registry.get(RecordId(2)).unwrap().unwrap();
    assert_eq!(record.events[0].date.unwrap().to_text(), "2019-05-17");
}

#[test]
fn the_sheet_is_the_one_named_or_the_first_visible_one_with_anything_in_it() {
    let mut book = Written::new();
    book.add_worksheet().set_name("Empty").unwrap();
    with_header(&mut book, "Hidden");
    with_header(&mut book, "A");
    with_header(&mut book, "B");
    book.add_worksheet().set_name("Notes").unwrap().write_string(0, 0, "see A").unwrap();
    book.worksheet_from_index(1).unwrap().set_hidden(true);
    for (index, serials) in [(1, 9), (2, 1), (3, 2)] {
        let sheet = book.worksheet_from_index(index).unwrap();
        for row in 1..=serials {
            sheet.write_string(row, 1, format!("S{index}{row}")).unwrap();
        }
    }
    let file = book.save_to_buffer().unwrap();
    let imported = |sheets| taken(&file, sheets).map(|(_, report)| report.imported);
    assert_eq!(imported(SheetChoice::First).unwrap(), 1);
    assert_eq!(imported(SheetChoice::Named("B".into())).unwrap(), 2);
    assert_eq!(imported(SheetChoice::Named("Hidden".into())).unwrap(), 9);
    let absent = imported(SheetChoice::Named("C".into())).unwrap_err().to_string();
    assert!(absent.contains("\"A\""), "{absent}");
    let all = imported(SheetChoice::All).unwrap_err();
    assert!(
        matches!(&all, ImportError::Sheet(SheetError::OtherHeader { sheet, .. }) if sheet == "Notes"),
        "{all}"
    );
}

#[test]
fn cells_merged_over_rows_are_said() {
    let mut book = Written::new();
    with_header(&mut book, "Register");
    let sheet = book.worksheet_from_index(0).unwrap();
    sheet.merge_range(1, 0, 2, 0, "Glock", &Format::new()).unwrap();
    sheet.write_string(1, 1, "A1").unwrap();
    sheet.write_string(2, 1, "A2").unwrap();
    let file = book.save_to_buffer().unwrap();
    let (_, report) = taken(&file, SheetChoice::First).unwrap();
    assert_eq!(places(&report.warnings), [(2, 1, IssueReason::MergedCells)]);
    assert_eq!(report.imported, 2);
}

/// A spreadsheet of these parts, the fixed ones included.
fn packed(strings: &str, sheet: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"a\" Type=\"{relation}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets>\
                 <sheet name=\"S\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"b\" Type=\"{relation}/worksheet\" \
                 Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/sharedStrings.xml", strings.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const STRINGS: &str = "<sst uniqueCount=\"2\"><si><t>serial</t></si><si><t>AB12</t></si></sst>";
const SHEET: &str = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>\
                     <row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData></worksheet>";

#[test]
fn a_bomb_is_refused_before_it_takes_memory() {
    assert_eq!(taken(&packed(STRINGS, SHEET), SheetChoice::First).unwrap().1.imported, 1);
    let refused =
        |strings: &str, sheet: &str| match taken(&packed(strings, sheet), SheetChoice::First) {
            Err(ImportError::Sheet(error)) => error,
            other => panic!("{:?}", other.map(|(_, report)| report)),
        };
    // As many texts as memory has not.
    let claims = STRINGS.replace("\"2\"", "\"999999999999999\"");
    assert!(matches!(refused(&claims, SHEET), SheetError::TooLarge(_)));
    let twice = "<sst a=\"uniqueCount 1\" uniqueCount=\"100000000000\">";
    let claims = STRINGS.replace("<sst uniqueCount=\"2\">", twice);
    assert!(matches!(refused(&claims, SHEET), SheetError::TooLarge(_)));
    let runs = format!("<r><t>{}</t></r>", "1".repeat(600 << 10)).repeat(2);
    let joined = STRINGS.replace("<t>AB12</t>", &runs);
    assert!(matches!(refused(&joined, SHEET), SheetError::TooLarge(_)));
    // One cell of more than any spreadsheet holds.
    let long = SHEET.replace("<v>1</v>", &format!("<v>{}</v>", "1".repeat(2 << 20)));
    assert!(matches!(refused(STRINGS, &long), SheetError::TooLarge(_)));
}

#[test]
fn a_sheet_that_lies_is_damaged_and_nothing_worse() {
    for (from, to) in [
        // Column and row of more than 32 bits.
        ("r=\"A2\"", "r=\"ZZZZZZZZZZ2\""),
        ("r=\"A2\"", "r=\"A99999999999\""),
        // Rows that go backwards, a text that is not there, XML that ends early.
        ("r=\"A2\"", "r=\"A0\""),
        ("<v>1</v>", "<v>77</v>"),
        ("</sheetData></worksheet>", ""),
        ("</c></row></sheetData>", "</c><c r=\"A2\"><v>1</v></c></row></sheetData>"),
        ("t=\"s\"", "t=\"strange\""),
    ] {
        let sheet = SHEET.replace(from, to);
        let failed = taken(&packed(STRINGS, &sheet), SheetChoice::First);
        assert!(
            matches!(failed, Err(ImportError::Sheet(SheetError::Damaged { .. }))),
            "{to}: {:?}",
            failed.map(|(_, report)| report)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_spreadsheet_with_wrong_bytes_never_panics(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        inside in any::<bool>(),
    ) {
        // Inside the sheet, so that the packing holds, or anywhere.
        let mut bytes =
            if inside { SHEET.as_bytes().to_vec() } else { packed(STRINGS, SHEET) };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let file = if inside {
            packed(STRINGS, &String::from_utf8_lossy(&bytes))
        } else {
            bytes.truncate(cut.index(bytes.len() * 4).max(4).min(bytes.len()));
            bytes
        };
        let _whatever = taken(&file, SheetChoice::All);
    }
}
