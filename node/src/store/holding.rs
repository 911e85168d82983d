//! What an authority marks, keeps and destroys, what was reported to it, and how it is assisted: sealed under the store key, since it holds serial
//! numbers, names and places.

use rusqlite::params;
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, int, time, uint};
use super::{StoreError, StoreResult};

const DOMAIN: &[u8] = b"vestigo-holding-v1\0";

/// What a record is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoldingArea {
    /// A marking order.
    Marking,
    /// A store.
    Store,
    /// A gun in a store.
    Item,
    /// A lot of ammunition.
    Lot,
    /// A count.
    Count,
    /// A destruction order.
    Destruction,
    /// An incident.
    Incident,
    /// A request for assistance, with the gap that it is about.
    Sought,
    /// A project of assistance.
    Project,
    /// A workshop.
    Workshop,
    /// The security assessment of a store.
    Security,
    /// The scan of a sheet that the witnesses of a destruction signed: the file itself.
    Sheet,
    /// A bulletin to partners.
    Bulletin,
}

impl HoldingArea {
    const fn number(self) -> u8 {
        match self {
            Self::Marking => 1,
            Self::Store => 2,
            Self::Item => 3,
            Self::Lot => 4,
            Self::Count => 5,
            Self::Destruction => 6,
            Self::Incident => 7,
            Self::Sought => 8,
            Self::Project => 9,
            Self::Workshop => 10,
            Self::Security => 11,
            Self::Sheet => 12,
            Self::Bulletin => 13,
        }
    }
}

/// A record.
#[derive(Clone, PartialEq, Eq)]
pub struct HoldingRecord {
    /// What it is of.
    pub area: HoldingArea,
    /// Its number within the area, from 1.
    pub number: u64,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// What it says.
    pub body: Vec<u8>,
}

impl std::fmt::Debug for HoldingRecord {
    /// Silent but for where it is.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HoldingRecord({:?}, {})", self.area, self.number)
    }
}

/// Records of marking, stockpile and destruction.
pub trait HoldingStore {
    /// A record.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn holding(&mut self, area: HoldingArea, number: u64) -> StoreResult<Option<HoldingRecord>>;
    /// Records of an area before a number, the newest first; none: from the newest on.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn holdings_before(
        &mut self,
        area: HoldingArea,
        before: Option<u64>,
        limit: usize,
    ) -> StoreResult<Vec<HoldingRecord>>;
    /// The last number that an area has given; 0 before the first.
    ///
    /// # Errors
    /// The database refuses.
    fn last_holding(&mut self, area: HoldingArea) -> StoreResult<u64>;
    /// Keeps a record, in the place of the one that has its number.
    ///
    /// # Errors
    /// The database refuses.
    fn put_holding(&mut self, record: &HoldingRecord) -> StoreResult<()>;
}

/// Its tables.
pub(super) const TABLES: &str = r"
CREATE TABLE holding (
  area INTEGER NOT NULL,
  number INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (area, number)
) STRICT, WITHOUT ROWID;
";

fn bound(area: HoldingArea, number: u64) -> Vec<u8> {
    [DOMAIN, &[area.number()], &number.to_le_bytes()].concat()
}

fn digest(area: HoldingArea, number: u64, changed_at: Timestamp, sealed: &[u8]) -> RowDigest {
    RowDigest::new("holding")
        .number(u64::from(area.number()))
        .number(number)
        .number(changed_at.0)
        .bytes(sealed)
}

fn no_key() -> StoreError {
    StoreError::Foreign("the store is read without its key".to_owned())
}

impl SqliteStore {
    fn read_holding(
        &self,
        area: HoldingArea,
        row: &rusqlite::Row<'_>,
    ) -> StoreResult<HoldingRecord> {
        let (number, changed_at) = (uint(row, 0)?, time(row, 1)?);
        let sealed: Vec<u8> = row.get(2)?;
        let stored: Vec<u8> = row.get(3)?;
        digest(area, number, changed_at, &sealed).check(&stored, "holding", &number)?;
        let vault = self.vault.as_ref().ok_or_else(no_key)?;
        let unreadable =
            || StoreError::Unreadable { what: "holding", key: format!("{area:?} {number}") };
        let body = vault.unseal(&sealed, &bound(area, number)).ok_or_else(unreadable)?;
        Ok(HoldingRecord { area, number, changed_at, body: body.to_vec() })
    }
}

impl HoldingStore for SqliteStore {
    fn holding(&mut self, area: HoldingArea, number: u64) -> StoreResult<Option<HoldingRecord>> {
        self.one(
            "SELECT number, changed_at, sealed, digest FROM holding
             WHERE area = ?1 AND number = ?2",
            params![area.number(), int(number)],
            |row| self.read_holding(area, row),
        )
    }

    fn holdings_before(
        &mut self,
        area: HoldingArea,
        before: Option<u64>,
        limit: usize,
    ) -> StoreResult<Vec<HoldingRecord>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT number, changed_at, sealed, digest FROM holding
             WHERE area = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3",
        )?;
        let (before, limit) =
            (before.map_or(i64::MAX, int), i64::try_from(limit).unwrap_or(i64::MAX));
        let mut rows = statement.query(params![area.number(), before, limit])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(self.read_holding(area, row)?);
        }
        Ok(found)
    }

    fn last_holding(&mut self, area: HoldingArea) -> StoreResult<u64> {
        let last = self.one(
            "SELECT coalesce(max(number), 0) FROM holding WHERE area = ?1",
            [area.number()],
            |row| uint(row, 0),
        )?;
        Ok(last.unwrap_or(0))
    }

    fn put_holding(&mut self, record: &HoldingRecord) -> StoreResult<()> {
        let HoldingRecord { area, number, changed_at, body } = record;
        let vault = self.vault.as_ref().ok_or_else(no_key)?;
        let sealed = vault.seal(body, &bound(*area, *number))?;
        let digest = digest(*area, *number, *changed_at, &sealed).finish();
        self.run(
            "INSERT OR REPLACE INTO holding (area, number, changed_at, sealed, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![area.number(), int(*number), int(changed_at.0), sealed, digest],
        )
        .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::Store as _;

    fn record(area: HoldingArea, number: u64, body: &str) -> HoldingRecord {
        HoldingRecord { area, number, changed_at: Timestamp(7), body: body.as_bytes().to_vec() }
    }

    #[test]
    fn holdings_are_kept_by_area_and_never_in_clear() {
        let scratch = Scratch::new("holdings");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        assert_eq!(store.last_holding(HoldingArea::Item).unwrap(), 0);
        store.begin().unwrap();
        for number in 1..=3 {
            let body = format!("ZZ-SERIAL-{number}");
            store.put_holding(&record(HoldingArea::Item, number, &body)).unwrap();
        }
        store.put_holding(&record(HoldingArea::Store, 1, "depot")).unwrap();
        store.put_holding(&record(HoldingArea::Item, 2, "ZZ-SERIAL-9")).unwrap();
        store.commit().unwrap();
        assert_eq!(store.last_holding(HoldingArea::Item).unwrap(), 3);
        let page = store.holdings_before(HoldingArea::Item, Some(3), 10).unwrap();
        let said: Vec<&[u8]> = page.iter().map(|r| r.body.as_slice()).collect();
        assert_eq!(said, [b"ZZ-SERIAL-9".as_slice(), b"ZZ-SERIAL-1"]);
        assert!(store.holding(HoldingArea::Count, 1).unwrap().is_none());
        for file in std::fs::read_dir(scratch.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
            assert!(!String::from_utf8_lossy(&bytes).contains("ZZ-SERIAL"));
        }
    }
}
