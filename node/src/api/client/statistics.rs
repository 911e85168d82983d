//! Statistics and health, over the socket.

use super::{Client, query};
use crate::service::requests::StatisticsRequest;
use crate::service::views::{HealthView, StatisticsView};
use crate::service::{Caller, HealthService, Outcome, StatisticsService};

impl StatisticsService for Client {
    async fn statistics(&self, _: Caller, request: StatisticsRequest) -> Outcome<StatisticsView> {
        self.get(&format!("/statistics{}", query(&request)?)).await
    }
}

impl HealthService for Client {
    async fn health(&self, _: Caller) -> Outcome<HealthView> {
        self.get("/health").await
    }
}
