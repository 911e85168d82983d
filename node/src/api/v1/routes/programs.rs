//! Tokens, events and webhooks.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::operation::{Operation, Shape, delete, get, post};
use super::super::stream;
use crate::service::roles::HOOKS;
use crate::service::views::ChangeEventListView;
use crate::service::{Programs, Service};

pub(super) fn operations<S: Service + Programs>() -> Vec<Operation<S>> {
    vec![
        get(
            "/events",
            "listEvents",
            "Lists what happened, or tells of it as it happens (server-sent events)",
        )
        .streams(Shape::of::<ChangeEventListView>(), stream::events),
        get("/tokens", "listTokens", "Lists tokens").plain(plain!(tokens)),
        post("/tokens", "addToken", "Makes a token; its secret is shown this once")
            .for_people()
            .makes(StatusCode::CREATED)
            .asks(asked!(token_add)),
        delete("/tokens/{id}", "endToken", "Ends a token").plain(named!(token_end)),
        get("/webhooks", "listWebhooks", "Lists webhooks, and the key that signs messages")
            .plain(plain!(webhooks)),
        post("/webhooks", "addWebhook", "Has a program told of what happens from now on")
            .of(HOOKS)
            .makes(StatusCode::CREATED)
            .asks(asked!(webhook_add)),
        delete("/webhooks/{id}", "endWebhook", "Ends a webhook; what waits for it is dropped")
            .plain(named!(webhook_end)),
        get(
            "/webhooks/{id}/deliveries",
            "listDeliveries",
            "Lists messages that have not arrived, or those that were given up (state=dead)",
        )
        .searches(named_asked!(webhook_deliveries)),
        post("/webhooks/{id}/replay", "replayWebhook", "Tries again what was given up")
            .asks(named_asked!(webhook_replay)),
    ]
}
