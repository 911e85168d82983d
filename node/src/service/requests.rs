//! What people ask of the node: plain structures that the local API and the command line share.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

mod chain;

pub use chain::{
    ConfirmLetterRequest, LetterReplyRequest, LetterRequest, OnwardRequest, RecoveryRequest,
    SuggestRequest,
};

use super::views::{AgreementTerms, FirearmView, silent_debug};

mod batches;
pub mod keeping;
pub mod life;
pub mod observers;
pub mod officers;
pub mod programs;
pub mod people;
pub mod attachments;
mod adviser;
mod matters;
mod sharing;
mod records;
mod reports;
mod analysis;
mod statistics;
mod uploads;

pub use adviser::{
    AnswerAssessmentRequest, AnswerPracticeRequest, AssessmentAnswer, BeginAssessmentRequest,
    BeginPracticeRequest, PlanRequest, PracticeField, PracticeRequest, TrainingAnswerRequest,
    WordsRequest,
};
pub use analysis::{AnalysisRequest, StatutoryRequest};
pub use batches::{BatchRequest, BatchRun};
pub use matters::{ExportUse, MatterRequest, ReplyRequest, TellRequest};
pub use records::{
    CorrectRequest, EnterRequest, EventRequest, GunRequest, MarkRequest, PartyRequest, SetRequest,
};
pub use reports::{ReportListRequest, ReportRequest};
pub use sharing::{FiguresRequest, SharedFiguresRequest};
pub use statistics::StatisticsRequest;
pub use uploads::IssueFilter;

/// `init`: found a node in an empty data directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitRequest {
    /// The data directory; created if absent, must not hold a node.
    pub data_dir: PathBuf,
    /// Where the national root key goes; `None`: `<data>/root-key-move-offline/`.
    pub root_dir: Option<PathBuf>,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: String,
    /// The agency's name as people write it.
    pub agency: String,
    /// The agency's part of the node name: `a-z 0-9 -`, 1 to 40.
    pub slug: String,
    /// Multiaddresses to listen on; empty: the default of the configuration.
    pub listen: Vec<String>,
    /// The name in browsers' address line, with the port if there is one; `None`: no pages, or on
    /// this machine alone.
    pub public_name: Option<String>,
    /// How firearms are marked in the country, for partners: at most 500 characters.
    pub marking_practice: Option<String>,
    /// Language of the node's texts, `en` or `es`.
    pub language: String,
    /// The person who becomes the first officer.
    pub uid: u32,
}

/// `demo`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemoRequest {
    /// Run unattended and verify every claim.
    pub check: bool,
    /// Leave the federation in this directory.
    pub keep: Option<PathBuf>,
}

/// `partner accept`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInviteRequest {
    /// The line `vestigo1:…`.
    pub line: String,
}

/// `partner confirm`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmPartnerRequest {
    /// The partner's node name.
    pub name: String,
    /// Forty digits as heard on the telephone; spaces and hyphens are ignored.
    pub safety_number: String,
}

/// `agreement propose`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposeAgreementRequest {
    /// The partner's node name.
    pub partner: String,
    /// The clauses; we are the proposer.
    pub terms: AgreementTerms,
    /// RFC 3339 in UTC; absent: as soon as it is accepted.
    pub valid_from: Option<String>,
}

/// What one side does to an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementChange {
    /// Ends it until both sign the same terms again.
    Suspend,
    /// Proposes the terms of a suspended one again.
    Resume,
    /// Ends it for good.
    Revoke,
    /// Proposes other terms in its place.
    Amend,
}

/// `agreement suspend`, `resume`, `revoke`, `amend`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeAgreementRequest {
    /// What is done.
    pub change: AgreementChange,
    /// Words for the partner, of a suspension or revocation.
    pub text: Option<String>,
    /// The new terms of an amendment; we are the proposer.
    pub terms: Option<AgreementTerms>,
    /// From when an amendment is in force; absent: as soon as it is accepted.
    pub valid_from: Option<String>,
}

/// `agreement diff`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompareAgreementsRequest {
    /// Hash of the earlier one, or its first 8 digits or more.
    pub old: String,
    /// Hash of the later one; empty: a draft.
    #[serde(default)]
    pub new: String,
    /// Instead of a later agreement: terms that nobody has signed, with us as the proposer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Box<AgreementTerms>>,
}

/// `agreement simulate`: nothing is asked, sent or counted; that it was done is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", tag = "what")]
pub enum SimulateRequest {
    /// What a partner may tell us, from the agreement alone.
    WeAsk {
        /// The partner's node name.
        partner: String,
        /// Request kind, purpose and legal basis, by their codes.
        request_kind: String,
        /// The intended use.
        purpose: String,
        /// The legal basis.
        legal_basis: String,
    },
    /// What a partner would get if it asked us for this gun now.
    TheyAsk {
        /// The partner's node name.
        partner: String,
        /// Request kind, purpose and legal basis, by their codes.
        request_kind: String,
        /// The intended use.
        purpose: String,
        /// The legal basis.
        legal_basis: String,
        /// The gun.
        firearm: Box<FirearmView>,
    },
    /// What a draft would have done to the requests of the last days.
    Replay {
        /// The partner's node name.
        partner: String,
        /// How many days back.
        days: u32,
        /// The draft; we are the proposer.
        terms: Box<AgreementTerms>,
    },
}

/// `registry import`: all but the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportRequest {
    /// The record set; created if absent. What is not said about one that is there stays as it is.
    pub set: String,
    /// Its kind; absent for a new set: `registry`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// First year that the set covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_year: Option<u16>,
    /// Last year that the set covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_year: Option<u16>,
    /// Leave no row if one row is rejected.
    #[serde(default)]
    pub all_or_nothing: bool,
    /// Encoding label (WHATWG); absent: found out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Who keeps the set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// How much of the set can be searched by machine, in per cent; absent for a new set: 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digitised: Option<u8>,
    /// The source of the file: its column mapping is kept under this name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Columns mapped by hand, each `HEADING=FIELD`.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "as_one_text")]
    #[schema(value_type = String)]
    pub columns: Vec<String>,
    /// Whether the day (`dmy`) or the month (`mdy`) comes first in dates such as 03/05/2019, or
    /// the year does (`ymd`), which leaves nothing to be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<String>,
    /// Two-digit years from here on are of the 1900s, those below of the 2000s; 0 to 99.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub two_digit_years: Option<u8>,
    /// Sheet of a spreadsheet, or `all`; absent: the first that is not empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Country of manufacture where the file does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Kind of event where the file does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Find out what would happen, and keep nothing.
    #[serde(default)]
    pub dry_run: bool,
}

/// The files of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFiles {
    /// What is imported.
    pub file: PathBuf,
    /// Where every issue goes, as a table (CSV): a file that is not there yet.
    pub issues: Option<PathBuf>,
}

impl From<PathBuf> for ImportFiles {
    fn from(file: PathBuf) -> Self {
        Self { file, issues: None }
    }
}

/// Texts in one, for a query string, which has no lists.
mod as_one_text {
    use serde::{Deserialize as _, Deserializer, Serializer};

    /// Unit separator: a heading may hold a line end.
    const BETWEEN: &str = "\u{1f}";

    pub(super) fn serialize<S: Serializer>(texts: &[String], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&texts.join(BETWEEN))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
        Ok(String::deserialize(from)?.split(BETWEEN).map(str::to_owned).collect())
    }
}

/// `registry export`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExportRequest {
    /// The record set; absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<String>,
    /// A spreadsheet (XLSX) rather than text with commas (CSV).
    #[serde(default)]
    pub spreadsheet: bool,
}

/// `registry find`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FindRequest {
    /// The gun: its serial as seen, with `?`, `[8B]` and `*` for what cannot be read, and whatever
    /// else is known, to grade better.
    pub firearm: FirearmView,
    /// Candidates at most; absent: all that are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// `registry synth`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SynthRequest {
    /// `sparse` or `runs`.
    pub density: String,
    /// Guns.
    pub records: u64,
    /// Which of all such registers.
    pub seed: u64,
    /// Share of wrong rows in per cent, such as `2.5`; absent: none.
    pub errors: Option<String>,
    /// Whether each gun has an event.
    pub events: bool,
}

/// `registry evaluate`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluateRequest {
    /// `sparse` or `runs`.
    pub density: String,
    /// Guns in the register.
    pub records: u64,
    /// Damaged descriptions of each class.
    pub queries: u64,
    /// How many of them are also compared with the list that looks at everything.
    pub oracle: u64,
    /// Ask only with the fields that the aims are about.
    pub only_aims: bool,
    /// Which of all such registers, and which descriptions.
    pub seed: u64,
}

/// `trace submit`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TraceRequest {
    /// The agency to ask.
    pub to: String,
    /// The gun.
    pub firearm: FirearmView,
    /// Purpose code (`U1` … `U6`).
    pub purpose: String,
    /// Legal basis.
    pub legal_basis: String,
    /// Circumstances of the recovery.
    pub circumstances: String,
    /// Our own case reference.
    pub case_ref: Option<String>,
    /// `ROUTINE` or `URGENT`.
    pub priority: String,
    /// Why it is urgent; needed if it is.
    pub justification: Option<String>,
    /// Whether onward traces are sent without asking our officer.
    pub auto_onward: bool,
    /// Other agencies to ask at the same time, four at most: each chosen by the officer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_to: Vec<String>,
    /// Ask an agency without a node by letter instead; `to` is then empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<LetterRequest>,
    /// How and when the gun came into our hands.
    #[serde(default)]
    pub recovery: RecoveryRequest,
}

/// `trace submit --csv`: several traces, each accepted or rejected alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TraceBatchRequest {
    /// The traces, in the order of the file.
    pub items: Vec<TraceRequest>,
}

/// Which traces or cases to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ListRequest {
    /// At most so many; the service caps it at 1000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Only this state, in the kebab-case of the view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Only this partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<String>,
    /// `next` of the previous page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// `case answer`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerRequest {
    /// Level to release (`L1` … `L5`).
    pub level: String,
    /// The record that is the gun; needed if there are several candidates. `none`: no record.
    pub record: Option<String>,
    /// Words for the partner.
    pub text: Option<String>,
}

/// `case refuse`: a refusal (`D…`) or a return (`A…`).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseRequest {
    /// Reason code.
    pub reason: String,
    /// Words for the partner; the instruments demand them.
    pub text: String,
}

/// `case delay`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DelayRequest {
    /// Reason code (`D1` … `D6`).
    pub reason: String,
    /// Words for the partner.
    pub text: String,
    /// When it is reviewed: RFC 3339 in UTC, or a date.
    pub until: String,
}

/// `log verify`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyLogRequest {
    /// Signed notes of our own log that partners hold.
    pub partner_copies: Vec<String>,
}

/// `verify`: a bundle and the roots that the verifier knows.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifyBundleRequest {
    /// The file's bytes.
    pub bundle: Vec<u8>,
    /// Safety numbers as typed; spaces and hyphens are ignored.
    pub roots: Vec<String>,
}

silent_debug!(
    FindRequest,
    TraceRequest,
    TraceBatchRequest,
    AnswerRequest,
    RefuseRequest,
    DelayRequest,
    VerifyBundleRequest,
);
