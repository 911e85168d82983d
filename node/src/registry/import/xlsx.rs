//! Rows of a spreadsheet (XLSX).
//!
//! Cells are read as a stream, row by row, with the values that formulas had when the file was
//! saved. What a spreadsheet has done to a cell (made a date of it, dropped digits) cannot be
//! undone, only said.

mod bounds;

use std::io::{self, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use calamine::{Cell, DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use thiserror::Error;

use super::dates::Epoch;
use super::row::{CELLS_MAX, CellNote, Row};

/// Cells of one file. 5 million rows of 40 cells.
const CELLS_OF_FILE_MAX: u64 = 200_000_000;

/// Bytes of the cells of one row, as of a row of text.
const ROW_BYTES_MAX: usize = super::rows::ROW_BYTES_MAX;

/// A sheet up to this many bytes, compressed with all others, is looked through for merged
/// cells; larger registers are written by programs, which do not merge.
const MERGED_LOOK_BYTES_MAX: u64 = 4 << 20;

/// From here on not every whole number has its own floating-point value of 15 digits, which is
/// what spreadsheets keep.
const DIGITS_15: f64 = 1e15;

/// Which sheets of a workbook to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SheetChoice {
    /// The first visible sheet that is not empty.
    #[default]
    First,
    /// The sheet of this name, visible or not.
    Named(String),
    /// All visible sheets that are not empty; each must have the header of the first.
    All,
}

/// Why a spreadsheet was not read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SheetError {
    /// Not one, or damaged.
    #[error("the file is not a spreadsheet that can be read (XLSX); save it again, or as CSV")]
    NotASpreadsheet,
    /// Encrypted.
    #[error("the spreadsheet is protected by a password; save it without one")]
    Password,
    /// Larger than any register.
    #[error("the spreadsheet is refused: {0}; save it as CSV")]
    TooLarge(&'static str),
    /// No sheet has anything in it.
    #[error("the spreadsheet has no visible sheet with anything in it")]
    Empty,
    /// No sheet of that name.
    #[error("the spreadsheet has no sheet {name:?}; it has {present}")]
    NoSuchSheet {
        /// What was asked for.
        name: String,
        /// The first of those that are there.
        present: String,
    },
    /// One sheet cannot be read.
    #[error("sheet {sheet:?}: cannot be read after row {row}; save the file again, or as CSV")]
    Damaged {
        /// Which.
        sheet: String,
        /// The last row that could be read, from 1.
        row: u64,
    },
    /// The sheets do not have the same columns.
    #[error(
        "sheet {sheet:?} has other columns than sheet {first:?}; import them one by one, each \
         by its name"
    )]
    OtherHeader {
        /// Which.
        sheet: String,
        /// The first.
        first: String,
    },
    /// Reading the file failed.
    #[error("reading the file failed ({0})")]
    Read(io::ErrorKind),
}

/// A workbook.
pub(super) struct Workbook<R: Read + Seek> {
    xlsx: Xlsx<Counting<R>>,
    /// Names of the sheets to read, in order.
    sheets: Vec<String>,
    total: u64,
    read: Arc<AtomicU64>,
}

/// What the workbook gives, in order.
pub(super) enum SheetItem<'a> {
    /// The rows that follow are of this sheet.
    Sheet(&'a str),
    /// A row.
    Row(&'a Row),
    /// A row whose cells are together longer than a row may be.
    TooLong { line: u64, column: u32 },
}

/// True if a file begins as a spreadsheet does: as a ZIP.
pub(super) fn is_spreadsheet<R: Read + Seek>(file: &mut R) -> io::Result<bool> {
    let mut start = [0u8; 4];
    file.seek(SeekFrom::Start(0))?;
    let is_zip = match file.read_exact(&mut start) {
        Ok(()) => start == *b"PK\x03\x04",
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => false,
        Err(e) => return Err(e),
    };
    file.seek(SeekFrom::Start(0))?;
    Ok(is_zip)
}

/// Runs the spreadsheet reader so that a file on which it panics is a damaged one.
fn guarded<T>(work: impl FnOnce() -> Result<T, calamine::XlsxError>) -> Result<T, SheetError> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(calamine::XlsxError::Password)) => Err(SheetError::Password),
        Ok(Err(calamine::XlsxError::Io(e))) => Err(SheetError::Read(e.kind())),
        Ok(Err(_)) | Err(_) => Err(SheetError::NotASpreadsheet),
    }
}

impl<R: Read + Seek> Workbook<R> {
    /// Checks the file's bounds and reads all but its sheets.
    pub(super) fn open(mut file: R, choice: &SheetChoice) -> Result<Self, SheetError> {
        let failed = |e: io::Error| SheetError::Read(e.kind());
        let total = file.seek(SeekFrom::End(0)).map_err(failed)?;
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        bounds::check(&mut file)?;
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
        let read = Arc::new(AtomicU64::new(0));
        let counting = Counting { file, at: 0, furthest: Arc::clone(&read) };
        let xlsx = guarded(|| Xlsx::new(counting))?;
        let mut workbook = Self { xlsx, sheets: Vec::new(), total, read };
        workbook.sheets = workbook.chosen(choice)?;
        Ok(workbook)
    }

    fn chosen(&mut self, choice: &SheetChoice) -> Result<Vec<String>, SheetError> {
        let sheets = self.xlsx.sheets_metadata().iter();
        let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        if let SheetChoice::Named(name) = choice {
            let all: Vec<&str> = sheets.map(|sheet| sheet.name.as_str()).collect();
            if all.contains(&name.as_str()) {
                return Ok(vec![name.clone()]);
            }
            let first: Vec<String> = all.iter().take(20).map(|name| format!("{name:?}")).collect();
            return Err(SheetError::NoSuchSheet {
                name: name.chars().take(40).collect(),
                present: first.join(", "),
            });
        }
        let visible: Vec<String> = sheets
            .filter(|sheet| sheet.visible == SheetVisible::Visible)
            .map(|sheet| sheet.name.clone())
            .collect();
        let mut chosen = Vec::new();
        for name in visible {
            if self.has_something(&name)? {
                chosen.push(name);
                if *choice == SheetChoice::First {
                    break;
                }
            }
        }
        if chosen.is_empty() { Err(SheetError::Empty) } else { Ok(chosen) }
    }

    fn has_something(&mut self, sheet: &str) -> Result<bool, SheetError> {
        let damaged = |_| SheetError::Damaged { sheet: sheet.to_owned(), row: 0 };
        let mut reader = guarded(|| self.xlsx.worksheet_cells_reader(sheet)).map_err(damaged)?;
        // Cells that have only a format are listed too.
        for _ in 0..CELLS_OF_FILE_MAX {
            match guarded(|| reader.next_cell()).map_err(damaged)? {
                None => return Ok(false),
                Some(cell) if text_of(cell.get_value()).0.trim().is_empty() => {}
                Some(_) => return Ok(true),
            }
        }
        Ok(false)
    }

    /// From which day its dates count.
    pub(super) fn epoch(&self) -> Epoch {
        if self.xlsx.has_1904_epoch() { Epoch::From1904 } else { Epoch::From1900 }
    }

    /// Bytes of the file.
    pub(super) const fn total_bytes(&self) -> u64 {
        self.total
    }

    /// Bytes of the file up to the furthest that was read.
    pub(super) fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// Sheet, and rows from 1, of areas of merged cells that go over several rows below the
    /// first: only their first row has the value.
    pub(super) fn merged_rows(&mut self) -> Vec<(String, u64)> {
        if self.total > MERGED_LOOK_BYTES_MAX {
            return Vec::new();
        }
        let mut found = Vec::new();
        for sheet in self.sheets.clone() {
            // A sheet whose list of merged cells cannot be read is read without it.
            let merged = guarded(|| self.xlsx.merge_cells_by_sheet_name(&sheet));
            for area in merged.unwrap_or_default() {
                if area.end.0 > area.start.0 && area.start.0 > 0 {
                    found.push((sheet.clone(), u64::from(area.start.0) + 1));
                }
            }
        }
        found
    }

    /// Gives every row of every chosen sheet to `each`, until that fails.
    pub(super) fn for_each<E: From<SheetError>>(
        &mut self,
        each: &mut dyn FnMut(SheetItem<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.read.store(0, Ordering::Relaxed);
        let mut cells = 0u64;
        for sheet in self.sheets.clone() {
            each(SheetItem::Sheet(&sheet))?;
            self.rows_of(&sheet, &mut cells, each)?;
        }
        Ok(())
    }

    fn rows_of<E: From<SheetError>>(
        &mut self,
        sheet: &str,
        cells: &mut u64,
        each: &mut dyn FnMut(SheetItem<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let damaged = |row| SheetError::Damaged { sheet: sheet.to_owned(), row };
        let mut reader =
            guarded(|| self.xlsx.worksheet_cells_reader(sheet)).map_err(|_| damaged(0))?;
        let mut row = Row::default();
        let mut too_long = None;
        loop {
            let cell = guarded(|| reader.next_cell()).map_err(|_| damaged(row.line))?;
            let next = cell.as_ref().map(|cell| u64::from(cell.get_position().0) + 1);
            if next != Some(row.line) {
                match too_long.take() {
                    Some(column) => each(SheetItem::TooLong { line: row.line, column })?,
                    None if row.width() > 0 => each(SheetItem::Row(&row))?,
                    None => {}
                }
                let Some(line) = next else { return Ok(()) };
                if line < row.line {
                    return Err(damaged(row.line).into());
                }
                row.clear(line, 0);
            }
            let Some(cell) = cell else { return Ok(()) };
            *cells += 1;
            if *cells > CELLS_OF_FILE_MAX {
                return Err(SheetError::TooLarge("it has too many cells").into());
            }
            put(&mut row, &cell, &mut too_long).map_err(|()| damaged(row.line))?;
        }
    }
}

/// Adds a cell to its row.
fn put(row: &mut Row, cell: &Cell<DataRef<'_>>, too_long: &mut Option<u32>) -> Result<(), ()> {
    // Beyond the cells that are kept, one stands for all: it shows that there are too many.
    let position = (cell.get_position().1 as usize).min(CELLS_MAX - 1);
    if matches!(cell.get_value(), DataRef::Empty) || row.width() >= CELLS_MAX {
        return Ok(());
    }
    if position < row.width() {
        // A column twice, or in another order.
        return Err(());
    }
    let (text, note) = text_of(cell.get_value());
    if row.text_length() + text.len() > ROW_BYTES_MAX {
        too_long.get_or_insert(super::mapping::number(position));
        return Ok(());
    }
    row.set_cell(position, &text, note);
    Ok(())
}

/// A cell's value as text, and what the spreadsheet did to it.
fn text_of<'a>(value: &'a DataRef<'_>) -> (std::borrow::Cow<'a, str>, Option<CellNote>) {
    match value {
        DataRef::Empty => ("".into(), None),
        DataRef::String(text) => (text.as_str().into(), None),
        DataRef::SharedString(text) => ((*text).into(), None),
        DataRef::Bool(value) => ((if *value { "TRUE" } else { "FALSE" }).into(), None),
        DataRef::Int(number) => (number.to_string().into(), None),
        // Neither a decimal point behind whole numbers nor an exponent.
        DataRef::Float(number) if number.abs() >= DIGITS_15 => {
            (format!("{number}").into(), Some(CellNote::LostDigits))
        }
        DataRef::Float(number) => (format!("{number}").into(), None),
        DataRef::DateTime(date) if date.is_duration() || date.as_f64() < 1.0 => {
            (format!("{}", date.as_f64()).into(), Some(CellNote::Date))
        }
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            (format!("{year:04}-{month:02}-{day:02}").into(), Some(CellNote::Date))
        }
        DataRef::DateTimeIso(text) => {
            let day = text.split_once('T').map_or(text.as_str(), |(day, _)| day);
            (day.into(), Some(CellNote::Date))
        }
        DataRef::DurationIso(text) => (text.as_str().into(), Some(CellNote::Date)),
        DataRef::Error(_) => ("#".into(), Some(CellNote::Error)),
    }
}

/// A file that tells how far it was read.
struct Counting<R> {
    file: R,
    at: u64,
    furthest: Arc<AtomicU64>,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.at += length as u64;
        self.furthest.fetch_max(self.at, Ordering::Relaxed);
        Ok(length)
    }
}

impl<R: Seek> Seek for Counting<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.file.seek(to)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests;
