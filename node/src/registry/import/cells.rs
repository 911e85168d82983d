//! One row of cells as a record, or what is wrong with it.

use vestigo_protocol::codes::{
    Certainty, DocumentKind, EventKind, FirearmType, MarkComponent, PartyKind,
};
use vestigo_protocol::firearm::serial::SerialForms;
use vestigo_protocol::firearm::{
    ChainEvent, DateError, DocumentRef, FirearmDescription, Mark, PartialDate, Party, RecordSet,
    parse_year,
};
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::{Text, TextError};
use vestigo_protocol::time::civil_from_days;

use super::columns::{Column, Columns, number};
use super::rows::{BadRow, BadRowKind, ROW_BYTES_MAX, Row};
use super::{IssueReason, RowIssue};
use crate::registry::NewRecord;

/// Characters in a cell of any column. What is kept has closer bounds (`limits.rs`); this one
/// tells a note in a remarks column from a file that is not a register.
const CELL_CHARS_MAX: usize = 1_024;

/// What people write where there is no serial number.
const NO_SERIAL: &[&str] =
    &["N/A", "NONE", "UNKNOWN", "UNK", "NIL", "NULL", "S/N", "?", "SIN NUMERO", "SIN SERIE"];

/// Everything that is wrong with a row; never empty.
pub(super) struct RowError {
    pub(super) issues: Vec<RowIssue>,
}

/// What the row reader could not split, in words.
pub(super) fn issue_of(bad: BadRow) -> RowIssue {
    let (reason, detail) = match bad.kind {
        BadRowKind::UnclosedQuote => (
            IssueReason::UnclosedQuote,
            "a quotation mark is opened and not closed before the end of the cell; close it, or \
             write \"\" for one that belongs to the text"
                .to_owned(),
        ),
        BadRowKind::TooLong => {
            (IssueReason::FieldTooLong, format!("the row is longer than {ROW_BYTES_MAX} bytes"))
        }
    };
    RowIssue { line: bad.line, column: bad.column, reason, detail }
}

/// Reads one row. Warnings come with a good row only.
pub(super) fn read(
    row: &Row,
    columns: &Columns,
    set: &RecordSet,
) -> Result<(NewRecord, Vec<RowIssue>), RowError> {
    let mut reader = Reader { line: row.line, columns, errors: Vec::new(), warnings: Vec::new() };
    if let Some((column, offset)) = row.bad_utf8() {
        let detail = format!(
            "byte {offset} of the file is not UTF-8; save the file as UTF-8, or name its encoding"
        );
        reader.error(column, IssueReason::BadEncoding, detail);
        return Err(RowError { issues: reader.errors });
    }
    let cells = reader.cells(row);
    let record = reader.record(&cells, set);
    if reader.errors.is_empty() {
        return Ok((record, reader.warnings));
    }
    reader.errors.sort_by_key(|issue| issue.column);
    Err(RowError { issues: reader.errors })
}

/// The cells that are imported, trimmed; empty ones are left out.
struct Cells<'r>(Vec<(Column, &'r str)>);

impl<'r> Cells<'r> {
    fn get(&self, column: Column) -> Option<&'r str> {
        self.0.iter().find(|(held, _)| *held == column).map(|(_, text)| *text)
    }
}

struct Reader<'a> {
    line: u64,
    columns: &'a Columns,
    errors: Vec<RowIssue>,
    warnings: Vec<RowIssue>,
}

impl Reader<'_> {
    /// One error a column: the first is the cause of the others.
    fn error(&mut self, column: u32, reason: IssueReason, detail: impl Into<String>) {
        if self.errors.iter().all(|issue| issue.column != column) {
            let detail = detail.into();
            self.errors.push(RowIssue { line: self.line, column, reason, detail });
        }
    }

    fn error_in(&mut self, column: Column, reason: IssueReason, detail: impl Into<String>) {
        self.error(self.columns.number_of(column), reason, detail);
    }

    fn not_recognised(&mut self, column: Column, what: &str) {
        self.warnings.push(RowIssue {
            line: self.line,
            column: self.columns.number_of(column),
            reason: IssueReason::NotRecognised,
            detail: format!("{what}; it was left out"),
        });
    }

    /// Checks what holds for every column.
    fn cells<'r>(&mut self, row: &'r Row) -> Cells<'r> {
        let mut cells = Vec::with_capacity(self.columns.order.len());
        let width = self.columns.order.len();
        for (position, bytes) in row.cells().enumerate() {
            // The whole row was found to be UTF-8.
            let text = std::str::from_utf8(bytes).unwrap_or_default();
            if position >= width {
                let detail = format!(
                    "the row has more cells than the header has columns ({width}); is a cell \
                     with a separator in it not in quotation marks?"
                );
                self.error(number(position), IssueReason::ExtraColumn, detail);
                break;
            }
            self.any_cell(number(position), text);
            let trimmed = text.trim();
            if let Some(Some(column)) = self.columns.order.get(position)
                && !trimmed.is_empty()
            {
                cells.push((*column, trimmed));
            }
        }
        Cells(cells)
    }

    fn any_cell(&mut self, column: u32, text: &str) {
        // A character has a byte at least; counting is left to the few long cells.
        if text.len() > CELL_CHARS_MAX && text.chars().count() > CELL_CHARS_MAX {
            let detail = format!("the cell is longer than {CELL_CHARS_MAX} characters");
            self.error(column, IssueReason::FieldTooLong, detail);
        } else if text.contains('\u{FFFD}') {
            let detail = "the cell holds characters that an earlier conversion could not read \
                          (U+FFFD); export it again, or name the encoding of the file";
            self.error(column, IssueReason::BadEncoding, detail);
        } else if is_formula(text) {
            let detail = "looks like a spreadsheet formula; write the value itself";
            self.error(column, IssueReason::Formula, detail);
        }
    }

    fn record(&mut self, cells: &Cells<'_>, set: &RecordSet) -> NewRecord {
        let this_year = year_of(set);
        let mut marks: Vec<Mark> = self.serial(cells).into_iter().collect();
        if let Some(text) = cells.get(Column::ImportMark) {
            let mark = Mark::import(MarkComponent::Frame, text);
            marks.extend(self.checked(Column::ImportMark, mark));
        }
        let manufactured = cells.get(Column::YearOfManufacture).and_then(|text| {
            let year = parse_year(text).and_then(PartialDate::of_year);
            self.date(Column::YearOfManufacture, year, this_year)
        });
        let description = FirearmDescription {
            maker: self.text(cells, Column::Make),
            model: self.text(cells, Column::Model),
            calibre: self.text(cells, Column::Calibre),
            importer: self.text(cells, Column::Importer),
            firearm_type: self.firearm_type(cells),
            country_of_manufacture: self.country(cells, Column::CountryOfManufacture),
            manufactured,
            marks,
            ..FirearmDescription::default()
        };
        let event = self.event(cells, set, this_year);
        NewRecord { description, event, particulars: None }
    }

    fn serial(&mut self, cells: &Cells<'_>) -> Option<Mark> {
        let text = cells.get(Column::Serial).filter(|text| {
            let upper = text.to_uppercase();
            !NO_SERIAL.contains(&upper.as_str()) && !SerialForms::of(text).is_empty()
        });
        let Some(text) = text else {
            let detail = "the row has no serial number, and without one the gun cannot be found";
            self.error_in(Column::Serial, IssueReason::MissingSerial, detail);
            return None;
        };
        self.checked(Column::Serial, Mark::serial(MarkComponent::Frame, text))
    }

    fn text<const MAX: usize>(&mut self, cells: &Cells<'_>, column: Column) -> Option<Text<MAX>> {
        self.checked(column, Text::new(cells.get(column)?))
    }

    fn checked<T>(&mut self, column: Column, text: Result<T, TextError>) -> Option<T> {
        let error = match text {
            Ok(text) => return Some(text),
            Err(error) => error,
        };
        let reason = match error {
            TextError::Control { .. } => IssueReason::ControlCharacter,
            TextError::TooLong { .. } | TextError::Empty => IssueReason::FieldTooLong,
        };
        self.error_in(column, reason, error.to_string());
        None
    }

    fn firearm_type(&mut self, cells: &Cells<'_>) -> Option<FirearmType> {
        let text = cells.get(Column::FirearmType)?;
        let code = || FirearmType::parse(&text.to_ascii_uppercase()).ok();
        let found = FirearmType::from_words(text).or_else(code);
        if found.is_none() {
            self.not_recognised(Column::FirearmType, "the type is neither a known word nor a code");
        }
        found
    }

    fn country(&mut self, cells: &Cells<'_>, column: Column) -> Option<Country> {
        let found = country_of(cells.get(column)?);
        if found.is_none() {
            self.not_recognised(column, "the country is not a two-letter code of ISO 3166");
        }
        found
    }

    fn date(
        &mut self,
        column: Column,
        date: Result<PartialDate, DateError>,
        this_year: u64,
    ) -> Option<PartialDate> {
        match date {
            Ok(date) if u64::from(date.year()) > this_year => {
                let detail = "the date is later than the date of the register";
                self.error_in(column, IssueReason::ImpossibleDate, detail);
            }
            Ok(date) => return Some(date),
            Err(error @ DateError::Impossible) => {
                self.error_in(column, IssueReason::ImpossibleDate, error.to_string());
            }
            Err(error) => self.error_in(column, IssueReason::UnreadableDate, error.to_string()),
        }
        None
    }

    fn event(&mut self, cells: &Cells<'_>, set: &RecordSet, this_year: u64) -> Option<ChainEvent> {
        let Some(kind) = cells.get(Column::EventKind) else {
            // Columns of events sort behind all others.
            if let Some((column, _)) = cells.0.iter().find(|(c, _)| *c > Column::EventKind) {
                let detail = "the row has particulars of an event but not its event_kind";
                self.error_in(*column, IssueReason::UnknownEvent, detail);
            }
            return None;
        };
        let Some(kind) = EventKind::from_name(&as_name(kind)) else {
            let detail = "event_kind is none of the known kinds, such as EXPORTED or SOLD_RETAIL";
            self.error_in(Column::EventKind, IssueReason::UnknownEvent, detail);
            return None;
        };
        let date = cells.get(Column::EventDate).map(PartialDate::parse);
        Some(ChainEvent {
            kind,
            date: date.and_then(|date| self.date(Column::EventDate, date, this_year)),
            from: self.party(cells, Column::EventFrom, Column::EventFromKind, None),
            to: self.party(
                cells,
                Column::EventTo,
                Column::EventToKind,
                Some(Column::EventToLicence),
            ),
            country: self.country(cells, Column::EventCountry),
            place: self.text(cells, Column::EventPlace),
            document: self.document(cells, kind),
            record_set: Some(set.name.clone()),
            certainty: Certainty::Recorded,
            asserted_by: None,
            handling: None,
        })
    }

    fn party(
        &mut self,
        cells: &Cells<'_>,
        name: Column,
        kind: Column,
        licence: Option<Column>,
    ) -> Option<Party> {
        let party = Party {
            name: self.text(cells, name),
            licence: licence.and_then(|column| self.text(cells, column)),
            kind: match cells.get(kind).map(|text| PartyKind::from_name(&as_name(text))) {
                Some(Some(kind)) => kind,
                Some(None) => {
                    let what = "the kind of party is none of NATURAL, LICENSEE, FORCE, STATE";
                    self.not_recognised(kind, what);
                    PartyKind::NotKnown
                }
                None => PartyKind::NotKnown,
            },
            country: None,
        };
        let says_something = party.name.is_some()
            || party.licence.is_some()
            || !matches!(party.kind, PartyKind::NotKnown);
        says_something.then_some(party)
    }

    /// `LICENCE EX-2019-44` or `LICENCE: EX-2019-44`; without a kind in front, the one that
    /// usually goes with the event.
    fn document(&mut self, cells: &Cells<'_>, event: EventKind) -> Option<DocumentRef> {
        let text = cells.get(Column::EventDocument)?;
        let (word, rest) = text.split_once([' ', ':']).unwrap_or((text, ""));
        let (kind, number) = match DocumentKind::from_name(&as_name(word)) {
            Some(kind) => (kind, rest.trim_start_matches([' ', ':'])),
            None => (usual_document(event), text),
        };
        let number = (!number.is_empty()).then_some(number);
        Some(DocumentRef {
            kind,
            number: number
                .and_then(|number| self.checked(Column::EventDocument, Text::new(number))),
            issuer: None,
            sha256: None,
        })
    }
}

/// The year in which the set was complete.
fn year_of(set: &RecordSet) -> u64 {
    civil_from_days(set.as_of.0 / 86_400).0
}

/// A code's name as people write it: `sold retail`, `Sold-Retail`.
fn as_name(text: &str) -> String {
    text.trim().to_uppercase().replace([' ', '-'], "_")
}

/// Two letters of ISO 3166, or one of the names that makers' lists use.
fn country_of(text: &str) -> Option<Country> {
    let upper = text.to_uppercase();
    let code = match upper.as_str() {
        "USA" | "U.S.A." | "UNITED STATES" => "US",
        "AUSTRIA" | "AUT" => "AT",
        "BELGIUM" | "BEL" => "BE",
        "BRAZIL" | "BRASIL" | "BRA" => "BR",
        "CHINA" | "CHN" => "CN",
        "CZECH REPUBLIC" | "CZECHIA" | "CZE" => "CZ",
        "GERMANY" | "ALEMANIA" | "DEU" => "DE",
        "ISRAEL" | "ISR" => "IL",
        "ITALY" | "ITALIA" | "ITA" => "IT",
        "PHILIPPINES" | "PHL" => "PH",
        "ROMANIA" | "ROU" => "RO",
        "RUSSIA" | "RUS" => "RU",
        "SERBIA" | "SRB" => "RS",
        "SPAIN" | "ESPAÑA" | "ESP" => "ES",
        "SWITZERLAND" | "CHE" => "CH",
        "TURKEY" | "TÜRKIYE" | "TUR" => "TR",
        other => other,
    };
    Country::parse(code)
}

const fn usual_document(event: EventKind) -> DocumentKind {
    match event {
        EventKind::Imported => DocumentKind::ImportPermit,
        EventKind::Transited => DocumentKind::CustomsDeclaration,
        EventKind::Shipped => DocumentKind::Invoice,
        EventKind::SoldRetail => DocumentKind::SaleForm,
        EventKind::ReportedStolen
        | EventKind::ReportedLost
        | EventKind::Recovered
        | EventKind::Seized => DocumentKind::Report,
        EventKind::Deactivated
        | EventKind::Destroyed
        | EventKind::DeliveryVerified
        | EventKind::Marked
        | EventKind::Restamped => DocumentKind::Certificate,
        _ => DocumentKind::Licence,
    }
}

/// What a spreadsheet would compute instead of showing. A `-` begins serial numbers too, so it
/// counts only where something follows that no serial number holds.
fn is_formula(text: &str) -> bool {
    let mut rest = text.trim_start_matches(' ').chars();
    match rest.next() {
        Some('=' | '+' | '@' | '\t') => true,
        Some('-') => rest.any(|c| !c.is_alphanumeric() && !" -./_:".contains(c)),
        _ => false,
    }
}
