//! Figures about questions and answers. No gun and no person is in them.

use serde::{Deserialize, Serialize};

/// Questions to or of one partner in one month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WorkRowView {
    /// The partner; empty: all of them.
    pub partner: String,
    /// The month in which it was asked, `2026-11`; empty: the whole time.
    pub month: String,
    /// Questions asked.
    pub asked: u64,
    /// Of these, answered.
    pub answered: u64,
    /// Refused with a reason.
    pub refused: u64,
    /// Returned as inadmissible.
    pub returned: u64,
    /// Withdrawn, or never delivered.
    pub dropped: u64,
    /// Not decided yet.
    pub open: u64,
    /// Decided after the date on which it was due, or due and not decided.
    pub overdue: u64,
    /// Seconds until the decision, the median of those decided.
    pub median_seconds: Option<u64>,
}

/// How often something was the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OutcomeCountView {
    /// Result, not-completed, refusal or return code.
    pub code: String,
    /// Where a failure lies: `ITEM`, `REQUEST`, `RECORDS`; none for what is no failure.
    pub fault: Vec<String>,
    /// Of our questions; absent: too few to be told.
    pub asked: Option<u64>,
    /// Of partners' questions; absent: too few to be told.
    pub heard: Option<u64>,
}

/// Guns that were last lawful in one State and recovered in another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FlowCountView {
    /// ISO 3166-1 alpha-2 of the State in whose records the last lawful holder is.
    pub from: String,
    /// Of the State of recovery.
    pub to: String,
    /// How many: never fewer than may be told.
    pub count: u64,
}

/// Figures about questions and answers of some months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StatisticsView {
    /// The first month, `2026-01`.
    pub from: String,
    /// The last month.
    pub to: String,
    /// The least count that is told of outcomes, times and flows; a smaller one is absent.
    pub least: u64,
    /// True if the data are invented (demo).
    pub synthetic: bool,
    /// Our questions, by partner and month; the first row is all of them.
    pub asked: Vec<WorkRowView>,
    /// Partners' questions, likewise.
    pub heard: Vec<WorkRowView>,
    /// Outcomes, by code.
    pub outcomes: Vec<OutcomeCountView>,
    /// Times to crime of our traces, in the six intervals in which they are published; absent: too few.
    pub time_to_crime: Vec<Option<u64>>,
    /// The median of these in days, if there are enough.
    pub median_days: Option<u64>,
    /// Where the guns of our traces were last lawful.
    pub flows: Vec<FlowCountView>,
    /// Guns of flows that are too few to be told one by one; absent: too few altogether.
    pub other_flows: Option<u64>,
}
