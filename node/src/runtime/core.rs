//! The core: one thread, one transaction per batch, effects after the commit.

mod effect;
mod handle;
#[cfg(test)]
mod tests;

pub use effect::{Effect, Release};
pub use handle::{Handle, Rejections};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tokio::sync::{broadcast, mpsc, oneshot, watch};
use vestigo_protocol::agreement::Agreement;
use vestigo_protocol::descriptor::Descriptor;
use vestigo_protocol::header::Header;
use vestigo_protocol::ids::{AgreementHash, Digest, ExchangeId, LeafHash, NodeName};
use vestigo_protocol::log::checkpoint::SignedCheckpoint;
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::message::Content;
use vestigo_protocol::time::Timestamp;

use super::admin::AdminLog;
use super::directory::{Arrived, Directory, Known};
use super::error::Denied;
use super::fairness::FairUse;
use super::identity::Identity;
use super::people::{People, index_admin_log};
use super::recovering::Recovering;
use super::retaining::Retaining;
use super::staff::Staff;
use super::surroundings::{Machine, Surroundings, seconds};
use super::witnessing::Witness;
use crate::desk::calendar::Calendar;
use crate::desk::officer::Acting;
use crate::net::{AckSlot, AckStatus, Peer, PeerKey};
use crate::registry::Registry;
use crate::store::{
    AgreementRecord, AgreementStatus, HeldFiles, Mark, Officer, PartnerRecord, PartnerStanding,
    Series, Store, StoreError, StoreResult,
};

/// Inputs that may wait for the core. A full queue stops the reading of links, which is how
/// pressure reaches partners.
pub const INPUTS: usize = 1024;

/// Inputs that one transaction takes. At 4 to 6 writes each, a commit stays below some
/// milliseconds of work beside its fsync.
pub const BATCH_MAX: usize = 256;

/// Changes of traces that a follower may lag behind; one that lags more reads the trace again.
pub const CHANGES: usize = 4096;

/// A trace of ours changed, and the change is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceChange {
    /// Its id.
    pub trace: ExchangeId,
    /// Its version from now on.
    pub version: u64,
    /// Whether each of its hops has ended.
    pub ended: bool,
}

/// What the core is told.
pub enum Input {
    /// A verified message of a partner; `ack` is its slot, none if it came inside an
    /// acknowledgement.
    Arrived {
        /// The partner.
        known: Arc<Known>,
        /// The message.
        arrived: Arrived,
        /// Where to acknowledge it.
        ack: Option<AckSlot>,
    },
    /// The link's word on a message of ours.
    Acked {
        /// The partner.
        peer: PeerKey,
        /// Which.
        seq: u64,
        /// What became of it.
        status: AckStatus,
    },
    /// Messages can flow.
    LinkUp {
        /// The partner.
        peer: PeerKey,
    },
    /// The partner's link is gone.
    LinkDown {
        /// The partner.
        peer: PeerKey,
    },
    /// A use case, or a task's bookkeeping.
    Command(Box<dyn FnOnce(&mut Core) + Send>),
    /// Time passes.
    Tick,
    /// Stop after what is queued.
    Stop,
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Arrived { .. } => "Arrived",
            Self::Acked { .. } => "Acked",
            Self::LinkUp { .. } => "LinkUp",
            Self::LinkDown { .. } => "LinkDown",
            Self::Command(_) => "Command",
            Self::Tick => "Tick",
            Self::Stop => "Stop",
        })
    }
}

/// How the core is set.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Automatic answers leave at the next multiple of this; 0: at once.
    pub release_interval_seconds: u64,
    /// Share of automatic answers that goes to an officer.
    pub sampled_share_percent: u8,
    /// Whether a sweep ends a partner's look-ups of the day.
    pub stop_sweeps: bool,
    /// Bytes of a partner's files that are kept, or will be, at most.
    pub files_per_partner_max: u64,
    /// Shortest time between two checkpoints.
    pub checkpoint_interval_ms: u64,
    /// Days after which contents are destroyed, whatever agreements allow; 0: as they say.
    pub retention_days: u64,
    /// The working days of our State.
    pub calendar: Calendar,
}

/// A partner as the core holds it.
#[derive(Debug)]
pub(crate) struct Partner {
    pub(crate) record: PartnerRecord,
    pub(crate) descriptor: Option<Descriptor>,
    pub(crate) linked: bool,
    /// Size of our checkpoint that went out last on this link.
    pub(crate) checkpoint_sent: u64,
    pub(crate) last_seen: Option<Timestamp>,
    /// When its log was last proved to have only grown.
    pub(crate) log_verified: Option<Timestamp>,
}

/// Counts of what was refused, for the status screen and for tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// Addressed to somebody else.
    pub not_for_me: u64,
    /// Same id, other bytes.
    pub conflicts: u64,
    /// Too far in the future.
    pub parked: u64,
    /// Replies that name no entry of ours in their exchange.
    pub unrelated: u64,
    /// Repeats that were answered from the store.
    pub repeats: u64,
    /// More statements than an exchange may have.
    pub over_limit: u64,
}

/// The one owner of the node's state.
pub struct Core {
    surroundings: Box<dyn Surroundings>,
    pub(crate) identity: Arc<Identity>,
    pub(crate) settings: Settings,
    pub(crate) store: Box<dyn Store>,
    pub(crate) registry: Registry,
    pub(crate) directory: Directory,
    pub(crate) frontier: Frontier,
    pub(crate) partners: BTreeMap<NodeName, Partner>,
    pub(crate) by_key: BTreeMap<PeerKey, NodeName>,
    pub(crate) agreements: BTreeMap<AgreementHash, (Agreement, AgreementRecord)>,
    /// Those that were accepted, by partner: what a question of it is looked up in.
    pub(super) accepted: BTreeMap<NodeName, BTreeSet<AgreementHash>>,
    pub(crate) officers: Vec<Officer>,
    pub(crate) staff: Staff,
    pub(super) people: People,
    /// What we cosign, and who cosigns us.
    pub witness: Witness,
    pub(crate) series: BTreeMap<NodeName, Series>,
    pub(crate) dirty_series: BTreeSet<NodeName>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) note: Option<(u64, String)>,
    pub(crate) signed_at_ms: u64,
    pub(crate) calendar_at: Timestamp,
    /// When batches are looked at next, in milliseconds since 1970.
    pub(crate) batches_at_ms: u64,
    pub(crate) sampling_secret: [u8; 32],
    pub(crate) synthetic: bool,
    pub(super) fair: FairUse,
    pub(crate) recovery: Recovering,
    pub(super) retaining: Retaining,
    pub(super) admin: AdminLog,
    /// What is kept of each partner's files.
    pub(super) held: BTreeMap<NodeName, HeldFiles>,
    /// Up to when agreements were seen to come into force.
    pub(super) agreements_seen_at: Timestamp,
    pub(crate) refused: Refused,
    /// Certificates of destruction that the witnesses have not signed; none: to be counted again.
    pub(crate) unsigned_certificates: Option<u64>,
    pub(crate) appended: u64,
    /// Messages that were read for the present input, opened: one page reads some of them ten times.
    pub(super) opened: BTreeMap<LeafHash, (Header, Content)>,
    pub(crate) failure: Option<StoreError>,
    /// Traces that the batch changed.
    pub(crate) changes: Vec<TraceChange>,
    changed: broadcast::Sender<TraceChange>,
    /// Durable entries of the log.
    grown: watch::Sender<u64>,
    stopping: bool,
}

impl std::fmt::Debug for Core {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Core({})", self.identity.name)
    }
}

/// Name of the stored frontier of the log's tree.
const FRONTIER: &str = "log-frontier";
/// Name of the stored secret of the sampled share.
const SAMPLING: &str = "sampling-secret";
/// Name of the mark of a node whose records are invented.
pub const SYNTHETIC: &str = "synthetic";

impl Core {
    /// Reads what is durable.
    ///
    /// # Errors
    /// The store cannot be read, or its log contradicts its last signed checkpoint.
    pub fn open(
        identity: Arc<Identity>,
        settings: Settings,
        store: Box<dyn Store>,
        registry: Registry,
        directory: Directory,
    ) -> StoreResult<Self> {
        Self::open_in(Box::new(Machine), identity, settings, store, registry, directory)
    }

    /// [`Self::open`] with a time and a randomness of the caller's.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_in(
        mut surroundings: Box<dyn Surroundings>,
        identity: Arc<Identity>,
        settings: Settings,
        mut store: Box<dyn Store>,
        registry: Registry,
        directory: Directory,
    ) -> StoreResult<Self> {
        let size = store.log_size()?;
        let frontier = match store.meta(FRONTIER)? {
            Some(bytes) => Frontier::from_bytes(&bytes).map_err(|_| StoreError::Unreadable {
                what: "frontier",
                key: "of the log".to_owned(),
            })?,
            None => Frontier::new(),
        };
        if frontier.size() != size {
            let key = format!("of the log ({} of {size} entries)", frontier.size());
            return Err(StoreError::Corrupt { what: "frontier", key });
        }
        let note = store.checkpoint()?;
        if let Some((signed, text)) = &note {
            // A log shorter than what was signed was restored from an old copy: appending to it
            // would fork it. One that differs at the signed size was changed.
            let root = SignedCheckpoint::parse(text).ok().map(|n| n.unverified().root);
            if *signed > size || (*signed == size && root != Some(frontier.root())) {
                let key = format!("of {size} entries (a checkpoint over {signed} was signed)");
                return Err(StoreError::Corrupt { what: "log", key });
            }
        }
        let sampling_secret = match store.meta(SAMPLING)? {
            Some(bytes) => bytes.try_into().unwrap_or([0; 32]),
            None => {
                let mut secret = [0; 32];
                surroundings.fill(&mut secret);
                store.put_meta(SAMPLING, &secret)?;
                secret
            }
        };
        let synthetic = store.meta(SYNTHETIC)?.is_some();
        let officers = store.officers()?;
        let staff = Staff::load(&mut *store)?;
        let admin = AdminLog::load(&mut *store)?;
        index_admin_log(&mut *store)?;
        let people = People::load(&mut *store)?;
        let mut core = Self {
            surroundings,
            identity,
            settings,
            store,
            registry,
            directory,
            frontier,
            partners: BTreeMap::new(),
            by_key: BTreeMap::new(),
            agreements: BTreeMap::new(),
            accepted: BTreeMap::new(),
            officers,
            staff,
            people,
            witness: Witness::default(),
            series: BTreeMap::new(),
            dirty_series: BTreeSet::new(),
            effects: Vec::new(),
            note,
            signed_at_ms: 0,
            calendar_at: Timestamp(0),
            batches_at_ms: 0,
            sampling_secret,
            synthetic,
            fair: FairUse::default(),
            recovery: Recovering::default(),
            retaining: Retaining::default(),
            admin,
            held: BTreeMap::new(),
            agreements_seen_at: Timestamp(0),
            refused: Refused::default(),
            unsigned_certificates: None,
            appended: 0,
            failure: None,
            changes: Vec::new(),
            changed: broadcast::Sender::new(CHANGES),
            grown: watch::Sender::new(size),
            opened: BTreeMap::new(),
            stopping: false,
        };
        core.load_recovery()?;
        core.load()?;
        Ok(core)
    }

    pub(super) fn load(&mut self) -> StoreResult<()> {
        for record in self.store.partners()? {
            let descriptor =
                record.descriptor.as_deref().and_then(|d| Descriptor::from_bytes(d).ok());
            self.by_key.insert(PeerKey(record.transport), record.name.clone());
            self.partners.insert(
                record.name.clone(),
                Partner {
                    record,
                    descriptor,
                    linked: false,
                    checkpoint_sent: 0,
                    last_seen: None,
                    log_verified: None,
                },
            );
        }
        for record in self.store.agreements()? {
            let agreement = Agreement::from_bytes(&record.document).map_err(|_| {
                StoreError::Unreadable { what: "agreement", key: record.hash.to_hex() }
            })?;
            self.hold(agreement, record);
        }
        self.load_fair_use()?;
        self.held = self.store.files_held()?;
        self.refresh_directory();
        Ok(())
    }

    /// Brings directory and door in line with the partners.
    pub(crate) fn refresh_directory(&mut self) {
        let mut known = BTreeMap::new();
        let mut peers = Vec::new();
        for partner in self.partners.values() {
            let record = &partner.record;
            if record.standing == PartnerStanding::Suspended {
                continue;
            }
            let key = PeerKey(record.transport);
            peers.push(Peer { key, addresses: record.addresses.clone(), last_durable_seq: 0 });
            known.insert(
                key,
                Arc::new(Known {
                    name: record.name.clone(),
                    standing: record.standing,
                    descriptor: partner.descriptor.clone(),
                    root: record.root,
                    transport: record.transport,
                    expected_descriptor: Digest(record.expected_descriptor),
                }),
            );
        }
        self.directory.replace(known);
        self.effects.push(Effect::Peers(peers));
    }

    /// Takes inputs until told to stop. Each batch is one transaction.
    ///
    /// # Errors
    /// The store failed: nothing of the last batch was released.
    pub fn run(
        mut self,
        mut inputs: mpsc::Receiver<Input>,
        release: &mut dyn Release,
    ) -> StoreResult<()> {
        // What `open` wants outside: who may pass the door.
        self.let_go(release);
        while let Some(first) = inputs.blocking_recv() {
            self.begin()?;
            self.take(first)?;
            for _ in 1..BATCH_MAX {
                // A restored node forgets a batch whose one input failed.
                if self.recovery.is_on() {
                    break;
                }
                match inputs.try_recv() {
                    Ok(next) => self.take(next)?,
                    Err(_) => break,
                }
            }
            self.commit()?;
            self.let_go(release);
            if self.stopping {
                break;
            }
        }
        Ok(())
    }

    /// Begins a batch. [`Self::run`] goes these four steps in order; who drives the core himself
    /// may stop between any two, as a crash does.
    ///
    /// # Errors
    /// The store.
    pub fn begin(&mut self) -> StoreResult<()> {
        self.store.begin()
    }

    /// Makes the batch durable, with the checkpoint over it if one is due.
    ///
    /// # Errors
    /// The store: nothing of the batch is durable, and nothing of it may be released.
    pub fn commit(&mut self) -> StoreResult<()> {
        self.seal_batch()?;
        self.store.commit()
    }

    /// Releases what a durable batch wants outside, in order.
    pub fn let_go(&mut self, release: &mut dyn Release) {
        for effect in self.effects.drain(..) {
            release.release(effect);
        }
        for change in self.changes.drain(..) {
            // Nobody may be following.
            let _unseen = self.changed.send(change);
        }
        let size = self.frontier.size();
        self.grown.send_if_modified(|known| std::mem::replace(known, size) != size);
        // Last: nobody's acknowledgement waits for a page to be forgotten.
        self.forget_erased();
    }

    /// Acts on one input within the batch. What it wants outside waits for [`Self::let_go`].
    ///
    /// # Errors
    /// The store, or a use case that failed half-way: the batch must not be committed.
    pub fn take(&mut self, input: Input) -> StoreResult<()> {
        // Nothing of a message stays in memory longer than it is needed.
        self.opened.clear();
        let result = match input {
            // Nothing can be logged before the log is whole again: the partner sends it later.
            Input::Arrived { ack, .. } if self.recovery.is_on() => {
                self.refuse(ack, AckStatus::Busy);
                Ok(())
            }
            Input::Tick if self.recovery.is_on() => Ok(()),
            Input::Arrived { known, arrived, ack } => self.arrive(&known, arrived, ack),
            Input::Acked { peer, seq, status } => self.acked(peer, seq, status),
            Input::LinkUp { peer } => {
                self.effects.push(Effect::Fetch(peer));
                self.link_up(peer)
            }
            Input::LinkDown { peer } => {
                self.link_down(peer);
                Ok(())
            }
            Input::Command(command) => {
                command(self);
                Ok(())
            }
            Input::Tick => self.tick(),
            Input::Stop => {
                self.stopping = true;
                // The last checkpoint covers the whole log.
                self.signed_at_ms = 0;
                self.admin.sign_now();
                Ok(())
            }
        };
        self.opened.clear();
        match (result, self.failure.take()) {
            (_, Some(failure)) => Err(failure),
            (Ok(()), None) => Ok(()),
            (Err(Denied::Store(failure)), None) => Err(failure),
            (Err(denied), None) => {
                tracing::warn!(reason = %denied, "an input was not acted on");
                Ok(())
            }
        }
    }

    /// Writes how far the series of this epoch have come.
    pub(super) fn seal_series(&mut self) -> StoreResult<()> {
        let epoch = self.epoch();
        for name in std::mem::take(&mut self.dirty_series) {
            if let Some(series) = self.series.get(&name) {
                self.store.set_series(&name, epoch, *series)?;
            }
        }
        Ok(())
    }

    pub(super) fn seal_batch(&mut self) -> StoreResult<()> {
        self.seal_series()?;
        if self.appended > 0 {
            self.appended = 0;
            self.store.put_meta(FRONTIER, &self.frontier.to_bytes())?;
        }
        self.seal_fair_use()?;
        self.seal_admin(self.now_ms())?;
        self.seal_checkpoint(self.now_ms())
    }

    /// Now, in whole seconds.
    pub(crate) fn now(&self) -> Timestamp {
        seconds(self.now_ms())
    }

    /// Now, in milliseconds since 1970.
    pub(crate) fn now_ms(&self) -> u64 {
        self.surroundings.now_ms()
    }

    /// Fresh random bytes.
    pub(crate) fn random<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0u8; N];
        self.surroundings.fill(&mut bytes);
        bytes
    }

    /// Fresh random bytes, as many as `bytes` holds.
    pub(crate) fn fill(&mut self, bytes: &mut [u8]) {
        self.surroundings.fill(bytes);
    }

    /// The officer who acts: of an account alone if it has one, else the one that is named.
    pub(crate) fn officer(&self, who: impl Into<Acting>) -> Result<Officer, Denied> {
        self.staff.who(&self.officers, who.into())
    }

    /// A confirmed partner whose descriptor is here.
    pub(crate) fn confirmed(&self, name: &str) -> Result<NodeName, Denied> {
        let unknown = || Denied::NoSuchPartner(name.to_owned());
        let parsed = NodeName::parse(name).map_err(|_| unknown())?;
        let partner = self.partners.get(&parsed).ok_or_else(unknown)?;
        if partner.record.standing != PartnerStanding::Confirmed {
            return Err(Denied::NotConfirmed(name.to_owned()));
        }
        if partner.descriptor.is_none() {
            return Err(Denied::NoDescriptor(name.to_owned()));
        }
        Ok(parsed)
    }

    /// The agreement in force with a partner: accepted, valid, not replaced. One that was replaced
    /// stays so, even if what replaced it was suspended or revoked since.
    pub(crate) fn in_force(&self, partner: &NodeName, now: Timestamp) -> Option<&Agreement> {
        let accepted = self.accepted.get(partner)?;
        let valid = || {
            let held = accepted.iter().filter_map(|hash| self.agreements.get(hash));
            held.filter(|(agreement, _)| agreement.doc().valid_from <= now)
        };
        let replaced: BTreeSet<AgreementHash> =
            valid().filter_map(|(agreement, _)| agreement.doc().replaces).collect();
        valid()
            .filter(|(agreement, record)| {
                record.status == AgreementStatus::Accepted && !replaced.contains(&agreement.hash())
            })
            .max_by_key(|(agreement, record)| (agreement.doc().valid_from, record.changed_at))
            .map(|(agreement, _)| agreement)
    }

    /// Takes an agreement into memory, or what has become of it.
    pub(crate) fn hold(&mut self, agreement: Agreement, record: AgreementRecord) {
        if record.acceptance.is_some() {
            self.accepted.entry(record.partner.clone()).or_default().insert(record.hash);
        }
        self.agreements.insert(record.hash, (agreement, record));
    }

    /// Ends the mark of a command. Of one that failed nothing stays: no row that it wrote first,
    /// and no entry in the administrative log about an act that did not happen.
    fn settle(&mut self, mark: Mark, failed: bool, effects: usize) -> StoreResult<()> {
        if self.store.settle(mark, failed)? {
            self.effects.truncate(effects);
            self.officers = self.store.officers()?;
            self.staff.reload(&mut *self.store)?;
            self.people.reload(&mut *self.store)?;
            self.held = self.store.files_held()?;
            self.reload_admin()?;
        }
        Ok(())
    }

    /// Everything a person asks for runs here, between two network inputs.
    fn command<T: Send + 'static>(
        &mut self,
        body: impl FnOnce(&mut Self) -> Result<T, Denied>,
        reply: oneshot::Sender<Result<T, Denied>>,
    ) {
        let before = (self.appended, self.frontier.size(), self.effects.len());
        let mark = match self.store.mark() {
            Ok(mark) => mark,
            Err(failure) => {
                self.failure = Some(failure);
                return;
            }
        };
        let result = body(self);
        if result.is_err() && self.recovery.is_on() {
            self.failure = self.forget_batch().err();
        } else if let Err(denied) = &result
            && (before.0, before.1) != (self.appended, self.frontier.size())
        {
            // A use case checks first and writes then. One that fails half-way would leave half
            // of itself in the batch: stop, and read back what is durable.
            self.failure =
                Some(StoreError::Foreign(format!("a use case failed half-way: {denied}")));
            return;
        } else if let Err(failure) = self.settle(mark, takes_back(&result), before.2) {
            self.failure = Some(failure);
            return;
        }
        self.effects.push(Effect::Reply(Box::new(move || {
            // The person may have gone.
            let _gone = reply.send(result);
        })));
    }
}

/// Whether what a failing command wrote is taken back. An attempt to sign in that was refused stays
/// counted and noted.
const fn takes_back<T>(result: &Result<T, Denied>) -> bool {
    !matches!(result, Ok(_) | Err(Denied::People(_)))
}
