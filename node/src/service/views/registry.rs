//! The registry: record sets, imports, candidates.

use serde::{Deserialize, Serialize};

use super::{EventView, FirearmView, silent_debug};

/// One record set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSetView {
    /// Its name.
    pub name: String,
    /// `manufacture`, `import`, `export`, `retail`, `registry`, `stolen`, `stock`, `destruction`.
    pub kind: String,
    /// First year covered.
    pub from_year: Option<u16>,
    /// Last year covered.
    pub to_year: Option<u16>,
    /// Records in it.
    pub records: u64,
}

/// A synthetic register that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SynthView {
    /// Guns.
    pub records: u64,
    /// Rows with an error.
    pub damaged: u64,
    /// The file that says which, if errors were asked for.
    pub key: Option<String>,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProgress {
    /// Bytes of the file read so far.
    pub bytes: u64,
    /// Bytes of the file.
    pub total_bytes: u64,
    /// Rows read so far.
    pub rows: u64,
}

/// Something about one row that its sender should know: why it was not taken, or a warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowIssueView {
    /// Line of the file on which the row begins, from 1.
    pub line: u64,
    /// Column of the row, from 1.
    pub column: u32,
    /// Reason code, `missing-serial`, …: member of the list `row`.
    pub reason: String,
    /// Technical English for the record, without the content of the cell.
    pub detail: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReportView {
    /// The record set.
    pub set: String,
    /// Encoding that was read.
    pub encoding: String,
    /// Separator that was read.
    pub separator: char,
    /// Rows with anything in them, without the header.
    pub rows: u64,
    /// Guns that the set did not have.
    pub imported: u64,
    /// Events added to guns, those of new guns included.
    pub events: u64,
    /// Guns whose record was completed without an event.
    pub completed: u64,
    /// Rows not taken, those not listed included.
    pub rejected: u64,
    /// The first rows not taken, in the order of the file.
    pub errors: Vec<RowIssueView>,
    /// Warnings, those not listed included.
    pub warned: u64,
    /// The first warnings, in the order of the file.
    pub warnings: Vec<RowIssueView>,
    /// False if all-or-nothing left the registry as it was; the figures then say what would have
    /// been.
    pub committed: bool,
    /// When the same file was imported in the same way before, RFC 3339, if it was: then nothing
    /// was done, and nothing but the rows is counted.
    pub already: Option<String>,
}

/// One record that may be the gun asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateView {
    /// Record id within the set.
    pub record: String,
    /// The record set.
    pub set: String,
    /// Match grade.
    pub grade: String,
    /// Why this grade: codes.
    pub reasons: Vec<String>,
    /// The gun as recorded.
    pub firearm: FirearmView,
    /// What the record says of the gun's life, oldest first.
    pub events: Vec<EventView>,
    /// Result code that the record supports.
    pub result: Option<String>,
}

/// Something odd about a description as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviceView {
    /// `serial`, `maker`, `model` or `country-of-manufacture`.
    pub field: String,
    /// What seems wrong: a code, member of the list `advice`.
    pub reason: String,
}

/// What `registry find` found.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindView {
    /// Candidates, best first.
    pub items: Vec<CandidateView>,
    /// True if more records fitted than are listed.
    pub more: bool,
    /// Other records whose number is within one edit of what was asked and that agree no worse
    /// than the best, and all that have the very number.
    pub near_one: u32,
    /// The same within two edits; where nothing fits, those that nothing speaks against.
    pub near_two: u32,
    /// `N08` if the number may be another gun's.
    pub not_completed: Vec<String>,
    /// What looks odd about the description.
    pub advice: Vec<AdviceView>,
    /// The record sets that were searched.
    pub searched: Vec<RecordSetView>,
}

silent_debug!(CandidateView, FindView);
