//! How long an observer takes to verify 1,000,000 entries, against the hashing and signature checking
//! that this contains; to catch up from 900,000; and how large proofs are.
//!
//! ```text
//! cargo bench -p vestigo-tests --bench audit
//! cargo bench -p vestigo-tests --bench audit -- --entries 100000
//! ```
//!
//! Two agencies with half of the entries each, in the layout in which a node publishes its log. The
//! logs are written first; everything is measured in one run. It fails if a million entries take a
//! minute or more, or verification is less than half as fast as the bare arithmetic.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "the logs are made here: what is not as expected ends the benchmark"
)]

mod logs;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use logs::{Agencies, Failure};
use vestigo::audit::{Audited, Request, audit};
use vestigo_protocol::envelope::sig_structure;
use vestigo_protocol::header::Header;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::key::PublicKey;
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::time::Timestamp;

/// Entries of both logs together.
const ENTRIES: usize = 1_000_000;

/// Time for a million entries on two processors.
const AIM: Duration = Duration::from_secs(60);

/// Share of the speed of the bare arithmetic.
const SHARE: f64 = 0.5;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let mut entries = ENTRIES;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--entries" => {
                entries = arguments.next().ok_or("--entries needs a number")?.parse()?;
            }
            // What cargo says to every benchmark.
            "--bench" => {}
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    let place = Place::new()?;
    let mut agencies = Agencies::new();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("| what | entries | seconds | entries a second |\n|---|---|---|---|");

    agencies.talk(entries / 2 * 9 / 10);
    agencies.publish(&place.0)?;
    let state = place.0.join("state");
    let request = |state: Option<PathBuf>| Request {
        logs: ["xa", "xb"].map(|name| place.0.join(name).display().to_string()).to_vec(),
        roots: agencies_roots(&place.0).unwrap_or_default(),
        state,
        at: Timestamp(logs::BEGIN + 1_000_000_000),
        ..Request::default()
    };
    let (first, before) = timed(|| audit(&request(Some(state.clone()))))?;
    row("audit of the first nine tenths", before.report.counted.entries, first);

    agencies.talk(entries / 2 - agencies.statements());
    agencies.publish(&place.0)?;
    let (catching_up, now) = timed(|| audit(&request(Some(state.clone()))))?;
    let new = now.report.counted.entries - before.report.counted.entries;
    row("catching up with the last tenth", new, catching_up);

    let (whole, audited) = timed(|| audit(&request(None)))?;
    let count = audited.report.counted.entries;
    row("audit of all", count, whole);
    expect_clean(&audited)?;
    expect_clean(&now)?;

    let prepared = agencies.prepared()?;
    let (bare, root) = timed(|| Ok::<_, Failure>(arithmetic(&prepared, threads)))?;
    row(
        &format!("SHA-256 and verify_strict alone, {threads} threads"),
        prepared.len() as u64,
        bare,
    );
    if root == Frontier::new().root() {
        return Err("nothing was hashed".into());
    }
    let share = bare.as_secs_f64() / whole.as_secs_f64();
    println!("\nAn audit does {share:.2} of what the bare arithmetic does in the same time.");

    proofs(&mut agencies, &place.0)?;
    let in_time = whole < AIM.mul_f64(count as f64 / 1e6);
    match (in_time, share >= SHARE) {
        (true, true) => Ok(()),
        (false, _) => Err(format!("{count} entries took {} s", whole.as_secs()).into()),
        (true, false) => {
            Err(format!("{share:.2} of the bare arithmetic, {SHARE} is the aim").into())
        }
    }
}

/// The safety numbers of both roots, from the published descriptors.
fn agencies_roots(place: &Path) -> Result<Vec<vestigo_protocol::key::SafetyNumber>, Failure> {
    ["xa", "xb"]
        .map(|name| {
            let bytes = std::fs::read(place.join(name).join("descriptors/1"))?;
            let read = vestigo_protocol::descriptor::Descriptor::from_bytes(&bytes)?;
            Ok(read.safety_number())
        })
        .into_iter()
        .collect()
}

fn timed<T, E: Into<Failure>>(
    work: impl FnOnce() -> Result<T, E>,
) -> Result<(Duration, T), Failure> {
    let began = Instant::now();
    let done = work().map_err(Into::into)?;
    Ok((began.elapsed(), done))
}

fn row(what: &str, entries: u64, took: Duration) {
    let seconds = took.as_secs_f64();
    println!("| {what} | {entries} | {seconds:.2} | {:.0} |", entries as f64 / seconds);
}

fn expect_clean(audited: &Audited) -> Result<(), Failure> {
    match audited.report.findings.first() {
        None => Ok(()),
        Some(finding) => Err(format!("honest logs, but {finding:?}").into()),
    }
}

/// An entry with what its signature is over, made before the clock runs.
struct Prepared {
    entry: Vec<u8>,
    signed: Vec<u8>,
    signature: [u8; 64],
    key: PublicKey,
}

/// The hashing and verifying that an audit cannot do without, on as many threads.
fn arithmetic(prepared: &[Prepared], threads: usize) -> vestigo_protocol::ids::Digest {
    let share = prepared.len().div_ceil(threads.max(1)).max(1);
    let leaves: Vec<LeafHash> = std::thread::scope(|scope| {
        let workers: Vec<_> = prepared
            .chunks(share)
            .map(|part| {
                scope.spawn(move || {
                    let one = |p: &Prepared| {
                        let good = p.key.verify(&p.signed, &p.signature).is_ok();
                        good.then(|| LeafHash::of(&p.entry))
                    };
                    part.iter().filter_map(one).collect::<Vec<LeafHash>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    let mut tree = Frontier::new();
    leaves.into_iter().for_each(|leaf| tree.append(leaf));
    tree.root()
}

impl Prepared {
    fn of(entry: &[u8], header: &Header, key: &PublicKey) -> Result<Self, Failure> {
        // The last 64 bytes are the signature, and the payload stands before their head.
        let cut = entry.len().checked_sub(66 + 32).ok_or("a short entry")?;
        let payload = entry.get(cut..cut + 32).ok_or("a short entry")?;
        let signature = entry.get(entry.len() - 64..).ok_or("a short entry")?;
        Ok(Self {
            entry: entry.to_vec(),
            signed: sig_structure(&header.to_bytes(), payload),
            signature: signature.try_into()?,
            key: key.clone(),
        })
    }
}

/// Proofs of what is found once something is wrong.
fn proofs(agencies: &mut Agencies, place: &Path) -> Result<(), Failure> {
    let other = agencies.other_history(place)?;
    agencies.leave_open();
    agencies.publish(place)?;
    let request = Request {
        logs: ["xa", "xb"].map(|name| place.join(name).display().to_string()).to_vec(),
        checkpoints: vec![other],
        at: Timestamp(logs::BEGIN + 1_000_000_000),
        ..Request::default()
    };
    let audited = audit(&request)?;
    println!("\n| proof | bytes |\n|---|---|");
    for finding in &audited.report.findings {
        let proof = audited.proofs.iter().find(|(name, _)| Some(name) == finding.proof.as_ref());
        let (_, bytes) = proof.ok_or("a finding without a proof")?;
        println!("| {} | {} |", finding.class.to_lowercase().replace('_', " "), bytes.len());
    }
    if audited.report.findings.len() < 3 {
        return Err(format!("too little was found: {:?}", audited.report.findings).into());
    }
    Ok(())
}

/// A directory that is gone afterwards.
struct Place(PathBuf);

impl Place {
    fn new() -> Result<Self, Failure> {
        let path = std::env::temp_dir().join(format!("vestigo-bench-audit-{}", std::process::id()));
        std::fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _gone = std::fs::remove_dir_all(&self.0);
    }
}
