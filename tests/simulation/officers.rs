//! What officers decide in partners' cases: alone, or two of them.

use vestigo::desk::act::{Act, NotCompleted};
use vestigo::desk::disclosure::Choice;
use vestigo::desk::matters::Reply;
use vestigo::desk::officer::Acting;
use vestigo::runtime::Core;
use vestigo::store::{CaseRecord, OfficerStore as _, Store as _};
use vestigo_protocol::codes::{
    Confirmation, DisclosureLevel, IntendedUse, NotCompletedCode, RequestKind, ReturnReason,
    WantedInformation, WithheldPart, WithholdReason,
};
use vestigo_protocol::ids::{Digest, LeafHash};
use vestigo_protocol::message::Restriction;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use crate::actors::waiting;
use crate::agency::{FIRST, KEYED, OFFICER, SECOND, country, officer_key};
use crate::faults::{Choice as Weighed, draw};
use crate::network::index;
use crate::terms::byte;
use crate::world::World;

/// What is counted when a second officer has released what a first one proposed.
pub(crate) const RELEASED_BY_TWO: &str = "RELEASED_BY_TWO";

/// Something that an officer decides in a case.
type Decision = fn(&mut World, usize, &CaseRecord);

/// Every decision of an officer on a look-up, with how often it is made beside the others.
const DECISIONS: [Weighed<Decision>; 11] = [
    (6, |world, at, case| tell(world, at, case, None, None)),
    (2, |world, at, case| tell(world, at, case, Some(Choice::NoRecord), None)),
    (2, |world, at, case| tell(world, at, case, None, Some(restriction()))),
    (3, tell_a_part),
    (6, propose),
    (4, ask_information),
    (2, refuse),
    (1, send_back),
    (2, delay),
    (1, not_completed),
    (1, acknowledge),
];

pub(crate) fn decide_one(world: &mut World, at: usize) {
    let cases = waiting(world, at);
    if !cases.is_empty() {
        let case = cases[index(&mut world.chance, cases.len())].clone();
        decide(world, at, &case);
    }
}

pub(crate) fn decide_all(world: &mut World, at: usize) {
    for case in waiting(world, at) {
        decide(world, at, &case);
    }
}

/// An officer decides a case, one way or another.
fn decide(world: &mut World, at: usize, case: &CaseRecord) {
    let kind = world.book.questions.get(&case.query).map(|question| question.kind);
    if kind.is_some_and(|kind| !kind.looks_up()) && world.chance.below(4) > 0 {
        return reply(world, at, case);
    }
    let decision = draw(world, &DECISIONS);
    decision(world, at, case);
}

/// An officer ends a case: answers it, or refuses if that cannot be.
pub(crate) fn end(world: &mut World, at: usize, case: &CaseRecord) {
    tell(world, at, case, None, None);
    let open = world.agencies[at].reader.case(&case.query).expect("readable");
    if open.is_some_and(|case| !case.state.is_final()) {
        refuse(world, at, case);
    }
}

/// Notes what an officer chose, does it, and takes the note back if it could not be done.
fn noting<T>(
    world: &mut World,
    note: fn(&mut World) -> &mut std::collections::BTreeMap<LeafHash, u8>,
    (query, level): (LeafHash, u8),
    act: impl FnOnce(&mut World) -> Option<Result<T, String>>,
) {
    let before = note(world).insert(query, level);
    if matches!(act(world), Some(Err(_))) {
        match before {
            Some(before) => note(world).insert(query, before),
            None => note(world).remove(&query),
        };
    }
}

fn some_level(world: &mut World) -> (u8, DisclosureLevel) {
    let level = 1 + byte(world.chance.below(4));
    (level, DisclosureLevel::from_number(u64::from(level)))
}

fn words<const MAX: usize>(text: &str) -> Text<MAX> {
    Text::new(format!("SYNTHETIC: {text}")).expect("short")
}

fn restriction() -> Restriction {
    Restriction {
        reason: WithholdReason::OngoingInvestigation,
        text: words("companies and places are left out"),
        withheld: vec![WithheldPart::Companies, WithheldPart::Places],
    }
}

fn tell(
    world: &mut World,
    at: usize,
    case: &CaseRecord,
    choice: Option<Choice>,
    restriction: Option<Restriction>,
) {
    let (number, level) = some_level(world);
    noting(
        world,
        |world| &mut world.book.chosen,
        (case.query, number),
        |world| {
            perform(
                world,
                at,
                case,
                Act::Answer { level, choice, restriction, text: None, files: Vec::new() },
            )
        },
    );
}

fn tell_a_part(world: &mut World, at: usize, case: &CaseRecord) {
    let (number, level) = some_level(world);
    let most = world.book.parts.get(&case.query).copied().unwrap_or(0).max(number);
    noting(
        world,
        |world| &mut world.book.parts,
        (case.query, most),
        |world| {
            perform(
                world,
                at,
                case,
                Act::Partial { level, choice: None, text: None, files: Vec::new() },
            )
        },
    );
}

fn not_completed(world: &mut World, at: usize, case: &CaseRecord) {
    let outcome = NotCompleted {
        codes: vec![NotCompletedCode::MakeModelMisidentified],
        duplicate_of: None,
        indicated: Vec::new(),
        candidates: None,
        text: None,
        files: Vec::new(),
        not_made_here: false,
    };
    let _closed = perform(world, at, case, Act::NotCompleted(outcome));
}

fn acknowledge(world: &mut World, at: usize, case: &CaseRecord) {
    let _before = perform(world, at, case, Act::Acknowledge { text: None });
}

fn ask_information(world: &mut World, at: usize, case: &CaseRecord) {
    let (wanted, text) = (vec![WantedInformation::Marks], words("read the number again"));
    let _closed = perform(world, at, case, Act::AskInformation { wanted, text, files: Vec::new() });
}

fn refuse(world: &mut World, at: usize, case: &CaseRecord) {
    let reason = WithholdReason::OngoingInvestigation;
    let text = words("an investigation of our own");
    let _closed = perform(world, at, case, Act::Refuse { reason, text });
}

fn send_back(world: &mut World, at: usize, case: &CaseRecord) {
    let reason = ReturnReason::DescriptionMissing;
    let _closed = perform(world, at, case, Act::Return { reason, text: words("describe it") });
}

fn delay(world: &mut World, at: usize, case: &CaseRecord) {
    let text = words("the paper archive is searched");
    let review_at = Timestamp(world.now / 1000 + 3600);
    let reason = WithholdReason::OngoingInvestigation;
    let _closed = perform(world, at, case, Act::Delay { reason, text, review_at });
}

/// Replies to a request that is no look-up, now and then with what it does not ask for.
fn reply(world: &mut World, at: usize, case: &CaseRecord) {
    let kind = world.book.questions.get(&case.query).map(|question| question.kind);
    let drawn = world.chance.below(8);
    let reply = match (drawn, kind) {
        (0, _) => Reply::Confirm(Confirmation::NotReached),
        (_, Some(RequestKind::ConsentRequest)) => Reply::Consent {
            states: vec![country(at)],
            purposes: vec![IntendedUse::CriminalInvestigation],
            court_use: false,
            until: None,
        },
        (_, Some(RequestKind::HitConfirmation)) => Reply::Confirm(Confirmation::Confirmed),
        _ => Reply::Words,
    };
    let act = Act::Reply { reply, text: Some(words("in words")), files: Vec::new() };
    let _closed = perform(world, at, case, act);
}

/// The first of two officers proposes; where one is enough, it is told at once.
fn propose(world: &mut World, at: usize, case: &CaseRecord) {
    let (number, level) = some_level(world);
    let choice = (world.chance.below(4) == 0).then_some(Choice::NoRecord);
    let act = Act::Answer { level, choice, restriction: None, text: None, files: Vec::new() };
    let id = case.query.to_hex();
    let before = proposed(world, at, &case.query);
    noting(
        world,
        |world| &mut world.book.chosen,
        (case.query, number),
        |world| {
            world.command(at, move |core| {
                let who = keyed(core, FIRST);
                core.act_in_case(who, &id, act)
            })
        },
    );
    // It may have died before it was done: then what was proposed before still is.
    let after = proposed(world, at, &case.query);
    if after.is_some() && after != before {
        world.book.proposed.insert(case.query, number);
    }
}

/// The digest of the record of what is proposed.
fn proposed(world: &mut World, at: usize, query: &LeafHash) -> Option<Digest> {
    let proposal = world.agencies[at].reader.proposal(query).expect("readable");
    proposal.map(|proposal| proposal.record)
}

/// A second officer releases what was proposed, or less; now and then the first one tries to.
pub(crate) fn release_one(world: &mut World, at: usize) {
    let Some(case) = one_proposed(world, at) else { return };
    let id = case.query.to_hex();
    if world.chance.below(6) == 0 {
        let alone = world.command(at, move |core| {
            let who = keyed(core, FIRST);
            core.approve(who, &id, None)
        });
        if matches!(alone, Some(Ok(_))) {
            world.fail("0 no failure", "an officer released its own proposal".to_owned());
        }
        return;
    }
    let proposed = world.book.proposed.get(&case.query).copied().unwrap_or(0);
    let narrower = (world.chance.below(3) == 0).then(|| some_level(world));
    let level = narrower.map_or(proposed, |(number, _)| number.min(proposed));
    let narrower = narrower.map(|(_, level)| level);
    noting(
        world,
        |world| &mut world.book.by_two,
        (case.query, level),
        |world| {
            world.command(at, move |core| {
                let who = keyed(core, SECOND);
                core.approve(who, &id, narrower)
            })
        },
    );
    // It may have died before it was done.
    let case = world.agencies[at].reader.case(&case.query).expect("readable");
    match case {
        Some(case) if case.decision.is_none() => {
            world.book.by_two.remove(&case.query);
        }
        _ => world.book.did(RELEASED_BY_TWO),
    }
}

/// A second officer does not release what was proposed.
pub(crate) fn decline_one(world: &mut World, at: usize) {
    let Some(case) = one_proposed(world, at) else { return };
    let id = case.query.to_hex();
    let _denied = world.command(at, move |core| {
        let who = keyed(core, SECOND);
        core.decline(who, &id, &words("not without a letter"))
    });
}

fn one_proposed(world: &mut World, at: usize) -> Option<CaseRecord> {
    let mut cases = waiting(world, at);
    cases.retain(|case| proposed(world, at, &case.query).is_some());
    let length = cases.len();
    (length > 0).then(|| cases.swap_remove(index(&mut world.chance, length)))
}

/// An officer with its key opened for one act.
fn keyed(core: &mut Core, uid: u32) -> Acting {
    let officer = KEYED.into_iter().find(|(_, of)| *of == uid).map_or(0, |(officer, _)| officer);
    let ticket = core.hold_key(officer, officer_key(officer));
    Acting { uid, name: None, ticket: Some(ticket), scope: None }
}

fn perform(
    world: &mut World,
    at: usize,
    case: &CaseRecord,
    act: Act,
) -> Option<Result<CaseRecord, String>> {
    let id = case.query.to_hex();
    world.command(at, move |core| core.act_in_case(OFFICER, &id, act))
}
