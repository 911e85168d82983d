//! The registry: record sets, imports, candidates.

use std::fmt::Write as _;
use std::path::Path;

use super::super::table::{Pairs, Table};
use super::trace::{event_line, firearm};
use crate::service::views::{
    AdviceView, CandidateView, ExportView, FindView, ImportReportView, PastImportView,
    RecordSetView, RegistryCheckView, RowIssueView, SourceView,
};
use crate::text::Text;

/// Rows that one screen lists; `--json` has more.
const ISSUES_SHOWN: usize = 50;

/// Numbers of damaged records that one screen lists; `--json` has all.
const DAMAGED_SHOWN: usize = 100;

/// Record sets as a table.
pub(in super::super) fn record_sets(text: Text, sets: &[RecordSetView]) -> Table {
    let columns = [
        "column-set",
        "column-kind",
        "column-from-year",
        "column-to-year",
        "column-digitised",
        "column-records",
        "column-holder",
    ];
    let mut table = Table::new(text, &columns);
    let year = |year: Option<u16>| year.map(|y| y.to_string()).unwrap_or_default();
    for set in sets {
        table.row([
            set.name.clone(),
            text.code_in("set", &set.kind),
            year(set.from_year),
            year(set.to_year),
            format!("{} %", set.digitised),
            set.records.to_string(),
            set.holder.clone().unwrap_or_default(),
        ]);
    }
    table
}

/// Imports as a table.
pub(in super::super) fn imports(text: Text, imports: &[PastImportView]) -> Table {
    let columns = [
        "column-number",
        "column-set",
        "column-begun",
        "column-finished",
        "column-rows",
        "column-new-records",
        "column-events",
        "column-rejected",
    ];
    let mut table = Table::new(text, &columns);
    for import in imports {
        table.row([
            import.number.to_string(),
            import.set.clone().unwrap_or_default(),
            import.begun.clone(),
            text.say(if import.finished { "word-yes" } else { "word-no" }),
            import.rows.to_string(),
            import.imported.to_string(),
            import.events.to_string(),
            import.rejected.to_string(),
        ]);
    }
    table
}

/// Sources whose mapping is kept, as a table.
pub(in super::super) fn sources(text: Text, sources: &[SourceView]) -> Table {
    let mut table = Table::new(text, &["column-source", "column-columns"]);
    for source in sources {
        let columns = source.columns.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let columns = if source.readable { columns } else { text.say("note-source-unreadable") };
        table.row([source.name.clone(), columns]);
    }
    table
}

/// One source: which heading is which field.
pub(in super::super) fn source(text: Text, source: &SourceView) -> String {
    if !source.readable {
        return format!("{}\n", text.say("note-source-unreadable"));
    }
    let mut table = Table::new(text, &["column-heading", "column-field"]);
    for (heading, field) in &source.columns {
        table.row([heading.clone(), field.clone()]);
    }
    let mut pairs = Pairs::new(text);
    pairs
        .maybe("column-date-order", source.date_order.as_ref())
        .maybe("column-two-digit-years", source.two_digit_years)
        .maybe("column-country-of-manufacture", source.country.as_ref())
        .maybe("column-event", source.event.as_ref());
    format!("{}{}", table.aligned(), pairs.lines(0))
}

pub(in super::super) fn checked(text: Text, view: &RegistryCheckView) -> String {
    let count = view.damaged.len();
    let args = [("records", view.records.into()), ("damaged", count.into())];
    if view.is_sound() {
        return format!("{}\n", text.say_with("note-registry-sound", &args));
    }
    let mut human = format!("{}\n", text.say_with("note-registry-damaged", &args));
    let shown = view.damaged.get(..DAMAGED_SHOWN).unwrap_or(&view.damaged);
    if !shown.is_empty() {
        let numbers: Vec<String> = shown.iter().map(ToString::to_string).collect();
        let more = if count > shown.len() { " …" } else { "" };
        let _written = writeln!(human, "{}{more}", numbers.join(", "));
    }
    if !view.counts_hold {
        let _written = writeln!(human, "{}", text.say("note-registry-counts"));
    }
    let _written = writeln!(human, "{}", text.say("note-registry-damaged-next"));
    human
}

pub(in super::super) fn rebuilt(text: Text, view: &ExportView) -> String {
    text.say_with("note-rebuilt", &[("records", view.records.into())]) + "\n"
}

pub(in super::super) fn exported_records(text: Text, view: &ExportView, path: &Path) -> String {
    let args = [
        ("records", view.records.into()),
        ("rows", view.rows.into()),
        ("path", path.display().to_string().into()),
    ];
    text.say_with("note-exported-records", &args) + "\n"
}

pub(in super::super) fn import(
    text: Text,
    report: &ImportReportView,
    table: Option<&Path>,
) -> String {
    let mut human = issues(text, "word-rejected-rows", &report.errors, report.rejected);
    human.push_str(&issues(text, "word-warnings", &report.warnings, report.warned));
    let args = [
        ("set", report.set.as_str().into()),
        ("rows", report.rows.into()),
        ("imported", report.imported.into()),
        ("completed", report.completed.into()),
        ("events", report.events.into()),
        ("unchanged", report.unchanged.into()),
        ("resumed", report.resumed.into()),
        ("rejected", report.rejected.into()),
        ("encoding", report.encoding.as_str().into()),
        ("at", report.already.as_deref().unwrap_or_default().into()),
        ("source", report.source.as_deref().unwrap_or_default().into()),
        ("path", table.map(|path| path.display().to_string()).unwrap_or_default().into()),
    ];
    let mut say = |key: &str| {
        let _written = writeln!(human, "{}", text.say_with(key, &args));
    };
    if report.already.is_some() {
        say("note-already-imported");
    } else if report.committed {
        say("note-imported");
    } else if report.dry_run {
        say("note-dry-run");
    } else {
        say("note-nothing-imported");
    }
    if report.unchanged > 0 {
        say("note-import-unchanged");
    }
    if report.resumed > 0 {
        say("note-import-resumed");
    }
    if report.source.is_some() {
        say("note-source-saved");
    }
    if table.is_some() {
        say("note-report-written");
    }
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
        let line = issue.line.to_string();
        table.row([
            issue.sheet.as_ref().map_or(line.clone(), |sheet| format!("{sheet}:{line}")),
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

/// Candidates as a table, for a spreadsheet.
pub(in super::super) fn candidates(text: Text, items: &[CandidateView]) -> Table {
    let columns = [
        "column-record",
        "column-set",
        "column-grade",
        "column-serial",
        "column-maker",
        "column-model",
        "column-calibre",
        "column-type",
        "column-reasons",
        "column-result",
    ];
    let mut table = Table::new(text, &columns);
    let cell = |text: &Option<String>| text.clone().unwrap_or_default();
    for item in items {
        table.row([
            item.record.clone(),
            item.set.clone(),
            text.code_in("grade", &item.grade),
            cell(&item.firearm.serial),
            cell(&item.firearm.maker),
            cell(&item.firearm.model),
            cell(&item.firearm.calibre),
            cell(&item.firearm.kind),
            reasons(text, item),
            cell(&item.result),
        ]);
    }
    table
}

/// Why a candidate has its grade, in words.
fn reasons(text: Text, item: &CandidateView) -> String {
    let words: Vec<String> = item.reasons.iter().map(|c| text.code_in("match", c)).collect();
    words.join("; ")
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
    pairs
        .add("column-reasons", reasons(text, view))
        .maybe("column-result", view.result.as_deref().map(|r| text.code_with_text(r)));
    human.push_str(&pairs.lines(4));
    for event in &view.events {
        let _written = writeln!(human, "    • {}", event_line(text, event));
    }
    human
}
