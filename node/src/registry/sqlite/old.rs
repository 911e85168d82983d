//! Format 1, which kept the serial numbers in tables of its own: how its records come over.

use rusqlite::{Transaction, params};
use sha2::{Digest as _, Sha256};

use super::database;
use crate::registry::RegistryError;
use crate::registry::profile::SetNumber;
use crate::registry::record::RecordId;
use crate::registry::records::{record_digest, set_digest};

/// Puts the old tables out of the way. What they indexed is found without them.
pub(super) fn step_aside(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "DROP TABLE mark;
         ALTER TABLE record RENAME TO old_record;
         ALTER TABLE record_set RENAME TO old_record_set;",
    )
}

/// Writes every old row anew, each under the digest that it has now, after the one it had was
/// verified.
pub(super) fn carry_over(transaction: &Transaction<'_>) -> Result<(), RegistryError> {
    carry_sets(transaction)?;
    carry_records(transaction)?;
    transaction
        .execute_batch(
            "INSERT INTO tally SELECT set_id, count(*), sum(events) FROM record GROUP BY set_id;
             DROP TABLE old_record;
             DROP TABLE old_record_set;",
        )
        .map_err(database("bringing the registry up to date"))
}

fn carry_sets(transaction: &Transaction<'_>) -> Result<(), RegistryError> {
    let doing = || database("bringing the registry up to date");
    let mut from = transaction
        .prepare("SELECT id, name, body, digest FROM old_record_set ORDER BY id")
        .map_err(doing())?;
    let mut to = transaction
        .prepare("INSERT INTO record_set (id, name, body, digest) VALUES (?1, ?2, ?3, ?4)")
        .map_err(doing())?;
    let mut rows = from.query([]).map_err(doing())?;
    while let Some(row) = rows.next().map_err(doing())? {
        let read = || Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let (id, name, body, digest): (i64, String, Vec<u8>, Vec<u8>) = read().map_err(doing())?;
        let number = u32::try_from(id).map_err(|_| RegistryError::DamagedSet(id))?;
        if old_digest(id, 0, &[], &body)[..] != digest[..] {
            return Err(RegistryError::DamagedSet(id));
        }
        let digest = set_digest(SetNumber(number), &body);
        to.execute(params![id, name, body, digest.0]).map_err(doing())?;
    }
    Ok(())
}

fn carry_records(transaction: &Transaction<'_>) -> Result<(), RegistryError> {
    let doing = || database("bringing the registry up to date");
    let mut from = transaction
        .prepare(
            "SELECT id, set_id, identity, event_count, body, digest FROM old_record ORDER BY id",
        )
        .map_err(doing())?;
    let mut to = transaction
        .prepare(
            "INSERT INTO record (id, set_id, events, body, digest) VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .map_err(doing())?;
    let mut rows = from.query([]).map_err(doing())?;
    while let Some(row) = rows.next().map_err(doing())? {
        let read = || Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let (id, set, identity, events): (i64, i64, Vec<u8>, i64) = read().map_err(doing())?;
        let read = || Ok((row.get(4)?, row.get(5)?));
        let (body, digest): (Vec<u8>, Vec<u8>) = read().map_err(doing())?;
        let damaged = |what| RegistryError::Damaged { record: RecordId(id), what };
        if old_digest(id, set, &identity, &body)[..] != digest[..] {
            return Err(damaged("its digest does not hold"));
        }
        let number = u32::try_from(set).map_err(|_| damaged("its record set is missing"))?;
        let digest = record_digest(RecordId(id), SetNumber(number), &body);
        to.execute(params![id, set, events, body, digest.0]).map_err(doing())?;
    }
    Ok(())
}

/// The digest of format 1.
pub(super) fn old_digest(id: i64, set: i64, identity: &[u8], body: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(id.to_be_bytes());
    hasher.update(set.to_be_bytes());
    hasher.update(identity);
    hasher.update(body);
    hasher.finalize().into()
}

/// What a test needs to write a file of format 1.
#[cfg(test)]
pub(super) mod writing {
    /// Its tables, as it made them.
    pub(in super::super) const TABLES: &str = "
        CREATE TABLE record_set (
            id      INTEGER PRIMARY KEY,
            name    TEXT NOT NULL UNIQUE,
            body    BLOB NOT NULL,
            digest  BLOB NOT NULL
        ) STRICT;
        CREATE TABLE record (
            id           INTEGER PRIMARY KEY,
            set_id       INTEGER NOT NULL REFERENCES record_set (id),
            identity     BLOB NOT NULL,
            event_count  INTEGER NOT NULL,
            body         BLOB NOT NULL,
            digest       BLOB NOT NULL,
            UNIQUE (set_id, identity)
        ) STRICT;
        CREATE TABLE mark (
            record_id  INTEGER NOT NULL REFERENCES record (id),
            position   INTEGER NOT NULL,
            canonical  TEXT NOT NULL,
            folded     TEXT NOT NULL,
            PRIMARY KEY (record_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mark_canonical ON mark (canonical);
        CREATE INDEX mark_folded ON mark (folded);
    ";
}
