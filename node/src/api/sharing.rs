//! Routes of figures shared with partners.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::routing::get;

use super::problem::{self, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::{FiguresRequest, SharedFiguresRequest};
use crate::service::views::{FiguresDraftView, SharedFiguresView};

/// All of them.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/cases/{id}/figures", get(case_figures::<S>))
        .route("/shared-figures", get(shared_figures::<S>))
}

async fn case_figures<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path(id): Path<String>,
    asked: Result<Query<FiguresRequest>, QueryRejection>,
) -> Reply<FiguresDraftView> {
    let done = async {
        let Query(asked) = asked.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.case_figures(caller(peer)?, id, asked).await
    };
    Reply::of(wanted, done.await)
}

async fn shared_figures<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    asked: Result<Query<SharedFiguresRequest>, QueryRejection>,
) -> Reply<SharedFiguresView> {
    let done = async {
        let Query(asked) = asked.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.shared_figures(caller(peer)?, asked).await
    };
    Reply::of(wanted, done.await)
}
