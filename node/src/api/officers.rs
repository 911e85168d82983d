//! Routes about officers, and who a request comes from: the account that the kernel names, and two
//! headers, which officer of that account it is and the ticket of a key opened for this one act.

use std::sync::Arc;

use axum::Router;
use axum::extract::connect_info::ConnectInfo;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::routing::{get, post};

use super::problem::{Json, Reply, Wanted};
use super::{App, Peer, Shared};
use crate::desk::officer::{OfficerName, Ticket};
use crate::service::requests::officers::{
    AddOfficerRequest, ApproveRequest, DeclineRequest, PassphraseRequest, RolesRequest,
    SuspendRequest, UnlockRequest,
};
use crate::service::views::{CaseView, ExplainView, OfficerListView, OfficerView, UnlockedView};
use crate::service::{Caller, ErrorCode, Service, ServiceError};

/// Header that names the officer.
pub(super) const OFFICER: &str = "vestigo-officer";
/// Header with the ticket, 32 hexadecimal digits.
pub(super) const TICKET: &str = "vestigo-ticket";

/// Who is at the other end.
#[derive(Clone, Debug)]
pub(super) struct Connection(Result<Caller, ServiceError>);

impl<S: Send + Sync> FromRequestParts<S> for Connection {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<Peer>>().and_then(|info| info.0.0);
        let unnamed = || ServiceError::new(ErrorCode::NotAllowed, "error-no-peer-credentials");
        let said = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let known = peer.ok_or_else(unnamed).and_then(|mut caller| {
            if let Some(name) = said(OFFICER) {
                let bad = || {
                    ServiceError::new(ErrorCode::BadInput, "error-officer-name").with("name", name)
                };
                caller.officer = Some(OfficerName::parse(name).ok_or_else(bad)?);
            }
            caller.ticket = said(TICKET).and_then(ticket);
            Ok(caller)
        });
        Ok(Self(known))
    }
}

/// The caller of a request.
pub(super) fn caller(Connection(caller): Connection) -> Result<Caller, ServiceError> {
    caller
}

/// Reads 32 hexadecimal digits.
pub(super) fn ticket(text: &str) -> Option<Ticket> {
    u128::from_str_radix(text, 16).ok().map(|number| Ticket(number.to_be_bytes()))
}

/// The routes about officers.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/officers", get(officers::<S>).post(officer_add::<S>))
        .route("/officers/self", get(officer_self::<S>))
        .route("/officers/unlock", post(officer_unlock::<S>))
        .route("/officers/{name}/suspend", post(officer_suspend::<S>))
        .route("/officers/{name}/roles", post(officer_roles::<S>))
        .route("/officers/{name}/key", post(officer_key::<S>))
        .route("/officers/{name}/passphrase", post(officer_passphrase::<S>))
        .route("/cases/{id}/approve", post(case_approve::<S>))
        .route("/cases/{id}/decline", post(case_decline::<S>))
        .route("/explain/{id}", get(explain::<S>))
}

plain! {
    officers -> OfficerListView;
    officer_self -> OfficerView;
}

with_body! {
    officer_add(AddOfficerRequest) -> OfficerView;
    officer_unlock(UnlockRequest) -> UnlockedView;
}

with_id! {
    explain -> ExplainView;
}

with_id_and_body! {
    officer_roles(RolesRequest) -> OfficerView;
    officer_key(PassphraseRequest) -> OfficerView;
    officer_passphrase(PassphraseRequest) -> OfficerView;
    case_approve(ApproveRequest) -> CaseView;
    case_decline(DeclineRequest) -> CaseView;
}

async fn officer_suspend<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path(name): Path<String>,
    body: Json<SuspendRequest>,
) -> Reply<OfficerView> {
    let outcome =
        async { app.service.officer_suspend(caller(peer)?, name, body.0?.suspended).await };
    Reply::of(wanted, outcome.await)
}
