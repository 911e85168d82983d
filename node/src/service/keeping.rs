//! Use cases of keeping: backups, and recovery of a restored node.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::codec;
use vestigo_protocol::descriptor::Head;

use super::requests::keeping::{BackupRequest, OpenEpochRequest};
use super::running::may;
use super::views::{
    AlarmView, BackupProgress, BackupView, EpochDraftView, HeadView, LogRecoveryView,
    RecoveryPartnerView,
};
use super::{Caller, ErrorCode, Outcome, Running, ServiceError, backup, intake, roles};
use crate::runtime::recovering::{RecoveryDenied, Stuck};
use crate::runtime::{Core, Denied, clock};
use crate::store::PartnerStanding;

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
        Some(Stuck::NoOrder) => (Some("no-order"), 0),
        Some(Stuck::Missing(count)) => (Some("missing"), count),
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
    let branches = core.store.given_up()?;
    let alarm = |branch: &crate::store::GivenUp| AlarmView {
        since: since.to_owned(),
        key: "note-alarm-given-up".to_owned(),
        args: [
            ("partner".to_owned(), branch.partner.to_string()),
            ("epoch".to_owned(), branch.epoch.to_string()),
        ]
        .into(),
    };
    Ok(branches.iter().map(alarm).collect())
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
        self.run(move |core| may(core, caller, roles::BACKS_UP)).await?;
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
