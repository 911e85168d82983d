//! What people ask about the chain of a trace, and about States without a node.

use serde::{Deserialize, Serialize};

use crate::service::views::{FirearmView, silent_debug};

/// How and when the gun came into our hands: what time to crime is measured to, and what a partner
/// must know of a request (ITI paragraph 17).
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RecoveryRequest {
    /// When, as `PartialDate` reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// `SEIZED`, `FOUND` or `SURRENDERED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Why it is illicit: `I1` to `I5`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub illicit_basis: Vec<String>,
}

/// An agency without a node, to be asked by letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterRequest {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The agency, as on the envelope.
    pub agency: String,
    /// Days until the reply is due; absent: 60, or 7 if it is urgent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

/// `trace suggest`: about a gun, or about a trace that has answers already.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SuggestRequest {
    /// The gun, if no trace is named.
    pub firearm: FirearmView,
    /// Id of a trace; its gun and its answers are looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<String>,
}

/// `trace onward`: to the one State that the answers lead to, unless something is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OnwardRequest {
    /// A partner's node name, or a country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// By letter, to an agency without a node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<LetterRequest>,
}

/// `trace enter-reply`: a reply by letter.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LetterReplyRequest {
    /// Number of the hop in the trace, from 1; absent: the open one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hop: Option<usize>,
    /// The reference that the letter quotes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The date on the letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// The letter's own reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub their_reference: Option<String>,
    /// What it says: a result (`R06`), why there is none (`N09`), a refusal (`D1`) or a return
    /// (`A2`).
    pub result: String,
    /// The other State of the result: where it was exported to; of N18, a State that may know more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// When that happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who held or received it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// What the party is: `LICENSEE`, `NATURAL`, `FORCE`, `STATE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party_kind: Option<String>,
    /// Number of the licence, certificate or report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What was searched; needed with R20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub searched: Option<String>,
    /// Until when it is delayed: makes a delay of a refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The words of the letter that matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The scan: a PDF, PNG, JPEG or TIFF, standard base64 with padding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan: Option<String>,
}

/// `trace confirm-by-node`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmLetterRequest {
    /// Number of the hop with the letter, from 1.
    pub hop: usize,
    /// A partner of that State.
    pub partner: String,
}

silent_debug!(RecoveryRequest, SuggestRequest, LetterReplyRequest);
