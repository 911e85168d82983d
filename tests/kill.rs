//! kill -9 of either side between any two steps: nothing acknowledged is lost, and every question
//! has one answer.
//!
//! Two nodes ask each other without pause while one of them, drawn by a seed, is killed at a
//! moment drawn by the seed and counted in what happened: entries that became durable, or traces
//! that moved. `VESTIGO_TEST_FULL=1` makes it 200 kills instead of 12.
#![expect(clippy::indexing_slicing, reason = "test code: it ends the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use vestigo::api::client::Client;
use vestigo::service::Service as _;
use vestigo::service::views::{HopState, HopView};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;
use vestigo_tests::Node;
use vestigo_tests::chance::Chance;
use vestigo_tests::journal::{Entry, Journal};
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::{LOOK, bounded, until};

/// One asker: ids of traces whose submission was acknowledged.
type Acknowledged = tokio::task::JoinHandle<Vec<String>>;

/// Traces of one asker that may be open at a time: enough that every step of an exchange is under
/// way at any moment.
const OPEN: usize = 16;

/// Submits traces, until told to stop. A submission whose reply did not come may have happened or
/// not; one whose reply came has.
fn keep_asking(client: Client, to: String, stop: Arc<AtomicBool>) -> Acknowledged {
    tokio::spawn(async move {
        let mut acknowledged: Vec<String> = Vec::new();
        let mut number = 0;
        while !stop.load(Ordering::Relaxed) {
            if let Some(oldest) = acknowledged.len().checked_sub(OPEN) {
                decided(&client, &acknowledged[oldest]).await;
            }
            number += 1;
            // Every other gun is on record.
            let serial = if number % 2 == 0 { "KNOWN1".to_owned() } else { format!("NOT{number}") };
            match client.trace_submit(ME, about(&serial, &to)).await {
                Ok(trace) => acknowledged.push(trace.id),
                // Killed: its socket refuses until it is back.
                Err(_) => tokio::task::yield_now().await,
            }
        }
        acknowledged
    })
}

/// Waits until a trace is decided, whoever is killed meanwhile.
async fn decided(client: &Client, id: &str) -> HopView {
    let looking = async {
        let mut version = 0;
        loop {
            // Returns at once if the trace has changed since, and else when it does.
            let Ok(mut trace) = client.trace_wait(ME, id.to_owned(), version).await else {
                tokio::time::sleep(LOOK).await;
                continue;
            };
            version = trace.version;
            if trace.hops.first().is_some_and(|h| h.decided.is_some()) {
                return trace.hops.swap_remove(0);
            }
        }
    };
    bounded("the trace is decided", looking).await
}

/// Waits until the log of a node has `more` entries than now.
async fn until_it_grew(node: &Node, more: u64) {
    let mut watch = node.watch();
    let from = watch.size();
    until("the log has grown", async || (watch.size() >= from + more).then_some(())).await;
}

/// Waits until a node knows that its partner is away.
async fn until_it_noticed(node: &Node) {
    until("the link is down", async || {
        let status = node.status().await;
        (!status.partners[0].connected).then_some(())
    })
    .await;
}

/// Every query between the two has one receipt and one decision in this log, and every decision
/// its receipt.
fn assert_each_was_answered_once(name: &str, journal: &Journal) {
    let is = |kind: Kind| move |e: &&Entry| e.header.kind == kind;
    let queries: Vec<LeafHash> = journal.0.iter().filter(is(Kind::Query)).map(|e| e.leaf).collect();
    for query in &queries {
        let replies = journal.replies(query);
        let kinds: Vec<(u64, usize)> = replies.iter().map(|(k, r)| (*k, r.len())).collect();
        assert_eq!(kinds, [(2, 1), (5, 1)], "{name}: {query}");
    }
    for answer in journal.0.iter().filter(is(Kind::Answer)) {
        let replies = journal.replies(&answer.leaf);
        let kinds: Vec<(u64, usize)> = replies.iter().map(|(k, r)| (*k, r.len())).collect();
        assert_eq!(kinds, [(7, 1)], "{name}: {}", answer.leaf);
    }
    // Each issuer's series has no gap and no fork.
    for issuer in journal.0.iter().map(|e| &e.header.issuer).collect::<BTreeSet<_>>() {
        let series = journal.0.iter().filter(|e| e.header.issuer == *issuer);
        let mut numbers: Vec<u64> = series.map(|e| e.header.sequence).collect();
        numbers.sort_unstable();
        let expected: Vec<u64> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, expected, "{name}: the series of {issuer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_nothing_is_lost_and_every_question_has_one_answer() {
    let full = std::env::var_os("VESTIGO_TEST_FULL").is_some_and(|v| v == "1");
    let (seed, kills) = if full { (0x0076_6573_7469_676f, 200) } else { (1, 12) };
    let mut chance = Chance::new(seed);
    let (mut a, mut b) = two(open_terms()).await;
    for node in [&a, &b] {
        node.import("dealers", "retail", &csv(&[sold("KNOWN1")]));
    }
    let stop = Arc::new(AtomicBool::new(false));
    let askers = [(&a, &b), (&b, &a)]
        .map(|(from, to)| keep_asking(from.client(), to.name.clone(), Arc::clone(&stop)));
    for _ in 0..kills {
        let (victim, other) =
            if chance.below(2) == 0 { (&mut a, &mut b) } else { (&mut b, &mut a) };
        // A few entries after the link is back, on one side or the other: between a commit and its
        // effects as often as not, because the commit is what is waited for.
        let watched = if chance.below(2) == 0 { &*victim } else { &*other };
        until_it_grew(watched, 1 + chance.below(24)).await;
        victim.kill();
        match chance.below(3) {
            // Now and then the other side as well, or until it has noticed.
            0 => other.kill(),
            1 => until_it_noticed(other).await,
            _ => {}
        }
        for node in [&mut a, &mut b] {
            if !node.runs() {
                node.start().await;
            }
        }
    }
    stop.store(true, Ordering::Relaxed);
    let mut submitted = Vec::new();
    for asker in askers {
        submitted.push(asker.await.unwrap_or_else(|e| panic!("an asker: {e}")));
    }
    for (node, acknowledged) in [&a, &b].into_iter().zip(&submitted) {
        let client = node.client();
        let mut results = BTreeMap::new();
        for id in acknowledged {
            let hop = decided(&client, id).await;
            assert_eq!(hop.state, HopState::Answered, "{id}");
            *results.entry(hop.result.unwrap_or_default()).or_insert(0) += 1;
        }
        let kinds: Vec<&str> = results.keys().map(String::as_str).collect();
        assert_eq!(kinds, ["R03", "R20"], "{results:?}");
    }
    for node in [&a, &b] {
        node.settled().await;
        // Submissions whose reply was lost ended like the others.
        let status = node.status().await;
        assert_eq!((status.open_traces, status.alarms), (0, Vec::new()), "{}", node.name);
    }
    for node in [&mut a, &mut b] {
        node.stop().await;
    }
    let (of_a, of_b) = (a.journal(), b.journal());
    eprintln!("{kills} kills, {} entries, {} traces", of_a.size(), submitted.concat().len());
    let (with_b, with_a) = (of_a.with(&b.name), of_b.with(&a.name));
    let in_one: Vec<_> = with_b.symmetric_difference(&with_a).collect();
    assert!(in_one.is_empty(), "in one log alone: {} of {}", in_one.len(), with_b.len());
    for (node, journal) in [(&a, &of_a), (&b, &of_b)] {
        assert_each_was_answered_once(&node.name, journal);
        node.assert_log_holds();
    }
}
