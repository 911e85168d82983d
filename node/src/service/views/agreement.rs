//! What two agencies agreed, as people write and read it.

use serde::{Deserialize, Serialize};

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementState {
    /// We proposed it; the partner has not accepted.
    ProposedByUs,
    /// The partner proposed it; it waits for us.
    ProposedByPartner,
    /// Accepted by both; valid-from has not come.
    Accepted,
    /// In force.
    InForce,
    /// Suspended by one side.
    Suspended,
    /// Revoked by one side.
    Revoked,
    /// Replaced by a later agreement.
    Replaced,
}

impl AgreementState {
    /// Text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ProposedByUs => "code-agreement-proposed-by-us",
            Self::ProposedByPartner => "code-agreement-proposed-by-partner",
            Self::Accepted => "code-agreement-accepted",
            Self::InForce => "code-agreement-in-force",
            Self::Suspended => "code-agreement-suspended",
            Self::Revoked => "code-agreement-revoked",
            Self::Replaced => "code-agreement-replaced",
        }
    }
}

/// What one side may ask the other and what it gets. Everything not listed is denied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AskTerms {
    /// Request kinds (`TRACE`, `ONWARD_TRACE`, …).
    pub request_kinds: Vec<String>,
    /// Purposes (`U1` … `U6`).
    pub purposes: Vec<String>,
    /// Kinds of record set that may be searched (`REGISTRY`, …); empty means all.
    pub record_sets: Vec<String>,
    /// Level that the machine may release by itself on an exact match; absent: an officer decides.
    pub automatic_level: Option<String>,
    /// Whether the machine may say "no record" by itself.
    pub automatic_no_record: bool,
    /// The highest level that an officer may release.
    pub highest_level: String,
    /// How many officers must agree on a release above `L3`: 1 or 2.
    pub officers: u8,
    /// Most queries per day.
    pub daily_budget: u32,
    /// Hours until an urgent query is due.
    pub urgent_hours: u32,
    /// Hours until a routine query is due.
    pub routine_hours: u32,
    /// Handling code of what is disclosed (`H0` … `H3`).
    pub handling: String,
    /// Onward use: `NONE`, `NATIONAL` or a list of countries.
    pub onward: Vec<String>,
    /// Days after which the asker erases what was disclosed.
    pub retention_days: u32,
    /// Whether observers see the reason code of a refusal, delay or return.
    pub observers_see_reasons: bool,
    /// Hours after which observers may read the entries.
    pub observers_after_hours: u32,
}

impl Default for AskTerms {
    /// Nothing is allowed.
    fn default() -> Self {
        Self {
            request_kinds: Vec::new(),
            purposes: Vec::new(),
            record_sets: Vec::new(),
            automatic_level: None,
            automatic_no_record: false,
            highest_level: "L1".to_owned(),
            officers: 1,
            daily_budget: 0,
            urgent_hours: 24,
            routine_hours: 240,
            handling: "H2".to_owned(),
            onward: Vec::new(),
            retention_days: 1825,
            observers_see_reasons: false,
            observers_after_hours: 0,
        }
    }
}

/// The clauses of an agreement: one section per direction, as in the file `--terms FILE.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AgreementTerms {
    /// What the proposing side may ask.
    pub proposer_asks: AskTerms,
    /// What the accepting side may ask.
    pub accepter_asks: AskTerms,
}

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementView {
    /// SHA-256 of the document: its name in every message.
    pub hash: String,
    /// The other side.
    pub partner: String,
    /// Who proposed it.
    pub proposer: String,
    /// Where it stands.
    pub state: AgreementState,
    /// From when it is in force.
    pub valid_from: String,
    /// When it was proposed.
    pub proposed: String,
    /// When it was accepted.
    pub accepted: Option<String>,
    /// The hash of the agreement that it replaces.
    pub replaces: Option<String>,
    /// The clauses.
    pub terms: AgreementTerms,
}

/// Agreements, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementListView {
    /// The agreements.
    pub items: Vec<AgreementView>,
}
