//! The use cases about marking, at the other end of the socket.

use super::{Client, encode, query};
use crate::service::marking::{
    DeliveryRequest, JobRequest, JobView, MarkingListView, MarkingView, ReturnRequest, ReturnView,
    Wanted,
};
use crate::service::requests::ListRequest;
use crate::service::{Caller, MarkingService, Outcome};

impl MarkingService for Client {
    async fn marking_order(&self, _: Caller, request: Wanted) -> Outcome<MarkingView> {
        self.post("/markings", &request).await
    }

    async fn markings(&self, _: Caller, request: ListRequest) -> Outcome<MarkingListView> {
        self.get(&format!("/markings{}", query(&request)?)).await
    }

    async fn marking(&self, _: Caller, id: String) -> Outcome<MarkingView> {
        self.get(&format!("/markings/{}", encode(&id))).await
    }

    async fn marking_job(&self, _: Caller, id: String, request: JobRequest) -> Outcome<JobView> {
        self.post(&format!("/markings/{}/job", encode(&id)), &request).await
    }

    async fn marking_return(
        &self,
        _: Caller,
        id: String,
        request: ReturnRequest,
    ) -> Outcome<ReturnView> {
        self.post(&format!("/markings/{}/return", encode(&id)), &request).await
    }

    async fn marking_tell(
        &self,
        _: Caller,
        id: String,
        request: DeliveryRequest,
    ) -> Outcome<MarkingView> {
        self.post(&format!("/markings/{}/delivery", encode(&id)), &request).await
    }
}
