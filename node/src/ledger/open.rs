//! Opening a ledger from its files, and writing it anew from the entries.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use thiserror::Error;
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::log::note::NOTE_MAX;
use vestigo_protocol::log::tile::{
    TILE_HEIGHT, TILE_LEVEL_MAX, TILE_WIDTH, Tile, TileKind, elements, encode_hashes, subtree_root,
};

use crate::ledger::tiles::{TileError, Tiles, check_bundle, is_absent};
use crate::ledger::{CHECKPOINT, COSIGNED, Ledger, LedgerError, Level, bundle_bytes};

/// Why a ledger could not be rebuilt.
#[derive(Debug, Error)]
pub enum RebuildError<E> {
    /// Reading the entries.
    #[error("read the entries: {0}")]
    Entries(E),
    /// Writing the tiles, or a contradiction with those that are there.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl Ledger {
    /// Opens the ledger under `dir`, which the first write makes if need be, at the size that its tiles show.
    /// Repairs what a crash can leave undone: full tiles of higher levels are written again.
    ///
    /// # Errors
    /// [`LedgerError::Tile`] for a tile that is damaged or contradicts another,
    /// [`LedgerError::CheckpointContradicted`] if the tiles do not lead to the published root.
    pub fn open(dir: PathBuf) -> Result<Self, LedgerError> {
        let mut ledger = Self::empty(dir)?;
        ledger.levels[0].full = ledger.tiles.full_count(TileKind::Hashes(0))?;
        for level in 1..=TILE_LEVEL_MAX {
            ledger.read_level(level)?;
        }
        ledger.read_tail()?;
        ledger.check_published()?;
        Ok(ledger)
    }

    /// Writes the ledger anew from all entries, starting at the first. What is there already must
    /// agree: nothing is overwritten, and nothing may reach further than the entries do.
    ///
    /// # Errors
    /// [`RebuildError`]; a contradiction names the tile and its first differing entry.
    pub fn rebuild<E>(
        dir: PathBuf,
        entries: impl IntoIterator<Item = Result<Vec<u8>, E>>,
    ) -> Result<Self, RebuildError<E>> {
        let mut ledger = Self::empty(dir)?;
        for entry in entries {
            let entry = entry.map_err(RebuildError::Entries)?;
            ledger.extend(std::slice::from_ref(&entry))?;
        }
        ledger.check_edge()?;
        ledger.flush()?;
        Ok(ledger)
    }

    /// A ledger that has read nothing but the checkpoint.
    fn empty(dir: PathBuf) -> Result<Self, LedgerError> {
        let published = read_checkpoint(&dir, CHECKPOINT)?;
        // Gathered again if it is not what it should be: nothing rests on it.
        let cosigned = read_checkpoint(&dir, COSIGNED).ok().flatten();
        Ok(Self {
            tiles: Tiles::at(dir),
            cache: Mutex::default(),
            levels: Default::default(),
            bundle: Vec::new(),
            published,
            cosigned,
            failed: false,
        })
    }

    /// Reads the right edge of a level from the tiles below it, and writes its full tiles that a
    /// crash left out.
    fn read_level(&mut self, number: u8) -> Result<(), LedgerError> {
        let kind = TileKind::Hashes(number);
        let leaves = self.levels[0].full * TILE_WIDTH;
        let hashes = elements(kind, leaves);
        let full = hashes / TILE_WIDTH;
        let there = self.tiles.full_count(kind)?.min(full);
        let mut row = Vec::new();
        for index in there * TILE_WIDTH..hashes {
            let below = Tile::full(TileKind::Hashes(number - 1), index);
            let below_hashes =
                self.tiles.hashes(&below)?.ok_or(TileError::Missing { tile: below })?;
            row.extend(subtree_root(&below_hashes));
            if row.len() as u64 == TILE_WIDTH {
                self.write_full_tile(kind, index / TILE_WIDTH, &encode_hashes(&row))?;
                row.clear();
            }
        }
        // What was flushed at this edge must be what the level below says.
        self.tiles.agrees(kind, full, &encode_hashes(&row))?;
        if let Some(level) = self.levels.get_mut(usize::from(number)) {
            *level = Level { full, row };
        }
        Ok(())
    }

    /// Reads the widest partial level-0 tile and its bundle.
    fn read_tail(&mut self) -> Result<(), LedgerError> {
        let index = self.levels[0].full;
        let Some(tile) = self.tiles.widest(TileKind::Hashes(0), index)? else {
            return Ok(());
        };
        let Some(bundle) = Tile::new(TileKind::Entries, index, tile.width()) else {
            return Ok(());
        };
        let hashes = self.tiles.hashes(&tile)?.ok_or(TileError::Missing { tile })?;
        let entries = self.tiles.entries(&bundle)?.ok_or(TileError::Missing { tile: bundle })?;
        check_bundle(&bundle, &entries, &hashes)?;
        self.levels[0].row = hashes;
        self.bundle = entries;
        Ok(())
    }

    /// After a rebuild: nothing on disk may lie beyond the last entry or differ at the edge.
    fn check_edge(&self) -> Result<(), LedgerError> {
        let entries = self.size();
        let behind = |tiles| LedgerError::StoreBehind { entries, tiles };
        let bundle = bundle_bytes(&self.bundle)?;
        self.tiles.agrees(TileKind::Entries, self.levels[0].full, &bundle)?;
        for (number, level) in (0..).zip(&self.levels) {
            let kind = TileKind::Hashes(number);
            self.tiles.agrees(kind, level.full, &encode_hashes(&level.row))?;
            let last = self.tiles.last_index(kind)?.unwrap_or(0);
            let width = self.tiles.widest(kind, last)?.map_or(0, |tile| tile.width());
            let hashes = last * TILE_WIDTH + u64::from(width);
            if hashes > elements(kind, entries) {
                return Err(behind(hashes << (TILE_HEIGHT * number)));
            }
        }
        match self.published.as_ref().map(|p| p.unverified().size) {
            Some(size) if size > entries => Err(behind(size)),
            _ => Ok(()),
        }
    }
}

/// A published checkpoint, if there is one.
fn read_checkpoint(dir: &Path, name: &str) -> Result<Option<SignedCheckpoint>, LedgerError> {
    let path = dir.join(name);
    let io_error = |source| TileError::Io { action: "read", path: path.clone(), source };
    let bytes = match fs::metadata(&path) {
        // A note is far smaller; what is larger is refused by the reader without being read.
        Ok(metadata) if metadata.len() > NOTE_MAX as u64 => vec![0; NOTE_MAX + 1],
        Ok(_) => fs::read(&path).map_err(io_error)?,
        Err(e) if is_absent(&e) => return Ok(None),
        Err(e) => return Err(io_error(e).into()),
    };
    SignedCheckpoint::from_bytes(&bytes)
        .map(Some)
        .map_err(|source| LedgerError::CheckpointFile { dir: dir.to_path_buf(), source })
}
