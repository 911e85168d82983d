//! Walks the serials that begin alike together, as long as something still fits.

use std::ops::Range;

use super::super::symbols::{ANY, SymbolSet};
use super::key::Key;

/// Sets of at most so many symbols are sought one by one; of more, all that are there are tried.
const SOUGHT: u32 = 6;

/// Symbols of the longest key, and one.
const DEPTHS: usize = super::super::symbols::SYMBOLS_MAX + 1;

/// Something that reads a serial symbol by symbol and says whether it fits.
pub(super) trait Automaton {
    /// Where it stands.
    type State: Copy;

    /// Ranges of at most so many keys are looked through one by one.
    const NEAR: usize;

    /// The same where many symbols may follow.
    const NEAR_FOR_MANY: usize;

    /// Before the first symbol.
    fn start(&self) -> Self::State;

    /// After one more symbol; none if nothing that follows can fit.
    fn step(&self, state: &Self::State, symbol: u8) -> Option<Self::State>;

    /// Whether a serial that ends here fits.
    fn accepts(&self, state: &Self::State) -> bool;

    /// At least the symbols after which something can fit.
    fn choices(&self, state: &Self::State) -> SymbolSet;

    /// What every serial that fits has at certain places.
    fn sieve<K: Key>(&self) -> Sieve<K> {
        Sieve { mask: K::EMPTY, want: K::EMPTY }
    }
}

/// Symbols at known places: one comparison tells most keys of a range that cannot fit.
#[derive(Clone, Copy)]
pub(super) struct Sieve<K> {
    mask: K,
    want: K,
}

impl<K: Key> Sieve<K> {
    /// Of places and their symbols; 0 is the end of a serial. What is behind the longest key
    /// tells nothing.
    pub(super) fn of(known: impl Iterator<Item = (usize, u8)>) -> Self {
        let within = known.filter(|(place, _)| *place < K::SYMBOLS);
        within.fold(Self { mask: K::EMPTY, want: K::EMPTY }, |sieve, (place, symbol)| Self {
            mask: sieve.mask.with(place, 31),
            want: sieve.want.with(place, symbol),
        })
    }

    /// Keys that are looked through with it while `plain` are without.
    fn reach(&self, plain: usize) -> usize {
        if self.mask == K::EMPTY { plain } else { plain * SIEVED }
    }
}

/// Keys that a sieve looks through while an automaton reads one, about.
const SIEVED: usize = 8;

/// An automaton with its sieve for one width.
struct Sought<'a, A, K> {
    automaton: &'a A,
    sieve: Sieve<K>,
}

/// Sorted keys, with a directory of how they begin.
#[derive(Clone, Copy)]
pub(super) struct Sorted<'a, K> {
    pub(super) keys: &'a [K],
    pub(super) directory: &'a Directory,
}

/// Where the keys with each beginning of a few symbols start.
#[derive(Debug, Default)]
pub(super) struct Directory {
    places: u32,
    starts: Vec<u32>,
}

impl Directory {
    /// Of sorted keys; as many symbols as pays for their number.
    pub(super) fn of<K: Key>(keys: &[K]) -> Self {
        let places = match keys.len() {
            0..1_000 => 0,
            1_000..100_000 => 2,
            _ => 3,
        };
        if places == 0 {
            return Self::default();
        }
        let size = 1_usize << (5 * places);
        let mut starts = Vec::with_capacity(size + 1);
        for (at, key) in keys.iter().enumerate() {
            let head = key.head(places);
            while starts.len() <= head {
                starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        starts.resize(size + 1, u32::try_from(keys.len()).unwrap_or(u32::MAX));
        Self { places, starts }
    }

    /// Bytes that it takes.
    pub(super) fn bytes(&self) -> usize {
        self.starts.capacity() * size_of::<u32>()
    }
}

impl<K: Key> Sorted<'_, K> {
    /// The first place in `range` whose key is `bound` or above; `bound` has at most `length`
    /// symbols.
    #[inline]
    fn first_at(&self, range: Range<usize>, bound: K, length: usize) -> usize {
        if length <= self.directory.places as usize
            && let Some(start) = self.directory.starts.get(bound.head(self.directory.places))
        {
            return (*start as usize).clamp(range.start, range.end);
        }
        let keys = self.keys.get(range.clone()).unwrap_or_default();
        range.start + keys.partition_point(|key| *key < bound)
    }

    /// The keys of `range` that go on with `symbol`, where all begin with the `depth` symbols of
    /// `prefix`.
    pub(super) fn child(
        &self,
        range: Range<usize>,
        prefix: K,
        depth: usize,
        symbol: u8,
    ) -> Range<usize> {
        let child = prefix.with(depth, symbol);
        let start = self.first_at(range.clone(), child, depth + 1);
        // What goes on with the symbol is often little of the range.
        let end = self.end_of(start..range.end, child, depth + 1);
        start..end
    }

    /// Where the keys that begin with `child` end; those of `range` are not below it.
    fn end_of(&self, range: Range<usize>, child: K, length: usize) -> usize {
        let bound = child.above(length);
        if length <= self.directory.places as usize {
            return self.first_at(range, bound, length);
        }
        let mut near = range.start;
        let mut step = 4;
        loop {
            let far = near + step;
            match self.keys.get(far) {
                Some(key) if far < range.end && *key < bound => near = far,
                _ => return self.first_at(near..far.min(range.end), bound, length),
            }
            step *= 4;
        }
    }

    /// The first place of a key.
    pub(super) fn find(&self, key: K) -> Option<usize> {
        let starts = self.directory.starts.get(key.head(self.directory.places)..);
        let range = match starts {
            Some([start, end, ..]) => *start as usize..*end as usize,
            _ => 0..self.keys.len(),
        };
        let keys = self.keys.get(range.clone())?;
        let place = range.start + keys.partition_point(|other| *other < key);
        (self.keys.get(place) == Some(&key)).then_some(place)
    }

    /// How many keys begin with ever more of `symbols`: the first figure is of none of them. Ends
    /// with the first 0, or with all symbols.
    pub(super) fn narrowing(&self, symbols: impl Iterator<Item = u8>) -> Vec<usize> {
        let mut range = 0..self.keys.len();
        let mut prefix = K::EMPTY;
        let mut counts = vec![range.len()];
        for (depth, symbol) in symbols.enumerate().take(K::SYMBOLS) {
            if range.is_empty() {
                break;
            }
            range = self.child(range, prefix, depth, symbol);
            prefix = prefix.with(depth, symbol);
            counts.push(range.len());
        }
        counts
    }

    /// Gives the place of every key that the automaton accepts, in order.
    pub(super) fn walk<A: Automaton>(&self, automaton: &A, found: &mut impl FnMut(usize)) {
        let sought = Sought { automaton, sieve: automaton.sieve() };
        self.node(0..self.keys.len(), K::EMPTY, 0, &sought, &automaton.start(), found);
    }

    fn node<A: Automaton>(
        &self,
        range: Range<usize>,
        prefix: K,
        depth: usize,
        sought: &Sought<'_, A, K>,
        state: &A::State,
        found: &mut impl FnMut(usize),
    ) {
        let Sought { automaton, sieve } = sought;
        if range.len() <= sieve.reach(A::NEAR) || depth >= K::SYMBOLS {
            self.scan(range, depth, sought, state, found);
            return;
        }
        let choices = automaton.choices(state) & ANY;
        let few = choices.count_ones() <= SOUGHT;
        if !few && range.len() <= sieve.reach(A::NEAR_FOR_MANY) {
            self.scan(range, depth, sought, state, found);
            return;
        }
        let mut rest = range;
        // What ends here comes before what goes on.
        while !rest.is_empty() && self.keys.get(rest.start) == Some(&prefix) {
            if automaton.accepts(state) {
                found(rest.start);
            }
            rest.start += 1;
        }
        if few {
            let mut left = choices;
            while left != 0 {
                let symbol = u8::try_from(left.trailing_zeros()).unwrap_or(0);
                left &= left - 1;
                let child = self.child(rest.clone(), prefix, depth, symbol);
                rest.start = child.end;
                if !child.is_empty()
                    && let Some(next) = automaton.step(state, symbol)
                {
                    let prefix = prefix.with(depth, symbol);
                    self.node(child, prefix, depth + 1, sought, &next, found);
                }
            }
            return;
        }
        while let Some(first) = self.keys.get(rest.start)
            && rest.start < rest.end
        {
            let symbol = first.at(depth);
            let child = prefix.with(depth, symbol);
            let end = self.end_of(rest.clone(), child, depth + 1);
            if choices & (1 << symbol) != 0
                && let Some(next) = automaton.step(state, symbol)
            {
                self.node(rest.start..end, child, depth + 1, sought, &next, found);
            }
            rest.start = end.max(rest.start + 1);
        }
    }

    /// Looks at every key of a range. What a key shares with the one read before it is not read
    /// again.
    fn scan<A: Automaton>(
        &self,
        range: Range<usize>,
        depth: usize,
        sought: &Sought<'_, A, K>,
        state: &A::State,
        found: &mut impl FnMut(usize),
    ) {
        let Sought { automaton, sieve } = sought;
        let mut states = [*state; DEPTHS];
        // Symbols of the last key that were read; behind them nothing fitted if it is dead.
        let mut read = depth;
        let mut dead = false;
        let mut last = K::EMPTY;
        let keys = self.keys.get(range.clone()).unwrap_or_default();
        for (place, key) in range.zip(keys) {
            if !key.agrees(sieve.mask, sieve.want) {
                continue;
            }
            let shared = key.shared(last);
            last = *key;
            if dead && shared > read {
                continue;
            }
            read = read.min(shared).max(depth);
            dead = false;
            let length = key.length();
            while read < length {
                let next = states.get(read).and_then(|state| automaton.step(state, key.at(read)));
                let Some(next) = next else {
                    dead = true;
                    break;
                };
                read += 1;
                if let Some(place) = states.get_mut(read) {
                    *place = next;
                }
            }
            if !dead && states.get(read).is_some_and(|state| automaton.accepts(state)) {
                found(place);
            }
        }
    }
}
