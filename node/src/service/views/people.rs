//! Sessions, links, credentials, and what people did.

use serde::{Deserialize, Serialize};

use super::silent_debug;
use crate::desk::credentials::{SessionId, SessionToken};
use crate::desk::officer::OfficerName;
use crate::service::Caller;

/// The session of an officer who signed in, as it is now.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionView {
    /// Its public number, 16 hexadecimal digits; not the token.
    pub id: String,
    /// The officer's name.
    pub officer: String,
    /// Role names.
    pub roles: Vec<String>,
    /// The language the officer chose, if any.
    pub language: Option<String>,
    /// When the officer signed in.
    pub signed_in_at: String,
    /// When it ends if nothing is done.
    pub idle_until: String,
    /// When it ends whatever is done.
    pub ends_at: String,
    /// When the officer last proved who he is: at sign-in, or since.
    pub proven_at: String,
    /// Whether that is fresh enough for what asks for a fresh proof (five minutes).
    pub is_proven: bool,
    /// Whether the officer has a signing key, so that acts in a case ask for its passphrase.
    pub has_key: bool,
    /// The officer's account, as the core knows it.
    pub(in crate::service) uid: u32,
    /// The number, for [`Self::caller`].
    pub(in crate::service) number: SessionId,
}

impl SessionView {
    /// The officer of this session, as use cases are called by.
    #[must_use]
    pub fn caller(&self) -> Caller {
        Caller {
            uid: self.uid,
            officer: OfficerName::parse(&self.officer),
            ticket: None,
            session: Some(self.number),
            remote: true,
            scope: None,
        }
    }

    /// Whether the officer has one of these roles, by name; no role asked for is asked of nobody.
    #[must_use]
    pub fn has_one_of(&self, roles: &[&str]) -> bool {
        roles.is_empty() || self.roles.iter().any(|role| roles.contains(&role.as_str()))
    }
}

/// Somebody has signed in. The token goes into the cookie and nowhere else.
#[derive(Clone)]
pub struct SignedInView {
    /// What the browser keeps. Always a new one.
    pub token: SessionToken,
    /// The session.
    pub session: SessionView,
    /// Recovery codes that are left, if one was used now.
    pub recovery_left: Option<u64>,
}

/// A way to the OpenID Provider was begun.
#[derive(Clone)]
pub struct OidcBegunView {
    /// Where the browser goes.
    pub url: String,
    /// What it keeps in a cookie meanwhile.
    pub browser: String,
}

/// A way to the OpenID Provider has ended well.
#[derive(Clone)]
pub struct OidcEndedView {
    /// Where the browser wanted to go.
    pub next: String,
    /// The language of the page on which it began.
    pub language: String,
    /// The session; none where one was there already.
    pub signed_in: Option<SignedInView>,
}

/// A step of a passkey ceremony: what the browser is asked.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CeremonyView {
    /// Goes back with the answer.
    pub ceremony: String,
    /// The argument of `navigator.credentials.create` or `.get`: `{"publicKey": …}`, with binary
    /// members in base64url, as `PublicKeyCredential.parse…OptionsFromJSON` takes `publicKey`.
    pub options: serde_json::Value,
}

/// What a one-time link is for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LinkView {
    /// The officer whose sign-in it sets up.
    pub officer: String,
    /// Role names.
    pub roles: Vec<String>,
    /// Whether the officer signs in already: all of that is replaced.
    pub replaces: bool,
    /// Until when it is good.
    pub expires: String,
}

/// What the page of a link shows: a secret for the authenticator app, and a passkey's challenge.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EnrolmentView {
    /// The link.
    pub link: LinkView,
    /// The secret, in base 32, to be typed into an app.
    pub totp_secret: String,
    /// The same as a URI, for a QR code.
    pub totp_uri: String,
    /// The challenge for a passkey; absent where the node has no public name.
    pub passkey: Option<CeremonyView>,
}

/// An officer set up how to sign in, and is signed in.
#[derive(Clone)]
pub struct EnrolledView {
    /// The session.
    pub signed_in: SignedInView,
    /// Ten codes, shown once; empty where there is no password.
    pub recovery_codes: Vec<String>,
}

/// Recovery codes, shown once.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RecoveryCodesView {
    /// Ten of them.
    pub codes: Vec<String>,
}

/// The offer of a new secret for the authenticator app.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TotpOfferView {
    /// In base 32.
    pub secret: String,
    /// As a URI, for a QR code.
    pub uri: String,
}

/// A passkey of an officer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PasskeyView {
    /// Its number here.
    pub id: String,
    /// What its owner calls it.
    pub label: String,
    /// Since when.
    pub since: String,
    /// When it was used last.
    pub used: Option<String>,
    /// Its counter went back: it may have been copied, and is not taken any more.
    pub blocked: bool,
}

/// How an officer signs in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CredentialsView {
    /// Has a password.
    pub password: bool,
    /// The password goes with codes of an app.
    pub totp: bool,
    /// Recovery codes that are left.
    pub recovery_left: u64,
    /// Passkeys.
    pub passkeys: Vec<PasskeyView>,
    /// What the OpenID Provider calls the officer, if he is known by it.
    pub provider: Option<String>,
    /// Whether passkeys can be added: the node has a public name.
    pub passkeys_possible: bool,
}

/// A one-time link was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LinkMadeView {
    /// The officer whose sign-in it sets up.
    pub officer: String,
    /// The link itself; absent where the node has no public name.
    pub url: Option<String>,
    /// The code in it, for the page where it is typed. Absent where another administrator has to
    /// confirm first.
    pub code: Option<String>,
    /// Until when it is good.
    pub expires: Option<String>,
}

/// One session in a list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SessionRowView {
    /// Its public number.
    pub id: String,
    /// The officer.
    pub officer: String,
    /// How it was opened: `PASSWORD`, `RECOVERY_CODE`, `PASSKEY`, `LINK`, `PASSWORD_ALONE`.
    pub method: String,
    /// When the officer signed in.
    pub signed_in_at: String,
    /// When it was used last, to the minute.
    pub seen_at: String,
    /// When it ends whatever is done.
    pub ends_at: String,
    /// From where.
    pub address: Option<String>,
    /// With which browser, in its own words.
    pub agent: String,
    /// Whether it is the one that asks.
    pub own: bool,
}

/// Sessions.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SessionListView {
    /// Newest first.
    pub items: Vec<SessionRowView>,
}

/// A change that a second administrator confirms.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RoleProposalView {
    /// Whose.
    pub officer: String,
    /// `ROLES` or `LINK`.
    pub change: String,
    /// The roles that the officer is to have; empty for a link.
    pub roles: Vec<String>,
    /// Who proposed it.
    pub by: String,
    /// When.
    pub at: String,
    /// A link that was confirmed: who proposed it can make it now.
    pub confirmed: bool,
}

/// Changes that wait for a second administrator.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RoleProposalListView {
    /// Oldest first.
    pub items: Vec<RoleProposalView>,
}

/// An entry of the administrative log, as people read it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ActivityRowView {
    /// Position in the log.
    pub index: u64,
    /// When.
    pub at: String,
    /// What, `admin-act` code.
    pub act: String,
    /// Who; absent: the node itself.
    pub officer: Option<String>,
    /// To what: an id, a name.
    pub subject: String,
}

/// Entries, newest first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ActivityListView {
    /// The entries.
    pub items: Vec<ActivityRowView>,
    /// Goes on with this as `before`; absent: there is no more.
    pub next: Option<u64>,
}

silent_debug!(
    OidcBegunView,
    OidcEndedView,
    SessionView,
    SignedInView,
    CeremonyView,
    LinkView,
    EnrolmentView,
    EnrolledView,
    RecoveryCodesView,
    TotpOfferView,
    PasskeyView,
    CredentialsView,
    LinkMadeView,
    SessionRowView,
    SessionListView,
    RoleProposalView,
    RoleProposalListView,
    ActivityRowView,
    ActivityListView,
);
