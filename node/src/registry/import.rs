//! Bringing a register in from a table: text with separators (CSV) or a spreadsheet (XLSX).
//!
//! The file is read as a stream; one bad row costs that row. Errors say line, column and reason,
//! never what the cell holds: reports of errors are sent around more freely than registers.
//!
//! Own reader instead of the `csv` crate, which takes an unclosed quotation mark to swallow the
//! rest of the file without a word and has no bound on the size of a field; on well-formed input
//! both give the same cells (a test holds them together).

mod cells;
mod chunk;
mod columns;
mod dates;
mod describe;
mod encoding;
mod events;
mod field;
pub(super) mod foreign;
mod formula;
mod intake;
mod issue;
mod kept;
mod mapping;
mod marks;
mod resume;
mod row;
mod rows;
pub mod session;
mod table;
mod words;
mod xlsx;

use std::io::{self, Read, Seek};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use serde::Serialize;
use thiserror::Error;
use vestigo_protocol::codes::EventKind;
use vestigo_protocol::firearm::RecordSet;
use vestigo_protocol::ids::{Country, Digest};
use vestigo_protocol::time::Timestamp;

use super::records::{StoredImport, StoredIssue};
use super::{Added, Particular, Registry, RegistryError};
use chunk::{Chunk, ReadRow};
use resume::State;
use session::{Durability, Session, Sought};

pub use columns::Columns;
pub use dates::DateOrder;
pub use encoding::{TextEncoding, encoding_for};
pub use field::Field;
pub use intake::{FirstRow, Intake, ListedGun, RowRead, headings};
pub use issue::{IssueFile, IssueReason, Issues, RowIssue, Severity, Unnoted, issue_header};
pub use kept::PastImport;
pub use mapping::{ColumnMapping, DefaultCountry, DefaultEvent, MappedColumn, MappingError};
pub use xlsx::{SheetChoice, SheetError};

pub(super) use describe::digest_text;
pub(super) use formula::neutral;
pub(super) use marks::{is_serial, mark_text};
pub(super) use words::{code_text, list_text};

/// Rows in one durable batch: few enough that a lookup waits milliseconds for it, many enough
/// that the disk is not what takes the time.
pub const BATCH_ROWS: u64 = 10_000;

/// Chunks of rows that may wait: the one who reads is seldom as quick as the one who takes.
const CHUNKS_WAITING: usize = 4;

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
    /// True to find out what would happen, and to keep nothing.
    pub dry_run: bool,
    /// Which sheets of a spreadsheet.
    pub sheets: SheetChoice,
    /// The mapping that was saved for this source. Without it one is made from the header and
    /// [`Self::columns`].
    pub mapping: Option<ColumnMapping>,
    /// Columns that the user maps by hand.
    pub columns: Vec<MappedColumn>,
    /// Whether `03/05/2019` is in May or in March; otherwise each column may tell.
    pub date_order: Option<DateOrder>,
    /// Two-digit years from here on are of the 1900s, those below of the 2000s.
    pub two_digit_pivot: Option<u8>,
    /// Headings, in lower case and with `_` for spaces, of columns that the caller reads itself; if
    /// there are any, the file is no register and no events are read.
    pub aside: Vec<String>,
    /// Country of manufacture where the file does not say.
    pub default_country: Option<Country>,
    /// What happened where particulars of an event stand in a file without `event_kind`; without
    /// it the kind of the record set decides.
    pub default_event: Option<EventKind>,
}

impl ImportOptions {
    /// A file of a record set, everything else told from the file.
    #[must_use]
    pub const fn new(set: RecordSet) -> Self {
        Self {
            set,
            encoding: None,
            mode: ImportMode::KeepGood,
            dry_run: false,
            sheets: SheetChoice::First,
            mapping: None,
            columns: Vec::new(),
            date_order: None,
            two_digit_pivot: None,
            aside: Vec::new(),
            default_country: None,
            default_event: None,
        }
    }
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
    /// Rows that were done before this import went on where it had been interrupted.
    pub resumed: u64,
    /// False if [`ImportMode::AllOrNothing`] met an error, or in a dry run: nothing was kept, and
    /// the figures above say what would have been.
    pub kept: bool,
    /// When the same file was imported in the same way before, if it was: then nothing was done.
    #[serde(skip)]
    pub already: Option<Timestamp>,
    /// The encoding that was used, by its WHATWG name; `XLSX` for a spreadsheet.
    pub encoding: &'static str,
    /// The separator that was used; a comma for a spreadsheet, which has none.
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

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// Sheet of a spreadsheet.
    pub sheet: Option<Arc<str>>,
    /// Line of the file, or row of the sheet, on which it begins, from 1.
    pub line: u64,
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
    /// The header lacks what the mapping needs, or has it twice.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// It is a spreadsheet that cannot be read.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// The registry failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// Imports a file. Every issue goes to `issues` too, those that the report has no room for
/// included. `progress` is told bytes read and bytes in all, about once a batch.
///
/// The same file imported again in the same way does nothing. If the first time was interrupted,
/// it goes on where it stopped, and the end is that of an import in one go; issues of the first
/// time come again.
///
/// # Errors
/// [`ImportError`] if the file cannot be imported at all. What is wrong with single rows is in
/// the report.
pub fn import<R: Read + Seek + Send>(
    registry: &mut Registry,
    mut file: R,
    options: &ImportOptions,
    issues: &mut dyn Issues,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<ImportReport, ImportError> {
    let key = resume::key(&mut file, options)?;
    let begun = registry.engine.import(&key)?;
    let mut intake = Intake::open(file, options)?;
    let total = intake.total_bytes();
    progress(0, total);
    let mut report = ImportReport {
        encoding: intake.encoding(),
        separator: intake.separator().unwrap_or(','),
        ..ImportReport::default()
    };
    let columns = intake.columns();
    let mut started = options.set.as_of;
    if let Some(begun) = &begun {
        started = resume::recall(registry, begun, &columns, &mut report, issues)?.at();
        if begun.finished {
            progress(total, total);
            let (rows, already) = (report.rows, Some(started));
            let ImportReport { encoding, separator, .. } = report;
            let nothing = ImportReport::default();
            return Ok(ImportReport { rows, encoding, separator, already, kept: true, ..nothing });
        }
    }
    let whole = options.dry_run || options.mode == ImportMode::AllOrNothing;
    let durability = if whole { Durability::Whole } else { Durability::Batches };
    let mut session = registry.session(&options.set, durability)?;
    // Nobody else draws a number while the session writes.
    let number = match &begun {
        Some(begun) => begun.number,
        None => session.imports()?.last().map_or(0, |last| last.number) + 1,
    };
    let first_record_after =
        begun.as_ref().map_or(session.before().last_record, |begun| begun.first_record_after);
    session.goes_on_after(first_record_after);
    let skip = begun.map_or(0, |begun| begun.rows_done);
    report.resumed = skip;
    let own = Own { key, number, first_record_after, started };
    let stored = Vec::new();
    let mut import = Import { session, options, columns, issues, report, own, stored };
    if skip == 0 {
        intake.about_file().iter().cloned().for_each(|issue| import.note(issue));
    }
    import.all_rows(&mut intake, skip, progress)?;
    let report = import.finish()?;
    progress(total, total);
    Ok(report)
}

/// What an import says about itself in the registry.
struct Own {
    key: Digest,
    number: u32,
    first_record_after: u32,
    started: Timestamp,
}

/// One import under way.
struct Import<'a> {
    session: Session<'a>,
    options: &'a ImportOptions,
    columns: Arc<Columns>,
    issues: &'a mut dyn Issues,
    report: ImportReport,
    own: Own,
    /// Issues of the open batch.
    stored: Vec<StoredIssue>,
}

impl Import<'_> {
    /// Reads all rows, on a thread of its own; the first `skip` are done.
    fn all_rows<R: Read + Seek + Send>(
        &mut self,
        intake: &mut Intake<'_, R>,
        skip: u64,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), ImportError> {
        let total = intake.total_bytes();
        std::thread::scope(|scope| {
            let (give, chunks) = sync_channel::<Chunk>(CHUNKS_WAITING);
            let read = move || {
                intake.for_each(skip, &mut |chunk| match give.send(chunk) {
                    Ok(()) => ControlFlow::Continue(()),
                    // The rows failed where they were going to.
                    Err(_) => ControlFlow::Break(()),
                })
            };
            let reader = std::thread::Builder::new().name("registry-reader".to_owned());
            let reader = reader.spawn_scoped(scope, read).map_err(RegistryError::Thread)?;
            let mut in_batch = 0;
            for chunk in chunks {
                let mut sought = self.session.look_ahead(&chunk)?.into_iter();
                for row in chunk.rows() {
                    self.row(&row, &mut sought)?;
                    in_batch += 1;
                    if self.report.rows.is_multiple_of(BATCH_ROWS) {
                        progress(chunk.bytes_read.min(total), total);
                    }
                    if in_batch == BATCH_ROWS {
                        let own = self.own(false);
                        self.session.commit(Some(own), std::mem::take(&mut self.stored))?;
                        in_batch = 0;
                    }
                }
            }
            reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn row(
        &mut self,
        row: &ReadRow<'_>,
        sought: &mut impl Iterator<Item = Sought>,
    ) -> Result<(), RegistryError> {
        self.report.rows += 1;
        row.issues.iter().cloned().for_each(|issue| self.note(issue));
        if let Some(gun) = &row.gun
            && let Some(sought) = sought.next()
        {
            let added = self.session.put(gun, sought)?;
            self.report.count(added, gun.body.events > 0);
            if let Some(issue) = self.columns.issue(&row.place, added) {
                self.note(issue);
            }
        }
        Ok(())
    }

    /// Where it stands.
    fn own(&self, finished: bool) -> StoredImport {
        StoredImport {
            key: self.own.key,
            number: self.own.number,
            rows_done: self.report.rows,
            finished,
            first_record_after: self.own.first_record_after,
            state: vestigo_protocol::codec::encode(&State::of(
                &self.report,
                self.own.started,
                self.options.set.name.as_str(),
            )),
        }
    }

    fn note(&mut self, issue: RowIssue) {
        self.stored.push(resume::stored(&issue));
        self.report.keep(&issue);
        self.issues.note(issue);
    }

    fn finish(mut self) -> Result<ImportReport, RegistryError> {
        let failed = self.options.mode == ImportMode::AllOrNothing && self.report.error_count > 0;
        self.report.kept = !failed && !self.options.dry_run;
        if self.report.kept {
            let own = self.own(true);
            self.session.finish(Some(own), self.stored)?;
        }
        Ok(self.report)
    }
}

impl ImportReport {
    /// Counts what became of a record.
    pub const fn count(&mut self, added: Added, with_event: bool) {
        let events = if with_event { 1 } else { 0 };
        match added {
            Added::New => {
                self.imported += 1;
                self.events += events;
            }
            Added::EventAdded => self.events += events,
            Added::Completed => self.completed += 1,
            Added::Unchanged => self.unchanged += 1,
            Added::Duplicate | Added::Conflict(_) | Added::Full => {}
        }
    }

    /// Counts an issue, and keeps it if there is room.
    pub fn keep(&mut self, issue: &RowIssue) {
        let (count, kept) = match issue.severity {
            Severity::Error => (&mut self.error_count, &mut self.errors),
            Severity::Warning => (&mut self.warning_count, &mut self.warnings),
        };
        *count += 1;
        if kept.len() < ISSUES_KEPT {
            kept.push(issue.clone());
        }
    }
}

impl Columns {
    /// What the sender of a row should know about what became of it.
    #[must_use]
    pub fn issue(&self, place: &RowPlace, added: Added) -> Option<RowIssue> {
        let (field, reason, detail) = match added {
            Added::New | Added::EventAdded | Added::Completed | Added::Unchanged => return None,
            Added::Duplicate => (
                Field::Serial,
                IssueReason::Duplicate,
                "this gun is already in the file; delete the row, or add what happened to it in \
                 the event columns",
            ),
            Added::Conflict(particular) => (
                field_of(particular),
                IssueReason::Conflict,
                "the record set has a gun of this maker, model and serial number with another \
                 value here; find out which is right",
            ),
            Added::Full => (
                Field::Serial,
                IssueReason::TooMany,
                "this gun has as many events or marks as a record can hold",
            ),
        };
        let column = self.number_of(field);
        let issue = cells::error_at(place.line, column, reason, detail.to_owned());
        Some(self.named(issue, place))
    }
}

const fn field_of(particular: Particular) -> Field {
    match particular {
        Particular::Calibre => Field::Calibre,
        Particular::FirearmType => Field::FirearmType,
        Particular::CountryOfManufacture => Field::CountryOfManufacture,
        Particular::Manufactured => Field::Manufactured,
        Particular::Importer => Field::Importer,
        Particular::Brand => Field::Brand,
        Particular::ManufactureClass => Field::ManufactureClass,
        Particular::Obliteration => Field::Obliteration,
        Particular::ImporterPlace => Field::ImporterCity,
        Particular::BarrelLength => Field::BarrelLength,
        Particular::OverallLength => Field::OverallLength,
        Particular::Shots => Field::Shots,
        Particular::Finish => Field::Finish,
        Particular::FireMode => Field::FireMode,
        Particular::LegalCategory => Field::LegalCategory,
        Particular::IfrtReference => Field::IfrtReference,
        Particular::Restoration => Field::RestorationResult,
    }
}

#[cfg(test)]
mod tests;
