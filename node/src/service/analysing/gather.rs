//! The rows that figures are computed from: what a trace of ours says, what a partner's request says, and
//! what the register says.

use std::collections::BTreeMap;

use vestigo_protocol::codes::{
    EventKind, Fault, IntendedUse, Obliteration, PartyKind, PointOfDiversion, RequestKind,
    ResultCode,
};
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, PartialDate, Party, make, serial};
use vestigo_protocol::ids::{Country, LeafHash};
use vestigo_protocol::message::{Answer, Body, Common, Content, Query};
use vestigo_protocol::time::Timestamp;

use crate::analysis::{self, Cause, Fate, Gun, Outcome as Became, Question, Recovery, Rows, Sale};
use crate::desk::chain::{self, Hop};
use crate::desk::handling::{self, FurtherUse};
use crate::desk::results;
use crate::registry::Registry;
use crate::runtime::{Core, Denied};
use crate::store::{CaseRecord, Changed, HopRecord, TraceRecord};

/// Records of a register that are read for sales and destructions in one go: some seconds.
const RECORDS_MAX: u64 = 500_000;

/// The rows of one trace or request.
#[derive(Default)]
pub(super) struct One {
    /// The gun, where it has a row of its own.
    pub(super) gun: Option<Gun>,
    /// Its questions.
    pub(super) questions: Vec<Question>,
    /// Answers that were left out because their originators gave them for other purposes.
    pub(super) left_out: u64,
    /// From when on it is another, without that anything changes: a tag or a consent ends.
    pub(super) until: Option<Timestamp>,
}

/// The rows of what changed; none of what is gone.
pub(super) fn one(core: &mut Core, changed: Changed) -> Result<One, Denied> {
    match changed {
        // A request other than a trace is kept like one.
        Changed::Trace(id) if core.store.matter(&id)?.is_some() => Ok(One::default()),
        Changed::Trace(id) => match core.store.trace(&id)? {
            Some(record) => trace(core, &record),
            None => Ok(One::default()),
        },
        Changed::Request(query) => match core.store.case(&query)? {
            Some(record) => case(core, &record),
            None => Ok(One::default()),
        },
    }
}

/// The rows of a trace of ours.
pub(super) fn trace(core: &mut Core, record: &TraceRecord) -> Result<One, Denied> {
    let mut rows = One::default();
    let records = core.store.hops(&record.id)?;
    let Some(first) = records.first() else { return Ok(rows) };
    // What was destroyed under a rule of retention is in no figure.
    let Some((_, query)) = asked(core, &first.query)? else {
        for hop in &records {
            let outcome = Became::Erased;
            let question = sent(core, hop, outcome, None)?;
            rows.questions.push(question);
        }
        return Ok(rows);
    };
    let (own, now) = (core.identity.name.country(), core.now());
    let mut answers: Vec<(Country, LeafHash, Option<Answer>, bool)> = Vec::new();
    for hop in &records {
        let country = core.state_of(hop)?;
        let leaf = hop.decision.unwrap_or(LeafHash([0; 32]));
        let content = match hop.decision {
            Some(leaf) => core.read_if_readable(&leaf)?.map(|(_, content)| content),
            None => None,
        };
        let answer = content.as_ref().and_then(|content| match &content.body {
            Body::Answer(answer) => Some(answer.clone()),
            _ => None,
        });
        let outcome = became(hop, answer.as_ref());
        let question = sent(core, hop, outcome, content.as_ref().and_then(code))?;
        rows.questions.push(question);
        let Some(content) = content else { continue };
        let consents = core.consents_to(&leaf)?;
        let tag = content.common.handling.as_ref();
        let ends = consents.iter().map(|consent| consent.until);
        let ends = ends.chain([tag.and_then(|tag| tag.retain_until)]).flatten();
        rows.until = ends.filter(|end| *end >= now).chain(rows.until).min();
        let purpose = IntendedUse::TraffickingAnalysis;
        let may_use = handling::check(tag, &consents, FurtherUse::Agency, purpose, own, now);
        let usable = may_use.is_ok();
        rows.left_out = rows.left_out.saturating_add(u64::from(answer.is_some() && !usable));
        let signed = hop.partner != core.identity.name;
        answers.push((country, leaf, answer.filter(|_| usable), signed));
    }
    let recovery = chain::Recovery {
        country: own,
        on: query.recovered_on,
        asked: first.asked_at,
        class: query.manufacture_class,
    };
    let kind = query.recovery.map(|kind| Recovery::of(kind.name()));
    rows.gun = Some(gun(&query.firearm(), &answers, &recovery, kind, true));
    Ok(rows)
}

/// A question of ours.
fn sent(
    core: &mut Core,
    hop: &HopRecord,
    outcome: Became,
    code: Option<String>,
) -> Result<Question, Denied> {
    Ok(Question {
        partner: hop.partner.to_string(),
        outcome,
        year: year_of(hop.asked_at),
        received: false,
        fate: match hop.state {
            AskerState::Answered => Fate::Answered,
            AskerState::Refused => Fate::Refused,
            AskerState::Returned => Fate::Returned,
            AskerState::Withdrawn | AskerState::Undelivered => Fate::Dropped,
            _ => Fate::Open,
        },
        asked_at: hop.asked_at,
        due_at: hop.answer_by,
        decided_at: decided(core, hop.decision)?,
        code,
    })
}

/// When a decision was logged.
fn decided(core: &mut Core, leaf: Option<LeafHash>) -> Result<Option<Timestamp>, Denied> {
    let Some(leaf) = leaf else { return Ok(None) };
    Ok(core.store.entry_by_leaf(&leaf)?.map(|entry| entry.logged_at))
}

/// The code of a decision.
fn code(content: &Content) -> Option<String> {
    let code = match &content.body {
        Body::Answer(answer) => {
            let failed = answer.not_completed.first().map(|code| code.code());
            failed.or_else(|| answer.results.first().map(|result| result.code.code()))
        }
        Body::Refusal(refusal) => Some(refusal.reason.code()),
        _ => None,
    };
    code.map(|code| code.to_string())
}

fn asked(core: &mut Core, query: &LeafHash) -> Result<Option<(Common, Query)>, Denied> {
    Ok(core.read_if_readable(query)?.and_then(|(_, content)| match content.body {
        Body::Query(query) => Some((content.common, query)),
        _ => None,
    }))
}

/// What became of a question of ours.
fn became(hop: &HopRecord, answer: Option<&Answer>) -> Became {
    match (hop.state, answer) {
        (AskerState::Answered, Some(answer)) => outcome(answer),
        (AskerState::Answered, None) => Became::Found,
        (AskerState::Refused | AskerState::Returned, _) => Became::Refused,
        _ => Became::Open,
    }
}

fn outcome(answer: &Answer) -> Became {
    let first = answer.results.first().map(|result| result.code);
    match first {
        Some(ResultCode::NoRecord) => Became::NoRecord,
        Some(_) => Became::Found,
        None if answer.not_completed.is_empty() => Became::NoRecord,
        None => {
            let mut causes: Vec<Cause> = answer
                .not_completed
                .iter()
                .flat_map(|code| code.fault())
                .filter_map(|fault| match fault {
                    Fault::Item => Some(Cause::Item),
                    Fault::Request => Some(Cause::Request),
                    Fault::Records => Some(Cause::Records),
                    Fault::Unknown(_) => None,
                })
                .collect();
            causes.sort_unstable();
            causes.dedup();
            Became::NotCompleted(causes)
        }
    }
}

/// The rows of a partner's request.
pub(super) fn case(core: &mut Core, record: &CaseRecord) -> Result<One, Denied> {
    let mut rows = One::default();
    let Some((common, query)) = asked(core, &record.query)? else {
        rows.questions.push(received(core, record, Became::Erased, None)?);
        return Ok(rows);
    };
    if !common.request_kind.is_some_and(RequestKind::looks_up) {
        return Ok(rows);
    }
    let content = match record.decision {
        Some(leaf) => core.read_if_readable(&leaf)?.map(|(_, content)| content),
        None => None,
    };
    let code = content.as_ref().and_then(code);
    let answer = content.and_then(|content| match content.body {
        Body::Answer(answer) => Some(answer),
        _ => None,
    });
    let result = match (record.state, &answer) {
        (ResponderState::Answered, Some(answer)) => outcome(answer),
        (ResponderState::Answered, None) => Became::Found,
        (ResponderState::Refused | ResponderState::Returned, _) => Became::Refused,
        _ => Became::Open,
    };
    rows.questions.push(received(core, record, result, code)?);
    // An onward question is about a gun that the first asker has a row of.
    if common.request_kind != Some(RequestKind::Trace) {
        return Ok(rows);
    }
    let own = core.identity.name.country();
    let leaf = record.decision.unwrap_or(LeafHash([0; 32]));
    let recovery = chain::Recovery {
        country: record.partner.country(),
        on: query.recovered_on,
        asked: record.received_at,
        class: query.manufacture_class,
    };
    let kind = query.recovery.map(|kind| Recovery::of(kind.name()));
    rows.gun = Some(gun(&query.firearm(), &[(own, leaf, answer, true)], &recovery, kind, false));
    Ok(rows)
}

/// A question of a partner.
fn received(
    core: &mut Core,
    record: &CaseRecord,
    outcome: Became,
    code: Option<String>,
) -> Result<Question, Denied> {
    Ok(Question {
        partner: record.partner.to_string(),
        outcome,
        year: year_of(record.received_at),
        received: true,
        fate: match record.state {
            ResponderState::Answered => Fate::Answered,
            ResponderState::Refused => Fate::Refused,
            ResponderState::Returned => Fate::Returned,
            ResponderState::Withdrawn => Fate::Dropped,
            _ => Fate::Open,
        },
        asked_at: record.received_at,
        due_at: record.answer_by,
        decided_at: decided(core, record.decision)?,
        code,
    })
}

/// One gun, from what was asked and what was answered.
fn gun(
    described: &FirearmDescription,
    answers: &[(Country, LeafHash, Option<Answer>, bool)],
    recovery: &chain::Recovery,
    kind: Option<Recovery>,
    own: bool,
) -> Gun {
    let hops: Vec<Hop<'_>> = answers
        .iter()
        .map(|(country, leaf, answer, signed)| Hop {
            country: *country,
            leaf: *leaf,
            answer: answer.as_ref(),
            signed: *signed,
        })
        .collect();
    let conclusions = chain::conclude(&hops, recovery);
    let diversion = &conclusions.diversion;
    let source = diversion.last_lawful.and_then(|source| hops.get(source.hop)).map(|h| h.country);
    let told: Vec<(Country, &Answer)> =
        hops.iter().filter_map(|hop| Some((hop.country, hop.answer?))).collect();
    let found = |answer: &&(Country, &Answer)| {
        answer.1.results.first().is_some_and(|result| result.code != ResultCode::NoRecord)
    };
    let mut route: Vec<String> = Vec::new();
    for (country, _) in told.iter().filter(found) {
        if route.last() != Some(&country.to_string()) {
            route.push(country.to_string());
        }
    }
    let here = recovery.country.to_string();
    if route.last() != Some(&here) {
        route.push(here.clone());
    }
    let exported = told.iter().rev().find_map(|(by, answer)| {
        let sent = answer.results.iter().any(|result| result.code == ResultCode::Exported);
        results::leads_to(&answer.results, *by).filter(|_| sent)
    });
    let events = || told.iter().flat_map(|(_, answer)| &answer.events);
    let licensee = |party: &Option<Party>| {
        let party = party.as_ref().filter(|party| party.kind == PartyKind::Licensee)?;
        party.name.as_ref().map(|name| name.as_str().to_owned())
    };
    let of = |wanted: EventKind, party: fn(&ChainEvent) -> &Option<Party>| {
        let named = |e: &ChainEvent| (e.kind == wanted).then(|| licensee(party(e))).flatten();
        events().filter_map(named).next_back()
    };
    let ended_with = |code: ResultCode| {
        let results = told.iter().flat_map(|(_, answer)| &answer.results);
        results.filter(|r| r.code == code).filter_map(|r| licensee(&r.party)).next_back()
    };
    let name = |name: &Option<vestigo_protocol::firearm::Name>| {
        name.as_ref().map(|name| name.as_str().to_owned())
    };
    let shipped = [EventKind::Exported, EventKind::Shipped, EventKind::Imported];
    let consignment = events()
        .filter(|event| shipped.contains(&event.kind))
        .filter_map(|event| event.document.as_ref()?.number.as_ref())
        .map(|number| number.as_str().to_owned())
        .next_back();
    let maker = name(&described.maker).unwrap_or_default();
    let recovered = recovery.on.map(PartialDate::to_text);
    Gun {
        recovered_in: here,
        recovered_on: recovered.as_deref().and_then(analysis::day),
        year: recovery.on.map_or_else(|| year_of(recovery.asked), PartialDate::year),
        recovery: kind,
        kind: described.firearm_type.map(|kind| kind.code()).unwrap_or_default(),
        maker: make::normal_form(&maker),
        serial: described
            .serials()
            .next()
            .map(|mark| serial::canonical(mark.text.as_str()))
            .unwrap_or_default(),
        obliterated: matches!(
            described.obliteration,
            Some(Obliteration::Partial | Obliteration::Full | Obliteration::Altered)
        ),
        source: source.map(|state| state.to_string()),
        exported_to: exported.map(|state| state.to_string()),
        route,
        dealer: of(EventKind::SoldRetail, |e| &e.from)
            .or_else(|| ended_with(ResultCode::DealerLastKnown)),
        importer: of(EventKind::Imported, |e| &e.to).or_else(|| name(&described.importer)),
        consignment,
        days: conclusions.time_to_crime.as_ref().map(|time| (time.days_min, time.days_max)),
        diversion: (diversion.point != PointOfDiversion::NotEstablished)
            .then(|| diversion.point.code().to_owned()),
        asked_at: recovery.asked,
        made_in: described.country_of_manufacture.map(|state| state.to_string()),
        own,
    }
}

/// Sales of handguns and destructions on record; none if there are too many records to be read.
pub(super) fn register(
    registry: &Registry,
) -> Result<Option<Rows>, crate::registry::RegistryError> {
    if registry.count()?.records > RECORDS_MAX {
        return Ok(None);
    }
    let mut rows = Rows::default();
    let mut destroyed: BTreeMap<u16, u64> = BTreeMap::new();
    for record in registry.records(None)? {
        let record = record?;
        let is_handgun =
            record.description.firearm_type.is_some_and(|kind| kind.code().starts_with('P'));
        for event in &record.events {
            let Some(date) = event.date else { continue };
            match event.kind {
                EventKind::SoldRetail if is_handgun => rows.sales.extend(sale(event, date)),
                EventKind::Destroyed => *destroyed.entry(date.year()).or_default() += 1,
                _ => {}
            }
        }
    }
    rows.destroyed = destroyed.into_iter().collect();
    Ok(Some(rows))
}

fn sale(event: &ChainEvent, date: PartialDate) -> Option<Sale> {
    let name =
        |party: &Option<Party>| party.as_ref()?.name.as_ref().map(|name| name.as_str().to_owned());
    Some(Sale {
        buyer: name(&event.to)?,
        dealer: name(&event.from)?,
        day: analysis::day(&date.to_text())?,
    })
}

/// The year of a moment.
pub(in crate::service) fn year_of(at: Timestamp) -> u16 {
    PartialDate::parse(at.to_rfc3339().get(..10).unwrap_or_default()).map_or(0, PartialDate::year)
}
