//! Token bucket, with the time as a parameter.

use std::time::{Duration, Instant};

/// A rate with a burst. Tokens are kept in millionths, so that one microsecond at a rate of one a
/// second is one unit and nothing is lost to rounding.
#[derive(Debug, Clone)]
pub(super) struct TokenBucket {
    per_second: i64,
    full: i64,
    level: i64,
    at: Instant,
}

const UNIT: i64 = 1_000_000;

impl TokenBucket {
    /// A full bucket that holds `burst` tokens and gains `per_second`; both at least 1.
    pub(super) fn new(per_second: u64, burst: u64, now: Instant) -> Self {
        let signed = |n: u64| i64::try_from(n.max(1)).unwrap_or(i64::MAX);
        let full = signed(burst).saturating_mul(UNIT);
        Self { per_second: signed(per_second), full, level: full, at: now }
    }

    /// Takes one token, if there is one.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        self.refill(now);
        let there = self.level >= UNIT;
        if there {
            self.level -= UNIT;
        }
        there
    }

    /// Takes `tokens` even if they are not there yet, and says how long to wait until they are.
    pub(super) fn charge(&mut self, tokens: usize, now: Instant) -> Duration {
        self.refill(now);
        let tokens = i64::try_from(tokens).unwrap_or(i64::MAX);
        self.level = self.level.saturating_sub(tokens.saturating_mul(UNIT));
        if self.level >= 0 {
            return Duration::ZERO;
        }
        Duration::from_micros(self.level.unsigned_abs() / self.per_second.unsigned_abs())
    }

    fn refill(&mut self, now: Instant) {
        let elapsed = now.saturating_duration_since(self.at).as_micros();
        let elapsed = i64::try_from(elapsed).unwrap_or(i64::MAX);
        if elapsed == 0 {
            return;
        }
        self.at = now;
        let gain = elapsed.saturating_mul(self.per_second);
        self.level = self.level.saturating_add(gain).min(self.full);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_burst_passes_and_then_the_rate() {
        let start = Instant::now();
        let mut bucket = TokenBucket::new(10, 3, start);
        assert_eq!((0..5).filter(|_| bucket.take(start)).count(), 3);
        let later = start + Duration::from_millis(250);
        assert_eq!((0..5).filter(|_| bucket.take(later)).count(), 2);
        let much_later = start + Duration::from_secs(3_600);
        assert_eq!((0..5).filter(|_| bucket.take(much_later)).count(), 3);
    }

    #[test]
    fn a_debt_is_a_wait() {
        let start = Instant::now();
        let mut bucket = TokenBucket::new(1_000, 10, start);
        assert_eq!(bucket.charge(10, start), Duration::ZERO);
        assert_eq!(bucket.charge(500, start), Duration::from_millis(500));
        let paid = start + Duration::from_millis(500);
        assert_eq!(bucket.charge(1, paid), Duration::from_millis(1));
    }

    #[test]
    fn steps_below_a_microsecond_lose_nothing() {
        let start = Instant::now();
        let mut bucket = TokenBucket::new(1_000_000, 1, start);
        assert!(bucket.take(start));
        let mut now = start;
        for _ in 0..10 {
            now += Duration::from_nanos(100);
            bucket.refill(now);
        }
        assert!(bucket.take(now));
    }

    #[test]
    fn extreme_numbers_do_not_overflow() {
        let start = Instant::now();
        let mut bucket = TokenBucket::new(u64::MAX, u64::MAX, start);
        let _wait = bucket.charge(usize::MAX, start + Duration::from_secs(1 << 40));
        let mut slow = TokenBucket::new(0, 0, start);
        assert!(slow.take(start) && slow.charge(usize::MAX, start) > Duration::ZERO);
    }
}
