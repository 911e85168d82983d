//! Canned entries, heads and details of a partner. Another partner than ours is not known.

use super::{AT, FakeService, PARTNER, TRACE, partner, some};
use crate::service::requests::ListRequest;
use crate::service::views::{
    ForkView, HeadView, KnownLogView, KnownLogsView, LogEntryListView, LogEntryView,
    PartnerDetailsView, PartnerKeyView, SeenHeadView,
};
use crate::service::{Caller, LogbookService, Outcome, ServiceError};

/// The leaf of the entry that there is.
pub(crate) fn leaf() -> String {
    "ab".repeat(32)
}

fn entry() -> LogEntryView {
    LogEntryView {
        index: 7,
        leaf: leaf(),
        at: AT.to_owned(),
        issued: AT.to_owned(),
        own: true,
        partner: PARTNER.to_owned(),
        kind: "QUERY".to_owned(),
        exchange: TRACE.to_owned(),
        sequence: 3,
        bytes: 412,
        replies_to: vec!["cd".repeat(32)],
        about: some("trace"),
        subject: some(TRACE),
    }
}

fn head(size: u64, root: &str) -> HeadView {
    HeadView { size, root: root.repeat(32) }
}

fn log(origin: &str) -> KnownLogView {
    KnownLogView {
        origin: origin.to_owned(),
        held: Some(head(40, "ab")),
        verified: Some(SeenHeadView { size: 40, at: some(AT) }),
        seen_ours: Some(SeenHeadView { size: 2, at: some(AT) }),
        forks: Vec::new(),
    }
}

impl LogbookService for FakeService {
    async fn log_entries(&self, caller: Caller, request: ListRequest) -> Outcome<LogEntryListView> {
        self.calls.note(caller, format!("log_entries {:?} {:?}", request.state, request.partner));
        Ok(LogEntryListView { items: vec![entry()], next: None })
    }

    async fn log_entry(&self, caller: Caller, wanted: String) -> Outcome<LogEntryView> {
        self.calls.note(caller, format!("log_entry {wanted}"));
        if wanted == leaf() { Ok(entry()) } else { Err(ServiceError::not_found("entry")) }
    }

    async fn log_heads(&self, caller: Caller) -> Outcome<KnownLogsView> {
        self.calls.note(caller, "log_heads");
        let own = KnownLogView { verified: None, seen_ours: None, ..log("vestigo/xa/police") };
        let fork = ForkView {
            first: head(40, "ab"),
            second: head(41, "cd"),
            first_note: "first note".to_owned(),
            second_note: "second note".to_owned(),
        };
        let forked = KnownLogView { forks: vec![fork], ..log("vestigo/xc/police") };
        Ok(KnownLogsView { own, items: vec![log(PARTNER), forked] })
    }

    async fn partner_details(&self, caller: Caller, name: String) -> Outcome<PartnerDetailsView> {
        self.calls.note(caller, format!("partner_details {name}"));
        if name != PARTNER {
            return Err(ServiceError::not_found("partner"));
        }
        let key = |role: &str, until| PartnerKeyView {
            role: role.to_owned(),
            digest: leaf(),
            since: AT.to_owned(),
            until,
            revoked: None,
        };
        Ok(PartnerDetailsView {
            partner: partner(),
            version: Some(2),
            issued: some(AT),
            speaks: vec![1],
            addresses: vec!["/dns4/xb.example/tcp/4780".to_owned()],
            contact: some("desk@xb.example"),
            marking_practice: None,
            keys: vec![key("SIGNING", None), key("LOG_ED25519", some(AT))],
            log: log(PARTNER),
            waiting_since: some(AT),
            clock_seconds: Some(2),
        })
    }
}
