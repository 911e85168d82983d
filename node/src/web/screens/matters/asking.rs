//! Asking or telling a partner something that is no trace.

use askama::Template;
use axum::http::StatusCode;
use vestigo_protocol::time::Timestamp;

use super::super::traces::{described, firearm, is_refusal};
use super::{bases, members};
use crate::desk::figures::Period;
use crate::service::requests::MatterRequest;
use crate::service::roles;
use crate::service::views::PartnerState;
use crate::text::codes;
use crate::web::kit::{Choice, Errors, Field, Form};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let asks = Access::Roles(roles::ASKS);
    vec![
        Route::get("/matters/new", asks, choose),
        Route::get("/matters/new/{kind}", asks, ask),
        Route::post("/matters/new/{kind}", asks, sent),
    ]
}

/// What can be asked or told here, by the last part of its address: kind, key of what it does.
/// Consent, and the confirmation of a hit, are asked for from the trace that they are about.
const KINDS: [(&str, &str, &str); 5] = [
    ("watch", "WATCH", "web-matter-watch-does"),
    ("recovery-notice", "RECOVERY_NOTICE", "web-matter-recovery-does"),
    ("statistics", "AGGREGATE_STATISTICS", "web-matter-statistics-does"),
    ("assistance-request", "ASSISTANCE_REQUEST", "web-matter-help-does"),
    ("assistance-offer", "ASSISTANCE_OFFER", "web-matter-offer-does"),
];

#[derive(Template)]
#[template(path = "matters/choose.html")]
struct Choose {
    kinds: Vec<(String, String, String)>,
}

async fn choose<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let one = |(path, kind, does): &(&str, &str, &str)| {
        let href = visit.frame.href(&format!("/matters/new/{path}"));
        (href, text.code_in("request", kind), text.say(does))
    };
    let template = Choose { kinds: KINDS.iter().map(one).collect() };
    visit.page(visit.say("web-matter-new")).back("/matters", "web-matters-title").show(&template)
}

#[derive(Template)]
#[template(path = "matters/new.html")]
struct New {
    errors: Errors,
    title: String,
    lede: String,
    action: String,
    fields: Vec<Field>,
}

async fn form_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    of: &(&str, &str, &str),
    status: StatusCode,
) -> Shown {
    let (path, kind, does) = *of;
    let text = visit.text();
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let partners = partners
        .iter()
        .filter(|partner| partner.state == PartnerState::Confirmed)
        .map(|partner| Choice::new(&partner.name, format::partner(text, &partner.name)));
    let mut fields = vec![form.radios("to", "column-partner", partners.collect())];
    match kind {
        "WATCH" => {
            fields.extend(described(form));
            let until = form.line("until", "column-watched-until").of("date").width(10);
            fields.push(until.hint(text.say("web-matter-until-hint")));
        }
        "RECOVERY_NOTICE" => fields.extend(described(form)),
        "AGGREGATE_STATISTICS" => {
            let measures = members(text, "measure", &codes::MEASURES);
            fields.push(form.radios("measure", "column-figures", measures));
            let years = closed(visit.app.now());
            let years = years.map(|year| Choice::new(year.to_string(), year.to_string()));
            let year = form.select("year", "column-figures-year", years.collect());
            fields.push(year.hint(text.say("web-matter-year-hint")));
        }
        _ => {
            let with = members(text, "assistance", &codes::ASSISTANCE_FIELDS);
            fields.push(form.radios("with", "web-case-help", with));
        }
    }
    let purposes = codes::PURPOSES.iter().map(|p| Choice::new(*p, text.code(p))).collect();
    fields.push(form.select("purpose", "column-purpose", purposes));
    fields.push(form.select("basis", "column-legal-basis", bases(text)));
    let words = form.area("text", "web-desk-words", 4).hint(text.say("web-desk-words-hint"));
    fields.push(if needs_words(kind) { words } else { words.optional() });
    let title = text.code_in("request", kind);
    let template = New {
        errors: form.errors.clone(),
        title: title.clone(),
        lede: text.say(does),
        action: visit.frame.href(&format!("/matters/new/{path}")),
        fields,
    };
    visit.page(title).back("/matters/new", "web-matter-new").status(status).show(&template)
}

/// Years whose figures are given, the last first.
fn closed(now: Timestamp) -> impl Iterator<Item = u16> {
    let this = now.to_rfc3339().get(..4).and_then(|year| year.parse::<u16>().ok()).unwrap_or(0);
    let years = (this.saturating_sub(15)..=this).rev();
    years.filter(move |year| Period::of_year(*year).is_some_and(|period| period.is_closed(now)))
}

fn needs_words(kind: &str) -> bool {
    matches!(kind, "ASSISTANCE_REQUEST" | "ASSISTANCE_OFFER")
}

fn of<S: Service>(visit: &Visit<S>) -> Option<&'static (&'static str, &'static str, &'static str)> {
    KINDS.iter().find(|(path, _, _)| *path == visit.param("kind"))
}

async fn ask<S: Service>(visit: Visit<S>) -> Shown {
    let Some(of) = of(&visit) else { return visit.to("/matters/new") };
    let form = Form::new(visit.text(), Fields::default());
    form_page(&visit, &form, of, StatusCode::OK).await
}

/// What is missing.
fn check(form: &mut Form, kind: &str) {
    form.need("to", "web-wizard-need-partner");
    match kind {
        "WATCH" => {
            form.need("serial", "web-wizard-need-serial");
            form.need("until", "web-matter-need-until");
        }
        "RECOVERY_NOTICE" => {
            form.need("serial", "web-wizard-need-serial");
        }
        "AGGREGATE_STATISTICS" => {
            form.need("measure", "web-matter-need-measure");
            form.need("year", "web-matter-need-year");
        }
        _ => {
            form.need("with", "web-matter-need-with");
        }
    }
    if needs_words(kind) {
        form.need("text", "web-desk-need-words");
    }
}

fn request(kind: &str, fields: &Fields) -> MatterRequest {
    let has_gun = matches!(kind, "WATCH" | "RECOVERY_NOTICE");
    MatterRequest {
        kind: kind.to_owned(),
        to: fields.one("to"),
        until: fields.one("until"),
        firearm: has_gun.then(|| firearm(fields)),
        assistance: fields.one("with"),
        measure: fields.one("measure"),
        from: fields.one("year"),
        to_day: fields.one("year"),
        text: fields.one("text"),
        purpose: fields.one("purpose"),
        legal_basis: fields.one("basis"),
        ..MatterRequest::default()
    }
}

async fn sent<S: Service>(mut visit: Visit<S>) -> Shown {
    let Some(of) = of(&visit) else { return visit.to("/matters/new") };
    let mut form = Form::new(visit.text(), visit.form().await?);
    check(&mut form, of.1);
    if form.errors.is_empty() {
        let request = request(of.1, &form.fields);
        match visit.service().matter_ask(visit.caller()?, request).await {
            Ok(view) => return visit.to(&format!("/matters/{}", view.id)),
            Err(error) if is_refusal(&error) => form.failed(&error),
            Err(error) => return Err(error),
        }
    }
    form_page(&visit, &form, of, StatusCode::UNPROCESSABLE_ENTITY).await
}
