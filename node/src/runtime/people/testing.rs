//! A core whose clock stands until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest as _, Sha256};
use vestigo_protocol::time::Timestamp;

use crate::desk::officer::{OfficerName, Role, Roles};
use crate::registry::{Registry, RegistrySource};
use crate::runtime::core::{Core, SYNTHETIC, Settings};
use crate::runtime::directory::Directory;
use crate::runtime::examples::identity;
use crate::runtime::surroundings::Surroundings;
use crate::scratch::Scratch;
use crate::store::{Officer, SqliteStore, Store as _};

/// When tests begin.
pub(crate) const START: Timestamp = Timestamp(1_800_000_000);

/// A clock that is set by hand, and randomness that repeats.
#[derive(Clone)]
pub(crate) struct Clock {
    now: Arc<AtomicU64>,
    drawn: Arc<AtomicU64>,
}

impl Default for Clock {
    fn default() -> Self {
        Self { now: Arc::new(AtomicU64::new(START.0)), drawn: Arc::default() }
    }
}

impl Clock {
    pub(crate) fn pass(&self, seconds: u64) {
        self.now.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp(self.now.load(Ordering::SeqCst))
    }
}

impl Surroundings for Clock {
    fn now_ms(&self) -> u64 {
        self.now().0 * 1000
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(32) {
            let drawn = self.drawn.fetch_add(1, Ordering::SeqCst);
            let digest = Sha256::digest(drawn.to_le_bytes());
            part.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        }
    }
}

/// A core over the store in `scratch`, as it is.
pub(crate) fn open(scratch: &Scratch, clock: &Clock) -> Core {
    let settings = Settings {
        release_interval_seconds: 60,
        sampled_share_percent: 0,
        stop_sweeps: true,
        files_per_partner_max: 1 << 30,
        checkpoint_interval_ms: 0,
        retention_days: 0,
        calendar: Default::default(),
    };
    let store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
    let registry = Registry::open(&RegistrySource::Memory, [1; 16]).unwrap();
    let directory = Directory::default();
    let surroundings = Box::new(clock.clone());
    let identity = Arc::new(identity());
    Core::open_in(surroundings, identity, settings, Box::new(store), registry, directory).unwrap()
}

/// Founds the store: `root`, uid 7, administrates alone.
pub(crate) fn found(scratch: &Scratch, synthetic: bool) {
    let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
    store.put_officer(&Officer { id: 1, uid: 7, secret: [9; 32] }).unwrap();
    if synthetic {
        store.put_meta(SYNTHETIC, b"1").unwrap();
    }
}

/// Adds an officer of account 7.
pub(crate) fn add(core: &mut Core, name: &str, roles: &[Role]) -> Officer {
    let roles: Roles = roles.iter().copied().collect();
    core.add_officer(&OfficerName::parse(name).unwrap(), 7, roles).unwrap()
}
