//! Agreements end and change while a partner's requests run.

use vestigo_protocol::agreement::Clauses;
use vestigo_protocol::codes::{IntendedUse, NotCompletedCode, ReturnReason};
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::LeafHash;

use super::*;
use crate::desk::act::{Act, NotCompleted};
use crate::runtime::examples::partner;
use crate::runtime::fairness::tests::{NOON, Node, agreement, budget, clauses};
use crate::scratch::Scratch;
use crate::store::{AgreementRecord, Officer};

/// The acceptance of the example's agreement.
const ACCEPTANCE: LeafHash = LeafHash([2; 32]);

fn serial(n: u64) -> String {
    format!("{:08}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 100_000_000)
}

/// The partner takes a step that names the acceptance.
fn partner_does(node: &mut Node, step: AgreementStep) {
    let act = AgreementAct { step, document: None };
    let content = Content::new(answer::empty_common(), Body::Agreement(act));
    let message = node.statement(&content, vec![ACCEPTANCE]);
    node.take(&message);
}

/// A case in each state in which there is no decision.
fn one_in_each_state(node: &mut Node) -> Vec<LeafHash> {
    let open = ResponderState::ALL.into_iter().filter(|state| !state.is_final());
    open.enumerate()
        .map(|(n, state)| {
            let leaf = node.ask(&serial(n as u64));
            let mut case = node.core.store.case(&leaf).unwrap().unwrap();
            case.state = state;
            // What waits for its release is not due here.
            case.release_at =
                Timestamp(u64::from(state == ResponderState::AwaitingRelease) * u64::MAX / 4);
            node.core.store.put_case(&case).unwrap();
            leaf
        })
        .collect()
}

fn state(node: &mut Node, leaf: &LeafHash) -> ResponderState {
    node.core.store.case(leaf).unwrap().unwrap().state
}

/// The reason and the words of a case's decision.
fn returned(node: &mut Node, leaf: &LeafHash) -> (Option<ReturnReason>, String) {
    let decision = node.core.store.case(leaf).unwrap().unwrap().decision.unwrap();
    let (header, content) = node.core.read_stored(&decision).unwrap();
    let Body::Refusal(refusal) = content.body else { panic!("a refusal") };
    let reason = ReturnReason::ALL.iter().find(|r| header.reason == Some((**r).into()));
    (reason.copied(), refusal.text.as_str().to_owned())
}

#[test]
fn whatever_a_case_waits_for_it_goes_back_with_the_commit_that_ends_its_agreement() {
    for (step, word) in [(AgreementStep::Suspend, "suspended"), (AgreementStep::Revoke, "revoked")]
    {
        let scratch = Scratch::new(&format!("ended-{word}"));
        let mut node = Node::open(&scratch, budget(500));
        let cases = one_in_each_state(&mut node);
        assert_eq!(cases.len(), 5);
        let before = node.core.store.log_size().unwrap();
        partner_does(&mut node, step);
        for leaf in &cases {
            assert_eq!(state(&mut node, leaf), ResponderState::Returned);
            let (reason, text) = returned(&mut node, leaf);
            assert_eq!(reason, Some(ReturnReason::OutsideAgreement));
            assert!(text.contains(word), "{text}");
        }
        // The log shows the order: what ends it, then the returns.
        let entries = node.core.store.entries(before, 100).unwrap();
        assert_eq!((entries[0].kind, entries[0].own), (Kind::Agreement, false));
        let refusals = entries.iter().filter(|e| e.kind == Kind::Refusal).count();
        assert_eq!(refusals, cases.len());
        // Nothing new is taken up.
        let late = node.ask(&serial(99));
        assert_eq!(state(&mut node, &late), ResponderState::Returned);
    }
}

#[test]
fn a_decision_in_the_log_stands_whatever_happens_to_the_agreement_then() {
    let scratch = Scratch::new("ended-decided");
    let mut node = Node::open(&scratch, budget(500));
    let leaf = node.ask(&serial(1));
    node.at(NOON + 120);
    node.tick();
    assert_eq!(state(&mut node, &leaf), ResponderState::Answered);
    let decision = node.core.store.case(&leaf).unwrap().unwrap().decision;
    partner_does(&mut node, AgreementStep::Revoke);
    assert_eq!(state(&mut node, &leaf), ResponderState::Answered);
    assert_eq!(node.core.store.case(&leaf).unwrap().unwrap().decision, decision);
}

#[test]
fn what_is_revoked_stays_revoked() {
    let scratch = Scratch::new("ended-twice");
    let mut node = Node::open(&scratch, budget(500));
    let hash = agreement(budget(500)).hash();
    let status = |node: &Node| node.core.agreements[&hash].1.status;
    partner_does(&mut node, AgreementStep::Suspend);
    assert_eq!(status(&node), AgreementStatus::Suspended);
    partner_does(&mut node, AgreementStep::Revoke);
    assert_eq!(status(&node), AgreementStatus::Revoked);
    partner_does(&mut node, AgreementStep::Suspend);
    assert_eq!(status(&node), AgreementStatus::Revoked);
}

/// An accepted agreement that replaces the example's from `valid_from` on.
fn replaced_by(node: &mut Node, clauses: Clauses, valid_from: u64) -> AgreementHash {
    let replaced = agreement(budget(500));
    let later = Agreement::new(&AgreementDoc {
        nonce: Digest([5; 32]),
        replaces: Some(replaced.hash()),
        valid_from: Timestamp(valid_from),
        first_asks: clauses,
        ..replaced.doc().clone()
    })
    .unwrap();
    let record = AgreementRecord {
        hash: later.hash(),
        partner: partner(),
        document: later.as_bytes().to_vec(),
        status: AgreementStatus::Accepted,
        proposal: LeafHash([6; 32]),
        acceptance: Some(LeafHash([7; 32])),
        changed_at: Timestamp(NOON),
    };
    let hash = later.hash();
    node.core.store.put_agreement(&record).unwrap();
    node.core.hold(later, record);
    hash
}

#[test]
fn a_running_case_is_decided_under_the_agreement_that_replaced_its_own() {
    let scratch = Scratch::new("replaced");
    let mut node = Node::open(&scratch, budget(500));
    let leaf = node.ask(&serial(1));
    let later = replaced_by(&mut node, clauses(budget(500)), NOON + 10);
    node.at(NOON + 120);
    node.tick();
    assert_eq!(state(&mut node, &leaf), ResponderState::Answered);
    let decision = node.core.store.case(&leaf).unwrap().unwrap().decision.unwrap();
    let (_, content) = node.core.read_stored(&decision).unwrap();
    assert_eq!(content.common.agreement, Some(later));
    // A new request names the one in force.
    let fresh = node.ask(&serial(2));
    assert_eq!(state(&mut node, &fresh), ResponderState::Returned);
    assert!(returned(&mut node, &fresh).1.contains("replaced"));
}

#[test]
fn what_a_later_agreement_does_not_admit_goes_back_on_its_first_day() {
    let scratch = Scratch::new("replaced-narrower");
    let mut node = Node::open(&scratch, budget(500));
    let cases = one_in_each_state(&mut node);
    let narrower = Clauses { purposes: [IntendedUse::Prosecution].into(), ..clauses(budget(500)) };
    replaced_by(&mut node, narrower, NOON + 10);
    node.at(NOON + 9);
    node.tick();
    assert!(cases.iter().all(|leaf| !state(&mut node, leaf).is_final()));
    node.at(NOON + 10);
    node.tick();
    for leaf in &cases {
        let (reason, text) = returned(&mut node, leaf);
        assert_eq!(reason, Some(ReturnReason::OutsideAgreement));
        assert!(text.contains("intended use"), "{text}");
    }
}

#[test]
fn whatever_an_officer_answers_names_the_agreement_that_replaced_the_one_that_was_named() {
    let scratch = Scratch::new("replaced-words");
    let mut node = Node::open(&scratch, budget(500));
    let leaf = node.ask(&serial(1));
    let mut case = node.core.store.case(&leaf).unwrap().unwrap();
    case.state = ResponderState::WithOfficer;
    case.release_at = Timestamp(0);
    node.core.store.put_case(&case).unwrap();
    let later = replaced_by(&mut node, clauses(budget(500)), NOON);
    node.core.officers.push(Officer { id: 1, uid: 1000, secret: [7; 32] });
    let act = Act::NotCompleted(NotCompleted {
        codes: vec![NotCompletedCode::MakeModelMisidentified],
        duplicate_of: None,
        indicated: Vec::new(),
        candidates: None,
        text: None,
        files: Vec::new(),
        not_made_here: false,
    });
    let case = node.core.act_in_case(1000, &leaf.to_hex(), act).unwrap();
    let (_, content) = node.core.read_stored(&case.decision.unwrap()).unwrap();
    assert_eq!(content.common.agreement, Some(later));
}

#[test]
fn an_acceptance_that_comes_behind_its_end_brings_nothing_into_force() {
    for (step, status) in [
        (AgreementStep::Suspend, AgreementStatus::Suspended),
        (AgreementStep::Revoke, AgreementStatus::Revoked),
    ] {
        let scratch = Scratch::new(&format!("ended-ahead-{}", step.name()));
        let mut node = Node::open(&scratch, budget(500));
        node.core.officers.push(Officer { id: 1, uid: 1000, secret: [7; 32] });
        let before = agreement(budget(500)).doc().clone();
        let doc = AgreementDoc {
            nonce: Digest([9; 32]),
            replaces: Some(agreement(budget(500)).hash()),
            ..before
        };
        let proposal = Content::new(
            answer::empty_common(),
            Body::Agreement(AgreementAct {
                step: AgreementStep::Propose,
                document: Some(Agreement::new(&doc).unwrap().as_bytes().to_vec().into()),
            }),
        );
        let draft = node.core.opening(&partner(), proposal);
        let exchange = draft.exchange;
        let signed = node.core.issue(draft).unwrap();
        let later = Agreement::new(&doc).unwrap();
        let hash = later.hash();
        let proposed = AgreementStatus::ProposedByUs;
        node.core.keep(later.clone(), partner(), proposed, signed.leaf, None).unwrap();
        let act = |step, document| {
            Content::new(answer::empty_common(), Body::Agreement(AgreementAct { step, document }))
        };
        let accepts = act(AgreementStep::Accept, Some(later.as_bytes().to_vec().into()));
        let acceptance = node.statement_in(Some(exchange), &accepts, vec![signed.leaf], |_| {});
        let accepted = LeafHash::of(&acceptance.statement);
        let end = node.statement_in(Some(exchange), &act(step, None), vec![accepted], |_| {});
        node.take(&end);
        node.take(&acceptance);
        assert_eq!(node.core.agreements[&hash].1.status, status);
        assert!(node.core.in_force(&partner(), Timestamp(NOON)).is_none());
    }
}
