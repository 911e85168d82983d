//! What an officer has begun to write and not sent: sealed under the store key, since it may hold a
//! serial number and case text.

use rusqlite::params;
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, time};
use super::{StoreError, StoreResult};

const DOMAIN: &[u8] = b"vestigo-draft-v1\0";

/// A draft.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftRecord {
    /// Whose.
    pub officer: u32,
    /// Its number.
    pub id: [u8; 16],
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// What was written.
    pub body: Vec<u8>,
}

impl std::fmt::Debug for DraftRecord {
    /// Silent: what somebody wrote.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DraftRecord(..)")
    }
}

/// Drafts by officer.
pub trait DraftStore {
    /// A draft of an officer.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn draft(&mut self, officer: u32, id: &[u8; 16]) -> StoreResult<Option<DraftRecord>>;
    /// All drafts of an officer, the last changed first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn drafts(&mut self, officer: u32) -> StoreResult<Vec<DraftRecord>>;
    /// Keeps a draft, in the place of the one that has its number.
    ///
    /// # Errors
    /// The database refuses.
    fn put_draft(&mut self, draft: &DraftRecord) -> StoreResult<()>;
    /// Forgets a draft; true if there was one.
    ///
    /// # Errors
    /// The database refuses.
    fn remove_draft(&mut self, officer: u32, id: &[u8; 16]) -> StoreResult<bool>;
    /// Forgets drafts that were last changed before this.
    ///
    /// # Errors
    /// The database refuses.
    fn remove_drafts_before(&mut self, before: Timestamp) -> StoreResult<()>;
}

/// Its tables.
pub(super) const TABLES: &str = r"
CREATE TABLE draft (
  officer INTEGER NOT NULL,
  id BLOB NOT NULL,
  updated_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (officer, id)
) STRICT, WITHOUT ROWID;
";

fn bound(officer: u32, id: &[u8; 16]) -> Vec<u8> {
    [DOMAIN, &officer.to_le_bytes(), id].concat()
}

fn digest(officer: u32, id: &[u8; 16], updated_at: Timestamp, sealed: &[u8]) -> RowDigest {
    RowDigest::new("draft").number(u64::from(officer)).bytes(id).number(updated_at.0).bytes(sealed)
}

fn no_key() -> StoreError {
    StoreError::Foreign("the store is read without its key".to_owned())
}

impl SqliteStore {
    fn read_draft(&self, officer: u32, row: &rusqlite::Row<'_>) -> StoreResult<DraftRecord> {
        let id: [u8; 16] = array(row, 0, "draft")?;
        let updated_at = time(row, 1)?;
        let sealed: Vec<u8> = row.get(2)?;
        let stored: Vec<u8> = row.get(3)?;
        digest(officer, &id, updated_at, &sealed).check(&stored, "draft of officer", &officer)?;
        let vault = self.vault.as_ref().ok_or_else(no_key)?;
        let unreadable =
            || StoreError::Unreadable { what: "draft of officer", key: officer.to_string() };
        let body = vault.unseal(&sealed, &bound(officer, &id)).ok_or_else(unreadable)?;
        Ok(DraftRecord { officer, id, updated_at, body: body.to_vec() })
    }
}

impl DraftStore for SqliteStore {
    fn draft(&mut self, officer: u32, id: &[u8; 16]) -> StoreResult<Option<DraftRecord>> {
        self.one(
            "SELECT id, updated_at, sealed, digest FROM draft WHERE officer = ?1 AND id = ?2",
            params![officer, id],
            |row| self.read_draft(officer, row),
        )
    }

    fn drafts(&mut self, officer: u32) -> StoreResult<Vec<DraftRecord>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, updated_at, sealed, digest FROM draft WHERE officer = ?1
             ORDER BY updated_at DESC, id",
        )?;
        let mut rows = statement.query([officer])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(self.read_draft(officer, row)?);
        }
        Ok(found)
    }

    fn put_draft(&mut self, draft: &DraftRecord) -> StoreResult<()> {
        let (officer, id) = (draft.officer, &draft.id);
        let vault = self.vault.as_ref().ok_or_else(no_key)?;
        let sealed = vault.seal(&draft.body, &bound(officer, id))?;
        let digest = digest(officer, id, draft.updated_at, &sealed).finish();
        self.run(
            "INSERT OR REPLACE INTO draft (officer, id, updated_at, sealed, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![officer, id, int(draft.updated_at.0), sealed, digest],
        )
        .map(drop)
    }

    fn remove_draft(&mut self, officer: u32, id: &[u8; 16]) -> StoreResult<bool> {
        let gone =
            self.run("DELETE FROM draft WHERE officer = ?1 AND id = ?2", params![officer, id])?;
        Ok(gone > 0)
    }

    fn remove_drafts_before(&mut self, before: Timestamp) -> StoreResult<()> {
        self.run("DELETE FROM draft WHERE updated_at < ?1", [int(before.0)]).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::Store as _;

    fn draft(officer: u32, id: u8, at: u64, body: &str) -> DraftRecord {
        let updated_at = Timestamp(at);
        DraftRecord { officer, id: [id; 16], updated_at, body: body.as_bytes().to_vec() }
    }

    #[test]
    fn drafts_are_kept_by_officer_and_never_in_clear() {
        let scratch = Scratch::new("drafts");
        let path = scratch.path().join("store.sqlite");
        let mut store = SqliteStore::open(&path).unwrap();
        store.begin().unwrap();
        store.put_draft(&draft(1, 1, 10, "ZZ-SERIAL-77")).unwrap();
        store.put_draft(&draft(1, 2, 20, "two")).unwrap();
        store.put_draft(&draft(2, 1, 30, "other")).unwrap();
        store.put_draft(&draft(1, 1, 40, "ZZ-SERIAL-78")).unwrap();
        store.commit().unwrap();
        let all: Vec<u8> = store.drafts(1).unwrap().iter().map(|d| d.id[0]).collect();
        assert_eq!(all, [1, 2]);
        let one = store.draft(1, &[1; 16]).unwrap().unwrap();
        assert_eq!(one.body, b"ZZ-SERIAL-78");
        assert!(store.draft(2, &[2; 16]).unwrap().is_none());
        for file in std::fs::read_dir(scratch.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("ZZ-SERIAL"));
        }
        store.begin().unwrap();
        store.remove_drafts_before(Timestamp(30)).unwrap();
        assert!(store.remove_draft(1, &[1; 16]).unwrap());
        assert!(!store.remove_draft(1, &[1; 16]).unwrap());
        store.commit().unwrap();
        assert!(store.drafts(1).unwrap().is_empty() && store.drafts(2).unwrap().len() == 1);
    }
}
