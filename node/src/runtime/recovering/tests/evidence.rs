//! Without anybody's word on how far the log had gone, nothing goes on in the same epoch.

use vestigo_protocol::log::checkpoint::Checkpoint;
use vestigo_protocol::log::cosignature::WitnessSigner;
use vestigo_protocol::log::vkey::OpenCheckpoint;
use vestigo_protocol::log::witness::cosign;
use vestigo_protocol::message::CheckpointSeen;

use super::*;

/// A backup of a log with three entries and a checkpoint over them.
fn backup(name: &str) -> Scratch {
    let backup = Scratch::new(name);
    let mut node = Node::open(&backup, budget(5));
    (0..3).for_each(|_| drop(node.beat()));
    node.batch(|core| core.checkpoint_now()).unwrap();
    backup
}

fn hears(node: &mut Node, heard: Heard) {
    node.batch(|core| {
        core.heard(partner(), heard).unwrap();
        core.catch_up().unwrap();
    });
}

#[test]
fn a_node_that_has_nobody_to_ask_stays_as_it_is() {
    let mut node = Node::restored(&backup("recovery-nobody"));
    node.core.partners.clear();
    node.batch(|core| core.catch_up()).unwrap();
    assert!(node.core.recovery.is_on());
    assert_eq!(node.core.recovery.stuck, Some(Stuck::NoEvidence));
    // The national root can say that it goes on.
    assert_eq!(node.open_epoch(), 1);
}

#[test]
fn nobodys_word_and_an_older_one_than_the_backup_are_not_enough() {
    let backup = backup("recovery-older");
    let older = copy(&backup, "recovery-older-still");
    let mut node = Node::open(&older, budget(5));
    let checkpoint = Checkpoint { origin: us(), size: 2, root: Digest([5; 32]) };
    let note = node.core.identity.log.sign(&checkpoint, Timestamp(1)).unwrap().to_text();
    let whole = node.shown(3);
    drop(node);
    let mut node = Node::restored(&backup);
    hears(&mut node, Heard::default());
    assert!(node.core.recovery.is_on());
    assert_eq!(node.core.recovery.stuck, Some(Stuck::NoEvidence));
    let head = Head { size: 2, root: Digest([5; 32]) };
    hears(&mut node, Heard { seen: Some((head, note)), ..Heard::default() });
    assert_eq!(node.core.recovery.stuck, Some(Stuck::NoEvidence));
    hears(&mut node, whole);
    assert!(!node.core.recovery.is_on());
}

#[test]
fn a_partner_that_shows_less_than_it_once_told_does_not_count_as_heard() {
    let backup = Scratch::new("recovery-told");
    let mut node = Node::open(&backup, budget(5));
    (0..3).for_each(|_| drop(node.beat()));
    let seen = CheckpointSeen { size: 3, root: node.core.frontier.root() };
    let told = Content::new(empty_common(), Body::Checkpoint(seen));
    let message = node.statement(&told, vec![]);
    node.take(&message);
    let whole = node.shown(4);
    drop(node);
    let mut node = Node::restored(&backup);
    hears(&mut node, Heard::default());
    assert!(node.core.recovery.is_on() && node.core.recovery.heard.is_empty());
    assert_eq!(node.core.left_to_hear().map(|left| left.len()), Some(1));
    hears(&mut node, whole);
    assert!(!node.core.recovery.is_on());
}

#[test]
fn a_checkpoint_that_is_not_ours_is_no_word_on_our_log() {
    let mut node = Node::restored(&backup("recovery-bad-note"));
    let (_, note) = node.core.note.clone().unwrap();
    let verified =
        |node: &Node, note: &str| hearing::verified(&node.core.identity.descriptor, note);
    let (head, own) = verified(&node, &note).unwrap();
    assert_eq!((head.size, &own), (3, &note));
    assert_eq!(verified(&node, &note.replace("\n3\n", "\n2\n")), None);
    assert_eq!(verified(&node, "words"), None);
    let other = LogSigner::new(us(), &Zeroizing::new([77; 32]), &Zeroizing::new([78; 32])).unwrap();
    let checkpoint = Checkpoint { origin: us(), size: head.size, root: head.root };
    let forged = other.sign(&checkpoint, Timestamp(1)).unwrap().to_text();
    assert_eq!(verified(&node, &forged), None);
    // With a cosignature it is ours, and is kept without.
    let cosigner =
        WitnessSigner::new(partner(), &Zeroizing::new([31; 32]), &Zeroizing::new([32; 32]))
            .unwrap();
    let signed = SignedCheckpoint::parse(&note).unwrap();
    let open = OpenCheckpoint::parse(&note).unwrap();
    let lines = cosign(&cosigner, &open, Timestamp(9)).unwrap();
    let cosigned = signed.with_cosignature(lines[0].clone()).unwrap().to_text();
    assert_eq!(verified(&node, &cosigned), Some((head, note)));
    assert!(node.core.recovery.is_on());
    node.core.recovery.heard.clear();
}
