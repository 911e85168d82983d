//! Quiet tables: aligned columns on a terminal, CSV for a spreadsheet.

use std::fmt::Write as _;

use crate::text::Text;

/// Rows under named columns.
#[derive(Clone, Debug)]
pub(super) struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table; columns are named by text keys.
    pub(super) fn new(text: Text, columns: &[&str]) -> Self {
        Self { head: columns.iter().map(|key| text.say(key)).collect(), rows: Vec::new() }
    }

    /// Adds a row, one cell per column.
    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        debug_assert_eq!(N, self.head.len(), "a row has one cell per column");
        self.rows.push(cells.map(|cell| one_line(&cell)).into());
    }

    /// True if there are no rows.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Aligned with two spaces between columns, no trailing blanks.
    pub(super) fn aligned(&self) -> String {
        let mut widths: Vec<usize> = self.head.iter().map(|c| c.chars().count()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        let mut text = String::new();
        for row in std::iter::once(&self.head).chain(&self.rows) {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                let _written = write!(line, "{cell:width$}  ");
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// Markdown.
    pub(super) fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let rule = format!("|{}\n", "---|".repeat(self.head.len()));
        let rows: String = self.rows.iter().map(|row| line(row)).collect();
        format!("{}{rule}{rows}", line(&self.head))
    }

    /// CSV (RFC 4180) with a header. A cell that a spreadsheet would run as a formula gets an
    /// apostrophe before it.
    pub(super) fn csv(&self) -> String {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        for row in std::iter::once(&self.head).chain(&self.rows) {
            let cells = row.iter().map(|cell| {
                let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                if runs { format!("'{cell}") } else { cell.clone() }
            });
            // Writing to memory cannot fail.
            let _written = writer.write_record(cells);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// Names and values, one per line, values aligned. Empty values are left out.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    text: Text,
    items: Vec<(String, String)>,
}

impl Pairs {
    /// No pairs yet.
    pub(super) const fn new(text: Text) -> Self {
        Self { text, items: Vec::new() }
    }

    /// Adds a value under the name of a text key.
    pub(super) fn add(&mut self, key: &str, value: impl ToString) -> &mut Self {
        let value = one_line(&value.to_string());
        if !value.is_empty() {
            self.items.push((self.text.say(key), value));
        }
        self
    }

    /// Adds a value if there is one.
    pub(super) fn maybe(&mut self, key: &str, value: Option<impl ToString>) -> &mut Self {
        if let Some(value) = value {
            self.add(key, value);
        }
        self
    }

    /// The lines, each after `indent` blanks.
    pub(super) fn lines(&self, indent: usize) -> String {
        let width = self.items.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        let mut text = String::new();
        for (name, value) in &self.items {
            let _written = writeln!(text, "{:indent$}{name:width$}  {value}", "");
        }
        text
    }
}

/// Line feeds would break the table, and tabs its alignment.
fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn table() -> Table {
        let mut table = Table::new(Text::new(Language::English), &["column-id", "column-partner"]);
        table.row(["ñ".to_owned(), "=1+1".to_owned()]);
        table.row(["long one".to_owned(), "a\n\"b\", c".to_owned()]);
        table
    }

    #[test]
    fn columns_are_aligned_by_characters_and_lines_have_no_trailing_blanks() {
        let text = table().aligned();
        let lines: Vec<&str> = text.lines().collect();
        let at = |line: &str, part: &str| {
            let byte = line.find(part).unwrap();
            line.chars().count() - line[byte..].chars().count()
        };
        assert_eq!(at(lines[1], "=1+1"), at(lines[2], "a \"b\""));
        assert!(lines.iter().all(|l| !l.ends_with(' ')));
    }

    #[test]
    fn csv_quotes_and_disarms_formulas() {
        let text = table().csv();
        assert!(text.ends_with("ñ,'=1+1\r\nlong one,\"a \"\"b\"\", c\"\r\n"), "{text}");
    }

    #[test]
    fn empty_values_are_left_out() {
        let mut pairs = Pairs::new(Text::new(Language::English));
        pairs.add("column-id", "").maybe("column-partner", None::<&str>);
        assert_eq!(pairs.lines(0), "");
    }
}
