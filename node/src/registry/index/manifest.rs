//! The list of an index's segments: which files make it up, and what they cover.

use std::path::Path;

use super::error::IndexError;
use super::files::{Stored, VERSION};
use super::{Covers, RegistryKey};

const MAGIC: [u8; 8] = *b"VSTGLIST";

/// Bytes before the segments.
const HEAD: usize = 44;

/// Bytes of one segment.
const ENTRY: usize = 12;

/// The segments of an index, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) covers: Covers,
    pub(super) segments: Vec<Stored>,
}

impl Manifest {
    /// As bytes: head, segments, checksum of both.
    pub(super) fn to_bytes(&self, registry: &RegistryKey) -> Vec<u8> {
        let count = u32::try_from(self.segments.len()).unwrap_or(u32::MAX);
        let mut bytes = Vec::with_capacity(HEAD + self.segments.len() * ENTRY + 4);
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(registry);
        bytes.extend(self.covers.record.to_le_bytes());
        bytes.extend(self.covers.change.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        for segment in &self.segments {
            bytes.extend(segment.number.to_le_bytes());
            bytes.extend(segment.sum.to_le_bytes());
        }
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// From bytes.
    ///
    /// # Errors
    /// [`IndexError::Damaged`], [`IndexError::Version`], [`IndexError::Foreign`].
    pub(super) fn from_bytes(
        bytes: &[u8],
        registry: &RegistryKey,
        file: &Path,
    ) -> Result<Self, IndexError> {
        let damaged = |what| IndexError::damaged(file, what);
        let (body, sum) = bytes.split_last_chunk::<4>().ok_or_else(damaged("it is too short"))?;
        if crc32fast::hash(body) != u32::from_le_bytes(*sum) {
            return Err(damaged("its checksum does not match")());
        }
        let mut reader = Reader(body);
        let mut read = || -> Option<Result<Self, IndexError>> {
            if reader.take::<8>()? != MAGIC {
                return None;
            }
            let found = reader.u32()?;
            if found != VERSION {
                let file = file.to_owned();
                return Some(Err(IndexError::Version { file, found, known: VERSION }));
            }
            if reader.take::<16>()? != *registry {
                return Some(Err(IndexError::Foreign { file: file.to_owned() }));
            }
            let covers = Covers { record: reader.u32()?, change: reader.u64()? };
            let count = reader.u32()?;
            let mut segments = Vec::new();
            for _ in 0..count {
                segments.push(Stored { number: reader.u64()?, sum: reader.u32()? });
            }
            reader.0.is_empty().then_some(Ok(Self { covers, segments }))
        };
        read().ok_or_else(damaged("it is not a list of segments"))?
    }
}

/// Takes numbers off the front of bytes.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    /// The next `N` bytes.
    pub(super) fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    /// The next `length` bytes.
    pub(super) fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number.
    pub(super) fn u32(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    /// A number.
    pub(super) fn u64(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }
}
