//! Requests about officers.

use serde::{Deserialize, Serialize};

use super::silent_debug;
use crate::keys::sealed::Passphrase;

/// `officer add`.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddOfficerRequest {
    /// The name under which it acts.
    pub name: String,
    /// Its account; absent: the caller's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uid: Option<u32>,
    /// Role names.
    pub roles: Vec<String>,
    /// Guards its signing key; absent: no key yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub passphrase: Option<Passphrase>,
}

/// `officer suspend`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SuspendRequest {
    /// False: it may act again.
    pub suspended: bool,
}

/// `officer role`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RolesRequest {
    /// Role names: all that it has from now on.
    pub roles: Vec<String>,
}

/// `officer key` and `officer passphrase`.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PassphraseRequest {
    /// The passphrase that opens the key now; needed to change it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub old: Option<Passphrase>,
    /// The one that will.
    #[schema(value_type = String)]
    pub new: Passphrase,
}

/// Before an act that is signed.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnlockRequest {
    /// Opens the caller's key.
    #[schema(value_type = String)]
    pub passphrase: Passphrase,
}

/// `case approve`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveRequest {
    /// A lower level than was proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
}

/// `case decline`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineRequest {
    /// Why; stays here.
    pub text: String,
}

silent_debug!(AddOfficerRequest, PassphraseRequest, UnlockRequest, DeclineRequest);
