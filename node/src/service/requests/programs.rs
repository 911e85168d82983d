//! Requests about tokens and webhooks.

use serde::{Deserialize, Serialize};

/// `token add`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddTokenRequest {
    /// What it is called: one line of at most 80 bytes.
    pub name: String,
    /// Role names, of those that the officer has.
    pub roles: Vec<String>,
    /// Days until it is of no use, 1 to 366; absent: 90.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

/// `webhook add`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddWebhookRequest {
    /// `https://HOST[:PORT][/PATH]`.
    pub url: String,
    /// Types of events (`trace.answer`, `case.query`, …); empty: all that the officer may see.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<String>,
}

/// `webhook replay`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReplayRequest {
    /// One event; absent: all that were given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<u64>,
}
