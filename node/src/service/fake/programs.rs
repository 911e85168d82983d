//! Canned tokens, webhooks and events; answers under idempotency keys are really kept.

use tokio::sync::watch;

use super::{AT, FakeService, some};
use crate::desk::officer::{OfficerName, Roles};
use crate::service::programs::{Bearer, Kept, Repeatable};
use crate::service::requests::ListRequest;
use crate::service::requests::programs::{AddTokenRequest, AddWebhookRequest, ReplayRequest};
use crate::service::views::{
    ChangeEventListView, ChangeEventView, DeliveryListView, DeliveryView, NewTokenView,
    TokenListView, TokenView, WebhookListView, WebhookView,
};
use crate::service::{
    Caller, ErrorCode, Outcome, Programs, ServiceError, TokenService, WebhookService,
};

/// The secret of the one token that holds; it may do everything.
pub(crate) const SECRET: &str = "vestigo_pat_good";
/// The same for an auditor alone.
pub(crate) const AUDITOR: &str = "vestigo_pat_auditor";
/// Events that there are.
pub(crate) const EVENTS: u64 = 3;

fn token(name: &str, ended: bool) -> TokenView {
    TokenView {
        id: 1,
        name: name.to_owned(),
        officer: "ana".to_owned(),
        roles: vec!["INVESTIGATOR".to_owned()],
        since: AT.to_owned(),
        until: "2027-01-01T00:00:00Z".to_owned(),
        ended: ended.then(|| AT.to_owned()),
        used: None,
        live: !ended,
    }
}

fn webhook(url: &str, ended: bool) -> WebhookView {
    WebhookView {
        id: 1,
        url: url.to_owned(),
        officer: "ana".to_owned(),
        events: vec!["trace.answer".to_owned()],
        since: AT.to_owned(),
        ended: ended.then(|| AT.to_owned()),
        waiting: 2,
        dead: 1,
    }
}

impl TokenService for FakeService {
    async fn token_add(&self, caller: Caller, request: AddTokenRequest) -> Outcome<NewTokenView> {
        self.calls.note(caller, format!("token_add {} {:?}", request.name, request.days));
        Ok(NewTokenView { token: token(&request.name, false), secret: SECRET.to_owned() })
    }

    async fn tokens(&self, caller: Caller) -> Outcome<TokenListView> {
        self.calls.note(caller, "tokens");
        let over = TokenView { live: false, ..token("old", false) };
        Ok(TokenListView { items: vec![token("case system", false), token("ended", true), over] })
    }

    async fn token_end(&self, caller: Caller, id: String) -> Outcome<TokenView> {
        self.calls.note(caller, format!("token_end {id}"));
        Ok(token("case system", true))
    }
}

impl WebhookService for FakeService {
    async fn webhook_add(
        &self,
        caller: Caller,
        request: AddWebhookRequest,
    ) -> Outcome<WebhookView> {
        self.calls.note(caller, format!("webhook_add {}", request.url));
        if request.url.starts_with("http://") {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-webhook-address"));
        }
        Ok(webhook(&request.url, false))
    }

    async fn webhooks(&self, caller: Caller) -> Outcome<WebhookListView> {
        self.calls.note(caller, "webhooks");
        let ended = webhook("https://old.example/", true);
        let all = WebhookView { events: Vec::new(), ..webhook("https://all.example/", false) };
        Ok(WebhookListView {
            items: vec![webhook("https://cases.example/", false), ended, all],
            key: "whpk_AAAA".to_owned(),
        })
    }

    async fn webhook_end(&self, caller: Caller, id: String) -> Outcome<WebhookView> {
        self.calls.note(caller, format!("webhook_end {id}"));
        Ok(webhook("https://cases.example/", true))
    }

    async fn webhook_deliveries(
        &self,
        caller: Caller,
        id: String,
        request: ListRequest,
    ) -> Outcome<DeliveryListView> {
        self.calls.note(caller, format!("webhook_deliveries {id} {:?}", request.state));
        let waiting = DeliveryView { event: 7, attempts: 0, next: some(AT), trouble: None };
        let dead = DeliveryView { event: 4, attempts: 8, next: None, trouble: some("status 500") };
        Ok(DeliveryListView { items: vec![dead, waiting], next: some("7") })
    }

    async fn webhook_replay(
        &self,
        caller: Caller,
        id: String,
        request: ReplayRequest,
    ) -> Outcome<WebhookView> {
        self.calls.note(caller, format!("webhook_replay {id} {:?}", request.event));
        Ok(webhook("https://cases.example/", false))
    }
}

impl Programs for FakeService {
    async fn bearer(&self, secret: String) -> Outcome<Bearer> {
        let scope = match secret.as_str() {
            SECRET => Roles::EVERY,
            AUDITOR => [crate::desk::officer::Role::Auditor].into_iter().collect(),
            _ => return Err(ServiceError::new(ErrorCode::SignInFirst, "error-token")),
        };
        let caller =
            Caller { officer: OfficerName::parse("ana"), scope: Some(scope), ..Caller::of(1000) };
        Ok(Bearer { token: if secret == SECRET { 1 } else { 2 }, caller })
    }

    async fn events(&self, caller: Caller, after: Option<u64>) -> Outcome<ChangeEventListView> {
        self.calls.note(caller, format!("events {after:?}"));
        let first = after.map_or(0, |after| after + 1);
        let items: Vec<_> = (first..EVENTS)
            .map(|id| ChangeEventView {
                id,
                kind: "trace.answer".to_owned(),
                at: AT.to_owned(),
                subject: super::TRACE.to_owned(),
                statement: "ab".repeat(32),
            })
            .collect();
        let next = items.last().map(|last| last.id);
        Ok(ChangeEventListView { items, next })
    }

    fn grown(&self) -> watch::Receiver<u64> {
        self.grown.subscribe()
    }

    async fn repeat_begin(&self, request: Repeatable) -> Outcome<Kept> {
        let mut kept = self.kept.lock().unwrap();
        match kept.get(&request.key) {
            None => {
                kept.insert(request.key, (request.request, None));
                Ok(None)
            }
            Some((asked, _)) if *asked != request.request => {
                Err(ServiceError::new(ErrorCode::BadInput, "error-idempotency-other"))
            }
            Some((_, Some(answer))) => Ok(Some(answer.clone())),
            Some(_) => Err(ServiceError::new(ErrorCode::Conflict, "error-idempotency-running")),
        }
    }

    async fn repeat_end(&self, request: Repeatable, answer: Option<Vec<u8>>) -> Outcome<()> {
        let mut kept = self.kept.lock().unwrap();
        match answer {
            Some(_) => drop(kept.insert(request.key, (request.request, answer))),
            None => drop(kept.remove(&request.key)),
        }
        Ok(())
    }
}
