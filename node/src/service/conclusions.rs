//! What the chain of a trace amounts to, as people see it: leads, point of diversion, time to
//! crime, contradictions, and the next step at each hop.

use std::collections::BTreeMap;

use vestigo_protocol::codes::ResultCode;
use vestigo_protocol::firearm::PartialDate;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::message::{Answer, Body, Query};

use super::present;
use super::views::{
    ChangeView, ConflictView, DiversionView, HopState, HopView, NextStepView, SourceOfView,
    TimeToCrimeView, TraceView, short,
};
use crate::desk::chain::{self, Conclusions, Hop, Position, Recovery, Source};
use crate::runtime::onward::{Fate, Lead, Way};
use crate::runtime::{Core, Denied};
use crate::store::{HopRecord, TraceRecord};

/// Appends the hops that answers lead to and nobody asked, each with what bars it. True: one waits
/// for our officer.
pub(super) fn led(
    core: &mut Core,
    record: &TraceRecord,
    records: &[HopRecord],
    hops: &mut Vec<HopView>,
) -> Result<bool, Denied> {
    let mut waits = false;
    for Lead { from, to, fate } in core.leads(record)? {
        let after = records.iter().position(|hop| hop.exchange == from);
        let (state, partner) = match fate {
            Fate::Asked => continue,
            Fate::Home => (HopState::Home, None),
            Fate::Loop(_) => (HopState::Loop, None),
            Fate::Open(Way::Open(partner, _)) => {
                waits = true;
                (HopState::Proposed, Some(partner))
            }
            Fate::Open(Way::NotAgreed(partner)) => (HopState::NotAgreed, Some(partner)),
            Fate::Open(Way::NoAgreement(partner)) => (HopState::NoAgreement, Some(partner)),
            Fate::Open(Way::Suspended(partner)) => (HopState::Suspended, Some(partner)),
            Fate::Open(Way::NoPartner) => (HopState::NoPartner, None),
        };
        let mut hop = present::unasked(to.to_string(), state, after);
        hop.partner = partner.map(|name| name.to_string());
        hops.push(hop);
    }
    Ok(waits)
}

/// Whether a hop with a letter was confirmed or contradicted by a node of its State since.
pub(super) fn confirm(
    core: &mut Core,
    records: &[HopRecord],
    hops: &mut [HopView],
) -> Result<(), Denied> {
    if hops.iter().all(|hop| hop.letter.is_none()) {
        return Ok(());
    }
    for (at, record) in records.iter().enumerate() {
        if record.partner == core.identity.name || record.decision.is_none() {
            continue;
        }
        let (_, content) = core.read_stored(&record.query)?;
        let Body::Query(query) = content.body else { continue };
        let named = |letter: &HopRecord| {
            letter.decision.is_some_and(|entered| query.concerns.contains(&entered))
        };
        let Some(of) = records.iter().position(named) else { continue };
        let signed = hops.get(at).and_then(said);
        let Some(letter) = hops.get_mut(of) else { continue };
        let entered = said(letter);
        let Some(view) = &mut letter.letter else { continue };
        match (signed, entered) {
            (Some(signed), Some(entered)) if signed == entered => view.confirmed_by = Some(at),
            (Some(_), Some(_)) => view.contradicted_by = Some(at),
            _ => {}
        }
    }
    Ok(())
}

fn said(hop: &HopView) -> Option<String> {
    hop.result.clone().or_else(|| hop.reason.clone()).filter(|_| hop.decided.is_some())
}

/// Point of diversion, time to crime and contradictions, once there is an answer.
pub(super) fn conclude(
    core: &mut Core,
    records: &[HopRecord],
    query: &Query,
    view: &mut TraceView,
) -> Result<(), Denied> {
    let mut answers: Vec<Option<Answer>> = Vec::with_capacity(records.len());
    let mut states = Vec::with_capacity(records.len());
    for record in records {
        states.push(core.state_of(record)?);
        answers.push(match record.decision {
            None => None,
            Some(leaf) => match core.read_stored(&leaf)?.1.body {
                Body::Answer(answer) => Some(answer),
                _ => None,
            },
        });
    }
    if answers.iter().all(Option::is_none) {
        return Ok(());
    }
    let hops: Vec<Hop<'_>> = records
        .iter()
        .zip(&states)
        .zip(&answers)
        .map(|((record, country), answer)| Hop {
            country: *country,
            leaf: record.decision.unwrap_or(LeafHash([0; 32])),
            answer: answer.as_ref(),
            signed: record.partner != core.identity.name,
        })
        .collect();
    let recovery = Recovery {
        country: core.identity.name.country(),
        on: query.recovered_on,
        asked: records.first().map_or_else(|| core.now(), |first| first.asked_at),
        class: query.manufacture_class,
    };
    let synthetic = view.synthetic;
    (view.diversion, view.time_to_crime, view.conflicts) =
        shown(&chain::conclude(&hops, &recovery), &hops, synthetic);
    Ok(())
}

/// Conclusions as people see them. `hops` are those that they were drawn from.
pub(super) fn shown(
    conclusions: &Conclusions,
    hops: &[Hop<'_>],
    synthetic: bool,
) -> (Option<DiversionView>, Option<TimeToCrimeView>, Vec<ConflictView>) {
    let Conclusions { diversion, time_to_crime, conflicts } = conclusions;
    let source = |source: &Source| source_view(source, hops, synthetic);
    let diversion = DiversionView {
        point: diversion.point.code().to_owned(),
        or: diversion.or.iter().map(|p| p.code().to_owned()).collect(),
        certainty: diversion.certainty.name().to_owned(),
        country: diversion.country.map(|c| c.to_string()),
        date: diversion.date.map(PartialDate::to_text),
        signed: diversion.signed,
        last_lawful: diversion.last_lawful.as_ref().map(source),
        broke: diversion.broke.as_ref().map(source),
        changes: diversion
            .changes
            .iter()
            .map(|change| {
                let (what, country) = change.parts();
                ChangeView { what: what.to_owned(), country: country.to_string() }
            })
            .collect(),
    };
    let time_to_crime = time_to_crime.as_ref().map(|ttc| TimeToCrimeView {
        days_min: ttc.days_min,
        days_max: ttc.days_max,
        bucket_min: ttc.buckets.0.name().to_owned(),
        bucket_max: ttc.buckets.1.name().to_owned(),
        from: source(&ttc.from),
        from_date: ttc.from_date.to_text(),
        to_date: ttc.to_date.map(PartialDate::to_text),
        certainty: ttc.certainty.name().to_owned(),
        signed: ttc.signed,
    });
    let conflicts = conflicts
        .iter()
        .map(|conflict| ConflictView {
            kind: conflict.kind.name().to_owned(),
            one: source(&conflict.one.0),
            other: source(&conflict.other.0),
        })
        .collect();
    (Some(diversion), time_to_crime, conflicts)
}

fn source_view(source: &Source, hops: &[Hop<'_>], synthetic: bool) -> SourceOfView {
    let hop = hops.get(source.hop);
    let answer = hop.and_then(|hop| hop.answer);
    let (label, place) = match source.position {
        Position::Event(at) => (20, at),
        Position::Result(at) => (16, at),
    };
    let event = answer.filter(|_| label == 20).and_then(|answer| answer.events.get(place));
    let result = answer.filter(|_| label == 16).and_then(|answer| answer.results.get(place));
    SourceOfView {
        hop: source.hop,
        country: hop.map(|hop| hop.country.to_string()).unwrap_or_default(),
        leaf: source.leaf.to_hex(),
        label,
        position: place.saturating_add(1),
        event: event.zip(hop).map(|(event, hop)| present::event(event, hop.country, synthetic)),
        result: result.map(|result| result.code.code().to_owned()),
    }
}

/// Says at each hop where the chain stops what can be done next.
pub(super) fn next_steps(core: &Core, records: &[HopRecord], view: &mut TraceView) {
    let id = short(&view.id).to_string();
    let asked: Vec<(usize, String)> =
        view.hops.iter().enumerate().map(|(at, hop)| (at, hop.country.clone())).collect();
    for (at, hop) in view.hops.iter_mut().enumerate() {
        let key = match hop.state {
            HopState::Proposed => "note-next-proposed",
            HopState::NoPartner => "note-next-no-partner",
            HopState::NoAgreement => "note-next-no-agreement",
            HopState::NotAgreed => "note-next-not-agreed",
            HopState::Suspended => "note-next-suspended",
            HopState::Loop => "note-next-loop",
            HopState::Home => "note-next-home",
            HopState::Refused => "note-next-refused",
            HopState::Returned => "note-next-returned",
            HopState::Undeliverable => "note-next-undeliverable",
            HopState::ByLetter | HopState::Delayed if hop.letter.is_some() => "note-next-by-letter",
            HopState::Answered if unconfirmed(hop) => {
                let known =
                    records.get(at).zip(vestigo_protocol::ids::Country::parse(&hop.country));
                match known {
                    Some((_, state)) if core.may_confirm(state) => "note-next-confirm",
                    _ => "note-next-unsigned",
                }
            }
            HopState::Answered if is_no_record(hop) => "note-next-no-record",
            _ => continue,
        };
        let earlier = asked
            .iter()
            .find(|(place, country)| *place != at && *country == hop.country)
            .map(|(place, _)| place + 1);
        let mut args: BTreeMap<String, String> = BTreeMap::new();
        let mut add = |name: &str, value: String| {
            args.insert(name.to_owned(), value);
        };
        add("id", id.clone());
        add("country", hop.country.clone());
        add("partner", hop.partner.clone().unwrap_or_default());
        add("number", (at + 1).to_string());
        add("earlier", earlier.map(|n| n.to_string()).unwrap_or_default());
        hop.next = Some(NextStepView { key: key.to_owned(), args });
    }
}

fn unconfirmed(hop: &HopView) -> bool {
    hop.letter.as_ref().is_some_and(|l| l.confirmed_by.is_none() && l.contradicted_by.is_none())
}

fn is_no_record(hop: &HopView) -> bool {
    hop.result.as_deref() == Some(ResultCode::NoRecord.code())
}
