//! Routes of the analysis.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::routing::get;

use super::problem::{self, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::{AnalysisRequest, StatutoryRequest};
use crate::service::views::{AnalysisView, StatutoryView};

/// All of them.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/analysis", get(analysis::<S>))
        .route("/analysis/form", get(statutory::<S>))
}

async fn analysis<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    filters: Result<Query<AnalysisRequest>, QueryRejection>,
) -> Reply<AnalysisView> {
    let done = async {
        let Query(filters) = filters.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.analysis(caller(peer)?, filters).await
    };
    Reply::of(wanted, done.await)
}

async fn statutory<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    filters: Result<Query<StatutoryRequest>, QueryRejection>,
) -> Reply<StatutoryView> {
    let done = async {
        let Query(filters) = filters.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.statutory(caller(peer)?, filters).await
    };
    Reply::of(wanted, done.await)
}
