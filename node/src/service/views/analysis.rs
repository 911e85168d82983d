//! What many traces say together, and what States report by law.

use serde::{Deserialize, Serialize};

use super::silent_debug;

/// A row of a figure.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SubjectRowView {
    /// An interval, States, a dealer, a maker with a consignment, a type, a partner.
    pub about: Vec<String>,
    /// Counts by the figure's columns; `null`: fewer than may be told, or not told to protect another.
    pub cells: Vec<Option<u64>>,
    /// The second count in percent of the first, where both are told.
    pub percent: Option<u64>,
    /// True if so many of its guns were recovered after a short time that the dealer stands out.
    pub stands_out: bool,
}

/// What the analysis says about one subject.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SubjectView {
    /// `TIME_TO_CRIME`, `FLOWS`, …
    pub subject: String,
    /// What it counts over: the sum of what is told.
    pub n: Option<u64>,
    /// What the cells count, in their order.
    pub columns: Vec<String>,
    /// The rows that may be told.
    pub rows: Vec<SubjectRowView>,
    /// What is in rows too small to be told, all together.
    pub others: Option<u64>,
    /// Median time to crime in days, to thirty days.
    pub median_days: Option<u64>,
    /// How it was counted.
    pub counted: String,
    /// What is not told.
    pub suppression: String,
    /// What may not be concluded from it.
    pub disclaimer: String,
}

/// All figures.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AnalysisView {
    /// The least count that is told; others are multiples of it.
    pub minimum: u64,
    /// First year of recovery.
    pub from_year: Option<u16>,
    /// Last year of recovery.
    pub to_year: Option<u16>,
    /// When the rows were gathered.
    pub as_of: String,
    /// True if any row is invented.
    pub synthetic: bool,
    /// Answers that their originators did not give for such an analysis; they are in no figure.
    pub left_out: Option<u64>,
    /// False if the register is too large to be read for sales in one go: then there is no figure of them.
    pub sales_read: bool,
    /// The figures.
    pub figures: Vec<SubjectView>,
}

/// A line of a form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StatutoryLineView {
    /// Which figure: `RECOVERED`, `BY_TYPE`, …
    pub item: String,
    /// Its name.
    pub name: String,
    /// Of what, where it is broken down, as a code; empty: not known.
    pub by: Option<String>,
    /// The same in words.
    pub by_name: Option<String>,
    /// How many; of `INDICATOR` hundredths of a percent; `null` where there is nothing to divide by.
    pub value: Option<u64>,
    /// How it was counted.
    pub counted: String,
}

/// A form with its figures.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StatutoryView {
    /// `SDG_16_4_2`, `IAFQ`, `POA_ITI`, `EU`.
    pub form: String,
    /// Its name.
    pub name: String,
    /// First year.
    pub from_year: u16,
    /// Last year.
    pub to_year: u16,
    /// True if any row is invented.
    pub synthetic: bool,
    /// The lines.
    pub lines: Vec<StatutoryLineView>,
    /// What may not be concluded from it.
    pub disclaimer: String,
    /// The same as a workbook (XLSX), in base64.
    pub workbook: String,
}

silent_debug!(SubjectRowView, SubjectView, AnalysisView, StatutoryLineView, StatutoryView);
