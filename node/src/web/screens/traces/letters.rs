//! Hops by letter: the request as it is printed, the reply as it is entered, its scan, and the node that
//! may sign it; and files of a trace.

use askama::Template;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::acting::is_refusal;
use crate::service::chain::SCAN_MAX;
use crate::service::requests::{ConfirmLetterRequest, LetterReplyRequest};
use crate::service::views::{LetterView, TraceView};
use crate::service::{Outcome, ServiceError, roles};
use crate::text::{Text, codes};
use crate::web::kit::{Cell, Choice, Facts, Field, Form, Notice, Tone};
use crate::web::page::{Shown, file};
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::screens::act::ActPage;
use crate::web::screens::cases::{explained, taking};
use crate::web::screens::telling::description;
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// Bytes of a form with a scan.
const SENT_MAX: usize = SCAN_MAX + 256 * 1024;

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let asks = Access::Roles(roles::ASKS);
    let reads = Access::Roles(roles::READS_TRACES);
    vec![
        Route::get("/traces/{id}/letters/{hop}", reads, letter),
        Route::get("/traces/{id}/letters/{hop}/scan", reads, scan),
        Route::get("/traces/{id}/letters/{hop}/reply", asks, ask_reply),
        Route::post("/traces/{id}/letters/{hop}/reply", asks, reply).upload(SENT_MAX, PAGE_MAX * 4),
        Route::post("/traces/{id}/letters/{hop}/confirm", asks, confirm),
        Route::get("/traces/{id}/files/{digest}", Access::Roles(roles::READS_FILES), opened),
        Route::get("/traces/{id}/explain", reads, explain),
    ]
}

async fn opened<S: Service>(visit: Visit<S>) -> Shown {
    let digest = visit.param("digest").to_owned();
    taking::download(&visit, digest).await
}

async fn explain<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    explained::show(&visit, &id, &format!("/traces/{id}"), "web-trace-title").await
}

fn number<S: Service>(visit: &Visit<S>) -> Outcome<usize> {
    visit.param("hop").parse().map_err(|_| ServiceError::not_found("hop"))
}

#[derive(Template)]
#[template(path = "traces/letter.html")]
struct LetterPage {
    head: Facts,
    parts: Vec<(String, Facts)>,
    asked: Vec<String>,
    reply: String,
    leaf: String,
    synthetic: Option<Notice>,
}

async fn letter<S: Service>(visit: Visit<S>) -> Shown {
    let (id, hop) = (visit.param("id").to_owned(), number(&visit)?);
    let view = visit.service().trace_letter(visit.caller()?, id.clone(), hop).await?;
    let text = visit.text();
    let asked = [
        "note-letter-asked-record",
        "note-letter-asked-next",
        "note-letter-asked-loss",
        "note-letter-asked-searched",
        "note-letter-asked-reason",
    ];
    let due = [
        ("date", format::date(text, &view.answer_by).into()),
        ("reference", view.reference.as_str().into()),
    ];
    let template = LetterPage {
        head: head(text, &view),
        parts: parts(text, &view),
        asked: asked.iter().map(|key| text.say(key)).collect(),
        reply: text.say_with("note-letter-reply", &due),
        leaf: text.say_with("note-letter-leaf", &[("leaf", view.leaf.as_str().into())]),
        synthetic: view.synthetic.then(|| Notice::new(Tone::Warn, text.say("note-synthetic"))),
    };
    visit
        .page(format!("{} {}", visit.say("word-letter-title"), view.reference))
        .back(&format!("/traces/{id}"), "web-trace-title")
        .show(&template)
}

fn head(text: Text, view: &LetterView) -> Facts {
    let mut facts = Facts::new(text);
    let from = view.from.get(text.language.tag()).or_else(|| view.from.values().next());
    let with = |name: &str, country: &str| format!("{name} ({})", format::country(text, country));
    facts
        .text("column-letter-to", with(&view.agency, &view.country))
        .text("column-letter-from", with(from.map_or("", String::as_str), &view.from_country))
        .maybe("column-letter-contact", view.contact.clone())
        .add("column-letter-date", Cell::Date(view.written.clone()))
        .text("column-letter-reference", &view.reference)
        .add("column-answer-by", Cell::Date(view.answer_by.clone()))
        .text("column-priority", text.code_in("priority", &view.priority))
        .maybe(
            "column-justification",
            view.justification.as_deref().map(|j| text.code_in("justification", j)),
        );
    facts
}

/// The numbered parts, as the printed letter has them.
fn parts(text: Text, view: &LetterView) -> Vec<(String, Facts)> {
    let mut illicit = Facts::new(text);
    let bases = view.illicit_basis.iter().map(|code| text.code(code)).collect();
    let recovery = view.recovery.as_deref().map(|kind| text.code_in("recovery", kind));
    let on = view.recovered_on.clone().map_or_else(|| Cell::text(""), Cell::Date);
    let told = view.circumstances.clone().map_or_else(|| Cell::text(""), Cell::Quote);
    illicit
        .text("column-legal-basis", text.code_in("basis", &view.legal_basis))
        .add("column-letter-illicit", Cell::Lines(bases))
        .maybe("column-letter-recovery", recovery)
        .add("column-recovered", on)
        .maybe("column-letter-place", view.recovery_place.clone())
        .add("column-letter-circumstances", told);
    let mut gun = Facts::new(text);
    for (key, value, _) in description(text, &view.firearm) {
        gun.add(key, value);
    }
    let mut used = Facts::new(text);
    used.text("column-purpose", text.code(&view.purpose))
        .maybe("column-case-ref", view.case_ref.clone());
    vec![
        (text.say("word-letter-illicit"), illicit),
        (text.say("word-letter-firearm"), gun),
        (text.say("word-letter-use"), used),
    ]
}

async fn scan<S: Service>(visit: Visit<S>) -> Shown {
    let (id, hop) = (visit.param("id").to_owned(), number(&visit)?);
    let view = visit.service().trace_scan(visit.caller()?, id.clone(), hop).await?;
    let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
    let ending = match view.media_type.as_str() {
        "application/pdf" => "pdf",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/tiff" => "tiff",
        _ => "bin",
    };
    let name = format!("letter-{}-{hop}.{ending}", format::short(&id));
    Ok(file(&name, "application/octet-stream", bytes))
}

fn fields(form: &Form) -> Vec<Field> {
    let text = form.text();
    let said = [&codes::RESULTS[..], &codes::NOT_COMPLETED, &codes::REFUSALS, &codes::RETURNS];
    let said = said.concat().into_iter().map(|c| Choice::new(c, text.code_with_text(c)));
    let none = || Choice::new("", text.say("web-wizard-not-known"));
    let countries = codes::COUNTRIES.iter().map(|c| Choice::new(*c, format::country(text, c)));
    let mut countries: Vec<Choice> = countries.collect();
    countries.sort_by(|a, b| a.label().cmp(b.label()));
    let kinds = codes::PARTIES.iter().map(|kind| Choice::new(*kind, text.code_in("party", kind)));
    vec![
        form.select("result", "web-letter-says", [none()].into_iter().chain(said).collect()),
        form.line("dated", "web-letter-dated")
            .hint(form.say("web-wizard-recovered-hint"))
            .width(10),
        form.line("their_reference", "web-letter-reference").optional(),
        form.select(
            "country",
            "web-letter-country",
            [none()].into_iter().chain(countries).collect(),
        )
        .hint(form.say("web-letter-country-hint")),
        form.line("date", "web-letter-when")
            .hint(form.say("web-wizard-recovered-hint"))
            .width(10)
            .optional(),
        form.line("party", "web-letter-party").width(40).optional(),
        form.select(
            "party_kind",
            "web-letter-party-kind",
            [none()].into_iter().chain(kinds).collect(),
        ),
        form.line("document", "web-letter-document").optional(),
        form.line("searched", "web-letter-searched")
            .hint(form.say("web-letter-searched-hint"))
            .width(40)
            .optional(),
        form.line("until", "web-letter-until").of("date").width(10).optional(),
        form.area("text", "web-letter-words", 5).optional(),
        form.file("scan", "web-letter-scan")
            .hint(form.say("web-letter-scan-hint"))
            .accept(".pdf,.png,.jpg,.jpeg,.tif,.tiff")
            .optional(),
    ]
}

fn reply_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    view: &TraceView,
    hop: usize,
    status: StatusCode,
) -> Shown {
    let text = visit.text();
    let mut about = Facts::new(text);
    let of = hop.checked_sub(1).and_then(|at| view.hops.get(at));
    if let Some(hop) = of {
        about.text("column-country", format::country(text, &hop.country));
        if let Some(letter) = &hop.letter {
            about
                .text("column-agency", &letter.agency)
                .text("column-letter-reference", &letter.reference);
        }
    }
    let template = ActPage {
        errors: form.errors.clone(),
        title: "web-letter-reply",
        lede: "web-letter-reply-does",
        button: "web-letter-reply-do",
        stops: false,
        action: visit.frame.href(&format!("/traces/{}/letters/{hop}/reply", view.id)),
        about,
        told: None,
        fields: fields(form),
        passphrase: None,
        sends_file: true,
    };
    visit
        .page(visit.say("web-letter-reply"))
        .back(&format!("/traces/{}", view.id), "web-trace-title")
        .status(status)
        .show(&template)
}

async fn ask_reply<S: Service>(visit: Visit<S>) -> Shown {
    let hop = number(&visit)?;
    let view = visit.service().trace(visit.caller()?, visit.param("id").to_owned()).await?;
    let form = Form::new(visit.text(), Fields::default());
    reply_page(&visit, &form, &view, hop, StatusCode::OK)
}

async fn reply<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut upload = visit.upload("scan").await?;
    let (id, hop) = (visit.param("id").to_owned(), number(&visit)?);
    let mut form = Form::new(visit.text(), upload.fields.clone());
    form.need("result", "web-letter-need-result");
    form.need("dated", "web-letter-need-dated");
    if form.errors.is_empty() {
        let fields = &form.fields;
        let scan = upload.file.take().map(|scan| scan.bytes()).transpose()?;
        let request = LetterReplyRequest {
            hop: Some(hop),
            reference: None,
            dated: fields.one("dated"),
            their_reference: fields.one("their_reference"),
            result: fields.get("result").to_owned(),
            country: fields.one("country"),
            date: fields.one("date"),
            party: fields.one("party"),
            party_kind: fields.one("party_kind"),
            document: fields.one("document"),
            searched: fields.one("searched"),
            until: fields.one("until"),
            text: fields.one("text"),
            scan: scan.map(|bytes| STANDARD.encode(bytes)),
        };
        match visit.service().trace_enter_reply(visit.caller()?, id.clone(), request).await {
            Ok(_) => return visit.to(&format!("/traces/{id}")),
            Err(error) if is_refusal(&error) => form.failed(&error),
            Err(error) => return Err(error),
        }
    }
    let view = visit.service().trace(visit.caller()?, id).await?;
    reply_page(&visit, &form, &view, hop, StatusCode::UNPROCESSABLE_ENTITY)
}

/// Asks a node of that State to sign what its letter said.
async fn confirm<S: Service>(mut visit: Visit<S>) -> Shown {
    let fields = visit.form().await?;
    let (id, hop) = (visit.param("id").to_owned(), number(&visit)?);
    let request = ConfirmLetterRequest { hop, partner: fields.get("partner").to_owned() };
    visit.service().trace_confirm_letter(visit.caller()?, id.clone(), request).await?;
    visit.to(&format!("/traces/{id}"))
}
