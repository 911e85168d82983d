//! The asking side: what a decision means for the chain, and whom to ask next.

use vestigo_protocol::codes::{ReasonCode, RequestKind};
use vestigo_protocol::exchange::asker::Incoming;
use vestigo_protocol::ids::{Country, LeafHash, NodeName};
use vestigo_protocol::message::{Answer, Body, Common, Interim, InterimKind, Onward};

use super::results;

/// What a partner's message is to our request.
#[must_use]
pub const fn incoming(body: &Body) -> Option<Incoming> {
    Some(match body {
        Body::Accepted(_) => Incoming::Accepted,
        Body::Acknowledged(_) => Incoming::Acknowledged,
        Body::Interim(Interim { interim, .. }) => match interim {
            InterimKind::Delay => Incoming::Delay,
            InterimKind::InformationRequest => Incoming::InformationRequest,
            InterimKind::Partial => Incoming::Partial,
            InterimKind::WithOfficer | InterimKind::Unknown(_) => Incoming::WithOfficer,
        },
        Body::Answer(_) => Incoming::Answer,
        Body::Refusal(refusal) => match refusal.reason {
            ReasonCode::Returned(_) => Incoming::Return,
            ReasonCode::Withheld(_) | ReasonCode::Unknown(_) => Incoming::Refusal,
        },
        _ => return None,
    })
}

/// Whether the chain goes on after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It leads to this State.
    Follow(Country),
    /// It leads to a State that this trace has asked already: a loop, not followed.
    Loop(Country),
    /// It ends here.
    End,
}

/// Reads an answer. `asked` are the States that this trace has asked, our own first.
#[must_use]
pub fn next(answer: &Answer, asked: &[Country]) -> Next {
    match results::leads_to(&answer.results) {
        None => Next::End,
        Some(state) if asked.contains(&state) => Next::Loop(state),
        Some(state) => Next::Follow(state),
    }
}

/// The common part of the onward query: the first query's, under the agreement with the next State.
#[must_use]
pub fn onward_common(first: &Common, agreement: vestigo_protocol::ids::AgreementHash) -> Common {
    Common {
        agreement: Some(agreement),
        request_kind: Some(RequestKind::OnwardTrace),
        handling: None,
        attachments: Vec::new(),
        decision_record: None,
        text: None,
        ..first.clone()
    }
}

/// What of the naming answer goes along: only where its tag allows that State (wire.md, "An onward
/// query").
#[must_use]
pub fn onward_reference(
    answer: &Common,
    named_by: &NodeName,
    leaf: LeafHash,
    to: Country,
) -> Option<Onward> {
    let allowed = answer.handling.as_ref().is_some_and(|tag| tag.allows_onward_to(to));
    allowed.then(|| Onward { named_by: named_by.clone(), answer: leaf })
}
