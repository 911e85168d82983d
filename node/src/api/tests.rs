use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::UnixStream;
use tokio::sync::{mpsc, oneshot};

use super::client::Client;
use super::*;
use crate::scratch::Scratch;
use crate::service::fake::{self, Calls, FakeService, PARTNER, TRACE};
use crate::service::requests::{
    AgreementChange, ChangeAgreementRequest, CompareAgreementsRequest, ExportUse, ImportRequest,
    SimulateRequest,
};
use crate::service::{ErrorCode, ServiceError};

/// The caller that a client names; the server must not believe it.
const NOBODY: Caller = Caller::of(65_534);

/// An API on a socket of its own.
struct Running {
    scratch: Scratch,
    client: Client,
    calls: Calls,
    stop: Option<oneshot::Sender<()>>,
    task: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Running {
    fn start(name: &str) -> Self {
        Self::with_import_limit(name, 1024 * 1024)
    }

    fn with_import_limit(name: &str, max_bytes: u64) -> Self {
        let scratch = Scratch::new(name);
        let listener = socket::bind(scratch.path()).unwrap();
        let service = FakeService::default();
        let calls = service.calls.clone();
        let spool = ImportSpool { dir: scratch.path().to_owned(), max_bytes };
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(serve(listener, Arc::new(service), spool, async {
            let _stopped = stopped.await;
        }));
        let client = Client::new(scratch.path());
        Self { scratch, client, calls, stop: Some(stop), task }
    }

    async fn stop(mut self) -> Scratch {
        let _gone = self.stop.take().unwrap().send(());
        self.task.await.unwrap().unwrap();
        self.scratch
    }

    /// Sends bytes as they are and gives the whole response.
    async fn raw(&self, request: &str) -> String {
        let mut stream = UnixStream::connect(socket::path_in(self.scratch.path())).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).await.unwrap();
        response
    }
}

fn trace_request() -> TraceRequest {
    TraceRequest {
        to: PARTNER.to_owned(),
        firearm: fake::firearm(),
        purpose: "U1".to_owned(),
        legal_basis: "art. 5".to_owned(),
        circumstances: "found".to_owned(),
        case_ref: None,
        priority: "ROUTINE".to_owned(),
        justification: None,
        auto_onward: true,
        ..TraceRequest::default()
    }
}

#[tokio::test]
async fn views_survive_the_socket_and_the_caller_is_the_kernels() {
    let node = Running::start("api-round-trip");
    let client = &node.client;
    let status = client.status(NOBODY).await.unwrap();
    assert_eq!(status, FakeService::default().status(NOBODY).await.unwrap());
    assert_eq!(node.calls.last_uid(), Some(rustix::process::geteuid().as_raw()));
    let submitted = client.trace_submit(NOBODY, trace_request()).await.unwrap();
    assert!(submitted == fake::trace(1), "the trace differs");
    let followed = client.trace_wait(NOBODY, TRACE.to_owned(), 2).await.unwrap();
    assert!(followed == fake::trace(3), "the followed trace differs");
    let refused = client
        .case_refuse(
            NOBODY,
            TRACE.to_owned(),
            RefuseRequest { reason: "D1".to_owned(), text: "no — ñ".to_owned() },
        )
        .await
        .unwrap();
    assert!(refused == fake::case(crate::service::views::CaseState::Refused), "the case differs");
    client.log_partner(NOBODY, PARTNER.to_owned()).await.unwrap();
    let calls = node.calls.all();
    assert!(calls.contains(&format!("case_refuse {TRACE} D1 no — ñ")), "{calls:?}");
    assert!(calls.contains(&format!("log_partner {PARTNER}")), "{calls:?}");
    node.stop().await;
}

#[tokio::test]
async fn every_route_reaches_its_use_case() {
    let node = Running::start("api-routes");
    let c = &node.client;
    let id = || TRACE.to_owned();
    let text = || "x".to_owned();
    c.partner_invite(NOBODY).await.unwrap();
    c.partner_accept(NOBODY, AcceptInviteRequest { line: text() }).await.unwrap();
    let confirm = ConfirmPartnerRequest { name: text(), safety_number: text() };
    c.partner_confirm(NOBODY, confirm).await.unwrap();
    c.partners(NOBODY).await.unwrap();
    let terms = crate::service::views::AgreementTerms::default();
    let propose = ProposeAgreementRequest { partner: text(), terms, valid_from: None };
    c.agreement_propose(NOBODY, propose).await.unwrap();
    c.agreement_accept(NOBODY, id()).await.unwrap();
    let ended = ChangeAgreementRequest {
        change: AgreementChange::Suspend,
        text: None,
        terms: None,
        valid_from: None,
    };
    c.agreement_change(NOBODY, id(), ended).await.unwrap();
    let compare = CompareAgreementsRequest { old: text(), new: text(), draft: None };
    c.agreement_compare(NOBODY, compare).await.unwrap();
    let replay = SimulateRequest::Replay { partner: text(), days: 30, terms: Box::default() };
    c.agreement_simulate(NOBODY, replay).await.unwrap();
    c.agreement(NOBODY, id()).await.unwrap();
    c.agreements(NOBODY, ListRequest::default()).await.unwrap();
    let gun = fake::firearm();
    let find = FindRequest { firearm: gun, limit: None };
    c.registry_find(NOBODY, find).await.unwrap();
    c.trace_submit_batch(NOBODY, TraceBatchRequest { items: vec![trace_request()] }).await.unwrap();
    c.trace(NOBODY, id()).await.unwrap();
    let filters = ListRequest {
        limit: Some(7),
        state: Some("ended".to_owned()),
        partner: Some(PARTNER.to_owned()),
        after: Some("a&b=c d".to_owned()),
    };
    c.traces(NOBODY, filters.clone()).await.unwrap();
    c.cases(NOBODY, ListRequest::default()).await.unwrap();
    c.case(NOBODY, id()).await.unwrap();
    let answer = AnswerRequest { level: "L3".to_owned(), record: None, text: None };
    c.case_answer(NOBODY, id(), answer).await.unwrap();
    let delay = DelayRequest { reason: text(), text: text(), until: text() };
    c.case_delay(NOBODY, id(), delay).await.unwrap();
    c.log_checkpoint(NOBODY).await.unwrap();
    c.log_prove(NOBODY, id()).await.unwrap();
    c.log_verify(NOBODY, VerifyLogRequest { partner_copies: vec![text()] }).await.unwrap();
    c.bundle_export(NOBODY, id(), ExportUse::default()).await.unwrap();
    let called: Vec<String> =
        node.calls.all().iter().map(|call| call.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(
        called,
        [
            "partner_invite",
            "partner_accept",
            "partner_confirm",
            "partners",
            "agreement_propose",
            "agreement_accept",
            "agreement_change",
            "agreement_compare",
            "agreement_simulate",
            "agreement",
            "agreements",
            "registry_find",
            "trace_submit_batch",
            "trace",
            "traces",
            "cases",
            "case",
            "case_answer",
            "case_delay",
            "log_checkpoint",
            "log_prove",
            "log_verify",
            "bundle_export",
        ]
    );
    assert!(node.calls.all().contains(&format!("traces {filters:?}")), "filters were changed");
    node.stop().await;
}

#[tokio::test]
async fn an_error_keeps_its_class_key_and_arguments() {
    let node = Running::start("api-error");
    let error = node.client.trace(NOBODY, "ffffffff".to_owned()).await.unwrap_err();
    assert_eq!(error, ServiceError::not_found("trace"));
    node.stop().await;
}

#[tokio::test]
async fn problems_are_rfc_9457_in_the_language_asked_for() {
    let node = Running::start("api-problem");
    let get = |path: &str| {
        format!(
            "GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Language: es-UY,en\r\nConnection: close\r\n\r\n"
        )
    };
    let response = node.raw(&get("/api/v1/traces/ffffffff")).await;
    assert!(response.starts_with("HTTP/1.1 404 "), "{response}");
    assert!(response.contains("content-type: application/problem+json"), "{response}");
    assert!(response.contains("Aquí no hay"), "{response}");
    assert!(response.contains("urn:vestigo:problem:not-found"), "{response}");
    for path in ["/", "/api/v1/nothing", "/api/v2/status"] {
        let response = node.raw(&get(path)).await;
        assert!(response.starts_with("HTTP/1.1 404 ") && response.contains("error-no-such-route"));
    }
    let response = node.raw(&get("/api/v1/traces?limit=many")).await;
    assert!(response.starts_with("HTTP/1.1 400 "), "{response}");
    let post = "POST /api/v1/traces HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{\"to\": \"x\", ";
    let response = node.raw(post).await;
    assert!(response.starts_with("HTTP/1.1 400 ") && response.contains("error-bad-request"));
    node.stop().await;
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused() {
    let node = Running::start("api-limit");
    let request = AcceptInviteRequest { line: "x".repeat(BODY_MAX) };
    let error = node.client.partner_accept(NOBODY, request).await.unwrap_err();
    assert_eq!((error.code, error.key.as_str()), (ErrorCode::BadInput, "error-too-large"));
    // A client that does not look first is stopped by the server.
    let length = BODY_MAX + 1;
    let head = format!(
        "POST /api/v1/partners/accept HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let stream = UnixStream::connect(socket::path_in(node.scratch.path())).await.unwrap();
    let (mut reader, mut writer) = stream.into_split();
    let sending = tokio::spawn(async move {
        writer.write_all(head.as_bytes()).await?;
        writer.write_all(&vec![b' '; length]).await?;
        // Not dropped before the answer: half a connection is no connection to the server.
        Ok::<_, std::io::Error>(writer)
    });
    let mut response = Vec::new();
    // The rest of the body may be cut off; the answer comes first.
    let _cut_off = reader.read_to_end(&mut response).await;
    let response = String::from_utf8(response).unwrap();
    assert!(response.starts_with("HTTP/1.1 422 "), "{response}");
    assert!(response.contains("error-too-large"), "{response}");
    let _cut_off = sending.await.unwrap();
    assert_eq!(node.calls.all(), Vec::<String>::new());
    node.stop().await;
}

#[tokio::test]
async fn an_import_streams_the_file_and_leaves_no_copy() {
    let node = Running::with_import_limit("api-import", 400_000);
    let file = node.scratch.path().join("rows.csv");
    let import = async |set: &str, bytes: usize| {
        std::fs::write(&file, "row\n".repeat(bytes / 4)).unwrap();
        let (sender, mut receiver) = mpsc::channel(8);
        let request = ImportRequest { set: set.to_owned(), ..ImportRequest::default() };
        let outcome =
            node.client.registry_import(NOBODY, request, file.clone().into(), sender).await;
        let mut progress = 0;
        while receiver.recv().await.is_some() {
            progress += 1;
        }
        (outcome, progress)
    };
    let (report, progress) = import("sales & más", 300_000).await;
    assert_eq!(report.unwrap(), fake::import_report("sales & más".to_owned(), 75_000));
    assert_eq!(progress, 3);
    let (refused, _) = import("locked", 4_000).await;
    assert_eq!(refused.unwrap_err().code, ErrorCode::NotAllowed);
    let (too_large, _) = import("sales", 400_004).await;
    assert_eq!(too_large.unwrap_err().key, "error-too-large");
    let scratch = node.stop().await;
    let left: Vec<PathBuf> = std::fs::read_dir(scratch.path())
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.file_name().unwrap().to_string_lossy().starts_with(".import-"))
        .collect();
    assert_eq!(left, Vec::<PathBuf>::new());
}

#[test]
fn copies_of_a_killed_daemon_are_removed_and_nothing_else() {
    let scratch = Scratch::new("api-left");
    std::fs::write(scratch.path().join(".import-1-0"), "x").unwrap();
    std::fs::write(scratch.path().join("registry.sqlite"), "x").unwrap();
    remove_left_copies(scratch.path()).unwrap();
    let left: Vec<_> = std::fs::read_dir(scratch.path()).unwrap().collect();
    assert_eq!(left.len(), 1);
}

#[tokio::test]
async fn the_socket_is_private_and_a_dead_one_is_replaced() {
    let node = Running::start("api-stale");
    let path = socket::path_in(node.scratch.path());
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let error = socket::bind(node.scratch.path()).unwrap_err();
    assert!(matches!(error, socket::SocketError::Live(_)), "{error}");
    let scratch = node.stop().await;
    // The file outlives its listener, as after a kill.
    assert!(path.exists() && !socket::is_live(scratch.path()));
    let error = Client::new(scratch.path()).status(NOBODY).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::NotRunning);
    drop(socket::bind(scratch.path()).unwrap());
}

#[tokio::test]
async fn what_is_no_socket_is_left_alone() {
    let scratch = Scratch::new("api-in-the-way");
    std::fs::write(socket::path_in(scratch.path()), "precious").unwrap();
    let error = socket::bind(scratch.path()).unwrap_err();
    assert!(matches!(error, socket::SocketError::NotASocket(_)), "{error}");
    assert_eq!(std::fs::read(socket::path_in(scratch.path())).unwrap(), b"precious");
    let long = scratch.path().join("d".repeat(socket::PATH_MAX));
    assert!(matches!(socket::bind(&long).unwrap_err(), socket::SocketError::TooLong(_)));
}
