//! The client's side of the chain and of letters.

use super::{Client, encode};
use crate::service::requests::{
    ConfirmLetterRequest, LetterReplyRequest, OnwardRequest, SuggestRequest,
};
use crate::service::views::{LetterView, ScanView, SuggestionListView, TraceView};
use crate::service::{Caller, ChainService, Outcome};

impl ChainService for Client {
    async fn trace_suggest(
        &self,
        _: Caller,
        request: SuggestRequest,
    ) -> Outcome<SuggestionListView> {
        self.post("/traces/suggest", &request).await
    }

    async fn trace_onward(
        &self,
        _: Caller,
        id: String,
        request: OnwardRequest,
    ) -> Outcome<TraceView> {
        self.post(&format!("/traces/{}/onward", encode(&id)), &request).await
    }

    async fn trace_enter_reply(
        &self,
        _: Caller,
        id: String,
        request: LetterReplyRequest,
    ) -> Outcome<TraceView> {
        self.post(&format!("/traces/{}/replies", encode(&id)), &request).await
    }

    async fn trace_confirm_letter(
        &self,
        _: Caller,
        id: String,
        request: ConfirmLetterRequest,
    ) -> Outcome<TraceView> {
        self.post(&format!("/traces/{}/confirmations", encode(&id)), &request).await
    }

    async fn trace_letter(&self, _: Caller, id: String, hop: usize) -> Outcome<LetterView> {
        self.get(&format!("/traces/{}/letters/{hop}", encode(&id))).await
    }

    async fn trace_scan(&self, _: Caller, id: String, hop: usize) -> Outcome<ScanView> {
        self.get(&format!("/traces/{}/scans/{hop}", encode(&id))).await
    }
}
