//! Partners that break the rules of the link.

use super::{raw::Raw, *};
use crate::net::frame::Frame;

/// A node that admits the raw partner with seed 1.
async fn node(limits: NetLimits) -> Node {
    let node = Node::with(config(2, limits)).await;
    node.net.set_peers(vec![Raw::partner(1)]).await.unwrap();
    node
}

fn padded(cbor: &[u8], length: usize) -> Vec<u8> {
    let mut bytes = u32::try_from(length).unwrap().to_be_bytes().to_vec();
    bytes.extend_from_slice(cbor);
    bytes.resize(4 + length, 0);
    bytes
}

fn written(frame: &Frame<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    frame.write(&mut bytes).unwrap();
    bytes
}

#[tokio::test]
async fn what_is_no_frame_closes_the_connection_and_is_counted() {
    let mut bad_padding = padded(&[0x81, 7], 4_096);
    bad_padding[4_000] = 1;
    let cases = [
        ("garbage", b"GET / HTTP/1.1\r\n\r\n".to_vec()),
        ("over size", padded(&[0x81, 7], 19 * 4_096)),
        ("the largest length", vec![0xff; 4]),
        ("a length of zero", vec![0; 4]),
        ("no multiple of the step", padded(&[0x81, 7], 100)),
        ("bad padding", bad_padding),
        ("a step of padding too many", padded(&[0x81, 7], 8_192)),
        ("not canonical", padded(&[0x98, 1, 7], 4_096)),
        ("an unknown type", padded(&[0x81, 8], 4_096)),
        ("a second HELLO", written(&Frame::Hello { versions: vec![1], last_durable: 0 })),
        ("HELLO_ACK", written(&Frame::HelloAck { version: 1, last_durable: 0 })),
        (
            "an ACK for nothing",
            written(&Frame::Ack { seq: 1, status: AckStatus::Durable, messages: Vec::new() }),
        ),
        ("an absurd CREDIT", written(&Frame::Credit { bytes: u64::MAX })),
        ("the same number twice", {
            let message = written(&Frame::Msg { seq: 1, message: b"m" });
            [message.clone(), message].concat()
        }),
    ];
    let mut b = node(quick()).await;
    let mut held = Vec::new();
    for (n, (what, bytes)) in (1..).zip(cases) {
        let mut raw = Raw::greeted(1, &mut b).await;
        raw.bytes(&bytes).await;
        raw.closed().await;
        b.until(what, |e| match e {
            Event::LinkDown { .. } => Some(()),
            Event::Message { ack, .. } => {
                held.push(ack);
                None
            }
            _ => None,
        })
        .await;
        assert_eq!(b.net.counters().frames_malformed, n, "{what}");
        assert_eq!(b.net.counters().connections_closed, n, "{what}");
    }
}

#[tokio::test]
async fn before_hello_nothing_else_is_accepted() {
    let cases = [
        ("a message", written(&Frame::Msg { seq: 1, message: b"m" })),
        ("HELLO_ACK from the dialler", written(&Frame::HelloAck { version: 1, last_durable: 0 })),
        ("a heartbeat", written(&Frame::Heartbeat)),
        ("garbage", vec![7; 5_000]),
    ];
    let b = node(quick()).await;
    for (n, (what, bytes)) in (1..).zip(cases) {
        let mut raw = Raw::dial(1, &b, 1).await;
        raw.bytes(&bytes).await;
        raw.closed().await;
        b.counted("the close", |c| c.connections_closed, n).await;
        assert_eq!(b.net.counters().frames_malformed, n, "{what}");
    }
    let mut raw = Raw::dial(1, &b, 1).await;
    raw.frame(&Frame::Hello { versions: vec![2, 3], last_durable: 0 }).await;
    raw.closed().await;
    assert_eq!(b.net.counters().links_opened, 0);
}

#[tokio::test]
async fn a_second_stream_on_one_connection_closes_it() {
    let b = node(quick()).await;
    // The node may close before the dialler has seen both streams negotiated.
    let dialling = Raw::dial(1, &b, 2);
    let closed = b.counted("the close", |c| c.connections_closed, 1);
    tokio::select! { _ = dialling => {}, () = closed => {} }
    b.counted("the close", |c| c.connections_closed, 1).await;
    assert_eq!(b.net.counters().frames_malformed, 1);
}

#[tokio::test]
async fn more_than_the_credit_closes_the_connection() {
    let mut b = node(quick()).await;
    let mut raw = Raw::greeted(1, &mut b).await;
    let message = [0; 600];
    for seq in 1..=256 {
        raw.frame(&Frame::Msg { seq, message: &message }).await;
    }
    // All of these are in order; they are taken and held unanswered.
    let mut held = Vec::new();
    for _ in 1..=256 {
        held.push(b.message().await);
    }
    assert_eq!(b.net.counters().credit_violations, 0);
    raw.frame(&Frame::Msg { seq: 257, message: &message }).await;
    raw.closed().await;
    b.down(raw.key).await;
    assert_eq!((b.net.counters().credit_violations, b.net.counters().messages_in), (1, 256));
}

#[tokio::test]
async fn answered_messages_give_their_credit_back() {
    let mut b = node(quick()).await;
    let mut raw = Raw::greeted(1, &mut b).await;
    for seq in 1..=64 {
        raw.frame(&Frame::Msg { seq, message: &[0; 600] }).await;
        b.message().await.3.durable(Vec::new());
    }
    let mut credit = 0;
    while credit == 0 {
        let body = raw.body().await;
        if let Frame::Credit { bytes } = frame::read(&body).unwrap() {
            credit = bytes;
        }
    }
    assert_eq!(credit, 64 * 4_096);
}

#[tokio::test]
async fn a_silent_partner_is_dead_and_one_that_never_says_hello_too() {
    let limits = NetLimits {
        dead_after: Duration::from_millis(100),
        hello_deadline: Duration::from_millis(100),
        ..quick()
    };
    let b = node(limits.clone()).await;
    let mut raw = Raw::dial(1, &b, 1).await;
    raw.bytes(&[]).await;
    b.counted("no HELLO", |c| c.links_dead, 1).await;
    b.counted("the close", |c| c.connections_closed, 1).await;
    drop(raw);

    let limits = NetLimits { hello_deadline: BOUND, ..limits };
    let mut b = node(limits).await;
    let mut raw = Raw::greeted(1, &mut b).await;
    raw.closed().await;
    b.down(raw.key).await;
    assert_eq!(b.net.counters().links_dead, 1);
}

#[tokio::test]
async fn a_partner_that_is_busy_gets_nothing_until_it_says_so() {
    let mut b = node(quick()).await;
    let mut raw = Raw::greeted(1, &mut b).await;
    raw.frame(&Frame::Credit { bytes: 1 << 20 }).await;
    raw.frame(&Frame::Busy { retry_after_ms: u64::MAX }).await;
    raw.frame(&Frame::Msg { seq: 1, message: b"after the pause was said" }).await;
    let (.., ack) = b.message().await;
    ack.durable(Vec::new());
    let mut sending = Box::pin(b.net.send(raw.key, 1, vec![1]));
    for _ in 0..1_000 {
        assert!(futures::poll!(&mut sending).is_pending());
        tokio::task::yield_now().await;
    }
    raw.frame(&Frame::Busy { retry_after_ms: 0 }).await;
    within("the end of the pause", sending).await.unwrap();
    b.net.pause(raw.key, Duration::from_secs(2));
    let mut kinds = Vec::new();
    while kinds.len() < 3 {
        let body = raw.body().await;
        match frame::read(&body).unwrap() {
            Frame::Ack { .. } => kinds.push("ack"),
            Frame::Msg { .. } => kinds.push("msg"),
            Frame::Busy { retry_after_ms: 2_000 } => kinds.push("busy"),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(kinds, ["ack", "msg", "busy"]);
}

#[tokio::test]
async fn log_requests_of_a_bad_shape_are_refused_and_the_link_stays() {
    let mut b = node(quick()).await;
    let _link = Raw::greeted(1, &mut b).await;
    let protocol = libp2p::StreamProtocol::new("/vestigo/log/1");
    let mut raw = Raw::dial_protocol(1, &b, 1, protocol).await;
    raw.bytes(&u32::MAX.to_be_bytes()).await;
    raw.closed().await;
    b.counted("the refusal", |c| c.log_requests_failed, 1).await;
    assert_eq!(b.net.counters().links_opened, 1);
}
