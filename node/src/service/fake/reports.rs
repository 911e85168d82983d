//! Sealed reports of a node that is none.

use super::{AT, FakeService, TRACE};
use crate::service::requests::{ReportListRequest, ReportRequest};
use crate::service::views::{IssuedReportView, ReportListView, ReportView};
use crate::service::{Caller, Outcome, ReportService};

fn report(language: &str, recipient: &str) -> ReportView {
    ReportView {
        number: 17,
        trace: TRACE.to_owned(),
        code: "7F3A-91C2-04DE-55B0-8A1C".to_owned(),
        issued: AT.to_owned(),
        language: language.to_owned(),
        recipient: recipient.to_owned(),
        wanted: "court".to_owned(),
        draft: false,
        renderer: "1-00".to_owned(),
        digest: "ab".repeat(32),
        bundle: "cd".repeat(32),
    }
}

impl ReportService for FakeService {
    async fn report_issue(
        &self,
        caller: Caller,
        id: String,
        request: ReportRequest,
    ) -> Outcome<IssuedReportView> {
        let ReportRequest { recipient, language, wanted, draft } = request;
        let said = format!("report_issue {id} {recipient} {language} {wanted:?} {draft}");
        self.calls.note(caller, said);
        Ok(IssuedReportView {
            report: report(&language, &recipient),
            again: true,
            synthetic: true,
            base64: "JVBERg==".to_owned(),
        })
    }

    async fn reports(&self, caller: Caller, request: ReportListRequest) -> Outcome<ReportListView> {
        let ReportListRequest { trace, code, .. } = request;
        self.calls.note(caller, format!("reports {trace:?} {code:?}"));
        Ok(ReportListView { items: vec![report("es", "Court 3")], next: Some("17".to_owned()) })
    }
}
