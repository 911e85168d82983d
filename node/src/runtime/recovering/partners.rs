//! The other side: what a partner that was restored may see of its own log here, and what its
//! recovery epoch does to what we hold of it.

use vestigo_protocol::codec;
use vestigo_protocol::descriptor::{Head, Recovery};
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::log::checkpoint::SignedCheckpoint;

use super::hearing;
use crate::net::PeerKey;
use crate::runtime::arrivals::open_stored;
use crate::runtime::core::Core;
use crate::runtime::directory::Known;
use crate::runtime::error::Denied;
use crate::store::{GivenUp, PartnerStanding};

impl Core {
    /// A partner's new descriptor opens an epoch: its log goes on from the head that it names, and
    /// what we saw beyond that is kept as a branch that was given up.
    pub(in crate::runtime) fn partner_recovered(
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

    /// The newest head of a partner's log that we hold, beside a message or as its witness, with the
    /// note.
    fn newest_of(&mut self, partner: &NodeName) -> Result<Option<(Head, String)>, Denied> {
        let seen = self.store.partner_checkpoint(partner)?.and_then(|(_, note)| {
            let read = SignedCheckpoint::parse(&note).ok()?;
            let (size, root) = (read.unverified().size, read.unverified().root);
            Some((Head { size, root }, note))
        });
        let descriptor = self.partners.get(partner).and_then(|p| p.descriptor.as_ref());
        // An outside log of the same name need not have signed with both keys.
        let cosigned = match (self.store.witness_head(partner.as_str())?, descriptor) {
            (Some(head), Some(descriptor)) => hearing::verified(descriptor, &head.note),
            _ => None,
        };
        Ok(seen.into_iter().chain(cosigned).max_by_key(|(head, _)| head.size))
    }

    /// What a partner may know of our side of its log: operations 4 to 6 of `/vestigo/log/1`.
    pub(in crate::runtime) fn shown_to(
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
                let note = self.newest_of(&name)?.map(|(_, note)| note);
                let tail = self.store.mirrored(&name, start, hearing::LEAVES_AT_ONCE)?;
                let tail: Vec<LeafHash> = tail.into_iter().take(hearing::LEAVES_AT_ONCE).collect();
                Ok(codec::encode(&(note, tail)))
            }
            hearing::Request::Shared { before } => {
                let size = self.frontier.size();
                let before = if before == 0 { size } else { before.min(size) };
                let shared = self.store.shared_with(&name, before)?;
                Ok(codec::encode(&(shared.next, shared.leaves, shared.unacknowledged)))
            }
            hearing::Request::Message { leaf } => {
                let Some(message) = self.store.message(&leaf)? else { return Ok(Vec::new()) };
                let Some((header, _)) = open_stored(&message) else {
                    return Ok(Vec::new());
                };
                let shared = header.issuer == name || header.audience == name;
                Ok(if shared { message.to_bytes() } else { Vec::new() })
            }
        }
    }
}
