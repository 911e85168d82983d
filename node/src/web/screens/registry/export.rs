//! Records out of the registry, as a file.

use std::io::Read as _;
use std::path::PathBuf;
use std::time::Duration;

use askama::Template;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use futures::stream;
use tokio::sync::mpsc;

use super::Pages;
use crate::service::requests::ExportRequest;
use crate::service::{ErrorCode, Outcome, ServiceError, roles};
use crate::web::kit::{Choice, Errors, Field, Form};
use crate::web::page::Shown;
use crate::web::routes::{Access, FORM_MAX, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters};

/// How long an export may take: five million records take minutes.
const EXPORT_TIME: Duration = Duration::from_secs(30 * 60);

/// Bytes that are read of a file at once.
const PIECE: usize = 64 * 1024;

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    let keeps = Access::Roles(roles::KEEPS_RECORDS);
    vec![
        Route::get("/registry/export", keeps, form),
        Route::post("/registry/export", keeps, export).upload(FORM_MAX, EXPORT_TIME),
    ]
}

#[derive(Template)]
#[template(path = "registry/export.html")]
struct ExportPage {
    pages: Pages,
    errors: Errors,
    fields: Vec<Field>,
}

async fn form<S: Service>(visit: Visit<S>) -> Shown {
    let mut fields = visit.query.clone();
    if fields.get("format").is_empty() {
        fields.set("format", "csv");
    }
    show(&visit, &Form::new(visit.text(), fields), StatusCode::OK).await
}

async fn show<S: Service>(visit: &Visit<S>, form: &Form, status: StatusCode) -> Shown {
    let sets = visit.service().registry_inventory(visit.caller()?).await?.sets;
    let all = Choice::new("", visit.say("web-export-all"));
    let sets = sets.iter().map(|set| Choice::new(&set.name, set.name.clone()));
    let formats = vec![
        Choice::new("csv", visit.say("web-export-csv")),
        Choice::new("xlsx", visit.say("web-export-xlsx")),
    ];
    let template = ExportPage {
        pages: Pages::new(visit, "/registry/export"),
        errors: form.errors.clone(),
        fields: vec![
            form.select("set", "column-set", [all].into_iter().chain(sets).collect()),
            form.radios("format", "web-export-format", formats),
        ],
    };
    visit.page(visit.say("web-registry-export")).status(status).show(&template)
}

/// A private file that is gone when nobody reads it any more.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        let _removed = std::fs::remove_file(&self.0);
    }
}

async fn export<S: Service>(mut visit: Visit<S>) -> Shown {
    let mut form = Form::new(visit.text(), Fields::default());
    form.fields = visit.form().await?;
    let spreadsheet = form.get("format") == "xlsx";
    let request = ExportRequest { set: form.fields.one("set"), spreadsheet };
    let caller = visit.caller()?;
    let place = visit.service().upload_place(caller).await?.path;
    let file = Passing(place.clone());
    // Nobody follows how far it has come.
    let (progress, _progressed) = mpsc::channel(1);
    match visit.service().registry_export(caller, request, place, progress).await {
        Ok(_) => {}
        Err(error) if matches!(error.code, ErrorCode::NotFound | ErrorCode::BadInput) => {
            form.failed_at("set", &error);
            return show(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        Err(error) => return Err(error),
    }
    let (name, kind) = if spreadsheet {
        ("records.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    } else {
        ("records.csv", "text/csv; charset=utf-8")
    };
    let path = file.0.clone();
    streamed(&path, Some(file), name, kind)
}

/// A file in pieces; what is kept is dropped with the last of them.
fn streamed(
    path: &std::path::Path,
    kept: Option<Passing>,
    name: &'static str,
    kind: &'static str,
) -> Shown {
    let file = std::fs::File::open(path).map_err(|e| ServiceError::file(path, &e))?;
    let pieces = stream::unfold(Some((file, kept)), |state| async move {
        let (mut file, kept) = state?;
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece) {
            Ok(0) => None,
            Ok(length) => {
                piece.truncate(length);
                Some((Ok(Bytes::from(piece)), Some((file, kept))))
            }
            Err(error) => Some((Err(error), None)),
        }
    });
    let mut response = Response::new(Body::from_stream(pieces));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let disposition = format!("attachment; filename=\"{name}\"");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// A table of issues as the file that it is.
pub(super) fn issues(path: &std::path::Path) -> Outcome<Response> {
    streamed(path, None, "rows.csv", "text/csv; charset=utf-8")
}
