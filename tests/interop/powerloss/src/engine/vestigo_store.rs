//! The node's store as the node uses it: entries and the state of the series in one commit.

use std::path::Path;

use vestigo_protocol::envelope::Signed;
use vestigo_protocol::ids::LeafHash;

use super::Database;
use crate::Failure;
use crate::node::store::{NewEntry, Series, SqliteStore, Store};
use crate::record::{issued_at, partner};

/// The store's file in the directory.
const FILE: &str = "store.sqlite";

/// A log that holds the records and nothing else.
pub struct VestigoStore {
    store: SqliteStore,
}

impl VestigoStore {
    /// Opens or creates the store.
    pub fn open(directory: &Path) -> Result<Self, Failure> {
        Ok(Self { store: SqliteStore::open(&directory.join(FILE))? })
    }
}

impl Database for VestigoStore {
    fn commit(&mut self, first: u64, records: &[Signed]) -> Result<(), Failure> {
        self.store.begin()?;
        for (number, record) in (first..).zip(records) {
            let index = self.store.append(&NewEntry {
                leaf: record.leaf,
                header: &record.header,
                message: &record.message,
                own: true,
                logged_at: issued_at(number),
            })?;
            if index != number {
                return Err(format!("record {number} got the index {index}").into());
            }
        }
        if let Some(last) = records.last() {
            let series = Series { sequence: last.header.sequence, leaf: last.leaf };
            self.store.set_series(&partner()?, 0, series)?;
        }
        self.store.commit()?;
        Ok(())
    }

    fn read(&mut self, number: u64, leaf: &LeafHash) -> Result<Option<Vec<u8>>, Failure> {
        let Some(entry) = self.store.entry_by_leaf(leaf)? else { return Ok(None) };
        if entry.index != number {
            return Err(format!("record {number} has the index {}", entry.index).into());
        }
        Ok(self.store.message(leaf)?.map(|message| message.to_bytes()))
    }

    fn contradiction(&mut self, present: u64) -> Result<Option<String>, Failure> {
        let size = self.store.log_size()?;
        let sequence = self.store.series(&partner()?, 0)?.map_or(0, |series| series.sequence);
        Ok((size != present || sequence != present).then(|| {
            format!("{present} records, but the log's size is {size} and its series at {sequence}")
        }))
    }
}
