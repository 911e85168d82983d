//! What fair use is measured by: counters, refusals that wait for their batch, and what was refused.

use minicbor::bytes::ByteVec;
use rusqlite::params;
use vestigo_protocol::codec;
use vestigo_protocol::ids::{AgreementHash, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::time::Timestamp;

use super::sqlite::rows::{CASE_COLUMNS, RowDigest, array, int, node, read_case, time, uint};
use super::{CaseRecord, SqliteStore, StoreError, StoreResult};

/// What a counter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All requests of a partner on a day; the key is empty.
    Partner,
    /// Those of one officer of the partner on a day; the key is the officer's pseudonym.
    Officer,
    /// Those in one case of the asker; the key stands for its reference.
    Case,
    /// Those of one officer of ours to the partner on a day; the key is the pseudonym.
    OwnOfficer,
    /// Those in one case of ours to the partner; the key stands for its reference.
    OwnCase,
}

impl Scope {
    const fn number(self) -> u64 {
        match self {
            Self::Partner => 0,
            Self::Officer => 1,
            Self::Case => 2,
            Self::OwnOfficer => 3,
            Self::OwnCase => 4,
        }
    }
}

/// Which counter: 16 bytes that stand for an officer or a case, zeros for a partner.
pub type SpentKey = [u8; 16];

/// Queries that are logged and wait for the one refusal that will name them all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverBudget {
    /// Who asked.
    pub partner: NodeName,
    /// Number of the clause that stopped them.
    pub clause: u16,
    /// The agreement that they name.
    pub agreement: AgreementHash,
    /// The exchange of the first: the refusal's subject.
    pub exchange: ExchangeId,
    /// The queries' entries, in log order, at most 64.
    pub queries: Vec<LeafHash>,
    /// When the first was logged.
    pub since: Timestamp,
}

/// What was refused to one partner on one day under one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limited {
    /// Who asked.
    pub partner: NodeName,
    /// Days since 1970.
    pub day: u64,
    /// Number of the clause.
    pub clause: u16,
    /// Number of the pattern that was found; 0 if the clause is a budget.
    pub pattern: u16,
    /// When it began.
    pub since: Timestamp,
    /// Queries refused by a signed statement.
    pub refused: u64,
}

/// The records of fair use.
pub trait FairUseStore {
    /// A counter. `day` is days since 1970, 0 where the counter is not of a day.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn spent(
        &mut self,
        partner: &NodeName,
        day: u64,
        scope: Scope,
        key: &SpentKey,
    ) -> StoreResult<u64>;
    /// Writes a counter.
    ///
    /// # Errors
    /// The database refuses.
    fn put_spent(
        &mut self,
        partner: &NodeName,
        day: u64,
        scope: Scope,
        key: &SpentKey,
        requests: u64,
    ) -> StoreResult<()>;
    /// Writes what waits for a batch refusal of a partner under a clause.
    ///
    /// # Errors
    /// The database refuses.
    fn put_over_budget(&mut self, waiting: &OverBudget) -> StoreResult<()>;
    /// Forgets it: the refusal is logged.
    ///
    /// # Errors
    /// The database refuses.
    fn end_over_budget(&mut self, partner: &NodeName, clause: u16) -> StoreResult<()>;
    /// All that waits.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn over_budget(&mut self) -> StoreResult<Vec<OverBudget>>;
    /// Writes what was refused.
    ///
    /// # Errors
    /// The database refuses.
    fn put_limited(&mut self, limited: &Limited) -> StoreResult<()>;
    /// What was refused since a day, that one included, oldest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn limited(&mut self, since: u64) -> StoreResult<Vec<Limited>>;
    /// Cases of a partner that have no decision, oldest first.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn running_cases(&mut self, partner: &NodeName) -> StoreResult<Vec<CaseRecord>>;
    /// Entries of our queries to a partner since `since`, newest first.
    ///
    /// # Errors
    /// The database refuses.
    fn asked_of(
        &mut self,
        partner: &NodeName,
        since: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<LeafHash>>;
    /// Entries of the queries of a partner that became cases since `since`, newest first.
    ///
    /// # Errors
    /// The database refuses.
    fn cases_of(
        &mut self,
        partner: &NodeName,
        since: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<LeafHash>>;
}

fn spent_digest(partner: &str, day: u64, scope: Scope, key: &SpentKey, requests: u64) -> RowDigest {
    RowDigest::new("spent")
        .bytes(partner.as_bytes())
        .number(day)
        .number(scope.number())
        .bytes(key)
        .number(requests)
}

fn over_budget_digest(waiting: &OverBudget, queries: &[u8]) -> RowDigest {
    RowDigest::new("over_budget")
        .bytes(waiting.partner.as_str().as_bytes())
        .number(waiting.clause.into())
        .bytes(waiting.agreement.as_bytes())
        .bytes(waiting.exchange.as_bytes())
        .bytes(queries)
        .number(waiting.since.0)
}

fn limited_digest(limited: &Limited) -> RowDigest {
    RowDigest::new("limited")
        .bytes(limited.partner.as_str().as_bytes())
        .number(limited.day)
        .number(limited.clause.into())
        .number(limited.pattern.into())
        .number(limited.since.0)
        .number(limited.refused)
}

impl FairUseStore for SqliteStore {
    fn spent(
        &mut self,
        partner: &NodeName,
        day: u64,
        scope: Scope,
        key: &SpentKey,
    ) -> StoreResult<u64> {
        let found = self.one(
            "SELECT requests, digest FROM spent
             WHERE partner = ?1 AND day = ?2 AND scope = ?3 AND key = ?4",
            params![partner.as_str(), int(day), int(scope.number()), key],
            |row| {
                let requests = uint(row, 0)?;
                let digest: Vec<u8> = row.get(1)?;
                spent_digest(partner.as_str(), day, scope, key, requests).check(
                    &digest,
                    "budget counter",
                    &partner,
                )?;
                Ok(requests)
            },
        )?;
        Ok(found.unwrap_or(0))
    }

    fn put_spent(
        &mut self,
        partner: &NodeName,
        day: u64,
        scope: Scope,
        key: &SpentKey,
        requests: u64,
    ) -> StoreResult<()> {
        let digest = spent_digest(partner.as_str(), day, scope, key, requests).finish();
        self.run(
            "INSERT INTO spent (partner, day, scope, key, requests, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET requests = excluded.requests, digest = excluded.digest",
            params![partner.as_str(), int(day), int(scope.number()), key, int(requests), digest],
        )
        .map(drop)
    }

    fn put_over_budget(&mut self, waiting: &OverBudget) -> StoreResult<()> {
        let queries: Vec<ByteVec> =
            waiting.queries.iter().map(|q| ByteVec::from(q.as_bytes().to_vec())).collect();
        let queries = codec::encode(&queries);
        let digest = over_budget_digest(waiting, &queries).finish();
        self.run(
            "INSERT OR REPLACE INTO over_budget (partner, clause, agreement, exchange, queries,
             since, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                waiting.partner.as_str(),
                waiting.clause,
                waiting.agreement.as_bytes(),
                waiting.exchange.as_bytes(),
                queries,
                int(waiting.since.0),
                digest
            ],
        )
        .map(drop)
    }

    fn end_over_budget(&mut self, partner: &NodeName, clause: u16) -> StoreResult<()> {
        self.run(
            "DELETE FROM over_budget WHERE partner = ?1 AND clause = ?2",
            params![partner.as_str(), clause],
        )
        .map(drop)
    }

    fn over_budget(&mut self) -> StoreResult<Vec<OverBudget>> {
        self.query(
            "SELECT partner, clause, agreement, exchange, queries, since, digest FROM over_budget
             ORDER BY since, partner, clause",
            [],
            |row| {
                let partner = node(row, 0)?;
                let unreadable =
                    || StoreError::Unreadable { what: "pending refusal", key: partner.to_string() };
                let packed: Vec<u8> = row.get(4)?;
                let queries: Vec<ByteVec> = codec::decode(&packed).map_err(|_| unreadable())?;
                let queries = queries
                    .iter()
                    .map(|q| q.as_slice().try_into().map(LeafHash).map_err(|_| unreadable()))
                    .collect::<StoreResult<Vec<LeafHash>>>()?;
                let waiting = OverBudget {
                    clause: row.get(1)?,
                    agreement: AgreementHash(array(row, 2, "pending refusal")?),
                    exchange: ExchangeId(array(row, 3, "pending refusal")?),
                    queries,
                    since: time(row, 5)?,
                    partner,
                };
                let digest: Vec<u8> = row.get(6)?;
                over_budget_digest(&waiting, &packed).check(
                    &digest,
                    "pending refusal",
                    &waiting.partner,
                )?;
                Ok(waiting)
            },
        )
    }

    fn put_limited(&mut self, limited: &Limited) -> StoreResult<()> {
        let digest = limited_digest(limited).finish();
        self.run(
            "INSERT OR REPLACE INTO limited (partner, day, clause, pattern, since, refused, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                limited.partner.as_str(),
                int(limited.day),
                limited.clause,
                limited.pattern,
                int(limited.since.0),
                int(limited.refused),
                digest
            ],
        )
        .map(drop)
    }

    fn limited(&mut self, since: u64) -> StoreResult<Vec<Limited>> {
        self.query(
            "SELECT partner, day, clause, pattern, since, refused, digest FROM limited
             WHERE day >= ?1 ORDER BY day, since, partner, clause",
            [int(since)],
            |row| {
                let limited = Limited {
                    partner: node(row, 0)?,
                    day: uint(row, 1)?,
                    clause: row.get(2)?,
                    pattern: row.get(3)?,
                    since: time(row, 4)?,
                    refused: uint(row, 5)?,
                };
                let digest: Vec<u8> = row.get(6)?;
                limited_digest(&limited).check(&digest, "refused total", &limited.partner)?;
                Ok(limited)
            },
        )
    }

    fn running_cases(&mut self, partner: &NodeName) -> StoreResult<Vec<CaseRecord>> {
        let sql = format!(
            "SELECT {CASE_COLUMNS} FROM request WHERE partner = ?1 AND decision IS NULL
             ORDER BY received_at, query"
        );
        let mut cases = self.query(&sql, [partner.as_str()], read_case)?;
        // What was withdrawn has no decision either.
        cases.retain(|case| !case.state.is_final());
        Ok(cases)
    }

    fn asked_of(
        &mut self,
        partner: &NodeName,
        since: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<LeafHash>> {
        self.query(
            "SELECT query FROM hop WHERE partner = ?1 AND asked_at >= ?2
             ORDER BY asked_at DESC, query LIMIT ?3",
            params![partner.as_str(), int(since.0), int(limit as u64)],
            |row| Ok(LeafHash(array(row, 0, "hop")?)),
        )
    }

    fn cases_of(
        &mut self,
        partner: &NodeName,
        since: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<LeafHash>> {
        self.query(
            "SELECT query FROM request WHERE partner = ?1 AND received_at >= ?2
             ORDER BY received_at DESC LIMIT ?3",
            params![partner.as_str(), int(since.0), int(limit as u64)],
            |row| Ok(LeafHash(array(row, 0, "case")?)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn partner() -> NodeName {
        NodeName::parse("vestigo/xa/police").unwrap()
    }

    fn waiting(queries: u8) -> OverBudget {
        OverBudget {
            partner: partner(),
            clause: 12,
            agreement: AgreementHash([1; 32]),
            exchange: ExchangeId([2; 16]),
            queries: (0..queries).map(|n| LeafHash([n; 32])).collect(),
            since: Timestamp(77),
        }
    }

    #[test]
    fn what_is_written_is_there_after_the_file_was_opened_again() {
        let scratch = Scratch::new("fairness");
        let path = scratch.path().join("store.sqlite");
        let limited = Limited {
            partner: partner(),
            day: 20_000,
            clause: 203,
            pattern: 1,
            since: Timestamp(5),
            refused: 64,
        };
        {
            let mut store = SqliteStore::open(&path).unwrap();
            store.put_spent(&partner(), 3, Scope::Officer, &[7; 16], 4).unwrap();
            store.put_spent(&partner(), 3, Scope::Officer, &[7; 16], 5).unwrap();
            store.put_over_budget(&waiting(1)).unwrap();
            store.put_over_budget(&waiting(2)).unwrap();
            store.put_limited(&limited).unwrap();
        }
        let mut store = SqliteStore::open(&path).unwrap();
        assert_eq!(store.spent(&partner(), 3, Scope::Officer, &[7; 16]).unwrap(), 5);
        assert_eq!(store.spent(&partner(), 4, Scope::Officer, &[7; 16]).unwrap(), 0);
        assert_eq!(store.spent(&partner(), 3, Scope::Case, &[7; 16]).unwrap(), 0);
        assert_eq!(store.over_budget().unwrap(), [waiting(2)]);
        assert_eq!(store.limited(20_000).unwrap(), [limited]);
        assert!(store.limited(20_001).unwrap().is_empty());
        store.end_over_budget(&partner(), 12).unwrap();
        assert!(store.over_budget().unwrap().is_empty());
    }

    #[test]
    fn a_changed_counter_or_list_is_noticed() {
        let scratch = Scratch::new("fairness-digest");
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        store.put_spent(&partner(), 3, Scope::Partner, &[0; 16], 400).unwrap();
        store.put_over_budget(&waiting(3)).unwrap();
        store.run("UPDATE spent SET requests = 1", []).unwrap();
        store.run("UPDATE over_budget SET since = 1", []).unwrap();
        let spent = store.spent(&partner(), 3, Scope::Partner, &[0; 16]);
        assert!(matches!(spent, Err(StoreError::Corrupt { .. })));
        assert!(matches!(store.over_budget(), Err(StoreError::Corrupt { .. })));
    }
}
