//! Incidents: firearms that were lost, stolen, seized, found or handed in, and what crossed the border.

use askama::Template;

use crate::service::incidents::{IncidentView, IncidentsRequest, KINDS, KnownView, STATES};
use crate::service::{ServiceError, roles};
use crate::text::Text;
use crate::web::kit::{
    Badge, Cell, Choice, Column, Facts, Field, Form, Listing, Notice, Tone, blank,
};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

mod acting;
mod entering;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let sees = Access::Roles(roles::SEES_INCIDENTS);
    let enters = Access::Roles(roles::REPORTS_INCIDENTS);
    vec![
        Route::get("/incidents", sees, list).entry("web-nav-incidents"),
        Route::post("/incidents", sees, search),
        Route::get("/incidents/new", enters, entering::kinds),
        Route::get("/incidents/new/{kind}", enters, entering::ask),
        Route::post("/incidents/new/{kind}", enters, entering::enter),
        Route::get("/incidents/{id}", sees, show),
        Route::get("/incidents/{id}/act/{step}", enters, acting::ask),
        Route::post("/incidents/{id}/act/{step}", enters, acting::act),
    ]
}

const COLUMNS: [Column; 9] = [
    Column::new("column-number").sorts("number"),
    Column::new("column-incident-kind").sorts("kind"),
    Column::new("column-state").sorts("state"),
    Column::new("column-incident-due").sorts("due"),
    Column::new("column-date").sorts("date"),
    Column::new("column-serial").sorts("serial"),
    Column::new("column-maker").sorts("maker"),
    Column::new("column-agency").sorts("agency"),
    Column::new("column-incident-case").sorts("case"),
];

/// A word of the lists of incidents.
fn code(text: Text, name: &str) -> String {
    text.code_in("incident", name)
}

/// How an incident stands.
fn badge(text: Text, state: &str) -> Badge {
    let tone = match state {
        "ENTERED" => Tone::Waiting,
        "LOCATED" => Tone::Warn,
        "CLEARED" => Tone::Good,
        _ => Tone::Plain,
    };
    Badge::new(tone, code(text, state))
}

/// Until when the disposition is due.
fn due(text: Text, view: &IncidentView) -> Cell {
    let Some(by) = &view.due else { return Cell::text("") };
    let day = Cell::Date(by.get(..10).unwrap_or_default().to_owned());
    if view.overdue {
        Cell::Cells(vec![day, Cell::badge(Tone::Bad, text.say("word-overdue"))])
    } else {
        day
    }
}

fn rows<S: Service>(visit: &Visit<S>, list: &mut Listing, views: &[IncidentView]) {
    let text = visit.text();
    for view in views {
        let incident = &view.incident;
        let said = &incident.said;
        let href = visit.frame.href(&format!("/incidents/{}", incident.number));
        list.row(vec![
            Cell::Link(href, incident.number.to_string()),
            Cell::text(code(text, incident.kind.name())),
            Cell::Badge(badge(text, incident.state.name())),
            due(text, view),
            Cell::Date(said.date.clone()),
            serial(text, view),
            Cell::text(&said.gun.maker),
            Cell::text(&said.agency),
            Cell::text(&said.case_number),
        ]);
    }
}

/// The number of the gun, or why it has none.
fn serial(text: Text, view: &IncidentView) -> Cell {
    let said = &view.incident.said;
    if said.gun.serial.is_empty() {
        return Cell::text(text.code_in("obliteration", &said.obliteration));
    }
    Cell::Code(said.gun.serial.clone(), said.gun.serial.clone())
}

#[derive(Template)]
#[template(path = "incidents/list.html")]
struct List {
    may_add: bool,
    lede: &'static str,
    /// A field for a number: it is sent, and stands in no address.
    serial: Field,
    list: Listing,
}

fn shown<S: Service>(visit: &Visit<S>, form: &Form, list: Listing) -> Shown {
    let inland = visit.may(roles::SEES_INLAND);
    let template = List {
        may_add: visit.may(roles::REPORTS_INCIDENTS),
        lede: if inland { "web-incident-lede" } else { "web-incident-lede-customs" },
        serial: form.line("serial", "column-serial").mono(),
        list,
    };
    visit.page(visit.say("web-incident-title")).wide().show(&template)
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let (caption, empty) = ("web-incident-title", "note-no-incidents");
    let mut list = Listing::new(text, &visit.query, caption, empty, &COLUMNS);
    let form = list.form();
    let any = || Choice::new("", text.say("web-list-any"));
    let kinds = KINDS.iter().map(|name| Choice::new(*name, code(text, name)));
    list.filter(form.select(
        "kind",
        "column-incident-kind",
        [any()].into_iter().chain(kinds).collect(),
    ));
    let states = STATES.iter().map(|name| {
        let words = match *name {
            "open" => text.say("web-incident-open"),
            "overdue" => text.say("word-overdue"),
            name => code(text, name),
        };
        Choice::new(*name, words)
    });
    let states = [any()].into_iter().chain(states).collect();
    list.filter(form.select("state", "column-state", states));
    let asked = list.request();
    let mut request = IncidentsRequest {
        kind: visit.query.one("kind").filter(|kind| KINDS.contains(&kind.as_str())),
        state: asked.state.filter(|state| STATES.contains(&state.as_str())),
        serial: None,
        limit: asked.limit,
        after: asked.after,
    };
    let next = loop {
        let page = visit.service().incidents(visit.caller()?, request.clone()).await?;
        rows(&visit, &mut list, &page.items);
        if !list.goes_on(&page.next) {
            break page.next;
        }
        request.after = page.next;
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("incidents", &list));
    }
    shown(&visit, &blank(&visit), list)
}

/// By number, which is sent and stands in no address.
async fn search<S: Service>(mut visit: Visit<S>) -> Shown {
    let form = Form::new(visit.text(), visit.form().await?);
    let serial = form.fields.one("serial");
    if serial.is_none() {
        return visit.to("/incidents");
    }
    let request = IncidentsRequest { serial, ..IncidentsRequest::default() };
    let page = visit.service().incidents(visit.caller()?, request).await?;
    let mut list = Listing::table(visit.text(), "web-incident-title", &COLUMNS);
    rows(&visit, &mut list, &page.items);
    list.end(None);
    shown(&visit, &form, list)
}

#[derive(Template)]
#[template(path = "incidents/one.html")]
struct One {
    title: String,
    badge: Badge,
    notices: Vec<Notice>,
    facts: Facts,
    /// What can be done: address, key.
    deeds: Vec<(String, &'static str)>,
    /// Other incidents of the same gun, if there are any.
    known: Option<Listing>,
    history: Listing,
}

/// What is said of an incident.
fn facts(text: Text, view: &IncidentView) -> Facts {
    let incident = &view.incident;
    let said = &incident.said;
    let owner = match said.owner.as_str() {
        "" => String::new(),
        kind => text.code_in("party", kind),
    };
    let state = |country: &str| {
        if country.is_empty() { String::new() } else { format::country(text, country) }
    };
    let gun_type = text.firearm_type(&said.gun.kind);
    let mut facts = Facts::new(text);
    facts
        .add("column-serial", serial(text, view))
        .text("column-maker", &said.gun.maker)
        .text("column-model", &said.gun.model)
        .text("column-calibre", &said.gun.calibre)
        .text("column-type", gun_type)
        .text("column-country-of-manufacture", state(&said.gun.country))
        .add("column-date", Cell::Date(said.date.clone()))
        .text("column-place", &said.place)
        .text("column-agency", &said.agency)
        .text("column-incident-case", &said.case_number)
        .text("column-incident-owner", owner)
        .text("column-incident-ground", &said.ground)
        .text("column-incident-post", &said.post)
        .text("column-incident-other-state", state(&said.other_state))
        .text("column-incident-party", &said.party)
        .text("column-incident-licence", &said.licence)
        .add("column-incident-circumstances", Cell::Quote(said.circumstances.clone()));
    if let Some(located) = &incident.located {
        let day = format::date(text, &located.date);
        let place = vec![day, located.place.clone(), located.agency.clone()];
        facts.add("column-incident-located", Cell::Lines(place));
    }
    if let Some(disposed) = &incident.disposed {
        let what = code(text, disposed.disposition.name());
        let mut lines = vec![what, format::date(text, &disposed.date), disposed.authority.clone()];
        let mut also = |key: &str, value: &str| {
            if !value.is_empty() {
                lines.push(format!("{}{} {value}", text.say(key), text.colon()));
            }
        };
        also("column-incident-until", &disposed.until);
        also("column-incident-mark", &disposed.mark);
        also("column-certificate", &disposed.certificate);
        facts.add("column-incident-disposition", Cell::Lines(lines));
    }
    facts.add("column-incident-due", due(text, view));
    facts
}

/// Key of what an act is called where it can be chosen.
fn deed(act: &str) -> Option<(&'static str, &'static str)> {
    Some(match act {
        "SUPPLEMENT" => ("supplement", "web-incident-supplement"),
        "MODIFY" => ("modify", "web-incident-modify"),
        "LOCATE" => ("locate", "web-incident-locate"),
        "DISPOSE" => ("dispose", "web-incident-dispose"),
        "CLEAR" => ("clear", "web-incident-clear"),
        "CANCEL" => ("cancel", "web-incident-cancel"),
        _ => return None,
    })
}

/// Other incidents of the same gun, as a table.
fn known_list<S: Service>(visit: &Visit<S>, known: &[KnownView]) -> Listing {
    let text = visit.text();
    let columns = [
        Column::new("column-number"),
        Column::new("column-incident-kind"),
        Column::new("column-state"),
        Column::new("column-date"),
        Column::new("column-agency"),
        Column::new("column-incident-case"),
    ];
    let mut list = Listing::table(text, "web-incident-known", &columns);
    for one in known {
        let number = one.number.to_string();
        let number = if one.opens {
            Cell::Link(visit.frame.href(&format!("/incidents/{number}")), number)
        } else {
            Cell::text(number)
        };
        list.row(vec![
            number,
            Cell::text(code(text, &one.kind)),
            Cell::Badge(badge(text, &one.state)),
            Cell::Date(one.date.clone()),
            Cell::text(&one.agency),
            Cell::text(&one.case_number),
        ]);
    }
    list
}

/// Key of what the page of a kind is called.
fn kind_title(kind: &str) -> &'static str {
    match kind {
        "LOST" => "web-incident-kind-lost",
        "STOLEN" => "web-incident-kind-stolen",
        "SEIZED" => "web-incident-kind-seized",
        "FOUND" => "web-incident-kind-found",
        "SURRENDERED" => "web-incident-kind-surrendered",
        "IMPORT" => "web-incident-kind-import",
        "EXPORT" => "web-incident-kind-export",
        _ => "web-incident-kind-transit",
    }
}

fn title(text: Text, view: &IncidentView) -> String {
    let kind = text.say(kind_title(view.incident.kind.name()));
    let args = [("number", view.incident.number.to_string().into()), ("kind", kind.into())];
    text.say_with("web-incident-one", &args)
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let id = visit.param("id").to_owned();
    let view = visit.service().incident(visit.caller()?, id).await?;
    let columns = [
        Column::new("column-when").sorts("when"),
        Column::new("column-act").sorts("act"),
        Column::new("column-officer").sorts("officer"),
        Column::new("column-incident-words"),
    ];
    let (caption, empty) = ("web-incident-history", "note-no-incidents");
    let mut history = Listing::new(text, &visit.query, caption, empty, &columns);
    for done in view.incident.history.iter().rev() {
        let mut words = done.words.clone();
        if let Some(before) = &done.before {
            let number = if before.gun.serial.is_empty() { "-" } else { &before.gun.serial };
            let args = [("serial", number.into()), ("date", before.date.as_str().into())];
            words = format!("{words}\n{}", text.say_with("web-incident-before", &args));
        }
        history.row(vec![
            Cell::Moment(done.at.to_rfc3339()),
            Cell::text(code(text, done.act.name())),
            Cell::text(&done.by),
            Cell::Quote(words),
        ]);
    }
    history.end(None);
    let number = view.incident.number;
    if history.wants_csv() {
        return Ok(csv(&format!("incident-{number}"), &history));
    }
    let mut notices = Vec::new();
    if view.overdue {
        notices.push(Notice::new(Tone::Warn, text.say("web-incident-overdue")));
    }
    let found = if view.found { "note-incident-found" } else { "note-incident-not-found" };
    notices.push(Notice::new(Tone::Plain, text.say(found)));
    let deeds = view
        .acts
        .iter()
        .filter_map(|act| deed(act))
        .map(|(step, key)| (visit.frame.href(&format!("/incidents/{number}/act/{step}")), key));
    let template = One {
        title: title(text, &view),
        badge: badge(text, view.incident.state.name()),
        notices,
        facts: facts(text, &view),
        deeds: deeds.collect(),
        known: (!view.known.is_empty()).then(|| known_list(&visit, &view.known)),
        history,
    };
    visit.page(title(text, &view)).back("/incidents", "web-incident-title").show(&template)
}

/// Where in a form a refusal belongs, if it is about a field.
fn place_of(error: &ServiceError, usual: &'static str) -> String {
    let field = error.args.get("field").map(|field| field.replace('-', "_"));
    match error.key.as_str() {
        "error-incident-number" => "serial".to_owned(),
        "error-incident-certificate" => "certificate".to_owned(),
        "error-incident-not-final" => "disposition".to_owned(),
        "error-incident-known" => "known".to_owned(),
        "error-incident-border" => "post".to_owned(),
        _ => field.unwrap_or_else(|| usual.to_owned()),
    }
}
