//! Days.

use vestigo_protocol::time::civil_from_days;

/// Days from 1970-01-01 to a day written `2019-03-02`; none if it is not one, or before 1970.
#[must_use]
pub fn day(text: &str) -> Option<i64> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years begin in March, so that the leap day is the last of a year.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    (days >= 0).then_some(days)
}

/// A day as `2019-03-02`; days before 1970 are written as its first.
#[must_use]
pub fn iso(day: i64) -> String {
    let (year, month, day) = civil_from_days(u64::try_from(day).unwrap_or(0));
    format!("{year:04}-{month:02}-{day:02}")
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
