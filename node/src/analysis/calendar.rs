//! Days and months.

use vestigo_protocol::time::Timestamp;

use crate::holdings::moment::{DAY, day_of};

/// A month, counted from year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(u64);

impl Month {
    /// Reads `2026-11`; none if it is no month after 1969.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |text: &str, count| {
            (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse())
        };
        let (year, month): (u64, u64) = (digits(year, 4)?.ok()?, digits(month, 2)?.ok()?);
        let fits = (1970..9999).contains(&year) && (1..=12).contains(&month);
        fits.then(|| Self(year.saturating_mul(12).saturating_add(month.saturating_sub(1))))
    }

    /// That of a moment.
    #[must_use]
    pub fn of(time: Timestamp) -> Self {
        Self::parse(time.to_rfc3339().get(..7).unwrap_or_default()).unwrap_or(Self(0))
    }

    /// The month so many months later.
    #[must_use]
    pub const fn later(self, months: u64) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// The month so many months before.
    #[must_use]
    pub const fn before(self, months: u64) -> Self {
        Self(self.0.saturating_sub(months))
    }

    /// Months from another one to this; none if that is later.
    #[must_use]
    pub const fn since(self, other: Self) -> Option<u64> {
        self.0.checked_sub(other.0)
    }

    /// When it begins.
    #[must_use]
    pub fn begins(self) -> Timestamp {
        let text = format!("{self}-01T00:00:00Z");
        Timestamp::parse_rfc3339(&text).unwrap_or(Timestamp(0))
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let month = self.0.checked_rem(12).unwrap_or(0).saturating_add(1);
        write!(f, "{:04}-{month:02}", self.0.checked_div(12).unwrap_or(0))
    }
}

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

/// The first day of a year; 0 of one before 1970.
pub(super) fn first_of(year: u16) -> i64 {
    day(&format!("{year:04}-01-01")).unwrap_or(0)
}

/// The last day of a year; -1 of one before 1970.
pub(super) fn last_of(year: u16) -> i64 {
    day(&format!("{year:04}-12-31")).unwrap_or(-1)
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
    fn a_month_begins_at_its_first_second() {
        let month = Month::parse("2026-12").unwrap();
        assert_eq!(month.begins().to_rfc3339(), "2026-12-01T00:00:00Z");
        assert_eq!(month.later(1).begins().to_rfc3339(), "2027-01-01T00:00:00Z");
        assert_eq!(Month::of(month.begins()), month);
        assert_eq!(
            (month.before(12).to_string(), month.since(month.later(1))),
            ("2025-12".to_owned(), None)
        );
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
