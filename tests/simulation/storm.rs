//! One seed: a storm of faults, attacks and people, then all is well, and everything must end.

use std::collections::BTreeMap;

use vestigo_tests::chance::Chance;

use crate::breach::Breach;
use crate::checkers::{ALIVE, Broken, alive};
use crate::network::Plan;
use crate::world::{Event, Setting, World};
use crate::{actors, letters, officers};

/// Simulated time after which nothing may be open any more once all is well.
const ENDS_WITHIN_MS: u64 = 8 * 86_400_000;

/// What a seed came to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// Promises that were broken: none, or the first step's.
    pub(crate) broken: Vec<Broken>,
    /// Digest of everything that happened.
    pub(crate) trail: [u8; 32],
    /// How often each thing was done.
    pub(crate) done: BTreeMap<String, u64>,
    /// Questions that were asked.
    pub(crate) questions: u64,
    /// Decisions that were made.
    pub(crate) decisions: u64,
    /// Messages that left.
    pub(crate) released: u64,
    /// Steps of all cores.
    pub(crate) steps: u64,
    /// Messages turned away before a core saw them.
    pub(crate) turned_away: u64,
    /// Proofs of forks that are held.
    pub(crate) forks: u64,
    /// Simulated milliseconds.
    pub(crate) simulated_ms: u64,
}

/// Runs one seed among `agencies` honest agencies and one hostile one.
pub(crate) fn run(seed: u64, agencies: usize, breach: Breach) -> Outcome {
    let mut chance = Chance::new(seed ^ 0x5eed);
    let plan = Plan::draw(&mut chance);
    let setting =
        Setting { seed, agencies, hostile: true, mesh: true, guns: 4, terms: None, plan, breach };
    let mut world = World::new(setting);
    let began = world.now;
    for at in 0..agencies {
        let every = 5000 + chance.below(30_000);
        let first = chance.below(every);
        world.after(first, Event::Tick { at, every });
        let first = chance.below(120_000);
        world.after(first, Event::Act { at });
    }
    let first = chance.below(200_000);
    world.after(first, Event::Hostile);
    let first = chance.below(300_000);
    world.after(first, Event::Fault);
    let length = 300_000 + chance.below(1_500_000);
    world.run_until(began + length);
    let broken = world.broken.is_empty().then(|| quiet(&mut world)).flatten();
    world.broken.extend(broken);
    if world.broken.is_empty() {
        let broken = crate::audited::judge(&mut world);
        world.broken.extend(broken);
    }
    outcome(&mut world, began)
}

/// Heals the world and waits until everything has ended.
pub(crate) fn quiet(world: &mut World) -> Option<Broken> {
    world.heal();
    let end = world.now + ENDS_WITHIN_MS;
    let mut wait = 3000;
    loop {
        world.run_until(world.now + wait);
        for at in 0..world.agencies.len() {
            for case in actors::waiting(world, at) {
                officers::end(world, at, &case);
            }
            letters::end(world, at);
            world.feed(at, vec![vestigo::runtime::core::Input::Tick]);
        }
        world.run_until(world.now + 1000);
        if !world.broken.is_empty() {
            return None;
        }
        let report = alive(world);
        if report.open.is_empty() && report.waiting == 0 {
            return None;
        }
        if world.now > end {
            let first = report.open.first().cloned().unwrap_or_default();
            let (open, waiting) = (report.open.len(), report.waiting);
            let what = format!("{open} questions are open and {waiting} messages wait; {first}");
            return Some(Broken { checker: ALIVE, what });
        }
        wait = (wait * 2).min(6 * 3_600_000);
    }
}

fn outcome(world: &mut World, began: u64) -> Outcome {
    Outcome {
        broken: std::mem::take(&mut world.broken),
        trail: world.book.trail,
        done: std::mem::take(&mut world.book.done),
        questions: world.book.questions.len() as u64,
        decisions: world.book.decided.len() as u64,
        released: world.book.released,
        steps: world.steps,
        turned_away: world.book.turned_away.values().sum(),
        forks: world.forks() as u64,
        simulated_ms: world.now - began,
    }
}
