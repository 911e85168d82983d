//! A partner that breaks the rules, and strangers, at the door of a real node.

use vestigo::net::AckStatus;
use vestigo_protocol::header::Kind;
use vestigo_tests::pair::{both, open_terms};
use vestigo_tests::records::{csv, sold};
use vestigo_tests::{Node, RawPeer};

#[tokio::test]
async fn a_repeated_query_gets_the_same_bytes_and_one_place_in_the_log() {
    let node = Node::start_new("XA").await;
    node.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let mut raw = RawPeer::partner("XB", &node, both(open_terms())).await;
    let query = raw.query("AB1234");
    let first = raw.send(query.message.to_bytes()).await;
    assert_eq!((first.status, first.kinds()), (AckStatus::Durable, vec![Kind::Accepted]));
    let answer = raw.take(Kind::Answer).await;
    let size = node.journal().size();
    for _ in 0..3 {
        let again = raw.send(query.message.to_bytes()).await;
        assert_eq!(again.status, AckStatus::Durable);
        assert_eq!(again.kinds(), [Kind::Accepted, Kind::Answer]);
        assert_eq!(again.messages.first(), first.messages.first());
        assert_eq!(again.messages.get(1), Some(&answer.bytes));
    }
    assert_eq!(node.journal().size(), size);
}
