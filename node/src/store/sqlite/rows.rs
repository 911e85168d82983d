//! Rows and the records that they are: columns, digests, conversions.

use rusqlite::Row;
use sha2::{Digest as _, Sha256};
use vestigo_protocol::exchange::asker::AskerState;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{AgreementHash, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::time::Timestamp;

use super::super::records::{
    AgreementRecord, AgreementStatus, CaseRecord, EntryRecord, HopRecord, OutboxRow, PartnerRecord,
    PartnerStanding, TraceRecord,
};
use super::super::{StoreError, StoreResult};

/// A digest over the columns of one row, each with its length, so that no two rows share one.
pub(in crate::store) struct RowDigest(Sha256);

impl RowDigest {
    pub(in crate::store) fn new(table: &str) -> Self {
        Self(Sha256::new()).bytes(table.as_bytes())
    }

    pub(in crate::store) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update(bytes.len().to_le_bytes());
        self.0.update(bytes);
        self
    }

    pub(in crate::store) fn number(self, number: u64) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    pub(in crate::store) fn optional(self, bytes: Option<&[u8]>) -> Self {
        match bytes {
            Some(bytes) => self.number(1).bytes(bytes),
            None => self.number(0),
        }
    }

    /// A column that came later: rows without it keep the digest that they had.
    pub(in crate::store) fn also(self, number: Option<u64>) -> Self {
        match number {
            Some(number) => self.number(number),
            None => self,
        }
    }

    pub(in crate::store) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    pub(in crate::store) fn check(
        self,
        stored: &[u8],
        what: &'static str,
        key: &dyn ToString,
    ) -> StoreResult<()> {
        if self.finish() == stored {
            Ok(())
        } else {
            Err(StoreError::Corrupt { what, key: key.to_string() })
        }
    }
}

/// SQLite integers are signed; ours stay below 2^63 by their bounds.
pub(in crate::store) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(in crate::store) fn uint(row: &Row<'_>, column: usize) -> StoreResult<u64> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

pub(in crate::store) fn time(row: &Row<'_>, column: usize) -> StoreResult<Timestamp> {
    uint(row, column).map(Timestamp)
}

pub(in crate::store) fn array<const N: usize>(
    row: &Row<'_>,
    column: usize,
    what: &'static str,
) -> StoreResult<[u8; N]> {
    let bytes: Vec<u8> = row.get(column)?;
    bytes.try_into().map_err(|_| StoreError::Unreadable { what, key: format!("column {column}") })
}

pub(in crate::store) fn optional_leaf(
    row: &Row<'_>,
    column: usize,
) -> StoreResult<Option<LeafHash>> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    Ok(bytes.and_then(|b| b.try_into().ok()).map(LeafHash))
}

pub(in crate::store) fn node(row: &Row<'_>, column: usize) -> StoreResult<NodeName> {
    let text: String = row.get(column)?;
    NodeName::parse(&text).map_err(|_| StoreError::Unreadable { what: "node name", key: text })
}

pub(in crate::store) fn entry_digest(
    index: u64,
    leaf: &LeafHash,
    statement: &[u8],
    own: bool,
    logged_at: Timestamp,
) -> RowDigest {
    RowDigest::new("entry")
        .number(index)
        .bytes(leaf.as_bytes())
        .bytes(statement)
        .number(u64::from(own))
        .number(logged_at.0)
}

pub(in crate::store) const ENTRY_COLUMNS: &str =
    "idx, leaf, statement, own, kind, logged_at, digest";

pub(in crate::store) fn read_entry(row: &Row<'_>) -> StoreResult<EntryRecord> {
    let index = uint(row, 0)?;
    let leaf = LeafHash(array(row, 1, "entry")?);
    let statement: Vec<u8> = row.get(2)?;
    let own: bool = row.get(3)?;
    let kind = Kind::from_number(uint(row, 4)?)
        .ok_or_else(|| StoreError::Unreadable { what: "entry", key: index.to_string() })?;
    let logged_at = time(row, 5)?;
    let digest: Vec<u8> = row.get(6)?;
    entry_digest(index, &leaf, &statement, own, logged_at).check(&digest, "entry", &index)?;
    Ok(EntryRecord { index, leaf, statement, own, kind, logged_at })
}

pub(in crate::store) const MESSAGE_COLUMNS: &str =
    "e.idx, e.leaf, e.statement, e.own, e.kind, e.logged_at, e.digest,
    c.sealed, c.digest, e.exchange";

pub(in crate::store) const OUTBOX_COLUMNS: &str =
    "seq, partner, leaf, kind, urgent, attempts, next_at, deliver_until";

pub(in crate::store) fn read_outbox(row: &Row<'_>) -> StoreResult<OutboxRow> {
    let seq = uint(row, 0)?;
    Ok(OutboxRow {
        seq,
        partner: node(row, 1)?,
        leaf: LeafHash(array(row, 2, "outbox row")?),
        kind: Kind::from_number(uint(row, 3)?)
            .ok_or_else(|| StoreError::Unreadable { what: "outbox row", key: seq.to_string() })?,
        urgent: row.get(4)?,
        attempts: row.get(5)?,
        next_at: time(row, 6)?,
        deliver_until: time(row, 7)?,
    })
}

/// Position of a value in a closed list, and back.
pub(in crate::store) fn position<T: PartialEq>(all: &[T], value: &T) -> u64 {
    all.iter().position(|v| v == value).map_or(u64::MAX, |p| p as u64)
}

pub(in crate::store) fn at<T: Copy>(all: &[T], number: u64, what: &'static str) -> StoreResult<T> {
    usize::try_from(number)
        .ok()
        .and_then(|n| all.get(n).copied())
        .ok_or_else(|| StoreError::Unreadable { what, key: number.to_string() })
}

pub(in crate::store) const STANDINGS: [PartnerStanding; 3] =
    [PartnerStanding::Invited, PartnerStanding::Confirmed, PartnerStanding::Suspended];

pub(in crate::store) const STATUSES: [AgreementStatus; 5] = [
    AgreementStatus::ProposedByUs,
    AgreementStatus::ProposedByPartner,
    AgreementStatus::Accepted,
    AgreementStatus::Suspended,
    AgreementStatus::Revoked,
];

pub(in crate::store) fn partner_digest(p: &PartnerRecord) -> RowDigest {
    RowDigest::new("partner")
        .bytes(p.name.as_str().as_bytes())
        .bytes(&p.root)
        .bytes(&p.transport)
        .bytes(p.addresses.join("\n").as_bytes())
        .bytes(&p.expected_descriptor)
        .optional(p.descriptor.as_deref())
        .number(position(&STANDINGS, &p.standing))
        .number(p.since.0)
}

pub(in crate::store) fn agreement_digest(a: &AgreementRecord) -> RowDigest {
    RowDigest::new("agreement")
        .bytes(a.hash.as_bytes())
        .bytes(a.partner.as_str().as_bytes())
        .bytes(&a.document)
        .number(position(&STATUSES, &a.status))
        .bytes(a.proposal.as_bytes())
        .optional(a.acceptance.as_ref().map(|l| l.as_bytes().as_slice()))
        .number(a.changed_at.0)
}

pub(in crate::store) const AGREEMENT_COLUMNS: &str =
    "hash, partner, document, status, proposal, acceptance, changed_at, digest";

pub(in crate::store) fn read_agreement(row: &Row<'_>) -> StoreResult<AgreementRecord> {
    let record = AgreementRecord {
        hash: AgreementHash(array(row, 0, "agreement")?),
        partner: node(row, 1)?,
        document: row.get(2)?,
        status: at(&STATUSES, uint(row, 3)?, "agreement")?,
        proposal: LeafHash(array(row, 4, "agreement")?),
        acceptance: optional_leaf(row, 5)?,
        changed_at: time(row, 6)?,
    };
    let digest: Vec<u8> = row.get(7)?;
    agreement_digest(&record).check(&digest, "agreement", &record.hash)?;
    Ok(record)
}

pub(in crate::store) fn trace_digest(t: &TraceRecord) -> RowDigest {
    RowDigest::new("trace")
        .bytes(t.id.as_bytes())
        .number(u64::from(t.officer))
        .number(t.created_at.0)
        .number(u64::from(t.auto_onward))
        .number(u64::from(t.ended))
        .number(t.version)
}

pub(in crate::store) const TRACE_COLUMNS: &str =
    "id, officer, created_at, auto_onward, ended, version, digest";

pub(in crate::store) fn read_trace(row: &Row<'_>) -> StoreResult<TraceRecord> {
    let record = TraceRecord {
        id: ExchangeId(array(row, 0, "trace")?),
        officer: row.get(1)?,
        created_at: time(row, 2)?,
        auto_onward: row.get(3)?,
        ended: row.get(4)?,
        version: uint(row, 5)?,
    };
    let digest: Vec<u8> = row.get(6)?;
    trace_digest(&record).check(&digest, "trace", &record.id)?;
    Ok(record)
}

pub(in crate::store) fn hop_digest(h: &HopRecord) -> RowDigest {
    RowDigest::new("hop")
        .bytes(h.exchange.as_bytes())
        .bytes(h.trace.as_bytes())
        .number(h.position)
        .optional(h.parent.as_ref().map(|p| p.as_bytes().as_slice()))
        .bytes(h.partner.as_str().as_bytes())
        .bytes(h.query.as_bytes())
        .number(position(&AskerState::ALL, &h.state))
        .optional(h.decision.as_ref().map(|l| l.as_bytes().as_slice()))
        .number(h.asked_at.0)
        .number(h.answer_by.0)
        .number(h.moved_at.0)
}

pub(in crate::store) const HOP_COLUMNS: &str =
    "exchange, trace, position, parent, partner, query, state, decision,
    asked_at, answer_by, moved_at, digest";

pub(in crate::store) fn read_hop(row: &Row<'_>) -> StoreResult<HopRecord> {
    let parent: Option<Vec<u8>> = row.get(3)?;
    let record = HopRecord {
        exchange: ExchangeId(array(row, 0, "hop")?),
        trace: ExchangeId(array(row, 1, "hop")?),
        position: uint(row, 2)?,
        parent: parent.and_then(|b| b.try_into().ok()).map(ExchangeId),
        partner: node(row, 4)?,
        query: LeafHash(array(row, 5, "hop")?),
        state: at(&AskerState::ALL, uint(row, 6)?, "hop")?,
        decision: optional_leaf(row, 7)?,
        asked_at: time(row, 8)?,
        answer_by: time(row, 9)?,
        moved_at: time(row, 10)?,
    };
    let digest: Vec<u8> = row.get(11)?;
    hop_digest(&record).check(&digest, "hop", &record.exchange)?;
    Ok(record)
}

pub(in crate::store) fn case_digest(c: &CaseRecord) -> RowDigest {
    RowDigest::new("request")
        .bytes(c.query.as_bytes())
        .bytes(c.exchange.as_bytes())
        .bytes(c.partner.as_str().as_bytes())
        .number(position(&ResponderState::ALL, &c.state))
        .optional(c.decision.as_ref().map(|l| l.as_bytes().as_slice()))
        .number(c.received_at.0)
        .number(c.answer_by.0)
        .number(u64::from(c.late))
        .number(c.release_at.0)
        .bytes(c.referral.as_bytes())
        .number(c.review_at.0)
        // Rows from before there was an urgent lane keep their digest.
        .also(c.urgent.then_some(1))
}

pub(in crate::store) const CASE_COLUMNS: &str =
    "query, exchange, partner, state, decision, received_at, answer_by,
    late, release_at, referral, review_at, urgent, digest";

pub(in crate::store) fn read_case(row: &Row<'_>) -> StoreResult<CaseRecord> {
    let record = CaseRecord {
        query: LeafHash(array(row, 0, "request")?),
        exchange: ExchangeId(array(row, 1, "request")?),
        partner: node(row, 2)?,
        state: at(&ResponderState::ALL, uint(row, 3)?, "request")?,
        decision: optional_leaf(row, 4)?,
        received_at: time(row, 5)?,
        answer_by: time(row, 6)?,
        late: row.get(7)?,
        release_at: time(row, 8)?,
        referral: row.get(9)?,
        review_at: time(row, 10)?,
        urgent: row.get(11)?,
    };
    let digest: Vec<u8> = row.get(12)?;
    case_digest(&record).check(&digest, "request", &record.query)?;
    Ok(record)
}
