//! Entries a second that become durable with their checkpoints, against hashing the same bytes and
//! writing them to a file on the same disk.
//!
//! ```text
//! cargo bench -p vestigo-tests --bench append
//! cargo bench -p vestigo-tests --bench append -- --entries 5000 --rounds 1
//! ```
//!
//! Ours: the store of a node, in batches of 256 as the core makes them, each one transaction with one
//! fsync; the tree; a checkpoint signed with both keys every second and stored; then tiles, bundles
//! and the published checkpoint, all durable. Raw: SHA-256 of each entry, one write and one
//! fsync a batch. Both in turn, on the same disk. It fails below the aim.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use vestigo::ledger::Ledger;
use vestigo::store::{NewEntry, SqliteStore, Store as _};
use vestigo_protocol::content::{Field, salts_len};
use vestigo_protocol::envelope::{self, Signed};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{Digest, ExchangeId, LeafHash, MessageId, NodeName};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::log::checkpoint::{Checkpoint, LogSigner};
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::time::Timestamp;
use vestigo_tests::sources::workspace;
use zeroize::Zeroizing;

/// Why the benchmark could not measure.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Entries of one round.
const ENTRIES: usize = 50_000;

/// Rounds of each.
const ROUNDS: usize = 5;

/// Entries of one transaction: what the core takes at once.
const BATCH: usize = vestigo::runtime::core::BATCH_MAX;

/// Between two checkpoints: the node's default.
const CHECKPOINT: Duration = Duration::from_secs(1);

/// Entries a second that there should be at least.
const AIM: f64 = 5_000.0;

fn settings() -> Result<(usize, usize), Failure> {
    let (mut entries, mut rounds) = (ENTRIES, ROUNDS);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = |name: &str| -> Result<usize, Failure> {
            let value = arguments.next().ok_or(format!("{name} needs a number"))?;
            Ok(value.parse()?)
        };
        match argument.as_str() {
            "--entries" => entries = number("--entries")?,
            "--rounds" => rounds = number("--rounds")?,
            // What cargo says to every benchmark.
            "--bench" => {}
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    Ok((entries, rounds))
}

/// Signed statements as a node logs them, with some 300 bytes of content each.
fn statements(count: usize) -> Result<Vec<Signed>, Failure> {
    let key = SecretKey::from_seed(&[1; 32]);
    let mut previous = None;
    (0..count as u64)
        .map(|number| {
            let mut id = [0; 16];
            id.iter_mut().zip(number.to_le_bytes()).for_each(|(to, from)| *to = from);
            let header = Header {
                kid: key.kid(),
                issuer: NodeName::parse("vestigo/xa/police")?,
                audience: NodeName::parse("vestigo/xb/customs")?,
                exchange: ExchangeId(id),
                issued_at: Timestamp(1_800_000_000 + number / 100),
                id: MessageId(id),
                kind: Kind::Query,
                in_reply_to: Vec::new(),
                sequence: number + 1,
                previous,
                answer_by: Some(Timestamp(1_800_100_000)),
                deliver_until: None,
                reason: None,
                stops_clock: false,
                epoch: 0,
            };
            let fields: Vec<Field> =
                (16..24).map(|label| Field::of(label, &"SYNTHETIC: words of a query")).collect();
            let mut salts = vec![0; salts_len(fields.len())];
            getrandom::fill(&mut salts).map_err(|e| e.to_string())?;
            let signed = envelope::sign(header, fields, &key, &salts)?;
            previous = Some(signed.leaf);
            Ok(signed)
        })
        .collect()
}

struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Result<Self, Failure> {
        use std::os::unix::fs::DirBuilderExt as _;
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| workspace().join("target"), PathBuf::from);
        let path = target.join(format!("append-{name}-{}", std::process::id()));
        std::fs::DirBuilder::new().mode(0o700).create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}

/// What the node does with entries, and how many checkpoints it signed.
fn ours(dir: &Path, statements: &[Signed]) -> Result<u64, Failure> {
    let origin = NodeName::parse("vestigo/xa/police")?;
    let seed = |n| Zeroizing::new([n; 32]);
    let log = LogSigner::new(origin.clone(), &seed(2), &seed(3))?;
    let mut store = SqliteStore::open(&dir.join("store.sqlite"))?;
    let mut ledger = Ledger::open(dir.join("log"))?;
    let mut tree = Frontier::new();
    let (mut signed_at, mut checkpoints, mut ready) = (Instant::now(), 0, Vec::new());
    for (number, batch) in statements.chunks(BATCH).enumerate() {
        store.begin()?;
        for signed in batch {
            store.append(&NewEntry {
                leaf: signed.leaf,
                header: &signed.header,
                message: &signed.message,
                own: true,
                logged_at: signed.header.issued_at,
            })?;
            tree.append(signed.leaf);
            ready.push(signed.message.statement.clone());
        }
        store.put_meta("log-frontier", &tree.to_bytes())?;
        let last = (number + 1) * BATCH >= statements.len();
        let due = last || signed_at.elapsed() >= CHECKPOINT;
        let mut note = None;
        if due {
            let checkpoint =
                Checkpoint { origin: origin.clone(), size: tree.size(), root: tree.root() };
            let signed = log.sign(&checkpoint, Timestamp(1_800_000_000))?;
            store.put_checkpoint(tree.size(), &signed.to_text())?;
            (signed_at, checkpoints) = (Instant::now(), checkpoints + 1);
            note = Some(signed);
        }
        store.commit()?;
        if let Some(note) = note {
            ledger.extend(&std::mem::take(&mut ready))?;
            ledger.flush()?;
            ledger.publish(&note)?;
        }
    }
    Ok(checkpoints)
}

/// Hashes the same bytes and writes them, with one fsync a batch.
fn raw(dir: &Path, statements: &[Signed]) -> Result<Digest, Failure> {
    let mut file = File::create(dir.join("raw"))?;
    let mut last = LeafHash([0; 32]);
    for batch in statements.chunks(BATCH) {
        let mut bytes = Vec::new();
        for signed in batch {
            last = LeafHash::of(&signed.message.statement);
            bytes.extend_from_slice(last.as_bytes());
            bytes.extend_from_slice(&signed.message.to_bytes());
        }
        file.write_all(&bytes)?;
        file.sync_data()?;
    }
    Ok(Digest(last.0))
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates.get(rates.len() / 2).copied().unwrap_or_default()
}

fn main() -> Result<(), Failure> {
    let (entries, rounds) = settings()?;
    let statements = statements(entries)?;
    let bytes: usize = statements.iter().map(|s| s.message.statement.len()).sum();
    let (mut of_ours, mut of_raw, mut checkpoints) = (Vec::new(), Vec::new(), 0);
    for round in 0..rounds.max(1) {
        let dir = Scratch::new(&format!("ours-{round}"))?;
        let started = Instant::now();
        checkpoints += ours(&dir.0, &statements)?;
        of_ours.push(entries as f64 / started.elapsed().as_secs_f64());
        drop(dir);
        let dir = Scratch::new(&format!("raw-{round}"))?;
        let started = Instant::now();
        raw(&dir.0, &statements)?;
        of_raw.push(entries as f64 / started.elapsed().as_secs_f64());
    }
    let (lowest, highest) = (
        of_ours.iter().copied().fold(f64::MAX, f64::min),
        of_ours.iter().copied().fold(0.0, f64::max),
    );
    let (ours, raw) = (median(of_ours), median(of_raw));
    println!(
        "{entries} entries of {} bytes, batches of {BATCH}, median of {rounds} rounds\n",
        bytes / entries.max(1)
    );
    println!("| | entries a second |\n|---|---|");
    println!("| durable append, checkpoints and tiles | {ours:.0} ({lowest:.0} to {highest:.0}) |");
    println!("| SHA-256, write and fsync alone | {raw:.0} |");
    println!("| share | {:.2} |", ours / raw);
    println!("\n{checkpoints} checkpoints, each with Ed25519 and ML-DSA-44.");
    if ours < AIM {
        return Err(format!("{ours:.0} entries a second; the aim is {AIM:.0}").into());
    }
    Ok(())
}
