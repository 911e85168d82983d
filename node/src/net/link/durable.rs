//! Up to which sequence number a partner's messages are durable here.

use std::{
    collections::BTreeSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Numbers kept that are durable beyond a gap; more than any window.
const AHEAD_MAX: usize = 4_096;

/// The mark of one partner. It outlives the partner's links.
#[derive(Debug)]
pub(in crate::net) struct Durable(Mutex<Mark>);

#[derive(Debug)]
struct Mark {
    up_to: u64,
    /// Durable, but a smaller number is not.
    ahead: BTreeSet<u64>,
}

impl Durable {
    pub(in crate::net) fn new(up_to: u64) -> Self {
        Self(Mutex::new(Mark { up_to, ahead: BTreeSet::new() }))
    }

    fn mark(&self) -> MutexGuard<'_, Mark> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every number up to this one is durable.
    pub(in crate::net) fn up_to(&self) -> u64 {
        self.mark().up_to
    }

    /// The store says that everything up to `up_to` is durable. A mark never goes back: a repeat
    /// costs a message, a gap would lose one.
    pub(in crate::net) fn at_least(&self, up_to: u64) {
        let mut mark = self.mark();
        if up_to > mark.up_to {
            mark.up_to = up_to;
            mark.ahead = mark.ahead.split_off(&up_to.saturating_add(1));
            mark.close_gap();
        }
    }

    /// This one number is durable.
    pub(in crate::net) fn done(&self, seq: u64) {
        let mut mark = self.mark();
        if seq > mark.up_to {
            mark.ahead.insert(seq);
            mark.close_gap();
            if mark.ahead.len() > AHEAD_MAX {
                mark.ahead.pop_last();
            }
        }
    }
}

impl Mark {
    fn close_gap(&mut self) {
        while let Some(next) = self.up_to.checked_add(1).filter(|next| self.ahead.remove(next)) {
            self.up_to = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stops_at_a_gap_and_jumps_when_it_closes() {
        let durable = Durable::new(10);
        for seq in [9, 11, 13, 14] {
            durable.done(seq);
        }
        assert_eq!(durable.up_to(), 11);
        durable.done(12);
        assert_eq!(durable.up_to(), 14);
        durable.done(17);
        durable.at_least(16);
        assert_eq!(durable.up_to(), 17);
        durable.at_least(3);
        assert_eq!(durable.up_to(), 17);
    }

    #[test]
    fn the_numbers_kept_are_bounded() {
        let durable = Durable::new(0);
        for seq in 2..20_000 {
            durable.done(seq);
        }
        assert_eq!(durable.mark().ahead.len(), AHEAD_MAX);
        durable.done(1);
        assert_eq!(durable.up_to(), AHEAD_MAX as u64 + 1);
        durable.done(u64::MAX);
        durable.at_least(u64::MAX);
        assert_eq!(durable.up_to(), u64::MAX);
    }
}
