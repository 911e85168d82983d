//! The life of a request: its steps, its clock, and what it has to do with other requests.

use serde::{Deserialize, Serialize};

use super::silent_debug;

/// One step in the life of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// The request was signed.
    Asked,
    /// A machine signed for what the other side sent.
    Received,
    /// A person took note.
    Acknowledged,
    /// An officer must decide.
    WithOfficer,
    /// Delayed, with a reason and a review date.
    Delayed,
    /// Information is wanted; the clock stands.
    InformationAsked,
    /// Information was supplied; the clock goes on.
    Supplied,
    /// A part of the answer.
    Partial,
    /// Something before the decision that this version does not know.
    OtherInterim,
    /// Answered.
    Answered,
    /// Answered, and parts were left out with a reason.
    AnsweredRestricted,
    /// Answered that it could not be completed.
    NotCompleted,
    /// Answered in words.
    AnsweredInWords,
    /// Refused with a reason.
    Refused,
    /// Returned as inadmissible with a reason.
    Returned,
    /// A decision after the decision: kept, and changes nothing.
    SecondDecision,
    /// Withdrawn before a decision.
    Withdrawn,
    /// Withdrawn after the decision, which stands.
    WithdrawnLate,
    /// Clarification was sought, by another request.
    ClarificationSought,
    /// Opened again, by another request.
    Reopened,
    /// A conflict of two statements with one id.
    Conflict,
    /// Signed, and its content cannot be read: of a version that ours does not know, or erased.
    Unreadable,
    /// Anything else in the exchange.
    Other,
}

impl StepKind {
    /// Text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Asked => "note-step-asked",
            Self::Received => "note-step-received",
            Self::Acknowledged => "note-step-acknowledged",
            Self::WithOfficer => "note-step-with-officer",
            Self::Delayed => "note-step-delayed",
            Self::InformationAsked => "note-step-information-asked",
            Self::Supplied => "note-step-supplied",
            Self::Partial => "note-step-partial",
            Self::OtherInterim => "note-step-other-interim",
            Self::Answered => "note-step-answered",
            Self::AnsweredRestricted => "note-step-answered-restricted",
            Self::NotCompleted => "note-step-not-completed",
            Self::AnsweredInWords => "note-step-answered-in-words",
            Self::Refused => "note-step-refused",
            Self::Returned => "note-step-returned",
            Self::SecondDecision => "note-step-second-decision",
            Self::Withdrawn => "note-step-withdrawn",
            Self::WithdrawnLate => "note-step-withdrawn-late",
            Self::ClarificationSought => "note-step-clarification-sought",
            Self::Reopened => "note-step-reopened",
            Self::Conflict => "note-step-conflict",
            Self::Unreadable => "note-step-unreadable",
            Self::Other => "note-step-other",
        }
    }
}

/// One step: who, when, what, and the entry that says so.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StepView {
    /// When its statement was signed.
    pub at: String,
    /// Who signed it.
    pub who: String,
    /// True if an officer stands behind it, and not the machine alone.
    pub officer: bool,
    /// What.
    pub step: StepKind,
    /// Result, not-completed or reason codes (`R06`, `N02`, `D1`).
    pub codes: Vec<String>,
    /// The new deadline or review date.
    pub until: Option<String>,
    /// Members of list `wanted`, of an information request.
    pub wanted: Vec<String>,
    /// Members of list `withheld`, of a restricted answer.
    pub withheld: Vec<String>,
    /// What it names: States, or the id of another request.
    pub names: Vec<String>,
    /// Words of the one who signed.
    pub text: Option<String>,
    /// The entry's leaf hash: its name in both logs.
    pub leaf: String,
}

/// What an answer leaves out, and why.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RestrictionView {
    /// `D1` … `D6`.
    pub reason: String,
    /// In words.
    pub text: String,
    /// Members of list `withheld`.
    pub withheld: Vec<String>,
}

/// The life of one request, on either side.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct LifeView {
    /// When a person of the asked side took note.
    pub acknowledged: Option<String>,
    /// Until when a person of ours should take note; of a partner's request that waits.
    pub acknowledge_by: Option<String>,
    /// True if nobody of ours took note in that time.
    pub unacknowledged: bool,
    /// True while information is awaited.
    pub clock_stands: bool,
    /// True if the deadline has passed without a decision.
    pub overdue: bool,
    /// True if a delay has come back for review.
    pub review_due: bool,
    /// True if what is shown of an answer is a part of it.
    pub partial: bool,
    /// What is wanted of the asker now: members of list `wanted`.
    pub wanted: Vec<String>,
    /// Why it could not be completed.
    pub not_completed: Vec<String>,
    /// What the answer leaves out.
    pub restricted: Option<RestrictionView>,
    /// The exchange that this one repeats.
    pub duplicate_of: Option<String>,
    /// States that may know more.
    pub indicated: Vec<String>,
    /// How many records fit.
    pub candidates: Option<u64>,
    /// The exchange that this one opens again.
    pub reopens: Option<String>,
    /// The exchange whose decision or delay is to be clarified.
    pub clarifies: Option<String>,
    /// Exchanges that open this one again.
    pub reopened_by: Vec<String>,
    /// Exchanges that seek clarification of it.
    pub clarified_by: Vec<String>,
    /// Entries that prove when the decision is or was due.
    pub proof: Vec<String>,
    /// Every step, oldest first.
    pub timeline: Vec<StepView>,
}

/// What a list says of a request's life.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RowLifeView {
    /// True if the deadline has passed without a decision.
    pub overdue: bool,
    /// True while information is awaited.
    pub clock_stands: bool,
    /// True if a delay has come back for review.
    pub review_due: bool,
    /// True if nobody of ours took note in time.
    pub unacknowledged: bool,
    /// True if it was opened again.
    pub reopened: bool,
    /// Entries that prove that it is overdue.
    pub proof: Vec<String>,
}

/// What needs attention in the lives of requests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct LifeStatusView {
    /// Partners' requests of which nobody took note in time.
    pub unacknowledged_cases: u64,
    /// Delays that came back for review.
    pub reviews_due: u64,
    /// Requests of ours that partners have not decided in time.
    pub overdue_traces: u64,
    /// Requests of ours for which a partner wants more information.
    pub information_wanted: u64,
}

silent_debug!(StepView, RestrictionView, LifeView);
