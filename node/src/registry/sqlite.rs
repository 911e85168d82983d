//! The registry in one SQLite file.

mod check;
mod schema;

use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use sha2::{Digest as _, Sha256};
use vestigo_protocol::codec;
use vestigo_protocol::firearm::serial::{self, SerialForms};
use vestigo_protocol::firearm::{FirearmDescription, Name, RecordSet};
use vestigo_protocol::ids::Digest;

use super::lookup::{self, CANDIDATES_MAX, Candidate, Findings, VariantKind};
use super::record::{self, FirearmRecord, NewRecord, RecordBody, RecordId};
use super::{Added, Count, Registry, RegistryError};

pub use check::CheckReport;

/// Firearm records in a SQLite file of their own, usually `registry.sqlite`.
///
/// What is known about the record sets is kept in memory: after another owner of the same file
/// has imported, call [`Self::refresh`].
pub struct SqliteRegistry {
    connection: Connection,
    /// By number; small, and part of every answer.
    sets: Vec<StoredSet>,
    in_batch: bool,
    /// The number of the next new record.
    next_record: i64,
    /// Records below this number were there before the import under way declared its set.
    before_import: i64,
}

impl std::fmt::Debug for SqliteRegistry {
    /// Silent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SqliteRegistry")
    }
}

/// The two questions of a lookup. Both indexes hold all that is asked.
const BY_CANONICAL: &str = "SELECT record_id, position FROM mark WHERE canonical = ?1
    ORDER BY record_id, position LIMIT ?2";
const BY_FOLDED: &str = "SELECT record_id, position FROM mark WHERE folded = ?1
    ORDER BY record_id, position LIMIT ?2";

struct StoredSet {
    id: i64,
    set: RecordSet,
}

/// Says what was being done when the database failed.
fn database(doing: &'static str) -> impl FnOnce(rusqlite::Error) -> RegistryError {
    move |source| RegistryError::Database { doing, source }
}

impl SqliteRegistry {
    /// Opens a registry, creating or upgrading it if need be.
    ///
    /// # Errors
    /// [`RegistryError`] if the file is not a registry, is of a later version, or is on a disk
    /// without write-ahead logging.
    pub fn open(path: &Path) -> Result<Self, RegistryError> {
        Self::with(schema::open(path)?)
    }

    /// A registry that is gone when it is dropped.
    ///
    /// # Errors
    /// [`RegistryError::Database`].
    pub fn open_in_memory() -> Result<Self, RegistryError> {
        Self::with(schema::open_in_memory()?)
    }

    fn with(connection: Connection) -> Result<Self, RegistryError> {
        let mut registry = Self {
            connection,
            sets: Vec::new(),
            in_batch: false,
            next_record: 1,
            before_import: 1,
        };
        registry.reload()?;
        Ok(registry)
    }

    /// Reads what is kept in memory, as of the last commit or of the open batch.
    fn reload(&mut self) -> Result<(), RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, body, digest FROM record_set ORDER BY name")
            .map_err(database("reading record sets"))?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .map_err(database("reading record sets"))?;
        let mut sets = Vec::new();
        for row in rows {
            let (id, body, digest): (i64, Vec<u8>, Vec<u8>) =
                row.map_err(database("reading record sets"))?;
            if set_digest(id, &body).0[..] != digest[..] {
                return Err(RegistryError::DamagedSet(id));
            }
            let set = codec::decode(&body).map_err(|_| RegistryError::DamagedSet(id))?;
            sets.push(StoredSet { id, set });
        }
        drop(statement);
        self.sets = sets;
        self.next_record = self
            .connection
            .query_row("SELECT coalesce(max(id), 0) + 1 FROM record", [], |row| row.get(0))
            .map_err(database("reading record sets"))?;
        Ok(())
    }

    const fn need_batch(&self) -> Result<(), RegistryError> {
        if self.in_batch { Ok(()) } else { Err(RegistryError::NoBatch) }
    }

    fn set_id(&self, name: &Name) -> Result<i64, RegistryError> {
        let found = self.sets.iter().find(|stored| stored.set.name == *name);
        found.map(|stored| stored.id).ok_or(RegistryError::NoSuchSet)
    }

    /// Reads one record from a row of `id, set_id, identity, body, digest` and verifies it.
    fn verified(&self, row: &StoredRow) -> Result<FirearmRecord, RegistryError> {
        let damaged = |what| RegistryError::Damaged { record: RecordId(row.id), what };
        if record_digest(row.id, row.set_id, &row.identity, &row.body).0[..] != row.digest[..] {
            return Err(damaged("its digest does not hold"));
        }
        let body: RecordBody =
            minicbor::decode(&row.body).map_err(|_| damaged("it cannot be read"))?;
        let stored = self.sets.iter().find(|stored| stored.id == row.set_id);
        let set = stored.ok_or_else(|| damaged("its record set is missing"))?;
        Ok(FirearmRecord {
            id: RecordId(row.id),
            set: set.set.name.clone(),
            description: body.description,
            events: body.events,
            particulars: body.particulars,
        })
    }

    /// One view of the file for several queries, which also saves taking and giving back the
    /// file's locks for each. Inside a batch there is one already.
    fn snapshot(&self) -> Result<Snapshot<'_>, RegistryError> {
        let own = self.connection.is_autocommit();
        if own {
            self.connection
                .prepare_cached("BEGIN")
                .and_then(|mut begin| begin.execute([]))
                .map_err(database("opening a view"))?;
        }
        Ok(Snapshot(own.then_some(&self.connection)))
    }

    /// Record and position of the marks with one form of a serial, at most [`CANDIDATES_MAX`] and
    /// one more.
    fn under_form(
        &self,
        kind: VariantKind,
        form: &str,
    ) -> rusqlite::Result<Vec<(RecordId, usize)>> {
        let sql = match kind {
            VariantKind::Canonical | VariantKind::CanonicalWithWord => BY_CANONICAL,
            VariantKind::Folded => BY_FOLDED,
        };
        let limit = i64::try_from(CANDIDATES_MAX + 1).unwrap_or(i64::MAX);
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params![form, limit], |row| {
            let position: i64 = row.get(1)?;
            Ok((RecordId(row.get(0)?), usize::try_from(position).unwrap_or(usize::MAX)))
        })?;
        rows.collect()
    }

    fn by_number(&self, id: RecordId) -> Result<Option<StoredRow>, RegistryError> {
        self.connection
            .prepare_cached("SELECT id, set_id, identity, body, digest FROM record WHERE id = ?1")
            .and_then(|mut s| s.query_row([id.0], StoredRow::read).optional())
            .map_err(database("reading a record"))
    }

    fn by_identity(&self, set: i64, identity: &Digest) -> Result<Option<StoredRow>, RegistryError> {
        self.connection
            .prepare_cached(
                "SELECT id, set_id, identity, body, digest FROM record
                 WHERE set_id = ?1 AND identity = ?2",
            )
            .and_then(|mut s| s.query_row(params![set, identity.0], StoredRow::read).optional())
            .map_err(database("reading a record"))
    }

    fn insert(&mut self, set: i64, identity: &Digest, body: &RecordBody) -> rusqlite::Result<()> {
        let id = self.next_record;
        let bytes = codec::encode(body);
        let digest = record_digest(id, set, &identity.0, &bytes);
        self.connection
            .prepare_cached(
                "INSERT INTO record (id, set_id, identity, event_count, body, digest)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![id, set, identity.0, event_count(body), bytes, digest.0])?;
        self.insert_marks(id, &body.description, 0)?;
        self.next_record += 1;
        Ok(())
    }

    fn update(&mut self, row: &StoredRow, body: &RecordBody, marks: usize) -> rusqlite::Result<()> {
        let bytes = codec::encode(body);
        let digest = record_digest(row.id, row.set_id, &row.identity, &bytes);
        self.connection
            .prepare_cached(
                "UPDATE record SET event_count = ?2, body = ?3, digest = ?4 WHERE id = ?1",
            )?
            .execute(params![row.id, event_count(body), bytes, digest.0])?;
        self.insert_marks(row.id, &body.description, marks)
    }

    /// Indexes the serial marks from position `from` on.
    fn insert_marks(
        &self,
        id: i64,
        description: &FirearmDescription,
        from: usize,
    ) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO mark (record_id, position, canonical, folded) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (position, forms) in indexed(description).filter(|(position, _)| *position >= from) {
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            statement.execute(params![id, position, forms.canonical, forms.folded])?;
        }
        Ok(())
    }
}

/// Ends with its owner's query. Nothing was written, so it cannot fail in a way that matters.
struct Snapshot<'a>(Option<&'a Connection>);

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.0 {
            let _ended = connection.prepare_cached("COMMIT").and_then(|mut end| end.execute([]));
        }
    }
}

/// One row of `record` as read, not yet verified.
struct StoredRow {
    id: i64,
    set_id: i64,
    identity: Vec<u8>,
    body: Vec<u8>,
    digest: Vec<u8>,
}

impl StoredRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            set_id: row.get(1)?,
            identity: row.get(2)?,
            body: row.get(3)?,
            digest: row.get(4)?,
        })
    }
}

/// The serial marks that are indexed, by position in the description.
fn indexed(description: &FirearmDescription) -> impl Iterator<Item = (usize, SerialForms)> {
    description
        .marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.is_serial())
        .map(|(position, mark)| (position, SerialForms::of(mark.text.as_str())))
        .filter(|(_, forms)| !forms.is_empty())
}

/// Binds content to its place, so that two rows cannot be exchanged either.
fn record_digest(id: i64, set: i64, identity: &[u8], body: &[u8]) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(id.to_be_bytes());
    hasher.update(set.to_be_bytes());
    hasher.update(identity);
    hasher.update(body);
    Digest(hasher.finalize().into())
}

fn set_digest(id: i64, body: &[u8]) -> Digest {
    record_digest(id, 0, &[], body)
}

fn event_count(body: &RecordBody) -> i64 {
    i64::try_from(body.events.len()).unwrap_or(i64::MAX)
}

impl Registry for SqliteRegistry {
    fn refresh(&mut self) -> Result<(), RegistryError> {
        self.reload()
    }

    fn lookup(&self, description: &FirearmDescription) -> Result<Findings, RegistryError> {
        let variants = lookup::variants(description);
        let snapshot = self.snapshot()?;
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut truncated = false;
        for variant in &variants {
            let marks = self
                .under_form(variant.kind, &variant.form)
                .map_err(database("looking up a serial"))?;
            truncated |= marks.len() > CANDIDATES_MAX;
            for (id, position) in marks.into_iter().take(CANDIDATES_MAX) {
                let known = |c: &Candidate| c.record.id == id && c.matched.recorded == position;
                if candidates.iter().any(known) {
                    continue;
                }
                let damaged = |what| RegistryError::Damaged { record: id, what };
                let record = self.get(id)?.ok_or_else(|| damaged("it is indexed but missing"))?;
                let holds = record.description.marks.get(position).is_some_and(|mark| {
                    let forms = SerialForms::of(mark.text.as_str());
                    match variant.kind {
                        VariantKind::Folded => forms.folded == variant.form,
                        _ => forms.canonical == variant.form,
                    }
                });
                if !holds {
                    return Err(damaged("its index entry is another's"));
                }
                candidates.push(lookup::grade(description, variant, record, position));
            }
        }
        drop(snapshot);
        // Stable: within a grade, frame before other marks and canonical before folded.
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.grade));
        let mut best: Vec<Candidate> = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            if best.iter().all(|better| better.record.id != candidate.record.id) {
                best.push(candidate);
            }
        }
        let searched = self.sets.iter().map(|stored| stored.set.clone()).collect();
        Ok(Findings { candidates: best, truncated, searched, variants })
    }

    fn find(&self, text: &str, limit: usize) -> Result<Vec<FirearmRecord>, RegistryError> {
        let forms = SerialForms::of(text);
        if forms.is_empty() {
            return Ok(Vec::new());
        }
        // U+10FFFF is no character and sorts after all of them.
        let end = format!("{}\u{10FFFF}", forms.canonical);
        let whole = serial::canonical_with_words(text);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT id, set_id, identity, body, digest FROM record WHERE id IN (
                     SELECT record_id FROM mark WHERE canonical >= ?1 AND canonical < ?2
                     UNION SELECT record_id FROM mark WHERE canonical = ?3
                     UNION SELECT record_id FROM mark WHERE folded = ?4)
                 ORDER BY id LIMIT ?5",
            )
            .map_err(database("searching"))?;
        let rows = statement
            .query_map(params![forms.canonical, end, whole, forms.folded, limit], StoredRow::read)
            .map_err(database("searching"))?;
        rows.map(|row| self.verified(&row.map_err(database("searching"))?)).collect()
    }

    fn get(&self, id: RecordId) -> Result<Option<FirearmRecord>, RegistryError> {
        self.by_number(id)?.map(|row| self.verified(&row)).transpose()
    }

    fn count(&self) -> Result<Count, RegistryError> {
        let (records, events): (i64, i64) = self
            .connection
            .query_row("SELECT count(*), coalesce(sum(event_count), 0) FROM record", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .map_err(database("counting"))?;
        let natural = |number| u64::try_from(number).unwrap_or(0);
        Ok(Count { records: natural(records), events: natural(events) })
    }

    fn records_in(&self, set: &Name) -> Result<u64, RegistryError> {
        let id = self.set_id(set)?;
        let records: i64 = self
            .connection
            .prepare_cached("SELECT count(*) FROM record WHERE set_id = ?1")
            .and_then(|mut s| s.query_row([id], |row| row.get(0)))
            .map_err(database("counting"))?;
        Ok(u64::try_from(records).unwrap_or(0))
    }

    fn record_sets(&self) -> Result<Vec<RecordSet>, RegistryError> {
        Ok(self.sets.iter().map(|stored| stored.set.clone()).collect())
    }

    fn begin(&mut self) -> Result<(), RegistryError> {
        if self.in_batch {
            self.roll_back()?;
        }
        self.connection.execute_batch("BEGIN IMMEDIATE").map_err(database("opening a batch"))?;
        self.in_batch = true;
        Ok(())
    }

    fn declare_set(&mut self, set: &RecordSet) -> Result<(), RegistryError> {
        self.need_batch()?;
        let next = self.sets.iter().map(|stored| stored.id).max().unwrap_or(0) + 1;
        let id = self.set_id(&set.name).unwrap_or(next);
        let body = codec::encode(set);
        let digest = set_digest(id, &body);
        self.connection
            .prepare_cached(
                "INSERT INTO record_set (id, name, body, digest) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET body = excluded.body, digest = excluded.digest",
            )
            .and_then(|mut s| s.execute(params![id, set.name.as_str(), body, digest.0]))
            .map_err(database("declaring a record set"))?;
        self.reload()?;
        self.before_import = self.next_record;
        Ok(())
    }

    fn add(&mut self, set: &Name, record: &NewRecord) -> Result<Added, RegistryError> {
        self.need_batch()?;
        let set = self.set_id(set)?;
        let identity = record::identity(&record.description);
        let Some(row) = self.by_identity(set, &identity)? else {
            let body = RecordBody::of(record);
            self.insert(set, &identity, &body).map_err(database("adding a record"))?;
            return Ok(Added::New);
        };
        let stored = self.verified(&row)?;
        let marks = stored.description.marks.len();
        let mut body = RecordBody {
            description: stored.description,
            events: stored.events,
            particulars: stored.particulars,
        };
        let added = body.absorb(record);
        if matches!(added, Added::EventAdded | Added::Completed) {
            self.update(&row, &body, marks).map_err(database("adding to a record"))?;
        }
        let was_there = row.id < self.before_import;
        Ok(if added == Added::Duplicate && was_there { Added::Unchanged } else { added })
    }

    fn commit(&mut self) -> Result<(), RegistryError> {
        self.need_batch()?;
        match self.connection.execute_batch("COMMIT").map_err(database("making a batch durable")) {
            Ok(()) => {
                self.in_batch = false;
                Ok(())
            }
            Err(error) => {
                // The first error is the one to report.
                let _second = self.roll_back();
                Err(error)
            }
        }
    }

    fn roll_back(&mut self) -> Result<(), RegistryError> {
        // After some errors SQLite has rolled back by itself.
        if !self.connection.is_autocommit() {
            self.connection.execute_batch("ROLLBACK").map_err(database("giving up a batch"))?;
        }
        self.in_batch = false;
        self.reload()
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;
    use vestigo_protocol::codes::MarkComponent;
    use vestigo_protocol::firearm::Mark;

    use super::*;

    #[test]
    fn a_lookup_uses_its_statements_without_compiling_them_again_and_asks_only_the_index() {
        let registry = SqliteRegistry::open_in_memory().unwrap();
        for serial in ["A1", "B2", "C3"] {
            let mark = Mark::serial(MarkComponent::Frame, serial).unwrap();
            let asked = FirearmDescription { marks: vec![mark], ..Default::default() };
            assert!(registry.lookup(&asked).unwrap().candidates.is_empty());
        }
        for (sql, index) in [(BY_CANONICAL, "mark_canonical"), (BY_FOLDED, "mark_folded")] {
            let statement = registry.connection.prepare_cached(sql).unwrap();
            assert_eq!(statement.get_status(StatementStatus::Run), 3);
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
            let plan: String = registry
                .connection
                .query_row(&format!("EXPLAIN QUERY PLAN {sql}"), params!["A1", 1], |row| row.get(3))
                .unwrap();
            assert!(plan.contains(&format!("USING COVERING INDEX {index}")), "{plan}");
        }
    }
}
