//! The life of a request, over the socket.

use super::{Client, encode};
use crate::service::requests::attachments::CaseAct;
use crate::service::requests::life::{
    AcknowledgeRequest, AskInformationRequest, ClarifyRequest, OutcomeRequest, SupplyRequest,
    WithdrawRequest,
};
use crate::service::views::{CaseView, PreviewView, TraceView};
use crate::service::{Caller, Life, Outcome};

impl Life for Client {
    async fn case_acknowledge(
        &self,
        _: Caller,
        id: String,
        request: AcknowledgeRequest,
    ) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/acknowledge", encode(&id)), &request).await
    }

    async fn case_ask(
        &self,
        _: Caller,
        id: String,
        request: AskInformationRequest,
    ) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/ask", encode(&id)), &request).await
    }

    async fn case_outcome(
        &self,
        _: Caller,
        id: String,
        request: OutcomeRequest,
    ) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/outcome", encode(&id)), &request).await
    }

    async fn case_preview(&self, _: Caller, id: String, request: CaseAct) -> Outcome<PreviewView> {
        self.post(&format!("/cases/{}/preview", encode(&id)), &request).await
    }

    async fn trace_supply(
        &self,
        _: Caller,
        id: String,
        request: SupplyRequest,
    ) -> Outcome<TraceView> {
        self.post(&format!("/traces/{}/supply", encode(&id)), &request).await
    }

    async fn trace_clarify(
        &self,
        _: Caller,
        id: String,
        request: ClarifyRequest,
    ) -> Outcome<TraceView> {
        self.post(&format!("/traces/{}/clarify", encode(&id)), &request).await
    }

    async fn trace_withdraw(
        &self,
        _: Caller,
        id: String,
        request: WithdrawRequest,
    ) -> Outcome<TraceView> {
        self.post(&format!("/traces/{}/withdraw", encode(&id)), &request).await
    }

    async fn trace_reopen(
        &self,
        _: Caller,
        id: String,
        request: SupplyRequest,
    ) -> Outcome<TraceView> {
        self.post(&format!("/traces/{}/reopen", encode(&id)), &request).await
    }
}
