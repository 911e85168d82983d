//! How much a partner may have us fetch.

use vestigo_protocol::codes::{AttachmentRole, RequestKind};
use vestigo_protocol::firearm::FirearmDescription;
use vestigo_protocol::message::Query;
use vestigo_protocol::text::Text;

use super::*;
use crate::runtime::examples::partner;
use crate::runtime::fairness::tests::{Node, budget};
use crate::scratch::Scratch;
use crate::store::HeldFiles;

const LENGTH: u64 = 10 * 1024 * 1024;

fn file(nth: u8) -> Attachment {
    Attachment {
        digest: Digest([nth; 32]),
        length: LENGTH,
        media_type: Text::new("image/png").unwrap(),
        title: None,
        role: AttachmentRole::Photograph,
        salt: Digest([1; 32]),
        handling: None,
    }
}

/// A question with files, and what became of them.
fn asked_with(node: &mut Node, files: Vec<Attachment>) -> Vec<AttachmentState> {
    let mut query = Query::describing(FirearmDescription {
        marks: vec![
            vestigo_protocol::firearm::Mark::serial(
                vestigo_protocol::codes::MarkComponent::Frame,
                "12345678",
            )
            .unwrap(),
        ],
        ..FirearmDescription::default()
    });
    query.circumstances = Some(Text::new("found in a car").unwrap());
    let common = Common { attachments: files, ..node.common(RequestKind::Trace) };
    let message = node.statement(&Content::new(common, Body::Query(query)), Vec::new());
    let leaf = node.take(&message);
    let entry = node.core.store.entry_by_leaf(&leaf).unwrap().unwrap();
    let header = super::super::life::claimed(&entry.statement).unwrap();
    let records = node.core.store.attachments_of(&header.exchange, &partner()).unwrap();
    records.into_iter().map(|record| record.state).collect()
}

fn held(node: &Node) -> HeldFiles {
    node.core.held.get(&partner()).copied().unwrap_or_default()
}

#[test]
fn a_partner_fills_no_more_than_its_part_of_the_disk() {
    use AttachmentState::{OverQuota, Waiting};
    let scratch = Scratch::new("files-quota");
    let mut node = Node::open(&scratch, budget(100));
    node.core.settings.files_per_partner_max = 5 * LENGTH;
    // The same file twice in one message is one file.
    assert_eq!(asked_with(&mut node, vec![file(1), file(1), file(2)]), [Waiting, Waiting]);
    assert_eq!(asked_with(&mut node, vec![file(3), file(4)]), [Waiting, Waiting]);
    assert_eq!(asked_with(&mut node, vec![file(5), file(6)]), [Waiting, OverQuota]);
    let all = HeldFiles { here: 0, waiting: 5 * LENGTH, waiting_files: 5 };
    assert_eq!(held(&node), all);
    // What came is still there; what did not come makes room. The store says the same.
    let entry = node.core.store.attachments_waiting(&partner(), None, 9).unwrap();
    assert_eq!(entry.len(), 5);
    node.core.fetched(entry[0].entry, entry[0].said.digest, AttachmentState::Here).unwrap();
    node.core.fetched(entry[1].entry, entry[1].said.digest, AttachmentState::Gone).unwrap();
    let now = HeldFiles { here: LENGTH, waiting: 3 * LENGTH, waiting_files: 3 };
    assert_eq!(held(&node), now);
    drop(node);
    let mut node = Node::open(&scratch, budget(100));
    assert_eq!(held(&node), now);
    node.core.settings.files_per_partner_max = 5 * LENGTH;
    assert_eq!(asked_with(&mut node, vec![file(7), file(8)]), [Waiting, OverQuota]);
}

#[test]
fn files_that_wait_are_gone_through_one_by_one() {
    let scratch = Scratch::new("files-pages");
    let mut node = Node::open(&scratch, budget(100));
    for nth in 0..5 {
        asked_with(&mut node, vec![file(nth)]);
    }
    let peer = PeerKey([8; 32]);
    let (mut after, mut seen) = (None, Vec::new());
    while let Some(next) = node.core.unfetched(peer, after).unwrap() {
        after = Some((next.record.entry, next.record.said.digest));
        seen.push(next.record.said.digest);
    }
    seen.sort();
    assert_eq!(seen, (0..5).map(|nth| Digest([nth; 32])).collect::<Vec<_>>());
}

#[test]
fn files_of_a_request_that_is_not_considered_are_not_fetched() {
    let scratch = Scratch::new("files-unwanted");
    let mut node = Node::open(&scratch, budget(1));
    assert_eq!(asked_with(&mut node, vec![file(1)]), [AttachmentState::Waiting]);
    assert_eq!(asked_with(&mut node, vec![file(2)]), [AttachmentState::Unwanted], "over budget");
    assert_eq!(held(&node).waiting_files, 1);
}

#[test]
fn parts_that_nobody_waits_for_are_removed_at_the_start() {
    let scratch = Scratch::new("files-orphans");
    let mut node = Node::open(&scratch, budget(100));
    asked_with(&mut node, vec![file(1)]);
    let waiting = node.core.unfetched(PeerKey([8; 32]), None).unwrap().unwrap();
    let dir = scratch.path().join("attachments");
    // Wanted, of a folder that nobody knows, and of a file that was never named.
    let wanted = waiting.blob(&dir);
    drop(wanted.begin().unwrap());
    let stray = BlobKey { folder: [9; 16], key: Zeroizing::new([9; 32]) };
    drop(blob(&dir, stray, &file(1)).begin().unwrap());
    drop(blob(&dir, waiting.key.clone(), &file(2)).begin().unwrap());
    assert_eq!(blobs::parts(&dir).len(), 3);
    assert_eq!(node.core.remove_orphans(&dir).unwrap(), 2);
    let left = blobs::parts(&dir);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].digest, Digest([1; 32]));
}
