//! The log's projections on disk: tiles, entry bundles and the published checkpoint.
//!
//! The entries live in the store; what is here can be computed from them again at any time. What
//! was once written is never overwritten with other bytes, so that a changed entry shows as a
//! contradiction instead of a silent new history.

pub mod tiles;
mod cache;
mod open;
pub mod check;

use std::path::PathBuf;
use std::sync::Mutex;

use thiserror::Error;
use vestigo_protocol::ids::{Digest, LeafHash};
use vestigo_protocol::log::ENTRY_MAX;
use vestigo_protocol::log::checkpoint::{CheckpointError, SignedCheckpoint};
use vestigo_protocol::log::tile::{
    TILE_HEIGHT, TILE_LEVEL_MAX, TILE_WIDTH, Tile, TileKind, encode_bundle, encode_hashes, locate,
    subtree_root,
};
use vestigo_protocol::merkle::{self, HashReader, ProveError, TREE_SIZE_MAX};

use crate::ledger::cache::TileCache;
use crate::ledger::tiles::{Damage, TileError, Tiles, damaged, replace_durably};

pub use crate::ledger::open::RebuildError;

/// Tile levels 0 to [`TILE_LEVEL_MAX`].
const LEVELS: usize = TILE_LEVEL_MAX as usize + 1;

/// The file of the newest checkpoint.
pub const CHECKPOINT: &str = "checkpoint";

/// The file of the newest checkpoint with enough cosignatures.
pub const COSIGNED: &str = "checkpoint.cosigned";

/// The tiles of one node's log, with the right edge of the tree in memory. One writer; reading
/// takes `&self`.
pub struct Ledger {
    tiles: Tiles,
    cache: Mutex<TileCache>,
    levels: [Level; LEVELS],
    /// The entries after the last full bundle.
    bundle: Vec<Vec<u8>>,
    published: Option<SignedCheckpoint>,
    cosigned: Option<SignedCheckpoint>,
    failed: bool,
}

/// The right edge of one tile level.
#[derive(Debug, Default)]
struct Level {
    /// Full tiles on disk.
    full: u64,
    /// Hashes after them, at most 255 between calls.
    row: Vec<Digest>,
}

/// Why the ledger cannot be opened, extended or published.
#[derive(Debug, Error)]
pub enum LedgerError {
    /// A tile.
    #[error(transparent)]
    Tile(#[from] TileError),
    /// The checkpoint file.
    #[error("the checkpoint file in {dir}: {source}")]
    CheckpointFile {
        /// Directory of the ledger.
        dir: PathBuf,
        /// What is wrong with it.
        source: CheckpointError,
    },
    /// An entry that no log can hold.
    #[error("an entry of {0} bytes; a log entry has at most {ENTRY_MAX}")]
    EntryTooLarge(usize),
    /// More entries than [`TREE_SIZE_MAX`].
    #[error("the log is full")]
    Full,
    /// The tiles do not lead to the root that was signed and published.
    #[error(
        "at {size} entries the tiles have root {found}, but {signed} was signed and published; \
         run `vestigo log verify`"
    )]
    CheckpointContradicted {
        /// Size of the checkpoint.
        size: u64,
        /// Root in the checkpoint.
        signed: Digest,
        /// Root over the tiles.
        found: Digest,
    },
    /// A checkpoint beyond the entries that the ledger has.
    #[error("the checkpoint covers {size} entries, the ledger has {entries}; extend it first")]
    CheckpointAhead {
        /// Size of the checkpoint.
        size: u64,
        /// Entries in the ledger.
        entries: u64,
    },
    /// A checkpoint smaller than the published one.
    #[error("a checkpoint of {offered} entries was to replace the published one of {published}")]
    Backwards {
        /// Size of the published checkpoint.
        published: u64,
        /// Size of the offered one.
        offered: u64,
    },
    /// A checkpoint of another log.
    #[error("a checkpoint of another log was to replace the published one")]
    OtherLog,
    /// The entries given end before the tiles do.
    #[error(
        "the tiles hold {tiles} entries, the store only {entries}: the store was cut or restored \
         from an older backup; nothing was changed"
    )]
    StoreBehind {
        /// Entries that the store has.
        entries: u64,
        /// Entries that the tiles or the published checkpoint cover.
        tiles: u64,
    },
    /// An earlier write failed, and memory may be ahead of the disk.
    #[error("an earlier write to the ledger failed; open it again")]
    Failed,
}

impl Ledger {
    /// Number of entries.
    #[must_use]
    pub fn size(&self) -> u64 {
        let [leaves, ..] = &self.levels;
        leaves.full * TILE_WIDTH + leaves.row.len() as u64
    }

    /// The root over all entries.
    ///
    /// # Errors
    /// [`TileError`] if a tile is missing or damaged.
    pub fn root(&self) -> Result<Digest, ProveError<TileError>> {
        merkle::root_of(self, self.size())
    }

    /// The files.
    #[must_use]
    pub const fn tiles(&self) -> &Tiles {
        &self.tiles
    }

    /// The checkpoint that was published last.
    #[must_use]
    pub const fn published(&self) -> Option<&SignedCheckpoint> {
        self.published.as_ref()
    }

    /// Appends entries that the store holds durably. Full tiles and bundles are written at once,
    /// durably; the rest stays in memory until [`Self::flush`] or [`Self::publish`].
    ///
    /// # Errors
    /// [`LedgerError`]. After a failed write the ledger must be opened again.
    pub fn extend(&mut self, entries: &[Vec<u8>]) -> Result<(), LedgerError> {
        if self.failed {
            return Err(LedgerError::Failed);
        }
        if let Some(entry) = entries.iter().find(|entry| entry.len() > ENTRY_MAX) {
            return Err(LedgerError::EntryTooLarge(entry.len()));
        }
        if self.size().saturating_add(entries.len() as u64) > TREE_SIZE_MAX {
            return Err(LedgerError::Full);
        }
        // Until all is written, memory and disk differ.
        self.failed = true;
        for entry in entries {
            self.levels[0].row.push(Digest(LeafHash::of(entry).0));
            self.bundle.push(entry.clone());
            if self.bundle.len() as u64 == TILE_WIDTH {
                self.write_full()?;
            }
            if self.published.as_ref().is_some_and(|p| p.unverified().size == self.size()) {
                self.check_published()?;
            }
        }
        self.failed = false;
        Ok(())
    }

    /// Writes the partial tiles of the current size durably.
    ///
    /// # Errors
    /// [`LedgerError`].
    pub fn flush(&mut self) -> Result<(), LedgerError> {
        self.write_partials(self.size())
    }

    /// Publishes a checkpoint of the current or an earlier size, after the partial tiles that
    /// belong to it. The caller has stored it. Never goes backwards; the same size and root with
    /// other signature lines replaces the file.
    ///
    /// # Errors
    /// [`LedgerError`]; the published checkpoint is then unchanged.
    pub fn publish(&mut self, checkpoint: &SignedCheckpoint) -> Result<(), LedgerError> {
        if self.failed {
            return Err(LedgerError::Failed);
        }
        let offered = checkpoint.unverified();
        if let Some(published) = self.published.as_ref().map(SignedCheckpoint::unverified) {
            if published.origin != offered.origin {
                return Err(LedgerError::OtherLog);
            }
            if offered.size < published.size {
                let (published, offered) = (published.size, offered.size);
                return Err(LedgerError::Backwards { published, offered });
            }
        }
        if offered.size > self.size() {
            let (size, entries) = (offered.size, self.size());
            return Err(LedgerError::CheckpointAhead { size, entries });
        }
        self.check_root(offered.size, offered.root)?;
        self.write_partials(offered.size)?;
        replace_durably(&self.tiles.dir().join(CHECKPOINT), checkpoint.to_text().as_bytes())?;
        self.published = Some(checkpoint.clone());
        Ok(())
    }

    /// Publishes a checkpoint that has enough cosignatures beside the newest one, which may have
    /// fewer. Of an older size than the one that is there, it changes nothing.
    ///
    /// # Errors
    /// [`LedgerError`]; what was published is then unchanged.
    pub fn publish_cosigned(&mut self, checkpoint: &SignedCheckpoint) -> Result<(), LedgerError> {
        let offered = checkpoint.unverified();
        if self.cosigned.as_ref().is_some_and(|old| old.unverified().size > offered.size) {
            return Ok(());
        }
        if self.published.as_ref().is_none_or(|p| p.unverified().size < offered.size) {
            self.publish(checkpoint)?;
        }
        self.check_root(offered.size, offered.root)?;
        replace_durably(&self.tiles.dir().join(COSIGNED), checkpoint.to_text().as_bytes())?;
        self.cosigned = Some(checkpoint.clone());
        Ok(())
    }

    /// The newest checkpoint that was published with enough cosignatures.
    #[must_use]
    pub const fn cosigned(&self) -> Option<&SignedCheckpoint> {
        self.cosigned.as_ref()
    }

    /// Publishes a version of the log owner's descriptor as `descriptors/<version>`, from which an
    /// observer has the keys.
    ///
    /// # Errors
    /// The version is there with other bytes, or the file cannot be written.
    pub fn publish_descriptor(&self, version: u64, bytes: &[u8]) -> Result<(), LedgerError> {
        Ok(self.tiles.write_beside_once(&format!("descriptors/{version}"), bytes)?)
    }

    /// Publishes the checkpoint of a partner that an entry of ours of kind 13 names, as
    /// `seen/<leaf hash>`: the note that the partner signed.
    ///
    /// # Errors
    /// It is there with other bytes, or the file cannot be written.
    pub fn publish_seen(&self, leaf: LeafHash, note: &str) -> Result<(), LedgerError> {
        Ok(self.tiles.write_beside_once(&format!("seen/{leaf}"), note.as_bytes())?)
    }

    /// The inclusion proof of entry `index` in the log of `size` entries.
    ///
    /// # Errors
    /// [`ProveError`].
    pub fn prove_inclusion(
        &self,
        index: u64,
        size: u64,
    ) -> Result<Vec<Digest>, ProveError<TileError>> {
        merkle::prove_inclusion(self, index, size)
    }

    /// The consistency proof between two sizes.
    ///
    /// # Errors
    /// [`ProveError`].
    pub fn prove_consistency(
        &self,
        old: u64,
        new: u64,
    ) -> Result<Vec<Digest>, ProveError<TileError>> {
        merkle::prove_consistency(self, old, new)
    }

    /// The last bundle and its level-0 tile are full: write both, and every tile above that this
    /// fills.
    fn write_full(&mut self) -> Result<(), LedgerError> {
        let bytes = bundle_bytes(&self.bundle)?;
        let index = self.levels[0].full;
        self.write_full_tile(TileKind::Entries, index, &bytes)?;
        self.bundle.clear();
        for number in 0..TILE_LEVEL_MAX {
            let kind = TileKind::Hashes(number);
            let Some(level) = self.levels.get(usize::from(number)) else {
                break;
            };
            let Some(root) =
                (level.row.len() as u64 == TILE_WIDTH).then(|| subtree_root(&level.row)).flatten()
            else {
                break;
            };
            self.write_full_tile(kind, level.full, &encode_hashes(&level.row))?;
            if let [level, above, ..] =
                self.levels.get_mut(usize::from(number)..).unwrap_or_default()
            {
                level.row.clear();
                level.full += 1;
                above.row.push(root);
            }
            self.tiles.drop_partials(kind, index >> (TILE_HEIGHT * number));
        }
        // Not before the level-0 tile is there: opening takes a partial tile with its bundle.
        self.tiles.drop_partials(TileKind::Entries, index);
        Ok(())
    }

    fn write_full_tile(&self, kind: TileKind, index: u64, bytes: &[u8]) -> Result<(), LedgerError> {
        let tile = Tile::full(kind, index);
        // A partial tile that is about to be dropped must not have said anything else.
        self.tiles.agrees(kind, index, bytes)?;
        Ok(self.tiles.write_once(&tile, bytes)?)
    }

    /// Writes the partial tiles of the log as it was at `size`, unless full ones stand there.
    fn write_partials(&self, size: u64) -> Result<(), LedgerError> {
        if self.failed {
            return Err(LedgerError::Failed);
        }
        // Bundle before hashes: opening takes a level-0 tile only together with its bundle.
        if let Some(tile) = self.partial(TileKind::Entries, 0, size) {
            let entries = self.bundle.get(..usize::from(tile.width())).unwrap_or_default();
            let bytes = bundle_bytes(entries)?;
            self.tiles.write_once(&tile, &bytes)?;
        }
        for (number, level) in (0..).zip(&self.levels) {
            if let Some(tile) = self.partial(TileKind::Hashes(number), number, size) {
                let row = level.row.get(..usize::from(tile.width())).unwrap_or_default();
                self.tiles.write_once(&tile, &encode_hashes(row))?;
            }
        }
        Ok(())
    }

    /// The partial tile of `kind` for `size`, if no full one stands in its place.
    fn partial(&self, kind: TileKind, level: u8, size: u64) -> Option<Tile> {
        let full = self.levels.get(usize::from(level))?.full;
        Tile::partial(kind, size).filter(|tile| tile.index() >= full)
    }

    /// If the published checkpoint is within the ledger, its root must be the ledger's.
    fn check_published(&self) -> Result<(), LedgerError> {
        match self.published.as_ref().map(SignedCheckpoint::unverified) {
            Some(published) if published.size <= self.size() => {
                self.check_root(published.size, published.root)
            }
            _ => Ok(()),
        }
    }

    fn check_root(&self, size: u64, signed: Digest) -> Result<(), LedgerError> {
        let found = match merkle::root_of(self, size) {
            Ok(found) => found,
            Err(ProveError::Read(error)) => return Err(error.into()),
            Err(_) => return Err(LedgerError::Full),
        };
        if found == signed {
            Ok(())
        } else {
            Err(LedgerError::CheckpointContradicted { size, signed, found })
        }
    }

    /// A full tile, checked against the tile above it, up to the edge in memory.
    fn full_tile(&self, level: u8, index: u64) -> Result<std::sync::Arc<[Digest]>, TileError> {
        // A poisoned cache holds only checked tiles, like any other.
        let lock = || self.cache.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(hashes) = lock().get(level, index) {
            return Ok(hashes);
        }
        let tile = Tile::full(TileKind::Hashes(level), index);
        let hashes = self.tiles.hashes(&tile)?.ok_or(TileError::Missing { tile })?;
        let expected = self.subtree((level + 1) * TILE_HEIGHT, index)?;
        if subtree_root(&hashes) != Some(expected) {
            return Err(damaged(&tile, Damage::NotUnderParent));
        }
        Ok(lock().insert(level, index, hashes.into()))
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ledger({}, {} entries)", self.tiles.dir().display(), self.size())
    }
}

impl HashReader for Ledger {
    type Error = TileError;

    fn subtree(&self, level: u8, index: u64) -> Result<Digest, TileError> {
        let not_in_log = || TileError::NotInLog { level, index };
        let place = locate(level, index).ok_or_else(not_in_log)?;
        let edge = self.levels.get(usize::from(place.level)).ok_or_else(not_in_log)?;
        let root =
            |hashes: &[Digest]| subtree_root(hashes.get(place.offset..place.offset + place.count)?);
        let found = if place.tile < edge.full {
            root(&self.full_tile(place.level, place.tile)?)
        } else if place.tile == edge.full {
            root(&edge.row)
        } else {
            None
        };
        found.ok_or_else(not_in_log)
    }
}

fn bundle_bytes(entries: &[Vec<u8>]) -> Result<Vec<u8>, LedgerError> {
    encode_bundle(entries).map_err(|_| {
        LedgerError::EntryTooLarge(entries.iter().map(Vec::len).max().unwrap_or_default())
    })
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
