//! Writing records as the tables that imports read.
//!
//! One row for each event of a gun, and one for a gun without events. The first row of a gun says
//! all that is known of it, the others only what makes it the same gun, and each its event. What
//! is written comes back by an import into an empty record set of the same name; texts lose the
//! white space at their ends.

mod cells;
mod reading;
mod sheets;

use std::io::{self, Seek, Write};

use super::import::Field;
use super::record::FirearmRecord;
use cells::Line;
pub use reading::{ExportError, to_file};

/// How an export is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvOptions {
    /// A byte-order mark first, by which spreadsheets know UTF-8.
    pub byte_order_mark: bool,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Guns.
    pub records: u64,
    /// Rows, headers not counted.
    pub rows: u64,
}

/// What is known of a gun beyond its description, as tables have it.
#[must_use]
pub fn beyond(particulars: &super::Particulars) -> Vec<(Field, String)> {
    Line::beyond(particulars)
}

/// The columns, in order: every field but those that are other forms of another.
fn columns() -> impl Iterator<Item = Field> {
    Field::ALL.iter().copied().filter(|field| !is_another_form(*field))
}

/// True for columns that exports do not need: `marks` holds what they hold.
const fn is_another_form(field: Field) -> bool {
    matches!(
        field,
        Field::SerialReceiver
            | Field::SerialBarrel
            | Field::SerialSlide
            | Field::SerialCylinder
            | Field::SerialBolt
            | Field::SerialOther
            | Field::ImportMark
            | Field::ProofMark
            | Field::PropertyMark
            | Field::RebuildMark
            | Field::EventDocument
    )
}

/// Writes records as text with commas, in UTF-8, with CR LF at the ends of lines. Records are
/// taken one by one; an error that taking one meets ends the export.
///
/// # Errors
/// The writer's, or that of the records.
pub fn csv<W, I, E>(to: W, records: I, options: CsvOptions) -> Result<Exported, E>
where
    W: Write,
    I: IntoIterator<Item = Result<FirearmRecord, E>>,
    E: From<io::Error>,
{
    let mut to = io::BufWriter::new(to);
    if options.byte_order_mark {
        to.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(to);
    let broken = |e: ::csv::Error| E::from(io::Error::from(e));
    writer.write_record(columns().map(Field::name)).map_err(broken)?;
    let mut line = Line::default();
    let mut exported = Exported::default();
    for record in records {
        exported.rows += line.each_of(&record?, &mut |line| {
            writer.write_record(line.cells(columns())).map_err(broken)
        })?;
        exported.records += 1;
    }
    writer.flush()?;
    Ok(exported)
}

/// Writes records as a spreadsheet (XLSX), as a stream: memory does not grow with the register.
/// A sheet holds 1,048,576 rows; further ones follow, each with the header, and
/// [`SheetChoice::All`](super::import::SheetChoice::All) reads them all.
///
/// # Errors
/// The writer's, or that of the records.
pub fn xlsx<W, I, E>(to: W, records: I) -> Result<Exported, E>
where
    W: Write + Seek,
    I: IntoIterator<Item = Result<FirearmRecord, E>>,
    E: From<io::Error>,
{
    xlsx_of(to, records, sheets::ROWS_MAX)
}

/// [`xlsx`] with another number of rows to a sheet, its header included.
fn xlsx_of<W, I, E>(to: W, records: I, rows_max: u32) -> Result<Exported, E>
where
    W: Write + Seek,
    I: IntoIterator<Item = Result<FirearmRecord, E>>,
    E: From<io::Error>,
{
    let header: Vec<&str> = columns().map(Field::name).collect();
    let mut book = sheets::Book::new(to, header, rows_max)?;
    let mut line = Line::default();
    let mut exported = Exported::default();
    for record in records {
        exported.rows +=
            line.each_of(&record?, &mut |line| book.row(line.cells(columns())).map_err(E::from))?;
        exported.records += 1;
    }
    book.finish()?;
    Ok(exported)
}

#[cfg(test)]
mod tests;
