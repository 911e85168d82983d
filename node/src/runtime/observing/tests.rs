use vestigo_protocol::agreement::{Agreement, AgreementDoc};
use vestigo_protocol::ids::Digest;
use vestigo_protocol::key::SecretKey;

use super::*;
use crate::runtime::examples::{partner, us};
use crate::runtime::fairness::tests::{NOON, Node, agreement, budget};
use crate::scratch::Scratch;
use crate::store::AgreementStatus;

const HOUR: u64 = 3600;

fn officer() -> Officer {
    Officer { id: 1, uid: 7, secret: [0; 32] }
}

fn key(seed: u8) -> PublicKey {
    SecretKey::from_seed(&[seed; 32]).public().clone()
}

fn with(names: &[NodeName]) -> Pairs {
    Pairs::With(names.iter().cloned().collect())
}

/// From `since` on, observers read what is asked after `first`, and what we ask after `second`.
fn agree(node: &mut Node, nonce: u8, since: u64, first: u64, second: u64) {
    let mut doc: AgreementDoc = agreement(budget(500)).doc().clone();
    doc.nonce = Digest([nonce; 32]);
    doc.valid_from = Timestamp(since);
    doc.first_asks.observers.delay_seconds = first;
    doc.second_asks.observers.delay_seconds = second;
    let agreed = Agreement::new(&doc).unwrap();
    let (proposal, acceptance) = (LeafHash([nonce; 32]), Some(LeafHash([nonce + 1; 32])));
    let status = AgreementStatus::Accepted;
    node.core.keep(agreed, partner(), status, proposal, acceptance).unwrap();
}

/// Which entries an observer of `pairs` reads at a time.
fn seen(node: &mut Node, seed: u8, at: u64) -> Vec<bool> {
    node.at(at);
    let (_, sight) = node.core.sight_of(&key(seed).kid()).unwrap().expect("it may look");
    let size = node.core.store.log_size().unwrap();
    let rows: Vec<Row> =
        node.core.store.entries(0, size).unwrap().into_iter().map(|e| sight.row(e)).collect();
    let indexes: Vec<u64> = rows.iter().map(|row| row.index).collect();
    assert_eq!(indexes, (0..size).collect::<Vec<_>>());
    rows.iter().map(|row| matches!(row.seen, Seen::Entry(_))).collect()
}

#[test]
fn an_entry_is_shown_after_the_delay_that_was_agreed_when_it_was_logged() {
    let scratch = Scratch::new("observing-delay");
    let mut node = Node::open(&scratch, budget(500));
    agree(&mut node, 10, NOON - HOUR, 2 * HOUR, HOUR);
    node.ask("AB1234");
    let before = node.core.store.log_size().unwrap();
    agree(&mut node, 20, NOON + HOUR, 10 * HOUR, 0);
    node.at(NOON + HOUR);
    node.ask("AB1235");
    let until = Timestamp(NOON + 1000 * HOUR);
    node.core.add_observer(&officer(), "all", key(1), Pairs::All, until).unwrap();
    let pair = with(&[partner()]);
    node.core.add_observer(&officer(), "pair", key(2), pair, until).unwrap();
    for seed in [1, 2] {
        // The longer delay of both directions counts: 2 h, and 10 h after the amendment.
        assert!(seen(&mut node, seed, NOON + 2 * HOUR - 1).iter().all(|entry| !entry));
        let rows = seen(&mut node, seed, NOON + 2 * HOUR);
        assert!(rows.iter().zip(0..).all(|(entry, index)| *entry == (index < before)), "{rows:?}");
        let rows = seen(&mut node, seed, NOON + 11 * HOUR - 1);
        assert!(rows.iter().zip(0..).all(|(entry, index)| *entry == (index < before)));
        assert!(seen(&mut node, seed, NOON + 11 * HOUR).iter().all(|entry| *entry));
    }
    assert_eq!(node.core.observer_delay(&partner()).unwrap(), Some(10 * HOUR));
    assert_eq!(node.core.observer_delay(&us()).unwrap(), None);
}

#[test]
fn an_agreement_that_reaches_back_shows_nothing_that_was_logged_before_it_was_accepted() {
    let scratch = Scratch::new("observing-back");
    let mut node = Node::open(&scratch, budget(500));
    agree(&mut node, 10, NOON - HOUR, 10 * HOUR, 10 * HOUR);
    node.ask("AB1234");
    let before = node.core.store.log_size().unwrap();
    node.at(NOON + HOUR);
    // Accepted now, and said to be valid since the day before.
    agree(&mut node, 20, NOON - 24 * HOUR, 0, 0);
    node.at(NOON + HOUR + 1);
    node.ask("AB1235");
    let until = Timestamp(NOON + 1000 * HOUR);
    node.core.add_observer(&officer(), "all", key(1), Pairs::All, until).unwrap();
    let rows = seen(&mut node, 1, NOON + 2 * HOUR);
    assert!(rows.iter().zip(0..).all(|(entry, index)| *entry == (index >= before)), "{rows:?}");
    assert!(seen(&mut node, 1, NOON + 10 * HOUR).iter().all(|entry| *entry));
}

#[test]
fn of_other_pairs_there_are_leaf_hashes_that_fit_the_entries() {
    let scratch = Scratch::new("observing-pairs");
    let mut node = Node::open(&scratch, budget(500));
    node.ask("AB1234");
    let other = NodeName::parse("vestigo/xd/police").unwrap();
    let record = node.core.partners[&partner()].record.clone();
    let record = crate::store::PartnerRecord { name: other.clone(), ..record };
    node.core.store.put_partner(&record).unwrap();
    drop(node);
    let mut node = Node::open(&scratch, budget(500));
    let until = Timestamp(NOON + HOUR);
    node.core.add_observer(&officer(), "other", key(1), with(&[other]), until).unwrap();
    assert!(seen(&mut node, 1, NOON + 10).iter().all(|entry| !entry));
    let (_, sight) = node.core.sight_of(&key(1).kid()).unwrap().unwrap();
    for entry in node.core.store.entries(0, 10).unwrap() {
        assert_eq!(sight.row(entry.clone()).leaf(), LeafHash::of(&entry.statement));
    }
}

#[test]
fn an_observer_looks_until_its_time_or_its_end() {
    let scratch = Scratch::new("observing-life");
    let mut node = Node::open(&scratch, budget(500));
    let until = Timestamp(NOON + HOUR);
    let add = |node: &mut Node, name: &str, seed, pairs, until| {
        node.core.add_observer(&officer(), name, key(seed), pairs, until).map(drop)
    };
    let denied = |outcome: Result<(), Denied>| match outcome.unwrap_err() {
        Denied::Observer(denied) => denied,
        other => panic!("{other}"),
    };
    assert_eq!(denied(add(&mut node, " \n", 1, Pairs::All, until)), ObserverDenied::Name);
    assert_eq!(denied(add(&mut node, &"a".repeat(81), 1, Pairs::All, until)), ObserverDenied::Name);
    assert_eq!(denied(add(&mut node, "a", 1, with(&[]), until)), ObserverDenied::NoPairs);
    assert_eq!(denied(add(&mut node, "a", 1, Pairs::All, Timestamp(NOON))), ObserverDenied::Past);
    let nobody = with(&[us()]);
    assert!(matches!(add(&mut node, "a", 1, nobody, until), Err(Denied::NoSuchPartner(_))));
    add(&mut node, "a", 1, Pairs::All, until).unwrap();
    let taken = ObserverDenied::Exists("a".to_owned());
    assert_eq!(denied(add(&mut node, "a", 2, Pairs::All, until)), taken);
    let taken = ObserverDenied::Exists("b".to_owned());
    assert_eq!(denied(add(&mut node, "b", 1, Pairs::All, until)), taken);
    assert!(node.core.sight_of(&key(1).kid()).unwrap().is_some());
    assert!(node.core.sight_of(&key(2).kid()).unwrap().is_none());
    node.at(NOON + HOUR);
    assert!(node.core.sight_of(&key(1).kid()).unwrap().is_none());
    let unknown = node.core.remove_observer(&officer(), "a").map(drop);
    assert_eq!(denied(unknown), ObserverDenied::Unknown("a".to_owned()));
    node.at(NOON);
    assert!(node.core.remove_observer(&officer(), "a").unwrap().removed.is_some());
    assert!(node.core.sight_of(&key(1).kid()).unwrap().is_none());
    // The same name and key again is another enrolment.
    add(&mut node, "a", 1, Pairs::All, until).unwrap();
    assert_eq!(node.core.store.observers().unwrap().len(), 2);
}
