//! What breaks while the storm lasts.

use std::sync::atomic::Ordering;

use crate::network::index;
use crate::world::{Event, Moment, World};

/// Something that may be drawn, with how often it is beside the others.
pub(crate) type Choice<T> = (u64, T);

/// Every fault, with how often it strikes beside the others.
const FAULTS: [Choice<fn(&mut World)>; 10] = [
    (4, crash_in_a_step),
    (1, crash_between_steps),
    (4, part_two),
    (2, part_one_from_all),
    (3, deafen_one_direction),
    (3, jump_a_clock),
    (1, right_a_clock),
    (1, break_a_register),
    (2, slow_a_register),
    (1, mend_the_registers),
];

/// Draws from a table by weight.
pub(crate) fn draw<T: Copy>(world: &mut World, table: &[Choice<T>]) -> T {
    let all = table.iter().map(|(weight, _)| weight).sum();
    let mut left = world.chance.below(all);
    for (weight, what) in table {
        if left < *weight {
            return *what;
        }
        left -= weight;
    }
    table[0].1
}

/// Something breaks, and something else later.
pub(crate) fn strike(world: &mut World) {
    let fault = draw(world, &FAULTS);
    fault(world);
    let ms = 1 + world.chance.below(400_000);
    world.after(ms, Event::Fault);
}

fn anyone(world: &mut World) -> usize {
    let agencies = world.agencies.len();
    index(&mut world.chance, agencies)
}

fn crash_in_a_step(world: &mut World) {
    let at = anyone(world);
    let moments = [Moment::BeforeCommit, Moment::InCommit, Moment::BeforeRelease];
    let moment = moments[index(&mut world.chance, moments.len())];
    world.doomed.insert(at, moment);
}

fn crash_between_steps(world: &mut World) {
    let at = anyone(world);
    if world.agencies[at].core.is_some() {
        world.crash(at);
    }
}

fn part(world: &mut World, a: usize, b: usize) {
    world.link_down(a, b);
    let ms = 1 + world.chance.below(900_000);
    world.after(ms, Event::LinkUp { a: a.min(b), b: a.max(b) });
}

fn part_two(world: &mut World) {
    let pairs = world.network.pairs();
    let (a, b) = pairs[index(&mut world.chance, pairs.len())];
    part(world, a, b);
}

fn part_one_from_all(world: &mut World) {
    let at = anyone(world);
    for other in world.network.partners(at) {
        part(world, at, other);
    }
}

fn deafen_one_direction(world: &mut World) {
    let pairs = world.network.pairs();
    let (a, b) = pairs[index(&mut world.chance, pairs.len())];
    let (from, to) = if world.chance.below(2) == 0 { (a, b) } else { (b, a) };
    world.network.deafen(from, to);
    let ms = 1 + world.chance.below(600_000);
    world.after(ms, Event::Heard { from, to });
}

fn jump_a_clock(world: &mut World) {
    const MINUTE: i64 = 60_000;
    let at = anyone(world);
    let span = [5 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE][index(&mut world.chance, 3)];
    let far = i64::try_from(world.chance.below(span.unsigned_abs() * 2)).expect("days");
    world.agencies[at].skew_ms = far - span;
}

fn right_a_clock(world: &mut World) {
    let at = anyone(world);
    world.agencies[at].skew_ms = 0;
}

fn break_a_register(world: &mut World) {
    let at = anyone(world);
    world.agencies[at].ailing.broken.store(true, Ordering::Relaxed);
}

/// Each reading takes up to ten seconds: a few of them hold everything else up for a minute.
fn slow_a_register(world: &mut World) {
    let at = anyone(world);
    let ms = 100 + world.chance.below(10_000);
    world.agencies[at].ailing.slow_ms.store(ms, Ordering::Relaxed);
}

fn mend_the_registers(world: &mut World) {
    for agency in &world.agencies {
        agency.ailing.mend();
    }
}
