//! Who may observe the log, which pairs, and until when. Nothing is deleted: who could see what, and
//! when, is itself evidence.

use std::collections::BTreeSet;

use rusqlite::{Row, params};
use vestigo_protocol::codec;
use vestigo_protocol::ids::{Kid, NodeName};
use vestigo_protocol::key::{PublicKey, ed25519_thumbprint};
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, time, uint};
use super::{StoreError, StoreResult};

/// Which partner pairs an observer sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pairs {
    /// All, those of partners to come included.
    All,
    /// Ours with these partners.
    With(BTreeSet<NodeName>),
}

impl Pairs {
    /// Whether our exchanges with a partner are among them.
    #[must_use]
    pub fn include(&self, partner: &NodeName) -> bool {
        match self {
            Self::All => true,
            Self::With(partners) => partners.contains(partner),
        }
    }
}

/// One enrolment of an observer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObserverRecord {
    /// Rising number; 0 before it is kept.
    pub number: u64,
    /// What our officers call it.
    pub name: String,
    /// With which it signs its requests.
    pub key: PublicKey,
    /// What it sees.
    pub pairs: Pairs,
    /// Enrolled at.
    pub since: Timestamp,
    /// Nothing is shown from here on.
    pub until: Timestamp,
    /// Number of the officer who enrolled it.
    pub added_by: u64,
    /// When and by which officer it was removed before that.
    pub removed: Option<(Timestamp, u64)>,
}

impl ObserverRecord {
    /// Whether it may look at `now`.
    #[must_use]
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.removed.is_none() && now < self.until
    }
}

/// The records of observers.
pub trait ObserverStore {
    /// Keeps an enrolment and returns its number.
    ///
    /// # Errors
    /// The database refuses.
    fn add_observer(&mut self, observer: &ObserverRecord) -> StoreResult<u64>;
    /// Marks an enrolment as ended.
    ///
    /// # Errors
    /// The database refuses.
    fn end_observer(&mut self, observer: &ObserverRecord) -> StoreResult<()>;
    /// All enrolments, ended ones included, oldest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn observers(&mut self) -> StoreResult<Vec<ObserverRecord>>;
    /// The enrolment of a key that may look at `now`. Strangers make us ask this, so that no other key is
    /// decoded than the one that is found.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn live_observer(&mut self, kid: &Kid, now: Timestamp) -> StoreResult<Option<ObserverRecord>>;
}

/// The table.
pub(super) const TABLES: &str = r"
CREATE TABLE observer (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  key BLOB NOT NULL,
  pairs BLOB,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  added_by INTEGER NOT NULL,
  removed_at INTEGER NOT NULL,
  removed_by INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
";

const COLUMNS: &str =
    "number, name, key, pairs, since, until, added_by, removed_at, removed_by, digest";

/// Partners as they are stored; `None` stands for all.
fn packed(pairs: &Pairs) -> Option<Vec<u8>> {
    match pairs {
        Pairs::All => None,
        Pairs::With(partners) => Some(codec::encode(&partners.iter().collect::<Vec<_>>())),
    }
}

fn digest_of(o: &ObserverRecord, number: u64) -> RowDigest {
    let (removed_at, removed_by) = o.removed.unwrap_or_default();
    RowDigest::new("observer")
        .number(number)
        .bytes(o.name.as_bytes())
        .bytes(o.key.as_bytes())
        .optional(packed(&o.pairs).as_deref())
        .number(o.since.0)
        .number(o.until.0)
        .number(o.added_by)
        .number(removed_at.0)
        .number(removed_by)
}

fn read(row: &Row<'_>) -> StoreResult<ObserverRecord> {
    let number = uint(row, 0)?;
    let unreadable = || StoreError::Unreadable { what: "observer", key: number.to_string() };
    let pairs = match row.get::<_, Option<Vec<u8>>>(3)? {
        None => Pairs::All,
        Some(bytes) => {
            let partners: Vec<NodeName> = codec::decode(&bytes).map_err(|_| unreadable())?;
            Pairs::With(partners.into_iter().collect())
        }
    };
    let removed_at = time(row, 7)?;
    let record = ObserverRecord {
        number,
        name: row.get(1)?,
        key: PublicKey::from_bytes(&array(row, 2, "observer")?).map_err(|_| unreadable())?,
        pairs,
        since: time(row, 4)?,
        until: time(row, 5)?,
        added_by: uint(row, 6)?,
        removed: if removed_at.0 > 0 { Some((removed_at, uint(row, 8)?)) } else { None },
    };
    let digest: Vec<u8> = row.get(9)?;
    digest_of(&record, number).check(&digest, "observer", &record.number)?;
    Ok(record)
}

impl ObserverStore for SqliteStore {
    fn add_observer(&mut self, o: &ObserverRecord) -> StoreResult<u64> {
        let last = self.one("SELECT coalesce(max(number), 0) FROM observer", [], |r| uint(r, 0))?;
        let number = last.unwrap_or(0) + 1;
        let (removed_at, removed_by) = o.removed.unwrap_or_default();
        self.run(
            "INSERT INTO observer (number, name, key, pairs, since, until, added_by, removed_at,
             removed_by, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                int(number),
                o.name,
                o.key.as_bytes(),
                packed(&o.pairs),
                int(o.since.0),
                int(o.until.0),
                int(o.added_by),
                int(removed_at.0),
                int(removed_by),
                digest_of(o, number).finish()
            ],
        )?;
        Ok(number)
    }

    fn end_observer(&mut self, o: &ObserverRecord) -> StoreResult<()> {
        let (removed_at, removed_by) = o.removed.unwrap_or_default();
        self.run(
            "UPDATE observer SET removed_at = ?2, removed_by = ?3, digest = ?4 WHERE number = ?1",
            params![
                int(o.number),
                int(removed_at.0),
                int(removed_by),
                digest_of(o, o.number).finish()
            ],
        )
        .map(drop)
    }

    fn observers(&mut self) -> StoreResult<Vec<ObserverRecord>> {
        self.query(&format!("SELECT {COLUMNS} FROM observer ORDER BY number"), [], read)
    }

    fn live_observer(&mut self, kid: &Kid, now: Timestamp) -> StoreResult<Option<ObserverRecord>> {
        let live = self.query(
            "SELECT number, key FROM observer WHERE removed_at = 0 AND until > ?1 ORDER BY number",
            [int(now.0)],
            |row| Ok((uint(row, 0)?, array::<32>(row, 1, "observer")?)),
        )?;
        let found = live.into_iter().find(|(_, key)| ed25519_thumbprint(key) == *kid);
        let Some((number, _)) = found else { return Ok(None) };
        let sql = format!("SELECT {COLUMNS} FROM observer WHERE number = ?1");
        let record = self.one(&sql, [int(number)], read)?;
        Ok(record.filter(|observer| observer.is_live(now) && observer.key.kid() == *kid))
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::key::SecretKey;

    use super::*;
    use crate::scratch::Scratch;

    fn observer(pairs: Pairs) -> ObserverRecord {
        ObserverRecord {
            number: 0,
            name: "ombudsman".to_owned(),
            key: SecretKey::from_seed(&[1; 32]).public().clone(),
            pairs,
            since: Timestamp(10),
            until: Timestamp(20),
            added_by: 1,
            removed: None,
        }
    }

    #[test]
    fn an_enrolment_is_ended_and_never_forgotten() {
        let scratch = Scratch::new("observers");
        let path = scratch.path().join("store.sqlite");
        let partner = NodeName::parse("vestigo/xb/customs").unwrap();
        let (all, with) = (observer(Pairs::All), observer(Pairs::With([partner.clone()].into())));
        let ended = {
            let mut store = SqliteStore::open(&path).unwrap();
            assert_eq!(store.add_observer(&all).unwrap(), 1);
            assert_eq!(store.add_observer(&with).unwrap(), 2);
            let removed = Some((Timestamp(15), 7));
            let ended = ObserverRecord { number: 1, removed, ..all };
            store.end_observer(&ended).unwrap();
            ended
        };
        let mut store = SqliteStore::open(&path).unwrap();
        let kept = store.observers().unwrap();
        assert_eq!(kept, [ended, ObserverRecord { number: 2, ..with }]);
        assert!(!kept[0].is_live(Timestamp(12)));
        assert!(kept[1].is_live(Timestamp(19)) && !kept[1].is_live(Timestamp(20)));
        assert!(kept[1].pairs.include(&partner));
        assert!(!kept[1].pairs.include(&NodeName::parse("vestigo/xc/police").unwrap()));
        // Whoever asks under another key is looked for without decoding any: not even one that is
        // no key at all, nor that of an enrolment that has ended.
        let kid = SecretKey::from_seed(&[1; 32]).kid();
        assert_eq!(store.live_observer(&kid, Timestamp(19)).unwrap().unwrap().number, 2);
        assert_eq!(store.live_observer(&kid, Timestamp(20)).unwrap(), None);
        store.run("UPDATE observer SET key = zeroblob(32) WHERE number = 1", []).unwrap();
        assert_eq!(store.live_observer(&kid, Timestamp(19)).unwrap().unwrap().number, 2);
        assert_eq!(store.live_observer(&Kid([0; 32]), Timestamp(19)).unwrap(), None);
        store.run("UPDATE observer SET until = 4000000000", []).unwrap();
        let altered = store.live_observer(&kid, Timestamp(19));
        assert!(matches!(altered, Err(StoreError::Corrupt { .. })), "{altered:?}");
        assert!(store.observers().is_err());
    }
}
