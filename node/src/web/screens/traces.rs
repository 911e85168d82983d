//! Traces that this agency asked for.

use askama::Template;

use crate::service::roles;
use crate::service::views::{FirearmView, RowLifeView, StepView, TraceRowView, TraceState};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Choice, Column, Listing, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

mod result;
mod wizard;

pub(super) use wizard::{CALIBRES, TYPES, choices, firearm, is_date, optional, said, searched_as};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::READS_TRACES);
    let mut rows = vec![Route::get("/traces", reads, list).entry("web-nav-traces")];
    rows.extend(wizard::routes());
    rows.extend(result::routes());
    rows
}

/// A gun's description: keys, values, and the page of the wizard that asks for each.
pub(super) fn description(
    text: Text,
    gun: &FirearmView,
) -> Vec<(&'static str, Cell, &'static str)> {
    let words = |words: &Option<String>| Cell::maybe(words.clone());
    let code = |list: &str, code: &Option<String>| {
        Cell::maybe(code.as_deref().map(|code| text.code_in(list, code)))
    };
    let nothing = || Cell::text("");
    let number = |serial: String| Cell::Code(serial.clone(), serial);
    let country = gun.country_of_manufacture.as_deref().map(|c| format::country(text, c));
    let marks = gun.marks.iter().map(|mark| match mark.split_once(": ") {
        Some((kind, seen)) => format!("{}{} {seen}", text.code_in("mark", kind), text.colon()),
        None => mark.clone(),
    });
    let kind = gun.kind.as_deref().map(|kind| text.firearm_type(kind));
    vec![
        ("column-serial", gun.serial.clone().map_or_else(nothing, number), "number"),
        ("column-legibility", code("legibility", &gun.legibility), "number"),
        ("column-obliteration", code("obliteration", &gun.obliteration), "number"),
        ("column-maker", words(&gun.maker), "firearm"),
        ("column-model", words(&gun.model), "firearm"),
        ("column-calibre", words(&gun.calibre), "firearm"),
        ("column-type", Cell::maybe(kind), "firearm"),
        ("column-country-of-manufacture", Cell::maybe(country), "firearm"),
        (
            "column-manufactured",
            gun.manufactured.clone().map_or_else(nothing, Cell::Date),
            "firearm",
        ),
        ("column-importer", words(&gun.importer), "marks"),
        ("column-marks", Cell::Lines(marks.collect()), "marks"),
    ]
}

/// A step in the life of a request, in a sentence.
fn step_sentence(text: Text, step: &StepView) -> String {
    let none = || text.say("word-dash");
    let joined = |said: Vec<String>| if said.is_empty() { none() } else { said.join("; ") };
    let members = |list: &str, of: &[String]| {
        joined(of.iter().map(|member| text.code_in(list, member)).collect())
    };
    let codes = step.codes.iter().map(|code| text.code_with_text(code)).collect();
    let names = step.names.iter().map(|name| format::short(name).to_owned()).collect();
    let until = step.until.as_deref().map_or_else(none, |at| format::moment(text, at));
    text.say_with(
        step.step.key(),
        &[
            ("until", until.into()),
            ("codes", joined(codes).into()),
            ("wanted", members("wanted", &step.wanted).into()),
            ("withheld", members("withheld", &step.withheld).into()),
            ("names", joined(names).into()),
        ],
    )
}

/// How a chain stands.
const fn tone(state: TraceState) -> Tone {
    match state {
        TraceState::Open => Tone::Waiting,
        TraceState::NeedsDecision => Tone::Warn,
        TraceState::Ended => Tone::Good,
    }
}

/// What a list says of a request's life beside its state.
fn life(text: Text, life: &RowLifeView) -> Vec<Badge> {
    let marks = [
        (life.overdue, "word-overdue", Tone::Warn),
        (life.review_due, "word-review-due", Tone::Warn),
        (life.unacknowledged, "word-unacknowledged", Tone::Warn),
        (life.clock_stands, "word-clock-stands", Tone::Waiting),
        (life.reopened, "word-reopened", Tone::Plain),
    ];
    let marks = marks.into_iter().filter(|(is, _, _)| *is);
    marks.map(|(_, key, tone)| Badge::new(tone, text.say(key))).collect()
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
