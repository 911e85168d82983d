//! What an officer decides in a case.

use vestigo_protocol::codes::{
    DisclosureLevel, NotCompletedCode, ReturnReason, WantedInformation, WithholdReason,
};
use vestigo_protocol::ids::{Country, LeafHash};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::Restriction;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::disclosure::Choice;
use super::matters::Reply;

/// One act of an officer.
#[derive(Clone, PartialEq, Eq)]
pub enum Act {
    /// Answers at a level.
    Answer {
        /// At which the record is cut.
        level: DisclosureLevel,
        /// Which of the candidates it is about; none only where there is one.
        choice: Option<Choice>,
        /// In words, besides.
        text: Option<Text<NOTE_MAX>>,
        /// What of it is left out, and why.
        restriction: Option<Restriction>,
    },
    /// Gives a part of the answer at a level; the rest is owed.
    Partial {
        /// At which the record is cut.
        level: DisclosureLevel,
        /// Which of the candidates it is about; none only where there is one.
        choice: Option<Choice>,
        /// In words, besides.
        text: Option<Text<NOTE_MAX>>,
    },
    /// Answers that the trace could not be completed.
    NotCompleted(NotCompleted),
    /// Takes note of the request.
    Acknowledge {
        /// In words, besides.
        text: Option<Text<NOTE_MAX>>,
    },
    /// Asks for more information; the clock stands until it comes.
    AskInformation {
        /// What is wanted, each once and ascending.
        wanted: Vec<WantedInformation>,
        /// In words.
        text: Text<NOTE_MAX>,
    },
    /// Replies to a request that is no look-up.
    Reply {
        /// With what.
        reply: Reply,
        /// In words, besides.
        text: Option<Text<NOTE_MAX>>,
    },
    /// Refuses, with a reason.
    Refuse {
        /// D1 to D6.
        reason: WithholdReason,
        /// In words.
        text: Text<NOTE_MAX>,
    },
    /// Returns as inadmissible.
    Return {
        /// A1 to A9.
        reason: ReturnReason,
        /// In words.
        text: Text<NOTE_MAX>,
    },
    /// Delays until a review.
    Delay {
        /// D1 to D6.
        reason: WithholdReason,
        /// In words.
        text: Text<NOTE_MAX>,
        /// When it is looked at again.
        review_at: Timestamp,
    },
}

impl Act {
    /// The level at which it discloses what a record says; none if it discloses nothing of one.
    #[must_use]
    pub const fn level(&self) -> Option<DisclosureLevel> {
        match self {
            Self::Answer { level, .. } | Self::Partial { level, .. } => Some(*level),
            _ => None,
        }
    }
}

/// Why a trace could not be completed.
#[derive(Clone, PartialEq, Eq)]
pub struct NotCompleted {
    /// N01 to N18, at least one.
    pub codes: Vec<NotCompletedCode>,
    /// The query of the same partner that this one repeats; with N15.
    pub duplicate_of: Option<LeafHash>,
    /// States that may know more; with N18.
    pub indicated: Vec<Country>,
    /// How many records fit; with N02 and N08, and counted where it is not given.
    pub candidates: Option<u64>,
    /// In words, besides.
    pub text: Option<Text<NOTE_MAX>>,
}

impl std::fmt::Debug for NotCompleted {
    /// Silent: the words are case content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NotCompleted({})", self.codes.len())
    }
}

impl std::fmt::Debug for Act {
    /// Silent: the words are case content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Answer { .. } => "Answer",
            Self::Reply { .. } => "Reply",
            Self::Refuse { .. } => "Refuse",
            Self::Return { .. } => "Return",
            Self::Delay { .. } => "Delay",
            Self::Partial { .. } => "Partial",
            Self::NotCompleted(_) => "NotCompleted",
            Self::Acknowledge { .. } => "Acknowledge",
            Self::AskInformation { .. } => "AskInformation",
        })
    }
}
