//! Routes about the exchange log entry by entry, the logs of others, and a partner in detail.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::get;

use super::officers::{Connection, caller};
use super::problem::{self, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
use crate::service::requests::ListRequest;
use crate::service::views::{KnownLogsView, LogEntryListView, LogEntryView, PartnerDetailsView};

/// The routes. A partner's name travels as one part of the path, its slashes encoded.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/log/entries", get(log_entries::<S>))
        .route("/log/entries/{leaf}", get(log_entry::<S>))
        .route("/log/heads", get(log_heads::<S>))
        .route("/partners/{name}/details", get(partner_details::<S>))
}

plain! {
    log_heads -> KnownLogsView;
}

with_id! {
    log_entry -> LogEntryView;
    partner_details -> PartnerDetailsView;
}

with_filters! {
    log_entries -> LogEntryListView;
}
