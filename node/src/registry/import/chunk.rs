//! Rows on their way from the thread that reads a file to the one that compares them: many at
//! once, encoded already.

use std::collections::BTreeMap;
use std::sync::Arc;

use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::Digest;

use super::cells::{Gun, Reader};
use super::columns::Columns;
use super::{RowIssue, RowPlace};
use crate::registry::bodies::Body;
use crate::registry::record::identity;
use crate::registry::upkeep::{SerialMark, first_of, marks_of};

/// Rows in a chunk: enough that handing it on costs nothing beside them, few enough that it is
/// still in the processor's cache when it is taken.
const ROWS: usize = 2_048;

/// Bytes of bodies after which a chunk is handed on however few rows it has.
const BYTES: usize = 1 << 20;

/// Rows of one sheet, one after the other.
#[derive(Default)]
pub(super) struct Chunk {
    /// True if places of kinds begin at 0 again with this chunk.
    pub(super) forgets: bool,
    /// The kinds that this chunk is the first to have.
    pub(super) kinds: Vec<FirearmDescription>,
    /// Bytes of the file read so far.
    pub(super) bytes_read: u64,
    sheet: Option<Arc<str>>,
    rows: Vec<Row>,
    bodies: Vec<u8>,
    marks: Vec<SerialMark>,
    issues: Vec<RowIssue>,
    /// What makes a gun whose serial an index does not keep whole, by row.
    identities: BTreeMap<usize, Digest>,
}

/// Where in the lists of the chunk a row ends.
struct Row {
    line: u64,
    kind: Option<usize>,
    body: usize,
    marks: usize,
    issues: usize,
    /// Of its marks.
    first: Option<usize>,
    with_event: bool,
}

/// One row with anything in it.
pub(super) struct ReadRow<'a> {
    /// Where it stands.
    pub(super) place: RowPlace,
    /// What is wrong with it, or odd.
    pub(super) issues: &'a [RowIssue],
    /// What it says, if it can be taken.
    pub(super) gun: Option<Ready<'a>>,
}

/// A gun as a row has it, in the forms that are stored and compared.
#[derive(Clone, Copy)]
pub(in crate::registry) struct Ready<'a> {
    /// Its kind, by the order in which they came.
    pub(in crate::registry) kind: usize,
    /// Itself; its only event is the row's.
    pub(in crate::registry) body: Body<'a>,
    /// Its serial marks.
    pub(in crate::registry) marks: &'a [SerialMark],
    /// The place of the one that it is known by; none if nothing of it can be compared.
    pub(in crate::registry) first: Option<usize>,
    /// What makes it itself, if that one is not kept whole.
    pub(in crate::registry) identity: Option<Digest>,
}

impl<'a> Ready<'a> {
    /// The serial mark that it is known by.
    pub(in crate::registry) fn known_by(&self) -> Option<&'a SerialMark> {
        self.marks.get(self.first?)
    }
}

impl Chunk {
    /// For rows of a sheet.
    pub(super) fn of(sheet: Option<Arc<str>>) -> Self {
        Self {
            sheet,
            rows: Vec::with_capacity(ROWS),
            marks: Vec::with_capacity(ROWS),
            bodies: Vec::with_capacity(ROWS * 128),
            ..Self::default()
        }
    }

    /// Whether it is to be handed on.
    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.bodies.len() >= BYTES
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes the row that a reader has just read.
    pub(super) fn push(
        &mut self,
        line: u64,
        read: Result<Gun, Vec<RowIssue>>,
        reader: &Reader<'_>,
        columns: &Columns,
    ) {
        let (issues, gun) = match read {
            Ok(Gun { kind, event, warnings }) => (warnings, Some((kind, event))),
            Err(errors) => (errors, None),
        };
        if !issues.is_empty() {
            let place = RowPlace { sheet: self.sheet.clone(), line };
            self.issues.extend(issues.into_iter().map(|issue| columns.named(issue, &place)));
        }
        let (mut with_event, mut place, mut first) = (false, None, None);
        if let Some((at, event)) = gun
            && let Some(kind) = reader.kinds.get(at)
        {
            let from = self.marks.len();
            self.marks.extend(marks_of(&reader.marks, kind.manufactured));
            let marks = self.marks.get(from..).unwrap_or_default();
            first = first_of(&reader.marks, marks);
            let known_by = first.and_then(|at| marks.get(at));
            if !known_by.is_some_and(|mark| mark.serial.complete()) {
                let marks = reader.marks.clone();
                let whole = FirearmDescription { marks, ..kind.told.description.clone() };
                self.identities.insert(self.rows.len(), identity(&whole));
            }
            kind.frame.write(&reader.marks, event.as_deref(), &mut self.bodies);
            with_event = event.is_some();
            place = Some(at);
        }
        self.rows.push(Row {
            line,
            kind: place,
            body: self.bodies.len(),
            marks: self.marks.len(),
            issues: self.issues.len(),
            first,
            with_event,
        });
    }

    /// Its rows, in the order of the file.
    pub(super) fn rows(&self) -> impl Iterator<Item = ReadRow<'_>> {
        let mut last = (0, 0, 0);
        self.rows.iter().enumerate().map(move |(number, row)| {
            let (body, marks, issues) = last;
            last = (row.body, row.marks, row.issues);
            let gun = row.kind.map(|kind| Ready {
                kind,
                body: Body {
                    bytes: self.bodies.get(body..row.body).unwrap_or_default(),
                    events: u32::from(row.with_event),
                },
                marks: self.marks.get(marks..row.marks).unwrap_or_default(),
                first: row.first,
                identity: self.identities.get(&number).copied(),
            });
            let place = RowPlace { sheet: self.sheet.clone(), line: row.line };
            let issues = self.issues.get(issues..row.issues).unwrap_or_default();
            ReadRow { place, issues, gun }
        })
    }
}
