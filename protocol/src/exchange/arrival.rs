//! What a verified message is to us: new, a repeat, a conflict, not ours (design.md §4,
//! "Acceptance").

use crate::header::Header;
use crate::ids::{LeafHash, NodeName};
use crate::limits;
use crate::time::Timestamp;

/// What the receiver's log knows about a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Neither this statement nor another with its issuer and id.
    Never,
    /// This very statement is in the log.
    Same,
    /// The log holds another statement of this issuer with this id.
    OtherWithSameId(LeafHash),
}

/// The judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Log it and act on it. `late`: a query accepted after its answer-by; it is answered all the
    /// same, marked late, and that is no breach.
    Fresh {
        /// Accepted after answer-by.
        late: bool,
    },
    /// Already in the log: send the stored replies, byte for byte, and change nothing.
    Repeat,
    /// Same issuer and id, other bytes: log a signed conflict that names both.
    Conflict {
        /// The statement that is in the log.
        stored: LeafHash,
    },
    /// Addressed to another node.
    NotForMe,
    /// Issued further in the future than clocks differ: wait, and report the skew.
    Parked {
        /// Seconds ahead of our clock.
        ahead_seconds: u64,
    },
}

/// Judges a verified message. Gaps and reordering in the sequence never cause rejection; the audit
/// reports a gap that stays open.
#[must_use]
pub fn judge(header: &Header, me: &NodeName, seen: Seen, now: Timestamp) -> Arrival {
    if header.audience != *me {
        return Arrival::NotForMe;
    }
    match seen {
        Seen::Same => return Arrival::Repeat,
        Seen::OtherWithSameId(stored) => return Arrival::Conflict { stored },
        Seen::Never => {}
    }
    let ahead_seconds = header.issued_at.since(now);
    if ahead_seconds > limits::FUTURE_SKEW_MAX_SECONDS {
        return Arrival::Parked { ahead_seconds };
    }
    Arrival::Fresh { late: header.answer_by.is_some_and(|by| now > by) }
}
