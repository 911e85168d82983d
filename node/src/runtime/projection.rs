//! The projections of the log: one thread that owns the tiles, follows the store and makes proofs.
//!
//! The store is the log; what is here can be made again from it. The thread reads entries through a
//! connection of its own, so that a slow disk under the tiles never delays an acknowledgement.

use std::path::{Path, PathBuf};

use thiserror::Error;
use tokio::sync::{mpsc, oneshot};
use vestigo_protocol::codec;
use vestigo_protocol::content::open_whole;
use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::envelope::UnverifiedStatement;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::log::note::NoteSignature;
use vestigo_protocol::log::proof::ProofFile;
use vestigo_protocol::merkle::HashReader as _;
use vestigo_protocol::message::{Body, Content};

use super::announcing::version_key;
use super::recovering::DESCRIPTOR;
use super::recovering::hearing::LEAVES_AT_ONCE;
use super::recovering::mirroring::{LEAVES, PEAKS};
use crate::ledger::{Ledger, LedgerError};
use crate::store::{EntryRecord, Store, StoreError};

/// Jobs that may wait. Checkpoints come at most once a second; proofs are asked by people and
/// partners.
const JOBS: usize = 64;

/// Entries read at a time: about 400 kB.
const CHUNK: u64 = 1024;

/// Why a projection is not there.
#[derive(Debug, Error)]
pub enum ProjectionError {
    /// The tiles.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The entries.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A stored note cannot be read.
    #[error("a stored checkpoint cannot be read")]
    Note,
    /// The tree does not reach that far, or the sizes are in the wrong order.
    #[error("the log has no such entry or size: {0}")]
    Range(String),
    /// What was published reaches further than the store: they are not of one node at one time.
    #[error(
        "{} shows a published checkpoint of {published} entries, the store signed only {stored}",
        dir.display()
    )]
    Behind {
        /// The folder of the log.
        dir: PathBuf,
        /// Entries of the published checkpoint.
        published: u64,
        /// Entries of the newest checkpoint in the store; 0 if there is none.
        stored: u64,
    },
    /// The thread has ended.
    #[error("the projections of the log have stopped")]
    Stopped,
}

/// The tiles, and the entries they are made from.
pub struct Projection {
    ledger: Ledger,
    admin: Ledger,
    store: Box<dyn Store>,
}

impl std::fmt::Debug for Projection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Projection({} leaves)", self.ledger.size())
    }
}

impl Projection {
    /// Opens the tiles of both logs, the exchange log's under `dir`, and catches up with the store.
    ///
    /// # Errors
    /// A tile contradicts its neighbours or the published checkpoint: run `vestigo log verify`.
    /// [`ProjectionError::Behind`]: the store is older than the folder, or of another node.
    pub fn open(
        dir: &Path,
        admin_dir: &Path,
        store: Box<dyn Store>,
    ) -> Result<Self, ProjectionError> {
        let ledger = Ledger::open(dir.to_path_buf())?;
        let admin = Ledger::open(admin_dir.to_path_buf())?;
        let mut projection = Self { ledger, admin, store };
        let stored = projection.store.checkpoint()?.map(|(size, _)| size);
        reaches(dir, &projection.ledger, stored)?;
        let stored = projection.store.admin_checkpoint()?.map(|(size, _)| size);
        reaches(admin_dir, &projection.admin, stored)?;
        if let Some((size, note)) = projection.store.checkpoint()? {
            // The same with cosignatures may be there already.
            let there = projection.ledger.published().map(|p| p.unverified().size);
            if there == Some(size) {
                projection.catch_up(size)?;
            } else {
                projection.publish(size, &note)?;
            }
        }
        if let Some((size, note)) = projection.store.admin_checkpoint()? {
            projection.publish_admin(size, &note)?;
        }
        Ok(projection)
    }

    /// Publishes every version of the node's own descriptor that is stored, and `newest`: an
    /// observer believes each by the one before.
    ///
    /// # Errors
    /// The log directory holds another descriptor of one of these versions.
    pub fn publish_descriptors(&mut self, newest: &Descriptor) -> Result<(), ProjectionError> {
        let last = newest.doc().version;
        for version in 1..last {
            if let Some(bytes) = self.store.meta(&version_key(version))? {
                self.ledger.publish_descriptor(version, &bytes)?;
            }
        }
        Ok(self.ledger.publish_descriptor(last, &newest.to_bytes())?)
    }

    /// The same, as it is stored now.
    fn publish_stored_descriptors(&mut self) -> Result<(), ProjectionError> {
        let stored = self.store.meta(DESCRIPTOR)?;
        match stored.and_then(|bytes| Descriptor::from_bytes(&bytes).ok()) {
            Some(newest) => self.publish_descriptors(&newest),
            None => Ok(()),
        }
    }

    /// Publishes the partners' checkpoints that these entries name, if they are still the newest
    /// that we hold; a later entry names a later one.
    fn publish_seen(&mut self, entries: &[EntryRecord]) -> Result<(), ProjectionError> {
        for entry in entries.iter().filter(|e| e.own && e.kind == Kind::Checkpoint) {
            let Ok(statement) = UnverifiedStatement::parse(&entry.statement) else { continue };
            let header = statement.claimed();
            let Some(message) = self.store.message(&entry.leaf)? else { continue };
            let Some((size, note)) = self.store.partner_checkpoint(&header.audience)? else {
                continue;
            };
            let named = open_whole(&message.preimage, &message.disclosures)
                .ok()
                .and_then(|fields| Content::from_fields(Kind::Checkpoint, &fields).ok());
            if let Some(Content { body: Body::Checkpoint(seen), .. }) = named
                && seen.size == size
            {
                self.ledger.publish_seen(entry.leaf, &note)?;
            }
        }
        Ok(())
    }

    fn catch_up(&mut self, size: u64) -> Result<(), ProjectionError> {
        while self.ledger.size() < size {
            let at = self.ledger.size();
            let entries = self.store.entries(at, CHUNK.min(size.saturating_sub(at)))?;
            if entries.is_empty() {
                return Err(ProjectionError::Range(format!("entry {at}")));
            }
            self.publish_seen(&entries)?;
            let statements: Vec<Vec<u8>> = entries.into_iter().map(|e| e.statement).collect();
            self.ledger.extend(&statements)?;
        }
        Ok(())
    }

    /// Follows the store to a signed checkpoint and publishes it.
    fn publish(&mut self, size: u64, note: &str) -> Result<(), ProjectionError> {
        self.catch_up(size)?;
        let signed = SignedCheckpoint::parse(note).map_err(|_| ProjectionError::Note)?;
        self.ledger.flush()?;
        self.ledger.publish(&signed)?;
        Ok(())
    }

    /// The same for the administrative log.
    fn publish_admin(&mut self, size: u64, note: &str) -> Result<(), ProjectionError> {
        while self.admin.size() < size {
            let at = self.admin.size();
            let records = self.store.admin_entries(at, CHUNK.min(size.saturating_sub(at)))?;
            if records.is_empty() {
                return Err(ProjectionError::Range(format!("entry {at}")));
            }
            let entries: Vec<Vec<u8>> = records.into_iter().map(|r| r.entry).collect();
            self.admin.extend(&entries)?;
        }
        let signed = SignedCheckpoint::parse(note).map_err(|_| ProjectionError::Note)?;
        self.admin.flush()?;
        self.admin.publish(&signed)?;
        Ok(())
    }

    /// Adds cosignatures to a checkpoint of ours that was published, and says whether they are
    /// enough. One that is not the newest any more is kept only as the newest with enough.
    ///
    /// # Errors
    /// [`ProjectionError`].
    pub fn cosigned(
        &mut self,
        note: &str,
        lines: &[NoteSignature],
        enough: bool,
    ) -> Result<(), ProjectionError> {
        let signed = SignedCheckpoint::parse(note).map_err(|_| ProjectionError::Note)?;
        let size = signed.unverified().size;
        self.catch_up(size)?;
        let same = |p: &&SignedCheckpoint| p.unverified() == signed.unverified();
        let mut merged = self.ledger.published().filter(same).unwrap_or(&signed).clone();
        for line in lines {
            // A note that is full stays as it is.
            if let Ok(more) = merged.with_cosignature(line.clone()) {
                merged = more;
            }
        }
        if self.ledger.published().is_none_or(|p| p.unverified().size <= size) {
            self.ledger.flush()?;
            self.ledger.publish(&merged)?;
        }
        if enough {
            self.ledger.publish_cosigned(&merged)?;
        }
        Ok(())
    }

    /// Entries from `start`, at most `limit`, below the published checkpoint.
    ///
    /// # Errors
    /// The store.
    pub fn entries(&mut self, start: u64, limit: u64) -> Result<Vec<EntryRecord>, ProjectionError> {
        let end = self.published_size().min(start.saturating_add(limit));
        Ok(self.store.entries(start, end.saturating_sub(start))?)
    }

    /// Entries that the published checkpoint covers.
    #[must_use]
    pub fn published_size(&self) -> u64 {
        self.ledger.published().map_or(0, |p| p.unverified().size)
    }

    /// The proof file of an entry: to the newest checkpoint with enough cosignatures that covers
    /// it, else to the newest.
    ///
    /// # Errors
    /// [`ProjectionError::Range`]: nothing published covers the entry.
    pub fn proof(&mut self, index: u64) -> Result<ProofFile, ProjectionError> {
        let covers = |c: &&SignedCheckpoint| c.unverified().size > index;
        let cosigned = self.ledger.cosigned().filter(covers);
        let checkpoint = cosigned.or_else(|| self.ledger.published().filter(covers)).cloned();
        let checkpoint =
            checkpoint.ok_or_else(|| ProjectionError::Range(format!("entry {index}")))?;
        let path = self.inclusion(index, checkpoint.unverified().size)?;
        Ok(ProofFile { extra: None, index, path, checkpoint })
    }

    /// The newest published checkpoint with cosignatures that covers an entry: one with enough of
    /// them, else the newest of all if it has any.
    #[must_use]
    pub fn cosigned_over(&self, index: u64) -> Option<SignedCheckpoint> {
        // The log's own lines are two.
        let covers =
            |c: &&SignedCheckpoint| c.unverified().size > index && c.signatures().len() > 2;
        let enough = self.ledger.cosigned().filter(covers);
        enough.or_else(|| self.ledger.published().filter(covers)).cloned()
    }

    /// Inclusion path of an entry in the tree of `size`.
    ///
    /// # Errors
    /// [`ProjectionError`].
    pub fn inclusion(&mut self, index: u64, size: u64) -> Result<Vec<Digest>, ProjectionError> {
        self.catch_up(size)?;
        self.ledger.prove_inclusion(index, size).map_err(|e| ProjectionError::Range(e.to_string()))
    }

    /// Consistency path between two sizes.
    ///
    /// # Errors
    /// [`ProjectionError`].
    pub fn consistency(&mut self, old: u64, new: u64) -> Result<Vec<Digest>, ProjectionError> {
        self.catch_up(new)?;
        self.ledger.prove_consistency(old, new).map_err(|e| ProjectionError::Range(e.to_string()))
    }

    /// Entries that a signed checkpoint covers.
    fn covered(&mut self) -> u64 {
        self.store.checkpoint().ok().flatten().map_or(0, |(size, _)| size)
    }

    /// Leaf hashes of a stretch of the log, as far as a checkpoint covers it.
    fn leaves(&mut self, start: u64, end: u64) -> Vec<Digest> {
        let end = end.min(self.covered()).min(start.saturating_add(LEAVES_AT_ONCE as u64));
        if self.catch_up(end).is_err() {
            return Vec::new();
        }
        (start..end).map_while(|index| self.ledger.subtree(0, index).ok()).collect()
    }

    /// The complete subtrees of a tree of `size` leaves, largest first.
    fn peaks(&mut self, size: u64) -> Vec<Digest> {
        if size > self.covered() || self.catch_up(size).is_err() {
            return Vec::new();
        }
        let mut start = 0u64;
        let levels = (0..62u8).rev().filter(|level| size & (1 << level) != 0);
        levels
            .map_while(|level| {
                let index = start >> level;
                start = start.saturating_add(1 << level);
                self.ledger.subtree(level, index).ok()
            })
            .collect()
    }

    /// Answers operations 1 to 3 of `/vestigo/log/1`: `[1, old, new]` asks for a consistency proof,
    /// `[2, start, end]` for leaf hashes, `[3, size, size]` for what a tree needs to grow. The
    /// response is `[* hash]`, empty if the log is not that long.
    #[must_use]
    pub fn answer(&mut self, request: &[u8]) -> Vec<u8> {
        let path = match codec::decode::<(u64, u64, u64)>(request) {
            Ok((1, old, new)) if old <= new => {
                let covered = self.store.checkpoint().ok().flatten().map_or(0, |(size, _)| size);
                if new <= covered { self.consistency(old, new).unwrap_or_default() } else { vec![] }
            }
            Ok((LEAVES, start, end)) if start <= end => self.leaves(start, end),
            Ok((PEAKS, size, same)) if size == same => self.peaks(size),
            _ => Vec::new(),
        };
        codec::encode(&path)
    }
}

/// Refuses a folder that is ahead of the store.
fn reaches(dir: &Path, ledger: &Ledger, stored: Option<u64>) -> Result<(), ProjectionError> {
    let published = ledger.published().map_or(0, |p| p.unverified().size);
    let stored = stored.unwrap_or(0);
    if published > stored {
        return Err(ProjectionError::Behind { dir: dir.to_owned(), published, stored });
    }
    Ok(())
}

type Job = Box<dyn FnOnce(&mut Projection) + Send>;

/// A handle to the projection's thread.
#[derive(Clone, Debug)]
pub struct Projections(mpsc::Sender<Job>);

impl Projections {
    /// Starts the thread. It ends when the last handle is dropped.
    ///
    /// # Errors
    /// The operating system gives no thread.
    pub fn start(
        mut projection: Projection,
    ) -> std::io::Result<(Self, std::thread::JoinHandle<()>)> {
        let (jobs, mut receiver) = mpsc::channel::<Job>(JOBS);
        let thread =
            std::thread::Builder::new().name("projection".to_owned()).spawn(move || {
                while let Some(job) = receiver.blocking_recv() {
                    job(&mut projection);
                }
            })?;
        Ok((Self(jobs), thread))
    }

    /// A checkpoint was stored. If the thread is behind, the next one will do.
    pub fn published(&self, size: u64, note: String) {
        let job: Job = Box::new(move |projection| {
            if let Err(error) = projection.publish(size, &note) {
                tracing::error!(
                    log.size = size, reason = %error,
                    "the tiles of the log cannot be written; run `vestigo log verify`"
                );
            }
        });
        // Full: a later checkpoint covers this one.
        let _behind = self.0.try_send(job);
    }

    /// A later version of our descriptor was stored. If the thread is behind, the next start will
    /// publish it.
    pub fn new_descriptor(&self) {
        let job: Job = Box::new(|projection| {
            if let Err(error) = projection.publish_stored_descriptors() {
                tracing::error!(reason = %error, "the descriptor cannot be written into the log's folder");
            }
        });
        let _behind = self.0.try_send(job);
    }

    /// A checkpoint of the administrative log was stored.
    pub fn published_admin(&self, size: u64, note: String) {
        let job: Job = Box::new(move |projection| {
            if let Err(error) = projection.publish_admin(size, &note) {
                tracing::error!(
                    log.size = size, reason = %error,
                    "the tiles of the administrative log cannot be written"
                );
            }
        });
        // Full: a later checkpoint covers this one.
        let _behind = self.0.try_send(job);
    }

    /// Runs something on the thread.
    ///
    /// # Errors
    /// The thread has ended, or what `body` says.
    pub async fn run<T: Send + 'static>(
        &self,
        body: impl FnOnce(&mut Projection) -> Result<T, ProjectionError> + Send + 'static,
    ) -> Result<T, ProjectionError> {
        let (reply, result) = oneshot::channel();
        let job: Job = Box::new(move |projection| {
            // The asker may have gone.
            let _gone = reply.send(body(projection));
        });
        self.0.send(job).await.map_err(|_| ProjectionError::Stopped)?;
        result.await.map_err(|_| ProjectionError::Stopped)?
    }
}
