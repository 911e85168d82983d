//! An observer with no node, and the logs of real ones.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "test code: what is not as expected ends the test, with its place"
)]

use std::path::{Path, PathBuf};

use serde_json::Value;
use vestigo::keys::WorkingSeeds;
use vestigo::ledger::Ledger;
use vestigo::runtime::daemon::LOG_DIR;
use vestigo_protocol::ids::NodeName;
use vestigo_protocol::log::checkpoint::{Checkpoint, LogSigner, SignedCheckpoint};
use vestigo_protocol::time::Timestamp;
use vestigo_tests::pair::{officer_terms, open_terms, two};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::until;
use vestigo_tests::{Node, binary};
use zeroize::Zeroizing;

/// Runs the program with nothing but its arguments: exit code and what it printed.
fn run(args: &[&str]) -> (i32, String) {
    let ran = binary::command().args(args).output().expect("vestigo runs");
    let said = [&ran.stdout[..], &ran.stderr[..]].concat();
    (ran.status.code().unwrap_or(-1), String::from_utf8_lossy(&said).into_owned())
}

fn log(node: &Node) -> PathBuf {
    node.dir().join(LOG_DIR)
}

/// Waits until a log's published checkpoint covers everything that its node has logged.
async fn published(node: &Node) {
    let mut watch = node.watch();
    until("the checkpoint covers the log", async || {
        let note = std::fs::read_to_string(log(node).join("checkpoint")).ok()?;
        let size = SignedCheckpoint::parse(&note).ok()?.unverified().size;
        (size == watch.size()).then_some(())
    })
    .await;
}

/// Audits logs, with both roots known; the report.
fn audit(logs: &[&Path], nodes: [&Node; 2], more: &[&str]) -> (i32, Value) {
    let logs: Vec<String> = logs.iter().map(|log| log.display().to_string()).collect();
    let mut args = vec!["audit", "--json"];
    args.extend(logs.iter().flat_map(|log| ["--log", log]));
    args.extend(nodes.iter().flat_map(|node| ["--root", node.safety_number.as_str()]));
    args.extend(more);
    let (exit, said) = run(&args);
    (exit, serde_json::from_str(&said).unwrap_or_else(|e| panic!("{e}: {said}")))
}

fn findings(report: &Value) -> Vec<&str> {
    let all = report["findings"].as_array().expect("findings");
    all.iter().map(|finding| finding["class"].as_str().expect("a class")).collect()
}

/// Another history of a node's log, by somebody who has all its keys: without its entry `left_out`.
fn other_history(node: &Node, left_out: usize, to: &Path) {
    let mut entries: Vec<Vec<u8>> =
        node.journal().0.into_iter().map(|entry| entry.message.statement).collect();
    entries.remove(left_out);
    let seeds = WorkingSeeds::load(node.dir()).expect("all keys");
    let name = NodeName::parse(&node.name).expect("a name");
    let seed = |seed: &vestigo::keys::Seed| Zeroizing::new(*seed.expose());
    let signer =
        LogSigner::new(name.clone(), &seed(&seeds.log), &seed(&seeds.log_mldsa)).expect("keys");
    let mut ledger = Ledger::open(to.to_owned()).expect("an empty place");
    ledger.extend(&entries).expect("written");
    let root = ledger.root().expect("a root");
    let checkpoint = Checkpoint { origin: name, size: ledger.size(), root };
    let signed = signer.sign(&checkpoint, Timestamp(4_000_000_000)).expect("signed");
    ledger.publish(&signed).expect("published");
    let descriptor = std::fs::read(log(node).join("descriptors/1")).expect("published");
    ledger.publish_descriptor(1, &descriptor).expect("published");
}

/// Scenario 10: a partner publishes two different histories of its log. The fork is detected, and
/// provable to a third party.
#[tokio::test]
async fn two_histories_of_one_log_are_proved_to_a_third_party() {
    let (a, b) = two(open_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    for _ in 0..3 {
        a.ask(about("AB1234", &b.name)).await;
    }
    a.settled().await;
    b.settled().await;
    published(&a).await;
    published(&b).await;
    let (exit, report) = audit(&[&log(&a), &log(&b)], [&a, &b], &[]);
    assert_eq!((exit, findings(&report)), (0, vec![]), "{report}");
    assert_eq!(report["counted"]["answered"], 3);

    // To a second observer XB shows a log without its last answer.
    let other = b.dir().join("other-history");
    let journal = b.journal();
    let is_answer = |entry: &vestigo_tests::journal::Entry| {
        entry.header.kind == vestigo_protocol::header::Kind::Answer
    };
    let answer = journal.0.iter().rposition(is_answer).expect("an answer");
    other_history(&b, answer, &other);
    let out = a.dir().join("report");
    let out_text = out.display().to_string();
    let (exit, report) =
        audit(&[&log(&a), &log(&b), &other], [&a, &b], &["--out", &out_text, "--report", "html"]);
    assert_eq!(exit, 20, "{report}");
    assert_eq!(findings(&report), ["SPLIT_VIEW"]);
    assert_eq!(report["findings"][0]["accused"], b.name);
    assert!(out.join("report.html").is_file());

    // The third party has the file and the telephone.
    let proof = out.join("split-view-1.proof").display().to_string();
    let (exit, said) = run(&["verify", &proof]);
    assert_eq!(exit, 10, "{said}");
    assert!(said.contains(&b.name) && said.contains("PROVEN"), "{said}");
    let (exit, said) = run(&["verify", &proof, "--root", &b.safety_number, "--lang", "es"]);
    assert_eq!(exit, 0, "{said}");
    assert!(said.contains("PROBADO"), "{said}");
    let mut bytes = std::fs::read(&proof).expect("a proof");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let changed = a.dir().join("changed.proof");
    std::fs::write(&changed, bytes).expect("written");
    let (exit, said) = run(&["verify", &changed.display().to_string()]);
    assert_eq!(exit, 20, "{said}");

    // Who only ever saw the second history finds out by the log of XA.
    let (exit, report) = audit(&[&log(&a), &other], [&a, &b], &[]);
    assert_eq!(exit, 20);
    assert!(findings(&report).contains(&"DENIED"), "{report}");
}

#[tokio::test]
async fn an_observer_sees_a_query_wait_and_what_is_new_only() {
    let (mut a, mut b) = two(officer_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let trace = a.submit(about("AB1234", &b.name)).await;
    let accepted =
        |t: &vestigo::service::views::TraceView| t.hops[0].statements.iter().any(|s| s.kind == 2);
    a.trace_when(&trace.id, "the query is accepted", accepted).await;
    a.settled().await;
    b.settled().await;
    published(&a).await;
    published(&b).await;
    a.stop().await;
    b.stop().await;
    let state = a.dir().join("audit.state").display().to_string();
    let (exit, report) = audit(&[&log(&a), &log(&b)], [&a, &b], &["--state", &state]);
    assert_eq!((exit, findings(&report)), (0, vec![]), "{report}");
    assert_eq!(report["counted"]["open"], 1);
    // Years later nobody has decided.
    let more = ["--state", &state, "--at", "2040-01-01"];
    let (exit, report) = audit(&[&log(&a), &log(&b)], [&a, &b], &more);
    assert_eq!(exit, 11, "{report}");
    assert_eq!(findings(&report), ["OVERDUE"]);
    assert_eq!(report["findings"][0]["accused"], b.name);
    assert_eq!(report["logs"][0]["verified"], 0);
    // A copy with one bit changed accuses nobody.
    let copy = a.dir().join("copy");
    copy_dir(&log(&b), &copy);
    let mut note = std::fs::read(copy.join("checkpoint")).expect("a note");
    note[40] ^= 1;
    std::fs::write(copy.join("checkpoint"), note).expect("written");
    let (exit, report) = audit(&[&log(&a), &copy], [&a, &b], &[]);
    assert_eq!(exit, 20);
    assert_eq!(findings(&report), ["COPY_DIFFERS"]);
    assert_eq!(report["findings"][0]["accused"], Value::Null);
}

fn copy_dir(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a place");
    for entry in std::fs::read_dir(from).expect("a directory") {
        let entry = entry.expect("readable");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_dir(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}
