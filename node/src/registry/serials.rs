//! What can be asked of an index of serial numbers, whatever it is made of.

use std::fmt;

use super::profile::Profile;
use super::record::RecordId;
use super::symbols::{Folded, Pattern};

/// The number of a profile: the part of the index that it belongs to, and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProfileKey {
    /// Which part.
    pub part: u32,
    /// Its place.
    pub place: u32,
}

/// One serial mark of one record, as an index holds it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The serial.
    pub serial: Folded,
    /// What gun it is on.
    pub profile: ProfileKey,
    /// The record.
    pub record: RecordId,
    /// The mark's position in `marks` of the record's description.
    pub position: u8,
    /// True for the mark on frame or receiver, and for the only serial of a record wherever it is:
    /// the gun's number.
    pub is_frame: bool,
    /// Year of manufacture, if recorded.
    pub year: Option<u16>,
}

impl fmt::Debug for Hit {
    /// Silent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hit")
    }
}

/// An index of serial marks. Each search visits every mark that fits, once, in any order.
///
/// Two things are behind it: [`super::oracle::Listed`], which looks at everything and is what
/// tests trust, and the index proper.
pub trait Serials: Send + Sync {
    /// Marks with exactly these symbols.
    fn equal(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit));

    /// Marks whose symbols the pattern describes.
    fn like(&self, pattern: &Pattern, visit: &mut dyn FnMut(Hit));

    /// Marks at most `edits` (1 or 2) away: an edit puts one symbol for another, drops one, adds
    /// one, or exchanges two neighbours (optimal string alignment). Equal ones are among them.
    fn within(&self, symbols: &[u8], edits: u8, visit: &mut dyn FnMut(Hit));

    /// Marks whose [`core_forms`] has one that equals these symbols while their own do not.
    fn under_core(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit));

    /// What gun a hit is on. A key that this index did not give out yields an empty profile.
    fn profile(&self, key: ProfileKey) -> &Profile;
}

/// Shorter forms under which a serial is found too (domain.md §5.3), each only if it differs from
/// the serial and has at least four symbols:
///
/// - K3: without the letters that stand between digits (NCIC); those before the first and after
///   the last digit stay.
/// - K4: from the first digit to the last, where letters stand on both sides, without leading
///   zeros. (With letters on one side only, a pattern that begins or ends with a run finds it.)
#[must_use]
pub fn core_forms(symbols: &[u8]) -> Vec<Vec<u8>> {
    use super::symbols::is_digit;
    let digit = |symbol: &u8| is_digit(*symbol);
    let (Some(first), Some(last)) =
        (symbols.iter().position(digit), symbols.iter().rposition(digit))
    else {
        return Vec::new();
    };
    let (before, rest) = symbols.split_at(first);
    let (middle, after) = rest.split_at(last + 1 - first);
    // Most serials have none.
    if (before.is_empty() || after.is_empty()) && middle.iter().all(digit) {
        return Vec::new();
    }
    let mut forms: Vec<Vec<u8>> = Vec::new();
    let mut put = |form: Vec<u8>| {
        if form.len() >= CORE_MIN && form != symbols && !forms.contains(&form) {
            forms.push(form);
        }
    };
    let digits: Vec<u8> = middle.iter().copied().filter(|s| is_digit(*s)).collect();
    put([before, &digits, after].concat());
    if !before.is_empty() && !after.is_empty() {
        put(digits.iter().copied().skip_while(|s| *s == ZERO).collect());
    }
    forms
}

/// Symbols that a core form has at least: fewer say nothing.
pub const CORE_MIN: usize = 4;

/// The symbol of `0`.
const ZERO: u8 = 1;

#[cfg(test)]
mod tests {
    use super::super::symbols::symbol;
    use super::*;

    fn of(text: &str) -> Vec<u8> {
        text.chars().map(symbol).collect()
    }

    #[test]
    fn embedded_letters_and_letters_on_both_sides_give_core_forms() {
        for (serial, forms) in [
            ("369J257", &["369257"][..]),
            ("AC369257", &[]),
            ("AC369J257", &["AC369257"]),
            ("AC00123H", &[]),
            ("AC001234H", &["1234"]),
            ("AC12J34H", &["AC1234H", "1234"]),
            ("ACHJ", &[]),
            ("1234", &[]),
        ] {
            let expected: Vec<Vec<u8>> = forms.iter().map(|form| of(form)).collect();
            assert_eq!(core_forms(&of(serial)), expected, "{serial}");
        }
    }
}
