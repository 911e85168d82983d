//! Putting the lost end of the log together from what partners showed, and the conditions under
//! which that is enough to go on without an epoch.
//!
//! What a partner shows is believed as far as it is signed: a head that we signed, statements that
//! we or it signed. An order of entries is believed if it leads to a head that we signed.

use std::collections::{BTreeMap, BTreeSet};

use vestigo_protocol::ids::{Digest, LeafHash};
use vestigo_protocol::merkle::Frontier;

use super::{Held, Stuck};
use crate::runtime::core::{Core, Effect};
use crate::runtime::error::Denied;

/// Roots that were seen, by size.
type Roots = BTreeMap<u64, BTreeSet<Digest>>;

impl Core {
    /// Puts the log together again once every partner has been heard, if what they hold is all of
    /// it; else what is missing is said, and an epoch is needed.
    pub(super) fn catch_up(&mut self) -> Result<(), Denied> {
        if !self.recovery.is_on() || self.recovery.weighed || !self.everybody_was_heard() {
            return Ok(());
        }
        self.recovery.weighed = true;
        match self.pieced_together()? {
            Ok(tail) => self.go_on(&tail),
            Err(stuck) => {
                self.recovery.stuck = Some(stuck);
                Ok(())
            }
        }
    }

    /// The leaf hashes of the lost end, if nothing speaks against going on after them.
    fn pieced_together(&mut self) -> Result<Result<Vec<LeafHash>, Stuck>, Denied> {
        let known = self.note.as_ref().map_or(0, |(size, _)| *size);
        if self.recovery.highest().is_none_or(|(head, _)| head.size < known) {
            return Ok(Err(Stuck::NoEvidence));
        }
        let tail = match self.lost_tail()? {
            Ok(tail) => tail,
            Err(stuck) => return Ok(Err(stuck)),
        };
        let held: BTreeSet<LeafHash> = self.all_held().map(|h| h.leaf).collect();
        let lacking = tail.iter().filter(|leaf| !held.contains(*leaf)).count();
        // What we signed in an epoch whose descriptor nobody gives back cannot be gone on with.
        let epoch = self.newest_descriptor().doc().epoch();
        let unopened = |h: &&Held| h.header.issuer == self.identity.name && h.header.epoch > epoch;
        let missing = lacking.saturating_add(self.all_held().filter(unopened).count()) as u64;
        if missing > 0 {
            return Ok(Err(Stuck::Missing(missing)));
        }
        let beyond = self.beyond(&tail)?;
        if beyond > 0 {
            return Ok(Err(Stuck::Beyond(beyond)));
        }
        let size = self.frontier.size().saturating_add(tail.len() as u64);
        Ok(self.witness.standings.speak_against(size).map_or(Ok(tail), Err))
    }

    fn all_held(&self) -> impl Iterator<Item = &Held> {
        self.recovery.heard.values().flat_map(|heard| &heard.held)
    }

    /// Statements that were in our log, as partners know, and that no head covers which anyone
    /// showed. In whatever order they were appended now, a checkpoint that we signed then may have
    /// another.
    fn beyond(&mut self, tail: &[LeafHash]) -> Result<u64, Denied> {
        let tail: BTreeSet<LeafHash> = tail.iter().copied().collect();
        let mut count = 0;
        for (partner, heard) in &self.recovery.heard {
            let place = |h: &Held| (h.header.epoch, h.header.sequence);
            let theirs = |h: &&Held| h.header.issuer == *partner;
            // What a partner says comes in order, but for what is urgent. What is older than the
            // newest that we have did not come before the backup, and need not have come since.
            let covered = heard.held.iter().filter(|h| tail.contains(&h.leaf)).filter(theirs);
            let newest = self.store.newest_place_of(partner)?.into_iter();
            let newest = newest.chain(covered.map(place)).max();
            let lost = heard.held.iter().filter(|h| !tail.contains(&h.leaf)).filter(|h| {
                !theirs(h) || !h.unacknowledged && newest.is_none_or(|newest| place(h) > newest)
            });
            count += lost.count() as u64;
        }
        Ok(count)
    }

    /// Appends the lost end, and goes on as before.
    fn go_on(&mut self, tail: &[LeafHash]) -> Result<(), Denied> {
        let highest = self.recovery.highest().cloned();
        let heard = std::mem::take(&mut self.recovery.heard);
        let mut held: BTreeMap<LeafHash, Held> =
            heard.into_values().flat_map(|h| h.held).map(|h| (h.leaf, h)).collect();
        for leaf in tail {
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
        self.store.put_meta(super::RESTORED, &[])?;
        self.recovery.mark = None;
        self.recovery.stuck = None;
        tracing::info!(log.size = self.frontier.size(), "the log is again what partners saw");
        self.adopt(held.into_values().collect())
    }

    /// The leaf hashes between our head and the highest that was seen: an order of entries that
    /// leads to it and that nothing contradicts which we signed.
    fn lost_tail(&mut self) -> Result<Result<Vec<LeafHash>, Stuck>, Denied> {
        let size = self.frontier.size();
        let mut roots = Roots::new();
        for (head, _) in self.recovery.heard.values().filter_map(|h| h.seen.as_ref()) {
            roots.entry(head.size).or_default().insert(head.root);
        }
        if !self.restored_agrees(&roots)? {
            return Ok(Err(Stuck::Contradicted));
        }
        let top = roots.keys().next_back().copied().unwrap_or(0);
        if top <= size {
            return Ok(Ok(Vec::new()));
        }
        let mut found = None;
        for heard in self.recovery.heard.values() {
            let Some((head, _)) = &heard.seen else { continue };
            let wanted = usize::try_from(head.size.saturating_sub(size)).unwrap_or(usize::MAX);
            let Some(tail) = heard.tail.get(..wanted) else { continue };
            let mut frontier = self.frontier.clone();
            let mut agreed = true;
            for leaf in tail {
                frontier.append(*leaf);
                agreed &= agrees(&frontier, &roots);
            }
            // Anybody can invent hashes. Only what leads to the head that we signed counts, and only
            // then is it a contradiction in our own word if another head is not on the way.
            if head.size < size || frontier.root() != head.root {
                continue;
            }
            if !agreed {
                return Ok(Err(Stuck::Contradicted));
            }
            if head.size == top {
                found = Some(tail.to_vec());
            }
        }
        Ok(found.ok_or(Stuck::NoOrder))
    }

    /// Whether our own entries have the roots that partners saw at sizes within them.
    fn restored_agrees(&mut self, roots: &Roots) -> Result<bool, Denied> {
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
}

/// Whether a tree has the one root that was seen at its size, if one was.
fn agrees(frontier: &Frontier, roots: &Roots) -> bool {
    let Some(seen) = roots.get(&frontier.size()) else { return true };
    let root = frontier.root();
    seen.iter().all(|r| *r == root)
}
