//! Documents made by hand.

use super::block::{Block, Look, Paragraph, Table, Tone};
use super::*;
use crate::drawing::{self, Anchor, Area, Class, Drawing, Form, Shape, Step, at};

fn table(rows: usize, long: usize) -> Table {
    let row = |at: usize| {
        let words = if at == long { "a very long answer ".repeat(900) } else { "short".to_owned() };
        vec![at.to_string(), format!("vestigo/x{}/police", at % 7), words]
    };
    Table {
        summary: "Answers".to_owned(),
        heads: ["#", "Agency", "Answer"].map(str::to_owned).to_vec(),
        parts: vec![1.0, 4.0, 9.0],
        rows: (0..rows).map(row).collect(),
    }
}

fn sample(blocks: Vec<Block>) -> Document {
    Document {
        title: "Trace report 17".to_owned(),
        language: "en".to_owned(),
        author: "National Police of Xa".to_owned(),
        issued_at: Timestamp(1_795_305_600),
        id: "7f3a91c2".to_owned(),
        header: ("Trace report 17".to_owned(), "SYNTHETIC".to_owned()),
        footer: "vestigo/xa/police".to_owned(),
        page_words: "Page {page} of {pages}".to_owned(),
        watermark: Some("SYNTHETIC".to_owned()),
        blocks,
        enclosures: vec![
            enclosure(seal::Kind::Bundle, b"a bundle 1 0 R endobj stream (", "Bundle"),
            enclosure(seal::Kind::Slip, b"a slip", "Slip"),
        ],
    }
}

fn enclosure(kind: seal::Kind, bytes: &[u8], description: &str) -> Enclosure {
    Enclosure { kind, bytes: bytes.to_vec(), description: description.to_owned() }
}

/// Every kind of shape, and a part of the map.
fn picture(height: f64) -> Drawing {
    let area = |x, y| Area::new(x, y, 60.0, 40.0);
    let named =
        |x, words: &str| Shape::text(at(x, 24.0), Anchor::Middle, 14.0, Class::Strong, words);
    let inner = vec![Shape::Circle { centre: at(500.0, 200.0), radius: 9.0, class: Class::Open }];
    let steps = vec![
        Step::Move(at(10.0, 300.0)),
        Step::Line(at(60.0, 320.0)),
        Step::Quad(at(90.0, 330.0), at(120.0, 300.0)),
        Step::Cubic(at(130.0, 250.0), at(160.0, 250.0), at(180.0, 300.0)),
    ];
    Drawing {
        form: Form::Paper,
        view: Area::new(0.0, 0.0, drawing::PAPER, height),
        title: "Chain of trace 17".to_owned(),
        description: "Two stations.".to_owned(),
        shapes: vec![
            Shape::World { area: Area::new(-2000.0, -1200.0, 9600.0, 5000.0) },
            Shape::Rect { area: area(20.0, 40.0), radius: 8.0, class: Class::Waiting },
            Shape::rect(area(120.0, 40.0), Class::Ribbon),
            Shape::Hatch { area: area(220.0, 40.0), gap: 8.0, class: Class::Hatch },
            Shape::line(at(20.0, 100.0), at(600.0, 100.0), Class::Casing),
            Shape::Path { steps, class: Class::WayInferred },
            Shape::Polygon {
                points: vec![at(300.0, 200.0), at(320.0, 240.0), at(280.0, 240.0)],
                class: Class::WayHead,
            },
            Shape::Group { link: Some("/traces/17".to_owned()), label: None, shapes: inner },
            named(320.0, "XA 中"),
        ],
        table: drawing::Table::default(),
    }
}

#[test]
fn a_picture_is_one_figure_with_words_and_stands_with_its_heading() {
    let pages = |above: usize, height| {
        let lines = Paragraph::plain("line\n".repeat(above));
        let head = Block::Heading(2, "Chain".to_owned());
        let picture = Block::Picture(Box::new(picture(height)));
        let document = sample(vec![lines, head, picture]);
        let laid = place::place(&document).unwrap();
        let drawn = |page: &Vec<place::Mark>| {
            page.iter().any(|mark| matches!(mark.shape, place::Shape::Picture { .. }))
        };
        let file = pdf(&document).unwrap();
        assert!(file == pdf(&document).unwrap());
        assert!(file.len() < 120_000, "{}", file.len());
        (laid.pages.len(), laid.pages.iter().position(drawn), laid.outline[0].page)
    };
    assert_eq!(pages(3, 400.0), (1, Some(0), 0));
    assert_eq!(pages(30, 400.0), (2, Some(1), 1));
    // One that would have to be smaller than can be read is left out; its table is not.
    assert_eq!(pages(3, 5000.0), (1, None, 0));
}

fn every_block() -> Vec<Block> {
    vec![
        Block::Heading(1, "Trace report 17".to_owned()),
        Block::Note(Tone::Answer, vec!["Stolen in XD, 2021-08-02.".to_owned(), "More.".to_owned()]),
        Block::Seal {
            pairs: vec![("Issued by".to_owned(), "National Police of Xa".to_owned())],
            qr: "vestigo-report:1".to_owned(),
            alt: "QR code".to_owned(),
            under: vec!["Code".to_owned(), "7F3A-91C2-04DE-55B0-8A1C".to_owned()],
        },
        Block::Heading(2, "Chain".to_owned()),
        Block::Picture(Box::new(picture(400.0))),
        Block::Table(table(5, usize::MAX)),
        Block::Note(Tone::Caution, vec!["Not in court without permission.".to_owned()]),
        Block::Pairs(vec![("Serial".to_owned(), "АК 123 \u{4e2d}".to_owned())]),
        Block::List(vec!["one".to_owned(), "two".to_owned()]),
        Block::Break,
        Block::Heading(2, "Cómo se verifica".to_owned()),
        Block::Paragraph(Paragraph {
            text: "Verifique el archivo.".to_owned(),
            look: Look::Plain,
            language: Some("es".to_owned()),
        }),
        Paragraph::small("Small print."),
    ]
}

fn texts(laid: &place::Laid) -> String {
    let marks = laid.pages.iter().flatten();
    let text = marks.filter_map(|mark| match &mark.shape {
        place::Shape::Text { text, .. } => Some(text.as_str()),
        place::Shape::Fill { .. } | place::Shape::Picture { .. } => None,
    });
    text.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_kind_of_block_keeps_to_the_standards_and_encloses_the_evidence() {
    let document = sample(every_block());
    let file = pdf(&document).unwrap();
    let enclosed = seal::open(&file).unwrap();
    let [bundle, slip] = document.enclosures.as_slice() else { panic!("two are enclosed") };
    assert_eq!((enclosed.bundle, enclosed.slip), (&*bundle.bytes, &*slip.bytes));
    assert_eq!(seal::open_certificate(&file), Err(seal::SealError::Enclosed));
    for said in ["pdfaid:part>3<", "pdfaid:conformance>A<", "pdfuaid:part>1<"] {
        let found = file.windows(said.len()).any(|w| w == said.as_bytes());
        assert!(found, "{said}");
    }
}

#[test]
fn a_certificate_is_told_from_a_report_by_what_it_encloses() {
    let mut document = sample(every_block());
    let [certificate, issue] = [seal::Kind::Certificate, seal::Kind::Issue];
    document.enclosures =
        vec![enclosure(certificate, b"{}", "Certificate"), enclosure(issue, b"i", "Issue")];
    let file = pdf(&document).unwrap();
    let opened = seal::open_certificate(&file).unwrap();
    assert_eq!((opened.certificate, opened.issue), (&b"{}"[..], &b"i"[..]));
    assert_eq!(seal::open(&file), Err(seal::SealError::Enclosed));
    // One of each kind and nothing else.
    for kinds in [&[certificate][..], &[certificate, issue, seal::Kind::Slip], &[issue, issue]] {
        document.enclosures = kinds.iter().map(|kind| enclosure(*kind, b"x", "x")).collect();
        if let Ok(file) = pdf(&document) {
            assert_eq!(seal::open_certificate(&file), Err(seal::SealError::Enclosed), "{kinds:?}");
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample(every_block());
    assert!(pdf(&document).unwrap() == pdf(&document.clone()).unwrap());
}

#[test]
fn a_changed_layout_has_a_new_number() {
    let digest = vestigo_protocol::ids::Digest::of(&pdf(&sample(every_block())).unwrap());
    // Who changes what a document looks like raises LAYOUT and puts both here.
    assert_eq!(
        (LAYOUT, digest.to_hex().as_str()),
        (2, "e8d73a2c832c0a1346c7a23bfb513f11f2f39e2444db6d69c072985f819cffbd")
    );
}

#[test]
fn a_long_table_goes_on_over_pages_and_loses_nothing() {
    let laid = place::place(&sample(vec![Block::Table(table(120, 60))])).unwrap();
    assert!(laid.pages.len() > 5, "{}", laid.pages.len());
    let text = texts(&laid);
    assert_eq!(text.matches("very").count(), 900);
    assert_eq!(text.matches("short").count(), 119);
    for page in &laid.pages {
        for mark in page {
            if let place::Shape::Text { y, .. } = &mark.shape {
                assert!(*y > 60.0 && *y < place::PAGE.1 - 60.0, "{y}");
            }
        }
        // The heads stand on every page, and are read out on the first only.
        let heads = page
            .iter()
            .filter(|m| matches!(&m.shape, place::Shape::Text { text, .. } if text == "Agency"));
        assert_eq!(heads.count(), 1);
    }
    assert!(pdf(&sample(vec![Block::Table(table(120, 60))])).is_ok());
}

#[test]
fn nothing_and_too_much_are_said_so() {
    assert!(pdf(&sample(vec![Block::Heading(1, "Nothing".to_owned())])).is_ok());
    let empty = Block::Table(Table { rows: Vec::new(), ..table(1, 9) });
    let head = Block::Heading(1, "Nothing".to_owned());
    assert!(
        pdf(&sample(vec![head, empty, Block::Pairs(Vec::new()), Block::List(Vec::new())])).is_ok()
    );
    let much = Paragraph::plain("line\n".repeat(60 * PAGES_MAX));
    assert!(matches!(pdf(&sample(vec![much])), Err(ReportError::Pages)));
}

#[test]
fn what_is_not_of_our_form_is_not_opened() {
    let file = pdf(&sample(every_block())).unwrap();
    assert_eq!(seal::open(b"%PDF-1.4\n"), Err(seal::SealError::Header));
    assert_eq!(seal::open(b"%PDF-1.7\n%%EOF"), Err(seal::SealError::Table));
    assert_eq!(seal::open(&file[..file.len() - 1]), Err(seal::SealError::Table));
    let longer = [file.as_slice(), b"\n"].concat();
    assert_eq!(seal::open(&longer), Err(seal::SealError::Table));
    // No place of the file makes the reader fall over, whatever stands there.
    for at in 0..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 0x15;
        let _opened = seal::open(&changed).is_ok();
    }
}
