//! What is new for an officer.

use serde::{Deserialize, Serialize};

/// What happened since an officer was here, and what waits for him; parts that his roles do not
/// show are zero.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NewsView {
    /// When the officer signed in before this session; absent if that is not known.
    pub since: Option<String>,
    /// Decisions of partners on our requests since then.
    pub results: u64,
    /// Requests and notices of partners since then.
    pub requests: u64,
    /// True if there are more than were counted.
    pub more: bool,
    /// Answers that wait for a second officer.
    pub proposals: u64,
}
