//! The life of a request: which requests are about earlier ones, and which delays have come due.

use vestigo_protocol::ids::LeafHash;
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
    /// Delayed requests of partners whose review date has come, the longest due first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn cases_to_review(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<CaseRecord>>;
}
