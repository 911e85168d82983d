//! Sealed reports, over the socket.

use super::{Client, encode, query};
use crate::service::requests::{ReportListRequest, ReportRequest};
use crate::service::views::{IssuedReportView, ReportListView};
use crate::service::{Caller, Outcome, ReportService};

impl ReportService for Client {
    async fn report_issue(
        &self,
        _: Caller,
        id: String,
        request: ReportRequest,
    ) -> Outcome<IssuedReportView> {
        self.post(&format!("/traces/{}/report", encode(&id)), &request).await
    }

    async fn reports(&self, _: Caller, request: ReportListRequest) -> Outcome<ReportListView> {
        self.get(&format!("/reports{}", query(&request)?)).await
    }
}
