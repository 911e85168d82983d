//! Scans of letters in SQLite.

use rusqlite::params;
use vestigo_protocol::ids::Digest;

use super::SqliteStore;
use super::rows::RowDigest;
use crate::store::{LetterStore, ScanRecord, StoreResult};

fn row_digest(scan: &ScanRecord) -> RowDigest {
    RowDigest::new("scan")
        .bytes(scan.digest.as_bytes())
        .bytes(scan.media_type.as_bytes())
        .bytes(&scan.bytes)
}

impl LetterStore for SqliteStore {
    fn put_scan(&mut self, scan: &ScanRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO scan (digest, media_type, bytes, row_digest)
             VALUES (?1, ?2, ?3, ?4)",
            params![scan.digest.as_bytes(), scan.media_type, scan.bytes, row_digest(scan).finish()],
        )?;
        Ok(())
    }

    fn scan(&mut self, digest: &Digest) -> StoreResult<Option<ScanRecord>> {
        let digest = *digest;
        self.one(
            "SELECT media_type, bytes, row_digest FROM scan WHERE digest = ?1",
            params![digest.as_bytes()],
            |row| {
                let scan = ScanRecord { digest, media_type: row.get(0)?, bytes: row.get(1)? };
                let stored: Vec<u8> = row.get(2)?;
                row_digest(&scan).check(&stored, "scan", &digest)?;
                Ok(scan)
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::StoreError;

    #[test]
    fn a_scan_comes_back_as_it_was_and_a_changed_one_is_noticed() {
        let dir = Scratch::new("store-scan");
        let mut store = SqliteStore::open(&dir.path().join("store")).unwrap();
        let digest = Digest::of(b"scan");
        let scan = ScanRecord {
            digest,
            media_type: "application/pdf".to_owned(),
            bytes: b"%PDF-1.7 SYNTHETIC".to_vec(),
        };
        assert_eq!(store.scan(&digest).unwrap(), None);
        store.put_scan(&scan).unwrap();
        assert_eq!(store.scan(&digest).unwrap(), Some(scan));
        store.run("UPDATE scan SET bytes = x'00'", params![]).unwrap();
        assert!(matches!(store.scan(&digest), Err(StoreError::Corrupt { what: "scan", .. })));
    }
}
