//! Routes about assistance, its projects and workshops.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{Json, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
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

/// The routes.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/assistance", post(assistance_ask::<S>))
        .route("/assistance/find", post(assistance::<S>))
        .route("/assistance/preview", post(assistance_preview::<S>))
        .route("/projects", post(project_enter::<S>))
        .route("/projects/find", post(projects::<S>))
        .route("/projects/{id}", get(project::<S>).post(project_act::<S>))
        .route("/workshops", post(workshop_enter::<S>))
        .route("/workshops/find", post(workshops::<S>))
        .route("/workshops/{id}", get(workshop::<S>).post(workshop_change::<S>))
        .route("/workshops/{id}/participants", post(workshop_take::<S>))
        .route("/workshops/{id}/erase", post(workshop_erase::<S>))
        .route("/workshops/{id}/workbook", post(workshop_book::<S>))
}

with_body! {
    assistance(AssistanceRequest) -> AssistanceListView;
    assistance_ask(AssistanceWanted) -> AssistanceSentView;
    assistance_preview(ShareWanted) -> ShareView;
    project_enter(ProjectWanted) -> ProjectView;
    projects(ListRequest) -> ProjectListView;
    workshop_enter(WorkshopSaid) -> WorkshopView;
    workshops(ListRequest) -> WorkshopListView;
}

with_id! {
    project -> ProjectView;
    workshop -> WorkshopView;
    workshop_erase -> WorkshopView;
}

with_id_and_body! {
    project_act(ProjectDoing) -> ProjectView;
    workshop_change(WorkshopSaid) -> WorkshopView;
    workshop_take(ParticipantsRequest) -> ParticipantsView;
    workshop_book(WordsRequest) -> WorkbookView;
}
