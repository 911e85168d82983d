//! The two databases on trial, behind what the trial needs of them.

mod sled_tree;
mod vestigo_store;

use std::path::Path;

use vestigo_protocol::envelope::Signed;
use vestigo_protocol::ids::LeafHash;

use crate::Failure;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// sled 0.34.7, as it comes.
    Sled,
    /// The node's own store.
    Vestigo,
}

impl Engine {
    /// The word for it on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sled => "sled",
            Self::Vestigo => "vestigo",
        }
    }

    /// Reads [`Self::word`].
    pub fn parse(word: &str) -> Result<Self, Failure> {
        [Self::Sled, Self::Vestigo]
            .into_iter()
            .find(|engine| engine.word() == word)
            .ok_or_else(|| format!("{word} is not an engine of this trial").into())
    }

    /// Opens or creates the database in a directory, with its recovery.
    pub fn open(self, directory: &Path) -> Result<Box<dyn Database>, Failure> {
        Ok(match self {
            Self::Sled => Box::new(sled_tree::SledTree::open(directory)?),
            Self::Vestigo => Box::new(vestigo_store::VestigoStore::open(directory)?),
        })
    }
}

/// A database that keeps numbered records.
pub trait Database {
    /// Writes records as one batch, the first with this number, and returns when the database
    /// says that they are durable.
    fn commit(&mut self, first: u64, records: &[Signed]) -> Result<(), Failure>;

    /// The record with this number and leaf hash, as the bytes of its message.
    fn read(&mut self, number: u64, leaf: &LeafHash) -> Result<Option<Vec<u8>>, Failure>;

    /// What is wrong with the database as a whole, if `present` records were found in it.
    fn contradiction(&mut self, present: u64) -> Result<Option<String>, Failure>;
}
