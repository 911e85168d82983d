//! The store on SQLite: one file, WAL, `synchronous=FULL`.
//!
//! SQLite serves flipped bits silently, so each stored record carries a digest that is verified on
//! reading.

mod contents;
mod life;
mod opening;
pub(super) mod rows;
#[cfg(test)]
mod tests;

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use vestigo_protocol::envelope::Message;
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::header::Header;
use vestigo_protocol::ids::{AgreementHash, ExchangeId, LeafHash, MessageId, NodeName};
use vestigo_protocol::time::Timestamp;

use super::records::{
    AgreementRecord, CaseRecord, EntryRecord, HopRecord, NewEntry, Officer, OutboxCounts,
    OutboxRow, PartnerRecord, Series, TraceRecord,
};
use super::vault::Vault;
use super::{Mark, Store, StoreError, StoreResult};
use rows::{
    AGREEMENT_COLUMNS, CASE_COLUMNS, ENTRY_COLUMNS, HOP_COLUMNS, MESSAGE_COLUMNS, OUTBOX_COLUMNS,
    STANDINGS, STATUSES, TRACE_COLUMNS, agreement_digest, array, at, case_digest, entry_digest,
    hop_digest, int, node, partner_digest, position, read_agreement, read_case, read_entry,
    read_hop, read_outbox, read_trace, time, trace_digest, uint,
};

/// The store in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    pub(super) connection: Connection,
    /// Entries in the log, once this connection has appended one: it is then the only writer.
    size: Option<u64>,
    /// Seals contents; none in a copy that is handled without its key.
    pub(super) vault: Option<Vault>,
    /// What reading has cost so far.
    #[cfg(test)]
    effort: std::cell::Cell<Effort>,
}

/// What reading cost.
#[cfg(test)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Effort {
    /// Statements that were run.
    pub(super) statements: u64,
    /// Rows that came back.
    pub(super) rows: u64,
    /// Steps of SQLite's machine: a measure of the rows that were looked at.
    pub(super) steps: u64,
}

impl SqliteStore {
    pub(super) fn query<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        read: impl Fn(&Row<'_>) -> StoreResult<T>,
    ) -> StoreResult<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        drop(rows);
        #[cfg(test)]
        self.count(&statement, found.len());
        Ok(found)
    }

    #[cfg(test)]
    fn count(&self, statement: &rusqlite::Statement<'_>, rows: usize) {
        let steps = statement.reset_status(rusqlite::StatementStatus::VmStep);
        let mut effort = self.effort.get();
        effort.statements += 1;
        effort.rows += rows as u64;
        effort.steps += u64::try_from(steps).unwrap_or(0);
        self.effort.set(effort);
    }

    /// What reading lists has cost so far.
    #[cfg(test)]
    pub(super) fn effort(&self) -> Effort {
        self.effort.get()
    }

    pub(super) fn one<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        read: impl Fn(&Row<'_>) -> StoreResult<T>,
    ) -> StoreResult<Option<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let found = match rows.next()? {
            Some(row) => Some(read(row)?),
            None => None,
        };
        drop(rows);
        #[cfg(test)]
        self.count(&statement, usize::from(found.is_some()));
        Ok(found)
    }

    pub(super) fn run(&self, sql: &str, params: impl rusqlite::Params) -> StoreResult<usize> {
        Ok(self.connection.prepare_cached(sql)?.execute(params)?)
    }
}

impl Store for SqliteStore {
    fn begin(&mut self) -> StoreResult<()> {
        self.run("BEGIN IMMEDIATE", []).map(drop)
    }

    fn commit(&mut self) -> StoreResult<()> {
        self.run("COMMIT", []).map(drop)
    }

    fn rollback(&mut self) -> StoreResult<()> {
        self.size = None;
        self.run("ROLLBACK", []).map(drop)
    }

    fn mark(&mut self) -> StoreResult<Mark> {
        self.run("SAVEPOINT marked", [])?;
        Ok(Mark(self.connection.total_changes()))
    }

    fn settle(&mut self, mark: Mark, take_back: bool) -> StoreResult<bool> {
        let written = self.connection.total_changes() != mark.0;
        if take_back && written {
            self.run("ROLLBACK TO marked", [])?;
        }
        self.run("RELEASE marked", [])?;
        Ok(take_back && written)
    }

    fn log_size(&mut self) -> StoreResult<u64> {
        if let Some(size) = self.size {
            return Ok(size);
        }
        // The log has no gaps, so the last index tells the size without a scan.
        let last = self.one("SELECT max(idx) FROM entry", [], |row| {
            let last: Option<i64> = row.get(0)?;
            Ok(last)
        })?;
        Ok(last.flatten().and_then(|n| u64::try_from(n).ok()).map_or(0, |n| n + 1))
    }

    fn append(&mut self, entry: &NewEntry<'_>) -> StoreResult<u64> {
        let index = self.append_apart(entry)?;
        let header = entry.header;
        let partner = if entry.own { &header.audience } else { &header.issuer };
        self.put_in_exchange(index, &entry.leaf, (&header.exchange, partner), entry.message)?;
        Ok(index)
    }

    fn enter_exchange(
        &mut self,
        leaf: &LeafHash,
        header: &Header,
        message: &Message,
    ) -> StoreResult<()> {
        let index =
            self.one("SELECT idx FROM entry WHERE leaf = ?1", [leaf.as_bytes()], |row| {
                uint(row, 0)
            })?;
        let index =
            index.ok_or_else(|| StoreError::Unreadable { what: "entry", key: leaf.to_string() })?;
        self.put_in_exchange(index, leaf, (&header.exchange, &header.issuer), message)
    }

    fn append_apart(&mut self, entry: &NewEntry<'_>) -> StoreResult<u64> {
        let index = self.log_size()?;
        let header = entry.header;
        let message = entry.message;
        let digest =
            entry_digest(index, &entry.leaf, &message.statement, entry.own, entry.logged_at)
                .finish();
        self.run(
            "INSERT INTO entry (idx, leaf, statement, issuer, cti, exchange, kind, own, logged_at,
             digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                int(index),
                entry.leaf.as_bytes(),
                message.statement,
                header.issuer.as_str(),
                header.id.as_bytes(),
                header.exchange.as_bytes(),
                int(header.kind.number()),
                entry.own,
                int(entry.logged_at.0),
                digest
            ],
        )?;
        // By the place of what is replied to, which is near: by its hash, each row would be a page of
        // its own in the write-ahead log. None that nobody reads.
        for leaf in header.in_reply_to.iter().filter(|_| entry.own) {
            self.run(
                "INSERT OR IGNORE INTO reply_to (entry, idx)
                 SELECT idx, ?2 FROM entry WHERE leaf = ?1",
                params![leaf.as_bytes(), int(index)],
            )?;
        }
        self.size = Some(index + 1);
        Ok(index)
    }

    fn entry_by_leaf(&mut self, leaf: &LeafHash) -> StoreResult<Option<EntryRecord>> {
        let sql = format!("SELECT {ENTRY_COLUMNS} FROM entry WHERE leaf = ?1");
        self.one(&sql, [leaf.as_bytes()], read_entry)
    }

    fn has_leaf(&mut self, leaf: &LeafHash) -> StoreResult<bool> {
        let found =
            self.one("SELECT 1 FROM entry WHERE leaf = ?1", [leaf.as_bytes()], |_| Ok(()))?;
        Ok(found.is_some())
    }

    fn leaf_by_id(&mut self, issuer: &NodeName, id: &MessageId) -> StoreResult<Option<LeafHash>> {
        self.one(
            "SELECT leaf FROM entry WHERE cti = ?1 AND own = 0 AND issuer = ?2
             ORDER BY idx LIMIT 1",
            params![id.as_bytes(), issuer.as_str()],
            |row| Ok(LeafHash(array(row, 0, "entry")?)),
        )
    }

    fn entries(&mut self, start: u64, limit: u64) -> StoreResult<Vec<EntryRecord>> {
        let sql =
            format!("SELECT {ENTRY_COLUMNS} FROM entry WHERE idx >= ?1 ORDER BY idx LIMIT ?2");
        self.query(&sql, [int(start), int(limit)], read_entry)
    }

    fn statements(&mut self, start: u64, limit: u64) -> StoreResult<Vec<(u64, Vec<u8>)>> {
        self.query(
            "SELECT idx, statement FROM entry WHERE idx >= ?1 ORDER BY idx LIMIT ?2",
            [int(start), int(limit)],
            |row| Ok((uint(row, 0)?, row.get(1)?)),
        )
    }

    fn entries_of_exchange(&mut self, exchange: &ExchangeId) -> StoreResult<Vec<EntryRecord>> {
        let sql = format!(
            "SELECT {ENTRY_COLUMNS} FROM entry
             WHERE idx IN (SELECT idx FROM in_exchange WHERE exchange = ?1) ORDER BY idx"
        );
        self.query(&sql, [exchange.as_bytes()], read_entry)
    }

    fn message(&mut self, leaf: &LeafHash) -> StoreResult<Option<Message>> {
        let sql = format!(
            "SELECT {MESSAGE_COLUMNS} FROM entry e JOIN sealed_content c ON c.idx = e.idx
             WHERE e.leaf = ?1"
        );
        self.one(&sql, [leaf.as_bytes()], |row| self.read_message(row))
    }

    fn own_replies(&mut self, leaf: &LeafHash) -> StoreResult<Vec<Message>> {
        let sql = format!(
            "SELECT {MESSAGE_COLUMNS} FROM reply_to r JOIN entry e ON e.idx = r.idx
             JOIN sealed_content c ON c.idx = e.idx
             WHERE r.entry = (SELECT idx FROM entry WHERE leaf = ?1) ORDER BY r.idx"
        );
        self.query(&sql, [leaf.as_bytes()], |row| self.read_message(row))
    }

    fn series(&mut self, partner: &NodeName, epoch: u64) -> StoreResult<Option<Series>> {
        self.one(
            "SELECT sequence, leaf FROM series WHERE partner = ?1 AND epoch = ?2",
            params![partner.as_str(), int(epoch)],
            |row| Ok(Series { sequence: uint(row, 0)?, leaf: LeafHash(array(row, 1, "series")?) }),
        )
    }

    fn set_series(&mut self, partner: &NodeName, epoch: u64, series: Series) -> StoreResult<()> {
        self.run(
            "INSERT INTO series (partner, epoch, sequence, leaf) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET sequence = excluded.sequence, leaf = excluded.leaf",
            params![partner.as_str(), int(epoch), int(series.sequence), series.leaf.as_bytes()],
        )
        .map(drop)
    }

    fn outbox_push(&mut self, row: &OutboxRow) -> StoreResult<u64> {
        self.run(
            "INSERT INTO outbox (partner, leaf, kind, urgent, attempts, next_at, deliver_until)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                row.partner.as_str(),
                row.leaf.as_bytes(),
                int(row.kind.number()),
                row.urgent,
                row.attempts,
                int(row.next_at.0),
                int(row.deliver_until.0)
            ],
        )?;
        Ok(u64::try_from(self.connection.last_insert_rowid()).unwrap_or(0))
    }

    fn outbox_due(
        &mut self,
        partner: &NodeName,
        now: Timestamp,
        limit: usize,
    ) -> StoreResult<Vec<OutboxRow>> {
        let sql = format!(
            "SELECT {OUTBOX_COLUMNS} FROM outbox WHERE partner = ?1 AND next_at <= ?2
             ORDER BY urgent DESC, seq LIMIT ?3"
        );
        self.query(&sql, params![partner.as_str(), int(now.0), int(limit as u64)], read_outbox)
    }

    fn outbox_attempted(&mut self, seq: u64, attempts: u32, next_at: Timestamp) -> StoreResult<()> {
        self.run(
            "UPDATE outbox SET attempts = ?2, next_at = ?3 WHERE seq = ?1",
            params![int(seq), attempts, int(next_at.0)],
        )
        .map(drop)
    }

    fn outbox_wake(&mut self, partner: &NodeName, now: Timestamp) -> StoreResult<()> {
        self.run(
            "UPDATE outbox SET next_at = ?2 WHERE partner = ?1 AND next_at > ?2",
            params![partner.as_str(), int(now.0)],
        )
        .map(drop)
    }

    fn outbox_by_leaf(&mut self, leaf: &LeafHash) -> StoreResult<Option<OutboxRow>> {
        let sql = format!("SELECT {OUTBOX_COLUMNS} FROM outbox WHERE leaf = ?1");
        self.one(&sql, [leaf.as_bytes()], read_outbox)
    }

    fn outbox_end(&mut self, leaf: &LeafHash) -> StoreResult<()> {
        self.run("DELETE FROM outbox WHERE leaf = ?1", [leaf.as_bytes()]).map(drop)
    }

    fn outbox_expired(&mut self, now: Timestamp) -> StoreResult<Vec<OutboxRow>> {
        let sql = format!("DELETE FROM outbox WHERE deliver_until < ?1 RETURNING {OUTBOX_COLUMNS}");
        let expired = self.query(&sql, [int(now.0)], read_outbox)?;
        for row in &expired {
            let sql = "INSERT OR IGNORE INTO undelivered (leaf) VALUES (?1)";
            self.run(sql, [row.leaf.as_bytes()])?;
        }
        Ok(expired)
    }

    fn outbox_by_seq(&mut self, seq: u64) -> StoreResult<Option<OutboxRow>> {
        let sql = format!("SELECT {OUTBOX_COLUMNS} FROM outbox WHERE seq = ?1");
        self.one(&sql, [int(seq)], read_outbox)
    }

    fn outbox_counts(&mut self) -> StoreResult<OutboxCounts> {
        let rows =
            self.query("SELECT partner, count(*) FROM outbox GROUP BY partner", [], |row| {
                Ok((node(row, 0)?, uint(row, 1)?))
            })?;
        Ok(rows.into_iter().collect())
    }

    fn put_partner(&mut self, p: &PartnerRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO partner (name, root, transport, addresses, expected_descriptor,
             descriptor, standing, since, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                p.name.as_str(),
                p.root,
                p.transport,
                p.addresses.join("\n"),
                p.expected_descriptor,
                p.descriptor,
                int(position(&STANDINGS, &p.standing)),
                int(p.since.0),
                partner_digest(p).finish()
            ],
        )
        .map(drop)
    }

    fn partners(&mut self) -> StoreResult<Vec<PartnerRecord>> {
        self.query(
            "SELECT name, root, transport, addresses, expected_descriptor, descriptor, standing,
             since, digest FROM partner ORDER BY name",
            [],
            |row| {
                let addresses: String = row.get(3)?;
                let record = PartnerRecord {
                    name: node(row, 0)?,
                    root: array(row, 1, "partner")?,
                    transport: array(row, 2, "partner")?,
                    addresses: addresses.lines().map(str::to_owned).collect(),
                    expected_descriptor: array(row, 4, "partner")?,
                    descriptor: row.get(5)?,
                    standing: at(&STANDINGS, uint(row, 6)?, "partner")?,
                    since: time(row, 7)?,
                };
                let digest: Vec<u8> = row.get(8)?;
                partner_digest(&record).check(&digest, "partner", &record.name)?;
                Ok(record)
            },
        )
    }

    fn put_agreement(&mut self, a: &AgreementRecord) -> StoreResult<()> {
        let sql = format!(
            "INSERT OR REPLACE INTO agreement ({AGREEMENT_COLUMNS})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        );
        self.run(
            &sql,
            params![
                a.hash.as_bytes(),
                a.partner.as_str(),
                a.document,
                int(position(&STATUSES, &a.status)),
                a.proposal.as_bytes(),
                a.acceptance.as_ref().map(LeafHash::as_bytes),
                int(a.changed_at.0),
                agreement_digest(a).finish()
            ],
        )
        .map(drop)
    }

    fn agreement(&mut self, hash: &AgreementHash) -> StoreResult<Option<AgreementRecord>> {
        let sql = format!("SELECT {AGREEMENT_COLUMNS} FROM agreement WHERE hash = ?1");
        self.one(&sql, [hash.as_bytes()], read_agreement)
    }

    fn agreements(&mut self) -> StoreResult<Vec<AgreementRecord>> {
        let sql =
            format!("SELECT {AGREEMENT_COLUMNS} FROM agreement ORDER BY changed_at DESC, hash");
        self.query(&sql, [], read_agreement)
    }

    fn put_trace(&mut self, t: &TraceRecord) -> StoreResult<()> {
        let sql = format!(
            "INSERT INTO trace ({TRACE_COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT DO UPDATE SET ended = excluded.ended, version = excluded.version,
             digest = excluded.digest"
        );
        self.run(
            &sql,
            params![
                t.id.as_bytes(),
                t.officer,
                int(t.created_at.0),
                t.auto_onward,
                t.ended,
                int(t.version),
                trace_digest(t).finish()
            ],
        )
        .map(drop)
    }

    fn trace(&mut self, id: &ExchangeId) -> StoreResult<Option<TraceRecord>> {
        let sql = format!("SELECT {TRACE_COLUMNS} FROM trace WHERE id = ?1");
        self.one(&sql, [id.as_bytes()], read_trace)
    }

    fn traces(&mut self, limit: usize) -> StoreResult<Vec<TraceRecord>> {
        let sql =
            format!("SELECT {TRACE_COLUMNS} FROM trace ORDER BY created_at DESC, id LIMIT ?1");
        self.query(&sql, [int(limit as u64)], read_trace)
    }

    fn put_hop(&mut self, h: &HopRecord) -> StoreResult<()> {
        let sql = format!(
            "INSERT INTO hop ({HOP_COLUMNS})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT DO UPDATE SET state = excluded.state, decision = excluded.decision,
             answer_by = excluded.answer_by, moved_at = excluded.moved_at,
             digest = excluded.digest"
        );
        self.run(
            &sql,
            params![
                h.exchange.as_bytes(),
                h.trace.as_bytes(),
                int(h.position),
                h.parent.as_ref().map(ExchangeId::as_bytes),
                h.partner.as_str(),
                h.query.as_bytes(),
                int(position(&AskerState::ALL, &h.state)),
                h.decision.as_ref().map(LeafHash::as_bytes),
                int(h.asked_at.0),
                int(h.answer_by.0),
                int(h.moved_at.0),
                hop_digest(h).finish()
            ],
        )
        .map(drop)
    }

    fn hop(&mut self, exchange: &ExchangeId) -> StoreResult<Option<HopRecord>> {
        let sql = format!("SELECT {HOP_COLUMNS} FROM hop WHERE exchange = ?1");
        self.one(&sql, [exchange.as_bytes()], read_hop)
    }

    fn hops(&mut self, trace: &ExchangeId) -> StoreResult<Vec<HopRecord>> {
        let sql = format!("SELECT {HOP_COLUMNS} FROM hop WHERE trace = ?1 ORDER BY position");
        self.query(&sql, [trace.as_bytes()], read_hop)
    }

    fn put_case(&mut self, c: &CaseRecord) -> StoreResult<()> {
        let sql = format!(
            "INSERT INTO request ({CASE_COLUMNS})
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT DO UPDATE SET state = excluded.state, decision = excluded.decision,
             answer_by = excluded.answer_by, late = excluded.late,
             release_at = excluded.release_at, referral = excluded.referral,
             review_at = excluded.review_at, digest = excluded.digest"
        );
        self.run(
            &sql,
            params![
                c.query.as_bytes(),
                c.exchange.as_bytes(),
                c.partner.as_str(),
                int(position(&ResponderState::ALL, &c.state)),
                c.decision.as_ref().map(LeafHash::as_bytes),
                int(c.received_at.0),
                int(c.answer_by.0),
                c.late,
                int(c.release_at.0),
                c.referral,
                int(c.review_at.0),
                c.urgent,
                case_digest(c).finish()
            ],
        )
        .map(drop)
    }

    fn case(&mut self, query: &LeafHash) -> StoreResult<Option<CaseRecord>> {
        let sql = format!("SELECT {CASE_COLUMNS} FROM request WHERE query = ?1");
        self.one(&sql, [query.as_bytes()], read_case)
    }

    fn cases(&mut self, limit: usize) -> StoreResult<Vec<CaseRecord>> {
        let sql =
            format!("SELECT {CASE_COLUMNS} FROM request ORDER BY received_at DESC, query LIMIT ?1");
        self.query(&sql, [int(limit as u64)], read_case)
    }

    fn cases_to_release(&mut self, now: Timestamp, limit: usize) -> StoreResult<Vec<CaseRecord>> {
        let sql = format!(
            "SELECT {CASE_COLUMNS} FROM request
             WHERE release_at > 0 AND release_at <= ?1 ORDER BY release_at LIMIT ?2"
        );
        self.query(&sql, params![int(now.0), int(limit as u64)], read_case)
    }

    fn checkpoint(&mut self) -> StoreResult<Option<(u64, String)>> {
        self.one("SELECT size, note FROM checkpoint WHERE id = 1", [], |row| {
            Ok((uint(row, 0)?, row.get(1)?))
        })
    }

    fn put_checkpoint(&mut self, size: u64, note: &str) -> StoreResult<()> {
        let changed = self.run(
            "INSERT INTO checkpoint (id, size, note) VALUES (1, ?1, ?2)
             ON CONFLICT DO UPDATE SET size = excluded.size, note = excluded.note
             WHERE checkpoint.size < excluded.size",
            params![int(size), note],
        )?;
        if changed == 1 {
            return Ok(());
        }
        let stored = self.checkpoint()?.map_or(0, |(size, _)| size);
        Err(StoreError::CheckpointRace { stored, new: size })
    }

    fn partner_checkpoint(&mut self, partner: &NodeName) -> StoreResult<Option<(u64, String)>> {
        self.one(
            "SELECT size, note FROM partner_checkpoint WHERE partner = ?1",
            [partner.as_str()],
            |row| Ok((uint(row, 0)?, row.get(1)?)),
        )
    }

    fn put_partner_checkpoint(
        &mut self,
        partner: &NodeName,
        size: u64,
        note: &str,
    ) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO partner_checkpoint (partner, size, note) VALUES (?1, ?2, ?3)",
            params![partner.as_str(), int(size), note],
        )
        .map(drop)
    }

    fn put_fork_proof(&mut self, origin: &str, first: &str, second: &str) -> StoreResult<()> {
        self.run(
            "INSERT INTO fork (partner, first, second) VALUES (?1, ?2, ?3)",
            params![origin, first, second],
        )
        .map(drop)
    }

    fn fork_proofs(&mut self) -> StoreResult<Vec<(String, String, String)>> {
        self.query("SELECT partner, first, second FROM fork ORDER BY id", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
    }

    fn officers(&mut self) -> StoreResult<Vec<Officer>> {
        self.query("SELECT id, uid, secret FROM officer ORDER BY id", [], |row| {
            Ok(Officer { id: row.get(0)?, uid: row.get(1)?, secret: array(row, 2, "officer")? })
        })
    }

    fn put_officer(&mut self, officer: &Officer) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO officer (id, uid, secret) VALUES (?1, ?2, ?3)",
            params![officer.id, officer.uid, officer.secret],
        )
        .map(drop)
    }

    fn meta(&mut self, name: &str) -> StoreResult<Option<Vec<u8>>> {
        Ok(self
            .connection
            .prepare_cached("SELECT value FROM meta WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?)
    }

    fn put_meta(&mut self, name: &str, value: &[u8]) -> StoreResult<()> {
        self.run("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", params![name, value])
            .map(drop)
    }
}
