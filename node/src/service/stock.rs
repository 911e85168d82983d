//! Keeping arms and ammunition: stores, what lies in them, and counts by two who do not keep them.
//!
//! Where something lies is told to the officers of this node and to nobody else: what goes into the
//! registry, which partners' questions search, says that a gun is in state stock, and no place.

use std::collections::BTreeMap;
use std::future::Future;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;
use vestigo_protocol::codes::EventKind;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::time::Timestamp;

use super::paging::limit;
use super::requests::ListRequest;
use super::running::{Running, may};
use super::views::silent_debug;
use super::{Caller, Outcome, kept, recorded, roles};
use crate::holdings::refused::Refused;
use crate::holdings::security::{self, SiteAssessment, Standing};
pub use crate::holdings::stock::StoreWanted;
use crate::holdings::stock::ammunition::{self, Lot, Warning};
use crate::holdings::stock::count::Count;
use crate::holdings::stock::item::{self, Act, ActRefused, Item, Status};
pub use crate::holdings::stock::item::{ActWanted, DISPOSITIONS};
use crate::holdings::stock::receive::{self, Receipt};
use crate::holdings::stock::{Store, store};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};

mod counting;
mod refusal;
#[cfg(test)]
pub(super) mod tests;

pub(super) use refusal::{denied, table as table_refusal};

/// Acts that can be asked for, by name: the others are the consequence of something else.
pub const ACTS: [&str; 14] = [
    "ISSUE", "RETURN", "SEND", "ARRIVE", "MOVE", "HOLD", "RELEASE", "REPAIR", "SURPLUS", "CONDEMN",
    "TRANSFER", "LOST", "STOLEN", "RECOVER",
];
/// Where an item can stand, by name.
pub const STATUSES: &[&str] = Status::NAMES;

/// Use cases of a running node about its stock.
pub trait StockService: Send + Sync + 'static {
    /// Stores, the newest first. `state` may be `due`: those whose count is overdue.
    fn stores(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<StoreListView>> + Send;

    /// Enters a store.
    fn store_add(
        &self,
        caller: Caller,
        request: StoreWanted,
    ) -> impl Future<Output = Outcome<StoreView>> + Send;

    /// Changes what is said of a store.
    fn store_change(
        &self,
        caller: Caller,
        id: String,
        request: StoreWanted,
    ) -> impl Future<Output = Outcome<StoreView>> + Send;

    /// One store: how many items stand how, its ammunition, and what is wrong with it.
    fn store(&self, caller: Caller, id: String) -> impl Future<Output = Outcome<StoreView>> + Send;

    /// Takes the guns of a list into a store.
    fn store_receive(
        &self,
        caller: Caller,
        id: String,
        request: ReceiveRequest,
    ) -> impl Future<Output = Outcome<ReceivedView>> + Send;

    /// Brings the ammunition of a store up to a list.
    fn store_ammunition(
        &self,
        caller: Caller,
        id: String,
        request: TableRequest,
    ) -> impl Future<Output = Outcome<StoreView>> + Send;

    /// Items, the newest first, without their acts.
    fn items(
        &self,
        caller: Caller,
        request: ItemsRequest,
    ) -> impl Future<Output = Outcome<ItemListView>> + Send;

    /// One item with what was done with it.
    fn item(&self, caller: Caller, id: String) -> impl Future<Output = Outcome<ItemView>> + Send;

    /// Does something with an item.
    fn item_act(
        &self,
        caller: Caller,
        id: String,
        request: ActWanted,
    ) -> impl Future<Output = Outcome<ItemView>> + Send;

    /// Counts, the newest first. `state` may be `open`, or `inquiry`: those with an open inquiry.
    fn counts(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<CountListView>> + Send;

    /// Opens a count of a store by two officers who do not keep it.
    fn count_open(
        &self,
        caller: Caller,
        id: String,
        request: CountRequest,
    ) -> impl Future<Output = Outcome<CountView>> + Send;

    /// One count with its discrepancies.
    fn count(&self, caller: Caller, id: String) -> impl Future<Output = Outcome<CountView>> + Send;

    /// One of the two hands in what was seen.
    fn count_enter(
        &self,
        caller: Caller,
        id: String,
        request: TableRequest,
    ) -> impl Future<Output = Outcome<CountView>> + Send;

    /// The other confirms it: it is compared with the book, and every discrepancy opens an inquiry.
    fn count_confirm(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<CountView>> + Send;

    /// Ends the inquiry into a discrepancy.
    fn inquiry_end(
        &self,
        caller: Caller,
        id: String,
        request: InquiryRequest,
    ) -> impl Future<Output = Outcome<CountView>> + Send;
}

/// `stock receive`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReceiveRequest {
    /// A table (CSV) of guns: type, maker, model, calibre, serial, country, rack, condition, seal,
    /// stock number, document.
    pub list: String,
    /// On whose authority.
    pub authority: String,
    /// Only looks whether it can be taken.
    pub dry_run: bool,
}

/// A list that is handed in.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TableRequest {
    /// A table (CSV) with a header.
    pub list: String,
}

/// Which items.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ItemsRequest {
    /// Of this store.
    pub store: Option<u64>,
    /// That stand so (`IN_STORE`, …).
    pub state: Option<String>,
    /// With this number.
    pub serial: Option<String>,
    /// At most so many.
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// `stock count`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CountRequest {
    /// The names of the two officers who count.
    pub counters: Vec<String>,
}

/// `stock settle`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct InquiryRequest {
    /// Number of the discrepancy within the count.
    pub number: u32,
    /// What was found, in words.
    pub text: String,
}

/// A store in a list.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StoreRowView {
    /// The store.
    pub store: Store,
    /// When it is to be counted.
    pub due: String,
    /// Whether that is past.
    pub overdue: bool,
    /// How its security was assessed last, and when it is to be again.
    pub security: Standing,
}

/// A page of stores.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StoreListView {
    /// The stores.
    pub items: Vec<StoreRowView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

/// One store.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StoreView {
    /// The store.
    pub store: Store,
    /// When it is to be counted.
    pub due: String,
    /// Whether that is past.
    pub overdue: bool,
    /// How its security was assessed last, and when it is to be again.
    pub security: Standing,
    /// Items that lie here.
    pub here: u64,
    /// Whether more lie here than fit.
    pub too_full: bool,
    /// Items of its book by where they stand.
    pub by_status: BTreeMap<String, u64>,
    /// Ammunition.
    pub lots: Vec<Lot>,
    /// What is wrong with how the ammunition lies.
    pub warnings: Vec<Warning>,
}

/// What a list came to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceivedView {
    /// The store's number.
    pub store: u64,
    /// Items that were taken in.
    pub received: u64,
    /// The number of the first.
    pub first: u64,
    /// True if nothing was changed.
    pub dry_run: bool,
}

/// A page of items.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ItemListView {
    /// The items.
    pub items: Vec<Item>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

/// One item.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ItemView {
    /// The item.
    pub item: Item,
    /// Its store.
    pub store: String,
}

/// One count.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CountView {
    /// The count, without the list that was handed in.
    pub count: Count,
    /// The store's name.
    pub store: String,
    /// Lines of the list.
    pub seen: u64,
    /// Inquiries that have not ended.
    pub open: u64,
}

/// A page of counts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CountListView {
    /// The counts, without their discrepancies.
    pub items: Vec<CountView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

silent_debug!(
    ReceiveRequest,
    TableRequest,
    ItemsRequest,
    InquiryRequest,
    StoreRowView,
    StoreListView,
    StoreView,
    ReceivedView,
    ItemListView,
    ItemView,
    CountView,
    CountListView,
);

pub(super) fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

pub(super) fn digest(text: &str) -> Digest {
    Digest(Sha256::digest(text.as_bytes()).into())
}

fn row(store: Store, assessed: &[SiteAssessment], now: Timestamp) -> StoreRowView {
    let due = store.count_due();
    let security = security::standing(assessed, store.number, now);
    StoreRowView { due: due.to_rfc3339(), overdue: due <= now, security, store }
}

fn view(core: &mut Core, store: Store) -> Result<StoreView, Denied> {
    let items = kept::all::<Item>(core)?;
    let mut by_status: BTreeMap<String, u64> = BTreeMap::new();
    let mut here = 0u64;
    for item in items.iter().filter(|item| item.store == store.number) {
        *by_status.entry(item.status.name().to_owned()).or_default() += 1;
        here += u64::from(item.status.is_here());
    }
    let mut lots = kept::all::<Lot>(core)?;
    lots.retain(|lot| lot.store == store.number);
    let warnings = ammunition::warnings(&store, &lots, core.now());
    let too_full = store.capacity > 0 && here > u64::from(store.capacity);
    let assessed = kept::all::<SiteAssessment>(core)?;
    let StoreRowView { store, due, overdue, security } = row(store, &assessed, core.now());
    Ok(StoreView { store, due, overdue, security, here, too_full, by_status, lots, warnings })
}

/// Enters a store, or changes the one that is `known`.
fn say(
    core: &mut Core,
    caller: Caller,
    wanted: &StoreWanted,
    known: Option<&Store>,
) -> Result<StoreView, Denied> {
    if let Some(custodian) = wanted.custodian.as_deref().filter(|name| !name.trim().is_empty()) {
        core.officer_named(custodian.trim())?;
    }
    let number = match known {
        Some(known) => known.number,
        None => kept::next::<Store>(core)?,
    };
    let made = store(wanted, known, number, core.now()).map_err(Refused::from)?;
    core.note(caller, AdminAct::on(AdminCode::StoreEntered, number))?;
    kept::put(core, &made)?;
    view(core, made)
}

fn take_in(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: &ReceiveRequest,
) -> Result<ReceivedView, Denied> {
    let officer = core.allowed(caller, roles::KEEPS_RECORDS)?;
    let by = core.staff.profile(officer.id).name;
    let store = kept::one::<Store>(core, id)?;
    let (known, first) = (kept::all::<Item>(core)?, kept::next::<Item>(core)?);
    let receipt =
        Receipt { list: &request.list, authority: &request.authority, by: &by, now: core.now() };
    let items = receive::receive(&store, receipt, first, &known).map_err(Refused::from)?;
    if !request.dry_run {
        let act = AdminAct::on(AdminCode::ItemsReceived, store.number);
        core.note(caller, act.with(digest(&request.list)))?;
        let guns = items.iter().map(|item| (&item.gun, EventKind::RetainedOfficialUse));
        recorded::in_stock(core, guns)?;
        for item in &items {
            kept::put(core, item)?;
        }
        core.look_at_watches()?;
    }
    let (store, received) = (store.number, number(items.len()));
    Ok(ReceivedView { store, received, first, dry_run: request.dry_run })
}

fn ammunition(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: &TableRequest,
) -> Result<StoreView, Denied> {
    core.allowed(caller, roles::KEEPS_RECORDS)?;
    let store = kept::one::<Store>(core, id)?;
    let (known, first) = (kept::all::<Lot>(core)?, kept::next::<Lot>(core)?);
    let lots = ammunition::listed(&store, &request.list, first, &known).map_err(Refused::from)?;
    let act = AdminAct::on(AdminCode::AmmunitionEntered, store.number);
    core.note(caller, act.with(digest(&request.list)))?;
    for lot in &lots {
        kept::put(core, lot)?;
    }
    view(core, store)
}

fn find(core: &mut Core, request: &ItemsRequest) -> Result<ItemListView, Denied> {
    let state = match request.state.as_deref().map(str::trim).filter(|state| !state.is_empty()) {
        None => None,
        Some(name) => {
            let name = name.replace('-', "_");
            let no_such = || refusal::word("state");
            Some(Status::from_name(&name).ok_or_else(no_such)?)
        }
    };
    let serial = request.serial.as_deref().map(vestigo_protocol::firearm::serial::canonical);
    let serial = serial.filter(|serial| !serial.is_empty());
    let page = ListRequest { limit: request.limit, ..ListRequest::default() };
    let fits = |item: &Item| {
        request.store.is_none_or(|store| item.store == store)
            && state.is_none_or(|state| item.status == state)
            && serial.as_ref().is_none_or(|serial| item.gun.key() == *serial)
    };
    let (mut items, next) = kept::page::<Item>(core, request.after.as_deref(), limit(&page), fits)?;
    items.iter_mut().for_each(|item| item.acts.clear());
    Ok(ItemListView { items, next })
}

fn shown(core: &mut Core, item: Item) -> Result<ItemView, Denied> {
    let store = kept::one::<Store>(core, &item.store.to_string())?.name;
    Ok(ItemView { item, store })
}

fn act(core: &mut Core, caller: Caller, id: &str, wanted: &ActWanted) -> Result<ItemView, Denied> {
    let officer = core.allowed(caller, roles::KEEPS_RECORDS)?;
    let by = core.staff.profile(officer.id).name;
    let known = kept::one::<Item>(core, id)?;
    let next = item::act(&known, wanted, &by, core.now()).map_err(Refused::from)?;
    let store = match kept::one::<Store>(core, &next.store.to_string()) {
        Err(Denied::NotFound { .. }) => {
            let act = Act::Send;
            return Err(Refused::from(ActRefused::Needs { act, needs: "store" }).into());
        }
        store => store?,
    };
    if !store.has_rack(&next.rack) {
        return Err(Refused::Rack.into());
    }
    let done = next.acts.last().map_or("", |acted| acted.act.name());
    core.note(caller, AdminAct::on(AdminCode::ItemActed, format!("{} {done}", next.number)))?;
    let event = match next.acts.last().map(|acted| acted.act) {
        Some(Act::ReportLost) => Some(EventKind::ReportedLost),
        Some(Act::ReportStolen) => Some(EventKind::ReportedStolen),
        Some(Act::Recover) => Some(EventKind::Recovered),
        _ => None,
    };
    if let Some(event) = event {
        recorded::in_stock(core, [(&next.gun, event)].into_iter())?;
    }
    kept::put(core, &next)?;
    Ok(ItemView { item: next, store: store.name })
}

impl StockService for Running {
    async fn stores(&self, caller: Caller, request: ListRequest) -> Outcome<StoreListView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            let (now, due) = (core.now(), request.state.as_deref() == Some("due"));
            let fits = |store: &Store| !due || store.count_due() <= now;
            let (items, next) =
                kept::page::<Store>(core, request.after.as_deref(), limit(&request), fits)?;
            let assessed = kept::all::<SiteAssessment>(core)?;
            let items = items.into_iter().map(|store| row(store, &assessed, now)).collect();
            Ok(StoreListView { items, next })
        })
        .await
    }

    async fn store_add(&self, caller: Caller, request: StoreWanted) -> Outcome<StoreView> {
        self.run(move |core| {
            may(core, caller, roles::KEEPS_RECORDS)?;
            say(core, caller, &request, None)
        })
        .await
    }

    async fn store_change(
        &self,
        caller: Caller,
        id: String,
        request: StoreWanted,
    ) -> Outcome<StoreView> {
        self.run(move |core| {
            may(core, caller, roles::KEEPS_RECORDS)?;
            let known = kept::one::<Store>(core, &id)?;
            say(core, caller, &request, Some(&known))
        })
        .await
    }

    async fn store(&self, caller: Caller, id: String) -> Outcome<StoreView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            let store = kept::one::<Store>(core, &id)?;
            view(core, store)
        })
        .await
    }

    async fn store_receive(
        &self,
        caller: Caller,
        id: String,
        request: ReceiveRequest,
    ) -> Outcome<ReceivedView> {
        self.run(move |core| take_in(core, caller, &id, &request)).await
    }

    async fn store_ammunition(
        &self,
        caller: Caller,
        id: String,
        request: TableRequest,
    ) -> Outcome<StoreView> {
        self.run(move |core| ammunition(core, caller, &id, &request)).await
    }

    async fn items(&self, caller: Caller, request: ItemsRequest) -> Outcome<ItemListView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            find(core, &request)
        })
        .await
    }

    async fn item(&self, caller: Caller, id: String) -> Outcome<ItemView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            let item = kept::one::<Item>(core, &id)?;
            shown(core, item)
        })
        .await
    }

    async fn item_act(&self, caller: Caller, id: String, request: ActWanted) -> Outcome<ItemView> {
        self.run(move |core| act(core, caller, &id, &request)).await
    }

    async fn counts(&self, caller: Caller, request: ListRequest) -> Outcome<CountListView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            counting::list(core, &request)
        })
        .await
    }

    async fn count_open(
        &self,
        caller: Caller,
        id: String,
        request: CountRequest,
    ) -> Outcome<CountView> {
        self.run(move |core| counting::open(core, caller, &id, &request)).await
    }

    async fn count(&self, caller: Caller, id: String) -> Outcome<CountView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            let count = kept::one::<Count>(core, &id)?;
            counting::view(core, count)
        })
        .await
    }

    async fn count_enter(
        &self,
        caller: Caller,
        id: String,
        request: TableRequest,
    ) -> Outcome<CountView> {
        self.run(move |core| counting::enter(core, caller, &id, &request)).await
    }

    async fn count_confirm(&self, caller: Caller, id: String) -> Outcome<CountView> {
        self.run(move |core| counting::confirm(core, caller, &id)).await
    }

    async fn inquiry_end(
        &self,
        caller: Caller,
        id: String,
        request: InquiryRequest,
    ) -> Outcome<CountView> {
        self.run(move |core| counting::settle(core, caller, &id, &request)).await
    }
}
