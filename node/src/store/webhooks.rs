//! Webhooks, and what is still to be delivered to them: ids of entries of the log, no contents.

use rusqlite::{Row, params};
use vestigo_protocol::time::Timestamp;

use super::StoreResult;
use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, int, time, uint};

/// Where a program of the agency wants to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookRecord {
    /// Rising number; 0 before it is kept.
    pub number: u64,
    /// `https://…`.
    pub url: String,
    /// Number of the officer whose eyes it has.
    pub officer: u32,
    /// Kinds of events; empty: all.
    pub events: Vec<String>,
    /// Made at.
    pub since: Timestamp,
    /// When it was ended.
    pub ended: Option<Timestamp>,
    /// Entries of the log from here on were not looked at for it.
    pub next: u64,
}

/// One event on its way to one webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryRecord {
    /// The webhook's number.
    pub webhook: u64,
    /// The event: its entry's place in the log.
    pub event: u64,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next.
    pub next_at: Timestamp,
    /// True once nobody tries any more by itself.
    pub dead: bool,
    /// Why the last attempt failed, in the words of the program.
    pub trouble: String,
}

/// The records of webhooks.
pub trait WebhookStore {
    /// Keeps a webhook and returns its number.
    ///
    /// # Errors
    /// The database refuses.
    fn add_webhook(&mut self, webhook: &WebhookRecord) -> StoreResult<u64>;
    /// Writes what can change of a webhook: its end, and how far the log was looked at.
    ///
    /// # Errors
    /// The database refuses.
    fn put_webhook(&mut self, webhook: &WebhookRecord) -> StoreResult<()>;
    /// All webhooks, ended ones included, oldest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn webhooks(&mut self) -> StoreResult<Vec<WebhookRecord>>;
    /// Keeps a delivery, or what became of the last attempt.
    ///
    /// # Errors
    /// The database refuses.
    fn put_delivery(&mut self, delivery: &DeliveryRecord) -> StoreResult<()>;
    /// Ends a delivery: it arrived.
    ///
    /// # Errors
    /// The database refuses.
    fn end_delivery(&mut self, webhook: u64, event: u64) -> StoreResult<()>;
    /// Ends all deliveries of a webhook.
    ///
    /// # Errors
    /// The database refuses.
    fn end_deliveries(&mut self, webhook: u64) -> StoreResult<()>;
    /// Deliveries that are to be tried by `now`, the oldest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn due_deliveries(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<DeliveryRecord>>;
    /// Deliveries of a webhook, the dead ones alone or all, by event after `after`.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn deliveries(
        &mut self,
        webhook: u64,
        dead: bool,
        after: Option<u64>,
        limit: usize,
    ) -> StoreResult<Vec<DeliveryRecord>>;
    /// How many deliveries of a webhook wait, and how many are dead.
    ///
    /// # Errors
    /// The database refuses.
    fn delivery_counts(&mut self, webhook: u64) -> StoreResult<(u64, u64)>;
}

/// The tables.
pub(super) const TABLES: &str = r"
CREATE TABLE webhook (
  number INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  officer INTEGER NOT NULL,
  events TEXT NOT NULL,
  since INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  next INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE webhook_delivery (
  webhook INTEGER NOT NULL,
  event INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  dead INTEGER NOT NULL,
  trouble TEXT NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (webhook, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE dead = 0;
CREATE INDEX webhook_delivery_dead ON webhook_delivery (webhook, event) WHERE dead = 1;
";

const DELIVERY_COLUMNS: &str = "webhook, event, attempts, next_at, dead, trouble, digest";

fn webhook_digest(w: &WebhookRecord, number: u64) -> RowDigest {
    RowDigest::new("webhook")
        .number(number)
        .bytes(w.url.as_bytes())
        .number(u64::from(w.officer))
        .bytes(w.events.join(" ").as_bytes())
        .number(w.since.0)
        .number(w.ended.map_or(0, |at| at.0))
        .number(w.next)
}

fn read_webhook(row: &Row<'_>) -> StoreResult<WebhookRecord> {
    let number = uint(row, 0)?;
    let events: String = row.get(3)?;
    let record = WebhookRecord {
        number,
        url: row.get(1)?,
        officer: row.get(2)?,
        events: events.split_ascii_whitespace().map(str::to_owned).collect(),
        since: time(row, 4)?,
        ended: Some(time(row, 5)?).filter(|at| at.0 > 0),
        next: uint(row, 6)?,
    };
    let digest: Vec<u8> = row.get(7)?;
    webhook_digest(&record, number).check(&digest, "webhook", &number)?;
    Ok(record)
}

fn delivery_digest(d: &DeliveryRecord) -> RowDigest {
    RowDigest::new("webhook-delivery")
        .number(d.webhook)
        .number(d.event)
        .number(u64::from(d.attempts))
        .number(d.next_at.0)
        .number(u64::from(d.dead))
        .bytes(d.trouble.as_bytes())
}

fn read_delivery(row: &Row<'_>) -> StoreResult<DeliveryRecord> {
    let record = DeliveryRecord {
        webhook: uint(row, 0)?,
        event: uint(row, 1)?,
        attempts: row.get(2)?,
        next_at: time(row, 3)?,
        dead: row.get::<_, i64>(4)? != 0,
        trouble: row.get(5)?,
    };
    let digest: Vec<u8> = row.get(6)?;
    delivery_digest(&record).check(&digest, "webhook delivery", &record.event)?;
    Ok(record)
}

fn rows(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

impl WebhookStore for SqliteStore {
    fn add_webhook(&mut self, w: &WebhookRecord) -> StoreResult<u64> {
        let last = self.one("SELECT coalesce(max(number), 0) FROM webhook", [], |r| uint(r, 0))?;
        let number = last.unwrap_or(0) + 1;
        self.run(
            "INSERT INTO webhook (number, url, officer, events, since, ended, next, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                int(number),
                w.url,
                w.officer,
                w.events.join(" "),
                int(w.since.0),
                int(w.ended.map_or(0, |at| at.0)),
                int(w.next),
                webhook_digest(w, number).finish()
            ],
        )?;
        Ok(number)
    }

    fn put_webhook(&mut self, w: &WebhookRecord) -> StoreResult<()> {
        let ended = int(w.ended.map_or(0, |at| at.0));
        let digest = webhook_digest(w, w.number).finish();
        self.run(
            "UPDATE webhook SET ended = ?2, next = ?3, digest = ?4 WHERE number = ?1",
            params![int(w.number), ended, int(w.next), digest],
        )
        .map(drop)
    }

    fn webhooks(&mut self) -> StoreResult<Vec<WebhookRecord>> {
        self.query(
            "SELECT number, url, officer, events, since, ended, next, digest FROM webhook
             ORDER BY number",
            [],
            read_webhook,
        )
    }

    fn put_delivery(&mut self, d: &DeliveryRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO webhook_delivery (webhook, event, attempts, next_at, dead,
             trouble, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                int(d.webhook),
                int(d.event),
                d.attempts,
                int(d.next_at.0),
                i64::from(d.dead),
                d.trouble,
                delivery_digest(d).finish()
            ],
        )
        .map(drop)
    }

    fn end_delivery(&mut self, webhook: u64, event: u64) -> StoreResult<()> {
        let which = params![int(webhook), int(event)];
        self.run("DELETE FROM webhook_delivery WHERE webhook = ?1 AND event = ?2", which).map(drop)
    }

    fn end_deliveries(&mut self, webhook: u64) -> StoreResult<()> {
        self.run("DELETE FROM webhook_delivery WHERE webhook = ?1", [int(webhook)]).map(drop)
    }

    fn due_deliveries(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<DeliveryRecord>> {
        let sql = format!(
            "SELECT {DELIVERY_COLUMNS} FROM webhook_delivery WHERE dead = 0 AND next_at <= ?1
             ORDER BY next_at, event LIMIT ?2"
        );
        self.query(&sql, params![int(now.0), rows(limit)], read_delivery)
    }

    fn deliveries(
        &mut self,
        webhook: u64,
        dead: bool,
        after: Option<u64>,
        limit: usize,
    ) -> StoreResult<Vec<DeliveryRecord>> {
        let sql = format!(
            "SELECT {DELIVERY_COLUMNS} FROM webhook_delivery
             WHERE webhook = ?1 AND event > ?2 AND dead >= ?3 ORDER BY event LIMIT ?4"
        );
        let after = after.map_or(-1, int);
        self.query(&sql, params![int(webhook), after, i64::from(dead), rows(limit)], read_delivery)
    }

    fn delivery_counts(&mut self, webhook: u64) -> StoreResult<(u64, u64)> {
        let counts = self.one(
            "SELECT count(*) - coalesce(sum(dead), 0), coalesce(sum(dead), 0)
             FROM webhook_delivery WHERE webhook = ?1",
            [int(webhook)],
            |row| Ok((uint(row, 0)?, uint(row, 1)?)),
        )?;
        Ok(counts.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_delivery_waits_is_tried_dies_and_is_tried_again() {
        let scratch = Scratch::new("webhooks");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let webhook = WebhookRecord {
            number: 0,
            url: "https://cases.example/hook".to_owned(),
            officer: 1,
            events: vec!["trace.answer".to_owned(), "case.query".to_owned()],
            since: Timestamp(10),
            ended: None,
            next: 4,
        };
        assert_eq!(store.add_webhook(&webhook).unwrap(), 1);
        let kept = WebhookRecord { number: 1, next: 9, ..webhook };
        store.put_webhook(&kept).unwrap();
        assert_eq!(store.webhooks().unwrap(), [kept]);
        let delivery = |event, next_at, dead| DeliveryRecord {
            webhook: 1,
            event,
            attempts: 2,
            next_at: Timestamp(next_at),
            dead,
            trouble: "status 500".to_owned(),
        };
        for one in [delivery(5, 30, false), delivery(6, 20, false), delivery(7, 1, true)] {
            store.put_delivery(&one).unwrap();
        }
        assert_eq!(store.due_deliveries(Timestamp(25), 10).unwrap(), [delivery(6, 20, false)]);
        assert_eq!(store.deliveries(1, true, None, 10).unwrap(), [delivery(7, 1, true)]);
        assert_eq!(store.deliveries(1, false, Some(5), 10).unwrap().len(), 2);
        assert_eq!(store.delivery_counts(1).unwrap(), (2, 1));
        store.end_delivery(1, 6).unwrap();
        store.put_delivery(&delivery(7, 40, false)).unwrap();
        assert_eq!(store.delivery_counts(1).unwrap(), (2, 0));
        store.end_deliveries(1).unwrap();
        assert_eq!(store.delivery_counts(1).unwrap(), (0, 0));
    }
}
