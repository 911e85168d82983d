//! Pages of lists, and what the status screen counts. Each page is one query over an index in the order
//! of the list, from where the page before it ended: what it costs does not depend on how long the
//! list is.

use rusqlite::params;
use rusqlite::types::Value;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::ids::{ExchangeId, LeafHash, NodeName};
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{
    CASE_COLUMNS, HOP_COLUMNS, TRACE_COLUMNS, int, read_case, read_hop, read_trace, uint,
};
use super::{CaseRecord, HopRecord, StoreResult, TraceRecord};

/// What stands first in the queue: lower before higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Waits for an officer.
    Waiting,
    /// Waits for a date or the partner.
    Standing,
    /// Waits for its release.
    Release,
    /// Decided or withdrawn.
    Closed,
}

impl Lane {
    /// Of a state.
    #[must_use]
    pub const fn of(state: ResponderState) -> Self {
        match state {
            ResponderState::Accepted | ResponderState::WithOfficer => Self::Waiting,
            ResponderState::Delayed | ResponderState::InfoRequested => Self::Standing,
            ResponderState::AwaitingRelease => Self::Release,
            _ => Self::Closed,
        }
    }
}

/// Where a case stands in the queue: lane; urgent before routine; what came back for review before the
/// rest; by deadline; the newest first. Its text is the cursor of a page: a case that moves
/// meanwhile moves no other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QueuePlace {
    place: [i64; 5],
    query: [u8; 32],
}

impl QueuePlace {
    /// Of a case.
    #[must_use]
    pub fn of(case: &CaseRecord) -> Self {
        let open = !case.state.is_final();
        let back = case.state == ResponderState::WithOfficer && case.review_at.0 > 0;
        let due = match (open, case.answer_by.0) {
            (false, _) => 0,
            (true, 0) => i64::MAX,
            (true, by) => int(by),
        };
        let place = [
            Lane::of(case.state) as i64,
            i64::from(open && !case.urgent),
            i64::from(!back),
            due,
            -int(case.received_at.0),
        ];
        Self { place, query: case.query.0 }
    }

    /// Before every case of a lane.
    #[must_use]
    pub const fn before(lane: Lane) -> Self {
        Self { place: [lane as i64, -1, 0, 0, 0], query: [0; 32] }
    }

    /// Reads a cursor.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let mut place = [0; 5];
        for number in &mut place {
            *number = parts.next()?.parse().ok()?;
        }
        let query = LeafHash::from_hex(parts.next()?)?.0;
        parts.next().is_none().then_some(Self { place, query })
    }
}

impl std::fmt::Display for QueuePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for number in self.place {
            write!(f, "{number}.")?;
        }
        write!(f, "{}", LeafHash(self.query).to_hex())
    }
}

/// Which traces a page is of.
#[derive(Clone, Copy, Debug, Default)]
pub struct TraceFilter<'a> {
    /// Only those whose first request went to this partner.
    pub partner: Option<&'a NodeName>,
    /// Only those that have ended, or have not.
    pub ended: Option<bool>,
}

/// What waits among partners' requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseCounts {
    /// Waits for a person.
    pub waiting: u64,
    /// Of these, hits on guns that should not be where they were found.
    pub alerts: u64,
    /// Came back for review, and nobody has acted since.
    pub reviews_due: u64,
}

/// Lists by pages.
pub trait Pages {
    /// Cases after a place in the queue, in its order; `partner`: of that one alone.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn case_page(
        &mut self,
        partner: Option<&NodeName>,
        after: &QueuePlace,
        limit: usize,
    ) -> StoreResult<Vec<CaseRecord>>;
    /// Traces after one, newest first; requests other than a trace are left out. After one that is not
    /// there come none.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn trace_page(
        &mut self,
        filter: TraceFilter<'_>,
        after: Option<&ExchangeId>,
        limit: usize,
    ) -> StoreResult<Vec<TraceRecord>>;
    /// Traces whose id lies within bounds, `limit` at most.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn traces_between(
        &mut self,
        first: &ExchangeId,
        last: &ExchangeId,
        limit: usize,
    ) -> StoreResult<Vec<TraceRecord>>;
    /// Cases whose exchange lies within bounds, `limit` at most.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn cases_between(
        &mut self,
        first: &ExchangeId,
        last: &ExchangeId,
        limit: usize,
    ) -> StoreResult<Vec<CaseRecord>>;
    /// Cases whose query lies within bounds, `limit` at most.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn cases_of_queries_between(
        &mut self,
        first: &LeafHash,
        last: &LeafHash,
        limit: usize,
    ) -> StoreResult<Vec<CaseRecord>>;
    /// What waits; `sensitive` is the referral of an alert.
    ///
    /// # Errors
    /// The database refuses.
    fn case_counts(&mut self, now: Timestamp, sensitive: &str) -> StoreResult<CaseCounts>;
    /// Open cases whose deadline, as stored, has passed, earliest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn cases_past_due(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<CaseRecord>>;
    /// Open cases that came before a time, oldest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn open_cases_before(&mut self, time: Timestamp, limit: usize) -> StoreResult<Vec<CaseRecord>>;
    /// Traces that have not ended.
    ///
    /// # Errors
    /// The database refuses.
    fn open_traces(&mut self) -> StoreResult<u64>;
    /// Open hops whose deadline, as stored, has passed, or whose partner wants information.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn hops_for_attention(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<HopRecord>>;
}

/// The columns by which lists are ordered, and their indexes. States are numbered as in
/// `ResponderState::ALL` and `AskerState::ALL`: 0 to 4 are the open ones of a case; 6 to 10 the final ones
/// of a hop.
pub(super) const TABLES: &str = r"
ALTER TABLE request ADD COLUMN lane INTEGER GENERATED ALWAYS AS
  (CASE WHEN state <= 1 THEN 0 WHEN state <= 3 THEN 1 WHEN state = 4 THEN 2 ELSE 3 END) VIRTUAL;
ALTER TABLE request ADD COLUMN calm INTEGER GENERATED ALWAYS AS
  (CASE WHEN state <= 4 THEN 1 - urgent ELSE 0 END) VIRTUAL;
ALTER TABLE request ADD COLUMN fresh INTEGER GENERATED ALWAYS AS
  (CASE WHEN state = 1 AND review_at > 0 THEN 0 ELSE 1 END) VIRTUAL;
ALTER TABLE request ADD COLUMN due INTEGER GENERATED ALWAYS AS
  (CASE WHEN state > 4 THEN 0 WHEN answer_by > 0 THEN answer_by ELSE 9223372036854775807 END) VIRTUAL;
ALTER TABLE request ADD COLUMN newest INTEGER GENERATED ALWAYS AS (-received_at) VIRTUAL;
CREATE INDEX request_queue ON request (lane, calm, fresh, due, newest, query);
CREATE INDEX request_partner_queue ON request (partner, lane, calm, fresh, due, newest, query);
CREATE INDEX request_exchange ON request (exchange);
CREATE INDEX request_past_due ON request (answer_by) WHERE state <= 4 AND answer_by > 0;
CREATE INDEX request_open ON request (received_at) WHERE state <= 4;
ALTER TABLE trace ADD COLUMN newest INTEGER GENERATED ALWAYS AS (-created_at) VIRTUAL;
CREATE INDEX trace_newest ON trace (newest, id);
CREATE INDEX trace_ended ON trace (ended, newest, id);
ALTER TABLE hop ADD COLUMN newest INTEGER GENERATED ALWAYS AS (-asked_at) VIRTUAL;
CREATE INDEX hop_first ON hop (partner, newest, trace) WHERE position = 0;
CREATE INDEX hop_open ON hop (answer_by) WHERE state NOT IN (6, 7, 8, 9, 10);
";

const QUEUE: &str = "lane, calm, fresh, due, newest, query";

impl Pages for SqliteStore {
    fn case_page(
        &mut self,
        partner: Option<&NodeName>,
        after: &QueuePlace,
        limit: usize,
    ) -> StoreResult<Vec<CaseRecord>> {
        let [lane, calm, fresh, due, newest] = after.place;
        let of_partner = if partner.is_some() { "partner = ?8 AND" } else { "" };
        let sql = format!(
            "SELECT {CASE_COLUMNS} FROM request
             WHERE {of_partner} ({QUEUE}) > (?1, ?2, ?3, ?4, ?5, ?6) ORDER BY {QUEUE} LIMIT ?7"
        );
        let mut values: Vec<Value> = [lane, calm, fresh, due, newest].map(Value::from).into();
        values.push(Value::from(after.query.to_vec()));
        values.push(Value::from(int(limit as u64)));
        values.extend(partner.map(|name| Value::from(name.as_str().to_owned())));
        self.query(&sql, rusqlite::params_from_iter(values), read_case)
    }

    fn trace_page(
        &mut self,
        filter: TraceFilter<'_>,
        after: Option<&ExchangeId>,
        limit: usize,
    ) -> StoreResult<Vec<TraceRecord>> {
        let mut values = vec![Value::from(int(limit as u64))];
        let mut place = |value: Value| {
            values.push(value);
            values.len()
        };
        let mut wanted = "NOT EXISTS (SELECT 1 FROM matter m WHERE m.exchange = t.id)".to_owned();
        let (from, order) = match filter.partner {
            None => ("trace t", "t.newest, t.id"),
            Some(name) => {
                let at = place(Value::from(name.as_str().to_owned()));
                wanted.push_str(&format!(" AND h.position = 0 AND h.partner = ?{at}"));
                ("hop h JOIN trace t ON t.id = h.trace", "h.newest, h.trace")
            }
        };
        if let Some(ended) = filter.ended {
            wanted.push_str(&format!(" AND t.ended = {}", u8::from(ended)));
        }
        if let Some(id) = after {
            let at = place(Value::from(id.as_bytes().to_vec()));
            let row = match filter.partner {
                None => format!("SELECT newest, id FROM trace WHERE id = ?{at}"),
                Some(_) => {
                    format!("SELECT newest, trace FROM hop WHERE trace = ?{at} AND position = 0")
                }
            };
            wanted.push_str(&format!(" AND ({order}) > ({row})"));
        }
        let columns: Vec<String> =
            TRACE_COLUMNS.split(", ").map(|column| format!("t.{}", column.trim())).collect();
        let columns = columns.join(", ");
        let sql = format!("SELECT {columns} FROM {from} WHERE {wanted} ORDER BY {order} LIMIT ?1");
        self.query(&sql, rusqlite::params_from_iter(values), read_trace)
    }

    fn traces_between(
        &mut self,
        first: &ExchangeId,
        last: &ExchangeId,
        limit: usize,
    ) -> StoreResult<Vec<TraceRecord>> {
        let sql = format!("SELECT {TRACE_COLUMNS} FROM trace WHERE id BETWEEN ?1 AND ?2 LIMIT ?3");
        let limit = int(limit as u64);
        self.query(&sql, params![first.as_bytes(), last.as_bytes(), limit], read_trace)
    }

    fn cases_between(
        &mut self,
        first: &ExchangeId,
        last: &ExchangeId,
        limit: usize,
    ) -> StoreResult<Vec<CaseRecord>> {
        let sql =
            format!("SELECT {CASE_COLUMNS} FROM request WHERE exchange BETWEEN ?1 AND ?2 LIMIT ?3");
        let limit = int(limit as u64);
        self.query(&sql, params![first.as_bytes(), last.as_bytes(), limit], read_case)
    }

    fn cases_of_queries_between(
        &mut self,
        first: &LeafHash,
        last: &LeafHash,
        limit: usize,
    ) -> StoreResult<Vec<CaseRecord>> {
        let sql =
            format!("SELECT {CASE_COLUMNS} FROM request WHERE query BETWEEN ?1 AND ?2 LIMIT ?3");
        let limit = int(limit as u64);
        self.query(&sql, params![first.as_bytes(), last.as_bytes(), limit], read_case)
    }

    fn case_counts(&mut self, now: Timestamp, sensitive: &str) -> StoreResult<CaseCounts> {
        let counted = self.one(
            "SELECT count(*) FILTER (WHERE state IN (1, 2)),
               count(*) FILTER (WHERE state IN (1, 2) AND referral = ?1),
               count(*) FILTER (WHERE fresh = 0 AND review_at <= ?2)
             FROM request WHERE lane <= 1",
            params![sensitive, int(now.0)],
            |row| {
                Ok(CaseCounts {
                    waiting: uint(row, 0)?,
                    alerts: uint(row, 1)?,
                    reviews_due: uint(row, 2)?,
                })
            },
        )?;
        Ok(counted.unwrap_or_default())
    }

    fn cases_past_due(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<CaseRecord>> {
        let sql = format!(
            "SELECT {CASE_COLUMNS} FROM request
             WHERE state <= 4 AND answer_by > 0 AND answer_by < ?1 ORDER BY answer_by LIMIT ?2"
        );
        self.query(&sql, params![int(now.0), int(limit as u64)], read_case)
    }

    fn open_cases_before(&mut self, time: Timestamp, limit: usize) -> StoreResult<Vec<CaseRecord>> {
        let sql = format!(
            "SELECT {CASE_COLUMNS} FROM request
             WHERE state <= 4 AND received_at < ?1 ORDER BY received_at LIMIT ?2"
        );
        self.query(&sql, params![int(time.0), int(limit as u64)], read_case)
    }

    fn open_traces(&mut self) -> StoreResult<u64> {
        let open =
            self.one("SELECT count(*) FROM trace WHERE ended = 0", [], |row| uint(row, 0))?;
        Ok(open.unwrap_or_default())
    }

    fn hops_for_attention(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<HopRecord>> {
        // 4 is INFO_REQUESTED.
        let sql = format!(
            "SELECT {HOP_COLUMNS} FROM hop
             WHERE state NOT IN (6, 7, 8, 9, 10) AND (answer_by < ?1 OR state = 4)
             ORDER BY answer_by LIMIT ?2"
        );
        self.query(&sql, params![int(now.0), int(limit as u64)], read_hop)
    }
}

#[cfg(test)]
mod tests;
