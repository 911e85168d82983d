//! What would be seen if somebody asked: nothing is asked, sent or counted.

use askama::Template;
use axum::http::StatusCode;

use super::super::partners::{called, is_input};
use super::{partner_name, words};
use crate::service::requests::SimulateRequest;
use crate::service::roles;
use crate::service::views::{EventView, FirearmView, PartnerState, SimulationView};
use crate::text::{Text, codes};
use crate::web::kit::{Cell, Choice, Column, Errors, Facts, Field, Form, Listing};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let foresees = Access::Roles(roles::FORESEES);
    vec![
        Route::get("/agreements/simulate", foresees, begin),
        Route::post("/agreements/simulate", foresees, sent),
    ]
}

#[derive(Template)]
#[template(path = "agreements/simulate.html")]
struct Page {
    errors: Errors,
    action: String,
    fields: Vec<Field>,
    /// The gun that they would ask us for; only for those who may try that.
    gun: Vec<Field>,
    seen: Option<Seen>,
}

/// What would be seen.
#[derive(Debug)]
struct Seen {
    title: String,
    outcome: Option<Cell>,
    text: Option<String>,
    rows: Option<Listing>,
    answer: Option<Facts>,
    sampled: Option<String>,
    rests_on: Vec<String>,
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    let mut fields = visit.query.clone();
    for (name, value) in [("kind", "TRACE"), ("purpose", "U1"), ("basis", "ITI")] {
        if fields.one(name).is_none() {
            fields.set(name, value);
        }
    }
    page(&visit, &Form::new(visit.text(), fields), None).await
}

/// The choices of a code list, each with its text.
fn list(text: Text, list: &str, codes: &[&str]) -> Vec<Choice> {
    let named = |code: &&str| match list {
        "" => text.code_with_text(code),
        list => text.code_in(list, code),
    };
    codes.iter().map(|code| Choice::new(*code, named(code))).collect()
}

async fn page<S: Service>(visit: &Visit<S>, form: &Form, seen: Option<Seen>) -> Shown {
    let text = visit.text();
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let agreed = partners
        .iter()
        .filter(|p| p.state == PartnerState::Confirmed && p.agreement.is_some())
        .map(|p| Choice::new(&p.name, called(text, p)));
    let none = Choice::new("", visit.say("web-agreement-choose"));
    let partner = [none].into_iter().chain(agreed).collect();
    let mut fields = vec![
        form.select("partner", "column-partner", partner),
        form.select("kind", "column-request-kind", list(text, "request", &codes::REQUEST_KINDS)),
        form.select("purpose", "column-purpose", list(text, "", &codes::PURPOSES)),
        form.select("basis", "column-legal-basis", list(text, "basis", &codes::LEGAL_BASES)),
    ];
    let both = visit.may(roles::AGREES);
    if both {
        let ways = vec![
            Choice::new("we", visit.say("web-simulate-we")).hint(visit.say("web-simulate-we-hint")),
            Choice::new("they", visit.say("web-simulate-they"))
                .hint(visit.say("web-simulate-they-hint")),
        ];
        fields.insert(0, form.radios("way", "web-simulate-way", ways));
    }
    let unknown = |choices: Vec<Choice>| {
        let none = Choice::new("", text.say("web-wizard-not-known"));
        [none].into_iter().chain(choices).collect()
    };
    let gun = || {
        let readings = unknown(list(text, "legibility", &codes::LEGIBILITIES));
        vec![
            form.line("serial", "column-serial").mono().width(20),
            form.select("legibility", "column-legibility", readings),
            form.line("maker", "column-maker").optional(),
            form.line("model", "column-model").optional(),
            form.line("calibre", "column-calibre").width(10).optional(),
        ]
    };
    let template = Page {
        errors: form.errors.clone(),
        action: visit.frame.href("/agreements/simulate"),
        fields,
        gun: if both { gun() } else { Vec::new() },
        seen,
    };
    let status = match form.errors.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    visit
        .page(visit.say("web-simulate-title"))
        .back("/agreements", "web-agreements-title")
        .status(status)
        .show(&template)
}

fn firearm(fields: &Fields) -> FirearmView {
    FirearmView {
        serial: fields.one("serial"),
        legibility: fields.one("legibility"),
        maker: fields.one("maker"),
        model: fields.one("model"),
        calibre: fields.one("calibre"),
        ..FirearmView::default()
    }
}

async fn sent<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let partner = form.need("partner", "web-agreement-need-partner");
    let they_ask = visit.may(roles::AGREES) && form.get("way") == "they";
    if they_ask {
        form.need("serial", "web-simulate-need-serial");
    }
    if !form.errors.is_empty() {
        return page(&visit, &form, None).await;
    }
    let word = |name: &str| form.get(name).to_owned();
    let (request_kind, purpose, legal_basis) = (word("kind"), word("purpose"), word("basis"));
    let request = match they_ask {
        false => SimulateRequest::WeAsk { partner, request_kind, purpose, legal_basis },
        true => {
            let firearm = Box::new(firearm(&form.fields));
            SimulateRequest::TheyAsk { partner, request_kind, purpose, legal_basis, firearm }
        }
    };
    match visit.service().agreement_simulate(visit.caller()?, request).await {
        Ok(view) => {
            let partners = visit.service().partners(visit.caller()?).await?.items;
            let name = partner_name(visit.text(), &partners, &view.partner);
            let seen = seen(visit.text(), &view, &name, they_ask);
            page(&visit, &form, Some(seen)).await
        }
        Err(error) if is_input(&error) => {
            form.failed(&error);
            page(&visit, &form, None).await
        }
        Err(error) => Err(error),
    }
}

/// `lawfully exported, Brazil, Mar 2015`.
fn event(text: Text, event: &EventView) -> String {
    let mut parts = vec![text.code_in("event", &event.kind)];
    let named = [&event.from, &event.to].into_iter().flatten().filter_map(|who| who.name.clone());
    parts.extend(named);
    parts.extend(event.country.as_deref().map(|country| format::country(text, country)));
    parts.extend(event.date.as_deref().map(|date| format::date(text, date)));
    parts.join(", ")
}

fn seen(text: Text, view: &SimulationView, partner: &str, they_ask: bool) -> Seen {
    let title = match they_ask {
        true => "web-simulate-they-see",
        false => "web-simulate-we-see",
    };
    let answer = view.answer.as_ref().map(|answer| {
        let results = answer.results.iter().map(|code| text.code_with_text(code)).collect();
        let mut facts = Facts::new(text);
        facts
            .text("column-grade", text.code_in("grade", &answer.grade))
            .add("column-result", Cell::Lines(results))
            .add(
                "column-events",
                Cell::Lines(answer.events.iter().map(|e| event(text, e)).collect()),
            )
            .add("word-searched", Cell::Lines(answer.searched.clone()));
        facts
    });
    let share = [("percent", view.sampled_share_percent.into())];
    let sampled = view.answer.as_ref().map(|_| text.say_with("note-simulated-sampled", &share));
    Seen {
        title: text.say_with(title, &[("partner", partner.into())]),
        outcome: view.outcome.as_ref().map(|outcome| words::outcome(text, outcome)),
        text: view.text.clone(),
        rows: (!view.rows.is_empty()).then(|| rows(text, view)),
        answer,
        sampled,
        rests_on: view.clauses.iter().map(|key| text.say(key)).collect(),
    }
}

fn rows(text: Text, view: &SimulationView) -> Listing {
    let columns = [
        Column::new("column-grade"),
        Column::new("column-result"),
        Column::new("column-simulated"),
    ];
    let mut list = Listing::table(text, "web-simulate-title", &columns);
    for row in &view.rows {
        let results = row.results.iter().map(|code| text.code_with_text(code)).collect();
        list.row(vec![
            Cell::text(text.code_in("grade", &row.grade)),
            Cell::Lines(results),
            words::outcome(text, &row.outcome),
        ]);
    }
    list
}

/// What a draft would have done to requests of the past.
#[derive(Debug)]
pub(super) struct Replay {
    pub(super) sentence: String,
    pub(super) changes: Option<Listing>,
}

/// The same in words.
pub(super) fn replay(text: Text, view: &SimulationView) -> Replay {
    let changed: usize = view.changes.iter().map(|change| change.cases.len()).sum();
    let counts = [
        ("replayed", format::number(text, view.replayed).into()),
        ("changed", format::number(text, u64::try_from(changed).unwrap_or(u64::MAX)).into()),
    ];
    let columns = [
        Column::new("web-simulate-requests").numeric(),
        Column::new("web-agreement-before"),
        Column::new("web-agreement-after"),
        Column::new("web-simulate-cases"),
    ];
    let mut list = Listing::table(text, "web-simulate-replay", &columns);
    for change in &view.changes {
        let cases = change.cases.iter().take(CASES_SHOWN);
        list.row(vec![
            Cell::Number(change.cases.len() as u64),
            words::outcome(text, &change.before),
            words::outcome(text, &change.after),
            Cell::Cells(cases.map(|case| Cell::id(case)).collect()),
        ]);
    }
    let key = match (view.replayed, changed) {
        (0, _) => "web-simulate-replayed-none",
        (_, 0) => "web-simulate-replayed-same",
        _ => "web-simulate-replayed",
    };
    Replay { sentence: text.say_with(key, &counts), changes: (changed > 0).then_some(list) }
}

/// Cases named of one change at most.
const CASES_SHOWN: usize = 10;
