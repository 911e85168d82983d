//! The registry's file: how it is opened, recognised and brought up to date.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::database;
use crate::registry::RegistryError;

/// "VsRg" in ASCII: tells `file` and a wrong path from a registry.
pub(super) const APPLICATION_ID: i64 = 0x5673_5267;

/// One step per format, oldest first. A step that has been released never changes.
const MIGRATIONS: &[&str] = &["
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
"];

/// The newest format.
pub(super) const FORMAT: i64 = MIGRATIONS.len() as i64;

/// Opens or creates the file, readable by its owner only.
pub(super) fn open(path: &Path) -> Result<Connection, RegistryError> {
    create_private(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(database("opening"))?;
    // Looked at first: switching to write-ahead logging writes into the file, and it may be
    // another program's.
    recognise(&connection)?;
    let mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
        .map_err(database("opening"))?;
    if mode != "wal" {
        return Err(RegistryError::NoWriteAheadLog);
    }
    prepare(connection)
}

/// A registry that is gone when it is dropped.
pub(super) fn open_in_memory() -> Result<Connection, RegistryError> {
    prepare(Connection::open_in_memory().map_err(database("opening"))?)
}

fn create_private(path: &Path) -> Result<(), RegistryError> {
    use std::os::unix::fs::OpenOptionsExt as _;
    // Created here and not by SQLite, whose files are readable by everyone under a usual umask;
    // it gives its journal the mode of the database.
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match made {
        Ok(_) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(RegistryError::File { path: path.to_owned(), source }),
    }
}

fn prepare(mut connection: Connection) -> Result<Connection, RegistryError> {
    let opening = || database("opening");
    for (pragma, value) in [
        ("synchronous", "FULL"),
        ("foreign_keys", "ON"),
        ("trusted_schema", "OFF"),
        ("cell_size_check", "ON"),
        // KiB: the upper levels of both serial indexes of a large register stay in memory.
        ("cache_size", "-65536"),
    ] {
        connection.pragma_update(None, pragma, value).map_err(opening())?;
    }
    // Otherwise a cached statement is compiled again whenever the value of its LIMIT is bound,
    // which takes ten times as long as the lookup itself.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(opening())?;
    let mut format = recognise(&connection)?;
    for step in MIGRATIONS.iter().skip(usize::try_from(format).unwrap_or(0)) {
        format += 1;
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(opening())?;
        transaction.execute_batch(step).map_err(opening())?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(opening())?;
        transaction.pragma_update(None, "user_version", format).map_err(opening())?;
        transaction.commit().map_err(opening())?;
    }
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

/// The format of the file; 0 for a new one.
fn recognise(connection: &Connection) -> Result<i64, RegistryError> {
    let number = |pragma| {
        connection.pragma_query_value(None, pragma, |row| row.get(0)).map_err(database("opening"))
    };
    let (application, format): (i64, i64) = (number("application_id")?, number("user_version")?);
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(database("opening"))?;
    let is_new = application == 0 && format == 0 && tables == 0;
    if application != APPLICATION_ID && !is_new {
        return Err(RegistryError::ForeignFile(application));
    }
    if !(0..=FORMAT).contains(&format) {
        return Err(RegistryError::TooNew { found: format, known: FORMAT });
    }
    Ok(format)
}
