//! A core that a partner asks, and the partner.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use vestigo::registry::import::session::Durability;
use vestigo::registry::{NewRecord, Registry};
use vestigo::runtime::Core;
use vestigo::runtime::core::Settings;
use vestigo::runtime::directory::{Directory, Known};
use vestigo::runtime::identity::Identity;
use vestigo::store::{
    AgreementRecord, AgreementStatus, PartnerRecord, PartnerStanding, SqliteStore, Store as _,
};
use vestigo_protocol::agreement::{
    Agreement, AgreementDoc, AutomaticRule, Budget, Clauses, ObserverView,
};
use vestigo_protocol::codes::{
    DisclosureLevel, Handling, IntendedUse, LegalBasis, MarkComponent, MatchGrade, OnwardUse,
    RecordSetKind, RequestKind,
};
use vestigo_protocol::content::{CONTENT_VERSION, salts_len};
use vestigo_protocol::descriptor::{Descriptor, DescriptorDoc, KeyEntry, KeyRole};
use vestigo_protocol::envelope::{self, Message, sig_structure};
use vestigo_protocol::firearm::{FirearmDescription, Mark, Name, RecordSet};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{
    AgreementHash, Digest, ExchangeId, LeafHash, MessageId, NodeName, Pseudonym,
};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::log::checkpoint::LogSigner;
use vestigo_protocol::message::{Body, Common, Content, Query};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;
use vestigo_tests::chance::Chance;
use vestigo_tests::flaky::FlakyRecords;
use vestigo_tests::raw::bare;
use zeroize::Zeroizing;

use crate::Failure;

/// The serial that the register holds, and that is asked for.
const SERIAL: &str = "AB 104822";

/// The maker of the gun.
const MAKER: &str = "SYNTHETIC Arms";

/// Seconds to a decision.
const DEADLINE: u64 = 10 * 86_400;

/// Everything that is measured with.
pub(crate) struct Setting {
    /// The core that is asked.
    pub(crate) core: Core,
    /// Who asks.
    pub(crate) partner: Partner,
    /// Who asks, as the network knows it.
    pub(crate) known: Arc<Known>,
    /// Records that were read.
    pub(crate) reads: Arc<AtomicU64>,
    /// Reads the log beside the core.
    pub(crate) reader: SqliteStore,
    /// Where the store is.
    pub(crate) scratch: PathBuf,
}

/// The partner that asks without end.
pub(crate) struct Partner {
    /// Its signing key.
    pub(crate) key: SecretKey,
    name: NodeName,
    agreement: AgreementHash,
    chance: Chance,
    sent: u64,
    last: Option<LeafHash>,
}

fn key(agency: u8, role: u8) -> SecretKey {
    SecretKey::from_seed(&[agency * 16 + role; 32])
}

fn name(slug: &str) -> Result<NodeName, Failure> {
    NodeName::parse(slug).map_err(|e| e.to_string().into())
}

fn identity(agency: u8, slug: &str) -> Result<Identity, Failure> {
    let name = name(slug)?;
    let seed = |role: u8| Zeroizing::new([agency * 16 + role; 32]);
    let log = LogSigner::new(name.clone(), &seed(3), &seed(4)).map_err(|e| e.to_string())?;
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
        root: key(agency, 1).public().clone(),
        country: name.country(),
        names: BTreeMap::new(),
        keys: vec![
            entry(KeyRole::Signing, key(agency, 2).public().as_bytes()),
            entry(KeyRole::LogEd25519, &log.keys().ed25519),
            entry(KeyRole::LogMlDsa44, &log.keys().ml_dsa_44),
            entry(KeyRole::Transport, key(agency, 5).public().as_bytes()),
        ],
        addresses: Vec::new(),
        versions: vec![CONTENT_VERSION],
        marking_practice: None,
        contact: None,
        issued_at: Timestamp(1),
        recoveries: None,
    };
    let descriptor = Descriptor::sign(&doc, &key(agency, 1), &key(agency, 2), None)?;
    Ok(Identity { name, signing: key(agency, 2), log, descriptor })
}

fn agreement(first: &NodeName, second: &NodeName, per_day: u64) -> Result<Agreement, Failure> {
    let rule = |grade, level| AutomaticRule { grade, result: None, level };
    let clauses = Clauses {
        request_kinds: BTreeSet::from([RequestKind::Trace, RequestKind::OnwardTrace]),
        purposes: BTreeSet::from([IntendedUse::CriminalInvestigation]),
        legal_bases: LegalBasis::ALL.iter().copied().collect(),
        record_sets: BTreeSet::from([RecordSetKind::Registry]),
        automatic: vec![
            rule(MatchGrade::Exact, DisclosureLevel::L3),
            rule(MatchGrade::None, DisclosureLevel::L1),
        ],
        ceiling: DisclosureLevel::L4,
        two_officers_from: None,
        handling: Handling::H1,
        onward: OnwardUse::None,
        onward_states: BTreeSet::new(),
        retention_days: 365,
        budget: Budget {
            per_day,
            per_officer_per_day: Some(per_day),
            per_case: Some(per_day),
            consignment: None,
        },
        routine_seconds: DEADLINE,
        urgent_seconds: 86_400,
        observers: ObserverView { reasons: true, delay_seconds: 0 },
    };
    Ok(Agreement::new(&AgreementDoc {
        version: 1,
        nonce: Digest([7; 32]),
        first: first.clone(),
        second: second.clone(),
        replaces: None,
        valid_from: Timestamp(1),
        first_asks: clauses.clone(),
        second_asks: clauses,
        title: None,
    })?)
}

fn gun() -> Result<FirearmDescription, Failure> {
    let words = |text: &str| Name::new(text).map_err(|e| e.to_string());
    let mark = Mark::serial(MarkComponent::Frame, SERIAL).map_err(|e| e.to_string())?;
    Ok(FirearmDescription {
        maker: Some(words(MAKER)?),
        model: Some(words("Model 1")?),
        calibre: Some(words("9 mm")?),
        marks: vec![mark],
        ..FirearmDescription::default()
    })
}

/// A register with the one gun.
fn register(reads: Arc<AtomicU64>) -> Result<Registry, Failure> {
    let records = FlakyRecords::costing(reads, 1);
    let mut registry = Registry::over(Box::new(records), None)?;
    let set = RecordSet {
        name: Name::new("SYNTHETIC register").map_err(|e| e.to_string())?,
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: Some(1990),
        to_year: None,
        digitised_pct: 100,
        as_of: Timestamp(1_700_000_000),
    };
    let mut session = registry.session(&set, Durability::Whole)?;
    session.add(NewRecord { description: gun()?, event: None, particulars: None })?;
    session.finish(None, Vec::new())?;
    Ok(registry)
}

impl Setting {
    /// A core whose partner may ask `per_day` questions a day.
    pub(crate) fn new(per_day: u64) -> Result<Self, Failure> {
        // On the disk that the build is on: a file system in memory would sync for nothing.
        let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("overbudget-{}", std::process::id()));
        std::fs::create_dir_all(&scratch)?;
        let path = scratch.join("store.sqlite");
        let (us, theirs) = (identity(1, "vestigo/xa/asked")?, identity(2, "vestigo/xb/asker")?);
        let agreement = agreement(&us.name, &theirs.name, per_day)?;
        let mut store = SqliteStore::open(&path)?;
        let transport = theirs.transport_key().ok_or("no transport key")?;
        store.put_partner(&PartnerRecord {
            name: theirs.name.clone(),
            root: *theirs.descriptor.doc().root.as_bytes(),
            transport,
            addresses: Vec::new(),
            expected_descriptor: theirs.descriptor.digest().0,
            descriptor: Some(theirs.descriptor.to_bytes()),
            standing: PartnerStanding::Confirmed,
            since: Timestamp(1),
        })?;
        store.put_agreement(&AgreementRecord {
            hash: agreement.hash(),
            partner: theirs.name.clone(),
            document: agreement.as_bytes().to_vec(),
            status: AgreementStatus::Accepted,
            proposal: LeafHash([1; 32]),
            acceptance: Some(LeafHash([2; 32])),
            changed_at: Timestamp(1),
        })?;
        let settings = Settings {
            // The questions within the budget are looked up at once, so that they are counted.
            release_interval_seconds: 0,
            sampled_share_percent: 0,
            stop_sweeps: true,
            files_per_partner_max: 1 << 30,
            checkpoint_interval_ms: 1000,
            retention_days: 0,
            calendar: Default::default(),
        };
        let reads = Arc::new(AtomicU64::new(0));
        let registry = register(Arc::clone(&reads))?;
        let directory = Directory::default();
        let core =
            Core::open(Arc::new(us), settings, Box::new(store), registry, directory.clone())?;
        let known = directory.get(vestigo::net::PeerKey(transport)).ok_or("not known")?;
        let partner = Partner {
            key: key(2, 2),
            name: theirs.name,
            agreement: agreement.hash(),
            chance: Chance::new(4),
            sent: 0,
            last: None,
        };
        let reader = SqliteStore::open_reader(&path)?;
        Ok(Self { core, partner, known, reads, reader, scratch })
    }
}

impl Partner {
    fn random(&mut self) -> [u8; 16] {
        let bits = (u128::from(self.chance.bits()) << 64) | u128::from(self.chance.bits());
        bits.to_be_bytes()
    }

    /// The next question, signed: a trace as an investigator asks it.
    pub(crate) fn question(&mut self) -> Result<Vec<u8>, Failure> {
        let mut query = Query::describing(gun()?);
        query.circumstances = Some(
            Text::new("SYNTHETIC: found in a car that was stopped").map_err(|e| e.to_string())?,
        );
        query.case_reference = Some(Text::new("SYN/2026/1234").map_err(|e| e.to_string())?);
        let common = Common {
            agreement: Some(self.agreement),
            officer: Some(Pseudonym([3; 16])),
            request_kind: Some(RequestKind::Trace),
            purpose: Some(IntendedUse::CriminalInvestigation),
            legal_basis: Some(LegalBasis::Iti),
            ..bare()
        };
        let content = Content::new(common, Body::Query(query));
        let fields = content.to_fields();
        self.sent += 1;
        let now = vestigo::runtime::clock::now();
        let header = Header {
            kid: self.key.kid(),
            issuer: self.name.clone(),
            exchange: ExchangeId(self.random()),
            audience: name("vestigo/xa/asked")?,
            issued_at: now,
            id: MessageId(self.random()),
            kind: Kind::Query,
            in_reply_to: Vec::new(),
            sequence: self.sent,
            previous: self.last,
            answer_by: Some(now.plus(DEADLINE)),
            deliver_until: Some(now.plus(4 * DEADLINE)),
            reason: None,
            stops_clock: false,
            epoch: 0,
        };
        let mut salts = vec![0; salts_len(fields.len())];
        for chunk in salts.chunks_mut(16) {
            let random = self.random();
            chunk.iter_mut().zip(random).for_each(|(to, from)| *to = from);
        }
        let signed = envelope::sign(header, fields, &self.key, &salts)?;
        self.last = Some(signed.leaf);
        Ok(signed.message.to_bytes())
    }
}

/// What the signature of a message is over, and the signature.
pub(crate) fn signed(bytes: &[u8]) -> Result<(Vec<u8>, Vec<u8>), Failure> {
    let message = Message::from_bytes(bytes)?;
    let statement = envelope::UnverifiedStatement::parse(&message.statement)?;
    let payload = Digest::of(&message.preimage).0;
    let structure = sig_structure(&statement.claimed().to_bytes(), &payload);
    let from = message.statement.len().checked_sub(64).ok_or("no signature")?;
    Ok((structure, message.statement.get(from..).unwrap_or_default().to_vec()))
}

/// Refusals in the log.
pub(crate) fn own_refusals(reader: &mut SqliteStore) -> Result<usize, Failure> {
    let (size, mut refusals, mut at) = (reader.log_size()?, 0, 0);
    while at < size {
        let entries = reader.entries(at, 10_000)?;
        refusals += entries.iter().filter(|e| e.own && e.kind == Kind::Refusal).count();
        at += 10_000;
    }
    Ok(refusals)
}
