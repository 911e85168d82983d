//! Traces that we asked for and cases that partners asked of us.

use serde::{Deserialize, Serialize};

use super::{
    AttachmentView, CandidateView, CaseAskedView, CaseDeskView, ConflictView, DiversionView,
    LetterHopView, LifeView, LinkedView, NextStepView, RowLifeView, TimeToCrimeView, silent_debug,
};

/// Where one exchange stands, as the asker sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HopState {
    /// Proposed by an answer that names this country; an officer must send it.
    Proposed,
    /// No onward trace is possible: there is no agreement with that country.
    NoAgreement,
    /// No onward trace is possible: no node of that country is a partner.
    NoPartner,
    /// No onward trace is possible: the agreement does not allow one.
    NotAgreed,
    /// No onward trace is possible: the partner or the agreement is suspended.
    Suspended,
    /// It leads back to a country that the chain came from.
    Loop,
    /// It leads back to our own country.
    Home,
    /// Asked by letter; the reply is awaited.
    ByLetter,
    /// Signed and logged here, not yet received there.
    Submitted,
    /// The partner's machine has signed for it.
    Delivered,
    /// A national point of contact has acknowledged it.
    Acknowledged,
    /// The partner asks for more information; its clock stands still.
    InfoRequested,
    /// Delayed with a reason and a date of review.
    Delayed,
    /// A part of the answer is here; the decision is to come.
    Partial,
    /// Answered.
    Answered,
    /// Refused with a reason.
    Refused,
    /// Returned as inadmissible with a reason.
    Returned,
    /// Withdrawn by us.
    Withdrawn,
    /// `deliver-until` passed and the partner never signed for it.
    Undeliverable,
}

impl HopState {
    /// Text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Proposed => "code-hop-proposed",
            Self::NoAgreement => "code-hop-no-agreement",
            Self::NoPartner => "code-hop-no-partner",
            Self::NotAgreed => "code-hop-not-agreed",
            Self::Suspended => "code-hop-suspended",
            Self::Loop => "code-hop-loop",
            Self::Home => "code-hop-home",
            Self::ByLetter => "code-hop-by-letter",
            Self::Submitted => "code-hop-submitted",
            Self::Delivered => "code-hop-delivered",
            Self::Acknowledged => "code-hop-acknowledged",
            Self::InfoRequested => "code-hop-info-requested",
            Self::Delayed => "code-hop-delayed",
            Self::Partial => "code-hop-partial",
            Self::Answered => "code-hop-answered",
            Self::Refused => "code-hop-refused",
            Self::Returned => "code-hop-returned",
            Self::Withdrawn => "code-hop-withdrawn",
            Self::Undeliverable => "code-hop-undeliverable",
        }
    }

    /// True if nothing more will come on this hop unless someone acts.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(
            self,
            Self::NoAgreement
                | Self::NoPartner
                | Self::NotAgreed
                | Self::Suspended
                | Self::Loop
                | Self::Home
                | Self::Answered
                | Self::Refused
                | Self::Returned
                | Self::Withdrawn
                | Self::Undeliverable
        )
    }
}

/// Where the whole chain stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TraceState {
    /// At least one hop is waiting for a partner.
    Open,
    /// An onward trace waits for our officer.
    NeedsDecision,
    /// Every hop has ended.
    Ended,
}

impl TraceState {
    /// Text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "code-trace-open",
            Self::NeedsDecision => "code-trace-needs-decision",
            Self::Ended => "code-trace-ended",
        }
    }
}

/// A gun as described in a query or a record. Empty fields are `None`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FirearmView {
    /// The serial number as seen.
    pub serial: Option<String>,
    /// Maker as marked or recorded.
    pub maker: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Calibre.
    pub calibre: Option<String>,
    /// Type, as written or as NCIC type code.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country_of_manufacture: Option<String>,
    /// Importer's name as marked.
    pub importer: Option<String>,
    /// When it was made, as `PartialDate` reads it: usually a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manufactured: Option<String>,
    /// How well the serial number was read (`RESTORED`, `DOUBTFUL`, …); absent: clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legibility: Option<String>,
    /// What was done to the serial number (`PARTIAL`, `ALTERED`, …); absent: nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obliteration: Option<String>,
    /// How it was made (`FACTORY`, `CONVERTED_ALARM_SIGNAL`, …); absent: nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Other marks as seen.
    pub marks: Vec<String>,
}

/// Who took part in an event.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PartyView {
    /// `NATURAL`, `LICENSEE`, `FORCE`, `STATE` or `UNKNOWN`.
    pub kind: String,
    /// The name, if it is disclosed.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// A document about an event.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DocumentView {
    /// `LICENCE`, `EUC`, `IMPORT_PERMIT`, …
    pub kind: String,
    /// Its number, if it is disclosed.
    pub number: Option<String>,
}

/// One event in a gun's life, as someone asserts it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EventView {
    /// Event kind (`MANUFACTURED`, `EXPORTED`, …).
    pub kind: String,
    /// The date as far as it is known: `2019`, `2019-03` or `2019-03-02`.
    pub date: Option<String>,
    /// Who handed it over, within what the level discloses.
    pub from: Option<PartyView>,
    /// Who received it, within what the level discloses.
    pub to: Option<PartyView>,
    /// The country of destination or of the event.
    pub country: Option<String>,
    /// Licence, certificate or report.
    pub document: Option<DocumentView>,
    /// `RECORDED`, `INFERRED` or `CLAIMED`.
    pub certainty: String,
    /// The State that asserts it.
    pub asserted_by: String,
    /// True if the event is invented (demo data).
    pub synthetic: bool,
}

/// One record set that was searched: what a "no record" rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SearchedView {
    /// Name of the record set.
    pub set: String,
    /// First year covered.
    pub from_year: Option<u16>,
    /// Last year covered.
    pub to_year: Option<u16>,
    /// How many forms of the serial were searched.
    pub variants: u32,
}

/// One signed statement of an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StatementView {
    /// Kind number (wire.md: 1 query … 15 supplement).
    pub kind: u16,
    /// Who signed it.
    pub issuer: String,
    /// `iat`.
    pub at: String,
    /// Leaf hash: the entry's name in both logs.
    pub leaf: String,
}

/// One hop of a chain: our exchange with one agency.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct HopView {
    /// Exchange id; empty while the hop is only proposed.
    pub exchange: String,
    /// Index in [`TraceView::hops`] of the hop whose answer led here.
    pub after: Option<usize>,
    /// The agency asked; `None` if no agreement names one.
    pub partner: Option<String>,
    /// Its country.
    pub country: String,
    /// Where it stands.
    pub state: HopState,
    /// When the query was signed.
    pub sent: Option<String>,
    /// When the partner's machine signed for it.
    pub delivered: Option<String>,
    /// When the decision is due.
    pub answer_by: Option<String>,
    /// When the decision was signed.
    pub decided: Option<String>,
    /// True if the decision came after `answer-by`.
    pub late: bool,
    /// Primary result (`R06`).
    pub result: Option<String>,
    /// Secondary results.
    pub more_results: Vec<String>,
    /// Not completed (`N…`), delayed, restricted or refused (`D…`), returned (`A…`).
    pub reason: Option<String>,
    /// The partner's words.
    pub text: Option<String>,
    /// When a delay is reviewed.
    pub review: Option<String>,
    /// Match grade.
    pub grade: Option<String>,
    /// Disclosure level of the answer.
    pub level: Option<String>,
    /// Handling code.
    pub handling: Option<String>,
    /// Country that the answer points to.
    pub points_to: Option<String>,
    /// What the partner told of the gun's life, oldest first.
    pub events: Vec<EventView>,
    /// What the partner searched.
    pub searched: Vec<SearchedView>,
    /// The signed statements, in the order of our log.
    pub statements: Vec<StatementView>,
    /// Request kind (`TRACE`, `ONWARD_TRACE`, `CLARIFICATION`, …); `None` while it is only proposed.
    pub request_kind: Option<String>,
    /// The letter, where it passes by letter: then nothing here is signed by that country.
    pub letter: Option<LetterHopView>,
    /// What can be done next, where the chain stops here.
    pub next: Option<NextStepView>,
    /// Files that its messages name, ours and the partner's.
    #[serde(default)]
    pub attachments: Vec<AttachmentView>,
    /// Its life.
    #[serde(default)]
    pub life: LifeView,
}

/// A trace with its whole chain.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TraceView {
    /// Id of the trace: the exchange id of its first query.
    pub id: String,
    /// Grows by at least one with every change; for following.
    pub version: u64,
    /// Where the chain stands.
    pub state: TraceState,
    /// True if the data are invented (demo).
    pub synthetic: bool,
    /// When it was submitted.
    pub submitted: String,
    /// When it last changed.
    pub updated: String,
    /// Priority code.
    pub priority: String,
    /// Purpose code (`U1` …).
    pub purpose: String,
    /// Legal basis, as given.
    pub legal_basis: String,
    /// The agency's own case reference.
    pub case_ref: Option<String>,
    /// The gun.
    pub firearm: FirearmView,
    /// The hops, in the order in which they came about.
    pub hops: Vec<HopView>,
    /// Index of the hop that names the point of diversion or the last known lawful holder.
    pub chain_end: Option<usize>,
    /// When the gun was recovered, as we said.
    pub recovered: Option<String>,
    /// Where the gun left lawful hands; `None` before the first answer.
    pub diversion: Option<DiversionView>,
    /// From the last known lawful transfer to the recovery; `None` if no dated record tells of one.
    pub time_to_crime: Option<TimeToCrimeView>,
    /// What countries contradict each other about.
    pub conflicts: Vec<ConflictView>,
    /// Our traces of other guns that bear the same conversion, the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<LinkedView>,
}

/// A trace in a list: no serial, no case text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TraceRowView {
    /// Id of the trace.
    pub id: String,
    /// Where the chain stands.
    pub state: TraceState,
    /// First agency asked.
    pub partner: String,
    /// Countries of the chain, in order.
    pub countries: Vec<String>,
    /// Result of the newest decided hop.
    pub result: Option<String>,
    /// When it was submitted.
    pub submitted: String,
    /// When it last changed.
    pub updated: String,
    /// What of its life a list shows.
    #[serde(default)]
    pub life: RowLifeView,
}

/// A page of traces, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TraceListView {
    /// The rows.
    pub items: Vec<TraceRowView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

/// Where a partner's query stands on our desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CaseState {
    /// Waits for an officer.
    Waiting,
    /// Weighed by the machine; the answer, or word that an officer decides, leaves at the next
    /// release.
    AwaitingRelease,
    /// We asked the partner for more information.
    InfoRequested,
    /// Delayed by an officer.
    Delayed,
    /// Answered by an officer.
    Answered,
    /// Answered by the machine under the agreement.
    AnsweredAutomatically,
    /// Refused.
    Refused,
    /// Returned as inadmissible.
    Returned,
    /// Withdrawn by the partner.
    Withdrawn,
}

impl CaseState {
    /// Text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "code-case-waiting",
            Self::AwaitingRelease => "code-case-awaiting-release",
            Self::InfoRequested => "code-case-info-requested",
            Self::Delayed => "code-case-delayed",
            Self::Answered => "code-case-answered",
            Self::AnsweredAutomatically => "code-case-answered-automatically",
            Self::Refused => "code-case-refused",
            Self::Returned => "code-case-returned",
            Self::Withdrawn => "code-case-withdrawn",
        }
    }

    /// True until a decision is made.
    #[must_use]
    pub const fn is_undecided(self) -> bool {
        matches!(self, Self::Waiting | Self::InfoRequested | Self::Delayed)
    }
}

/// A partner's query with what our records say, for the officer who decides.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CaseView {
    /// Exchange id.
    pub id: String,
    /// Who asks.
    pub partner: String,
    /// Where it stands.
    pub state: CaseState,
    /// True if the data are invented (demo).
    pub synthetic: bool,
    /// Request kind (`TRACE`, `ONWARD_TRACE`, …).
    pub request_kind: String,
    /// When we signed for it.
    pub received: String,
    /// When the decision is due.
    pub answer_by: Option<String>,
    /// True if `answer-by` has passed without a decision.
    pub overdue: bool,
    /// True if the query itself arrived after its `answer-by`.
    pub late: bool,
    /// Priority code.
    pub priority: String,
    /// Why it is urgent.
    pub justification: Option<String>,
    /// Purpose code.
    pub purpose: String,
    /// Legal basis, as given.
    pub legal_basis: String,
    /// Circumstances of the recovery, as given.
    pub circumstances: Option<String>,
    /// The partner's case reference.
    pub case_ref: Option<String>,
    /// What it says or asks beside that.
    #[serde(default)]
    pub asked: CaseAskedView,
    /// The gun as the partner describes it.
    pub firearm: FirearmView,
    /// Why the machine did not answer: codes of the desk's referral.
    pub referred_because: Vec<String>,
    /// What our records say, best match first. Never leaves the node in this form.
    pub candidates: Vec<CandidateView>,
    /// The highest level that agreement and purpose allow an officer to release.
    pub highest_level: Option<String>,
    /// The decision: result or reason code.
    pub decision: Option<String>,
    /// When the decision was signed.
    pub decided: Option<String>,
    /// When a delay is reviewed.
    pub review: Option<String>,
    /// What would leave, and what waits for a second officer.
    #[serde(default)]
    pub desk: CaseDeskView,
    /// The signed statements, in the order of our log.
    pub statements: Vec<StatementView>,
    /// Files that its messages name, the partner's and ours.
    #[serde(default)]
    pub attachments: Vec<AttachmentView>,
    /// Its life.
    #[serde(default)]
    pub life: LifeView,
    /// Requests about other guns that bear the same conversion, ours and partners', the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<LinkedView>,
}

/// A case in a list: no serial, no case text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CaseRowView {
    /// Exchange id.
    pub id: String,
    /// Who asks.
    pub partner: String,
    /// Where it stands.
    pub state: CaseState,
    /// Priority code.
    pub priority: String,
    /// Request kind (`TRACE`, `CLARIFICATION`, …); absent once it was erased.
    #[serde(default)]
    pub request_kind: Option<String>,
    /// Purpose code; absent once it was erased.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Why the machine left it to an officer: a code of the desk's referral.
    #[serde(default)]
    pub because: Option<String>,
    /// True if an answer was proposed, and waits for a second officer.
    #[serde(default)]
    pub proposed: bool,
    /// When we signed for it.
    pub received: String,
    /// When the decision is due.
    pub answer_by: Option<String>,
    /// True if overdue.
    pub overdue: bool,
    /// What else of its life a list shows.
    #[serde(default)]
    pub life: RowLifeView,
}

/// A page of cases: waiting ones first, the most urgent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CaseListView {
    /// The rows.
    pub items: Vec<CaseRowView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

silent_debug!(FirearmView, EventView, HopView, TraceView, CaseView, PartyView, DocumentView);
