//! Working days of a State: which days of the week are free, and which others.
//!
//! It decides until when somebody should have taken note of a request, which nobody signs. A deadline
//! that is signed is a moment.

use std::collections::BTreeSet;

use vestigo_protocol::time::Timestamp;

/// Seconds of a day.
pub const DAY: u64 = 86_400;

/// Days of the week as configuration names them, from 1970-01-01 on.
const WEEK: [&str; 7] =
    ["thursday", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday"];

/// Which days are worked, in UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Free days of the week, counted from Thursday; never all seven.
    weekend: BTreeSet<u64>,
    /// Other free days, counted from 1970-01-01.
    holidays: BTreeSet<u64>,
}

impl Default for Calendar {
    /// Saturday and Sunday are free, and no other day.
    fn default() -> Self {
        Self { weekend: [2, 3].into(), holidays: BTreeSet::new() }
    }
}

impl Calendar {
    /// Of free days of the week by their English names, in any case, and of dates such as `2026-12-25`.
    /// None: one is not of that form, or the whole week is free.
    #[must_use]
    pub fn new(weekend: &[String], holidays: &[String]) -> Option<Self> {
        let of_week = |name: &String| {
            let name = name.trim().to_ascii_lowercase();
            WEEK.iter().position(|day| *day == name).map(|at| at as u64)
        };
        let date = |text: &String| {
            let text = text.trim();
            let day = (text.len() == 10).then(|| Timestamp::parse_rfc3339(text))??;
            Some(day.0 / DAY)
        };
        let weekend: BTreeSet<u64> = weekend.iter().map(of_week).collect::<Option<_>>()?;
        let holidays = holidays.iter().map(date).collect::<Option<_>>()?;
        (weekend.len() < WEEK.len()).then_some(Self { weekend, holidays })
    }

    /// Whether the day of a moment is worked.
    #[must_use]
    pub fn works(&self, at: Timestamp) -> bool {
        let day = at.0 / DAY;
        !self.weekend.contains(&(day % 7)) && !self.holidays.contains(&day)
    }

    /// So many working days after a moment, at its time of day. What falls on a free day counts from
    /// the beginning of the next working day.
    #[must_use]
    pub fn after(&self, from: Timestamp, days: u64) -> Timestamp {
        let mut at = from;
        if !self.works(at) {
            at = Timestamp(at.0 - at.0 % DAY);
            while !self.works(at) {
                at = at.plus(DAY);
            }
        }
        for _ in 0..days {
            at = at.plus(DAY);
            while !self.works(at) {
                at = at.plus(DAY);
            }
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|word| (*word).to_owned()).collect()
    }

    fn after(calendar: &Calendar, from: &str, days: u64) -> String {
        calendar.after(Timestamp::parse_rfc3339(from).unwrap(), days).to_rfc3339()
    }

    #[test]
    fn holidays_are_not_counted_and_what_comes_on_one_counts_from_the_next_working_day() {
        let holidays = words(&["2026-12-25", "2026-12-24", "2027-01-01"]);
        let calendar = Calendar::new(&words(&["Saturday", "sunday"]), &holidays).unwrap();
        // 2026-12-23 is a Wednesday.
        for (from, days, expected) in [
            ("2026-12-22T09:00:00Z", 1, "2026-12-23T09:00:00Z"),
            ("2026-12-23T09:00:00Z", 1, "2026-12-28T09:00:00Z"),
            ("2026-12-23T09:00:00Z", 2, "2026-12-29T09:00:00Z"),
            ("2026-12-24T18:00:00Z", 1, "2026-12-29T00:00:00Z"),
            ("2026-12-31T23:59:59Z", 1, "2027-01-04T23:59:59Z"),
            ("2026-12-25T08:00:00Z", 0, "2026-12-28T00:00:00Z"),
        ] {
            assert_eq!(after(&calendar, from, days), expected, "{from} + {days}");
        }
    }

    #[test]
    fn a_state_that_rests_on_friday_works_on_sunday() {
        let calendar = Calendar::new(&words(&["friday", "saturday"]), &[]).unwrap();
        // 2026-11-26 is a Thursday.
        assert_eq!(after(&calendar, "2026-11-26T09:00:00Z", 1), "2026-11-29T09:00:00Z");
        let one = Calendar::new(&words(&["friday"]), &[]).unwrap();
        assert_eq!(after(&one, "2026-11-26T09:00:00Z", 1), "2026-11-28T09:00:00Z");
        let none = Calendar::new(&[], &[]).unwrap();
        assert_eq!(after(&none, "2026-11-26T09:00:00Z", 1), "2026-11-27T09:00:00Z");
    }

    #[test]
    fn what_is_no_day_is_refused_and_so_is_a_week_without_work() {
        for (weekend, holidays) in [
            (&["sabbath"][..], &[][..]),
            (&[], &["2026-02-30"]),
            (&[], &["25 December"]),
            (&[], &["2026-12-25T00:00:00Z"]),
            (&WEEK, &[]),
        ] {
            assert_eq!(Calendar::new(&words(weekend), &words(holidays)), None, "{weekend:?}");
        }
        let usual = Calendar::new(&words(&["saturday", "sunday"]), &[]).unwrap();
        assert_eq!(usual, Calendar::default());
    }
}
