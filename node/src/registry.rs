//! The agency's records: what guns it knows, what happened to them, and how they are found.
//!
//! Nothing here decides what a partner is told. A lookup gives [`Findings`], which only the
//! disclosure rules read.

pub mod export;
pub mod import;
pub mod lookup;
pub mod oracle;
pub mod particulars;
pub mod profile;
pub mod record;
pub mod serials;
mod sqlite;
pub mod symbols;

use std::path::PathBuf;

use thiserror::Error;
use vestigo_protocol::firearm::{FirearmDescription, Name, RecordSet};

pub use lookup::{Candidate, Findings, MatchReason, MatchedMark, Variant, VariantKind};
pub use particulars::Particulars;
pub use record::{FirearmRecord, NewRecord, RecordId, Status};
pub use sqlite::{CheckReport, SqliteRegistry};

/// A store of firearm records.
///
/// An import is a series of batches: [`begin`](Self::begin), any number of
/// [`declare_set`](Self::declare_set) and [`add`](Self::add), then [`commit`](Self::commit) or
/// [`roll_back`](Self::roll_back). A committed batch is durable; an uncommitted one leaves
/// nothing.
pub trait Registry: Send {
    /// Searches every serial mark of a description, frame or receiver first.
    ///
    /// # Errors
    /// [`RegistryError`]; a damaged record is an error, never a "no record".
    fn lookup(&self, description: &FirearmDescription) -> Result<Findings, RegistryError>;

    /// The registrar's own search: records with a serial that begins with `text` in canonical
    /// form, or equals it once confusable glyphs are folded; at most `limit`, by record number.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn find(&self, text: &str, limit: usize) -> Result<Vec<FirearmRecord>, RegistryError>;

    /// One record.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn get(&self, id: RecordId) -> Result<Option<FirearmRecord>, RegistryError>;

    /// How much is there.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn count(&self) -> Result<Count, RegistryError>;

    /// Records in one set.
    ///
    /// # Errors
    /// [`RegistryError`], also if there is no such set.
    fn records_in(&self, set: &Name) -> Result<u64, RegistryError>;

    /// The record sets, by name: what "no record" is a statement about.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn record_sets(&self) -> Result<Vec<RecordSet>, RegistryError>;

    /// Takes notice of what another owner of the same records has committed.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn refresh(&mut self) -> Result<(), RegistryError>;

    /// Opens a batch. A batch left open by a failed import is rolled back first.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn begin(&mut self) -> Result<(), RegistryError>;

    /// Adds a record set to the open batch, or replaces what is said about the one of that name.
    ///
    /// # Errors
    /// [`RegistryError::NoBatch`] without [`begin`](Self::begin).
    fn declare_set(&mut self, set: &RecordSet) -> Result<(), RegistryError>;

    /// Adds a record or an event to the open batch. What maker, model and first serial say is
    /// one gun is one record of a set.
    ///
    /// # Errors
    /// [`RegistryError::NoSuchSet`] if the set was not declared, [`RegistryError::NoBatch`]
    /// without [`begin`](Self::begin).
    fn add(&mut self, set: &Name, record: &NewRecord) -> Result<Added, RegistryError>;

    /// Makes the open batch durable.
    ///
    /// # Errors
    /// [`RegistryError`]; then nothing of the batch is kept.
    fn commit(&mut self) -> Result<(), RegistryError>;

    /// Forgets the open batch.
    ///
    /// # Errors
    /// [`RegistryError`].
    fn roll_back(&mut self) -> Result<(), RegistryError>;
}

/// How much a registry holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Guns.
    pub records: u64,
    /// Events in their chains.
    pub events: u64,
}

/// What became of a record given to [`Registry::add`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// A gun that the set did not have.
    New,
    /// The gun was there; the event, and any particulars that were missing, were added.
    EventAdded,
    /// The gun was there; particulars that were missing were added.
    Completed,
    /// Nothing new: the record was there before this import began and says as much already.
    Unchanged,
    /// Nothing new: this import brought as much already.
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
    #[error(
        "{record} is damaged ({what}); restore the registry from a backup or import its set again"
    )]
    Damaged {
        /// Which.
        record: RecordId,
        /// What does not hold.
        what: &'static str,
    },
    /// The description of a record set is not what was stored.
    #[error("a record set is damaged (number {0}); import the set again")]
    DamagedSet(i64),
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
    /// Something was to be added or committed without [`Registry::begin`].
    #[error("no batch is open")]
    NoBatch,
    /// A record was added to a set that was not declared.
    #[error("the record set was not declared")]
    NoSuchSet,
}

#[cfg(test)]
mod tests;
