//! The adviser's records: assessments, sealed under the store key, since they say where a country is
//! weak; and how each officer stands with each card of the training.

use rusqlite::{Row, params};
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, int, time, uint};
use super::{StoreError, StoreResult};

const DOMAIN: &[u8] = b"vestigo-assessment-v1\0";

/// An assessment.
#[derive(Clone, PartialEq, Eq)]
pub struct AssessmentRecord {
    /// From 1, rising by one.
    pub number: u64,
    /// The year that it is about.
    pub year: u16,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// When it was closed; its answers do not change afterwards.
    pub closed_at: Option<Timestamp>,
    /// Answers and plan, as JSON.
    pub body: Vec<u8>,
}

impl std::fmt::Debug for AssessmentRecord {
    /// Without what was answered.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AssessmentRecord({}, {})", self.number, self.year)
    }
}

/// How an officer stands with a card of the training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRecord {
    /// Whose.
    pub officer: u32,
    /// Which card.
    pub card: String,
    /// Its box, from 1.
    pub place: u8,
    /// Times answered.
    pub seen: u32,
    /// Times answered rightly.
    pub right: u32,
    /// When it was first answered.
    pub begun_at: Timestamp,
    /// When it was last answered.
    pub last_at: Timestamp,
    /// From when it is asked again.
    pub due_at: Timestamp,
}

/// A run of the practice of a trace: what it was made from, and what was answered. The world, and what
/// is right in it, are made from that again.
#[derive(Clone, PartialEq, Eq)]
pub struct PracticeRecord {
    /// Whose.
    pub officer: u32,
    /// From 1 for each officer, rising by one.
    pub run: u32,
    /// What its world is made from.
    pub seed: u32,
    /// How difficult it is, from 1.
    pub level: u8,
    /// The edition of the worlds under which it began.
    pub edition: u32,
    /// The answers so far, as JSON.
    pub answers: String,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When it was last gone on with.
    pub updated_at: Timestamp,
    /// Whether its last step was answered.
    pub is_finished: bool,
}

impl std::fmt::Debug for PracticeRecord {
    /// Without what was answered.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PracticeRecord({})", self.run)
    }
}

/// The records of the adviser's tools.
pub trait AdviserStore {
    /// Keeps an assessment, in the place of the one that has its number.
    ///
    /// # Errors
    /// The database refuses.
    fn put_assessment(&mut self, assessment: &AssessmentRecord) -> StoreResult<()>;
    /// All assessments, the newest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn assessments(&mut self) -> StoreResult<Vec<AssessmentRecord>>;
    /// One assessment.
    ///
    /// # Errors
    /// As of [`Self::assessments`].
    fn assessment(&mut self, number: u64) -> StoreResult<Option<AssessmentRecord>>;
    /// Keeps how an officer stands with a card.
    ///
    /// # Errors
    /// The database refuses.
    fn put_card(&mut self, card: &CardRecord) -> StoreResult<()>;
    /// The cards of an officer, or of all.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn cards(&mut self, officer: Option<u32>) -> StoreResult<Vec<CardRecord>>;
    /// Keeps a run, in the place of the one that has its number.
    ///
    /// # Errors
    /// The database refuses.
    fn put_practice(&mut self, run: &PracticeRecord) -> StoreResult<()>;
    /// The runs of an officer, the newest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn practices(&mut self, officer: u32) -> StoreResult<Vec<PracticeRecord>>;
    /// Forgets a run.
    ///
    /// # Errors
    /// The database refuses.
    fn drop_practice(&mut self, officer: u32, run: u32) -> StoreResult<()>;
}

/// The tables.
pub(super) const TABLES: &str = r"
CREATE TABLE assessment (
  number INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  closed_at INTEGER,
  sealed BLOB NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE training_card (
  officer INTEGER NOT NULL,
  card TEXT NOT NULL,
  place INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (officer, card)
) STRICT, WITHOUT ROWID;
";

/// The table of the practice of a trace.
pub(super) const PRACTICE: &str = r"
CREATE TABLE practice_run (
  officer INTEGER NOT NULL,
  run INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  level INTEGER NOT NULL,
  edition INTEGER NOT NULL,
  answers TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (officer, run)
) STRICT, WITHOUT ROWID;
";

const RUN_COLUMNS: &str =
    "officer, run, seed, level, edition, answers, begun_at, updated_at, finished, digest";
const COLUMNS: &str = "number, year, begun_at, updated_at, closed_at, sealed, digest";
const CARD_COLUMNS: &str = "officer, card, place, seen, correct, begun_at, last_at, due_at, digest";

fn bound(number: u64) -> Vec<u8> {
    [DOMAIN, &number.to_le_bytes()].concat()
}

fn no_key() -> StoreError {
    StoreError::Foreign("the store is read without its key".to_owned())
}

fn digest(r: &AssessmentRecord, sealed: &[u8]) -> RowDigest {
    let closed = r.closed_at.map(|at| at.0.to_le_bytes());
    RowDigest::new("assessment")
        .number(r.number)
        .number(u64::from(r.year))
        .number(r.begun_at.0)
        .number(r.updated_at.0)
        .optional(closed.as_ref().map(<[u8; 8]>::as_slice))
        .bytes(sealed)
}

fn card_digest(r: &CardRecord) -> RowDigest {
    RowDigest::new("training card")
        .number(u64::from(r.officer))
        .bytes(r.card.as_bytes())
        .number(u64::from(r.place))
        .number(u64::from(r.seen))
        .number(u64::from(r.right))
        .number(r.begun_at.0)
        .number(r.last_at.0)
        .number(r.due_at.0)
}

fn run_digest(r: &PracticeRecord) -> RowDigest {
    RowDigest::new("practice run")
        .number(u64::from(r.officer))
        .number(u64::from(r.run))
        .number(u64::from(r.seed))
        .number(u64::from(r.level))
        .number(u64::from(r.edition))
        .bytes(r.answers.as_bytes())
        .number(r.begun_at.0)
        .number(r.updated_at.0)
        .number(u64::from(r.is_finished))
}

fn read_run(row: &Row<'_>) -> StoreResult<PracticeRecord> {
    let record = PracticeRecord {
        officer: small(row, 0)?,
        run: small(row, 1)?,
        seed: small(row, 2)?,
        level: small(row, 3)?,
        edition: small(row, 4)?,
        answers: row.get(5)?,
        begun_at: time(row, 6)?,
        updated_at: time(row, 7)?,
        is_finished: uint(row, 8)? > 0,
    };
    let stored: Vec<u8> = row.get(9)?;
    run_digest(&record).check(&stored, "practice run of officer", &record.officer)?;
    Ok(record)
}

fn small<T: TryFrom<u64> + Default>(row: &Row<'_>, column: usize) -> StoreResult<T> {
    Ok(T::try_from(uint(row, column)?).unwrap_or_default())
}

fn read_card(row: &Row<'_>) -> StoreResult<CardRecord> {
    let record = CardRecord {
        officer: small(row, 0)?,
        card: row.get(1)?,
        place: small(row, 2)?,
        seen: small(row, 3)?,
        right: small(row, 4)?,
        begun_at: time(row, 5)?,
        last_at: time(row, 6)?,
        due_at: time(row, 7)?,
    };
    let stored: Vec<u8> = row.get(8)?;
    card_digest(&record).check(&stored, "training card of officer", &record.officer)?;
    Ok(record)
}

impl SqliteStore {
    fn read_assessment(&self, row: &Row<'_>) -> StoreResult<AssessmentRecord> {
        let closed: Option<i64> = row.get(4)?;
        let sealed: Vec<u8> = row.get(5)?;
        let stored: Vec<u8> = row.get(6)?;
        let mut record = AssessmentRecord {
            number: uint(row, 0)?,
            year: small(row, 1)?,
            begun_at: time(row, 2)?,
            updated_at: time(row, 3)?,
            closed_at: closed.map(|at| Timestamp(u64::try_from(at).unwrap_or(0))),
            body: Vec::new(),
        };
        digest(&record, &sealed).check(&stored, "assessment", &record.number)?;
        let vault = self.vault.as_ref().ok_or_else(no_key)?;
        let unreadable =
            || StoreError::Unreadable { what: "assessment", key: record.number.to_string() };
        let body = vault.unseal(&sealed, &bound(record.number)).ok_or_else(unreadable)?;
        record.body = body.to_vec();
        Ok(record)
    }

    fn read_assessments(
        &self,
        what: &str,
        number: Option<u64>,
    ) -> StoreResult<Vec<AssessmentRecord>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM assessment WHERE {what} ORDER BY number DESC"
        ))?;
        let mut rows = statement.query([number.map(int)])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(self.read_assessment(row)?);
        }
        Ok(found)
    }
}

impl AdviserStore for SqliteStore {
    fn put_assessment(&mut self, r: &AssessmentRecord) -> StoreResult<()> {
        let vault = self.vault.as_ref().ok_or_else(no_key)?;
        let sealed = vault.seal(&r.body, &bound(r.number))?;
        self.run(
            &format!(
                "INSERT OR REPLACE INTO assessment ({COLUMNS})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
            ),
            params![
                int(r.number),
                r.year,
                int(r.begun_at.0),
                int(r.updated_at.0),
                r.closed_at.map(|at| int(at.0)),
                sealed,
                digest(r, &sealed).finish()
            ],
        )
        .map(drop)
    }

    fn assessments(&mut self) -> StoreResult<Vec<AssessmentRecord>> {
        self.read_assessments("?1 IS NULL", None)
    }

    fn assessment(&mut self, number: u64) -> StoreResult<Option<AssessmentRecord>> {
        Ok(self.read_assessments("number = ?1", Some(number))?.pop())
    }

    fn put_card(&mut self, r: &CardRecord) -> StoreResult<()> {
        self.run(
            &format!(
                "INSERT OR REPLACE INTO training_card ({CARD_COLUMNS})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
            ),
            params![
                r.officer,
                r.card,
                r.place,
                r.seen,
                r.right,
                int(r.begun_at.0),
                int(r.last_at.0),
                int(r.due_at.0),
                card_digest(r).finish()
            ],
        )
        .map(drop)
    }

    fn cards(&mut self, officer: Option<u32>) -> StoreResult<Vec<CardRecord>> {
        self.query(
            &format!(
                "SELECT {CARD_COLUMNS} FROM training_card WHERE ?1 IS NULL OR officer = ?1
                 ORDER BY officer, card"
            ),
            params![officer],
            read_card,
        )
    }

    fn put_practice(&mut self, r: &PracticeRecord) -> StoreResult<()> {
        self.run(
            &format!(
                "INSERT OR REPLACE INTO practice_run ({RUN_COLUMNS})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            ),
            params![
                r.officer,
                r.run,
                r.seed,
                r.level,
                r.edition,
                r.answers,
                int(r.begun_at.0),
                int(r.updated_at.0),
                r.is_finished,
                run_digest(r).finish()
            ],
        )
        .map(drop)
    }

    fn practices(&mut self, officer: u32) -> StoreResult<Vec<PracticeRecord>> {
        self.query(
            &format!("SELECT {RUN_COLUMNS} FROM practice_run WHERE officer = ?1 ORDER BY run DESC"),
            params![officer],
            read_run,
        )
    }

    fn drop_practice(&mut self, officer: u32, run: u32) -> StoreResult<()> {
        let (sql, whose) =
            ("DELETE FROM practice_run WHERE officer = ?1 AND run = ?2", params![officer, run]);
        self.run(sql, whose).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::Store as _;

    fn record(number: u64, year: u16, body: &str) -> AssessmentRecord {
        AssessmentRecord {
            number,
            year,
            begun_at: Timestamp(100),
            updated_at: Timestamp(200 + number),
            closed_at: number.is_multiple_of(2).then_some(Timestamp(300)),
            body: body.as_bytes().to_vec(),
        }
    }

    #[test]
    fn an_assessment_is_kept_sealed_and_a_change_from_outside_is_noticed() {
        let scratch = Scratch::new("assessments");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        store.begin().unwrap();
        store.put_assessment(&record(1, 2025, "WEAK-DEPOT")).unwrap();
        store.put_assessment(&record(2, 2026, "two")).unwrap();
        store.put_assessment(&record(1, 2025, "WEAK-DEPOT again")).unwrap();
        store.commit().unwrap();
        let all = store.assessments().unwrap();
        assert_eq!(all, [record(2, 2026, "two"), record(1, 2025, "WEAK-DEPOT again")]);
        assert_eq!(store.assessment(2).unwrap(), Some(record(2, 2026, "two")));
        assert_eq!(store.assessment(3).unwrap(), None);
        for file in std::fs::read_dir(scratch.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap_or_default();
            assert!(!String::from_utf8_lossy(&bytes).contains("WEAK-DEPOT"));
        }
        store.run("UPDATE assessment SET year = 2020 WHERE number = 1", []).unwrap();
        assert!(matches!(store.assessment(1), Err(StoreError::Corrupt { .. })));
    }

    #[test]
    fn cards_are_kept_by_officer() {
        let scratch = Scratch::new("training-cards");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let card = |officer, card: &str, seen| CardRecord {
            officer,
            card: card.to_owned(),
            place: 2,
            seen,
            right: 1,
            begun_at: Timestamp(1),
            last_at: Timestamp(2),
            due_at: Timestamp(3),
        };
        for one in [card(1, "b", 1), card(1, "a", 1), card(2, "a", 1), card(1, "b", 2)] {
            store.put_card(&one).unwrap();
        }
        assert_eq!(store.cards(Some(1)).unwrap(), [card(1, "a", 1), card(1, "b", 2)]);
        assert_eq!(store.cards(None).unwrap().len(), 3);
        store.run("UPDATE training_card SET correct = 9 WHERE officer = 2", []).unwrap();
        assert!(matches!(store.cards(Some(2)), Err(StoreError::Corrupt { .. })));
    }

    #[test]
    fn runs_are_kept_by_officer_and_a_change_from_outside_is_noticed() {
        let scratch = Scratch::new("practice-runs");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let run = |officer, run, answers: &str| PracticeRecord {
            officer,
            run,
            seed: 77,
            level: 2,
            edition: 1,
            answers: answers.to_owned(),
            begun_at: Timestamp(1),
            updated_at: Timestamp(2),
            is_finished: run == 1,
        };
        for one in [run(1, 1, "[]"), run(1, 2, "[]"), run(2, 1, "[]"), run(1, 2, "[[]]")] {
            store.put_practice(&one).unwrap();
        }
        assert_eq!(store.practices(1).unwrap(), [run(1, 2, "[[]]"), run(1, 1, "[]")]);
        store.drop_practice(1, 1).unwrap();
        assert_eq!(store.practices(1).unwrap(), [run(1, 2, "[[]]")]);
        store.run("UPDATE practice_run SET answers = 'x' WHERE officer = 2", []).unwrap();
        assert!(matches!(store.practices(2), Err(StoreError::Corrupt { .. })));
        assert!(!format!("{:?}", run(1, 1, "secret")).contains("secret"));
    }
}
