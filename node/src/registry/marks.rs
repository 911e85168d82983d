//! The serial marks of a registry's records, as all who have the registry open share them.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use super::RegistryError;
use super::oracle::Listed;
use super::profile::Profile;
use super::record::RecordId;
use super::records::Place;
use super::serials::{Hit, ProfileKey, Serials};
use super::symbols::{Folded, Pattern};

/// One serial mark, to be put into the index.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The serial.
    pub serial: Folded,
    /// What gun it is on: the number of a profile in the list that goes with the entries.
    pub profile: u32,
    /// The record.
    pub record: RecordId,
    /// The mark's position in `marks`.
    pub position: u8,
    /// True for the mark on frame or receiver.
    pub is_frame: bool,
    /// Year of manufacture, if recorded.
    pub year: Option<u16>,
}

impl std::fmt::Debug for Entry {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entry")
    }
}

impl Entry {
    /// As a search would give it back, but for its profile.
    #[must_use]
    pub const fn hit(&self) -> Hit {
        Hit {
            serial: self.serial,
            profile: ProfileKey { part: 0, place: 0 },
            record: self.record,
            position: self.position,
            is_frame: self.is_frame,
            year: self.year,
        }
    }
}

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
    current: RwLock<Arc<Snapshot>>,
    writing: Mutex<()>,
}

/// What the index held at one moment.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    covers: Place,
    hits: Vec<(Hit, u32)>,
    listed: Arc<Listed>,
    profiles: Vec<Profile>,
}

impl Snapshot {
    /// How far the records are in it.
    #[must_use]
    pub const fn covers(&self) -> Place {
        self.covers
    }
}

impl Serials for Snapshot {
    fn equal(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        self.listed.equal(symbols, visit);
    }

    fn like(&self, pattern: &Pattern, visit: &mut dyn FnMut(Hit)) {
        self.listed.like(pattern, visit);
    }

    fn within(&self, symbols: &[u8], edits: u8, visit: &mut dyn FnMut(Hit)) {
        self.listed.within(symbols, edits, visit);
    }

    fn under_core(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        self.listed.under_core(symbols, visit);
    }

    fn profile(&self, key: ProfileKey) -> &Profile {
        self.listed.profile(key)
    }
}

impl Marks {
    /// Opens the index of a registry. What is not this registry's, or is damaged, counts as empty.
    ///
    /// # Errors
    /// [`RegistryError`] if the directory cannot be made.
    pub fn open(_directory: Option<&Path>, registry: [u8; 16]) -> Result<Self, RegistryError> {
        let covers = Place { registry, ..Place::default() };
        let current = RwLock::new(Arc::new(Snapshot { covers, ..Snapshot::default() }));
        Ok(Self(Arc::new(Shared { current, writing: Mutex::new(()) })))
    }

    /// What it holds now.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.0.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits for the right to write; there is one writer at a time.
    #[must_use]
    pub fn write(&self) -> Writing<'_> {
        let _one = self.0.writing.lock().unwrap_or_else(PoisonError::into_inner);
        Writing { marks: self, next: (*self.snapshot()).clone(), _one }
    }
}

/// The right to write, and what was written and is not yet to be seen.
pub struct Writing<'a> {
    marks: &'a Marks,
    next: Snapshot,
    _one: MutexGuard<'a, ()>,
}

impl std::fmt::Debug for Writing<'_> {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Writing")
    }
}

impl Writing<'_> {
    /// How far the records are in it.
    #[must_use]
    pub const fn covers(&self) -> Place {
        self.next.covers
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        let covers = Place { registry: self.next.covers.registry, ..Place::default() };
        self.next = Snapshot { covers, ..Snapshot::default() };
    }

    /// Forgets the marks of records that changed.
    pub fn forget(&mut self, records: &[RecordId]) {
        self.next.hits.retain(|(hit, _)| !records.contains(&hit.record));
    }

    /// Adds marks, with the profiles that their numbers mean.
    pub fn add(&mut self, profiles: &[Profile], entries: &[Entry]) {
        let base = u32::try_from(self.next.profiles.len()).unwrap_or(u32::MAX);
        self.next.profiles.extend_from_slice(profiles);
        self.next.hits.extend(entries.iter().map(|entry| {
            (entry.hit(), base + entry.profile)
        }));
    }

    /// Makes it durable and shows it to all who have the registry open.
    ///
    /// # Errors
    /// [`RegistryError`] if it cannot be written; then nothing has changed.
    pub fn publish(mut self, covers: Place) -> Result<(), RegistryError> {
        let mut listed = Listed::default();
        for (hit, profile) in &self.next.hits {
            let profile = usize::try_from(*profile).ok().and_then(|at| self.next.profiles.get(at));
            let key = listed.add_profile(profile.cloned().unwrap_or_default());
            listed.add(Hit { profile: key, ..*hit });
        }
        self.next.covers = covers;
        self.next.listed = Arc::new(listed);
        let next = Arc::new(std::mem::take(&mut self.next));
        *self.marks.0.current.write().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(())
    }
}
