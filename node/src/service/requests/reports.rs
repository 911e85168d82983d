//! Requests about sealed reports.

use serde::{Deserialize, Serialize};

use super::silent_debug;

/// `report issue`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportRequest {
    /// To whom it is given: 1 to 200 characters in one line.
    pub recipient: String,
    /// Tag of its language: `en`, `es`, `pt` or `fr`.
    pub language: String,
    /// For what use, as of an export; absent: the agency's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<String>,
    /// A draft.
    #[serde(default)]
    pub draft: bool,
}

/// `report list`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportListRequest {
    /// Only those of this trace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<String>,
    /// Only the one with this verification code, with or without its hyphens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// At most so many; the service caps it at 1000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next` of the previous page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

silent_debug!(ReportRequest);
