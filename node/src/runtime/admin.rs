//! The administrative log: no log, no service.
//!
//! Whoever does something that has to be answered for calls [`Core::note`] first, in the same
//! command: act and entry are one transaction, and if the entry cannot be written the act does not
//! happen. The log has the form of the exchange log: an append-only Merkle tree in the same store,
//! tiles in a folder of its own, checkpoints by the log keys under the origin
//! `vestigo/xa/agency-slug/admin`. An entry says when something of a kind was done; who did it and to
//! what stands in a salted content whose digest the entry holds (docs/protocol.md, "The
//! administrative log").

mod act;

use std::collections::BTreeMap;

use minicbor::bytes::{ByteArray, ByteVec};
use vestigo_protocol::codec;
use vestigo_protocol::ids::{Digest, LeafHash};
use vestigo_protocol::log::checkpoint::{Checkpoint, LogKeys, SignedCheckpoint};
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::time::Timestamp;

pub use act::{AdminAct, AdminCode};

use super::answering::pseudonym;
use super::core::{Core, Effect};
use super::directory::log_keys;
use super::error::Denied;
use crate::desk::officer::Acting;
use crate::store::{AdminRecord, Officer, Store, StoreError, StoreResult};

/// Form of entry and content.
const FORMAT: u64 = 1;

/// Reading the same thing again within this time is the same reading.
const SAME_READING_SECONDS: u64 = 600;

/// Readings remembered; beyond, the oldest is written again.
const READINGS_MAX: usize = 4_096;

/// Name of the stored frontier of this log's tree.
const FRONTIER: &str = "admin-frontier";

/// Directory of the tiles in the data directory.
pub const ADMIN_LOG_DIR: &str = "admin-log";

/// `[format, code, at, digest of the content]`.
type Entry = (u64, u64, u64, Digest);
/// `[format, salt, officer / null, subject, digest / null]`.
type Contents = (u64, ByteArray<32>, Option<ByteVec>, String, Option<Digest>);

/// One entry with what it is about.
#[derive(Clone)]
pub struct AdminEntry {
    /// Position, from 0.
    pub index: u64,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub code: AdminCode,
    /// Who: the officer's pseudonym in this log; none: the machine.
    pub officer: Option<Vec<u8>>,
    /// To what: an id, a name, a rule.
    pub subject: String,
    /// Digest of what was involved.
    pub digest: Option<Digest>,
}

impl std::fmt::Debug for AdminEntry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AdminEntry({}, {})", self.index, self.code.name())
    }
}

/// The state of the log in memory.
#[derive(Debug, Default)]
pub(super) struct AdminLog {
    frontier: Frontier,
    signed: u64,
    signed_at_ms: u64,
    readings: BTreeMap<(u64, u32, String), Timestamp>,
}

impl AdminLog {
    /// The next batch is signed, whatever the interval.
    pub(super) const fn sign_now(&mut self) {
        self.signed_at_ms = 0;
    }

    /// Reads the log as it is stored.
    pub(super) fn load(store: &mut dyn Store) -> StoreResult<Self> {
        let frontier = match store.meta(FRONTIER)? {
            Some(bytes) => Frontier::from_bytes(&bytes).map_err(|_| StoreError::Unreadable {
                what: "frontier",
                key: "of the administrative log".to_owned(),
            })?,
            None => Frontier::new(),
        };
        let size = store.admin_size()?;
        if frontier.size() != size {
            let key = format!("of the administrative log ({} of {size})", frontier.size());
            return Err(StoreError::Corrupt { what: "frontier", key });
        }
        let signed = store.admin_checkpoint()?.map_or(0, |(size, _)| size);
        Ok(Self { frontier, signed, ..Self::default() })
    }
}

impl Core {
    /// Notes what an officer is about to do. Call it before the act, in the same command.
    ///
    /// # Errors
    /// No such officer, or the entry cannot be written: then the act must not happen.
    pub(crate) fn note(&mut self, who: impl Into<Acting>, act: AdminAct) -> Result<(), Denied> {
        let officer = self.officer(who)?;
        let now = self.now();
        if act.is_reading() {
            let key = (act.code().number(), officer.id, act.subject());
            let readings = &mut self.admin.readings;
            if readings.get(&key).is_some_and(|at| now.since(*at) < SAME_READING_SECONDS) {
                return Ok(());
            }
            if readings.len() >= READINGS_MAX {
                readings.clear();
            }
            self.append_admin(Some(pseudonym(&officer, &self.identity.name).0.to_vec()), &act)?;
            self.admin.readings.insert(key, now);
            return Ok(());
        }
        self.append_admin(Some(pseudonym(&officer, &self.identity.name).0.to_vec()), &act)
    }

    /// Notes what an officer does who is known to be one, as [`Self::note`].
    ///
    /// # Errors
    /// As of [`Self::note`].
    pub(super) fn note_of(&mut self, officer: &Officer, act: AdminAct) -> Result<(), Denied> {
        self.append_admin(Some(pseudonym(officer, &self.identity.name).0.to_vec()), &act)
    }

    /// Notes a start, and with which configuration.
    pub(crate) fn note_start(&mut self, configuration: Digest) -> Result<(), Denied> {
        if let Some(mark) = self.recovery.mark {
            self.note_machine(AdminAct::on(AdminCode::Restored, mark.reached.size))?;
        }
        let version = env!("CARGO_PKG_VERSION");
        self.note_machine(AdminAct::on(AdminCode::Started, version).with(configuration))
    }

    /// Notes what the machine does by itself.
    ///
    /// # Errors
    /// As of [`Self::note`].
    pub(crate) fn note_machine(&mut self, act: AdminAct) -> Result<(), Denied> {
        self.append_admin(None, &act)
    }

    fn append_admin(&mut self, officer: Option<Vec<u8>>, act: &AdminAct) -> Result<(), Denied> {
        let salt: [u8; 32] = self.random();
        let (by, about) = (officer.clone(), act.subject());
        let record = record(self.admin.frontier.size(), self.now(), salt, officer, act);
        let leaf = record.leaf;
        // The tree first moves on when the row is written.
        let written = self
            .store
            .append_admin(&record)
            .and_then(|()| self.store.index_admin(record.index, by.as_deref(), indexed(&about)));
        if let Err(error) = written {
            // No log, no service: nothing of the batch is made durable, and the node ends.
            tracing::error!(reason = %error, "the administrative log cannot be written");
            self.failure = Some(error);
            return Err(Denied::Stopping);
        }
        let mut frontier = self.admin.frontier.clone();
        frontier.append(leaf);
        self.store.put_meta(FRONTIER, &frontier.to_bytes())?;
        self.admin.frontier = frontier;
        Ok(())
    }

    /// Signs a checkpoint over the batch if one is due; stored in the batch's own transaction.
    pub(super) fn seal_admin(&mut self, now_ms: u64) -> StoreResult<()> {
        let size = self.admin.frontier.size();
        let since = now_ms.saturating_sub(self.admin.signed_at_ms);
        if size == self.admin.signed || since < self.settings.checkpoint_interval_ms {
            return Ok(());
        }
        let origin = self.identity.name.admin_log();
        let checkpoint = Checkpoint { origin, size, root: self.admin.frontier.root() };
        let signed = self
            .identity
            .log
            .sign(&checkpoint, Timestamp(now_ms / 1000))
            .map_err(|e| StoreError::Foreign(format!("a checkpoint cannot be signed: {e}")))?;
        let note = signed.to_text();
        self.store.put_admin_checkpoint(size, &note)?;
        self.admin.signed = size;
        self.admin.signed_at_ms = now_ms;
        self.effects.push(Effect::PublishedAdmin { size, note });
        Ok(())
    }

    /// The batch was not committed: what memory has beyond the store is forgotten.
    pub(super) fn reload_admin(&mut self) -> StoreResult<()> {
        self.admin = AdminLog::load(&mut *self.store)?;
        Ok(())
    }

    /// Signs over everything that was noted so far, whatever the interval.
    pub(crate) fn admin_checkpoint_now(&mut self) -> Result<Option<(u64, String)>, Denied> {
        self.admin.sign_now();
        let now = self.now_ms();
        self.seal_admin(now)?;
        Ok(self.store.admin_checkpoint()?)
    }

    /// Entries from `start`, at most `limit`, in order.
    pub(crate) fn admin_entries(
        &mut self,
        start: u64,
        limit: u64,
    ) -> Result<Vec<AdminEntry>, Denied> {
        let records = self.store.admin_entries(start, limit)?;
        records.iter().map(entry_of).collect()
    }

    /// Recomputes the log from its entries: digests of contents, root, signatures. Gives its size
    /// and root, and what does not hold.
    pub(crate) fn verify_admin(&mut self) -> Result<(u64, Digest, Vec<String>), Denied> {
        const CHUNK: u64 = 1024;
        let mut problems = Vec::new();
        let mut frontier = Frontier::new();
        let checkpoint = self.store.admin_checkpoint()?;
        let signed = checkpoint.as_ref().and_then(|(_, note)| SignedCheckpoint::parse(note).ok());
        if let (Some(signed), Some(keys)) = (&signed, log_keys(self.descriptor())) {
            let keys = LogKeys { origin: keys.origin.admin_log(), ..keys };
            if let Err(error) = signed.verify(&keys) {
                problems.push(error.to_string());
            }
        }
        loop {
            let records = self.store.admin_entries(frontier.size(), CHUNK)?;
            if records.is_empty() {
                break;
            }
            for record in records {
                if record.index != frontier.size() || LeafHash::of(&record.entry) != record.leaf {
                    problems.push(format!("entry {}: not what its leaf hash says", record.index));
                }
                if read(&record).is_none() {
                    problems.push(format!("entry {}: its content is another", record.index));
                }
                frontier.append(LeafHash::of(&record.entry));
                let note = signed.as_ref().map(SignedCheckpoint::unverified);
                if note.is_some_and(|n| n.size == frontier.size() && n.root != frontier.root()) {
                    problems.push(format!("the checkpoint over {} entries", frontier.size()));
                }
            }
        }
        if frontier.root() != self.admin.frontier.root() {
            problems.push("the stored root is another".to_owned());
        }
        if checkpoint.is_some_and(|(size, _)| size > frontier.size()) {
            problems.push("more entries were signed than are here".to_owned());
        }
        Ok((frontier.size(), frontier.root(), problems))
    }

    /// The name of the officer behind a pseudonym of this log.
    pub(crate) fn officer_behind(&self, noted: &[u8]) -> Option<String> {
        let found = self
            .officers
            .iter()
            .find(|o| pseudonym(o, &self.identity.name).0.as_slice() == noted)?;
        Some(self.staff.profile(found.id).name)
    }
}

/// Notes what is done to a stopped node, in the transaction in which it is done. The node signs over
/// it when it starts. Who does it is not known: whoever may open the files.
///
/// # Errors
/// The store: then the act must not happen.
pub fn note_stopped(
    store: &mut dyn Store,
    act: &AdminAct,
    now: Timestamp,
    salt: [u8; 32],
) -> StoreResult<()> {
    let mut frontier = AdminLog::load(store)?.frontier;
    let record = record(frontier.size(), now, salt, None, act);
    frontier.append(record.leaf);
    store.append_admin(&record)?;
    store.index_admin(record.index, None, indexed(&act.subject()))?;
    store.put_meta(FRONTIER, &frontier.to_bytes())
}

/// An entry and its content.
fn record(
    index: u64,
    now: Timestamp,
    salt: [u8; 32],
    officer: Option<Vec<u8>>,
    act: &AdminAct,
) -> AdminRecord {
    let officer = officer.map(ByteVec::from);
    let content: Contents = (FORMAT, ByteArray::from(salt), officer, act.subject(), act.digest());
    let content = codec::encode(&content);
    let entry: Entry = (FORMAT, act.code().number(), now.0, Digest::of(&content));
    let entry = codec::encode(&entry);
    AdminRecord { index, leaf: LeafHash::of(&entry), entry, content }
}

/// What a subject is found by: its first word, which is the id or the name; what follows says more.
pub(super) fn indexed(subject: &str) -> &str {
    subject.split(' ').next().unwrap_or_default()
}

/// Reads a record.
///
/// # Errors
/// Its content is another than its entry names, or of a later version.
pub(super) fn entry_of(record: &AdminRecord) -> Result<AdminEntry, Denied> {
    read(record).ok_or_else(|| unreadable(record.index))
}

fn unreadable(index: u64) -> Denied {
    StoreError::Unreadable { what: "administrative entry", key: index.to_string() }.into()
}

/// Reads a record whose content is the one that its entry names.
fn read(record: &AdminRecord) -> Option<AdminEntry> {
    let (format, code, at, digest) = codec::decode::<Entry>(&record.entry).ok()?;
    let (content_format, _, officer, subject, of) =
        codec::decode::<Contents>(&record.content).ok()?;
    let good =
        format == FORMAT && content_format == FORMAT && Digest::of(&record.content) == digest;
    good.then(|| AdminEntry {
        index: record.index,
        leaf: record.leaf,
        at: Timestamp(at),
        code: AdminCode::from_number(code),
        officer: officer.map(Into::into),
        subject,
        digest: of,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::registry::{Registry, RegistrySource};
    use crate::runtime::core::Settings;
    use crate::runtime::directory::Directory;
    use crate::runtime::examples::identity;
    use crate::scratch::Scratch;
    use crate::service::Caller;
    use crate::store::{Officer, SqliteStore};

    fn core(scratch: &Scratch) -> Core {
        let settings = Settings {
            release_interval_seconds: 60,
            sampled_share_percent: 0,
            stop_sweeps: true,
            files_per_partner_max: 1 << 30,
            checkpoint_interval_ms: 0,
            retention_days: 0,
            calendar: Default::default(),
        };
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        store.put_officer(&Officer { id: 1, uid: 7, secret: [9; 32] }).unwrap();
        let registry = Registry::open(&RegistrySource::Memory, [1; 16]).unwrap();
        let directory = Directory::default();
        Core::open(Arc::new(identity()), settings, Box::new(store), registry, directory).unwrap()
    }

    fn raw(scratch: &Scratch, sql: &str) {
        let connection = rusqlite::Connection::open(scratch.path().join("store.sqlite")).unwrap();
        connection.execute_batch(sql).unwrap();
    }

    #[test]
    fn what_is_noted_is_signed_holds_and_says_who() {
        let scratch = Scratch::new("admin-log");
        let mut core = core(&scratch);
        core.begin().unwrap();
        core.note_start(Digest([3; 32])).unwrap();
        for case in ["aa", "bb", "aa"] {
            core.note(Caller::of(7), AdminAct::on(AdminCode::CaseRead, case)).unwrap();
        }
        assert!(core.note(Caller::of(8), AdminAct::on(AdminCode::CaseRead, "aa")).is_err());
        core.commit().unwrap();
        let entries = core.admin_entries(0, 100).unwrap();
        let said: Vec<_> = entries.iter().map(|e| (e.code, e.subject.as_str())).collect();
        assert_eq!(said[1..], [(AdminCode::CaseRead, "aa"), (AdminCode::CaseRead, "bb")]);
        assert_eq!((said[0].0, entries[0].digest), (AdminCode::Started, Some(Digest([3; 32]))));
        assert!(entries[0].officer.is_none() && entries[1].officer.is_some());
        let (size, root, problems) = core.verify_admin().unwrap();
        assert_eq!((size, problems), (3, Vec::new()));
        let (signed, note) = core.store.admin_checkpoint().unwrap().unwrap();
        let note = SignedCheckpoint::parse(&note).unwrap();
        assert_eq!((signed, note.unverified().root), (3, root));
        assert_eq!(note.unverified().origin.as_str(), "vestigo/xb/police/admin");
        // The public entry holds neither officer nor case.
        let record = core.store.admin_entries(1, 1).unwrap().remove(0);
        let officer = entries[1].officer.clone().unwrap();
        assert!(!record.entry.windows(officer.len()).any(|w| w == officer));
        drop(core);
        assert_eq!(self::core(&scratch).verify_admin().unwrap().0, 3, "and is durable");
    }

    #[test]
    fn a_changed_removed_or_added_entry_is_found() {
        for sql in [
            "UPDATE admin_entry SET entry = x'00' WHERE idx = 1",
            "UPDATE admin_entry SET content = x'00' WHERE idx = 1",
            "DELETE FROM admin_entry WHERE idx = 2",
            "DELETE FROM admin_entry WHERE idx = 1",
        ] {
            let scratch = Scratch::new("admin-tampered");
            let mut core = core(&scratch);
            core.begin().unwrap();
            for nth in 0..3 {
                core.note(Caller::of(7), AdminAct::on(AdminCode::HoldSet, nth)).unwrap();
            }
            core.commit().unwrap();
            raw(&scratch, sql);
            let found = core.verify_admin().map(|(_, _, problems)| !problems.is_empty());
            assert!(found.unwrap_or(true), "{sql}");
        }
    }

    #[test]
    fn what_is_done_to_a_stopped_node_stands_in_the_log_that_goes_on() {
        let scratch = Scratch::new("admin-stopped");
        let mut first = core(&scratch);
        first.begin().unwrap();
        first.note(Caller::of(7), AdminAct::on(AdminCode::HoldSet, "aa")).unwrap();
        first.commit().unwrap();
        drop(first);
        let mut store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let act = AdminAct::on(AdminCode::KeyChanged, "witness").with(Digest([4; 32]));
        store.begin().unwrap();
        note_stopped(&mut store, &act, Timestamp(99), [5; 32]).unwrap();
        store.commit().unwrap();
        drop(store);
        let mut again = core(&scratch);
        again.begin().unwrap();
        again.note(Caller::of(7), AdminAct::on(AdminCode::HoldLifted, "aa")).unwrap();
        again.commit().unwrap();
        let (size, _, problems) = again.verify_admin().unwrap();
        assert_eq!((size, problems), (3, Vec::new()));
        let entry = again.admin_entries(1, 1).unwrap().remove(0);
        assert_eq!((entry.code, entry.subject.as_str()), (AdminCode::KeyChanged, "witness"));
        assert_eq!((entry.at, entry.officer), (Timestamp(99), None));
        assert_eq!(again.store.admin_checkpoint().unwrap().unwrap().0, 3);
    }

    #[test]
    fn no_log_no_service() {
        let scratch = Scratch::new("admin-full");
        let mut core = core(&scratch);
        raw(
            &scratch,
            "CREATE TRIGGER full BEFORE INSERT ON admin_entry
             BEGIN SELECT RAISE(ABORT, 'disk full'); END;",
        );
        core.begin().unwrap();
        assert!(core.note(Caller::of(7), AdminAct::on(AdminCode::HoldSet, "aa")).is_err());
        assert!(core.failure.is_some(), "the batch is not committed, and the node ends");
        core.store.rollback().unwrap();
        assert_eq!(core.admin.frontier.size(), 0);
    }

    #[test]
    fn every_act_has_one_number_and_a_text_in_the_list() {
        let numbers: std::collections::BTreeSet<u64> =
            AdminCode::ALL.iter().map(|code| code.number()).collect();
        assert_eq!(numbers.len(), AdminCode::ALL.len());
        let names: Vec<&str> = AdminCode::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names, crate::text::codes::ADMIN_ACTS);
        assert_eq!(AdminCode::from_number(9999).name(), "UNRECOGNISED");
    }
}
