//! Operations that take or give files.

use std::fs::File;
use std::io::Read as _;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{StatusCode, header};
use futures::StreamExt as _;
use tokio::sync::mpsc;

use super::answer::{Answer, Failure};
use super::call::Call;
use super::streamed;
use crate::api::import::{Spooled, importing};
use crate::service::attachments::STAGE_MAX;
use crate::service::requests::attachments::StageRequest;
use crate::service::requests::{BatchRequest, ExportRequest, ImportRequest};
use crate::service::{ErrorCode, Service, ServiceError};

/// Bytes that are read of a file at once.
const PIECE: usize = 64 * 1024;

/// Media types of exported records.
pub(super) const TABLES: &[&str] =
    &["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"];

/// Imports records.
pub(super) async fn import<S: Service>(
    service: Arc<S>,
    mut call: Call,
    request: ImportRequest,
) -> Result<Answer, Failure> {
    let body = call.stream();
    let spooled = Spooled::receive(&call.spool, body).await?;
    let events = importing(service, |service| service, &call.spool, call.caller, request, spooled);
    Ok(streamed(events))
}

/// Exports records: the file itself.
pub(super) async fn export<S: Service>(
    service: Arc<S>,
    call: Call,
    request: ExportRequest,
) -> Result<Answer, Failure> {
    let spooled = call.spool.reserve();
    let [csv, sheet] = TABLES else {
        return Err(ServiceError::unexpected("the media types").into());
    };
    let (kind, name) =
        if request.spreadsheet { (*sheet, "records.xlsx") } else { (*csv, "records.csv") };
    // Nobody follows how far it has come.
    let (progress, _progressed) = mpsc::channel(1);
    service.registry_export(call.caller, request, spooled.path.clone(), progress).await?;
    let file = File::open(&spooled.path).map_err(|e| ServiceError::file(&spooled.path, &e))?;
    // The file is removed with the last piece.
    let pieces = futures::stream::unfold(Some((file, spooled)), |state| async move {
        let (mut file, spooled) = state?;
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece) {
            Ok(0) => None,
            Ok(length) => {
                piece.truncate(length);
                Some((Ok(Bytes::from(piece)), Some((file, spooled))))
            }
            Err(error) => Some((Err(error), None)),
        }
    });
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok(streamed((headers, Body::from_stream(pieces.boxed()))))
}

/// Takes a file of traces.
pub(super) async fn batch<S: Service>(
    service: Arc<S>,
    mut call: Call,
    request: BatchRequest,
) -> Result<Answer, Failure> {
    let body = call.stream();
    let file = Spooled::receive(&call.spool, body).await?;
    Answer::json(&service.batch_file(call.caller, request, file.path.clone()).await?)
}

/// Makes a file ready to leave.
pub(super) async fn stage<S: Service>(
    service: Arc<S>,
    mut call: Call,
    request: StageRequest,
) -> Result<Answer, Failure> {
    let most = usize::try_from(STAGE_MAX).unwrap_or(usize::MAX);
    let bytes = to_bytes(call.stream(), most).await.map_err(|_| {
        let error =
            ServiceError::new(ErrorCode::BadInput, "error-too-large").with("limit", STAGE_MAX);
        Failure::with_status(error, StatusCode::PAYLOAD_TOO_LARGE)
    })?;
    Answer::json(&service.attachment_stage(call.caller, request, bytes.into()).await?)
}
