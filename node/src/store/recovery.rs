//! What lets a node that lost the end of its log find it again at its partners: the newest leaf
//! hashes of each partner's log, the statements shared with it, and branches that were given up.

use rusqlite::params;
use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::merkle::Frontier;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, uint};
use super::{StoreError, StoreResult};

/// Leaf hashes of a partner's log that are kept: 2 MiB a partner, days of a busy log. A backup that
/// is older than that needs a recovery epoch.
pub const TAIL_KEPT: u64 = 65_536;

/// Entries that one look for shared statements goes through.
const LOOK: u64 = 1_024;

/// Entries of a partner of which the last place in its series is taken: what is urgent overtakes, so
/// that the newest need not be the last.
const PLACES: u64 = 256;

/// A branch of a partner's log that its recovery gave up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// Whose log.
    pub partner: NodeName,
    /// The epoch that began.
    pub epoch: u64,
    /// The signed note over the branch that we had seen.
    pub note: String,
}

/// What is kept for recoveries, a partner's and our own.
pub trait RecoveryStore {
    /// How far we hold the leaf hashes of a partner's log.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn mirror(&mut self, partner: &NodeName) -> StoreResult<Option<Frontier>>;
    /// Keeps leaf hashes of a partner's log that begin at `start` and lead to `frontier`; the
    /// oldest are let go.
    ///
    /// # Errors
    /// The database refuses.
    fn put_mirror(
        &mut self,
        partner: &NodeName,
        frontier: &Frontier,
        start: u64,
        leaves: &[LeafHash],
    ) -> StoreResult<()>;
    /// Leaf hashes of a partner's log from `start`, without a gap, at most `limit` and some more.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn mirrored(
        &mut self,
        partner: &NodeName,
        start: u64,
        limit: usize,
    ) -> StoreResult<Vec<LeafHash>>;
    /// Forgets the newest checkpoint of a partner and the leaf hashes of its log: it goes on from
    /// another head.
    ///
    /// # Errors
    /// The database refuses.
    fn forget_log_of(&mut self, partner: &NodeName) -> StoreResult<()>;
    /// Keeps the note over a branch that a partner gave up.
    ///
    /// # Errors
    /// The database refuses.
    fn put_given_up(&mut self, branch: &GivenUp) -> StoreResult<()>;
    /// All of them.
    ///
    /// # Errors
    /// The database refuses.
    fn given_up(&mut self) -> StoreResult<Vec<GivenUp>>;
    /// The newest kind 13 of a partner in our log: it has seen a checkpoint of ours.
    ///
    /// # Errors
    /// The database refuses.
    fn newest_seen_by(&mut self, partner: &NodeName) -> StoreResult<Option<LeafHash>>;
    /// The last place in its series of what we have of a partner: epoch and sequence number.
    ///
    /// # Errors
    /// The database refuses.
    fn newest_place_of(&mut self, partner: &NodeName) -> StoreResult<Option<(u64, u64)>>;
    /// Entries between a partner and us with an index below `before`, of a bounded stretch of the
    /// log.
    ///
    /// # Errors
    /// The database refuses.
    fn shared_with(&mut self, partner: &NodeName, before: u64) -> StoreResult<Shared>;
}

/// Entries between a partner and us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Where the next look begins; 0 at the end.
    pub next: u64,
    /// The entries, newest first.
    pub leaves: Vec<LeafHash>,
    /// Those of ours among them that the partner has not acknowledged.
    pub unacknowledged: Vec<LeafHash>,
}

/// The tables.
pub(super) const TABLES: &str = r"
CREATE TABLE partner_mirror (
  partner TEXT PRIMARY KEY,
  frontier BLOB NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE partner_tail (
  partner TEXT NOT NULL,
  start INTEGER NOT NULL,
  leaves BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (partner, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE given_up (
  partner TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  note TEXT NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (partner, epoch)
) STRICT, WITHOUT ROWID;
";

/// What was given up before the partner acknowledged it.
pub(super) const UNDELIVERED: &str = r"
CREATE TABLE undelivered (leaf BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
";

fn mirror_digest(partner: &NodeName, frontier: &[u8]) -> RowDigest {
    RowDigest::new("partner-mirror").bytes(partner.as_str().as_bytes()).bytes(frontier)
}

fn tail_digest(partner: &NodeName, start: u64, leaves: &[u8]) -> RowDigest {
    RowDigest::new("partner-tail").bytes(partner.as_str().as_bytes()).number(start).bytes(leaves)
}

fn branch_digest(branch: &GivenUp) -> RowDigest {
    RowDigest::new("given-up")
        .bytes(branch.partner.as_str().as_bytes())
        .number(branch.epoch)
        .bytes(branch.note.as_bytes())
}

impl RecoveryStore for SqliteStore {
    fn mirror(&mut self, partner: &NodeName) -> StoreResult<Option<Frontier>> {
        self.one(
            "SELECT frontier, digest FROM partner_mirror WHERE partner = ?1",
            [partner.as_str()],
            |row| {
                let bytes: Vec<u8> = row.get(0)?;
                let digest: Vec<u8> = row.get(1)?;
                mirror_digest(partner, &bytes).check(&digest, "mirror", partner)?;
                Frontier::from_bytes(&bytes).map_err(|_| StoreError::Unreadable {
                    what: "mirror",
                    key: partner.to_string(),
                })
            },
        )
    }

    fn put_mirror(
        &mut self,
        partner: &NodeName,
        frontier: &Frontier,
        start: u64,
        leaves: &[LeafHash],
    ) -> StoreResult<()> {
        let bytes = frontier.to_bytes();
        self.run(
            "INSERT OR REPLACE INTO partner_mirror (partner, frontier, digest) VALUES (?1, ?2, ?3)",
            params![partner.as_str(), bytes, mirror_digest(partner, &bytes).finish()],
        )?;
        if leaves.is_empty() {
            return Ok(());
        }
        let packed: Vec<u8> = leaves.iter().flat_map(|leaf| leaf.0).collect();
        self.run(
            "INSERT OR REPLACE INTO partner_tail (partner, start, leaves, digest)
             VALUES (?1, ?2, ?3, ?4)",
            params![
                partner.as_str(),
                int(start),
                packed,
                tail_digest(partner, start, &packed).finish()
            ],
        )?;
        let oldest = frontier.size().saturating_sub(TAIL_KEPT);
        self.run(
            "DELETE FROM partner_tail WHERE partner = ?1 AND start + length(leaves) / 32 <= ?2",
            params![partner.as_str(), int(oldest)],
        )
        .map(drop)
    }

    fn mirrored(
        &mut self,
        partner: &NodeName,
        start: u64,
        limit: usize,
    ) -> StoreResult<Vec<LeafHash>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT start, leaves, digest FROM partner_tail
             WHERE partner = ?1 AND start + length(leaves) / 32 > ?2 ORDER BY start",
        )?;
        let mut rows = statement.query(params![partner.as_str(), int(start)])?;
        let mut found: Vec<LeafHash> = Vec::new();
        while found.len() < limit
            && let Some(row) = rows.next()?
        {
            let begins = uint(row, 0)?;
            let packed: Vec<u8> = row.get(1)?;
            let digest: Vec<u8> = row.get(2)?;
            tail_digest(partner, begins, &packed).check(&digest, "tail of", partner)?;
            let next = start.saturating_add(found.len() as u64);
            // A stretch that begins later leaves a gap: nothing after it is of use.
            let Some(skip) = next.checked_sub(begins) else { break };
            let skip = usize::try_from(skip).unwrap_or(usize::MAX);
            let (leaves, _) = packed.as_chunks::<32>();
            found.extend(leaves.iter().skip(skip).map(|leaf| LeafHash(*leaf)));
        }
        Ok(found)
    }

    fn forget_log_of(&mut self, partner: &NodeName) -> StoreResult<()> {
        for table in ["partner_mirror", "partner_tail", "partner_checkpoint"] {
            let sql = format!("DELETE FROM {table} WHERE partner = ?1");
            self.run(&sql, [partner.as_str()])?;
        }
        Ok(())
    }

    fn put_given_up(&mut self, branch: &GivenUp) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO given_up (partner, epoch, note, digest) VALUES (?1, ?2, ?3, ?4)",
            params![
                branch.partner.as_str(),
                int(branch.epoch),
                branch.note,
                branch_digest(branch).finish()
            ],
        )
        .map(drop)
    }

    fn given_up(&mut self) -> StoreResult<Vec<GivenUp>> {
        self.query(
            "SELECT partner, epoch, note, digest FROM given_up ORDER BY partner, epoch",
            [],
            |row| {
                let branch = GivenUp {
                    partner: super::sqlite::rows::node(row, 0)?,
                    epoch: uint(row, 1)?,
                    note: row.get(2)?,
                };
                let digest: Vec<u8> = row.get(3)?;
                branch_digest(&branch).check(&digest, "branch of", &branch.partner)?;
                Ok(branch)
            },
        )
    }

    fn newest_seen_by(&mut self, partner: &NodeName) -> StoreResult<Option<LeafHash>> {
        self.one(
            "SELECT leaf FROM entry WHERE own = 0 AND kind = ?1 AND issuer = ?2
             ORDER BY idx DESC LIMIT 1",
            params![int(Kind::Checkpoint.number()), partner.as_str()],
            |row| Ok(LeafHash(array(row, 0, "entry")?)),
        )
    }

    fn newest_place_of(&mut self, partner: &NodeName) -> StoreResult<Option<(u64, u64)>> {
        let places = self.query(
            "SELECT statement FROM entry WHERE own = 0 AND issuer = ?1 ORDER BY idx DESC LIMIT ?2",
            params![partner.as_str(), int(PLACES)],
            |row| {
                let statement: Vec<u8> = row.get(0)?;
                let read = UnverifiedStatement::parse(&statement).ok();
                Ok(read.map(|s| (s.claimed().epoch, s.claimed().sequence)))
            },
        )?;
        Ok(places.into_iter().flatten().max())
    }

    fn shared_with(&mut self, partner: &NodeName, before: u64) -> StoreResult<Shared> {
        let start = before.saturating_sub(LOOK);
        let found = self.query(
            "SELECT leaf, own, issuer, statement,
             own AND (leaf IN (SELECT leaf FROM outbox) OR leaf IN (SELECT leaf FROM undelivered))
             FROM entry WHERE idx >= ?1 AND idx < ?2 ORDER BY idx DESC",
            [int(start), int(before)],
            |row| {
                let leaf = LeafHash(array(row, 0, "entry")?);
                let own: bool = row.get(1)?;
                let shared = if own {
                    let statement: Vec<u8> = row.get(3)?;
                    let read = UnverifiedStatement::parse(&statement);
                    read.is_ok_and(|s| s.claimed().audience == *partner)
                } else {
                    row.get::<_, String>(2)? == partner.as_str()
                };
                let unacknowledged: bool = row.get(4)?;
                Ok(shared.then_some((leaf, unacknowledged)))
            },
        )?;
        let found: Vec<(LeafHash, bool)> = found.into_iter().flatten().collect();
        let waiting = found.iter().filter(|(_, unacknowledged)| *unacknowledged);
        Ok(Shared {
            next: start,
            unacknowledged: waiting.map(|(leaf, _)| *leaf).collect(),
            leaves: found.into_iter().map(|(leaf, _)| leaf).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn leaves(from: u8, count: u8) -> Vec<LeafHash> {
        (from..from + count).map(|n| LeafHash([n; 32])).collect()
    }

    #[test]
    fn the_newest_leaf_hashes_come_back_without_a_gap() {
        let scratch = Scratch::new("store-recovery");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let partner = NodeName::parse("vestigo/xb/police").unwrap();
        assert_eq!(store.mirror(&partner).unwrap(), None);
        let mut frontier = Frontier::new();
        let mut put = |store: &mut SqliteStore, from: u8, count: u8| {
            let start = frontier.size();
            leaves(from, count).into_iter().for_each(|leaf| frontier.append(leaf));
            store.put_mirror(&partner, &frontier, start, &leaves(from, count)).unwrap();
        };
        put(&mut store, 0, 3);
        put(&mut store, 3, 4);
        assert_eq!(store.mirrored(&partner, 0, 100).unwrap(), leaves(0, 7));
        assert_eq!(store.mirrored(&partner, 2, 100).unwrap(), leaves(2, 5));
        assert_eq!(store.mirrored(&partner, 7, 100).unwrap(), []);
        assert_eq!(store.mirror(&partner).unwrap().unwrap().size(), 7);
        store.forget_log_of(&partner).unwrap();
        assert_eq!(store.mirror(&partner).unwrap(), None);
        assert_eq!(store.mirrored(&partner, 0, 100).unwrap(), []);
        let branch = GivenUp { partner, epoch: 1, note: "note".to_owned() };
        store.put_given_up(&branch).unwrap();
        assert_eq!(store.given_up().unwrap(), [branch]);
    }
}
