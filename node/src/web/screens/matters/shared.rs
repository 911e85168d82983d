//! Figures that partners gave us, side by side.

use std::collections::BTreeMap;

use askama::Template;

use super::tabs;
use crate::service::requests::SharedFiguresRequest;
use crate::service::roles;
use crate::service::views::{SharedFiguresView, SharedSheetView};
use crate::text::{Text, codes};
use crate::web::kit::{Cell, Choice, Column, Field, Form, Listing};
use crate::web::page::{Shown, csv};
use crate::web::routes::{Access, Route};
use crate::web::visit::Visit;
use crate::web::{Service, filters, format};

/// The route.
pub(super) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![Route::get("/matters/figures", Access::Roles(roles::READS_FIGURES), show)]
}

/// One measure in one year, with a column for each partner.
struct Part {
    id: String,
    title: String,
    counted: String,
    partners: Vec<String>,
    /// What a row is about, and what each partner told.
    rows: Vec<(String, Vec<String>)>,
    /// The sum of what each told.
    n: Vec<String>,
    sources: Listing,
}

#[derive(Template)]
#[template(path = "matters/figures.html")]
struct Figures {
    tabs: Vec<(String, &'static str, bool)>,
    fields: Vec<Field>,
    csv: String,
    parts: Vec<Part>,
    may_ask: bool,
    suppression: String,
    disclaimer: String,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let request = SharedFiguresRequest {
        language: Some(text.language.tag().to_owned()),
        ..SharedFiguresRequest::default()
    };
    let all = visit.service().shared_figures(visit.caller()?, request).await?;
    let (measure, year) = (visit.query.get("measure"), visit.query.get("year"));
    let fits = |item: &&SharedSheetView| {
        (measure.is_empty() || item.sheet.measure == measure)
            && (year.is_empty() || item.sheet.year.to_string() == year)
    };
    let shown: Vec<&SharedSheetView> = all.items.iter().filter(fits).collect();
    if visit.query.get("format") == "csv" {
        return Ok(csv("figures-of-partners", &as_list(text, &shown)));
    }
    let mut query = visit.query.without(&["format"]);
    query.set("format", "csv");
    let template = Figures {
        tabs: tabs(&visit, "web-shared-title"),
        fields: filter(&Form::new(text, visit.query.clone()), &all),
        csv: query.query(),
        parts: parts(&visit, &shown),
        may_ask: visit.may(roles::ASKS),
        suppression: shown.first().map(|item| item.sheet.suppression.clone()).unwrap_or_default(),
        disclaimer: text.say("web-picture-disclaimer"),
    };
    visit.page(visit.say("web-shared-title")).wide().show(&template)
}

fn filter(form: &Form, all: &SharedFiguresView) -> Vec<Field> {
    let text = form.text();
    let any = || vec![Choice::new("", text.say("web-list-any"))];
    let mut measures = any();
    let names = codes::MEASURES.iter();
    measures.extend(names.map(|name| Choice::new(*name, text.code_in("measure", name))));
    let mut years: Vec<u16> = all.items.iter().map(|item| item.sheet.year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let mut choices = any();
    choices.extend(years.iter().map(|year| Choice::new(year.to_string(), year.to_string())));
    vec![
        form.select("measure", "column-figures", measures),
        form.select("year", "column-figures-year", choices),
    ]
}

/// The sheets by measure and year, in the order in which they come.
fn parts<S: Service>(visit: &Visit<S>, shown: &[&SharedSheetView]) -> Vec<Part> {
    let same = |a: &&SharedSheetView, b: &&SharedSheetView| {
        a.sheet.measure == b.sheet.measure && a.sheet.year == b.sheet.year
    };
    shown.chunk_by(same).filter_map(|sheets| part(visit, sheets)).collect()
}

fn part<S: Service>(visit: &Visit<S>, sheets: &[&SharedSheetView]) -> Option<Part> {
    let text = visit.text();
    let first = sheets.first()?;
    // Rows in the order of the first sheet that has them.
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (column, item) in sheets.iter().enumerate() {
        for row in &item.sheet.rows {
            let place = *places.entry(&row.about).or_insert_with(|| {
                rows.push((row.about.clone(), vec![text.say("word-dash"); sheets.len()]));
                rows.len() - 1
            });
            let cell = rows.get_mut(place).and_then(|(_, cells)| cells.get_mut(column));
            if let Some(cell) = cell {
                let count = row.count.map(|count| format::number(text, count));
                *cell = count.unwrap_or_else(|| text.say("word-few"));
            }
        }
    }
    let columns = [
        Column::new("column-partner"),
        Column::new("column-agreement"),
        Column::new("column-sent"),
        Column::new("web-shared-answer"),
    ];
    let mut sources = Listing::table(text, "web-shared-sources", &columns);
    for item in sheets {
        let agreement = item.agreement.as_ref().map(|hash| {
            let href = visit.frame.href(&format!("/agreements/{hash}"));
            Cell::Link(href, format::short(hash).to_owned())
        });
        let answer = visit.frame.href(&format!("/matters/{}", item.request));
        sources.row(vec![
            Cell::text(format::partner(text, &item.partner)),
            agreement.unwrap_or_else(|| Cell::text("")),
            Cell::Moment(item.asked.clone()),
            Cell::Link(answer, format::short(&item.statement).to_owned()),
        ]);
    }
    let measure = &first.sheet.measure;
    Some(Part {
        id: format!("{}-{}", measure.to_ascii_lowercase().replace('_', "-"), first.sheet.year),
        title: format!("{}, {}", text.code_in("measure", measure), first.sheet.year),
        counted: first.sheet.counted.clone(),
        partners: sheets.iter().map(|item| format::partner(text, &item.partner)).collect(),
        rows,
        n: sheets.iter().map(|i| format::n(text, i.sheet.n, i.sheet.minimum)).collect(),
        sources,
    })
}

/// Every count on a line of its own.
fn as_list(text: Text, shown: &[&SharedSheetView]) -> Listing {
    let columns = [
        Column::new("column-statutory-figure"),
        Column::new("column-figures-year"),
        Column::new("column-partner"),
        Column::new("column-agreement"),
        Column::new("column-statutory-of"),
        Column::new("column-statutory-number").numeric(),
        Column::new("column-statutory-counted"),
        Column::new("column-figures-limits"),
    ];
    let mut list = Listing::table(text, "web-shared-title", &columns);
    for item in shown {
        let limits = format!("{} {}", item.sheet.suppression, item.sheet.disclaimer);
        let line = |about: String, count: Cell| {
            vec![
                Cell::text(text.code_in("measure", &item.sheet.measure)),
                Cell::text(item.sheet.year.to_string()),
                Cell::text(item.partner.clone()),
                Cell::text(item.agreement.clone().unwrap_or_default()),
                Cell::text(about),
                count,
                Cell::text(item.sheet.counted.clone()),
                Cell::text(limits.clone()),
            ]
        };
        for row in &item.sheet.rows {
            let few = || Cell::text(text.say("word-few"));
            list.row(line(row.about.clone(), row.count.map_or_else(few, Cell::Number)));
        }
        let none = || Cell::text(format!("< {}", item.sheet.minimum));
        list.row(line("n".to_owned(), item.sheet.n.map_or_else(none, Cell::Number)));
    }
    list
}
