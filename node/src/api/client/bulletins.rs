//! The use cases about bulletins, at the other end of the socket.

use super::{Client, encode};
use crate::service::bulletins::{
    AuthorisedPartiesView, BulletinListView, BulletinView, BulletinWanted, BulletinsRequest,
    PartiesCheckedView, PartiesRequest, PartiesWanted,
};
use crate::service::requests::attachments::OpenRequest;
use crate::service::views::OpenedView;
use crate::service::{BulletinService, Caller, Outcome};

impl BulletinService for Client {
    async fn bulletins(&self, _: Caller, request: BulletinsRequest) -> Outcome<BulletinListView> {
        self.post("/bulletins/find", &request).await
    }

    async fn bulletin(&self, _: Caller, id: String) -> Outcome<BulletinView> {
        self.get(&format!("/bulletins/one/{}", encode(&id))).await
    }

    async fn bulletin_send(&self, _: Caller, request: BulletinWanted) -> Outcome<BulletinView> {
        self.post("/bulletins", &request).await
    }

    async fn bulletin_check(
        &self,
        _: Caller,
        request: PartiesWanted,
    ) -> Outcome<PartiesCheckedView> {
        self.post("/bulletins/check", &request).await
    }

    async fn parties(&self, _: Caller, request: PartiesRequest) -> Outcome<AuthorisedPartiesView> {
        self.post("/bulletins/parties", &request).await
    }

    async fn bulletin_open(
        &self,
        _: Caller,
        id: String,
        digest: String,
        request: OpenRequest,
    ) -> Outcome<OpenedView> {
        let path = format!("/bulletins/one/{}/files/{}", encode(&id), encode(&digest));
        self.post(&path, &request).await
    }
}
