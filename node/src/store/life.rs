//! The life of a request: which requests are about earlier ones, which delays have come due, how much
//! an exchange holds, and withdrawals that overtook their question.

use vestigo_protocol::ids::{ExchangeId, LeafHash, NodeName};
use vestigo_protocol::time::Timestamp;

use super::{CaseRecord, StoreResult};

/// What a node keeps about the life of requests besides traces, hops and cases.
pub trait LifeStore {
    /// Notes that the query `entry` is about the earlier entry `subject`. Noting it again changes
    /// nothing.
    ///
    /// # Errors
    /// The database refuses.
    fn put_concern(&mut self, subject: &LeafHash, entry: &LeafHash) -> StoreResult<()>;
    /// The queries that are about an entry, in the order of their hashes.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn concerning(&mut self, subject: &LeafHash) -> StoreResult<Vec<LeafHash>>;
    /// How many statements of one issuer an exchange has, counted up to `most`.
    ///
    /// # Errors
    /// The database refuses.
    fn statements_of(
        &mut self,
        exchange: &ExchangeId,
        issuer: &NodeName,
        most: u64,
    ) -> StoreResult<u64>;
    /// How many conflicts of ours name an entry.
    ///
    /// # Errors
    /// The database refuses.
    fn own_conflicts(&mut self, entry: &LeafHash) -> StoreResult<u64>;
    /// Notes that a partner withdrew a query that has not come yet. Noting it again changes nothing.
    ///
    /// # Errors
    /// The database refuses.
    fn put_early_withdrawal(&mut self, query: &LeafHash, partner: &NodeName) -> StoreResult<()>;
    /// Whether that was noted; it is forgotten then.
    ///
    /// # Errors
    /// The database refuses.
    fn take_early_withdrawal(&mut self, query: &LeafHash, partner: &NodeName) -> StoreResult<bool>;
    /// Delayed requests of partners whose review date has come, the longest due first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn cases_to_review(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<CaseRecord>>;
}
