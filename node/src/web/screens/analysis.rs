//! What many traces say together, and the forms that States report by.

use askama::Template;

use crate::desk::matters::SMALLEST_CELL;
use crate::drawing;
use crate::service::requests::AnalysisRequest;
use crate::service::roles;
use crate::service::views::{AnalysisView, SubjectRowView, SubjectView};
use crate::text::{Text, codes};
use crate::web::kit::{Badge, Cell, Choice, Column, Field, Form, Listing, Notice, Picture, Tone};
use crate::web::page::{Shown, csv};
use crate::web::pictures::{self, FlowOf};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

mod form;

/// The least count that is told.
const LEAST: u64 = SMALLEST_CELL;
/// Rows of a table on the page; all of them are in the CSV.
const ROWS_MAX: usize = 12;

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    vec![
        Route::get("/analysis", Access::Roles(roles::READS_FIGURES), show)
            .entry("web-nav-analysis"),
        Route::get("/analysis/form", Access::Roles(roles::REPORTS_FIGURES), form::form),
    ]
}

/// One subject, as the page shows it.
struct Part {
    id: String,
    title: String,
    counted: String,
    n: String,
    picture: Option<Picture>,
    is_empty: bool,
    table: Option<Listing>,
    more: Option<usize>,
    others: Option<String>,
    suppression: String,
    disclaimer: String,
}

#[derive(Template)]
#[template(path = "analysis/page.html")]
struct AnalysisPage {
    notices: Vec<Notice>,
    years: Vec<Field>,
    csv: String,
    parts: Vec<Part>,
    forms: Option<(Field, Field)>,
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let year = |name: &str| visit.query.get(name).parse::<u16>().ok();
    let request = AnalysisRequest {
        from_year: year("from"),
        to_year: year("to"),
        subject: None,
        language: Some(text.language.tag().to_owned()),
    };
    let view = visit.service().analysis(visit.caller()?, request).await?;
    if visit.query.get("format") == "csv" {
        return Ok(csv("analysis", &as_list(text, &view.figures)));
    }
    let now = visit.app.now().to_rfc3339();
    let this = now.get(..4).and_then(|year| year.parse::<u16>().ok()).unwrap_or(2000);
    let fields = Form::new(text, visit.query.clone());
    let all = |any: bool| -> Vec<Choice> {
        let none = any.then(|| Choice::new("", text.say("web-list-any")));
        let years = (this.saturating_sub(15)..=this).rev();
        let years = years.map(|year| Choice::new(year.to_string(), year.to_string()));
        none.into_iter().chain(years).collect()
    };
    let names = codes::FORMS.into_iter();
    let names = names.map(|name| Choice::new(name, text.code_in("statutory", name)));
    let blank = Form::new(text, Fields::default());
    let mut query = visit.query.without(&["format"]);
    query.set("format", "csv");
    let template = AnalysisPage {
        notices: notices(text, &view),
        years: vec![
            fields.select("from", "web-analysis-from", all(true)),
            fields.select("to", "web-analysis-to", all(true)),
        ],
        csv: query.query(),
        parts: view.figures.iter().map(|figure| part(text, figure)).collect(),
        forms: visit.may(roles::REPORTS_FIGURES).then(|| {
            let form = blank.select("form", "web-analysis-form", names.collect());
            (form, blank.select("year", "web-analysis-year", all(false)))
        }),
    };
    visit.page(visit.say("web-analysis-title")).wide().show(&template)
}

fn notices(text: Text, view: &AnalysisView) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(count) = view.left_out {
        let args = [("count", format::number(text, count).into())];
        let words = text.say_with("note-analysis-left-out", &args);
        notices.push(Notice::new(Tone::Plain, words));
    }
    if !view.sales_read {
        notices.push(Notice::new(Tone::Warn, text.say("note-analysis-no-sales")));
    }
    notices
}

fn part(text: Text, figure: &SubjectView) -> Part {
    let picture = match figure.subject.as_str() {
        "TIME_TO_CRIME" => Some(times(text, figure)),
        "FLOWS" if !figure.rows.is_empty() => Some(flows(text, figure)),
        _ => None,
    };
    let is_drawn = picture.is_some();
    let others = figure.others.map(|count| {
        let args = [("count", format::number(text, count).into())];
        text.say_with("note-analysis-others", &args)
    });
    Part {
        id: figure.subject.to_ascii_lowercase().replace('_', "-"),
        title: text.code_in("analysis", &figure.subject),
        counted: figure.counted.clone(),
        n: figure
            .n
            .map_or_else(|| format!("n < {LEAST}"), |n| format!("n = {}", format::number(text, n))),
        is_empty: figure.rows.is_empty(),
        table: (picture.is_none() && !figure.rows.is_empty()).then(|| table(text, figure)),
        more: figure.rows.len().checked_sub(ROWS_MAX).filter(|more| *more > 0 && !is_drawn),
        picture,
        others,
        suppression: figure.suppression.clone(),
        disclaimer: figure.disclaimer.clone(),
    }
}

fn times(text: Text, figure: &SubjectView) -> Picture {
    let mut counts = [None; 6];
    for (count, row) in counts.iter_mut().zip(&figure.rows) {
        *count = row.cells.first().copied().flatten();
    }
    let histogram = pictures::histogram(text, &counts, figure.median_days, false);
    let draw = |form| drawing::histogram::draw(&histogram, form);
    Picture::new("times", pictures::as_table(text), draw)
}

fn flows(text: Text, figure: &SubjectView) -> Picture {
    let counts = figure.rows.iter().filter_map(|row| match (row.about.as_slice(), &*row.cells) {
        ([from, to], [Some(count)]) => {
            Some(FlowOf { from: from.clone(), to: to.clone(), count: *count })
        }
        _ => None,
    });
    let flow = pictures::flow(text, &counts.collect::<Vec<_>>());
    let draw = |form| drawing::flow::draw(&flow, form);
    Picture::new("flows", pictures::as_table(text), draw)
}

fn table(text: Text, figure: &SubjectView) -> Listing {
    let mut columns = vec![Column::new("column-statutory-of")];
    columns.extend(figure.columns.iter().map(|name| Column::new(column_key(name)).numeric()));
    let is_share = figure.rows.iter().any(|row| row.percent.is_some());
    if is_share {
        columns.push(Column::new("web-picture-share").numeric());
    }
    let mut table = Listing::table(text, title_key(&figure.subject), &columns);
    for row in figure.rows.iter().take(ROWS_MAX) {
        let about = Cell::text(about(text, figure, row));
        let first = if row.stands_out {
            let mark = Badge::new(Tone::Warn, text.say("word-stands-out"));
            Cell::Cells(vec![about, Cell::Badge(mark)])
        } else {
            about
        };
        let mut cells = vec![first];
        cells.extend(row.cells.iter().map(|cell| count(text, *cell)));
        if is_share {
            let share = row.percent.map(|percent| format!("{percent}\u{a0}%"));
            cells.push(Cell::text(share.unwrap_or_else(|| text.say("word-dash"))));
        }
        table.row(cells);
    }
    table
}

/// Every count on a line of its own.
fn as_list(text: Text, figures: &[SubjectView]) -> Listing {
    let columns = [
        Column::new("column-statutory-figure"),
        Column::new("column-statutory-of"),
        Column::new("column-analysis-what"),
        Column::new("column-statutory-number").numeric(),
    ];
    let mut list = Listing::table(text, "web-analysis-title", &columns);
    for figure in figures {
        for row in &figure.rows {
            for (column, cell) in figure.columns.iter().zip(&row.cells) {
                list.row(vec![
                    Cell::text(text.code_in("analysis", &figure.subject)),
                    Cell::text(about(text, figure, row)),
                    Cell::text(text.code_in("analysis-column", column)),
                    count(text, *cell),
                ]);
            }
        }
    }
    list
}

/// A count, or that it is not told.
fn count(text: Text, cell: Option<u64>) -> Cell {
    cell.map_or_else(|| Cell::text(text.say("word-few")), Cell::Number)
}

/// What a row is about, in words.
fn about(text: Text, figure: &SubjectView, row: &SubjectRowView) -> String {
    let states = || row.about.iter().map(|code| format::country(text, code));
    match figure.subject.as_str() {
        "TIME_TO_CRIME" => row.about.iter().map(|code| text.code_in("bucket", code)).collect(),
        "OBLITERATION" => row.about.iter().map(|code| text.firearm_type(code)).collect(),
        "FLOWS" | "ROUTES" => states().collect::<Vec<_>>().join(" → "),
        "EXPORTED_THEN_DIVERTED" => states().collect(),
        "PERFORMANCE" => row.about.iter().map(|name| format::partner(text, name)).collect(),
        _ => row.about.join(" · "),
    }
}

fn title_key(subject: &str) -> &'static str {
    match subject {
        "TIME_TO_CRIME" => "code-analysis-time-to-crime",
        "FLOWS" => "code-analysis-flows",
        "ROUTES" => "code-analysis-routes",
        "DEALERS" => "code-analysis-dealers",
        "IMPORTERS" => "code-analysis-importers",
        "MULTIPLE_SALES" => "code-analysis-multiple-sales",
        "CONSIGNMENTS" => "code-analysis-consignments",
        "EXPORTED_THEN_DIVERTED" => "code-analysis-exported-then-diverted",
        "OBLITERATION" => "code-analysis-obliteration",
        _ => "code-analysis-performance",
    }
}

fn column_key(name: &str) -> &'static str {
    match name {
        "SHORT" => "code-analysis-column-short",
        "SALES" => "code-analysis-column-sales",
        "PLACES" => "code-analysis-column-places",
        "IN_DESTINATION" => "code-analysis-column-in-destination",
        "OBLITERATED" => "code-analysis-column-obliterated",
        "QUESTIONS" => "code-analysis-column-questions",
        "FOUND" => "code-analysis-column-found",
        "NO_RECORD" => "code-analysis-column-no-record",
        "NOT_COMPLETED" => "code-analysis-column-not-completed",
        "REFUSED" => "code-analysis-column-refused",
        "OPEN" => "code-analysis-column-open",
        "ITEM" => "code-analysis-column-item",
        "REQUEST" => "code-analysis-column-request",
        "RECORDS" => "code-analysis-column-records",
        _ => "code-analysis-column-guns",
    }
}
