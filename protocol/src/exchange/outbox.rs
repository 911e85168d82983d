//! When a message is sent again, and what ends its row in the outbox.

use crate::header::Kind;
use crate::time::Timestamp;

/// First wait before a resend.
pub const RETRY_FIRST_SECONDS: u64 = 2;
/// Longest wait before a resend: an offline partner is tried a few times an hour, and a link that
/// comes up wakes the outbox at once anyway.
pub const RETRY_LONGEST_SECONDS: u64 = 900;

/// Seconds to wait after `attempts` sends, before jitter: doubling from
/// [`RETRY_FIRST_SECONDS`] to [`RETRY_LONGEST_SECONDS`].
#[must_use]
pub fn backoff_seconds(attempts: u32) -> u64 {
    RETRY_FIRST_SECONDS
        .checked_shl(attempts.saturating_sub(1).min(32))
        .unwrap_or(RETRY_LONGEST_SECONDS)
        .min(RETRY_LONGEST_SECONDS)
}

/// When to send again: between half and the whole of the back-off (`jitter` is a random byte), so
/// that many nodes do not dial at once after an outage.
#[must_use]
pub fn next_attempt(now: Timestamp, attempts: u32, jitter: u8) -> Timestamp {
    let whole = backoff_seconds(attempts);
    let half = whole / 2;
    now.plus(half + (whole - half) * u64::from(jitter) / 255)
}

/// What ends a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndsOn {
    /// The link's status 0: the partner says it is durable. For kinds that are never receipted.
    LinkAck,
    /// A signed receipt (kind 2 or 7) that names the entry.
    SignedReceipt,
}

/// What ends the row of a message of `kind` (wire.md, "Link").
#[must_use]
pub const fn ends_on(kind: Kind) -> EndsOn {
    if kind.receipt().is_some() { EndsOn::SignedReceipt } else { EndsOn::LinkAck }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_and_is_bounded() {
        assert_eq!(
            [1, 2, 3, 9, 10, 40, u32::MAX].map(backoff_seconds),
            [2, 4, 8, 512, 900, 900, 900]
        );
        let now = Timestamp(1000);
        assert_eq!(next_attempt(now, 3, 0), Timestamp(1004));
        assert_eq!(next_attempt(now, 3, 255), Timestamp(1008));
    }

    #[test]
    fn only_receipted_kinds_wait_for_a_signed_receipt() {
        let link_only: Vec<u64> = Kind::ALL
            .into_iter()
            .filter(|k| ends_on(*k) == EndsOn::LinkAck)
            .map(Kind::number)
            .collect();
        assert_eq!(link_only, [2, 7, 8, 13, 14]);
    }
}
