//! Statistics: questions asked and answered by partner and month, outcomes, time to answer, time to
//! crime, flows. They are drawn in pieces, so that messages go on meanwhile.

use std::collections::BTreeMap;
use std::future::Future;

use vestigo_protocol::codes::NotCompletedCode;
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::message::Body;
use vestigo_protocol::time::Timestamp;

use super::requests::StatisticsRequest;
use super::running::{Running, may};
use super::views::{FlowCountView, OutcomeCountView, StatisticsView};
use super::{Caller, Outcome, intake, present, roles};
use crate::desk::chain::Bucket;
use crate::runtime::{Core, Denied};
use crate::store::{CaseRecord, HopRecord, TraceFilter};

mod counting;

use counting::{Fate, LEAST, Question, Work, median, told};

/// Questions, and traces, that are looked at for one statistic.
const QUESTIONS_MAX: usize = 20_000;
const TRACES_MAX: usize = 2_000;
/// How many are looked at while everything else waits.
const AT_ONCE: usize = 100;
const TRACES_AT_ONCE: usize = 20;
/// Months unless something else is asked for, and at most.
const MONTHS: u64 = 12;
const MONTHS_MAX: u64 = 120;

/// The use case of this room.
pub trait StatisticsService: Send + Sync + 'static {
    /// Figures about the questions of some months.
    fn statistics(
        &self,
        caller: Caller,
        request: StatisticsRequest,
    ) -> impl Future<Output = Outcome<StatisticsView>> + Send;
}

/// A month, counted from year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Month(u64);

impl Month {
    /// Reads `2026-11`.
    fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |text: &str, count| {
            (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse())
        };
        let (year, month): (u64, u64) = (digits(year, 4)?.ok()?, digits(month, 2)?.ok()?);
        let fits = (1970..9999).contains(&year) && (1..=12).contains(&month);
        fits.then(|| Self(year.saturating_mul(12).saturating_add(month.saturating_sub(1))))
    }

    /// That of a moment.
    fn of(time: Timestamp) -> String {
        let text = time.to_rfc3339();
        text.get(..7).unwrap_or_default().to_owned()
    }

    /// When it begins.
    fn begins(self) -> Timestamp {
        let text = format!("{self}-01T00:00:00Z");
        Timestamp::parse_rfc3339(&text).unwrap_or(Timestamp(0))
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let month = self.0.checked_rem(12).unwrap_or(0).saturating_add(1);
        write!(f, "{:04}-{month:02}", self.0.checked_div(12).unwrap_or(0))
    }
}

/// The first and the last month that a request asks for.
fn months(request: &StatisticsRequest, now: Timestamp) -> Outcome<(Month, Month)> {
    let read = |name: &str, text: &Option<String>| match text {
        None => Ok(None),
        Some(text) => Month::parse(text).map(Some).ok_or_else(|| intake::bad(name, text)),
    };
    let this = Month::parse(&Month::of(now)).unwrap_or(Month(0));
    let to = read("to", &request.to)?.unwrap_or(this);
    let before = Month(to.0.saturating_sub(MONTHS.saturating_sub(1)));
    let from = read("from", &request.from)?.unwrap_or(before);
    let count = to.0.checked_sub(from.0).map(|months| months.saturating_add(1));
    if count.is_none_or(|months| months > MONTHS_MAX) {
        return Err(intake::bad("from", &from.to_string()));
    }
    Ok((from, to))
}

/// What one side's questions came to.
#[derive(Debug, Default)]
struct Side {
    work: Work,
    outcomes: BTreeMap<String, u64>,
    seen: usize,
}

impl Side {
    fn add(&mut self, question: &Question, outcome: Option<String>) {
        self.work.add(question);
        self.seen = self.seen.saturating_add(1);
        if let Some(code) = outcome {
            let count = self.outcomes.entry(code).or_default();
            *count = count.saturating_add(1);
        }
    }
}

/// When a decision was logged, and its code. What was erased has no code any more.
fn decision(
    core: &mut Core,
    leaf: Option<LeafHash>,
) -> Result<(Option<Timestamp>, Option<String>), Denied> {
    let Some(leaf) = leaf else { return Ok((None, None)) };
    let at = core.store.entry_by_leaf(&leaf)?.map(|entry| entry.logged_at);
    let body = core.read_if_readable(&leaf)?.map(|(_, content)| content.body);
    let code = match body {
        Some(Body::Answer(answer)) => {
            let failed = answer.not_completed.first().map(|code| code.code());
            failed.or_else(|| answer.results.first().map(|result| result.code.code()))
        }
        Some(Body::Refusal(refusal)) => Some(refusal.reason.code()),
        _ => None,
    };
    Ok((at, code.map(str::to_owned)))
}

fn question(
    partner: String,
    begun: Timestamp,
    due: Timestamp,
    fate: Fate,
    decided: Option<Timestamp>,
    now: Timestamp,
) -> Question {
    let end = decided.unwrap_or(now);
    let waits = decided.is_some() || fate == Fate::Open;
    Question {
        partner,
        month: Month::of(begun),
        fate,
        overdue: waits && due.0 > 0 && end > due,
        seconds: decided.map(|at| at.since(begun)),
    }
}

fn asked(core: &mut Core, hop: &HopRecord, side: &mut Side) -> Result<(), Denied> {
    let fate = match hop.state {
        AskerState::Answered => Fate::Answered,
        AskerState::Refused => Fate::Refused,
        AskerState::Returned => Fate::Returned,
        AskerState::Withdrawn | AskerState::Undelivered => Fate::Dropped,
        _ => Fate::Open,
    };
    let (decided, code) = decision(core, hop.decision)?;
    let partner = hop.partner.to_string();
    let now = core.now();
    side.add(&question(partner, hop.asked_at, hop.answer_by, fate, decided, now), code);
    Ok(())
}

fn heard(core: &mut Core, case: &CaseRecord, side: &mut Side) -> Result<(), Denied> {
    let fate = match case.state {
        ResponderState::Answered => Fate::Answered,
        ResponderState::Refused => Fate::Refused,
        ResponderState::Returned => Fate::Returned,
        ResponderState::Withdrawn => Fate::Dropped,
        _ => Fate::Open,
    };
    let (decided, code) = decision(core, case.decision)?;
    let partner = case.partner.to_string();
    let now = core.now();
    side.add(&question(partner, case.received_at, case.answer_by, fate, decided, now), code);
    Ok(())
}

/// What the chains of traces say.
#[derive(Debug, Default)]
struct Chains {
    buckets: BTreeMap<usize, u64>,
    days: Vec<u64>,
    flows: BTreeMap<String, u64>,
    seen: usize,
}

impl Running {
    async fn asked_side(&self, from: Timestamp, to: Timestamp) -> Outcome<Side> {
        let (mut side, mut after): (Side, Option<ExchangeId>) = (Side::default(), None);
        loop {
            let taken = side;
            let (grown, last) = self
                .run(move |core| {
                    let mut side = taken;
                    let rows = core.store.asked_between(from, to, after.as_ref(), AT_ONCE)?;
                    for hop in &rows {
                        asked(core, hop, &mut side)?;
                    }
                    let more = rows.len() == AT_ONCE;
                    Ok((side, rows.last().map(|hop| hop.exchange).filter(|_| more)))
                })
                .await?;
            (side, after) = (grown, last);
            if after.is_none() || side.seen >= QUESTIONS_MAX {
                return Ok(side);
            }
        }
    }

    async fn heard_side(&self, from: Timestamp, to: Timestamp) -> Outcome<Side> {
        let (mut side, mut after): (Side, Option<(Timestamp, LeafHash)>) = (Side::default(), None);
        loop {
            let taken = side;
            let (grown, last) = self
                .run(move |core| {
                    let mut side = taken;
                    let place = after.as_ref().map(|(at, query)| (*at, query));
                    let rows = core.store.heard_between(from, to, place, AT_ONCE)?;
                    for case in &rows {
                        heard(core, case, &mut side)?;
                    }
                    let more = rows.len() == AT_ONCE;
                    let last = rows.last().map(|case| (case.received_at, case.query));
                    Ok((side, last.filter(|_| more)))
                })
                .await?;
            (side, after) = (grown, last);
            if after.is_none() || side.seen >= QUESTIONS_MAX {
                return Ok(side);
            }
        }
    }

    /// The chains of traces that were submitted in this time, newest first.
    async fn chains(&self, from: Timestamp, to: Timestamp) -> Outcome<Chains> {
        let (mut chains, mut after): (Chains, Option<ExchangeId>) = (Chains::default(), None);
        loop {
            let taken = chains;
            let (grown, last) = self
                .run(move |core| {
                    let mut chains = taken;
                    let filter = TraceFilter::default();
                    let rows = core.store.trace_page(filter, after.as_ref(), TRACES_AT_ONCE)?;
                    let more = rows.len() == TRACES_AT_ONCE
                        && rows.last().is_some_and(|trace| trace.created_at >= from);
                    for record in &rows {
                        if record.created_at < from || record.created_at >= to {
                            continue;
                        }
                        chains.seen = chains.seen.saturating_add(1);
                        match present::trace(core, record) {
                            Ok(view) => chain(&view, &mut chains),
                            // What was destroyed under the rules of retention is told of no more.
                            Err(Denied::Erased) => {}
                            Err(other) => return Err(other),
                        }
                    }
                    Ok((chains, rows.last().map(|trace| trace.id).filter(|_| more)))
                })
                .await?;
            (chains, after) = (grown, last);
            if after.is_none() || chains.seen >= TRACES_MAX {
                return Ok(chains);
            }
        }
    }
}

fn chain(view: &super::views::TraceView, chains: &mut Chains) {
    if let Some(time) = &view.time_to_crime
        && time.bucket_min == time.bucket_max
        && let Some(place) = Bucket::ALL.iter().position(|b| b.name() == time.bucket_min)
    {
        let count = chains.buckets.entry(place).or_default();
        *count = count.saturating_add(1);
        chains.days.push(time.days_min.midpoint(time.days_max.unwrap_or(time.days_min)));
    }
    let lawful = view.diversion.as_ref().and_then(|diversion| diversion.last_lawful.as_ref());
    if let Some(source) = lawful {
        let count = chains.flows.entry(source.country.clone()).or_default();
        *count = count.saturating_add(1);
    }
}

/// Outcomes of both sides, by code.
fn outcomes(asked: &Side, heard: &Side) -> Vec<OutcomeCountView> {
    let (ours, theirs) = (told(&asked.outcomes), told(&heard.outcomes));
    let mut codes: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    codes.sort();
    codes.dedup();
    let row = |code: &String| OutcomeCountView {
        code: code.clone(),
        fault: faults(code),
        asked: ours.get(code).copied().unwrap_or(Some(0)),
        heard: theirs.get(code).copied().unwrap_or(Some(0)),
    };
    codes.into_iter().map(row).collect()
}

fn faults(code: &str) -> Vec<String> {
    let known = NotCompletedCode::ALL.iter().find(|known| known.code() == code);
    let faults = known.map(|known| known.fault()).unwrap_or_default();
    faults.iter().map(|fault| fault.name().to_owned()).collect()
}

impl StatisticsService for Running {
    async fn statistics(
        &self,
        caller: Caller,
        request: StatisticsRequest,
    ) -> Outcome<StatisticsView> {
        let (now, own, synthetic) = self
            .run(move |core| {
                may(core, caller, roles::READS_STATISTICS)?;
                Ok((core.now(), core.identity.name.country().to_string(), core.synthetic))
            })
            .await?;
        let (first, last) = months(&request, now)?;
        let (from, to) = (first.begins(), Month(last.0.saturating_add(1)).begins());
        let asked = self.asked_side(from, to).await?;
        let heard = self.heard_side(from, to).await?;
        let mut chains = self.chains(from, to).await?;
        let cut =
            asked.seen >= QUESTIONS_MAX || heard.seen >= QUESTIONS_MAX || chains.seen >= TRACES_MAX;
        for place in 0..Bucket::ALL.len() {
            chains.buckets.entry(place).or_default();
        }
        let enough = chains.days.len() as u64 >= LEAST;
        let (large, small): (Vec<_>, Vec<_>) =
            chains.flows.into_iter().partition(|(_, count)| *count >= LEAST);
        let others = small.iter().map(|(_, count)| *count).fold(0, u64::saturating_add);
        Ok(StatisticsView {
            from: first.to_string(),
            to: last.to_string(),
            least: LEAST,
            cut,
            synthetic,
            outcomes: outcomes(&asked, &heard),
            asked: asked.work.rows(),
            heard: heard.work.rows(),
            time_to_crime: told(&chains.buckets).into_values().collect(),
            median_days: median(&mut chains.days).filter(|_| enough),
            flows: large
                .into_iter()
                .map(|(from, count)| FlowCountView { from, to: own.clone(), count })
                .collect(),
            other_flows: (others == 0 || others >= LEAST).then_some(others),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_for(from: Option<&str>, to: Option<&str>) -> Outcome<(String, String)> {
        let request =
            StatisticsRequest { from: from.map(str::to_owned), to: to.map(str::to_owned) };
        let now = Timestamp::parse_rfc3339("2026-11-23T11:00:00Z").unwrap();
        months(&request, now).map(|(from, to)| (from.to_string(), to.to_string()))
    }

    #[test]
    fn a_year_is_told_of_unless_something_else_is_asked_for() {
        let said = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(asked_for(None, None).unwrap(), said("2025-12", "2026-11"));
        assert_eq!(asked_for(Some("2026-03"), None).unwrap(), said("2026-03", "2026-11"));
        assert_eq!(asked_for(None, Some("2026-01")).unwrap(), said("2025-02", "2026-01"));
        for bad in ["2026", "2026-13", "2026-1", "x", "20260-1", "2027-01", "1980-01"] {
            assert!(asked_for(Some(bad), None).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_month_begins_at_its_first_second() {
        let month = Month::parse("2026-12").unwrap();
        assert_eq!(month.begins().to_rfc3339(), "2026-12-01T00:00:00Z");
        assert_eq!(Month(month.0 + 1).begins().to_rfc3339(), "2027-01-01T00:00:00Z");
    }

    #[test]
    fn what_is_due_and_not_decided_is_overdue_and_what_was_dropped_is_not() {
        let at = |seconds: u64| Timestamp(1_800_000_000 + seconds);
        let of = |fate, decided| question("p".to_owned(), at(0), at(10), fate, decided, at(20));
        assert!(of(Fate::Open, None).overdue);
        assert!(!of(Fate::Dropped, None).overdue);
        assert!(of(Fate::Answered, Some(at(11))).overdue);
        assert!(!of(Fate::Answered, Some(at(10))).overdue);
        assert_eq!(of(Fate::Answered, Some(at(7))).seconds, Some(7));
    }

    #[test]
    fn every_failure_says_where_it_lies() {
        assert_eq!(faults("N09"), ["RECORDS"]);
        assert!(faults("R06").is_empty() && faults("D1").is_empty());
    }
}
