//! A spreadsheet (XLSX) written as a stream.
//!
//! Texts stand in their cells, not in a table of texts that would have to be held until the end,
//! and every cell is a text: no serial number loses its zeros.

use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Rows of one sheet.
pub(super) const ROWS_MAX: u32 = 1_048_576;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A workbook under way.
pub(super) struct Book<W: Write + Seek> {
    zip: ZipWriter<W>,
    header: Vec<String>,
    rows_max: u32,
    /// Sheets begun.
    sheets: u32,
    /// Rows of the last, its header included.
    rows: u32,
    /// One row, until it is whole.
    line: String,
}

impl<W: Write + Seek> Book<W> {
    pub(super) fn new(to: W, header: Vec<&str>, rows_max: u32) -> io::Result<Self> {
        let header = header.into_iter().map(str::to_owned).collect();
        let zip = ZipWriter::new(to);
        let mut book = Self { zip, header, rows_max, sheets: 0, rows: 0, line: String::new() };
        book.begin_sheet()?;
        Ok(book)
    }

    /// Writes one row, on a new sheet if the last is full.
    pub(super) fn row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> io::Result<()> {
        if self.rows >= self.rows_max {
            self.end_sheet()?;
            self.begin_sheet()?;
        }
        self.write_row(cells)
    }

    fn write_row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> io::Result<()> {
        self.rows += 1;
        self.line.clear();
        self.line.push_str("<row r=\"");
        self.line.push_str(&self.rows.to_string());
        self.line.push_str("\">");
        for (position, cell) in cells.enumerate() {
            if !cell.is_empty() {
                self.line.push_str("<c r=\"");
                self.line.push_str(&column_letters(position));
                self.line.push_str(&self.rows.to_string());
                self.line.push_str("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                escape(cell, &mut self.line);
                self.line.push_str("</t></is></c>");
            }
        }
        self.line.push_str("</row>");
        self.zip.write_all(self.line.as_bytes())
    }

    fn part(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.start(name)?;
        self.zip.write_all(text.as_bytes())
    }

    fn start(&mut self, name: &str) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            // A sheet can be larger than 4 GiB.
            .large_file(true);
        self.zip.start_file(name, options).map_err(io::Error::other)
    }

    fn begin_sheet(&mut self) -> io::Result<()> {
        self.sheets += 1;
        self.rows = 0;
        self.start(&format!("xl/worksheets/sheet{}.xml", self.sheets))?;
        self.zip.write_all(format!("{XML}<worksheet xmlns=\"{MAIN}\"><sheetData>").as_bytes())?;
        let header = std::mem::take(&mut self.header);
        let written = self.write_row(header.iter().map(String::as_str));
        self.header = header;
        written
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        self.zip.write_all(b"</sheetData></worksheet>")
    }

    /// Ends the last sheet and writes what names them all.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.end_sheet()?;
        let each = |of: &dyn Fn(u32) -> String| (1..=self.sheets).map(of).collect::<String>();
        let types = each(&|n| {
            format!(
                "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" \
                 ContentType=\"{CONTENT}.worksheet+xml\"/>"
            )
        });
        let names = each(&|n| {
            let name = if n == 1 { "Records".to_owned() } else { format!("Records {n}") };
            format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")
        });
        let links = each(&|n| {
            format!(
                "<Relationship Id=\"rId{n}\" Type=\"{RELATIONSHIPS}/worksheet\" \
                 Target=\"worksheets/sheet{n}.xml\"/>"
            )
        });
        self.part(
            "[Content_Types].xml",
            &format!(
                "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" \
                 ContentType=\"{CONTENT}.sheet.main+xml\"/>{types}</Types>"
            ),
        )?;
        self.part(
            "_rels/.rels",
            &format!(
                "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship \
                 Id=\"rId1\" Type=\"{RELATIONSHIPS}/officeDocument\" Target=\"xl/workbook.xml\"/>\
                 </Relationships>"
            ),
        )?;
        self.part(
            "xl/workbook.xml",
            &format!(
                "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\"><sheets>{names}\
                 </sheets></workbook>"
            ),
        )?;
        self.part(
            "xl/_rels/workbook.xml.rels",
            &format!(
                "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{links}</Relationships>"
            ),
        )?;
        self.zip.finish().map_err(io::Error::other)
    }
}

/// `A` for 0, `AA` for 26.
fn column_letters(position: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = position + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A'.wrapping_add(u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// Text as XML has it. Texts of records hold no control characters.
fn escape(text: &str, to: &mut String) {
    for c in text.chars() {
        match c {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            // Not characters of XML 1.0.
            '\u{FFFE}' | '\u{FFFF}' => to.push('\u{FFFD}'),
            other => to.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        for (position, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(position), letters);
        }
    }
}
