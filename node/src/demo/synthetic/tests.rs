use std::io::Cursor;

use vestigo_protocol::codes::{FirearmType, MarkComponent, MatchGrade, RecordSetKind};
use vestigo_protocol::firearm::{FirearmDescription, Mark, RecordSet};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::*;
use crate::registry::import::{self, ImportMode, ImportOptions, ImportReport, Unnoted};
use crate::registry::{Registry, RegistrySource};

fn xb() -> Country {
    Country::parse("XB").unwrap()
}

fn placed() -> Vec<PlacedRow> {
    let stolen = PlacedRow {
        make: "Glock".to_owned(),
        model: "17".to_owned(),
        serial: "BRAH043".to_owned(),
        events: vec![
            PlacedEvent {
                to: Some(("Comercial Ficticia XB 1 (SYNTHETIC)".into(), PartyKind::Licensee)),
                country: Country::parse("XA"),
                document: "IMPORT_PERMIT 77".to_owned(),
                ..PlacedEvent::new(EventKind::Imported, "2019-05-17")
            },
            PlacedEvent::new(EventKind::ReportedStolen, "2021-03"),
        ],
        ..PlacedRow::default()
    };
    let plain = PlacedRow {
        make: "Taurus".to_owned(),
        serial: "BPAH043".to_owned(),
        ..PlacedRow::default()
    };
    vec![stolen, plain]
}

fn import(registry: &mut Registry, text: &str) -> ImportReport {
    let set = RecordSet {
        name: Text::new("Synthetic register").unwrap(),
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: Some(1985),
        to_year: None,
        digitised_pct: 100,
        as_of: Timestamp(1_795_372_495),
    };
    let options = ImportOptions { mode: ImportMode::AllOrNothing, ..ImportOptions::new(set) };
    let file = Cursor::new(text.as_bytes());
    import::import(registry, file, &options, &mut Unnoted, &mut |_, _| {}).unwrap()
}

#[test]
fn a_register_is_imported_without_a_word() {
    let mut registry = Registry::open(&RegistrySource::Memory, [7; 16]).unwrap();
    let text = register_csv(xb(), 7, 4_000, &placed());
    let report = import(&mut registry, &text);
    assert_eq!((&report.errors[..], &report.warnings[..]), (&[][..], &[][..]));
    // Two rows of the first placed gun, one of the second.
    assert_eq!(report.rows, 4_003);
    assert_eq!(report.events, 4_002);
    assert!(report.imported > 1_000);
}

#[test]
fn placed_guns_are_found_with_their_chains_and_no_other_gun_is_like_them() {
    let mut registry = Registry::open(&RegistrySource::Memory, [7; 16]).unwrap();
    import(&mut registry, &register_csv(xb(), 7, 4_000, &placed()));
    let asked = FirearmDescription {
        maker: Text::new("Glock").ok(),
        firearm_type: FirearmType::parse("P").ok(),
        marks: vec![Mark::serial(MarkComponent::Frame, "BRAH-043").unwrap()],
        ..FirearmDescription::default()
    };
    let found = registry.lookup(&asked).unwrap();
    assert_eq!((found.grade(), found.best().count()), (MatchGrade::Exact, 1));
    let record = &found.candidates[0].record;
    assert_eq!(record.events.len(), 2);
    assert!(record.status().stolen);
    let document = record.events[0].document.as_ref().unwrap();
    assert_eq!(document.number.as_ref().unwrap().as_str(), "SYNTHETIC-77");
}

#[test]
fn the_seed_decides_everything() {
    let text = register_csv(xb(), 7, 300, &placed());
    assert_eq!(text, register_csv(xb(), 7, 300, &placed()));
    assert_ne!(text, register_csv(xb(), 8, 300, &placed()));
    let xa = Country::parse("XA").unwrap();
    let serials = |text: &str| -> BTreeSet<String> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap()[4].to_owned()).collect()
    };
    let (here, there) =
        (serials(&register_csv(xb(), 7, 300, &[])), serials(&register_csv(xa, 7, 300, &[])));
    assert!(here.is_disjoint(&there));
}

#[test]
fn everything_invented_says_so() {
    let text = register_csv(xb(), 3, 2_000, &placed());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), HEADER.as_slice());
    for row in reader.records() {
        let row = row.unwrap();
        for name in ["importer", "event_from", "event_to", "event_document", "event_place"] {
            let position = HEADER.iter().position(|column| *column == name).unwrap();
            let cell = &row[position];
            assert!(cell.is_empty() || cell.contains("SYNTHETIC"), "{name}: {cell}");
        }
    }
}

#[test]
fn all_that_a_desk_must_tell_apart_occurs() {
    let text = register_csv(xb(), 1, 20_000, &[]);
    for kind in [
        EventKind::Imported,
        EventKind::Exported,
        EventKind::SoldRetail,
        EventKind::TransferredPrivate,
        EventKind::Registered,
        EventKind::Issued,
        EventKind::Inherited,
        EventKind::ReportedStolen,
        EventKind::ReportedLost,
        EventKind::Recovered,
        EventKind::Seized,
        EventKind::Deactivated,
        EventKind::Destroyed,
        EventKind::RetainedOfficialUse,
    ] {
        assert!(text.contains(&format!(",{},", kind.name())), "{kind}");
    }
    let at = Country::parse("AT").unwrap();
    assert!(register_csv(at, 1, 500, &[]).contains(",MANUFACTURED,"));
}

#[test]
fn nothing_but_placed_guns_is_a_register_too() {
    let text = register_csv(xb(), 1, 0, &placed());
    assert_eq!(text.lines().count(), 4);
    assert_eq!(register_csv(xb(), 1, 0, &[]).lines().count(), 1);
}
