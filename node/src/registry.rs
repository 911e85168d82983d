//! The agency's records: what guns it knows, what happened to them, and how they are found.
//!
//! Three layers: an engine keeps records as bytes under numbers ([`records::Records`]); an index
//! beside it finds numbers by serial marks; [`Registry`] knows what a gun is and joins the two.
//! Nothing here decides what a partner is told. A lookup gives [`Findings`], which only the
//! disclosure rules read.

pub mod advice;
pub mod bodies;
pub mod entering;
pub mod evaluate;
pub mod export;
pub mod import;
pub mod index;
mod kinds;
pub mod lookup;
mod marks;
pub mod matching;
pub mod memory;
pub mod oracle;
pub mod particulars;
pub mod postgres;
pub mod profile;
pub mod record;
pub mod records;
mod searching;
mod single;
pub mod serials;
pub mod source;
mod sqlite;
#[doc(hidden)]
pub mod suite;
pub mod symbols;
pub mod synth;
mod upkeep;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use thiserror::Error;
use vestigo_protocol::codec;
use vestigo_protocol::firearm::{Name, RecordSet};

pub use lookup::{Candidate, Findings, MatchReason, MatchedMark, Variant, VariantKind};
pub use particulars::Particulars;
pub use record::{FirearmRecord, NewRecord, RecordId, Status};
pub use source::RegistrySource;
pub use sqlite::SqliteRecords;
pub use upkeep::CheckReport;

use marks::Marks;
use memory::MemoryRecords;
use postgres::{PostgresRecords, PostgresView};
use profile::SetNumber;
use record::RecordBody;
use records::{Records, StoredImport, StoredRecord, StoredSet, record_digest, set_digest};

/// The agency's records: an engine that keeps them, the index of their serial marks, and the record
/// sets in memory.
///
/// Several may be open on the same records ([`sibling`](Self::sibling)), each on its own thread;
/// they share the index and the record sets, so that what one has imported the others find.
pub struct Registry {
    engine: Box<dyn Records>,
    /// The index, and the record sets: small, and part of every answer.
    marks: Marks,
}

/// One record set, read from the engine.
#[derive(Debug)]
struct KnownSet {
    number: SetNumber,
    set: RecordSet,
}

impl std::fmt::Debug for Registry {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Registry")
    }
}

/// The file of the records in a data directory.
pub const REGISTRY_FILE: &str = "registry.sqlite";

/// The directory of their index, beside it.
pub const SERIALS_DIR: &str = "serials";

impl Registry {
    /// Opens a registry, founding or upgrading it if need be, and brings its index up to date;
    /// one that is missing or damaged is built anew. `fresh` are random bytes, by which a registry
    /// that is founded here will be known.
    ///
    /// # Errors
    /// [`RegistryError`] if what is there is not a registry, is of a later version, or is damaged
    /// where it cannot be built again.
    pub fn open(source: &RegistrySource, fresh: [u8; 16]) -> Result<Self, RegistryError> {
        match source {
            RegistrySource::Directory(directory) => {
                let records = SqliteRecords::open(&directory.join(REGISTRY_FILE), fresh)?;
                Self::over(Box::new(records), Some(&directory.join(SERIALS_DIR)))
            }
            RegistrySource::Memory => Self::over(Box::new(MemoryRecords::new(fresh)), None),
            RegistrySource::Postgres { url, directory } => {
                let records = PostgresRecords::open(url.clone(), fresh)?;
                Self::over(Box::new(records), Some(&directory.join(SERIALS_DIR)))
            }
            RegistrySource::PostgresView { url, view, set, directory } => {
                let records = PostgresView::open(url.clone(), view, set.clone())?;
                Self::over(Box::new(records), Some(&directory.join(SERIALS_DIR)))
            }
        }
    }

    /// A registry over an engine. Its index is in a directory of its own, or in memory.
    ///
    /// # Errors
    /// As of [`Self::open`].
    pub fn over(engine: Box<dyn Records>, index: Option<&Path>) -> Result<Self, RegistryError> {
        let marks = Marks::open(index, engine.place()?.registry)?;
        let mut registry = Self { engine, marks };
        registry.refresh()?;
        Ok(registry)
    }

    /// The same records over another connection, for another thread. The index is shared.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn sibling(&self) -> Result<Self, RegistryError> {
        let (engine, marks) = (self.engine.another()?, self.marks.clone());
        Ok(Self { engine, marks })
    }

    /// One record.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn get(&self, id: RecordId) -> Result<Option<FirearmRecord>, RegistryError> {
        let found = self.engine.read(&[id])?.pop();
        found.map(|stored| self.verified(stored)).transpose()
    }

    /// Records, read in one view; those that are not there are left out.
    ///
    /// # Errors
    /// [`RegistryError`], also if one of them is damaged.
    pub fn read(
        &self,
        ids: &[RecordId],
    ) -> Result<BTreeMap<RecordId, FirearmRecord>, RegistryError> {
        let stored = self.engine.read(ids)?.into_iter();
        stored.map(|stored| self.verified(stored).map(|record| (record.id, record))).collect()
    }

    /// How much is there.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn count(&self) -> Result<Count, RegistryError> {
        self.engine.count()
    }

    /// Number of the newest record that is found.
    #[must_use]
    pub fn newest(&self) -> u32 {
        self.marks.covers().last_record
    }

    /// Records in one set.
    ///
    /// # Errors
    /// [`RegistryError`], also if there is no such set.
    pub fn records_in(&self, set: &Name) -> Result<u64, RegistryError> {
        self.engine.records_in(self.set_number(set).ok_or(RegistryError::NoSuchSet)?)
    }

    /// The record sets, by name: what "no record" is a statement about.
    #[must_use]
    pub fn record_sets(&self) -> Vec<RecordSet> {
        let known = self.marks.sets();
        let mut sets: Vec<RecordSet> = known.iter().map(|known| known.set.clone()).collect();
        sets.sort_by(|a, b| a.name.as_str().cmp(b.name.as_str()));
        sets
    }

    /// The imports that were begun, oldest first.
    ///
    /// # Errors
    /// [`RegistryError`].
    pub fn imports(&self) -> Result<Vec<StoredImport>, RegistryError> {
        self.engine.imports()
    }

    fn set_number(&self, name: &Name) -> Option<SetNumber> {
        let sets = self.marks.sets();
        sets.iter().find(|known| known.set.name == *name).map(|known| known.number)
    }

    /// Reads the record sets, for all who have the registry open.
    fn reload_sets(&self) -> Result<(), RegistryError> {
        let sets = self.engine.sets()?.into_iter().map(known_set);
        self.marks.set_sets(sets.collect::<Result<_, _>>()?);
        Ok(())
    }

    /// Verifies one record as stored.
    fn verified(&self, stored: StoredRecord) -> Result<FirearmRecord, RegistryError> {
        let id = stored.id;
        let damaged = |what| RegistryError::Damaged { record: id, what };
        let number = stored.set;
        let body = body_of(&stored)?;
        let sets = self.marks.sets();
        let set = sets.iter().find(|known| known.number == number);
        let set = set.ok_or_else(|| damaged("its record set is missing"))?;
        Ok(FirearmRecord {
            id,
            set: set.set.name.clone(),
            description: body.description,
            events: body.events,
            particulars: body.particulars,
        })
    }
}

fn known_set(stored: StoredSet) -> Result<KnownSet, RegistryError> {
    let number = stored.number;
    let damaged = || RegistryError::DamagedSet(i64::from(number.0));
    if set_digest(number, &stored.body) != stored.digest {
        return Err(damaged());
    }
    let set: RecordSet = codec::decode(&stored.body).map_err(|_| damaged())?;
    if set.name.as_str() != stored.name {
        return Err(damaged());
    }
    Ok(KnownSet { number, set })
}

/// What a record says, once its digest is found to hold.
fn body_of(stored: &StoredRecord) -> Result<RecordBody, RegistryError> {
    let damaged = |what| RegistryError::Damaged { record: stored.id, what };
    if record_digest(stored.id, stored.set, &stored.body) != stored.digest {
        return Err(damaged("its digest does not hold"));
    }
    minicbor::decode(&stored.body).map_err(|_| damaged("it cannot be read"))
}

/// How much a registry holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Guns.
    pub records: u64,
    /// Events in their chains.
    pub events: u64,
}

/// What became of a record given to [`import::session::Session::add`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// A gun that the set did not have.
    New,
    /// The gun was there; the event, and any particulars that were missing, were added.
    EventAdded,
    /// The gun was there; particulars that were missing were added.
    Completed,
    /// Nothing new: the gun was there before this import began, and its record says as much.
    Unchanged,
    /// Nothing new: the gun came with this import, and its record says as much.
    Duplicate,
    /// Same maker, model and serial, but another particular contradicts the record. Nothing was
    /// added.
    Conflict(Particular),
    /// The chain or the marks are as long as they may be. Nothing was added.
    Full,
}

/// A particular of a gun in which a row can contradict a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Particular {
    /// Calibre.
    Calibre,
    /// Type.
    FirearmType,
    /// Country of manufacture.
    CountryOfManufacture,
    /// Date of manufacture.
    Manufactured,
    /// Importer.
    Importer,
    /// Brand.
    Brand,
    /// How it was made.
    ManufactureClass,
    /// Whether the serial number was removed or changed.
    Obliteration,
    /// Town or country of the importer.
    ImporterPlace,
    /// Length of the barrel.
    BarrelLength,
    /// Length over all.
    OverallLength,
    /// Shots without reloading.
    Shots,
    /// Finish.
    Finish,
    /// How it fires.
    FireMode,
    /// Class in law.
    LegalCategory,
    /// Entry in INTERPOL's reference table.
    IfrtReference,
    /// What a laboratory reports.
    Restoration,
}

/// Why the registry could not do what was asked. Never quotes a record.
#[derive(Debug, Error)]
pub enum RegistryError {
    /// The database failed.
    #[error("the registry database failed while {doing}: {source}")]
    Database {
        /// What was being done.
        doing: &'static str,
        /// The engine's own error.
        source: rusqlite::Error,
    },
    /// The file could not be created with the right permissions.
    #[error("cannot create the registry file {}: {source}", path.display())]
    File {
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A stored record is not what was stored.
    #[error("{record} is damaged ({what}); restore the registry from a backup")]
    Damaged {
        /// Which.
        record: RecordId,
        /// What does not hold.
        what: &'static str,
    },
    /// The description of a record set is not what was stored.
    #[error("a record set is damaged (number {0}); restore the registry from a backup")]
    DamagedSet(i64),
    /// What an import says about itself is not what was stored.
    #[error("what is known of import {0} is damaged; restore the registry from a backup")]
    DamagedImport(u32),
    /// The file is another program's.
    #[error("the file is not a registry of this program (application id {0:#x})")]
    ForeignFile(i64),
    /// The file was written by a later version.
    #[error("the registry has format {found}, this version reads up to {known}; upgrade the node")]
    TooNew {
        /// Its format.
        found: i64,
        /// The newest that is known here.
        known: i64,
    },
    /// The file system does not allow write-ahead logging.
    #[error("the registry cannot use write-ahead logging here; put it on a local disk")]
    NoWriteAheadLog,
    /// The PostgreSQL server failed.
    #[error(transparent)]
    Postgres(#[from] postgres::PostgresError),
    /// Another writer holds the registry.
    #[error("another import is writing into the registry; try again when it has ended")]
    Busy,
    /// The records lie in somebody else's tables.
    #[error(
        "this registry is read where it lies and is not written by the node; import into the \
         database it belongs to"
    )]
    ReadOnly,
    /// The index of serial numbers cannot be read or written.
    #[error(transparent)]
    Index(#[from] index::IndexError),
    /// A pattern that would list the registry rather than search it.
    #[error("the serial number leaves too much unknown to be searched; give more of it")]
    TooBroad,
    /// Something was to be written without [`Records::begin`].
    #[error("no batch is open")]
    NoBatch,
    /// Nothing says which registry it is.
    #[error("the registry does not say which one it is; restore it from a backup")]
    NoIdentity,
    /// A registry numbers its records in 32 bits.
    #[error("the registry is full: {} records", u32::MAX)]
    Full,
    /// The operating system gives no thread for writing.
    #[error("the operating system gives no thread: {0}")]
    Thread(std::io::Error),
    /// The writing thread ended without saying why.
    #[error("writing into the registry ended unexpectedly; import the file again to go on")]
    WriterGone,
    /// A record was added to a set that was not declared.
    #[error("the record set was not declared")]
    NoSuchSet,
}
