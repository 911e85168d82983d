//! What two agencies agreed, as people write and read it.

use serde::{Deserialize, Serialize};

/// Where an agreement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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

/// What the machine may release by itself for one grade and result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AutomaticTerm {
    /// The grade (`EXACT`, `NONE`).
    pub grade: String,
    /// The result (`R06`); absent: any.
    pub result: Option<String>,
    /// The level.
    pub level: String,
}

/// What one side may ask the other and what it gets. Everything not listed is denied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskTerms {
    /// Request kinds (`TRACE`, `ONWARD_TRACE`, …).
    pub request_kinds: Vec<String>,
    /// Purposes (`U1` … `U6`).
    pub purposes: Vec<String>,
    /// Kinds of record set that may be searched (`REGISTRY`, …); empty means all, `NONE` none.
    pub record_sets: Vec<String>,
    /// Legal bases (`ITI`, …); empty means all, `NONE` none.
    pub legal_bases: Vec<String>,
    /// Level that the machine may release by itself on an exact match; absent: an officer decides.
    pub automatic_level: Option<String>,
    /// Whether the machine may say "no record" by itself.
    pub automatic_no_record: bool,
    /// Other automatic levels for one result each, before the two above.
    pub automatic_results: Vec<AutomaticTerm>,
    /// The highest level that an officer may release.
    pub highest_level: String,
    /// From which level on two officers decide (`L1` … `L5`); absent: only where two always must, from
    /// `L4` on and for State stock, custody and destroyed guns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub two_officers_from: Option<String>,
    /// Most queries per day.
    pub daily_budget: u64,
    /// Most queries of one officer per day; absent: only the day's budget counts.
    pub officer_budget: Option<u64>,
    /// Most queries in one case of the asker; absent: only the day's budget counts.
    pub case_budget: Option<u64>,
    /// Numbers in a row that one case of the asker may ask for, a consignment; absent: fewer than twenty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consignment: Option<u64>,
    /// Hours until an urgent query is due.
    pub urgent_hours: u64,
    /// Instead of hours: exactly so many seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgent_seconds: Option<u64>,
    /// Hours until a routine query is due.
    pub routine_hours: u64,
    /// Instead of hours: exactly so many seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routine_seconds: Option<u64>,
    /// Handling code of what is disclosed (`H0` … `H3`).
    pub handling: String,
    /// Onward use: `NONE`, `NATIONAL` or a list of countries.
    pub onward: Vec<String>,
    /// Days after which the asker erases what was disclosed.
    pub retention_days: u64,
    /// Whether observers see the reason code of a refusal, delay or return.
    pub observers_see_reasons: bool,
    /// Hours after which observers may read the entries.
    pub observers_after_hours: u64,
    /// Instead of hours: exactly so many seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observers_after_seconds: Option<u64>,
}

impl Default for AskTerms {
    /// Nothing is allowed.
    fn default() -> Self {
        Self {
            request_kinds: Vec::new(),
            purposes: Vec::new(),
            record_sets: Vec::new(),
            legal_bases: Vec::new(),
            automatic_level: None,
            automatic_no_record: false,
            automatic_results: Vec::new(),
            highest_level: "L1".to_owned(),
            two_officers_from: None,
            daily_budget: 0,
            officer_budget: None,
            case_budget: None,
            consignment: None,
            urgent_hours: 24,
            urgent_seconds: None,
            routine_hours: 240,
            routine_seconds: None,
            handling: "H2".to_owned(),
            onward: Vec::new(),
            retention_days: 1825,
            observers_see_reasons: false,
            observers_after_hours: 0,
            observers_after_seconds: None,
        }
    }
}

/// The clauses of an agreement: one section per direction, as in the file `--terms FILE.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AgreementTerms {
    /// What the proposing side may ask.
    pub proposer_asks: AskTerms,
    /// What the accepting side may ask.
    pub accepter_asks: AskTerms,
}

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AgreementListView {
    /// The agreements.
    pub items: Vec<AgreementView>,
}

/// What a difference does to the side that asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EffectView {
    /// It may do, or gets, more.
    More,
    /// It may do, or gets, less.
    Less,
    /// Some of both, or neither.
    Other,
}

impl EffectView {
    /// Text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::More => "code-effect-more",
            Self::Less => "code-effect-less",
            Self::Other => "code-effect-other",
        }
    }
}

/// The terms of one clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "value")]
pub enum TermsView {
    /// Codes of the list of this name.
    Codes(String, Vec<String>),
    /// A number of requests; none: no bound of its own.
    Count(Option<u64>),
    /// Days.
    Days(u64),
    /// Seconds.
    Seconds(u64),
    /// Countries.
    Countries(Vec<String>),
    /// What is automatic.
    Automatic(Vec<AutomaticTerm>),
    /// Whether observers see reasons, and entries after how many seconds.
    Observers(bool, u64),
}

/// A clause that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ClauseChangeView {
    /// Number of the clause.
    pub clause: u16,
    /// Key of its text.
    pub key: String,
    /// What it does to the side that asks.
    pub effect: EffectView,
    /// Before.
    #[schema(value_type = Object)]
    pub before: TermsView,
    /// After.
    #[schema(value_type = Object)]
    pub after: TermsView,
}

/// What differs for one side as asker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DirectionDiffView {
    /// Who asks.
    pub asker: String,
    /// The clauses, by number; none: nothing differs.
    pub changes: Vec<ClauseChangeView>,
}

/// Two agreements compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AgreementDiffView {
    /// Hash of the earlier one.
    pub old: String,
    /// Hash of the later one; empty: a draft.
    pub new: String,
    /// Our side as asker, then the partner's.
    pub directions: Vec<DirectionDiffView>,
}

/// What becomes of a request: a code in the list of its kind.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "code")]
pub enum OutcomeView {
    /// The machine answers at this level.
    Answered(String),
    /// An officer decides, for this reason.
    Officer(String),
    /// It goes back with this code.
    Returned(String),
}

/// Results of one grade that end alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SimulatedRowView {
    /// The grade.
    pub grade: String,
    /// The results.
    pub results: Vec<String>,
    /// What becomes of them.
    pub outcome: OutcomeView,
}

/// Requests that would end otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SimulatedChangeView {
    /// Under the agreement in force.
    pub before: OutcomeView,
    /// Under the draft.
    pub after: OutcomeView,
    /// The cases.
    pub cases: Vec<String>,
}

/// What an answer would tell.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SimulatedAnswerView {
    /// The match grade.
    pub grade: String,
    /// The results, primary first.
    pub results: Vec<String>,
    /// The custody events, as cut.
    pub events: Vec<super::EventView>,
    /// The record sets that would be named as searched.
    pub searched: Vec<String>,
}

super::silent_debug!(SimulatedAnswerView);

/// What would be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SimulationView {
    /// The partner.
    pub partner: String,
    /// The agreement in force.
    pub agreement: String,
    /// What becomes of the request, if one was simulated.
    pub outcome: Option<OutcomeView>,
    /// Why it goes back, in the words that the asker gets.
    pub text: Option<String>,
    /// Keys of the clauses that decide, strongest first.
    pub clauses: Vec<String>,
    /// From the agreement alone, by grade and result.
    pub rows: Vec<SimulatedRowView>,
    /// What the machine would answer.
    pub answer: Option<SimulatedAnswerView>,
    /// Share of such answers that an officer decides all the same, in percent.
    pub sampled_share_percent: u8,
    /// Requests that were replayed.
    pub replayed: u64,
    /// Those that would end otherwise.
    pub changes: Vec<SimulatedChangeView>,
}
