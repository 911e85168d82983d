//! How long contents are kept, what holds them, and their destruction.

use std::time::Duration;

use rusqlite::params;
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::ids::{ExchangeId, LeafHash, NodeName};
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, node, time, uint};
use super::{Store as _, StoreResult};

/// When the contents of an exchange with a partner are destroyed, and under which rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// The exchange.
    pub exchange: ExchangeId,
    /// The other side.
    pub partner: NodeName,
    /// When.
    pub due: Timestamp,
    /// The rule, in the words of the log: it names no case.
    pub rule: String,
    /// When it was done.
    pub erased_at: Option<Timestamp>,
}

/// A person's order that contents stay.
#[derive(Clone, PartialEq, Eq)]
pub struct Hold {
    /// The exchange.
    pub exchange: ExchangeId,
    /// Why.
    pub reason: String,
    /// Who, by its number.
    pub officer: u32,
    /// Since when.
    pub since: Timestamp,
}

impl std::fmt::Debug for Hold {
    /// Without its reason.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hold({})", self.exchange)
    }
}

/// What was destroyed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Entries whose content is gone.
    pub entries: Vec<LeafHash>,
    /// Folder of the files, whose key is gone.
    pub folder: Option<[u8; 16]>,
}

/// Retention and erasure.
pub trait RetentionStore {
    /// Exchanges of which contents are here, in which nothing runs any more and whose end of
    /// retention is not known, at most `limit`. What enters an exchange later makes its end unknown
    /// again.
    ///
    /// # Errors
    /// The database refuses.
    fn without_expiry(
        &mut self,
        now: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<(ExchangeId, NodeName)>>;
    /// Writes the end of retention of an exchange.
    ///
    /// # Errors
    /// The database refuses.
    fn put_expiry(&mut self, expiry: &Expiry) -> StoreResult<()>;
    /// That of an exchange.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn expiry(&mut self, exchange: &ExchangeId, partner: &NodeName) -> StoreResult<Option<Expiry>>;
    /// Those whose time has come, in which nothing runs and that nobody holds, at most `limit`. Who
    /// holds one exchange of a trace holds them all, those that were added later too.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn expired(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<Expiry>>;
    /// Destroys the data key of an exchange, its contents, and what was derived from them. Entries
    /// stay.
    ///
    /// # Errors
    /// The database refuses.
    fn erase(&mut self, exchange: &ExchangeId, partner: &NodeName) -> StoreResult<Erased>;
    /// Brings the write-ahead log into the file and cuts it off, so that it keeps no older page; false
    /// if a reader at work kept it from that. It does not wait.
    ///
    /// # Errors
    /// The database refuses.
    fn forget_older_pages(&mut self) -> StoreResult<bool>;
    /// Orders that the contents of an exchange stay.
    ///
    /// # Errors
    /// The database refuses.
    fn put_hold(&mut self, hold: &Hold) -> StoreResult<()>;
    /// Lifts the order; false if there was none.
    ///
    /// # Errors
    /// The database refuses.
    fn lift_hold(&mut self, exchange: &ExchangeId) -> StoreResult<bool>;
    /// All orders, the oldest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn holds(&mut self) -> StoreResult<Vec<Hold>>;
}

/// The tables.
pub(super) const TABLES: &str = r"
-- What `content` held, each row sealed under the data key of its exchange (the table blob_key).
CREATE TABLE sealed_content (
  idx INTEGER PRIMARY KEY,
  sealed BLOB NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE expiry (
  exchange BLOB NOT NULL,
  partner TEXT NOT NULL,
  due INTEGER NOT NULL,
  rule TEXT NOT NULL,
  erased_at INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (exchange, partner)
) STRICT, WITHOUT ROWID;
CREATE INDEX expiry_due ON expiry (due) WHERE erased_at = 0;
CREATE TABLE hold (
  exchange BLOB PRIMARY KEY,
  reason TEXT NOT NULL,
  officer INTEGER NOT NULL,
  since INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

/// How long the writer waits for another, as SQLite's binding sets it.
const BUSY: Duration = Duration::from_secs(5);

const EXPIRY: &str = "exchange, partner, due, rule, erased_at, digest";

fn expiry_digest(e: &Expiry) -> RowDigest {
    RowDigest::new("expiry")
        .bytes(e.exchange.as_bytes())
        .bytes(e.partner.as_str().as_bytes())
        .number(e.due.0)
        .bytes(e.rule.as_bytes())
        .number(e.erased_at.map_or(0, |at| at.0))
}

fn read_expiry(row: &rusqlite::Row<'_>) -> StoreResult<Expiry> {
    let expiry = Expiry {
        exchange: ExchangeId(array(row, 0, "expiry")?),
        partner: node(row, 1)?,
        due: time(row, 2)?,
        rule: row.get(3)?,
        erased_at: Some(time(row, 4)?).filter(|at| at.0 > 0),
    };
    let digest: Vec<u8> = row.get(5)?;
    expiry_digest(&expiry).check(&digest, "expiry", &expiry.exchange)?;
    Ok(expiry)
}

fn hold_digest(h: &Hold) -> RowDigest {
    RowDigest::new("hold")
        .bytes(h.exchange.as_bytes())
        .bytes(h.reason.as_bytes())
        .number(u64::from(h.officer))
        .number(h.since.0)
}

/// What still runs in the exchange of a row of `table` at the time of parameter 1: a question of ours that
/// waits for its decision or belongs to a trace that goes on, a case, a watch. What asks for no
/// decision (a notice) has ended once it is delivered.
fn running(table: &str) -> String {
    let asked = finals(AskerState::ALL.into_iter().map(AskerState::is_final));
    let answered = finals(ResponderState::ALL.into_iter().map(ResponderState::is_final));
    let submitted = finals(AskerState::ALL.into_iter().map(|state| state == AskerState::Submitted));
    format!(
        "EXISTS (SELECT 1 FROM hop h JOIN trace r ON r.id = h.trace
                 WHERE h.exchange = {table}.exchange AND h.partner = {table}.partner
                 AND CASE WHEN h.answer_by = 0 THEN h.state IN ({submitted})
                     ELSE r.ended = 0 OR h.state NOT IN ({asked}) END)
         OR EXISTS (SELECT 1 FROM in_exchange i JOIN entry n ON n.idx = i.idx
                    JOIN request c ON c.query = n.leaf
                    WHERE i.exchange = {table}.exchange AND c.partner = {table}.partner
                    AND c.state NOT IN ({answered}))
         OR EXISTS (SELECT 1 FROM watch w WHERE w.exchange = {table}.exchange AND w.until > ?1)"
    )
}

/// The numbers under which states are stored that nothing follows.
fn finals(states: impl Iterator<Item = bool>) -> String {
    let numbers = (0..).zip(states).filter(|(_, is_final)| *is_final);
    numbers.map(|(n, _): (u64, bool)| n.to_string()).collect::<Vec<_>>().join(", ")
}

impl RetentionStore for SqliteStore {
    fn without_expiry(
        &mut self,
        now: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<(ExchangeId, NodeName)>> {
        let running = running("t");
        let sql = format!(
            "SELECT exchange, partner FROM blob_key t
             WHERE NOT EXISTS (SELECT 1 FROM expiry e
                               WHERE e.exchange = t.exchange AND e.partner = t.partner)
             AND NOT ({running}) ORDER BY exchange, partner LIMIT ?2"
        );
        self.query(&sql, [int(now.0), int(limit as u64)], |row| {
            Ok((ExchangeId(array(row, 0, "exchange")?), node(row, 1)?))
        })
    }

    fn put_expiry(&mut self, e: &Expiry) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO expiry (exchange, partner, due, rule, erased_at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                e.exchange.as_bytes(),
                e.partner.as_str(),
                int(e.due.0),
                e.rule,
                int(e.erased_at.map_or(0, |at| at.0)),
                expiry_digest(e).finish()
            ],
        )
        .map(drop)
    }

    fn expiry(&mut self, exchange: &ExchangeId, partner: &NodeName) -> StoreResult<Option<Expiry>> {
        let sql = format!("SELECT {EXPIRY} FROM expiry WHERE exchange = ?1 AND partner = ?2");
        self.one(&sql, params![exchange.as_bytes(), partner.as_str()], read_expiry)
    }

    fn expired(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<Expiry>> {
        let running = running("t");
        let sql = format!(
            "SELECT {EXPIRY} FROM expiry t WHERE erased_at = 0 AND due <= ?1
             AND exchange NOT IN (SELECT exchange FROM hold)
             AND NOT EXISTS (SELECT 1 FROM hop h JOIN hop o ON o.trace = h.trace
                             JOIN hold d ON d.exchange = o.exchange
                             WHERE h.exchange = t.exchange)
             AND NOT EXISTS (SELECT 1 FROM outbox o JOIN entry n ON n.leaf = o.leaf
                             WHERE n.exchange = t.exchange)
             AND NOT ({running})
             ORDER BY due LIMIT ?2"
        );
        self.query(&sql, [int(now.0), int(limit as u64)], read_expiry)
    }

    fn erase(&mut self, exchange: &ExchangeId, partner: &NodeName) -> StoreResult<Erased> {
        let folder = self.one(
            "SELECT folder FROM blob_key WHERE exchange = ?1 AND partner = ?2",
            params![exchange.as_bytes(), partner.as_str()],
            |row| array(row, 0, "key of an exchange"),
        )?;
        let mut erased = Erased { entries: Vec::new(), folder };
        for entry in self.entries_of_exchange(exchange)? {
            if self.partner_of_entry(&entry)? != *partner {
                continue;
            }
            let gone = self.run("DELETE FROM sealed_content WHERE idx = ?1", [int(entry.index)])?;
            let _unread = self.run("DELETE FROM content WHERE idx = ?1", [int(entry.index)])?;
            if gone > 0 {
                erased.entries.push(entry.leaf);
            }
            let leaf = entry.leaf.as_bytes().as_slice();
            self.run("UPDATE decision SET document = NULL, salt = NULL WHERE query = ?1", [leaf])?;
            self.run("DELETE FROM proposal WHERE query = ?1", [leaf])?;
        }
        let both = params![exchange.as_bytes(), partner.as_str()];
        for table in ["blob_key", "attachment", "asked_gun"] {
            let sql = format!("DELETE FROM {table} WHERE exchange = ?1 AND partner = ?2");
            self.run(&sql, both)?;
        }
        Ok(erased)
    }

    fn forget_older_pages(&mut self) -> StoreResult<bool> {
        // Whoever reads is not waited for: this runs between two batches.
        self.connection.busy_timeout(Duration::ZERO)?;
        let busy = self
            .connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        self.connection.busy_timeout(BUSY)?;
        Ok(busy? == 0)
    }

    fn put_hold(&mut self, h: &Hold) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO hold (exchange, reason, officer, since, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                h.exchange.as_bytes(),
                h.reason,
                h.officer,
                int(h.since.0),
                hold_digest(h).finish()
            ],
        )
        .map(drop)
    }

    fn lift_hold(&mut self, exchange: &ExchangeId) -> StoreResult<bool> {
        let gone = self.run("DELETE FROM hold WHERE exchange = ?1", [exchange.as_bytes()])?;
        Ok(gone > 0)
    }

    fn holds(&mut self) -> StoreResult<Vec<Hold>> {
        self.query(
            "SELECT exchange, reason, officer, since, digest FROM hold ORDER BY since, exchange",
            [],
            |row| {
                let hold = Hold {
                    exchange: ExchangeId(array(row, 0, "hold")?),
                    reason: row.get(1)?,
                    officer: u32::try_from(uint(row, 2)?).unwrap_or(0),
                    since: time(row, 3)?,
                };
                let digest: Vec<u8> = row.get(4)?;
                hold_digest(&hold).check(&digest, "hold", &hold.exchange)?;
                Ok(hold)
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::content::{Field, salts_len};
    use vestigo_protocol::envelope::{self, Signed};
    use vestigo_protocol::exchange::asker::AskerState;
    use vestigo_protocol::header::{Header, Kind};
    use vestigo_protocol::ids::MessageId;
    use vestigo_protocol::key::SecretKey;

    use super::*;
    use crate::scratch::Scratch;
    use crate::store::{
        ChangeStore as _, Changed, HopRecord, Matters as _, NewEntry, TraceRecord, WatchRecord,
        key_file,
    };

    const WORDS: &str = "SYNTHETIC serial QX7788";

    fn partner() -> NodeName {
        NodeName::parse("vestigo/xb/police").unwrap()
    }

    fn signed(nth: u8) -> Signed {
        let key = SecretKey::from_seed(&[7; 32]);
        let header = Header {
            kid: key.kid(),
            issuer: NodeName::parse("vestigo/xa/police").unwrap(),
            exchange: ExchangeId([nth; 16]),
            audience: partner(),
            issued_at: Timestamp(10),
            id: MessageId([nth; 16]),
            kind: Kind::Heartbeat,
            in_reply_to: Vec::new(),
            sequence: 1,
            previous: None,
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch: 0,
        };
        let fields = vec![Field::of(1001, &WORDS.to_owned())];
        envelope::sign(header, fields, &key, &vec![nth; salts_len(1)]).unwrap()
    }

    fn append(store: &mut SqliteStore, signed: &Signed) {
        let entry = NewEntry {
            leaf: signed.leaf,
            header: &signed.header,
            message: &signed.message,
            own: true,
            logged_at: Timestamp(10),
        };
        store.append(&entry).unwrap();
    }

    fn on_disk(dir: &std::path::Path, needle: &[u8]) -> bool {
        std::fs::read_dir(dir).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(needle.len()).any(|w| w == needle)
        })
    }

    #[test]
    fn who_follows_changes_hears_of_a_message_that_was_erased() {
        let scratch = Scratch::new("store-erase-followed");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let (one, other) = (signed(1), signed(2));
        append(&mut store, &one);
        append(&mut store, &other);
        let hop = HopRecord {
            exchange: ExchangeId([1; 16]),
            trace: ExchangeId([9; 16]),
            position: 0,
            parent: None,
            partner: partner(),
            query: one.leaf,
            state: AskerState::Submitted,
            decision: None,
            asked_at: Timestamp(10),
            answer_by: Timestamp(0),
            moved_at: Timestamp(10),
        };
        store.put_hop(&hop).unwrap();
        store.follow_changes().unwrap();
        store.erase(&ExchangeId([1; 16]), &partner()).unwrap();
        assert_eq!(store.take_changes(10).unwrap(), [Changed::Trace(ExchangeId([9; 16]))]);
    }

    #[test]
    fn a_content_is_sealed_and_an_erased_one_is_nowhere() {
        let scratch = Scratch::new("store-erase");
        let path = scratch.path().join("store.sqlite");
        let mut store = SqliteStore::open(&path).unwrap();
        let (one, other) = (signed(1), signed(2));
        append(&mut store, &one);
        append(&mut store, &other);
        assert!(!on_disk(scratch.path(), WORDS.as_bytes()));
        assert_eq!(store.message(&one.leaf).unwrap().unwrap(), one.message);
        let sealed: Vec<u8> = store
            .one("SELECT sealed FROM sealed_content WHERE idx = 0", [], |r| Ok(r.get(0)?))
            .unwrap()
            .unwrap();
        let key = store.data_key(&ExchangeId([1; 16]), &partner()).unwrap().unwrap();
        store.begin().unwrap();
        let erased = store.erase(&ExchangeId([1; 16]), &partner()).unwrap();
        store.commit().unwrap();
        assert_eq!(erased, Erased { entries: vec![one.leaf], folder: Some(key.folder) });
        store.forget_older_pages().unwrap();
        assert!(!on_disk(scratch.path(), &sealed), "neither in the file nor in the log before it");
        assert!(!on_disk(scratch.path(), &key.folder), "nor its key's row");
        assert!(store.message(&one.leaf).unwrap().is_none());
        assert!(store.has_leaf(&one.leaf).unwrap() && store.log_size().unwrap() == 2);
        assert_eq!(store.message(&other.leaf).unwrap().unwrap(), other.message);
    }

    #[test]
    fn an_earlier_store_is_sealed_when_it_is_opened() {
        let scratch = Scratch::new("store-seal");
        let path = scratch.path().join("store.sqlite");
        let mut store = SqliteStore::open(&path).unwrap();
        let one = signed(1);
        append(&mut store, &one);
        // As it lay there before.
        let disclosures: Vec<minicbor::bytes::ByteVec> =
            one.message.disclosures.iter().cloned().map(Into::into).collect();
        let packed = vestigo_protocol::codec::encode(&disclosures);
        store.run("DELETE FROM sealed_content", []).unwrap();
        store
            .run(
                "INSERT INTO content (idx, preimage, disclosures, digest) VALUES (0, ?1, ?2, x'00')",
                params![one.message.preimage, packed],
            )
            .unwrap();
        store.run("UPDATE blob_key SET secret = ?1", [[5u8; 32].as_slice()]).unwrap();
        drop(store);
        assert!(on_disk(scratch.path(), WORDS.as_bytes()));
        let mut store = SqliteStore::open(&path).unwrap();
        store.forget_older_pages().unwrap();
        assert_eq!(store.message(&one.leaf).unwrap().unwrap(), one.message);
        assert!(!on_disk(scratch.path(), WORDS.as_bytes()));
        let key = store.data_key(&ExchangeId([1; 16]), &partner()).unwrap().unwrap();
        assert_eq!(*key.key, [5; 32], "files are under the key that they had");
        assert!(!on_disk(scratch.path(), &[5; 32]));
    }

    #[test]
    fn without_its_key_a_store_with_contents_does_not_open() {
        let scratch = Scratch::new("store-keyless");
        let path = scratch.path().join("store.sqlite");
        let mut store = SqliteStore::open(&path).unwrap();
        let one = signed(1);
        append(&mut store, &one);
        drop(store);
        let kept = scratch.path().join("kept");
        std::fs::rename(key_file(&path), &kept).unwrap();
        let refused = SqliteStore::open(&path).unwrap_err().to_string();
        assert!(refused.contains("store.key"), "{refused}");
        assert!(!key_file(&path).exists(), "no other key in its place");
        let mut keyless = SqliteStore::open_keyless(&path).unwrap();
        assert!(keyless.has_leaf(&one.leaf).unwrap() && keyless.message(&one.leaf).is_err());
        drop(keyless);
        std::fs::rename(kept, key_file(&path)).unwrap();
        assert!(SqliteStore::open(&path).unwrap().message(&one.leaf).unwrap().is_some());
    }

    fn trace(ended: bool) -> TraceRecord {
        TraceRecord {
            id: ExchangeId([1; 16]),
            officer: 1,
            created_at: Timestamp(1),
            auto_onward: true,
            ended,
            version: 1,
        }
    }

    fn hop(nth: u8, state: AskerState, answer_by: u64) -> HopRecord {
        HopRecord {
            exchange: ExchangeId([nth; 16]),
            trace: ExchangeId([1; 16]),
            position: u64::from(nth),
            parent: None,
            partner: partner(),
            query: LeafHash([nth; 32]),
            state,
            decision: None,
            asked_at: Timestamp(1),
            answer_by: Timestamp(answer_by),
            moved_at: Timestamp(1),
        }
    }

    #[test]
    fn an_exchange_ends_when_nothing_runs_in_it_and_begins_anew_with_what_comes_later() {
        let scratch = Scratch::new("store-ends");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let ended = |store: &mut SqliteStore, now: u64| -> Vec<u8> {
            let found = store.without_expiry(Timestamp(now), 9).unwrap();
            found.into_iter().map(|(exchange, _)| exchange.0[0]).collect()
        };
        append(&mut store, &signed(1));
        append(&mut store, &signed(2));
        // Nobody's question and nobody's case: a notice.
        assert_eq!(ended(&mut store, 10), [1, 2]);
        // A question waits; its trace goes on; both have ended.
        store.put_trace(&trace(false)).unwrap();
        for (state, end, expected) in [
            (AskerState::Delivered, false, vec![2]),
            (AskerState::Answered, false, vec![2]),
            (AskerState::Delivered, true, vec![2]),
            (AskerState::Answered, true, vec![1, 2]),
        ] {
            store.put_trace(&trace(end)).unwrap();
            store.put_hop(&hop(1, state, 50)).unwrap();
            assert_eq!(ended(&mut store, 10), expected, "{state:?} {end}");
        }
        // A notice of ours asks for no decision: it has ended when it is delivered.
        store.put_trace(&trace(false)).unwrap();
        store.put_hop(&hop(1, AskerState::Submitted, 0)).unwrap();
        assert_eq!(ended(&mut store, 10), [2]);
        store.put_hop(&hop(1, AskerState::Delivered, 0)).unwrap();
        assert_eq!(ended(&mut store, 10), [1, 2]);
        // A watch stands until its day.
        let watch = WatchRecord {
            query: LeafHash([2; 32]),
            exchange: ExchangeId([2; 16]),
            partner: partner(),
            until: Timestamp(20),
        };
        store.put_watch(&watch).unwrap();
        assert_eq!(ended(&mut store, 19), [1]);
        assert_eq!(ended(&mut store, 20), [1, 2]);
        // Destroyed, and then something more comes.
        let expiry = Expiry {
            exchange: ExchangeId([2; 16]),
            partner: partner(),
            due: Timestamp(30),
            rule: "own rule: 1 days".to_owned(),
            erased_at: Some(Timestamp(31)),
        };
        store.erase(&expiry.exchange, &partner()).unwrap();
        store.put_expiry(&expiry).unwrap();
        assert_eq!(ended(&mut store, 40), [1]);
        let mut more = signed(2);
        more.header.id = MessageId([9; 16]);
        more.leaf = LeafHash([9; 32]);
        append(&mut store, &more);
        assert_eq!(ended(&mut store, 40), [1, 2]);
    }

    #[test]
    fn what_goes_on_is_not_destroyed_and_a_hold_covers_the_whole_trace() {
        let scratch = Scratch::new("store-goes-on");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let due = |store: &mut SqliteStore| store.expired(Timestamp(99), 9).unwrap().len();
        store.put_trace(&trace(true)).unwrap();
        for nth in [1, 2] {
            store.put_hop(&hop(nth, AskerState::Answered, 50)).unwrap();
            let expiry = Expiry {
                exchange: ExchangeId([nth; 16]),
                partner: partner(),
                due: Timestamp(30),
                rule: "own rule: 1 days".to_owned(),
                erased_at: None,
            };
            store.put_expiry(&expiry).unwrap();
        }
        assert_eq!(due(&mut store), 2);
        // The trace was sent on.
        store.put_trace(&trace(false)).unwrap();
        assert_eq!(due(&mut store), 0);
        store.put_trace(&trace(true)).unwrap();
        // Held when it had one hop.
        let hold = Hold {
            exchange: ExchangeId([1; 16]),
            reason: "court".to_owned(),
            officer: 1,
            since: Timestamp(5),
        };
        store.put_hold(&hold).unwrap();
        assert_eq!(due(&mut store), 0);
        assert!(store.lift_hold(&ExchangeId([1; 16])).unwrap());
        assert_eq!(due(&mut store), 2);
    }

    #[test]
    fn a_reader_at_work_keeps_older_pages_and_is_not_waited_for() {
        let scratch = Scratch::new("store-reader");
        let path = scratch.path().join("store.sqlite");
        let mut store = SqliteStore::open(&path).unwrap();
        append(&mut store, &signed(1));
        let reader = SqliteStore::open_reader(&path).unwrap();
        reader.connection.execute_batch("BEGIN; SELECT count(*) FROM entry").unwrap();
        append(&mut store, &signed(2));
        store.erase(&ExchangeId([1; 16]), &partner()).unwrap();
        assert!(!store.forget_older_pages().unwrap());
        reader.connection.execute_batch("COMMIT").unwrap();
        assert!(store.forget_older_pages().unwrap());
        let log = std::fs::metadata(scratch.path().join("store.sqlite-wal")).unwrap();
        assert_eq!(log.len(), 0);
    }

    #[test]
    fn what_is_held_does_not_expire_and_the_rest_in_order() {
        let scratch = Scratch::new("store-expiry");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let expiry = |nth: u8, due: u64| Expiry {
            exchange: ExchangeId([nth; 16]),
            partner: partner(),
            due: Timestamp(due),
            rule: "own rule: 1 days".to_owned(),
            erased_at: None,
        };
        for (nth, due) in [(1, 30), (2, 10), (3, 20), (4, 99)] {
            store.put_expiry(&expiry(nth, due)).unwrap();
        }
        let hold = Hold {
            exchange: ExchangeId([3; 16]),
            reason: "court".to_owned(),
            officer: 1,
            since: Timestamp(5),
        };
        store.put_hold(&hold).unwrap();
        let due = |store: &mut SqliteStore| -> Vec<u8> {
            let found = store.expired(Timestamp(30), 9).unwrap();
            found.into_iter().map(|e| e.exchange.0[0]).collect()
        };
        assert_eq!(due(&mut store), [2, 1]);
        assert_eq!(store.holds().unwrap(), [hold]);
        assert!(store.lift_hold(&ExchangeId([3; 16])).unwrap());
        assert!(!store.lift_hold(&ExchangeId([3; 16])).unwrap());
        assert_eq!(due(&mut store), [2, 3, 1]);
        store.put_expiry(&Expiry { erased_at: Some(Timestamp(31)), ..expiry(2, 10) }).unwrap();
        assert_eq!(due(&mut store), [3, 1]);
    }
}
