use std::collections::BTreeMap as Map;

use vestigo_protocol::content::CONTENT_VERSION;
use vestigo_protocol::descriptor::{DescriptorDoc, KeyEntry, Recovery};
use vestigo_protocol::ids::{Kid, LeafHash};
use vestigo_protocol::log::checkpoint::{Checkpoint, LogSigner};
use vestigo_protocol::log::witness::cosignatures;
use vestigo_protocol::merkle::{Frontier, HashReader, prove_consistency, root_of};
use zeroize::Zeroizing;

use super::*;
use crate::runtime::core::{Effect, Input, Release};
use crate::runtime::examples::{key, partner, us};
use crate::runtime::fairness::tests::{NOON, Node, budget, known};
use crate::runtime::recovering::hearing;
use crate::scratch::Scratch;

const PEER: PeerKey = PeerKey([8; 32]);
const ORIGIN: &str = "vestigo/xa/police";

fn log() -> LogSigner {
    LogSigner::new(partner(), &Zeroizing::new([11; 32]), &Zeroizing::new([12; 32])).unwrap()
}

/// A tree whose leaf `n` is made of `n` and a branch. That of branch 7 goes on from four leaves of 0.
struct Leaves(u8);

/// Leaves that branch 7 has in common with branch 0.
const KEPT: u64 = 4;

impl HashReader for Leaves {
    type Error = std::convert::Infallible;

    fn subtree(&self, level: u8, index: u64) -> Result<Digest, Self::Error> {
        let width = 1u64 << level;
        let mut tree = Frontier::new();
        for n in index * width..(index + 1) * width {
            let branch = if self.0 == 7 && n < KEPT { 0 } else { self.0 };
            tree.append(LeafHash::of(&[branch, u8::try_from(n).unwrap()]));
        }
        Ok(tree.root())
    }
}

fn note(branch: u8, size: u64) -> OpenCheckpoint {
    let root = root_of(&Leaves(branch), size).unwrap();
    let checkpoint = Checkpoint { origin: partner(), size, root };
    // What branch 7 has of its own is signed after what it took the place of.
    let at = if branch == 7 { NOON + 100 } else { NOON };
    let signed = log().sign(&checkpoint, Timestamp(at)).unwrap();
    OpenCheckpoint::parse(&signed.to_text()).unwrap()
}

fn body(branch: u8, old: u64, size: u64) -> Vec<u8> {
    let proof = prove_consistency(&Leaves(branch), old, size).unwrap();
    AddCheckpoint { old, proof, checkpoint: note(branch, size) }.to_text().into_bytes()
}

fn descriptor() -> Descriptor {
    let entry = |role, key: &[u8]| KeyEntry {
        role,
        key: key.to_vec(),
        not_before: Timestamp(0),
        not_after: None,
        revoked_at: None,
    };
    let doc = DescriptorDoc {
        node: partner(),
        version: 1,
        previous: None,
        root: key(21).public().clone(),
        country: partner().country(),
        names: Map::new(),
        keys: vec![
            entry(KeyRole::Signing, key(22).public().as_bytes()),
            entry(KeyRole::LogEd25519, &log().keys().ed25519),
            entry(KeyRole::LogMlDsa44, &log().keys().ml_dsa_44),
            entry(KeyRole::Transport, key(23).public().as_bytes()),
        ],
        addresses: Vec::new(),
        versions: vec![CONTENT_VERSION],
        marking_practice: None,
        contact: None,
        issued_at: Timestamp(1),
        recoveries: None,
    };
    Descriptor::sign(&doc, &key(21), &key(22), None).unwrap()
}

/// A node that witnesses its partner, and an outside log of the same keys.
fn witness(scratch: &Scratch) -> Node {
    let mut node = Node::open(scratch, budget(1));
    node.core.partners.get_mut(&partner()).unwrap().descriptor = Some(descriptor());
    let (a, b) = (Zeroizing::new([31; 32]), Zeroizing::new([32; 32]));
    let signer = Arc::new(WitnessSigner::new(us(), &a, &b).unwrap());
    let kid = Kid([31; 32]);
    let memory = match Memory::open(scratch.path(), kid).unwrap() {
        Some(memory) => memory,
        None => Memory::create(scratch.path(), kid).unwrap(),
    };
    let stored = node.core.store.witness_key(&kid).unwrap();
    let key = stored.unwrap_or(WitnessKey { kid, since: Timestamp(1), count: 0 });
    assert!(key.count >= memory.count());
    node.core.witness.signing = Some(Signing { signer, key, memory: Arc::new(memory) });
    let keys = log().keys().verifier_keys().unwrap();
    node.core.witness.outside = [(ORIGIN.to_owned(), keys.to_vec())].into();
    node
}

/// One request in a batch of its own.
fn ask(node: &mut Node, asker: Asker, body: &[u8]) -> Reply {
    node.core.store.begin().unwrap();
    let answer = node.core.cosign(asker, body).unwrap();
    node.core.store.commit().unwrap();
    if let Some((memory, count)) = answer.note {
        memory.note(count).unwrap();
    }
    answer.reply
}

fn head(node: &mut Node) -> u64 {
    node.core.store.witness_head(ORIGIN).unwrap().map_or(0, |head| head.head.size)
}

fn forks(node: &mut Node) -> usize {
    node.core.store.fork_proofs().unwrap().len()
}

#[test]
fn growth_is_cosigned_for_the_partner_and_for_an_outside_log() {
    for asker in [Asker::Partner(PEER), Asker::Outside] {
        let scratch = Scratch::new(&format!("witness-growth-{}", asker == Asker::Outside));
        let mut node = witness(&scratch);
        let keys = node.core.witness.signing.as_ref().unwrap().signer.verifier_keys().unwrap();
        for (old, size) in [(0, 3), (3, 3), (3, 10), (10, 200)] {
            let reply = ask(&mut node, asker, &body(0, old, size));
            assert_eq!(reply.status, 200, "{reply:?}");
            assert_eq!(cosignatures(&note(0, size), &reply.body, &keys).len(), 2);
            assert_eq!(head(&mut node), size);
        }
        // The kept note carries the log's lines and ours, and is what monitors get.
        let kept = node.core.store.witness_head(ORIGIN).unwrap().unwrap();
        assert_eq!(OpenCheckpoint::parse(&kept.note).unwrap().signatures().len(), 4);
        let signing = node.core.witness.signing.as_ref().unwrap();
        assert_eq!((signing.key.count, signing.memory.count()), (3, 3));
    }
}

#[test]
fn only_a_confirmed_partner_is_cosigned_and_only_its_own_log() {
    let scratch = Scratch::new("witness-who");
    let mut node = witness(&scratch);
    let stranger = Asker::Partner(PeerKey([9; 32]));
    assert_eq!(ask(&mut node, stranger, &body(0, 0, 3)).status, 404);
    node.core.partners.get_mut(&partner()).unwrap().record.standing = PartnerStanding::Invited;
    assert_eq!(ask(&mut node, Asker::Partner(PEER), &body(0, 0, 3)).status, 404);
    node.core.witness.outside.clear();
    assert_eq!(ask(&mut node, Asker::Outside, &body(0, 0, 3)).status, 404);
    assert_eq!(ask(&mut node, Asker::Partner(PEER), b"old").status, 400);
    node.core.witness.signing = None;
    assert_eq!(ask(&mut node, Asker::Partner(PEER), &body(0, 0, 3)).status, 503);
    node.core.witness.retired = true;
    assert_eq!(ask(&mut node, Asker::Partner(PEER), &body(0, 0, 3)).status, 410);
    assert_eq!(head(&mut node), 0);
}

#[test]
fn neither_a_rollback_nor_a_fork_is_cosigned_and_the_fork_is_kept_once() {
    let scratch = Scratch::new("witness-fork");
    let mut node = witness(&scratch);
    let partner = Asker::Partner(PEER);
    assert_eq!(ask(&mut node, partner, &body(0, 0, 10)).status, 200);
    // Rollback: told where it stands, nothing signed, and no accusation: an old request may come late.
    let reply = ask(&mut node, partner, &body(0, 0, 5));
    assert_eq!((reply.status, reply.body.as_str()), (409, "10\n"));
    assert_eq!(ask(&mut node, partner, &body(0, 5, 10)).status, 409);
    assert_eq!(forks(&mut node), 0);
    // A fork of equal size proves itself, whoever brings it and however often.
    assert_eq!(ask(&mut node, Asker::Outside, &body(1, 10, 10)).status, 422);
    assert_eq!(forks(&mut node), 1);
    assert_eq!(ask(&mut node, partner, &body(1, 0, 10)).status, 409);
    assert_eq!(ask(&mut node, partner, &body(1, 10, 10)).status, 422);
    assert_eq!(forks(&mut node), 1);
    // A proof that does not lead on is believed to be the log's only from the log itself.
    assert_eq!(ask(&mut node, Asker::Outside, &body(1, 10, 12)).status, 422);
    assert_eq!(forks(&mut node), 1);
    assert_eq!(ask(&mut node, partner, &body(1, 10, 12)).status, 422);
    assert_eq!(forks(&mut node), 2);
    for size in 13..40 {
        assert_eq!(ask(&mut node, partner, &body(1, 10, size)).status, 422);
    }
    assert_eq!(forks(&mut node), FORKS_MAX);
    assert_eq!(head(&mut node), 10);
    // The honest branch goes on.
    assert_eq!(ask(&mut node, partner, &body(0, 10, 12)).status, 200);
}

/// The descriptor with which the partner's national root gave up what came after four entries.
fn recovered_at(at: u64) -> Descriptor {
    use vestigo_protocol::descriptor::Head as LogHead;
    let first = descriptor();
    let mut doc = first.doc().clone();
    (doc.version, doc.previous) = (2, Some(first.digest()));
    let reached = LogHead { size: KEPT, root: root_of(&Leaves(0), KEPT).unwrap() };
    doc.recoveries = Some(vec![Recovery { epoch: 1, at: Timestamp(at), reached, seen: None }]);
    Descriptor::sign(&doc, &key(21), &key(22), Some(&key(22))).unwrap()
}

#[test]
fn a_recovery_epoch_is_no_fork_and_is_cosigned_again_under_a_new_key_only() {
    let scratch = Scratch::new("witness-recovery");
    let mut node = witness(&scratch);
    let asker = Asker::Partner(PEER);
    assert_eq!(ask(&mut node, asker, &body(0, 0, 10)).status, 200);
    // Signed before the epoch, so that it may be of the branch that was lost.
    node.core.partners.get_mut(&partner()).unwrap().descriptor = Some(recovered_at(NOON + 60));
    node.core.store.cut_log_of(&partner(), None).unwrap();
    for request in [body(7, 0, 8), body(7, 0, 10), body(7, 0, 12), body(7, 10, 12)] {
        for asker in [asker, Asker::Outside] {
            assert_eq!(ask(&mut node, asker, &request).status, 410);
        }
    }
    assert_eq!((forks(&mut node), head(&mut node)), (0, 10));
    // A new key has signed nothing that the new branch contradicts.
    let signing = node.core.witness.signing.as_mut().unwrap();
    signing.key.since = Timestamp(NOON + 120);
    let reply = ask(&mut node, asker, &body(7, 0, 12));
    assert_eq!((reply.status, reply.body.as_str()), (409, "4\n"));
    assert_eq!(ask(&mut node, asker, &body(7, 4, 12)).status, 200);
    assert_eq!((forks(&mut node), head(&mut node)), (0, 12));
    // And from then on it only grows.
    assert_eq!(ask(&mut node, asker, &body(0, 12, 12)).status, 422);
    assert_eq!(forks(&mut node), 1);
}

#[test]
fn a_head_that_was_signed_after_the_epoch_still_proves_a_fork() {
    let scratch = Scratch::new("witness-after-recovery");
    let mut node = witness(&scratch);
    let asker = Asker::Partner(PEER);
    node.core.partners.get_mut(&partner()).unwrap().descriptor = Some(recovered_at(NOON - 60));
    assert_eq!(ask(&mut node, asker, &body(7, 0, 10)).status, 200);
    assert_eq!(ask(&mut node, asker, &body(0, 10, 10)).status, 422);
    assert_eq!(forks(&mut node), 1);
}

#[test]
fn a_clock_that_was_set_back_dates_no_cosignature_before_an_earlier_one() {
    let scratch = Scratch::new("witness-dates");
    let mut node = witness(&scratch);
    let asker = Asker::Partner(PEER);
    let keys = node.core.witness.signing.as_ref().unwrap().signer.verifier_keys().unwrap();
    let mut at = |clock: u64, old, size| {
        node.at(clock);
        let reply = ask(&mut node, asker, &body(0, old, size));
        let lines = cosignatures(&note(0, size), &reply.body, &keys);
        lines.into_iter().map(|(_, _, time)| time.0).max().unwrap()
    };
    assert_eq!(at(NOON, 0, 5), NOON);
    // The same head again, an hour later: nothing grew, and yet a time was signed.
    assert_eq!(at(NOON + 3600, 5, 5), NOON + 3600);
    assert_eq!(at(NOON + 60, 5, 9), NOON + 3600);
}

#[test]
fn a_crash_loses_no_head_that_was_answered_and_a_lost_answer_is_asked_for_again() {
    let scratch = Scratch::new("witness-crash");
    let partner = Asker::Partner(PEER);
    let mut node = witness(&scratch);
    assert_eq!(ask(&mut node, partner, &body(0, 0, 4)).status, 200);
    // Before the commit: nothing happened.
    node.core.store.begin().unwrap();
    assert_eq!(node.core.cosign(partner, &body(0, 4, 7)).unwrap().reply.status, 200);
    drop(node);
    let mut node = witness(&scratch);
    assert_eq!(head(&mut node), 4);
    // Between the commit and the answer: the head is there, the answer is not.
    node.core.store.begin().unwrap();
    assert_eq!(node.core.cosign(partner, &body(0, 4, 7)).unwrap().reply.status, 200);
    node.core.store.commit().unwrap();
    drop(node);
    let mut node = witness(&scratch);
    let reply = ask(&mut node, partner, &body(0, 4, 7));
    assert_eq!((reply.status, reply.body.as_str()), (409, "7\n"));
    assert_eq!(ask(&mut node, partner, &body(0, 7, 7)).status, 200);
    assert_eq!(ask(&mut node, partner, &body(0, 7, 9)).status, 200);
    assert_eq!(forks(&mut node), 0);
}

#[test]
fn a_clock_set_back_does_not_date_a_larger_tree_earlier() {
    let scratch = Scratch::new("witness-clock");
    let mut node = witness(&scratch);
    ask(&mut node, Asker::Outside, &body(0, 0, 4));
    node.at(NOON - 86_400);
    ask(&mut node, Asker::Outside, &body(0, 4, 5));
    let kept = node.core.store.witness_head(ORIGIN).unwrap().unwrap();
    assert_eq!(kept.cosigned_at, Timestamp(NOON));
}

/// Size of the checkpoint that the partner is shown when it was restored.
fn shown(node: &mut Node) -> Option<u64> {
    let request = hearing::Request::Seen { start: 0 };
    let response = node.core.shown_to(PEER, &request).unwrap();
    let (note, _) = codec::decode::<(Option<String>, Vec<LeafHash>)>(&response).unwrap();
    note.map(|note| OpenCheckpoint::parse(&note).unwrap().size())
}

#[test]
fn a_checkpoint_that_came_to_be_cosigned_is_shown_to_its_log_when_that_was_restored() {
    let scratch = Scratch::new("witness-shown");
    let mut node = witness(&scratch);
    assert_eq!(shown(&mut node), None);
    assert_eq!(ask(&mut node, Asker::Partner(PEER), &body(0, 0, 5)).status, 200);
    assert_eq!(shown(&mut node), Some(5));
    // Its log is followed to it, so that the order of its entries is kept here.
    let follows = |node: &mut Node| {
        let effects = std::mem::take(&mut node.core.effects);
        let sizes = effects.iter().filter_map(|effect| match effect {
            Effect::CheckGrowth(growth) => Some((growth.old.0, growth.new.0)),
            _ => None,
        });
        sizes.collect::<Vec<_>>()
    };
    assert_eq!(follows(&mut node), [(0, 5)]);
    assert_eq!(ask(&mut node, Asker::Partner(PEER), &body(0, 5, 9)).status, 200);
    assert_eq!(follows(&mut node), [(5, 9)]);
    // A proof that fails shows nothing; nor does anybody else than the log itself.
    assert_eq!(ask(&mut node, Asker::Partner(PEER), &body(1, 9, 20)).status, 422);
    assert_eq!(shown(&mut node), Some(9));
    // By whatever road a larger one came: the larger.
    assert_eq!(ask(&mut node, Asker::Outside, &body(0, 9, 12)).status, 200);
    assert_eq!(shown(&mut node), Some(12));
    // A witness that has retired has still seen it.
    node.core.witness.retired = true;
    assert_eq!(ask(&mut node, Asker::Partner(PEER), &body(0, 12, 30)).status, 410);
    assert_eq!(shown(&mut node), Some(30));
}

/// The log's owner opens an epoch after its first entries, and says so by a descriptor that arrives.
fn recovers(node: &mut Node, at: u64, root: Digest) -> Asker {
    use vestigo_protocol::descriptor::Head as LogHead;
    let before = descriptor();
    let reached = LogHead { size: KEPT, root };
    let doc = DescriptorDoc {
        version: 2,
        previous: Some(before.digest()),
        recoveries: Some(vec![Recovery { epoch: 1, at: Timestamp(at), reached, seen: None }]),
        ..before.doc().clone()
    };
    let next = Descriptor::sign(&doc, &key(21), &key(22), Some(&key(22))).unwrap();
    node.core.store.begin().unwrap();
    node.core.descriptor_arrived(&known(), &next.to_bytes()).unwrap();
    node.core.store.commit().unwrap();
    Asker::Partner(PeerKey(*key(23).public().as_bytes()))
}

/// A witness of ten entries of branch 0, which holds their leaf hashes.
fn followed(scratch: &Scratch) -> Node {
    let mut node = witness(scratch);
    assert_eq!(ask(&mut node, Asker::Partner(PEER), &body(0, 0, 10)).status, 200);
    let leaves: Vec<LeafHash> = (0..10u8).map(|n| LeafHash::of(&[0, n])).collect();
    let mut frontier = Frontier::new();
    leaves.iter().for_each(|leaf| frontier.append(*leaf));
    node.core.store.put_mirror(&partner(), &Frontier::new(), &frontier, &leaves).unwrap();
    node
}

#[test]
fn a_log_that_goes_on_from_its_epoch_is_followed_whoever_cosigns_it() {
    let scratch = Scratch::new("witness-epoch");
    let mut node = followed(&scratch);
    let asker = recovers(&mut node, NOON + 60, root_of(&Leaves(0), KEPT).unwrap());
    assert_eq!(node.core.store.given_up().unwrap().len(), 1);
    // The lost branch is remembered, and is not what its owner is shown any more.
    let shown = |node: &mut Node| {
        let request = hearing::Request::Seen { start: 0 };
        let Asker::Partner(peer) = asker else { panic!("a partner") };
        let response = node.core.shown_to(peer, &request).unwrap();
        let (note, _) = codec::decode::<(Option<String>, Vec<LeafHash>)>(&response).unwrap();
        note.map(|note| OpenCheckpoint::parse(&note).unwrap().size())
    };
    assert_eq!((head(&mut node), shown(&mut node)), (10, None));
    assert_eq!(ask(&mut node, asker, &body(7, 0, 8)).status, 410);
    assert_eq!((shown(&mut node), forks(&mut node)), (Some(8), 0));
}

#[test]
fn an_epoch_that_rewrote_what_was_seen_is_a_fork_under_every_key() {
    let scratch = Scratch::new("witness-rewritten");
    let mut node = followed(&scratch);
    let asker = recovers(&mut node, NOON + 60, root_of(&Leaves(1), KEPT).unwrap());
    assert!(node.core.store.doubtful_epochs().unwrap()[0].rewritten);
    node.core.witness.signing.as_mut().unwrap().key.since = Timestamp(NOON + 120);
    assert_eq!(ask(&mut node, asker, &body(1, 4, 12)).status, 409);
    assert_eq!(ask(&mut node, asker, &body(1, 10, 12)).status, 422);
    assert_eq!((head(&mut node), forks(&mut node)), (10, 1));
}

struct Replies;

impl Release for Replies {
    fn release(&mut self, effect: Effect) {
        if let Effect::Reply(reply) = effect {
            reply();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_requests_at_once_each_head_follows_from_the_one_before() {
    let scratch = Scratch::new("witness-race");
    let node = witness(&scratch);
    let keys = node.core.witness.signing.as_ref().unwrap().signer.verifier_keys().unwrap();
    let (handle, inputs) = Handle::new(&node.core);
    let core = node.core;
    let thread = std::thread::spawn(move || core.run(inputs, &mut Replies));
    let mut asking = tokio::task::JoinSet::new();
    // Eight clients of one log, half of them on a branch that forks after entry 0.
    for client in 0..8u64 {
        let (handle, keys) = (handle.clone(), keys.clone());
        asking.spawn(async move {
            let branch = u8::from(client >= 4);
            let (mut old, mut signed) = (0, Vec::new());
            for size in (1 + client % 4..60).step_by(4) {
                for _ in 0..50 {
                    if old > size {
                        break;
                    }
                    let reply = answer(&handle, Asker::Outside, body(branch, old, size)).await;
                    match reply.status {
                        200 => {
                            let lines = cosignatures(&note(branch, size), &reply.body, &keys);
                            assert_eq!(lines.len(), 2);
                            signed.push((branch, size));
                            break;
                        }
                        409 => old = reply.body.trim().parse().unwrap(),
                        422 => break,
                        other => panic!("{other}"),
                    }
                }
            }
            signed
        });
    }
    let signed: Vec<(u8, u64)> = asking.join_all().await.into_iter().flatten().collect();
    handle.send(Input::Stop).await.unwrap();
    thread.join().unwrap().unwrap();
    // All signed heads lie on one branch: no two contradict each other.
    assert!(!signed.is_empty());
    let (branch, _) = signed[0];
    assert!(signed.iter().all(|(other, _)| *other == branch), "{signed:?}");
    let mut node = Node::open(&scratch, budget(1));
    assert_eq!(Some(head(&mut node)), signed.iter().map(|(_, size)| *size).max());
    let root = node.core.store.witness_head(ORIGIN).unwrap().unwrap().head.root;
    assert_eq!(root, note(branch, head(&mut node)).root());
}
