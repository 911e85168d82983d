//! Dates of which only a part is known, days of the calendar, and axes of time.

use vestigo_protocol::codes::DatePrecision;
use vestigo_protocol::firearm::PartialDate;

use super::silent_debug;

/// A day, counted from 1970-01-01.
pub type Day = i64;

/// When something happened, as far as it is known, with its words.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct When {
    /// The first day on which it can have happened; none: any day before.
    pub first: Option<Day>,
    /// The last day; none: any day after. Both none: not known at all.
    pub last: Option<Day>,
    /// The date for people, as precise as it is known.
    pub words: String,
}

silent_debug!(When, Moment);

impl When {
    /// A date as signed answers have it: `2019`, `2019-03`, `2019-03-02`, `<2019` or `>2019`. What
    /// cannot be read, or is missing, is not known.
    #[must_use]
    pub fn read(date: Option<&str>, words: &str) -> Self {
        let words = words.to_owned();
        let Some(date) = date.and_then(|text| PartialDate::parse(text).ok()) else {
            return Self { first: None, last: None, words };
        };
        let year = i64::from(date.year());
        let first = day(year, date.month().unwrap_or(1), date.day().unwrap_or(1));
        let last = match (date.month(), date.day()) {
            (Some(month), Some(of_month)) => day(year, month, of_month),
            (Some(12), None) | (None, _) => day(year + 1, 1, 1) - 1,
            (Some(month), None) => day(year, month.saturating_add(1), 1) - 1,
        };
        let (first, last) = match date.precision() {
            DatePrecision::Before => (None, Some(first - 1)),
            DatePrecision::After => (Some(last + 1), None),
            DatePrecision::Unknown(_) => (None, None),
            _ => (Some(first), Some(last)),
        };
        Self { first, last, words }
    }

    /// A day.
    #[must_use]
    pub fn on(day: Day, words: &str) -> Self {
        Self { first: Some(day), last: Some(day), words: words.to_owned() }
    }

    /// Where its mark stands: in the middle of what is known; none if nothing is.
    #[must_use]
    pub fn middle(&self) -> Option<f64> {
        match (self.first, self.last) {
            (Some(first), Some(last)) => Some((first as f64 + last as f64) / 2.0),
            (Some(end), None) | (None, Some(end)) => Some(end as f64),
            (None, None) => None,
        }
    }

    /// Whether more than one day is possible, or one end is open.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        self.first != self.last || self.first.is_none()
    }
}

/// An instant with its words.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Moment {
    /// Seconds since 1970, UTC.
    pub at: i64,
    /// The instant for people.
    pub words: String,
}

impl Moment {
    /// The day on which it was, in UTC.
    #[must_use]
    pub fn day(&self) -> Day {
        self.at.div_euclid(86_400)
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar.
#[must_use]
pub fn day(year: i64, month: u8, of_month: u8) -> Day {
    // Years begin in March, so that the leap day is the last of a year.
    let month = i64::from(month);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(of_month) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year and month of a day.
#[must_use]
pub fn year_and_month(day: Day) -> (i64, u8) {
    let from_march = day + 719_468;
    let era = from_march.div_euclid(146_097);
    let of_era = from_march.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, u8::try_from(month).unwrap_or(1))
}

/// The year 1500: what is dated earlier stands at the end of the axis.
const EARLIEST: f64 = -171_663.0;
/// The year 2300.
const LATEST: f64 = 120_530.0;

/// A line of days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    first: f64,
    last: f64,
    left: f64,
    width: f64,
}

impl Axis {
    /// The least that an axis covers, in days: below that, days would lie far apart.
    const LEAST: f64 = 60.0;

    /// An axis from one day to another, with some room at both ends, over a stretch of the picture.
    #[must_use]
    pub fn new(first: f64, last: f64, left: f64, width: f64) -> Self {
        let (first, last) = (first.min(last), first.max(last));
        let (first, last) = (first.clamp(EARLIEST, LATEST), last.clamp(EARLIEST, LATEST));
        let room = ((Self::LEAST - (last - first)) / 2.0).max((last - first) * 0.03);
        Self { first: first - room, last: last + room, left, width }
    }

    /// Where a day stands; held within the axis.
    #[must_use]
    pub fn x(&self, day: f64) -> f64 {
        let part = (day - self.first) / (self.last - self.first);
        self.left + part.clamp(0.0, 1.0) * self.width
    }

    /// Left end.
    #[must_use]
    pub fn left(&self) -> f64 {
        self.left
    }

    /// Right end.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    /// Days that are named on it, with their names (`2019`, or `2019-07` where months are told
    /// apart), `most` at most.
    #[must_use]
    pub fn ticks(&self, most: usize) -> Vec<(f64, String)> {
        const MONTHS: [i64; 10] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];
        let whole = |value: f64| -> Day {
            #[expect(clippy::cast_possible_truncation, reason = "days of the calendar are small")]
            let day = value as i64;
            day
        };
        let (year, month) = year_and_month(whole(self.first));
        let begin = year * 12 + i64::from(month) - 1;
        let mut ticks = Vec::new();
        for step in MONTHS {
            ticks.clear();
            let mut at = begin.div_euclid(step) * step;
            loop {
                let (year, month) = (at.div_euclid(12), at.rem_euclid(12) + 1);
                let first = day(year, u8::try_from(month).unwrap_or(1), 1) as f64;
                if first > self.last || ticks.len() > most {
                    break;
                }
                if first >= self.first {
                    let name =
                        if step >= 12 { year.to_string() } else { format!("{year}-{month:02}") };
                    ticks.push((first, name));
                }
                at += step;
            }
            if ticks.len() <= most {
                break;
            }
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_spans_the_days_that_it_leaves_open() {
        let span = |text| {
            let when = When::read(Some(text), "");
            (when.first, when.last)
        };
        assert_eq!(span("1970-01-01"), (Some(0), Some(0)));
        assert_eq!(span("2000-02"), (Some(10_988), Some(11_016)));
        assert_eq!(span("2019"), (Some(17_897), Some(18_261)));
        assert_eq!(span("<2019"), (None, Some(17_896)));
        assert_eq!(span(">2019-12-31"), (Some(18_262), None));
        assert_eq!(span("12/31/2019"), (None, None));
        assert_eq!(When::read(None, "not known").middle(), None);
        assert!(When::read(Some("2019"), "").is_vague());
        assert!(!When::read(Some("2019-01-02"), "").is_vague());
    }

    #[test]
    fn every_day_has_its_month() {
        for (y, m, d) in [(1970, 1, 1), (2000, 2, 29), (1999, 12, 31), (2026, 3, 1), (1888, 11, 5)]
        {
            assert_eq!(year_and_month(day(y, m, d)), (y, m));
        }
    }

    #[test]
    fn an_axis_names_years_where_there_are_many_and_months_where_there_are_few() {
        let names = |first: &str, last: &str| -> Vec<String> {
            let of = |text| When::read(Some(text), "").middle().unwrap();
            let axis = Axis::new(of(first), of(last), 0.0, 800.0);
            axis.ticks(9).into_iter().map(|(_, name)| name).collect()
        };
        assert_eq!(names("2014-02-01", "2019-10-01").first().unwrap(), "2014");
        assert_eq!(names("2014-02-01", "2019-10-01").len(), 6);
        assert_eq!(names("2014-02-01", "2014-03-01"), ["2014-02", "2014-03"]);
        let decades = ["1900", "1920", "1940", "1960", "1980", "2000", "2020"];
        assert_eq!(names("1900-06-01", "2026-06-01"), decades);
        assert!(names("1800-06-01", "2100-01-01").len() <= 9);
    }

    #[test]
    fn an_axis_over_one_day_has_room_around_it() {
        let axis = Axis::new(100.0, 100.0, 10.0, 100.0);
        assert_eq!(axis.x(100.0), 60.0);
        assert_eq!((axis.x(-1e9), axis.x(1e9)), (10.0, 110.0));
    }
}
