//! Who gets in, and who does not.

use std::net::SocketAddr;

use futures::StreamExt;
use libp2p::{
    Swarm, identify,
    swarm::{self, SwarmEvent},
};
use tokio::net::{TcpSocket, TcpStream};

use super::*;

#[tokio::test]
async fn a_stranger_is_refused_and_counted_before_it_can_say_anything() {
    let (mut b, stranger) = (Node::start(2).await, Node::start(9).await);
    let mut a = Node::start(1).await;
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    stranger.net.set_peers(vec![b.peer()]).await.unwrap();
    b.counted("refusals", |c| c.strangers_refused, 3).await;
    let counters = b.net.counters();
    assert_eq!((counters.connections_accepted, counters.bytes_in), (0, 0));
    assert_eq!(stranger.net.counters().links_opened, 0);

    a.net.set_peers(vec![b.peer()]).await.unwrap();
    a.up(b.key()).await;
    b.up(a.key()).await;
}

#[tokio::test]
async fn a_removed_partner_is_disconnected_at_once_and_stays_out() {
    let (mut a, mut b) = linked((1, 2)).await;
    b.net.set_peers(Vec::new()).await.unwrap();
    assert_eq!(b.net.send(a.key(), 1, vec![1]).await, Err(SendError::NoLink));
    b.down(a.key()).await;
    a.down(b.key()).await;
    b.counted("refusals", |c| c.strangers_refused, 1).await;
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    a.up(b.key()).await;
}

#[tokio::test]
async fn a_partner_without_post_quantum_agreement_is_refused_by_default() {
    let b = Node::start(2).await;
    let own = NetConfig { require_post_quantum: false, ..config(1, quick()) };
    let (net, events) = start_with(own, |keypair, tls| tls.offering_only_x25519(keypair)).unwrap();
    let mut a = Node::listening(net, events).await;
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    a.net.set_peers(vec![b.peer()]).await.unwrap();
    b.counted("refusals", |c| c.non_post_quantum_refused, 2).await;
    assert_eq!(b.net.counters().connections_accepted, 0);

    // The same partner, with the rule relaxed.
    let relaxed = NetConfig { require_post_quantum: false, ..config(3, quick()) };
    let mut c = Node::with(relaxed).await;
    c.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    a.net.set_peers(vec![c.peer()]).await.unwrap();
    let (_, post_quantum_at_a) = a.up(c.key()).await;
    let (_, post_quantum_at_c) = c.up(a.key()).await;
    assert_eq!((post_quantum_at_a, post_quantum_at_c), (false, false));
    c.net.send(a.key(), 1, vec![1]).await.unwrap();
    a.message().await.3.durable(Vec::new());
    assert_eq!(c.acked().await.0, 1);
    // A relaxed node still sees that others are post-quantum.
    let mut d = Node::start(4).await;
    c.net.set_peers(vec![d.silent_peer()]).await.unwrap();
    d.net.set_peers(vec![c.peer()]).await.unwrap();
    assert_eq!((d.up(c.key()).await, c.up(d.key()).await), ((0, true), (0, true)));
    b.net.shutdown().await;
}

#[tokio::test]
async fn a_dialler_refuses_a_partner_that_is_not_post_quantum() {
    let own = config(1, quick());
    let (net, events) = start_with(own, |keypair, tls| tls.offering_only_x25519(keypair)).unwrap();
    let a = Node::listening(net, events).await;
    let relaxed = NetConfig { require_post_quantum: false, ..config(2, quick()) };
    let b = Node::with(relaxed).await;
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    a.net.set_peers(vec![b.peer()]).await.unwrap();
    a.counted("own refusals", |c| c.non_post_quantum_refused, 2).await;
    assert_eq!(a.net.counters().connections_dialled, 0);
}

/// Opens a TCP connection from a loopback address of its own, and says nothing on it.
async fn half_open(from: &str, to: SocketAddr) -> Option<TcpStream> {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(format!("{from}:0").parse().unwrap()).unwrap();
    socket.connect(to).await.ok()
}

#[tokio::test]
async fn a_flood_from_one_address_is_refused_and_a_partner_still_gets_in() {
    let (mut a, mut b) = (Node::start(1).await, Node::start(2).await);
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    let address: Multiaddr = b.net.addresses()[0].parse().unwrap();
    let port = address.iter().find_map(|p| match p {
        libp2p::multiaddr::Protocol::Tcp(port) => Some(port),
        _ => None,
    });
    let to = SocketAddr::from(([127, 0, 0, 1], port.unwrap()));
    let mut flood = Vec::new();
    for _ in 0..200 {
        flood.extend(half_open("127.0.0.2", to).await);
    }
    b.counted("the gate", |c| c.gate_refused, 150).await;
    a.net.set_peers(vec![b.peer()]).await.unwrap();
    a.up(b.key()).await;
    b.up(a.key()).await;
    assert_eq!(b.net.counters().strangers_refused, 0);
    drop(flood);
}

#[tokio::test]
async fn a_third_connection_of_one_partner_is_refused() {
    let mut b = Node::start(2).await;
    b.net.set_peers(vec![raw::Raw::partner(1)]).await.unwrap();
    let _first = raw::Raw::greeted(1, &mut b).await;
    let _second = raw::Raw::dial(1, &b, 1).await;
    let third = tokio::spawn({
        let node = Node { net: b.net.clone(), events: mpsc::channel(1).1 };
        async move { raw::Raw::dial(1, &node, 1).await }
    });
    b.counted("a refusal", |c| c.limits_refused, 1).await;
    third.abort();
}

#[test]
fn a_key_log_in_the_environment_is_refused() {
    let set = |name: &str| (name == "SSLKEYLOGFILE").then(|| OsString::from("/tmp/keys"));
    let error = refuse_key_log(set).unwrap_err();
    assert!(matches!(error, NetError::KeyLog));
    assert!(error.to_string().contains("SSLKEYLOGFILE"), "{error}");
    assert!(refuse_key_log(|_| None).is_ok());
    assert!(refuse_key_log(|name| (name == "SSLKEYLOG").then(OsString::new)).is_ok());
}

#[tokio::test]
async fn unusable_listening_addresses_are_named() {
    for (address, what) in [("nonsense", "not a multiaddress"), ("/ip4/192.0.2.1/tcp/1", "cannot")]
    {
        let own = NetConfig { listen: vec![address.to_owned()], ..config(1, quick()) };
        let error = start(own).await.unwrap_err().to_string();
        assert!(error.contains(address) && error.contains(what), "{error}");
    }
    assert!(!format!("{:?}", config(7, quick())).contains("seed"));
}

#[tokio::test]
async fn identify_tells_a_partner_neither_addresses_nor_software() {
    let b = Node::start(2).await;
    b.net.set_peers(vec![raw::Raw::partner(1)]).await.unwrap();
    let keypair = Keypair::ed25519_from_bytes([1; 32]).unwrap();
    let tls = PqTls::new(&keypair, true, Arc::default()).unwrap();
    let transport = crate::net::swarm::transport(tls, &tls::Groups::default());
    let behaviour =
        identify::Behaviour::new(identify::Config::new("/x".to_owned(), keypair.public()));
    let (id, config) = (keypair.public().to_peer_id(), swarm::Config::with_tokio_executor());
    let mut curious = Swarm::new(transport, behaviour, id, config);
    curious.dial(b.net.addresses()[0].parse::<Multiaddr>().unwrap()).unwrap();
    let told = async {
        loop {
            let event = curious.select_next_some().await;
            if let SwarmEvent::Behaviour(identify::Event::Received { info, .. }) = event {
                break info;
            }
        }
    };
    let info = within("identify", told).await;
    assert_eq!((info.agent_version.as_str(), info.listen_addrs.len()), ("vestigo", 0));
    let protocols: Vec<&str> = info.protocols.iter().map(AsRef::as_ref).collect();
    let mut expected = vec![
        "/ipfs/id/1.0.0",
        "/ipfs/id/push/1.0.0",
        "/ipfs/ping/1.0.0",
        "/vestigo/link/1",
        "/vestigo/log/1",
        "/vestigo/blob/1",
    ];
    expected.retain(|p| protocols.contains(p));
    assert_eq!(expected.len(), protocols.len(), "{protocols:?}");
    assert!(protocols.contains(&"/vestigo/link/1"));
}
