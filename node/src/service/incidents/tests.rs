use vestigo_protocol::codes::{RecordSetKind, ResultCode};

use super::*;
use crate::desk::disclosure::{assess, primary};
use crate::desk::officer::{OfficerName, Role};
use crate::holdings::gun::Gun;
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;
use crate::service::views::FirearmView;
use crate::service::{ServiceError, intake};

fn named(name: &str) -> Caller {
    Caller { officer: OfficerName::parse(name), ..Caller::of(7) }
}

/// A node with `rosa`, a registrar, `carla` of the customs, `ben`, a focal point, and `ines`, an
/// investigator.
fn node(name: &str) -> (Scratch, Clock, Core) {
    let scratch = Scratch::new(name);
    found(&scratch, true);
    let clock = Clock::default();
    let mut core = open(&scratch, &clock);
    add(&mut core, "rosa", &[Role::Registrar]);
    add(&mut core, "carla", &[Role::Customs]);
    add(&mut core, "ben", &[Role::FocalPoint]);
    add(&mut core, "ines", &[Role::Investigator]);
    (scratch, clock, core)
}

/// What is said of a pistol, as of the node's day.
fn pistol(core: &Core, kind: &str, serial: &str) -> IncidentWanted {
    let text = |text: &str| text.to_owned();
    let said = Particulars {
        gun: Gun {
            kind: text("PISTOL"),
            maker: text("SYNTHETIC Arms"),
            model: text("Model 1"),
            calibre: text("9 mm"),
            serial: text(serial),
            country: String::new(),
        },
        date: crate::holdings::moment::day_of(core.now()),
        place: text("SYNTHETIC town"),
        agency: text("SYNTHETIC police"),
        case_number: text("C 7/26"),
        ..Particulars::default()
    };
    IncidentWanted { kind: text(kind), said, known: false }
}

/// What a partner's question about the pistol comes to.
fn asked(core: &Core, serial: &str) -> (Option<ResultCode>, bool) {
    let asked = FirearmView {
        serial: Some(serial.to_owned()),
        maker: Some("SYNTHETIC Arms".to_owned()),
        kind: Some("PISTOL".to_owned()),
        ..FirearmView::default()
    };
    let asked = intake::firearm(&asked).unwrap();
    let findings = core.registry.lookup(&asked).unwrap();
    let first = findings.candidates.first();
    let result = first.map_or(Some(ResultCode::NoRecord), |one| primary(&findings, one));
    (result, assess(&asked, &findings).sensitive)
}

fn doing(act: &str) -> Doing {
    Doing { act: act.to_owned(), words: "SYNTHETIC reason".to_owned(), ..Doing::default() }
}

fn key<T>(refused: Result<T, Denied>) -> String {
    ServiceError::from(refused.err().unwrap()).key
}

fn codes(core: &mut Core, from: u64) -> Vec<AdminCode> {
    core.admin_entries(from, 100).unwrap().iter().map(|entry| entry.code).collect()
}

#[test]
fn the_lists_of_words_are_those_of_the_rules() {
    use crate::text::codes;
    let (states, acts) = (State::NAMES, incident::Act::NAMES);
    let words = [KINDS, states, acts, DISPOSITIONS].concat();
    assert_eq!(words, codes::INCIDENTS);
    for name in OBLITERATIONS {
        assert!(vestigo_protocol::codes::Obliteration::from_name(name).is_some());
    }
    for name in OWNERS {
        assert!(vestigo_protocol::codes::PartyKind::from_name(name).is_some());
    }
}

#[test]
fn a_stolen_pistol_is_found_by_partners_until_the_case_says_otherwise() {
    let (_scratch, _clock, mut core) = node("incident-stolen");
    let (core, rosa) = (&mut core, named("rosa"));
    let from = core.store.admin_size().unwrap();
    let stolen = pistol(core, "STOLEN", "QS 000001");
    for other in ["ben", "ines"] {
        assert!(enter(core, named(other), &stolen).is_err(), "{other} enters nothing");
    }
    let entered = enter(core, rosa, &stolen).unwrap();
    assert!(entered.found && entered.known.is_empty());
    assert_eq!(asked(core, "QS-000001"), (Some(ResultCode::RecordedStolen), false));
    let set = core.registry.record_sets().remove(0);
    assert_eq!((set.name.as_str(), set.kind), ("lost-stolen", RecordSetKind::Stolen));
    // The same gun again is shown first, and entered if both are meant.
    let again = pistol(core, "LOST", "qs000001");
    assert_eq!(key(enter(core, rosa, &again)), "error-incident-known");
    let both = enter(core, rosa, &IncidentWanted { known: true, ..again }).unwrap();
    assert_eq!(both.known.iter().map(|one| one.number).collect::<Vec<_>>(), [1]);
    act(core, rosa, "2", &doing("CANCEL")).unwrap();
    assert_eq!(asked(core, "QS000001").0, Some(ResultCode::RecordedStolen));
    // Another officer of the law has it now: for a person to answer.
    let locate = Doing {
        place: "SYNTHETIC port".to_owned(),
        agency: "SYNTHETIC customs".to_owned(),
        ..doing("LOCATE")
    };
    act(core, rosa, "1", &locate).unwrap();
    assert_eq!(asked(core, "QS000001"), (Some(ResultCode::InOfficialCustody), true));
    let clear = Doing {
        disposition: "RETURNED".to_owned(),
        authority: "SYNTHETIC court 9".to_owned(),
        ..doing("CLEAR")
    };
    let cleared = act(core, rosa, "1", &clear).unwrap();
    assert_eq!(cleared.incident.state, State::Cleared);
    assert_eq!(asked(core, "QS000001").0, Some(ResultCode::HolderIdentified));
    assert_eq!(key(act(core, rosa, "1", &doing("CANCEL"))), "error-incident-state");
    assert_eq!(
        codes(core, from),
        [
            AdminCode::IncidentEntered,
            AdminCode::IncidentEntered,
            AdminCode::IncidentActed,
            AdminCode::IncidentActed,
            AdminCode::IncidentActed,
        ]
    );
}

#[test]
fn what_was_entered_in_error_is_found_no_more_and_what_was_wrong_is_found_right() {
    let (_scratch, _clock, mut core) = node("incident-cancel");
    let (core, rosa) = (&mut core, named("rosa"));
    let wrong = pistol(core, "STOLEN", "QS000007");
    enter(core, rosa, &wrong).unwrap();
    let right = pistol(core, "STOLEN", "ZX-4711-B").said;
    let modify = Doing { said: Some(right), ..doing("MODIFY") };
    act(core, rosa, "1", &modify).unwrap();
    assert_eq!(asked(core, "QS000007").0, Some(ResultCode::NoRecord));
    assert_eq!(asked(core, "ZX4711B").0, Some(ResultCode::RecordedStolen));
    act(core, rosa, "1", &doing("CANCEL")).unwrap();
    assert_eq!(asked(core, "ZX4711B").0, Some(ResultCode::NoRecord));
    assert!(core.registry.check().unwrap().is_sound());
    // Entered anew it is found again, and is no duplicate of what was cancelled.
    let again = pistol(core, "STOLEN", "ZX-4711-B");
    assert!(enter(core, rosa, &again).unwrap().known.is_empty());
    assert_eq!(asked(core, "ZX4711B").0, Some(ResultCode::RecordedStolen));
}

#[test]
fn customs_officers_enter_and_see_the_border_and_nothing_else() {
    let (_scratch, _clock, mut core) = node("incident-customs");
    let (core, carla, rosa) = (&mut core, named("carla"), named("rosa"));
    let stolen = pistol(core, "STOLEN", "QS000001");
    assert_eq!(key(enter(core, carla, &stolen)), "error-incident-border");
    enter(core, rosa, &stolen).unwrap();
    let inland = pistol(core, "SEIZED", "QS000001");
    assert_eq!(key(enter(core, carla, &inland)), "error-incident-border");
    let mut seized = inland;
    seized.said.post = "SYNTHETIC port".to_owned();
    // The hit: what the police reported is said, and cannot be opened.
    assert_eq!(key(enter(core, carla, &seized)), "error-incident-known");
    let made = enter(core, carla, &IncidentWanted { known: true, ..seized }).unwrap();
    assert_eq!((made.known[0].number, made.known[0].opens), (1, false));
    assert_eq!(key(seen(core, carla, "1")), "error-incident-border");
    assert_eq!(key(act(core, carla, "1", &doing("CANCEL"))), "error-incident-border");
    assert_eq!(asked(core, "QS000001"), (Some(ResultCode::InOfficialCustody), true));
    for (kind, result) in [
        ("IMPORT", ResultCode::ImportedFrom),
        ("EXPORT", ResultCode::Exported),
        ("TRANSIT", ResultCode::InTransitRecord),
    ] {
        let serial = format!("ZX-{kind}-1");
        let mut crossing = pistol(core, kind, &serial);
        crossing.said.post = "SYNTHETIC port".to_owned();
        crossing.said.other_state = "XB".to_owned();
        crossing.said.party = "SYNTHETIC Trading".to_owned();
        crossing.said.licence = "L-7".to_owned();
        enter(core, carla, &crossing).unwrap();
        assert_eq!(asked(core, &serial).0, Some(result), "{kind}");
    }
    let numbers = |core: &mut Core, who| -> Vec<u64> {
        let all = list(core, who, IncidentsRequest::default()).unwrap();
        all.items.iter().map(|one| one.incident.number).collect()
    };
    assert_eq!(numbers(core, carla), [5, 4, 3, 2]);
    assert_eq!(numbers(core, rosa), [5, 4, 3, 2, 1]);
    assert!(list(core, named("ines"), IncidentsRequest::default()).is_err());
}

#[test]
fn what_is_overdue_comes_first_and_lists_are_filtered_and_paged() {
    let (_scratch, clock, mut core) = node("incident-due");
    let (core, rosa) = (&mut core, named("rosa"));
    for (kind, serial) in [("SEIZED", "QS000001"), ("FOUND", "QS000002")] {
        let request = pistol(core, kind, serial);
        enter(core, rosa, &request).unwrap();
        clock.pass(86_400);
    }
    clock.pass(incident::DISPOSITION_DAYS * 86_400);
    for (kind, serial) in [("SEIZED", "QS000003"), ("STOLEN", "QS000004")] {
        let request = pistol(core, kind, serial);
        enter(core, rosa, &request).unwrap();
    }
    let numbers = |core: &mut Core, request: IncidentsRequest| -> Vec<u64> {
        let all = list(core, rosa, request).unwrap().items;
        all.iter().map(|one| one.incident.number).collect()
    };
    let only = |state: &str| IncidentsRequest {
        state: Some(state.to_owned()),
        ..IncidentsRequest::default()
    };
    assert_eq!(numbers(core, IncidentsRequest::default()), [1, 2, 4, 3]);
    assert_eq!(numbers(core, only("overdue")), [1, 2]);
    let clear = Doing {
        disposition: "HANDED_OVER".to_owned(),
        authority: "SYNTHETIC court 9".to_owned(),
        ..doing("CLEAR")
    };
    act(core, rosa, "1", &clear).unwrap();
    assert_eq!(numbers(core, only("overdue")), [2]);
    assert_eq!(numbers(core, only("cleared")), [1]);
    let kind = Some("seized".to_owned());
    assert_eq!(numbers(core, IncidentsRequest { kind, ..only("open") }), [3]);
    let serial = Some("qs-000004".to_owned());
    assert_eq!(numbers(core, IncidentsRequest { serial, ..only("") }), [4]);
    let first = IncidentsRequest { limit: Some(2), ..IncidentsRequest::default() };
    let first = list(core, rosa, first).unwrap();
    let after = IncidentsRequest { after: first.next, ..IncidentsRequest::default() };
    assert_eq!(numbers(core, after), [3, 1]);
    assert!(list(core, rosa, only("soon")).is_err());
}

#[test]
fn nothing_is_destroyed_by_a_word() {
    let (_scratch, _clock, mut core) = node("incident-destroyed");
    let (core, rosa) = (&mut core, named("rosa"));
    let seized = pistol(core, "SEIZED", "QS000001");
    enter(core, rosa, &seized).unwrap();
    let destroyed = Doing {
        disposition: "DESTROYED".to_owned(),
        authority: "SYNTHETIC court 9".to_owned(),
        certificate: "D1-20260923".to_owned(),
        ..doing("CLEAR")
    };
    assert_eq!(key(act(core, rosa, "1", &destroyed)), "error-incident-certificate");
    assert_eq!(asked(core, "QS000001").0, Some(ResultCode::InOfficialCustody));
}
