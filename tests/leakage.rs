//! What the log tells about serial numbers: nothing.
//!
//! An observer sees the statements of many exchanges. A program knows the whole registry, every
//! other word of every question and answer, how statements are made, and who was asked when. It
//! cannot tell which serials were asked. The same program finds each of them at once in statements
//! that were made without salt. `VESTIGO_TEST_FULL=1` makes it 10,000 exchanges instead of 1,000.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "test code: it ends the test")]

use std::collections::{BTreeMap, BTreeSet};

use vestigo_protocol::codes::{
    DisclosureLevel, IntendedUse, LegalBasis, MarkComponent, MatchGrade, RequestKind, ResultCode,
};
use vestigo_protocol::content::salts_len;
use vestigo_protocol::envelope::{self, UnverifiedStatement};
use vestigo_protocol::firearm::{FirearmDescription, Mark};
use vestigo_protocol::header::{Header, Kind};
use vestigo_protocol::ids::{
    AgreementHash, Digest, ExchangeId, LeafHash, MessageId, NodeName, Pseudonym,
};
use vestigo_protocol::key::SecretKey;
use vestigo_protocol::message::{Answer, Body, Common, Content, Query, TraceResult};
use vestigo_protocol::text::Text;
use vestigo_protocol::time::Timestamp;
use vestigo_tests::chance::Chance;
use vestigo_tests::raw::{bare, random};

/// Serials in the registry: every one may have been asked.
const REGISTRY: usize = 1_000;

/// Exchanges whose salts are guessed from what can be seen of them.
const GUESSED: usize = 10;

fn exchanges() -> usize {
    if std::env::var_os("VESTIGO_TEST_FULL").is_some() { 10_000 } else { 1_000 }
}

/// Short and long numbers, as they come.
fn registry() -> Vec<String> {
    let number = |n: usize| (n + 1) * 7_654_321 % 9_999_991;
    let serial = |n: usize| match n % 4 {
        0 => format!("A{}", number(n) % 10_000),
        1 => format!("{:07}", number(n)),
        2 => format!("XY{:07}Z", number(n)),
        _ => format!("SYNTHETIC-{:09}-{n}", number(n)),
    };
    (0..REGISTRY).map(serial).collect()
}

fn common() -> Common {
    Common {
        agreement: Some(AgreementHash([4; 32])),
        officer: Some(Pseudonym([7; 16])),
        request_kind: Some(RequestKind::Trace),
        purpose: Some(IntendedUse::CriminalInvestigation),
        legal_basis: Some(LegalBasis::Iti),
        ..bare()
    }
}

fn question(serial: &str) -> Content {
    let firearm = FirearmDescription {
        marks: vec![Mark::serial(MarkComponent::Frame, serial).unwrap()],
        ..FirearmDescription::default()
    };
    let query = Query {
        circumstances: Some(Text::new("SYNTHETIC: found in a car").unwrap()),
        ..Query::describing(firearm)
    };
    Content::new(common(), Body::Query(query))
}

/// Every other gun was stolen.
fn is_stolen(serial: usize) -> bool {
    serial.is_multiple_of(2)
}

fn reply(serial: usize) -> Content {
    let code = if is_stolen(serial) { ResultCode::RecordedStolen } else { ResultCode::NoRecord };
    let result = TraceResult { code, country: None, date: None, party: None, document: None };
    let (grade, level) = (MatchGrade::Exact, DisclosureLevel::L1);
    let answer = Answer { results: vec![result], grade, level, ..Answer::other() };
    Content::new(common(), Body::Answer(answer))
}

/// Salts of one message, from what an implementation might take for random.
type Salts<'a> = &'a dyn Fn(usize, &Header) -> Vec<u8>;

/// What the two nodes write, and which serial each exchange was about.
struct World {
    entries: Vec<Vec<u8>>,
    asked: Vec<usize>,
}

fn header(kind: Kind, number: usize, reply_to: Option<LeafHash>) -> Header {
    let (asker, asked) = ("vestigo/xa/police", "vestigo/xb/customs");
    let (issuer, audience) = if kind == Kind::Query { (asker, asked) } else { (asked, asker) };
    Header {
        kid: SecretKey::from_seed(&[1; 32]).kid(),
        issuer: NodeName::parse(issuer).unwrap(),
        audience: NodeName::parse(audience).unwrap(),
        exchange: ExchangeId(random()),
        issued_at: Timestamp(1_800_000_000 + number as u64),
        id: MessageId(random()),
        kind,
        in_reply_to: reply_to.into_iter().collect(),
        sequence: number as u64 + 1,
        previous: (number > 0).then(|| LeafHash(random())),
        answer_by: (kind == Kind::Query).then_some(Timestamp(1_800_100_000 + number as u64)),
        deliver_until: None,
        reason: None,
        stops_clock: false,
        epoch: 0,
    }
}

impl World {
    fn new(count: usize, salts: Salts<'_>) -> Self {
        let (registry, key) = (registry(), SecretKey::from_seed(&[1; 32]));
        let mut chance = Chance::new(7);
        let (mut entries, mut asked) = (Vec::new(), Vec::new());
        for number in 0..count {
            let serial = usize::try_from(chance.below(REGISTRY as u64)).unwrap();
            let mut sign = |header: Header, content: &Content| {
                let fields = content.to_fields();
                let salts = salts(salts_len(fields.len()), &header);
                let signed = envelope::sign(header, fields, &key, &salts).unwrap();
                entries.push(signed.message.statement.clone());
                signed.leaf
            };
            let leaf = sign(header(Kind::Query, number, None), &question(&registry[serial]));
            let mut answer = header(Kind::Answer, number, Some(leaf));
            answer.answer_by = None;
            sign(answer, &reply(serial));
            asked.push(serial);
        }
        Self { entries, asked }
    }
}

fn none(length: usize, _: &Header) -> Vec<u8> {
    vec![0; length]
}

fn drawn(length: usize, _: &Header) -> Vec<u8> {
    let mut salts = vec![0; length];
    getrandom::fill(&mut salts).unwrap();
    salts
}

/// The hash of a content under given salts: what a statement would sign.
fn payload(content: &Content, salts: &[u8]) -> Digest {
    let (preimage, _) = vestigo_protocol::content::seal(content.to_fields(), salts);
    Digest::of(&preimage)
}

/// One entry as an observer reads it.
struct Seen {
    header: Header,
    payload: Digest,
    length: usize,
}

fn seen(entry: &[u8]) -> Seen {
    let header = UnverifiedStatement::parse(entry).unwrap().claimed().clone();
    // The last item but one: 0x58 0x20 and 32 bytes before the 66 of the signature.
    let payload = entry[entry.len() - 66 - 32..entry.len() - 66].try_into().unwrap();
    Seen { header, payload: Digest(payload), length: entry.len() }
}

/// The program: from the questions among the entries to the serials, where it finds them.
fn identify(entries: &[Vec<u8>]) -> Vec<Option<usize>> {
    let registry: Vec<Content> = registry().iter().map(|serial| question(serial)).collect();
    let length = salts_len(registry[0].to_fields().len());
    let table = |salts: &[u8]| -> BTreeMap<Digest, usize> {
        registry.iter().enumerate().map(|(n, content)| (payload(content, salts), n)).collect()
    };
    let without = table(&vec![0; length]);
    let questions = entries.iter().map(|e| seen(e)).filter(|s| s.header.kind == Kind::Query);
    questions
        .enumerate()
        .map(|(number, seen)| {
            if let Some(serial) = without.get(&seen.payload) {
                return Some(*serial);
            }
            if number >= GUESSED {
                return None;
            }
            // Salts made of what stands in the entry, repeated.
            let header = &seen.header;
            let guesses = [
                header.id.0.to_vec(),
                header.exchange.0.to_vec(),
                header.issued_at.0.to_be_bytes().to_vec(),
                header.previous.map(|p| p.0.to_vec()).unwrap_or_default(),
                vec![0xff],
            ];
            guesses.iter().filter(|guess| !guess.is_empty()).find_map(|guess| {
                let salts: Vec<u8> = guess.iter().copied().cycle().take(length).collect();
                table(&salts).get(&seen.payload).copied()
            })
        })
        .collect()
}

/// How well a program that learnt from one half of the exchanges tells of the other half whether
/// the gun was stolen: the nearer of two means over every bit that it sees, and the lengths.
fn learnt(world: &World) -> f64 {
    let features = |number: usize| -> Vec<f64> {
        let pair = [seen(&world.entries[2 * number]), seen(&world.entries[2 * number + 1])];
        pair.iter()
            .flat_map(|seen| {
                let bits = seen.payload.0.into_iter().flat_map(|b| (0..8).map(move |n| b >> n & 1));
                bits.map(f64::from).chain([seen.length as f64])
            })
            .collect()
    };
    let half = world.asked.len() / 2;
    let mut means = [vec![0.0; 514], vec![0.0; 514]];
    let mut counts = [0.0, 0.0];
    for number in 0..half {
        let class = usize::from(is_stolen(world.asked[number]));
        counts[class] += 1.0;
        means[class].iter_mut().zip(features(number)).for_each(|(sum, feature)| *sum += feature);
    }
    for (mean, count) in means.iter_mut().zip(counts) {
        mean.iter_mut().for_each(|sum| *sum /= count);
    }
    let distance = |mean: &[f64], features: &[f64]| -> f64 {
        mean.iter().zip(features).map(|(a, b)| (a - b) * (a - b)).sum()
    };
    let right = (half..world.asked.len()).filter(|number| {
        let features = features(*number);
        let stolen = distance(&means[1], &features) < distance(&means[0], &features);
        stolen == is_stolen(world.asked[*number])
    });
    right.count() as f64 / (world.asked.len() - half) as f64
}

#[test]
fn without_salt_every_serial_is_found_at_once() {
    let world = World::new(exchanges(), &none);
    let found: Vec<usize> = identify(&world.entries).into_iter().flatten().collect();
    assert_eq!(found, world.asked);
    // And whether the gun was stolen is plain from the answers.
    assert!(learnt(&world) > 0.99);
}

#[test]
fn a_salt_that_can_be_guessed_is_none() {
    let repeated = |length: usize, header: &Header| -> Vec<u8> {
        header.id.0.iter().copied().cycle().take(length).collect()
    };
    let world = World::new(GUESSED, &repeated);
    let found: Vec<usize> = identify(&world.entries).into_iter().flatten().collect();
    assert_eq!(found, world.asked);
}

#[test]
fn with_salt_no_serial_is_found_and_nothing_is_learnt() {
    let world = World::new(exchanges(), &drawn);
    assert!(identify(&world.entries).iter().all(Option::is_none));
    // The same question twice is two hashes.
    let payloads: BTreeSet<Digest> = world.entries.iter().map(|e| seen(e).payload).collect();
    assert_eq!(payloads.len(), world.entries.len());
    // Five standard deviations of guessing.
    let tested = (world.asked.len() / 2) as f64;
    let bound = 5.0 * 0.5 / tested.sqrt();
    let share = learnt(&world);
    assert!((share - 0.5).abs() < bound, "{share} ± {bound}");
}

#[test]
fn no_length_depends_on_the_serial() {
    let key = SecretKey::from_seed(&[1; 32]);
    let one = header(Kind::Query, 5, None);
    let length = |serial: &str| {
        let fields = question(serial).to_fields();
        let salts = drawn(salts_len(fields.len()), &one);
        envelope::sign(one.clone(), fields, &key, &salts).unwrap().message.statement.len()
    };
    let lengths: BTreeSet<usize> = registry().iter().map(|serial| length(serial)).collect();
    assert_eq!(lengths.len(), 1);
}
