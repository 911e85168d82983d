//! The life of a request as people see it, read from its signed statements.

use std::collections::BTreeMap;

use vestigo_protocol::codes::{MatchGrade, RequestKind};
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::message::{Answer, Body, Content, Interim, InterimKind, Restriction};
use vestigo_protocol::time::Timestamp;

use super::super::present;
use super::super::views::{
    CaseRowView, CaseView, HopView, LifeStatusView, LifeView, RestrictionView, RowLifeView,
    StepKind, StepView, TraceRowView,
};
use crate::desk::acknowledgement;
use crate::runtime::{Core, Denied};
use crate::store::{CaseCounts, CaseRecord, HopRecord};

/// The exchange that a life is drawn from.
struct Subject {
    exchange: ExchangeId,
    query: LeafHash,
    decision: Option<LeafHash>,
}

/// The life of an exchange, as far as both sides see the same of it.
fn of(core: &mut Core, subject: &Subject) -> Result<LifeView, Denied> {
    let now = core.now();
    let claims = core.claims_of(&subject.exchange)?;
    let due = claims.due(&subject.query, now);
    let mut life = LifeView {
        clock_stands: due.as_ref().is_some_and(|due| due.standing),
        overdue: due.as_ref().is_some_and(|due| due.overdue_seconds(now).is_some()),
        proof: due.iter().flat_map(|due| &due.statements).map(LeafHash::to_hex).collect(),
        ..LifeView::default()
    };
    let wanting = claims.unanswered();
    let mut steps: Vec<(Timestamp, StepView)> = Vec::new();
    for (leaf, header) in claims.iter() {
        let Some((_, content)) = core.read_if_readable(leaf)? else {
            steps.push((header.issued_at, bare(StepKind::Unreadable, leaf, header)));
            continue;
        };
        let step = step(core, subject, leaf, header, &content)?;
        match &content.body {
            Body::Query(query) if *leaf == subject.query => {
                let about = match query.concerns.first() {
                    Some(named) => about(core, named)?,
                    None => None,
                };
                match content.common.request_kind {
                    Some(RequestKind::Clarification) => life.clarifies = about,
                    Some(kind) if kind.looks_up() => life.reopens = about,
                    _ => {}
                }
            }
            Body::Answer(answer) if subject.decision == Some(*leaf) => {
                decided(core, &mut life, answer)?;
            }
            Body::Interim(interim) if subject.decision.is_none() => {
                life.partial |= interim.interim == InterimKind::Partial;
                if wanting == Some(*leaf) {
                    life.wanted = interim.wanted.iter().map(|w| w.name().to_owned()).collect();
                }
            }
            _ => {}
        }
        if step.step == StepKind::Acknowledged && life.acknowledged.is_none() {
            life.acknowledged = Some(step.at.clone());
        }
        steps.push((header.issued_at, step));
        for entry in core.store.concerning(leaf)? {
            let Some((header, content)) = core.read_if_readable(&entry)? else { continue };
            let id = header.exchange.to_hex();
            let kind = if content.common.request_kind == Some(RequestKind::Clarification) {
                life.clarified_by.push(id.clone());
                StepKind::ClarificationSought
            } else if *leaf == subject.query && looks_up(&content) {
                life.reopened_by.push(id.clone());
                StepKind::Reopened
            } else {
                continue;
            };
            let view = StepView {
                names: vec![id],
                text: content.common.text.as_ref().map(|t| t.as_str().to_owned()),
                officer: content.common.officer.is_some(),
                ..bare(kind, &entry, &header)
            };
            steps.push((header.issued_at, view));
        }
    }
    // By their own times; what was signed in one second stays in the order of our log.
    steps.sort_by_key(|(at, _)| *at);
    life.timeline = steps.into_iter().map(|(_, step)| step).collect();
    Ok(life)
}

fn looks_up(content: &Content) -> bool {
    content.common.request_kind.is_some_and(RequestKind::looks_up)
}

/// The exchange that an entry of our log belongs to.
fn about(core: &mut Core, leaf: &LeafHash) -> Result<Option<String>, Denied> {
    Ok(core.header_of(leaf)?.map(|header| header.exchange.to_hex()))
}

fn decided(core: &mut Core, life: &mut LifeView, answer: &Answer) -> Result<(), Denied> {
    life.not_completed = answer.not_completed.iter().map(|n| n.code().to_owned()).collect();
    life.indicated = answer.indicated.iter().map(ToString::to_string).collect();
    life.candidates = answer.candidates;
    life.restricted = answer.restricted.as_ref().map(restriction);
    if let Some(other) = &answer.duplicate_of {
        life.duplicate_of = about(core, other)?;
    }
    Ok(())
}

fn restriction(restriction: &Restriction) -> RestrictionView {
    RestrictionView {
        reason: restriction.reason.code().to_owned(),
        text: restriction.text.as_str().to_owned(),
        withheld: restriction.withheld.iter().map(|part| part.name().to_owned()).collect(),
    }
}

/// A step of which only the claims are known.
fn bare(step: StepKind, leaf: &LeafHash, header: &Header) -> StepView {
    StepView {
        at: header.issued_at.to_rfc3339(),
        who: header.issuer.to_string(),
        officer: false,
        step,
        codes: Vec::new(),
        until: None,
        wanted: Vec::new(),
        withheld: Vec::new(),
        names: Vec::new(),
        text: None,
        leaf: leaf.to_hex(),
    }
}

fn step(
    core: &mut Core,
    subject: &Subject,
    leaf: &LeafHash,
    header: &Header,
    content: &Content,
) -> Result<StepView, Denied> {
    let common = &content.common;
    let mut view = StepView {
        officer: common.officer.is_some(),
        text: common.text.as_ref().map(|t| t.as_str().to_owned()),
        ..bare(StepKind::Other, leaf, header)
    };
    let until = header.answer_by.map(Timestamp::to_rfc3339);
    let second = subject.decision.is_some_and(|first| first != *leaf);
    match &content.body {
        Body::Query(_) => {
            view.step = StepKind::Asked;
            view.until = until;
        }
        Body::Accepted(_) | Body::Delivered(_) => view.step = StepKind::Received,
        Body::Acknowledged(note) => {
            view.step = StepKind::Acknowledged;
            view.text = note.note.as_ref().map(|t| t.as_str().to_owned());
        }
        Body::Interim(interim) => in_between(&mut view, interim, until),
        Body::Answer(answer) => {
            view.step = if second { StepKind::SecondDecision } else { outcome(answer) };
            view.codes = answer
                .results
                .iter()
                .map(|r| r.code.code().to_owned())
                .chain(answer.not_completed.iter().map(|n| n.code().to_owned()))
                .collect();
            view.names = answer.indicated.iter().map(ToString::to_string).collect();
            if let Some(other) = &answer.duplicate_of {
                view.names.extend(about(core, other)?);
            }
            if let Some(restricted) = &answer.restricted {
                view.codes.push(restricted.reason.code().to_owned());
                view.withheld =
                    restricted.withheld.iter().map(|part| part.name().to_owned()).collect();
                view.text = Some(restricted.text.as_str().to_owned());
            }
        }
        Body::Refusal(refusal) => {
            use vestigo_protocol::codes::ReasonCode;
            view.step = match refusal.reason {
                _ if second => StepKind::SecondDecision,
                ReasonCode::Returned(_) => StepKind::Returned,
                ReasonCode::Withheld(_) | ReasonCode::Unknown(_) => StepKind::Refused,
            };
            view.codes = vec![refusal.reason.code().to_owned()];
            view.text = Some(refusal.text.as_str().to_owned());
        }
        Body::Supplement(_) => view.step = StepKind::Supplied,
        Body::Withdrawal(withdrawal) => {
            view.step = if was_decided(core, subject, header)? {
                StepKind::WithdrawnLate
            } else {
                StepKind::Withdrawn
            };
            view.text = withdrawal.reason.as_ref().map(|t| t.as_str().to_owned());
        }
        Body::Conflict(_) => view.step = StepKind::Conflict,
        _ => {}
    }
    Ok(view)
}

/// Whether the decision was signed before a withdrawal.
fn was_decided(core: &mut Core, subject: &Subject, withdrawal: &Header) -> Result<bool, Denied> {
    let Some(decision) = &subject.decision else { return Ok(false) };
    Ok(core.header_of(decision)?.is_some_and(|h| h.issued_at <= withdrawal.issued_at))
}

fn in_between(view: &mut StepView, interim: &Interim, until: Option<String>) {
    view.step = match interim.interim {
        InterimKind::WithOfficer => StepKind::WithOfficer,
        InterimKind::Delay => StepKind::Delayed,
        InterimKind::InformationRequest => StepKind::InformationAsked,
        InterimKind::Partial => StepKind::Partial,
        InterimKind::Unknown(_) => StepKind::OtherInterim,
    };
    view.codes = interim
        .reason
        .iter()
        .map(|r| r.code().to_owned())
        .chain(interim.results.iter().map(|r| r.code.code().to_owned()))
        .collect();
    view.until = interim.review_at.map(Timestamp::to_rfc3339).or(until);
    view.wanted = interim.wanted.iter().map(|w| w.name().to_owned()).collect();
    view.text = interim.text.as_ref().map(|t| t.as_str().to_owned());
}

fn outcome(answer: &Answer) -> StepKind {
    if answer.restricted.is_some() {
        StepKind::AnsweredRestricted
    } else if !answer.not_completed.is_empty() {
        StepKind::NotCompleted
    } else if answer.says_something() || answer.grade != MatchGrade::None {
        StepKind::Answered
    } else {
        StepKind::AnsweredInWords
    }
}

/// The life of a partner's request.
pub(in super::super) fn of_case(
    core: &mut Core,
    case: &CaseRecord,
    view: &mut CaseView,
) -> Result<(), Denied> {
    let subject = Subject { exchange: case.exchange, query: case.query, decision: case.decision };
    let mut life = of(core, &subject)?;
    let row = in_case_row(core, case)?;
    life.review_due = row.review_due;
    life.unacknowledged = row.unacknowledged;
    if is_with_people(case) && life.acknowledged.is_none() {
        let due = acknowledgement::due(case.received_at, case.urgent, &core.settings.calendar);
        life.acknowledge_by = Some(due.to_rfc3339());
    }
    if let Some(due) = core.due_of_case(case)? {
        view.answer_by = Some(due.at.to_rfc3339());
    }
    view.overdue = life.overdue && !case.state.is_final();
    life.overdue = view.overdue;
    if view.decision.is_none() {
        view.decision = life.not_completed.first().cloned();
    }
    view.life = life;
    Ok(())
}

/// The life of a request of ours.
pub(in super::super) fn in_hop(
    core: &mut Core,
    hop: &HopRecord,
    view: &mut HopView,
) -> Result<(), Denied> {
    let subject = Subject { exchange: hop.exchange, query: hop.query, decision: hop.decision };
    let (common, _) = core.asked_in(hop)?;
    view.request_kind = common.request_kind.map(|k| k.name().to_owned());
    view.life = of(core, &subject)?;
    view.life.overdue &= !hop.state.is_final();
    if let Some(due) = core.due_of_hop(hop)? {
        view.answer_by = Some(due.at.to_rfc3339());
        view.late = due.is_late();
    }
    if view.life.partial {
        let partner = hop.partner.country();
        for (leaf, header) in core.claims_of(&hop.exchange)?.iter() {
            if header.kind != Kind::Interim {
                continue;
            }
            let Some((_, content)) = core.read_if_readable(leaf)? else { continue };
            let Body::Interim(interim) = &content.body else { continue };
            if interim.interim != InterimKind::Partial {
                continue;
            }
            let synthetic = content.common.synthetic == Some(true);
            view.result = interim.results.first().map(|r| r.code.code().to_owned());
            view.more_results =
                interim.results.iter().skip(1).map(|r| r.code.code().to_owned()).collect();
            view.level = interim.level.map(|l| l.code().to_owned());
            view.handling = content.common.handling.as_ref().map(|h| h.handling.code().to_owned());
            view.events =
                interim.events.iter().map(|e| present::event(e, partner, synthetic)).collect();
        }
    }
    Ok(())
}

/// Waits for people of ours, so that somebody should have taken note.
const fn is_with_people(case: &CaseRecord) -> bool {
    matches!(
        case.state,
        ResponderState::Accepted
            | ResponderState::WithOfficer
            | ResponderState::Delayed
            | ResponderState::InfoRequested
    )
}

/// A delay that came back, and nobody has acted since.
fn is_back(case: &CaseRecord, now: Timestamp) -> bool {
    case.state == ResponderState::WithOfficer && case.review_at.0 > 0 && case.review_at <= now
}

/// What a list says of a partner's request.
pub(in super::super) fn in_case_row(
    core: &mut Core,
    case: &CaseRecord,
) -> Result<RowLifeView, Denied> {
    let now = core.now();
    let mut row = RowLifeView {
        review_due: is_back(case, now),
        reopened: is_reopened(core, &case.query)?,
        ..RowLifeView::default()
    };
    if case.state.is_final() {
        return Ok(row);
    }
    row.clock_stands = case.state == ResponderState::InfoRequested;
    // The stored deadline is the signed one while the clock runs; the proof is computed.
    let passed = case.answer_by.0 > 0 && now > case.answer_by;
    if passed && let Some(due) = core.due_of_case(case)? {
        row.clock_stands = due.standing;
        row.overdue = due.overdue_seconds(now).is_some();
        if row.overdue {
            row.proof = due.statements.iter().map(LeafHash::to_hex).collect();
        }
    }
    let late = now > acknowledgement::due(case.received_at, case.urgent, &core.settings.calendar);
    row.unacknowledged = is_with_people(case) && late && core.noted_at(case)?.is_none();
    Ok(row)
}

fn is_reopened(core: &mut Core, query: &LeafHash) -> Result<bool, Denied> {
    for entry in core.store.concerning(query)? {
        let readable = core.read_if_readable(&entry)?;
        if readable.is_some_and(|(_, content)| looks_up(&content)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What a list says of a trace, from its hops.
pub(in super::super) fn in_trace_row(hops: &[HopView]) -> RowLifeView {
    let late: Vec<&HopView> = hops.iter().filter(|hop| hop.life.overdue).collect();
    RowLifeView {
        overdue: !late.is_empty(),
        clock_stands: hops.iter().any(|hop| hop.life.clock_stands && !hop.state.is_final()),
        reopened: hops.iter().any(|hop| !hop.life.reopened_by.is_empty()),
        proof: late.iter().flat_map(|hop| hop.life.proof.clone()).collect(),
        ..RowLifeView::default()
    }
}

/// Requests and hops whose deadlines are computed for the status; beyond them it counts no more.
const ATTENTION_MAX: usize = 1_000;

/// What needs attention, and how many of the partners' requests are overdue; up to 1,000 of each.
pub(in super::super) fn in_status(
    core: &mut Core,
    counts: &CaseCounts,
) -> Result<(LifeStatusView, u64), Denied> {
    let mut status =
        LifeStatusView { reviews_due: counts.reviews_due, ..LifeStatusView::default() };
    let mut overdue_cases = 0;
    let now = core.now();
    for case in core.store.cases_past_due(now, ATTENTION_MAX)? {
        overdue_cases += u64::from(in_case_row(core, &case)?.overdue);
    }
    // Before the shortest time has passed nobody is late.
    let shortest = acknowledgement::URGENT_HOURS.saturating_mul(3600);
    let before = Timestamp(now.0.saturating_sub(shortest));
    for case in core.store.open_cases_before(before, ATTENTION_MAX)? {
        status.unacknowledged_cases += u64::from(in_case_row(core, &case)?.unacknowledged);
    }
    let mut traces: BTreeMap<ExchangeId, (bool, bool)> = BTreeMap::new();
    for hop in core.store.hops_for_attention(now, ATTENTION_MAX)? {
        let overdue = now > hop.answer_by
            && core.due_of_hop(&hop)?.is_some_and(|due| due.overdue_seconds(now).is_some());
        let of_trace = traces.entry(hop.trace).or_default();
        of_trace.0 |= overdue;
        of_trace.1 |= hop.state == AskerState::InfoRequested;
    }
    for (overdue, wanted) in traces.into_values() {
        status.overdue_traces += u64::from(overdue);
        status.information_wanted += u64::from(wanted);
    }
    Ok((status, overdue_cases))
}

/// Whether a list's filter, which may name more than a state, lets a trace through.
pub(in super::super) fn fits_trace(wanted: &str, row: &TraceRowView, state: &str) -> bool {
    match wanted {
        "overdue" => row.life.overdue,
        "information-wanted" => row.life.clock_stands,
        other => other == state,
    }
}

/// Whether a list's filter lets a case through.
pub(in super::super) fn fits_case(wanted: &str, row: &CaseRowView, state: &str) -> bool {
    match wanted {
        "overdue" => row.overdue,
        "undecided" => row.state.is_undecided(),
        "unacknowledged" => row.life.unacknowledged,
        "review-due" => row.life.review_due,
        other => other == state,
    }
}
