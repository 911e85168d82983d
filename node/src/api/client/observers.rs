//! The use cases about observers and witnesses, at the other end of the socket.

use super::Client;
use crate::service::requests::observers::{AddObserverRequest, RemoveObserverRequest};
use crate::service::views::{ObserverListView, ObserverView, WitnessListView};
use crate::service::{Caller, ObserverService, Outcome};

impl ObserverService for Client {
    async fn observers(&self, _: Caller) -> Outcome<ObserverListView> {
        self.get("/observers").await
    }

    async fn observer_add(&self, _: Caller, request: AddObserverRequest) -> Outcome<ObserverView> {
        self.post("/observers", &request).await
    }

    async fn observer_remove(
        &self,
        _: Caller,
        request: RemoveObserverRequest,
    ) -> Outcome<ObserverView> {
        self.post("/observers/remove", &request).await
    }

    async fn witnesses(&self, _: Caller) -> Outcome<WitnessListView> {
        self.get("/witnesses").await
    }
}
