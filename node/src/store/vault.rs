//! Contents under one data key per exchange: whoever destroys the key destroys the contents.
//!
//! ```text
//! store key   32 random bytes in a file beside the store, for its owner alone
//! data key    32 random bytes per exchange and partner; in the store, sealed under the store key
//! row key     SHA-256("vestigo-content-v1" ‖ 00 ‖ data key ‖ leaf hash)
//! row         AES-256-GCM(row key, nonce 0, content; associated data: leaf hash)
//! ```
//!
//! A leaf hash stands for exactly one content, so a row key seals one text and no other, whatever
//! is restored from where. The files of an exchange lie under the same data key
//! ([`super::blobs`]).

use std::fmt;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::{Digest as _, Sha256};
use vestigo_protocol::ids::LeafHash;
use zeroize::Zeroizing;

use super::{StoreError, StoreResult};

/// First line of the key file; the key follows in hexadecimal.
const FORMAT: &str = "vestigo-store-key-v1 ";
const DOMAIN: &[u8] = b"vestigo-content-v1\0";

/// The store key.
#[derive(Clone)]
pub(super) struct Vault(Zeroizing<[u8; 32]>);

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(..)")
    }
}

/// Where the key of a store lies: `store.key` beside `store.sqlite`.
#[must_use]
pub fn key_file(store: &Path) -> PathBuf {
    store.with_extension("key")
}

fn unusable(what: impl fmt::Display) -> StoreError {
    StoreError::Foreign(format!("the key of the contents: {what}"))
}

fn random<const N: usize>() -> StoreResult<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(unusable)?;
    Ok(bytes)
}

impl Vault {
    /// Reads the key of a store; none if there is no file.
    pub(super) fn read(store: &Path) -> StoreResult<Option<Self>> {
        let path = key_file(store);
        let fail = |e: std::io::Error| unusable(format!("{}: {e}", path.display()));
        let mut file = match File::open(&path) {
            Ok(file) => file,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(fail(e)),
        };
        let mode = file.metadata().map_err(fail)?.mode() & 0o777;
        if mode & 0o077 != 0 {
            let path = path.display();
            return Err(unusable(format!("{path} has mode {mode:03o}; run: chmod 600 {path}")));
        }
        let mut text = Zeroizing::new(String::new());
        (&mut file).take(128).read_to_string(&mut text).map_err(fail)?;
        let bad = || unusable(format!("{} is not one", path.display()));
        let hex = text.strip_prefix(FORMAT).map(str::trim_end).ok_or_else(bad)?;
        let key = LeafHash::from_hex(hex).ok_or_else(bad)?;
        Ok(Some(Self(Zeroizing::new(key.0))))
    }

    /// Makes a key for a new store.
    pub(super) fn create(store: &Path) -> StoreResult<Self> {
        let key = Self(Zeroizing::new(random()?));
        key.write(store)?;
        Ok(key)
    }

    /// A key that was kept elsewhere.
    pub(super) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(super) fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// Writes the file durably; never over another.
    pub(super) fn write(&self, store: &Path) -> StoreResult<()> {
        let path = key_file(store);
        let text = Zeroizing::new(format!("{FORMAT}{}\n", LeafHash(*self.0).to_hex()));
        let write = || {
            let mut file = File::options().write(true).create_new(true).mode(0o600).open(&path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            match path.parent() {
                Some(dir) if !dir.as_os_str().is_empty() => File::open(dir)?.sync_all(),
                _ => Ok(()),
            }
        };
        write().map_err(|e: std::io::Error| unusable(format!("{}: {e}", path.display())))
    }

    /// A new data key.
    pub(super) fn fresh() -> StoreResult<([u8; 16], Zeroizing<[u8; 32]>)> {
        Ok((random()?, Zeroizing::new(random()?)))
    }

    /// Seals a data key; `bound` names the exchange, so that it opens nowhere else.
    pub(super) fn wrap(&self, key: &[u8; 32], bound: &[u8]) -> StoreResult<Vec<u8>> {
        let nonce: [u8; NONCE_LEN] = random()?;
        let mut sealed = nonce.to_vec();
        sealed.append(&mut seal(&self.0, nonce, bound, key)?);
        Ok(sealed)
    }

    /// Seals something short of which the store alone has the key; `bound` names what it is.
    pub(super) fn seal(&self, plain: &[u8], bound: &[u8]) -> StoreResult<Vec<u8>> {
        let nonce: [u8; NONCE_LEN] = random()?;
        let mut sealed = nonce.to_vec();
        sealed.append(&mut seal(&self.0, nonce, bound, plain)?);
        Ok(sealed)
    }

    /// Opens it; none if it is not this store's.
    pub(super) fn unseal(&self, sealed: &[u8], bound: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>()?;
        open(&self.0, *nonce, bound, sealed)
    }

    /// Opens a data key; none if it is not this store's.
    pub(super) fn unwrap(&self, sealed: &[u8], bound: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let opened = open(&self.0, *nonce, bound, sealed)?;
        Some(Zeroizing::new(opened.as_slice().try_into().ok()?))
    }
}

fn row_key(data_key: &[u8; 32], leaf: &LeafHash) -> Zeroizing<[u8; 32]> {
    let hash = Sha256::new().chain_update(DOMAIN).chain_update(data_key).chain_update(leaf.0);
    Zeroizing::new(hash.finalize().into())
}

/// Seals the content of one entry.
pub(super) fn seal_row(data_key: &[u8; 32], leaf: &LeafHash, plain: &[u8]) -> StoreResult<Vec<u8>> {
    seal(&row_key(data_key, leaf), [0; NONCE_LEN], &leaf.0, plain)
}

/// Opens it.
pub(super) fn open_row(
    data_key: &[u8; 32],
    leaf: &LeafHash,
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    open(&row_key(data_key, leaf), [0; NONCE_LEN], &leaf.0, sealed)
}

fn cipher(key: &[u8; 32]) -> Option<LessSafeKey> {
    UnboundKey::new(&AES_256_GCM, key).map(LessSafeKey::new).ok()
}

fn seal(
    key: &[u8; 32],
    nonce: [u8; NONCE_LEN],
    bound: &[u8],
    plain: &[u8],
) -> StoreResult<Vec<u8>> {
    let mut sealed = plain.to_vec();
    cipher(key)
        .and_then(|c| {
            let nonce = Nonce::assume_unique_for_key(nonce);
            c.seal_in_place_append_tag(nonce, Aad::from(bound), &mut sealed).ok()
        })
        .ok_or_else(|| unusable("no cipher"))?;
    Ok(sealed)
}

fn open(
    key: &[u8; 32],
    nonce: [u8; NONCE_LEN],
    bound: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let mut plain = Zeroizing::new(sealed.to_vec());
    let nonce = Nonce::assume_unique_for_key(nonce);
    let length = cipher(key)?.open_in_place(nonce, Aad::from(bound), &mut plain).ok()?.len();
    plain.truncate(length);
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_key_file_is_private_and_never_overwritten() {
        let scratch = Scratch::new("store-vault");
        let store = scratch.path().join("store.sqlite");
        assert!(Vault::read(&store).unwrap().is_none());
        let made = Vault::create(&store).unwrap();
        assert_eq!(Vault::read(&store).unwrap().unwrap().expose(), made.expose());
        assert!(Vault::create(&store).is_err());
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o640);
        std::fs::set_permissions(key_file(&store), open).unwrap();
        assert!(Vault::read(&store).is_err());
        assert_eq!(format!("{made:?}"), "Vault(..)");
    }

    #[test]
    fn a_data_key_opens_for_its_exchange_and_a_row_for_its_entry_alone() {
        let vault = Vault::from_bytes([1; 32]);
        let sealed = vault.wrap(&[2; 32], b"one").unwrap();
        assert_eq!(vault.unwrap(&sealed, b"one").as_deref(), Some(&[2; 32]));
        assert!(vault.unwrap(&sealed, b"other").is_none());
        assert!(Vault::from_bytes([9; 32]).unwrap(&sealed, b"one").is_none());
        let (leaf, other) = (LeafHash([3; 32]), LeafHash([4; 32]));
        let row = seal_row(&[2; 32], &leaf, b"words of a case").unwrap();
        assert!(!row.windows(5).any(|w| w == b"words"));
        assert_eq!(open_row(&[2; 32], &leaf, &row).unwrap().as_slice(), b"words of a case");
        assert!(open_row(&[2; 32], &other, &row).is_none());
        assert!(open_row(&[5; 32], &leaf, &row).is_none());
    }
}
