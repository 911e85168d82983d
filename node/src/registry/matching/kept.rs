//! The best records of a search, as many as are asked for.

use std::cmp::Reverse;

use vestigo_protocol::codes::MatchGrade;

use super::grading::{Closeness, Relation};
use crate::registry::record::RecordId;
use crate::registry::serials::Hit;

/// One record with the best that was found of it.
pub(super) struct Entry {
    pub(super) grade: MatchGrade,
    pub(super) score: i32,
    pub(super) near: Closeness,
    /// Which of the numbers asked for, in the order searched.
    pub(super) order: usize,
    pub(super) hit: Hit,
}

/// What decides between two entries; the smaller comes first. Nothing in it depends on the order
/// in which an index visits its marks.
type Rank = (Reverse<MatchGrade>, Reverse<i32>, RecordId, usize, Relation, Reverse<bool>, u8);

impl Entry {
    pub(super) fn rank(&self) -> Rank {
        (
            Reverse(self.grade),
            Reverse(self.score),
            self.hit.record,
            self.order,
            self.near.relation,
            Reverse(self.hit.is_frame),
            self.hit.position,
        )
    }
}

/// At most so many entries, one of a record, the best of all that were offered.
pub(super) struct Kept {
    keep: usize,
    entries: Vec<Entry>,
    /// Place of the last in rank, once there are as many as may be.
    last: Option<usize>,
    more: bool,
}

impl Kept {
    pub(super) const fn new(keep: usize) -> Self {
        Self { keep, entries: Vec::new(), last: None, more: false }
    }

    /// True if nothing of this grade and score at best could come in, and it is known already that
    /// there is more than is kept.
    pub(super) fn is_closed_to(&self, grade: MatchGrade, score: i32) -> bool {
        self.more
            && self
                .last
                .and_then(|last| self.entries.get(last))
                .is_some_and(|last| (grade, score) < (last.grade, last.score))
    }

    /// Takes an entry if it is among the best.
    pub(super) fn offer(&mut self, entry: Entry) {
        if self.is_closed_to(entry.grade, entry.score) {
            return;
        }
        let record = entry.hit.record;
        let known = self.entries.iter_mut().find(|known| known.hit.record == record);
        if let Some(known) = known {
            if entry.rank() < known.rank() {
                *known = entry;
                self.find_last();
            }
            return;
        }
        if self.entries.len() < self.keep {
            self.entries.push(entry);
            self.find_last();
            return;
        }
        // As many others as are kept fit, so this one or one of them is left out.
        self.more = true;
        let last = self.last.and_then(|last| self.entries.get_mut(last));
        if let Some(last) = last.filter(|last| entry.rank() < last.rank()) {
            *last = entry;
            self.find_last();
        }
    }

    fn find_last(&mut self) {
        if self.entries.len() < self.keep {
            return;
        }
        let ranked = self.entries.iter().enumerate();
        self.last = ranked.max_by_key(|(_, entry)| entry.rank()).map(|(at, _)| at);
    }

    /// The entries, best first, and whether more fitted.
    pub(super) fn into_ranked(mut self) -> (Vec<Entry>, bool) {
        self.entries.sort_by_key(Entry::rank);
        (self.entries, self.more)
    }
}
