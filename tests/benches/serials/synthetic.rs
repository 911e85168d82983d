//! Serials as makers give them, and what becomes of them.

use vestigo::registry::symbols::{ANY, Folded, Piece};

/// The same numbers for the same seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678)
    }

    /// A number below `bound`, which is not 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from(mixed ^ mixed >> 31).unwrap_or(0) % bound
    }

    /// A letter that folding leaves.
    fn letter(&mut self) -> u8 {
        11 + u8::try_from(self.below(17)).unwrap_or(0)
    }

    /// The symbol of a digit.
    fn digit(&mut self) -> u8 {
        1 + u8::try_from(self.below(10)).unwrap_or(0)
    }
}

/// A shape of serials: letters, digits, letters.
#[derive(Clone)]
struct Format {
    before: Vec<u8>,
    digits: usize,
    after: Vec<u8>,
}

/// A register's serials, one after the other.
pub(crate) struct Synthetic {
    random: Random,
    formats: Vec<Format>,
    left: usize,
    format: usize,
    number: usize,
}

impl Synthetic {
    /// For a register of so many marks: makers have formats enough that consignments fill a
    /// third of the numbers.
    pub(crate) fn new(marks: usize) -> Self {
        let mut random = Random::new(1);
        let mut formats = Vec::new();
        for at in 0..200 + marks / 20_000 {
            let digits = match at % 25 {
                0 => 13 + random.below(3),
                1..4 => 9,
                4..12 => 5,
                12..20 => 6,
                _ => 7,
            };
            let before = (0..random.below(4)).map(|_| random.letter()).collect();
            let after = (0..random.below(5).saturating_sub(2)).map(|_| random.letter()).collect();
            formats.push(Format { before, digits, after });
        }
        Self { random, formats, left: 0, format: 0, number: 0 }
    }

    /// The next serial.
    pub(crate) fn next(&mut self) -> Folded {
        let consecutive = self.random.below(2) == 0;
        if consecutive && self.left == 0 {
            self.left = 50 + self.random.below(4_951);
            self.format = self.random.below(self.formats.len());
            self.number = self.random.below(10_000_000);
        }
        let mut symbols = Vec::with_capacity(24);
        let at = if consecutive { self.format } else { self.random.below(self.formats.len()) };
        let Some(format) = self.formats.get(at) else { return Folded::from_parts(&[], 0, true) };
        symbols.extend(&format.before);
        if consecutive {
            self.left -= 1;
            self.number += 1;
            let mut left = self.number;
            let mut digits: Vec<u8> = Vec::with_capacity(format.digits);
            for _ in 0..format.digits {
                digits.push(1 + u8::try_from(left % 10).unwrap_or(0));
                left /= 10;
            }
            symbols.extend(digits.iter().rev());
        } else {
            symbols.extend((0..format.digits).map(|_| self.random.digit()));
        }
        symbols.extend(&format.after);
        Folded::from_parts(&symbols, 0, true)
    }
}

/// A serial after a number of edits of any kind.
pub(crate) fn damaged(serial: &[u8], edits: u8, random: &mut Random) -> Vec<u8> {
    let mut damaged = serial.to_vec();
    for _ in 0..edits {
        let at = random.below(damaged.len().max(1));
        let symbol = if random.below(4) == 0 { random.letter() } else { random.digit() };
        match random.below(4) {
            0 => damaged.insert(at.min(damaged.len()), symbol),
            1 if damaged.len() > 4 => drop(damaged.remove(at)),
            2 if at + 1 < damaged.len() => damaged.swap(at, at + 1),
            _ => {
                if let Some(place) = damaged.get_mut(at) {
                    *place = symbol;
                }
            }
        }
    }
    damaged
}

/// A serial of which some places cannot be read.
pub(crate) fn unknown(serial: &[u8], places: &[usize]) -> Vec<Piece> {
    let piece = |(at, symbol): (usize, &u8)| {
        Piece::One(if places.contains(&at) { ANY } else { 1 << symbol })
    };
    serial.iter().enumerate().map(piece).collect()
}
