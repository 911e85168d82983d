//! Drafts.

use serde::{Deserialize, Serialize};

use super::silent_debug;

/// What an officer has begun to write.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// Its number, 32 hexadecimal digits.
    pub id: String,
    /// When it was last changed.
    pub updated: String,
    /// Names and values.
    pub fields: Vec<(String, String)>,
}

/// The drafts of an officer, the last changed first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftListView {
    /// The drafts.
    pub items: Vec<DraftView>,
}

silent_debug!(DraftView, DraftListView);
