//! Routes about stock and destruction.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};

use super::officers::{Connection, caller};
use super::problem::{self, Json, Reply, Wanted};
use super::{App, Shared};
use crate::service::Service;
use crate::service::destruction::{
    CertificateView, CertificateWanted, CompareRequest, DestructionListView, DestructionView,
    DestructionWanted, IssuedCertificateView, Performance, SheetRequest,
};
use crate::service::requests::ListRequest;
use crate::service::stock::{
    ActWanted, CountListView, CountRequest, CountView, InquiryRequest, ItemListView, ItemView,
    ItemsRequest, ReceiveRequest, ReceivedView, StoreListView, StoreView, StoreWanted,
    TableRequest,
};
use crate::service::views::ScanView;

/// The routes.
pub(super) fn routes<S: Service>() -> Router<Arc<Shared<S>>> {
    Router::new()
        .route("/stores", get(stores::<S>).post(store_add::<S>))
        .route("/stores/{id}", get(store::<S>).post(store_change::<S>))
        .route("/stores/{id}/items", post(store_receive::<S>))
        .route("/stores/{id}/ammunition", post(store_ammunition::<S>))
        .route("/stores/{id}/counts", post(count_open::<S>))
        .route("/items/find", post(items::<S>))
        .route("/items/{id}", get(item::<S>).post(item_act::<S>))
        .route("/counts", get(counts::<S>))
        .route("/counts/{id}", get(count::<S>))
        .route("/counts/{id}/list", post(count_enter::<S>))
        .route("/counts/{id}/confirm", post(count_confirm::<S>))
        .route("/counts/{id}/inquiries", post(inquiry_end::<S>))
        .route("/destructions", get(destructions::<S>).post(destruction_order::<S>))
        .route("/destructions/{id}", get(destruction::<S>))
        .route("/destructions/{id}/compare", post(destruction_compare::<S>))
        .route("/destructions/{id}/certify", post(destruction_certify::<S>))
        .route("/destructions/{id}/certificate", get(certificate::<S>))
        .route("/destructions/{id}/pages", post(certificate_issue::<S>))
        .route("/destructions/{id}/sheets", post(sheet_file::<S>))
        .route("/destructions/{id}/sheets/{number}", get(sheet::<S>))
}

async fn sheet<S: Service>(
    State(app): App<S>,
    peer: Connection,
    wanted: Wanted,
    Path((id, number)): Path<(String, usize)>,
) -> Reply<ScanView> {
    Reply::of(wanted, async { app.service.sheet(caller(peer)?, id, number).await }.await)
}

with_filters! {
    stores -> StoreListView;
    counts -> CountListView;
    destructions -> DestructionListView;
}

with_body! {
    store_add(StoreWanted) -> StoreView;
    items(ItemsRequest) -> ItemListView;
    destruction_order(DestructionWanted) -> DestructionView;
}

with_id! {
    store -> StoreView;
    item -> ItemView;
    count -> CountView;
    count_confirm -> CountView;
    destruction -> DestructionView;
    certificate -> CertificateView;
}

with_id_and_body! {
    store_change(StoreWanted) -> StoreView;
    store_receive(ReceiveRequest) -> ReceivedView;
    store_ammunition(TableRequest) -> StoreView;
    count_open(CountRequest) -> CountView;
    item_act(ActWanted) -> ItemView;
    count_enter(TableRequest) -> CountView;
    inquiry_end(InquiryRequest) -> CountView;
    destruction_compare(CompareRequest) -> DestructionView;
    destruction_certify(Performance) -> DestructionView;
    certificate_issue(CertificateWanted) -> IssuedCertificateView;
    sheet_file(SheetRequest) -> DestructionView;
}
