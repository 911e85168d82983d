//! Which counts may be told.
//!
//! Three rules together:
//! - a count below the minimum is not told, and zero is below it: that a first case has come would be told otherwise;
//! - a count that is told is rounded down to a multiple of the minimum. Two releases then differ by nothing or by a
//!   multiple of it, however few cases lie between them;
//! - a total is the sum of what is told, and no more: a total of all would say that three counts below three are two
//!   each, if it is six;
//! - of parts of one whole, where a single one is not told, the smallest of the others is not told either, because
//!   others and a whole that is known from elsewhere would bound it.
//!
//! Nothing depends on chance or on what was told before, so that the same rows give the same figures everywhere.

/// The least count that may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guard(u64);

impl Guard {
    /// A minimum; below two it is two, which protects one case.
    #[must_use]
    pub const fn new(minimum: u64) -> Self {
        if minimum < 2 { Self(2) } else { Self(minimum) }
    }

    /// The minimum.
    #[must_use]
    pub const fn minimum(self) -> u64 {
        self.0
    }

    /// A count as it may be told.
    #[must_use]
    pub const fn cell(self, count: u64) -> Option<u64> {
        if count < self.0 { None } else { Some(count - count % self.0) }
    }

    /// Parts of one whole as they may be told.
    #[must_use]
    pub fn parts(self, counts: &[u64]) -> Vec<Option<u64>> {
        let mut told: Vec<Option<u64>> = counts.iter().map(|count| self.cell(*count)).collect();
        if told.iter().filter(|cell| cell.is_none()).count() == 1 {
            // By what is told, so that the choice tells nothing more.
            let smallest = told.iter().flatten().min().copied();
            if let Some(cell) = told.iter_mut().find(|cell| cell.is_some() && **cell == smallest) {
                *cell = None;
            }
        }
        told
    }

    /// The sum of counts that are told; none if none is.
    #[must_use]
    pub fn sum(self, told: impl IntoIterator<Item = Option<u64>>) -> Option<u64> {
        let sum = told.into_iter().flatten().fold(0, u64::saturating_add);
        (sum >= self.0).then_some(sum)
    }

    /// A share in whole percent of two counts that may both be told.
    #[must_use]
    pub fn percent(self, part: Option<u64>, whole: Option<u64>) -> Option<u64> {
        let (part, whole) = (part?, whole?);
        let twice = part.saturating_mul(200).checked_div(whole)?;
        Some(twice.div_ceil(2).min(100))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn small_counts_are_not_told_and_others_are_rounded_down() {
        let guard = Guard::new(5);
        let told: Vec<Option<u64>> = [0, 1, 4, 5, 9, 10, 104].map(|n| guard.cell(n)).to_vec();
        assert_eq!(told, [None, None, None, Some(5), Some(5), Some(10), Some(100)]);
        assert_eq!(Guard::new(0).minimum(), 2);
    }

    #[test]
    fn one_that_is_not_told_takes_the_smallest_other_with_it() {
        let guard = Guard::new(5);
        assert_eq!(guard.parts(&[60, 3, 12, 40]), [Some(60), None, None, Some(40)]);
        assert_eq!(guard.parts(&[60, 3, 1]), [Some(60), None, None]);
        assert_eq!(guard.parts(&[60, 10]), [Some(60), Some(10)]);
        assert_eq!(guard.parts(&[3]), [None]);
    }

    /// What a reader of one release knows.
    type Told = (Option<u64>, Vec<Option<u64>>);

    /// The counts behind the first release, and behind the second.
    type Worlds<'a> = (&'a [u64], &'a [u64]);

    fn release(guard: Guard, parts: &[u64]) -> Told {
        let told = guard.parts(parts);
        (guard.sum(told.clone()), told)
    }

    /// All parts up to a bound.
    fn worlds(parts: usize, up_to: u64) -> Vec<Vec<u64>> {
        (0..parts).fold(vec![Vec::new()], |some, _| {
            let more = some.iter().flat_map(|world| {
                (0..=up_to).map(move |n| {
                    let mut world: Vec<u64> = world.clone();
                    world.push(n);
                    world
                })
            });
            more.collect()
        })
    }

    /// Everybody who knows the rules and has two releases, the second of the same cases and some more:
    /// of no part that is not told, and of no growth, can they say how many it was.
    #[test]
    fn two_releases_together_do_not_give_away_a_count() {
        for (minimum, parts) in [(3, 2), (3, 3), (4, 2)] {
            let guard = Guard::new(minimum);
            let bound = if parts == 2 { 3 * minimum } else { 2 * minimum };
            let worlds = worlds(parts, bound);
            let mut fits: BTreeMap<(Told, Told), Vec<Worlds<'_>>> = BTreeMap::new();
            for first in &worlds {
                // What is counted stays, and more comes: the hardest case.
                for second in worlds.iter().filter(|w| w.iter().zip(first).all(|(b, a)| b >= a)) {
                    let told = (release(guard, first), release(guard, second));
                    fits.entry(told).or_default().push((first, second));
                }
            }
            let inner = |world: &[u64]| world.iter().all(|n| *n + minimum <= bound);
            for ((one, other), found) in &fits {
                // Worlds at the bound lack those beyond it that would fit as well.
                if !found.iter().all(|(_, second)| inner(second)) {
                    continue;
                }
                for at in 0..parts {
                    let at_first: BTreeSet<u64> = found.iter().map(|(a, _)| a[at]).collect();
                    let at_second: BTreeSet<u64> = found.iter().map(|(_, b)| b[at]).collect();
                    let growth: BTreeSet<u64> = found.iter().map(|(a, b)| b[at] - a[at]).collect();
                    let hidden = |told: &Told| told.1[at].is_none();
                    assert!(!hidden(one) || at_first.len() > 1, "{one:?} {other:?}");
                    assert!(!hidden(other) || at_second.len() > 1, "{one:?} {other:?}");
                    let single = growth.len() == 1 && !growth.contains(&0);
                    assert!(!single, "growth {growth:?} of {one:?} {other:?}");
                }
            }
        }
    }

    /// With a total of all, three counts below three whose total is six would be known.
    #[test]
    fn a_total_of_all_would_give_away_its_parts() {
        let guard = Guard::new(3);
        let all = |parts: &[u64]| (guard.cell(parts.iter().sum()), guard.parts(parts));
        let told = all(&[2, 2, 2]);
        let fits = worlds(3, 8).into_iter().filter(|world| all(world) == told);
        assert_eq!(fits.collect::<Vec<_>>(), [[2, 2, 2]]);
        assert_eq!(release(guard, &[2, 2, 2]), release(guard, &[0, 1, 2]));
    }

    /// Without the rounding, the same attack succeeds: the test can fail.
    #[test]
    fn exact_counts_of_two_releases_give_away_a_case() {
        let exact = |parts: &[u64]| (parts.iter().sum::<u64>(), parts.to_vec());
        let (before, after) = (exact(&[60, 40]), exact(&[61, 40]));
        assert_eq!(after.0 - before.0, 1);
        let guard = Guard::new(5);
        assert_eq!(release(guard, &[60, 40]), release(guard, &[61, 40]));
    }
}
