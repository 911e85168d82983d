//! Webhooks, and the events that they tell of.

use std::future::Future;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::time::Timestamp;

use super::paging::limit;
use super::requests::ListRequest;
use super::requests::programs::{AddWebhookRequest, ReplayRequest};
use super::running::{Running, may};
use super::views::{
    ChangeEventListView, ChangeEventView, DeliveryListView, DeliveryView, WebhookListView,
    WebhookView,
};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, roles};
use crate::desk::officer::Role;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::events::{Event, NAMES};
use crate::runtime::webhooks::seen_by;
use crate::runtime::{Core, Denied};
use crate::store::{DeliveryRecord, WebhookRecord};

/// Webhooks of the node that are not ended.
const WEBHOOKS_MAX: usize = 16;

/// Use cases about webhooks.
pub trait WebhookService: Send + Sync + 'static {
    /// Adds a webhook with the caller's eyes. It tells of what happens from now on.
    fn webhook_add(
        &self,
        caller: Caller,
        request: AddWebhookRequest,
    ) -> impl Future<Output = Outcome<WebhookView>> + Send;

    /// The caller's webhooks; an administrator's list has those of all officers.
    fn webhooks(&self, caller: Caller) -> impl Future<Output = Outcome<WebhookListView>> + Send;

    /// Ends a webhook of the caller's; an administrator ends any. What waits for it is dropped.
    fn webhook_end(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<WebhookView>> + Send;

    /// Messages to a webhook that have not arrived; `state` may be `dead`.
    fn webhook_deliveries(
        &self,
        caller: Caller,
        id: String,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<DeliveryListView>> + Send;

    /// Tries again what was given up.
    fn webhook_replay(
        &self,
        caller: Caller,
        id: String,
        request: ReplayRequest,
    ) -> impl Future<Output = Outcome<WebhookView>> + Send;
}

fn view(core: &mut Core, webhook: &WebhookRecord) -> Result<WebhookView, Denied> {
    let (waiting, dead) = core.store.delivery_counts(webhook.number)?;
    Ok(WebhookView {
        id: webhook.number,
        url: webhook.url.clone(),
        officer: core.staff.profile(webhook.officer).name,
        events: webhook.events.clone(),
        since: webhook.since.to_rfc3339(),
        ended: webhook.ended.map(Timestamp::to_rfc3339),
        waiting,
        dead,
    })
}

/// The webhooks that the caller may see.
fn seen(core: &mut Core, caller: Caller) -> Result<Vec<WebhookRecord>, Denied> {
    let own = core.allowed(caller, roles::ANY)?.id;
    let all = core.allowed(caller, &[Role::Administrator]).is_ok();
    let mut webhooks = core.store.webhooks()?;
    webhooks.retain(|webhook| all || webhook.officer == own);
    Ok(webhooks)
}

fn by_number(core: &mut Core, caller: Caller, id: String) -> Result<WebhookRecord, Denied> {
    let mut webhooks = seen(core, caller)?.into_iter();
    webhooks
        .find(|webhook| webhook.number.to_string() == id)
        .ok_or(Denied::NotFound { what: "webhook", id })
}

fn delivery(record: &DeliveryRecord) -> DeliveryView {
    DeliveryView {
        event: record.event,
        attempts: record.attempts,
        next: (!record.dead).then(|| record.next_at.to_rfc3339()),
        trouble: Some(record.trouble.clone()).filter(|trouble| !trouble.is_empty()),
    }
}

pub(super) fn event(event: &Event) -> ChangeEventView {
    ChangeEventView {
        id: event.number,
        kind: event.name.to_owned(),
        at: event.at.to_rfc3339(),
        subject: event.subject.clone(),
        statement: event.leaf.to_hex(),
    }
}

/// Events that the caller may see, from `start` on; `next` says from where to go on.
pub(super) fn events(
    core: &mut Core,
    caller: Caller,
    after: Option<u64>,
) -> Result<ChangeEventListView, Denied> {
    may(core, caller, roles::ANY)?;
    let start = after.map_or(0, |after| after.saturating_add(1));
    let (found, next) = core.events_from(start)?;
    let visible = |event: &&Event| core.allowed(caller, seen_by(event.about)).is_ok();
    let items = found.iter().filter(visible).map(event).collect();
    let next = (next > start).then(|| next.saturating_sub(1));
    Ok(ChangeEventListView { items, next })
}

impl WebhookService for Running {
    async fn webhook_add(
        &self,
        caller: Caller,
        request: AddWebhookRequest,
    ) -> Outcome<WebhookView> {
        let AddWebhookRequest { url, events } = request;
        if !self.hooks.accepts(&url) {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-webhook-address"));
        }
        if let Some(unknown) = events.iter().find(|name| !NAMES.contains(&name.as_str())) {
            return Err(intake::bad("events", unknown));
        }
        self.run(move |core| {
            let officer = core.allowed(caller, roles::HOOKS)?.id;
            let live = core.store.webhooks()?.iter().filter(|w| w.ended.is_none()).count();
            if live >= WEBHOOKS_MAX {
                return Ok(Err(ServiceError::new(ErrorCode::Conflict, "error-webhooks-many")
                    .with("most", WEBHOOKS_MAX)));
            }
            let (since, next) = (core.now(), core.store.log_size()?);
            let mut webhook =
                WebhookRecord { number: 0, url, officer, events, since, ended: None, next };
            webhook.number = core.store.add_webhook(&webhook)?;
            core.note(caller, AdminAct::on(AdminCode::WebhookAdded, webhook.number))?;
            view(core, &webhook).map(Ok)
        })
        .await?
    }

    async fn webhooks(&self, caller: Caller) -> Outcome<WebhookListView> {
        self.run(move |core| {
            let webhooks = seen(core, caller)?;
            let items = webhooks.iter().map(|w| view(core, w)).collect::<Result<_, _>>()?;
            let key = core.webhook_key()?;
            let key = format!("whpk_{}", STANDARD.encode(key.public().as_bytes()));
            Ok(WebhookListView { items, key })
        })
        .await
    }

    async fn webhook_end(&self, caller: Caller, id: String) -> Outcome<WebhookView> {
        self.run(move |core| {
            let mut webhook = by_number(core, caller, id)?;
            if webhook.ended.is_none() {
                core.note(caller, AdminAct::on(AdminCode::WebhookEnded, webhook.number))?;
                webhook.ended = Some(core.now());
                core.store.put_webhook(&webhook)?;
                core.store.end_deliveries(webhook.number)?;
            }
            view(core, &webhook)
        })
        .await
    }

    async fn webhook_deliveries(
        &self,
        caller: Caller,
        id: String,
        request: ListRequest,
    ) -> Outcome<DeliveryListView> {
        let after = match &request.after {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| intake::bad("after", text))?),
        };
        let dead = match request.state.as_deref() {
            None => false,
            Some("dead") => true,
            Some(other) => return Err(intake::bad("state", other)),
        };
        let limit = limit(&request);
        self.run(move |core| {
            let webhook = by_number(core, caller, id)?;
            let found = core.store.deliveries(webhook.number, dead, after, limit + 1)?;
            let more = found.len() > limit;
            let items: Vec<_> = found.iter().take(limit).map(delivery).collect();
            let next = items.last().filter(|_| more).map(|last| last.event.to_string());
            Ok(DeliveryListView { items, next })
        })
        .await
    }

    async fn webhook_replay(
        &self,
        caller: Caller,
        id: String,
        request: ReplayRequest,
    ) -> Outcome<WebhookView> {
        self.run(move |core| {
            let webhook = by_number(core, caller, id)?;
            let now = core.now();
            // No more than can be waiting are ever dead at once.
            for record in core.store.deliveries(webhook.number, true, None, usize::MAX)? {
                if request.event.is_none_or(|event| event == record.event) {
                    let again = DeliveryRecord { attempts: 0, dead: false, next_at: now, ..record };
                    core.store.put_delivery(&again)?;
                }
            }
            view(core, &webhook)
        })
        .await
    }
}
