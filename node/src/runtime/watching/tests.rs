//! Notices and watches over a store on disk and an empty registry.

use vestigo_protocol::codes::MarkComponent;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::firearm::Mark;
use vestigo_protocol::ids::ExchangeId;
use vestigo_protocol::limits::SEQUENCE_MAX;
use vestigo_protocol::message::{Content, Query, WatchAsked};

use super::*;
use crate::desk::policy::Referral;
use crate::runtime::examples::partner;
use crate::runtime::fairness::tests::{NOON, Node, budget};
use crate::scratch::Scratch;
use crate::store::Series;

fn gun(serial: &str) -> FirearmDescription {
    FirearmDescription {
        marks: vec![Mark::serial(MarkComponent::Frame, serial).unwrap()],
        ..FirearmDescription::default()
    }
}

/// A partner's notice of a gun that was recovered.
fn notice(node: &mut Node, serial: &str) -> LeafHash {
    let common = node.common(RequestKind::RecoveryNotice);
    let content = Content::new(common, Body::Query(Query::describing(gun(serial))));
    let message = node.statement(&content, Vec::new());
    node.take(&message)
}

/// A partner's watch for a gun.
fn watch(node: &mut Node, serial: &str) -> LeafHash {
    let mut query = Query::describing(gun(serial));
    query.watch = Some(WatchAsked { until: Timestamp(NOON + 86_400), end: false });
    let content = Content::new(node.common(RequestKind::Watch), Body::Query(query));
    let message = node.statement(&content, Vec::new());
    node.take(&message)
}

fn alerts(node: &mut Node) -> Vec<(Option<LeafHash>, Option<LeafHash>)> {
    node.core
        .store
        .alert_page(1_000_000, 1_000)
        .unwrap()
        .into_iter()
        .map(|a| (a.watch, a.notice))
        .collect()
}

#[test]
fn a_notice_is_compared_at_the_next_release_and_never_while_it_arrives() {
    let scratch = Scratch::new("watch-later");
    let mut node = Node::open(&scratch, budget(100));
    let watched = watch(&mut node, "WX104822");
    node.at(NOON + 60);
    node.tick();
    let told = notice(&mut node, "WX 104822");
    let other = notice(&mut node, "QQ777777");
    assert_eq!(alerts(&mut node), []);
    node.tick();
    assert_eq!(alerts(&mut node), [], "before its time");
    // A crash loses no look.
    drop(node);
    let mut node = Node::open(&scratch, budget(100));
    node.at(NOON + 120);
    node.tick();
    assert_eq!(alerts(&mut node), [(Some(watched), Some(told))]);
    node.at(NOON + 180);
    node.tick();
    assert_eq!(alerts(&mut node).len(), 1, "{other}");
}

#[test]
fn a_new_watch_fires_for_a_notice_that_was_there_before_it() {
    let scratch = Scratch::new("watch-back");
    let mut node = Node::open(&scratch, budget(100));
    let told = notice(&mut node, "WX104822");
    notice(&mut node, "QQ777777");
    node.at(NOON + 60);
    node.tick();
    assert_eq!(alerts(&mut node), []);
    let watched = watch(&mut node, "WX104822");
    node.at(NOON + 120);
    node.tick();
    assert_eq!(alerts(&mut node), [(Some(watched), Some(told))]);
}

#[test]
fn the_watches_of_a_partner_are_bounded_and_ended_ones_are_forgotten() {
    let scratch = Scratch::new("watch-bound");
    let mut node = Node::open(&scratch, budget(1_000));
    node.core.store.begin().unwrap();
    for n in 0..WATCHES_PER_PARTNER_MAX {
        let mut leaf = [7; 32];
        leaf[..8].copy_from_slice(&n.to_be_bytes());
        let until = Timestamp(NOON + 100);
        let (exchange, partner) = (ExchangeId([1; 16]), partner());
        let record = WatchRecord { query: LeafHash(leaf), exchange, partner, until };
        node.core.store.put_watch(&record).unwrap();
    }
    node.core.store.commit().unwrap();
    let refused = watch(&mut node, "WX104822");
    let case = node.core.store.case(&refused).unwrap().unwrap();
    assert_eq!(case.state, ResponderState::WithOfficer);
    assert!(node.core.store.watch(&refused).unwrap().is_none());
    node.at(NOON + 200);
    let taken = watch(&mut node, "WX104822");
    assert!(node.core.store.watch(&taken).unwrap().is_some());
    node.at(NOON + 101 + ENDED_KEPT_SECONDS);
    node.core.look_at_watches().unwrap();
    assert_eq!(node.core.store.watches().unwrap().len(), 1, "those that ended are gone");
}

#[test]
fn one_partners_watches_drown_nobodys() {
    let scratch = Scratch::new("watch-drown");
    let mut node = Node::open(&scratch, budget(100));
    for _ in 0..10 {
        watch(&mut node, "WX104822");
    }
    node.at(NOON + 60);
    node.tick();
    notice(&mut node, "WX104822");
    node.at(NOON + 120);
    node.tick();
    assert_eq!(alerts(&mut node).len(), ALERTS_PER_PARTNER);
}

#[test]
fn a_request_that_fails_after_its_receipt_is_an_officers() {
    let scratch = Scratch::new("watch-fails");
    let mut node = Node::open(&scratch, budget(100));
    // The receipt takes the last number of the series: nothing after it can be signed.
    let last = Series { sequence: SEQUENCE_MAX - 1, leaf: LeafHash([5; 32]) };
    node.core.series.insert(partner(), last);
    let asked = watch(&mut node, "WX104822");
    assert_eq!(node.core.store.own_replies(&asked).unwrap().len(), 1, "the receipt");
    let case = node.core.store.case(&asked).unwrap().expect("a case that was receipted");
    assert_eq!(case.state, ResponderState::WithOfficer);
    assert_eq!(case.referral, Referral::MachineFailed.name());
}
