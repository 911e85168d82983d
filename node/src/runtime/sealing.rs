//! Our checkpoints, and what we hold of partners' logs.

use vestigo_protocol::ids::NodeName;
use vestigo_protocol::log::checkpoint::{Checkpoint, SignedCheckpoint};
use vestigo_protocol::time::Timestamp;

use super::clock;
use super::core::{Core, Effect};
use super::directory::SeenCheckpoint;
use super::error::Denied;
use crate::store::{StoreError, StoreResult};

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
        Ok(self.seal_checkpoint(clock::now_ms())?)
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
            return Ok(());
        };
        if seen.size > size {
            self.store.put_partner_checkpoint(partner, seen.size, &seen.note)?;
        } else if seen.size == size {
            let root = SignedCheckpoint::parse(&note).ok().map(|n| n.unverified().root);
            if root != Some(seen.root) {
                tracing::error!(partner.name = %partner, log.size = size, "a partner's log has forked");
                self.store.put_fork_proof(partner, &note, &seen.note)?;
            }
        }
        Ok(())
    }
}
