//! From what is stored to what people see. Nothing here decides anything.

use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::codes::{
    DisclosureLevel, Legibility, MarkKind, Priority, RequestKind, ResultCode,
};
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::firearm::{
    ChainEvent, DocumentRef, FirearmDescription, PartialDate, Party, RecordSet,
};
use vestigo_protocol::ids::{Country, LeafHash, NodeName};
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::message::{Answer, Body, Common, Content, OffNetwork, Query, Refusal};
use vestigo_protocol::time::Timestamp;

use super::views::{
    AdviceView, AgreementState, AgreementTerms, AgreementView, CandidateView, CaseRowView,
    CaseState, CaseView, CheckpointView, DocumentView, EventView, FirearmView, HopState, HopView,
    LetterHopView, LifeView, PartnerState, PartnerView, PartyView, RecordSetView, SearchedView,
    StatementView, TraceRowView, TraceState, TraceView,
};
use super::{asked, attachments, conclusions, converted, life, pending, terms};
use crate::desk::{disclosure, results};
use crate::registry::{Candidate, Findings, Registry, advice};
use crate::runtime::{Core, Denied};
use crate::store::{
    AgreementRecord, AgreementStatus, CaseRecord, EntryRecord, HopRecord, PartnerStanding,
    TraceRecord,
};

/// Words for an agency in the language of its own choosing.
pub(super) fn agency_name(core: &Core, name: &NodeName) -> String {
    let names = core.partners.get(name).and_then(|p| p.descriptor.as_ref()).map(|d| &d.doc().names);
    names.and_then(|n| n.get("en").or_else(|| n.values().next()).cloned()).unwrap_or_default()
}

/// All partners, by name.
pub(super) fn partners(core: &mut Core) -> Result<Vec<PartnerView>, Denied> {
    let waiting = core.store.outbox_counts()?;
    let names: Vec<_> = core.partners.keys().cloned().collect();
    let outbox = |name| waiting.get(name).copied().unwrap_or(0);
    names.iter().map(|name| partner_with(core, name, outbox(name))).collect()
}

pub(super) fn partner(core: &mut Core, name: &NodeName) -> Result<PartnerView, Denied> {
    let outbox = core.store.outbox_counts()?.get(name).copied().unwrap_or(0);
    partner_with(core, name, outbox)
}

fn partner_with(core: &mut Core, name: &NodeName, outbox: u64) -> Result<PartnerView, Denied> {
    let agency = agency_name(core, name);
    let agreement = core.in_force(name, core.now()).map(|a| a.hash().to_hex());
    let partner = core.partners.get(name).ok_or_else(|| Denied::NoSuchPartner(name.to_string()))?;
    let root = vestigo_protocol::key::PublicKey::from_bytes(&partner.record.root)
        .map_err(|e| Denied::Rule(e.to_string()))?;
    Ok(PartnerView {
        name: name.to_string(),
        agency,
        country: name.country().to_string(),
        state: match partner.record.standing {
            PartnerStanding::Invited => PartnerState::Unconfirmed,
            PartnerStanding::Confirmed => PartnerState::Confirmed,
            PartnerStanding::Suspended => PartnerState::Suspended,
        },
        safety_number: vestigo_protocol::key::SafetyNumber::of(name, &root).to_string(),
        connected: partner.linked,
        last_seen: partner.last_seen.map(Timestamp::to_rfc3339),
        outbox,
        agreement,
        log_verified: partner.log_verified.map(Timestamp::to_rfc3339),
    })
}

pub(super) fn checkpoint(note: &str, at: Option<Timestamp>) -> Result<CheckpointView, Denied> {
    let signed = SignedCheckpoint::parse(note).map_err(|e| Denied::Rule(e.to_string()))?;
    let checkpoint = signed.unverified();
    Ok(CheckpointView {
        origin: checkpoint.origin.to_string(),
        size: checkpoint.size,
        root: checkpoint.root.to_hex(),
        at: at.map(Timestamp::to_rfc3339),
        note: note.to_owned(),
    })
}

pub(super) fn agreement(
    core: &mut Core,
    agreement: &Agreement,
    record: &AgreementRecord,
) -> Result<AgreementView, Denied> {
    let by_us = core.proposed_by_us(&record.proposal)?;
    // The record keeps one time, of its last change; the statements have their own.
    let proposed = core.read_stored(&record.proposal)?.0.issued_at;
    let accepted = match &record.acceptance {
        Some(leaf) => Some(core.read_stored(leaf)?.0.issued_at),
        None => None,
    };
    let doc = agreement.doc();
    let me = &core.identity.name;
    let ours_first = doc.first == *me;
    let (our_asks, their_asks) = if ours_first {
        (&doc.first_asks, &doc.second_asks)
    } else {
        (&doc.second_asks, &doc.first_asks)
    };
    let (proposer_asks, accepter_asks) =
        if by_us { (our_asks, their_asks) } else { (their_asks, our_asks) };
    let now = core.now();
    let current = core.in_force(&record.partner, now).map(Agreement::hash);
    Ok(AgreementView {
        hash: record.hash.to_hex(),
        partner: record.partner.to_string(),
        proposer: if by_us { me.to_string() } else { record.partner.to_string() },
        state: match record.status {
            AgreementStatus::ProposedByUs => AgreementState::ProposedByUs,
            AgreementStatus::ProposedByPartner => AgreementState::ProposedByPartner,
            AgreementStatus::Suspended => AgreementState::Suspended,
            AgreementStatus::Revoked => AgreementState::Revoked,
            AgreementStatus::Accepted if doc.valid_from > now => AgreementState::Accepted,
            AgreementStatus::Accepted if current == Some(record.hash) => AgreementState::InForce,
            AgreementStatus::Accepted => AgreementState::Replaced,
        },
        valid_from: doc.valid_from.to_rfc3339(),
        proposed: proposed.to_rfc3339(),
        accepted: accepted.map(Timestamp::to_rfc3339),
        replaces: doc.replaces.map(|h| h.to_hex()),
        terms: AgreementTerms {
            proposer_asks: terms::of_clauses(proposer_asks),
            accepter_asks: terms::of_clauses(accepter_asks),
        },
    })
}

pub(super) fn firearm(description: &FirearmDescription) -> FirearmView {
    let text = |name: &Option<vestigo_protocol::firearm::Name>| {
        name.as_ref().map(|n| n.as_str().to_owned())
    };
    let serial = description.serials().next();
    FirearmView {
        serial: serial.map(|m| m.text.as_str().to_owned()),
        maker: text(&description.maker),
        model: text(&description.model),
        calibre: text(&description.calibre),
        kind: description.firearm_type.map(|t| t.code()),
        country_of_manufacture: description.country_of_manufacture.map(|c| c.to_string()),
        importer: text(&description.importer),
        manufactured: description.manufactured.map(PartialDate::to_text),
        legibility: serial
            .map(|m| m.legibility)
            .filter(|read| *read != Legibility::Clear)
            .map(|read| read.name().to_owned()),
        obliteration: description.obliteration.map(|done| done.name().to_owned()),
        class: description.manufacture_class.map(|class| class.name().to_owned()),
        marks: description
            .marks
            .iter()
            .filter(|m| !serial.is_some_and(|s| std::ptr::eq(*m, s)))
            .map(|m| {
                if m.kind == MarkKind::Serial {
                    m.text.as_str().to_owned()
                } else {
                    format!("{}: {}", m.kind.name(), m.text.as_str())
                }
            })
            .collect(),
    }
}

pub(super) fn party(party: &Party) -> PartyView {
    PartyView {
        kind: party.kind.name().to_owned(),
        name: party.name.as_ref().map(|n| n.as_str().to_owned()),
        country: party.country.map(|c| c.to_string()),
    }
}

pub(super) fn document(document: &DocumentRef) -> DocumentView {
    DocumentView {
        kind: document.kind.name().to_owned(),
        number: document.number.as_ref().map(|n| n.as_str().to_owned()),
    }
}

/// An event. `synthetic` marks what a demo invented.
pub(super) fn event(event: &ChainEvent, own: Country, synthetic: bool) -> EventView {
    EventView {
        kind: event.kind.name().to_owned(),
        date: event.date.map(PartialDate::to_text),
        from: event.from.as_ref().map(party),
        to: event.to.as_ref().map(party),
        country: event.country.map(|c| c.to_string()),
        document: event.document.as_ref().map(document),
        certainty: event.certainty.name().to_owned(),
        asserted_by: event.asserted_by.unwrap_or(own).to_string(),
        synthetic,
    }
}

pub(super) fn record_set(registry: &Registry, set: &RecordSet) -> Result<RecordSetView, Denied> {
    Ok(RecordSetView {
        name: set.name.as_str().to_owned(),
        kind: set.kind.name().to_ascii_lowercase(),
        from_year: set.from_year,
        to_year: set.to_year,
        records: registry.records_in(&set.name)?,
        holder: set.holder.as_ref().map(|holder| holder.as_str().to_owned()),
        digitised: set.digitised_pct,
        as_of: set.as_of.to_rfc3339(),
    })
}

fn candidate(
    findings: &Findings,
    candidate: &Candidate,
    own: Country,
    synthetic: bool,
) -> CandidateView {
    let record = &candidate.record;
    CandidateView {
        record: record.id.0.to_string(),
        set: record.set.as_str().to_owned(),
        grade: candidate.grade.name().to_owned(),
        reasons: candidate.reasons.iter().map(|r| r.name().to_owned()).collect(),
        firearm: firearm(&record.description),
        events: record.events_in_order().into_iter().map(|e| event(e, own, synthetic)).collect(),
        result: disclosure::primary(findings, candidate).map(|code| code.code().to_owned()),
    }
}

/// Signed statements, in the order of our log.
fn statements(entries: Vec<EntryRecord>) -> Result<Vec<StatementView>, Denied> {
    let mut views = Vec::with_capacity(entries.len());
    for entry in entries {
        let statement = vestigo_protocol::envelope::UnverifiedStatement::parse(&entry.statement)
            .map_err(|e| Denied::Rule(e.to_string()))?;
        let header = statement.claimed();
        views.push(StatementView {
            kind: u16::try_from(header.kind.number()).unwrap_or(0),
            issuer: header.issuer.to_string(),
            at: header.issued_at.to_rfc3339(),
            leaf: entry.leaf.to_hex(),
        });
    }
    Ok(views)
}

pub(super) const fn hop_state(state: AskerState) -> HopState {
    match state {
        AskerState::Submitted => HopState::Submitted,
        AskerState::Delivered => HopState::Delivered,
        AskerState::Acknowledged | AskerState::InProgress => HopState::Acknowledged,
        AskerState::InfoRequested => HopState::InfoRequested,
        AskerState::Delayed => HopState::Delayed,
        AskerState::Partial => HopState::Partial,
        AskerState::Answered => HopState::Answered,
        AskerState::Refused => HopState::Refused,
        AskerState::Returned => HopState::Returned,
        AskerState::Withdrawn => HopState::Withdrawn,
        AskerState::Undelivered => HopState::Undeliverable,
    }
}

/// A hop of which nothing is known but its place in the chain.
pub(super) fn unasked(country: String, state: HopState, after: Option<usize>) -> HopView {
    HopView {
        exchange: String::new(),
        after,
        partner: None,
        country,
        state,
        sent: None,
        delivered: None,
        answer_by: None,
        decided: None,
        late: false,
        result: None,
        more_results: Vec::new(),
        reason: None,
        text: None,
        review: None,
        grade: None,
        level: None,
        handling: None,
        points_to: None,
        events: Vec::new(),
        searched: Vec::new(),
        statements: Vec::new(),
        request_kind: None,
        letter: None,
        next: None,
        attachments: Vec::new(),
        life: LifeView::default(),
    }
}

/// One hop with what its partner said.
pub(super) fn hop(
    core: &mut Core,
    record: &HopRecord,
    after: Option<usize>,
) -> Result<HopView, Denied> {
    let by = core.state_of(record)?;
    let (_, asked) = core.read_stored(&record.query)?;
    let letter = asked.common.off_network.as_ref().map(letter_hop);
    let by_letter = letter.is_some();
    let state = match hop_state(record.state) {
        HopState::Submitted if by_letter => HopState::ByLetter,
        state => state,
    };
    let mut view = HopView {
        exchange: record.exchange.to_hex(),
        partner: (!by_letter).then(|| record.partner.to_string()),
        sent: Some(record.asked_at.to_rfc3339()),
        answer_by: (record.answer_by.0 > 0).then(|| record.answer_by.to_rfc3339()),
        statements: statements(core.entries_of_hop(record)?)?,
        request_kind: asked.common.request_kind.map(|kind| kind.name().to_owned()),
        letter,
        attachments: attachments::of_hop(core, record)?,
        ..unasked(by.to_string(), state, after)
    };
    for entry in core.entries_of_hop(record)? {
        if entry.own && !by_letter {
            continue;
        }
        // What cannot be read is among the statements, and in the life as such.
        let Some((header, content)) = core.read_if_readable(&entry.leaf)? else { continue };
        match &content.body {
            Body::Accepted(receipt) if header.in_reply_to.contains(&record.query) => {
                view.delivered = Some(receipt.received_at.to_rfc3339());
            }
            Body::Interim(interim) if record.decision.is_none() => {
                view.reason = interim.reason.map(|r| r.code().to_owned());
                view.text = interim.text.as_ref().map(|t| t.as_str().to_owned());
                view.review = interim.review_at.map(Timestamp::to_rfc3339);
            }
            body if record.decision == Some(entry.leaf) => {
                view.decided = Some(header.issued_at.to_rfc3339());
                decided(&mut view, body, &content, by);
                entered(&mut view, &content.common);
            }
            _ => {}
        }
    }
    life::in_hop(core, record, &mut view)?;
    Ok(view)
}

/// What a hop by letter shows beside what every hop shows.
fn letter_hop(letter: &OffNetwork) -> LetterHopView {
    LetterHopView {
        agency: letter.agency.as_str().to_owned(),
        reference: letter.reference.as_str().to_owned(),
        dated: None,
        their_reference: None,
        scan: None,
        entered: false,
        confirmed_by: None,
        contradicted_by: None,
    }
}

/// A reply by letter has no grade and no level: nobody graded it or cut it.
fn entered(view: &mut HopView, common: &Common) {
    let (Some(letter), Some(reply)) = (&mut view.letter, &common.off_network) else { return };
    letter.entered = true;
    letter.dated = reply.dated.map(PartialDate::to_text);
    letter.their_reference = reply.their_reference.as_ref().map(|r| r.as_str().to_owned());
    letter.scan = common.attachments.first().map(|a| a.media_type.as_str().to_owned());
    view.grade = None;
    view.level = None;
}

fn decided(view: &mut HopView, body: &Body, content: &Content, by: Country) {
    view.text = content.common.text.as_ref().map(|t| t.as_str().to_owned());
    view.handling = content.common.handling.as_ref().map(|h| h.handling.code().to_owned());
    let synthetic = content.common.synthetic == Some(true);
    match body {
        Body::Answer(answer) => answered(view, answer, by, synthetic),
        Body::Refusal(Refusal { reason, text, .. }) => {
            view.reason = Some(reason.code().to_owned());
            view.text = Some(text.as_str().to_owned());
        }
        _ => {}
    }
}

fn answered(view: &mut HopView, answer: &Answer, by: Country, synthetic: bool) {
    let code = |r: &vestigo_protocol::message::TraceResult| r.code.code().to_owned();
    view.result = answer.results.first().map(code);
    view.more_results = answer.results.iter().skip(1).map(code).collect();
    view.reason = answer.not_completed.first().map(|n| n.code().to_owned());
    view.grade = Some(answer.grade.name().to_owned());
    view.level = Some(answer.level.code().to_owned());
    view.points_to = results::leads_to(&answer.results, by).map(|c| c.to_string());
    view.events = answer.events.iter().map(|e| event(e, by, synthetic)).collect();
    view.searched = searched(answer);
}

/// What an answer says was searched.
pub(super) fn searched(answer: &Answer) -> Vec<SearchedView> {
    let variants = u32::try_from(answer.variants.len()).unwrap_or(u32::MAX);
    let of = |set: &RecordSet| SearchedView {
        set: set.name.as_str().to_owned(),
        from_year: set.from_year,
        to_year: set.to_year,
        variants,
    };
    answer.searched.iter().map(of).collect()
}

/// A trace with its chain, drawn from the messages of its exchanges.
/// The hops of a trace, where it stands, and when that was last another.
struct Course {
    /// The first question.
    query: LeafHash,
    records: Vec<HopRecord>,
    hops: Vec<HopView>,
    state: TraceState,
    updated: Timestamp,
}

fn course(core: &mut Core, record: &TraceRecord) -> Result<Course, Denied> {
    let records = core.store.hops(&record.id)?;
    let first = records.first().map(|first| first.query);
    let query = first.ok_or_else(|| Denied::NotFound { what: "trace", id: record.id.to_hex() })?;
    let mut hops = Vec::with_capacity(records.len());
    for item in &records {
        let after =
            item.parent.and_then(|parent| records.iter().position(|r| r.exchange == parent));
        hops.push(hop(core, item, after)?);
    }
    conclusions::confirm(core, &records, &mut hops)?;
    let needs_decision = conclusions::led(core, record, &records, &mut hops)?;
    let state = if records.iter().any(|r| !r.state.is_final()) {
        TraceState::Open
    } else if needs_decision {
        TraceState::NeedsDecision
    } else {
        TraceState::Ended
    };
    let updated = records.iter().map(|r| r.moved_at).max().unwrap_or(record.created_at);
    Ok(Course { query, records, hops, state, updated })
}

pub(super) fn trace(core: &mut Core, record: &TraceRecord) -> Result<TraceView, Denied> {
    let Course { query: first, records, hops, state, updated } = course(core, record)?;
    let (_, content) = core.read_stored(&first)?;
    let (common, query) = match content.body {
        Body::Query(query) => (content.common, query),
        _ => return Err(Denied::NotFound { what: "query", id: first.to_hex() }),
    };
    let chain_end = chain_end(&hops);
    let mut view = TraceView {
        id: record.id.to_hex(),
        version: record.version,
        state,
        synthetic: common.synthetic == Some(true),
        submitted: record.created_at.to_rfc3339(),
        updated: updated.to_rfc3339(),
        priority: priority(&common),
        purpose: common.purpose.map(|p| p.code().to_owned()).unwrap_or_default(),
        legal_basis: common.legal_basis.map(|b| b.name().to_owned()).unwrap_or_default(),
        case_ref: query.case_reference.as_ref().map(|r| r.as_str().to_owned()),
        firearm: firearm(&query.firearm()),
        hops,
        chain_end,
        recovered: query.recovered_on.map(PartialDate::to_text),
        diversion: None,
        time_to_crime: None,
        conflicts: Vec::new(),
        linked: Vec::new(),
    };
    conclusions::conclude(core, &records, &query, &mut view)?;
    conclusions::next_steps(core, &records, &mut view);
    Ok(view)
}

pub(super) fn priority(common: &Common) -> String {
    let priority = common.priority.as_ref().map_or(Priority::Routine, |p| p.priority);
    priority.name().to_owned()
}

/// The last answered hop whose answer says where the gun left lawful hands or who last held it.
fn chain_end(hops: &[HopView]) -> Option<usize> {
    hops.iter().rposition(|h| {
        h.points_to.is_none()
            && !h.life.partial
            && h.result.as_deref().is_some_and(|r| r != ResultCode::NoRecord.code())
    })
}

pub(super) fn trace_row(core: &mut Core, record: &TraceRecord) -> Result<TraceRowView, Denied> {
    // What the chain says of the gun stands on the page of the trace.
    let Course { hops, state, updated, .. } = course(core, record)?;
    Ok(TraceRowView {
        id: record.id.to_hex(),
        state,
        partner: hops.first().and_then(|h| h.partner.clone()).unwrap_or_default(),
        countries: hops
            .iter()
            .filter(|h| h.request_kind.as_deref() != Some(RequestKind::Clarification.name()))
            .map(|h| h.country.clone())
            .collect(),
        result: hops.iter().rev().find_map(|h| h.result.clone().or_else(|| h.reason.clone())),
        submitted: record.created_at.to_rfc3339(),
        updated: updated.to_rfc3339(),
        life: life::in_trace_row(&hops),
    })
}

/// Where a case stands, for people.
pub(super) fn state_of(case: &CaseRecord) -> CaseState {
    case_state(case, automatic(case))
}

fn case_state(case: &CaseRecord, automatic: bool) -> CaseState {
    match case.state {
        ResponderState::Accepted | ResponderState::WithOfficer => CaseState::Waiting,
        ResponderState::AwaitingRelease => CaseState::AwaitingRelease,
        ResponderState::Delayed => CaseState::Delayed,
        ResponderState::InfoRequested => CaseState::InfoRequested,
        ResponderState::Answered if automatic => CaseState::AnsweredAutomatically,
        ResponderState::Answered => CaseState::Answered,
        ResponderState::Refused => CaseState::Refused,
        ResponderState::Returned => CaseState::Returned,
        ResponderState::Withdrawn => CaseState::Withdrawn,
    }
}

/// Decided without an officer ever being asked.
fn automatic(case: &CaseRecord) -> bool {
    case.referral.is_empty()
}

fn due(case: &CaseRecord) -> Option<String> {
    (case.answer_by.0 > 0).then(|| case.answer_by.to_rfc3339())
}

pub(super) fn case_row(core: &mut Core, case: &CaseRecord) -> Result<CaseRowView, Denied> {
    let (common, _) = core.query_of(case)?;
    let life = life::in_case_row(core, case)?;
    Ok(CaseRowView {
        id: case.exchange.to_hex(),
        partner: case.partner.to_string(),
        state: case_state(case, automatic(case)),
        priority: priority(&common),
        request_kind: common.request_kind.map(|kind| kind.name().to_owned()),
        purpose: common.purpose.map(|purpose| purpose.code().to_owned()),
        because: (!case.referral.is_empty()).then(|| case.referral.clone()),
        proposed: !case.state.is_final() && core.store.proposal(&case.query)?.is_some(),
        received: case.received_at.to_rfc3339(),
        answer_by: due(case),
        overdue: life.overdue,
        life,
    })
}

pub(super) fn case(core: &mut Core, record: &CaseRecord) -> Result<CaseView, Denied> {
    let (common, query) = core.described(record)?;
    let looks_up = common.request_kind.is_some_and(RequestKind::looks_up);
    let open = !record.state.is_final();
    let own = core.identity.name.country();
    let synthetic = core.synthetic;
    // What our records say is shown to decide, and not kept with a closed case.
    let (candidates, highest_level) = if open && looks_up {
        match core.findings_for(record, &query) {
            Ok((findings, ceiling)) => (candidates(&findings, own, synthetic), ceiling),
            // A case can be refused or delayed while the register cannot be read.
            Err(Denied::Registry(_)) => (Vec::new(), None),
            Err(other) => return Err(other),
        }
    } else {
        (Vec::new(), None)
    };
    let mut decision = None;
    let mut decided = None;
    if let Some(leaf) = record.decision
        && let Some((header, content)) = core.read_if_readable(&leaf)?
    {
        decided = Some(header.issued_at.to_rfc3339());
        decision = match &content.body {
            Body::Answer(answer) => answer.results.first().map(|r| r.code.code().to_owned()),
            Body::Refusal(refusal) => Some(refusal.reason.code().to_owned()),
            _ => None,
        };
    }
    let mut view = CaseView {
        id: record.exchange.to_hex(),
        partner: record.partner.to_string(),
        state: case_state(record, automatic(record)),
        synthetic: common.synthetic == Some(true),
        request_kind: common.request_kind.map(|k| k.name().to_owned()).unwrap_or_default(),
        received: record.received_at.to_rfc3339(),
        answer_by: due(record),
        overdue: false,
        late: record.late,
        priority: priority(&common),
        justification: common
            .priority
            .as_ref()
            .and_then(|p| p.justification)
            .map(|j| j.name().to_owned()),
        purpose: common.purpose.map(|p| p.code().to_owned()).unwrap_or_default(),
        legal_basis: common.legal_basis.map(|b| b.name().to_owned()).unwrap_or_default(),
        circumstances: query.circumstances.as_ref().map(|t| t.as_str().to_owned()),
        case_ref: query.case_reference.as_ref().map(|t| t.as_str().to_owned()),
        asked: asked::of(&common, &query),
        firearm: firearm(&Query::firearm(&query)),
        referred_because: if record.referral.is_empty() {
            Vec::new()
        } else {
            vec![record.referral.clone()]
        },
        candidates,
        highest_level: highest_level.map(|l: DisclosureLevel| l.code().to_owned()),
        decision,
        decided,
        review: (record.review_at.0 > 0).then(|| record.review_at.to_rfc3339()),
        desk: pending::desk(core, record)?,
        statements: statements(core.store.entries_of_exchange(&record.exchange)?)?,
        attachments: attachments::of_case(core, record)?,
        life: LifeView::default(),
        linked: converted::of_case(core, record.exchange, &query.firearm())?,
    };
    life::of_case(core, record, &mut view)?;
    Ok(view)
}

pub(super) fn candidates(findings: &Findings, own: Country, synthetic: bool) -> Vec<CandidateView> {
    findings.candidates.iter().map(|c| candidate(findings, c, own, synthetic)).collect()
}

/// What looks odd about a description.
pub(super) fn advice(description: &FirearmDescription) -> Vec<AdviceView> {
    let view = |advice: advice::Advice| AdviceView {
        field: advice.field.name().to_owned(),
        reason: advice.reason.name().to_owned(),
    };
    advice::advise(description).into_iter().map(view).collect()
}
