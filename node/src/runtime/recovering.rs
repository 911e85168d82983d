//! A node that was restored from a backup: it appends nothing until its log is again what its
//! partners saw, or until its national root has opened a recovery epoch.
//!
//! Beside the core a task asks every partner what it holds ([`hearing`]); the core puts the log
//! together again ([`piecing`], [`replaying`]) or goes on in another epoch ([`opening`]). Partners
//! keep the leaf hashes of each other's logs for this ([`mirroring`], [`partners`]).

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use vestigo_protocol::codec;
use vestigo_protocol::descriptor::{Descriptor, Head};
use vestigo_protocol::envelope::Message;
use vestigo_protocol::header::Header;
use vestigo_protocol::ids::{Digest, LeafHash, NodeName};
use vestigo_protocol::message::{Body, Content};
use vestigo_protocol::time::Timestamp;

use super::core::{Core, Partner};
use super::error::Denied;
use crate::net::PeerKey;
use crate::store::{PartnerStanding, StoreResult};

pub(super) mod hearing;
pub(super) mod mirroring;
mod opening;
mod partners;
mod piecing;
mod replaying;

/// Name of the mark that `restore` leaves in the store: `[restored at, size, root]`.
pub const RESTORED: &str = "restored";
/// Name of the stored list of partners that had not been heard when an epoch was opened.
const UNHEARD: &str = "recovery-unheard";
/// Name of the stored descriptor of the node itself.
pub const DESCRIPTOR: &str = "descriptor";

/// After so long partners are asked again if what they showed was not enough: one of them may have
/// followed our log further since, or be another that was restored.
const HEAR_AGAIN_SECONDS: u64 = 300;

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
    /// When it was heard.
    at: Timestamp,
}

/// A statement that was lost here and came back.
pub(crate) struct Held {
    pub(crate) header: Header,
    pub(crate) leaf: LeafHash,
    pub(crate) message: Message,
    /// None of a content version that is not read here.
    pub(crate) content: Option<Box<Content>>,
    /// The partner's own, and it is still sending it or has given it up: we need not have had it.
    pub(crate) unacknowledged: bool,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Held({})", self.leaf)
    }
}

/// Why the log cannot be put together again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stuck {
    /// No partner showed a head of ours as late as the newest that the backup knows: nobody can
    /// say how far the log had gone.
    NoEvidence,
    /// Nobody holds the order of the entries up to what was seen.
    NoOrder,
    /// So many entries are held by nobody.
    Missing(u64),
    /// So many statements were in our log after the highest head that anyone showed: what
    /// checkpoints we signed over them, and in which order, nobody knows.
    Beyond(u64),
    /// A witness has cosigned more of our log than partners showed.
    WitnessAhead,
    /// A witness that is no partner has not answered yet.
    WitnessUnheard,
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
    /// Whether what is known was weighed already, and is not enough.
    pub(super) weighed: bool,
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
        self.people.reload(&mut *self.store)?;
        self.reload_admin()?;
        self.load()?;
        for (name, partner) in &mut self.partners {
            partner.linked = linked.contains(name);
        }
        Ok(())
    }

    /// Partners that are to be asked what they hold, with their links; none if recovery is over. What
    /// was heard and is not enough is asked for again after a while.
    fn left_to_hear(&self) -> Option<Vec<(NodeName, PeerKey, bool)>> {
        if !self.recovery.is_on() && self.recovery.unheard.is_empty() {
            return None;
        }
        let (now, recovery) = (self.now(), &self.recovery);
        let again =
            |heard: &Heard| recovery.stuck.is_some() && now.since(heard.at) >= HEAR_AGAIN_SECONDS;
        let asked = self.confirmed_partners().filter(|(name, _)| {
            if recovery.is_on() {
                recovery.heard.get(*name).is_none_or(again)
            } else {
                recovery.unheard.contains(*name)
            }
        });
        let peer = |p: &Partner| PeerKey(p.record.transport);
        Some(asked.map(|(name, p)| (name.clone(), peer(p), p.linked)).collect())
    }

    /// Partners whose word on our log counts.
    fn confirmed_partners(&self) -> impl Iterator<Item = (&NodeName, &Partner)> {
        self.partners.iter().filter(|(_, partner)| {
            partner.record.standing == PartnerStanding::Confirmed && partner.descriptor.is_some()
        })
    }

    fn everybody_was_heard(&self) -> bool {
        self.confirmed_partners().all(|(name, _)| self.recovery.heard.contains_key(name))
    }

    /// What a partner could show.
    fn heard(&mut self, partner: NodeName, mut heard: Heard) -> Result<(), Denied> {
        heard.at = self.now();
        if self.recovery.is_on() {
            let shown = heard.seen.as_ref().map(|(head, _)| head.size);
            let told = self.told(&partner)?;
            if told.is_some_and(|told| shown.is_none_or(|shown| shown < told)) {
                tracing::warn!(
                    partner.name = %partner,
                    "a partner shows less of our log than it has told us before; it does not count \
                     as heard"
                );
                return Ok(());
            }
            self.recovery.heard.insert(partner, heard);
            self.recovery.weighed = false;
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

    /// How much of our log a partner said last that it has seen (kind 13), as far as the backup
    /// knows; 0 if the words are gone.
    fn told(&mut self, partner: &NodeName) -> Result<Option<u64>, Denied> {
        let Some(leaf) = self.store.newest_seen_by(partner)? else { return Ok(None) };
        let size = match self.read_if_readable(&leaf)?.map(|(_, content)| content.body) {
            Some(Body::Checkpoint(seen)) => seen.size,
            _ => 0,
        };
        Ok(Some(size))
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
}

#[cfg(test)]
mod tests;
