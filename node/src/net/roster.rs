//! Which link of a partner counts, when there are two.
//!
//! Two nodes that dial each other at the same time get two connections. Both sides must keep the
//! same one without talking about it: that of the dialler with the lower peer id. A link that
//! opens long after the other one, or from the same dialler, was not dialled simultaneously: its
//! dialler has lost the older link, which then only looks alive.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use libp2p::swarm::ConnectionId;

use super::peer::PeerKey;

/// The current link of each partner.
#[derive(Debug)]
pub(super) struct Roster {
    own: PeerKey,
    simultaneous: Duration,
    current: BTreeMap<PeerKey, Current>,
}

#[derive(Debug, Clone, Copy)]
struct Current {
    connection: ConnectionId,
    dialler: PeerKey,
    since: Instant,
}

/// What a newly opened link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The only one.
    First,
    /// It counts from now on, and this one does not.
    Replaces(ConnectionId),
    /// The one before still counts.
    Superfluous,
}

impl Roster {
    pub(super) fn new(own: PeerKey, simultaneous: Duration) -> Self {
        Self { own, simultaneous, current: BTreeMap::new() }
    }

    /// A link opened; `dialled` if this side dialled its connection.
    pub(super) fn opened(
        &mut self,
        peer: PeerKey,
        connection: ConnectionId,
        dialled: bool,
        now: Instant,
    ) -> Verdict {
        let dialler = if dialled { self.own } else { peer };
        let new = Current { connection, dialler, since: now };
        let Some(old) = self.current.get_mut(&peer) else {
            self.current.insert(peer, new);
            return Verdict::First;
        };
        let simultaneous = now.saturating_duration_since(old.since) < self.simultaneous;
        if dialler > old.dialler && simultaneous {
            return Verdict::Superfluous;
        }
        let replaced = old.connection;
        *old = new;
        Verdict::Replaces(replaced)
    }

    /// A connection closed. True if it carried the partner's current link.
    pub(super) fn closed(&mut self, peer: PeerKey, connection: ConnectionId) -> bool {
        let was_current = self.connection(peer) == Some(connection);
        if was_current {
            self.current.remove(&peer);
        }
        was_current
    }

    /// The connection of the partner's current link.
    pub(super) fn connection(&self, peer: PeerKey) -> Option<ConnectionId> {
        self.current.get(&peer).map(|current| current.connection)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOW: PeerKey = PeerKey([1; 32]);
    const HIGH: PeerKey = PeerKey([2; 32]);

    fn connection(n: usize) -> ConnectionId {
        ConnectionId::new_unchecked(n)
    }

    #[test]
    fn both_sides_keep_the_connection_of_the_lower_peer_id_in_any_order() {
        let now = Instant::now();
        for (own, other) in [(LOW, HIGH), (HIGH, LOW)] {
            let by_low = own == LOW;
            let mut roster = Roster::new(own, Duration::from_secs(10));
            assert_eq!(roster.opened(other, connection(1), by_low, now), Verdict::First);
            let second = roster.opened(other, connection(2), !by_low, now);
            assert_eq!(second, Verdict::Superfluous);

            let mut roster = Roster::new(own, Duration::from_secs(10));
            assert_eq!(roster.opened(other, connection(2), !by_low, now), Verdict::First);
            let second = roster.opened(other, connection(1), by_low, now);
            assert_eq!(second, Verdict::Replaces(connection(2)));
            assert_eq!(roster.connection(other), Some(connection(1)));
        }
    }

    #[test]
    fn a_partner_that_comes_back_replaces_its_dead_link() {
        let now = Instant::now();
        let mut roster = Roster::new(LOW, Duration::from_secs(10));
        roster.opened(HIGH, connection(1), true, now);
        let later = now + Duration::from_secs(11);
        let back = roster.opened(HIGH, connection(2), false, later);
        assert_eq!(back, Verdict::Replaces(connection(1)));
        let again = roster.opened(HIGH, connection(3), false, later);
        assert_eq!(again, Verdict::Replaces(connection(2)), "the same dialler, at once");
    }

    #[test]
    fn only_the_current_link_takes_the_partner_down() {
        let now = Instant::now();
        let mut roster = Roster::new(LOW, Duration::from_secs(10));
        roster.opened(HIGH, connection(1), true, now);
        roster.opened(HIGH, connection(2), false, now);
        assert!(!roster.closed(HIGH, connection(2)));
        assert!(roster.closed(HIGH, connection(1)));
        assert!(!roster.closed(HIGH, connection(1)));
        assert_eq!(roster.connection(HIGH), None);
    }
}
