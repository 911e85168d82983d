//! The index of a registry's serial marks, as all who have the registry open share it.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use super::RegistryError;
use super::index::{Batch, Snapshot, joined};
use super::records::Place;

/// A handle of the index. Clones share it.
#[derive(Clone)]
pub struct Marks(Arc<Shared>);

impl std::fmt::Debug for Marks {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Marks")
    }
}

struct Shared {
    current: RwLock<(Arc<Snapshot>, Place)>,
    writing: Mutex<()>,
}

impl Marks {
    /// Opens the index of a registry. What is not this registry's, or is damaged, counts as empty.
    ///
    /// # Errors
    /// [`RegistryError`] if the directory cannot be made.
    pub fn open(_directory: Option<&Path>, registry: [u8; 16]) -> Result<Self, RegistryError> {
        let covers = Place { registry, ..Place::default() };
        let current = RwLock::new((Arc::new(Snapshot::default()), covers));
        Ok(Self(Arc::new(Shared { current, writing: Mutex::new(()) })))
    }

    /// What it holds now.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.0.current.read().unwrap_or_else(PoisonError::into_inner).0)
    }

    /// How far the records are in it.
    #[must_use]
    pub fn covers(&self) -> Place {
        self.0.current.read().unwrap_or_else(PoisonError::into_inner).1
    }

    /// Waits for the right to write; there is one writer at a time.
    #[must_use]
    pub fn write(&self) -> Writing<'_> {
        let one = self.0.writing.lock().unwrap_or_else(PoisonError::into_inner);
        Writing { marks: self, next: self.snapshot(), _one: one }
    }
}

/// The right to write, and what was written and is not yet to be seen.
#[derive(Debug)]
pub struct Writing<'a> {
    marks: &'a Marks,
    next: Arc<Snapshot>,
    _one: MutexGuard<'a, ()>,
}

impl Writing<'_> {
    /// How far the records are in what is seen.
    #[must_use]
    pub fn covers(&self) -> Place {
        self.marks.covers()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.next = Arc::default();
    }

    /// Adds marks. What is said of a mark that is there already replaces it.
    pub fn add(&mut self, batch: Batch) {
        self.next = Arc::new(joined(&self.next, batch));
    }

    /// Makes it durable and shows it to all who have the registry open.
    ///
    /// # Errors
    /// [`RegistryError`] if it cannot be written; then nothing has changed.
    pub fn publish(self, covers: Place) -> Result<(), RegistryError> {
        let mut current = self.marks.0.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = (self.next, covers);
        Ok(())
    }
}
