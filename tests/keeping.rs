//! Nodes that lose the end of their log: restored from a backup, with partners in reach and not.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "test code: what is not as expected ends the test, with its place"
)]

use std::fs;
use std::path::{Path, PathBuf};

use vestigo::runtime::daemon::STORE_FILE;
use vestigo::service::KeepingService as _;
use vestigo::service::views::{AdminLogView, AskTerms};
use vestigo::service::views::{HopState, LogRecoveryView, TraceView};
use vestigo::service::{ErrorCode, Service as _};
use vestigo::store::{RecoveryStore as _, RetentionStore as _, SqliteStore, Store as _};
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
    for name in ["log", "admin-log", "serials", "attachments"] {
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

/// The entries of `of`'s log that `at` could show in order, once it has followed it to the newest
/// checkpoint that it has seen, `least` entries at least.
async fn mirrored(at: &Node, of: &Node, least: u64) -> u64 {
    let path = at.dir().join(STORE_FILE);
    let mut store = SqliteStore::open_reader(&path).unwrap();
    let name = NodeName::parse(&of.name).unwrap();
    until("the partner holds the leaf hashes of what it saw", async || {
        let (seen, _) = store.partner_checkpoint(&name).ok()??;
        let held = store.mirror(&name).ok()??.size();
        (held == seen && seen >= least).then_some(seen)
    })
    .await
}

/// The same, when nothing is on its way and all of the log was cosigned.
async fn mirrored_whole(at: &Node, of: &Node) -> u64 {
    at.settled().await;
    of.settled().await;
    mirrored(at, of, size(of)).await
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
    // A checkpoint over the lost ones has travelled: to be cosigned, if not beside an answer.
    let grown = size(&b);
    assert!(grown > kept);
    let seen = mirrored_whole(&a, &b).await;
    assert!(seen >= grown);
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
    mirrored(&a, &b, 0).await;
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
    let grown = size(&b);
    assert!(grown > kept);
    assert!(mirrored_whole(&a, &b).await >= grown);
    let before = b.journal();
    // What an observer kept of the branch that will be lost.
    let seen = b.dir().with_extension("seen-note");
    until("the whole log is under a published checkpoint", async || {
        let text = fs::read_to_string(b.dir().join("log").join("checkpoint")).ok()?;
        fs::write(&seen, &text).ok()?;
        (text.lines().nth(1)?.parse::<u64>().ok()? >= grown).then_some(())
    })
    .await;
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
    mirrored(&a, &b, 0).await;
    // Asked to cosign the new branch, the partner follows it to its end.
    mirrored_whole(&a, &b).await;
    let said = alarms(&a).await;
    assert!(
        said.iter()
            .all(|key| !["fork", "rewritten", "unconfirmed"].iter().any(|w| key.contains(w)))
    );
    // Observers find each version of its descriptor.
    for version in ["1", "2"] {
        let path = b.dir().join("log").join("descriptors").join(version);
        until("the descriptor is published", async || path.exists().then_some(())).await;
    }
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
    audited_after_the_epoch(&a, &b, &seen);
    fs::remove_file(&seen).unwrap();
    // It is durable: the next start signs in the epoch.
    a.start().await;
    b.start().await;
    let decided = |t: &TraceView| t.hops[0].decided.is_some();
    let trace = a.submit(about("XK7790", &b.name)).await;
    a.trace_when(&trace.id, "answered in the epoch", decided).await;
    assert_eq!(recovery(&b).await.epoch, 1);
}

/// An observer who saw the lost branch of B is told of the epoch, and that nobody did anything wrong.
fn audited_after_the_epoch(a: &Node, b: &Node, seen: &Path) {
    let [log_a, log_b] = [a, b].map(|node| node.dir().join("log").display().to_string());
    let [root_a, root_b] = [a, b].map(|node| node.safety_number.clone());
    let seen = seen.display().to_string();
    let (exit, out, error) = a.command(&[
        "audit",
        "--json",
        "--log",
        &log_a,
        "--log",
        &log_b,
        "--root",
        &root_a,
        "--root",
        &root_b,
        "--checkpoint",
        &seen,
    ]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let classes: Vec<&str> = findings.iter().filter_map(|f| f["class"].as_str()).collect();
    assert!(classes.contains(&"EPOCH") && classes.contains(&"GIVEN_UP"), "{out}{error}");
    assert!(findings.iter().all(|f| f["accused"].is_null()), "{out}");
    assert!(findings.iter().all(|f| f["weight"] != "integrity"), "{out}");
    assert!([0, 11].contains(&exit), "{exit}: {out}{error}");
}

/// Every file below a directory, but what the agency's own records are in.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "serials" {
            found.extend(files(&path));
        } else if path.is_file() && !name.starts_with("registry") && name != "import.csv" {
            found.push(path);
        }
    }
    found
}

fn holds_bytes(dir: &Path, bytes: &[u8]) -> Vec<PathBuf> {
    let has =
        |path: &PathBuf| fs::read(path).unwrap().windows(bytes.len()).any(|window| window == bytes);
    files(dir).into_iter().filter(has).collect()
}

/// Kinds of the entries of a log.
fn kinds(node: &Node) -> Vec<Kind> {
    let mut store = SqliteStore::open_reader(&node.dir().join(STORE_FILE)).unwrap();
    store.entries(0, 10_000).unwrap().into_iter().map(|e| e.kind).collect()
}

const SERIAL: &str = "QZ7788XK";
const WORDS: &str = "SYNTHETIC words about Juana Ejemplo";

#[tokio::test]
async fn at_the_end_of_retention_contents_are_gone_from_every_file_and_proofs_hold() {
    let (mut a, mut b) = two(AskTerms { retention_days: 0, ..open_terms() }).await;
    b.import("dealers", "retail", &csv(&[sold(SERIAL)]));
    let mut request = about(SERIAL, &b.name);
    request.circumstances = WORDS.to_owned();
    let trace = a.submit(request).await;
    let ended = |t: &TraceView| t.hops[0].decided.is_some();
    let trace = a.trace_when(&trace.id, "it is answered", ended).await;
    let held = a.submit(about("HELD4455", &b.name)).await;
    a.trace_when(&held.id, "it is answered", ended).await;
    let (exit, out, error) =
        a.command(&["hold", "set", &held.id, "--reason", "SYNTHETIC court order", "--json"]);
    assert_eq!(exit, 0, "{out}{error}");
    a.settled().await;
    b.settled().await;
    // What is sealed cannot be read from the disk even before that.
    assert_eq!(holds_bytes(a.dir(), SERIAL.as_bytes()), Vec::<PathBuf>::new());
    // The calendar is looked at when the node starts.
    a.stop().await;
    a.start().await;
    until("the contents are destroyed", async || {
        let shown = a.client().trace(ME, trace.id.clone()).await;
        (shown.err()?.key == "error-erased").then_some(())
    })
    .await;
    assert!(a.client().trace(ME, held.id.clone()).await.is_ok(), "a hold is stronger");
    until("both logs say so", async || {
        let said = |node: &Node| kinds(node).contains(&Kind::Erasure);
        (said(&a) && said(&b)).then_some(())
    })
    .await;
    // A list still has it, explain tells it, and a bundle proves it.
    let traces = a.command(&["trace", "list", "--json"]);
    assert!(traces.0 == 0 && traces.1.contains(&trace.id), "{}{}", traces.1, traces.2);
    let explained = a.command(&["explain", &trace.id]);
    assert_eq!(explained.0, 0, "{}{}", explained.1, explained.2);
    let file = a.dir().with_extension("erased-bundle");
    let _absent = fs::remove_file(&file);
    let out = file.display().to_string();
    let exported = a.command(&["bundle", "export", &trace.id, "--out", &out]);
    assert_eq!(exported.0, 0, "{}{}", exported.1, exported.2);
    let root = b.safety_number.replace(' ', "");
    let own = a.safety_number.replace(' ', "");
    let verified = a.command(&["verify", &out, "--root", &root, "--root", &own]);
    assert_eq!(verified.0, 0, "{}{}", verified.1, verified.2);
    assert!(verified.1.contains("were destroyed at the end"), "{}", verified.1);
    fs::remove_file(&file).unwrap();
    // The other side: its own copy, by the same clause.
    b.stop().await;
    b.start().await;
    until("the partner's copy is destroyed", async || {
        let id = trace.hops[0].exchange.clone();
        (b.client().case(ME, id).await.err()?.key == "error-erased").then_some(())
    })
    .await;
    for node in [&mut a, &mut b] {
        node.stop().await;
        for secret in [SERIAL, WORDS, "Juana Ejemplo"] {
            let found = holds_bytes(node.dir(), secret.as_bytes());
            assert_eq!(found, Vec::<PathBuf>::new(), "{secret}");
        }
        node.assert_log_holds();
    }
}

#[tokio::test]
async fn what_was_done_is_in_the_administrative_log_and_without_it_nothing_is_done() {
    let (mut a, b) = two(open_terms()).await;
    let trace = a.submit(about("AB1234", &b.name)).await;
    a.trace_when(&trace.id, "it can be read", |_| true).await;
    let listed = a.command(&["admin-log", "list", "--limit", "100", "--json"]);
    assert_eq!(listed.0, 0, "{}{}", listed.1, listed.2);
    let view: AdminLogView = serde_json::from_str(&listed.1).unwrap();
    for act in ["STARTED", "PARTNER_ACCEPTED", "PARTNER_CONFIRMED", "TRACE_READ"] {
        assert!(view.items.iter().any(|i| i.act == act), "{act}: {}", listed.1);
    }
    let readings = view.items.iter().filter(|i| i.act == "TRACE_READ").count();
    assert_eq!(readings, 1, "looking again at once is the same reading");
    assert!(view.items.windows(2).all(|pair| pair[0].index == pair[1].index + 1));
    assert_eq!(a.command(&["admin-log", "verify"]).0, 0);
    let copy = a.dir().with_extension("admin-log");
    let _absent = fs::remove_dir_all(&copy);
    let exported = a.command(&["admin-log", "export", "--out", &copy.display().to_string()]);
    assert_eq!(exported.0, 0, "{}{}", exported.1, exported.2);
    let note = fs::read_to_string(copy.join("checkpoint")).unwrap();
    assert!(note.starts_with(&format!("{}/admin\n", a.name)), "{note}");
    assert!(holds_bytes(&copy, trace.id.as_bytes()).is_empty(), "contents stay at home");
    fs::remove_dir_all(copy).unwrap();
    // The log cannot be written any more: nothing is shown or done, and the node ends.
    let store = rusqlite::Connection::open(a.dir().join(STORE_FILE)).unwrap();
    store.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    store
        .execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON admin_entry
             BEGIN SELECT RAISE(ABORT, 'disk full'); END;",
        )
        .unwrap();
    let before = SqliteStore::open_reader(&a.dir().join(STORE_FILE)).unwrap().holds().unwrap();
    let refused = a.command(&["hold", "set", &trace.id, "--reason", "SYNTHETIC", "--json"]);
    assert_ne!(refused.0, 0, "{}", refused.1);
    a.ended().await;
    let after = SqliteStore::open_reader(&a.dir().join(STORE_FILE)).unwrap().holds().unwrap();
    assert_eq!((before.len(), after.len()), (0, 0), "the act did not happen");
    store.execute_batch("DROP TRIGGER full").unwrap();
    drop(store);
    a.start().await;
    assert_eq!(a.command(&["admin-log", "verify"]).0, 0);
    assert_eq!(a.command(&["hold", "set", &trace.id, "--reason", "SYNTHETIC"]).0, 0);
}

#[tokio::test]
async fn a_search_of_a_stopped_node_is_in_its_administrative_log_or_does_not_happen() {
    let (mut a, _b) = two(open_terms()).await;
    a.stop().await;
    let find = ["registry", "find", "AB1234", "--json"];
    assert_eq!(a.command(&find).0, 0);
    let export = a.dir().with_extension("export.csv");
    let _absent = fs::remove_file(&export);
    let to = export.display().to_string();
    let export_all = ["registry", "export", &to, "--json"];
    let exported = a.command(&export_all);
    assert_eq!(exported.0, 0, "{}{}", exported.1, exported.2);
    fs::remove_file(&export).unwrap();
    let store = rusqlite::Connection::open(a.dir().join(STORE_FILE)).unwrap();
    store
        .execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON admin_entry
             BEGIN SELECT RAISE(ABORT, 'disk full'); END;",
        )
        .unwrap();
    assert_ne!(a.command(&find).0, 0, "no log, no search");
    assert_ne!(a.command(&export_all).0, 0, "no log, no export");
    assert!(!export.exists());
    store.execute_batch("DROP TRIGGER full").unwrap();
    drop(store);
    a.start().await;
    let listed = a.command(&["admin-log", "list", "--limit", "100", "--json"]);
    let view: AdminLogView = serde_json::from_str(&listed.1).unwrap();
    for act in ["RECORDS_SEARCHED", "RECORDS_EXPORTED"] {
        let noted = view.items.iter().filter(|i| i.act == act).count();
        assert_eq!(noted, 1, "{act}: {}", listed.1);
    }
    assert_eq!(a.command(&["admin-log", "verify"]).0, 0);
}

#[tokio::test]
async fn an_inspector_sees_the_opened_field_in_both_logs_and_nothing_else() {
    let (a, b) = two(open_terms()).await;
    b.import("dealers", "retail", &csv(&[sold(SERIAL)]));
    let hop = a.ask(about(SERIAL, &b.name)).await;
    a.settled().await;
    b.settled().await;
    let file = a.dir().with_extension("opened");
    let _absent = fs::remove_file(&file);
    let out = file.display().to_string();
    let open =
        ["bundle", "open", &hop.exchange, "--field", "purpose", "--for", "SYNTHETIC", "--out"];
    let opened = a.command(&[&open[..], &[&out]].concat());
    assert_eq!(opened.0, 0, "{}{}", opened.1, opened.2);
    let bytes = fs::read(&file).unwrap();
    let contains = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    assert!(!contains(SERIAL.as_bytes()));
    // Salts of what is withheld stay away: its digests cannot be found by guessing.
    let journal = a.journal();
    let query = journal.0.iter().find(|e| e.header.kind == Kind::Query).unwrap();
    let mut shown = 0;
    for disclosure in &query.message.disclosures {
        // [salt: bstr .size 16, value, label]
        let salt = &disclosure[2..18];
        assert_eq!(contains(salt), contains(disclosure));
        shown += usize::from(contains(salt));
    }
    assert!(shown == 1 && query.message.disclosures.len() > 5, "{shown}");
    // The checkpoints on disk cover it.
    let logs = [a.dir().join("log"), b.dir().join("log")].map(|p| p.display().to_string());
    let check = ["verify", &out, "--log", &logs[0], "--log", &logs[1], "--json"];
    until("both published logs have the statement", async || {
        let verified = a.command(&check);
        (verified.0 == 10).then_some(())
    })
    .await;
    let verified = a.command(&check);
    let view: serde_json::Value = serde_json::from_str(&verified.1).unwrap();
    assert_eq!(view["logs"][0]["found"], 1, "{view}");
    assert_eq!(view["logs"][1]["found"], 1, "{view}");
    assert!(view["left_out"]["withheld_fields"].as_u64().unwrap() > 4, "{view}");
    // Another value in the place of the opened one is refused.
    let purpose = query.message.disclosures.iter().find(|d| contains(d)).unwrap();
    let at = bytes.windows(purpose.len()).position(|w| w == &purpose[..]).unwrap();
    let mut wrong = bytes.clone();
    wrong[at + 18] ^= 1;
    fs::write(&file, wrong).unwrap();
    assert_eq!(a.command(&["verify", &out]).0, 20);
    fs::remove_file(&file).unwrap();
    let noted = a.command(&["admin-log", "list", "--act", "bundle-opened", "--json"]);
    assert!(noted.1.contains("SYNTHETIC"), "{}", noted.1);
}
