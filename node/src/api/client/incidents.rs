//! The use cases about incidents, at the other end of the socket.

use super::{Client, encode};
use crate::service::incidents::{
    Doing, IncidentListView, IncidentView, IncidentWanted, IncidentsRequest, KnownListView,
};
use crate::service::{Caller, IncidentService, Outcome};

impl IncidentService for Client {
    async fn incident_enter(&self, _: Caller, request: IncidentWanted) -> Outcome<IncidentView> {
        self.post("/incidents", &request).await
    }

    async fn incident_known(&self, _: Caller, request: IncidentWanted) -> Outcome<KnownListView> {
        self.post("/incidents/known", &request).await
    }

    async fn incidents(&self, _: Caller, request: IncidentsRequest) -> Outcome<IncidentListView> {
        self.post("/incidents/find", &request).await
    }

    async fn incident(&self, _: Caller, id: String) -> Outcome<IncidentView> {
        self.get(&format!("/incidents/{}", encode(&id))).await
    }

    async fn incident_act(&self, _: Caller, id: String, request: Doing) -> Outcome<IncidentView> {
        self.post(&format!("/incidents/{}", encode(&id)), &request).await
    }
}
