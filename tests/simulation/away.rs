//! Scenario 6 in its own time: a partner is away for three weeks. Nothing is lost, and the logs of
//! both prove when each message was delivered.

use std::collections::BTreeMap;

use vestigo::store::Store as _;
use vestigo_protocol::codes::IntendedUse;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::LeafHash;

use crate::actors::submit;
use crate::book::read;
use crate::breach::Breach;
use crate::guns;
use crate::network::Plan;
use crate::storm::quiet;
use crate::terms::Terms;
use crate::world::{Event, Setting, World};

const DAY_MS: u64 = 86_400_000;
/// How long the partner is away.
const AWAY_MS: u64 = 21 * DAY_MS;
/// Requests a day.
const PER_DAY: u64 = 12;

/// XA, which asks, and XB, which is away.
const ASKS: usize = 0;
const AWAY: usize = 1;

/// A request of XA, and the next one after a while.
fn ask(world: &mut World, nth: u64) {
    let theirs: Vec<String> =
        world.book.guns.iter().filter(|g| g.owner == AWAY).map(|g| g.serial.clone()).collect();
    let serial = match usize::try_from(nth).ok().filter(|n| n % 3 > 0) {
        Some(n) => theirs[n % theirs.len()].clone(),
        None => guns::serial(&mut world.chance),
    };
    let purpose = IntendedUse::CriminalInvestigation;
    assert!(submit(world, ASKS, AWAY, &serial, nth.is_multiple_of(7), purpose, false));
    if world.storm {
        world.after(DAY_MS / PER_DAY, Event::Own(ask, nth + 1));
    }
}

/// Claims of every entry that an agency's log has, by leaf.
fn log(world: &mut World, at: usize) -> BTreeMap<LeafHash, Header> {
    let reader = &mut world.agencies[at].reader;
    let entries = reader.entries(0, u64::MAX >> 1).expect("readable");
    let claims = |leaf: LeafHash, reader: &mut vestigo::store::SqliteStore| {
        let message = reader.message(&leaf).expect("readable").expect("kept");
        (leaf, read(&message).expect("it can be read").header)
    };
    entries.into_iter().map(|entry| claims(entry.leaf, reader)).collect()
}

/// The receipt of each message that is receipted, by the message.
fn receipts(log: &BTreeMap<LeafHash, Header>) -> BTreeMap<LeafHash, (LeafHash, Header)> {
    let mut receipts = BTreeMap::new();
    for (leaf, header) in log {
        if matches!(header.kind, Kind::Accepted | Kind::Delivered) {
            let before = receipts.insert(header.in_reply_to[0], (*leaf, header.clone()));
            assert!(before.is_none(), "a message is receipted once");
        }
    }
    receipts
}

#[test]
fn three_weeks_without_a_partner_lose_nothing_and_both_logs_prove_each_delivery() {
    let mut world = World::new(Setting {
        seed: 0x3_3ee5,
        agencies: 2,
        hostile: false,
        mesh: true,
        guns: 8,
        terms: Some(Terms::open()),
        plan: Plan { loss: 5, doubled: 5, delay_ms: 2000 },
        breach: Breach::None,
    });
    for at in [ASKS, AWAY] {
        world.after(1, Event::Tick { at, every: 900_000 });
    }
    world.after(1000, Event::Own(ask, 0));
    // A day like any other; then XB is switched off in the middle of it.
    world.run_until(world.now + DAY_MS);
    let left = world.now / 1000;
    world.link_down(ASKS, AWAY);
    world.agencies[AWAY].stop();
    let before = world.book.questions.len();
    world.run_until(world.now + AWAY_MS);
    let back = world.now / 1000;
    let asked = world.book.questions.len() - before;
    assert!(asked as u64 >= 21 * PER_DAY, "{asked}");
    let waiting = world.agencies[ASKS].reader.outbox_counts().expect("readable");
    assert!(waiting.values().sum::<u64>() >= asked as u64, "all of it waits");

    // XB is switched on, and within days everything has ended.
    world.start(AWAY);
    let left_open = quiet(&mut world);
    world.broken.extend(left_open);
    let broken: Vec<String> =
        world.broken.iter().map(|b| format!("{}: {}", b.checker, b.what)).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert_eq!(world.book.decided.len(), world.book.questions.len(), "one decision for each");

    // Both have the same entries, and each by itself the receipt of every message.
    let (ours, theirs) = (log(&mut world, ASKS), log(&mut world, AWAY));
    assert_eq!(ours, theirs);
    let receipts = receipts(&ours);
    let mut proved = 0;
    for (leaf, header) in ours.iter().filter(|(_, h)| h.kind.receipt().is_some()) {
        let (_, receipt) = receipts.get(leaf).expect("every message has its receipt");
        assert_eq!(
            (&receipt.issuer, Some(receipt.kind)),
            (&header.audience, header.kind.receipt())
        );
        let away = header.kind == Kind::Query && (left..back).contains(&header.issued_at.0);
        if away {
            assert!(receipt.issued_at.0 >= back, "nobody receipts while it is off");
            proved += 1;
        }
    }
    assert_eq!(proved, asked, "each request of the three weeks was delivered when XB was back");
}
