//! Serial numbers as short strings of symbols: what the index keeps and searches.
//!
//! A symbol is one character of the folded form (`vestigo_protocol::firearm::serial`): a digit, one
//! of the seventeen letters that folding leaves, or "something else". Which glyph of a confusable
//! group the text really has (`0`, `O`, `Q` or `D`) is kept beside it in two bits, so that the
//! canonical form can be had back without reading the record.

use std::fmt;
use std::sync::LazyLock;

use vestigo_protocol::firearm::serial::{SerialForms, fold_character};

/// Symbols that are kept of one serial; longer ones are cut, and [`Folded::complete`] says so.
pub const SYMBOLS_MAX: usize = 24;

/// Different symbols, [`OTHER`] included. They are numbered from 1; 0 stands for none.
pub const SYMBOLS: u8 = 28;

/// A character that is neither a digit nor a Latin letter once folded.
pub const OTHER: u8 = 28;

/// The letters that folding leaves, in order; the first has number 11.
const LETTERS: &[u8; 17] = b"ACEFHJKMNPRTUVWXY";

/// The glyphs of each digit's group; the digit itself first.
const GROUPS: [&[u8]; 10] = [b"0OQD", b"1IL", b"2Z", b"3", b"4", b"5S", b"6G", b"7", b"8B", b"9"];

/// One serial number in folded form. `Debug` is silent: it names a gun as the text does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Folded {
    symbols: [u8; SYMBOLS_MAX],
    length: u8,
    complete: bool,
    variants: u64,
}

impl fmt::Debug for Folded {
    /// Silent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Folded")
    }
}

impl Folded {
    /// From the two forms of a serial, which have one character for one.
    #[must_use]
    pub fn of(canonical: &str, folded: &str) -> Self {
        let mut made = Self { symbols: [0; SYMBOLS_MAX], length: 0, complete: true, variants: 0 };
        let mut originals = canonical.chars();
        for character in folded.chars() {
            let original = originals.next();
            let at = usize::from(made.length);
            let Some(place) = made.symbols.get_mut(at) else {
                made.complete = false;
                break;
            };
            let symbol = symbol(character);
            *place = symbol;
            made.length += 1;
            match original.and_then(|glyph| variant(symbol, glyph)) {
                Some(variant) => made.variants |= u64::from(variant) << (2 * at),
                None => made.complete = false,
            }
        }
        made
    }

    /// Of a serial as seen: [`Self::of`] its two forms; none if they are empty.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        Self::of_plain(text.as_bytes()).or_else(|| {
            let forms = SerialForms::of(text);
            (!forms.is_empty()).then(|| Self::of(&forms.canonical, &forms.folded))
        })
    }

    /// Of letters and digits of ASCII and nothing else, as nearly all serials are: the forms of
    /// such a text are its capitals, so they need not be made.
    fn of_plain(text: &[u8]) -> Option<Self> {
        if text.is_empty() || text.len() > SYMBOLS_MAX {
            return None;
        }
        let mut made = Self { symbols: [0; SYMBOLS_MAX], length: 0, complete: true, variants: 0 };
        for (at, (place, byte)) in made.symbols.iter_mut().zip(text).enumerate() {
            let (symbol, variant) = PLAIN.get(usize::from(*byte)).copied().unwrap_or((0, 0));
            if symbol == 0 {
                return None;
            }
            *place = symbol;
            made.length += 1;
            made.variants |= u64::from(variant) << (2 * at);
        }
        Some(made)
    }

    /// From stored parts; symbols beyond `length` are dropped.
    #[must_use]
    pub fn from_parts(symbols: &[u8], variants: u64, complete: bool) -> Self {
        let mut kept = [0; SYMBOLS_MAX];
        let mut length = 0;
        for (place, symbol) in kept.iter_mut().zip(symbols) {
            *place = *symbol;
            length += 1;
        }
        Self { symbols: kept, length, complete, variants }
    }

    /// The symbols, first to last.
    #[must_use]
    pub fn symbols(&self) -> &[u8] {
        self.symbols.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// Two bits per symbol, the first symbol's lowest: which glyph of its group it is.
    #[must_use]
    pub const fn variants(&self) -> u64 {
        self.variants
    }

    /// True if symbols and variants are the whole canonical form: no symbol was cut, none is
    /// [`OTHER`], and none was of another script.
    #[must_use]
    pub const fn complete(&self) -> bool {
        self.complete
    }

    /// The glyph at a position, as far as it is known.
    #[must_use]
    pub fn glyph(&self, at: usize) -> Option<char> {
        let symbol = *self.symbols().get(at)?;
        let variant = (self.variants >> (2 * at)) & 3;
        match symbol {
            1..=10 => {
                let group = GROUPS.get(usize::from(symbol - 1))?;
                group.get(usize::try_from(variant).ok()?).map(|byte| char::from(*byte))
            }
            11..=27 => LETTERS.get(usize::from(symbol - 11)).map(|byte| char::from(*byte)),
            _ => None,
        }
    }

    /// The canonical form, if [`Self::complete`].
    #[must_use]
    pub fn canonical(&self) -> Option<String> {
        if !self.complete {
            return None;
        }
        (0..usize::from(self.length)).map(|at| self.glyph(at)).collect()
    }
}

/// The symbol of one character of a folded form.
#[must_use]
pub fn symbol(folded: char) -> u8 {
    match folded {
        '0'..='9' => folded as u8 - b'0' + 1,
        'A'..='Z' => {
            let letter = LETTERS.iter().position(|l| char::from(*l) == folded);
            letter.and_then(|at| u8::try_from(at).ok()).map_or(OTHER, |at| at + 11)
        }
        _ => OTHER,
    }
}

/// Whether a symbol stands for a digit or a letter that is folded to one.
#[must_use]
pub const fn is_digit(symbol: u8) -> bool {
    matches!(symbol, 1..=10)
}

/// Which glyph of the symbol's group a character is; none for one of another script.
fn variant(symbol: u8, glyph: char) -> Option<u8> {
    let byte = u8::try_from(glyph).ok()?;
    match symbol {
        1..=10 => {
            let group = GROUPS.get(usize::from(symbol - 1))?;
            group.iter().position(|g| *g == byte).and_then(|at| u8::try_from(at).ok())
        }
        11..=27 => (LETTERS.get(usize::from(symbol - 11)) == Some(&byte)).then_some(0),
        _ => None,
    }
}

/// Symbol and variant of each letter and digit of ASCII, in either case; 0 for other bytes.
static PLAIN: LazyLock<[(u8, u8); 128]> = LazyLock::new(|| {
    let of = |byte: usize| {
        let glyph = u8::try_from(byte).ok().filter(u8::is_ascii_alphanumeric)?;
        let glyph = char::from(glyph.to_ascii_uppercase());
        let symbol = symbol(fold_character(glyph));
        Some((symbol, variant(symbol, glyph)?))
    };
    std::array::from_fn(|byte| of(byte).unwrap_or((0, 0)))
});

/// A set of symbols, one bit each: bit `n` is symbol `n`.
pub type SymbolSet = u32;

/// Every symbol.
pub const ANY: SymbolSet = ((1 << SYMBOLS) - 1) << 1;

/// What one place of a [`Pattern`] allows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Exactly one symbol, one of these.
    One(SymbolSet),
    /// Any number of any symbols, none included.
    Run,
}

impl fmt::Debug for Piece {
    /// Silent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Piece")
    }
}

/// What a serial may look like, symbol by symbol. `Debug` is silent.
#[derive(Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Its places, first to last.
    pub pieces: Vec<Piece>,
}

impl fmt::Debug for Pattern {
    /// Silent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pattern")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> Folded {
        let forms = SerialForms::of(text);
        Folded::of(&forms.canonical, &forms.folded)
    }

    #[test]
    fn the_canonical_form_comes_back() {
        for text in
            ["HLD-281", "B5Z0O18", "QDOILZSGB", "ACEFHJKMNPRTUVWXY", "0123456789", "BDW582US"]
        {
            let forms = SerialForms::of(text);
            assert_eq!(folded(text).canonical(), Some(forms.canonical), "{text}");
        }
    }

    #[test]
    fn look_alikes_share_their_symbols_and_differ_in_their_glyphs() {
        let (a, b) = (folded("B5Z0O18"), folded("BSZ0018"));
        assert_eq!(a.symbols(), b.symbols());
        assert_ne!(a.variants(), b.variants());
    }

    #[test]
    fn what_cannot_come_back_says_so() {
        assert!(folded("АВ12").canonical().is_none(), "Cyrillic");
        assert_eq!(folded("АВ12").symbols(), folded("AB12").symbols());
        assert!(folded("Æ12").canonical().is_none());
        let long = folded(&"7".repeat(30));
        assert_eq!((long.symbols().len(), long.complete()), (SYMBOLS_MAX, false));
    }
    proptest! {
        #[test]
        fn the_short_cut_for_plain_serials_gives_what_the_forms_give(
            text in prop_oneof!["[A-Za-z0-9]{0,26}", "(NO|SN|Nr)?[-. A-Z0-9АВΒ]{0,12}"],
        ) {
            let forms = SerialForms::of(&text);
            let slow = (!forms.is_empty()).then(|| Folded::of(&forms.canonical, &forms.folded));
            prop_assert!(Folded::of_text(&text) == slow);
        }
    }
}
