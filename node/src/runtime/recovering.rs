//! A node that was restored from a backup: it appends nothing until its log is again what its
//! partners saw, or until its national root has opened a recovery epoch.
//!
//! Beside the core a task asks every partner what it holds ([`hearing`]); the core puts the log
//! together again ([`replaying`]). Partners keep the leaf hashes of each other's logs for this
//! ([`mirroring`]).

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use vestigo_protocol::codec;
use vestigo_protocol::descriptor::{Descriptor, DescriptorDoc, Head, Recovery};
use vestigo_protocol::envelope::Message;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{Digest, LeafHash, NodeName};
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::message::{Body, Content};
use vestigo_protocol::time::Timestamp;

use super::admin::{AdminAct, AdminCode};
use super::announcing::{sent_key, version_key};
use super::core::{Core, Effect};
use super::directory::Known;
use super::error::Denied;
use crate::desk::officer::Acting;
use crate::net::PeerKey;
use crate::store::{GivenUp, PartnerStanding, StoreResult};

pub(super) mod hearing;
pub(super) mod mirroring;
mod replaying;

/// Name of the mark that `restore` leaves in the store: `[restored at, size, root]`.
pub const RESTORED: &str = "restored";
/// Name of the stored list of partners that had not been heard when an epoch was opened.
const UNHEARD: &str = "recovery-unheard";
/// Name of the stored descriptor of the node itself.
pub const DESCRIPTOR: &str = "descriptor";

/// How far the clock of whoever signs as root may be from ours.
const DRAFT_SKEW_SECONDS: u64 = 7 * 86_400;

/// What a restored node may not do, or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RecoveryDenied {
    /// Nothing is appended before the log is whole again.
    #[error("the node was restored from a backup and has not caught up yet")]
    Restored,
    /// There is nothing to recover.
    #[error("the node was not restored, or has caught up")]
    NotRestored,
    /// The document that was signed is another one than the node's.
    #[error("the signed document is not the one that this node proposes now")]
    AnotherDocument,
}

/// The mark of a restored node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// When it was restored.
    pub(crate) at: Timestamp,
    /// Its head then.
    pub(crate) reached: Head,
}

impl Mark {
    /// As it is stored.
    #[must_use]
    fn to_bytes(self) -> Vec<u8> {
        codec::encode(&(self.at.0, self.reached.size, self.reached.root))
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (at, size, root) = codec::decode::<(u64, u64, Digest)>(bytes).ok()?;
        Some(Self { at: Timestamp(at), reached: Head { size, root } })
    }
}

/// The mark of a node that was restored with a head, as it is stored under [`RESTORED`].
#[must_use]
pub fn mark(at: Timestamp, reached: Head) -> Vec<u8> {
    Mark { at, reached }.to_bytes()
}

/// What a partner could show of our log.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// The newest checkpoint of ours that it holds, verified: head and note.
    pub(crate) seen: Option<(Head, String)>,
    /// Leaf hashes of our log from our own size on, as it saw them.
    pub(crate) tail: Vec<LeafHash>,
    /// Verified statements between it and us that we did not have.
    pub(crate) held: Vec<Held>,
}

/// A statement that was lost here and came back.
pub(crate) struct Held {
    pub(crate) header: Header,
    pub(crate) leaf: LeafHash,
    pub(crate) message: Message,
    /// None of a content version that is not read here.
    pub(crate) content: Option<Box<Content>>,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Held({})", self.leaf)
    }
}

/// Why the log cannot be put together again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stuck {
    /// Nobody holds the order of the entries up to what was seen.
    NoOrder,
    /// So many entries are held by nobody.
    Missing(u64),
    /// What a partner saw contradicts what we restored, or what another saw.
    Contradicted,
}

/// Where recovery stands.
#[derive(Debug, Default)]
pub(crate) struct Recovering {
    pub(crate) mark: Option<Mark>,
    /// The descriptor that opened an epoch since the start.
    renewed: Option<Descriptor>,
    pub(crate) heard: BTreeMap<NodeName, Heard>,
    pub(crate) stuck: Option<Stuck>,
    /// Partners that are heard after the epoch was opened.
    pub(crate) unheard: BTreeSet<NodeName>,
    /// Lost statements are being taken in again.
    replaying: bool,
    /// Partners with whom an agreement changed meanwhile: their cases are looked at afterwards.
    unsettled: BTreeSet<NodeName>,
}

impl Recovering {
    /// Whether nothing may be appended.
    #[must_use]
    pub(crate) const fn is_on(&self) -> bool {
        self.mark.is_some()
    }

    /// Whether a partner's running cases are looked at only after the lost statements are back.
    pub(super) fn defers(&mut self, partner: &NodeName) -> bool {
        let defers = self.replaying || self.is_on();
        if defers {
            self.unsettled.insert(partner.clone());
        }
        defers
    }

    /// The highest head that a partner showed.
    #[must_use]
    pub(crate) fn highest(&self) -> Option<&(Head, String)> {
        self.heard.values().filter_map(|h| h.seen.as_ref()).max_by_key(|(head, _)| head.size)
    }
}

impl Core {
    /// Reads whether this node was restored.
    pub(super) fn load_recovery(&mut self) -> StoreResult<()> {
        self.recovery.mark = self.store.meta(RESTORED)?.as_deref().and_then(Mark::from_bytes);
        let unheard = self.store.meta(UNHEARD)?.unwrap_or_default();
        self.recovery.unheard =
            codec::decode::<Vec<NodeName>>(&unheard).unwrap_or_default().into_iter().collect();
        Ok(())
    }

    /// Our newest descriptor.
    pub(crate) fn descriptor(&self) -> &Descriptor {
        self.recovery.renewed.as_ref().unwrap_or(&self.identity.descriptor)
    }

    /// The epoch of what we sign now.
    pub(crate) fn epoch(&self) -> u64 {
        self.descriptor().doc().epoch()
    }

    /// Nothing is appended before the log is whole again.
    pub(super) fn may_append(&self) -> Result<(), Denied> {
        if self.recovery.is_on() { Err(RecoveryDenied::Restored.into()) } else { Ok(()) }
    }

    /// A use case failed on a restored node: what it wrote before is forgotten. The batch holds
    /// nothing else.
    pub(super) fn forget_batch(&mut self) -> StoreResult<()> {
        self.store.rollback()?;
        self.store.begin()?;
        let linked: BTreeSet<NodeName> =
            self.partners.iter().filter(|(_, p)| p.linked).map(|(name, _)| name.clone()).collect();
        self.partners.clear();
        self.by_key.clear();
        self.agreements.clear();
        self.accepted.clear();
        self.effects.clear();
        self.officers = self.store.officers()?;
        self.staff = super::staff::Staff::load(&mut *self.store)?;
        self.people = super::people::People::load(&mut *self.store)?;
        self.reload_admin()?;
        self.load()?;
        for (name, partner) in &mut self.partners {
            partner.linked = linked.contains(name);
        }
        Ok(())
    }

    /// Partners that are still to be asked what they hold, with their links; none if recovery is
    /// over.
    fn unheard_partners(&mut self) -> Option<Vec<(NodeName, PeerKey, bool)>> {
        if !self.recovery.is_on() && self.recovery.unheard.is_empty() {
            return None;
        }
        let after_epoch = !self.recovery.is_on();
        let asked = self.partners.iter().filter(|(name, partner)| {
            partner.record.standing == PartnerStanding::Confirmed
                && partner.descriptor.is_some()
                && !self.recovery.heard.contains_key(*name)
                && (!after_epoch || self.recovery.unheard.contains(*name))
        });
        let peer = |p: &super::core::Partner| PeerKey(p.record.transport);
        Some(asked.map(|(name, p)| (name.clone(), peer(p), p.linked)).collect())
    }

    /// What a partner could show.
    fn heard(&mut self, partner: NodeName, heard: Heard) -> Result<(), Denied> {
        if self.recovery.is_on() {
            self.recovery.heard.insert(partner, heard);
            return Ok(());
        }
        // The epoch was opened without it: its statements come back now.
        if self.recovery.unheard.remove(&partner) {
            let left: Vec<NodeName> = self.recovery.unheard.iter().cloned().collect();
            self.store.put_meta(UNHEARD, &codec::encode(&left))?;
            self.adopt(heard.held)?;
        }
        Ok(())
    }

    /// Puts the log together again once every partner has been heard.
    fn catch_up(&mut self) -> Result<(), Denied> {
        if !self.recovery.is_on() || self.unheard_partners().is_none_or(|left| !left.is_empty()) {
            return Ok(());
        }
        self.recovery.stuck = None;
        let tail = match self.lost_tail()? {
            Ok(tail) => tail,
            Err(stuck) => {
                self.recovery.stuck = Some(stuck);
                return Ok(());
            }
        };
        let mut held: BTreeMap<LeafHash, Held> = BTreeMap::new();
        for heard in self.recovery.heard.values_mut() {
            held.extend(heard.held.drain(..).map(|h| (h.leaf, h)));
        }
        let missing = tail.iter().filter(|leaf| !held.contains_key(*leaf)).count() as u64;
        if missing > 0 {
            self.recovery.stuck = Some(Stuck::Missing(missing));
            // Kept for the epoch that will be opened.
            let rest = Heard { held: held.into_values().collect(), ..Heard::default() };
            let shown = self.recovery.heard.values_mut().next();
            if let Some(first) = shown {
                first.held = rest.held;
            }
            return Ok(());
        }
        let highest = self.recovery.highest().cloned();
        for leaf in &tail {
            if let Some(lost) = held.remove(leaf) {
                self.replay(lost)?;
            }
        }
        if let Some((head, note)) = highest
            && self.store.checkpoint()?.is_none_or(|(size, _)| size < head.size)
        {
            self.store.put_checkpoint(head.size, &note)?;
            self.note = Some((head.size, note.clone()));
            self.effects.push(Effect::Published { size: head.size, note });
        }
        self.store.put_meta(RESTORED, &[])?;
        self.recovery.mark = None;
        self.recovery.heard.clear();
        tracing::info!(log.size = self.frontier.size(), "the log is again what partners saw");
        self.adopt(held.into_values().collect())
    }

    /// The leaf hashes between our head and the highest that was seen, if everything that partners
    /// showed agrees with them.
    fn lost_tail(&mut self) -> Result<Result<Vec<LeafHash>, Stuck>, Denied> {
        let size = self.frontier.size();
        let mut roots: BTreeMap<u64, BTreeSet<Digest>> = BTreeMap::new();
        for (head, _) in self.recovery.heard.values().filter_map(|h| h.seen.as_ref()) {
            roots.entry(head.size).or_default().insert(head.root);
        }
        let top = roots.keys().next_back().copied().unwrap_or(0);
        if !self.restored_agrees(&roots)? {
            return Ok(Err(Stuck::Contradicted));
        }
        if top <= size {
            return Ok(Ok(Vec::new()));
        }
        let wanted = usize::try_from(top.saturating_sub(size)).unwrap_or(usize::MAX);
        let tails = self.recovery.heard.values().map(|h| &h.tail);
        let Some(longest) = tails.filter(|t| t.len() >= wanted).max_by_key(|t| t.len()) else {
            return Ok(Err(Stuck::NoOrder));
        };
        let tail: Vec<LeafHash> = longest.iter().take(wanted).copied().collect();
        let mut frontier = self.frontier.clone();
        for leaf in &tail {
            frontier.append(*leaf);
            if !agrees(&frontier, &roots) {
                return Ok(Err(Stuck::Contradicted));
            }
        }
        Ok(Ok(tail))
    }

    /// Whether our own entries have the roots that partners saw at sizes within them.
    fn restored_agrees(&mut self, roots: &BTreeMap<u64, BTreeSet<Digest>>) -> Result<bool, Denied> {
        const CHUNK: u64 = 1024;
        let size = self.frontier.size();
        let Some(within) = roots.keys().copied().filter(|n| *n <= size).max() else {
            return Ok(true);
        };
        let mut frontier = Frontier::new();
        while frontier.size() < within {
            let at = frontier.size();
            let rows = self.store.statements(at, CHUNK.min(within.saturating_sub(at)))?;
            if rows.is_empty() {
                return Ok(false);
            }
            for (_, statement) in rows {
                frontier.append(LeafHash::of(&statement));
                if !agrees(&frontier, roots) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// The newest descriptor of ours: a partner may hold one that came after the backup.
    fn newest_descriptor(&self) -> Descriptor {
        let held = self.recovery.heard.values().flat_map(|heard| &heard.held);
        let mut later: Vec<Descriptor> = held
            .filter(|h| h.header.issuer == self.identity.name)
            .filter_map(|h| match h.content.as_deref().map(|content| &content.body) {
                Some(Body::Descriptor(notice)) => Descriptor::from_bytes(&notice.descriptor).ok(),
                _ => None,
            })
            .collect();
        later.sort_by_key(|descriptor| descriptor.doc().version);
        later.into_iter().fold(self.descriptor().clone(), |newest, next| {
            if next.succeeds(&newest).is_ok() { next } else { newest }
        })
    }

    /// Keeps a later descriptor of ours that came back.
    fn descriptor_came_back(&mut self, next: Descriptor) -> Result<(), Denied> {
        if next.succeeds(self.descriptor()).is_ok() {
            self.keep_descriptor(next)?;
        }
        Ok(())
    }

    fn keep_descriptor(&mut self, next: Descriptor) -> Result<(), Denied> {
        if next.doc().epoch() != self.epoch() {
            // What was counted belongs to the epoch before.
            self.seal_series()?;
            self.series.clear();
        }
        let bytes = next.to_bytes();
        self.store.put_meta(&version_key(next.doc().version), &bytes)?;
        self.store.put_meta(DESCRIPTOR, &bytes)?;
        self.recovery.renewed = Some(next);
        Ok(())
    }

    /// The descriptor that would open the next epoch, for the national root to sign.
    pub(crate) fn recovery_draft(&self) -> Result<DescriptorDoc, Denied> {
        if !self.recovery.is_on() {
            return Err(RecoveryDenied::NotRestored.into());
        }
        let current = self.newest_descriptor();
        let now = self.now();
        let reached = Head { size: self.frontier.size(), root: self.frontier.root() };
        let highest = self.recovery.highest().map(|(head, _)| *head);
        let recovery = Recovery {
            epoch: current.doc().epoch().saturating_add(1),
            at: now,
            reached,
            seen: highest.filter(|head| head.size > reached.size),
        };
        let mut recoveries = current.doc().recoveries().to_vec();
        recoveries.push(recovery);
        Ok(DescriptorDoc {
            version: current.doc().version.saturating_add(1),
            previous: Some(current.digest()),
            issued_at: now,
            recoveries: Some(recoveries),
            ..current.doc().clone()
        })
    }

    /// Opens a recovery epoch with the national root's signature over [`Self::recovery_draft`], and
    /// tells every partner.
    pub(crate) fn open_epoch(
        &mut self,
        who: impl Into<Acting>,
        document: &[u8],
        root_signature: &[u8],
    ) -> Result<u64, Denied> {
        let who = who.into();
        self.officer(who)?;
        let doc = self.signed_draft(document)?;
        let rule = |e: vestigo_protocol::descriptor::DescriptorError| Denied::Rule(e.to_string());
        let signing = &self.identity.signing;
        let next =
            Descriptor::assemble(&doc, root_signature, signing, Some(signing)).map_err(rule)?;
        next.succeeds(&self.newest_descriptor()).map_err(rule)?;
        let confirmed: Vec<NodeName> = self
            .partners
            .iter()
            .filter(|(_, p)| p.record.standing == PartnerStanding::Confirmed)
            .map(|(name, _)| name.clone())
            .collect();
        let unheard: Vec<NodeName> = confirmed
            .iter()
            .filter(|name| !self.recovery.heard.contains_key(*name))
            .cloned()
            .collect();
        self.note(who, AdminAct::on(AdminCode::EpochOpened, doc.epoch()))?;
        self.store.put_meta(RESTORED, &[])?;
        self.store.put_meta(UNHEARD, &codec::encode(&unheard))?;
        self.recovery.unheard = unheard.into_iter().collect();
        self.recovery.mark = None;
        self.recovery.stuck = None;
        let version = next.doc().version;
        self.keep_descriptor(next)?;
        let epoch = self.epoch();
        tracing::warn!(log.epoch = epoch, "a recovery epoch was opened");
        for partner in &confirmed {
            self.send_descriptor(partner)?;
            self.store.put_meta(&sent_key(partner), &codec::encode(&version))?;
        }
        let heard = std::mem::take(&mut self.recovery.heard);
        self.adopt(heard.into_values().flat_map(|h| h.held).collect())?;
        Ok(epoch)
    }

    /// The document as it was signed, if it is our draft but for the time of signing.
    fn signed_draft(&self, document: &[u8]) -> Result<DescriptorDoc, Denied> {
        let draft = self.recovery_draft()?;
        let doc: DescriptorDoc =
            codec::decode(document).map_err(|_| RecoveryDenied::AnotherDocument)?;
        let mut same = draft.clone();
        same.issued_at = doc.issued_at;
        if let (Some(ours), Some(theirs)) =
            (same.recoveries.as_mut().and_then(|r| r.last_mut()), doc.recoveries().last())
        {
            ours.at = theirs.at;
        }
        let skew = draft.issued_at.0.abs_diff(doc.issued_at.0);
        if same == doc && skew <= DRAFT_SKEW_SECONDS {
            Ok(doc)
        } else {
            Err(RecoveryDenied::AnotherDocument.into())
        }
    }

    /// A partner's new descriptor opens an epoch: its log goes on from the head that it names, and
    /// what we saw beyond that is kept as a branch that was given up.
    pub(super) fn partner_recovered(
        &mut self,
        known: &Known,
        recovery: &Recovery,
    ) -> Result<(), Denied> {
        let seen = self.store.partner_checkpoint(&known.name)?;
        let beyond = seen.filter(|(size, _)| *size > recovery.reached.size);
        tracing::warn!(
            partner.name = %known.name, log.epoch = recovery.epoch,
            log.size = recovery.reached.size, log.lost = beyond.is_some(),
            "a partner lost the end of its log and opened a recovery epoch"
        );
        if let Some((_, note)) = beyond {
            let partner = known.name.clone();
            self.store.put_given_up(&GivenUp { partner, epoch: recovery.epoch, note })?;
            self.store.forget_log_of(&known.name)?;
        }
        Ok(())
    }

    /// What a partner may know of our side of its log: operations 4 to 6 of `/vestigo/log/1`.
    pub(super) fn shown_to(
        &mut self,
        peer: PeerKey,
        request: &hearing::Request,
    ) -> Result<Vec<u8>, Denied> {
        let Some(name) = self.by_key.get(&peer).cloned() else { return Ok(Vec::new()) };
        let standing = self.partners.get(&name).map(|p| p.record.standing);
        if standing != Some(PartnerStanding::Confirmed) {
            return Ok(Vec::new());
        }
        match *request {
            hearing::Request::Seen { start } => {
                let note = self.store.partner_checkpoint(&name)?.map(|(_, note)| note);
                let tail = self.store.mirrored(&name, start, hearing::LEAVES_AT_ONCE)?;
                let tail: Vec<LeafHash> = tail.into_iter().take(hearing::LEAVES_AT_ONCE).collect();
                Ok(codec::encode(&(note, tail)))
            }
            hearing::Request::Shared { before } => {
                let size = self.frontier.size();
                let before = if before == 0 { size } else { before.min(size) };
                Ok(codec::encode(&self.store.shared_with(&name, before)?))
            }
            hearing::Request::Message { leaf } => {
                let Some(message) = self.store.message(&leaf)? else { return Ok(Vec::new()) };
                let Some((header, _)) = super::arrivals::open_stored(&message) else {
                    return Ok(Vec::new());
                };
                let shared = header.issuer == name || header.audience == name;
                Ok(if shared { message.to_bytes() } else { Vec::new() })
            }
        }
    }

    /// Which of these entries are not in our log.
    fn unknown(&mut self, leaves: Vec<LeafHash>) -> Result<Vec<LeafHash>, Denied> {
        let mut unknown = Vec::new();
        for leaf in leaves {
            if !self.store.has_leaf(&leaf)? {
                unknown.push(leaf);
            }
        }
        Ok(unknown)
    }

    /// A receipt for each statement of a partner that came back without ours.
    fn receipt_adopted(&mut self, adopted: &[(NodeName, LeafHash)]) -> Result<(), Denied> {
        for (partner, leaf) in adopted {
            let Some(peer) = self.partners.get(partner).map(|p| PeerKey(p.record.transport)) else {
                continue;
            };
            let Some(known) = self.directory.get(peer) else { continue };
            if self.store.own_replies(leaf)?.is_empty() {
                let message = self.store.message(leaf)?;
                let Some(message) = message else { continue };
                let Some((header, content)) = super::arrivals::open_stored(&message) else {
                    continue;
                };
                let incoming =
                    super::arrivals::Incoming { header: &header, leaf: *leaf, message: &message };
                match header.kind.receipt() {
                    Some(Kind::Accepted) => {
                        self.accept(&known, &incoming, &content.common, false)?;
                    }
                    Some(_) => {
                        self.deliver(&known, &incoming, &content.common)?;
                    }
                    None => {}
                }
            }
        }
        Ok(())
    }
}

/// Whether a tree has the one root that was seen at its size, if one was.
fn agrees(frontier: &Frontier, roots: &BTreeMap<u64, BTreeSet<Digest>>) -> bool {
    let Some(seen) = roots.get(&frontier.size()) else { return true };
    let root = frontier.root();
    seen.iter().all(|r| *r == root)
}

/// The head of a verified note.
fn head_of(note: &SignedCheckpoint) -> Head {
    let checkpoint = note.unverified();
    Head { size: checkpoint.size, root: checkpoint.root }
}

#[cfg(test)]
mod tests;
