//! What a partner says of agreements during a recovery is believed no more than at other times.

use vestigo_protocol::exchange::responder::ResponderState;

use super::*;
use crate::runtime::fairness::tests::clauses;

/// Terms that nobody of ours has seen.
fn terms(nonce: u8, other: &NodeName) -> Agreement {
    Agreement::new(&AgreementDoc {
        version: 1,
        nonce: Digest([nonce; 32]),
        first: other.clone(),
        second: us(),
        replaces: None,
        valid_from: Timestamp(5),
        first_asks: clauses(budget(1_000)),
        second_asks: clauses(budget(1_000)),
        title: None,
    })
    .unwrap()
}

fn content(step: AgreementStep, document: Option<&Agreement>) -> Content {
    let document = document.map(|d| d.as_bytes().to_vec().into());
    Content::new(empty_common(), Body::Agreement(AgreementAct { step, document }))
}

fn status(node: &Node, hash: &AgreementHash) -> Option<AgreementStatus> {
    node.core.agreements.get(hash).map(|(_, record)| record.status)
}

/// What the partner shows after an epoch was opened without it.
fn partner_shows(node: &mut Node, statements: &[Message]) {
    let heard = Heard { held: statements.iter().map(held).collect(), ..Heard::default() };
    node.core.recovery.unheard.insert(partner());
    node.batch(|core| core.heard(partner(), heard)).unwrap();
}

#[test]
fn a_partner_cannot_accept_its_own_proposal_during_a_recovery() {
    let scratch = Scratch::new("recovery-own-proposal");
    let mut node = Node::open(&scratch, budget(5));
    let terms = terms(50, &partner());
    let propose = node.statement(&content(AgreementStep::Propose, Some(&terms)), vec![]);
    let proposal = held(&propose).leaf;
    let accept = node.statement(&content(AgreementStep::Accept, Some(&terms)), vec![proposal]);
    partner_shows(&mut node, &[propose, accept]);
    assert_eq!(status(&node, &terms.hash()), Some(AgreementStatus::ProposedByPartner));
    let now = node.core.now();
    let in_force = node.core.in_force(&partner(), now).map(Agreement::hash);
    assert_eq!(in_force, Some(agreement(budget(5)).hash()));
}

#[test]
fn what_came_back_is_in_force_only_if_each_side_signed_its_part_and_names_the_others() {
    let scratch = Scratch::new("recovery-accepted");
    let mut node = Node::open(&scratch, budget(5));
    // Our proposal, and an acceptance that names something else: of no effect.
    let ours = terms(51, &partner());
    let draft = node.core.opening(&partner(), content(AgreementStep::Propose, Some(&ours)));
    let proposal = node.batch(|core| core.issue(draft)).unwrap();
    let record = AgreementRecord {
        hash: ours.hash(),
        partner: partner(),
        document: ours.as_bytes().to_vec(),
        status: AgreementStatus::ProposedByUs,
        proposal: proposal.leaf,
        acceptance: None,
        changed_at: Timestamp(1),
    };
    node.core.hold(ours.clone(), record);
    let accept = content(AgreementStep::Accept, Some(&ours));
    let beside = node.statement(&accept, vec![LeafHash([99; 32])]);
    partner_shows(&mut node, &[beside]);
    assert_eq!(status(&node, &ours.hash()), Some(AgreementStatus::ProposedByUs));
    let named = node.statement(&accept, vec![proposal.leaf]);
    partner_shows(&mut node, &[named]);
    assert_eq!(status(&node, &ours.hash()), Some(AgreementStatus::Accepted));
    // Its proposal and our acceptance, both lost here: in force again.
    let theirs = terms(52, &partner());
    let propose = node.statement(&content(AgreementStep::Propose, Some(&theirs)), vec![]);
    let accept = content(AgreementStep::Accept, Some(&theirs));
    let mut draft = node.core.opening(&partner(), accept);
    draft.in_reply_to = vec![held(&propose).leaf];
    let elsewhere = copy(&scratch, "recovery-accepted-elsewhere");
    let mut lost = Node::open(&elsewhere, budget(5));
    let accepted = lost.batch(|core| core.issue(draft)).unwrap();
    partner_shows(&mut node, &[propose, accepted.message]);
    assert_eq!(status(&node, &theirs.hash()), Some(AgreementStatus::Accepted));
    // Terms between it and somebody else are no proposal to us.
    let other = NodeName::parse("vestigo/xa/customs").unwrap();
    let foreign = terms(53, &other);
    let propose = node.statement(&content(AgreementStep::Propose, Some(&foreign)), vec![]);
    partner_shows(&mut node, &[propose]);
    assert_eq!(status(&node, &foreign.hash()), None);
}

#[test]
fn a_partner_ends_only_its_own_agreements_and_what_is_revoked_stays_so() {
    let scratch = Scratch::new("recovery-revoke");
    let mut node = Node::open(&scratch, budget(5));
    let other = NodeName::parse("vestigo/xa/customs").unwrap();
    let with_other = terms(54, &other);
    let record = AgreementRecord {
        hash: with_other.hash(),
        partner: other,
        document: with_other.as_bytes().to_vec(),
        status: AgreementStatus::Accepted,
        proposal: LeafHash([60; 32]),
        acceptance: Some(LeafHash([61; 32])),
        changed_at: Timestamp(1),
    };
    node.core.hold(with_other.clone(), record);
    let waiting = node.ask("77120934");
    let revoke = content(AgreementStep::Revoke, None);
    let foreign = node.statement(&revoke, vec![LeafHash([61; 32])]);
    let own = node.statement(&revoke, vec![ACCEPTANCE]);
    let suspend = node.statement(&content(AgreementStep::Suspend, None), vec![ACCEPTANCE]);
    partner_shows(&mut node, &[foreign, own, suspend]);
    assert_eq!(status(&node, &with_other.hash()), Some(AgreementStatus::Accepted));
    assert_eq!(status(&node, &agreement(budget(5)).hash()), Some(AgreementStatus::Revoked));
    // What ran under it went back, after everything was in.
    let case = node.core.store.case(&waiting).unwrap().unwrap();
    assert_eq!(case.state, ResponderState::Returned);
}
