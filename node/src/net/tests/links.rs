//! Links that come, go and come twice.

use std::pin::pin;

use tokio::sync::Barrier;

use super::{raw::Raw, *};
use crate::net::frame::{self, Frame};

#[tokio::test]
async fn a_partner_that_returns_is_told_up_to_where_its_messages_are_durable() {
    let (mut a, mut b) = linked((1, 2)).await;
    for seq in 1..=3 {
        a.net.send(b.key(), seq, vec![0; 10]).await.unwrap();
    }
    for status in [AckStatus::Durable, AckStatus::Durable, AckStatus::Busy] {
        let (.., ack) = b.message().await;
        ack.refuse(status);
    }
    for _ in 0..3 {
        a.acked().await;
    }

    // b stays; a comes back with another process and the same key.
    let (to, address) = (b.key(), a.key());
    a.net.shutdown().await;
    within("the end of events", async { while a.events.recv().await.is_some() {} }).await;
    b.down(address).await;
    let mut again = Node::start(1).await;
    again.net.set_peers(vec![Peer { last_durable_seq: 7, ..b.peer() }]).await.unwrap();
    assert_eq!(again.up(to).await, (2, true), "1 and 2 are durable, 3 was refused");
    assert_eq!(b.up(address).await, (7, true));
    again.net.send(to, 3, vec![0; 10]).await.unwrap();
    let (_, seq, _, ack) = b.message().await;
    ack.durable(Vec::new());
    assert_eq!(seq, 3);
    assert_eq!(again.acked().await.0, 3);
}

#[tokio::test]
async fn the_dialler_returns_when_the_partner_was_away() {
    let (mut a, b) = linked((1, 2)).await;
    let (key, address) = (b.key(), b.net.addresses().remove(0));
    b.net.shutdown().await;
    a.down(key).await;
    assert_eq!(a.net.send(key, 1, vec![1]).await, Err(SendError::NoLink));
    a.counted("a dial in vain", |c| c.dials_failed, 1).await;
    let mut b = Node::with(NetConfig { listen: vec![address], ..config(2, quick()) }).await;
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    a.up(key).await;
    b.up(a.key()).await;
}

/// Connections that are open now.
fn open(net: &Net) -> u64 {
    let c = net.counters();
    c.connections_accepted + c.connections_dialled - c.connections_closed
}

/// Sends 1 to 50 until each is durable, and answers the partner until it is done as well.
async fn all_through(node: &mut Node, to: PeerKey, both: &Barrier) {
    let net = node.net.clone();
    let (again, mut due) = mpsc::channel(64);
    for seq in 1..=50u64 {
        again.try_send(seq).unwrap();
    }
    let sending = tokio::spawn(async move {
        while let Some(seq) = due.recv().await {
            net.send(to, seq, vec![7; 100]).await.unwrap();
        }
    });
    let mut durable = 0;
    let mut both_done = pin!(both.wait());
    loop {
        let event = tokio::select! {
            _ = &mut both_done, if durable == 50 => break,
            event = node.next("traffic") => event,
        };
        match event {
            Event::Message { ack, .. } => ack.durable(Vec::new()),
            Event::Acked { status: AckStatus::Durable, .. } => durable += 1,
            Event::Acked { seq, .. } => again.try_send(seq).unwrap(),
            Event::LinkDown { .. } => panic!("a simultaneous dial must not end the link"),
            _ => {}
        }
    }
    drop(again);
    sending.await.unwrap();
}

#[tokio::test]
async fn a_simultaneous_dial_ends_with_exactly_one_link_and_loses_nothing() {
    let mut twice = 0;
    for round in 0..6u8 {
        let limits = NetLimits { redial_min: Duration::ZERO, ..quick() };
        let mut a = Node::with(config(2 * round + 1, limits.clone())).await;
        let mut b = Node::with(config(2 * round + 2, limits)).await;
        let (peer_a, peer_b) = (a.peer(), b.peer());
        let (set_a, set_b) =
            tokio::join!(a.net.set_peers(vec![peer_b]), b.net.set_peers(vec![peer_a]));
        set_a.unwrap();
        set_b.unwrap();
        a.up(b.key()).await;
        b.up(a.key()).await;
        let (key_a, key_b) = (a.key(), b.key());
        let both = Barrier::new(2);
        tokio::join!(all_through(&mut a, key_b, &both), all_through(&mut b, key_a, &both));
        let one_left = async {
            while open(&a.net) != 1 || open(&b.net) != 1 {
                tokio::task::yield_now().await;
            }
        };
        within("one link to be left", one_left).await;
        let (links_a, links_b) = (a.net.counters().links_opened, b.net.counters().links_opened);
        assert_eq!(links_a, links_b, "both saw the same links");
        twice += usize::from(links_a == 2);
        a.net.send(key_b, 99, vec![1]).await.unwrap();
        let (_, seq, _, ack) = b.message().await;
        ack.durable(Vec::new());
        assert_eq!((seq, a.acked().await.0), (99, 99));
    }
    assert!(twice > 0, "no dial was simultaneous, so nothing was tested");
}

#[tokio::test]
async fn heartbeats_keep_an_idle_link() {
    let limits = NetLimits {
        heartbeat: Duration::from_millis(10),
        dead_after: Duration::from_secs(1),
        ..quick()
    };
    let mut a = Node::with(config(1, limits.clone())).await;
    let mut b = Node::with(config(2, limits)).await;
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    a.net.set_peers(vec![b.peer()]).await.unwrap();
    a.up(b.key()).await;
    b.up(a.key()).await;
    // Longer than the dead time: heartbeats are at least 10 ms apart.
    a.counted("heartbeats", |c| c.bytes_in, 120 * 4_096).await;
    assert_eq!((a.net.counters().links_dead, open(&a.net)), (0, 1));
}

#[tokio::test]
async fn dropping_the_last_handle_ends_links_and_events() {
    let (mut a, b) = linked((1, 2)).await;
    let key = b.key();
    let Node { net, mut events } = b;
    drop(net);
    within("the end of events", async { while events.recv().await.is_some() {} }).await;
    a.down(key).await;
}

#[tokio::test]
async fn a_partner_that_dials_again_is_reached_over_its_new_link() {
    let mut b = Node::start(2).await;
    b.net.set_peers(vec![Raw::partner(1)]).await.unwrap();
    let mut lost = Raw::greeted(1, &mut b).await;
    lost.frame(&Frame::Credit { bytes: 1 << 20 }).await;
    b.net.send(lost.key, 1, vec![1]).await.unwrap();
    assert!(matches!(frame::read(&lost.body().await), Ok(Frame::Msg { seq: 1, .. })));

    let mut new = Raw::dial(1, &b, 1).await;
    new.frame(&Frame::Hello { versions: vec![1], last_durable: 0 }).await;
    new.frame(&Frame::Credit { bytes: 1 << 20 }).await;
    b.counted("the new link", |c| c.links_opened, 2).await;
    b.net.send(new.key, 2, vec![2]).await.unwrap();
    loop {
        match frame::read(&new.body().await).unwrap() {
            Frame::Msg { seq, .. } => break assert_eq!(seq, 2),
            Frame::HelloAck { .. } | Frame::Credit { .. } => {}
            other => panic!("{other:?}"),
        }
    }
    // The first link is drained and closed; what it left open is to be sent again.
    lost.closed().await;
    let event = b.next("the fate of message 1").await;
    assert!(
        matches!(event, Event::Acked { seq: 1, status: AckStatus::Busy, .. }),
        "no link-down, but message 1 again: {event:?}"
    );
    assert_eq!(open(&b.net), 1);
}
