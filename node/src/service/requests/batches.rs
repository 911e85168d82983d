//! Batches of traces.

use serde::{Deserialize, Serialize};

use super::super::views::silent_debug;
use super::as_one_text;

/// `batch check` and `batch submit`: all but the file itself. What a row leaves open is taken from
/// here.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BatchRequest {
    /// Name of the file, as it is shown.
    pub file: String,
    /// Find out what would happen, and keep nothing.
    pub dry_run: bool,
    /// Submit nothing if one row goes back.
    pub all_or_nothing: bool,
    /// Rows that name no partner go to the one in the country of manufacture. A person must have
    /// agreed.
    pub by_country: bool,
    /// Whom rows ask: a node name, or the code of a State with one partner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Purpose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Legal basis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// Circumstances of the finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circumstances: Option<String>,
    /// Our own reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_ref: Option<String>,
    /// Priority; absent: routine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
    /// Why it is urgent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub justification: Option<String>,
    /// Propose onward traces instead of sending them.
    pub no_auto_onward: bool,
    /// What is sent all the same: rows that repeat another row (`repeated`), an earlier request
    /// (`asked`) or a gun in our own registry (`own`), and rows without importer (`importer`).
    #[serde(skip_serializing_if = "Vec::is_empty", with = "as_one_text")]
    #[schema(value_type = String)]
    pub allow: Vec<String>,
    /// Requests that were answered within so many days count as earlier requests; absent: 90.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_days: Option<u32>,
    /// Encoding label (WHATWG); absent: found out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Sheet of a spreadsheet, or `all`; absent: the first that is not empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The source whose column mapping, kept by an import, is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Columns mapped by hand, each `HEADING=COLUMN`.
    #[serde(skip_serializing_if = "Vec::is_empty", with = "as_one_text")]
    #[schema(value_type = String)]
    pub columns: Vec<String>,
}

silent_debug!(BatchRequest);

/// `batch stop` and `batch resume`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BatchRun {
    /// True to go on, false to stop.
    pub runs: bool,
}
