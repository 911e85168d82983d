//! Destroying arms and ammunition: ordered by one officer, compared by two, witnessed by two who have no
//! part in it, certified by another officer, and never forgotten.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;
use vestigo_protocol::ids::Digest;

use super::paging::limit;
use super::requests::ListRequest;
use super::running::{Running, may};
use super::stock::{digest, number};
use super::views::{ScanView, silent_debug};
use super::{Caller, Outcome, chain, kept, recorded, roles};
use crate::holdings::destruction::signing::{Certifier, Issuer};
use crate::holdings::destruction::{Basis, DestructionRefused, Method, Order, order, signing};
pub use crate::holdings::destruction::{Performance, Witness};
use crate::holdings::gun::Gun;
use crate::holdings::moment;
use crate::holdings::refused::Refused;
use crate::holdings::stock::Store;
use crate::holdings::stock::ammunition::Lot;
use crate::holdings::stock::item::{self, Item, Status};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};
use crate::store::{HoldingArea, HoldingRecord, StoreError};

pub mod certificate;
mod pages;
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

    /// Orders, the newest first. `state` may be `open`, `done` or `unsigned`: certified, and the sheet
    /// that the witnesses sign is not filed.
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

    /// Certifies that it is done; by another officer than the one who entered the order, who signs with
    /// his key.
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

    /// The certificate as pages that enclose it. Its digest is logged before it is given out; the same
    /// again is the same file.
    fn certificate_issue(
        &self,
        caller: Caller,
        id: String,
        request: CertificateWanted,
    ) -> impl Future<Output = Outcome<IssuedCertificateView>> + Send;

    /// Files the scan of the sheet that the witnesses signed. An earlier one stays.
    fn sheet_file(
        &self,
        caller: Caller,
        id: String,
        request: SheetRequest,
    ) -> impl Future<Output = Outcome<DestructionView>> + Send;

    /// Such a scan, by its number within the certificate; opening it is recorded.
    fn sheet(
        &self,
        caller: Caller,
        id: String,
        number: usize,
    ) -> impl Future<Output = Outcome<ScanView>> + Send;
}

/// `destruction order`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DestructionWanted {
    /// The authority's order.
    pub authority: String,
    /// The day of that order, `2026-11-20`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<String>,
    /// Why (`SURPLUS`, `FORFEITURE`, …).
    pub basis: String,
    /// A table (CSV) of guns: type, maker, model, calibre, serial, country, set, source, components,
    /// condition.
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

/// `destruction certificate --pdf`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CertificateWanted {
    /// Language of the pages: `en`, `es`, `pt` or `fr`.
    pub language: String,
}

/// `destruction signed`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SheetRequest {
    /// The scan: a PDF, PNG, JPEG or TIFF, standard base64 with padding.
    pub scan: String,
    /// Who handed the signed sheet in.
    pub by: String,
}

/// A certificate as pages.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IssuedCertificateView {
    /// Number of the certificate.
    pub number: String,
    /// Language of the pages.
    pub language: String,
    /// The code that stands on its pages.
    pub code: String,
    /// SHA-256 of the file. The administrative log has it.
    pub digest: String,
    /// SHA-256 of the certificate in it.
    pub certificate: String,
    /// Whether the same was issued before.
    pub again: bool,
    /// True if the node's data are invented.
    pub synthetic: bool,
    /// The file, standard base64 with padding.
    pub base64: String,
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
    /// Whether it is certified and the sheet that the witnesses sign is not filed yet.
    #[serde(default)]
    pub unsigned: bool,
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
    /// Signature of the officer who certified over that digest, in hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// The order.
    pub destruction: DestructionView,
}

silent_debug!(
    DestructionWanted,
    CompareRequest,
    SheetRequest,
    IssuedCertificateView,
    DestructionView,
    DestructionListView,
    CertificateView,
);

fn view(mut order: Order) -> DestructionView {
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
        unsigned: order.is_unsigned(),
        order: {
            // What is enclosed is given out with the file.
            order.issues.iter_mut().for_each(|issue| issue.issue.clear());
            order
        },
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
    let dated = wanted.dated.as_deref().map(str::trim).filter(|day| !day.is_empty());
    if dated.is_some_and(|day| moment::start_of(day).is_none_or(|at| at > core.now())) {
        return Err(Refused::from(DestructionRefused::Missing("dated")).into());
    }
    made.dated = dated.map(str::to_owned);
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
    let descriptor = core.descriptor().doc();
    let issuer = Issuer {
        node: core.identity.name.to_string(),
        names: descriptor.names.clone(),
        synthetic: core.synthetic,
    };
    let certifier = Certifier {
        name: by.clone(),
        key: core.staff.thumbprint(officer.id).map(|key| key.to_hex()),
        issuer: Some(issuer),
    };
    let certificate = order.perform(said, &certifier, now).map_err(Refused::from)?.clone();
    let document = Digest::from_hex(&certificate.digest).unwrap_or(Digest([0; 32]));
    // As of a decision: who has a key opens it for this one act.
    let key = core.spend_ticket(&officer, caller.ticket)?;
    if let (Some(key), Some(kept)) = (key, order.certificate.as_mut()) {
        kept.signature = Some(vestigo_protocol::ids::hex(&signing::sign(&key, &document)));
    }
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
    core.unsigned_certificates = None;
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
        signature: kept.signature,
        destruction: view(order),
    })
}

fn file_sheet(
    core: &mut Core,
    caller: Caller,
    id: &str,
    (media_type, scan): (&str, &[u8]),
    by: &str,
) -> Result<Order, Denied> {
    let officer = core.allowed(caller, roles::COUNTS)?;
    let filed_by = core.staff.profile(officer.id).name;
    let mut order = named(core, id)?;
    let (kept, now) = (core.store.last_holding(HoldingArea::Sheet)?.saturating_add(1), core.now());
    let sheet =
        order.file((media_type, scan), (by, &filed_by), kept, now).map_err(Refused::from)?.clone();
    let certificate = order.certificate.as_ref().map(|c| c.number.clone()).unwrap_or_default();
    let digest = Digest::from_hex(&sheet.digest).unwrap_or(Digest([0; 32]));
    let subject = format!("{certificate} {}", sheet.number);
    core.note(caller, AdminAct::on(AdminCode::SheetFiled, subject).with(digest))?;
    core.store.put_holding(&HoldingRecord {
        area: HoldingArea::Sheet,
        number: kept,
        changed_at: now,
        body: scan.to_vec(),
    })?;
    kept::put(core, &order)?;
    core.unsigned_certificates = None;
    Ok(order)
}

/// A scan, if it is what was filed.
fn open_sheet(
    core: &mut Core,
    caller: Caller,
    id: &str,
    number: usize,
) -> Result<(String, Vec<u8>), Denied> {
    core.allowed(caller, roles::SEES_HOLDINGS)?;
    let order = named(core, id)?;
    let missing = || Denied::NotFound { what: "scan", id: number.to_string() };
    let sheet = order.sheets.iter().find(|sheet| usize::try_from(sheet.number) == Ok(number));
    let sheet = sheet.ok_or_else(missing)?;
    let certificate = order.certificate.as_ref().map(|c| c.number.as_str()).unwrap_or_default();
    core.note(caller, AdminAct::on(AdminCode::SheetRead, format!("{certificate} {number}")))?;
    let record = core.store.holding(HoldingArea::Sheet, sheet.kept)?.ok_or_else(missing)?;
    if Digest(Sha256::digest(&record.body).into()).to_hex() != sheet.digest {
        let key = format!("scan {certificate} {number}");
        return Err(StoreError::Unreadable { what: "holding", key }.into());
    }
    Ok((sheet.media_type.clone(), record.body))
}

/// Certificates whose signed sheet is not filed. Counted once, and again after one was certified or
/// filed: an order has thousands of guns.
pub(super) fn unsigned(core: &mut Core) -> Result<u64, Denied> {
    if let Some(count) = core.unsigned_certificates {
        return Ok(count);
    }
    let orders = kept::all::<Order>(core)?;
    let count = number(orders.iter().filter(|order| order.is_unsigned()).count());
    core.unsigned_certificates = Some(count);
    Ok(count)
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
                Some("unsigned") => order.is_unsigned(),
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

    async fn certificate_issue(
        &self,
        caller: Caller,
        id: String,
        request: CertificateWanted,
    ) -> Outcome<IssuedCertificateView> {
        certificate::issue(self, caller, id, request).await
    }

    async fn sheet_file(
        &self,
        caller: Caller,
        id: String,
        request: SheetRequest,
    ) -> Outcome<DestructionView> {
        self.run(move |core| may(core, caller, roles::COUNTS)).await?;
        let (media_type, scan) = chain::scan(&request.scan)?;
        let by = request.by;
        self.run(move |core| file_sheet(core, caller, &id, (media_type, &scan), &by).map(view))
            .await
    }

    async fn sheet(&self, caller: Caller, id: String, number: usize) -> Outcome<ScanView> {
        let opened = self.run(move |core| open_sheet(core, caller, &id, number)).await?;
        let (media_type, scan) = opened;
        Ok(ScanView { media_type, base64: STANDARD.encode(scan) })
    }
}
