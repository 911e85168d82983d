//! Backups and recovery.

use serde::{Deserialize, Serialize};

/// A backup that was written and read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BackupProgress {
    /// Bytes written.
    pub done: u64,
    /// Of so many; 0 before it is known.
    pub of: u64,
}

/// A data directory that was made from a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct HeadView {
    /// Entries.
    pub size: u64,
    /// Root.
    pub root: String,
}

/// What a partner could show of our log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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
    /// Why the log cannot be put together: `no-evidence`, `no-order`, `missing`,
    /// `beyond`, `witness-ahead`, `witness-unheard`, `contradicted`.
    pub stuck: Option<String>,
    /// Entries that nobody holds; or, if it is `beyond`, that no checkpoint covers which is known.
    pub missing: u64,
    /// Each confirmed partner.
    pub partners: Vec<RecoveryPartnerView>,
}

/// The document that opens a recovery epoch once the national root has signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EpochDraftView {
    /// The document, base64 of its canonical bytes.
    pub document: String,
    /// The epoch that it opens.
    pub epoch: u64,
    /// The national root's safety number.
    pub safety_number: String,
}

/// An order that the contents of an exchange stay.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct HoldView {
    /// The exchange.
    pub exchange: String,
    /// Why.
    pub reason: String,
    /// Who gave it.
    pub officer: String,
    /// Since when.
    pub since: String,
}

/// All orders.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct HoldListView {
    /// The oldest first.
    pub items: Vec<HoldView>,
}

/// One entry of the administrative log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AdminEntryView {
    /// Position, from 0.
    pub index: u64,
    /// When.
    pub at: String,
    /// What was done: a name of the closed list.
    pub act: String,
    /// Who; absent: the machine. Empty: an officer who is none any more.
    pub officer: Option<String>,
    /// To what.
    pub subject: String,
    /// Digest of what was involved.
    pub digest: Option<String>,
    /// Leaf hash of the entry.
    pub leaf: String,
}

/// Entries of the administrative log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AdminLogView {
    /// The newest first.
    pub items: Vec<AdminEntryView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// The administrative log as it was recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AdminVerifyView {
    /// Entries.
    pub entries: u64,
    /// Root over them.
    pub root: String,
    /// What does not hold.
    pub problems: Vec<String>,
}

/// The administrative log for an auditor elsewhere: no contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AdminExportView {
    /// The signed checkpoint over all entries.
    pub checkpoint: String,
    /// Entries in order, base64.
    pub entries: Vec<String>,
}

/// What is not in a bundle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LeftOutView {
    /// Fields that were signed and are not shown.
    pub withheld_fields: u64,
    /// Messages whose content was destroyed at the end of its retention.
    pub erased: u64,
}

/// A copy of a log in which the statements of a bundle were looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LogCopyView {
    /// Whose log.
    pub origin: String,
    /// Entries that its checkpoint covers.
    pub entries: u64,
    /// Statements of the bundle that stand in it.
    pub found: u64,
    /// Those that do not.
    pub missing: Vec<String>,
}

super::silent_debug!(HoldView, HoldListView, AdminEntryView, AdminLogView);
