//! The only reader of findings: what they amount to, and how they are cut, field by field, to the
//! level that was permitted (domain.md §9.2).

use std::collections::BTreeSet;

use vestigo_protocol::codes::{DisclosureLevel, MatchGrade, RecordSetKind, ResultCode};
use vestigo_protocol::firearm::{ChainEvent, PartialDate, Party, RecordSet};
use vestigo_protocol::ids::Country;
use vestigo_protocol::limits::MARK_TEXT_MAX;
use vestigo_protocol::message::TraceResult;
use vestigo_protocol::text::Text;

use super::policy::Permit;
use super::results;
use crate::registry::{Candidate, Findings, MatchReason, RecordId};

/// What the findings amount to, without saying what they are: all that a decision needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Best grade.
    pub grade: MatchGrade,
    /// Primary result of the best candidate, NO_RECORD if there is none.
    pub primary: ResultCode,
    /// A candidate of any grade is in state stock, in custody, or destroyed.
    pub sensitive: bool,
    /// Several candidates share the best grade.
    pub ambiguous: bool,
    /// The best candidate's maker is another: serial numbers repeat between makers.
    pub contradicted: bool,
}

/// What is left of findings when only some kinds of record sets may be searched. What may not be
/// searched is neither found nor said to have been searched.
#[must_use]
pub fn within(mut findings: Findings, sets: &BTreeSet<RecordSetKind>) -> Findings {
    findings.searched.retain(|s| sets.contains(&s.kind));
    let allowed: BTreeSet<_> = findings.searched.iter().map(|s| s.name.clone()).collect();
    findings.candidates.retain(|c| allowed.contains(&c.record.set));
    findings
}

/// Looks at what was found.
#[must_use]
pub fn assess(findings: &Findings) -> Assessment {
    let of = |candidate: &Candidate| {
        results::of_record(&candidate.record.events, set_kind(findings, candidate))
    };
    let primary = findings
        .candidates
        .first()
        .and_then(|best| of(best).first().map(|r| r.code))
        .unwrap_or(ResultCode::NoRecord);
    Assessment {
        grade: findings.grade(),
        primary,
        sensitive: findings
            .candidates
            .iter()
            .any(|c| of(c).iter().any(|r| results::is_sensitive(r.code))),
        ambiguous: findings.best().count() > 1 || findings.truncated,
        contradicted: findings
            .candidates
            .first()
            .is_some_and(|c| c.reasons.contains(&MatchReason::MakerContradicts)),
    }
}

fn set_kind(findings: &Findings, candidate: &Candidate) -> Option<RecordSetKind> {
    findings.searched.iter().find(|s| s.name == candidate.record.set).map(|s| s.kind)
}

/// What leaves.
#[derive(Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// The level it was cut to.
    pub level: DisclosureLevel,
    /// The grade.
    pub grade: MatchGrade,
    /// Results, primary first; empty at L1 when there is a record.
    pub results: Vec<TraceResult>,
    /// Custody events, oldest first.
    pub events: Vec<ChainEvent>,
    /// The record sets that were searched.
    pub searched: Vec<RecordSet>,
    /// The forms of the serial number that were tried.
    pub variants: Vec<Text<MARK_TEXT_MAX>>,
    /// Whether a natural person is named.
    pub personal_data: bool,
}

impl std::fmt::Debug for Disclosure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Disclosure({})", self.level)
    }
}

/// Which of the candidates an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The best, as the machine may take it.
    Best,
    /// The one that an officer confirmed.
    Record(RecordId),
    /// An officer found that none is the gun.
    NoRecord,
}

/// Cuts the findings to the level of the permit. `None`: the chosen record is not among them.
#[must_use]
pub fn cut(
    permit: Permit,
    findings: &Findings,
    choice: Choice,
    asserted_by: Country,
) -> Option<Disclosure> {
    let level = permit.level();
    let candidate = match choice {
        Choice::Best => findings.candidates.first(),
        Choice::Record(id) => Some(findings.candidates.iter().find(|c| c.record.id == id)?),
        Choice::NoRecord => None,
    };
    let variants = findings.variants.iter().filter_map(|v| Text::new(&v.form).ok()).collect();
    let mut disclosure = Disclosure {
        level,
        grade: candidate.map_or(MatchGrade::None, |c| c.grade),
        results: Vec::new(),
        events: Vec::new(),
        searched: findings.searched.clone(),
        variants,
        personal_data: false,
    };
    let Some(candidate) = candidate else {
        let code = ResultCode::NoRecord;
        disclosure.results =
            vec![TraceResult { code, country: None, date: None, party: None, document: None }];
        return Some(disclosure);
    };
    if level >= DisclosureLevel::L2 {
        disclosure.results =
            results::of_record(&candidate.record.events, set_kind(findings, candidate))
                .into_iter()
                .map(|r| cut_result(r, level))
                .collect();
        disclosure.events =
            candidate.record.events.iter().map(|e| cut_event(e, level, asserted_by)).collect();
        disclosure.personal_data = disclosure.events.iter().any(|e| {
            [&e.from, &e.to].into_iter().flatten().any(|p| p.may_be_a_person() && p.name.is_some())
        });
    }
    Some(disclosure)
}

fn cut_result(result: TraceResult, level: DisclosureLevel) -> TraceResult {
    let legal = level >= DisclosureLevel::L3;
    TraceResult {
        code: result.code,
        country: result.country,
        date: result.date.map(|d| cut_date(d, level)),
        party: result.party.as_ref().and_then(|p| cut_party(p, level)),
        document: if legal { result.document } else { None },
    }
}

fn cut_event(event: &ChainEvent, level: DisclosureLevel, asserted_by: Country) -> ChainEvent {
    let legal = level >= DisclosureLevel::L3;
    // A place counts as the person's where a person is a party: it may be a home.
    let place = legal && (level >= DisclosureLevel::L4 || !event.names_a_person());
    ChainEvent {
        kind: event.kind,
        date: event.date.map(|d| cut_date(d, level)),
        from: event.from.as_ref().and_then(|p| cut_party(p, level)),
        to: event.to.as_ref().and_then(|p| cut_party(p, level)),
        country: event.country,
        place: if place { event.place.clone() } else { None },
        document: if legal { event.document.clone() } else { None },
        record_set: if legal { event.record_set.clone() } else { None },
        certainty: event.certainty,
        asserted_by: event.asserted_by.or(Some(asserted_by)),
        handling: event.handling,
    }
}

/// Below L3 a date is told to the month.
fn cut_date(date: PartialDate, level: DisclosureLevel) -> PartialDate {
    if level >= DisclosureLevel::L3 { date } else { date.to_month() }
}

/// Legal persons from L3, natural persons from L4; below L3 no party at all.
fn cut_party(party: &Party, level: DisclosureLevel) -> Option<Party> {
    if level < DisclosureLevel::L3 {
        return None;
    }
    // At L3 it is told that a person holds it; who, is not.
    let named = !party.may_be_a_person() || level >= DisclosureLevel::L4;
    Some(Party {
        kind: party.kind,
        name: if named { party.name.clone() } else { None },
        licence: if named { party.licence.clone() } else { None },
        country: party.country,
    })
}
