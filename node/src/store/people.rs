//! How officers sign in: credentials, sessions, one-time links, failed attempts, changes that wait
//! for a second administrator, and who did what by officer and by subject.
//!
//! Of a token, a link or a recovery code only the hash is here; the secret of an authenticator app
//! is sealed under the store key.

use vestigo_protocol::time::Timestamp;

use super::StoreResult;
use super::admin::AdminRecord;

mod rows;
#[cfg(test)]
mod tests;

/// How an officer signs in, but for passkeys and recovery codes.
#[derive(Clone, PartialEq, Eq)]
pub struct CredentialRecord {
    /// Whose.
    pub officer: u32,
    /// The hash of the password with its salt and cost; absent: no password.
    pub password: Option<Vec<u8>>,
    /// The secret of the authenticator app; absent: no app.
    pub totp: Option<[u8; 20]>,
    /// The step of the code that was taken last: neither it nor an earlier one is taken again.
    pub totp_step: u64,
    /// The language that the officer chose.
    pub language: Option<String>,
    /// When something of it last changed.
    pub changed_at: Timestamp,
}

/// A passkey.
#[derive(Clone, PartialEq, Eq)]
pub struct PasskeyRecord {
    /// Its credential id, at most 1,023 bytes.
    pub id: Vec<u8>,
    /// Whose.
    pub officer: u32,
    /// What its owner calls it.
    pub label: String,
    /// The public key and what belongs to it, as the ceremonies read it.
    pub key: Vec<u8>,
    /// Its counter when it was used last; 0: it counts nothing.
    pub counter: u32,
    /// Since when.
    pub made_at: Timestamp,
    /// When it was used last; none: never.
    pub used_at: Option<Timestamp>,
    /// Its counter went back: it is not taken any more.
    pub blocked: bool,
}

/// The person at an OpenID Provider that an officer is; one at most.
#[derive(Clone, PartialEq, Eq)]
pub struct OidcRecord {
    /// Whose.
    pub officer: u32,
    /// The provider.
    pub issuer: String,
    /// The person's number there.
    pub subject: String,
    /// What the provider called the person.
    pub label: String,
    /// Since when.
    pub made_at: Timestamp,
}

/// A session.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRecord {
    /// Its public number.
    pub id: [u8; 8],
    /// SHA-256 of its token.
    pub hash: [u8; 32],
    /// Whose.
    pub officer: u32,
    /// How it was opened: a number of the runtime's list.
    pub method: u8,
    /// When it began.
    pub signed_in_at: Timestamp,
    /// When it was used last; written about once a minute.
    pub seen_at: Timestamp,
    /// When its owner last proved who he is.
    pub proven_at: Timestamp,
    /// From where; empty: not known.
    pub address: String,
    /// The browser in its own words.
    pub agent: String,
}

/// A one-time link; an officer has one at most.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkRecord {
    /// Whose sign-in it sets up.
    pub officer: u32,
    /// SHA-256 of its code.
    pub hash: [u8; 32],
    /// Who made it; none: the node itself, when it was founded.
    pub made_by: Option<u32>,
    /// When.
    pub made_at: Timestamp,
}

/// Failed attempts of a name or an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailureRecord {
    /// Hash of the name or the address, with its kind.
    pub key: [u8; 32],
    /// 0: of a name; 1: of an address.
    pub kind: u8,
    /// How many.
    pub count: u32,
    /// The last one.
    pub last_at: Timestamp,
}

/// A change that waits for a second administrator; an officer has one at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleProposalRecord {
    /// Whose.
    pub officer: u32,
    /// A link is to be made; else the roles are to change.
    pub link: bool,
    /// The roles that are to be, as bits.
    pub roles: u8,
    /// Who proposed it.
    pub proposed_by: u32,
    /// When.
    pub made_at: Timestamp,
    /// Another administrator has confirmed it; what is left is to make the link.
    pub confirmed: bool,
}

macro_rules! silent {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.officer)
            }
        }
    )+};
}
silent!(CredentialRecord, PasskeyRecord, OidcRecord, SessionRecord, LinkRecord);

/// The part of the store that is about people who sign in.
///
/// # Errors
/// Each function fails if the database refuses; those that read, also if a record is corrupt.
#[expect(clippy::missing_errors_doc, reason = "said once, for all of them")]
pub trait PeopleStore {
    /// How an officer signs in.
    fn credential(&mut self, officer: u32) -> StoreResult<Option<CredentialRecord>>;
    /// Writes it.
    fn put_credential(&mut self, credential: &CredentialRecord) -> StoreResult<()>;
    /// Replaces an officer's recovery codes, by their hashes.
    fn put_recovery(&mut self, officer: u32, hashes: &[[u8; 32]]) -> StoreResult<()>;
    /// How many are left.
    fn recovery_left(&mut self, officer: u32) -> StoreResult<u64>;
    /// Uses one up. False: there is none of this hash.
    fn spend_recovery(&mut self, officer: u32, hash: &[u8; 32]) -> StoreResult<bool>;

    /// An officer's passkeys, oldest first.
    fn passkeys(&mut self, officer: u32) -> StoreResult<Vec<PasskeyRecord>>;
    /// The passkey of a credential id, whosever it is.
    fn passkey(&mut self, id: &[u8]) -> StoreResult<Option<PasskeyRecord>>;
    /// Writes a passkey.
    fn put_passkey(&mut self, passkey: &PasskeyRecord) -> StoreResult<()>;
    /// Removes a passkey.
    fn drop_passkey(&mut self, id: &[u8]) -> StoreResult<()>;

    /// The person at a provider that an officer is.
    fn oidc(&mut self, officer: u32) -> StoreResult<Option<OidcRecord>>;
    /// The officer that a person at a provider is.
    fn oidc_officer(&mut self, issuer: &str, subject: &str) -> StoreResult<Option<u32>>;
    /// Writes it, in place of the officer's other one. A person who is another officer is an error.
    fn put_oidc(&mut self, record: &OidcRecord) -> StoreResult<()>;
    /// Removes it.
    fn drop_oidc(&mut self, officer: u32) -> StoreResult<()>;

    /// All sessions, oldest first.
    fn sessions(&mut self) -> StoreResult<Vec<SessionRecord>>;
    /// Writes a session.
    fn put_session(&mut self, session: &SessionRecord) -> StoreResult<()>;
    /// Removes a session.
    fn drop_session(&mut self, id: &[u8; 8]) -> StoreResult<()>;

    /// All links.
    fn links(&mut self) -> StoreResult<Vec<LinkRecord>>;
    /// Writes a link, in place of the officer's other one.
    fn put_link(&mut self, link: &LinkRecord) -> StoreResult<()>;
    /// Uses a link up. False: there is none of this hash any more.
    fn take_link(&mut self, hash: &[u8; 32]) -> StoreResult<bool>;

    /// All failures.
    fn failures(&mut self) -> StoreResult<Vec<FailureRecord>>;
    /// Writes failures.
    fn put_failures(&mut self, failures: &FailureRecord) -> StoreResult<()>;
    /// Forgets failures.
    fn drop_failures(&mut self, kind: u8, key: &[u8; 32]) -> StoreResult<()>;

    /// All changes that wait, oldest first.
    fn role_proposals(&mut self) -> StoreResult<Vec<RoleProposalRecord>>;
    /// Writes a change that waits, in place of the officer's other one.
    fn put_role_proposal(&mut self, proposal: &RoleProposalRecord) -> StoreResult<()>;
    /// Forgets the change that waits for an officer.
    fn drop_role_proposal(&mut self, officer: u32) -> StoreResult<()>;

    /// From now on an entry of the administrative log is found by who did it and by its subject.
    fn index_admin(&mut self, index: u64, officer: Option<&[u8]>, subject: &str)
    -> StoreResult<()>;
    /// How many entries of the administrative log are found so, from the first.
    fn admin_indexed(&mut self) -> StoreResult<u64>;
    /// Entries by an officer's pseudonym, or about `name`, before `before`, newest first.
    fn admin_of(
        &mut self,
        officer: &[u8],
        name: &str,
        before: u64,
        limit: u64,
    ) -> StoreResult<Vec<AdminRecord>>;
    /// Entries about one of these subjects before `before`, newest first.
    fn admin_about(
        &mut self,
        subjects: &[String],
        before: u64,
        limit: u64,
    ) -> StoreResult<Vec<AdminRecord>>;
}

/// Persons at an OpenID Provider.
pub(super) const OIDC: &str = r"
CREATE TABLE person_oidc (
  officer INTEGER PRIMARY KEY,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  label TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  digest BLOB NOT NULL,
  UNIQUE (issuer, subject)
) STRICT;
";

/// The tables.
pub(super) const TABLES: &str = r"
CREATE TABLE person_credential (
  officer INTEGER PRIMARY KEY,
  password BLOB,
  totp BLOB,
  totp_step INTEGER NOT NULL,
  language TEXT,
  changed_at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE person_recovery (
  officer INTEGER NOT NULL,
  hash BLOB NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (officer, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_passkey (
  id BLOB PRIMARY KEY,
  officer INTEGER NOT NULL,
  label TEXT NOT NULL,
  key BLOB NOT NULL,
  counter INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  used_at INTEGER,
  blocked INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_passkey_officer ON person_passkey (officer);
CREATE TABLE person_session (
  id BLOB PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  officer INTEGER NOT NULL,
  method INTEGER NOT NULL,
  signed_in_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  proven_at INTEGER NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE person_link (
  officer INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  made_by INTEGER,
  made_at INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
CREATE TABLE person_failures (
  kind INTEGER NOT NULL,
  key BLOB NOT NULL,
  count INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE role_proposal (
  officer INTEGER PRIMARY KEY,
  link INTEGER NOT NULL,
  roles INTEGER NOT NULL,
  proposed_by INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  confirmed INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
-- Derived from the entries: who did it, and to what.
CREATE TABLE admin_index (
  idx INTEGER PRIMARY KEY,
  officer BLOB,
  subject TEXT NOT NULL
) STRICT;
CREATE INDEX admin_index_officer ON admin_index (officer, idx);
CREATE INDEX admin_index_subject ON admin_index (subject, idx);
";
