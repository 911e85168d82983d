//! Many traces from one file: looked at row by row before anything is sent, then followed as one.

use askama::Template;
use axum::http::StatusCode;

use super::traces::is_refusal;
use crate::service::requests::{BatchRequest, BatchRun};
use crate::service::roles;
use crate::service::views::{
    BatchCheckView, BatchLineView, BatchProgressView, BatchSummaryView, PartnerState,
    ReturnedRowView,
};
use crate::text::{Text, codes};
use crate::web::kit::{
    Badge, Cell, Choice, Column, Errors, Facts, Field, Form, Hidden, Listing, Tone,
};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, PAGE_MAX, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// Bytes of a file of traces: some hundred thousand rows.
const SENT_MAX: usize = 32 * 1024 * 1024;
/// Rows that go back, and warnings, as the page shows them before the file is taken.
const SHOWN: usize = 200;
/// What the form sends beside the file.
const NAMES: [&str; 11] = [
    "to",
    "by_country",
    "purpose",
    "basis",
    "circumstances",
    "case_ref",
    "priority",
    "justification",
    "no_onward",
    "whole",
    "allow",
];

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::READS_TRACES);
    let asks = Access::Roles(roles::ASKS);
    vec![
        Route::get("/batches", reads, list),
        Route::get("/batches/new", asks, begin),
        Route::post("/batches/new", asks, looked_at).upload(SENT_MAX, PAGE_MAX * 4),
        Route::post("/batches/take", asks, take),
        Route::get("/batches/{number}", reads, show),
        Route::post("/batches/{number}/run", asks, run),
    ]
}

/// A state of a batch or of a row, or what holds rows up.
fn word(text: Text, word: &str) -> String {
    text.say(match word {
        "running" => "word-batch-running",
        "stopped" => "word-batch-stopped",
        "done" => "word-batch-done",
        "waiting" => "word-batch-row-waiting",
        "submitted" => "word-batch-row-submitted",
        "rejected" => "word-batch-row-rejected",
        "budget" => "word-batch-held-budget",
        "outbox" => "word-batch-held-outbox",
        "no-agreement" => "word-batch-held-no-agreement",
        "no-officer" => "word-batch-held-no-officer",
        "no-partner" => "word-batch-held-no-partner",
        // A later version's.
        other => return other.to_owned(),
    })
}

fn state(text: Text, state: &str) -> Badge {
    let tone = match state {
        "running" | "waiting" => Tone::Waiting,
        "done" | "submitted" => Tone::Good,
        "stopped" => Tone::Warn,
        "rejected" => Tone::Bad,
        _ => Tone::Plain,
    };
    Badge::new(tone, word(text, state))
}

#[derive(Template)]
#[template(path = "batches/list.html")]
struct List {
    list: Listing,
    may_ask: bool,
}

async fn list<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let columns = [
        Column::new("column-id"),
        Column::new("column-batch-file").sorts("file"),
        Column::new("column-submitted").sorts("submitted"),
        Column::new("column-state").sorts("state"),
        Column::new("column-rows").numeric(),
        Column::new("column-batch-waiting").numeric(),
        Column::new("column-batch-sent").numeric(),
        Column::new("column-batch-back").numeric(),
        Column::new("column-batch-decided").numeric(),
    ];
    let mut list =
        Listing::new(text, &visit.query, "web-batches-title", "web-batches-none", &columns);
    let any = Choice::new("", text.say("web-list-any"));
    let states = ["running", "stopped", "done"].map(|state| Choice::new(state, word(text, state)));
    let states = [any].into_iter().chain(states).collect();
    list.filter(list.form().select("state", "column-state", states));
    let mut request = list.request();
    let next = loop {
        let page = visit.service().batches(visit.caller()?, request.clone()).await?;
        for row in &page.items {
            let href = visit.frame.href(&format!("/batches/{}", row.id));
            list.row(vec![
                Cell::Link(href, row.id.to_string()),
                Cell::text(row.file.clone()),
                Cell::Moment(row.created.clone()),
                Cell::Badge(state(text, &row.state)),
                Cell::Number(row.rows),
                Cell::Number(row.counts.waiting),
                Cell::Number(row.counts.submitted),
                Cell::Number(row.counts.rejected),
                Cell::Number(row.counts.decided),
            ]);
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    list.end(next);
    if list.wants_csv() {
        return Ok(csv("batches", &list));
    }
    let template = List { list, may_ask: visit.may(roles::ASKS) };
    visit
        .page(visit.say("web-batches-title"))
        .back("/traces", "web-traces-title")
        .wide()
        .show(&template)
}

#[derive(Template)]
#[template(path = "batches/new.html")]
struct New {
    errors: Errors,
    fields: Vec<Field>,
}

async fn form_page<S: Service>(visit: &Visit<S>, form: &Form, status: StatusCode) -> Shown {
    let text = visit.text();
    let partners = visit.service().partners(visit.caller()?).await?.items;
    let none = |key: &str| Choice::new("", text.say(key));
    let partners = partners
        .iter()
        .filter(|partner| partner.state == PartnerState::Confirmed)
        .map(|partner| Choice::new(&partner.name, format::partner(text, &partner.name)));
    let partners = [none("web-batch-by-row")].into_iter().chain(partners).collect();
    let listed = |list: &str, codes: &[&str]| {
        let codes = codes.iter().map(|code| Choice::new(*code, text.code_in(list, code)));
        [none("web-batch-by-row")].into_iter().chain(codes).collect::<Vec<_>>()
    };
    let yes = |key: &str| vec![Choice::new("yes", text.say(key))];
    let allowed = [
        ("repeated", "web-batch-allow-repeated"),
        ("asked", "web-batch-allow-asked"),
        ("own", "web-batch-allow-own"),
        ("importer", "web-batch-allow-importer"),
    ];
    let allowed = allowed.map(|(value, key)| Choice::new(value, text.say(key)));
    let fields = vec![
        form.file("file", "web-batch-file")
            .hint(text.say("web-batch-file-hint"))
            .accept(".csv,.txt,.xlsx"),
        form.select("to", "web-wizard-to", partners),
        form.boxes("by_country", "web-batch-nobody", yes("web-batch-by-country")).optional(),
        form.select("purpose", "column-purpose", listed("", &codes::PURPOSES)),
        form.select("basis", "column-legal-basis", listed("basis", &codes::LEGAL_BASES)),
        form.select("priority", "column-priority", listed("priority", &codes::PRIORITIES)),
        form.select(
            "justification",
            "web-wizard-justification",
            listed("justification", &codes::JUSTIFICATIONS),
        ),
        form.area("circumstances", "web-wizard-circumstances", 3)
            .hint(text.say("web-batch-circumstances-hint"))
            .optional(),
        form.line("case_ref", "column-case-ref").optional(),
        form.boxes("no_onward", "web-wizard-onward-legend", yes("web-batch-no-onward")).optional(),
        form.boxes("allow", "web-batch-allow", allowed.into()).optional(),
        form.boxes("whole", "web-batch-whole", yes("web-batch-whole-yes")).optional(),
    ];
    visit
        .page(visit.say("web-batch-new"))
        .back("/batches", "web-batches-title")
        .status(status)
        .show(&New { errors: form.errors.clone(), fields })
}

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    let form = Form::new(visit.text(), Fields::default());
    form_page(&visit, &form, StatusCode::OK).await
}

/// What the form says beside the file.
fn request(fields: &Fields, file: &str, dry_run: bool) -> BatchRequest {
    BatchRequest {
        file: file.to_owned(),
        dry_run,
        all_or_nothing: fields.has("whole"),
        by_country: fields.has("by_country"),
        to: fields.one("to"),
        purpose: fields.one("purpose"),
        legal_basis: fields.one("basis"),
        circumstances: fields.one("circumstances"),
        case_ref: fields.one("case_ref"),
        priority: fields.one("priority"),
        justification: fields.one("justification"),
        no_auto_onward: fields.has("no_onward"),
        allow: fields.all("allow"),
        ..BatchRequest::default()
    }
}

#[derive(Template)]
#[template(path = "batches/check.html")]
struct Check {
    file: String,
    sentence: String,
    good: u64,
    partners: Listing,
    returned: Listing,
    has_returned: bool,
    warnings: Listing,
    has_warnings: bool,
    carried: Hidden,
    id: String,
    chosen: u64,
}

/// The file was sent: what would become of its rows. Nothing is sent to anybody.
async fn looked_at<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut upload = visit.upload("file").await?;
    let mut form = Form::new(visit.text(), upload.fields.clone());
    let Some(file) = upload.file.take().filter(|file| file.length > 0) else {
        form.wrong("file", "web-act-need-file");
        return form_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let request = request(&form.fields, &file.name, true);
    let view = match visit.service().batch_file(visit.caller()?, request, file.path.clone()).await {
        Ok(view) => view,
        Err(error) if is_refusal(&error) => {
            form.failed(&error);
            return form_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        Err(error) => return Err(error),
    };
    let officer = visit.session()?.officer.clone();
    let id = visit.app.uploads.put(&officer, file, visit.app.now())?;
    check_page(&visit, &form, &view, id)
}

fn check_page<S: Service>(
    visit: &Visit<S>,
    form: &Form,
    view: &BatchCheckView,
    id: String,
) -> Shown {
    let text = visit.text();
    let mut back: Vec<(Option<&str>, u64)> =
        view.returned.iter().map(|row| (row.sheet.as_deref(), row.line)).collect();
    back.dedup();
    let args = [
        ("rows", view.rows.into()),
        ("good", view.good.into()),
        ("back", (back.len() as u64).into()),
    ];
    let columns = [
        Column::new("column-partner"),
        Column::new("column-rows").numeric(),
        Column::new("column-batch-chosen").numeric(),
        Column::new("column-daily-budget").numeric(),
        Column::new("column-batch-today").numeric(),
        Column::new("column-batch-days").numeric(),
    ];
    let mut partners = Listing::table(text, "word-partners", &columns);
    for partner in &view.partners {
        partners.row(vec![
            Cell::text(format::partner(text, &partner.partner)),
            Cell::Number(partner.rows),
            Cell::Number(partner.chosen),
            Cell::Number(partner.per_day),
            Cell::Number(partner.today),
            Cell::Number(partner.days),
        ]);
    }
    let template = Check {
        file: view.file.clone(),
        sentence: text.say_with("note-batch-checked", &args),
        good: view.good,
        partners,
        has_returned: !view.returned.is_empty(),
        returned: problems(text, "web-batch-goes-back", &view.returned),
        has_warnings: !view.warnings.is_empty(),
        warnings: problems(text, "web-batch-warnings", &view.warnings),
        carried: form.fields.hidden(&NAMES),
        id,
        chosen: view.chosen,
    };
    visit.page(visit.say("web-batch-check")).back("/batches/new", "web-batch-new").show(&template)
}

fn place(sheet: Option<&str>, line: u64) -> String {
    sheet.map_or_else(|| line.to_string(), |sheet| format!("{sheet}:{line}"))
}

fn problem(text: Text, row: &ReturnedRowView) -> String {
    let (what, next) = text.error(&row.error);
    format!("{what} {next}").trim_end().to_owned()
}

/// Rows with what is wrong or odd about them.
fn problems(text: Text, caption: &str, rows: &[ReturnedRowView]) -> Listing {
    let columns = [
        Column::new("column-line"),
        Column::new("column-batch-column"),
        Column::new("column-problem"),
    ];
    let mut list = Listing::table(text, caption, &columns);
    for row in rows.iter().take(SHOWN) {
        list.row(vec![
            Cell::text(place(row.sheet.as_deref(), row.line)),
            Cell::maybe(row.column.clone()),
            Cell::text(problem(text, row)),
        ]);
    }
    list
}

/// The file that was looked at is taken: its good rows are sent.
async fn take<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), visit.form().await?);
    let officer = visit.session()?.officer.clone();
    let id = form.get("upload").to_owned();
    let Some(file) = visit.app.uploads.get(&officer, &id, visit.app.now()) else {
        form.wrong("file", "web-batch-gone");
        return form_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let request = request(&form.fields, &file.name, false);
    match visit.service().batch_file(visit.caller()?, request, file.path.clone()).await {
        Ok(view) => {
            visit.app.uploads.drop(&officer, &id);
            match view.id {
                Some(number) => visit.to(&format!("/batches/{number}")),
                None => check_page(&visit, &form, &view, id),
            }
        }
        Err(error) if is_refusal(&error) => {
            form.failed(&error);
            form_page(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "batches/batch.html")]
struct BatchPage {
    number: u64,
    state: Badge,
    facts: Facts,
    partners: Listing,
    rows: Listing,
    /// Whether it can be stopped, or can go on.
    run: Option<bool>,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let number = visit.param("number").to_owned();
    let view = visit.service().batch(visit.caller()?, number.clone()).await?;
    let text = visit.text();
    let rows = rows(&visit, &view).await?;
    if rows.wants_csv() {
        return Ok(csv(&format!("batch-{number}"), &rows));
    }
    let mut facts = Facts::new(text);
    facts
        .text("column-batch-file", &view.file)
        .add("column-submitted", Cell::Moment(view.created.clone()))
        .add("column-rows", Cell::Number(view.rows))
        .add("column-batch-waiting", Cell::Number(view.counts.waiting))
        .add("column-batch-sent", Cell::Number(view.counts.submitted))
        .add("column-batch-back", Cell::Number(view.counts.rejected))
        .add("column-batch-decided", Cell::Number(view.counts.decided));
    let template = BatchPage {
        number: view.id,
        state: state(text, &view.state),
        facts,
        partners: progress(text, &view.partners),
        rows,
        run: match view.state.as_str() {
            _ if !visit.may(roles::ASKS) => None,
            "running" => Some(false),
            "stopped" => Some(true),
            _ => None,
        },
    };
    let title = text.say_with("web-batch-title", &[("number", number.clone().into())]);
    visit.page(title).back("/batches", "web-batches-title").wide().show(&template)
}

fn progress(text: Text, partners: &[BatchProgressView]) -> Listing {
    let columns = [
        Column::new("column-partner"),
        Column::new("column-batch-waiting").numeric(),
        Column::new("column-batch-sent").numeric(),
        Column::new("column-batch-back").numeric(),
        Column::new("column-batch-answers"),
        Column::new("column-batch-held"),
    ];
    let mut list = Listing::table(text, "word-partners", &columns);
    for partner in partners {
        let name = match partner.partner.as_str() {
            "" => text.say("word-batch-nobody"),
            name => format::partner(text, name),
        };
        let states = partner
            .states
            .iter()
            .map(|(state, count)| format!("{} {count}", text.code_in("hop", state)));
        let until = partner.until.as_deref().map(|at| {
            let at = format::moment(text, at);
            text.say_with("note-until", &[("time", at.into())])
        });
        let held = partner.held.as_deref().map(|held| word(text, held));
        list.row(vec![
            Cell::text(name),
            Cell::Number(partner.waiting),
            Cell::Number(partner.submitted),
            Cell::Number(partner.rejected),
            Cell::Lines(states.collect()),
            Cell::Lines(held.into_iter().chain(until).collect()),
        ]);
    }
    list
}

async fn rows<S: Service>(
    visit: &Visit<S>,
    view: &BatchSummaryView,
) -> crate::service::Outcome<Listing> {
    let text = visit.text();
    let columns = [
        Column::new("column-line"),
        Column::new("column-partner").sorts("partner"),
        Column::new("column-state").sorts("state"),
        Column::new("column-batch-trace"),
        Column::new("column-batch-answers").sorts("answers"),
        Column::new("column-result").sorts("result"),
        Column::new("column-problem"),
    ];
    let mut list =
        Listing::new(text, &visit.query, "web-batch-rows", "note-no-batch-rows", &columns);
    let any = Choice::new("", text.say("web-list-any"));
    let states =
        ["waiting", "submitted", "rejected"].map(|state| Choice::new(state, word(text, state)));
    let states = [any].into_iter().chain(states).collect();
    list.filter(list.form().select("state", "column-state", states));
    let mut request = list.request();
    let next = loop {
        let id = view.id.to_string();
        let page = visit.service().batch_lines(visit.caller()?, id, request.clone()).await?;
        for row in &page.items {
            list.row(cells(visit, row));
        }
        if list.goes_on(&page.next) {
            request.after.clone_from(&page.next);
        } else {
            break page.next;
        }
    };
    list.end(next);
    Ok(list)
}

fn cells<S: Service>(visit: &Visit<S>, row: &BatchLineView) -> Vec<Cell> {
    let text = visit.text();
    let problems = row.errors.iter().map(|e| match &e.column {
        Some(column) => format!("{column}{} {}", text.colon(), problem(text, e)),
        None => problem(text, e),
    });
    let trace = row.trace.as_deref().map_or_else(
        || Cell::text(""),
        |id| {
            let href = visit.frame.href(&format!("/traces/{id}"));
            Cell::Link(href, format::short(id).to_owned())
        },
    );
    vec![
        Cell::text(place(row.sheet.as_deref(), row.line)),
        Cell::maybe(row.partner.as_deref().map(|name| format::partner(text, name))),
        Cell::Badge(state(text, &row.state)),
        trace,
        Cell::maybe(row.hop.as_deref().map(|hop| text.code_in("hop", hop))),
        Cell::maybe(row.result.as_deref().map(|code| text.code_with_text(code))),
        Cell::Lines(problems.collect()),
    ]
}

async fn run<S: Service>(mut visit: Visit<S>) -> Shown {
    let runs = visit.form().await?.get("run") == "yes";
    let number = visit.param("number").to_owned();
    visit.service().batch_run(visit.caller()?, number.clone(), BatchRun { runs }).await?;
    visit.to(&format!("/batches/{number}"))
}
