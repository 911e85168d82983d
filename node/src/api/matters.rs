//! Routes for requests other than a trace.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use super::problem::{self, Json, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::{ListRequest, MatterRequest, ReplyRequest, TellRequest};
use crate::service::views::{
    AlertListView, CaseView, ConsentListView, MatterListView, MatterView, NoticeListView,
    WatchListView,
};

/// Adds them.
pub(super) fn routes<S: Service>(api: Router<Arc<Shared<S>>>) -> Router<Arc<Shared<S>>> {
    api.route("/requests", get(matters::<S>).post(matter_ask::<S>))
        .route("/requests/{id}", get(matter::<S>))
        .route("/notices", get(notices::<S>))
        .route("/watches", get(watches::<S>))
        .route("/alerts", get(alerts::<S>))
        .route("/alerts/{id}/tell", post(alert_tell::<S>))
        .route("/consents", get(consents::<S>))
        .route("/cases/{id}/reply", post(case_reply::<S>))
}

with_body! {
    matter_ask(MatterRequest) -> MatterView;
}

with_id! {
    matter -> MatterView;
}

with_id_and_body! {
    alert_tell(TellRequest) -> MatterView;
    case_reply(ReplyRequest) -> CaseView;
}

with_filters! {
    matters -> MatterListView;
    notices -> NoticeListView;
    watches -> WatchListView;
    alerts -> AlertListView;
    consents -> ConsentListView;
}
