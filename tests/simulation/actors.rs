//! What people do: investigators ask, officers decide, ministries agree anew.
//!
//! A new act is a function and one line of [`ACTS`].

use vestigo::desk::answer::empty_common;
use vestigo::runtime::Ask;
use vestigo::store::{CaseRecord, Store as _};
use vestigo_protocol::codes::{IntendedUse, LegalBasis, Priority, UrgentJustification};
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::message::{Common, PriorityClaim, Query};
use vestigo_protocol::text::Text;

use crate::agency::{OFFICER, identity};
use crate::faults::{Choice as Weighed, draw};
use crate::network::index;
use crate::world::World;
use crate::{guns, letters, matters, officers, treaties};

/// Something that somebody at an agency does.
type Deed = fn(&mut World, usize);

/// Every act, with how often it happens beside the others.
const ACTS: [Weighed<Deed>; 22] = [
    (10, |world, at| ask(world, at, Way::Known)),
    (3, |world, at| ask(world, at, Way::Unknown)),
    (2, |world, at| ask(world, at, Way::Misread)),
    (1, |world, at| ask(world, at, Way::Unlawful)),
    (14, officers::decide_one),
    (1, officers::decide_all),
    (10, officers::release_one),
    (1, officers::decline_one),
    (2, matters::withdraw),
    (10, matters::supply),
    (1, matters::clarify),
    (1, matters::reopen),
    (2, matters::watch),
    (2, matters::tell_of_a_recovery),
    (2, matters::ask_consent),
    (2, matters::ask_to_confirm),
    (6, matters::tell_a_watcher),
    (1, letters::write),
    (2, letters::answer),
    (2, treaties::propose),
    (8, treaties::accept),
    (4, treaties::end_or_resume),
];

/// Acts that are drawn until one is possible.
const DRAWS: usize = 6;

/// Somebody at an agency does something.
pub(crate) fn act(world: &mut World, at: usize) {
    // Who finds nothing to decide, to reply to or to accept does something else.
    for _ in 0..DRAWS {
        let before = world.steps;
        let act = draw(world, &ACTS);
        act(world, at);
        if world.steps > before || world.agencies[at].core.is_none() {
            break;
        }
    }
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
