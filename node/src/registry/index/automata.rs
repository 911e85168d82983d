//! What is sought, as something that reads a serial symbol by symbol.

use super::super::symbols::{ANY, Pattern, Piece, SymbolSet};
use super::key::Key;
use super::walk::{Automaton, Sieve};

/// Places of a pattern that are read: more than a serial has symbols, with a run between any two.
const PIECES_MAX: usize = 62;

/// A pattern. A state has one bit for each place of it that may come next.
pub(super) struct Shape {
    sets: Vec<SymbolSet>,
    runs: u64,
    end: u64,
}

impl Shape {
    /// None for a pattern with more places than any serial has.
    pub(super) fn of(pattern: &Pattern, backwards: bool) -> Option<Self> {
        let mut pieces = pattern.pieces.clone();
        if backwards {
            pieces.reverse();
        }
        // Two runs are one.
        pieces.dedup_by(|a, b| *a == Piece::Run && *b == Piece::Run);
        if pieces.len() > PIECES_MAX {
            return None;
        }
        let mut runs = 0;
        let mut sets = Vec::with_capacity(pieces.len());
        for (at, piece) in pieces.iter().enumerate() {
            sets.push(match piece {
                Piece::One(set) => set & ANY,
                Piece::Run => {
                    runs |= 1 << at;
                    ANY
                }
            });
        }
        let end = 1 << sets.len();
        Some(Self { sets, runs, end })
    }

    /// A run may be nothing.
    const fn or_behind(&self, state: u64) -> u64 {
        state | (state & self.runs) << 1
    }

    /// The least and greatest length of what it describes.
    pub(super) fn lengths(&self) -> (usize, usize) {
        let least = self.sets.len() - usize::try_from(self.runs.count_ones()).unwrap_or(0);
        (least, if self.runs == 0 { least } else { usize::MAX })
    }

    /// The known symbols that it begins with.
    pub(super) fn beginning(&self) -> impl Iterator<Item = u8> {
        let known = self.sets.iter().take_while(|set| set.count_ones() == 1);
        known.map(|set| u8::try_from(set.trailing_zeros()).unwrap_or(0))
    }

    /// A guess of the keys and branches that a walk meets, where `left` keys begin with the known
    /// symbols.
    pub(super) fn effort(&self, left: usize) -> u64 {
        let known = self.beginning().count();
        let (mut branches, mut keys) = (1, u64::try_from(left).unwrap_or(u64::MAX));
        let mut effort: u64 = 0;
        for (at, set) in self.sets.iter().enumerate().skip(known) {
            let allowed = u64::from(set.count_ones()).min(Self::BRANCHES);
            if self.runs & (1 << at) != 0 || branches * Self::BRANCHES >= keys {
                break;
            }
            branches *= allowed;
            keys = keys * allowed / Self::BRANCHES;
            effort += branches * Self::BRANCH;
        }
        effort + keys
    }

    /// Different symbols that follow a beginning, about.
    const BRANCHES: u64 = 12;

    /// Keys that can be looked at while a branch is sought, about.
    const BRANCH: u64 = 100;
}

impl Automaton for Shape {
    type State = u64;

    const NEAR: usize = 64;

    const NEAR_FOR_MANY: usize = 256;

    fn start(&self) -> u64 {
        self.or_behind(1)
    }

    #[inline]
    fn step(&self, state: &u64, symbol: u8) -> Option<u64> {
        let mut next = 0;
        let mut left = *state & !self.end;
        while left != 0 {
            let at = left.trailing_zeros();
            left &= left - 1;
            let fits = self.sets.get(at as usize).is_some_and(|set| set & (1 << symbol) != 0);
            let stays = self.runs >> at & 1;
            next |= (u64::from(fits) << at) << (1 - stays);
        }
        let next = self.or_behind(next);
        (next != 0).then_some(next)
    }

    fn accepts(&self, state: &u64) -> bool {
        state & self.end != 0
    }

    fn choices(&self, state: &u64) -> SymbolSet {
        let mut left = *state & !self.end;
        let mut choices = 0;
        while left != 0 {
            choices |= self.sets.get(left.trailing_zeros() as usize).copied().unwrap_or(0);
            left &= left - 1;
        }
        choices
    }

    fn sieve<K: Key>(&self) -> Sieve<K> {
        // What comes behind a run can be anywhere.
        let fixed = usize::try_from(self.runs.trailing_zeros()).unwrap_or(0);
        let places = self.sets.iter().take(fixed).enumerate();
        let single = |set: &SymbolSet| u8::try_from(set.trailing_zeros()).ok();
        let known = places
            .filter(|(_, set)| set.count_ones() == 1)
            .filter_map(|(place, set)| Some((place, single(set)?)));
        let ends = (self.runs == 0).then_some((self.sets.len(), 0));
        Sieve::of(known.chain(ends))
    }
}

/// Everything at most `EDITS` away (optimal string alignment), of which the first `exact` symbols
/// of the query take at most `early` edits.
///
/// Bit `j` of `now[k]` says that what was read can be made of the query's first `j` symbols with
/// at most `k` edits. The limit holds *before* symbol `exact`, so what is put in at the split, and
/// two neighbours exchanged across it, belong to what follows it.
pub(super) struct Near<const EDITS: usize> {
    masks: [u32; 32],
    distinct: SymbolSet,
    length: u32,
    early: usize,
    low: u32,
}

/// Where a [`Near`] stands.
#[derive(Clone, Copy)]
pub(super) struct Aligned {
    now: [u32; 3],
    before: [u32; 3],
    last: u32,
}

/// The longest query that can be near to anything.
pub(super) const QUERY_MAX: usize = super::super::symbols::SYMBOLS_MAX + 2;

impl<const EDITS: usize> Near<EDITS> {
    /// None for a query that is longer than anything near to it.
    pub(super) fn of(
        query: impl ExactSizeIterator<Item = u8>,
        exact: usize,
        early: usize,
    ) -> Option<Self> {
        let length = query.len();
        if length > QUERY_MAX {
            return None;
        }
        let mut masks = [0; 32];
        let mut distinct = 0;
        for (at, symbol) in query.enumerate() {
            if let Some(mask) = masks.get_mut(usize::from(symbol)) {
                *mask |= 2 << at;
                distinct |= 1 << symbol;
            }
        }
        let low = (1 << exact.min(length)) - 1;
        Some(Self { masks, distinct, length: u32::try_from(length).ok()?, early, low })
    }

    /// Takes back what spends more than the early limit before the split.
    const fn kept(&self, edits: usize, reached: u32, early: u32) -> u32 {
        let all = (2 << self.length) - 1;
        let reached = reached & all;
        if edits > self.early { reached & !self.low | early & self.low } else { reached }
    }

    fn mask(&self, symbol: u8) -> u32 {
        self.masks.get(usize::from(symbol & 31)).copied().unwrap_or(0)
    }
}

impl<const EDITS: usize> Automaton for Near<EDITS> {
    type State = Aligned;

    const NEAR: usize = 16;

    // To find where each branch ends takes longer than to look at all their keys: an edit leads
    // into nearly every branch, and most of their keys would be looked at anyway.
    const NEAR_FOR_MANY: usize = 512;

    fn start(&self) -> Aligned {
        let mut now = [1, 0, 0];
        let mut fewer = 1;
        for edits in 1..=EDITS {
            let early = now.get(self.early).copied().unwrap_or(0);
            fewer = self.kept(edits, fewer | fewer << 1, early);
            if let Some(place) = now.get_mut(edits) {
                *place = fewer;
            }
        }
        Aligned { now, before: [0; 3], last: 0 }
    }

    #[inline]
    fn step(&self, state: &Aligned, symbol: u8) -> Option<Aligned> {
        let mask = self.mask(symbol);
        let crossed = mask << 1 & state.last;
        let [now0, now1, now2] = state.now;
        let [before0, before1, _] = state.before;
        let next0 = now0 << 1 & mask;
        let early0 = next0;
        let next1 = now1 << 1 & mask | now0 | now0 << 1 | next0 << 1 | before0 << 2 & crossed;
        let next1 = self.kept(1, next1, early0);
        let mut next = [next0, next1, 0];
        if EDITS == 2 {
            let early = if self.early == 0 { next0 } else { next1 };
            let two = now2 << 1 & mask | now1 | now1 << 1 | next1 << 1 | before1 << 2 & crossed;
            next[2] = self.kept(2, two, early);
        }
        let alive = next[0] | next[1] | next[2];
        (alive != 0).then_some(Aligned { now: next, before: state.now, last: mask })
    }

    fn accepts(&self, state: &Aligned) -> bool {
        state.now.get(EDITS).is_some_and(|reached| reached >> self.length & 1 != 0)
    }

    fn choices(&self, state: &Aligned) -> SymbolSet {
        // All symbols that the query does not have are alike.
        let mut choices = 0;
        let other = !self.distinct & ANY;
        if other != 0 {
            let one = u8::try_from(other.trailing_zeros()).unwrap_or(0);
            if self.step(state, one).is_some() {
                return ANY;
            }
        }
        let mut left = self.distinct;
        while left != 0 {
            let symbol = u8::try_from(left.trailing_zeros()).unwrap_or(0);
            left &= left - 1;
            if self.step(state, symbol).is_some() {
                choices |= 1 << symbol;
            }
        }
        choices
    }
}
