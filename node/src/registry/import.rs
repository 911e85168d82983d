//! Bringing a register in from a table in a text file (CSV).
//!
//! The file is read as a stream; one bad row costs that row. Errors say line, column and reason,
//! never what the cell holds: reports of errors are sent around more freely than registers.
//!
//! Own reader instead of the `csv` crate, which takes an unclosed quotation mark to swallow the
//! rest of the file without a word and has no bound on the size of a field; on well-formed input
//! both give the same cells (a test holds them together).

mod cells;
mod columns;
mod encoding;
mod rows;

use std::io::{self, Read, Seek};

use serde::Serialize;
use thiserror::Error;
use vestigo_protocol::firearm::RecordSet;

use super::{Added, Particular, Registry, RegistryError};
use cells::RowError;
use columns::{Column, Columns};
use encoding::Source;
use rows::{Next, Row, Rows};

pub use encoding::{TextEncoding, encoding_for};

/// Rows in one durable batch: few enough that a lookup waits milliseconds for it, many enough
/// that the disk is not what takes the time.
const BATCH_ROWS: u64 = 1_000;

/// Errors and warnings kept in a report, each. Counted beyond it.
pub const ISSUES_KEPT: usize = 10_000;

/// What to import and how.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// The record set that the rows belong to; `as_of` also bounds the dates that are possible.
    pub set: RecordSet,
    /// The text encoding, if it is known; otherwise it is told from the bytes.
    pub encoding: Option<TextEncoding>,
    /// What an error does.
    pub mode: ImportMode,
}

/// What an error in one row does to the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportMode {
    /// Good rows are kept, bad ones are reported.
    #[default]
    KeepGood,
    /// Any error, and nothing of the file is kept.
    AllOrNothing,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    /// Rows with anything in them, the header not counted.
    pub rows: u64,
    /// Guns that the set did not have.
    pub imported: u64,
    /// Events added to guns, those of new guns included.
    pub events: u64,
    /// Guns whose record was completed without an event.
    pub completed: u64,
    /// Rows that say what an earlier import has brought already.
    pub unchanged: u64,
    /// False if [`ImportMode::AllOrNothing`] met an error and nothing was kept; the figures above
    /// then say what would have been.
    pub kept: bool,
    /// The encoding that was used, by its WHATWG name.
    pub encoding: &'static str,
    /// The separator that was used.
    pub separator: char,
    /// All errors, those not listed included.
    pub error_count: u64,
    /// The first [`ISSUES_KEPT`] errors, by line.
    pub errors: Vec<RowIssue>,
    /// All warnings, those not listed included.
    pub warning_count: u64,
    /// The first [`ISSUES_KEPT`] warnings, by line.
    pub warnings: Vec<RowIssue>,
}

/// Something about one row that its sender should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowIssue {
    /// Line of the file on which the row begins, from 1. The header is usually 1.
    pub line: u64,
    /// Column of the row, from 1.
    pub column: u32,
    /// What it is.
    pub reason: IssueReason,
    /// What it is and what to do, in English, without the content of the cell.
    pub detail: String,
}

/// What can be wrong or odd about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueReason {
    /// No serial number.
    MissingSerial,
    /// A quotation mark is opened and not closed.
    UnclosedQuote,
    /// The bytes are not text in the file's encoding.
    BadEncoding,
    /// The same gun, or the same event of it, again.
    Duplicate,
    /// The same gun with other particulars.
    Conflict,
    /// No such day, or a day that has not come yet.
    ImpossibleDate,
    /// Not a date of the forms that are read.
    UnreadableDate,
    /// More cells than the header has columns.
    ExtraColumn,
    /// Longer than the field may be.
    FieldTooLong,
    /// Looks like a spreadsheet formula.
    Formula,
    /// A control character, or one that changes the direction of writing.
    ControlCharacter,
    /// An event of a kind that does not exist, or particulars of an event without its kind.
    UnknownEvent,
    /// More events or marks than one gun may have.
    TooMany,
    /// Warning: the header names a column that is not imported.
    UnknownColumn,
    /// Warning: a type, party kind or country that is not recognised was left out.
    NotRecognised,
    /// Warning: the file does not say its encoding, and its bytes only suggest one.
    EncodingGuessed,
}

impl IssueReason {
    /// All of them, in order.
    pub const ALL: [Self; 16] = [
        Self::MissingSerial,
        Self::UnclosedQuote,
        Self::BadEncoding,
        Self::Duplicate,
        Self::Conflict,
        Self::ImpossibleDate,
        Self::UnreadableDate,
        Self::ExtraColumn,
        Self::FieldTooLong,
        Self::Formula,
        Self::ControlCharacter,
        Self::UnknownEvent,
        Self::TooMany,
        Self::UnknownColumn,
        Self::NotRecognised,
        Self::EncodingGuessed,
    ];
}

/// Why a file could not be imported at all. In [`ImportMode::KeepGood`], batches that were
/// committed before stay.
#[derive(Debug, Error)]
pub enum ImportError {
    /// Reading failed.
    #[error("reading the file failed: {0}")]
    Read(#[from] io::Error),
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// The first line cannot be read as a header.
    #[error("the header on line {} cannot be read: {}", .0.line, .0.detail)]
    Header(RowIssue),
    /// No column holds serial numbers.
    #[error(
        "no column is headed serial_number or serial; the first line must name the columns, \
         for example make,model,caliber,type,serial_number"
    )]
    NoSerialColumn,
    /// Two columns are headed alike.
    #[error("columns {first} and {second} are both headed {name} or a word for it; keep one")]
    DoubleColumn {
        /// From 1.
        first: u32,
        /// From 1.
        second: u32,
        /// What both are.
        name: &'static str,
    },
    /// The registry failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// Imports a file. `progress` is told bytes read and bytes in all, about once a batch.
///
/// # Errors
/// [`ImportError`] if the file cannot be imported at all. What is wrong with single rows is in
/// the report.
pub fn import_csv<R: Read + Seek>(
    registry: &mut dyn Registry,
    file: R,
    options: &ImportOptions,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<ImportReport, ImportError> {
    let source = Source::open(file, options.encoding)?;
    let total = source.total_bytes();
    progress(0, total);
    let guessed = source.is_guessed();
    let report = ImportReport { encoding: source.encoding_name(), ..ImportReport::default() };
    let mut rows = Rows::new(source)?;
    let columns = header(&mut rows)?;
    let mut import = Import { registry, options, columns, report, in_batch: 0 };
    import.report.separator = char::from(rows.separator());
    if guessed {
        import.encoding_guessed();
    }
    import.unknown_columns();
    import.registry.begin()?;
    let finished = import.all_rows(&mut rows, progress, total);
    if let Err(error) = finished {
        // The first error is the one to report.
        let _second = import.registry.roll_back();
        return Err(error);
    }
    import.finish()?;
    progress(total, total);
    Ok(import.report)
}

/// Reads the first row with anything in it as the header.
fn header<R: Read>(rows: &mut Rows<R>) -> Result<Columns, ImportError> {
    let mut row = Row::default();
    loop {
        match rows.next_row(&mut row)? {
            Next::End => return Err(ImportError::Empty),
            Next::Bad(bad) => return Err(ImportError::Header(cells::issue_of(bad))),
            Next::Row if row.is_blank() => {}
            Next::Row => return columns::read(&row),
        }
    }
}

/// One import under way.
struct Import<'a> {
    registry: &'a mut dyn Registry,
    options: &'a ImportOptions,
    columns: Columns,
    report: ImportReport,
    in_batch: u64,
}

impl Import<'_> {
    fn encoding_guessed(&mut self) {
        let detail = format!(
            "the file is not UTF-8 and was read as {}; if letters with accents are wrong, name \
             its encoding",
            self.report.encoding
        );
        let reason = IssueReason::EncodingGuessed;
        self.warn(RowIssue { line: 1, column: 1, reason, detail });
    }

    fn unknown_columns(&mut self) {
        for (column, name) in std::mem::take(&mut self.columns.unknown) {
            self.warn(RowIssue {
                line: self.columns.line,
                column,
                reason: IssueReason::UnknownColumn,
                detail: format!("the column {name:?} is not known and is not imported"),
            });
        }
    }

    fn all_rows<R: Read>(
        &mut self,
        rows: &mut Rows<R>,
        progress: &mut dyn FnMut(u64, u64),
        total: u64,
    ) -> Result<(), ImportError> {
        self.registry.declare_set(&self.options.set)?;
        let mut row = Row::default();
        loop {
            match rows.next_row(&mut row)? {
                Next::End => return Ok(()),
                Next::Bad(bad) => {
                    self.report.rows += 1;
                    self.refuse(cells::issue_of(bad));
                }
                Next::Row if row.is_blank() => {}
                Next::Row => self.one_row(&row)?,
            }
            if self.report.rows.is_multiple_of(BATCH_ROWS) {
                progress(rows.bytes_read().min(total), total);
            }
            if self.in_batch >= BATCH_ROWS && self.options.mode == ImportMode::KeepGood {
                self.registry.commit()?;
                self.registry.begin()?;
                self.in_batch = 0;
            }
        }
    }

    fn one_row(&mut self, row: &Row) -> Result<(), ImportError> {
        self.report.rows += 1;
        let read = cells::read(row, &self.columns, &self.options.set);
        let (record, warnings) = match read {
            Ok(good) => good,
            Err(RowError { issues }) => {
                issues.into_iter().for_each(|issue| self.refuse(issue));
                return Ok(());
            }
        };
        warnings.into_iter().for_each(|issue| self.warn(issue));
        let added = self.registry.add(&self.options.set.name, &record)?;
        self.in_batch += 1;
        let new_events = u64::from(record.event.is_some());
        let (column, reason, detail) = match added {
            Added::New => {
                self.report.imported += 1;
                self.report.events += new_events;
                return Ok(());
            }
            Added::EventAdded => {
                self.report.events += new_events;
                return Ok(());
            }
            Added::Completed => {
                self.report.completed += 1;
                return Ok(());
            }
            Added::Unchanged => {
                self.report.unchanged += 1;
                return Ok(());
            }
            Added::Duplicate => (
                Column::Serial,
                IssueReason::Duplicate,
                "this gun is already in the record set; delete the row, or add what happened to \
                 it in the event columns",
            ),
            Added::Conflict(particular) => (
                column_of(particular),
                IssueReason::Conflict,
                "the record set has a gun of this maker, model and serial number with another \
                 value here; find out which is right",
            ),
            Added::Full => (
                Column::Serial,
                IssueReason::TooMany,
                "this gun has as many events or marks as a record can hold",
            ),
        };
        let column = self.columns.number_of(column);
        self.refuse(RowIssue { line: row.line, column, reason, detail: detail.to_owned() });
        Ok(())
    }

    fn refuse(&mut self, issue: RowIssue) {
        self.report.error_count += 1;
        if self.report.errors.len() < ISSUES_KEPT {
            self.report.errors.push(issue);
        }
    }

    fn warn(&mut self, issue: RowIssue) {
        self.report.warning_count += 1;
        if self.report.warnings.len() < ISSUES_KEPT {
            self.report.warnings.push(issue);
        }
    }

    fn finish(&mut self) -> Result<(), RegistryError> {
        let nothing = self.options.mode == ImportMode::AllOrNothing && self.report.error_count > 0;
        self.report.kept = !nothing;
        if nothing { self.registry.roll_back() } else { self.registry.commit() }
    }
}

const fn column_of(particular: Particular) -> Column {
    match particular {
        Particular::Calibre => Column::Calibre,
        Particular::FirearmType => Column::FirearmType,
        Particular::CountryOfManufacture => Column::CountryOfManufacture,
        Particular::Manufactured => Column::YearOfManufacture,
        Particular::Importer => Column::Importer,
        _ => Column::Serial,
    }
}

#[cfg(test)]
mod tests;
