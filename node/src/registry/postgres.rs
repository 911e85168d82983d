//! The registry in a PostgreSQL database, for those who outgrow one machine; and a national
//! database that is read where it lies.

mod batch;
mod connection;
mod cursor;
mod error;
mod rows;
mod schema;
mod server;
mod view;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest as _, Sha256};
use vestigo_protocol::ids::Digest;

use super::profile::SetNumber;
use super::record::RecordId;
use super::records::{Place, Records, StoredImport, StoredIssue, StoredRecord, StoredSet};
use super::{Count, RegistryError};
use batch::Batch;
use connection::{Access, Connection};
use cursor::View;
use rows::{unsigned, value};

pub use error::PostgresError;
pub use server::{Server, is_url};
pub use view::PostgresView;

/// Numbers in one question for records.
const ASKED_AT_ONCE: usize = 5_000;

/// Firearm records in a schema of a PostgreSQL database, by default `vestigo`.
///
/// Several processes may have the same registry open; one of them at a time has a batch open. A
/// connection that broke is opened again at the next call; a batch does not survive it.
///
/// Not for use, and not to be dropped, on a task of an asynchronous runtime: it blocks.
pub struct PostgresRecords {
    connection: RefCell<Connection>,
    registry: [u8; 16],
    /// Whether the records lie on other servers.
    scattered: bool,
    batch: RefCell<Option<Batch>>,
    /// How many scans are under way, one within the other.
    depth: Cell<u32>,
    seed: Seed,
}

/// Random bytes, and how many tokens were made of them.
struct Seed {
    bytes: [u8; 16],
    drawn: Cell<u64>,
}

impl Seed {
    const fn new(bytes: [u8; 16]) -> Self {
        Self { bytes, drawn: Cell::new(0) }
    }

    /// Bytes that nobody else has.
    fn draw(&self) -> [u8; 16] {
        self.drawn.set(self.drawn.get() + 1);
        let mut hasher = Sha256::new();
        hasher.update(self.bytes);
        hasher.update(self.drawn.get().to_be_bytes());
        first_half(&hasher.finalize().into())
    }
}

/// 16 bytes of a digest.
fn first_half(digest: &[u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.iter_mut().zip(digest).for_each(|(to, from)| *to = *from);
    half
}

impl fmt::Debug for PostgresRecords {
    /// Says where.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.connection.try_borrow() {
            Ok(connection) => write!(f, "PostgresRecords({})", connection.server().label()),
            Err(_) => f.write_str("PostgresRecords"),
        }
    }
}

impl PostgresRecords {
    /// Opens a registry, making its tables or bringing them up to date if need be. `fresh` are
    /// random bytes, by which a registry that is founded here will be known.
    ///
    /// # Errors
    /// [`PostgresError`] if there is no connection or the schema holds something else.
    pub fn open(server: Server, fresh: [u8; 16]) -> Result<Self, RegistryError> {
        let mut connection = Connection::open(server, Access::Writing)?;
        let found = schema::open(&mut connection, &fresh)?;
        let mut records = Self {
            connection: RefCell::new(connection),
            registry: found.registry,
            scattered: found.scattered,
            batch: RefCell::new(None),
            depth: Cell::new(0),
            seed: Seed::new(fresh),
        };
        if found.scattered {
            records.settle()?;
        }
        Ok(records)
    }

    /// Makes known what a commit that was interrupted between two servers has changed; if another
    /// writer is at work, it has done so itself.
    fn settle(&mut self) -> Result<(), RegistryError> {
        match self.begin() {
            Ok(()) => {}
            Err(RegistryError::Busy) => return Ok(()),
            Err(error) => return Err(error),
        }
        let settles = self.batch.borrow().as_ref().is_some_and(Batch::settles_something);
        if settles { self.commit() } else { self.roll_back() }
    }

    fn in_batch(&self) -> bool {
        self.batch.borrow().is_some()
    }

    /// Does something in the open batch.
    fn within<T>(
        &self,
        doing: &'static str,
        work: impl FnOnce(&mut Batch, &mut Connection) -> Result<T, RegistryError>,
    ) -> Result<T, RegistryError> {
        let mut batch = self.batch.borrow_mut();
        let batch = batch.as_mut().ok_or(RegistryError::NoBatch)?;
        let mut connection = self.connection.borrow_mut();
        if !connection.is_open() || connection.generation() != batch.generation {
            return Err(PostgresError::Lost { doing }.into());
        }
        work(batch, &mut connection)
    }

    /// Sends what an open batch has gathered, so that a question sees it.
    fn send(&self, doing: &'static str) -> Result<(), RegistryError> {
        if self.in_batch() { self.within(doing, Batch::send) } else { Ok(()) }
    }

    /// Asks something, in the open batch if there is one, otherwise on a connection that may be
    /// opened anew.
    fn ask(
        &self,
        doing: &'static str,
        sql: &str,
        values: &[&(dyn postgres::types::ToSql + Sync)],
    ) -> Result<Vec<postgres::Row>, RegistryError> {
        if self.in_batch() {
            return self.within(doing, |_, connection| {
                Ok(connection.once(doing, |s| s.query(sql, values))?)
            });
        }
        let mut connection = self.connection.borrow_mut();
        let asked = if self.depth.get() > 0 {
            connection.once(doing, |s| s.query(sql, values))
        } else {
            connection.again(doing, |s| s.query(sql, values))
        };
        Ok(asked?)
    }

    /// The greatest record number that is valid here.
    fn last_record(&self) -> Result<i64, RegistryError> {
        Ok(i64::from(self.place()?.last_record))
    }

    /// Rows of a query page by page, in one view. `bound` is the last record of that view.
    fn pages(
        &self,
        doing: &'static str,
        query: impl FnOnce(i64) -> String,
        visit: &mut dyn FnMut(Vec<postgres::Row>) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        self.send(doing)?;
        let depth = self.depth.get();
        let view = View::open(&self.connection, self.in_batch() || depth > 0, doing)?;
        self.depth.set(depth + 1);
        let visited = self
            .last_record()
            .and_then(|last| view.pages(&format!("pages_{depth}"), &query(last), visit));
        self.depth.set(depth);
        visited
    }

    fn write(
        &self,
        doing: &'static str,
        sql: &str,
        values: &[&(dyn postgres::types::ToSql + Sync)],
    ) -> Result<u64, RegistryError> {
        self.within(doing, |_, connection| Ok(connection.once(doing, |s| s.execute(sql, values))?))
    }
}

impl Records for PostgresRecords {
    fn another(&self) -> Result<Box<dyn Records>, RegistryError> {
        let server = self.connection.borrow().server().clone();
        let connection = RefCell::new(Connection::open(server, Access::Writing)?);
        let (batch, depth) = (RefCell::new(None), Cell::new(0));
        let (registry, scattered, seed) =
            (self.registry, self.scattered, Seed::new(self.seed.draw()));
        Ok(Box::new(Self { connection, registry, scattered, batch, depth, seed }))
    }

    fn place(&self) -> Result<Place, RegistryError> {
        const DOING: &str = "asking where the records stand";
        if let Some(batch) = &*self.batch.borrow() {
            return Ok(batch.place);
        }
        let sql = "SELECT registry, last_record, last_change FROM {s}.meta WHERE one = 1";
        let rows = self.ask(DOING, sql, &[])?;
        let unexpected = |what| PostgresError::Unexpected { doing: DOING, what };
        let row = rows.first().ok_or_else(|| unexpected("the table meta"))?;
        let (registry, record, change): (Vec<u8>, i64, i64) =
            (value(row, 0, DOING)?, value(row, 1, DOING)?, value(row, 2, DOING)?);
        Ok(Place {
            registry: registry.try_into().map_err(|_| unexpected("the registry's own number"))?,
            last_record: unsigned(record, DOING)?,
            last_change: unsigned(change, DOING)?,
        })
    }

    fn sets(&self) -> Result<Vec<StoredSet>, RegistryError> {
        let sql = "SELECT number, name, body, digest FROM {s}.record_set ORDER BY number";
        self.ask("reading record sets", sql, &[])?.iter().map(rows::set).collect()
    }

    fn read(&self, ids: &[RecordId]) -> Result<Vec<StoredRecord>, RegistryError> {
        const DOING: &str = "reading records";
        let mut found: BTreeMap<RecordId, StoredRecord> = BTreeMap::new();
        let mut asked: Vec<i64> = Vec::new();
        for id in ids {
            match self.batch.borrow().as_ref().and_then(|batch| batch.gathered(*id)) {
                Some(record) => drop(found.insert(*id, record.clone())),
                None => asked.push(id.0),
            }
        }
        asked.sort_unstable();
        asked.dedup();
        let last = if asked.is_empty() { 0 } else { self.last_record()? };
        asked.retain(|id| (1..=last).contains(id));
        for some in asked.chunks(ASKED_AT_ONCE) {
            let sql = "SELECT id, set_id, events, body, digest FROM {s}.record WHERE id = ANY($1)";
            for row in self.ask(DOING, sql, &[&some])? {
                let record = rows::record(&row)?;
                found.insert(record.id, record);
            }
        }
        // Numbers have no gaps, so what is missing was there.
        if let Some(id) = asked.iter().find(|id| !found.contains_key(&RecordId(**id))) {
            return Err(missing(*id));
        }
        Ok(ids.iter().filter_map(|id| found.get(id).cloned()).collect())
    }

    fn scan(
        &self,
        after: RecordId,
        visit: &mut dyn FnMut(StoredRecord) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        let mut next = after.0.max(0) + 1;
        let mut end = 0;
        let query = |last| {
            end = last;
            format!(
                "SELECT id, set_id, events, body, digest FROM {{s}}.record
                 WHERE id > {} AND id <= {last} ORDER BY id",
                after.0
            )
        };
        self.pages("reading all records", query, &mut |page| {
            for row in page {
                let record = rows::record(&row)?;
                if record.id.0 != next {
                    return Err(missing(next));
                }
                next += 1;
                visit(record)?;
            }
            Ok(())
        })?;
        if next <= end { Err(missing(next)) } else { Ok(()) }
    }

    fn changed(&self, after: u64) -> Result<Vec<(u64, RecordId)>, RegistryError> {
        const DOING: &str = "reading what was changed";
        self.send(DOING)?;
        let Ok(after) = i64::try_from(after) else { return Ok(Vec::new()) };
        let sql = "SELECT number, record_id FROM {s}.change WHERE number > $1 ORDER BY number";
        let rows = self.ask(DOING, sql, &[&after])?;
        let read = |row: &postgres::Row| {
            let number: i64 = value(row, 0, DOING)?;
            Ok((unsigned(number, DOING)?, RecordId(value(row, 1, DOING)?)))
        };
        rows.iter().map(read).collect()
    }

    fn count(&self) -> Result<Count, RegistryError> {
        const DOING: &str = "counting";
        self.send(DOING)?;
        let rows = self.ask(DOING, "SELECT records, events FROM {s}.record_set", &[])?;
        let mut count = Count::default();
        for row in &rows {
            let (records, events): (i64, i64) = (value(row, 0, DOING)?, value(row, 1, DOING)?);
            count.records += unsigned::<u64, _>(records, DOING)?;
            count.events += unsigned::<u64, _>(events, DOING)?;
        }
        Ok(count)
    }

    fn records_in(&self, set: SetNumber) -> Result<u64, RegistryError> {
        const DOING: &str = "counting";
        self.send(DOING)?;
        let number: i32 = unsigned(set.0, DOING)?;
        let sql = "SELECT records FROM {s}.record_set WHERE number = $1";
        let rows = self.ask(DOING, sql, &[&number])?;
        let records: i64 = rows.first().map_or(Ok(0), |row| value(row, 0, DOING))?;
        Ok(unsigned(records, DOING)?)
    }

    fn begin(&mut self) -> Result<(), RegistryError> {
        self.roll_back()?;
        let mut connection = self.connection.borrow_mut();
        let token = self.seed.draw();
        let batch = Batch::begin(&mut connection, self.registry, token, self.scattered)?;
        *self.batch.borrow_mut() = Some(batch);
        Ok(())
    }

    fn put_set(&mut self, set: &StoredSet) -> Result<(), RegistryError> {
        const DOING: &str = "writing a record set";
        let number: i32 = unsigned(set.number.0, DOING)?;
        self.write(
            DOING,
            "INSERT INTO {s}.record_set (number, name, body, digest) VALUES ($1, $2, $3, $4)
             ON CONFLICT (number) DO UPDATE
             SET name = excluded.name, body = excluded.body, digest = excluded.digest",
            &[&number, &set.name, &set.body, &set.digest.0.as_slice()],
        )?;
        Ok(())
    }

    fn append(&mut self, records: &[StoredRecord]) -> Result<(), RegistryError> {
        self.within("writing records", |batch, connection| batch.append(connection, records))
    }

    fn replace(&mut self, record: &StoredRecord) -> Result<(), RegistryError> {
        self.within("writing records", |batch, connection| batch.replace(connection, record))
    }

    fn put_import(&mut self, import: &StoredImport) -> Result<(), RegistryError> {
        const DOING: &str = "writing an import";
        let rows_done: i64 = unsigned(import.rows_done, DOING)?;
        let (number, first) = (i64::from(import.number), i64::from(import.first_record_after));
        self.write(
            DOING,
            "INSERT INTO {s}.import
                 (key, number, rows_done, finished, first_record_after, state)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (key) DO UPDATE
             SET number = excluded.number, rows_done = excluded.rows_done,
                 finished = excluded.finished, state = excluded.state,
                 first_record_after = excluded.first_record_after",
            &[
                &import.key.0.as_slice(),
                &number,
                &rows_done,
                &import.finished,
                &first,
                &import.state,
            ],
        )?;
        Ok(())
    }

    fn add_issues(&mut self, import: u32, issues: &[StoredIssue]) -> Result<(), RegistryError> {
        const DOING: &str = "writing the issues of an import";
        let lines: Result<Vec<i64>, _> =
            issues.iter().map(|issue| unsigned(issue.line, DOING)).collect();
        let bodies: Vec<&[u8]> = issues.iter().map(|issue| issue.body.as_slice()).collect();
        self.write(
            DOING,
            "INSERT INTO {s}.issue (import, position, line, body)
             SELECT $1, t.n + (SELECT coalesce(max(position), 0) FROM {s}.issue WHERE import = $1),
                    t.line, t.body
             FROM unnest($2::bigint[], $3::bytea[]) WITH ORDINALITY AS t (line, body, n)",
            &[&i64::from(import), &lines?, &bodies],
        )?;
        Ok(())
    }

    fn put_note(&mut self, name: &str, body: &[u8]) -> Result<(), RegistryError> {
        self.write(
            "writing a note",
            "INSERT INTO {s}.note (name, body) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            &[&name, &body],
        )?;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), RegistryError> {
        self.within("committing", |_, _| Ok(())).or_else(|error| {
            self.roll_back()?;
            Err(error)
        })?;
        let batch = self.batch.borrow_mut().take().ok_or(RegistryError::NoBatch)?;
        let mut connection = self.connection.borrow_mut();
        let server = connection.server().clone();
        let mut side = || Connection::open(server.clone(), Access::Writing);
        let committed = batch.commit(&mut connection, &mut side);
        if committed.is_err() {
            connection.end_transaction();
        }
        committed
    }

    fn roll_back(&mut self) -> Result<(), RegistryError> {
        if self.batch.borrow_mut().take().is_some() {
            self.connection.borrow_mut().end_transaction();
        }
        Ok(())
    }

    fn import(&self, key: &Digest) -> Result<Option<StoredImport>, RegistryError> {
        let sql = "SELECT key, number, rows_done, finished, first_record_after, state
                   FROM {s}.import WHERE key = $1";
        let rows = self.ask("reading imports", sql, &[&key.0.as_slice()])?;
        rows.first().map(rows::import).transpose()
    }

    fn imports(&self) -> Result<Vec<StoredImport>, RegistryError> {
        let sql = "SELECT key, number, rows_done, finished, first_record_after, state
                   FROM {s}.import ORDER BY number";
        self.ask("reading imports", sql, &[])?.iter().map(rows::import).collect()
    }

    fn issues(
        &self,
        import: u32,
        visit: &mut dyn FnMut(StoredIssue) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        let query = |_| {
            format!("SELECT line, body FROM {{s}}.issue WHERE import = {import} ORDER BY position")
        };
        self.pages("reading the issues of an import", query, &mut |page| {
            page.iter().try_for_each(|row| visit(rows::issue(row)?))
        })
    }

    fn note(&self, name: &str) -> Result<Option<Vec<u8>>, RegistryError> {
        const DOING: &str = "reading notes";
        let rows = self.ask(DOING, "SELECT body FROM {s}.note WHERE name = $1", &[&name])?;
        Ok(rows.first().map(|row| value(row, 0, DOING)).transpose()?)
    }

    fn notes(&self, prefix: &str) -> Result<Vec<String>, RegistryError> {
        const DOING: &str = "reading notes";
        let sql = "SELECT name FROM {s}.note WHERE left(name, char_length($1)) = $1";
        let rows = self.ask(DOING, sql, &[&prefix])?;
        let names: Result<Vec<String>, PostgresError> =
            rows.iter().map(|row| value(row, 0, DOING)).collect();
        let mut names = names?;
        // By bytes, whatever the database's collation is.
        names.sort_unstable();
        Ok(names)
    }
}

/// Says that a record which must be there is not.
const fn missing(id: i64) -> RegistryError {
    RegistryError::Damaged { record: RecordId(id), what: "it is missing" }
}
