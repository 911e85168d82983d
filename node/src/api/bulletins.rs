//! Routes about bulletins.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{Json, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
use crate::service::bulletins::{
    AuthorisedPartiesView, BulletinListView, BulletinView, BulletinWanted, BulletinsRequest,
    PartiesCheckedView, PartiesRequest, PartiesWanted,
};
use crate::service::requests::attachments::OpenRequest;
use crate::service::views::OpenedView;

/// The routes.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/bulletins", post(bulletin_send::<S>))
        .route("/bulletins/find", post(bulletins::<S>))
        .route("/bulletins/check", post(bulletin_check::<S>))
        .route("/bulletins/parties", post(parties::<S>))
        .route("/bulletins/one/{id}", get(bulletin::<S>))
        .route("/bulletins/one/{id}/files/{digest}", post(bulletin_open::<S>))
}

with_body! {
    bulletins(BulletinsRequest) -> BulletinListView;
    bulletin_send(BulletinWanted) -> BulletinView;
    bulletin_check(PartiesWanted) -> PartiesCheckedView;
    parties(PartiesRequest) -> AuthorisedPartiesView;
}

with_id! {
    bulletin -> BulletinView;
}

async fn bulletin_open<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path((id, digest)): Path<(String, String)>,
    body: Json<OpenRequest>,
) -> Reply<OpenedView> {
    let opened = async { app.service.bulletin_open(caller(peer)?, id, digest, body.0?).await };
    Reply::of(wanted, opened.await)
}
