//! The analysis of many traces, and the figures that States report by law: gathered (`gather`) from own
//! traces, answers within their handling tags and the register, computed by [`crate::analysis`].

use std::future::Future;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

mod books;
mod gather;
mod workbook;

pub use books::Books;
pub(super) use books::up_to_date;
pub(super) use gather::year_of;

use super::requests::{AnalysisRequest, StatutoryRequest};
use super::running::Running;
use super::views::{AnalysisView, StatutoryLineView, StatutoryView, SubjectRowView, SubjectView};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake, roles};
use crate::analysis::statutory::{self, Form, Item, Statutory};
use crate::analysis::{self, Figure, Guard, Row, Subject, Table, Years};
use crate::desk::matters::SMALLEST_CELL;
use crate::text::{Language, Text};

/// The use cases of this room.
pub trait AnalysisService: Send + Sync + 'static {
    /// What many traces say together.
    fn analysis(
        &self,
        caller: Caller,
        request: AnalysisRequest,
    ) -> impl Future<Output = Outcome<AnalysisView>> + Send;

    /// A form with the figures of a year.
    fn statutory(
        &self,
        caller: Caller,
        request: StatutoryRequest,
    ) -> impl Future<Output = Outcome<StatutoryView>> + Send;
}

impl AnalysisService for Running {
    async fn analysis(&self, caller: Caller, request: AnalysisRequest) -> Outcome<AnalysisView> {
        let text = language(request.language.as_deref())?;
        let subjects = match request.subject.as_deref() {
            None => Subject::ALL.to_vec(),
            Some(name) => vec![
                Subject::ALL
                    .into_iter()
                    .find(|subject| subject.name().eq_ignore_ascii_case(name))
                    .ok_or_else(|| intake::bad("subject", name))?,
            ],
        };
        let books = books::with_register(self, caller, roles::READS_FIGURES).await?;
        let (as_of, synthetic) = (books.as_of.to_rfc3339(), books.synthetic);
        let years = Years { from: request.from_year, to: request.to_year };
        books
            .count(move |table, said| {
                let guard = Guard::new(SMALLEST_CELL);
                AnalysisView {
                    minimum: guard.minimum(),
                    from_year: years.from,
                    to_year: years.to,
                    as_of,
                    synthetic,
                    left_out: guard.cell(said.left_out),
                    sales_read: said.sales_read,
                    figures: told(text, table, years, &subjects),
                }
            })
            .await
    }

    async fn statutory(&self, caller: Caller, request: StatutoryRequest) -> Outcome<StatutoryView> {
        let text = language(request.language.as_deref())?;
        let form = Form::of(&request.form).ok_or_else(|| intake::bad("form", &request.form))?;
        if !(1900..=2200).contains(&request.year) {
            return Err(intake::bad("year", &request.year.to_string()));
        }
        let books = books::with_register(self, caller, roles::REPORTS_FIGURES).await?;
        let synthetic = books.synthetic;
        books.count(move |table, _| filled(text, table, form, request.year, synthetic)).await?
    }
}

/// A form of a table, with its workbook.
///
/// # Errors
/// The workbook cannot be written.
pub fn filled(
    text: Text,
    table: &Table,
    form: Form,
    year: u16,
    synthetic: bool,
) -> Outcome<StatutoryView> {
    let statutory = statutory::statutory(table, form, year);
    let mut view = StatutoryView {
        form: form.name().to_owned(),
        name: text.code_in("statutory", form.name()),
        from_year: statutory.from_year,
        to_year: statutory.to_year,
        synthetic,
        lines: lines(text, &statutory),
        disclaimer: text.say("web-picture-disclaimer"),
        workbook: String::new(),
    };
    let bytes = workbook::write(text, &view).map_err(ServiceError::unexpected)?;
    view.workbook = STANDARD.encode(bytes);
    Ok(view)
}

fn lines(text: Text, statutory: &Statutory) -> Vec<StatutoryLineView> {
    let line = |line: &statutory::Line| {
        let item = line.item.name();
        StatutoryLineView {
            item: item.to_owned(),
            name: text.code_in("statutory-item", item),
            by: line.by.clone(),
            by_name: line.by.as_deref().map(|by| by_name(text, line.item, by)),
            value: line.value,
            counted: text.code_in("statutory-counted", item),
        }
    };
    statutory.lines.iter().map(line).collect()
}

/// What a figure is broken down by, in words.
fn by_name(text: Text, item: Item, by: &str) -> String {
    if by.is_empty() {
        return text.say("word-not-known");
    }
    match item {
        Item::RecoveredBy => text.code_in("recovery", by),
        Item::ByType => text.firearm_type(by),
        Item::ByManufacture | Item::BySource => {
            let name = text.find(&crate::text::codes::key_in("country", by), &[]);
            name.unwrap_or_else(|| by.to_owned())
        }
        Item::ByDiversion => text.code_in("point", by),
        Item::SentOutcome | Item::ReceivedOutcome => text.code_in("analysis-column", by),
        _ => by.to_owned(),
    }
}

/// The figures of a table about some subjects, with the words that stand beside each.
#[must_use]
pub fn told(text: Text, table: &Table, years: Years, subjects: &[Subject]) -> Vec<SubjectView> {
    let guard = Guard::new(SMALLEST_CELL);
    let of = |subject: &Subject| analysis::figure(table, years, *subject, guard);
    subjects.iter().map(|subject| figure(text, of(subject), guard)).collect()
}

fn figure(text: Text, figure: Figure, guard: Guard) -> SubjectView {
    let least = guard.minimum().to_string();
    let columns = figure.subject.columns();
    let share = columns.len() == 2
        && matches!(
            figure.subject,
            Subject::Dealers
                | Subject::Importers
                | Subject::ExportedThenDiverted
                | Subject::Obliteration
        );
    let row = |row: Row| SubjectRowView {
        percent: match row.cells.as_slice() {
            [whole, part] if share => guard.percent(*part, *whole),
            _ => None,
        },
        about: row.about,
        cells: row.cells,
        stands_out: row.stands_out,
    };
    SubjectView {
        subject: figure.subject.name().to_owned(),
        n: figure.n,
        columns: columns.iter().map(|&column| column.to_owned()).collect(),
        rows: figure.rows.into_iter().map(row).collect(),
        others: figure.others,
        median_days: figure.median_days,
        counted: text.code_in("analysis-counted", figure.subject.name()),
        suppression: text.say_with("note-analysis-suppression", &[("least", least.into())]),
        disclaimer: text.say("web-picture-disclaimer"),
    }
}

pub(super) fn language(tag: Option<&str>) -> Outcome<Text> {
    let Some(tag) = tag else { return Ok(Text::new(Language::default())) };
    let known = Language::ALL.into_iter().find(|language| language.tag() == tag);
    known.map(Text::new).ok_or_else(|| {
        ServiceError::new(ErrorCode::BadInput, "error-bad-value")
            .with("field", "language")
            .with("value", tag)
    })
}
