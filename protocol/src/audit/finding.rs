//! What an audit can find, and where the entries lie that show it.

use minicbor::{Decode, Encode};

use crate::codes::code_list;
use crate::ids::{Digest, ExchangeId, LeafHash, NodeName};
use crate::time::Timestamp;

code_list! {
    /// The kinds of findings. The numbers stand in proof files.
    Class {
        /// An accepted query without a decision by its deadline.
        Overdue = 1, "OVERDUE";
        /// A decision that was signed after its deadline.
        AnsweredLate = 2, "ANSWERED_LATE";
        /// A query that was accepted after its deadline; no breach.
        AcceptedLate = 3, "ACCEPTED_LATE";
        /// A statement that lies in its issuer's log only.
        Undelivered = 4, "UNDELIVERED";
        /// A statement that one side's log lacks although its own signature shows that it had it.
        Denied = 5, "DENIED";
        /// Numbers of a series that a log lacks although it has later ones.
        Gap = 6, "GAP";
        /// Two statements of one issuer under one number of one series.
        NumberReused = 7, "NUMBER_REUSED";
        /// A statement that names another predecessor than the one that its issuer signed.
        ChainBroken = 8, "CHAIN_BROKEN";
        /// A log that holds its owner's statements in another order than they were signed in.
        Disordered = 9, "DISORDERED";
        /// Two checkpoints of one log that contradict each other.
        SplitView = 10, "SPLIT_VIEW";
        /// An entry under a signed root that is no statement of whom it says.
        BadEntry = 11, "BAD_ENTRY";
        /// What was served is not what was signed. Who served it is accused, not the signer.
        CopyDiffers = 12, "COPY_DIFFERS";
        /// A statement that was lost when its issuer opened a recovery epoch.
        Lost = 13, "LOST";
        /// Content was erased.
        Erasure = 14, "ERASURE";
        /// An agency opened a recovery epoch.
        Epoch = 15, "EPOCH";
        /// What was served is older than what was seen before.
        Stale = 16, "STALE";
        /// A checkpoint of a branch that the log's national root gave up with a recovery epoch.
        GivenUp = 17, "GIVEN_UP";
        /// Entries by an agency whose log is audited, under a key that it does not publish.
        Unverified = 18, "UNVERIFIED";
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// To be known; nobody did anything wrong.
    Mark,
    /// Something is missing, open or late.
    Open,
    /// The evidence itself does not hold.
    Integrity,
}

impl Class {
    /// How much it weighs.
    #[must_use]
    pub const fn weight(self) -> Weight {
        match self {
            Self::Overdue
            | Self::AnsweredLate
            | Self::Undelivered
            | Self::Gap
            | Self::Lost
            | Self::Unverified => Weight::Open,
            Self::AcceptedLate
            | Self::Erasure
            | Self::Epoch
            | Self::Stale
            | Self::GivenUp
            | Self::Unknown(_) => Weight::Mark,
            Self::Denied
            | Self::NumberReused
            | Self::ChainBroken
            | Self::Disordered
            | Self::SplitView
            | Self::BadEntry
            | Self::CopyDiffers => Weight::Integrity,
        }
    }
}

/// Where an entry lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Seat {
    /// In whose log.
    #[n(0)]
    pub log: NodeName,
    /// At which index.
    #[n(1)]
    pub index: u64,
}

/// Something found. Which entries and notes stand behind it is in [`Evidence`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub class: Class,
    /// Whose log or statement it is about.
    pub about: NodeName,
    /// The other party, where there is one.
    pub other: Option<NodeName>,
    /// Who did something wrong, where it is anyone's wrong.
    pub accused: Option<NodeName>,
    /// The exchange, where it is about one.
    pub exchange: Option<ExchangeId>,
    /// The entry that it is about.
    pub entry: Option<LeafHash>,
    /// The time that matters: the deadline, or when the statement was issued, by its issuer's
    /// clock.
    pub at: Option<Timestamp>,
    /// A number that matters: seconds past the deadline, the first missing number of a series, the
    /// size of a checkpoint, the index of an entry.
    pub number: Option<u64>,
    /// How many, where it is about several.
    pub count: u64,
    /// What stands behind it.
    pub evidence: Evidence,
}

impl Finding {
    /// How much it weighs. A gap in the log of the one who wrote the series is no delay on the way.
    #[must_use]
    pub fn weight(&self) -> Weight {
        match (self.class, &self.accused) {
            (Class::Gap, Some(_)) => Weight::Integrity,
            (class, _) => class.weight(),
        }
    }
}

/// What stands behind a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Entries of the logs, in the order in which a proof file holds them.
    Entries(Vec<Seat>),
    /// Two notes of one log, and what joins them.
    Notes(Box<Fork>),
    /// What was served.
    Served(Box<Deviation>),
    /// Nothing but what the finding says.
    Nothing,
}

/// Two checkpoints of one log that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// The smaller one as a signed note, or one of two equally large ones.
    pub first: String,
    /// The larger one.
    pub second: String,
    /// The root that the second tree had at the size of the first, and its consistency proof; none
    /// where both have one size.
    pub growth: Option<(Digest, Vec<Digest>)>,
}

/// Something that was served and is not what was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// Whose log.
    pub log: NodeName,
    /// The signed note that it contradicts, where one could be verified.
    pub note: Option<String>,
    /// Where it was found: the path of the file.
    pub path: String,
    /// What.
    pub what: Deviant,
}

/// What deviates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deviant {
    /// The bytes of an entry.
    Entry {
        /// Its index.
        index: u64,
        /// What was served.
        served: Vec<u8>,
        /// The leaf hash at this index under the signed root.
        signed: LeafHash,
        /// Its inclusion proof.
        path: Vec<Digest>,
    },
    /// A hash of a tile.
    Hash {
        /// Level in the tree; 0 for leaves.
        level: u8,
        /// Number of the complete subtree on that level.
        index: u64,
        /// What was served.
        served: Digest,
        /// The hash of that subtree under the signed root.
        signed: Digest,
        /// The inclusion proof of that subtree.
        path: Vec<Digest>,
    },
    /// All entries together: they lead to another root than the signed one. The frontier of what
    /// was served, in its canonical bytes.
    Root {
        /// [`crate::merkle::Frontier::to_bytes`].
        frontier: Vec<u8>,
    },
    /// A file that cannot be what its name says: missing, of another length, or not readable.
    File {
        /// The bytes, cut to a bound; empty if it is missing.
        served: Vec<u8>,
    },
}
