//! Files on their way into the registry.

use std::path::PathBuf;

use super::{EventView, FirearmView, ImportProgress, ImportReportView, RowIssueView, silent_debug};
use crate::service::ServiceError;
use crate::service::requests::ImportRequest;

/// Where a face writes a file that somebody sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadPlace {
    /// A private file that is not there yet.
    pub path: PathBuf,
    /// Bytes that it may have.
    pub max_bytes: u64,
}

/// Where a file stands on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadState {
    /// It is here; nothing was done with it.
    Here,
    /// It is being imported, or tried.
    Running(ImportProgress),
    /// That has ended; what an import left is there, and it can be done again.
    Done(Box<ImportReportView>),
    /// It could not be imported; the file is still here.
    Failed(ServiceError),
}

/// A file that an officer has sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadView {
    /// Its number, 32 hexadecimal digits.
    pub id: String,
    /// Its name where it came from.
    pub name: String,
    /// Bytes.
    pub bytes: u64,
    /// When it came, RFC 3339.
    pub received: String,
    /// How it was last to be read.
    pub request: ImportRequest,
    /// Where it stands.
    pub state: UploadState,
}

/// An officer's files, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UploadListView {
    /// The files.
    pub items: Vec<UploadView>,
}

/// A column of a file.
#[derive(Clone, PartialEq, Eq)]
pub struct ColumnView {
    /// Its heading.
    pub heading: String,
    /// What it is read as; absent: it is not imported.
    pub field: Option<String>,
    /// What it holds in the first rows.
    pub examples: Vec<String>,
}

/// One row as it would be read.
#[derive(Clone, PartialEq, Eq)]
pub struct PreviewRowView {
    /// Line of the file, from 1.
    pub line: u64,
    /// The gun; absent if the row would not be taken.
    pub firearm: Option<FirearmView>,
    /// Its event, if it has one.
    pub event: Option<EventView>,
    /// What is wrong or odd.
    pub issues: Vec<RowIssueView>,
}

/// How a file would be read.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ImportPreviewView {
    /// Encoding, by its WHATWG name; `XLSX` for a spreadsheet.
    pub encoding: String,
    /// Separator, if it has one.
    pub separator: Option<char>,
    /// The columns, in order.
    pub columns: Vec<ColumnView>,
    /// What is odd about the file as a whole.
    pub about: Vec<RowIssueView>,
    /// The first rows.
    pub rows: Vec<PreviewRowView>,
    /// Why it cannot be read in this way: the columns stand then as the headings suggest.
    pub problem: Option<ServiceError>,
}

/// A page of the rows that were not taken, or taken with a warning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IssueListView {
    /// Issues, in the order of the file; true: the row was not taken.
    pub items: Vec<(bool, RowIssueView)>,
    /// What to ask for the next page.
    pub next: Option<String>,
}

silent_debug!(ColumnView, PreviewRowView, ImportPreviewView);
