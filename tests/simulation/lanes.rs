//! Urgent before routine, on every link.

use vestigo::store::{SqliteStore, Store as _};
use vestigo_protocol::codes::ReturnReason;
use vestigo_protocol::header::Kind;
use vestigo_protocol::message::{AgreementStep, Body};
use vestigo_protocol::time::Timestamp;

use crate::agency::identity;
use crate::book::{Book, Released, Step};
use crate::checkers::Broken;

/// Name of this rule among the checkers.
pub(crate) const LANES: &str = "9 urgent before routine";

/// Rows of an outbox that are looked at.
const DUE: usize = 64;

/// Whether a message belongs to an urgent question, by the asker's claim, or ends an agreement.
fn is_urgent(book: &Book, released: &Released) -> bool {
    let of = |leaf| book.questions.get(leaf).is_some_and(|question| question.urgent);
    let header = &released.read.header;
    let named = header.in_reply_to.first();
    match header.kind {
        Kind::Query => of(&released.read.leaf),
        // Over budget an urgent claim buys nothing, a place before others neither: nothing of such a
        // question is kept but that it was asked.
        Kind::Refusal if header.reason == Some(ReturnReason::RateLimit.into()) => false,
        Kind::Acknowledged | Kind::Interim | Kind::Answer | Kind::Refusal | Kind::Withdrawal => {
            named.is_some_and(of)
        }
        Kind::Supplement => named.and_then(|interim| book.interims.get(interim)).is_some_and(of),
        Kind::Agreement => match &released.read.content.body {
            Body::Agreement(act) => {
                matches!(act.step, AgreementStep::Suspend | AgreementStep::Revoke)
            }
            _ => false,
        },
        _ => false,
    }
}

/// While an urgent message can be delivered, no routine one leaves for the same partner.
pub(crate) fn urgent_first(book: &Book, step: &Step<'_>, reader: &mut SqliteStore) -> Vec<Broken> {
    let mut broken = Vec::new();
    let mut say = |to: usize, what: &str| {
        broken.push(Broken {
            checker: LANES,
            what: format!("agency {}: {what} for agency {to}", step.at),
        });
    };
    let sent: Vec<&Released> = step.released.iter().filter(|r| r.seq.is_some()).collect();
    let new = |released: &Released| {
        step.entries.iter().any(|entry| entry.own && entry.read.leaf == released.read.leaf)
    };
    for (at, routine) in sent.iter().enumerate().filter(|(_, r)| !is_urgent(book, r)) {
        // What was said first in this very step did not wait.
        let overtaken =
            |later: &&Released| later.to == routine.to && is_urgent(book, later) && !new(later);
        if let Some(later) = sent.iter().skip(at + 1).find(|later| overtaken(later)) {
            let (first, then) = (routine.read.header.kind, later.read.header.kind);
            let fresh = if new(routine) { "a new" } else { "an old" };
            say(routine.to, &format!("{fresh} routine {first:?} left before an urgent {then:?}"));
        }
    }
    let mut told: Vec<usize> = sent.iter().filter(|r| !is_urgent(book, r)).map(|r| r.to).collect();
    told.sort_unstable();
    told.dedup();
    for to in told {
        let name = &identity(to).name;
        let due = reader.outbox_due(name, Timestamp(step.now), DUE).unwrap_or_default();
        // What left on this link already and was not heard waits for its next turn.
        let sent = book.sent.get(&(step.at, to));
        let left = |seq: &u64| sent.is_some_and(|sent| sent.contains(seq));
        if due.iter().any(|row| row.urgent && !left(&row.seq)) {
            say(to, "a routine message left while an urgent one waits");
        }
    }
    broken
}
