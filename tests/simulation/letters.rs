//! States without a node: they are asked by letter, and officers enter what the letters answer.

use vestigo::runtime::Ask;
use vestigo::runtime::letters::{LetterTo, Reply, Said, reference};
use vestigo::store::{HopRecord, Store as _};
use vestigo_protocol::codes::{IntendedUse, ReasonCode, ResultCode, WithholdReason};
use vestigo_protocol::firearm::Name;
use vestigo_protocol::ids::Country;
use vestigo_protocol::message::TraceResult;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use crate::actors::{grounds, query};
use crate::agency::{OFFICER, country};
use crate::guns;
use crate::network::index;
use crate::world::World;

/// A State in which no simulated agency is.
const ELSEWHERE: &str = "XY";

/// Asks a State without a node.
pub(crate) fn write(world: &mut World, at: usize) {
    let serial = guns::serial(&mut world.chance);
    let auto_onward = world.chance.below(2) == 0;
    let ask = Ask {
        to: String::new(),
        query: query(&serial),
        common: grounds(false, IntendedUse::CriminalInvestigation),
        auto_onward,
        also_to: Vec::new(),
        letter: Some(LetterTo {
            country: Country::parse(ELSEWHERE).expect("two letters"),
            agency: Name::new("SYNTHETIC Police").expect("short"),
            days: None,
        }),
    };
    let _denied = world.command(at, move |core| core.submit(OFFICER, ask));
}

/// The requests by letter that wait for their reply.
fn open(world: &mut World, at: usize) -> Vec<HopRecord> {
    let letters = world.book.questions.values().filter(|q| q.is_letter() && q.asker == at);
    let exchanges: Vec<_> = letters.map(|question| question.exchange).collect();
    let reader = &mut world.agencies[at].reader;
    let hops = exchanges.iter().filter_map(|exchange| reader.hop(exchange).expect("readable"));
    hops.filter(|hop| hop.decision.is_none() && !hop.state.is_final()).collect()
}

/// A letter comes.
pub(crate) fn answer(world: &mut World, at: usize) {
    let open = open(world, at);
    if open.is_empty() {
        return;
    }
    let hop = open[index(&mut world.chance, open.len())].clone();
    let to = index(&mut world.chance, world.agencies.len());
    let said = match world.chance.below(4) {
        0 => {
            Said::Delay(WithholdReason::OngoingInvestigation, Timestamp(world.now / 1000 + 86_400))
        }
        1 => refused(),
        _ => {
            let exported = TraceResult {
                code: ResultCode::Exported,
                country: Some(country(to)),
                date: None,
                party: None,
                document: None,
            };
            let results = vec![exported];
            Said::Answer {
                results,
                not_completed: Vec::new(),
                searched: None,
                indicated: Vec::new(),
            }
        }
    };
    enter(world, at, &hop, said);
}

/// Every letter is answered at last.
pub(crate) fn end(world: &mut World, at: usize) {
    for hop in open(world, at) {
        enter(world, at, &hop, refused());
    }
}

fn refused() -> Said {
    Said::Refusal(ReasonCode::from(WithholdReason::OngoingInvestigation))
}

fn enter(world: &mut World, at: usize, hop: &HopRecord, said: Said) {
    let reply = Reply {
        hop: None,
        reference: Some(reference(country(at), &hop.exchange)),
        dated: None,
        their_reference: None,
        text: Text::new("SYNTHETIC: by letter").ok(),
        said,
        scan: None,
    };
    let id = hop.trace.to_hex();
    let _denied = world.command(at, move |core| core.enter_reply(OFFICER, &id, reply));
}
