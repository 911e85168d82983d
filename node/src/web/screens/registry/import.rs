//! Bringing a register in: a file is sent, and what was sent and imported before is listed.

use std::time::Duration;

use askama::Template;
use axum::http::StatusCode;

use super::Pages;
use crate::service::views::{InventoryView, UploadListView, UploadState, UploadView};
use crate::service::{ErrorCode, roles};
use crate::text::Text;
use crate::web::kit::{Badge, Cell, Column, Errors, Field, Form, Listing, Tone};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// How long sending a file may take: a gigabyte over a thin link.
const SENDING_TIME: Duration = Duration::from_secs(2 * 60 * 60);

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    vec![
        Route::get("/registry/import", keeps, begin),
        // What a file may have is said by its place, not here.
        Route::post("/registry/import", keeps, sent).upload(usize::MAX, SENDING_TIME),
        Route::get("/registry/imports", keeps, past),
        Route::post("/registry/import/{id}/drop", keeps, dropped),
    ]
}

/// How a file stands.
pub(super) fn badge(text: Text, state: &UploadState) -> Badge {
    let (tone, key) = match state {
        UploadState::Here => (Tone::Waiting, "web-import-here"),
        UploadState::Running(_) => (Tone::Waiting, "web-import-running"),
        UploadState::Done(report) if report.dry_run => (Tone::Waiting, "web-import-tried"),
        UploadState::Done(report) if !report.committed => (Tone::Bad, "web-import-not-kept"),
        UploadState::Done(report) if report.rejected > 0 => (Tone::Warn, "web-import-done-but"),
        UploadState::Done(_) => (Tone::Good, "web-import-done"),
        UploadState::Failed(_) => (Tone::Bad, "web-import-failed"),
    };
    Badge::new(tone, text.say(key))
}

/// Bytes as people say them.
pub(super) fn size(text: Text, bytes: u64) -> String {
    let (key, number) = match bytes {
        0..1_000 => ("web-import-bytes", bytes),
        1_000..1_000_000 => ("web-import-kilobytes", bytes / 1_000),
        _ => ("web-import-megabytes", bytes / 1_000_000),
    };
    text.say_with(key, &[("size", format::number(text, number).into())])
}

/// A file in the list of those that are here.
struct FileRow {
    href: String,
    id: String,
    name: String,
    about: String,
    badge: Badge,
    may_drop: bool,
}

#[derive(Template)]
#[template(path = "registry/import.html")]
struct ImportPage {
    pages: Pages,
    errors: Errors,
    file: Field,
    files: Vec<FileRow>,
    imports: Listing,
    has_more: bool,
    sources: Listing,
    has_sources: bool,
}

/// Imports that are shown below the form.
const RECENT: usize = 5;

async fn begin<S: Service>(visit: Visit<S>) -> Shown {
    let form = Form::new(visit.text(), Fields::default());
    show(&visit, &form, StatusCode::OK).await
}

async fn show<S: Service>(visit: &Visit<S>, form: &Form, status: StatusCode) -> Shown {
    let text = visit.text();
    let inventory = visit.service().registry_inventory(visit.caller()?).await?;
    let uploads = visit.service().uploads(visit.caller()?).await?;
    let mut imports = Listing::table(text, "web-imports-title", &columns());
    for cells in rows(text, &inventory).into_iter().take(RECENT) {
        imports.row(cells);
    }
    let file = form
        .file("file", "web-import-file")
        .accept(".csv,.txt,.tsv,.xlsx")
        .hint(visit.say("web-import-file-hint"));
    let template = ImportPage {
        pages: Pages::new(visit, "/registry/import"),
        errors: form.errors.clone(),
        file,
        files: files(visit, &uploads),
        has_more: inventory.imports.len() > RECENT,
        imports,
        has_sources: !inventory.sources.is_empty(),
        sources: sources(text, &inventory),
    };
    visit.page(visit.say("web-registry-import")).wide().status(status).show(&template)
}

fn files<S: Service>(visit: &Visit<S>, uploads: &UploadListView) -> Vec<FileRow> {
    let text = visit.text();
    let row = |upload: &UploadView| FileRow {
        href: visit.frame.href(&format!("/registry/import/{}", upload.id)),
        id: upload.id.clone(),
        name: upload.name.clone(),
        about: format!(
            "{} · {}",
            size(text, upload.bytes),
            format::ago(text, &upload.received, visit.app.now())
        ),
        badge: badge(text, &upload.state),
        may_drop: !matches!(upload.state, UploadState::Running(_)),
    };
    uploads.items.iter().map(row).collect()
}

fn columns() -> [Column; 8] {
    [
        Column::new("column-number").sorts("number"),
        Column::new("column-set").sorts("set"),
        Column::new("column-begun").sorts("begun"),
        Column::new("column-state").sorts("state"),
        Column::new("column-rows").sorts("rows").numeric(),
        Column::new("column-new-records").sorts("new").numeric(),
        Column::new("column-events").sorts("events").numeric(),
        Column::new("column-rejected").sorts("rejected").numeric(),
    ]
}

/// The imports there were, newest first.
fn rows(text: Text, inventory: &InventoryView) -> Vec<Vec<Cell>> {
    let row = |past: &crate::service::views::PastImportView| {
        let (tone, key) = if past.finished {
            (Tone::Good, "web-import-done")
        } else {
            (Tone::Warn, "web-import-interrupted")
        };
        vec![
            Cell::Number(u64::from(past.number)),
            Cell::maybe(past.set.clone()),
            Cell::Moment(past.begun.clone()),
            Cell::badge(tone, text.say(key)),
            Cell::Number(past.rows),
            Cell::Number(past.imported),
            Cell::Number(past.events),
            Cell::Number(past.rejected),
        ]
    };
    inventory.imports.iter().rev().map(row).collect()
}

fn sources(text: Text, inventory: &InventoryView) -> Listing {
    let columns = [
        Column::new("column-source"),
        Column::new("column-columns"),
        Column::new("column-date-order"),
        Column::new("column-country-of-manufacture"),
        Column::new("column-event"),
    ];
    let mut list = Listing::table(text, "web-import-sources", &columns);
    for source in &inventory.sources {
        let columns = source
            .columns
            .iter()
            .map(|(heading, field)| format!("{heading} → {}", text.code_in("field", field)));
        let order = source.date_order.as_deref().map(|order| match order {
            "mdy" => text.say("web-import-mdy"),
            _ => text.say("web-import-dmy"),
        });
        list.row(vec![
            Cell::text(source.name.clone()),
            Cell::Lines(columns.collect()),
            Cell::maybe(order),
            Cell::maybe(source.country.as_deref().map(|c| format::country(text, c))),
            Cell::maybe(source.event.as_deref().map(|e| text.code_in("event", e))),
        ]);
    }
    list
}

async fn sent<S: Service>(mut visit: Visit<S>) -> Shown {
    let caller = visit.caller()?;
    let mut form = Form::new(visit.text(), Fields::default());
    let place = visit.service().upload_place(caller).await?;
    let sent = match visit.receive("file", &place).await {
        Ok(sent) => sent,
        Err(error) if error.code == ErrorCode::BadInput => {
            form.failed_at("file", &error);
            return show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        Err(error) => return Err(error),
    };
    form.fields = sent.fields;
    let Some(file) = sent.file else {
        form.wrong("file", "web-import-need-file");
        return show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let (name, path) = file.taken();
    match visit.service().upload_keep(caller, name, path.clone()).await {
        Ok(upload) => visit.to(&format!("/registry/import/{}/map", upload.id)),
        Err(error) => {
            let _removed = std::fs::remove_file(path);
            if error.code != ErrorCode::Conflict {
                return Err(error);
            }
            form.failed_at("file", &error);
            show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

async fn dropped<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    visit.service().upload_drop(visit.caller()?, id).await?;
    visit.to("/registry/import")
}

#[derive(Template)]
#[template(path = "registry/imports.html")]
struct PastPage {
    list: Listing,
}

async fn past<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let inventory = visit.service().registry_inventory(visit.caller()?).await?;
    let mut list =
        Listing::new(text, &visit.query, "web-imports-title", "web-imports-none", &columns());
    let form = list.form();
    let state = |value: &str, key: &str| crate::web::kit::Choice::new(value, text.say(key));
    let states = vec![
        state("", "web-list-any"),
        state("finished", "web-import-done"),
        state("interrupted", "web-import-interrupted"),
    ];
    list.filter(form.select("state", "column-state", states));
    let wanted = match visit.query.get("state") {
        "finished" => Some(true),
        "interrupted" => Some(false),
        _ => None,
    };
    let newest = inventory.imports.iter().rev();
    for (past, cells) in newest.zip(rows(text, &inventory)) {
        if wanted.is_none_or(|finished| finished == past.finished) {
            list.row(cells);
        }
    }
    list.end(None);
    if list.wants_csv() {
        return Ok(csv("imports", &list));
    }
    visit
        .page(visit.say("web-imports-title"))
        .back("/registry/import", "web-registry-import")
        .wide()
        .show(&PastPage { list })
}
