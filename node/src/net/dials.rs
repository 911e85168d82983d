//! When to dial whom, with time and randomness as parameters.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use libp2p::{Multiaddr, swarm::ConnectionId};

use super::{backoff, limits::DIALS_MAX, peer::PeerKey};

/// The partners to dial and the dials in progress.
#[derive(Debug)]
pub(super) struct Dials {
    min: Duration,
    max: Duration,
    partners: BTreeMap<PeerKey, Partner>,
    in_progress: BTreeMap<ConnectionId, PeerKey>,
}

#[derive(Debug)]
struct Partner {
    addresses: Vec<Multiaddr>,
    /// Attempts since a link was last open.
    attempt: u32,
    /// `None` while there is a connection or a dial.
    due: Option<Instant>,
}

impl Dials {
    pub(super) fn new(min: Duration, max: Duration) -> Self {
        Self { min, max, partners: BTreeMap::new(), in_progress: BTreeMap::new() }
    }

    /// The partners, with their addresses. A new one, and one whose addresses changed while it
    /// was waited for, is dialled within the shortest back-off.
    pub(super) fn set(
        &mut self,
        partners: impl Iterator<Item = (PeerKey, Vec<Multiaddr>)>,
        now: Instant,
        random: impl Fn() -> u32,
    ) {
        let mut before = std::mem::take(&mut self.partners);
        for (key, addresses) in partners {
            let soon = now + backoff::wait(0, self.min, self.max, random());
            let partner = match before.remove(&key) {
                Some(old) if old.addresses == addresses => old,
                Some(old) => Partner { addresses, attempt: 0, due: old.due.map(|_| soon) },
                None => Partner { addresses, attempt: 0, due: Some(soon) },
            };
            self.partners.insert(key, partner);
        }
    }

    pub(super) fn knows(&self, peer: PeerKey) -> bool {
        self.partners.contains_key(&peer)
    }

    /// When [`next`](Self::next) will have something.
    pub(super) fn next_due(&self) -> Option<Instant> {
        if self.in_progress.len() >= DIALS_MAX {
            return None;
        }
        let dialled = self.partners.values().filter(|p| !p.addresses.is_empty());
        dialled.filter_map(|p| p.due).min()
    }

    /// A partner that is due, if there is room for another dial.
    pub(super) fn next(&mut self, now: Instant) -> Option<(PeerKey, Vec<Multiaddr>)> {
        if self.in_progress.len() >= DIALS_MAX {
            return None;
        }
        let is_due = |p: &Partner| !p.addresses.is_empty() && p.due.is_some_and(|due| due <= now);
        let (key, partner) = self.partners.iter_mut().find(|(_, p)| is_due(p))?;
        partner.due = None;
        Some((*key, partner.addresses.clone()))
    }

    /// The dial of a partner has begun.
    pub(super) fn began(&mut self, peer: PeerKey, connection: ConnectionId) {
        self.in_progress.insert(connection, peer);
    }

    /// A dial has ended, one way or the other.
    pub(super) fn ended(&mut self, connection: ConnectionId) {
        self.in_progress.remove(&connection);
    }

    /// There is a connection, so nobody needs to dial.
    pub(super) fn connected(&mut self, peer: PeerKey) {
        if let Some(partner) = self.partners.get_mut(&peer) {
            partner.due = None;
        }
    }

    /// A link opened: the next trouble starts with the shortest back-off.
    pub(super) fn linked(&mut self, peer: PeerKey) {
        if let Some(partner) = self.partners.get_mut(&peer) {
            partner.attempt = 0;
        }
    }

    /// There is no connection, and none is being dialled: dial again later.
    pub(super) fn alone(&mut self, peer: PeerKey, now: Instant, random: u32) {
        if let Some(partner) = self.partners.get_mut(&peer) {
            partner.due = Some(now + backoff::wait(partner.attempt, self.min, self.max, random));
            partner.attempt = partner.attempt.saturating_add(1);
        }
    }

    /// Partners whose dial is in progress.
    #[cfg(test)]
    fn dialling(&self) -> usize {
        self.in_progress.len()
    }
}

/// The first addresses that can be read, up to a bound; the others are logged.
pub(super) fn readable(key: PeerKey, addresses: &[String], most: usize) -> Vec<Multiaddr> {
    let mut seen = BTreeSet::new();
    let mut readable = Vec::new();
    for text in addresses.iter().take(most) {
        match text.parse::<Multiaddr>() {
            Ok(address) if seen.insert(address.clone()) => readable.push(address),
            Ok(_) => {}
            Err(error) => tracing::warn!(
                peer.id = %key, peer.address = %text, error = %error,
                "skipped an address of a partner that is not a multiaddress: {text}"
            ),
        }
    }
    readable
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIN: Duration = Duration::from_secs(1);

    fn key(n: u8) -> PeerKey {
        PeerKey([n; 32])
    }

    fn dials(partners: u8, now: Instant) -> Dials {
        let mut dials = Dials::new(MIN, MIN * 300);
        let address: Multiaddr = "/ip4/192.0.2.1/tcp/1".parse().unwrap();
        dials.set((0..partners).map(|n| (key(n), vec![address.clone()])), now, || u32::MAX);
        dials
    }

    #[test]
    fn new_partners_are_dialled_within_the_shortest_wait_and_few_at_once() {
        let now = Instant::now();
        let mut dials = dials(40, now);
        assert!(dials.next(now).is_none());
        assert_eq!(dials.next_due(), Some(now + MIN));
        let mut n = 0;
        while let Some((peer, _)) = dials.next(now + MIN) {
            dials.began(peer, ConnectionId::new_unchecked(n));
            n += 1;
        }
        assert_eq!((n, dials.dialling()), (DIALS_MAX, DIALS_MAX));
        assert_eq!(dials.next_due(), None);
        dials.ended(ConnectionId::new_unchecked(3));
        assert!(dials.next(now + MIN).is_some());
    }

    #[test]
    fn waits_grow_until_a_link_opens() {
        let now = Instant::now();
        let mut dials = dials(1, now);
        let mut waits = Vec::new();
        for _ in 0..4 {
            dials.alone(key(0), now, u32::MAX);
            waits.push(dials.next_due().unwrap().duration_since(now).as_secs());
        }
        assert_eq!(waits, [1, 2, 4, 8]);
        dials.connected(key(0));
        assert_eq!(dials.next_due(), None);
        dials.linked(key(0));
        dials.alone(key(0), now, u32::MAX);
        assert_eq!(dials.next_due(), Some(now + MIN));
    }

    #[test]
    fn new_addresses_are_tried_at_once_but_only_without_a_connection() {
        let now = Instant::now();
        let mut dials = dials(2, now);
        dials.connected(key(1));
        for _ in 0..9 {
            dials.alone(key(0), now, u32::MAX);
        }
        let other: Multiaddr = "/ip4/192.0.2.2/tcp/1".parse().unwrap();
        dials.set((0..2).map(|n| (key(n), vec![other.clone()])), now, || 0);
        assert_eq!(dials.next(now), Some((key(0), vec![other])));
        assert_eq!(dials.next(now), None);
    }

    #[test]
    fn partners_without_addresses_and_removed_partners_are_not_dialled() {
        let now = Instant::now();
        let mut dials = dials(1, now);
        dials.set([(key(1), Vec::new())].into_iter(), now, || 0);
        assert!(!dials.knows(key(0)) && dials.knows(key(1)));
        dials.alone(key(0), now, 0);
        assert_eq!((dials.next_due(), dials.next(now)), (None, None));
    }

    #[test]
    fn addresses_that_cannot_be_read_are_skipped() {
        let texts = ["/ip4/192.0.2.1/tcp/1", "nonsense", "/dns/a.example/tcp/2"];
        let texts: Vec<String> = texts.iter().map(|t| (*t).to_owned()).collect();
        assert_eq!(readable(key(0), &texts, 8).len(), 2);
        assert_eq!(readable(key(0), &texts, 2).len(), 1);
    }
}
