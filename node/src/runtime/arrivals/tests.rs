//! How much a partner may say.

use vestigo_protocol::codes::RequestKind;
use vestigo_protocol::exchange::responder::ResponderState;
use vestigo_protocol::ids::ExchangeId;
use vestigo_protocol::message::{Heartbeat, Withdrawal};

use super::*;
use crate::runtime::fairness::tests::{Node, budget};
use crate::scratch::Scratch;

#[test]
fn an_exchange_holds_no_more_than_it_may() {
    let scratch = Scratch::new("exchange-full");
    let mut node = Node::open(&scratch, budget(10));
    let full = ExchangeId([0xee; 16]);
    let heartbeat = Content::new(empty_common(), Body::Heartbeat(Heartbeat {}));
    let more = 20;
    for _ in 0..EXCHANGE_STATEMENTS_MAX + more {
        let message = node.statement_in(Some(full), &heartbeat, Vec::new(), |_| {});
        node.take(&message);
    }
    let kept = node.core.store.entries_of_exchange(&full).unwrap().len() as u64;
    assert_eq!((kept, node.core.refused.over_limit), (EXCHANGE_STATEMENTS_MAX, more));
    // Another exchange is another matter.
    let asked = node.ask("12345678");
    assert!(node.core.store.has_leaf(&asked).unwrap());
}

#[test]
fn a_withdrawal_that_overtook_its_question_is_found_by_it_and_by_no_other() {
    let scratch = Scratch::new("withdrawn-early");
    let mut node = Node::open(&scratch, budget(10));
    let question = node.question("12345678", 1, None);
    let leaf = UnverifiedStatement::parse(&question.statement).unwrap().leaf();
    let content = Content::new(
        Common { request_kind: None, ..node.common(RequestKind::Trace) },
        Body::Withdrawal(Withdrawal { reason: None }),
    );
    let exchange = UnverifiedStatement::parse(&question.statement).unwrap().claimed().exchange;
    let withdrawal = node.statement_in(Some(exchange), &content, vec![leaf], |_| {});
    node.take(&withdrawal);
    let other = node.ask("87654321");
    node.take(&question);
    let state = |node: &mut Node, leaf| node.core.store.case(leaf).unwrap().unwrap().state;
    assert_eq!(state(&mut node, &leaf), ResponderState::Withdrawn);
    assert_eq!(state(&mut node, &other), ResponderState::AwaitingRelease);
    let issuer = crate::runtime::examples::partner();
    assert!(!node.core.store.take_early_withdrawal(&leaf, &issuer).unwrap(), "forgotten since");
}

#[test]
fn one_id_is_proved_to_be_in_conflict_once() {
    let scratch = Scratch::new("conflict-once");
    let mut node = Node::open(&scratch, budget(10));
    let heartbeat = Content::new(empty_common(), Body::Heartbeat(Heartbeat {}));
    let one_id = vestigo_protocol::ids::MessageId([4; 16]);
    for _ in 0..5 {
        let message = node.statement_in(None, &heartbeat, Vec::new(), |h| h.id = one_id);
        node.take(&message);
    }
    assert_eq!(node.core.refused.conflicts, 4);
    // The two that contradict each other, and our word on it.
    assert_eq!(node.core.store.log_size().unwrap(), 3);
}
