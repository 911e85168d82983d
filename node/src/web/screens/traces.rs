//! Traces that this agency asked for.

use askama::Template;

use crate::service::roles;
use crate::service::views::{TraceRowView, TraceState};
use crate::web::kit::{Badge, Cell, Choice, Column, Listing, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::screens::telling::life;
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

mod acting;
mod letters;
mod result;
mod wizard;

pub(super) use super::telling::description;
pub(super) use acting::is_refusal;
pub(super) use wizard::{
    CALIBRES, TYPES, choices, described, firearm, is_date, optional, said, searched_as,
};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::READS_TRACES);
    let mut rows = vec![Route::get("/traces", reads, list).entry("web-nav-traces")];
    rows.extend(wizard::routes());
    rows.extend(result::routes());
    rows.extend(acting::routes());
    rows.extend(letters::routes());
    rows
}

/// How a chain stands.
const fn tone(state: TraceState) -> Tone {
    match state {
        TraceState::Open => Tone::Waiting,
        TraceState::NeedsDecision => Tone::Warn,
        TraceState::Ended => Tone::Good,
    }
}

#[derive(Template)]
#[template(path = "traces/list.html")]
struct List {
    list: Listing,
    may_ask: bool,
}

/// States by which traces are listed, as the service names them.
const STATES: [(&str, &str); 5] = [
    ("open", "code-trace-open"),
    ("needs-decision", "code-trace-needs-decision"),
    ("ended", "code-trace-ended"),
    ("overdue", "word-overdue"),
    ("information-wanted", "web-state-information-wanted"),
];

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-id"),
        Column::new("column-state").sorts("state"),
        Column::new("column-partner").sorts("partner"),
        Column::new("column-chain").sorts("chain"),
        Column::new("column-result").sorts("result"),
        Column::new("column-submitted").sorts("submitted"),
        Column::new("column-updated").sorts("updated"),
    ];
    let (caption, empty) = ("web-traces-title", "web-traces-none");
    let mut list = Listing::new(text, &visit.query, caption, empty, &columns);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let states = STATES.iter().map(|(value, key)| Choice::new(*value, text.say(key)));
    list.filter(form.select("state", "column-state", [any()].into_iter().chain(states).collect()));
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let names = partners
        .iter()
        .map(|partner| Choice::new(&partner.name, format::partner(text, &partner.name)));
    list.filter(form.select(
        "partner",
        "column-partner",
        [any()].into_iter().chain(names).collect(),
    ));
    let mut request = list.request();
    let next = loop {
        let page = visit.service().traces(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            list.row(cells(&visit, row));
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("traces", &list));
    }
    let template = List { list, may_ask: visit.may(roles::ASKS) };
    visit.page(visit.say("web-traces-title")).wide().show(&template)
}

fn cells<S: Service>(visit: &Visit<S>, row: &TraceRowView) -> Vec<Cell> {
    let text = visit.text();
    let href = visit.frame.href(&format!("/traces/{}", row.id));
    let state = Badge::new(tone(row.state), text.say(row.state.key()));
    let countries: Vec<String> =
        row.countries.iter().map(|code| format::country(text, code)).collect();
    vec![
        Cell::Link(href, format::short(&row.id).to_owned()),
        Cell::Badges([state].into_iter().chain(life(text, &row.life)).collect()),
        Cell::text(format::partner(text, &row.partner)),
        Cell::text(countries.join(" → ")),
        Cell::maybe(row.result.as_deref().map(|code| text.code_with_text(code))),
        Cell::Moment(row.submitted.clone()),
        Cell::Moment(row.updated.clone()),
    ]
}
