//! [`LifeStore`] in SQLite.

use rusqlite::params;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{ExchangeId, LeafHash, NodeName};
use vestigo_protocol::time::Timestamp;

use super::SqliteStore;
use super::rows::{CASE_COLUMNS, RowDigest, array, int, read_case, uint};
use crate::store::{CaseRecord, LifeStore, StoreResult};

fn digest(subject: &LeafHash, entry: &LeafHash) -> RowDigest {
    RowDigest::new("concern").bytes(subject.as_bytes()).bytes(entry.as_bytes())
}

fn early_digest(query: &LeafHash, partner: &NodeName) -> RowDigest {
    RowDigest::new("early_withdrawal").bytes(query.as_bytes()).bytes(partner.as_str().as_bytes())
}

impl LifeStore for SqliteStore {
    fn put_concern(&mut self, subject: &LeafHash, entry: &LeafHash) -> StoreResult<()> {
        self.run(
            "INSERT OR IGNORE INTO concern (subject, entry, digest) VALUES (?1, ?2, ?3)",
            params![subject.as_bytes(), entry.as_bytes(), digest(subject, entry).finish()],
        )
        .map(drop)
    }

    fn concerning(&mut self, subject: &LeafHash) -> StoreResult<Vec<LeafHash>> {
        let sql = "SELECT entry, digest FROM concern WHERE subject = ?1 ORDER BY entry";
        self.query(sql, [subject.as_bytes()], |row| {
            let entry = LeafHash(array(row, 0, "concern")?);
            let stored: Vec<u8> = row.get(1)?;
            digest(subject, &entry).check(&stored, "concern", &entry)?;
            Ok(entry)
        })
    }

    fn statements_of(
        &mut self,
        exchange: &ExchangeId,
        issuer: &NodeName,
        most: u64,
    ) -> StoreResult<u64> {
        let found = self.one(
            "SELECT count(*) FROM
             (SELECT 1 FROM in_exchange x JOIN entry e ON e.idx = x.idx
              WHERE x.exchange = ?1 AND e.issuer = ?2 LIMIT ?3)",
            params![exchange.as_bytes(), issuer.as_str(), int(most)],
            |row| uint(row, 0),
        )?;
        Ok(found.unwrap_or(0))
    }

    fn own_conflicts(&mut self, entry: &LeafHash) -> StoreResult<u64> {
        let found = self.one(
            "SELECT count(*) FROM reply_to r JOIN entry e ON e.idx = r.idx
             WHERE r.entry = (SELECT idx FROM entry WHERE leaf = ?1) AND e.kind = ?2",
            params![entry.as_bytes(), int(Kind::Conflict.number())],
            |row| uint(row, 0),
        )?;
        Ok(found.unwrap_or(0))
    }

    fn put_early_withdrawal(&mut self, query: &LeafHash, partner: &NodeName) -> StoreResult<()> {
        self.run(
            "INSERT OR IGNORE INTO early_withdrawal (query, partner, digest) VALUES (?1, ?2, ?3)",
            params![query.as_bytes(), partner.as_str(), early_digest(query, partner).finish()],
        )
        .map(drop)
    }

    fn take_early_withdrawal(&mut self, query: &LeafHash, partner: &NodeName) -> StoreResult<bool> {
        let found = self.one(
            "SELECT digest FROM early_withdrawal WHERE query = ?1 AND partner = ?2",
            params![query.as_bytes(), partner.as_str()],
            |row| {
                let stored: Vec<u8> = row.get(0)?;
                early_digest(query, partner).check(&stored, "early withdrawal", query)
            },
        )?;
        if found.is_some() {
            self.run(
                "DELETE FROM early_withdrawal WHERE query = ?1 AND partner = ?2",
                params![query.as_bytes(), partner.as_str()],
            )?;
        }
        Ok(found.is_some())
    }

    fn cases_to_review(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<CaseRecord>> {
        // 2 is DELAYED: the condition of the partial index, word for word.
        let sql = format!(
            "SELECT {CASE_COLUMNS} FROM request
             WHERE review_at > 0 AND state = 2 AND review_at <= ?1 ORDER BY review_at LIMIT ?2"
        );
        self.query(&sql, params![int(now.0), int(limit as u64)], read_case)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::{Store as _, StoreError};
    use vestigo_protocol::exchange::responder::ResponderState;

    #[test]
    fn a_delay_is_due_at_its_date_and_only_while_it_is_one() {
        assert_eq!(ResponderState::ALL[2], ResponderState::Delayed);
        let scratch = Scratch::new("store-life-review");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let case = |nth: u8, state, review: u64| CaseRecord {
            query: LeafHash([nth; 32]),
            exchange: ExchangeId([nth; 16]),
            partner: NodeName::parse("vestigo/xa/police").unwrap(),
            state,
            decision: None,
            received_at: Timestamp(1),
            answer_by: Timestamp(500),
            late: false,
            release_at: Timestamp(0),
            referral: String::new(),
            review_at: Timestamp(review),
            urgent: nth == 1,
        };
        for (nth, state, review) in [
            (1, ResponderState::Delayed, 200),
            (2, ResponderState::Delayed, 100),
            (3, ResponderState::Delayed, 201),
            (4, ResponderState::WithOfficer, 50),
            (5, ResponderState::Answered, 50),
        ] {
            store.put_case(&case(nth, state, review)).unwrap();
        }
        let due: Vec<(LeafHash, bool)> = store
            .cases_to_review(Timestamp(200), 10)
            .unwrap()
            .into_iter()
            .map(|case| (case.query, case.urgent))
            .collect();
        assert_eq!(due, [(LeafHash([2; 32]), false), (LeafHash([1; 32]), true)]);
    }

    #[test]
    fn what_is_about_an_entry_is_found_and_a_changed_row_is_an_error() {
        let scratch = Scratch::new("store-life-concern");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let [subject, first, second] = [1, 2, 3].map(|n| LeafHash([n; 32]));
        for entry in [second, first, second] {
            store.put_concern(&subject, &entry).unwrap();
        }
        assert_eq!(store.concerning(&subject).unwrap(), [first, second]);
        assert_eq!(store.concerning(&first).unwrap(), []);
        store.run("UPDATE concern SET digest = x'00'", []).unwrap();
        assert!(matches!(store.concerning(&subject), Err(StoreError::Corrupt { .. })));
    }
}
