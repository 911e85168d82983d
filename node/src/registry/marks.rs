//! The index of a registry's serial marks, as all who have the registry open share it.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use sha2::{Digest as _, Sha256};
use vestigo_protocol::firearm::{calibre, make};

use super::KnownSet;
use super::index::{Batch, Covers, IndexError, Opened, SerialIndex, Snapshot, SortedBatch};
use super::records::Place;

/// A handle of the index. Clones share it.
#[derive(Clone, Debug)]
pub(super) struct Marks(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    index: SerialIndex,
    registry: [u8; 16],
    sets: RwLock<Arc<Vec<KnownSet>>>,
    /// Held from reading what is covered to saying what is covered now.
    writing: Mutex<()>,
}

impl Marks {
    /// Opens the index of a registry, or begins one that has nothing in it yet if there is none
    /// that can be used.
    ///
    /// # Errors
    /// [`IndexError::Io`].
    pub(super) fn open(directory: Option<&Path>, registry: [u8; 16]) -> Result<Self, IndexError> {
        let key = key(registry);
        let index = match directory {
            None => SerialIndex::in_memory(key),
            Some(directory) => match SerialIndex::open(directory, key)? {
                Opened::Ready(index) => index,
                Opened::Rebuild { why } => {
                    if !matches!(why, IndexError::Missing { .. }) {
                        tracing::warn!(reason = %why, "the index of serial numbers is built anew");
                    }
                    SerialIndex::create(directory, key)?
                }
            },
        };
        let (sets, writing) = (RwLock::default(), Mutex::new(()));
        Ok(Self(Arc::new(Shared { index, registry, sets, writing })))
    }

    /// What it holds now.
    pub(super) fn snapshot(&self) -> Arc<Snapshot> {
        self.0.index.snapshot()
    }

    /// The record sets as they were last read.
    pub(super) fn sets(&self) -> Arc<Vec<KnownSet>> {
        Arc::clone(&self.0.sets.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows record sets to all who have the registry open.
    pub(super) fn set_sets(&self, sets: Vec<KnownSet>) {
        *self.0.sets.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(sets);
    }

    /// How far the records are in it.
    pub(super) fn covers(&self) -> Place {
        let Covers { record, change } = self.0.index.covers();
        Place { registry: self.0.registry, last_record: record, last_change: change }
    }

    /// Waits for the right to write; there is one writer at a time.
    pub(super) fn write(&self) -> Writing<'_> {
        let one = self.0.writing.lock().unwrap_or_else(PoisonError::into_inner);
        Writing { marks: self, _one: one }
    }
}

/// The right to write.
pub(super) struct Writing<'a> {
    marks: &'a Marks,
    _one: MutexGuard<'a, ()>,
}

impl Writing<'_> {
    /// How far the records are in it.
    pub(super) fn covers(&self) -> Place {
        self.marks.covers()
    }

    /// Adds marks, and shows them to all who have the registry open. What is said of a mark that
    /// is there already replaces it.
    ///
    /// # Errors
    /// [`IndexError::Io`] if they could not be written; they are found nevertheless, and are
    /// read from the records again when the registry is opened next.
    pub(super) fn add(self, batch: Batch, covers: Place) -> Result<(), IndexError> {
        self.add_sorted(batch.sorted(), covers)
    }

    /// [`Self::add`] for marks that were sorted before.
    ///
    /// # Errors
    /// As there.
    pub(super) fn add_sorted(self, batch: SortedBatch, covers: Place) -> Result<(), IndexError> {
        self.marks.0.index.publish_sorted(batch, covers_of(covers))?;
        self.marks.0.index.persist()
    }

    /// Puts marks in the place of all.
    ///
    /// # Errors
    /// As of [`Self::add`].
    pub(super) fn replace(self, batch: Batch, covers: Place) -> Result<(), IndexError> {
        self.marks.0.index.replace(batch, covers_of(covers))
    }
}

/// Raised when what is kept of a mark changes its meaning.
const MEANING: u32 = 2;

/// Under what an index is known: the registry, and the tables that made the forms in it. After an
/// upgrade that changes a table the index is built anew.
fn key(registry: [u8; 16]) -> [u8; 16] {
    let mut hasher = Sha256::new();
    hasher.update(registry);
    hasher.update(MEANING.to_be_bytes());
    hasher.update(make::TABLE_VERSION.to_be_bytes());
    hasher.update(calibre::TABLE_VERSION.to_be_bytes());
    let digest: [u8; 32] = hasher.finalize().into();
    digest.first_chunk().copied().unwrap_or(registry)
}

const fn covers_of(place: Place) -> Covers {
    Covers { record: place.last_record, change: place.last_change }
}
