//! The adviser's tools, over the socket.

use super::{Client, encode, query};
use crate::service::requests::{
    AnswerAssessmentRequest, AnswerPracticeRequest, BeginAssessmentRequest, BeginPracticeRequest,
    PlanRequest, PracticeRequest, TrainingAnswerRequest, WordsRequest,
};
use crate::service::views::{
    AssessmentListView, AssessmentQuestionsView, AssessmentView, GuideView, MarkKeyView,
    PracticeAnsweredView, PracticeListView, PracticeView, TrainingAnswerView, TrainingCountsView,
    TrainingNextView, TrainingView,
};
use crate::service::{AdviserService, Caller, Outcome, PracticeService, TrainingService};

impl AdviserService for Client {
    async fn assessment_questions(
        &self,
        _: Caller,
        request: WordsRequest,
    ) -> Outcome<AssessmentQuestionsView> {
        self.get(&format!("/adviser/questions{}", query(&request)?)).await
    }

    async fn assessments(&self, _: Caller) -> Outcome<AssessmentListView> {
        self.get("/adviser/assessments").await
    }

    async fn assessment(&self, _: Caller, id: String) -> Outcome<AssessmentView> {
        self.get(&format!("/adviser/assessments/{}", encode(&id))).await
    }

    async fn assessment_begin(
        &self,
        _: Caller,
        request: BeginAssessmentRequest,
    ) -> Outcome<AssessmentView> {
        self.post("/adviser/assessments", &request).await
    }

    async fn assessment_answer(
        &self,
        _: Caller,
        id: String,
        request: AnswerAssessmentRequest,
    ) -> Outcome<AssessmentView> {
        self.post(&format!("/adviser/assessments/{}/answers", encode(&id)), &request).await
    }

    async fn assessment_plan(
        &self,
        _: Caller,
        id: String,
        request: PlanRequest,
    ) -> Outcome<AssessmentView> {
        self.post(&format!("/adviser/assessments/{}/plan", encode(&id)), &request).await
    }

    async fn assessment_close(&self, _: Caller, id: String) -> Outcome<AssessmentView> {
        self.post(&format!("/adviser/assessments/{}/close", encode(&id)), &()).await
    }

    async fn guide(&self, _: Caller, request: WordsRequest) -> Outcome<GuideView> {
        self.get(&format!("/adviser/guide{}", query(&request)?)).await
    }

    async fn mark_key(&self, _: Caller, request: WordsRequest) -> Outcome<MarkKeyView> {
        self.get(&format!("/adviser/marks{}", query(&request)?)).await
    }
}

impl TrainingService for Client {
    async fn training(&self, _: Caller, request: WordsRequest) -> Outcome<TrainingView> {
        self.get(&format!("/adviser/training{}", query(&request)?)).await
    }

    async fn training_next(&self, _: Caller, request: WordsRequest) -> Outcome<TrainingNextView> {
        self.get(&format!("/adviser/training/next{}", query(&request)?)).await
    }

    async fn training_answer(
        &self,
        _: Caller,
        request: TrainingAnswerRequest,
    ) -> Outcome<TrainingAnswerView> {
        self.post("/adviser/training/answers", &request).await
    }

    async fn training_counts(
        &self,
        _: Caller,
        request: WordsRequest,
    ) -> Outcome<TrainingCountsView> {
        self.get(&format!("/adviser/training/counts{}", query(&request)?)).await
    }
}

impl PracticeService for Client {
    async fn practices(&self, _: Caller, request: WordsRequest) -> Outcome<PracticeListView> {
        self.get(&format!("/adviser/practice{}", query(&request)?)).await
    }

    async fn practice_begin(
        &self,
        _: Caller,
        request: BeginPracticeRequest,
    ) -> Outcome<PracticeView> {
        self.post("/adviser/practice", &request).await
    }

    async fn practice(&self, _: Caller, request: PracticeRequest) -> Outcome<PracticeView> {
        self.get(&format!("/adviser/practice/step{}", query(&request)?)).await
    }

    async fn practice_answer(
        &self,
        _: Caller,
        request: AnswerPracticeRequest,
    ) -> Outcome<PracticeAnsweredView> {
        self.post("/adviser/practice/answers", &request).await
    }
}
