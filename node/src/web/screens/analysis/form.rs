//! A form that States report by: on a page, as a workbook, and as text with commas.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::service::ServiceError;
use crate::service::requests::StatutoryRequest;
use crate::service::views::{StatutoryLineView, StatutoryView};
use crate::text::Text;
use crate::web::kit::{Cell, Column, Listing, Notice, Tone};
use crate::web::page::{Shown, csv, file};
use crate::web::visit::Visit;
use crate::web::{Service, filters};

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(Template)]
#[template(path = "analysis/form.html")]
struct FormPage {
    title: String,
    years: String,
    synthetic: Option<Notice>,
    list: Listing,
    disclaimer: String,
    form: String,
    year: u16,
}

/// What the query asks for with `as`: `xlsx`, `csv`, or else the page.
pub(super) async fn form<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let request = StatutoryRequest {
        form: visit.query.get("form").to_owned(),
        year: visit.query.get("year").parse().unwrap_or(0),
        language: Some(text.language.tag().to_owned()),
    };
    let view = visit.service().statutory(visit.caller()?, request).await?;
    let name = format!("{}-{}", view.form.to_ascii_lowercase(), view.to_year);
    match visit.query.get("as") {
        "xlsx" => {
            let bytes = STANDARD.decode(&view.workbook).map_err(ServiceError::unexpected)?;
            Ok(file(&format!("{name}.xlsx"), WORKBOOK, bytes))
        }
        "csv" => Ok(csv(&name, &as_list(text, &view))),
        _ => {
            let (from, to) = (view.from_year.to_string(), view.to_year.to_string());
            let template = FormPage {
                title: view.name.clone(),
                years: match from == to {
                    true => to,
                    false => format!("{from}–{to}"),
                },
                synthetic: view
                    .synthetic
                    .then(|| Notice::new(Tone::Warn, text.say("note-synthetic"))),
                list: as_table(text, &view),
                disclaimer: view.disclaimer.clone(),
                form: view.form.clone(),
                year: view.to_year,
            };
            let page = visit.page(view.name.clone()).back("/analysis", "web-analysis-title");
            page.wide().show(&template)
        }
    }
}

/// A number as it stands in the form; nothing where there is nothing to divide by.
fn value(line: &StatutoryLineView) -> Option<String> {
    let n = line.value?;
    Some(match line.item.as_str() {
        "INDICATOR" => format!("{}.{:02}", n / 100, n % 100),
        _ => n.to_string(),
    })
}

fn as_table(text: Text, view: &StatutoryView) -> Listing {
    let columns = [
        Column::new("column-statutory-figure"),
        Column::new("column-statutory-of"),
        Column::new("column-statutory-number").numeric(),
        Column::new("column-statutory-counted"),
    ];
    let mut table = Listing::table(text, "web-analysis-form", &columns);
    for line in &view.lines {
        table.row(vec![
            Cell::text(line.name.clone()),
            Cell::maybe(line.by_name.clone()),
            Cell::text(value(line).unwrap_or_else(|| text.say("word-dash"))),
            Cell::text(line.counted.clone()),
        ]);
    }
    table
}

/// Every row says what may not be concluded from it: a row is soon copied without its page.
fn as_list(text: Text, view: &StatutoryView) -> Listing {
    let columns = [
        Column::new("column-statutory-figure"),
        Column::new("column-statutory-of"),
        Column::new("column-statutory-number").numeric(),
        Column::new("column-statutory-counted"),
        Column::new("column-statutory-limits"),
    ];
    let mut list = Listing::table(text, "web-analysis-title", &columns);
    for line in &view.lines {
        list.row(vec![
            Cell::text(line.name.clone()),
            Cell::maybe(line.by_name.clone()),
            Cell::text(value(line).unwrap_or_default()),
            Cell::text(line.counted.clone()),
            Cell::text(view.disclaimer.clone()),
        ]);
    }
    list
}
