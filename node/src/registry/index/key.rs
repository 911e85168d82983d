//! Serials packed five bits to a symbol, so that they are compared and sorted as integers.

use std::ops::Range;

use bytemuck::Pod;

/// Bits of one symbol.
const BITS: u32 = 5;

/// A serial as an integer: the first symbol highest, 0 behind the last. Order of the integers is
/// order of the serials, and what begins alike lies together.
pub(super) trait Key: Copy + Ord + Default + Pod + Send + Sync {
    /// Symbols that fit.
    const SYMBOLS: usize;

    /// Lengths of the serials that are kept in a table of these.
    const LENGTHS: Range<usize>;

    /// 32-bit words of a posting in such a table; the variants take what is beyond three.
    const WORDS: usize;

    /// No symbol.
    const EMPTY: Self;

    /// Packs symbols; none if they do not fit.
    fn pack(symbols: &[u8]) -> Option<Self>;

    /// The symbol at a place, 0 behind the last.
    fn at(self, place: usize) -> u8;

    /// This with a symbol at a place that has none yet.
    fn with(self, place: usize, symbol: u8) -> Self;

    /// The least key that is above all that begin with the first `length` symbols of this one,
    /// which has no more.
    fn above(self, length: usize) -> Self;

    /// How many symbols there are.
    fn length(self) -> usize;

    /// The symbols from last to first.
    fn reversed(self) -> Self;

    /// Whether this has the bits of `want` where `mask` has ones.
    fn agrees(self, mask: Self, want: Self) -> bool;

    /// How many symbols two keys share before they differ.
    fn shared(self, other: Self) -> usize;

    /// The first `places` symbols as a number below 32 to that power.
    fn head(self, places: u32) -> usize;
}

macro_rules! key {
    ($int:ty, $symbols:literal, $lengths:expr, $words:literal) => {
        impl Key for $int {
            const SYMBOLS: usize = $symbols;
            const LENGTHS: Range<usize> = $lengths;
            const WORDS: usize = $words;
            const EMPTY: Self = 0;

            fn pack(symbols: &[u8]) -> Option<Self> {
                if symbols.len() > Self::SYMBOLS {
                    return None;
                }
                let with = |key: Self, (place, symbol): (usize, &u8)| key.with(place, *symbol);
                Some(symbols.iter().enumerate().fold(0, with))
            }

            #[inline]
            fn at(self, place: usize) -> u8 {
                let shift = (Self::BITS - BITS).wrapping_sub(BITS * place as u32);
                ((self >> (shift & (Self::BITS - 1))) & 31) as u8
            }

            #[inline]
            fn with(self, place: usize, symbol: u8) -> Self {
                let shift = (Self::BITS - BITS).wrapping_sub(BITS * place as u32);
                self | Self::from(symbol & 31) << (shift & (Self::BITS - 1))
            }

            #[inline]
            fn above(self, length: usize) -> Self {
                let shift = Self::BITS - BITS * (length as u32);
                if shift >= Self::BITS { Self::MAX } else { self.saturating_add(1 << shift) }
            }

            #[inline]
            fn length(self) -> usize {
                ((Self::BITS - self.trailing_zeros()).div_ceil(BITS)) as usize
            }

            #[inline]
            fn reversed(self) -> Self {
                let length = self.length();
                (0..length).fold(0, |key: Self, place| key.with(length - 1 - place, self.at(place)))
            }

            #[inline]
            fn agrees(self, mask: Self, want: Self) -> bool {
                self & mask == want
            }

            #[inline]
            fn shared(self, other: Self) -> usize {
                ((self ^ other).leading_zeros() / BITS) as usize
            }

            #[inline]
            fn head(self, places: u32) -> usize {
                if places == 0 {
                    return 0;
                }
                (self >> (Self::BITS - BITS * places)) as usize
            }
        }
    };
}

/// The two widths; the numbers in them are places in a key and single symbols.
#[expect(clippy::cast_possible_truncation, reason = "places and symbols are below 256")]
mod widths {
    use super::{BITS, Key, Range};

    key!(u64, 12, 0..13, 4);
    key!(u128, 24, 13..25, 5);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<K: Key>() {
        for length in 0..=K::SYMBOLS {
            let symbols: Vec<u8> =
                (0..length).map(|at| u8::try_from(at * 7 % 28 + 1).unwrap()).collect();
            let key = K::pack(&symbols).unwrap();
            assert_eq!(key.length(), length);
            assert!((0..length).all(|at| key.at(at) == symbols[at]));
            let back: Vec<u8> = symbols.iter().rev().copied().collect();
            assert!(key.reversed() == K::pack(&back).unwrap());
            for cut in 0..length {
                let start = K::pack(&symbols[..cut]).unwrap();
                assert!(start < key && key < start.above(cut));
                assert_eq!(start.shared(key), cut);
                if cut > 0 {
                    let next = K::pack(&[&symbols[..cut - 1], &[symbols[cut - 1] + 1]].concat());
                    assert!(start.above(cut) == next.unwrap());
                }
            }
        }
        assert!(K::pack(&[1; 25]).is_none());
    }

    #[test]
    fn symbols_come_back_and_what_begins_alike_lies_together() {
        round_trip::<u64>();
        round_trip::<u128>();
    }
}
