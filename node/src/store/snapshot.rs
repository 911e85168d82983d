//! A consistent copy of a database that somebody writes into, and what its log amounts to.

use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use vestigo_protocol::descriptor::Head;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::merkle::Frontier;

use super::{Store, StoreError, StoreResult};

/// Entries read at a time.
const CHUNK: u64 = 1_024;

/// Copies the database at `source` to the new private file `target`, as it is at one moment and
/// without what was deleted from it. Whoever writes into it is not held up.
///
/// # Errors
/// The database refuses, or `target` is there already.
pub fn snapshot(source: &Path, target: &Path) -> StoreResult<()> {
    let fail = |e: std::io::Error| StoreError::Foreign(format!("{}: {e}", target.display()));
    // Made before SQLite would make it for everybody.
    std::fs::File::options().write(true).create_new(true).mode(0o600).open(target).map_err(fail)?;
    let connection = Connection::open_with_flags(source, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.execute("VACUUM INTO ?1", [target.to_string_lossy()])?;
    std::fs::File::open(target).and_then(|file| file.sync_all()).map_err(fail)
}

/// Reads every entry of a store: the head of its log, if row digests, leaf hashes, the stored
/// frontier and the signed checkpoint all agree.
///
/// # Errors
/// [`StoreError::Corrupt`] names what does not.
pub fn checked_head(store: &mut dyn Store, mut each: impl FnMut(u64)) -> StoreResult<Head> {
    let corrupt = |key: String| StoreError::Corrupt { what: "log", key };
    let size = store.log_size()?;
    let checkpoint = store.checkpoint()?;
    let mut frontier = Frontier::new();
    while frontier.size() < size {
        let at = frontier.size();
        let entries = store.entries(at, CHUNK)?;
        if entries.is_empty() {
            return Err(corrupt(format!("of {size} entries (entry {at} is missing)")));
        }
        for entry in entries {
            if LeafHash::of(&entry.statement) != entry.leaf || entry.index != frontier.size() {
                return Err(corrupt(format!("at entry {}", entry.index)));
            }
            frontier.append(entry.leaf);
            if let Some((signed, note)) = &checkpoint
                && *signed == frontier.size()
                && SignedCheckpoint::parse(note).ok().map(|n| n.unverified().root)
                    != Some(frontier.root())
            {
                return Err(corrupt(format!("at the checkpoint over {signed} entries")));
            }
        }
        each(frontier.size());
    }
    if checkpoint.is_some_and(|(signed, _)| signed > size) {
        return Err(corrupt(format!("of {size} entries (more were signed)")));
    }
    Ok(Head { size, root: frontier.root() })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::scratch::Scratch;
    use crate::store::SqliteStore;

    #[test]
    fn a_copy_of_an_open_store_is_whole_private_and_overwrites_nothing() {
        let scratch = Scratch::new("store-snapshot");
        let path = scratch.path().join("store.sqlite");
        let mut store = SqliteStore::open(&path).unwrap();
        store.begin().unwrap();
        store.put_meta("a", b"1").unwrap();
        store.commit().unwrap();
        store.begin().unwrap();
        store.put_meta("b", b"2").unwrap();
        let copy = scratch.path().join("copy.sqlite");
        snapshot(&path, &copy).unwrap();
        store.commit().unwrap();
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
        let mut copied = SqliteStore::open(&copy).unwrap();
        assert_eq!(copied.meta("a").unwrap().as_deref(), Some(&b"1"[..]));
        assert_eq!(copied.meta("b").unwrap(), None);
        assert_eq!(checked_head(&mut copied, |_| ()).unwrap().size, 0);
        assert!(snapshot(&path, &copy).is_err());
    }
}
