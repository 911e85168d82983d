//! An epoch of a partner, held against what we had seen of its log.

use vestigo_protocol::descriptor::Recovery;
use vestigo_protocol::log::checkpoint::Checkpoint;
use vestigo_protocol::merkle::Frontier;

use super::*;
use crate::store::DoubtfulEpoch;

/// The partner's log: entry `n` is made of `n`, from `from` on on another branch.
pub(super) fn grown(from: u64, size: u64) -> (Frontier, Vec<LeafHash>) {
    let mut frontier = Frontier::new();
    let branch = |n: u64| u8::from(n >= from);
    let leaves: Vec<LeafHash> =
        (0..size).map(|n| LeafHash::of(&[branch(n), u8::try_from(n).unwrap()])).collect();
    leaves.iter().for_each(|leaf| frontier.append(*leaf));
    (frontier, leaves)
}

pub(super) fn head(frontier: &Frontier) -> Head {
    Head { size: frontier.size(), root: frontier.root() }
}

/// A note of the partner's log.
pub(super) fn their_note(at: &Head) -> String {
    let checkpoint = Checkpoint { origin: partner(), size: at.size, root: at.root };
    their_log().sign(&checkpoint, Timestamp(1)).unwrap().to_text()
}

/// A node that has seen the partner's log up to entry 100, and holds its leaf hashes from `kept` on.
pub(super) fn witness_of(scratch: &Scratch, kept: Option<u64>) -> Node {
    let mut node = Node::open(scratch, budget(5));
    node.core.partners.get_mut(&partner()).unwrap().descriptor = Some(theirs());
    let (seen, leaves) = grown(u64::MAX, 100);
    let store = &mut node.core.store;
    store.put_partner_checkpoint(&partner(), 100, &their_note(&head(&seen))).unwrap();
    if let Some(kept) = kept {
        let (before, _) = grown(u64::MAX, kept);
        let stretch = &leaves[usize::try_from(kept).unwrap()..];
        store.put_mirror(&partner(), &before, &seen, stretch).unwrap();
    }
    node
}

/// The partner's national root opens an epoch from a head.
pub(super) fn recovers(node: &mut Node, reached: Head) {
    let before = node.core.partners[&partner()].descriptor.clone().unwrap();
    let recovery = Recovery { epoch: 1, at: Timestamp(2), reached, seen: None };
    let doc = DescriptorDoc {
        version: 2,
        previous: Some(before.digest()),
        issued_at: Timestamp(2),
        recoveries: Some(vec![recovery]),
        ..before.doc().clone()
    };
    let next = Descriptor::sign(&doc, &key(21), &key(9), Some(&key(9))).unwrap();
    node.batch(|core| core.descriptor_arrived(&known(), &next.to_bytes())).unwrap();
    assert_eq!(node.core.partners[&partner()].descriptor.as_ref().unwrap().doc().epoch(), 1);
}

/// `(epochs given up, doubts)`.
fn verdicts(node: &mut Node) -> (usize, Vec<bool>) {
    let given_up = node.core.store.given_up().unwrap().len();
    let doubts = node.core.store.doubtful_epochs().unwrap();
    (given_up, doubts.iter().map(|DoubtfulEpoch { rewritten, .. }| *rewritten).collect())
}

fn checkpoint(node: &mut Node) -> Option<u64> {
    node.core.store.partner_checkpoint(&partner()).unwrap().map(|(size, _)| size)
}

#[test]
fn an_epoch_from_a_head_on_the_way_to_what_was_seen_gives_the_rest_up() {
    let scratch = Scratch::new("epoch-honest");
    let mut node = witness_of(&scratch, Some(0));
    let (reached, leaves) = grown(u64::MAX, 50);
    recovers(&mut node, head(&reached));
    assert_eq!(verdicts(&mut node), (1, vec![]));
    assert_eq!(checkpoint(&mut node), None);
    // What stands is still kept: the same backup may have to be restored again.
    assert_eq!(node.core.store.mirror(&partner()).unwrap(), Some(reached));
    assert_eq!(node.core.store.mirrored(&partner(), 0, 100).unwrap(), leaves);
}

#[test]
fn an_epoch_that_rewrites_what_was_seen_is_a_fork_and_nothing_is_forgotten() {
    for at in [1, 40, 49] {
        let scratch = Scratch::new(&format!("epoch-rewritten-{at}"));
        let mut node = witness_of(&scratch, Some(0));
        let (reached, _) = grown(at, 50);
        recovers(&mut node, head(&reached));
        assert_eq!(verdicts(&mut node), (0, vec![true]));
        assert_eq!(checkpoint(&mut node), Some(100));
        assert_eq!(node.core.store.mirror(&partner()).unwrap().unwrap().size(), 100);
    }
    // At the very size that was seen, the signed root itself says so.
    let scratch = Scratch::new("epoch-rewritten-equal");
    let mut node = witness_of(&scratch, None);
    recovers(&mut node, head(&grown(99, 100).0));
    assert_eq!(verdicts(&mut node), (0, vec![true]));
}

#[test]
fn an_epoch_that_cannot_be_held_against_what_was_seen_is_an_alarm_of_its_own() {
    for kept in [None, Some(60)] {
        let scratch = Scratch::new(&format!("epoch-unconfirmed-{}", kept.is_some()));
        let mut node = witness_of(&scratch, kept);
        recovers(&mut node, head(&grown(u64::MAX, 50).0));
        assert_eq!(verdicts(&mut node), (0, vec![false]));
        let kept = node.core.store.doubtful_epochs().unwrap().remove(0).note;
        assert_eq!(SignedCheckpoint::parse(&kept).unwrap().unverified().size, 100);
    }
}

#[test]
fn an_epoch_that_loses_nothing_that_was_seen_is_none_of_these() {
    let scratch = Scratch::new("epoch-later");
    let mut node = witness_of(&scratch, Some(0));
    recovers(&mut node, head(&grown(u64::MAX, 120).0));
    assert_eq!(verdicts(&mut node), (0, vec![]));
    assert_eq!(checkpoint(&mut node), Some(100), "what comes must have grown from it");
}
