//! The only reader of the clock.

use std::time::{SystemTime, UNIX_EPOCH};

use vestigo_protocol::time::Timestamp;

/// Now, in whole seconds.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp(now_ms() / 1000)
}

/// Now, in milliseconds since 1970.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now_ms() -> u64 {
    // A clock before 1970 reads as 1970: every message would be parked as future, visibly.
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| u64::try_from(d.as_millis()).unwrap_or(u64::MAX))
}
