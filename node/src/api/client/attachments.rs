//! Attached files.

use hyper::Method;

use super::{Client, encode, full, query};
use crate::service::requests::attachments::{
    ActWithRequest, AttachRequest, OpenRequest, ReplyWithRequest, StageRequest, SubmitWithRequest,
    SupplyWithRequest,
};
use crate::service::views::{AttachmentListView, CaseView, OpenedView, StagedView, TraceView};
use crate::service::{AttachmentService, Caller, Outcome};

impl AttachmentService for Client {
    async fn attachment_stage(
        &self,
        _: Caller,
        request: StageRequest,
        bytes: Vec<u8>,
    ) -> Outcome<StagedView> {
        let path = format!("/attachments{}", query(&request)?);
        // A key that was opened is for the act that names the file, not for its bytes.
        self.without_ticket().call(Method::POST, &path, full(bytes)).await
    }

    async fn trace_submit_with(&self, _: Caller, request: SubmitWithRequest) -> Outcome<TraceView> {
        self.post("/traces/with-attachments", &request).await
    }

    async fn trace_attach(
        &self,
        _: Caller,
        id: String,
        request: AttachRequest,
    ) -> Outcome<AttachmentListView> {
        self.post(&format!("/traces/{}/attachments", encode(&id)), &request).await
    }

    async fn trace_supply_with(
        &self,
        _: Caller,
        id: String,
        request: SupplyWithRequest,
    ) -> Outcome<TraceView> {
        self.post(&format!("/traces/{}/supply-with-attachments", encode(&id)), &request).await
    }

    async fn case_act_with(
        &self,
        _: Caller,
        id: String,
        request: ActWithRequest,
    ) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/with-attachments", encode(&id)), &request).await
    }

    async fn trace_reopen_with(
        &self,
        _: Caller,
        id: String,
        request: SupplyWithRequest,
    ) -> Outcome<TraceView> {
        self.post(&format!("/traces/{}/reopen-with-attachments", encode(&id)), &request).await
    }

    async fn case_reply_with(
        &self,
        _: Caller,
        id: String,
        request: ReplyWithRequest,
    ) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/reply-with-attachments", encode(&id)), &request).await
    }

    async fn attachments(&self, _: Caller, id: String) -> Outcome<AttachmentListView> {
        self.get(&format!("/traces/{}/attachments", encode(&id))).await
    }

    async fn attachment_open(
        &self,
        _: Caller,
        digest: String,
        request: OpenRequest,
    ) -> Outcome<OpenedView> {
        self.post(&format!("/attachments/{}/open", encode(&digest)), &request).await
    }
}
