//! One series of statements as one log holds it: numbers from 1, each naming the one before.

use minicbor::{Decode, Encode};

use crate::header::Header;
use crate::ids::{LeafHash, NodeName};
use crate::time::Timestamp;

/// Which series: everything that one agency says to another, from one recovery to the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct SeriesName {
    /// `iss`.
    #[n(0)]
    pub issuer: NodeName,
    /// `aud`.
    #[n(1)]
    pub audience: NodeName,
    /// The recovery epoch.
    #[n(2)]
    pub epoch: u64,
}

impl SeriesName {
    /// The series of a statement.
    #[must_use]
    pub fn of(header: &Header) -> Self {
        Self {
            issuer: header.issuer.clone(),
            audience: header.audience.clone(),
            epoch: header.epoch,
        }
    }
}

/// A statement of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Member {
    /// Its entry.
    #[n(0)]
    pub leaf: LeafHash,
    /// The entry that it names as the one before.
    #[n(1)]
    pub previous: Option<LeafHash>,
    /// Its index in this log.
    #[n(2)]
    pub index: u64,
    /// When it was issued.
    #[n(3)]
    pub issued_at: Timestamp,
}

/// What a log holds of a series: stretches of numbers without a gap, ascending. One stretch from 1
/// on where nothing is missing, whatever the length of the series.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Held {
    #[n(1)]
    runs: Vec<Run>,
}

/// A stretch without a gap.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
struct Run {
    #[n(0)]
    from: u64,
    #[n(1)]
    to: u64,
    #[n(2)]
    first: Member,
    #[n(3)]
    last: Member,
}

/// What is wrong with a statement in its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discord {
    /// Its number was used before.
    Reused,
    /// It, or its successor that came earlier, names another predecessor: the indexes of the
    /// predecessor and of the statement that denies it.
    Broken(u64, u64),
    /// It comes after a later number: the index of that one.
    Behind(u64),
}

impl Held {
    /// Takes the statement of `number`, and says what does not fit.
    pub fn take(&mut self, number: u64, member: Member) -> Vec<Discord> {
        // Runs that begin at or before the number.
        let before = self.runs.partition_point(|run| run.from <= number);
        let mut discords = Vec::new();
        if let Some(last) = self.runs.last().filter(|run| run.to > number) {
            discords.push(Discord::Behind(last.last.index));
        }
        let mut run = Run { from: number, to: number, first: member, last: member };
        let mut replaced = before..before;
        if let Some((at, left)) =
            before.checked_sub(1).and_then(|at| Some((at, self.runs.get(at)?)))
        {
            if left.to >= number {
                return vec![Discord::Reused];
            }
            if left.to.saturating_add(1) == number {
                if member.previous != Some(left.last.leaf) {
                    discords.push(Discord::Broken(left.last.index, member.index));
                }
                run.from = left.from;
                run.first = left.first;
                replaced.start = at;
            }
        }
        if let Some(right) = self.runs.get(before)
            && number.saturating_add(1) == right.from
        {
            if right.first.previous != Some(member.leaf) {
                discords.push(Discord::Broken(member.index, right.first.index));
            }
            run.to = right.to;
            run.last = right.last;
            replaced.end = before.saturating_add(1);
        }
        self.runs.splice(replaced, [run]);
        discords
    }

    /// The highest number that is there; 0 if there is none.
    #[must_use]
    pub fn highest(&self) -> u64 {
        self.runs.last().map_or(0, |run| run.to)
    }

    /// The statement with the highest number.
    #[must_use]
    pub fn last(&self) -> Option<&Member> {
        self.runs.last().map(|run| &run.last)
    }

    /// The time of the last statement before which none is missing; none if the first is.
    #[must_use]
    pub fn heard_to(&self) -> Option<Timestamp> {
        self.runs.first().filter(|run| run.from == 1).map(|run| run.last.issued_at)
    }

    /// The stretches of numbers that are missing below the highest.
    #[must_use]
    pub fn gaps(&self) -> Vec<Missing> {
        let mut gaps = Vec::new();
        let (mut to, mut before) = (0u64, None);
        for run in &self.runs {
            let first = to.saturating_add(1);
            if run.from > first {
                gaps.push(Missing { first, count: run.from - first, before, after: run.first });
            }
            (to, before) = (run.to, Some(run.last));
        }
        gaps
    }
}

/// Numbers that are missing between two that are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The first missing number.
    pub first: u64,
    /// How many.
    pub count: u64,
    /// The statement before them.
    pub before: Option<Member>,
    /// The statement after them.
    pub after: Member,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u8, previous: Option<u8>) -> Member {
        let leaf = |n| LeafHash([n; 32]);
        Member {
            leaf: leaf(number),
            previous: previous.map(leaf),
            index: u64::from(number) * 10,
            issued_at: Timestamp(1),
        }
    }

    #[test]
    fn numbers_in_order_leave_nothing_to_say() {
        let mut held = Held::default();
        for n in 1..=3u8 {
            assert_eq!(held.take(n.into(), member(n, (n > 1).then(|| n - 1))), []);
        }
        assert_eq!((held.highest(), held.runs.len()), (3, 1));
        assert!(held.gaps().is_empty());
    }

    #[test]
    fn what_is_missing_is_named_until_it_comes() {
        let mut held = Held::default();
        held.take(1, member(1, None));
        assert_eq!(held.take(4, member(4, Some(3))), []);
        let gap = held.gaps().remove(0);
        assert_eq!((gap.first, gap.count, gap.after.index), (2, 2, 40));
        assert_eq!(gap.before.map(|b| b.index), Some(10));
        assert_eq!(held.take(2, member(2, Some(1))), [Discord::Behind(40)]);
        assert_eq!(held.gaps().len(), 1);
        assert_eq!(held.take(3, member(3, Some(2))), [Discord::Behind(40)]);
        assert_eq!((held.gaps().len(), held.runs.len()), (0, 1));
    }

    #[test]
    fn a_beginning_that_is_missing_is_a_gap_too() {
        let mut held = Held::default();
        held.take(3, member(3, Some(2)));
        let gap = held.gaps().remove(0);
        assert_eq!((gap.first, gap.count, gap.before), (1, 2, None));
    }

    #[test]
    fn a_number_used_twice_and_a_wrong_predecessor_are_seen() {
        let mut held = Held::default();
        held.take(1, member(1, None));
        held.take(2, member(2, Some(1)));
        assert_eq!(held.take(2, member(9, Some(1))), [Discord::Reused]);
        assert_eq!(held.take(1, member(9, None)), [Discord::Reused]);
        assert_eq!(held.take(3, member(3, Some(7))), [Discord::Broken(20, 30)]);
        held.take(5, member(5, Some(8)));
        assert_eq!(held.take(5, member(9, Some(4))), [Discord::Reused]);
        // The predecessor comes after the one that denies it.
        let discords = held.take(4, member(4, Some(3)));
        assert_eq!(discords, [Discord::Behind(50), Discord::Broken(40, 50)]);
    }
}
