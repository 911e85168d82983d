//! Attached files.

use serde::{Deserialize, Serialize};

use super::silent_debug;

/// A file that a message names.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AttachmentView {
    /// Its digest, which is its name here.
    pub digest: String,
    /// What it is called.
    pub title: Option<String>,
    /// What it is (`PHOTOGRAPH`, …).
    pub role: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    pub length: u64,
    /// Whether we sent it.
    pub own: bool,
    /// The other side.
    pub partner: String,
    /// The statement that names it.
    pub entry: String,
    /// `waiting`, `here`, `wrong`, `over-quota`, `not-taken`, `gone` or `unwanted`.
    pub state: String,
    /// Whether it is as it was made, and can hold what its pages do not show.
    pub as_it_was: bool,
}

/// The files of one trace or case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AttachmentListView {
    /// In the order of exchanges and digests.
    pub items: Vec<AttachmentView>,
}

/// A file made ready to leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StagedView {
    /// What to name it by in the request that sends it.
    pub id: String,
    /// Media type.
    pub media_type: String,
    /// Bytes that will leave.
    pub length: u64,
    /// Whether it leaves as it was.
    pub as_it_was: bool,
}

/// A file to be looked at.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OpenedView {
    /// Media type.
    pub media_type: String,
    /// Whether it is as the partner made it.
    pub as_it_was: bool,
    /// The bytes.
    pub base64: String,
}

silent_debug!(AttachmentView, AttachmentListView, OpenedView);
