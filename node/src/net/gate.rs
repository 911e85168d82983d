//! The gate before the handshake: how many connections an address block may open.
//!
//! A handshake costs half a millisecond, and slots for unfinished ones are finite: with a global
//! cap alone, one attacker holding half-open connections kept every partner out. Here each block
//! (an IPv4 address, an IPv6 /56) has a rate and a cap of its own, and blocks of partners draw on
//! slots that strangers cannot take.

mod recent;

use std::{
    collections::{BTreeMap, BTreeSet},
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    task::{Context, Poll},
    time::Instant,
};

use libp2p::{
    Multiaddr, PeerId,
    core::{Endpoint, transport::PortUse},
    multiaddr::Protocol,
    swarm::{
        ConnectionDenied, ConnectionId, FromSwarm, NetworkBehaviour, THandler, THandlerInEvent,
        THandlerOutEvent, ToSwarm, dummy,
    },
};
use thiserror::Error;

use super::{
    bucket::TokenBucket,
    limits::{
        GATE_BLOCKS, GATE_PARTNER_FACTOR, GATE_PARTNERS_PENDING, GATE_STRANGERS_PENDING, NetLimits,
    },
};

use recent::Recent;

/// Addresses that count as one: who has one of them usually has them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Block {
    V4(Ipv4Addr),
    /// The first 56 bits: what one customer line gets.
    V6([u8; 7]),
}

impl Block {
    fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(v4) => Self::V4(v4),
            IpAddr::V6(v6) => {
                let [a, b, c, d, e, f, g, ..] = v6.octets();
                Self::V6([a, b, c, d, e, f, g])
            }
        }
    }

    /// The block of a multiaddress that starts with an IP address; `None` for names.
    pub(super) fn of_multiaddr(address: &Multiaddr) -> Option<Self> {
        match address.iter().next()? {
            Protocol::Ip4(v4) => Some(Self::of(v4.into())),
            Protocol::Ip6(v6) => Some(Self::of(Ipv6Addr::into(v6))),
            _ => None,
        }
    }
}

/// Why the gate stayed shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum Refused {
    /// The block opens connections too fast.
    #[error("too many connections a second from one address block")]
    Rate,
    /// The block has too many unfinished handshakes.
    #[error("too many unfinished connections from one address block")]
    Pending,
    /// All slots for unfinished handshakes of this kind of block are taken.
    #[error("too many unfinished connections")]
    Full,
    /// No IP address.
    #[error("a connection without an IP address")]
    NoAddress,
}

/// The decisions, without libp2p.
struct Gate {
    pending_max: usize,
    per_second: u64,
    burst: u64,
    blocks: Recent<Block, Visits>,
    /// Blocks of partners' addresses, as configured.
    partners: BTreeSet<Block>,
    /// Blocks from which partners came.
    seen: Recent<Block, ()>,
    strangers_pending: usize,
    partners_pending: usize,
}

struct Visits {
    bucket: TokenBucket,
    pending: usize,
    partner: bool,
}

/// One slot taken, to be given back.
#[derive(Debug, Clone, Copy)]
struct Slot {
    block: Block,
    partner: bool,
}

impl Gate {
    fn new(limits: &NetLimits) -> Self {
        Self {
            pending_max: limits.gate_pending,
            per_second: limits.gate_per_second.into(),
            burst: limits.gate_burst.into(),
            blocks: Recent::new(GATE_BLOCKS),
            partners: BTreeSet::new(),
            seen: Recent::new(GATE_BLOCKS / 4),
            strangers_pending: 0,
            partners_pending: 0,
        }
    }

    fn enter(&mut self, block: Block, now: Instant) -> Result<Slot, Refused> {
        let partner = self.partners.contains(&block) || self.seen.get_mut(&block).is_some();
        let factor = if partner { GATE_PARTNER_FACTOR } else { 1 };
        let times = u64::try_from(factor).unwrap_or(1);
        let (per_second, burst) = (self.per_second * times, self.burst * times);
        let fresh =
            || Visits { bucket: TokenBucket::new(per_second, burst, now), pending: 0, partner };
        let visits = self.blocks.get_or_insert_with(block, fresh);
        if visits.partner != partner {
            visits.bucket = TokenBucket::new(per_second, burst, now);
            visits.partner = partner;
        }
        if visits.pending >= self.pending_max * factor {
            return Err(Refused::Pending);
        }
        if !visits.bucket.take(now) {
            return Err(Refused::Rate);
        }
        let (taken, most) = if partner {
            (&mut self.partners_pending, GATE_PARTNERS_PENDING)
        } else {
            (&mut self.strangers_pending, GATE_STRANGERS_PENDING)
        };
        if *taken >= most {
            return Err(Refused::Full);
        }
        *taken += 1;
        visits.pending += 1;
        Ok(Slot { block, partner })
    }

    fn leave(&mut self, slot: Slot) {
        let taken =
            if slot.partner { &mut self.partners_pending } else { &mut self.strangers_pending };
        *taken = taken.saturating_sub(1);
        // A block forgotten meanwhile has no count to correct.
        if let Some(visits) = self.blocks.peek_mut(&slot.block) {
            visits.pending = visits.pending.saturating_sub(1);
        }
    }
}

/// The gate as a libp2p behaviour. It has to be the first one.
pub(super) struct IpGate {
    gate: Gate,
    slots: BTreeMap<ConnectionId, Slot>,
}

impl IpGate {
    pub(super) fn new(limits: &NetLimits) -> Self {
        Self { gate: Gate::new(limits), slots: BTreeMap::new() }
    }

    /// The blocks of the partners' addresses.
    pub(super) fn set_partners(&mut self, blocks: BTreeSet<Block>) {
        self.gate.partners = blocks;
    }

    fn leave(&mut self, connection: ConnectionId) {
        if let Some(slot) = self.slots.remove(&connection) {
            self.gate.leave(slot);
        }
    }
}

impl NetworkBehaviour for IpGate {
    type ConnectionHandler = dummy::ConnectionHandler;
    type ToSwarm = std::convert::Infallible;

    fn handle_pending_inbound_connection(
        &mut self,
        connection: ConnectionId,
        _local: &Multiaddr,
        remote: &Multiaddr,
    ) -> Result<(), ConnectionDenied> {
        let block = Block::of_multiaddr(remote).ok_or(Refused::NoAddress);
        let slot = block.and_then(|block| self.gate.enter(block, Instant::now()));
        self.slots.insert(connection, slot.map_err(ConnectionDenied::new)?);
        Ok(())
    }

    fn handle_established_inbound_connection(
        &mut self,
        connection: ConnectionId,
        _peer: PeerId,
        _local: &Multiaddr,
        _remote: &Multiaddr,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        self.leave(connection);
        Ok(dummy::ConnectionHandler)
    }

    fn handle_established_outbound_connection(
        &mut self,
        _connection: ConnectionId,
        _peer: PeerId,
        _remote: &Multiaddr,
        _role: Endpoint,
        _port: PortUse,
    ) -> Result<THandler<Self>, ConnectionDenied> {
        Ok(dummy::ConnectionHandler)
    }

    fn on_swarm_event(&mut self, event: FromSwarm<'_>) {
        match event {
            FromSwarm::ListenFailure(failure) => self.leave(failure.connection_id),
            // Only partners get this far.
            FromSwarm::ConnectionEstablished(established) if established.endpoint.is_listener() => {
                let remote = established.endpoint.get_remote_address();
                if let Some(block) = Block::of_multiaddr(remote) {
                    self.gate.seen.get_or_insert_with(block, || ());
                }
            }
            _ => {}
        }
    }

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
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn gate() -> Gate {
        Gate::new(&NetLimits::default())
    }

    fn v4(n: u32) -> Block {
        Block::of(Ipv4Addr::from(n).into())
    }

    #[test]
    fn blocks_are_single_v4_addresses_and_v6_customer_prefixes() {
        let block = |text: &str| Block::of(text.parse().unwrap());
        assert_ne!(block("192.0.2.1"), block("192.0.2.2"));
        assert_eq!(block("192.0.2.1"), block("::ffff:192.0.2.1"));
        assert_eq!(block("2001:db8:0:1::1"), block("2001:db8:0:ff::2"));
        assert_ne!(block("2001:db8:0:100::1"), block("2001:db8:0:200::1"));
        assert_eq!(Block::of_multiaddr(&"/dns/a.example/tcp/1".parse().unwrap()), None);
    }

    #[test]
    fn one_block_gets_its_burst_then_its_rate_and_its_pending_slots() {
        let (mut gate, now) = (gate(), Instant::now());
        let slots: Vec<Slot> = (0..8).map(|_| gate.enter(v4(1), now).unwrap()).collect();
        assert_eq!(gate.enter(v4(1), now).unwrap_err(), Refused::Pending);
        assert!(gate.enter(v4(2), now).is_ok(), "another block is not affected");
        slots.into_iter().for_each(|slot| gate.leave(slot));
        let mut entered = 0;
        while let Ok(slot) = gate.enter(v4(1), now) {
            gate.leave(slot);
            entered += 1;
        }
        assert_eq!(entered, 32);
        assert_eq!(gate.enter(v4(1), now).unwrap_err(), Refused::Rate);
        assert!(gate.enter(v4(1), now + Duration::from_millis(50)).is_ok());
    }

    #[test]
    fn strangers_cannot_take_the_slots_of_partners() {
        let (mut gate, now) = (gate(), Instant::now());
        gate.partners.insert(v4(7));
        for n in 100..5_000 {
            let _refused_or_not = gate.enter(v4(n), now);
        }
        assert_eq!(gate.enter(v4(9), now).unwrap_err(), Refused::Full);
        assert!(gate.enter(v4(7), now).is_ok());
    }

    #[test]
    fn what_is_remembered_is_bounded_and_every_slot_comes_back() {
        let (mut gate, now) = (gate(), Instant::now());
        for n in 0..20_000 {
            if let Ok(slot) = gate.enter(v4(n), now) {
                gate.leave(slot);
            }
        }
        assert!(gate.blocks.len() <= GATE_BLOCKS);
        assert_eq!((gate.strangers_pending, gate.partners_pending), (0, 0));
    }
}
