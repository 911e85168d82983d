//! A partner that breaks every rule that it can: joined and agreed like any other, with keys of its
//! own and no core.
//!
//! A new attack is a function and one line of [`ATTACKS`].

use vestigo_protocol::codes::{DisclosureLevel, IntendedUse, MatchGrade, RequestKind, ResultCode};
use vestigo_protocol::content::salts_len;
use vestigo_protocol::envelope::{self, Message, Signed};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{Digest, ExchangeId, LeafHash, MessageId, Pseudonym};
use vestigo_protocol::log::checkpoint::Checkpoint;
use vestigo_protocol::message::{Answer, Body, Common, Content, Heartbeat, TraceResult};
use vestigo_protocol::time::Timestamp;
use vestigo_tests::chance::Chance;

use crate::actors::{grounds, query};
use crate::agency::identity;
use crate::book::{Question, read};
use crate::faults::{Choice, draw};
use crate::guns;
use crate::network::index;
use crate::world::{Event, World};

/// The hostile partner.
pub(crate) struct Enemy {
    at: usize,
    chance: Chance,
    sequence: u64,
    /// What it got from whom.
    captured: Vec<(usize, Vec<u8>)>,
    /// What it sent to whom.
    sent: Vec<(usize, Vec<u8>)>,
}

impl Enemy {
    /// One that got nothing yet.
    pub(crate) fn new(at: usize, seed: u64) -> Self {
        let chance = Chance::new(seed);
        Self { at, chance, sequence: 0, captured: Vec::new(), sent: Vec::new() }
    }
}

/// Something done to an agency.
type Attack = fn(&mut World, usize);

/// Every attack, with how often it is tried beside the others.
const ATTACKS: [Choice<Attack>; 14] = [
    (4, ask),
    (1, sweep),
    (1, ask_unlawfully),
    (1, ask_under_anothers_agreement),
    (2, forge),
    (2, replay),
    (1, repeat),
    (1, send_too_much),
    (2, send_what_is_not_canonical),
    (1, send_garbage),
    (2, sign_two_under_one_id),
    (1, ask_in_the_future),
    (2, answer_what_others_were_asked),
    (2, equivocate),
];

/// The hostile partner does something to somebody.
pub(crate) fn act(world: &mut World) {
    if world.enemy.is_some() {
        let to = index(&mut world.chance, world.agencies.len());
        let attack = draw(world, &ATTACKS);
        attack(world, to);
        if world.chance.below(3) == 0 {
            answer_twice(world);
        }
    }
}

/// Something came to the hostile partner.
pub(crate) fn receive(world: &mut World, event: Event) {
    let Some(enemy) = world.enemy.as_mut() else { return };
    match event {
        Event::Message { from, bytes, .. } => enemy.captured.push((from, bytes)),
        Event::Word { from, messages, .. } => {
            enemy.captured.extend(messages.into_iter().map(|bytes| (from, bytes)));
        }
        _ => {}
    }
}

fn enemy(world: &mut World) -> &mut Enemy {
    world.enemy.as_mut().expect("there is one")
}

fn random<const N: usize>(world: &mut World) -> [u8; N] {
    let chance = &mut enemy(world).chance;
    std::array::from_fn(|_| chance.bits().to_be_bytes()[0])
}

/// Signs with its own key and keeps that it did.
fn sign(
    world: &mut World,
    to: usize,
    content: &Content,
    change: impl FnOnce(&mut Header),
) -> Option<Signed> {
    let at = enemy(world).at;
    let us = identity(at);
    enemy(world).sequence += 1;
    let sequence = enemy(world).sequence;
    let mut header = Header {
        kid: us.signing.kid(),
        issuer: us.name.clone(),
        exchange: ExchangeId(random(world)),
        audience: identity(to).name.clone(),
        issued_at: Timestamp(world.now / 1000),
        id: MessageId(random(world)),
        kind: content.body.kind(),
        in_reply_to: Vec::new(),
        sequence,
        previous: (sequence > 1).then_some(LeafHash([8; 32])),
        answer_by: None,
        deliver_until: None,
        reason: None,
        stops_clock: false,
        epoch: 0,
    };
    change(&mut header);
    let own = header.issuer == us.name;
    let audience = world.book.names.get(&header.audience).copied();
    let fields = content.to_fields();
    let salts = vec![5; salts_len(fields.len())];
    let signed = envelope::sign(header, fields, &us.signing, &salts).ok()?;
    if let Some(audience) = audience.filter(|_| own) {
        world.book.hostile.insert(signed.leaf, audience);
    }
    Some(signed)
}

fn dispatch(world: &mut World, to: usize, bytes: Vec<u8>) {
    let at = enemy(world).at;
    enemy(world).sent.push((to, bytes.clone()));
    let seq = enemy(world).sent.len() as u64;
    world.send(at, to, seq, bytes);
}

fn question(world: &mut World, to: usize, serial: &str, purpose: IntendedUse) -> Content {
    let at = enemy(world).at;
    let agreement = world.book.in_force(to, at, world.now / 1000);
    let common = Common {
        agreement,
        officer: Some(Pseudonym([6; 16])),
        request_kind: Some(RequestKind::Trace),
        ..grounds(false, purpose)
    };
    Content::new(common, Body::Query(query(serial)))
}

/// Signs a question and enters it in the book.
fn put(world: &mut World, to: usize, content: &Content, serial: &str, unlawful: bool) {
    let asker = enemy(world).at;
    let Some(signed) = sign(world, to, content, |_| {}) else { return };
    enter(world, asker, to, &signed, content, serial, unlawful);
    dispatch(world, to, signed.message.to_bytes());
}

fn enter(
    world: &mut World,
    asker: usize,
    asked: usize,
    signed: &Signed,
    content: &Content,
    serial: &str,
    unlawful: bool,
) {
    let question = Question {
        asker,
        asked,
        exchange: signed.header.exchange,
        kind: RequestKind::Trace,
        concerns: Vec::new(),
        agreement: content.common.agreement,
        serial: serial.to_owned(),
        unlawful,
        urgent: false,
        seen: signed.header.issued_at.0,
    };
    world.book.questions.insert(signed.leaf, question);
}

fn some_serial(world: &mut World, of: usize) -> String {
    let theirs: Vec<String> =
        world.book.guns.iter().filter(|g| g.owner == of).map(|g| g.serial.clone()).collect();
    if theirs.is_empty() {
        return guns::serial(&mut world.chance);
    }
    theirs[index(&mut world.chance, theirs.len())].clone()
}

fn ask(world: &mut World, to: usize) {
    let serial = some_serial(world, to);
    let content = question(world, to, &serial, IntendedUse::CriminalInvestigation);
    put(world, to, &content, &serial, false);
}

/// Numbers one after the other, each a question within its rights.
fn sweep(world: &mut World, to: usize) {
    let from = world.chance.below(80_000);
    for number in from..from + 12 {
        let serial = format!("AFT{number:05}");
        let content = question(world, to, &serial, IntendedUse::CriminalInvestigation);
        put(world, to, &content, &serial, false);
    }
}

fn ask_unlawfully(world: &mut World, to: usize) {
    let serial = some_serial(world, to);
    let mut content = question(world, to, &serial, IntendedUse::Prosecution);
    if world.chance.below(2) == 0 {
        content.common.purpose = Some(IntendedUse::CriminalInvestigation);
        content.common.officer = None;
    }
    put(world, to, &content, &serial, true);
}

fn ask_under_anothers_agreement(world: &mut World, to: usize) {
    let serial = some_serial(world, to);
    let mut content = question(world, to, &serial, IntendedUse::CriminalInvestigation);
    let at = enemy(world).at;
    let other = world.book.pacts.values().find(|pact| !pact.parties.contains(&at));
    content.common.agreement = other.map(|pact| pact.hash);
    put(world, to, &content, &serial, true);
}

/// A question in the name of another agency, under its own key.
fn forge(world: &mut World, to: usize) {
    let victim = (to + 1) % world.agencies.len();
    let serial = some_serial(world, to);
    let mut content = question(world, to, &serial, IntendedUse::CriminalInvestigation);
    content.common.agreement = world.book.in_force(to, victim, world.now / 1000);
    let name = identity(victim).name.clone();
    if let Some(signed) = sign(world, to, &content, |header| header.issuer = name) {
        dispatch(world, to, signed.message.to_bytes());
    }
}

/// What somebody said to it, said to somebody else.
fn replay(world: &mut World, to: usize) {
    let captured = &enemy(world).captured;
    if let Some((_, bytes)) = captured.last().cloned() {
        dispatch(world, to, bytes);
    }
}

/// What it said before, said again.
fn repeat(world: &mut World, _: usize) {
    let length = enemy(world).sent.len();
    if length > 0 {
        let nth = index(&mut world.chance, length);
        let (to, bytes) = enemy(world).sent[nth].clone();
        dispatch(world, to, bytes);
    }
}

fn send_too_much(world: &mut World, to: usize) {
    dispatch(world, to, vec![0x5a; 80_000]);
}

fn send_garbage(world: &mut World, to: usize) {
    let bytes = random::<200>(world).to_vec();
    dispatch(world, to, bytes);
}

/// A good message with one byte changed, one added, or one missing.
fn send_what_is_not_canonical(world: &mut World, to: usize) {
    let serial = some_serial(world, to);
    let content = question(world, to, &serial, IntendedUse::CriminalInvestigation);
    let Some(signed) = sign(world, to, &content, |_| {}) else { return };
    // It was never sent as it was signed.
    world.book.hostile.remove(&signed.leaf);
    let mut bytes = signed.message.to_bytes();
    match world.chance.below(3) {
        0 => bytes.push(0),
        1 => drop(bytes.pop()),
        _ => {
            let at = index(&mut world.chance, bytes.len());
            bytes[at] ^= 1 << world.chance.below(8);
        }
    }
    dispatch(world, to, bytes);
}

fn sign_two_under_one_id(world: &mut World, to: usize) {
    let id = MessageId(random(world));
    let asker = enemy(world).at;
    for _ in 0..2 {
        let serial = some_serial(world, to);
        let content = question(world, to, &serial, IntendedUse::CriminalInvestigation);
        let Some(signed) = sign(world, to, &content, |header| header.id = id) else { return };
        enter(world, asker, to, &signed, &content, &serial, false);
        dispatch(world, to, signed.message.to_bytes());
    }
}

fn ask_in_the_future(world: &mut World, to: usize) {
    let serial = some_serial(world, to);
    let content = question(world, to, &serial, IntendedUse::CriminalInvestigation);
    let then = Timestamp(world.now / 1000 + 5 * 86_400);
    if let Some(signed) = sign(world, to, &content, |header| header.issued_at = then) {
        dispatch(world, to, signed.message.to_bytes());
    }
}

fn no_record() -> Content {
    let nothing = TraceResult {
        code: ResultCode::Exported,
        country: None,
        date: None,
        party: None,
        document: None,
    };
    let answer = Answer {
        results: vec![nothing],
        grade: MatchGrade::Exact,
        level: DisclosureLevel::L2,
        ..Answer::other()
    };
    Content::new(vestigo::desk::answer::empty_common(), Body::Answer(answer))
}

/// A decision on a question that was asked of somebody else.
fn answer_what_others_were_asked(world: &mut World, to: usize) {
    let at = enemy(world).at;
    let mine = world.book.questions.iter().filter(|(_, q)| q.asker == to && q.asked != at);
    let of: Vec<(LeafHash, ExchangeId)> = mine.map(|(leaf, q)| (*leaf, q.exchange)).collect();
    if of.is_empty() {
        return;
    }
    let (query, exchange) = of[index(&mut world.chance, of.len())];
    let signed = sign(world, to, &no_record(), |header| {
        header.exchange = exchange;
        header.in_reply_to = vec![query];
    });
    if let Some(signed) = signed {
        dispatch(world, to, signed.message.to_bytes());
    }
}

/// Two decisions on a question that was asked of it.
fn answer_twice(world: &mut World) {
    let captured = enemy(world).captured.iter().rev();
    let asked = captured.filter_map(|(from, bytes)| {
        let read = read(&Message::from_bytes(bytes).ok()?)?;
        (read.header.kind == Kind::Query).then_some((*from, read))
    });
    let Some((from, read)) = asked.into_iter().next() else { return };
    for _ in 0..2 {
        let signed = sign(world, from, &no_record(), |header| {
            header.exchange = read.header.exchange;
            header.in_reply_to = vec![read.leaf];
        });
        if let Some(signed) = signed {
            dispatch(world, from, signed.message.to_bytes());
        }
    }
}

/// Two notes of one size with different roots.
fn equivocate(world: &mut World, to: usize) {
    let us = identity(enemy(world).at);
    let size = 1 + world.now / 1000 % 1_000_000_000;
    for _ in 0..2 {
        let root = Digest(random(world));
        let checkpoint = Checkpoint { origin: us.name.clone(), size, root };
        let now = Timestamp(world.now / 1000);
        let note = us.log.sign(&checkpoint, now).expect("a note");
        let content =
            Content::new(vestigo::desk::answer::empty_common(), Body::Heartbeat(Heartbeat {}));
        let Some(signed) = sign(world, to, &content, |_| {}) else { return };
        let note = Some(note.to_text().into_bytes());
        let message = Message { checkpoint: note, ..signed.message };
        dispatch(world, to, message.to_bytes());
    }
}
