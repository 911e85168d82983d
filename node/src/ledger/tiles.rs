//! Tiles as files: read with their lengths checked, written once and durably.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::log::ENTRY_MAX;
use vestigo_protocol::log::tile::{
    BundleError, TILE_WIDTH, Tile, TileKind, decode_bundle, decode_hashes, leaf_hashes,
};

/// A directory of tiles in the layout of c2sp.org/tlog-tiles. Reading believes what the files
/// say; [`super::Ledger`] and [`super::check::check_log`] compare.
#[derive(Debug)]
pub struct Tiles {
    dir: PathBuf,
}

/// Why a tile could not be read or written.
#[derive(Debug, Error)]
pub enum TileError {
    /// The file system.
    #[error("{action} {path}: {source}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// On which file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A tile that must be there is not.
    #[error("{tile} is missing; rebuild the tiles from the entries")]
    Missing {
        /// The tile.
        tile: Tile,
    },
    /// The file cannot be the tile that its name says.
    #[error("{tile} is damaged: {what}; run `vestigo log verify`")]
    Damaged {
        /// The tile.
        tile: Tile,
        /// What is wrong with it.
        what: Damage,
    },
    /// What should be written differs from what is there. Nothing was changed.
    #[error(
        "{tile} contradicts the entries from entry {first_entry} on; nothing was overwritten, \
         run `vestigo log verify`"
    )]
    Contradiction {
        /// The tile on disk.
        tile: Tile,
        /// First entry whose hash differs.
        first_entry: u64,
    },
    /// A public file beside the tiles is there with other bytes. Nothing was changed.
    #[error("{path} holds something else than was to be published; nothing was overwritten")]
    Differs {
        /// The file.
        path: PathBuf,
    },
    /// The hash asked for is not of a complete subtree of this log.
    #[error("subtree {index} of level {level} is not in the log")]
    NotInLog {
        /// Level, 0 for leaves.
        level: u8,
        /// Number within the level.
        index: u64,
    },
}

/// What is wrong with a tile file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Damage {
    /// The length does not follow from the name.
    #[error("{actual} bytes instead of {expected}")]
    WrongLength {
        /// Bytes that the width takes.
        expected: u64,
        /// Bytes in the file.
        actual: u64,
    },
    /// An entry bundle that cannot be read to its end.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// Its hash differs from the one in the tile above.
    #[error("its hash is not the one that the tile above it holds")]
    NotUnderParent,
    /// Its entries do not hash to the level-0 tile.
    #[error("its entry {0} does not hash to what tile level 0 holds")]
    NotUnderLeaves(u64),
}

impl Tiles {
    /// The tiles under `dir`, which need not exist yet. Nothing is read or created.
    #[must_use]
    pub const fn at(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// The directory.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Where a tile lies.
    pub(super) fn path(&self, tile: &Tile) -> PathBuf {
        self.dir.join(tile.to_string())
    }

    /// The bytes of a tile, as they are served; `None` if there is no such file.
    ///
    /// # Errors
    /// [`TileError::Io`], or [`TileError::Damaged`] if the length is impossible.
    pub fn bytes(&self, tile: &Tile) -> Result<Option<Vec<u8>>, TileError> {
        let path = self.path(tile);
        let io_error = |source| TileError::Io { action: "read", path: path.clone(), source };
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(e) if is_absent(&e) => return Ok(None),
            Err(e) => return Err(io_error(e)),
        };
        let width = u64::from(tile.width());
        let (least, most) = match tile.kind() {
            TileKind::Hashes(_) => (32 * width, 32 * width),
            TileKind::Entries => (2 * width, (2 + ENTRY_MAX as u64) * width),
        };
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(io_error)?;
        let actual = bytes.len() as u64;
        if (least..=most).contains(&actual) {
            return Ok(Some(bytes));
        }
        let expected = if actual < least { least } else { most };
        Err(damaged(tile, Damage::WrongLength { expected, actual }))
    }

    /// The hashes of a tile; `None` if there is no such file.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub fn hashes(&self, tile: &Tile) -> Result<Option<Vec<Digest>>, TileError> {
        let Some(bytes) = self.bytes(tile)? else {
            return Ok(None);
        };
        let (expected, actual) = (32 * u64::from(tile.width()), bytes.len() as u64);
        decode_hashes(&bytes, tile.width())
            .map(Some)
            .ok_or_else(|| damaged(tile, Damage::WrongLength { expected, actual }))
    }

    /// The entries of a bundle; `None` if there is no such file.
    ///
    /// # Errors
    /// As [`Self::bytes`], and [`TileError::Damaged`] for bytes that are not a bundle.
    pub fn entries(&self, tile: &Tile) -> Result<Option<Vec<Vec<u8>>>, TileError> {
        let Some(bytes) = self.bytes(tile)? else {
            return Ok(None);
        };
        let entries =
            decode_bundle(&bytes, tile.width()).map_err(|e| damaged(tile, Damage::Bundle(e)))?;
        Ok(Some(entries.into_iter().map(<[u8]>::to_vec).collect()))
    }

    /// The full tile `index`, or the widest partial one that is there.
    ///
    /// # Errors
    /// [`TileError::Io`].
    pub fn widest(&self, kind: TileKind, index: u64) -> Result<Option<Tile>, TileError> {
        let full = Tile::full(kind, index);
        if self.exists(&full)? {
            return Ok(Some(full));
        }
        let names = names_in(&self.partials_dir(&full))?;
        let widths = names.iter().filter_map(|name| {
            // Only the one form of a width; a leftover temporary file is none.
            let width: u16 = name.parse().ok()?;
            (width.to_string() == *name && width < 256).then_some(width)
        });
        Ok(widths.max().and_then(|width| Tile::new(kind, index, width)))
    }

    /// The highest index of any tile of this kind, full or partial.
    ///
    /// # Errors
    /// [`TileError::Io`].
    pub fn last_index(&self, kind: TileKind) -> Result<Option<u64>, TileError> {
        let first = Tile::full(kind, 0).to_string();
        let level = first.trim_end_matches("/000");
        last_index_in(&self.dir.join(level), 0, INDEX_GROUPS_MAX)
    }

    /// Number of full tiles that follow each other from the first on.
    pub(super) fn full_count(&self, kind: TileKind) -> Result<u64, TileError> {
        let there = |index| self.exists(&Tile::full(kind, index));
        let (mut below, mut above) = (0u64, 1u64);
        while there(above - 1)? {
            below = above;
            above = above.saturating_mul(2);
        }
        while above - below > 1 {
            let middle = below + (above - below) / 2;
            if there(middle - 1)? {
                below = middle;
            } else {
                above = middle;
            }
        }
        Ok(below)
    }

    /// Writes a tile durably unless it is there already with these bytes.
    ///
    /// # Errors
    /// [`TileError::Contradiction`] if it is there with other bytes, [`TileError::Damaged`] if what
    /// is there is no such tile, [`TileError::Io`].
    pub(super) fn write_once(&self, tile: &Tile, bytes: &[u8]) -> Result<(), TileError> {
        match self.bytes(tile)? {
            None => replace_durably(&self.path(tile), bytes),
            Some(there) if there == bytes => Ok(()),
            Some(there) => Err(contradiction(tile, &there, bytes)),
        }
    }

    /// Writes another public file of the log durably unless it is there already with these bytes.
    ///
    /// # Errors
    /// [`TileError::Differs`] if it is there with other bytes, [`TileError::Io`].
    pub(super) fn write_beside_once(&self, name: &str, bytes: &[u8]) -> Result<(), TileError> {
        let path = self.dir.join(name);
        match fs::read(&path) {
            Ok(there) if there == bytes => Ok(()),
            Ok(_) => Err(TileError::Differs { path }),
            Err(e) if is_absent(&e) => replace_durably(&path, bytes),
            Err(source) => Err(TileError::Io { action: "read", path, source }),
        }
    }

    /// Checks that the widest tile on disk at this place, if any, begins as `bytes` do, up to the
    /// shorter of both.
    pub(super) fn agrees(&self, kind: TileKind, index: u64, bytes: &[u8]) -> Result<(), TileError> {
        let Some(tile) = self.widest(kind, index)? else {
            return Ok(());
        };
        let there = self.bytes(&tile)?.unwrap_or_default();
        if bytes.starts_with(&there) || there.starts_with(bytes) {
            return Ok(());
        }
        Err(contradiction(&tile, &there, bytes))
    }

    /// Deletes the partial tiles of a tile that is now there in full, as tlog-tiles allows.
    pub(super) fn drop_partials(&self, kind: TileKind, index: u64) {
        // They cost only space; left over, they are ignored.
        let _removed = fs::remove_dir_all(self.partials_dir(&Tile::full(kind, index)));
    }

    fn partials_dir(&self, full: &Tile) -> PathBuf {
        self.dir.join(format!("{full}.p"))
    }

    fn exists(&self, tile: &Tile) -> Result<bool, TileError> {
        let path = self.path(tile);
        path.try_exists().map_err(|source| TileError::Io { action: "look for", path, source })
    }
}

/// Groups of three digits in the index of a tile of the largest log.
const INDEX_GROUPS_MAX: u8 = 6;

/// The highest tile index below a directory whose own place stands for `prefix`.
fn last_index_in(dir: &Path, prefix: u64, groups: u8) -> Result<Option<u64>, TileError> {
    if groups == 0 {
        return Ok(None);
    }
    let mut last = None;
    for name in names_in(dir)? {
        let (digits, deeper) = match name.strip_prefix('x') {
            Some(digits) => (digits, true),
            None => (name.strip_suffix(".p").unwrap_or(&name), false),
        };
        if digits.len() != 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let index = prefix * 1000 + digits.parse::<u64>().unwrap_or(0);
        let found =
            if deeper { last_index_in(&dir.join(&name), index, groups - 1)? } else { Some(index) };
        last = last.max(found);
    }
    Ok(last)
}

/// Position of the first element in which two tiles of a kind differ.
fn first_difference(kind: TileKind, a: &[u8], b: &[u8]) -> u64 {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    match kind {
        TileKind::Hashes(_) => (same / 32) as u64,
        TileKind::Entries => {
            // Count the entries that end before the difference.
            let (mut rest, mut count) = (a.get(..same).unwrap_or_default(), 0);
            while let Some((length, after)) = rest.split_first_chunk::<2>() {
                let length = usize::from(u16::from_be_bytes(*length));
                let Some(after) = after.get(length..) else {
                    break;
                };
                (rest, count) = (after, count + 1);
            }
            count
        }
    }
}

fn contradiction(tile: &Tile, there: &[u8], bytes: &[u8]) -> TileError {
    let first = first_difference(tile.kind(), there, bytes);
    TileError::Contradiction { tile: *tile, first_entry: tile.first_entry(first) }
}

pub(super) fn damaged(tile: &Tile, what: Damage) -> TileError {
    TileError::Damaged { tile: *tile, what }
}

/// Whether the file, or a directory on the way to it, does not exist.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn names_in(dir: &Path) -> Result<Vec<String>, TileError> {
    let io_error = |source| TileError::Io { action: "list", path: dir.to_path_buf(), source };
    let listing = match fs::read_dir(dir) {
        Ok(listing) => listing,
        Err(e) if is_absent(&e) => return Ok(Vec::new()),
        Err(e) => return Err(io_error(e)),
    };
    let mut names = Vec::new();
    for entry in listing {
        names.extend(entry.map_err(io_error)?.file_name().into_string());
    }
    Ok(names)
}

/// Writes a file so that after a crash it is there whole or as it was before: temporary file,
/// fsync, rename, fsync of the directory and of every directory that had to be made.
pub(super) fn replace_durably(path: &Path, bytes: &[u8]) -> Result<(), TileError> {
    let io_error = |action: &'static str| {
        move |source| TileError::Io { action, path: path.to_path_buf(), source }
    };
    let (Some(dir), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io_error("name")(io::ErrorKind::InvalidInput.into()));
    };
    create_dir_durably(dir).map_err(io_error("make the directory of"))?;
    // A leftover of a crash has the same name and is simply written anew.
    let mut temporary_name = std::ffi::OsString::from(".new-");
    temporary_name.push(name);
    let temporary = dir.join(temporary_name);
    let mut file = File::create(&temporary).map_err(io_error("create"))?;
    file.write_all(bytes).map_err(io_error("write"))?;
    file.sync_all().map_err(io_error("make durable"))?;
    drop(file);
    fs::rename(&temporary, path).map_err(io_error("rename into place"))?;
    sync_dir(dir).map_err(io_error("make durable the directory of"))
}

fn create_dir_durably(dir: &Path) -> io::Result<()> {
    if dir.is_dir() {
        return Ok(());
    }
    let parent = dir.parent().filter(|p| !p.as_os_str().is_empty());
    if let Some(parent) = parent {
        create_dir_durably(parent)?;
    }
    match fs::create_dir(dir) {
        Err(e) if e.kind() != io::ErrorKind::AlreadyExists => return Err(e),
        _ => {}
    }
    parent.map_or(Ok(()), sync_dir)
}

fn sync_dir(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

/// The leaf hashes of a bundle must be those of its level-0 tile.
pub(super) fn check_bundle(
    bundle: &Tile,
    entries: &[Vec<u8>],
    leaves: &[Digest],
) -> Result<(), TileError> {
    let hashes = leaf_hashes(entries);
    let same = hashes.iter().zip(leaves).take_while(|(a, b)| a == b).count();
    if same == leaves.len() && same == hashes.len() {
        Ok(())
    } else {
        let entry = bundle.index().saturating_mul(TILE_WIDTH).saturating_add(same as u64);
        Err(damaged(bundle, Damage::NotUnderLeaves(entry)))
    }
}
