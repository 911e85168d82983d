//! Nodes that lose the end of their log: restored from a backup, with partners in reach and not.

use std::fs;
use std::path::PathBuf;

use vestigo::runtime::daemon::STORE_FILE;
use vestigo::service::KeepingService as _;
use vestigo::service::views::{HopState, LogRecoveryView, TraceView};
use vestigo::service::{ErrorCode, Service as _};
use vestigo::store::{RecoveryStore as _, SqliteStore, Store as _};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::NodeName;
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::until;

/// A backup of a running node, beside its data directory.
fn back_up(node: &Node, name: &str) -> PathBuf {
    let file = node.dir().with_extension(name);
    let _absent = fs::remove_file(&file);
    let (exit, out, error) = node.command(&["backup", &file.display().to_string(), "--json"]);
    assert_eq!(exit, 0, "{out}{error}");
    file
}

/// The disk is lost, and the backup put in its place. The key files are kept apart.
fn restore(node: &Node, file: &PathBuf) {
    assert!(!node.runs());
    for name in ["log", "serials", "attachments"] {
        let _absent = fs::remove_dir_all(node.dir().join(name));
    }
    for entry in fs::read_dir(node.dir()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e.to_string_lossy().starts_with("sqlite")) {
            fs::remove_file(path).unwrap();
        }
    }
    assert!(!node.dir().join(STORE_FILE).exists());
    let (exit, out, error) = node.command(&["restore", &file.display().to_string(), "--json"]);
    assert_eq!(exit, 0, "{out}{error}");
    fs::remove_file(file).unwrap();
}

/// The entries of `of`'s log that `at` could show in order, once it has seen `of`'s newest
/// checkpoint that travelled.
async fn mirrored(at: &Node, of: &Node) -> u64 {
    let path = at.dir().join(STORE_FILE);
    let mut store = SqliteStore::open_reader(&path).unwrap();
    let name = NodeName::parse(&of.name).unwrap();
    until("the partner holds the leaf hashes of what it saw", async || {
        let (seen, _) = store.partner_checkpoint(&name).ok()??;
        let held = store.mirror(&name).ok()??.size();
        (held == seen).then_some(seen)
    })
    .await
}

fn size(node: &Node) -> u64 {
    SqliteStore::open_reader(&node.dir().join(STORE_FILE)).unwrap().log_size().unwrap()
}

async fn recovery(node: &Node) -> LogRecoveryView {
    node.client().recovery(ME).await.unwrap()
}

async fn alarms(node: &Node) -> Vec<String> {
    node.status().await.alarms.into_iter().map(|a| a.key).collect()
}

#[tokio::test]
async fn a_restored_node_gets_its_log_back_from_its_partner_and_forks_nothing() {
    let (mut a, mut b) = two(open_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234"), sold("XK7790")]));
    assert_eq!(a.ask(about("AB1234", &b.name)).await.state, HopState::Answered);
    let backup = back_up(&b, "backup");
    let kept = size(&b);
    let lost = a.ask(about("XK7790", &b.name)).await;
    assert_eq!(lost.state, HopState::Answered);
    // One more, so that a checkpoint over the lost ones has travelled.
    assert_eq!(a.ask(about("ZZ9999", &b.name)).await.state, HopState::Answered);
    a.settled().await;
    b.settled().await;
    let seen = mirrored(&a, &b).await;
    assert!(seen > kept, "the partner saw {seen}, the backup has {kept}");
    let before = b.journal();
    b.stop().await;
    restore(&b, &backup);
    assert_eq!(size(&b), kept);
    b.start().await;
    until("the log is whole again", async || (!recovery(&b).await.recovering).then_some(())).await;
    a.settled().await;
    let after = b.journal();
    let leaves = |j: &vestigo_tests::journal::Journal| -> Vec<_> {
        j.0.iter().take(usize::try_from(seen).unwrap()).map(|e| e.leaf).collect()
    };
    assert_eq!(leaves(&after), leaves(&before), "byte for byte what was seen, in its order");
    assert_eq!(recovery(&b).await.epoch, 0);
    // It works as before, and what was decided is known again.
    let case = b.client().case(ME, lost.exchange.clone()).await.unwrap();
    assert!(case.decided.is_some());
    assert_eq!(a.ask(about("AB1234", &b.name)).await.state, HopState::Answered);
    assert!(alarms(&a).await.iter().all(|key| !key.contains("fork") && !key.contains("given-up")));
    a.settled().await;
    b.settled().await;
    mirrored(&a, &b).await;
    a.stop().await;
    b.stop().await;
    assert_eq!(a.journal().with(&b.name), b.journal().with(&a.name));
    a.assert_log_holds();
    b.assert_log_holds();
}

#[tokio::test]
async fn without_its_partner_a_restored_node_goes_on_only_in_an_epoch_of_the_national_root() {
    let (mut a, mut b) = two(open_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234"), sold("XK7790")]));
    assert_eq!(a.ask(about("AB1234", &b.name)).await.state, HopState::Answered);
    let backup = back_up(&b, "backup-apart");
    let kept = size(&b);
    assert_eq!(a.ask(about("XK7790", &b.name)).await.state, HopState::Answered);
    assert_eq!(a.ask(about("ZZ9999", &b.name)).await.state, HopState::Answered);
    a.settled().await;
    b.settled().await;
    assert!(mirrored(&a, &b).await > kept);
    let before = b.journal();
    a.stop().await;
    b.stop().await;
    restore(&b, &backup);
    b.start().await;
    let state = recovery(&b).await;
    assert!(state.recovering && !state.partners[0].heard, "{state:?}");
    let refused = b.client().trace_submit(ME, about("AB1234", &a.name)).await.unwrap_err();
    assert_eq!((refused.code, refused.key.as_str()), (ErrorCode::Unavailable, "error-restored"));
    assert_eq!(size(&b), kept, "nothing is appended");
    assert!(alarms(&b).await.contains(&"note-alarm-restored".to_owned()));
    // Not without having been asked for it, and not by another key than the root's.
    assert_eq!(b.command(&["recovery", "open-epoch"]).0, 2);
    let (exit, out, error) = b.command(&["recovery", "open-epoch", "--yes", "--json"]);
    assert_eq!(exit, 0, "{out}{error}");
    let state = recovery(&b).await;
    assert!(!state.recovering && state.epoch == 1, "{state:?}");
    assert_ne!(b.command(&["recovery", "open-epoch", "--yes"]).0, 0, "once");
    a.start().await;
    let given_up =
        async || alarms(&a).await.contains(&"note-alarm-given-up".to_owned()).then_some(());
    until("the partner knows of the epoch", given_up).await;
    // What was lost comes back into the new branch, with everything that is in the partner's log.
    until("the lost statements are back", async || {
        let (ours, theirs) = (b.journal(), a.journal());
        ours.with(&a.name).is_superset(&before.with(&a.name)).then_some(())?;
        (ours.with(&a.name) == theirs.with(&b.name)).then_some(())
    })
    .await;
    assert_eq!(a.ask(about("AB1234", &b.name)).await.state, HopState::Answered);
    assert_eq!(b.ask(about("AB1234", &a.name)).await.state, HopState::Answered);
    a.settled().await;
    b.settled().await;
    mirrored(&a, &b).await;
    assert!(alarms(&a).await.iter().all(|key| !key.contains("fork")));
    let epochs: Vec<(u64, u64)> = b
        .journal()
        .0
        .iter()
        .filter(|e| e.own && e.header.epoch > 0)
        .map(|e| (e.header.epoch, e.header.sequence))
        .collect();
    let expected: Vec<(u64, u64)> = (1..=epochs.len() as u64).map(|n| (1, n)).collect();
    assert_eq!(epochs, expected, "the sequence begins again with the epoch");
    let first = b.journal().0.into_iter().find(|e| e.header.epoch == 1).unwrap();
    assert_eq!(first.header.kind, Kind::Descriptor, "the epoch begins with the root's word");
    a.stop().await;
    b.stop().await;
    assert_eq!(a.journal().with(&b.name), b.journal().with(&a.name));
    a.assert_log_holds();
    b.assert_log_holds();
    // It is durable: the next start signs in the epoch.
    a.start().await;
    b.start().await;
    let decided = |t: &TraceView| t.hops[0].decided.is_some();
    let trace = a.submit(about("XK7790", &b.name)).await;
    a.trace_when(&trace.id, "answered in the epoch", decided).await;
    assert_eq!(recovery(&b).await.epoch, 1);
}
