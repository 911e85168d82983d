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

/// Why one row was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowErrorView {
    /// Line of the file where the row starts, from 1.
    pub line: u64,
    /// Name of the column, if one is to blame.
    pub column: Option<String>,
    /// Reason code, `missing-serial`, …: text key `code-row-<reason>`.
    pub reason: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReportView {
    /// The record set.
    pub set: String,
    /// Encoding that was read.
    pub encoding: String,
    /// Rows in the file, without the header.
    pub rows: u64,
    /// Rows stored.
    pub imported: u64,
    /// Rows that the set already held.
    pub duplicates: u64,
    /// Rows not taken.
    pub rejected: u64,
    /// The first rows not taken, in the order of the file.
    pub errors: Vec<RowErrorView>,
    /// False if all-or-nothing left the registry as it was.
    pub committed: bool,
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

/// What `registry find` found.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindView {
    /// Candidates, best first.
    pub items: Vec<CandidateView>,
    /// The record sets that were searched.
    pub searched: Vec<RecordSetView>,
}

silent_debug!(CandidateView, FindView);
