//! Files that messages name: who may have them, and fetching those that partners named.
//!
//! The core decides and remembers; the bytes never pass through it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::{JoinSet, spawn_blocking};
use vestigo_protocol::blob::{BlobFrame, BlobRefusal, BlobRequest};
use vestigo_protocol::codec;
use vestigo_protocol::codes::WantedInformation;
use vestigo_protocol::header::Header;
use vestigo_protocol::ids::{Digest, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::limits::{ATTACHMENTS_CASE_MAX, BLOB_CHUNK, BLOB_REQUEST_MAX};
use vestigo_protocol::message::{Attachment, Body, Common, Content, Supplement};
use zeroize::Zeroizing;

use super::answering::pseudonym;
use super::arrivals::Incoming;
use super::core::{Core, Effect, Handle};
use super::error::Denied;
use super::surroundings::random;
use crate::desk::answer::empty_common;
use crate::desk::officer::Acting;
use crate::net::{FrameSlot, Net, PeerKey};
use crate::store::blobs::{self, Blob, BlobError, BlobKey, Part};
use crate::store::{AttachmentRecord, AttachmentState, HopRecord, PartnerStanding};

/// Media types that are taken from partners and sent to them.
pub const MEDIA_TYPES: [&str; 4] = ["image/jpeg", "image/png", "application/pdf", "text/plain"];

/// Partners whose files wait to be looked at; a link that comes up asks again.
pub(super) const WAKES: usize = 256;

/// Files of one partner that may wait to be fetched, in number and bytes: what forty exchanges may
/// have, or an hour's download at 10 Mbit/s. What is more was announced by nobody who means to send it.
const WAITING_FILES_MAX: u64 = 4_096;
/// See [`WAITING_FILES_MAX`].
const WAITING_BYTES_MAX: u64 = 40 * ATTACHMENTS_CASE_MAX;

/// Wait before a file is asked for again, doubled with each failure in a row up to
/// [`RETRY_MAX`].
const RETRY_MIN: Duration = Duration::from_secs(1);
/// See [`RETRY_MIN`].
const RETRY_MAX: Duration = Duration::from_secs(64);

/// A file of a message in the log, as the tasks beside the core need it.
#[derive(Clone, Debug)]
pub struct Located {
    /// The record.
    pub record: AttachmentRecord,
    key: BlobKey,
}

impl Located {
    /// Where it lies.
    #[must_use]
    pub fn blob(&self, dir: &Path) -> Blob {
        blob(dir, self.key.clone(), &self.record.said)
    }
}

/// The file of an attachment under a key.
#[must_use]
pub fn blob(dir: &Path, key: BlobKey, said: &Attachment) -> Blob {
    Blob::new(dir, key, (said.digest, said.salt, said.length))
}

impl Core {
    /// Remembers the files that a message in the log names, ours or a partner's.
    pub(super) fn attachments_named(
        &mut self,
        header: &Header,
        entry: LeafHash,
        content: &Content,
        own: bool,
    ) -> Result<(), Denied> {
        if content.common.attachments.is_empty() {
            return Ok(());
        }
        let partner = if own { &header.audience } else { &header.issuer };
        let exchange = header.exchange;
        let mut total = self.attached_bytes(&exchange, partner)?;
        let mut named = BTreeSet::new();
        for said in &content.common.attachments {
            // One file, however often a message names it.
            if !named.insert(said.digest) {
                continue;
            }
            let state = if own {
                AttachmentState::Here
            } else if !MEDIA_TYPES.contains(&said.media_type.as_str()) {
                AttachmentState::NotTaken
            } else if total.saturating_add(said.length) > ATTACHMENTS_CASE_MAX
                || !self.has_room(partner, said.length)
            {
                AttachmentState::OverQuota
            } else {
                AttachmentState::Waiting
            };
            if !own {
                let held = self.held.entry(partner.clone()).or_default();
                held.count(state, said.length, true);
            }
            if matches!(state, AttachmentState::Here | AttachmentState::Waiting) {
                total = total.saturating_add(said.length);
            }
            let (partner, said) = (partner.clone(), said.clone());
            let record = AttachmentRecord { entry, exchange, partner, own, said, state };
            self.store.put_attachment(&record)?;
        }
        self.blob_key_for(&exchange, partner)?;
        if !own && let Some(known) = self.partners.get(partner) {
            self.effects.push(Effect::Fetch(PeerKey(known.record.transport)));
        }
        Ok(())
    }

    /// Whether so many bytes more may be taken from a partner.
    fn has_room(&self, partner: &NodeName, more: u64) -> bool {
        let held = self.held.get(partner).copied().unwrap_or_default();
        let waiting = held.waiting.saturating_add(more);
        held.waiting_files < WAITING_FILES_MAX
            && waiting <= WAITING_BYTES_MAX
            && waiting.saturating_add(held.here) <= self.settings.files_per_partner_max
    }

    /// What a partner named in a request that is not considered is not fetched: of one entry, or of
    /// its whole exchange. What has arrived of it is removed.
    pub(super) fn files_unwanted(
        &mut self,
        exchange: &ExchangeId,
        partner: &NodeName,
        entry: Option<&LeafHash>,
    ) -> Result<(), Denied> {
        let mut unwanted = Vec::new();
        for mut record in self.store.attachments_of(exchange, partner)? {
            let of_entry = entry.is_none_or(|entry| record.entry == *entry);
            if record.own || record.state != AttachmentState::Waiting || !of_entry {
                continue;
            }
            self.file_is(&mut record, AttachmentState::Unwanted)?;
            unwanted.extend(self.located(record)?);
        }
        if !unwanted.is_empty() {
            self.effects.push(Effect::Discard(unwanted));
        }
        Ok(())
    }

    /// [`Self::files_unwanted`] of a request that brought files itself.
    pub(super) fn files_not_wanted_with(
        &mut self,
        incoming: &Incoming<'_>,
        common: &Common,
    ) -> Result<(), Denied> {
        if common.attachments.is_empty() {
            return Ok(());
        }
        let header = incoming.header;
        self.files_unwanted(&header.exchange, &header.issuer, Some(&incoming.leaf))
    }

    /// Writes what became of a partner's file.
    fn file_is(
        &mut self,
        record: &mut AttachmentRecord,
        state: AttachmentState,
    ) -> Result<(), Denied> {
        let held = self.held.entry(record.partner.clone()).or_default();
        held.count(record.state, record.said.length, false);
        held.count(state, record.said.length, true);
        record.state = state;
        Ok(self.store.put_attachment(record)?)
    }

    /// Removes what has arrived of files that nobody waits for, and the files of exchanges whose key was
    /// destroyed: a crash, or an end of their exchange, left it. At the start, before anything is
    /// fetched.
    pub(super) fn remove_orphans(&mut self, dir: &Path) -> Result<usize, Denied> {
        let mut removed = 0;
        for (path, folder) in blobs::folders(dir) {
            if self.store.folder_of(&folder)?.is_none() && blobs::destroy(&path).is_ok() {
                removed += 1;
            }
        }
        for part in blobs::parts(dir) {
            let wanted = match self.store.folder_of(&part.folder)? {
                None => false,
                Some((exchange, partner)) => {
                    self.store.attachments_of(&exchange, &partner)?.iter().any(|record| {
                        !record.own
                            && record.state == AttachmentState::Waiting
                            && record.said.digest == part.digest
                    })
                }
            };
            if !wanted && std::fs::remove_file(&part.path).is_ok() {
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Bytes of all files of an exchange that are or will be kept.
    pub(crate) fn attached_bytes(
        &mut self,
        exchange: &ExchangeId,
        partner: &NodeName,
    ) -> Result<u64, Denied> {
        let records = self.store.attachments_of(exchange, partner)?;
        let kept = records.iter().filter(|r| {
            matches!(
                r.state,
                AttachmentState::Here | AttachmentState::Waiting | AttachmentState::Proposed
            )
        });
        Ok(kept.map(|r| r.said.length).sum())
    }

    /// The key of an exchange's files, made if there is none yet.
    pub(crate) fn blob_key_for(
        &mut self,
        exchange: &ExchangeId,
        partner: &NodeName,
    ) -> Result<BlobKey, Denied> {
        if let Some(key) = self.store.blob_key(exchange, partner)? {
            return Ok(key);
        }
        let key = BlobKey { folder: self.random(), key: Zeroizing::new(self.random()) };
        self.store.put_blob_key(exchange, partner, &key)?;
        Ok(key)
    }

    /// What a partner may have: a file of a message of ours that was addressed to it and that it
    /// has receipted.
    fn served(
        &mut self,
        peer: PeerKey,
        request: &BlobRequest,
    ) -> Result<Result<Located, BlobRefusal>, Denied> {
        let nothing = Ok(Err(BlobRefusal::NotHere));
        let Some(name) = self.by_key.get(&peer).cloned() else { return nothing };
        let standing = self.partners.get(&name).map(|p| p.record.standing);
        if standing != Some(PartnerStanding::Confirmed) {
            return nothing;
        }
        let named = self.store.attachments_named(&request.digest)?;
        let record = named.into_iter().find(|r| {
            r.own
                && r.state == AttachmentState::Here
                && r.partner == name
                && r.entry == request.entry
        });
        let Some(record) = record else { return nothing };
        if request.offset >= record.said.length {
            return nothing;
        }
        // The signed receipt ends the row: until then the entry is not known to be in both logs.
        if self.store.outbox_by_leaf(&record.entry)?.is_some() {
            return Ok(Err(BlobRefusal::NotNow));
        }
        Ok(self.located(record)?.ok_or(BlobRefusal::Erased))
    }

    /// A record with its key; none once that was destroyed.
    pub(crate) fn located(&mut self, record: AttachmentRecord) -> Result<Option<Located>, Denied> {
        let key = self.store.blob_key(&record.exchange, &record.partner)?;
        Ok(key.map(|key| Located { record, key }))
    }

    /// The next file that is to be fetched from a partner, in their order, behind `after`.
    fn unfetched(
        &mut self,
        peer: PeerKey,
        mut after: Option<(LeafHash, Digest)>,
    ) -> Result<Option<Located>, Denied> {
        let Some(name) = self.by_key.get(&peer).cloned() else { return Ok(None) };
        while let Some(record) = self.store.attachments_waiting(&name, after, 1)?.pop() {
            after = Some((record.entry, record.said.digest));
            if let Some(located) = self.located(record)? {
                return Ok(Some(located));
            }
        }
        Ok(None)
    }

    /// What became of a file that was fetched.
    fn fetched(
        &mut self,
        entry: LeafHash,
        digest: Digest,
        state: AttachmentState,
    ) -> Result<(), Denied> {
        let named = self.store.attachments_named(&digest)?;
        // What is not wanted any more stays so, and its bytes go.
        if let Some(mut record) = named.into_iter().find(|r| r.entry == entry && !r.own) {
            if record.state == AttachmentState::Waiting {
                self.file_is(&mut record, state)?;
            } else if record.state != AttachmentState::Here
                && let Some(located) = self.located(record)?
            {
                self.effects.push(Effect::Discard(vec![located]));
            }
        }
        Ok(())
    }

    /// An officer adds files to an exchange of ours: a supplement to its query. Where the partner
    /// waits for nothing but what files show, it is the reply to that, and the clock goes on.
    ///
    /// # Errors
    /// No such officer or exchange, or the message would be too large.
    pub(crate) fn attach(
        &mut self,
        who: impl Into<Acting>,
        exchange: &ExchangeId,
        attachments: Vec<Attachment>,
    ) -> Result<(), Denied> {
        let officer = self.officer(who)?;
        let not_found = || Denied::NotFound { what: "trace", id: exchange.to_hex() };
        let hop = self.store.hop(exchange)?.ok_or_else(not_found)?;
        // Whoever is asked by letter has no node to fetch it.
        self.confirmed(hop.partner.as_str())?;
        let (_, asked) = self.read_stored(&hop.query)?;
        let common = Common {
            agreement: asked.common.agreement,
            officer: Some(pseudonym(&officer, &hop.partner)),
            attachments,
            synthetic: self.synthetic.then_some(true),
            ..empty_common()
        };
        let content = Content::new(common, Body::Supplement(Supplement::empty()));
        let wanted = self.files_wanted(&hop)?;
        let draft = self.reply(&hop.partner, hop.exchange, wanted.unwrap_or(hop.query), content);
        let signed = self.issue(draft)?;
        self.post(&signed, false)?;
        if wanted.is_some() {
            self.supplied(hop)?;
        }
        Ok(())
    }

    /// The information request that waits for files alone.
    fn files_wanted(&mut self, hop: &HopRecord) -> Result<Option<LeafHash>, Denied> {
        if hop.state.is_final() {
            return Ok(None);
        }
        let Some(asked) = self.claims_of(&hop.exchange)?.unanswered() else { return Ok(None) };
        let Body::Interim(interim) = self.read_stored(&asked)?.1.body else { return Ok(None) };
        let in_files = |wanted: &WantedInformation| {
            matches!(wanted, WantedInformation::Photograph | WantedInformation::Restoration)
        };
        Ok(interim.wanted.iter().all(in_files).then_some(asked))
    }
}

/// Replies to one request of a partner. Nothing is read before the partner has room for it.
pub(super) async fn serve(
    core: Handle,
    dir: PathBuf,
    peer: PeerKey,
    bytes: Vec<u8>,
    frames: FrameSlot,
) {
    if bytes.len() > BLOB_REQUEST_MAX {
        return;
    }
    // What cannot be read gets nothing, as does a node that is stopping.
    let Ok(request) = codec::decode::<BlobRequest>(&bytes) else { return };
    let Some(first) = request.first_chunk() else { return };
    let Ok(answer) = core.run(move |core| core.served(peer, &request)).await else { return };
    let file = match answer {
        Ok(located) => located.blob(&dir),
        Err(refusal) => {
            frames.send(codec::encode(&BlobFrame::Refused(refusal))).await;
            return;
        }
    };
    for index in first..file.length.div_ceil(BLOB_CHUNK) {
        let reading = file.clone();
        let read = spawn_blocking(move || reading.read(index)).await;
        let bytes = match read {
            Ok(Ok(bytes)) => bytes.into(),
            Ok(Err(error)) => {
                tracing::error!(%error, "an attachment cannot be sent");
                return;
            }
            Err(_) => return,
        };
        let frame = BlobFrame::Chunk { offset: index.saturating_mul(BLOB_CHUNK), bytes };
        if !frames.send(codec::encode(&frame)).await {
            return;
        }
    }
}

/// Fetches what partners named, one file at a time from each, until the node stops.
pub(super) async fn fetch(
    net: Net,
    core: Handle,
    dir: PathBuf,
    mut wakes: mpsc::Receiver<PeerKey>,
) {
    let mut partners: BTreeMap<PeerKey, mpsc::Sender<()>> = BTreeMap::new();
    let mut tasks = JoinSet::new();
    while let Some(peer) = wakes.recv().await {
        let partner = partners.entry(peer).or_insert_with(|| {
            let (wake, woken) = mpsc::channel(1);
            tasks.spawn(fetch_from(net.clone(), core.clone(), dir.clone(), peer, woken));
            wake
        });
        // Full: it will look anyway.
        let _pending = partner.try_send(());
    }
}

async fn fetch_from(
    net: Net,
    core: Handle,
    dir: PathBuf,
    peer: PeerKey,
    mut woken: mpsc::Receiver<()>,
) {
    let mut wait = RETRY_MIN;
    while woken.recv().await.is_some() {
        // One after the other, round and round: what failed is left for the next round, so that one
        // file does not hold up others.
        let (mut after, mut left) = (None, false);
        loop {
            let next = core.run(move |core| core.unfetched(peer, after)).await;
            let Ok(next) = next else { return };
            let Some(next) = next else {
                if after.take().is_none() {
                    break;
                }
                if std::mem::take(&mut left) {
                    // A link that comes up, or a new file, ends the wait.
                    let _early = tokio::time::timeout(wait, woken.recv()).await;
                    wait = (wait * 2).min(RETRY_MAX);
                }
                continue;
            };
            let (entry, digest) = (next.record.entry, next.record.said.digest);
            after = Some((entry, digest));
            let file = next.blob(&dir);
            match download(&net, peer, entry, file.clone()).await {
                Some(state) => {
                    wait = RETRY_MIN;
                    if state != AttachmentState::Here {
                        file.remove();
                    }
                    let done = core.run(move |core| core.fetched(entry, digest, state)).await;
                    if done.is_err() {
                        return;
                    }
                }
                None => left = true,
            }
        }
    }
}

/// Fetches one file from where it ended last. None: later.
async fn download(
    net: &Net,
    peer: PeerKey,
    entry: LeafHash,
    file: Blob,
) -> Option<AttachmentState> {
    if file.is_here() {
        return Some(AttachmentState::Here);
    }
    let digest = file.digest;
    let mut part = blocking(move || file.begin()).await?.ok()?;
    if !part.is_whole() {
        let request = BlobRequest { entry, digest, offset: part.offset() };
        let mut frames = net.blob_request(peer, codec::encode(&request)).await;
        while let Some(frame) = frames.recv().await {
            match codec::decode::<BlobFrame>(&frame) {
                Ok(BlobFrame::Chunk { offset, bytes }) => {
                    let pushed = blocking(move || pushed(part, offset, &bytes)).await?;
                    part = match pushed {
                        Ok(part) => part,
                        Err(BlobError::Io(error)) => {
                            tracing::error!(%error, "an attachment cannot be written");
                            return None;
                        }
                        Err(error) => return Some(wrong(peer, &error)),
                    };
                }
                Ok(BlobFrame::Refused(BlobRefusal::Erased)) => {
                    return Some(AttachmentState::Gone);
                }
                Ok(BlobFrame::Refused(_)) => return None,
                Err(_) => return Some(wrong(peer, &BlobError::OutOfPlace(digest))),
            }
        }
    }
    if !part.is_whole() {
        return None;
    }
    match blocking(move || part.finish()).await? {
        Ok(()) => Some(AttachmentState::Here),
        Err(BlobError::Io(error)) => {
            tracing::error!(%error, "an attachment cannot be made durable");
            None
        }
        Err(error) => Some(wrong(peer, &error)),
    }
}

fn wrong(peer: PeerKey, error: &BlobError) -> AttachmentState {
    tracing::warn!(peer.id = %peer, %error, "a partner sent other bytes than it named");
    AttachmentState::Wrong
}

fn pushed(mut part: Part, offset: u64, bytes: &[u8]) -> Result<Part, BlobError> {
    part.push(offset, bytes, random())?;
    Ok(part)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    spawn_blocking(work).await.ok()
}

#[cfg(test)]
mod tests;
