//! Telling programs of the agency over HTTPS: who is told what, when it is tried again, and the task
//! that does it. Whatever the network says, a delivery is only ended, moved or given up here.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::time::Timestamp;

use super::core::{Core, Handle};
use super::error::Denied;
use super::events::{About, Event};
use crate::desk::officer::{Role, Roles};
use crate::net::webhook::{Hooks, Message};
use crate::store::{DeliveryRecord, WebhookRecord};

/// Name of the stored seed of the key that signs what is told.
const KEY: &str = "webhook-key";

/// Pauses between the attempts, in seconds: eight attempts in 27 hours, and then a person looks.
const PAUSES: [u64; 7] = [10, 60, 300, 1_800, 7_200, 21_600, 64_800];

/// Deliveries under way at once.
const AT_ONCE: usize = 8;

/// Deliveries of one webhook that wait at most; a program that was away for longer reads `/events`.
const WAITING_MAX: u64 = 10_000;

/// How often due deliveries are looked for when nothing else happens.
const LOOK: Duration = Duration::from_secs(2);

/// Bytes of the words about a failure that are kept.
const TROUBLE_MAX: usize = 160;

/// The roles that see what an event is about.
#[must_use]
pub const fn seen_by(about: About) -> &'static [Role] {
    match about {
        About::Trace | About::Request => &[Role::Investigator, Role::FocalPoint, Role::Approver],
        About::Case => &[Role::FocalPoint, Role::Approver],
        About::Agreement | About::Partner => &[],
    }
}

/// What is sent: ids, and nothing that they stand for.
#[must_use]
pub fn body(event: &Event) -> String {
    json!({
        "id": event.number,
        "type": event.name,
        "timestamp": event.at.to_rfc3339(),
        "data": { "subject": event.subject, "statement": event.leaf.to_hex() },
    })
    .to_string()
}

/// What stands under the signature: `{id}.{time}.{body}` (Standard Webhooks).
#[must_use]
pub fn signed_text(id: &str, at: Timestamp, body: &str) -> String {
    format!("{id}.{}.{body}", at.0)
}

/// How one attempt ended: `Err` holds why not, without anything of the event.
type Attempt = Result<(), String>;

impl Core {
    /// The key that signs what is told to webhooks; made at its first use.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn webhook_key(&mut self) -> Result<SecretKey, Denied> {
        let stored = self.store.meta(KEY)?.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let seed = match stored {
            Some(seed) => seed,
            None => {
                let seed: [u8; 32] = self.random();
                self.store.put_meta(KEY, &seed)?;
                seed
            }
        };
        Ok(SecretKey::from_seed(&seed))
    }

    /// Whether the officer of a webhook may still see what an event is about.
    fn hook_sees(&self, webhook: &WebhookRecord, about: About) -> bool {
        let profile = self.staff.profile(webhook.officer);
        let is_officer = self.officers.iter().any(|o| o.id == webhook.officer);
        is_officer
            && !profile.suspended
            && Roles::from_bits(profile.roles).has_one_of(seen_by(about))
    }

    /// Looks at what is new in the log for every webhook. True if there is more to look at.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn queue_events(&mut self) -> Result<bool, Denied> {
        let now = self.now();
        let mut more = false;
        for mut webhook in self.store.webhooks()? {
            if webhook.ended.is_some() {
                continue;
            }
            let (events, next) = self.events_from(webhook.next)?;
            if next == webhook.next {
                continue;
            }
            more = true;
            let (waiting, _) = self.store.delivery_counts(webhook.number)?;
            let mut room = WAITING_MAX.saturating_sub(waiting);
            for event in events {
                let wanted = webhook.events.is_empty()
                    || webhook.events.iter().any(|name| name == event.name);
                if !wanted || room == 0 || !self.hook_sees(&webhook, event.about) {
                    continue;
                }
                room -= 1;
                self.store.put_delivery(&DeliveryRecord {
                    webhook: webhook.number,
                    event: event.number,
                    attempts: 0,
                    next_at: now,
                    dead: false,
                    trouble: String::new(),
                })?;
            }
            webhook.next = next;
            self.store.put_webhook(&webhook)?;
        }
        Ok(more)
    }

    /// What is to be sent now, ready to be sent.
    ///
    /// # Errors
    /// The store fails.
    fn due_messages(&mut self) -> Result<Vec<(DeliveryRecord, Message)>, Denied> {
        let now = self.now();
        let due = self.store.due_deliveries(now, AT_ONCE)?;
        if due.is_empty() {
            return Ok(Vec::new());
        }
        let webhooks = self.store.webhooks()?;
        let key = self.webhook_key()?;
        let mut messages = Vec::new();
        for delivery in due {
            let webhook = webhooks.iter().find(|w| w.number == delivery.webhook);
            let event = self.event_at(delivery.event)?;
            let (Some(webhook), Some(event)) = (webhook, event) else {
                self.store.end_delivery(delivery.webhook, delivery.event)?;
                continue;
            };
            // Roles may have changed since it was queued.
            if webhook.ended.is_some() || !self.hook_sees(webhook, event.about) {
                self.store.end_delivery(delivery.webhook, delivery.event)?;
                continue;
            }
            let id = format!("msg_{}_{}", delivery.webhook, delivery.event);
            let body = body(&event);
            let signature = key.sign(signed_text(&id, now, &body).as_bytes());
            messages.push((
                delivery,
                Message {
                    url: webhook.url.clone(),
                    headers: vec![
                        ("webhook-id", id),
                        ("webhook-timestamp", now.0.to_string()),
                        ("webhook-signature", format!("v1a,{}", STANDARD.encode(signature))),
                    ],
                    body,
                },
            ));
        }
        Ok(messages)
    }

    /// Notes how an attempt ended.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn attempted(
        &mut self,
        mut delivery: DeliveryRecord,
        attempt: Attempt,
    ) -> Result<(), Denied> {
        let ended = self
            .store
            .webhooks()?
            .iter()
            .any(|w| w.number == delivery.webhook && w.ended.is_some());
        let Err(trouble) = attempt else {
            return Ok(self.store.end_delivery(delivery.webhook, delivery.event)?);
        };
        if ended {
            return Ok(self.store.end_delivery(delivery.webhook, delivery.event)?);
        }
        let pause = usize::try_from(delivery.attempts).ok().and_then(|n| PAUSES.get(n));
        delivery.attempts = delivery.attempts.saturating_add(1);
        delivery.dead = pause.is_none();
        delivery.next_at = self.now().plus(pause.copied().unwrap_or(0));
        delivery.trouble = trouble.chars().take(TROUBLE_MAX).collect();
        Ok(self.store.put_delivery(&delivery)?)
    }
}

/// Tells, until the core ends. Ends with the future that runs it.
pub async fn tell(core: Handle, hooks: Hooks) {
    let mut grown = core.grown();
    loop {
        let Ok(mut more) = core.run(|core| core.queue_events()).await else { return };
        while more {
            match core.run(|core| core.queue_events()).await {
                Ok(again) => more = again,
                Err(_) => return,
            }
        }
        let Ok(messages) = core.run(|core| core.due_messages()).await else { return };
        let is_quiet = messages.is_empty();
        let attempts = messages.into_iter().map(|(delivery, message)| {
            let (core, hooks) = (core.clone(), hooks.clone());
            async move {
                let attempt = hooks.post(message).await.map_err(|trouble| trouble.to_string());
                core.run(move |core| core.attempted(delivery, attempt)).await
            }
        });
        if futures::future::join_all(attempts).await.iter().any(Result::is_err) {
            return;
        }
        if is_quiet {
            tokio::select! {
                changed = grown.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::officer::OfficerName;
    use crate::runtime::fairness::tests::{NOON, Node, budget};
    use crate::scratch::Scratch;

    fn hook(node: &mut Node, officer: u32, events: &[&str]) -> u64 {
        let webhook = WebhookRecord {
            number: 0,
            url: "https://cases.example/hook".to_owned(),
            officer,
            events: events.iter().map(|name| (*name).to_owned()).collect(),
            since: Timestamp(NOON),
            ended: None,
            next: node.core.store.log_size().unwrap(),
        };
        node.core.store.add_webhook(&webhook).unwrap()
    }

    fn officer(node: &mut Node, name: &str, uid: u32, roles: &[Role]) -> u32 {
        let name = OfficerName::parse(name).unwrap();
        node.core.add_officer(&name, uid, roles.iter().copied().collect()).unwrap().id
    }

    fn queue(node: &mut Node) {
        while node.core.queue_events().unwrap() {}
    }

    #[test]
    fn a_program_is_told_of_what_its_officer_may_see_and_asked_for() {
        let scratch = Scratch::new("webhook-eyes");
        let mut node = Node::open(&scratch, budget(500));
        officer(&mut node, "chief", 70, &[Role::Administrator]);
        let desk = officer(&mut node, "desk", 71, &[Role::FocalPoint]);
        let asker = officer(&mut node, "asker", 72, &[Role::Investigator]);
        let all = hook(&mut node, desk, &[]);
        let some = hook(&mut node, desk, &["case.answer"]);
        let blind = hook(&mut node, asker, &[]);
        node.ask("AB1234");
        queue(&mut node);
        let waiting = |node: &mut Node, hook| node.core.store.delivery_counts(hook).unwrap();
        assert!(waiting(&mut node, all).0 >= 1);
        assert_eq!((waiting(&mut node, some), waiting(&mut node, blind)), ((0, 0), (0, 0)));
        let (delivery, message) = node.core.due_messages().unwrap().remove(0);
        assert_eq!(delivery.webhook, all);
        assert!(message.body.contains("\"type\":\"case.query\""), "{}", message.body);
        assert!(!message.body.contains("AB1234"), "{}", message.body);
        let header = |name| {
            message.headers.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone()).unwrap()
        };
        let signature = header("webhook-signature");
        let signature = STANDARD.decode(signature.strip_prefix("v1a,").unwrap()).unwrap();
        let text = format!("{}.{}.{}", header("webhook-id"), NOON, message.body);
        let key = node.core.webhook_key().unwrap();
        assert!(key.public().verify(text.as_bytes(), &signature).is_ok());
        // Who is shut out is told nothing more, also of what waits.
        let shut_out = node.core.officer_named("desk").unwrap();
        node.core.change_officer(&shut_out, Some(Roles::default()), None).unwrap();
        assert!(node.core.due_messages().unwrap().is_empty());
        assert_eq!(waiting(&mut node, all), (0, 0));
    }

    #[test]
    fn what_does_not_arrive_is_tried_again_ever_later_and_then_given_up() {
        let scratch = Scratch::new("webhook-pauses");
        let mut node = Node::open(&scratch, budget(500));
        let desk = officer(&mut node, "desk", 71, &[Role::FocalPoint]);
        let hook = hook(&mut node, desk, &["case.query"]);
        node.ask("AB1234");
        queue(&mut node);
        let mut now = NOON;
        for pause in PAUSES {
            let (delivery, _) = node.core.due_messages().unwrap().remove(0);
            node.core.attempted(delivery, Err("status 500".to_owned())).unwrap();
            node.at(now + pause - 1);
            assert!(node.core.due_messages().unwrap().is_empty(), "before {pause} s");
            now += pause;
            node.at(now);
        }
        let (delivery, _) = node.core.due_messages().unwrap().remove(0);
        node.core.attempted(delivery, Err("status 500".to_owned())).unwrap();
        assert_eq!(node.core.store.delivery_counts(hook).unwrap(), (0, 1));
        let dead = node.core.store.deliveries(hook, true, None, 9).unwrap().remove(0);
        assert_eq!((dead.attempts, dead.trouble.as_str()), (8, "status 500"));
        let again = DeliveryRecord { dead: false, attempts: 0, next_at: Timestamp(now), ..dead };
        node.core.store.put_delivery(&again).unwrap();
        let (delivery, _) = node.core.due_messages().unwrap().remove(0);
        node.core.attempted(delivery, Ok(())).unwrap();
        assert_eq!(node.core.store.delivery_counts(hook).unwrap(), (0, 0));
    }
}
