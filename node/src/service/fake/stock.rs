//! A canned store with one gun and one lot, a count with one discrepancy, a destruction that is done.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::time::Timestamp;

use super::FakeService;
use crate::holdings::destruction::signing::{Certifier, Issuer};
use crate::holdings::destruction::{Performance, Witness, order};
use crate::holdings::stock::ammunition::{self, Lot};
use crate::holdings::stock::count;
use crate::holdings::stock::item::Item;
use crate::holdings::stock::receive::{Receipt, receive};
use crate::holdings::stock::{Store, StoreWanted, store};
use crate::service::destruction::{
    CertificateView, CertificateWanted, CompareRequest, DestructionListView, DestructionView,
    DestructionWanted, IssuedCertificateView, SheetRequest,
};
use crate::service::requests::ListRequest;
use crate::service::stock::{
    ActWanted, CountListView, CountRequest, CountView, InquiryRequest, ItemListView, ItemView,
    ItemsRequest, ReceiveRequest, ReceivedView, StoreListView, StoreRowView, StoreView,
    TableRequest,
};
use crate::service::views::ScanView;
use crate::service::{Caller, DestructionService, Outcome, StockService};

const NOW: Timestamp = Timestamp(1_790_000_000);

fn kept() -> Store {
    let wanted = StoreWanted {
        name: "SYNTHETIC depot".to_owned(),
        custodian: Some("rosa".to_owned()),
        location: Some("SYNTHETIC hill".to_owned()),
        racks: vec!["R1".to_owned()],
        ..StoreWanted::default()
    };
    store(&wanted, None, 7, NOW).unwrap()
}

fn row() -> StoreRowView {
    let security = crate::holdings::security::standing(&[], 7, NOW);
    StoreRowView { store: kept(), due: kept().count_due().to_rfc3339(), overdue: true, security }
}

fn some_name() -> String {
    kept().name
}

fn gun() -> Item {
    let list = format!("maker,serial,rack\nSYNTHETIC Arms,{},R1\n", super::SERIAL);
    let receipt = Receipt { list: &list, authority: "SYNTHETIC-7", by: "rosa", now: NOW };
    receive(&kept(), receipt, 7, &[]).unwrap().remove(0)
}

fn one() -> StoreView {
    let list = "calibre,lot,quantity,division,group,explosive\n9x19,SYN-L7,500,1.4,S,2\n";
    let lots: Vec<Lot> = ammunition::listed(&kept(), list, 7, &[]).unwrap();
    let warnings = ammunition::warnings(&kept(), &lots, NOW);
    let StoreRowView { store, due, overdue, security } = row();
    let by_status = [("IN_STORE".to_owned(), 1)].into();
    StoreView { store, due, overdue, security, here: 1, too_full: false, by_status, lots, warnings }
}

fn counted() -> CountView {
    let mut count = count::open(&kept(), 7, ["ben".to_owned(), "cid".to_owned()], NOW).unwrap();
    count.enter("serial\nZZ-OTHER\n", "ben").unwrap();
    count.confirm("cid", NOW, &[gun()], &[]).unwrap();
    CountView { count, store: some_name(), seen: 1, open: 2 }
}

fn ordered() -> DestructionView {
    let list = format!("maker,serial\nSYNTHETIC Arms,{}\n", super::SERIAL);
    let ammunition = "calibre,lot,quantity,weight\n9x19,SYN-L7,500,6.5\n";
    let said = ("SYNTHETIC court 7", "COURT_ORDER");
    let mut order = order(7, said, (&list, ammunition, &[]), ("rosa", NOW)).unwrap();
    order.verify(&list, ["ben", "cid"], NOW).unwrap();
    let witness =
        |name: &str| Witness { name: name.to_owned(), organisation: "SYNTHETIC court".to_owned() };
    let performance = Performance {
        method: "MELT".to_owned(),
        place: "SYNTHETIC smelter".to_owned(),
        operator: "SYNTHETIC operator".to_owned(),
        presiding: "SYNTHETIC judge".to_owned(),
        custodian: "rosa".to_owned(),
        witnesses: vec![witness("SYNTHETIC One"), witness("SYNTHETIC Two")],
        components_unusable: true,
        ..Performance::default()
    };
    let issuer = Issuer {
        node: "vestigo/xa/police".to_owned(),
        names: [("en".to_owned(), "Police".to_owned())].into(),
        synthetic: true,
    };
    let by = Certifier { name: "ben".to_owned(), key: None, issuer: Some(issuer) };
    order.perform(performance, &by, NOW).unwrap();
    order.file(("image/png", SCAN), ("SYNTHETIC judge", "ben"), 1, NOW).unwrap();
    DestructionView {
        order,
        guns: 1,
        compared: 1,
        destroyed: 1,
        rounds: 500,
        weight: 6_500,
        state: "DONE".to_owned(),
        unsigned: false,
    }
}

fn certified() -> CertificateView {
    let destruction = ordered();
    let kept = destruction.order.certificate.clone().unwrap();
    CertificateView {
        number: kept.number,
        document: destruction.order.document(),
        digest: kept.digest,
        signature: kept.signature,
        destruction,
    }
}

/// The scan of a signed sheet, as far as anybody looks.
const SCAN: &[u8] = b"\x89PNG\r\n\x1a\n";

impl StockService for FakeService {
    async fn stores(&self, caller: Caller, request: ListRequest) -> Outcome<StoreListView> {
        self.calls.note(caller, format!("stores {:?}", request.state));
        Ok(StoreListView { items: vec![row()], next: None })
    }

    async fn store_add(&self, caller: Caller, _: StoreWanted) -> Outcome<StoreView> {
        self.calls.note(caller, "store_add");
        Ok(one())
    }

    async fn store_change(&self, caller: Caller, id: String, _: StoreWanted) -> Outcome<StoreView> {
        self.calls.note(caller, format!("store_change {id}"));
        Ok(one())
    }

    async fn store(&self, caller: Caller, id: String) -> Outcome<StoreView> {
        self.calls.note(caller, format!("store {id}"));
        Ok(one())
    }

    async fn store_receive(
        &self,
        caller: Caller,
        id: String,
        _: ReceiveRequest,
    ) -> Outcome<ReceivedView> {
        self.calls.note(caller, format!("store_receive {id}"));
        Ok(ReceivedView { store: 7, received: 1, first: 7, dry_run: true })
    }

    async fn store_ammunition(
        &self,
        caller: Caller,
        id: String,
        _: TableRequest,
    ) -> Outcome<StoreView> {
        self.calls.note(caller, format!("store_ammunition {id}"));
        Ok(one())
    }

    async fn items(&self, caller: Caller, _: ItemsRequest) -> Outcome<ItemListView> {
        self.calls.note(caller, "items");
        Ok(ItemListView { items: vec![gun()], next: None })
    }

    async fn item(&self, caller: Caller, id: String) -> Outcome<ItemView> {
        self.calls.note(caller, format!("item {id}"));
        Ok(ItemView { item: gun(), store: some_name() })
    }

    async fn item_act(&self, caller: Caller, id: String, _: ActWanted) -> Outcome<ItemView> {
        self.calls.note(caller, format!("item_act {id}"));
        Ok(ItemView { item: gun(), store: some_name() })
    }

    async fn counts(&self, caller: Caller, request: ListRequest) -> Outcome<CountListView> {
        self.calls.note(caller, format!("counts {:?}", request.state));
        Ok(CountListView { items: vec![counted()], next: None })
    }

    async fn count_open(&self, caller: Caller, id: String, _: CountRequest) -> Outcome<CountView> {
        self.calls.note(caller, format!("count_open {id}"));
        Ok(counted())
    }

    async fn count(&self, caller: Caller, id: String) -> Outcome<CountView> {
        self.calls.note(caller, format!("count {id}"));
        Ok(counted())
    }

    async fn count_enter(&self, caller: Caller, id: String, _: TableRequest) -> Outcome<CountView> {
        self.calls.note(caller, format!("count_enter {id}"));
        Ok(counted())
    }

    async fn count_confirm(&self, caller: Caller, id: String) -> Outcome<CountView> {
        self.calls.note(caller, format!("count_confirm {id}"));
        Ok(counted())
    }

    async fn inquiry_end(
        &self,
        caller: Caller,
        id: String,
        _: InquiryRequest,
    ) -> Outcome<CountView> {
        self.calls.note(caller, format!("inquiry_end {id}"));
        Ok(counted())
    }
}

impl DestructionService for FakeService {
    async fn destruction_order(
        &self,
        caller: Caller,
        _: DestructionWanted,
    ) -> Outcome<DestructionView> {
        self.calls.note(caller, "destruction_order");
        Ok(ordered())
    }

    async fn destructions(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> Outcome<DestructionListView> {
        self.calls.note(caller, format!("destructions {:?}", request.state));
        Ok(DestructionListView { items: vec![ordered()], next: None })
    }

    async fn destruction(&self, caller: Caller, id: String) -> Outcome<DestructionView> {
        self.calls.note(caller, format!("destruction {id}"));
        Ok(ordered())
    }

    async fn destruction_compare(
        &self,
        caller: Caller,
        id: String,
        _: CompareRequest,
    ) -> Outcome<DestructionView> {
        self.calls.note(caller, format!("destruction_compare {id}"));
        Ok(ordered())
    }

    async fn destruction_certify(
        &self,
        caller: Caller,
        id: String,
        _: Performance,
    ) -> Outcome<DestructionView> {
        self.calls.note(caller, format!("destruction_certify {id}"));
        Ok(ordered())
    }

    async fn certificate(&self, caller: Caller, id: String) -> Outcome<CertificateView> {
        self.calls.note(caller, format!("certificate {id}"));
        Ok(certified())
    }

    async fn certificate_issue(
        &self,
        caller: Caller,
        id: String,
        request: CertificateWanted,
    ) -> Outcome<IssuedCertificateView> {
        self.calls.note(caller, format!("certificate_issue {id} {}", request.language));
        Ok(IssuedCertificateView {
            number: certified().number,
            language: request.language,
            code: "0123-4567-89AB-CDEF-0123".to_owned(),
            digest: "ab".repeat(32),
            certificate: certified().digest,
            again: false,
            synthetic: true,
            base64: STANDARD.encode("%PDF-1.7\n"),
        })
    }

    async fn sheet_file(
        &self,
        caller: Caller,
        id: String,
        request: SheetRequest,
    ) -> Outcome<DestructionView> {
        let bytes = STANDARD.decode(&request.scan).unwrap_or_default().len();
        self.calls.note(caller, format!("sheet_file {id} {bytes} {}", request.by));
        Ok(ordered())
    }

    async fn sheet(&self, caller: Caller, id: String, number: usize) -> Outcome<ScanView> {
        self.calls.note(caller, format!("sheet {id} {number}"));
        Ok(ScanView { media_type: "image/png".to_owned(), base64: STANDARD.encode(SCAN) })
    }
}
