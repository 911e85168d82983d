//! Scans of letters, kept beside the statements that name them.

use vestigo_protocol::ids::Digest;

use super::StoreResult;

/// The scan of a letter.
#[derive(Clone, PartialEq, Eq)]
pub struct ScanRecord {
    /// The salted digest by which the statement names it.
    pub digest: Digest,
    /// Media type.
    pub media_type: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for ScanRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ScanRecord({}, {} bytes)", self.digest, self.bytes.len())
    }
}

/// Where scans are kept. Durable with the statement that names them.
pub trait LetterStore {
    /// Keeps a scan.
    ///
    /// # Errors
    /// The database refuses.
    fn put_scan(&mut self, scan: &ScanRecord) -> StoreResult<()>;
    /// The scan of a digest.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn scan(&mut self, digest: &Digest) -> StoreResult<Option<ScanRecord>>;
}
