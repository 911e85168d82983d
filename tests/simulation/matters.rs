//! What askers do besides asking: they supply, withdraw, seek clarification, open again; and their
//! requests that are no look-up.

use vestigo::runtime::{Matter, Which};
use vestigo::store::{HopRecord, Matters as _, Store as _, TraceRecord};
use vestigo_protocol::codes::{IntendedUse, MarkComponent, RequestKind};
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::firearm::{FirearmDescription, Mark};
use vestigo_protocol::message::{ConsentAsked, Query, Supplement, WatchAsked};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use crate::actors::grounds;
use crate::agency::{OFFICER, country, identity};
use crate::guns;
use crate::network::index;
use crate::world::World;

/// Own traces that are looked through: the newest.
const TRACES: usize = 40;
/// How long a gun is watched.
const WATCHED_SECONDS: u64 = 30 * 86_400;

/// One of the newest own hops for which something holds, with its trace and its number.
fn one_hop(
    world: &mut World,
    at: usize,
    fits: impl Fn(&HopRecord) -> bool,
) -> Option<(TraceRecord, HopRecord, Which)> {
    let reader = &mut world.agencies[at].reader;
    let mut found = Vec::new();
    for trace in reader.traces(TRACES).expect("readable") {
        for (hop, number) in reader.hops(&trace.id).expect("readable").into_iter().zip(1..) {
            if fits(&hop) {
                found.push((trace.clone(), hop, Which { hop: Some(number) }));
            }
        }
    }
    let length = found.len();
    (length > 0).then(|| found.swap_remove(index(&mut world.chance, length)))
}

pub(crate) fn withdraw(world: &mut World, at: usize) {
    // Now and then what is decided: both logs then say so, and the decision stands.
    let also_decided = world.chance.below(4) == 0;
    let found = one_hop(world, at, |hop| also_decided || !hop.state.is_final());
    let Some((trace, _, which)) = found else { return };
    let id = trace.id.to_hex();
    let reason = Text::new("SYNTHETIC: the case is closed").ok();
    let _denied = world.command(at, move |core| core.withdraw(OFFICER, &id, which, reason));
}

/// Replies to an information request: a better reading, another gun's number, or words.
pub(crate) fn supply(world: &mut World, at: usize) {
    let found = one_hop(world, at, |hop| hop.state == AskerState::InfoRequested);
    let Some((trace, hop, which)) = found else { return };
    let Some(to) = world.book.names.get(&hop.partner).copied() else { return };
    let serial = (world.chance.below(3) > 0).then(|| some_serial(world, to));
    let mark = |serial: String| Mark::serial(MarkComponent::Frame, &serial).expect("short");
    let supplement = Supplement {
        marks: serial.map(mark).into_iter().collect(),
        circumstances: Text::new("SYNTHETIC: read under light").ok(),
        ..Supplement::empty()
    };
    let id = trace.id.to_hex();
    let _denied = world
        .command(at, move |core| core.supply(OFFICER, &id, which, supplement, None, Vec::new()));
}

pub(crate) fn clarify(world: &mut World, at: usize) {
    let found = one_hop(world, at, |hop| hop.decision.is_some());
    let Some((trace, _, which)) = found else { return };
    let (id, text) = (trace.id.to_hex(), Text::new("SYNTHETIC: why?").expect("short"));
    let _denied = world.command(at, move |core| core.clarify(OFFICER, &id, which, text));
}

pub(crate) fn reopen(world: &mut World, at: usize) {
    let found = one_hop(world, at, |hop| hop.state.is_final());
    let Some((trace, _, which)) = found else { return };
    let id = trace.id.to_hex();
    let nothing = Supplement::empty();
    let _denied =
        world.command(at, move |core| core.reopen(OFFICER, &id, which, &nothing, None, None));
}

/// Watches a gun, or ends a watch.
pub(crate) fn watch(world: &mut World, at: usize) {
    let until = Timestamp(world.now / 1000 + WATCHED_SECONDS);
    let ended = world.chance.below(4) == 0;
    if ended {
        let watches = world.book.questions.iter();
        let of_ours = watches.filter(|(_, q)| q.asker == at && q.kind == RequestKind::Watch);
        let newest = of_ours.max_by_key(|(leaf, q)| (q.seen, **leaf));
        let Some((leaf, to)) = newest.map(|(leaf, q)| (*leaf, q.asked)) else { return };
        let query = Query {
            watch: Some(WatchAsked { until, end: true }),
            concerns: vec![leaf],
            ..Query::describing(FirearmDescription::default())
        };
        return ask(world, at, to, RequestKind::Watch, query);
    }
    let to = some_partner(world, at);
    let serial = some_serial(world, to);
    let query = Query {
        watch: Some(WatchAsked { until, end: false }),
        ..Query::describing(guns::describe(&serial))
    };
    ask(world, at, to, RequestKind::Watch, query);
}

/// Tells a partner that a gun was recovered: one that somebody watches there, or one of its own.
pub(crate) fn tell_of_a_recovery(world: &mut World, at: usize) {
    let to = some_partner(world, at);
    let watches = world.book.questions.values();
    let mut serials: Vec<String> = watches
        .filter(|q| q.asked == to && q.kind == RequestKind::Watch && !q.serial.is_empty())
        .map(|q| q.serial.clone())
        .collect();
    serials.push(some_serial(world, to));
    let serial = serials.swap_remove(index(&mut world.chance, serials.len()));
    let query = Query::describing(guns::describe(&serial));
    ask(world, at, to, RequestKind::RecoveryNotice, query);
}

pub(crate) fn ask_consent(world: &mut World, at: usize) {
    let consent = ConsentAsked {
        states: vec![country(at)],
        purposes: vec![IntendedUse::CriminalInvestigation],
        court_use: false,
    };
    about_an_answer(world, at, RequestKind::ConsentRequest, Some(consent));
}

pub(crate) fn ask_to_confirm(world: &mut World, at: usize) {
    about_an_answer(world, at, RequestKind::HitConfirmation, None);
}

/// Asks about an answer; now and then somebody who did not give it.
fn about_an_answer(world: &mut World, at: usize, kind: RequestKind, consent: Option<ConsentAsked>) {
    let found = one_hop(world, at, |hop| hop.state == AskerState::Answered);
    let Some((_, HopRecord { decision: Some(decision), partner, .. }, _)) = found else { return };
    let Some(to) = world.book.names.get(&partner).copied() else { return };
    let to = if world.chance.below(6) == 0 { some_partner(world, at) } else { to };
    let query = Query {
        consent,
        concerns: vec![decision],
        ..Query::describing(FirearmDescription::default())
    };
    ask(world, at, to, kind, query);
}

/// An officer tells a partner that the gun turned up that it watches.
pub(crate) fn tell_a_watcher(world: &mut World, at: usize) {
    let alerts = world.agencies[at].reader.alert_page(1 << 62, usize::MAX >> 1).expect("readable");
    let untold: Vec<u64> =
        alerts.iter().filter(|a| a.told.is_none() && a.watch.is_some()).map(|a| a.id).collect();
    if !untold.is_empty() {
        let id = untold[index(&mut world.chance, untold.len())];
        let _denied = world.command(at, move |core| core.tell_watcher(OFFICER, id, None));
    }
}

fn ask(world: &mut World, at: usize, to: usize, kind: RequestKind, query: Query) {
    if to == at {
        return;
    }
    let common = grounds(false, IntendedUse::CriminalInvestigation);
    let matter = Matter { to: identity(to).name.to_string(), kind, query, common };
    let _denied = world.command(at, move |core| core.ask_matter(OFFICER, matter));
}

fn some_partner(world: &mut World, at: usize) -> usize {
    let partners = world.network.partners(at);
    partners[index(&mut world.chance, partners.len())]
}

fn some_serial(world: &mut World, of: usize) -> String {
    let guns = world.book.guns.iter().filter(|gun| gun.owner == of);
    let serials: Vec<String> = guns.map(|gun| gun.serial.clone()).collect();
    match serials.len() {
        0 => guns::serial(&mut world.chance),
        length => serials[index(&mut world.chance, length)].clone(),
    }
}
