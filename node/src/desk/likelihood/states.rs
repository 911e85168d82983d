//! What names on a gun point to which State: proof houses, importers, and the words with which importers
//! write their country. Like the tables of makers and calibres it serves to propose, never to decide.

use std::sync::LazyLock;

use vestigo_protocol::ids::Country;

/// Rows `kind,spelling,country,source` after a line with the version and one with the columns, sorted.
/// Kinds: `importer` (the normal form of a house), `proof` (a proof house or the letters of its
/// mark), `word` (how a country stands at the end of an importer's name).
const FILE: &str = include_str!("states.csv");

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| FILE.lines().skip(2).filter_map(row).collect());

struct Row {
    kind: &'static str,
    spelling: &'static str,
    country: Country,
}

/// A row of another shape is left out; a test holds that none is.
fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split(',');
    let (kind, spelling) = (cells.next()?, cells.next()?);
    let country = Country::parse(cells.next()?)?;
    cells.next().filter(|source| !source.is_empty())?;
    cells.next().is_none().then_some(Row { kind, spelling, country })
}

fn find(kind: &str, spelling: &str) -> Option<Country> {
    let at = TABLE.binary_search_by_key(&(kind, spelling), |row| (row.kind, row.spelling)).ok()?;
    TABLE.get(at).map(|row| row.country)
}

/// The State of an importer by the normal form of its name.
pub(super) fn of_importer(form: &str) -> Option<Country> {
    find("importer", form)
}

/// The State that a word in upper case means.
pub(super) fn of_word(word: &str) -> Option<Country> {
    find("word", word)
}

/// The proof houses: name or letters, in upper case, and State.
pub(super) fn proof_houses() -> impl Iterator<Item = (&'static str, Country)> {
    TABLE.iter().filter(|row| row.kind == "proof").map(|row| (row.spelling, row.country))
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::firearm::make;

    use super::*;

    #[test]
    fn every_row_is_read_sorted_and_has_its_source() {
        let lines: Vec<&str> = FILE.lines().collect();
        assert_eq!(lines[..2], ["# version 1", "kind,spelling,country,source"]);
        assert_eq!(TABLE.len(), lines.len() - 2);
        assert!(TABLE.is_sorted_by(|a, b| (a.kind, a.spelling) < (b.kind, b.spelling)));
        for row in TABLE.iter() {
            assert!(["importer", "proof", "word"].contains(&row.kind), "{}", row.kind);
            if row.kind == "importer" {
                assert!(make::is_importer(row.spelling), "{}", row.spelling);
            }
        }
    }
}
