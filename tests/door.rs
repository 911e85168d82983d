//! Who passes the door of a real node.
#![expect(clippy::expect_used, reason = "test code: it ends the test")]

use vestigo::net::PeerKey;
use vestigo_protocol::header::Kind;
use vestigo_tests::knock::{Answer, Exchange, knock};
use vestigo_tests::pair::{both, open_terms};
use vestigo_tests::raw::random;
use vestigo_tests::wait::until;
use vestigo_tests::{Node, RawPeer};

/// Knocks without holding up the tasks of the test.
async fn knocked(node: &Node, seed: [u8; 32], exchange: Exchange) -> Answer {
    let address = node.address.clone();
    let knock = tokio::task::spawn_blocking(move || knock(&address, &seed, exchange));
    knock.await.expect("a knock")
}

/// A partner that has hung up: its key may knock by other means.
async fn away(raw: RawPeer, node: &Node) -> [u8; 32] {
    raw.net.shutdown().await;
    until("the partner is away", async || {
        let status = node.status().await;
        status.partners.iter().all(|p| !p.connected).then_some(())
    })
    .await;
    *raw.transport_seed
}

#[tokio::test]
async fn a_strangers_connection_is_closed_before_anything_is_said() {
    let node = Node::start_new("XA").await;
    for exchange in [Exchange::PostQuantum, Exchange::Classical] {
        assert_eq!(knocked(&node, random(), exchange).await, Answer::Closed, "{exchange:?}");
    }
    // By our own network as well, and until it is invited.
    let mut raw = RawPeer::new("XB", &node).await;
    let key = PeerKey::of_seed(&raw.transport_seed);
    // It reaches the port, is shut out, and comes again.
    let dialled = async || (raw.net.counters().connections_dialled >= 2).then_some(());
    until("it has tried twice", dialled).await;
    assert!(!node.messages().contains(&format!("link up peer.id={key}")));
    let size = node.journal().size();
    let line = raw.line();
    let (exit, _, error) = node.command(&["partner", "accept", &line]);
    assert_eq!(exit, 0, "{error}");
    raw.until_linked().await;
    raw.next(Kind::Descriptor).await;
    assert_eq!(node.journal().size(), size + 1, "our own descriptor, for the partner");
}

#[tokio::test]
async fn a_partner_without_post_quantum_key_exchange_is_refused_unless_configured() {
    let mut node = Node::start_new("XA").await;
    let raw = RawPeer::partner("XB", &node, both(open_terms())).await;
    let seed = away(raw, &node).await;
    assert_eq!(knocked(&node, seed, Exchange::PostQuantum).await, Answer::Let);
    assert_eq!(knocked(&node, seed, Exchange::Classical).await, Answer::Closed);
    assert_eq!(node.alarm("note-alarm-not-post-quantum").await, 1);
    node.stop().await;
    node.set("VESTIGO_NET_REQUIRE_POST_QUANTUM", "false");
    node.start().await;
    assert_eq!(knocked(&node, seed, Exchange::Classical).await, Answer::Let);
    assert_eq!(knocked(&node, random(), Exchange::Classical).await, Answer::Closed);
    assert_eq!(node.alarm("note-alarm-not-post-quantum").await, 0);
}

#[tokio::test]
async fn a_node_does_not_start_where_tls_would_write_its_keys_to_a_file() {
    let mut node = Node::found("XA");
    node.set("SSLKEYLOGFILE", "keys.txt");
    node.spawn();
    let code = node.ended().await;
    assert_ne!(code, 0);
    assert!(node.messages().contains("SSLKEYLOGFILE"), "{}", node.messages());
}

#[tokio::test]
async fn a_second_process_on_one_directory_is_refused() {
    let mut node = Node::start_new("XA").await;
    let (exit, _, error) = node.command(&["serve"]);
    assert_eq!(exit, 7, "{error}");
    let (exit, _, error) = node.command(&["log", "verify"]);
    assert_eq!(exit, 0, "asked of the running node: {error}");
    node.stop().await;
    let (exit, _, _) = node.command(&["status"]);
    assert_eq!(exit, 3);
}
