//! Canned marking orders.

use vestigo_protocol::time::Timestamp;

use super::FakeService;
use crate::holdings::marking::returned::{Fault, Finding};
use crate::holdings::marking::{Wanted, order};
use crate::service::marking::{
    DeliveryRequest, JobRequest, JobView, MarkingListView, MarkingView, ReturnRequest, ReturnView,
};
use crate::service::requests::ListRequest;
use crate::service::views::HopState;
use crate::service::{Caller, MarkingService, Outcome};

fn one() -> MarkingView {
    let wanted = Wanted {
        purpose: "IMPORT".to_owned(),
        authority: "SYNTHETIC-7".to_owned(),
        exporter: super::PARTNER.to_owned(),
        arrived: "2026-09-01".to_owned(),
        guns: format!("maker,serial\nSYNTHETIC Arms,{}\n", super::SERIAL),
        ..Wanted::default()
    };
    let order = order(&wanted, 7, ("XA", "rosa", Timestamp(1_790_000_000)), |_| 1).unwrap();
    let tell_by = Some(super::AT.to_owned());
    MarkingView { order, guns: 1, done: 0, tell_by, overdue: true, told: None }
}

impl MarkingService for FakeService {
    async fn marking_order(&self, caller: Caller, request: Wanted) -> Outcome<MarkingView> {
        self.calls.note(caller, format!("marking_order {}", request.purpose));
        Ok(one())
    }

    async fn markings(&self, caller: Caller, request: ListRequest) -> Outcome<MarkingListView> {
        self.calls.note(caller, format!("markings {:?}", request.state));
        Ok(MarkingListView { items: vec![one()], next: None })
    }

    async fn marking(&self, caller: Caller, id: String) -> Outcome<MarkingView> {
        self.calls.note(caller, format!("marking {id}"));
        Ok(one())
    }

    async fn marking_job(
        &self,
        caller: Caller,
        id: String,
        request: JobRequest,
    ) -> Outcome<JobView> {
        self.calls.note(caller, format!("marking_job {id} {}", request.template.is_some()));
        Ok(JobView { file: "SYNTHETIC".to_owned(), guns: 1, digest: "ab".repeat(32) })
    }

    async fn marking_return(
        &self,
        caller: Caller,
        id: String,
        request: ReturnRequest,
    ) -> Outcome<ReturnView> {
        self.calls.note(caller, format!("marking_return {id} {}", request.dry_run));
        let fault = Fault::Misprint;
        Ok(ReturnView {
            rows: 2,
            accepted: 1,
            unchanged: 0,
            findings: vec![Finding { line: Some(3), sequence: Some(2), fault }],
            left: 0,
            dry_run: request.dry_run,
        })
    }

    async fn marking_tell(
        &self,
        caller: Caller,
        id: String,
        request: DeliveryRequest,
    ) -> Outcome<MarkingView> {
        self.calls.note(caller, format!("marking_tell {id} {}", request.purpose));
        Ok(MarkingView { tell_by: None, overdue: false, told: Some(HopState::Submitted), ..one() })
    }
}
