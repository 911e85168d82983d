//! A core on disk that a partner with an agreement asks.

use std::collections::BTreeSet;
use std::sync::Arc;

use vestigo_protocol::agreement::{AgreementDoc, AutomaticRule, Budget, Clauses, ObserverView};
use vestigo_protocol::codes::{
    DisclosureLevel, Handling, IntendedUse, LegalBasis, MarkComponent, MatchGrade, OnwardUse,
    RecordSetKind,
};
use vestigo_protocol::content::salts_len;
use vestigo_protocol::envelope::{self, Message, Unverified};
use vestigo_protocol::firearm::{FirearmDescription, Mark};
use vestigo_protocol::ids::{Digest, ExchangeId, MessageId};
use vestigo_protocol::key::SecretKey;

use super::*;
use crate::registry::{Registry, RegistrySource};
use crate::runtime::core::Settings;
use crate::runtime::directory::{Arrived, Directory};
use crate::runtime::examples::{identity, key, partner, us};
use crate::scratch::Scratch;
use crate::store::{AgreementRecord, AgreementStatus, PartnerRecord, PartnerStanding, SqliteStore};

const DAY: u64 = 20_000;
pub(in crate::runtime) const NOON: u64 = DAY * 86_400 + 43_200;

/// A clock that the test moves; randomness that counts.
#[derive(Clone, Default)]
struct World(Arc<std::sync::atomic::AtomicU64>, u64);

impl crate::runtime::surroundings::Surroundings for World {
    fn now_ms(&self) -> u64 {
        self.0.load(std::sync::atomic::Ordering::Relaxed)
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        self.1 += 1;
        let drawn = Sha256::digest(self.1.to_le_bytes());
        bytes.iter_mut().zip(drawn.iter().cycle()).for_each(|(to, from)| *to = *from);
    }
}

pub(in crate::runtime) struct Node {
    pub(in crate::runtime) core: Core,
    clock: Arc<std::sync::atomic::AtomicU64>,
    sent: u64,
    budget: Budget,
}

pub(in crate::runtime) fn clauses(budget: Budget) -> Clauses {
    let rule = |grade, level| AutomaticRule { grade, result: None, level };
    Clauses {
        request_kinds: BTreeSet::from([
            RequestKind::Trace,
            RequestKind::RecoveryNotice,
            RequestKind::Watch,
        ]),
        purposes: BTreeSet::from([IntendedUse::CriminalInvestigation]),
        legal_bases: BTreeSet::from([LegalBasis::Iti]),
        record_sets: BTreeSet::from([RecordSetKind::Registry]),
        automatic: vec![rule(MatchGrade::None, DisclosureLevel::L1)],
        ceiling: DisclosureLevel::L4,
        two_officers_from: None,
        handling: Handling::H1,
        onward: OnwardUse::None,
        onward_states: BTreeSet::new(),
        retention_days: 30,
        budget,
        routine_seconds: 1000,
        urgent_seconds: 100,
        observers: ObserverView { reasons: false, delay_seconds: 0 },
    }
}

pub(in crate::runtime) fn agreement(budget: Budget) -> Agreement {
    Agreement::new(&AgreementDoc {
        version: 1,
        nonce: Digest([1; 32]),
        first: partner(),
        second: us(),
        replaces: None,
        valid_from: Timestamp(0),
        first_asks: clauses(budget),
        second_asks: clauses(budget),
        title: None,
    })
    .unwrap()
}

pub(in crate::runtime) fn known() -> Known {
    Known {
        name: partner(),
        standing: PartnerStanding::Confirmed,
        descriptor: None,
        root: [0; 32],
        transport: [8; 32],
        expected_descriptor: Digest([0; 32]),
    }
}

impl Node {
    /// Opens what is on disk, at noon.
    pub(in crate::runtime) fn open(scratch: &Scratch, budget: Budget) -> Self {
        let settings = Settings {
            release_interval_seconds: 60,
            sampled_share_percent: 0,
            stop_sweeps: true,
            files_per_partner_max: 1 << 30,
            checkpoint_interval_ms: 1000,
            retention_days: 0,
            calendar: Default::default(),
        };
        let world = World::default();
        world.0.store(NOON * 1000, std::sync::atomic::Ordering::Relaxed);
        let clock = Arc::clone(&world.0);
        let store = SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
        let registry = Registry::open(&RegistrySource::Memory, [1; 16]).unwrap();
        let (identity, directory) = (Arc::new(identity()), Directory::default());
        let mut core = Core::open_in(
            Box::new(world),
            identity,
            settings,
            Box::new(store),
            registry,
            directory,
        )
        .unwrap();
        if core.partners.is_empty() {
            let record = PartnerRecord {
                name: partner(),
                root: [0; 32],
                transport: [8; 32],
                addresses: Vec::new(),
                expected_descriptor: [0; 32],
                descriptor: None,
                standing: PartnerStanding::Confirmed,
                since: Timestamp(1),
            };
            core.store.put_partner(&record).unwrap();
            let agreement = agreement(budget);
            let record = AgreementRecord {
                hash: agreement.hash(),
                partner: partner(),
                document: agreement.as_bytes().to_vec(),
                status: AgreementStatus::Accepted,
                proposal: LeafHash([1; 32]),
                acceptance: Some(LeafHash([2; 32])),
                changed_at: Timestamp(1),
            };
            core.store.put_agreement(&record).unwrap();
            drop(core);
            return Self::open(scratch, budget);
        }
        core.effects.clear();
        let sent = core.store.log_size().unwrap() * 1000;
        Self { core, clock, sent, budget }
    }

    pub(in crate::runtime) fn at(&self, seconds: u64) {
        self.clock.store(seconds * 1000, std::sync::atomic::Ordering::Relaxed);
    }

    pub(in crate::runtime) fn at_ms(&self, ms: u64) {
        self.clock.store(ms, std::sync::atomic::Ordering::Relaxed);
    }

    /// The common part of a request of the partner.
    pub(in crate::runtime) fn common(&self, kind: RequestKind) -> Common {
        Common {
            agreement: Some(agreement(self.budget).hash()),
            officer: Some(Pseudonym([1; 16])),
            request_kind: Some(kind),
            purpose: Some(IntendedUse::CriminalInvestigation),
            legal_basis: Some(LegalBasis::Iti),
            ..answer::empty_common()
        }
    }

    pub(in crate::runtime) fn question(
        &mut self,
        serial: &str,
        officer: u8,
        case: Option<&str>,
    ) -> Message {
        let mut query = Query::describing(FirearmDescription {
            marks: vec![Mark::serial(MarkComponent::Frame, serial).unwrap()],
            ..FirearmDescription::default()
        });
        query.circumstances = Some(Text::new("found in a car").unwrap());
        query.case_reference = case.map(|case| Text::new(case).unwrap());
        let common =
            Common { officer: Some(Pseudonym([officer; 16])), ..self.common(RequestKind::Trace) };
        self.statement(&Content::new(common, Body::Query(query)), Vec::new())
    }

    /// A signed statement of the partner.
    pub(in crate::runtime) fn statement(
        &mut self,
        content: &Content,
        in_reply_to: Vec<LeafHash>,
    ) -> Message {
        self.statement_in(None, content, in_reply_to, |_| {})
    }

    /// A signed statement of the partner, in an exchange or one of its own, changed before it is signed.
    pub(in crate::runtime) fn statement_in(
        &mut self,
        exchange: Option<ExchangeId>,
        content: &Content,
        in_reply_to: Vec<LeafHash>,
        change: impl FnOnce(&mut Header),
    ) -> Message {
        self.sent += 1;
        let fields = content.to_fields();
        let mut id = [0; 16];
        id.iter_mut().zip(self.sent.to_le_bytes()).for_each(|(to, from)| *to = from);
        let mut header = Header {
            kid: key(9).kid(),
            issuer: partner(),
            exchange: exchange.unwrap_or(ExchangeId(id)),
            audience: us(),
            issued_at: self.core.now(),
            id: MessageId(id),
            kind: content.body.kind(),
            in_reply_to,
            sequence: self.sent,
            previous: (self.sent > 1).then_some(LeafHash([3; 32])),
            answer_by: None,
            deliver_until: None,
            reason: None,
            stops_clock: false,
            epoch: 0,
        };
        change(&mut header);
        let salts = vec![9; salts_len(fields.len())];
        let secret: SecretKey = key(9);
        envelope::sign(header, fields, &secret, &salts).unwrap().message
    }

    /// Takes a message in, as one batch.
    pub(in crate::runtime) fn take(&mut self, message: &Message) -> LeafHash {
        let unverified = Unverified::decode(&message.to_bytes()).unwrap();
        let verified = unverified.verify(key(9).public()).unwrap();
        let leaf = verified.leaf();
        let content = Content::from_fields(verified.header().kind, verified.fields()).unwrap();
        let arrived = Arrived::Read {
            verified: Box::new(verified),
            content: Box::new(content),
            checkpoint: None,
            introduced: None,
        };
        self.core.store.begin().unwrap();
        self.core.arrive(&known(), arrived, None).unwrap();
        self.core.seal_batch().unwrap();
        self.core.store.commit().unwrap();
        leaf
    }

    pub(in crate::runtime) fn ask(&mut self, serial: &str) -> LeafHash {
        let message = self.question(serial, 1, None);
        self.take(&message)
    }

    pub(in crate::runtime) fn tick(&mut self) {
        self.core.store.begin().unwrap();
        let now = self.core.now();
        self.core.agreements_come_into_force(now).unwrap();
        self.core.refuse_over_budget(now).unwrap();
        self.core.looks_due(now).unwrap();
        self.core.release_due(now).unwrap();
        self.core.seal_batch().unwrap();
        self.core.store.commit().unwrap();
    }

    /// Our refusals with the reason A9, and what each names.
    fn refusals(&mut self) -> Vec<Vec<LeafHash>> {
        let size = self.core.store.log_size().unwrap();
        let entries = self.core.store.entries(0, size).unwrap();
        let mut named = Vec::new();
        for entry in entries.iter().filter(|e| e.own && e.kind == Kind::Refusal) {
            let (header, content) = self.core.read_stored(&entry.leaf).unwrap();
            assert!(is_batch_refusal(&header));
            assert_eq!(content.common.agreement, Some(agreement(self.budget).hash()));
            named.push(header.in_reply_to);
        }
        named
    }

    fn cases(&mut self) -> usize {
        self.core.store.cases(usize::MAX).unwrap().len()
    }
}

pub(in crate::runtime) const fn budget(per_day: u64) -> Budget {
    Budget { per_day, per_officer_per_day: None, per_case: None, consignment: None }
}

/// Numbers without any order.
fn serial(n: u64) -> String {
    format!("{:08}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 100_000_000)
}

#[test]
fn what_is_over_budget_is_logged_without_a_receipt_and_refused_with_its_batch() {
    let scratch = Scratch::new("over-budget");
    let mut node = Node::open(&scratch, budget(2));
    let asked: Vec<LeafHash> = (0..5).map(|n| node.ask(&serial(n))).collect();
    assert_eq!(node.cases(), 2);
    assert!(node.refusals().is_empty());
    // Nothing is said of them yet, and they are in the log.
    assert!(asked.iter().all(|leaf| node.core.store.has_leaf(leaf).unwrap()));
    assert_eq!(node.core.store.own_replies(&asked[2]).unwrap(), []);
    // What nobody decides on is not kept: the statement stands, its content is nowhere.
    let kept = |node: &mut Node, at: usize| node.core.store.message(&asked[at]).unwrap().is_some();
    assert_eq!([0, 1, 2, 3, 4].map(|at| kept(&mut node, at)), [true, true, false, false, false]);
    node.at(NOON + BATCH_SECONDS - 1);
    node.tick();
    assert!(node.refusals().is_empty());
    node.at(NOON + BATCH_SECONDS);
    node.tick();
    assert_eq!(node.refusals(), [asked[2..].to_vec()]);
    // The subject is the exchange of the first, and every one of them finds the refusal.
    let replies = node.core.store.own_replies(&asked[4]).unwrap();
    assert_eq!(replies, node.core.store.own_replies(&asked[2]).unwrap());
    assert_eq!(replies.len(), 1);
    node.tick();
    assert_eq!(node.refusals().len(), 1);
}

#[test]
fn sixty_four_are_refused_at_once() {
    let scratch = Scratch::new("over-budget-full");
    let mut node = Node::open(&scratch, budget(0));
    for n in 0..130 {
        node.ask(&serial(n));
    }
    let sizes: Vec<usize> = node.refusals().iter().map(Vec::len).collect();
    assert_eq!(sizes, [IN_REPLY_TO_MAX, IN_REPLY_TO_MAX]);
    assert_eq!(node.cases(), 0);
    let limited = node.core.limited_since(0).unwrap();
    assert_eq!((limited[0].clause, limited[0].refused), (12, 128));
}

#[test]
fn a_repeat_gets_the_refusal_of_its_batch_and_is_not_counted_twice() {
    let scratch = Scratch::new("over-budget-repeat");
    let mut node = Node::open(&scratch, budget(0));
    let message = node.question("12345678", 1, None);
    let leaf = node.take(&message);
    // Sent again before the refusal: known, waiting.
    node.take(&message);
    node.at(NOON + 60);
    node.tick();
    assert_eq!(node.refusals(), [vec![leaf]]);
    node.take(&message);
    node.at(NOON + 120);
    node.tick();
    assert_eq!(node.refusals().len(), 1);
}

#[test]
fn what_waits_for_its_refusal_survives_a_crash() {
    let scratch = Scratch::new("over-budget-crash");
    let mut node = Node::open(&scratch, budget(1));
    let asked: Vec<LeafHash> = (0..4).map(|n| node.ask(&serial(n))).collect();
    drop(node);
    let mut node = Node::open(&scratch, budget(1));
    // The counter too: the day's budget is not new.
    let next = node.ask(&serial(9));
    assert_eq!(node.cases(), 1);
    node.at(NOON + 60);
    node.tick();
    let mut expected = asked[1..].to_vec();
    expected.push(next);
    assert_eq!(node.refusals(), [expected]);
    drop(node);
    let mut node = Node::open(&scratch, budget(1));
    node.at(NOON + 120);
    node.tick();
    assert_eq!(node.refusals().len(), 1, "refused once");
}

#[test]
fn officers_and_cases_have_budgets_of_their_own() {
    let scratch = Scratch::new("over-budget-officer");
    let all = Budget { per_officer_per_day: Some(2), per_case: Some(3), ..budget(100) };
    let mut node = Node::open(&scratch, all);
    let mut asked = 0;
    let mut take = |node: &mut Node, officer, case| {
        asked += 1;
        let message = node.question(&serial(asked), officer, case);
        node.take(&message);
        node.cases()
    };
    assert_eq!(take(&mut node, 1, Some("12/2026")), 1);
    assert_eq!(take(&mut node, 1, Some("13/2026")), 2);
    assert_eq!(take(&mut node, 1, Some("14/2026")), 2, "the first officer's third");
    assert_eq!(take(&mut node, 2, Some("12-2026")), 3);
    assert_eq!(take(&mut node, 2, Some(" 12 / 2026")), 4);
    assert_eq!(take(&mut node, 3, Some("12.2026")), 4, "the case's fourth, however it is written");
    assert_eq!(take(&mut node, 3, None), 5);
    // A new day: the officer's budget is new, the case's is not.
    node.at(NOON + 86_400);
    assert_eq!(take(&mut node, 1, Some("13/2026")), 6);
    assert_eq!(take(&mut node, 1, Some("12/2026")), 6);
    node.at(NOON + 86_400 + 60);
    node.tick();
    let sizes: Vec<usize> = node.refusals().iter().map(Vec::len).collect();
    assert_eq!(sizes.iter().sum::<usize>(), 3);
    let clauses: Vec<u16> =
        node.core.limited_since(2).unwrap().iter().map(|limited| limited.clause).collect();
    assert!(clauses.contains(&121) && clauses.contains(&122), "{clauses:?}");
}

#[test]
fn a_sweep_ends_the_days_look_ups_and_is_remembered_after_a_restart() {
    let scratch = Scratch::new("sweep");
    let mut node = Node::open(&scratch, budget(500));
    for n in 0..30 {
        node.ask(&format!("ABC{n:03}"));
    }
    let looked_up = crate::desk::sweep::RUN - 1;
    assert_eq!(node.cases(), looked_up);
    // Another number is refused too that day, also after a restart.
    node.ask("77120934");
    drop(node);
    let mut node = Node::open(&scratch, budget(500));
    node.ask("88120934");
    assert_eq!(node.cases(), looked_up);
    // The next day other guns may be asked for; going on with the sweep is noticed at once.
    node.at(NOON + 86_400);
    node.ask("77120934");
    assert_eq!(node.cases(), looked_up + 1);
    node.ask("ABC019");
    node.ask("99120934");
    assert_eq!(node.cases(), looked_up + 1);
    node.at(NOON + 2 * 86_400);
    node.tick();
    let limited = node.core.limited_since(5).unwrap();
    let swept: Vec<&Limited> = limited.iter().filter(|l| l.clause == 203).collect();
    assert!(swept.iter().any(|l| l.pattern == Pattern::Run.number()), "{limited:?}");
}
