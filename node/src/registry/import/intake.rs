//! A file from its bytes to its records, without a registry.

mod guns;
mod preview;

use std::io::{Read, Seek};
use std::ops::ControlFlow;
use std::sync::Arc;

pub use guns::ListedGun;
pub use preview::{FirstRow, RowRead, headings};

use super::cells::{self, Reader};
use super::chunk::Chunk;
use super::columns::{Columns, shown};
use super::dates::{DateForms, DateSurvey};
use super::field::{self, Field};
use super::mapping::{ColumnMapping, heading_of, number};
use super::row::Row;
use super::table::{Item, Table};
use super::{ImportError, ImportOptions, IssueReason, RowIssue, RowPlace, Severity};

/// Rows at the beginning of a file that are looked at for dates whose order matters; where they
/// have one, the whole column is looked at.
const FIRST_LOOK_ROWS: u64 = 1_000;

/// A file that is ready to be read: its kind, encoding, columns and forms of dates are known.
pub struct Intake<'o, R: Read + Seek> {
    table: Table<R>,
    options: &'o ImportOptions,
    mapping: ColumnMapping,
    columns: Arc<Columns>,
    about_file: Vec<RowIssue>,
    /// Columns that the caller reads itself: heading as compared, and place.
    aside: Vec<(String, usize)>,
}

impl<R: Read + Seek> std::fmt::Debug for Intake<'_, R> {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Intake")
    }
}

impl<'o, R: Read + Seek> Intake<'o, R> {
    /// Opens a file, reads its header and takes a first look at its dates.
    ///
    /// # Errors
    /// [`ImportError`] if it cannot be imported at all.
    pub fn open(file: R, options: &'o ImportOptions) -> Result<Self, ImportError> {
        let mut table = Table::open(file, options.encoding, &options.sheets)?;
        let head = Head::read(&mut table)?;
        let mut mapping = match &options.mapping {
            Some(saved) => saved.clone(),
            None => ColumnMapping::of_header(&head.headings, &options.columns)?,
        };
        let aside = |heading: &str| options.aside.contains(&field::plain(heading));
        if !options.aside.is_empty() {
            mapping.columns.retain(|heading, field| !aside(heading) && !field.is_of_event());
        }
        let places = head.headings.iter().enumerate().filter(|(_, heading)| aside(heading));
        let aside = places.map(|(place, heading)| (field::plain(heading), place)).collect();
        mapping.date_order = options.date_order.or(mapping.date_order);
        mapping.two_digit_pivot = options.two_digit_pivot.or(mapping.two_digit_pivot);
        let order = mapping.layout(&head.headings)?;
        let mut columns = Columns::new(head.line, head.headings, order);
        if mapping.date_order.is_none() {
            columns.date_orders = date_orders(&mut table, &columns)?;
        }
        let columns = Arc::new(columns);
        let mut intake = Self { table, options, mapping, columns, about_file: Vec::new(), aside };
        intake.look_at_file(&head.first_sheet);
        Ok(intake)
    }

    /// What is odd about the file as a whole, in the order of its columns.
    fn look_at_file(&mut self, sheet: &Option<Arc<str>>) {
        let place = RowPlace { sheet: sheet.clone(), line: self.columns.line };
        let warning = |line, column, reason, detail| {
            let error = cells::error_at(line, column, reason, detail);
            RowIssue { severity: Severity::Warning, ..error }
        };
        if self.table.is_guessed() {
            let detail = format!(
                "the file is not UTF-8 and was read as {}; if letters with accents are wrong, \
                 name its encoding",
                self.encoding()
            );
            let issue = warning(1, 1, IssueReason::EncodingGuessed, detail);
            self.about_file.push(self.columns.named(issue, &place));
        }
        for (position, heading) in self.columns.headings.iter().enumerate() {
            let aside = self.aside.iter().any(|(_, place)| *place == position);
            if !aside && !self.mapping.columns.contains_key(heading) {
                let number = number(position);
                let detail = match shown(heading) {
                    Some(name) => {
                        format!("the column {name:?} is not known and is not imported")
                    }
                    None => format!("column {number} is not known and is not imported"),
                };
                let reason = IssueReason::UnknownColumn;
                let issue = warning(place.line, number, reason, detail);
                self.about_file.push(self.columns.named(issue, &place));
            }
        }
        for (sheet, line) in self.table.merged_rows() {
            let detail = "cells are merged over several rows; only the first of them has the \
                          value, in the others the cell is empty"
                .to_owned();
            let issue = warning(line, 1, IssueReason::MergedCells, detail);
            let place = RowPlace { sheet: Some(sheet.into()), line };
            self.about_file.push(self.columns.named(issue, &place));
        }
    }

    /// Which column holds what; to be saved for the next file of this source.
    #[must_use]
    pub const fn mapping(&self) -> &ColumnMapping {
        &self.mapping
    }

    /// The columns, for naming what a registry says of a row.
    #[must_use]
    pub fn columns(&self) -> Arc<Columns> {
        Arc::clone(&self.columns)
    }

    /// Headings of the columns that the caller reads itself, as headings are compared.
    pub fn aside(&self) -> impl Iterator<Item = &str> {
        self.aside.iter().map(|(heading, _)| heading.as_str())
    }

    /// What is odd about the file as a whole: an encoding that was guessed, columns that are not
    /// imported, merged cells.
    #[must_use]
    pub fn about_file(&self) -> &[RowIssue] {
        &self.about_file
    }

    /// The encoding that is used, by its WHATWG name; `XLSX` for a spreadsheet.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.table.form().0
    }

    /// The separator; none in a spreadsheet.
    #[must_use]
    pub fn separator(&self) -> Option<char> {
        self.table.form().1
    }

    /// Bytes in the file.
    #[must_use]
    pub fn total_bytes(&self) -> u64 {
        self.table.total_bytes()
    }

    /// A reader of this file's rows.
    fn reader(&self) -> Reader<'o> {
        let mut reader = Reader::new(Arc::clone(&self.columns), &self.options.set);
        reader.forms = DateForms {
            order: self.mapping.date_order,
            pivot: self.mapping.two_digit_pivot,
            epoch: self.table.epoch(),
        };
        let country = self.mapping.default_country.map(|country| country.0);
        reader.default_country = self.options.default_country.or(country);
        let event = self.mapping.default_event.map(|event| event.0);
        reader.default_event = self.options.default_event.or(event);
        reader
    }

    /// Reads all rows and gives them to `each`, many at once, until it wants no more. Rows before
    /// number `from` are split into cells and no more; those before an error are given.
    ///
    /// # Errors
    /// That of reading.
    pub(super) fn for_each(
        &mut self,
        from: u64,
        each: &mut dyn FnMut(Chunk) -> ControlFlow<()>,
    ) -> Result<(), ImportError> {
        let reader = self.reader();
        let columns = Arc::clone(&self.columns);
        let mut headers = Headers::new(&columns);
        let mut next = 0u64;
        let mut gathered = Gathered::new(reader, each);
        let read = look(&mut self.table, &mut |item, bytes_read| {
            gathered.chunk.bytes_read = bytes_read;
            let (line, read) = match item {
                Item::Sheet(name) => {
                    headers.sheet(name);
                    return gathered.hand_on(headers.sheet.clone());
                }
                Item::Row(row) if row.is_blank() => return Ok(()),
                Item::Row(row) => {
                    if headers.takes(row)? {
                        return Ok(());
                    }
                    if next < from {
                        next += 1;
                        return Ok(());
                    }
                    (row.line, gathered.reader.read(row))
                }
                Item::Bad(_) if next < from => {
                    next += 1;
                    return Ok(());
                }
                Item::Bad(bad) => (bad.line, Err(vec![cells::issue_of(bad)])),
            };
            next += 1;
            gathered.chunk.push(line, read, &gathered.reader, &columns);
            if gathered.chunk.is_full() {
                return gathered.hand_on(headers.sheet.clone());
            }
            Ok(())
        });
        // Whoever wants no more has not failed.
        let _enough = gathered.hand_on(None);
        read
    }
}

/// Rows that were read and are not handed on yet.
struct Gathered<'s, 'e> {
    reader: Reader<'s>,
    chunk: Chunk,
    /// Kinds of the reader that were handed on.
    kinds: usize,
    each: &'e mut dyn FnMut(Chunk) -> ControlFlow<()>,
    enough: bool,
}

impl<'s, 'e> Gathered<'s, 'e> {
    fn new(reader: Reader<'s>, each: &'e mut dyn FnMut(Chunk) -> ControlFlow<()>) -> Self {
        Self { reader, chunk: Chunk::of(None), kinds: 0, each, enough: false }
    }

    /// Hands on what there is; rows of a sheet follow.
    fn hand_on(&mut self, sheet: Option<Arc<str>>) -> Result<(), Looked> {
        let mut chunk = std::mem::replace(&mut self.chunk, Chunk::of(sheet));
        self.chunk.bytes_read = chunk.bytes_read;
        if chunk.is_empty() {
            self.chunk.forgets = chunk.forgets;
            return Ok(());
        }
        let new = self.reader.kinds.get(self.kinds..).unwrap_or_default();
        chunk.kinds.extend(new.iter().map(|kind| kind.told.description.clone()));
        self.kinds = self.reader.kinds.len();
        if self.reader.is_full() {
            self.reader.forget();
            self.kinds = 0;
            self.chunk.forgets = true;
        }
        self.enough = self.enough || (self.each)(chunk).is_break();
        if self.enough { Err(Looked::Enough) } else { Ok(()) }
    }
}

/// Knows the header rows of a file, one in each sheet, from the others.
struct Headers<'a> {
    columns: &'a Columns,
    sheet: Option<Arc<str>>,
    first_sheet: Option<Arc<str>>,
    expected: bool,
}

impl<'a> Headers<'a> {
    const fn new(columns: &'a Columns) -> Self {
        Self { columns, sheet: None, first_sheet: None, expected: true }
    }

    fn sheet(&mut self, name: &str) {
        let name: Arc<str> = name.into();
        self.first_sheet.get_or_insert_with(|| Arc::clone(&name));
        self.sheet = Some(name);
        self.expected = true;
    }

    /// True if the row is a header.
    fn takes(&mut self, row: &Row) -> Result<bool, ImportError> {
        if !std::mem::take(&mut self.expected) {
            return Ok(false);
        }
        if self.sheet == self.first_sheet || headings_of(row) == self.columns.headings {
            return Ok(true);
        }
        let name = |sheet: &Option<Arc<str>>| sheet.as_deref().unwrap_or_default().to_owned();
        let (sheet, first) = (name(&self.sheet), name(&self.first_sheet));
        Err(super::xlsx::SheetError::OtherHeader { sheet, first }.into())
    }
}

/// The headings of a header row; empty ones at its end are no columns.
fn headings_of(row: &Row) -> Vec<String> {
    let heading = |cell: &[u8]| heading_of(super::formula::plain(&String::from_utf8_lossy(cell)));
    row.cells().map(heading).collect()
}

/// The header of a file.
struct Head {
    line: u64,
    headings: Vec<String>,
    first_sheet: Option<Arc<str>>,
}

/// What ends a look at a part of a table.
enum Looked {
    Enough,
    Failed(ImportError),
}

impl From<ImportError> for Looked {
    fn from(error: ImportError) -> Self {
        Self::Failed(error)
    }
}

/// Looks at the table until `each` has enough; it is told how many bytes were read.
fn look<R: Read + Seek>(
    table: &mut Table<R>,
    each: &mut dyn FnMut(Item<'_>, u64) -> Result<(), Looked>,
) -> Result<(), ImportError> {
    match table.for_each(each) {
        Ok(()) | Err(Looked::Enough) => Ok(()),
        Err(Looked::Failed(error)) => Err(error),
    }
}

impl Head {
    /// The first row with anything in it.
    fn read<R: Read + Seek>(table: &mut Table<R>) -> Result<Self, ImportError> {
        let mut head = None;
        let mut first_sheet: Option<Arc<str>> = None;
        look(table, &mut |item, _| {
            match item {
                Item::Sheet(name) => {
                    first_sheet.get_or_insert_with(|| name.into());
                    return Ok(());
                }
                Item::Bad(bad) => {
                    return Err(ImportError::Header(cells::issue_of(bad)).into());
                }
                Item::Row(row) if row.is_blank() => return Ok(()),
                Item::Row(row) => head = Some((row.line, headings_of(row))),
            }
            Err(Looked::Enough)
        })?;
        let (line, headings) = head.ok_or(ImportError::Empty)?;
        Ok(Self { line, headings, first_sheet })
    }
}

/// The orders of dates that the columns themselves tell.
fn date_orders<R: Read + Seek>(
    table: &mut Table<R>,
    columns: &Columns,
) -> Result<Vec<(Field, super::DateOrder)>, ImportError> {
    let mut surveys: Vec<(usize, Field, DateSurvey)> = columns
        .order
        .iter()
        .enumerate()
        .filter_map(|(position, field)| Some((position, (*field)?)))
        .filter(|(_, field)| field.is_date())
        .map(|(position, field)| (position, field, DateSurvey::default()))
        .collect();
    if surveys.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = 0u64;
    look(table, &mut |item, _| {
        let Item::Row(row) = item else { return Ok(()) };
        for (position, _, survey) in &mut surveys {
            if let Some(cell) = row.cells().nth(*position) {
                survey.look(std::str::from_utf8(cell).unwrap_or_default());
            }
        }
        rows += 1;
        let matters = surveys.iter().any(|(.., survey)| survey.matters());
        if rows >= FIRST_LOOK_ROWS && !matters { Err(Looked::Enough) } else { Ok(()) }
    })?;
    let told = surveys.into_iter().filter_map(|(_, field, s)| Some((field, s.order()?)));
    Ok(told.collect())
}
