//! The other end of the socket, for the command line: a [`Service`] whose work is done elsewhere.

mod adviser;
mod batches;
mod chain;
mod keeping;
mod records;
mod reports;
mod analysis;
mod statistics;
mod life;
mod logbook;
mod observers;
mod officers;
mod marking;
mod stock;
mod security;
mod incidents;
mod assistance;
mod bulletins;
mod programs;
mod people;
mod attachments;
mod matters;
mod sharing;
mod received;

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures::channel::mpsc as pipe;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full, Limited, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::{Method, Request, Response, header};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::net::UnixStream;
use tokio::sync::mpsc;

use received::{Lines, NewFile};

use super::officers::{OFFICER, TICKET};
use super::socket::path_in;
use super::{ExportEvent, ImportEvent};
use crate::desk::officer::Ticket;
use crate::service::requests::{
    AcceptInviteRequest, AnswerRequest, ChangeAgreementRequest, CompareAgreementsRequest,
    ConfirmPartnerRequest, DelayRequest, ExportRequest, ExportUse, FindRequest, ImportFiles,
    ImportRequest, ListRequest, ProposeAgreementRequest, RefuseRequest, SimulateRequest,
    TraceBatchRequest, TraceRequest, VerifyLogRequest,
};
use crate::service::views::{
    AcceptedInviteView, AgreementDiffView, AgreementListView, AgreementView, BundleView,
    CaseListView, CaseView, CheckpointView, ExportView, FindView, ImportProgress, ImportReportView,
    InventoryView, InviteView, LogVerifyView, PartnerListView, PartnerView, ProofView,
    RegistryCheckView, SimulationView, StatusView, TraceListView, TraceView,
};
use crate::service::{BatchView, Caller, ErrorCode, Outcome, Service, ServiceError};

/// The largest answer that is read, in bytes: a court bundle of a long chain with room.
const ANSWER_MAX: usize = 64 * 1024 * 1024;

/// Bytes of a file that travel in one piece.
const PIECE: usize = 64 * 1024;

/// Pieces of a file that may wait for the socket.
const PIECES_WAITING: usize = 8;

type Sent = BoxBody<Bytes, io::Error>;

/// Speaks to the node that runs on a data directory. One connection per call.
#[derive(Clone, Debug)]
pub struct Client {
    data_dir: PathBuf,
    /// Which officer of the account; absent where it has one.
    officer: Option<String>,
    /// Of a key that was opened for the next request.
    ticket: Arc<Mutex<Option<Ticket>>>,
}

impl Client {
    /// A client for the node on `data_dir`, running or not.
    #[must_use]
    pub fn new(data_dir: &Path) -> Self {
        Self { data_dir: data_dir.to_owned(), officer: None, ticket: Arc::default() }
    }

    /// The same client without the ticket of an opened key, which waits for the next request.
    fn without_ticket(&self) -> Self {
        Self { ticket: Arc::default(), ..self.clone() }
    }

    fn not_running(&self) -> ServiceError {
        ServiceError::new(ErrorCode::NotRunning, "error-not-running")
            .with("data", self.data_dir.display())
    }

    async fn send(&self, method: Method, path: &str, body: Sent) -> Outcome<Response<Incoming>> {
        let stream = match UnixStream::connect(path_in(&self.data_dir)).await {
            Ok(stream) => stream,
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
                return Err(ServiceError::new(ErrorCode::NotAllowed, "error-socket-denied")
                    .with("path", path_in(&self.data_dir).display()));
            }
            Err(_) => return Err(self.not_running()),
        };
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .map_err(ServiceError::unexpected)?;
        // Ends with the connection; its error comes out of `send_request` too.
        tokio::spawn(async move {
            let _closed = connection.await;
        });
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::HOST, "vestigo")
            .header(header::CONTENT_TYPE, "application/json");
        if let Some(officer) = &self.officer {
            request = request.header(OFFICER, officer);
        }
        if let Some(Ticket(bytes)) = self.ticket.lock().ok().and_then(|mut held| held.take()) {
            request = request.header(TICKET, format!("{:032x}", u128::from_be_bytes(bytes)));
        }
        let request = request.body(body).map_err(ServiceError::unexpected)?;
        let response = sender.send_request(request).await.map_err(ServiceError::unexpected)?;
        if response.status().is_success() {
            return Ok(response);
        }
        let bytes = collect(response).await?;
        Err(serde_json::from_slice(&bytes).unwrap_or_else(ServiceError::unexpected))
    }

    async fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        body: Sent,
    ) -> Outcome<T> {
        let bytes = collect(self.send(method, path, body).await?).await?;
        serde_json::from_slice(&bytes).map_err(ServiceError::unexpected)
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Outcome<T> {
        self.call(Method::GET, path, full(Vec::new())).await
    }

    async fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Outcome<T> {
        let body = serde_json::to_vec(body).map_err(ServiceError::unexpected)?;
        if body.len() > super::BODY_MAX {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-too-large")
                .with("limit", super::BODY_MAX));
        }
        self.call(Method::POST, path, full(body)).await
    }
}

fn full(bytes: Vec<u8>) -> Sent {
    Full::new(Bytes::from(bytes)).map_err(|never| match never {}).boxed()
}

async fn collect(response: Response<Incoming>) -> Outcome<Bytes> {
    Limited::new(response.into_body(), ANSWER_MAX)
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes)
        .map_err(ServiceError::unexpected)
}

/// Percent-encodes all but the unreserved characters of RFC 3986 §2.3.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// `?a=1&b=x` of a flat structure; members that are null are left out.
fn query(value: &impl Serialize) -> Outcome<String> {
    let Value::Object(members) = serde_json::to_value(value).map_err(ServiceError::unexpected)?
    else {
        return Ok(String::new());
    };
    let mut text = String::new();
    for (name, value) in members {
        let value = match value {
            Value::Null => continue,
            Value::String(text) => text,
            other => other.to_string(),
        };
        text.push(if text.is_empty() { '?' } else { '&' });
        text.push_str(&format!("{name}={}", encode(&value)));
    }
    Ok(text)
}

/// The file as a body, read by a thread of its own.
fn file_body(mut file: std::fs::File) -> Sent {
    let (mut pieces, stream) = pipe::channel(PIECES_WAITING);
    tokio::task::spawn_blocking(move || {
        loop {
            let mut piece = Vec::with_capacity(PIECE);
            let read = (&mut file).take(PIECE as u64).read_to_end(&mut piece);
            let item = match read {
                Ok(0) => return,
                Ok(_) => Ok(Frame::data(Bytes::from(piece))),
                Err(error) => Err(error),
            };
            let failed = item.is_err();
            // The receiver is gone if the node refused the import.
            if futures::executor::block_on(futures::SinkExt::send(&mut pieces, item)).is_err()
                || failed
            {
                return;
            }
        }
    });
    BoxBody::new(StreamBody::new(stream))
}

impl Service for Client {
    async fn status(&self, _: Caller) -> Outcome<StatusView> {
        self.get("/status").await
    }

    async fn partner_invite(&self, _: Caller) -> Outcome<InviteView> {
        self.post("/partners/invite", &()).await
    }

    async fn partner_accept(
        &self,
        _: Caller,
        request: AcceptInviteRequest,
    ) -> Outcome<AcceptedInviteView> {
        self.post("/partners/accept", &request).await
    }

    async fn partner_confirm(
        &self,
        _: Caller,
        request: ConfirmPartnerRequest,
    ) -> Outcome<PartnerView> {
        self.post("/partners/confirm", &request).await
    }

    async fn partners(&self, _: Caller) -> Outcome<PartnerListView> {
        self.get("/partners").await
    }

    async fn agreement_propose(
        &self,
        _: Caller,
        request: ProposeAgreementRequest,
    ) -> Outcome<AgreementView> {
        self.post("/agreements", &request).await
    }

    async fn agreement_accept(&self, _: Caller, hash: String) -> Outcome<AgreementView> {
        self.post(&format!("/agreements/{}/accept", encode(&hash)), &()).await
    }

    async fn agreement_change(
        &self,
        _: Caller,
        hash: String,
        request: ChangeAgreementRequest,
    ) -> Outcome<AgreementView> {
        self.post(&format!("/agreements/{}/change", encode(&hash)), &request).await
    }

    async fn agreement_compare(
        &self,
        _: Caller,
        request: CompareAgreementsRequest,
    ) -> Outcome<AgreementDiffView> {
        self.post("/comparisons", &request).await
    }

    async fn agreement_simulate(
        &self,
        _: Caller,
        request: SimulateRequest,
    ) -> Outcome<SimulationView> {
        self.post("/simulations", &request).await
    }

    async fn agreement(&self, _: Caller, hash: String) -> Outcome<AgreementView> {
        self.get(&format!("/agreements/{}", encode(&hash))).await
    }

    async fn agreements(&self, _: Caller, request: ListRequest) -> Outcome<AgreementListView> {
        self.get(&format!("/agreements{}", query(&request)?)).await
    }

    async fn registry_import(
        &self,
        _: Caller,
        request: ImportRequest,
        files: ImportFiles,
        progress: mpsc::Sender<ImportProgress>,
    ) -> Outcome<ImportReportView> {
        let ImportFiles { file, issues } = files;
        let opened = std::fs::File::open(&file).map_err(|e| ServiceError::file(&file, &e))?;
        let mut issues = issues.as_deref().map(NewFile::at).transpose()?;
        let path = format!("/registry/import{}", query(&request)?);
        let response = self.send(Method::POST, &path, file_body(opened)).await?;
        let mut lines = Lines::of(response);
        while let Some(event) = lines.next().await? {
            match event {
                // A full channel only means that the bar is not drawn for this one.
                ImportEvent::Progress(value) => drop(progress.try_send(value)),
                ImportEvent::Issues(piece) => {
                    if let Some(issues) = &mut issues {
                        issues.write(piece.as_bytes())?;
                    }
                }
                ImportEvent::Report(report) => {
                    issues.map(NewFile::finish).transpose()?;
                    return Ok(report);
                }
                ImportEvent::Error(error) => return Err(error),
            }
        }
        Err(self.not_running())
    }

    async fn registry_export(
        &self,
        _: Caller,
        request: ExportRequest,
        file: PathBuf,
        progress: mpsc::Sender<(u64, u64)>,
    ) -> Outcome<ExportView> {
        let mut file = NewFile::at(&file)?;
        let body = serde_json::to_vec(&request).map_err(ServiceError::unexpected)?;
        let response = self.send(Method::POST, "/registry/export", full(body)).await?;
        let mut lines = Lines::of(response);
        while let Some(event) = lines.next().await? {
            match event {
                ExportEvent::Progress(done, of) => drop(progress.try_send((done, of))),
                ExportEvent::Piece(piece) => {
                    file.write(&STANDARD.decode(piece).map_err(ServiceError::unexpected)?)?;
                }
                ExportEvent::Report(report) => {
                    file.finish()?;
                    return Ok(report);
                }
                ExportEvent::Error(error) => return Err(error),
            }
        }
        Err(self.not_running())
    }

    async fn registry_inventory(&self, _: Caller) -> Outcome<InventoryView> {
        self.get("/registry/inventory").await
    }

    async fn registry_check(&self, _: Caller) -> Outcome<RegistryCheckView> {
        self.post("/registry/check", &()).await
    }

    async fn registry_find(&self, _: Caller, request: FindRequest) -> Outcome<FindView> {
        self.post("/registry/find", &request).await
    }

    async fn trace_submit(&self, _: Caller, request: TraceRequest) -> Outcome<TraceView> {
        self.post("/traces", &request).await
    }

    async fn trace_submit_batch(
        &self,
        _: Caller,
        request: TraceBatchRequest,
    ) -> Outcome<BatchView> {
        self.post("/traces/batch", &request).await
    }

    async fn trace(&self, _: Caller, id: String) -> Outcome<TraceView> {
        self.get(&format!("/traces/{}", encode(&id))).await
    }

    async fn trace_wait(&self, _: Caller, id: String, version: u64) -> Outcome<TraceView> {
        self.get(&format!("/traces/{}?after={version}", encode(&id))).await
    }

    async fn traces(&self, _: Caller, request: ListRequest) -> Outcome<TraceListView> {
        self.get(&format!("/traces{}", query(&request)?)).await
    }

    async fn cases(&self, _: Caller, request: ListRequest) -> Outcome<CaseListView> {
        self.get(&format!("/cases{}", query(&request)?)).await
    }

    async fn case(&self, _: Caller, id: String) -> Outcome<CaseView> {
        self.get(&format!("/cases/{}", encode(&id))).await
    }

    async fn case_answer(
        &self,
        _: Caller,
        id: String,
        request: AnswerRequest,
    ) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/answer", encode(&id)), &request).await
    }

    async fn case_refuse(
        &self,
        _: Caller,
        id: String,
        request: RefuseRequest,
    ) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/refuse", encode(&id)), &request).await
    }

    async fn case_delay(&self, _: Caller, id: String, request: DelayRequest) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/delay", encode(&id)), &request).await
    }

    async fn log_checkpoint(&self, _: Caller) -> Outcome<CheckpointView> {
        self.get("/log/checkpoint").await
    }

    async fn log_partner(&self, _: Caller, partner: String) -> Outcome<CheckpointView> {
        self.get(&format!("/log/partner?name={}", encode(&partner))).await
    }

    async fn log_prove(&self, _: Caller, leaf: String) -> Outcome<ProofView> {
        self.get(&format!("/log/proofs/{}", encode(&leaf))).await
    }

    async fn log_verify(&self, _: Caller, request: VerifyLogRequest) -> Outcome<LogVerifyView> {
        self.post("/log/verify", &request).await
    }

    async fn bundle_export(&self, _: Caller, id: String, wanted: ExportUse) -> Outcome<BundleView> {
        self.post(&format!("/traces/{}/bundle", encode(&id)), &wanted).await
    }
}
