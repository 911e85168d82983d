//! A backup that is restored a second time, after an epoch was opened on it.

use super::*;

/// `(epoch, sequence)` of every statement of ours to the partner, in the log's order.
fn places(node: &mut Node) -> Vec<(u64, u64)> {
    let entries = node.core.store.entries(0, 1_000).unwrap();
    let own = entries.iter().filter(|entry| entry.own);
    let headers =
        own.map(|entry| UnverifiedStatement::parse(&entry.statement).unwrap().claimed().clone());
    headers.map(|header| (header.epoch, header.sequence)).collect()
}

#[test]
fn no_place_in_a_series_is_used_twice_by_a_backup_that_is_restored_again() {
    let backup = Scratch::new("recovery-twice");
    let mut node = Node::open(&backup, budget(5));
    node.beat();
    drop(node);
    // The first time: the root opens an epoch.
    let first = copy(&backup, "recovery-twice-first");
    let mut node = Node::restored(&first);
    let size = node.core.frontier.size();
    assert_eq!(node.open_epoch(), 1);
    node.beat();
    assert_eq!(places(&mut node), [(0, 1), (1, 1), (1, 2)]);
    let shown = node.shown(size);
    drop(node);
    // The disk fails again; partners have seen all of it.
    let second = copy(&backup, "recovery-twice-second");
    let mut node = Node::restored(&second);
    node.batch(|core| {
        core.heard(partner(), shown).unwrap();
        core.catch_up().unwrap();
    });
    assert!(!node.core.recovery.is_on());
    assert_eq!(node.core.epoch(), 1);
    node.beat();
    assert_eq!(places(&mut node), [(0, 1), (1, 1), (1, 2), (1, 3)]);
    // As after a start.
    drop(node);
    let mut node = Node::open(&second, budget(5));
    assert_eq!(node.core.store.series(&partner(), 1).unwrap().unwrap().sequence, 3);
    assert_eq!(node.core.store.series(&partner(), 0).unwrap().unwrap().sequence, 1);
}

#[test]
fn what_was_said_before_an_epoch_leaves_no_gap_in_it() {
    let backup = Scratch::new("recovery-gap");
    drop(Node::open(&backup, budget(5)));
    let first = copy(&backup, "recovery-gap-first");
    let mut node = Node::open(&first, budget(5));
    for _ in 0..5 {
        node.beat();
    }
    drop(node);
    let mut node = Node::restored(&first);
    node.open_epoch();
    let shown = node.shown(0);
    drop(node);
    let second = copy(&backup, "recovery-gap-second");
    let mut node = Node::restored(&second);
    node.batch(|core| {
        core.heard(partner(), shown).unwrap();
        core.catch_up().unwrap();
    });
    node.beat();
    let expected = [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (1, 1), (1, 2)];
    assert_eq!(places(&mut node), expected);
}
