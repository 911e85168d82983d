//! Use cases about who gets in: links, sessions, changes of roles by two, and what people did.

use super::requests::people::{ActivityFilter, SessionFilter};
use super::views::people::{
    ActivityListView, LinkMadeView, RoleProposalListView, RoleProposalView, SessionListView,
    SessionRowView,
};
use super::views::OfficerView;
use super::{Caller, Outcome};

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
