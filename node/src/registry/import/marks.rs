//! Marks in cells: the columns for one kind each, and the column for all.
//!
//! In the column for all, marks stand with `|` between them, each as
//! `KIND/COMPONENT/LEGIBILITY/SCRIPT/COUNTRY/YEAR:text`, of which all but the kind may be empty,
//! and those at the end may be left out: `SERIAL/SLIDE:AB 123 | IMPORT/FRAME///TT/2024:TT 24`.

use vestigo_protocol::codes::{Legibility, MarkComponent, MarkKind};
use vestigo_protocol::firearm::serial::SerialForms;
use vestigo_protocol::firearm::{Mark, script_of};
use vestigo_protocol::ids::Country;
use vestigo_protocol::limits::MARKS_MAX;

use super::IssueReason;
use super::cells::{Cells, Reader};
use super::field::Field;
use super::words::{code, code_text, items};

/// What people write where there is no serial number.
const NO_SERIAL: &[&str] =
    &["N/A", "NONE", "UNKNOWN", "UNK", "NIL", "NULL", "S/N", "?", "SIN NUMERO", "SIN SERIE"];

/// The columns of serial numbers, each with its component.
const SERIALS: [(Field, MarkComponent); 7] = [
    (Field::Serial, MarkComponent::Frame),
    (Field::SerialReceiver, MarkComponent::Receiver),
    (Field::SerialBarrel, MarkComponent::Barrel),
    (Field::SerialSlide, MarkComponent::Slide),
    (Field::SerialCylinder, MarkComponent::Cylinder),
    (Field::SerialBolt, MarkComponent::Bolt),
    (Field::SerialOther, MarkComponent::Other),
];

/// The columns of other marks, each with its kind.
const OTHERS: [(Field, MarkKind); 3] = [
    (Field::ProofMark, MarkKind::Proof),
    (Field::PropertyMark, MarkKind::Property),
    (Field::RebuildMark, MarkKind::Rebuild),
];

impl Reader<'_> {
    /// Reads all marks of a row; an error if none is a serial number.
    pub(super) fn read_marks(&mut self, cells: &Cells<'_>) {
        let errors = self.errors.len();
        let mut marks = std::mem::take(&mut self.marks);
        marks.clear();
        for (field, component) in SERIALS {
            if let Some(text) = cells.get(field).filter(|text| is_serial(text))
                && let Some(mark) = self.checked(field, Mark::serial(component, text))
            {
                marks.push(mark);
            }
        }
        if self.has_marks {
            self.other_marks(cells, &mut marks);
        }
        // A serial that was refused has its error already.
        if self.errors.len() == errors && !marks.iter().any(Mark::is_serial) {
            let detail = "the row has no serial number, and without one the gun cannot be found";
            self.error_in(Field::Serial, IssueReason::MissingSerial, detail);
        }
        if marks.len() > MARKS_MAX {
            let detail = format!("a record holds at most {MARKS_MAX} marks");
            self.error_in(Field::Marks, IssueReason::TooMany, detail);
        }
        self.marks = marks;
    }

    fn other_marks(&mut self, cells: &Cells<'_>, marks: &mut Vec<Mark>) {
        if let Some(first) = marks.first_mut() {
            let told = cells.get(Field::SerialLegibility);
            if let Some(legibility) = self.known(Field::SerialLegibility, told) {
                first.legibility = legibility;
            }
            if let Some(script) = self.known(Field::SerialScript, cells.get(Field::SerialScript)) {
                first.script = script;
            }
        }
        if let Some(text) = cells.get(Field::ImportMark) {
            let mark = Mark::import(MarkComponent::Frame, text);
            marks.extend(self.checked(Field::ImportMark, mark));
        }
        for (field, kind) in OTHERS {
            if let Some(text) = cells.get(field) {
                let mark = self.checked(field, Mark::serial(MarkComponent::Frame, text));
                marks.extend(mark.map(|mark| Mark { kind, ..mark }));
            }
        }
        for item in cells.get(Field::Marks).map(items).unwrap_or_default() {
            match parse(&item) {
                Some((mark, text)) => marks.extend(
                    self.checked(Field::Marks, Mark::serial(mark.component, text))
                        .map(|read| Mark { text: read.text, ..mark }),
                ),
                None => {
                    let detail = "a mark is not of the form KIND/COMPONENT:text, such as \
                                  SERIAL/SLIDE:A1, with | between marks";
                    self.error_in(Field::Marks, IssueReason::UnreadableValue, detail);
                }
            }
        }
    }
}

/// True unless the cell says in words or in signs that there is no number.
pub(in crate::registry) fn is_serial(text: &str) -> bool {
    let is_word = |word: &&str| text.eq_ignore_ascii_case(word);
    if NO_SERIAL.iter().any(is_word) {
        return false;
    }
    // The forms of a text with a letter or digit of ASCII are not empty, and making them costs
    // more than all else.
    text.bytes().any(|b| b.is_ascii_alphanumeric()) || !SerialForms::of(text).is_empty()
}

/// One mark of the column for all; its text beside it, to be checked.
fn parse(item: &str) -> Option<(Mark, &str)> {
    let (head, text) = item.split_once(':')?;
    let mut parts = head.split('/').map(str::trim);
    let kind: MarkKind = code(parts.next()?)?;
    let mut next = || parts.next().filter(|part| !part.is_empty());
    let component = next().map_or(Some(MarkComponent::Other), code)?;
    let legibility = next().map_or(Some(Legibility::Clear), code)?;
    let script = next().map_or_else(|| Some(script_of(text)), code)?;
    let country = match next() {
        Some(text) => Some(Country::parse(text)?),
        None => None,
    };
    let year = match next() {
        Some(text) => Some(text.parse().ok()?),
        None => None,
    };
    if parts.next().is_some() {
        return None;
    }
    // The text is put in by the caller, which says what is wrong with it.
    let placeholder = Mark::serial(component, "0").ok()?;
    Some((Mark { kind, script, legibility, country, year, ..placeholder }, text.trim()))
}

/// How the column for all has a mark.
pub(in crate::registry) fn mark_text(mark: &Mark) -> String {
    let text = mark.text.as_str();
    let given = |given: bool, text: String| if given { text } else { String::new() };
    let head = [
        code_text(mark.kind),
        code_text(mark.component),
        given(mark.legibility != Legibility::Clear, code_text(mark.legibility)),
        given(mark.script != script_of(text), code_text(mark.script)),
        mark.country.map(|country| country.to_string()).unwrap_or_default(),
        mark.year.map(|year| year.to_string()).unwrap_or_default(),
    ];
    format!("{}:{text}", head.join("/").trim_end_matches('/'))
}
