//! A partner that spoils a recovery, or has kept too little, does not keep others from helping.

use super::*;

/// The second partner.
fn other() -> NodeName {
    NodeName::parse("vestigo/xa/customs").unwrap()
}

/// A restored log of three entries that had five, and what an honest partner shows.
fn lost_two(name: &str) -> (Node, Heard) {
    let backup = Scratch::new(name);
    let mut node = Node::open(&backup, budget(5));
    (0..3).for_each(|_| drop(node.beat()));
    node.batch(|core| core.checkpoint_now()).unwrap();
    drop(node);
    let original = copy(&backup, &format!("{name}-original"));
    let mut node = Node::open(&original, budget(5));
    (0..2).for_each(|_| drop(node.beat()));
    let shown = node.shown(3);
    drop(node);
    (Node::restored(&backup), shown)
}

/// What both say; in the order of their names the second one comes first.
fn hears(node: &mut Node, honest: Heard, second: Heard) -> Option<Stuck> {
    node.batch(|core| {
        core.heard(other(), second).unwrap();
        core.heard(partner(), honest).unwrap();
        core.catch_up().unwrap();
    });
    node.core.recovery.stuck
}

#[test]
fn invented_hashes_behind_a_true_head_spoil_nothing() {
    let (mut node, honest) = lost_two("recovery-hostile-tail");
    // Behind the small head that the backup knows, and behind the newest.
    let (size, note) = node.core.note.clone().unwrap();
    let small = Head { size, root: node.core.frontier.root() };
    let invented = vec![LeafHash([9; 32]); 8_000];
    let hostile = Heard { seen: Some((small, note)), tail: invented.clone(), ..Heard::default() };
    assert_eq!(hears(&mut node, honest, hostile), None);
    assert!(!node.core.recovery.is_on());
    let (mut node, honest) = lost_two("recovery-hostile-top");
    let hostile = Heard { seen: honest.seen.clone(), tail: invented, ..Heard::default() };
    assert_eq!(hears(&mut node, honest, hostile), None);
    assert_eq!(node.core.frontier.size(), 5);
}

#[test]
fn without_a_true_order_nobody_is_accused() {
    let (mut node, honest) = lost_two("recovery-hostile-alone");
    let hostile = Heard { tail: vec![LeafHash([9; 32]); 8_000], ..honest };
    let second = Heard { seen: hostile.seen.clone(), ..Heard::default() };
    assert_eq!(hears(&mut node, hostile, second), Some(Stuck::NoOrder));
    assert!(node.core.recovery.is_on());
}

#[test]
fn two_heads_that_we_signed_and_that_exclude_each_other_are_a_contradiction() {
    let (mut node, honest) = lost_two("recovery-two-heads");
    let mut frontier = node.core.frontier.clone();
    let tail = vec![LeafHash([8; 32])];
    frontier.append(tail[0]);
    let head = Head { size: frontier.size(), root: frontier.root() };
    let second = Heard { seen: Some((head, String::new())), tail, ..Heard::default() };
    assert_eq!(hears(&mut node, honest, second), Some(Stuck::Contradicted));
}

#[test]
fn who_showed_too_little_is_asked_again_after_a_while() {
    let (mut node, honest) = lost_two("recovery-again");
    let behind = Heard { seen: honest.seen.clone(), ..Heard::default() };
    node.batch(|core| {
        core.heard(partner(), behind).unwrap();
        core.catch_up().unwrap();
    });
    assert_eq!(node.core.recovery.stuck, Some(Stuck::NoOrder));
    assert_eq!(node.core.left_to_hear().map(|left| left.len()), Some(0));
    node.at(crate::runtime::fairness::tests::NOON + HEAR_AGAIN_SECONDS);
    assert_eq!(node.core.left_to_hear().map(|left| left.len()), Some(1));
    node.batch(|core| {
        core.heard(partner(), honest).unwrap();
        core.catch_up().unwrap();
    });
    assert!(!node.core.recovery.is_on());
    assert_eq!(node.core.left_to_hear().map(|left| left.len()), None);
}

#[test]
fn a_statement_whose_content_the_partner_has_destroyed_still_fills_its_place() {
    let (mut node, mut honest) = lost_two("recovery-erased");
    let lost = honest.held.remove(0);
    let erased = |message: &Message| Message {
        preimage: Vec::new(),
        disclosures: Vec::new(),
        ..message.clone()
    };
    let came_back = held(&erased(&lost.message));
    assert!(came_back.content.is_none());
    honest.held.push(came_back);
    assert_eq!(hears(&mut node, honest, Heard::default()), None);
    assert!(!node.core.recovery.is_on());
    assert!(node.core.store.has_leaf(&lost.leaf).unwrap());
    assert!(matches!(node.core.read_stored(&lost.leaf), Err(Denied::Erased)));
    assert_eq!(node.core.store.series(&partner(), 0).unwrap().unwrap().sequence, 5);
    // It is given to the next who lost it as it was given to us.
    let request = hearing::Request::Message { leaf: lost.leaf };
    let response = node.core.shown_to(PeerKey([8; 32]), &request).unwrap();
    assert_eq!(Message::from_bytes(&response).unwrap(), erased(&lost.message));
    // Not so what opens an epoch: without it the log would go on in the one before.
    let backup = Scratch::new("recovery-erased-descriptor");
    let mut node = Node::restored(&backup);
    node.open_epoch();
    let opening = node.shown(0).held.remove(0);
    assert_eq!(opening.header.kind, vestigo_protocol::header::Kind::Descriptor);
    let known = Known { descriptor: Some(theirs()), ..known() };
    let bytes = erased(&opening.message).to_bytes();
    assert!(hearing::read(&identity(), Some(&known), &bytes, opening.leaf).is_none());
}

#[test]
fn what_was_signed_in_an_epoch_that_nobody_gives_back_is_missing() {
    let backup = Scratch::new("recovery-hidden-epoch");
    drop(Node::open(&backup, budget(5)));
    let first = copy(&backup, "recovery-hidden-epoch-first");
    let mut node = Node::restored(&first);
    node.open_epoch();
    node.beat();
    let mut shown = node.shown(0);
    drop(node);
    shown.held.remove(0);
    let hidden = Heard { tail: Vec::new(), seen: None, ..shown };
    let second = copy(&backup, "recovery-hidden-epoch-second");
    let mut node = Node::restored(&second);
    let empty = Heard {
        seen: Some((Head { size: 0, root: node.core.frontier.root() }, String::new())),
        ..hidden
    };
    node.batch(|core| {
        core.heard(partner(), empty).unwrap();
        core.catch_up().unwrap();
    });
    assert_eq!(node.core.recovery.stuck, Some(Stuck::Missing(1)));
}
