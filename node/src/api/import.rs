//! `POST /api/v1/registry/import?set=…`: the file as the body; progress, the table of
//! all issues in pieces and the report as lines of JSON.
//!
//! The body is first copied into a private file, because the daemon may not be able to read the
//! caller's file, and because an import that stops half-way must not depend on a slow sender.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures::StreamExt as _;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use super::problem::{Wanted, bad_request};
use super::{App, Connection, ImportSpool, caller};
use crate::service::requests::{ImportFiles, ImportRequest};
use crate::service::views::{ImportProgress, ImportReportView};
use crate::service::{Caller, ErrorCode, Outcome, Service, ServiceError};

/// One line of the answer. The last one is a report or an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ImportEvent {
    /// How far it has come.
    Progress(ImportProgress),
    /// A piece of the table of issues, in order.
    Issues(String),
    /// Done.
    Report(ImportReportView),
    /// Not done.
    Error(ServiceError),
}

/// Progress lines that may wait for a slow reader; more are dropped.
pub(super) const PROGRESS_WAITING: usize = 8;

/// Bytes of a table or file that travel in one piece, about.
pub(super) const PIECE: usize = 64 * 1024;

pub(super) async fn registry_import<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    query: Result<Query<ImportRequest>, axum::extract::rejection::QueryRejection>,
    body: Body,
) -> Response {
    let prepared = async {
        let caller = caller(peer)?;
        let Query(request) = query.map_err(|e| bad_request(e.body_text()))?;
        Ok((caller, request, Spooled::receive(&app.spool, body).await?))
    };
    let (caller, request, spooled) = match prepared.await {
        Ok(prepared) => prepared,
        Err(error) => return super::Reply::<()>::of(wanted, Err(error)).into_response(),
    };
    let spool = app.spool.clone();
    importing(Arc::clone(&app), |app| app.service.as_ref(), &spool, caller, request, spooled)
}

/// Imports a file beside the request, and gives what is told of it as lines of JSON.
pub(super) fn importing<S: Service, H: Send + Sync + 'static>(
    holder: Arc<H>,
    service: fn(&H) -> &S,
    spool: &ImportSpool,
    caller: Caller,
    request: ImportRequest,
    spooled: Spooled,
) -> Response {
    let issues = spool.reserve();
    let (progress, progressed) = mpsc::channel(PROGRESS_WAITING);
    let (done, report) = mpsc::channel(1);
    // A task of its own: a reader that goes away does not stop an import.
    tokio::spawn(async move {
        let files = ImportFiles { file: spooled.path.clone(), issues: Some(issues.path.clone()) };
        let importing = service(&holder).registry_import(caller, request, files, progress);
        let outcome = importing.await;
        drop(spooled);
        if outcome.is_ok() {
            send_issues(&issues.path, &done).await;
        }
        // Nobody waits any more if this fails.
        let _sent = done.send(match outcome {
            Ok(report) => ImportEvent::Report(report),
            Err(error) => ImportEvent::Error(error),
        });
        let _sent = _sent.await;
    });
    let progress = receiver_stream(progressed).map(ImportEvent::Progress);
    as_lines(progress.chain(receiver_stream(report)))
}

/// Sends a table of issues in pieces, as far as somebody reads it.
async fn send_issues(path: &FilePath, to: &mpsc::Sender<ImportEvent>) {
    let Ok(file) = std::fs::File::open(path) else { return };
    let mut lines = BufReader::new(file);
    loop {
        let mut piece = String::new();
        while piece.len() < PIECE {
            match lines.read_line(&mut piece) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    // The report counts all; the reader sees that the table has fewer.
                    tracing::warn!(%error, "the table of issues cannot be read");
                    return;
                }
            }
        }
        if piece.is_empty() || to.send(ImportEvent::Issues(piece)).await.is_err() {
            return;
        }
    }
}

/// Events as lines of JSON.
pub(super) fn as_lines<T: Serialize>(
    events: impl futures::Stream<Item = T> + Send + 'static,
) -> Response {
    let lines = events.map(|event| {
        serde_json::to_vec(&event).map(|mut line| {
            line.push(b'\n');
            Bytes::from(line)
        })
    });
    let headers =
        [(header::CONTENT_TYPE, "application/x-ndjson"), (header::CACHE_CONTROL, "no-store")];
    (headers, Body::from_stream(lines)).into_response()
}

/// The values of a channel until it closes.
pub(super) fn receiver_stream<T>(receiver: mpsc::Receiver<T>) -> impl futures::Stream<Item = T> {
    futures::stream::unfold(receiver, |mut receiver| async move {
        receiver.recv().await.map(|value| (value, receiver))
    })
}

/// A private file, removed when dropped.
pub(super) struct Spooled {
    pub(super) path: PathBuf,
}

impl ImportSpool {
    /// A name for a private file that is not there yet.
    pub(super) fn reserve(&self) -> Spooled {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Spooled { path: self.dir.join(format!(".import-{}-{number}", std::process::id())) }
    }
}

impl Spooled {
    pub(super) async fn receive(spool: &ImportSpool, body: Body) -> Outcome<Self> {
        let spooled = spool.reserve();
        let fail = |error: std::io::Error| {
            ServiceError::new(ErrorCode::Unavailable, "error-import-spool").with("detail", error)
        };
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        let mut file = options.open(&spooled.path).map_err(fail)?;
        let mut received = 0u64;
        let mut chunks = body.into_data_stream();
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|e| bad_request(e.to_string()))?;
            received = received.saturating_add(chunk.len() as u64);
            // What is too much is read to its end and dropped: a sender that is still writing
            // would not see the answer.
            if received <= spool.max_bytes {
                // The page cache takes it; the file is never synced, for it is only a copy.
                file.write_all(&chunk).map_err(fail)?;
            }
        }
        if received > spool.max_bytes {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-too-large")
                .with("limit", spool.max_bytes));
        }
        Ok(spooled)
    }
}

impl Drop for Spooled {
    fn drop(&mut self) {
        let _removed = std::fs::remove_file(&self.path);
    }
}

/// Removes the copies that a killed daemon left in `dir`. Call it once at start, under the data
/// directory's lock.
///
/// # Errors
/// The directory cannot be read, or a copy cannot be removed.
pub fn remove_left_copies(dir: &FilePath) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(".import-") {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
