//! What an import says about rows, and where it says it.

use std::io::{self, Write};

use serde::Serialize;

use super::field::Field;

/// Something about one row that its sender should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowIssue {
    /// Sheet of a spreadsheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Line of the file, or row of the sheet, on which the row begins, from 1. The header is
    /// usually 1.
    pub line: u64,
    /// Column of the row, from 1.
    pub column: u32,
    /// The column's heading, cut to 40 characters, if it has one that looks like one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column_name: Option<String>,
    /// What the column holds, if it is imported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// Whether the row was refused.
    pub severity: Severity,
    /// What it is.
    pub reason: IssueReason,
    /// What it is and what to do, in English, without the content of the cell.
    pub detail: String,
}

/// What an issue does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The row was not taken.
    Error,
    /// The row was taken.
    Warning,
}

impl Severity {
    /// Its name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Declares the reasons with their names.
macro_rules! reasons {
    ($count:literal $( $(#[$doc:meta])* $reason:ident: $name:literal; )+) => {
        /// What can be wrong or odd about a row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum IssueReason {
            $( $(#[$doc])* $reason, )+
        }

        impl IssueReason {
            /// All of them, in order.
            pub const ALL: [Self; $count] = [$( Self::$reason, )+];

            /// Its name in reports and views.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$reason => $name, )+
                }
            }
        }
    };
}

reasons! { 20
    /// No serial number.
    MissingSerial: "missing-serial";
    /// A quotation mark is opened and not closed.
    UnclosedQuote: "unclosed-quote";
    /// The bytes are not text in the file's encoding.
    BadEncoding: "bad-encoding";
    /// The same gun, or the same event of it, again.
    Duplicate: "duplicate";
    /// The same gun with other particulars.
    Conflict: "conflict";
    /// No such day, or a day that has not come yet.
    ImpossibleDate: "impossible-date";
    /// Not a date of the forms that are read.
    UnreadableDate: "unreadable-date";
    /// More cells than the header has columns.
    ExtraColumn: "extra-column";
    /// Longer than the field may be.
    FieldTooLong: "field-too-long";
    /// Looks like a spreadsheet formula.
    Formula: "formula";
    /// A control character, or one that changes the direction of writing.
    ControlCharacter: "control-character";
    /// An event of a kind that does not exist, or particulars of an event without its kind.
    UnknownEvent: "unknown-event";
    /// More events or marks than one gun may have.
    TooMany: "too-many";
    /// Warning: the header names a column that is not imported.
    UnknownColumn: "unknown-column";
    /// Warning: a type, party kind or country that is not recognised was left out.
    NotRecognised: "not-recognised";
    /// Warning: the file does not say its encoding, and its bytes only suggest one.
    EncodingGuessed: "encoding-guessed";
    /// Day and month of a date cannot be told apart, or its year has two digits.
    AmbiguousDate: "ambiguous-date";
    /// Not a number, digest or list of the form that the field has.
    UnreadableValue: "unreadable-value";
    /// Warning: a number of more digits than a spreadsheet keeps.
    LostDigits: "lost-digits";
    /// Warning: cells are merged over several rows, of which only the first has the value.
    MergedCells: "merged-cells";
}

impl Serialize for IssueReason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Where issues go, in the order of the rows.
pub trait Issues {
    /// Takes notice of one issue.
    fn note(&mut self, issue: RowIssue);
}

impl Issues for Vec<RowIssue> {
    fn note(&mut self, issue: RowIssue) {
        self.push(issue);
    }
}

/// Keeps no issue.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unnoted;

impl Issues for Unnoted {
    fn note(&mut self, _: RowIssue) {}
}

/// The columns of an [`IssueFile`].
const HEADER: [&str; 8] =
    ["sheet", "line", "column", "column_name", "field", "severity", "reason", "detail"];

/// How an [`IssueFile`] with a byte-order mark begins.
#[must_use]
pub fn issue_header() -> String {
    format!("\u{FEFF}{}\r\n", HEADER.join(","))
}

/// Writes issues as a table (CSV): sheet, line, column, column name, field, severity, reason,
/// detail. It names places and reasons and never holds the content of a cell, so that it may be
/// sent around more freely than the register.
#[derive(Debug)]
pub struct IssueFile<W: Write> {
    writer: csv::Writer<W>,
    failed: Option<io::Error>,
}

impl<W: Write> IssueFile<W> {
    /// Begins the file. With `byte_order_mark`, spreadsheets know that it is UTF-8.
    ///
    /// # Errors
    /// The writer's own.
    pub fn new(mut to: W, byte_order_mark: bool) -> io::Result<Self> {
        if byte_order_mark {
            to.write_all("\u{FEFF}".as_bytes())?;
        }
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
        writer.write_record(HEADER)?;
        Ok(Self { writer, failed: None })
    }

    /// Ends the file.
    ///
    /// # Errors
    /// The first error that writing met; the file is then not complete.
    pub fn finish(mut self) -> io::Result<W> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        self.writer.into_inner().map_err(|e| io::Error::from(e.error().kind()))
    }
}

impl<W: Write> Issues for IssueFile<W> {
    fn note(&mut self, issue: RowIssue) {
        if self.failed.is_some() {
            return;
        }
        let (line, column) = (issue.line.to_string(), issue.column.to_string());
        // Headings and names of sheets are a stranger's, and this file is for spreadsheets too.
        let text = |text: Option<String>| {
            text.map(|text| super::formula::neutral(&text).into_owned()).unwrap_or_default()
        };
        let written = self.writer.write_record([
            text(issue.sheet).as_str(),
            &line,
            &column,
            &text(issue.column_name),
            issue.field.map_or("", Field::name),
            issue.severity.name(),
            issue.reason.name(),
            &issue.detail,
        ]);
        self.failed = written.err().map(io::Error::from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_file_names_place_and_reason_and_no_heading_becomes_a_formula() {
        let issue = RowIssue {
            sheet: None,
            line: 7,
            column: 2,
            column_name: Some("=1+1".to_owned()),
            field: Some(Field::Model),
            severity: Severity::Warning,
            reason: IssueReason::LostDigits,
            detail: "write it, as text".to_owned(),
        };
        let mut file = IssueFile::new(Vec::new(), true).unwrap();
        file.note(issue);
        let text = String::from_utf8(file.finish().unwrap()).unwrap();
        assert_eq!(
            text,
            "\u{FEFF}sheet,line,column,column_name,field,severity,reason,detail\r\n\
             ,7,2,'=1+1,model,warning,lost-digits,\"write it, as text\"\r\n"
        );
    }
}
