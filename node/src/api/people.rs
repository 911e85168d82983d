//! Routes about who gets in: links, sessions, changes by two, and what people did.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{self, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
use crate::service::requests::people::{ActivityFilter, SessionFilter};
use crate::service::views::OfficerView;
use crate::service::views::people::{
    ActivityListView, LinkMadeView, RoleProposalListView, RoleProposalView, SessionListView,
    SessionRowView,
};

/// The routes about who gets in.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/officers/{name}/link", post(officer_link::<S>))
        .route("/officers/{name}/confirm", post(role_confirm::<S>))
        .route("/officers/{name}/reject", post(role_reject::<S>))
        .route("/setup-link", post(setup_link::<S>))
        .route("/role-proposals", get(role_proposals::<S>))
        .route("/sessions", get(sessions::<S>))
        .route("/sessions/{id}/end", post(session_end::<S>))
        .route("/activity", get(activity::<S>))
        .route("/who-looked/{id}", get(who_looked::<S>))
}

plain! {
    setup_link -> LinkMadeView;
    role_proposals -> RoleProposalListView;
}

with_id! {
    officer_link -> LinkMadeView;
    role_confirm -> OfficerView;
    role_reject -> RoleProposalView;
    session_end -> SessionRowView;
    who_looked -> ActivityListView;
}

async fn sessions<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    filter: Result<Query<SessionFilter>, axum::extract::rejection::QueryRejection>,
) -> Reply<SessionListView> {
    let outcome = async {
        let Query(filter) = filter.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.sessions(caller(peer)?, filter).await
    };
    Reply::of(wanted, outcome.await)
}

async fn activity<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    filter: Result<Query<ActivityFilter>, axum::extract::rejection::QueryRejection>,
) -> Reply<ActivityListView> {
    let outcome = async {
        let Query(filter) = filter.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.activity(caller(peer)?, filter).await
    };
    Reply::of(wanted, outcome.await)
}
