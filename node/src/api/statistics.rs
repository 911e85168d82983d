//! Routes of statistics and of the node's health.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::routing::get;

use super::problem::{self, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::StatisticsRequest;
use crate::service::views::{HealthView, StatisticsView};

/// All of them.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new().route("/statistics", get(statistics::<S>)).route("/health", get(health::<S>))
}

plain! {
    health -> HealthView;
}

async fn statistics<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    asked: Result<Query<StatisticsRequest>, QueryRejection>,
) -> Reply<StatisticsView> {
    let drawn = async {
        let Query(asked) = asked.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.statistics(caller(peer)?, asked).await
    };
    Reply::of(wanted, drawn.await)
}
