//! Chance for invented data: the same seed gives the same data everywhere.

/// SplitMix64 (Steele, Lea, Flood 2014): enough for invented data, never for secrets.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// From a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From a seed and what the numbers are for: two purposes do not share a sequence.
    #[must_use]
    pub fn labelled(seed: u64, label: &str) -> Self {
        label.bytes().fold(Self(seed), |mut random, letter| {
            random.0 ^= random.next() ^ u64::from(letter);
            random
        })
    }

    /// Any number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number from 0 to `bound` − 1; 0 if `bound` is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        // The upper half of a product; the bias is below bound / 2^64.
        let product = u128::from(self.next()) * u128::from(bound);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// A position in something of this length.
    pub fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u16, high: u16) -> u16 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low.saturating_add(u16::try_from(self.below(span)).unwrap_or(0))
    }

    /// True in `share` of a hundred cases.
    pub fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.place(from.len())).copied()
    }
}

/// The finaliser of SplitMix64: a permutation of all 64-bit numbers.
pub(super) const fn mix(number: u64) -> u64 {
    let mut z = number;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A permutation of the numbers below a bound: all of them, each once, in an order that looks like
/// chance. Nothing need be remembered to draw without replacement.
#[derive(Clone, Debug)]
pub(super) struct Permutation {
    bound: u64,
    left: u32,
    right: u32,
    keys: [u64; 6],
}

impl Permutation {
    pub(super) fn new(bound: u64, key: u64) -> Self {
        let bits = (64 - bound.saturating_sub(1).leading_zeros()).max(2);
        let mut random = Random::new(key);
        Self { bound, left: bits / 2, right: bits - bits / 2, keys: [0; 6].map(|_| random.next()) }
    }

    /// Where `number`, which is below the bound, goes to.
    pub(super) fn of(&self, number: u64) -> u64 {
        // Feistel over the next power of two; what falls outside walks on until it is inside. Each
        // walk follows a cycle that came from inside, so it returns there.
        let mut number = number;
        loop {
            number = self.rounds(number);
            if number < self.bound || self.bound == 0 {
                return number;
            }
        }
    }

    fn rounds(&self, number: u64) -> u64 {
        let (left_mask, right_mask) = ((1u64 << self.left) - 1, (1u64 << self.right) - 1);
        let (mut left, mut right) = ((number >> self.right) & left_mask, number & right_mask);
        for (round, key) in self.keys.iter().enumerate() {
            if round % 2 == 0 {
                left ^= mix(right.wrapping_add(*key)) & left_mask;
            } else {
                right ^= mix(left.wrapping_add(*key)) & right_mask;
            }
        }
        (left << self.right) | right
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permutation_reaches_every_number_once_and_keeps_no_order() {
        for bound in [1, 2, 3, 50, 1_000, 4_097] {
            let permutation = Permutation::new(bound, 7);
            let mut seen: Vec<u64> = (0..bound).map(|n| permutation.of(n)).collect();
            let moved = seen.iter().zip(0..).filter(|(a, b)| **a != *b).count();
            seen.sort_unstable();
            assert_eq!(seen, (0..bound).collect::<Vec<_>>(), "{bound}");
            assert!(bound < 50 || moved as u64 > bound / 2, "{bound}: {moved}");
        }
    }

    #[test]
    fn two_purposes_have_two_sequences() {
        let draw = |label| Random::labelled(7, label).next();
        assert_ne!(draw("XA"), draw("XB"));
        assert_eq!(draw("XA"), draw("XA"));
    }
}
