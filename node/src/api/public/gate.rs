//! Who may connect, and how often one may ask.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Connections at a time: at some 40 kB each 10 MB.
const CONNECTIONS_MAX: usize = 256;

/// Connections of one address at a time; a proxy has them all.
const CONNECTIONS_EACH: usize = 8;

/// Requests of one address per second, and the burst: an observer that catches up with a million
/// entries asks 4,000 times at 256 each.
const PER_SECOND: u32 = 100;
/// See [`PER_SECOND`].
const BURST: u32 = 400;

/// Addresses remembered, at about 60 bytes each. A forgotten one starts with a full burst.
const ADDRESSES_MAX: usize = 4_096;

/// Counts connections and requests by address; of IPv6 by /64, which is what one line has.
#[derive(Debug)]
pub(super) struct Gate {
    proxy: Option<IpAddr>,
    connected: Arc<Mutex<Connected>>,
    asked: Mutex<BTreeMap<IpAddr, Bucket>>,
}

#[derive(Debug, Default)]
struct Connected {
    all: usize,
    each: BTreeMap<IpAddr, usize>,
}

/// Requests that may still be made, as of one moment.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    at: Instant,
}

/// One connection; dropping it makes room.
#[derive(Debug)]
pub(super) struct Place {
    connected: Arc<Mutex<Connected>>,
    address: IpAddr,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut connected = self.connected.lock().unwrap_or_else(PoisonError::into_inner);
        connected.all = connected.all.saturating_sub(1);
        if let Some(count) = connected.each.get_mut(&self.address) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                connected.each.remove(&self.address);
            }
        }
    }
}

impl Gate {
    pub(super) fn new(proxy: Option<IpAddr>) -> Self {
        Self { proxy, connected: Arc::default(), asked: Mutex::default() }
    }

    /// A place for a connection, unless it is of somebody else than the proxy, or there are too many.
    pub(super) fn admit(&self, peer: IpAddr) -> Option<Place> {
        if self.proxy.is_some_and(|proxy| proxy != peer.to_canonical()) {
            return None;
        }
        let address = line_of(peer);
        let mut connected = self.connected.lock().unwrap_or_else(PoisonError::into_inner);
        let of_address = connected.each.get(&address).copied().unwrap_or(0);
        let most = if self.proxy.is_some() { CONNECTIONS_MAX } else { CONNECTIONS_EACH };
        if connected.all >= CONNECTIONS_MAX || of_address >= most {
            return None;
        }
        connected.all += 1;
        connected.each.insert(address, of_address + 1);
        Some(Place { connected: Arc::clone(&self.connected), address })
    }

    /// Who asks: the other end, or whom the proxy names.
    pub(super) fn asker(&self, peer: IpAddr, forwarded: Option<IpAddr>) -> IpAddr {
        line_of(forwarded.filter(|_| self.proxy.is_some()).unwrap_or(peer))
    }

    /// Counts a request, and says whether it is one too many.
    pub(super) fn may_ask(&self, asker: IpAddr, now: Instant) -> bool {
        let full = f64::from(BURST);
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= ADDRESSES_MAX && !asked.contains_key(&asker) {
            // Whoever has been quiet long enough for a full burst needs no memory.
            let quiet = Duration::from_secs(u64::from(BURST / PER_SECOND));
            asked.retain(|_, bucket| now.saturating_duration_since(bucket.at) < quiet);
            if asked.len() >= ADDRESSES_MAX {
                asked.pop_first();
            }
        }
        let bucket = asked.entry(asker).or_insert(Bucket { left: full, at: now });
        let gained = now.saturating_duration_since(bucket.at).as_secs_f64() * f64::from(PER_SECOND);
        *bucket = Bucket { left: (bucket.left + gained).min(full), at: now };
        let may = bucket.left >= 1.0;
        if may {
            bucket.left -= 1.0;
        }
        may
    }
}

/// The line that an address is on.
fn line_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_has_few_connections_and_all_have_a_bound() {
        let gate = Gate::new(None);
        let mut places: Vec<Place> = (0..CONNECTIONS_EACH)
            .map(|n| gate.admit(ip(&format!("2001:db8::{n}"))).unwrap())
            .collect();
        assert!(gate.admit(ip("2001:db8::ffff")).is_none(), "one line, one count");
        places.pop();
        assert!(gate.admit(ip("2001:db8::ffff")).is_some());
        drop(places);
        let many: Vec<_> = (0..CONNECTIONS_MAX)
            .map(|n| gate.admit(ip(&format!("10.0.{}.{}", n / 8, n % 8))).unwrap())
            .collect();
        assert!(gate.admit(ip("10.1.0.0")).is_none());
        drop(many);
        assert!(gate.admit(ip("10.1.0.0")).is_some());
        assert!(gate.connected.lock().unwrap().each.is_empty());
    }

    #[test]
    fn behind_a_proxy_nobody_else_connects_and_its_word_says_who_asks() {
        let gate = Gate::new(Some(ip("10.0.0.5")));
        assert!(gate.admit(ip("10.0.0.6")).is_none());
        let places: Vec<_> = (0..20).map(|_| gate.admit(ip("::ffff:10.0.0.5"))).collect();
        assert!(places.iter().all(Option::is_some));
        assert_eq!(gate.asker(ip("10.0.0.5"), Some(ip("192.0.2.1"))), ip("192.0.2.1"));
        let open = Gate::new(None);
        assert_eq!(open.asker(ip("10.0.0.5"), Some(ip("192.0.2.1"))), ip("10.0.0.5"));
    }

    #[test]
    fn the_burst_passes_and_then_the_rate() {
        let gate = Gate::new(None);
        let start = Instant::now();
        let passed = (0..BURST + 50).filter(|_| gate.may_ask(ip("10.0.0.1"), start)).count();
        assert_eq!(passed, BURST as usize);
        assert!(gate.may_ask(ip("10.0.0.2"), start), "others are not counted with it");
        let later = start + Duration::from_millis(500);
        let passed = (0..BURST).filter(|_| gate.may_ask(ip("10.0.0.1"), later)).count();
        assert_eq!(passed, PER_SECOND as usize / 2);
    }

    #[test]
    fn what_is_remembered_of_addresses_is_bounded() {
        let gate = Gate::new(None);
        let start = Instant::now();
        for n in 0..ADDRESSES_MAX + 100 {
            let [_, _, a, b] = u32::try_from(n).unwrap().to_be_bytes();
            assert!(gate.may_ask(ip(&format!("10.9.{a}.{b}")), start));
        }
        assert!(gate.asked.lock().unwrap().len() <= ADDRESSES_MAX);
    }
}
