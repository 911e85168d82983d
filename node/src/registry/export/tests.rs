use std::io::Cursor;

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use vestigo_protocol::codes::{
    Certainty, DocumentKind, EventKind, FirearmType, Handling, Legibility, ManufactureClass,
    MarkComponent, MarkKind, Obliteration, PartyKind, RecordSetKind, Restoration, Script,
};
use vestigo_protocol::firearm::{
    ChainEvent, DocumentRef, FirearmDescription, Mark, PartialDate, Party, RecordSet,
};
use vestigo_protocol::ids::{Country, Digest};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::*;
use crate::registry::import::{self, ImportOptions, ImportReport, SheetChoice, Unnoted};
use crate::registry::particulars::{
    FireMode, LegalCategory, Modification, Particulars, Photo, PhotoRole, RestorationReport,
};
use crate::registry::{RecordId, Registry, RegistrySource};

fn set() -> RecordSet {
    RecordSet {
        name: Text::new("Register").unwrap(),
        holder: Text::new("National Police").ok(),
        kind: RecordSetKind::Registry,
        from_year: Some(1950),
        to_year: None,
        digitised_pct: 60,
        as_of: Timestamp(1_795_372_495),
    }
}

fn import(file: &[u8]) -> (Registry, ImportReport) {
    let mut registry = Registry::open(&RegistrySource::Memory, [7; 16]).unwrap();
    let options = ImportOptions { sheets: SheetChoice::All, ..ImportOptions::new(set()) };
    let file = Cursor::new(file);
    let report =
        import::import(&mut registry, file, &options, &mut Unnoted, &mut |_, _| {}).unwrap();
    (registry, report)
}

/// Text that would mean something to a table, a list, a spreadsheet or XML.
fn text<const MAX: usize>() -> impl Strategy<Value = Text<MAX>> {
    "[A-Za-z0-9АЯñ=+@'|\\\\:/,;\"<&#-]([A-Za-z0-9 |\\\\:/,;\"'>é_.-]{0,10}[A-Za-z0-9|\\\\'\"])?"
        .prop_map(|text| Text::new(text).unwrap())
}

fn country() -> impl Strategy<Value = Country> {
    "[A-Z]{2}".prop_map(|text| Country::parse(&text).unwrap())
}

fn date() -> impl Strategy<Value = PartialDate> {
    ("[<>]?", 1900u16..2020, 1u8..13, 1u8..29, 0..3).prop_map(|(bound, y, m, d, parts)| {
        let text = match parts {
            0 => format!("{bound}{y}"),
            1 => format!("{bound}{y}-{m:02}"),
            _ => format!("{bound}{y}-{m:02}-{d:02}"),
        };
        PartialDate::parse(&text).unwrap()
    })
}

fn mark() -> impl Strategy<Value = Mark> {
    ((0u64..20, 0u64..20, 0u64..8, 0u64..8), text(), of(country()), of(1900u16..2100)).prop_map(
        |((component, kind, script, legibility), text, country, year)| Mark {
            component: MarkComponent::from_number(component),
            kind: MarkKind::from_number(kind),
            text,
            script: Script::from_number(script),
            legibility: Legibility::from_number(legibility),
            country,
            year,
        },
    )
}

fn description() -> impl Strategy<Value = FirearmDescription> {
    let serial = (any::<bool>(), text::<200>()).prop_map(|(plain, text)| {
        let component = if plain { MarkComponent::Frame } else { MarkComponent::Slide };
        Mark::serial(component, text.as_str()).unwrap()
    });
    (
        (of(text()), of(text()), of(text()), of(text()), of(text())),
        (of("[A-Z]{1,2}"), of(1u64..20), of(country()), of(date()), of(1u64..20)),
        (serial, vec(mark(), 0..4), any::<bool>()),
    )
        .prop_map(|(names, rest, (serial, mut marks, first))| {
            let (maker, brand, importer, model, calibre) = names;
            let (letters, class, country_of_manufacture, manufactured, obliteration) = rest;
            let at = if first { 0 } else { marks.len() };
            marks.insert(at, serial);
            FirearmDescription {
                maker,
                brand,
                importer,
                model,
                calibre,
                firearm_type: letters.map(|l| FirearmType::parse(&l).unwrap()),
                manufacture_class: class.map(ManufactureClass::from_number),
                country_of_manufacture,
                manufactured,
                obliteration: obliteration.map(Obliteration::from_number),
                marks,
            }
        })
}

fn particulars() -> impl Strategy<Value = Particulars> {
    let pick = |n: usize| proptest::sample::subsequence(Modification::ALL.to_vec(), 0..=n);
    let photo = (any::<[u8; 32]>(), 0..PhotoRole::ALL.len())
        .prop_map(|(bytes, role)| Photo { sha256: Digest(bytes), role: PhotoRole::ALL[role] });
    let restoration = (of(text()), of(text()), of(1u64..9), of(date())).prop_map(
        |(laboratory, method, result, date)| RestorationReport {
            laboratory,
            method,
            result: result.map(Restoration::from_number),
            date,
        },
    );
    let category = (text(), text()).prop_map(|(scheme, code)| LegalCategory { scheme, code });
    (
        (of(text()), of(country()), of(15u16..3000), of(15u16..3000), of(0u16..1000)),
        (of(text()), of(0..FireMode::ALL.len()), pick(3), of(category), of(text())),
        (vec(text(), 0..3), vec(photo, 0..3), of(restoration)),
    )
        .prop_map(|(numbers, words, (mut references, photos, restoration))| {
            references.sort();
            references.dedup();
            Particulars {
                importer_city: numbers.0,
                importer_country: numbers.1,
                barrel_length_mm: numbers.2,
                overall_length_mm: numbers.3,
                shots: numbers.4,
                finish: words.0,
                fire_mode: words.1.map(|mode| FireMode::ALL[mode]),
                modifications: words.2,
                legal_category: words.3,
                ifrt_reference: words.4,
                ballistic_references: references,
                photos,
                restoration: restoration.filter(|r| *r != RestorationReport::default()),
            }
        })
}

fn party() -> impl Strategy<Value = Party> {
    (1u64..9, of(text()), of(text()), of(country())).prop_map(|(kind, name, licence, country)| {
        Party { kind: PartyKind::from_number(kind), name, licence, country }
    })
}

fn event() -> impl Strategy<Value = ChainEvent> {
    let document = (1u64..10, of(text()), of(text()), of(any::<[u8; 32]>())).prop_map(
        |(kind, number, issuer, sha256)| DocumentRef {
            kind: DocumentKind::from_number(kind),
            number,
            issuer,
            sha256: sha256.map(Digest),
        },
    );
    (
        (1u64..30, of(date()), of(party()), of(party()), of(country())),
        (of(text()), of(document), text(), 1u64..5, of(country()), of(0u64..5)),
    )
        .prop_map(|((kind, date, from, to, country), rest)| {
            let (place, document, record_set, certainty, asserted_by, handling) = rest;
            ChainEvent {
                kind: EventKind::from_number(kind),
                date,
                from,
                to,
                country,
                place,
                document,
                record_set: Some(record_set),
                certainty: Certainty::from_number(certainty),
                asserted_by,
                handling: handling.map(Handling::from_number),
            }
        })
}

fn record() -> impl Strategy<Value = FirearmRecord> {
    (description(), vec(event(), 0..4), particulars()).prop_map(
        |(description, mut events, particulars)| {
            let mut seen: Vec<ChainEvent> = Vec::new();
            events.retain(|event| {
                let fresh = !seen.contains(event);
                seen.push(event.clone());
                fresh
            });
            let particulars = particulars.boxed();
            FirearmRecord { id: RecordId(1), set: set().name, description, events, particulars }
        },
    )
}

fn as_csv(records: &[FirearmRecord]) -> Vec<u8> {
    let mut file = Vec::new();
    let all = records.iter().cloned().map(io::Result::Ok);
    csv(&mut file, all, CsvOptions { byte_order_mark: true }).unwrap();
    file
}

fn as_xlsx(records: &[FirearmRecord], rows_max: u32) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let all = records.iter().cloned().map(io::Result::Ok);
    xlsx_of(&mut file, all, rows_max).unwrap();
    file.into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_exported_comes_back_by_import_as_it_was(record in record()) {
        let one = std::slice::from_ref(&record);
        for file in [as_csv(one), as_xlsx(one, 3)] {
            let (registry, report) = import(&file);
            prop_assert!(report.errors.is_empty(), "{:?}", report.errors);
            prop_assert!(report.warnings.is_empty(), "{:?}", report.warnings);
            let again = registry.get(RecordId(1)).unwrap().unwrap();
            prop_assert!(again.description == record.description);
            prop_assert!(again.events == record.events);
            prop_assert!(again.particulars == record.particulars);
            prop_assert_eq!(registry.count().unwrap().records, 1);
        }
    }
}

fn gun(number: usize) -> FirearmRecord {
    let mark = Mark::serial(MarkComponent::Frame, &format!("00{number}")).unwrap();
    let description = FirearmDescription {
        maker: Text::new("=Ficticia").ok(),
        marks: vec![mark],
        ..FirearmDescription::default()
    };
    let id = RecordId(i64::try_from(number).unwrap());
    FirearmRecord { id, set: set().name, description, events: Vec::new(), particulars: None }
}

#[test]
fn no_cell_of_an_export_begins_as_a_formula() {
    let file = String::from_utf8(as_csv(&[gun(7)])).unwrap();
    assert!(file.starts_with("\u{FEFF}make,brand,model,"));
    assert!(file.contains("\r\n'=Ficticia,"));
    let (registry, _) = import(file.as_bytes());
    let maker = registry.get(RecordId(1)).unwrap().unwrap().description.maker.unwrap();
    assert_eq!(maker.as_str(), "=Ficticia");
}

#[test]
fn a_register_longer_than_a_sheet_goes_on_further_sheets_and_all_are_read() {
    let guns: Vec<FirearmRecord> = (0..25).map(gun).collect();
    let file = as_xlsx(&guns, 11);
    let (registry, report) = import(&file);
    assert_eq!((report.rows, report.imported, report.error_count), (25, 25, 0));
    let last = registry.get(RecordId(25)).unwrap().unwrap().description;
    assert_eq!(last.marks[0].text.as_str(), "0024", "zeros in front are kept");
    let options = ImportOptions::new(set());
    let mut registry = Registry::open(&RegistrySource::Memory, [7; 16]).unwrap();
    let first =
        import::import(&mut registry, Cursor::new(&file), &options, &mut Unnoted, &mut |_, _| {});
    assert_eq!(first.unwrap().imported, 10, "the first sheet alone");
}

#[test]
fn an_error_of_the_records_ends_the_export() {
    let records = [Ok(gun(1)), Err(io::Error::other("damaged")), Ok(gun(2))];
    let failed = csv(Vec::new(), records, CsvOptions::default());
    assert_eq!(failed.unwrap_err().to_string(), "damaged");
}
