//! Batches of traces.

use serde::{Deserialize, Serialize};

use super::super::ServiceError;

/// What became, or would become, of a file of traces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BatchCheckView {
    /// Number of the batch; none if nothing was stored.
    pub id: Option<u64>,
    /// Name of the file.
    pub file: String,
    /// Rows with anything in them.
    pub rows: u64,
    /// Rows that are, or would be, submitted.
    pub good: u64,
    /// Good rows whose partner was chosen by the country of manufacture.
    pub chosen: u64,
    /// Good rows by partner.
    pub partners: Vec<BatchPartnerView>,
    /// Rows that go back, in the order of the file; some have more than one reason.
    pub returned: Vec<ReturnedRowView>,
    /// What is odd about the file or about rows that do not go back.
    pub warnings: Vec<ReturnedRowView>,
}

/// Rows that ask one partner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BatchPartnerView {
    /// Node name.
    pub partner: String,
    /// Rows.
    pub rows: u64,
    /// Of these, rows for which it was chosen by the country of manufacture.
    pub chosen: u64,
    /// Requests on one day under the agreement in force.
    pub per_day: u64,
    /// Requests that today's budget still holds.
    pub today: u64,
    /// Days on which the rows are sent, today included.
    pub days: u64,
}

/// Why a row goes back, or what is odd about it. Nothing of the row itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReturnedRowView {
    /// Sheet of a spreadsheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Line of the file, or row of the sheet, from 1.
    pub line: u64,
    /// Heading of the column, or the name of the column that is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What it is and what to do.
    pub error: ServiceError,
}

/// A batch in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BatchRowCountsView {
    /// Rows to be submitted.
    pub waiting: u64,
    /// Rows submitted.
    pub submitted: u64,
    /// Rows that went back.
    pub rejected: u64,
    /// Submitted rows that were decided.
    pub decided: u64,
}

/// One batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BatchSummaryView {
    /// Its number.
    pub id: u64,
    /// Name of the file.
    pub file: String,
    /// When it was taken.
    pub created: String,
    /// `running`, `stopped` or `done`.
    pub state: String,
    /// Rows of the file.
    pub rows: u64,
    /// Rows by what became of them.
    pub counts: BatchRowCountsView,
    /// By partner.
    pub partners: Vec<BatchProgressView>,
}

/// How far a batch has come with one partner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BatchProgressView {
    /// Node name; empty for rows whose partner could not be told.
    pub partner: String,
    /// Rows to be submitted.
    pub waiting: u64,
    /// Rows submitted.
    pub submitted: u64,
    /// Rows that went back.
    pub rejected: u64,
    /// Submitted rows by where the first question stands, such as `answered`.
    pub states: std::collections::BTreeMap<String, u64>,
    /// Why the rows that wait are not submitted now: `budget`, `outbox`, `no-agreement`,
    /// `no-partner` or `no-officer`.
    pub held: Option<String>,
    /// Until when, where that is known.
    pub until: Option<String>,
}

/// Batches, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BatchesView {
    /// The batches.
    pub items: Vec<BatchSummaryView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

/// One row of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BatchLineView {
    /// Its place, from 1.
    pub row: u64,
    /// Sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Line of the file.
    pub line: u64,
    /// Whom it asks.
    pub partner: Option<String>,
    /// `waiting`, `submitted` or `rejected`.
    pub state: String,
    /// The trace.
    pub trace: Option<String>,
    /// Where the trace's first question stands, such as `answered`.
    pub hop: Option<String>,
    /// Result code of the answer (`R06`), or reason of a refusal or return (`D1`, `A7`).
    pub result: Option<String>,
    /// Why it went back.
    pub errors: Vec<ReturnedRowView>,
}

/// A page of rows of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BatchLinesView {
    /// The rows.
    pub items: Vec<BatchLineView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}
