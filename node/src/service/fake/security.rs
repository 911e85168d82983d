//! Canned security assessments of store 7, shown by the rules of the running node.

use vestigo_protocol::time::Timestamp;

use super::FakeService;
use crate::holdings::checklist::{Action, Answer, Assessment};
use crate::holdings::security::{QUESTIONS, SiteAssessment};
use crate::service::requests::{AnswerAssessmentRequest, PlanRequest, WordsRequest};
use crate::service::security::{
    SecurityListRequest, SecurityListView, SecurityQuestionsView, SecurityView, questions, row,
    view,
};
use crate::service::{Caller, Outcome, SecurityService};

const NOW: Timestamp = Timestamp(1_795_372_495);
const STORE: &str = "SYNTHETIC depot";

fn one(number: u64, add: u8) -> SiteAssessment {
    let level = |at: usize| (u8::try_from(at % 4).unwrap() + add).min(4);
    let answer = |at| Answer { level: level(at), evidence: "SYNTHETIC".to_owned() };
    let questions = QUESTIONS.iter().filter(|question| !question.ammunition).enumerate();
    let actions = vec![Action {
        number: 1,
        question: "P1".to_owned(),
        what: "SYNTHETIC 1".to_owned(),
        who: "SYNTHETIC 2".to_owned(),
        by: "2026-10-31".to_owned(),
        done: None,
    }];
    let answers = questions.map(|(at, question)| (question.id.to_owned(), answer(at))).collect();
    SiteAssessment {
        number,
        store: 7,
        ammunition: false,
        by: "ben".to_owned(),
        begun: NOW,
        updated: NOW,
        closed: (number < 7).then_some(NOW),
        content: Assessment { answers, actions },
    }
}

fn shown() -> SecurityView {
    let all = [one(6, 0), one(7, 1)];
    view(&all, &all[1], STORE, NOW)
}

impl SecurityService for FakeService {
    async fn security_questions(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> Outcome<SecurityQuestionsView> {
        self.calls.note(caller, "security_questions");
        questions(request.language.as_deref())
    }

    async fn security_list(
        &self,
        caller: Caller,
        request: SecurityListRequest,
    ) -> Outcome<SecurityListView> {
        self.calls.note(caller, format!("security_list {:?} {:?}", request.store, request.state));
        let items = [one(7, 1), one(6, 0)].iter().map(|one| row(one, STORE)).collect();
        Ok(SecurityListView { items, next: None })
    }

    async fn security(&self, caller: Caller, id: String) -> Outcome<SecurityView> {
        self.calls.note(caller, format!("security {id}"));
        Ok(shown())
    }

    async fn security_begin(&self, caller: Caller, store: String) -> Outcome<SecurityView> {
        self.calls.note(caller, format!("security_begin {store}"));
        Ok(shown())
    }

    async fn security_answer(
        &self,
        caller: Caller,
        id: String,
        request: AnswerAssessmentRequest,
    ) -> Outcome<SecurityView> {
        let said: Vec<String> =
            request.answers.iter().map(|one| format!("{} {:?}", one.question, one.level)).collect();
        self.calls.note(caller, format!("security_answer {id} {}", said.join(", ")));
        Ok(shown())
    }

    async fn security_plan(
        &self,
        caller: Caller,
        id: String,
        request: PlanRequest,
    ) -> Outcome<SecurityView> {
        self.calls.note(caller, format!("security_plan {id} {} {}", request.question, request.by));
        Ok(shown())
    }

    async fn security_close(&self, caller: Caller, id: String) -> Outcome<SecurityView> {
        self.calls.note(caller, format!("security_close {id}"));
        Ok(shown())
    }
}
