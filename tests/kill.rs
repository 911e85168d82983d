//! kill -9 of either side between any two steps: nothing acknowledged is lost, and every question
//! has one answer.
//!
//! And of a batch: killed between any two steps, each row is sent once.
//!
//! And of an import: killed between any two steps, it goes on where it stopped.
//!
//! Two nodes ask each other without pause while one of them, drawn by a seed, is killed at a
//! moment drawn by the seed and counted in what happened: entries that became durable, or traces
//! that moved. `VESTIGO_TEST_FULL=1` makes it 200 kills instead of 12, and 100 of an import instead of 10.
#![expect(clippy::indexing_slicing, clippy::panic, reason = "test code: it ends the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use vestigo::api::client::Client;
use vestigo::registry::{REGISTRY_FILE, RecordId, Registry, RegistrySource};
use vestigo::runtime::daemon::open_registry;
use vestigo::service::requests::{BatchRequest, ListRequest};
use vestigo::service::views::{HopState, HopView};
use vestigo::service::{BatchService as _, Service as _};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;
use vestigo_tests::chance::Chance;
use vestigo_tests::journal::{Entry, Journal};
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::{about, csv, exported, sold};
use vestigo_tests::wait::{LOOK, bounded, until};
use vestigo_tests::{Node, binary};

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
        let mut number = 0_u64;
        while !stop.load(Ordering::Relaxed) {
            if let Some(oldest) = acknowledged.len().checked_sub(OPEN) {
                decided(&client, &acknowledged[oldest]).await;
            }
            number += 1;
            // Every other gun is on record; the numbers of the rest have no order.
            let serial = match number % 2 {
                0 => "KNOWN1".to_owned(),
                _ => format!(
                    "N{:08}",
                    u64::wrapping_mul(number, 0x9e37_79b9_7f4a_7c15) % 100_000_000
                ),
            };
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_batch_killed_at_any_moment_goes_on_by_itself_and_sends_each_row_once() {
    let full = std::env::var_os("VESTIGO_TEST_FULL").is_some_and(|v| v == "1");
    let (kills, rows) = if full { (40, 10_000) } else { (4, 400) };
    let mut chance = Chance::new(0x0062_6174_6368);
    let (mut a, mut b) = two(open_terms()).await;
    let mut text = "make,serial_number,country_of_manufacture\n".to_owned();
    for number in 0..rows {
        let serial = (number + 1) * 7_654_321 % 9_999_991;
        text.push_str(&format!("SYNTHETIC Arms,KB{serial:07},XB\n"));
    }
    let file = a.dir().join("batch.csv");
    std::fs::write(&file, text).unwrap_or_else(|e| panic!("a file: {e}"));
    let request = BatchRequest {
        file: "batch.csv".to_owned(),
        to: Some(b.name.clone()),
        purpose: Some("U1".to_owned()),
        legal_basis: Some("ITI".to_owned()),
        circumstances: Some("SYNTHETIC: killed in a test".to_owned()),
        ..BatchRequest::default()
    };
    let taken = a.client().batch_file(ME, request, file).await.unwrap_or_else(|e| panic!("{e}"));
    let id = taken.id.map(|id| id.to_string()).unwrap_or_default();
    for _ in 0..kills {
        // Some pieces further, or at their end.
        let client = a.client();
        let more = chance.below(rows / kills);
        let from = client.batch(ME, id.clone()).await.map_or(0, |b| b.counts.submitted);
        until("the batch has come further", async || {
            let batch = client.batch(ME, id.clone()).await.ok()?;
            (batch.counts.submitted >= from + more || batch.state == "done").then_some(())
        })
        .await;
        a.kill();
        a.start().await;
    }
    let client = a.client();
    let mut decided = 0;
    while decided < rows {
        let now = decided;
        decided = until("another row is decided", async || {
            let batch = client.batch(ME, id.clone()).await.ok()?;
            (batch.counts.decided > now).then_some(batch.counts.decided)
        })
        .await;
    }
    let batch = until("the batch is done", async || {
        client.batch(ME, id.clone()).await.ok().filter(|b| b.state == "done")
    })
    .await;
    assert_eq!((batch.counts.submitted, batch.counts.waiting), (rows, 0));
    // Each row has a trace of its own, and there is no other.
    let mut traces = BTreeSet::new();
    let mut wanted = ListRequest { limit: Some(1000), ..ListRequest::default() };
    loop {
        let page = client.batch_lines(ME, id.clone(), wanted.clone()).await;
        let page = page.unwrap_or_else(|e| panic!("{e}"));
        traces.extend(page.items.into_iter().filter_map(|row| row.trace));
        match page.next {
            Some(next) => wanted.after = Some(next),
            None => break,
        }
    }
    assert_eq!(traces.len() as u64, rows);
    for node in [&mut a, &mut b] {
        node.settled().await;
        node.stop().await;
    }
    let journal = a.journal();
    let asked = journal.0.iter().filter(|e| e.header.kind == Kind::Query).count();
    assert_eq!(asked as u64, rows, "a row was sent twice");
    assert_each_was_answered_once(&a.name, &journal);
    for node in [&a, &b] {
        node.assert_log_holds();
    }
}

/// Rows of the file: some batches, and a part of one.
const ROWS: u64 = 43_210;

/// New guns, events of guns that came before in this batch or another, a row twice, and bad rows.
fn register() -> String {
    let mut rows: Vec<String> = Vec::new();
    for number in 0..ROWS {
        rows.push(match number % 50 {
            9 => sold(&format!("A{}", number / 3)),
            19 => exported(&format!("A{}", number - 1), "XB"),
            29 => sold(&format!("A{}", number - 2)),
            39 => sold(""),
            _ => sold(&format!("A{number}")),
        });
    }
    csv(&rows)
}

fn start_import(dir: &Path, file: &Path, set: &str) -> Child {
    binary::command()
        .args(["registry", "import", "--json", "--set", set])
        .args(["--kind", "retail", "--from-year", "1990", "--to-year", "2025", "--data-dir"])
        .args([dir, file])
        .stdout(report_in(dir))
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|e| panic!("vestigo runs: {e}"))
}

/// Bytes that the registry and its journal have on disk.
fn written(dir: &Path) -> u64 {
    let journal = format!("{REGISTRY_FILE}-wal");
    let length = |name: &str| std::fs::metadata(dir.join(name)).map_or(0, |m| m.len());
    length(REGISTRY_FILE) + length(&journal)
}

/// Where an import writes its report: a file, since a pipe that nobody reads would stop it.
fn report_in(dir: &Path) -> File {
    File::create(dir.join("report.json")).unwrap_or_else(|e| panic!("a file: {e}"))
}

/// What an import says at its end.
fn reported(dir: &Path, mut import: Child) -> serde_json::Value {
    import.wait().unwrap_or_else(|e| panic!("the import ends: {e}"));
    let report = std::fs::read(dir.join("report.json")).unwrap_or_else(|e| panic!("a file: {e}"));
    serde_json::from_slice(&report).unwrap_or_else(|e| panic!("a report: {e}"))
}

fn opened(node: &Node) -> Registry {
    let registry = open_registry(&RegistrySource::Directory(node.dir().to_owned()))
        .unwrap_or_else(|e| panic!("{}: {e}", node.name));
    let report = registry.check().unwrap_or_else(|e| panic!("{}: {e}", node.name));
    assert!(report.is_sound(), "{}: {report:?}", node.name);
    registry
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_killed_at_any_moment_goes_on_and_ends_as_one_in_one_go() {
    let full = std::env::var_os("VESTIGO_TEST_FULL").is_some_and(|v| v == "1");
    let (seed, kills) = if full { (0x0072_6567_6973_7472, 100) } else { (1, 10) };
    let mut chance = Chance::new(seed);
    let (calm, killed) = (Node::found("XA"), Node::found("XA"));
    let file = calm.dir().join("register.csv");
    std::fs::write(&file, register()).unwrap_or_else(|e| panic!("a file: {e}"));
    let mut counted = 0;
    let mut sets = 0;
    while counted < kills {
        sets += 1;
        let set = format!("Set {sets}");
        let before = written(calm.dir());
        let calm_report = reported(calm.dir(), start_import(calm.dir(), &file, &set));
        let bytes = written(calm.dir()).saturating_sub(before).max(1);
        let mut report = loop {
            let goal = written(killed.dir()) + chance.below(bytes + bytes / 2);
            let mut import = start_import(killed.dir(), &file, &set);
            let ended = until("the import has come so far", async || {
                let ended = import.try_wait().is_ok_and(|status| status.is_some());
                (ended || written(killed.dir()) >= goal).then_some(ended)
            });
            if ended.await || counted == kills {
                break reported(killed.dir(), import);
            }
            import.kill().unwrap_or_else(|e| panic!("kill: {e}"));
            let _gone = import.wait();
            counted += 1;
        };
        // A run that was killed after its last batch had nothing left to do.
        if report["already"].is_null() {
            // What alone may differ: how much was done before.
            assert_eq!(calm_report["resumed"], 0, "{set}");
            report["resumed"] = 0.into();
            // Not printed: a report of this file is a megabyte.
            assert!(report == calm_report, "{set}: the reports differ");
        } else {
            assert_eq!(report["rows"], calm_report["rows"], "{set}");
        }
    }
    let (calm, killed) = (opened(&calm), opened(&killed));
    let count = |registry: &Registry| registry.count().unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(count(&calm), count(&killed));
    let records = i64::try_from(count(&calm).records).unwrap_or(0);
    assert!(records > 40_000);
    for id in (1..=records).map(RecordId) {
        let [one, other] = [&calm, &killed].map(|r| r.get(id).unwrap_or_else(|e| panic!("{e}")));
        assert!(one == other, "{id}");
    }
    eprintln!("{counted} kills, {sets} imports of {ROWS} rows, {records} records");
}
