use vestigo_protocol::codes::EventKind;

use super::*;
use crate::holdings::gun::Gun;

pub(crate) const NOW: Timestamp = Timestamp(1_790_000_000);

/// A pistol of this number, and all that an incident of any kind must say.
pub(crate) fn said(serial: &str) -> Particulars {
    let text = |text: &str| text.to_owned();
    Particulars {
        gun: Gun {
            kind: text("PISTOL"),
            maker: text("SYNTHETIC Arms"),
            model: text("Model 1"),
            calibre: text("9 mm"),
            serial: text(serial),
            country: String::new(),
        },
        date: text("2026-09-01"),
        place: text("SYNTHETIC town"),
        agency: text("SYNTHETIC police"),
        case_number: text("C 7/26"),
        post: text("SYNTHETIC port"),
        other_state: text("XB"),
        party: text("SYNTHETIC Trading"),
        licence: text("L-7"),
        ..Particulars::default()
    }
}

pub(crate) fn doing(act: &str) -> Doing {
    let text = |text: &str| text.to_owned();
    Doing { act: text(act), words: text("SYNTHETIC reason"), ..Doing::default() }
}

fn entered(kind: &str) -> Incident {
    enter(7, kind, said("QS 000001"), ("rosa", NOW)).unwrap()
}

fn done(incident: &Incident, wanted: &Doing) -> Incident {
    incident.act(wanted, ("rosa", NOW)).unwrap()
}

fn refused(incident: &Incident, wanted: &Doing) -> IncidentRefused {
    incident.act(wanted, ("rosa", NOW)).err().unwrap()
}

fn kinds(incident: &Incident) -> Vec<EventKind> {
    incident.chain().unwrap().iter().map(|event| event.kind).collect()
}

fn decided(act: &str, disposition: &str) -> Doing {
    let (disposition, authority) = (disposition.to_owned(), "SYNTHETIC court 9".to_owned());
    Doing { disposition, authority, ..doing(act) }
}

/// The table of transitions, written apart from the code: from which state which act leads where.
#[test]
fn every_act_in_every_state_leads_where_the_table_says() {
    use State::{Cancelled, Cleared, Entered, Located};
    let missing: &[(State, Act, State)] = &[
        (Entered, Act::Supplement, Entered),
        (Entered, Act::Modify, Entered),
        (Entered, Act::Locate, Located),
        (Entered, Act::Clear, Cleared),
        (Entered, Act::Cancel, Cancelled),
        (Located, Act::Supplement, Located),
        (Located, Act::Modify, Located),
        (Located, Act::Clear, Cleared),
        (Located, Act::Cancel, Cancelled),
        (Cleared, Act::Supplement, Cleared),
    ];
    let custody: &[(State, Act, State)] = &[
        (Entered, Act::Supplement, Entered),
        (Entered, Act::Modify, Entered),
        (Entered, Act::Dispose, Entered),
        (Entered, Act::Clear, Cleared),
        (Entered, Act::Cancel, Cancelled),
        (Cleared, Act::Supplement, Cleared),
    ];
    let border: &[(State, Act, State)] = &[
        (Entered, Act::Supplement, Entered),
        (Entered, Act::Modify, Entered),
        (Entered, Act::Cancel, Cancelled),
        (Cleared, Act::Supplement, Cleared),
    ];
    // A state that a group never reaches is left as it would be from the one before.
    let never = |group, state| {
        (group != Group::Missing && state == Located)
            || (group == Group::Border && state == Cleared)
    };
    for (group, table) in
        [(Group::Missing, missing), (Group::Custody, custody), (Group::Border, border)]
    {
        for state in State::ALL.iter().copied().filter(|state| !never(group, *state)) {
            for act in Act::ALL.iter().copied() {
                let wanted = table.iter().find(|row| row.0 == state && row.1 == act);
                assert_eq!(next(group, state, act), wanted.map(|row| row.2), "{state:?} {act:?}");
            }
        }
    }
}

#[test]
fn a_state_that_no_act_leads_to_is_reached_by_none() {
    for group in [Group::Missing, Group::Custody, Group::Border] {
        let mut reached = vec![State::Entered];
        for _ in State::ALL {
            let more: Vec<State> = reached
                .iter()
                .flat_map(|state| Act::ALL.iter().filter_map(|act| next(group, *state, *act)))
                .collect();
            reached.extend(more);
        }
        assert_eq!(reached.contains(&State::Located), group == Group::Missing, "{group:?}");
        assert_eq!(reached.contains(&State::Cleared), group != Group::Border, "{group:?}");
        assert!(reached.contains(&State::Cancelled));
    }
}

#[test]
fn nothing_is_entered_without_what_its_kind_must_say() {
    type Blank = fn(&mut Particulars);
    let always: &[(&str, Blank)] = &[
        ("type", |said| said.gun.kind.clear()),
        ("maker", |said| said.gun.maker.clear()),
        ("calibre", |said| said.gun.calibre.clear()),
        ("date", |said| said.date.clear()),
        ("agency", |said| said.agency.clear()),
        ("case_number", |said| said.case_number.clear()),
    ];
    let place: &[(&str, Blank)] = &[("place", |said| said.place.clear())];
    let border: &[(&str, Blank)] = &[
        ("post", |said| said.post.clear()),
        ("other_state", |said| said.other_state.clear()),
        ("party", |said| said.party.clear()),
        ("licence", |said| said.licence.clear()),
    ];
    for kind in Kind::ALL {
        let group = kind.group();
        let fields = always
            .iter()
            .chain(place.iter().filter(|_| group == Group::Custody))
            .chain(border.iter().filter(|_| group == Group::Border));
        for (field, blank) in fields {
            let mut lacks = said("QS1");
            blank(&mut lacks);
            let refused = enter(1, kind.name(), lacks, ("rosa", NOW)).err();
            assert_eq!(refused, Some(IncidentRefused::Needs(field)), "{kind:?}");
        }
    }
    let mut vague = said("QS1");
    for date in ["2026-09", "2027-01-01", "soon"] {
        vague.date = date.to_owned();
        let refused = enter(1, "LOST", vague.clone(), ("rosa", NOW)).err();
        assert_eq!(refused, Some(IncidentRefused::Needs("date")), "{date}");
    }
}

#[test]
fn only_what_the_authority_has_may_lack_a_number_and_only_if_it_has_no_legible_one() {
    for kind in Kind::ALL {
        for obliteration in OBLITERATIONS {
            for serial in ["", "---"] {
                let obliteration = (*obliteration).to_owned();
                let gun = Particulars { obliteration: obliteration.clone(), ..said(serial) };
                let made = enter(1, kind.name(), gun, ("rosa", NOW));
                let may = kind.group() == Group::Custody && obliteration != "NONE";
                assert_eq!(made.is_ok(), may && serial.is_empty(), "{kind:?} {obliteration}");
                assert!(made.is_err() || made.unwrap().chain().unwrap().is_empty());
            }
        }
    }
}

#[test]
fn what_partners_find_follows_from_the_incident() {
    let stolen = entered("STOLEN");
    assert_eq!(kinds(&stolen), [EventKind::ReportedStolen]);
    let place = |incident: &Incident| incident.chain().unwrap()[0].place.clone();
    assert!(place(&stolen).is_none(), "it may be a home");
    let located = Doing {
        place: "SYNTHETIC port".to_owned(),
        agency: "SYNTHETIC customs".to_owned(),
        ..doing("LOCATE")
    };
    let located = done(&stolen, &located);
    assert_eq!(kinds(&located), [EventKind::ReportedStolen, EventKind::Recovered]);
    let returned = done(&located, &decided("CLEAR", "RETURNED"));
    let whole = [EventKind::ReportedStolen, EventKind::Recovered, EventKind::Registered];
    assert_eq!((kinds(&returned), returned.state), (whole.to_vec(), State::Cleared));
    // Without having been located it was recovered when the case was closed.
    assert_eq!(kinds(&done(&stolen, &decided("CLEAR", "RETURNED"))), whole);
    assert!(kinds(&done(&located, &doing("CANCEL"))).is_empty());
    let seized = entered("SEIZED");
    assert!(place(&seized).is_some());
    assert_eq!(kinds(&seized), [EventKind::Seized]);
    let transit = entered("TRANSIT").chain().unwrap().remove(0);
    let to = transit.to.as_ref().and_then(|party| party.country);
    assert_eq!((transit.kind, transit.country), (EventKind::Transited, None));
    assert_eq!(to.map(|country| country.as_str().to_owned()).as_deref(), Some("XB"));
    assert_eq!(entered("EXPORT").chain().unwrap()[0].country, to);
    // Two cases of one gun are two events.
    let again = enter(8, "STOLEN", said("QS 000001"), ("rosa", NOW)).unwrap();
    assert_ne!(again.chain().unwrap(), stolen.chain().unwrap());
}

#[test]
fn a_disposition_is_due_until_it_is_carried_out_and_evidence_until_its_day() {
    let seized = entered("SEIZED");
    let taken = moment::start_of("2026-09-01").unwrap();
    assert_eq!(seized.due(), Some(taken.plus(DISPOSITION_DAYS * moment::DAY)));
    assert_eq!(entered("STOLEN").due(), None);
    assert_eq!(refused(&seized, &decided("DISPOSE", "EVIDENCE")), IncidentRefused::Needs("until"));
    let until = "2027-03-01".to_owned();
    let evidence = done(&seized, &Doing { until, ..decided("DISPOSE", "EVIDENCE") });
    assert_eq!(evidence.due(), moment::start_of("2027-03-01"));
    let nobody = Doing { authority: String::new(), ..decided("DISPOSE", "FORFEITED") };
    assert_eq!(refused(&seized, &nobody), IncidentRefused::Needs("authority"));
    // What was decided is carried out without being said again.
    assert_eq!(refused(&evidence, &decided("CLEAR", "FORFEITED")), IncidentRefused::NotFinal);
    let chosen = done(&evidence, &decided("DISPOSE", "DESTROYED"));
    assert_eq!(chosen.due(), Some(taken.plus(DISPOSITION_DAYS * moment::DAY)));
    assert_eq!(refused(&chosen, &doing("CLEAR")), IncidentRefused::Needs("certificate"));
    let certificate = "D4-20260920".to_owned();
    let destroyed = done(&chosen, &Doing { certificate, ..doing("CLEAR") });
    assert_eq!((destroyed.due(), destroyed.state), (None, State::Cleared));
    assert_eq!(kinds(&destroyed), [EventKind::Seized, EventKind::Destroyed]);
}

#[test]
fn what_is_kept_or_given_back_leaves_custody_with_a_mark() {
    let seized = entered("SEIZED");
    let kept = decided("CLEAR", "OFFICIAL_USE");
    assert_eq!(refused(&seized, &kept), IncidentRefused::Needs("mark"));
    let marked = Doing { mark: "XA 26 000009".to_owned(), ..kept };
    assert_eq!(done(&seized, &marked).state, State::Cleared);
    let blank = Particulars { obliteration: "FULL".to_owned(), ..said("") };
    let blank = enter(3, "FOUND", blank, ("rosa", NOW)).unwrap();
    let returned = decided("CLEAR", "RETURNED");
    assert_eq!(refused(&blank, &returned), IncidentRefused::Needs("mark"));
    assert_eq!(done(&seized, &returned).state, State::Cleared);
}

#[test]
fn a_correction_keeps_what_was_said_and_every_act_says_why() {
    let stolen = entered("STOLEN");
    let same = Doing { said: Some(said("QS 000001")), ..doing("MODIFY") };
    assert_eq!(refused(&stolen, &same), IncidentRefused::Same);
    let other = Doing { said: Some(said("QS 000002")), ..doing("MODIFY") };
    let modified = done(&stolen, &other);
    let last = modified.history.last().unwrap();
    assert_eq!((last.by.as_str(), last.words.as_str()), ("rosa", "SYNTHETIC reason"));
    assert_eq!(last.before.as_ref().unwrap().gun.serial, "QS 000001");
    for act in Act::ALL.iter().filter(|act| **act != Act::Enter) {
        let silent = Doing { words: " ".to_owned(), ..doing(act.name()) };
        let why = stolen.act(&silent, ("rosa", NOW)).err();
        assert!(
            why == Some(IncidentRefused::Needs("words")) || *act == Act::Dispose,
            "{act:?}: {why:?}"
        );
    }
}

#[test]
fn a_gun_that_was_reported_is_spoken_of_whoever_enters_it_next() {
    let speaks = |a: &Incident, b: &Incident| a.speaks_of(b);
    let (stolen, seized) = (entered("STOLEN"), entered("SEIZED"));
    let (import, export) = (entered("IMPORT"), entered("EXPORT"));
    assert!(speaks(&stolen, &seized) && speaks(&stolen, &import) && speaks(&seized, &stolen));
    assert!(speaks(&import, &import) && !speaks(&import, &export) && !speaks(&import, &stolen));
    let cleared = done(&stolen, &decided("CLEAR", "RETURNED"));
    assert!(speaks(&cleared, &seized) && !speaks(&done(&stolen, &doing("CANCEL")), &seized));
    let written = enter(9, "LOST", said("qs-000001"), ("rosa", NOW)).unwrap();
    assert!(speaks(&stolen, &written));
    let mut maker = said("QS 000001");
    maker.gun.maker = "SYNTHETIC Works".to_owned();
    assert!(!speaks(&stolen, &enter(9, "LOST", maker, ("rosa", NOW)).unwrap()));
}

#[test]
fn the_border_is_the_customs_and_the_rest_is_not() {
    for kind in Kind::ALL {
        let is_seen = matches!(kind, Kind::Seized | Kind::Import | Kind::Export | Kind::Transit);
        assert_eq!(entered(kind.name()).is_at_the_border(), is_seen, "{kind:?}");
    }
    let inland = Particulars { post: String::new(), ..said("QS1") };
    assert!(!enter(1, "SEIZED", inland, ("rosa", NOW)).unwrap().is_at_the_border());
}
