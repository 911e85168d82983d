//! The exchange log entry by entry, over the socket.

use super::{Client, encode, query};
use crate::service::requests::ListRequest;
use crate::service::views::{KnownLogsView, LogEntryListView, LogEntryView, PartnerDetailsView};
use crate::service::{Caller, LogbookService, Outcome};

impl LogbookService for Client {
    async fn log_entries(&self, _: Caller, request: ListRequest) -> Outcome<LogEntryListView> {
        self.get(&format!("/log/entries{}", query(&request)?)).await
    }

    async fn log_entry(&self, _: Caller, leaf: String) -> Outcome<LogEntryView> {
        self.get(&format!("/log/entries/{}", encode(&leaf))).await
    }

    async fn log_heads(&self, _: Caller) -> Outcome<KnownLogsView> {
        self.get("/log/heads").await
    }

    async fn partner_details(&self, _: Caller, name: String) -> Outcome<PartnerDetailsView> {
        self.get(&format!("/partners/{}/details", encode(&name))).await
    }
}
