//! A file of traces from its bytes to requests, or to what is wrong with each row. No node is
//! needed, and nothing is known yet of partners and earlier requests.

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::ops::ControlFlow;

use vestigo_protocol::codes::RecordSetKind;
use vestigo_protocol::firearm::{FirearmDescription, PartialDate, RecordSet};
use vestigo_protocol::time::Timestamp;

use super::super::requests::{BatchRequest, TraceRequest};
use super::super::views::{FirearmView, ReturnedRowView};
use super::super::{ErrorCode, Outcome, ServiceError, intake};
use crate::registry::import::{
    ColumnMapping, ImportError, ImportOptions, Intake, ListedGun, MappedColumn, RowIssue,
    SheetChoice, encoding_for,
};
use crate::runtime::Ask;
use crate::runtime::batches::BATCH_ROWS_MAX;

/// Columns beside those of the gun, with other headings under which they are known.
const COLUMNS: [(&str, &[&str]); 10] = [
    ("to", &["partner", "agency", "destinatario", "destinatário", "destinataire"]),
    ("purpose", &["finalidad", "finalidade", "finalité"]),
    ("legal_basis", &["base_legal", "base_juridica", "base_jurídica", "base_juridique"]),
    ("circumstances", &["circunstancias", "circunstâncias", "circonstances"]),
    ("case_ref", &["case", "case_reference", "expediente", "processo", "dossier"]),
    ("priority", &["prioridad", "prioridade", "priorité"]),
    ("justification", &["justificacion", "justificación", "justificação"]),
    ("recovered_on", &["date_of_recovery", "fecha_de_hallazgo", "data_de_apreensão"]),
    ("recovery_place", &["place_of_recovery", "lugar_de_hallazgo", "local_de_apreensão"]),
    ("auto_onward", &[]),
];

/// One row that was read.
pub(super) struct ReadRow {
    pub(super) sheet: Option<String>,
    pub(super) line: u64,
    /// What the row, or else the request, says of whom to ask.
    pub(super) to: Option<String>,
    /// The request, without whom to ask; or nothing, and then there are errors.
    pub(super) ask: Option<Box<Ask>>,
    pub(super) errors: Vec<ReturnedRowView>,
}

/// A file that was read.
pub(super) struct ReadFile {
    pub(super) rows: Vec<ReadRow>,
    pub(super) warnings: Vec<ReturnedRowView>,
}

impl ReadRow {
    /// Sends the row back.
    pub(super) fn back(&mut self, column: Option<&str>, error: ServiceError) {
        self.errors.push(ReturnedRowView {
            sheet: self.sheet.clone(),
            line: self.line,
            column: column.map(str::to_owned),
            error,
        });
    }

    /// The request, if the row does not go back.
    pub(super) fn good(&self) -> Option<&Ask> {
        self.ask.as_deref().filter(|_| self.errors.is_empty())
    }

    /// The gun, if it could be read.
    pub(super) fn gun(&self) -> Option<FirearmDescription> {
        self.ask.as_ref().map(|ask| ask.query.firearm())
    }
}

/// An error of a row.
pub(super) fn row_error(key: &str) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, key)
}

/// Reads a file. `now` bounds the dates that are possible.
///
/// # Errors
/// The file cannot be read at all, or has too many rows.
pub(super) fn read<R: Read + Seek>(
    file: R,
    request: &BatchRequest,
    saved: Option<ColumnMapping>,
    now: Timestamp,
) -> Outcome<ReadFile> {
    let (options, named) = options(request, saved, now)?;
    let mut intake = Intake::open(file, &options).map_err(refused)?;
    let warnings = intake.about_file().iter().map(issue).collect();
    let columns: Vec<String> =
        intake.aside().map(|heading| named.get(heading).cloned().unwrap_or_default()).collect();
    let mut read = ReadFile { rows: Vec::new(), warnings };
    let mut too_many = false;
    intake
        .each_gun(&mut |listed| {
            if read.rows.len() >= BATCH_ROWS_MAX {
                too_many = true;
                return ControlFlow::Break(());
            }
            let row = row(listed, &columns, request, &mut read.warnings);
            read.rows.push(row);
            ControlFlow::Continue(())
        })
        .map_err(refused)?;
    if too_many {
        return Err(row_error("error-batch-too-many").with("limit", BATCH_ROWS_MAX));
    }
    if read.rows.is_empty() {
        return Err(row_error("error-batch-empty"));
    }
    Ok(read)
}

/// What the request says, in the importer's words, and the columns that are read here by their
/// headings.
fn options(
    request: &BatchRequest,
    saved: Option<ColumnMapping>,
    now: Timestamp,
) -> Outcome<(ImportOptions, BTreeMap<String, String>)> {
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    for (name, others) in COLUMNS {
        for heading in std::iter::once(&name).chain(others) {
            named.insert((*heading).to_owned(), name.to_owned());
        }
    }
    let mut columns: Vec<MappedColumn> = Vec::new();
    for text in request.columns.iter().filter(|text| !text.is_empty()) {
        match text.rsplit_once('=') {
            Some((heading, name)) if COLUMNS.iter().any(|(known, _)| *known == name.trim()) => {
                // What the user says goes before what a heading suggests.
                named.retain(|_, held| *held != name.trim());
                named.insert(plain(heading), name.trim().to_owned());
            }
            _ => columns.push(text.parse().map_err(|e: _| refused(ImportError::Mapping(e)))?),
        }
    }
    let encoding = request.encoding.as_deref().map(str::trim).filter(|label| !label.is_empty());
    let encoding = encoding
        .map(|label| encoding_for(label).ok_or_else(|| intake::bad("encoding", label)))
        .transpose()?;
    let set = RecordSet {
        name: intake::text("file", "batch")?,
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: None,
        to_year: None,
        digitised_pct: 100,
        as_of: now,
    };
    let options = ImportOptions {
        encoding,
        sheets: match request.sheet.as_deref() {
            None => SheetChoice::First,
            Some("all") => SheetChoice::All,
            Some(name) => SheetChoice::Named(name.to_owned()),
        },
        mapping: saved,
        columns,
        aside: named.keys().cloned().collect(),
        ..ImportOptions::new(set)
    };
    Ok((options, named))
}

/// A heading as headings are compared.
fn plain(heading: &str) -> String {
    let heading = heading.trim().to_lowercase();
    heading.replace([' ', '-', '\'', '’'], "_")
}

fn refused(error: ImportError) -> ServiceError {
    match error {
        ImportError::Registry(error) => crate::runtime::Denied::from(error).into(),
        other => row_error("error-import").with("detail", other),
    }
}

/// What the importer says of a row.
fn issue(issue: &RowIssue) -> ReturnedRowView {
    let reason = issue.reason.name();
    let key = if reason == "missing-serial" { "error-batch-no-serial" } else { "error-batch-cell" };
    let mut error = row_error(key);
    if key == "error-batch-cell" {
        error = error.with("reason", reason).with("detail", &issue.detail);
    }
    let column = issue.column_name.clone().or_else(|| issue.field.map(|f| f.name().to_owned()));
    ReturnedRowView { sheet: issue.sheet.clone(), line: issue.line, column, error }
}

/// One row as a request, or all that is wrong with it.
fn row(
    listed: ListedGun,
    columns: &[String],
    request: &BatchRequest,
    warnings: &mut Vec<ReturnedRowView>,
) -> ReadRow {
    let mut cells: BTreeMap<&str, String> = columns
        .iter()
        .map(String::as_str)
        .zip(listed.aside)
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    let mut cell = |name: &str, otherwise: &Option<String>| {
        let otherwise = || otherwise.clone().filter(|text| !text.trim().is_empty());
        cells.remove(name).or_else(otherwise)
    };
    let mut read = ReadRow {
        sheet: listed.place.sheet.as_deref().map(str::to_owned),
        line: listed.place.line,
        to: cell("to", &request.to),
        ask: None,
        errors: Vec::new(),
    };
    let gun = match listed.gun {
        Ok((gun, odd)) => {
            warnings.extend(odd.iter().map(issue));
            Some(gun)
        }
        Err(wrong) => {
            read.errors = wrong.iter().map(issue).collect();
            None
        }
    };
    let texts = TraceRequest {
        to: String::new(),
        firearm: FirearmView::default(),
        purpose: cell("purpose", &request.purpose).unwrap_or_default(),
        legal_basis: cell("legal_basis", &request.legal_basis).unwrap_or_default(),
        circumstances: cell("circumstances", &request.circumstances).unwrap_or_default(),
        case_ref: cell("case_ref", &request.case_ref),
        priority: cell("priority", &request.priority).unwrap_or_else(|| "ROUTINE".to_owned()),
        justification: cell("justification", &request.justification),
        auto_onward: !request.no_auto_onward,
        also_to: Vec::new(),
        letter: None,
        recovery: Default::default(),
    };
    let needed = [
        ("purpose", &texts.purpose),
        ("legal_basis", &texts.legal_basis),
        ("circumstances", &texts.circumstances),
    ];
    for (name, text) in needed {
        if text.is_empty() {
            read.back(Some(name), row_error("error-batch-missing").with("column", name));
        }
    }
    let recovered = cell("recovered_on", &None);
    let recovered_on = recovered.as_deref().map(PartialDate::parse).transpose();
    let place = cell("recovery_place", &None);
    let recovery_place = intake::optional("recovery_place", place.as_deref());
    let Some(gun) = gun else { return read };
    if gun.maker.is_none() {
        read.back(Some("make"), row_error("error-batch-no-maker"));
    }
    if let Some(serial) = gun.serials().next()
        && let Err(error) = intake::readable(serial.text.as_str())
    {
        read.back(Some("serial_number"), error);
    }
    if !read.errors.is_empty() {
        return read;
    }
    match (intake::trace_of(&texts, gun), recovered_on, recovery_place) {
        (Ok(mut ask), Ok(recovered_on), Ok(recovery_place)) => {
            ask.query.recovered_on = recovered_on;
            ask.query.recovery_place = recovery_place;
            read.ask = Some(Box::new(ask));
        }
        (ask, recovered_on, recovery_place) => {
            let date = || {
                let error = row_error("error-batch-value").with("field", "recovered_on");
                Err(error)
            };
            let wrong = [ask.map(drop), recovered_on.map(drop).or_else(|_| date())];
            let wrong = wrong.into_iter().chain([recovery_place.map(drop)]);
            for error in wrong.filter_map(Result::err) {
                let column = error.args.get("field").cloned();
                read.back(column.as_deref(), unquoted(error));
            }
        }
    }
    read
}

/// An error without the content of a cell.
fn unquoted(error: ServiceError) -> ServiceError {
    match (error.key.as_str(), error.args.get("field")) {
        ("error-bad-value", Some(field)) => row_error("error-batch-value").with("field", field),
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn request() -> BatchRequest {
        BatchRequest {
            to: Some("XB".to_owned()),
            purpose: Some("U1".to_owned()),
            legal_basis: Some("ITI".to_owned()),
            circumstances: Some("SYNTHETIC".to_owned()),
            ..BatchRequest::default()
        }
    }

    fn of(file: &str, request: &BatchRequest) -> ReadFile {
        let now = Timestamp(1_700_000_000);
        read(Cursor::new(file.as_bytes().to_vec()), request, None, now).unwrap()
    }

    #[test]
    fn rows_are_read_with_columns_of_the_request_in_any_order_and_language() {
        let file = "Marca;Número de serie;Destinatario;expediente\n\
                    Glock;BSZ0018;XC;K-1\nColt;C 77;;\n";
        let read = of(file, &request());
        let tos: Vec<_> = read.rows.iter().map(|row| row.to.as_deref()).collect();
        assert_eq!(tos, [Some("XC"), Some("XB")]);
        let first = read.rows[0].good().unwrap();
        assert_eq!(first.query.case_reference.as_ref().unwrap().as_str(), "K-1");
        assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    }

    #[test]
    fn a_row_that_lacks_something_says_which_column_and_quotes_nothing() {
        let file = "make,serial_number,purpose\n,A1001,U1\nGlock,,U1\nGlock,A1002,UX9\n\
                    Glock,*1,U1\n";
        let read = of(file, &request());
        let said: Vec<_> = read
            .rows
            .iter()
            .map(|row| {
                let [error] = &row.errors[..] else { panic!("one error: {:?}", row.errors) };
                assert!(!format!("{error:?}").contains("UX9"), "{error:?}");
                (error.line, error.column.clone().unwrap(), error.error.key.clone())
            })
            .collect();
        let expected = [
            (2, "make", "error-batch-no-maker"),
            (3, "serial_number", "error-batch-no-serial"),
            (4, "purpose", "error-batch-value"),
            (5, "serial_number", "error-pattern-too-broad"),
        ];
        let expected = expected.map(|(line, c, k)| (line, c.to_owned(), k.to_owned()));
        assert_eq!(said, expected);
        let none = BatchRequest { purpose: None, ..request() };
        let read = of("make,serial_number\nGlock,A1001\n", &none);
        assert_eq!(read.rows[0].errors[0].column.as_deref(), Some("purpose"));
    }

    #[test]
    fn a_column_can_be_mapped_by_hand() {
        let by_hand = BatchRequest {
            columns: vec!["Nr=serial_number".to_owned(), "Land=to".to_owned()],
            ..request()
        };
        let read = of("make,Nr,Land\nGlock,A1001,XD\n", &by_hand);
        assert_eq!(read.rows[0].to.as_deref(), Some("XD"));
        assert!(read.rows[0].good().is_some());
    }
}
