//! Scenario 11 where the register cannot be read at all: what says too little of a number is returned
//! all the same, because nothing is looked up for it.

use std::sync::atomic::Ordering;

use vestigo::store::Store as _;
use vestigo_protocol::codes::{IntendedUse, ReturnReason};
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::header::Kind;

use crate::actors::{submit, waiting};
use crate::book::read;
use crate::breach::Breach;
use crate::network::Plan;
use crate::terms::Terms;
use crate::world::{Event, Setting, World};

#[test]
fn a_pattern_that_is_too_broad_is_returned_while_the_register_cannot_be_read() {
    let mut world = World::new(Setting {
        seed: 0xb20ad,
        agencies: 2,
        hostile: false,
        mesh: true,
        guns: 4,
        terms: Some(Terms::open()),
        plan: Plan { loss: 0, doubled: 0, delay_ms: 50 },
        breach: Breach::None,
    });
    for at in 0..2 {
        world.after(1, Event::Tick { at, every: 5000 });
    }
    world.run_until(world.now + 10_000);
    world.agencies[1].ailing.broken.store(true, Ordering::Relaxed);
    let purpose = IntendedUse::CriminalInvestigation;
    // The core asks what it is told to ask: that the desk refuses it first is the service's.
    assert!(submit(&mut world, 0, 1, "*1234", false, purpose, false));
    assert!(submit(&mut world, 0, 1, "ACE34679", false, purpose, false));
    world.run_until(world.now + 600_000);
    let broken: Vec<String> =
        world.broken.iter().map(|b| format!("{}: {}", b.checker, b.what)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));

    // What needs the register waits for a person who is told that it failed; the other is decided.
    let left = waiting(&mut world, 1);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].referral, "REGISTRY_FAILED");
    let reader = &mut world.agencies[1].reader;
    let cases = reader.cases(10).expect("readable");
    let returned = cases.iter().find(|case| case.state == ResponderState::Returned);
    let decision = returned.and_then(|case| case.decision).expect("a return");
    let message = reader.message(&decision).expect("readable").expect("kept");
    let header = read(&message).expect("it can be read").header;
    assert_eq!(
        (header.kind, header.reason),
        (Kind::Refusal, Some(ReturnReason::PatternTooBroad.into()))
    );
}
