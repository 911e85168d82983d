use std::io::Cursor;

use vestigo_protocol::codes::RecordSetKind;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::*;
use crate::registry::{FirearmRecord, RegistrySource};

mod sources;

const DIRTY: &[u8] = include_bytes!("../../../../tests/data/dirty.csv");
const RECOVERED: &[u8] = include_bytes!("../../../../deploy/demo/recovered-firearms.csv");

fn options(mode: ImportMode) -> ImportOptions {
    let set = RecordSet {
        name: Text::new("Test register").unwrap(),
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: Some(1990),
        to_year: None,
        digitised_pct: 80,
        // 2026-11-22.
        as_of: Timestamp(1_795_372_495),
    };
    ImportOptions { mode, ..ImportOptions::new(set) }
}

fn import(registry: &mut Registry, file: &[u8], mode: ImportMode) -> ImportReport {
    super::import(registry, Cursor::new(file), &options(mode), &mut Unnoted, &mut |_, _| {})
        .unwrap()
}

fn fresh() -> Registry {
    Registry::open(&RegistrySource::Memory, [7; 16]).unwrap()
}

/// Records whose serial is this one in canonical form.
fn found(registry: &Registry, serial: &str) -> Vec<FirearmRecord> {
    use vestigo_protocol::codes::MarkComponent;
    use vestigo_protocol::firearm::{FirearmDescription, Mark};
    let marks = vec![Mark::serial(MarkComponent::Frame, serial).unwrap()];
    let asked = FirearmDescription { marks, ..FirearmDescription::default() };
    let found = registry.equal(&asked).unwrap().candidates.into_iter();
    found.map(|candidate| candidate.record).collect()
}

fn places(issues: &[RowIssue]) -> Vec<(u64, u32, IssueReason)> {
    issues.iter().map(|issue| (issue.line, issue.column, issue.reason)).collect()
}

/// Line, column and reason of every defect in `tests/data/dirty.csv`.
const DEFECTS: &[(u64, u32, IssueReason)] = &[
    (3, 5, IssueReason::MissingSerial),
    (4, 2, IssueReason::UnclosedQuote),
    (6, 5, IssueReason::Duplicate),
    (7, 9, IssueReason::ImpossibleDate),
    (8, 2, IssueReason::Formula),
    (9, 5, IssueReason::Formula),
    (11, 11, IssueReason::ExtraColumn),
    (12, 2, IssueReason::Formula),
    (13, 9, IssueReason::ImpossibleDate),
    (14, 2, IssueReason::ControlCharacter),
    (15, 8, IssueReason::UnknownEvent),
    (16, 9, IssueReason::UnknownEvent),
    (17, 7, IssueReason::ImpossibleDate),
    (18, 3, IssueReason::Conflict),
    (19, 5, IssueReason::MissingSerial),
    (20, 2, IssueReason::FieldTooLong),
    (23, 5, IssueReason::Duplicate),
    (26, 5, IssueReason::MissingSerial),
    (28, 7, IssueReason::AmbiguousDate),
    (29, 3, IssueReason::ControlCharacter),
    (30, 1, IssueReason::Formula),
    (30, 5, IssueReason::MissingSerial),
    (30, 7, IssueReason::ImpossibleDate),
    (31, 1, IssueReason::Formula),
    (32, 5, IssueReason::UnclosedQuote),
];

#[test]
fn every_defect_is_reported_at_its_line_and_column_and_good_rows_are_kept() {
    let mut registry = fresh();
    let report = import(&mut registry, DIRTY, ImportMode::KeepGood);
    assert_eq!(places(&report.errors), DEFECTS);
    assert_eq!(
        places(&report.warnings),
        [
            (1, 10, IssueReason::UnknownColumn),
            (27, 4, IssueReason::NotRecognised),
            (27, 6, IssueReason::NotRecognised),
        ]
    );
    assert_eq!((report.rows, report.imported, report.events), (29, 5, 1));
    assert!(report.kept);
    let count = registry.count().unwrap();
    assert_eq!((count.records, count.events), (5, 1));
    for serial in ["ABC123", "30020135", "33245", "0523531", "0523532"] {
        assert_eq!(found(&registry, serial).len(), 1, "{serial}");
    }
    assert!(registry.check().unwrap().damaged.is_empty());
}

#[test]
fn all_or_nothing_leaves_nothing_behind() {
    let mut registry = fresh();
    let report = import(&mut registry, DIRTY, ImportMode::AllOrNothing);
    assert_eq!(places(&report.errors), DEFECTS);
    assert!(!report.kept);
    assert_eq!(registry.count().unwrap().records, 0);
    assert_eq!(registry.record_sets().len(), 0);
    let clean = import(&mut registry, RECOVERED, ImportMode::AllOrNothing);
    assert!(clean.kept);
    assert_eq!(registry.count().unwrap().records, 41);
}

#[test]
fn the_recovered_firearms_come_in_without_an_error_and_once() {
    let mut registry = fresh();
    let report = import(&mut registry, RECOVERED, ImportMode::KeepGood);
    assert_eq!((report.rows, report.imported, report.error_count), (41, 41, 0));
    assert_eq!(report.warning_count, 0);
    let again = import(&mut registry, RECOVERED, ImportMode::KeepGood);
    assert_eq!((again.imported, again.already), (0, Some(Timestamp(1_795_372_495))));
    let all = [RECOVERED, b"\n"].concat();
    let again = import(&mut registry, &all, ImportMode::KeepGood);
    assert_eq!((again.imported, again.error_count, again.unchanged), (0, 0, 41));
    assert_eq!(registry.count().unwrap().records, 41);
    assert_eq!(registry.record_sets().len(), 1);
}

#[test]
fn a_report_never_quotes_a_cell() {
    let report = import(&mut fresh(), DIRTY, ImportMode::KeepGood);
    let shown = serde_json::to_string(&report).unwrap() + &format!("{report:?}");
    for cell in ["ABC123", "abc-123", "300-2013", "CM855", "calc", "05235", "Atlantis", "VANISHED"]
    {
        assert!(!shown.contains(cell), "{cell}");
    }
}

#[test]
fn encodings_and_separators_are_told_from_the_file() {
    for (file, encoding, separator) in [
        (&include_bytes!("../../../../tests/data/semicolon-bom.csv")[..], "UTF-8", ';'),
        (include_bytes!("../../../../tests/data/semicolon-windows-1252.csv"), "windows-1252", ';'),
        (include_bytes!("../../../../tests/data/tab-utf-16.csv"), "UTF-16LE", '\t'),
    ] {
        let mut registry = fresh();
        let report = import(&mut registry, file, ImportMode::KeepGood);
        assert_eq!((report.encoding, report.separator), (encoding, separator));
        assert_eq!(places(&report.errors), [(4, 5, IssueReason::MissingSerial)]);
        let guessed = report.warnings.iter().any(|w| w.reason == IssueReason::EncodingGuessed);
        assert_eq!(guessed, encoding == "windows-1252");
        let found = found(&registry, "Ñ100");
        let maker = found[0].description.maker.as_ref().unwrap();
        assert_eq!(maker.as_str(), "Fábrica Ficticia", "{encoding}");
    }
}

#[test]
fn broken_utf_8_is_an_error_of_its_row_with_the_byte() {
    let file = include_bytes!("../../../../tests/data/broken-utf-8.csv");
    let report = import(&mut fresh(), file, ImportMode::KeepGood);
    assert_eq!(report.encoding, "UTF-8");
    assert_eq!(
        places(&report.errors),
        [(4, 2, IssueReason::BadEncoding), (6, 1, IssueReason::BadEncoding)]
    );
    assert!(report.errors[0].detail.starts_with("byte 61 "), "{}", report.errors[0].detail);
    assert_eq!(file[61], 0xff);
    assert_eq!(report.imported, 3);
    let said =
        ImportOptions { encoding: encoding_for("windows-1252"), ..options(ImportMode::KeepGood) };
    let report =
        super::import(&mut fresh(), Cursor::new(file), &said, &mut Unnoted, &mut |_, _| {})
            .unwrap();
    assert_eq!((report.imported, report.error_count), (5, 0));
}

#[test]
fn a_field_of_a_megabyte_costs_its_row() {
    for quote in ["", "\""] {
        let big = "M".repeat(1 << 20);
        let file = format!("make,serial\n{quote}{big}{quote},1\nColt,2\nColt,{big}\n");
        let mut registry = fresh();
        let report = import(&mut registry, file.as_bytes(), ImportMode::KeepGood);
        assert_eq!(
            places(&report.errors),
            [(2, 1, IssueReason::FieldTooLong), (4, 2, IssueReason::FieldTooLong)]
        );
        assert_eq!(registry.count().unwrap().records, 1);
    }
}

#[test]
fn a_file_without_a_usable_header_is_refused_whole() {
    let refused = |file: &[u8]| {
        super::import(
            &mut fresh(),
            Cursor::new(file),
            &options(ImportMode::KeepGood),
            &mut Unnoted,
            &mut |_, _| {},
        )
        .unwrap_err()
    };
    let no_header = refused(include_bytes!("../../../../tests/data/no-header.csv"));
    assert!(matches!(no_header, ImportError::Mapping(MappingError::NoSerialColumn)));
    assert!(!no_header.to_string().contains("HLD"));
    let double = refused(include_bytes!("../../../../tests/data/double-column.csv"));
    assert!(matches!(
        double,
        ImportError::Mapping(MappingError::DoubleColumn { first: 1, second: 2, name: "make" })
    ));
    assert!(matches!(refused(b"\n\n"), ImportError::Empty));
    assert!(matches!(refused(b"\"make,serial\n1,2\n"), ImportError::Header(_)));
}

#[test]
fn events_of_one_gun_gather_in_one_record() {
    let file = "make,model,serial,event_kind,event_date,event_from,event_to,event_to_kind,\
                event_to_licence,event_country,event_document,event_place\n\
                Glock,17,AB1,MANUFACTURED,2018,,Glock,licensee,,AT,,Deutsch-Wagram\n\
                Glock,17,AB1,exported,2019-05-17,Glock,Ficticia,LICENSEE,L-1,US,LICENCE EX-44,\n\
                Glock,17,AB-1,Reported Stolen,>2021-03,,,,,US,REP 7,\n";
    let mut registry = fresh();
    let report = import(&mut registry, file.as_bytes(), ImportMode::KeepGood);
    assert_eq!((report.imported, report.events, report.error_count), (1, 3, 0));
    let record = found(&registry, "AB1").remove(0);
    assert_eq!(record.description.marks.len(), 1);
    let export = &record.events[1];
    assert_eq!(export.country.unwrap().as_str(), "US");
    assert_eq!(export.date.unwrap().to_text(), "2019-05-17");
    let document = export.document.as_ref().unwrap();
    assert_eq!(document.kind.name(), "LICENCE");
    assert_eq!(document.number.as_ref().unwrap().as_str(), "EX-44");
    assert_eq!(export.to.as_ref().unwrap().licence.as_ref().unwrap().as_str(), "L-1");
    let stolen = &record.events[2];
    assert_eq!(stolen.document.as_ref().unwrap().kind.name(), "REPORT");
    assert_eq!(stolen.document.as_ref().unwrap().number.as_ref().unwrap().as_str(), "REP 7");
    let status = record.status();
    assert!(status.stolen && status.exported);
    assert!(registry.check().unwrap().damaged.is_empty());
}

#[test]
fn a_later_row_completes_a_record_and_an_import_mark_is_kept() {
    let file = "make,serial,caliber,import mark,year\n\
                Colt,77,,,\nColt,77,.45,TT 24,1999\nColt,77,.45 ACP,TT 24,\n";
    let mut registry = fresh();
    let report = import(&mut registry, file.as_bytes(), ImportMode::KeepGood);
    assert_eq!((report.imported, report.completed), (1, 1));
    assert_eq!(places(&report.errors), [(4, 2, IssueReason::Duplicate)]);
    let record = found(&registry, "77").remove(0);
    assert_eq!(record.description.calibre.as_ref().unwrap().as_str(), ".45");
    assert_eq!(record.description.marks.len(), 2);
    assert_eq!(record.description.marks[1].year, Some(2024));
}

#[test]
fn progress_goes_forward_to_the_end() {
    let mut file = "make,serial\n".to_owned();
    for number in 0..50_000 {
        file += &format!("Colt,C{number}\n");
    }
    let mut told: Vec<(u64, u64)> = Vec::new();
    let mut registry = fresh();
    super::import(
        &mut registry,
        Cursor::new(file.as_bytes()),
        &options(ImportMode::KeepGood),
        &mut Unnoted,
        &mut |done, total| told.push((done, total)),
    )
    .unwrap();
    let total = file.len() as u64;
    assert!(told.is_sorted() && told.len() >= 5, "{told:?}");
    assert_eq!(told.last(), Some(&(total, total)));
    assert!(told.iter().all(|(_, of)| *of == total));
}

/// A source that fails half way: in all-or-nothing nothing may stay.
struct Failing<'a>(Cursor<&'a [u8]>, u64);

impl Read for Failing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Digest, kind, survey and header come first; the pass over the rows fails.
        if self.1 > 6 && self.0.position() > 200_000 {
            return Err(io::Error::other("disk gone"));
        }
        self.0.read(buffer)
    }
}

impl Seek for Failing<'_> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.1 += 1;
        self.0.seek(to)
    }
}

#[test]
fn a_file_that_cannot_be_read_to_the_end_leaves_whole_batches_or_nothing() {
    let mut file = "make,serial\n".to_owned();
    for number in 0..20_000 {
        file += &format!("Colt,C{number}\n");
    }
    for (mode, left) in [(ImportMode::AllOrNothing, false), (ImportMode::KeepGood, true)] {
        let mut registry = fresh();
        let source = Failing(Cursor::new(file.as_bytes()), 0);
        let failed =
            super::import(&mut registry, source, &options(mode), &mut Unnoted, &mut |_, _| {});
        assert!(matches!(failed, Err(ImportError::Read(_))));
        let records = registry.count().unwrap().records;
        assert_eq!(records > 0, left);
        assert_eq!(records % BATCH_ROWS, 0);
    }
}
