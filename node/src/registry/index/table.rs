//! Serials of one width in order, forwards and backwards, and the marks that bear them.

use super::super::serials::core_forms;
use super::key::Key;
use super::walk::{Directory, Sorted};

/// One mark, apart from its serial.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    /// Number of the record.
    pub(super) record: u32,
    /// Place of its profile in its segment.
    pub(super) profile: u32,
    /// Position, frame, completeness and year ([`pack_bits`]).
    pub(super) bits: u32,
    /// `Folded::variants`.
    pub(super) variants: u64,
}

/// Everything of a posting that is small.
pub(super) fn pack_bits(position: u8, is_frame: bool, complete: bool, year: Option<u16>) -> u32 {
    u32::from(position)
        | u32::from(is_frame) << 8
        | u32::from(complete) << 9
        | u32::from(year.is_some()) << 10
        | u32::from(year.unwrap_or(0)) << 16
}

impl Posting {
    /// `marks` position.
    pub(super) const fn position(&self) -> u8 {
        self.bits.to_le_bytes()[0]
    }

    /// Frame or receiver.
    pub(super) const fn is_frame(&self) -> bool {
        self.bits >> 8 & 1 != 0
    }

    /// `Folded::complete`.
    pub(super) const fn complete(&self) -> bool {
        self.bits >> 9 & 1 != 0
    }

    /// Year of manufacture.
    pub(super) fn year(&self) -> Option<u16> {
        let [_, _, low, high] = self.bits.to_le_bytes();
        (self.bits >> 10 & 1 != 0).then_some(u16::from_le_bytes([low, high]))
    }

    fn from_words(words: &[u32]) -> Option<Self> {
        let (record, profile, bits, variants) = match *words {
            [record, profile, bits, low] => (record, profile, bits, u64::from(low)),
            [record, profile, bits, low, high] => {
                (record, profile, bits, u64::from(low) | u64::from(high) << 32)
            }
            _ => return None,
        };
        Some(Self { record, profile, bits, variants })
    }

    /// As they are kept; a table of narrow keys leaves out the last.
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of the variants")]
    const fn to_words(self) -> [u32; 5] {
        let high = (self.variants >> 32) as u32;
        [self.record, self.profile, self.bits, self.variants as u32, high]
    }
}

/// Serials of one width.
#[derive(Default)]
pub(super) struct Table<K> {
    /// The serial of each mark, in order.
    pub(super) keys: Vec<K>,
    /// The marks by serial, record and position; [`Key::WORDS`] words each.
    pub(super) postings: Vec<u32>,
    /// The different serials backwards, in order.
    pub(super) backwards: Vec<K>,
    /// The place in `keys` where each of those begins.
    pub(super) places: Vec<u32>,
    /// Core forms in order; one may be there more than once.
    pub(super) cores: Vec<K>,
    /// The place in `keys` where a serial with each of those begins.
    pub(super) cored: Vec<u32>,
    /// How `keys` begin.
    pub(super) heads: Directory,
    /// How `backwards` begin.
    pub(super) tails: Directory,
}

impl<K: Key> Table<K> {
    /// From marks by serial and record. Of two for the same mark the later one is kept.
    pub(super) fn of(marks: impl Iterator<Item = (K, Posting)>) -> Self {
        let count = marks.size_hint().0;
        let postings = Vec::with_capacity(count * K::WORDS);
        let mut table = Self { keys: Vec::with_capacity(count), postings, ..Self::default() };
        // The marks of one record that bear the same serial: nearly always one.
        let mut group: Vec<Posting> = Vec::new();
        let mut marks = marks.peekable();
        while let Some((key, posting)) = marks.next() {
            let same = |next: &(K, Posting)| next.0 == key && next.1.record == posting.record;
            let Some(second) = marks.next_if(same) else {
                table.push(key, posting);
                continue;
            };
            group.push(posting);
            let others = std::iter::once(second)
                .chain(std::iter::from_fn(|| marks.next_if(same)))
                .map(|(_, posting)| posting);
            for posting in others {
                match group.iter_mut().find(|known| known.position() == posting.position()) {
                    Some(known) => *known = posting,
                    None => group.push(posting),
                }
            }
            group.sort_by_key(Posting::position);
            group.drain(..).for_each(|posting| table.push(key, posting));
        }
        table.derive();
        table
    }

    fn push(&mut self, key: K, posting: Posting) {
        self.keys.push(key);
        let words = posting.to_words();
        self.postings.extend_from_slice(words.get(..K::WORDS).unwrap_or_default());
    }

    /// What follows from the keys: serials backwards on one thread, core forms on another.
    fn derive(&mut self) {
        self.keys.shrink_to_fit();
        self.postings.shrink_to_fit();
        let keys = self.keys.as_slice();
        let (backwards, cores) = std::thread::scope(|scope| {
            let cores = scope.spawn(|| cores_of(keys));
            (backwards_of(keys), cores.join())
        });
        (self.backwards, self.places) = backwards;
        // A thread that only sorts does not panic; if it did, so do we.
        (self.cores, self.cored) = cores.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        self.look_ahead();
    }

    /// Makes the directories.
    pub(super) fn look_ahead(&mut self) {
        self.heads = Directory::of(&self.keys);
        self.tails = Directory::of(&self.backwards);
    }

    /// The serials.
    pub(super) fn forwards(&self) -> Sorted<'_, K> {
        Sorted { keys: &self.keys, directory: &self.heads }
    }

    /// The serials backwards; what is found there has its place in `places`.
    pub(super) fn backwards(&self) -> Sorted<'_, K> {
        Sorted { keys: &self.backwards, directory: &self.tails }
    }

    /// The mark at a place.
    pub(super) fn mark(&self, place: usize) -> Option<(K, Posting)> {
        let key = self.keys.get(place)?;
        let words = self.postings.get(place * K::WORDS..(place + 1) * K::WORDS)?;
        Some((*key, Posting::from_words(words)?))
    }

    /// The places of the serial that begins at this place, if it does.
    pub(super) fn run(&self, place: u32) -> impl Iterator<Item = u32> {
        let from = self.keys.get(place as usize..).unwrap_or_default();
        let same = from.chunk_by(K::eq).next().unwrap_or_default();
        (place..).take(same.len())
    }

    /// The places of a serial.
    pub(super) fn of_serial(&self, key: K) -> impl Iterator<Item = u32> {
        let place = self.forwards().find(key).and_then(|place| u32::try_from(place).ok());
        place.into_iter().flat_map(|place| self.run(place))
    }

    /// All marks in order.
    pub(super) fn marks(&self) -> impl Iterator<Item = (K, Posting)> {
        let postings = self.postings.chunks_exact(K::WORDS).filter_map(Posting::from_words);
        self.keys.iter().copied().zip(postings)
    }

    /// How many marks.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Bytes in memory.
    pub(super) fn bytes(&self) -> usize {
        let keys = self.keys.capacity() + self.backwards.capacity() + self.cores.capacity();
        let words = [&self.places, &self.postings, &self.cored];
        keys * size_of::<K>()
            + words.iter().map(|w| w.capacity() * size_of::<u32>()).sum::<usize>()
            + self.heads.bytes()
            + self.tails.bytes()
    }

    /// The places of the serials that have this core form.
    pub(super) fn with_core(&self, form: K) -> impl Iterator<Item = u32> {
        let start = self.cores.partition_point(|core| *core < form);
        let same = self.cores.get(start..).unwrap_or_default();
        let count = same.iter().take_while(|core| **core == form).count();
        let places = self.cored.get(start..start + count).unwrap_or_default();
        places.iter().flat_map(|place| self.run(*place))
    }

    /// Whether every number in it points to something, and the order is right.
    pub(super) fn is_sound(&self, profiles: usize) -> bool {
        let inside = |places: &[u32]| places.iter().all(|p| (*p as usize) < self.keys.len());
        self.keys.len().checked_mul(K::WORDS) == Some(self.postings.len())
            && self.backwards.len() == self.places.len()
            && self.cores.len() == self.cored.len()
            && self.keys.is_sorted()
            && self.backwards.is_sorted_by(|a, b| a < b)
            && self.cores.is_sorted()
            && inside(&self.places)
            && inside(&self.cored)
            && self.postings.iter().skip(1).step_by(K::WORDS).all(|p| (*p as usize) < profiles)
    }
}

/// The different serials and the places where they begin.
fn different<K: Key>(keys: &[K]) -> impl Iterator<Item = (K, u32)> {
    keys.chunk_by(K::eq).scan(0, |next, same| {
        let place = *next;
        *next += same.len();
        Some((*same.first()?, u32::try_from(place).unwrap_or(u32::MAX)))
    })
}

/// The different serials backwards, in order, and where each begins.
fn backwards_of<K: Key>(keys: &[K]) -> (Vec<K>, Vec<u32>) {
    let mut pairs = Vec::with_capacity(keys.len());
    pairs.extend(different(keys).map(|(key, place)| (key.reversed(), place)));
    sort(&mut pairs);
    pairs.into_iter().unzip()
}

/// Core forms in order, and where a serial with each begins.
fn cores_of<K: Key>(keys: &[K]) -> (Vec<K>, Vec<u32>) {
    let mut cores = Vec::new();
    let mut symbols = Vec::with_capacity(K::SYMBOLS);
    for (key, place) in different(keys) {
        symbols.clear();
        symbols.extend((0..key.length()).map(|at| key.at(at)));
        cores.extend(
            core_forms(&symbols).iter().filter_map(|form| K::pack(form)).map(|k| (k, place)),
        );
    }
    sort(&mut cores);
    cores.into_iter().unzip()
}

/// Sorts the halves on two threads and merges them.
pub(super) fn sort<T: Ord + Copy + Send>(list: &mut [T]) {
    const WORTH_A_THREAD: usize = 50_000;
    if list.len() < WORTH_A_THREAD {
        list.sort_unstable();
        return;
    }
    let (left, right) = list.split_at_mut(list.len() / 2);
    std::thread::scope(|scope| {
        scope.spawn(|| left.sort_unstable());
        right.sort_unstable();
    });
    // Two runs in order: the stable sort finds and merges them.
    list.sort();
}
