//! Who gets in, in words.

use super::super::table::{Pairs, Table};
use crate::service::views::InitView;
use crate::service::views::people::{
    ActivityRowView, LinkMadeView, RoleProposalView, SessionRowView,
};
use crate::text::Text;

/// A link that was made, or that waits for a second administrator.
pub(in super::super) fn link_made(text: Text, view: &LinkMadeView) -> String {
    let name = [("name", view.officer.as_str().into())];
    if view.code.is_none() {
        return text.say_with("note-link-proposed", &name);
    }
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-officer", &view.officer)
        .maybe("column-setup-link", view.url.as_ref())
        .maybe("column-code", view.code.as_ref())
        .maybe("column-until", view.expires.as_ref());
    let note = if view.url.is_some() { "note-link-made" } else { "note-link-without-name" };
    format!("{}\n{}\n", pairs.lines(0), text.say(note))
}

/// Changes that wait for a second administrator.
pub(in super::super) fn role_proposals(text: Text, items: &[RoleProposalView]) -> Table {
    let columns =
        ["column-officer", "column-proposal", "column-roles", "column-proposed-by", "column-at"];
    let mut table = Table::new(text, &columns);
    for item in items {
        let roles: Vec<String> = item.roles.iter().map(|r| text.code_in("duty", r)).collect();
        table.row([
            item.officer.clone(),
            text.code_in("proposal", &item.change),
            roles.join(", "),
            item.by.clone(),
            item.at.clone(),
        ]);
    }
    table
}

/// Sessions.
pub(in super::super) fn sessions(text: Text, items: &[SessionRowView]) -> Table {
    let columns = [
        "column-id",
        "column-officer",
        "column-sign-in",
        "column-since",
        "column-seen",
        "column-until",
        "column-address",
        "column-agent",
    ];
    let mut table = Table::new(text, &columns);
    for item in items {
        table.row([
            item.id.clone(),
            item.officer.clone(),
            text.code_in("sign-in", &item.method),
            item.signed_in_at.clone(),
            item.seen_at.clone(),
            item.ends_at.clone(),
            item.address.clone().unwrap_or_default(),
            item.agent.clone(),
        ]);
    }
    table
}

/// Entries of the administrative log.
pub(in super::super) fn activity(text: Text, items: &[ActivityRowView]) -> Table {
    let columns = ["column-entry", "column-at", "column-officer", "column-act", "column-subject"];
    let mut table = Table::new(text, &columns);
    for item in items {
        table.row([
            item.index.to_string(),
            item.at.clone(),
            item.officer.clone().unwrap_or_else(|| text.say("word-machine")),
            text.code_in("admin", &item.act),
            item.subject.clone(),
        ]);
    }
    table
}

/// Where the first officer of a new node sets up how to sign in; empty without pages.
pub(super) fn first_link(text: Text, view: &InitView) -> String {
    let said = |link: &String| text.say_with("note-first-link", &[("link", link.as_str().into())]);
    view.setup_link.as_ref().map(|link| format!("\n{}\n", said(link))).unwrap_or_default()
}
