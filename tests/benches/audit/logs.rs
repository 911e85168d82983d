//! Two agencies that ask each other in turn, and their logs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vestigo::ledger::Ledger;
use vestigo_protocol::content::salts_len;
use vestigo_protocol::descriptor::{Descriptor, DescriptorDoc, KeyEntry, KeyRole};
use vestigo_protocol::envelope;
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{ExchangeId, LeafHash, MessageId, NodeName};
use vestigo_protocol::key::{PublicKey, SecretKey};
use vestigo_protocol::log::checkpoint::{Checkpoint, LogSigner};
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::time::Timestamp;
use zeroize::Zeroizing;

use crate::Prepared;

/// Why the benchmark could not measure.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// When everything begins.
pub(crate) const BEGIN: u64 = 1_800_000_000;

struct Agency {
    name: NodeName,
    descriptor: Descriptor,
    signing: SecretKey,
    log: LogSigner,
    last: (u64, Option<LeafHash>),
    entries: Vec<(Vec<u8>, Header)>,
    published: usize,
}

impl Agency {
    fn found(name: &str, seed: u8) -> Result<Self, Failure> {
        let name = NodeName::parse(name)?;
        let key = |role: u8| [seed.wrapping_add(role.wrapping_mul(17)); 32];
        let (root, signing) = (SecretKey::from_seed(&key(1)), SecretKey::from_seed(&key(2)));
        let transport = SecretKey::from_seed(&key(5));
        let (ed, ml) = (Zeroizing::new(key(3)), Zeroizing::new(key(4)));
        let log = LogSigner::new(name.clone(), &ed, &ml)?;
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
        let descriptor = Descriptor::sign(&doc, &root, &signing, None)?;
        Ok(Self {
            name,
            descriptor,
            signing,
            log,
            last: (0, None),
            entries: Vec::new(),
            published: 0,
        })
    }

    fn note(&self, entries: &[(Vec<u8>, Header)]) -> Result<String, Failure> {
        let mut tree = Frontier::new();
        entries.iter().for_each(|(entry, _)| tree.append(LeafHash::of(entry)));
        let (origin, size) = (self.name.clone(), tree.size());
        let checkpoint = Checkpoint { origin, size, root: tree.root() };
        Ok(self.log.sign(&checkpoint, Timestamp(BEGIN + 1_000_000))?.to_text())
    }
}

/// Both agencies.
pub(crate) struct Agencies {
    agencies: [Agency; 2],
    ids: u64,
    now: u64,
}

impl Agencies {
    /// Without a word said.
    pub(crate) fn new() -> Self {
        let found = |name, seed| Agency::found(name, seed).expect("sound keys");
        let agencies = [found("vestigo/xa/office", 1), found("vestigo/xb/office", 101)];
        Self { agencies, ids: 0, now: BEGIN }
    }

    /// Statements so far; each lies in both logs.
    pub(crate) fn statements(&self) -> usize {
        let [xa, _] = &self.agencies;
        xa.entries.len()
    }

    fn say(
        &mut self,
        from: usize,
        kind: Kind,
        exchange: u64,
        replies: &[LeafHash],
    ) -> (LeafHash, Vec<u8>, Header) {
        self.ids += 1;
        let id = |n: u64| u128::from(n).to_be_bytes();
        let to = self.agencies[1 - from].name.clone();
        let from = &mut self.agencies[from];
        let (sequence, previous) = from.last;
        let answer_by = (kind == Kind::Query).then(|| Timestamp(self.now + 86_400));
        let header = Header {
            kid: from.signing.kid(),
            issuer: from.name.clone(),
            exchange: ExchangeId(id(exchange)),
            audience: to,
            issued_at: Timestamp(self.now),
            id: MessageId(id(self.ids)),
            kind,
            in_reply_to: replies.to_vec(),
            sequence: sequence + 1,
            previous,
            answer_by,
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch: 0,
        };
        let salts = vec![3; salts_len(0)];
        let signed = envelope::sign(header, Vec::new(), &from.signing, &salts).expect("sound");
        from.last = (sequence + 1, Some(signed.leaf));
        (signed.leaf, signed.message.statement, signed.header)
    }

    fn both(&mut self, from: usize, kind: Kind, exchange: u64, replies: &[LeafHash]) -> LeafHash {
        let (leaf, entry, header) = self.say(from, kind, exchange, replies);
        for agency in &mut self.agencies {
            agency.entries.push((entry.clone(), header.clone()));
        }
        leaf
    }

    /// Exchanges of four statements until there are so many more.
    pub(crate) fn talk(&mut self, statements: usize) {
        for exchange in 0..statements / 4 {
            let (asks, answers) = (exchange % 2, 1 - exchange % 2);
            let number = self.ids;
            let query = self.both(asks, Kind::Query, number, &[]);
            self.both(answers, Kind::Accepted, number, &[query]);
            self.now += 1;
            let answer = self.both(answers, Kind::Answer, number, &[query]);
            self.both(asks, Kind::Delivered, number, &[answer]);
        }
    }

    /// One query that nobody answers, and one that does not arrive.
    pub(crate) fn leave_open(&mut self) {
        let query = self.both(0, Kind::Query, u64::MAX, &[]);
        self.both(1, Kind::Accepted, u64::MAX, &[query]);
        self.now += 100_000;
        self.both(1, Kind::Heartbeat, u64::MAX - 1, &[]);
        let (_, entry, header) = self.say(0, Kind::Query, u64::MAX - 2, &[]);
        self.agencies[0].entries.push((entry, header));
    }

    /// A note over XA's log with two entries exchanged, as it might be shown to somebody else.
    pub(crate) fn other_history(&self, place: &Path) -> Result<PathBuf, Failure> {
        let [xa, _] = &self.agencies;
        let mut entries = xa.entries.clone();
        entries.swap(10, 20);
        let path = place.join("other-note");
        std::fs::write(&path, xa.note(&entries)?)?;
        Ok(path)
    }

    /// Publishes both logs as they are now.
    pub(crate) fn publish(&mut self, place: &Path) -> Result<(), Failure> {
        for (agency, name) in self.agencies.iter_mut().zip(["xa", "xb"]) {
            let mut ledger = Ledger::open(place.join(name))?;
            let new = agency.entries.get(agency.published..).unwrap_or_default();
            for part in new.chunks(8192) {
                let entries: Vec<Vec<u8>> = part.iter().map(|(entry, _)| entry.clone()).collect();
                ledger.extend(&entries)?;
            }
            agency.published = agency.entries.len();
            ledger.publish_descriptor(1, &agency.descriptor.to_bytes())?;
            let (origin, size) = (agency.name.clone(), ledger.size());
            let root = ledger.root().map_err(|e| e.to_string())?;
            let checkpoint = Checkpoint { origin, size, root };
            let signed = agency.log.sign(&checkpoint, Timestamp(self.now + 1))?;
            ledger.publish(&signed)?;
        }
        Ok(())
    }

    /// Every entry of both logs with what its signature is over.
    pub(crate) fn prepared(&self) -> Result<Vec<Prepared>, Failure> {
        let keys: BTreeMap<&NodeName, PublicKey> =
            self.agencies.iter().map(|a| (&a.name, a.signing.public().clone())).collect();
        let entries = self.agencies.iter().flat_map(|agency| &agency.entries);
        entries
            .map(|(entry, header)| {
                let key = keys.get(&header.issuer).ok_or("nobody's statement")?;
                Prepared::of(entry, header, key)
            })
            .collect()
    }
}
