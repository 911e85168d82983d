//! What an officer decides in a case.

use vestigo_protocol::codes::{DisclosureLevel, ReturnReason, WithholdReason};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::disclosure::Choice;

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

impl std::fmt::Debug for Act {
    /// Silent: the words are case content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Answer { .. } => "Answer",
            Self::Refuse { .. } => "Refuse",
            Self::Return { .. } => "Return",
            Self::Delay { .. } => "Delay",
        })
    }
}
