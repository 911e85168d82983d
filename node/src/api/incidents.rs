//! Routes about incidents.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{Json, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
use crate::service::incidents::{
    Doing, IncidentListView, IncidentView, IncidentWanted, IncidentsRequest, KnownListView,
};

/// The routes.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/incidents", post(incident_enter::<S>))
        .route("/incidents/known", post(incident_known::<S>))
        .route("/incidents/find", post(incidents::<S>))
        .route("/incidents/{id}", get(incident::<S>).post(incident_act::<S>))
}

with_body! {
    incident_enter(IncidentWanted) -> IncidentView;
    incident_known(IncidentWanted) -> KnownListView;
    incidents(IncidentsRequest) -> IncidentListView;
}

with_id! {
    incident -> IncidentView;
}

with_id_and_body! {
    incident_act(Doing) -> IncidentView;
}
