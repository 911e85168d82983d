//! One row of cells as a record, or what is wrong with it.

use std::sync::Arc;

use hashbrown::HashMap;
use vestigo_protocol::firearm::{ChainEvent, FirearmDescription, Mark, PartialDate, RecordSet};
use vestigo_protocol::ids::Country;
use vestigo_protocol::text::{Text, TextError};
use vestigo_protocol::time::civil_from_days;

use super::columns::Columns;
use super::dates::{DateFault, DateForms};
use super::field::Field;
use super::formula;
use super::mapping::number;
use super::row::{CellNote, Row};
use super::rows::{BadRow, BadRowKind, ROW_BYTES_MAX};
use super::words::{self, Code, code};
use super::{IssueReason, RowIssue, Severity};
use crate::registry::NewRecord;
use crate::registry::bodies::Frame;
use crate::registry::particulars::Particulars;

/// Characters in a cell of any column: as many as a spreadsheet's cell holds. What is kept has
/// closer bounds (`limits.rs`).
const CELL_CHARS_MAX: usize = 32_767;

/// Distinct guns, but for their marks, that are remembered. A country's register has a few
/// thousand models in a few ten thousand combinations with year and importer; at 600 bytes each
/// this is 40 MB.
const KINDS_MAX: usize = 65_536;

/// Bytes of cells for which a gun is remembered.
const KIND_BYTES_MAX: usize = 512;

/// Bytes of the cells of all guns that are remembered.
const KINDS_BYTES_MAX: usize = 16 << 20;

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
    error_at(bad.line, bad.column, reason, detail)
}

/// An error whose column is not yet named.
pub(super) fn error_at(line: u64, column: u32, reason: IssueReason, detail: String) -> RowIssue {
    let (sheet, column_name, field, severity) = (None, None, None, Severity::Error);
    RowIssue { sheet, line, column, column_name, field, severity, reason, detail }
}

/// The cells that are imported, trimmed.
pub(super) struct Cells<'r>([&'r str; Field::COUNT]);

impl<'r> Cells<'r> {
    /// The cell of a field, unless it is empty.
    pub(super) fn get(&self, field: Field) -> Option<&'r str> {
        self.0.get(field.index()).copied().filter(|text| !text.is_empty())
    }
}

/// A gun without its marks, as a row describes it. Small: registers go to and fro among them.
pub(super) struct Kind {
    /// Its bodies but for marks and event.
    pub(super) frame: Frame,
    pub(super) manufactured: Option<PartialDate>,
    pub(super) told: Box<Told>,
}

/// What is told of a gun, but for marks and event.
pub(super) struct Told {
    pub(super) description: FirearmDescription,
    pub(super) particulars: Option<Box<Particulars>>,
}

impl Kind {
    pub(super) fn of(
        description: FirearmDescription,
        particulars: Option<Box<Particulars>>,
    ) -> Self {
        let frame = Frame::of(&description, particulars.as_deref());
        let manufactured = description.manufactured;
        Self { frame, manufactured, told: Box::new(Told { description, particulars }) }
    }
}

/// What a good row says; its marks are in [`Reader::marks`].
pub(super) struct Gun {
    /// Place of its kind in [`Reader::kinds`].
    pub(super) kind: usize,
    /// In a box: most rows have none, and it is large.
    pub(super) event: Option<Box<ChainEvent>>,
    pub(super) warnings: Vec<RowIssue>,
}

/// Reads rows of one file.
pub(super) struct Reader<'a> {
    pub(super) columns: Arc<Columns>,
    pub(super) set: &'a RecordSet,
    pub(super) forms: DateForms,
    pub(super) default_country: Option<Country>,
    /// What happened in rows that do not say, where no column could.
    pub(super) default_event: Option<vestigo_protocol::codes::EventKind>,
    pub(super) this_year: u64,
    /// True if the file has a column of marks beside the serial numbers.
    pub(super) has_marks: bool,
    has_events: bool,
    line: u64,
    pub(super) errors: Vec<RowIssue>,
    warnings: Vec<RowIssue>,
    /// The kinds of guns that were read since [`Reader::forget`].
    pub(super) kinds: Vec<Kind>,
    /// Their places by the cells that describe them. Registers repeat them by the thousand, and
    /// looking one up is cheaper than reading it again.
    places: HashMap<Box<[u8]>, usize>,
    /// Bytes of the cells of all kinds.
    kinds_bytes: usize,
    key: Vec<u8>,
    /// Those of the last good row.
    pub(super) marks: Vec<Mark>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(columns: Arc<Columns>, set: &'a RecordSet) -> Self {
        let has = |of: fn(Field) -> bool| columns.order.iter().flatten().any(|f| of(*f));
        Self {
            set,
            forms: DateForms::default(),
            default_country: None,
            default_event: None,
            this_year: year_of(set),
            has_marks: has(|f| is_of_marks(f) && !f.is_serial() || f == Field::Marks),
            has_events: has(Field::is_of_event),
            columns,
            line: 0,
            errors: Vec::new(),
            warnings: Vec::new(),
            kinds: Vec::new(),
            places: HashMap::new(),
            kinds_bytes: 0,
            key: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Reads one row, or says everything that is wrong with it. Warnings come with a good row
    /// only.
    pub(super) fn read(&mut self, row: &Row) -> Result<Gun, Vec<RowIssue>> {
        self.line = row.line;
        self.errors.clear();
        self.warnings.clear();
        let columns = Arc::clone(&self.columns);
        let mut cells = Cells([""; Field::COUNT]);
        if !self.cells(row, &columns, &mut cells) {
            let (column, offset) = row.bad_utf8().unwrap_or((1, row.offset));
            let detail = format!(
                "byte {offset} of the file is not UTF-8; save the file as UTF-8, or name its \
                 encoding"
            );
            self.error(column, IssueReason::BadEncoding, detail);
            return Err(std::mem::take(&mut self.errors));
        }
        for (column, note) in row.notes() {
            self.noted(*column, *note);
        }
        self.read_marks(&cells);
        let kind = self.kind(&cells);
        let event = if self.has_events { self.event(&cells).map(Box::new) } else { None };
        if self.errors.is_empty() {
            return Ok(Gun { kind, event, warnings: std::mem::take(&mut self.warnings) });
        }
        let mut errors = std::mem::take(&mut self.errors);
        errors.sort_by_key(|issue| issue.column);
        Err(errors)
    }

    /// Reads one row as a record.
    pub(super) fn record(&mut self, row: &Row) -> Option<NewRecord> {
        let gun = self.read(row).ok()?;
        let Told { description, particulars } = &*self.kinds.get(gun.kind)?.told;
        let marks = std::mem::take(&mut self.marks);
        let description = FirearmDescription { marks, ..description.clone() };
        let event = gun.event.map(|event| *event);
        Some(NewRecord { description, event, particulars: particulars.clone() })
    }

    /// True if kinds take as much memory as they may.
    pub(super) const fn is_full(&self) -> bool {
        self.kinds.len() >= KINDS_MAX || self.kinds_bytes >= KINDS_BYTES_MAX
    }

    /// Forgets the kinds; places begin at 0 again.
    pub(super) fn forget(&mut self) {
        self.kinds.clear();
        self.places.clear();
        self.kinds_bytes = 0;
    }

    /// One error a column: the first is the cause of the others.
    pub(super) fn error(&mut self, column: u32, reason: IssueReason, detail: impl Into<String>) {
        if self.errors.iter().all(|issue| issue.column != column) {
            self.errors.push(error_at(self.line, column, reason, detail.into()));
        }
    }

    pub(super) fn error_in(
        &mut self,
        field: Field,
        reason: IssueReason,
        detail: impl Into<String>,
    ) {
        self.error(self.columns.number_of(field), reason, detail);
    }

    fn warn(&mut self, column: u32, reason: IssueReason, detail: String) {
        let error = error_at(self.line, column, reason, detail);
        self.warnings.push(RowIssue { severity: Severity::Warning, ..error });
    }

    pub(super) fn not_recognised(&mut self, field: Field, what: &str) {
        let detail = format!("{what}; it was left out");
        self.warn(self.columns.number_of(field), IssueReason::NotRecognised, detail);
    }

    /// Sorts the cells by field and checks what holds for every column; false if they are not
    /// UTF-8.
    fn cells<'r>(&mut self, row: &'r Row, columns: &Columns, cells: &mut Cells<'r>) -> bool {
        let Some(texts) = row.texts() else { return false };
        let width = columns.order.len();
        for (position, text) in texts.enumerate() {
            if position >= width {
                let detail = format!(
                    "the row has more cells than the header has columns ({width}); is a cell \
                     with a separator in it not in quotation marks?"
                );
                self.error(number(position), IssueReason::ExtraColumn, detail);
                break;
            }
            let Some(first) = text.as_bytes().first() else { continue };
            // Most cells begin with a letter or digit of ASCII, and are short.
            if !first.is_ascii_alphanumeric() || text.len() > CELL_CHARS_MAX || !text.is_ascii() {
                self.any_cell(number(position), text);
            }
            if let Some(Some(field)) = columns.order.get(position)
                && let Some(cell) = cells.0.get_mut(field.index())
            {
                *cell = formula::plain(trim(text));
            }
        }
        true
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
        } else if formula::is_formula(text) {
            let detail = "looks like a spreadsheet formula; write the value itself";
            self.error(column, IssueReason::Formula, detail);
        }
    }

    /// What a spreadsheet did to a cell of a column that is imported.
    fn noted(&mut self, column: u32, note: CellNote) {
        let position = (column as usize).saturating_sub(1);
        let Some(Some(field)) = self.columns.order.get(position).copied() else { return };
        match note {
            CellNote::LostDigits => {
                let detail = "the number has more digits than a spreadsheet keeps, so the last \
                              ones are not what was typed; take it from where it came from, as \
                              text";
                self.warn(column, IssueReason::LostDigits, detail.to_owned());
            }
            CellNote::Date if !field.is_date() => {
                let detail = "the spreadsheet holds a date here, perhaps made of something else \
                              that was typed; format the column as text and type it again";
                self.error(column, IssueReason::UnreadableValue, detail);
            }
            CellNote::Date => {}
            CellNote::Error => {
                let detail = "the cell shows an error of the spreadsheet";
                self.error(column, IssueReason::UnreadableValue, detail);
            }
        }
    }

    /// The place of the gun without its marks, remembered if it was read before.
    fn kind(&mut self, cells: &Cells<'_>) -> usize {
        self.key.clear();
        for field in self.columns.order.iter().flatten() {
            if !field.is_of_event() && !is_of_marks(*field) {
                let text = cells.0.get(field.index()).copied().unwrap_or_default();
                self.key.extend_from_slice(text.as_bytes());
                // In no good cell: a control character.
                self.key.push(0x1F);
            }
        }
        if let Some(place) = self.places.get(self.key.as_slice()) {
            return *place;
        }
        let (errors, warnings) = (self.errors.len(), self.warnings.len());
        let kind = self.describe(cells);
        let is_good = self.errors.len() == errors && self.warnings.len() == warnings;
        let place = self.kinds.len();
        self.kinds.push(kind);
        self.kinds_bytes += self.key.len();
        if is_good && self.key.len() <= KIND_BYTES_MAX {
            self.places.insert(self.key.as_slice().into(), place);
        }
        place
    }

    pub(super) fn text<const MAX: usize>(
        &mut self,
        cells: &Cells<'_>,
        field: Field,
    ) -> Option<Text<MAX>> {
        self.checked(field, Text::new(cells.get(field)?))
    }

    pub(super) fn checked<T>(&mut self, field: Field, text: Result<T, TextError>) -> Option<T> {
        let error = match text {
            Ok(text) => return Some(text),
            Err(error) => error,
        };
        let reason = match error {
            TextError::Control { .. } => IssueReason::ControlCharacter,
            TextError::TooLong { .. } | TextError::Empty => IssueReason::FieldTooLong,
        };
        self.error_in(field, reason, error.to_string());
        None
    }

    /// The code that a cell names; one that does not exist is left out with a warning.
    pub(super) fn known<T: Code>(&mut self, field: Field, text: Option<&str>) -> Option<T> {
        let found = code(text?);
        if found.is_none() {
            let names: Vec<&str> = T::ALL.iter().map(|value| value.name_of()).collect();
            self.not_recognised(field, &format!("the value is none of {}", names.join(", ")));
        }
        found
    }

    pub(super) fn country(&mut self, cells: &Cells<'_>, field: Field) -> Option<Country> {
        let found = words::country(cells.get(field)?);
        if found.is_none() {
            self.not_recognised(field, "the country is not a two-letter code of ISO 3166");
        }
        found
    }

    pub(super) fn date(&mut self, cells: &Cells<'_>, field: Field) -> Option<PartialDate> {
        let order = self.columns.date_orders.iter().find(|(of, _)| *of == field);
        let order = self.forms.order.or(order.map(|(_, order)| *order));
        let fault = match (DateForms { order, ..self.forms }).read(cells.get(field)?) {
            Ok(date) if u64::from(date.year()) > self.this_year => {
                let detail = "the date is later than the date of the register";
                self.error_in(field, IssueReason::ImpossibleDate, detail);
                return None;
            }
            Ok(date) => return Some(date),
            Err(fault) => fault,
        };
        let reason = match fault {
            DateFault::Form => IssueReason::UnreadableDate,
            DateFault::Impossible => IssueReason::ImpossibleDate,
            DateFault::Ambiguous | DateFault::TwoDigitYear => IssueReason::AmbiguousDate,
        };
        self.error_in(field, reason, fault.detail());
        None
    }
}

/// True for columns of marks, which are read row by row.
const fn is_of_marks(field: Field) -> bool {
    field.is_serial()
        || matches!(
            field,
            Field::SerialLegibility
                | Field::SerialScript
                | Field::ImportMark
                | Field::ProofMark
                | Field::PropertyMark
                | Field::RebuildMark
        )
}

/// The year in which the set was complete.
fn year_of(set: &RecordSet) -> u64 {
    civil_from_days(set.as_of.0 / 86_400).0
}

/// Without white space at both ends; most cells have none.
fn trim(text: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    if plain(bytes.first()) && plain(bytes.last()) { text } else { text.trim() }
}
