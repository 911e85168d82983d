//! Scenario 6: a partner is away while both sides go on. Nothing is lost, nothing is answered twice,
//! and afterwards each side proves by itself when each message was delivered. The three weeks of the
//! scenario pass in simulated time, in `tests/simulation/away.rs`.

use std::collections::{BTreeMap, BTreeSet};

use vestigo::runtime::clock;
use vestigo::service::Service as _;
use vestigo::service::views::{HopState, TraceView};
use vestigo_protocol::bundle::Bundle;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::time::Timestamp;
use vestigo_tests::Node;
use vestigo_tests::journal::Journal;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::until;

/// Times that the partner is killed.
const OUTAGES: usize = 3;
/// Requests while it is away, each time.
const EACH: usize = 6;

/// Who received an entry, and when it says that it did.
type Deliveries = BTreeMap<LeafHash, (String, Timestamp)>;

/// What a node proves of the deliveries in an exchange, to somebody who knows both roots and has
/// nothing but the file.
fn proved(node: &Node, exchange: &str, roots: [&str; 2]) -> Deliveries {
    let file = node.dir().join(format!("{}.bundle", &exchange[..12])).display().to_string();
    let (exit, _, error) = node.command(&["bundle", "export", exchange, "--out", &file]);
    assert_eq!(exit, 0, "{}: {error}", node.name);
    let (exit, out, _) = node.command(&["verify", &file, "--root", roots[0], "--root", roots[1]]);
    assert_eq!(exit, 0, "authentic: {out}");
    let bundle = Bundle::from_bytes(&std::fs::read(&file).unwrap()).unwrap();
    let report = bundle.verify().unwrap();
    assert_eq!(report.exporter.as_str(), node.name);
    let mut deliveries = Deliveries::new();
    for message in report.exchanges.iter().flat_map(|exchange| &exchange.messages) {
        if matches!(message.header.kind, Kind::Accepted | Kind::Delivered) {
            let said = (message.header.issuer.to_string(), message.header.issued_at);
            assert_eq!(deliveries.insert(message.header.in_reply_to[0], said), None, "once");
        }
    }
    deliveries
}

/// Every message that is receipted has one receipt, of whom it was for; every question one decision.
fn assert_nothing_is_lost_or_done_twice(journal: &Journal) {
    for entry in &journal.0 {
        let replies = journal.replies(&entry.leaf);
        let count = |kind: Kind| replies.get(&kind.number()).map_or(0, Vec::len);
        if let Some(receipt) = entry.header.kind.receipt() {
            assert_eq!(count(receipt), 1, "{:?}", entry.header.kind);
            let by = &replies[&receipt.number()][0].header.issuer;
            assert_eq!(*by, entry.header.audience);
        }
        if entry.header.kind == Kind::Query {
            assert_eq!(count(Kind::Answer) + count(Kind::Refusal), 1);
        }
    }
}

#[tokio::test]
async fn a_partner_that_was_away_gets_everything_once_and_both_prove_when() {
    let (mut a, mut b) = two(open_terms()).await;
    // Numbers so far apart that none is taken for another.
    let scattered = |n: u64| format!("{:08}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 100_000_000);
    let serials: Vec<String> = (1..=(OUTAGES * EACH) as u64).map(scattered).collect();
    let even: Vec<String> = serials.iter().step_by(2).map(|serial| sold(serial)).collect();
    b.import("dealers", "retail", &csv(&even));

    // XB dies again and again, the later times while it is catching up; XA goes on asking. Once XA
    // dies too, with all that it has asked.
    let mut asked: Vec<(String, Timestamp)> = Vec::new();
    for (outage, serials) in serials.chunks(EACH).enumerate() {
        b.kill();
        for serial in serials {
            let trace = a.submit(about(serial, &b.name)).await;
            assert_eq!(trace.hops[0].state, HopState::Submitted);
            asked.push((trace.id, clock::now()));
        }
        assert!(a.status().await.outbox >= EACH as u64);
        if outage == 1 {
            a.kill();
            a.start().await;
            assert!(a.status().await.outbox >= EACH as u64, "it was durable");
        }
        for (_, back) in asked.iter_mut().rev().take(EACH) {
            *back = clock::now();
        }
        b.start().await;
        let first = asked[outage * EACH].0.clone();
        let taken = |t: &TraceView| t.hops[0].state != HopState::Submitted;
        a.trace_when(&first, "XB has the first of them", taken).await;
    }

    // Everything is decided, as if nothing had been.
    for (position, (id, back)) in asked.iter().enumerate() {
        let decided = |t: &TraceView| t.hops[0].state == HopState::Answered;
        let trace = a.trace_when(id, "it is answered", decided).await;
        let hop = &trace.hops[0];
        let expected = if position % 2 == 0 { "R03" } else { "R20" };
        assert_eq!(hop.result.as_deref(), Some(expected));
        assert!(!hop.late);
        let delivered = Timestamp::parse_rfc3339(hop.delivered.as_ref().unwrap()).unwrap();
        assert!(delivered >= *back, "it is delivered when XB is back, and not before");
    }
    let cases = b.client().cases(ME, Default::default()).await.unwrap().items;
    assert_eq!(cases.len(), asked.len(), "one case for each");
    until("both have every receipt", async || {
        let waiting = a.status().await.outbox + b.status().await.outbox;
        (waiting == 0).then_some(())
    })
    .await;
    let (ours, theirs) = (a.journal(), b.journal());
    assert_eq!(ours.with(&b.name), theirs.with(&a.name));
    assert_nothing_is_lost_or_done_twice(&ours);
    assert_nothing_is_lost_or_done_twice(&theirs);

    // Each proves it alone: the asker from its trace, the asked from its case. They prove the same.
    let roots = [a.safety_number.clone(), b.safety_number.clone()];
    let roots = [roots[0].as_str(), roots[1].as_str()];
    for (id, back) in asked.iter().step_by(EACH) {
        let by_asker = proved(&a, id, roots);
        assert_eq!(by_asker, proved(&b, id, roots));
        let names: BTreeSet<&str> = by_asker.values().map(|(by, _)| by.as_str()).collect();
        assert_eq!(names, BTreeSet::from([a.name.as_str(), b.name.as_str()]));
        let query = ours
            .0
            .iter()
            .find(|e| e.header.kind == Kind::Query && e.header.exchange.to_hex() == *id);
        let query = query.expect("it is in the log");
        let (_, received) = &by_asker[&query.leaf];
        assert!(query.header.issued_at <= *back && *received >= *back);
    }
    a.stop().await;
    b.stop().await;
    a.assert_log_holds();
    b.assert_log_holds();
}
