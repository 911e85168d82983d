//! Attached files, as the fake tells of them.

use super::{FakeService, PARTNER, case, trace};
use crate::service::requests::attachments::{
    ActWithRequest, AttachRequest, CaseAct, OpenRequest, ReplyWithRequest, StageRequest,
    SubmitWithRequest, SupplyWithRequest,
};
use crate::service::views::{
    AttachmentListView, AttachmentView, CaseState, CaseView, OpenedView, StagedView, TraceView,
};
use crate::service::{AttachmentService, Caller, Outcome};

pub(super) fn item() -> AttachmentView {
    AttachmentView {
        digest: "ef".repeat(32),
        title: Some("left side".to_owned()),
        role: "PHOTOGRAPH".to_owned(),
        media_type: "image/jpeg".to_owned(),
        length: 48_211,
        own: false,
        partner: PARTNER.to_owned(),
        entry: "ab".repeat(32),
        state: "here".to_owned(),
        as_it_was: false,
    }
}

fn list() -> AttachmentListView {
    AttachmentListView { items: vec![item()] }
}

impl AttachmentService for FakeService {
    async fn attachment_stage(
        &self,
        caller: Caller,
        request: StageRequest,
        bytes: Vec<u8>,
    ) -> Outcome<StagedView> {
        let call = format!("attachment_stage {} {:?} {}", request.role, request.title, bytes.len());
        self.calls.note(caller, call);
        Ok(StagedView {
            id: "staged".to_owned(),
            media_type: "image/jpeg".to_owned(),
            length: bytes.len() as u64,
            as_it_was: false,
        })
    }

    async fn trace_submit_with(
        &self,
        caller: Caller,
        request: SubmitWithRequest,
    ) -> Outcome<TraceView> {
        self.calls.note(caller, format!("trace_submit_with {:?}", request.attachments));
        Ok(trace(1))
    }

    async fn trace_supply_with(
        &self,
        caller: Caller,
        id: String,
        request: SupplyWithRequest,
    ) -> Outcome<TraceView> {
        let call = format!("trace_supply_with {id} {:?}", request.attachments);
        self.calls.note(caller, call);
        Ok(trace(1))
    }

    async fn case_act_with(
        &self,
        caller: Caller,
        id: String,
        request: ActWithRequest,
    ) -> Outcome<CaseView> {
        let act = match request.act {
            CaseAct::Answer(answer) => format!("answer {}", answer.level),
            CaseAct::Outcome(_) => "outcome".to_owned(),
            CaseAct::Ask(ask) => format!("ask {:?}", ask.want),
        };
        self.calls.note(caller, format!("case_act_with {id} {act} {:?}", request.attachments));
        Ok(case(CaseState::Waiting))
    }

    async fn trace_reopen_with(
        &self,
        caller: Caller,
        id: String,
        request: SupplyWithRequest,
    ) -> Outcome<TraceView> {
        let call = format!("trace_reopen_with {id} {:?}", request.attachments);
        self.calls.note(caller, call);
        Ok(trace(1))
    }

    async fn case_reply_with(
        &self,
        caller: Caller,
        id: String,
        request: ReplyWithRequest,
    ) -> Outcome<CaseView> {
        let call = format!("case_reply_with {id} {:?}", request.attachments);
        self.calls.note(caller, call);
        Ok(case(CaseState::Waiting))
    }

    async fn trace_attach(
        &self,
        caller: Caller,
        id: String,
        request: AttachRequest,
    ) -> Outcome<AttachmentListView> {
        self.calls.note(caller, format!("trace_attach {id} {request:?}"));
        Ok(list())
    }

    async fn attachments(&self, caller: Caller, id: String) -> Outcome<AttachmentListView> {
        self.calls.note(caller, format!("attachments {id}"));
        Ok(list())
    }

    async fn attachment_open(
        &self,
        caller: Caller,
        digest: String,
        request: OpenRequest,
    ) -> Outcome<OpenedView> {
        self.calls.note(caller, format!("attachment_open {digest} {request:?}"));
        Ok(OpenedView {
            media_type: "text/plain".to_owned(),
            as_it_was: true,
            base64: "aGVsbG8=".to_owned(),
        })
    }
}
