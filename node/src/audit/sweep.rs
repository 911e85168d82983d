//! Reading the entries of a log and verifying them on all processors.

use std::sync::Arc;

use vestigo_protocol::audit::directory::{Directory, StatementFault};
use vestigo_protocol::codec;
use vestigo_protocol::envelope::Statement;
use vestigo_protocol::ids::{Digest, LeafHash, NodeName};
use vestigo_protocol::log::tile::{TILE_WIDTH, Tile, TileKind};
use vestigo_protocol::time::Timestamp;

use super::AuditError;
use super::tree::{Tree, TreeError};

/// Blocks of 256 entries that are verified together: about 3 MB, a tenth of a second.
const BLOCKS: u64 = 16;

/// One entry after it was read.
#[derive(Debug)]
pub(super) enum Checked {
    /// A statement whose signature holds.
    Said(Box<Statement>),
    /// An observer of this pair may not see it.
    Hidden,
    /// Its issuer's descriptor, or the key, is not at hand: who is said to have issued it.
    Unknown(NodeName),
    /// Under the signed root, and no statement of whom it says.
    Bad,
    /// Not what was signed at this index: the bytes that were served.
    Other(Vec<u8>),
    /// Not the leaf hash that was signed at this index.
    OtherLeaf(LeafHash),
    /// It was not served; noted in the tree.
    Missing,
}

/// What stands at one index.
enum Item {
    Entry(Vec<u8>),
    Leaf(LeafHash),
    Nothing,
}

/// Where the reading of a log is.
pub(super) struct Sweep {
    next: u64,
    end: u64,
    /// Time of the last statement that was read: the log that is furthest behind is read next.
    pub(super) at: Timestamp,
}

impl Sweep {
    /// From entry `start` to the end of the tree.
    pub(super) fn new(start: u64, tree: &Tree<'_>) -> Self {
        Self { next: start, end: tree.checkpoint().size, at: Timestamp(0) }
    }

    pub(super) const fn is_done(&self) -> bool {
        self.next >= self.end
    }

    /// Reads and verifies the next entries, in order. A log of which too much is missing is not read
    /// on: what it signed may be larger than anything that it has.
    pub(super) fn next_entries(
        &mut self,
        tree: &Tree<'_>,
        directory: &Directory,
        threads: usize,
    ) -> Result<Vec<(u64, Checked)>, AuditError> {
        let first = self.next / TILE_WIDTH;
        let last = first.saturating_add(BLOCKS).min(tree.blocks());
        let mut blocks = Vec::new();
        for block in first..last {
            if tree.is_hollow() {
                break;
            }
            blocks.push(read(tree, block)?);
        }
        let share = blocks.len().div_ceil(threads.max(1)).max(1);
        let verified: Vec<Vec<(u64, Checked)>> = std::thread::scope(|scope| {
            let workers: Vec<_> = blocks
                .chunks(share)
                .map(|blocks| {
                    scope.spawn(move || {
                        blocks.iter().flat_map(|block| verify(block, directory)).collect()
                    })
                })
                .collect();
            // A worker does nothing that could fail.
            workers.into_iter().map(|worker| worker.join().unwrap_or_default()).collect()
        });
        let start = self.next;
        self.next =
            if tree.is_hollow() { self.end } else { last.saturating_mul(TILE_WIDTH).min(self.end) };
        let entries: Vec<(u64, Checked)> =
            verified.into_iter().flatten().filter(|(index, _)| *index >= start).collect();
        for (_, checked) in &entries {
            if let Checked::Said(statement) = checked {
                self.at = self.at.max(statement.header.issued_at);
            }
        }
        Ok(entries)
    }
}

/// A block as it was served, with the hashes that were signed.
struct Block {
    first: u64,
    leaves: Arc<[Digest]>,
    items: Vec<Item>,
}

fn read(tree: &Tree<'_>, block: u64) -> Result<Block, AuditError> {
    let first = block.saturating_mul(TILE_WIDTH);
    let width = tree.checkpoint().size.saturating_sub(first).min(TILE_WIDTH);
    let leaves = match tree.leaves(block) {
        Ok(leaves) => leaves,
        Err(TreeError::Audit(error)) => return Err(error),
        // Noted in the tree: nothing in this block can be compared with what was signed.
        Err(TreeError::Off) => Arc::from([]),
    };
    let items = match tree.bundle(block)? {
        Some(entries) => entries.into_iter().map(Item::Entry).collect(),
        None => match tree.observed(first, first.saturating_add(width))? {
            Some(bytes) => {
                let items = observed(&bytes, first);
                let there = items.iter().filter(|item| !matches!(item, Item::Nothing)).count();
                if there as u64 != width || items.len() as u64 != width {
                    tree.note_rows(first, first.saturating_add(width), bytes);
                }
                items
            }
            None => {
                let width = u16::try_from(width).unwrap_or(256);
                let full = Tile::full(TileKind::Entries, block);
                let tile = Tile::new(TileKind::Entries, block, width).unwrap_or(full);
                tree.note_file(&tile, Vec::new());
                Vec::new()
            }
        },
    };
    Ok(Block { first, leaves, items })
}

/// The entries of the answer to an observer who may not see all pairs. What is not where it belongs
/// is missing.
fn observed(bytes: &[u8], first: u64) -> Vec<Item> {
    let rows: Vec<(u64, minicbor::bytes::ByteVec, bool)> = codec::decode(bytes).unwrap_or_default();
    let mut items = Vec::new();
    for (index, bytes, is_entry) in rows {
        let at = first.saturating_add(items.len() as u64);
        let leaf: Result<[u8; 32], _> = bytes.as_slice().try_into();
        items.push(match (index == at, is_entry, leaf) {
            (true, true, _) => Item::Entry(bytes.to_vec()),
            (true, false, Ok(leaf)) => Item::Leaf(LeafHash(leaf)),
            _ => Item::Nothing,
        });
    }
    items
}

fn verify(block: &Block, directory: &Directory) -> Vec<(u64, Checked)> {
    let missing = Item::Nothing;
    let items = block.items.iter().chain(std::iter::repeat(&missing));
    (block.first..)
        .zip(block.leaves.iter().zip(items))
        .map(|(index, (leaf, item))| (index, verify_one(LeafHash(leaf.0), item, directory)))
        .collect()
}

fn verify_one(signed: LeafHash, item: &Item, directory: &Directory) -> Checked {
    let entry = match item {
        Item::Entry(entry) => entry,
        Item::Leaf(leaf) if *leaf == signed => return Checked::Hidden,
        Item::Leaf(leaf) => return Checked::OtherLeaf(*leaf),
        Item::Nothing => return Checked::Missing,
    };
    if LeafHash::of(entry) != signed {
        return Checked::Other(entry.clone());
    }
    match directory.verify_statement(entry) {
        Ok(statement) => Checked::Said(Box::new(statement)),
        Err(StatementFault::NoDescriptor(issuer)) => Checked::Unknown(issuer),
        // Perhaps a key of a later descriptor: the copy of its issuer's log may be older than this one.
        Err(StatementFault::NoKey { issuer, kid, .. }) if !directory.lists(&issuer, &kid) => {
            Checked::Unknown(issuer)
        }
        Err(_) => Checked::Bad,
    }
}
