//! Tokens: how programs of the agency act as an officer.

use askama::Template;
use axum::http::StatusCode;

use crate::desk::officer::Role;
use crate::service::requests::programs::AddTokenRequest;
use crate::service::views::{NewTokenView, TokenView};
use crate::service::{Outcome, ServiceError, roles};
use crate::text::Text;
use crate::web::kit::{
    Badge, Cell, Choice, Column, Facts, Form, Listing, Question, Tone, blank, refused,
};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters};

/// Days unless something else is asked for, and at most.
const DAYS: &str = "90";
const DAYS_MAX: u32 = 366;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let any = Access::Roles(roles::ANY);
    vec![
        Route::get("/tokens", any, list),
        Route::get("/tokens/new", any, ask),
        Route::post("/tokens/new", any, add),
        Route::get("/tokens/{id}/end", any, ask_end),
        Route::post("/tokens/{id}/end", any, end),
    ]
}

fn state(text: Text, token: &TokenView) -> Badge {
    match (token.live, &token.ended) {
        (true, _) => Badge::new(Tone::Good, text.say("word-token-live")),
        (false, Some(_)) => Badge::new(Tone::Plain, text.say("word-token-ended")),
        (false, None) => Badge::new(Tone::Plain, text.say("word-token-over")),
    }
}

fn duties(text: Text, roles: &[String]) -> Cell {
    Cell::Lines(roles.iter().map(|role| text.code_in("duty", role)).collect())
}

#[derive(Template)]
#[template(path = "tokens/list.html")]
struct List {
    list: Listing,
}

/// States by which tokens are filtered.
const STATES: [(&str, &str); 2] = [("live", "word-token-live"), ("over", "web-tokens-over")];

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-token").sorts("name"),
        Column::new("column-officer").sorts("officer"),
        Column::new("column-roles"),
        Column::new("column-state").sorts("state"),
        Column::new("column-since").sorts("since"),
        Column::new("web-tokens-until").sorts("until"),
        Column::new("column-used").sorts("used"),
        Column::new("web-tokens-act"),
    ];
    let (caption, empty) = ("web-tokens-title", "note-no-tokens");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let states = STATES.map(|(value, key)| Choice::new(value, text.say(key)));
    list.filter(form.select("state", "column-state", [any()].into_iter().chain(states).collect()));
    let wanted = form.get("state");
    for token in visit.service().tokens(visit.caller()?).await?.items {
        if wanted == "live" && !token.live || wanted == "over" && token.live {
            continue;
        }
        let end = visit.frame.href(&format!("/tokens/{}/end", token.id));
        let act = match token.live {
            true => Cell::Link(end, text.say("web-account-end")),
            false => Cell::text(""),
        };
        list.row(vec![
            Cell::text(&token.name),
            Cell::text(&token.officer),
            duties(text, &token.roles),
            Cell::Badge(state(text, &token)),
            Cell::Moment(token.since.clone()),
            Cell::Moment(token.ended.clone().unwrap_or_else(|| token.until.clone())),
            Cell::moment(token.used.as_ref()),
            act,
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("tokens", &list));
    }
    let page = visit.page(visit.say("web-tokens-title"));
    page.back("/account", "web-account").wide().show(&List { list })
}

fn new_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let own = &visit.session()?.roles;
    let held = Role::ALL.into_iter().filter(|role| own.iter().any(|name| name == role.name()));
    let choices = held.map(|role| Choice::new(role.name(), text.code_in("duty", role.name())));
    let name = form.line("name", "web-tokens-name").hint(visit.say("web-tokens-name-hint"));
    let days = form
        .line("days", "web-tokens-days")
        .hint(visit.say("web-tokens-days-hint"))
        .inputmode("numeric")
        .width(5);
    let boxes = form.boxes("roles", "web-tokens-roles", choices.collect());
    let title = visit.say("web-tokens-new");
    Question::new(visit, form, title, "web-tokens-make", "/tokens/new", "/tokens")
        .says(visit.say("web-tokens-words"))
        .asks(name)
        .asks(boxes)
        .asks(days)
        .show(visit)
}

async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    if let Some(first) = visit.prove_first("/tokens/new")? {
        return Ok(first);
    }
    let mut fields = Fields::default();
    fields.set("days", DAYS);
    new_page(&visit, &Form::new(visit.text(), fields))
}

#[derive(Template)]
#[template(path = "tokens/made.html")]
struct Made {
    secret: String,
    facts: Facts,
}

fn made<S: Service>(visit: &Visit<S>, view: NewTokenView) -> Shown {
    let text = visit.text();
    let mut facts = Facts::new(text);
    facts
        .text("column-token", &view.token.name)
        .add("column-roles", duties(text, &view.token.roles))
        .add("web-tokens-until", Cell::Moment(view.token.until));
    let page = visit.page(visit.say("web-tokens-made"));
    page.status(StatusCode::CREATED).show(&Made { secret: view.secret, facts })
}

async fn add<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    if let Some(first) = visit.prove_first("/tokens/new")? {
        return Ok(first);
    }
    let name = form.need("name", "web-tokens-no-name");
    let roles = form.fields.all("roles");
    if roles.is_empty() {
        form.wrong("roles", "web-officers-choose-roles");
    }
    let days = form.get("days").parse().ok().filter(|days| (1..=DAYS_MAX).contains(days));
    if days.is_none() {
        form.wrong("days", "web-tokens-days-wrong");
    }
    if form.errors.is_empty() {
        let request = AddTokenRequest { name, roles, days };
        match visit.service().token_add(visit.caller()?, request).await {
            Ok(view) => return made(&visit, view),
            Err(error) => {
                if let Some(elsewhere) = refused(&visit, &mut form, "name", "/tokens/new", error)? {
                    return Ok(elsewhere);
                }
            }
        }
    }
    new_page(&visit, &form)
}

/// The token that the path names.
async fn named<S: Service>(visit: &Visit<S>) -> Outcome<TokenView> {
    let id = visit.param("id");
    let all = visit.service().tokens(visit.caller()?).await?.items;
    let none = || ServiceError::not_found("token");
    all.into_iter().find(|token| token.id.to_string() == id).ok_or_else(none)
}

async fn ask_end<S: Service>(visit: Visit<S>) -> Shown {
    let token = named(&visit).await?;
    let args = [("name", token.name.as_str().into()), ("officer", token.officer.as_str().into())];
    let title = visit.text().say_with("web-tokens-end-title", &args);
    let here = format!("/tokens/{}/end", token.id);
    Question::new(&visit, &blank(&visit), title, "web-tokens-end", &here, "/tokens")
        .says(visit.text().say_with("web-tokens-end-words", &args))
        .stops()
        .show(&visit)
}

async fn end<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    visit.service().token_end(visit.caller()?, id).await?;
    visit.to("/tokens")
}
