//! Marks that are to be added to an index, kept small until they are sorted.

use std::fmt;
use std::sync::Arc;

use hashbrown::HashMap;

use super::super::profile::Profile;
use super::super::symbols::Folded;
use super::key::Key;
use super::segment::Segment;
use super::table::{Posting, Table, pack_bits, sort};

/// The number of a profile in a [`Batch`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProfileNumber(u32);

/// Numbers profiles in the order in which they come.
#[derive(Default)]
pub(super) struct Interner {
    numbers: HashMap<Profile, u32>,
    profiles: Vec<Profile>,
    last: u32,
}

impl Interner {
    /// The number of a profile. Guns of one kind come together: the last one is tried first.
    pub(super) fn number(&mut self, profile: &Profile) -> u32 {
        if self.profiles.get(self.last as usize) != Some(profile) {
            self.last = self.sought(profile);
        }
        self.last
    }

    fn sought(&mut self, profile: &Profile) -> u32 {
        if let Some(number) = self.numbers.get(profile) {
            return *number;
        }
        let number = u32::try_from(self.profiles.len()).unwrap_or(u32::MAX);
        self.profiles.push(profile.clone());
        self.numbers.insert(profile.clone(), number);
        number
    }

    /// The profiles by number.
    pub(super) fn into_profiles(self) -> Vec<Profile> {
        self.profiles
    }
}

/// One serial mark to be added. `Debug` is silent.
#[derive(Clone, Copy)]
pub struct NewEntry {
    /// The serial.
    pub serial: Folded,
    /// From [`Batch::intern`] of the same batch.
    pub profile: ProfileNumber,
    /// The number of its record.
    pub record: u32,
    /// Its position in `marks` of the record's description.
    pub position: u8,
    /// True for the mark on frame or receiver, and for the only serial of a record.
    pub is_frame: bool,
    /// Year of manufacture, if recorded.
    pub year: Option<u16>,
}

impl fmt::Debug for NewEntry {
    /// Silent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewEntry")
    }
}

/// Marks of one width in the order in which they came.
#[derive(Default)]
struct Arrivals<K> {
    /// Serial, record, and place in `postings`: what is sorted.
    order: Vec<(K, u32, u32)>,
    postings: Vec<Posting>,
}

impl<K: Key> Arrivals<K> {
    fn push(&mut self, key: K, posting: Posting) {
        let place = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
        self.order.push((key, posting.record, place));
        self.postings.push(posting);
    }

    fn into_table(mut self) -> Table<K> {
        sort(&mut self.order);
        let postings = self.postings;
        let marks = self.order.into_iter().filter_map(|(key, _, place)| {
            postings.get(place as usize).map(|posting| (key, *posting))
        });
        Table::of(marks)
    }
}

/// The marks of a [`Batch`], ready to be shown. `Debug` is silent.
pub struct SortedBatch(pub(super) Option<Arc<Segment>>);

impl fmt::Debug for SortedBatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SortedBatch")
    }
}

/// Marks to be added together: about 36 bytes each until then. `Debug` says how many.
#[derive(Default)]
pub struct Batch {
    short: Arrivals<u64>,
    long: Arrivals<u128>,
    interner: Interner,
    records: Option<(u32, u32)>,
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Batch({})", self.len())
    }
}

impl Batch {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of a profile in this batch; looked up, and kept if it is new.
    pub fn intern(&mut self, profile: &Profile) -> ProfileNumber {
        ProfileNumber(self.interner.number(profile))
    }

    /// Adds a mark. The same mark (serial, record and position) replaces what an earlier one said.
    pub fn add(&mut self, entry: &NewEntry) {
        let NewEntry { serial, profile, record, position, is_frame, year } = *entry;
        let posting = Posting {
            record,
            profile: profile.0,
            bits: pack_bits(position, is_frame, serial.complete(), year),
            variants: serial.variants(),
        };
        if let Some(key) = u64::pack(serial.symbols()) {
            self.short.push(key, posting);
        } else if let Some(key) = u128::pack(serial.symbols()) {
            self.long.push(key, posting);
        }
        let (first, last) = self.records.unwrap_or((record, record));
        self.records = Some((first.min(record), last.max(record)));
    }

    /// How many marks were added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.short.postings.len() + self.long.postings.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Sorts them, which takes most of the time that adding them to an index takes.
    #[must_use]
    pub fn sorted(self) -> SortedBatch {
        SortedBatch((!self.is_empty()).then(|| Arc::new(Segment::of(self))))
    }

    /// The two tables, the profiles, the least and greatest record.
    pub(super) fn tables(self) -> (Table<u64>, Table<u128>, Vec<Profile>, (u32, u32)) {
        let Self { short, long, interner, records } = self;
        let (short, long) = std::thread::scope(|scope| {
            let long = scope.spawn(|| long.into_table());
            (short.into_table(), long.join())
        });
        let long = long.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (short, long, interner.into_profiles(), records.unwrap_or((0, 0)))
    }
}
