//! That a page is what it should be, and costs the same in a short list and a long one.

use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::ids::ExchangeId;

use super::*;
use crate::scratch::Scratch;
use crate::store::recovery::RecoveryStore as _;
use crate::store::sqlite::Effort;
use crate::store::{Matters as _, Store as _};

const CASES: u64 = 20_000;
const PAGE: usize = 50;

/// Steps of SQLite's machine for one page: some per row. A list of 20,000 has a million.
const STEPS: u64 = 20_000;

fn store(name: &str) -> (Scratch, SqliteStore) {
    let scratch = Scratch::new(name);
    let store = SqliteStore::open_unsynced(&scratch.path().join("store.sqlite")).unwrap();
    (scratch, store)
}

fn partner(nth: u64) -> NodeName {
    NodeName::parse(&format!("vestigo/xa/agency-{nth}")).unwrap()
}

/// Numbers that look like hashes and are all different.
fn bytes<const N: usize>(nth: u64) -> [u8; N] {
    let mixed = nth.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17) ^ nth;
    let mut bytes = [0; N];
    bytes[..8].copy_from_slice(&mixed.to_be_bytes());
    bytes[8..16].copy_from_slice(&nth.to_be_bytes());
    bytes
}

fn case(nth: u64) -> CaseRecord {
    let state = match nth % 40 {
        0 => ResponderState::WithOfficer,
        1 => ResponderState::Delayed,
        2 => ResponderState::AwaitingRelease,
        3 => ResponderState::InfoRequested,
        n => ResponderState::ALL[5 + (n % 4) as usize],
    };
    CaseRecord {
        query: LeafHash(bytes(nth)),
        exchange: ExchangeId(bytes(nth)),
        partner: partner(nth % 97),
        state,
        decision: None,
        received_at: Timestamp(1_000_000 + nth / 3),
        answer_by: Timestamp(if nth.is_multiple_of(5) { 0 } else { 2_000_000 + nth % 777 }),
        late: false,
        release_at: Timestamp(0),
        referral: if nth.is_multiple_of(80) { "SENSITIVE".to_owned() } else { String::new() },
        review_at: Timestamp(if nth.is_multiple_of(120) { 5 } else { 0 }),
        urgent: nth.is_multiple_of(11),
    }
}

/// Does something, and what it cost.
fn cost<T>(store: &mut SqliteStore, what: impl FnOnce(&mut SqliteStore) -> T) -> (T, Effort) {
    let before = store.effort();
    let done = what(store);
    let after = store.effort();
    let effort = Effort {
        statements: after.statements - before.statements,
        rows: after.rows - before.rows,
        steps: after.steps - before.steps,
    };
    (done, effort)
}

#[test]
fn a_page_of_twenty_thousand_cases_touches_as_many_rows_as_it_has() {
    let (_scratch, mut store) = store("store-pages-cases");
    store.begin().unwrap();
    let mut cases: Vec<CaseRecord> = (0..CASES).map(case).collect();
    for case in &cases {
        store.put_case(case).unwrap();
    }
    store.commit().unwrap();
    cases.sort_by_key(QueuePlace::of);
    let expected: Vec<LeafHash> = cases.iter().map(|case| case.query).collect();
    // Page by page through the whole queue: each case once, in its order, and no page costs more.
    let (mut seen, mut after) = (Vec::new(), QueuePlace::before(Lane::Waiting));
    loop {
        let (page, effort) = cost(&mut store, |s| s.case_page(None, &after, PAGE).unwrap());
        assert_eq!((effort.statements, effort.rows), (1, page.len() as u64));
        assert!(effort.steps < STEPS, "{effort:?} after {}", seen.len());
        let Some(last) = page.last() else { break };
        after = QueuePlace::parse(&QueuePlace::of(last).to_string()).unwrap();
        seen.extend(page.into_iter().map(|case| case.query));
    }
    assert_eq!(seen, expected);
    // Of one partner alone, and from one lane on.
    let of_one: Vec<LeafHash> =
        cases.iter().filter(|c| c.partner == partner(7)).map(|c| c.query).collect();
    let closed = QueuePlace::before(Lane::Closed);
    for (name, from) in [(None, &closed), (Some(partner(7)), &QueuePlace::before(Lane::Waiting))] {
        let (page, effort) = cost(&mut store, |s| s.case_page(name.as_ref(), from, PAGE).unwrap());
        assert!(effort.statements == 1 && effort.steps < STEPS, "{effort:?}");
        match name {
            Some(_) => {
                assert!(of_one.starts_with(&page.iter().map(|c| c.query).collect::<Vec<_>>()));
            }
            None => assert!(page.iter().all(|case| case.state.is_final())),
        }
        assert_eq!(page.len(), PAGE);
    }
    // The beginning of an id.
    let one = &cases[777];
    let mut last = one.exchange;
    last.0[6..].fill(0xff);
    let mut first = one.exchange;
    first.0[6..].fill(0);
    let (found, effort) = cost(&mut store, |s| s.cases_between(&first, &last, 2).unwrap());
    assert!(found.iter().any(|c| c.query == one.query) && effort.steps < STEPS, "{effort:?}");
    // The status counts what is open, and not what is closed.
    let open = cases.iter().filter(|c| !c.state.is_final()).count() as u64;
    let (counts, effort) =
        cost(&mut store, |s| s.case_counts(Timestamp(9_000_000), "SENSITIVE").unwrap());
    assert!(open == CASES / 10 && effort.steps < open * 40, "{effort:?}");
    let waits =
        |c: &&CaseRecord| matches!(c.state, ResponderState::WithOfficer | ResponderState::Delayed);
    let waiting = cases.iter().filter(waits).count() as u64;
    let alerts = cases.iter().filter(waits).filter(|c| c.referral == "SENSITIVE").count() as u64;
    let back = cases
        .iter()
        .filter(waits)
        .filter(|c| c.state == ResponderState::WithOfficer && c.review_at.0 > 0);
    let expected = CaseCounts { waiting, alerts, reviews_due: back.count() as u64 };
    assert_eq!(counts, expected);
    let (late, effort) =
        cost(&mut store, |s| s.cases_past_due(Timestamp(9_000_000), PAGE).unwrap());
    assert!(late.len() == PAGE && effort.steps < STEPS, "{effort:?}");
}

#[test]
fn a_page_of_traces_leaves_out_other_requests_and_goes_on_where_it_ended() {
    const TRACES: u64 = 6_000;
    let (_scratch, mut store) = store("store-pages-traces");
    store.begin().unwrap();
    let mut expected = Vec::new();
    for nth in 0..TRACES {
        let id = ExchangeId(bytes(nth));
        let at = Timestamp(1_000 + nth / 2);
        let trace = TraceRecord {
            id,
            officer: 1,
            created_at: at,
            auto_onward: false,
            ended: !nth.is_multiple_of(10),
            version: 1,
        };
        store.put_trace(&trace).unwrap();
        let hop = HopRecord {
            exchange: id,
            trace: id,
            position: 0,
            parent: None,
            partner: partner(nth % 97),
            query: LeafHash(bytes(nth)),
            state: if trace.ended { AskerState::Answered } else { AskerState::InfoRequested },
            decision: None,
            asked_at: at,
            answer_by: Timestamp(500),
            moved_at: at,
        };
        store.put_hop(&hop).unwrap();
        if nth.is_multiple_of(7) {
            let kind = vestigo_protocol::codes::RequestKind::Watch;
            let matter = crate::store::MatterRecord { exchange: id, kind, about: None };
            store.put_matter(&matter).unwrap();
        } else {
            expected.push(trace);
        }
    }
    store.commit().unwrap();
    expected.sort_by_key(|t| (std::cmp::Reverse(t.created_at), t.id));
    let one = partner(7);
    for (filter, fits) in [
        (TraceFilter::default(), (|_| true) as fn(u64) -> bool),
        (TraceFilter { ended: Some(false), ..TraceFilter::default() }, |nth| {
            nth.is_multiple_of(10)
        }),
        (TraceFilter { partner: Some(&one), ended: None }, |nth| nth % 97 == 7),
    ] {
        let nth = |t: &TraceRecord| u64::from_be_bytes(t.id.0[8..16].try_into().unwrap());
        let expected: Vec<ExchangeId> =
            expected.iter().filter(|t| fits(nth(t))).map(|t| t.id).collect();
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let (page, effort) =
                cost(&mut store, |s| s.trace_page(filter, after.as_ref(), PAGE).unwrap());
            assert_eq!((effort.statements, effort.rows), (1, page.len() as u64));
            assert!(effort.steps < STEPS, "{effort:?} of {filter:?}");
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            seen.extend(page.into_iter().map(|trace| trace.id));
        }
        assert_eq!(seen, expected, "{filter:?}");
    }
    assert_eq!(store.open_traces().unwrap(), TRACES / 10);
    let late = store.hops_for_attention(Timestamp(1), 20).unwrap();
    assert!(late.len() == 20 && late.iter().all(|hop| hop.state == AskerState::InfoRequested));
    let nowhere = ExchangeId([0xee; 16]);
    assert!(store.trace_page(TraceFilter::default(), Some(&nowhere), PAGE).unwrap().is_empty());
}

#[test]
fn what_is_rare_is_not_looked_for_among_all_the_others() {
    const OTHERS: u64 = 10_000;
    let (_scratch, mut store) = store("store-pages-rare");
    store.begin().unwrap();
    for nth in 0..OTHERS {
        let id = ExchangeId(bytes(nth));
        let trace = TraceRecord {
            id,
            officer: 1,
            created_at: Timestamp(1_000 + nth),
            auto_onward: false,
            ended: false,
            version: 1,
        };
        store.put_trace(&trace).unwrap();
        // A partner's messages; one in four thousand names what it has seen of our log.
        let kind: u8 = if nth % 4_000 == 3 { 13 } else { 4 };
        store
            .run(
                "INSERT INTO entry (idx, leaf, statement, issuer, cti, exchange, kind, own, logged_at, digest)
                 VALUES (?1, ?2, x'00', ?3, ?2, ?4, ?5, 0, 1, x'00')",
                params![int(nth), bytes::<32>(nth), partner(0).as_str(), id.as_bytes(), kind],
            )
            .unwrap();
        if nth % 4_000 == 3 {
            let kind = vestigo_protocol::codes::RequestKind::Watch;
            let matter = crate::store::MatterRecord { exchange: id, kind, about: None };
            store.put_matter(&matter).unwrap();
        }
    }
    store.commit().unwrap();
    let few = 500;
    let (page, effort) = cost(&mut store, |s| s.matter_page(None, PAGE).unwrap());
    let found: Vec<ExchangeId> = page.iter().map(|matter| matter.exchange).collect();
    assert_eq!(found, [8_003, 4_003, 3].map(|nth| ExchangeId(bytes(nth))), "the newest first");
    assert!(effort.steps < few, "{effort:?}");
    let (rest, effort) = cost(&mut store, |s| s.matter_page(Some(&found[1]), PAGE).unwrap());
    assert!(rest.len() == 1 && rest[0].exchange == found[2] && effort.steps < few, "{effort:?}");
    let (seen, effort) = cost(&mut store, |s| s.newest_seen_by(&partner(0)).unwrap());
    assert!(seen == Some(LeafHash(bytes(8_003))) && effort.steps < few, "{effort:?}");
    let (seen, effort) = cost(&mut store, |s| s.newest_seen_by(&partner(1)).unwrap());
    assert!(seen.is_none() && effort.steps < few, "{effort:?}");
}
