//! Destroying arms and ammunition: ordered by one officer, compared by two, witnessed by two who have no
//! part in it, certified by another officer, and never forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::ids::Digest;

use super::paging::limit;
use super::requests::ListRequest;
use super::running::{Running, may};
use super::stock::{digest, number};
use super::views::silent_debug;
use super::{Caller, Outcome, kept, recorded, roles};
use crate::holdings::destruction::{Basis, Method, Order, order};
pub use crate::holdings::destruction::{Performance, Witness};
use crate::holdings::gun::Gun;
use crate::holdings::refused::Refused;
use crate::holdings::stock::Store;
use crate::holdings::stock::ammunition::Lot;
use crate::holdings::stock::item::{self, Item, Status};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};

#[cfg(test)]
mod tests;

/// Why something is destroyed, by name.
pub const BASES: &[&str] = Basis::NAMES;
/// How, by name.
pub const METHODS: &[&str] = Method::NAMES;

/// Use cases of a running node about destruction.
pub trait DestructionService: Send + Sync + 'static {
    /// Enters an order.
    fn destruction_order(
        &self,
        caller: Caller,
        request: DestructionWanted,
    ) -> impl Future<Output = Outcome<DestructionView>> + Send;

    /// Orders, the newest first. `state` may be `open` or `done`.
    fn destructions(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<DestructionListView>> + Send;

    /// One order, by its number or the number of its certificate.
    fn destruction(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<DestructionView>> + Send;

    /// Compares the numbers of what lies there with the order.
    fn destruction_compare(
        &self,
        caller: Caller,
        id: String,
        request: CompareRequest,
    ) -> impl Future<Output = Outcome<DestructionView>> + Send;

    /// Certifies that it is done; by another officer than the one who entered the order.
    fn destruction_certify(
        &self,
        caller: Caller,
        id: String,
        request: Performance,
    ) -> impl Future<Output = Outcome<DestructionView>> + Send;

    /// The certificate, by the number of the order or its own; reading it is recorded.
    fn certificate(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<CertificateView>> + Send;
}

/// `destruction order`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DestructionWanted {
    /// The authority's order.
    pub authority: String,
    /// Why (`SURPLUS`, `FORFEITURE`, …).
    pub basis: String,
    /// A table (CSV) of guns: type, maker, model, calibre, serial, country, set.
    pub guns: String,
    /// A table (CSV) of ammunition: calibre, lot, rounds, weight in kilograms.
    pub ammunition: String,
    /// All that is condemned in this store, too.
    pub store: Option<u64>,
}

/// `destruction compare`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CompareRequest {
    /// A table (CSV) of what lies there, with the numbers as they are read from the guns.
    pub list: String,
    /// The second person who read them.
    pub with: String,
}

/// An order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DestructionView {
    /// The order.
    pub order: Order,
    /// Guns of it.
    pub guns: u64,
    /// Guns whose number was found at the last comparison.
    pub compared: u64,
    /// Guns that were destroyed.
    pub destroyed: u64,
    /// Rounds of ammunition.
    pub rounds: u64,
    /// Weight of the ammunition in grams.
    pub weight: u64,
    /// `ORDERED`, `COMPARED` or `DONE`.
    pub state: String,
}

/// A page of orders.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DestructionListView {
    /// The orders, without their guns.
    pub items: Vec<DestructionView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

/// A certificate.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CertificateView {
    /// Its number.
    pub number: String,
    /// JSON: what was ordered, compared and destroyed, how, where and before whom.
    pub document: String,
    /// SHA-256 of the document. The administrative log has it.
    pub digest: String,
    /// The order.
    pub destruction: DestructionView,
}

silent_debug!(
    DestructionWanted,
    CompareRequest,
    DestructionView,
    DestructionListView,
    CertificateView,
);

fn view(order: Order) -> DestructionView {
    let compared = order.guns.iter().filter(|gun| gun.verified).count();
    let destroyed = order.certificate.as_ref().map_or(0, |c| c.destroyed.len());
    let state = match (&order.certificate, order.verified) {
        (Some(_), _) => "DONE",
        (None, Some(_)) => "COMPARED",
        (None, None) => "ORDERED",
    };
    let sum = |of: fn(&crate::holdings::destruction::Ammunition) -> u64| {
        order.ammunition.iter().map(of).fold(0, u64::saturating_add)
    };
    DestructionView {
        guns: number(order.guns.len()),
        compared: number(compared),
        destroyed: number(destroyed),
        rounds: sum(|lot| lot.quantity),
        weight: sum(|lot| lot.weight),
        state: state.to_owned(),
        order,
    }
}

/// The order of a number, or of a certificate's number (`D4-20261123`).
fn named(core: &mut Core, id: &str) -> Result<Order, Denied> {
    let id = id.trim();
    let of_certificate =
        id.strip_prefix(['D', 'd']).and_then(|rest| rest.split_once('-')).map(|(number, _)| number);
    let found = kept::one::<Order>(core, of_certificate.unwrap_or(id))?;
    let is_other = of_certificate.is_some()
        && !found.certificate.as_ref().is_some_and(|c| c.number.eq_ignore_ascii_case(id));
    if is_other {
        return Err(Denied::NotFound { what: "certificate", id: id.to_owned() });
    }
    Ok(found)
}

/// Whether a certificate of ours says that a gun was destroyed; one without a number is on no list, and
/// any certificate may be its.
pub(super) fn destroyed(core: &mut Core, certificate: &str, gun: &Gun) -> Result<bool, Denied> {
    let order = match named(core, certificate) {
        Ok(order) => order,
        Err(Denied::NotFound { .. }) => return Ok(false),
        Err(other) => return Err(other),
    };
    let Some(kept) = &order.certificate else { return Ok(false) };
    if !kept.number.eq_ignore_ascii_case(certificate.trim()) {
        return Ok(false);
    }
    let mut done = order.guns.iter().filter(|one| kept.destroyed.contains(&one.sequence));
    Ok(gun.key().is_empty() || done.any(|one| one.gun.may_be(gun)))
}

fn enter(core: &mut Core, caller: Caller, wanted: &DestructionWanted) -> Result<Order, Denied> {
    let officer = core.allowed(caller, roles::KEEPS_RECORDS)?;
    let by = core.staff.profile(officer.id).name;
    let items = kept::all::<Item>(core)?;
    let condemned: Vec<Item> = match wanted.store {
        None => Vec::new(),
        Some(store) => {
            kept::one::<Store>(core, &store.to_string())?;
            let of = items.iter().rev().filter(|item| item.store == store);
            of.filter(|item| item.status == Status::Condemned).cloned().collect()
        }
    };
    let number = kept::next::<Order>(core)?;
    let lists = (wanted.guns.as_str(), wanted.ammunition.as_str(), condemned.as_slice());
    let said = (wanted.authority.as_str(), wanted.basis.as_str());
    let mut made = order(number, said, lists, (&by, core.now())).map_err(Refused::from)?;
    // What stands on the list and in a book is one gun.
    let mut books: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
    for item in items.iter().filter(|item| !item.status.is_gone()) {
        books.entry(item.gun.key()).or_default().push(item);
    }
    for gun in made.guns.iter_mut().filter(|gun| gun.item.is_none()) {
        let same = books.get(&gun.gun.key()).map(Vec::as_slice).unwrap_or_default();
        gun.item = same.iter().find(|item| item.gun.may_be(&gun.gun)).map(|item| item.number);
    }
    let listed = digest(&format!("{}\0{}", wanted.guns, wanted.ammunition));
    core.note(caller, AdminAct::on(AdminCode::DestructionOrdered, number).with(listed))?;
    kept::put(core, &made)?;
    Ok(made)
}

fn compare(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: &CompareRequest,
) -> Result<Order, Denied> {
    let officer = core.allowed(caller, roles::COUNTS)?;
    let by = core.staff.profile(officer.id).name;
    let mut order = named(core, id)?;
    let two = [by.as_str(), request.with.as_str()];
    order.verify(&request.list, two, core.now()).map_err(Refused::from)?;
    let act = AdminAct::on(AdminCode::DestructionCompared, order.number);
    core.note(caller, act.with(digest(&request.list)))?;
    kept::put(core, &order)?;
    Ok(order)
}

fn certify(core: &mut Core, caller: Caller, id: &str, said: &Performance) -> Result<Order, Denied> {
    let officer = core.allowed(caller, roles::COUNTS)?;
    let by = core.staff.profile(officer.id).name;
    let now = core.now();
    let mut order = named(core, id)?;
    if order.by == by {
        return Err(Refused::OwnOrder.into());
    }
    let items = items_of(core, &order)?;
    let mut said = said.clone();
    if said.custodian.trim().is_empty()
        && let Some(item) = items.values().next()
    {
        said.custodian = kept::one::<Store>(core, &item.store.to_string())?.custodian;
    }
    let certificate = order.perform(said, now).map_err(Refused::from)?.clone();
    let document = Digest::from_hex(&certificate.digest).unwrap_or(Digest([0; 32]));
    let act = AdminAct::on(AdminCode::DestructionCertified, &certificate.number);
    core.note(caller, act.with(document))?;
    let destroyed: BTreeSet<u32> = certificate.destroyed.iter().copied().collect();
    let mut by_set: BTreeMap<&str, Vec<&Gun>> = BTreeMap::new();
    for planned in order.guns.iter().filter(|gun| destroyed.contains(&gun.sequence)) {
        let set = match (planned.set.trim(), planned.item) {
            ("", Some(_)) => recorded::STOCK,
            ("", None) => recorded::DESTROYED,
            (set, _) => set,
        };
        // What the stock's own record says is what its book says of the gun.
        let own = planned.item.and_then(|item| items.get(&item)).map(|item| &item.gun);
        let gun = own.filter(|_| set == recorded::STOCK).unwrap_or(&planned.gun);
        by_set.entry(set).or_default().push(gun);
    }
    for (set, guns) in by_set {
        let guns = guns.into_iter();
        recorded::tombstones(core, set, guns, &certificate.number, document)?;
    }
    let gone = order.guns.iter().filter(|gun| destroyed.contains(&gun.sequence));
    for number in gone.filter_map(|gun| gun.item) {
        if let Some(item) = items.get(&number) {
            kept::put(core, &item::destroyed(item, &certificate.number, &by, now))?;
        }
    }
    take_ammunition(core, &order)?;
    kept::put(core, &order)?;
    core.look_at_watches()?;
    Ok(order)
}

/// Takes the rounds that were destroyed out of the lots of the stock.
fn take_ammunition(core: &mut Core, order: &Order) -> Result<(), Denied> {
    if order.ammunition.is_empty() {
        return Ok(());
    }
    let same = |a: &str, b: &str| a.trim().eq_ignore_ascii_case(b.trim());
    let mut lots = kept::all::<Lot>(core)?;
    for ammunition in &order.ammunition {
        let mut left = ammunition.quantity;
        let of = lots.iter_mut().filter(|lot| {
            same(&lot.lot, &ammunition.lot) && same(&lot.calibre, &ammunition.calibre)
        });
        for lot in of {
            let taken = left.min(lot.quantity);
            left -= taken;
            if taken > 0 {
                *lot = lot.without(taken);
                kept::put(core, lot)?;
            }
        }
    }
    Ok(())
}

/// The items of an order by their numbers.
fn items_of(core: &mut Core, order: &Order) -> Result<BTreeMap<u64, Item>, Denied> {
    let mut items = BTreeMap::new();
    for number in order.guns.iter().filter_map(|gun| gun.item) {
        items.insert(number, kept::one::<Item>(core, &number.to_string())?);
    }
    Ok(items)
}

fn certificate(core: &mut Core, caller: Caller, id: &str) -> Result<CertificateView, Denied> {
    core.allowed(caller, roles::SEES_HOLDINGS)?;
    let order = named(core, id)?;
    let missing = || Denied::NotFound { what: "certificate", id: id.to_owned() };
    let kept = order.certificate.clone().ok_or_else(missing)?;
    core.note(caller, AdminAct::on(AdminCode::CertificateRead, &kept.number))?;
    let document = order.document();
    Ok(CertificateView {
        number: kept.number,
        document,
        digest: kept.digest,
        destruction: view(order),
    })
}

impl DestructionService for Running {
    async fn destruction_order(
        &self,
        caller: Caller,
        request: DestructionWanted,
    ) -> Outcome<DestructionView> {
        self.run(move |core| enter(core, caller, &request).map(view)).await
    }

    async fn destructions(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> Outcome<DestructionListView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            let fits = |order: &Order| match request.state.as_deref() {
                Some("open") => order.certificate.is_none(),
                Some("done") => order.certificate.is_some(),
                _ => true,
            };
            let (orders, next) =
                kept::page::<Order>(core, request.after.as_deref(), limit(&request), fits)?;
            let row = |order| {
                let mut row = view(order);
                row.order.guns.clear();
                row.order.findings.clear();
                row
            };
            Ok(DestructionListView { items: orders.into_iter().map(row).collect(), next })
        })
        .await
    }

    async fn destruction(&self, caller: Caller, id: String) -> Outcome<DestructionView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            named(core, &id).map(view)
        })
        .await
    }

    async fn destruction_compare(
        &self,
        caller: Caller,
        id: String,
        request: CompareRequest,
    ) -> Outcome<DestructionView> {
        self.run(move |core| compare(core, caller, &id, &request).map(view)).await
    }

    async fn destruction_certify(
        &self,
        caller: Caller,
        id: String,
        request: Performance,
    ) -> Outcome<DestructionView> {
        self.run(move |core| certify(core, caller, &id, &request).map(view)).await
    }

    async fn certificate(&self, caller: Caller, id: String) -> Outcome<CertificateView> {
        self.run(move |core| certificate(core, caller, &id)).await
    }
}
