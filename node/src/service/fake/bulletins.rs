//! Canned bulletins: one of ours that was replaced, one of a partner with a list and a picture.

use super::{FakeService, PARTNER, attachments};
use crate::holdings::bulletin::{Authorised, AuthorisedParty, PartyRowError};
use crate::service::bulletins::{
    AuthorisedPartiesView, AuthorisedPartyView, BulletinListView, BulletinRowView,
    BulletinSentView, BulletinService, BulletinView, BulletinWanted, BulletinsRequest,
    PartiesCheckedView, PartiesRequest, PartiesWanted,
};
use crate::service::requests::attachments::OpenRequest;
use crate::service::views::{HopState, OpenedView};
use crate::service::{Caller, Outcome};

fn text(text: &str) -> String {
    text.to_owned()
}

fn ours() -> BulletinRowView {
    BulletinRowView {
        id: text("7"),
        way: text("SENT"),
        about: text("ROUTE"),
        at: text("2026-11-22T10:00:00Z"),
        partners: vec![text(PARTNER), text("vestigo/xc/customs")],
        text: Some(text("SYNTHETIC route by river")),
        replaces: Some(text("6")),
        replaced_by: None,
        files: 0,
    }
}

fn theirs() -> BulletinRowView {
    BulletinRowView {
        id: "ab".repeat(32),
        way: text("RECEIVED"),
        about: text("AUTHORISED_PARTIES"),
        at: text("2026-11-21T10:00:00Z"),
        partners: vec![text(PARTNER)],
        text: Some(text("SYNTHETIC list of 2026")),
        replaces: None,
        replaced_by: Some("cd".repeat(32)),
        files: 1,
    }
}

fn party() -> AuthorisedPartyView {
    AuthorisedPartyView {
        party: AuthorisedParty {
            kind: Authorised::Dealer,
            name: text("SYNTHETIC Armoury"),
            licence: text("D-17"),
            country: text("XB"),
            place: text("SYNTHETIC town"),
            from: text("2020-01-01"),
            until: text("2025-12-31"),
        },
        told_by: text(PARTNER),
        bulletin: "ab".repeat(32),
        stands: false,
    }
}

fn view(row: BulletinRowView) -> BulletinView {
    let is_ours = row.way == "SENT";
    let sent = |partner: &String| BulletinSentView {
        partner: partner.clone(),
        exchange: text(super::TRACE),
        state: HopState::Submitted,
        reason: None,
    };
    BulletinView {
        by: is_ours.then(|| text("ana")),
        handling: Some(format!("H1 {PARTNER}")),
        national: true,
        sent: if is_ours { row.partners.iter().map(sent).collect() } else { Vec::new() },
        left_out: Vec::new(),
        files: if is_ours { Vec::new() } else { vec![attachments::item()] },
        parties: if is_ours { Vec::new() } else { vec![party()] },
        wrong: match is_ours {
            true => Vec::new(),
            false => vec![PartyRowError { line: 3, column: text("kind") }],
        },
        bulletin: row,
    }
}

impl BulletinService for FakeService {
    async fn bulletins(
        &self,
        caller: Caller,
        request: BulletinsRequest,
    ) -> Outcome<BulletinListView> {
        let BulletinsRequest { way, about, partner, find, current, .. } = request;
        let call = format!("bulletins {way:?} {about:?} {partner:?} {find:?} {current}");
        self.calls.note(caller, call);
        Ok(BulletinListView { items: vec![ours(), theirs()], next: None })
    }

    async fn bulletin(&self, caller: Caller, id: String) -> Outcome<BulletinView> {
        self.calls.note(caller, format!("bulletin {id}"));
        Ok(view(if id.len() < 8 { ours() } else { theirs() }))
    }

    async fn bulletin_send(
        &self,
        caller: Caller,
        request: BulletinWanted,
    ) -> Outcome<BulletinView> {
        let call = format!(
            "bulletin_send {} {:?} {} {:?} {:?} {} {} {:?}",
            request.about,
            request.to,
            request.everyone,
            request.list,
            request.attachments,
            request.handling,
            request.national,
            request.replaces,
        );
        self.calls.note(caller, call);
        if request.to.iter().any(|to| to.contains("/xd/")) {
            let partner = text("vestigo/xd/police");
            let what = text("BULLETIN");
            return Err(crate::runtime::Denied::NotAgreedTo { partner, what }.into());
        }
        Ok(view(ours()))
    }

    async fn bulletin_check(
        &self,
        caller: Caller,
        request: PartiesWanted,
    ) -> Outcome<PartiesCheckedView> {
        self.calls.note(caller, format!("bulletin_check {}", request.list));
        let errors = match request.list.contains("COFFEE") {
            true => vec![PartyRowError { line: 2, column: text("kind") }],
            false => Vec::new(),
        };
        Ok(PartiesCheckedView { parties: vec![party().party], errors })
    }

    async fn parties(
        &self,
        caller: Caller,
        request: PartiesRequest,
    ) -> Outcome<AuthorisedPartiesView> {
        let PartiesRequest { find, kind, country, standing, .. } = request;
        self.calls.note(caller, format!("parties {find:?} {kind:?} {country:?} {standing}"));
        Ok(AuthorisedPartiesView {
            items: vec![party()],
            next: None,
            waiting: vec![text("vestigo/xc/customs")],
        })
    }

    async fn bulletin_open(
        &self,
        caller: Caller,
        id: String,
        digest: String,
        _: OpenRequest,
    ) -> Outcome<OpenedView> {
        self.calls.note(caller, format!("bulletin_open {id} {digest}"));
        Ok(OpenedView { media_type: text("image/png"), as_it_was: false, base64: text("UE5H") })
    }
}
