use vestigo_protocol::codes::{MarkComponent, RecordSetKind};
use vestigo_protocol::firearm::{Mark, PartialDate};
use vestigo_protocol::text::Text;

use super::*;
use crate::registry::RegistrySource;

fn set() -> RecordSet {
    RecordSet {
        name: Name::new("dealers").unwrap(),
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: None,
        to_year: None,
        digitised_pct: 100,
        as_of: Timestamp(10),
    }
}

fn registry() -> Registry {
    let mut registry = Registry::open(&RegistrySource::Memory, [4; 16]).unwrap();
    registry.describe_set(&set()).unwrap();
    registry
}

fn gun(maker: &str, serial: &str) -> FirearmDescription {
    FirearmDescription {
        maker: Text::new(maker).ok(),
        marks: vec![Mark::serial(MarkComponent::Frame, serial).unwrap()],
        ..FirearmDescription::default()
    }
}

fn new(maker: &str, serial: &str) -> NewRecord {
    NewRecord { description: gun(maker, serial), event: None, particulars: None }
}

fn act(kind: RecordActKind) -> RecordAct {
    RecordAct { kind, at: Timestamp(20), by: "rosa".to_owned(), reason: Some("why".to_owned()) }
}

fn event(kind: EventKind, date: &str) -> ChainEvent {
    ChainEvent { date: PartialDate::parse(date).ok(), ..ChainEvent::new(kind) }
}

#[test]
fn a_record_that_was_entered_is_found_and_says_by_whom() {
    let mut registry = registry();
    let name = set().name;
    let id = registry.enter(&name, new("Glock", "A13437"), &act(RecordActKind::Entered)).unwrap();
    assert_eq!(registry.equal(&gun("Glock", "A-13437")).unwrap().candidates[0].record.id, id);
    let again = registry.enter(&name, new("GLOCK", "a 13437"), &act(RecordActKind::Entered));
    assert!(matches!(again, Err(EntryError::There(Some(there))) if there == id));
    let acts = registry.acts(id).unwrap();
    assert_eq!((acts.len(), acts[0].act.by.as_str()), (1, "rosa"));
    assert_eq!(registry.record_sets()[0].as_of, Timestamp(20));
    assert!(registry.check().unwrap().is_sound());
    let none = Name::new("none").unwrap();
    let absent = registry.enter(&none, new("Glock", "1"), &act(RecordActKind::Entered));
    assert!(matches!(absent, Err(EntryError::Registry(RegistryError::NoSuchSet))));
}

#[test]
fn an_event_is_added_once_and_a_missing_record_is_said() {
    let mut registry = registry();
    let id =
        registry.enter(&set().name, new("Glock", "A13437"), &act(RecordActKind::Entered)).unwrap();
    let sold = event(EventKind::SoldRetail, "2019-05");
    let added = act(RecordActKind::EventAdded);
    registry.add_event(id, sold.clone(), &added).unwrap();
    assert!(matches!(registry.add_event(id, sold.clone(), &added), Err(EntryError::Same)));
    assert!(matches!(
        registry.add_event(RecordId(9), sold.clone(), &added),
        Err(EntryError::NoRecord)
    ));
    assert_eq!(registry.get(id).unwrap().unwrap().events, [sold]);
    assert_eq!(registry.count().unwrap().events, 1);
    assert_eq!(registry.acts(id).unwrap().len(), 2);
    assert!(registry.check().unwrap().is_sound());
}

#[test]
fn a_corrected_record_is_found_by_its_new_number_and_no_longer_by_the_old() {
    let mut registry = registry();
    let name = set().name;
    let id = registry.enter(&name, new("Glock", "A13437"), &act(RecordActKind::Entered)).unwrap();
    let other = registry.enter(&name, new("Glock", "B777"), &act(RecordActKind::Entered)).unwrap();
    let (_, version) = registry.versioned(id).unwrap().unwrap();
    let corrected = act(RecordActKind::Corrected);
    let taken = registry.correct(id, version, gun("Glock", "B777"), &corrected);
    assert!(matches!(taken, Err(EntryError::There(Some(there))) if there == other));
    let same = registry.correct(id, version, gun("Glock", "A13437"), &corrected);
    assert!(matches!(same, Err(EntryError::Same)));
    registry.correct(id, version, gun("Glock", "C99881"), &corrected).unwrap();
    let late = registry.correct(id, version, gun("Glock", "D1"), &corrected);
    assert!(matches!(late, Err(EntryError::Changed)));
    for rebuilt in [false, true] {
        if rebuilt {
            registry.rebuild_index(&mut |_, _| {}).unwrap();
        }
        assert!(registry.equal(&gun("Glock", "A13437")).unwrap().candidates.is_empty());
        assert!(registry.lookup(&gun("Glock", "A13437")).unwrap().candidates.is_empty());
        let found = registry.lookup(&gun("Glock", "C99881")).unwrap();
        assert_eq!(found.candidates[0].record.id, id);
        assert!(registry.check().unwrap().is_sound());
    }
    let acts = registry.acts(id).unwrap();
    assert_eq!(acts[1].before.as_ref().unwrap().marks, gun("Glock", "A13437").marks);
    assert_eq!(format!("{:?}", acts[1]), "PastAct(CORRECTED)");
}

#[test]
fn events_contradict_each_other_only_where_both_cannot_be_right() {
    let made = |date| event(EventKind::Manufactured, date);
    assert!(contradict(&made("1999"), &made("2001-02")));
    assert!(!contradict(&made("1999"), &made("1999-03")));
    let sold = |date, to: &str| ChainEvent {
        to: Some(vestigo_protocol::firearm::Party {
            kind: vestigo_protocol::codes::PartyKind::Licensee,
            name: Text::new(to).ok(),
            licence: None,
            country: None,
        }),
        ..event(EventKind::SoldRetail, date)
    };
    assert!(contradict(&sold("2019-05", "A"), &sold("2019-05-02", "B")));
    assert!(!contradict(&sold("2019-05", "A"), &sold("2020", "B")), "sold twice");
    assert!(!contradict(&sold("2019-05", "A"), &made("2019-05")));
}

#[test]
fn what_was_reported_is_in_one_record_and_what_is_taken_back_is_found_no_more() {
    let mut registry = registry();
    let stolen = RecordSet { name: Name::new("stolen").unwrap(), ..set() };
    let (pistol, act) = (gun("Glock", "A13437"), act(RecordActKind::Reported));
    let (theft, found) =
        (event(EventKind::ReportedStolen, "2021"), event(EventKind::Recovered, "2022"));
    for _ in 0..2 {
        registry.report(&stolen, &pistol, std::slice::from_ref(&theft), &act).unwrap();
    }
    let both = [theft.clone(), found.clone()];
    registry.report(&stolen, &pistol, &both, &act).unwrap();
    let there = |registry: &Registry| registry.equal(&pistol).unwrap().candidates;
    let record = there(&registry).remove(0).record;
    assert_eq!(record.events, both);
    registry.withdraw(&stolen.name, &pistol, std::slice::from_ref(&found), &act).unwrap();
    assert_eq!(there(&registry)[0].record.events, std::slice::from_ref(&theft));
    for _ in 0..2 {
        registry.withdraw(&stolen.name, &pistol, std::slice::from_ref(&theft), &act).unwrap();
    }
    assert!(there(&registry).is_empty());
    let acts: Vec<&str> =
        registry.acts(record.id).unwrap().iter().map(|past| past.act.kind.name()).collect();
    assert_eq!(acts, ["REPORTED", "EVENT_ADDED", "WITHDRAWN", "WITHDRAWN"]);
    assert!(registry.check().unwrap().is_sound());
    // Reported again it is another record, and one that was there before keeps its number.
    registry.report(&stolen, &pistol, std::slice::from_ref(&theft), &act).unwrap();
    assert_ne!(there(&registry)[0].record.id, record.id);
    let own = registry.enter(&set().name, new("Glock", "B2"), &act_of_hand()).unwrap();
    let other = gun("Glock", "B2");
    registry.report(&set(), &other, std::slice::from_ref(&theft), &act).unwrap();
    registry.withdraw(&set().name, &other, std::slice::from_ref(&theft), &act).unwrap();
    assert_eq!(registry.equal(&other).unwrap().candidates[0].record.id, own);
}

fn act_of_hand() -> RecordAct {
    act(RecordActKind::Entered)
}
