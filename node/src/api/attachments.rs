//! Routes for attached files.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{Json, Reply, Wanted, bad_request};
use super::{App, Shared};
use crate::service::attachments::STAGE_MAX;
use crate::service::requests::attachments::{
    ActWithRequest, AttachRequest, OpenRequest, ReplyWithRequest, StageRequest, SubmitWithRequest,
    SupplyWithRequest,
};
use crate::service::views::{AttachmentListView, CaseView, OpenedView, StagedView, TraceView};
use crate::service::{ErrorCode, Service, ServiceError};

/// Adds them.
pub(super) fn routes<S: Service>(api: Router<Arc<Shared<S>>>) -> Router<Arc<Shared<S>>> {
    let most = usize::try_from(STAGE_MAX).unwrap_or(usize::MAX);
    api.route("/attachments", post(attachment_stage::<S>).layer(DefaultBodyLimit::max(most)))
        .route("/attachments/{id}/open", post(attachment_open::<S>))
        .route("/traces/with-attachments", post(trace_submit_with::<S>))
        .route("/traces/{id}/supply-with-attachments", post(trace_supply_with::<S>))
        .route("/traces/{id}/reopen-with-attachments", post(trace_reopen_with::<S>))
        .route("/cases/{id}/with-attachments", post(case_act_with::<S>))
        .route("/cases/{id}/reply-with-attachments", post(case_reply_with::<S>))
        .route("/traces/{id}/attachments", get(attachments::<S>).post(trace_attach::<S>))
}

async fn attachment_stage<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    query: Result<Query<StageRequest>, QueryRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Reply<StagedView> {
    let staged = async {
        let Query(request) = query.map_err(|e| bad_request(e.body_text()))?;
        let bytes = body.map_err(|_| {
            ServiceError::new(ErrorCode::BadInput, "error-too-large").with("limit", STAGE_MAX)
        })?;
        app.service.attachment_stage(caller(peer)?, request, bytes.into()).await
    };
    Reply::of(wanted, staged.await)
}

with_body! {
    trace_submit_with(SubmitWithRequest) -> TraceView;
}

with_id! {
    attachments -> AttachmentListView;
}

with_id_and_body! {
    trace_attach(AttachRequest) -> AttachmentListView;
    trace_supply_with(SupplyWithRequest) -> TraceView;
    trace_reopen_with(SupplyWithRequest) -> TraceView;
    case_act_with(ActWithRequest) -> CaseView;
    case_reply_with(ReplyWithRequest) -> CaseView;
    attachment_open(OpenRequest) -> OpenedView;
}
