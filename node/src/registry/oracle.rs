//! The index that looks at everything: slow, plain, and what the fast one is tested against.

use super::profile::Profile;
use super::serials::{Hit, ProfileKey, Serials, core_forms};
use super::symbols::{Pattern, Piece, SymbolSet};

/// Every mark in a list.
#[derive(Debug, Default)]
pub struct Listed {
    hits: Vec<Hit>,
    profiles: Vec<Profile>,
    none: Profile,
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
        self.hits.push(hit);
    }

    fn where_(&self, fits: impl Fn(&[u8]) -> bool, visit: &mut dyn FnMut(Hit)) {
        self.hits.iter().filter(|hit| fits(hit.serial.symbols())).for_each(|hit| visit(*hit));
    }
}

impl Serials for Listed {
    fn equal(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        self.where_(|serial| serial == symbols, visit);
    }

    fn like(&self, pattern: &Pattern, visit: &mut dyn FnMut(Hit)) {
        self.where_(|serial| describes(&pattern.pieces, serial), visit);
    }

    fn within(&self, symbols: &[u8], edits: u8, visit: &mut dyn FnMut(Hit)) {
        self.where_(|serial| distance(symbols, serial) <= usize::from(edits), visit);
    }

    fn under_core(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        let fits = |serial: &[u8]| {
            serial != symbols && core_forms(serial).iter().any(|form| form == symbols)
        };
        self.where_(fits, visit);
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

const fn holds(set: SymbolSet, symbol: u8) -> bool {
    set & (1 << symbol) != 0
}

/// Optimal string alignment distance: substitutions, insertions, deletions and exchanges of
/// neighbours, no symbol touched twice.
#[must_use]
pub fn distance(a: &[u8], b: &[u8]) -> usize {
    let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = usize::from(a.get(i - 1) != b.get(j - 1));
            let mut best = (at(&last, j) + 1).min(at(&row, j - 1) + 1).min(at(&last, j - 1) + same);
            let crossed =
                i > 1 && j > 1 && a.get(i - 1) == b.get(j - 2) && a.get(i - 2) == b.get(j - 1);
            if crossed {
                best = best.min(at(&before, j - 2) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, b.len())
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn a_run_stands_for_any_number_of_symbols() {
        let pattern = [Piece::One(1 << 1), Piece::Run, Piece::One(1 << 2 | 1 << 3)];
        assert!(describes(&pattern, &[1, 2]));
        assert!(describes(&pattern, &[1, 5, 5, 3]));
        assert!(!describes(&pattern, &[1, 5, 5, 4]));
        assert!(!describes(&pattern, &[1]));
    }
}
