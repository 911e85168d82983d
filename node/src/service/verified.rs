//! The chain that a verified bundle tells of: who asked whom, and what was signed in reply.

use vestigo_protocol::bundle::{Exchange, Report};
use vestigo_protocol::header::Kind;
use vestigo_protocol::key::SafetyNumber;
use vestigo_protocol::message::Body;

use super::views::{VerifiedHopView, WitnessedView};

/// The exchanges of a bundle, in the order in which they begin.
#[must_use]
pub fn chain(report: &Report) -> Vec<VerifiedHopView> {
    report.exchanges.iter().filter_map(hop).collect()
}

/// Who cosigned the checkpoint that covers every message, once each, the earliest first.
#[must_use]
pub fn witnesses(report: &Report, roots: &[SafetyNumber]) -> Vec<WitnessedView> {
    let covers = |log, size| (log, size) == (&report.checkpoint.origin, report.checkpoint.size);
    let mut found: Vec<_> =
        report.witnesses.iter().filter(|one| covers(&one.log, one.size)).collect();
    found.sort_by(|a, b| (a.at, &a.witness.node).cmp(&(b.at, &b.witness.node)));
    let mut named = std::collections::BTreeSet::new();
    found.retain(|one| named.insert(&one.witness.node));
    found
        .into_iter()
        .map(|one| WitnessedView {
            node: one.witness.node.to_string(),
            safety_number: one.witness.safety_number.to_string(),
            confirmed: roots.contains(&one.witness.safety_number),
            at: one.at.to_rfc3339(),
        })
        .collect()
}

fn hop(exchange: &Exchange) -> Option<VerifiedHopView> {
    let query = exchange.messages.iter().find(|m| m.header.kind == Kind::Query)?;
    let decides = |kind| matches!(kind, Kind::Answer | Kind::Refusal);
    // The first decision stands (docs/protocol.md, "Kinds").
    let decision = exchange
        .messages
        .iter()
        .find(|m| decides(m.header.kind) && m.header.in_reply_to.contains(&query.leaf));
    let withdrawn = exchange.messages.iter().any(|m| m.header.kind == Kind::Withdrawal);
    let letter = exchange.letter();
    let outcome = decision.and_then(|m| match &m.content.as_ref()?.body {
        Body::Answer(answer) => {
            let result = answer.results.first().map(|r| r.code.code().to_owned());
            result.or_else(|| answer.not_completed.first().map(|n| n.code().to_owned()))
        }
        Body::Refusal(refusal) => Some(refusal.reason.code().to_owned()),
        _ => None,
    });
    Some(VerifiedHopView {
        exchange: exchange.id.to_hex(),
        asker: query.header.issuer.to_string(),
        asked: letter.is_none().then(|| query.header.audience.to_string()),
        country: letter
            .map_or_else(|| query.header.audience.country(), |letter| letter.country)
            .to_string(),
        agency: letter.map(|letter| letter.agency.as_str().to_owned()),
        reference: letter.map(|letter| letter.reference.as_str().to_owned()),
        request_kind: query.request_kind().map(|kind| kind.name().to_owned()),
        sent: query.header.issued_at.to_rfc3339(),
        decided: decision.map(|m| m.header.issued_at.to_rfc3339()),
        outcome,
        withdrawn,
        statements: exchange.messages.len() as u64,
        signed: letter.is_none(),
    })
}
