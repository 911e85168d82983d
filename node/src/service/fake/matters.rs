//! Requests other than a trace, as the fake tells of them.

use super::{AT, FakeService, PARTNER, TRACE, case, firearm};
use crate::service::requests::{ListRequest, MatterRequest, ReplyRequest, TellRequest};
use crate::service::views::{
    AlertListView, AlertRowView, CaseState, CaseView, ConsentListView, ConsentTermsView,
    ConsentView, HopState, MatterAnswerView, MatterListView, MatterView, NoticeListView,
    NoticeView, WatchListView, WatchView,
};
use crate::service::{Caller, MatterService, Outcome};

pub(super) fn terms() -> ConsentTermsView {
    ConsentTermsView {
        states: vec!["XD".to_owned()],
        purposes: vec!["U1".to_owned()],
        court: true,
        until: None,
    }
}

fn matter(kind: &str) -> MatterView {
    MatterView {
        id: TRACE.to_owned(),
        kind: kind.to_owned(),
        partner: PARTNER.to_owned(),
        state: HopState::Answered,
        sent: AT.to_owned(),
        answer_by: Some(AT.to_owned()),
        about: Some("ab".repeat(32)),
        answer: Some(MatterAnswerView { consent: Some(terms()), ..MatterAnswerView::default() }),
        reason: None,
        text: Some("words".to_owned()),
        statements: Vec::new(),
    }
}

impl MatterService for FakeService {
    async fn matter_ask(&self, caller: Caller, request: MatterRequest) -> Outcome<MatterView> {
        let to = request.to.as_deref().unwrap_or("-");
        self.calls.note(caller, format!("matter_ask {} {to}", request.kind));
        Ok(matter(&request.kind))
    }

    async fn matter(&self, caller: Caller, id: String) -> Outcome<MatterView> {
        self.calls.note(caller, format!("matter {id}"));
        Ok(matter("CONSENT_REQUEST"))
    }

    async fn matters(&self, caller: Caller, request: ListRequest) -> Outcome<MatterListView> {
        self.calls.note(caller, format!("matters {request:?}"));
        Ok(MatterListView { items: vec![matter("CONSENT_REQUEST")], next: None })
    }

    async fn notices(&self, caller: Caller, request: ListRequest) -> Outcome<NoticeListView> {
        self.calls.note(caller, format!("notices {request:?}"));
        let notice = NoticeView {
            id: "cd".repeat(32),
            partner: PARTNER.to_owned(),
            kind: "RECOVERY_NOTICE".to_owned(),
            received: AT.to_owned(),
            subject: None,
            text: Some("words".to_owned()),
            firearm: Some(firearm()),
            events: Vec::new(),
            handling: Some("H2 vestigo/xb/customs".to_owned()),
            concerns: vec!["ab".repeat(32)],
        };
        Ok(NoticeListView { items: vec![notice], next: None })
    }

    async fn watches(&self, caller: Caller, request: ListRequest) -> Outcome<WatchListView> {
        self.calls.note(caller, format!("watches {request:?}"));
        let watch = WatchView {
            id: TRACE.to_owned(),
            partner: PARTNER.to_owned(),
            until: AT.to_owned(),
            stands: true,
            firearm: Some(firearm()),
        };
        Ok(WatchListView { items: vec![watch], next: None })
    }

    async fn alerts(&self, caller: Caller, request: ListRequest) -> Outcome<AlertListView> {
        self.calls.note(caller, format!("alerts {request:?}"));
        let alert = AlertRowView {
            id: "7".to_owned(),
            at: AT.to_owned(),
            watcher: Some(PARTNER.to_owned()),
            recovered_by: Some(PARTNER.to_owned()),
            record: Some("41".to_owned()),
            told: false,
        };
        Ok(AlertListView { items: vec![alert], next: None })
    }

    async fn alert_tell(&self, caller: Caller, id: String, _: TellRequest) -> Outcome<MatterView> {
        self.calls.note(caller, format!("alert_tell {id}"));
        Ok(matter("RECOVERY_NOTICE"))
    }

    async fn consents(&self, caller: Caller, request: ListRequest) -> Outcome<ConsentListView> {
        self.calls.note(caller, format!("consents {request:?}"));
        let consent = ConsentView {
            grant: "cd".repeat(32),
            answer: "ab".repeat(32),
            partner: PARTNER.to_owned(),
            given: false,
            at: AT.to_owned(),
            terms: terms(),
        };
        Ok(ConsentListView { items: vec![consent], next: None })
    }

    async fn case_reply(
        &self,
        caller: Caller,
        id: String,
        request: ReplyRequest,
    ) -> Outcome<CaseView> {
        let confirm = request.confirm.as_deref().unwrap_or("-");
        let figures = request.sheet_id.map(|name| format!(" {name}")).unwrap_or_default();
        let said = format!("case_reply {id} {} {confirm}{figures}", request.consent);
        self.calls.note(caller, said);
        Ok(case(CaseState::Answered))
    }
}
