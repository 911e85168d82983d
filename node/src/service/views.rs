//! What a person or a program sees: plain structures that the local API and the command line share.
//!
//! Codes are the strings of the code lists (`R06`, `D1`, `EXACT`); times are RFC 3339 in UTC; hashes
//! and ids are lower-case hex; partners are node names. Nothing here decides anything. `Debug` of a
//! view that can hold a serial number, a name or case text prints only the type's name, so that no
//! log line can leak one.

use std::fmt;

use serde::{Deserialize, Serialize};

mod agreement;
mod analysis;
mod asked;
mod batches;
mod keeping;
mod life;
mod log;
mod logbook;
mod observers;
mod officers;
pub mod people;
mod attachments;
mod adviser;
mod matters;
mod linked;
mod sharing;
mod news;
mod registry;
mod records;
mod uploads;
mod reports;
mod trace;
mod chain;
mod programs;
mod drafts;
mod health;
mod statistics;

pub use crate::registry::evaluate::EvaluationReport;
pub use adviser::{
    ActionView, AreaChangeView, AreaScoreView, AssessmentAnswerView, AssessmentAreaView,
    AssessmentListView, AssessmentQuestionView, AssessmentQuestionsView, AssessmentRowView,
    AssessmentView, GapView, GuideView, GunGuideView, GunSpotView, MarkKeyRowView, MarkKeyView,
    PracticeAnsweredView, PracticeChoiceView, PracticeEventView, PracticeFactView,
    PracticeFieldJudgedView, PracticeFieldView, PracticeJudgedView, PracticeListView,
    PracticeRowView, PracticeScoreView, PracticeStepView, PracticeView, TrainingAnswerView,
    TrainingCountView, TrainingCountsView, TrainingInscriptionView, TrainingNextView,
    TrainingQuestionView, TrainingSkillView, TrainingView, TrapView, purpose_key,
};
pub use agreement::{
    AgreementDiffView, AgreementListView, AgreementState, AgreementTerms, AgreementView, AskTerms,
    AutomaticTerm, ClauseChangeView, DirectionDiffView, EffectView, OutcomeView,
    SimulatedAnswerView, SimulatedChangeView, SimulatedRowView, SimulationView, TermsView,
};
pub use analysis::{AnalysisView, StatutoryLineView, StatutoryView, SubjectRowView, SubjectView};
pub use asked::CaseAskedView;
pub use attachments::{AttachmentListView, AttachmentView, OpenedView, StagedView};
pub use batches::{
    BatchCheckView, BatchLineView, BatchLinesView, BatchPartnerView, BatchProgressView,
    BatchRowCountsView, BatchSummaryView, BatchesView, ReturnedRowView,
};
pub use chain::{
    ChangeView, ConflictView, DiversionView, LetterHopView, LetterView, NextStepView, ScanView,
    SourceOfView, SuggestionListView, SuggestionView, TimeToCrimeView,
};
pub use drafts::{DraftListView, DraftView};
pub use health::{CheckLevel, CheckView, HealthView, NodeKeyView, SettingOrigin, SettingView};
pub use keeping::{
    AdminEntryView, AdminExportView, AdminLogView, AdminVerifyView, BackupProgress, BackupView,
    EpochDraftView, HeadView, HoldListView, HoldView, LeftOutView, LogCopyView, LogRecoveryView,
    RecoveryPartnerView, RestoreView,
};
pub use life::{LifeStatusView, LifeView, RestrictionView, RowLifeView, StepKind, StepView};
pub use linked::LinkedView;
pub use log::{
    BundleView, CheckpointView, LogProblemView, LogVerifyView, ProofView, SignerView, Verdict,
    VerifiedHopView, VerifyView, WitnessedView,
};
pub use logbook::{
    ForkView, KnownLogView, KnownLogsView, LogEntryListView, LogEntryView, PartnerDetailsView,
    PartnerKeyView, SeenHeadView,
};
pub use matters::{
    AlertListView, AlertRowView, ConsentListView, ConsentTermsView, ConsentView, FigureView,
    MatterAnswerView, MatterListView, MatterView, NoticeListView, NoticeView, WatchListView,
    WatchView,
};
pub use news::NewsView;
pub use observers::{
    ObservedPairView, ObserverKeyView, ObserverListView, ObserverView, WitnessKeyView,
    WitnessListView, WitnessStandingView, WitnessState, WitnessTrouble, WitnessedLogView,
};
pub use officers::{
    CaseDeskView, ExplainCheck, ExplainLine, ExplainView, OfficerListView, OfficerView,
    PreviewView, ProposalView, UnlockedView,
};
pub use programs::{
    ChangeEventListView, ChangeEventView, DeliveryListView, DeliveryView, NewTokenView,
    TokenListView, TokenView, WebhookListView, WebhookView,
};
pub use records::{
    FieldChangeView, MarkView, ParticularView, RecordChangeView, RecordEventView, RecordView,
};
pub use registry::{
    AdviceView, CandidateView, ExportView, FindView, ImportProgress, ImportReportView,
    InventoryView, PastImportView, RecordSetView, RegistryCheckView, RowIssueView, SourceView,
    SynthView,
};
pub use reports::{IssuedReportView, PagesVerdict, ReportCheckView, ReportListView, ReportView};
pub use sharing::{FiguresDraftView, SharedFiguresView, SharedSheetView, SheetRowView, SheetView};
pub use statistics::{FlowCountView, OutcomeCountView, StatisticsView, WorkRowView};
pub use trace::{
    CaseListView, CaseRowView, CaseState, CaseView, DocumentView, EventView, FirearmView, HopState,
    HopView, PartyView, SearchedView, StatementView, TraceListView, TraceRowView, TraceState,
    TraceView,
};
pub use uploads::{
    ColumnView, ImportPreviewView, IssueListView, PreviewRowView, UploadListView, UploadPlace,
    UploadState, UploadView,
};

/// Gives a type a `Debug` that prints its name and nothing that it holds.
macro_rules! silent_debug {
    ($($name:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}
pub(crate) use silent_debug;

/// One screen about a running node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StatusView {
    /// The node's name, `vestigo/xa/agency`.
    pub node: String,
    /// The agency's name as its descriptor gives it.
    pub agency: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Version of the program.
    pub version: String,
    /// When the daemon started.
    pub started: String,
    /// The peer id that partners dial.
    pub peer_id: String,
    /// Addresses on which the node listens, as multiaddresses.
    pub listening: Vec<String>,
    /// True if the node's data are invented (demo).
    pub synthetic: bool,
    /// Automatic answers leave at multiples of this many seconds.
    pub release_interval_seconds: u64,
    /// Share of automatic answers that goes to an officer all the same, in percent.
    pub sampled_share_percent: u8,
    /// The newest signed checkpoint of the node's own log; `None` before the first.
    pub log: Option<CheckpointView>,
    /// The partners, by name.
    pub partners: Vec<PartnerView>,
    /// Own traces whose chain has not ended.
    pub open_traces: u64,
    /// Partners' queries that wait for an officer.
    pub waiting_cases: u64,
    /// Of these, how many are past their `answer-by`.
    pub overdue_cases: u64,
    /// Messages that a partner has not yet received.
    pub outbox: u64,
    /// Record sets in the registry.
    pub record_sets: Vec<RecordSetView>,
    /// What needs attention in the lives of requests.
    #[serde(default)]
    pub life: LifeStatusView,
    /// What is new for the officer who asks.
    #[serde(default)]
    pub news: NewsView,
    /// Certificates of destruction whose sheet, which the witnesses sign, is not filed; 0 for those who
    /// see none.
    #[serde(default)]
    pub unsigned_certificates: u64,
    /// What needs someone's attention, most urgent first.
    pub alarms: Vec<AlarmView>,
}

/// Something that needs attention: a text key with its arguments, never a serial or case text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AlarmView {
    /// Since when.
    pub since: String,
    /// Key of the text, `note-alarm-…`.
    pub key: String,
    /// Arguments of the text.
    pub args: std::collections::BTreeMap<String, String>,
}

/// How far joining with a partner has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartnerState {
    /// The invitation was accepted; nobody has compared the safety numbers yet.
    Unconfirmed,
    /// The safety number was confirmed here: messages of every kind may pass.
    Confirmed,
    /// Shut out by an officer.
    Suspended,
}

impl PartnerState {
    /// Text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unconfirmed => "code-partner-unconfirmed",
            Self::Confirmed => "code-partner-confirmed",
            Self::Suspended => "code-partner-suspended",
        }
    }
}

/// One partner agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PartnerView {
    /// The node name.
    pub name: String,
    /// The agency's name in its descriptor; empty before the descriptor has arrived.
    pub agency: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// How far joining has come.
    pub state: PartnerState,
    /// Forty digits in eight groups, to compare by telephone.
    pub safety_number: String,
    /// True while a link is up.
    pub connected: bool,
    /// When the last frame of this partner arrived.
    pub last_seen: Option<String>,
    /// Messages waiting to be received by this partner.
    pub outbox: u64,
    /// The agreement in force, its hash.
    pub agreement: Option<String>,
    /// When its log was last proved, since this node started, to have only grown.
    #[serde(default)]
    pub log_verified: Option<String>,
}

/// All partners.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PartnerListView {
    /// The partners, by name.
    pub items: Vec<PartnerView>,
}

/// What `partner invite` shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct InviteView {
    /// The node that invites.
    pub node: String,
    /// The line `vestigo1:…` for the other agency.
    pub line: String,
    /// Our own safety number, to be read aloud.
    pub safety_number: String,
}

/// What `partner accept` shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AcceptedInviteView {
    /// The partner as it stands now.
    pub partner: PartnerView,
    /// Our own line, which the first agency accepts in turn.
    pub line: String,
    /// Our own safety number, to be read aloud.
    pub safety_number: String,
}

/// What `init` made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct InitView {
    /// The node's name.
    pub node: String,
    /// The data directory.
    pub data_dir: String,
    /// Where the national root key lies until someone moves it offline.
    pub root_dir: String,
    /// The configuration file.
    pub config: String,
    /// Our own safety number.
    pub safety_number: String,
    /// The first officer's uid: the person who ran `init`.
    pub officer_uid: u32,
    /// Where the first officer sets up how to sign in, within half an hour; absent without pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setup_link: Option<String>,
}

/// What `demo` reports when it is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DemoView {
    /// Each claim that was checked, and whether it held.
    pub checks: Vec<DemoCheckView>,
    /// The directory that was kept.
    pub kept: Option<String>,
}

/// One claim of the demo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DemoCheckView {
    /// Key of the text, `demo-check-…`.
    pub key: String,
    /// Whether it held.
    pub held: bool,
}

/// Writes a hash or id short enough for a table: the first twelve characters.
#[must_use]
pub fn short(id: &str) -> impl fmt::Display + '_ {
    id.get(..12).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use crate::service::fake;

    #[test]
    fn debug_of_a_view_prints_no_serial_number() {
        let trace = fake::trace(3);
        let case = fake::case(super::CaseState::Waiting);
        let shown = [
            format!("{trace:?}"),
            format!("{:?}", trace.hops),
            format!("{:?}", trace.firearm),
            format!("{case:?}"),
            format!("{:?}", case.candidates),
        ];
        for text in shown {
            assert!(!text.contains(fake::SERIAL) && !text.contains("Maker SA"), "{text}");
        }
    }
}
