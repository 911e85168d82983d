//! What programs work with: tokens, events, webhooks.

use serde::{Deserialize, Serialize};

/// A token by which a program acts as an officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TokenView {
    /// Its number.
    pub id: u64,
    /// What it is called.
    pub name: String,
    /// The officer as whom it acts.
    pub officer: String,
    /// The roles that it may use; of them, those count that the officer still has.
    pub roles: Vec<String>,
    /// Made at.
    pub since: String,
    /// Of no use from here on.
    pub until: String,
    /// When it was ended before that.
    pub ended: Option<String>,
    /// When it was last used, to the hour.
    pub used: Option<String>,
    /// Whether it may be used now.
    pub live: bool,
}

/// Tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TokenListView {
    /// The oldest first; an administrator sees those of all officers.
    pub items: Vec<TokenView>,
}

/// A token that was just made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewTokenView {
    /// The token.
    pub token: TokenView,
    /// `vestigo_pat_…`: shown this once, and kept nowhere.
    pub secret: String,
}

super::silent_debug!(NewTokenView);

/// Something happened to a trace, case, request, agreement or partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChangeEventView {
    /// Rises with each event, with gaps: the place of its entry in the log.
    pub id: u64,
    /// What happened: `trace.answer`, `case.query`, …; more may come with later versions.
    #[serde(rename = "type")]
    pub kind: String,
    /// When it was logged here.
    pub at: String,
    /// Id of the trace, case or request; the partner's name where it is about an agreement or a
    /// partner.
    pub subject: String,
    /// The statement in the log.
    pub statement: String,
}

/// Events, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChangeEventListView {
    /// The events.
    pub items: Vec<ChangeEventView>,
    /// Pass it as `after` to go on; there may be more already.
    pub next: Option<u64>,
}

/// Where a program is told of events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WebhookView {
    /// Its number.
    pub id: u64,
    /// Where messages are posted to.
    pub url: String,
    /// The officer whose eyes it has.
    pub officer: String,
    /// Types of events; empty: all that the officer may see.
    pub events: Vec<String>,
    /// Made at.
    pub since: String,
    /// When it was ended.
    pub ended: Option<String>,
    /// Messages that wait, or are tried again.
    pub waiting: u64,
    /// Messages that were given up.
    pub dead: u64,
}

/// Webhooks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WebhookListView {
    /// The oldest first; an administrator sees those of all officers.
    pub items: Vec<WebhookView>,
    /// The key under which messages are signed: `whpk_` and the Ed25519 key in base64.
    pub key: String,
}

/// A message to a webhook that has not arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DeliveryView {
    /// The event.
    pub event: u64,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next; absent once it was given up.
    pub next: Option<String>,
    /// Why the last attempt failed.
    pub trouble: Option<String>,
}

/// Messages to a webhook that have not arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DeliveryListView {
    /// By event.
    pub items: Vec<DeliveryView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}
