//! The registry: record sets, imports, candidates.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{EventView, FirearmView, silent_debug};

/// One record set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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
    /// Who keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// How much of it can be searched by machine, in per cent.
    pub digitised: u8,
    /// When it was last brought up to date, RFC 3339.
    pub as_of: String,
}

/// What a registry holds besides records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct InventoryView {
    /// The record sets, by name.
    pub sets: Vec<RecordSetView>,
    /// The imports, oldest first.
    pub imports: Vec<PastImportView>,
    /// The sources whose column mapping is kept, by name.
    pub sources: Vec<SourceView>,
}

/// An import that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PastImportView {
    /// Its number, from 1.
    pub number: u32,
    /// The record set; the first version did not keep it.
    pub set: Option<String>,
    /// When it was begun, RFC 3339.
    pub begun: String,
    /// False if it was interrupted.
    pub finished: bool,
    /// Rows read.
    pub rows: u64,
    /// Guns that the set did not have.
    pub imported: u64,
    /// Events added.
    pub events: u64,
    /// Rows not taken.
    pub rejected: u64,
}

/// The column mapping of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SourceView {
    /// Its name.
    pub name: String,
    /// False if what is kept cannot be read; the columns are then to be mapped anew.
    pub readable: bool,
    /// Fields by heading.
    pub columns: BTreeMap<String, String>,
    /// `dmy` or `mdy`.
    pub date_order: Option<String>,
    /// First two-digit year of the 1900s.
    pub two_digit_years: Option<u8>,
    /// Country of manufacture where the file does not say.
    pub country: Option<String>,
    /// Kind of event where the file does not say.
    pub event: Option<String>,
}

/// What a check of the records found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RegistryCheckView {
    /// Records looked at.
    pub records: u64,
    /// Numbers of records whose content or index entries are not what was stored.
    pub damaged: Vec<i64>,
    /// False if the counts that are kept are not those of the records.
    pub counts_hold: bool,
}

impl RegistryCheckView {
    /// True if nothing is wrong.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.damaged.is_empty() && self.counts_hold
    }
}

/// What an export wrote, or a rebuilt index holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ExportView {
    /// Guns.
    pub records: u64,
    /// Rows, headers not counted.
    pub rows: u64,
}

/// A synthetic register that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SynthView {
    /// Guns.
    pub records: u64,
    /// Rows with an error.
    pub damaged: u64,
    /// The file that says which, if errors were asked for.
    pub key: Option<String>,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ImportProgress {
    /// Bytes of the file read so far.
    pub bytes: u64,
    /// Bytes of the file.
    pub total_bytes: u64,
    /// Rows read so far.
    pub rows: u64,
}

/// Something about one row that its sender should know: why it was not taken, or a warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RowIssueView {
    /// Line of the file on which the row begins, from 1.
    pub line: u64,
    /// Column of the row, from 1.
    pub column: u32,
    /// Sheet of a spreadsheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The column's heading, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column_name: Option<String>,
    /// Reason code, `missing-serial`, …: member of the list `row`.
    pub reason: String,
    /// Technical English for the record, without the content of the cell.
    pub detail: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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
    /// Rows that say what an earlier import has brought already.
    pub unchanged: u64,
    /// Rows that were done before, where the import went on after an interruption.
    pub resumed: u64,
    /// Rows not taken, those not listed included.
    pub rejected: u64,
    /// The first rows not taken, in the order of the file.
    pub errors: Vec<RowIssueView>,
    /// Warnings, those not listed included.
    pub warned: u64,
    /// The first warnings, in the order of the file.
    pub warnings: Vec<RowIssueView>,
    /// False if all-or-nothing or a dry run left the registry as it was; the figures then say what
    /// would have been.
    pub committed: bool,
    /// True if nothing was to be kept.
    pub dry_run: bool,
    /// The source under whose name the column mapping is now kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When the same file was imported in the same way before, RFC 3339, if it was: then nothing
    /// was done, and nothing but the rows is counted.
    pub already: Option<String>,
}

/// One record that may be the gun asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AdviceView {
    /// `serial`, `maker`, `model` or `country-of-manufacture`.
    pub field: String,
    /// What seems wrong: a code, member of the list `advice`.
    pub reason: String,
}

/// What `registry find` found.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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
