//! Marking guns: orders, the machine's files, and what joins the records.

use std::future::Future;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;
use vestigo_protocol::codes::{Certainty, DocumentKind, EventKind, RecordSetKind};
use vestigo_protocol::firearm::{ChainEvent, DocumentRef, Name, PartialDate, Party, RecordSet};
use vestigo_protocol::ids::{Digest, NodeName};
use vestigo_protocol::text::Text;

use super::paging::limit;
use super::requests::ListRequest;
use super::running::{Running, may};
use super::views::silent_debug;
use super::{Caller, Outcome, roles};
pub use crate::holdings::marking::Wanted;
use crate::holdings::marking::quality::{self, Check};
use crate::holdings::marking::returned::{self, Finding};
use crate::holdings::marking::{Order, Ordered, Purpose, job, order};
use crate::holdings::moment;
use crate::registry::NewRecord;
use crate::registry::import::session::Durability;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};
use crate::store::{HoldingArea, HoldingRecord};

/// Why guns are marked, by name.
pub const PURPOSES: &[&str] = Purpose::NAMES;
/// The check list, by name.
pub const CHECKS: &[&str] = Check::NAMES;

/// Use cases of a running node about marking.
pub trait MarkingService: Send + Sync + 'static {
    /// Enters an order: each gun gets a mark of its own.
    fn marking_order(
        &self,
        caller: Caller,
        request: Wanted,
    ) -> impl Future<Output = Outcome<MarkingView>> + Send;

    /// Orders, the newest first. `state` may be `open` or `done`.
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
    /// Until when the exporting State is to be told that the guns arrived, if it is.
    pub tell_by: Option<String>,
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

silent_debug!(JobRequest, ReturnRequest, MarkingView, MarkingListView, JobView);

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// What breaks a rule, in its own words: they quote no cell.
fn rule(error: impl std::fmt::Display) -> Denied {
    Denied::Rule(error.to_string())
}

fn view(order: Order) -> MarkingView {
    let (guns, done) = (count(order.guns.len()), count(order.done()));
    let tell_by = order.tell_by().map(|at| at.to_rfc3339());
    MarkingView { order, guns, done, tell_by }
}

fn read(record: &HoldingRecord) -> Result<Order, Denied> {
    serde_json::from_slice(&record.body).map_err(|_| rule("the order cannot be read"))
}

fn by_number(core: &mut Core, id: &str) -> Result<Order, Denied> {
    let missing = || Denied::NotFound { what: "marking", id: id.to_owned() };
    let number = id.parse().map_err(|_| missing())?;
    let record = core.store.holding(HoldingArea::Marking, number)?.ok_or_else(missing)?;
    read(&record)
}

fn keep(core: &mut Core, order: &Order) -> Result<(), Denied> {
    let body = serde_json::to_vec(order).map_err(rule)?;
    let (area, number, changed_at) = (HoldingArea::Marking, order.number, core.now());
    Ok(core.store.put_holding(&HoldingRecord { area, number, changed_at, body })?)
}

/// All orders, the newest first.
fn all(core: &mut Core) -> Result<Vec<Order>, Denied> {
    let records = core.store.holdings_before(HoldingArea::Marking, None, usize::MAX)?;
    records.iter().map(read).collect()
}

/// Enters an order.
fn enter(core: &mut Core, caller: Caller, wanted: &Wanted) -> Result<Order, Denied> {
    let officer = core.allowed(caller, roles::KEEPS_RECORDS)?;
    let by = core.staff.profile(officer.id).name;
    if !wanted.exporter.trim().is_empty() {
        let unknown = |_| Denied::NoSuchPartner(wanted.exporter.trim().to_owned());
        NodeName::parse(wanted.exporter.trim()).map_err(unknown)?;
    }
    let known = all(core)?;
    let next = |series: &str| {
        let same = known.iter().filter(|order| order.series == series);
        same.map(Order::next_number).max().unwrap_or(1).max(1)
    };
    let number = core.store.last_holding(HoldingArea::Marking)? + 1;
    let country = core.identity.name.country();
    let made = order(wanted, number, (country.as_str(), &by, core.now()), next).map_err(rule)?;
    core.note(caller, AdminAct::on(AdminCode::MarkingOrdered, number))?;
    keep(core, &made)?;
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
    let mut kept = by_number(core, id)?;
    let rows = returned::read(&request.file).map_err(rule)?;
    let found = returned::check(&kept, &rows);
    if !request.dry_run {
        let checks: Option<Vec<Check>> =
            request.checks.iter().map(|name| Check::from_name(name)).collect();
        let checks = checks.ok_or_else(|| rule(format!("a check is one of {:?}", Check::NAMES)))?;
        quality::passed(&checks, kept.small).map_err(rule)?;
        if request.operator.trim().is_empty() {
            return Err(rule("the operator of the machine is not named"));
        }
        if moment::start_of(&request.on).is_none() {
            return Err(rule("the day on which the marks were struck is no day"));
        }
        let digest = Digest(Sha256::digest(request.file.as_bytes()).into());
        core.note(caller, AdminAct::on(AdminCode::MarksStruck, kept.number).with(digest))?;
        returned::take(&mut kept, &found, request.on.trim(), request.operator.trim());
        let struck: Vec<&Ordered> =
            kept.guns.iter().filter(|gun| found.accepted.contains_key(&gun.sequence)).collect();
        join(core, &kept, &struck, request.on.trim())?;
        keep(core, &kept)?;
        core.look_at_watches()?;
    }
    Ok(ReturnView {
        rows: count(found.rows),
        accepted: count(found.accepted.len()),
        unchanged: count(found.unchanged),
        left: count(kept.guns.len().saturating_sub(kept.done())),
        findings: found.findings,
        dry_run: request.dry_run,
    })
}

/// Writes marks and events into the records of the guns; what a record has already is not written
/// twice, so that it can be done again.
fn join(core: &mut Core, order: &Order, struck: &[&Ordered], on: &str) -> Result<(), Denied> {
    let name = Name::new(&order.set).map_err(rule)?;
    let now = core.now();
    let known = core.registry.record_sets().into_iter().find(|set| set.name == name);
    let set = known.unwrap_or_else(|| RecordSet {
        name,
        holder: None,
        kind: match order.purpose {
            Purpose::Manufacture => RecordSetKind::Manufacture,
            Purpose::Import => RecordSetKind::Import,
            Purpose::OfficialUse => RecordSetKind::Stock,
            Purpose::Transfer | Purpose::Restamp => RecordSetKind::Registry,
        },
        from_year: Some(order.year),
        to_year: None,
        digitised_pct: 100,
        as_of: now,
    });
    let document = DocumentRef {
        kind: if order.purpose == Purpose::Import {
            DocumentKind::ImportPermit
        } else {
            DocumentKind::Certificate
        },
        number: Text::new(&order.authority).ok(),
        issuer: None,
        sha256: None,
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
        let marks = order.marks(gun).map_err(rule)?;
        let description = gun.gun.description(marks).map_err(rule)?;
        let mut events = vec![event(order.purpose.event(), on)];
        if order.purpose == Purpose::Import {
            let importer = Party {
                kind: vestigo_protocol::codes::PartyKind::Licensee,
                name: Text::new(&order.importer).ok(),
                licence: None,
                country: None,
            };
            let arrived = if order.arrived.is_empty() { on } else { &order.arrived };
            let imported = ChainEvent {
                country: exporter,
                to: (!order.importer.is_empty()).then_some(importer),
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

impl MarkingService for Running {
    async fn marking_order(&self, caller: Caller, request: Wanted) -> Outcome<MarkingView> {
        self.run(move |core| enter(core, caller, &request).map(view)).await
    }

    async fn markings(&self, caller: Caller, request: ListRequest) -> Outcome<MarkingListView> {
        let before = request.after.as_deref().and_then(|after| after.parse().ok());
        let (most, state) = (limit(&request), request.state);
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            let records = core.store.holdings_before(HoldingArea::Marking, before, usize::MAX)?;
            let mut items = Vec::new();
            let mut next = None;
            for record in &records {
                let mut row = view(read(record)?);
                row.order.guns.clear();
                let is_done = row.done == row.guns;
                let fits = match state.as_deref() {
                    Some("open") => !is_done,
                    Some("done") => is_done,
                    _ => true,
                };
                if fits && items.len() == most {
                    next = items.last().map(|last: &MarkingView| last.order.number.to_string());
                    break;
                }
                if fits {
                    items.push(row);
                }
            }
            Ok(MarkingListView { items, next })
        })
        .await
    }

    async fn marking(&self, caller: Caller, id: String) -> Outcome<MarkingView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_HOLDINGS)?;
            by_number(core, &id).map(view)
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
                None => job::csv(&order),
                Some(template) => job::by_template(&order, template).map_err(rule)?,
            };
            let digest = Digest(Sha256::digest(file.as_bytes()).into());
            core.note(caller, AdminAct::on(AdminCode::MarkingJob, order.number).with(digest))?;
            let guns = count(order.guns.len().saturating_sub(order.done()));
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
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::codes::MatchGrade;

    use super::*;
    use crate::desk::officer::{OfficerName, Role};
    use crate::runtime::people::testing::{Clock, add, found, open};
    use crate::scratch::Scratch;
    use crate::service::intake;
    use crate::service::views::FirearmView;

    fn wanted(guns: u32) -> Wanted {
        let rows = (1..=guns).map(|n| format!("P,SYNTHETIC Arms,Model 1,9 mm,QX{n:05},XB\n"));
        Wanted {
            purpose: "IMPORT".to_owned(),
            authority: "SYNTHETIC-IMP-7".to_owned(),
            importer: "SYNTHETIC Trading".to_owned(),
            exporter: "vestigo/xb/customs".to_owned(),
            arrived: "2026-12-20".to_owned(),
            guns: format!("type,maker,model,calibre,serial,country\n{}", rows.collect::<String>()),
            ..Wanted::default()
        }
    }

    fn back(file: String) -> ReturnRequest {
        ReturnRequest {
            file,
            on: "2027-01-10".to_owned(),
            operator: "SYNTHETIC operator".to_owned(),
            checks: Check::NAMES.iter().map(|name| (*name).to_owned()).collect(),
            dry_run: false,
        }
    }

    #[test]
    fn the_words_of_purposes_and_faults_have_their_texts() {
        let names = PURPOSES.iter().chain(returned::Fault::NAMES).copied();
        assert_eq!(names.collect::<Vec<_>>(), crate::text::codes::MARKINGS);
    }

    /// How a partner's question that names the mark alone is found here. Without maker and type the
    /// same number is STRONG; its neighbours are POSSIBLE at most.
    fn traced(core: &Core, mark: &str) -> Vec<(MatchGrade, Vec<EventKind>)> {
        let marks = vec![mark.to_owned()];
        let asked = intake::firearm(&FirearmView { marks, ..FirearmView::default() }).unwrap();
        let found = core.registry.lookup(&asked).unwrap();
        let fits = found.candidates.iter().filter(|c| c.grade == MatchGrade::Strong);
        fits.map(|c| (c.grade, c.record.events.iter().map(|e| e.kind).collect())).collect()
    }

    #[test]
    fn five_hundred_pistols_are_marked_from_one_order_and_found_by_their_import_marks_alone() {
        let scratch = Scratch::new("marking-500");
        found(&scratch, true);
        let mut core = open(&scratch, &Clock::default());
        add(&mut core, "rosa", &[Role::Registrar]);
        add(&mut core, "ines", &[Role::Investigator]);
        let named = |name| Caller { officer: OfficerName::parse(name), ..Caller::of(7) };
        let (rosa, ines) = (named("rosa"), named("ines"));
        assert!(enter(&mut core, ines, &wanted(500)).is_err(), "not for an investigator");
        let order = enter(&mut core, rosa, &wanted(500)).unwrap();
        assert_eq!((order.guns.len(), order.by.as_str()), (500, "rosa"));
        assert!(order.tell_by().is_some());
        let job = job::csv(&order);
        // Three misprints, and one mark on two guns.
        let spoil = |job: &str, sequence: usize, mark: &str| {
            let right = &order.guns[sequence - 1].mark;
            job.replace(&format!("\n{sequence},{right},"), &format!("\n{sequence},{mark},"))
        };
        let mut file = spoil(&job, 17, "XX 1");
        file = spoil(&file, 101, &order.guns[100].mark.replace('0', "O"));
        file = spoil(&file, 399, "XX 3");
        file = spoil(&file, 250, &order.guns[248].mark.clone());
        let unchecked = ReturnRequest { checks: Vec::new(), ..back(file.clone()) };
        assert!(take(&mut core, rosa, "1", &unchecked).is_err(), "the check list comes first");
        let tried = ReturnRequest { dry_run: true, ..back(file.clone()) };
        assert_eq!(take(&mut core, rosa, "1", &tried).unwrap().left, 500);
        let report = take(&mut core, rosa, "1", &back(file)).unwrap();
        let faults: Vec<_> = report.findings.iter().map(|f| (f.sequence, f.fault)).collect();
        use returned::Fault::{Duplicate, Misprint};
        assert_eq!(
            faults,
            [
                (Some(17), Misprint),
                (Some(101), Misprint),
                (Some(250), Duplicate),
                (Some(399), Misprint)
            ]
        );
        assert_eq!((report.accepted, report.left), (496, 4));
        assert!(traced(&core, &order.guns[16].mark).is_empty());
        // They are struck again.
        let second = job::csv(&by_number(&mut core, "1").unwrap());
        assert_eq!(second.lines().count(), 5);
        assert_eq!(take(&mut core, rosa, "1", &back(second)).unwrap().left, 0);
        assert_eq!(core.registry.count().unwrap().records, 500);
        for gun in &order.guns {
            let hits = traced(&core, &gun.mark);
            let [(_, events)] = hits.as_slice() else { panic!("{} hits", hits.len()) };
            assert_eq!(events.as_slice(), [EventKind::Imported, EventKind::Marked]);
        }
        // The next order of the year goes on where this one ended.
        let next = enter(&mut core, rosa, &Wanted { guns: "maker\nA\n".to_owned(), ..wanted(1) });
        assert!(next.unwrap().guns[0].mark.ends_with("000501"));
    }
}
