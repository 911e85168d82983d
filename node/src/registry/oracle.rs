//! The index that looks at everything: slow, plain, and what the fast one is tested against.

use super::profile::Profile;
use super::serials::{Hit, ProfileKey, Serials, core_forms};
use super::symbols::{Pattern, Piece, SYMBOLS_MAX, SymbolSet};

/// Every mark in a list.
#[derive(Debug, Default)]
pub struct Listed {
    listed: Vec<Row>,
    profiles: Vec<Profile>,
    none: Profile,
}

/// A mark, with what tells at a glance that it cannot fit.
#[derive(Debug)]
struct Row {
    length: usize,
    has: SymbolSet,
    /// Whether it has core forms at all.
    core: bool,
    hit: Hit,
}

impl Listed {
    /// Adds a profile; the key to put into its hits.
    pub fn add_profile(&mut self, profile: Profile) -> ProfileKey {
        let known = self.profiles.iter().position(|p| *p == profile);
        let place = known.unwrap_or_else(|| {
            self.profiles.push(profile);
            self.profiles.len() - 1
        });
        ProfileKey { part: 0, place: u32::try_from(place).unwrap_or(u32::MAX) }
    }

    /// Adds a mark.
    pub fn add(&mut self, hit: Hit) {
        let symbols = hit.serial.symbols();
        let core = !core_forms(symbols).is_empty();
        self.listed.push(Row { length: symbols.len(), has: set_of(symbols), core, hit });
    }

    /// Visits what `fits`, of the rows that `may` fit at a glance.
    fn where_(
        &self,
        may: impl Fn(&Row) -> bool,
        fits: impl Fn(&[u8]) -> bool,
        visit: &mut dyn FnMut(Hit),
    ) {
        for row in &self.listed {
            if may(row) && fits(row.hit.serial.symbols()) {
                visit(row.hit);
            }
        }
    }
}

impl Serials for Listed {
    fn equal(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        let has = set_of(symbols);
        self.where_(|row| row.has == has, |serial| serial == symbols, visit);
    }

    fn like(&self, pattern: &Pattern, visit: &mut dyn FnMut(Hit)) {
        let pieces = &pattern.pieces;
        let runs = pieces.iter().filter(|piece| **piece == Piece::Run).count();
        let (least, whole) = (pieces.len() - runs, runs == 0);
        let known = pieces.iter().fold(0, |known, piece| match piece {
            Piece::One(set) if set.count_ones() == 1 => known | set,
            _ => known,
        });
        let may = |row: &Row| {
            row.has & known == known && row.length >= least && (!whole || row.length == least)
        };
        self.where_(may, |serial| describes(pieces, serial), visit);
    }

    fn within(&self, symbols: &[u8], edits: u8, visit: &mut dyn FnMut(Hit)) {
        let (length, has, edits) = (symbols.len(), set_of(symbols), usize::from(edits));
        // An edit adds one symbol at most and takes one away.
        let few = |symbols: SymbolSet| symbols.count_ones() as usize <= edits;
        let may = |row: &Row| {
            few(row.has & !has) && few(has & !row.has) && row.length.abs_diff(length) <= edits
        };
        self.where_(may, |serial| distance(symbols, serial) <= edits, visit);
    }

    fn under_core(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        let fits = |serial: &[u8]| {
            serial != symbols && core_forms(serial).iter().any(|form| form == symbols)
        };
        // A core form drops symbols and adds none.
        let has = set_of(symbols);
        self.where_(|row| row.core && row.has & has == has, fits, visit);
    }

    fn profile(&self, key: ProfileKey) -> &Profile {
        let place = usize::try_from(key.place).unwrap_or(usize::MAX);
        self.profiles.get(place).unwrap_or(&self.none)
    }
}

/// Whether a pattern describes a whole serial.
#[must_use]
pub fn describes(pieces: &[Piece], serial: &[u8]) -> bool {
    match pieces.split_first() {
        None => serial.is_empty(),
        Some((Piece::Run, rest)) => {
            (0..=serial.len()).any(|skip| serial.get(skip..).is_some_and(|s| describes(rest, s)))
        }
        Some((Piece::One(set), rest)) => serial
            .split_first()
            .is_some_and(|(first, serial)| holds(*set, *first) && describes(rest, serial)),
    }
}

fn set_of(symbols: &[u8]) -> SymbolSet {
    symbols.iter().fold(0, |set, symbol| set | 1 << symbol)
}

const fn holds(set: SymbolSet, symbol: u8) -> bool {
    set & (1 << symbol) != 0
}

/// Optimal string alignment distance: substitutions, insertions, deletions and exchanges of
/// neighbours, no symbol touched twice.
#[must_use]
pub fn distance(a: &[u8], b: &[u8]) -> usize {
    // What both begin and end with costs nothing.
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) =
        (a.get(..a.len() - tail).unwrap_or_default(), b.get(..b.len() - tail).unwrap_or_default());
    if a.is_empty() || b.is_empty() {
        return a.len().max(b.len());
    }
    let mut before: Line = [0; LINE];
    let mut last: Line = std::array::from_fn(|j| j);
    for (i, x) in (1..).zip(a) {
        let mut row: Line = [0; LINE];
        set(&mut row, 0, i);
        for (j, y) in (1..).zip(b) {
            let same = usize::from(x != y);
            let mut best = (at(&last, j) + 1).min(at(&row, j - 1) + 1).min(at(&last, j - 1) + same);
            let crossed = i > 1 && j > 1 && b.get(j - 2) == Some(x) && a.get(i - 2) == Some(y);
            if crossed {
                best = best.min(at(&before, j - 2) + 1);
            }
            set(&mut row, j, best);
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, b.len())
}

/// Cells of a line of the table: for one number of the longest kind, and a little more.
const LINE: usize = SYMBOLS_MAX + 9;

type Line = [usize; LINE];

fn at(line: &Line, j: usize) -> usize {
    line.get(j).copied().unwrap_or(usize::MAX / 2)
}

fn set(line: &mut Line, j: usize, value: usize) {
    if let Some(cell) = line.get_mut(j) {
        *cell = value;
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::firearm::serial;

    use super::super::record::RecordId;
    use super::super::symbols::{ANY, Folded};
    use super::*;

    #[test]
    fn an_edit_replaces_drops_adds_or_exchanges() {
        for (a, b, edits) in [
            (&[1u8, 2, 3, 4][..], &[1u8, 2, 3, 4][..], 0),
            (&[1, 2, 3, 4], &[1, 9, 3, 4], 1),
            (&[1, 2, 3, 4], &[1, 3, 4], 1),
            (&[1, 2, 3, 4], &[1, 2, 9, 3, 4], 1),
            (&[1, 2, 3, 4], &[1, 3, 2, 4], 1),
            (&[1, 2, 3], &[3, 1], 3),
            (&[], &[1, 2], 2),
        ] {
            assert_eq!(distance(a, b), edits);
            assert_eq!(distance(b, a), edits);
        }
    }

    /// The same from its definition.
    fn defined(a: &[u8], b: &[u8]) -> usize {
        let ([.., x], [.., y]) = (a, b) else { return a.len().max(b.len()) };
        let (shorter_a, shorter_b) = (&a[..a.len() - 1], &b[..b.len() - 1]);
        let mut best = (defined(shorter_a, shorter_b) + usize::from(x != y))
            .min(defined(shorter_a, b) + 1)
            .min(defined(a, shorter_b) + 1);
        if let ([rest_a @ .., p, q], [rest_b @ .., r, s]) = (a, b)
            && (p, q) == (s, r)
        {
            best = best.min(defined(rest_a, rest_b) + 1);
        }
        best
    }

    type Search<'a> = dyn Fn(&mut dyn FnMut(Hit)) + 'a;

    proptest::proptest! {
        #[test]
        fn the_distance_is_what_its_definition_says(
            a in proptest::collection::vec(1..4u8, 0..6),
            b in proptest::collection::vec(1..4u8, 0..6),
        ) {
            proptest::prop_assert_eq!(distance(&a, &b), defined(&a, &b));
        }

        #[test]
        fn a_glance_leaves_nothing_out(
            texts in proptest::collection::vec("[0-3A-C]{1,8}", 1..40),
            asked in "[0-3A-C]{1,8}",
        ) {
            let folded = |text: &str| Folded::of(text, &serial::folded(text));
            let mut list = Listed::default();
            let key = list.add_profile(Profile::default());
            for (text, record) in texts.iter().zip(1..) {
                list.add(Hit {
                    serial: folded(text),
                    profile: key,
                    record: RecordId(record),
                    position: 0,
                    is_frame: true,
                    year: None,
                });
            }
            let asked = folded(&asked);
            let asked = asked.symbols();
            let all = |fits: &dyn Fn(&[u8]) -> bool| -> Vec<i64> {
                let rows = texts.iter().zip(1..);
                rows.filter(|(text, _)| fits(folded(text).symbols())).map(|(_, at)| at).collect()
            };
            let seen = |search: &Search<'_>| {
                let mut records = Vec::new();
                search(&mut |hit| records.push(hit.record.0));
                records
            };
            for edits in [1, 2] {
                let near = all(&|serial| distance(asked, serial) <= usize::from(edits));
                proptest::prop_assert_eq!(seen(&|visit| list.within(asked, edits, visit)), near);
            }
            let equal = all(&|serial| serial == asked);
            proptest::prop_assert_eq!(seen(&|visit| list.equal(asked, visit)), equal);
            let core = all(&|serial| serial != asked && core_forms(serial).iter().any(|f| f == asked));
            proptest::prop_assert_eq!(seen(&|visit| list.under_core(asked, visit)), core);
            let pieces: Vec<Piece> = asked.iter().map(|symbol| Piece::One(1 << symbol)).collect();
            for run in [0, asked.len() / 2, asked.len()] {
                let mut pieces = pieces.clone();
                pieces.insert(run, Piece::Run);
                let fits = all(&|serial| describes(&pieces, serial));
                let pattern = Pattern { pieces };
                proptest::prop_assert_eq!(seen(&|visit| list.like(&pattern, visit)), fits);
            }
            let any = Pattern { pieces: vec![Piece::One(ANY); asked.len()] };
            let fits = all(&|serial| serial.len() == asked.len());
            proptest::prop_assert_eq!(seen(&|visit| list.like(&any, visit)), fits);
        }
    }

    #[test]
    fn a_run_stands_for_any_number_of_symbols() {
        let pattern = [Piece::One(1 << 1), Piece::Run, Piece::One(1 << 2 | 1 << 3)];
        assert!(describes(&pattern, &[1, 2]));
        assert!(describes(&pattern, &[1, 5, 5, 3]));
        assert!(!describes(&pattern, &[1, 5, 5, 4]));
        assert!(!describes(&pattern, &[1]));
    }
}
