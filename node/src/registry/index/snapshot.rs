//! The index as it was at one moment, and its searches.

use std::fmt;
use std::sync::Arc;

use super::super::profile::Profile;
use super::super::serials::{Hit, ProfileKey, Serials};
use super::super::symbols::{Pattern, SYMBOLS_MAX};
use super::automata::{Near, QUERY_MAX, Shape};
use super::key::Key;
use super::segment::{Segment, Width, hit};

/// The index at one moment; later additions do not change it. `Debug` says how many segments.
#[derive(Default)]
pub struct Snapshot {
    /// Oldest first.
    pub(super) segments: Vec<Arc<Segment>>,
    none: Profile,
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Snapshot({} segments)", self.segments.len())
    }
}

impl Snapshot {
    /// Of segments, oldest first.
    pub(super) fn of(segments: Vec<Arc<Segment>>) -> Self {
        Self { segments, none: Profile::default() }
    }

    /// How many marks it has; one that two segments hold counts twice.
    #[must_use]
    pub fn marks(&self) -> usize {
        self.segments.iter().map(|segment| segment.len()).sum()
    }

    /// How many segments.
    #[must_use]
    pub fn segments(&self) -> usize {
        self.segments.len()
    }

    /// Bytes in memory, but for the texts of profiles.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.segments.iter().map(|segment| segment.bytes()).sum()
    }

    /// Searches each segment's table of one width for places, and visits the marks there.
    fn search<K: Width>(
        &self,
        mut places: impl FnMut(&Segment, &mut Vec<u32>),
        visit: &mut dyn FnMut(Hit),
    ) {
        let mut found = Vec::new();
        for (at, segment) in self.segments.iter().enumerate() {
            places(segment, &mut found);
            if found.is_empty() {
                continue;
            }
            let table = K::table(segment);
            let newer = self.segments.get(at + 1..).unwrap_or_default();
            let part = u32::try_from(at).unwrap_or(u32::MAX);
            for place in found.drain(..) {
                let Some((key, posting)) = table.mark(place as usize) else { continue };
                // What a newer segment says of a mark replaces what an older one says.
                if !newer.iter().any(|newer| newer.holds(key, &posting)) {
                    visit(hit(key, &posting, part));
                }
            }
        }
    }

    fn like_in<K: Width>(&self, forth: &Shape, back: &Shape, visit: &mut dyn FnMut(Hit)) {
        let (least, most) = forth.lengths();
        if least >= K::LENGTHS.end || most < K::LENGTHS.start {
            return;
        }
        let places = |segment: &Segment, found: &mut Vec<u32>| {
            let table = K::table(segment);
            let (forwards, backwards) = (table.forwards(), table.backwards());
            let left = |counts: Vec<usize>| counts.last().copied().unwrap_or(0);
            let after_beginning = left(forwards.narrowing(forth.beginning()));
            let before_end = left(backwards.narrowing(back.beginning()));
            if after_beginning == 0 || before_end == 0 {
                return;
            }
            // What is found backwards lies scattered, so that is worth it only for much less.
            if forth.effort(after_beginning) <= back.effort(before_end).saturating_mul(2) {
                forwards.walk(forth, &mut |at| found.extend(u32::try_from(at)));
            } else {
                let mut add = |place: &u32| found.extend(table.run(*place));
                backwards.walk(back, &mut |at| table.places.get(at).into_iter().for_each(&mut add));
            }
        };
        self.search::<K>(places, visit);
    }

    fn within_in<K: Width, const EDITS: usize>(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        let length = symbols.len();
        if length >= K::LENGTHS.end + EDITS || length + EDITS < K::LENGTHS.start {
            return;
        }
        let places = |segment: &Segment, found: &mut Vec<u32>| {
            let table = K::table(segment);
            let (forwards, backwards) = (table.forwards(), table.backwards());
            let forth = symbols.iter().copied();
            let back = symbols.iter().rev().copied();
            let heads = forwards.narrowing(forth.clone());
            let tails = backwards.narrowing(back.clone());
            let split = split(length, EDITS, &heads, &tails);
            let early = EDITS - 1;
            // Either the symbols before the split take few of the edits, or those behind it none.
            if let Some(near) = Near::<EDITS>::of(forth, split, early) {
                forwards.walk(&near, &mut |at| found.extend(u32::try_from(at)));
            }
            if let Some(near) = Near::<EDITS>::of(back, length - split, 0) {
                let mut add = |place: &u32| found.extend(table.run(*place));
                backwards
                    .walk(&near, &mut |at| table.places.get(at).into_iter().for_each(&mut add));
            }
            found.sort_unstable();
            found.dedup();
        };
        self.search::<K>(places, visit);
    }
}

/// Where to split a query of `length` symbols. `heads` and `tails` say how many keys share its
/// first and its last symbols.
///
/// With one edit the first part is exact, with two it has at most one; the last part is exact.
fn split(length: usize, edits: usize, heads: &[usize], tails: &[usize]) -> usize {
    let sharing = |counts: &[usize], symbols: usize| counts.get(symbols).copied().unwrap_or(0);
    let effort = |split: usize| {
        let first = sharing(heads, split);
        let last = sharing(tails, length - split);
        if edits == 1 {
            return first + last;
        }
        // The edit in the first part may have led away from where the keys are: never believe in
        // fewer than an even spread would leave.
        let all = sharing(heads, 0);
        let spread = u32::try_from(split).ok().and_then(|s| SPREAD.checked_pow(s));
        let even = spread.map_or(0, |spread| all / spread);
        first.max(even) * (1 + VARIANTS * split) + last
    };
    (0..=length).min_by_key(|split| effort(*split)).unwrap_or(0)
}

/// Different symbols that follow a beginning, about.
const SPREAD: usize = 10;

/// Beginnings with one edit per symbol, about.
const VARIANTS: usize = 20;

impl Serials for Snapshot {
    fn equal(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        fn find<K: Width>(key: K) -> impl FnMut(&Segment, &mut Vec<u32>) {
            move |segment, found| {
                found.extend(K::table(segment).of_serial(key));
            }
        }
        if let Some(key) = u64::pack(symbols) {
            self.search::<u64>(find(key), visit);
        } else if let Some(key) = u128::pack(symbols) {
            self.search::<u128>(find(key), visit);
        }
    }

    fn like(&self, pattern: &Pattern, visit: &mut dyn FnMut(Hit)) {
        let (Some(forth), Some(back)) = (Shape::of(pattern, false), Shape::of(pattern, true))
        else {
            return;
        };
        if forth.lengths().0 > SYMBOLS_MAX {
            return;
        }
        self.like_in::<u64>(&forth, &back, visit);
        self.like_in::<u128>(&forth, &back, visit);
    }

    fn within(&self, symbols: &[u8], edits: u8, visit: &mut dyn FnMut(Hit)) {
        if symbols.len() > QUERY_MAX {
            return;
        }
        match edits {
            0 => self.equal(symbols, visit),
            1 => {
                self.within_in::<u64, 1>(symbols, visit);
                self.within_in::<u128, 1>(symbols, visit);
            }
            _ => {
                self.within_in::<u64, 2>(symbols, visit);
                self.within_in::<u128, 2>(symbols, visit);
            }
        }
    }

    fn under_core(&self, symbols: &[u8], visit: &mut dyn FnMut(Hit)) {
        fn find<K: Width>(form: Option<K>) -> impl FnMut(&Segment, &mut Vec<u32>) {
            move |segment, found| {
                let Some(form) = form else { return };
                found.extend(K::table(segment).with_core(form));
            }
        }
        self.search::<u64>(find(u64::pack(symbols)), visit);
        self.search::<u128>(find(u128::pack(symbols)), visit);
    }

    fn profile(&self, key: ProfileKey) -> &Profile {
        let segment = self.segments.get(key.part as usize);
        segment.and_then(|s| s.profiles.get(key.place as usize)).unwrap_or(&self.none)
    }
}
