//! Requests about statistics.

use serde::{Deserialize, Serialize};

/// `statistics`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatisticsRequest {
    /// The first month, `2026-01`; absent: twelve months up to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last month; absent: this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}
