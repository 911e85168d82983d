//! Messages, acknowledgements, log requests.

use super::*;

#[tokio::test]
async fn messages_go_both_ways_over_one_link_whichever_side_dialled() {
    for seeds in [(1, 2), (2, 1)] {
        let (mut a, mut b) = linked(seeds).await;
        a.net.send(b.key(), 1, b"from a".to_vec()).await.unwrap();
        b.net.send(a.key(), 9, b"from b".to_vec()).await.unwrap();

        let (peer, seq, bytes, ack) = b.message().await;
        assert_eq!((peer, seq, bytes.as_slice()), (a.key(), 1, &b"from a"[..]));
        ack.durable(vec![b"accepted".to_vec()]);
        let (peer, seq, bytes, ack) = a.message().await;
        assert_eq!((peer, seq, bytes.as_slice()), (b.key(), 9, &b"from b"[..]));
        ack.refuse(AckStatus::NotForMe);

        assert_eq!(a.acked().await, (1, AckStatus::Durable, vec![b"accepted".to_vec()]));
        assert_eq!(b.acked().await, (9, AckStatus::NotForMe, Vec::new()));
        let (a, b) = (a.net.counters(), b.net.counters());
        assert_eq!((a.connections_dialled, a.connections_accepted), (1, 0));
        assert_eq!((b.connections_dialled, b.connections_accepted), (0, 1));
        assert_eq!((a.messages_out, a.messages_in, b.messages_out, b.messages_in), (1, 1, 1, 1));
    }
}

#[tokio::test]
async fn a_thousand_pipelined_messages_are_acknowledged_in_order() {
    let (mut a, mut b) = linked((1, 2)).await;
    let (net, to) = (a.net.clone(), b.key());
    let sending = tokio::spawn(async move {
        for seq in 1..=1_000u64 {
            net.send(to, seq, seq.to_be_bytes().to_vec()).await.unwrap();
        }
    });
    let receiving = tokio::spawn(async move {
        for expected in 1..=1_000u64 {
            let (_, seq, bytes, ack) = b.message().await;
            assert_eq!((seq, bytes), (expected, expected.to_be_bytes().to_vec()));
            ack.durable(Vec::new());
        }
        b
    });
    for expected in 1..=1_000 {
        assert_eq!(a.acked().await, (expected, AckStatus::Durable, Vec::new()));
    }
    sending.await.unwrap();
    let b = receiving.await.unwrap();
    assert_eq!(b.net.counters().messages_in, 1_000);
}

#[tokio::test]
async fn an_unanswered_message_is_reported_busy_and_can_be_sent_again() {
    let (mut a, mut b) = linked((1, 2)).await;
    a.net.send(b.key(), 5, vec![1]).await.unwrap();
    drop(b.message().await);
    assert_eq!(a.acked().await, (5, AckStatus::Busy, Vec::new()));
    a.net.send(b.key(), 5, vec![1]).await.unwrap();
    let (.., ack) = b.message().await;
    assert_eq!(a.net.send(b.key(), 5, vec![1]).await, Err(SendError::InFlight(5)));
    ack.durable(Vec::new());
    assert_eq!(a.acked().await, (5, AckStatus::Durable, Vec::new()));
}

#[tokio::test]
async fn the_largest_message_passes_and_a_larger_one_is_not_sent() {
    let (mut a, mut b) = linked((1, 2)).await;
    let largest: Vec<u8> = (0..MESSAGE_MAX).map(|n| n.to_le_bytes()[0]).collect();
    for seq in 1..=40 {
        a.net.send(b.key(), seq, largest.clone()).await.unwrap();
        let (.., bytes, ack) = b.message().await;
        assert!(bytes == largest, "the bytes arrive as they left");
        ack.durable(vec![largest[..70_000].to_vec(), largest.clone()]);
        let (_, status, messages) = a.acked().await;
        assert_eq!((status, messages.len()), (AckStatus::Durable, 1), "the second does not fit");
        assert!(messages[0] == largest[..70_000]);
    }
    let larger = vec![0; MESSAGE_MAX + 1];
    let refused = a.net.send(b.key(), 41, larger).await;
    assert_eq!(refused, Err(SendError::TooLarge(MESSAGE_MAX + 1)));
}

#[tokio::test]
async fn a_slow_consumer_stops_the_sender_and_holds_a_bounded_number() {
    const ROOM: usize = 8;
    let wide = NetLimits { window: 10_000, ..quick() };
    let narrow = NetLimits { events: ROOM, ..quick() };
    let mut a = Node::with(config(1, wide)).await;
    let mut b = Node::with(config(2, narrow)).await;
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    a.net.set_peers(vec![b.peer()]).await.unwrap();
    a.up(b.key()).await;
    b.up(a.key()).await;
    // All credit there is: 1 MiB in bodies of 4 KiB.
    for seq in 1..=256 {
        a.net.send(b.key(), seq, vec![0; 600]).await.unwrap();
    }
    let mut one_more = Box::pin(a.net.send(b.key(), 257, vec![0; 600]));
    // b reads until its events are full, holds one message in its hand, and reads no further.
    b.counted("b to be full", |c| c.messages_in, ROOM as u64 + 1).await;
    for _ in 0..1_000 {
        assert!(futures::poll!(&mut one_more).is_pending(), "sent beyond the credit");
        tokio::task::yield_now().await;
    }
    assert_eq!(b.net.counters().messages_in, ROOM as u64 + 1);

    // Once b takes and answers, the rest flows.
    let consume = async {
        for expected in 1..=257 {
            let (_, seq, _, ack) = b.message().await;
            assert_eq!(seq, expected);
            ack.durable(Vec::new());
        }
    };
    let (sent, ()) = tokio::join!(one_more, consume);
    sent.unwrap();
    for expected in 1..=257 {
        assert_eq!(a.acked().await.0, expected);
    }
}

#[tokio::test]
async fn a_partner_above_its_rate_is_read_more_slowly_and_loses_nothing() {
    let limits = NetLimits { frames_per_second: 200, ..quick() };
    let mut a = Node::start(1).await;
    let mut b = Node::with(config(2, limits)).await;
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    a.net.set_peers(vec![b.peer()]).await.unwrap();
    a.up(b.key()).await;
    b.up(a.key()).await;
    let started = std::time::Instant::now();
    let (net, to) = (a.net.clone(), b.key());
    let sending = async move {
        for seq in 1..=300 {
            net.send(to, seq, vec![0; 10]).await.unwrap();
        }
    };
    let receiving = async {
        for expected in 1..=300 {
            let (_, seq, _, ack) = b.message().await;
            assert_eq!(seq, expected);
            ack.durable(Vec::new());
        }
    };
    let ((), ()) = tokio::join!(sending, receiving);
    assert!(started.elapsed() > Duration::from_millis(450), "a burst of 200 and 100 at the rate");
    assert!(b.net.counters().reads_postponed > 0);
}

#[tokio::test]
async fn log_requests_get_responses_both_ways() {
    let (mut a, mut b) = linked((1, 2)).await;
    for _ in 0..2 {
        let (net, to) = (a.net.clone(), b.key());
        let asking = tokio::spawn(async move { net.log_request(to, b"tile 7".to_vec()).await });
        let (peer, bytes, reply) = b
            .until("a log request", |e| match e {
                Event::LogRequest { peer, bytes, reply } => Some((peer, bytes, reply)),
                _ => None,
            })
            .await;
        assert_eq!((peer, bytes.as_slice()), (a.key(), &b"tile 7"[..]));
        let response = vec![5; limits::LOG_RESPONSE_MAX];
        reply.send(response.clone());
        assert!(within("a response", asking).await.unwrap() == Ok(response));
        std::mem::swap(&mut a, &mut b);
    }
    assert_eq!(a.net.counters().log_requests_failed, 0);
}

#[tokio::test]
async fn log_requests_without_response_say_why() {
    let (a, mut b) = linked((1, 2)).await;
    let large = vec![0; LOG_REQUEST_MAX + 1];
    let error = a.net.log_request(b.key(), large).await;
    assert_eq!(error, Err(LogError::TooLarge(LOG_REQUEST_MAX + 1)));
    let stranger = PeerKey([9; 32]);
    assert_eq!(a.net.log_request(stranger, vec![1]).await, Err(LogError::NoLink));
    for response in [None, Some(vec![0; limits::LOG_RESPONSE_MAX + 1])] {
        let (net, to) = (a.net.clone(), b.key());
        let asking = tokio::spawn(async move { net.log_request(to, vec![1]).await });
        let reply = b.until("a log request", |e| match e {
            Event::LogRequest { reply, .. } => Some(reply),
            _ => None,
        });
        match (reply.await, response) {
            (reply, Some(response)) => reply.send(response),
            (reply, None) => drop(reply),
        }
        assert_eq!(within("an error", asking).await.unwrap(), Err(LogError::NoResponse));
    }
}
