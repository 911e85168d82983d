//! The task that drives the swarm: who is admitted, who is dialled, which link counts.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
    time::{Duration, Instant},
};

use futures::StreamExt;
use libp2p::{
    Swarm,
    allow_block_list::NotAllowed,
    connection_limits::Exceeded,
    swarm::{
        ConnectionDenied, ConnectionId, DialError, ListenError, SwarmEvent,
        dial_opts::{DialOpts, PeerCondition},
    },
};
use tokio::{
    sync::{mpsc, oneshot},
    time::{sleep_until, timeout},
};

use super::{
    Shared, backoff,
    blob::Fetching,
    dials::{self, Dials},
    event::{AckStatus, Event},
    gate::{self, Block},
    limits::{ADDRESSES_MAX, SIMULTANEOUS},
    link::{Common, Link, LinkEvent, Opened},
    log::{Asking, LogError},
    peer::{Peer, PeerKey},
    roster::{Roster, Verdict},
    swarm::{Behaviours, BehavioursEvent, connection_limits},
};

/// How long connections may take to close in order when the node stops.
const FAREWELL: Duration = Duration::from_secs(2);

/// What the handles of the network ask of the task.
pub(super) enum Command {
    SetPeers { peers: Vec<Peer>, done: oneshot::Sender<()> },
    Ask { peer: PeerKey, asking: Asking },
    Fetch { peer: PeerKey, fetching: Fetching },
    Shutdown { done: oneshot::Sender<()> },
}

/// The task's state.
pub(super) struct Task {
    pub(super) own: PeerKey,
    pub(super) swarm: Swarm<Behaviours>,
    pub(super) shared: Arc<Shared>,
    pub(super) common: Common,
    pub(super) commands: mpsc::Receiver<Command>,
    roster: Roster,
    dials: Dials,
    /// Every open link, the superseded ones too.
    links: BTreeMap<ConnectionId, Arc<Link>>,
    /// Superseded connections and when they are closed.
    drains: BTreeMap<ConnectionId, Instant>,
    /// Events that the upper layer has no room for yet, and whom to tell when it has taken them.
    /// Bounded by what was taken before: a link must have been announced to go down.
    waiting: VecDeque<(Event, Vec<oneshot::Sender<()>>)>,
}

impl Task {
    pub(super) fn new(
        own: PeerKey,
        swarm: Swarm<Behaviours>,
        shared: Arc<Shared>,
        common: Common,
        commands: mpsc::Receiver<Command>,
    ) -> Self {
        let limits = &common.limits;
        let roster = Roster::new(own, SIMULTANEOUS);
        let dials = Dials::new(limits.redial_min, limits.redial_max);
        Self {
            own,
            swarm,
            shared,
            common,
            commands,
            roster,
            dials,
            links: BTreeMap::new(),
            drains: BTreeMap::new(),
            waiting: VecDeque::new(),
        }
    }

    /// Runs until the last handle is gone or one of them says so.
    pub(super) async fn run(mut self) {
        let events = self.common.events.clone();
        let done = loop {
            let timer = self.next_timer();
            tokio::select! {
                event = self.swarm.select_next_some() => self.on_swarm_event(event),
                command = self.commands.recv() => match command {
                    Some(Command::SetPeers { peers, done }) => {
                        self.set_peers(peers);
                        // The caller may have given up waiting; the peers are set.
                        let _gone = done.send(());
                    }
                    Some(Command::Ask { peer, asking }) => self.ask(peer, asking),
                    Some(Command::Fetch { peer, fetching }) => self.fetch(peer, fetching),
                    Some(Command::Shutdown { done }) => break Some(done),
                    None => break None,
                },
                permit = events.reserve(), if !self.waiting.is_empty() => {
                    let Ok(permit) = permit else { break None };
                    if let Some((event, taken)) = self.waiting.pop_front() {
                        permit.send(event);
                        for link in taken {
                            // The link may have gone meanwhile.
                            let _gone = link.send(());
                        }
                    }
                }
                () = sleep_until(timer.unwrap_or_else(Instant::now).into()), if timer.is_some() => {
                    self.on_timer();
                }
            }
        };
        self.close().await;
        if let Some(done) = done {
            // The caller may have given up waiting.
            let _gone = done.send(());
        }
    }

    fn next_timer(&self) -> Option<Instant> {
        self.drains.values().copied().chain(self.dials.next_due()).min()
    }

    fn on_timer(&mut self) {
        let now = Instant::now();
        let drained: Vec<ConnectionId> =
            self.drains.iter().filter(|(_, at)| **at <= now).map(|(c, _)| *c).collect();
        for connection in drained {
            self.drains.remove(&connection);
            self.swarm.close_connection(connection);
        }
        while let Some((peer, addresses)) = self.dials.next(now) {
            // A port of its own: with the listening port, two nodes that dial each other would
            // collide, and a restarted one would meet its own closed connections.
            let options = DialOpts::peer_id(peer.to_libp2p())
                .condition(PeerCondition::DisconnectedAndNotDialing)
                .addresses(addresses)
                .allocate_new_port()
                .build();
            let connection = options.connection_id();
            match self.swarm.dial(options) {
                Ok(()) => self.dials.began(peer, connection),
                // Connected already: there will be a time when that connection closes.
                Err(DialError::DialPeerConditionFalse(_)) => {}
                Err(error) => {
                    self.common.cells.dials_failed.one();
                    self.dial_failed(peer, &error, now);
                }
            }
        }
    }

    fn dial_failed(&mut self, peer: PeerKey, error: &DialError, now: Instant) {
        if matches!(error, DialError::WrongPeerId { .. }) {
            tracing::warn!(
                peer.id = %peer, error = %error,
                "somebody else answers at the partner's address: {error}"
            );
        } else {
            tracing::debug!(peer.id = %peer, error = %error, "a dial failed: {error}");
        }
        if !self.swarm.is_connected(&peer.to_libp2p()) {
            self.dials.alone(peer, now, backoff::random());
        }
    }

    fn set_peers(&mut self, peers: Vec<Peer>) {
        let own = self.own;
        let peers: BTreeMap<PeerKey, Peer> =
            peers.into_iter().filter(|p| p.key != own).map(|p| (p.key, p)).collect();
        let addresses: Vec<_> = peers
            .values()
            .map(|p| (p.key, dials::readable(p.key, &p.addresses, ADDRESSES_MAX)))
            .collect();
        let behaviours = self.swarm.behaviour_mut();
        let blocks: BTreeSet<Block> =
            addresses.iter().flat_map(|(_, a)| a).filter_map(Block::of_multiaddr).collect();
        behaviours.gate.set_partners(blocks);
        *behaviours.limits.limits_mut() = connection_limits(peers.len());
        behaviours.link.set_partners(peers.values().map(|p| (p.key, p.last_durable_seq)));
        let before = behaviours.allow.allowed_peers().clone();
        for id in before {
            let stays = PeerKey::from_libp2p(&id).is_some_and(|key| peers.contains_key(&key));
            if !stays {
                behaviours.allow.disallow_peer(id);
            }
        }
        for key in peers.keys() {
            behaviours.allow.allow_peer(key.to_libp2p());
        }
        for link in self.links.values().filter(|link| !peers.contains_key(&link.peer)) {
            link.retire();
            self.shared.remove(link.peer);
        }
        self.dials.set(addresses.into_iter(), Instant::now(), backoff::random);
    }

    fn ask(&mut self, peer: PeerKey, asking: Asking) {
        match self.roster.connection(peer) {
            Some(connection) => self.swarm.behaviour_mut().log.ask(peer, connection, asking),
            None => {
                // Whoever asked may have gone.
                let _gone = asking.reply.send(Err(LogError::NoLink));
            }
        }
    }

    fn fetch(&mut self, peer: PeerKey, fetching: Fetching) {
        // Without a link it is dropped, which ends the frames.
        if let Some(connection) = self.roster.connection(peer) {
            self.swarm.behaviour_mut().blob.fetch(peer, connection, fetching);
        }
    }

    fn on_swarm_event(&mut self, event: SwarmEvent<BehavioursEvent>) {
        let now = Instant::now();
        match event {
            SwarmEvent::Behaviour(BehavioursEvent::Link(LinkEvent::Opened {
                peer,
                connection,
                dialled,
                opened,
            })) => self.link_opened(peer, connection, dialled, opened, now),
            SwarmEvent::NewListenAddr { address, .. } => {
                let address = address.to_string();
                tracing::info!(listen.address = %address, "listening on {address}");
                self.shared.listening(address.clone());
                self.waiting.push_back((Event::Listening { address }, Vec::new()));
            }
            SwarmEvent::ExpiredListenAddr { address, .. } => {
                self.shared.not_listening(&address.to_string());
            }
            SwarmEvent::ListenerClosed { reason: Err(error), .. } => {
                tracing::error!(error = %error, "a listener failed; partners cannot dial: {error}");
            }
            SwarmEvent::ConnectionEstablished { peer_id, connection_id, endpoint, .. } => {
                let cells = &self.common.cells;
                if endpoint.is_dialer() {
                    cells.connections_dialled.one();
                } else {
                    cells.connections_accepted.one();
                }
                self.dials.ended(connection_id);
                if let Some(peer) = PeerKey::from_libp2p(&peer_id) {
                    self.dials.connected(peer);
                }
            }
            SwarmEvent::ConnectionClosed { peer_id, connection_id, num_established, .. } => {
                self.common.cells.connections_closed.one();
                if let Some(peer) = PeerKey::from_libp2p(&peer_id) {
                    self.connection_closed(peer, connection_id, num_established, now);
                }
            }
            SwarmEvent::OutgoingConnectionError { connection_id, peer_id, error } => {
                self.dials.ended(connection_id);
                self.common.cells.dials_failed.one();
                if let Some(peer) = peer_id.as_ref().and_then(PeerKey::from_libp2p) {
                    self.dial_failed(peer, &error, now);
                }
            }
            SwarmEvent::IncomingConnectionError { error, send_back_addr, .. } => {
                let cells = &self.common.cells;
                let counter = match &error {
                    ListenError::Denied { cause } if is::<gate::Refused>(cause) => {
                        &cells.gate_refused
                    }
                    ListenError::Denied { cause } if is::<NotAllowed>(cause) => {
                        &cells.strangers_refused
                    }
                    ListenError::Denied { cause } if is::<Exceeded>(cause) => &cells.limits_refused,
                    _ => &cells.handshakes_failed,
                };
                counter.one();
                tracing::debug!(
                    peer.address = %send_back_addr, error = %error,
                    "an incoming connection came to nothing: {error}"
                );
            }
            _ => {}
        }
    }

    fn link_opened(
        &mut self,
        peer: PeerKey,
        connection: ConnectionId,
        dialled: bool,
        opened: Opened,
        now: Instant,
    ) {
        let Opened { link, their_last_durable, post_quantum, announced } = opened;
        if !self.dials.knows(peer) {
            // Removed while the link opened; its connection is being closed.
            return;
        }
        self.common.cells.links_opened.one();
        self.dials.linked(peer);
        self.links.insert(connection, Arc::clone(&link));
        let superseded = match self.roster.opened(peer, connection, dialled, now) {
            Verdict::First => {
                tracing::info!(
                    peer.id = %peer, link.post_quantum = post_quantum, link.dialled = dialled,
                    "the link to the partner is up"
                );
                self.shared.insert(link);
                let up = Event::LinkUp {
                    peer,
                    their_last_durable_seq: their_last_durable,
                    post_quantum,
                };
                self.waiting.push_back((up, vec![announced]));
                return;
            }
            Verdict::Replaces(old) => {
                self.shared.insert(link);
                old
            }
            Verdict::Superfluous => connection,
        };
        if let Some(link) = self.links.get(&superseded) {
            link.retire();
        }
        self.drains.insert(superseded, now + self.common.limits.drain);
        tracing::debug!(peer.id = %peer, "two links to the partner; one is drained");
        // It may read once the upper layer knows of the partner, which may lie in the queue.
        let announcement = self.waiting.iter_mut().rev().find_map(|(event, taken)| match event {
            Event::LinkUp { peer: whose, .. } if *whose == peer => Some(taken),
            _ => None,
        });
        match announcement {
            Some(taken) => taken.push(announced),
            None => {
                // The link may have gone meanwhile.
                let _gone = announced.send(());
            }
        }
    }

    fn connection_closed(
        &mut self,
        peer: PeerKey,
        connection: ConnectionId,
        others: u32,
        now: Instant,
    ) {
        self.drains.remove(&connection);
        let unknown = self.links.remove(&connection).map(|link| link.close()).unwrap_or_default();
        if self.roster.closed(peer, connection) {
            self.shared.remove(peer);
            tracing::info!(peer.id = %peer, "the link to the partner is down");
            self.waiting.push_back((Event::LinkDown { peer }, Vec::new()));
            // A superseded link would go soon anyway, and must not outlive the current one.
            let rest: Vec<ConnectionId> =
                self.links.iter().filter(|(_, l)| l.peer == peer).map(|(c, _)| *c).collect();
            for connection in rest {
                self.swarm.close_connection(connection);
            }
        } else {
            // The partner is up, so nothing else would tell that these need sending again.
            for seq in unknown {
                let (status, messages) = (AckStatus::Busy, Vec::new());
                let again = Event::Acked { peer, seq, status, messages };
                self.waiting.push_back((again, Vec::new()));
            }
        }
        if others == 0 {
            self.dials.alone(peer, now, backoff::random());
        }
    }

    /// Closes every connection in order, within a bound.
    async fn close(&mut self) {
        let peers: Vec<_> = self.swarm.connected_peers().copied().collect();
        for peer in peers {
            // Closed by itself meanwhile: as good.
            let _closed = self.swarm.disconnect_peer_id(peer);
        }
        for link in self.links.values() {
            link.close();
            self.shared.remove(link.peer);
        }
        let closed = async {
            while self.swarm.network_info().num_peers() > 0 {
                let _event = self.swarm.select_next_some().await;
            }
        };
        if timeout(FAREWELL, closed).await.is_err() {
            tracing::warn!("some connections did not close in order in time");
        }
    }
}

fn is<E: std::error::Error + Send + Sync + 'static>(cause: &ConnectionDenied) -> bool {
    cause.downcast_ref::<E>().is_some()
}
