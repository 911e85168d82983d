//! Routes about marking.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{self, Json, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
use crate::service::marking::{
    DeliveryRequest, JobRequest, JobView, MarkingListView, MarkingView, ReturnRequest, ReturnView,
    Wanted as Order,
};
use crate::service::requests::ListRequest;

/// The routes.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/markings", get(markings::<S>).post(marking_order::<S>))
        .route("/markings/{id}", get(marking::<S>))
        .route("/markings/{id}/job", post(marking_job::<S>))
        .route("/markings/{id}/return", post(marking_return::<S>))
        .route("/markings/{id}/delivery", post(marking_tell::<S>))
}

with_filters! {
    markings -> MarkingListView;
}

with_body! {
    marking_order(Order) -> MarkingView;
}

with_id! {
    marking -> MarkingView;
}

with_id_and_body! {
    marking_job(JobRequest) -> JobView;
    marking_return(ReturnRequest) -> ReturnView;
    marking_tell(DeliveryRequest) -> MarkingView;
}
