//! One agency with many partners, for days: a third of them is always away, and memory stays flat.

use std::time::Instant;

use vestigo_protocol::codes::IntendedUse;

use crate::actors::{self, submit};
use crate::breach::Breach;
use crate::network::{Plan, index};
use crate::storm::quiet;
use crate::terms::Terms;
use crate::world::{Event, Setting, World};
use crate::{guns, officers};

const DAY_MS: u64 = 86_400_000;
/// How long a third of the partners is away before another third is.
const TURN_MS: u64 = DAY_MS / 3;

/// How a crowd is simulated.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crowd {
    /// Partners of the one agency.
    pub(crate) partners: usize,
    /// Days.
    pub(crate) days: u64,
    /// Requests a day, half of them asked by the one agency and half of it.
    pub(crate) per_day: u64,
    /// Days at whose end the figures are printed.
    pub(crate) figures: &'static [u64],
}

/// Resident memory of this process in MiB; 0 where the system does not tell.
fn resident_mib() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = statm.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
    (pages * 4096) >> 20
}

/// Runs it and prints its figures.
pub(crate) fn run(crowd: Crowd) {
    let began = Instant::now();
    let mut world = World::new(Setting {
        seed: 0xc20d,
        agencies: crowd.partners + 1,
        hostile: false,
        mesh: false,
        guns: 8,
        terms: Some(Terms::open()),
        plan: Plan { loss: 1, doubled: 1, delay_ms: 2000 },
        breach: Breach::None,
    });
    world.after(1, Event::Tick { at: 0, every: 60_000 });
    for at in 1..=crowd.partners {
        let first = world.chance.below(900_000);
        world.after(first, Event::Tick { at, every: 900_000 });
    }
    world.after(1, Event::Own(turn, 0));
    world.after(60_000, Event::Own(request, crowd.per_day));
    world.after(3_600_000, Event::Own(officers, 0));
    let dawn = world.now;
    println!("| day | requests | decisions | messages | resident MiB | wall s |");
    println!("|---|---|---|---|---|---|");
    let mut resident = Vec::new();
    for day in 1..=crowd.days {
        world.run_until(dawn + day * DAY_MS);
        holds(&world);
        if crowd.figures.contains(&day) {
            let mib = resident_mib();
            resident.push(mib);
            let asked = world.book.questions.len() as u64 + world.book.ended;
            println!(
                "| {day} | {asked} | {} | {} | {mib} | {} |",
                world.book.decided.len(),
                world.book.released,
                began.elapsed().as_secs()
            );
        }
        // What a connection has cached is no part of a node's growth.
        world.reopen_readers();
        if day % 3 == 0 {
            let before = (world.now - 2 * DAY_MS) / 1000;
            world.age(before);
            holds(&world);
        }
    }
    let left = quiet(&mut world);
    world.broken.extend(left);
    holds(&world);
    let asked = world.book.questions.len() as u64 + world.book.ended;
    let least = crowd.days * crowd.per_day * 9 / 10;
    assert!(asked >= least, "{asked} questions, expected were {least}");
    assert_eq!(world.book.decided.len() as u64, asked, "every question has its one decision");
    if let [_, rest @ ..] = resident.as_slice()
        && let (Some(first), Some(last)) = (rest.first(), rest.last())
    {
        // The simulation's own list of decisions grows by some 100 bytes a question.
        let allowed = first + first / 5 + 32;
        assert!(*last <= allowed, "memory grew from {first} to {last} MiB");
    }
    println!(
        "{} partners, {} days: {asked} questions, each decided once, in {} s",
        crowd.partners,
        crowd.days,
        began.elapsed().as_secs()
    );
}

fn holds(world: &World) {
    let broken: Vec<String> =
        world.broken.iter().map(|b| format!("{}: {}", b.checker, b.what)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Another third goes away; those who were away come back.
fn turn(world: &mut World, nth: u64) {
    if !world.storm {
        return;
    }
    for (a, b) in world.network.pairs() {
        let away = (b as u64 + nth).is_multiple_of(3);
        world.network.part(a, b, away);
        if away {
            world.link_down(a, b);
        } else {
            world.link_up(a, b);
        }
    }
    world.after(TURN_MS, Event::Own(turn, nth + 1));
}

fn request(world: &mut World, per_day: u64) {
    let partner = 1 + index(&mut world.chance, world.agencies.len() - 1);
    let (from, to) = if world.chance.below(2) == 0 { (0, partner) } else { (partner, 0) };
    let theirs: Vec<usize> =
        (0..world.book.guns.len()).filter(|at| world.book.guns[*at].owner == to).collect();
    let serial = match world.chance.below(3) {
        0 => guns::serial(&mut world.chance),
        _ => world.book.guns[theirs[index(&mut world.chance, theirs.len())]].serial.clone(),
    };
    let urgent = world.chance.below(20) == 0;
    let purpose = IntendedUse::CriminalInvestigation;
    submit(world, from, to, &serial, urgent, purpose, true);
    let ms = 1 + world.chance.below(2 * DAY_MS / per_day);
    if world.storm {
        world.after(ms, Event::Own(request, per_day));
    }
}

/// Officers everywhere look at what waits, every hour.
fn officers(world: &mut World, _: u64) {
    for at in 0..world.agencies.len() {
        for case in actors::waiting(world, at) {
            officers::end(world, at, &case);
        }
    }
    if world.storm {
        world.after(3_600_000, Event::Own(officers, 0));
    }
}
