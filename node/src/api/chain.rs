//! Routes about the chain of a trace and about letters.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use super::problem::{Json, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::{
    ConfirmLetterRequest, LetterReplyRequest, OnwardRequest, SuggestRequest,
};
use crate::service::views::{LetterView, ScanView, SuggestionListView, TraceView};

/// All routes of this room.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/traces/suggest", post(suggest::<S>))
        .route("/traces/{id}/onward", post(onward::<S>))
        .route("/traces/{id}/replies", post(enter_reply::<S>))
        .route("/traces/{id}/confirmations", post(confirm_letter::<S>))
        .route("/traces/{id}/letters/{hop}", get(letter::<S>))
        .route("/traces/{id}/scans/{hop}", get(scan::<S>))
}

async fn suggest<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    body: Json<SuggestRequest>,
) -> Reply<SuggestionListView> {
    Reply::of(wanted, async { app.service.trace_suggest(caller(peer)?, body.0?).await }.await)
}

async fn onward<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path(id): Path<String>,
    body: Json<OnwardRequest>,
) -> Reply<TraceView> {
    Reply::of(wanted, async { app.service.trace_onward(caller(peer)?, id, body.0?).await }.await)
}

async fn enter_reply<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path(id): Path<String>,
    body: Json<LetterReplyRequest>,
) -> Reply<TraceView> {
    let entered = async { app.service.trace_enter_reply(caller(peer)?, id, body.0?).await };
    Reply::of(wanted, entered.await)
}

async fn confirm_letter<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path(id): Path<String>,
    body: Json<ConfirmLetterRequest>,
) -> Reply<TraceView> {
    let asked = async { app.service.trace_confirm_letter(caller(peer)?, id, body.0?).await };
    Reply::of(wanted, asked.await)
}

async fn letter<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path((id, hop)): Path<(String, usize)>,
) -> Reply<LetterView> {
    Reply::of(wanted, async { app.service.trace_letter(caller(peer)?, id, hop).await }.await)
}

async fn scan<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path((id, hop)): Path<(String, usize)>,
) -> Reply<ScanView> {
    Reply::of(wanted, async { app.service.trace_scan(caller(peer)?, id, hop).await }.await)
}
