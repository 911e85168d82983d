//! The log as the outside sees it: files for everyone, entries for observers, and our cosignature
//! for logs that an operator named.

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;

use vestigo_protocol::codec;
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::limits::DESCRIPTOR_MAX;
use vestigo_protocol::log::note::NOTE_MAX;
use vestigo_protocol::log::receipt::{InclusionProof, Receipt, ReceiptProof};
use vestigo_protocol::log::tile::{Tile, TileKind};
use vestigo_protocol::log::witness::Reply;
use vestigo_protocol::observer::{Authorization, ENTRIES_MAX, SKEW_MAX_SECONDS, parse_http_date};

use crate::ledger::tiles::Tiles;
use crate::ledger::{CHECKPOINT, COSIGNED};
use crate::runtime::identity::Identity;
use crate::runtime::observing::Sight;
use crate::runtime::projection::{ProjectionError, Projections};
use crate::runtime::witnessing::{self, Asker, origin_hash};
use crate::runtime::{Handle, clock};

/// Directory of the descriptors in the log's folder, one file per version.
const DESCRIPTORS: &str = "descriptors";

/// Directory of the partners' notes that our entries of kind 13 name, by leaf hash.
const SEEN: &str = "seen";

/// A file that anyone may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicFile {
    /// The newest checkpoint.
    Checkpoint,
    /// The newest checkpoint with enough cosignatures.
    Cosigned,
    /// A tile of hashes above the leaves.
    Hashes(Tile),
    /// A version of the descriptor.
    Descriptor(u64),
}

/// What an observer signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignedRequest {
    /// Value of the Authorization header.
    pub authorization: Option<String>,
    /// Value of the Date header.
    pub date: Option<String>,
    /// Path and query as they came.
    pub path: String,
}

/// What we cosigned last of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnessed {
    /// The note, with the log's lines and ours.
    pub note: Vec<u8>,
    /// Whether it is a log that an operator named, and no partner's.
    pub for_everyone: bool,
}

/// Why an observer gets nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// Not signed, or at another time, or by no observer who may look now: which of them is not said.
    Unsigned,
    /// The key is of an observer who does not see all pairs.
    NotEnrolled,
    /// What is asked for makes no sense.
    BadRange,
    /// Not there, or not yet to be seen.
    Absent,
    /// The node is stopping, or its log cannot be read.
    Unavailable,
}

/// What the public address is asked.
pub trait PublicLog: Clone + Send + Sync + 'static {
    /// The bytes of a public file.
    fn file(&self, file: PublicFile) -> impl Future<Output = Option<Vec<u8>>> + Send;

    /// A tile of leaf hashes: for observers.
    fn leaves(
        &self,
        who: SignedRequest,
        tile: Tile,
    ) -> impl Future<Output = Result<Vec<u8>, Withheld>> + Send;

    /// The note of a partner's log that an entry of ours names: for observers who see the entry.
    fn seen(
        &self,
        who: SignedRequest,
        leaf: LeafHash,
    ) -> impl Future<Output = Result<Vec<u8>, Withheld>> + Send;

    /// An entry bundle: for observers of all pairs, once each of its entries may be seen.
    fn bundle(
        &self,
        who: SignedRequest,
        tile: Tile,
    ) -> impl Future<Output = Result<Vec<u8>, Withheld>> + Send;

    /// Rows from `start` to before `end`, in CBOR.
    fn entries(
        &self,
        who: SignedRequest,
        start: u64,
        end: u64,
    ) -> impl Future<Output = Result<Vec<u8>, Withheld>> + Send;

    /// The proof file of an entry (c2sp.org/tlog-proof).
    fn proof(
        &self,
        who: SignedRequest,
        index: u64,
    ) -> impl Future<Output = Result<Vec<u8>, Withheld>> + Send;

    /// The receipt of an entry (RFC 9942).
    fn receipt(
        &self,
        who: SignedRequest,
        index: u64,
    ) -> impl Future<Output = Result<Vec<u8>, Withheld>> + Send;

    /// Cosigns a checkpoint of another log (c2sp.org/tlog-witness).
    fn add_checkpoint(&self, body: Vec<u8>) -> impl Future<Output = Reply> + Send;

    /// What we cosigned last of the log whose origin has this hash: of a partner's, for observers of the
    /// pair.
    fn witnessed(
        &self,
        who: SignedRequest,
        hash: String,
    ) -> impl Future<Output = Option<Witnessed>> + Send;
}

/// The log of a running node.
#[derive(Clone, Debug)]
pub struct RunningLog {
    /// The core.
    pub core: Handle,
    /// The log's projections.
    pub projections: Projections,
    /// Who we are.
    pub identity: Arc<Identity>,
    /// The log's folder.
    pub dir: PathBuf,
}

impl RunningLog {
    /// What the signer of a request may see.
    async fn sight(&self, who: &SignedRequest) -> Result<Sight, Withheld> {
        let (Some(header), Some(date)) = (&who.authorization, &who.date) else {
            return Err(Withheld::Unsigned);
        };
        let authorization = Authorization::parse(header).map_err(|_| Withheld::Unsigned)?;
        let (said, now) = (parse_http_date(date).ok_or(Withheld::Unsigned)?, clock::now());
        if now.since(said).max(said.since(now)) > SKEW_MAX_SECONDS {
            return Err(Withheld::Unsigned);
        }
        let kid = authorization.kid;
        let found = self.core.run(move |core| core.sight_of(&kid)).await;
        let (observer, sight) =
            found.map_err(|_| Withheld::Unavailable)?.ok_or(Withheld::Unsigned)?;
        authorization
            .verify(&observer.key, &self.identity.name, &who.path, date)
            .map_err(|_| Withheld::Unsigned)?;
        Ok(sight)
    }

    async fn tile(&self, tile: Tile) -> Result<Option<Vec<u8>>, Withheld> {
        let dir = self.dir.clone();
        let read = tokio::task::spawn_blocking(move || Tiles::at(dir).bytes(&tile));
        read.await.ok().and_then(Result::ok).ok_or(Withheld::Unavailable)
    }

    /// Reads a file of ours of at most `most` bytes, never through a link.
    async fn read(&self, name: String, most: usize) -> Option<Vec<u8>> {
        let path = self.dir.join(name);
        tokio::task::spawn_blocking(move || read(&path, most)).await.ok()?
    }
}

fn read(path: &std::path::Path, most: usize) -> Option<Vec<u8>> {
    use std::io::Read as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).ok()?;
    let file = std::fs::File::options().read(true).custom_flags(flags).open(path).ok()?;
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    let read = file.take(most as u64 + 1).read_to_end(&mut bytes).ok()?;
    (read <= most).then_some(bytes)
}

fn withheld(error: &ProjectionError) -> Withheld {
    match error {
        ProjectionError::Range(_) => Withheld::Absent,
        _ => Withheld::Unavailable,
    }
}

impl PublicLog for RunningLog {
    async fn file(&self, file: PublicFile) -> Option<Vec<u8>> {
        match file {
            PublicFile::Checkpoint => self.read(CHECKPOINT.to_owned(), NOTE_MAX).await,
            PublicFile::Cosigned => self.read(COSIGNED.to_owned(), NOTE_MAX).await,
            PublicFile::Descriptor(version) => {
                self.read(format!("{DESCRIPTORS}/{version}"), DESCRIPTOR_MAX).await
            }
            PublicFile::Hashes(tile) => self.tile(tile).await.ok()?,
        }
    }

    async fn leaves(&self, who: SignedRequest, tile: Tile) -> Result<Vec<u8>, Withheld> {
        self.sight(&who).await?;
        self.tile(tile).await?.ok_or(Withheld::Absent)
    }

    async fn seen(&self, who: SignedRequest, leaf: LeafHash) -> Result<Vec<u8>, Withheld> {
        let sight = self.sight(&who).await?;
        let entry = self.core.run(move |core| Ok(core.store.entry_by_leaf(&leaf)?)).await;
        let entry = entry.map_err(|_| Withheld::Unavailable)?;
        if !entry.is_some_and(|entry| sight.shows(&entry)) {
            return Err(Withheld::Absent);
        }
        self.read(format!("{SEEN}/{leaf}"), NOTE_MAX).await.ok_or(Withheld::Absent)
    }

    async fn bundle(&self, who: SignedRequest, tile: Tile) -> Result<Vec<u8>, Withheld> {
        let sight = self.sight(&who).await?;
        if !sight.is_of_all() || tile.kind() != TileKind::Entries {
            return Err(Withheld::NotEnrolled);
        }
        let made = self.projections.run(move |projection| {
            let width = u64::from(tile.width());
            let entries = projection.entries(tile.first_entry(0), width)?;
            let whole = entries.len() as u64 == width;
            Ok((whole && entries.iter().all(|entry| sight.shows(entry))).then_some(entries))
        });
        let entries = made.await.map_err(|e| withheld(&e))?.ok_or(Withheld::Absent)?;
        // The bytes as they are on disk, so that an altered store does not show here.
        drop(entries);
        self.tile(tile).await?.ok_or(Withheld::Absent)
    }

    async fn entries(&self, who: SignedRequest, start: u64, end: u64) -> Result<Vec<u8>, Withheld> {
        let sight = self.sight(&who).await?;
        let count = end.checked_sub(start).filter(|count| (1..=ENTRIES_MAX).contains(count));
        let count = count.ok_or(Withheld::BadRange)?;
        let read = self.projections.run(move |projection| projection.entries(start, count));
        let entries = read.await.map_err(|e| withheld(&e))?;
        let rows: Vec<_> = entries.into_iter().map(|entry| sight.row(entry)).collect();
        Ok(codec::encode(&rows))
    }

    async fn proof(&self, who: SignedRequest, index: u64) -> Result<Vec<u8>, Withheld> {
        self.sight(&who).await?;
        let made = self.projections.run(move |projection| projection.proof(index));
        Ok(made.await.map_err(|e| withheld(&e))?.to_text().into_bytes())
    }

    async fn receipt(&self, who: SignedRequest, index: u64) -> Result<Vec<u8>, Withheld> {
        self.sight(&who).await?;
        let made = self.projections.run(move |projection| projection.proof(index));
        let proof = made.await.map_err(|e| withheld(&e))?;
        let checkpoint = proof.checkpoint.unverified();
        let inclusion = InclusionProof { size: checkpoint.size, index, path: proof.path };
        let proof = ReceiptProof::Inclusion(inclusion);
        Ok(Receipt::sign(&self.identity.log, proof, checkpoint.root).to_bytes())
    }

    async fn add_checkpoint(&self, body: Vec<u8>) -> Reply {
        witnessing::answer(&self.core, Asker::Outside, body).await
    }

    async fn witnessed(&self, who: SignedRequest, hash: String) -> Option<Witnessed> {
        let sight = match &who.authorization {
            Some(_) => self.sight(&who).await.ok(),
            None => None,
        };
        let found = self.core.run(move |core| {
            let outside = core.witness.outside.keys().map(|origin| (origin.clone(), true));
            let seen = |name: &&NodeName| sight.as_ref().is_some_and(|s| s.includes(name));
            let partners = core.partners.keys().filter(seen);
            let mut all = outside.chain(partners.map(|name| (name.to_string(), false)));
            let Some((origin, for_everyone)) = all.find(|(o, _)| origin_hash(o) == hash) else {
                return Ok(None);
            };
            let head = core.store.witness_head(&origin)?;
            // After a recovery of that log there is none before the next one.
            let head = head.filter(|head| !head.note.is_empty());
            Ok(head.map(|head| Witnessed { note: head.note.into_bytes(), for_everyone }))
        });
        found.await.ok()?
    }
}
