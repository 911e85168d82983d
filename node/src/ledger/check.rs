//! The offline check of a log: entries, tiles and signed checkpoints against each other.
//!
//! The entries are hashed anew and compared with the level-0 tiles one by one; the roots over the
//! entries and over the tiles are compared with every checkpoint at its size. Whoever changes an
//! entry and every tile still contradicts the copies of the checkpoint that others hold.

use std::collections::BTreeMap;
use std::iter::Peekable;

use thiserror::Error;
use vestigo_protocol::ids::{Digest, LeafHash};
use vestigo_protocol::log::checkpoint::Verified;
use vestigo_protocol::log::tile::{
    TILE_LEVEL_MAX, TILE_WIDTH, Tile, TileKind, leaf_hashes, subtree_root,
};
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::time::Timestamp;

use crate::ledger::tiles::{Damage, TileError, Tiles};

/// Tile faults reported one by one; further ones are counted.
pub const FAULTS_MAX: usize = 64;

/// What was found. A message for people says [`Self::is_intact`], then names the first altered
/// or missing entry, then the checkpoints that contradict and whose copies they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogCheck {
    /// Entries read, up to and including the last one.
    pub entries: u64,
    /// Leaf hashes found in the tiles. Fewer than entries is what a crash leaves, and harmless.
    pub tile_leaves: u64,
    /// First entry whose hash is not the one in the level-0 tile.
    pub first_altered: Option<AlteredEntry>,
    /// How many entries differ from the level-0 tiles.
    pub altered: u64,
    /// First index at which the tiles have a leaf, or a later entry exists, but no entry does.
    pub first_missing: Option<u64>,
    /// How many entries are missing.
    pub missing: u64,
    /// Tiles that are missing, damaged or contradict the level-0 tiles, in the order found.
    pub faults: Vec<TileFault>,
    /// Faults beyond [`FAULTS_MAX`].
    pub further_faults: u64,
    /// Each checkpoint, in the order given.
    pub checkpoints: Vec<CheckpointCheck>,
}

/// An entry that is not what the level-0 tile says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlteredEntry {
    /// Its index.
    pub index: u64,
    /// The hash of the entry as it is now.
    pub now: LeafHash,
    /// The hash in the tile.
    pub in_tile: LeafHash,
    /// Whether the entry bundle still holds an entry with the hash in the tile.
    pub bundle_holds_original: bool,
}

/// A tile with something wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileFault {
    /// Which.
    pub tile: Tile,
    /// First entry concerned.
    pub first_entry: u64,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a tile.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// It is not there, though later ones are.
    #[error("missing")]
    Missing,
    /// It cannot be read as a tile.
    #[error(transparent)]
    Damaged(Damage),
    /// It contradicts the level-0 tiles.
    #[error("contradicts the tiles of level 0")]
    Contradicts,
}

/// One checkpoint against entries and tiles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckpointCheck {
    /// Whose copy it is.
    pub whose: String,
    /// Entries it covers.
    pub size: u64,
    /// The signed root.
    pub signed_root: Digest,
    /// When the log signed it.
    pub signed_at: Timestamp,
    /// Root over the entries at that size; none if entries below it are missing.
    pub entries_root: Option<Digest>,
    /// Root over the level-0 tiles at that size; none if they do not reach so far.
    pub tiles_root: Option<Digest>,
}

/// What a checkpoint says about the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckpointVerdict {
    /// Entries and, as far as they reach, tiles are what was signed.
    Holds,
    /// The tiles are what was signed, the entries are not.
    EntriesAltered,
    /// The entries are what was signed, the tiles are not.
    TilesAltered,
    /// Neither is what was signed.
    BothAltered,
    /// Entries that were signed are missing.
    EntriesMissing,
}

/// Why the check could not be made. Findings are not errors.
#[derive(Debug, Error)]
pub enum CheckLogError<E> {
    /// Reading the entries.
    #[error("read the entries: {0}")]
    Entries(E),
    /// Reading a tile, other than for a fault of the tile itself.
    #[error(transparent)]
    Tile(#[from] TileError),
    /// The entries do not come in ascending order, or leave out a whole tile of which there is no
    /// trace on disk either.
    #[error("the store gives entry {found} where entry {expected} or one close after it belongs")]
    OutOfOrder {
        /// Next index.
        expected: u64,
        /// Index given.
        found: u64,
    },
}

impl LogCheck {
    /// Nothing is altered or missing, no tile has a fault, and every checkpoint holds.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.altered == 0
            && self.missing == 0
            && self.faults.is_empty()
            && self.contradicting().next().is_none()
    }

    /// The checkpoints that do not hold.
    pub fn contradicting(&self) -> impl Iterator<Item = &CheckpointCheck> {
        self.checkpoints.iter().filter(|c| c.verdict() != CheckpointVerdict::Holds)
    }

    /// Where the first alteration of the entries lies by the checkpoints alone: at or after the
    /// first index, before the second. None if no checkpoint contradicts the entries.
    #[must_use]
    pub fn altered_between(&self) -> Option<(u64, u64)> {
        let matches = |c: &&CheckpointCheck| c.entries_root == Some(c.signed_root);
        let before = self.checkpoints.iter().filter(|c| !matches(c)).map(|c| c.size).min()?;
        let holding = self.checkpoints.iter().filter(matches).map(|c| c.size);
        Some((holding.filter(|size| *size < before).max().unwrap_or(0), before))
    }

    /// Two checkpoints of one size with different roots, both signed by the log: it showed two
    /// histories. Positions in [`Self::checkpoints`].
    #[must_use]
    pub fn split_view(&self) -> Option<(usize, usize)> {
        let mut roots: BTreeMap<u64, (usize, Digest)> = BTreeMap::new();
        self.checkpoints.iter().enumerate().find_map(|(position, c)| {
            let (first, root) = *roots.entry(c.size).or_insert((position, c.signed_root));
            (root != c.signed_root).then_some((first, position))
        })
    }
}

impl CheckpointCheck {
    /// What this checkpoint says.
    #[must_use]
    pub fn verdict(&self) -> CheckpointVerdict {
        let tiles_differ = self.tiles_root.is_some_and(|root| root != self.signed_root);
        match self.entries_root {
            None => CheckpointVerdict::EntriesMissing,
            Some(root) if root == self.signed_root && tiles_differ => {
                CheckpointVerdict::TilesAltered
            }
            Some(root) if root == self.signed_root => CheckpointVerdict::Holds,
            Some(_) if tiles_differ => CheckpointVerdict::BothAltered,
            Some(_) => CheckpointVerdict::EntriesAltered,
        }
    }
}

/// Checks all entries, given with their indexes in ascending order, against the tiles under
/// `tiles` and against checkpoints whose signatures are verified, each with a word on whose copy
/// it is. Holds one tile of entries in memory at a time.
///
/// # Errors
/// [`CheckLogError`], if something cannot be read at all.
pub fn check_log<E>(
    entries: impl IntoIterator<Item = Result<(u64, Vec<u8>), E>>,
    tiles: &Tiles,
    checkpoints: &[(String, Verified)],
) -> Result<LogCheck, CheckLogError<E>> {
    let mut check = Check::new(tiles, checkpoints)?;
    let mut entries = entries.into_iter().peekable();
    for index in 0.. {
        let block = check.read_block(index)?;
        let taken = take_entries(&mut entries, index)?;
        if taken.is_empty() && block.leaves.is_empty() {
            // An error of the store was returned above, so this is the end or a gap.
            let Some(Ok((found, _))) = entries.peek() else {
                break;
            };
            let (expected, found) = (index * TILE_WIDTH, *found);
            return Err(CheckLogError::OutOfOrder { expected, found });
        }
        check.compare_block(index, &taken, &block, entries.peek().is_none());
        check.carry(1, subtree_of_full(&block.leaves))?;
    }
    check.compare_edges()?;
    Ok(check.result)
}

/// The entries of one tile by position, absent ones as none; shorter if no further one is in it.
fn take_entries<E>(
    entries: &mut Peekable<impl Iterator<Item = Result<(u64, Vec<u8>), E>>>,
    block: u64,
) -> Result<Vec<Option<Vec<u8>>>, CheckLogError<E>> {
    let start = block * TILE_WIDTH;
    let mut taken: Vec<Option<Vec<u8>>> = Vec::new();
    let is_due = |next: &Result<(u64, Vec<u8>), E>| {
        next.as_ref().map_or(true, |(index, _)| *index < start + TILE_WIDTH)
    };
    while let Some(next) = entries.next_if(is_due) {
        let (found, entry) = next.map_err(CheckLogError::Entries)?;
        let expected = start + taken.len() as u64;
        if found < expected {
            return Err(CheckLogError::OutOfOrder { expected, found });
        }
        for _ in expected..found {
            taken.push(None);
        }
        taken.push(Some(entry));
    }
    Ok(taken)
}

/// The root of a full tile; none for any other number of hashes.
fn subtree_of_full(leaves: &[Digest]) -> Option<Digest> {
    if leaves.len() as u64 == TILE_WIDTH { subtree_root(leaves) } else { None }
}

/// What the tiles say about one block of 256 leaves.
struct Block {
    /// Hashes of the level-0 tile; empty if it is missing or damaged.
    leaves: Vec<Digest>,
    /// Leaf hashes of the entries in the bundle; empty likewise.
    bundle: Vec<Digest>,
}

/// The check while it runs.
struct Check<'a> {
    tiles: &'a Tiles,
    result: LogCheck,
    /// Index of the last level-0 tile on disk.
    last_tile: Option<u64>,
    /// The tree over the entries, until one is missing.
    from_entries: Option<Frontier>,
    /// The tree over the level-0 tiles, until one is missing.
    from_tiles: Option<Frontier>,
    /// From level 1 up: full tiles compared, and hashes after them that follow from level 0.
    rows: Vec<(u64, Vec<Digest>)>,
    /// Whether a level-0 tile was missing, so that the rows no longer tell what belongs above.
    rows_end: bool,
    /// Positions of the checkpoints by size.
    by_size: BTreeMap<u64, Vec<usize>>,
}

impl<'a> Check<'a> {
    fn new(tiles: &'a Tiles, checkpoints: &[(String, Verified)]) -> Result<Self, TileError> {
        let mut by_size: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (position, (_, verified)) in checkpoints.iter().enumerate() {
            by_size.entry(verified.checkpoint.size).or_default().push(position);
        }
        let checkpoints = checkpoints.iter().map(|(whose, verified)| CheckpointCheck {
            whose: whose.clone(),
            size: verified.checkpoint.size,
            signed_root: verified.checkpoint.root,
            signed_at: verified.signed_at,
            entries_root: None,
            tiles_root: None,
        });
        let mut check = Self {
            tiles,
            result: LogCheck { checkpoints: checkpoints.collect(), ..LogCheck::default() },
            last_tile: tiles.last_index(TileKind::Hashes(0))?,
            from_entries: Some(Frontier::new()),
            from_tiles: Some(Frontier::new()),
            rows: vec![Default::default(); TILE_LEVEL_MAX.into()],
            rows_end: false,
            by_size,
        };
        check.compare_checkpoints(0);
        Ok(check)
    }

    /// Reads the level-0 tile and the bundle of a block, noting what is wrong with them.
    fn read_block(&mut self, index: u64) -> Result<Block, TileError> {
        let mut block = Block { leaves: Vec::new(), bundle: Vec::new() };
        let leaves = TileKind::Hashes(0);
        match self.tiles.widest(leaves, index)? {
            Some(tile) => {
                let read = self.tiles.hashes(&tile);
                block.leaves = self.note_damage(read)?.unwrap_or_default();
            }
            None if self.last_tile.is_some_and(|last| index < last) => {
                self.note(Tile::full(leaves, index), 0, Fault::Missing);
            }
            None => return Ok(block),
        }
        let Some(tile) = self.tiles.widest(TileKind::Entries, index)? else {
            self.note(Tile::full(TileKind::Entries, index), 0, Fault::Missing);
            return Ok(block);
        };
        let read = self.tiles.entries(&tile);
        block.bundle = leaf_hashes(&self.note_damage(read)?.unwrap_or_default());
        if let Some(at) = block.bundle.iter().zip(&block.leaves).position(|(a, b)| a != b) {
            self.note(tile, at as u64, Fault::Contradicts);
        }
        Ok(block)
    }

    /// Compares one block entry by entry. If `ended`, no entry comes after it.
    fn compare_block(&mut self, index: u64, taken: &[Option<Vec<u8>>], block: &Block, ended: bool) {
        let start = index * TILE_WIDTH;
        let present = taken.len().max(block.leaves.len()) as u64;
        let count = if ended { present } else { TILE_WIDTH };
        for (position, at) in (start..start + count).enumerate() {
            let entry = taken.get(position).and_then(Option::as_ref);
            let leaf = entry.map(|entry| LeafHash::of(entry));
            let in_tile = block.leaves.get(position).map(|hash| LeafHash(hash.0));
            append_or_end(&mut self.from_entries, leaf);
            append_or_end(&mut self.from_tiles, in_tile);
            let result = &mut self.result;
            result.tile_leaves += u64::from(in_tile.is_some());
            match (leaf, in_tile) {
                (None, _) => {
                    result.missing += 1;
                    result.first_missing.get_or_insert(at);
                }
                (Some(_), None) => result.entries = at + 1,
                (Some(now), Some(in_tile)) => {
                    result.entries = at + 1;
                    if now != in_tile {
                        let original = block.bundle.get(position).map(|hash| hash.0);
                        let bundle_holds_original = original == Some(in_tile.0);
                        result.altered += 1;
                        result.first_altered.get_or_insert(AlteredEntry {
                            index: at,
                            now,
                            in_tile,
                            bundle_holds_original,
                        });
                    }
                }
            }
            self.compare_checkpoints(at + 1);
        }
    }

    /// Takes the root of a full tile one level up, and compares the tile there once it is full.
    fn carry(&mut self, level: u8, root: Option<Digest>) -> Result<(), TileError> {
        let (Some(root), false) = (root, self.rows_end) else {
            self.rows_end = true;
            return Ok(());
        };
        let Some((full, row)) = self.rows.get_mut(usize::from(level) - 1) else {
            return Ok(());
        };
        row.push(root);
        let Some(above) = subtree_of_full(row) else {
            return Ok(());
        };
        let (index, row) = (*full, std::mem::take(row));
        *full += 1;
        self.compare_upper(level, index, &row)?;
        self.carry(level + 1, Some(above))
    }

    /// Compares what was flushed at the right edge of the levels above 0.
    fn compare_edges(&mut self) -> Result<(), TileError> {
        for (level, (index, row)) in (1..).zip(self.rows.clone()) {
            self.compare_upper(level, index, &row)?;
        }
        Ok(())
    }

    /// Compares a tile above level 0 with the hashes that follow from level 0.
    fn compare_upper(&mut self, level: u8, index: u64, row: &[Digest]) -> Result<(), TileError> {
        let kind = TileKind::Hashes(level);
        let Some(tile) = self.tiles.widest(kind, index)? else {
            if row.len() as u64 == TILE_WIDTH {
                self.note(Tile::full(kind, index), 0, Fault::Missing);
            }
            return Ok(());
        };
        let read = self.tiles.hashes(&tile);
        let hashes = self.note_damage(read)?.unwrap_or_default();
        if let Some(at) = hashes.iter().zip(row).position(|(a, b)| a != b) {
            self.note(tile, at as u64, Fault::Contradicts);
        }
        Ok(())
    }

    /// Records the roots for the checkpoints of this size.
    fn compare_checkpoints(&mut self, size: u64) {
        for position in self.by_size.get(&size).into_iter().flatten() {
            if let Some(checkpoint) = self.result.checkpoints.get_mut(*position) {
                checkpoint.entries_root = self.from_entries.as_ref().map(Frontier::root);
                checkpoint.tiles_root = self.from_tiles.as_ref().map(Frontier::root);
            }
        }
    }

    /// A damaged tile is a finding; any other error ends the check.
    fn note_damage<T>(
        &mut self,
        read: Result<Option<T>, TileError>,
    ) -> Result<Option<T>, TileError> {
        match read {
            Err(TileError::Damaged { tile, what }) => {
                self.note(tile, 0, Fault::Damaged(what));
                Ok(None)
            }
            other => other,
        }
    }

    fn note(&mut self, tile: Tile, element: u64, fault: Fault) {
        if self.result.faults.len() < FAULTS_MAX {
            let first_entry = tile.first_entry(element);
            self.result.faults.push(TileFault { tile, first_entry, fault });
        } else {
            self.result.further_faults += 1;
        }
    }
}

/// Appends to a tree that has been complete so far; without a leaf it is no longer.
fn append_or_end(tree: &mut Option<Frontier>, leaf: Option<LeafHash>) {
    match (tree.as_mut(), leaf) {
        (Some(frontier), Some(leaf)) => frontier.append(leaf),
        _ => *tree = None,
    }
}

#[cfg(test)]
mod tests;
