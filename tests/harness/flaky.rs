//! A register that cannot be read at times, or only slowly.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use vestigo::registry::memory::MemoryRecords;
use vestigo::registry::profile::SetNumber;
use vestigo::registry::records::{
    Place, Records, StoredImport, StoredIssue, StoredRecord, StoredSet,
};
use vestigo::registry::{Count, RecordId, RegistryError};
use vestigo_protocol::ids::Digest;

type Done = Result<(), RegistryError>;

/// What is the matter with a register.
#[derive(Clone, Debug, Default)]
pub struct Ailing {
    /// While true it cannot be read.
    pub broken: Arc<AtomicBool>,
    /// Milliseconds that each reading takes.
    pub slow_ms: Arc<AtomicU64>,
    /// The clock on which they pass: the agency's.
    pub clock: Arc<AtomicU64>,
}

impl Ailing {
    /// Nothing any more.
    pub fn mend(&self) {
        self.broken.store(false, Ordering::Relaxed);
        self.slow_ms.store(0, Ordering::Relaxed);
    }
}

/// Records in memory with what is the matter with them.
pub struct FlakyRecords {
    records: Box<dyn Records>,
    ailing: Ailing,
    /// Where the time goes that reading takes, and how much a record takes.
    cost: Option<(Arc<AtomicU64>, u64)>,
}

impl FlakyRecords {
    /// No records yet.
    #[must_use]
    pub fn new(ailing: Ailing) -> Self {
        Self { records: Box::new(MemoryRecords::new([7; 16])), ailing, cost: None }
    }

    /// The same, and each record that is read adds `each` to `spent`.
    #[must_use]
    pub fn costing(spent: Arc<AtomicU64>, each: u64) -> Self {
        Self { cost: Some((spent, each)), ..Self::new(Ailing::default()) }
    }
}

impl std::fmt::Debug for FlakyRecords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FlakyRecords")
    }
}

impl Records for FlakyRecords {
    fn another(&self) -> Result<Box<dyn Records>, RegistryError> {
        let (records, ailing) = (self.records.another()?, self.ailing.clone());
        Ok(Box::new(Self { records, ailing, cost: self.cost.clone() }))
    }

    fn read(&self, ids: &[RecordId]) -> Result<Vec<StoredRecord>, RegistryError> {
        let slow_ms = self.ailing.slow_ms.load(Ordering::Relaxed);
        self.ailing.clock.fetch_add(slow_ms, Ordering::Relaxed);
        if self.ailing.broken.load(Ordering::Relaxed) {
            return Err(RegistryError::Busy);
        }
        if let Some((spent, each)) = &self.cost {
            spent.fetch_add(each * ids.len() as u64, Ordering::Relaxed);
        }
        self.records.read(ids)
    }

    fn place(&self) -> Result<Place, RegistryError> {
        self.records.place()
    }

    fn sets(&self) -> Result<Vec<StoredSet>, RegistryError> {
        self.records.sets()
    }

    fn scan(
        &self,
        after: RecordId,
        visit: &mut dyn FnMut(StoredRecord) -> Result<(), RegistryError>,
    ) -> Done {
        self.records.scan(after, visit)
    }

    fn changed(&self, after: u64) -> Result<Vec<(u64, RecordId)>, RegistryError> {
        self.records.changed(after)
    }

    fn count(&self) -> Result<Count, RegistryError> {
        self.records.count()
    }

    fn records_in(&self, set: SetNumber) -> Result<u64, RegistryError> {
        self.records.records_in(set)
    }

    fn begin(&mut self) -> Done {
        self.records.begin()
    }

    fn put_set(&mut self, set: &StoredSet) -> Done {
        self.records.put_set(set)
    }

    fn append(&mut self, records: &[StoredRecord]) -> Done {
        self.records.append(records)
    }

    fn replace(&mut self, record: &StoredRecord) -> Done {
        self.records.replace(record)
    }

    fn put_import(&mut self, import: &StoredImport) -> Done {
        self.records.put_import(import)
    }

    fn add_issues(&mut self, import: u32, issues: &[StoredIssue]) -> Done {
        self.records.add_issues(import, issues)
    }

    fn put_note(&mut self, name: &str, body: &[u8]) -> Done {
        self.records.put_note(name, body)
    }

    fn commit(&mut self) -> Done {
        self.records.commit()
    }

    fn roll_back(&mut self) -> Done {
        self.records.roll_back()
    }

    fn import(&self, key: &Digest) -> Result<Option<StoredImport>, RegistryError> {
        self.records.import(key)
    }

    fn imports(&self) -> Result<Vec<StoredImport>, RegistryError> {
        self.records.imports()
    }

    fn issues(
        &self,
        import: u32,
        visit: &mut dyn FnMut(StoredIssue) -> Result<(), RegistryError>,
    ) -> Done {
        self.records.issues(import, visit)
    }

    fn note(&self, name: &str) -> Result<Option<Vec<u8>>, RegistryError> {
        self.records.note(name)
    }

    fn notes(&self, prefix: &str) -> Result<Vec<String>, RegistryError> {
        self.records.notes(prefix)
    }
}
