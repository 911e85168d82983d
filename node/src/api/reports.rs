//! Routes of sealed reports.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use super::problem::{self, Json, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::{ReportListRequest, ReportRequest};
use crate::service::views::{IssuedReportView, ReportListView};

/// All of them.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/reports", get(reports::<S>))
        .route("/traces/{id}/report", post(report_issue::<S>))
}

with_id_and_body! {
    report_issue(ReportRequest) -> IssuedReportView;
}

async fn reports<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    filters: Result<Query<ReportListRequest>, QueryRejection>,
) -> Reply<ReportListView> {
    let list = async {
        let Query(filters) = filters.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.reports(caller(peer)?, filters).await
    };
    Reply::of(wanted, list.await)
}
