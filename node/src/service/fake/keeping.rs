//! Canned answers about keeping.

use super::{AT, FakeService, PARTNER, TRACE, some};
use crate::service::requests::ListRequest;
use crate::service::requests::keeping::{
    BackupRequest, HoldRequest, OpenBundleRequest, OpenEpochRequest,
};
use crate::service::views::{
    AdminEntryView, AdminExportView, AdminLogView, AdminVerifyView, BackupProgress, BackupView,
    BundleView, EpochDraftView, HeadView, HoldListView, HoldView, LogRecoveryView,
    RecoveryPartnerView,
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
        self.calls.note(caller, format!("backup {} {keys}", request.target.display()));
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

    async fn hold(
        &self,
        caller: Caller,
        id: String,
        request: HoldRequest,
    ) -> Outcome<HoldListView> {
        self.calls.note(caller, format!("hold {id} {:?}", request.reason));
        self.holds(caller).await
    }

    async fn holds(&self, caller: Caller) -> Outcome<HoldListView> {
        self.calls.note(caller, "holds");
        let hold = HoldView {
            exchange: TRACE.to_owned(),
            reason: "court order".to_owned(),
            officer: "ana".to_owned(),
            since: AT.to_owned(),
        };
        Ok(HoldListView { items: vec![hold] })
    }

    async fn admin_log(&self, caller: Caller, request: ListRequest) -> Outcome<AdminLogView> {
        self.calls.note(caller, format!("admin_log {:?}", request.state));
        let entry = AdminEntryView {
            index: 7,
            at: AT.to_owned(),
            act: "CASE_READ".to_owned(),
            officer: some("ana"),
            subject: TRACE.to_owned(),
            digest: None,
            leaf: "ab".repeat(32),
        };
        Ok(AdminLogView { items: vec![entry], next: some("7") })
    }

    async fn admin_log_verify(&self, caller: Caller) -> Outcome<AdminVerifyView> {
        self.calls.note(caller, "admin_log_verify");
        Ok(AdminVerifyView { entries: 8, root: "ab".repeat(32), problems: Vec::new() })
    }

    async fn admin_log_export(&self, caller: Caller) -> Outcome<AdminExportView> {
        self.calls.note(caller, "admin_log_export");
        Ok(AdminExportView { checkpoint: "note".to_owned(), entries: vec!["AAAA".to_owned()] })
    }

    async fn bundle_open(
        &self,
        caller: Caller,
        id: String,
        request: OpenBundleRequest,
    ) -> Outcome<BundleView> {
        let OpenBundleRequest { message, fields, mandate } = request;
        self.calls.note(caller, format!("bundle_open {id} {message:?} {fields:?} {mandate}"));
        let base64 = "AAAA".to_owned();
        Ok(BundleView { trace: id, statements: 1, synthetic: true, base64 })
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
        self.calls.note(caller, format!("recovery_open {}", request.document));
        Ok(recovery(false))
    }
}
