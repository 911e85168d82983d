//! Commands about tokens and webhooks of programs.

use super::args::{Token, Webhook};
use super::world::Setting;
use super::{Answer, show};
use crate::service::requests::ListRequest;
use crate::service::requests::programs::{AddTokenRequest, AddWebhookRequest, ReplayRequest};
use crate::service::{Outcome, Service};

/// Runs a command about tokens.
pub(super) async fn token<S: Service>(
    service: &S,
    command: Token,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    match command {
        Token::Add { name, role, days } => {
            let roles = role.iter().map(|role| role.to_uppercase()).collect();
            let view = service.token_add(caller, AddTokenRequest { name, roles, days }).await?;
            Answer::done(&view, show::new_token(text, &view))
        }
        Token::List { live, csv } => {
            let mut view = service.tokens(caller).await?;
            view.items.retain(|token| token.live || !live);
            let table = show::tokens(text, &view.items);
            Answer::done(&view, show::list(text, &table, csv, "note-no-tokens"))
        }
        Token::End { id } => {
            let view = service.token_end(caller, id).await?;
            Answer::done(&view, show::token(text, &view))
        }
    }
}

/// Runs a command about webhooks.
pub(super) async fn webhook<S: Service>(
    service: &S,
    command: Webhook,
    setting: &Setting,
) -> Outcome<Answer> {
    let (text, caller) = (setting.text, setting.caller);
    let view = match command {
        Webhook::Add { url, event } => {
            service.webhook_add(caller, AddWebhookRequest { url, events: event }).await?
        }
        Webhook::End { id } => service.webhook_end(caller, id).await?,
        Webhook::Replay { id, event } => {
            service.webhook_replay(caller, id, ReplayRequest { event }).await?
        }
        Webhook::List { live, csv } => {
            let mut view = service.webhooks(caller).await?;
            view.items.retain(|webhook| webhook.ended.is_none() || !live);
            let table = show::webhooks(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-webhooks");
            if !csv {
                human.push_str(&show::webhook_key(text, &view));
            }
            return Answer::done(&view, human);
        }
        Webhook::Waiting { id, dead, limit, after, csv } => {
            let state = dead.then(|| "dead".to_owned());
            let request = ListRequest { limit, state, after, ..ListRequest::default() };
            let view = service.webhook_deliveries(caller, id, request).await?;
            let table = show::deliveries(text, &view.items);
            let mut human = show::list(text, &table, csv, "note-no-deliveries");
            show::next_page(text, &mut human, csv, view.next.as_deref());
            return Answer::done(&view, human);
        }
    };
    Answer::done(&view, show::webhook(text, &view))
}

/// The document of the REST interface.
pub(super) fn openapi() -> Answer {
    let human = crate::api::v1::OPENAPI.to_owned();
    let json = serde_json::from_str(&human).unwrap_or_default();
    Answer { exit: super::exit::Exit::Done, human, json }
}
