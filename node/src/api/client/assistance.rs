//! The use cases about assistance, its projects and workshops, at the other end of the socket.

use super::{Client, encode};
use crate::service::assistance::{
    AssistanceListView, AssistanceRequest, AssistanceSentView, AssistanceWanted, ShareView,
    ShareWanted,
};
use crate::service::projects::{ProjectDoing, ProjectListView, ProjectView, ProjectWanted};
use crate::service::requests::{ListRequest, WordsRequest};
use crate::service::workshops::{
    ParticipantsRequest, ParticipantsView, WorkbookView, WorkshopListView, WorkshopSaid,
    WorkshopView,
};
use crate::service::{AssistanceService, Caller, Outcome, ProjectService, WorkshopService};

impl AssistanceService for Client {
    async fn assistance(
        &self,
        _: Caller,
        request: AssistanceRequest,
    ) -> Outcome<AssistanceListView> {
        self.post("/assistance/find", &request).await
    }

    async fn assistance_ask(
        &self,
        _: Caller,
        request: AssistanceWanted,
    ) -> Outcome<AssistanceSentView> {
        self.post("/assistance", &request).await
    }

    async fn assistance_preview(&self, _: Caller, request: ShareWanted) -> Outcome<ShareView> {
        self.post("/assistance/preview", &request).await
    }
}

impl ProjectService for Client {
    async fn project_enter(&self, _: Caller, request: ProjectWanted) -> Outcome<ProjectView> {
        self.post("/projects", &request).await
    }

    async fn projects(&self, _: Caller, request: ListRequest) -> Outcome<ProjectListView> {
        self.post("/projects/find", &request).await
    }

    async fn project(&self, _: Caller, id: String) -> Outcome<ProjectView> {
        self.get(&format!("/projects/{}", encode(&id))).await
    }

    async fn project_act(
        &self,
        _: Caller,
        id: String,
        request: ProjectDoing,
    ) -> Outcome<ProjectView> {
        self.post(&format!("/projects/{}", encode(&id)), &request).await
    }
}

impl WorkshopService for Client {
    async fn workshop_enter(&self, _: Caller, request: WorkshopSaid) -> Outcome<WorkshopView> {
        self.post("/workshops", &request).await
    }

    async fn workshop_change(
        &self,
        _: Caller,
        id: String,
        request: WorkshopSaid,
    ) -> Outcome<WorkshopView> {
        self.post(&format!("/workshops/{}", encode(&id)), &request).await
    }

    async fn workshops(&self, _: Caller, request: ListRequest) -> Outcome<WorkshopListView> {
        self.post("/workshops/find", &request).await
    }

    async fn workshop(&self, _: Caller, id: String) -> Outcome<WorkshopView> {
        self.get(&format!("/workshops/{}", encode(&id))).await
    }

    async fn workshop_take(
        &self,
        _: Caller,
        id: String,
        request: ParticipantsRequest,
    ) -> Outcome<ParticipantsView> {
        self.post(&format!("/workshops/{}/participants", encode(&id)), &request).await
    }

    async fn workshop_erase(&self, _: Caller, id: String) -> Outcome<WorkshopView> {
        self.post(&format!("/workshops/{}/erase", encode(&id)), &()).await
    }

    async fn workshop_book(
        &self,
        _: Caller,
        id: String,
        request: WordsRequest,
    ) -> Outcome<WorkbookView> {
        self.post(&format!("/workshops/{}/workbook", encode(&id)), &request).await
    }
}
