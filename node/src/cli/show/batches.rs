//! Batches of traces.

use std::fmt::Write as _;
use std::path::Path;

use super::super::table::{Pairs, Table};
use crate::service::views::{
    BatchCheckView, BatchLineView, BatchProgressView, BatchSummaryView, ReturnedRowView, short,
};
use crate::text::Text;

/// Rows that go back, as a person sees them without a report.
const SHOWN: usize = 50;

/// Where a row stands: sheet and line.
fn place(sheet: Option<&str>, line: u64) -> String {
    match sheet {
        Some(sheet) => format!("{sheet}:{line}"),
        None => line.to_string(),
    }
}

fn problem(text: Text, row: &ReturnedRowView) -> String {
    let (what, next) = text.error(&row.error);
    format!("{what} {next}").trim_end().to_owned()
}

/// Rows that go back, with column, reason and what to do.
pub(in super::super) fn returned(text: Text, rows: &[ReturnedRowView]) -> Table {
    let mut table = Table::new(text, &["column-line", "column-batch-column", "column-problem"]);
    for row in rows {
        let column = row.column.clone().unwrap_or_default();
        table.row([place(row.sheet.as_deref(), row.line), column, problem(text, row)]);
    }
    table
}

/// What a check found.
pub(in super::super) fn batch_check(
    text: Text,
    view: &BatchCheckView,
    report: Option<&Path>,
) -> String {
    let mut human = String::new();
    let mut back: Vec<(Option<&str>, u64)> =
        view.returned.iter().map(|row| (row.sheet.as_deref(), row.line)).collect();
    back.dedup();
    if !view.warnings.is_empty() {
        let first = view.warnings.get(..SHOWN).unwrap_or(&view.warnings);
        let _written = writeln!(human, "{}", text.say("note-batch-odd"));
        let _written = writeln!(human, "{}", returned(text, first).aligned());
    }
    if !view.returned.is_empty() {
        let first = view.returned.get(..SHOWN).unwrap_or(&view.returned);
        human.push_str(&returned(text, first).aligned());
        if first.len() < view.returned.len() && report.is_none() {
            let more = (view.returned.len() - first.len()) as u64;
            let _written =
                writeln!(human, "{}", text.say_with("note-batch-more", &[("count", more.into())]));
        }
        human.push('\n');
    }
    if let Some(path) = report {
        let path = path.display().to_string();
        let _written =
            writeln!(human, "{}", text.say_with("note-batch-report", &[("path", path.into())]));
    }
    if !view.partners.is_empty() {
        let columns = [
            "column-partner",
            "column-rows",
            "column-batch-chosen",
            "column-daily-budget",
            "column-batch-today",
            "column-batch-days",
        ];
        let mut table = Table::new(text, &columns);
        for p in &view.partners {
            let numbers = [p.rows, p.chosen, p.per_day, p.today, p.days].map(|n| n.to_string());
            let [rows, chosen, per_day, today, days] = numbers;
            table.row([p.partner.clone(), rows, chosen, per_day, today, days]);
        }
        let _written = writeln!(human, "{}", table.aligned());
    }
    let args = [
        ("rows", view.rows.into()),
        ("good", view.good.into()),
        ("back", (back.len() as u64).into()),
    ];
    let key = if view.id.is_some() { "note-batch-taken" } else { "note-batch-checked" };
    let _written = writeln!(human, "{}", text.say_with(key, &args));
    human
}

/// Batches in a list.
pub(in super::super) fn batches(text: Text, rows: &[BatchSummaryView]) -> Table {
    let columns = [
        "column-id",
        "column-batch-file",
        "column-submitted",
        "column-state",
        "column-rows",
        "column-batch-waiting",
        "column-batch-sent",
        "column-batch-back",
        "column-batch-decided",
    ];
    let mut table = Table::new(text, &columns);
    for b in rows {
        let c = &b.counts;
        let numbers = [b.rows, c.waiting, c.submitted, c.rejected, c.decided];
        let [rows, waiting, sent, back, decided] = numbers.map(|n| n.to_string());
        let state = word(text, &b.state);
        let (file, created) = (b.file.clone(), b.created.clone());
        table.row([b.id.to_string(), file, created, state, rows, waiting, sent, back, decided]);
    }
    table
}

/// A state of a batch or of a row, or what holds rows up, in words.
fn word(text: Text, word: &str) -> String {
    text.say(match word {
        "running" => "word-batch-running",
        "stopped" => "word-batch-stopped",
        "done" => "word-batch-done",
        "waiting" => "word-batch-row-waiting",
        "submitted" => "word-batch-row-submitted",
        "rejected" => "word-batch-row-rejected",
        "budget" => "word-batch-held-budget",
        "outbox" => "word-batch-held-outbox",
        "no-agreement" => "word-batch-held-no-agreement",
        "no-officer" => "word-batch-held-no-officer",
        "no-partner" => "word-batch-held-no-partner",
        // A later version's.
        other => other,
    })
}

/// Why the rows that wait are not sent now.
fn held(text: Text, progress: &BatchProgressView) -> String {
    let Some(held) = progress.held.as_deref() else { return String::new() };
    let held = word(text, held);
    match progress.until.as_deref() {
        None => held,
        Some(until) => {
            format!("{held}, {}", text.say_with("note-until", &[("time", until.into())]))
        }
    }
}

/// One batch, by partner.
pub(in super::super) fn batch_summary(text: Text, view: &BatchSummaryView) -> String {
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-id", view.id)
        .add("column-batch-file", &view.file)
        .add("column-submitted", &view.created)
        .add("column-state", word(text, &view.state))
        .add("column-rows", view.rows)
        .add("column-batch-waiting", view.counts.waiting)
        .add("column-batch-sent", view.counts.submitted)
        .add("column-batch-back", view.counts.rejected)
        .add("column-batch-decided", view.counts.decided);
    let mut human = pairs.lines(0);
    let columns = [
        "column-partner",
        "column-batch-waiting",
        "column-batch-sent",
        "column-batch-back",
        "column-batch-answers",
        "column-batch-held",
    ];
    let mut table = Table::new(text, &columns);
    for p in &view.partners {
        let states: Vec<String> = p
            .states
            .iter()
            .map(|(state, count)| format!("{} {count}", text.code_in("hop", state)))
            .collect();
        let partner =
            if p.partner.is_empty() { text.say("word-batch-nobody") } else { p.partner.clone() };
        let [waiting, sent, back] = [p.waiting, p.submitted, p.rejected].map(|n| n.to_string());
        table.row([partner, waiting, sent, back, states.join(", "), held(text, p)]);
    }
    if !table.is_empty() {
        human.push('\n');
        human.push_str(&table.aligned());
    }
    human
}

/// Rows of a batch.
pub(in super::super) fn batch_lines(text: Text, rows: &[BatchLineView]) -> Table {
    let columns = [
        "column-line",
        "column-partner",
        "column-state",
        "column-batch-trace",
        "column-batch-answers",
        "column-result",
        "column-problem",
    ];
    let mut table = Table::new(text, &columns);
    for row in rows {
        let problems: Vec<String> = row
            .errors
            .iter()
            .map(|e| match &e.column {
                Some(column) => format!("{column}{} {}", text.colon(), problem(text, e)),
                None => problem(text, e),
            })
            .collect();
        table.row([
            place(row.sheet.as_deref(), row.line),
            row.partner.clone().unwrap_or_default(),
            word(text, &row.state),
            row.trace.as_deref().map(|id| short(id).to_string()).unwrap_or_default(),
            row.hop.as_deref().map(|hop| text.code_in("hop", hop)).unwrap_or_default(),
            row.result.as_deref().map(|r| text.code_with_text(r)).unwrap_or_default(),
            problems.join(" "),
        ]);
    }
    table
}
