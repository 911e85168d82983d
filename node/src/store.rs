//! The node's own durable state and log, behind a trait.
//!
//! One writer. The statement (log entry), the record of having seen it, the change of state and
//! the outbox row are one transaction with one fsync, grouped with its neighbours: *that is the
//! log*. Whoever holds the store calls [`Store::begin`], makes any number of changes, and
//! [`Store::commit`]; nothing is acknowledged, sent or shown before `commit` has returned. Tiles,
//! entry bundles and checkpoint files are projections of what is here (`ledger`).

mod life;
mod records;
mod batches;
mod matters;
mod attachments;
pub mod blobs;
mod sqlite;
mod schema;
mod fairness;
mod admin;
mod officers;
mod changes;
mod recovery;
mod retention;
mod vault;
mod snapshot;
mod observers;
mod reports;
mod conversions;
mod assessments;
mod released;
mod pages;
mod drafts;
mod holding;
mod people;
mod witness;
mod tokens;
mod webhooks;

pub use admin::{AdminRecord, AdminStore};
pub use assessments::{AdviserStore, AssessmentRecord, CardRecord, PracticeRecord};
pub use attachments::{AttachmentRecord, AttachmentState, Attachments, HeldFiles};
pub use batches::{
    BatchRecord, BatchRowFilter, BatchRowRecord, BatchRowState, BatchState, BatchTally, Batches,
};
pub use changes::{ChangeStore, Changed};
pub use conversions::{ConversionRecord, ConversionStore};
pub use drafts::{DraftRecord, DraftStore};
pub use fairness::{FairUseStore, Limited, OverBudget, Scope, SpentKey};
pub use holding::{HoldingArea, HoldingRecord, HoldingStore};
pub use life::LifeStore;
pub use matters::{AlertRecord, ConsentRecord, MatterRecord, Matters, NoticeRecord, WatchRecord};
pub use observers::{ObserverRecord, ObserverStore, Pairs};
pub use officers::{KeptDecision, OfficerKey, OfficerProfile, OfficerStore, ProposalRecord};
pub use pages::{CaseCounts, Lane, Pages, QueuePlace, TraceFilter};
pub use people::{
    CredentialRecord, FailureRecord, LinkRecord, OidcRecord, PasskeyRecord, PeopleStore,
    RoleProposalRecord, SessionRecord,
};
pub use records::{
    AgreementRecord, AgreementStatus, CaseRecord, EntryRecord, HopRecord, NewEntry, Officer,
    OutboxCounts, OutboxRow, PartnerRecord, PartnerStanding, Series, TraceRecord,
};
pub use recovery::{DoubtfulEpoch, GivenUp, RecoveryStore, Shared, TAIL_KEPT};
pub use released::{ReleasedFigures, ReleasedRecord};
pub use reports::{ReportRecord, ReportStore};
pub use retention::{Erased, Expiry, Hold, RetentionStore};
pub use snapshot::{checked_head, snapshot};
pub use sqlite::SqliteStore;
pub use tokens::{RepeatRecord, TokenRecord, TokenStore};
pub use vault::key_file;
pub use webhooks::{DeliveryRecord, WebhookRecord, WebhookStore};
pub use witness::{WitnessHead, WitnessKey, WitnessStore};

use thiserror::Error;
use vestigo_protocol::envelope::Message;
use vestigo_protocol::header::Header;
use vestigo_protocol::ids::{AgreementHash, ExchangeId, LeafHash, MessageId, NodeName};
use vestigo_protocol::time::Timestamp;

/// Why the store could not do what was asked. Any of these inside a transaction ends the daemon:
/// what is durable is then read back at the next start.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database.
    #[error("the store failed: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A stored record no longer matches its digest: the disk, or someone, changed it.
    #[error("the stored {what} {key} does not match its digest; run `vestigo log verify`")]
    Corrupt {
        /// Kind of record.
        what: &'static str,
        /// Which one.
        key: String,
    },
    /// A stored record cannot be read by this version.
    #[error("the stored {what} {key} cannot be read")]
    Unreadable {
        /// Kind of record.
        what: &'static str,
        /// Which one.
        key: String,
    },
    /// The file is not a Vestigo store, or of a later version.
    #[error("{0}")]
    Foreign(String),
    /// Another checkpoint was stored meanwhile.
    #[error("the signed checkpoint at size {stored} does not precede size {new}")]
    CheckpointRace {
        /// Size of the stored one.
        stored: u64,
        /// Size of the one to be stored.
        new: u64,
    },
}

/// Result of a store operation.
pub type StoreResult<T> = Result<T, StoreError>;

/// A place in a transaction.
#[derive(Clone, Copy, Debug)]
pub struct Mark(u64);

/// What a node keeps. Reads inside a transaction see its own writes.
pub trait Store:
    Send
    + LifeStore
    + Matters
    + Batches
    + OfficerStore
    + RecoveryStore
    + RetentionStore
    + AdminStore
    + FairUseStore
    + Attachments
    + Pages
    + ObserverStore
    + WitnessStore
    + TokenStore
    + WebhookStore
    + ReportStore
    + PeopleStore
    + DraftStore
    + HoldingStore
    + AdviserStore
    + ReleasedFigures
    + ChangeStore
    + ConversionStore
{
    /// Opens a transaction.
    ///
    /// # Errors
    /// The database refuses.
    fn begin(&mut self) -> StoreResult<()>;
    /// Makes everything since [`Self::begin`] durable: when this returns, it survives power loss.
    ///
    /// # Errors
    /// The database refuses; nothing of the transaction is then durable.
    fn commit(&mut self) -> StoreResult<()>;
    /// Forgets everything since [`Self::begin`].
    ///
    /// # Errors
    /// The database refuses.
    fn rollback(&mut self) -> StoreResult<()>;
    /// Marks a place in the transaction, for what may have to be taken back alone.
    ///
    /// # Errors
    /// The database refuses.
    fn mark(&mut self) -> StoreResult<Mark>;
    /// Takes back what was written since the mark, and gives whether anything was; or forgets the
    /// mark. Not for what has appended entries: those are counted elsewhere too.
    ///
    /// # Errors
    /// The database refuses.
    fn settle(&mut self, mark: Mark, take_back: bool) -> StoreResult<bool>;

    /// Entries in the log.
    ///
    /// # Errors
    /// The database refuses.
    fn log_size(&mut self) -> StoreResult<u64>;
    /// Appends an entry with its content and returns its index.
    ///
    /// # Errors
    /// The database refuses, or the leaf is already there.
    fn append(&mut self, entry: &NewEntry<'_>) -> StoreResult<u64>;
    /// [`Self::append`] of an entry alone. Its content is kept, and it is found by its exchange, only
    /// once [`Self::enter_exchange`] was called, in the same transaction. A query over budget never
    /// gets there: nobody decides on what it says, so there is no reason to keep it.
    ///
    /// # Errors
    /// As of [`Self::append`].
    fn append_apart(&mut self, entry: &NewEntry<'_>) -> StoreResult<u64>;
    /// Keeps the content of an entry of a partner; from now on the entry is found by its exchange.
    ///
    /// # Errors
    /// There is no such entry, or the database refuses.
    fn enter_exchange(
        &mut self,
        leaf: &LeafHash,
        header: &Header,
        message: &Message,
    ) -> StoreResult<()>;
    /// The entry of a leaf hash.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn entry_by_leaf(&mut self, leaf: &LeafHash) -> StoreResult<Option<EntryRecord>>;
    /// Whether the log holds a leaf: the durable replay table.
    ///
    /// # Errors
    /// The database refuses.
    fn has_leaf(&mut self, leaf: &LeafHash) -> StoreResult<bool>;
    /// The entry of the partner `issuer` with this id, if any. Our own entries are not looked at.
    ///
    /// # Errors
    /// The database refuses.
    fn leaf_by_id(&mut self, issuer: &NodeName, id: &MessageId) -> StoreResult<Option<LeafHash>>;
    /// Entries from `start`, at most `limit`, in order.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn entries(&mut self, start: u64, limit: u64) -> StoreResult<Vec<EntryRecord>>;
    /// As [`Self::entries`], statements alone and without checking row digests: for the one command
    /// that looks for changed rows.
    ///
    /// # Errors
    /// The database refuses.
    fn statements(&mut self, start: u64, limit: u64) -> StoreResult<Vec<(u64, Vec<u8>)>>;
    /// All entries of one exchange, in log order, but for queries that were over a budget.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn entries_of_exchange(&mut self, exchange: &ExchangeId) -> StoreResult<Vec<EntryRecord>>;
    /// The message of an entry, content included (checkpoint member null).
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn message(&mut self, leaf: &LeafHash) -> StoreResult<Option<Message>>;
    /// Our own messages that name `leaf` in in-reply-to, in log order.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn own_replies(&mut self, leaf: &LeafHash) -> StoreResult<Vec<Message>>;

    /// The last sequence number and leaf of a series, if it has begun.
    ///
    /// # Errors
    /// The database refuses.
    fn series(&mut self, partner: &NodeName, epoch: u64) -> StoreResult<Option<Series>>;
    /// Moves our outgoing series to a partner on.
    ///
    /// # Errors
    /// The database refuses.
    fn set_series(&mut self, partner: &NodeName, epoch: u64, series: Series) -> StoreResult<()>;

    /// Puts a message on the way and returns its link sequence number.
    ///
    /// # Errors
    /// The database refuses.
    fn outbox_push(&mut self, row: &OutboxRow) -> StoreResult<u64>;
    /// Rows of a partner that are due, urgent first, then oldest.
    ///
    /// # Errors
    /// The database refuses.
    fn outbox_due(
        &mut self,
        partner: &NodeName,
        now: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<OutboxRow>>;
    /// Notes an attempt.
    ///
    /// # Errors
    /// The database refuses.
    fn outbox_attempted(&mut self, seq: u64, attempts: u32, next_at: Timestamp) -> StoreResult<()>;
    /// Makes every waiting row of a partner due at once (its link came up).
    ///
    /// # Errors
    /// The database refuses.
    fn outbox_wake(&mut self, partner: &NodeName, now: Timestamp) -> StoreResult<()>;
    /// The row of a leaf.
    ///
    /// # Errors
    /// The database refuses.
    fn outbox_by_leaf(&mut self, leaf: &LeafHash) -> StoreResult<Option<OutboxRow>>;
    /// Ends the row of a leaf.
    ///
    /// # Errors
    /// The database refuses.
    fn outbox_end(&mut self, leaf: &LeafHash) -> StoreResult<()>;
    /// Ends and returns rows whose deliver-until has passed.
    ///
    /// # Errors
    /// The database refuses.
    fn outbox_expired(&mut self, now: Timestamp) -> StoreResult<Vec<OutboxRow>>;
    /// The row with a link sequence number.
    ///
    /// # Errors
    /// The database refuses.
    fn outbox_by_seq(&mut self, seq: u64) -> StoreResult<Option<OutboxRow>>;
    /// Waiting rows per partner.
    ///
    /// # Errors
    /// The database refuses.
    fn outbox_counts(&mut self) -> StoreResult<OutboxCounts>;

    /// Writes a partner.
    ///
    /// # Errors
    /// The database refuses.
    fn put_partner(&mut self, partner: &PartnerRecord) -> StoreResult<()>;
    /// All partners, by name.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn partners(&mut self) -> StoreResult<Vec<PartnerRecord>>;

    /// Writes an agreement.
    ///
    /// # Errors
    /// The database refuses.
    fn put_agreement(&mut self, agreement: &AgreementRecord) -> StoreResult<()>;
    /// An agreement.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn agreement(&mut self, hash: &AgreementHash) -> StoreResult<Option<AgreementRecord>>;
    /// All agreements, newest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn agreements(&mut self) -> StoreResult<Vec<AgreementRecord>>;

    /// Writes a trace of ours, or what can change of it: whether it has ended, and its version.
    ///
    /// # Errors
    /// The database refuses.
    fn put_trace(&mut self, trace: &TraceRecord) -> StoreResult<()>;
    /// A trace of ours.
    ///
    /// # Errors
    /// The database refuses.
    fn trace(&mut self, id: &ExchangeId) -> StoreResult<Option<TraceRecord>>;
    /// Traces, newest first.
    ///
    /// # Errors
    /// The database refuses.
    fn traces(&mut self, limit: usize) -> StoreResult<Vec<TraceRecord>>;
    /// Writes a hop of a trace, or what can change of it: state, decision, times.
    ///
    /// # Errors
    /// The database refuses.
    fn put_hop(&mut self, hop: &HopRecord) -> StoreResult<()>;
    /// The hop of an exchange.
    ///
    /// # Errors
    /// The database refuses.
    fn hop(&mut self, exchange: &ExchangeId) -> StoreResult<Option<HopRecord>>;
    /// Hops of a trace, in the order in which they were asked.
    ///
    /// # Errors
    /// The database refuses.
    fn hops(&mut self, trace: &ExchangeId) -> StoreResult<Vec<HopRecord>>;

    /// Writes a partner's request, or what can change of it: all but who asked what and when.
    ///
    /// # Errors
    /// The database refuses.
    fn put_case(&mut self, case: &CaseRecord) -> StoreResult<()>;
    /// A partner's request. The key is the query's entry: an exchange id is its asker's choice.
    ///
    /// # Errors
    /// The database refuses.
    fn case(&mut self, query: &LeafHash) -> StoreResult<Option<CaseRecord>>;
    /// Partners' requests, newest first.
    ///
    /// # Errors
    /// The database refuses.
    fn cases(&mut self, limit: usize) -> StoreResult<Vec<CaseRecord>>;
    /// Requests whose automatic answer is due for release.
    ///
    /// # Errors
    /// The database refuses.
    fn cases_to_release(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<CaseRecord>>;
    /// The last signed checkpoint of our log: size and note.
    ///
    /// # Errors
    /// The database refuses.
    fn checkpoint(&mut self) -> StoreResult<Option<(u64, String)>>;
    /// Stores a checkpoint before it is published. Compare-and-swap: the size must grow.
    ///
    /// # Errors
    /// [`StoreError::CheckpointRace`], or the database refuses.
    fn put_checkpoint(&mut self, size: u64, note: &str) -> StoreResult<()>;
    /// The newest checkpoint of a partner that we hold: size and note.
    ///
    /// # Errors
    /// The database refuses.
    fn partner_checkpoint(&mut self, partner: &NodeName) -> StoreResult<Option<(u64, String)>>;
    /// Keeps a partner's checkpoint.
    ///
    /// # Errors
    /// The database refuses.
    fn put_partner_checkpoint(
        &mut self,
        partner: &NodeName,
        size: u64,
        note: &str,
    ) -> StoreResult<()>;
    /// Keeps two signed notes of one log that contradict each other: the fork proof.
    ///
    /// # Errors
    /// The database refuses.
    fn put_fork_proof(&mut self, origin: &str, first: &str, second: &str) -> StoreResult<()>;
    /// Forks found: the log's origin and both notes.
    ///
    /// # Errors
    /// The database refuses.
    fn fork_proofs(&mut self) -> StoreResult<Vec<(String, String, String)>>;

    /// Officers.
    ///
    /// # Errors
    /// The database refuses.
    fn officers(&mut self) -> StoreResult<Vec<Officer>>;
    /// Writes an officer.
    ///
    /// # Errors
    /// The database refuses.
    fn put_officer(&mut self, officer: &Officer) -> StoreResult<()>;

    /// A small value by name.
    ///
    /// # Errors
    /// The database refuses.
    fn meta(&mut self, name: &str) -> StoreResult<Option<Vec<u8>>>;
    /// Writes a small value by name.
    ///
    /// # Errors
    /// The database refuses.
    fn put_meta(&mut self, name: &str, value: &[u8]) -> StoreResult<()>;
}
