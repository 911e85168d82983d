//! Officers' names, roles and keys; records of decisions with the signatures over them; answers
//! that a first officer proposed.

use rusqlite::params;
use vestigo_protocol::ids::{Digest, Kid, LeafHash};
use vestigo_protocol::time::Timestamp;

use super::sqlite::SqliteStore;
use super::sqlite::rows::{RowDigest, array, int, time, uint};
use super::{StoreError, StoreResult};

/// What is known of an officer besides the number and the secret of its pseudonyms.
#[derive(Clone, PartialEq, Eq)]
pub struct OfficerProfile {
    /// Whose.
    pub officer: u32,
    /// The name under which it acts.
    pub name: String,
    /// What it may do, as bits.
    pub roles: u8,
    /// May not act any more.
    pub suspended: bool,
    /// The signing key under its passphrase; absent before the first.
    pub sealed_key: Option<Vec<u8>>,
    /// Since when it is an officer.
    pub since: Timestamp,
}

impl std::fmt::Debug for OfficerProfile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OfficerProfile({})", self.officer)
    }
}

/// A public key of an officer, kept for as long as signatures of it are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerKey {
    /// Its thumbprint.
    pub thumbprint: Kid,
    /// Whose.
    pub officer: u32,
    /// The key.
    pub public: [u8; 32],
    /// Since when.
    pub since: Timestamp,
}

/// The record of a decision as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptDecision {
    /// SHA-256 of the document: its name.
    pub digest: Digest,
    /// The query's entry.
    pub query: LeafHash,
    /// Rises: the order in which they were made.
    pub number: u64,
    /// The document; absent once it was erased.
    pub document: Option<Vec<u8>>,
    /// Salt of the chosen record and of the words; absent once they were erased.
    pub salt: Option<Vec<u8>>,
}

impl std::fmt::Debug for KeptDecision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeptDecision({})", self.digest)
    }
}

/// An answer that a first officer proposed.
#[derive(Clone, PartialEq, Eq)]
pub struct ProposalRecord {
    /// The query's entry: a case has one at most.
    pub query: LeafHash,
    /// Who proposed it.
    pub officer: u32,
    /// The act, as the desk writes it.
    pub act: Vec<u8>,
    /// SHA-256 of what would leave: it falls when that changes.
    pub released: [u8; 32],
    /// Digest of its record.
    pub record: Digest,
    /// When.
    pub made_at: Timestamp,
    /// From when on it is void.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for ProposalRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ProposalRecord({})", self.query)
    }
}

/// The part of the store that is about officers.
pub trait OfficerStore {
    /// All profiles, by officer.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn profiles(&mut self) -> StoreResult<Vec<OfficerProfile>>;
    /// Writes a profile.
    ///
    /// # Errors
    /// The database refuses; the name is another officer's.
    fn put_profile(&mut self, profile: &OfficerProfile) -> StoreResult<()>;
    /// All public keys, also of the past.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn officer_keys(&mut self) -> StoreResult<Vec<OfficerKey>>;
    /// Adds a public key.
    ///
    /// # Errors
    /// The database refuses.
    fn put_officer_key(&mut self, key: &OfficerKey) -> StoreResult<()>;

    /// Keeps the record of a decision.
    ///
    /// # Errors
    /// The database refuses.
    fn put_decision(
        &mut self,
        digest: &Digest,
        query: &LeafHash,
        document: &[u8],
        salt: &[u8],
    ) -> StoreResult<()>;
    /// The decisions in a case, in their order.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn decisions(&mut self, query: &LeafHash) -> StoreResult<Vec<KeptDecision>>;
    /// Destroys the documents of a case's decisions; that they were made stays known.
    ///
    /// # Errors
    /// The database refuses.
    fn erase_decisions(&mut self, query: &LeafHash) -> StoreResult<()>;
    /// Keeps an officer's signature over a record.
    ///
    /// # Errors
    /// The database refuses.
    fn put_decision_signature(
        &mut self,
        record: &Digest,
        thumbprint: &Kid,
        signature: &[u8; 64],
    ) -> StoreResult<()>;
    /// The signatures over a record.
    ///
    /// # Errors
    /// The database refuses, or a record is corrupt.
    fn decision_signatures(&mut self, record: &Digest) -> StoreResult<Vec<(Kid, [u8; 64])>>;

    /// Writes the proposal in a case.
    ///
    /// # Errors
    /// The database refuses.
    fn put_proposal(&mut self, proposal: &ProposalRecord) -> StoreResult<()>;
    /// The proposal in a case.
    ///
    /// # Errors
    /// The database refuses, or the record is corrupt.
    fn proposal(&mut self, query: &LeafHash) -> StoreResult<Option<ProposalRecord>>;
    /// How many proposals stand.
    ///
    /// # Errors
    /// The database refuses.
    fn proposals_open(&mut self, now: Timestamp) -> StoreResult<u64>;
    /// Forgets the proposal in a case, if there is one.
    ///
    /// # Errors
    /// The database refuses.
    fn drop_proposal(&mut self, query: &LeafHash) -> StoreResult<()>;
}

fn profile_digest(p: &OfficerProfile) -> RowDigest {
    RowDigest::new("officer_profile")
        .number(u64::from(p.officer))
        .bytes(p.name.as_bytes())
        .number(u64::from(p.roles))
        .number(u64::from(p.suspended))
        .optional(p.sealed_key.as_deref())
        .number(p.since.0)
}

fn key_digest(k: &OfficerKey) -> RowDigest {
    RowDigest::new("officer_key")
        .bytes(k.thumbprint.as_bytes())
        .number(u64::from(k.officer))
        .bytes(&k.public)
        .number(k.since.0)
}

fn proposal_digest(p: &ProposalRecord) -> RowDigest {
    RowDigest::new("proposal")
        .bytes(p.query.as_bytes())
        .number(u64::from(p.officer))
        .bytes(&p.act)
        .bytes(&p.released)
        .bytes(p.record.as_bytes())
        .number(p.made_at.0)
        .number(p.expires_at.0)
}

fn decision_digest(digest: &Digest, query: &LeafHash) -> RowDigest {
    RowDigest::new("decision").bytes(digest.as_bytes()).bytes(query.as_bytes())
}

fn signature_digest(record: &Digest, thumbprint: &Kid, signature: &[u8]) -> RowDigest {
    RowDigest::new("decision_signature")
        .bytes(record.as_bytes())
        .bytes(thumbprint.as_bytes())
        .bytes(signature)
}

impl OfficerStore for SqliteStore {
    fn profiles(&mut self) -> StoreResult<Vec<OfficerProfile>> {
        self.query(
            "SELECT officer, name, roles, suspended, sealed_key, since, digest
             FROM officer_profile ORDER BY officer",
            [],
            |row| {
                let profile = OfficerProfile {
                    officer: row.get(0)?,
                    name: row.get(1)?,
                    roles: row.get(2)?,
                    suspended: row.get(3)?,
                    sealed_key: row.get(4)?,
                    since: time(row, 5)?,
                };
                let digest: Vec<u8> = row.get(6)?;
                profile_digest(&profile).check(&digest, "officer", &profile.officer)?;
                Ok(profile)
            },
        )
    }

    fn put_profile(&mut self, p: &OfficerProfile) -> StoreResult<()> {
        self.run(
            "INSERT INTO officer_profile (officer, name, roles, suspended, sealed_key, since,
             digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (officer) DO UPDATE SET name = excluded.name, roles = excluded.roles,
             suspended = excluded.suspended, sealed_key = excluded.sealed_key,
             since = excluded.since, digest = excluded.digest",
            params![
                p.officer,
                p.name,
                p.roles,
                p.suspended,
                p.sealed_key,
                int(p.since.0),
                profile_digest(p).finish()
            ],
        )
        .map(drop)
    }

    fn officer_keys(&mut self) -> StoreResult<Vec<OfficerKey>> {
        self.query(
            "SELECT thumbprint, officer, public, since, digest FROM officer_key
             ORDER BY since, thumbprint",
            [],
            |row| {
                let key = OfficerKey {
                    thumbprint: Kid(array(row, 0, "officer key")?),
                    officer: row.get(1)?,
                    public: array(row, 2, "officer key")?,
                    since: time(row, 3)?,
                };
                let digest: Vec<u8> = row.get(4)?;
                key_digest(&key).check(&digest, "officer key", &key.thumbprint)?;
                Ok(key)
            },
        )
    }

    fn put_officer_key(&mut self, k: &OfficerKey) -> StoreResult<()> {
        self.run(
            "INSERT INTO officer_key (thumbprint, officer, public, since, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                k.thumbprint.as_bytes(),
                k.officer,
                k.public,
                int(k.since.0),
                key_digest(k).finish()
            ],
        )
        .map(drop)
    }

    fn put_decision(
        &mut self,
        digest: &Digest,
        query: &LeafHash,
        document: &[u8],
        salt: &[u8],
    ) -> StoreResult<()> {
        self.run(
            "INSERT INTO decision (record, query, document, salt, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                digest.as_bytes(),
                query.as_bytes(),
                document,
                salt,
                decision_digest(digest, query).finish()
            ],
        )
        .map(drop)
    }

    fn decisions(&mut self, query: &LeafHash) -> StoreResult<Vec<KeptDecision>> {
        use sha2::Digest as _;
        self.query(
            "SELECT record, query, number, document, salt, digest FROM decision
             WHERE query = ?1 ORDER BY number",
            [query.as_bytes()],
            |row| {
                let kept = KeptDecision {
                    digest: Digest(array(row, 0, "decision")?),
                    query: LeafHash(array(row, 1, "decision")?),
                    number: uint(row, 2)?,
                    document: row.get(3)?,
                    salt: row.get(4)?,
                };
                let digest: Vec<u8> = row.get(5)?;
                decision_digest(&kept.digest, &kept.query).check(
                    &digest,
                    "decision",
                    &kept.digest,
                )?;
                let whole = kept.document.as_ref().is_none_or(|document| {
                    sha2::Sha256::digest(document).as_slice() == kept.digest.as_bytes()
                });
                if whole {
                    Ok(kept)
                } else {
                    let key = kept.digest.to_string();
                    Err(StoreError::Corrupt { what: "decision", key })
                }
            },
        )
    }

    fn erase_decisions(&mut self, query: &LeafHash) -> StoreResult<()> {
        self.run(
            "UPDATE decision SET document = NULL, salt = NULL WHERE query = ?1",
            [query.as_bytes()],
        )
        .map(drop)
    }

    fn put_decision_signature(
        &mut self,
        record: &Digest,
        thumbprint: &Kid,
        signature: &[u8; 64],
    ) -> StoreResult<()> {
        self.run(
            "INSERT INTO decision_signature (record, thumbprint, signature, digest)
             VALUES (?1, ?2, ?3, ?4)",
            params![
                record.as_bytes(),
                thumbprint.as_bytes(),
                signature,
                signature_digest(record, thumbprint, signature).finish()
            ],
        )
        .map(drop)
    }

    fn decision_signatures(&mut self, record: &Digest) -> StoreResult<Vec<(Kid, [u8; 64])>> {
        self.query(
            "SELECT thumbprint, signature, digest FROM decision_signature WHERE record = ?1
             ORDER BY thumbprint",
            [record.as_bytes()],
            |row| {
                let thumbprint = Kid(array(row, 0, "decision signature")?);
                let signature: [u8; 64] = array(row, 1, "decision signature")?;
                let digest: Vec<u8> = row.get(2)?;
                signature_digest(record, &thumbprint, &signature).check(
                    &digest,
                    "decision signature",
                    record,
                )?;
                Ok((thumbprint, signature))
            },
        )
    }

    fn put_proposal(&mut self, p: &ProposalRecord) -> StoreResult<()> {
        self.run(
            "INSERT OR REPLACE INTO proposal (query, officer, act, released, record, made_at,
             expires_at, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                p.query.as_bytes(),
                p.officer,
                p.act,
                p.released,
                p.record.as_bytes(),
                int(p.made_at.0),
                int(p.expires_at.0),
                proposal_digest(p).finish()
            ],
        )
        .map(drop)
    }

    fn proposal(&mut self, query: &LeafHash) -> StoreResult<Option<ProposalRecord>> {
        self.one(
            "SELECT query, officer, act, released, record, made_at, expires_at, digest
             FROM proposal WHERE query = ?1",
            [query.as_bytes()],
            |row| {
                let proposal = ProposalRecord {
                    query: LeafHash(array(row, 0, "proposal")?),
                    officer: row.get(1)?,
                    act: row.get(2)?,
                    released: array(row, 3, "proposal")?,
                    record: Digest(array(row, 4, "proposal")?),
                    made_at: time(row, 5)?,
                    expires_at: time(row, 6)?,
                };
                let digest: Vec<u8> = row.get(7)?;
                proposal_digest(&proposal).check(&digest, "proposal", &proposal.query)?;
                Ok(proposal)
            },
        )
    }

    fn proposals_open(&mut self, now: Timestamp) -> StoreResult<u64> {
        let sql = "SELECT count(*) FROM proposal WHERE expires_at > ?1";
        Ok(self.one(sql, [int(now.0)], |row| uint(row, 0))?.unwrap_or_default())
    }

    fn drop_proposal(&mut self, query: &LeafHash) -> StoreResult<()> {
        self.run("DELETE FROM proposal WHERE query = ?1", [query.as_bytes()]).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use crate::store::{Officer, Store as _};

    fn open(scratch: &Scratch) -> SqliteStore {
        SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap()
    }

    fn profile(officer: u32, name: &str) -> OfficerProfile {
        OfficerProfile {
            officer,
            name: name.to_owned(),
            roles: 3,
            suspended: false,
            sealed_key: Some(vec![1, 2]),
            since: Timestamp(9),
        }
    }

    #[test]
    fn two_officers_can_share_an_account_but_not_a_name() {
        let scratch = Scratch::new("officer-profiles");
        let mut store = open(&scratch);
        for id in [1, 2] {
            store.put_officer(&Officer { id, uid: 1000, secret: [7; 32] }).unwrap();
        }
        assert_eq!(store.officers().unwrap().len(), 2);
        store.put_profile(&profile(1, "ana")).unwrap();
        store.put_profile(&profile(1, "anna")).unwrap();
        store.put_profile(&profile(2, "ben")).unwrap();
        assert_eq!(store.profiles().unwrap(), [profile(1, "anna"), profile(2, "ben")]);
        assert!(store.put_profile(&profile(2, "anna")).is_err());
        store.run("UPDATE officer_profile SET roles = 63 WHERE officer = 2", []).unwrap();
        let error = store.profiles().unwrap_err();
        assert!(matches!(error, StoreError::Corrupt { what: "officer", .. }), "{error}");
    }

    #[test]
    fn an_erased_decision_is_still_known_and_a_changed_one_is_reported() {
        use sha2::Digest as _;
        let scratch = Scratch::new("kept-decisions");
        let mut store = open(&scratch);
        let (query, document) = (LeafHash([1; 32]), b"document".to_vec());
        let digest = Digest(sha2::Sha256::digest(&document).into());
        store.put_decision(&digest, &query, &document, &[5; 16]).unwrap();
        store.put_decision_signature(&digest, &Kid([2; 32]), &[3; 64]).unwrap();
        let kept = store.decisions(&query).unwrap();
        assert_eq!(kept[0].document.as_ref(), Some(&document));
        assert_eq!(store.decision_signatures(&digest).unwrap(), [(Kid([2; 32]), [3; 64])]);
        store.erase_decisions(&query).unwrap();
        let kept = store.decisions(&query).unwrap();
        assert_eq!((kept[0].digest, &kept[0].document, &kept[0].salt), (digest, &None, &None));
        store.run("UPDATE decision SET document = x'00'", []).unwrap();
        assert!(matches!(store.decisions(&query), Err(StoreError::Corrupt { .. })));
    }

    #[test]
    fn a_case_has_one_proposal() {
        let scratch = Scratch::new("proposals");
        let mut store = open(&scratch);
        let mut proposal = ProposalRecord {
            query: LeafHash([1; 32]),
            officer: 1,
            act: vec![1],
            released: [2; 32],
            record: Digest([3; 32]),
            made_at: Timestamp(4),
            expires_at: Timestamp(5),
        };
        store.put_proposal(&proposal).unwrap();
        proposal.officer = 2;
        store.put_proposal(&proposal).unwrap();
        assert_eq!(store.proposal(&proposal.query).unwrap(), Some(proposal.clone()));
        store.drop_proposal(&proposal.query).unwrap();
        assert_eq!(store.proposal(&proposal.query).unwrap(), None);
    }
}
