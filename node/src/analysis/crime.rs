//! Times to crime.

use super::table::{Table, Years};
use super::{Figure, Guard, Row, Subject};
use crate::desk::chain::Bucket;

/// Guns by interval. Counted are those whose dates leave no doubt about the interval; the median is that
/// of the middles between their least and most days.
pub(super) fn times(table: &Table, years: Years, guard: Guard) -> Figure {
    let mut counts = [0_u64; Bucket::ALL.len()];
    let mut days = Vec::new();
    for (least, most) in table.guns(years).filter_map(|gun| gun.days) {
        let bucket = Bucket::of(least);
        let longest = most.map_or(Bucket::ThreeYearsAndOver, Bucket::of);
        let at = Bucket::ALL.iter().position(|one| *one == bucket && bucket == longest);
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
            days.push(most.map_or(least, |most| least.midpoint(most)));
        }
    }
    // Of few, the median would be one of them.
    let enough = days.len() as u64 >= guard.minimum().saturating_mul(2);
    let middle = days.len().saturating_sub(1) / 2;
    let median = enough.then(|| *days.select_nth_unstable(middle).1);
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
