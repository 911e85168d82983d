//! Batches of traces, their rows, and the guns that were asked for before.

use rusqlite::{Row, ToSql, params};
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::ids::{ExchangeId, NodeName};
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, at, int, node, time, uint};
use super::{StoreError, StoreResult};

/// Where a batch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchState {
    /// Rows that wait are submitted as they may be.
    Running,
    /// A person stopped it; rows that wait go on waiting.
    Stopped,
    /// No row waits any more.
    Done,
}

impl BatchState {
    /// All states, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Running, Self::Stopped, Self::Done];

    const fn number(self) -> u64 {
        match self {
            Self::Running => 0,
            Self::Stopped => 1,
            Self::Done => 2,
        }
    }
}

/// A batch: many traces from one file.
#[derive(Clone, Debug)]
pub struct BatchRecord {
    /// Its number; 0 before it is stored.
    pub id: u64,
    /// Name of the file, without its directory.
    pub file: String,
    /// SHA-256 of the file and of what was said beside it.
    pub source: [u8; 32],
    /// Our officer's number.
    pub officer: u32,
    /// When it was taken.
    pub created_at: Timestamp,
    /// Rows of the file, those that went back included.
    pub rows: u64,
    /// Where it stands.
    pub state: BatchState,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BatchRowState {
    /// To be submitted.
    Waiting,
    /// Submitted as this trace.
    Submitted(ExchangeId),
    /// Not submitted, and why: text of whoever wrote it, without anything of the row.
    Rejected(String),
}

impl BatchRowState {
    const fn number(&self) -> u64 {
        match self {
            Self::Waiting => 0,
            Self::Submitted(_) => 1,
            Self::Rejected(_) => 2,
        }
    }
}

/// One row of a batch.
#[derive(Clone)]
pub struct BatchRowRecord {
    /// The batch.
    pub batch: u64,
    /// Its place, from 1.
    pub row: u64,
    /// Sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Line of the file.
    pub line: u64,
    /// Whom it asks; none where that could not be told.
    pub partner: Option<NodeName>,
    /// What became of it.
    pub state: BatchRowState,
    /// Keyed digest of the gun, by which it is known again.
    pub gun: Option<[u8; 32]>,
    /// The request, as long as the row waits; afterwards it is in the log or nowhere.
    pub request: Option<Vec<u8>>,
}

impl std::fmt::Debug for BatchRowRecord {
    /// Place only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BatchRowRecord({}, {})", self.batch, self.row)
    }
}

/// Rows of a batch that are alike, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchTally {
    /// Whom they ask.
    pub partner: Option<NodeName>,
    /// Whether they wait (0), were submitted (1) or rejected (2).
    pub state: u64,
    /// Where the first question of their traces stands.
    pub hop: Option<AskerState>,
    /// How many.
    pub rows: u64,
}

/// Which rows of a batch are wanted.
#[derive(Clone, Debug, Default)]
pub struct BatchRowFilter {
    /// Only rows after this one.
    pub after: u64,
    /// At most so many.
    pub limit: u64,
    /// Only those that wait (0), were submitted (1) or rejected (2).
    pub state: Option<u64>,
    /// Only those that ask this partner.
    pub partner: Option<String>,
}

/// What a node keeps of batches. All errors: the database refuses, or a record is corrupt.
pub trait Batches {
    /// Stores a new batch and gives its number.
    ///
    /// # Errors
    /// The database refuses.
    fn add_batch(&mut self, batch: &BatchRecord) -> StoreResult<u64>;
    /// Stores a new row.
    ///
    /// # Errors
    /// The database refuses.
    fn add_batch_row(&mut self, row: &BatchRowRecord) -> StoreResult<()>;
    /// Writes what can change of a batch: its state.
    ///
    /// # Errors
    /// The database refuses.
    fn batch_moved(&mut self, batch: &BatchRecord) -> StoreResult<()>;
    /// Writes what can change of a row: its state, and that its request is gone.
    ///
    /// # Errors
    /// The database refuses.
    fn batch_row_moved(&mut self, row: &BatchRowRecord) -> StoreResult<()>;
    /// A batch.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn batch(&mut self, id: u64) -> StoreResult<Option<BatchRecord>>;
    /// All batches, newest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn batches(&mut self) -> StoreResult<Vec<BatchRecord>>;
    /// Batches that run, oldest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn batches_running(&mut self) -> StoreResult<Vec<BatchRecord>>;
    /// Rows of a batch that wait, by partner.
    ///
    /// # Errors
    /// The database refuses.
    fn batch_waiting(&mut self, batch: u64) -> StoreResult<Vec<(NodeName, u64)>>;
    /// The first rows of a batch that wait for a partner.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn batch_next(
        &mut self,
        batch: u64,
        partner: &NodeName,
        limit: u64,
    ) -> StoreResult<Vec<BatchRowRecord>>;
    /// Rows of a batch, in order.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn batch_rows(
        &mut self,
        batch: u64,
        filter: &BatchRowFilter,
    ) -> StoreResult<Vec<BatchRowRecord>>;
    /// Rows of a batch, counted.
    ///
    /// # Errors
    /// The database refuses.
    fn batch_tally(&mut self, batch: u64) -> StoreResult<Vec<BatchTally>>;
    /// The batch in which a row about this gun waits for this partner.
    ///
    /// # Errors
    /// The database refuses.
    fn batch_with_gun(&mut self, gun: &[u8; 32], partner: &NodeName) -> StoreResult<Option<u64>>;
    /// Notes that a partner was asked for a gun.
    ///
    /// # Errors
    /// The database refuses.
    fn put_asked_gun(
        &mut self,
        gun: &[u8; 32],
        partner: &NodeName,
        exchange: &ExchangeId,
        at: Timestamp,
    ) -> StoreResult<()>;
    /// Exchanges in which a partner was asked for a gun, newest first, at most 16.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn asked_gun(
        &mut self,
        gun: &[u8; 32],
        partner: &NodeName,
    ) -> StoreResult<Vec<(ExchangeId, Timestamp)>>;
    /// An exchange in which any partner was asked for what a digest stands for.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn asked_of_any(&mut self, gun: &[u8; 32]) -> StoreResult<Option<ExchangeId>>;
    /// Requests of ours that a partner counts from `from` on: those asked since, and those asked
    /// before that have not arrived there.
    ///
    /// # Errors
    /// The database refuses.
    fn asked_since(&mut self, partner: &NodeName, from: Timestamp) -> StoreResult<u64>;
}

pub(super) const TABLES: &str = r"
CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT NOT NULL,
  source BLOB NOT NULL,
  officer INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  size INTEGER NOT NULL,
  state INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE INDEX batch_running ON batch (id) WHERE state = 0;
CREATE TABLE batch_row (
  batch INTEGER NOT NULL,
  place INTEGER NOT NULL,
  sheet TEXT,
  line INTEGER NOT NULL,
  partner TEXT,
  state INTEGER NOT NULL,
  trace BLOB,
  reason TEXT,
  gun BLOB,
  request BLOB,
  digest BLOB NOT NULL,
  PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_row_waiting ON batch_row (batch, partner, place) WHERE state = 0;
CREATE INDEX batch_row_gun ON batch_row (gun, partner) WHERE state = 0;
CREATE TABLE asked_gun (
  gun BLOB NOT NULL,
  partner TEXT NOT NULL,
  exchange BLOB NOT NULL,
  asked_at INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (gun, partner, exchange)
) STRICT, WITHOUT ROWID;
-- What the budget of a day has been used for.
CREATE INDEX hop_asked ON hop (partner, asked_at);
CREATE INDEX hop_on_its_way ON hop (partner, asked_at) WHERE state = 0;
";

const BATCH: &str = "id, file, source, officer, created_at, size, state, digest";
const ROW: &str = "batch, place, sheet, line, partner, state, trace, reason, gun, request, digest";

fn batch_digest(b: &BatchRecord) -> RowDigest {
    RowDigest::new("batch")
        .bytes(b.file.as_bytes())
        .bytes(&b.source)
        .number(u64::from(b.officer))
        .number(b.created_at.0)
        .number(b.rows)
        .number(b.state.number())
}

fn read_batch(row: &Row<'_>) -> StoreResult<BatchRecord> {
    let record = BatchRecord {
        id: uint(row, 0)?,
        file: row.get(1)?,
        source: array(row, 2, "batch")?,
        officer: row.get(3)?,
        created_at: time(row, 4)?,
        rows: uint(row, 5)?,
        state: at(&BatchState::ALL, uint(row, 6)?, "batch")?,
    };
    let digest: Vec<u8> = row.get(7)?;
    batch_digest(&record).check(&digest, "batch", &record.id)?;
    Ok(record)
}

fn row_digest(r: &BatchRowRecord) -> RowDigest {
    let (trace, reason) = parts(&r.state);
    RowDigest::new("batch_row")
        .number(r.batch)
        .number(r.row)
        .optional(r.sheet.as_deref().map(str::as_bytes))
        .number(r.line)
        .optional(r.partner.as_ref().map(|p| p.as_str().as_bytes()))
        .number(r.state.number())
        .optional(trace)
        .optional(reason.map(str::as_bytes))
        .optional(r.gun.as_ref().map(<[u8; 32]>::as_slice))
        .optional(r.request.as_deref())
}

/// Trace and reason of a state.
fn parts(state: &BatchRowState) -> (Option<&[u8]>, Option<&str>) {
    match state {
        BatchRowState::Waiting => (None, None),
        BatchRowState::Submitted(trace) => (Some(trace.as_bytes()), None),
        BatchRowState::Rejected(reason) => (None, Some(reason)),
    }
}

fn read_row(row: &Row<'_>) -> StoreResult<BatchRowRecord> {
    let (batch, place) = (uint(row, 0)?, uint(row, 1)?);
    let partner: Option<String> = row.get(4)?;
    let gun: Option<Vec<u8>> = row.get(8)?;
    let unreadable =
        || StoreError::Unreadable { what: "row of a batch", key: format!("{batch}/{place}") };
    let record = BatchRowRecord {
        batch,
        row: place,
        sheet: row.get(2)?,
        line: uint(row, 3)?,
        partner: partner.map(|_| node(row, 4)).transpose()?,
        state: match uint(row, 5)? {
            0 => BatchRowState::Waiting,
            1 => BatchRowState::Submitted(ExchangeId(array(row, 6, "row of a batch")?)),
            2 => BatchRowState::Rejected(row.get(7)?),
            _ => return Err(unreadable()),
        },
        gun: gun.map(<[u8; 32]>::try_from).transpose().map_err(|_| unreadable())?,
        request: row.get(9)?,
    };
    let digest: Vec<u8> = row.get(10)?;
    row_digest(&record).check(&digest, "row of a batch", &format!("{batch}/{place}"))?;
    Ok(record)
}

fn asked_digest(
    gun: &[u8; 32],
    partner: &str,
    exchange: &ExchangeId,
    asked_at: Timestamp,
) -> RowDigest {
    RowDigest::new("asked_gun")
        .bytes(gun)
        .bytes(partner.as_bytes())
        .bytes(exchange.as_bytes())
        .number(asked_at.0)
}

impl Batches for SqliteStore {
    fn add_batch(&mut self, b: &BatchRecord) -> StoreResult<u64> {
        let stored = self.one(
            "INSERT INTO batch (file, source, officer, created_at, size, state, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
            params![
                b.file,
                b.source,
                b.officer,
                int(b.created_at.0),
                int(b.rows),
                int(b.state.number()),
                batch_digest(b).finish()
            ],
            |row| uint(row, 0),
        )?;
        stored.ok_or_else(|| StoreError::Foreign("a batch has no number".to_owned()))
    }

    fn add_batch_row(&mut self, r: &BatchRowRecord) -> StoreResult<()> {
        let (trace, reason) = parts(&r.state);
        self.run(
            "INSERT INTO batch_row (batch, place, sheet, line, partner, state, trace, reason, gun,
             request, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                int(r.batch),
                int(r.row),
                r.sheet,
                int(r.line),
                r.partner.as_ref().map(NodeName::as_str),
                int(r.state.number()),
                trace,
                reason,
                r.gun,
                r.request,
                row_digest(r).finish()
            ],
        )
        .map(drop)
    }

    fn batch_moved(&mut self, b: &BatchRecord) -> StoreResult<()> {
        self.run(
            "UPDATE batch SET state = ?2, digest = ?3 WHERE id = ?1",
            params![int(b.id), int(b.state.number()), batch_digest(b).finish()],
        )
        .map(drop)
    }

    fn batch_row_moved(&mut self, r: &BatchRowRecord) -> StoreResult<()> {
        let (trace, reason) = parts(&r.state);
        self.run(
            "UPDATE batch_row SET state = ?3, trace = ?4, reason = ?5, request = ?6, digest = ?7
             WHERE batch = ?1 AND place = ?2",
            params![
                int(r.batch),
                int(r.row),
                int(r.state.number()),
                trace,
                reason,
                r.request,
                row_digest(r).finish()
            ],
        )
        .map(drop)
    }

    fn batch(&mut self, id: u64) -> StoreResult<Option<BatchRecord>> {
        self.one(&format!("SELECT {BATCH} FROM batch WHERE id = ?1"), [int(id)], read_batch)
    }

    fn batches(&mut self) -> StoreResult<Vec<BatchRecord>> {
        self.query(&format!("SELECT {BATCH} FROM batch ORDER BY id DESC"), [], read_batch)
    }

    fn batches_running(&mut self) -> StoreResult<Vec<BatchRecord>> {
        let sql = format!("SELECT {BATCH} FROM batch WHERE state = 0 ORDER BY id");
        self.query(&sql, [], read_batch)
    }

    fn batch_waiting(&mut self, batch: u64) -> StoreResult<Vec<(NodeName, u64)>> {
        self.query(
            "SELECT partner, count(*) FROM batch_row INDEXED BY batch_row_waiting
             WHERE batch = ?1 AND state = 0 AND partner IS NOT NULL GROUP BY partner",
            [int(batch)],
            |row| Ok((node(row, 0)?, uint(row, 1)?)),
        )
    }

    fn batch_next(
        &mut self,
        batch: u64,
        partner: &NodeName,
        limit: u64,
    ) -> StoreResult<Vec<BatchRowRecord>> {
        let sql = format!(
            "SELECT {ROW} FROM batch_row INDEXED BY batch_row_waiting
             WHERE batch = ?1 AND partner = ?2 AND state = 0 ORDER BY place LIMIT ?3"
        );
        self.query(&sql, params![int(batch), partner.as_str(), int(limit)], read_row)
    }

    fn batch_rows(
        &mut self,
        batch: u64,
        filter: &BatchRowFilter,
    ) -> StoreResult<Vec<BatchRowRecord>> {
        let state = filter.state.map(int);
        let sql = format!(
            "SELECT {ROW} FROM batch_row WHERE batch = ?1 AND place > ?2
             AND (?3 IS NULL OR state = ?3) AND (?4 IS NULL OR partner = ?4)
             ORDER BY place LIMIT ?5"
        );
        let after = int(filter.after);
        let limit = int(filter.limit);
        let params: [&dyn ToSql; 5] = [&int(batch), &after, &state, &filter.partner, &limit];
        self.query(&sql, &params[..], read_row)
    }

    fn batch_tally(&mut self, batch: u64) -> StoreResult<Vec<BatchTally>> {
        self.query(
            "SELECT r.partner, r.state, h.state, count(*) FROM batch_row r
             LEFT JOIN hop h ON h.exchange = r.trace
             WHERE r.batch = ?1 GROUP BY r.partner, r.state, h.state",
            [int(batch)],
            |row| {
                let partner: Option<String> = row.get(0)?;
                let hop: Option<i64> = row.get(2)?;
                Ok(BatchTally {
                    partner: partner.map(|_| node(row, 0)).transpose()?,
                    state: uint(row, 1)?,
                    hop: hop.map(|_| at(&AskerState::ALL, uint(row, 2)?, "hop")).transpose()?,
                    rows: uint(row, 3)?,
                })
            },
        )
    }

    fn batch_with_gun(&mut self, gun: &[u8; 32], partner: &NodeName) -> StoreResult<Option<u64>> {
        self.one(
            "SELECT batch FROM batch_row WHERE gun = ?1 AND partner = ?2 AND state = 0 LIMIT 1",
            params![gun, partner.as_str()],
            |row| uint(row, 0),
        )
    }

    fn put_asked_gun(
        &mut self,
        gun: &[u8; 32],
        partner: &NodeName,
        exchange: &ExchangeId,
        asked_at: Timestamp,
    ) -> StoreResult<()> {
        let digest = asked_digest(gun, partner.as_str(), exchange, asked_at).finish();
        self.run(
            "INSERT OR REPLACE INTO asked_gun (gun, partner, exchange, asked_at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![gun, partner.as_str(), exchange.as_bytes(), int(asked_at.0), digest],
        )
        .map(drop)
    }

    fn asked_gun(
        &mut self,
        gun: &[u8; 32],
        partner: &NodeName,
    ) -> StoreResult<Vec<(ExchangeId, Timestamp)>> {
        self.query(
            "SELECT exchange, asked_at, digest FROM asked_gun WHERE gun = ?1 AND partner = ?2
             ORDER BY asked_at DESC LIMIT 16",
            params![gun, partner.as_str()],
            |row| {
                let exchange = ExchangeId(array(row, 0, "gun")?);
                let asked_at = time(row, 1)?;
                let digest: Vec<u8> = row.get(2)?;
                asked_digest(gun, partner.as_str(), &exchange, asked_at).check(
                    &digest,
                    "gun that was asked for",
                    &exchange,
                )?;
                Ok((exchange, asked_at))
            },
        )
    }

    fn asked_of_any(&mut self, gun: &[u8; 32]) -> StoreResult<Option<ExchangeId>> {
        self.one(
            "SELECT partner, exchange, asked_at, digest FROM asked_gun WHERE gun = ?1 LIMIT 1",
            [gun],
            |row| {
                let partner: String = row.get(0)?;
                let exchange = ExchangeId(array(row, 1, "gun")?);
                let digest: Vec<u8> = row.get(3)?;
                asked_digest(gun, &partner, &exchange, time(row, 2)?).check(
                    &digest,
                    "gun that was asked for",
                    &exchange,
                )?;
                Ok(exchange)
            },
        )
    }

    fn asked_since(&mut self, partner: &NodeName, from: Timestamp) -> StoreResult<u64> {
        let counted = self.one(
            "SELECT (SELECT count(*) FROM hop WHERE partner = ?1 AND asked_at >= ?2)
             + (SELECT count(*) FROM hop INDEXED BY hop_on_its_way
                WHERE partner = ?1 AND asked_at < ?2 AND state = 0)",
            params![partner.as_str(), int(from.0)],
            |row| uint(row, 0),
        )?;
        Ok(counted.unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn partner() -> NodeName {
        NodeName::parse("vestigo/xb/police").unwrap()
    }

    fn row(batch: u64, place: u64) -> BatchRowRecord {
        BatchRowRecord {
            batch,
            row: place,
            sheet: None,
            line: place + 1,
            partner: Some(partner()),
            state: BatchRowState::Waiting,
            gun: Some([7; 32]),
            request: Some(vec![1, 2, 3]),
        }
    }

    fn stored(store: &mut SqliteStore) -> BatchRecord {
        let mut batch = BatchRecord {
            id: 0,
            file: "seized.xlsx".to_owned(),
            source: [1; 32],
            officer: 1,
            created_at: Timestamp(5),
            rows: 3,
            state: BatchState::Running,
        };
        batch.id = store.add_batch(&batch).unwrap();
        for place in 1..=3 {
            store.add_batch_row(&row(batch.id, place)).unwrap();
        }
        batch
    }

    #[test]
    fn rows_wait_until_they_are_moved_and_then_their_request_is_gone() {
        let scratch = Scratch::new("batches");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let mut batch = stored(&mut store);
        assert_eq!(store.batch_waiting(batch.id).unwrap(), [(partner(), 3)]);
        assert_eq!(store.batch_with_gun(&[7; 32], &partner()).unwrap(), Some(batch.id));
        let mut next = store.batch_next(batch.id, &partner(), 2).unwrap();
        assert_eq!(next.iter().map(|r| r.row).collect::<Vec<_>>(), [1, 2]);
        let states =
            [BatchRowState::Submitted(ExchangeId([9; 16])), BatchRowState::Rejected("no".into())];
        for (row, state) in next.iter_mut().zip(states) {
            row.state = state;
            row.request = None;
            store.batch_row_moved(row).unwrap();
        }
        let all = BatchRowFilter { limit: 10, ..BatchRowFilter::default() };
        let rows = store.batch_rows(batch.id, &all).unwrap();
        assert_eq!(
            rows.iter().map(|r| r.request.is_some()).collect::<Vec<_>>(),
            [false, false, true]
        );
        let rejected = BatchRowFilter { state: Some(2), ..all };
        assert_eq!(store.batch_rows(batch.id, &rejected).unwrap().len(), 1);
        assert_eq!(store.batch_tally(batch.id).unwrap().len(), 3);
        batch.state = BatchState::Stopped;
        store.batch_moved(&batch).unwrap();
        assert!(store.batches_running().unwrap().is_empty());
        assert_eq!(store.batch(batch.id).unwrap().unwrap().state, BatchState::Stopped);
    }

    #[test]
    fn a_changed_row_is_found() {
        let scratch = Scratch::new("batch-rows");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let batch = stored(&mut store);
        store.run("UPDATE batch_row SET line = 99 WHERE place = 2", []).unwrap();
        assert!(store.batch_next(batch.id, &partner(), 9).is_err());
    }

    #[test]
    fn a_gun_that_was_asked_for_is_known_again_by_partner() {
        let scratch = Scratch::new("asked-guns");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        for (exchange, at) in [(1, 5), (2, 9)] {
            let exchange = ExchangeId([exchange; 16]);
            store.put_asked_gun(&[7; 32], &partner(), &exchange, Timestamp(at)).unwrap();
        }
        let asked = store.asked_gun(&[7; 32], &partner()).unwrap();
        assert_eq!(asked.first(), Some(&(ExchangeId([2; 16]), Timestamp(9))));
        let other = NodeName::parse("vestigo/xc/police").unwrap();
        assert!(store.asked_gun(&[7; 32], &other).unwrap().is_empty());
    }
}
