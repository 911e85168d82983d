//! How often a token may ask.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Requests at once.
pub(super) const BURST: u32 = 1_000;
/// And then per second.
const PER_SECOND: u32 = 100;

/// Who is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    /// A token, by its number.
    Token(u64),
    /// The account of a person who is signed in.
    Person(u32),
}

/// Counts requests. Tokens are few, and what is full is forgotten.
#[derive(Debug)]
pub(super) struct Limits {
    counted: Mutex<BTreeMap<Counted, (f64, Instant)>>,
    clock: fn() -> Instant,
}

/// What is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// Requests; none: this one was one too many.
    pub(super) requests: Option<u32>,
    /// Seconds until all may be used again, or until the next may.
    pub(super) seconds: u64,
}

impl Limits {
    /// Nobody has asked yet.
    pub(super) fn new(clock: fn() -> Instant) -> Self {
        Self { counted: Mutex::default(), clock }
    }

    /// Counts a request.
    pub(super) fn count(&self, who: Counted) -> Left {
        self.count_at(who, (self.clock)())
    }

    fn count_at(&self, who: Counted, now: Instant) -> Left {
        let (full, rate) = (f64::from(BURST), f64::from(PER_SECOND));
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let until_full = Duration::from_secs(u64::from(BURST.div_ceil(PER_SECOND)));
        counted.retain(|_, (_, at)| now.saturating_duration_since(*at) < until_full);
        let (left, at) = counted.entry(who).or_insert((full, now));
        let gained = now.saturating_duration_since(*at).as_secs_f64() * rate;
        *left = (*left + gained).min(full);
        *at = now;
        if *left < 1.0 {
            return Left { requests: None, seconds: 1 };
        }
        *left -= 1.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the burst"
        )]
        let (requests, seconds) = (left.floor() as u32, ((full - *left) / rate).ceil() as u64);
        Left { requests: Some(requests), seconds }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_burst_passes_then_the_rate_and_others_are_not_counted_with_it() {
        let (limits, start) = (Limits::new(Instant::now), Instant::now());
        let one = Counted::Token(1);
        for left in (0..BURST).rev() {
            assert_eq!(limits.count_at(one, start).requests, Some(left));
        }
        assert_eq!(limits.count_at(one, start), Left { requests: None, seconds: 1 });
        assert_eq!(limits.count_at(Counted::Person(1), start).requests, Some(BURST - 1));
        let later = start + Duration::from_millis(500);
        assert_eq!(limits.count_at(one, later).requests, Some(PER_SECOND / 2 - 1));
        let full = later + Duration::from_secs(60);
        assert_eq!(limits.count_at(one, full).requests, Some(BURST - 1));
    }
}
