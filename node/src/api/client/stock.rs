//! The use cases about stock and destruction, at the other end of the socket.

use super::{Client, encode, query};
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
use crate::service::{Caller, DestructionService, Outcome, StockService};

impl StockService for Client {
    async fn stores(&self, _: Caller, request: ListRequest) -> Outcome<StoreListView> {
        self.get(&format!("/stores{}", query(&request)?)).await
    }

    async fn store_add(&self, _: Caller, request: StoreWanted) -> Outcome<StoreView> {
        self.post("/stores", &request).await
    }

    async fn store_change(
        &self,
        _: Caller,
        id: String,
        request: StoreWanted,
    ) -> Outcome<StoreView> {
        self.post(&format!("/stores/{}", encode(&id)), &request).await
    }

    async fn store(&self, _: Caller, id: String) -> Outcome<StoreView> {
        self.get(&format!("/stores/{}", encode(&id))).await
    }

    async fn store_receive(
        &self,
        _: Caller,
        id: String,
        request: ReceiveRequest,
    ) -> Outcome<ReceivedView> {
        self.post(&format!("/stores/{}/items", encode(&id)), &request).await
    }

    async fn store_ammunition(
        &self,
        _: Caller,
        id: String,
        request: TableRequest,
    ) -> Outcome<StoreView> {
        self.post(&format!("/stores/{}/ammunition", encode(&id)), &request).await
    }

    async fn items(&self, _: Caller, request: ItemsRequest) -> Outcome<ItemListView> {
        self.post("/items/find", &request).await
    }

    async fn item(&self, _: Caller, id: String) -> Outcome<ItemView> {
        self.get(&format!("/items/{}", encode(&id))).await
    }

    async fn item_act(&self, _: Caller, id: String, request: ActWanted) -> Outcome<ItemView> {
        self.post(&format!("/items/{}", encode(&id)), &request).await
    }

    async fn counts(&self, _: Caller, request: ListRequest) -> Outcome<CountListView> {
        self.get(&format!("/counts{}", query(&request)?)).await
    }

    async fn count_open(&self, _: Caller, id: String, request: CountRequest) -> Outcome<CountView> {
        self.post(&format!("/stores/{}/counts", encode(&id)), &request).await
    }

    async fn count(&self, _: Caller, id: String) -> Outcome<CountView> {
        self.get(&format!("/counts/{}", encode(&id))).await
    }

    async fn count_enter(
        &self,
        _: Caller,
        id: String,
        request: TableRequest,
    ) -> Outcome<CountView> {
        self.post(&format!("/counts/{}/list", encode(&id)), &request).await
    }

    async fn count_confirm(&self, _: Caller, id: String) -> Outcome<CountView> {
        self.post(&format!("/counts/{}/confirm", encode(&id)), &()).await
    }

    async fn inquiry_end(
        &self,
        _: Caller,
        id: String,
        request: InquiryRequest,
    ) -> Outcome<CountView> {
        self.post(&format!("/counts/{}/inquiries", encode(&id)), &request).await
    }
}

impl DestructionService for Client {
    async fn destruction_order(
        &self,
        _: Caller,
        request: DestructionWanted,
    ) -> Outcome<DestructionView> {
        self.post("/destructions", &request).await
    }

    async fn destructions(&self, _: Caller, request: ListRequest) -> Outcome<DestructionListView> {
        self.get(&format!("/destructions{}", query(&request)?)).await
    }

    async fn destruction(&self, _: Caller, id: String) -> Outcome<DestructionView> {
        self.get(&format!("/destructions/{}", encode(&id))).await
    }

    async fn destruction_compare(
        &self,
        _: Caller,
        id: String,
        request: CompareRequest,
    ) -> Outcome<DestructionView> {
        self.post(&format!("/destructions/{}/compare", encode(&id)), &request).await
    }

    async fn destruction_certify(
        &self,
        _: Caller,
        id: String,
        request: Performance,
    ) -> Outcome<DestructionView> {
        self.post(&format!("/destructions/{}/certify", encode(&id)), &request).await
    }

    async fn certificate(&self, _: Caller, id: String) -> Outcome<CertificateView> {
        self.get(&format!("/destructions/{}/certificate", encode(&id))).await
    }

    async fn certificate_issue(
        &self,
        _: Caller,
        id: String,
        request: CertificateWanted,
    ) -> Outcome<IssuedCertificateView> {
        self.post(&format!("/destructions/{}/pages", encode(&id)), &request).await
    }

    async fn sheet_file(
        &self,
        _: Caller,
        id: String,
        request: SheetRequest,
    ) -> Outcome<DestructionView> {
        self.post(&format!("/destructions/{}/sheets", encode(&id)), &request).await
    }

    async fn sheet(&self, _: Caller, id: String, number: usize) -> Outcome<ScanView> {
        self.get(&format!("/destructions/{}/sheets/{number}", encode(&id))).await
    }
}
