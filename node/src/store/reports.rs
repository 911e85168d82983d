//! The sealed reports that were issued. The files are not kept, only what tells them: number, code,
//! recipient, digests.

use rusqlite::{Row, params};
use vestigo_protocol::ids::{Digest, ExchangeId};
use vestigo_protocol::time::Timestamp;

use super::StoreResult;
use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, time, uint};

/// One issue of a report.
#[derive(Clone, PartialEq, Eq)]
pub struct ReportRecord {
    /// From 1, rising by one.
    pub number: u64,
    /// Of which trace.
    pub trace: ExchangeId,
    /// The verification code printed on it.
    pub code: String,
    /// When.
    pub issued_at: Timestamp,
    /// Tag of its language.
    pub language: String,
    /// To whom.
    pub recipient: String,
    /// For what use.
    pub wanted: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// The program that drew it.
    pub renderer: String,
    /// SHA-256 of the enclosed bundle.
    pub bundle: Digest,
    /// SHA-256 of the file.
    pub file: Digest,
}

impl std::fmt::Debug for ReportRecord {
    /// Without the recipient.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ReportRecord({}, {})", self.number, self.trace.to_hex())
    }
}

/// The records of reports.
pub trait ReportStore {
    /// Keeps an issue. Its number must be the next.
    ///
    /// # Errors
    /// The database refuses, or has the number.
    fn put_report(&mut self, report: &ReportRecord) -> StoreResult<()>;
    /// Number of the last one; 0 before the first.
    ///
    /// # Errors
    /// The database refuses.
    fn last_report(&mut self) -> StoreResult<u64>;
    /// Issues of a trace, or of all, with numbers below `before`, newest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn reports(
        &mut self,
        trace: Option<&ExchangeId>,
        before: Option<u64>,
        limit: u64,
    ) -> StoreResult<Vec<ReportRecord>>;
    /// The issues with this verification code: one.
    ///
    /// # Errors
    /// As of [`Self::reports`].
    fn reports_by_code(&mut self, code: &str) -> StoreResult<Vec<ReportRecord>>;
}

/// The table.
pub(super) const TABLES: &str = r"
CREATE TABLE report (
  number INTEGER PRIMARY KEY,
  trace BLOB NOT NULL,
  code TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  language TEXT NOT NULL,
  recipient TEXT NOT NULL,
  wanted TEXT NOT NULL,
  draft INTEGER NOT NULL,
  renderer TEXT NOT NULL,
  bundle BLOB NOT NULL,
  file BLOB NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE INDEX report_trace ON report (trace, number);
CREATE INDEX report_code ON report (code);
";

const COLUMNS: &str =
    "number, trace, code, issued_at, language, recipient, wanted, draft, renderer,
     bundle, file, digest";

fn digest_of(r: &ReportRecord) -> RowDigest {
    RowDigest::new("report")
        .number(r.number)
        .bytes(r.trace.as_bytes())
        .bytes(r.code.as_bytes())
        .number(r.issued_at.0)
        .bytes(r.language.as_bytes())
        .bytes(r.recipient.as_bytes())
        .bytes(r.wanted.as_bytes())
        .number(u64::from(r.draft))
        .bytes(r.renderer.as_bytes())
        .bytes(r.bundle.as_bytes())
        .bytes(r.file.as_bytes())
}

fn read(row: &Row<'_>) -> StoreResult<ReportRecord> {
    let record = ReportRecord {
        number: uint(row, 0)?,
        trace: ExchangeId(array(row, 1, "report")?),
        code: row.get(2)?,
        issued_at: time(row, 3)?,
        language: row.get(4)?,
        recipient: row.get(5)?,
        wanted: row.get(6)?,
        draft: uint(row, 7)? == 1,
        renderer: row.get(8)?,
        bundle: Digest(array(row, 9, "report")?),
        file: Digest(array(row, 10, "report")?),
    };
    let digest: Vec<u8> = row.get(11)?;
    digest_of(&record).check(&digest, "report", &record.number)?;
    Ok(record)
}

impl ReportStore for SqliteStore {
    fn put_report(&mut self, r: &ReportRecord) -> StoreResult<()> {
        self.run(
            &format!(
                "INSERT INTO report ({COLUMNS})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
            ),
            params![
                int(r.number),
                r.trace.as_bytes(),
                r.code,
                int(r.issued_at.0),
                r.language,
                r.recipient,
                r.wanted,
                int(u64::from(r.draft)),
                r.renderer,
                r.bundle.as_bytes(),
                r.file.as_bytes(),
                digest_of(r).finish()
            ],
        )
        .map(drop)
    }

    fn last_report(&mut self) -> StoreResult<u64> {
        let last = self.one("SELECT coalesce(max(number), 0) FROM report", [], |r| uint(r, 0))?;
        Ok(last.unwrap_or(0))
    }

    fn reports(
        &mut self,
        trace: Option<&ExchangeId>,
        before: Option<u64>,
        limit: u64,
    ) -> StoreResult<Vec<ReportRecord>> {
        let before = before.map_or(i64::MAX, int);
        match trace {
            Some(trace) => self.query(
                &format!(
                    "SELECT {COLUMNS} FROM report WHERE trace = ?1 AND number < ?2
                     ORDER BY number DESC LIMIT ?3"
                ),
                params![trace.as_bytes(), before, int(limit)],
                read,
            ),
            None => self.query(
                &format!(
                    "SELECT {COLUMNS} FROM report WHERE number < ?1 ORDER BY number DESC LIMIT ?2"
                ),
                params![before, int(limit)],
                read,
            ),
        }
    }

    fn reports_by_code(&mut self, code: &str) -> StoreResult<Vec<ReportRecord>> {
        self.query(&format!("SELECT {COLUMNS} FROM report WHERE code = ?1"), params![code], read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::StoreError;

    fn record(number: u64, trace: u8) -> ReportRecord {
        ReportRecord {
            number,
            trace: ExchangeId([trace; 16]),
            code: format!("CODE-{number}"),
            issued_at: Timestamp(1_795_305_600 + number),
            language: "es".to_owned(),
            recipient: "Juzgado n.º 3".to_owned(),
            wanted: "court".to_owned(),
            draft: number.is_multiple_of(2),
            renderer: "1-00".to_owned(),
            bundle: Digest([7; 32]),
            file: Digest([8; 32]),
        }
    }

    #[test]
    fn issues_are_kept_listed_and_found_by_their_code() {
        let scratch = Scratch::new("reports");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        assert_eq!(store.last_report().unwrap(), 0);
        let all = [record(1, 1), record(2, 2), record(3, 1)];
        for record in &all {
            store.put_report(record).unwrap();
        }
        assert_eq!(store.last_report().unwrap(), 3);
        let [one, two, three] = all;
        assert_eq!(
            store.reports(None, None, 9).unwrap(),
            [three.clone(), two.clone(), one.clone()]
        );
        assert_eq!(store.reports(None, Some(3), 1).unwrap(), std::slice::from_ref(&two));
        let of = ExchangeId([1; 16]);
        assert_eq!(store.reports(Some(&of), None, 9).unwrap(), [three, one.clone()]);
        assert_eq!(store.reports_by_code("CODE-2").unwrap(), [two]);
        // A number is given once.
        assert!(store.put_report(&one).is_err());
        store.run("UPDATE report SET recipient = 'somebody else' WHERE number = 1", []).unwrap();
        assert!(matches!(store.reports(None, None, 9), Err(StoreError::Corrupt { .. })));
    }
}
