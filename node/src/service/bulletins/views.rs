//! What is asked about bulletins, and what is told of them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::holdings::bulletin::{AuthorisedParty, PartyRowError};
use crate::service::views::{AttachmentView, HopState, silent_debug};

/// `bulletin list`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BulletinsRequest {
    /// Only ours (`SENT`) or partners' (`RECEIVED`).
    pub way: Option<String>,
    /// Only about this (`ROUTE`, …).
    pub about: Option<String>,
    /// Only from or to this partner.
    pub partner: Option<String>,
    /// Only those whose words hold this, whatever its case and accents.
    pub find: Option<String>,
    /// Only those that no other replaces.
    pub current: bool,
    /// At most so many; the service caps it at 1000.
    pub limit: Option<u32>,
    /// `next` of the previous page.
    pub after: Option<String>,
}

/// `bulletin send`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BulletinWanted {
    /// What it is about: `ROUTE`, `CONCEALMENT`, `PRACTICE` or `AUTHORISED_PARTIES`.
    pub about: String,
    /// The partners.
    pub to: Vec<String>,
    /// All partners whose agreement allows it, in place of naming them.
    pub everyone: bool,
    /// Its words.
    pub text: String,
    /// A list of authorised parties (CSV).
    pub list: Option<String>,
    /// Files that were staged.
    pub attachments: Vec<String>,
    /// Handling code (`H0` to `H3`).
    pub handling: String,
    /// Whether other authorities of the receiving State may have it.
    pub national: bool,
    /// Purpose code.
    pub purpose: String,
    /// Legal basis.
    pub legal_basis: String,
    /// Number of the bulletin of ours that it replaces.
    pub replaces: Option<u64>,
}

/// `bulletin check`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PartiesWanted {
    /// The list (CSV).
    pub list: String,
}

/// `bulletin parties`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PartiesRequest {
    /// Only whose name, licence or place holds this, whatever its case and accents.
    pub find: Option<String>,
    /// Only this kind (`DEALER`, …).
    pub kind: Option<String>,
    /// Only in this country.
    pub country: Option<String>,
    /// Only whose authorisation stands today.
    pub standing: bool,
    /// At most so many; the service caps it at 1000.
    pub limit: Option<u32>,
    /// `next` of the previous page.
    pub after: Option<String>,
}

/// A bulletin as it is listed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulletinRowView {
    /// Of ours its number, of a partner's its entry.
    pub id: String,
    /// `SENT` or `RECEIVED`.
    pub way: String,
    /// What it is about.
    pub about: String,
    /// When it was sent or received.
    pub at: String,
    /// To whom it went, or from whom it came.
    pub partners: Vec<String>,
    /// Its words; none once they were destroyed.
    pub text: Option<String>,
    /// The one that it replaces.
    pub replaces: Option<String>,
    /// The one that replaces it.
    pub replaced_by: Option<String>,
    /// Files that go along.
    pub files: u64,
}

/// A page of bulletins.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulletinListView {
    /// The newest first.
    pub items: Vec<BulletinRowView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

/// How a bulletin of ours stands with a partner.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulletinSentView {
    /// The partner.
    pub partner: String,
    /// The exchange.
    pub exchange: String,
    /// How it stands; `delivered` once the partner's node has it in its log.
    pub state: HopState,
    /// Why it was returned.
    pub reason: Option<String>,
}

/// An authorised party, as a list tells it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuthorisedPartyView {
    /// What the list says. Where it names no country, that of whoever tells it.
    pub party: AuthorisedParty,
    /// The node that tells it.
    pub told_by: String,
    /// The bulletin.
    pub bulletin: String,
    /// Whether the authorisation stands today.
    pub stands: bool,
}

/// A bulletin.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BulletinView {
    /// As it is listed.
    pub bulletin: BulletinRowView,
    /// Officer who sent ours.
    pub by: Option<String>,
    /// Handling code and originator.
    pub handling: Option<String>,
    /// Whether other authorities of the receiving State may have it.
    pub national: bool,
    /// How ours stands with each partner.
    pub sent: Vec<BulletinSentView>,
    /// Partners that `everyone` left out, since it may not go to them.
    pub left_out: Vec<String>,
    /// Its files.
    pub files: Vec<AttachmentView>,
    /// The authorised parties of its list.
    pub parties: Vec<AuthorisedPartyView>,
    /// Rows of the list that cannot be read.
    pub wrong: Vec<PartyRowError>,
}

/// What a list of authorised parties says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartiesCheckedView {
    /// Rows that are right.
    pub parties: Vec<AuthorisedParty>,
    /// Rows that are wrong.
    pub errors: Vec<PartyRowError>,
}

/// A page of authorised parties.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuthorisedPartiesView {
    /// By country, kind and name.
    pub items: Vec<AuthorisedPartyView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
    /// Partners whose list is not here yet.
    pub waiting: Vec<String>,
}

silent_debug!(
    BulletinsRequest,
    BulletinWanted,
    PartiesWanted,
    PartiesRequest,
    BulletinRowView,
    BulletinListView,
    BulletinSentView,
    AuthorisedPartyView,
    BulletinView,
    PartiesCheckedView,
    AuthorisedPartiesView,
);
