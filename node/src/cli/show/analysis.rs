//! The analysis, and forms that States report by.

use std::fmt::Write as _;

use super::super::table::Table;
use super::synthetic;
use crate::service::views::{AnalysisView, StatutoryView, SubjectRowView, SubjectView};
use crate::text::Text;

/// Every count on a line of its own.
pub(in super::super) fn figures_table(text: Text, figures: &[SubjectView]) -> Table {
    let mut table = Table::new(
        text,
        &[
            "column-statutory-figure",
            "column-statutory-of",
            "column-analysis-what",
            "column-statutory-number",
        ],
    );
    for figure in figures {
        for row in &figure.rows {
            for (column, cell) in figure.columns.iter().zip(&row.cells) {
                table.row([
                    text.code_in("analysis", &figure.subject),
                    about(text, figure, row),
                    text.code_in("analysis-column", column),
                    count(text, *cell),
                ]);
            }
        }
    }
    table
}

/// A count, or that it is not told.
fn count(text: Text, cell: Option<u64>) -> String {
    cell.map_or_else(|| text.say("word-few"), |n| n.to_string())
}

/// What a row is about, in words.
fn about(text: Text, figure: &SubjectView, row: &SubjectRowView) -> String {
    match figure.subject.as_str() {
        "TIME_TO_CRIME" => row.about.iter().map(|code| text.code_in("bucket", code)).collect(),
        "OBLITERATION" => row.about.iter().map(|code| text.firearm_type(code)).collect(),
        "FLOWS" | "ROUTES" => row.about.join(" → "),
        _ => row.about.join(" · "),
    }
}

/// All figures, each with what stands beside it.
pub(in super::super) fn analysis(text: Text, view: &AnalysisView) -> String {
    let mut human = synthetic(text, view.synthetic);
    for figure in &view.figures {
        let _written = writeln!(human, "{}", text.code_in("analysis", &figure.subject));
        let n = figure.n.map_or_else(|| text.say("word-few"), |n| n.to_string());
        let _written = writeln!(human, "n = {n}. {}", figure.counted);
        if let Some(days) = figure.median_days {
            let args = [("days", days.into())];
            let _written = writeln!(human, "{}", text.say_with("note-analysis-median", &args));
        }
        for row in &figure.rows {
            let cells = figure.columns.iter().zip(&row.cells).map(|(column, cell)| {
                format!("{} {}", text.code_in("analysis-column", column), count(text, *cell))
            });
            let mut line = format!(
                "  {}{} {}",
                about(text, figure, row),
                text.colon(),
                cells.collect::<Vec<_>>().join(" · ")
            );
            if let Some(percent) = row.percent {
                let _written = write!(line, " ({percent} %)");
            }
            if row.stands_out {
                let _written = write!(line, " — {}", text.say("word-stands-out"));
            }
            let _written = writeln!(human, "{line}");
        }
        if let Some(others) = figure.others {
            let args = [("count", others.into())];
            let _written = writeln!(human, "  {}", text.say_with("note-analysis-others", &args));
        }
        human.push('\n');
    }
    if let Some(left_out) = view.left_out {
        let args = [("count", left_out.into())];
        let _written = writeln!(human, "{}", text.say_with("note-analysis-left-out", &args));
    }
    if !view.sales_read {
        let _written = writeln!(human, "{}", text.say("note-analysis-no-sales"));
    }
    if let Some(figure) = view.figures.first() {
        let _written = writeln!(human, "{}\n{}", figure.suppression, figure.disclaimer);
    }
    human
}

/// The lines of a form. As a file, each says what may not be concluded from it.
pub(in super::super) fn form_table(text: Text, view: &StatutoryView, is_file: bool) -> Table {
    let columns = [
        "column-statutory-figure",
        "column-statutory-of",
        "column-statutory-number",
        "column-statutory-counted",
        "column-statutory-limits",
    ];
    let mut table =
        Table::new(text, columns.get(..if is_file { 5 } else { 4 }).unwrap_or(&columns));
    for line in &view.lines {
        let value = match line.value {
            None => "–".to_owned(),
            Some(n) if line.item == "INDICATOR" => format!("{}.{:02}", n / 100, n % 100),
            Some(n) => n.to_string(),
        };
        let by = line.by_name.clone().unwrap_or_default();
        let (name, counted) = (line.name.clone(), line.counted.clone());
        match is_file {
            true => table.row([name, by, value, counted, view.disclaimer.clone()]),
            false => table.row([name, by, value, counted]),
        }
    }
    table
}

/// A form.
pub(in super::super) fn form(text: Text, view: &StatutoryView) -> String {
    let mut human = synthetic(text, view.synthetic);
    let _written = writeln!(human, "{}, {}–{}\n", view.name, view.from_year, view.to_year);
    human.push_str(&form_table(text, view, false).aligned());
    let _written = writeln!(human, "\n{}", view.disclaimer);
    human
}
