//! The administrative log: entries that say when something of a kind was done, each with the
//! digest of what exactly, and beside them the contents.

use rusqlite::params;
use vestigo_protocol::ids::LeafHash;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, uint};
use super::{StoreError, StoreResult};

/// One entry of the administrative log.
#[derive(Clone)]
pub struct AdminRecord {
    /// Position, from 0.
    pub index: u64,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// The entry, byte for byte.
    pub entry: Vec<u8>,
    /// The content whose digest it holds.
    pub content: Vec<u8>,
}

impl std::fmt::Debug for AdminRecord {
    /// Without its content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AdminRecord({}, {})", self.index, self.leaf)
    }
}

/// The second log of a node.
pub trait AdminStore {
    /// Appends an entry; its index must be the next.
    ///
    /// # Errors
    /// The database refuses.
    fn append_admin(&mut self, record: &AdminRecord) -> StoreResult<()>;
    /// Entries.
    ///
    /// # Errors
    /// The database refuses.
    fn admin_size(&mut self) -> StoreResult<u64>;
    /// Entries from `start`, at most `limit`, in order.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn admin_entries(&mut self, start: u64, limit: u64) -> StoreResult<Vec<AdminRecord>>;
    /// The last signed checkpoint: size and note.
    ///
    /// # Errors
    /// The database refuses.
    fn admin_checkpoint(&mut self) -> StoreResult<Option<(u64, String)>>;
    /// Stores a checkpoint before it is published. Compare-and-swap: the size must grow.
    ///
    /// # Errors
    /// [`StoreError::CheckpointRace`], or the database refuses.
    fn put_admin_checkpoint(&mut self, size: u64, note: &str) -> StoreResult<()>;
}

/// The tables.
pub(super) const TABLES: &str = r"
CREATE TABLE admin_entry (
  idx INTEGER PRIMARY KEY,
  leaf BLOB NOT NULL UNIQUE,
  entry BLOB NOT NULL,
  content BLOB NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE admin_checkpoint (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  size INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
";

fn record_digest(r: &AdminRecord) -> RowDigest {
    RowDigest::new("admin-entry")
        .number(r.index)
        .bytes(r.leaf.as_bytes())
        .bytes(&r.entry)
        .bytes(&r.content)
}

impl AdminStore for SqliteStore {
    fn append_admin(&mut self, r: &AdminRecord) -> StoreResult<()> {
        self.run(
            "INSERT INTO admin_entry (idx, leaf, entry, content, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![int(r.index), r.leaf.as_bytes(), r.entry, r.content, record_digest(r).finish()],
        )
        .map(drop)
    }

    fn admin_size(&mut self) -> StoreResult<u64> {
        let size = self.one("SELECT max(idx) + 1 FROM admin_entry", [], |row| {
            let size: Option<i64> = row.get(0)?;
            Ok(size.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
        })?;
        Ok(size.unwrap_or(0))
    }

    fn admin_entries(&mut self, start: u64, limit: u64) -> StoreResult<Vec<AdminRecord>> {
        self.query(
            "SELECT idx, leaf, entry, content, digest FROM admin_entry WHERE idx >= ?1
             ORDER BY idx LIMIT ?2",
            [int(start), int(limit)],
            |row| {
                let record = AdminRecord {
                    index: uint(row, 0)?,
                    leaf: LeafHash(array(row, 1, "administrative entry")?),
                    entry: row.get(2)?,
                    content: row.get(3)?,
                };
                let digest: Vec<u8> = row.get(4)?;
                let what = "administrative entry";
                record_digest(&record).check(&digest, what, &record.index)?;
                Ok(record)
            },
        )
    }

    fn admin_checkpoint(&mut self) -> StoreResult<Option<(u64, String)>> {
        self.one("SELECT size, note FROM admin_checkpoint", [], |row| {
            Ok((uint(row, 0)?, row.get(1)?))
        })
    }

    fn put_admin_checkpoint(&mut self, size: u64, note: &str) -> StoreResult<()> {
        let changed = self.run(
            "INSERT INTO admin_checkpoint (id, size, note) VALUES (1, ?1, ?2)
             ON CONFLICT (id) DO UPDATE SET size = excluded.size, note = excluded.note
             WHERE size < excluded.size",
            params![int(size), note],
        )?;
        if changed == 1 {
            return Ok(());
        }
        let stored = self.admin_checkpoint()?.map_or(0, |(size, _)| size);
        Err(StoreError::CheckpointRace { stored, new: size })
    }
}
