//! The rows that figures are computed from, gathered a page at a time, so that the node answers partners
//! between two pages.

use std::collections::BTreeMap;

use vestigo_protocol::codes::{
    EventKind, Fault, IntendedUse, Obliteration, PartyKind, PointOfDiversion, RequestKind,
    ResultCode,
};
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, PartialDate, Party, make, serial};
use vestigo_protocol::ids::{Country, ExchangeId, LeafHash};
use vestigo_protocol::message::{Answer, Body, Common, Query};
use vestigo_protocol::time::Timestamp;

use crate::analysis::{self, Cause, Gun, Outcome as Became, Question, Recovery, Rows, Sale};
use crate::desk::chain::{self, Hop};
use crate::desk::handling::{self, FurtherUse};
use crate::desk::officer::Role;
use crate::desk::results;
use crate::registry::Registry;
use crate::runtime::{Core, Denied};
use crate::service::running::{Running, may};
use crate::service::{Caller, Outcome};
use crate::store::{CaseRecord, HopRecord, Lane, QueuePlace, TraceFilter, TraceRecord};

/// Traces or cases that are read at once.
const AT_ONCE: usize = 100;

/// Records of a register that are read for sales and destructions in one go: some seconds.
const RECORDS_MAX: u64 = 500_000;

/// What was gathered.
pub(super) struct Gathered {
    /// The rows.
    pub(super) rows: Rows,
    /// When.
    pub(super) as_of: Timestamp,
    /// Whether any of it is invented.
    pub(super) synthetic: bool,
    /// Whether the register was read.
    pub(super) sales_read: bool,
}

/// Gathers everything that `caller` may analyse.
pub(super) async fn all(
    running: &Running,
    caller: Caller,
    role: &'static [Role],
) -> Outcome<Gathered> {
    let (as_of, synthetic) = running
        .run(move |core| {
            may(core, caller, role)?;
            Ok((core.now(), core.synthetic))
        })
        .await?;
    let mut rows = Rows::default();
    let mut after: Option<ExchangeId> = None;
    loop {
        let (some, next) = running.run(move |core| traces(core, after)).await?;
        add(&mut rows, some);
        match next {
            Some(id) => after = Some(id),
            None => break,
        }
    }
    let mut place: Option<QueuePlace> = None;
    loop {
        let from = place.clone();
        let (some, next) = running.run(move |core| cases(core, from)).await?;
        add(&mut rows, some);
        match next {
            Some(next) => place = Some(next),
            None => break,
        }
    }
    let read = running
        .beside(caller, role, |registry| Ok(register(registry).map_err(Denied::from)?))
        .await?;
    let sales_read = read.is_some();
    add(&mut rows, read.unwrap_or_default());
    Ok(Gathered { rows, as_of, synthetic, sales_read })
}

fn add(rows: &mut Rows, some: Rows) {
    rows.guns.extend(some.guns);
    rows.questions.extend(some.questions);
    rows.sales.extend(some.sales);
    rows.destroyed.extend(some.destroyed);
    rows.left_out = rows.left_out.saturating_add(some.left_out);
}

/// A page of our traces.
fn traces(
    core: &mut Core,
    after: Option<ExchangeId>,
) -> Result<(Rows, Option<ExchangeId>), Denied> {
    let filter = TraceFilter { partner: None, ended: None };
    let page = core.store.trace_page(filter, after.as_ref(), AT_ONCE)?;
    let next = page.last().filter(|_| page.len() == AT_ONCE).map(|record| record.id);
    let mut rows = Rows::default();
    for record in &page {
        trace(core, record, &mut rows)?;
    }
    Ok((rows, next))
}

fn trace(core: &mut Core, record: &TraceRecord, rows: &mut Rows) -> Result<(), Denied> {
    let records = core.store.hops(&record.id)?;
    let Some(first) = records.first() else { return Ok(()) };
    // What was destroyed under a rule of retention is in no figure.
    let Some((_, query)) = asked(core, &first.query)? else { return Ok(()) };
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
        rows.questions.push(Question {
            partner: hop.partner.to_string(),
            outcome: became(hop, answer.as_ref()),
            year: year(hop.asked_at),
            received: false,
        });
        let Some(content) = content else { continue };
        let consents = core.consents_to(&leaf)?;
        let tag = content.common.handling.as_ref();
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
    rows.guns.push(gun(&query.firearm(), &answers, &recovery, kind, true));
    Ok(())
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

/// A page of partners' requests, from a place in the queue on.
fn cases(core: &mut Core, from: Option<QueuePlace>) -> Result<(Rows, Option<QueuePlace>), Denied> {
    let from = from.unwrap_or(QueuePlace::before(Lane::Waiting));
    let page = core.store.case_page(None, &from, AT_ONCE)?;
    let next = page.last().filter(|_| page.len() == AT_ONCE).map(QueuePlace::of);
    let mut rows = Rows::default();
    for record in &page {
        case(core, record, &mut rows)?;
    }
    Ok((rows, next))
}

fn case(core: &mut Core, record: &CaseRecord, rows: &mut Rows) -> Result<(), Denied> {
    let Some((common, query)) = asked(core, &record.query)? else { return Ok(()) };
    if !common.request_kind.is_some_and(RequestKind::looks_up) {
        return Ok(());
    }
    let answer = match record.decision {
        Some(leaf) => core.read_if_readable(&leaf)?.and_then(|(_, content)| match content.body {
            Body::Answer(answer) => Some(answer),
            _ => None,
        }),
        None => None,
    };
    let result = match (record.state, &answer) {
        (ResponderState::Answered, Some(answer)) => outcome(answer),
        (ResponderState::Answered, None) => Became::Found,
        (ResponderState::Refused | ResponderState::Returned, _) => Became::Refused,
        _ => Became::Open,
    };
    rows.questions.push(Question {
        partner: record.partner.to_string(),
        outcome: result,
        year: year(record.received_at),
        received: true,
    });
    // An onward question is about a gun that the first asker has a row of.
    if common.request_kind != Some(RequestKind::Trace) {
        return Ok(());
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
    rows.guns.push(gun(&query.firearm(), &[(own, leaf, answer, true)], &recovery, kind, false));
    Ok(())
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
        year: recovery.on.map_or_else(|| year(recovery.asked), PartialDate::year),
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
        made_in: described.country_of_manufacture.map(|state| state.to_string()),
        own,
    }
}

/// Sales of handguns and destructions on record; none if there are too many records to be read.
fn register(registry: &Registry) -> Result<Option<Rows>, crate::registry::RegistryError> {
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
fn year(at: Timestamp) -> u16 {
    PartialDate::parse(at.to_rfc3339().get(..10).unwrap_or_default()).map_or(0, PartialDate::year)
}
