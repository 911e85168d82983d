//! The marking machine: its job goes out, its file comes back and is looked at before it counts.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;

use super::{SENT_MAX, is_refusal, kept, mark, path, text_of};
use crate::holdings::marking::quality::Check;
use crate::service::marking::{JobRequest, MarkingView, ReturnRequest, ReturnView};
use crate::service::roles;
use crate::web::kit::{Cell, Choice, Column, Errors, Field, Form, Hidden, Listing, blank};
use crate::web::page::{Shown, csv, file};
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    vec![
        Route::get("/marking/{number}/job", keeps, job),
        Route::post("/marking/{number}/job", keeps, made),
        Route::get("/marking/{number}/return", keeps, begin),
        Route::post("/marking/{number}/return", keeps, looked_at).upload(SENT_MAX, PAGE_MAX * 2),
        Route::post("/marking/{number}/take", keeps, taken),
    ]
}

/// What the form says beside the file.
const NAMES: [&str; 5] = ["upload", "upload_name", "on", "operator", "check"];

#[derive(Template)]
#[template(path = "marking/job.html")]
struct Job {
    errors: Errors,
    number: String,
    field: Field,
}

fn job_page<S: Service>(visit: &Visit<S>, form: &Form, status: StatusCode) -> Shown {
    let number = visit.param("number").to_owned();
    let field = form
        .area("template", "web-marking-template", 10)
        .hint(visit.say("web-marking-template-hint"))
        .mono();
    let template = Job { errors: form.errors.clone(), number: number.clone(), field };
    let title = visit.say("web-marking-job");
    visit.page(title).back(&path(&number), "web-marking-back").status(status).show(&template)
}

/// A form to begin with: what dot-peen controllers read looks like this.
const SKETCH: &str =
    "JOB {order} {count}\n[each]\nN{sequence} TEXT \"{mark}\" H{height} D{depth}\n[end]\nEND\n";

async fn job<S: Service>(visit: Visit<S>) -> Shown {
    let mut form = blank(&visit);
    form.fields.set("template", SKETCH);
    job_page(&visit, &form, StatusCode::OK)
}

/// The file itself: CSV, or in the form that was sent.
async fn made<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let number = visit.param("number").to_owned();
    let template = form.fields.one("template");
    let is_table = template.is_none();
    let request = JobRequest { template };
    match visit.service().marking_job(visit.caller()?, number.clone(), request).await {
        Ok(view) => {
            let (end, kind) = match is_table {
                true => ("csv", "text/csv; charset=utf-8"),
                false => ("txt", "text/plain; charset=utf-8"),
            };
            Ok(file(&format!("marking-job-{number}.{end}"), kind, view.file.into_bytes()))
        }
        Err(error) if !is_table && error.args.get("field").is_some_and(|f| f == "template") => {
            form.failed_at("template", &error);
            job_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "marking/return.html")]
struct Back {
    errors: Errors,
    number: String,
    fields: Vec<Field>,
    carried: Hidden,
    file: String,
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    let mut fields = Fields::default();
    let now = visit.app.now().to_rfc3339();
    fields.set("on", now.get(..10).unwrap_or_default());
    let form = Form::new(visit.text(), fields);
    form_page(&visit, &form, StatusCode::OK)
}

fn form_page<S: Service>(visit: &Visit<S>, form: &Form, status: StatusCode) -> Shown {
    let text = visit.text();
    let checks = Check::ALL
        .iter()
        .map(|check| Choice::new(check.name(), text.code_in("marking-check", check.name())));
    let fields = vec![
        form.file("file", "web-marking-machine-file")
            .hint(text.say("web-marking-machine-file-hint"))
            .accept(".csv,.txt"),
        form.line("on", "column-marking-struck").of("date").width(10),
        form.line("operator", "column-marking-operator").width(40),
        form.boxes("check", "web-marking-checks", checks.collect())
            .hint(text.say("web-marking-checks-hint")),
    ];
    let number = visit.param("number").to_owned();
    let template = Back {
        errors: form.errors.clone(),
        number: number.clone(),
        fields,
        carried: form.fields.hidden(&["upload", "upload_name"]),
        file: form.get("upload_name").to_owned(),
    };
    let title = visit.say("web-marking-return");
    visit.page(title).back(&path(&number), "web-marking-back").status(status).show(&template)
}

fn request(form: &Form, file: String, dry_run: bool) -> ReturnRequest {
    ReturnRequest {
        file,
        on: form.get("on").to_owned(),
        operator: form.get("operator").to_owned(),
        checks: form.fields.all("check"),
        dry_run,
    }
}

#[derive(Template)]
#[template(path = "marking/check.html")]
struct Looked {
    number: String,
    file: String,
    sentence: String,
    rest: String,
    findings: Listing,
    has_findings: bool,
    accepted: u64,
    carried: Hidden,
}

/// The file was sent: what is right and what is wrong. Nothing counts yet.
async fn looked_at<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut upload = visit.upload("file").await?;
    let fields = std::mem::take(&mut upload.fields);
    let mut form = Form::new(visit.text(), fields);
    let file = kept(&visit, upload, &mut form)?;
    form.need("on", "web-marking-need-day");
    form.need("operator", "web-marking-need-operator");
    let Some(file) = file else {
        form.wrong("file", "web-act-need-file");
        return form_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    if !form.errors.is_empty() {
        return form_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let number = visit.param("number").to_owned();
    let request = request(&form, text_of(&file)?, true);
    let seen = visit.service().marking_return(visit.caller()?, number.clone(), request).await;
    let view = match seen {
        Ok(view) => view,
        Err(error) if is_refusal(&error) => {
            form.failed_at(field_of(&error.args), &error);
            return form_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY);
        }
        Err(error) => return Err(error),
    };
    let order = visit.service().marking(visit.caller()?, number.clone()).await?;
    let findings = findings(&visit, &order, &view);
    if form.get("format") == "csv" {
        return Ok(csv(&format!("marking-{number}-faults"), &findings));
    }
    let text = visit.text();
    let wrong = view.findings.len() as u64;
    let template = Looked {
        number: number.clone(),
        file: form.get("upload_name").to_owned(),
        sentence: text.say_with("web-marking-accepts", &[("count", view.accepted.into())]),
        rest: match wrong {
            0 => text.say("web-marking-no-faults"),
            wrong => text.say_with("web-marking-faults", &[("count", wrong.into())]),
        },
        has_findings: wrong > 0,
        findings,
        accepted: view.accepted,
        carried: form.fields.hidden(&NAMES),
    };
    let title = visit.say("web-marking-looked");
    visit.page(title).back(&path(&number), "web-marking-back").wide().show(&template)
}

/// What is wrong, with the mark that was issued for the gun.
fn findings<S: Service>(visit: &Visit<S>, order: &MarkingView, view: &ReturnView) -> Listing {
    let text = visit.text();
    let columns = [
        Column::new("column-marking-line"),
        Column::new("column-marking-sequence"),
        Column::new("column-marking-fault"),
        Column::new("column-marking-issued"),
        Column::new("column-marking-serial"),
    ];
    let mut list = Listing::table(text, "web-marking-fault-table", &columns);
    let guns: BTreeMap<u32, _> = order.order.guns.iter().map(|g| (g.sequence, g)).collect();
    for finding in &view.findings {
        let gun = finding.sequence.and_then(|sequence| guns.get(&sequence));
        list.row(vec![
            Cell::maybe(finding.line.map(|line| line.to_string())),
            Cell::maybe(finding.sequence.map(|sequence| sequence.to_string())),
            Cell::text(text.code_in("marking", finding.fault.name())),
            gun.map_or_else(|| Cell::text(""), |gun| mark(&gun.mark)),
            Cell::maybe(gun.map(|gun| gun.gun.serial.clone())),
        ]);
    }
    list
}

/// The file that was looked at counts.
async fn taken<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let officer = visit.session()?.officer.clone();
    let id = form.get("upload").to_owned();
    let Some(file) = visit.app.uploads.get(&officer, &id, visit.app.now()) else {
        form.wrong("file", "web-batch-gone");
        return form_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let number = visit.param("number").to_owned();
    let request = request(&form, text_of(&file)?, false);
    match visit.service().marking_return(visit.caller()?, number.clone(), request).await {
        Ok(_) => {
            visit.app.uploads.drop(&officer, &id);
            visit.to(&path(&number))
        }
        Err(error) if is_refusal(&error) => {
            form.failed_at(field_of(&error.args), &error);
            form_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(error) => Err(error),
    }
}

/// The field of the form that an error is about.
fn field_of(args: &BTreeMap<String, String>) -> &str {
    const FIELDS: [&str; 4] = ["file", "check", "operator", "on"];
    let named = args.get("field").map(String::as_str);
    named.filter(|field| FIELDS.contains(field)).unwrap_or_default()
}
