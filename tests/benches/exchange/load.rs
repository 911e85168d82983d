//! Drives a conversation at a given load and takes its times.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::{Failure, process};

/// Something that can be done many times at once.
pub(crate) trait Conversation: Send + Sync + 'static {
    /// Does it once, to the end.
    fn once(&self) -> impl Future<Output = Result<(), Failure>> + Send;
}

/// How much is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Load {
    /// Closed loop: as soon as one ends the next begins, so many at a time.
    InFlight(usize),
    /// Open loop: one begins at each beat, whether the earlier ones have ended or not, and its
    /// time counts from the beat. A queue before the node is part of what is measured.
    PerSecond(f64),
}

/// One measurement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// The load.
    pub(crate) load: Load,
    /// Time before anything counts.
    pub(crate) warm_up: Duration,
    /// Time in which ends are counted.
    pub(crate) window: Duration,
}

/// What was measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measured {
    /// Ends within the window.
    pub(crate) completed: usize,
    /// The same per second.
    pub(crate) per_second: f64,
    /// Median time in milliseconds.
    pub(crate) p50_ms: f64,
    /// 99th percentile in milliseconds.
    pub(crate) p99_ms: f64,
    /// The longest in milliseconds.
    pub(crate) max_ms: f64,
    /// Processor time of asker and partner, in milliseconds per completed one.
    pub(crate) cpu_ms: [f64; 2],
    /// Load average of the machine when it was over: says whether others were at work.
    pub(crate) load_average: f64,
}

/// Open-loop conversations that may wait. Beyond it the load is more than the nodes can take.
const BACKLOG_MAX: usize = 20_000;

/// Measures.
pub(crate) async fn run<C: Conversation>(
    conversation: Arc<C>,
    plan: Plan,
    partner: u32,
) -> Result<Measured, Failure> {
    let begin = Instant::now();
    let from = begin + plan.warm_up;
    let to = from + plan.window;
    let own = std::process::id();
    let cpu = tokio::spawn(async move {
        let both =
            || Ok::<_, Failure>([process::cpu_seconds(own)?, process::cpu_seconds(partner)?]);
        sleep_until(from).await;
        let before = both()?;
        sleep_until(to).await;
        let after = both()?;
        Ok::<_, Failure>([after[0] - before[0], after[1] - before[1]])
    });
    let mut times = match plan.load {
        Load::InFlight(number) => closed(conversation, number, from, to).await?,
        Load::PerSecond(rate) => open(conversation, rate, begin, from, to).await?,
    };
    let cpu = cpu.await??;
    times.sort_unstable();
    if times.is_empty() {
        return Err("nothing was completed in the time measured".into());
    }
    let seconds = plan.window.as_secs_f64();
    let completed = times.len();
    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    let number = completed as f64;
    Ok(Measured {
        completed,
        per_second: number / seconds,
        p50_ms: percentile(&times, 50),
        p99_ms: percentile(&times, 99),
        max_ms: percentile(&times, 100),
        cpu_ms: cpu.map(|seconds| seconds * 1e3 / number),
        load_average: process::load_average(),
    })
}

/// Nearest rank, in milliseconds.
fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).map_or(f64::NAN, |time| time.as_secs_f64() * 1e3)
}

async fn closed<C: Conversation>(
    conversation: Arc<C>,
    in_flight: usize,
    from: Instant,
    to: Instant,
) -> Result<Vec<Duration>, Failure> {
    let mut tasks = JoinSet::new();
    for _ in 0..in_flight {
        let conversation = Arc::clone(&conversation);
        tasks.spawn(async move {
            let mut times = Vec::new();
            loop {
                let begun = Instant::now();
                if begun >= to {
                    return Ok::<_, Failure>(times);
                }
                conversation.once().await?;
                let ended = Instant::now();
                if ended >= from && ended < to {
                    times.push(ended - begun);
                }
            }
        });
    }
    let mut times = Vec::new();
    while let Some(ended) = tasks.join_next().await {
        times.extend(ended??);
    }
    Ok(times)
}

async fn open<C: Conversation>(
    conversation: Arc<C>,
    rate: f64,
    begin: Instant,
    from: Instant,
    to: Instant,
) -> Result<Vec<Duration>, Failure> {
    let mut tasks = JoinSet::new();
    let mut times = Vec::new();
    let step = Duration::from_secs_f64(1.0 / rate.max(1.0));
    let mut beat = begin;
    while beat < to {
        sleep_until(beat).await;
        let conversation = Arc::clone(&conversation);
        let due = beat;
        tasks.spawn(async move {
            conversation.once().await?;
            Ok::<_, Failure>((due, Instant::now()))
        });
        while let Some(ended) = tasks.try_join_next() {
            take(ended??, from, &mut times);
        }
        if tasks.len() > BACKLOG_MAX {
            return Err("the nodes cannot keep up with the offered load".into());
        }
        beat += step;
    }
    while let Some(ended) = tasks.join_next().await {
        take(ended??, from, &mut times);
    }
    Ok(times)
}

/// Whatever was due in the time measured counts, also what ended after it.
fn take((due, ended): (Instant, Instant), from: Instant, times: &mut Vec<Duration>) {
    if due >= from {
        times.push(ended - due);
    }
}
