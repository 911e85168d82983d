//! Records that are gone with the process: for tests, and what other engines are compared with.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use vestigo_protocol::ids::Digest;

use super::profile::SetNumber;
use super::record::RecordId;
use super::records::{Place, Records, StoredImport, StoredIssue, StoredRecord, StoredSet};
use super::{Count, RegistryError};

/// Records in memory. Those made by [`Records::another`] are the same records.
pub struct MemoryRecords {
    shared: Arc<Shared>,
    /// What the open batch has made of them.
    batch: Option<State>,
}

impl std::fmt::Debug for MemoryRecords {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MemoryRecords")
    }
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Whether a batch is open.
    writing: Mutex<bool>,
    written: Condvar,
}

#[derive(Clone, Default)]
struct State {
    registry: [u8; 16],
    sets: BTreeMap<u32, StoredSet>,
    records: Vec<Arc<StoredRecord>>,
    changes: Vec<RecordId>,
    imports: BTreeMap<u32, StoredImport>,
    issues: BTreeMap<u32, Vec<StoredIssue>>,
    notes: BTreeMap<String, Vec<u8>>,
}

/// As long as other engines wait.
const WAIT_FOR_WRITER: Duration = Duration::from_secs(2);

impl MemoryRecords {
    /// No records yet. `fresh` are random bytes by which the registry will be known.
    #[must_use]
    pub fn new(fresh: [u8; 16]) -> Self {
        let state = Mutex::new(State { registry: fresh, ..State::default() });
        Self { shared: Arc::new(Shared { state, ..Shared::default() }), batch: None }
    }

    fn with<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        match &self.batch {
            Some(batch) => look(batch),
            None => look(&locked(&self.shared.state)),
        }
    }

    fn batch(&mut self) -> Result<&mut State, RegistryError> {
        self.batch.as_mut().ok_or(RegistryError::NoBatch)
    }

    fn end_batch(&mut self) -> Option<State> {
        let batch = self.batch.take()?;
        *locked(&self.shared.writing) = false;
        self.shared.written.notify_one();
        Some(batch)
    }
}

impl Drop for MemoryRecords {
    fn drop(&mut self) {
        let _forgotten = self.end_batch();
    }
}

/// No holder of these locks panics half way through a change.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    /// Where a record is; its number is its place from 1.
    fn at(id: RecordId) -> usize {
        usize::try_from(id.0.saturating_sub(1)).unwrap_or(usize::MAX)
    }

    fn last(&self) -> i64 {
        i64::try_from(self.records.len()).unwrap_or(i64::MAX)
    }
}

impl Records for MemoryRecords {
    fn another(&self) -> Result<Box<dyn Records>, RegistryError> {
        Ok(Box::new(Self { shared: Arc::clone(&self.shared), batch: None }))
    }

    fn place(&self) -> Result<Place, RegistryError> {
        Ok(self.with(|state| Place {
            registry: state.registry,
            last_record: u32::try_from(state.records.len()).unwrap_or(u32::MAX),
            last_change: state.changes.len() as u64,
        }))
    }

    fn sets(&self) -> Result<Vec<StoredSet>, RegistryError> {
        Ok(self.with(|state| state.sets.values().cloned().collect()))
    }

    fn read(&self, ids: &[RecordId]) -> Result<Vec<StoredRecord>, RegistryError> {
        Ok(self.with(|state| {
            let found = ids.iter().filter_map(|id| state.records.get(State::at(*id)));
            found.map(|record| record.as_ref().clone()).collect()
        }))
    }

    fn scan(
        &self,
        after: RecordId,
        visit: &mut dyn FnMut(StoredRecord) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        let records = self.with(|state| state.records.clone());
        let after = usize::try_from(after.0).unwrap_or(0);
        records.iter().skip(after).try_for_each(|record| visit(record.as_ref().clone()))
    }

    fn changed(&self, after: u64) -> Result<Vec<(u64, RecordId)>, RegistryError> {
        let after = usize::try_from(after).unwrap_or(usize::MAX);
        Ok(self.with(|state| (1..).zip(state.changes.iter().copied()).skip(after).collect()))
    }

    fn count(&self) -> Result<Count, RegistryError> {
        Ok(self.with(|state| Count {
            records: state.records.len() as u64,
            events: state.records.iter().map(|record| u64::from(record.events)).sum(),
        }))
    }

    fn records_in(&self, set: SetNumber) -> Result<u64, RegistryError> {
        Ok(self
            .with(|state| state.records.iter().filter(|record| record.set == set).count() as u64))
    }

    fn begin(&mut self) -> Result<(), RegistryError> {
        self.roll_back()?;
        let writing = locked(&self.shared.writing);
        let waited = self.shared.written.wait_timeout_while(writing, WAIT_FOR_WRITER, |w| *w);
        let (mut writing, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if *writing {
            return Err(RegistryError::Busy);
        }
        *writing = true;
        self.batch = Some(locked(&self.shared.state).clone());
        Ok(())
    }

    fn put_set(&mut self, set: &StoredSet) -> Result<(), RegistryError> {
        self.batch()?.sets.insert(set.number.0, set.clone());
        Ok(())
    }

    fn append(&mut self, records: &[StoredRecord]) -> Result<(), RegistryError> {
        let state = self.batch()?;
        for record in records {
            if record.id.0 != state.last() + 1 {
                return Err(RegistryError::Busy);
            }
            state.records.push(Arc::new(record.clone()));
        }
        Ok(())
    }

    fn replace(&mut self, record: &StoredRecord) -> Result<(), RegistryError> {
        let state = self.batch()?;
        let missing = || RegistryError::Damaged { record: record.id, what: "it is missing" };
        *state.records.get_mut(State::at(record.id)).ok_or_else(missing)? =
            Arc::new(record.clone());
        state.changes.push(record.id);
        Ok(())
    }

    fn put_import(&mut self, import: &StoredImport) -> Result<(), RegistryError> {
        self.batch()?.imports.insert(import.number, import.clone());
        Ok(())
    }

    fn add_issues(&mut self, import: u32, issues: &[StoredIssue]) -> Result<(), RegistryError> {
        self.batch()?.issues.entry(import).or_default().extend_from_slice(issues);
        Ok(())
    }

    fn put_note(&mut self, name: &str, body: &[u8]) -> Result<(), RegistryError> {
        self.batch()?.notes.insert(name.to_owned(), body.to_vec());
        Ok(())
    }

    fn commit(&mut self) -> Result<(), RegistryError> {
        let batch = self.batch.clone().ok_or(RegistryError::NoBatch)?;
        *locked(&self.shared.state) = batch;
        let _taken_over = self.end_batch();
        Ok(())
    }

    fn roll_back(&mut self) -> Result<(), RegistryError> {
        let _forgotten = self.end_batch();
        Ok(())
    }

    fn import(&self, key: &Digest) -> Result<Option<StoredImport>, RegistryError> {
        Ok(self.with(|state| state.imports.values().find(|import| import.key == *key).cloned()))
    }

    fn imports(&self) -> Result<Vec<StoredImport>, RegistryError> {
        Ok(self.with(|state| state.imports.values().cloned().collect()))
    }

    fn issues(
        &self,
        import: u32,
        visit: &mut dyn FnMut(StoredIssue) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        let issues = self.with(|state| state.issues.get(&import).cloned());
        issues.unwrap_or_default().into_iter().try_for_each(visit)
    }

    fn note(&self, name: &str) -> Result<Option<Vec<u8>>, RegistryError> {
        Ok(self.with(|state| state.notes.get(name).cloned()))
    }

    fn notes(&self, prefix: &str) -> Result<Vec<String>, RegistryError> {
        Ok(self.with(|state| {
            state.notes.keys().filter(|name| name.starts_with(prefix)).cloned().collect()
        }))
    }
}
