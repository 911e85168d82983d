//! `POST /api/v1/registry/export`: progress, the file in pieces and the report as lines of JSON.
//!
//! The file is first written into the spool: a spreadsheet is not written from front to back.

use std::io::Read as _;
use std::path::Path;

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures::StreamExt as _;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use super::import::{PIECE, PROGRESS_WAITING, as_lines, receiver_stream};
use super::problem::{Json, Wanted};
use super::{App, Connection, caller};
use crate::service::requests::ExportRequest;
use crate::service::views::ExportView;
use crate::service::{Service, ServiceError};

/// One line of the answer. The last one is a report or an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportEvent {
    /// Records done, and all.
    Progress(u64, u64),
    /// The next bytes of the file, in base64.
    Piece(String),
    /// Done.
    Report(ExportView),
    /// Not done.
    Error(ServiceError),
}

pub(super) async fn registry_export<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    body: Json<ExportRequest>,
) -> Response {
    let (caller, request) = match (caller(peer), body.0) {
        (Ok(caller), Ok(request)) => (caller, request),
        (Err(error), _) | (_, Err(error)) => {
            return super::Reply::<()>::of(wanted, Err(error)).into_response();
        }
    };
    let (progress, progressed) = mpsc::channel(PROGRESS_WAITING);
    let (done, report) = mpsc::channel(1);
    tokio::spawn(async move {
        let spooled = app.spool.reserve();
        let path = spooled.path.clone();
        let mut outcome = app.service.registry_export(caller, request, path, progress).await;
        if outcome.is_ok()
            && let Err(error) = send(&spooled.path, &done).await
        {
            outcome = Err(ServiceError::file(&spooled.path, &error));
        }
        // Nobody waits any more if this fails.
        let _sent = done
            .send(match outcome {
                Ok(report) => ExportEvent::Report(report),
                Err(error) => ExportEvent::Error(error),
            })
            .await;
    });
    let progress = receiver_stream(progressed).map(|(done, of)| ExportEvent::Progress(done, of));
    as_lines(progress.chain(receiver_stream(report)))
}

/// Sends a file in pieces until nobody takes them any more.
async fn send(path: &Path, to: &mpsc::Sender<ExportEvent>) -> std::io::Result<()> {
    let mut file = std::fs::File::open(path)?;
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        (&mut file).take(PIECE as u64).read_to_end(&mut piece)?;
        if piece.is_empty() || to.send(ExportEvent::Piece(STANDARD.encode(piece))).await.is_err() {
            return Ok(());
        }
    }
}
