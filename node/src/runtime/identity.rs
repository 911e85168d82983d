//! Who we are: the node's name, its working keys and its descriptor.

use std::fmt;

use vestigo_protocol::descriptor::{Descriptor, KeyRole};
use vestigo_protocol::ids::NodeName;
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::log::checkpoint::LogSigner;

/// The node's own identity. The national root key is not here: it lies apart, offline.
pub struct Identity {
    /// Node name.
    pub name: NodeName,
    /// Signs statements.
    pub signing: SecretKey,
    /// Signs checkpoints and receipts.
    pub log: LogSigner,
    /// What partners know of us.
    pub descriptor: Descriptor,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.name)
    }
}

impl Identity {
    /// The transport public key that the descriptor certifies.
    #[must_use]
    pub fn transport_key(&self) -> Option<[u8; 32]> {
        let entry = self.descriptor.current(KeyRole::Transport)?;
        entry.key.as_slice().try_into().ok()
    }
}
