//! What the analysis is asked.

use serde::{Deserialize, Serialize};

/// `analysis show`.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
    utoipa::IntoParams,
)]
#[serde(deny_unknown_fields)]
pub struct AnalysisRequest {
    /// First year of recovery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_year: Option<u16>,
    /// Last year of recovery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_year: Option<u16>,
    /// Only this subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Language of its words: `en`, `es`, `pt`, `fr`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// `analysis form`.
#[derive(
    Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams,
)]
#[serde(deny_unknown_fields)]
pub struct StatutoryRequest {
    /// `SDG_16_4_2`, `IAFQ`, `POA_ITI`, `EU`.
    pub form: String,
    /// The year; of the biennial form the second.
    pub year: u16,
    /// Language of its words: `en`, `es`, `pt`, `fr`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}
