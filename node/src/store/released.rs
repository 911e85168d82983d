//! Figures that were given to a partner: they are never counted anew, so that nobody learns from the
//! difference of two releases.

use rusqlite::{Row, params};
use vestigo_protocol::codec;
use vestigo_protocol::codes::StatisticsMeasure;
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, int, time, uint};
use super::{StoreError, StoreResult};
use crate::desk::figures::Sheet;

/// What was told of a measure in a year, to whoever asked first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleasedRecord {
    /// What was told.
    pub sheet: Sheet,
    /// When it first left.
    pub at: Timestamp,
}

/// What is kept of figures that left.
pub trait ReleasedFigures {
    /// Keeps what leaves. Once only for a measure and year: a second time is an error.
    ///
    /// # Errors
    /// The database refuses, or it is kept already.
    fn put_released(&mut self, released: &ReleasedRecord) -> StoreResult<()>;
    /// What was told of a measure in a year.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn released(
        &mut self,
        measure: StatisticsMeasure,
        year: u16,
    ) -> StoreResult<Option<ReleasedRecord>>;
}

/// The table.
pub(super) const TABLES: &str = r"
CREATE TABLE released_figures (
  measure INTEGER NOT NULL,
  year INTEGER NOT NULL,
  released_at INTEGER NOT NULL,
  sheet BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (measure, year)
) STRICT, WITHOUT ROWID;
";

fn digest(measure: u64, year: u64, at: Timestamp, sheet: &[u8]) -> RowDigest {
    RowDigest::new("released figures").number(measure).number(year).number(at.0).bytes(sheet)
}

fn read(row: &Row<'_>) -> StoreResult<ReleasedRecord> {
    let (measure, year, at) = (uint(row, 0)?, uint(row, 1)?, time(row, 2)?);
    let sheet: Vec<u8> = row.get(3)?;
    let stored: Vec<u8> = row.get(4)?;
    digest(measure, year, at, &sheet).check(&stored, "released figures of year", &year)?;
    let unreadable = |_| StoreError::Unreadable { what: "released figures", key: year.to_string() };
    Ok(ReleasedRecord { sheet: codec::decode(&sheet).map_err(unreadable)?, at })
}

impl ReleasedFigures for SqliteStore {
    fn put_released(&mut self, r: &ReleasedRecord) -> StoreResult<()> {
        let (measure, sheet) = (r.sheet.measure.number(), codec::encode(&r.sheet));
        self.run(
            "INSERT INTO released_figures (measure, year, released_at, sheet, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                int(measure),
                int(r.sheet.year),
                int(r.at.0),
                sheet,
                digest(measure, r.sheet.year, r.at, &sheet).finish()
            ],
        )
        .map(drop)
    }

    fn released(
        &mut self,
        measure: StatisticsMeasure,
        year: u16,
    ) -> StoreResult<Option<ReleasedRecord>> {
        self.one(
            "SELECT measure, year, released_at, sheet, digest FROM released_figures
             WHERE measure = ?1 AND year = ?2",
            params![int(measure.number()), year],
            read,
        )
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::message::StatisticsCell;
    use vestigo_protocol::text::Text;

    use super::*;
    use crate::scratch::Scratch;
    use crate::store::Store as _;

    #[test]
    fn figures_that_left_stay_as_they_were() {
        let scratch = Scratch::new("released-figures");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let cell = StatisticsCell { key: Text::new("R06").unwrap(), second: None, count: Some(10) };
        let measure = StatisticsMeasure::TracesByResult;
        let record = ReleasedRecord {
            sheet: Sheet { measure, year: 2025, cells: vec![cell] },
            at: Timestamp(100),
        };
        store.begin().unwrap();
        store.put_released(&record).unwrap();
        store.commit().unwrap();
        assert_eq!(store.released(measure, 2025).unwrap(), Some(record.clone()));
        assert_eq!(store.released(measure, 2024).unwrap(), None);
        assert_eq!(store.released(StatisticsMeasure::TimeToCrime, 2025).unwrap(), None);
        assert!(store.put_released(&record).is_err(), "a second time");
        store.run("UPDATE released_figures SET released_at = 200", []).unwrap();
        assert!(matches!(store.released(measure, 2025), Err(StoreError::Corrupt { .. })));
    }
}
