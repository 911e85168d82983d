//! A partner that breaks the rules, and strangers, at the door of a real node.
#![expect(clippy::unwrap_used, clippy::panic, reason = "test code: it ends the test")]

use std::sync::Arc;

use vestigo::net::AckStatus;
use vestigo::service::Service as _;
use vestigo::service::requests::AnswerRequest;
use vestigo::service::views::{AgreementState, CaseState, HopState, StepKind};
use vestigo_protocol::bundle::{Bundle, Note};
use vestigo_protocol::codes::{ReasonCode, ReturnReason, WithholdReason};
use vestigo_protocol::content::{Field, salts_len, seal};
use vestigo_protocol::envelope::Message;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::Digest;
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::message::{
    Accepted, AgreementAct, AgreementStep, Body, Common, Content, Refusal, Supplement, Withdrawal,
};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;
use vestigo_tests::forge;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{both, officer_terms, open_terms};
use vestigo_tests::raw::{DEADLINE, bare, random, read};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::{Node, RawPeer};

/// A node with one record, and a partner to be driven by hand.
async fn node_and_partner() -> (Node, RawPeer) {
    let node = Node::start_new("XA").await;
    node.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let raw = RawPeer::partner("XB", &node, both(open_terms())).await;
    (node, raw)
}

/// Sends bytes that must be refused, with one of `expected`.
async fn refused(raw: &mut RawPeer, what: &str, bytes: Vec<u8>, expected: &[AckStatus]) {
    let reply = raw.send(bytes).await;
    assert!(expected.contains(&reply.status), "{what}: {:?}", reply.status);
    assert!(reply.messages.is_empty(), "{what}");
}

#[tokio::test]
async fn a_repeated_query_gets_the_same_bytes_and_one_place_in_the_log() {
    let (node, mut raw) = node_and_partner().await;
    let query = raw.query("AB1234");
    let first = raw.send(query.message.to_bytes()).await;
    assert_eq!((first.status, first.kinds()), (AckStatus::Durable, vec![Kind::Accepted]));
    let answer = raw.take(Kind::Answer).await;
    let size = node.settled().await.size();
    for _ in 0..3 {
        let again = raw.send(query.message.to_bytes()).await;
        assert_eq!(again.status, AckStatus::Durable);
        assert_eq!(again.kinds(), [Kind::Accepted, Kind::Answer]);
        assert!(again.messages.first() == first.messages.first(), "the receipt differs");
        assert!(again.messages.get(1) == Some(&answer.bytes), "the answer differs");
    }
    assert_eq!(node.journal().size(), size);
}

#[tokio::test]
async fn a_repeat_gets_the_same_bytes_after_the_node_was_killed() {
    let (mut node, mut raw) = node_and_partner().await;
    let query = raw.query("AB1234");
    let first = raw.send(query.message.to_bytes()).await;
    let answer = raw.take(Kind::Answer).await;
    node.kill();
    raw.until_unlinked().await;
    node.start().await;
    raw.until_linked().await;
    let again = raw.send(query.message.to_bytes()).await;
    assert_eq!(again.kinds(), [Kind::Accepted, Kind::Answer]);
    assert!(again.messages.first() == first.messages.first(), "the receipt differs");
    assert!(again.messages.get(1) == Some(&answer.bytes), "the answer differs");
}

#[tokio::test]
async fn two_statements_under_one_id_are_a_signed_conflict() {
    let (node, mut raw) = node_and_partner().await;
    let first = raw.query("AB1234");
    raw.send(first.message.to_bytes()).await;
    raw.take(Kind::Answer).await;
    let content = raw.question("AB9999");
    let second = raw.issue(content, |h| h.id = first.header.id);
    refused(&mut raw, "the second", second.message.to_bytes(), &[AckStatus::Conflict]).await;
    let conflict = raw.take(Kind::Conflict).await;
    assert!(conflict.header.in_reply_to.contains(&first.leaf));
    let Body::Conflict(named) = &conflict.content.body else { panic!("a conflict") };
    assert_eq!(named.other, second.leaf);
    assert_eq!(node.alarm("note-alarm-conflicts").await, 1);
    // The proof is in the log, and no case came of it.
    let journal = node.journal();
    assert!(journal.find(&second.leaf).is_some() && journal.find(&conflict.leaf).is_some());
    let cases = node.client().cases(ME, Default::default()).await.unwrap();
    assert_eq!(cases.items.len(), 1);
    // A repeat finds the conflict again, and logs nothing.
    let size = journal.size();
    let again = raw.send(second.message.to_bytes()).await;
    assert_eq!(again.kinds(), [Kind::Conflict]);
    assert!(again.messages.first() == Some(&conflict.bytes), "the conflict differs");
    assert_eq!(node.journal().size(), size);
}

#[tokio::test]
async fn a_message_with_any_flipped_bit_is_refused_and_counted() {
    const REFUSED: [AckStatus; 2] = [AckStatus::Malformed, AckStatus::UnknownKey];
    let (node, mut raw) = node_and_partner().await;
    let query = raw.query("AB1234").message;
    let size = node.journal().size();
    let counted = node.alarm("note-alarm-rejected").await;
    let mut sent = 0;
    for at in 0..query.statement.len() {
        let mut altered = query.clone();
        altered.statement[at] ^= 1 << (at % 8);
        refused(&mut raw, "the statement", altered.to_bytes(), &REFUSED).await;
        sent += 1;
    }
    for at in (0..query.preimage.len()).step_by(3) {
        let mut altered = query.clone();
        altered.preimage[at] ^= 1 << (at % 8);
        refused(&mut raw, "the preimage", altered.to_bytes(), &REFUSED).await;
        sent += 1;
    }
    for field in 0..query.disclosures.len() {
        for at in (0..query.disclosures[field].len()).step_by(3) {
            let mut altered = query.clone();
            altered.disclosures[field][at] ^= 1 << (at % 8);
            refused(&mut raw, "a disclosure", altered.to_bytes(), &REFUSED).await;
            sent += 1;
        }
    }
    assert_eq!(node.alarm("note-alarm-rejected").await, counted + sent);
    assert_eq!(node.journal().size(), size);
    // What was altered was good before.
    assert_eq!(raw.send(query.to_bytes()).await.status, AckStatus::Durable);
}

#[tokio::test]
async fn forged_and_non_canonical_messages_are_refused_and_leave_no_trace() {
    const MALFORMED: [AckStatus; 1] = [AckStatus::Malformed];
    let (node, mut raw) = node_and_partner().await;
    let size = node.journal().size();
    let content = raw.question("AB1234");
    let fields = content.to_fields();
    let (preimage, disclosures) = seal(fields.clone(), &vec![7; salts_len(fields.len())]);
    let header = raw.header(&content, |_| {});
    let good = header.to_bytes();
    let forged = |protected: &[u8], key: &SecretKey| {
        forge::around(protected, preimage.clone(), disclosures.clone(), key)
    };

    let stranger = SecretKey::from_seed(&random());
    let unknown = [AckStatus::UnknownKey];
    refused(&mut raw, "another key", forged(&good, &stranger), &unknown).await;
    let own_kid = raw.header(&content, |h| h.kid = stranger.kid()).to_bytes();
    refused(&mut raw, "another kid", forged(&own_kid, &stranger), &unknown).await;
    let as_another = raw.header(&content, |h| {
        h.issuer = vestigo_protocol::ids::NodeName::parse("vestigo/xc/raw").unwrap();
    });
    let key = Arc::clone(&raw.signing);
    refused(&mut raw, "another issuer", forged(&as_another.to_bytes(), &key), &unknown).await;

    let to_another = raw.header(&content, |h| {
        h.audience = vestigo_protocol::ids::NodeName::parse("vestigo/xc/office").unwrap();
    });
    let not_for_me = [AckStatus::NotForMe];
    refused(&mut raw, "another audience", forged(&to_another.to_bytes(), &key), &not_for_me).await;

    for kind in [0, 16, 23] {
        let bytes = forged(&forge::with_kind(&good, kind), &key);
        refused(&mut raw, "an unknown kind", bytes, &MALFORMED).await;
    }
    for kind in [2, 5, 9] {
        // Known, but these reply to something.
        let bytes = forged(&forge::with_kind(&good, kind), &key);
        refused(&mut raw, "a reply to nothing", bytes, &MALFORMED).await;
    }

    let honest = forged(&good, &key);
    let message = Message::from_bytes(&honest).unwrap();
    let mut long_array = vec![0x98, 0x04];
    long_array.extend(&honest[1..]);
    refused(&mut raw, "an array with a long head", long_array, &MALFORMED).await;
    let mut longer = honest.clone();
    longer.push(0);
    refused(&mut raw, "a byte too many", longer, &MALFORMED).await;
    refused(&mut raw, "a byte too few", honest[..honest.len() - 1].to_vec(), &MALFORMED).await;
    let mut long_tag = vec![0xd8, 0x12];
    long_tag.extend(&message.statement[1..]);
    let with_long_tag = Message { statement: long_tag, ..message.clone() };
    refused(&mut raw, "a tag with a long head", with_long_tag.to_bytes(), &MALFORMED).await;
    let mut fewer = message.clone();
    fewer.disclosures.pop();
    refused(&mut raw, "a withheld field", fewer.to_bytes(), &MALFORMED).await;
    let mut swapped = message.clone();
    swapped.disclosures.swap(0, 1);
    refused(&mut raw, "fields in another order", swapped.to_bytes(), &MALFORMED).await;
    let with_note = Message { checkpoint: Some(b"vestigo/xb/raw\n1\n".to_vec()), ..message };
    refused(&mut raw, "half a checkpoint", with_note.to_bytes(), &MALFORMED).await;
    refused(&mut raw, "nothing", Vec::new(), &MALFORMED).await;
    refused(&mut raw, "noise", vec![0xff; 5000], &MALFORMED).await;

    assert_eq!(node.journal().size(), size);
    assert_eq!(raw.send(honest).await.status, AckStatus::Durable);
}

#[tokio::test]
async fn a_message_from_the_future_waits_and_the_skew_is_reported() {
    let (node, mut raw) = node_and_partner().await;
    let size = node.journal().size();
    let content = raw.question("AB1234");
    let ahead = raw.issue(content, |h| {
        h.issued_at = h.issued_at.plus(49 * 3600);
        h.answer_by = h.answer_by.map(|by| by.plus(49 * 3600));
    });
    refused(&mut raw, "49 hours ahead", ahead.message.to_bytes(), &[AckStatus::Busy]).await;
    assert_eq!(node.alarm("note-alarm-clock").await, 1);
    assert_eq!(node.journal().size(), size);
    let content = raw.question("AB1234");
    let slightly = raw.issue(content, |h| {
        h.issued_at = h.issued_at.plus(47 * 3600);
        h.answer_by = h.answer_by.map(|by| by.plus(47 * 3600));
    });
    assert_eq!(raw.send(slightly.message.to_bytes()).await.status, AckStatus::Durable);
}

#[tokio::test]
async fn content_of_an_unknown_version_gets_a_signed_refusal_that_names_ours() {
    let (node, mut raw) = node_and_partner().await;
    let content = raw.question("AB1234");
    let header = raw.header(&content, |_| {});
    let fields = content.to_fields();
    let (mut preimage, disclosures) = seal(fields.clone(), &vec![7; salts_len(fields.len())]);
    *preimage.get_mut(1).unwrap() = 2;
    let key = Arc::clone(&raw.signing);
    let query = forge::around(&header.to_bytes(), preimage, disclosures, &key);
    assert_eq!(raw.send(query.clone()).await.status, AckStatus::Durable);
    let refusal = raw.take(Kind::Refusal).await;
    let Body::Refusal(body) = &refusal.content.body else { panic!("a refusal") };
    assert_eq!(body.versions, [1]);
    assert_eq!(body.reason, ReturnReason::SignatureOrIdentity.into());
    let size = node.settled().await.size();
    let again = raw.send(query).await;
    assert!(again.messages == [refusal.bytes], "a repeat gets the same refusal");
    assert_eq!(node.journal().size(), size);
}

#[tokio::test]
async fn an_extension_is_kept_byte_for_byte_and_an_unknown_label_is_refused() {
    let (node, mut raw) = node_and_partner().await;
    let mut content = raw.question("AB1234");
    content.extensions = vec![Field::of(1000, &7u64), Field::of(123_456, &"SYNTHETIC words")];
    let query = raw.issue(content, |_| {});
    let reply = raw.send(query.message.to_bytes()).await;
    assert_eq!((reply.status, reply.kinds()), (AckStatus::Durable, vec![Kind::Accepted]));
    raw.take(Kind::Answer).await;
    let journal = node.journal();
    assert!(journal.find(&query.leaf).unwrap().message == query.message, "not as it was sent");
    let mut content = raw.question("AB1234");
    content.extensions = vec![Field::of(999, &7u64)];
    let query = raw.issue(content, |_| {});
    refused(&mut raw, "label 999", query.message.to_bytes(), &[AckStatus::Malformed]).await;
    assert_eq!(node.journal().count(Kind::Query), 1);
}

#[tokio::test]
async fn an_unconfirmed_partners_query_is_not_taken() {
    let node = Node::start_new("XA").await;
    let mut raw = RawPeer::invited("XB", &node).await;
    let size = node.journal().size();
    let query = raw.query("AB1234");
    refused(&mut raw, "too early", query.message.to_bytes(), &[AckStatus::Busy]).await;
    assert_eq!(node.journal().size(), size);
    raw.confirmed_by(&node).await;
    let reply = raw.send(query.message.to_bytes()).await;
    assert_eq!(reply.kinds(), [Kind::Accepted]);
}

#[tokio::test]
async fn a_receipt_of_another_partner_ends_nothing() {
    let (node, mut b) = node_and_partner().await;
    let mut c = RawPeer::partner("XC", &node, both(open_terms())).await;
    let trace = node.submit(about("ZZ1", b.name.as_str())).await;
    // B has the query and says nothing.
    let query = b.next(Kind::Query).await;
    let (header, leaf) = (query.header.clone(), query.leaf);
    let receipt = c.receipt(&header, leaf, &query.content).unwrap();
    assert_eq!(c.send(receipt.message.to_bytes()).await.status, AckStatus::Durable);
    let refusal = refusal_of(&query.content.common);
    let decision = c.issue(refusal, |h| {
        h.exchange = header.exchange;
        h.in_reply_to = vec![leaf];
    });
    assert_eq!(c.send(decision.message.to_bytes()).await.kinds(), [Kind::Delivered]);
    let view = node.client().trace(ME, trace.id.clone()).await.unwrap();
    assert_eq!(view.hops[0].state, HopState::Submitted);
    assert_eq!(node.status().await.outbox, 1);
    // The link to B breaks; B gets the query again, and B's own receipt ends it.
    drop(query.ack);
    b.relink().await;
    let again = b.take(Kind::Query).await;
    assert_eq!(again.leaf, leaf);
    node.settled().await;
    let view = node.client().trace(ME, trace.id).await.unwrap();
    assert_eq!(view.hops[0].state, HopState::Delivered);
}

/// A refusal under the agreement of a query.
fn refusal_of(query: &Common) -> Content {
    let body = Refusal {
        reason: WithholdReason::ConfidentialityLaw.into(),
        text: Text::new("SYNTHETIC: not today").unwrap(),
        citation: None,
        versions: Vec::new(),
    };
    Content::new(Common { agreement: query.agreement, ..bare() }, Body::Refusal(body))
}

#[tokio::test]
async fn a_query_is_sent_again_until_its_receipt_has_come_even_after_its_decision() {
    let (node, mut raw) = node_and_partner().await;
    let trace = node.submit(about("ZZ1", raw.name.as_str())).await;
    let query = raw.next(Kind::Query).await;
    // Durable here, but the receipt that went with it is lost.
    let receipt = raw.receipt(&query.header, query.leaf, &query.content).unwrap();
    query.ack.durable(Vec::new());
    let (exchange, leaf) = (query.header.exchange, query.leaf);
    let decision = raw.issue(refusal_of(&query.content.common), |h| {
        h.exchange = exchange;
        h.in_reply_to = vec![leaf];
    });
    assert_eq!(raw.send(decision.message.to_bytes()).await.kinds(), [Kind::Delivered]);
    let view = node.client().trace(ME, trace.id).await.unwrap();
    assert_eq!(view.hops[0].state, HopState::Refused);
    let again = raw.next(Kind::Query).await;
    assert!(again.bytes == query.bytes, "not the same query");
    again.ack.durable(vec![receipt.message.to_bytes(), decision.message.to_bytes()]);
    assert!(node.settled().await.find(&receipt.leaf).is_some(), "the logs differ for ever");
}

#[tokio::test]
async fn a_supplement_that_nobody_asked_for_does_not_hold_an_answer_up() {
    let mut node = Node::found("XA");
    node.set("VESTIGO_DESK_RELEASE_INTERVAL_SECONDS", "1");
    node.start().await;
    node.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let mut raw = RawPeer::partner("XB", &node, both(open_terms())).await;
    let query = raw.query("AB1234");
    assert_eq!(raw.send(query.message.to_bytes()).await.kinds(), [Kind::Accepted]);
    let body = Supplement {
        circumstances: Some(Text::new("SYNTHETIC: more words").unwrap()),
        ..Supplement::empty()
    };
    let agreement = raw.question("AB1234").common.agreement;
    let content = Content::new(Common { agreement, ..bare() }, Body::Supplement(body));
    let supplement = raw.issue(content, |h| {
        h.exchange = query.header.exchange;
        h.in_reply_to = vec![query.leaf];
    });
    assert_eq!(raw.send(supplement.message.to_bytes()).await.kinds(), [Kind::Accepted]);
    let answer = raw.take(Kind::Answer).await;
    assert_eq!(answer.header.in_reply_to, [query.leaf]);
}

#[tokio::test]
async fn a_reply_to_what_was_never_asked_is_receipted_and_changes_nothing() {
    let (node, mut raw) = node_and_partner().await;
    let leaf = vestigo_protocol::ids::LeafHash(Digest::of(b"nothing").0);
    let common = Common { agreement: raw.question("AB1").common.agreement, ..bare() };
    let decision = raw.issue(refusal_of(&common), |h| h.in_reply_to = vec![leaf]);
    assert_eq!(raw.send(decision.message.to_bytes()).await.kinds(), [Kind::Delivered]);
    let received_at = vestigo::runtime::clock::now();
    let body = Body::Accepted(Accepted { late: false, received_at });
    let receipt = raw.issue(Content::new(common, body), |h| h.in_reply_to = vec![leaf]);
    let reply = raw.send(receipt.message.to_bytes()).await;
    assert_eq!((reply.status, reply.messages.len()), (AckStatus::Durable, 0));
    let traces = node.client().traces(ME, Default::default()).await.unwrap();
    assert_eq!(traces.items, []);
}

/// The reason with which the node returns a query.
async fn returned(raw: &mut RawPeer, content: Content) -> ReturnReason {
    let query = raw.issue(content, |_| {});
    assert_eq!(raw.send(query.message.to_bytes()).await.kinds(), [Kind::Accepted]);
    let refusal = raw.take(Kind::Refusal).await;
    assert_eq!(refusal.header.in_reply_to, [query.leaf]);
    match refusal.header.reason {
        Some(ReasonCode::Returned(reason)) => reason,
        other => panic!("not a return: {other:?}"),
    }
}

#[tokio::test]
async fn a_query_under_a_replaced_agreement_is_returned_even_if_the_new_one_is_revoked() {
    let (node, mut raw) = node_and_partner().await;
    let under_the_old = raw.question("AB1234");
    // Within the same second: which one holds is not a question of clocks.
    raw.agree(&node, both(officer_terms())).await;
    let reason = returned(&mut raw, under_the_old.clone()).await;
    assert_eq!(reason, ReturnReason::OutsideAgreement);
    let query = raw.query("AB1234");
    assert_eq!(raw.send(query.message.to_bytes()).await.kinds(), [Kind::Accepted]);
    raw.take(Kind::Interim).await;
    let act = AgreementAct { step: AgreementStep::Revoke, document: None };
    let acceptance = raw.acceptance.unwrap();
    let revocation = raw.issue(Content::new(bare(), Body::Agreement(act)), |h| {
        h.in_reply_to = vec![acceptance];
    });
    assert_eq!(raw.send(revocation.message.to_bytes()).await.kinds(), [Kind::Accepted]);
    // What waited for an officer goes back with the revocation (decision 0017).
    let gone = raw.take(Kind::Refusal).await;
    assert_eq!(gone.header.in_reply_to, [query.leaf]);
    let reason = returned(&mut raw, under_the_old).await;
    assert_eq!(reason, ReturnReason::OutsideAgreement);
    let under_the_new = raw.question("AB1234");
    assert_eq!(returned(&mut raw, under_the_new).await, ReturnReason::OutsideAgreement);
}

#[tokio::test]
async fn a_query_that_comes_after_its_deadline_is_marked_late_and_answered() {
    let (node, mut raw) = node_and_partner().await;
    let content = raw.question("AB1234");
    let query = raw.issue(content, |h| {
        // Asked eleven days ago, for an answer within ten.
        h.issued_at = Timestamp(h.issued_at.0 - 11 * 86_400);
        h.answer_by = Some(h.issued_at.plus(DEADLINE));
        h.deliver_until = Some(h.issued_at.plus(40 * 86_400));
    });
    let reply = raw.send(query.message.to_bytes()).await;
    assert_eq!((reply.status, reply.kinds()), (AckStatus::Durable, vec![Kind::Accepted]));
    let (_, _, receipt) = read(&reply.messages[0]);
    let Body::Accepted(receipt) = receipt.body else { panic!("a receipt") };
    assert!(receipt.late);
    let answer = raw.take(Kind::Answer).await;
    assert_eq!(answer.header.in_reply_to, [query.leaf]);
    let case = node.client().case(ME, query.header.exchange.to_hex()).await.unwrap();
    assert!(case.late && !case.overdue);
}

#[tokio::test]
async fn a_deadline_earlier_than_agreed_is_returned() {
    let (_node, mut raw) = node_and_partner().await;
    let content = raw.question("AB1234");
    let query = raw.issue(content, |h| h.answer_by = Some(h.issued_at.plus(DEADLINE - 1)));
    assert_eq!(raw.send(query.message.to_bytes()).await.kinds(), [Kind::Accepted]);
    let refusal = raw.take(Kind::Refusal).await;
    assert_eq!(refusal.header.reason, Some(ReturnReason::OutsideAgreement.into()));
}

#[tokio::test]
async fn a_withdrawn_request_is_not_answered_any_more() {
    let node = Node::start_new("XA").await;
    let mut raw = RawPeer::partner("XB", &node, both(officer_terms())).await;
    let query = raw.query("AB1234");
    raw.send(query.message.to_bytes()).await;
    raw.take(Kind::Interim).await;
    let common = Common { agreement: raw.agreement, ..bare() };
    let body = Body::Withdrawal(Withdrawal { reason: None });
    let withdrawal = raw.issue(Content::new(common, body), |h| {
        h.exchange = query.header.exchange;
        h.in_reply_to = vec![query.leaf];
    });
    assert_eq!(raw.send(withdrawal.message.to_bytes()).await.kinds(), [Kind::Accepted]);
    let id = query.header.exchange.to_hex();
    let case = node.client().case(ME, id.clone()).await.unwrap();
    assert_eq!(case.state, CaseState::Withdrawn);
    let answer = AnswerRequest { level: "L1".to_owned(), record: None, text: None };
    assert!(node.client().case_answer(ME, id, answer).await.is_err());
    assert_eq!(node.journal().count(Kind::Answer), 0);
}

#[tokio::test]
async fn another_partners_withdrawal_or_revocation_changes_nothing() {
    let node = Node::start_new("XA").await;
    let mut b = RawPeer::partner("XB", &node, both(officer_terms())).await;
    let mut c = RawPeer::partner("XC", &node, both(officer_terms())).await;
    let query = b.query("AB1234");
    b.send(query.message.to_bytes()).await;
    b.take(Kind::Interim).await;
    let body = Body::Withdrawal(Withdrawal { reason: None });
    let common = Common { agreement: c.agreement, ..bare() };
    let withdrawal = c.issue(Content::new(common, body), |h| {
        h.exchange = query.header.exchange;
        h.in_reply_to = vec![query.leaf];
    });
    assert_eq!(c.send(withdrawal.message.to_bytes()).await.kinds(), [Kind::Accepted]);
    let act = AgreementAct { step: AgreementStep::Revoke, document: None };
    let acceptance = b.acceptance.unwrap();
    let revocation = c.issue(Content::new(bare(), Body::Agreement(act)), |h| {
        h.in_reply_to = vec![acceptance];
    });
    assert_eq!(c.send(revocation.message.to_bytes()).await.kinds(), [Kind::Accepted]);
    let case = node.client().case(ME, query.header.exchange.to_hex()).await.unwrap();
    assert_eq!(case.state, CaseState::Waiting);
    let hash = b.agreement.unwrap().to_hex();
    let agreement = node.client().agreement(ME, hash).await.unwrap();
    assert_eq!(agreement.state, AgreementState::InForce);
}

/// Puts the question of a content version that nobody reads into an exchange.
fn planted(raw: &RawPeer, exchange: vestigo_protocol::ids::ExchangeId) -> Vec<u8> {
    let content = raw.question("AB1234");
    let header = raw.header(&content, |h| h.exchange = exchange);
    let fields = content.to_fields();
    let (mut preimage, disclosures) = seal(fields.clone(), &vec![7; salts_len(fields.len())]);
    *preimage.get_mut(1).unwrap() = 2;
    forge::around(&header.to_bytes(), preimage, disclosures, &raw.signing)
}

#[tokio::test]
async fn what_cannot_be_read_in_an_exchange_of_ours_hides_nothing_else() {
    let (node, mut b) = node_and_partner().await;
    let mut c = RawPeer::partner("XC", &node, both(open_terms())).await;
    let trace = node.submit(about("ZZ1", b.name.as_str())).await;
    let query = b.take(Kind::Query).await;
    let exchange = query.header.exchange;
    // The partner plants one, and so does another partner that learnt of the exchange.
    assert_eq!(b.send(planted(&b, exchange)).await.status, AckStatus::Durable);
    assert_eq!(c.send(planted(&c, exchange)).await.status, AckStatus::Durable);
    let refusal = b.issue(refusal_of(&query.content.common), |h| {
        h.exchange = exchange;
        h.in_reply_to = vec![query.leaf];
    });
    b.send(refusal.message.to_bytes()).await;
    b.take(Kind::Refusal).await;
    c.take(Kind::Refusal).await;
    node.settled().await;

    let view = node.client().trace(ME, trace.id.clone()).await.unwrap();
    let hop = &view.hops[0];
    assert_eq!(hop.state, HopState::Refused);
    assert!(hop.reason.is_some() && hop.delivered.is_some());
    let steps: Vec<StepKind> = hop.life.timeline.iter().map(|step| step.step).collect();
    assert!(steps.contains(&StepKind::Asked) && steps.contains(&StepKind::Refused), "{steps:?}");
    assert!(steps.contains(&StepKind::Unreadable), "shown as what it is: {steps:?}");
    let others = hop.statements.iter().filter(|s| s.issuer == c.name.as_str()).count();
    assert_eq!(others, 0, "what a third party signed is no part of the hop");
    let listed = node.client().traces(ME, Default::default()).await.unwrap();
    assert_eq!(listed.items.len(), 1);

    let file = node.dir().join("planted.bundle");
    let (code, _, error) =
        node.command(&["bundle", "export", &trace.id, "--out", file.to_str().unwrap()]);
    assert_eq!(code, 0, "{error}");
    let bundle = Bundle::from_bytes(&std::fs::read(&file).unwrap()).unwrap();
    let report = bundle.verify().unwrap();
    let planted = |note: &&Note| matches!(note, Note::ContentNotUnderstood { .. });
    assert_eq!(report.notes.iter().filter(planted).count(), 1, "{:?}", report.notes);
}
