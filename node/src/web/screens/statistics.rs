//! Figures about questions and answers, with the words that must stand beside them.

use askama::Template;

use crate::drawing;
use crate::service::requests::StatisticsRequest;
use crate::service::roles;
use crate::service::views::{StatisticsView, WorkRowView};
use crate::text::Text;
use crate::web::kit::{Cell, Column, Errors, Field, Form, Listing, Picture, refused};
use crate::web::page::{Shown, csv};
use crate::web::pictures::{self, FlowOf};
use crate::web::routes::{Access, Route};
use crate::web::visit::{Fields, Visit};
use crate::web::{Service, filters, format};

/// The routes.
pub(in crate::web) fn routes<S: Service>() -> Vec<Route<S>> {
    let reads = Access::Roles(roles::READS_STATISTICS);
    vec![
        Route::get("/statistics", reads, show).entry("web-nav-statistics"),
        Route::get("/statistics/asked", reads, asked),
        Route::get("/statistics/heard", reads, heard),
        Route::get("/statistics/outcomes", reads, outcomes),
    ]
}

fn request(fields: &Fields) -> StatisticsRequest {
    StatisticsRequest { from: fields.one("from"), to: fields.one("to") }
}

/// The fields of the time, with what is shown now.
fn time(form: &Form) -> [Field; 2] {
    let field = |name: &'static str, key: &str| form.line(name, key).of("month").width(10);
    [field("from", "web-statistics-from"), field("to", "web-statistics-to")]
}

/// A figure with its name.
struct Figure {
    figure: String,
    words: String,
}

#[derive(Template)]
#[template(path = "statistics/statistics.html")]
struct Page {
    errors: Errors,
    time: [Field; 2],
    /// The same time for the other pages.
    query: String,
    figures: Vec<Figure>,
    asked: Listing,
    heard: Listing,
    outcomes: Listing,
    histogram: Picture,
    flows: Option<Picture>,
    others: Option<String>,
    disclaimer: String,
    least: u64,
}

/// Seconds as people say them.
fn lasted(text: Text, seconds: u64) -> String {
    const HOUR: u64 = 3_600;
    const DAY: u64 = 24 * HOUR;
    let (key, count) = match seconds {
        ..HOUR => ("web-statistics-minutes", seconds.div_ceil(60)),
        HOUR..172_800 => ("web-statistics-hours", seconds.saturating_add(HOUR / 2) / HOUR),
        _ => ("web-statistics-days", seconds.saturating_add(DAY / 2) / DAY),
    };
    text.say_with(key, &[("count", count.into())])
}

fn count(text: Text, count: Option<u64>, least: u64) -> Cell {
    let few = || text.say_with("note-few", &[("least", least.to_string().into())]);
    count.map_or_else(|| Cell::text(few()), Cell::Number)
}

const WORK: [Column; 9] = [
    Column::new("column-month").sorts("month"),
    Column::new("column-partner").sorts("partner"),
    Column::new("column-asked").numeric().sorts("asked"),
    Column::new("column-answered").numeric().sorts("answered"),
    Column::new("column-refused").numeric().sorts("refused"),
    Column::new("column-returned").numeric().sorts("returned"),
    Column::new("column-open").numeric().sorts("open"),
    Column::new("column-overdue").numeric().sorts("overdue"),
    Column::new("column-median").sorts("median"),
];

fn work_cells(text: Text, row: &WorkRowView) -> Vec<Cell> {
    let all = || text.say("web-statistics-all");
    let partner = if row.partner.is_empty() { all() } else { format::partner(text, &row.partner) };
    let month =
        if row.month.is_empty() { Cell::text(all()) } else { Cell::Date(row.month.clone()) };
    vec![
        month,
        Cell::text(partner),
        Cell::Number(row.asked),
        Cell::Number(row.answered),
        Cell::Number(row.refused),
        Cell::Number(row.returned),
        Cell::Number(row.open),
        Cell::Number(row.overdue),
        Cell::maybe(row.median_seconds.map(|seconds| lasted(text, seconds))),
    ]
}

const OUTCOMES: [Column; 4] = [
    Column::new("column-outcome").sorts("outcome"),
    Column::new("column-fault").sorts("fault"),
    Column::new("column-by-us").numeric().sorts("asked"),
    Column::new("column-by-partners").numeric().sorts("heard"),
];

fn outcome_rows(text: Text, view: &StatisticsView, list: &mut Listing) {
    for row in &view.outcomes {
        let faults = row.fault.iter().map(|fault| text.code_in("fault", fault)).collect();
        list.row(vec![
            Cell::text(text.code_with_text(&row.code)),
            Cell::Lines(faults),
            count(text, row.asked, view.least),
            count(text, row.heard, view.least),
        ]);
    }
}

fn figures(text: Text, view: &StatisticsView) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (row, keys) in [
        (view.asked.first(), ["web-statistics-we-asked", "web-statistics-their-median"]),
        (view.heard.first(), ["web-statistics-they-asked", "web-statistics-our-median"]),
    ] {
        let Some(row) = row else { continue };
        let [asked, median] = keys;
        let words = text.say_with(asked, &[("count", row.asked.into())]);
        figures.push(Figure { figure: format::number(text, row.asked), words });
        if let Some(seconds) = row.median_seconds {
            figures.push(Figure { figure: lasted(text, seconds), words: text.say(median) });
        }
    }
    figures
}

fn histogram(text: Text, view: &StatisticsView) -> Picture {
    let mut counts = [Some(0); 6];
    for (to, from) in counts.iter_mut().zip(&view.time_to_crime) {
        *to = *from;
    }
    let drawn = pictures::histogram(text, &counts, view.median_days, true);
    let as_table = pictures::as_table(text);
    Picture::new("histogram", as_table, |form| drawing::histogram::draw(&drawn, form))
}

fn flows(text: Text, view: &StatisticsView) -> Option<Picture> {
    let flow = |row: &crate::service::views::FlowCountView| FlowOf {
        from: row.from.clone(),
        to: row.to.clone(),
        count: row.count,
    };
    let counts: Vec<FlowOf> = view.flows.iter().map(flow).collect();
    let drawn = pictures::flow(text, &counts);
    let as_table = pictures::as_table(text);
    (!counts.is_empty())
        .then(|| Picture::new("flows", as_table, |form| drawing::flow::draw(&drawn, form)))
}

/// The few rows of a table on the page of all: the newest.
const ROWS: usize = 12;

fn part(text: Text, caption: &str, rows: &[WorkRowView]) -> Listing {
    let mut list = Listing::table(text, caption, &WORK);
    for row in rows.iter().take(ROWS) {
        list.row(work_cells(text, row));
    }
    list
}

async fn show<S: Service>(visit: Visit<S>) -> Shown {
    let text = visit.text();
    let mut form = Form::new(text, visit.query.clone());
    let view = visit.service().statistics(visit.caller()?, request(&visit.query)).await;
    let view = match view {
        Ok(view) => view,
        Err(error) => {
            // The same page, with what is told unless something is asked for.
            if let Some(elsewhere) = refused(&visit, &mut form, "from", "/statistics", error)? {
                return Ok(elsewhere);
            }
            visit.service().statistics(visit.caller()?, StatisticsRequest::default()).await?
        }
    };
    if form.errors.is_empty() {
        form.fields.set("from", &view.from);
        form.fields.set("to", &view.to);
    }
    let mut time_now = Fields::default();
    time_now.set("from", &view.from);
    time_now.set("to", &view.to);
    let mut outcomes = Listing::table(text, "web-statistics-outcomes", &OUTCOMES);
    outcome_rows(text, &view, &mut outcomes);
    let wrong = !form.errors.is_empty();
    let template = Page {
        errors: form.errors.clone(),
        time: time(&form),
        query: time_now.query(),
        figures: figures(text, &view),
        asked: part(text, "web-statistics-asked", &view.asked),
        heard: part(text, "web-statistics-heard", &view.heard),
        outcomes,
        histogram: histogram(text, &view),
        flows: flows(text, &view),
        others: match view.other_flows {
            Some(0) => None,
            Some(others) => {
                Some(text.say_with("web-statistics-others", &[("count", others.into())]))
            }
            None => {
                let least = [("least", view.least.to_string().into())];
                Some(text.say_with("web-statistics-others-few", &least))
            }
        },
        disclaimer: pictures::disclaimer(text),
        least: view.least,
    };
    let page = visit.page(visit.say("web-statistics-title")).wide();
    let page = if wrong { page.status(axum::http::StatusCode::UNPROCESSABLE_ENTITY) } else { page };
    page.show(&template)
}

#[derive(Template)]
#[template(path = "statistics/table.html")]
struct Table {
    title: String,
    list: Listing,
    disclaimer: String,
}

/// One table on a page of its own.
async fn table<S: Service>(
    visit: Visit<S>,
    name: &str,
    title: &str,
    columns: &[Column],
    fill: impl FnOnce(Text, &StatisticsView, &mut Listing) + Send,
) -> Shown {
    let text = visit.text();
    let mut list = Listing::new(text, &visit.query, title, "note-no-figures", columns);
    for field in time(&list.form()) {
        list.filter(field);
    }
    let view = visit.service().statistics(visit.caller()?, request(&visit.query)).await?;
    fill(text, &view, &mut list);
    list.end(None);
    if list.wants_csv() {
        return Ok(csv(name, &list));
    }
    let title = visit.say(title);
    let template = Table { title: title.clone(), list, disclaimer: pictures::disclaimer(text) };
    visit.page(title).back("/statistics", "web-statistics-title").wide().show(&template)
}

async fn asked<S: Service>(visit: Visit<S>) -> Shown {
    table(visit, "asked", "web-statistics-asked", &WORK, |text, view, list| {
        view.asked.iter().skip(1).for_each(|row| list.row(work_cells(text, row)));
    })
    .await
}

async fn heard<S: Service>(visit: Visit<S>) -> Shown {
    table(visit, "heard", "web-statistics-heard", &WORK, |text, view, list| {
        view.heard.iter().skip(1).for_each(|row| list.row(work_cells(text, row)));
    })
    .await
}

async fn outcomes<S: Service>(visit: Visit<S>) -> Shown {
    table(visit, "outcomes", "web-statistics-outcomes", &OUTCOMES, outcome_rows).await
}
