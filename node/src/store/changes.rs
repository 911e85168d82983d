//! What changed since somebody looked: which traces of ours and which requests of partners. Followed in
//! memory by triggers of one connection, so that no writer can forget to say so, and so that what is
//! rolled back was never said. A store that is opened anew follows nothing: whoever keeps something in
//! memory has lost it then as well.

use rusqlite::{OptionalExtension as _, params};
use vestigo_protocol::ids::{ExchangeId, LeafHash};

use super::StoreResult;
use super::sqlite::SqliteStore;
use super::sqlite::rows::{array, int};

/// Something that changed, or is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// A trace of ours: itself, a hop, a message of it, or a consent to the use of an answer to it.
    Trace(ExchangeId),
    /// A partner's request, by its query: itself, or a message of it.
    Request(LeafHash),
}

/// The part of the store that says what changed.
pub trait ChangeStore {
    /// Follows changes from now on, if it does not yet; says whether it already did.
    ///
    /// # Errors
    /// The database refuses.
    fn follow_changes(&mut self) -> StoreResult<bool>;
    /// Takes at most so many of what changed since they were taken last, in no order of time.
    ///
    /// # Errors
    /// The database refuses.
    fn take_changes(&mut self, most: usize) -> StoreResult<Vec<Changed>>;
}

/// What changed. Temporary, so that it is of this connection and never written to the file.
const TABLE: &str = "CREATE TEMP TABLE changed (
  of_partner INTEGER NOT NULL,
  id BLOB NOT NULL,
  PRIMARY KEY (of_partner, id)
) STRICT, WITHOUT ROWID;";

/// The tables whose rows are followed themselves: whether of a partner's request, and the column that says
/// of which trace or request a row is.
const ROWS: [(&str, u8, &str); 3] =
    [("trace", 0, "id"), ("hop", 0, "trace"), ("request", 1, "query")];

/// The triggers of one of [`ROWS`]. None says OR IGNORE: within a trigger the statement that fires it decides
/// what becomes of a conflict, and most of ours are to fail.
fn of_rows((table, of_partner, column): (&str, u8, &str)) -> String {
    let each = [("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")];
    each.map(|(event, row)| {
        format!(
            "CREATE TEMP TRIGGER changed_{table}_{event} AFTER {event} ON main.{table} BEGIN
               INSERT INTO changed SELECT {of_partner}, {row}.{column} WHERE NOT EXISTS
                 (SELECT 1 FROM changed WHERE of_partner = {of_partner} AND id = {row}.{column});
             END;"
        )
    })
    .concat()
}

/// The triggers of what belongs to a trace or request without naming it.
const BEHIND: &str = r"
-- An erased message is one of a hop of ours, or of the exchange of a partner's query.
CREATE TEMP TRIGGER changed_content_out AFTER DELETE ON main.sealed_content BEGIN
  INSERT INTO changed
    SELECT DISTINCT 0, h.trace FROM entry e JOIN hop h ON h.exchange = e.exchange
    WHERE e.idx = old.idx
      AND NOT EXISTS (SELECT 1 FROM changed c WHERE c.of_partner = 0 AND c.id = h.trace);
  INSERT INTO changed
    SELECT DISTINCT 1, r.query FROM entry e
      JOIN in_exchange i ON i.exchange = e.exchange
      JOIN entry q ON q.idx = i.idx
      JOIN request r ON r.query = q.leaf
    WHERE e.idx = old.idx
      AND NOT EXISTS (SELECT 1 FROM changed c WHERE c.of_partner = 1 AND c.id = r.query);
END;
CREATE TEMP TRIGGER changed_consent_in AFTER INSERT ON main.consent BEGIN
  INSERT INTO changed
    SELECT DISTINCT 0, h.trace FROM entry e JOIN hop h ON h.exchange = e.exchange
    WHERE e.leaf = new.answer
      AND NOT EXISTS (SELECT 1 FROM changed c WHERE c.of_partner = 0 AND c.id = h.trace);
END;
CREATE TEMP TRIGGER changed_consent_out AFTER DELETE ON main.consent BEGIN
  INSERT INTO changed
    SELECT DISTINCT 0, h.trace FROM entry e JOIN hop h ON h.exchange = e.exchange
    WHERE e.leaf = old.answer
      AND NOT EXISTS (SELECT 1 FROM changed c WHERE c.of_partner = 0 AND c.id = h.trace);
END;
";

impl ChangeStore for SqliteStore {
    fn follow_changes(&mut self) -> StoreResult<bool> {
        let there = "SELECT 1 FROM sqlite_temp_master WHERE type = 'table' AND name = 'changed'";
        let follows = self.connection.query_row(there, [], |_| Ok(())).optional()?.is_some();
        if !follows {
            let rows = ROWS.map(of_rows).concat();
            self.connection.execute_batch(&[TABLE, &rows, BEHIND].concat())?;
        }
        Ok(follows)
    }

    fn take_changes(&mut self, most: usize) -> StoreResult<Vec<Changed>> {
        let sql = "DELETE FROM changed WHERE (of_partner, id) IN
                     (SELECT of_partner, id FROM changed LIMIT ?1)
                   RETURNING of_partner, id";
        self.query(sql, params![int(most as u64)], |row| {
            Ok(match row.get::<_, i64>(0)? {
                0 => Changed::Trace(ExchangeId(array(row, 1, "changed")?)),
                _ => Changed::Request(LeafHash(array(row, 1, "changed")?)),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::scratch::Scratch;
    use crate::store::Store as _;

    fn taken(store: &mut SqliteStore) -> BTreeSet<Changed> {
        store.take_changes(100).unwrap().into_iter().collect()
    }

    fn trace(n: u8) -> Changed {
        Changed::Trace(ExchangeId([n; 16]))
    }

    fn request(n: u8) -> Changed {
        Changed::Request(LeafHash([n; 32]))
    }

    /// An entry of an exchange with its words.
    fn message(store: &mut SqliteStore, index: u8, exchange: u8) {
        let entry = "INSERT INTO entry VALUES (?1, ?2, x'00', 'n', ?2, ?3, 1, 1, 1, x'00')";
        let leaf = [index; 32];
        store.run(entry, params![index, leaf, [exchange; 16]]).unwrap();
        store
            .run("INSERT INTO in_exchange VALUES (?1, ?2)", params![[exchange; 16], index])
            .unwrap();
        store.run("INSERT INTO sealed_content VALUES (?1, x'00', x'00')", [index]).unwrap();
    }

    const HOP: &str =
        "INSERT INTO hop VALUES (?1, ?2, 0, NULL, 'p', x'00', 0, NULL, 1, 1, 1, x'00')
         ON CONFLICT DO UPDATE SET state = 1";
    const REQUEST: &str =
        "INSERT INTO request (query, exchange, partner, state, received_at, answer_by,
         late, release_at, referral, review_at, digest)
         VALUES (?1, ?2, 'p', 0, 1, 1, 0, 0, '', 0, x'00') ON CONFLICT DO UPDATE SET state = 1";

    #[test]
    fn what_is_written_erased_or_consented_to_is_said_once_and_what_is_rolled_back_is_not() {
        let scratch = Scratch::new("store-changes");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        store.run(HOP, params![[1u8; 16], [9u8; 16]]).unwrap();
        assert!(!store.follow_changes().unwrap());
        assert!(store.follow_changes().unwrap(), "it goes on");
        assert!(taken(&mut store).is_empty(), "only from now on");
        store.run(HOP, params![[1u8; 16], [9u8; 16]]).unwrap();
        // Again before anybody took it, by statements that fail on a conflict.
        for _ in 0..3 {
            store.run(HOP, params![[2u8; 16], [8u8; 16]]).unwrap();
            store.run(HOP, params![[3u8; 16], [8u8; 16]]).unwrap();
            store.run(REQUEST, params![[5u8; 32], [6u8; 16]]).unwrap();
        }
        store.run("DELETE FROM hop WHERE exchange = ?1", [[3u8; 16]]).unwrap();
        assert_eq!(taken(&mut store), BTreeSet::from([trace(9), trace(8), request(5)]));
        assert!(taken(&mut store).is_empty());

        store.begin().unwrap();
        store.run(REQUEST, params![[5u8; 32], [6u8; 16]]).unwrap();
        store.rollback().unwrap();
        assert!(taken(&mut store).is_empty());

        // The query and the decision of a partner's exchange, and a decision of ours.
        for (index, exchange) in [(5, 6), (7, 6), (3, 2)] {
            message(&mut store, index, exchange);
        }
        let consent =
            "INSERT OR REPLACE INTO consent (grant_leaf, answer, partner, given, at, digest)
             VALUES (x'00', ?1, 'p', 0, 1, x'00')";
        for _ in 0..2 {
            store.run(consent, [[3u8; 32]]).unwrap();
        }
        assert_eq!(taken(&mut store), BTreeSet::from([trace(8)]));
        for index in [5, 7] {
            store.run("DELETE FROM sealed_content WHERE idx = ?1", [index]).unwrap();
        }
        assert_eq!(taken(&mut store), BTreeSet::from([request(5)]));
        store.run("DELETE FROM sealed_content WHERE idx = ?1", [3]).unwrap();
        store.run("DELETE FROM request", []).unwrap();
        assert_eq!(store.take_changes(1).unwrap().len(), 1, "no more than were asked for");
        assert_eq!(taken(&mut store).len(), 1);
    }
}
