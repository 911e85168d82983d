//! Times to crime.

use super::table::{Kept, Table, Years};
use super::workload::median;
use super::{Figure, Guard, Row, Subject};
use crate::desk::chain::Bucket;

/// The interval of a time to crime from its least and most days; none if the dates leave two.
#[must_use]
pub fn interval(least: u64, most: Option<u64>) -> Option<Bucket> {
    let longest = most.map_or(Bucket::ThreeYearsAndOver, Bucket::of);
    Some(Bucket::of(least)).filter(|bucket| *bucket == longest)
}

/// Guns by interval, and the days of each: the middle between its least and most. Counted are those whose
/// dates leave no doubt about the interval.
pub(super) fn certain<'a>(
    guns: impl Iterator<Item = &'a Kept>,
) -> ([u64; Bucket::ALL.len()], Vec<u64>) {
    let mut counts = [0_u64; Bucket::ALL.len()];
    let mut days = Vec::new();
    for (least, most) in guns.filter_map(|gun| gun.days) {
        let Some(bucket) = interval(least, most) else { continue };
        let at = Bucket::ALL.iter().position(|one| *one == bucket);
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
            days.push(most.map_or(least, |most| least.midpoint(most)));
        }
    }
    (counts, days)
}

/// Guns by interval, with the median of their days.
pub(super) fn times(table: &Table, years: Years, guard: Guard) -> Figure {
    let (counts, mut days) = certain(table.guns(years));
    // Of few, the median would be one of them.
    let enough = days.len() as u64 >= guard.minimum().saturating_mul(2);
    let median = median(&mut days).filter(|_| enough);
    let cells = guard.parts(&counts);
    let rows = Bucket::ALL.into_iter().zip(&cells).map(|(bucket, cell)| Row {
        about: vec![bucket.name().to_owned()],
        cells: vec![*cell],
        stands_out: false,
    });
    Figure {
        subject: Subject::TimeToCrime,
        n: guard.sum(cells.iter().copied()),
        rows: rows.collect(),
        others: None,
        median_days: median.map(|days| days - days % 30),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_leave_two_intervals_open_count_in_none() {
        assert_eq!(interval(40, Some(50)), Some(Bucket::of(40)));
        assert_eq!(interval(40, Some(4000)), None);
        assert_eq!(interval(40, None), None);
        assert_eq!(interval(2000, None), Some(Bucket::ThreeYearsAndOver));
    }
}
