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

/// Leaf hashes between two places from which an earlier root can be computed.
const BASE_EVERY: u64 = 1_024;

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

/// An epoch of a partner from a head that is not, or not known to be, on the way to what we had seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtfulEpoch {
    /// Whose log.
    pub partner: NodeName,
    /// The epoch that began.
    pub epoch: u64,
    /// True: the head contradicts what we had seen. False: too little of that is kept to tell.
    pub rewritten: bool,
    /// The signed note over what we had seen.
    pub note: String,
}

/// What is kept for recoveries, a partner's and our own.
pub trait RecoveryStore {
    /// How far we hold the leaf hashes of a partner's log.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn mirror(&mut self, partner: &NodeName) -> StoreResult<Option<Frontier>>;
    /// Keeps leaf hashes of a partner's log that lead from `before` to `frontier`; the oldest are
    /// let go.
    ///
    /// # Errors
    /// The database refuses.
    fn put_mirror(
        &mut self,
        partner: &NodeName,
        before: &Frontier,
        frontier: &Frontier,
        leaves: &[LeafHash],
    ) -> StoreResult<()>;
    /// A partner's log at an earlier size, by the leaf hashes that are kept; none if they do not
    /// reach that far, back or ahead.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn mirror_at(&mut self, partner: &NodeName, size: u64) -> StoreResult<Option<Frontier>>;
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
    /// Forgets the newest checkpoint of a partner and the leaf hashes of its log after a head, from
    /// which it goes on; all of them if what it was then is not known.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn cut_log_of(&mut self, partner: &NodeName, to: Option<&Frontier>) -> StoreResult<()>;
    /// Keeps the note over a branch that a partner gave up.
    ///
    /// # Errors
    /// The database refuses.
    fn put_given_up(&mut self, branch: &GivenUp) -> StoreResult<()>;
    /// Keeps what speaks against an epoch of a partner.
    ///
    /// # Errors
    /// The database refuses.
    fn put_doubtful_epoch(&mut self, epoch: &DoubtfulEpoch) -> StoreResult<()>;
    /// All of them.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn doubtful_epochs(&mut self) -> StoreResult<Vec<DoubtfulEpoch>>;
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

/// The statements in which partners name what they have seen of our log (kind 13), by partner: the newest is
/// asked for with every list of partners, and is one of hundreds of thousands of entries.
pub(super) const SEEN: &str = "
CREATE INDEX entry_seen ON entry (issuer, idx) WHERE own = 0 AND kind = 13;
";
const _: () = assert!(Kind::Checkpoint.number() == 13, "the index names the kind");

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

/// Frontiers within what is kept of a partner's log, so that its root at an earlier size can be
/// computed; and epochs of partners whose past we could not confirm.
pub(super) const BASES: &str = r"
CREATE TABLE partner_base (
  partner TEXT NOT NULL,
  size INTEGER NOT NULL,
  frontier BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (partner, size)
) STRICT, WITHOUT ROWID;
CREATE TABLE doubtful_epoch (
  partner TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  rewritten INTEGER NOT NULL,
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

fn base_digest(partner: &NodeName, frontier: &[u8]) -> RowDigest {
    RowDigest::new("partner-base").bytes(partner.as_str().as_bytes()).bytes(frontier)
}

fn doubt_digest(epoch: &DoubtfulEpoch) -> RowDigest {
    RowDigest::new("doubtful-epoch")
        .bytes(epoch.partner.as_str().as_bytes())
        .number(epoch.epoch)
        .number(u64::from(epoch.rewritten))
        .bytes(epoch.note.as_bytes())
}

fn branch_digest(branch: &GivenUp) -> RowDigest {
    RowDigest::new("given-up")
        .bytes(branch.partner.as_str().as_bytes())
        .number(branch.epoch)
        .bytes(branch.note.as_bytes())
}

fn read_frontier(partner: &NodeName, bytes: &[u8]) -> StoreResult<Frontier> {
    let unreadable = |_| StoreError::Unreadable { what: "mirror", key: partner.to_string() };
    Frontier::from_bytes(bytes).map_err(unreadable)
}

impl SqliteStore {
    fn put_frontier(&self, partner: &NodeName, frontier: &Frontier) -> StoreResult<()> {
        let bytes = frontier.to_bytes();
        self.run(
            "INSERT OR REPLACE INTO partner_mirror (partner, frontier, digest) VALUES (?1, ?2, ?3)",
            params![partner.as_str(), bytes, mirror_digest(partner, &bytes).finish()],
        )
        .map(drop)
    }

    fn put_stretch(&self, partner: &NodeName, start: u64, leaves: &[LeafHash]) -> StoreResult<()> {
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
        )
        .map(drop)
    }
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
                read_frontier(partner, &bytes)
            },
        )
    }

    fn put_mirror(
        &mut self,
        partner: &NodeName,
        before: &Frontier,
        frontier: &Frontier,
        leaves: &[LeafHash],
    ) -> StoreResult<()> {
        self.put_frontier(partner, frontier)?;
        if leaves.is_empty() {
            return Ok(());
        }
        self.put_stretch(partner, before.size(), leaves)?;
        let oldest = frontier.size().saturating_sub(TAIL_KEPT);
        self.run(
            "DELETE FROM partner_tail WHERE partner = ?1 AND start + length(leaves) / 32 <= ?2",
            params![partner.as_str(), int(oldest)],
        )?;
        self.run(
            "DELETE FROM partner_base WHERE partner = ?1
             AND size < (SELECT min(start) FROM partner_tail WHERE partner = ?1)",
            [partner.as_str()],
        )?;
        let last = self.one(
            "SELECT max(size) FROM partner_base WHERE partner = ?1",
            [partner.as_str()],
            |row| Ok(row.get::<_, Option<i64>>(0)?.and_then(|size| u64::try_from(size).ok())),
        )?;
        if last.flatten().is_none_or(|last| before.size() >= last.saturating_add(BASE_EVERY)) {
            let bytes = before.to_bytes();
            self.run(
                "INSERT OR REPLACE INTO partner_base (partner, size, frontier, digest)
                 VALUES (?1, ?2, ?3, ?4)",
                params![
                    partner.as_str(),
                    int(before.size()),
                    bytes,
                    base_digest(partner, &bytes).finish()
                ],
            )?;
        }
        Ok(())
    }

    fn mirror_at(&mut self, partner: &NodeName, size: u64) -> StoreResult<Option<Frontier>> {
        if size == 0 {
            return Ok(Some(Frontier::new()));
        }
        let Some(newest) = self.mirror(partner)? else { return Ok(None) };
        if newest.size() <= size {
            return Ok((newest.size() == size).then_some(newest));
        }
        let base = self.one(
            "SELECT frontier, digest FROM partner_base WHERE partner = ?1 AND size <= ?2
             ORDER BY size DESC LIMIT 1",
            params![partner.as_str(), int(size)],
            |row| {
                let bytes: Vec<u8> = row.get(0)?;
                let digest: Vec<u8> = row.get(1)?;
                base_digest(partner, &bytes).check(&digest, "base of", partner)?;
                read_frontier(partner, &bytes)
            },
        )?;
        let Some(mut frontier) = base else { return Ok(None) };
        let wanted = usize::try_from(size.saturating_sub(frontier.size())).unwrap_or(usize::MAX);
        let leaves = self.mirrored(partner, frontier.size(), wanted)?;
        leaves.into_iter().take(wanted).for_each(|leaf| frontier.append(leaf));
        Ok((frontier.size() == size).then_some(frontier))
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

    fn cut_log_of(&mut self, partner: &NodeName, to: Option<&Frontier>) -> StoreResult<()> {
        self.run("DELETE FROM partner_checkpoint WHERE partner = ?1", [partner.as_str()])?;
        let size = to.map_or(0, Frontier::size);
        let crossing = self.one(
            "SELECT start FROM partner_tail WHERE partner = ?1 AND start < ?2
             AND start + length(leaves) / 32 > ?2",
            params![partner.as_str(), int(size)],
            |row| uint(row, 0),
        )?;
        let kept = match crossing {
            Some(start) => {
                let count = usize::try_from(size.saturating_sub(start)).unwrap_or(usize::MAX);
                let leaves = self.mirrored(partner, start, count)?;
                Some((start, leaves.into_iter().take(count).collect::<Vec<_>>()))
            }
            None => None,
        };
        for sql in [
            "DELETE FROM partner_tail WHERE partner = ?1 AND start + length(leaves) / 32 > ?2",
            "DELETE FROM partner_base WHERE partner = ?1 AND size > ?2",
            "DELETE FROM partner_mirror WHERE partner = ?1 AND ?2 >= 0",
        ] {
            self.run(sql, params![partner.as_str(), int(size)])?;
        }
        if let Some((start, leaves)) = kept {
            self.put_stretch(partner, start, &leaves)?;
        }
        to.map_or(Ok(()), |frontier| self.put_frontier(partner, frontier))
    }

    fn put_doubtful_epoch(&mut self, epoch: &DoubtfulEpoch) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO doubtful_epoch (partner, epoch, rewritten, note, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                epoch.partner.as_str(),
                int(epoch.epoch),
                epoch.rewritten,
                epoch.note,
                doubt_digest(epoch).finish()
            ],
        )
        .map(drop)
    }

    fn doubtful_epochs(&mut self) -> StoreResult<Vec<DoubtfulEpoch>> {
        self.query(
            "SELECT partner, epoch, rewritten, note, digest FROM doubtful_epoch
             ORDER BY partner, epoch",
            [],
            |row| {
                let epoch = DoubtfulEpoch {
                    partner: super::sqlite::rows::node(row, 0)?,
                    epoch: uint(row, 1)?,
                    rewritten: row.get(2)?,
                    note: row.get(3)?,
                };
                let digest: Vec<u8> = row.get(4)?;
                doubt_digest(&epoch).check(&digest, "epoch of", &epoch.partner)?;
                Ok(epoch)
            },
        )
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
        // The kind is written as the index has it, which is not used for a parameter.
        self.one(
            "SELECT leaf FROM entry WHERE own = 0 AND kind = 13 AND issuer = ?1
             ORDER BY idx DESC LIMIT 1",
            [partner.as_str()],
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
    use crate::store::Store as _;

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
        let mut at = vec![frontier.clone()];
        let mut put = |store: &mut SqliteStore, from: u8, count: u8| {
            let before = frontier.clone();
            for leaf in leaves(from, count) {
                frontier.append(leaf);
                at.push(frontier.clone());
            }
            store.put_mirror(&partner, &before, &frontier, &leaves(from, count)).unwrap();
        };
        put(&mut store, 0, 3);
        put(&mut store, 3, 4);
        assert_eq!(store.mirrored(&partner, 0, 100).unwrap(), leaves(0, 7));
        assert_eq!(store.mirrored(&partner, 2, 100).unwrap(), leaves(2, 5));
        assert_eq!(store.mirrored(&partner, 7, 100).unwrap(), []);
        assert_eq!(store.mirror(&partner).unwrap().unwrap().size(), 7);
        for (size, frontier) in at.iter().enumerate() {
            let found = store.mirror_at(&partner, size as u64).unwrap();
            assert_eq!(found.as_ref(), Some(frontier));
        }
        assert_eq!(store.mirror_at(&partner, 8).unwrap(), None);
        // Cut within a stretch: the part before stays, and it goes on from there.
        store.put_partner_checkpoint(&partner, 7, "seven").unwrap();
        store.cut_log_of(&partner, Some(&at[5])).unwrap();
        assert_eq!(store.mirrored(&partner, 0, 100).unwrap(), leaves(0, 5));
        assert_eq!(store.mirror_at(&partner, 5).unwrap().as_ref(), Some(&at[5]));
        assert_eq!(store.mirror_at(&partner, 6).unwrap(), None);
        assert_eq!(store.partner_checkpoint(&partner).unwrap(), None);
        let mut other = at[5].clone();
        leaves(90, 2).into_iter().for_each(|leaf| other.append(leaf));
        store.put_mirror(&partner, &at[5], &other, &leaves(90, 2)).unwrap();
        assert_eq!(store.mirror_at(&partner, 4).unwrap().as_ref(), Some(&at[4]));
        assert_eq!(store.mirrored(&partner, 4, 100).unwrap().len(), 3);
        store.cut_log_of(&partner, None).unwrap();
        assert_eq!(store.mirror(&partner).unwrap(), None);
        assert_eq!(store.mirrored(&partner, 0, 100).unwrap(), []);
        let branch = GivenUp { partner: partner.clone(), epoch: 1, note: "note".to_owned() };
        store.put_given_up(&branch).unwrap();
        assert_eq!(store.given_up().unwrap(), [branch]);
        let doubt = DoubtfulEpoch { partner, epoch: 2, rewritten: true, note: "note".to_owned() };
        store.put_doubtful_epoch(&doubt).unwrap();
        assert_eq!(store.doubtful_epochs().unwrap(), [doubt]);
    }

    #[test]
    fn an_earlier_root_is_known_as_far_back_as_hashes_are_kept() {
        let scratch = Scratch::new("store-recovery-far");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let partner = NodeName::parse("vestigo/xb/police").unwrap();
        let mut frontier = Frontier::new();
        let mut earlier = Vec::new();
        let stretch = BASE_EVERY / 3;
        while frontier.size() < TAIL_KEPT + 10 * BASE_EVERY {
            let before = frontier.clone();
            let hashes: Vec<LeafHash> =
                (0..stretch).map(|n| LeafHash::of(&(before.size() + n).to_be_bytes())).collect();
            hashes.iter().for_each(|leaf| frontier.append(*leaf));
            store.put_mirror(&partner, &before, &frontier, &hashes).unwrap();
            earlier.push(before);
        }
        let kept = frontier.size() - TAIL_KEPT + 2 * BASE_EVERY;
        for before in earlier.iter().step_by(7) {
            let found = store.mirror_at(&partner, before.size()).unwrap();
            if before.size() > kept {
                assert_eq!(found.as_ref(), Some(before));
            } else {
                assert!(found.is_none_or(|found| found == *before));
            }
        }
        assert_eq!(store.mirror_at(&partner, stretch).unwrap(), None);
    }
}
