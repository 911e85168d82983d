//! Statistics: questions asked and answered by partner and month, outcomes, time to answer, time to
//! crime, flows, counted over the rows that the analysis keeps ([`super::analysing`]).

use std::future::Future;

use vestigo_protocol::codes::NotCompletedCode;
use vestigo_protocol::time::Timestamp;

use super::requests::StatisticsRequest;
use super::running::Running;
use super::views::{FlowCountView, OutcomeCountView, StatisticsView, WorkRowView};
use super::{Caller, Outcome, analysing, intake, roles};
use crate::analysis::Month;
use crate::analysis::workload::{self, LEAST, Side, Work, told};

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

/// The first and the last month that a request asks for.
fn months(request: &StatisticsRequest, now: Timestamp) -> Outcome<(Month, Month)> {
    let read = |name: &str, text: &Option<String>| match text {
        None => Ok(None),
        Some(text) => Month::parse(text).map(Some).ok_or_else(|| intake::bad(name, text)),
    };
    let to = read("to", &request.to)?.unwrap_or(Month::of(now));
    let from = read("from", &request.from)?.unwrap_or(to.before(MONTHS - 1));
    if to.since(from).is_none_or(|months| months >= MONTHS_MAX) {
        return Err(intake::bad("from", &from.to_string()));
    }
    Ok((from, to))
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
        let books = analysing::up_to_date(self, caller, roles::READS_STATISTICS).await?;
        let (now, synthetic, own) = (books.as_of, books.synthetic, self.identity.name.country());
        let (first, last) = months(&request, now)?;
        let (from, to) = (first.begins(), last.later(1).begins());
        books
            .read(move |table| {
                let asked = workload::side(table, false, (from, to), now);
                let heard = workload::side(table, true, (from, to), now);
                let chains = workload::chains(table, (from, to));
                StatisticsView {
                    from: first.to_string(),
                    to: last.to_string(),
                    least: LEAST,
                    synthetic,
                    outcomes: outcomes(&asked, &heard),
                    asked: asked.work.into_iter().map(row).collect(),
                    heard: heard.work.into_iter().map(row).collect(),
                    time_to_crime: chains.times,
                    median_days: chains.median_days,
                    flows: chains
                        .flows
                        .into_iter()
                        .map(|(from, count)| FlowCountView { from, to: own.to_string(), count })
                        .collect(),
                    other_flows: chains.other_flows,
                }
            })
            .await
    }
}

fn row(work: Work) -> WorkRowView {
    WorkRowView {
        partner: work.partner,
        month: work.month.map(|month| month.to_string()).unwrap_or_default(),
        asked: work.asked,
        answered: work.answered,
        refused: work.refused,
        returned: work.returned,
        dropped: work.dropped,
        open: work.open,
        overdue: work.overdue,
        median_seconds: work.median_seconds,
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
    fn every_failure_says_where_it_lies() {
        assert_eq!(faults("N09"), ["RECORDS"]);
        assert!(faults("R06").is_empty() && faults("D1").is_empty());
    }
}
