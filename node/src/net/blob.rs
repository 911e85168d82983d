//! `/vestigo/blob/1`: one request and a bounded stream of frames per substream.
//!
//! Request and frames are a u32 big-endian length and so many bytes, opaque here. What ends the
//! frames early is not said: the upper layer knows what it lacks and asks again.

use std::{
    collections::VecDeque,
    convert::Infallible,
    fmt,
    task::{Context, Poll},
    time::Instant,
};

use futures::{
    AsyncRead, AsyncReadExt, AsyncWriteExt, FutureExt, StreamExt, future::BoxFuture,
    stream::FuturesUnordered,
};
use libp2p::{
    Multiaddr, PeerId, Stream, StreamProtocol,
    core::{Endpoint, transport::PortUse, upgrade::ReadyUpgrade},
    swarm::{
        ConnectionDenied, ConnectionHandler, ConnectionHandlerEvent, ConnectionId, FromSwarm,
        NetworkBehaviour, NotifyHandler, SubstreamProtocol, THandler, THandlerInEvent,
        THandlerOutEvent, ToSwarm,
        handler::{ConnectionEvent, FullyNegotiatedInbound, FullyNegotiatedOutbound},
    },
};
use thiserror::Error;
use tokio::{
    sync::mpsc,
    time::{sleep, timeout},
};
use vestigo_protocol::limits::{BLOB_FRAME_MAX, BLOB_REQUEST_MAX};

use super::{
    bucket::TokenBucket,
    event::{Event, FrameSlot},
    limits::{BLOB_AT_ONCE, BLOB_BURST, BLOB_FRAMES, BLOB_PER_SECOND, BLOB_STALL},
    link::Common,
    peer::PeerKey,
};

const PROTOCOL: StreamProtocol = StreamProtocol::new("/vestigo/blob/1");

/// The peer's key is not of the kind that partners have.
#[derive(Debug, Error)]
#[error("the peer has no Ed25519 key")]
struct NoKey;

/// One own request, and where the frames go.
pub(super) struct Fetching {
    pub(super) bytes: Vec<u8>,
    pub(super) frames: mpsc::Sender<Vec<u8>>,
}

impl fmt::Debug for Fetching {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fetching({} bytes)", self.bytes.len())
    }
}

/// The behaviour.
pub(super) struct Behaviour {
    common: Common,
    todo: VecDeque<ToSwarm<Infallible, Fetching>>,
}

impl Behaviour {
    pub(super) fn new(common: Common) -> Self {
        Self { common, todo: VecDeque::new() }
    }

    /// Sends a request on a connection. If it closes first, the frames end.
    pub(super) fn fetch(&mut self, peer: PeerKey, connection: ConnectionId, fetching: Fetching) {
        self.todo.push_back(ToSwarm::NotifyHandler {
            peer_id: peer.to_libp2p(),
            handler: NotifyHandler::One(connection),
            event: fetching,
        });
    }

    fn handler(&self, peer: PeerId) -> Result<Handler, ConnectionDenied> {
        let peer = PeerKey::from_libp2p(&peer).ok_or_else(|| ConnectionDenied::new(NoKey))?;
        Ok(Handler {
            peer,
            common: self.common.clone(),
            rate: TokenBucket::new(BLOB_PER_SECOND, BLOB_BURST, Instant::now()),
            waiting: VecDeque::new(),
            opening: VecDeque::new(),
            serving: FuturesUnordered::new(),
            fetching: FuturesUnordered::new(),
        })
    }
}

impl NetworkBehaviour for Behaviour {
    type ConnectionHandler = Handler;
    type ToSwarm = Infallible;

    fn handle_established_inbound_connection(
        &mut self,
        _connection: ConnectionId,
        peer: PeerId,
        _local: &Multiaddr,
        _remote: &Multiaddr,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        self.handler(peer)
    }

    fn handle_established_outbound_connection(
        &mut self,
        _connection: ConnectionId,
        peer: PeerId,
        _remote: &Multiaddr,
        _role: Endpoint,
        _port: PortUse,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        self.handler(peer)
    }

    fn on_swarm_event(&mut self, _event: FromSwarm<'_>) {}

    fn on_connection_handler_event(
        &mut self,
        _peer: PeerId,
        _connection: ConnectionId,
        event: THandlerOutEvent<Self>,
    ) {
        match event {}
    }

    fn poll(
        &mut self,
        _cx: &mut Context<'_>,
    ) -> Poll<ToSwarm<Self::ToSwarm, THandlerInEvent<Self>>> {
        self.todo.pop_front().map_or(Poll::Pending, Poll::Ready)
    }
}

/// The files of one connection, both ways.
pub(super) struct Handler {
    peer: PeerKey,
    common: Common,
    rate: TokenBucket,
    /// Own requests without a substream.
    waiting: VecDeque<Fetching>,
    /// Own requests whose substream is being opened, in order.
    opening: VecDeque<Fetching>,
    serving: FuturesUnordered<BoxFuture<'static, ()>>,
    fetching: FuturesUnordered<BoxFuture<'static, ()>>,
}

impl Handler {
    fn serve(&mut self, stream: Stream) {
        self.common.cells.blob_requests_in.one();
        if self.serving.len() >= BLOB_AT_ONCE {
            // Dropping the stream resets it.
            return;
        }
        let (peer, events) = (self.peer, self.common.events.clone());
        let wait = self.rate.charge(1, Instant::now());
        let serving = async move {
            sleep(wait).await;
            let _ended = serve(stream, peer, events).await;
        };
        self.serving.push(serving.boxed());
    }

    fn fetch(&mut self, stream: Stream) {
        let Some(Fetching { bytes, frames }) = self.opening.pop_front() else { return };
        let cells = std::sync::Arc::clone(&self.common.cells);
        let fetching = async move {
            let _ended = fetch(stream, &bytes, &frames, |n| cells.blob_bytes_in.many(n)).await;
        };
        self.fetching.push(fetching.boxed());
    }
}

/// None: ended early, for whatever reason.
async fn serve(mut stream: Stream, peer: PeerKey, events: mpsc::Sender<Event>) -> Option<()> {
    let bytes = timeout(BLOB_STALL, read(&mut stream, BLOB_REQUEST_MAX)).await.ok()??;
    let (slot, mut frames) = mpsc::channel(BLOB_FRAMES);
    let event = Event::BlobRequest { peer, bytes, frames: FrameSlot(slot) };
    events.send(event).await.ok()?;
    while let Some(frame) = timeout(BLOB_STALL, frames.recv()).await.ok()? {
        timeout(BLOB_STALL, write(&mut stream, &frame)).await.ok()??;
    }
    timeout(BLOB_STALL, stream.close()).await.ok()?.ok()
}

async fn fetch(
    mut stream: Stream,
    request: &[u8],
    frames: &mpsc::Sender<Vec<u8>>,
    count: impl Fn(usize),
) -> Option<()> {
    timeout(BLOB_STALL, write(&mut stream, request)).await.ok()??;
    loop {
        let frame = timeout(BLOB_STALL, read(&mut stream, BLOB_FRAME_MAX)).await.ok()??;
        count(frame.len());
        // A slow disk stops the reading, and with it the sender.
        frames.send(frame).await.ok()?;
    }
}

async fn read(stream: &mut (impl AsyncRead + Unpin), most: usize) -> Option<Vec<u8>> {
    let mut prefix = [0; 4];
    stream.read_exact(&mut prefix).await.ok()?;
    let length = usize::try_from(u32::from_be_bytes(prefix)).ok().filter(|n| *n <= most)?;
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes).await.ok()?;
    Some(bytes)
}

async fn write(stream: &mut Stream, bytes: &[u8]) -> Option<()> {
    let length = u32::try_from(bytes.len()).ok().filter(|_| bytes.len() <= BLOB_FRAME_MAX)?;
    stream.write_all(&length.to_be_bytes()).await.ok()?;
    stream.write_all(bytes).await.ok()?;
    stream.flush().await.ok()
}

impl ConnectionHandler for Handler {
    type FromBehaviour = Fetching;
    type ToBehaviour = Infallible;
    type InboundProtocol = ReadyUpgrade<StreamProtocol>;
    type OutboundProtocol = ReadyUpgrade<StreamProtocol>;
    type InboundOpenInfo = ();
    type OutboundOpenInfo = ();

    fn listen_protocol(&self) -> SubstreamProtocol<Self::InboundProtocol> {
        SubstreamProtocol::new(ReadyUpgrade::new(PROTOCOL), ())
    }

    fn poll(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<ConnectionHandlerEvent<Self::OutboundProtocol, (), Self::ToBehaviour>> {
        while let Poll::Ready(Some(())) = self.serving.poll_next_unpin(cx) {}
        while let Poll::Ready(Some(())) = self.fetching.poll_next_unpin(cx) {}
        if let Some(fetching) = self.waiting.pop_front() {
            self.opening.push_back(fetching);
            let protocol = SubstreamProtocol::new(ReadyUpgrade::new(PROTOCOL), ());
            return Poll::Ready(ConnectionHandlerEvent::OutboundSubstreamRequest { protocol });
        }
        Poll::Pending
    }

    fn on_behaviour_event(&mut self, fetching: Fetching) {
        self.common.cells.blob_requests_out.one();
        // One that is given up ends only with its stall; its successor waits a round.
        if self.waiting.len() + self.opening.len() + self.fetching.len() < BLOB_AT_ONCE {
            self.waiting.push_back(fetching);
        }
    }

    fn on_connection_event(
        &mut self,
        event: ConnectionEvent<'_, Self::InboundProtocol, Self::OutboundProtocol>,
    ) {
        match event {
            ConnectionEvent::FullyNegotiatedInbound(FullyNegotiatedInbound {
                protocol, ..
            }) => self.serve(protocol),
            ConnectionEvent::FullyNegotiatedOutbound(FullyNegotiatedOutbound {
                protocol, ..
            }) => self.fetch(protocol),
            // Dropped, its frames end.
            ConnectionEvent::DialUpgradeError(_) => drop(self.opening.pop_front()),
            _ => {}
        }
    }
}
