//! Requests of people who sign in, and about how they do.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::silent_debug;
use crate::keys::sealed::Passphrase;

/// Where a request comes from, as the face that serves it sees it. Kept with the session, shown to
/// its owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visitor {
    /// The address of the browser: behind a proxy, the one that the named proxy forwards.
    pub address: Option<IpAddr>,
    /// The `User-Agent` header; cut to what is kept.
    pub agent: String,
}

/// Signs in with name, password and a code.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInRequest {
    /// The officer's name.
    pub officer: String,
    /// The password.
    pub password: Passphrase,
    /// Six digits of the authenticator app, or a recovery code.
    #[serde(default)]
    pub code: String,
}

/// Proves again who the owner of a session is: password and code, or a passkey.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum ProofRequest {
    /// Password and code.
    Password {
        /// The password.
        password: Passphrase,
        /// As of [`SignInRequest::code`].
        #[serde(default)]
        code: String,
    },
    /// The answer of a passkey to [`PeopleService::prove_challenge`](crate::service::PeopleService::prove_challenge).
    Passkey(PasskeyAnswer),
}

/// Why somebody is sent to the OpenID Provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OidcPurpose {
    /// To sign in.
    SignIn,
    /// To prove again who the owner of the session is.
    Prove,
    /// To be known by it from now on.
    Connect,
}

/// What a browser brings back from the OpenID Provider.
#[derive(Clone, Default)]
pub struct OidcReturn {
    /// `state`.
    pub state: String,
    /// `code`.
    pub code: Option<String>,
    /// `iss`.
    pub issuer: Option<String>,
    /// `error`.
    pub error: Option<String>,
    /// What the browser kept in its cookie.
    pub browser: String,
}

/// Asks for the challenge that an officer's passkey signs.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyRequest {
    /// The officer's name.
    pub officer: String,
}

/// What the browser gives back in a passkey ceremony.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// The number of the ceremony, as it was given.
    pub ceremony: String,
    /// `PublicKeyCredential.toJSON()`.
    pub credential: serde_json::Value,
}

/// Adds a passkey.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddPasskeyRequest {
    /// What its owner calls it: "blue key".
    pub label: String,
    /// The browser's answer.
    pub answer: PasskeyAnswer,
}

/// Sets up how an officer signs in, with a one-time link: a password with a code of the app whose
/// secret was shown, or a passkey, or both. Replaces everything that was set up before.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolRequest {
    /// The code of the link.
    pub link: String,
    /// The password, 12 characters or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Passphrase>,
    /// A code of the app, which proves that it has the secret; goes with the password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The answer of a passkey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passkey: Option<AddPasskeyRequest>,
    /// The officer's language, `en`, `es`, `pt` or `fr`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Changes the password.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordRequest {
    /// The one that is to be.
    pub new: Passphrase,
}

/// Turns on the code of a new secret.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotpRequest {
    /// A code of the secret that was offered.
    pub code: String,
}

/// Which sessions.
#[derive(Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionFilter {
    /// Of this officer; absent: the caller's own. `*`: everybody's, for administrators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
}

/// Which entries of the administrative log.
#[derive(Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityFilter {
    /// Before this entry; absent: from the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u64>,
    /// At most so many, 1 to 200; absent: 50.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

silent_debug!(
    OidcReturn,
    SignInRequest,
    ProofRequest,
    PasskeyRequest,
    PasskeyAnswer,
    AddPasskeyRequest,
    EnrolRequest,
    PasswordRequest,
    TotpRequest,
    SessionFilter,
    ActivityFilter,
);
