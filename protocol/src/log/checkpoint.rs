//! Checkpoints (c2sp.org/tlog-checkpoint v1.0.0): the size and root of a log, signed by it.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::ids::{Digest, NodeName};
use crate::log::cosignature::{
    Cosignature, CosignatureError, Cosigner, CosignerKey, MlDsa44Signer, SignError,
};
use crate::log::note::{
    KeyId, Note, NoteError, NoteSignature, SignatureType, decode_decimal, decode_hash, encode_hash,
};
use crate::log::vkey::{VerifierKey, VerifierKeyError};
use crate::merkle::{TREE_SIZE_MAX, empty_root};
use crate::time::Timestamp;

/// What a log says about itself: at `size` entries its root is `root`. There are no extension
/// lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose log.
    pub origin: NodeName,
    /// Number of entries, at most [`TREE_SIZE_MAX`].
    pub size: u64,
    /// RFC 6962 root hash over them.
    pub root: Digest,
}

/// A checkpoint with signature lines, as received: nothing is verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

/// A checkpoint whose log signatures were both verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The statement.
    pub checkpoint: Checkpoint,
    /// Time of signing, by the log's clock.
    pub signed_at: Timestamp,
    /// Verified witness lines in their order; only [`SignedCheckpoint::verify_exact`] looks.
    pub cosignatures: Vec<Cosignature>,
}

/// The public keys of one log.
#[derive(Clone, PartialEq, Eq)]
pub struct LogKeys {
    /// The log they belong to; its name is part of both key ids.
    pub origin: NodeName,
    /// Ed25519 key, for type 0x01.
    pub ed25519: [u8; 32],
    /// ML-DSA-44 key, for type 0x06; 1,312 bytes.
    pub ml_dsa_44: Vec<u8>,
}

/// Why a checkpoint was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CheckpointError {
    /// Not a signed note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The text is not origin, size and root on three lines.
    #[error("line {line} of the checkpoint is not {expected}")]
    BadText {
        /// Counted from 1.
        line: usize,
        /// What belongs there.
        expected: &'static str,
    },
    /// Another log's checkpoint.
    #[error("the checkpoint is of log {found}, the keys are of {expected}")]
    OtherLog {
        /// The log whose keys were given.
        expected: NodeName,
        /// The log that the text names.
        found: NodeName,
    },
    /// A log signature that must be there is not.
    #[error("the checkpoint lacks the {signature_type:?} signature of {origin}")]
    Missing {
        /// The log.
        origin: NodeName,
        /// Which line.
        signature_type: SignatureType,
    },
    /// A signature by a known key does not hold.
    #[error("the {signature_type:?} signature of {name} on the checkpoint: {reason}")]
    BadSignature {
        /// Key name.
        name: String,
        /// Which line.
        signature_type: SignatureType,
        /// What is wrong.
        reason: CosignatureError,
    },
    /// A line by a key that no descriptor at hand names.
    #[error("the checkpoint has a signature of {name} by a key that is not known here")]
    UnknownKey {
        /// Key name.
        name: String,
    },
    /// The lines are not in canonical order.
    #[error("the signature lines of the checkpoint are not in canonical order")]
    LineOrder,
}

impl Checkpoint {
    /// The note text: three lines.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, encode_hash(&self.root))
    }

    /// Reads exactly the form of [`Self::to_text`].
    ///
    /// # Errors
    /// [`CheckpointError::BadText`].
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let bad = |line, expected| CheckpointError::BadText { line, expected };
        let mut lines = text.split('\n');
        let origin = lines
            .next()
            .and_then(|line| NodeName::parse_origin(line).ok())
            .ok_or(bad(1, "the name of a node"))?;
        let size = lines
            .next()
            .and_then(decode_decimal)
            .filter(|size| *size <= TREE_SIZE_MAX)
            .ok_or(bad(2, "a number of entries"))?;
        let root = lines
            .next()
            .and_then(decode_hash)
            .filter(|root| size != 0 || *root == empty_root())
            .ok_or(bad(3, "the root hash of so many entries in base64"))?;
        if lines.next() != Some("") || lines.next().is_some() {
            return Err(bad(4, "the end of the text"));
        }
        Ok(Self { origin, size, root })
    }
}

impl SignedCheckpoint {
    /// Reads a signed checkpoint. Signature lines are read, not verified.
    ///
    /// # Errors
    /// [`CheckpointError::Note`] or [`CheckpointError::BadText`].
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let note = Note::parse(text)?;
        Ok(Self { checkpoint: Checkpoint::parse(note.text())?, note })
    }

    /// Reads a signed checkpoint from bytes.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CheckpointError> {
        let note = Note::from_bytes(bytes)?;
        Ok(Self { checkpoint: Checkpoint::parse(note.text())?, note })
    }

    /// The serialisation: exactly what [`Self::parse`] was given.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.note.to_text()
    }

    /// The statement, not verified.
    #[must_use]
    pub const fn unverified(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The signature lines.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        self.note.signatures()
    }

    /// This checkpoint with one more cosignature, in canonical order: the log's two lines, then
    /// the others by name and key id. A line by the same key is replaced.
    ///
    /// # Errors
    /// [`NoteError`]: the note would be too large.
    pub fn with_cosignature(&self, line: NoteSignature) -> Result<Self, NoteError> {
        let mut lines: Vec<NoteSignature> = self.signatures().to_vec();
        match lines.iter_mut().find(|l| l.name() == line.name() && l.key_id() == line.key_id()) {
            Some(same_key) => *same_key = line,
            None => lines.push(line),
        }
        if let Some((_, cosignatures)) = lines.split_at_mut_checked(LOG_LINES) {
            cosignatures.sort_by(|a, b| (a.name(), a.key_id()).cmp(&(b.name(), b.key_id())));
        }
        let note = Note::new(self.note.text().to_owned(), lines)?;
        Ok(Self { checkpoint: self.checkpoint.clone(), note })
    }

    /// Verifies both log signatures. Other lines are ignored, as the specification demands.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn verify(&self, keys: &LogKeys) -> Result<Verified, CheckpointError> {
        if self.checkpoint.origin != keys.origin {
            return Err(CheckpointError::OtherLog {
                expected: keys.origin.clone(),
                found: self.checkpoint.origin.clone(),
            });
        }
        let ed25519 = self.log_line(keys, SignatureType::Ed25519, keys.ed25519_id())?;
        verify_ed25519(&keys.ed25519, self.note.text(), ed25519.signature())
            .map_err(|reason| bad_signature(ed25519, SignatureType::Ed25519, reason))?;
        let log = keys.ml_dsa_44_cosigner();
        let ml_dsa = self.log_line(keys, SignatureType::MlDsa44Cosignature, log.key_id())?;
        let signed = log
            .verify(&self.checkpoint, ml_dsa)
            .map_err(|reason| bad_signature(ml_dsa, SignatureType::MlDsa44Cosignature, reason))?;
        Ok(Verified {
            checkpoint: self.checkpoint.clone(),
            signed_at: signed.signed_at,
            cosignatures: Vec::new(),
        })
    }

    /// Verifies both log signatures and every other line, which must be by one of `cosigners`,
    /// and insists on the canonical order of lines: Ed25519 and ML-DSA-44 of the log, then the
    /// cosignatures by name and key id. What passes holds no byte that is not signed or
    /// determined by what is signed.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn verify_exact(
        &self,
        keys: &LogKeys,
        cosigners: &[Cosigner],
    ) -> Result<Verified, CheckpointError> {
        let mut verified = self.verify(keys)?;
        let log_ids = [keys.ed25519_id(), keys.ml_dsa_44_cosigner().key_id()];
        let (log_lines, cosignatures) =
            self.signatures().split_first_chunk::<LOG_LINES>().ok_or(CheckpointError::LineOrder)?;
        let of_log = |(line, id): (&NoteSignature, &KeyId)| {
            line.name() == keys.origin.as_str() && line.key_id() == *id
        };
        let known: Vec<(KeyId, &Cosigner)> = cosigners.iter().map(|c| (c.key_id(), c)).collect();
        for line in self.signatures() {
            if log_ids.iter().any(|id| of_log((line, id))) {
                continue;
            }
            let (_, cosigner) = known
                .iter()
                .find(|(id, c)| line.key_id() == *id && line.name() == c.name.as_str())
                .ok_or_else(|| CheckpointError::UnknownKey { name: line.name().to_owned() })?;
            let cosignature = cosigner
                .verify(&self.checkpoint, line)
                .map_err(|reason| bad_signature(line, cosigner.key.signature_type(), reason))?;
            verified.cosignatures.push(cosignature);
        }
        let log_first = log_lines.iter().zip(&log_ids).all(of_log);
        if log_first && cosignatures.is_sorted_by_key(|l| (l.name(), l.key_id())) {
            Ok(verified)
        } else {
            Err(CheckpointError::LineOrder)
        }
    }

    fn log_line(
        &self,
        keys: &LogKeys,
        signature_type: SignatureType,
        id: KeyId,
    ) -> Result<&NoteSignature, CheckpointError> {
        self.note
            .signature_by(keys.origin.as_str(), id)
            .ok_or_else(|| CheckpointError::Missing { origin: keys.origin.clone(), signature_type })
    }
}

/// Every signed checkpoint begins with the log's Ed25519 and ML-DSA-44 lines.
const LOG_LINES: usize = 2;

fn bad_signature(
    line: &NoteSignature,
    signature_type: SignatureType,
    reason: CosignatureError,
) -> CheckpointError {
    CheckpointError::BadSignature { name: line.name().to_owned(), signature_type, reason }
}

fn verify_ed25519(key: &[u8; 32], text: &str, signature: &[u8]) -> Result<(), CosignatureError> {
    let signature = Signature::from_slice(signature).map_err(|_| CosignatureError::WrongLength)?;
    VerifyingKey::from_bytes(key)
        .map_err(|_| CosignatureError::BadKey)?
        .verify_strict(text.as_bytes(), &signature)
        .map_err(|_| CosignatureError::Invalid)
}

impl LogKeys {
    fn ed25519_id(&self) -> KeyId {
        KeyId::of(self.origin.as_str(), SignatureType::Ed25519, &self.ed25519)
    }

    fn ml_dsa_44_cosigner(&self) -> Cosigner {
        let key = CosignerKey::MlDsa44(self.ml_dsa_44.clone());
        Cosigner { name: self.origin.clone(), key }
    }
}

impl LogKeys {
    /// Both keys as operators write them: Ed25519, then ML-DSA-44.
    ///
    /// # Errors
    /// [`VerifierKeyError::Key`]: one of them is malformed.
    pub fn verifier_keys(&self) -> Result<[VerifierKey; 2], VerifierKeyError> {
        let of = |signature_type, key: &[u8]| {
            VerifierKey::new(self.origin.as_str(), signature_type, key.to_vec())
        };
        Ok([
            of(SignatureType::Ed25519, &self.ed25519)?,
            of(SignatureType::MlDsa44Cosignature, &self.ml_dsa_44)?,
        ])
    }
}

impl std::fmt::Debug for LogKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LogKeys({})", self.origin)
    }
}

/// The two secret keys of a log. Both are wiped when this is dropped.
pub struct LogSigner {
    origin: NodeName,
    ed25519: SigningKey,
    ml_dsa_44: MlDsa44Signer,
}

impl LogSigner {
    /// A signer from two 32-byte seeds, which must be independent of each other.
    ///
    /// # Errors
    /// [`SignError::BadSeed`].
    pub fn new(
        origin: NodeName,
        ed25519_seed: &Zeroizing<[u8; 32]>,
        ml_dsa_44_seed: &Zeroizing<[u8; 32]>,
    ) -> Result<Self, SignError> {
        let ed25519 = SigningKey::from_bytes(ed25519_seed);
        let ml_dsa_44 = MlDsa44Signer::new(ml_dsa_44_seed)?;
        Ok(Self { origin, ed25519, ml_dsa_44 })
    }

    /// The public side.
    #[must_use]
    pub fn keys(&self) -> LogKeys {
        LogKeys {
            origin: self.origin.clone(),
            ed25519: self.ed25519.verifying_key().to_bytes(),
            ml_dsa_44: self.ml_dsa_44.public_key(),
        }
    }

    /// Signs a checkpoint of the log, or of the administrative log, with both keys. The caller has made sure that it extends every
    /// checkpoint signed before, and stores it before anyone else sees it. ML-DSA-44 signing is
    /// hedged: signing twice gives different bytes.
    ///
    /// # Errors
    /// [`SignError`]: another log's checkpoint, no usable time, or a failing library.
    pub fn sign(
        &self,
        checkpoint: &Checkpoint,
        now: Timestamp,
    ) -> Result<SignedCheckpoint, SignError> {
        // Two logs under one pair of keys: the origin is part of what both sign.
        let name = &checkpoint.origin;
        if *name != self.origin && *name != self.origin.admin_log() {
            return Err(SignError::OtherLog {
                signer: self.origin.clone(),
                checkpoint: checkpoint.origin.clone(),
            });
        }
        let text = checkpoint.to_text();
        let ed25519 = NoteSignature::new(
            name.as_str(),
            LogKeys { origin: name.clone(), ..self.keys() }.ed25519_id(),
            self.ed25519.sign(text.as_bytes()).to_bytes().to_vec(),
        )?;
        let ml_dsa_44 = self.ml_dsa_44.sign(name.as_str(), checkpoint.tree(), now)?;
        let note = Note::new(text, vec![ed25519, ml_dsa_44])?;
        Ok(SignedCheckpoint { checkpoint: checkpoint.clone(), note })
    }

    /// The Ed25519 key, which also signs receipts.
    pub(crate) const fn ed25519(&self) -> &SigningKey {
        &self.ed25519
    }
}

impl std::fmt::Debug for LogSigner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LogSigner({})", self.origin)
    }
}

#[cfg(test)]
mod tests;
