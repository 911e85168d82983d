//! Dates of which only a part is known, as days on a line.

use vestigo_protocol::codes::DatePrecision;
use vestigo_protocol::firearm::PartialDate;
use vestigo_protocol::time::Timestamp;

/// The days, counted from 1970, on which something can have happened; an open end is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: Option<i64>,
    pub(super) last: Option<i64>,
}

impl Span {
    /// What a date leaves open. A precision that this version does not know bounds nothing.
    pub(super) fn of(date: Option<PartialDate>) -> Self {
        let Some(date) = date else { return Self::default() };
        let year = i64::from(date.year());
        let first = day(year, date.month().unwrap_or(1), date.day().unwrap_or(1));
        let last = match (date.month(), date.day()) {
            (Some(month), Some(d)) => day(year, month, d),
            (Some(12), None) | (None, _) => day(year + 1, 1, 1) - 1,
            (Some(month), None) => day(year, month.saturating_add(1), 1) - 1,
        };
        match date.precision() {
            DatePrecision::Before => Self { first: None, last: Some(first - 1) },
            DatePrecision::After => Self { first: Some(last + 1), last: None },
            DatePrecision::Unknown(_) => Self::default(),
            _ => Self { first: Some(first), last: Some(last) },
        }
    }

    /// Some day up to that of a moment.
    pub(super) fn until(moment: Timestamp) -> Self {
        Self { first: None, last: i64::try_from(moment.0 / 86_400).ok() }
    }

    /// Whether every day of it lies before every day of `other`.
    pub(super) fn is_before(self, other: Self) -> bool {
        matches!((self.last, other.first), (Some(last), Some(first)) if last < first)
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar.
fn day(year: i64, month: u8, day: u8) -> i64 {
    // Years begin in March, so that the leap day is the last of a year.
    let month = i64::from(month);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> (Option<i64>, Option<i64>) {
        let span = Span::of(PartialDate::parse(text).ok());
        (span.first, span.last)
    }

    #[test]
    fn a_date_spans_the_days_that_it_leaves_open() {
        assert_eq!(span("1970-01-01"), (Some(0), Some(0)));
        assert_eq!(span("2000-02"), (Some(10_988), Some(11_016)));
        assert_eq!(span("2019"), (Some(17_897), Some(18_261)));
        assert_eq!(span("2019-12"), (Some(18_231), Some(18_261)));
        assert_eq!(span("<2019"), (None, Some(17_896)));
        assert_eq!(span(">2019-12-31"), (Some(18_262), None));
        assert_eq!(Span::until(Timestamp(86_400 * 3 + 5)).last, Some(3));
    }

    #[test]
    fn only_what_cannot_overlap_is_before() {
        let of = |text| Span::of(PartialDate::parse(text).ok());
        assert!(of("2018").is_before(of("2019-01")));
        assert!(!of("2019").is_before(of("2019-06-01")) && !of("2019-06-01").is_before(of("2019")));
        assert!(of("<2019").is_before(of("2019")) && !of(">2018").is_before(of("2019")));
        assert!(!Span::default().is_before(of("2019")));
    }
}
