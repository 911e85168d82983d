//! Routes about observers and witnesses.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{Json, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
use crate::service::requests::observers::{AddObserverRequest, RemoveObserverRequest};
use crate::service::views::{ObserverListView, ObserverView, WitnessListView};

/// The routes.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/observers", get(observers::<S>).post(observer_add::<S>))
        .route("/observers/remove", post(observer_remove::<S>))
        .route("/witnesses", get(witnesses::<S>))
}

plain! {
    observers -> ObserverListView;
    witnesses -> WitnessListView;
}

with_body! {
    observer_add(AddObserverRequest) -> ObserverView;
    observer_remove(RemoveObserverRequest) -> ObserverView;
}
