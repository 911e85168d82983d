mod durability;

use super::super::oracle::Listed;
use super::super::profile::{Profile, SetNumber};
use super::super::record::RecordId;
use super::super::serials::{Hit, ProfileKey, Serials, core_forms};
use super::super::symbols::{ANY, Folded, Pattern, Piece};
use super::segment::Segment;
use super::*;

/// A small generator, so that a failing case can be had again from its seed.
pub(super) struct Seeded(u64);

impl Seeded {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ mixed >> 31) % bound as u64).unwrap()
    }

    fn symbols(&mut self, length: usize, alphabet: &[u8]) -> Vec<u8> {
        (0..length).map(|_| alphabet[self.below(alphabet.len())]).collect()
    }

    /// One to three edits of any kind.
    fn edited(&mut self, symbols: &[u8], alphabet: &[u8]) -> Vec<u8> {
        let mut edited = symbols.to_vec();
        for _ in 0..1 + self.below(3) {
            let at = self.below(edited.len() + 1);
            let symbol = alphabet[self.below(alphabet.len())];
            match self.below(4) {
                0 => edited.insert(at, symbol),
                1 if at < edited.len() => edited[at] = symbol,
                2 if at < edited.len() => drop(edited.remove(at)),
                3 if at + 1 < edited.len() => edited.swap(at, at + 1),
                _ => {}
            }
        }
        edited
    }

    fn pattern(&mut self, symbols: &[u8], alphabet: &[u8]) -> Pattern {
        let mut pieces = Vec::new();
        for symbol in symbols {
            match self.below(10) {
                0 | 1 => pieces.push(Piece::One(ANY)),
                2 => pieces.push(Piece::One(1 << symbol | 1 << alphabet[0])),
                3 if self.below(2) == 0 => pieces.push(Piece::Run),
                4 if self.below(4) == 0 => pieces.extend([Piece::Run, Piece::Run]),
                5 if self.below(8) == 0 => pieces.push(Piece::One(0)),
                _ => pieces.push(Piece::One(1 << symbol)),
            }
        }
        match self.below(6) {
            0 => pieces.push(Piece::Run),
            1 => pieces.insert(0, Piece::Run),
            _ => {}
        }
        Pattern { pieces }
    }
}

/// What a hit says, with its profile's own number, so that hits of different indexes compare.
type Said = (Vec<u8>, u64, bool, u32, i64, u8, bool, Option<u16>);

fn said(from: &dyn Serials, search: impl FnOnce(&dyn Serials, &mut dyn FnMut(Hit))) -> Vec<Said> {
    let mut hits = Vec::new();
    search(from, &mut |hit| {
        let profile = from.profile(hit.profile).set.0;
        let serial = hit.serial;
        hits.push((
            serial.symbols().to_vec(),
            serial.variants(),
            serial.complete(),
            profile,
            hit.record.0,
            hit.position,
            hit.is_frame,
            hit.year,
        ));
    });
    hits.sort_unstable();
    hits
}

/// The same marks in an index of several segments and in a list.
struct Both {
    snapshot: Snapshot,
    listed: Listed,
    serials: Vec<Vec<u8>>,
}

fn profile(number: usize) -> Profile {
    Profile { set: SetNumber(u32::try_from(number).unwrap()), ..Profile::default() }
}

impl Both {
    /// `count` serials with the given lengths; a part of them differ little from earlier ones.
    fn of(
        random: &mut Seeded,
        alphabet: &[u8],
        lengths: std::ops::Range<usize>,
        count: usize,
    ) -> Self {
        let mut listed = Listed::default();
        let mut serials: Vec<Vec<u8>> = Vec::new();
        let mut segments = Vec::new();
        let mut batch = Batch::new();
        for record in 0..u32::try_from(count).unwrap() {
            let length = lengths.start + random.below(lengths.len());
            let mut symbols = random.symbols(length, alphabet);
            if !serials.is_empty() && random.below(3) == 0 {
                let near = serials[random.below(serials.len())].clone();
                symbols = random.edited(&near, alphabet);
                symbols.truncate(24);
            }
            let width = 2 * symbols.len();
            let variants =
                (random.below(1 << 32) as u64).wrapping_mul(0x1_0001_0001) & ((1 << width) - 1);
            let serial = Folded::from_parts(&symbols, variants, random.below(2) == 0);
            let number = random.below(5);
            let position = u8::try_from(random.below(3)).unwrap();
            let is_frame = random.below(2) == 0;
            let year = (random.below(2) == 0).then(|| u16::try_from(1900 + record % 100).unwrap());
            let entry = NewEntry {
                serial,
                profile: batch.intern(&profile(number)),
                record,
                position,
                is_frame,
                year,
            };
            batch.add(&entry);
            if random.below(20) == 0 {
                batch.add(&entry);
            }
            let profile = listed.add_profile(profile(number));
            let record = RecordId(i64::from(record));
            listed.add(Hit { serial, profile, record, position, is_frame, year });
            serials.push(symbols);
            if random.below(count / 3) == 0 {
                segments.push(Segment::of(std::mem::take(&mut batch)));
                // What was not known to be covered is added again.
                let profile = batch.intern(&self::profile(number));
                batch.add(&NewEntry { profile, ..entry });
            }
        }
        segments.push(Segment::of(batch));
        if random.below(2) == 0 && segments.len() > 1 {
            let last = segments.pop().unwrap();
            let one = segments.pop().unwrap();
            segments.push(Segment::merged(&[&one, &last]));
        }
        let snapshot = Snapshot::of(segments.into_iter().map(Arc::new).collect());
        Self { snapshot, listed, serials }
    }

    fn agree(&self, what: &str, search: impl Fn(&dyn Serials, &mut dyn FnMut(Hit))) {
        let (fast, slow) = (said(&self.snapshot, &search), said(&self.listed, &search));
        assert!(fast == slow, "{what}: {} hits, expected {}", fast.len(), slow.len());
    }

    fn compare(&self, random: &mut Seeded, alphabet: &[u8], queries: usize, what: &str) {
        for query in 0..queries {
            let what = format!("{what} query {query}");
            let known = &self.serials[random.below(self.serials.len())];
            let near = random.edited(known, alphabet);
            for symbols in [known, &near] {
                self.agree(&format!("{what} equal"), |s, visit| s.equal(symbols, visit));
                for edits in [1, 2] {
                    let what = format!("{what} within {edits} of {symbols:?}");
                    self.agree(&what, |s, visit| s.within(symbols, edits, visit));
                }
            }
            for symbols in core_forms(known).iter().chain([known]) {
                self.agree(&format!("{what} core"), |s, visit| s.under_core(symbols, visit));
            }
            let pattern = random.pattern(known, alphabet);
            let what = format!("{what} like {:?}", pieces(&pattern));
            self.agree(&what, |s, visit| s.like(&pattern, visit));
        }
    }
}

fn pieces(pattern: &Pattern) -> Vec<Option<u32>> {
    let piece = |piece: &Piece| match piece {
        Piece::One(set) => Some(*set),
        Piece::Run => None,
    };
    pattern.pieces.iter().map(piece).collect()
}

/// Registers, and queries of each register with close serials.
const SEEDS: u64 = 48;
const CLOSE: usize = 4;

#[test]
fn every_search_finds_what_looking_at_everything_finds() {
    let alphabets: [&[u8]; 4] = [&[1, 2], &[1, 2, 11], &[1, 2, 3, 12, 13, 28], &[5]];
    for seed in 0..SEEDS {
        let mut random = Seeded::new(seed);
        let alphabet = alphabets[usize::try_from(seed % 4).unwrap()];
        let from = random.below(20);
        let lengths = from..from + 1 + random.below(25 - from);
        let both = Both::of(&mut random, alphabet, lengths.clone(), 200);
        both.compare(&mut random, alphabet, 6, &format!("seed {seed} lengths {lengths:?}"));
    }
}

#[test]
fn every_search_finds_everything_where_serials_stand_close() {
    // Enough keys that ranges are not looked through at once, and directories are made.
    for (seed, alphabet) in [
        (1000, &[1_u8, 2, 3, 4][..]),
        (1001, &[1, 2]),
        (1002, &[3, 9, 14]),
        (1003, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    ] {
        let mut random = Seeded::new(seed);
        for lengths in [5..13, 11..16] {
            let both = Both::of(&mut random, alphabet, lengths.clone(), 2_500);
            both.compare(&mut random, alphabet, CLOSE, &format!("seed {seed} lengths {lengths:?}"));
        }
    }
}

#[test]
fn an_insertion_and_an_exchange_at_any_place_are_found() {
    let query: Vec<u8> = (1..=9).collect();
    for at in 0..=query.len() {
        let mut batch = Batch::new();
        let mut put = |symbols: &[u8]| {
            let profile = batch.intern(&Profile::default());
            let serial = Folded::from_parts(symbols, 0, true);
            let record = 1;
            let position = u8::try_from(batch.len()).unwrap();
            batch.add(&NewEntry { serial, profile, record, position, is_frame: true, year: None });
        };
        let mut longer = query.clone();
        longer.insert(at, 20);
        put(&longer);
        if at + 1 < query.len() {
            let mut exchanged = query.clone();
            exchanged.swap(at, at + 1);
            put(&exchanged);
        }
        let count = batch.len();
        let snapshot = Snapshot::of(vec![Arc::new(Segment::of(batch))]);
        for edits in [1, 2] {
            assert_eq!(said(&snapshot, |s, visit| s.within(&query, edits, visit)).len(), count);
        }
    }
}

#[test]
fn a_key_that_was_not_given_out_yields_an_empty_profile() {
    let snapshot = Snapshot::default();
    assert!(*snapshot.profile(ProfileKey { part: 3, place: 7 }) == Profile::default());
}

#[test]
fn what_is_said_of_a_mark_again_replaces_what_was_said() {
    let of = |set: usize| {
        let mut batch = Batch::new();
        let profile = batch.intern(&profile(set));
        let serial = Folded::from_parts(&[1, 2, 3], 0, true);
        batch.add(&NewEntry {
            serial,
            profile,
            record: 5,
            position: 0,
            is_frame: true,
            year: None,
        });
        Segment::of(batch)
    };
    let merged = Snapshot::of(vec![Arc::new(Segment::merged(&[&of(1), &of(2)]))]);
    let apart = Snapshot::of(vec![of(1).into(), of(2).into()]);
    for snapshot in [merged, apart] {
        let hits = said(&snapshot, |s, visit| s.equal(&[1, 2, 3], visit));
        assert_eq!(hits.iter().map(|hit| hit.3).collect::<Vec<_>>(), [2]);
    }
}
