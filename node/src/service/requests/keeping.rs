//! Requests about keeping: backups and recovery.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::silent_debug;
use crate::keys::sealed::Passphrase;

/// `backup`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupRequest {
    /// A new file, or a directory in which one is made; absolute.
    pub target: PathBuf,
    /// Seals the key files into the backup; absent: without keys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keys: Option<Passphrase>,
}

/// `restore`, without a running node.
#[derive(Clone)]
pub struct RestoreRequest {
    /// The backup.
    pub file: PathBuf,
    /// The data directory that is made.
    pub data_dir: PathBuf,
    /// Opens the keys in it.
    pub keys: Option<Passphrase>,
}

/// `recovery open-epoch`: the node's own draft with the national root's signature.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenEpochRequest {
    /// The document that was signed, base64.
    pub document: String,
    /// The root's signature over it, base64.
    pub signature: String,
}

/// `hold set` and `hold lift`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldRequest {
    /// Why the contents stay; absent: the order is lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// `bundle open`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenBundleRequest {
    /// One message, by its entry or the beginning of it; absent: every one that has such a field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Names or numbers of fields; none: every field of the message.
    pub fields: Vec<String>,
    /// Under which mandate; noted.
    pub mandate: String,
}

silent_debug!(HoldRequest, OpenBundleRequest, BackupRequest, RestoreRequest, OpenEpochRequest);
