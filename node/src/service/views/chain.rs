//! What a chain amounts to, and what passes by letter.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{EventView, FirearmView, silent_debug};

/// One assertion that a conclusion rests on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SourceOfView {
    /// Index of the hop in the trace.
    pub hop: usize,
    /// The State that asserts it.
    pub country: String,
    /// Entry that holds the signed answer.
    pub leaf: String,
    /// Label of the field in that answer: 20 an event, 16 a result.
    pub label: u8,
    /// Its place among the fields of that label, from 1.
    pub position: usize,
    /// The event, if it is one.
    pub event: Option<EventView>,
    /// The result code, if it is one.
    pub result: Option<String>,
}

/// What would change a conclusion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChangeView {
    /// `ANSWER_OF`, `ASKING`, `HOLDER_IN`, `REPORT_IN`, `SIGNATURE_OF`, `DATE_FROM`, `RECORD_OF`.
    pub what: String,
    /// The State.
    pub country: String,
}

/// Where the gun left lawful hands, and why we think so.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DiversionView {
    /// `D01` … `D21`, `D99` not established.
    pub point: String,
    /// Points that fit as well.
    pub or: Vec<String>,
    /// `RECORDED`, `INFERRED` or `CLAIMED`.
    pub certainty: String,
    /// Where.
    pub country: Option<String>,
    /// When.
    pub date: Option<String>,
    /// False if it rests on a letter that its State did not sign.
    pub signed: bool,
    /// The last lawful record.
    pub last_lawful: Option<SourceOfView>,
    /// The record that it left lawful hands.
    pub broke: Option<SourceOfView>,
    /// What would change it.
    pub changes: Vec<ChangeView>,
}

/// From the last known lawful transfer to the recovery.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TimeToCrimeView {
    /// Days at least.
    pub days_min: u64,
    /// Days at most.
    pub days_max: Option<u64>,
    /// The bucket of the shortest time: `UNDER_3_MONTHS` … `3_YEARS_AND_OVER`.
    pub bucket_min: String,
    /// The bucket of the longest.
    pub bucket_max: String,
    /// The transfer.
    pub from: SourceOfView,
    /// Its date.
    pub from_date: String,
    /// The recovery's date; `None`: some day before we asked.
    pub to_date: Option<String>,
    /// `RECORDED` or `INFERRED`.
    pub certainty: String,
    /// False if a letter alone tells of the transfer.
    pub signed: bool,
}

/// Two assertions that contradict each other.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ConflictView {
    /// `DATES`, `CONSIGNEE`, `COUNTRY`, `ARRIVAL`, `AFTER_DESTRUCTION`, `RESULT`.
    pub kind: String,
    /// The one.
    pub one: SourceOfView,
    /// The other.
    pub other: SourceOfView,
}

/// A next step: a text key with its arguments, among them the command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NextStepView {
    /// Key of the text, `note-next-…`.
    pub key: String,
    /// Arguments of the text.
    pub args: BTreeMap<String, String>,
}

/// What a hop that passes by letter has instead of a partner.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LetterHopView {
    /// The agency that is written to.
    pub agency: String,
    /// The reference that the reply has to quote.
    pub reference: String,
    /// The date on the reply.
    pub dated: Option<String>,
    /// The reply's own reference.
    pub their_reference: Option<String>,
    /// Media type of the scan, if one is kept.
    pub scan: Option<String>,
    /// True if the reply was entered; it is our officer's word and not signed by the State.
    pub entered: bool,
    /// Index of a hop in which a node of that State has signed the same result.
    pub confirmed_by: Option<usize>,
    /// Index of a hop in which a node of that State has signed another result.
    pub contradicted_by: Option<usize>,
}

/// A State that may know more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SuggestionView {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Why: `LAST_LAWFUL_COUNTRY`, `INDICATED`, `IMPORT_MARK`, `IMPORTER`,
    /// `COUNTRY_OF_MANUFACTURE`, `MAKER`, `PROOF_MARK`.
    pub grounds: Vec<String>,
    /// A partner there that can be asked.
    pub partner: Option<String>,
    /// Why none can: `no-partner`, `no-agreement`, `not-agreed`, `suspended`, or our `own` State.
    pub barred: Option<String>,
}

/// States that may know more, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SuggestionListView {
    /// The States.
    pub items: Vec<SuggestionView>,
}

/// A request by letter, as it is printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LetterView {
    /// The reference that the reply has to quote.
    pub reference: String,
    /// Who asks: names by language.
    pub from: BTreeMap<String, String>,
    /// Its State.
    pub from_country: String,
    /// Where it is reached.
    pub contact: Option<String>,
    /// Who is asked.
    pub agency: String,
    /// Its State.
    pub country: String,
    /// When it was signed.
    pub written: String,
    /// When a reply is due.
    pub answer_by: String,
    /// True if the data are invented (demo).
    pub synthetic: bool,
    /// Request kind.
    pub request_kind: String,
    /// Priority code.
    pub priority: String,
    /// Why it is urgent.
    pub justification: Option<String>,
    /// Intended use.
    pub purpose: String,
    /// Legal basis.
    pub legal_basis: String,
    /// Why the gun is illicit.
    pub illicit_basis: Vec<String>,
    /// How it came into our hands.
    pub recovery: Option<String>,
    /// When.
    pub recovered_on: Option<String>,
    /// Where.
    pub recovery_place: Option<String>,
    /// Circumstances.
    pub circumstances: Option<String>,
    /// Our case reference.
    pub case_ref: Option<String>,
    /// The gun.
    pub firearm: FirearmView,
    /// Entry of the statement that the letter stands for.
    pub leaf: String,
}

/// The scan of a letter.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ScanView {
    /// Media type.
    pub media_type: String,
    /// The file, standard base64 with padding.
    pub base64: String,
}

silent_debug!(
    SourceOfView,
    DiversionView,
    TimeToCrimeView,
    ConflictView,
    LetterHopView,
    LetterView,
    ScanView,
);
