//! The rows of people, and their digests.

use rusqlite::params;
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::time::Timestamp;
use zeroize::Zeroizing;

use super::{
    AdminRecord, CredentialRecord, FailureRecord, LinkRecord, OidcRecord, PasskeyRecord,
    PeopleStore, RoleProposalRecord, SessionRecord,
};
use crate::store::sqlite::SqliteStore;
use crate::store::sqlite::rows::{RowDigest, array, int, time, uint};
use crate::store::{StoreError, StoreResult};

const TOTP_DOMAIN: &[u8] = b"vestigo-totp-v1\0";

fn bound(officer: u32) -> Vec<u8> {
    [TOTP_DOMAIN, &officer.to_le_bytes()].concat()
}

fn credential_digest(c: &CredentialRecord, sealed: Option<&[u8]>) -> RowDigest {
    RowDigest::new("person_credential")
        .number(u64::from(c.officer))
        .optional(c.password.as_deref())
        .optional(sealed)
        .number(c.totp_step)
        .optional(c.language.as_deref().map(str::as_bytes))
        .number(c.changed_at.0)
}

fn recovery_digest(officer: u32, hash: &[u8; 32]) -> RowDigest {
    RowDigest::new("person_recovery").number(u64::from(officer)).bytes(hash)
}

fn passkey_digest(p: &PasskeyRecord) -> RowDigest {
    RowDigest::new("person_passkey")
        .bytes(&p.id)
        .number(u64::from(p.officer))
        .bytes(p.label.as_bytes())
        .bytes(&p.key)
        .number(u64::from(p.counter))
        .number(p.made_at.0)
        .number(p.used_at.map_or(0, |at| at.0))
        .number(u64::from(p.blocked))
}

fn oidc_digest(o: &OidcRecord) -> RowDigest {
    RowDigest::new("person_oidc")
        .number(u64::from(o.officer))
        .bytes(o.issuer.as_bytes())
        .bytes(o.subject.as_bytes())
        .bytes(o.label.as_bytes())
        .number(o.made_at.0)
}

const OIDC_COLUMNS: &str = "officer, issuer, subject, label, made_at, digest FROM person_oidc";

fn read_oidc(row: &rusqlite::Row<'_>) -> StoreResult<OidcRecord> {
    let record = OidcRecord {
        officer: row.get(0)?,
        issuer: row.get(1)?,
        subject: row.get(2)?,
        label: row.get(3)?,
        made_at: time(row, 4)?,
    };
    let digest: Vec<u8> = row.get(5)?;
    oidc_digest(&record).check(&digest, "provider's person of officer", &record.officer)?;
    Ok(record)
}

fn session_digest(s: &SessionRecord) -> RowDigest {
    RowDigest::new("person_session")
        .bytes(&s.id)
        .bytes(&s.hash)
        .number(u64::from(s.officer))
        .number(u64::from(s.method))
        .number(s.signed_in_at.0)
        .number(s.seen_at.0)
        .number(s.proven_at.0)
        .bytes(s.address.as_bytes())
        .bytes(s.agent.as_bytes())
}

fn link_digest(l: &LinkRecord) -> RowDigest {
    RowDigest::new("person_link")
        .number(u64::from(l.officer))
        .bytes(&l.hash)
        .number(l.made_by.map_or(0, |by| u64::from(by) + 1))
        .number(l.made_at.0)
}

fn failures_digest(f: &FailureRecord) -> RowDigest {
    RowDigest::new("person_failures")
        .number(u64::from(f.kind))
        .bytes(&f.key)
        .number(u64::from(f.count))
        .number(f.last_at.0)
}

fn proposal_digest(p: &RoleProposalRecord) -> RowDigest {
    RowDigest::new("role_proposal")
        .number(u64::from(p.officer))
        .number(u64::from(p.link))
        .number(u64::from(p.roles))
        .number(u64::from(p.proposed_by))
        .number(p.made_at.0)
        .number(u64::from(p.confirmed))
}

const PASSKEY_COLUMNS: &str =
    "id, officer, label, key, counter, made_at, used_at, blocked, digest FROM person_passkey";

fn read_passkey(row: &rusqlite::Row<'_>) -> StoreResult<PasskeyRecord> {
    let used: Option<i64> = row.get(6)?;
    let passkey = PasskeyRecord {
        id: row.get(0)?,
        officer: row.get(1)?,
        label: row.get(2)?,
        key: row.get(3)?,
        counter: row.get(4)?,
        made_at: time(row, 5)?,
        used_at: used.map(|at| Timestamp(u64::try_from(at).unwrap_or(0))),
        blocked: row.get(7)?,
    };
    let digest: Vec<u8> = row.get(8)?;
    passkey_digest(&passkey).check(&digest, "passkey of officer", &passkey.officer)?;
    Ok(passkey)
}

const ADMIN_COLUMNS: &str = "e.idx, e.leaf, e.entry, e.content
    FROM admin_index i JOIN admin_entry e ON e.idx = i.idx";

fn read_admin(row: &rusqlite::Row<'_>) -> StoreResult<AdminRecord> {
    let leaf = array(row, 1, "administrative entry")?;
    Ok(AdminRecord {
        index: uint(row, 0)?,
        leaf: LeafHash(leaf),
        entry: row.get(2)?,
        content: row.get(3)?,
    })
}

impl SqliteStore {
    fn seal_totp(&self, officer: u32, secret: &[u8; 20]) -> StoreResult<Vec<u8>> {
        let vault = self.vault.as_ref().ok_or_else(no_key)?;
        let mut padded = Zeroizing::new([0u8; 32]);
        padded.iter_mut().zip(secret).for_each(|(to, from)| *to = *from);
        vault.wrap(&padded, &bound(officer))
    }

    fn open_totp(&self, officer: u32, sealed: &[u8]) -> StoreResult<[u8; 20]> {
        let vault = self.vault.as_ref().ok_or_else(no_key)?;
        let unreadable = || StoreError::Unreadable {
            what: "secret of the codes of officer",
            key: officer.to_string(),
        };
        let padded = vault.unwrap(sealed, &bound(officer)).ok_or_else(unreadable)?;
        padded.first_chunk::<20>().copied().ok_or_else(unreadable)
    }
}

fn no_key() -> StoreError {
    StoreError::Foreign("the store is read without its key".to_owned())
}

impl PeopleStore for SqliteStore {
    fn credential(&mut self, officer: u32) -> StoreResult<Option<CredentialRecord>> {
        self.one(
            "SELECT password, totp, totp_step, language, changed_at, digest
             FROM person_credential WHERE officer = ?1",
            [officer],
            |row| {
                let sealed: Option<Vec<u8>> = row.get(1)?;
                let mut credential = CredentialRecord {
                    officer,
                    password: row.get(0)?,
                    totp: None,
                    totp_step: uint(row, 2)?,
                    language: row.get(3)?,
                    changed_at: time(row, 4)?,
                };
                let digest: Vec<u8> = row.get(5)?;
                let of = credential_digest(&credential, sealed.as_deref());
                of.check(&digest, "credentials of officer", &officer)?;
                if let Some(sealed) = sealed {
                    credential.totp = Some(self.open_totp(officer, &sealed)?);
                }
                Ok(credential)
            },
        )
    }

    fn put_credential(&mut self, c: &CredentialRecord) -> StoreResult<()> {
        let sealed = c.totp.as_ref().map(|secret| self.seal_totp(c.officer, secret)).transpose()?;
        let digest = credential_digest(c, sealed.as_deref()).finish();
        self.run(
            "INSERT OR REPLACE INTO person_credential
             (officer, password, totp, totp_step, language, changed_at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                c.officer,
                c.password,
                sealed,
                int(c.totp_step),
                c.language,
                int(c.changed_at.0),
                digest
            ],
        )
        .map(drop)
    }

    fn put_recovery(&mut self, officer: u32, hashes: &[[u8; 32]]) -> StoreResult<()> {
        self.run("DELETE FROM person_recovery WHERE officer = ?1", [officer])?;
        for hash in hashes {
            self.run(
                "INSERT INTO person_recovery (officer, hash, digest) VALUES (?1, ?2, ?3)",
                params![officer, hash, recovery_digest(officer, hash).finish()],
            )?;
        }
        Ok(())
    }

    fn recovery_left(&mut self, officer: u32) -> StoreResult<u64> {
        let count = self.one(
            "SELECT count(*) FROM person_recovery WHERE officer = ?1",
            [officer],
            |row| uint(row, 0),
        )?;
        Ok(count.unwrap_or(0))
    }

    fn spend_recovery(&mut self, officer: u32, hash: &[u8; 32]) -> StoreResult<bool> {
        let stored = self.one(
            "SELECT digest FROM person_recovery WHERE officer = ?1 AND hash = ?2",
            params![officer, hash],
            |row| Ok(row.get::<_, Vec<u8>>(0)?),
        )?;
        let Some(digest) = stored else { return Ok(false) };
        recovery_digest(officer, hash).check(&digest, "recovery code of officer", &officer)?;
        let gone = self.run(
            "DELETE FROM person_recovery WHERE officer = ?1 AND hash = ?2",
            params![officer, hash],
        )?;
        Ok(gone == 1)
    }

    fn passkeys(&mut self, officer: u32) -> StoreResult<Vec<PasskeyRecord>> {
        let sql = format!("SELECT {PASSKEY_COLUMNS} WHERE officer = ?1 ORDER BY made_at, id");
        self.query(&sql, [officer], read_passkey)
    }

    fn passkey(&mut self, id: &[u8]) -> StoreResult<Option<PasskeyRecord>> {
        self.one(&format!("SELECT {PASSKEY_COLUMNS} WHERE id = ?1"), [id], read_passkey)
    }

    fn put_passkey(&mut self, p: &PasskeyRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO person_passkey
             (id, officer, label, key, counter, made_at, used_at, blocked, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                p.id,
                p.officer,
                p.label,
                p.key,
                p.counter,
                int(p.made_at.0),
                p.used_at.map(|at| int(at.0)),
                p.blocked,
                passkey_digest(p).finish()
            ],
        )
        .map(drop)
    }

    fn drop_passkey(&mut self, id: &[u8]) -> StoreResult<()> {
        self.run("DELETE FROM person_passkey WHERE id = ?1", [id]).map(drop)
    }

    fn oidc(&mut self, officer: u32) -> StoreResult<Option<OidcRecord>> {
        self.one(&format!("SELECT {OIDC_COLUMNS} WHERE officer = ?1"), [officer], read_oidc)
    }

    fn oidc_officer(&mut self, issuer: &str, subject: &str) -> StoreResult<Option<u32>> {
        let sql = format!("SELECT {OIDC_COLUMNS} WHERE issuer = ?1 AND subject = ?2");
        Ok(self.one(&sql, [issuer, subject], read_oidc)?.map(|record| record.officer))
    }

    fn put_oidc(&mut self, o: &OidcRecord) -> StoreResult<()> {
        self.run(
            "INSERT INTO person_oidc (officer, issuer, subject, label, made_at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (officer) DO UPDATE SET issuer = excluded.issuer,
             subject = excluded.subject, label = excluded.label, made_at = excluded.made_at,
             digest = excluded.digest",
            params![
                o.officer,
                o.issuer,
                o.subject,
                o.label,
                int(o.made_at.0),
                oidc_digest(o).finish()
            ],
        )
        .map(drop)
    }

    fn drop_oidc(&mut self, officer: u32) -> StoreResult<()> {
        self.run("DELETE FROM person_oidc WHERE officer = ?1", [officer]).map(drop)
    }

    fn sessions(&mut self) -> StoreResult<Vec<SessionRecord>> {
        self.query(
            "SELECT id, hash, officer, method, signed_in_at, seen_at, proven_at, address, agent,
             digest FROM person_session ORDER BY signed_in_at, id",
            [],
            |row| {
                let session = SessionRecord {
                    id: array(row, 0, "session")?,
                    hash: array(row, 1, "session")?,
                    officer: row.get(2)?,
                    method: row.get(3)?,
                    signed_in_at: time(row, 4)?,
                    seen_at: time(row, 5)?,
                    proven_at: time(row, 6)?,
                    address: row.get(7)?,
                    agent: row.get(8)?,
                };
                let digest: Vec<u8> = row.get(9)?;
                session_digest(&session).check(&digest, "session of officer", &session.officer)?;
                Ok(session)
            },
        )
    }

    fn put_session(&mut self, s: &SessionRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO person_session (id, hash, officer, method, signed_in_at,
             seen_at, proven_at, address, agent, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                s.id,
                s.hash,
                s.officer,
                s.method,
                int(s.signed_in_at.0),
                int(s.seen_at.0),
                int(s.proven_at.0),
                s.address,
                s.agent,
                session_digest(s).finish()
            ],
        )
        .map(drop)
    }

    fn drop_session(&mut self, id: &[u8; 8]) -> StoreResult<()> {
        self.run("DELETE FROM person_session WHERE id = ?1", [id]).map(drop)
    }

    fn links(&mut self) -> StoreResult<Vec<LinkRecord>> {
        self.query(
            "SELECT officer, hash, made_by, made_at, digest FROM person_link ORDER BY officer",
            [],
            |row| {
                let link = LinkRecord {
                    officer: row.get(0)?,
                    hash: array(row, 1, "link")?,
                    made_by: row.get(2)?,
                    made_at: time(row, 3)?,
                };
                let digest: Vec<u8> = row.get(4)?;
                link_digest(&link).check(&digest, "link of officer", &link.officer)?;
                Ok(link)
            },
        )
    }

    fn put_link(&mut self, l: &LinkRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO person_link (officer, hash, made_by, made_at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![l.officer, l.hash, l.made_by, int(l.made_at.0), link_digest(l).finish()],
        )
        .map(drop)
    }

    fn take_link(&mut self, hash: &[u8; 32]) -> StoreResult<bool> {
        Ok(self.run("DELETE FROM person_link WHERE hash = ?1", [hash])? == 1)
    }

    fn failures(&mut self) -> StoreResult<Vec<FailureRecord>> {
        self.query(
            "SELECT kind, key, count, last_at, digest FROM person_failures ORDER BY kind, key",
            [],
            |row| {
                let failures = FailureRecord {
                    kind: row.get(0)?,
                    key: array(row, 1, "failed attempts")?,
                    count: row.get(2)?,
                    last_at: time(row, 3)?,
                };
                let digest: Vec<u8> = row.get(4)?;
                failures_digest(&failures).check(&digest, "failed attempts", &failures.kind)?;
                Ok(failures)
            },
        )
    }

    fn put_failures(&mut self, f: &FailureRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO person_failures (kind, key, count, last_at, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![f.kind, f.key, f.count, int(f.last_at.0), failures_digest(f).finish()],
        )
        .map(drop)
    }

    fn drop_failures(&mut self, kind: u8, key: &[u8; 32]) -> StoreResult<()> {
        self.run("DELETE FROM person_failures WHERE kind = ?1 AND key = ?2", params![kind, key])
            .map(drop)
    }

    fn role_proposals(&mut self) -> StoreResult<Vec<RoleProposalRecord>> {
        self.query(
            "SELECT officer, link, roles, proposed_by, made_at, confirmed, digest
             FROM role_proposal ORDER BY made_at, officer",
            [],
            |row| {
                let proposal = RoleProposalRecord {
                    officer: row.get(0)?,
                    link: row.get(1)?,
                    roles: row.get(2)?,
                    proposed_by: row.get(3)?,
                    made_at: time(row, 4)?,
                    confirmed: row.get(5)?,
                };
                let digest: Vec<u8> = row.get(6)?;
                proposal_digest(&proposal).check(
                    &digest,
                    "proposal for officer",
                    &proposal.officer,
                )?;
                Ok(proposal)
            },
        )
    }

    fn put_role_proposal(&mut self, p: &RoleProposalRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO role_proposal
             (officer, link, roles, proposed_by, made_at, confirmed, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                p.officer,
                p.link,
                p.roles,
                p.proposed_by,
                int(p.made_at.0),
                p.confirmed,
                proposal_digest(p).finish()
            ],
        )
        .map(drop)
    }

    fn drop_role_proposal(&mut self, officer: u32) -> StoreResult<()> {
        self.run("DELETE FROM role_proposal WHERE officer = ?1", [officer]).map(drop)
    }

    fn index_admin(
        &mut self,
        index: u64,
        officer: Option<&[u8]>,
        subject: &str,
    ) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO admin_index (idx, officer, subject) VALUES (?1, ?2, ?3)",
            params![int(index), officer, subject],
        )
        .map(drop)
    }

    fn admin_indexed(&mut self) -> StoreResult<u64> {
        let size = self.one("SELECT max(idx) + 1 FROM admin_index", [], |row| {
            let size: Option<i64> = row.get(0)?;
            Ok(size.and_then(|n| u64::try_from(n).ok()).unwrap_or(0))
        })?;
        Ok(size.unwrap_or(0))
    }

    fn admin_of(
        &mut self,
        officer: &[u8],
        name: &str,
        before: u64,
        limit: u64,
    ) -> StoreResult<Vec<AdminRecord>> {
        // Two walks over an index each, and never over the log.
        let sql = format!(
            "SELECT {ADMIN_COLUMNS} WHERE i.idx IN (
               SELECT * FROM (SELECT idx FROM admin_index WHERE officer = ?1 AND idx < ?3
                              ORDER BY idx DESC LIMIT ?4)
               UNION
               SELECT * FROM (SELECT idx FROM admin_index WHERE subject = ?2 AND idx < ?3
                              ORDER BY idx DESC LIMIT ?4))
             ORDER BY e.idx DESC LIMIT ?4"
        );
        self.query(&sql, params![officer, name, int(before), int(limit)], read_admin)
    }

    fn admin_about(
        &mut self,
        subjects: &[String],
        before: u64,
        limit: u64,
    ) -> StoreResult<Vec<AdminRecord>> {
        let mut found = Vec::new();
        let sql = format!(
            "SELECT {ADMIN_COLUMNS} WHERE i.subject = ?1 AND i.idx < ?2
             ORDER BY i.idx DESC LIMIT ?3"
        );
        for subject in subjects {
            found.extend(self.query(
                &sql,
                params![subject, int(before), int(limit)],
                read_admin,
            )?);
        }
        found.sort_unstable_by_key(|record: &AdminRecord| std::cmp::Reverse(record.index));
        found.dedup_by_key(|record| record.index);
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(found)
    }
}
