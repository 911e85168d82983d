//! Requests other than a trace, notices, watches, alerts and consents.

use rusqlite::{Row, params};
use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::ids::{ExchangeId, LeafHash, NodeName};
use vestigo_protocol::time::Timestamp;

use super::StoreResult;
use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, node, optional_leaf, time, uint};

/// A request of ours that is no trace. Its state is that of its hop.
#[derive(Clone, Debug)]
pub struct MatterRecord {
    /// Its exchange, and the trace record that it is kept under.
    pub exchange: ExchangeId,
    /// What is asked.
    pub kind: RequestKind,
    /// The entry that it is about, if it is about one.
    pub about: Option<LeafHash>,
}

/// A notice of a partner.
#[derive(Clone, Debug)]
pub struct NoticeRecord {
    /// Its entry.
    pub leaf: LeafHash,
    /// Whose.
    pub partner: NodeName,
    /// Of what kind.
    pub kind: RequestKind,
    /// When it was logged here.
    pub received_at: Timestamp,
}

/// A standing alert that a partner asked for.
#[derive(Clone, Debug)]
pub struct WatchRecord {
    /// The request's entry; the gun is in its content.
    pub query: LeafHash,
    /// Its exchange.
    pub exchange: ExchangeId,
    /// Who asked.
    pub partner: NodeName,
    /// Until when it stands.
    pub until: Timestamp,
}

/// A watch or one of our records met a gun that turned up. A person decides what is done.
#[derive(Clone, Debug)]
pub struct AlertRecord {
    /// Rising number; 0 before it is stored.
    pub id: u64,
    /// When.
    pub at: Timestamp,
    /// The watch that it met.
    pub watch: Option<LeafHash>,
    /// The notice that told of the gun.
    pub notice: Option<LeafHash>,
    /// Our record of the gun.
    pub record: Option<i64>,
    /// Our notice to the partner who watches, once an officer sent it.
    pub told: Option<LeafHash>,
}

/// A consent to the further use of an answer.
#[derive(Clone, Debug)]
pub struct ConsentRecord {
    /// The entry that gives it.
    pub grant: LeafHash,
    /// The answer that may be used further.
    pub answer: LeafHash,
    /// The other side.
    pub partner: NodeName,
    /// True if we gave it, false if it was given to us.
    pub given: bool,
    /// When it was logged here.
    pub at: Timestamp,
}

/// What is kept of them.
pub trait Matters {
    /// Writes a request.
    ///
    /// # Errors
    /// The database refuses.
    fn put_matter(&mut self, matter: &MatterRecord) -> StoreResult<()>;
    /// The request of an exchange.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn matter(&mut self, exchange: &ExchangeId) -> StoreResult<Option<MatterRecord>>;
    /// Requests before one, newest first, at most `limit`. Before one that is not there come none.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn matter_page(
        &mut self,
        after: Option<&ExchangeId>,
        limit: usize,
    ) -> StoreResult<Vec<MatterRecord>>;
    /// Writes a notice.
    ///
    /// # Errors
    /// The database refuses.
    fn put_notice(&mut self, notice: &NoticeRecord) -> StoreResult<()>;
    /// Notices, newest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn notices(&mut self) -> StoreResult<Vec<NoticeRecord>>;
    /// Writes a watch, or when it ends.
    ///
    /// # Errors
    /// The database refuses.
    fn put_watch(&mut self, watch: &WatchRecord) -> StoreResult<()>;
    /// All watches, those that ended too.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn watches(&mut self) -> StoreResult<Vec<WatchRecord>>;
    /// The watch that a request asked for.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn watch(&mut self, query: &LeafHash) -> StoreResult<Option<WatchRecord>>;
    /// Watches that stand beyond `now`.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn watches_standing(&mut self, now: Timestamp) -> StoreResult<Vec<WatchRecord>>;
    /// How many of a partner's watches stand beyond `now`.
    ///
    /// # Errors
    /// The database refuses.
    fn watches_of(&mut self, partner: &NodeName, now: Timestamp) -> StoreResult<u64>;
    /// Forgets watches that ended before a time. Their requests stay in the log.
    ///
    /// # Errors
    /// The database refuses.
    fn forget_watches(&mut self, before: Timestamp) -> StoreResult<()>;
    /// A notice by its entry.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn notice(&mut self, leaf: &LeafHash) -> StoreResult<Option<NoticeRecord>>;
    /// Notices of a kind since a time, newest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn notices_since(
        &mut self,
        kind: RequestKind,
        since: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<NoticeRecord>>;
    /// Notes that a watch or notice must be looked up at a time. What waits already keeps its time.
    ///
    /// # Errors
    /// The database refuses.
    fn put_look(&mut self, entry: &LeafHash, at: Timestamp) -> StoreResult<()>;
    /// What must be looked up by now, the longest due first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn looks_due(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<LeafHash>>;
    /// Forgets that an entry must be looked up.
    ///
    /// # Errors
    /// The database refuses.
    fn end_look(&mut self, entry: &LeafHash) -> StoreResult<()>;
    /// Writes an alert unless watch, notice and record have met already; false if they have.
    ///
    /// # Errors
    /// The database refuses.
    fn put_alert(&mut self, alert: &AlertRecord) -> StoreResult<bool>;
    /// Notes that the partner who watches was told.
    ///
    /// # Errors
    /// The database refuses.
    fn alert_told(&mut self, alert: &AlertRecord) -> StoreResult<()>;
    /// Alerts with numbers below `before`, newest first, at most `limit`.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn alert_page(&mut self, before: u64, limit: usize) -> StoreResult<Vec<AlertRecord>>;
    /// Writes a consent.
    ///
    /// # Errors
    /// The database refuses.
    fn put_consent(&mut self, consent: &ConsentRecord) -> StoreResult<()>;
    /// Consents, newest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn consents(&mut self) -> StoreResult<Vec<ConsentRecord>>;
}

/// The order of the list of requests, which is that of their traces: one request in a thousand traces is not
/// looked for among these.
pub(super) const NEWEST: &str = r"
ALTER TABLE matter ADD COLUMN newest INTEGER NOT NULL DEFAULT 0;
UPDATE matter SET newest = (SELECT newest FROM trace WHERE id = matter.exchange)
  WHERE EXISTS (SELECT 1 FROM trace WHERE id = matter.exchange);
CREATE INDEX matter_newest ON matter (newest, exchange);
";

/// The tables.
pub(super) const TABLES: &str = r"
CREATE TABLE matter (
  exchange BLOB PRIMARY KEY,
  kind INTEGER NOT NULL,
  about BLOB,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE notice (
  leaf BLOB PRIMARY KEY,
  partner TEXT NOT NULL,
  kind INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE watch (
  query BLOB PRIMARY KEY,
  exchange BLOB NOT NULL,
  partner TEXT NOT NULL,
  until INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE alert (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  watch BLOB,
  notice BLOB,
  record INTEGER,
  told BLOB,
  met BLOB NOT NULL UNIQUE,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE consent (
  grant_leaf BLOB PRIMARY KEY,
  answer BLOB NOT NULL,
  partner TEXT NOT NULL,
  given INTEGER NOT NULL,
  at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
";

fn leaf_bytes(leaf: Option<&LeafHash>) -> Option<&[u8]> {
    leaf.map(|l| l.as_bytes().as_slice())
}

fn matter_digest(m: &MatterRecord) -> RowDigest {
    RowDigest::new("matter")
        .bytes(m.exchange.as_bytes())
        .number(m.kind.number())
        .optional(leaf_bytes(m.about.as_ref()))
}

fn read_matter(row: &Row<'_>) -> StoreResult<MatterRecord> {
    let record = MatterRecord {
        exchange: ExchangeId(array(row, 0, "matter")?),
        kind: RequestKind::from_number(uint(row, 1)?),
        about: optional_leaf(row, 2)?,
    };
    let digest: Vec<u8> = row.get(3)?;
    matter_digest(&record).check(&digest, "matter", &record.exchange)?;
    Ok(record)
}

fn notice_digest(n: &NoticeRecord) -> RowDigest {
    RowDigest::new("notice")
        .bytes(n.leaf.as_bytes())
        .bytes(n.partner.as_str().as_bytes())
        .number(n.kind.number())
        .number(n.received_at.0)
}

fn read_notice(row: &Row<'_>) -> StoreResult<NoticeRecord> {
    let record = NoticeRecord {
        leaf: LeafHash(array(row, 0, "notice")?),
        partner: node(row, 1)?,
        kind: RequestKind::from_number(uint(row, 2)?),
        received_at: time(row, 3)?,
    };
    let digest: Vec<u8> = row.get(4)?;
    notice_digest(&record).check(&digest, "notice", &record.leaf)?;
    Ok(record)
}

fn look_digest(entry: &LeafHash, at: Timestamp) -> RowDigest {
    RowDigest::new("look").bytes(entry.as_bytes()).number(at.0)
}

fn watch_digest(w: &WatchRecord) -> RowDigest {
    RowDigest::new("watch")
        .bytes(w.query.as_bytes())
        .bytes(w.exchange.as_bytes())
        .bytes(w.partner.as_str().as_bytes())
        .number(w.until.0)
}

fn read_watch(row: &Row<'_>) -> StoreResult<WatchRecord> {
    let record = WatchRecord {
        query: LeafHash(array(row, 0, "watch")?),
        exchange: ExchangeId(array(row, 1, "watch")?),
        partner: node(row, 2)?,
        until: time(row, 3)?,
    };
    let digest: Vec<u8> = row.get(4)?;
    watch_digest(&record).check(&digest, "watch", &record.query)?;
    Ok(record)
}

/// What met: the same three never make two alerts.
fn met(a: &AlertRecord) -> [u8; 32] {
    RowDigest::new("met")
        .optional(leaf_bytes(a.watch.as_ref()))
        .optional(leaf_bytes(a.notice.as_ref()))
        .optional(a.record.map(i64::to_le_bytes).as_ref().map(<[u8; 8]>::as_slice))
        .finish()
}

fn alert_digest(a: &AlertRecord) -> RowDigest {
    RowDigest::new("alert").number(a.at.0).bytes(&met(a)).optional(leaf_bytes(a.told.as_ref()))
}

fn read_alert(row: &Row<'_>) -> StoreResult<AlertRecord> {
    let record = AlertRecord {
        id: uint(row, 0)?,
        at: time(row, 1)?,
        watch: optional_leaf(row, 2)?,
        notice: optional_leaf(row, 3)?,
        record: row.get(4)?,
        told: optional_leaf(row, 5)?,
    };
    let digest: Vec<u8> = row.get(6)?;
    alert_digest(&record).check(&digest, "alert", &record.id)?;
    Ok(record)
}

fn consent_digest(c: &ConsentRecord) -> RowDigest {
    RowDigest::new("consent")
        .bytes(c.grant.as_bytes())
        .bytes(c.answer.as_bytes())
        .bytes(c.partner.as_str().as_bytes())
        .number(u64::from(c.given))
        .number(c.at.0)
}

fn read_consent(row: &Row<'_>) -> StoreResult<ConsentRecord> {
    let record = ConsentRecord {
        grant: LeafHash(array(row, 0, "consent")?),
        answer: LeafHash(array(row, 1, "consent")?),
        partner: node(row, 2)?,
        given: row.get(3)?,
        at: time(row, 4)?,
    };
    let digest: Vec<u8> = row.get(5)?;
    consent_digest(&record).check(&digest, "consent", &record.grant)?;
    Ok(record)
}

impl Matters for SqliteStore {
    fn put_matter(&mut self, m: &MatterRecord) -> StoreResult<()> {
        let digest = matter_digest(m).finish();
        self.run(
            "INSERT OR REPLACE INTO matter (exchange, kind, about, digest, newest)
             VALUES (?1, ?2, ?3, ?4, (SELECT newest FROM trace WHERE id = ?1))",
            params![
                m.exchange.as_bytes(),
                int(m.kind.number()),
                leaf_bytes(m.about.as_ref()),
                digest
            ],
        )
        .map(drop)
    }

    fn matter(&mut self, exchange: &ExchangeId) -> StoreResult<Option<MatterRecord>> {
        self.one(
            "SELECT exchange, kind, about, digest FROM matter WHERE exchange = ?1",
            [exchange.as_bytes()],
            read_matter,
        )
    }

    fn matter_page(
        &mut self,
        after: Option<&ExchangeId>,
        limit: usize,
    ) -> StoreResult<Vec<MatterRecord>> {
        let columns = "SELECT exchange, kind, about, digest FROM matter";
        let order = "ORDER BY newest, exchange LIMIT ?1";
        let limit = int(limit as u64);
        match after {
            None => self.query(&format!("{columns} {order}"), [limit], read_matter),
            Some(id) => {
                let place = "(SELECT newest, exchange FROM matter WHERE exchange = ?2)";
                self.query(
                    &format!("{columns} WHERE (newest, exchange) > {place} {order}"),
                    params![limit, id.as_bytes()],
                    read_matter,
                )
            }
        }
    }

    fn put_notice(&mut self, n: &NoticeRecord) -> StoreResult<()> {
        let digest = notice_digest(n).finish();
        self.run(
            "INSERT OR REPLACE INTO notice (leaf, partner, kind, received_at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                n.leaf.as_bytes(),
                n.partner.as_str(),
                int(n.kind.number()),
                int(n.received_at.0),
                digest
            ],
        )
        .map(drop)
    }

    fn notices(&mut self) -> StoreResult<Vec<NoticeRecord>> {
        self.query(
            "SELECT leaf, partner, kind, received_at, digest FROM notice
             ORDER BY received_at DESC, leaf",
            [],
            read_notice,
        )
    }

    fn put_watch(&mut self, w: &WatchRecord) -> StoreResult<()> {
        let digest = watch_digest(w).finish();
        self.run(
            "INSERT OR REPLACE INTO watch (query, exchange, partner, until, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                w.query.as_bytes(),
                w.exchange.as_bytes(),
                w.partner.as_str(),
                int(w.until.0),
                digest
            ],
        )
        .map(drop)
    }

    fn watches(&mut self) -> StoreResult<Vec<WatchRecord>> {
        self.query(
            "SELECT query, exchange, partner, until, digest FROM watch ORDER BY until, query",
            [],
            read_watch,
        )
    }

    fn watch(&mut self, query: &LeafHash) -> StoreResult<Option<WatchRecord>> {
        self.one(
            "SELECT query, exchange, partner, until, digest FROM watch WHERE query = ?1",
            [query.as_bytes()],
            read_watch,
        )
    }

    fn watches_standing(&mut self, now: Timestamp) -> StoreResult<Vec<WatchRecord>> {
        self.query(
            "SELECT query, exchange, partner, until, digest FROM watch WHERE until > ?1
             ORDER BY until, query",
            [int(now.0)],
            read_watch,
        )
    }

    fn watches_of(&mut self, partner: &NodeName, now: Timestamp) -> StoreResult<u64> {
        let found = self.one(
            "SELECT count(*) FROM watch WHERE partner = ?1 AND until > ?2",
            params![partner.as_str(), int(now.0)],
            |row| uint(row, 0),
        )?;
        Ok(found.unwrap_or(0))
    }

    fn forget_watches(&mut self, before: Timestamp) -> StoreResult<()> {
        self.run("DELETE FROM watch WHERE until < ?1", [int(before.0)]).map(drop)
    }

    fn notice(&mut self, leaf: &LeafHash) -> StoreResult<Option<NoticeRecord>> {
        self.one(
            "SELECT leaf, partner, kind, received_at, digest FROM notice WHERE leaf = ?1",
            [leaf.as_bytes()],
            read_notice,
        )
    }

    fn notices_since(
        &mut self,
        kind: RequestKind,
        since: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<NoticeRecord>> {
        self.query(
            "SELECT leaf, partner, kind, received_at, digest FROM notice
             WHERE kind = ?1 AND received_at >= ?2 ORDER BY received_at DESC, leaf LIMIT ?3",
            [int(kind.number()), int(since.0), int(limit as u64)],
            read_notice,
        )
    }

    fn put_look(&mut self, entry: &LeafHash, at: Timestamp) -> StoreResult<()> {
        self.run(
            "INSERT OR IGNORE INTO look (entry, due_at, digest) VALUES (?1, ?2, ?3)",
            params![entry.as_bytes(), int(at.0), look_digest(entry, at).finish()],
        )
        .map(drop)
    }

    fn looks_due(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<LeafHash>> {
        self.query(
            "SELECT entry, due_at, digest FROM look WHERE due_at <= ?1
             ORDER BY due_at, entry LIMIT ?2",
            [int(now.0), int(limit as u64)],
            |row| {
                let (entry, at) = (LeafHash(array(row, 0, "look")?), time(row, 1)?);
                let digest: Vec<u8> = row.get(2)?;
                look_digest(&entry, at).check(&digest, "look", &entry)?;
                Ok(entry)
            },
        )
    }

    fn end_look(&mut self, entry: &LeafHash) -> StoreResult<()> {
        self.run("DELETE FROM look WHERE entry = ?1", [entry.as_bytes()]).map(drop)
    }

    fn put_alert(&mut self, a: &AlertRecord) -> StoreResult<bool> {
        let rows = self.run(
            "INSERT INTO alert (at, watch, notice, record, told, met, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (met) DO NOTHING",
            params![
                int(a.at.0),
                leaf_bytes(a.watch.as_ref()),
                leaf_bytes(a.notice.as_ref()),
                a.record,
                leaf_bytes(a.told.as_ref()),
                met(a),
                alert_digest(a).finish()
            ],
        )?;
        Ok(rows > 0)
    }

    fn alert_told(&mut self, a: &AlertRecord) -> StoreResult<()> {
        self.run(
            "UPDATE alert SET told = ?2, digest = ?3 WHERE id = ?1",
            params![int(a.id), leaf_bytes(a.told.as_ref()), alert_digest(a).finish()],
        )
        .map(drop)
    }

    fn alert_page(&mut self, before: u64, limit: usize) -> StoreResult<Vec<AlertRecord>> {
        self.query(
            "SELECT id, at, watch, notice, record, told, digest FROM alert
             WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
            params![int(before), int(limit as u64)],
            read_alert,
        )
    }

    fn put_consent(&mut self, c: &ConsentRecord) -> StoreResult<()> {
        let digest = consent_digest(c).finish();
        self.run(
            "INSERT OR REPLACE INTO consent (grant_leaf, answer, partner, given, at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                c.grant.as_bytes(),
                c.answer.as_bytes(),
                c.partner.as_str(),
                c.given,
                int(c.at.0),
                digest
            ],
        )
        .map(drop)
    }

    fn consents(&mut self) -> StoreResult<Vec<ConsentRecord>> {
        self.query(
            "SELECT grant_leaf, answer, partner, given, at, digest FROM consent
             ORDER BY at DESC, grant_leaf",
            [],
            read_consent,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn the_same_meeting_makes_one_alert() {
        let scratch = Scratch::new("alerts");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let alert = AlertRecord {
            id: 0,
            at: Timestamp(5),
            watch: Some(LeafHash([1; 32])),
            notice: None,
            record: Some(7),
            told: None,
        };
        assert!(store.put_alert(&alert).unwrap());
        assert!(!store.put_alert(&AlertRecord { at: Timestamp(6), ..alert.clone() }).unwrap());
        assert!(store.put_alert(&AlertRecord { record: Some(8), ..alert.clone() }).unwrap());
        let mut first = store.alert_page(1_000_000, 100).unwrap().pop().unwrap();
        first.told = Some(LeafHash([9; 32]));
        store.alert_told(&first).unwrap();
        assert_eq!(store.alert_page(1_000_000, 100).unwrap().pop().unwrap().told, first.told);
        // Told or not, they have met.
        assert!(!store.put_alert(&alert).unwrap());
    }

    #[test]
    fn a_changed_row_is_found() {
        let scratch = Scratch::new("matters");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let consent = ConsentRecord {
            grant: LeafHash([1; 32]),
            answer: LeafHash([2; 32]),
            partner: NodeName::parse("vestigo/xb/police").unwrap(),
            given: false,
            at: Timestamp(5),
        };
        store.put_consent(&consent).unwrap();
        assert_eq!(store.consents().unwrap().len(), 1);
        store.run("UPDATE consent SET answer = ?1", [[3u8; 32]]).unwrap();
        assert!(store.consents().is_err());
    }
}
