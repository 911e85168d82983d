//! Until when a person takes note of a request (ITI 19). The machine's receipt is not it.

use vestigo_protocol::time::Timestamp;

/// Hours in which somebody takes note of an urgent request, at any time of the week.
pub const URGENT_HOURS: u64 = 4;

/// Working days, Monday to Friday in UTC, in which somebody takes note of a routine one.
pub const ROUTINE_WORKING_DAYS: u64 = 2;

const DAY: u64 = 86_400;

/// When somebody should have taken note of a request that was received at `received`. A routine
/// request that comes on a weekend counts from the Monday after it. Public holidays are not known
/// here.
#[must_use]
pub const fn due(received: Timestamp, urgent: bool) -> Timestamp {
    if urgent {
        return received.plus(URGENT_HOURS * 3600);
    }
    let mut at = received;
    if is_weekend(at) {
        at = Timestamp(at.0 - at.0 % DAY);
        while is_weekend(at) {
            at = at.plus(DAY);
        }
    }
    let mut left = ROUTINE_WORKING_DAYS;
    while left > 0 {
        at = at.plus(DAY);
        if !is_weekend(at) {
            left -= 1;
        }
    }
    at
}

/// Saturday or Sunday; 1970-01-01 was a Thursday.
const fn is_weekend(at: Timestamp) -> bool {
    matches!((at.0 / DAY) % 7, 2 | 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routine_requests_wait_two_working_days_and_urgent_ones_four_hours() {
        // 2026-11-23 is a Monday.
        for (received, urgent, expected) in [
            ("2026-11-23T09:00:00Z", false, "2026-11-25T09:00:00Z"),
            ("2026-11-26T09:00:00Z", false, "2026-11-30T09:00:00Z"),
            ("2026-11-27T23:59:59Z", false, "2026-12-01T23:59:59Z"),
            ("2026-11-28T10:00:00Z", false, "2026-12-02T00:00:00Z"),
            ("2026-11-29T10:00:00Z", false, "2026-12-02T00:00:00Z"),
            ("2026-11-28T22:00:00Z", true, "2026-11-29T02:00:00Z"),
        ] {
            let received = Timestamp::parse_rfc3339(received).unwrap();
            assert_eq!(due(received, urgent).to_rfc3339(), expected);
        }
    }
}
