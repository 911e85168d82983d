//! Passwords as they are kept: argon2id, with the salt and the cost in the record, so that the cost
//! can grow. A name that has no password costs the same.

use std::fmt;

use argon2::{Algorithm, Argon2, Version};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};
use vestigo_protocol::codec;
use zeroize::Zeroizing;

use super::sealed::{Cost, Passphrase, SealError};

/// OWASP's floor for argon2id: 19 MiB, two passes, one lane. About 40 ms on an old server, so that
/// two at a time neither starve the node nor fill its memory.
pub const COST: Cost = Cost { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

const FORMAT: u64 = 1;

/// Fewest different characters of a new password: `aaaaaaaaaaaa` is long enough and no password.
const DIFFERENT_MIN: usize = 5;

/// The record of a password.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct PasswordHash {
    #[n(0)]
    format: u64,
    #[n(1)]
    cost: Cost,
    #[n(2)]
    salt: ByteArray<16>,
    #[n(3)]
    hash: ByteArray<32>,
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(..)")
    }
}

impl PasswordHash {
    /// Of a new password. `salt` must never have been used before.
    ///
    /// # Errors
    /// No memory for the derivation, or a cost that is none.
    pub fn make(password: &Passphrase, salt: [u8; 16], cost: Cost) -> Result<Self, SealError> {
        let hash = derive(password, &salt, cost)?;
        let (salt, hash) = (ByteArray::from(salt), ByteArray::from(*hash));
        Ok(Self { format: FORMAT, cost, salt, hash })
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
        let record: Self = codec::decode(bytes).map_err(|_| SealError::Record)?;
        if record.format == FORMAT { Ok(record) } else { Err(SealError::Record) }
    }
}

/// Whether `password` is the one of `stored`. Without a record it computes as much, and says no.
///
/// # Errors
/// The record is damaged, or there is no memory for the derivation.
pub fn fits(stored: Option<&[u8]>, password: &Passphrase, cost: Cost) -> Result<bool, SealError> {
    let Some(stored) = stored else {
        derive(password, &[0; 16], cost)?;
        return Ok(false);
    };
    let record = PasswordHash::from_bytes(stored)?;
    let hash = derive(password, &record.salt, record.cost)?;
    Ok(verify_slices_are_equal(&*hash, &*record.hash).is_ok())
}

/// Whether a password may not be one of an officer: too short or long, of hardly any characters, or
/// with the officer's name in it.
#[must_use]
pub fn is_weak(password: &Passphrase, officer: &str) -> bool {
    let words = password.expose();
    let different: std::collections::BTreeSet<char> = words.chars().collect();
    let lower = Zeroizing::new(words.to_lowercase());
    let named = officer.len() >= 3 && lower.contains(&officer.to_lowercase());
    !password.is_long_enough() || different.len() < DIFFERENT_MIN || named
}

fn derive(
    password: &Passphrase,
    salt: &[u8; 16],
    cost: Cost,
) -> Result<Zeroizing<[u8; 32]>, SealError> {
    #[cfg(test)]
    RUNS.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    let mut hash = Zeroizing::new([0u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.params(32)?)
        .hash_password_into(password.expose().as_bytes(), salt, &mut *hash)
        .map_err(|_| SealError::Unavailable)?;
    Ok(hash)
}

/// Derivations so far, of all tests.
#[cfg(test)]
static RUNS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);

/// Derivations so far, of all tests.
#[cfg(test)]
pub(crate) fn runs() -> u64 {
    RUNS.load(std::sync::atomic::Ordering::SeqCst)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };

    fn words(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    #[test]
    fn a_password_fits_its_record_and_no_other() {
        let record = PasswordHash::make(&words("correct horse battery"), [1; 16], CHEAP).unwrap();
        let stored = record.to_bytes();
        assert!(fits(Some(&stored), &words("correct horse battery"), CHEAP).unwrap());
        assert!(!fits(Some(&stored), &words("correct horse batterie"), CHEAP).unwrap());
        assert!(!fits(None, &words("correct horse battery"), CHEAP).unwrap());
        let other = PasswordHash::make(&words("correct horse battery"), [2; 16], CHEAP).unwrap();
        assert_ne!(record.to_bytes(), other.to_bytes(), "the salt is another");
        assert_eq!(format!("{record:?}"), "PasswordHash(..)");
    }

    #[test]
    fn a_damaged_or_dear_record_is_an_error_and_never_fits() {
        let mut record = PasswordHash::make(&words("a password"), [1; 16], CHEAP).unwrap();
        assert_eq!(fits(Some(b"x"), &words("a password"), CHEAP), Err(SealError::Record));
        record.cost.memory_kib = u32::MAX;
        let dear = record.to_bytes();
        assert_eq!(fits(Some(&dear), &words("a password"), CHEAP), Err(SealError::Record));
        record.format = 2;
        assert_eq!(PasswordHash::from_bytes(&record.to_bytes()), Err(SealError::Record));
    }

    #[test]
    fn the_floor_of_the_cost_is_kept() {
        let Cost { memory_kib, passes, lanes } =
            PasswordHash::make(&words("a"), [1; 16], COST).unwrap().cost;
        assert!(memory_kib >= 19 * 1024 && passes >= 2 && lanes == 1);
    }

    #[test]
    fn a_short_monotonous_or_telling_password_is_weak() {
        for weak in ["short", "aaaaaaaaaaaaaaaa", "ababababababab", "My name is ANA-PEREZ ok", ""] {
            assert!(is_weak(&words(weak), "ana-perez"), "{weak}");
        }
        assert!(!is_weak(&words("seven green bottles"), "ana-perez"));
    }
}
