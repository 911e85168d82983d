//! What has no case reaches the end of its retention too.

use vestigo_protocol::codes::{AttachmentRole, RequestKind};
use vestigo_protocol::envelope::Unverified;
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::message::{Attachment, Query};

use super::*;
use crate::runtime::directory::Arrived;
use crate::runtime::examples::{key, partner};
use crate::runtime::fairness::tests::{NOON, Node, budget, known};
use crate::scratch::Scratch;
use crate::store::AttachmentState;

/// Looks at the calendar on each of these days.
fn days(node: &mut Node, days: std::ops::RangeInclusive<u64>) {
    for day in days {
        node.at(NOON + day * DAY);
        node.tick();
        node.core.store.begin().unwrap();
        let now = node.core.now();
        node.core.retain(now).unwrap();
        node.core.store.commit().unwrap();
    }
}

/// What was said is on the other side: nothing is destroyed before.
fn sent(node: &mut Node) {
    for row in node.core.store.entries(0, 1000).unwrap() {
        node.core.store.outbox_end(&row.leaf).unwrap();
    }
}

#[test]
fn a_question_that_cannot_be_read_has_no_case_and_is_erased_all_the_same() {
    let scratch = Scratch::new("retaining-unread");
    let mut node = Node::open(&scratch, budget(100));
    let message = node.question("20000002", 1, None);
    let unverified = Unverified::decode(&message.to_bytes()).unwrap();
    let (statement, message) = unverified.verify_statement(key(9).public()).unwrap();
    let leaf = statement.leaf;
    let arrived = Arrived::UnknownVersion { statement: Box::new(statement), message };
    node.core.store.begin().unwrap();
    node.core.arrive(&known(), arrived, None).unwrap();
    node.core.seal_batch().unwrap();
    node.core.store.commit().unwrap();
    assert!(node.core.store.case(&leaf).unwrap().is_none(), "it has no case");
    sent(&mut node);
    // Thirty days by the agreement.
    days(&mut node, 1..=29);
    assert!(node.core.store.message(&leaf).unwrap().is_some());
    days(&mut node, 30..=33);
    assert!(node.core.store.message(&leaf).unwrap().is_none(), "the content is gone");
    let entry = node.core.store.entry_by_leaf(&leaf).unwrap().unwrap();
    assert!(entry.kind == Kind::Query && !entry.statement.is_empty(), "the entry stays");
}

#[test]
fn a_file_that_never_came_is_given_up_a_month_after_the_exchange_is_over() {
    let scratch = Scratch::new("retaining-files");
    let mut node = Node::open(&scratch, budget(100));
    let file = Attachment {
        digest: Digest([3; 32]),
        length: 1 << 20,
        media_type: Text::new("image/png").unwrap(),
        title: None,
        role: AttachmentRole::Photograph,
        salt: Digest([1; 32]),
        handling: None,
    };
    let serial = vestigo_protocol::firearm::Mark::serial(
        vestigo_protocol::codes::MarkComponent::Frame,
        "30000003",
    );
    let mut query = Query::describing(FirearmDescription {
        marks: vec![serial.unwrap()],
        ..FirearmDescription::default()
    });
    query.circumstances = Some(Text::new("found in a car").unwrap());
    let common = vestigo_protocol::message::Common {
        attachments: vec![file],
        ..node.common(RequestKind::Trace)
    };
    let message = node.statement(&Content::new(common, Body::Query(query)), Vec::new());
    let leaf = node.take(&message);
    let state = |node: &mut Node| {
        let exchange = node.core.store.case(&leaf).unwrap().unwrap().exchange;
        let files = node.core.store.attachments_of(&exchange, &partner()).unwrap();
        files.first().map(|file| file.state)
    };
    assert_eq!(state(&mut node), Some(AttachmentState::Waiting));
    // Held: its end of retention, which is the same here, comes later.
    let exchange = node.core.store.case(&leaf).unwrap().unwrap().exchange;
    let hold = Hold { exchange, reason: "court".to_owned(), officer: 1, since: Timestamp(1) };
    node.core.store.put_hold(&hold).unwrap();
    // Answered by the machine at its next release; the file is part of the record.
    days(&mut node, 1..=28);
    assert!(node.core.store.case(&leaf).unwrap().unwrap().state.is_final());
    assert_eq!(state(&mut node), Some(AttachmentState::Waiting));
    assert_eq!(node.core.held[&partner()].waiting_files, 1);
    days(&mut node, 29..=32);
    assert_ne!(state(&mut node), Some(AttachmentState::Waiting));
    assert_eq!(node.core.held.get(&partner()).map_or(0, |held| held.waiting_files), 0);
}
