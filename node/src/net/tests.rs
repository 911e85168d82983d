//! Whole nodes over real sockets on the loopback interface.

mod raw;
mod messages;
mod links;
mod door;
mod hostile;

use std::{future::Future, time::Duration};

use tokio::{sync::mpsc, time::timeout};

use super::*;

/// Far more than anything here takes; a test that waits this long has failed.
const BOUND: Duration = Duration::from_secs(20);

async fn within<F: Future>(what: &str, future: F) -> F::Output {
    timeout(BOUND, future).await.unwrap_or_else(|_| panic!("waited {BOUND:?} for {what}"))
}

/// Limits with waits for machines instead of continents.
fn quick() -> NetLimits {
    NetLimits {
        redial_min: Duration::from_millis(5),
        redial_max: Duration::from_millis(40),
        drain: Duration::from_millis(200),
        ..NetLimits::default()
    }
}

fn config(seed: u8, limits: NetLimits) -> NetConfig {
    NetConfig {
        listen: vec!["/ip4/127.0.0.1/tcp/0".to_owned()],
        transport_seed: Zeroizing::new([seed; 32]),
        require_post_quantum: true,
        limits,
    }
}

struct Node {
    net: Net,
    events: mpsc::Receiver<Event>,
}

impl Node {
    async fn start(seed: u8) -> Self {
        Self::with(config(seed, quick())).await
    }

    async fn with(config: NetConfig) -> Self {
        let (net, events) = start(config).await.unwrap();
        Self::listening(net, events).await
    }

    async fn listening(net: Net, events: mpsc::Receiver<Event>) -> Self {
        let mut node = Self { net, events };
        let address = node.until("listening", |e| match e {
            Event::Listening { address } => Some(address),
            _ => None,
        });
        let address = address.await;
        assert_eq!(node.net.addresses(), [address]);
        node
    }

    fn key(&self) -> PeerKey {
        self.net.key()
    }

    /// This node as a partner who is dialled.
    fn peer(&self) -> Peer {
        Peer { key: self.key(), addresses: self.net.addresses(), last_durable_seq: 0 }
    }

    /// This node as a partner who dials.
    fn silent_peer(&self) -> Peer {
        Peer { addresses: Vec::new(), ..self.peer() }
    }

    async fn next(&mut self, what: &str) -> Event {
        within(what, self.events.recv()).await.unwrap_or_else(|| panic!("ended before {what}"))
    }

    /// Takes events until one is wanted; the others are dropped.
    async fn until<T>(&mut self, what: &str, mut want: impl FnMut(Event) -> Option<T>) -> T {
        loop {
            if let Some(wanted) = want(self.next(what).await) {
                return wanted;
            }
        }
    }

    /// Waits for the link to a partner; the partner's durable mark, and whether post-quantum.
    async fn up(&mut self, partner: PeerKey) -> (u64, bool) {
        self.until("link up", |e| match e {
            Event::LinkUp { peer, their_last_durable_seq, post_quantum } if peer == partner => {
                Some((their_last_durable_seq, post_quantum))
            }
            _ => None,
        })
        .await
    }

    async fn down(&mut self, partner: PeerKey) {
        self.until("link down", |e| match e {
            Event::LinkDown { peer } if peer == partner => Some(()),
            _ => None,
        })
        .await;
    }

    async fn message(&mut self) -> (PeerKey, u64, Vec<u8>, AckSlot) {
        self.until("a message", |e| match e {
            Event::Message { peer, seq, bytes, ack } => Some((peer, seq, bytes, ack)),
            _ => None,
        })
        .await
    }

    async fn acked(&mut self) -> (u64, AckStatus, Vec<Vec<u8>>) {
        self.until("an acknowledgement", |e| match e {
            Event::Acked { seq, status, messages, .. } => Some((seq, status, messages)),
            _ => None,
        })
        .await
    }

    /// Waits until a counter shows at least so many.
    async fn counted(&self, what: &str, count: impl Fn(&Counters) -> u64, least: u64) {
        let wait = async {
            while count(&self.net.counters()) < least {
                tokio::task::yield_now().await;
            }
        };
        within(what, wait).await;
    }
}

/// Two nodes with a link; the first one dials.
async fn linked(seeds: (u8, u8)) -> (Node, Node) {
    let (mut a, mut b) = (Node::start(seeds.0).await, Node::start(seeds.1).await);
    b.net.set_peers(vec![a.silent_peer()]).await.unwrap();
    a.net.set_peers(vec![b.peer()]).await.unwrap();
    a.up(b.key()).await;
    b.up(a.key()).await;
    (a, b)
}
