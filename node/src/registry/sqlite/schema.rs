//! The registry's file: how it is opened, recognised and brought up to date.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::{database, old};
use crate::registry::RegistryError;

/// "VsRg" in ASCII: tells `file` and a wrong path from a registry.
pub(super) const APPLICATION_ID: i64 = 0x5673_5267;

/// The newest format.
pub(super) const FORMAT: i64 = 2;

/// The tables. Nothing is indexed on `record` but its numbers; `tally` counts what is in it.
pub(super) const TABLES: &str = "
    CREATE TABLE meta (
        name   TEXT PRIMARY KEY,
        value  BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE record_set (
        id      INTEGER PRIMARY KEY,
        name    TEXT NOT NULL UNIQUE,
        body    BLOB NOT NULL,
        digest  BLOB NOT NULL
    ) STRICT;
    CREATE TABLE record (
        id      INTEGER PRIMARY KEY,
        set_id  INTEGER NOT NULL,
        events  INTEGER NOT NULL,
        body    BLOB NOT NULL,
        digest  BLOB NOT NULL
    ) STRICT;
    CREATE TABLE tally (
        set_id   INTEGER PRIMARY KEY,
        records  INTEGER NOT NULL,
        events   INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE change (
        number     INTEGER PRIMARY KEY,
        record_id  INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE import (
        number              INTEGER PRIMARY KEY,
        key                 BLOB NOT NULL UNIQUE,
        rows_done           INTEGER NOT NULL,
        finished            INTEGER NOT NULL,
        first_record_after  INTEGER NOT NULL,
        state               BLOB NOT NULL
    ) STRICT;
    CREATE TABLE issue (
        number  INTEGER PRIMARY KEY,
        import  INTEGER NOT NULL,
        line    INTEGER NOT NULL,
        body    BLOB NOT NULL
    ) STRICT;
    CREATE INDEX issue_import ON issue (import);
    CREATE TABLE note (
        name  TEXT PRIMARY KEY,
        body  BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
";

/// Another writer's batch takes milliseconds; one that takes longer is another import.
const WAIT_FOR_WRITER: Duration = Duration::from_secs(2);

/// Bytes of a page of a new file: a record takes about 150, and fewer pages are fewer frames in
/// the write-ahead log.
const PAGE: i64 = 8192;

/// KiB of pages that a connection keeps at most. The upper levels of the tree of records take 3 MiB
/// for 20 million. What is below them is asked for at random and found again in no cache of a size
/// that could be given it; there a page comes quicker from the operating system into memory that
/// was just used than into memory never used before.
const CACHE_KIB: u32 = 8192;

/// Pages in the write-ahead log before they are moved into the file: 64 MiB, so that an import
/// waits for the file itself once in several hundred thousand records.
const CHECKPOINT_PAGES: i64 = 8192;

/// Opens or creates the file, readable by its owner only.
pub(super) fn open(path: &Path, fresh: [u8; 16]) -> Result<Connection, RegistryError> {
    create_private(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(database("opening"))?;
    connection.busy_timeout(WAIT_FOR_WRITER).map_err(database("opening"))?;
    // Looked at first: switching to write-ahead logging writes into the file, and it may be
    // another program's.
    if recognise(&connection)? == 0 {
        connection.pragma_update(None, "page_size", PAGE).map_err(database("opening"))?;
    }
    let mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
        .map_err(database("opening"))?;
    if mode != "wal" {
        return Err(RegistryError::NoWriteAheadLog);
    }
    prepare(connection, fresh)
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

fn prepare(mut connection: Connection, fresh: [u8; 16]) -> Result<Connection, RegistryError> {
    let opening = || database("opening");
    for (pragma, value) in [
        ("synchronous", "FULL".to_owned()),
        ("trusted_schema", "OFF".to_owned()),
        ("cell_size_check", "ON".to_owned()),
        ("cache_size", format!("-{CACHE_KIB}")),
        ("wal_autocheckpoint", CHECKPOINT_PAGES.to_string()),
    ] {
        connection.pragma_update(None, pragma, value).map_err(opening())?;
    }
    // Otherwise a cached statement is compiled again whenever some values are bound.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(opening())?;
    if recognise(&connection)? < FORMAT {
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(opening())?;
        // Asked again: another process may have been quicker.
        match recognise(&transaction)? {
            0 => found(&transaction, fresh).map_err(opening())?,
            1 => {
                old::step_aside(&transaction).map_err(opening())?;
                found(&transaction, fresh).map_err(opening())?;
                old::carry_over(&transaction)?;
            }
            _ => {}
        }
        transaction.commit().map_err(opening())?;
    }
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

/// Makes the tables and names the registry.
fn found(transaction: &Transaction<'_>, fresh: [u8; 16]) -> rusqlite::Result<()> {
    transaction.execute_batch(TABLES)?;
    transaction.execute("INSERT INTO meta (name, value) VALUES ('registry', ?1)", [fresh])?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", FORMAT)
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
