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
