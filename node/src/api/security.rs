//! Routes about the security of stores.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{self, Json, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
use crate::service::requests::{AnswerAssessmentRequest, PlanRequest, WordsRequest};
use crate::service::security::{
    SecurityListRequest, SecurityListView, SecurityQuestionsView, SecurityView,
};

/// The routes.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/security/questions", get(security_questions::<S>))
        .route("/security", get(security_list::<S>))
        .route("/stores/{id}/security", post(security_begin::<S>))
        .route("/security/{id}", get(security::<S>))
        .route("/security/{id}/answers", post(security_answer::<S>))
        .route("/security/{id}/plan", post(security_plan::<S>))
        .route("/security/{id}/close", post(security_close::<S>))
}

with_id! {
    security -> SecurityView;
    security_begin -> SecurityView;
    security_close -> SecurityView;
}

with_id_and_body! {
    security_answer(AnswerAssessmentRequest) -> SecurityView;
    security_plan(PlanRequest) -> SecurityView;
}

async fn security_questions<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    asked: Result<Query<WordsRequest>, QueryRejection>,
) -> Reply<SecurityQuestionsView> {
    let said = async {
        let Query(asked) = asked.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.security_questions(caller(peer)?, asked).await
    };
    Reply::of(wanted, said.await)
}

async fn security_list<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    asked: Result<Query<SecurityListRequest>, QueryRejection>,
) -> Reply<SecurityListView> {
    let said = async {
        let Query(asked) = asked.map_err(|e| problem::bad_request(e.body_text()))?;
        app.service.security_list(caller(peer)?, asked).await
    };
    Reply::of(wanted, said.await)
}
