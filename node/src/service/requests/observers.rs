//! Requests about observers.

use serde::{Deserialize, Serialize};

/// `observer add`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddObserverRequest {
    /// What it is called here.
    pub name: String,
    /// Its public key, as `observer key` prints it.
    pub key: String,
    /// The partners whose exchanges with us it sees; empty and not `all`: refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<String>,
    /// All partners, those to come included.
    #[serde(default)]
    pub all: bool,
    /// RFC 3339 in UTC: nothing is shown from then on.
    pub until: String,
}

/// `observer remove`: a name may hold what no path does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveObserverRequest {
    /// What it is called here.
    pub name: String,
}
