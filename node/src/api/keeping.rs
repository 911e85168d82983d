//! Routes of keeping.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use super::problem::{self, Json, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::ListRequest;
use crate::service::requests::keeping::{
    BackupRequest, HoldRequest, OpenBundleRequest, OpenEpochRequest,
};
use crate::service::views::{
    AdminExportView, AdminLogView, AdminVerifyView, BackupProgress, BackupView, BundleView,
    EpochDraftView, HoldListView, LogRecoveryView,
};

/// All of them.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/backup", get(backup_progress::<S>).post(backup::<S>))
        .route("/holds", get(holds::<S>))
        .route("/holds/{id}", post(hold::<S>))
        .route("/admin-log", get(admin_log::<S>))
        .route("/admin-log/verify", post(admin_log_verify::<S>))
        .route("/admin-log/export", post(admin_log_export::<S>))
        .route("/exchanges/{id}/open", post(bundle_open::<S>))
        .route("/recovery", get(recovery::<S>))
        .route("/recovery/draft", get(recovery_draft::<S>))
        .route("/recovery/epoch", post(recovery_open::<S>))
}

plain! {
    backup_progress -> BackupProgress;
    holds -> HoldListView;
    admin_log_verify -> AdminVerifyView;
    admin_log_export -> AdminExportView;
    recovery -> LogRecoveryView;
    recovery_draft -> EpochDraftView;
}

with_id_and_body! {
    hold(HoldRequest) -> HoldListView;
    bundle_open(OpenBundleRequest) -> BundleView;
}

with_filters! {
    admin_log -> AdminLogView;
}

with_body! {
    backup(BackupRequest) -> BackupView;
    recovery_open(OpenEpochRequest) -> LogRecoveryView;
}
