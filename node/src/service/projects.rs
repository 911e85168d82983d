//! Projects of assistance, each kept by both sides: what was agreed, delivered, and what came of it, from
//! our own books where these hold it.

use std::future::Future;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::ids::ExchangeId;

use super::assistance::denied;
use super::paging::limit;
use super::requests::ListRequest;
use super::running::{Running, may};
use super::stock::digest;
use super::views::silent_debug;
use super::{Caller, Outcome, kept, roles};
use crate::adviser::assistance::Sought;
use crate::adviser::project::{
    Books, Direction, Measure, Measured, Project, ProjectAct, ProjectState, destroyed, enter,
    struck,
};
pub use crate::adviser::project::{Goal, ProjectDoing, ProjectWanted};
use crate::adviser::refused::AdviserRefused;
use crate::adviser::workshop::Workshop;
use crate::holdings::{destruction, marking, moment};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};

#[cfg(test)]
mod tests;

/// In what a project is measured, by name.
pub const MEASURES: &[&str] = Measure::NAMES;
/// Who helps whom, by name.
pub const DIRECTIONS: &[&str] = Direction::NAMES;
/// How a project stands, by name.
pub const STATES: &[&str] = ProjectState::NAMES;

/// Use cases of a running node about projects of assistance.
pub trait ProjectService: Send + Sync + 'static {
    /// Enters what was agreed with a partner.
    fn project_enter(
        &self,
        caller: Caller,
        request: ProjectWanted,
    ) -> impl Future<Output = Outcome<ProjectView>> + Send;

    /// Projects, the newest first. `state` may be `AGREED`, `DELIVERED`, `CLOSED` or `CANCELLED`.
    fn projects(
        &self,
        caller: Caller,
        request: ListRequest,
    ) -> impl Future<Output = Outcome<ProjectListView>> + Send;

    /// One project with its results.
    fn project(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<ProjectView>> + Send;

    /// Does something with a project.
    fn project_act(
        &self,
        caller: Caller,
        id: String,
        request: ProjectDoing,
    ) -> impl Future<Output = Outcome<ProjectView>> + Send;
}

/// A project.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProjectView {
    /// The project; in lists without its history.
    pub project: Project,
    /// Each goal with its result.
    pub results: Vec<Measured>,
    /// Whether its day is past and it goes on.
    pub overdue: bool,
    /// What this officer can do with it now.
    pub acts: Vec<String>,
}

/// A page of projects.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProjectListView {
    /// The newest first.
    pub items: Vec<ProjectView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

silent_debug!(ProjectView, ProjectListView);

/// Our books, read once for as many projects as are shown.
#[derive(Default)]
struct Shelf {
    marking: Vec<marking::Order>,
    destruction: Vec<destruction::Order>,
    workshops: Vec<Workshop>,
}

impl Shelf {
    /// What is needed of the books for these projects.
    fn of(core: &mut Core, projects: &[Project]) -> Result<Self, Denied> {
        let needs = |measure| {
            let mut goals = projects.iter().flat_map(|project| &project.goals);
            goals.any(|goal| goal.measure == measure)
        };
        let mut shelf = Self::default();
        if needs(Measure::FirearmsMarked) {
            shelf.marking = kept::all(core)?;
        }
        if needs(Measure::ArmsDestroyed) {
            shelf.destruction = kept::all(core)?;
        }
        if needs(Measure::PeopleTrained) {
            shelf.workshops = kept::all(core)?;
        }
        Ok(shelf)
    }

    fn books(&self, project: &Project, now: vestigo_protocol::time::Timestamp) -> Books {
        let Some((from, to)) = project.days(now) else { return Books::default() };
        let days = (from.as_str(), to.as_str());
        let its = |workshop: &&Workshop| workshop.said.project == Some(project.number);
        let trained = self.workshops.iter().any(|one| its(&one)).then(|| {
            let within = |one: &&Workshop| one.said.to >= from && one.said.to <= to;
            let its = self.workshops.iter().filter(its).filter(within);
            its.map(|one| one.counts().trained).sum()
        });
        Books {
            marked: struck(&self.marking, days),
            destroyed: destroyed(&self.destruction, days),
            trained,
        }
    }
}

fn view(core: &Core, caller: Caller, shelf: &Shelf, project: Project) -> ProjectView {
    let now = core.now();
    let acts = if may(core, caller, roles::ASSISTS).is_ok() {
        project.acts().iter().map(|act| act.name().to_owned()).collect()
    } else {
        Vec::new()
    };
    let open = project.ended.is_empty() && !project.until.is_empty();
    ProjectView {
        results: project.results(&shelf.books(&project, now), now),
        overdue: open && project.until < moment::day_of(now),
        acts,
        project,
    }
}

/// Whether an exchange is about assistance and with this partner; gives its whole id.
fn linked(core: &mut Core, exchange: &str, partner: &str) -> Result<String, Denied> {
    let link = || denied(AdviserRefused::Link);
    if let Some(id) = ExchangeId::from_hex(exchange)
        && let Some(matter) = core.store.matter(&id)?
    {
        let kind = matter.kind;
        let is_help = matches!(kind, RequestKind::AssistanceRequest | RequestKind::AssistanceOffer);
        let hop = core.store.hop(&id)?;
        let with = hop.is_some_and(|hop| hop.partner.as_str() == partner);
        return if is_help && with { Ok(id.to_hex()) } else { Err(link()) };
    }
    let case = match core.case_by_prefix(exchange) {
        Err(Denied::NotFound { .. }) => return Err(link()),
        found => found?,
    };
    let kind = core.read_stored(&case.query)?.1.common.request_kind;
    let is_help = kind == Some(RequestKind::AssistanceRequest);
    if is_help && case.partner.as_str() == partner {
        Ok(case.exchange.to_hex())
    } else {
        Err(link())
    }
}

fn entered(
    core: &mut Core,
    caller: Caller,
    mut wanted: ProjectWanted,
) -> Result<ProjectView, Denied> {
    let officer = core.allowed(caller, roles::ASSISTS)?;
    let by = core.staff.profile(officer.id).name;
    wanted.partner = core.confirmed(wanted.partner.trim())?.to_string();
    let mut gap = None;
    if !wanted.exchange.trim().is_empty() {
        wanted.exchange = linked(core, wanted.exchange.trim(), &wanted.partner)?;
        let all = kept::all::<Sought>(core)?;
        let of = |one: &&Sought| one.sent.iter().any(|sent| sent.exchange == wanted.exchange);
        let sought = all.iter().find(of);
        gap = sought.and_then(|one| one.assessment.zip(one.question.clone()));
    }
    let number = kept::next::<Project>(core)?;
    let made = enter(&wanted, number, gap, (&by, core.now())).map_err(denied)?;
    core.note(caller, AdminAct::on(AdminCode::ProjectEntered, number))?;
    kept::put(core, &made)?;
    Ok(view(core, caller, &Shelf::default(), made))
}

fn act(
    core: &mut Core,
    caller: Caller,
    id: &str,
    doing: &ProjectDoing,
) -> Result<ProjectView, Denied> {
    let officer = core.allowed(caller, roles::ASSISTS)?;
    let by = core.staff.profile(officer.id).name;
    let before = kept::one::<Project>(core, id)?;
    let shelf = Shelf::of(core, std::slice::from_ref(&before))?;
    let now = core.now();
    let books = shelf.books(&before, now);
    let after = before.act(doing, &books, (&by, now)).map_err(denied)?;
    let done = after.history.last();
    let (name, words) =
        done.map_or((ProjectAct::Enter.name(), ""), |done| (done.act.name(), done.words.as_str()));
    let noted = AdminAct::on(AdminCode::ProjectActed, format!("{} {name}", after.number));
    core.note(caller, noted.with(digest(words)))?;
    kept::put(core, &after)?;
    Ok(view(core, caller, &shelf, after))
}

fn list(core: &mut Core, caller: Caller, request: &ListRequest) -> Result<ProjectListView, Denied> {
    may(core, caller, roles::READS_ASSISTANCE)?;
    let state = match request.state.as_deref() {
        None => None,
        Some(name) => {
            let state = ProjectState::from_name(name);
            Some(state.ok_or_else(|| denied(AdviserRefused::Needs("state")))?)
        }
    };
    let fits = |one: &Project| {
        state.is_none_or(|state| state == one.state)
            && request.partner.as_ref().is_none_or(|partner| *partner == one.partner)
    };
    let after = request.after.as_deref();
    let (items, next) = kept::page::<Project>(core, after, limit(request), fits)?;
    let shelf = Shelf::of(core, &items)?;
    let row = |mut one: Project| {
        one.history.clear();
        view(core, caller, &shelf, one)
    };
    Ok(ProjectListView { items: items.into_iter().map(row).collect(), next })
}

fn shown(core: &mut Core, caller: Caller, id: &str) -> Result<ProjectView, Denied> {
    may(core, caller, roles::READS_ASSISTANCE)?;
    let found = kept::one::<Project>(core, id)?;
    let shelf = Shelf::of(core, std::slice::from_ref(&found))?;
    Ok(view(core, caller, &shelf, found))
}

impl ProjectService for Running {
    async fn project_enter(&self, caller: Caller, request: ProjectWanted) -> Outcome<ProjectView> {
        self.run(move |core| entered(core, caller, request)).await
    }

    async fn projects(&self, caller: Caller, request: ListRequest) -> Outcome<ProjectListView> {
        self.run(move |core| list(core, caller, &request)).await
    }

    async fn project(&self, caller: Caller, id: String) -> Outcome<ProjectView> {
        self.run(move |core| shown(core, caller, &id)).await
    }

    async fn project_act(
        &self,
        caller: Caller,
        id: String,
        request: ProjectDoing,
    ) -> Outcome<ProjectView> {
        self.run(move |core| act(core, caller, &id, &request)).await
    }
}
