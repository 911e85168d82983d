//! Our checkpoints, and what we hold of partners' logs.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use vestigo_protocol::codec;
use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::ids::{Digest, NodeName};
use vestigo_protocol::log::checkpoint::{Checkpoint, SignedCheckpoint};
use vestigo_protocol::merkle;
use vestigo_protocol::message::{Body, CheckpointSeen, Common, Content, Heartbeat};
use vestigo_protocol::time::Timestamp;

use super::core::{Core, Effect};
use super::directory::SeenCheckpoint;
use super::error::Denied;
use crate::desk::answer::empty_common;
use crate::store::{PartnerStanding, StoreError, StoreResult};

/// How often the calendar is looked at.
const CALENDAR_SECONDS: u64 = 60;
/// At most one kind 13 per partner in this time (wire.md).
const NOTICE_SECONDS: u64 = 3600;
/// A kind 14 after this time without anything else (wire.md).
const HEARTBEAT_SECONDS: u64 = 86_400;

/// A partner's log grew from one checkpoint that we hold to a later one: to be proved.
#[derive(Debug)]
pub struct Growth {
    /// Whose log.
    pub partner: NodeName,
    /// Size and root before.
    pub old: (u64, Digest),
    /// What its owner signed about the size before: a note, or the descriptor whose recovery named
    /// it ([`descriptor_as_text`]).
    pub old_note: String,
    /// Size and root after.
    pub new: (u64, Digest),
    /// The note after.
    pub new_note: String,
}

impl Core {
    /// Signs a checkpoint over the batch if one is due. It is stored, by compare-and-swap, in the
    /// batch's own transaction: published only after it is durable.
    pub(super) fn seal_checkpoint(&mut self, now_ms: u64) -> StoreResult<()> {
        let size = self.frontier.size();
        let covered = self.note.as_ref().map_or(0, |(size, _)| *size);
        let due = now_ms.saturating_sub(self.signed_at_ms) >= self.settings.checkpoint_interval_ms;
        if size == covered || !due {
            return Ok(());
        }
        let checkpoint =
            Checkpoint { origin: self.identity.name.clone(), size, root: self.frontier.root() };
        let signed = self
            .identity
            .log
            .sign(&checkpoint, Timestamp(now_ms / 1000))
            .map_err(|e| StoreError::Foreign(format!("a checkpoint cannot be signed: {e}")))?;
        let note = signed.to_text();
        self.store.put_checkpoint(size, &note)?;
        self.note = Some((size, note.clone()));
        self.signed_at_ms = now_ms;
        self.effects.push(Effect::Published { size, note });
        Ok(())
    }

    /// Signs a checkpoint over everything logged so far, whatever the interval.
    pub(crate) fn checkpoint_now(&mut self) -> Result<(), Denied> {
        self.signed_at_ms = 0;
        Ok(self.seal_checkpoint(self.now_ms())?)
    }

    /// Keeps a partner's newest checkpoint in the commit of the message it came with. Two of one
    /// size with different roots are a fork, kept as a proof.
    pub(super) fn see_checkpoint(
        &mut self,
        partner: &NodeName,
        seen: &SeenCheckpoint,
    ) -> Result<(), Denied> {
        let Some((size, note)) = self.store.partner_checkpoint(partner)? else {
            self.store.put_partner_checkpoint(partner, seen.size, &seen.note)?;
            self.first_growth(partner, seen);
            return Ok(());
        };
        let root = SignedCheckpoint::parse(&note).ok().map(|n| n.unverified().root);
        if seen.size > size {
            self.store.put_partner_checkpoint(partner, seen.size, &seen.note)?;
            // An empty tree is consistent with every tree.
            if let (Some(root), true) = (root, size > 0) {
                self.effects.push(Effect::CheckGrowth(Box::new(Growth {
                    partner: partner.clone(),
                    old: (size, root),
                    old_note: note,
                    new: (seen.size, seen.root),
                    new_note: seen.note.clone(),
                })));
            }
        } else if seen.size == size && root != Some(seen.root) {
            self.forked(partner, &note, &seen.note)?;
        } else if seen.size == size {
            self.log_verified(partner);
        }
        Ok(())
    }

    /// A partner's log was proved to hold all that it held before.
    pub(super) fn log_verified(&mut self, partner: &NodeName) {
        let now = self.now();
        if let Some(partner) = self.partners.get_mut(partner) {
            partner.log_verified = Some(now);
        }
    }

    /// The first checkpoint of a partner's log is followed from its beginning; the first after a
    /// recovery must have grown from the head that it named.
    fn first_growth(&mut self, partner: &NodeName, seen: &SeenCheckpoint) {
        let recovered = self.partners.get(partner).and_then(|p| p.descriptor.as_ref());
        let recovery = recovered.and_then(|d| d.doc().recoveries().last());
        let empty = || (0, merkle::empty_root());
        let old = recovery.map_or_else(empty, |r| (r.reached.size, r.reached.root));
        // What an epoch is measured from is the root's word, in the descriptor.
        let note = recovery.and(recovered).map(descriptor_as_text).unwrap_or_default();
        if seen.size >= old.0 {
            self.effects.push(Effect::CheckGrowth(Box::new(Growth {
                partner: partner.clone(),
                old,
                old_note: note,
                new: (seen.size, seen.root),
                new_note: seen.note.clone(),
            })));
        }
    }

    /// Two notes of one log that contradict each other: kept as a small portable proof, the same once and
    /// only the first few of one log.
    pub(crate) fn forked(
        &mut self,
        partner: &NodeName,
        first: &str,
        second: &str,
    ) -> Result<(), Denied> {
        self.log_forked(partner.as_str(), first, second)
    }

    /// What is said of itself by the calendar: a kind 13 that names the partner's checkpoint, at
    /// most once an hour, and a kind 14 after a day without other traffic (wire.md, "Log and
    /// bundle" and "Kinds").
    pub(super) fn calendar(&mut self, now: Timestamp) -> Result<(), Denied> {
        if now.since(self.calendar_at) < CALENDAR_SECONDS {
            return Ok(());
        }
        self.calendar_at = now;
        let confirmed: Vec<NodeName> = self
            .partners
            .iter()
            .filter(|(_, p)| {
                p.record.standing == PartnerStanding::Confirmed && p.descriptor.is_some()
            })
            .map(|(name, _)| name.clone())
            .collect();
        self.look_at_watches()?;
        self.retain(now)?;
        self.announce(&confirmed)?;
        for partner in confirmed {
            self.notice_checkpoint(&partner, now)?;
            self.heartbeat(&partner, now)?;
        }
        Ok(())
    }

    fn notice_checkpoint(&mut self, partner: &NodeName, now: Timestamp) -> Result<(), Denied> {
        let Some((size, note)) = self.store.partner_checkpoint(partner)? else { return Ok(()) };
        let key = format!("checkpoint-notice {partner}");
        let last = self.store.meta(&key)?.and_then(|b| codec::decode::<(u64, u64)>(&b).ok());
        // The first hour begins when the first checkpoint is known.
        let (since, noticed) = last.unwrap_or((now.0, 0));
        if last.is_some() && (now.0.saturating_sub(since) < NOTICE_SECONDS || noticed == size) {
            return Ok(());
        }
        let mut told = noticed;
        if last.is_some()
            && let Ok(signed) = SignedCheckpoint::parse(&note)
        {
            let body = CheckpointSeen { size, root: signed.unverified().root };
            self.say(partner, Body::Checkpoint(body))?;
            told = size;
        }
        Ok(self.store.put_meta(&key, &codec::encode(&(now.0, told)))?)
    }

    fn heartbeat(&mut self, partner: &NodeName, now: Timestamp) -> Result<(), Denied> {
        let series = match self.series.get(partner) {
            Some(series) => Some(*series),
            None => {
                let epoch = self.epoch();
                self.store.series(partner, epoch)?
            }
        };
        let Some(series) = series else { return Ok(()) };
        let Some(last) = self.store.entry_by_leaf(&series.leaf)? else { return Ok(()) };
        if now.since(last.logged_at) < HEARTBEAT_SECONDS {
            return Ok(());
        }
        self.say(partner, Body::Heartbeat(Heartbeat {}))
    }

    fn say(&mut self, partner: &NodeName, body: Body) -> Result<(), Denied> {
        let common = Common { synthetic: self.synthetic.then_some(true), ..empty_common() };
        let draft = self.opening(partner, Content::new(common, body));
        let signed = self.issue(draft)?;
        self.post(&signed, false)
    }
}

/// A descriptor where the proof of a fork has a text: what the national root signed about the head
/// from which the log had to go on.
#[must_use]
pub(crate) fn descriptor_as_text(descriptor: &Descriptor) -> String {
    format!("vestigo-descriptor\n{}\n", STANDARD.encode(descriptor.to_bytes()))
}

/// Whether a log's growth from one checkpoint to a later one is append-only, by the path that its
/// owner gives.
#[must_use]
pub(super) fn grew(growth: &Growth, path: &[Digest]) -> bool {
    let ((old, old_root), (new, new_root)) = (growth.old, growth.new);
    merkle::verify_consistency(old, new, path, old_root, new_root).is_ok()
}

#[cfg(test)]
mod tests {
    use vestigo_protocol::descriptor::{Head, Recovery};

    use super::*;
    use crate::runtime::examples::{identity, key, partner, us};
    use crate::runtime::fairness::tests::{NOON, Node, budget};
    use crate::scratch::Scratch;

    #[test]
    fn of_one_log_each_fork_is_kept_once_and_no_more_than_a_court_needs() {
        let scratch = Scratch::new("sealing-forks");
        let mut node = Node::open(&scratch, budget(5));
        let note = |n: u64| format!("vestigo/xa/police\n{n}\nroot-{n}\n\n");
        for _ in 0..3 {
            node.core.forked(&partner(), &note(1), &note(2)).unwrap();
        }
        assert_eq!(node.core.store.fork_proofs().unwrap().len(), 1);
        for n in 3..100 {
            node.core.forked(&partner(), &note(1), &note(n)).unwrap();
        }
        assert_eq!(node.core.store.fork_proofs().unwrap().len(), 8);
        // One log's forks take no room from another's.
        node.core.forked(&us(), &note(1), &note(2)).unwrap();
        assert_eq!(node.core.store.fork_proofs().unwrap().len(), 9);
    }

    #[test]
    fn a_log_is_held_to_the_head_that_its_recovery_named_and_the_proof_says_who_signed_that() {
        let scratch = Scratch::new("sealing-recovery");
        let mut node = Node::open(&scratch, budget(500));
        node.core.begin().unwrap();
        let mut doc = identity().descriptor.doc().clone();
        (doc.node, doc.country) = (partner(), partner().country());
        doc.root = key(70).public().clone();
        let reached = Head { size: 3, root: Digest([3; 32]) };
        doc.recoveries = Some(vec![Recovery { epoch: 1, at: Timestamp(5), reached, seen: None }]);
        let descriptor = Descriptor::sign(&doc, &key(70), &key(2), None).unwrap();
        let bytes = descriptor.to_bytes();
        node.core.partners.get_mut(&partner()).unwrap().descriptor = Some(descriptor);
        node.core.effects.clear();
        let seen = SeenCheckpoint { size: 5, root: Digest([5; 32]), note: "new".to_owned() };
        node.core.see_checkpoint(&partner(), &seen).unwrap();
        let growth = node.core.effects.iter().find_map(|effect| match effect {
            Effect::CheckGrowth(growth) => Some(growth),
            _ => None,
        });
        let growth = growth.expect("its growth is to be proved");
        assert_eq!((growth.old, growth.new), ((3, reached.root), (5, seen.root)));
        let encoded = growth.old_note.strip_prefix("vestigo-descriptor\n").unwrap().trim_end();
        assert_eq!(STANDARD.decode(encoded).unwrap(), bytes);
    }

    #[test]
    fn under_load_no_entry_waits_longer_than_a_second_for_a_checkpoint() {
        let scratch = Scratch::new("sealing-load");
        let mut node = Node::open(&scratch, budget(500));
        // When each size was reached, in milliseconds after noon.
        let mut reached = Vec::new();
        for step in 0..60u64 {
            let ms = step * 100;
            node.at_ms(NOON * 1000 + ms);
            if step % 3 == 0 {
                node.ask(&format!("AB{step:04}"));
            } else {
                node.tick();
            }
            reached.push((node.core.store.log_size().unwrap(), ms));
            let covered = node.core.store.checkpoint().unwrap().map_or(0, |(size, _)| size);
            let waiting = reached.iter().find(|(size, _)| *size > covered);
            assert!(waiting.is_none_or(|(_, since)| ms - since < 1000), "{covered} at {ms} ms");
        }
        // Twenty questions at least.
        let (size, _) = *reached.last().unwrap();
        assert!(size >= 20, "{size}");
    }
}
