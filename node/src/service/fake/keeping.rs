//! Canned answers about keeping.

use super::{AT, FakeService, PARTNER, some};
use crate::service::requests::keeping::{BackupRequest, OpenEpochRequest};
use crate::service::views::{
    BackupProgress, BackupView, EpochDraftView, HeadView, LogRecoveryView, RecoveryPartnerView,
};
use crate::service::{Caller, KeepingService, Outcome};

fn head(size: u64) -> HeadView {
    HeadView { size, root: "ab".repeat(32) }
}

fn recovery(recovering: bool) -> LogRecoveryView {
    LogRecoveryView {
        recovering,
        restored_at: some(AT),
        reached: head(40),
        seen: Some(head(44)),
        epoch: u64::from(!recovering),
        stuck: recovering.then(|| "missing".to_owned()),
        missing: 2,
        partners: vec![RecoveryPartnerView {
            partner: PARTNER.to_owned(),
            connected: true,
            heard: true,
            seen: Some(head(44)),
            statements: 2,
        }],
    }
}

impl KeepingService for FakeService {
    async fn backup(&self, caller: Caller, request: BackupRequest) -> Outcome<BackupView> {
        let keys = request.keys.is_some();
        self.calls.note(caller, &format!("backup {} {keys}", request.target.display()));
        Ok(BackupView {
            path: request.target.display().to_string(),
            bytes: 4096,
            files: 3,
            entries: 40,
            root: "ab".repeat(32),
            with_keys: keys,
            with_registry: true,
        })
    }

    async fn backup_progress(&self, _: Caller) -> Outcome<BackupProgress> {
        Ok(BackupProgress { done: 1024, of: 4096 })
    }

    async fn recovery(&self, caller: Caller) -> Outcome<LogRecoveryView> {
        self.calls.note(caller, "recovery");
        Ok(recovery(true))
    }

    async fn recovery_draft(&self, caller: Caller) -> Outcome<EpochDraftView> {
        self.calls.note(caller, "recovery_draft");
        Ok(EpochDraftView {
            document: "AAAA".to_owned(),
            epoch: 1,
            safety_number: super::NUMBER.to_owned(),
        })
    }

    async fn recovery_open(
        &self,
        caller: Caller,
        request: OpenEpochRequest,
    ) -> Outcome<LogRecoveryView> {
        self.calls.note(caller, &format!("recovery_open {}", request.document));
        Ok(recovery(false))
    }
}
