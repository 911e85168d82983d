//! One batch: what it has written so far, and how it becomes durable.
//!
//! Records are gathered and sent by COPY. A registry whose records lie on several servers is not
//! committed in one step: their commits come first and the front server's last. What a crash in
//! between leaves is settled from two facts that the front server keeps: the last record number
//! (rows above it are nobody's), and `unsettled`, the numbers of records about to be replaced,
//! which is committed alone before.

use std::collections::BTreeMap;

use postgres::binary_copy::BinaryCopyInWriter;
use postgres::error::SqlState;
use postgres::types::Type;

use super::connection::{Connection, Session};
use super::error::PostgresError;
use super::rows::{unsigned, value};
use crate::registry::RegistryError;
use crate::registry::profile::SetNumber;
use crate::registry::record::RecordId;
use crate::registry::records::{Place, StoredRecord};

/// Records and bytes of bodies that are gathered before they are sent.
const GATHERED_RECORDS: usize = 10_000;
const GATHERED_BYTES: usize = 16 << 20;

const WRITING: &str = "writing records";
const COMMITTING: &str = "committing";

/// An open batch.
pub(super) struct Batch {
    /// The connection that it belongs to.
    pub(super) generation: u64,
    /// Where the records stand, the batch included.
    pub(super) place: Place,
    /// What `meta` will say if the batch was committed.
    token: [u8; 16],
    new: Vec<StoredRecord>,
    replaced: BTreeMap<RecordId, StoredRecord>,
    bytes: usize,
    changes: Vec<(i64, i64)>,
    /// Numbers to be noted alone before the commit.
    unsettled: Vec<i64>,
    /// Whether the records lie on other servers.
    scattered: bool,
    /// True if an earlier writer left some.
    inherited: bool,
}

impl Batch {
    /// Takes the one writer's lock.
    pub(super) fn begin(
        connection: &mut Connection,
        registry: [u8; 16],
        token: [u8; 16],
        scattered: bool,
    ) -> Result<Self, RegistryError> {
        const DOING: &str = "opening a batch";
        let begun = connection.again(DOING, |s| {
            s.run("BEGIN; SET LOCAL statement_timeout = '10min'")?;
            s.query("SELECT last_record, last_change FROM {s}.meta WHERE one = 1 FOR UPDATE", &[])
        });
        let rows = match begun {
            Ok(rows) => rows,
            Err(error) => {
                connection.end_transaction();
                return Err(if error.is(&SqlState::LOCK_NOT_AVAILABLE) {
                    RegistryError::Busy
                } else {
                    error.into()
                });
            }
        };
        let unexpected = PostgresError::Unexpected { doing: DOING, what: "the table meta" };
        let row = rows.first().ok_or(unexpected)?;
        let (record, change): (i64, i64) = (value(row, 0, DOING)?, value(row, 1, DOING)?);
        let place = Place {
            registry,
            last_record: unsigned(record, DOING)?,
            last_change: unsigned(change, DOING)?,
        };
        let mut batch = Self {
            generation: connection.generation(),
            place,
            token,
            new: Vec::new(),
            replaced: BTreeMap::new(),
            bytes: 0,
            changes: Vec::new(),
            unsettled: Vec::new(),
            scattered,
            inherited: false,
        };
        if scattered {
            let settled = batch.settle(connection);
            if settled.is_err() {
                connection.end_transaction();
            }
            settled?;
        }
        Ok(batch)
    }

    /// Removes or takes note of what a batch left that ended between two servers' commits.
    fn settle(&mut self, connection: &mut Connection) -> Result<(), RegistryError> {
        const DOING: &str = "settling what an interrupted commit left";
        let last = i64::from(self.place.last_record);
        let rows = connection.once(DOING, |s| {
            s.execute("DELETE FROM {s}.record WHERE id > $1", &[&last])?;
            s.query("SELECT DISTINCT record_id FROM {s}.unsettled ORDER BY record_id", &[])
        })?;
        if rows.is_empty() {
            return Ok(());
        }
        self.inherited = true;
        for row in &rows {
            let id: i64 = value(row, 0, DOING)?;
            if id <= last {
                self.note_change(id)?;
            }
        }
        // Some of them were replaced and some were not, so what was counted may be wrong.
        connection.once(DOING, |s| {
            s.run("UPDATE {s}.record_set SET records = 0, events = 0")?;
            s.execute(
                "UPDATE {s}.record_set AS r SET records = c.records, events = c.events
                 FROM (SELECT set_id, count(*) AS records, sum(events)::bigint AS events
                       FROM {s}.record GROUP BY set_id) AS c
                 WHERE r.number = c.set_id",
                &[],
            )
        })?;
        Ok(())
    }

    /// True if there is something that only a commit makes known.
    pub(super) const fn settles_something(&self) -> bool {
        self.inherited
    }

    fn note_change(&mut self, id: i64) -> Result<(), PostgresError> {
        self.place.last_change += 1;
        self.changes.push((i64_of(self.place.last_change)?, id));
        Ok(())
    }

    /// Takes new records.
    pub(super) fn append(
        &mut self,
        connection: &mut Connection,
        records: &[StoredRecord],
    ) -> Result<(), RegistryError> {
        for record in records {
            let next = i64::from(self.place.last_record) + 1;
            if record.id.0 != next {
                return Err(PostgresError::Number { doing: WRITING }.into());
            }
            self.place.last_record = unsigned(next, WRITING)?;
            self.bytes += record.body.len();
            self.new.push(record.clone());
            self.make_room(connection)?;
        }
        Ok(())
    }

    /// Takes another version of a record.
    pub(super) fn replace(
        &mut self,
        connection: &mut Connection,
        record: &StoredRecord,
    ) -> Result<(), RegistryError> {
        if !(1..=i64::from(self.place.last_record)).contains(&record.id.0) {
            return Err(PostgresError::Number { doing: WRITING }.into());
        }
        self.note_change(record.id.0)?;
        if self.scattered {
            self.unsettled.push(record.id.0);
        }
        self.bytes += record.body.len();
        self.replaced.insert(record.id, record.clone());
        self.make_room(connection)
    }

    /// A record as the batch has it, if it was not sent yet.
    pub(super) fn gathered(&self, id: RecordId) -> Option<&StoredRecord> {
        self.replaced.get(&id).or_else(|| {
            let first = self.new.first()?.id.0;
            self.new.get(usize::try_from(id.0.checked_sub(first)?).ok()?)
        })
    }

    fn make_room(&mut self, connection: &mut Connection) -> Result<(), RegistryError> {
        let gathered = self.new.len() + self.replaced.len();
        if gathered >= GATHERED_RECORDS || self.bytes >= GATHERED_BYTES {
            return self.send(connection);
        }
        Ok(())
    }

    /// Sends what was gathered. On an error the batch can only be rolled back.
    pub(super) fn send(&mut self, connection: &mut Connection) -> Result<(), RegistryError> {
        let mut grown: BTreeMap<SetNumber, (i64, i64)> = BTreeMap::new();
        let new = std::mem::take(&mut self.new);
        if !new.is_empty() {
            for record in &new {
                let (records, events) = grown.entry(record.set).or_default();
                *records += 1;
                *events += i64::from(record.events);
            }
            let columns = Columns::of(new.iter())?;
            let scattered = self.scattered;
            connection
                .once(WRITING, |s| if scattered { columns.insert(s) } else { columns.copy(s) })?;
        }
        let replaced = std::mem::take(&mut self.replaced);
        if !replaced.is_empty() {
            let columns = Columns::of(replaced.values())?;
            let before = connection.once(WRITING, |s| {
                let sql = "SELECT set_id, events FROM {s}.record WHERE id = ANY($1)";
                let before = s.query(sql, &[&columns.ids])?;
                columns.update(s).map(|updated| (before, updated))
            })?;
            if before.1 != replaced.len() as u64 {
                let what = "a record to be replaced is missing";
                return Err(PostgresError::Unexpected { doing: WRITING, what }.into());
            }
            for row in &before.0 {
                let (set, events): (i32, i32) = (value(row, 0, WRITING)?, value(row, 1, WRITING)?);
                let (fewer, less) = grown.entry(SetNumber(unsigned(set, WRITING)?)).or_default();
                *fewer -= 1;
                *less -= i64::from(events);
            }
            for record in replaced.values() {
                let (records, events) = grown.entry(record.set).or_default();
                *records += 1;
                *events += i64::from(record.events);
            }
        }
        self.bytes = 0;
        for (set, (records, events)) in grown {
            let number: i32 = unsigned(set.0, WRITING)?;
            let sql = "UPDATE {s}.record_set SET records = records + $2, events = events + $3
                       WHERE number = $1";
            let known =
                connection.once(WRITING, |s| s.execute(sql, &[&number, &records, &events]))?;
            if known == 0 {
                return Err(RegistryError::NoSuchSet);
            }
        }
        let (numbers, ids): (Vec<i64>, Vec<i64>) =
            std::mem::take(&mut self.changes).into_iter().unzip();
        if !numbers.is_empty() {
            connection.once(WRITING, |s| {
                s.execute(
                    "INSERT INTO {s}.change (number, record_id)
                     SELECT n, r FROM unnest($1::bigint[], $2::bigint[]) AS t (n, r)",
                    &[&numbers, &ids],
                )
            })?;
        }
        Ok(())
    }

    /// Makes the batch durable. `side` opens a second connection, for a scattered registry.
    pub(super) fn commit(
        mut self,
        connection: &mut Connection,
        side: &mut dyn FnMut() -> Result<Connection, PostgresError>,
    ) -> Result<(), RegistryError> {
        self.send(connection)?;
        if !self.unsettled.is_empty() {
            side()?.once(COMMITTING, |s| {
                s.execute(
                    "INSERT INTO {s}.unsettled (record_id)
                     SELECT r FROM unnest($1::bigint[]) AS t (r)",
                    &[&self.unsettled],
                )
            })?;
        }
        let settles = self.inherited || !self.unsettled.is_empty();
        let (record, change) = (i64::from(self.place.last_record), i64_of(self.place.last_change)?);
        connection.once(COMMITTING, |s| {
            if settles {
                s.run("DELETE FROM {s}.unsettled")?;
            }
            s.execute(
                "UPDATE {s}.meta SET last_record = $1, last_change = $2, batch = $3 WHERE one = 1",
                &[&record, &change, &self.token.as_slice()],
            )
        })?;
        match connection.once(COMMITTING, |s| s.run("COMMIT")) {
            Err(PostgresError::Lost { .. }) => self.was_committed(connection),
            done => Ok(done?),
        }
    }

    /// After the connection broke during the commit: what came of it. The lock is free only when
    /// the server has ended the old connection's work.
    fn was_committed(&self, connection: &mut Connection) -> Result<(), RegistryError> {
        let asked = connection.again(COMMITTING, |s| {
            s.run("BEGIN")?;
            s.query("SELECT batch FROM {s}.meta WHERE one = 1 FOR UPDATE", &[])
        });
        connection.end_transaction();
        let rows = asked.map_err(|_| PostgresError::OutcomeUnknown)?;
        let stands: Option<Vec<u8>> = rows.first().and_then(|row| row.try_get(0).ok());
        if stands.as_deref() == Some(&self.token) {
            Ok(())
        } else {
            Err(PostgresError::Lost { doing: COMMITTING }.into())
        }
    }
}

fn i64_of(number: u64) -> Result<i64, PostgresError> {
    unsigned(number, WRITING)
}

/// Records as columns, in the types of the table.
struct Columns<'r> {
    ids: Vec<i64>,
    sets: Vec<i32>,
    events: Vec<i32>,
    bodies: Vec<&'r [u8]>,
    digests: Vec<&'r [u8]>,
}

impl<'r> Columns<'r> {
    fn of(records: impl Iterator<Item = &'r StoredRecord>) -> Result<Self, PostgresError> {
        let (ids, sets, events) = (Vec::new(), Vec::new(), Vec::new());
        let mut columns = Self { ids, sets, events, bodies: Vec::new(), digests: Vec::new() };
        for record in records {
            columns.ids.push(record.id.0);
            columns.sets.push(unsigned(record.set.0, WRITING)?);
            columns.events.push(unsigned(record.events, WRITING)?);
            columns.bodies.push(&record.body);
            columns.digests.push(&record.digest.0);
        }
        Ok(columns)
    }

    fn copy(&self, session: &mut Session) -> Result<(), postgres::Error> {
        let sql = session.with_schema(
            "COPY {s}.record (id, set_id, events, body, digest) FROM STDIN (FORMAT binary)",
        );
        let types = [Type::INT8, Type::INT4, Type::INT4, Type::BYTEA, Type::BYTEA];
        let mut writer = BinaryCopyInWriter::new(session.client().copy_in(&sql)?, &types);
        let numbers = self.ids.iter().zip(&self.sets).zip(&self.events);
        for (((id, set), events), (body, digest)) in
            numbers.zip(self.bodies.iter().zip(&self.digests))
        {
            writer.write(&[id, set, events, body, digest])?;
        }
        writer.finish()?;
        Ok(())
    }

    /// COPY hands rows to another server one by one before PostgreSQL 16; this is sent in batches.
    fn insert(&self, session: &mut Session) -> Result<(), postgres::Error> {
        session.execute(
            "INSERT INTO {s}.record (id, set_id, events, body, digest)
             SELECT * FROM unnest($1::bigint[], $2::integer[], $3::integer[], $4::bytea[],
                                  $5::bytea[])",
            &[&self.ids, &self.sets, &self.events, &self.bodies, &self.digests],
        )?;
        Ok(())
    }

    fn update(&self, session: &mut Session) -> Result<u64, postgres::Error> {
        session.execute(
            "UPDATE {s}.record AS r
             SET set_id = n.set_id, events = n.events, body = n.body, digest = n.digest
             FROM unnest($1::bigint[], $2::integer[], $3::integer[], $4::bytea[], $5::bytea[])
                  AS n (id, set_id, events, body, digest)
             WHERE r.id = n.id",
            &[&self.ids, &self.sets, &self.events, &self.bodies, &self.digests],
        )
    }
}
