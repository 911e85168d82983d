//! One simulated agency: the real core over a real store, with the simulation's clock and dice.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use vestigo::desk::officer::Roles;
use vestigo::net::{AckSlot, AckStatus, PeerKey};
use vestigo::registry::Registry;
use vestigo::runtime::Core;
use vestigo::runtime::core::{SYNTHETIC, Settings};
use vestigo::runtime::directory::Directory;
use vestigo::runtime::identity::Identity;
use vestigo::runtime::surroundings::Surroundings;
use vestigo::store::{
    AgreementRecord, AgreementStatus, Officer, OfficerKey, OfficerProfile, OfficerStore as _,
    PartnerRecord, PartnerStanding, SqliteStore, Store as _,
};
use vestigo_protocol::content::CONTENT_VERSION;
use vestigo_protocol::descriptor::{Descriptor, DescriptorDoc, KeyEntry, KeyRole};
use vestigo_protocol::ids::{Country, LeafHash, NodeName};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::log::checkpoint::LogSigner;
use vestigo_protocol::time::Timestamp;
use vestigo_tests::chance::Chance;
use vestigo_tests::flaky::Ailing;
use zeroize::Zeroizing;

use crate::power::{Disk, torn};
use crate::terms::{Pact, byte};

/// The account of the officer of every agency who decides alone.
pub(crate) const OFFICER: u32 = 1000;
/// The account of the one who proposes what two decide.
pub(crate) const FIRST: u32 = 1001;
/// The account of the one who releases it.
pub(crate) const SECOND: u32 = 1002;
/// The officers who have keys, each with its account.
pub(crate) const KEYED: [(u32, u32); 2] = [(2, FIRST), (3, SECOND)];

/// The signing key of an officer: the same everywhere.
pub(crate) fn officer_key(officer: u32) -> SecretKey {
    SecretKey::from_seed(&[100 + byte(u64::from(officer)); 32])
}

/// The country of an agency: XA to XZ, round and round.
pub(crate) fn country(at: usize) -> Country {
    let letter = char::from(b'A' + byte(at as u64 % 26));
    Country::parse(&format!("X{letter}")).expect("two letters")
}

fn seed(at: usize, role: u8) -> [u8; 32] {
    let mut seed = [role; 32];
    seed[..8].copy_from_slice(&(at as u64 + 1).to_be_bytes());
    seed
}

fn found(at: usize) -> Identity {
    let name = NodeName::new(country(at), &format!("agency-{at:03}")).expect("a name");
    let key = |role| SecretKey::from_seed(&seed(at, role));
    let (ed, ml) = (Zeroizing::new(seed(at, 3)), Zeroizing::new(seed(at, 4)));
    let log = LogSigner::new(name.clone(), &ed, &ml).expect("keys");
    let entry = |role, key: &[u8]| KeyEntry {
        role,
        key: key.to_vec(),
        not_before: Timestamp(0),
        not_after: None,
        revoked_at: None,
    };
    let doc = DescriptorDoc {
        node: name.clone(),
        version: 1,
        previous: None,
        root: key(1).public().clone(),
        country: name.country(),
        names: BTreeMap::new(),
        keys: vec![
            entry(KeyRole::Signing, key(2).public().as_bytes()),
            entry(KeyRole::LogEd25519, &log.keys().ed25519),
            entry(KeyRole::LogMlDsa44, &log.keys().ml_dsa_44),
            entry(KeyRole::Transport, key(5).public().as_bytes()),
        ],
        addresses: Vec::new(),
        versions: vec![CONTENT_VERSION],
        marking_practice: None,
        contact: None,
        issued_at: Timestamp(1),
        recoveries: None,
    };
    let descriptor = Descriptor::sign(&doc, &key(1), &key(2), None).expect("a sound descriptor");
    Identity { name, signing: key(2), log, descriptor }
}

/// The identity of an agency: the same in every world, made once.
pub(crate) fn identity(at: usize) -> Arc<Identity> {
    static FOUNDED: OnceLock<Mutex<BTreeMap<usize, Arc<Identity>>>> = OnceLock::new();
    let mut founded = FOUNDED.get_or_init(Mutex::default).lock().expect("nobody panicked");
    Arc::clone(founded.entry(at).or_insert_with(|| Arc::new(found(at))))
}

/// The transport key of an identity.
pub(crate) fn peer_of(identity: &Identity) -> PeerKey {
    PeerKey(identity.transport_key().expect("in force"))
}

/// The simulation's clock and dice.
struct Simulated {
    clock: Arc<AtomicU64>,
    chance: Chance,
}

impl Surroundings for Simulated {
    fn now_ms(&self) -> u64 {
        self.clock.load(Ordering::Relaxed)
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let bits = self.chance.bits().to_be_bytes();
            chunk.copy_from_slice(&bits[..chunk.len()]);
        }
    }
}

/// A word on a message that arrived here, to be carried back.
pub(crate) struct Told {
    /// To whom.
    pub(crate) to: usize,
    /// On which of its messages.
    pub(crate) seq: u64,
    /// On which link.
    pub(crate) session: u32,
    /// The word.
    pub(crate) status: AckStatus,
    /// What we say beside it.
    pub(crate) messages: Vec<Vec<u8>>,
}

/// One agency.
pub(crate) struct Agency {
    /// Its place among the agencies.
    pub(crate) at: usize,
    /// Who it is.
    pub(crate) identity: Arc<Identity>,
    /// The running core; none while it is down.
    pub(crate) core: Option<Core>,
    /// Whose keys its network verifies by.
    pub(crate) directory: Directory,
    /// Reads what is durable.
    pub(crate) reader: SqliteStore,
    /// What is the matter with its register.
    pub(crate) ailing: Ailing,
    /// Until when, in true milliseconds, its last step lasts.
    pub(crate) busy_until: u64,
    /// Its clock minus the true time.
    pub(crate) skew_ms: i64,
    registry: Registry,
    clock: Arc<AtomicU64>,
    path: PathBuf,
    seed: u64,
    lives: u64,
    failures: u64,
    settings: Settings,
    told: Arc<Mutex<Vec<Told>>>,
    kept: Option<Vec<u8>>,
}

/// An empty store, made once: its schema takes longer than a whole conversation.
fn template(dir: &Path) -> &'static [u8] {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let path = dir.join("template.sqlite");
        drop(SqliteStore::open_unsynced(&path).expect("an empty store"));
        std::fs::read(&path).expect("it was closed")
    })
}

impl Agency {
    /// Founds an agency that is joined with its partners and has agreed with them.
    pub(crate) fn found(
        at: usize,
        dir: &Path,
        seed: u64,
        (registry, ailing): (Registry, Ailing),
        partners: &[usize],
        pacts: &[&Pact],
    ) -> Self {
        let path = dir.join(format!("{at}.sqlite"));
        std::fs::write(&path, template(dir)).expect("a place for stores");
        let mut store = SqliteStore::open_unsynced(&path).expect("a store");
        store.begin().expect("alone");
        for partner in partners {
            let theirs = identity(*partner);
            let record = PartnerRecord {
                name: theirs.name.clone(),
                root: *theirs.descriptor.doc().root.as_bytes(),
                transport: peer_of(&theirs).0,
                addresses: Vec::new(),
                expected_descriptor: theirs.descriptor.digest().0,
                descriptor: Some(theirs.descriptor.to_bytes()),
                standing: PartnerStanding::Confirmed,
                since: Timestamp(1),
            };
            store.put_partner(&record).expect("written");
        }
        for pact in pacts {
            let other = pact.parties.into_iter().find(|party| *party != at).expect("two parties");
            let record = AgreementRecord {
                hash: pact.hash,
                partner: identity(other).name.clone(),
                document: pact.bytes(),
                status: AgreementStatus::Accepted,
                proposal: LeafHash([1; 32]),
                acceptance: Some(LeafHash([2; 32])),
                changed_at: Timestamp(1),
            };
            store.put_agreement(&record).expect("written");
        }
        let secret = self::seed(at, 9);
        store.put_officer(&Officer { id: 1, uid: OFFICER, secret }).expect("written");
        for (officer, uid) in KEYED {
            let secret = self::seed(at, 10 + byte(u64::from(officer)));
            store.put_officer(&Officer { id: officer, uid, secret }).expect("written");
            let profile = OfficerProfile {
                officer,
                name: format!("officer-{officer}"),
                roles: Roles::EVERY.bits(),
                suspended: false,
                // Never opened here: the key is held open where it is needed.
                sealed_key: Some(vec![1]),
                since: Timestamp(1),
            };
            store.put_profile(&profile).expect("written");
            let key = officer_key(officer);
            let (thumbprint, public) = (key.public().kid(), *key.public().as_bytes());
            let key = OfficerKey { thumbprint, officer, public, since: Timestamp(1) };
            store.put_officer_key(&key).expect("written");
        }
        store.put_meta(SYNTHETIC, &[1]).expect("written");
        store.commit().expect("written");
        drop(store);
        let settings = Settings {
            release_interval_seconds: 60,
            sampled_share_percent: 3,
            stop_sweeps: true,
            files_per_partner_max: 1 << 30,
            checkpoint_interval_ms: 20_000,
            retention_days: 0,
            calendar: Default::default(),
        };
        Self {
            at,
            identity: identity(at),
            core: None,
            directory: Directory::default(),
            reader: SqliteStore::open_reader(&path).expect("a store"),
            clock: Arc::clone(&ailing.clock),
            ailing,
            busy_until: 0,
            skew_ms: 0,
            registry,
            path,
            seed,
            lives: 0,
            failures: 0,
            settings,
            told: Arc::default(),
            kept: None,
        }
    }

    /// Sets how its core is set from the next start on.
    pub(crate) fn set(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// How long the last step took by its own clock, which it showed when the step began.
    pub(crate) fn spent(&self, shown: u64) -> u64 {
        self.clock.load(Ordering::Relaxed).saturating_sub(shown)
    }

    /// What its disk holds at this moment.
    pub(crate) fn disk(&self) -> Disk {
        Disk::read(&self.path)
    }

    /// The power fails: of what was written since `synced`, each sector may be on the disk or not.
    /// What is left is recovered, as at every start.
    pub(crate) fn lose_power(&mut self, synced: &Disk, chance: &mut Chance) {
        let left = torn(synced, &self.disk(), chance);
        self.stop();
        self.failures += 1;
        let (at, failures) = (self.at, self.failures);
        let path = self.path.with_file_name(format!("{at}-{failures}.sqlite"));
        left.write(&path);
        // The key of the contents is a file of its own, written once.
        let _none_yet =
            std::fs::rename(self.path.with_extension("key"), path.with_extension("key"));
        drop(SqliteStore::open_unsynced(&path).expect("what is left can be recovered"));
        self.reader = SqliteStore::open_reader(&path).expect("a store");
        Disk::remove(&self.path);
        self.path = path;
    }

    /// Sets its clock by the true time and gives what it shows.
    pub(crate) fn set_clock(&self, true_ms: u64) -> u64 {
        let shown = true_ms.saturating_add_signed(self.skew_ms);
        self.clock.store(shown, Ordering::Relaxed);
        shown
    }

    /// Starts the core over what is durable.
    pub(crate) fn start(&mut self) {
        self.lives += 1;
        let chance = Chance::new(self.seed ^ (self.at as u64) << 40 ^ self.lives << 56);
        let surroundings = Box::new(Simulated { clock: Arc::clone(&self.clock), chance });
        let store = SqliteStore::open_unsynced(&self.path).expect("a store");
        let registry = self.registry.sibling().expect("in memory");
        let core = Core::open_in(
            surroundings,
            Arc::clone(&self.identity),
            self.settings.clone(),
            Box::new(store),
            registry,
            self.directory.clone(),
        );
        self.core = Some(core.expect("what is durable can be read"));
    }

    /// Ends the core at once: what was not committed, and what was not released, is lost.
    pub(crate) fn stop(&mut self) {
        self.core = None;
        self.take_told();
    }

    /// A slot for the word on a message of `from`.
    pub(crate) fn slot(&self, from: usize, seq: u64, session: u32) -> AckSlot {
        let told = Arc::clone(&self.told);
        AckSlot::telling(seq, move |status, messages| {
            let told = &mut told.lock().expect("nobody panicked");
            told.push(Told { to: from, seq, session, status, messages });
        })
    }

    /// The words since the last time.
    pub(crate) fn take_told(&self) -> Vec<Told> {
        std::mem::take(&mut *self.told.lock().expect("nobody panicked"))
    }

    /// Puts back what was durable when this was last called: for those who break things.
    pub(crate) fn forget(&mut self) {
        let now = std::fs::read(&self.path).expect("a store");
        if let Some(before) = self.kept.replace(now) {
            std::fs::write(&self.path, before).expect("a place for stores");
            self.reader = SqliteStore::open_reader(&self.path).expect("a store");
        }
    }

    /// Reads over a new connection: what the old one had cached is gone.
    pub(crate) fn reopen_reader(&mut self) {
        self.reader = SqliteStore::open_reader(&self.path).expect("a store");
    }

    /// Another connection that writes, for those who break things.
    pub(crate) fn tamper(&self) -> SqliteStore {
        SqliteStore::open_unsynced(&self.path).expect("a store")
    }
}
