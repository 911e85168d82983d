//! Routes of keeping.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};

use super::problem::{Json, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::keeping::{BackupRequest, OpenEpochRequest};
use crate::service::views::{BackupProgress, BackupView, EpochDraftView, LogRecoveryView};

/// All of them.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/backup", get(backup_progress::<S>).post(backup::<S>))
        .route("/recovery", get(recovery::<S>))
        .route("/recovery/draft", get(recovery_draft::<S>))
        .route("/recovery/epoch", post(recovery_open::<S>))
}

plain! {
    backup_progress -> BackupProgress;
    recovery -> LogRecoveryView;
    recovery_draft -> EpochDraftView;
}

with_body! {
    backup(BackupRequest) -> BackupView;
    recovery_open(OpenEpochRequest) -> LogRecoveryView;
}
