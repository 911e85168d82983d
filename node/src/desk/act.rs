//! What an officer decides in a case.

use minicbor::{Decode, Encode};
use vestigo_protocol::codec;
use vestigo_protocol::codes::{
    DisclosureLevel, NotCompletedCode, ReturnReason, WantedInformation, WithholdReason,
};
use vestigo_protocol::ids::{Country, LeafHash};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Attachment, Restriction};
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
        /// What of it is left out, and why.
        restriction: Option<Restriction>,
        /// Files that go with it.
        files: Vec<Attachment>,
    },
    /// Gives a part of the answer at a level; the rest is owed.
    Partial {
        /// At which the record is cut.
        level: DisclosureLevel,
        /// Which of the candidates it is about; none only where there is one.
        choice: Option<Choice>,
        /// In words, besides.
        text: Option<Text<NOTE_MAX>>,
        /// Files that go with it.
        files: Vec<Attachment>,
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
        /// Files that go with it.
        files: Vec<Attachment>,
    },
    /// Replies to a request that is no look-up.
    Reply {
        /// With what.
        reply: Reply,
        /// In words, besides.
        text: Option<Text<NOTE_MAX>>,
        /// Files that go with it.
        files: Vec<Attachment>,
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

/// Why a trace could not be completed.
#[derive(Clone, PartialEq, Eq)]
pub struct NotCompleted {
    /// N01 to N18; at least one, unless it was not made here.
    pub codes: Vec<NotCompletedCode>,
    /// The gun is none of our maker's: R14.
    pub not_made_here: bool,
    /// The query of the same partner that this one repeats; with N15.
    pub duplicate_of: Option<LeafHash>,
    /// States that may know more; with N18.
    pub indicated: Vec<Country>,
    /// How many records fit; with N02 and N08, and counted where it is not given.
    pub candidates: Option<u64>,
    /// In words, besides.
    pub text: Option<Text<NOTE_MAX>>,
    /// Files that go with it.
    pub files: Vec<Attachment>,
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
    #[n(4)]
    restriction: Option<Restriction>,
    /// Present: a part of the answer, and the rest is owed.
    #[n(5)]
    partial: Option<bool>,
    /// Absent: none.
    #[n(6)]
    files: Option<Vec<Attachment>>,
}

impl Act {
    /// What it leaves out.
    #[must_use]
    pub const fn restriction(&self) -> Option<&Restriction> {
        match self {
            Self::Answer { restriction, .. } => restriction.as_ref(),
            _ => None,
        }
    }

    /// The files that go with it.
    #[must_use]
    pub fn files(&self) -> &[Attachment] {
        match self {
            Self::Answer { files, .. }
            | Self::Partial { files, .. }
            | Self::AskInformation { files, .. }
            | Self::Reply { files, .. }
            | Self::NotCompleted(NotCompleted { files, .. }) => files,
            Self::Acknowledge { .. }
            | Self::Refuse { .. }
            | Self::Return { .. }
            | Self::Delay { .. } => &[],
        }
    }

    /// The same with other files, where it can have any.
    pub fn set_files(&mut self, to: Vec<Attachment>) {
        match self {
            Self::Answer { files, .. }
            | Self::Partial { files, .. }
            | Self::AskInformation { files, .. }
            | Self::Reply { files, .. }
            | Self::NotCompleted(NotCompleted { files, .. }) => *files = to,
            Self::Acknowledge { .. }
            | Self::Refuse { .. }
            | Self::Return { .. }
            | Self::Delay { .. } => {}
        }
    }

    /// The level at which it lets something out, if it does.
    #[must_use]
    pub const fn releases(&self) -> Option<DisclosureLevel> {
        match self {
            Self::Answer { level, .. } | Self::Partial { level, .. } => Some(*level),
            _ => None,
        }
    }

    /// The same at another level.
    pub const fn set_level(&mut self, to: DisclosureLevel) {
        if let Self::Answer { level, .. } | Self::Partial { level, .. } = self {
            *level = to;
        }
    }

    /// Which candidate it is about.
    #[must_use]
    pub const fn choice(&self) -> Option<Choice> {
        match self {
            Self::Answer { choice, .. } | Self::Partial { choice, .. } => *choice,
            _ => None,
        }
    }

    /// The officer's words.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Answer { restriction: Some(restriction), .. } => Some(restriction.text.as_str()),
            Self::Answer { text, .. }
            | Self::Partial { text, .. }
            | Self::Acknowledge { text }
            | Self::Reply { text, .. } => text.as_ref().map(Text::as_str),
            Self::NotCompleted(outcome) => outcome.text.as_ref().map(Text::as_str),
            Self::AskInformation { text, .. } => Some(text.as_str()),
            Self::Refuse { text, .. } | Self::Return { text, .. } | Self::Delay { text, .. } => {
                Some(text.as_str())
            }
        }
    }

    /// For the record of the decision, the words left out.
    #[must_use]
    pub fn record(&self) -> ActRecord {
        let files = self.files();
        let named = || files.iter().map(|file| file.digest).collect();
        ActRecord { files: (!files.is_empty()).then(named), ..self.without_files() }
    }

    fn without_files(&self) -> ActRecord {
        match self {
            Self::Answer { level, restriction, .. } => ActRecord {
                reason: restriction.as_ref().map(|r| r.reason.into()),
                ..ActRecord::answered(*level)
            },
            Self::Partial { level, .. } => {
                ActRecord { level: Some(*level), ..ActRecord::of(Done::Noted) }
            }
            Self::Acknowledge { .. } | Self::AskInformation { .. } => ActRecord::of(Done::Noted),
            // Nothing of a record is told: it replies without a level.
            Self::NotCompleted(_) | Self::Reply { .. } => ActRecord::of(Done::Replied),
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
        let (level, choice, text, restriction, files, partial) = match self {
            Self::Answer { level, choice, text, restriction, files } => {
                (*level, choice, text, restriction.clone(), files, None)
            }
            Self::Partial { level, choice, text, files } => {
                (*level, choice, text, None, files, Some(true))
            }
            _ => return None,
        };
        let record = choice.and_then(|choice| match choice {
            Choice::Best => None,
            Choice::Record(id) => Some(vec![id.0]),
            Choice::NoRecord => Some(Vec::new()),
        });
        let (text, files) = (text.clone(), (!files.is_empty()).then(|| files.clone()));
        Some(codec::encode(&Stored { level, record, text, restriction, partial, files }))
    }

    /// Reads [`Self::to_bytes`].
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let Stored { level, record, text, restriction, partial, files } =
            codec::decode(bytes).ok()?;
        let files = files.unwrap_or_default();
        let choice = record.map(|record| {
            record.first().map_or(Choice::NoRecord, |id| Choice::Record(RecordId(*id)))
        });
        Some(if partial == Some(true) {
            Self::Partial { level, choice, text, files }
        } else {
            Self::Answer { level, choice, text, restriction, files }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposed_answer_is_read_as_it_was_written() {
        for choice in [None, Some(Choice::NoRecord), Some(Choice::Record(RecordId(-7)))] {
            let text = Some(Text::new("words").unwrap());
            let restriction = choice.map(|_| Restriction {
                reason: WithholdReason::ALL[1],
                text: Text::new("the law").unwrap(),
                withheld: vec![vestigo_protocol::codes::WithheldPart::Persons],
            });
            let level = DisclosureLevel::L4;
            let file = Attachment {
                digest: vestigo_protocol::ids::Digest([1; 32]),
                length: 5,
                media_type: Text::new("text/plain").unwrap(),
                title: None,
                salt: vestigo_protocol::ids::Digest([2; 32]),
                role: vestigo_protocol::codes::AttachmentRole::Certificate,
                handling: None,
            };
            let files = if choice.is_some() { vec![file] } else { Vec::new() };
            let part = Act::Partial { level, choice, text: text.clone(), files: files.clone() };
            assert!(Act::from_bytes(&part.to_bytes().unwrap()) == Some(part));
            let act = Act::Answer { level, choice, text, restriction, files };
            assert_eq!(act.record().files.is_some(), choice.is_some());
            assert!(Act::from_bytes(&act.to_bytes().unwrap()) == Some(act));
        }
        let text = Text::new("no").unwrap();
        assert!(Act::Refuse { reason: WithholdReason::ALL[0], text }.to_bytes().is_none());
    }
}
