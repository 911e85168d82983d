//! Routes of single records.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use super::problem::{Json, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::{CorrectRequest, EnterRequest, EventRequest, SetRequest};
use crate::service::views::people::ActivityListView;
use crate::service::views::{RecordSetView, RecordView};

/// All of them.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/registry/records", post(registry_enter::<S>))
        .route("/registry/records/{id}", get(registry_record::<S>))
        .route("/registry/records/{id}/looked", get(registry_looked::<S>))
        .route("/registry/records/{id}/correction", post(registry_correct::<S>))
        .route("/registry/records/{id}/events", post(registry_event::<S>))
        .route("/registry/sets", post(registry_set::<S>))
}

with_id! {
    registry_record -> RecordView;
    registry_looked -> ActivityListView;
}

with_body! {
    registry_enter(EnterRequest) -> RecordView;
    registry_set(SetRequest) -> RecordSetView;
}

with_id_and_body! {
    registry_correct(CorrectRequest) -> RecordView;
    registry_event(EventRequest) -> RecordView;
}
