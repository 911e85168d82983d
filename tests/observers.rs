//! Observers and witnesses of real nodes: what is served to whom, and who cosigns.
#![expect(clippy::unwrap_used, reason = "test code: it ends the test")]

use std::collections::BTreeMap;
use std::path::Path;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use vestigo::keys::{self, Role};
use vestigo::runtime::clock;
use vestigo::service::ObserverService as _;
use vestigo::service::requests::observers::AddObserverRequest;
use vestigo::service::views::{
    AskTerms, VerifyView, WitnessListView, WitnessState, WitnessTrouble,
};
use vestigo_protocol::codec;
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::log::proof::ProofFile;
use vestigo_protocol::log::tile::{Tile, TileKind, decode_bundle, decode_hashes};
use vestigo_protocol::log::vkey::{OpenCheckpoint, VerifierKey};
use vestigo_protocol::merkle::{Frontier, verify_inclusion};
use vestigo_protocol::observer::{Authorization, Row, Seen, http_date};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{agree, both, join, open_terms, two};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::{bounded, until};

/// Beside the node's own port on its own address.
fn log_address(node: &Node) -> String {
    let mut parts = node.address.split('/');
    let host = parts.nth(2).unwrap();
    let port: u16 = parts.nth(1).unwrap().parse().unwrap();
    format!("{host}:{}", port + 4_000)
}

/// Serves the log of a node from its next start on.
fn serve_log(node: &mut Node) -> String {
    let address = log_address(node);
    node.set("VESTIGO_LOG_HTTP_LISTEN", &address);
    address
}

/// An observer's key, made by the command that observers use.
struct Observer {
    secret: SecretKey,
    public: String,
}

impl Observer {
    fn new(node: &Node, name: &str) -> Self {
        let dir = node.dir().join(format!("observer-{name}"));
        keys::create_dir(&dir).unwrap();
        let file = dir.join("observer.key");
        let (exit, out, err) = node.command(&["observer", "key", "--json", file.to_str().unwrap()]);
        assert_eq!(exit, 0, "{err}");
        let view: serde_json::Value = serde_json::from_str(&out).unwrap();
        let seed = keys::load(&dir, Role::Observer).unwrap();
        let public = view.get("public").and_then(|p| p.as_str()).unwrap().to_owned();
        Self { secret: SecretKey::from_seed(seed.expose()), public }
    }

    async fn get(&self, node: &Node, path: &str) -> (u16, Vec<u8>) {
        let origin = NodeName::parse(&node.name).unwrap();
        let date = http_date(clock::now());
        let signed = Authorization::sign(&self.secret, &origin, path, &date).to_header();
        get(node, path, &format!("date: {date}\r\nauthorization: {signed}\r\n")).await
    }

    async fn rows(&self, node: &Node, start: u64, end: u64) -> Vec<Row> {
        let path = format!("/observer/v1/entries?start={start}&end={end}");
        let (status, body) = self.get(node, &path).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
        codec::decode(&body).unwrap()
    }
}

async fn get(node: &Node, path: &str, headers: &str) -> (u16, Vec<u8>) {
    let address = log_address(node);
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{headers}\r\n");
    let asking = async {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut response = Vec::new();
        stream.read_to_end(&mut response).await.unwrap();
        response
    };
    let response = bounded("the log answers", asking).await;
    let end = response.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let status = std::str::from_utf8(response.get(9..12).unwrap()).unwrap().parse().unwrap();
    (status, response.get(end + 4..).unwrap().to_vec())
}

async fn enrol(node: &Node, observer: &Observer, name: &str, partners: &[&str]) {
    let request = AddObserverRequest {
        name: name.to_owned(),
        key: observer.public.clone(),
        partners: partners.iter().map(|p| (*p).to_owned()).collect(),
        all: partners.is_empty(),
        until: "2099-01-01".to_owned(),
    };
    node.client().observer_add(ME, request).await.unwrap();
}

/// Waits until a published file covers the whole log, and gives it.
async fn covered(node: &Node, file: &str) -> OpenCheckpoint {
    let size = node.settled().await.size() as u64;
    reached(node, file, size).await
}

/// Waits until a published file covers so many entries, and gives it.
async fn reached(node: &Node, file: &str, size: u64) -> OpenCheckpoint {
    until(&format!("{file} of {} covers the log", node.name), async || {
        let text = std::fs::read_to_string(node.dir().join("log").join(file)).ok()?;
        OpenCheckpoint::parse(&text).ok().filter(|c| c.size() >= size)
    })
    .await
}

async fn witnesses(node: &Node) -> WitnessListView {
    node.client().witnesses(ME).await.unwrap()
}

fn verified(checkpoint: &OpenCheckpoint, keys: &[String]) -> usize {
    let verifies = |text: &&String| {
        let key = VerifierKey::parse(text).unwrap();
        let line = key.line_in(checkpoint.signatures());
        line.is_some_and(|line| key.verify(checkpoint, line).unwrap().is_some())
    };
    keys.iter().filter(verifies).count()
}

#[tokio::test]
async fn an_observer_recomputes_the_log_and_reads_its_pairs_alone() {
    let mut a = Node::found("XA");
    serve_log(&mut a);
    a.start().await;
    let (b, c) = (Node::start_new("XB").await, Node::start_new("XC").await);
    for partner in [&b, &c] {
        join(&a, partner).await;
        agree(&a, partner, both(open_terms())).await;
        partner.import("dealers", "retail", &csv(&[sold("AB1234")]));
        a.ask(about("AB1234", &partner.name)).await;
    }
    let [all, pair, stranger] = ["all", "pair", "stranger"].map(|name| Observer::new(&a, name));
    enrol(&a, &all, "ombudsman", &[]).await;
    enrol(&a, &pair, "court", &[&b.name]).await;
    let checkpoint = covered(&a, "checkpoint").await;
    let size = checkpoint.size();

    // What everyone sees: the checkpoint; and what observers see: hashes that lead to its root.
    let (status, body) = get(&a, "/checkpoint", "").await;
    assert_eq!(status, 200);
    let seen = OpenCheckpoint::parse(std::str::from_utf8(&body).unwrap()).unwrap();
    assert!(seen.size() >= size);
    let tile = Tile::partial(TileKind::Hashes(0), size).unwrap();
    let (status, body) = pair.get(&a, &format!("/{tile}")).await;
    assert_eq!(status, 200);
    // A stranger who had those of two logs would count what passes between them.
    assert_eq!(get(&a, &format!("/{tile}"), "").await.0, 401);
    assert_eq!(stranger.get(&a, &format!("/{tile}")).await.0, 401);
    let mut tree = Frontier::new();
    for leaf in decode_hashes(&body, tile.width()).unwrap() {
        tree.append(LeafHash(leaf.0));
    }
    assert_eq!(tree.root(), checkpoint.root());

    // Entries: of its pairs only, and always a leaf that fits.
    let journal = a.journal();
    let leaves: Vec<LeafHash> = journal.0.iter().map(|e| e.leaf).collect();
    let with_b = journal.with(&b.name);
    for (observer, sees_all) in [(&all, true), (&pair, false)] {
        let rows = observer.rows(&a, 0, 256).await;
        assert_eq!(rows.len() as u64, size);
        for (row, leaf) in rows.iter().zip(&leaves) {
            assert_eq!(row.leaf(), *leaf);
            let shown = matches!(row.seen, Seen::Entry(_));
            assert_eq!(shown, sees_all || with_b.contains(leaf), "entry {}", row.index);
        }
    }
    assert!(!with_b.is_empty() && with_b.len() < leaves.len());
    // B's log has the same leaves of this pair.
    assert_eq!(b.settled().await.with(&a.name), with_b);

    let bundle = Tile::new(TileKind::Entries, 0, tile.width()).unwrap();
    let (status, body) = all.get(&a, &format!("/{bundle}")).await;
    assert_eq!(status, 200);
    let entries = decode_bundle(&body, tile.width()).unwrap();
    assert!(entries.iter().zip(&leaves).all(|(entry, leaf)| LeafHash::of(entry) == *leaf));
    assert_eq!(pair.get(&a, &format!("/{bundle}")).await.0, 403);

    let (status, body) = pair.get(&a, "/observer/v1/proof?index=3").await;
    assert_eq!(status, 200);
    let proof = ProofFile::parse(std::str::from_utf8(&body).unwrap()).unwrap();
    let to = proof.checkpoint.unverified();
    let leaf = *leaves.get(3).unwrap();
    assert!(verify_inclusion(leaf, 3, to.size, &proof.path, to.root).is_ok());
    assert_eq!(pair.get(&a, "/observer/v1/receipt?index=3").await.0, 200);
    assert_eq!(pair.get(&a, "/observer/v1/proof?index=99999").await.0, 404);

    let path = "/observer/v1/entries?start=0&end=10";
    // Nobody learns by asking which keys are enrolled.
    assert_eq!(stranger.get(&a, path).await.0, 401);
    let wrong = format!("{path}0");
    let date = http_date(clock::now());
    let origin = NodeName::parse(&a.name).unwrap();
    let of_other = Authorization::sign(&pair.secret, &origin, &wrong, &date).to_header();
    let headers = format!("date: {date}\r\nauthorization: {of_other}\r\n");
    assert_eq!(get(&a, path, &headers).await.0, 401);
    // What A cosigned of B's log is for observers of the pair.
    covered(&b, "checkpoint.cosigned").await;
    let hash = vestigo_protocol::ids::Digest::of(b.name.as_bytes()).to_hex();
    let witnessed = format!("/witness/{hash}/checkpoint");
    assert_eq!(get(&a, &witnessed, "").await.0, 404);
    assert_eq!(pair.get(&a, &witnessed).await.0, 200);
    let hash = vestigo_protocol::ids::Digest::of(c.name.as_bytes()).to_hex();
    assert_eq!(pair.get(&a, &format!("/witness/{hash}/checkpoint")).await.0, 404);
    assert_eq!(get(&a, path, "").await.0, 401);
    let old = http_date(vestigo_protocol::time::Timestamp(clock::now().0 - 400));
    let signed = Authorization::sign(&pair.secret, &origin, path, &old).to_header();
    let headers = format!("date: {old}\r\nauthorization: {signed}\r\n");
    assert_eq!(get(&a, path, &headers).await.0, 401);
    assert_eq!(pair.get(&a, "/observer/v1/entries?start=0&end=257").await.0, 400);
    let (exit, _, err) = a.command(&["observer", "remove", "court"]);
    assert_eq!(exit, 0, "{err}");
    assert_eq!(pair.get(&a, path).await.0, 401);
    for path in ["/../store.sqlite", "/tile/../../store.sqlite", "/keys/log.key", "/"] {
        assert_eq!(get(&a, path, "").await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn an_entry_is_hidden_until_the_agreed_delay_is_over() {
    let mut a = Node::found("XA");
    serve_log(&mut a);
    a.start().await;
    let b = Node::start_new("XB").await;
    join(&a, &b).await;
    agree(&a, &b, both(AskTerms { observers_after_hours: 1, ..open_terms() })).await;
    a.ask(about("AB1234", &b.name)).await;
    let observer = Observer::new(&a, "early");
    enrol(&a, &observer, "early", &[]).await;
    let size = covered(&a, "checkpoint").await.size();
    let rows = observer.rows(&a, 0, size).await;
    assert!(rows.iter().all(|row| matches!(row.seen, Seen::Leaf(_))));
    let tile = Tile::partial(TileKind::Entries, size).unwrap();
    assert_eq!(observer.get(&a, &format!("/{tile}")).await.0, 404);
}

#[tokio::test]
async fn partners_cosign_each_other_and_a_stopped_witness_costs_nothing() {
    let (a, mut b) = two(open_terms()).await;
    for (node, witness) in [(&a, &b), (&b, &a)] {
        let checkpoint = covered(node, "checkpoint.cosigned").await;
        let keys = witnesses(witness).await.keys;
        assert_eq!(verified(&checkpoint, &keys), 2, "{}", checkpoint.to_text());
        let view = witnesses(node).await;
        assert_eq!(view.state, WitnessState::Active);
        let standing = view.items.iter().find(|w| w.name == witness.name).unwrap();
        assert!(standing.size > 0 && standing.trouble.is_none(), "{standing:?}");
        // The order of keys is that of the descriptor on both sides.
        assert_eq!(standing.keys, keys);
    }
    let before = covered(&a, "checkpoint.cosigned").await.size();
    b.stop().await;
    // A goes on logging and publishing, without cosignatures.
    let trace = a.submit(about("AB1234", &b.name)).await;
    let size = a.watch().size();
    assert!(size > before);
    reached(&a, "checkpoint", size).await;
    let view = witnesses(&a).await;
    assert!(view.covered <= before && view.lagging_since.is_none());
    // Back again, it cosigns what it missed.
    b.start().await;
    covered(&a, "checkpoint.cosigned").await;
    covered(&b, "checkpoint.cosigned").await;
    // A court bundle carries it: by when everything in it existed, and whose word that is.
    a.settled().await;
    covered(&a, "checkpoint.cosigned").await;
    let file = a.dir().join("cosigned.bundle").display().to_string();
    let (exit, _, error) = a.command(&["bundle", "export", &trace.id, "--out", &file]);
    assert_eq!(exit, 0, "{error}");
    let root = b.safety_number.replace(' ', "");
    let (exit, out, error) = a.command(&["verify", &file, "--root", &root, "--json"]);
    assert_eq!(exit, 10, "one root of two: {error}");
    let view: VerifyView = serde_json::from_str(&out).expect("JSON");
    let said: Vec<(&str, bool)> =
        view.witnesses.iter().map(|w| (w.node.as_str(), w.confirmed)).collect();
    assert_eq!(said, [(b.name.as_str(), true)]);
}

/// Writes a file into the data directory and names it in the configuration.
fn with_file(node: &mut Node, variable: &str, name: &str, text: &str) {
    std::fs::write(node.dir().join(name), text).unwrap();
    node.set(variable, name);
}

/// The two keys of a node's log, as operators write them.
fn log_keys(checkpoint: &OpenCheckpoint, dir: &Path) -> Vec<String> {
    use vestigo_protocol::log::checkpoint::LogSigner;
    use zeroize::Zeroizing;
    let seeds = keys::WorkingSeeds::load(dir).unwrap();
    let seed = |s: &keys::Seed| Zeroizing::new(*s.expose());
    let origin = NodeName::parse(checkpoint.origin()).unwrap();
    let signer = LogSigner::new(origin, &seed(&seeds.log), &seed(&seeds.log_mldsa)).unwrap();
    signer.keys().verifier_keys().unwrap().map(|key| key.to_text()).into()
}

#[tokio::test]
async fn a_witness_that_is_no_partner_cosigns_over_http() {
    let (mut a, b) = two(open_terms()).await;
    let own = covered(&a, "checkpoint").await;
    // W knows A's log and nothing else of it.
    let mut w = Node::found("XW");
    let address = serve_log(&mut w);
    let logs: String = log_keys(&own, a.dir()).iter().map(|key| format!("log {key}\n")).collect();
    with_file(&mut w, "VESTIGO_WITNESS_LOGS", "logs.policy", &format!("{logs}quorum none\n"));
    w.start().await;
    let keys = witnesses(&w).await.keys;
    let [ed25519, ml_dsa] = keys.as_slice() else { panic!("two keys") };
    // A wants W's cosignature, and a partner's is not enough.
    let policy = format!(
        "witness w1 {ed25519} http://{address}/witness\n\
         witness w2 {ml_dsa} http://{address}/witness\n\
         group w all w1 w2\nquorum w\n"
    );
    a.stop().await;
    with_file(&mut a, "VESTIGO_WITNESS_POLICY", "witnesses.policy", &policy);
    a.start().await;
    a.submit(about("AB1234", &b.name)).await;
    let checkpoint = until("W has cosigned the whole log", async || {
        let checkpoint = covered(&a, "checkpoint.cosigned").await;
        (verified(&checkpoint, &keys) == 2).then_some(checkpoint)
    })
    .await;
    let view = witnesses(&w).await;
    let [log] = view.logs.as_slice() else { panic!("{:?}", view.logs) };
    assert_eq!((log.origin.as_str(), log.size >= checkpoint.size()), (a.name.as_str(), true));
    // What W cosigned last is there for monitors, with both sides' lines.
    let hash = vestigo_protocol::ids::Digest::of(a.name.as_bytes()).to_hex();
    let (status, body) = get(&w, &format!("/witness/{hash}/checkpoint"), "").await;
    assert_eq!(status, 200);
    let note = OpenCheckpoint::parse(std::str::from_utf8(&body).unwrap()).unwrap();
    assert_eq!((note.signatures().len(), verified(&note, &keys)), (4, 2));
    // And W's own log is not cosigned by A, which nobody asked.
    let names: BTreeMap<_, _> =
        witnesses(&a).await.logs.into_iter().map(|l| (l.origin, l.size)).collect();
    assert!(!names.contains_key(&w.name), "{names:?}");
}

#[tokio::test]
async fn a_witness_that_lost_its_memory_is_retired_until_it_has_new_keys() {
    let (a, mut b) = two(open_terms()).await;
    covered(&a, "checkpoint.cosigned").await;
    b.stop().await;
    // As if the store were of yesterday: it has counted less than was noted beside the key.
    let count = b.dir().join("keys").join("witness.count");
    let text = std::fs::read_to_string(&count).unwrap();
    std::fs::write(&count, text.replace('\n', "0\n")).unwrap();
    b.start().await;
    assert_eq!(witnesses(&b).await.state, WitnessState::Retired);
    let status = b.status().await;
    assert!(status.alarms.iter().any(|alarm| alarm.key == "note-alarm-witness-retired"));
    let before = witnesses(&a).await.covered;
    a.ask(about("AB1234", &b.name)).await;
    let refused = async || {
        let view = witnesses(&a).await;
        view.items.into_iter().find_map(|w| w.trouble)
    };
    let trouble = until("A is told that B cosigns no more", refused).await;
    assert_eq!((trouble, witnesses(&a).await.covered), (WitnessTrouble::Refuses, before));
    b.stop().await;
    let root = b.dir().join("root-key-move-offline");
    let (exit, _, err) = b.command(&["witness", "new-key", "--root-dir", root.to_str().unwrap()]);
    assert_eq!(exit, 0, "{err}");
    b.start().await;
    let view = witnesses(&b).await;
    assert_eq!(view.state, WitnessState::Active);
    // The new descriptor reaches A, which believes the new keys.
    let checkpoint = until("B has cosigned with its new keys", async || {
        let checkpoint = covered(&a, "checkpoint.cosigned").await;
        (verified(&checkpoint, &view.keys) == 2).then_some(checkpoint)
    })
    .await;
    assert!(checkpoint.size() > before);
}
