//! A node's log, read from its store beside the writer, which no command may do: tests alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use vestigo::runtime::daemon::STORE_FILE;
use vestigo::store::{SqliteStore, Store as _};
use vestigo_protocol::envelope::{Message, UnverifiedStatement};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::LeafHash;

/// One entry.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its claims.
    pub header: Header,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// Whether the node issued it.
    pub own: bool,
    /// The message as it is kept.
    pub message: Message,
}

/// All entries at one moment, in log order.
#[derive(Clone, Debug)]
pub struct Journal(pub Vec<Entry>);

impl Journal {
    /// Reads the log under a data directory.
    #[must_use]
    pub fn open(dir: &Path) -> Self {
        let mut store = SqliteStore::open_reader(&dir.join(STORE_FILE)).expect("a store");
        let entries = store.entries(0, u64::MAX >> 1).expect("every entry is intact");
        let read = |entry: vestigo::store::EntryRecord| {
            let header = UnverifiedStatement::parse(&entry.statement).unwrap().claimed().clone();
            let kept = store.message(&entry.leaf).unwrap();
            let message = kept.unwrap_or_else(|| {
                // Of a partner's question over budget nothing but the statement.
                assert!(!entry.own && header.kind == Kind::Query, "content is kept");
                let (statement, preimage) = (entry.statement, Vec::new());
                Message { statement, preimage, disclosures: Vec::new(), checkpoint: None }
            });
            Entry { header, leaf: entry.leaf, own: entry.own, message }
        };
        Self(entries.into_iter().map(read).collect())
    }

    /// Entries in the log.
    #[must_use]
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// Leaf hashes of all entries between the node and `partner`.
    #[must_use]
    pub fn with(&self, partner: &str) -> BTreeSet<LeafHash> {
        let ours = |e: &&Entry| {
            e.header.issuer.as_str() == partner || e.header.audience.as_str() == partner
        };
        self.0.iter().filter(ours).map(|e| e.leaf).collect()
    }

    /// The entry of a leaf.
    #[must_use]
    pub fn find(&self, leaf: &LeafHash) -> Option<&Entry> {
        self.0.iter().find(|e| e.leaf == *leaf)
    }

    /// How many entries are of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.0.iter().filter(|e| e.header.kind == kind).count()
    }

    /// The entries that reply to a leaf, by kind.
    #[must_use]
    pub fn replies(&self, leaf: &LeafHash) -> BTreeMap<u64, Vec<&Entry>> {
        let mut replies: BTreeMap<u64, Vec<&Entry>> = BTreeMap::new();
        for entry in self.0.iter().filter(|e| e.header.in_reply_to.contains(leaf)) {
            replies.entry(entry.header.kind.number()).or_default().push(entry);
        }
        replies
    }
}

/// Sees a log grow while its node writes it: what it sees is durable.
pub struct Watch(SqliteStore);

impl Watch {
    /// Watches the log under a data directory.
    #[must_use]
    pub fn open(dir: &Path) -> Self {
        Self(SqliteStore::open_reader(&dir.join(STORE_FILE)).expect("a store"))
    }

    /// Messages that wait in the outbox.
    pub fn on_their_way(&mut self) -> u64 {
        self.0.outbox_counts().expect("an outbox").values().sum()
    }

    /// Entries in the log now.
    pub fn size(&mut self) -> u64 {
        self.0.log_size().expect("a log")
    }
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}
