//! Officers, what is pending in a case, and how a decision came about.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{AttachmentView, EventView, SearchedView, silent_debug};

/// One officer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OfficerView {
    /// The name under which it acts.
    pub name: String,
    /// Its account.
    pub uid: u32,
    /// Role names.
    pub roles: Vec<String>,
    /// May not act any more.
    pub suspended: bool,
    /// Thumbprint of its signing key, if it has one.
    pub key: Option<String>,
    /// Since when; absent for the first officer of a node.
    pub since: Option<String>,
    /// The roles that it is to have, once a second administrator confirms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<Vec<String>>,
    /// How it can sign in: `PASSKEY`, `PASSWORD`, `PASSWORD_ALONE`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign_in: Vec<String>,
    /// When it last did something that was noted; for those who read the log of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
}

/// All officers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OfficerListView {
    /// In the order in which they were added.
    pub items: Vec<OfficerView>,
}

/// A key opened for one act.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct UnlockedView {
    /// Goes with the act's request.
    pub ticket: String,
}

/// What would leave at one level.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PreviewView {
    /// The level.
    pub level: String,
    /// Whether it takes two officers.
    pub two: bool,
    /// Result codes, primary first.
    pub results: Vec<String>,
    /// Events, as they would be read.
    pub events: Vec<EventView>,
    /// How well the record fits, as it would be told.
    #[serde(default)]
    pub grade: Option<String>,
    /// The country that the answer would point to.
    #[serde(default)]
    pub points_to: Option<String>,
    /// What it would say was searched.
    #[serde(default)]
    pub searched: Vec<SearchedView>,
}

/// An answer that a first officer proposed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProposalView {
    /// Who proposed it.
    pub officer: String,
    /// When.
    pub at: String,
    /// From when on it is void.
    pub expires: String,
    /// The officer's words to the partner.
    pub text: Option<String>,
    /// Exactly what would leave.
    pub released: PreviewView,
    /// Whether it is a part of the answer, and the rest is still owed.
    pub partial: bool,
    /// Files that would go with it; they can be looked at.
    pub attachments: Vec<AttachmentView>,
}

/// What the desk adds to a case for the officers who decide.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CaseDeskView {
    /// The hit is in state stock, custody or a destruction register: a diversion alert.
    pub alert: bool,
    /// The agreement that decides.
    pub agreement: Option<String>,
    /// The clauses rested on, by their numbers in the agreement.
    pub clauses: Vec<u64>,
    /// What would leave at each level, for the first of the candidates.
    pub previews: Vec<PreviewView>,
    /// What waits for a second officer.
    pub proposal: Option<ProposalView>,
}

/// How a decision came about: no gun, no person, no words of anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ExplainView {
    /// The case or trace.
    pub id: String,
    /// What happened, in order.
    pub lines: Vec<ExplainLine>,
    /// What was checked, and whether it holds.
    pub checks: Vec<ExplainCheck>,
}

/// One sentence: a text key with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ExplainLine {
    /// When; absent where it has no moment of its own.
    pub at: Option<String>,
    /// Key of the text, `note-explain-…`.
    pub key: String,
    /// Arguments that are said as they are.
    pub args: BTreeMap<String, String>,
    /// Arguments that are codes: list (empty for codes unique by themselves) and code.
    pub codes: BTreeMap<String, (String, String)>,
}

/// Something that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ExplainCheck {
    /// Whether it holds; absent where it cannot be told any more.
    pub holds: Option<bool>,
    /// What.
    pub line: ExplainLine,
}

silent_debug!(OfficerView, UnlockedView, PreviewView, ProposalView, CaseDeskView);
