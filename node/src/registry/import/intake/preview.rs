//! The first rows of a file as they would be read.

use std::io::{Read, Seek};
use std::sync::Arc;

use vestigo_protocol::firearm::{ChainEvent, FirearmDescription};

use super::super::cells;
use super::super::table::{Item, Table};
use super::super::{Field, ImportError, ImportOptions, RowIssue, RowPlace};
use super::guns::described;
use super::{Head, Headers, Intake, Looked, look};

/// The headings of a file, whatever its columns are to hold.
///
/// # Errors
/// [`ImportError`] if it cannot be read at all.
pub fn headings<R: Read + Seek>(
    file: R,
    options: &ImportOptions,
) -> Result<Vec<String>, ImportError> {
    let mut table = Table::open(file, options.encoding, &options.sheets)?;
    Ok(Head::read(&mut table)?.headings)
}

/// One row as it would be read.
pub struct FirstRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// Its cells as they stand in the file, by column; none if it could not be split.
    pub cells: Vec<String>,
    /// What it says and what is odd about it, or all that is wrong with it.
    pub read: Result<RowRead, Vec<RowIssue>>,
}

/// What a row says: the gun, what happened to it, and what is odd about it.
pub type RowRead = (FirearmDescription, Option<Box<ChainEvent>>, Vec<RowIssue>);

impl std::fmt::Debug for FirstRow {
    /// Place only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FirstRow({})", self.line)
    }
}

impl<R: Read + Seek> Intake<'_, R> {
    /// The headings in their order, and what each column is read as.
    pub fn layout(&self) -> impl Iterator<Item = (&str, Option<Field>)> {
        let fields = self.columns.order.iter().copied().chain(std::iter::repeat(None));
        self.columns.headings.iter().map(String::as_str).zip(fields)
    }

    /// The first rows with anything in them.
    ///
    /// # Errors
    /// That of reading.
    pub fn first_rows(&mut self, most: usize) -> Result<Vec<FirstRow>, ImportError> {
        let mut reader = self.reader();
        let columns = Arc::clone(&self.columns);
        let mut headers = Headers::new(&columns);
        let mut rows = Vec::new();
        look(&mut self.table, &mut |item, _| {
            let mut cells = Vec::new();
            let (line, read) = match item {
                Item::Sheet(name) => {
                    headers.sheet(name);
                    return Ok(());
                }
                Item::Row(row) if row.is_blank() => return Ok(()),
                Item::Row(row) => {
                    if headers.takes(row)? {
                        return Ok(());
                    }
                    let text = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_owned();
                    cells = row.cells().map(text).collect();
                    (row.line, reader.read(row))
                }
                Item::Bad(bad) => (bad.line, Err(vec![cells::issue_of(bad)])),
            };
            let place = RowPlace { sheet: headers.sheet.clone(), line };
            let named = |issues: Vec<RowIssue>| -> Vec<RowIssue> {
                issues.into_iter().map(|issue| columns.named(issue, &place)).collect()
            };
            let read = match read {
                Ok(gun) => {
                    let description = described(&mut reader, gun.kind);
                    Ok((description, gun.event, named(gun.warnings)))
                }
                Err(errors) => Err(named(errors)),
            };
            rows.push(FirstRow { line, cells, read });
            if rows.len() >= most { Err(Looked::Enough) } else { Ok(()) }
        })?;
        Ok(rows)
    }
}
