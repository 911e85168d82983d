//! What people ask for in the life of a request.

use serde::{Deserialize, Serialize};

use crate::service::views::{FirearmView, silent_debug};

/// `case acknowledge`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgeRequest {
    /// Words for the partner.
    pub text: Option<String>,
}

/// `case ask`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskInformationRequest {
    /// Members of list `wanted` (`MARKS`, `PHOTOGRAPH`, …), in any case; at least one.
    pub want: Vec<String>,
    /// Words for the partner.
    pub text: String,
}

/// `case answer` other than at a level and whole.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "outcome", rename_all = "kebab-case", deny_unknown_fields)]
pub enum OutcomeRequest {
    /// At a level, without some parts.
    Restricted {
        /// Level to release.
        level: String,
        /// The record that is the gun, as in [`AnswerRequest`](super::AnswerRequest).
        record: Option<String>,
        /// Members of list `withheld` (`PERSONS`, `DOCUMENTS`, …); at least one.
        withheld: Vec<String>,
        /// `D1` … `D6`.
        reason: String,
        /// Why, in words.
        text: String,
    },
    /// A part of the answer; the decision comes later.
    Partial {
        /// Level to release.
        level: String,
        /// The record that is the gun.
        record: Option<String>,
        /// Words for the partner.
        text: Option<String>,
    },
    /// The trace could not be completed.
    NotCompleted {
        /// `N01` … `N18`, at least one.
        codes: Vec<String>,
        /// The partner's request that this one repeats; needed with N15.
        duplicate_of: Option<String>,
        /// States that may know more; needed with N18.
        indicated: Vec<String>,
        /// How many records fit, with N02 and N08; counted if it is not given.
        candidates: Option<u64>,
        /// Words for the partner.
        text: Option<String>,
    },
    /// The maker's State says that the gun is none of its maker's (R14): the markings lie outside the
    /// maker's records, or it is a copy.
    NotMadeHere {
        /// By what it is seen.
        text: String,
    },
    /// Words alone, to a request that is no look-up.
    Words {
        /// The words.
        text: String,
    },
}

/// `trace supply`, and what is new in `trace reopen`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SupplyRequest {
    /// Place in the chain, from 1; absent: the hop to which it applies.
    pub hop: Option<usize>,
    /// What is known better now of the gun: serial, maker, model, calibre, type, importer, marks.
    pub firearm: FirearmView,
    /// How and where it was found.
    pub circumstances: Option<String>,
    /// Why it is illicit (`I1` … `I5`).
    pub illicit: Vec<String>,
    /// Words for the partner.
    pub text: Option<String>,
}

/// `trace clarify`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClarifyRequest {
    /// Place in the chain, from 1; absent: the first that is decided.
    pub hop: Option<usize>,
    /// What is not clear.
    pub text: String,
}

/// `trace withdraw`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawRequest {
    /// Place in the chain, from 1; absent: every hop that is open.
    pub hop: Option<usize>,
    /// Why.
    pub reason: Option<String>,
}

silent_debug!(
    AcknowledgeRequest,
    AskInformationRequest,
    OutcomeRequest,
    SupplyRequest,
    ClarifyRequest,
    WithdrawRequest,
);
