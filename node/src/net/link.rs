//! `/vestigo/link/1`: one long-lived stream per connection, as a libp2p behaviour.
//!
//! Whoever dialled the connection opens the stream. The handler runs inside the connection's own
//! task and passes messages straight to the upper layer; the behaviour only hears that a link
//! opened or ended.

mod durable;
mod open;
mod stream;

use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::Arc,
    task::{Context, Poll},
};

use futures::{FutureExt, future::BoxFuture};
use libp2p::{
    Multiaddr, PeerId, Stream, StreamProtocol,
    core::{Endpoint, transport::PortUse, upgrade::ReadyUpgrade},
    swarm::{
        CloseConnection, ConnectionDenied, ConnectionHandler, ConnectionHandlerEvent, ConnectionId,
        FromSwarm, NetworkBehaviour, SubstreamProtocol, THandler, THandlerInEvent,
        THandlerOutEvent, ToSwarm,
        handler::{ConnectionEvent, FullyNegotiatedInbound, FullyNegotiatedOutbound},
    },
};
use tokio::{
    sync::{mpsc, oneshot},
    time::sleep,
};

use super::{counters::Cells, event::Event, limits::NetLimits, peer::PeerKey, tls::Groups};

pub(super) use durable::Durable;
pub(super) use open::{Link, Unsent};
pub(super) use stream::LinkEnd;

/// The protocol of the link.
pub(super) const PROTOCOL: StreamProtocol = StreamProtocol::new("/vestigo/link/1");

/// What the swarm task learns of links.
#[derive(Debug)]
pub(super) enum LinkEvent {
    /// HELLO was exchanged.
    Opened {
        peer: PeerKey,
        connection: ConnectionId,
        /// Whether this side dialled.
        dialled: bool,
        opened: Opened,
    },
}

/// A link that opened.
pub(super) struct Opened {
    pub(super) link: Arc<Link>,
    pub(super) their_last_durable: u64,
    pub(super) post_quantum: bool,
    /// To be told when the upper layer knows of the link; reading starts then.
    pub(super) announced: oneshot::Sender<()>,
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({:?})", self.link)
    }
}

/// What every link of a node shares.
#[derive(Clone)]
pub(super) struct Common {
    pub(super) events: mpsc::Sender<Event>,
    pub(super) cells: Arc<Cells>,
    pub(super) limits: Arc<NetLimits>,
}

/// The behaviour.
pub(super) struct Behaviour {
    common: Common,
    groups: Groups,
    partners: BTreeMap<PeerKey, Arc<Durable>>,
    /// Connections we dialled.
    dialled: BTreeMap<ConnectionId, bool>,
    todo: VecDeque<ToSwarm<LinkEvent, std::convert::Infallible>>,
}

impl Behaviour {
    pub(super) fn new(common: Common, groups: Groups) -> Self {
        Self {
            common,
            groups,
            partners: BTreeMap::new(),
            dialled: BTreeMap::new(),
            todo: VecDeque::new(),
        }
    }

    /// Who may open a link, and how far the partner's messages are durable here.
    pub(super) fn set_partners(&mut self, peers: impl Iterator<Item = (PeerKey, u64)>) {
        let mut partners = BTreeMap::new();
        for (key, last_durable) in peers {
            let durable = self.partners.remove(&key);
            let durable = durable.unwrap_or_else(|| Arc::new(Durable::new(last_durable)));
            durable.at_least(last_durable);
            partners.insert(key, durable);
        }
        self.partners = partners;
    }

    fn handler(
        &mut self,
        connection: ConnectionId,
        peer: PeerId,
        remote: &Multiaddr,
        dialled: bool,
    ) -> Result<Handler, ConnectionDenied> {
        let post_quantum = self.groups.take(remote);
        // The allow-list has admitted this peer, so it is here; if not, refusing is right.
        let partner = PeerKey::from_libp2p(&peer)
            .and_then(|key| self.partners.get(&key).map(|durable| (key, Arc::clone(durable))));
        let Some((peer, durable)) = partner else {
            return Err(ConnectionDenied::new(LinkEnd::Closed));
        };
        self.dialled.insert(connection, dialled);
        let deadline = self.common.limits.hello_deadline;
        let common = self.common.clone();
        Ok(Handler {
            peer,
            durable,
            common,
            dialled,
            post_quantum,
            stage: if dialled { Stage::ToOpen } else { Stage::Waiting },
            deadline: sleep(deadline).boxed(),
        })
    }
}

impl NetworkBehaviour for Behaviour {
    type ConnectionHandler = Handler;
    type ToSwarm = LinkEvent;

    fn handle_established_inbound_connection(
        &mut self,
        connection: ConnectionId,
        peer: PeerId,
        _local: &Multiaddr,
        remote: &Multiaddr,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        self.handler(connection, peer, remote, false)
    }

    fn handle_established_outbound_connection(
        &mut self,
        connection: ConnectionId,
        peer: PeerId,
        remote: &Multiaddr,
        _role: Endpoint,
        _port: PortUse,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        self.handler(connection, peer, remote, true)
    }

    fn on_swarm_event(&mut self, event: FromSwarm<'_>) {
        match event {
            FromSwarm::ConnectionClosed(closed) => {
                self.dialled.remove(&closed.connection_id);
            }
            // The handshake may have recorded its group before the rest failed.
            FromSwarm::ListenFailure(failure) => {
                let _forgotten = self.groups.take(failure.send_back_addr);
                self.dialled.remove(&failure.connection_id);
            }
            FromSwarm::DialFailure(failure) => {
                self.dialled.remove(&failure.connection_id);
            }
            _ => {}
        }
    }

    fn on_connection_handler_event(
        &mut self,
        peer_id: PeerId,
        connection: ConnectionId,
        event: THandlerOutEvent<Self>,
    ) {
        match (event, PeerKey::from_libp2p(&peer_id), self.dialled.get(&connection)) {
            (ToBehaviour::Opened(opened), Some(peer), Some(&dialled)) => {
                let event = LinkEvent::Opened { peer, connection, dialled, opened };
                self.todo.push_back(ToSwarm::GenerateEvent(event));
            }
            _ => self.todo.push_back(ToSwarm::CloseConnection {
                peer_id,
                connection: CloseConnection::One(connection),
            }),
        }
    }

    fn poll(
        &mut self,
        _cx: &mut Context<'_>,
    ) -> Poll<ToSwarm<Self::ToSwarm, THandlerInEvent<Self>>> {
        self.todo.pop_front().map_or(Poll::Pending, Poll::Ready)
    }
}

/// What a handler tells the behaviour.
#[derive(Debug)]
pub(super) enum ToBehaviour {
    /// HELLO was exchanged.
    Opened(Opened),
    /// Close the connection.
    Ended,
}

/// The link of one connection.
pub(super) struct Handler {
    peer: PeerKey,
    durable: Arc<Durable>,
    common: Common,
    dialled: bool,
    post_quantum: bool,
    stage: Stage,
    /// For everything up to HELLO.
    deadline: BoxFuture<'static, ()>,
}

type Greeted = stream::Greeted<Stream>;

enum Stage {
    /// We dialled: open the stream.
    ToOpen,
    /// The stream is being negotiated, or the partner has yet to open it.
    Waiting,
    Greeting(BoxFuture<'static, Result<Greeted, LinkEnd>>),
    Running(BoxFuture<'static, LinkEnd>),
    Ended,
    /// Ended, and the behaviour is to be told.
    ToEnd,
}

impl Handler {
    fn start(&mut self, stream: Stream) {
        if !matches!(self.stage, Stage::Waiting) {
            return self.end(&LinkEnd::Unexpected("a second stream"));
        }
        let (opener, last_durable) = (self.dialled, self.durable.up_to());
        let cells = Arc::clone(&self.common.cells);
        self.stage = Stage::Greeting(
            async move { stream::greet(stream, opener, last_durable, &cells).await }.boxed(),
        );
    }

    fn opened(&mut self, greeted: Greeted) -> Opened {
        let Common { events, cells, limits } = self.common.clone();
        let (link, outgoing) = Link::new(self.peer, Arc::clone(&self.durable), limits.window);
        let link = Arc::new(link);
        let (announced, when_announced) = oneshot::channel();
        let opened = Opened {
            link: Arc::clone(&link),
            their_last_durable: greeted.their_last_durable,
            post_quantum: self.post_quantum,
            announced,
        };
        let around = stream::Surroundings {
            link,
            outgoing,
            announced: when_announced,
            events,
            cells,
            limits,
        };
        self.stage = Stage::Running(stream::run(greeted, around).boxed());
        opened
    }

    fn end(&mut self, why: &LinkEnd) {
        let cells = &self.common.cells;
        match why {
            LinkEnd::Malformed(_) | LinkEnd::Unexpected(_) => cells.frames_malformed.one(),
            LinkEnd::Breach(open::Breach::Overdrawn) => cells.credit_violations.one(),
            LinkEnd::Breach(_) => cells.frames_malformed.one(),
            LinkEnd::Silent | LinkEnd::NotOpened => cells.links_dead.one(),
            LinkEnd::NoVersion | LinkEnd::NoProtocol | LinkEnd::Closed | LinkEnd::Io(_) => {}
        }
        tracing::info!(peer.id = %self.peer, link.end = %why, "link ends: {why}");
        self.stage = Stage::ToEnd;
    }
}

impl ConnectionHandler for Handler {
    type FromBehaviour = std::convert::Infallible;
    type ToBehaviour = ToBehaviour;
    type InboundProtocol = ReadyUpgrade<StreamProtocol>;
    type OutboundProtocol = ReadyUpgrade<StreamProtocol>;
    type InboundOpenInfo = ();
    type OutboundOpenInfo = ();

    fn listen_protocol(&self) -> SubstreamProtocol<Self::InboundProtocol> {
        SubstreamProtocol::new(ReadyUpgrade::new(PROTOCOL), ())
    }

    fn connection_keep_alive(&self) -> bool {
        !matches!(self.stage, Stage::Ended)
    }

    fn poll(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<ConnectionHandlerEvent<Self::OutboundProtocol, (), Self::ToBehaviour>> {
        loop {
            match &mut self.stage {
                Stage::ToOpen => {
                    self.stage = Stage::Waiting;
                    let protocol = SubstreamProtocol::new(ReadyUpgrade::new(PROTOCOL), ());
                    return Poll::Ready(ConnectionHandlerEvent::OutboundSubstreamRequest {
                        protocol,
                    });
                }
                Stage::Running(link) => {
                    let Poll::Ready(end) = link.poll_unpin(cx) else { return Poll::Pending };
                    self.end(&end);
                }
                Stage::Greeting(greeting) => match greeting.poll_unpin(cx) {
                    Poll::Ready(Ok(greeted)) => {
                        let opened = ToBehaviour::Opened(self.opened(greeted));
                        return Poll::Ready(ConnectionHandlerEvent::NotifyBehaviour(opened));
                    }
                    Poll::Ready(Err(end)) => self.end(&end),
                    Poll::Pending => {
                        std::task::ready!(self.deadline.poll_unpin(cx));
                        self.end(&LinkEnd::NotOpened);
                    }
                },
                Stage::Waiting => {
                    std::task::ready!(self.deadline.poll_unpin(cx));
                    self.end(&LinkEnd::NotOpened);
                }
                Stage::ToEnd => {
                    self.stage = Stage::Ended;
                    let ended = ToBehaviour::Ended;
                    return Poll::Ready(ConnectionHandlerEvent::NotifyBehaviour(ended));
                }
                Stage::Ended => return Poll::Pending,
            }
        }
    }

    fn on_behaviour_event(&mut self, event: Self::FromBehaviour) {
        match event {}
    }

    fn on_connection_event(
        &mut self,
        event: ConnectionEvent<'_, Self::InboundProtocol, Self::OutboundProtocol>,
    ) {
        match event {
            ConnectionEvent::FullyNegotiatedInbound(FullyNegotiatedInbound {
                protocol, ..
            }) => {
                // The dialler opens the stream; a second one is refused in `start`.
                if self.dialled {
                    self.end(&LinkEnd::Unexpected("a stream of its own"));
                } else {
                    self.start(protocol);
                }
            }
            ConnectionEvent::FullyNegotiatedOutbound(FullyNegotiatedOutbound {
                protocol, ..
            }) => self.start(protocol),
            ConnectionEvent::DialUpgradeError(_) => self.end(&LinkEnd::NoProtocol),
            _ => {}
        }
    }
}
