//! The use cases about officers, at the other end of the socket.

use super::{Client, encode};
use crate::api::officers::ticket;
use crate::service::requests::officers::{
    AddOfficerRequest, ApproveRequest, DeclineRequest, PassphraseRequest, RolesRequest,
    SuspendRequest, UnlockRequest,
};
use crate::service::views::{CaseView, ExplainView, OfficerListView, OfficerView, UnlockedView};
use crate::service::{Caller, OfficerService, Outcome, ServiceError};

impl Client {
    /// The same client for one officer of the account, by name.
    #[must_use]
    pub fn acting_as(mut self, officer: Option<&str>) -> Self {
        self.officer = officer.map(str::to_owned);
        self
    }
}

impl OfficerService for Client {
    async fn officers(&self, _: Caller) -> Outcome<OfficerListView> {
        self.get("/officers").await
    }

    async fn officer_self(&self, _: Caller) -> Outcome<OfficerView> {
        self.get("/officers/self").await
    }

    async fn officer_add(&self, _: Caller, request: AddOfficerRequest) -> Outcome<OfficerView> {
        self.post("/officers", &request).await
    }

    async fn officer_suspend(
        &self,
        _: Caller,
        name: String,
        suspended: bool,
    ) -> Outcome<OfficerView> {
        let path = format!("/officers/{}/suspend", encode(&name));
        self.post(&path, &SuspendRequest { suspended }).await
    }

    async fn officer_roles(
        &self,
        _: Caller,
        name: String,
        request: RolesRequest,
    ) -> Outcome<OfficerView> {
        self.post(&format!("/officers/{}/roles", encode(&name)), &request).await
    }

    async fn officer_key(
        &self,
        _: Caller,
        name: String,
        request: PassphraseRequest,
    ) -> Outcome<OfficerView> {
        self.post(&format!("/officers/{}/key", encode(&name)), &request).await
    }

    async fn officer_passphrase(
        &self,
        _: Caller,
        name: String,
        request: PassphraseRequest,
    ) -> Outcome<OfficerView> {
        self.post(&format!("/officers/{}/passphrase", encode(&name)), &request).await
    }

    /// The ticket goes with the next request of this client, and with no other.
    async fn officer_unlock(&self, _: Caller, request: UnlockRequest) -> Outcome<UnlockedView> {
        let view: UnlockedView = self.post("/officers/unlock", &request).await?;
        let ticket = ticket(&view.ticket).ok_or_else(|| ServiceError::unexpected("no ticket"))?;
        if let Ok(mut held) = self.ticket.lock() {
            *held = Some(ticket);
        }
        Ok(view)
    }

    async fn case_approve(
        &self,
        _: Caller,
        id: String,
        request: ApproveRequest,
    ) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/approve", encode(&id)), &request).await
    }

    async fn case_decline(
        &self,
        _: Caller,
        id: String,
        request: DeclineRequest,
    ) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/decline", encode(&id)), &request).await
    }

    async fn explain(&self, _: Caller, id: String) -> Outcome<ExplainView> {
        self.get(&format!("/explain/{}", encode(&id))).await
    }
}
