//! The leaf hashes of a partner's log, followed from checkpoint to checkpoint.
//!
//! They say nothing about what was exchanged, and let the partner put its log together again in
//! the right order if it loses the end of it. They prove the growth of the log as well: whoever has
//! every hash between two checkpoints needs no consistency proof.

use vestigo_protocol::codec;
use vestigo_protocol::ids::{Digest, LeafHash};
use vestigo_protocol::merkle::Frontier;

use super::hearing::LEAVES_AT_ONCE;
use crate::net::{Net, PeerKey};
use crate::runtime::core::Handle;
use crate::runtime::sealing::Growth;
use crate::store::TAIL_KEPT;

/// Leaf hashes: `[2, start, end]` → `[* leaf hash]`.
pub(in crate::runtime) const LEAVES: u64 = 2;
/// What a tree of a size needs to grow: `[3, size, size]` → `[* hash]`, largest subtree first.
pub(in crate::runtime) const PEAKS: u64 = 3;

/// Follows a partner's log to a new checkpoint. True if every hash between the two checkpoints was
/// seen and both roots came out: the log only grew.
pub(in crate::runtime) async fn follow(
    net: &Net,
    core: &Handle,
    peer: PeerKey,
    growth: &Growth,
) -> bool {
    follow_to(net, core, peer, growth).await.unwrap_or(false)
}

async fn follow_to(net: &Net, core: &Handle, peer: PeerKey, growth: &Growth) -> Option<bool> {
    let ((old, old_root), (new, new_root)) = (growth.old, growth.new);
    let partner = growth.partner.clone();
    let kept = core.run(move |core| Ok(core.store.mirror(&partner)?)).await.ok()?;
    let oldest = new.saturating_sub(TAIL_KEPT);
    let mut frontier = match kept {
        Some(frontier) if frontier.size() > new => return None,
        Some(frontier) if frontier.size() >= oldest => frontier,
        // Further back than is kept, or nothing yet: from the checkpoint before, if it is near.
        _ => peaks(net, peer, old.max(oldest)).await?,
    };
    let before = frontier.clone();
    let mut old_seen = before.size() == old && before.root() == old_root;
    let mut leaves: Vec<LeafHash> = Vec::new();
    while frontier.size() < new {
        let at = frontier.size();
        let end = new.min(at.saturating_add(LEAVES_AT_ONCE as u64));
        let response = net.log_request(peer, codec::encode(&(LEAVES, at, end))).await.ok()?;
        let next = codec::decode::<Vec<LeafHash>>(&response).ok()?;
        if next.is_empty() || next.len() as u64 > end.saturating_sub(at) {
            return None;
        }
        for leaf in next {
            frontier.append(leaf);
            leaves.push(leaf);
            old_seen = old_seen || (frontier.size() == old && frontier.root() == old_root);
        }
    }
    if frontier.root() != new_root {
        return Some(false);
    }
    let partner = growth.partner.clone();
    core.run(move |core| Ok(core.store.put_mirror(&partner, &before, &frontier, &leaves)?))
        .await
        .ok()?;
    Some(old_seen)
}

async fn peaks(net: &Net, peer: PeerKey, size: u64) -> Option<Frontier> {
    let response = net.log_request(peer, codec::encode(&(PEAKS, size, size))).await.ok()?;
    let peaks = codec::decode::<Vec<Digest>>(&response).ok()?;
    let mut bytes = size.to_be_bytes().to_vec();
    peaks.iter().for_each(|peak| bytes.extend_from_slice(peak.as_bytes()));
    Frontier::from_bytes(&bytes).ok()
}
