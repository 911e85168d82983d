//! Use cases of keeping: backups, and recovery of a restored node.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::codec;
use vestigo_protocol::descriptor::Head;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::ids::NodeName;
use vestigo_protocol::limits::REFERENCE_MAX;
use vestigo_protocol::text::Text;

use super::requests::ListRequest;
use super::requests::keeping::{BackupRequest, HoldRequest, OpenBundleRequest, OpenEpochRequest};
use super::running::may;
use super::views::{
    AdminEntryView, AdminExportView, AdminLogView, AdminVerifyView, AlarmView, BackupProgress,
    BackupView, BundleView, CaseRowView, CaseState, EpochDraftView, HeadView, HoldListView,
    HoldView, LogRecoveryView, RecoveryPartnerView, RowLifeView, TraceRowView, TraceState,
};
use super::{Caller, ErrorCode, Outcome, Running, ServiceError, backup, intake, matters, roles};
use crate::desk::handling::FurtherUse;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::evidence::{self, Selection};
use crate::runtime::recovering::{RecoveryDenied, Stuck};
use crate::runtime::{Core, Denied, clock};
use crate::store::{CaseRecord, PartnerStanding, TraceRecord};

/// What an administrator does so that nothing is lost.
pub trait KeepingService: Send + Sync + 'static {
    /// Writes a backup of the running node.
    fn backup(
        &self,
        caller: Caller,
        request: BackupRequest,
    ) -> impl Future<Output = Outcome<BackupView>> + Send;

    /// How far the backup that is being written has come.
    fn backup_progress(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<BackupProgress>> + Send;

    /// Where the recovery of a restored node stands.
    fn recovery(&self, caller: Caller) -> impl Future<Output = Outcome<LogRecoveryView>> + Send;

    /// What the national root signs to open a recovery epoch.
    fn recovery_draft(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<EpochDraftView>> + Send;

    /// Orders that the contents of a case or trace stay; with no reason: lifts the order.
    fn hold(
        &self,
        caller: Caller,
        id: String,
        request: HoldRequest,
    ) -> impl Future<Output = Outcome<HoldListView>> + Send;

    /// Every such order.
    fn holds(&self, caller: Caller) -> impl Future<Output = Outcome<HoldListView>> + Send;

    /// Entries of the administrative log, the newest first.
    fn admin_log(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<AdminLogView>> + Send;

    /// Recomputes the administrative log.
    fn admin_log_verify(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<AdminVerifyView>> + Send;

    /// The administrative log for an auditor elsewhere: noted, and signed to the end.
    fn admin_log_export(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<AdminExportView>> + Send;

    /// Opens one exchange, or some fields of it, for an inspector.
    fn bundle_open(
        &self,
        caller: Caller,
        id: String,
        request: OpenBundleRequest,
    ) -> impl Future<Output = Outcome<BundleView>> + Send;

    /// Opens the epoch.
    fn recovery_open(
        &self,
        caller: Caller,
        request: OpenEpochRequest,
    ) -> impl Future<Output = Outcome<LogRecoveryView>> + Send;
}

/// Bytes done and of all, of the backup that is being written.
#[derive(Clone, Debug, Default)]
pub struct Backing(Arc<(AtomicU64, AtomicU64)>);

impl Backing {
    fn set(&self, done: u64, of: u64) {
        self.0.0.store(done, Ordering::Relaxed);
        self.0.1.store(of, Ordering::Relaxed);
    }
}

/// Words of a person that stand in the administrative log.
type Reason = Text<REFERENCE_MAX>;

/// Entries of a page of the administrative log, and the most.
const PAGE: usize = 50;
/// See [`PAGE`].
const PAGE_MAX: usize = 10_000;
/// Entries read at a time.
const CHUNK: u64 = 256;

/// Fields that every message may have, by the names under which people ask for them.
const FIELDS: [(&str, u64); 10] = [
    ("agreement", 1),
    ("officer", 2),
    ("priority", 3),
    ("request-kind", 4),
    ("purpose", 5),
    ("legal-basis", 6),
    ("handling", 7),
    ("attachments", 8),
    ("decision-record", 9),
    ("text", 10),
];

/// The label of a field: its name, or its number in the protocol.
fn label(field: &str) -> Outcome<u64> {
    let named = FIELDS.into_iter().find(|(name, _)| *name == field).map(|(_, label)| label);
    named.or_else(|| field.parse().ok()).ok_or_else(|| intake::bad("field", field))
}

fn holds(core: &mut Core) -> Result<HoldListView, Denied> {
    let items = core.store.holds()?.into_iter().map(|hold| HoldView {
        exchange: hold.exchange.to_hex(),
        reason: hold.reason,
        officer: core.staff.profile(hold.officer).name,
        since: hold.since.to_rfc3339(),
    });
    Ok(HoldListView { items: items.collect() })
}

/// Entries before an index, the newest first, of one kind if one is wanted.
fn admin_page(
    core: &mut Core,
    wanted: Option<&str>,
    limit: usize,
    before: Option<u64>,
) -> Result<AdminLogView, Denied> {
    let mut end = before.unwrap_or(u64::MAX).min(core.store.admin_size()?);
    let mut items = Vec::new();
    while end > 0 && items.len() < limit {
        let start = end.saturating_sub(CHUNK);
        let mut entries = core.admin_entries(start, end.saturating_sub(start))?;
        while let Some(entry) = entries.pop()
            && items.len() < limit
        {
            end = entry.index;
            if wanted.is_some_and(|w| w != entry.code.name()) {
                continue;
            }
            let noted = entry.officer.as_deref();
            let officer = noted.map(|noted| core.officer_behind(noted).unwrap_or_default());
            items.push(AdminEntryView {
                index: entry.index,
                at: entry.at.to_rfc3339(),
                act: entry.code.name().to_owned(),
                officer,
                subject: entry.subject,
                digest: entry.digest.map(|d| d.to_string()),
                leaf: entry.leaf.to_hex(),
            });
        }
    }
    let next = (end > 0).then(|| end.to_string());
    Ok(AdminLogView { items, next })
}

/// A trace whose contents were destroyed, in a list.
pub(super) fn erased_trace(core: &mut Core, trace: &TraceRecord) -> Result<TraceRowView, Denied> {
    let hops = core.store.hops(&trace.id)?;
    let partner = hops.first().map(|hop| hop.partner.clone());
    Ok(TraceRowView {
        id: trace.id.to_hex(),
        state: TraceState::Ended,
        partner: partner.map(|p| p.to_string()).unwrap_or_default(),
        countries: hops.iter().map(|hop| hop.partner.country().to_string()).collect(),
        result: None,
        submitted: trace.created_at.to_rfc3339(),
        updated: hops.iter().map(|h| h.moved_at).max().unwrap_or(trace.created_at).to_rfc3339(),
        life: RowLifeView::default(),
    })
}

/// A case whose contents were destroyed, in a list.
pub(super) fn erased_case(case: &CaseRecord) -> CaseRowView {
    CaseRowView {
        id: case.exchange.to_hex(),
        partner: case.partner.to_string(),
        state: match case.state {
            ResponderState::Refused => CaseState::Refused,
            ResponderState::Returned => CaseState::Returned,
            ResponderState::Withdrawn => CaseState::Withdrawn,
            _ => CaseState::Answered,
        },
        priority: "ROUTINE".to_owned(),
        request_kind: None,
        purpose: None,
        because: None,
        proposed: false,
        received: case.received_at.to_rfc3339(),
        answer_by: None,
        overdue: false,
        life: RowLifeView::default(),
    }
}

fn head(head: &Head) -> HeadView {
    HeadView { size: head.size, root: head.root.to_string() }
}

fn recovery(core: &Core) -> LogRecoveryView {
    let state = &core.recovery;
    let partners = core
        .partners
        .iter()
        .filter(|(_, p)| p.record.standing == PartnerStanding::Confirmed)
        .map(|(name, partner)| {
            let heard = state.heard.get(name);
            RecoveryPartnerView {
                partner: name.to_string(),
                connected: partner.linked,
                heard: heard.is_some() || !state.is_on() && !state.unheard.contains(name),
                seen: heard.and_then(|h| h.seen.as_ref()).map(|(seen, _)| head(seen)),
                statements: heard.map_or(0, |h| h.held.len() as u64),
            }
        })
        .collect();
    let (stuck, missing) = match state.stuck {
        None => (None, 0),
        Some(Stuck::NoEvidence) => (Some("no-evidence"), 0),
        Some(Stuck::NoOrder) => (Some("no-order"), 0),
        Some(Stuck::Missing(count)) => (Some("missing"), count),
        Some(Stuck::Beyond(count)) => (Some("beyond"), count),
        Some(Stuck::WitnessAhead) => (Some("witness-ahead"), 0),
        Some(Stuck::WitnessUnheard) => (Some("witness-unheard"), 0),
        Some(Stuck::Contradicted) => (Some("contradicted"), 0),
    };
    LogRecoveryView {
        recovering: state.is_on(),
        restored_at: state.mark.map(|mark| mark.at.to_rfc3339()),
        reached: head(&Head { size: core.frontier.size(), root: core.frontier.root() }),
        seen: state.highest().map(|(seen, _)| head(seen)),
        epoch: core.epoch(),
        stuck: stuck.map(str::to_owned),
        missing,
        partners,
    }
}

/// What a person should know of partners' recoveries.
pub(super) fn alarms(core: &mut Core, since: &str) -> Result<Vec<AlarmView>, Denied> {
    let on_epoch = |key: &str, partner: &NodeName, epoch: u64| AlarmView {
        since: since.to_owned(),
        key: key.to_owned(),
        args: [
            ("partner".to_owned(), partner.to_string()),
            ("epoch".to_owned(), epoch.to_string()),
        ]
        .into(),
    };
    let branches = core.store.given_up()?;
    let given_up = branches.iter().map(|b| on_epoch("note-alarm-given-up", &b.partner, b.epoch));
    let doubts = core.store.doubtful_epochs()?;
    let doubtful = doubts.iter().map(|doubt| {
        let key = if doubt.rewritten { "note-alarm-rewritten" } else { "note-alarm-unconfirmed" };
        on_epoch(key, &doubt.partner, doubt.epoch)
    });
    Ok(given_up.chain(doubtful).collect())
}

/// A refusal in the service's words.
pub(super) fn denied(denied: RecoveryDenied) -> ServiceError {
    match denied {
        RecoveryDenied::Restored => ServiceError::new(ErrorCode::Unavailable, "error-restored"),
        RecoveryDenied::NotRestored => ServiceError::new(ErrorCode::Conflict, "error-not-restored"),
        RecoveryDenied::AnotherDocument => {
            ServiceError::new(ErrorCode::Conflict, "error-another-document")
        }
    }
}

fn decoded(name: &str, text: &str) -> Outcome<Vec<u8>> {
    STANDARD.decode(text).map_err(|_| intake::bad(name, "base64"))
}

impl KeepingService for Running {
    async fn backup(&self, caller: Caller, request: BackupRequest) -> Outcome<BackupView> {
        let BackupRequest { target, keys } = request;
        if !target.is_absolute() {
            return Err(intake::bad("target", &target.display().to_string()));
        }
        if keys.as_ref().is_some_and(|words| !words.is_long_enough()) {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-officer-passphrase-short")
                .with("min", crate::keys::sealed::PASSPHRASE_MIN));
        }
        let subject = target.display().to_string();
        let act = AdminAct::on(AdminCode::BackedUp, subject);
        self.noted(caller, roles::BACKS_UP, act).await?;
        let data_dir = self.data_dir.clone();
        let backing = self.backing.clone();
        tokio::task::spawn_blocking(move || {
            backing.set(0, 0);
            let progress = |done, of| backing.set(done, of);
            backup::write(&data_dir, &target, keys.as_ref(), clock::now(), &progress)
        })
        .await
        .map_err(ServiceError::unexpected)?
    }

    async fn backup_progress(&self, caller: Caller) -> Outcome<BackupProgress> {
        self.run(move |core| may(core, caller, roles::BACKS_UP)).await?;
        let read = |cell: &AtomicU64| cell.load(Ordering::Relaxed);
        Ok(BackupProgress { done: read(&self.backing.0.0), of: read(&self.backing.0.1) })
    }

    async fn recovery(&self, caller: Caller) -> Outcome<LogRecoveryView> {
        self.run(move |core| {
            may(core, caller, roles::ANY)?;
            Ok(recovery(core))
        })
        .await
    }

    async fn recovery_draft(&self, caller: Caller) -> Outcome<EpochDraftView> {
        self.run(move |core| {
            may(core, caller, roles::BACKS_UP)?;
            let doc = core.recovery_draft()?;
            Ok(EpochDraftView {
                document: STANDARD.encode(codec::encode(&doc)),
                epoch: doc.epoch(),
                safety_number: core.descriptor().safety_number().to_string(),
            })
        })
        .await
    }

    async fn hold(
        &self,
        caller: Caller,
        id: String,
        request: HoldRequest,
    ) -> Outcome<HoldListView> {
        let reason: Option<Reason> = intake::optional("reason", request.reason.as_deref())?;
        let reason = reason.map(|r| r.as_str().to_owned());
        self.run(move |core| {
            may(core, caller, roles::HOLDS)?;
            core.legal_hold(caller, &id, reason)?;
            holds(core)
        })
        .await
    }

    async fn holds(&self, caller: Caller) -> Outcome<HoldListView> {
        self.run(move |core| {
            may(core, caller, roles::READS_HOLDS)?;
            holds(core)
        })
        .await
    }

    async fn admin_log(&self, caller: Caller, request: ListRequest) -> Outcome<AdminLogView> {
        let wanted = request.state.map(|state| state.to_uppercase().replace('-', "_"));
        let limit = request.limit.map_or(PAGE, |n| n as usize).clamp(1, PAGE_MAX);
        let before = request.after.as_deref().map(str::parse::<u64>).transpose();
        let before = before.map_err(|_| intake::bad("after", "index"))?;
        self.run(move |core| {
            may(core, caller, roles::READS_ADMIN_LOG)?;
            admin_page(core, wanted.as_deref(), limit, before)
        })
        .await
    }

    async fn admin_log_verify(&self, caller: Caller) -> Outcome<AdminVerifyView> {
        self.run(move |core| {
            may(core, caller, roles::READS_ADMIN_LOG)?;
            let (entries, root, problems) = core.verify_admin()?;
            Ok(AdminVerifyView { entries, root: root.to_string(), problems })
        })
        .await
    }

    async fn admin_log_export(&self, caller: Caller) -> Outcome<AdminExportView> {
        self.run(move |core| {
            may(core, caller, roles::READS_ADMIN_LOG)?;
            core.note(caller, AdminAct::on(AdminCode::LogExported, ""))?;
            let checkpoint = core.admin_checkpoint_now()?.map(|(_, note)| note);
            let entries = core.store.admin_entries(0, u64::MAX >> 1)?;
            Ok(AdminExportView {
                checkpoint: checkpoint.unwrap_or_default(),
                entries: entries.into_iter().map(|e| STANDARD.encode(e.entry)).collect(),
            })
        })
        .await
    }

    async fn bundle_open(
        &self,
        caller: Caller,
        id: String,
        request: OpenBundleRequest,
    ) -> Outcome<BundleView> {
        let OpenBundleRequest { message, fields, mandate } = request;
        let mandate: Reason = intake::text("mandate", &mandate)?;
        let labels = fields.iter().map(|field| label(field)).collect::<Outcome<_>>()?;
        let selection = Selection { message, labels };
        let subject = format!("{id}: {}", mandate.as_str());
        let act = AdminAct::on(AdminCode::BundleOpened, subject);
        let asked = id.clone();
        self.run(move |core| {
            may(core, caller, roles::EXPORTS)?;
            // The originator's tag binds the agency towards an inspector of its own too.
            matters::may_export(core, caller, &asked, FurtherUse::Agency)?;
            core.note(caller, act)
        })
        .await?;
        let (core, projections) = (&self.core, &self.projections);
        let opened = evidence::open(core, projections, &self.identity, id.clone(), selection);
        let (bundle, report) = opened.await?;
        Ok(BundleView {
            trace: id,
            statements: (bundle.agreements.len() + bundle.messages.len()) as u64,
            synthetic: report.synthetic,
            base64: STANDARD.encode(bundle.to_bytes()),
        })
    }

    async fn recovery_open(
        &self,
        caller: Caller,
        request: OpenEpochRequest,
    ) -> Outcome<LogRecoveryView> {
        let document = decoded("document", &request.document)?;
        let signature = decoded("signature", &request.signature)?;
        self.run(move |core| {
            may(core, caller, roles::BACKS_UP)?;
            core.open_epoch(caller, &document, &signature)?;
            Ok::<_, Denied>(recovery(core))
        })
        .await
    }
}
