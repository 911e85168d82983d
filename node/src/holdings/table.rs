//! Tables that people and machines hand in: CSV with a header, whatever its separator.

use std::collections::BTreeMap;

use thiserror::Error;

use vestigo_protocol::text::plain;

use super::gun::Gun;

/// Rows that one table has at most.
pub const ROWS_MAX: usize = 20_000;

/// Bytes that one table has at most.
pub const BYTES_MAX: usize = 8 * 1024 * 1024;

/// A field, and the headings under which it may stand (lower case, without accents, letters and digits
/// alone).
pub type Field = (&'static str, &'static [&'static str]);

/// The columns that describe a gun.
pub const GUN: &[Field] = &[
    ("type", &["type", "kind", "tipo", "category", "categorie"]),
    ("maker", &["maker", "make", "manufacturer", "marca", "fabricante", "fabricant", "marque"]),
    ("model", &["model", "modelo", "modele"]),
    ("calibre", &["calibre", "caliber"]),
    ("serial", &["serial", "serialnumber", "serialno", "sn", "serie", "numerodeserie", "numserie"]),
    ("country", &["country", "countryofmanufacture", "pais", "pays"]),
];

/// Why a table cannot be read. Never quotes a cell.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableRefused {
    /// Larger than is taken.
    #[error("the table has more than {ROWS_MAX} rows or {BYTES_MAX} bytes")]
    TooLarge,
    /// Not a table.
    #[error("line {0} is no row of a table")]
    Row(u64),
    /// A column that is needed is missing.
    #[error("the column \"{0}\" is missing")]
    Column(&'static str),
    /// There are no rows.
    #[error("the table has no rows")]
    Empty,
    /// A cell is not of its form.
    #[error("line {line}: \"{column}\" is not of its form")]
    Cell {
        /// Line, from 1.
        line: u64,
        /// Which column.
        column: &'static str,
    },
}

/// One row.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line in the file, from 1.
    pub line: u64,
    cells: BTreeMap<&'static str, String>,
}

super::silent!(Row);

impl Row {
    /// What stands under a field; empty if nothing does.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.cells.get(field).map_or("", String::as_str)
    }

    /// A whole number under a field; none if nothing stands there.
    ///
    /// # Errors
    /// It is none.
    pub fn number(&self, field: &'static str) -> Result<Option<u64>, TableRefused> {
        match self.get(field) {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| TableRefused::Cell { line: self.line, column: field }),
        }
    }

    /// A decimal number in thousandths (`0.08` is 80); none if nothing stands there.
    ///
    /// # Errors
    /// It is none.
    pub fn thousandths(&self, field: &'static str) -> Result<Option<u64>, TableRefused> {
        match self.get(field) {
            "" => Ok(None),
            text => thousandths(text)
                .map(Some)
                .ok_or(TableRefused::Cell { line: self.line, column: field }),
        }
    }

    /// The gun that the row describes.
    #[must_use]
    pub fn gun(&self) -> Gun {
        let of = |field| self.get(field).to_owned();
        Gun {
            kind: of("type"),
            maker: of("maker"),
            model: of("model"),
            calibre: of("calibre"),
            serial: of("serial"),
            country: of("country"),
        }
    }
}

/// `0.08`, `0,08` or `12` in thousandths. What is finer is not measured.
#[must_use]
pub fn thousandths(text: &str) -> Option<u64> {
    let text = text.trim().trim_end_matches("mm").trim_end_matches("kg").trim();
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !digits(whole) || !digits(part) {
        return None;
    }
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    whole.checked_mul(1_000)?.checked_add(part.parse().ok()?)
}

/// Reads a table: columns may stand in any order, and others are passed over.
///
/// # Errors
/// [`TableRefused`], also where a column of `needed` is missing.
pub fn read(
    text: &str,
    fields: &[&[Field]],
    needed: &[&'static str],
) -> Result<Vec<Row>, TableRefused> {
    if text.len() > BYTES_MAX {
        return Err(TableRefused::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: char| first.matches(separator).count();
    let separator = [';', '\t']
        .into_iter()
        .fold(',', |best, other| if count(other) > count(best) { other } else { best });
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let known: Vec<Option<&'static str>> = reader
        .headers()
        .map_err(|_| TableRefused::Row(1))?
        .iter()
        .map(|heading| field_of(heading, fields))
        .collect();
    for column in needed {
        if !known.contains(&Some(*column)) {
            return Err(TableRefused::Column(column));
        }
    }
    let mut rows = Vec::new();
    let mut lines = Lines::default();
    for (at, record) in reader.records().enumerate() {
        let guess = u64::try_from(at).unwrap_or(u64::MAX).saturating_add(2);
        let record = record.map_err(|_| TableRefused::Row(guess))?;
        let line = record.position().map_or(guess, |from| lines.of(text, from.byte()));
        if record.iter().all(str::is_empty) {
            continue;
        }
        if rows.len() >= ROWS_MAX {
            return Err(TableRefused::TooLarge);
        }
        let named = known.iter().zip(record.iter());
        let cells = named.filter_map(|(field, cell)| Some(((*field)?, cell.to_owned()))).collect();
        rows.push(Row { line, cells });
    }
    if rows.is_empty() { Err(TableRefused::Empty) } else { Ok(rows) }
}

/// Lines of a text, counted once from its beginning on.
#[derive(Default)]
struct Lines {
    byte: usize,
    ends: u64,
}

impl Lines {
    /// The line, from 1, of what stands at or after a byte: the reader's own position is before the
    /// empty lines that it passes over. Bytes are asked for in rising order.
    fn of(&mut self, text: &str, byte: u64) -> u64 {
        let from = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        let empty = rest.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let to = from.saturating_add(empty).max(self.byte);
        let passed = text.as_bytes().get(self.byte..to).unwrap_or_default();
        let ends = passed.iter().filter(|b| **b == b'\n').count();
        self.ends = self.ends.saturating_add(u64::try_from(ends).unwrap_or(u64::MAX));
        self.byte = to;
        self.ends.saturating_add(1)
    }
}

fn field_of(heading: &str, fields: &[&[Field]]) -> Option<&'static str> {
    let plain: String = plain(heading).filter(|c| c.is_alphanumeric()).collect();
    let mut all = fields.iter().flat_map(|part| part.iter());
    all.find(|(_, headings)| headings.contains(&plain.as_str())).map(|(field, _)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_whatever_their_order_and_separator() {
        let text = "\u{feff}Serial Number;Make;shelf\nAB-1;Glock;x\n\nAB-2;Taurus;y\n";
        let rows = read(text, &[GUN], &["serial"]).unwrap();
        let seen: Vec<(u64, &str, &str)> =
            rows.iter().map(|r| (r.line, r.get("serial"), r.get("maker"))).collect();
        assert_eq!(seen, [(2, "AB-1", "Glock"), (4, "AB-2", "Taurus")]);
        assert_eq!(rows[0].gun().model, "");
    }

    #[test]
    fn headings_are_understood_with_their_accents_and_without() {
        for heading in ["Modèle", "MODELE", "modelo", "Mode\u{300}le"] {
            let rows = read(&format!("serial,{heading}\nX,17\n"), &[GUN], &[]).unwrap();
            assert_eq!(rows[0].get("model"), "17", "{heading}");
        }
        let rows = read("Número de série,País\nX,BR\n", &[GUN], &["serial"]).unwrap();
        assert_eq!(rows[0].get("country"), "BR");
    }

    #[test]
    fn what_is_missing_is_named_and_no_cell_is_quoted() {
        assert_eq!(read("make\nGlock\n", &[GUN], &["serial"]), Err(TableRefused::Column("serial")));
        assert_eq!(read("serial\n", &[GUN], &[]), Err(TableRefused::Empty));
        let rows = read("serial,country\nX,ZZ\n", &[GUN], &[]).unwrap();
        let error = rows[0].number("serial").unwrap_err();
        assert!(!error.to_string().contains('X'), "{error}");
    }

    #[test]
    fn measures_are_read_in_thousandths() {
        for (text, value) in [("0.08", 80), ("0,0762", 76), ("1.6 mm", 1_600), ("12", 12_000)] {
            assert_eq!(thousandths(text), Some(value), "{text}");
        }
        for text in ["", ".", "-1", "1.2.3", "deep"] {
            assert_eq!(thousandths(text), None, "{text}");
        }
    }
}
