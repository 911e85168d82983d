//! What can be taken out of a case, and how its decision came about: files, the bundle, who looked.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::explained;
use crate::service::requests::ExportUse;
use crate::service::requests::attachments::OpenRequest;
use crate::service::{ServiceError, roles};
use crate::web::kit::{Cell, Column, Listing};
use crate::web::page::{Shown, file};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

/// The routes.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![
        Route::get("/cases/{id}/explain", Access::Roles(roles::READS_CASES), explain),
        Route::get("/cases/{id}/readers", Access::Roles(roles::READS_CASES), readers),
        Route::get("/cases/{id}/files/{digest}", Access::Roles(roles::READS_FILES), opened),
        Route::post("/cases/{id}/bundle", Access::Roles(roles::EXPORTS_CASES), bundle),
    ]
}

async fn explain<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    explained::show(&visit, &id, &format!("/cases/{id}"), "web-case-title").await
}

#[derive(Template)]
#[template(path = "cases/readers.html")]
struct Readers {
    list: Listing,
}

async fn readers<S: Service>(visit: Visit<S>) -> Shown {
    let id = visit.param("id").to_owned();
    let seen = visit.service().who_looked(visit.caller()?, id.clone()).await?.items;
    let text = visit.text();
    let columns =
        [Column::new("column-at"), Column::new("column-officer"), Column::new("web-account-what")];
    let mut list = Listing::table(text, "web-case-readers", &columns);
    for row in seen {
        list.row(vec![
            Cell::Moment(row.at),
            Cell::text(row.officer.unwrap_or_else(|| text.say("word-by-machine"))),
            Cell::text(text.code_in("admin", &row.act)),
        ]);
    }
    visit
        .page(visit.say("web-case-readers"))
        .back(&format!("/cases/{id}"), "web-case-title")
        .show(&Readers { list })
}

async fn opened<S: Service>(visit: Visit<S>) -> Shown {
    let digest = visit.param("digest").to_owned();
    download(&visit, digest).await
}

/// A file of a trace or case, to be kept: it is never shown in the page, whatever it says it is.
pub(in crate::web::screens) async fn download<S: Service>(
    visit: &Visit<S>,
    digest: String,
) -> Shown {
    let as_released = visit.query.has("as-released");
    let name = format::short(&digest).to_owned();
    let request = OpenRequest { as_released };
    let view = visit.service().attachment_open(visit.caller()?, digest, request).await?;
    let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
    let ending = ending(&view.media_type);
    Ok(file(&format!("{name}.{ending}"), "application/octet-stream", bytes))
}

/// How the name of a file of a media type ends.
pub(in crate::web::screens) fn ending(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/tiff" => "tiff",
        "application/pdf" => "pdf",
        "text/plain" => "txt",
        "text/csv" => "csv",
        _ => "bin",
    }
}

async fn bundle<S: Service>(mut visit: Visit<S>) -> Shown {
    let wanted = ExportUse { wanted: visit.form().await?.one("for") };
    let id = visit.param("id").to_owned();
    let view = visit.service().bundle_export(visit.caller()?, id, wanted).await?;
    let bytes = STANDARD.decode(&view.base64).map_err(ServiceError::unexpected)?;
    let name = format!("case-{}.bundle", format::short(&view.trace));
    Ok(file(&name, "application/octet-stream", bytes))
}
