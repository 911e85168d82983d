//! Incidents: firearms that were lost, stolen, seized, found or handed in, and what crossed the border.
//! Each is kept sealed; what of it partners find stands in the registry and follows from it.

use std::future::Future;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestigo_protocol::time::Timestamp;

use super::paging::page;
use super::requests::ListRequest;
use super::running::{Running, may};
use super::stock::digest;
use super::views::silent_debug;
use super::{Caller, Outcome, destruction, kept, roles};
use crate::holdings::incident::{self, Incident, IncidentRefused, State};
pub use crate::holdings::incident::{Doing, Particulars};
use crate::holdings::refused::Refused;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};

mod refusal;
mod standing;
#[cfg(test)]
mod tests;

pub(super) use refusal::refusal;

/// What happened, by name.
pub const KINDS: &[&str] = incident::Kind::NAMES;
/// What becomes of a gun, by name.
pub const DISPOSITIONS: &[&str] = incident::Disposition::NAMES;
/// How a number can be, by name.
pub const OBLITERATIONS: &[&str] = incident::OBLITERATIONS;
/// Whose a gun can be, by name.
pub const OWNERS: &[&str] = incident::OWNERS;
/// By what lists of incidents are filtered: the open ones, those of which something is overdue, or those
/// that stand so.
pub const STATES: &[&str] = &["open", "overdue", "entered", "located", "cleared", "cancelled"];

/// Use cases of a running node about incidents.
pub trait IncidentService: Send + Sync + 'static {
    /// Enters an incident. A gun that was reported before is refused until it is said that both are meant.
    fn incident_enter(
        &self,
        caller: Caller,
        request: IncidentWanted,
    ) -> impl Future<Output = Outcome<IncidentView>> + Send;

    /// What was reported of the same gun before: enters nothing.
    fn incident_known(
        &self,
        caller: Caller,
        request: IncidentWanted,
    ) -> impl Future<Output = Outcome<KnownListView>> + Send;

    /// Incidents: what is overdue first, then the newest.
    fn incidents(
        &self,
        caller: Caller,
        request: IncidentsRequest,
    ) -> impl Future<Output = Outcome<IncidentListView>> + Send;

    /// One incident with what was done with it; reading it is recorded.
    fn incident(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<IncidentView>> + Send;

    /// Does something with an incident.
    fn incident_act(
        &self,
        caller: Caller,
        id: String,
        request: Doing,
    ) -> impl Future<Output = Outcome<IncidentView>> + Send;
}

/// `incident enter`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct IncidentWanted {
    /// What happened (`LOST`, `STOLEN`, `SEIZED`, `FOUND`, `SURRENDERED`, `IMPORT`, `EXPORT`, `TRANSIT`).
    pub kind: String,
    /// What is said of it.
    pub said: Particulars,
    /// That the same gun was reported before, and this is meant beside it.
    pub known: bool,
}

/// `incident list`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct IncidentsRequest {
    /// Only this kind.
    pub kind: Option<String>,
    /// Only these: `open`, `overdue`, `entered`, `located`, `cleared` or `cancelled`.
    pub state: Option<String>,
    /// Only this number, as read.
    pub serial: Option<String>,
    /// At most so many; the service caps it at 1000.
    pub limit: Option<u32>,
    /// `next` of the previous page.
    pub after: Option<String>,
}

/// An incident that speaks of the same gun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KnownView {
    /// Its number.
    pub number: u64,
    /// What happened.
    pub kind: String,
    /// How it stands.
    pub state: String,
    /// Day.
    pub date: String,
    /// The agency that reported it.
    pub agency: String,
    /// That agency's case number.
    pub case_number: String,
    /// Whether this officer may open it.
    pub opens: bool,
}

/// Incidents that speak of the same gun.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KnownListView {
    /// The newest first.
    pub items: Vec<KnownView>,
}

/// An incident.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IncidentView {
    /// The incident; in lists without its history.
    pub incident: Incident,
    /// Until when its disposition is due, if it is.
    pub due: Option<String>,
    /// True if that time is over.
    pub overdue: bool,
    /// Whether partners who ask for the gun find it.
    pub found: bool,
    /// What this officer can do with it now.
    pub acts: Vec<String>,
    /// Other incidents of the same gun; none in lists.
    pub known: Vec<KnownView>,
}

/// A page of incidents.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IncidentListView {
    /// What is overdue first, by how long; then the newest.
    pub items: Vec<IncidentView>,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

silent_debug!(
    IncidentWanted,
    IncidentsRequest,
    KnownView,
    KnownListView,
    IncidentView,
    IncidentListView,
);

fn refused(error: IncidentRefused) -> Denied {
    Refused::from(error).into()
}

/// Whether somebody sees incidents inland too.
fn sees_inland(core: &Core, caller: Caller) -> bool {
    core.allowed(caller, roles::SEES_INLAND).is_ok()
}

fn known(core: &Core, caller: Caller, incident: &Incident) -> KnownView {
    KnownView {
        number: incident.number,
        kind: incident.kind.name().to_owned(),
        state: incident.state.name().to_owned(),
        date: incident.said.date.clone(),
        agency: incident.said.agency.clone(),
        case_number: incident.said.case_number.clone(),
        opens: incident.is_at_the_border() || sees_inland(core, caller),
    }
}

fn view(core: &Core, caller: Caller, incident: Incident) -> IncidentView {
    let due = incident.due();
    let acts = if may(core, caller, roles::REPORTS_INCIDENTS).is_ok() {
        incident.acts().map(|act| act.name().to_owned()).collect()
    } else {
        Vec::new()
    };
    IncidentView {
        overdue: due.is_some_and(|due| due < core.now()),
        due: due.map(Timestamp::to_rfc3339),
        found: incident.chain().is_ok_and(|chain| !chain.is_empty()),
        acts,
        known: Vec::new(),
        incident,
    }
}

/// What was reported of the same gun before, the newest first. A customs officer is told of what the
/// police reported too, and opens it not.
fn spoken_of(core: &mut Core, caller: Caller, of: &Incident) -> Result<Vec<KnownView>, Denied> {
    let all = kept::all::<Incident>(core)?;
    let same = all.iter().filter(|one| one.number != of.number && one.speaks_of(of));
    Ok(same.map(|one| known(core, caller, one)).collect())
}

/// What would be entered.
fn wanted(core: &mut Core, caller: Caller, wanted: &IncidentWanted) -> Result<Incident, Denied> {
    let officer = core.allowed(caller, roles::REPORTS_INCIDENTS)?;
    let by = core.staff.profile(officer.id).name;
    let number = kept::next::<Incident>(core)?;
    let made = incident::enter(number, &wanted.kind, wanted.said.clone(), (&by, core.now()));
    let made = made.map_err(refused)?;
    if !made.is_at_the_border() && !sees_inland(core, caller) {
        return Err(refused(IncidentRefused::NotAtTheBorder));
    }
    Ok(made)
}

fn enter(
    core: &mut Core,
    caller: Caller,
    request: &IncidentWanted,
) -> Result<IncidentView, Denied> {
    let made = wanted(core, caller, request)?;
    let same = spoken_of(core, caller, &made)?;
    if !same.is_empty() && !request.known {
        let numbers = same.iter().map(|one| one.number).collect();
        return Err(refused(IncidentRefused::Known(numbers)));
    }
    core.note(caller, AdminAct::on(AdminCode::IncidentEntered, made.number))?;
    standing::restate(core, None, &made)?;
    kept::put(core, &made)?;
    core.look_at_watches()?;
    Ok(IncidentView { known: same, ..view(core, caller, made) })
}

/// The incident of a number, if this officer may see it.
fn seen(core: &mut Core, caller: Caller, id: &str) -> Result<Incident, Denied> {
    let found = kept::one::<Incident>(core, id)?;
    if found.is_at_the_border() || sees_inland(core, caller) {
        Ok(found)
    } else {
        Err(refused(IncidentRefused::NotAtTheBorder))
    }
}

fn act(core: &mut Core, caller: Caller, id: &str, request: &Doing) -> Result<IncidentView, Denied> {
    let officer = core.allowed(caller, roles::REPORTS_INCIDENTS)?;
    let by = core.staff.profile(officer.id).name;
    let before = seen(core, caller, id)?;
    let after = before.act(request, (&by, core.now())).map_err(refused)?;
    if !after.is_at_the_border() && !sees_inland(core, caller) {
        return Err(refused(IncidentRefused::NotAtTheBorder));
    }
    let certificate = after.disposed.as_ref().map(|disposed| disposed.certificate.as_str());
    if let Some(certificate) = certificate.filter(|number| !number.is_empty())
        && !destruction::destroyed(core, certificate, &after.said.gun)?
    {
        return Err(refused(IncidentRefused::Certificate));
    }
    let done = after.history.last();
    let name = done.map_or("", |done| done.act.name());
    let words = digest(done.map_or("", |done| done.words.as_str()));
    let noted = AdminAct::on(AdminCode::IncidentActed, format!("{} {name}", after.number));
    core.note(caller, noted.with(words))?;
    standing::restate(core, Some(&before), &after)?;
    kept::put(core, &after)?;
    core.look_at_watches()?;
    Ok(view(core, caller, after))
}

fn list(
    core: &mut Core,
    caller: Caller,
    request: IncidentsRequest,
) -> Result<IncidentListView, Denied> {
    may(core, caller, roles::SEES_INCIDENTS)?;
    let no_such = |field| refused(IncidentRefused::Needs(field));
    let kind = match request.kind.as_deref() {
        None => None,
        Some(name) => Some(incident::Kind::from_name(name).ok_or_else(|| no_such("kind"))?),
    };
    let state = request.state.as_deref().unwrap_or_default().trim().to_ascii_lowercase();
    if !state.is_empty() && !STATES.contains(&state.as_str()) {
        return Err(no_such("state"));
    }
    let sought = Particulars {
        gun: crate::holdings::gun::Gun {
            serial: request.serial.clone().unwrap_or_default(),
            ..Default::default()
        },
        ..Default::default()
    };
    let inland = sees_inland(core, caller);
    let now = core.now();
    let is_overdue = |one: &Incident| one.due().is_some_and(|due| due < now);
    let fits = |one: &Incident| {
        let stands = match state.as_str() {
            "" => true,
            "open" => one.state.is_open(),
            "overdue" => is_overdue(one),
            name => State::from_name(name) == Some(one.state),
        };
        let is_sought = request.serial.is_none() || one.said.gun.may_be(&sought.gun);
        stands
            && is_sought
            && (inland || one.is_at_the_border())
            && kind.is_none_or(|k| k == one.kind)
    };
    let mut rows = kept::all::<Incident>(core)?;
    rows.retain(fits);
    rows.sort_by_key(|one| {
        let due = one.due().filter(|due| *due < now);
        (due.is_none(), due, std::cmp::Reverse(one.number))
    });
    let page_of =
        ListRequest { limit: request.limit, after: request.after, ..ListRequest::default() };
    let (rows, next) = page(rows, &page_of, |one| one.number.to_string());
    let row = |mut one: Incident| {
        one.history.clear();
        view(core, caller, one)
    };
    Ok(IncidentListView { items: rows.into_iter().map(row).collect(), next })
}

impl IncidentService for Running {
    async fn incident_enter(
        &self,
        caller: Caller,
        request: IncidentWanted,
    ) -> Outcome<IncidentView> {
        self.run(move |core| enter(core, caller, &request)).await
    }

    async fn incident_known(
        &self,
        caller: Caller,
        request: IncidentWanted,
    ) -> Outcome<KnownListView> {
        self.run(move |core| {
            let made = wanted(core, caller, &request)?;
            Ok(KnownListView { items: spoken_of(core, caller, &made)? })
        })
        .await
    }

    async fn incidents(
        &self,
        caller: Caller,
        request: IncidentsRequest,
    ) -> Outcome<IncidentListView> {
        self.run(move |core| list(core, caller, request)).await
    }

    async fn incident(&self, caller: Caller, id: String) -> Outcome<IncidentView> {
        self.run(move |core| {
            may(core, caller, roles::SEES_INCIDENTS)?;
            let found = seen(core, caller, &id)?;
            core.note(caller, AdminAct::on(AdminCode::IncidentRead, found.number))?;
            let same = spoken_of(core, caller, &found)?;
            Ok(IncidentView { known: same, ..view(core, caller, found) })
        })
        .await
    }

    async fn incident_act(
        &self,
        caller: Caller,
        id: String,
        request: Doing,
    ) -> Outcome<IncidentView> {
        self.run(move |core| act(core, caller, &id, &request)).await
    }
}
