//! A partner that speaks TLS and yamux properly and then whatever a test wants.

use std::{
    convert::Infallible,
    task::{Context, Poll},
};

use futures::{AsyncReadExt, AsyncWriteExt, StreamExt};
use libp2p::{
    PeerId, Stream, StreamProtocol, Swarm,
    core::{Endpoint, transport::PortUse, upgrade::ReadyUpgrade},
    swarm::{
        self, ConnectionDenied, ConnectionHandler, ConnectionHandlerEvent, ConnectionId, FromSwarm,
        NetworkBehaviour, SubstreamProtocol, THandler, THandlerInEvent, THandlerOutEvent, ToSwarm,
        dial_opts::DialOpts,
        handler::{ConnectionEvent, FullyNegotiatedOutbound},
    },
};
use tokio::task::JoinHandle;

use super::*;
use crate::net::{
    frame::{self, Frame},
    tls::Groups,
};

/// One substream that the test reads and writes by hand.
pub(super) struct Raw {
    pub(super) key: PeerKey,
    pub(super) stream: Stream,
    driver: JoinHandle<()>,
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.driver.abort();
    }
}

impl Raw {
    /// The key of the partner that [`Raw::dial`] will be.
    pub(super) fn partner(seed: u8) -> Peer {
        let key = PeerKey::of_seed(&[seed; 32]);
        Peer { key, addresses: Vec::new(), last_durable_seq: 0 }
    }

    /// Dials a node and opens `streams` substreams; keeps the last one to open.
    pub(super) async fn dial(seed: u8, node: &Node, streams: usize) -> Self {
        Self::dial_protocol(seed, node, streams, link::PROTOCOL).await
    }

    pub(super) async fn dial_protocol(
        seed: u8,
        node: &Node,
        streams: usize,
        protocol: StreamProtocol,
    ) -> Self {
        let mut swarm = swarm_of(seed, streams, protocol);
        let address: Multiaddr = node.net.addresses()[0].parse().unwrap();
        let to = DialOpts::peer_id(node.key().to_libp2p()).addresses(vec![address]).build();
        swarm.dial(to).unwrap();
        let (opened, mut opening) = mpsc::channel(8);
        swarm.behaviour_mut().opened = Some(opened);
        let driver = tokio::spawn(async move {
            loop {
                let _event = swarm.select_next_some().await;
            }
        });
        let mut stream = None;
        for _ in 0..streams {
            stream = within("a raw stream", opening.recv()).await;
        }
        Self { key: PeerKey::of_seed(&[seed; 32]), stream: stream.unwrap(), driver }
    }

    /// Dials and exchanges HELLO.
    pub(super) async fn greeted(seed: u8, node: &mut Node) -> Self {
        let mut raw = Self::dial(seed, node, 1).await;
        raw.frame(&Frame::Hello { versions: vec![1], last_durable: 0 }).await;
        let body = raw.body().await;
        assert_eq!(frame::read(&body).unwrap(), Frame::HelloAck { version: 1, last_durable: 0 });
        let body = raw.body().await;
        assert_eq!(frame::read(&body).unwrap(), Frame::Credit { bytes: 1 << 20 });
        node.up(raw.key).await;
        raw
    }

    pub(super) async fn bytes(&mut self, bytes: &[u8]) {
        within("writing", self.stream.write_all(bytes)).await.unwrap();
        within("writing", self.stream.flush()).await.unwrap();
    }

    pub(super) async fn frame(&mut self, frame: &Frame<'_>) {
        let mut bytes = Vec::new();
        frame.write(&mut bytes).unwrap();
        self.bytes(&bytes).await;
    }

    /// The next frame's body.
    pub(super) async fn body(&mut self) -> Vec<u8> {
        let mut prefix = [0; 4];
        within("a frame", self.stream.read_exact(&mut prefix)).await.unwrap();
        let mut body = vec![0; Frame::body_length(prefix).unwrap()];
        within("a frame", self.stream.read_exact(&mut body)).await.unwrap();
        body
    }

    /// Waits until the node has closed the stream.
    pub(super) async fn closed(&mut self) {
        let mut rest = Vec::new();
        let _end_or_reset = within("the close", self.stream.read_to_end(&mut rest)).await;
    }
}

fn swarm_of(seed: u8, streams: usize, protocol: StreamProtocol) -> Swarm<Behaviour> {
    let keypair = Keypair::ed25519_from_bytes([seed; 32]).unwrap();
    let tls = PqTls::new(&keypair, true, Arc::default()).unwrap();
    let transport = crate::net::swarm::transport(tls, &Groups::default());
    let behaviour = Behaviour { streams, protocol, opened: None };
    let config = swarm::Config::with_tokio_executor();
    Swarm::new(transport, behaviour, keypair.public().to_peer_id(), config)
}

struct Behaviour {
    streams: usize,
    protocol: StreamProtocol,
    opened: Option<mpsc::Sender<Stream>>,
}

struct Handler {
    to_open: usize,
    protocol: StreamProtocol,
    opened: Option<mpsc::Sender<Stream>>,
}

impl NetworkBehaviour for Behaviour {
    type ConnectionHandler = Handler;
    type ToSwarm = Infallible;

    fn handle_established_inbound_connection(
        &mut self,
        _: ConnectionId,
        _: PeerId,
        _: &Multiaddr,
        _: &Multiaddr,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        panic!("nobody dials a raw partner")
    }

    fn handle_established_outbound_connection(
        &mut self,
        _: ConnectionId,
        _: PeerId,
        _: &Multiaddr,
        _: Endpoint,
        _: PortUse,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        let (protocol, opened) = (self.protocol.clone(), self.opened.clone());
        Ok(Handler { to_open: self.streams, protocol, opened })
    }

    fn on_swarm_event(&mut self, _: FromSwarm<'_>) {}

    fn on_connection_handler_event(
        &mut self,
        _: PeerId,
        _: ConnectionId,
        event: THandlerOutEvent<Self>,
    ) {
        match event {}
    }

    fn poll(&mut self, _: &mut Context<'_>) -> Poll<ToSwarm<Infallible, THandlerInEvent<Self>>> {
        Poll::Pending
    }
}

impl ConnectionHandler for Handler {
    type FromBehaviour = Infallible;
    type ToBehaviour = Infallible;
    type InboundProtocol = ReadyUpgrade<StreamProtocol>;
    type OutboundProtocol = ReadyUpgrade<StreamProtocol>;
    type InboundOpenInfo = ();
    type OutboundOpenInfo = ();

    fn listen_protocol(&self) -> SubstreamProtocol<Self::InboundProtocol> {
        SubstreamProtocol::new(ReadyUpgrade::new(self.protocol.clone()), ())
    }

    fn connection_keep_alive(&self) -> bool {
        true
    }

    fn poll(
        &mut self,
        _: &mut Context<'_>,
    ) -> Poll<ConnectionHandlerEvent<Self::OutboundProtocol, (), Infallible>> {
        if self.to_open == 0 {
            return Poll::Pending;
        }
        self.to_open -= 1;
        let protocol = self.listen_protocol();
        Poll::Ready(ConnectionHandlerEvent::OutboundSubstreamRequest { protocol })
    }

    fn on_behaviour_event(&mut self, event: Infallible) {
        match event {}
    }

    fn on_connection_event(
        &mut self,
        event: ConnectionEvent<'_, Self::InboundProtocol, Self::OutboundProtocol>,
    ) {
        if let ConnectionEvent::FullyNegotiatedOutbound(FullyNegotiatedOutbound {
            protocol, ..
        }) = event
        {
            let opened = self.opened.as_ref().unwrap();
            opened.try_send(protocol).unwrap();
        }
    }
}
