//! What an administrator can do who has all files and keys of a node, and knows this program.

use std::path::Path;

use minicbor::Encoder;
use minicbor::data::Tag;
use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};
use vestigo_protocol::envelope::{UnverifiedStatement, sig_structure};
use vestigo_protocol::ids::LeafHash;
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::time::Timestamp;

use crate::keys::WorkingSeeds;
use crate::runtime::daemon::STORE_FILE;
use crate::service::{Outcome, ServiceError};

/// By how much an entry is backdated.
const BACKDATED_SECONDS: u64 = 2 * 60 * 60;

/// Rewrites one entry of a stopped node's store as if it had been signed two hours before: the
/// statement, signed again with the node's own key, its leaf hash and its row digest. The store
/// finds nothing wrong with the row.
///
/// # Errors
/// There is no such entry, or it was not signed by the node.
pub(super) fn backdate(data_dir: &Path, index: u64) -> Outcome<()> {
    let seeds = WorkingSeeds::load(data_dir)?;
    let key = SecretKey::from_seed(seeds.signing.expose());
    let mut connection =
        Connection::open(data_dir.join(STORE_FILE)).map_err(ServiceError::unexpected)?;
    rewrite(&mut connection, index, &key)
}

fn rewrite(connection: &mut Connection, index: u64, key: &SecretKey) -> Outcome<()> {
    let number = i64::try_from(index).map_err(ServiceError::unexpected)?;
    let change = connection.transaction().map_err(ServiceError::unexpected)?;
    let row: Option<(Vec<u8>, bool, i64)> = change
        .query_row(
            "SELECT statement, own, logged_at FROM entry WHERE idx = ?1",
            params![number],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()
        .map_err(ServiceError::unexpected)?;
    let (statement, own, logged_at) =
        row.ok_or_else(|| ServiceError::unexpected("there is no such entry"))?;
    let statement = backdated(&statement, key)?;
    let leaf = LeafHash::of(&statement);
    let logged_at = u64::try_from(logged_at).map_err(ServiceError::unexpected)?;
    let digest = row_digest(index, &leaf, &statement, own, logged_at);
    change
        .execute(
            "UPDATE entry SET statement = ?2, leaf = ?3, digest = ?4 WHERE idx = ?1",
            params![number, statement, leaf.as_bytes(), digest],
        )
        .map_err(ServiceError::unexpected)?;
    change.commit().map_err(ServiceError::unexpected)
}

/// The same statement with an earlier time, signed again.
fn backdated(statement: &[u8], key: &SecretKey) -> Outcome<Vec<u8>> {
    let statement = UnverifiedStatement::parse(statement)
        .and_then(|s| s.verify(key.public()))
        .map_err(ServiceError::unexpected)?;
    let mut header = statement.header;
    header.issued_at = Timestamp(header.issued_at.0.saturating_sub(BACKDATED_SECONDS));
    let protected = header.to_bytes();
    let payload = statement.payload.0;
    let signature = key.sign(&sig_structure(&protected, &payload));
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes)
        .tag(Tag::new(18))
        .and_then(|e| e.array(4))
        .and_then(|e| e.bytes(&protected))
        .and_then(|e| e.map(0))
        .and_then(|e| e.bytes(&payload))
        .and_then(|e| e.bytes(&signature))
        .map_err(ServiceError::unexpected)?;
    Ok(bytes)
}

/// The digest that the store keeps beside each row.
fn row_digest(
    index: u64,
    leaf: &LeafHash,
    statement: &[u8],
    own: bool,
    logged_at: u64,
) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    };
    part(b"entry");
    part(&index.to_le_bytes());
    part(leaf.as_bytes());
    part(statement);
    part(&u64::from(own).to_le_bytes());
    part(&logged_at.to_le_bytes());
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::content::salts_len;
    use vestigo_protocol::envelope;
    use vestigo_protocol::header::{Header, Kind};
    use vestigo_protocol::ids::{ExchangeId, MessageId, NodeName};

    use super::*;
    use crate::scratch::Scratch;
    use crate::store::{NewEntry, SqliteStore, Store as _};

    #[test]
    fn the_store_believes_the_rewritten_row_and_only_its_hash_tells() {
        let dir = Scratch::new("cheat");
        let path = dir.path().join(STORE_FILE);
        let key = SecretKey::from_seed(&[7; 32]);
        let header = Header {
            kid: key.kid(),
            issuer: NodeName::parse("vestigo/xc/customs").unwrap(),
            exchange: ExchangeId([1; 16]),
            audience: NodeName::parse("vestigo/xa/centre").unwrap(),
            issued_at: Timestamp(1_800_000_000),
            id: MessageId([2; 16]),
            kind: Kind::Heartbeat,
            in_reply_to: Vec::new(),
            sequence: 1,
            previous: None,
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch: 0,
        };
        let signed = envelope::sign(header, Vec::new(), &key, &vec![3; salts_len(0)]).unwrap();
        let mut store = SqliteStore::open(&path).unwrap();
        let entry = NewEntry {
            leaf: signed.leaf,
            header: &signed.header,
            message: &signed.message,
            own: true,
            logged_at: Timestamp(1_800_000_000),
        };
        let index = store.append(&entry).unwrap();
        drop(store);

        rewrite(&mut Connection::open(&path).unwrap(), index, &key).unwrap();

        let mut store = SqliteStore::open(&path).unwrap();
        assert!(store.entry_by_leaf(&signed.leaf).unwrap().is_none());
        let (_, statement) = store.statements(0, 10).unwrap().remove(0);
        let leaf = LeafHash::of(&statement);
        // Reading verifies the row digest.
        let entry = store.entry_by_leaf(&leaf).unwrap().unwrap();
        assert_eq!((entry.index, entry.own), (index, true));
        let believed =
            UnverifiedStatement::parse(&statement).unwrap().verify(key.public()).unwrap();
        assert_eq!(believed.header.issued_at, Timestamp(1_800_000_000 - BACKDATED_SECONDS));
        assert_ne!(leaf, signed.leaf);
    }
}
