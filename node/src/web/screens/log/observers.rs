//! Observers of the log: who may look, until when, and ending it.

use askama::Template;
use axum::http::StatusCode;

use super::super::partners::{called, is_input};
use crate::service::requests::observers::{AddObserverRequest, RemoveObserverRequest};
use crate::service::views::{ObservedPairView, ObserverView, PartnerState};
use crate::service::{ErrorCode, roles};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Choice, Column, Errors, Field, Form, Listing, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let enrols = Access::Roles(roles::ENROLS);
    vec![
        Route::get("/log/observers", Access::Roles(roles::READS_OBSERVERS), list),
        Route::get("/log/observers/new", enrols, begin),
        Route::post("/log/observers/new", enrols, enrol),
        Route::get("/log/observers/end", enrols, ask),
        Route::post("/log/observers/end", enrols, end),
    ]
}

const HOUR: u64 = 3_600;

fn standing(text: Text, view: &ObserverView) -> Badge {
    let (tone, key) = match (&view.removed, view.live) {
        (Some(_), _) => (Tone::Bad, "word-observer-removed"),
        (None, true) => (Tone::Good, "word-observer-live"),
        (None, false) => (Tone::Plain, "word-observer-over"),
    };
    Badge::new(tone, text.say(key))
}

fn pair(text: Text, pair: &ObservedPairView) -> String {
    let delay = match pair.delay_seconds {
        None => text.say("word-no-agreement-yet"),
        Some(0) => text.say("word-at-once"),
        Some(seconds) => {
            text.say_with("note-after-hours", &[("hours", seconds.div_ceil(HOUR).into())])
        }
    };
    format!("{} ({delay})", format::partner(text, &pair.partner))
}

fn sees(text: Text, view: &ObserverView) -> Cell {
    let all = view.all.then(|| text.say("word-all-pairs"));
    let pairs = view.pairs.iter().map(|p| pair(text, p));
    Cell::Lines(all.into_iter().chain(pairs).collect())
}

#[derive(Template)]
#[template(path = "log/observers.html")]
struct List {
    list: Listing,
    address: String,
    may_enrol: bool,
}

/// How an enrolment stands, as a filter.
const STATES: [(&str, &str); 3] = [
    ("live", "word-observer-live"),
    ("over", "word-observer-over"),
    ("removed", "word-observer-removed"),
];

fn fits(wanted: &str, view: &ObserverView) -> bool {
    match wanted {
        "live" => view.live,
        "over" => !view.live && view.removed.is_none(),
        "removed" => view.removed.is_some(),
        _ => true,
    }
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let view = visit.service().observers(visit.caller()?).await?;
    let columns = [
        Column::new("column-observer").sorts("name"),
        Column::new("column-state").sorts("state"),
        Column::new("column-sees"),
        Column::new("column-since").sorts("since"),
        Column::new("column-until").sorts("until"),
        Column::new("web-observer-end"),
    ];
    let (caption, none) = ("web-observers-title", "web-observers-none");
    let mut list = Listing::new(text, &visit.query, caption, none, &columns);
    let any = Choice::new("", text.say("web-list-any"));
    let states = STATES.iter().map(|(value, key)| Choice::new(*value, text.say(key)));
    let field =
        list.form().select("state", "column-state", [any].into_iter().chain(states).collect());
    list.filter(field);
    let may_enrol = visit.may(roles::ENROLS);
    for observer in view.items.iter().filter(|o| fits(visit.query.get("state"), o)) {
        let mut query = Fields::default();
        query.set("name", &observer.name);
        let href = visit.frame.href(&format!("/log/observers/end{}", query.query()));
        list.row(vec![
            Cell::text(observer.name.clone()),
            Cell::Badge(standing(text, observer)),
            sees(text, observer),
            Cell::Moment(observer.since.clone()),
            Cell::Moment(observer.removed.clone().unwrap_or_else(|| observer.until.clone())),
            match observer.live && may_enrol {
                true => Cell::Link(href, visit.say("web-observer-end-do")),
                false => Cell::text(""),
            },
        ]);
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("observers", &list));
    }
    let address = match view.address {
        Some(address) => text.say_with("note-log-address", &[("address", address.into())]),
        None => text.say("note-no-log-address"),
    };
    let template = List { list, address, may_enrol };
    visit
        .page(visit.say("web-observers-title"))
        .back("/log", "web-log-title")
        .wide()
        .show(&template)
}

#[derive(Template)]
#[template(path = "log/enrol.html")]
struct Enrol {
    errors: Errors,
    fields: Vec<Field>,
    action: String,
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    page(&visit, &Form::new(visit.text(), Fields::default())).await
}

async fn page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let text = visit.text();
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let joined = partners.iter().filter(|p| p.state == PartnerState::Confirmed);
    let pairs = joined.map(|p| Choice::new(&p.name, called(text, p))).collect();
    let all = vec![
        Choice::new("yes", visit.say("web-observer-all")).hint(visit.say("web-observer-all-hint")),
    ];
    let fields = vec![
        form.line("name", "web-observer-name").hint(visit.say("web-observer-name-hint")),
        form.line("key", "web-observer-key")
            .hint(visit.say("web-observer-key-hint"))
            .width(40)
            .mono(),
        form.boxes("partners", "web-observer-pairs", pairs)
            .hint(visit.say("web-observer-pairs-hint")),
        form.boxes("all", "web-observer-or", all),
        form.line("until", "column-until").of("date").hint(visit.say("web-observer-until-hint")),
    ];
    let template = Enrol {
        errors: form.errors.clone(),
        fields,
        action: visit.frame.href("/log/observers/new"),
    };
    let status = match form.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    visit
        .page(visit.say("web-observer-new"))
        .back("/log/observers", "web-observers-title")
        .status(status)
        .show(&template)
}

async fn enrol<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let name = form.need("name", "web-observer-need-name");
    let key = form.need("key", "web-observer-need-key");
    let until = form.need("until", "web-observer-need-until");
    let (partners, all) = (form.fields.all("partners"), form.fields.has("all"));
    if partners.is_empty() && !all {
        form.wrong("partners", "web-observer-need-pairs");
    }
    if form.errors.is_empty() {
        // "All" says more than some.
        let partners = if all { Vec::new() } else { partners };
        let request = AddObserverRequest { name, key, partners, all, until };
        match visit.service().observer_add(visit.caller()?, request).await {
            Ok(_) => return visit.to("/log/observers"),
            Err(error) if is_input(&error) => {
                let field = match error.key.as_str() {
                    "error-observer-name" | "error-observer-exists" => "name",
                    "error-observer-key" => "key",
                    "error-observer-past" => "until",
                    "error-observer-no-pairs" => "partners",
                    _ => "",
                };
                form.failed_at(field, &error);
            }
            Err(error) => return Err(error),
        }
    }
    page(&visit, &form).await
}

#[derive(Template)]
#[template(path = "log/end.html")]
struct End {
    name: String,
    action: String,
    back: String,
}

async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    let template = End {
        name: visit.query.get("name").to_owned(),
        action: visit.frame.href("/log/observers/end"),
        back: visit.frame.href("/log/observers"),
    };
    visit
        .page(visit.say("web-observer-end-do"))
        .back("/log/observers", "web-observers-title")
        .show(&template)
}

async fn end<S: Service>(mut visit: Visit<S>) -> Shown {
    let name = visit.form().await?.get("name").to_owned();
    match visit.service().observer_remove(visit.caller()?, RemoveObserverRequest { name }).await {
        // One that is over already is what was wanted.
        Ok(_) => visit.to("/log/observers"),
        Err(error) if error.code == ErrorCode::NotFound => visit.to("/log/observers"),
        Err(error) => Err(error),
    }
}
