//! How long to wait before dialling again: full jitter, with the randomness as a parameter.

use std::time::Duration;

/// A wait between zero and the ceiling of the attempt. The ceiling doubles from `min` (attempt 0)
/// up to `max`; `random` picks the point, so that nodes that lost a partner in the same instant
/// do not return in the same instant.
pub(super) fn wait(attempt: u32, min: Duration, max: Duration, random: u32) -> Duration {
    let doubled = 2u32.checked_pow(attempt).and_then(|f| min.checked_mul(f)).unwrap_or(max);
    let ceiling = doubled.min(max);
    let nanos = ceiling.as_nanos() * u128::from(random) / u128::from(u32::MAX);
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}

/// A random number from the operating system; if it has none, the middle, because a dial must
/// not fail for want of jitter.
pub(super) fn random() -> u32 {
    getrandom::u32().unwrap_or(u32::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIN: Duration = Duration::from_secs(1);
    const MAX: Duration = Duration::from_secs(300);

    #[test]
    fn the_ceiling_doubles_up_to_the_maximum() {
        let ceilings: Vec<u64> = (0..12).map(|n| wait(n, MIN, MAX, u32::MAX).as_secs()).collect();
        assert_eq!(ceilings, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        assert_eq!(wait(u32::MAX, MIN, MAX, u32::MAX), MAX);
    }

    #[test]
    fn the_jitter_is_full() {
        assert_eq!(wait(5, MIN, MAX, 0), Duration::ZERO);
        let half = wait(3, MIN, MAX, u32::MAX / 2);
        assert!(half > Duration::from_millis(3_999) && half <= Duration::from_secs(4));
    }
}
