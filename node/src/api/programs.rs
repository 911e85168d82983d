//! Routes about tokens and webhooks of programs.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{self, Json, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
use crate::service::requests::ListRequest;
use crate::service::requests::programs::{AddTokenRequest, AddWebhookRequest, ReplayRequest};
use crate::service::views::{
    DeliveryListView, NewTokenView, TokenListView, TokenView, WebhookListView, WebhookView,
};

/// The routes.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/tokens", get(tokens::<S>).post(token_add::<S>))
        .route("/tokens/{id}/end", post(token_end::<S>))
        .route("/webhooks", get(webhooks::<S>).post(webhook_add::<S>))
        .route("/webhooks/{id}/end", post(webhook_end::<S>))
        .route("/webhooks/{id}/deliveries", get(webhook_deliveries::<S>))
        .route("/webhooks/{id}/replay", post(webhook_replay::<S>))
}

plain! {
    tokens -> TokenListView;
    webhooks -> WebhookListView;
}

with_body! {
    token_add(AddTokenRequest) -> NewTokenView;
    webhook_add(AddWebhookRequest) -> WebhookView;
}

with_id! {
    token_end -> TokenView;
    webhook_end -> WebhookView;
}

with_id_and_body! {
    webhook_replay(ReplayRequest) -> WebhookView;
}

async fn webhook_deliveries<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path(id): Path<String>,
    query: Result<Query<ListRequest>, axum::extract::rejection::QueryRejection>,
) -> Reply<DeliveryListView> {
    let outcome = async {
        let Query(request) = query.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.webhook_deliveries(caller(peer)?, id, request).await
    };
    Reply::of(wanted, outcome.await)
}
