//! Splitting a text table into rows and cells (RFC 4180, and what spreadsheets make of it).

use std::io::{self, Read, Seek};

use super::encoding::Source;
use super::mapping::number;
use super::row::Row;

/// Bytes of one row. Far above the bound on fields, so that one long field is reported as such
/// and the row after it is read; memory stays bounded whatever the file holds.
pub(super) const ROW_BYTES_MAX: usize = 4 << 20;

/// What comes next.
pub(super) enum Next {
    /// A row, in the buffer that was given.
    Row,
    /// Something that is not a row. Reading goes on with the next line.
    Bad(BadRow),
    /// The end of the file.
    End,
}

/// Why something is not a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BadRow {
    /// Line, from 1.
    pub(super) line: u64,
    /// Column, from 1.
    pub(super) column: u32,
    pub(super) kind: BadRowKind,
}

/// See [`BadRow`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadRowKind {
    /// A quotation mark opened here is not closed before the end of the file, within
    /// [`ROW_BYTES_MAX`], or not right before a separator.
    UnclosedQuote,
    /// The row is longer than [`ROW_BYTES_MAX`].
    TooLong,
}

/// Reads rows from a source.
pub(super) struct Rows<R> {
    bytes: Bytes<R>,
    separator: u8,
    line: u64,
}

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// After a quotation mark in a quoted cell: the end, or one of two that mean one.
    Closed,
}

impl<R: Read> Rows<R> {
    /// Tells the separator from the first line: whichever of `,`, `;` and tab it holds most often
    /// outside quotation marks; `,` if none.
    pub(super) fn new(source: Source<R>) -> io::Result<Self> {
        let mut bytes = Bytes::new(source);
        let separator = separator_of(bytes.first_chunk()?);
        Ok(Self { bytes, separator, line: 1 })
    }

    /// The separator.
    pub(super) const fn separator(&self) -> u8 {
        self.separator
    }

    /// Goes back to the beginning.
    pub(super) fn rewind(&mut self) -> io::Result<()>
    where
        R: Seek,
    {
        self.bytes.rewind()?;
        self.line = 1;
        Ok(())
    }

    /// The source behind the rows.
    pub(super) const fn source(&self) -> &Source<R> {
        &self.bytes.source
    }

    /// Bytes of the file read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.bytes.source.bytes_read()
    }

    /// Reads the next row into `row`.
    pub(super) fn next_row(&mut self, row: &mut Row) -> io::Result<Next> {
        row.clear(self.line, self.bytes.offset);
        if let Some(line) = self.bytes.plain_line() {
            row.set_line(line, self.separator);
            self.line += 1;
            return Ok(Next::Row);
        }
        self.slow_row(row)
    }

    /// Byte by byte: what holds quotation marks, or lies across the end of a chunk.
    fn slow_row(&mut self, row: &mut Row) -> io::Result<Next> {
        let mut state = State::Start;
        // Where the cell begins, in the raw bytes and in the text.
        let mut cell = (0, 0);
        // Line of the open quotation mark.
        let mut opened = 0u64;
        loop {
            let Some(byte) = self.bytes.next()? else {
                return Ok(match state {
                    State::Quoted => self.unclosed(row, cell.0, opened)?,
                    State::Start if row.raw().is_empty() => Next::End,
                    _ => {
                        finish(row, cell);
                        Next::Row
                    }
                });
            };
            let ends_line = byte == b'\n' || byte == b'\r';
            if ends_line && state != State::Quoted {
                self.end_of_line(byte)?;
                finish(row, cell);
                return Ok(Next::Row);
            }
            if row.raw().len() >= ROW_BYTES_MAX {
                if state == State::Quoted {
                    row.push_raw(byte);
                    return self.unclosed(row, cell.0, opened);
                }
                let column = number(row.width());
                self.skip_line()?;
                let kind = BadRowKind::TooLong;
                return Ok(Next::Bad(BadRow { line: row.line, column, kind }));
            }
            row.push_raw(byte);
            match (state, byte) {
                (State::Start | State::Plain | State::Closed, b) if b == self.separator => {
                    // The separator itself belongs to no cell.
                    let next = row.raw().len();
                    row.push_cell(cell.0..next - 1, cell.1..row.text_length());
                    cell = (next, row.text_length());
                    state = State::Start;
                }
                (State::Start, b'"') => {
                    opened = self.line;
                    state = State::Quoted;
                }
                (State::Start | State::Plain, b) => {
                    row.push_text(b);
                    state = State::Plain;
                }
                (State::Quoted, b'"') => state = State::Closed,
                (State::Quoted, b) => {
                    if b == b'\n' {
                        self.line += 1;
                    }
                    row.push_text(b);
                }
                (State::Closed, b'"') => {
                    row.push_text(b'"');
                    state = State::Quoted;
                }
                (State::Closed, _) => return self.unclosed(row, cell.0, opened),
            }
        }
    }

    /// Goes back to the line after the one on which the quotation mark was opened: what stands
    /// there are rows of their own.
    fn unclosed(&mut self, row: &Row, from: usize, opened: u64) -> io::Result<Next> {
        let column = number(row.width());
        let tail = row.raw().get(from..).unwrap_or_default();
        match tail.iter().position(|b| *b == b'\n' || *b == b'\r') {
            Some(at) => {
                let pair = tail.get(at..at + 2) == Some(b"\r\n");
                self.bytes.push_back(tail.get(at + 1 + usize::from(pair)..).unwrap_or_default());
                self.line = opened + 1;
            }
            None => self.skip_line()?,
        }
        let kind = BadRowKind::UnclosedQuote;
        Ok(Next::Bad(BadRow { line: opened, column, kind }))
    }

    fn end_of_line(&mut self, byte: u8) -> io::Result<()> {
        self.line += 1;
        if byte == b'\r' && self.bytes.peek()? == Some(b'\n') {
            self.bytes.next()?;
        }
        Ok(())
    }

    fn skip_line(&mut self) -> io::Result<()> {
        while let Some(byte) = self.bytes.next()? {
            if byte == b'\n' || byte == b'\r' {
                return self.end_of_line(byte);
            }
        }
        Ok(())
    }
}

fn finish(row: &mut Row, (raw, text): (usize, usize)) {
    row.push_cell(raw..row.raw().len(), text..row.text_length());
}

/// The separator that the first line with anything on it uses.
fn separator_of(start: &[u8]) -> u8 {
    let line = start
        .split(|b| *b == b'\n' || *b == b'\r')
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    let count = |separator: u8| {
        let mut quoted = false;
        let outside = line.iter().filter(|b| {
            quoted ^= **b == b'"';
            !quoted && **b == separator
        });
        outside.count()
    };
    // The last of equals wins, so the comma comes last.
    [b'\t', b';', b','].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}

/// Bytes one by one, with a way back.
struct Bytes<R> {
    source: Source<R>,
    buffer: Vec<u8>,
    at: usize,
    /// Byte of the file, or of its decoded text, that comes next.
    offset: u64,
}

impl<R: Read> Bytes<R> {
    const CHUNK: usize = 64 << 10;

    fn new(source: Source<R>) -> Self {
        let offset = source.start_offset();
        Self { source, buffer: Vec::new(), at: 0, offset }
    }

    fn rewind(&mut self) -> io::Result<()>
    where
        R: Seek,
    {
        self.source.rewind()?;
        self.offset = self.source.start_offset();
        self.buffer.clear();
        self.at = 0;
        Ok(())
    }

    /// What the file begins with, without taking it.
    fn first_chunk(&mut self) -> io::Result<&[u8]> {
        self.fill()?;
        Ok(&self.buffer)
    }

    fn fill(&mut self) -> io::Result<()> {
        self.buffer.resize(Self::CHUNK, 0);
        self.at = 0;
        let mut filled = 0;
        // A full chunk, so that the first one holds the whole header.
        while let Some(space) = self.buffer.get_mut(filled..).filter(|space| !space.is_empty()) {
            match self.source.read(space) {
                Ok(0) => break,
                Ok(more) => filled += more,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        self.buffer.truncate(filled);
        Ok(())
    }

    /// Takes the next line with its end and gives it without, if it is whole in the buffer and
    /// has no quotation mark.
    fn plain_line(&mut self) -> Option<&[u8]> {
        let rest = self.buffer.get(self.at..)?;
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r' | b'"'))?;
        let length = match (rest.get(end)?, rest.get(end + 1)) {
            (b'\n', _) => end + 1,
            (b'\r', Some(b'\n')) => end + 2,
            (b'\r', Some(_)) => end + 1,
            // A quotation mark, or an end of which the other half may come.
            _ => return None,
        };
        let from = self.at;
        self.at += length;
        self.offset += length as u64;
        self.buffer.get(from..from + end)
    }

    /// The byte that comes next, without taking it.
    fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.at >= self.buffer.len() {
            self.fill()?;
        }
        Ok(self.buffer.get(self.at).copied())
    }

    fn next(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        if byte.is_some() {
            self.at += 1;
            self.offset += 1;
        }
        Ok(byte)
    }

    /// Gives back the bytes that were taken last.
    fn push_back(&mut self, bytes: &[u8]) {
        match self.at.checked_sub(bytes.len()) {
            // They still stand there. Copying them would make each of many returns as long as
            // all that follows.
            Some(before) => self.at = before,
            None => {
                let mut buffer = bytes.to_vec();
                buffer.extend_from_slice(self.buffer.get(self.at..).unwrap_or_default());
                self.buffer = buffer;
                self.at = 0;
            }
        }
        self.offset = self.offset.saturating_sub(bytes.len() as u64);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    /// The same without the short cut.
    fn read_slowly(input: &[u8]) -> Vec<Result<Vec<String>, (u64, u32, BadRowKind)>> {
        read_with(input, |rows, row| {
            row.clear(rows.line, rows.bytes.offset);
            rows.slow_row(row)
        })
    }

    /// Rows as cells, or what is bad about them.
    fn read(input: &[u8]) -> Vec<Result<Vec<String>, (u64, u32, BadRowKind)>> {
        read_with(input, |rows, row| rows.next_row(row))
    }

    fn read_with(
        input: &[u8],
        next: impl Fn(&mut Rows<Cursor<&[u8]>>, &mut Row) -> io::Result<Next>,
    ) -> Vec<Result<Vec<String>, (u64, u32, BadRowKind)>> {
        let source = Source::open(Cursor::new(input), None).unwrap();
        let mut rows = Rows::new(source).unwrap();
        let mut row = Row::default();
        let mut all = Vec::new();
        loop {
            match next(&mut rows, &mut row).unwrap() {
                Next::End => return all,
                Next::Bad(bad) => all.push(Err((bad.line, bad.column, bad.kind))),
                Next::Row => all.push(Ok(row
                    .cells()
                    .map(|cell| String::from_utf8_lossy(cell).into_owned())
                    .collect())),
            }
        }
    }

    fn good(cells: &[&str]) -> Result<Vec<String>, (u64, u32, BadRowKind)> {
        Ok(cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn quotes_separators_and_line_ends_are_those_of_rfc_4180() {
        let rows = read(b"a,\"b\"\"c\",\"d\r\ne\"\r\nf,,\n\"\",x\"y,z");
        assert_eq!(
            rows,
            [good(&["a", "b\"c", "d\r\ne"]), good(&["f", "", ""]), good(&["", "x\"y", "z"])]
        );
        assert_eq!(read(b"a;b\rc;d\r"), [good(&["a", "b"]), good(&["c", "d"])]);
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_line_only() {
        let unclosed = |line, column| Err((line, column, BadRowKind::UnclosedQuote));
        assert_eq!(
            read(b"a,b\nc,\"d\ne,f\r\ng,\"h\"\n"),
            [good(&["a", "b"]), unclosed(2, 2), good(&["e", "f"]), good(&["g", "h"])]
        );
        assert_eq!(read(b"a,b\nc,\"d"), [good(&["a", "b"]), unclosed(2, 2)]);
        assert_eq!(
            read(b"a,b\n\"c\"d,e\nf,g"),
            [good(&["a", "b"]), unclosed(2, 1), good(&["f", "g"])]
        );
    }

    #[test]
    fn a_row_without_end_costs_a_bounded_buffer_and_its_own_line() {
        let mut file = b"a,b\nc,".to_vec();
        file.resize(file.len() + ROW_BYTES_MAX + 10, b'x');
        file.extend(b"\nd,e\n");
        let too_long = Err((2, 2, BadRowKind::TooLong));
        assert_eq!(read(&file), [good(&["a", "b"]), too_long, good(&["d", "e"])]);
        let mut quoted = b"a,b\nc,\"".to_vec();
        quoted.resize(quoted.len() + ROW_BYTES_MAX + 10, b'x');
        quoted.extend(b"\nd,e\n");
        let unclosed = Err((2, 2, BadRowKind::UnclosedQuote));
        assert_eq!(read(&quoted), [good(&["a", "b"]), unclosed, good(&["d", "e"])]);
    }

    #[test]
    fn many_short_lines_after_an_unclosed_quote_are_read_once_more_and_not_over_and_over() {
        // Returned bytes copied at each line would be terabytes here.
        let mut file = b"a,b\rc,\"".to_vec();
        file.resize(file.len() + ROW_BYTES_MAX, b'\r');
        file.extend(b"d,e\r");
        let source = Source::open(Cursor::new(file.as_slice()), None).unwrap();
        let mut rows = Rows::new(source).unwrap();
        let mut row = Row::default();
        let (mut good, mut bad) = (0, Vec::new());
        loop {
            match rows.next_row(&mut row).unwrap() {
                Next::Row => good += 1,
                Next::Bad(row) => bad.push((row.line, row.column, row.kind)),
                Next::End => break,
            }
        }
        assert_eq!(bad, [(2, 2, BadRowKind::UnclosedQuote)]);
        // The first ends the line of the quotation mark.
        assert_eq!(good, 1 + (ROW_BYTES_MAX - 1) + 1);
        assert_eq!(rows.line, 3 + ROW_BYTES_MAX as u64);
    }

    #[test]
    fn the_separator_is_the_one_the_header_uses() {
        assert_eq!(separator_of(b"make;model;serial\na,b,c,d,e"), b';');
        assert_eq!(separator_of(b"make\tmodel"), b'\t');
        assert_eq!(separator_of(b"\"a;b;c\",d"), b',');
        assert_eq!(separator_of(b"serial"), b',');
        assert_eq!(separator_of(b""), b',');
    }

    proptest! {
        /// The `csv` crate as oracle: what it writes is read the same by both.
        #[test]
        fn well_formed_tables_are_read_as_the_csv_crate_reads_them(
            table in proptest::collection::vec(
                proptest::collection::vec("[a-z,;\"\r\n é]{0,6}", 3), 1..6),
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            // A header fixes the separator.
            writer.write_record(["make", "model", "serial"]).unwrap();
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let file = writer.into_inner().unwrap();
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_slice());
            let oracle: Vec<_> = reader
                .records()
                .map(|row| Ok(row.unwrap().iter().map(str::to_owned).collect()))
                .collect();
            prop_assert_eq!(read(&file), oracle);
        }

        #[test]
        fn any_bytes_come_to_an_end(file in proptest::collection::vec(
            prop_oneof![Just(b'"'), Just(b','), Just(b'\n'), Just(b'\r'), any::<u8>()], 0..300,
        )) {
            let lines = file.iter().filter(|b| **b == b'\n' || **b == b'\r').count();
            prop_assert!(read(&file).len() <= lines + 1);
        }

        #[test]
        fn the_short_cut_reads_what_the_long_way_reads(file in proptest::collection::vec(
            prop_oneof![
                1 => Just(b'"'), 4 => Just(b','), 4 => Just(b'\n'), 2 => Just(b'\r'), 9 => any::<u8>(),
            ], 0..300,
        )) {
            prop_assert_eq!(read(&file), read_slowly(&file));
        }
    }
}
