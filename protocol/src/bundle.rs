//! The court bundle: one file with everything that is needed to verify offline what two agencies
//! said to each other (wire.md, "Bundle").
//!
//! ```cddl
//! bundle = { 1: 1, 2: [* descriptor], 3: [* message], 4: [* message], 5: [* receipt],
//!            6: [* bstr], 7: [* [old: uint, new: uint, [* bstr .size 32]]] }
//! ```
//!
//! Every byte is signed, hashed, or determined by the rest: lists have one order, notes hold the
//! log's own two lines and those of witnesses whose descriptors are here, and nothing that nobody needs may stand in it. What the exporter puts
//! together is held to errors; what only a partner's signature says (a reply to an entry that is
//! not here, a sequence number used twice) becomes a [`Note`], because a party must not be able
//! to make its own words unprovable.

mod report;
mod verify;
mod witness;

pub use report::{
    AgreementFound, Authenticity, Exchange, MessageFound, Note, Party, Report, TimeStatement,
    Witnessed,
};

use std::collections::BTreeSet;
use std::fmt;

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use thiserror::Error;

use crate::agreement::AgreementError;
use crate::codec::{self, CodecError, RawCbor};
use crate::content::ContentError;
use crate::descriptor::{Descriptor, DescriptorError};
use crate::envelope::{EnvelopeError, Message};
use crate::ids::{Kid, LeafHash, NodeName};
use crate::limits;
use crate::log::checkpoint::{CheckpointError, SignedCheckpoint};
use crate::log::note::{Note as SignedNote, NoteError};
use crate::log::receipt::{ConsistencyProof, Receipt, ReceiptError, ReceiptVerifyError};
use crate::merkle::ConsistencyError;
use crate::time::Timestamp;

/// The only format version.
pub const BUNDLE_VERSION: u64 = 1;

/// A bundle whose parts were read. Nothing but the descriptors' own signatures has been verified.
#[derive(Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Ascending by node name, then version; consecutive versions of one node.
    pub descriptors: Vec<Descriptor>,
    /// Messages of kind 10 in the order of the exporter's log.
    pub agreements: Vec<Message>,
    /// All other messages in the order of the exporter's log, without the checkpoint that
    /// travelled beside them.
    pub messages: Vec<Message>,
    /// One inclusion receipt per message, those of `agreements` first.
    pub receipts: Vec<Receipt>,
    /// Ascending by origin, then size; the log's own two signature lines each, then cosignatures of
    /// nodes that have a descriptor here, by name and key id.
    pub checkpoints: Vec<SignedCheckpoint>,
    /// One per pair of neighbouring checkpoints of one origin, in their order.
    pub consistency: Vec<ConsistencyProof>,
}

impl fmt::Debug for Bundle {
    /// Counts only: the messages hold case content.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bundle({} agreement messages, ", self.agreements.len())?;
        write!(f, "{} messages)", self.messages.len())
    }
}

/// Where in a bundle something is wrong. Numbers count from 1 within the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The outer map.
    Whole,
    /// Member 2.
    Descriptor(usize),
    /// Member 3.
    Agreement(usize),
    /// Member 4.
    Message(usize),
    /// Member 5.
    Receipt(usize),
    /// Member 6.
    Checkpoint(usize),
    /// Member 7.
    Consistency(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("bundle"),
            Self::Descriptor(n) => write!(f, "descriptor {n}"),
            Self::Agreement(n) => write!(f, "agreement message {n}"),
            Self::Message(n) => write!(f, "message {n}"),
            Self::Receipt(n) => write!(f, "receipt {n}"),
            Self::Checkpoint(n) => write!(f, "checkpoint {n}"),
            Self::Consistency(n) => write!(f, "consistency proof {n}"),
        }
    }
}

/// Why a bundle is not consistent: where, and what.
#[derive(Debug, Error)]
#[error("{place}: {fault}")]
pub struct BundleError {
    /// Where.
    pub place: Place,
    /// What.
    #[source]
    pub fault: Fault,
}

/// What is wrong at a [`Place`].
#[derive(Debug, Error)]
pub enum Fault {
    /// Not the deterministic CBOR expected, or too large.
    #[error(transparent)]
    Codec(#[from] CodecError),
    /// A format version that is not read here.
    #[error("format version {0} is not known, only 1 is")]
    Version(u64),
    /// The descriptor itself, or its place after the version before.
    #[error(transparent)]
    Descriptor(#[from] DescriptorError),
    /// The statement, its signature, or its payload.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// The content beside the statement.
    #[error("content: {0}")]
    Content(#[from] ContentError),
    /// The agreement document.
    #[error(transparent)]
    Agreement(#[from] AgreementError),
    /// The receipt's form.
    #[error(transparent)]
    Receipt(#[from] ReceiptError),
    /// What the receipt proves.
    #[error(transparent)]
    ReceiptVerify(#[from] ReceiptVerifyError),
    /// The checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The growth of a log between two checkpoints.
    #[error(transparent)]
    Consistency(#[from] ConsistencyError),
    /// No descriptor of this node is in the bundle.
    #[error("the bundle has no descriptor of {0}")]
    NoDescriptor(NodeName),
    /// The issuer's descriptor does not let this key sign at this time.
    #[error("{issuer} has no signing key {kid} that was valid at {}", at.to_rfc3339())]
    NoKey {
        /// Who is said to have signed.
        issuer: NodeName,
        /// With which key.
        kid: Kid,
        /// `iat`.
        at: Timestamp,
    },
    /// The statement stands in the bundle already.
    #[error("entry {0} stands in the bundle twice")]
    Twice(LeafHash),
    /// A rule of the bundle's form.
    #[error("{0}")]
    Rule(&'static str),
}

impl Place {
    fn fails(self, fault: impl Into<Fault>) -> BundleError {
        BundleError { place: self, fault: fault.into() }
    }

    fn rule(self, good: bool, what: &'static str) -> Result<(), BundleError> {
        if good { Ok(()) } else { Err(self.fails(Fault::Rule(what))) }
    }
}

/// The outer map with its parts unread.
#[derive(Encode, Decode)]
#[cbor(map)]
struct Outer {
    #[n(1)]
    version: u64,
    #[n(2)]
    descriptors: Vec<RawCbor>,
    #[n(3)]
    agreements: Vec<RawCbor>,
    #[n(4)]
    messages: Vec<RawCbor>,
    #[n(5)]
    receipts: Vec<RawCbor>,
    #[n(6)]
    checkpoints: Vec<ByteVec>,
    #[n(7)]
    consistency: Vec<ConsistencyProof>,
}

/// Reads each part of one list and says which one fails.
fn read_all<T, E: Into<Fault>>(
    parts: &[RawCbor],
    place: fn(usize) -> Place,
    read: fn(&[u8]) -> Result<T, E>,
) -> Result<Vec<T>, BundleError> {
    parts
        .iter()
        .zip(1..)
        .map(|(part, number)| read(part.as_bytes()).map_err(|e| place(number).fails(e)))
        .collect()
}

impl Bundle {
    /// The file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Every part encodes itself canonically, so none is refused here.
        let raw = |parts: Vec<Vec<u8>>| -> Vec<RawCbor> {
            parts.iter().filter_map(|part| RawCbor::new(part).ok()).collect()
        };
        codec::encode(&Outer {
            version: BUNDLE_VERSION,
            descriptors: raw(self.descriptors.iter().map(Descriptor::to_bytes).collect()),
            agreements: raw(self.agreements.iter().map(Message::to_bytes).collect()),
            messages: raw(self.messages.iter().map(Message::to_bytes).collect()),
            receipts: raw(self.receipts.iter().map(Receipt::to_bytes).collect()),
            checkpoints: self
                .checkpoints
                .iter()
                .map(|checkpoint| ByteVec::from(checkpoint.to_text().into_bytes()))
                .collect(),
            consistency: self.consistency.clone(),
        })
    }

    /// Reads a file of at most [`limits::BUNDLE_MAX`] bytes.
    ///
    /// # Errors
    /// The part that is not in its one form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        if bytes.len() > limits::BUNDLE_MAX {
            let (length, limit) = (bytes.len(), limits::BUNDLE_MAX);
            return Err(Place::Whole.fails(CodecError::TooLarge { length, limit }));
        }
        let outer: Outer = codec::decode(bytes).map_err(|e| Place::Whole.fails(e))?;
        if outer.version != BUNDLE_VERSION {
            return Err(Place::Whole.fails(Fault::Version(outer.version)));
        }
        let checkpoints = outer
            .checkpoints
            .iter()
            .zip(1..)
            .map(|(note, number)| {
                SignedCheckpoint::from_bytes(note).map_err(|e| Place::Checkpoint(number).fails(e))
            })
            .collect::<Result<_, _>>()?;
        // Descriptors last: reading one verifies signatures, the others are only parsed.
        let agreements = read_all(&outer.agreements, Place::Agreement, Message::from_bytes)?;
        let messages = read_all(&outer.messages, Place::Message, Message::from_bytes)?;
        let receipts = read_all(&outer.receipts, Place::Receipt, Receipt::parse)?;
        let descriptors = read_all(&outer.descriptors, Place::Descriptor, Descriptor::from_bytes)?;
        let consistency = outer.consistency;
        Ok(Self { descriptors, agreements, messages, receipts, checkpoints, consistency })
    }

    /// Verifies everything that the file can prove by itself: all signatures strictly, under keys
    /// that the issuer's newest descriptor here lets sign at `iat`; content against its digests;
    /// agreements; receipts, checkpoints and the growth between them. Whose keys these are is
    /// another question: [`Report::authentic`].
    ///
    /// # Errors
    /// [`BundleError`] names the first part that does not hold.
    pub fn verify(&self) -> Result<Report, BundleError> {
        verify::verify(self)
    }
}

/// A checkpoint with the log's own two lines, which stand first, and no cosignatures.
///
/// # Errors
/// There are fewer than two lines.
pub fn without_cosignatures(checkpoint: &SignedCheckpoint) -> Result<SignedCheckpoint, NoteError> {
    let lines = checkpoint.signatures().get(..2).ok_or(NoteError::NoSignatures)?;
    let note = SignedNote::new(checkpoint.unverified().to_text(), lines.to_vec())?;
    SignedCheckpoint::parse(&note.to_text()).map_err(|_| NoteError::NoSignatures)
}

/// A checkpoint as a bundle holds it: the log's own two lines, and of the cosignatures those that
/// verify under a witness key of one of `descriptors` which was valid then. Whose they are, too.
///
/// # Errors
/// There are fewer than two lines.
pub fn with_known_cosignatures(
    checkpoint: &SignedCheckpoint,
    descriptors: &[Descriptor],
) -> Result<(SignedCheckpoint, BTreeSet<NodeName>), NoteError> {
    let mut kept = without_cosignatures(checkpoint)?;
    let mut witnesses = BTreeSet::new();
    let stated = checkpoint.unverified();
    for descriptor in descriptors.iter().filter(|d| d.doc().node != stated.origin) {
        for line in checkpoint.signatures() {
            let good = witness::listed(descriptor).any(|(cosigner, entry)| {
                line.name() == cosigner.name.as_str()
                    && line.key_id() == cosigner.key_id()
                    && cosigner.verify(stated, line).is_ok_and(|c| entry.covers(c.signed_at))
            });
            if good {
                kept = kept.with_cosignature(line.clone())?;
                witnesses.insert(descriptor.doc().node.clone());
            }
        }
    }
    Ok((kept, witnesses))
}

#[cfg(test)]
mod tests;
