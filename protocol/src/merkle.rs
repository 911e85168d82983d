//! The Merkle tree of RFC 6962 and RFC 9162 over SHA-256: roots, proofs and their verification.
//!
//! The functions are total: sizes, indexes and proofs may come from a partner or from a file.

use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::ids::{Digest, LeafHash};

/// Largest tree this crate works with: 2^62 leaves. Everything an index is multiplied or shifted
/// by stays below 2^64, and no log comes near it.
pub const TREE_SIZE_MAX: u64 = 1 << 62;

/// RFC 9162 §2.1.1: SHA-256(01 ‖ left ‖ right).
#[must_use]
pub fn node_hash(left: &Digest, right: &Digest) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update([1u8]);
    hasher.update(left.as_bytes());
    hasher.update(right.as_bytes());
    Digest(hasher.finalize().into())
}

/// The root of a tree without leaves: SHA-256 of nothing.
#[must_use]
pub fn empty_root() -> Digest {
    Digest::of(b"")
}

/// What is needed to append: the roots of the complete subtrees of which a tree of `size` leaves
/// consists, largest first (a compact range). At most 62 hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Digest>,
}

/// Why bytes are not a [`Frontier`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FrontierError {
    /// Shorter than the eight bytes of the size.
    #[error("a frontier begins with its size in eight bytes, only {0} are there")]
    NoSize(usize),
    /// The size exceeds [`TREE_SIZE_MAX`].
    #[error("a frontier of {0} leaves is larger than any log")]
    TooLarge(u64),
    /// The number of hashes does not follow from the size.
    #[error("a frontier of {size} leaves takes {expected} bytes, not {actual}")]
    WrongLength {
        /// Leaves claimed.
        size: u64,
        /// Bytes that follow from the size.
        expected: usize,
        /// Bytes given.
        actual: usize,
    },
}

impl Frontier {
    /// The empty tree.
    #[must_use]
    pub const fn new() -> Self {
        Self { size: 0, peaks: Vec::new() }
    }

    /// Number of leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends one leaf.
    pub fn append(&mut self, leaf: LeafHash) {
        let mut hash = Digest(leaf.0);
        // Each trailing one bit of the size is a complete subtree that the new one completes.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                hash = node_hash(&left, &hash);
            }
        }
        self.peaks.push(hash);
        self.size = self.size.saturating_add(1);
    }

    /// The root hash.
    #[must_use]
    pub fn root(&self) -> Digest {
        fold_peaks(&self.peaks)
    }

    /// The canonical form: size, eight bytes big-endian, then the hashes, largest subtree first.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        for peak in &self.peaks {
            bytes.extend_from_slice(peak.as_bytes());
        }
        bytes
    }

    /// Reads exactly the form of [`Self::to_bytes`]. The hashes are believed: compare
    /// [`Self::root`] with something signed.
    ///
    /// # Errors
    /// [`FrontierError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let (size, rest) =
            bytes.split_first_chunk::<8>().ok_or(FrontierError::NoSize(bytes.len()))?;
        let size = u64::from_be_bytes(*size);
        if size > TREE_SIZE_MAX {
            return Err(FrontierError::TooLarge(size));
        }
        let expected = 8 + 32 * size.count_ones() as usize;
        if bytes.len() != expected {
            return Err(FrontierError::WrongLength { size, expected, actual: bytes.len() });
        }
        let (hashes, _) = rest.as_chunks::<32>();
        Ok(Self { size, peaks: hashes.iter().map(|hash| Digest(*hash)).collect() })
    }
}

/// The root over complete subtrees given largest first.
fn fold_peaks(peaks: &[Digest]) -> Digest {
    let mut smallest_first = peaks.iter().rev();
    let Some(smallest) = smallest_first.next() else {
        return empty_root();
    };
    smallest_first.fold(*smallest, |right, left| node_hash(left, &right))
}

/// Gives the hash of any complete subtree of a stored tree.
pub trait HashReader {
    /// Why a hash cannot be had.
    type Error;

    /// The hash of the complete subtree over the 2^`level` leaves that begin at leaf
    /// `index` · 2^`level`. Level 0 is a leaf hash.
    ///
    /// # Errors
    /// The subtree is not stored, or not readable.
    fn subtree(&self, level: u8, index: u64) -> Result<Digest, Self::Error>;
}

/// Why a proof or a root was not made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProveError<E> {
    /// The leaf is not in the tree.
    #[error("entry {index} is not in a log of {size} entries")]
    IndexOutsideTree {
        /// Index asked for.
        index: u64,
        /// Size of the tree.
        size: u64,
    },
    /// The older tree is larger than the newer.
    #[error("a log of {old} entries cannot have grown into one of {new}")]
    SizesOutOfOrder {
        /// Older size.
        old: u64,
        /// Newer size.
        new: u64,
    },
    /// Larger than [`TREE_SIZE_MAX`].
    #[error("{0} entries are more than any log has")]
    TooLarge(u64),
    /// The stored tree could not be read.
    #[error(transparent)]
    Read(E),
}

/// The root of the first `size` leaves.
///
/// # Errors
/// [`ProveError::TooLarge`] or [`ProveError::Read`].
pub fn root_of<R: HashReader>(reader: &R, size: u64) -> Result<Digest, ProveError<R::Error>> {
    check_size(size)?;
    range_root(reader, 0, size)
}

/// The audit path of leaf `index` in the tree of `size` leaves, from the leaf's sibling upwards
/// (RFC 9162 §2.1.3.1).
///
/// # Errors
/// [`ProveError`].
pub fn prove_inclusion<R: HashReader>(
    reader: &R,
    index: u64,
    size: u64,
) -> Result<Vec<Digest>, ProveError<R::Error>> {
    check_size(size)?;
    if index >= size {
        return Err(ProveError::IndexOutsideTree { index, size });
    }
    let mut path = Vec::new();
    let (mut start, mut length) = (0, size);
    while length > 1 {
        let left = split(length);
        if index - start < left {
            path.push(range_root(reader, start + left, length - left)?);
            length = left;
        } else {
            path.push(range_root(reader, start, left)?);
            start += left;
            length -= left;
        }
    }
    path.reverse();
    Ok(path)
}

/// The proof that the tree of `new` leaves extends the tree of `old` leaves (RFC 9162 §2.1.4.1).
/// Empty if `old` is 0 or equals `new`.
///
/// # Errors
/// [`ProveError`].
pub fn prove_consistency<R: HashReader>(
    reader: &R,
    old: u64,
    new: u64,
) -> Result<Vec<Digest>, ProveError<R::Error>> {
    check_size(new)?;
    if old > new {
        return Err(ProveError::SizesOutOfOrder { old, new });
    }
    let mut path = Vec::new();
    if old == 0 || old == new {
        return Ok(path);
    }
    let (mut start, mut rest, mut length) = (0, old, new);
    // The verifier knows the old root, so it is left out while it is itself a subtree of the new.
    let mut old_root_is_known = true;
    while rest < length {
        let left = split(length);
        if rest <= left {
            path.push(range_root(reader, start + left, length - left)?);
            length = left;
        } else {
            path.push(range_root(reader, start, left)?);
            start += left;
            rest -= left;
            length -= left;
            old_root_is_known = false;
        }
    }
    if !old_root_is_known {
        path.push(range_root(reader, start, length)?);
    }
    path.reverse();
    Ok(path)
}

fn check_size<E>(size: u64) -> Result<(), ProveError<E>> {
    if size > TREE_SIZE_MAX { Err(ProveError::TooLarge(size)) } else { Ok(()) }
}

/// The largest power of two smaller than `length`, which is at least 2.
const fn split(length: u64) -> u64 {
    1 << (63 - length.saturating_sub(1).leading_zeros())
}

/// The hash of `length` leaves from `start`, where `start` is a multiple of a power of two not
/// smaller than `length`, as in every subtree that RFC 9162 splits off.
fn range_root<R: HashReader>(
    reader: &R,
    start: u64,
    length: u64,
) -> Result<Digest, ProveError<R::Error>> {
    let mut peaks = Vec::with_capacity(length.count_ones() as usize);
    let mut at = start;
    for level in (0..=62u8).rev() {
        if length >> level & 1 == 1 {
            peaks.push(reader.subtree(level, at >> level).map_err(ProveError::Read)?);
            at += 1 << level;
        }
    }
    Ok(fold_peaks(&peaks))
}

/// Why an inclusion proof does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InclusionError {
    /// The index is not below the size.
    #[error("entry {index} is not in a log of {size} entries")]
    IndexOutsideTree {
        /// Index claimed.
        index: u64,
        /// Size claimed.
        size: u64,
    },
    /// Another number of hashes than index and size demand.
    #[error("the inclusion proof has {actual} hashes, its place in the tree takes {expected}")]
    WrongLength {
        /// Hashes that follow from index and size.
        expected: usize,
        /// Hashes given.
        actual: usize,
    },
    /// The path leads to another root.
    #[error("the inclusion proof leads to root {computed}, not to the signed one")]
    RootMismatch {
        /// Where the path leads.
        computed: Digest,
    },
}

/// Verifies that `leaf` is entry `index` of the log that has `size` entries and this `root`
/// (RFC 9162 §2.1.3.2).
///
/// # Errors
/// [`InclusionError`].
pub fn verify_inclusion(
    leaf: LeafHash,
    index: u64,
    size: u64,
    proof: &[Digest],
    root: Digest,
) -> Result<(), InclusionError> {
    let computed = root_from_inclusion(leaf, index, size, proof)?;
    if computed == root { Ok(()) } else { Err(InclusionError::RootMismatch { computed }) }
}

/// The root to which an inclusion proof leads, for a caller who has a signature over it but not
/// the root itself.
///
/// # Errors
/// [`InclusionError::IndexOutsideTree`] or [`InclusionError::WrongLength`].
pub fn root_from_inclusion(
    leaf: LeafHash,
    index: u64,
    size: u64,
    proof: &[Digest],
) -> Result<Digest, InclusionError> {
    if index >= size {
        return Err(InclusionError::IndexOutsideTree { index, size });
    }
    let expected = inclusion_length(index, size);
    if proof.len() != expected {
        return Err(InclusionError::WrongLength { expected, actual: proof.len() });
    }
    let (mut at, mut last) = (index, size - 1);
    let mut hash = Digest(leaf.0);
    for sibling in proof {
        if at & 1 == 1 || at == last {
            hash = node_hash(sibling, &hash);
            // Levels on which this node is the last and has no sibling.
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    Ok(hash)
}

/// Number of hashes in an inclusion proof; `index` is below `size`.
const fn inclusion_length(index: u64, size: u64) -> usize {
    // Below the level at which the path joins the right edge, each level has a sibling; above it,
    // only those on which the index has a one.
    let inner = 64 - (index ^ (size - 1)).leading_zeros();
    let border = if inner == 64 { 0 } else { (index >> inner).count_ones() };
    (inner + border) as usize
}

/// Why a consistency proof does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConsistencyError {
    /// The older tree is larger than the newer.
    #[error("a log of {old} entries cannot have grown into one of {new}")]
    SizesOutOfOrder {
        /// Older size.
        old: u64,
        /// Newer size.
        new: u64,
    },
    /// Another number of hashes than the two sizes demand.
    #[error("the consistency proof has {actual} hashes, its two sizes take {expected}")]
    WrongLength {
        /// Hashes that follow from the sizes.
        expected: usize,
        /// Hashes given.
        actual: usize,
    },
    /// The proof is about another older tree.
    #[error("the consistency proof starts from root {computed}, not from the older signed one")]
    OldRootMismatch {
        /// Older root according to the proof.
        computed: Digest,
    },
    /// The proof leads to another newer tree.
    #[error("the consistency proof leads to root {computed}, not to the newer signed one")]
    NewRootMismatch {
        /// Newer root according to the proof.
        computed: Digest,
    },
}

/// Verifies that the log with `new` entries extends the log with `old` entries
/// (RFC 9162 §2.1.4.2). From an empty log, and between equal sizes, the proof is empty.
///
/// # Errors
/// [`ConsistencyError`].
pub fn verify_consistency(
    old: u64,
    new: u64,
    proof: &[Digest],
    old_root: Digest,
    new_root: Digest,
) -> Result<(), ConsistencyError> {
    if old > new {
        return Err(ConsistencyError::SizesOutOfOrder { old, new });
    }
    let expected = consistency_length(old, new);
    if proof.len() != expected {
        return Err(ConsistencyError::WrongLength { expected, actual: proof.len() });
    }
    if old == 0 && old_root != empty_root() {
        return Err(ConsistencyError::OldRootMismatch { computed: empty_root() });
    }
    if old == new && old_root != new_root {
        return Err(ConsistencyError::NewRootMismatch { computed: old_root });
    }
    if old == 0 || old == new {
        return Ok(());
    }
    let (mut at, mut last) = (old - 1, new - 1);
    while at & 1 == 1 {
        at >>= 1;
        last >>= 1;
    }
    // An older tree that is one complete subtree is its own first hash.
    let (first, rest) = match proof.split_first() {
        Some((first, rest)) if !old.is_power_of_two() => (*first, rest),
        _ => (old_root, proof),
    };
    let (mut old_hash, mut new_hash) = (first, first);
    for sibling in rest {
        if at & 1 == 1 || at == last {
            old_hash = node_hash(sibling, &old_hash);
            new_hash = node_hash(sibling, &new_hash);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            new_hash = node_hash(&new_hash, sibling);
        }
        at >>= 1;
        last >>= 1;
    }
    if old_hash != old_root {
        return Err(ConsistencyError::OldRootMismatch { computed: old_hash });
    }
    if new_hash != new_root {
        return Err(ConsistencyError::NewRootMismatch { computed: new_hash });
    }
    Ok(())
}

/// Number of hashes in a consistency proof; `old` is at most `new`.
const fn consistency_length(old: u64, new: u64) -> usize {
    if old == 0 || old == new {
        return 0;
    }
    // The proof is the inclusion path of the last complete subtree of the older tree, with that
    // subtree itself unless it is the whole older tree.
    let level = old.trailing_zeros();
    let path = inclusion_length((old - 1) >> level, ((new - 1) >> level) + 1);
    path + if old.is_power_of_two() { 0 } else { 1 }
}

#[cfg(test)]
pub(crate) mod tests;
