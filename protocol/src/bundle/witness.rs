//! Cosignatures of witnesses on the checkpoints of a bundle: whose they are, and that their keys were
//! valid when they signed. The keys are those of descriptors in the bundle.

use super::report::{Party, Witnessed};
use super::verify::Newest;
use super::{BundleError, Place};
use crate::descriptor::{Descriptor, KeyEntry, KeyRole};
use crate::ids::NodeName;
use crate::log::checkpoint::{SignedCheckpoint, Verified};
use crate::log::cosignature::{Cosigner, CosignerKey};
use crate::log::note::{KeyId, SignatureType};

/// Every witness key that a descriptor lists, with the window in which it may sign.
pub(super) fn listed(descriptor: &Descriptor) -> impl Iterator<Item = (Cosigner, &KeyEntry)> {
    let name = &descriptor.doc().node;
    let of = move |entry: &KeyEntry| {
        let key = match entry.role {
            KeyRole::WitnessEd25519 => CosignerKey::Ed25519(entry.key.as_slice().try_into().ok()?),
            KeyRole::WitnessMlDsa44 => CosignerKey::MlDsa44(entry.key.clone()),
            _ => return None,
        };
        Some(Cosigner { name: name.clone(), key })
    };
    descriptor.doc().keys.iter().filter_map(move |entry| Some((of(entry)?, entry)))
}

/// Who may cosign a log: every node with a descriptor in the bundle but the log's own.
pub(super) fn cosigners(newest: &Newest<'_>, log: &NodeName) -> Vec<Cosigner> {
    let others = newest.values().filter(|(_, descriptor)| descriptor.doc().node != *log);
    others.flat_map(|(_, descriptor)| listed(descriptor).map(|(cosigner, _)| cosigner)).collect()
}

/// The lines of one checkpoint that `verify_exact` verified, each by a key that was valid then.
pub(super) fn witnessed(
    place: Place,
    signed: &SignedCheckpoint,
    good: &Verified,
    newest: &Newest<'_>,
) -> Result<Vec<Witnessed>, BundleError> {
    let mut found = Vec::with_capacity(good.cosignatures.len());
    for cosignature in &good.cosignatures {
        let Some((_, descriptor)) = newest.get(&cosignature.name) else { continue };
        let is_by = |id: KeyId| {
            let name = cosignature.name.as_str();
            signed.signatures().iter().any(|line| line.name() == name && line.key_id() == id)
        };
        let of_type = |cosigner: &Cosigner| {
            cosigner.key.signature_type() == cosignature.signature_type && is_by(cosigner.key_id())
        };
        let in_force = listed(descriptor)
            .any(|(cosigner, entry)| of_type(&cosigner) && entry.covers(cosignature.signed_at));
        place
            .rule(in_force, "a witness key that signed it was not valid at the time of signing")?;
        found.push(Witnessed {
            checkpoint: place,
            size: good.checkpoint.size,
            log: good.checkpoint.origin.clone(),
            witness: Party::of(descriptor),
            post_quantum: cosignature.signature_type == SignatureType::MlDsa44Cosignature,
            at: cosignature.signed_at,
        });
    }
    Ok(found)
}
