//! Contents of entries: sealed when they are written, opened when they are read.

use minicbor::bytes::ByteVec;
use rusqlite::{Row, params};
use vestigo_protocol::codec;
use vestigo_protocol::envelope::{Message, UnverifiedStatement};
use vestigo_protocol::ids::{ExchangeId, LeafHash, NodeName};
use zeroize::Zeroizing;

use super::SqliteStore;
use super::rows::{RowDigest, array, int, node, read_entry};
use crate::store::blobs::BlobKey;
use crate::store::records::EntryRecord;
use crate::store::vault::{self, Vault};
use crate::store::{StoreError, StoreResult};

/// Rows that one transaction seals when an older store is opened.
const SEAL_AT_ONCE: u64 = 1_000;

fn bound(exchange: &ExchangeId, partner: &NodeName, folder: &[u8; 16]) -> Vec<u8> {
    let mut bound = exchange.as_bytes().to_vec();
    bound.extend_from_slice(folder);
    bound.extend_from_slice(partner.as_str().as_bytes());
    bound
}

fn key_digest(
    exchange: &ExchangeId,
    partner: &NodeName,
    folder: &[u8; 16],
    secret: &[u8],
) -> RowDigest {
    RowDigest::new("blob-key")
        .bytes(exchange.as_bytes())
        .bytes(partner.as_str().as_bytes())
        .bytes(folder)
        .bytes(secret)
}

fn sealed_digest(index: u64, sealed: &[u8]) -> RowDigest {
    RowDigest::new("sealed-content").number(index).bytes(sealed)
}

impl SqliteStore {
    fn vault(&self) -> StoreResult<&Vault> {
        self.vault.as_ref().ok_or_else(|| {
            StoreError::Foreign(
                "the key of the contents is not here; put store.key beside the store".to_owned(),
            )
        })
    }

    /// The data key of an exchange with a partner.
    pub(in crate::store) fn data_key(
        &self,
        exchange: &ExchangeId,
        partner: &NodeName,
    ) -> StoreResult<Option<BlobKey>> {
        self.one(
            "SELECT folder, secret, digest FROM blob_key WHERE exchange = ?1 AND partner = ?2",
            params![exchange.as_bytes(), partner.as_str()],
            |row| {
                let folder = array(row, 0, "key of an exchange")?;
                let secret: Vec<u8> = row.get(1)?;
                let digest: Vec<u8> = row.get(2)?;
                let what = "key of an exchange";
                key_digest(exchange, partner, &folder, &secret).check(&digest, what, exchange)?;
                let opened = self.vault()?.unwrap(&secret, &bound(exchange, partner, &folder));
                let key = opened.ok_or_else(|| StoreError::Unreadable {
                    what: "key of an exchange (another store.key?)",
                    key: exchange.to_string(),
                })?;
                Ok(BlobKey { folder, key })
            },
        )
    }

    /// Writes it, sealed under the store key.
    pub(in crate::store) fn put_data_key(
        &self,
        exchange: &ExchangeId,
        partner: &NodeName,
        key: &BlobKey,
    ) -> StoreResult<()> {
        let secret = self.vault()?.wrap(&key.key, &bound(exchange, partner, &key.folder))?;
        self.run(
            "INSERT OR REPLACE INTO blob_key (exchange, partner, folder, secret, digest)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                exchange.as_bytes(),
                partner.as_str(),
                key.folder,
                secret,
                key_digest(exchange, partner, &key.folder, &secret).finish()
            ],
        )
        .map(drop)
    }

    /// Seals and writes the content of an entry, which is found by its exchange from now on.
    pub(super) fn put_in_exchange(
        &self,
        index: u64,
        leaf: &LeafHash,
        (exchange, partner): (&ExchangeId, &NodeName),
        message: &Message,
    ) -> StoreResult<()> {
        self.run(
            "INSERT OR IGNORE INTO in_exchange (exchange, idx) VALUES (?1, ?2)",
            params![exchange.as_bytes(), int(index)],
        )?;
        // A statement that came back after its content was destroyed brings none.
        if message.preimage.is_empty() {
            return Ok(());
        }
        // Days count from the last statement, and what was destroyed before is not all any more.
        self.run(
            "DELETE FROM expiry WHERE exchange = ?1 AND partner = ?2",
            params![exchange.as_bytes(), partner.as_str()],
        )?;
        let disclosures: Vec<ByteVec> =
            message.disclosures.iter().map(|d| ByteVec::from(d.clone())).collect();
        let preimage = ByteVec::from(message.preimage.clone());
        let plain = Zeroizing::new(codec::encode(&(preimage, disclosures)));
        self.put_plain(index, leaf, (exchange, partner), &plain)
    }

    fn put_plain(
        &self,
        index: u64,
        leaf: &LeafHash,
        (exchange, partner): (&ExchangeId, &NodeName),
        plain: &[u8],
    ) -> StoreResult<()> {
        let key = match self.data_key(exchange, partner)? {
            Some(key) => key,
            None => {
                let (folder, key) = Vault::fresh()?;
                let key = BlobKey { folder, key };
                self.put_data_key(exchange, partner, &key)?;
                key
            }
        };
        let sealed = vault::seal_row(&key.key, leaf, plain)?;
        let digest = sealed_digest(index, &sealed).finish();
        self.run(
            "INSERT INTO sealed_content (idx, sealed, digest) VALUES (?1, ?2, ?3)",
            params![int(index), sealed, digest],
        )
        .map(drop)
    }

    /// Whom an entry is between, besides us.
    pub(in crate::store) fn partner_of_entry(&self, entry: &EntryRecord) -> StoreResult<NodeName> {
        let read = UnverifiedStatement::parse(&entry.statement)
            .map_err(|_| StoreError::Unreadable { what: "entry", key: entry.index.to_string() })?;
        let claimed = read.claimed();
        Ok(if entry.own { claimed.audience.clone() } else { claimed.issuer.clone() })
    }

    /// Reads a row of [`MESSAGE_COLUMNS`](super::rows::MESSAGE_COLUMNS).
    pub(super) fn read_message(&self, row: &Row<'_>) -> StoreResult<Message> {
        let entry = read_entry(row)?;
        let unreadable =
            || StoreError::Unreadable { what: "content", key: entry.index.to_string() };
        let sealed: Vec<u8> = row.get(7)?;
        let digest: Vec<u8> = row.get(8)?;
        sealed_digest(entry.index, &sealed).check(&digest, "content", &entry.index)?;
        let exchange = ExchangeId(array(row, 9, "entry")?);
        let partner = self.partner_of_entry(&entry)?;
        let key = self.data_key(&exchange, &partner)?.ok_or_else(unreadable)?;
        let plain = vault::open_row(&key.key, &entry.leaf, &sealed).ok_or_else(unreadable)?;
        let (preimage, disclosures) =
            codec::decode::<(ByteVec, Vec<ByteVec>)>(&plain).map_err(|_| unreadable())?;
        Ok(Message {
            statement: entry.statement,
            preimage: preimage.into(),
            disclosures: disclosures.into_iter().map(Into::into).collect(),
            checkpoint: None,
        })
    }

    /// Seals what a store of an earlier version holds in the open.
    pub(super) fn seal_earlier(&self) -> StoreResult<()> {
        self.seal_earlier_keys()?;
        loop {
            let rows = self.query(
                "SELECT e.idx, e.leaf, e.statement, e.own, e.kind, e.logged_at, e.digest,
                 e.exchange, c.preimage, c.disclosures FROM content c JOIN entry e ON e.idx = c.idx
                 ORDER BY c.idx LIMIT ?1",
                [int(SEAL_AT_ONCE)],
                |row| {
                    let entry = read_entry(row)?;
                    let exchange = ExchangeId(array(row, 7, "entry")?);
                    let preimage: Vec<u8> = row.get(8)?;
                    let packed: Vec<u8> = row.get(9)?;
                    Ok((entry, exchange, preimage, packed))
                },
            )?;
            if rows.is_empty() {
                return Ok(());
            }
            self.run("BEGIN IMMEDIATE", [])?;
            for (entry, exchange, preimage, packed) in rows {
                let partner = self.partner_of_entry(&entry)?;
                let disclosures: Vec<ByteVec> = codec::decode(&packed).map_err(|_| {
                    StoreError::Unreadable { what: "content", key: entry.index.to_string() }
                })?;
                let plain = Zeroizing::new(codec::encode(&(ByteVec::from(preimage), disclosures)));
                self.put_plain(entry.index, &entry.leaf, (&exchange, &partner), &plain)?;
                self.run("DELETE FROM content WHERE idx = ?1", [int(entry.index)])?;
            }
            self.run("COMMIT", [])?;
        }
    }

    /// Keys of files that lie in the open.
    fn seal_earlier_keys(&self) -> StoreResult<()> {
        let open = self.query(
            "SELECT exchange, partner, folder, secret FROM blob_key WHERE length(secret) = 32",
            [],
            |row| {
                let exchange = ExchangeId(array(row, 0, "key of an exchange")?);
                let folder = array(row, 2, "key of an exchange")?;
                let key = Zeroizing::new(array(row, 3, "key of an exchange")?);
                Ok((exchange, node(row, 1)?, BlobKey { folder, key }))
            },
        )?;
        for (exchange, partner, key) in open {
            self.put_data_key(&exchange, &partner, &key)?;
        }
        Ok(())
    }
}
