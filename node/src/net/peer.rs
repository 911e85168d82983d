//! Who is at the other end of a connection.

use std::fmt;

use libp2p::PeerId;
use thiserror::Error;

/// A node's transport key: an Ed25519 public key (RFC 8032).
///
/// It is not the key that signs statements; the descriptor certifies both. Its order is the order
/// of the libp2p peer ids, because a peer id is a constant prefix and these 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeerKey(pub [u8; 32]);

/// Identity multihash of 36 bytes, then the protobuf head of an Ed25519 key (libp2p peer id
/// specification).
const PEER_ID_PREFIX: [u8; 6] = [0x00, 0x24, 0x08, 0x01, 0x12, 0x20];

/// Why a text is not the peer id of a node.
#[derive(Debug, Error)]
#[error("not the peer id of an Ed25519 key: it starts with 12D3KooW and is 52 characters long")]
pub struct PeerIdError;

impl PeerKey {
    /// The public key that belongs to a secret seed.
    #[must_use]
    pub fn of_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed).verifying_key().to_bytes())
    }

    /// The peer id as people and other libp2p software write it (`12D3KooW…`).
    #[must_use]
    pub fn peer_id(&self) -> String {
        self.to_libp2p().to_base58()
    }

    /// Reads a peer id.
    ///
    /// # Errors
    /// [`PeerIdError`] when the text is not base58 of an Ed25519 identity multihash.
    pub fn from_peer_id(text: &str) -> Result<Self, PeerIdError> {
        let id: PeerId = text.parse().map_err(|_| PeerIdError)?;
        Self::from_libp2p(&id).ok_or(PeerIdError)
    }

    #[expect(clippy::expect_used, reason = "any 36 bytes make a valid identity multihash")]
    pub(super) fn to_libp2p(self) -> PeerId {
        let mut bytes = PEER_ID_PREFIX.to_vec();
        bytes.extend_from_slice(&self.0);
        PeerId::from_bytes(&bytes).expect("an identity multihash of 36 bytes is a peer id")
    }

    pub(super) fn from_libp2p(id: &PeerId) -> Option<Self> {
        let bytes = id.to_bytes();
        let key = bytes.strip_prefix(&PEER_ID_PREFIX)?;
        Some(Self(key.try_into().ok()?))
    }
}

impl fmt::Display for PeerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.peer_id())
    }
}

impl fmt::Debug for PeerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PeerKey({})", self.peer_id())
    }
}

/// A partner who may pass the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// The transport key of the partner's descriptor.
    pub key: PeerKey,
    /// Multiaddresses to dial, for example `/dns/node.example/tcp/4001`. At most
    /// [`limits::ADDRESSES_MAX`](super::limits::ADDRESSES_MAX) are used; one that cannot be read
    /// is skipped and logged. Empty: wait until the partner dials.
    pub addresses: Vec<String>,
    /// Every message of the partner up to this sequence number is durable here. HELLO tells the
    /// partner so; while the link lives, [`AckSlot::durable`](super::AckSlot::durable) advances it.
    pub last_durable_seq: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peer_id_names_the_key_and_back() {
        let key = PeerKey::of_seed(&[7; 32]);
        let text = key.peer_id();
        assert!(text.starts_with("12D3KooW") && text.len() == 52, "{text}");
        assert_eq!(PeerKey::from_peer_id(&text).unwrap(), key);
        let libp2p = libp2p::identity::Keypair::ed25519_from_bytes([7; 32]).unwrap();
        assert_eq!(libp2p.public().to_peer_id().to_base58(), text);
    }

    #[test]
    fn keys_sort_like_peer_ids() {
        let (a, b) = (PeerKey::of_seed(&[1; 32]), PeerKey::of_seed(&[2; 32]));
        assert_eq!(a.cmp(&b), a.to_libp2p().cmp(&b.to_libp2p()));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "12D3KooW", "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N", "0OIl"] {
            assert!(PeerKey::from_peer_id(text).is_err(), "{text}");
        }
    }
}
