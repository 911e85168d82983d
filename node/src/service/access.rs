//! Use cases about who gets in: links, sessions, changes of roles by two, and what people did.

use vestigo_protocol::time::Timestamp;

use super::requests::people::{ActivityFilter, SessionFilter};
use super::views::OfficerView;
use super::views::people::{
    ActivityListView, ActivityRowView, LinkMadeView, RoleProposalListView, RoleProposalView,
    SessionListView, SessionRowView,
};
use super::{Caller, Outcome, Running, officers, roles};
use crate::desk::credentials::{LinkToken, SessionId};
use crate::desk::signing_in::SESSION_SECONDS;
use crate::runtime::admin::AdminEntry;
use crate::runtime::people::{Changed, PeopleDenied, SignInMethod};
use crate::runtime::staff::OfficerDenied;
use crate::runtime::{Core, Denied};
use crate::store::{RoleProposalRecord, SessionRecord};

/// What administrators, and owners of sessions, ask at every face. Implementations write plain
/// `async fn`.
pub trait AccessService: Send + Sync + 'static {
    /// Makes a one-time link with which an officer sets up how to sign in. For administrators. Where
    /// the officer signs in already and there is a second administrator, it is proposed to him
    /// instead, and the one who proposed it asks again once it is confirmed.
    fn officer_link(
        &self,
        caller: Caller,
        name: String,
    ) -> impl Future<Output = Outcome<LinkMadeView>> + Send;

    /// The same for the caller himself, in place of a lost one. Only on the host: a session or a
    /// token cannot ask for it.
    fn setup_link(&self, caller: Caller) -> impl Future<Output = Outcome<LinkMadeView>> + Send;

    /// Sessions: one's own, or for administrators anybody's.
    fn sessions(
        &self,
        caller: Caller,
        filter: SessionFilter,
    ) -> impl Future<Output = Outcome<SessionListView>> + Send;

    /// Ends a session: one's own, or for administrators anybody's.
    fn session_end(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<SessionRowView>> + Send;

    /// Changes that wait for a second administrator.
    fn role_proposals(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<RoleProposalListView>> + Send;

    /// Another administrator confirms what was proposed for an officer.
    fn role_confirm(
        &self,
        caller: Caller,
        name: String,
    ) -> impl Future<Output = Outcome<OfficerView>> + Send;

    /// An administrator, also the one who proposed it, takes the proposal back.
    fn role_reject(
        &self,
        caller: Caller,
        name: String,
    ) -> impl Future<Output = Outcome<RoleProposalView>> + Send;

    /// What the caller did, and what was tried in his name, newest first.
    fn activity(
        &self,
        caller: Caller,
        filter: ActivityFilter,
    ) -> impl Future<Output = Outcome<ActivityListView>> + Send;

    /// Who looked at a trace or case, newest first: for those who may open it. `id` may be any
    /// unambiguous beginning of 8 or more digits.
    fn who_looked(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<ActivityListView>> + Send;
}

/// Entries on a page of [`AccessService::activity`] unless told, and at most.
const PAGE: u64 = 50;
const PAGE_MAX: u64 = 200;

fn session_row(core: &Core, record: &SessionRecord, caller: Caller) -> SessionRowView {
    let ends = record.signed_in_at.plus(SESSION_SECONDS);
    SessionRowView {
        id: SessionId(record.id).to_string(),
        officer: core.staff.profile(record.officer).name,
        method: SignInMethod::name_of(record.method).to_owned(),
        signed_in_at: record.signed_in_at.to_rfc3339(),
        seen_at: record.seen_at.to_rfc3339(),
        ends_at: ends.to_rfc3339(),
        address: (!record.address.is_empty()).then(|| record.address.clone()),
        agent: record.agent.clone(),
        own: caller.session.is_some_and(|id| id.0 == record.id),
    }
}

fn activity_row(core: &Core, entry: &AdminEntry) -> ActivityRowView {
    ActivityRowView {
        index: entry.index,
        at: entry.at.to_rfc3339(),
        act: entry.code.name().to_owned(),
        officer: entry.officer.as_deref().and_then(|noted| core.officer_behind(noted)),
        subject: entry.subject.clone(),
    }
}

fn proposal_row(core: &Core, proposal: &RoleProposalRecord) -> RoleProposalView {
    RoleProposalView {
        officer: core.staff.profile(proposal.officer).name,
        change: if proposal.link { "LINK" } else { "ROLES" }.to_owned(),
        roles: officers::names(proposal.roles),
        by: core.staff.profile(proposal.proposed_by).name,
        at: proposal.made_at.to_rfc3339(),
        confirmed: proposal.confirmed,
    }
}

/// A page of `limit` of the `found`, which are one more if there is more.
fn page(core: &Core, mut found: Vec<AdminEntry>, limit: u64) -> ActivityListView {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|entry| entry.index);
    ActivityListView { items: found.iter().map(|e| activity_row(core, e)).collect(), next }
}

impl AccessService for Running {
    async fn officer_link(&self, caller: Caller, name: String) -> Outcome<LinkMadeView> {
        let made = self
            .run(move |core| {
                let by = core.allowed(caller, roles::OFFICERS)?;
                if caller.session.is_some() {
                    core.proven(caller.session)?;
                }
                let officer = core.officer_named(&name)?;
                if core.active(officer.id).is_err() {
                    return Err(OfficerDenied::Suspended(name).into());
                }
                let made = match core.may_link(&by, &officer)? {
                    Changed::Made => Some(core.make_link(&by, &officer)?),
                    Changed::Proposed => None,
                };
                Ok((core.staff.profile(officer.id).name, made))
            })
            .await?;
        Ok(self.link_made(made))
    }

    async fn setup_link(&self, caller: Caller) -> Outcome<LinkMadeView> {
        let made = self
            .run(move |core| {
                let officer = core.officer(caller)?;
                if !caller.is_on_host() {
                    return Err(PeopleDenied::HostOnly.into());
                }
                let made = core.make_link(&officer, &officer)?;
                Ok((core.staff.profile(officer.id).name, Some(made)))
            })
            .await?;
        Ok(self.link_made(made))
    }

    async fn sessions(&self, caller: Caller, filter: SessionFilter) -> Outcome<SessionListView> {
        self.run(move |core| {
            let own = core.officer(caller)?;
            let wanted = match filter.officer.as_deref() {
                None => Some(own.id),
                Some("*") => None,
                Some(name) => Some(core.officer_named(name)?.id),
            };
            if wanted != Some(own.id) {
                core.allowed(caller, roles::OFFICERS)?;
            }
            let found = core.sessions(wanted);
            let items = found.iter().map(|r| session_row(core, r, caller)).collect();
            Ok(SessionListView { items })
        })
        .await
    }

    async fn session_end(&self, caller: Caller, id: String) -> Outcome<SessionRowView> {
        self.run(move |core| {
            let own = core.officer(caller)?;
            let unknown = PeopleDenied::Unknown("session");
            let id = SessionId::parse(&id).ok_or_else(|| unknown.clone())?;
            let all = core.sessions(None);
            let record = all.iter().find(|r| r.id == id.0);
            // Who may not end it does not learn that it is there.
            let may = core.allowed(caller, roles::OFFICERS).is_ok();
            let record = record.filter(|r| may || r.officer == own.id).ok_or(unknown)?;
            let view = session_row(core, record, caller);
            core.end_session(caller, id)?;
            Ok(view)
        })
        .await
    }

    async fn role_proposals(&self, caller: Caller) -> Outcome<RoleProposalListView> {
        self.run(move |core| {
            core.allowed(caller, roles::READS_OFFICERS)?;
            let items = core.proposals().iter().map(|p| proposal_row(core, p)).collect();
            Ok(RoleProposalListView { items })
        })
        .await
    }

    async fn role_confirm(&self, caller: Caller, name: String) -> Outcome<OfficerView> {
        self.run(move |core| {
            let by = core.allowed(caller, roles::OFFICERS)?;
            if caller.session.is_some() {
                core.proven(caller.session)?;
            }
            let officer = core.officer_named(&name)?;
            core.confirm_change(&by, &officer)?;
            officers::view(core, &officer)
        })
        .await
    }

    async fn role_reject(&self, caller: Caller, name: String) -> Outcome<RoleProposalView> {
        self.run(move |core| {
            let by = core.allowed(caller, roles::OFFICERS)?;
            let officer = core.officer_named(&name)?;
            let proposal = core.reject_change(&by, &officer)?;
            Ok(proposal_row(core, &proposal))
        })
        .await
    }

    async fn activity(&self, caller: Caller, filter: ActivityFilter) -> Outcome<ActivityListView> {
        let (before, limit) = bounds(&filter);
        self.run(move |core| {
            let officer = core.officer(caller)?;
            let found = core.activity_of(&officer, before, limit.saturating_add(1))?;
            Ok(page(core, found, limit))
        })
        .await
    }

    async fn who_looked(&self, caller: Caller, id: String) -> Outcome<ActivityListView> {
        self.run(move |core| {
            core.allowed(caller, roles::LOOKS_AT)?;
            let mut ids = Vec::new();
            match core.trace_by_prefix(&id) {
                Ok(trace) => {
                    core.allowed(caller, roles::READS_TRACES)?;
                    ids.push(trace.id);
                    ids.extend(core.store.hops(&trace.id)?.iter().map(|hop| hop.exchange));
                }
                Err(Denied::NotFound { .. }) => {
                    core.allowed(caller, roles::READS_CASES)?;
                    ids.push(core.case_by_prefix(&id)?.exchange);
                }
                Err(other) => return Err(other),
            }
            ids.dedup();
            let found = core.activity_about(&ids, u64::MAX, PAGE_MAX + 1)?;
            Ok(page(core, found, PAGE_MAX))
        })
        .await
    }
}

/// Who looked at something that the log has under this name.
pub(super) fn looked_at(core: &mut Core, subject: &str) -> Result<ActivityListView, Denied> {
    let found = core.activity_on(subject, PAGE_MAX + 1)?;
    Ok(page(core, found, PAGE_MAX))
}

fn bounds(filter: &ActivityFilter) -> (u64, u64) {
    let limit = filter.limit.map_or(PAGE, u64::from).clamp(1, PAGE_MAX);
    (filter.before.unwrap_or(u64::MAX), limit)
}

impl Running {
    fn link_made(&self, (officer, made): (String, Option<(LinkToken, Timestamp)>)) -> LinkMadeView {
        LinkMadeView {
            officer,
            url: made.as_ref().and_then(|(link, _)| self.door.url(link)),
            code: made.as_ref().map(|(link, _)| link.to_text()),
            expires: made.map(|(_, expires)| expires.to_rfc3339()),
        }
    }
}
