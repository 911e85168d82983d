//! What a question over budget costs: CPU time as a multiple of the strict verification of its own
//! signature, look-ups in the registry, commits.
//!
//! ```text
//! cargo bench -p vestigo-tests --bench overbudget
//! cargo bench -p vestigo-tests --bench overbudget -- --queries 20000
//! ```
//!
//! One core with a store on disk, in process. Measured is the CPU time of the one thread that does
//! everything from the bytes of a message to its durable place in the log: decoding, hashing,
//! verification, admission, the append with its indexes, the counters, SQLite's part in the commit (its
//! system calls too), and the signed refusal that 64 of them share. Not measured: TLS and framing before
//! it, and the other threads (projections, network). Commits are counted where they are made: one for
//! each batch of at most 256 inputs, however many questions it holds.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod setting;

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use setting::{Partner, Setting};
use vestigo::runtime::core::{BATCH_MAX, Core, Effect, Input, Release};
use vestigo::runtime::directory::Known;
use vestigo_protocol::limits::IN_REPLY_TO_MAX;

/// Why the benchmark could not measure.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Questions that are measured, unless told otherwise.
const QUERIES: usize = 100_000;

/// Questions that are made, and then measured, at a time: what is measured is read off a counter of the
/// kernel that lags by a few milliseconds.
const WINDOW: usize = 32 * BATCH_MAX;

/// Questions within the budget, before: they show that the count of look-ups counts.
const WITHIN: u64 = 8;

/// What a question over budget may cost, in strict verifications of its signature.
const AIM: f64 = 2.0;

/// What leaves is of no interest.
struct Nowhere;

impl Release for Nowhere {
    fn release(&mut self, effect: Effect) {
        drop(effect);
    }
}

/// CPU time of this thread.
fn cpu() -> Result<Duration, Failure> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let spent = text.split_whitespace().next().ok_or("no CPU time")?;
    Ok(Duration::from_nanos(spent.parse()?))
}

fn queries() -> Result<usize, Failure> {
    let mut arguments = std::env::args().skip(1);
    let mut queries = QUERIES;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--queries" => queries = arguments.next().ok_or("--queries needs a number")?.parse()?,
            // What cargo says to every benchmark.
            "--bench" => {}
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    Ok(queries)
}

/// Takes messages as the daemon does: verified, then in batches of one transaction each. Gives the
/// commits.
fn take(core: &mut Core, known: &Arc<Known>, messages: &[Vec<u8>]) -> Result<u64, Failure> {
    let mut commits = 0;
    for batch in messages.chunks(BATCH_MAX) {
        core.begin()?;
        for bytes in batch {
            let arrived = known.verify(bytes).map_err(|status| format!("{status:?}"))?;
            core.take(Input::Arrived { known: Arc::clone(known), arrived, ack: None })?;
        }
        core.commit()?;
        commits += 1;
        core.let_go(&mut Nowhere);
    }
    Ok(commits)
}

/// CPU time of verifying the signatures of messages alone, and of reading and verifying them whole.
fn verify(
    partner: &Partner,
    known: &Known,
    messages: &[Vec<u8>],
) -> Result<(Duration, Duration), Failure> {
    let signed = messages.iter().map(|m| setting::signed(m)).collect::<Result<Vec<_>, _>>()?;
    let before = cpu()?;
    for (structure, signature) in &signed {
        partner.key.public().verify(black_box(structure), black_box(signature))?;
    }
    let between = cpu()?;
    for bytes in messages {
        let _read = black_box(known.verify(black_box(bytes)).map_err(|s| format!("{s:?}"))?);
    }
    Ok((between.saturating_sub(before), cpu()?.saturating_sub(between)))
}

fn main() -> Result<(), Failure> {
    let wanted = queries()?;
    let Setting { mut core, mut partner, known, reads, mut reader, scratch } =
        Setting::new(WITHIN)?;
    let within: Vec<Vec<u8>> = (0..WITHIN).map(|_| partner.question()).collect::<Result<_, _>>()?;
    take(&mut core, &known, &within)?;
    let looked_up = reads.load(Ordering::Relaxed);
    if looked_up < WITHIN {
        return Err(format!("{looked_up} look-ups of {WITHIN} were counted").into());
    }

    let (mut done, mut commits) = (0, 0);
    let (mut strict, mut read, mut spent) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let begun = Instant::now();
    let before = setting::own_refusals(&mut reader)?;
    while done < wanted {
        let count = WINDOW.min(wanted - done);
        let messages: Vec<Vec<u8>> =
            (0..count).map(|_| partner.question()).collect::<Result<_, _>>()?;
        let (alone, whole) = verify(&partner, &known, &messages)?;
        strict += alone;
        read += whole;
        let started = cpu()?;
        commits += take(&mut core, &known, &messages)?;
        spent += cpu()?.saturating_sub(started);
        done += count;
    }
    let took = begun.elapsed();
    let refusals = setting::own_refusals(&mut reader)?.saturating_sub(before);
    let looked_up = reads.load(Ordering::Relaxed) - looked_up;
    drop(core);
    std::fs::remove_dir_all(scratch)?;

    let each = |total: Duration| total.as_secs_f64() * 1e6 / done as f64;
    let ratio = spent.as_secs_f64() / strict.as_secs_f64();
    let times = |total: Duration| total.as_secs_f64() / strict.as_secs_f64();
    println!(
        "{done} questions over budget in {:.1} s, the making of them included\n\n\
         | CPU time of one question | µs | verifications |\n|---|---|---|\n\
         | `verify_strict` of its statement alone | {:.1} | 1.00 |\n\
         | read and verified: decoding, content hashes, `verify_strict` | {:.1} | {:.2} |\n\
         | everything, the shared refusal and the commit included | {:.1} | {:.2} |\n\n\
         | counted | |\n|---|---|\n\
         | look-ups in the registry | {looked_up} |\n\
         | signed refusals, of at most {IN_REPLY_TO_MAX} questions each | {refusals} |\n\
         | commits, each with its one fsync | {commits} ({:.4} a question) |\n",
        took.as_secs_f64(),
        each(strict),
        each(read),
        times(read),
        each(spent),
        ratio,
        commits as f64 / done as f64,
    );
    if looked_up > 0 {
        return Err("a question over budget was looked up".into());
    }
    if ratio > AIM && wanted >= QUERIES {
        return Err(format!("a question over budget costs {ratio:.2} verifications").into());
    }
    Ok(())
}
