//! Canned answers about officers.

use std::collections::BTreeMap;

use super::{AT, FakeService, case, event, some};
use crate::service::requests::officers::{
    AddOfficerRequest, ApproveRequest, DeclineRequest, PassphraseRequest, RolesRequest,
    UnlockRequest,
};
use crate::service::views::{
    CaseDeskView, CaseState, CaseView, ExplainCheck, ExplainLine, ExplainView, OfficerListView,
    OfficerView, PreviewView, ProposalView, UnlockedView,
};
use crate::service::{Caller, ErrorCode, OfficerService, Outcome, ServiceError};

pub(super) fn released() -> PreviewView {
    PreviewView {
        level: "L3".to_owned(),
        two: true,
        results: vec!["R11".to_owned()],
        events: vec![event("DESTROYED")],
        grade: some("EXACT"),
        points_to: some("XC"),
        searched: Vec::new(),
    }
}

pub(super) fn desk() -> CaseDeskView {
    let released = released();
    CaseDeskView {
        alert: true,
        agreement: Some("cd".repeat(32)),
        clauses: vec![1, 6],
        previews: vec![released.clone()],
        proposal: Some(ProposalView {
            officer: "ana".to_owned(),
            at: AT.to_owned(),
            expires: AT.to_owned(),
            text: some("words"),
            released,
            partial: true,
            attachments: vec![super::attachments::item()],
        }),
    }
}

fn officer(name: &str, roles: &[String]) -> OfficerView {
    OfficerView {
        name: name.to_owned(),
        uid: 1000,
        roles: roles.to_vec(),
        suspended: name == "ben",
        key: None,
        since: some(AT),
        proposed: None,
        sign_in: vec!["PASSKEY".to_owned()],
        seen: some(AT),
    }
}

impl OfficerService for FakeService {
    async fn officers(&self, caller: Caller) -> Outcome<OfficerListView> {
        self.calls.note(caller, "officers");
        let roles = ["FOCAL_POINT".to_owned()];
        Ok(OfficerListView { items: vec![officer("ana", &roles), officer("ben", &[])] })
    }

    async fn officer_self(&self, _: Caller) -> Outcome<OfficerView> {
        Ok(officer("ana", &["FOCAL_POINT".to_owned()]))
    }

    async fn officer_add(
        &self,
        caller: Caller,
        request: AddOfficerRequest,
    ) -> Outcome<OfficerView> {
        let key = request.passphrase.is_some();
        self.calls.note(caller, format!("officer_add {} {key}", request.name));
        if request.name == "taken" {
            return Err(ServiceError::new(ErrorCode::Conflict, "error-officer-exists")
                .with("name", request.name));
        }
        Ok(officer(&request.name, &request.roles))
    }

    async fn officer_suspend(
        &self,
        caller: Caller,
        name: String,
        suspended: bool,
    ) -> Outcome<OfficerView> {
        self.calls.note(caller, format!("officer_suspend {name} {suspended}"));
        Ok(officer(&name, &[]))
    }

    async fn officer_roles(
        &self,
        caller: Caller,
        name: String,
        request: RolesRequest,
    ) -> Outcome<OfficerView> {
        self.calls.note(caller, format!("officer_roles {name} {}", request.roles.join(" ")));
        let administers = request.roles.iter().any(|role| role == "ADMINISTRATOR");
        if administers && request.roles.len() > 1 {
            return Err(ServiceError::new(ErrorCode::NotAllowed, "error-duties"));
        }
        Ok(officer(&name, &request.roles))
    }

    async fn officer_key(
        &self,
        caller: Caller,
        name: String,
        _: PassphraseRequest,
    ) -> Outcome<OfficerView> {
        self.calls.note(caller, format!("officer_key {name}"));
        Ok(officer(&name, &[]))
    }

    async fn officer_passphrase(
        &self,
        caller: Caller,
        name: String,
        request: PassphraseRequest,
    ) -> Outcome<OfficerView> {
        self.calls.note(caller, format!("officer_passphrase {name} {}", request.old.is_some()));
        Ok(officer(&name, &[]))
    }

    async fn officer_unlock(&self, _: Caller, _: UnlockRequest) -> Outcome<UnlockedView> {
        Ok(UnlockedView { ticket: "ab".repeat(16) })
    }

    async fn case_approve(
        &self,
        caller: Caller,
        id: String,
        request: ApproveRequest,
    ) -> Outcome<CaseView> {
        let level = request.level.unwrap_or_default();
        self.calls.note(caller, format!("case_approve {id} {level}"));
        Ok(case(CaseState::Answered))
    }

    async fn case_decline(
        &self,
        caller: Caller,
        id: String,
        request: DeclineRequest,
    ) -> Outcome<CaseView> {
        self.calls.note(caller, format!("case_decline {id} {}", request.text));
        Ok(case(CaseState::Waiting))
    }

    async fn explain(&self, caller: Caller, id: String) -> Outcome<ExplainView> {
        self.calls.note(caller, format!("explain {id}"));
        let line = ExplainLine {
            at: some(AT),
            key: "note-explain-answered".to_owned(),
            args: BTreeMap::from([("by".to_owned(), "ana + ben".to_owned())]),
            codes: BTreeMap::from([("level".to_owned(), (String::new(), "L3".to_owned()))]),
        };
        let follows = ExplainLine {
            key: "note-explain-check-follows".to_owned(),
            args: BTreeMap::from([("recorded".to_owned(), "ANSWERED L3".to_owned())]),
            codes: BTreeMap::new(),
            ..line.clone()
        };
        let checks = vec![
            ExplainCheck { holds: Some(true), line: follows.clone() },
            ExplainCheck { holds: None, line: follows },
        ];
        Ok(ExplainView { id, lines: vec![line], checks })
    }
}
