//! Keeping, over the socket.

use super::Client;
use crate::service::requests::keeping::{BackupRequest, OpenEpochRequest};
use crate::service::views::{BackupProgress, BackupView, EpochDraftView, LogRecoveryView};
use crate::service::{Caller, KeepingService, Outcome};

impl KeepingService for Client {
    async fn backup(&self, _: Caller, request: BackupRequest) -> Outcome<BackupView> {
        self.post("/backup", &request).await
    }

    async fn backup_progress(&self, _: Caller) -> Outcome<BackupProgress> {
        self.get("/backup").await
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
