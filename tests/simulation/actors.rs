//! What people do: investigators ask, officers decide, ministries agree anew.
//!
//! A new act is a function and one line of [`ACTS`].

use vestigo::desk::act::Act;
use vestigo::desk::answer::empty_common;
use vestigo::desk::disclosure::Choice;
use vestigo::runtime::Ask;
use vestigo::store::{AgreementStatus, CaseRecord, Store as _};
use vestigo_protocol::agreement::AgreementDoc;
use vestigo_protocol::codes::{
    DisclosureLevel, IntendedUse, LegalBasis, Priority, ReturnReason, UrgentJustification,
    WithholdReason,
};
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::message::{Common, PriorityClaim, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use crate::agency::{OFFICER, identity};
use crate::faults::{Choice as Weighed, draw};
use crate::guns;
use crate::network::index;
use crate::terms::{Pact, Terms, byte};
use crate::world::World;

/// Something that somebody at an agency does.
type Deed = fn(&mut World, usize);
/// Something that an officer decides in a case.
type Decision = fn(&mut World, usize, &CaseRecord);

/// Every act, with how often it happens beside the others.
const ACTS: [Weighed<Deed>; 8] = [
    (10, |world, at| ask(world, at, Way::Known)),
    (3, |world, at| ask(world, at, Way::Unknown)),
    (2, |world, at| ask(world, at, Way::Misread)),
    (1, |world, at| ask(world, at, Way::Unlawful)),
    (5, decide_one),
    (1, propose),
    (2, accept),
    (1, decide_all),
];

/// Somebody at an agency does something.
pub(crate) fn act(world: &mut World, at: usize) {
    let act = draw(world, &ACTS);
    act(world, at);
}

/// How a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// For a gun that the partner has, by its number.
    Known,
    /// For a number that nobody has.
    Unknown,
    /// For a gun that the partner has, with one character misread.
    Misread,
    /// For a purpose that is not agreed.
    Unlawful,
}

/// The question for a gun.
pub(crate) fn query(serial: &str) -> Query {
    let mut query = Query::describing(guns::describe(serial));
    query.circumstances = Some(Text::new("SYNTHETIC: found in a car").expect("short"));
    query
}

/// Under which it is asked.
pub(crate) fn grounds(urgent: bool, purpose: IntendedUse) -> Common {
    let claim = PriorityClaim {
        priority: Priority::Urgent,
        justification: Some(UrgentJustification::LifeAtRisk),
        text: None,
    };
    Common {
        priority: urgent.then_some(claim),
        purpose: Some(purpose),
        legal_basis: Some(LegalBasis::Iti),
        ..empty_common()
    }
}

fn ask(world: &mut World, at: usize, way: Way) {
    let partners = world.network.partners(at);
    let to = partners[index(&mut world.chance, partners.len())];
    let theirs: Vec<String> =
        world.book.guns.iter().filter(|g| g.owner == to).map(|g| g.serial.clone()).collect();
    let known = match theirs.len() {
        0 => guns::serial(&mut world.chance),
        length => theirs[index(&mut world.chance, length)].clone(),
    };
    let serial = match way {
        Way::Known | Way::Unlawful => known,
        Way::Unknown => guns::serial(&mut world.chance),
        Way::Misread => known.replacen(|c: char| c.is_ascii_digit(), "1", 1),
    };
    let purpose = match way {
        Way::Unlawful => IntendedUse::Prosecution,
        _ => IntendedUse::CriminalInvestigation,
    };
    let urgent = world.chance.below(8) == 0;
    let auto_onward = world.chance.below(3) > 0;
    submit(world, at, to, &serial, urgent, purpose, auto_onward);
}

/// An investigator submits a trace. True: it is in the log.
pub(crate) fn submit(
    world: &mut World,
    at: usize,
    to: usize,
    serial: &str,
    urgent: bool,
    purpose: IntendedUse,
    auto_onward: bool,
) -> bool {
    let ask = Ask {
        to: identity(to).name.to_string(),
        query: query(serial),
        common: grounds(urgent, purpose),
        auto_onward,
        also_to: Vec::new(),
        letter: None,
    };
    matches!(world.command(at, move |core| core.submit(OFFICER, ask)), Some(Ok(_)))
}

/// Cases that are looked through for those that wait: the newest.
const CASES: usize = 4000;

/// The cases that wait for an officer, oldest first.
pub(crate) fn waiting(world: &mut World, at: usize) -> Vec<CaseRecord> {
    let mut cases = world.agencies[at].reader.cases(CASES).expect("readable");
    cases.retain(|case| {
        let machine = matches!(case.state, ResponderState::AwaitingRelease);
        !case.state.is_final() && !machine
    });
    cases.reverse();
    cases
}

fn decide_one(world: &mut World, at: usize) {
    let cases = waiting(world, at);
    if !cases.is_empty() {
        let case = cases[index(&mut world.chance, cases.len())].clone();
        decide(world, at, &case);
    }
}

fn decide_all(world: &mut World, at: usize) {
    for case in waiting(world, at) {
        decide(world, at, &case);
    }
}

/// Every decision of an officer, with how often it is made beside the others.
const DECISIONS: [Weighed<Decision>; 5] =
    [(6, answer), (2, answer_that_there_is_none), (2, refuse), (1, send_back), (2, delay)];

/// An officer decides a case, one way or another.
fn decide(world: &mut World, at: usize, case: &CaseRecord) {
    let decision = draw(world, &DECISIONS);
    decision(world, at, case);
}

/// An officer ends a case: answers it, or refuses if that cannot be.
pub(crate) fn end(world: &mut World, at: usize, case: &CaseRecord) {
    answer(world, at, case);
    let open = world.agencies[at].reader.case(&case.query).expect("readable");
    if open.is_some_and(|case| !case.state.is_final()) {
        refuse(world, at, case);
    }
}

fn answer(world: &mut World, at: usize, case: &CaseRecord) {
    tell(world, at, case, None);
}

fn answer_that_there_is_none(world: &mut World, at: usize, case: &CaseRecord) {
    tell(world, at, case, Some(Choice::NoRecord));
}

fn tell(world: &mut World, at: usize, case: &CaseRecord, choice: Option<Choice>) {
    let query = case.query;
    let level = 1 + byte(world.chance.below(4));
    let before = world.book.chosen.insert(query, level);
    let level = DisclosureLevel::from_number(u64::from(level));
    let (text, restriction, files) = (None, None, Vec::new());
    let done = perform(world, at, case, Act::Answer { level, choice, text, restriction, files });
    if matches!(done, Some(Err(_))) {
        match before {
            Some(before) => world.book.chosen.insert(query, before),
            None => world.book.chosen.remove(&query),
        };
    }
}

fn refuse(world: &mut World, at: usize, case: &CaseRecord) {
    let text = Text::new("SYNTHETIC: an investigation of our own").expect("short");
    let reason = WithholdReason::OngoingInvestigation;
    let _closed = perform(world, at, case, Act::Refuse { reason, text });
}

fn send_back(world: &mut World, at: usize, case: &CaseRecord) {
    let text = Text::new("SYNTHETIC: describe the gun").expect("short");
    let reason = ReturnReason::DescriptionMissing;
    let _closed = perform(world, at, case, Act::Return { reason, text });
}

fn delay(world: &mut World, at: usize, case: &CaseRecord) {
    let text = Text::new("SYNTHETIC: the paper archive is searched").expect("short");
    let review_at = Timestamp(world.now / 1000 + 3600);
    let reason = WithholdReason::OngoingInvestigation;
    let _closed = perform(world, at, case, Act::Delay { reason, text, review_at });
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

/// A ministry proposes other terms in the place of those in force.
fn propose(world: &mut World, at: usize) {
    let partners: Vec<usize> = world.network.partners(at);
    let to = partners[index(&mut world.chance, partners.len())];
    if Some(to) == world.book.enemy {
        return;
    }
    let replaces = world.book.in_force.get(&(at, to)).copied();
    let (ours, theirs) = (Terms::draw(&mut world.chance), Terms::draw(&mut world.chance));
    let mut nonce = [0; 32];
    nonce[..8].copy_from_slice(&world.chance.bits().to_be_bytes());
    let (us, them) = (identity(at), identity(to));
    let pact = Pact::between((at, &us.name, ours), (to, &them.name, theirs), replaces, nonce);
    let doc: AgreementDoc = pact.doc.clone();
    world.book.pacts.insert(pact.hash, pact);
    let _denied = world.command(at, move |core| core.propose(OFFICER, &doc));
}

/// A ministry accepts what was proposed to it.
fn accept(world: &mut World, at: usize) {
    let agreements = world.agencies[at].reader.agreements().expect("readable");
    let proposed = agreements.into_iter().find(|a| a.status == AgreementStatus::ProposedByPartner);
    if let Some(agreement) = proposed {
        let hash = agreement.hash;
        let _denied = world.command(at, move |core| core.accept_agreement(OFFICER, &hash));
    }
}
