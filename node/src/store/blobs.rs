//! The bytes of attachments: one encrypted file each, in a folder per exchange and partner.
//!
//! Each chunk is sealed alone (AES-256-GCM, random nonce, bound to its file and place), so that a
//! download goes on where it ended and a file is served without being read whole. The key is in
//! the store and nowhere else: once it is destroyed, so are the files. A file has its name only
//! when it is whole, verified and durable.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::limits::{ATTACHMENT_MAX, BLOB_CHUNK};
use zeroize::Zeroizing;

/// Directory of the files in the data directory.
pub const ATTACHMENTS_DIR: &str = "attachments";

/// What a sealed chunk has beyond its bytes: nonce and tag.
const SEAL: u64 = NONCE_LEN as u64 + 16;

/// Where the files of one exchange with one partner lie, and their key.
#[derive(Clone)]
pub struct BlobKey {
    /// Name of the folder.
    pub folder: [u8; 16],
    /// The key.
    pub key: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for BlobKey {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BlobKey")
    }
}

/// Why a file was not read or written.
#[derive(Debug, Error)]
pub enum BlobError {
    /// The disk.
    #[error("an attachment cannot be read or written: {0}")]
    Io(#[from] io::Error),
    /// What lies there is not what was written.
    #[error("the file of attachment {0} is damaged; restore it or ask the partner again")]
    Damaged(Digest),
    /// The bytes are not those that the digest names.
    #[error("the bytes are not those of attachment {0}")]
    Wrong(Digest),
    /// More bytes, or at another place, than the file has.
    #[error("bytes that attachment {0} does not have")]
    OutOfPlace(Digest),
}

/// Where the files of an exchange lie.
#[must_use]
pub fn folder(dir: &Path, name: &[u8; 16]) -> PathBuf {
    dir.join(name.iter().map(|b| format!("{b:02x}")).collect::<String>())
}

/// Overwrites and removes the files of an exchange. On a disk that writes elsewhere than it is
/// told, what makes them unreadable is that their key is gone.
///
/// # Errors
/// A file or the folder cannot be written or removed.
pub fn destroy(folder: &Path) -> io::Result<()> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(e),
    };
    let zeros = [0u8; 4096];
    for file in files {
        let path = file?.path();
        let mut file = File::options().write(true).open(&path)?;
        let mut left = file.metadata()?.len();
        while left > 0 {
            let piece = zeros.len().min(usize::try_from(left).unwrap_or(zeros.len()));
            file.write_all(zeros.get(..piece).unwrap_or_default())?;
            left = left.saturating_sub(piece as u64);
        }
        file.sync_all()?;
        fs::remove_file(&path)?;
    }
    fs::remove_dir(folder)
}

/// One file: where it lies, what it is.
#[derive(Clone, Debug)]
pub struct Blob {
    folder: PathBuf,
    key: BlobKey,
    /// SHA-256 of the salt and the bytes.
    pub digest: Digest,
    /// Its salt.
    pub salt: Digest,
    /// Bytes.
    pub length: u64,
}

impl Blob {
    /// A file below the directory of attachments.
    #[must_use]
    pub fn new(dir: &Path, key: BlobKey, (digest, salt, length): (Digest, Digest, u64)) -> Self {
        Self {
            folder: folder(dir, &key.folder),
            key,
            digest,
            salt,
            length: length.min(ATTACHMENT_MAX),
        }
    }

    /// The digest that names `bytes` under a salt.
    #[must_use]
    pub fn digest(salt: &Digest, bytes: &[u8]) -> Digest {
        let hash = Sha256::new().chain_update(salt.0).chain_update(bytes).finalize();
        Digest(hash.into())
    }

    fn path(&self) -> PathBuf {
        self.folder.join(self.digest.to_string())
    }

    fn part_path(&self) -> PathBuf {
        self.folder.join(format!("{}.part", self.digest))
    }

    /// Whether it is here, whole.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.path().exists()
    }

    /// Bytes of the chunk at a place; 0 beyond the end.
    const fn chunk_len(&self, index: u64) -> u64 {
        let rest = self.length.saturating_sub(index.saturating_mul(BLOB_CHUNK));
        if rest < BLOB_CHUNK { rest } else { BLOB_CHUNK }
    }

    /// Names file and place, so that a sealed chunk opens nowhere else.
    fn place(&self, index: u64) -> Aad<Vec<u8>> {
        let mut place = self.digest.0.to_vec();
        place.extend(index.to_be_bytes());
        place.extend(self.length.to_be_bytes());
        Aad::from(place)
    }

    fn cipher(&self) -> io::Result<LessSafeKey> {
        let key = UnboundKey::new(&AES_256_GCM, self.key.key.as_slice());
        key.map(LessSafeKey::new).map_err(|_| io::Error::other("no cipher"))
    }

    fn seal(&self, index: u64, bytes: &[u8], nonce: [u8; NONCE_LEN]) -> io::Result<Vec<u8>> {
        let mut sealed = bytes.to_vec();
        self.cipher()?
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                self.place(index),
                &mut sealed,
            )
            .map_err(|_| io::Error::other("a chunk could not be sealed"))?;
        let mut whole = nonce.to_vec();
        whole.append(&mut sealed);
        Ok(whole)
    }

    /// Reads and opens the chunk at a place.
    fn open(&self, file: &mut File, index: u64) -> Result<Vec<u8>, BlobError> {
        let damaged = || BlobError::Damaged(self.digest);
        let length = self.chunk_len(index);
        if length == 0 {
            return Err(BlobError::OutOfPlace(self.digest));
        }
        file.seek(SeekFrom::Start(index.saturating_mul(BLOB_CHUNK + SEAL)))?;
        let mut sealed = Vec::new();
        (&mut *file).take(length + SEAL).read_to_end(&mut sealed)?;
        if sealed.len() as u64 != length + SEAL {
            return Err(damaged());
        }
        let mut bytes = sealed.split_off(NONCE_LEN);
        let nonce: [u8; NONCE_LEN] = sealed.try_into().map_err(|_| damaged())?;
        let nonce = Nonce::assume_unique_for_key(nonce);
        let opened = self
            .cipher()?
            .open_in_place(nonce, self.place(index), &mut bytes)
            .map_err(|_| damaged())?
            .len();
        bytes.truncate(opened);
        Ok(bytes)
    }

    /// One chunk of a whole file.
    ///
    /// # Errors
    /// [`BlobError`].
    pub fn read(&self, index: u64) -> Result<Vec<u8>, BlobError> {
        self.open(&mut File::open(self.path())?, index)
    }

    /// The whole file.
    ///
    /// # Errors
    /// [`BlobError`]; [`BlobError::Wrong`] if it is not what its digest names.
    pub fn read_all(&self) -> Result<Vec<u8>, BlobError> {
        let mut file = File::open(self.path())?;
        let mut bytes = Vec::new();
        for index in 0..self.length.div_ceil(BLOB_CHUNK) {
            bytes.extend(self.open(&mut file, index)?);
        }
        if Self::digest(&self.salt, &bytes) == self.digest {
            Ok(bytes)
        } else {
            Err(BlobError::Wrong(self.digest))
        }
    }

    /// Writes a file of ours. `random` gives fresh nonces.
    ///
    /// # Errors
    /// [`BlobError`]; nothing has its name then.
    pub fn write_all(
        &self,
        bytes: &[u8],
        mut random: impl FnMut() -> [u8; NONCE_LEN],
    ) -> Result<(), BlobError> {
        let mut part = self.begin()?;
        let done = usize::try_from(part.offset()).unwrap_or(usize::MAX);
        let step = usize::try_from(BLOB_CHUNK).unwrap_or(usize::MAX);
        for chunk in bytes.get(done..).unwrap_or_default().chunks(step) {
            part.push(part.offset(), chunk, random())?;
        }
        part.finish()
    }

    /// Opens what has arrived of a file; what is torn or does not open is cut off.
    ///
    /// # Errors
    /// [`BlobError::Io`].
    pub fn begin(&self) -> Result<Part, BlobError> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(self.part_path())?;
        let mut hash = Sha256::new().chain_update(self.salt.0);
        let mut offset = 0;
        let mut index = 0;
        while offset < self.length {
            match self.open(&mut file, index) {
                Ok(bytes) => {
                    offset += bytes.len() as u64;
                    hash.update(&bytes);
                    index += 1;
                }
                Err(BlobError::Io(error)) => return Err(error.into()),
                Err(_) => break,
            }
        }
        file.set_len(offset + index * SEAL)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Part { blob: self.clone(), file, hash, offset })
    }

    /// Removes it and what has arrived of it.
    pub fn remove(&self) {
        // Not there is what is wanted.
        let _gone = fs::remove_file(self.path());
        let _gone = fs::remove_file(self.part_path());
    }
}

/// A file in the directory of attachments that is not whole.
#[derive(Debug)]
pub struct LeftPart {
    /// Where it lies.
    pub path: PathBuf,
    /// Name of its folder.
    pub folder: [u8; 16],
    /// The file that it is a part of.
    pub digest: Digest,
}

/// Everything below the directory of attachments that is not whole. What cannot be read, or has another
/// name than ours, is passed over.
pub fn parts(dir: &Path) -> Vec<LeftPart> {
    let mut parts = Vec::new();
    let entries = |dir: &Path| fs::read_dir(dir).into_iter().flatten().flatten();
    for folder in entries(dir) {
        let name = folder.file_name();
        let Some(bytes) = name.to_str().and_then(folder_from_hex) else { continue };
        for file in entries(&folder.path()) {
            let name = file.file_name();
            let digest = name
                .to_str()
                .and_then(|name| name.strip_suffix(".part"))
                .and_then(Digest::from_hex);
            if let Some(digest) = digest {
                parts.push(LeftPart { path: file.path(), folder: bytes, digest });
            }
        }
    }
    parts
}

/// The folders below the directory of attachments, one for each exchange with files.
pub fn folders(dir: &Path) -> Vec<(PathBuf, [u8; 16])> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let ours = entries.filter_map(|folder| {
        let bytes = folder.file_name().to_str().and_then(folder_from_hex)?;
        Some((folder.path(), bytes))
    });
    ours.collect()
}

fn folder_from_hex(name: &str) -> Option<[u8; 16]> {
    // An exchange id has the same form.
    vestigo_protocol::ids::ExchangeId::from_hex(name).map(|id| id.0)
}

/// What has arrived of a file.
#[derive(Debug)]
pub struct Part {
    blob: Blob,
    file: File,
    hash: Sha256,
    offset: u64,
}

impl Part {
    /// Bytes that are here: where the next chunk begins.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// Whether all bytes are here.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.offset >= self.blob.length
    }

    /// Appends the next chunk: all of it, at its place.
    ///
    /// # Errors
    /// [`BlobError::OutOfPlace`] if it is not the next one, or longer or shorter than that.
    pub fn push(
        &mut self,
        offset: u64,
        bytes: &[u8],
        nonce: [u8; NONCE_LEN],
    ) -> Result<(), BlobError> {
        let index = self.offset / BLOB_CHUNK;
        if offset != self.offset
            || bytes.is_empty()
            || bytes.len() as u64 != self.blob.chunk_len(index)
        {
            return Err(BlobError::OutOfPlace(self.blob.digest));
        }
        self.file.write_all(&self.blob.seal(index, bytes, nonce)?)?;
        self.hash.update(bytes);
        self.offset += bytes.len() as u64;
        Ok(())
    }

    /// Verifies the whole and gives it its name, durably. What is wrong is removed.
    ///
    /// # Errors
    /// [`BlobError::Wrong`] if the bytes are not those of the digest.
    pub fn finish(self) -> Result<(), BlobError> {
        let Self { blob, file, hash, offset } = self;
        if offset != blob.length || hash.finalize().as_slice() != blob.digest.0 {
            blob.remove();
            return Err(BlobError::Wrong(blob.digest));
        }
        file.sync_all()?;
        fs::rename(blob.part_path(), blob.path())?;
        File::open(&blob.folder)?.sync_all()?;
        if let Some(dir) = blob.folder.parent() {
            File::open(dir)?.sync_all()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    const SALT: Digest = Digest([9; 32]);

    fn nonces() -> impl FnMut() -> [u8; NONCE_LEN] {
        let mut next = 0u8;
        move || {
            next += 1;
            [next; NONCE_LEN]
        }
    }

    fn blob(dir: &Path, bytes: &[u8]) -> Blob {
        let key = BlobKey { folder: [1; 16], key: Zeroizing::new([2; 32]) };
        Blob::new(dir, key, (Blob::digest(&SALT, bytes), SALT, bytes.len() as u64))
    }

    fn sample() -> Vec<u8> {
        (0..150_000u32).map(|n| n.to_le_bytes()[0]).collect()
    }

    #[test]
    fn a_file_reads_back_and_its_bytes_are_not_on_the_disk() {
        let scratch = Scratch::new("blobs");
        for length in [1, 65_536, 131_072, 150_000] {
            let bytes = &sample()[..length];
            let blob = blob(scratch.path(), bytes);
            assert!(!blob.is_here());
            blob.write_all(bytes, nonces()).unwrap();
            assert!(blob.is_here() && !blob.part_path().exists());
            assert_eq!(blob.read_all().unwrap(), bytes);
            let chunks = (length as u64).div_ceil(BLOB_CHUNK);
            assert_eq!(blob.read(0).unwrap(), &bytes[..length.min(65_536)]);
            assert!(matches!(blob.read(chunks), Err(BlobError::OutOfPlace(_))));
            let stored = fs::read(blob.path()).unwrap();
            if length > 64 {
                assert!(!stored.windows(64).any(|w| w == &bytes[..64]));
            }
            let other = BlobKey { key: Zeroizing::new([3; 32]), ..blob.key.clone() };
            assert!(matches!(Blob { key: other, ..blob }.read(0), Err(BlobError::Damaged(_))));
        }
    }

    #[test]
    fn what_ended_early_goes_on_and_what_is_torn_is_fetched_again() {
        let scratch = Scratch::new("blobs-part");
        let bytes = sample();
        let blob = blob(scratch.path(), &bytes);
        let mut part = blob.begin().unwrap();
        part.push(0, &bytes[..65_536], [1; 12]).unwrap();
        part.push(65_536, &bytes[65_536..131_072], [2; 12]).unwrap();
        drop(part);
        assert!(!blob.is_here());
        assert_eq!(blob.begin().unwrap().offset(), 131_072);
        // A crash in the middle of the second chunk.
        let file = File::options().write(true).open(blob.part_path()).unwrap();
        file.set_len(100_000).unwrap();
        let mut part = blob.begin().unwrap();
        assert_eq!(part.offset(), 65_536);
        part.push(65_536, &bytes[65_536..131_072], [3; 12]).unwrap();
        part.push(131_072, &bytes[131_072..], [4; 12]).unwrap();
        assert!(part.is_whole());
        part.finish().unwrap();
        assert_eq!(blob.read_all().unwrap(), bytes);
    }

    #[test]
    fn a_hostile_sender_leaves_nothing_behind() {
        let scratch = Scratch::new("blobs-hostile");
        let bytes = sample();
        let blob = blob(scratch.path(), &bytes);
        let mut part = blob.begin().unwrap();
        for (offset, wrong) in
            [(65_536, &bytes[..65_536]), (0, &bytes[..65_535]), (0, &[][..]), (0, &bytes[..65_537])]
        {
            assert!(matches!(part.push(offset, wrong, [1; 12]), Err(BlobError::OutOfPlace(_))));
        }
        assert_eq!(part.offset(), 0);
        for start in [0, 65_536, 131_072] {
            let end = (start + 65_536).min(bytes.len());
            part.push(start as u64, &vec![0; end - start], [1; 12]).unwrap();
        }
        // Endless: nothing comes after the end.
        assert!(part.push(150_000, &[0; 100], [9; 12]).is_err());
        assert!(matches!(part.finish(), Err(BlobError::Wrong(_))));
        assert!(!blob.is_here() && !blob.part_path().exists());
        // A changed file is found.
        blob.write_all(&bytes, nonces()).unwrap();
        let mut stored = fs::read(blob.path()).unwrap();
        stored[70_000] ^= 1;
        fs::write(blob.path(), stored).unwrap();
        assert!(matches!(blob.read_all(), Err(BlobError::Damaged(_))));
    }
}
