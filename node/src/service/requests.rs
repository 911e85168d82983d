//! What people ask of the node: plain structures that the local API and the command line share.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::views::{AgreementTerms, FirearmView, silent_debug};

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptInviteRequest {
    /// The line `vestigo1:…`.
    pub line: String,
}

/// `partner confirm`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmPartnerRequest {
    /// The partner's node name.
    pub name: String,
    /// Forty digits as heard on the telephone; spaces and hyphens are ignored.
    pub safety_number: String,
}

/// `agreement propose`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposeAgreementRequest {
    /// The partner's node name.
    pub partner: String,
    /// The clauses; we are the proposer.
    pub terms: AgreementTerms,
    /// RFC 3339 in UTC; absent: as soon as it is accepted.
    pub valid_from: Option<String>,
}

/// `registry import`: all but the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportRequest {
    /// The record set; created if absent.
    pub set: String,
    /// Its kind; needed when the set is created.
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
}

/// `registry find`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// `trace submit --csv`: several traces, each accepted or rejected alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceBatchRequest {
    /// The traces, in the order of the file.
    pub items: Vec<TraceRequest>,
}

/// Which traces or cases to list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefuseRequest {
    /// Reason code.
    pub reason: String,
    /// Words for the partner; the instruments demand them.
    pub text: String,
}

/// `case delay`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
