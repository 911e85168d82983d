//! Tokens of programs, by the hash of their secret, and the answers that were given to requests with
//! an idempotency key. A token is ended, never deleted: who could act by it, and when, is evidence.

use rusqlite::{Row, params};
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::time::Timestamp;
use zeroize::Zeroizing;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, time, uint};
use super::vault::{self, Vault};
use super::{StoreError, StoreResult};

/// A token of a program.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenRecord {
    /// Rising number; 0 before it is kept.
    pub number: u64,
    /// What its officer calls it.
    pub name: String,
    /// Number of the officer as whom it acts.
    pub officer: u32,
    /// Hash of its secret.
    pub hash: [u8; 32],
    /// The roles that it may use, as bits.
    pub roles: u8,
    /// Made at.
    pub since: Timestamp,
    /// Of no use from here on.
    pub until: Timestamp,
    /// When it was ended before that.
    pub ended: Option<Timestamp>,
    /// When it was last used, to the hour.
    pub used: Option<Timestamp>,
}

impl std::fmt::Debug for TokenRecord {
    /// Without hash and name.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TokenRecord({})", self.number)
    }
}

impl TokenRecord {
    /// Whether it may be used at `now`.
    #[must_use]
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.ended.is_none() && now < self.until
    }
}

/// What became of a request with an idempotency key.
#[derive(Clone, PartialEq, Eq)]
pub struct RepeatRecord {
    /// Hash of officer, operation and key.
    pub key: [u8; 32],
    /// Hash of what was asked.
    pub request: [u8; 32],
    /// Which start of the node took it.
    pub start: u64,
    /// Forgotten from here on.
    pub until: Timestamp,
    /// The answer; absent while it is under way. At rest it is sealed.
    pub answer: Option<Vec<u8>>,
}

impl std::fmt::Debug for RepeatRecord {
    /// Without the answer.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RepeatRecord({})", self.answer.is_some())
    }
}

/// The records of tokens, and of what was asked under an idempotency key.
pub trait TokenStore {
    /// Keeps a token and returns its number.
    ///
    /// # Errors
    /// The database refuses.
    fn add_token(&mut self, token: &TokenRecord) -> StoreResult<u64>;
    /// Writes what can change of a token: when it was ended, and last used.
    ///
    /// # Errors
    /// The database refuses.
    fn put_token(&mut self, token: &TokenRecord) -> StoreResult<()>;
    /// The token of a hash, ended or not.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn token(&mut self, hash: &[u8; 32]) -> StoreResult<Option<TokenRecord>>;
    /// All tokens, ended ones included, oldest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn tokens(&mut self) -> StoreResult<Vec<TokenRecord>>;
    /// What was asked under a key.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt or cannot be opened.
    fn repeat(&mut self, key: &[u8; 32]) -> StoreResult<Option<RepeatRecord>>;
    /// Keeps what is asked under a key, or the answer to it.
    ///
    /// # Errors
    /// The database refuses.
    fn put_repeat(&mut self, record: &RepeatRecord) -> StoreResult<()>;
    /// Forgets what was asked under a key.
    ///
    /// # Errors
    /// The database refuses.
    fn drop_repeat(&mut self, key: &[u8; 32]) -> StoreResult<()>;
    /// Forgets what is to be forgotten by `now`.
    ///
    /// # Errors
    /// The database refuses.
    fn drop_old_repeats(&mut self, now: Timestamp) -> StoreResult<()>;
}

/// The tables.
pub(super) const TABLES: &str = r"
CREATE TABLE token (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  officer INTEGER NOT NULL,
  hash BLOB NOT NULL UNIQUE,
  roles INTEGER NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  used INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE idempotency (
  key BLOB PRIMARY KEY,
  request BLOB NOT NULL,
  start INTEGER NOT NULL,
  until INTEGER NOT NULL,
  secret BLOB,
  answer BLOB,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_until ON idempotency (until);
";

const TOKEN_COLUMNS: &str = "number, name, officer, hash, roles, since, until, ended, used, digest";

fn moment(at: Option<Timestamp>) -> u64 {
    at.map_or(0, |at| at.0)
}

fn some_time(row: &Row<'_>, column: usize) -> StoreResult<Option<Timestamp>> {
    Ok(Some(time(row, column)?).filter(|at| at.0 > 0))
}

fn token_digest(t: &TokenRecord, number: u64) -> RowDigest {
    RowDigest::new("token")
        .number(number)
        .bytes(t.name.as_bytes())
        .number(u64::from(t.officer))
        .bytes(&t.hash)
        .number(u64::from(t.roles))
        .number(t.since.0)
        .number(t.until.0)
        .number(moment(t.ended))
        .number(moment(t.used))
}

fn read_token(row: &Row<'_>) -> StoreResult<TokenRecord> {
    let number = uint(row, 0)?;
    let record = TokenRecord {
        number,
        name: row.get(1)?,
        officer: row.get(2)?,
        hash: array(row, 3, "token")?,
        roles: row.get(4)?,
        since: time(row, 5)?,
        until: time(row, 6)?,
        ended: some_time(row, 7)?,
        used: some_time(row, 8)?,
    };
    let digest: Vec<u8> = row.get(9)?;
    token_digest(&record, number).check(&digest, "token", &number)?;
    Ok(record)
}

fn repeat_digest(r: &RepeatRecord, secret: Option<&[u8]>, answer: Option<&[u8]>) -> RowDigest {
    RowDigest::new("idempotency")
        .bytes(&r.key)
        .bytes(&r.request)
        .number(r.start)
        .number(r.until.0)
        .optional(secret)
        .optional(answer)
}

/// What the data key of an answer is bound to.
fn bound(key: &[u8; 32]) -> Vec<u8> {
    [b"idempotency\0".as_slice(), key].concat()
}

impl SqliteStore {
    /// Seals an answer under a key of its own, and that under the store's: whoever has the database
    /// alone reads nothing in it.
    fn seal_answer(&self, record: &RepeatRecord) -> StoreResult<Option<(Vec<u8>, Vec<u8>)>> {
        let Some(answer) = &record.answer else { return Ok(None) };
        let (_, key): (_, Zeroizing<[u8; 32]>) = Vault::fresh()?;
        let secret = self.answer_vault()?.wrap(&key, &bound(&record.key))?;
        let sealed = vault::seal_row(&key, &LeafHash(record.key), answer)?;
        Ok(Some((secret, sealed)))
    }

    fn answer_vault(&self) -> StoreResult<&Vault> {
        let missing = || StoreError::Foreign("the key of the contents is missing".to_owned());
        self.vault.as_ref().ok_or_else(missing)
    }

    fn open_answer(&self, key: &[u8; 32], secret: &[u8], sealed: &[u8]) -> StoreResult<Vec<u8>> {
        let opened = self.answer_vault()?.unwrap(secret, &bound(key));
        opened
            .and_then(|data| vault::open_row(&data, &LeafHash(*key), sealed))
            .map(|plain| plain.to_vec())
            .ok_or_else(|| StoreError::Unreadable { what: "answer", key: "sealed".to_owned() })
    }
}

/// A record with its sealed answer.
type Sealed = (RepeatRecord, Option<Vec<u8>>, Option<Vec<u8>>);

fn read_repeat(row: &Row<'_>) -> StoreResult<Sealed> {
    let record = RepeatRecord {
        key: array(row, 0, "idempotency key")?,
        request: array(row, 1, "idempotency key")?,
        start: uint(row, 2)?,
        until: time(row, 3)?,
        answer: None,
    };
    let (secret, answer): (Option<Vec<u8>>, Option<Vec<u8>>) = (row.get(4)?, row.get(5)?);
    let digest: Vec<u8> = row.get(6)?;
    let what = "idempotency key";
    repeat_digest(&record, secret.as_deref(), answer.as_deref()).check(&digest, what, &"")?;
    Ok((record, secret, answer))
}

impl TokenStore for SqliteStore {
    fn add_token(&mut self, t: &TokenRecord) -> StoreResult<u64> {
        let last = self.one("SELECT coalesce(max(number), 0) FROM token", [], |r| uint(r, 0))?;
        let number = last.unwrap_or(0) + 1;
        self.run(
            "INSERT INTO token (number, name, officer, hash, roles, since, until, ended, used,
             digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                int(number),
                t.name,
                t.officer,
                t.hash,
                t.roles,
                int(t.since.0),
                int(t.until.0),
                int(moment(t.ended)),
                int(moment(t.used)),
                token_digest(t, number).finish()
            ],
        )?;
        Ok(number)
    }

    fn put_token(&mut self, t: &TokenRecord) -> StoreResult<()> {
        let digest = token_digest(t, t.number).finish();
        self.run(
            "UPDATE token SET ended = ?2, used = ?3, digest = ?4 WHERE number = ?1",
            params![int(t.number), int(moment(t.ended)), int(moment(t.used)), digest],
        )
        .map(drop)
    }

    fn token(&mut self, hash: &[u8; 32]) -> StoreResult<Option<TokenRecord>> {
        let sql = format!("SELECT {TOKEN_COLUMNS} FROM token WHERE hash = ?1");
        self.one(&sql, [hash], read_token)
    }

    fn tokens(&mut self) -> StoreResult<Vec<TokenRecord>> {
        let sql = format!("SELECT {TOKEN_COLUMNS} FROM token ORDER BY number");
        self.query(&sql, [], read_token)
    }

    fn repeat(&mut self, key: &[u8; 32]) -> StoreResult<Option<RepeatRecord>> {
        let row = self.one(
            "SELECT key, request, start, until, secret, answer, digest FROM idempotency
             WHERE key = ?1",
            [key],
            read_repeat,
        )?;
        let Some((mut record, secret, sealed)) = row else { return Ok(None) };
        if let (Some(secret), Some(sealed)) = (secret, sealed) {
            record.answer = Some(self.open_answer(key, &secret, &sealed)?);
        }
        Ok(Some(record))
    }

    fn put_repeat(&mut self, r: &RepeatRecord) -> StoreResult<()> {
        let (secret, answer) = self.seal_answer(r)?.unzip();
        let digest = repeat_digest(r, secret.as_deref(), answer.as_deref()).finish();
        self.run(
            "INSERT OR REPLACE INTO idempotency (key, request, start, until, secret, answer, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![r.key, r.request, int(r.start), int(r.until.0), secret, answer, digest],
        )
        .map(drop)
    }

    fn drop_repeat(&mut self, key: &[u8; 32]) -> StoreResult<()> {
        self.run("DELETE FROM idempotency WHERE key = ?1", [key]).map(drop)
    }

    fn drop_old_repeats(&mut self, now: Timestamp) -> StoreResult<()> {
        self.run("DELETE FROM idempotency WHERE until <= ?1", [int(now.0)]).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_token_is_found_by_its_hash_and_ended_not_forgotten() {
        let scratch = Scratch::new("tokens");
        let path = scratch.path().join("store.sqlite");
        let token = TokenRecord {
            number: 0,
            name: "case system".to_owned(),
            officer: 3,
            hash: [7; 32],
            roles: 5,
            since: Timestamp(10),
            until: Timestamp(20),
            ended: None,
            used: None,
        };
        let mut store = SqliteStore::open(&path).unwrap();
        assert_eq!(store.add_token(&token).unwrap(), 1);
        let kept = store.token(&[7; 32]).unwrap().unwrap();
        assert_eq!(kept, TokenRecord { number: 1, ..token });
        assert!(kept.is_live(Timestamp(19)) && !kept.is_live(Timestamp(20)));
        let ended = TokenRecord { ended: Some(Timestamp(12)), used: Some(Timestamp(11)), ..kept };
        store.put_token(&ended).unwrap();
        assert!(!ended.is_live(Timestamp(13)));
        assert_eq!(store.tokens().unwrap(), [ended]);
        assert!(store.token(&[8; 32]).unwrap().is_none());
        store.run("UPDATE token SET roles = 63", []).unwrap();
        assert!(matches!(store.tokens(), Err(StoreError::Corrupt { .. })));
    }

    #[test]
    fn an_answer_is_sealed_kept_for_its_time_and_then_gone() {
        let scratch = Scratch::new("idempotency");
        let path = scratch.path().join("store.sqlite");
        let mut store = SqliteStore::open(&path).unwrap();
        let asked = RepeatRecord {
            key: [1; 32],
            request: [2; 32],
            start: 9,
            until: Timestamp(100),
            answer: None,
        };
        store.put_repeat(&asked).unwrap();
        assert_eq!(store.repeat(&[1; 32]).unwrap().unwrap(), asked);
        let answered = RepeatRecord { answer: Some(b"words of a case".to_vec()), ..asked };
        store.put_repeat(&answered).unwrap();
        assert_eq!(store.repeat(&[1; 32]).unwrap().unwrap(), answered);
        let stored =
            store.one("SELECT answer FROM idempotency", [], |r| Ok(r.get::<_, Vec<u8>>(0)?));
        assert!(!stored.unwrap().unwrap().windows(5).any(|w| w == b"words"));
        store.drop_old_repeats(Timestamp(99)).unwrap();
        assert!(store.repeat(&[1; 32]).unwrap().is_some());
        store.drop_old_repeats(Timestamp(100)).unwrap();
        assert!(store.repeat(&[1; 32]).unwrap().is_none());
    }
}
