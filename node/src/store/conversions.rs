//! Requests that describe a converted gun with what the conversion left on it: where to look when the
//! next one comes. What it left stands in the request alone, sealed with it.

use rusqlite::{Row, params};
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::time::Timestamp;

use super::StoreResult;
use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, time, uint};

/// One request about a converted gun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionRecord {
    /// Its entry.
    pub query: LeafHash,
    /// Of ours: the trace; of a partner's: its exchange.
    pub of: ExchangeId,
    /// Whether it is ours.
    pub own: bool,
    /// When it was sent or came.
    pub at: Timestamp,
}

/// The list of them.
pub trait ConversionStore {
    /// Enters one; the same again changes nothing.
    ///
    /// # Errors
    /// The database refuses.
    fn put_conversion(&mut self, record: &ConversionRecord) -> StoreResult<()>;
    /// The newest, at most `limit`.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn conversions(&mut self, limit: usize) -> StoreResult<Vec<ConversionRecord>>;
}

/// The table.
pub(super) const TABLES: &str = r"
CREATE TABLE conversion (
  query BLOB PRIMARY KEY,
  of BLOB NOT NULL,
  own INTEGER NOT NULL,
  at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX conversion_at ON conversion (at);
";

fn digest_of(r: &ConversionRecord) -> RowDigest {
    RowDigest::new("conversion")
        .bytes(r.query.as_bytes())
        .bytes(r.of.as_bytes())
        .number(u64::from(r.own))
        .number(r.at.0)
}

fn read(row: &Row<'_>) -> StoreResult<ConversionRecord> {
    let record = ConversionRecord {
        query: LeafHash(array(row, 0, "conversion")?),
        of: ExchangeId(array(row, 1, "conversion")?),
        own: uint(row, 2)? == 1,
        at: time(row, 3)?,
    };
    let digest: Vec<u8> = row.get(4)?;
    digest_of(&record).check(&digest, "conversion", &record.query)?;
    Ok(record)
}

impl ConversionStore for SqliteStore {
    fn put_conversion(&mut self, r: &ConversionRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR IGNORE INTO conversion (query, of, own, at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                r.query.as_bytes(),
                r.of.as_bytes(),
                int(u64::from(r.own)),
                int(r.at.0),
                digest_of(r).finish()
            ],
        )
        .map(drop)
    }

    fn conversions(&mut self, limit: usize) -> StoreResult<Vec<ConversionRecord>> {
        self.query(
            "SELECT query, of, own, at, digest FROM conversion ORDER BY at DESC, query LIMIT ?1",
            params![int(limit as u64)],
            read,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::StoreError;

    fn record(n: u8, own: bool) -> ConversionRecord {
        ConversionRecord {
            query: LeafHash([n; 32]),
            of: ExchangeId([n; 16]),
            own,
            at: Timestamp(1_795_305_600 + u64::from(n)),
        }
    }

    #[test]
    fn requests_about_converted_guns_are_listed_once_and_the_newest_first() {
        let scratch = Scratch::new("conversions");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let all = [record(1, true), record(2, false), record(3, true)];
        for record in all.iter().chain(&all) {
            store.put_conversion(record).unwrap();
        }
        let [one, two, three] = all;
        assert_eq!(store.conversions(9).unwrap(), [three.clone(), two, one]);
        assert_eq!(store.conversions(1).unwrap(), [three]);
        store.run("UPDATE conversion SET own = 0 WHERE own = 1", []).unwrap();
        assert!(matches!(store.conversions(9), Err(StoreError::Corrupt { .. })));
    }
}
