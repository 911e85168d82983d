//! The registry of a stopped node. What is read or written there for a person is noted in the
//! administrative log first, as a running node notes it.

use std::fs::File;
use std::path::Path;

use super::{configuration, ensure_node, lock, source};
use crate::keys::Seed;
use crate::registry::Registry;
use crate::runtime::admin::{AdminAct, note_stopped};
use crate::runtime::daemon::{STORE_FILE, open_registry};
use crate::runtime::{Denied, clock};
use crate::service::Outcome;
use crate::store::{SqliteStore, Store as _};

/// The registry; `url` before what is configured.
pub(super) fn opened(data_dir: &Path, url: Option<&str>) -> Outcome<Registry> {
    let config = configuration(data_dir, url)?;
    Ok(open_registry(&source(data_dir, &config)?).map_err(Denied::from)?)
}

/// The same under the lock of the data directory.
pub(super) fn locked(data_dir: &Path, url: Option<&str>) -> Outcome<(File, Registry)> {
    ensure_node(data_dir)?;
    let lock = lock(data_dir)?;
    Ok((lock, opened(data_dir, url)?))
}

/// The same, after the act is durable in the administrative log.
pub(super) fn noted(
    data_dir: &Path,
    url: Option<&str>,
    act: &AdminAct,
) -> Outcome<(File, Registry)> {
    let (lock, registry) = locked(data_dir, url)?;
    note(&mut SqliteStore::open(&data_dir.join(STORE_FILE)).map_err(Denied::from)?, act)?;
    Ok((lock, registry))
}

/// Notes an act of whoever may open the files.
pub(super) fn note(store: &mut SqliteStore, act: &AdminAct) -> Outcome<()> {
    let salt = *Seed::generate()?.expose();
    let written = (|| {
        store.begin()?;
        note_stopped(store, act, clock::now(), salt)?;
        store.commit()
    })();
    Ok(written.map_err(Denied::from)?)
}
