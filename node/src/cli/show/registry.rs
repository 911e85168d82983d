//! The registry: record sets, imports, candidates.

use std::fmt::Write as _;

use super::super::table::{Pairs, Table};
use super::trace::{event_line, firearm};
use crate::service::views::{
    AdviceView, CandidateView, FindView, ImportReportView, RecordSetView, RowIssueView,
};
use crate::text::Text;

/// Rows that one screen lists; `--json` has more.
const ISSUES_SHOWN: usize = 50;

/// Record sets as a table.
pub(super) fn record_sets(text: Text, sets: &[RecordSetView]) -> Table {
    let columns =
        ["column-set", "column-kind", "column-from-year", "column-to-year", "column-records"];
    let mut table = Table::new(text, &columns);
    let year = |year: Option<u16>| year.map(|y| y.to_string()).unwrap_or_default();
    for set in sets {
        table.row([
            set.name.clone(),
            text.code_in("set", &set.kind),
            year(set.from_year),
            year(set.to_year),
            set.records.to_string(),
        ]);
    }
    table
}

pub(in super::super) fn import(text: Text, report: &ImportReportView) -> String {
    let mut human = issues(text, "word-rejected-rows", &report.errors, report.rejected);
    human.push_str(&issues(text, "word-warnings", &report.warnings, report.warned));
    let args = [
        ("set", report.set.as_str().into()),
        ("rows", report.rows.into()),
        ("imported", report.imported.into()),
        ("completed", report.completed.into()),
        ("events", report.events.into()),
        ("rejected", report.rejected.into()),
        ("encoding", report.encoding.as_str().into()),
    ];
    if let Some(at) = &report.already {
        let args = [
            ("set", report.set.as_str().into()),
            ("rows", report.rows.into()),
            ("at", at.as_str().into()),
        ];
        let _written = writeln!(human, "{}", text.say_with("note-already-imported", &args));
        return human;
    }
    let key = if report.committed { "note-imported" } else { "note-nothing-imported" };
    let _written = writeln!(human, "{}", text.say_with(key, &args));
    human
}

/// Issues as a table; `count` counts those too that are not listed.
fn issues(text: Text, heading: &str, issues: &[RowIssueView], count: u64) -> String {
    if issues.is_empty() {
        return String::new();
    }
    let mut table = Table::new(text, &["column-line", "column-column", "column-problem"]);
    let shown = issues.get(..ISSUES_SHOWN).unwrap_or(issues);
    for issue in shown {
        table.row([
            issue.line.to_string(),
            issue.column.to_string(),
            text.code_in("row", &issue.reason),
        ]);
    }
    let mut human = format!("{}\n{}", text.say(heading), table.aligned());
    let left = count.saturating_sub(shown.len() as u64);
    if left > 0 {
        let _written =
            writeln!(human, "{}", text.say_with("note-more-errors", &[("count", left.into())]));
    }
    human.push('\n');
    human
}

pub(in super::super) fn found(text: Text, view: &FindView) -> String {
    let mut human = String::new();
    for item in &view.items {
        human.push_str(&candidate(text, item));
    }
    if view.items.is_empty() {
        let _written = writeln!(human, "{}", text.say("note-nothing-found"));
        if view.near_two > 0 {
            let count = [("count", u64::from(view.near_two).into())];
            let _written = writeln!(human, "{}", text.say_with("note-near-two", &count));
        }
    }
    if view.more {
        let _written = writeln!(human, "{}", text.say("note-more-fit"));
    }
    if view.near_one > 0 {
        let count = [("count", u64::from(view.near_one).into())];
        let _written = writeln!(human, "{}", text.say_with("note-may-be-anothers", &count));
    } else if !view.not_completed.is_empty() {
        let _written = writeln!(human, "{}", text.say("note-may-be-anothers-too"));
    }
    human.insert_str(0, &advice(text, &view.advice));
    if !view.searched.is_empty() {
        human.push_str(&super::heading(text, "word-searched"));
        human.push_str(&record_sets(text, &view.searched).aligned());
    }
    human
}

/// What looks odd about a description, one line each.
pub(in super::super) fn advice(text: Text, advice: &[AdviceView]) -> String {
    let mut lines = String::new();
    for item in advice {
        let field = text.say(&format!("column-{}", item.field));
        let reason = text.say(&format!("word-advice-{}", item.reason));
        let args = [("field", field.as_str().into()), ("reason", reason.as_str().into())];
        let _written = writeln!(lines, "{}", text.say_with("note-advice", &args));
    }
    lines
}

/// One candidate with its events.
pub(super) fn candidate(text: Text, view: &CandidateView) -> String {
    let mut human =
        format!("  {}  {}  {}\n", text.code_in("grade", &view.grade), view.set, view.record);
    let mut pairs = Pairs::new(text);
    firearm(text, &mut pairs, &view.firearm);
    let reasons: Vec<String> = view.reasons.iter().map(|c| text.code_in("match", c)).collect();
    pairs
        .add("column-reasons", reasons.join("; "))
        .maybe("column-result", view.result.as_deref().map(|r| text.code_with_text(r)));
    human.push_str(&pairs.lines(4));
    for event in &view.events {
        let _written = writeln!(human, "    • {}", event_line(text, event));
    }
    human
}
