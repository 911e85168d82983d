//! Days.

use vestigo_protocol::time::Timestamp;

use crate::holdings::moment::{DAY, day_of};

/// Days from 1970-01-01 to a day written `2019-03-02`; none if it is not one, or before 1970.
#[must_use]
pub fn day(text: &str) -> Option<i64> {
    let whole = Some(text).filter(|text| text.len() == 10);
    i64::try_from(whole.and_then(Timestamp::parse_rfc3339)?.0 / DAY).ok()
}

/// A day as `2019-03-02`; days before 1970 are written as its first.
#[must_use]
pub fn iso(day: i64) -> String {
    day_of(Timestamp(u64::try_from(day).unwrap_or(0).saturating_mul(DAY)))
}

/// Mondays to Fridays from one day to another, both counted; 0 if the second is before the first.
#[must_use]
pub fn business_days(from: i64, to: i64) -> i64 {
    // 1970-01-01 was a Thursday; complete weeks before a day have five each.
    let before = |day: i64| {
        let since_monday = day + 3;
        since_monday.div_euclid(7) * 5 + since_monday.rem_euclid(7).min(5)
    };
    (before(to + 1) - before(from)).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_their_texts_are_the_same() {
        for text in ["1970-01-01", "2000-02-29", "2019-03-02", "2026-11-23"] {
            assert_eq!(iso(day(text).unwrap()), text);
        }
        assert_eq!(day("2019-03"), None);
        assert_eq!(day("2019-13-01"), None);
        assert_eq!(day("2019-02-30"), None);
        assert_eq!(day("1969-12-31"), None);
    }

    #[test]
    fn a_week_end_has_no_business_days() {
        let of = |from, to| business_days(day(from).unwrap(), day(to).unwrap());
        assert_eq!(of("2026-11-23", "2026-11-27"), 5);
        assert_eq!(of("2026-11-20", "2026-11-24"), 3);
        assert_eq!(of("2026-11-21", "2026-11-22"), 0);
        assert_eq!(of("2026-11-24", "2026-11-23"), 0);
    }
}
