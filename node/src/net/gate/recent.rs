//! A map that forgets what was used longest ago.

use std::collections::BTreeMap;

/// At most `most` entries. Every use costs two steps in a tree, whatever is forgotten.
pub(super) struct Recent<K, V> {
    most: usize,
    clock: u64,
    entries: BTreeMap<K, (u64, V)>,
    by_use: BTreeMap<u64, K>,
}

impl<K: Ord + Copy, V> Recent<K, V> {
    pub(super) fn new(most: usize) -> Self {
        Self { most, clock: 0, entries: BTreeMap::new(), by_use: BTreeMap::new() }
    }

    /// The entry, made if it is not there. Counts as a use.
    pub(super) fn get_or_insert_with(&mut self, key: K, fresh: impl FnOnce() -> V) -> &mut V {
        if !self.entries.contains_key(&key)
            && self.entries.len() >= self.most
            && let Some((_, oldest)) = self.by_use.pop_first()
        {
            self.entries.remove(&oldest);
        }
        self.clock += 1;
        let now = self.clock;
        let (used, value) = self.entries.entry(key).or_insert_with(|| (now, fresh()));
        self.by_use.remove(used);
        *used = now;
        self.by_use.insert(now, key);
        value
    }

    /// The entry if it is there. Counts as a use.
    pub(super) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.clock += 1;
        let (used, value) = self.entries.get_mut(key)?;
        self.by_use.remove(used);
        *used = self.clock;
        self.by_use.insert(*used, *key);
        Some(value)
    }

    /// The entry if it is there, without counting as a use.
    pub(super) fn peek_mut(&mut self, key: &K) -> Option<&mut V> {
        self.entries.get_mut(key).map(|(_, value)| value)
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        assert_eq!(self.entries.len(), self.by_use.len());
        self.entries.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_recently_used_goes_first() {
        let mut recent = Recent::new(2);
        recent.get_or_insert_with(1, || 'a');
        recent.get_or_insert_with(2, || 'b');
        assert!(recent.get_mut(&1).is_some());
        recent.get_or_insert_with(3, || 'c');
        assert_eq!(recent.peek_mut(&2), None);
        assert_eq!(recent.peek_mut(&1), Some(&mut 'a'));
        assert_eq!(recent.len(), 2);
        assert_eq!(*recent.get_or_insert_with(3, || 'd'), 'c');
    }
}
