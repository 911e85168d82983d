use vestigo_protocol::codes::{EventKind, PartyKind, ResultCode};
use vestigo_protocol::firearm::ChainEvent;
use vestigo_protocol::message::TraceResult;

use super::*;
use crate::desk::examples::{dated, party};
use PointOfDiversion as Point;

fn country(code: &str) -> Country {
    Country::parse(code).unwrap()
}

fn told(events: Vec<ChainEvent>) -> Answer {
    Answer { events, ..Answer::other() }
}

fn result(code: ResultCode, date: Option<&str>) -> Answer {
    let date = date.map(|d| PartialDate::parse(d).unwrap());
    let results = vec![TraceResult { code, country: None, date, party: None, document: None }];
    Answer { results, ..Answer::other() }
}

fn to(kind: EventKind, date: &str, holder: PartyKind) -> ChainEvent {
    ChainEvent { to: Some(party(holder, "SYNTHETIC Holder")), ..dated(kind, date) }
}

fn from(kind: EventKind, date: &str, holder: PartyKind) -> ChainEvent {
    ChainEvent { from: Some(party(holder, "SYNTHETIC Holder")), ..dated(kind, date) }
}

fn exported(date: &str, state: &str) -> ChainEvent {
    ChainEvent { country: Some(country(state)), ..dated(EventKind::Exported, date) }
}

fn recovered(on: Option<&str>) -> Recovery {
    Recovery {
        country: country("TT"),
        on: on.map(|d| PartialDate::parse(d).unwrap()),
        // 2023-11-14
        asked: Timestamp(1_700_000_000),
        class: None,
    }
}

fn chain(hops: &[(&str, &Answer)], recovery: &Recovery) -> Conclusions {
    let hops: Vec<Hop<'_>> = hops
        .iter()
        .zip(1..)
        .map(|((state, answer), number)| Hop {
            country: country(state),
            leaf: LeafHash([number; 32]),
            answer: Some(answer),
            signed: true,
        })
        .collect();
    conclude(&hops, recovery)
}

/// The chain of domain.md §11.7, scenario 1.
#[test]
fn stolen_from_a_dealer_two_exports_later_is_d02_and_time_runs_from_the_import() {
    let maker = told(vec![
        dated(EventKind::Manufactured, "2017"),
        ChainEvent { country: Some(country("US")), ..dated(EventKind::Shipped, "2017-05-02") },
    ]);
    let importer = told(vec![
        ChainEvent { country: Some(country("AT")), ..dated(EventKind::Imported, "2017-06-01") },
        exported("2019-03-04", "GY"),
    ]);
    let dealer = told(vec![
        ChainEvent {
            country: Some(country("US")),
            ..to(EventKind::Imported, "2019-04", PartyKind::Licensee)
        },
        from(EventKind::ReportedStolen, "2021-08-02", PartyKind::Licensee),
    ]);
    let recovery = recovered(Some("2023-05-10"));
    let found = chain(&[("AT", &maker), ("US", &importer), ("GY", &dealer)], &recovery);
    let diversion = &found.diversion;
    assert_eq!((diversion.point, diversion.certainty), (Point::TheftDealer, Certainty::Recorded));
    assert_eq!(diversion.country, Some(country("GY")));
    let at = |hop, position| Some((hop, Position::Event(position)));
    assert_eq!(diversion.last_lawful.map(|s| (s.hop, s.position)), at(2, 0));
    assert_eq!(diversion.broke.map(|s| (s.hop, s.position)), at(2, 1));
    assert_eq!(diversion.broke.unwrap().leaf, LeafHash([3; 32]));
    let ttc = found.time_to_crime.unwrap();
    assert_eq!((ttc.from.hop, ttc.from_date.to_text()), (2, "2019-04".to_owned()));
    // From 30 and from 1 April 2019.
    assert_eq!((ttc.days_min, ttc.days_max), (1471, Some(1500)));
    assert_eq!(ttc.buckets, (Bucket::ThreeYearsAndOver, Bucket::ThreeYearsAndOver));
    assert_eq!(diversion.changes, [Change::DateFrom(country("GY"))]);
    assert_eq!(found.conflicts, []);
}

#[test]
fn each_kind_of_last_record_has_its_point_of_diversion() {
    use EventKind as E;
    use PartyKind as P;
    let retail = |holder| to(E::SoldRetail, "2018-02-03", holder);
    let stolen = |holder| from(E::ReportedStolen, "2020-01-01", holder);
    let plain = |kind| dated(kind, "2020-01-01");
    let recorded = Certainty::Recorded;
    let inferred = Certainty::Inferred;
    for (what, events, point, certainty) in [
        ("private", vec![stolen(P::Natural)], Point::TheftPrivateHolder, recorded),
        ("dealer", vec![stolen(P::Licensee)], Point::TheftDealer, recorded),
        (
            "whom it was sold to",
            vec![retail(P::Natural), plain(E::ReportedStolen)],
            Point::TheftPrivateHolder,
            recorded,
        ),
        (
            "sender",
            vec![plain(E::Shipped), plain(E::ReportedStolen)],
            Point::TheftManufacturerOrTransport,
            recorded,
        ),
        (
            "whom it was sent to, by name",
            vec![to(E::Shipped, "2018", P::Licensee), stolen(P::Licensee)],
            Point::TheftDealer,
            recorded,
        ),
        (
            "who had sent it to another",
            vec![
                ChainEvent {
                    to: Some(party(P::Licensee, "SYNTHETIC Shop")),
                    ..dated(E::Shipped, "2018")
                },
                stolen(P::Licensee),
            ],
            Point::TheftManufacturerOrTransport,
            recorded,
        ),
        (
            "works",
            vec![plain(E::Manufactured), stolen(P::Licensee)],
            Point::TheftManufacturerOrTransport,
            recorded,
        ),
        ("force", vec![stolen(P::Force)], Point::PoliceStockpile, recorded),
        (
            "guards",
            vec![to(E::Issued, "2018", P::Licensee), stolen(P::Licensee)],
            Point::PrivateSecurityCompany,
            recorded,
        ),
        ("nobody named", vec![plain(E::ReportedStolen)], Point::NotEstablished, recorded),
        ("lost", vec![retail(P::Natural), plain(E::ReportedLost)], Point::Loss, recorded),
        ("converted", vec![plain(E::Converted)], Point::Conversion, recorded),
        ("reactivated", vec![plain(E::Reactivated)], Point::Reactivation, recorded),
        ("destroyed", vec![plain(E::Destroyed)], Point::FromDestruction, inferred),
        ("deactivated", vec![plain(E::Deactivated)], Point::Reactivation, inferred),
        ("store", vec![stolen(P::Natural), plain(E::Seized)], Point::FromSeizureStore, inferred),
        ("stock", vec![retail(P::Force)], Point::PoliceStockpile, inferred),
        ("holder", vec![retail(P::Natural)], Point::NotEstablished, inferred),
        // What came back was lost again, and nobody says how.
        (
            "came back",
            vec![stolen(P::Licensee), to(E::Registered, "2021", P::Natural)],
            Point::NotEstablished,
            inferred,
        ),
        ("nothing", Vec::new(), Point::NotEstablished, inferred),
    ] {
        let answer = told(events);
        let found = chain(&[("XB", &answer)], &recovered(None)).diversion;
        assert_eq!((found.point, found.certainty), (point, certainty), "{what}");
    }
}

#[test]
fn a_gun_that_never_arrived_was_diverted_in_transit() {
    let sent = told(vec![exported("2019-03-04", "GY")]);
    let nothing = result(ResultCode::NoRecord, None);
    let found = chain(&[("US", &sent), ("GY", &nothing)], &recovered(None));
    assert_eq!(found.diversion.point, Point::InTransit);
    assert_eq!(found.diversion.or, [Point::UnauthorisedReexport, Point::FalseEndUserDocumentation]);
    assert_eq!(found.diversion.certainty, Certainty::Inferred);
    let [conflict] = &found.conflicts[..] else { panic!("{:?}", found.conflicts) };
    assert_eq!(conflict.kind, ConflictKind::Arrival);
    assert_eq!((conflict.one.1, conflict.other.1), (country("US"), country("GY")));
    // Not asked yet: nothing is established, and it is said who should be.
    let found = chain(&[("US", &sent)], &recovered(None)).diversion;
    assert_eq!(found.point, Point::NotEstablished);
    assert_eq!(found.changes, [Change::Asking(country("GY")), Change::DateFrom(country("TT"))]);
}

#[test]
fn a_claim_is_shown_as_one_and_no_time_is_measured_from_it() {
    let claimed = |event: ChainEvent| ChainEvent { certainty: Certainty::Claimed, ..event };
    let sold = claimed(to(EventKind::SoldRetail, "2019-01-01", PartyKind::Licensee));
    let stolen = claimed(from(EventKind::ReportedStolen, "2020-01-01", PartyKind::Licensee));
    let answer = told(vec![sold, stolen]);
    let found = chain(&[("XB", &answer)], &recovered(Some("2021-01-01")));
    assert_eq!(found.diversion.point, Point::TheftDealer);
    assert_eq!(found.diversion.certainty, Certainty::Claimed);
    assert!(found.diversion.changes.contains(&Change::RecordOf(country("XB"))));
    assert_eq!(found.time_to_crime, None);
}

#[test]
fn time_to_crime_is_an_interval_as_wide_as_both_dates_leave_it() {
    use Bucket::{OneToTwoYears, ThreeYearsAndOver, TwoToThreeYears, UnderThreeMonths};
    for (sold, recovery, days, buckets) in [
        (
            Some("2021-01-01"),
            Some("2021-01-31"),
            Some((30, Some(30))),
            (UnderThreeMonths, UnderThreeMonths),
        ),
        (
            Some("2020"),
            Some("2022-01-01"),
            Some((366, Some(731))),
            (OneToTwoYears, TwoToThreeYears),
        ),
        (
            Some("2021-03"),
            Some("2021-03"),
            Some((0, Some(30))),
            (UnderThreeMonths, UnderThreeMonths),
        ),
        // Recovered at some time before we asked.
        (Some("2022-11-14"), None, Some((0, Some(365))), (UnderThreeMonths, OneToTwoYears)),
        (Some("<2020"), Some("2021-01-01"), Some((367, None)), (OneToTwoYears, ThreeYearsAndOver)),
        (None, Some("2021-01-01"), None, (UnderThreeMonths, UnderThreeMonths)),
        // Sold after it was recovered: that is no part of this gun's way there.
        (Some("2022"), Some("2021-01-01"), None, (UnderThreeMonths, UnderThreeMonths)),
    ] {
        let event = ChainEvent {
            date: sold.map(|d| PartialDate::parse(d).unwrap()),
            ..to(EventKind::SoldRetail, "2000", PartyKind::Natural)
        };
        let answer = told(vec![event]);
        let found = chain(&[("XB", &answer)], &recovered(recovery)).time_to_crime;
        assert_eq!(found.map(|t| (t.days_min, t.days_max)), days, "{sold:?} {recovery:?}");
        if let Some(found) = found {
            assert_eq!(found.buckets, buckets, "{sold:?} {recovery:?}");
        }
    }
}

#[test]
fn the_recovery_itself_is_no_diversion_from_a_store() {
    let seized = dated(EventKind::Seized, "2023-05-10");
    let sold = to(EventKind::SoldRetail, "2018-02-03", PartyKind::Natural);
    let answer = told(vec![sold, seized]);
    let found = chain(&[("TT", &answer)], &recovered(Some("2023-05-10"))).diversion;
    assert_eq!(found.point, Point::NotEstablished);
    assert_eq!(found.last_lawful.map(|s| s.position), Some(Position::Event(0)));
}

#[test]
fn contradictions_between_states_stay_side_by_side() {
    let out = |date: &str, name: &str| {
        let to = Some(party(PartyKind::Licensee, name));
        told(vec![ChainEvent { to, ..exported(date, "GY") }])
    };
    let into = |date: &str, name: &str, origin: &str| {
        let to = Some(party(PartyKind::Licensee, name));
        let country = Some(country(origin));
        told(vec![ChainEvent { to, country, ..dated(EventKind::Imported, date) }])
    };
    use ConflictKind as C;
    for (sent, received, kinds) in [
        (out("2019-03-04", "Armas Ltd"), into("2019-04", "ARMAS", "US"), vec![]),
        (out("2019", "Armas"), into("2019-04", "Armas", "US"), vec![]),
        (out("2019-03-04", "Armas"), into("2018-04", "Armas", "US"), vec![C::Dates]),
        (out("2019-03-04", "Armas"), into("2019-04", "Zeta", "US"), vec![C::Consignee]),
        (out("2019-03-04", "Armas"), into("2019-04", "Armas", "BE"), vec![C::Country]),
    ] {
        let found = chain(&[("US", &sent), ("GY", &received)], &recovered(None)).conflicts;
        let found: Vec<C> = found.iter().map(|c| c.kind).collect();
        assert_eq!(found, kinds);
    }
    let destroyed = told(vec![dated(EventKind::Destroyed, "2015-01-01")]);
    let sold = told(vec![to(EventKind::SoldRetail, "2018", PartyKind::Natural)]);
    let found = chain(&[("US", &destroyed), ("GY", &sold)], &recovered(None));
    assert_eq!(found.conflicts[0].kind, C::AfterDestruction);
}

#[test]
fn a_letter_is_counted_said_to_be_unsigned_and_held_against_what_its_state_signs_later() {
    let letter = result(ResultCode::RecordedStolen, Some("2021-08-02"));
    let signed = result(ResultCode::RecordedLost, Some("2021-08-02"));
    let hop = |answer, number, signed| Hop {
        country: country("GY"),
        leaf: LeafHash([number; 32]),
        answer: Some(answer),
        signed,
    };
    let found = conclude(&[hop(&letter, 1, false)], &recovered(None));
    assert!(!found.diversion.signed && found.diversion.broke.is_some());
    assert!(found.diversion.changes.contains(&Change::SignatureOf(country("GY"))));
    let both = conclude(&[hop(&letter, 1, false), hop(&signed, 2, true)], &recovered(None));
    let [conflict] = &both.conflicts[..] else { panic!("{:?}", both.conflicts) };
    assert_eq!(conflict.kind, ConflictKind::Result);
    assert_eq!(both.diversion.point, Point::Loss, "what came last is told last");
}

#[test]
fn older_records_that_answer_later_take_their_place_in_time() {
    let dealer = told(vec![
        to(EventKind::Imported, "2019-04", PartyKind::Licensee),
        from(EventKind::ReportedStolen, "2021-08-02", PartyKind::Licensee),
    ]);
    let maker = told(vec![dated(EventKind::Manufactured, "2017")]);
    let found = chain(&[("GY", &dealer), ("AT", &maker)], &recovered(None)).diversion;
    assert_eq!(found.point, Point::TheftDealer);
    // An answer still missing, or refused, may change it.
    let hops = [
        Hop {
            country: country("GY"),
            leaf: LeafHash([1; 32]),
            answer: Some(&dealer),
            signed: true,
        },
        Hop { country: country("AT"), leaf: LeafHash([0; 32]), answer: None, signed: true },
    ];
    let found = conclude(&hops, &recovered(None)).diversion;
    assert_eq!(
        found.changes,
        [
            Change::AnswerOf(country("AT")),
            Change::DateFrom(country("GY")),
            Change::DateFrom(country("TT"))
        ]
    );
}

#[test]
fn what_we_see_on_the_gun_counts_where_no_report_does() {
    let recovery = Recovery { class: Some(ManufactureClass::Printed3d), ..recovered(None) };
    assert_eq!(conclude(&[], &recovery).diversion.point, Point::IllicitManufacture);
    let recovery = Recovery { class: Some(ManufactureClass::Reactivated), ..recovery };
    let answer = told(vec![dated(EventKind::Deactivated, "2015")]);
    let found = chain(&[("XB", &answer)], &recovery).diversion;
    assert_eq!(found.point, Point::Reactivation);
    assert!(found.last_lawful.is_some());
}
