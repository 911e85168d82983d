//! Figures about questions and answers, and how the node is.

use super::super::table::Table;
use super::synthetic;
use crate::service::views::{CheckLevel, HealthView, StatisticsView, WorkRowView};
use crate::text::Text;

/// Questions by partner and month; the first row is all of them.
pub(in super::super) fn work(text: Text, rows: &[WorkRowView]) -> Table {
    let mut table = Table::new(
        text,
        &[
            "column-month",
            "column-partner",
            "column-asked",
            "column-answered",
            "column-refused",
            "column-returned",
            "column-dropped",
            "column-open",
            "column-overdue",
            "column-median-hours",
        ],
    );
    for row in rows {
        let or_all = |words: &str| match words {
            "" => text.say("word-all"),
            words => words.to_owned(),
        };
        let hours = |seconds: u64| format!("{}.{}", seconds / 3600, seconds % 3600 / 360);
        table.row([
            or_all(&row.month),
            or_all(&row.partner),
            row.asked.to_string(),
            row.answered.to_string(),
            row.refused.to_string(),
            row.returned.to_string(),
            row.dropped.to_string(),
            row.open.to_string(),
            row.overdue.to_string(),
            row.median_seconds.map(hours).unwrap_or_default(),
        ]);
    }
    table
}

/// What came of the questions.
pub(in super::super) fn outcomes(text: Text, view: &StatisticsView) -> Table {
    let columns = ["column-outcome", "column-fault", "column-by-us", "column-by-partners"];
    let mut table = Table::new(text, &columns);
    let count = |count: Option<u64>| {
        let few = || text.say_with("note-few", &[("least", view.least.to_string().into())]);
        count.map_or_else(few, |count| count.to_string())
    };
    for row in &view.outcomes {
        let faults: Vec<String> =
            row.fault.iter().map(|fault| text.code_in("fault", fault)).collect();
        table.row([
            text.code_with_text(&row.code),
            faults.join(", "),
            count(row.asked),
            count(row.heard),
        ]);
    }
    table
}

/// All tables on one screen.
pub(in super::super) fn statistics(text: Text, view: &StatisticsView) -> String {
    let mut human = synthetic(text, view.synthetic);
    let args = [("from", view.from.as_str().into()), ("to", view.to.as_str().into())];
    human.push_str(&format!("{}\n", text.say_with("note-statistics-of", &args)));
    for (key, table) in [
        ("word-we-asked", work(text, &view.asked)),
        ("word-partners-asked", work(text, &view.heard)),
        ("word-outcomes", outcomes(text, view)),
    ] {
        human.push_str(&format!("\n{}\n", text.say(key)));
        human.push_str(&super::list(text, &table, false, "note-no-figures"));
    }
    human.push_str(&format!("\n{}\n", text.say("web-picture-disclaimer")));
    human
}

/// How the node is.
pub(in super::super) fn health(text: Text, view: &HealthView) -> String {
    let mut human = String::new();
    for check in &view.checks {
        let word = match check.level {
            CheckLevel::Good => "word-check-good",
            CheckLevel::Warn => "word-check-warn",
            CheckLevel::Fail => "word-check-fail",
        };
        let said = text.say_of(&check.key, &check.args);
        human.push_str(&format!("{}{} {said}\n", text.say(word), text.colon()));
        if let Some(next) = check.next() {
            human.push_str(&format!("    {}\n", text.say_of(next, &check.args)));
        }
    }
    human
}
