//! The exchange log entry by entry, what is known of everybody's log, and a partner in detail.

use serde::{Deserialize, Serialize};

use super::{HeadView, PartnerView};

/// One entry of the exchange log: who said what kind of thing when, never what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LogEntryView {
    /// Its place, from 0.
    pub index: u64,
    /// Its leaf hash.
    pub leaf: String,
    /// When it was logged here.
    pub at: String,
    /// When it was signed, by its signer's clock.
    pub issued: String,
    /// Whether this node signed it.
    pub own: bool,
    /// The other side: whom it was sent to, or who sent it.
    pub partner: String,
    /// Its kind (`QUERY`, `ANSWER`, …).
    pub kind: String,
    /// The exchange that it belongs to.
    pub exchange: String,
    /// Its number in the signer's series to the other side.
    pub sequence: u64,
    /// Bytes of the signed statement.
    pub bytes: u64,
    /// The entries that it answers.
    pub replies_to: Vec<String>,
    /// What it is about: `trace`, `case`, `request`, `agreement` or `partner`; absent: none of them.
    pub about: Option<String>,
    /// Which of them: an id, or the partner's name.
    pub subject: Option<String>,
}

/// Entries of the exchange log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LogEntryListView {
    /// The newest first.
    pub items: Vec<LogEntryView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// How far somebody has seen a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SeenHeadView {
    /// Entries that it covers.
    pub size: u64,
    /// When, by that side's clock.
    pub at: Option<String>,
}

/// Two signed heads of one log that exclude each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ForkView {
    /// What was seen first.
    pub first: HeadView,
    /// What excludes it.
    pub second: HeadView,
    /// The signed note of the first, whole.
    pub first_note: String,
    /// The signed note of the second, whole.
    pub second_note: String,
}

/// What this node knows of one log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct KnownLogView {
    /// Whose: the name of a node, or another origin.
    pub origin: String,
    /// The newest head of it that is held here.
    pub held: Option<HeadView>,
    /// The newest head up to which this node has verified that the log only grew, and when.
    pub verified: Option<SeenHeadView>,
    /// How far that side has seen our log.
    pub seen_ours: Option<SeenHeadView>,
    /// Proofs that it has two histories.
    pub forks: Vec<ForkView>,
}

/// All logs that this node knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct KnownLogsView {
    /// Our own.
    pub own: KnownLogView,
    /// The partners', by name, and others of which something is held.
    pub items: Vec<KnownLogView>,
}

/// One key of a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PartnerKeyView {
    /// What it is for (`SIGNING`, …).
    pub role: String,
    /// SHA-256 of the key.
    pub digest: String,
    /// Valid from.
    pub since: String,
    /// Until when, if a later one replaced it.
    pub until: Option<String>,
    /// When it was revoked.
    pub revoked: Option<String>,
}

/// A partner in detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PartnerDetailsView {
    /// As in the list.
    pub partner: PartnerView,
    /// Version of its descriptor; absent before that has arrived.
    pub version: Option<u64>,
    /// When that version was made.
    pub issued: Option<String>,
    /// Versions of the content that it speaks.
    pub speaks: Vec<u64>,
    /// Where it is reached.
    pub addresses: Vec<String>,
    /// How to reach its national point of contact, in its words.
    pub contact: Option<String>,
    /// How firearms are marked there, in its words.
    pub marking_practice: Option<String>,
    /// Its keys, those in use first.
    pub keys: Vec<PartnerKeyView>,
    /// What is known of its log.
    pub log: KnownLogView,
    /// Since when the oldest message waits to be received there.
    pub waiting_since: Option<String>,
    /// Seconds by which its newest message was dated before it came here; negative: after.
    pub clock_seconds: Option<i64>,
}
