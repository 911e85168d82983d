//! A bounded cache of full tiles that were checked against the tile above them.

use std::collections::BTreeMap;
use std::sync::Arc;

use vestigo_protocol::ids::Digest;

/// Tiles kept: 64 of 8 KiB are half a megabyte, and hold the path of any proof many times over.
const TILES_MAX: usize = 64;

/// Full tiles by level and index, the longest unused making room.
#[derive(Debug, Default)]
pub(super) struct TileCache {
    tiles: BTreeMap<(u8, u64), Cached>,
    uses: u64,
}

#[derive(Debug)]
struct Cached {
    last_use: u64,
    hashes: Arc<[Digest]>,
}

impl TileCache {
    /// A tile, which counts as its use.
    pub(super) fn get(&mut self, level: u8, index: u64) -> Option<Arc<[Digest]>> {
        self.uses += 1;
        let cached = self.tiles.get_mut(&(level, index))?;
        cached.last_use = self.uses;
        Some(Arc::clone(&cached.hashes))
    }

    /// Keeps a tile and returns it.
    pub(super) fn insert(&mut self, level: u8, index: u64, hashes: Arc<[Digest]>) -> Arc<[Digest]> {
        if self.tiles.len() >= TILES_MAX {
            let oldest = self.tiles.iter().min_by_key(|(_, cached)| cached.last_use);
            if let Some(place) = oldest.map(|(place, _)| *place) {
                self.tiles.remove(&place);
            }
        }
        self.uses += 1;
        let cached = Cached { last_use: self.uses, hashes: Arc::clone(&hashes) };
        self.tiles.insert((level, index), cached);
        hashes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unused_tile_makes_room() {
        let mut cache = TileCache::default();
        for index in 0..64 {
            cache.insert(0, index, Arc::from([Digest([1; 32])]));
        }
        assert!(cache.get(0, 0).is_some());
        cache.insert(1, 0, Arc::from([Digest([2; 32])]));
        assert!(cache.get(0, 0).is_some());
        assert!(cache.get(0, 1).is_none());
        assert_eq!(cache.tiles.len(), TILES_MAX);
    }
}
