//! Rows of a view, in the order of their numbers, as records.

use postgres::Row;
use vestigo_protocol::codec;
use vestigo_protocol::limits::EVENTS_MAX;

use super::super::error::PostgresError;
use super::super::rows::value;
use super::definition::{Definition, KnownSet};
use crate::registry::Added;
use crate::registry::record::{RecordBody, RecordId};
use crate::registry::records::{StoredRecord, record_digest};

/// Gathers the rows of one number: they are one gun and its events.
pub(super) struct Guns<'d> {
    definition: &'d Definition,
    sets: &'d [KnownSet],
    id: i64,
    /// Set and cells; missing cells are empty.
    rows: Vec<(Option<String>, Vec<String>)>,
    left_out: u64,
}

impl<'d> Guns<'d> {
    pub(super) const fn new(definition: &'d Definition, sets: &'d [KnownSet]) -> Self {
        Self { definition, sets, id: 0, rows: Vec::new(), left_out: 0 }
    }

    /// Takes the next row; gives back the gun before it, if that is now complete.
    pub(super) fn take(&mut self, row: &Row) -> Result<Option<StoredRecord>, PostgresError> {
        let id: i64 = value(row, 0, "reading a row of the view")?;
        let before = if id == self.id { None } else { self.finish() };
        self.id = id;
        // A text that is no UTF-8 comes from a database without an encoding.
        let cell =
            |at: usize| row.try_get::<_, Option<&str>>(at).map(|cell| cell.map(str::to_owned));
        let set = cell(1);
        let cells: Result<Vec<String>, _> = (2..self.definition.cell_count() + 2)
            .map(|at| Ok(cell(at)?.unwrap_or_default()))
            .collect();
        let cells: Result<Vec<String>, postgres::Error> = cells;
        match (set, cells) {
            (Ok(set), Ok(cells)) if self.rows.len() <= EVENTS_MAX => self.rows.push((set, cells)),
            _ => self.left_out += 1,
        }
        Ok(before)
    }

    /// The gun whose rows were taken last.
    pub(super) fn finish(&mut self) -> Option<StoredRecord> {
        let mut rows = std::mem::take(&mut self.rows);
        // The same rows make the same bytes, in whatever order the server gives them.
        rows.sort_unstable();
        let mut gun: Option<(&KnownSet, RecordBody)> = None;
        for (set, cells) in rows {
            let known = self.definition.set_of(self.sets, set.as_deref());
            let read = known.and_then(|known| {
                let cells = cells.iter().map(String::as_str);
                Some((known, self.definition.reader.read(cells, &known.set)?))
            });
            let Some((known, new)) = read else {
                self.left_out += 1;
                continue;
            };
            match &mut gun {
                None => gun = Some((known, RecordBody::of(new))),
                Some((first, body)) => {
                    let same_set = first.number == known.number;
                    let refused = |added| matches!(added, Added::Conflict(_) | Added::Full);
                    if !same_set || refused(body.absorb(&new)) {
                        self.left_out += 1;
                    }
                }
            }
        }
        let (known, body) = gun?;
        let id = RecordId(self.id);
        let bytes = codec::encode(&body);
        Some(StoredRecord {
            id,
            set: known.number,
            events: u32::try_from(body.events.len()).unwrap_or(u32::MAX),
            digest: record_digest(id, known.number, &bytes),
            body: bytes,
        })
    }

    /// Rows that could not be read so far.
    pub(super) const fn left_out(&self) -> u64 {
        self.left_out
    }
}
