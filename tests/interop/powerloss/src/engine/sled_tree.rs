//! sled as its documentation tells: an atomic batch, then `flush`, which "synchronously flushes
//! all dirty IO buffers and calls fsync".

use std::path::Path;

use vestigo_protocol::envelope::Signed;
use vestigo_protocol::ids::LeafHash;

use super::Database;
use crate::Failure;

/// One tree: record number, big-endian, to message.
pub struct SledTree {
    tree: sled::Db,
}

impl SledTree {
    /// Opens or creates the tree.
    pub fn open(directory: &Path) -> Result<Self, Failure> {
        Ok(Self { tree: sled::open(directory)? })
    }
}

impl Database for SledTree {
    fn commit(&mut self, first: u64, records: &[Signed]) -> Result<(), Failure> {
        let mut batch = sled::Batch::default();
        for (number, record) in (first..).zip(records) {
            batch.insert(&number.to_be_bytes(), record.message.to_bytes());
        }
        self.tree.apply_batch(batch)?;
        self.tree.flush()?;
        Ok(())
    }

    fn read(&mut self, number: u64, _leaf: &LeafHash) -> Result<Option<Vec<u8>>, Failure> {
        Ok(self.tree.get(number.to_be_bytes())?.map(|bytes| bytes.to_vec()))
    }

    fn contradiction(&mut self, _present: u64) -> Result<Option<String>, Failure> {
        Ok(None)
    }
}
