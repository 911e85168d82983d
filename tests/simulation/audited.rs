//! The auditor over the logs of a storm: it says what is true, and nothing else. What is true is judged
//! from the logs by a few lines of this file, not by what it is to check.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use vestigo::audit::{Request, audit};
use vestigo::ledger::Ledger;
use vestigo::store::Store as _;
use vestigo_protocol::audit::books::Books;
use vestigo_protocol::audit::directory::Directory;
use vestigo_protocol::audit::finding::{Class, Finding, Weight};
use vestigo_protocol::codec;
use vestigo_protocol::envelope::Statement;
use vestigo_protocol::header::Kind;
use vestigo_protocol::ids::{LeafHash, NodeName};
use vestigo_protocol::log::checkpoint::Checkpoint;
use vestigo_protocol::merkle::Frontier;
use vestigo_protocol::time::Timestamp;
use vestigo_tests::chance::Chance;

use crate::agency::identity;
use crate::breach::Breach;
use crate::checkers::Broken;
use crate::network::Plan;
use crate::scratch::Scratch;
use crate::seeds::number;
use crate::storm::quiet;
use crate::world::{Event, Setting, World};

/// Name of what is judged here.
const CHECKER: &str = "9 no false alarm";

/// Honest storms of every run of the tests.
const STORMS: u64 = 300;

/// One agency's log as an observer reads it.
#[derive(Clone)]
struct Log {
    name: NodeName,
    bytes: Vec<Vec<u8>>,
    statements: Vec<Statement>,
}

/// Reads every log, verifying every signature as an auditor does.
fn logs(world: &mut World) -> Vec<Log> {
    let mut directory = Directory::default();
    let all = world.agencies.len() + usize::from(world.enemy.is_some());
    for at in 0..all {
        directory.add(vec![identity(at).descriptor.clone()]).expect("no key in two hands");
    }
    let read = |agency: &mut crate::agency::Agency| {
        let entries = agency.reader.entries(0, u64::MAX >> 1).expect("intact");
        let bytes: Vec<Vec<u8>> = entries.into_iter().map(|entry| entry.statement).collect();
        let statements = bytes.iter().map(|b| directory.verify_statement(b).expect("signed"));
        Log {
            name: agency.identity.name.clone(),
            statements: statements.collect(),
            bytes: bytes.clone(),
        }
    };
    world.agencies.iter_mut().map(read).collect()
}

fn empty(logs: &[Log]) -> Books {
    Books::over(logs.iter().map(|log| log.name.clone()).collect())
}

/// Enters what lies between two sizes of each log, the logs in turn.
fn enter(books: &mut Books, logs: &[Log], from: &[usize], to: &[usize]) {
    let longest = logs.iter().map(|log| log.statements.len()).max().unwrap_or(0);
    for at in 0..longest {
        for (log, (from, to)) in logs.iter().zip(from.iter().zip(to)) {
            if (*from..*to).contains(&at) {
                books.take(&log.name, at as u64, &log.statements[at]);
            }
        }
    }
}

/// Closes the books. Each log was signed when its last entry below `sizes` was made.
fn close(books: &mut Books, logs: &[Log], sizes: &[usize], now: Timestamp) -> Vec<Finding> {
    let signed = logs.iter().zip(sizes).map(|(log, size)| {
        let own = log.statements[..*size].iter().filter(|s| s.header.issuer == log.name);
        let last = own.map(|s| s.header.issued_at).max().unwrap_or_default();
        (log.name.clone(), last)
    });
    books.close(now, &signed.collect())
}

/// Says which findings are no truth.
fn untrue(logs: &[Log], sizes: &[usize], findings: &[Finding]) -> Vec<Broken> {
    let honest: BTreeSet<&NodeName> = logs.iter().map(|log| &log.name).collect();
    let held: BTreeMap<&NodeName, BTreeSet<LeafHash>> = logs
        .iter()
        .zip(sizes)
        .map(|(log, size)| (&log.name, log.statements[..*size].iter().map(|s| s.leaf).collect()))
        .collect();
    let said: Vec<&Statement> =
        logs.iter().zip(sizes).flat_map(|(log, size)| &log.statements[..*size]).collect();
    // Whether somebody said one of these kinds to an entry, at a time that is as wanted.
    let replied = |leaf: &LeafHash, kinds: &[Kind], wanted: &dyn Fn(Timestamp) -> bool| {
        said.iter().any(|s| {
            kinds.contains(&s.header.kind)
                && s.header.in_reply_to.contains(leaf)
                && wanted(s.header.issued_at)
        })
    };
    let is_true = |finding: &Finding| {
        if finding.accused.as_ref().is_some_and(|accused| !honest.contains(accused)) {
            return true;
        }
        let Some(leaf) = finding.entry else { return false };
        let query = said.iter().find(|s| s.leaf == leaf).map(|s| &s.header);
        // An interim may set an earlier date as well as a later one.
        let interims = said
            .iter()
            .map(|s| &s.header)
            .filter(|header| header.kind == Kind::Interim && header.in_reply_to.contains(&leaf));
        let dates = query.into_iter().chain(interims).filter_map(|header| header.answer_by);
        let due = dates.min().unwrap_or_default();
        match finding.class {
            Class::Undelivered => {
                let audience = finding.other.as_ref().and_then(|other| held.get(other));
                audience.is_some_and(|entries| !entries.contains(&leaf))
            }
            Class::AnsweredLate => replied(&leaf, &[Kind::Answer, Kind::Refusal], &|at| at > due),
            Class::AcceptedLate => replied(&leaf, &[Kind::Accepted], &|at| at > due),
            Class::Overdue => {
                let ends = [Kind::Answer, Kind::Refusal, Kind::Withdrawal];
                !replied(&leaf, &ends, &|_| true)
            }
            // Of the hostile partner's series, which nobody else could have whole.
            Class::Gap => finding.other.as_ref().is_some_and(|other| !honest.contains(other)),
            Class::Erasure | Class::Epoch => true,
            _ => false,
        }
    };
    let broken = |finding: &&Finding| Broken {
        checker: CHECKER,
        what: format!(
            "{} about {} and {:?}, entry {:?}",
            finding.class.name(),
            finding.about,
            finding.other,
            finding.entry
        ),
    };
    findings.iter().filter(|f| !is_true(f)).map(|f| broken(&f)).collect()
}

type Key = (u64, Option<LeafHash>, Option<u64>);

fn keys(findings: &[Finding]) -> BTreeSet<Key> {
    findings.iter().map(|f| (f.class.number(), f.entry, f.number)).collect()
}

/// Audits the logs as they are at the end, and as observers found them who read each at another
/// moment and came back.
pub(crate) fn judge(world: &mut World) -> Vec<Broken> {
    let now = Timestamp(world.now / 1000 + 1);
    let mut chance = Chance::new(world.steps);
    judge_logs(&logs(world), now, &mut chance)
}

fn judge_logs(logs: &[Log], now: Timestamp, chance: &mut Chance) -> Vec<Broken> {
    let none = vec![0; logs.len()];
    let all: Vec<usize> = logs.iter().map(|log| log.statements.len()).collect();
    let mut books = empty(logs);
    enter(&mut books, logs, &none, &all);
    let findings = close(&mut books, logs, &all, now);
    let mut broken = untrue(logs, &all, &findings);
    let cut: Vec<usize> = all
        .iter()
        .map(|size| usize::try_from(chance.below(*size as u64 + 1)).expect("small"))
        .collect();
    let mut books = empty(logs);
    enter(&mut books, logs, &none, &cut);
    let early = close(&mut books, logs, &cut, now);
    // What was read early is behind, so that much is undelivered or undecided; but nobody denies.
    let integrity: Vec<Finding> =
        early.iter().filter(|f| f.weight() == Weight::Integrity).cloned().collect();
    broken.extend(untrue(logs, &cut, &integrity));
    let mut books: Books = codec::decode(&codec::encode(&books)).expect("as it was written");
    enter(&mut books, logs, &cut, &all);
    let later = keys(&close(&mut books, logs, &all, now));
    // What is told once may have been told early.
    let mut told = keys(&early);
    told.extend(later.iter().copied());
    let once = keys(&findings);
    if !once.is_subset(&told) || !later.is_subset(&once) {
        let what = "an audit in two runs does not find what an audit in one does".to_owned();
        broken.push(Broken { checker: CHECKER, what });
    }
    broken
}

/// A storm among honest agencies, with outages.
fn honest(seed: u64) -> World {
    let mut chance = Chance::new(seed ^ 0xa0d1);
    let setting = Setting {
        seed,
        agencies: 3,
        hostile: false,
        mesh: true,
        guns: 4,
        terms: None,
        plan: Plan::draw(&mut chance),
        breach: Breach::None,
    };
    let mut world = World::new(setting);
    let began = world.now;
    for at in 0..3 {
        let every = 5000 + chance.below(30_000);
        world.after(every, Event::Tick { at, every });
        let first = chance.below(120_000);
        world.after(first, Event::Act { at });
    }
    let first = chance.below(300_000);
    world.after(first, Event::Fault);
    world.run_until(began + 300_000 + chance.below(900_000));
    let unfinished = world.broken.is_empty().then(|| quiet(&mut world)).flatten();
    world.broken.extend(unfinished);
    world
}

/// Publishes logs as directories, and audits those.
fn published(logs: &[Log], now: Timestamp) -> vestigo::audit::Audited {
    let place = Scratch::new(true);
    let mut request = Request { at: now, ..Request::default() };
    for (at, log) in logs.iter().enumerate() {
        let (identity, dir) = (identity(at), place.path().join(at.to_string()));
        let mut ledger = Ledger::open(dir.clone()).expect("an empty place");
        ledger.extend(&log.bytes).expect("written");
        let mut tree = Frontier::new();
        log.bytes.iter().for_each(|bytes| tree.append(LeafHash::of(bytes)));
        let origin = log.name.clone();
        let checkpoint = Checkpoint { origin, size: tree.size(), root: tree.root() };
        let signed = identity.log.sign(&checkpoint, now).expect("signed");
        ledger.publish(&signed).expect("published");
        ledger.publish_descriptor(1, &identity.descriptor.to_bytes()).expect("published");
        request.logs.push(dir.display().to_string());
        request.roots.push(identity.descriptor.safety_number());
    }
    audit(&request).expect("everything can be read")
}

/// `VESTIGO_SIM_AUDITED` says how many, [`STORMS`] by default; `VESTIGO_SIM_SEED` which one alone.
#[test]
fn no_honest_storm_raises_a_false_alarm() {
    let only = number("VESTIGO_SIM_SEED");
    let first = only.unwrap_or(1);
    let count = only.map_or_else(|| number("VESTIGO_SIM_AUDITED").unwrap_or(STORMS), |_| 1);
    let next = AtomicU64::new(first);
    let (failed, entries) = (Mutex::new(Vec::new()), AtomicU64::new(0));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        break;
                    }
                    let mut world = honest(seed);
                    let mut broken = std::mem::take(&mut world.broken);
                    broken.extend(judge(&mut world));
                    let size: u64 = world.book.logs.iter().map(|log| log.size).sum();
                    entries.fetch_add(size, Ordering::Relaxed);
                    if let Some(what) = broken.first().map(|broken| &broken.what) {
                        failed.lock().unwrap().push(format!(
                            "VESTIGO_SIM_SEED={seed:#x} cargo test --profile ci -p vestigo-tests \
                             --test simulation no_honest_storm  # {what}"
                        ));
                    }
                }
            });
        }
    });
    println!("{count} honest storms audited, {} entries", entries.into_inner());
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_files_of_honest_agencies_show_the_same_as_their_stores() {
    let mut world = honest(7);
    let now = Timestamp(world.now / 1000 + 1);
    let logs = logs(&mut world);
    let audited = published(&logs, now);
    let sizes: Vec<usize> = logs.iter().map(|log| log.statements.len()).collect();
    let mut books = empty(&logs);
    enter(&mut books, &logs, &vec![0; logs.len()], &sizes);
    let findings = close(&mut books, &logs, &sizes, now);
    let mut expected: Vec<&str> = findings.iter().map(|f| f.class.name()).collect();
    let mut found: Vec<&str> = audited.report.findings.iter().map(|f| f.class.as_str()).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
    assert!(audited.report.counted.entries > 50, "{:?}", audited.report.counted);
}

/// An agency that hides what it said itself, or what it gave a receipt for, is found out.
#[test]
fn a_hidden_entry_is_seen() {
    let mut world = honest(3);
    let now = Timestamp(world.now / 1000 + 1);
    let whole = logs(&mut world);
    let mut seen = BTreeSet::new();
    for kind in [Kind::Query, Kind::Answer, Kind::Accepted, Kind::Delivered] {
        let hides = (0..whole.len()).find_map(|log| {
            let Log { name, statements, .. } = &whole[log];
            // A receipt that did not arrive is nobody's fault: its own are meant.
            let receipt = matches!(kind, Kind::Accepted | Kind::Delivered);
            let hidden =
                |s: &Statement| s.header.kind == kind && (s.header.issuer == *name || !receipt);
            Some((log, statements.iter().position(hidden)?))
        });
        let Some((log, at)) = hides else { continue };
        let mut logs = whole.clone();
        logs[log].statements.remove(at);
        logs[log].bytes.remove(at);
        let broken = judge_logs(&logs, now, &mut Chance::new(1));
        assert!(!broken.is_empty(), "{kind:?} hidden in log {log} is not seen");
        seen.insert(kind);
    }
    assert!(seen.len() >= 3, "{seen:?}");
}
