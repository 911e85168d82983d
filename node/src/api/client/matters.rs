//! Requests other than a trace.

use super::{Client, encode, query};
use crate::service::requests::{ListRequest, MatterRequest, ReplyRequest, TellRequest};
use crate::service::views::{
    AlertListView, CaseView, ConsentListView, MatterListView, MatterView, NoticeListView,
    WatchListView,
};
use crate::service::{Caller, MatterService, Outcome};

impl MatterService for Client {
    async fn matter_ask(&self, _: Caller, request: MatterRequest) -> Outcome<MatterView> {
        self.post("/requests", &request).await
    }

    async fn matter(&self, _: Caller, id: String) -> Outcome<MatterView> {
        self.get(&format!("/requests/{}", encode(&id))).await
    }

    async fn matters(&self, _: Caller, request: ListRequest) -> Outcome<MatterListView> {
        self.get(&format!("/requests{}", query(&request)?)).await
    }

    async fn notices(&self, _: Caller, request: ListRequest) -> Outcome<NoticeListView> {
        self.get(&format!("/notices{}", query(&request)?)).await
    }

    async fn watches(&self, _: Caller, request: ListRequest) -> Outcome<WatchListView> {
        self.get(&format!("/watches{}", query(&request)?)).await
    }

    async fn alerts(&self, _: Caller, request: ListRequest) -> Outcome<AlertListView> {
        self.get(&format!("/alerts{}", query(&request)?)).await
    }

    async fn alert_tell(&self, _: Caller, id: String, request: TellRequest) -> Outcome<MatterView> {
        self.post(&format!("/alerts/{}/tell", encode(&id)), &request).await
    }

    async fn consents(&self, _: Caller, request: ListRequest) -> Outcome<ConsentListView> {
        self.get(&format!("/consents{}", query(&request)?)).await
    }

    async fn case_reply(&self, _: Caller, id: String, request: ReplyRequest) -> Outcome<CaseView> {
        self.post(&format!("/cases/{}/reply", encode(&id)), &request).await
    }
}
