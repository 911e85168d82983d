//! Who gets in, over the socket.

use super::{Client, encode, query};
use crate::service::requests::people::{ActivityFilter, SessionFilter};
use crate::service::views::OfficerView;
use crate::service::views::people::{
    ActivityListView, LinkMadeView, RoleProposalListView, RoleProposalView, SessionListView,
    SessionRowView,
};
use crate::service::{AccessService, Caller, Outcome};

impl AccessService for Client {
    async fn officer_link(&self, _: Caller, name: String) -> Outcome<LinkMadeView> {
        self.post(&format!("/officers/{}/link", encode(&name)), &()).await
    }

    async fn setup_link(&self, _: Caller) -> Outcome<LinkMadeView> {
        self.post("/setup-link", &()).await
    }

    async fn sessions(&self, _: Caller, filter: SessionFilter) -> Outcome<SessionListView> {
        self.get(&format!("/sessions{}", query(&filter)?)).await
    }

    async fn session_end(&self, _: Caller, id: String) -> Outcome<SessionRowView> {
        self.post(&format!("/sessions/{}/end", encode(&id)), &()).await
    }

    async fn role_proposals(&self, _: Caller) -> Outcome<RoleProposalListView> {
        self.get("/role-proposals").await
    }

    async fn role_confirm(&self, _: Caller, name: String) -> Outcome<OfficerView> {
        self.post(&format!("/officers/{}/confirm", encode(&name)), &()).await
    }

    async fn role_reject(&self, _: Caller, name: String) -> Outcome<RoleProposalView> {
        self.post(&format!("/officers/{}/reject", encode(&name)), &()).await
    }

    async fn activity(&self, _: Caller, filter: ActivityFilter) -> Outcome<ActivityListView> {
        self.get(&format!("/activity{}", query(&filter)?)).await
    }

    async fn who_looked(&self, _: Caller, id: String) -> Outcome<ActivityListView> {
        self.get(&format!("/who-looked/{}", encode(&id))).await
    }
}
