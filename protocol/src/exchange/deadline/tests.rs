use super::*;
use crate::ids::{ExchangeId, Kid, MessageId, NodeName};

const QUERY: LeafHash = LeafHash([1; 32]);

fn node(country: &str) -> NodeName {
    NodeName::parse(&format!("vestigo/{country}/police")).unwrap()
}

fn header(kind: Kind, from: &str, iat: u64, sequence: u64, names: &[LeafHash]) -> Header {
    let to = if from == "xa" { "xb" } else { "xa" };
    Header {
        kid: Kid([0; 32]),
        issuer: node(from),
        exchange: ExchangeId([7; 16]),
        audience: node(to),
        issued_at: Timestamp(iat),
        id: MessageId([0; 16]),
        kind,
        in_reply_to: names.to_vec(),
        sequence,
        previous: None,
        answer_by: None,
        deliver_until: None,
        reason: None,
        stops_clock: false,
        epoch: 0,
    }
}

/// A query of second 100 that is due at 1000.
fn query() -> Header {
    Header { answer_by: Some(Timestamp(1000)), ..header(Kind::Query, "xa", 100, 1, &[]) }
}

/// What the answering side says: second, sequence, new deadline, whether the clock stops.
fn interim(iat: u64, sequence: u64, answer_by: Option<u64>, stops_clock: bool) -> Header {
    Header {
        answer_by: answer_by.map(Timestamp),
        stops_clock,
        ..header(Kind::Interim, "xb", iat, sequence, &[QUERY])
    }
}

fn leaf(byte: u8) -> LeafHash {
    LeafHash([byte; 32])
}

fn supplement(iat: u64, names: u8) -> Header {
    header(Kind::Supplement, "xa", iat, 2, &[leaf(names)])
}

/// Interims are named 10, 11, …; supplements 20, 21, ….
fn at(interims: &[Header], supplements: &[Header], now: u64) -> Due {
    let query = query();
    let named = |first: u8, headers: &'_ [Header]| -> Vec<(LeafHash, Header)> {
        (first..).map(leaf).zip(headers.iter().cloned()).collect()
    };
    let (mut interims, supplements) = (named(10, interims), named(20, supplements));
    // Each supplement has its receipt in the same second, but for those that name entry 99.
    let receipts = supplements.iter().filter(|(_, s)| s.in_reply_to != [leaf(99)]).map(|(l, s)| {
        let receipt = header(Kind::Accepted, "xb", s.issued_at.0, 90, &[*l]);
        (leaf(l.0[0] + 10), receipt)
    });
    interims.extend(receipts.collect::<Vec<_>>());
    fn stated(list: &[(LeafHash, Header)]) -> Vec<Stated<'_>> {
        list.iter().map(|(leaf, header)| Stated { leaf: *leaf, header }).collect()
    }
    due(
        Stated { leaf: QUERY, header: &query },
        &stated(&interims),
        &stated(&supplements),
        Timestamp(now),
    )
    .unwrap()
}

#[test]
fn the_deadline_follows_the_table() {
    // Interims, supplements, now: due, standing, overdue by.
    type Row = (Vec<Header>, Vec<Header>, u64, u64, bool, Option<u64>);
    let rows: Vec<Row> = vec![
        (vec![], vec![], 1000, 1000, false, None),
        (vec![], vec![], 1001, 1000, false, Some(1)),
        // A delay sets another deadline, later or earlier.
        (vec![interim(500, 5, Some(5000), false)], vec![], 4000, 5000, false, None),
        (vec![interim(500, 5, Some(800), false)], vec![], 900, 800, false, Some(100)),
        // The one that was signed last holds, in whatever order they came.
        (
            vec![interim(600, 6, Some(7000), false), interim(500, 5, Some(5000), false)],
            vec![],
            6000,
            7000,
            false,
            None,
        ),
        // While the clock stands nothing becomes overdue.
        (vec![interim(400, 5, None, true)], vec![], 9000, 9600, true, None),
        // What was overdue when it was stopped stays so, by as much.
        (vec![interim(1300, 5, None, true)], vec![], 9000, 8700, true, Some(300)),
        // A supplement starts it again: 600 of 900 seconds are left.
        (vec![interim(400, 5, None, true)], vec![supplement(2400, 10)], 3000, 3000, false, None),
        (vec![interim(400, 5, None, true)], vec![supplement(2400, 10)], 3001, 3000, false, Some(1)),
        // The first supplement counts; a later one adds nothing.
        (
            vec![interim(400, 5, None, true)],
            vec![supplement(2400, 10), supplement(2000, 10)],
            2500,
            2600,
            false,
            None,
        ),
        // A supplement that names another entry starts nothing.
        (vec![interim(400, 5, None, true)], vec![supplement(2400, 99)], 9000, 9600, true, None),
        // A clock that is behind gives no time back.
        (vec![interim(400, 5, None, true)], vec![supplement(300, 10)], 900, 1000, false, None),
        // Two stops that overlap count once: 400 to 800.
        (
            vec![interim(400, 5, None, true), interim(500, 6, None, true)],
            vec![supplement(700, 10), supplement(800, 11)],
            900,
            1400,
            false,
            None,
        ),
        // Two that do not: 100 and 200.
        (
            vec![interim(400, 5, None, true), interim(600, 6, None, true)],
            vec![supplement(500, 10), supplement(800, 11)],
            900,
            1300,
            false,
            None,
        ),
        // A new deadline knows of the stops before it, and not of those after.
        (
            vec![
                interim(400, 5, None, true),
                interim(600, 6, Some(2000), false),
                interim(700, 7, None, true),
            ],
            vec![supplement(500, 10), supplement(900, 12)],
            1000,
            2200,
            false,
            None,
        ),
        // A delay while the clock stands: it goes on standing from there.
        (
            vec![interim(400, 5, None, true), interim(600, 6, Some(2000), false)],
            vec![supplement(900, 10)],
            1000,
            2300,
            false,
            None,
        ),
    ];
    for (number, (interims, supplements, now, expected, standing, late)) in
        rows.into_iter().enumerate()
    {
        let due = at(&interims, &supplements, now);
        assert_eq!(
            (due.at, due.standing, due.overdue_seconds(Timestamp(now))),
            (Timestamp(expected), standing, late),
            "row {number}"
        );
    }
}

#[test]
fn the_statements_prove_it() {
    let interims = [interim(500, 5, Some(2000), false), interim(600, 6, None, true)];
    let due = at(&interims, &[supplement(800, 11)], 2500);
    assert_eq!(due.overdue_seconds(Timestamp(2500)), Some(300));
    assert_eq!(due.statements, [QUERY, leaf(10), leaf(11), leaf(20), leaf(30)]);
}

#[test]
fn a_supplement_starts_the_clock_when_the_asked_side_has_signed_that_it_has_it() {
    let (query, stop, supplied) = (query(), interim(400, 5, None, true), supplement(401, 10));
    let receipt = |from, iat| header(Kind::Accepted, from, iat, 9, &[leaf(20)]);
    let due_with = |receipt: Option<Header>| {
        let mut all = vec![(leaf(10), stop.clone()), (leaf(20), supplied.clone())];
        all.extend(receipt.map(|receipt| (leaf(30), receipt)));
        let stated: Vec<Stated<'_>> =
            all.iter().map(|(leaf, header)| Stated { leaf: *leaf, header }).collect();
        let query = Stated { leaf: QUERY, header: &query };
        let due = due(query, &stated, &stated, Timestamp(9000)).unwrap();
        (due.at.0, due.standing)
    };
    // Signed at once, and never sent: nobody is overdue by it.
    assert_eq!(due_with(None), (9600, true));
    assert_eq!(due_with(Some(receipt("xa", 500))), (9600, true), "by the asker itself");
    assert_eq!(due_with(Some(receipt("xb", 500))), (1100, false));
    // Signed at once, and delivered a long time later.
    assert_eq!(due_with(Some(receipt("xb", 7000))), (7600, false));
}

#[test]
fn a_decision_ends_it_and_its_own_time_says_whether_it_was_late() {
    let decision = |iat, sequence| header(Kind::Answer, "xb", iat, sequence, &[QUERY]);
    for (decided, late) in [(999, false), (1000, false), (1001, true)] {
        let due = at(&[decision(decided, 5)], &[], 9000);
        assert_eq!((due.is_late(), due.overdue_seconds(Timestamp(9000))), (late, None));
        assert_eq!(due.statements, [QUERY, leaf(10)]);
    }
    // Decided while the clock stood: not late. An interim after the decision changes nothing.
    let stopped =
        [interim(400, 5, None, true), decision(5000, 6), interim(6000, 7, Some(1), false)];
    let due = at(&stopped, &[], 9000);
    assert_eq!((due.at, due.standing, due.is_late()), (Timestamp(5600), false, false));
}

#[test]
fn only_the_two_parties_of_the_exchange_move_the_deadline() {
    let foreign = Header { issuer: node("xa"), ..interim(500, 5, Some(9000), true) };
    let elsewhere = Header { exchange: ExchangeId([8; 16]), ..interim(500, 5, Some(9000), true) };
    let unrelated = Header { in_reply_to: vec![leaf(9)], ..interim(500, 5, Some(9000), true) };
    let due = at(&[foreign, elsewhere, unrelated], &[], 900);
    assert_eq!((due.at, due.standing), (Timestamp(1000), false));
}

#[test]
fn a_query_that_asks_for_no_decision_is_never_overdue() {
    let notice = header(Kind::Query, "xa", 100, 1, &[]);
    let query = Stated { leaf: QUERY, header: &notice };
    assert_eq!(overdue(query, &[], &[], Timestamp(u64::MAX)), None);
}

#[test]
fn an_interim_that_comes_late_says_nothing_new() {
    let (older, newer) = (interim(500, 5, None, false), interim(500, 6, None, true));
    let there = [Stated { leaf: leaf(10), header: &newer }];
    assert!(is_superseded(&older, &there));
    assert!(!is_superseded(&newer, &[Stated { leaf: leaf(10), header: &older }]));
}
