//! The tables, and their migrations.

use rusqlite::Connection;

use super::{StoreError, StoreResult};

/// `application_id` of a Vestigo store: "VSTG".
const APPLICATION_ID: i32 = 0x5653_5447;

/// Each migration takes the schema from its index to the next; `user_version` counts them.
const MIGRATIONS: &[&str] = &[
    r"
CREATE TABLE entry (
  idx INTEGER PRIMARY KEY,
  leaf BLOB NOT NULL UNIQUE,
  statement BLOB NOT NULL,
  issuer TEXT NOT NULL,
  cti BLOB NOT NULL,
  exchange BLOB NOT NULL,
  kind INTEGER NOT NULL,
  own INTEGER NOT NULL,
  logged_at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
-- Only a partner's id can be used twice: ours are drawn here.
CREATE INDEX entry_cti ON entry (cti) WHERE own = 0;
CREATE INDEX entry_exchange ON entry (exchange);
-- Apart from the entry, so that erasure destroys content and leaves the log as it is.
CREATE TABLE content (
  idx INTEGER PRIMARY KEY,
  preimage BLOB NOT NULL,
  disclosures BLOB NOT NULL,
  digest BLOB NOT NULL
) STRICT;
-- Our own statements by what they reply to: what a repeat gets.
CREATE TABLE reply (
  leaf BLOB NOT NULL,
  idx INTEGER NOT NULL,
  PRIMARY KEY (leaf, idx)
) STRICT, WITHOUT ROWID;
CREATE TABLE series (
  partner TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  leaf BLOB NOT NULL,
  PRIMARY KEY (partner, epoch)
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  partner TEXT NOT NULL,
  leaf BLOB NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  urgent INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  deliver_until INTEGER NOT NULL
) STRICT;
CREATE TABLE partner (
  name TEXT PRIMARY KEY,
  root BLOB NOT NULL,
  transport BLOB NOT NULL,
  addresses TEXT NOT NULL,
  expected_descriptor BLOB NOT NULL,
  descriptor BLOB,
  standing INTEGER NOT NULL,
  since INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement (
  hash BLOB PRIMARY KEY,
  partner TEXT NOT NULL,
  document BLOB NOT NULL,
  status INTEGER NOT NULL,
  proposal BLOB NOT NULL,
  acceptance BLOB,
  changed_at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE trace (
  id BLOB PRIMARY KEY,
  officer INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  auto_onward INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  version INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX trace_created ON trace (created_at);
CREATE TABLE hop (
  exchange BLOB PRIMARY KEY,
  trace BLOB NOT NULL,
  position INTEGER NOT NULL,
  parent BLOB,
  partner TEXT NOT NULL,
  query BLOB NOT NULL,
  state INTEGER NOT NULL,
  decision BLOB,
  asked_at INTEGER NOT NULL,
  answer_by INTEGER NOT NULL,
  moved_at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX hop_trace ON hop (trace, position);
CREATE TABLE request (
  query BLOB PRIMARY KEY,
  exchange BLOB NOT NULL,
  partner TEXT NOT NULL,
  state INTEGER NOT NULL,
  decision BLOB,
  received_at INTEGER NOT NULL,
  answer_by INTEGER NOT NULL,
  late INTEGER NOT NULL,
  release_at INTEGER NOT NULL,
  referral TEXT NOT NULL,
  review_at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX request_received ON request (received_at);
CREATE INDEX request_release ON request (release_at) WHERE release_at > 0;
-- What budgets count: one row per partner and day, so that no query has to scan its neighbours.
CREATE TABLE asked (
  partner TEXT NOT NULL,
  day INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (partner, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  size INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE partner_checkpoint (
  partner TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE fork (
  id INTEGER PRIMARY KEY,
  partner TEXT NOT NULL,
  first TEXT NOT NULL,
  second TEXT NOT NULL
) STRICT;
CREATE TABLE officer (
  id INTEGER PRIMARY KEY,
  uid INTEGER NOT NULL UNIQUE,
  secret BLOB NOT NULL
) STRICT;
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
",
    // Requests other than a trace.
    super::matters::TABLES,
    // Officers.
    r"
-- Several officers may share an account.
CREATE TABLE officer_of_account (
  id INTEGER PRIMARY KEY,
  uid INTEGER NOT NULL,
  secret BLOB NOT NULL
) STRICT;
INSERT INTO officer_of_account SELECT id, uid, secret FROM officer;
DROP TABLE officer;
ALTER TABLE officer_of_account RENAME TO officer;
CREATE TABLE officer_profile (
  officer INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  roles INTEGER NOT NULL,
  suspended INTEGER NOT NULL,
  sealed_key BLOB,
  since INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE officer_key (
  thumbprint BLOB PRIMARY KEY,
  officer INTEGER NOT NULL,
  public BLOB NOT NULL,
  since INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
-- The document may be erased; its digest is its name and stays.
CREATE TABLE decision (
  number INTEGER PRIMARY KEY,
  record BLOB NOT NULL UNIQUE,
  query BLOB NOT NULL,
  document BLOB,
  salt BLOB,
  digest BLOB NOT NULL
) STRICT;
CREATE INDEX decision_query ON decision (query);
CREATE TABLE decision_signature (
  record BLOB NOT NULL,
  thumbprint BLOB NOT NULL,
  signature BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (record, thumbprint)
) STRICT, WITHOUT ROWID;
CREATE TABLE proposal (
  query BLOB PRIMARY KEY,
  officer INTEGER NOT NULL,
  act BLOB NOT NULL,
  released BLOB NOT NULL,
  record BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
  ",
    // Fair use: counters per partner, officer and case; batch refusals on their way; what was refused.
    r"
CREATE TABLE spent (
  partner TEXT NOT NULL,
  day INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  key BLOB NOT NULL,
  requests INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (partner, day, scope, key)
) STRICT, WITHOUT ROWID;
DROP TABLE asked;
CREATE TABLE over_budget (
  partner TEXT NOT NULL,
  clause INTEGER NOT NULL,
  agreement BLOB NOT NULL,
  exchange BLOB NOT NULL,
  queries BLOB NOT NULL,
  since INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (partner, clause)
) STRICT, WITHOUT ROWID;
CREATE TABLE limited (
  partner TEXT NOT NULL,
  day INTEGER NOT NULL,
  clause INTEGER NOT NULL,
  pattern INTEGER NOT NULL,
  since INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (partner, day, clause)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_partner ON request (partner, received_at);
",
    // Letters: scans of replies from States without a node.
    r"
CREATE TABLE scan (
  digest BLOB PRIMARY KEY,
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  row_digest BLOB NOT NULL
) STRICT;
",
    // The life of a request.
    r"
ALTER TABLE request ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
-- 2 is DELAYED.
CREATE INDEX request_review ON request (review_at) WHERE review_at > 0 AND state = 2;
CREATE TABLE concern (
  subject BLOB NOT NULL,
  entry BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (subject, entry)
) STRICT, WITHOUT ROWID;
",
    // Batches.
    super::batches::TABLES,
    // Attachments.
    super::attachments::TABLES,
    // Scans of letters are attachments: sealed, and beside the store.
    "DROP TABLE scan;",
    // Bounds: withdrawals that came before their question; notices and watches that wait to be
    // looked up; what is kept of a partner's files.
    r"
CREATE TABLE early_withdrawal (
  query BLOB NOT NULL,
  partner TEXT NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (query, partner)
) STRICT, WITHOUT ROWID;
CREATE TABLE look (
  entry BLOB PRIMARY KEY,
  due_at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX look_due ON look (due_at);
CREATE INDEX watch_partner ON watch (partner);
CREATE INDEX notice_received ON notice (received_at);
CREATE INDEX blob_key_folder ON blob_key (folder);
",
    // Pages of lists.
    super::pages::TABLES,
    // Observers.
    super::observers::TABLES,
    // Witnesses.
    super::witness::TABLES,
    // What a question over budget costs.
    r"
-- Replies by the place of what they reply to.
CREATE TABLE reply_to (
  entry INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  PRIMARY KEY (entry, idx)
) STRICT, WITHOUT ROWID;
INSERT INTO reply_to SELECT e.idx, r.idx FROM reply r JOIN entry e ON e.leaf = r.leaf;
DROP TABLE reply;
-- What is found by its exchange: all but queries over budget.
CREATE TABLE in_exchange (
  exchange BLOB NOT NULL,
  idx INTEGER NOT NULL,
  PRIMARY KEY (exchange, idx)
) STRICT, WITHOUT ROWID;
INSERT INTO in_exchange SELECT exchange, idx FROM entry;
DROP INDEX entry_exchange;
",
    // Recovery.
    super::recovery::TABLES,
    // Retention and erasure.
    super::retention::TABLES,
    // The administrative log.
    super::admin::TABLES,
    // People who sign in.
    super::people::TABLES,
    // Drafts.
    super::drafts::TABLES,
    // The sealed reports that were issued.
    super::reports::TABLES,
    // Recovery: what was never acknowledged.
    super::recovery::UNDELIVERED,
    // Recovery: what a partner's epoch is held against.
    super::recovery::BASES,
    // Tokens of programs, and answers under idempotency keys.
    super::tokens::TABLES,
    // Webhooks.
    super::webhooks::TABLES,
    // Sign-in by an OpenID Provider.
    super::people::OIDC,
    // Marking, stockpile, destruction.
    super::holding::TABLES,
    // The adviser's tools: assessments, cards of the training.
    super::assessments::TABLES,
    // Converted guns that bear no number.
    super::conversions::TABLES,
    // Figures that were given to partners.
    super::released::TABLES,
    // Requests that are no traces, in the order of their list.
    super::matters::NEWEST,
    // What partners have seen of our log.
    super::recovery::SEEN,
    // Practising a trace.
    super::assessments::PRACTICE,
];

/// Brings a database to the current schema.
///
/// # Errors
/// The file belongs to another program or to a later version.
pub(super) fn migrate(connection: &mut Connection) -> StoreResult<()> {
    let application: i32 = connection.query_row("PRAGMA application_id", [], |r| r.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |r| r.get(0))?;
    if application != APPLICATION_ID && tables > 0 {
        return Err(StoreError::Foreign("the file is not a Vestigo store".to_owned()));
    }
    let done = usize::try_from(version).unwrap_or(usize::MAX);
    let Some(missing) = MIGRATIONS.get(done..) else {
        return Err(StoreError::Foreign(format!(
            "the store has schema {version}, this program knows {}; use the newer program",
            MIGRATIONS.len()
        )));
    };
    for (offset, sql) in missing.iter().enumerate() {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        let reached = i64::try_from(done + offset + 1).unwrap_or(i64::MAX);
        transaction.pragma_update(None, "user_version", reached)?;
        transaction.commit()?;
    }
    Ok(())
}
