//! What statistics count: questions of ours and of partners within a time. Nothing is kept for them.

use rusqlite::params;
use vestigo_protocol::ids::{ExchangeId, LeafHash};
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{CASE_COLUMNS, HOP_COLUMNS, int, read_case, read_hop};
use super::{CaseRecord, HopRecord, StoreResult};

/// Rows for statistics.
pub trait StatisticsStore {
    /// Questions of traces that were asked from `from` to before `to`, after one in the order of
    /// their exchanges; requests other than a trace are left out.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn asked_between(
        &mut self,
        from: Timestamp,
        to: Timestamp,
        after: Option<&ExchangeId>,
        limit: usize,
    ) -> StoreResult<Vec<HopRecord>>;
    /// Partners' requests that came from `from` to before `to`, after one in the order of their
    /// arrival.
    ///
    /// # Errors
    /// As of [`Self::asked_between`].
    fn heard_between(
        &mut self,
        from: Timestamp,
        to: Timestamp,
        after: Option<(Timestamp, &LeafHash)>,
        limit: usize,
    ) -> StoreResult<Vec<CaseRecord>>;
}

impl StatisticsStore for SqliteStore {
    fn asked_between(
        &mut self,
        from: Timestamp,
        to: Timestamp,
        after: Option<&ExchangeId>,
        limit: usize,
    ) -> StoreResult<Vec<HopRecord>> {
        let sql = format!(
            "SELECT {HOP_COLUMNS} FROM hop
             WHERE exchange > ?1 AND asked_at >= ?2 AND asked_at < ?3
               AND NOT EXISTS (SELECT 1 FROM matter m WHERE m.exchange = trace)
             ORDER BY exchange LIMIT ?4"
        );
        // The empty blob stands before every id.
        let after = after.map_or(&[] as &[u8], |id| id.as_bytes());
        self.query(&sql, params![after, int(from.0), int(to.0), int(limit as u64)], read_hop)
    }

    fn heard_between(
        &mut self,
        from: Timestamp,
        to: Timestamp,
        after: Option<(Timestamp, &LeafHash)>,
        limit: usize,
    ) -> StoreResult<Vec<CaseRecord>> {
        let sql = format!(
            "SELECT {CASE_COLUMNS} FROM request
             WHERE received_at >= ?1 AND received_at < ?2 AND (received_at, query) > (?3, ?4)
             ORDER BY received_at, query LIMIT ?5"
        );
        let (at, query) = match after {
            Some((at, query)) => (int(at.0), query.as_bytes() as &[u8]),
            None => (-1, &[] as &[u8]),
        };
        let limit = int(limit as u64);
        self.query(&sql, params![int(from.0), int(to.0), at, query, limit], read_case)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::Store as _;
    use vestigo_protocol::exchange::asker::AskerState;
    use vestigo_protocol::exchange::responder::ResponderState;
    use vestigo_protocol::ids::NodeName;

    #[test]
    fn questions_of_a_time_come_in_pieces_and_each_once() {
        let scratch = Scratch::new("store-statistics");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let partner = NodeName::parse("vestigo/xa/police").unwrap();
        for nth in 1..=6u8 {
            store
                .put_hop(&HopRecord {
                    exchange: ExchangeId([nth; 16]),
                    trace: ExchangeId([9; 16]),
                    position: u64::from(nth),
                    parent: None,
                    partner: partner.clone(),
                    query: LeafHash([nth; 32]),
                    state: AskerState::Submitted,
                    decision: None,
                    asked_at: Timestamp(u64::from(nth) * 10),
                    answer_by: Timestamp(500),
                    moved_at: Timestamp(1),
                })
                .unwrap();
            store
                .put_case(&CaseRecord {
                    query: LeafHash([nth; 32]),
                    exchange: ExchangeId([nth; 16]),
                    partner: partner.clone(),
                    state: ResponderState::WithOfficer,
                    decision: None,
                    received_at: Timestamp(20),
                    answer_by: Timestamp(500),
                    late: false,
                    release_at: Timestamp(0),
                    referral: String::new(),
                    review_at: Timestamp(0),
                    urgent: false,
                })
                .unwrap();
        }
        let (from, to) = (Timestamp(20), Timestamp(60));
        let first = store.asked_between(from, to, None, 3).unwrap();
        let ids: Vec<u8> = first.iter().map(|hop| hop.exchange.0[0]).collect();
        assert_eq!(ids, [2, 3, 4]);
        let rest = store.asked_between(from, to, Some(&first[2].exchange), 3).unwrap();
        assert_eq!(rest.iter().map(|hop| hop.exchange.0[0]).collect::<Vec<_>>(), [5]);
        let first = store.heard_between(from, to, None, 4).unwrap();
        assert_eq!(first.len(), 4);
        let last = (first[3].received_at, &first[3].query);
        assert_eq!(store.heard_between(from, to, Some(last), 4).unwrap().len(), 2);
        assert!(store.heard_between(Timestamp(21), to, None, 4).unwrap().is_empty());
    }
}
