//! Canned assessments, shown by the rules of the running node.

use super::FakeService;
use crate::adviser::assessment::{Action, Answer, Assessment, QUESTIONS};
use crate::service::adviser::{none, showing};
use crate::service::requests::{
    AnswerAssessmentRequest, BeginAssessmentRequest, PlanRequest, WordsRequest,
};
use crate::service::views::{
    AssessmentListView, AssessmentQuestionsView, AssessmentView, GuideView, MarkKeyView,
};
use crate::service::{AdviserService, Caller, ErrorCode, Outcome, ServiceError};
use crate::store::AssessmentRecord;
use vestigo_protocol::time::Timestamp;

const NOW: Timestamp = Timestamp(1_795_372_495);

fn record(number: u64, year: u16, add: u8) -> AssessmentRecord {
    let level = |at: usize| (u8::try_from(at % 4).unwrap() + add).min(4);
    let answer = |at| Answer { level: level(at), evidence: "SYNTHETIC".to_owned() };
    let answers =
        QUESTIONS.iter().enumerate().map(|(at, (q, _))| ((*q).to_owned(), answer(at))).collect();
    let actions = vec![Action {
        number: 1,
        question: "M1".to_owned(),
        what: "SYNTHETIC 1".to_owned(),
        who: "SYNTHETIC 2".to_owned(),
        by: "2026-10-31".to_owned(),
        done: None,
    }];
    AssessmentRecord {
        number,
        year,
        begun_at: NOW,
        updated_at: NOW,
        closed_at: (number < 7).then_some(NOW),
        body: serde_json::to_vec(&Assessment { answers, actions }).unwrap(),
    }
}

fn all() -> [AssessmentRecord; 2] {
    [record(7, 2026, 1), record(6, 2025, 0)]
}

/// Assessments 7, open, and 6, closed.
fn shown(id: &str) -> Outcome<AssessmentView> {
    showing::assessment(&all(), id.parse().map_err(|_| none())?, NOW)
}

impl AdviserService for FakeService {
    async fn assessment_questions(
        &self,
        caller: Caller,
        request: WordsRequest,
    ) -> Outcome<AssessmentQuestionsView> {
        self.calls.note(caller, "assessment_questions");
        showing::questions(request.language.as_deref())
    }

    async fn assessments(&self, caller: Caller) -> Outcome<AssessmentListView> {
        self.calls.note(caller, "assessments");
        showing::list(&all())
    }

    async fn assessment(&self, caller: Caller, id: String) -> Outcome<AssessmentView> {
        self.calls.note(caller, format!("assessment {id}"));
        shown(&id)
    }

    async fn assessment_begin(
        &self,
        caller: Caller,
        request: BeginAssessmentRequest,
    ) -> Outcome<AssessmentView> {
        let BeginAssessmentRequest { year, from } = request;
        self.calls.note(caller, format!("assessment_begin {year} {from:?}"));
        if year == 2026 {
            return Err(
                ServiceError::new(ErrorCode::Conflict, "error-assessment-open").with("year", year)
            );
        }
        shown("7")
    }

    async fn assessment_answer(
        &self,
        caller: Caller,
        id: String,
        request: AnswerAssessmentRequest,
    ) -> Outcome<AssessmentView> {
        let said: Vec<String> = request
            .answers
            .iter()
            .map(|answer| format!("{}={:?} {}", answer.question, answer.level, answer.evidence))
            .collect();
        self.calls.note(caller, format!("assessment_answer {id} {}", said.join(", ")));
        shown(&id)
    }

    async fn assessment_plan(
        &self,
        caller: Caller,
        id: String,
        request: PlanRequest,
    ) -> Outcome<AssessmentView> {
        let PlanRequest { action, question, what, who, by, done } = request;
        let said = format!("{action:?} {question} {what} {who} {by} {done:?}");
        self.calls.note(caller, format!("assessment_plan {id} {said}"));
        shown(&id)
    }

    async fn assessment_close(&self, caller: Caller, id: String) -> Outcome<AssessmentView> {
        self.calls.note(caller, format!("assessment_close {id}"));
        shown(&id)
    }

    async fn guide(&self, caller: Caller, request: WordsRequest) -> Outcome<GuideView> {
        self.calls.note(caller, "guide");
        showing::guide(request.language.as_deref())
    }

    async fn mark_key(&self, caller: Caller, request: WordsRequest) -> Outcome<MarkKeyView> {
        self.calls.note(caller, "mark_key");
        showing::mark_key(request.language.as_deref())
    }
}
