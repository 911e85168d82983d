//! How a file would be read: its columns, and its first rows.

use std::io::{Read, Seek};

use vestigo_protocol::ids::Country;

use crate::registry::Registry;
use crate::registry::import::{Field, FirstRow, ImportOptions, Intake, headings};
use crate::service::requests::ImportRequest;
use crate::service::views::{ColumnView, ImportPreviewView, PreviewRowView};
use crate::service::{Outcome, ServiceError, importing, present};

/// Values of a column that are shown.
const EXAMPLES: usize = 3;

/// Characters of such a value.
const EXAMPLE_CHARS: usize = 40;

/// Looks at a file. Where the columns do not go together, the headings are shown with what they
/// suggest, and why it cannot be read so.
pub(super) fn preview<R: Read + Seek>(
    registry: &Registry,
    mut file: R,
    request: &ImportRequest,
    rows: usize,
    node: (Country, bool),
) -> Outcome<ImportPreviewView> {
    // A look at a file needs no record set yet.
    let named = ImportRequest {
        set: if request.set.trim().is_empty() { "-".to_owned() } else { request.set.clone() },
        ..request.clone()
    };
    let mut options = importing::options(registry, &named)?;
    match read(registry, &mut file, &named, &mut options, rows, node) {
        Ok(view) => Ok(view),
        Err(problem) => {
            let source = importing::source(&named)?;
            let headings =
                headings(&mut file, &options).map_err(|error| importing::refused(error, source))?;
            let column = |heading: String| {
                let told = options.columns.iter().find(|column| column.heading == heading);
                let field = match told {
                    Some(told) => told.field,
                    None => Field::of_heading(&heading),
                };
                ColumnView {
                    field: field.map(|field| field.name().to_owned()),
                    heading,
                    examples: Vec::new(),
                }
            };
            Ok(ImportPreviewView {
                columns: headings.into_iter().map(column).collect(),
                problem: Some(problem),
                ..ImportPreviewView::default()
            })
        }
    }
}

fn read<R: Read + Seek>(
    registry: &Registry,
    file: &mut R,
    request: &ImportRequest,
    options: &mut ImportOptions,
    rows: usize,
    node: (Country, bool),
) -> Outcome<ImportPreviewView> {
    let source = importing::source(request)?;
    let told = options.clone();
    if let Some(source) = source {
        let mapped = importing::mapping(registry, source, file, options);
        if mapped.is_err() {
            *options = told;
        }
        mapped?;
    }
    let refused = |error| importing::refused(error, source);
    let mut intake = Intake::open(file, options).map_err(refused)?;
    let first = intake.first_rows(rows).map_err(refused)?;
    let columns = intake.layout().enumerate().map(|(at, (heading, field))| ColumnView {
        heading: heading.to_owned(),
        field: field.map(|field| field.name().to_owned()),
        examples: examples(&first, at),
    });
    Ok(ImportPreviewView {
        encoding: intake.encoding().to_owned(),
        separator: intake.separator(),
        columns: columns.collect(),
        about: intake.about_file().iter().map(importing::issue).collect(),
        rows: first.iter().map(|row| shown(row, node)).collect(),
        problem: None::<ServiceError>,
    })
}

/// The first different values of a column.
fn examples(rows: &[FirstRow], at: usize) -> Vec<String> {
    let mut examples: Vec<String> = Vec::new();
    for cell in rows.iter().filter_map(|row| row.cells.get(at)) {
        let cell: String = cell.chars().filter(|c| !c.is_control()).take(EXAMPLE_CHARS).collect();
        if !cell.is_empty() && !examples.contains(&cell) && examples.len() < EXAMPLES {
            examples.push(cell);
        }
    }
    examples
}

fn shown(row: &FirstRow, (own, synthetic): (Country, bool)) -> PreviewRowView {
    let (firearm, event, issues) = match &row.read {
        Ok((gun, event, issues)) => {
            let event = event.as_deref().map(|event| present::event(event, own, synthetic));
            (Some(present::firearm(gun)), event, issues)
        }
        Err(issues) => (None, None, issues),
    };
    let issues = issues.iter().map(importing::issue).collect();
    PreviewRowView { line: row.line, firearm, event, issues }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::registry::RegistrySource;

    fn looked(file: &str, request: &ImportRequest) -> ImportPreviewView {
        let registry = Registry::open(&RegistrySource::Memory, [3; 16]).unwrap();
        let node = (Country::parse("XA").unwrap(), true);
        preview(&registry, Cursor::new(file.to_owned()), request, 2, node).unwrap()
    }

    #[test]
    fn a_preview_shows_columns_examples_and_rows_as_they_would_be_read() {
        let file = "Marca;Nr;colour;fecha;evento\nGlock;A1001;blue;03.05.2019;SHIPPED\n\
                    Glock;;black;2019;SHIPPED\nColt;C3;;;\n";
        let request = ImportRequest {
            columns: vec!["Nr=serial_number".to_owned()],
            date_order: Some("dmy".to_owned()),
            ..ImportRequest::default()
        };
        let view = looked(file, &request);
        assert_eq!((view.encoding.as_str(), view.separator), ("UTF-8", Some(';')));
        let fields: Vec<Option<&str>> = view.columns.iter().map(|c| c.field.as_deref()).collect();
        assert_eq!(
            fields,
            [Some("make"), Some("serial_number"), None, Some("event_date"), Some("event_kind")]
        );
        assert_eq!(view.columns[2].examples, ["blue", "black"]);
        assert_eq!(view.columns[0].examples, ["Glock"]);
        assert_eq!(view.rows.len(), 2, "no more than asked for");
        let first = &view.rows[0];
        assert_eq!(first.firearm.as_ref().unwrap().serial.as_deref(), Some("A1001"));
        assert_eq!(first.event.as_ref().unwrap().date.as_deref(), Some("2019-05-03"));
        assert!(view.rows[1].firearm.is_none());
        assert_eq!(view.rows[1].issues[0].reason, "missing-serial");
        assert_eq!(view.about.len(), 1, "a column is not imported");
    }

    #[test]
    fn columns_that_do_not_go_together_are_still_shown() {
        let view = looked("Marca,Nr\nGlock,A1\n", &ImportRequest::default());
        assert_eq!(view.problem.unwrap().key, "error-import");
        let fields: Vec<_> = view.columns.iter().map(|c| c.field.as_deref()).collect();
        assert_eq!(fields, [Some("make"), None]);
        let from = ImportRequest { source: Some("Dealer".to_owned()), ..Default::default() };
        assert_eq!(looked("Marca,Nr\nGlock,A1\n", &from).columns.len(), 2);
    }
}
