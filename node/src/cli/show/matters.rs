//! Requests other than a trace.

use super::super::table::{Pairs, Table};
use super::heading;
use super::trace::statements;
use crate::service::views::{
    AlertRowView, ConsentTermsView, ConsentView, MatterView, NoticeView, WatchView, short,
};
use crate::text::Text;

fn terms(text: Text, terms: &ConsentTermsView) -> String {
    let mut parts = Vec::new();
    if !terms.states.is_empty() {
        parts.push(terms.states.join(", "));
    }
    parts.extend(terms.purposes.iter().map(|p| text.code_with_text(p)));
    if terms.court {
        parts.push(text.say("word-in-court"));
    }
    if let Some(until) = &terms.until {
        parts.push(text.say_with("note-until", &[("time", until.as_str().into())]));
    }
    parts.join("; ")
}

/// One request of ours.
pub(in super::super) fn matter(text: Text, view: &MatterView) -> String {
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-id", &view.id)
        .add("column-request-kind", text.code_in("request", &view.kind))
        .add("column-partner", &view.partner)
        .add("column-state", text.say(view.state.key()))
        .add("column-sent", &view.sent)
        .maybe("column-answer-by", view.answer_by.as_ref())
        .maybe("column-about", view.about.as_deref().map(short))
        .maybe("column-reason", view.reason.as_deref().map(|r| text.code_with_text(r)))
        .maybe("column-text", view.text.as_ref());
    if let Some(answer) = &view.answer {
        let figures: Vec<String> = answer
            .figures
            .iter()
            .map(|f| {
                let second = f.second.as_ref().map(|second| format!(" → {second}"));
                let count = f.count.map_or_else(|| "< 5".to_owned(), |count| count.to_string());
                format!("{}{} {count}", f.key, second.unwrap_or_default())
            })
            .collect();
        pairs
            .maybe("column-consent", answer.consent.as_ref().map(|c| terms(text, c)))
            .maybe(
                "column-confirmation",
                answer.confirmation.as_deref().map(|c| text.code_in("confirmation", c)),
            )
            .maybe("column-watched-until", answer.watched_until.as_ref())
            .add("column-figures", figures.join(", "));
    }
    let mut human = pairs.lines(0);
    if !view.statements.is_empty() {
        human.push_str(&heading(text, "word-statements"));
        human.push_str(&statements(text, &view.statements).aligned());
    }
    human
}

/// Our requests that are no traces.
pub(in super::super) fn matters(text: Text, rows: &[MatterView]) -> Table {
    let columns =
        ["column-id", "column-request-kind", "column-partner", "column-state", "column-sent"];
    let mut table = Table::new(text, &columns);
    for row in rows {
        table.row([
            short(&row.id).to_string(),
            text.code_in("request", &row.kind),
            row.partner.clone(),
            text.say(row.state.key()),
            row.sent.clone(),
        ]);
    }
    table
}

/// Partners' notices.
pub(in super::super) fn notices(text: Text, rows: &[NoticeView]) -> Table {
    let columns = [
        "column-id",
        "column-request-kind",
        "column-partner",
        "column-received",
        "column-serial",
        "column-handling",
        "column-text",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let serial = row.firearm.as_ref().and_then(|gun| gun.serial.clone());
        table.row([
            short(&row.id).to_string(),
            text.code_in("request", &row.kind),
            row.partner.clone(),
            row.received.clone(),
            serial.unwrap_or_default(),
            row.handling.clone().unwrap_or_default(),
            row.text.clone().unwrap_or_default(),
        ]);
    }
    table
}

/// Standing alerts.
pub(in super::super) fn watches(text: Text, rows: &[WatchView]) -> Table {
    let columns =
        ["column-id", "column-partner", "column-watched-until", "column-state", "column-serial"];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let serial = row.firearm.as_ref().and_then(|gun| gun.serial.clone());
        let state = if row.stands { "word-stands" } else { "word-ended" };
        table.row([
            short(&row.id).to_string(),
            row.partner.clone(),
            row.until.clone(),
            text.say(state),
            serial.unwrap_or_default(),
        ]);
    }
    table
}

/// Guns that turned up.
pub(in super::super) fn alerts(text: Text, rows: &[AlertRowView]) -> Table {
    let columns = [
        "column-id",
        "column-at",
        "column-watcher",
        "column-recovered-by",
        "column-record",
        "column-told",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let told = if row.told { "word-yes" } else { "word-no" };
        table.row([
            row.id.clone(),
            row.at.clone(),
            row.watcher.clone().unwrap_or_default(),
            row.recovered_by.clone().unwrap_or_default(),
            row.record.clone().unwrap_or_default(),
            text.say(told),
        ]);
    }
    table
}

/// Consents.
pub(in super::super) fn consents(text: Text, rows: &[ConsentView]) -> Table {
    let columns = ["column-at", "column-partner", "column-given", "column-about", "column-consent"];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let given = if row.given { "word-by-us" } else { "word-to-us" };
        table.row([
            row.at.clone(),
            row.partner.clone(),
            text.say(given),
            short(&row.answer).to_string(),
            terms(text, &row.terms),
        ]);
    }
    table
}
