//! Observers of the log, and witnesses.

use serde::{Deserialize, Serialize};

/// What an observer sees of one pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ObservedPairView {
    /// The partner.
    pub partner: String,
    /// Seconds after which entries become visible under the newest agreement; `None` if nothing was
    /// ever agreed.
    pub delay_seconds: Option<u64>,
}

/// One enrolment of an observer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ObserverView {
    /// What it is called here.
    pub name: String,
    /// Its public key.
    pub key: String,
    /// Thumbprint of the key.
    pub kid: String,
    /// Whether it sees all pairs.
    pub all: bool,
    /// The pairs that it sees now.
    pub pairs: Vec<ObservedPairView>,
    /// Enrolled at.
    pub since: String,
    /// Until when.
    pub until: String,
    /// When it was removed before that.
    pub removed: Option<String>,
    /// Whether it may look now.
    pub live: bool,
}

/// All enrolments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ObserverListView {
    /// Oldest first.
    pub items: Vec<ObserverView>,
    /// Where the log is reached; `None` if it is not.
    pub address: Option<String>,
}

/// A new key of an observer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ObserverKeyView {
    /// The file with the secret.
    pub file: String,
    /// The public key, one line.
    pub public: String,
    /// Its thumbprint.
    pub kid: String,
}

/// Whether we cosign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WitnessState {
    /// We do.
    Active,
    /// The memory was lost; only new keys help.
    Retired,
    /// There are no keys.
    Absent,
}

/// Why a witness has not cosigned our newest checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WitnessTrouble {
    /// No answer.
    Unreachable,
    /// It refuses.
    Refuses,
    /// It has seen more of our log than there is.
    Ahead,
    /// It has forgotten what it cosigned.
    WentBack,
    /// Its signatures do not verify.
    BadLines,
    /// Our own proof could not be made.
    NoProof,
}

/// How one witness of our log fares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WitnessStandingView {
    /// Partner, or name in the policy.
    pub name: String,
    /// Its address, if it is no partner.
    pub url: Option<String>,
    /// Entries that it has cosigned.
    pub size: u64,
    /// When, by its clock.
    pub at: Option<String>,
    /// What is wrong.
    pub trouble: Option<WitnessTrouble>,
    /// Technical detail of that, in English.
    pub detail: Option<String>,
    /// Its keys as a policy names them; empty for those that a policy already names.
    pub keys: Vec<String>,
}

/// A log that we cosign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WitnessedLogView {
    /// Its origin.
    pub origin: String,
    /// Entries that we cosigned last.
    pub size: u64,
    /// When.
    pub at: String,
}

/// Witnesses, both ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WitnessListView {
    /// Whether we cosign.
    pub state: WitnessState,
    /// Our keys as a policy names them.
    pub keys: Vec<String>,
    /// Entries of our log that have enough cosignatures.
    pub covered: u64,
    /// Entries of our log that are signed.
    pub signed: u64,
    /// Since when too few have cosigned, if that is an alarm.
    pub lagging_since: Option<String>,
    /// Who cosigns us.
    pub items: Vec<WitnessStandingView>,
    /// Whom we cosign.
    pub logs: Vec<WitnessedLogView>,
}

/// New keys as a witness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WitnessKeyView {
    /// Version of the descriptor that certifies them.
    pub version: u64,
    /// Our keys as a policy names them.
    pub keys: Vec<String>,
}
