//! Two agencies with logs made by hand: what an audit is tested on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use minicbor::bytes::ByteVec;
use vestigo_protocol::audit::proof::{Exhibit, Placed, Proof, Proven};
use vestigo_protocol::content::salts_len;
use vestigo_protocol::descriptor::{Descriptor, DescriptorDoc, Head, KeyEntry, KeyRole, Recovery};
use vestigo_protocol::envelope;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{Digest, ExchangeId, LeafHash, MessageId, NodeName};
use vestigo_protocol::key::{SafetyNumber, SecretKey};
use vestigo_protocol::log::checkpoint::{Checkpoint, LogSigner};
use vestigo_protocol::merkle::{Frontier, HashReader, prove_inclusion, root_of};
use vestigo_protocol::time::Timestamp;
use zeroize::Zeroizing;

use super::run::{Audited, Request, audit};
use crate::ledger::Ledger;

/// When everything begins.
pub(super) const BEGIN: u64 = 1_800_000_000;

/// A directory of its own that is removed at the end.
pub(super) struct Place(PathBuf);

impl Place {
    pub(super) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("vestigo-audit-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(super) fn dir(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}

/// An agency with its keys and its log.
pub(super) struct Agency {
    pub(super) name: NodeName,
    /// The newest version.
    pub(super) descriptor: Descriptor,
    pub(super) entries: Vec<Vec<u8>>,
    /// Of everything that it says from now on.
    pub(super) epoch: u64,
    earlier: Vec<Descriptor>,
    root: SecretKey,
    signing: SecretKey,
    log: LogSigner,
    series: BTreeMap<(NodeName, u64), (u64, Option<LeafHash>)>,
}

impl Agency {
    fn found(name: &str, seed: u8) -> Self {
        let name = NodeName::parse(name).unwrap();
        let key = |role: u8| [seed ^ role.wrapping_mul(17); 32];
        let (root, signing) = (SecretKey::from_seed(&key(1)), SecretKey::from_seed(&key(2)));
        let transport = SecretKey::from_seed(&key(5));
        let seeds = [Zeroizing::new(key(3)), Zeroizing::new(key(4))];
        let log = LogSigner::new(name.clone(), &seeds[0], &seeds[1]).unwrap();
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
            root: root.public().clone(),
            country: name.country(),
            names: BTreeMap::new(),
            keys: vec![
                entry(KeyRole::Signing, signing.public().as_bytes()),
                entry(KeyRole::LogEd25519, &log.keys().ed25519),
                entry(KeyRole::LogMlDsa44, &log.keys().ml_dsa_44),
                entry(KeyRole::Transport, transport.public().as_bytes()),
            ],
            addresses: Vec::new(),
            versions: vec![1],
            marking_practice: None,
            contact: None,
            issued_at: Timestamp(1),
            recoveries: None,
        };
        let descriptor = Descriptor::sign(&doc, &root, &signing, None).unwrap();
        let (entries, earlier, series) = (Vec::new(), Vec::new(), BTreeMap::new());
        Self { name, descriptor, entries, epoch: 0, earlier, root, signing, log, series }
    }

    /// The next version of the descriptor, changed as the national root says.
    pub(super) fn reissue(&mut self, at: u64, change: impl FnOnce(&mut DescriptorDoc)) {
        self.reissue_under(None, at, change);
    }

    fn reissue_under(
        &mut self,
        key: Option<SecretKey>,
        at: u64,
        change: impl FnOnce(&mut DescriptorDoc),
    ) {
        let mut doc = self.descriptor.doc().clone();
        doc.version += 1;
        doc.previous = Some(self.descriptor.digest());
        doc.issued_at = Timestamp(at);
        change(&mut doc);
        let signing = key.as_ref().unwrap_or(&self.signing);
        let next = Descriptor::sign(&doc, &self.root, signing, Some(&self.signing)).unwrap();
        next.succeeds(&self.descriptor).unwrap();
        self.earlier.push(std::mem::replace(&mut self.descriptor, next));
        if let Some(key) = key {
            self.signing = key;
        }
    }

    /// Writes the log as it is now and signs it.
    pub(super) fn publish(&self, dir: &Path, at: u64) {
        let mut ledger = Ledger::open(dir.to_owned()).unwrap();
        let done = usize::try_from(ledger.size()).unwrap();
        ledger.extend(&self.entries[done..]).unwrap();
        for descriptor in self.earlier.iter().chain([&self.descriptor]) {
            let version = descriptor.doc().version;
            ledger.publish_descriptor(version, &descriptor.to_bytes()).unwrap();
        }
        let signed = self.log.sign(&self.checkpoint(), Timestamp(at)).unwrap();
        ledger.publish(&signed).unwrap();
    }

    /// From now on it signs with another key, which the next version of its descriptor lists.
    pub(super) fn rotate(&mut self, key: SecretKey, at: u64) {
        let public = key.public().as_bytes().to_vec();
        self.reissue_under(Some(key), at, |doc| {
            let current = doc.keys.iter_mut().find(|entry| entry.role == KeyRole::Signing);
            let entry = current.unwrap();
            let next = KeyEntry { key: public, ..entry.clone() };
            entry.not_after = Some(Timestamp(at));
            doc.keys.insert(1, next);
        });
    }

    /// As before the last version of its descriptor.
    pub(super) fn publish_first(&self, dir: &Path, at: u64) {
        self.publish(dir, at);
        let versions = dir.join("descriptors");
        std::fs::remove_file(versions.join(self.descriptor.doc().version.to_string())).unwrap();
    }

    /// Any checkpoint, signed as its own.
    pub(super) fn sign(&self, checkpoint: &Checkpoint, at: u64) -> String {
        self.log.sign(checkpoint, Timestamp(at)).unwrap().to_text()
    }

    /// The note over the log as it is now.
    pub(super) fn note(&self, at: u64) -> String {
        self.log.sign(&self.checkpoint(), Timestamp(at)).unwrap().to_text()
    }

    fn checkpoint(&self) -> Checkpoint {
        self.checkpoint_of(self.entries.len())
    }

    fn checkpoint_of(&self, size: usize) -> Checkpoint {
        let size = size as u64;
        Checkpoint { origin: self.name.clone(), size, root: root_of(&self.leaves(), size).unwrap() }
    }

    /// The log is lost but for its first entries, and its national root opens an epoch from there. What
    /// was lost.
    pub(super) fn recover(&mut self, reached: usize, at: u64) -> Vec<Vec<u8>> {
        let head = |size| {
            let Checkpoint { size, root, .. } = self.checkpoint_of(size);
            Head { size, root }
        };
        let (reached, seen) = (head(reached), Some(head(self.entries.len())));
        self.epoch += 1;
        let recovery = Recovery { epoch: self.epoch, at: Timestamp(at), reached, seen };
        let lost = self.entries.split_off(usize::try_from(reached.size).unwrap());
        self.reissue(at, |doc| doc.recoveries.get_or_insert_default().push(recovery));
        lost
    }

    /// The note over the first entries.
    pub(super) fn note_of(&self, size: usize, at: u64) -> Vec<u8> {
        self.log.sign(&self.checkpoint_of(size), Timestamp(at)).unwrap().to_text().into_bytes()
    }

    pub(super) fn leaves(&self) -> Leaves {
        Leaves(self.entries.iter().map(|entry| LeafHash::of(entry)).collect())
    }

    /// An entry with its place under the checkpoint with this number over the first `size` entries.
    pub(super) fn exhibit(&self, checkpoint: u64, size: usize, index: usize) -> Exhibit {
        let path = prove_inclusion(&self.leaves(), index as u64, size as u64).unwrap();
        let place = Some(Placed { checkpoint, index: index as u64, path });
        Exhibit { statement: ByteVec::from(self.entries[index].clone()), place }
    }
}

/// The leaves of a log.
pub(super) struct Leaves(pub(super) Vec<LeafHash>);

impl HashReader for Leaves {
    type Error = std::convert::Infallible;

    fn subtree(&self, level: u8, index: u64) -> Result<Digest, Self::Error> {
        let width = 1usize << level;
        let first = usize::try_from(index).unwrap() * width;
        let mut tree = Frontier::new();
        self.0[first..first + width].iter().for_each(|leaf| tree.append(*leaf));
        Ok(tree.root())
    }
}

/// A statement.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) bytes: Vec<u8>,
    pub(super) leaf: LeafHash,
    pub(super) header: Header,
}

/// Two agencies.
pub(super) struct Two {
    pub(super) agencies: [Agency; 2],
    pub(super) now: u64,
    ids: u64,
}

pub(super) const XA: usize = 0;
pub(super) const XB: usize = 1;

impl Two {
    pub(super) fn new() -> Self {
        let agencies =
            [Agency::found("vestigo/xa/office", 1), Agency::found("vestigo/xb/office", 2)];
        Self { agencies, now: BEGIN, ids: 0 }
    }

    /// Signs a statement of `from` to the other, without logging it.
    pub(super) fn say(
        &mut self,
        from: usize,
        kind: Kind,
        exchange: u64,
        replies: &[LeafHash],
        change: impl FnOnce(&mut Header),
    ) -> Statement {
        self.ids += 1;
        let id = |n: u64| u128::from(n).to_be_bytes();
        let to = self.agencies[1 - from].name.clone();
        let from = &mut self.agencies[from];
        let mut header = Header {
            kid: from.signing.kid(),
            issuer: from.name.clone(),
            exchange: ExchangeId(id(exchange)),
            audience: to.clone(),
            issued_at: Timestamp(self.now),
            id: MessageId(id(self.ids)),
            kind,
            in_reply_to: replies.to_vec(),
            sequence: 0,
            previous: None,
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch: from.epoch,
        };
        change(&mut header);
        if header.sequence == 0 {
            let (sequence, last) =
                from.series.get(&(to.clone(), header.epoch)).copied().unwrap_or((0, None));
            (header.sequence, header.previous) = (sequence + 1, last);
        }
        let signed =
            envelope::sign(header, Vec::new(), &from.signing, &vec![3; salts_len(0)]).unwrap();
        let number = signed.header.sequence;
        from.series.insert((to, signed.header.epoch), (number, Some(signed.leaf)));
        Statement { bytes: signed.message.statement, leaf: signed.leaf, header: signed.header }
    }

    pub(super) fn log(&mut self, at: usize, statement: &Statement) {
        self.agencies[at].entries.push(statement.bytes.clone());
    }

    /// Said by one side and logged by both.
    pub(super) fn both(
        &mut self,
        from: usize,
        kind: Kind,
        exchange: u64,
        replies: &[LeafHash],
        change: impl FnOnce(&mut Header),
    ) -> Statement {
        let said = self.say(from, kind, exchange, replies, change);
        self.log(from, &said);
        self.log(1 - from, &said);
        said
    }

    /// XA asks, due in an hour; nobody has logged it.
    pub(super) fn say_query(&mut self, exchange: u64) -> Statement {
        let due = Some(Timestamp(self.now + 3600));
        self.say(XA, Kind::Query, exchange, &[], |h| h.answer_by = due)
    }

    /// XA asks, due in an hour, and XB accepts.
    pub(super) fn ask(&mut self, exchange: u64) -> Statement {
        let due = Some(Timestamp(self.now + 3600));
        let query = self.both(XA, Kind::Query, exchange, &[], |h| h.answer_by = due);
        self.both(XB, Kind::Accepted, exchange, &[query.leaf], |_| {});
        query
    }

    /// XB answers, and XA says that it has it.
    pub(super) fn answer(&mut self, exchange: u64, query: &Statement) -> Statement {
        let answer = self.both(XB, Kind::Answer, exchange, &[query.leaf], |_| {});
        self.both(XA, Kind::Delivered, exchange, &[answer.leaf], |_| {});
        answer
    }

    /// Exchanges that are all as they should be, a minute each.
    pub(super) fn talk(&mut self, from: u64, count: u64) {
        for exchange in from..from + count {
            let query = self.ask(exchange);
            self.answer(exchange, &query);
            self.now += 60;
        }
    }

    /// Publishes both logs as `xa` and `xb`.
    pub(super) fn publish(&self, place: &Place) {
        for (agency, name) in self.agencies.iter().zip(["xa", "xb"]) {
            agency.publish(&place.dir(name), self.now + 1);
        }
    }

    /// An audit of both logs.
    pub(super) fn request(&self, place: &Place) -> Request {
        Request {
            logs: ["xa", "xb"].map(|name| place.dir(name).display().to_string()).to_vec(),
            roots: self.roots(),
            at: Timestamp(self.now + 3600),
            ..Request::default()
        }
    }

    pub(super) fn roots(&self) -> Vec<SafetyNumber> {
        self.agencies.iter().map(|agency| agency.descriptor.safety_number()).collect()
    }

    /// Publishes and audits.
    pub(super) fn audit(&self, place: &Place) -> Audited {
        self.publish(place);
        audit(&self.request(place)).unwrap()
    }
}

/// The classes that were found, each once.
pub(super) fn classes(audited: &Audited) -> Vec<&str> {
    let mut classes: Vec<&str> = audited.report.findings.iter().map(|f| f.class.as_str()).collect();
    classes.dedup();
    classes
}

/// The proof of the first finding of a class, verified; and no copy of it with one bit changed is.
pub(super) fn proven(audited: &Audited, class: &str) -> Proven {
    let finding = audited.report.findings.iter().find(|f| f.class == class);
    let finding = finding.unwrap_or_else(|| panic!("{class} is not in {:?}", classes(audited)));
    let name = finding.proof.as_ref().unwrap_or_else(|| panic!("no proof of {finding:?}"));
    let (_, bytes) = audited.proofs.iter().find(|(n, _)| n == name).unwrap();
    let proof = Proof::from_bytes(bytes).unwrap();
    let proven = proof.verify().unwrap();
    assert_eq!(proven.class.name(), class);
    let step = (bytes.len() / 97).max(1);
    for at in (0..bytes.len()).step_by(step) {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        let read = Proof::from_bytes(&changed).and_then(|proof| proof.verify());
        assert!(read.is_err(), "{class}: byte {at} of {} changed: {read:?}", bytes.len());
    }
    proven
}
