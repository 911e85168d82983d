//! The analysis, over the socket.

use super::{Client, query};
use crate::service::requests::{AnalysisRequest, StatutoryRequest};
use crate::service::views::{AnalysisView, StatutoryView};
use crate::service::{AnalysisService, Caller, Outcome};

impl AnalysisService for Client {
    async fn analysis(&self, _: Caller, request: AnalysisRequest) -> Outcome<AnalysisView> {
        self.get(&format!("/analysis{}", query(&request)?)).await
    }

    async fn statutory(&self, _: Caller, request: StatutoryRequest) -> Outcome<StatutoryView> {
        self.get(&format!("/analysis/form{}", query(&request)?)).await
    }
}
