//! How a file is to be read: which column holds what, its encoding, its dates; with the first rows as
//! they would be read. Then it is tried, or imported.

use askama::Template;
use axum::http::StatusCode;

use super::countries;
use crate::service::requests::ImportRequest;
use crate::service::views::{
    ImportPreviewView, InventoryView, PreviewRowView, RowIssueView, UploadState,
};
use crate::service::{ErrorCode, roles};
use crate::text::{Text, codes};
use crate::web::kit::{Cell, Choice, Column, Errors, Facts, Field, Form, Listing, Notice, Tone};
use crate::web::page::Shown;
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    vec![
        Route::get("/registry/import/{id}/map", keeps, look),
        Route::post("/registry/import/{id}/map", keeps, told),
    ]
}

/// Columns that a form takes.
const COLUMNS_MAX: usize = 200;

/// Encodings that are offered; a file may have another, which the command line takes.
const ENCODINGS: [&str; 6] =
    ["UTF-8", "windows-1252", "ISO-8859-15", "UTF-16LE", "windows-1251", "macintosh"];

#[derive(Template)]
#[template(path = "registry/map.html")]
struct MapPage {
    errors: Errors,
    action: String,
    name: String,
    read: Facts,
    notices: Vec<Notice>,
    set: Vec<Field>,
    columns: Vec<(Field, String)>,
    headings: Vec<(String, String)>,
    dates: Vec<Field>,
    rows: Listing,
    has_rows: bool,
    options: Vec<Field>,
}

/// What a form says of how a file is to be read.
fn request(fields: &Fields) -> ImportRequest {
    let columns = (0..COLUMNS_MAX).filter_map(|at| {
        let heading = fields.exact(&format!("heading-{at}"));
        let is_there = fields.has(&format!("heading-{at}")) && !heading.trim().is_empty();
        is_there.then(|| format!("{}={}", heading.trim(), fields.get(&format!("column-{at}"))))
    });
    let new = fields.one("new-set");
    ImportRequest {
        set: new.clone().or_else(|| fields.one("set")).unwrap_or_default(),
        kind: new.and(fields.one("kind")),
        from_year: None,
        to_year: None,
        all_or_nothing: fields.has("whole"),
        encoding: fields.one("encoding"),
        holder: None,
        digitised: None,
        source: fields.one("source"),
        columns: columns.collect(),
        date_order: fields.one("dates"),
        two_digit_years: fields.get("years").parse().ok(),
        sheet: fields.one("sheet"),
        country: fields.one("country"),
        event: fields.one("event"),
        dry_run: false,
    }
}

/// The fields that a request was made from; columns are asked of the file.
fn fields_of(request: &ImportRequest, inventory: &InventoryView) -> Fields {
    let mut fields = Fields::default();
    let mut put = |name: &str, value: &Option<String>| {
        if let Some(value) = value {
            fields.set(name, value.clone());
        }
    };
    put("encoding", &request.encoding);
    put("source", &request.source);
    put("dates", &request.date_order);
    put("sheet", &request.sheet);
    put("country", &request.country);
    put("event", &request.event);
    put("kind", &request.kind);
    let is_known = inventory.sets.iter().any(|set| set.name == request.set);
    if is_known || request.set.is_empty() {
        fields.set("set", request.set.clone());
    } else {
        fields.set("new-set", request.set.clone());
    }
    if request.all_or_nothing {
        fields.set("whole", "yes");
    }
    if request.kind.is_none() {
        fields.set("kind", "registry");
    }
    if let Some(year) = request.two_digit_years {
        fields.set("years", year.to_string());
    }
    fields
}

async fn look<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let upload = visit.service().upload(visit.caller()?, id.clone()).await?;
    if matches!(upload.state, UploadState::Running(_)) {
        return visit.to(&format!("/registry/import/{id}"));
    }
    let inventory = visit.service().registry_inventory(visit.caller()?).await?;
    let mut request = upload.request;
    request.dry_run = false;
    let mut form = Form::new(visit.text(), fields_of(&request, &inventory));
    if let Some(source) = visit.query.one("source") {
        // A mapping that was kept stands in the place of what was chosen before.
        form.fields.set("source", source.clone());
        request = ImportRequest { source: Some(source), columns: Vec::new(), ..request };
    }
    show(&visit, form, request, &inventory, &upload.name, None).await
}

async fn told<S: Service>(mut visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let caller = visit.caller()?;
    let mut form = Form::new(visit.text(), visit.form().await?);
    let mut request = request(&form.fields);
    let (tries, does) = (form.fields.has("try"), form.fields.has("do"));
    if (tries || does) && request.set.is_empty() {
        form.wrong("set", "web-import-need-set");
    }
    let years = form.get("years");
    if !years.is_empty() && request.two_digit_years.is_none_or(|year| year > 99) {
        form.wrong("years", "web-import-bad-years");
        request.two_digit_years = None;
    }
    if (tries || does) && form.errors.is_empty() {
        request.dry_run = tries;
        match visit.service().upload_start(caller, id.clone(), request.clone()).await {
            Ok(_) => return visit.to(&format!("/registry/import/{id}")),
            Err(error) if error.code == ErrorCode::NotFound => return Err(error),
            Err(error) => form.failed(&error),
        }
    }
    let status =
        if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let upload = visit.service().upload(caller, id).await?;
    let inventory = visit.service().registry_inventory(caller).await?;
    show(&visit, form, request, &inventory, &upload.name, Some(status)).await
}

async fn show<S: Service>(
    visit: &Visit<S>,
    mut form: Form,
    request: ImportRequest,
    inventory: &InventoryView,
    name: &str,
    sent: Option<StatusCode>,
) -> Shown {
    let text = visit.text();
    let id = visit.param("id").to_owned();
    let mut status = sent.unwrap_or(StatusCode::OK);
    let view = match visit.service().upload_preview(visit.caller()?, id.clone(), request).await {
        Ok(view) => view,
        Err(error) if error.code == ErrorCode::BadInput => {
            form.failed(&error);
            status = StatusCode::UNPROCESSABLE_ENTITY;
            ImportPreviewView::default()
        }
        Err(error) => return Err(error),
    };
    if let Some(problem) = &view.problem {
        let words = trouble(text, &view).unwrap_or_else(|| text.error(problem).0);
        form.errors.add("", words);
        // Nobody has sent anything wrong by opening the page.
        if sent.is_some() {
            status = StatusCode::UNPROCESSABLE_ENTITY;
        }
    }
    let mut headings = Vec::new();
    let mut columns = Vec::new();
    for (at, column) in view.columns.iter().enumerate().take(COLUMNS_MAX) {
        let field = format!("column-{at}");
        form.fields.set(&field, column.field.clone().unwrap_or_default());
        headings.push((format!("heading-{at}"), column.heading.clone()));
        let examples = column.examples.join(" · ");
        columns.push((
            form.select(&field, "column-column", choices(text)).labelled(&column.heading),
            examples,
        ));
    }
    let title = visit.say("web-import-map-title");
    let template = MapPage {
        action: visit.frame.href(&format!("/registry/import/{id}/map")),
        name: name.to_owned(),
        read: read(text, &view),
        notices: notices(text, &view.about),
        set: set_fields(text, &form, inventory),
        dates: date_fields(text, &form),
        options: option_fields(text, &form, inventory),
        rows: rows(text, &view.rows),
        has_rows: !view.rows.is_empty(),
        columns,
        headings,
        errors: form.errors,
    };
    visit
        .page(title)
        .back("/registry/import", "web-registry-import")
        .wide()
        .status(status)
        .show(&template)
}

/// What is wrong with the columns, in words of this page.
fn trouble(text: Text, view: &ImportPreviewView) -> Option<String> {
    let fields: Vec<&str> = view.columns.iter().filter_map(|c| c.field.as_deref()).collect();
    let double = fields
        .iter()
        .enumerate()
        .find(|(at, field)| fields.iter().skip(at + 1).any(|f| f == *field));
    if let Some((_, field)) = double {
        let field = text.code_in("field", field);
        return Some(text.say_with("web-import-double", &[("field", field.into())]));
    }
    let has_serial =
        fields.iter().any(|f| f.starts_with("serial_") && !NO_NUMBERS.contains(f) || *f == "marks");
    (!has_serial).then(|| text.say("web-import-need-serial"))
}

/// Columns about serial numbers that hold none.
const NO_NUMBERS: [&str; 2] = ["serial_legibility", "serial_script"];

/// What a column can hold, with "not imported" first.
fn choices(text: Text) -> Vec<Choice> {
    let none = Choice::new("", text.say("web-import-left-out"));
    let fields = codes::FIELDS.iter().map(|code| Choice::new(*code, text.code_in("field", code)));
    [none].into_iter().chain(fields).collect()
}

fn read(text: Text, view: &ImportPreviewView) -> Facts {
    let mut facts = Facts::new(text);
    if !view.encoding.is_empty() {
        facts.text("web-import-encoding", view.encoding.clone());
    }
    let separator = view.separator.map(|separator| match separator {
        '\t' => text.say("web-import-tab"),
        other => other.to_string(),
    });
    facts.maybe("web-import-separator", separator);
    facts
}

/// What is odd about the file as a whole. Columns that are left out stand among the columns.
fn notices(text: Text, about: &[RowIssueView]) -> Vec<Notice> {
    let of_file = about.iter().filter(|issue| issue.reason != "unknown-column");
    let notice = |issue: &RowIssueView| {
        let words = match issue.reason.as_str() {
            "encoding-guessed" => text.say("web-import-encoding-guessed"),
            reason => text.code_in("row", reason),
        };
        Notice::new(Tone::Warn, words)
    };
    of_file.map(notice).collect()
}

fn set_fields(text: Text, form: &Form, inventory: &InventoryView) -> Vec<Field> {
    let none = Choice::new("", text.say("web-import-choose-set"));
    let sets = inventory.sets.iter().map(|set| {
        let kind = text.code_in("set", &set.kind);
        Choice::new(&set.name, format!("{} ({kind})", set.name))
    });
    let kinds = codes::RECORD_SETS
        .iter()
        .map(|code| Choice::new(code.to_ascii_lowercase(), text.code_in("set", code)));
    vec![
        form.select("set", "column-set", [none].into_iter().chain(sets).collect())
            .hint(text.say("web-import-set-hint")),
        form.line("new-set", "web-import-new-set").width(20).optional(),
        form.select("kind", "web-import-new-kind", kinds.collect()),
    ]
}

fn date_fields(text: Text, form: &Form) -> Vec<Field> {
    let orders = vec![
        Choice::new("", text.say("web-import-dates-told")),
        Choice::new("dmy", text.say("web-import-dmy")),
        Choice::new("mdy", text.say("web-import-mdy")),
    ];
    let told = Choice::new("", text.say("web-import-encoding-told"));
    let encodings = ENCODINGS.iter().map(|name| Choice::new(*name, *name));
    vec![
        form.select("dates", "web-import-dates", orders),
        form.line("years", "column-two-digit-years")
            .hint(text.say("web-import-years-hint"))
            .inputmode("numeric")
            .width(5)
            .optional(),
        form.select(
            "encoding",
            "web-import-encoding",
            [told].into_iter().chain(encodings).collect(),
        ),
        form.line("sheet", "web-import-sheet").hint(text.say("web-import-sheet-hint")).optional(),
    ]
}

fn option_fields(text: Text, form: &Form, inventory: &InventoryView) -> Vec<Field> {
    let none = Choice::new("", text.say("web-import-event-told"));
    let events = codes::EVENTS.iter().map(|code| Choice::new(*code, text.code_in("event", code)));
    let whole = vec![
        Choice::new("yes", text.say("web-import-whole")).hint(text.say("web-import-whole-hint")),
    ];
    vec![
        form.line("source", "column-source")
            .hint(text.say("web-import-source-hint"))
            .suggest(inventory.sources.iter().map(|source| source.name.clone()))
            .optional(),
        form.select("country", "web-import-country", countries(text)),
        form.select("event", "web-import-event", [none].into_iter().chain(events).collect()),
        form.boxes("whole", "web-import-errors", whole),
    ]
}

fn rows(text: Text, rows: &[PreviewRowView]) -> Listing {
    let columns = [
        Column::new("column-line").numeric(),
        Column::new("column-serial"),
        Column::new("column-gun"),
        Column::new("column-manufactured"),
        Column::new("column-event"),
        Column::new("column-problem"),
    ];
    let mut list = Listing::table(text, "web-import-first-rows", &columns);
    for row in rows {
        let gun = row.firearm.clone().unwrap_or_default();
        let kind = gun.kind.as_deref().map(|kind| text.firearm_type(kind));
        let parts = [gun.maker, gun.model, gun.calibre, kind];
        let serial = gun.serial.unwrap_or_default();
        let event = row.event.as_ref().map(|event| {
            let parts = [
                Some(text.code_in("event", &event.kind)),
                event.date.as_deref().map(|date| format::date(text, date)),
                event.to.as_ref().and_then(|party| party.name.clone()),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        });
        let issues = row.issues.iter().map(|issue| said(text, issue)).collect();
        list.row(vec![
            Cell::Number(row.line),
            if serial.is_empty() { Cell::text("") } else { Cell::Code(serial.clone(), serial) },
            Cell::text(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
            gun.manufactured.map_or_else(|| Cell::text(""), Cell::Date),
            Cell::maybe(event),
            Cell::Lines(issues),
        ]);
    }
    list
}

/// An issue with the column that it is about.
fn said(text: Text, issue: &RowIssueView) -> String {
    let reason = match issue.reason.as_str() {
        "ambiguous-date" => text.say("web-row-ambiguous-date"),
        reason => text.code_in("row", reason),
    };
    match &issue.column_name {
        Some(column) => format!("{column}{} {reason}", text.colon()),
        None => reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_how_each_column_is_read() {
        let fields = Fields::parse(
            b"set=&new-set=dealers&kind=retail&heading-0=Nr+1&column-0=serial_number&\
              heading-1=a%3Db&column-1=&heading-2=&column-2=make&dates=dmy&years=30&whole=yes",
        );
        let request = request(&fields);
        assert_eq!(request.columns, ["Nr 1=serial_number", "a=b="]);
        assert_eq!((request.set.as_str(), request.kind.as_deref()), ("dealers", Some("retail")));
        assert!(request.all_or_nothing && !request.dry_run);
        assert_eq!(request.two_digit_years, Some(30));
        let back = fields_of(&request, &InventoryView::default());
        assert_eq!((back.get("new-set"), back.get("years")), ("dealers", "30"));
        let known = Fields::parse(b"set=sales&new-set=&kind=retail");
        assert_eq!(super::request(&known).kind, None, "what a known set is stays");
    }
}
