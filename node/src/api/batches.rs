//! Routes for batches of traces.
//!
//! `POST /api/v1/batches?dry_run=…` has the file as its body, which is copied first, as that of an
//! import is.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::routing::{get, post};

use super::import::Spooled;
use super::problem::{self, Json, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::{BatchRequest, BatchRun, ListRequest};
use crate::service::views::{BatchCheckView, BatchLinesView, BatchSummaryView, BatchesView};

/// Adds them.
pub(super) fn routes<S: Service>(api: Router<Arc<Shared<S>>>) -> Router<Arc<Shared<S>>> {
    let file = post(batch_file::<S>).layer(DefaultBodyLimit::disable());
    api.route("/batches", get(batches::<S>).merge(file))
        .route("/batches/{id}", get(batch::<S>))
        .route("/batches/{id}/rows", get(batch_lines::<S>))
        .route("/batches/{id}/run", post(batch_run::<S>))
}

with_id! {
    batch -> BatchSummaryView;
}

with_id_and_body! {
    batch_run(BatchRun) -> BatchSummaryView;
}

with_filters! {
    batches -> BatchesView;
}

async fn batch_file<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    query: Result<Query<BatchRequest>, QueryRejection>,
    body: Body,
) -> Reply<BatchCheckView> {
    let outcome = async {
        let caller = caller(peer)?;
        let Query(request) = query.map_err(|e| problem::bad_request(e.body_text()))?;
        let file = Spooled::receive(&app.spool, body).await?;
        app.service.batch_file(caller, request, file.path.clone()).await
    };
    Reply::of(wanted, outcome.await)
}

async fn batch_lines<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path(id): Path<String>,
    query: Result<Query<ListRequest>, QueryRejection>,
) -> Reply<BatchLinesView> {
    let outcome = async {
        let Query(request) = query.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.batch_lines(caller(peer)?, id, request).await
    };
    Reply::of(wanted, outcome.await)
}
