//! The other side: what a partner that was restored may see of its own log here, and what its
//! recovery epoch does to what we hold of it.

use vestigo_protocol::codec;
use vestigo_protocol::descriptor::{Descriptor, Head, Recovery};
use vestigo_protocol::envelope::{Message, UnverifiedStatement};
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::log::checkpoint::SignedCheckpoint;

use super::hearing;
use crate::net::PeerKey;
use crate::runtime::core::Core;
use crate::runtime::directory::Known;
use crate::runtime::error::Denied;
use crate::store::{DoubtfulEpoch, GivenUp, PartnerStanding};

impl Core {
    /// A partner's new descriptor opens an epoch: its log goes on from the head that it names. What
    /// we saw beyond that is kept as a branch that was given up, if the head is on the way to it: an
    /// epoch gives up an end, and rewrites nothing before it.
    pub(in crate::runtime) fn partner_recovered(
        &mut self,
        known: &Known,
        recovery: &Recovery,
    ) -> Result<(), Denied> {
        let (partner, reached) = (known.name.clone(), recovery.reached);
        let seen = self.newest_of(&partner)?;
        tracing::warn!(
            partner.name = %partner, log.epoch = recovery.epoch, log.size = reached.size,
            log.seen = seen.as_ref().map_or(0, |(head, _)| head.size),
            "a partner lost the end of its log and opened a recovery epoch"
        );
        // A smaller one must still grow into what comes: that is proved as ever.
        let Some((seen, note)) = seen.filter(|(seen, _)| seen.size >= reached.size) else {
            return Ok(());
        };
        let then = self.store.mirror_at(&partner, reached.size)?;
        let then = then.filter(|_| seen.size > reached.size);
        let root = match &then {
            Some(frontier) => Some(frontier.root()),
            None => (seen.size == reached.size).then_some(seen.root),
        };
        let epoch = recovery.epoch;
        match root {
            Some(root) if root == reached.root => {
                if seen.size > reached.size {
                    self.store.put_given_up(&GivenUp { partner, epoch, note })?;
                    self.store.cut_log_of(&known.name, then.as_ref())?;
                }
            }
            Some(_) => {
                tracing::error!(
                    partner.name = %partner, log.epoch = epoch,
                    "a partner's recovery epoch begins with entries that are not those we saw"
                );
                let doubt = DoubtfulEpoch { partner, epoch, rewritten: true, note };
                self.store.put_doubtful_epoch(&doubt)?;
            }
            None => {
                tracing::error!(
                    partner.name = %partner, log.epoch = epoch,
                    "too little is kept of a partner's log to tell whether its recovery epoch \
                     rewrote it"
                );
                let doubt = DoubtfulEpoch { partner, epoch, rewritten: false, note };
                self.store.put_doubtful_epoch(&doubt)?;
                self.store.cut_log_of(&known.name, None)?;
            }
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
        // Not the branch that was given up, which a witness remembers for its key's sake.
        let cosigned = match self.store.witness_head(partner.as_str())? {
            Some(head) if self.given_up(&head)?.is_none() => Some(head.note),
            _ => None,
        };
        // An outside log of the same name need not have signed with both keys.
        let descriptor = self.partners.get(partner).and_then(|p| p.descriptor.as_ref());
        let read = |(descriptor, note): (&Descriptor, String)| hearing::verified(descriptor, &note);
        let cosigned = descriptor.zip(cosigned).and_then(read);
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
                let message = match self.store.message(&leaf)? {
                    Some(message) => Some(message),
                    // Its content was destroyed. The statement is in both logs all the same.
                    None => self.store.entry_by_leaf(&leaf)?.map(|entry| Message {
                        statement: entry.statement,
                        preimage: Vec::new(),
                        disclosures: Vec::new(),
                        checkpoint: None,
                    }),
                };
                let shared = |message: &Message| {
                    UnverifiedStatement::parse(&message.statement).is_ok_and(|statement| {
                        statement.claimed().issuer == name || statement.claimed().audience == name
                    })
                };
                Ok(message.filter(shared).map_or_else(Vec::new, |message| message.to_bytes()))
            }
        }
    }
}
