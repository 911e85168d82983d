//! What keeps the records: an engine. It stores bytes and numbers and finds them again by number;
//! everything that knows what a gun is lies above it, and what finds a gun by its serial lies
//! beside it, in the index.

use std::fmt;

use sha2::{Digest as _, Sha256};
use vestigo_protocol::ids::Digest;

use super::bodies::{Bodies, Body};
use super::profile::SetNumber;
use super::record::RecordId;
use super::{Count, RegistryError};

/// Which registry it is and how far it has come. Record numbers and change numbers only grow, and
/// a number is given out in the order of commits: what is at or below a place that was read does
/// not change any more, except by a later change number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Random, drawn when the registry was founded.
    pub registry: [u8; 16],
    /// The greatest record number; 0 if there is none.
    pub last_record: u32,
    /// The greatest change number; 0 if no record was ever changed.
    pub last_change: u64,
}

/// One record as stored.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// Its number, from 1.
    pub id: RecordId,
    /// Its record set.
    pub set: SetNumber,
    /// How many events its body holds: counted without reading bodies.
    pub events: u32,
    /// `RecordBody` in CBOR.
    pub body: Vec<u8>,
    /// [`record_digest`]. An engine over somebody else's tables computes it itself.
    pub digest: Digest,
}

impl StoredRecord {
    /// A body under its digest.
    #[must_use]
    pub fn of(id: RecordId, set: SetNumber, body: Body<'_>) -> Self {
        let digest = record_digest(id, set, body.bytes);
        Self { id, set, events: body.events, body: body.bytes.to_vec(), digest }
    }
}

impl fmt::Debug for StoredRecord {
    /// Silent but for the number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoredRecord({})", self.id.0)
    }
}

/// One record set as stored: its description in CBOR, under its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSet {
    /// Its number, from 1.
    pub number: SetNumber,
    /// Its name; unique.
    pub name: String,
    /// `RecordSet` in CBOR.
    pub body: Vec<u8>,
    /// [`set_digest`].
    pub digest: Digest,
}

/// One import: where it stands, so that it can go on after a crash, and that it was done, so that
/// the same file does nothing the second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredImport {
    /// What is imported and how: a digest of the file's bytes, the record set and every option
    /// that changes the outcome. Unique.
    pub key: Digest,
    /// Its number, from 1.
    pub number: u32,
    /// Rows of the file that are done, header not counted.
    pub rows_done: u64,
    /// True once the last row is done.
    pub finished: bool,
    /// The greatest record number before the import began: what is above it came with it (or with
    /// nothing, since there is one import at a time).
    pub first_record_after: u32,
    /// Counts so far and options, in the importer's own encoding.
    pub state: Vec<u8>,
}

/// Something about one row of an import, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredIssue {
    /// The row's line in the file.
    pub line: u64,
    /// In the importer's own encoding; never the content of a cell.
    pub body: Vec<u8>,
}

/// An engine that keeps records.
///
/// Writing is a batch: [`begin`](Self::begin), then any number of writes, then
/// [`commit`](Self::commit), after which they are durable, or [`roll_back`](Self::roll_back).
/// There is one writer at a time: `begin` waits for another writer for a bounded time and then
/// fails with [`RegistryError::Busy`].
pub trait Records: Send {
    /// Another connection to the same records, for another thread.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn another(&self) -> Result<Box<dyn Records>, RegistryError>;

    /// Where the records stand.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn place(&self) -> Result<Place, RegistryError>;

    /// True if records may change or vanish without our doing: those of somebody else's tables.
    /// What the index says of such a record is a hint, and not evidence of damage.
    fn is_foreign(&self) -> bool {
        false
    }

    /// The record sets, by number.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn sets(&self) -> Result<Vec<StoredSet>, RegistryError>;

    /// Records by number, in the order asked for; those that do not exist are left out.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn read(&self, ids: &[RecordId]) -> Result<Vec<StoredRecord>, RegistryError>;

    /// Every record after a number, in the order of numbers, in one consistent view.
    ///
    /// # Errors
    /// [`RegistryError`], also the first that `visit` gives back.
    fn scan(
        &self,
        after: RecordId,
        visit: &mut dyn FnMut(StoredRecord) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError>;

    /// Records that were replaced after a change number, with the number of the change, in order.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn changed(&self, after: u64) -> Result<Vec<(u64, RecordId)>, RegistryError>;

    /// How much is there.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn count(&self) -> Result<Count, RegistryError>;

    /// Records in one set.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn records_in(&self, set: SetNumber) -> Result<u64, RegistryError>;

    /// Opens a batch.
    ///
    /// # Errors
    /// [`RegistryError::Busy`], or [`RegistryError::ReadOnly`] over somebody else's tables.
    fn begin(&mut self) -> Result<(), RegistryError>;

    /// Adds a record set or replaces the one of its number.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn put_set(&mut self, set: &StoredSet) -> Result<(), RegistryError>;

    /// Adds new records, whose numbers follow the last one without gaps.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn append(&mut self, records: &[StoredRecord]) -> Result<(), RegistryError>;

    /// [`Self::append`] for records of one set, numbered from `first`.
    ///
    /// # Errors
    /// As there.
    fn append_bodies(
        &mut self,
        set: SetNumber,
        first: u32,
        bodies: &Bodies,
    ) -> Result<(), RegistryError> {
        let stored = |(number, body): (u32, Body<'_>)| {
            StoredRecord::of(RecordId(i64::from(number)), set, body)
        };
        self.append(&(first..).zip(bodies.iter()).map(stored).collect::<Vec<_>>())
    }

    /// Replaces a record and notes the change.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn replace(&mut self, record: &StoredRecord) -> Result<(), RegistryError>;

    /// Adds an import or replaces the one of its key.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn put_import(&mut self, import: &StoredImport) -> Result<(), RegistryError>;

    /// Adds issues to an import.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn add_issues(&mut self, import: u32, issues: &[StoredIssue]) -> Result<(), RegistryError>;

    /// Keeps something small under a name, such as a source's column mapping.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn put_note(&mut self, name: &str, body: &[u8]) -> Result<(), RegistryError>;

    /// Makes the open batch durable.
    ///
    /// # Errors
    /// [`RegistryError`]; then nothing of the batch is kept.
    fn commit(&mut self) -> Result<(), RegistryError>;

    /// Forgets the open batch, if there is one.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn roll_back(&mut self) -> Result<(), RegistryError>;

    /// The import of a key.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn import(&self, key: &Digest) -> Result<Option<StoredImport>, RegistryError>;

    /// All imports, by number.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn imports(&self) -> Result<Vec<StoredImport>, RegistryError>;

    /// The issues of an import, in the order in which they were added.
    ///
    /// # Errors
    /// [`RegistryError`], also the first that `visit` gives back.
    fn issues(
        &self,
        import: u32,
        visit: &mut dyn FnMut(StoredIssue) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError>;

    /// What is kept under a name.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn note(&self, name: &str) -> Result<Option<Vec<u8>>, RegistryError>;

    /// The names that begin with `prefix`, in order.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn notes(&self, prefix: &str) -> Result<Vec<String>, RegistryError>;
}

/// The digest under which a record is stored: a changed bit, or a body under another number or
/// set, does not go unnoticed.
#[must_use]
pub fn record_digest(id: RecordId, set: SetNumber, body: &[u8]) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(id.0.to_be_bytes());
    hasher.update(set.0.to_be_bytes());
    hasher.update(body);
    Digest(hasher.finalize().into())
}

/// The digest under which a record set is stored.
#[must_use]
pub fn set_digest(number: SetNumber, body: &[u8]) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(b"set");
    hasher.update(number.0.to_be_bytes());
    hasher.update(body);
    Digest(hasher.finalize().into())
}
