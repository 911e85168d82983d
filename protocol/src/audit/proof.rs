//! A finding as a small file that anybody verifies offline (docs/protocol.md, "Proofs of an
//! audit").
//!
//! Like the court bundle it proves by its own bytes alone: descriptors, statements with their
//! inclusion proofs, checkpoints, and what joins two of them. It holds no content. It says what it
//! proves, whom it accuses, and whether that is *proven* or only claimed until somebody shows the
//! statement that would rebut it: that something is **not** there is proved by a signed chain of
//! numbers without it, or by all leaf hashes of a log, and otherwise not at all.

mod verify;

pub use verify::{Proven, ProvenParty, Strength};

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use thiserror::Error;

use super::directory::{CheckpointFault, DirectoryError, StatementFault};
use super::finding::{Class, Deviant, Deviation};
use crate::codec::{self, CodecError};
use crate::descriptor::DescriptorError;
use crate::ids::{Digest, LeafHash, NodeName};
use crate::log::checkpoint::CheckpointError;
use crate::merkle::{ConsistencyError, InclusionError};

/// Member 1 of every proof: what the file is, and its version.
pub const PROOF_FORMAT: &str = "vestigo-proof-1";

/// The largest proof in bytes that is read: four thousand statements of a long chain.
pub const PROOF_MAX: usize = 8 * 1024 * 1024;

/// Statements of one series that a proof holds at most, to show that none of them is an answer.
pub const CHAIN_MAX: usize = 4096;

/// Leaf hashes of a log that a proof holds at most, to show that an entry is not among them: 2 MiB.
pub const LEAVES_MAX: u64 = 65_536;

/// The parts of a proof, unverified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What it is about.
    pub class: Class,
    /// Descriptors ascending by node, then version; consecutive versions.
    pub descriptors: Vec<Vec<u8>>,
    /// Signed notes with the log's own two lines, ascending by origin, size, bytes.
    pub checkpoints: Vec<Vec<u8>>,
    /// The statements, in the order that the class demands.
    pub exhibits: Vec<Exhibit>,
    /// Of a split view: the root that the second tree had at the size of the first.
    pub growth: Option<Growth>,
    /// All leaf hashes of a log, to show that an entry is not among them.
    pub leaves: Option<Leaves>,
    /// What was served instead of what was signed.
    pub served: Option<Served>,
}

/// A statement, and where it lies.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Exhibit {
    /// The entry, byte for byte.
    #[n(0)]
    pub statement: ByteVec,
    /// Its place under a checkpoint of the file; none where only its signature matters.
    #[n(1)]
    pub place: Option<Placed>,
}

/// An inclusion proof under one of the file's checkpoints.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Placed {
    /// Number of the checkpoint, from 0.
    #[n(0)]
    pub checkpoint: u64,
    /// Index in the log.
    #[n(1)]
    pub index: u64,
    /// From the leaf's sibling upwards.
    #[n(2)]
    pub path: Vec<Digest>,
}

/// The second tree of a split view as it was at the size of the first.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Growth {
    /// Its root at that size.
    #[n(0)]
    pub root: Digest,
    /// The consistency proof from there to the second checkpoint.
    #[n(1)]
    pub path: Vec<Digest>,
}

/// All leaf hashes under a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Leaves {
    /// Number of the checkpoint, from 0.
    #[n(0)]
    pub checkpoint: u64,
    /// Its leaf hashes one after the other, 32 bytes each.
    #[n(1)]
    pub hashes: ByteVec,
}

/// Bytes that were served and that nobody signed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Served {
    /// Path of the file in which they were.
    #[n(1)]
    pub path: String,
    /// 1 an entry, 2 a hash of the tree, 3 the frontier of all entries, 4 a whole file that cannot
    /// be what its name says (empty: it is missing).
    #[n(2)]
    pub kind: u64,
    /// The bytes.
    #[n(3)]
    pub bytes: ByteVec,
    /// Level of the hash in the tree.
    #[n(4)]
    pub level: Option<u8>,
    /// Index of the entry, or number of the subtree on its level.
    #[n(5)]
    pub index: Option<u64>,
    /// What the signed root holds there, and its inclusion proof.
    #[n(6)]
    pub signed: Option<Growth>,
    /// Whose log it is said to be.
    #[n(7)]
    pub log: NodeName,
    /// SHA-256 of members 1 to 5 and 7 as a CBOR array: nothing else would hold them.
    #[n(8)]
    pub digest: Digest,
}

/// Why a file is not a proof, or proves nothing.
#[derive(Debug, Error)]
pub enum ProofError {
    /// Not the deterministic CBOR of a proof, or too large.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// Another format or a class of a later version.
    #[error("the file is not a proof of a known kind")]
    Format,
    /// A descriptor.
    #[error("descriptor {number}: {source}")]
    Descriptor {
        /// Counted from 1.
        number: usize,
        /// What is wrong.
        #[source]
        source: DescriptorError,
    },
    /// The descriptors do not belong together.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// A checkpoint is not a note.
    #[error("checkpoint {number}: {source}")]
    Note {
        /// Counted from 1.
        number: usize,
        /// What is wrong.
        #[source]
        source: CheckpointError,
    },
    /// A checkpoint is not signed by its log.
    #[error("checkpoint {number}: {source}")]
    Checkpoint {
        /// Counted from 1.
        number: usize,
        /// What is wrong.
        #[source]
        source: CheckpointFault,
    },
    /// A statement.
    #[error("statement {number}: {source}")]
    Statement {
        /// Counted from 1.
        number: usize,
        /// What is wrong.
        #[source]
        source: StatementFault,
    },
    /// An inclusion proof.
    #[error("statement {number}: {source}")]
    Inclusion {
        /// Counted from 1.
        number: usize,
        /// What is wrong.
        #[source]
        source: InclusionError,
    },
    /// The growth of the second tree.
    #[error(transparent)]
    Growth(#[from] ConsistencyError),
    /// All of it holds, but it does not show what it is said to show.
    #[error("{0}")]
    Rule(&'static str),
}

/// The file.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Outer {
    #[n(1)]
    format: String,
    #[n(2)]
    class: Class,
    #[n(3)]
    descriptors: Vec<ByteVec>,
    #[n(4)]
    checkpoints: Vec<ByteVec>,
    #[n(5)]
    exhibits: Vec<Exhibit>,
    #[n(6)]
    growth: Option<Growth>,
    #[n(7)]
    leaves: Option<Leaves>,
    #[n(8)]
    served: Option<Served>,
}

fn wrapped(parts: &[Vec<u8>]) -> Vec<ByteVec> {
    parts.iter().cloned().map(ByteVec::from).collect()
}

impl Proof {
    /// A proof without parts.
    #[must_use]
    pub const fn of(class: Class) -> Self {
        Self {
            class,
            descriptors: Vec::new(),
            checkpoints: Vec::new(),
            exhibits: Vec::new(),
            growth: None,
            leaves: None,
            served: None,
        }
    }

    /// Whether a file says that it is a proof of an audit, whatever else is in it.
    #[must_use]
    pub fn is_proof(bytes: &[u8]) -> bool {
        let mut decoder = minicbor::Decoder::new(bytes);
        decoder.map().is_ok()
            && decoder.u8().is_ok_and(|key| key == 1)
            && decoder.str().is_ok_and(|format| format.starts_with("vestigo-proof-"))
    }

    /// The file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        codec::encode(&Outer {
            format: PROOF_FORMAT.to_owned(),
            class: self.class,
            descriptors: wrapped(&self.descriptors),
            checkpoints: wrapped(&self.checkpoints),
            exhibits: self.exhibits.clone(),
            growth: self.growth.clone(),
            leaves: self.leaves.clone(),
            served: self.served.clone(),
        })
    }

    /// Reads a file of at most [`PROOF_MAX`] bytes.
    ///
    /// # Errors
    /// [`ProofError::Codec`] or [`ProofError::Format`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ProofError> {
        if bytes.len() > PROOF_MAX {
            return Err(CodecError::TooLarge { length: bytes.len(), limit: PROOF_MAX }.into());
        }
        if !Self::is_proof(bytes) {
            return Err(ProofError::Format);
        }
        let outer: Outer = codec::decode(bytes)?;
        if outer.format != PROOF_FORMAT || !outer.class.is_known() {
            return Err(ProofError::Format);
        }
        let unwrapped =
            |parts: Vec<ByteVec>| -> Vec<Vec<u8>> { parts.into_iter().map(Vec::from).collect() };
        Ok(Self {
            class: outer.class,
            descriptors: unwrapped(outer.descriptors),
            checkpoints: unwrapped(outer.checkpoints),
            exhibits: outer.exhibits,
            growth: outer.growth,
            leaves: outer.leaves,
            served: outer.served,
        })
    }

    /// Verifies everything in the file, and that it shows what it is said to show. Whose keys these
    /// are is another question: [`Proven::parties`] have safety numbers.
    ///
    /// # Errors
    /// [`ProofError`] names the first part that does not hold.
    pub fn verify(&self) -> Result<Proven, ProofError> {
        verify::verify(self)
    }
}

impl Served {
    /// What was served, as a proof holds it. `checkpoint` belongs into the proof beside it.
    #[must_use]
    pub fn of(deviation: &Deviation) -> Self {
        let hash_of = |leaf: &LeafHash| Digest(leaf.0);
        let (kind, bytes, level, index, signed) = match &deviation.what {
            Deviant::Entry { index, served, signed, path } => {
                (1, served.clone(), None, Some(*index), Some((hash_of(signed), path)))
            }
            Deviant::Hash { level, index, served, signed, path } => {
                (2, served.0.to_vec(), Some(*level), Some(*index), Some((*signed, path)))
            }
            Deviant::Root { frontier } => (3, frontier.clone(), None, None, None),
            Deviant::File { served } => (4, served.clone(), None, None, None),
        };
        let served = Self {
            path: deviation.path.clone(),
            kind,
            bytes: ByteVec::from(bytes),
            level,
            index,
            signed: signed.map(|(root, path)| Growth { root, path: path.clone() }),
            log: deviation.log.clone(),
            digest: Digest([0; 32]),
        };
        Self { digest: served.computed_digest(), ..served }
    }

    fn computed_digest(&self) -> Digest {
        let parts = (&self.path, self.kind, &self.bytes, self.level, self.index, &self.log);
        Digest::of(&codec::encode(&parts))
    }
}
