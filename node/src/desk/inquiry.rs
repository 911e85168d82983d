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

/// The States that an answer of `by` leads to, each once: first the one that the gun went to (R06,
/// R13, R15), then those that are indicated (N18).
#[must_use]
pub fn leads(answer: &Answer, by: Country) -> Vec<Country> {
    let mut leads: Vec<Country> = results::leads_to(&answer.results, by).into_iter().collect();
    for state in &answer.indicated {
        if *state != by && !leads.contains(state) {
            leads.push(*state);
        }
    }
    leads
}

/// The common part of the onward query: the first query's, under the agreement with the next State;
/// a letter has none.
#[must_use]
pub fn onward_common(
    first: &Common,
    agreement: Option<vestigo_protocol::ids::AgreementHash>,
) -> Common {
    Common {
        agreement,
        request_kind: Some(RequestKind::OnwardTrace),
        handling: None,
        attachments: Vec::new(),
        decision_record: None,
        text: None,
        off_network: None,
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

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::{NotCompletedCode, ResultCode};
    use vestigo_protocol::message::TraceResult;

    use super::*;

    #[test]
    fn an_answer_leads_to_where_the_gun_went_and_then_to_who_may_know_more() {
        let country = |code: &str| Country::parse(code).unwrap();
        let mut answer = Answer::other();
        answer.not_completed = vec![NotCompletedCode::Misdirected];
        answer.indicated = vec![country("XC"), country("XB"), country("XD"), country("XC")];
        assert_eq!(leads(&answer, country("XB")), [country("XC"), country("XD")]);
        answer.results = vec![TraceResult {
            code: ResultCode::Exported,
            country: Some(country("XD")),
            date: None,
            party: None,
            document: None,
        }];
        assert_eq!(leads(&answer, country("XB")), [country("XD"), country("XC")]);
        assert!(leads(&Answer::other(), country("XB")).is_empty());
    }
}
