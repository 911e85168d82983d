//! `/vestigo/log/1`: one bounded request and one bounded response per substream.
//!
//! Both are a u32 big-endian length and so many bytes, opaque here. A substream that is closed
//! before the response says that there is none.

use std::{
    collections::VecDeque,
    convert::Infallible,
    fmt,
    sync::Arc,
    task::{Context, Poll},
    time::Instant,
};

use futures::{
    AsyncReadExt, AsyncWriteExt, FutureExt, StreamExt, future::BoxFuture, stream::FuturesUnordered,
};
use libp2p::{
    Multiaddr, PeerId, Stream, StreamProtocol,
    core::{Endpoint, transport::PortUse, upgrade::ReadyUpgrade},
    swarm::{
        ConnectionDenied, ConnectionHandler, ConnectionHandlerEvent, ConnectionId, FromSwarm,
        NetworkBehaviour, NotifyHandler, StreamUpgradeError, SubstreamProtocol, THandler,
        THandlerInEvent, THandlerOutEvent, ToSwarm,
        handler::{
            ConnectionEvent, DialUpgradeError, FullyNegotiatedInbound, FullyNegotiatedOutbound,
        },
    },
};
use thiserror::Error;
use tokio::{
    sync::{mpsc, oneshot},
    time::{sleep, timeout},
};

use super::{
    bucket::TokenBucket,
    event::{Event, ReplySlot},
    limits::{
        LOG_ASKED_MAX, LOG_BURST, LOG_DEADLINE, LOG_PER_SECOND, LOG_REQUEST_MAX, LOG_RESPONSE_MAX,
        LOG_SERVED_MAX,
    },
    link::Common,
    peer::PeerKey,
};

const PROTOCOL: StreamProtocol = StreamProtocol::new("/vestigo/log/1");

/// Why a request on `/vestigo/log/1` has no response.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LogError {
    /// There is no link to the partner.
    #[error("there is no link to the partner; ask again after it is up")]
    NoLink,
    /// The request is longer than [`LOG_REQUEST_MAX`].
    #[error("a request of {0} bytes; at most 65,536 are allowed")]
    TooLarge(usize),
    /// Too many own requests to this partner wait already.
    #[error("too many requests to this partner are waiting; ask again when one is answered")]
    Busy,
    /// The partner closed the substream without a response, or does not speak the protocol.
    #[error("the partner gave no response")]
    NoResponse,
    /// The response did not come in time.
    #[error("no response within 15 s")]
    TimedOut,
    /// The response is longer than [`LOG_RESPONSE_MAX`].
    #[error("a response of {0} bytes; at most 1,048,576 are allowed")]
    ResponseTooLarge(usize),
}

/// One own request and where the response goes.
pub(super) struct Asking {
    pub(super) bytes: Vec<u8>,
    pub(super) reply: oneshot::Sender<Result<Vec<u8>, LogError>>,
}

impl Asking {
    fn fail(self, error: LogError) {
        // Whoever asked may have gone.
        let _gone = self.reply.send(Err(error));
    }
}

impl fmt::Debug for Asking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Asking({} bytes)", self.bytes.len())
    }
}

/// The behaviour.
pub(super) struct Behaviour {
    common: Common,
    todo: VecDeque<ToSwarm<Infallible, Asking>>,
}

impl Behaviour {
    pub(super) fn new(common: Common) -> Self {
        Self { common, todo: VecDeque::new() }
    }

    /// Sends a request on a connection. If it closes first, the reply is dropped.
    pub(super) fn ask(&mut self, peer: PeerKey, connection: ConnectionId, asking: Asking) {
        self.todo.push_back(ToSwarm::NotifyHandler {
            peer_id: peer.to_libp2p(),
            handler: NotifyHandler::One(connection),
            event: asking,
        });
    }

    fn handler(&self, peer: PeerId) -> Result<Handler, ConnectionDenied> {
        let peer = PeerKey::from_libp2p(&peer)
            .ok_or_else(|| ConnectionDenied::new(LogError::NoResponse))?;
        Ok(Handler {
            peer,
            common: self.common.clone(),
            rate: TokenBucket::new(LOG_PER_SECOND, LOG_BURST, Instant::now()),
            waiting: VecDeque::new(),
            opening: VecDeque::new(),
            serving: FuturesUnordered::new(),
            asking: FuturesUnordered::new(),
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

/// The requests of one connection, both ways.
pub(super) struct Handler {
    peer: PeerKey,
    common: Common,
    rate: TokenBucket,
    /// Own requests without a substream.
    waiting: VecDeque<Asking>,
    /// Own requests whose substream is being opened, in order.
    opening: VecDeque<Asking>,
    serving: FuturesUnordered<BoxFuture<'static, Result<(), LogError>>>,
    asking: FuturesUnordered<BoxFuture<'static, ()>>,
}

impl Handler {
    fn serve(&mut self, stream: Stream) {
        let cells = &self.common.cells;
        cells.log_requests_in.one();
        if self.serving.len() >= LOG_SERVED_MAX {
            // Dropping the stream resets it.
            cells.log_requests_failed.one();
            return;
        }
        let (peer, events) = (self.peer, self.common.events.clone());
        let wait = self.rate.charge(1, Instant::now());
        let serving = async move {
            sleep(wait).await;
            serve(stream, peer, events).await
        };
        self.serving.push(
            async move { timeout(LOG_DEADLINE, serving).await.unwrap_or(Err(LogError::TimedOut)) }
                .boxed(),
        );
    }

    fn ask(&mut self, stream: Stream) {
        let Some(Asking { bytes, reply }) = self.opening.pop_front() else { return };
        let cells = Arc::clone(&self.common.cells);
        let asking = async move {
            let asked = timeout(LOG_DEADLINE, ask(stream, &bytes)).await;
            let response = asked.unwrap_or(Err(LogError::TimedOut));
            if response.is_err() {
                cells.log_requests_failed.one();
            }
            // Whoever asked may have gone.
            let _gone = reply.send(response);
        };
        self.asking.push(asking.boxed());
    }
}

async fn serve(
    mut stream: Stream,
    peer: PeerKey,
    events: mpsc::Sender<Event>,
) -> Result<(), LogError> {
    let bytes = read(&mut stream, LOG_REQUEST_MAX, LogError::TooLarge).await?;
    let (reply, response) = oneshot::channel();
    let event = Event::LogRequest { peer, bytes, reply: ReplySlot(reply) };
    events.send(event).await.map_err(|_| LogError::NoResponse)?;
    let response = response.await.map_err(|_| LogError::NoResponse)?;
    write(&mut stream, &response, LOG_RESPONSE_MAX, LogError::ResponseTooLarge).await
}

async fn ask(mut stream: Stream, request: &[u8]) -> Result<Vec<u8>, LogError> {
    write(&mut stream, request, LOG_REQUEST_MAX, LogError::TooLarge).await?;
    read(&mut stream, LOG_RESPONSE_MAX, LogError::ResponseTooLarge).await
}

async fn read(
    stream: &mut Stream,
    most: usize,
    too_large: fn(usize) -> LogError,
) -> Result<Vec<u8>, LogError> {
    let mut prefix = [0; 4];
    stream.read_exact(&mut prefix).await.map_err(|_| LogError::NoResponse)?;
    let length = u32::from_be_bytes(prefix);
    let bytes = usize::try_from(length).ok().filter(|n| *n <= most);
    let expected = bytes.ok_or_else(|| too_large(usize::try_from(length).unwrap_or(usize::MAX)))?;
    // The buffer grows with what arrives, not with what is announced.
    let mut bytes = Vec::new();
    let read = stream.take(length.into()).read_to_end(&mut bytes).await;
    match read {
        Ok(read) if read == expected => Ok(bytes),
        _ => Err(LogError::NoResponse),
    }
}

async fn write(
    stream: &mut Stream,
    bytes: &[u8],
    most: usize,
    too_large: fn(usize) -> LogError,
) -> Result<(), LogError> {
    let length = u32::try_from(bytes.len()).ok().filter(|_| bytes.len() <= most);
    let length = length.ok_or_else(|| too_large(bytes.len()))?;
    let written = async {
        stream.write_all(&length.to_be_bytes()).await?;
        stream.write_all(bytes).await?;
        // Ends our half; the other side's answer can still come.
        stream.close().await
    };
    written.await.map_err(|_| LogError::NoResponse)
}

impl ConnectionHandler for Handler {
    type FromBehaviour = Asking;
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
        while let Poll::Ready(Some(served)) = self.serving.poll_next_unpin(cx) {
            if let Err(error) = served {
                self.common.cells.log_requests_failed.one();
                tracing::debug!(
                    peer.id = %self.peer, error = %error,
                    "a request on the log protocol got no response: {error}"
                );
            }
        }
        while let Poll::Ready(Some(())) = self.asking.poll_next_unpin(cx) {}
        if let Some(asking) = self.waiting.pop_front() {
            self.opening.push_back(asking);
            let protocol = SubstreamProtocol::new(ReadyUpgrade::new(PROTOCOL), ());
            return Poll::Ready(ConnectionHandlerEvent::OutboundSubstreamRequest { protocol });
        }
        Poll::Pending
    }

    fn on_behaviour_event(&mut self, asking: Asking) {
        self.common.cells.log_requests_out.one();
        if self.waiting.len() + self.opening.len() + self.asking.len() >= LOG_ASKED_MAX {
            self.common.cells.log_requests_failed.one();
            asking.fail(LogError::Busy);
        } else {
            self.waiting.push_back(asking);
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
            }) => self.ask(protocol),
            ConnectionEvent::DialUpgradeError(DialUpgradeError { error, .. }) => {
                self.common.cells.log_requests_failed.one();
                let error = match error {
                    StreamUpgradeError::Timeout => LogError::TimedOut,
                    _ => LogError::NoResponse,
                };
                if let Some(asking) = self.opening.pop_front() {
                    asking.fail(error);
                }
            }
            _ => {}
        }
    }
}
