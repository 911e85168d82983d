//! Marking guns: orders, the machine's files, and what joins the records.

use std::future::Future;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::codes::{
    Certainty, DocumentKind, EventKind, IntendedUse, LegalBasis, RecordSetKind, RequestKind,
};
use vestigo_protocol::firearm::{ChainEvent, DocumentRef, Name, PartialDate};
use vestigo_protocol::ids::{ExchangeId, NodeName};
use vestigo_protocol::limits::NOTE_MAX;
use vestigo_protocol::message::{Common, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;

use super::paging::{fill, limit};
use super::requests::ListRequest;
use super::running::{Running, may};
use super::stock::{digest, number};
use super::views::{HopState, silent_debug};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, kept, present, recorded, roles};
use crate::desk::answer::empty_common;
pub use crate::holdings::marking::Wanted;
use crate::holdings::marking::quality::{self, Check};
use crate::holdings::marking::returned::{self, Finding};
use crate::holdings::marking::{MarkingRefused, Order, Ordered, Purpose, delivery, job, order};
use crate::holdings::moment;
use crate::registry::NewRecord;
use crate::registry::import::session::Durability;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied, Matter};
use crate::store::{HoldingArea, HoldingRecord};

mod refusal;

pub(super) use refusal::refusal;
#[cfg(test)]
pub(super) use refusal::refusals;

/// Why guns are marked, by name.
pub const PURPOSES: &[&str] = Purpose::NAMES;
/// The check list, by name.
pub const CHECKS: &[&str] = Check::NAMES;
/// By which lists of orders are filtered: still to be marked, marked, the exporting State is still to
/// be told, and the time for that is over.
pub const STATES: &[&str] = &["open", "done", "to-tell", "overdue"];

/// Orders that are read at a time to fill a page: each holds all its guns.
const PIECE: usize = 8;

/// Use cases of a running node about marking.
pub trait MarkingService: Send + Sync + 'static {
    /// Enters an order: each gun gets a mark of its own.
    fn marking_order(
        &self,
        caller: Caller,
        request: Wanted,
    ) -> impl Future<Output = Outcome<MarkingView>> + Send;

    /// Orders, the newest first. `state` may be one of [`STATES`], `partner` the exporting one.
    fn markings(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<MarkingListView>> + Send;

    /// One order with its guns.
    fn marking(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<MarkingView>> + Send;

    /// The file for the machine: the guns that are still to be marked.
    fn marking_job(
        &self,
        caller: Caller,
        id: String,
        request: JobRequest,
    ) -> impl Future<Output = Outcome<JobView>> + Send;

    /// Takes the machine's file: what agrees with the order joins the records of the guns.
    fn marking_return(
        &self,
        caller: Caller,
        id: String,
        request: ReturnRequest,
    ) -> impl Future<Output = Outcome<ReturnView>> + Send;

    /// Tells the exporting partner that the guns arrived: a delivery verification.
    fn marking_tell(
        &self,
        caller: Caller,
        id: String,
        request: DeliveryRequest,
    ) -> impl Future<Output = Outcome<MarkingView>> + Send;
}

/// `marking tell`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DeliveryRequest {
    /// Purpose code, as the agreement with the partner has it.
    pub purpose: String,
    /// Legal basis.
    pub legal_basis: String,
    /// Words beside what the order says.
    pub text: Option<String>,
}

/// `marking job`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct JobRequest {
    /// The form that the machine wants; absent: CSV.
    pub template: Option<String>,
}

/// `marking return`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReturnRequest {
    /// The machine's file (CSV): sequence, mark, depth, height, result.
    pub file: String,
    /// Day on which the marks were struck.
    pub on: String,
    /// Who worked the machine.
    pub operator: String,
    /// Checks of the list that were passed on samples.
    pub checks: Vec<String>,
    /// Only says what is wrong.
    pub dry_run: bool,
}

/// An order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MarkingView {
    /// The order.
    pub order: Order,
    /// Guns.
    pub guns: u64,
    /// Guns whose mark was accepted.
    pub done: u64,
    /// Until when the exporting State is to be told that the guns arrived; absent if nobody is to be
    /// told, or was.
    pub tell_by: Option<String>,
    /// True if that time is over.
    pub overdue: bool,
    /// How the word to the exporting State stands, if one was sent.
    pub told: Option<HopState>,
}

/// Orders.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MarkingListView {
    /// The newest first, without their guns.
    pub items: Vec<MarkingView>,
    /// Pass it as `after` for the next page; `None` on the last.
    pub next: Option<String>,
}

/// A file for the machine.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JobView {
    /// The file.
    pub file: String,
    /// Guns in it.
    pub guns: u64,
    /// SHA-256 of it, as it is in the administrative log.
    pub digest: String,
}

/// What a machine's file came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReturnView {
    /// Rows.
    pub rows: u64,
    /// Guns whose mark was accepted with this file.
    pub accepted: u64,
    /// Guns that were accepted before.
    pub unchanged: u64,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Guns that are still to be marked.
    pub left: u64,
    /// True if nothing was changed.
    pub dry_run: bool,
}

silent_debug!(JobRequest, ReturnRequest, DeliveryRequest, MarkingView, MarkingListView, JobView);

fn refused(error: impl Into<MarkingRefused>) -> Denied {
    Denied::Marking(error.into())
}

/// How the word to the exporting State stands, if one was sent.
fn told(core: &mut Core, order: &Order) -> Result<Option<HopState>, Denied> {
    let exchange = order.told.as_deref().and_then(ExchangeId::from_hex);
    let Some(exchange) = exchange else { return Ok(None) };
    Ok(core.store.hop(&exchange)?.map(|hop| present::hop_state(hop.state)))
}

/// Whether a word in this state was heard, or may still be.
const fn counts(told: HopState) -> bool {
    !matches!(
        told,
        HopState::Returned | HopState::Refused | HopState::Withdrawn | HopState::Undeliverable
    )
}

fn view(core: &mut Core, order: Order) -> Result<MarkingView, Denied> {
    let (guns, done) = (number(order.guns.len()), number(order.done()));
    let told = told(core, &order)?;
    let open = order.tell_by().filter(|_| !told.is_some_and(counts));
    let overdue = open.is_some_and(|by| by < core.now());
    let tell_by = open.map(Timestamp::to_rfc3339);
    Ok(MarkingView { order, guns, done, tell_by, overdue, told })
}

fn by_number(core: &mut Core, id: &str) -> Result<Order, Denied> {
    kept::one(core, id).map_err(|denied| match denied {
        Denied::NotFound { .. } => refused(MarkingRefused::NoOrder(id.chars().take(20).collect())),
        other => other,
    })
}

/// The first number of a series that no order has issued. Numbers rise, so that the newest order of
/// the series has the last.
fn next_number(core: &mut Core, series: &str) -> Result<u32, Denied> {
    let mut before = None;
    loop {
        let records = core.store.holdings_before(HoldingArea::Marking, before, PIECE)?;
        let Some(last) = records.last() else { return Ok(1) };
        before = Some(last.number);
        for record in &records {
            let order: Order = kept::read(record)?;
            if order.series == series {
                return Ok(order.next_number().max(1));
            }
        }
    }
}

/// Enters an order.
fn enter(core: &mut Core, caller: Caller, wanted: &Wanted) -> Result<Order, Denied> {
    let officer = core.allowed(caller, roles::KEEPS_RECORDS)?;
    let by = core.staff.profile(officer.id).name;
    if !wanted.exporter.trim().is_empty() {
        let unknown = |_| Denied::NoSuchPartner(wanted.exporter.trim().to_owned());
        NodeName::parse(wanted.exporter.trim()).map_err(unknown)?;
    }
    let number = kept::next::<Order>(core)?;
    let country = core.identity.name.country();
    let now = core.now();
    let mut failed = None;
    let next = |series: &str| {
        next_number(core, series).unwrap_or_else(|error| {
            failed = Some(error);
            1
        })
    };
    let made = order(wanted, number, (country.as_str(), &by, now), next).map_err(refused)?;
    if let Some(error) = failed {
        return Err(error);
    }
    Name::new(&made.set).map_err(|_| refused(MarkingRefused::Set))?;
    core.note(caller, AdminAct::on(AdminCode::MarkingOrdered, number))?;
    kept::put(core, &made)?;
    Ok(made)
}

/// Takes a machine's file.
fn take(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: &ReturnRequest,
) -> Result<ReturnView, Denied> {
    core.allowed(caller, roles::KEEPS_RECORDS)?;
    let mut marked = by_number(core, id)?;
    let file = |error| refused(MarkingRefused::File(error));
    let rows = returned::read(&request.file).map_err(file)?;
    let found = returned::check(&marked, &rows);
    if !request.dry_run {
        let checks: Option<Vec<Check>> =
            request.checks.iter().map(|name| Check::from_name(name)).collect();
        let checks = checks.ok_or_else(|| refused(MarkingRefused::NoSuchCheck))?;
        quality::passed(&checks, marked.small).map_err(refused)?;
        if request.operator.trim().is_empty() {
            return Err(refused(MarkingRefused::Operator));
        }
        if moment::start_of(&request.on).is_none() {
            return Err(refused(MarkingRefused::StruckOn));
        }
        let file = digest(&request.file);
        core.note(caller, AdminAct::on(AdminCode::MarksStruck, marked.number).with(file))?;
        returned::take(&mut marked, &found, request.on.trim(), request.operator.trim());
        let struck: Vec<&Ordered> =
            marked.guns.iter().filter(|gun| found.accepted.contains_key(&gun.sequence)).collect();
        join(core, &marked, &struck, request.on.trim())?;
        kept::put(core, &marked)?;
        core.look_at_watches()?;
    }
    Ok(ReturnView {
        rows: number(found.rows),
        accepted: number(found.accepted.len()),
        unchanged: number(found.unchanged),
        left: number(marked.guns.len().saturating_sub(marked.done())),
        findings: found.findings,
        dry_run: request.dry_run,
    })
}

/// Writes marks and events into the records of the guns; what a record has already is not written
/// twice, so that it can be done again.
fn join(core: &mut Core, order: &Order, struck: &[&Ordered], on: &str) -> Result<(), Denied> {
    let unnamed = |_| refused(MarkingRefused::Set);
    let name = Name::new(&order.set).map_err(unnamed)?;
    let kind = match order.purpose {
        Purpose::Manufacture => RecordSetKind::Manufacture,
        Purpose::Import => RecordSetKind::Import,
        Purpose::OfficialUse => RecordSetKind::Stock,
        Purpose::Transfer | Purpose::Restamp => RecordSetKind::Registry,
    };
    let set = recorded::record_set(core, name, kind, Some(order.year));
    let document = match order.purpose {
        Purpose::Import => delivery::permit(order),
        _ => DocumentRef { kind: DocumentKind::Certificate, ..delivery::permit(order) },
    };
    let event = |kind, date: &str| ChainEvent {
        date: PartialDate::parse(date).ok(),
        document: Some(document.clone()),
        certainty: Certainty::Recorded,
        ..ChainEvent::new(kind)
    };
    let exporter = NodeName::parse(&order.exporter).ok().map(|node| node.country());
    let mut session = core.registry.session(&set, Durability::Whole)?;
    for gun in struck {
        // Both were checked when the order was entered.
        let unkept = |_| refused(MarkingRefused::Unreadable);
        let marks = order.marks(gun).map_err(unkept)?;
        let description = gun.gun.description(marks).map_err(unkept)?;
        let mut events = vec![event(order.purpose.event(), on)];
        if order.purpose == Purpose::Import {
            let arrived = if order.arrived.is_empty() { on } else { &order.arrived };
            let imported = ChainEvent {
                country: exporter,
                to: delivery::importer(order),
                ..event(EventKind::Imported, arrived)
            };
            events.insert(0, imported);
        }
        for event in events {
            let description = description.clone();
            session.add(NewRecord { description, event: Some(event), particulars: None })?;
        }
    }
    Ok(session.finish(None, Vec::new())?)
}

/// What a delivery verification rests on, and the officer's own words.
struct Ground {
    purpose: IntendedUse,
    legal_basis: LegalBasis,
    text: Option<Text<NOTE_MAX>>,
}

fn ground(request: &DeliveryRequest) -> Outcome<Ground> {
    let word = |field: &str, value: &str| -> Outcome<String> {
        if value.trim().is_empty() {
            return Err(
                ServiceError::new(ErrorCode::BadInput, "error-matter-needs").with("field", field)
            );
        }
        Ok(value.trim().to_owned())
    };
    let purpose = word("purpose", &request.purpose)?;
    let basis = word("legal-basis", &request.legal_basis)?;
    Ok(Ground {
        purpose: intake::code("purpose", &purpose, IntendedUse::from_name)?,
        legal_basis: intake::code("legal-basis", &basis, LegalBasis::from_name)?,
        text: intake::optional("text", request.text.as_deref())?,
    })
}

/// Tells the exporting partner.
fn tell(core: &mut Core, caller: Caller, id: &str, ground: Ground) -> Result<MarkingView, Denied> {
    may(core, caller, roles::VERIFIES_DELIVERY)?;
    let mut told_of = by_number(core, id)?;
    if told_of.tell_by().is_none() {
        return Err(refused(MarkingRefused::NobodyToTell));
    }
    let now = core.now();
    if moment::start_of(&told_of.arrived).is_none_or(|arrived| arrived > now) {
        return Err(refused(MarkingRefused::NotArrived));
    }
    if told(core, &told_of)?.is_some_and(counts) {
        return Err(refused(MarkingRefused::Told));
    }
    let gun = delivery::description(&told_of).map_err(|_| refused(MarkingRefused::Unreadable))?;
    let query = Query { events: vec![delivery::event(&told_of)], ..Query::describing(gun) };
    let said = delivery::words(&told_of);
    let words = match &ground.text {
        Some(text) => format!("{said}. {}", text.as_str()),
        None => said,
    };
    let text = Text::new(&words).map_err(|error| Denied::Rule(error.to_string()))?;
    let common = Common {
        purpose: Some(ground.purpose),
        legal_basis: Some(ground.legal_basis),
        text: Some(text),
        ..empty_common()
    };
    let (to, kind) = (told_of.exporter.clone(), RequestKind::DeliveryVerification);
    let sent = core.ask_matter(caller, Matter { to, kind, query, common })?;
    core.note(caller, AdminAct::on(AdminCode::DeliveryVerified, told_of.number))?;
    told_of.told = Some(sent.id.to_hex());
    told_of.told_at = Some(now);
    kept::put(core, &told_of)?;
    view(core, told_of)
}

/// Whether an order is one that a list asks for.
fn fits(request: &ListRequest, row: &MarkingView) -> bool {
    let is_state = match request.state.as_deref() {
        None => true,
        Some("open") => row.done < row.guns,
        Some("done") => row.done == row.guns,
        Some("to-tell") => row.tell_by.is_some(),
        Some("overdue") => row.overdue,
        Some(_) => false,
    };
    is_state && request.partner.as_deref().is_none_or(|partner| partner == row.order.exporter)
}

impl MarkingService for Running {
    async fn marking_order(&self, caller: Caller, request: Wanted) -> Outcome<MarkingView> {
        self.run(move |core| {
            let order = enter(core, caller, &request)?;
            view(core, order)
        })
        .await
    }

    async fn markings(&self, caller: Caller, request: ListRequest) -> Outcome<MarkingListView> {
        let last = request.after.as_deref().map_or(Ok(None), |after| after.parse().map(Some));
        let Ok(before) = last else {
            return Ok(MarkingListView { items: Vec::new(), next: None });
        };
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            let core = std::cell::RefCell::new(core);
            let (items, more) = fill(
                limit(&request),
                before,
                |before| {
                    let store = &mut core.borrow_mut().store;
                    Ok::<_, Denied>(store.holdings_before(HoldingArea::Marking, *before, PIECE)?)
                },
                |record: &HoldingRecord| Some(record.number),
                |record| {
                    let mut row = view(&mut core.borrow_mut(), kept::read(&record)?)?;
                    row.order.guns.clear();
                    Ok(fits(&request, &row).then_some(row))
                },
            )?;
            let next = items.last().filter(|_| more).map(|row| row.order.number.to_string());
            Ok(MarkingListView { items, next })
        })
        .await
    }

    async fn marking(&self, caller: Caller, id: String) -> Outcome<MarkingView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            let order = by_number(core, &id)?;
            view(core, order)
        })
        .await
    }

    async fn marking_job(
        &self,
        caller: Caller,
        id: String,
        request: JobRequest,
    ) -> Outcome<JobView> {
        self.run(move |core| {
            may(core, caller, roles::KEEPS_RECORDS)?;
            let order = by_number(core, &id)?;
            let file = match request.template.as_deref() {
                None => job::table(&order),
                Some(template) => job::by_template(&order, template).map_err(refused)?,
            };
            let digest = digest(&file);
            core.note(caller, AdminAct::on(AdminCode::MarkingJob, order.number).with(digest))?;
            let guns = number(order.guns.len().saturating_sub(order.done()));
            Ok(JobView { file, guns, digest: digest.to_hex() })
        })
        .await
    }

    async fn marking_return(
        &self,
        caller: Caller,
        id: String,
        request: ReturnRequest,
    ) -> Outcome<ReturnView> {
        self.run(move |core| take(core, caller, &id, &request)).await
    }

    async fn marking_tell(
        &self,
        caller: Caller,
        id: String,
        request: DeliveryRequest,
    ) -> Outcome<MarkingView> {
        let ground = ground(&request)?;
        self.run(move |core| tell(core, caller, &id, ground)).await
    }
}

#[cfg(test)]
mod tests;
