//! A part of the index that never changes.

use std::fmt;

use super::super::profile::Profile;
use super::super::record::RecordId;
use super::super::serials::{Hit, ProfileKey};
use super::super::symbols::{Folded, SYMBOLS_MAX};
use super::batch::{Batch, Interner};
use super::key::Key;
use super::table::{Posting, Table};

/// Marks in one segment at most.
pub(super) const MARKS_MAX: usize = 1 << 31;

/// Marks of some records, sorted.
#[derive(Default)]
pub(super) struct Segment {
    /// Serials of up to 12 symbols.
    pub(super) short: Table<u64>,
    /// Serials of up to 24 symbols.
    pub(super) long: Table<u128>,
    /// What guns they are on.
    pub(super) profiles: Vec<Profile>,
    /// The least and the greatest record.
    pub(super) records: (u32, u32),
}

impl fmt::Debug for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Segment({} marks)", self.len())
    }
}

/// A width of keys, as a segment's tables go.
pub(super) trait Width: Key {
    /// The table of this width.
    fn table(segment: &Segment) -> &Table<Self>;
}

impl Width for u64 {
    fn table(segment: &Segment) -> &Table<Self> {
        &segment.short
    }
}

impl Width for u128 {
    fn table(segment: &Segment) -> &Table<Self> {
        &segment.long
    }
}

impl Segment {
    /// Of the marks of a batch.
    pub(super) fn of(batch: Batch) -> Self {
        let (short, long, profiles, records) = batch.tables();
        Self { short, long, profiles, records }
    }

    /// The marks of several segments, oldest first. Of one mark that is in several, the newest is
    /// kept.
    pub(super) fn merged(parts: &[&Self]) -> Self {
        let mut interner = Interner::default();
        let renumbered: Vec<Vec<u32>> = parts
            .iter()
            .map(|part| part.profiles.iter().map(|p| interner.number(p)).collect())
            .collect();
        let first = parts.iter().map(|part| part.records.0).min().unwrap_or(0);
        let last = parts.iter().map(|part| part.records.1).max().unwrap_or(0);
        Self {
            short: Table::of(in_order::<u64>(parts, &renumbered)),
            long: Table::of(in_order::<u128>(parts, &renumbered)),
            profiles: interner.into_profiles(),
            records: (first, last),
        }
    }

    /// How many marks.
    pub(super) fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// Bytes in memory, but for the texts of profiles.
    pub(super) fn bytes(&self) -> usize {
        self.short.bytes() + self.long.bytes() + self.profiles.capacity() * size_of::<Profile>()
    }

    /// Whether it says something of this mark.
    pub(super) fn holds<K: Width>(&self, key: K, posting: &Posting) -> bool {
        let (first, last) = self.records;
        let table = K::table(self);
        let same = |p: Posting| p.record == posting.record && p.position() == posting.position();
        (first..=last).contains(&posting.record)
            && table
                .of_serial(key)
                .filter_map(|place| table.mark(place as usize))
                .any(|(_, posting)| same(posting))
    }
}

/// What a search visits for one posting.
pub(super) fn hit<K: Key>(key: K, posting: &Posting, part: u32) -> Hit {
    let mut symbols = [0; SYMBOLS_MAX];
    let length = key.length();
    for (at, symbol) in symbols.iter_mut().enumerate().take(length) {
        *symbol = key.at(at);
    }
    let symbols = symbols.get(..length).unwrap_or_default();
    Hit {
        serial: Folded::from_parts(symbols, posting.variants, posting.complete()),
        profile: ProfileKey { part, place: posting.profile },
        record: RecordId(i64::from(posting.record)),
        position: posting.position(),
        is_frame: posting.is_frame(),
        year: posting.year(),
    }
}

/// The marks of all parts by serial and record; of equal ones the newest comes last.
fn in_order<'a, K: Width>(
    parts: &'a [&'a Segment],
    renumbered: &'a [Vec<u32>],
) -> impl Iterator<Item = (K, Posting)> + 'a {
    struct Merge<I: Iterator> {
        parts: Vec<std::iter::Peekable<I>>,
        left: usize,
    }
    impl<K: Key, I: Iterator<Item = (K, Posting)>> Iterator for Merge<I> {
        type Item = (K, Posting);
        fn next(&mut self) -> Option<(K, Posting)> {
            let heads = self.parts.iter_mut().filter_map(|part| {
                let head = part.peek().map(|(key, posting)| (*key, posting.record));
                head.map(|head| (head, part))
            });
            let (_, least) = heads.min_by_key(|(head, _)| *head)?;
            self.left = self.left.saturating_sub(1);
            least.next()
        }
        fn size_hint(&self) -> (usize, Option<usize>) {
            (self.left, None)
        }
    }
    let marks = |(part, numbers): (&'a &'a Segment, &'a Vec<u32>)| {
        let renumber = |(key, mut posting): (K, Posting)| {
            posting.profile = numbers.get(posting.profile as usize).copied().unwrap_or(0);
            (key, posting)
        };
        K::table(part).marks().map(renumber).peekable()
    };
    let left = parts.iter().map(|part| K::table(part).len()).sum();
    Merge { parts: parts.iter().zip(renumbered).map(marks).collect(), left }
}
