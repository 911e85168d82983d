//! The use cases about the security of stores, at the other end of the socket.

use super::{Client, encode, query};
use crate::service::requests::{AnswerAssessmentRequest, PlanRequest, WordsRequest};
use crate::service::security::{
    SecurityListRequest, SecurityListView, SecurityQuestionsView, SecurityView,
};
use crate::service::{Caller, Outcome, SecurityService};

impl SecurityService for Client {
    async fn security_questions(
        &self,
        _: Caller,
        request: WordsRequest,
    ) -> Outcome<SecurityQuestionsView> {
        self.get(&format!("/security/questions{}", query(&request)?)).await
    }

    async fn security_list(
        &self,
        _: Caller,
        request: SecurityListRequest,
    ) -> Outcome<SecurityListView> {
        self.get(&format!("/security{}", query(&request)?)).await
    }

    async fn security(&self, _: Caller, id: String) -> Outcome<SecurityView> {
        self.get(&format!("/security/{}", encode(&id))).await
    }

    async fn security_begin(&self, _: Caller, store: String) -> Outcome<SecurityView> {
        self.post(&format!("/stores/{}/security", encode(&store)), &()).await
    }

    async fn security_answer(
        &self,
        _: Caller,
        id: String,
        request: AnswerAssessmentRequest,
    ) -> Outcome<SecurityView> {
        self.post(&format!("/security/{}/answers", encode(&id)), &request).await
    }

    async fn security_plan(
        &self,
        _: Caller,
        id: String,
        request: PlanRequest,
    ) -> Outcome<SecurityView> {
        self.post(&format!("/security/{}/plan", encode(&id)), &request).await
    }

    async fn security_close(&self, _: Caller, id: String) -> Outcome<SecurityView> {
        self.post(&format!("/security/{}/close", encode(&id)), &()).await
    }
}
