//! Time in invented data.

use crate::registry::synth::Random;

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
