//! Tokens and webhooks of programs.

use super::super::table::{Pairs, Table};
use crate::service::views::{DeliveryView, NewTokenView, TokenView, WebhookListView, WebhookView};
use crate::text::Text;

fn standing(text: Text, view: &TokenView) -> String {
    text.say(match (&view.ended, view.live) {
        (Some(_), _) => "word-token-ended",
        (None, true) => "word-token-live",
        (None, false) => "word-token-over",
    })
}

/// Tokens as a table.
pub(in super::super) fn tokens(text: Text, tokens: &[TokenView]) -> Table {
    let columns = [
        "column-id",
        "column-token",
        "column-officer",
        "column-roles",
        "column-until",
        "column-used",
        "column-state",
    ];
    let mut table = Table::new(text, &columns);
    for token in tokens {
        table.row([
            token.id.to_string(),
            token.name.clone(),
            token.officer.clone(),
            token.roles.join(", "),
            token.until.clone(),
            token.used.clone().unwrap_or_default(),
            standing(text, token),
        ]);
    }
    table
}

pub(in super::super) fn token(text: Text, view: &TokenView) -> String {
    let mut lines = Pairs::new(text);
    lines
        .add("column-id", view.id)
        .add("column-token", &view.name)
        .add("column-officer", &view.officer)
        .add("column-roles", view.roles.join(", "))
        .add("column-since", &view.since)
        .add("column-until", &view.until)
        .add("column-state", standing(text, view));
    lines.lines(0)
}

/// The only time that its secret is shown.
pub(in super::super) fn new_token(text: Text, view: &NewTokenView) -> String {
    format!("{}\n{}\n\n{}\n", token(text, &view.token), text.say("note-token-once"), view.secret)
}

fn events(text: Text, view: &WebhookView) -> String {
    if view.events.is_empty() { text.say("word-every-event") } else { view.events.join(", ") }
}

fn state(text: Text, view: &WebhookView) -> String {
    text.say(if view.ended.is_some() { "word-token-ended" } else { "word-token-live" })
}

/// Webhooks as a table.
pub(in super::super) fn webhooks(text: Text, webhooks: &[WebhookView]) -> Table {
    let columns = [
        "column-id",
        "column-url",
        "column-officer",
        "column-event-kinds",
        "column-to-deliver",
        "column-given-up",
        "column-state",
    ];
    let mut table = Table::new(text, &columns);
    for webhook in webhooks {
        table.row([
            webhook.id.to_string(),
            webhook.url.clone(),
            webhook.officer.clone(),
            events(text, webhook),
            webhook.waiting.to_string(),
            webhook.dead.to_string(),
            state(text, webhook),
        ]);
    }
    table
}

pub(in super::super) fn webhook(text: Text, view: &WebhookView) -> String {
    let mut lines = Pairs::new(text);
    lines
        .add("column-id", view.id)
        .add("column-url", &view.url)
        .add("column-officer", &view.officer)
        .add("column-event-kinds", events(text, view))
        .add("column-since", &view.since)
        .add("column-to-deliver", view.waiting)
        .add("column-given-up", view.dead)
        .add("column-state", state(text, view));
    lines.lines(0)
}

/// Under which key messages are signed.
pub(in super::super) fn webhook_key(text: Text, view: &WebhookListView) -> String {
    let said = text.say_with("note-webhook-key", &[("key", view.key.as_str().into())]);
    format!("\n{said}\n")
}

/// Messages that have not arrived, as a table.
pub(in super::super) fn deliveries(text: Text, deliveries: &[DeliveryView]) -> Table {
    let columns = ["column-event", "column-attempts", "column-next-attempt", "column-trouble"];
    let mut table = Table::new(text, &columns);
    for delivery in deliveries {
        table.row([
            delivery.event.to_string(),
            delivery.attempts.to_string(),
            delivery.next.clone().unwrap_or_else(|| text.say("word-given-up")),
            delivery.trouble.clone().unwrap_or_default(),
        ]);
    }
    table
}
