//! A register as a table, whatever kind of file it is.

use std::io::{Read, Seek};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::ImportError;
use super::dates::Epoch;
use super::encoding::{Source, TextEncoding};
use super::row::Row;
use super::rows::{BadRow, BadRowKind, Next, Rows};
use super::xlsx::{self, SheetChoice, SheetItem, Workbook};

/// A register as a table.
pub(super) enum Table<R: Read + Seek> {
    /// Text with separators.
    Text(Box<Rows<R>>),
    /// A spreadsheet.
    Sheets(Box<Workbook<R>>),
}

/// What a table gives, in order.
pub(super) enum Item<'a> {
    /// The rows that follow are of this sheet.
    Sheet(&'a str),
    /// A row.
    Row(&'a Row),
    /// Something that is not a row.
    Bad(BadRow),
}

impl<R: Read + Seek> Table<R> {
    /// Tells the kind of file from its first bytes.
    pub(super) fn open(
        mut file: R,
        encoding: Option<TextEncoding>,
        sheets: &SheetChoice,
    ) -> Result<Self, ImportError> {
        if xlsx::is_spreadsheet(&mut file)? {
            return Ok(Self::Sheets(Box::new(Workbook::open(file, sheets)?)));
        }
        Ok(Self::Text(Box::new(Rows::new(Source::open(file, encoding)?)?)))
    }

    /// Bytes of the file.
    pub(super) fn total_bytes(&self) -> u64 {
        match self {
            Self::Text(rows) => rows.source().total_bytes(),
            Self::Sheets(workbook) => workbook.total_bytes(),
        }
    }

    /// The encoding, by its WHATWG name, and the separator; a spreadsheet has its own.
    pub(super) fn form(&self) -> (&'static str, Option<char>) {
        match self {
            Self::Text(rows) => (rows.source().encoding_name(), Some(char::from(rows.separator()))),
            Self::Sheets(_) => ("XLSX", None),
        }
    }

    /// True if the encoding is only suggested by the bytes.
    pub(super) fn is_guessed(&self) -> bool {
        match self {
            Self::Text(rows) => rows.source().is_guessed(),
            Self::Sheets(_) => false,
        }
    }

    /// From which day numbers in date columns count, if they can.
    pub(super) fn epoch(&self) -> Option<Epoch> {
        match self {
            Self::Text(_) => None,
            Self::Sheets(workbook) => Some(workbook.epoch()),
        }
    }

    /// Sheet and row of cells that are merged over several rows.
    pub(super) fn merged_rows(&mut self) -> Vec<(String, u64)> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Sheets(workbook) => workbook.merged_rows(),
        }
    }

    /// Gives everything from the beginning to `each`, with the bytes of the file read so far,
    /// until `each` fails. The error is that of the table or that of `each`.
    pub(super) fn for_each<E: From<ImportError>>(
        &mut self,
        each: &mut dyn FnMut(Item<'_>, u64) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::Text(rows) => text_rows(rows, each),
            Self::Sheets(workbook) => sheet_rows(workbook, each),
        }
    }
}

fn text_rows<R: Read + Seek, E: From<ImportError>>(
    rows: &mut Rows<R>,
    each: &mut dyn FnMut(Item<'_>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let failed = |e| E::from(ImportError::Read(e));
    rows.rewind().map_err(failed)?;
    let mut row = Row::default();
    loop {
        let next = rows.next_row(&mut row).map_err(failed)?;
        let read = rows.bytes_read();
        match next {
            Next::End => return Ok(()),
            Next::Bad(bad) => each(Item::Bad(bad), read)?,
            Next::Row => each(Item::Row(&row), read)?,
        }
    }
}

/// What stopped the sheets: themselves, or who was given their rows.
enum Stopped<E> {
    Sheet(xlsx::SheetError),
    Each(E),
}

impl<E> From<xlsx::SheetError> for Stopped<E> {
    fn from(error: xlsx::SheetError) -> Self {
        Self::Sheet(error)
    }
}

fn sheet_rows<R: Read + Seek, E: From<ImportError>>(
    workbook: &mut Workbook<R>,
    each: &mut dyn FnMut(Item<'_>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let read: Arc<AtomicU64> = workbook.bytes_read();
    let done = workbook.for_each::<Stopped<E>>(&mut |item| {
        let read = read.load(Ordering::Relaxed);
        let given = match item {
            SheetItem::Sheet(name) => each(Item::Sheet(name), read),
            SheetItem::Row(row) => each(Item::Row(row), read),
            SheetItem::TooLong { line, column } => {
                let kind = BadRowKind::TooLong;
                each(Item::Bad(BadRow { line, column, kind }), read)
            }
        };
        given.map_err(Stopped::Each)
    });
    done.map_err(|stopped| match stopped {
        Stopped::Sheet(error) => E::from(ImportError::Sheet(error)),
        Stopped::Each(error) => error,
    })
}
