//! Bulletins, and who is authorised by them.

use super::super::table::{Pairs, Table};
use super::attachments;
use crate::service::bulletins::{
    AuthorisedPartyView, BulletinRowView, BulletinView, PartiesCheckedView,
};
use crate::text::Text;

/// Bulletins as a table.
pub(in super::super) fn bulletins(text: Text, rows: &[BulletinRowView]) -> Table {
    let columns = [
        "column-id",
        "column-bulletin-way",
        "column-about",
        "column-partner",
        "column-at",
        "column-bulletin-replaced-by",
        "column-bulletin-files",
        "column-text",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        table.row([
            row.id.clone(),
            text.code_in("bulletin-way", &row.way),
            text.code_in("bulletin", &row.about),
            row.partners.join(" "),
            row.at.clone(),
            row.replaced_by.clone().unwrap_or_default(),
            row.files.to_string(),
            row.text.clone().unwrap_or_default(),
        ]);
    }
    table
}

/// Authorised parties as a table.
pub(in super::super) fn parties(text: Text, rows: &[AuthorisedPartyView]) -> Table {
    let columns = [
        "column-party-kind",
        "column-party-name",
        "column-party-licence",
        "column-country",
        "column-place",
        "column-party-from",
        "column-party-until",
        "column-party-stands",
        "column-party-told-by",
        "column-bulletin",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let party = &row.party;
        table.row([
            text.code_in("authorised", party.kind.name()),
            party.name.clone(),
            party.licence.clone(),
            party.country.clone(),
            party.place.clone(),
            party.from.clone(),
            party.until.clone(),
            text.say(if row.stands { "word-yes" } else { "word-no" }),
            row.told_by.clone(),
            row.bulletin.clone(),
        ]);
    }
    table
}

/// What a list holds, and what is wrong with it.
pub(in super::super) fn parties_checked(text: Text, view: &PartiesCheckedView) -> String {
    let args = [("count", view.parties.len().into()), ("wrong", view.errors.len().into())];
    let mut said = format!("{}\n", text.say_with("note-parties-checked", &args));
    if !view.errors.is_empty() {
        let mut table = Table::new(text, &["column-line", "column-column"]);
        for error in &view.errors {
            table.row([error.line.to_string(), error.column.clone()]);
        }
        said.push_str(&table.aligned());
    }
    said
}

/// One bulletin.
pub(in super::super) fn bulletin(text: Text, view: &BulletinView) -> String {
    let row = &view.bulletin;
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-id", &row.id)
        .add("column-bulletin-way", text.code_in("bulletin-way", &row.way))
        .add("column-about", text.code_in("bulletin", &row.about))
        .add("column-partner", row.partners.join(", "))
        .add("column-at", &row.at)
        .maybe("column-handling", view.handling.as_deref())
        .add(
            "column-bulletin-national",
            text.say(if view.national { "word-yes" } else { "word-no" }),
        )
        .maybe("column-bulletin-replaces", row.replaces.as_deref())
        .maybe("column-bulletin-replaced-by", row.replaced_by.as_deref())
        .maybe("column-text", row.text.as_deref());
    let mut said = pairs.lines(0);
    let mut part = |table: Table| {
        said.push('\n');
        said.push_str(&table.aligned());
    };
    if !view.sent.is_empty() {
        let mut table = Table::new(text, &["column-partner", "column-state", "column-id"]);
        for one in &view.sent {
            table.row([one.partner.clone(), text.say(one.state.key()), one.exchange.clone()]);
        }
        part(table);
    }
    if !view.files.is_empty() {
        part(attachments(text, &view.files));
    }
    if !view.parties.is_empty() {
        part(parties(text, &view.parties));
    }
    if !view.left_out.is_empty() {
        let args = [("partners", view.left_out.join(", ").into())];
        said.push_str(&format!("\n{}\n", text.say_with("note-bulletin-left-out", &args)));
    }
    if !view.wrong.is_empty() {
        let args = [("count", view.wrong.len().into())];
        said.push_str(&format!("\n{}\n", text.say_with("note-parties-wrong", &args)));
    }
    said
}
