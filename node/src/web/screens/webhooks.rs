//! Webhooks: programs that are told of what happens, and what did not reach them.

use askama::Template;

use crate::runtime::events::NAMES;
use crate::service::requests::ListRequest;
use crate::service::requests::programs::{AddWebhookRequest, ReplayRequest};
use crate::service::views::WebhookView;
use crate::service::{Outcome, ServiceError, roles};
use crate::text::Text;
use crate::web::kit::{
    Badge, Cell, Choice, Column, Facts, Form, Listing, Question, Tone, blank, refused,
};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let hooks = Access::Roles(roles::HOOKS);
    vec![
        Route::get("/webhooks", hooks, list),
        Route::get("/webhooks/new", hooks, ask),
        Route::post("/webhooks/new", hooks, add),
        Route::get("/webhooks/{id}", hooks, show),
        Route::get("/webhooks/{id}/end", hooks, ask_end),
        Route::post("/webhooks/{id}/end", hooks, end),
        Route::post("/webhooks/{id}/replay", hooks, replay),
    ]
}

fn state(text: Text, webhook: &WebhookView) -> Badge {
    match (&webhook.ended, webhook.dead) {
        (Some(_), _) => Badge::new(Tone::Plain, text.say("word-token-ended")),
        (None, 0) => Badge::new(Tone::Good, text.say("word-token-live")),
        (None, _) => Badge::new(Tone::Warn, text.say("web-webhooks-failing")),
    }
}

fn kinds(text: Text, webhook: &WebhookView) -> Cell {
    match webhook.events.as_slice() {
        [] => Cell::text(text.say("word-every-event")),
        events => Cell::Lines(events.to_vec()),
    }
}

#[derive(Template)]
#[template(path = "webhooks/list.html")]
struct List {
    list: Listing,
    key: String,
}

/// States by which webhooks are filtered.
const STATES: [(&str, &str); 3] = [
    ("live", "word-token-live"),
    ("failing", "web-webhooks-failing"),
    ("ended", "word-token-ended"),
];

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-url").sorts("url"),
        Column::new("column-officer").sorts("officer"),
        Column::new("column-event-kinds"),
        Column::new("column-state").sorts("state"),
        Column::new("column-to-deliver").numeric().sorts("waiting"),
        Column::new("column-given-up").numeric().sorts("dead"),
        Column::new("column-since").sorts("since"),
    ];
    let (caption, empty) = ("web-webhooks-title", "note-no-webhooks");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let states = STATES.map(|(value, key)| Choice::new(value, text.say(key)));
    list.filter(form.select("state", "column-state", [any()].into_iter().chain(states).collect()));
    let wanted = form.get("state");
    let view = visit.service().webhooks(visit.caller()?).await?;
    for webhook in view.items {
        let fits = match wanted {
            "live" => webhook.ended.is_none(),
            "failing" => webhook.ended.is_none() && webhook.dead > 0,
            "ended" => webhook.ended.is_some(),
            _ => true,
        };
        if !fits {
            continue;
        }
        let href = visit.frame.href(&format!("/webhooks/{}", webhook.id));
        list.row(vec![
            Cell::Link(href, webhook.url.clone()),
            Cell::text(&webhook.officer),
            kinds(text, &webhook),
            Cell::Badge(state(text, &webhook)),
            Cell::Number(webhook.waiting),
            Cell::Number(webhook.dead),
            Cell::Moment(webhook.since.clone()),
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("webhooks", &list));
    }
    let page = visit.page(visit.say("web-webhooks-title"));
    page.back("/account", "web-account").wide().show(&List { list, key: view.key })
}

fn new_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let choices = NAMES.iter().map(|name| Choice::new(*name, *name)).collect();
    let url =
        form.line("url", "column-url").hint(visit.say("web-webhooks-url-hint")).of("url").width(40);
    let kinds = form
        .boxes("events", "column-event-kinds", choices)
        .hint(visit.say("web-webhooks-events-hint"))
        .optional();
    let title = visit.say("web-webhooks-new");
    Question::new(visit, form, title, "web-webhooks-add", "/webhooks/new", "/webhooks")
        .says(visit.say("web-webhooks-words"))
        .asks(url)
        .asks(kinds)
        .show(visit)
}

async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    new_page(&visit, &blank(&visit))
}

async fn add<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let url = form.need("url", "web-webhooks-no-url");
    if form.errors.is_empty() {
        let request = AddWebhookRequest { url, events: form.fields.all("events") };
        match visit.service().webhook_add(visit.caller()?, request).await {
            Ok(webhook) => return visit.to(&format!("/webhooks/{}", webhook.id)),
            Err(error) => {
                if let Some(elsewhere) = refused(&visit, &mut form, "url", "/webhooks/new", error)?
                {
                    return Ok(elsewhere);
                }
            }
        }
    }
    new_page(&visit, &form)
}

/// The webhook that the path names.
async fn named<S: Service>(visit: &Visit<S>) -> Outcome<WebhookView> {
    let id = visit.param("id");
    let all = visit.service().webhooks(visit.caller()?).await?.items;
    let none = || ServiceError::not_found("webhook");
    all.into_iter().find(|webhook| webhook.id.to_string() == id).ok_or_else(none)
}

#[derive(Template)]
#[template(path = "webhooks/webhook.html")]
struct Webhook {
    id: u64,
    badge: Badge,
    facts: Facts,
    list: Listing,
    is_live: bool,
    is_failing: bool,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let webhook = named(&visit).await?;
    let mut facts = Facts::new(text);
    facts
        .text("column-url", &webhook.url)
        .text("column-officer", &webhook.officer)
        .add("column-event-kinds", kinds(text, &webhook))
        .add("column-since", Cell::Moment(webhook.since.clone()))
        .add("word-token-ended", Cell::moment(webhook.ended.as_ref()))
        .add("column-to-deliver", Cell::Number(webhook.waiting))
        .add("column-given-up", Cell::Number(webhook.dead));
    let columns = [
        Column::new("column-event").numeric().sorts("event"),
        Column::new("column-attempts").numeric().sorts("attempts"),
        Column::new("column-next-attempt").sorts("next"),
        Column::new("column-trouble").sorts("trouble"),
    ];
    let (caption, empty) = ("web-webhooks-deliveries", "note-no-deliveries");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form: Form = list.form();
    let any = Choice::new("", text.say("web-list-any"));
    let dead = Choice::new("dead", text.say("word-given-up"));
    list.filter(form.select("state", "column-state", vec![any, dead]));
    let mut request = ListRequest { partner: None, ..list.request() };
    request.state = request.state.filter(|state| state == "dead");
    request.after = request.after.filter(|after| after.parse::<u64>().is_ok());
    let next = loop {
        let id = webhook.id.to_string();
        let asked = visit.service().webhook_deliveries(visit.caller()?, id, request.clone());
        let page = asked.await?;
        for row in &page.items {
            let next = match &row.next {
                Some(at) => Cell::Moment(at.clone()),
                None => Cell::badge(Tone::Bad, text.say("word-given-up")),
            };
            list.row(vec![
                Cell::Number(row.event),
                Cell::Number(row.attempts.into()),
                next,
                Cell::maybe(row.trouble.clone()),
            ]);
        }
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("deliveries", &list));
    }
    let template = Webhook {
        id: webhook.id,
        badge: state(text, &webhook),
        facts,
        list,
        is_live: webhook.ended.is_none(),
        is_failing: webhook.ended.is_none() && webhook.dead > 0,
    };
    let title = visit.say("web-webhooks-one");
    visit.page(title).back("/webhooks", "web-webhooks-title").show(&template)
}

async fn ask_end<S: Service>(visit: Visit<S>) -> Shown {
    let webhook = named(&visit).await?;
    let (here, back) =
        (format!("/webhooks/{}/end", webhook.id), format!("/webhooks/{}", webhook.id));
    let title = visit.say("web-webhooks-end-title");
    let args = [("url", webhook.url.as_str().into()), ("count", webhook.waiting.into())];
    Question::new(&visit, &blank(&visit), title, "web-webhooks-end", &here, &back)
        .says(visit.text().say_with("web-webhooks-end-words", &args))
        .stops()
        .show(&visit)
}

async fn end<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    visit.service().webhook_end(visit.caller()?, id).await?;
    visit.to("/webhooks")
}

/// Tries again what was given up: one event, or all.
async fn replay<S: Service>(mut visit: Visit<S>) -> Shown {
    let event = visit.form().await?.get("event").parse().ok();
    let id = visit.param("id").to_owned();
    let request = ReplayRequest { event };
    let webhook = visit.service().webhook_replay(visit.caller()?, id, request).await?;
    visit.to(&format!("/webhooks/{}", webhook.id))
}
