//! Writing one record: a gun is entered, corrected, gets an event. What looks odd is said before it is
//! taken, and taken once somebody has looked again.

use askama::Template;
use axum::http::StatusCode;

use super::{Advice, Pages, check_dates, countries, gun_fields, traces};
use crate::service::requests::{
    CorrectRequest, EnterRequest, EventRequest, GunRequest, MarkRequest, PartyRequest,
};
use crate::service::views::{AdviceView, FirearmView, MarkView, RecordView};
use crate::service::{ErrorCode, ServiceError, roles, screening};
use crate::text::codes;
use crate::web::Service;
use crate::web::kit::{Choice, Errors, Field, Form, Hidden};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    vec![
        Route::get("/registry/enter", keeps, enter),
        Route::post("/registry/enter", keeps, entered),
        Route::get("/registry/records/{id}/correct", keeps, correct),
        Route::post("/registry/records/{id}/correct", keeps, corrected),
        Route::get("/registry/records/{id}/event", keeps, event),
        Route::post("/registry/records/{id}/event", keeps, added),
    ]
}

/// Marks beside the number that counts, for which there is room in a form.
const MORE_MARKS: usize = 2;
/// The most that a form may send: what a record holds at most.
const MARKS_MAX: usize = 64;

/// A part of a form under a heading, perhaps folded away.
struct Part {
    title: String,
    fields: Vec<Field>,
    /// Folded away until somebody opens it.
    folded: bool,
}

#[derive(Template)]
#[template(path = "registry/entry.html")]
struct EntryPage {
    pages: Option<Pages>,
    errors: Errors,
    action: String,
    title: String,
    lede: String,
    parts: Vec<Part>,
    carried: Hidden,
    advice: Option<Advice>,
    /// Where the advice is asked for while a gun is described.
    live: Option<String>,
    send: String,
    /// A record that is there already: address and words.
    there: Option<(String, String)>,
}

/// The parts of a form that describe a gun.
fn gun_parts(form: &Form) -> Vec<Part> {
    let text = form.text();
    let serial = vec![
        form.line("serial", "column-serial").hint(form.say("web-entry-serial-hint")).mono(),
        component(form, "serial-part"),
        legibility(form, "serial-read"),
        form.select(
            "obliteration",
            "column-obliteration",
            traces::optional(text, "obliteration", &codes::OBLITERATIONS),
        ),
    ];
    let mut gun = gun_fields(form);
    gun.insert(1, form.line("brand", "column-brand").optional());
    let rows = marks_in(&form.fields) + MORE_MARKS;
    let mut marks = Vec::new();
    for row in 1..=rows.min(MARKS_MAX) {
        let number = text.say_with("web-entry-mark", &[("number", row.into())]);
        marks.push(form.line(&format!("mark-{row}"), "column-mark").hint(number).mono().optional());
        let kinds: Vec<Choice> = codes::MARKS
            .iter()
            .map(|code| Choice::new(*code, text.code_in("mark", code)))
            .collect();
        marks.push(form.select(&format!("mark-{row}-kind"), "column-kind", kinds));
        marks.push(component(form, &format!("mark-{row}-part")));
        marks.push(legibility(form, &format!("mark-{row}-read")));
    }
    vec![
        Part { title: text.say("column-serial"), fields: serial, folded: false },
        Part { title: text.say("web-wizard-firearm-part"), fields: gun, folded: false },
        Part {
            title: text.say("column-marks"),
            fields: marks,
            folded: marks_in(&form.fields) == 0,
        },
    ]
}

fn component(form: &Form, name: &str) -> Field {
    let text = form.text();
    form.select(name, "column-component", traces::choices(text, "component", &codes::COMPONENTS))
}

fn legibility(form: &Form, name: &str) -> Field {
    let text = form.text();
    form.select(
        name,
        "column-legibility",
        traces::choices(text, "legibility", &codes::LEGIBILITIES),
    )
}

/// How many marks a form holds beside the number that counts.
fn marks_in(fields: &Fields) -> usize {
    let is_there = |row: &usize| !fields.get(&format!("mark-{row}")).is_empty();
    (1..=MARKS_MAX).filter(is_there).max().unwrap_or(0)
}

/// The fields that say what happened.
fn event_fields(form: &Form) -> Vec<Field> {
    let text = form.text();
    let none = || Choice::new("", text.say("web-entry-no-event"));
    let kinds = traces::choices(text, "event", &codes::EVENTS);
    let party = |name: &str| {
        let kinds = traces::optional(text, "party", &codes::PARTIES);
        form.select(&format!("{name}-kind"), "column-party", kinds)
    };
    vec![
        form.select("event", "column-event", [none()].into_iter().chain(kinds).collect()),
        form.line("date", "column-date")
            .hint(form.say("web-wizard-recovered-hint"))
            .width(10)
            .optional(),
        form.line("from", "column-from").width(40).optional(),
        party("from"),
        form.line("from-licence", "column-from-licence").optional(),
        form.line("to", "column-to").width(40).optional(),
        party("to"),
        form.line("to-licence", "column-to-licence").optional(),
        form.select("event-country", "column-country", countries(text))
            .hint(form.say("web-entry-country-hint")),
        form.line("place", "column-place").optional(),
        form.select(
            "document",
            "column-document",
            traces::optional(text, "document", &codes::DOCUMENTS),
        ),
        form.line("document-number", "column-document-number").optional(),
        form.line("document-issuer", "column-document-issuer").optional(),
        form.select(
            "certainty",
            "column-certainty",
            traces::choices(text, "certainty", &codes::CERTAINTIES),
        ),
    ]
}

/// The gun of a form.
fn gun(fields: &Fields) -> GunRequest {
    let first = MarkRequest {
        component: fields.get("serial-part").to_owned(),
        kind: String::new(),
        text: fields.get("serial").to_owned(),
        legibility: fields.get("serial-read").to_owned(),
    };
    let more = (1..=marks_in(fields)).map(|row| {
        let of = |what: &str| fields.get(&format!("mark-{row}{what}")).to_owned();
        MarkRequest {
            component: of("-part"),
            kind: of("-kind"),
            text: of(""),
            legibility: of("-read"),
        }
    });
    let marks = [first].into_iter().chain(more).filter(|mark| !mark.text.is_empty());
    GunRequest {
        maker: fields.one("maker"),
        brand: fields.one("brand"),
        model: fields.one("model"),
        calibre: fields.one("calibre"),
        kind: fields.one("type"),
        country_of_manufacture: fields.one("country"),
        manufactured: fields.one("made"),
        importer: fields.one("importer"),
        obliteration: fields.one("obliteration"),
        marks: marks.collect(),
    }
}

/// The event of a form, if it has one.
fn event_of(fields: &Fields) -> Option<EventRequest> {
    let party = |name: &str| PartyRequest {
        kind: fields.get(&format!("{name}-kind")).to_owned(),
        name: fields.one(name),
        licence: fields.one(&format!("{name}-licence")),
        country: None,
    };
    Some(EventRequest {
        kind: fields.one("event")?,
        date: fields.one("date"),
        from: party("from"),
        to: party("to"),
        country: fields.one("event-country"),
        place: fields.one("place"),
        document_kind: fields.one("document"),
        document_number: fields.one("document-number"),
        document_issuer: fields.one("document-issuer"),
        certainty: fields.one("certainty"),
    })
}

/// The fields of a form that say what a record says.
fn fields_of(view: &RecordView) -> Fields {
    let gun = &view.firearm;
    let mut fields = Fields::default();
    let mut put = |name: &str, value: &Option<String>| {
        fields.set(name, value.clone().unwrap_or_default());
    };
    put("maker", &gun.maker);
    put("brand", &view.brand);
    put("model", &gun.model);
    put("calibre", &gun.calibre);
    put("type", &gun.kind);
    put("country", &gun.country_of_manufacture);
    put("made", &gun.manufactured);
    put("importer", &gun.importer);
    put("obliteration", &gun.obliteration);
    put("serial", &gun.serial);
    let is_first =
        |mark: &MarkView| mark.kind == "SERIAL" && Some(&mark.text) == gun.serial.as_ref();
    let first = view.marks.iter().position(is_first);
    if let Some(mark) = first.and_then(|at| view.marks.get(at)) {
        fields.set("serial-part", mark.component.clone());
        fields.set("serial-read", mark.legibility.clone());
    }
    let others = view.marks.iter().enumerate().filter(|(at, _)| Some(*at) != first);
    for (row, (_, mark)) in others.enumerate() {
        let name = format!("mark-{}", row + 1);
        fields.set(&name, mark.text.clone());
        fields.set(&format!("{name}-kind"), mark.kind.clone());
        fields.set(&format!("{name}-part"), mark.component.clone());
        fields.set(&format!("{name}-read"), mark.legibility.clone());
    }
    fields.set("version", view.version.clone());
    fields
}

/// What looks odd about the gun of a form.
fn odd(fields: &Fields) -> Vec<AdviceView> {
    // Marks that are no numbers are no matter here.
    let gun = FirearmView { marks: Vec::new(), ..traces::firearm(fields) };
    screening::advice(&gun)
}

/// Where in a form a refusal belongs.
fn place_of(error: &ServiceError) -> &'static str {
    match error.args.get("field").map(String::as_str) {
        Some("manufactured") => "made",
        Some("country-of-manufacture") => "country",
        Some("type") => "type",
        Some("maker") => "maker",
        Some("brand") => "brand",
        Some("model") => "model",
        Some("calibre") => "calibre",
        Some("importer") => "importer",
        Some("obliteration") => "obliteration",
        Some("date") => "date",
        Some("event") => "event",
        Some("from") => "from",
        Some("to") => "to",
        Some("country") => "event-country",
        Some("place") => "place",
        Some("document") => "document",
        Some("document-number") => "document-number",
        Some("document-issuer") => "document-issuer",
        Some("set") => "set",
        Some("reason") => "reason",
        Some("mark" | "serial") => "serial",
        _ if error.key == "error-no-serial" => "serial",
        _ => "",
    }
}

/// Whether an error belongs on the form.
fn is_the_forms(error: &ServiceError) -> bool {
    matches!(error.code, ErrorCode::BadInput | ErrorCode::Conflict | ErrorCode::Unavailable)
        || error.key == "error-not-found"
}

/// Puts the status of a form that was sent to it: refused, or to be looked at again.
fn status_of(form: &Form) -> StatusCode {
    if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

async fn enter<S: Service>(visit: Visit<S>) -> Shown {
    let form = Form::new(visit.text(), visit.query.clone());
    enter_page(&visit, &form, &[], None).await
}

async fn enter_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    advice: &[AdviceView],
    there: Option<(String, String)>,
) -> Shown {
    let text = visit.text();
    let sets = visit.service().registry_inventory(visit.caller()?).await?.sets;
    let choices = sets.iter().map(|set| {
        let kind = text.code_in("set", &set.kind);
        Choice::new(&set.name, format!("{} ({kind})", set.name))
    });
    let set =
        form.select("set", "column-set", choices.collect()).hint(visit.say("web-entry-set-hint"));
    let mut parts =
        vec![Part { title: visit.say("web-record-set"), fields: vec![set], folded: false }];
    parts.extend(gun_parts(form));
    parts.push(Part {
        title: visit.say("web-entry-event"),
        fields: event_fields(form),
        folded: form.get("event").is_empty(),
    });
    let template = EntryPage {
        pages: Some(Pages::new(visit, "/registry/enter")),
        errors: form.errors.clone(),
        action: visit.frame.href("/registry/enter"),
        title: visit.say("web-registry-enter"),
        lede: visit.say("web-entry-lede"),
        parts,
        carried: form.fields.hidden(&[]),
        advice: (!advice.is_empty()).then(|| Advice::of(text, advice, None, true)),
        live: Some(visit.frame.href("/registry/advice")),
        send: visit.say("web-entry-send"),
        there,
    };
    visit.page(visit.say("web-registry-enter")).status(status_of(form)).show(&template)
}

async fn entered<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let set = form.need("set", "web-entry-need-set");
    form.need("serial", "web-wizard-need-serial");
    check_dates(&mut form, &["made", "date"]);
    let sure = form.fields.has("sure");
    let advice = if sure { Vec::new() } else { odd(&form.fields) };
    if !form.errors.is_empty() || !advice.is_empty() {
        return enter_page(&visit, &form, &advice, None).await;
    }
    let request = EnterRequest { set, gun: gun(&form.fields), event: event_of(&form.fields), sure };
    match visit.service().registry_enter(visit.caller()?, request).await {
        Ok(view) => visit.to(&format!("/registry/records/{}", view.record)),
        Err(error) if is_the_forms(&error) => {
            form.failed_at(place_of(&error), &error);
            let there = there(&visit, &error);
            enter_page(&visit, &form, &[], there).await
        }
        Err(error) => Err(error),
    }
}

/// The record that has the gun already.
fn there<S: Service>(visit: &Visit<S>, error: &ServiceError) -> Option<(String, String)> {
    let record = error.args.get("record").filter(|_| error.key == "error-record-there")?;
    let words = visit.text().say_with("web-record-title", &[("record", record.clone().into())]);
    let known = record.bytes().all(|b| b.is_ascii_digit());
    known.then(|| (visit.frame.href(&format!("/registry/records/{record}")), words))
}

async fn correct<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let view = visit.service().registry_record(visit.caller()?, id).await?;
    let form = Form::new(visit.text(), fields_of(&view));
    correct_page(&visit, &form, &[], None)
}

fn correct_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    advice: &[AdviceView],
    there: Option<(String, String)>,
) -> Shown {
    let id = visit.param("id");
    let mut parts = gun_parts(form);
    let reason = form.area("reason", "column-reason", 2).hint(visit.say("web-entry-reason-hint"));
    parts.push(Part { title: visit.say("web-entry-why"), fields: vec![reason], folded: false });
    let title = visit.text().say_with("web-entry-correct-title", &[("record", id.into())]);
    let template = EntryPage {
        pages: None,
        errors: form.errors.clone(),
        action: visit.frame.href(&format!("/registry/records/{id}/correct")),
        title: title.clone(),
        lede: visit.say("web-entry-correct-lede"),
        parts,
        carried: form.fields.hidden(&["version"]),
        advice: (!advice.is_empty()).then(|| Advice::of(visit.text(), advice, None, true)),
        live: Some(visit.frame.href("/registry/advice")),
        send: visit.say("web-entry-correct-send"),
        there,
    };
    visit
        .page(title)
        .back(&format!("/registry/records/{id}"), "web-back")
        .status(status_of(form))
        .show(&template)
}

async fn corrected<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    form.need("serial", "web-wizard-need-serial");
    let reason = form.need("reason", "web-entry-need-reason");
    check_dates(&mut form, &["made"]);
    let sure = form.fields.has("sure");
    let advice = if sure { Vec::new() } else { odd(&form.fields) };
    if !form.errors.is_empty() || !advice.is_empty() {
        return correct_page(&visit, &form, &advice, None);
    }
    let id = visit.param("id").to_owned();
    let version = form.get("version").to_owned();
    let request = CorrectRequest { version, gun: gun(&form.fields), reason, sure };
    match visit.service().registry_correct(visit.caller()?, id.clone(), request).await {
        Ok(_) => visit.to(&format!("/registry/records/{id}")),
        Err(error) if is_the_forms(&error) => {
            form.failed_at(place_of(&error), &error);
            let there = there(&visit, &error);
            correct_page(&visit, &form, &[], there)
        }
        Err(error) => Err(error),
    }
}

async fn event<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    // So that nobody fills in a form about nothing.
    visit.service().registry_record(visit.caller()?, id).await?;
    let form = Form::new(visit.text(), Fields::default());
    event_page(&visit, &form)
}

fn event_page<S: Service>(visit: &Visit<S>, form: &Form) -> Shown {
    let id = visit.param("id");
    let title = visit.text().say_with("web-entry-event-title", &[("record", id.into())]);
    let template = EntryPage {
        pages: None,
        errors: form.errors.clone(),
        action: visit.frame.href(&format!("/registry/records/{id}/event")),
        title: title.clone(),
        lede: visit.say("web-entry-event-lede"),
        parts: vec![Part {
            title: visit.say("web-entry-event-part"),
            fields: event_fields(form),
            folded: false,
        }],
        carried: form.fields.hidden(&[]),
        advice: None,
        live: None,
        send: visit.say("web-entry-event-send"),
        there: None,
    };
    visit
        .page(title)
        .back(&format!("/registry/records/{id}"), "web-back")
        .status(status_of(form))
        .show(&template)
}

async fn added<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    form.need("event", "web-entry-need-event");
    check_dates(&mut form, &["date"]);
    let Some(request) = event_of(&form.fields).filter(|_| form.errors.is_empty()) else {
        return event_page(&visit, &form);
    };
    let id = visit.param("id").to_owned();
    match visit.service().registry_event(visit.caller()?, id.clone(), request).await {
        Ok(_) => visit.to(&format!("/registry/records/{id}")),
        Err(error) if is_the_forms(&error) => {
            form.failed_at(place_of(&error), &error);
            event_page(&visit, &form)
        }
        Err(error) => Err(error),
    }
}
