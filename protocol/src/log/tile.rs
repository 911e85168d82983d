//! Tiles (c2sp.org/tlog-tiles): where the hashes and entries of a log lie, and entry bundles.

use std::fmt;

use thiserror::Error;

use crate::ids::{Digest, LeafHash};
use crate::log::ENTRY_MAX;
use crate::log::note::decode_decimal;
use crate::merkle::{TREE_SIZE_MAX, node_hash};

/// Hashes in a full tile, and entries in a full bundle.
pub const TILE_WIDTH: u64 = 256;

/// Levels of the tree in one tile: 2^8 = [`TILE_WIDTH`].
pub const TILE_HEIGHT: u8 = 8;

/// Highest tile level that a tree of [`TREE_SIZE_MAX`] leaves has.
pub const TILE_LEVEL_MAX: u8 = 7;

/// Bytes of a full tile of hashes.
pub const TILE_BYTES: usize = 256 * 32;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TileKind {
    /// Hashes at this tile level: level 0 holds leaf hashes, each higher level the roots of the
    /// full tiles below. At most [`TILE_LEVEL_MAX`].
    Hashes(u8),
    /// The entries themselves.
    Entries,
}

/// One tile: kind, place and width. Displays as its path.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    kind: TileKind,
    index: u64,
    width: u16,
}

impl Tile {
    /// A full tile.
    #[must_use]
    pub const fn full(kind: TileKind, index: u64) -> Self {
        Self { kind, index, width: 256 }
    }

    /// A tile of `width` elements, 1 to 256.
    #[must_use]
    pub fn new(kind: TileKind, index: u64, width: u16) -> Option<Self> {
        let width_good = (1..=256).contains(&width);
        let level_good = matches!(kind, TileKind::Entries | TileKind::Hashes(0..=TILE_LEVEL_MAX));
        (width_good && level_good && index <= TREE_SIZE_MAX / TILE_WIDTH).then_some(Self {
            kind,
            index,
            width,
        })
    }

    /// The tile at the right edge of a log of `size` entries, if it is partial.
    #[must_use]
    pub fn partial(kind: TileKind, size: u64) -> Option<Self> {
        let count = elements(kind, size);
        let width = u16::try_from(count % TILE_WIDTH).ok()?;
        Self::new(kind, count / TILE_WIDTH, width)
    }

    /// What it holds.
    #[must_use]
    pub const fn kind(&self) -> TileKind {
        self.kind
    }

    /// Its number within its level.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// Number of hashes or entries, 1 to 256.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Index of the first log entry under this tile's element `offset`.
    #[must_use]
    pub fn first_entry(&self, offset: u64) -> u64 {
        let element = self.index.saturating_mul(TILE_WIDTH).saturating_add(offset);
        match self.kind {
            TileKind::Entries => element,
            TileKind::Hashes(level) => {
                element.saturating_mul(1u64.checked_shl(u32::from(level) * 8).unwrap_or(u64::MAX))
            }
        }
    }

    /// Reads a path in exactly the form that [`Tile`] displays as.
    ///
    /// # Errors
    /// [`TilePathError`].
    pub fn parse(path: &str) -> Result<Self, TilePathError> {
        parse_path(path).filter(|tile| tile.to_string() == path).ok_or(TilePathError)
    }
}

/// Number of elements of `kind` in a log of `size` entries, in full and partial tiles.
#[must_use]
pub fn elements(kind: TileKind, size: u64) -> u64 {
    match kind {
        TileKind::Entries => size,
        TileKind::Hashes(level) => {
            size.checked_shr(u32::from(level) * u32::from(TILE_HEIGHT)).unwrap_or(0)
        }
    }
}

/// Why a text is not the path of a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not the path of a tile, such as tile/0/x001/067 or tile/entries/067.p/8")]
pub struct TilePathError;

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Hashes(level) => write!(f, "tile/{level}")?,
            TileKind::Entries => write!(f, "tile/entries")?,
        }
        // An index has at most 18 digits: six groups of three, all but the last with an x.
        let mut divisor = 1;
        while self.index / divisor >= 1000 {
            divisor *= 1000;
        }
        while divisor > 1 {
            write!(f, "/x{:03}", self.index / divisor % 1000)?;
            divisor /= 1000;
        }
        write!(f, "/{:03}", self.index % 1000)?;
        if self.width < 256 {
            write!(f, ".p/{}", self.width)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tile({self})")
    }
}

fn parse_path(path: &str) -> Option<Tile> {
    let (kind, rest) = path.strip_prefix("tile/")?.split_once('/')?;
    let kind = match kind {
        "entries" => TileKind::Entries,
        level => TileKind::Hashes(u8::try_from(decode_decimal(level)?).ok()?),
    };
    let (rest, width) = match rest.split_once(".p/") {
        Some((rest, width)) => (rest, u16::try_from(decode_decimal(width)?).ok()?),
        None => (rest, 256),
    };
    let mut index = 0u64;
    for group in rest.split('/') {
        let digits = group.strip_prefix('x').unwrap_or(group);
        if digits.len() != 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        index = index.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
    }
    Tile::new(kind, index, width)
}

/// Where the hash of a complete subtree is found: it is the root over `count` neighbouring hashes
/// of one tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// Tile level.
    pub level: u8,
    /// Tile number within the level.
    pub tile: u64,
    /// First hash within the tile, 0 to 255.
    pub offset: usize,
    /// Number of hashes, a power of two up to 128.
    pub count: usize,
}

/// Finds the complete subtree `index` of 2^`level` leaves; `None` if no tree is that large.
#[must_use]
pub fn locate(level: u8, index: u64) -> Option<Located> {
    let within = level % TILE_HEIGHT;
    let first = index.checked_mul(1 << within)?;
    let tile_level = level / TILE_HEIGHT;
    (tile_level <= TILE_LEVEL_MAX).then_some(Located {
        level: tile_level,
        tile: first / TILE_WIDTH,
        offset: usize::try_from(first % TILE_WIDTH).unwrap_or(0),
        count: 1 << within,
    })
}

/// The root over hashes whose number is a power of two; `None` for any other number.
#[must_use]
pub fn subtree_root(hashes: &[Digest]) -> Option<Digest> {
    if !hashes.len().is_power_of_two() {
        return None;
    }
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        let (pairs, _) = row.as_chunks::<2>();
        row = pairs.iter().map(|[left, right]| node_hash(left, right)).collect();
    }
    row.first().copied()
}

/// Hashes as the bytes of a tile.
#[must_use]
pub fn encode_hashes(hashes: &[Digest]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// The hashes of a tile; `None` unless there are exactly `width`.
#[must_use]
pub fn decode_hashes(bytes: &[u8], width: u16) -> Option<Vec<Digest>> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    (rest.is_empty() && hashes.len() == usize::from(width))
        .then(|| hashes.iter().map(|hash| Digest(*hash)).collect())
}

/// Why entries are not a bundle, or bytes are not one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BundleError {
    /// An entry over [`ENTRY_MAX`] bytes.
    #[error(
        "entry {position} of the bundle has {length} bytes; a log entry has at most {ENTRY_MAX}"
    )]
    EntryTooLarge {
        /// Position in the bundle, from 0.
        position: usize,
        /// Its length in bytes.
        length: usize,
    },
    /// The bytes end within an entry.
    #[error("the entry bundle ends within entry {position}")]
    Truncated {
        /// Position in the bundle, from 0.
        position: usize,
    },
    /// Another number of entries than the tile's width.
    #[error("the entry bundle holds {actual} entries, not {expected}")]
    WrongCount {
        /// Width of the tile.
        expected: u16,
        /// Entries found.
        actual: usize,
    },
}

/// An entry bundle: each entry after its length in two bytes, big-endian.
///
/// # Errors
/// [`BundleError::EntryTooLarge`].
pub fn encode_bundle<E: AsRef<[u8]>>(entries: &[E]) -> Result<Vec<u8>, BundleError> {
    let mut bytes = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let entry = entry.as_ref();
        let length = u16::try_from(entry.len())
            .map_err(|_| BundleError::EntryTooLarge { position, length: entry.len() })?;
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    Ok(bytes)
}

/// The entries of a bundle of `width` entries, which must take up all of `bytes`.
///
/// # Errors
/// [`BundleError::Truncated`] or [`BundleError::WrongCount`].
pub fn decode_bundle(bytes: &[u8], width: u16) -> Result<Vec<&[u8]>, BundleError> {
    let mut entries = Vec::with_capacity(usize::from(width));
    let mut rest = bytes;
    while !rest.is_empty() {
        let position = entries.len();
        let truncated = BundleError::Truncated { position };
        let (length, after) = rest.split_first_chunk::<2>().ok_or_else(|| truncated.clone())?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, after) = after.split_at_checked(length).ok_or(truncated)?;
        entries.push(entry);
        rest = after;
    }
    if entries.len() == usize::from(width) {
        Ok(entries)
    } else {
        Err(BundleError::WrongCount { expected: width, actual: entries.len() })
    }
}

/// The leaf hashes of entries.
pub fn leaf_hashes<'e, E: AsRef<[u8]> + 'e>(
    entries: impl IntoIterator<Item = &'e E>,
) -> Vec<Digest> {
    entries.into_iter().map(|entry| Digest(LeafHash::of(entry.as_ref()).0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_specification_and_read_in_one_form() {
        for (tile, path) in [
            (Tile::full(TileKind::Hashes(0), 67), "tile/0/067"),
            (Tile::full(TileKind::Hashes(2), 1_234_067), "tile/2/x001/x234/067"),
            (Tile::full(TileKind::Entries, 1000), "tile/entries/x001/000"),
            (Tile::new(TileKind::Hashes(0), 273, 112).unwrap(), "tile/0/273.p/112"),
            (Tile::new(TileKind::Entries, 1_000_000, 1).unwrap(), "tile/entries/x001/x000/000.p/1"),
        ] {
            assert_eq!(tile.to_string(), path);
            assert_eq!(Tile::parse(path), Ok(tile));
        }
        for bad in [
            "",
            "tile",
            "tile/0",
            "tile/0/",
            "tile/0/67",
            "tile/0/0067",
            "tile/00/067",
            "tile/8/000",
            "tile/-1/000",
            "tile/0/x000/067",
            "tile/0/001/067",
            "tile/0/x067",
            "tile/0/067.p/0",
            "tile/0/067.p/256",
            "tile/0/067.p/01",
            "tile/0/067.p/",
            "tile/0/067.p/1/",
            "tile/0/../067",
            "/tile/0/067",
            "tile/data/067",
            "tile/0/06٧",
            "tile/0/x999/x999/x999/x999/x999/x999/999",
        ] {
            assert_eq!(Tile::parse(bad), Err(TilePathError), "{bad}");
        }
    }

    #[test]
    fn the_example_sizes_of_the_specification_come_out() {
        let width = |kind, size| Tile::partial(kind, size).map(|t| (t.index(), t.width()));
        assert_eq!(width(TileKind::Hashes(0), 70_000), Some((273, 112)));
        assert_eq!(width(TileKind::Hashes(1), 70_000), Some((1, 17)));
        assert_eq!(width(TileKind::Hashes(2), 70_000), Some((0, 1)));
        assert_eq!(width(TileKind::Hashes(3), 70_000), None);
        assert_eq!(width(TileKind::Hashes(0), 256), None);
        assert_eq!(width(TileKind::Hashes(1), 256), Some((0, 1)));
        assert_eq!(width(TileKind::Entries, 0), None);
    }

    #[test]
    fn a_subtree_is_found_within_one_tile() {
        assert_eq!(locate(0, 300), Some(Located { level: 0, tile: 1, offset: 44, count: 1 }));
        assert_eq!(locate(7, 3), Some(Located { level: 0, tile: 1, offset: 128, count: 128 }));
        assert_eq!(locate(8, 3), Some(Located { level: 1, tile: 0, offset: 3, count: 1 }));
        assert_eq!(locate(17, 1), Some(Located { level: 2, tile: 0, offset: 2, count: 2 }));
        assert_eq!(locate(7, u64::MAX), None);
        assert_eq!(locate(64, 0), None);
        assert_eq!(Tile::full(TileKind::Hashes(1), 2).first_entry(3), (2 * 256 + 3) * 256);
    }

    #[test]
    fn bundles_round_trip_and_any_cut_is_noticed() {
        let entries: [&[u8]; 4] = [b"", b"a", &[7; 300], &[8; ENTRY_MAX]];
        let bytes = encode_bundle(&entries).unwrap();
        assert_eq!(decode_bundle(&bytes, 4).unwrap(), entries);
        assert_eq!(
            decode_bundle(&bytes, 5),
            Err(BundleError::WrongCount { expected: 5, actual: 4 })
        );
        for cut in [bytes.len() - 1, 1, 4, 6] {
            assert!(decode_bundle(&bytes[..cut], 4).is_err(), "{cut}");
        }
        assert_eq!(
            encode_bundle(&[vec![0; ENTRY_MAX + 1]]),
            Err(BundleError::EntryTooLarge { position: 0, length: ENTRY_MAX + 1 })
        );
    }

    #[test]
    fn hashes_round_trip_and_any_other_length_is_noticed() {
        let hashes = leaf_hashes(&[b"a", b"b"]);
        let bytes = encode_hashes(&hashes);
        assert_eq!(decode_hashes(&bytes, 2).unwrap(), hashes);
        assert_eq!(decode_hashes(&bytes, 1), None);
        assert_eq!(decode_hashes(&bytes[1..], 2), None);
        assert_eq!(subtree_root(&hashes), Some(node_hash(&hashes[0], &hashes[1])));
        assert_eq!(subtree_root(&[]), None);
        assert_eq!(subtree_root(&[hashes[0]; 3]), None);
    }
}
