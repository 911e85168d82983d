//! A signing key under a passphrase, and the only two things that can be done with it.
//!
//! ```text
//! key ‖ nonce = argon2id(passphrase, salt, cost) → 32 + 12 bytes
//! box         = ChaCha20-Poly1305(key, nonce, seed; associated data: "vestigo-officer-key-v1" ‖ public key)
//! ```
//!
//! Salt and therefore key and nonce are new at every sealing. The cost stands in the record, so that
//! it can grow.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use minicbor::bytes::{ByteArray, ByteVec};
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use vestigo_protocol::codec;
use vestigo_protocol::key::SecretKey;
use zeroize::{Zeroize as _, Zeroizing};

use super::Seed;

/// Shortest passphrase, in characters: three or four words.
pub const PASSPHRASE_MIN: usize = 12;
/// Longest, in bytes.
pub const PASSPHRASE_MAX: usize = 1024;

const DOMAIN: &[u8] = b"vestigo-officer-key-v1\0";
const FORMAT: u64 = 1;

/// Memory beyond which a stored record is not believed, in KiB: it would only stop the node.
const MEMORY_MAX_KIB: u32 = 1024 * 1024;
const PASSES_MAX: u32 = 64;

/// What a person knows. Erased when dropped, silent in `Debug`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Passphrase(String);

impl Passphrase {
    /// Takes the words as they were typed; the end of the line does not count.
    #[must_use]
    pub fn new(mut words: String) -> Self {
        while words.ends_with(['\n', '\r']) {
            words.pop();
        }
        Self(words)
    }

    /// Whether it may guard a new key.
    #[must_use]
    pub fn is_long_enough(&self) -> bool {
        self.0.chars().count() >= PASSPHRASE_MIN && self.0.len() <= PASSPHRASE_MAX
    }

    /// The words.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }

    /// Whether both are the same words.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Drop for Passphrase {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// What one guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Cost {
    /// Memory in KiB.
    #[n(0)]
    pub memory_kib: u32,
    /// Passes over it.
    #[n(1)]
    pub passes: u32,
    /// Lanes.
    #[n(2)]
    pub lanes: u32,
}

impl Cost {
    /// RFC 9106 §4, second recommendation, on one lane: some tenths of a second.
    pub const USUAL: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// As the derivation takes it, for `length` bytes.
    pub(super) fn params(self, length: usize) -> Result<Params, SealError> {
        if self.memory_kib > MEMORY_MAX_KIB || self.passes > PASSES_MAX {
            return Err(SealError::Record);
        }
        Params::new(self.memory_kib, self.passes, self.lanes, Some(length))
            .map_err(|_| SealError::Record)
    }
}

/// Why a key could not be sealed or opened. Says nothing about the passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    /// It does not open with these words.
    #[error("the passphrase does not open the key")]
    Passphrase,
    /// The record is damaged or of a later version.
    #[error("the sealed key cannot be read")]
    Record,
    /// The cipher or the memory for the derivation is not available.
    #[error("the key could not be sealed")]
    Unavailable,
}

/// An officer's signing key under its passphrase, as it is stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SealedKey {
    #[n(0)]
    format: u64,
    #[n(1)]
    cost: Cost,
    #[n(2)]
    salt: ByteArray<16>,
    #[n(3)]
    public: ByteArray<32>,
    #[n(4)]
    sealed: ByteVec,
}

impl fmt::Debug for SealedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedKey(..)")
    }
}

impl SealedKey {
    /// Seals `seed`. `salt` must never have been used before.
    ///
    /// # Errors
    /// [`SealError::Unavailable`]; [`SealError::Record`] for a cost that is none.
    pub fn seal(
        seed: &Seed,
        passphrase: &Passphrase,
        salt: [u8; 16],
        cost: Cost,
    ) -> Result<Self, SealError> {
        let public = *SecretKey::from_seed(seed.expose()).public().as_bytes();
        let (key, nonce) = derive(passphrase, &salt, cost)?;
        // Not into a buffer that grows: it would leave copies behind.
        let mut sealed = Vec::with_capacity(48);
        sealed.extend_from_slice(seed.expose());
        key.seal_in_place_append_tag(nonce, Aad::from(bound(&public)), &mut sealed)
            .map_err(|_| SealError::Unavailable)?;
        let (salt, public) = (ByteArray::from(salt), ByteArray::from(public));
        Ok(Self { format: FORMAT, cost, salt, public, sealed: sealed.into() })
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`SealError::Passphrase`] for other words, the others as of [`Self::seal`].
    pub fn open(&self, passphrase: &Passphrase) -> Result<Seed, SealError> {
        let (key, nonce) = derive(passphrase, &self.salt, self.cost)?;
        let mut buffer = Zeroizing::new(self.sealed.to_vec());
        let seed = key
            .open_in_place(nonce, Aad::from(bound(&self.public)), &mut buffer)
            .map_err(|_| SealError::Passphrase)?;
        let seed: &[u8; 32] = (&*seed).try_into().map_err(|_| SealError::Record)?;
        Ok(Seed(Zeroizing::new(*seed)))
    }

    /// The public key.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        *self.public
    }

    /// As it is stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        codec::encode(self)
    }

    /// Reads [`Self::to_bytes`].
    ///
    /// # Errors
    /// [`SealError::Record`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SealError> {
        let key: Self = codec::decode(bytes).map_err(|_| SealError::Record)?;
        if key.format == FORMAT { Ok(key) } else { Err(SealError::Record) }
    }
}

fn bound(public: &[u8; 32]) -> Vec<u8> {
    [DOMAIN, public].concat()
}

fn derive(
    passphrase: &Passphrase,
    salt: &[u8; 16],
    cost: Cost,
) -> Result<(LessSafeKey, Nonce), SealError> {
    let mut output = Zeroizing::new([0u8; 44]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params(44)?)
        .hash_password_into(passphrase.0.as_bytes(), salt, &mut *output)
        .map_err(|_| SealError::Unavailable)?;
    let (key, nonce) = output.split_at(32);
    let key = UnboundKey::new(&CHACHA20_POLY1305, key).map_err(|_| SealError::Unavailable)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::Unavailable)?;
    Ok((LessSafeKey::new(key), nonce))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };

    fn words(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    #[test]
    fn a_key_opens_with_its_words_and_with_no_others() {
        let seed = Seed::from_bytes([7; 32]);
        let sealed = SealedKey::seal(&seed, &words("correct horse battery"), [1; 16], CHEAP);
        let sealed = SealedKey::from_bytes(&sealed.unwrap().to_bytes()).unwrap();
        assert_eq!(sealed.open(&words("correct horse battery\n")).unwrap(), seed);
        let wrong = sealed.open(&words("correct horse batterie")).unwrap_err();
        assert_eq!(wrong, SealError::Passphrase);
        assert_eq!(sealed.public(), *SecretKey::from_seed(seed.expose()).public().as_bytes());
    }

    #[test]
    fn a_changed_record_does_not_open_and_shows_nothing() {
        let seed = Seed::from_bytes([7; 32]);
        let sealed = SealedKey::seal(&seed, &words("a passphrase"), [1; 16], CHEAP).unwrap();
        let mut other = sealed.clone();
        other.public = ByteArray::from([9; 32]);
        assert_eq!(other.open(&words("a passphrase")).unwrap_err(), SealError::Passphrase);
        let mut dear = sealed.clone();
        dear.cost.memory_kib = u32::MAX;
        assert_eq!(dear.open(&words("a passphrase")).unwrap_err(), SealError::Record);
        let mut bytes = sealed.to_bytes();
        bytes.push(0);
        assert_eq!(SealedKey::from_bytes(&bytes).unwrap_err(), SealError::Record);
        assert_eq!(
            format!("{sealed:?} {:?}", words("a passphrase")),
            "SealedKey(..) Passphrase(..)"
        );
    }

    #[test]
    fn the_same_words_seal_differently_each_time() {
        let seed = Seed::from_bytes([7; 32]);
        let seal = |salt| SealedKey::seal(&seed, &words("a passphrase"), salt, CHEAP).unwrap();
        assert_ne!(seal([1; 16]).sealed, seal([2; 16]).sealed);
    }

    #[test]
    fn a_short_passphrase_guards_no_new_key() {
        assert!(!words("eleven char").is_long_enough());
        assert!(words("twelve chars").is_long_enough());
        assert!(!words(&"x".repeat(PASSPHRASE_MAX + 1)).is_long_enough());
    }
}
