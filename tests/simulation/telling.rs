//! What waiting and sizes tell: whether an asker, or someone on the wire, can see from when and how
//! large something comes that a gun lies in a state's stock.
//!
//! One agency answers thousands of questions of many partners. Time is counted, not measured: the
//! simulation's clock plus a fixed cost for every record that the register is asked for, so that a
//! seed repeats every figure. Distributions are compared by the two-sample Kolmogorov-Smirnov test.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use vestigo::net::PeerKey;
use vestigo::registry::import::session::Durability;
use vestigo::registry::{NewRecord, Registry};
use vestigo::runtime::core::{Effect, Input, Release, Settings};
use vestigo_protocol::codes::{EventKind, IntendedUse, PartyKind, RecordSetKind, RequestKind};
use vestigo_protocol::content::{self, salts_len};
use vestigo_protocol::envelope::{self, Message, UnverifiedStatement};
use vestigo_protocol::firearm::{ChainEvent, Name, PartialDate, Party, RecordSet};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{ExchangeId, LeafHash, MessageId, Pseudonym};
use vestigo_protocol::message::{Body, Common, Content};
use vestigo_protocol::time::Timestamp;
use vestigo_tests::chance::Chance;
use vestigo_tests::flaky::{Ailing, FlakyRecords};

use crate::actors::{grounds, query};
use crate::agency::{Agency, identity, peer_of};
use crate::guns;
use crate::scratch::Scratch;
use crate::terms::{Pact, Terms};
use crate::world::DAWN;

/// Partners that ask.
const PARTNERS: usize = 50;
/// Microseconds that reading one record is taken to last.
const READ_US: u64 = 250;
/// Time between two questions on average, in milliseconds.
const BETWEEN_MS: u64 = 6_000;
/// Bytes that a link frame adds to a message, at most; frames grow in steps of 4,096.
const FRAMING: usize = 16;
const FRAME_STEP: usize = 4096;
/// Below this the two samples are taken to differ.
const ALPHA: f64 = 0.01;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// A gun of which the machine may tell.
    Hit,
    /// A number that nobody has.
    Miss,
    /// A gun of a force, or in its stock.
    Stock,
}

/// How the agency is set.
#[derive(Clone, Copy, Debug)]
struct Plan {
    questions: u64,
    interval_seconds: u64,
    sampled_percent: u8,
    padded: bool,
}

impl Plan {
    const fn as_it_ships(questions: u64) -> Self {
        Self { questions, interval_seconds: 60, sampled_percent: 3, padded: true }
    }
}

/// What came of one question.
#[derive(Clone, Debug)]
struct Seen {
    class: Class,
    gun: String,
    accepted_bytes: u64,
    accepted_us: u64,
    decided_us: u64,
    frame: u64,
    interim: Option<Interim>,
}

/// All of an interim that is no id, time, salt or signature.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Interim {
    bytes: usize,
    fields: Vec<(u64, Vec<u8>)>,
    header: String,
}

/// Takes what a step lets go.
#[derive(Default)]
struct Gone(Vec<Effect>);

impl Release for Gone {
    fn release(&mut self, effect: Effect) {
        self.0.push(effect);
    }
}

/// A register: guns of one to four events with companies, and some of a force.
fn register(chance: &mut Chance, work: Arc<AtomicU64>) -> (Registry, Vec<String>, Vec<String>) {
    let records = FlakyRecords::costing(work, READ_US);
    let mut registry = Registry::over(Box::new(records), None).expect("in memory");
    let set = RecordSet {
        name: Name::new("SYNTHETIC register").expect("short"),
        holder: None,
        kind: RecordSetKind::Registry,
        from_year: Some(1990),
        to_year: None,
        digitised_pct: 100,
        as_of: Timestamp(1_700_000_000),
    };
    let mut session = registry.session(&set, Durability::Whole).expect("one writer");
    let party = |kind, name: &str| Party {
        kind,
        name: Some(vestigo_protocol::text::Text::new(name).expect("short")),
        licence: None,
        country: None,
    };
    let (mut open, mut stock) = (Vec::new(), Vec::new());
    for number in 0..440 {
        let serial = serial(chance);
        let chain = [
            (EventKind::Manufactured, "2011-02-03"),
            (EventKind::Shipped, "2012-03-04"),
            (EventKind::Imported, "2013-04-05"),
            (EventKind::SoldRetail, "2019-05-17"),
        ];
        let is_stock = number >= 400;
        let length = if is_stock { 4 } else { 1 + number % 4 };
        for (nth, (kind, day)) in chain.into_iter().skip(4 - length).enumerate() {
            let last = nth + 1 == length;
            let event = ChainEvent {
                date: PartialDate::parse(day).ok(),
                to: Some(if is_stock && last {
                    party(PartyKind::Force, "SYNTHETIC Police Force")
                } else {
                    party(PartyKind::Licensee, "SYNTHETIC Arms Dealers and Sons Ltd")
                }),
                ..ChainEvent::new(if is_stock && last { EventKind::Issued } else { kind })
            };
            let description = guns::describe(&serial);
            let new = NewRecord { description, event: Some(event), particulars: None };
            session.add(new).expect("there is room");
        }
        if is_stock { stock.push(serial) } else { open.push(serial) }
    }
    session.finish(None, Vec::new()).expect("in memory");
    (registry, open, stock)
}

/// The agency, its time, and what it let go.
struct Desk {
    agency: Agency,
    now_ms: u64,
    work: Arc<AtomicU64>,
    /// Questions by their entry: class, and when they arrived in microseconds.
    asked: BTreeMap<LeafHash, (Class, String, u64)>,
    accepted: BTreeMap<LeafHash, (u64, u64)>,
    seen: Vec<Seen>,
    decided: BTreeSet<LeafHash>,
    padded: bool,
}

impl Desk {
    fn feed(&mut self, inputs: Vec<Input>) {
        self.agency.set_clock(self.now_ms);
        self.work.store(0, Ordering::Relaxed);
        let core = self.agency.core.as_mut().expect("it runs");
        core.begin().expect("a store");
        for input in inputs {
            core.take(input).expect("a store");
        }
        core.commit().expect("a store");
        let mut gone = Gone::default();
        core.let_go(&mut gone);
        // Nothing leaves before the batch is durable: all of it leaves at one moment.
        let left_us = self.now_ms * 1000 + self.work.load(Ordering::Relaxed);
        for effect in &gone.0 {
            if let Effect::Ack(_, messages) = effect {
                messages.iter().for_each(|bytes| self.receipt(bytes, left_us));
            }
        }
        for effect in &gone.0 {
            if let Effect::Send { bytes, .. } = effect {
                self.decision(bytes, left_us);
            }
        }
    }

    fn receipt(&mut self, bytes: &[u8], left_us: u64) {
        let message = Message::from_bytes(bytes).expect("ours");
        let statement = UnverifiedStatement::parse(&message.statement).expect("ours");
        let header = statement.claimed();
        assert_eq!(header.kind, Kind::Accepted);
        let question = header.in_reply_to[0];
        let (_, _, arrived) = self.asked[&question];
        self.accepted.insert(question, (bytes.len() as u64, left_us - arrived));
    }

    /// The first thing that is said of a question after its receipt.
    fn decision(&mut self, bytes: &[u8], left_us: u64) {
        let message = Message::from_bytes(bytes).expect("ours");
        let statement = UnverifiedStatement::parse(&message.statement).expect("ours");
        let header = statement.claimed();
        if !matches!(header.kind, Kind::Interim | Kind::Answer) {
            return;
        }
        let question = header.in_reply_to[0];
        let (class, gun, arrived) = self.asked[&question].clone();
        if !self.decided.insert(question) {
            return;
        }
        let fields = content::open_whole(&message.preimage, &message.disclosures).expect("ours");
        let interim = (header.kind == Kind::Interim).then(|| Interim {
            bytes: message.statement.len() - digits(header.sequence)
                + message.preimage.len()
                + message.disclosures.iter().map(Vec::len).sum::<usize>(),
            fields: fields
                .iter()
                // The agreement is the partner's; the decision record's digest is drawn with its
                // salt.
                .filter(|f| !matches!(f.label, 1 | 9))
                .map(|f| (f.label, f.value.as_bytes().to_vec()))
                .collect(),
            header: format!(
                "{:?} {:?} {:?} {:?}",
                header.kind, header.answer_by, header.reason, header.stops_clock
            ),
        });
        let length = bytes.len() + FRAMING;
        let frame = if self.padded { length.next_multiple_of(FRAME_STEP) } else { length };
        let (accepted_bytes, accepted_us) = self.accepted[&question];
        let decided_us = left_us - arrived;
        let frame = frame as u64;
        self.seen.push(Seen {
            class,
            gun,
            accepted_bytes,
            accepted_us,
            decided_us,
            frame,
            interim,
        });
    }
}

/// Bytes that a number takes in CBOR: a series that has gone on longer has longer numbers.
const fn digits(number: u64) -> usize {
    match number {
        0..24 => 1,
        24..256 => 2,
        256..65_536 => 3,
        _ => 5,
    }
}

/// A serial number so long that none is by chance near another.
fn serial(chance: &mut Chance) -> String {
    let letter = |n: u64| char::from(b'A' + crate::terms::byte(n % 26));
    let (bits, number) = (chance.bits(), chance.below(1_000_000_000));
    format!("{}{}{number:09}", letter(bits), letter(bits >> 8))
}

/// A question of a partner, as bytes.
fn question(
    pact: &Pact,
    from: usize,
    serial: &str,
    now: Timestamp,
    last: &mut BTreeMap<usize, (u64, LeafHash)>,
    chance: &mut Chance,
) -> (Vec<u8>, LeafHash) {
    let asker = identity(from);
    let mut draw = || {
        let mut bytes = [0u8; 16];
        bytes[..8].copy_from_slice(&chance.bits().to_be_bytes());
        bytes[8..].copy_from_slice(&chance.bits().to_be_bytes());
        bytes
    };
    let common = Common {
        agreement: Some(pact.hash),
        officer: Some(Pseudonym([7; 16])),
        request_kind: Some(RequestKind::Trace),
        synthetic: Some(true),
        ..grounds(false, IntendedUse::CriminalInvestigation)
    };
    let content = Content::new(common, Body::Query(query(serial)));
    let fields = content.to_fields();
    let before = last.get(&from).copied();
    let header = Header {
        kid: asker.signing.kid(),
        issuer: asker.name.clone(),
        exchange: ExchangeId(draw()),
        audience: identity(0).name.clone(),
        issued_at: now,
        id: MessageId(draw()),
        kind: Kind::Query,
        in_reply_to: Vec::new(),
        sequence: before.map_or(1, |(n, _)| n + 1),
        previous: before.map(|(_, leaf)| leaf),
        answer_by: Some(now.plus(30 * 86_400)),
        deliver_until: None,
        reason: None,
        stops_clock: false,
        epoch: 0,
    };
    let sequence = header.sequence;
    let salts = vec![9; salts_len(fields.len())];
    let signed = envelope::sign(header, fields, &asker.signing, &salts).expect("signed");
    last.insert(from, (sequence, signed.leaf));
    (signed.message.to_bytes(), signed.leaf)
}

/// Asks and looks.
fn observe(plan: Plan) -> Vec<Seen> {
    let mut chance = Chance::new(0x7e11);
    let place = Scratch::new(true);
    let work = Arc::new(AtomicU64::new(0));
    let (registry, open, stock) = register(&mut chance, Arc::clone(&work));
    let us = identity(0);
    let pacts: Vec<Pact> = (1..=PARTNERS)
        .map(|at| {
            let them = identity(at);
            let nonce = [crate::terms::byte(at as u64); 32];
            let ours = (0, &us.name, Terms::open());
            Pact::between(ours, (at, &them.name, Terms::open()), None, nonce)
        })
        .collect();
    let partners: Vec<usize> = (1..=PARTNERS).collect();
    let mut agency = Agency::found(
        0,
        place.path(),
        0x7e11,
        (registry, Ailing::default()),
        &partners,
        &pacts.iter().collect::<Vec<_>>(),
    );
    agency.set(Settings {
        release_interval_seconds: plan.interval_seconds,
        sampled_share_percent: plan.sampled_percent,
        checkpoint_interval_ms: 20_000,
        retention_days: 0,
        calendar: Default::default(),
        stop_sweeps: true,
        files_per_partner_max: 1 << 30,
    });
    agency.set_clock(DAWN);
    agency.start();
    let mut desk = Desk {
        agency,
        now_ms: DAWN,
        work,
        asked: BTreeMap::new(),
        accepted: BTreeMap::new(),
        seen: Vec::new(),
        decided: BTreeSet::new(),
        padded: plan.padded,
    };
    let peers: Vec<PeerKey> = partners.iter().map(|at| peer_of(&identity(*at))).collect();
    desk.feed(peers.iter().map(|peer| Input::LinkUp { peer: *peer }).collect());
    let mut last = BTreeMap::new();
    let interval_ms = match plan.interval_seconds {
        0 => 60_000,
        seconds => seconds * 1000,
    };
    let mut next_tick = DAWN + interval_ms;
    for nth in 0..plan.questions {
        desk.now_ms += 1 + chance.below(2 * BETWEEN_MS);
        while next_tick <= desk.now_ms {
            let arrives = std::mem::replace(&mut desk.now_ms, next_tick);
            desk.feed(vec![Input::Tick]);
            desk.now_ms = arrives;
            next_tick += interval_ms;
        }
        let class = match chance.below(100) {
            0 => Class::Stock,
            1..50 => Class::Hit,
            _ => Class::Miss,
        };
        let pick = |from: &[String], n: u64| {
            from[usize::try_from(n % from.len() as u64).expect("few")].clone()
        };
        let draw = chance.bits();
        let serial = match class {
            Class::Stock => pick(&stock, draw),
            Class::Hit => pick(&open, draw),
            Class::Miss => serial(&mut chance),
        };
        let from = 1 + usize::try_from(nth % PARTNERS as u64).expect("few");
        let now = Timestamp(desk.now_ms / 1000);
        let pact = &pacts[from - 1];
        let (bytes, leaf) = question(pact, from, &serial, now, &mut last, &mut chance);
        let known = desk.agency.directory.get(peers[from - 1]).expect("a partner");
        let arrived = known.verify(&bytes).expect("a sound question");
        let slot = desk.agency.slot(from, nth, 1);
        desk.asked.insert(leaf, (class, serial, desk.now_ms * 1000));
        desk.feed(vec![Input::Arrived { known, arrived, ack: Some(slot) }]);
    }
    desk.now_ms = next_tick;
    desk.feed(vec![Input::Tick]);
    assert_eq!(desk.seen.len() as u64, plan.questions, "each question has its first decision");
    desk.seen
}

/// The two-sample Kolmogorov-Smirnov test: the p of the largest distance between the two empirical
/// distributions (asymptotic; with ties it errs on the side of "the same").
fn same_distribution(a: &[u64], b: &[u64]) -> f64 {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    a.sort_unstable();
    b.sort_unstable();
    let (n, m) = (a.len() as f64, b.len() as f64);
    let share = |of: &[u64], value: u64| of.partition_point(|x| *x <= value) as f64;
    let farthest = a
        .iter()
        .chain(&b)
        .map(|value| (share(&a, *value) / n - share(&b, *value) / m).abs())
        .fold(0.0, f64::max);
    let root = (n * m / (n + m)).sqrt();
    let lambda = (root + 0.12 + 0.11 / root) * farthest;
    if lambda < 0.3 {
        return 1.0;
    }
    let sum: f64 = (1..=100)
        .map(|k| {
            let k = f64::from(k);
            let sign = if k % 2.0 == 1.0 { 1.0 } else { -1.0 };
            sign * (-2.0 * k * k * lambda * lambda).exp()
        })
        .sum();
    (2.0 * sum).clamp(0.0, 1.0)
}

/// One thing that must tell nothing, and whether it does.
struct Finding {
    what: &'static str,
    shown: String,
    holds: bool,
}

/// Everything that must tell nothing.
fn findings(seen: &[Seen]) -> Vec<Finding> {
    let of = |class: Class, what: fn(&Seen) -> u64| -> Vec<u64> {
        seen.iter().filter(|s| s.class == class).map(what).collect()
    };
    let mut findings = Vec::new();
    let mut compare = |what: &'static str, a: &[u64], b: &[u64]| {
        let p = same_distribution(a, b);
        let shown = format!("{} and {}: p = {p:.3}", a.len(), b.len());
        findings.push(Finding { what, shown, holds: p > ALPHA });
    };
    for (what, value) in [
        ("size of the accepted, hit and no record", (|s| s.accepted_bytes) as fn(&Seen) -> u64),
        ("time to the accepted, hit and no record", |s| s.accepted_us),
        ("time to the first decision, hit and no record", |s| s.decided_us),
        ("frame of the first decision, hit and no record", |s| s.frame),
    ] {
        compare(what, &of(Class::Hit, value), &of(Class::Miss, value));
    }
    for (what, value) in [
        ("size of the accepted, hit and state stock", (|s| s.accepted_bytes) as fn(&Seen) -> u64),
        ("time to the accepted, hit and state stock", |s| s.accepted_us),
        ("time to the first decision, hit and state stock", |s| s.decided_us),
        ("frame of the first decision, hit and state stock", |s| s.frame),
    ] {
        compare(what, &of(Class::Hit, value), &of(Class::Stock, value));
    }
    let interims: Vec<&Seen> = seen.iter().filter(|s| s.interim.is_some()).collect();
    let kinds: BTreeSet<&Interim> = interims.iter().filter_map(|s| s.interim.as_ref()).collect();
    findings.push(Finding {
        what: "interims that differ in more than ids, times, salts and signatures",
        shown: format!("{} of {}", kinds.len().saturating_sub(1), interims.len()),
        holds: kinds.len() == 1,
    });
    let sampled: Vec<u64> =
        interims.iter().filter(|s| s.class != Class::Stock).map(|s| s.decided_us).collect();
    let stock: Vec<u64> =
        interims.iter().filter(|s| s.class == Class::Stock).map(|s| s.decided_us).collect();
    // Whoever gets an interim must rather think that it was drawn.
    findings.push(Finding {
        what: "of the interims, ordinary requests that were drawn",
        shown: format!("{} of {}", sampled.len(), interims.len()),
        holds: sampled.len() > stock.len(),
    });
    // A gun that is asked for again, by whomever, draws no other lot: whoever asks twice would
    // otherwise tell the drawn from the sensitive.
    let mut by_gun: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for s in seen {
        by_gun.entry(&s.gun).or_default().push(s.interim.is_some());
    }
    by_gun.retain(|_, drawn| drawn.len() > 1);
    let both = by_gun.values().filter(|d| d.contains(&true) && d.contains(&false)).count();
    findings.push(Finding {
        what: "guns asked for again that were once drawn and once not",
        shown: format!("{both} of {}", by_gun.len()),
        holds: both == 0 && by_gun.len() > 100,
    });
    if !sampled.is_empty() {
        let p = same_distribution(&sampled, &stock);
        findings.push(Finding {
            what: "time to the interim, drawn and state stock",
            shown: format!("{} and {}: p = {p:.3}", sampled.len(), stock.len()),
            holds: p > ALPHA,
        });
    }
    findings
}

fn print(title: &str, findings: &[Finding]) {
    println!("\n{title}\n\n| what | seen | tells nothing |\n|---|---|---|");
    for finding in findings {
        let holds = if finding.holds { "yes" } else { "NO" };
        println!("| {} | {} | {holds} |", finding.what, finding.shown);
    }
}

/// 10,000 questions in `tests/run --full`, 2,000 else.
fn questions() -> u64 {
    if std::env::var_os("VESTIGO_TEST_FULL").is_some() { 10_000 } else { 2_000 }
}

#[test]
fn neither_time_nor_size_tells_what_a_register_holds() {
    let findings = findings(&observe(Plan::as_it_ships(questions())));
    print("As it ships", &findings);
    let told: Vec<&str> = findings.iter().filter(|f| !f.holds).map(|f| f.what).collect();
    assert!(told.is_empty(), "{told:?}");
}

/// What must fail when one of the three is off.
fn tells(plan: Plan, what: &str) {
    let findings = findings(&observe(plan));
    print(&format!("{plan:?}"), &findings);
    let told: Vec<&str> = findings.iter().filter(|f| !f.holds).map(|f| f.what).collect();
    assert!(told.iter().any(|told| told.contains(what)), "{what} was not seen, but {told:?}");
}

#[test]
fn without_sampling_an_interim_tells_that_it_is_sensitive() {
    tells(Plan { sampled_percent: 0, ..Plan::as_it_ships(questions()) }, "that were drawn");
}

#[test]
fn without_the_tick_the_time_tells_a_hit() {
    let plan = Plan { interval_seconds: 0, ..Plan::as_it_ships(questions()) };
    tells(plan, "time to the first decision");
}

#[test]
fn without_padding_the_size_tells_a_hit() {
    tells(Plan { padded: false, ..Plan::as_it_ships(questions()) }, "frame of the first decision");
}

#[test]
fn the_test_sees_a_difference_and_no_difference() {
    let mut chance = Chance::new(5);
    let mut sample =
        |shift: u64| -> Vec<u64> { (0..500).map(|_| chance.below(1000) + shift).collect() };
    let (a, b, c) = (sample(0), sample(0), sample(120));
    assert!(same_distribution(&a, &b) > ALPHA);
    assert!(same_distribution(&a, &c) < 1e-4);
    // One value alone tells nothing.
    assert!(same_distribution(&[4096; 100], &[4096; 30]) > 0.99);
}
