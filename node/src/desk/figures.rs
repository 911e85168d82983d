//! Figures that are shared with partners: for what period they may be asked, from when they are given,
//! and what may leave.
//!
//! Four rules together, each simple enough to be checked (`docs/decisions/0039`):
//! - a period is one calendar year, so that no two periods overlap or lie within each other;
//! - it is closed: what is asked too early waits;
//! - once anything of a year is told, all its measures are kept as they are then, and told so to every
//!   partner, and never anew;
//! - what is told is a multiple of the smallest count that is told, and what is below is not told.

use minicbor::{Decode, Encode};
use thiserror::Error;
use vestigo_protocol::codec;
use vestigo_protocol::codes::StatisticsMeasure;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::message::{StatisticsAsked, StatisticsCell};
use vestigo_protocol::time::Timestamp;

use super::matters::SMALLEST_CELL;

/// Days after its end from which a year's figures are given: by then what was recovered in it was asked
/// and answered, but for what comes very late.
pub const SETTLED_DAYS: u64 = 90;

/// Cells that an answer can hold: a message has 512 disclosed fields, and other fields need some.
pub const CELLS_MAX: usize = 400;

/// Years that figures can be asked of.
const YEARS: std::ops::RangeInclusive<u16> = 1970..=2200;

const DAY: u64 = 86_400;

/// A reporting period: one calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period(u16);

impl Period {
    /// The period of a year; none outside 1970 to 2200.
    #[must_use]
    pub fn of_year(year: u16) -> Option<Self> {
        YEARS.contains(&year).then_some(Self(year))
    }

    /// The period that a request names: from the first day of a year to its last, both perhaps without
    /// month and day. None for any other days, since two such periods could be subtracted.
    #[must_use]
    pub fn asked(asked: &StatisticsAsked) -> Option<Self> {
        let year = asked.from.year();
        let one_of = |text: String, rests: [&str; 3]| {
            rests.iter().any(|rest| text == format!("{year:04}{rest}"))
        };
        let whole = one_of(asked.from.to_text(), ["", "-01", "-01-01"])
            && one_of(asked.to.to_text(), ["", "-12", "-12-31"]);
        Self::of_year(year).filter(|_| whole && asked.measure.is_known())
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.0
    }

    /// From when its figures are given.
    #[must_use]
    pub fn closed_from(self) -> Timestamp {
        let next = format!("{:04}-01-01", self.0 + 1);
        // Every year of the range has a first day; one that had none would never close.
        let end = Timestamp::parse_rfc3339(&next).unwrap_or(Timestamp(u64::MAX / 2));
        end.plus(SETTLED_DAYS * DAY)
    }

    /// Whether they are given by now.
    #[must_use]
    pub fn is_closed(self, now: Timestamp) -> bool {
        now >= self.closed_from()
    }
}

/// What is told of a measure in a year, by key: rows that may not be told are not in it, and whether a
/// row is missing because it counts few or none is not told either.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Sheet {
    /// What is counted.
    #[n(1)]
    pub measure: StatisticsMeasure,
    /// Of which year.
    #[n(2)]
    pub year: u64,
    /// The counts, ascending by key and second key.
    #[n(3)]
    pub cells: Vec<StatisticsCell>,
}

impl Sheet {
    /// What an officer looked at is named by it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&codec::encode(self))
    }

    /// The sum of what is told; none if nothing is. There is no other total.
    #[must_use]
    pub fn n(&self) -> Option<u64> {
        self.cells.iter().filter_map(|cell| cell.count).reduce(u64::saturating_add)
    }

    /// Whether it tells nothing but multiples of the smallest count, each row once.
    #[must_use]
    pub fn is_tellable(&self) -> bool {
        let told = |cell: &StatisticsCell| {
            cell.count.is_some_and(|n| n >= SMALLEST_CELL && n.is_multiple_of(SMALLEST_CELL))
        };
        let place = |cell: &StatisticsCell| {
            (cell.key.as_str().to_owned(), cell.second.as_ref().map(|s| s.as_str().to_owned()))
        };
        self.cells.len() <= CELLS_MAX
            && self.cells.iter().all(told)
            && self.cells.is_sorted_by(|a, b| place(a) < place(b))
    }
}

/// Why figures do not leave.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// The request names no calendar year, or a measure unknown here.
    #[error("figures are given for one calendar year, from its first day to its last")]
    Period,
    /// The year is not closed.
    #[error("the figures of {year} are given from {} on", .from.to_rfc3339())]
    Open {
        /// The year.
        year: u16,
        /// From when they are.
        from: Timestamp,
    },
    /// They are not what was told before, or what the officer looked at.
    #[error("the figures are not those that were looked at")]
    Changed,
    /// Nobody looked at them.
    #[error("figures are looked at before they leave")]
    NotLooked,
}

/// Whether all measures of a year may be kept as they are from now on: only together, since they share
/// their guns and protect one another.
///
/// # Errors
/// [`Refused`]: too early, a measure is missing or twice, or a sheet tells what may not be told.
pub fn freeze(period: Period, sheets: &[Sheet], now: Timestamp) -> Result<(), Refused> {
    if !period.is_closed(now) {
        return Err(Refused::Open { year: period.year(), from: period.closed_from() });
    }
    let all = StatisticsMeasure::ALL.iter().copied();
    let right = |sheet: &Sheet| sheet.year == u64::from(period.year()) && sheet.is_tellable();
    if all.eq(sheets.iter().map(|sheet| sheet.measure)) && sheets.iter().all(right) {
        Ok(())
    } else {
        Err(Refused::Changed)
    }
}

/// Whether cells may leave: only those that were kept for the measure and year.
///
/// # Errors
/// [`Refused`].
pub fn release(
    asked: &StatisticsAsked,
    kept: Option<&Sheet>,
    cells: &[StatisticsCell],
) -> Result<(), Refused> {
    let period = Period::asked(asked).ok_or(Refused::Period)?;
    match kept {
        Some(kept)
            if kept.measure == asked.measure
                && kept.year == u64::from(period.year())
                && kept.cells == cells =>
        {
            Ok(())
        }
        _ => Err(Refused::Changed),
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::firearm::PartialDate;
    use vestigo_protocol::text::Text;

    use super::*;

    fn asked(from: &str, to: &str) -> StatisticsAsked {
        let date = |text| PartialDate::parse(text).unwrap();
        StatisticsAsked { measure: StatisticsMeasure::TimeToCrime, from: date(from), to: date(to) }
    }

    fn cell(key: &str, count: Option<u64>) -> StatisticsCell {
        StatisticsCell { key: Text::new(key).unwrap(), second: None, count }
    }

    fn sheet(cells: Vec<StatisticsCell>) -> Sheet {
        Sheet { measure: StatisticsMeasure::TimeToCrime, year: 2025, cells }
    }

    fn at(day: &str) -> Timestamp {
        Timestamp::parse_rfc3339(day).unwrap()
    }

    #[test]
    fn a_period_is_a_whole_calendar_year_and_nothing_else() {
        for (from, to) in [
            ("2025", "2025"),
            ("2025-01-01", "2025-12-31"),
            ("2025-01", "2025-12"),
            ("2025", "2025-12-31"),
        ] {
            assert_eq!(
                Period::asked(&asked(from, to)).map(Period::year),
                Some(2025),
                "{from} {to}"
            );
        }
        for (from, to) in [
            ("2025-01-01", "2025-12-30"),
            ("2025-01-02", "2025-12-31"),
            ("2024-01-01", "2025-12-31"),
            ("2025-01-01", "2025-06-30"),
            ("<2025", "2025"),
            ("2025", ">2025"),
            ("2025-12-31", "2025-01-01"),
            ("1600", "1600"),
        ] {
            assert_eq!(Period::asked(&asked(from, to)), None, "{from} {to}");
        }
        let unknown = StatisticsMeasure::from_number(77);
        let of_later = StatisticsAsked { measure: unknown, ..asked("2025", "2025") };
        assert_eq!(Period::asked(&of_later), None);
    }

    #[test]
    fn a_year_closes_ninety_days_after_its_end() {
        let period = Period::of_year(2025).unwrap();
        assert_eq!(period.closed_from(), at("2026-04-01"));
        assert!(!period.is_closed(at("2026-03-31")) && period.is_closed(at("2026-04-01")));
    }

    #[test]
    fn a_sheet_tells_multiples_of_five_each_row_once() {
        assert!(sheet(vec![cell("A", Some(5)), cell("B", Some(10))]).is_tellable());
        assert_eq!(sheet(vec![cell("A", Some(5)), cell("B", Some(10))]).n(), Some(15));
        assert_eq!(sheet(Vec::new()).n(), None);
        for wrong in [
            vec![cell("A", Some(4))],
            vec![cell("A", Some(0))],
            vec![cell("A", Some(6))],
            vec![cell("A", None)],
            vec![cell("A", Some(5)), cell("A", Some(5))],
            vec![cell("B", Some(5)), cell("A", Some(5))],
        ] {
            assert!(!sheet(wrong).is_tellable());
        }
    }

    #[test]
    fn only_what_was_kept_leaves() {
        let year = asked("2025", "2025");
        let kept = sheet(vec![cell("A", Some(5))]);
        assert_eq!(release(&year, Some(&kept), &kept.cells), Ok(()));
        assert_eq!(release(&year, None, &kept.cells), Err(Refused::Changed));
        let more = sheet(vec![cell("A", Some(10))]);
        assert_eq!(release(&year, Some(&kept), &more.cells), Err(Refused::Changed));
        let half = asked("2025-01-01", "2025-06-30");
        assert_eq!(release(&half, Some(&kept), &kept.cells), Err(Refused::Period));
        for other in [
            Sheet { year: 2024, ..kept.clone() },
            Sheet { measure: StatisticsMeasure::TracesByResult, ..kept.clone() },
        ] {
            assert_eq!(release(&year, Some(&other), &kept.cells), Err(Refused::Changed));
        }
    }

    #[test]
    fn a_year_is_kept_whole_and_once_it_is_closed() {
        let all = |year: u64, count: u64| -> Vec<Sheet> {
            let sheet = |measure: &StatisticsMeasure| Sheet {
                measure: *measure,
                year,
                cells: vec![cell("A", Some(count))],
            };
            StatisticsMeasure::ALL.iter().map(sheet).collect()
        };
        let (period, late) = (Period::of_year(2025).unwrap(), at("2026-06-01"));
        assert_eq!(freeze(period, &all(2025, 5), late), Ok(()));
        let early = freeze(period, &all(2025, 5), at("2026-03-01"));
        assert!(matches!(early, Err(Refused::Open { year: 2025, .. })));
        assert_eq!(freeze(period, &all(2024, 5), late), Err(Refused::Changed));
        assert_eq!(freeze(period, &all(2025, 6), late), Err(Refused::Changed));
        assert_eq!(freeze(period, &all(2025, 5)[1..], late), Err(Refused::Changed));
        assert_eq!(freeze(period, &[], late), Err(Refused::Changed));
    }

    #[test]
    fn a_sheet_is_named_by_what_it_tells() {
        let one = sheet(vec![cell("A", Some(5))]);
        assert_eq!(one.digest(), one.clone().digest());
        assert_ne!(one.digest(), sheet(vec![cell("A", Some(10))]).digest());
        assert_ne!(one.digest(), Sheet { year: 2024, ..one.clone() }.digest());
    }
}
