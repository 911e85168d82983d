//! Files made by somebody who wants an honest agency to stand accused.

use minicbor::bytes::ByteVec;
use vestigo_protocol::audit::finding::Class;
use vestigo_protocol::audit::proof::{Exhibit, Growth, Leaves, Proof, ProofError, Strength};
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::merkle::{prove_consistency, root_of};

use super::super::report::Verdict;
use super::super::run::{Request, audit};
use super::super::testing::{BEGIN, Place, Statement, Two, XA, XB, classes, proven};

/// Refused for what it does not show, and not because some part of it is broken.
fn unproven(proof: &Proof) -> &'static str {
    match Proof::from_bytes(&proof.to_bytes()).unwrap().verify() {
        Err(ProofError::Rule(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// Two statements of one honest log, each under a checkpoint of its own.
fn under_two(class: Class, first: (usize, usize), second: (usize, usize)) -> Proof {
    let mut two = Two::new();
    two.talk(1, 5);
    let xa = &two.agencies[XA];
    let mut proof = Proof::of(class);
    proof.descriptors = two.agencies.iter().map(|a| a.descriptor.to_bytes()).collect();
    proof.checkpoints = vec![xa.note_of(first.0, BEGIN), xa.note_of(second.0, BEGIN + 9)];
    proof.exhibits = vec![xa.exhibit(0, first.0, first.1), xa.exhibit(1, second.0, second.1)];
    proof
}

#[test]
fn an_entry_under_two_checkpoints_is_not_a_number_used_twice() {
    let proof = under_two(Class::NumberReused, (10, 4), (20, 4));
    assert_eq!(unproven(&proof), "it is one statement");
}

#[test]
fn two_statements_under_two_checkpoints_are_not_out_of_order() {
    // Entries 0, 3 and 4 are XA's own.
    let proof = under_two(Class::Disordered, (10, 4), (20, 0));
    assert_eq!(unproven(&proof), "they do not lie in their issuer's log against their numbers");
}

/// All leaf hashes of the first entries of a log, under the checkpoint with this number.
fn leaves(two: &Two, at: usize, checkpoint: u64, size: usize) -> Option<Leaves> {
    let leaves = &two.agencies[at].leaves().0[..size];
    let hashes: Vec<u8> = leaves.iter().flat_map(|leaf| leaf.0).collect();
    Some(Leaves { checkpoint, hashes: ByteVec::from(hashes) })
}

fn descriptors(two: &Two) -> Vec<Vec<u8>> {
    two.agencies.iter().map(|agency| agency.descriptor.to_bytes()).collect()
}

/// Denied by a checkpoint of XB over its first `size` entries, signed at `at`: entry `index` of XA's
/// log, which XB's entry `naming` names, a number not below under the checkpoint if `placed`.
fn denied(two: &Two, size: usize, at: u64, [index, naming]: [usize; 2], placed: bool) -> Proof {
    let (xa, xb) = (&two.agencies[XA], &two.agencies[XB]);
    let whole = xa.entries.len();
    let mut proof = Proof::of(Class::Denied);
    proof.descriptors = descriptors(two);
    proof.checkpoints = vec![xa.note_of(whole, BEGIN), xb.note_of(size, at)];
    let naming = if placed { xb.exhibit(1, size, naming) } else { xa.exhibit(0, whole, naming) };
    proof.exhibits = vec![xa.exhibit(0, whole, index), naming];
    proof.leaves = leaves(two, XB, 1, size);
    proof
}

#[test]
fn an_old_checkpoint_proves_no_denial() {
    let mut two = Two::new();
    two.talk(1, 5);
    // Entry 16 is a query of XA, 17 its receipt: both logs hold both. XB's log of before does not.
    let before = |two: &Two, at| denied(two, 10, at, [16, 17], false).verify().unwrap();
    assert_eq!(before(&two, BEGIN).strength, Strength::Rebuttable);
    // An agency that signs the old tree again two days later has lost it, or denies it.
    let late = BEGIN + 3 * 86_400;
    assert_eq!(before(&two, late).strength, Strength::UnlessRecovered);
    two.agencies[XB].reissue(late, |_| {});
    assert_eq!(before(&two, late).strength, Strength::Proven);
    // What it says itself that it lost, it does not deny.
    two.agencies[XB].recover(10, late);
    let proof = denied(&two, 10, late, [16, 17], false);
    let why = "the log was recovered since, by its descriptor: the statement was lost";
    assert_eq!(unproven(&proof), why);
    let lost = Proof { class: Class::Lost, ..proof };
    assert_eq!(lost.verify().unwrap().accused, None);
}

#[test]
fn a_later_number_counts_under_the_checkpoint_that_lacks_the_statement() {
    let mut two = Two::new();
    two.talk(1, 5);
    two.agencies[XB].entries.remove(16);
    let proof = denied(&two, 17, BEGIN + 1, [16, 16], true);
    assert_eq!(proof.verify().unwrap().strength, Strength::UnlessRecovered);
    // XB's own statement that its log lacks, and a later one of its own.
    let mut two = Two::new();
    two.talk(1, 5);
    let (xa, xb) = (&two.agencies[XA], &two.agencies[XB]);
    let mut own = Proof::of(Class::Denied);
    own.descriptors = descriptors(&two);
    own.checkpoints = vec![xa.note_of(20, BEGIN), xb.note_of(10, BEGIN), xb.note_of(20, BEGIN)];
    own.exhibits = vec![xa.exhibit(0, 20, 13), xb.exhibit(2, 20, 17)];
    own.leaves = leaves(&two, XB, 1, 10);
    assert_eq!(own.verify().unwrap().strength, Strength::Rebuttable);
}

/// The two notes of a split view, by the sizes of the two trees, and what joins them.
fn split(two: &Two, first: (Vec<u8>, usize), second: (Vec<u8>, usize)) -> Proof {
    let mut proof = Proof::of(Class::SplitView);
    proof.descriptors = vec![two.agencies[XA].descriptor.to_bytes()];
    proof.checkpoints = vec![first.0, second.0];
    if first.1 < second.1 {
        let leaves = two.agencies[XA].leaves();
        let (old, new) = (first.1 as u64, second.1 as u64);
        let path = prove_consistency(&leaves, old, new).unwrap();
        proof.growth = Some(Growth { root: root_of(&leaves, old).unwrap(), path });
    }
    proof
}

/// XA loses its last eight entries of forty, and goes on in an epoch. The note over the lost branch,
/// what was lost.
fn recovered(two: &mut Two) -> (Vec<u8>, Vec<Vec<u8>>) {
    two.talk(1, 10);
    let seen = two.agencies[XA].note_of(40, two.now);
    two.now += 1000;
    let now = two.now;
    let lost = two.agencies[XA].recover(32, now);
    two.now += 10;
    // The root's word, in both logs.
    two.both(XA, Kind::Descriptor, 500, &[], |_| {});
    (seen, lost)
}

#[test]
fn a_lawful_recovery_is_said_and_nobody_is_accused() {
    let (mut two, place) = (Two::new(), Place::new());
    let request = |two: &Two| Request { state: Some(place.dir("state")), ..two.request(&place) };
    let place_of_witness = place.dir("xb").join("witness");
    let (seen, lost) = recovered(&mut two);
    // Before: the audit saw the branch that is lost now, and so did the partner as a witness.
    let recovery = two.agencies[XA].entries.split_off(32);
    two.agencies[XA].entries.extend(lost.clone());
    two.agencies[XA].publish_first(&place.dir("xa"), two.now - 1010);
    let root_word = two.agencies[XB].entries.pop().unwrap();
    two.agencies[XB].publish(&place.dir("xb"), two.now - 1010);
    let before = audit(&request(&two)).unwrap();
    assert_eq!(before.report.findings, []);
    let witness =
        place_of_witness.join(Digest::of(two.agencies[XA].name.as_str().as_bytes()).to_hex());
    std::fs::create_dir_all(&witness).unwrap();
    std::fs::write(witness.join("checkpoint"), &seen).unwrap();

    // After: the lost end of the log is gone, and what the partner held came back but for one answer.
    two.agencies[XA].entries.truncate(32);
    two.agencies[XA].entries.extend(recovery);
    two.agencies[XB].entries.push(root_word);
    let came_back: Vec<Vec<u8>> = lost.iter().filter(|e| **e != lost[6]).cloned().collect();
    two.agencies[XA].entries.extend(came_back);
    // First with fewer entries than the lost branch had, then with more.
    for more in [0, 12] {
        two.talk(100 + more, more);
        two.now += 1;
        std::fs::remove_dir_all(place.dir("xa")).unwrap();
        two.publish(&place);
        for (fresh, request) in [(more == 0, request(&two)), (true, two.request(&place))] {
            let audited = audit(&request).unwrap();
            let found = classes(&audited);
            let accused: Vec<_> =
                audited.report.findings.iter().filter(|f| f.accused.is_some()).collect();
            assert!(accused.is_empty(), "{accused:?}");
            // That an epoch was opened is told once.
            assert_eq!(found.contains(&"EPOCH"), fresh);
            for class in ["GIVEN_UP", "LOST"] {
                assert!(found.contains(&class), "{class} is not in {found:?}");
            }
            assert!(!found.contains(&"STALE"), "{found:?}");
            assert_eq!(audited.report.verdict, Verdict::Found, "something was lost");
            proven(&audited, "LOST");
        }
    }
    // Of two addresses the branch that was lost is not the one that is read.
    let two_copies = Request { checkpoints: vec![place.dir("lost")], ..two.request(&place) };
    std::fs::write(place.dir("lost"), &seen).unwrap();
    assert!(classes(&audit(&two_copies).unwrap()).contains(&"GIVEN_UP"));
    // What contradicts itself after the recovery is a fork as ever.
    let honest = two.agencies[XA].entries.clone();
    two.agencies[XA].entries.swap(40, 41);
    let other = two.agencies[XA].note_of(60, two.now);
    two.agencies[XA].entries = honest;
    std::fs::write(place.dir("lost"), other).unwrap();
    let forked = audit(&two_copies).unwrap();
    let split = forked.report.findings.iter().find(|f| f.class == "SPLIT_VIEW").unwrap();
    assert_eq!(split.accused.as_deref(), Some("vestigo/xa/office"));
}

#[test]
fn the_branch_that_a_national_root_gave_up_is_no_split_view() {
    let mut two = Two::new();
    two.talk(1, 0);
    let first = two.agencies[XA].descriptor.to_bytes();
    let (seen, _) = recovered(&mut two);
    let explained = "a recovery epoch of the descriptor explains both";
    two.talk(100, 10);
    let size = two.agencies[XA].entries.len();
    let longer = split(&two, (seen.clone(), 40), (two.agencies[XA].note_of(size, two.now), size));
    assert_eq!(unproven(&longer), explained);
    let same = two.agencies[XA].note_of(40, two.now);
    let mut pair = vec![seen.clone(), same];
    pair.sort();
    let same = Proof { checkpoints: pair, growth: None, ..longer.clone() };
    assert_eq!(unproven(&same), explained);
    // Who shows an older descriptor proves nothing for good.
    let old = Proof { descriptors: vec![first], ..longer.clone() };
    assert_eq!(old.verify().unwrap().strength, Strength::UnlessRecovered);
    // Signed again after the recovery, the lost branch is a second history.
    let lost = SignedCheckpoint::from_bytes(&seen).unwrap();
    let later = two.agencies[XA].sign(lost.unverified(), two.now - 5).into_bytes();
    let later = Proof { checkpoints: vec![later, longer.checkpoints[1].clone()], ..longer };
    assert_eq!(later.verify().unwrap().strength, Strength::UnlessRecovered);
}

/// The proof that a query is overdue: query and receipt of XA's log, then these.
fn overdue(two: &Two, query: &Statement, accepted: &Statement, rest: &[&Statement]) -> Proof {
    let xa = &two.agencies[XA];
    let index = xa.entries.iter().position(|e| *e == query.bytes).unwrap();
    let mut proof = Proof::of(Class::Overdue);
    proof.descriptors = descriptors(two);
    proof.checkpoints = vec![xa.note_of(xa.entries.len(), two.now)];
    proof.exhibits.push(xa.exhibit(0, xa.entries.len(), index));
    proof.exhibits.extend(
        [accepted]
            .iter()
            .chain(rest)
            .map(|said| Exhibit { statement: ByteVec::from(said.bytes.clone()), place: None }),
    );
    proof
}

/// XA asks, due in an hour, and XB accepts: both.
fn accepted(two: &mut Two) -> (Statement, Statement) {
    let due = Some(vestigo_protocol::time::Timestamp(two.now + 3600));
    let query = two.both(XA, Kind::Query, 1, &[], |h| h.answer_by = due);
    let accepted = two.both(XB, Kind::Accepted, 1, &[query.leaf], |_| {});
    (query, accepted)
}

#[test]
fn a_query_that_was_withdrawn_is_not_proved_to_be_overdue() {
    let mut two = Two::new();
    let (query, receipt) = accepted(&mut two);
    let withdrawal = two.both(XA, Kind::Withdrawal, 1, &[query.leaf], |_| {});
    let known = two.both(XB, Kind::Accepted, 1, &[withdrawal.leaf], |_| {});
    two.now += 7200;
    let later = two.both(XB, Kind::Heartbeat, 2, &[], |_| {});
    let proof = overdue(&two, &query, &receipt, &[&known, &later]);
    assert_eq!(proof.verify().unwrap().strength, Strength::Rebuttable);
    let without = overdue(&two, &query, &receipt, &[&later]);
    assert_eq!(without.verify().unwrap().strength, Strength::Rebuttable);
}

#[test]
fn a_supplement_that_was_never_sent_makes_nobody_overdue() {
    let (mut two, place) = (Two::new(), Place::new());
    let (query, receipt) = accepted(&mut two);
    let stop = two.both(XB, Kind::Interim, 1, &[query.leaf], |h| h.stops_clock = true);
    two.now += 1;
    let kept_back = two.say(XA, Kind::Supplement, 1, &[stop.leaf], |_| {});
    two.log(XA, &kept_back);
    two.now += 7200;
    let later = two.both(XB, Kind::Heartbeat, 2, &[], |_| {});
    assert_eq!(classes(&two.audit(&place)), ["UNDELIVERED"]);
    let proof = overdue(&two, &query, &receipt, &[&stop, &later, &kept_back]);
    let stands = "the clock stands: information was asked for and has not come";
    assert_eq!(unproven(&proof), stands);
    // Delivered two hours later, it starts the clock then.
    two.log(XB, &kept_back);
    let known = two.both(XB, Kind::Accepted, 1, &[kept_back.leaf], |_| {});
    let after = two.both(XB, Kind::Heartbeat, 3, &[], |_| {});
    let proof = overdue(&two, &query, &receipt, &[&stop, &later, &known, &after, &kept_back]);
    assert_eq!(proof.verify().unwrap().strength, Strength::Rebuttable, "it is not due yet");
    two.now += 3601;
    let last = two.both(XB, Kind::Heartbeat, 4, &[], |_| {});
    let chain = [&stop, &later, &known, &after, &last, &kept_back];
    assert_eq!(
        overdue(&two, &query, &receipt, &chain).verify().unwrap().strength,
        Strength::Proven
    );
}
