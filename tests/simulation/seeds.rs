//! The seeds: known ones, many new ones, and those that show that the checkers see.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::breach::Breach;
use crate::crowd::{Crowd, run as run_crowd};
use crate::officers::RELEASED_BY_TWO;
use crate::storm::{Outcome, run};
use crate::world::{COMMIT_KEPT, COMMIT_LOST, HELD_UP};

/// Honest agencies of a storm.
const AGENCIES: usize = 5;

/// A setting of the environment.
pub(crate) fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    let read = text.strip_prefix("0x").map_or_else(|| text.parse().ok(), hex);
    Some(read.unwrap_or_else(|| panic!("{name} is a number, decimal or 0x…")))
}

fn hex(digits: &str) -> Option<u64> {
    u64::from_str_radix(digits, 16).ok()
}

/// The one line that repeats a seed.
fn repeat(seed: u64, breach: Breach, outcome: &Outcome) -> Option<String> {
    let first = outcome.broken.first()?;
    let breach = match breach {
        Breach::None => String::new(),
        breach => format!("VESTIGO_SIM_BREACH={breach:?} "),
    };
    Some(format!(
        "VESTIGO_SIM_SEED={seed:#x} {breach}cargo test --profile ci -p vestigo-tests --test simulation \
         one_seed  # {}: {}",
        first.checker, first.what
    ))
}

/// Honest agencies of a storm in which something is broken on purpose.
const FEW: usize = 3;

/// Runs one seed and gives its line if it fails. A panic is a failure of the seed like any other.
fn line(seed: u64, breach: Breach) -> Result<Outcome, String> {
    let agencies = if breach == Breach::None { AGENCIES } else { FEW };
    let ran = std::panic::catch_unwind(|| run(seed, agencies, breach));
    let outcome = ran.unwrap_or_else(|_| {
        let what = "a panic, see above".to_owned();
        let broken = vec![crate::checkers::Broken { checker: "0 no failure", what }];
        Outcome { broken, ..Outcome::default() }
    });
    match repeat(seed, breach, &outcome) {
        Some(line) => Err(line),
        None => Ok(outcome),
    }
}

/// Seeds from `from` on, until there were `count` of them or the time is over, on every processor.
fn many(from: u64, count: u64, time: Duration) {
    let began = Instant::now();
    let next = AtomicU64::new(from);
    let stop = AtomicBool::new(false);
    let failed: Mutex<Vec<String>> = Mutex::default();
    let sums: Mutex<[u64; 8]> = Mutex::default();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) && began.elapsed() < time {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= from + count {
                        break;
                    }
                    match line(seed, Breach::None) {
                        Ok(o) => {
                            let one = [
                                1,
                                o.questions,
                                o.decisions,
                                o.released,
                                o.steps,
                                o.turned_away,
                                o.forks,
                                o.simulated_ms,
                            ];
                            let mut sums = sums.lock().unwrap();
                            sums.iter_mut().zip(one).for_each(|(sum, n)| *sum += n);
                        }
                        Err(line) => {
                            failed.lock().unwrap().push(line);
                            stop.store(true, Ordering::Relaxed);
                        }
                    }
                }
            });
        }
    });
    let [seeds, questions, decisions, released, steps, away, forks, ms] = *sums.lock().unwrap();
    println!(
        "{seeds} seeds from {from:#x} in {} s: {questions} questions, {decisions} decisions, \
         {released} messages, {steps} steps, {away} turned away, {forks} forks proved, {} days \
         simulated",
        began.elapsed().as_secs(),
        ms / 86_400_000
    );
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn one_seed() {
    if let Some(seed) = number("VESTIGO_SIM_SEED") {
        let breach = std::env::var("VESTIGO_SIM_BREACH").unwrap_or_default();
        let outcome = line(seed, Breach::named(&breach)).unwrap_or_else(|line| panic!("{line}"));
        println!("{outcome:?}");
    }
}

#[test]
fn every_known_seed_holds() {
    for text in include_str!("seeds.txt").lines() {
        let text = text.split('#').next().unwrap_or_default().trim();
        if text.is_empty() {
            continue;
        }
        let seed = text.strip_prefix("0x").and_then(hex).expect("seeds.txt holds 0x… seeds");
        if let Err(line) = line(seed, Breach::None) {
            panic!("{line}");
        }
    }
}

/// `VESTIGO_SIM_SECONDS` says how long, 10 by default; `VESTIGO_SIM_SEEDS` how many at most;
/// `VESTIGO_SIM_FROM` the first.
#[test]
fn every_promise_holds_in_every_storm() {
    let seconds = number("VESTIGO_SIM_SECONDS").unwrap_or(10);
    let count = number("VESTIGO_SIM_SEEDS").unwrap_or(u64::from(u32::MAX));
    let from = number("VESTIGO_SIM_FROM").unwrap_or(1);
    many(from, count, Duration::from_secs(seconds));
}

#[test]
fn a_seed_repeats_everything_that_happened() {
    for seed in 1..6 {
        let (first, second) = (run(seed, 3, Breach::None), run(seed, 3, Breach::None));
        assert_eq!(first.trail, second.trail, "seed {seed:#x}");
        assert!(first.released > 0);
    }
}

/// What storms must do, so that no promise is kept only because nobody tried to break it.
const DONE: [&str; 36] = [
    "TRACE",
    "ONWARD_TRACE",
    "CLARIFICATION",
    "REOPENED",
    "WATCH",
    "WATCHED",
    "WATCH_ENDED",
    "WATCHER_TOLD",
    "RECOVERY_NOTICE",
    "CONSENT_REQUEST",
    "CONSENT",
    "HIT_CONFIRMATION",
    "CONFIRMED",
    "LETTER",
    "WITHDRAWAL",
    "SUPPLEMENT",
    "WITH_OFFICER",
    "DELAY",
    "INFORMATION_REQUEST",
    "PARTIAL",
    "ACKNOWLEDGED",
    "ANSWER",
    "RESTRICTED",
    "NOT_COMPLETED",
    "REFUSAL",
    "PROPOSE",
    "ACCEPT",
    "SUSPEND",
    "REVOKE",
    RELEASED_BY_TWO,
    COMMIT_KEPT,
    COMMIT_LOST,
    HELD_UP,
    "OTHER",
    "FORK_PROVED",
    "TURNED_AWAY",
];

#[test]
fn everything_that_storms_are_made_of_is_done_and_not_only_tried() {
    let mut missing: BTreeSet<&str> = DONE.into_iter().collect();
    let mut seeds = 0;
    for seed in 1..300 {
        let outcome = run(seed, FEW, Breach::None);
        missing.retain(|what| !outcome.done.contains_key(*what));
        for (what, times) in [("FORK_PROVED", outcome.forks), ("TURNED_AWAY", outcome.turned_away)]
        {
            if times > 0 {
                missing.remove(what);
            }
        }
        seeds = seed;
        if missing.is_empty() {
            break;
        }
    }
    println!("{} things were done within {seeds} seeds", DONE.len());
    assert!(missing.is_empty(), "{missing:?}");
}

/// The checker that must see a breach does so within some seeds.
fn is_seen(breach: Breach) {
    let checker = breach.seen_by();
    let mut seen = Vec::new();
    for seed in 1..200 {
        let outcome = run(seed, FEW, breach);
        if outcome.broken.iter().any(|broken| broken.checker.starts_with(checker)) {
            println!("{breach:?}: {}", repeat(seed, breach, &outcome).unwrap_or_default());
            return;
        }
        seen.extend(outcome.broken);
    }
    panic!("{breach:?} was not seen by {checker}, but: {seen:?}");
}

#[test]
fn an_answer_cut_too_high_is_seen() {
    is_seen(Breach::CutHigher);
}

#[test]
fn a_release_before_the_commit_is_seen() {
    is_seen(Breach::ReleaseBeforeCommit);
}

#[test]
fn a_commit_that_does_not_hold_is_seen() {
    is_seen(Breach::ForgetCommitted);
}

#[test]
fn a_second_decision_is_seen() {
    is_seen(Breach::DecideAgain);
}

#[test]
fn a_forged_message_that_is_believed_is_seen() {
    is_seen(Breach::BelieveForged);
}

#[test]
fn a_question_that_is_lost_is_seen() {
    is_seen(Breach::LoseQuestions);
}

#[test]
fn a_decision_that_its_maker_did_not_make_is_seen() {
    is_seen(Breach::SwapDecisions);
}

#[test]
fn questions_over_budget_are_seen() {
    is_seen(Breach::TakeOverBudget);
}

#[test]
fn routine_before_urgent_is_seen() {
    is_seen(Breach::RoutineFirst);
}

#[test]
fn a_commit_that_was_not_synced_is_seen() {
    is_seen(Breach::LoseUnsynced);
}

#[test]
fn one_officer_where_two_were_agreed_is_seen() {
    is_seen(Breach::OneForTwo);
}

#[test]
fn a_watcher_who_is_told_of_records_is_seen() {
    is_seen(Breach::TellTheWatcher);
}

/// A checker that is added has a breach that it sees.
#[test]
fn for_each_checker_there_is_a_breach() {
    for checker in crate::checkers::names() {
        let seen = |breach: &Breach| checker.starts_with(breach.seen_by());
        assert!(Breach::ALL.iter().any(seen), "{checker}");
    }
}

#[test]
fn fifty_partners_for_three_days() {
    run_crowd(Crowd { partners: 50, days: 3, per_day: 400, figures: &[1, 2, 3] });
}

/// Two thousand requests a day for `VESTIGO_SIM_DAYS` days, 30 in `tests/run --full`.
#[test]
fn two_hundred_and_fifty_partners() {
    if let Some(days) = number("VESTIGO_SIM_DAYS") {
        run_crowd(Crowd { partners: 250, days, per_day: 2000, figures: &[1, 3, 5, 10, 20, 30] });
    }
}
