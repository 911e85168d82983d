//! Witnessing (c2sp.org/tlog-witness): what a log asks of a witness, and when a witness cosigns.
//!
//! The same body travels as HTTP and on `/vestigo/log/1`. What a witness last cosigned of a log is
//! its state; whoever keeps it must make a new one durable before the cosignature leaves, and must
//! do both for one request before it looks at the next.

use std::fmt::Write as _;

use minicbor::{Decode, Encode};
use thiserror::Error;

use crate::ids::Digest;
use crate::log::cosignature::{SignError, WitnessSigner};
use crate::log::note::{
    NOTE_MAX, Note, NoteSignature, SignatureType, decode_decimal, decode_hash, encode_hash,
};
use crate::log::vkey::{OpenCheckpoint, VerifierKey};
use crate::merkle::verify_consistency;
use crate::time::Timestamp;

/// Most lines of a consistency proof in a request.
pub const PROOF_LINES_MAX: usize = 63;

/// Largest request body in bytes: a note, [`PROOF_LINES_MAX`] hashes of 45 bytes, and the old size.
pub const ADD_CHECKPOINT_MAX: usize = NOTE_MAX + PROOF_LINES_MAX * 45 + 32;

/// Largest body of a reply that is read, in bytes: signature lines of one witness.
pub const REPLY_MAX: usize = 16 * 1024;

/// A request to cosign a checkpoint: `old <size>`, the proof, an empty line, the checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// Size of the checkpoint that the witness cosigned last; 0 if none.
    pub old: u64,
    /// Consistency proof from there; empty if `old` is 0 or the checkpoint's own size.
    pub proof: Vec<Digest>,
    /// What is to be cosigned, signed by its log.
    pub checkpoint: OpenCheckpoint,
}

/// Why bytes are not such a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a request to cosign a checkpoint")]
pub struct Malformed;

impl AddCheckpoint {
    /// Reads a request.
    ///
    /// # Errors
    /// [`Malformed`].
    pub fn parse(body: &[u8]) -> Result<Self, Malformed> {
        if body.len() > ADD_CHECKPOINT_MAX {
            return Err(Malformed);
        }
        let text = std::str::from_utf8(body).map_err(|_| Malformed)?;
        let (head, note) = text.split_once("\n\n").ok_or(Malformed)?;
        let mut lines = head.split('\n');
        let old = lines.next().and_then(|line| line.strip_prefix("old "));
        let old = old.and_then(decode_decimal).ok_or(Malformed)?;
        let proof: Vec<Digest> = lines
            .take(PROOF_LINES_MAX + 1)
            .map(decode_hash)
            .collect::<Option<_>>()
            .ok_or(Malformed)?;
        if proof.len() > PROOF_LINES_MAX {
            return Err(Malformed);
        }
        let checkpoint = OpenCheckpoint::parse(note).map_err(|_| Malformed)?;
        Ok(Self { old, proof, checkpoint })
    }

    /// The body.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("old {}\n", self.old);
        for hash in &self.proof {
            // Writing to a String cannot fail.
            let _written = writeln!(text, "{}", encode_hash(hash));
        }
        text.push('\n');
        text.push_str(&self.checkpoint.to_text());
        text
    }
}

/// A log that a witness knows: its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownLog {
    /// The keys.
    pub keys: Vec<VerifierKey>,
    /// Whether each of them must have signed; else one suffices.
    pub all: bool,
}

impl KnownLog {
    /// Whether the log signed all of the text. A line by a key of it that does not verify spoils the
    /// note. A line of type 06 is over origin, size and root alone: extension lines, which the witness
    /// would sign with the rest of the text, need another.
    #[must_use]
    pub fn signed(&self, checkpoint: &OpenCheckpoint) -> bool {
        let (mut good, mut whole) = (0, !checkpoint.has_extensions());
        for key in &self.keys {
            if let Some(line) = key.line_in(checkpoint.signatures()) {
                if key.verify(checkpoint, line).is_err() {
                    return false;
                }
                good += 1;
                whole |= key.signature_type() != SignatureType::MlDsa44Cosignature;
            }
        }
        let enough = if self.all { good == self.keys.len() } else { true };
        enough && good > 0 && whole
    }
}

/// What a witness cosigned last of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// Root over them.
    pub root: Digest,
}

/// Why a witness does not cosign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Not a request, or its old size is beyond its new one.
    #[error("the request is malformed")]
    Malformed,
    /// The log did not sign it.
    #[error("the checkpoint is not signed by the log that it names")]
    NotSigned,
    /// No such log is known.
    #[error("no log of this origin is known")]
    UnknownLog,
    /// The old size is not that of the last cosigned checkpoint, which is given.
    #[error("the last checkpoint cosigned of this log has {0} entries")]
    Conflict(u64),
    /// The proof does not lead from the last cosigned checkpoint to this one.
    #[error("the checkpoint is not shown to extend the last one that was cosigned")]
    Inconsistent,
    /// The witness cosigned a branch that the log has given up since. Under the same key that would be
    /// two heads that contradict each other: it cosigns the log again under a new one.
    #[error("this witness cosigned a branch that was given up; it cosigns again under a new key")]
    GivenUp,
    /// The witness's state was lost: it signs nothing under this key any more.
    #[error("this witness has lost its state and is retired; it cosigns again under a new key")]
    Retired,
    /// This node is no witness, or is stopping.
    #[error("there is no witness here")]
    Unavailable,
}

impl Refusal {
    /// The HTTP status, also used on `/vestigo/log/1`.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::NotSigned => 403,
            Self::UnknownLog => 404,
            Self::Conflict(_) => 409,
            Self::Retired | Self::GivenUp => 410,
            Self::Inconsistent => 422,
            Self::Unavailable => 503,
        }
    }

    /// The reply.
    #[must_use]
    pub fn reply(self) -> Reply {
        let body = match self {
            Self::Conflict(size) => format!("{size}\n"),
            other => format!("{other}\n"),
        };
        Reply { status: self.status(), body }
    }
}

/// What a witness answers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Reply {
    /// 200, or that of a [`Refusal`].
    #[n(0)]
    pub status: u16,
    /// Signature lines; or the size, of a conflict; or words.
    #[n(1)]
    pub body: String,
}

/// The request on `/vestigo/log/1`: `[7, body]`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct LinkRequest {
    /// 7. (The others on `/vestigo/log/1` have smaller numbers.)
    #[n(0)]
    pub kind: u64,
    /// The body of [`AddCheckpoint`].
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    pub body: Vec<u8>,
}

impl LinkRequest {
    /// The number of this request.
    pub const KIND: u64 = 7;
}

/// Whether two checkpoints of one log, both signed by it, are a proof that it forked.
#[must_use]
pub fn contradicts(head: &Head, checkpoint: &OpenCheckpoint) -> bool {
    head.size == checkpoint.size() && head.root != checkpoint.root()
}

/// Whether a witness that cosigned `head` last may cosign what is asked: the rules of
/// c2sp.org/tlog-witness, in their order.
///
/// # Errors
/// [`Refusal`].
pub fn judge(request: &AddCheckpoint, log: &KnownLog, head: Option<&Head>) -> Result<(), Refusal> {
    let checkpoint = &request.checkpoint;
    if !log.signed(checkpoint) {
        return Err(Refusal::NotSigned);
    }
    let (old, size) = (request.old, checkpoint.size());
    if old > size {
        return Err(Refusal::Malformed);
    }
    let cosigned = head.map_or(0, |head| head.size);
    if old != cosigned {
        return Err(Refusal::Conflict(cosigned));
    }
    if !checkpoint.root_fits_size() {
        return Err(Refusal::Inconsistent);
    }
    let old_root = head.map_or_else(crate::merkle::empty_root, |head| head.root);
    verify_consistency(old, size, &request.proof, old_root, checkpoint.root())
        .map_err(|_| Refusal::Inconsistent)
}

/// The cosignatures, once the new head is stored.
///
/// # Errors
/// [`SignError`]: no usable time, or a failing library.
pub fn cosign(
    signer: &WitnessSigner,
    checkpoint: &OpenCheckpoint,
    now: Timestamp,
) -> Result<[NoteSignature; 2], SignError> {
    signer.cosign_text(checkpoint.text(), checkpoint.tree(), now)
}

/// Signature lines as the body of a reply.
#[must_use]
pub fn lines_to_text(lines: &[NoteSignature]) -> String {
    Note::new("\n".to_owned(), lines.to_vec())
        .map(|note| note.to_text().trim_start_matches('\n').to_owned())
        .unwrap_or_default()
}

/// The lines in a reply that verify under one of `keys`, each with its key and time. Others are
/// ignored, as the specification demands; a line by a key of ours that does not verify spoils all.
#[must_use]
pub fn cosignatures<'k>(
    checkpoint: &OpenCheckpoint,
    body: &str,
    keys: &'k [VerifierKey],
) -> Vec<(&'k VerifierKey, NoteSignature, Timestamp)> {
    let Ok(note) = Note::parse(&format!("{}\n{body}", checkpoint.text())) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for key in keys {
        let Some(line) = key.line_in(note.signatures()) else { continue };
        match key.verify(checkpoint, line) {
            Ok(Some(time)) => found.push((key, line.clone(), time)),
            Ok(None) | Err(_) => return Vec::new(),
        }
    }
    found
}

#[cfg(test)]
mod tests;
