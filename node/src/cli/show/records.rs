//! One record of our own.

use std::fmt::Write as _;

use super::super::table::Table;
use super::heading;
use super::trace::event_line;
use crate::service::views::RecordView;
use crate::text::Text;

/// A record with its marks, events and what was done to it.
pub(in super::super) fn record(text: Text, view: &RecordView) -> String {
    let gun = &view.firearm;
    let title = text.say_with("web-record-title", &[("record", view.record.clone().into())]);
    let status: Vec<String> =
        view.status.iter().map(|status| text.code_in("standing", status)).collect();
    let mut human = format!("{title}  {}  {}\n", view.set.name, status.join("; "));
    let kind = gun.kind.as_deref().map(|kind| text.firearm_type(kind));
    let parts = [
        gun.maker.clone(),
        view.brand.clone(),
        gun.model.clone(),
        gun.calibre.clone(),
        kind,
        gun.country_of_manufacture.clone(),
        gun.manufactured.clone(),
        gun.importer.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let _written = writeln!(human, "{}", parts.join(" · "));
    let mut marks =
        Table::new(text, &["column-mark", "column-kind", "column-component", "column-legibility"]);
    for mark in &view.marks {
        marks.row([
            mark.text.clone(),
            text.code_in("mark", &mark.kind),
            text.code_in("component", &mark.component),
            text.code_in("legibility", &mark.legibility),
        ]);
    }
    human.push_str(&marks.aligned());
    human.push_str(&heading(text, "column-events"));
    for event in &view.events {
        let mark = if event.after_destruction || !event.contradicts.is_empty() { "!" } else { " " };
        let _written = writeln!(human, "{mark} {}", event_line(text, &event.event));
    }
    if !view.changes.is_empty() {
        human.push_str(&heading(text, "web-record-changes"));
        let columns =
            ["column-at", "column-act", "column-officer", "column-changed", "column-reason"];
        let mut table = Table::new(text, &columns);
        for change in &view.changes {
            let fields = change.fields.iter().map(|field| {
                let name = text.say(&format!("column-{}", field.field));
                format!("{name}: {} → {}", field.before, field.after)
            });
            table.row([
                change.at.clone(),
                text.code_in("record-act", &change.act),
                change.by.clone(),
                fields.collect::<Vec<_>>().join("; "),
                change.reason.clone().unwrap_or_default(),
            ]);
        }
        human.push_str(&table.aligned());
    }
    human
}
