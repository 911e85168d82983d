//! Backups and recovery.

use serde::{Deserialize, Serialize};

/// A backup that was written and read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupView {
    /// The file.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Files in it.
    pub files: u64,
    /// Entries of the log in it.
    pub entries: u64,
    /// Root over them.
    pub root: String,
    /// Whether the key files are in it, sealed.
    pub with_keys: bool,
    /// Whether the records are in it; those in another database are not.
    pub with_registry: bool,
}

/// How far a backup has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupProgress {
    /// Bytes written.
    pub done: u64,
    /// Of so many; 0 before it is known.
    pub of: u64,
}

/// A data directory that was made from a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreView {
    /// The directory.
    pub data_dir: String,
    /// Files in the backup.
    pub files: u64,
    /// Entries of the log.
    pub entries: u64,
    /// Root over them.
    pub root: String,
    /// Whether the key files were put back.
    pub with_keys: bool,
    /// Whether there are keys in the backup.
    pub sealed_keys: bool,
}

/// Size and root of a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadView {
    /// Entries.
    pub size: u64,
    /// Root.
    pub root: String,
}

/// What a partner could show of our log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryPartnerView {
    /// Node name.
    pub partner: String,
    /// Whether there is a link.
    pub connected: bool,
    /// Whether it has been heard to the end.
    pub heard: bool,
    /// The newest head of our log that it showed.
    pub seen: Option<HeadView>,
    /// Statements that it gave back.
    pub statements: u64,
}

/// Where recovery stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogRecoveryView {
    /// True: nothing is appended.
    pub recovering: bool,
    /// When the node was restored.
    pub restored_at: Option<String>,
    /// Our own head.
    pub reached: HeadView,
    /// The highest head that a partner showed.
    pub seen: Option<HeadView>,
    /// The epoch of what is signed now.
    pub epoch: u64,
    /// Why the log cannot be put together: `no-order`, `missing`, `contradicted`.
    pub stuck: Option<String>,
    /// Entries that nobody holds.
    pub missing: u64,
    /// Each confirmed partner.
    pub partners: Vec<RecoveryPartnerView>,
}

/// The document that opens a recovery epoch once the national root has signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpochDraftView {
    /// The document, base64 of its canonical bytes.
    pub document: String,
    /// The epoch that it opens.
    pub epoch: u64,
    /// The national root's safety number.
    pub safety_number: String,
}
