//! Routes of the adviser's tools.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use super::problem::{self, Json, Reply, Wanted};
use super::{App, Connection, Shared, caller};
use crate::service::Service;
use crate::service::requests::{
    AnswerAssessmentRequest, AnswerPracticeRequest, BeginAssessmentRequest, BeginPracticeRequest,
    PlanRequest, PracticeRequest, TrainingAnswerRequest, WordsRequest,
};
use crate::service::views::{
    AssessmentListView, AssessmentQuestionsView, AssessmentView, GuideView, MarkKeyView,
    PracticeAnsweredView, PracticeListView, PracticeView, TrainingAnswerView, TrainingCountsView,
    TrainingNextView, TrainingView,
};

/// All of them.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/adviser/questions", get(assessment_questions::<S>))
        .route("/adviser/guide", get(guide::<S>))
        .route("/adviser/training", get(training::<S>))
        .route("/adviser/training/next", get(training_next::<S>))
        .route("/adviser/training/answers", post(training_answer::<S>))
        .route("/adviser/training/counts", get(training_counts::<S>))
        .route("/adviser/practice", get(practices::<S>).post(practice_begin::<S>))
        .route("/adviser/practice/step", get(practice::<S>))
        .route("/adviser/practice/answers", post(practice_answer::<S>))
        .route("/adviser/marks", get(mark_key::<S>))
        .route("/adviser/assessments", get(assessments::<S>).post(assessment_begin::<S>))
        .route("/adviser/assessments/{id}", get(assessment::<S>))
        .route("/adviser/assessments/{id}/answers", post(assessment_answer::<S>))
        .route("/adviser/assessments/{id}/plan", post(assessment_plan::<S>))
        .route("/adviser/assessments/{id}/close", post(assessment_close::<S>))
}

plain! {
    assessments -> AssessmentListView;
}

with_body! {
    assessment_begin(BeginAssessmentRequest) -> AssessmentView;
    training_answer(TrainingAnswerRequest) -> TrainingAnswerView;
    practice_begin(BeginPracticeRequest) -> PracticeView;
    practice_answer(AnswerPracticeRequest) -> PracticeAnsweredView;
}

with_id! {
    assessment -> AssessmentView;
    assessment_close -> AssessmentView;
}

with_id_and_body! {
    assessment_answer(AnswerAssessmentRequest) -> AssessmentView;
    assessment_plan(PlanRequest) -> AssessmentView;
}

/// A handler that takes what stands in the query.
macro_rules! with_query {
    ($($name:ident($request:ty) -> $view:ty;)+) => {$(
        async fn $name<S: Service>(
            State(app): App<S>,
            peer: Connection,
            wanted: Wanted,
            asked: Result<Query<$request>, QueryRejection>,
        ) -> Reply<$view> {
            Reply::of(wanted, async {
                let Query(asked) = asked.map_err(|e| problem::bad_request(e.body_text()))?;
                app.service.$name(caller(peer)?, asked).await
            }.await)
        }
    )+};
}

with_query! {
    assessment_questions(WordsRequest) -> AssessmentQuestionsView;
    guide(WordsRequest) -> GuideView;
    mark_key(WordsRequest) -> MarkKeyView;
    training(WordsRequest) -> TrainingView;
    training_next(WordsRequest) -> TrainingNextView;
    training_counts(WordsRequest) -> TrainingCountsView;
    practices(WordsRequest) -> PracticeListView;
    practice(PracticeRequest) -> PracticeView;
}
