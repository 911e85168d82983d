//! The use cases about tokens and webhooks, at the other end of the socket.

use super::{Client, encode, query};
use crate::service::requests::ListRequest;
use crate::service::requests::programs::{AddTokenRequest, AddWebhookRequest, ReplayRequest};
use crate::service::views::{
    DeliveryListView, NewTokenView, TokenListView, TokenView, WebhookListView, WebhookView,
};
use crate::service::{Caller, Outcome, TokenService, WebhookService};

/// A body that says nothing.
const NOTHING: [(); 0] = [];

impl TokenService for Client {
    async fn token_add(&self, _: Caller, request: AddTokenRequest) -> Outcome<NewTokenView> {
        self.post("/tokens", &request).await
    }

    async fn tokens(&self, _: Caller) -> Outcome<TokenListView> {
        self.get("/tokens").await
    }

    async fn token_end(&self, _: Caller, id: String) -> Outcome<TokenView> {
        self.post(&format!("/tokens/{}/end", encode(&id)), &NOTHING).await
    }
}

impl WebhookService for Client {
    async fn webhook_add(&self, _: Caller, request: AddWebhookRequest) -> Outcome<WebhookView> {
        self.post("/webhooks", &request).await
    }

    async fn webhooks(&self, _: Caller) -> Outcome<WebhookListView> {
        self.get("/webhooks").await
    }

    async fn webhook_end(&self, _: Caller, id: String) -> Outcome<WebhookView> {
        self.post(&format!("/webhooks/{}/end", encode(&id)), &NOTHING).await
    }

    async fn webhook_deliveries(
        &self,
        _: Caller,
        id: String,
        request: ListRequest,
    ) -> Outcome<DeliveryListView> {
        self.get(&format!("/webhooks/{}/deliveries{}", encode(&id), query(&request)?)).await
    }

    async fn webhook_replay(
        &self,
        _: Caller,
        id: String,
        request: ReplayRequest,
    ) -> Outcome<WebhookView> {
        self.post(&format!("/webhooks/{}/replay", encode(&id)), &request).await
    }
}
