//! What an officer decides in a case.

use minicbor::{Decode, Encode};
use vestigo_protocol::codec;
use vestigo_protocol::codes::{DisclosureLevel, ReturnReason, WithholdReason};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::disclosure::Choice;
use super::matters::Reply;
use super::record::{ActRecord, Done};
use crate::registry::RecordId;

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

impl std::fmt::Debug for Act {
    /// Silent: the words are case content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Answer { .. } => "Answer",
            Self::Reply { .. } => "Reply",
            Self::Refuse { .. } => "Refuse",
            Self::Return { .. } => "Return",
            Self::Delay { .. } => "Delay",
        })
    }
}

/// An answer that waits for its second officer, as it is stored.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Stored {
    #[n(1)]
    level: DisclosureLevel,
    /// Absent: none was chosen; empty: none of the candidates.
    #[n(2)]
    record: Option<Vec<i64>>,
    #[n(3)]
    text: Option<Text<NOTE_MAX>>,
}

impl Act {
    /// The level at which it lets something out, if it does.
    #[must_use]
    pub const fn releases(&self) -> Option<DisclosureLevel> {
        match self {
            Self::Answer { level, .. } => Some(*level),
            Self::Reply { .. } | Self::Refuse { .. } | Self::Return { .. } | Self::Delay { .. } => {
                None
            }
        }
    }

    /// The same at another level.
    pub const fn set_level(&mut self, to: DisclosureLevel) {
        if let Self::Answer { level, .. } = self {
            *level = to;
        }
    }

    /// Which candidate it is about.
    #[must_use]
    pub const fn choice(&self) -> Option<Choice> {
        match self {
            Self::Answer { choice, .. } => *choice,
            Self::Reply { .. } | Self::Refuse { .. } | Self::Return { .. } | Self::Delay { .. } => {
                None
            }
        }
    }

    /// The officer's words.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Answer { text, .. } | Self::Reply { text, .. } => text.as_ref().map(Text::as_str),
            Self::Refuse { text, .. } | Self::Return { text, .. } | Self::Delay { text, .. } => {
                Some(text.as_str())
            }
        }
    }

    /// For the record of the decision, the words left out.
    #[must_use]
    pub fn record(&self) -> ActRecord {
        match self {
            Self::Answer { level, .. } => ActRecord::answered(*level),
            Self::Reply { .. } => ActRecord::of(Done::Replied),
            Self::Refuse { reason, .. } => {
                ActRecord { reason: Some((*reason).into()), ..ActRecord::of(Done::Refused) }
            }
            Self::Return { reason, .. } => ActRecord::returned(*reason),
            Self::Delay { reason, review_at, .. } => ActRecord {
                reason: Some((*reason).into()),
                review_at: Some(*review_at),
                ..ActRecord::of(Done::Delayed)
            },
        }
    }

    /// As a proposal is stored; none for an act that lets nothing out.
    #[must_use]
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let Self::Answer { level, choice, text } = self else { return None };
        let record = choice.and_then(|choice| match choice {
            Choice::Best => None,
            Choice::Record(id) => Some(vec![id.0]),
            Choice::NoRecord => Some(Vec::new()),
        });
        Some(codec::encode(&Stored { level: *level, record, text: text.clone() }))
    }

    /// Reads [`Self::to_bytes`].
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let Stored { level, record, text } = codec::decode(bytes).ok()?;
        let choice = record.map(|record| {
            record.first().map_or(Choice::NoRecord, |id| Choice::Record(RecordId(*id)))
        });
        Some(Self::Answer { level, choice, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposed_answer_is_read_as_it_was_written() {
        for choice in [None, Some(Choice::NoRecord), Some(Choice::Record(RecordId(-7)))] {
            let text = Some(Text::new("words").unwrap());
            let act = Act::Answer { level: DisclosureLevel::L4, choice, text };
            assert!(Act::from_bytes(&act.to_bytes().unwrap()) == Some(act));
        }
        let text = Text::new("no").unwrap();
        assert!(Act::Refuse { reason: WithholdReason::ALL[0], text }.to_bytes().is_none());
    }
}
