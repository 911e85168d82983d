//! What we cosigned last of each log, and under which keys: a witness's memory.

use rusqlite::{Row, params};
use vestigo_protocol::ids::{Digest, Kid};
use vestigo_protocol::log::witness::Head;
use vestigo_protocol::time::Timestamp;

use super::StoreResult;
use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, time, uint};

/// Says that the state in this store belongs to a witness key: made with the key, never later. The
/// same count is in a file beside the key, so that an older copy of the store is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WitnessKey {
    /// Thumbprint of the Ed25519 key.
    pub kid: Kid,
    /// When it was made.
    pub since: Timestamp,
    /// Heads that it has cosigned.
    pub count: u64,
}

/// The last checkpoint that we cosigned of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessHead {
    /// Origin of the log.
    pub origin: String,
    /// Size and root.
    pub head: Head,
    /// When.
    pub cosigned_at: Timestamp,
    /// The note, with the log's lines and ours.
    pub note: String,
}

/// The records of a witness.
pub trait WitnessStore {
    /// The record of a key.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn witness_key(&mut self, kid: &Kid) -> StoreResult<Option<WitnessKey>>;
    /// Writes it.
    ///
    /// # Errors
    /// The database refuses.
    fn put_witness_key(&mut self, key: &WitnessKey) -> StoreResult<()>;
    /// Forgets the record of a key, whose memory is then lost for ever.
    ///
    /// # Errors
    /// The database refuses.
    fn forget_witness_key(&mut self, kid: &Kid) -> StoreResult<()>;
    /// What was cosigned last of a log.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn witness_head(&mut self, origin: &str) -> StoreResult<Option<WitnessHead>>;
    /// Writes it.
    ///
    /// # Errors
    /// The database refuses.
    fn put_witness_head(&mut self, head: &WitnessHead) -> StoreResult<()>;
    /// Of all logs, by origin.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn witness_heads(&mut self) -> StoreResult<Vec<WitnessHead>>;
}

/// The tables.
pub(super) const TABLES: &str = r"
CREATE TABLE witness_key (
  kid BLOB PRIMARY KEY,
  since INTEGER NOT NULL,
  count INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE witness_head (
  origin TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  root BLOB NOT NULL,
  cosigned_at INTEGER NOT NULL,
  note TEXT NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

fn key_digest(key: &WitnessKey) -> RowDigest {
    RowDigest::new("witness-key").bytes(key.kid.as_bytes()).number(key.since.0).number(key.count)
}

fn head_digest(head: &WitnessHead) -> RowDigest {
    RowDigest::new("witness-head")
        .bytes(head.origin.as_bytes())
        .number(head.head.size)
        .bytes(head.head.root.as_bytes())
        .number(head.cosigned_at.0)
        .bytes(head.note.as_bytes())
}

const HEAD_COLUMNS: &str = "origin, size, root, cosigned_at, note, digest";

fn read_head(row: &Row<'_>) -> StoreResult<WitnessHead> {
    let head = WitnessHead {
        origin: row.get(0)?,
        head: Head { size: uint(row, 1)?, root: Digest(array(row, 2, "witness state")?) },
        cosigned_at: time(row, 3)?,
        note: row.get(4)?,
    };
    let digest: Vec<u8> = row.get(5)?;
    head_digest(&head).check(&digest, "witness state", &head.origin)?;
    Ok(head)
}

impl WitnessStore for SqliteStore {
    fn witness_key(&mut self, kid: &Kid) -> StoreResult<Option<WitnessKey>> {
        self.one(
            "SELECT since, count, digest FROM witness_key WHERE kid = ?1",
            params![kid.as_bytes()],
            |row| {
                let key = WitnessKey { kid: *kid, since: time(row, 0)?, count: uint(row, 1)? };
                let digest: Vec<u8> = row.get(2)?;
                key_digest(&key).check(&digest, "witness key", kid)?;
                Ok(key)
            },
        )
    }

    fn put_witness_key(&mut self, key: &WitnessKey) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO witness_key (kid, since, count, digest)
             VALUES (?1, ?2, ?3, ?4)",
            params![key.kid.as_bytes(), int(key.since.0), int(key.count), key_digest(key).finish()],
        )
        .map(drop)
    }

    fn forget_witness_key(&mut self, kid: &Kid) -> StoreResult<()> {
        self.run("DELETE FROM witness_key WHERE kid = ?1", params![kid.as_bytes()]).map(drop)
    }

    fn witness_head(&mut self, origin: &str) -> StoreResult<Option<WitnessHead>> {
        let sql = format!("SELECT {HEAD_COLUMNS} FROM witness_head WHERE origin = ?1");
        self.one(&sql, [origin], read_head)
    }

    fn put_witness_head(&mut self, head: &WitnessHead) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO witness_head (origin, size, root, cosigned_at, note, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                head.origin,
                int(head.head.size),
                head.head.root.as_bytes(),
                int(head.cosigned_at.0),
                head.note,
                head_digest(head).finish()
            ],
        )
        .map(drop)
    }

    fn witness_heads(&mut self) -> StoreResult<Vec<WitnessHead>> {
        let sql = format!("SELECT {HEAD_COLUMNS} FROM witness_head ORDER BY origin");
        self.query(&sql, [], read_head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::StoreError;

    fn head(size: u64) -> WitnessHead {
        WitnessHead {
            origin: "vestigo/xb/customs".to_owned(),
            head: Head { size, root: Digest([3; 32]) },
            cosigned_at: Timestamp(77),
            note: "a note".to_owned(),
        }
    }

    #[test]
    fn a_witness_remembers_and_notices_a_changed_memory() {
        let scratch = Scratch::new("witness-store");
        let path = scratch.path().join("store.sqlite");
        let key = WitnessKey { kid: Kid([1; 32]), since: Timestamp(5), count: 3 };
        {
            let mut store = SqliteStore::open(&path).unwrap();
            store.put_witness_key(&key).unwrap();
            store.put_witness_head(&head(4)).unwrap();
            store.put_witness_head(&head(9)).unwrap();
        }
        let mut store = SqliteStore::open(&path).unwrap();
        assert_eq!(store.witness_key(&key.kid).unwrap(), Some(key));
        assert_eq!(store.witness_key(&Kid([9; 32])).unwrap(), None);
        assert_eq!(store.witness_head("vestigo/xb/customs").unwrap(), Some(head(9)));
        assert_eq!(store.witness_heads().unwrap(), [head(9)]);
        store.run("UPDATE witness_head SET size = 4", []).unwrap();
        store.run("UPDATE witness_key SET since = 1", []).unwrap();
        let found = store.witness_head("vestigo/xb/customs");
        assert!(matches!(found, Err(StoreError::Corrupt { .. })));
        assert!(matches!(store.witness_key(&key.kid), Err(StoreError::Corrupt { .. })));
    }
}
