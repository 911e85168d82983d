//! Use cases for people. The local API, the command line and later the web pages call these and
//! nothing below them; who may do what is decided here, once.

use std::future::Future;
use std::path::{Path, PathBuf};

use tokio::sync::mpsc;

pub mod error;
mod denied;
mod fairness;
mod agreements;
mod simulating;
mod terms;
mod intake;
mod present;
mod recorded;
mod health;
mod holdings;
mod importing;
pub mod records;
pub mod uploads;
mod logcheck;
pub mod logbook;
pub mod marking;
pub mod stock;
pub mod incidents;
pub mod assistance;
pub mod bulletins;
pub mod projects;
pub mod workshops;
pub mod destruction;
pub mod security;
pub mod matters;
pub mod sharing;
pub mod screening;
pub mod trial;
mod statistics;
pub mod stopped;
pub mod backup;
pub mod copies;
mod keeping;
mod kept;
pub mod life;
mod running;
pub mod batches;
mod paging;
mod listing;
pub mod chain;
mod drafts;
pub mod live;
mod conclusions;
mod converted;
pub(crate) mod depicting;
pub mod verified;
mod officers;
pub mod people;
mod access;
pub mod observers;
pub mod observing;
pub mod reporting;
pub mod analysing;
pub mod attachments;
pub mod exhibits;
mod pictures;
mod explaining;
pub mod adviser;
pub mod training;
pub mod practice;
mod pending;
mod asked;
mod news;
pub mod tokens;
pub mod webhooks;
pub mod programs;
pub(crate) mod roles;
#[cfg(test)]
pub(crate) mod fake;
pub mod requests;
pub mod views;

use crate::desk::credentials::SessionId;
use crate::desk::officer::{Acting, OfficerName, Roles, Ticket};
pub use access::AccessService;
pub use adviser::AdviserService;
pub use analysing::AnalysisService;
pub use assistance::AssistanceService;
pub use attachments::AttachmentService;
pub use batches::BatchService;
pub use bulletins::BulletinService;
pub use chain::ChainService;
pub use destruction::DestructionService;
pub use drafts::DraftService;
pub use error::{ErrorCode, ServiceError};
pub use health::HealthService;
pub use holdings::needs_stopped;
pub use incidents::IncidentService;
pub use keeping::KeepingService;
pub use life::Life;
pub use live::LiveService;
pub use logbook::LogbookService;
pub use marking::MarkingService;
pub use matters::MatterService;
pub use observers::ObserverService;
pub use officers::OfficerService;
pub use people::{PeopleService, SessionToken};
pub use practice::PracticeService;
pub use programs::Programs;
pub use projects::ProjectService;
pub use records::RecordService;
pub use reporting::ReportService;
use requests::keeping::RestoreRequest;
use requests::{
    AcceptInviteRequest, AnswerRequest, ChangeAgreementRequest, CompareAgreementsRequest,
    ConfirmPartnerRequest, DelayRequest, DemoRequest, EvaluateRequest, ExportRequest, ExportUse,
    FindRequest, ImportFiles, ImportRequest, InitRequest, ListRequest, ProposeAgreementRequest,
    RefuseRequest, SimulateRequest, SynthRequest, TraceBatchRequest, TraceRequest,
    VerifyBundleRequest, VerifyLogRequest,
};
pub use running::Running;
pub use security::SecurityService;
pub use sharing::SharingService;
pub use statistics::StatisticsService;
pub use stock::StockService;
pub use tokens::TokenService;
pub use training::TrainingService;
pub use uploads::UploadService;
use views::{
    AcceptedInviteView, AgreementDiffView, AgreementListView, AgreementView, BundleView,
    CaseListView, CaseView, CheckpointView, DemoView, EvaluationReport, ExportView, FindView,
    ImportProgress, ImportReportView, InitView, InventoryView, InviteView, LogVerifyView,
    ObserverKeyView, PartnerListView, PartnerView, ProofView, RegistryCheckView, RestoreView,
    SimulationView, StatusView, SynthView, TraceListView, TraceView, VerifyView, WitnessKeyView,
};
pub use webhooks::WebhookService;
pub use workshops::WorkshopService;

/// What every use case gives back.
pub type Outcome<T> = Result<T, ServiceError>;

/// Who is asking: the owner of the process at the other end of the Unix socket, as the kernel
/// tells it, or the officer of a session ([`views::people::SessionView::caller`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The effective uid at the time of `connect`.
    pub uid: u32,
    /// Which officer of that account; absent where it has one.
    pub officer: Option<OfficerName>,
    /// A key opened for this one act.
    pub ticket: Option<Ticket>,
    /// The session that asks, if one does.
    pub session: Option<SessionId>,
    /// Whether it came over the network: never true of what the kernel vouches for.
    pub remote: bool,
    /// The only roles that count, of those that the officer has; absent: all of them.
    pub scope: Option<Roles>,
}

impl Caller {
    /// The one officer of an account, who signs nothing.
    #[must_use]
    pub const fn of(uid: u32) -> Self {
        Self { uid, officer: None, ticket: None, session: None, remote: false, scope: None }
    }

    /// An officer by account and name who does not ask from the host: the owner of a token.
    #[must_use]
    pub const fn remote(uid: u32, officer: OfficerName) -> Self {
        Self { uid, officer: Some(officer), ticket: None, session: None, remote: true, scope: None }
    }

    /// Whether a process on the host asks, by the kernel's word.
    #[must_use]
    pub const fn is_on_host(&self) -> bool {
        self.session.is_none() && !self.remote
    }
}

impl From<Caller> for Acting {
    fn from(caller: Caller) -> Self {
        Self { uid: caller.uid, name: caller.officer, ticket: caller.ticket, scope: caller.scope }
    }
}

/// How one row of a batch ended.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BatchOutcome {
    /// Submitted; the id of the trace.
    Submitted(String),
    /// Not submitted.
    Rejected(ServiceError),
}

/// Outcomes of a batch, in its order.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct BatchView {
    /// One per trace.
    pub items: Vec<BatchOutcome>,
}

/// The use cases of a running node. Implementations write plain `async fn`.
pub trait Service:
    AccessService
    + AnalysisService
    + AttachmentService
    + BatchService
    + ChainService
    + KeepingService
    + Life
    + LogbookService
    + MarkingService
    + StockService
    + DestructionService
    + SecurityService
    + IncidentService
    + AssistanceService
    + BulletinService
    + ProjectService
    + WorkshopService
    + MatterService
    + SharingService
    + ObserverService
    + OfficerService
    + RecordService
    + TokenService
    + WebhookService
    + ReportService
    + StatisticsService
    + HealthService
    + AdviserService
    + TrainingService
    + PracticeService
{
    /// One screen about the node.
    fn status(&self, caller: Caller) -> impl Future<Output = Outcome<StatusView>> + Send;

    /// The line that invites a partner.
    fn partner_invite(&self, caller: Caller) -> impl Future<Output = Outcome<InviteView>> + Send;

    /// Accepts a partner's line; both peer ids then pass the door for joining only.
    fn partner_accept(
        &self,
        caller: Caller,
        request: AcceptInviteRequest,
    ) -> impl Future<Output = Outcome<AcceptedInviteView>> + Send;

    /// Confirms the safety number that was compared by telephone.
    fn partner_confirm(
        &self,
        caller: Caller,
        request: ConfirmPartnerRequest,
    ) -> impl Future<Output = Outcome<PartnerView>> + Send;

    /// All partners.
    fn partners(&self, caller: Caller) -> impl Future<Output = Outcome<PartnerListView>> + Send;

    /// Proposes an agreement.
    fn agreement_propose(
        &self,
        caller: Caller,
        request: ProposeAgreementRequest,
    ) -> impl Future<Output = Outcome<AgreementView>> + Send;

    /// Accepts a partner's proposal. `hash` may be any unambiguous beginning of 8 or more digits.
    fn agreement_accept(
        &self,
        caller: Caller,
        hash: String,
    ) -> impl Future<Output = Outcome<AgreementView>> + Send;

    /// One agreement; `hash` as in [`Self::agreement_accept`].
    fn agreement(
        &self,
        caller: Caller,
        hash: String,
    ) -> impl Future<Output = Outcome<AgreementView>> + Send;

    /// Agreements, filtered by partner and state.
    fn agreements(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<AgreementListView>> + Send;

    /// Suspends, resumes, revokes or amends an agreement. What it gives is the agreement that was ended,
    /// or the proposal that was made.
    fn agreement_change(
        &self,
        caller: Caller,
        hash: String,
        request: ChangeAgreementRequest,
    ) -> impl Future<Output = Outcome<AgreementView>> + Send;

    /// What two agreements with one partner let each side do more or less.
    fn agreement_compare(
        &self,
        caller: Caller,
        request: CompareAgreementsRequest,
    ) -> impl Future<Output = Outcome<AgreementDiffView>> + Send;

    /// What would be seen; recorded in the operational log, and nowhere counted.
    fn agreement_simulate(
        &self,
        caller: Caller,
        request: SimulateRequest,
    ) -> impl Future<Output = Outcome<SimulationView>> + Send;

    /// Imports a file (a private copy that the caller of this function removes) and reports how far
    /// it has come; a full or closed `progress` is no reason to stop.
    fn registry_import(
        &self,
        caller: Caller,
        request: ImportRequest,
        files: ImportFiles,
        progress: mpsc::Sender<ImportProgress>,
    ) -> impl Future<Output = Outcome<ImportReportView>> + Send;

    /// Writes records into `file`, which is not there yet and will be private. `progress` hears of
    /// records done, and of all, as in [`Self::registry_import`].
    fn registry_export(
        &self,
        caller: Caller,
        request: ExportRequest,
        file: PathBuf,
        progress: mpsc::Sender<(u64, u64)>,
    ) -> impl Future<Output = Outcome<ExportView>> + Send;

    /// Record sets, imports and the sources whose mapping is kept.
    fn registry_inventory(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<InventoryView>> + Send;

    /// Reads every record and compares it with its digest and with the index.
    fn registry_check(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<RegistryCheckView>> + Send;

    /// Looks a gun up in our own registry; the look-up itself is recorded.
    fn registry_find(
        &self,
        caller: Caller,
        request: FindRequest,
    ) -> impl Future<Output = Outcome<FindView>> + Send;

    /// Signs, logs and sends a trace request.
    fn trace_submit(
        &self,
        caller: Caller,
        request: TraceRequest,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Submits several; each one is accepted or rejected alone.
    fn trace_submit_batch(
        &self,
        caller: Caller,
        request: TraceBatchRequest,
    ) -> impl Future<Output = Outcome<BatchView>> + Send;

    /// One trace with its chain. `id` may be any unambiguous beginning of 8 or more digits.
    fn trace(&self, caller: Caller, id: String) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Waits until the trace's version is greater than `version`, or [`FOLLOW_WAIT`] has passed,
    /// and gives the trace as it then is.
    fn trace_wait(
        &self,
        caller: Caller,
        id: String,
        version: u64,
    ) -> impl Future<Output = Outcome<TraceView>> + Send;

    /// Traces, newest first.
    fn traces(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<TraceListView>> + Send;

    /// Partners' queries.
    fn cases(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<CaseListView>> + Send;

    /// One case; reading it is recorded. `id` as in [`Self::trace`].
    fn case(&self, caller: Caller, id: String) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// Answers a case.
    fn case_answer(
        &self,
        caller: Caller,
        id: String,
        request: AnswerRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// Refuses or returns a case.
    fn case_refuse(
        &self,
        caller: Caller,
        id: String,
        request: RefuseRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// Delays a case.
    fn case_delay(
        &self,
        caller: Caller,
        id: String,
        request: DelayRequest,
    ) -> impl Future<Output = Outcome<CaseView>> + Send;

    /// The newest signed checkpoint of our own log.
    fn log_checkpoint(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<CheckpointView>> + Send;

    /// The newest checkpoint that we hold of a partner.
    fn log_partner(
        &self,
        caller: Caller,
        partner: String,
    ) -> impl Future<Output = Outcome<CheckpointView>> + Send;

    /// Proves that an entry is in our log.
    fn log_prove(
        &self,
        caller: Caller,
        leaf: String,
    ) -> impl Future<Output = Outcome<ProofView>> + Send;

    /// Recomputes our log from its entries and compares it with every signed checkpoint at hand.
    fn log_verify(
        &self,
        caller: Caller,
        request: VerifyLogRequest,
    ) -> impl Future<Output = Outcome<LogVerifyView>> + Send;

    /// The court bundle of a trace, or of a case; the export is recorded. What an originator's tag forbids is not
    /// exported.
    fn bundle_export(
        &self,
        caller: Caller,
        id: String,
        wanted: ExportUse,
    ) -> impl Future<Output = Outcome<BundleView>> + Send;
}

/// How long [`Service::trace_wait`] waits at most before it gives the unchanged trace.
pub const FOLLOW_WAIT: std::time::Duration = std::time::Duration::from_secs(25);

/// What the program does without a running node. Each of these opens files itself, under a lock
/// where the data directory is concerned, and fails with [`ErrorCode::Running`] if a node holds it.
pub trait Offline {
    /// Founds a node.
    ///
    /// # Errors
    /// The directory already holds a node, or cannot be written.
    fn init(&self, request: InitRequest) -> Outcome<InitView>;

    /// Runs the daemon until it is told to stop (SIGTERM, Ctrl-C). `registry` is the URL of a
    /// database, before what is configured.
    ///
    /// # Errors
    /// Configuration, keys, store or listening addresses do not allow it to start.
    fn serve(&self, data_dir: &Path, registry: Option<&str>) -> Outcome<()>;

    /// Runs the demo; it prints as it goes, in `text`'s language, to `out`.
    ///
    /// # Errors
    /// The federation cannot be started. A claim that does not hold is in the view.
    fn demo(
        &self,
        request: DemoRequest,
        text: crate::text::Text,
        out: &mut dyn std::io::Write,
    ) -> Outcome<DemoView>;

    /// Makes new witness keys for a stopped node, and the next version of its descriptor under the
    /// national root key in `root_dir`.
    ///
    /// # Errors
    /// There is no node, it runs, or the key is not its root's.
    fn witness_new_key(&self, data_dir: &Path, root_dir: &Path) -> Outcome<WitnessKeyView>;

    /// Makes an observer's key in a new file.
    ///
    /// # Errors
    /// The file is there already or cannot be written.
    fn observer_key(&self, file: &Path) -> Outcome<ObserverKeyView>;

    /// Verifies a bundle: no configuration, no network.
    ///
    /// # Errors
    /// A root is not forty digits. A bundle that does not hold is in the view.
    fn verify_bundle(&self, request: VerifyBundleRequest) -> Outcome<VerifyView>;

    /// Verifies the log of a stopped node.
    ///
    /// # Errors
    /// There is no node, or it runs. A log that does not hold is in the view.
    fn log_verify(&self, data_dir: &Path, request: VerifyLogRequest) -> Outcome<LogVerifyView>;

    /// Makes a data directory from a backup.
    ///
    /// # Errors
    /// The backup is damaged, the passphrase does not open it, or the directory holds a node.
    fn restore(&self, request: RestoreRequest) -> Outcome<RestoreView>;

    /// Imports into the registry of a stopped node; `registry` as of [`Self::serve`].
    ///
    /// # Errors
    /// There is no node, it runs, or the file cannot be read. Rejected rows are in the view.
    fn registry_import(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
        request: ImportRequest,
        files: &ImportFiles,
        progress: &mut dyn FnMut(ImportProgress),
    ) -> Outcome<ImportReportView>;

    /// Writes records of a stopped node's registry into `file`, as of [`Service::registry_export`].
    ///
    /// # Errors
    /// There is no node or no such set, the node runs, or the file is there already.
    fn registry_export(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
        request: ExportRequest,
        file: &Path,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Outcome<ExportView>;

    /// What the registry of a stopped node holds besides records.
    ///
    /// # Errors
    /// There is no node, or it runs.
    fn registry_inventory(&self, data_dir: &Path, registry: Option<&str>)
    -> Outcome<InventoryView>;

    /// Compares every record of a stopped node with its digest and with the index.
    ///
    /// # Errors
    /// There is no node, or it runs. Damage is in the view.
    fn registry_check(&self, data_dir: &Path, registry: Option<&str>)
    -> Outcome<RegistryCheckView>;

    /// Builds the index of a stopped node's registry anew; `progress` hears of records done, and of
    /// all.
    ///
    /// # Errors
    /// There is no node, it runs, or a record is damaged.
    fn registry_rebuild(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Outcome<ExportView>;

    /// Looks a gun up in the registry of a stopped node; `registry` as of [`Self::serve`].
    ///
    /// # Errors
    /// There is no node, or it runs.
    fn registry_find(
        &self,
        data_dir: &Path,
        registry: Option<&str>,
        request: FindRequest,
    ) -> Outcome<FindView>;

    /// Writes a synthetic register to `out`, and beside it the key of its errors. `progress` hears
    /// of rows written, and of all.
    ///
    /// # Errors
    /// The request is not possible, or a file cannot be written.
    fn registry_synth(
        &self,
        request: SynthRequest,
        out: &Path,
        progress: &dyn Fn(u64, u64),
    ) -> Outcome<SynthView>;

    /// Measures how well guns are found. `progress` hears of parts done, and of all.
    ///
    /// # Errors
    /// The request is not possible, or there is no room for the index.
    fn registry_evaluate(
        &self,
        request: EvaluateRequest,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Outcome<EvaluationReport>;
}
