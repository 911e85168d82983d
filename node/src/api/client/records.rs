//! Single records, over the socket.

use super::{Client, encode};
use crate::service::requests::{CorrectRequest, EnterRequest, EventRequest, SetRequest};
use crate::service::views::people::ActivityListView;
use crate::service::views::{RecordSetView, RecordView};
use crate::service::{Caller, Outcome, RecordService};

impl RecordService for Client {
    async fn registry_record(&self, _: Caller, id: String) -> Outcome<RecordView> {
        self.get(&format!("/registry/records/{}", encode(&id))).await
    }

    async fn registry_looked(&self, _: Caller, id: String) -> Outcome<ActivityListView> {
        self.get(&format!("/registry/records/{}/looked", encode(&id))).await
    }

    async fn registry_enter(&self, _: Caller, request: EnterRequest) -> Outcome<RecordView> {
        self.post("/registry/records", &request).await
    }

    async fn registry_correct(
        &self,
        _: Caller,
        id: String,
        request: CorrectRequest,
    ) -> Outcome<RecordView> {
        self.post(&format!("/registry/records/{}/correction", encode(&id)), &request).await
    }

    async fn registry_event(
        &self,
        _: Caller,
        id: String,
        request: EventRequest,
    ) -> Outcome<RecordView> {
        self.post(&format!("/registry/records/{}/events", encode(&id)), &request).await
    }

    async fn registry_set(&self, _: Caller, request: SetRequest) -> Outcome<RecordSetView> {
        self.post("/registry/sets", &request).await
    }
}
