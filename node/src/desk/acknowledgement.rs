//! Until when a person takes note of a request (ITI 19). The machine's receipt is not it.

use vestigo_protocol::time::Timestamp;

use super::calendar::Calendar;

/// Hours in which somebody takes note of an urgent request, at any time of the week.
pub const URGENT_HOURS: u64 = 4;

/// Working days in which somebody takes note of a routine one.
pub const ROUTINE_WORKING_DAYS: u64 = 2;

/// When somebody should have taken note of a request that was received at `received`. A routine
/// request that comes on a free day counts from the next working day.
#[must_use]
pub fn due(received: Timestamp, urgent: bool, calendar: &Calendar) -> Timestamp {
    if urgent {
        received.plus(URGENT_HOURS * 3600)
    } else {
        calendar.after(received, ROUTINE_WORKING_DAYS)
    }
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
            assert_eq!(due(received, urgent, &Calendar::default()).to_rfc3339(), expected);
        }
    }
}
