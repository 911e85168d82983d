//! Files as sources send them: other headings, forms of dates, marks, the same file again.

use proptest::prelude::*;
use vestigo_protocol::codes::{Legibility, MarkComponent, MarkKind, Obliteration, Script};

use super::super::table::Table;
use super::*;
use crate::registry::RecordId;
use crate::registry::particulars::{FireMode, Modification};

fn with(options: &ImportOptions, file: &str) -> (Registry, ImportReport) {
    let mut registry = fresh();
    let report = into(&mut registry, options, file);
    (registry, report)
}

fn into(registry: &mut Registry, options: &ImportOptions, file: &str) -> ImportReport {
    let file = Cursor::new(file.as_bytes());
    super::super::import(registry, file, options, &mut Unnoted, &mut |_, _| {}).unwrap()
}

fn keep_good() -> ImportOptions {
    options(ImportMode::KeepGood)
}

fn only(registry: &Registry, serial: &str) -> FirearmRecord {
    found(registry, serial).remove(0)
}

#[test]
fn columns_named_by_niem_are_understood() {
    let file = "j:FirearmMakeText,nc:ItemModelName,j:FirearmCaliberText,j:FirearmCategoryCode,\
                nc:ItemSerialIdentification/nc:IdentificationID,j:FirearmBarrelLengthMeasure,\
                j:FirearmFinishText\n\
                Glock,17,9mm,PI,AB1,4.49 in,black\n";
    let (registry, report) = with(&keep_good(), file);
    assert_eq!((report.errors.len(), report.warnings.len(), report.imported), (0, 0, 1));
    let record = only(&registry, "AB1");
    assert_eq!(record.description.firearm_type.unwrap().code(), "PI");
    let particulars = record.particulars.unwrap();
    assert_eq!(particulars.barrel_length_mm, Some(114));
    assert_eq!(particulars.finish.unwrap().as_str(), "black");
}

#[test]
fn a_file_of_ncic_codes_is_a_list_of_thefts_if_its_set_is_one() {
    let file = "MAK,MOD,CAL,SER,TYP,DOT,ORI,OCA\nRUG,P85,9,30020134,PI,20190517,XA0010000,C-7\n";
    let mut options = keep_good();
    options.set.kind = RecordSetKind::Stolen;
    let (registry, report) = with(&options, file);
    assert_eq!((report.errors.len(), report.warnings.len()), (0, 0), "{report:?}");
    let event = only(&registry, "30020134").events.remove(0);
    assert_eq!(event.kind, EventKind::ReportedStolen);
    assert_eq!(event.date.unwrap().to_text(), "2019-05-17");
    let document = event.document.unwrap();
    assert_eq!(document.number.unwrap().as_str(), "C-7");
    assert_eq!(document.issuer.unwrap().as_str(), "XA0010000");
}

#[test]
fn a_column_is_what_the_user_says_and_the_mapping_is_kept_for_the_next_file() {
    let mut options = keep_good();
    options.columns = vec!["Nr Waffe=serial_number".parse().unwrap()];
    let file = "make,Nr Waffe,serial\nGlock,A1,x\n";
    let intake = Intake::open(Cursor::new(file.as_bytes()), &options).unwrap();
    let saved = intake.mapping().to_bytes();
    let unknown: Vec<u32> = intake.about_file().iter().map(|issue| issue.column).collect();
    assert_eq!(unknown, [3], "the heading's own meaning gives way");
    let next =
        ImportOptions { mapping: Some(ColumnMapping::from_bytes(&saved).unwrap()), ..keep_good() };
    let (registry, _) = with(&next, "Nr Waffe,make\nA2,Glock\n");
    assert_eq!(found(&registry, "A2").len(), 1);
    let changed = Intake::open(Cursor::new(&b"Nr,make\nA2,Glock\n"[..]), &next).unwrap_err();
    assert!(changed.to_string().contains("\"Nr Waffe\""), "{changed}");
}

#[test]
fn a_first_row_that_is_no_header_is_not_quoted() {
    let mut options = keep_good();
    options.columns = vec!["Ficticia=serial_number".parse().unwrap()];
    let file = "Ficticia,colour,AB123456,,17/05/2019\nx,y,z,,\n";
    let intake = Intake::open(Cursor::new(file.as_bytes()), &options).unwrap();
    let said: Vec<(Option<&str>, &str)> = intake
        .about_file()
        .iter()
        .map(|issue| (issue.column_name.as_deref(), issue.detail.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (Some("colour"), "the column \"colour\" is not known and is not imported"),
            (None, "column 3 is not known and is not imported"),
            (None, "column 4 is not known and is not imported"),
            (None, "column 5 is not known and is not imported"),
        ]
    );
}

#[test]
fn the_order_of_dates_is_told_by_the_column_or_by_the_user_and_never_guessed() {
    let head = "make,serial,event_kind,event_date\n";
    let ambiguous = format!("{head}Colt,1,SEIZED,03/05/2019\nColt,2,SEIZED,04/05/2019\n");
    let (_, report) = with(&keep_good(), &ambiguous);
    let reasons = [(2, 4, IssueReason::AmbiguousDate), (3, 4, IssueReason::AmbiguousDate)];
    assert_eq!(places(&report.errors), reasons);
    assert!(report.errors[0].detail.contains("--date-order"));
    let date = |registry: &Registry| only(registry, "1").events[0].date.unwrap().to_text();
    let told = format!("{ambiguous}Colt,3,SEIZED,17/05/2019\n");
    let (registry, report) = with(&keep_good(), &told);
    assert_eq!((report.error_count, date(&registry).as_str()), (0, "2019-05-03"));
    let options = ImportOptions { date_order: Some(DateOrder::MonthFirst), ..keep_good() };
    let (registry, report) = with(&options, &told);
    assert_eq!(places(&report.errors), [(4, 4, IssueReason::ImpossibleDate)]);
    assert_eq!(date(&registry), "2019-03-05");
    let contradicting = format!("{told}Colt,4,SEIZED,05/17/2019\n");
    let (_, report) = with(&keep_good(), &contradicting);
    assert_eq!(report.error_count, 2, "those that cannot be told");
}

#[test]
fn several_numbers_marks_and_particulars_of_one_gun_are_kept() {
    let file = "make,serial_frame,serial_slide,serial_barrel,serial_legibility,serial_script,\
                obliteration,proof_mark,property_mark,rebuild_mark,import_mark,importer,\
                importer_city,shots,fire_mode,modifications,legal_scheme,legal_category,ifrt,\
                ibis,photos,restoration_lab,restoration_result,restoration_date\n\
                Zastava,AB1,CD2,EF3,doubtful,latin,partial,BN,POLICIA,R-77,TT 24,Ficticia,\
                Port of Spain,15,semi-automatic,threaded barrel | device,EU,B,991,IB 1 | IB 2,\
                9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 MARK,\
                Instituto,partial,05/2024\n";
    let (registry, report) = with(&keep_good(), file);
    assert_eq!((&report.errors[..], &report.warnings[..]), (&[][..], &[][..]));
    let record = only(&registry, "CD2");
    let marks: Vec<(MarkKind, MarkComponent, &str)> = record
        .description
        .marks
        .iter()
        .map(|mark| (mark.kind, mark.component, mark.text.as_str()))
        .collect();
    assert_eq!(
        marks,
        [
            (MarkKind::Serial, MarkComponent::Frame, "AB1"),
            (MarkKind::Serial, MarkComponent::Barrel, "EF3"),
            (MarkKind::Serial, MarkComponent::Slide, "CD2"),
            (MarkKind::Import, MarkComponent::Frame, "TT 24"),
            (MarkKind::Proof, MarkComponent::Frame, "BN"),
            (MarkKind::Property, MarkComponent::Frame, "POLICIA"),
            (MarkKind::Rebuild, MarkComponent::Frame, "R-77"),
        ]
    );
    let first = &record.description.marks[0];
    assert_eq!((first.legibility, first.script), (Legibility::Doubtful, Script::Latin));
    assert_eq!(record.description.obliteration, Some(Obliteration::Partial));
    let more = record.particulars.unwrap();
    assert_eq!((more.shots, more.fire_mode), (Some(15), Some(FireMode::SemiAutomatic)));
    assert_eq!(more.modifications, [Modification::ThreadedBarrel, Modification::Device]);
    assert_eq!(more.legal_category.unwrap().code.as_str(), "B");
    assert_eq!((more.ballistic_references.len(), more.photos.len()), (2, 1));
    assert_eq!(more.restoration.unwrap().date.unwrap().to_text(), "2024-05");
}

#[test]
fn values_that_cannot_be_are_errors_of_their_columns() {
    let file = "serial,barrel_length,shots,photos,marks,event_document_sha256,event_kind\n\
                A1,4,,,,,\nA2,,many,,,,\nA3,,,abc MARK,,,\nA4,,,,SERIAL-SLIDE X,,\n\
                A5,,,,,77,SEIZED\nA6,102,6,,SERIAL/SLIDE:X1,,\n";
    let (registry, report) = with(&keep_good(), file);
    let expected: Vec<_> = (2..7)
        .map(|line| (line, u32::try_from(line).unwrap(), IssueReason::UnreadableValue))
        .collect();
    assert_eq!(places(&report.errors), expected);
    assert_eq!(found(&registry, "X1").len(), 1);
}

#[test]
fn assertions_that_contradict_each_other_are_kept_side_by_side() {
    let file = "make,serial,event_kind,event_date,event_to,event_asserted_by,event_certainty\n\
                Colt,7,EXPORTED,2019,Ficticia XA,XA,\n\
                Colt,7,EXPORTED,2020,Ficticia XB,XB,CLAIMED\n\
                Colt,7,EXPORTED,2019,Ficticia XA,XA,\n";
    let (registry, report) = with(&keep_good(), file);
    assert_eq!(places(&report.errors), [(4, 2, IssueReason::Duplicate)]);
    let events = only(&registry, "7").events;
    let states: Vec<_> = events.iter().map(|e| e.asserted_by.unwrap().to_string()).collect();
    assert_eq!(states, ["XA", "XB"]);
    assert_eq!(events[1].certainty.name(), "CLAIMED");
}

#[test]
fn a_dry_run_reports_as_an_import_does_and_keeps_nothing() {
    let file = std::str::from_utf8(DIRTY).unwrap();
    let mut registry = fresh();
    let dry = ImportOptions { dry_run: true, ..keep_good() };
    let dry = into(&mut registry, &dry, file);
    assert_eq!(registry.count().unwrap().records, 0);
    assert!(registry.record_sets().is_empty());
    let real = into(&mut registry, &keep_good(), file);
    assert!(!dry.kept && real.kept);
    assert_eq!(ImportReport { kept: true, ..dry }, real);
}

#[test]
fn the_same_file_again_changes_nothing_and_says_so() {
    let file = "make,serial,event_kind\nColt,1,SEIZED\nColt,2,\nColt,2,\n";
    let mut registry = fresh();
    let first = into(&mut registry, &keep_good(), file);
    assert_eq!((first.imported, first.unchanged, first.error_count), (2, 0, 1));
    let more = format!("{file}Colt,3,\nColt,1,RECOVERED\n");
    let again = into(&mut registry, &keep_good(), &more);
    assert_eq!((again.imported, again.events, again.unchanged), (1, 1, 3));
    assert_eq!(again.error_count, 0);
}

#[test]
fn every_issue_goes_to_the_sink_with_the_names_of_column_and_field() {
    let mut sink: Vec<RowIssue> = Vec::new();
    let report = super::super::import(
        &mut fresh(),
        Cursor::new(DIRTY),
        &keep_good(),
        &mut sink,
        &mut |_, _| {},
    )
    .unwrap();
    assert_eq!(sink.len() as u64, report.error_count + report.warning_count);
    let missing = sink.iter().find(|i| i.reason == IssueReason::MissingSerial).unwrap();
    assert_eq!(missing.column_name.as_deref(), Some("serial_number"));
    assert_eq!((missing.field, missing.severity), (Some(Field::Serial), Severity::Error));
    let colour = sink.iter().find(|i| i.reason == IssueReason::UnknownColumn).unwrap();
    assert_eq!((colour.column_name.as_deref(), colour.field), (Some("colour"), None));
}

#[test]
fn reading_goes_on_at_the_row_where_it_stopped() {
    let mut file = "make,serial\n\n".to_owned();
    for number in 0..100 {
        file += &format!("Colt,{number}\n{}", if number % 7 == 0 { "Colt,\"x\n" } else { "" });
    }
    let options = keep_good();
    let mut intake = Intake::open(Cursor::new(file.as_bytes()), &options).unwrap();
    let mut read = |from| {
        let mut rows = Vec::new();
        intake
            .for_each(from, &mut |chunk| {
                rows.extend(chunk.rows().map(|row| (row.place.line, row.gun.is_some())));
                ControlFlow::Continue(())
            })
            .unwrap();
        rows
    };
    let all = read(0);
    assert_eq!(all.len(), 115);
    assert_eq!(read(40), all[40..]);
    assert_eq!(read(1_000), []);
}

#[test]
fn the_first_of_two_guns_alike_is_not_taken_for_the_second() {
    // The same description, remembered, with other marks and events.
    let file = "make,model,serial,import_mark,event_kind\n\
                Colt,A,1,TT 24,SEIZED\nColt,A,2,,\nColt,A,3,TT 25,\n";
    let (registry, _) = with(&keep_good(), file);
    let marks = |serial: &str| {
        let record = only(&registry, serial);
        (record.description.marks.len(), record.events.len())
    };
    assert_eq!([marks("1"), marks("2"), marks("3")], [(2, 1), (1, 0), (2, 0)]);
}

#[test]
fn more_kinds_than_are_remembered_are_not_taken_for_one_another() {
    const KINDS: i64 = 66_000;
    let row = |number: i64| format!("Colt,M{number},A{number}\n");
    let mut file = "make,model,serial\n".to_owned();
    file.extend((0..KINDS).chain([5, KINDS - 1]).map(row));
    let (registry, report) = with(&keep_good(), &file);
    assert_eq!(report.imported, 66_000);
    let reasons: Vec<_> = places(&report.errors).into_iter().map(|(line, ..)| line).collect();
    assert_eq!(reasons, [66_002, 66_003], "both guns are in the file twice");
    for number in [0, 5, 2_047, 2_048, 65_535, 65_536, 65_999] {
        let record = registry.get(RecordId(number + 1)).unwrap().unwrap();
        let model = record.description.model.unwrap();
        let serial = record.description.marks.first().unwrap().text.as_str().to_owned();
        assert_eq!((model.as_str(), serial), (&*format!("M{number}"), format!("A{number}")));
    }
    assert!(registry.check().unwrap().is_sound());
}

proptest! {
    #[test]
    fn no_bytes_make_an_import_panic(
        header in prop_oneof![
            Just(""),
            Just("serial,make,event_date,marks,photos,barrel_length,year\n"),
            Just("serial;event_kind;event_date;event_document\n"),
        ],
        rest in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..200),
            "[A-Z0-9,;\"\n'=|/:\\\\-]{0,200}".prop_map(String::into_bytes),
        ],
    ) {
        let file = [header.as_bytes(), &rest].concat();
        let mut registry = fresh();
        let _whatever = super::super::import(
            &mut registry, Cursor::new(&file), &keep_good(), &mut Unnoted, &mut |_, _| {},
        );
        let _opened = Table::open(Cursor::new(&file), None, &SheetChoice::All);
        prop_assert!(registry.check().unwrap().damaged.is_empty());
    }
}
