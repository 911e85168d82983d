//! Recovery epochs: how an agency that lost the end of its log goes on without forking it in
//! silence (docs/protocol.md, "Recovery").

use minicbor::{Decode, Encode};

use super::{DescriptorDoc, DescriptorError};
use crate::ids::Digest;
use crate::limits::RECOVERIES_MAX;
use crate::time::Timestamp;

/// Size and root of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Head {
    /// Entries.
    #[n(0)]
    pub size: u64,
    /// Root hash over them.
    #[n(1)]
    pub root: Digest,
}

/// One recovery: `[epoch, at, reached: [size, root], ? seen: [size, root]]`.
///
/// The log goes on from `reached`. What stood between there and `seen`, and whatever a partner saw
/// beyond it, is a branch that was lost; its statements stay what they are in the logs of those
/// who received them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Recovery {
    /// The epoch that begins, from 1: claim −70009 of every statement from now on.
    #[n(0)]
    pub epoch: u64,
    /// When it was opened.
    #[n(1)]
    pub at: Timestamp,
    /// The last head of the agency's own copy.
    #[n(2)]
    pub reached: Head,
    /// The highest head that a partner could show; absent if none showed one beyond `reached`.
    #[n(3)]
    pub seen: Option<Head>,
}

/// What must hold in a document whatever signed it.
pub(super) fn check(doc: &DescriptorDoc) -> Result<(), DescriptorError> {
    let Some(recoveries) = &doc.recoveries else { return Ok(()) };
    let rule = |good: bool, what: &'static str| {
        if good { Ok(()) } else { Err(DescriptorError::Rule(what)) }
    };
    rule(!recoveries.is_empty(), "an empty list of recoveries is left out")?;
    rule(recoveries.len() <= RECOVERIES_MAX, "more than 16 recoveries")?;
    rule(recoveries.iter().zip(1..).all(|(r, n)| r.epoch == n), "epochs rise by one from 1")?;
    rule(recoveries.is_sorted_by_key(|r| r.at), "epochs are in order of time")?;
    let beyond = |r: &Recovery| r.seen.is_none_or(|seen| seen.size > r.reached.size);
    rule(recoveries.iter().all(beyond), "a recovery names a head that was not lost")
}

/// Whether the recoveries of `next` continue those of `previous`: none changed, one more at most.
pub(super) fn follows(next: &DescriptorDoc, previous: &DescriptorDoc) -> bool {
    let (next, previous) = (next.recoveries(), previous.recoveries());
    next.starts_with(previous) && next.len() <= previous.len() + 1
}

impl DescriptorDoc {
    /// Recoveries so far, the first one first.
    #[must_use]
    pub fn recoveries(&self) -> &[Recovery] {
        self.recoveries.as_deref().unwrap_or_default()
    }

    /// The epoch of statements that are signed now: 0 before any recovery.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.recoveries().last().map_or(0, |recovery| recovery.epoch)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::content::CONTENT_VERSION;
    use crate::descriptor::{Descriptor, KeyEntry, KeyRole};
    use crate::ids::NodeName;
    use crate::key::SecretKey;

    fn key(seed: u8) -> SecretKey {
        SecretKey::from_seed(&[seed; 32])
    }

    fn first() -> DescriptorDoc {
        let entry = |role, key: Vec<u8>| KeyEntry {
            role,
            key,
            not_before: Timestamp(0),
            not_after: None,
            revoked_at: None,
        };
        let node = NodeName::parse("vestigo/xb/police").unwrap();
        DescriptorDoc {
            country: node.country(),
            node,
            version: 1,
            previous: None,
            root: key(1).public().clone(),
            names: BTreeMap::new(),
            keys: vec![
                entry(KeyRole::Signing, key(2).public().as_bytes().to_vec()),
                entry(KeyRole::LogEd25519, key(3).public().as_bytes().to_vec()),
                entry(KeyRole::LogMlDsa44, vec![7; 1312]),
                entry(KeyRole::Transport, key(4).public().as_bytes().to_vec()),
            ],
            addresses: Vec::new(),
            versions: vec![CONTENT_VERSION],
            marking_practice: None,
            contact: None,
            issued_at: Timestamp(1),
            recoveries: None,
        }
    }

    fn recovery(epoch: u64) -> Recovery {
        let head = |size| Head { size, root: Digest([9; 32]) };
        Recovery { epoch, at: Timestamp(epoch), reached: head(5), seen: Some(head(9)) }
    }

    fn signed(doc: &DescriptorDoc) -> Result<Descriptor, DescriptorError> {
        let previous = (doc.version > 1).then(|| key(2));
        Descriptor::sign(doc, &key(1), &key(2), previous.as_ref())
    }

    fn after(previous: &Descriptor, recoveries: Option<Vec<Recovery>>) -> DescriptorDoc {
        DescriptorDoc {
            version: previous.doc().version + 1,
            previous: Some(previous.digest()),
            recoveries,
            ..first()
        }
    }

    /// The last member of an array is left out where it is absent (docs/protocol.md section 1).
    #[test]
    fn a_recovery_that_lost_nothing_has_three_members() {
        let nothing_lost = Recovery { seen: None, ..recovery(1) };
        let bytes = crate::codec::encode(&nothing_lost);
        assert_eq!(bytes.first(), Some(&0x83));
        assert_eq!(crate::codec::decode::<Recovery>(&bytes).unwrap(), nothing_lost);
        let null = [&[0x84], &bytes[1..], &[0xf6]].concat();
        assert!(crate::codec::decode::<Recovery>(&null).is_err());
    }

    #[test]
    fn an_epoch_is_opened_by_the_next_version_and_by_nothing_else() {
        let one = signed(&first()).unwrap();
        let two = signed(&after(&one, Some(vec![recovery(1)]))).unwrap();
        two.succeeds(&one).unwrap();
        assert_eq!((one.doc().epoch(), two.doc().epoch()), (0, 1));
        let read = Descriptor::from_bytes(&two.to_bytes()).unwrap();
        assert_eq!(read.doc().recoveries(), [recovery(1)]);
        // It stays in every later version, unchanged, and one at a time is added.
        for (recoveries, good) in [
            (None, false),
            (Some(vec![recovery(1)]), true),
            (Some(vec![recovery(1), recovery(2)]), true),
            (Some(vec![recovery(1), recovery(2), recovery(3)]), false),
            (Some(vec![Recovery { seen: None, ..recovery(1) }]), false),
        ] {
            let three = signed(&after(&two, recoveries)).unwrap();
            assert_eq!(three.succeeds(&two).is_ok(), good, "{:?}", three.doc().recoveries());
        }
    }

    #[test]
    fn a_recovery_that_contradicts_itself_is_refused() {
        let head = |size| Head { size, root: Digest([9; 32]) };
        for wrong in [
            vec![],
            vec![recovery(2)],
            vec![recovery(1), recovery(1)],
            vec![recovery(1), Recovery { at: Timestamp(0), ..recovery(2) }],
            vec![Recovery { seen: Some(head(5)), ..recovery(1) }],
            (1..=17).map(recovery).collect(),
        ] {
            assert!(signed(&DescriptorDoc { recoveries: Some(wrong), ..first() }).is_err());
        }
    }
}
