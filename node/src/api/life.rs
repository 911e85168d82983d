//! Routes of the life of a request.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;

use super::problem::{Json, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::attachments::CaseAct;
use crate::service::requests::life::{
    AcknowledgeRequest, AskInformationRequest, ClarifyRequest, OutcomeRequest, SupplyRequest,
    WithdrawRequest,
};
use crate::service::views::{CaseView, PreviewView, TraceView};

/// All of them.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/cases/{id}/acknowledge", post(case_acknowledge::<S>))
        .route("/cases/{id}/ask", post(case_ask::<S>))
        .route("/cases/{id}/preview", post(case_preview::<S>))
        .route("/cases/{id}/outcome", post(case_outcome::<S>))
        .route("/traces/{id}/supply", post(trace_supply::<S>))
        .route("/traces/{id}/clarify", post(trace_clarify::<S>))
        .route("/traces/{id}/withdraw", post(trace_withdraw::<S>))
        .route("/traces/{id}/reopen", post(trace_reopen::<S>))
}

with_id_and_body! {
    case_acknowledge(AcknowledgeRequest) -> CaseView;
    case_ask(AskInformationRequest) -> CaseView;
    case_outcome(OutcomeRequest) -> CaseView;
    case_preview(CaseAct) -> PreviewView;
    trace_supply(SupplyRequest) -> TraceView;
    trace_clarify(ClarifyRequest) -> TraceView;
    trace_withdraw(WithdrawRequest) -> TraceView;
    trace_reopen(SupplyRequest) -> TraceView;
}
