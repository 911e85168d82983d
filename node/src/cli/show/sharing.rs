//! Figures shared with partners.

use std::fmt::Write as _;

use super::super::table::{Pairs, Table};
use super::synthetic;
use crate::service::views::{FiguresDraftView, SharedFiguresView, SheetView, short};
use crate::text::Text;

fn count(text: Text, count: Option<u64>) -> String {
    count.map_or_else(|| text.say("word-few"), |n| n.to_string())
}

/// The rows of a sheet.
pub(in super::super) fn sheet_table(text: Text, sheet: &SheetView) -> Table {
    let mut table = Table::new(text, &["column-statutory-of", "column-statutory-number"]);
    for row in &sheet.rows {
        table.row([row.about.clone(), count(text, row.count)]);
    }
    table
}

fn sheet(text: Text, sheet: &SheetView) -> String {
    let title = text.code_in("measure", &sheet.measure);
    let n = sheet.n.map_or_else(|| format!("n < {}", sheet.minimum), |n| format!("n = {n}"));
    let mut human = format!("{title}, {} ({n})\n", sheet.year);
    if sheet.rows.is_empty() {
        let _written = writeln!(human, "{}", text.say("note-figures-nothing"));
    } else {
        human.push_str(&sheet_table(text, sheet).aligned());
    }
    human
}

/// What would leave, with what releases it.
pub(in super::super) fn figures_draft(text: Text, view: &FiguresDraftView) -> String {
    let mut pairs = Pairs::new(text);
    pairs
        .add("column-id", &view.case)
        .add("column-partner", &view.partner)
        .maybe("column-agreement", view.agreement.as_deref().map(short))
        .maybe("column-figures-released", view.released.as_ref())
        .add("column-figures-closed", &view.closed_from)
        .add("column-figures-name", &view.sheet_id);
    let mut human = pairs.lines(0);
    human.push('\n');
    human.push_str(&sheet(text, &view.sheet));
    let next = match view.ready {
        true => {
            let id = view.case.get(..8).unwrap_or(&view.case).to_owned();
            let name = view.sheet_id.get(..12).unwrap_or(&view.sheet_id).to_owned();
            text.say_with("note-figures-release", &[("id", id.into()), ("name", name.into())])
        }
        false => {
            let day = view.closed_from.get(..10).unwrap_or_default().to_owned();
            text.say_with("note-figures-open", &[("day", day.into())])
        }
    };
    let sheet = &view.sheet;
    let _written =
        writeln!(human, "\n{}\n{}\n{}\n{next}", sheet.counted, sheet.suppression, sheet.disclaimer);
    human
}

/// Every count on a line of its own.
pub(in super::super) fn shared_table(text: Text, view: &SharedFiguresView) -> Table {
    let columns = [
        "column-statutory-figure",
        "column-figures-year",
        "column-partner",
        "column-agreement",
        "column-statutory-of",
        "column-statutory-number",
    ];
    let mut table = Table::new(text, &columns);
    for item in &view.items {
        for row in &item.sheet.rows {
            table.row([
                text.code_in("measure", &item.sheet.measure),
                item.sheet.year.to_string(),
                item.partner.clone(),
                item.agreement.clone().unwrap_or_default(),
                row.about.clone(),
                count(text, row.count),
            ]);
        }
    }
    table
}

/// What partners gave us.
pub(in super::super) fn shared_figures(text: Text, view: &SharedFiguresView) -> String {
    let mut human = synthetic(text, view.items.iter().any(|item| item.synthetic));
    for item in &view.items {
        let agreement = item.agreement.as_deref().map(|hash| short(hash).to_string());
        let args = [
            ("partner", item.partner.clone().into()),
            ("agreement", agreement.unwrap_or_default().into()),
            ("request", short(&item.request).to_string().into()),
        ];
        let _written = writeln!(human, "{}", text.say_with("note-figures-of", &args));
        human.push_str(&sheet(text, &item.sheet));
        human.push('\n');
    }
    match view.items.first() {
        Some(item) => {
            let _written = writeln!(human, "{}\n{}", item.sheet.suppression, item.sheet.disclaimer);
        }
        None => {
            let _written = writeln!(human, "{}", text.say("note-figures-none"));
        }
    }
    human
}
