//! Marking orders, and what machines' files come to. Only the guns of one order show numbers.

use std::path::Path;

use super::super::table::{Pairs, Table};
use crate::service::marking::{JobView, MarkingView, ReturnView};
use crate::text::Text;

/// Orders as a table.
pub(in super::super) fn markings(text: Text, orders: &[MarkingView]) -> Table {
    let columns = [
        "column-id",
        "column-marking-purpose",
        "column-marking-series",
        "column-marking-guns",
        "column-marking-done",
        "column-marking-tell-by",
    ];
    let mut table = Table::new(text, &columns);
    for view in orders {
        table.row([
            view.order.number.to_string(),
            text.code_in("marking", view.order.purpose.name()),
            view.order.series.clone(),
            view.guns.to_string(),
            view.done.to_string(),
            due(text, view),
        ]);
    }
    table
}

/// One order without its guns.
pub(in super::super) fn marking(text: Text, view: &MarkingView) -> String {
    let order = &view.order;
    let mut lines = Pairs::new(text);
    lines
        .add("column-id", order.number)
        .add("column-marking-purpose", text.code_in("marking", order.purpose.name()))
        .add("column-marking-authority", &order.authority)
        .add("column-marking-series", &order.series)
        .add("column-marking-set", &order.set)
        .add("column-marking-guns", view.guns)
        .add("column-marking-done", view.done)
        .maybe("column-marking-exporter", Some(&order.exporter).filter(|name| !name.is_empty()))
        .maybe("column-marking-arrived", Some(&order.arrived).filter(|day| !day.is_empty()))
        .maybe("column-marking-tell-by", Some(due(text, view)).filter(|due| !due.is_empty()))
        .maybe("column-marking-told", view.told.map(|state| text.say(state.key())));
    lines.lines(0)
}

/// Until when the exporting State is to be told, and whether that is over.
fn due(text: Text, view: &MarkingView) -> String {
    let by = view.tell_by.clone().unwrap_or_default();
    if view.overdue { format!("{by} ({})", text.say("word-marking-overdue")) } else { by }
}

/// The guns of an order.
pub(in super::super) fn marked_guns(text: Text, view: &MarkingView) -> Table {
    let columns = [
        "column-marking-sequence",
        "column-marking-mark",
        "column-marking-serial",
        "column-marking-struck",
    ];
    let mut table = Table::new(text, &columns);
    for gun in &view.order.guns {
        let struck = gun.struck.as_ref().map(|struck| struck.on.clone());
        let again = if gun.again { text.say("word-marking-again") } else { String::new() };
        table.row([
            gun.sequence.to_string(),
            gun.mark.clone(),
            gun.gun.serial.clone(),
            struck.unwrap_or(again),
        ]);
    }
    table
}

/// A file for the machine was written.
pub(in super::super) fn marking_job(text: Text, view: &JobView, out: &Path) -> String {
    let path = out.display().to_string();
    let args = [
        ("count", view.guns.into()),
        ("path", path.into()),
        ("digest", view.digest.as_str().into()),
    ];
    format!("{}\n", text.say_with("note-marking-job", &args))
}

/// What a machine's file came to.
pub(in super::super) fn marking_returned(text: Text, view: &ReturnView) -> String {
    let mut lines = Pairs::new(text);
    lines
        .add("column-marking-rows", view.rows)
        .add("column-marking-accepted", view.accepted)
        .add("column-marking-left", view.left);
    let mut human = lines.lines(0);
    if !view.findings.is_empty() {
        let columns = ["column-marking-line", "column-marking-sequence", "column-marking-fault"];
        let mut table = Table::new(text, &columns);
        for finding in &view.findings {
            table.row([
                finding.line.map(|line| line.to_string()).unwrap_or_default(),
                finding.sequence.map(|sequence| sequence.to_string()).unwrap_or_default(),
                text.code_in("marking", finding.fault.name()),
            ]);
        }
        human.push('\n');
        human.push_str(&table.aligned());
    }
    if view.dry_run {
        human.push_str(&format!("\n{}\n", text.say("note-marking-dry-run")));
    }
    human
}
