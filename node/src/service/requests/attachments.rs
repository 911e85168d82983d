//! Attached files.

use serde::{Deserialize, Serialize};

use super::super::views::silent_debug;
use super::life::{AskInformationRequest, OutcomeRequest, SupplyRequest};
use super::{AnswerRequest, ReplyRequest, TraceRequest};

/// A file that is to leave; its bytes come beside it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StageRequest {
    /// What it is (`PHOTOGRAPH`, …).
    pub role: String,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// `trace submit --attach`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitWithRequest {
    /// The trace.
    pub trace: TraceRequest,
    /// Files that were staged.
    pub attachments: Vec<String>,
}

/// `trace attach`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachRequest {
    /// Which hop, from 1; absent: the first.
    #[serde(default)]
    pub hop: Option<u32>,
    /// Files that were staged.
    pub attachments: Vec<String>,
}

/// What an officer does in a case, where files can go with it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum CaseAct {
    /// `case answer` at a level and whole.
    Answer(AnswerRequest),
    /// `case answer` otherwise.
    Outcome(OutcomeRequest),
    /// `case ask`.
    Ask(AskInformationRequest),
}

/// `case reply --attach`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyWithRequest {
    /// The reply.
    pub reply: ReplyRequest,
    /// Files that were staged.
    pub attachments: Vec<String>,
}

/// `case answer --attach` and `case ask --attach`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActWithRequest {
    /// What is done.
    pub act: CaseAct,
    /// Files that were staged.
    pub attachments: Vec<String>,
}

/// `trace supply --attach`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplyWithRequest {
    /// What is supplied.
    pub supply: SupplyRequest,
    /// Files that were staged.
    pub attachments: Vec<String>,
}

/// `attachment save`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenRequest {
    /// As it travelled, for evidence; else decoded and written anew.
    #[serde(default)]
    pub as_released: bool,
}

silent_debug!(
    StageRequest,
    SubmitWithRequest,
    CaseAct,
    ActWithRequest,
    SupplyWithRequest,
    ReplyWithRequest
);
