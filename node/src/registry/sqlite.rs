//! The records in one SQLite file.

mod old;
mod schema;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Row, ToSql, params};
use vestigo_protocol::ids::Digest;

use super::bodies::{Bodies, Body};
use super::profile::SetNumber;
use super::record::RecordId;
use super::records::{
    Place, Records, StoredImport, StoredIssue, StoredRecord, StoredSet, record_digest,
};
use super::{Count, RegistryError};

/// Records in a SQLite file of their own, usually `registry.sqlite`.
///
/// Nothing but the record numbers is indexed in the file: a gun is found by its serial in the
/// index beside it, which costs a quarter of what two trees in the file cost to write.
pub struct SqliteRecords {
    connection: Connection,
    path: PathBuf,
    registry: [u8; 16],
    /// What the open batch adds to the counts of each set: records and events.
    batch: Option<Batch>,
}

#[derive(Default)]
struct Batch {
    last_record: i64,
    tallies: BTreeMap<u32, (i64, i64)>,
}

impl std::fmt::Debug for SqliteRecords {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SqliteRecords")
    }
}

/// Says what was being done when the database failed.
fn database(doing: &'static str) -> impl FnOnce(rusqlite::Error) -> RegistryError {
    move |source| {
        if source.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) {
            return RegistryError::Busy;
        }
        RegistryError::Database { doing, source }
    }
}

/// Rows that one statement adds: taking a statement up and putting it down costs as much as a
/// row.
const ROWS_AT_ONCE: usize = 32;

impl SqliteRecords {
    /// Opens a file, founding or upgrading it if need be. `fresh` are random bytes, by which a
    /// registry that is founded here will be known.
    ///
    /// # Errors
    /// [`RegistryError`] if the file is not a registry, is of a later version, or is on a disk
    /// without write-ahead logging.
    pub fn open(path: &Path, fresh: [u8; 16]) -> Result<Self, RegistryError> {
        let connection = schema::open(path, fresh)?;
        Self::with(connection, path.to_owned())
    }

    fn with(connection: Connection, path: PathBuf) -> Result<Self, RegistryError> {
        let registry: Vec<u8> = connection
            .query_row("SELECT value FROM meta WHERE name = 'registry'", [], |row| row.get(0))
            .map_err(database("opening"))?;
        let registry = registry.try_into().map_err(|_| RegistryError::NoIdentity)?;
        Ok(Self { connection, path, registry, batch: None })
    }

    fn batch(&mut self) -> Result<&mut Batch, RegistryError> {
        self.batch.as_mut().ok_or(RegistryError::NoBatch)
    }

    /// One view of the file for several queries, which also saves taking and giving back the
    /// file's locks for each. Inside a batch there is one already.
    fn view(&self) -> Result<View<'_>, RegistryError> {
        let own = self.connection.is_autocommit();
        if own {
            self.connection
                .prepare_cached("BEGIN")
                .and_then(|mut begin| begin.execute([]))
                .map_err(database("opening a view"))?;
        }
        Ok(View(own.then_some(&self.connection)))
    }

    fn one(&self, id: RecordId) -> Result<Option<StoredRecord>, RegistryError> {
        self.connection
            .prepare_cached("SELECT id, set_id, events, body, digest FROM record WHERE id = ?1")
            .and_then(|mut s| s.query_row([id.0], record_of).optional())
            .map_err(database("reading a record"))
    }

    /// Adds what the batch counted to the counts of each set.
    fn add_tallies(&self, batch: &Batch) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO tally (set_id, records, events) VALUES (?1, ?2, ?3)
             ON CONFLICT (set_id) DO UPDATE
             SET records = records + excluded.records, events = events + excluded.events",
        )?;
        for (set, (records, events)) in &batch.tallies {
            statement.execute(params![set, records, events])?;
        }
        Ok(())
    }

    /// Adds rows whose numbers follow the last one.
    fn add(&mut self, rows: &[NewRow<'_>]) -> Result<(), RegistryError> {
        let batch = self.batch()?;
        for row in rows {
            // Numbers were given out before the batch was opened; somebody else took them.
            if row.id != batch.last_record + 1 {
                return Err(RegistryError::Busy);
            }
            batch.last_record = row.id;
            let tally = batch.tallies.entry(row.set).or_default();
            tally.0 += 1;
            tally.1 += i64::from(row.body.events);
        }
        self.insert(rows).map_err(database("adding records"))
    }

    /// The numbers are SQLite's to give: one above the greatest, which it need not search for.
    fn insert(&self, rows: &[NewRow<'_>]) -> rusqlite::Result<()> {
        for of_set in rows.chunk_by(|a, b| a.set == b.set) {
            let (many, few) = of_set.as_chunks::<ROWS_AT_ONCE>();
            if !many.is_empty() {
                let mut statement = self.connection.prepare_cached(&insertion(ROWS_AT_ONCE))?;
                for chunk in many {
                    statement.execute(rusqlite::params_from_iter(cells_of(chunk)))?;
                }
            }
            let mut statement = self.connection.prepare_cached(&insertion(1))?;
            for row in few.chunks(1) {
                statement.execute(rusqlite::params_from_iter(cells_of(row)))?;
            }
        }
        match rows.last() {
            Some(last) if last.id != self.connection.last_insert_rowid() => {
                Err(rusqlite::Error::StatementChangedRows(rows.len()))
            }
            _ => Ok(()),
        }
    }
}

/// Adds this many rows of one set.
fn insertion(rows: usize) -> String {
    let row = "(?1,?,?,?)";
    let rows = vec![row; rows].join(",");
    format!("INSERT INTO record (set_id, events, body, digest) VALUES {rows}")
}

/// A cell without a copy of what it holds.
struct Cell<'a>(ToSqlOutput<'a>);

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match &self.0 {
            ToSqlOutput::Borrowed(value) => ToSqlOutput::Borrowed(*value),
            other => other.clone(),
        })
    }
}

/// A record to be added.
struct NewRow<'a> {
    id: i64,
    set: u32,
    body: Body<'a>,
    digest: Digest,
}

impl<'a> NewRow<'a> {
    fn stored(record: &'a StoredRecord) -> Self {
        let body = Body { bytes: &record.body, events: record.events };
        Self { id: record.id.0, set: record.set.0, body, digest: record.digest }
    }

    fn of(number: u32, set: SetNumber, body: Body<'a>) -> Self {
        let id = i64::from(number);
        Self { id, set: set.0, body, digest: record_digest(RecordId(id), set, body.bytes) }
    }
}

/// As [`insertion`] takes them: the set, then the rows.
fn cells_of<'r>(rows: &'r [NewRow<'_>]) -> impl Iterator<Item = Cell<'r>> {
    let number = |number: u32| Cell(ToSqlOutput::Owned(Value::Integer(i64::from(number))));
    let blob = |bytes| Cell(ToSqlOutput::Borrowed(ValueRef::Blob(bytes)));
    let set = rows.first().map(move |row| number(row.set));
    set.into_iter().chain(
        rows.iter().flat_map(move |row| {
            [number(row.body.events), blob(row.body.bytes), blob(&row.digest.0)]
        }),
    )
}

fn record_of(row: &Row<'_>) -> rusqlite::Result<StoredRecord> {
    Ok(StoredRecord {
        id: RecordId(row.get(0)?),
        set: SetNumber(row.get(1)?),
        events: row.get(2)?,
        body: row.get(3)?,
        digest: Digest(row.get(4)?),
    })
}

fn import_of(row: &Row<'_>) -> rusqlite::Result<StoredImport> {
    Ok(StoredImport {
        number: row.get(0)?,
        key: Digest(row.get(1)?),
        rows_done: natural(row, 2)?,
        finished: row.get(3)?,
        first_record_after: row.get(4)?,
        state: row.get(5)?,
    })
}

/// A number that is never negative.
fn natural(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number))
}

/// SQLite has no greater numbers; none of ours comes near.
fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

const IMPORT: &str =
    "SELECT number, key, rows_done, finished, first_record_after, state FROM import";

/// Ends with its owner's query. Nothing was written, so it cannot fail in a way that matters.
struct View<'a>(Option<&'a Connection>);

impl Drop for View<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.0 {
            let _ended = connection.prepare_cached("COMMIT").and_then(|mut end| end.execute([]));
        }
    }
}

impl Records for SqliteRecords {
    fn another(&self) -> Result<Box<dyn Records>, RegistryError> {
        let connection = schema::open(&self.path, self.registry)?;
        Ok(Box::new(Self::with(connection, self.path.clone())?))
    }

    fn place(&self) -> Result<Place, RegistryError> {
        let (last_record, last_change) = self
            .connection
            .prepare_cached(
                "SELECT (SELECT coalesce(max(id), 0) FROM record),
                        (SELECT coalesce(max(number), 0) FROM change)",
            )
            .and_then(|mut s| s.query_row([], |row| Ok((row.get(0)?, natural(row, 1)?))))
            .map_err(database("finding the last record"))?;
        Ok(Place { registry: self.registry, last_record, last_change })
    }

    fn sets(&self) -> Result<Vec<StoredSet>, RegistryError> {
        let doing = || database("reading record sets");
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name, body, digest FROM record_set ORDER BY id")
            .map_err(doing())?;
        let rows = statement.query_map([], |row| {
            Ok(StoredSet {
                number: SetNumber(row.get(0)?),
                name: row.get(1)?,
                body: row.get(2)?,
                digest: Digest(row.get(3)?),
            })
        });
        rows.and_then(Iterator::collect).map_err(doing())
    }

    fn read(&self, ids: &[RecordId]) -> Result<Vec<StoredRecord>, RegistryError> {
        // One record is read in one query, which has a view of its own.
        let _view = (ids.len() > 1).then(|| self.view()).transpose()?;
        ids.iter().filter_map(|id| self.one(*id).transpose()).collect()
    }

    fn scan(
        &self,
        after: RecordId,
        visit: &mut dyn FnMut(StoredRecord) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        let doing = || database("reading the records");
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT id, set_id, events, body, digest FROM record WHERE id > ?1 ORDER BY id",
            )
            .map_err(doing())?;
        let mut rows = statement.query([after.0]).map_err(doing())?;
        while let Some(row) = rows.next().map_err(doing())? {
            visit(record_of(row).map_err(doing())?)?;
        }
        Ok(())
    }

    fn changed(&self, after: u64) -> Result<Vec<(u64, RecordId)>, RegistryError> {
        let doing = || database("reading the changes");
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT number, record_id FROM change WHERE number > ?1 ORDER BY number",
            )
            .map_err(doing())?;
        let rows = statement
            .query_map([integer(after)], |row| Ok((natural(row, 0)?, RecordId(row.get(1)?))));
        rows.and_then(Iterator::collect).map_err(doing())
    }

    fn count(&self) -> Result<Count, RegistryError> {
        self.connection
            .prepare_cached("SELECT coalesce(sum(records), 0), coalesce(sum(events), 0) FROM tally")
            .and_then(|mut s| {
                s.query_row([], |row| {
                    Ok(Count { records: natural(row, 0)?, events: natural(row, 1)? })
                })
            })
            .map_err(database("counting"))
    }

    fn records_in(&self, set: SetNumber) -> Result<u64, RegistryError> {
        let records = self
            .connection
            .prepare_cached("SELECT records FROM tally WHERE set_id = ?1")
            .and_then(|mut s| s.query_row([set.0], |row| natural(row, 0)).optional())
            .map_err(database("counting"))?;
        Ok(records.unwrap_or(0))
    }

    fn begin(&mut self) -> Result<(), RegistryError> {
        if self.batch.is_some() {
            self.roll_back()?;
        }
        self.connection
            .prepare_cached("BEGIN IMMEDIATE")
            .and_then(|mut begin| begin.execute([]))
            .map_err(database("opening a batch"))?;
        self.batch = Some(Batch::default());
        let last_record = i64::from(self.place()?.last_record);
        self.batch()?.last_record = last_record;
        Ok(())
    }

    fn put_set(&mut self, set: &StoredSet) -> Result<(), RegistryError> {
        self.batch()?;
        self.connection
            .prepare_cached(
                "INSERT INTO record_set (id, name, body, digest) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body,
                 digest = excluded.digest",
            )
            .and_then(|mut s| s.execute(params![set.number.0, set.name, set.body, set.digest.0]))
            .map_err(database("declaring a record set"))?;
        Ok(())
    }

    fn append(&mut self, records: &[StoredRecord]) -> Result<(), RegistryError> {
        self.add(&records.iter().map(NewRow::stored).collect::<Vec<_>>())
    }

    fn append_bodies(
        &mut self,
        set: SetNumber,
        first: u32,
        bodies: &Bodies,
    ) -> Result<(), RegistryError> {
        let rows = (first..).zip(bodies.iter());
        self.add(&rows.map(|(number, body)| NewRow::of(number, set, body)).collect::<Vec<_>>())
    }

    fn replace(&mut self, record: &StoredRecord) -> Result<(), RegistryError> {
        self.batch()?;
        let doing = || database("replacing a record");
        let old: Option<i64> = self
            .connection
            .prepare_cached("SELECT events FROM record WHERE id = ?1 AND set_id = ?2")
            .and_then(|mut s| {
                s.query_row(params![record.id.0, record.set.0], |row| row.get(0)).optional()
            })
            .map_err(doing())?;
        let missing = || RegistryError::Damaged { record: record.id, what: "it is missing" };
        let old = old.ok_or_else(missing)?;
        self.connection
            .prepare_cached("UPDATE record SET events = ?2, body = ?3, digest = ?4 WHERE id = ?1")
            .and_then(|mut s| {
                s.execute(params![record.id.0, record.events, record.body, record.digest.0])
            })
            .map_err(doing())?;
        self.connection
            .prepare_cached("INSERT INTO change (record_id) VALUES (?1)")
            .and_then(|mut s| s.execute([record.id.0]))
            .map_err(doing())?;
        self.batch()?.tallies.entry(record.set.0).or_default().1 += i64::from(record.events) - old;
        Ok(())
    }

    fn put_import(&mut self, import: &StoredImport) -> Result<(), RegistryError> {
        self.batch()?;
        let StoredImport { key, number, finished, first_record_after, state, .. } = import;
        let rows_done = integer(import.rows_done);
        self.connection
            .prepare_cached(
                "INSERT INTO import (number, key, rows_done, finished, first_record_after, state)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (key) DO UPDATE SET rows_done = excluded.rows_done,
                 finished = excluded.finished, first_record_after = excluded.first_record_after,
                 state = excluded.state",
            )
            .and_then(|mut s| {
                s.execute(params![number, key.0, rows_done, finished, first_record_after, state])
            })
            .map_err(database("noting an import"))?;
        Ok(())
    }

    fn add_issues(&mut self, import: u32, issues: &[StoredIssue]) -> Result<(), RegistryError> {
        self.batch()?;
        let doing = || database("noting an issue");
        let mut statement = self
            .connection
            .prepare_cached("INSERT INTO issue (import, line, body) VALUES (?1, ?2, ?3)")
            .map_err(doing())?;
        for issue in issues {
            statement.execute(params![import, integer(issue.line), issue.body]).map_err(doing())?;
        }
        Ok(())
    }

    fn put_note(&mut self, name: &str, body: &[u8]) -> Result<(), RegistryError> {
        self.batch()?;
        self.connection
            .prepare_cached(
                "INSERT INTO note (name, body) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            )
            .and_then(|mut s| s.execute(params![name, body]))
            .map_err(database("keeping a note"))?;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), RegistryError> {
        let batch = self.batch.take().ok_or(RegistryError::NoBatch)?;
        let done = self
            .add_tallies(&batch)
            .and_then(|()| self.connection.prepare_cached("COMMIT")?.execute([]));
        if let Err(error) = done {
            // The first error is the one to report.
            let _second = self.roll_back();
            return Err(database("making a batch durable")(error));
        }
        Ok(())
    }

    fn roll_back(&mut self) -> Result<(), RegistryError> {
        self.batch = None;
        // After some errors SQLite has rolled back by itself.
        if self.connection.is_autocommit() {
            return Ok(());
        }
        self.connection.execute_batch("ROLLBACK").map_err(database("giving up a batch"))
    }

    fn import(&self, key: &Digest) -> Result<Option<StoredImport>, RegistryError> {
        self.connection
            .prepare_cached(&format!("{IMPORT} WHERE key = ?1"))
            .and_then(|mut s| s.query_row([key.0], import_of).optional())
            .map_err(database("reading an import"))
    }

    fn imports(&self) -> Result<Vec<StoredImport>, RegistryError> {
        let doing = || database("reading the imports");
        let sql = format!("{IMPORT} ORDER BY number");
        let mut statement = self.connection.prepare_cached(&sql).map_err(doing())?;
        statement.query_map([], import_of).and_then(Iterator::collect).map_err(doing())
    }

    fn issues(
        &self,
        import: u32,
        visit: &mut dyn FnMut(StoredIssue) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        let doing = || database("reading the issues");
        let mut statement = self
            .connection
            .prepare_cached("SELECT line, body FROM issue WHERE import = ?1 ORDER BY number")
            .map_err(doing())?;
        let mut rows = statement.query([import]).map_err(doing())?;
        while let Some(row) = rows.next().map_err(doing())? {
            let read = || Ok(StoredIssue { line: natural(row, 0)?, body: row.get(1)? });
            visit(read().map_err(doing())?)?;
        }
        Ok(())
    }

    fn note(&self, name: &str) -> Result<Option<Vec<u8>>, RegistryError> {
        self.connection
            .prepare_cached("SELECT body FROM note WHERE name = ?1")
            .and_then(|mut s| s.query_row([name], |row| row.get(0)).optional())
            .map_err(database("reading a note"))
    }

    fn notes(&self, prefix: &str) -> Result<Vec<String>, RegistryError> {
        let doing = || database("reading the notes");
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT name FROM note WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name",
            )
            .map_err(doing())?;
        let rows = statement.query_map([prefix], |row| row.get(0));
        rows.and_then(Iterator::collect).map_err(doing())
    }
}

#[cfg(test)]
mod tests;
