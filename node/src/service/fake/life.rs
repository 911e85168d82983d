//! Canned lives.

use super::{AT, FakeService, PARTNER, TRACE, by_id, case, some, trace};
use crate::service::requests::attachments::CaseAct;
use crate::service::requests::life::{
    AcknowledgeRequest, AskInformationRequest, ClarifyRequest, OutcomeRequest, SupplyRequest,
    WithdrawRequest,
};
use crate::service::views::{
    CaseState, CaseView, LifeStatusView, LifeView, PreviewView, RestrictionView, RowLifeView,
    StepKind, StepView, TraceView,
};
use crate::service::{Caller, Life, Outcome};

fn step(step: StepKind) -> StepView {
    StepView {
        at: AT.to_owned(),
        who: PARTNER.to_owned(),
        officer: true,
        step,
        codes: vec!["D1".to_owned()],
        until: some(AT),
        wanted: vec!["MARKS".to_owned()],
        withheld: vec!["PERSONS".to_owned()],
        names: vec!["XC".to_owned()],
        text: some("words\nof the partner"),
        leaf: "ab".repeat(32),
    }
}

/// A life in which everything happened.
fn eventful() -> LifeView {
    use StepKind as K;
    let steps = [
        K::Asked,
        K::Received,
        K::Acknowledged,
        K::WithOfficer,
        K::Delayed,
        K::InformationAsked,
        K::Supplied,
        K::Partial,
        K::OtherInterim,
        K::Answered,
        K::AnsweredRestricted,
        K::NotCompleted,
        K::AnsweredInWords,
        K::Refused,
        K::Returned,
        K::SecondDecision,
        K::Withdrawn,
        K::WithdrawnLate,
        K::ClarificationSought,
        K::Reopened,
        K::Conflict,
        K::Unreadable,
        K::Other,
    ];
    LifeView {
        wanted: vec!["MARKS".to_owned()],
        clock_stands: true,
        overdue: true,
        timeline: steps.map(step).into(),
        ..LifeView::default()
    }
}

pub(super) fn of_hop() -> LifeView {
    LifeView {
        not_completed: vec!["N02".to_owned()],
        restricted: Some(RestrictionView {
            reason: "D2".to_owned(),
            text: "the data law".to_owned(),
            withheld: vec!["PERSONS".to_owned()],
        }),
        duplicate_of: some(TRACE),
        indicated: vec!["XC".to_owned()],
        candidates: Some(3),
        reopens: some(TRACE),
        clarifies: some(TRACE),
        reopened_by: vec![TRACE.to_owned()],
        clarified_by: vec![TRACE.to_owned()],
        proof: vec!["ab".repeat(32)],
        ..eventful()
    }
}

pub(super) fn of_case() -> LifeView {
    LifeView {
        acknowledge_by: some(AT),
        unacknowledged: true,
        review_due: true,
        reopened_by: vec![TRACE.to_owned()],
        proof: vec!["ab".repeat(32)],
        ..eventful()
    }
}

pub(super) fn in_row() -> RowLifeView {
    RowLifeView {
        overdue: true,
        clock_stands: true,
        review_due: true,
        unacknowledged: true,
        reopened: true,
        proof: vec!["ab".repeat(32)],
    }
}

pub(super) fn in_status() -> LifeStatusView {
    LifeStatusView {
        unacknowledged_cases: 1,
        reviews_due: 2,
        overdue_traces: 3,
        information_wanted: 4,
    }
}

impl Life for FakeService {
    async fn case_acknowledge(
        &self,
        caller: Caller,
        id: String,
        request: AcknowledgeRequest,
    ) -> Outcome<CaseView> {
        self.calls.note(caller, format!("case_acknowledge {id} {}", request.text.is_some()));
        by_id(&id).map(|()| case(CaseState::Waiting))
    }

    async fn case_ask(
        &self,
        caller: Caller,
        id: String,
        request: AskInformationRequest,
    ) -> Outcome<CaseView> {
        self.calls.note(caller, format!("case_ask {id} {:?} {}", request.want, request.text));
        by_id(&id).map(|()| case(CaseState::InfoRequested))
    }

    async fn case_outcome(
        &self,
        caller: Caller,
        id: String,
        request: OutcomeRequest,
    ) -> Outcome<CaseView> {
        let outcome = serde_json::to_string(&request).unwrap();
        self.calls.note(caller, format!("case_outcome {id} {outcome}"));
        by_id(&id).map(|()| case(CaseState::Answered))
    }

    async fn case_preview(
        &self,
        caller: Caller,
        id: String,
        request: CaseAct,
    ) -> Outcome<PreviewView> {
        let act = serde_json::to_string(&request).unwrap();
        self.calls.note(caller, format!("case_preview {id} {act}"));
        by_id(&id).map(|()| super::officers::released())
    }

    async fn trace_supply(
        &self,
        caller: Caller,
        id: String,
        request: SupplyRequest,
    ) -> Outcome<TraceView> {
        let supplied = serde_json::to_string(&request).unwrap();
        self.calls.note(caller, format!("trace_supply {id} {supplied}"));
        by_id(&id).map(|()| trace(3))
    }

    async fn trace_clarify(
        &self,
        caller: Caller,
        id: String,
        request: ClarifyRequest,
    ) -> Outcome<TraceView> {
        self.calls.note(caller, format!("trace_clarify {id} {:?} {}", request.hop, request.text));
        by_id(&id).map(|()| trace(3))
    }

    async fn trace_withdraw(
        &self,
        caller: Caller,
        id: String,
        request: WithdrawRequest,
    ) -> Outcome<TraceView> {
        let WithdrawRequest { hop, reason } = request;
        self.calls.note(caller, format!("trace_withdraw {id} {hop:?} {reason:?}"));
        by_id(&id).map(|()| trace(3))
    }

    async fn trace_reopen(
        &self,
        caller: Caller,
        id: String,
        request: SupplyRequest,
    ) -> Outcome<TraceView> {
        let news = serde_json::to_string(&request).unwrap();
        self.calls.note(caller, format!("trace_reopen {id} {news}"));
        by_id(&id).map(|()| trace(1))
    }
}
