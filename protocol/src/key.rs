//! Keys as the wire carries them, strict verification, and the safety number.
//!
//! Signatures are verified with `verify_strict` and never in batch: what strict verification
//! accepts, every other Ed25519 verifier accepts too, so that a court's own tool agrees with us.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _};
use minicbor::{Decode, Decoder, Encode, Encoder};
use sha2::{Digest as _, Sha256, Sha512};
use thiserror::Error;

use crate::ids::{Kid, NodeName};

/// Why 32 bytes are not accepted as a public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    /// Not a point of the curve in its canonical encoding.
    #[error("not an Ed25519 public key")]
    NotAPoint,
    /// Of small order, or with a small-order component: two messages could verify under one
    /// signature, so such a key is refused at enrolment.
    #[error("a weak Ed25519 public key (small order or torsion)")]
    Weak,
}

/// A signature did not verify strictly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the signature does not verify under the key")]
pub struct BadSignature;

/// An Ed25519 public key that passed the checks of enrolment.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

impl PublicKey {
    /// Accepts a torsion-free key in canonical encoding.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        let key =
            ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::NotAPoint)?;
        if key.to_edwards().compress().as_bytes() != bytes {
            return Err(KeyError::NotAPoint);
        }
        if key.is_weak() || !key.to_edwards().is_torsion_free() {
            return Err(KeyError::Weak);
        }
        Ok(Self(key))
    }

    /// The 32 bytes of the key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// RFC 9679 thumbprint: the `kid` of what this key signs.
    #[must_use]
    pub fn kid(&self) -> Kid {
        ed25519_thumbprint(self.as_bytes())
    }

    /// Strict verification (RFC 8032 with canonical S, canonical R, no small-order keys).
    ///
    /// # Errors
    /// [`BadSignature`].
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        let signature = Signature::from_slice(signature).map_err(|_| BadSignature)?;
        self.0.verify_strict(message, &signature).map_err(|_| BadSignature)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey(kid {})", self.kid())
    }
}

impl<C> Encode<C> for PublicKey {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(self.as_bytes())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for PublicKey {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let position = d.position();
        let bytes = d
            .bytes()?
            .try_into()
            .map_err(|_| minicbor::decode::Error::message("a key is 32 bytes").at(position))?;
        Self::from_bytes(bytes).map_err(|e| minicbor::decode::Error::message(e).at(position))
    }
}

/// An Ed25519 secret key for one role. The seed is wiped on drop and `Debug` is silent.
pub struct SecretKey {
    key: ed25519_dalek::SigningKey,
    public: PublicKey,
    kid: Kid,
}

impl SecretKey {
    /// The key of a 32-byte seed.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        // A key derived from a seed is a clamped multiple of the base point: never weak.
        let public = PublicKey(key.verifying_key());
        let kid = public.kid();
        Self { key, public, kid }
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Thumbprint of the public half.
    #[must_use]
    pub fn kid(&self) -> Kid {
        self.kid
    }

    /// Signs `message`.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(kid {})", self.kid)
    }
}

/// RFC 9679 SHA-256 thumbprint of an OKP key on Ed25519: the hash of the deterministic encoding
/// of `{1: 1, -1: 6, -2: key}`.
#[must_use]
pub fn ed25519_thumbprint(key: &[u8; 32]) -> Kid {
    let mut hasher = Sha256::new();
    hasher.update([0xa3, 0x01, 0x01, 0x20, 0x06, 0x21, 0x58, 0x20]);
    hasher.update(key);
    Kid(hasher.finalize().into())
}

/// Forty digits that stand for one national root under one node name: read out over the
/// telephone, and given to `--root` (wire.md, "Names, keys, safety numbers").
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SafetyNumber([u32; 8]);

impl SafetyNumber {
    /// SHA-512("vestigo-root-v1" ‖ 00 ‖ node name ‖ 00 ‖ root key), first 40 bytes, eight groups
    /// of five bytes big-endian mod 100000.
    #[must_use]
    pub fn of(node: &NodeName, root: &PublicKey) -> Self {
        let mut hasher = Sha512::new();
        hasher.update(b"vestigo-root-v1\0");
        hasher.update(node.as_str().as_bytes());
        hasher.update([0]);
        hasher.update(root.as_bytes());
        let digest = hasher.finalize();
        let mut groups = [0u32; 8];
        for (group, bytes) in groups.iter_mut().zip(digest.chunks_exact(5)) {
            let number = bytes.iter().fold(0u64, |n, b| n << 8 | u64::from(*b)) % 100_000;
            *group = u32::try_from(number).unwrap_or(0);
        }
        Self(groups)
    }

    /// Reads forty digits; spaces and hyphens between them are ignored.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u32> = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '-'))
            .map(|c| c.to_digit(10))
            .collect::<Option<_>>()?;
        if digits.len() != 40 {
            return None;
        }
        let mut groups = [0u32; 8];
        for (group, five) in groups.iter_mut().zip(digits.chunks_exact(5)) {
            *group = five.iter().fold(0, |n, d| n * 10 + d);
        }
        Some(Self(groups))
    }
}

impl fmt::Display for SafetyNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, group) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{group:05}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for SafetyNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SafetyNumber({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_safety_number_is_forty_digits_and_reads_back() {
        let node = NodeName::parse("vestigo/xa/police").unwrap();
        let number = SafetyNumber::of(&node, SecretKey::from_seed(&[1; 32]).public());
        let text = number.to_string();
        assert_eq!(text.len(), 47);
        assert_eq!(SafetyNumber::parse(&text), Some(number));
        assert_eq!(SafetyNumber::parse(&text.replace(' ', "")), Some(number));
        assert_eq!(SafetyNumber::parse(&text[1..]), None);
        let other = NodeName::parse("vestigo/xa/customs").unwrap();
        assert_ne!(number, SafetyNumber::of(&other, SecretKey::from_seed(&[1; 32]).public()));
    }

    #[test]
    fn weak_and_torsioned_keys_are_refused() {
        let mut identity = [0u8; 32];
        identity[0] = 1;
        assert_eq!(PublicKey::from_bytes(&identity).unwrap_err(), KeyError::Weak);
        // A point of order 8.
        let order8 =
            crate::ids::unhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
                .unwrap();
        assert_eq!(PublicKey::from_bytes(&order8.try_into().unwrap()).unwrap_err(), KeyError::Weak);
    }

    /// The edge cases of the C2SP project: every verifier that is tested against them can be held to
    /// the same verdicts.
    #[test]
    fn strict_verification_accepts_exactly_43_of_the_914_edge_cases() {
        let vectors = include_str!("../../tests/data/ed25519-cctv.txt");
        let (mut seen, mut accepted) = (0, 0);
        for line in vectors.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.splitn(4, ' ');
            let strict = parts.next() == Some("strict");
            let key = crate::ids::unhex(parts.next().unwrap()).unwrap().try_into().unwrap();
            let signature = crate::ids::unhex(parts.next().unwrap()).unwrap();
            let message = parts.next().unwrap().as_bytes();
            let signature = Signature::from_slice(&signature).unwrap();
            let good = ed25519_dalek::VerifyingKey::from_bytes(&key)
                .is_ok_and(|key| key.verify_strict(message, &signature).is_ok());
            assert_eq!(good, strict, "{line}");
            seen += 1;
            accepted += u32::from(good);
        }
        assert_eq!((seen, accepted), (914, 43));
    }

    #[test]
    fn a_changed_signature_or_message_does_not_verify() {
        let key = SecretKey::from_seed(&[3; 32]);
        let mut signature = key.sign(b"entry");
        assert_eq!(key.public().verify(b"entry", &signature), Ok(()));
        assert_eq!(key.public().verify(b"entrz", &signature), Err(BadSignature));
        signature[40] ^= 1;
        assert_eq!(key.public().verify(b"entry", &signature), Err(BadSignature));
    }
}
