//! What was signed after everything that partners can give back.

use super::*;
use crate::runtime::cosigning::{OutsideWitness, Standing, Trouble, Wanted};

/// A backup of three entries, and what the partner shows of a log that went on to five.
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

fn hears(node: &mut Node, heard: Heard) -> Option<Stuck> {
    node.batch(|core| {
        core.heard(partner(), heard).unwrap();
        core.catch_up().unwrap();
    });
    node.core.recovery.stuck
}

#[test]
fn a_statement_of_ours_that_no_shown_head_covers_needs_an_epoch() {
    let (mut node, mut shown) = lost_two("recovery-beyond");
    let elsewhere = Scratch::new("recovery-beyond-elsewhere");
    let mut original = Node::open(&elsewhere, budget(5));
    (0..6).for_each(|_| drop(original.beat()));
    let sixth = original.beat();
    shown.held.push(held(&sixth.message));
    assert_eq!(hears(&mut node, shown), Some(Stuck::Beyond(1)));
    assert!(node.core.recovery.is_on());
    assert_eq!(node.core.frontier.size(), 3, "nothing was appended");
    // It comes back into the epoch.
    node.open_epoch();
    assert!(node.core.store.has_leaf(&sixth.leaf).unwrap());
}

#[test]
fn what_a_partner_still_sends_is_no_sign_that_the_log_went_on() {
    let (mut node, mut shown) = lost_two("recovery-in-transit");
    let heartbeat = Content::new(empty_common(), Body::Heartbeat(Heartbeat {}));
    let message = node.statement(&heartbeat, vec![]);
    let waiting = Held { unacknowledged: true, ..held(&message) };
    let leaf = waiting.leaf;
    shown.held.push(waiting);
    assert_eq!(hears(&mut node, shown), None);
    assert!(!node.core.recovery.is_on());
    assert_eq!(node.core.frontier.size(), 5);
    assert!(!node.core.store.has_leaf(&leaf).unwrap(), "it comes by itself");
}

#[test]
fn what_a_partner_knows_that_we_had_is_a_sign() {
    let (mut node, mut shown) = lost_two("recovery-acknowledged");
    let heartbeat = Content::new(empty_common(), Body::Heartbeat(Heartbeat {}));
    let message = node.statement(&heartbeat, vec![]);
    shown.held.push(held(&message));
    assert_eq!(hears(&mut node, shown), Some(Stuck::Beyond(1)));
    assert!(node.core.recovery.is_on());
}

#[test]
fn nothing_goes_on_while_a_witness_has_cosigned_more_or_has_not_spoken() {
    let (mut node, shown) = lost_two("recovery-witness-ahead");
    let trouble = |trouble| Standing { trouble: Some(trouble), ..Standing::default() };
    let name = "witness.example/w1".to_owned();
    let (url, keys) = (String::new(), Vec::new());
    let outside = OutsideWitness { name: name.clone(), url, keys, authorities: None };
    node.core.witness.standings.expect(&Wanted { outside: vec![outside], policy: None });
    assert_eq!(hears(&mut node, shown), Some(Stuck::WitnessUnheard));
    let says = |node: &mut Node, standing| {
        node.core.witness.standings.each.insert(name.clone(), standing);
        node.core.recovery.weighed = false;
        node.batch(|core| core.catch_up()).unwrap();
        node.core.recovery.stuck
    };
    let away = trouble(Trouble::Unreachable("away".to_owned()));
    assert_eq!(says(&mut node, away), Some(Stuck::WitnessUnheard));
    assert_eq!(says(&mut node, trouble(Trouble::Ahead(6))), Some(Stuck::WitnessAhead));
    assert!(node.core.recovery.is_on());
    assert_eq!(node.core.frontier.size(), 3);
    // What partners give back reaches as far as it saw.
    assert_eq!(says(&mut node, trouble(Trouble::Ahead(5))), None);
    assert!(!node.core.recovery.is_on());
    assert_eq!(node.core.frontier.size(), 5);
}

#[test]
fn a_partner_is_told_which_of_our_statements_it_has_not_acknowledged() {
    let scratch = Scratch::new("recovery-unacknowledged");
    let mut node = Node::open(&scratch, budget(5));
    let leaves: Vec<LeafHash> = (0..3)
        .map(|_| {
            let signed = node.beat();
            node.batch(|core| core.post(&signed, false)).unwrap();
            signed.leaf
        })
        .collect();
    // The first is given up, the second acknowledged, the third on its way.
    let mut row = node.core.store.outbox_by_leaf(&leaves[0]).unwrap().unwrap();
    node.core.store.outbox_end(&leaves[0]).unwrap();
    row.deliver_until = Timestamp(1);
    node.core.store.outbox_push(&row).unwrap();
    assert_eq!(node.core.store.outbox_expired(Timestamp(2)).unwrap().len(), 1);
    node.core.store.outbox_end(&leaves[1]).unwrap();
    let request = hearing::Request::Shared { before: 0 };
    let response = node.core.shown_to(PeerKey([8; 32]), &request).unwrap();
    let (next, shown, unacknowledged) =
        codec::decode::<(u64, Vec<LeafHash>, Vec<LeafHash>)>(&response).unwrap();
    assert_eq!(next, 0);
    assert_eq!(shown, [leaves[2], leaves[1], leaves[0]]);
    assert_eq!(unacknowledged, [leaves[2], leaves[0]]);
}
