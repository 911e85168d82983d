//! One row of cells, whatever kind of file it comes from.

use std::ops::Range;

use super::mapping::number;

/// Cells of one row that are kept; the rest only shows that there are too many.
pub(super) const CELLS_MAX: usize = 1_024;

/// One row, reused for the next.
#[derive(Default)]
pub(super) struct Row {
    /// Line of the file, or row of the sheet, on which it begins, from 1.
    pub(super) line: u64,
    /// Byte of the file at which it begins; 0 in a spreadsheet.
    pub(super) offset: u64,
    /// As in the file, without the line end. Empty if that is the same as `text`.
    raw: Vec<u8>,
    /// The cells without quotation marks, one after the other; other bytes may stand between.
    text: Vec<u8>,
    cells: Vec<Cell>,
    /// What a spreadsheet did to cells, in the order of the columns.
    notes: Vec<(u32, CellNote)>,
}

struct Cell {
    raw: Range<usize>,
    text: Range<usize>,
}

/// What a spreadsheet did to a cell, so that its text may not be what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellNote {
    /// A number of more digits than a spreadsheet keeps.
    LostDigits,
    /// A date.
    Date,
    /// An error such as `#REF!`.
    Error,
}

impl Row {
    /// A row that was not read from a file.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let mut row = Self::default();
        for (position, text) in cells.enumerate() {
            row.set_cell(position, text, None);
        }
        row
    }

    /// The cells in order, without quotation marks.
    pub(super) fn cells(&self) -> impl Iterator<Item = &[u8]> {
        self.cells.iter().map(|cell| self.text.get(cell.text.clone()).unwrap_or_default())
    }

    /// The cells in order, if the row is UTF-8.
    pub(super) fn texts(&self) -> Option<impl Iterator<Item = &str>> {
        // Once for the row is faster than once for each of its short cells.
        let text = std::str::from_utf8(&self.text).ok()?;
        Some(self.cells.iter().map(|cell| text.get(cell.text.clone()).unwrap_or_default()))
    }

    /// True if no cell holds anything.
    pub(super) fn is_blank(&self) -> bool {
        self.cells().all(|cell| cell.iter().all(u8::is_ascii_whitespace))
    }

    /// What a spreadsheet did to its cells: column, from 1, and what.
    pub(super) fn notes(&self) -> &[(u32, CellNote)] {
        &self.notes
    }

    /// Column, from 1, and byte of the file of the first byte that is not UTF-8.
    pub(super) fn bad_utf8(&self) -> Option<(u32, u64)> {
        let raw = if self.raw.is_empty() { &self.text } else { &self.raw };
        let at = std::str::from_utf8(raw).err()?.valid_up_to();
        let cell = self.cells.iter().position(|cell| at < cell.raw.end).unwrap_or(0);
        Some((number(cell), self.offset + at as u64))
    }

    pub(super) fn clear(&mut self, line: u64, offset: u64) {
        self.line = line;
        self.offset = offset;
        self.raw.clear();
        self.text.clear();
        self.cells.clear();
        self.notes.clear();
    }

    /// Takes a whole line without quotation marks.
    pub(super) fn set_line(&mut self, line: &[u8], separator: u8) {
        self.text.extend_from_slice(line);
        let mut start = 0;
        for (at, byte) in line.iter().enumerate() {
            if *byte == separator {
                self.push_cell(start..at, start..at);
                start = at + 1;
            }
        }
        self.push_cell(start..line.len(), start..line.len());
    }

    /// Takes the next cell of a spreadsheet, at a position from 0; those between are empty.
    pub(super) fn set_cell(&mut self, position: usize, text: &str, note: Option<CellNote>) {
        let end = self.text.len();
        while self.cells.len() < position.min(CELLS_MAX) {
            self.push_cell(end..end, end..end);
        }
        self.text.extend_from_slice(text.as_bytes());
        let range = end..self.text.len();
        self.push_cell(range.clone(), range);
        if let Some(note) = note {
            self.notes.push((number(position), note));
        }
    }

    /// Cells so far.
    pub(super) fn width(&self) -> usize {
        self.cells.len()
    }

    /// Bytes of the row so far, as in the file.
    pub(super) fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Bytes of the cells so far.
    pub(super) fn text_length(&self) -> usize {
        self.text.len()
    }

    pub(super) fn push_raw(&mut self, byte: u8) {
        self.raw.push(byte);
    }

    pub(super) fn push_text(&mut self, byte: u8) {
        self.text.push(byte);
    }

    pub(super) fn push_cell(&mut self, raw: Range<usize>, text: Range<usize>) {
        if self.cells.len() < CELLS_MAX {
            self.cells.push(Cell { raw, text });
        }
    }
}
