//! Keeping, over the socket.

use super::{Client, encode, query};
use crate::service::requests::ListRequest;
use crate::service::requests::keeping::{
    BackupRequest, HoldRequest, OpenBundleRequest, OpenEpochRequest,
};
use crate::service::views::{
    AdminExportView, AdminLogView, AdminVerifyView, BackupProgress, BackupView, BundleView,
    EpochDraftView, HoldListView, LogRecoveryView,
};
use crate::service::{Caller, KeepingService, Outcome};

impl KeepingService for Client {
    async fn backup(&self, _: Caller, request: BackupRequest) -> Outcome<BackupView> {
        self.post("/backup", &request).await
    }

    async fn backup_progress(&self, _: Caller) -> Outcome<BackupProgress> {
        self.get("/backup").await
    }

    async fn hold(&self, _: Caller, id: String, request: HoldRequest) -> Outcome<HoldListView> {
        self.post(&format!("/holds/{}", encode(&id)), &request).await
    }

    async fn holds(&self, _: Caller) -> Outcome<HoldListView> {
        self.get("/holds").await
    }

    async fn admin_log(&self, _: Caller, request: ListRequest) -> Outcome<AdminLogView> {
        self.get(&format!("/admin-log{}", query(&request)?)).await
    }

    async fn admin_log_verify(&self, _: Caller) -> Outcome<AdminVerifyView> {
        self.post("/admin-log/verify", &()).await
    }

    async fn admin_log_export(&self, _: Caller) -> Outcome<AdminExportView> {
        self.post("/admin-log/export", &()).await
    }

    async fn bundle_open(
        &self,
        _: Caller,
        id: String,
        request: OpenBundleRequest,
    ) -> Outcome<BundleView> {
        self.post(&format!("/exchanges/{}/open", encode(&id)), &request).await
    }

    async fn recovery(&self, _: Caller) -> Outcome<LogRecoveryView> {
        self.get("/recovery").await
    }

    async fn recovery_draft(&self, _: Caller) -> Outcome<EpochDraftView> {
        self.get("/recovery/draft").await
    }

    async fn recovery_open(
        &self,
        _: Caller,
        request: OpenEpochRequest,
    ) -> Outcome<LogRecoveryView> {
        self.post("/recovery/epoch", &request).await
    }
}
