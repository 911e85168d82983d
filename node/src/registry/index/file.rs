//! A segment as a file: a head with the lengths of its parts and their checksums, then the parts.
//!
//! Every byte is under a checksum. The parts are the arrays as they stand in memory, so reading is
//! copying; the numbers in them are little-endian, as on every machine that this is built for.

use std::fs::File;
use std::io::ErrorKind;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use bytemuck::{cast_slice, cast_slice_mut};
use vestigo_protocol::codes::FirearmType;
use vestigo_protocol::ids::Country;

use super::super::profile::{Profile, SetNumber};
use super::error::IndexError;
use super::files::{Stored, VERSION};
use super::key::Key;
use super::manifest::Reader;
use super::segment::Segment;
use super::table::Table;
use super::{Covers, RegistryKey};

#[cfg(target_endian = "big")]
compile_error!("the index files are little-endian");

const MAGIC: [u8; 8] = *b"VSTGSRLS";

/// Parts of a table.
const TABLE_PARTS: usize = 6;

/// Parts of a file: two tables and the profiles.
const PARTS: usize = 2 * TABLE_PARTS + 1;

/// Bytes under one checksum.
const BLOCK: usize = 1 << 20;

/// Bytes of the head before the checksums: magic, version, registry, number, first and last
/// record, what is covered, lengths of the parts.
const FIXED: usize = 8 + 4 + 16 + 8 + 4 + 4 + 4 + 8 + 8 * PARTS;

/// The bytes of a segment, part by part.
pub(super) struct Parts<'a> {
    short: [&'a [u8]; TABLE_PARTS],
    long: [&'a [u8]; TABLE_PARTS],
    profiles: Vec<u8>,
}

impl<'a> Parts<'a> {
    /// Of a segment.
    pub(super) fn of(segment: &'a Segment) -> Self {
        let profiles = profiles_to_bytes(&segment.profiles);
        Self { short: parts(&segment.short), long: parts(&segment.long), profiles }
    }

    /// In the order of the file.
    pub(super) fn bytes(&self) -> Vec<&[u8]> {
        let mut all = Vec::with_capacity(PARTS);
        all.extend(self.short);
        all.extend(self.long);
        all.push(&self.profiles);
        all
    }

    /// What stands before them.
    pub(super) fn head(
        &self,
        registry: &RegistryKey,
        number: u64,
        segment: &Segment,
        covers: Covers,
    ) -> Vec<u8> {
        let all = self.bytes();
        let mut head = Vec::with_capacity(FIXED);
        head.extend(MAGIC);
        head.extend(VERSION.to_le_bytes());
        head.extend(registry);
        head.extend(number.to_le_bytes());
        head.extend(segment.records.0.to_le_bytes());
        head.extend(segment.records.1.to_le_bytes());
        head.extend(covers.record.to_le_bytes());
        head.extend(covers.change.to_le_bytes());
        for part in &all {
            head.extend((part.len() as u64).to_le_bytes());
        }
        let blocks: Vec<&[u8]> = all.iter().flat_map(|part| part.chunks(BLOCK)).collect();
        let (left, right) = blocks.split_at(blocks.len() / 2);
        let sums = |blocks: &[&[u8]]| -> Vec<u32> {
            blocks.iter().map(|block| crc32fast::hash(block)).collect()
        };
        std::thread::scope(|scope| {
            let other = scope.spawn(|| sums(right));
            head.extend(sums(left).iter().flat_map(|sum| sum.to_le_bytes()));
            // A thread that only adds up bytes does not panic; if it did, nothing would verify.
            let right = other.join().unwrap_or_default();
            head.extend(right.iter().flat_map(|sum| sum.to_le_bytes()));
        });
        head.extend(crc32fast::hash(&head).to_le_bytes());
        head
    }
}

/// The checksum at the end of a head.
pub(super) fn sum_of(head: &[u8]) -> u32 {
    head.last_chunk::<4>().map_or(0, |sum| u32::from_le_bytes(*sum))
}

fn parts<K: Key>(table: &Table<K>) -> [&[u8]; TABLE_PARTS] {
    [
        cast_slice(&table.keys),
        cast_slice(&table.postings),
        cast_slice(&table.backwards),
        cast_slice(&table.places),
        cast_slice(&table.cores),
        cast_slice(&table.cored),
    ]
}

/// Room for a table whose parts have these lengths in bytes; none if one is no whole number of
/// elements.
fn room<K: Key>(lengths: &[usize]) -> Option<Table<K>> {
    fn list<T: Copy>(bytes: usize, empty: T) -> Option<Vec<T>> {
        bytes.is_multiple_of(size_of::<T>()).then(|| vec![empty; bytes / size_of::<T>()])
    }
    let [keys, postings, backwards, places, cores, cored] = *lengths else { return None };
    Some(Table {
        keys: list(keys, K::EMPTY)?,
        backwards: list(backwards, K::EMPTY)?,
        places: list(places, 0)?,
        postings: list(postings, 0)?,
        cores: list(cores, K::EMPTY)?,
        cored: list(cored, 0)?,
        ..Table::default()
    })
}

fn parts_mut<K: Key>(table: &mut Table<K>) -> [&mut [u8]; TABLE_PARTS] {
    [
        cast_slice_mut(&mut table.keys),
        cast_slice_mut(&mut table.postings),
        cast_slice_mut(&mut table.backwards),
        cast_slice_mut(&mut table.places),
        cast_slice_mut(&mut table.cores),
        cast_slice_mut(&mut table.cored),
    ]
}

/// Reads a segment and verifies every byte of it.
///
/// # Errors
/// [`IndexError`]; a file that is not there is [`IndexError::Damaged`].
pub(super) fn read(
    path: &Path,
    registry: &RegistryKey,
    stored: Stored,
) -> Result<Segment, IndexError> {
    let damaged = |what| IndexError::damaged(path, what);
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(damaged("it is not there")());
        }
        opened => opened.map_err(IndexError::io("open", path))?,
    };
    let size = file.metadata().map_err(IndexError::io("read", path))?.len();
    let size = usize::try_from(size).map_err(|_| damaged("it is too long")())?;
    let head = Head::read(&file, path, size, stored)?;
    if head.registry != *registry {
        return Err(IndexError::Foreign { file: path.to_owned() });
    }
    let (short, rest) = head.lengths.split_at(TABLE_PARTS);
    let (long, profiles) = rest.split_at(TABLE_PARTS);
    let mut segment = Segment {
        short: room(short).ok_or_else(damaged("a part has an impossible length"))?,
        long: room(long).ok_or_else(damaged("a part has an impossible length"))?,
        profiles: Vec::new(),
        records: head.records,
    };
    let mut profiles = vec![0; profiles.iter().sum()];
    let mut at = head.size;
    let mut blocks = Vec::with_capacity(head.sums.len());
    let short = parts_mut(&mut segment.short);
    let long = parts_mut(&mut segment.long);
    let all = short.into_iter().chain(long).chain([profiles.as_mut_slice()]);
    for (block, sum) in all.flat_map(|part| part.chunks_mut(BLOCK)).zip(&head.sums) {
        let length = block.len() as u64;
        blocks.push(Block { bytes: block, at, sum: *sum });
        at += length;
    }
    fill(&file, path, blocks)?;
    segment.profiles = profiles_from_bytes(&profiles).ok_or_else(damaged("a profile"))?;
    complete(&mut segment).then_some(segment).ok_or_else(damaged("a number points to nothing"))
}

/// Checks the two tables and makes their directories, on two threads.
fn complete(segment: &mut Segment) -> bool {
    fn check<K: Key>(table: &mut Table<K>, profiles: usize) -> bool {
        table.look_ahead();
        table.is_sound(profiles)
    }
    let Segment { short, long, profiles, .. } = segment;
    let count = profiles.len();
    std::thread::scope(|scope| {
        let long = scope.spawn(|| check(long, count));
        check(short, count) & long.join().unwrap_or(false)
    })
}

/// A piece of a file under one checksum.
struct Block<'a> {
    bytes: &'a mut [u8],
    at: u64,
    sum: u32,
}

/// Reads the blocks on two threads.
fn fill(file: &File, path: &Path, mut blocks: Vec<Block<'_>>) -> Result<(), IndexError> {
    let read = |blocks: &mut [Block<'_>]| -> Result<(), IndexError> {
        for block in blocks {
            match file.read_exact_at(block.bytes, block.at) {
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                    return Err(IndexError::damaged(path, "it is too short")());
                }
                other => other.map_err(IndexError::io("read", path))?,
            }
            if crc32fast::hash(block.bytes) != block.sum {
                return Err(IndexError::damaged(path, "a checksum does not match")());
            }
        }
        Ok(())
    };
    let half = blocks.len() / 2;
    let (left, right) = blocks.split_at_mut(half);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| read(right));
        read(left)?;
        other.join().unwrap_or_else(|_| Err(IndexError::damaged(path, "it cannot be read")()))
    })
}

/// What stands at the beginning of a file.
struct Head {
    registry: RegistryKey,
    records: (u32, u32),
    lengths: [usize; PARTS],
    sums: Vec<u32>,
    /// Bytes of all this.
    size: u64,
}

impl Head {
    /// Verified against the checksum that the list has.
    fn read(file: &File, path: &Path, size: usize, stored: Stored) -> Result<Self, IndexError> {
        let damaged = |what| IndexError::damaged(path, what);
        let mut bytes = vec![0; FIXED];
        if size < FIXED {
            return Err(damaged("it is too short")());
        }
        file.read_exact_at(&mut bytes, 0).map_err(IndexError::io("read", path))?;
        let mut reader = Reader(&bytes);
        let mut fixed = || -> Option<_> {
            let (magic, version) = (reader.take::<8>()?, reader.u32()?);
            let registry = reader.take::<16>()?;
            let number = reader.u64()?;
            let records = (reader.u32()?, reader.u32()?);
            let _covers = (reader.u32()?, reader.u64()?);
            let mut lengths = [0; PARTS];
            for length in &mut lengths {
                *length = usize::try_from(reader.u64()?).ok()?;
            }
            Some((magic, version, registry, number, records, lengths))
        };
        let (magic, version, registry, number, records, lengths) =
            fixed().ok_or_else(damaged("its head"))?;
        if magic != MAGIC {
            return Err(damaged("it is not an index of serial numbers")());
        }
        let blocks: usize = lengths.iter().map(|length| length.div_ceil(BLOCK)).sum();
        let body = lengths.iter().try_fold(0_usize, |sum, length| sum.checked_add(*length));
        let head = blocks.checked_mul(4).and_then(|sums| sums.checked_add(FIXED + 4));
        let fits = head.and_then(|head| body.and_then(|body| head.checked_add(body)));
        let (Some(head), true) = (head, fits == Some(size)) else {
            return Err(damaged("its length is not what its head says")());
        };
        bytes.resize(head, 0);
        file.read_exact_at(&mut bytes, 0).map_err(IndexError::io("read", path))?;
        let (summed, sum) = bytes.split_last_chunk::<4>().ok_or_else(damaged("its head"))?;
        let sum = u32::from_le_bytes(*sum);
        if crc32fast::hash(summed) != sum || sum != stored.sum || number != stored.number {
            return Err(damaged("its head is not the one that the list names")());
        }
        if version != VERSION {
            let file = path.to_owned();
            return Err(IndexError::Version { file, found: version, known: VERSION });
        }
        let mut reader = Reader(summed.get(FIXED..).unwrap_or_default());
        let sums = std::iter::from_fn(|| reader.u32()).collect();
        Ok(Self { registry, records, lengths, sums, size: head as u64 })
    }
}

/// Profiles as texts with their lengths.
fn profiles_to_bytes(profiles: &[Profile]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes();
    bytes.extend(number(profiles.len()));
    for profile in profiles {
        let Profile { set, maker, brand, importer, model, calibre, firearm_type, country } =
            profile;
        bytes.extend(set.0.to_le_bytes());
        let kind = firearm_type.map(FirearmType::code).unwrap_or_default();
        let country = country.as_ref().map_or("", Country::as_str);
        for text in [maker, brand, importer, model, calibre, kind.as_str(), country] {
            bytes.extend(number(text.len()));
            bytes.extend(text.as_bytes());
        }
    }
    bytes
}

fn profiles_from_bytes(bytes: &[u8]) -> Option<Vec<Profile>> {
    let mut reader = Reader(bytes);
    let count = reader.u32()?;
    let mut profiles = Vec::new();
    for _ in 0..count {
        let set = SetNumber(reader.u32()?);
        let mut text = || -> Option<&str> {
            let length = usize::try_from(reader.u32()?).ok()?;
            std::str::from_utf8(reader.bytes(length)?).ok()
        };
        let [maker, brand, importer, model, calibre] =
            [text()?, text()?, text()?, text()?, text()?].map(str::to_owned);
        let firearm_type = match text()? {
            "" => None,
            code => Some(FirearmType::parse(code).ok()?),
        };
        let country = match text()? {
            "" => None,
            code => Some(Country::parse(code)?),
        };
        let profile =
            Profile { set, maker, brand, importer, model, calibre, firearm_type, country };
        profiles.push(profile);
    }
    reader.0.is_empty().then_some(profiles)
}
