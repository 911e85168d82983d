//! Requests about the adviser's tools.

use serde::{Deserialize, Serialize};

use super::silent_debug;

/// In which language words are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsRequest {
    /// Its tag: `en`, `es`, `pt` or `fr`; absent: `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// `adviser begin`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginAssessmentRequest {
    /// The year that it is about, 1990 to 2199.
    pub year: u16,
    /// Number of the assessment whose answers and unfinished actions it begins with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u64>,
}

/// One answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessmentAnswer {
    /// Id of the question.
    pub question: String,
    /// From 0 to 4; absent takes the answer back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// What shows it, up to 2000 characters; may be empty.
    #[serde(default)]
    pub evidence: String,
}

/// `adviser answer`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerAssessmentRequest {
    /// The answers; other questions stay as they are.
    pub answers: Vec<AssessmentAnswer>,
}

/// `adviser plan`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanRequest {
    /// Number of the action that is changed; absent: a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<u32>,
    /// Id of the question that it answers.
    pub question: String,
    /// What is done: 1 to 500 characters.
    pub what: String,
    /// Which office does it: 1 to 200 characters.
    pub who: String,
    /// By when, `2027-06-30`.
    pub by: String,
    /// When it was done, `2027-05-01`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
}

/// The answer to a question of the training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrainingAnswerRequest {
    /// The card.
    pub card: String,
    /// Which time it is asked, from 0: as the question has it.
    pub attempt: u32,
    /// The choice, from 0.
    pub choice: u32,
    /// Language of what is said: `en`, `es`, `pt` or `fr`; absent: `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

silent_debug!(AssessmentAnswer, AnswerAssessmentRequest, PlanRequest);

/// `adviser trace begin`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginPracticeRequest {
    /// How difficult it is: 1 to 3.
    pub level: u8,
    /// What the world is made from: whoever gives the same has the same gun. Absent: another one each
    /// time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u32>,
    /// Language of what is said: `en`, `es`, `pt` or `fr`; absent: `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// `adviser trace show`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PracticeRequest {
    /// Number of the run; absent: the last that was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<u32>,
    /// Language of what is said: `en`, `es`, `pt` or `fr`; absent: `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A field of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PracticeField {
    /// Its name, as the step has it.
    pub name: String,
    /// What was written or chosen.
    pub value: String,
}

/// `adviser trace answer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerPracticeRequest {
    /// Number of the run.
    pub run: u32,
    /// Number of the step, from 1: as the run has it.
    pub step: u32,
    /// The fields of the step.
    pub fields: Vec<PracticeField>,
    /// Language of what is said: `en`, `es`, `pt` or `fr`; absent: `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}
