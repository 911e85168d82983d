//! The index of serial numbers: sorted arrays of packed serials, forwards and backwards, kept
//! outside the database and derived from it.
//!
//! The database is the truth. The index says which of its records it covers ([`Covers`]); who
//! owns both adds what is missing after opening, and builds the index anew if a file of it is
//! damaged. Everything is read into memory: a search opens no file.

mod automata;
mod batch;
mod error;
mod file;
mod files;
mod key;
mod manifest;
mod segment;
mod snapshot;
mod table;
mod walk;

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

pub use batch::{Batch, NewEntry, ProfileNumber, SortedBatch};
pub use error::IndexError;
pub use snapshot::Snapshot;

use files::{Files, Stored};
use manifest::Manifest;
use segment::{MARKS_MAX, Segment};

/// Fewer marks than these are kept in memory only, until more have come.
pub const FILE_MARKS: usize = 50_000;

/// Names a registry, so that an index is never taken for another's.
pub type RegistryKey = [u8; 16];

/// How far an index has followed its registry. The numbers are the owner's; the index keeps them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covers {
    /// The last record whose marks are all in it.
    pub record: u32,
    /// The last change to earlier records that is in it.
    pub change: u64,
}

/// What was found where an index should be.
#[derive(Debug)]
pub enum Opened {
    /// An index; what is beyond its [`SerialIndex::covers`] is to be added.
    Ready(SerialIndex),
    /// Nothing that can be used: call [`SerialIndex::create`] and add everything.
    Rebuild {
        /// What is wrong; [`IndexError::Missing`] if there was never one.
        why: IndexError,
    },
}

/// An index of serial marks. Clones are the same index; any thread may search it while another
/// adds. `Debug` says what it covers.
///
/// Of several processes with the same directory the first writes its files; the others' additions
/// stay in their memory.
#[derive(Clone)]
pub struct SerialIndex {
    shared: Arc<Shared>,
}

struct Shared {
    served: RwLock<Arc<Snapshot>>,
    state: Mutex<State>,
}

struct State {
    files: Files,
    /// Oldest first; those with a file before those without.
    parts: Vec<Part>,
    covers: Covers,
    durable: Covers,
}

#[derive(Clone)]
struct Part {
    segment: Arc<Segment>,
    file: Option<Stored>,
}

impl fmt::Debug for SerialIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SerialIndex({:?})", self.covers())
    }
}

impl SerialIndex {
    /// Opens the index in a directory and verifies every byte of it. Files that do not belong to
    /// it any more are removed.
    ///
    /// # Errors
    /// [`IndexError::Io`] if a file cannot be read at all. A damaged, foreign or missing index is
    /// [`Opened::Rebuild`].
    pub fn open(directory: &Path, registry: RegistryKey) -> Result<Opened, IndexError> {
        let mut files = match Files::open(directory, registry) {
            Err(why @ IndexError::Missing { .. }) => return Ok(Opened::Rebuild { why }),
            opened => opened?,
        };
        let (manifest, segments) = match files.load() {
            Err(error @ IndexError::Io { .. }) => return Err(error),
            Err(why) => return Ok(Opened::Rebuild { why }),
            Ok(loaded) => loaded,
        };
        let stored = manifest.segments.iter().copied().map(Some);
        let parts = segments.into_iter().zip(stored);
        let parts = parts.map(|(segment, file)| Part { segment: Arc::new(segment), file });
        Ok(Opened::Ready(Self::of(files, parts.collect(), manifest.covers)))
    }

    /// An empty index in a directory, which is made if it is missing; an index that was there is
    /// removed.
    ///
    /// # Errors
    /// [`IndexError::Io`].
    pub fn create(directory: &Path, registry: RegistryKey) -> Result<Self, IndexError> {
        let mut files = Files::create(directory, registry)?;
        files.list(&Manifest::default())?;
        Ok(Self::of(files, Vec::new(), Covers::default()))
    }

    /// An empty index without a directory.
    #[must_use]
    pub fn in_memory(registry: RegistryKey) -> Self {
        Self::of(Files::nowhere(registry), Vec::new(), Covers::default())
    }

    fn of(files: Files, parts: Vec<Part>, covers: Covers) -> Self {
        let served = RwLock::new(snapshot(&parts));
        let state = Mutex::new(State { files, parts, covers, durable: covers });
        Self { shared: Arc::new(Shared { served, state }) }
    }

    /// What a search finds now: all that was published.
    #[must_use]
    pub fn covers(&self) -> Covers {
        self.state().covers
    }

    /// What will be found after a crash, as [`Self::covers`] then says.
    #[must_use]
    pub fn durable(&self) -> Covers {
        self.state().durable
    }

    /// The index as it is now, for any number of searches.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.shared.served.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Adds marks and says what is covered with them. They are found from now on, whatever is
    /// returned. They are written once there are [`FILE_MARKS`] that are not; then segments of
    /// like size are merged, which takes about a second per three million marks.
    ///
    /// # Errors
    /// [`IndexError::Io`] if a file could not be written: tried again at the next call.
    pub fn publish(&self, batch: Batch, covers: Covers) -> Result<(), IndexError> {
        // Sorted before anyone has to wait.
        self.publish_sorted(batch.sorted(), covers)
    }

    /// [`Self::publish`] for marks that were sorted before.
    ///
    /// # Errors
    /// As there.
    pub fn publish_sorted(&self, batch: SortedBatch, covers: Covers) -> Result<(), IndexError> {
        let SortedBatch(added) = batch;
        let mut state = self.state();
        state.parts.extend(added.map(|segment| Part { segment, file: None }));
        state.covers = covers;
        let writes = state.files.writes() && state.waiting() >= FILE_MARKS;
        if !writes {
            state.merge_in_memory();
        }
        self.serve(&state);
        if writes {
            state.write()?;
            self.serve(&state);
        }
        Ok(())
    }

    /// Puts marks in the place of all that are there, and says what is covered with them. Until it
    /// returns, what was there is found.
    ///
    /// # Errors
    /// [`IndexError::Io`] if a file could not be written: tried again at the next call.
    pub fn replace(&self, batch: Batch, covers: Covers) -> Result<(), IndexError> {
        let segment = Arc::new(Segment::of(batch));
        let mut state = self.state();
        state.parts = vec![Part { segment, file: None }];
        state.covers = covers;
        self.serve(&state);
        if state.files.writes() {
            state.write()?;
            self.serve(&state);
        }
        Ok(())
    }

    /// Writes what is only in memory, before the process ends.
    ///
    /// # Errors
    /// [`IndexError::Io`].
    pub fn persist(&self) -> Result<(), IndexError> {
        let mut state = self.state();
        if state.files.writes() && (state.waiting() > 0 || state.covers != state.durable) {
            state.write()?;
            self.serve(&state);
        }
        Ok(())
    }

    fn serve(&self, state: &State) {
        let next = snapshot(&state.parts);
        *self.shared.served.write().unwrap_or_else(PoisonError::into_inner) = next;
    }

    /// The state is changed in steps that leave it whole, so it is so after a panic too.
    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn snapshot(parts: &[Part]) -> Arc<Snapshot> {
    Arc::new(Snapshot::of(parts.iter().map(|part| Arc::clone(&part.segment)).collect()))
}

/// Merges parts, oldest first; one alone is what it was.
fn merged(parts: &[Part]) -> Option<Arc<Segment>> {
    match parts {
        [] => None,
        [one] => Some(Arc::clone(&one.segment)),
        several => {
            let several: Vec<&Segment> = several.iter().map(|part| &*part.segment).collect();
            Some(Arc::new(Segment::merged(&several)))
        }
    }
}

impl State {
    /// How many parts have a file.
    fn filed(&self) -> usize {
        self.parts.iter().take_while(|part| part.file.is_some()).count()
    }

    /// Marks that are in memory only.
    fn waiting(&self) -> usize {
        self.parts.iter().skip(self.filed()).map(|part| part.segment.len()).sum()
    }

    /// The place from which on parts are to be merged: an older one joins while it has fewer than
    /// `times` the marks of all newer ones.
    fn joined(&self, oldest: usize, newest: usize, times: usize) -> usize {
        let mut from = newest;
        let mut marks: usize = self.parts.iter().skip(newest).map(|part| part.segment.len()).sum();
        while from > oldest
            && let Some(older) = self.parts.get(from - 1)
            && older.segment.len() < times * marks
            && older.segment.len() + marks <= MARKS_MAX
        {
            marks += older.segment.len();
            from -= 1;
        }
        from
    }

    /// Joins small parts, so that a search has few of them and one addition costs little.
    fn merge_in_memory(&mut self) {
        const TIMES: usize = 4;
        let from = self.joined(self.filed(), self.parts.len().saturating_sub(1), TIMES);
        if from + 1 < self.parts.len()
            && let Some(segment) = self.parts.get(from..).and_then(merged)
        {
            self.parts.truncate(from);
            self.parts.push(Part { segment, file: None });
        }
    }

    /// Writes what is in memory, merged with files of like size, and the list that says so.
    fn write(&mut self) -> Result<(), IndexError> {
        const TIMES: usize = 2;
        let filed = self.filed();
        let from = if self.waiting() == 0 { filed } else { self.joined(0, filed, TIMES) };
        let mut parts: Vec<Part> = self.parts.iter().take(from).cloned().collect();
        if let Some(segment) = self.parts.get(from..).and_then(merged) {
            let file = Some(self.files.write(&segment, self.covers)?);
            parts.push(Part { segment, file });
        }
        let segments = parts.iter().filter_map(|part| part.file).collect();
        self.files.list(&Manifest { covers: self.covers, segments })?;
        self.parts = parts;
        self.durable = self.covers;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
