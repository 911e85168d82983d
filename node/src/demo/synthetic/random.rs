//! Chance and time of invented data.

use vestigo_protocol::ids::Country;

/// SplitMix64 (Steele, Lea, Flood 2014): enough for invented data, and the same everywhere.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64, country: Country) -> Self {
        // Two countries with one seed do not have the same guns.
        country.as_str().bytes().fold(Self(seed), |mut random, letter| {
            random.0 ^= random.next() ^ u64::from(letter);
            random
        })
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `bound` − 1.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        // The upper half of a product; the bias is below bound / 2^64.
        let product = u128::from(self.next()) * u128::from(bound);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u16, high: u16) -> u16 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low.saturating_add(u16::try_from(self.below(span)).unwrap_or(0))
    }

    pub(super) fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let position = usize::try_from(self.below(from.len() as u64)).ok()?;
        from.get(position).copied()
    }
}

/// Registers end with this year, so that no date is later than the import.
const LAST_YEAR: u16 = 2024;

/// A date that moves forward.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    /// Days of years of twelve months of 28 days: every such date is in the calendar.
    pub(super) day: u32,
}

impl Clock {
    pub(super) const YEAR: u32 = 12 * 28;

    pub(super) fn year(self) -> u32 {
        self.day / Self::YEAR
    }

    pub(super) fn text(self) -> String {
        let (month, day) = (self.day % Self::YEAR / 28 + 1, self.day % 28 + 1);
        format!("{:04}-{month:02}-{day:02}", self.year())
    }

    /// Up to `days` later, but not after the last year.
    pub(super) fn advance(&mut self, random: &mut Random, days: u64) {
        let more = u32::try_from(random.below(days) + 1).unwrap_or(1);
        let last = (u32::from(LAST_YEAR) + 1) * Self::YEAR - 1;
        self.day = (self.day + more).min(last);
    }
}
