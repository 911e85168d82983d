//! Attachments that messages name, and the keys of their files.

use std::collections::BTreeMap;

use rusqlite::{Row, params};
use vestigo_protocol::codec;
use vestigo_protocol::ids::{Digest, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::message::Attachment;

use super::blobs::BlobKey;
use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, node, uint};
use super::{StoreError, StoreResult};

/// What became of an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentState {
    /// Named by the partner, not all here yet.
    Waiting,
    /// Whole, verified and durable.
    Here,
    /// The partner sent other bytes than it named.
    Wrong,
    /// The exchange or the partner has more than it may; it is not fetched.
    OverQuota,
    /// Of a kind that is not taken; it is not fetched.
    NotTaken,
    /// The partner has erased it.
    Gone,
    /// Waits with an answer for its second officer: of ours, and named by no message yet.
    Proposed,
    /// The request that it came with was withdrawn, returned, or is over a budget; it is not fetched.
    Unwanted,
}

const STATES: [AttachmentState; 8] = [
    AttachmentState::Waiting,
    AttachmentState::Here,
    AttachmentState::Wrong,
    AttachmentState::OverQuota,
    AttachmentState::NotTaken,
    AttachmentState::Gone,
    AttachmentState::Proposed,
    AttachmentState::Unwanted,
];

impl AttachmentState {
    fn number(self) -> u64 {
        STATES.iter().position(|s| *s == self).unwrap_or_default() as u64
    }
}

/// What a partner's messages named and is kept, or will be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeldFiles {
    /// Bytes that are here.
    pub here: u64,
    /// Bytes that are still to be fetched.
    pub waiting: u64,
    /// Files that are still to be fetched.
    pub waiting_files: u64,
}

impl HeldFiles {
    /// Counts a file in its state, or no more.
    pub fn count(&mut self, state: AttachmentState, length: u64, is_there: bool) {
        let moved = |total: &mut u64, by: u64| {
            *total = if is_there { total.saturating_add(by) } else { total.saturating_sub(by) };
        };
        match state {
            AttachmentState::Here => moved(&mut self.here, length),
            AttachmentState::Waiting => {
                moved(&mut self.waiting, length);
                moved(&mut self.waiting_files, 1);
            }
            _ => {}
        }
    }
}

/// An attachment that a message in the log names.
#[derive(Clone)]
pub struct AttachmentRecord {
    /// The message's entry.
    pub entry: LeafHash,
    /// Its exchange.
    pub exchange: ExchangeId,
    /// The other side.
    pub partner: NodeName,
    /// Whether the message is ours.
    pub own: bool,
    /// What the message says of it.
    pub said: Attachment,
    /// What became of it.
    pub state: AttachmentState,
}

impl std::fmt::Debug for AttachmentRecord {
    /// Without its title.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AttachmentRecord({}, {:?})", self.said.digest, self.state)
    }
}

/// What is kept of them.
pub trait Attachments {
    /// Writes one, or what became of it.
    ///
    /// # Errors
    /// The database refuses.
    fn put_attachment(&mut self, attachment: &AttachmentRecord) -> StoreResult<()>;
    /// Those of an exchange with a partner, in the order of digests.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn attachments_of(
        &mut self,
        exchange: &ExchangeId,
        partner: &NodeName,
    ) -> StoreResult<Vec<AttachmentRecord>>;
    /// Those that a partner named and that are still to be fetched, in the order of their messages'
    /// hashes, from behind one of them on, at most `limit`.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn attachments_waiting(
        &mut self,
        partner: &NodeName,
        after: Option<(LeafHash, Digest)>,
        limit: usize,
    ) -> StoreResult<Vec<AttachmentRecord>>;
    /// What is kept of each partner's files.
    ///
    /// # Errors
    /// The database refuses, or a record cannot be read.
    fn files_held(&mut self) -> StoreResult<BTreeMap<NodeName, HeldFiles>>;
    /// Whose files lie in a folder.
    ///
    /// # Errors
    /// The database refuses.
    fn folder_of(&mut self, folder: &[u8; 16]) -> StoreResult<Option<(ExchangeId, NodeName)>>;
    /// All that messages name by this digest.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn attachments_named(&mut self, digest: &Digest) -> StoreResult<Vec<AttachmentRecord>>;
    /// Forgets what `entry` names, and gives it.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn drop_attachments(&mut self, entry: &LeafHash) -> StoreResult<Vec<AttachmentRecord>>;
    /// The key of an exchange with a partner.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn blob_key(
        &mut self,
        exchange: &ExchangeId,
        partner: &NodeName,
    ) -> StoreResult<Option<BlobKey>>;
    /// Writes it.
    ///
    /// # Errors
    /// The database refuses.
    fn put_blob_key(
        &mut self,
        exchange: &ExchangeId,
        partner: &NodeName,
        key: &BlobKey,
    ) -> StoreResult<()>;
}

/// The tables.
pub(super) const TABLES: &str = r"
CREATE TABLE attachment (
  entry BLOB NOT NULL,
  file BLOB NOT NULL,
  exchange BLOB NOT NULL,
  partner TEXT NOT NULL,
  own INTEGER NOT NULL,
  said BLOB NOT NULL,
  state INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (entry, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_exchange ON attachment (exchange);
CREATE INDEX attachment_file ON attachment (file);
CREATE INDEX attachment_waiting ON attachment (partner) WHERE state = 0;
-- Apart from everything else: destroying a row erases the files.
CREATE TABLE blob_key (
  exchange BLOB NOT NULL,
  partner TEXT NOT NULL,
  folder BLOB NOT NULL,
  secret BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (exchange, partner)
) STRICT, WITHOUT ROWID;
";

const COLUMNS: &str = "entry, exchange, partner, own, said, state, digest";

fn attachment_digest(a: &AttachmentRecord) -> RowDigest {
    RowDigest::new("attachment")
        .bytes(a.entry.as_bytes())
        .bytes(a.exchange.as_bytes())
        .bytes(a.partner.as_str().as_bytes())
        .number(u64::from(a.own))
        .bytes(&codec::encode(&a.said))
        .number(a.state.number())
}

fn read_attachment(row: &Row<'_>) -> StoreResult<AttachmentRecord> {
    let entry = LeafHash(array(row, 0, "attachment")?);
    let unreadable = || StoreError::Unreadable { what: "attachment", key: entry.to_hex() };
    let said: Vec<u8> = row.get(4)?;
    let state = usize::try_from(uint(row, 5)?).unwrap_or(usize::MAX);
    let record = AttachmentRecord {
        entry,
        exchange: ExchangeId(array(row, 1, "attachment")?),
        partner: node(row, 2)?,
        own: row.get(3)?,
        said: codec::decode(&said).map_err(|_| unreadable())?,
        state: *STATES.get(state).ok_or_else(unreadable)?,
    };
    let digest: Vec<u8> = row.get(6)?;
    attachment_digest(&record).check(&digest, "attachment", &record.entry)?;
    Ok(record)
}

impl Attachments for SqliteStore {
    fn put_attachment(&mut self, a: &AttachmentRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO attachment
             (entry, file, exchange, partner, own, said, state, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                a.entry.as_bytes(),
                a.said.digest.0,
                a.exchange.as_bytes(),
                a.partner.as_str(),
                a.own,
                codec::encode(&a.said),
                int(a.state.number()),
                attachment_digest(a).finish()
            ],
        )
        .map(drop)
    }

    fn attachments_of(
        &mut self,
        exchange: &ExchangeId,
        partner: &NodeName,
    ) -> StoreResult<Vec<AttachmentRecord>> {
        self.query(
            &format!(
                "SELECT {COLUMNS} FROM attachment WHERE exchange = ?1 AND partner = ?2
                 ORDER BY file, entry"
            ),
            params![exchange.as_bytes(), partner.as_str()],
            read_attachment,
        )
    }

    fn attachments_waiting(
        &mut self,
        partner: &NodeName,
        after: Option<(LeafHash, Digest)>,
        limit: usize,
    ) -> StoreResult<Vec<AttachmentRecord>> {
        // No entry is empty: before all of them.
        let (entry, file) =
            after.map_or((Vec::new(), Vec::new()), |(e, f)| (e.as_bytes().to_vec(), f.0.to_vec()));
        self.query(
            &format!(
                "SELECT {COLUMNS} FROM attachment WHERE partner = ?1 AND state = 0 AND own = 0
                 AND (entry, file) > (?2, ?3) ORDER BY entry, file LIMIT ?4"
            ),
            params![partner.as_str(), entry, file, int(limit as u64)],
            read_attachment,
        )
    }

    fn files_held(&mut self) -> StoreResult<BTreeMap<NodeName, HeldFiles>> {
        let mut held: BTreeMap<NodeName, HeldFiles> = BTreeMap::new();
        // 0 and 1: what waits and what is here.
        let files = self.query(
            "SELECT partner, state, said FROM attachment WHERE own = 0 AND state IN (0, 1)",
            [],
            |row| {
                let partner = node(row, 0)?;
                let unreadable =
                    || StoreError::Unreadable { what: "attachment", key: partner.to_string() };
                let state = usize::try_from(uint(row, 1)?).unwrap_or(usize::MAX);
                let state = *STATES.get(state).ok_or_else(unreadable)?;
                let said: Vec<u8> = row.get(2)?;
                let said: Attachment = codec::decode(&said).map_err(|_| unreadable())?;
                Ok((partner, state, said.length))
            },
        )?;
        for (partner, state, length) in files {
            held.entry(partner).or_default().count(state, length, true);
        }
        Ok(held)
    }

    fn folder_of(&mut self, folder: &[u8; 16]) -> StoreResult<Option<(ExchangeId, NodeName)>> {
        self.one("SELECT exchange, partner FROM blob_key WHERE folder = ?1", [folder], |row| {
            Ok((ExchangeId(array(row, 0, "key of attachments")?), node(row, 1)?))
        })
    }

    fn attachments_named(&mut self, digest: &Digest) -> StoreResult<Vec<AttachmentRecord>> {
        self.query(
            &format!("SELECT {COLUMNS} FROM attachment WHERE file = ?1 ORDER BY entry"),
            params![digest.0],
            read_attachment,
        )
    }

    fn drop_attachments(&mut self, entry: &LeafHash) -> StoreResult<Vec<AttachmentRecord>> {
        self.query(
            &format!("DELETE FROM attachment WHERE entry = ?1 RETURNING {COLUMNS}"),
            [entry.as_bytes()],
            read_attachment,
        )
    }

    fn blob_key(
        &mut self,
        exchange: &ExchangeId,
        partner: &NodeName,
    ) -> StoreResult<Option<BlobKey>> {
        self.data_key(exchange, partner)
    }

    fn put_blob_key(
        &mut self,
        exchange: &ExchangeId,
        partner: &NodeName,
        key: &BlobKey,
    ) -> StoreResult<()> {
        self.put_data_key(exchange, partner, key)
    }
}
