//! What is stored, in types of ours.

use std::collections::BTreeMap;

use vestigo_protocol::envelope::Message;
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{AgreementHash, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::time::Timestamp;

/// An entry to be appended, with its content.
#[derive(Debug)]
pub struct NewEntry<'a> {
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// Its claims.
    pub header: &'a Header,
    /// The message; its statement is the entry.
    pub message: &'a Message,
    /// True if we issued it.
    pub own: bool,
    /// When it was logged.
    pub logged_at: Timestamp,
}

/// An entry of the log.
#[derive(Clone, Debug)]
pub struct EntryRecord {
    /// Position in the log, from 0.
    pub index: u64,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// The statement, byte for byte.
    pub statement: Vec<u8>,
    /// True if we issued it.
    pub own: bool,
    /// Its kind.
    pub kind: Kind,
    /// When it was logged.
    pub logged_at: Timestamp,
}

/// Where our outgoing series to a partner stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// Last sequence number used.
    pub sequence: u64,
    /// The leaf that carries it.
    pub leaf: LeafHash,
}

/// A message on its way to a partner.
#[derive(Clone, Debug)]
pub struct OutboxRow {
    /// Link sequence number, rising over the whole node; 0 before it is pushed.
    pub seq: u64,
    /// To whom.
    pub partner: NodeName,
    /// Which entry.
    pub leaf: LeafHash,
    /// Its kind: says what ends the row.
    pub kind: Kind,
    /// Urgent before routine.
    pub urgent: bool,
    /// Sends so far.
    pub attempts: u32,
    /// When to send next.
    pub next_at: Timestamp,
    /// When it is given up, visibly.
    pub deliver_until: Timestamp,
}

/// Waiting outbox rows per partner.
pub type OutboxCounts = BTreeMap<NodeName, u64>;

/// How far a partner is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartnerStanding {
    /// Its line was accepted: only kind 11 passes.
    Invited,
    /// Its safety number was confirmed by a person.
    Confirmed,
    /// Shut out.
    Suspended,
}

/// A partner agency.
#[derive(Clone, Debug)]
pub struct PartnerRecord {
    /// Its node name.
    pub name: NodeName,
    /// The national root key it was joined with; another root is refused for ever.
    pub root: [u8; 32],
    /// Transport key, its peer id.
    pub transport: [u8; 32],
    /// Where to dial.
    pub addresses: Vec<String>,
    /// SHA-256 that the invitation named, for the first descriptor.
    pub expected_descriptor: [u8; 32],
    /// The newest descriptor, once it arrived.
    pub descriptor: Option<Vec<u8>>,
    /// How far it is trusted.
    pub standing: PartnerStanding,
    /// When it was accepted.
    pub since: Timestamp,
}

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementStatus {
    /// We proposed it; the partner has not accepted.
    ProposedByUs,
    /// The partner proposed it; we have not accepted.
    ProposedByPartner,
    /// Both statements are logged.
    Accepted,
    /// Suspended by either side.
    Suspended,
    /// Revoked by either side.
    Revoked,
}

/// An agreement and the statements that carry it.
#[derive(Clone, Debug)]
pub struct AgreementRecord {
    /// Its hash.
    pub hash: AgreementHash,
    /// The other party.
    pub partner: NodeName,
    /// The canonical document.
    pub document: Vec<u8>,
    /// Where it stands.
    pub status: AgreementStatus,
    /// The proposal's entry.
    pub proposal: LeafHash,
    /// The acceptance's entry.
    pub acceptance: Option<LeafHash>,
    /// When its status last changed.
    pub changed_at: Timestamp,
}

/// A trace of ours: one gun, one chain of hops.
#[derive(Clone, Debug)]
pub struct TraceRecord {
    /// Its id: the id of the first exchange.
    pub id: ExchangeId,
    /// The officer who asked.
    pub officer: u32,
    /// When.
    pub created_at: Timestamp,
    /// Whether onward traces are sent without asking.
    pub auto_onward: bool,
    /// Whether the chain has ended.
    pub ended: bool,
    /// Rises with every change.
    pub version: u64,
}

/// One question to one partner within a trace.
#[derive(Clone, Debug)]
pub struct HopRecord {
    /// The exchange.
    pub exchange: ExchangeId,
    /// The trace it belongs to.
    pub trace: ExchangeId,
    /// Position in the trace, from 0.
    pub position: u64,
    /// The exchange whose answer led here.
    pub parent: Option<ExchangeId>,
    /// Who was asked.
    pub partner: NodeName,
    /// Our query's entry.
    pub query: LeafHash,
    /// Where it stands.
    pub state: AskerState,
    /// The decision's entry.
    pub decision: Option<LeafHash>,
    /// When we asked.
    pub asked_at: Timestamp,
    /// When a decision is due.
    pub answer_by: Timestamp,
    /// When the state last moved.
    pub moved_at: Timestamp,
}

/// A partner's request, as we answer it.
#[derive(Clone, Debug)]
pub struct CaseRecord {
    /// The query's entry.
    pub query: LeafHash,
    /// The exchange.
    pub exchange: ExchangeId,
    /// Who asks.
    pub partner: NodeName,
    /// Where it stands.
    pub state: ResponderState,
    /// Our decision's entry.
    pub decision: Option<LeafHash>,
    /// When it was accepted.
    pub received_at: Timestamp,
    /// When a decision is due; 0 if none was asked for.
    pub answer_by: Timestamp,
    /// Accepted after answer-by.
    pub late: bool,
    /// When the automatic answer leaves, in the state AWAITING_RELEASE.
    pub release_at: Timestamp,
    /// Why an officer is needed, a word of `desk::policy`; empty if none is.
    pub referral: String,
    /// When a delay is looked at again; 0 if it was never delayed.
    pub review_at: Timestamp,
    /// Asked as urgent: before routine ones in the queue and on the way back.
    pub urgent: bool,
}

/// A person who may act on this node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// Rising number.
    pub id: u32,
    /// The uid that the kernel reports on the local socket.
    pub uid: u32,
    /// Secret from which the pseudonym towards each partner is derived.
    pub secret: [u8; 32],
}
