//! The simulated network: sessions of links, what they lose, delay, double and reorder, and who
//! does not hear whom.

use std::collections::{BTreeMap, BTreeSet};

use vestigo_tests::chance::Chance;

/// What the network does while the storm lasts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Messages lost, in per cent.
    pub(crate) loss: u64,
    /// Messages that arrive twice, in per cent.
    pub(crate) doubled: u64,
    /// Longest delay in milliseconds. Each message has its own, so that they overtake each other.
    pub(crate) delay_ms: u64,
}

impl Plan {
    /// Draws one.
    pub(crate) fn draw(chance: &mut Chance) -> Self {
        Self {
            loss: [0, 5, 20, 40][index(chance, 4)],
            doubled: [0, 2, 10][index(chance, 3)],
            delay_ms: [50, 2000, 60_000][index(chance, 3)],
        }
    }
}

/// A place in a list of `length`.
pub(crate) fn index(chance: &mut Chance, length: usize) -> usize {
    usize::try_from(chance.below(length as u64)).expect("small")
}

#[derive(Default)]
struct Link {
    up: bool,
    session: u32,
    /// True while something keeps the two apart.
    parted: bool,
}

/// The network.
pub(crate) struct Network {
    plan: Plan,
    links: BTreeMap<(usize, usize), Link>,
    /// Directions in which nothing is heard.
    deaf: BTreeSet<(usize, usize)>,
}

fn pair(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

impl Network {
    /// No link is up yet.
    pub(crate) fn new(pairs: &[(usize, usize)], plan: Plan) -> Self {
        let links = pairs.iter().map(|(a, b)| (pair(*a, *b), Link::default())).collect();
        Self { plan, links, deaf: BTreeSet::new() }
    }

    /// Who is linked with whom.
    pub(crate) fn pairs(&self) -> Vec<(usize, usize)> {
        self.links.keys().copied().collect()
    }

    /// The partners of one.
    pub(crate) fn partners(&self, at: usize) -> Vec<usize> {
        let of = |&(a, b): &(usize, usize)| {
            if a == at { Some(b) } else { (b == at).then_some(a) }
        };
        self.links.keys().filter_map(of).collect()
    }

    /// The number of the present session.
    pub(crate) fn session(&self, a: usize, b: usize) -> u32 {
        self.links.get(&pair(a, b)).map_or(0, |link| link.session)
    }

    /// Whether a session lasts.
    pub(crate) fn is_up(&self, a: usize, b: usize, session: u32) -> bool {
        self.links.get(&pair(a, b)).is_some_and(|link| link.up && link.session == session)
    }

    /// Begins a session. False: there is one, or something keeps the two apart.
    pub(crate) fn up(&mut self, a: usize, b: usize) -> bool {
        let Some(link) = self.links.get_mut(&pair(a, b)) else { return false };
        if link.up || link.parted {
            return false;
        }
        link.up = true;
        link.session += 1;
        true
    }

    /// Ends a session. False: there was none.
    pub(crate) fn down(&mut self, a: usize, b: usize) -> bool {
        self.links.get_mut(&pair(a, b)).is_some_and(|link| std::mem::take(&mut link.up))
    }

    /// Keeps two apart, or lets them meet again.
    pub(crate) fn part(&mut self, a: usize, b: usize, parted: bool) {
        if let Some(link) = self.links.get_mut(&pair(a, b)) {
            link.parted = parted;
        }
    }

    /// From now on `to` does not hear `from`.
    pub(crate) fn deafen(&mut self, from: usize, to: usize) {
        self.deaf.insert((from, to));
    }

    /// `to` hears `from` again.
    pub(crate) fn hear(&mut self, from: usize, to: usize) {
        self.deaf.remove(&(from, to));
    }

    /// How long a message takes; none if it is lost.
    pub(crate) fn carry(
        &self,
        from: usize,
        to: usize,
        session: u32,
        storm: bool,
        chance: &mut Chance,
    ) -> Option<u64> {
        if !self.is_up(from, to, session) || self.deaf.contains(&(from, to)) {
            return None;
        }
        if !storm {
            return Some(5);
        }
        let lost = chance.below(100) < self.plan.loss;
        let ms = 1 + chance.below(self.plan.delay_ms);
        (!lost).then_some(ms)
    }

    /// Whether a message is doubled.
    pub(crate) fn doubles(&self, storm: bool, chance: &mut Chance) -> bool {
        storm && chance.below(100) < self.plan.doubled
    }

    /// Takes away what keeps anybody from anybody, and gives the links that are up.
    pub(crate) fn heal(&mut self) -> Vec<(usize, usize)> {
        self.deaf.clear();
        for link in self.links.values_mut() {
            link.parted = false;
        }
        self.links.iter().filter(|(_, link)| link.up).map(|(pair, _)| *pair).collect()
    }
}
