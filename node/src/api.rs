//! The local API: `/api/v1/…` over a Unix socket in the data directory.
//!
//! Every route is one use case of [`Service`]. Bodies and answers are JSON; errors are RFC 9457
//! problems that also carry the class, the text key and its arguments, so that a client can say
//! them in its own language. Who calls is what the kernel says of the socket's other end.

use std::sync::Arc;

use axum::Router;
use axum::extract::connect_info::Connected;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::routing::{get, post};
use axum::serve::IncomingStream;
use serde::Deserialize;
use tokio::net::UnixListener;

use crate::service::requests::{
    AcceptInviteRequest, AnswerRequest, ChangeAgreementRequest, CompareAgreementsRequest,
    ConfirmPartnerRequest, DelayRequest, ExportUse, FindRequest, ListRequest,
    ProposeAgreementRequest, RefuseRequest, SimulateRequest, TraceBatchRequest, TraceRequest,
    VerifyLogRequest,
};
use crate::service::views::{
    AcceptedInviteView, AgreementDiffView, AgreementListView, AgreementView, BundleView,
    CaseListView, CaseView, CheckpointView, FindView, InventoryView, InviteView, LogVerifyView,
    PartnerListView, PartnerView, ProofView, RegistryCheckView, SimulationView, StatusView,
    TraceListView, TraceView,
};
use crate::service::{BatchView, Caller, Service};

#[macro_use]
mod handlers;
mod chain;
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
pub mod public;
pub mod v1;
mod attachments;
pub mod client;
mod batches;
mod export;
mod import;
mod keeping;
mod records;
mod reports;
mod analysis;
mod adviser;
mod statistics;
mod life;
mod matters;
mod sharing;
mod problem;
pub mod socket;

pub use export::ExportEvent;
pub use import::{ImportEvent, remove_left_copies};
use problem::{Json, Reply, Wanted};

/// The largest JSON body, in bytes: a batch of 6,000 traces of 2 kB each, and room.
pub const BODY_MAX: usize = 16 * 1024 * 1024;

/// Where imports are spooled, and how large they may be.
#[derive(Clone, Debug)]
pub struct ImportSpool {
    /// A private directory.
    pub dir: std::path::PathBuf,
    /// Largest file, in bytes.
    pub max_bytes: u64,
}

/// What every route needs.
#[derive(Debug)]
struct Shared<S> {
    service: Arc<S>,
    spool: ImportSpool,
}

type App<S> = State<Arc<Shared<S>>>;

/// The caller as the kernel tells it; `None` if it did not.
#[derive(Clone, Copy, Debug)]
pub struct Peer(Option<Caller>);

impl Connected<IncomingStream<'_, UnixListener>> for Peer {
    fn connect_info(stream: IncomingStream<'_, UnixListener>) -> Self {
        Self(stream.io().peer_cred().ok().map(|cred| Caller::of(cred.uid())))
    }
}

use officers::{Connection, caller};

/// Serves `service` on `listener` until `stop` completes; requests under way are finished.
///
/// # Errors
/// Never in practice: accepting retries by itself.
pub async fn serve<S: Service>(
    listener: UnixListener,
    service: Arc<S>,
    spool: ImportSpool,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let app = router(service, spool).into_make_service_with_connect_info::<Peer>();
    axum::serve(listener, app).with_graceful_shutdown(stop).await
}

/// All routes.
fn router<S: Service>(service: Arc<S>, spool: ImportSpool) -> Router {
    let api = Router::new()
        .route("/status", get(status::<S>))
        .route("/partners", get(partners::<S>))
        .route("/partners/invite", post(partner_invite::<S>))
        .route("/partners/accept", post(partner_accept::<S>))
        .route("/partners/confirm", post(partner_confirm::<S>))
        .route("/agreements", get(agreements::<S>).post(agreement_propose::<S>))
        .route("/agreements/{hash}", get(agreement::<S>))
        .route("/agreements/{hash}/accept", post(agreement_accept::<S>))
        .route("/agreements/{hash}/change", post(agreement_change::<S>))
        .route("/comparisons", post(agreement_compare::<S>))
        .route("/simulations", post(agreement_simulate::<S>))
        .route("/registry/find", post(registry_find::<S>))
        .route(
            "/registry/import",
            post(import::registry_import::<S>).layer(DefaultBodyLimit::disable()),
        )
        .route("/registry/export", post(export::registry_export::<S>))
        .route("/registry/inventory", get(registry_inventory::<S>))
        .route("/registry/check", post(registry_check::<S>))
        .route("/traces", get(traces::<S>).post(trace_submit::<S>))
        .route("/traces/batch", post(trace_submit_batch::<S>))
        .route("/traces/{id}", get(trace::<S>))
        .route("/traces/{id}/bundle", post(bundle_export::<S>))
        .route("/cases", get(cases::<S>))
        .route("/cases/{id}", get(case::<S>))
        .route("/cases/{id}/answer", post(case_answer::<S>))
        .route("/cases/{id}/refuse", post(case_refuse::<S>))
        .route("/cases/{id}/delay", post(case_delay::<S>))
        .merge(life::routes())
        .merge(keeping::routes())
        .merge(records::routes())
        .merge(reports::routes())
        .merge(analysis::routes())
        .merge(sharing::routes())
        .merge(adviser::routes())
        .merge(logbook::routes::<S>())
        .merge(statistics::routes())
        .merge(observers::routes::<S>())
        .merge(officers::routes::<S>())
        .merge(programs::routes::<S>())
        .merge(marking::routes::<S>())
        .merge(stock::routes::<S>())
        .merge(security::routes::<S>())
        .merge(incidents::routes::<S>())
        .merge(assistance::routes::<S>())
        .merge(bulletins::routes::<S>())
        .merge(people::routes::<S>())
        .route("/log/checkpoint", get(log_checkpoint::<S>))
        .route("/log/partner", get(log_partner::<S>))
        .route("/log/proofs/{leaf}", get(log_prove::<S>))
        .route("/log/verify", post(log_verify::<S>))
        .merge(chain::routes());
    let api = attachments::routes(batches::routes(matters::routes(api)));
    Router::new()
        .nest("/api/v1", api)
        .fallback(problem::no_such_route)
        .method_not_allowed_fallback(problem::no_such_route)
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .with_state(Arc::new(Shared { service, spool }))
}

plain! {
    status -> StatusView;
    partner_invite -> InviteView;
    partners -> PartnerListView;
    registry_inventory -> InventoryView;
    registry_check -> RegistryCheckView;
    log_checkpoint -> CheckpointView;
}

with_body! {
    partner_accept(AcceptInviteRequest) -> AcceptedInviteView;
    partner_confirm(ConfirmPartnerRequest) -> PartnerView;
    agreement_propose(ProposeAgreementRequest) -> AgreementView;
    agreement_compare(CompareAgreementsRequest) -> AgreementDiffView;
    agreement_simulate(SimulateRequest) -> SimulationView;
    registry_find(FindRequest) -> FindView;
    trace_submit(TraceRequest) -> TraceView;
    trace_submit_batch(TraceBatchRequest) -> BatchView;
    log_verify(VerifyLogRequest) -> LogVerifyView;
}

with_id! {
    agreement -> AgreementView;
    agreement_accept -> AgreementView;
    case -> CaseView;
    log_prove -> ProofView;
}

with_id_and_body! {
    agreement_change(ChangeAgreementRequest) -> AgreementView;
    case_answer(AnswerRequest) -> CaseView;
    case_refuse(RefuseRequest) -> CaseView;
    case_delay(DelayRequest) -> CaseView;
    bundle_export(ExportUse) -> BundleView;
}

with_filters! {
    agreements -> AgreementListView;
    traces -> TraceListView;
    cases -> CaseListView;
}

/// `?after=` makes it wait for a change beyond that version.
#[derive(Debug, Deserialize)]
struct TraceQuery {
    after: Option<u64>,
}

async fn trace<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path(id): Path<String>,
    query: Result<Query<TraceQuery>, axum::extract::rejection::QueryRejection>,
) -> Reply<TraceView> {
    let outcome = async {
        let caller = caller(peer)?;
        let Query(query) = query.map_err(|e| problem::bad_request(e.body_text()))?;
        match query.after {
            Some(version) => app.service.trace_wait(caller, id, version).await,
            None => app.service.trace(caller, id).await,
        }
    };
    Reply::of(wanted, outcome.await)
}

/// A partner's name holds slashes, so it travels in the query string.
#[derive(Debug, Deserialize)]
struct PartnerQuery {
    name: String,
}

async fn log_partner<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    query: Result<Query<PartnerQuery>, axum::extract::rejection::QueryRejection>,
) -> Reply<CheckpointView> {
    let outcome = async {
        let Query(query) = query.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.log_partner(caller(peer)?, query.name).await
    };
    Reply::of(wanted, outcome.await)
}

#[cfg(test)]
mod tests;
