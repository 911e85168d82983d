//! Opening and closing a store: how it waits for the disk, its key, and what an earlier version left in the open.

use std::path::Path;

use rusqlite::Connection;
use zeroize::Zeroizing;

use super::SqliteStore;
use crate::store::vault::{self, Vault};
use crate::store::{RetentionStore as _, StoreError, StoreResult, schema};

/// Prepared statements kept: about twice as many as this file holds.
const STATEMENT_CACHE: usize = 128;

/// Pages of the write-ahead log from which on it is copied into the file, 64 MiB: under load the same
/// pages of the indexes change again and again, and are copied once in so much.
const LOG_PAGES: i64 = 16_000;

impl SqliteStore {
    /// Opens or creates the file.
    ///
    /// # Errors
    /// The file is not ours, of a later version, or cannot be opened.
    pub fn open(path: &Path) -> StoreResult<Self> {
        // FULL: each commit is fsynced before it returns. Durable, then visible.
        Self::open_as(path, "FULL", (65_536, LOG_PAGES), false)
    }

    /// As [`Self::open`], without waiting for the disk and with little memory: for simulations with
    /// hundreds of stores. What is committed survives the process, and not the machine.
    ///
    /// # Errors
    /// As of [`Self::open`].
    pub fn open_unsynced(path: &Path) -> StoreResult<Self> {
        Self::open_as(path, "OFF", (256, 256), false)
    }

    /// As [`Self::open`] where the key of the contents lies elsewhere: no content can be read or
    /// written.
    ///
    /// # Errors
    /// As of [`Self::open`].
    pub fn open_keyless(path: &Path) -> StoreResult<Self> {
        Self::open_as(path, "FULL", (65_536, LOG_PAGES), true)
    }

    /// The key of the contents, for a backup that seals it; none without contents.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn contents_key(path: &Path) -> StoreResult<Option<Zeroizing<[u8; 32]>>> {
        Ok(Vault::read(path)?.map(|vault| Zeroizing::new(*vault.expose())))
    }

    /// Writes the key of the contents beside a store that was restored.
    ///
    /// # Errors
    /// The file is there already, or cannot be written.
    pub fn put_contents_key(path: &Path, key: [u8; 32]) -> StoreResult<()> {
        Vault::from_bytes(key).write(path)
    }

    /// Whether there are contents that need the key.
    fn has_sealed(&self) -> StoreResult<bool> {
        let found =
            self.one("SELECT 1 FROM blob_key WHERE length(secret) > 32 LIMIT 1", [], |_| Ok(()))?;
        Ok(found.is_some())
    }

    /// `cache_kib` of pages are held in memory; a write-ahead log of `log_pages` is copied into the file.
    fn open_as(
        path: &Path,
        synchronous: &str,
        (cache_kib, log_pages): (i64, i64),
        keyless: bool,
    ) -> StoreResult<Self> {
        private(path)?;
        let mut connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", synchronous)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -cache_kib)?;
        connection.pragma_update(None, "wal_autocheckpoint", log_pages)?;
        // Bound values must not make SQLite plan a cached statement again.
        connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
        // Contents that are deleted are overwritten, also where they stand in the middle of a page.
        connection.pragma_update(None, "secure_delete", true)?;
        schema::migrate(&mut connection)?;
        let mut store = Self {
            connection,
            size: None,
            vault: Vault::read(path)?,
            #[cfg(test)]
            effort: std::cell::Cell::default(),
        };
        if store.vault.is_none() {
            if keyless {
                return Ok(store);
            }
            if store.has_sealed()? {
                return Err(StoreError::Foreign(format!(
                    "{} is not here: without it no content can be read; put it back",
                    vault::key_file(path).display()
                )));
            }
            store.vault = Some(Vault::create(path)?);
        }
        store.seal_earlier()?;
        // A crash may have come between a destruction and its end.
        if !store.forget_older_pages()? {
            tracing::warn!("another reads the store: older pages stay beside it");
        }
        Ok(store)
    }

    /// Opens an existing file for reading beside the writer.
    ///
    /// # Errors
    /// The file is not there or not ours.
    pub fn open_reader(path: &Path) -> StoreResult<Self> {
        let connection =
            Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
        Ok(Self {
            connection,
            size: None,
            vault: Vault::read(path)?,
            #[cfg(test)]
            effort: std::cell::Cell::default(),
        })
    }
}

/// Creates the file for its owner alone, before SQLite would create it for everybody. SQLite gives
/// its own side files the mode of the main file.
fn private(path: &Path) -> StoreResult<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let made = std::fs::File::options().create(true).append(true).mode(0o600).open(path);
    made.map(drop).map_err(|e| StoreError::Foreign(format!("{}: {e}", path.display())))
}

impl Drop for SqliteStore {
    fn drop(&mut self) {
        // SQLite does this when the last connection closes, unless that is a reader: the newest
        // entries would then lie beside the file, and a copy of the file would lack them. A reader
        // fails here, and so does a full disk, after which the write-ahead log stays valid.
        let _later = self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
