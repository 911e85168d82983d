//! What a durable batch wants outside.

use crate::net::{AckSlot, AckStatus, Peer, PeerKey};
use crate::runtime::attaching::Located;
use crate::runtime::sealing::Growth;

/// What leaves the core once its batch is durable.
pub enum Effect {
    /// Acknowledge as durable, with our stored statements that name it.
    Ack(AckSlot, Vec<Vec<u8>>),
    /// Acknowledge with another status.
    Refuse(AckSlot, AckStatus),
    /// Send a message.
    Send {
        /// To whom.
        peer: PeerKey,
        /// Its number in the outbox.
        seq: u64,
        /// The message.
        bytes: Vec<u8>,
    },
    /// Who may pass the door changed.
    Peers(Vec<Peer>),
    /// A checkpoint was signed and stored.
    Published {
        /// Tree size.
        size: u64,
        /// The note.
        note: String,
    },
    /// A checkpoint of the administrative log was signed and stored.
    PublishedAdmin {
        /// Tree size.
        size: u64,
        /// The note.
        note: String,
    },
    /// Our descriptor has a later version, and it is stored.
    NewDescriptor,
    /// Ask a partner for the proof that its log only grew.
    CheckGrowth(Box<Growth>),
    /// Fetch the attachments that a partner named.
    Fetch(PeerKey),
    /// Remove the files of an exchange: their key is destroyed. The folder's name.
    RemoveFiles([u8; 16]),
    /// Remove what has arrived of files that are not wanted any more.
    Discard(Vec<Located>),
    /// Answer a person.
    Reply(Box<dyn FnOnce() + Send>),
}

impl std::fmt::Debug for Effect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Ack(..) => "Ack",
            Self::Refuse(..) => "Refuse",
            Self::Send { .. } => "Send",
            Self::Peers(_) => "Peers",
            Self::Published { .. } => "Published",
            Self::PublishedAdmin { .. } => "PublishedAdmin",
            Self::NewDescriptor => "NewDescriptor",
            Self::CheckGrowth(_) => "CheckGrowth",
            Self::Fetch(_) => "Fetch",
            Self::RemoveFiles(_) => "RemoveFiles",
            Self::Discard(_) => "Discard",
            Self::Reply(_) => "Reply",
        })
    }
}

/// Takes effects after the commit. It must not wait: it runs on the core's thread.
pub trait Release: Send {
    /// Does it, or hands it on.
    fn release(&mut self, effect: Effect);
}
