//! A national database that is read where it lies, through a view with the column names of an
//! import.

mod definition;
mod gun;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

use postgres::Row;
use postgres::types::ToSql;
use tracing::warn;
use vestigo_protocol::ids::Digest;

use super::connection::{Access, Connection};
use super::cursor::View;
use super::error::PostgresError;
use super::rows::{unsigned, value};
use super::server::Server;
use crate::registry::profile::SetNumber;
use crate::registry::record::RecordId;
use crate::registry::records::{
    Place, Records, StoredImport, StoredIssue, StoredRecord, StoredSet, set_digest,
};
use crate::registry::source::ViewSet;
use crate::registry::{Count, RegistryError};
use definition::{Definition, KnownSet};
use gun::Guns;

/// Numbers in one question for records.
const ASKED_AT_ONCE: usize = 5_000;

/// Firearm records in somebody else's database, which is never written.
///
/// A row that cannot be read as a record is left out and counted. Records may vanish: a number
/// that is asked for and no longer there is left out as well.
///
/// Not for use, and not to be dropped, on a task of an asynchronous runtime: it blocks.
pub struct PostgresView {
    connection: RefCell<Connection>,
    definition: Definition,
    sets: RefCell<Vec<KnownSet>>,
    /// Counting takes long over there, so it is done once for each place.
    counted: Cell<Option<(Place, Count)>>,
    /// As of a place, by set: counting reads the whole view.
    counted_in: RefCell<(Place, BTreeMap<SetNumber, u64>)>,
    left_out: Cell<u64>,
    depth: Cell<u32>,
}

impl fmt::Debug for PostgresView {
    /// Says where.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PostgresView({})", self.definition.view)
    }
}

impl PostgresView {
    /// Opens a view, `name` or `schema.name`. `set` describes the one record set that all rows
    /// belong to, unless a second view `NAME_set` lists several.
    ///
    /// # Errors
    /// [`PostgresError`] if there is no connection, or if the view lacks a column that is needed
    /// or has one of another type.
    pub fn open(server: Server, view: &str, set: Option<ViewSet>) -> Result<Self, RegistryError> {
        let mut connection = Connection::open(server, Access::Reading)?;
        let definition = Definition::read(&mut connection, view, set)?;
        Self::over(connection, definition)
    }

    fn over(connection: Connection, definition: Definition) -> Result<Self, RegistryError> {
        let opened = Self {
            connection: RefCell::new(connection),
            definition,
            sets: RefCell::new(Vec::new()),
            counted: Cell::new(None),
            counted_in: RefCell::default(),
            left_out: Cell::new(0),
            depth: Cell::new(0),
        };
        opened.read_sets()?;
        Ok(opened)
    }

    /// Rows that could not be read since the last scan began.
    #[must_use]
    pub const fn left_out(&self) -> u64 {
        self.left_out.get()
    }

    fn leave_out(&self, rows: u64) {
        self.left_out.set(self.left_out.get().saturating_add(rows));
    }

    fn read_sets(&self) -> Result<(), RegistryError> {
        let sets = self.definition.sets(&mut self.connection.borrow_mut())?;
        *self.sets.borrow_mut() = sets;
        Ok(())
    }

    fn ask(
        &self,
        doing: &'static str,
        sql: &str,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, PostgresError> {
        let mut connection = self.connection.borrow_mut();
        if self.depth.get() > 0 {
            connection.once(doing, |s| s.query(sql, values))
        } else {
            connection.again(doing, |s| s.query(sql, values))
        }
    }

    /// Records of some numbers. Where the view itself cannot compute a row, which fails the whole
    /// question, its number is found by halving.
    fn some(&self, ids: &[i64], found: &mut Vec<StoredRecord>) -> Result<(), RegistryError> {
        const DOING: &str = "reading records";
        let definition = &self.definition;
        let sql = format!(
            "{} WHERE record_id = ANY($1::bigint[]) ORDER BY record_id",
            definition.select()
        );
        match self.ask(DOING, &sql, &[&ids]) {
            Ok(rows) => {
                let sets = self.sets.borrow();
                let mut guns = Guns::new(definition, &sets);
                for row in rows {
                    found.extend(guns.take(&row)?);
                }
                found.extend(guns.finish());
                self.leave_out(guns.left_out());
                Ok(())
            }
            // In a scan the transaction has failed as a whole.
            Err(error) if is_of_a_row(&error) && self.depth.get() == 0 => {
                let (first, second) = ids.split_at(ids.len() / 2);
                if first.is_empty() {
                    self.leave_out(1);
                    return Ok(());
                }
                self.some(first, found)?;
                self.some(second, found)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn number(&self, doing: &'static str, row: &Row, at: usize) -> Result<i64, PostgresError> {
        Ok(value::<Option<i64>>(row, at, doing)?.unwrap_or(0).max(0))
    }
}

/// Whether the server failed over a value, class 22: a number that is none, a division by zero, a
/// byte that is no text.
fn is_of_a_row(error: &PostgresError) -> bool {
    matches!(error, PostgresError::Server { code, .. } if code.starts_with("22"))
}

impl Records for PostgresView {
    fn is_foreign(&self) -> bool {
        true
    }

    fn another(&self) -> Result<Box<dyn Records>, RegistryError> {
        let server = self.connection.borrow().server().clone();
        let mut connection = Connection::open(server, Access::Reading)?;
        let (view, set) = (&self.definition.view, self.definition.set.clone());
        let definition = Definition::read(&mut connection, view, set)?;
        Ok(Box::new(Self::over(connection, definition)?))
    }

    fn place(&self) -> Result<Place, RegistryError> {
        const DOING: &str = "asking where the records stand";
        let rows = self.ask(DOING, &self.definition.place(), &[])?;
        let row = rows.first().ok_or(PostgresError::Unexpected { doing: DOING, what: "no row" })?;
        let last = self.number(DOING, row, 0)?;
        let last_record = u32::try_from(last).map_err(|_| {
            self.definition.refused(format!(
                "record_id goes beyond {}; give the rows numbers of their own",
                u32::MAX
            ))
        })?;
        Ok(Place {
            registry: self.definition.registry,
            last_record,
            last_change: unsigned(self.number(DOING, row, 1)?, DOING)?,
        })
    }

    fn sets(&self) -> Result<Vec<StoredSet>, RegistryError> {
        self.read_sets()?;
        let stored = |known: &KnownSet| {
            let body = vestigo_protocol::codec::encode(&known.set);
            StoredSet {
                number: known.number,
                name: known.set.name.as_str().to_owned(),
                digest: set_digest(known.number, &body),
                body,
            }
        };
        Ok(self.sets.borrow().iter().map(stored).collect())
    }

    fn read(&self, ids: &[RecordId]) -> Result<Vec<StoredRecord>, RegistryError> {
        let mut asked: Vec<i64> = ids.iter().map(|id| id.0).filter(|id| *id > 0).collect();
        asked.sort_unstable();
        asked.dedup();
        let mut read = Vec::new();
        for some in asked.chunks(ASKED_AT_ONCE) {
            self.some(some, &mut read)?;
        }
        let found: BTreeMap<RecordId, StoredRecord> =
            read.into_iter().map(|record| (record.id, record)).collect();
        Ok(ids.iter().filter_map(|id| found.get(id).cloned()).collect())
    }

    fn scan(
        &self,
        after: RecordId,
        visit: &mut dyn FnMut(StoredRecord) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        const DOING: &str = "reading all records";
        self.left_out.set(0);
        let sets = self.sets.borrow().clone();
        let mut guns = Guns::new(&self.definition, &sets);
        let mut last = after.0.max(0);
        let mut stopped = false;
        let depth = self.depth.get();
        let query = format!(
            "{} WHERE record_id > {last} AND record_id <= {} ORDER BY record_id",
            self.definition.select(),
            u32::MAX
        );
        let scanned = {
            let view = View::open(&self.connection, depth > 0, DOING)?;
            self.depth.set(depth + 1);
            let scanned = view.pages(&format!("pages_{depth}"), &query, &mut |page| {
                for row in page {
                    if let Some(record) = guns.take(&row)? {
                        last = record.id.0;
                        visit(record).inspect_err(|_| stopped = true)?;
                    }
                }
                Ok(())
            });
            self.depth.set(depth);
            scanned
        };
        match scanned {
            Ok(()) => {
                if let Some(record) = guns.finish() {
                    visit(record)?;
                }
            }
            Err(RegistryError::Postgres(error))
                if is_of_a_row(&error) && !stopped && depth == 0 =>
            {
                self.scan_by_numbers(last, visit)?;
            }
            Err(error) => return Err(error),
        }
        self.leave_out(guns.left_out());
        if self.left_out.get() > 0 {
            warn!(rows = self.left_out.get(), "rows of the view cannot be read, left out");
        }
        Ok(())
    }

    fn changed(&self, after: u64) -> Result<Vec<(u64, RecordId)>, RegistryError> {
        const DOING: &str = "reading what was changed";
        let Ok(after) = i64::try_from(after) else { return Ok(Vec::new()) };
        let Some(sql) = self.definition.changed(after) else { return Ok(Vec::new()) };
        let mut connection = self.connection.borrow_mut();
        let rows = connection.again(DOING, |s| s.query_unprepared(&sql))?;
        let read = |row: &Row| {
            let number: i64 = value(row, 0, DOING)?;
            Ok((unsigned(number, DOING)?, RecordId(value(row, 1, DOING)?)))
        };
        rows.iter().map(read).collect()
    }

    fn count(&self) -> Result<Count, RegistryError> {
        const DOING: &str = "counting";
        let place = self.place()?;
        if let Some((counted_at, count)) = self.counted.get()
            && counted_at == place
        {
            return Ok(count);
        }
        let rows = self.ask(DOING, &self.definition.count(), &[])?;
        let row = rows.first().ok_or(PostgresError::Unexpected { doing: DOING, what: "no row" })?;
        let count = Count {
            records: unsigned(self.number(DOING, row, 0)?, DOING)?,
            events: unsigned(self.number(DOING, row, 1)?, DOING)?,
        };
        self.counted.set(Some((place, count)));
        Ok(count)
    }

    fn records_in(&self, set: SetNumber) -> Result<u64, RegistryError> {
        const DOING: &str = "counting";
        let sets = self.sets.borrow();
        let Some(known) = sets.iter().find(|known| known.number == set) else { return Ok(0) };
        let Some(sql) = self.definition.count_in_set() else { return Ok(self.count()?.records) };
        let place = self.place()?;
        let mut counted = self.counted_in.borrow_mut();
        if counted.0 != place {
            *counted = (place, BTreeMap::new());
        }
        if let Some(records) = counted.1.get(&set) {
            return Ok(*records);
        }
        let rows = self.ask(DOING, &sql, &[&known.set.name.as_str()])?;
        let records = rows.first().map_or(Ok(0), |row| self.number(DOING, row, 0))?;
        let records = unsigned(records, DOING)?;
        counted.1.insert(set, records);
        Ok(records)
    }

    fn begin(&mut self) -> Result<(), RegistryError> {
        Err(RegistryError::ReadOnly)
    }

    fn put_set(&mut self, _: &StoredSet) -> Result<(), RegistryError> {
        Err(RegistryError::ReadOnly)
    }

    fn append(&mut self, _: &[StoredRecord]) -> Result<(), RegistryError> {
        Err(RegistryError::ReadOnly)
    }

    fn replace(&mut self, _: &StoredRecord) -> Result<(), RegistryError> {
        Err(RegistryError::ReadOnly)
    }

    fn put_import(&mut self, _: &StoredImport) -> Result<(), RegistryError> {
        Err(RegistryError::ReadOnly)
    }

    fn add_issues(&mut self, _: u32, _: &[StoredIssue]) -> Result<(), RegistryError> {
        Err(RegistryError::ReadOnly)
    }

    fn put_note(&mut self, _: &str, _: &[u8]) -> Result<(), RegistryError> {
        Err(RegistryError::ReadOnly)
    }

    fn commit(&mut self) -> Result<(), RegistryError> {
        Err(RegistryError::ReadOnly)
    }

    fn roll_back(&mut self) -> Result<(), RegistryError> {
        Ok(())
    }

    fn import(&self, _: &Digest) -> Result<Option<StoredImport>, RegistryError> {
        Ok(None)
    }

    fn imports(&self) -> Result<Vec<StoredImport>, RegistryError> {
        Ok(Vec::new())
    }

    fn issues(
        &self,
        _: u32,
        _: &mut dyn FnMut(StoredIssue) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        Ok(())
    }

    fn note(&self, _: &str) -> Result<Option<Vec<u8>>, RegistryError> {
        Ok(None)
    }

    fn notes(&self, _: &str) -> Result<Vec<String>, RegistryError> {
        Ok(Vec::new())
    }
}

impl PostgresView {
    /// The rest of a scan after the server failed over a row: number by number in pieces, so that
    /// only what cannot be computed is left out. Each piece is a view of its own.
    fn scan_by_numbers(
        &self,
        after: i64,
        visit: &mut dyn FnMut(StoredRecord) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        const DOING: &str = "reading all records";
        let mut after = after;
        loop {
            // Only numbers are computed here, so no other column can fail.
            let sql = format!(
                "SELECT DISTINCT record_id::bigint FROM {} WHERE record_id > $1::bigint AND record_id <= {}
                 ORDER BY 1 LIMIT {ASKED_AT_ONCE}",
                self.definition.view,
                u32::MAX
            );
            let rows = self.ask(DOING, &sql, &[&after])?;
            let ids: Result<Vec<i64>, PostgresError> =
                rows.iter().map(|row| value(row, 0, DOING)).collect();
            let ids = ids?;
            let Some(last) = ids.last() else { return Ok(()) };
            after = *last;
            let mut found = Vec::new();
            self.some(&ids, &mut found)?;
            found.into_iter().try_for_each(&mut *visit)?;
        }
    }
}
