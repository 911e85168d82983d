//! The adviser's tools.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::operation::{Operation, get, post};
use crate::service::Service;
use crate::service::roles::{ASSESSES, READS_ASSESSMENTS};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        get(
            "/adviser/questions",
            "listAssessmentQuestions",
            "Lists the questions of the self-assessment with their levels in words",
        )
        .of(READS_ASSESSMENTS)
        .searches(asked!(assessment_questions)),
        get("/adviser/assessments", "listAssessments", "Lists self-assessments with their scores")
            .of(READS_ASSESSMENTS)
            .plain(plain!(assessments)),
        post("/adviser/assessments", "beginAssessment", "Begins a self-assessment of a year")
            .of(ASSESSES)
            .makes(StatusCode::CREATED)
            .at("/adviser/assessments", "/number")
            .asks(asked!(assessment_begin)),
        get(
            "/adviser/assessments/{id}",
            "getAssessment",
            "Shows a self-assessment with its plan, compared with the one before",
        )
        .of(READS_ASSESSMENTS)
        .plain(named!(assessment)),
        post(
            "/adviser/assessments/{id}/answers",
            "answerAssessment",
            "Answers questions of an open self-assessment",
        )
        .of(ASSESSES)
        .asks(named_asked!(assessment_answer)),
        post(
            "/adviser/assessments/{id}/plan",
            "planAction",
            "Adds or changes an action of the plan",
        )
        .of(ASSESSES)
        .asks(named_asked!(assessment_plan)),
        post(
            "/adviser/assessments/{id}/close",
            "closeAssessment",
            "Closes a self-assessment: its answers do not change any more",
        )
        .of(ASSESSES)
        .plain(named!(assessment_close)),
        get("/adviser/training", "getTraining", "Says how the caller stands in the training")
            .searches(asked!(training)),
        get("/adviser/training/next", "getTrainingQuestion", "Gives the caller's next question")
            .searches(asked!(training_next)),
        post("/adviser/training/answers", "answerTrainingQuestion", "Answers a question")
            .asks(asked!(training_answer)),
        get(
            "/adviser/training/counts",
            "countTraining",
            "Counts what all officers answered, by skill, without names",
        )
        .of(ASSESSES)
        .searches(asked!(training_counts)),
        get("/adviser/practice", "listPractice", "Lists the caller's practised traces")
            .searches(asked!(practices)),
        post("/adviser/practice", "beginPractice", "Begins to practise a trace on invented data")
            .asks(asked!(practice_begin)),
        get("/adviser/practice/step", "getPractice", "Shows where a practised trace stands")
            .searches(asked!(practice)),
        post(
            "/adviser/practice/answers",
            "answerPractice",
            "Answers the step of a practised trace that waits",
        )
        .asks(asked!(practice_answer)),
        get("/adviser/guide", "getReadingGuide", "Says how each kind of gun is read")
            .searches(asked!(guide)),
        get(
            "/adviser/marks",
            "listMarkKey",
            "Lists import, proof and other marks, and how to read them",
        )
        .searches(asked!(mark_key)),
    ]
}
