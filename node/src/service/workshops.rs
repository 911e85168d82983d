//! Workshops: who took part and what they learned. Names are seen by those who keep workshops alone, and
//! whoever sees them is noted.

mod workbook;
#[cfg(test)]
mod tests;

use std::future::Future;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::assistance::denied;
use super::paging::limit;
use super::requests::{ListRequest, WordsRequest};
use super::running::{Running, may};
use super::stock::digest;
use super::views::silent_debug;
use super::{Caller, Outcome, ServiceError, intake, kept, roles};
use crate::adviser::project::{Project, field_of};
pub use crate::adviser::workshop::{AgendaItem, WorkshopSaid, agenda_item};
use crate::adviser::workshop::{RowError, Workshop, WorkshopCounts, said};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};
use crate::text::{Language, Text};

/// Use cases of a running node about workshops.
pub trait WorkshopService: Send + Sync + 'static {
    /// Enters a workshop.
    fn workshop_enter(
        &self,
        caller: Caller,
        request: WorkshopSaid,
    ) -> impl Future<Output = Outcome<WorkshopView>> + Send;

    /// Changes what is said of a workshop; the participants stay.
    fn workshop_change(
        &self,
        caller: Caller,
        id: String,
        request: WorkshopSaid,
    ) -> impl Future<Output = Outcome<WorkshopView>> + Send;

    /// Workshops with their counts, the newest first. `state` may be a field of assistance.
    fn workshops(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<WorkshopListView>> + Send;

    /// One workshop. Who keeps workshops sees its people, which is noted.
    fn workshop(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<WorkshopView>> + Send;

    /// Takes a list of participants, with attendance and results; all of it or nothing.
    fn workshop_take(
        &self,
        caller: Caller,
        id: String,
        request: ParticipantsRequest,
    ) -> impl Future<Output = Outcome<ParticipantsView>> + Send;

    /// Erases the names of a workshop's people. The counts stay.
    fn workshop_erase(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<WorkshopView>> + Send;

    /// The workshop as a workbook (XLSX); that it was given out is noted.
    fn workshop_book(
        &self,
        caller: Caller,
        id: String,
        request: WordsRequest,
    ) -> impl Future<Output = Outcome<WorkbookView>> + Send;
}

/// `workshop take`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ParticipantsRequest {
    /// A table (CSV): name, office, country, attended, before, after, passed.
    pub list: String,
    /// Only looks whether it can be taken.
    pub dry_run: bool,
}

/// A workshop.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WorkshopView {
    /// The workshop; without its people in lists, and for those who do not keep workshops.
    pub workshop: Workshop,
    /// What is counted.
    pub counts: WorkshopCounts,
}

/// A page of workshops.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WorkshopListView {
    /// The newest first.
    pub items: Vec<WorkshopView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

/// What became of a list of participants.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ParticipantsView {
    /// Whether it was taken: not while a row is wrong, and not where one only looked.
    pub taken: bool,
    /// People who are new on the list.
    pub added: u64,
    /// People of whom something else is said now.
    pub changed: u64,
    /// Rows that are wrong.
    pub errors: Vec<RowError>,
    /// The workshop afterwards.
    pub workshop: WorkshopView,
}

/// A workbook.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WorkbookView {
    /// What the file is called.
    pub name: String,
    /// The file (XLSX), in base64.
    pub workbook: String,
}

silent_debug!(ParticipantsRequest, WorkshopView, WorkshopListView, ParticipantsView, WorkbookView,);

fn view(workshop: Workshop) -> WorkshopView {
    WorkshopView { counts: workshop.counts(), workshop }
}

fn hidden(workshop: Workshop) -> WorkshopView {
    WorkshopView { counts: workshop.counts(), workshop: workshop.without_people() }
}

fn checked(core: &mut Core, wanted: &WorkshopSaid) -> Result<WorkshopSaid, Denied> {
    if let Some(project) = wanted.project {
        kept::one::<Project>(core, &project.to_string())?;
    }
    said(wanted).map_err(denied)
}

fn enter(core: &mut Core, caller: Caller, wanted: &WorkshopSaid) -> Result<WorkshopView, Denied> {
    let officer = core.allowed(caller, roles::ASSISTS)?;
    let by = core.staff.profile(officer.id).name;
    let said = checked(core, wanted)?;
    let (number, entered) = (kept::next::<Workshop>(core)?, core.now());
    let (participants, erased) = (Vec::new(), String::new());
    let made = Workshop { number, said, participants, erased, entered, by };
    core.note(caller, AdminAct::on(AdminCode::WorkshopEntered, number))?;
    kept::put(core, &made)?;
    Ok(view(made))
}

fn change(
    core: &mut Core,
    caller: Caller,
    id: &str,
    wanted: &WorkshopSaid,
) -> Result<WorkshopView, Denied> {
    may(core, caller, roles::ASSISTS)?;
    let mut workshop = kept::one::<Workshop>(core, id)?;
    workshop.said = checked(core, wanted)?;
    if !workshop.erased.is_empty() {
        // What was erased does not come back by a change.
        workshop.said.agenda.iter_mut().for_each(|item| item.who.clear());
    }
    core.note(caller, AdminAct::on(AdminCode::WorkshopChanged, workshop.number))?;
    kept::put(core, &workshop)?;
    Ok(view(workshop))
}

fn list(
    core: &mut Core,
    caller: Caller,
    request: &ListRequest,
) -> Result<WorkshopListView, Denied> {
    may(core, caller, roles::READS_ASSISTANCE)?;
    let kind = match request.state.as_deref() {
        None => None,
        Some(name) => Some(field_of(name).map_err(denied)?.name()),
    };
    let fits = |one: &Workshop| kind.is_none_or(|kind| one.said.kind == kind);
    let after = request.after.as_deref();
    let (items, next) = kept::page::<Workshop>(core, after, limit(request), fits)?;
    Ok(WorkshopListView { items: items.into_iter().map(hidden).collect(), next })
}

fn shown(core: &mut Core, caller: Caller, id: &str) -> Result<WorkshopView, Denied> {
    may(core, caller, roles::READS_ASSISTANCE)?;
    let workshop = kept::one::<Workshop>(core, id)?;
    if may(core, caller, roles::ASSISTS).is_err() {
        return Ok(hidden(workshop));
    }
    if !workshop.participants.is_empty() && workshop.erased.is_empty() {
        core.note(caller, AdminAct::on(AdminCode::ParticipantsRead, workshop.number))?;
    }
    Ok(view(workshop))
}

fn take(
    core: &mut Core,
    caller: Caller,
    id: &str,
    request: &ParticipantsRequest,
) -> Result<ParticipantsView, Denied> {
    may(core, caller, roles::ASSISTS)?;
    let before = kept::one::<Workshop>(core, id)?;
    let made = before.take(&request.list).map_err(denied)?;
    let taken = made.errors.is_empty() && !request.dry_run;
    if taken {
        let noted = AdminAct::on(AdminCode::ParticipantsTaken, before.number);
        core.note(caller, noted.with(digest(&request.list)))?;
        kept::put(core, &made.workshop)?;
    }
    let workshop = view(if taken { made.workshop } else { before });
    let (added, changed, errors) = (made.added, made.changed, made.errors);
    Ok(ParticipantsView { taken, added, changed, errors, workshop })
}

fn erase(core: &mut Core, caller: Caller, id: &str) -> Result<WorkshopView, Denied> {
    may(core, caller, roles::ASSISTS)?;
    let before = kept::one::<Workshop>(core, id)?;
    let after = before.erase(core.now()).map_err(denied)?;
    core.note(caller, AdminAct::on(AdminCode::ParticipantsErased, after.number))?;
    kept::put(core, &after)?;
    Ok(view(after))
}

impl WorkshopService for Running {
    async fn workshop_enter(&self, caller: Caller, request: WorkshopSaid) -> Outcome<WorkshopView> {
        self.run(move |core| enter(core, caller, &request)).await
    }

    async fn workshop_change(
        &self,
        caller: Caller,
        id: String,
        request: WorkshopSaid,
    ) -> Outcome<WorkshopView> {
        self.run(move |core| change(core, caller, &id, &request)).await
    }

    async fn workshops(&self, caller: Caller, request: ListRequest) -> Outcome<WorkshopListView> {
        self.run(move |core| list(core, caller, &request)).await
    }

    async fn workshop(&self, caller: Caller, id: String) -> Outcome<WorkshopView> {
        self.run(move |core| shown(core, caller, &id)).await
    }

    async fn workshop_take(
        &self,
        caller: Caller,
        id: String,
        request: ParticipantsRequest,
    ) -> Outcome<ParticipantsView> {
        self.run(move |core| take(core, caller, &id, &request)).await
    }

    async fn workshop_erase(&self, caller: Caller, id: String) -> Outcome<WorkshopView> {
        self.run(move |core| erase(core, caller, &id)).await
    }

    async fn workshop_book(
        &self,
        caller: Caller,
        id: String,
        request: WordsRequest,
    ) -> Outcome<WorkbookView> {
        let tag = request.language.unwrap_or_else(|| Language::English.tag().to_owned());
        let language = Language::ALL.into_iter().find(|language| language.tag() == tag);
        let language = language.ok_or_else(|| intake::bad("language", &tag))?;
        let view = self
            .run(move |core| {
                may(core, caller, roles::ASSISTS)?;
                shown(core, caller, &id)
            })
            .await?;
        let name = format!("workshop-{}.xlsx", view.workshop.number);
        let bytes = workbook::write(Text::new(language), &view);
        let bytes = bytes.map_err(ServiceError::unexpected)?;
        Ok(WorkbookView { name, workbook: STANDARD.encode(bytes) })
    }
}
