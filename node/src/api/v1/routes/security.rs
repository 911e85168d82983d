//! The security of stores.

use std::sync::Arc;

use axum::http::StatusCode;

use super::super::call::Call;
use super::super::operation::{Operation, get, post};
use crate::service::Service;
use crate::service::roles::{COUNTS, SEES_HOLDINGS};

pub(super) fn operations<S: Service>() -> Vec<Operation<S>> {
    vec![
        get(
            "/security-questions",
            "getSecurityQuestions",
            "Gives the questions of the security assessment of stores, in words",
        )
        .of(SEES_HOLDINGS)
        .searches(asked!(security_questions)),
        get(
            "/security-assessments",
            "listSecurityAssessments",
            "Lists security assessments of stores with their scores",
        )
        .of(SEES_HOLDINGS)
        .searches(asked!(security_list)),
        post(
            "/stores/{id}/security-assessments",
            "beginSecurityAssessment",
            "Begins a security assessment of a store",
        )
        .of(COUNTS)
        .makes(StatusCode::CREATED)
        .at("/security-assessments", "/number")
        .plain(named!(security_begin)),
        get(
            "/security-assessments/{id}",
            "getSecurityAssessment",
            "Shows a security assessment: levels, gaps with their risks, plan; opening it is recorded",
        )
        .of(SEES_HOLDINGS)
        .plain(named!(security)),
        post(
            "/security-assessments/{id}/answers",
            "answerSecurityAssessment",
            "Answers questions of an open security assessment",
        )
        .of(COUNTS)
        .asks(named_asked!(security_answer)),
        post(
            "/security-assessments/{id}/plan",
            "planSecurityAssessment",
            "Adds or changes an action of the plan, also of a closed security assessment",
        )
        .of(COUNTS)
        .asks(named_asked!(security_plan)),
        post(
            "/security-assessments/{id}/close",
            "closeSecurityAssessment",
            "Closes a security assessment: its answers do not change any more",
        )
        .of(COUNTS)
        .plain(named!(security_close)),
    ]
}
