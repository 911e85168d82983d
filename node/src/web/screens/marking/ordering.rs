//! Entering a marking order.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;

use super::{SENT_MAX, is_refusal, kept, partners, path, text_of};
use crate::service::marking::{PURPOSES, Wanted};
use crate::service::roles;
use crate::text::codes;
use crate::web::kit::{Choice, Errors, Field, Form, Hidden};
use crate::web::page::Shown;
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    vec![
        Route::get("/marking/new", keeps, begin),
        Route::post("/marking/new", keeps, entered).upload(SENT_MAX, PAGE_MAX * 2),
    ]
}

#[derive(Template)]
#[template(path = "marking/new.html")]
struct New {
    errors: Errors,
    fields: Vec<Field>,
    carried: Hidden,
    /// Name of a file that was sent before.
    file: String,
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    let mut fields = Fields::default();
    fields.set("purpose", "IMPORT");
    fields.set("component", "FRAME");
    let form = Form::new(visit.text(), fields);
    show(&visit, &form, StatusCode::OK).await
}

async fn show<S: Service>(visit: &Visit<S>, form: &Form, status: StatusCode) -> Shown {
    let text = visit.text();
    let purposes = PURPOSES.iter().map(|p| Choice::new(*p, text.code_in("marking", p))).collect();
    let components =
        codes::COMPONENTS.iter().map(|c| Choice::new(*c, text.code_in("component", c))).collect();
    let nobody = Choice::new("", text.say("web-marking-no-exporter"));
    let exporters = [nobody].into_iter().chain(partners(visit).await?).collect();
    let sets = visit.service().registry_inventory(visit.caller()?).await?.sets;
    let fields = vec![
        form.select("purpose", "column-marking-purpose", purposes),
        form.line("authority", "web-marking-authority")
            .hint(text.say("web-marking-authority-hint"))
            .width(40),
        form.file("file", "web-marking-file")
            .hint(text.say("web-marking-file-hint"))
            .accept(".csv,.txt"),
        form.line("importer", "column-importer").width(40).optional(),
        form.select("exporter", "column-marking-exporter", exporters)
            .hint(text.say("web-marking-exporter-hint")),
        form.line("arrived", "column-marking-arrived").of("date").width(10).optional(),
        form.line("pattern", "web-marking-pattern")
            .hint(text.say("web-marking-pattern-hint"))
            .width(40)
            .mono()
            .optional(),
        form.line("agency", "web-marking-agency")
            .hint(text.say("web-marking-agency-hint"))
            .width(20)
            .optional(),
        form.line("year", "web-marking-year")
            .hint(text.say("web-marking-year-hint"))
            .inputmode("numeric")
            .width(5)
            .optional(),
        form.select("component", "web-marking-component", components)
            .hint(text.say("web-marking-component-hint")),
        form.boxes(
            "small",
            "web-marking-room",
            vec![Choice::new("yes", text.say("web-marking-small"))],
        )
        .optional(),
        form.line("set", "column-marking-set")
            .hint(text.say("web-marking-set-hint"))
            .suggest(sets.into_iter().map(|set| set.name))
            .width(40)
            .optional(),
    ];
    let template = New {
        errors: form.errors.clone(),
        fields,
        carried: form.fields.hidden(&["upload", "upload_name"]),
        file: form.get("upload_name").to_owned(),
    };
    let title = visit.say("web-marking-new");
    visit.page(title).back("/marking", "web-marking-title").status(status).show(&template)
}

async fn entered<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut upload = visit.upload("file").await?;
    let fields = std::mem::take(&mut upload.fields);
    let mut form = Form::new(visit.text(), fields);
    let file = kept(&visit, upload, &mut form)?;
    form.need("authority", "web-marking-need-authority");
    let year = match form.get("year") {
        "" => Some(0),
        typed => typed.parse::<u16>().ok().filter(|year| (1900..=2100).contains(year)),
    };
    if year.is_none() {
        form.wrong("year", "web-marking-bad-year");
    }
    let Some(file) = file else {
        form.wrong("file", "web-act-need-file");
        return show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    if form.errors.is_empty() {
        let of = |name: &str| form.get(name).to_owned();
        let wanted = Wanted {
            purpose: of("purpose"),
            pattern: of("pattern"),
            year: year.unwrap_or(0),
            agency: of("agency"),
            component: of("component"),
            small: form.fields.has("small"),
            set: of("set"),
            authority: of("authority"),
            importer: of("importer"),
            exporter: of("exporter"),
            arrived: of("arrived"),
            guns: text_of(&file)?,
        };
        match visit.service().marking_order(visit.caller()?, wanted).await {
            Ok(view) => {
                let officer = visit.session()?.officer.clone();
                visit.app.uploads.drop(&officer, form.get("upload"));
                return visit.to(&path(&view.order.number.to_string()));
            }
            Err(error) if is_refusal(&error) => {
                let field = field_of(&error.args);
                form.failed_at(field, &error);
            }
            Err(error) => return Err(error),
        }
    }
    show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// The field of the form that an error is about.
fn field_of(args: &BTreeMap<String, String>) -> &str {
    match args.get("field").map(String::as_str) {
        Some("guns") => "file",
        Some(
            field @ ("purpose" | "component" | "pattern" | "agency" | "arrived" | "authority"
            | "set"),
        ) => field,
        _ => "",
    }
}
