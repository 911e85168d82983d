//! The hashes of a log, checked from the signed root downwards.

use std::collections::BTreeMap;
use std::sync::Arc;

use vestigo_protocol::ids::{Digest, LeafHash};
use vestigo_protocol::log::checkpoint::Checkpoint;
use vestigo_protocol::log::tile::{
    TILE_HEIGHT, TILE_LEVEL_MAX, TILE_WIDTH, Tile, TileKind, decode_bundle, decode_hashes,
    elements, leaf_hashes, locate, subtree_root,
};
use vestigo_protocol::merkle::{self, Frontier, HashReader, ProveError};

use super::AuditError;
use super::log::SERVED_MAX;
use super::source::Source;

/// Checked tiles kept in memory: 4 MiB.
const CACHED_MAX: usize = 512;

/// Places that are noted at which a log is not what was signed, each with up to 64 KiB of what was
/// served. What comes after is more of the same.
const OFF_MAX: usize = 64;

/// A place at which the served tree is not the signed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Off {
    /// A tile holds another hash than the signed tree: path of the file, level and number of the
    /// subtree, what was served, what was signed.
    Hash { path: String, level: u8, index: u64, served: Digest, signed: Digest },
    /// A file is missing or cannot be what its name says.
    File { path: String, served: Vec<u8> },
    /// All together lead to another root.
    Root { frontier: Vec<u8> },
}

/// Why a hash cannot be had.
#[derive(Debug)]
pub(super) enum TreeError {
    /// It cannot be read.
    Audit(AuditError),
    /// It was served otherwise than it was signed; noted in [`Tree::off`].
    Off,
}

impl From<AuditError> for TreeError {
    fn from(error: AuditError) -> Self {
        Self::Audit(error)
    }
}

/// Tiles that were checked, by level and index.
type Checked = BTreeMap<(u8, u64), Arc<[Digest]>>;

/// A source behind a cell, so that the tree can be read through a shared reference.
pub(super) type Shared<'s> = std::cell::RefCell<&'s mut dyn Source>;

/// The tree under a checkpoint. Nothing that it gives is believed without the signed root.
pub(super) struct Tree<'s> {
    source: Shared<'s>,
    checkpoint: Checkpoint,
    /// The right edge of each level: hashes after its last full tile.
    edges: Vec<Vec<Digest>>,
    cache: std::cell::RefCell<Checked>,
    off: std::cell::RefCell<Vec<Off>>,
    /// How often something was off, noted or not.
    faults: std::cell::Cell<usize>,
}

impl<'s> Tree<'s> {
    /// Reads the right edge and compares it with the signed root. None if it leads to another root
    /// and the entries do too: [`Tree::off`] of the second member says how.
    pub(super) fn open(
        source: &'s mut dyn Source,
        checkpoint: &Checkpoint,
    ) -> Result<(Self, bool), AuditError> {
        let tree = Self {
            source: std::cell::RefCell::new(source),
            checkpoint: checkpoint.clone(),
            edges: Vec::new(),
            cache: Default::default(),
            off: Default::default(),
            faults: Default::default(),
        };
        let edges = tree.served_edges()?;
        let mut tree = Self { edges, ..tree };
        if tree.folded() == Some(checkpoint.root) {
            return Ok((tree, true));
        }
        // A tile of the edge may be damaged; the entries tell.
        let served = std::mem::take(&mut tree.edges);
        let rows = tree.rows_from_entries()?;
        tree.edges = rows;
        if tree.folded() != Some(checkpoint.root) {
            let frontier = tree.frontier();
            tree.note(Off::Root { frontier });
            return Ok((tree, false));
        }
        tree.compare_edges(&served);
        Ok((tree, true))
    }

    /// What was served otherwise than it was signed, and found so far.
    pub(super) fn take_off(&self) -> Vec<Off> {
        std::mem::take(&mut self.off.borrow_mut())
    }

    /// Whether so much was off that the rest is not worth asking for.
    pub(super) fn is_hollow(&self) -> bool {
        self.faults.get() >= OFF_MAX
    }

    fn note(&self, off: Off) {
        self.faults.set(self.faults.get().saturating_add(1));
        let mut all = self.off.borrow_mut();
        if all.len() < OFF_MAX {
            all.push(off);
        }
    }

    /// The checkpoint.
    pub(super) const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// A file of the log.
    pub(super) fn get(&self, path: &str) -> Result<Option<Vec<u8>>, AuditError> {
        self.source.borrow_mut().get(path)
    }

    /// See [`Source::observed`].
    pub(super) fn observed(&self, start: u64, end: u64) -> Result<Option<Vec<u8>>, AuditError> {
        self.source.borrow_mut().observed(start, end)
    }

    /// Number of blocks of 256 entries, the last one maybe partial.
    pub(super) fn blocks(&self) -> u64 {
        self.checkpoint.size.div_ceil(TILE_WIDTH)
    }

    /// The leaf hashes of a block.
    pub(super) fn leaves(&self, block: u64) -> Result<Arc<[Digest]>, TreeError> {
        if block < self.checkpoint.size / TILE_WIDTH {
            self.full(0, block)
        } else {
            Ok(self.edges.first().map(|row| Arc::from(row.as_slice())).unwrap_or_default())
        }
    }

    /// The inclusion proof of a complete subtree.
    pub(super) fn subtree_path(&self, level: u8, index: u64) -> Result<Vec<Digest>, TreeError> {
        let leaf = index.checked_shl(level.into()).unwrap_or(u64::MAX);
        let path = match merkle::prove_inclusion(self, leaf, self.checkpoint.size) {
            Ok(path) => path,
            Err(ProveError::Read(error)) => return Err(error),
            Err(_) => return Err(TreeError::Off),
        };
        Ok(path.get(usize::from(level)..).unwrap_or_default().to_vec())
    }

    /// The rows at the right edge as the tiles of this size give them. A missing or unreadable one
    /// is empty: the root then tells.
    fn served_edges(&self) -> Result<Vec<Vec<Digest>>, AuditError> {
        let mut edges = Vec::new();
        for level in 0..=TILE_LEVEL_MAX {
            let kind = TileKind::Hashes(level);
            if elements(kind, self.checkpoint.size) == 0 {
                break;
            }
            let Some(tile) = Tile::partial(kind, self.checkpoint.size) else {
                edges.push(Vec::new());
                continue;
            };
            edges.push(self.hashes_of(&tile)?.unwrap_or_default());
        }
        Ok(edges)
    }

    /// The hashes of a tile, from its own file or from that of the full tile that stands in its
    /// place by now.
    fn hashes_of(&self, tile: &Tile) -> Result<Option<Vec<Digest>>, AuditError> {
        if let Some(bytes) = self.get(&tile.to_string())? {
            return Ok(decode_hashes(&bytes, tile.width()));
        }
        let full = Tile::full(tile.kind(), tile.index());
        let Some(bytes) = self.get(&full.to_string())? else { return Ok(None) };
        let mut hashes = decode_hashes(&bytes, full.width());
        if let Some(hashes) = &mut hashes {
            hashes.truncate(tile.width().into());
        }
        Ok(hashes)
    }

    /// The root to which the rows at the edge lead.
    fn folded(&self) -> Option<Digest> {
        let complete = (0..).zip(&self.edges).all(|(level, row)| {
            let count = elements(TileKind::Hashes(level), self.checkpoint.size);
            row.len() as u64 == count % TILE_WIDTH
        });
        let frontier = complete.then(|| self.frontier())?;
        Frontier::from_bytes(&frontier).ok().map(|tree| tree.root())
    }

    /// The complete subtrees of the whole tree by the rows at the edge, as a frontier's bytes.
    fn frontier(&self) -> Vec<u8> {
        let mut bytes = self.checkpoint.size.to_be_bytes().to_vec();
        for row in self.edges.iter().rev() {
            let mut rest = row.as_slice();
            for bit in (0..TILE_HEIGHT).rev() {
                let count = 1usize << bit;
                if row.len() & count == 0 {
                    continue;
                }
                let (peak, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
                bytes.extend_from_slice(&subtree_root(peak).unwrap_or(Digest([0; 32])).0);
                rest = after;
            }
        }
        bytes
    }

    /// The rows at the edge computed from all entries, up to the first block that is not whole: the
    /// root tells then.
    fn rows_from_entries(&self) -> Result<Vec<Vec<Digest>>, AuditError> {
        let mut rows: Vec<Vec<Digest>> = vec![Vec::new()];
        for block in 0..self.blocks() {
            let hashes = self.served_leaves(block)?;
            let rest = self.checkpoint.size.saturating_sub(block.saturating_mul(TILE_WIDTH));
            let short = (hashes.len() as u64) < rest.min(TILE_WIDTH);
            let Some(row) = rows.first_mut() else { break };
            *row = hashes;
            if short {
                break;
            }
            let mut level = 0;
            while let Some(row) = rows.get_mut(level)
                && row.len() as u64 == TILE_WIDTH
            {
                let root = subtree_root(row);
                row.clear();
                level += 1;
                if rows.len() == level {
                    rows.push(Vec::new());
                }
                if let Some(above) = rows.get_mut(level) {
                    above.extend(root);
                }
            }
        }
        Ok(rows)
    }

    /// The leaf hashes of a block as its entries give them.
    fn served_leaves(&self, block: u64) -> Result<Vec<Digest>, AuditError> {
        Ok(leaf_hashes(&self.bundle(block)?.unwrap_or_default()))
    }

    /// The entries of a block, from its own file or from a longer one that stands in its place.
    pub(super) fn bundle(&self, block: u64) -> Result<Option<Vec<Vec<u8>>>, AuditError> {
        let rest = self.checkpoint.size.saturating_sub(block.saturating_mul(TILE_WIDTH));
        let width = u16::try_from(rest.min(TILE_WIDTH)).unwrap_or(256);
        let full = Tile::full(TileKind::Entries, block);
        let tile = Tile::new(TileKind::Entries, block, width).unwrap_or(full);
        let mut found = None;
        for tile in [tile, full] {
            if let Some(bytes) = self.get(&tile.to_string())? {
                found = Some((tile, bytes));
                break;
            }
        }
        let Some((tile, bytes)) = found else { return Ok(None) };
        match decode_bundle(&bytes, tile.width()) {
            Ok(entries) => {
                let entries = entries.into_iter().take(width.into());
                Ok(Some(entries.map(<[u8]>::to_vec).collect()))
            }
            Err(_) => {
                self.note_file(&tile, bytes);
                Ok(None)
            }
        }
    }

    /// Notes a file that is missing or cannot be read as what it is.
    pub(super) fn note_file(&self, tile: &Tile, served: Vec<u8>) {
        self.note_bytes(tile.to_string(), &served);
    }

    /// Notes an answer to an observer in which rows are missing or out of place.
    pub(super) fn note_rows(&self, start: u64, end: u64, served: Vec<u8>) {
        self.note_bytes(format!("observer/v1/entries?start={start}&end={end}"), &served);
    }

    fn note_bytes(&self, path: String, served: &[u8]) {
        let is_it = |off: &Off| matches!(off, Off::File { path: p, .. } if *p == path);
        let known = self.off.borrow().iter().any(is_it);
        if !known {
            let served = served.get(..SERVED_MAX).unwrap_or(served).to_vec();
            self.note(Off::File { path, served });
        }
    }

    fn compare_edges(&self, served: &[Vec<Digest>]) {
        for (level, row) in (0u8..).zip(&self.edges) {
            let kind = TileKind::Hashes(level);
            let Some(tile) = Tile::partial(kind, self.checkpoint.size) else { continue };
            let theirs = served.get(usize::from(level)).map(Vec::as_slice).unwrap_or_default();
            self.compare(&tile, theirs, row);
        }
    }

    /// Notes the first hash in which a tile differs from what was signed.
    fn compare(&self, tile: &Tile, served: &[Digest], signed: &[Digest]) {
        if served.len() != signed.len() {
            let bytes = self.get(&tile.to_string()).ok().flatten().unwrap_or_default();
            return self.note_file(tile, bytes);
        }
        let TileKind::Hashes(tile_level) = tile.kind() else { return };
        let first = tile.index().saturating_mul(TILE_WIDTH);
        let differs = (first..).zip(served.iter().zip(signed)).find(|(_, (a, b))| a != b);
        if let Some((index, (served, signed))) = differs {
            self.note(Off::Hash {
                path: tile.to_string(),
                level: tile_level * TILE_HEIGHT,
                index,
                served: *served,
                signed: *signed,
            });
        }
    }

    /// A full tile, checked against the hash above it. A damaged one is noted and made anew from
    /// what is below, if that leads to the hash above.
    fn full(&self, level: u8, index: u64) -> Result<Arc<[Digest]>, TreeError> {
        if let Some(hashes) = self.cache.borrow().get(&(level, index)) {
            return Ok(Arc::clone(hashes));
        }
        let tile = Tile::full(TileKind::Hashes(level), index);
        let expected = self.subtree((level + 1) * TILE_HEIGHT, index)?;
        let served = self.hashes_of(&tile)?;
        let good = served.as_ref().filter(|hashes| subtree_root(hashes) == Some(expected));
        let hashes: Arc<[Digest]> = match good {
            Some(hashes) => Arc::from(hashes.as_slice()),
            None => {
                let below = self.below(level, index)?;
                if subtree_root(&below) != Some(expected) {
                    // Neither the tile nor what is below it is what was signed.
                    let found = served.as_deref().and_then(subtree_root);
                    self.note(match found.or_else(|| subtree_root(&below)) {
                        Some(served) => Off::Hash {
                            path: tile.to_string(),
                            level: (level + 1) * TILE_HEIGHT,
                            index,
                            served,
                            signed: expected,
                        },
                        None => Off::File { path: tile.to_string(), served: Vec::new() },
                    });
                    return Err(TreeError::Off);
                }
                self.compare(&tile, served.as_deref().unwrap_or_default(), &below);
                Arc::from(below)
            }
        };
        let mut cache = self.cache.borrow_mut();
        if cache.len() >= CACHED_MAX {
            // Tiles are read from left to right: the lowest of the lowest level was used longest ago.
            cache.pop_first();
        }
        cache.insert((level, index), Arc::clone(&hashes));
        Ok(hashes)
    }

    /// The hashes of a full tile by what is served below it.
    fn below(&self, level: u8, index: u64) -> Result<Vec<Digest>, AuditError> {
        let Some(lower) = level.checked_sub(1) else { return self.served_leaves(index) };
        let first = index.saturating_mul(TILE_WIDTH);
        let mut hashes = Vec::new();
        for child in first..first.saturating_add(TILE_WIDTH) {
            let tile = Tile::full(TileKind::Hashes(lower), child);
            let row = self.hashes_of(&tile)?.unwrap_or_default();
            hashes.extend(subtree_root(&row));
        }
        Ok(hashes)
    }

    /// The hash of a leaf.
    pub(super) fn leaf(&self, index: u64) -> Result<LeafHash, TreeError> {
        self.subtree(0, index).map(|hash| LeafHash(hash.0))
    }
}

impl HashReader for Tree<'_> {
    type Error = TreeError;

    fn subtree(&self, level: u8, index: u64) -> Result<Digest, TreeError> {
        let place = locate(level, index).ok_or(TreeError::Off)?;
        let kind = TileKind::Hashes(place.level);
        let full = elements(kind, self.checkpoint.size) / TILE_WIDTH;
        let take = |hashes: &[Digest]| {
            subtree_root(hashes.get(place.offset..place.offset.saturating_add(place.count))?)
        };
        let found = if place.tile < full {
            take(&self.full(place.level, place.tile)?)
        } else {
            self.edges.get(usize::from(place.level)).and_then(|row| take(row))
        };
        found.ok_or(TreeError::Off)
    }
}
