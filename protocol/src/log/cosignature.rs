//! Timestamped signatures over a checkpoint (c2sp.org/tlog-cosignature v1.1.0): ML-DSA-44 by the
//! log itself and by witnesses, Ed25519 by witnesses.
//!
//! A witness says: at this time, this was the largest tree of this log that I know, and it
//! extends every earlier one that I saw.

use aws_lc_rs::signature::{
    KeyPair as _, ML_DSA_44, ML_DSA_44_SIGNING, PqdsaKeyPair, UnparsedPublicKey,
};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::ids::{Digest, NodeName};
use crate::log::checkpoint::Checkpoint;
use crate::log::note::{KeyId, NoteError, NoteSignature, SignatureType};
use crate::log::vkey::{VerifierKey, VerifierKeyError};
use crate::time::Timestamp;

/// Length of an ML-DSA-44 public key in bytes (FIPS 204).
pub const ML_DSA_44_PUBLIC_KEY_LEN: usize = 1312;

/// Length of an ML-DSA-44 signature in bytes (FIPS 204).
pub const ML_DSA_44_SIGNATURE_LEN: usize = 2420;

/// A key whose cosignatures are known here: name and key together are the identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigner {
    /// Key name: the witness's node name.
    pub name: NodeName,
    /// The key.
    pub key: CosignerKey,
}

/// A witness key.
#[derive(Clone, PartialEq, Eq)]
pub enum CosignerKey {
    /// Signs `cosignature/v1` (type 0x04).
    Ed25519([u8; 32]),
    /// Signs `subtree/v1` (type 0x06); [`ML_DSA_44_PUBLIC_KEY_LEN`] bytes.
    MlDsa44(Vec<u8>),
}

/// A cosignature that was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosignature {
    /// Who signed.
    pub name: NodeName,
    /// With which kind of key.
    pub signature_type: SignatureType,
    /// When, by the cosigner's clock.
    pub signed_at: Timestamp,
}

/// Why a timestamped signature does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CosignatureError {
    /// Not a time followed by a signature of the length of its type.
    #[error("the signature has the wrong length")]
    WrongLength,
    /// Time 0, which makes no statement, or beyond 2^63 − 1.
    #[error("the signature carries no usable time")]
    BadTime,
    /// The public key is not one.
    #[error("the public key is malformed")]
    BadKey,
    /// The signature is not one of this key over this checkpoint and time.
    #[error("the signature does not verify")]
    Invalid,
}

/// Why nothing was signed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SignError {
    /// The checkpoint is another log's.
    #[error("the signer of log {signer} was given a checkpoint of {checkpoint}")]
    OtherLog {
        /// The log that the signer belongs to.
        signer: NodeName,
        /// The log the checkpoint names.
        checkpoint: NodeName,
    },
    /// Time 0, or beyond 2^63 − 1.
    #[error("a checkpoint is not signed without a time; the clock says {0:?}")]
    BadTime(Timestamp),
    /// The seed was refused.
    #[error("the ML-DSA-44 seed was refused")]
    BadSeed,
    /// The cryptographic library reported a failure.
    #[error("the ML-DSA-44 signature could not be made")]
    Crypto,
    /// The lines do not form a note.
    #[error(transparent)]
    Note(#[from] NoteError),
}

impl CosignerKey {
    /// The signature type this key makes.
    #[must_use]
    pub const fn signature_type(&self) -> SignatureType {
        match self {
            Self::Ed25519(_) => SignatureType::Ed25519Cosignature,
            Self::MlDsa44(_) => SignatureType::MlDsa44Cosignature,
        }
    }

    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Ed25519(key) => key,
            Self::MlDsa44(key) => key,
        }
    }
}

impl std::fmt::Debug for CosignerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CosignerKey({:?})", self.signature_type())
    }
}

impl Cosigner {
    /// The key id of this cosigner's lines.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        KeyId::of(self.name.as_str(), self.key.signature_type(), self.key.as_bytes())
    }

    /// Verifies this cosigner's line over a checkpoint.
    ///
    /// # Errors
    /// [`CosignatureError`].
    pub fn verify(
        &self,
        checkpoint: &Checkpoint,
        line: &NoteSignature,
    ) -> Result<Cosignature, CosignatureError> {
        let (time, signature) =
            line.signature().split_first_chunk::<8>().ok_or(CosignatureError::WrongLength)?;
        let signed_at = Timestamp(u64::from_be_bytes(*time));
        if !is_signing_time(signed_at) {
            return Err(CosignatureError::BadTime);
        }
        match &self.key {
            CosignerKey::Ed25519(key) => {
                let signature =
                    Signature::from_slice(signature).map_err(|_| CosignatureError::WrongLength)?;
                VerifyingKey::from_bytes(key)
                    .map_err(|_| CosignatureError::BadKey)?
                    .verify_strict(&cosignature_v1(&checkpoint.to_text(), signed_at), &signature)
                    .map_err(|_| CosignatureError::Invalid)?;
            }
            CosignerKey::MlDsa44(key) => {
                if key.len() != ML_DSA_44_PUBLIC_KEY_LEN {
                    return Err(CosignatureError::BadKey);
                }
                if signature.len() != ML_DSA_44_SIGNATURE_LEN {
                    return Err(CosignatureError::WrongLength);
                }
                let message = subtree_v1(self.name.as_str(), checkpoint.tree(), signed_at);
                verify_ml_dsa_44(key, &message, signature)?;
            }
        }
        Ok(Cosignature {
            name: self.name.clone(),
            signature_type: self.key.signature_type(),
            signed_at,
        })
    }
}

/// The two keys with which a node cosigns its partners' checkpoints. Neither is a key of its log.
pub struct WitnessSigner {
    name: NodeName,
    ed25519: SigningKey,
    ml_dsa_44: MlDsa44Signer,
}

impl WitnessSigner {
    /// A witness from two 32-byte seeds. The Ed25519 key must have no other role: its signed
    /// message does not name the cosigner.
    ///
    /// # Errors
    /// [`SignError::BadSeed`].
    pub fn new(
        name: NodeName,
        ed25519_seed: &Zeroizing<[u8; 32]>,
        ml_dsa_44_seed: &Zeroizing<[u8; 32]>,
    ) -> Result<Self, SignError> {
        let ed25519 = SigningKey::from_bytes(ed25519_seed);
        let ml_dsa_44 = MlDsa44Signer::new(ml_dsa_44_seed)?;
        Ok(Self { name, ed25519, ml_dsa_44 })
    }

    /// The public side: what the descriptor lists, and what verifies the lines.
    #[must_use]
    pub fn cosigners(&self) -> [Cosigner; 2] {
        let of = |key| Cosigner { name: self.name.clone(), key };
        [
            of(CosignerKey::Ed25519(self.ed25519.verifying_key().to_bytes())),
            of(CosignerKey::MlDsa44(self.ml_dsa_44.public_key())),
        ]
    }

    /// The public side as operators write it: Ed25519, then ML-DSA-44.
    ///
    /// # Errors
    /// Never for keys made from seeds.
    pub fn verifier_keys(&self) -> Result<[VerifierKey; 2], VerifierKeyError> {
        let of = |cosigner: &Cosigner| {
            let key = cosigner.key.as_bytes().to_vec();
            VerifierKey::new(cosigner.name.as_str(), cosigner.key.signature_type(), key)
        };
        let [ed25519, ml_dsa_44] = self.cosigners();
        Ok([of(&ed25519)?, of(&ml_dsa_44)?])
    }

    /// Both cosignature lines. The caller has verified that this checkpoint extends the last one
    /// it cosigned, and has stored it.
    ///
    /// # Errors
    /// [`SignError`].
    pub fn cosign(
        &self,
        checkpoint: &Checkpoint,
        now: Timestamp,
    ) -> Result<[NoteSignature; 2], SignError> {
        self.cosign_text(&checkpoint.to_text(), checkpoint.tree(), now)
    }

    /// The same over a note's whole text, which in an outside log may have more lines.
    pub(crate) fn cosign_text(
        &self,
        text: &str,
        tree: Tree<'_>,
        now: Timestamp,
    ) -> Result<[NoteSignature; 2], SignError> {
        if !is_signing_time(now) {
            return Err(SignError::BadTime(now));
        }
        let [ed25519, _] = self.cosigners();
        let mut bytes = now.0.to_be_bytes().to_vec();
        let signature = self.ed25519.sign(&cosignature_v1(text, now));
        bytes.extend_from_slice(&signature.to_bytes());
        let line = NoteSignature::new(self.name.as_str(), ed25519.key_id(), bytes)?;
        Ok([line, self.ml_dsa_44.sign(self.name.as_str(), tree, now)?])
    }
}

impl std::fmt::Debug for WitnessSigner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WitnessSigner({})", self.name)
    }
}

/// An ML-DSA-44 key that signs `subtree/v1`. The library wipes it when it is freed. Signing is
/// hedged: two signatures over the same message differ, and both verify.
pub(crate) struct MlDsa44Signer(PqdsaKeyPair);

impl MlDsa44Signer {
    pub(crate) fn new(seed: &Zeroizing<[u8; 32]>) -> Result<Self, SignError> {
        PqdsaKeyPair::from_seed(&ML_DSA_44_SIGNING, seed.as_slice())
            .map(Self)
            .map_err(|_| SignError::BadSeed)
    }

    pub(crate) fn public_key(&self) -> Vec<u8> {
        self.0.public_key().as_ref().to_vec()
    }

    pub(crate) fn sign(
        &self,
        name: &str,
        tree: Tree<'_>,
        now: Timestamp,
    ) -> Result<NoteSignature, SignError> {
        if !is_signing_time(now) {
            return Err(SignError::BadTime(now));
        }
        let mut signature = [0; ML_DSA_44_SIGNATURE_LEN];
        self.0.sign(&subtree_v1(name, tree, now), &mut signature).map_err(|_| SignError::Crypto)?;
        let mut bytes = now.0.to_be_bytes().to_vec();
        bytes.extend_from_slice(&signature);
        let key_id = KeyId::of(name, SignatureType::MlDsa44Cosignature, &self.public_key());
        Ok(NoteSignature::new(name, key_id, bytes)?)
    }
}

/// Verifies an ML-DSA-44 signature; the caller has looked at the lengths.
pub(crate) fn verify_ml_dsa_44(
    key: &[u8],
    message: &[u8],
    signature: &[u8],
) -> Result<(), CosignatureError> {
    UnparsedPublicKey::new(&ML_DSA_44, key)
        .verify(message, signature)
        .map_err(|_| CosignatureError::Invalid)
}

/// What a `subtree/v1` signature names of a log: its origin, size and root.
#[derive(Clone, Copy)]
pub(crate) struct Tree<'a> {
    pub(crate) origin: &'a str,
    pub(crate) size: u64,
    pub(crate) root: &'a Digest,
}

impl Checkpoint {
    pub(crate) fn tree(&self) -> Tree<'_> {
        Tree { origin: self.origin.as_str(), size: self.size, root: &self.root }
    }
}

/// A time that makes a statement: not 0, at most 2^63 − 1.
pub(crate) const fn is_signing_time(time: Timestamp) -> bool {
    time.0 != 0 && time.0 <= i64::MAX.unsigned_abs()
}

/// The message of an Ed25519 cosignature over a note's text.
pub(crate) fn cosignature_v1(text: &str, time: Timestamp) -> Vec<u8> {
    format!("cosignature/v1\ntime {}\n{text}", time.0).into_bytes()
}

/// The `cosigned_message` structure for a whole tree: start 0, end = size.
pub(crate) fn subtree_v1(cosigner: &str, tree: Tree<'_>, time: Timestamp) -> Vec<u8> {
    let mut message = b"subtree/v1\n\0".to_vec();
    push_short(&mut message, cosigner);
    message.extend_from_slice(&time.0.to_be_bytes());
    push_short(&mut message, tree.origin);
    message.extend_from_slice(&0u64.to_be_bytes());
    message.extend_from_slice(&tree.size.to_be_bytes());
    message.extend_from_slice(tree.root.as_bytes());
    message
}

/// `opaque<1..2^8-1>`: one byte of length, then the bytes. A node name has at most 51; key names and
/// origins of outside logs are bounded where they are read.
fn push_short(message: &mut Vec<u8>, name: &str) {
    let bytes = name.as_bytes();
    message.push(u8::try_from(bytes.len()).unwrap_or(u8::MAX));
    message.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::hex;

    fn checkpoint() -> Checkpoint {
        Checkpoint {
            origin: NodeName::parse("vestigo/xa/police").unwrap(),
            size: 258,
            root: Digest([0xab; 32]),
        }
    }

    fn witness() -> WitnessSigner {
        let name = NodeName::parse("vestigo/xb/customs").unwrap();
        WitnessSigner::new(name, &Zeroizing::new([1; 32]), &Zeroizing::new([2; 32])).unwrap()
    }

    #[test]
    fn the_signed_bytes_are_those_of_the_specification() {
        let message =
            subtree_v1(witness().name.as_str(), checkpoint().tree(), Timestamp(0x0102_0304));
        let expected = [
            hex(b"subtree/v1\n\0"),
            "12".to_owned(),
            hex(b"vestigo/xb/customs"),
            "0000000001020304".to_owned(),
            "11".to_owned(),
            hex(b"vestigo/xa/police"),
            "0000000000000000".to_owned(),
            "0000000000000102".to_owned(),
            "ab".repeat(32),
        ]
        .concat();
        assert_eq!(hex(&message), expected);
        let text =
            String::from_utf8(cosignature_v1(&checkpoint().to_text(), Timestamp(7))).unwrap();
        assert_eq!(
            text,
            "cosignature/v1\ntime 7\nvestigo/xa/police\n258\n\
             q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\n"
        );
    }

    #[test]
    fn both_lines_of_a_witness_verify_over_that_checkpoint_and_time_only() {
        let lines = witness().cosign(&checkpoint(), Timestamp(99)).unwrap();
        for (line, cosigner) in lines.iter().zip(witness().cosigners()) {
            assert_eq!(line.key_id(), cosigner.key_id());
            let good = cosigner.verify(&checkpoint(), line).unwrap();
            assert_eq!(good.signed_at, Timestamp(99));
            let other = Checkpoint { size: 259, ..checkpoint() };
            assert_eq!(cosigner.verify(&other, line), Err(CosignatureError::Invalid));
            let mut later = line.signature().to_vec();
            later[7] = 100;
            let later = NoteSignature::new(line.name(), line.key_id(), later).unwrap();
            assert_eq!(cosigner.verify(&checkpoint(), &later), Err(CosignatureError::Invalid));
            let mut timeless = line.signature().to_vec();
            timeless[7] = 0;
            let timeless = NoteSignature::new(line.name(), line.key_id(), timeless).unwrap();
            assert_eq!(cosigner.verify(&checkpoint(), &timeless), Err(CosignatureError::BadTime));
            let short = &line.signature()[..line.signature().len() - 1];
            let short = NoteSignature::new(line.name(), line.key_id(), short.to_vec()).unwrap();
            assert_eq!(cosigner.verify(&checkpoint(), &short), Err(CosignatureError::WrongLength));
        }
        let clock_at_zero = witness().cosign(&checkpoint(), Timestamp(0));
        assert_eq!(clock_at_zero, Err(SignError::BadTime(Timestamp(0))));
    }

    #[test]
    fn debug_prints_no_key() {
        assert_eq!(format!("{:?}", witness()), "WitnessSigner(vestigo/xb/customs)");
        let [cosigner, _] = witness().cosigners();
        assert_eq!(format!("{:?}", cosigner.key), "CosignerKey(Ed25519Cosignature)");
    }
}
