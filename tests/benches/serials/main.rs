//! How large the index of serial numbers is, how long it takes to make and to open, and how long
//! its searches take, over synthetic serials.
//!
//! ```text
//! cargo bench -p vestigo-tests --bench serials                        1 million marks
//! cargo bench -p vestigo-tests --bench serials -- 1000000 5000000     growth from 1 to 5 million
//! ```
//!
//! Half of the marks are sparse (any number of a format), half stand in consecutive consignments
//! of 50 to 5,000. One in twenty-five has 13 to 17 symbols. Queries are marks of the registry,
//! damaged. Times are those of one search in process on one thread, every hit taken.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod synthetic;

use std::path::Path;
use std::time::{Duration, Instant};

use synthetic::{Random, Synthetic, damaged, unknown};
use vestigo::registry::index::{Batch, Covers, NewEntry, Opened, SerialIndex, Snapshot};
use vestigo::registry::profile::{Profile, SetNumber};
use vestigo::registry::serials::{Hit, Serials};
use vestigo::registry::symbols::{ANY, Folded, Piece};

/// Why the benchmark could not measure.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Queries of each class.
const QUERIES: usize = 4_000;

/// Rounds through all queries; the best time of each counts, as other processes disturb.
const ROUNDS: usize = 3;

/// Marks added before the index is told to publish.
const BATCH: usize = 5_000_000;

/// The registry of the benchmark.
const REGISTRY: [u8; 16] = *b"serial benchmark";

fn main() -> Result<(), Failure> {
    let mut sizes: Vec<usize> =
        std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.push(1_000_000);
    }
    let directory = std::env::temp_dir().join(format!("vestigo-serials-{}", std::process::id()));
    for marks in sizes {
        let measured = measure(&directory, marks);
        std::fs::remove_dir_all(&directory)?;
        measured?;
    }
    Ok(())
}

fn measure(directory: &Path, marks: usize) -> Result<(), Failure> {
    let index = SerialIndex::create(directory, REGISTRY)?;
    let mut synthetic = Synthetic::new(marks);
    let mut known = Vec::with_capacity(QUERIES);
    let profiles: Vec<Profile> = (0..3_000).map(profile).collect();
    let (mut add, mut publish) = (Duration::ZERO, Duration::ZERO);
    let mut record = 0;
    while (record as usize) < marks {
        let mut batch = Batch::new();
        let mut pick = Random::new(u64::from(record));
        let count = BATCH.min(marks - record as usize);
        let serials: Vec<Folded> = (0..count).map(|_| synthetic.next()).collect();
        let started = Instant::now();
        for serial in serials {
            let gun = pick.below(profiles.len());
            let Some(profile) = profiles.get(gun) else { continue };
            let profile = batch.intern(profile);
            let year = u16::try_from(1950 + pick.below(70)).ok();
            let entry = NewEntry { serial, profile, record, position: 0, is_frame: true, year };
            batch.add(&entry);
            if pick.below(marks) < QUERIES {
                known.push(serial);
            }
            record += 1;
        }
        add += started.elapsed();
        let started = Instant::now();
        index.publish(batch, Covers { record, change: 0 })?;
        publish += started.elapsed();
    }
    index.persist()?;
    let bytes = index.snapshot().bytes();
    drop(index);
    let started = Instant::now();
    let Opened::Ready(index) = SerialIndex::open(directory, REGISTRY)? else {
        return Err("the index was not there".into());
    };
    let open = started.elapsed();
    let snapshot = index.snapshot();
    let (whole, hundredths) = (bytes / marks, bytes * 100 / marks % 100);
    println!("\n{marks} marks, {} segments\n", snapshot.segments());
    println!("| add s | sort and write s | open s | bytes per mark |\n|---|---|---|---|");
    println!(
        "| {:.2} | {:.2} | {:.3} | {whole}.{hundredths:02} |",
        add.as_secs_f64(),
        publish.as_secs_f64(),
        open.as_secs_f64()
    );
    classes(&snapshot, &known);
    Ok(())
}

fn profile(number: u32) -> Profile {
    let set = SetNumber(number % 3);
    Profile { set, model: format!("MODEL {number}"), ..Profile::default() }
}

/// One search, with what it is given.
type Search<'a> = &'a dyn Fn(&[u8], &mut Random, &mut dyn FnMut(Hit)) -> Duration;

fn timed(search: impl FnOnce()) -> Duration {
    let started = Instant::now();
    search();
    started.elapsed()
}

fn classes(snapshot: &Snapshot, known: &[Folded]) {
    println!("\n| search | p50 µs | p99 µs | greatest µs | hits |\n|---|---|---|---|---|");
    let like = |pieces: Vec<Piece>, visit: &mut dyn FnMut(Hit)| {
        let pattern = vestigo::registry::symbols::Pattern { pieces };
        timed(|| snapshot.like(&pattern, visit))
    };
    let equal: Search<'_> = &|serial, _, visit| timed(|| snapshot.equal(serial, visit));
    let miss: Search<'_> = &|serial, random, visit| {
        let serial = damaged(serial, 2, random);
        timed(|| snapshot.equal(&serial, visit))
    };
    let beginning: Search<'_> = &|serial, _, visit| like(unknown(serial, &[0, 1]), visit);
    let middle: Search<'_> = &|serial, _, visit| like(unknown(serial, &[2, 3]), visit);
    let ends: Search<'_> = &|serial, _, visit| {
        let last = serial.len().saturating_sub(1);
        like(unknown(serial, &[0, serial.len() / 2, last]), visit)
    };
    let suffix: Search<'_> = &|serial, _, visit| {
        let from = serial.len().saturating_sub(5);
        let known = serial.iter().skip(from).map(|symbol| Piece::One(1 << symbol));
        like(std::iter::once(Piece::Run).chain(known).collect(), visit)
    };
    let prefix: Search<'_> = &|serial, _, visit| {
        let known = serial.iter().take(5).map(|symbol| Piece::One(1 << symbol));
        like(known.chain([Piece::Run]).collect(), visit)
    };
    let inner: Search<'_> = &|serial, _, visit| {
        let known = serial.iter().skip(1).take(5).map(|symbol| Piece::One(1 << symbol));
        let pieces = std::iter::once(Piece::Run).chain(known).chain([Piece::Run]);
        like(pieces.collect(), visit)
    };
    let gap: Search<'_> = &|serial, _, visit| {
        let piece = |(at, symbol): (usize, &u8)| match at {
            2 => Piece::Run,
            3 => Piece::One(ANY),
            _ => Piece::One(1 << symbol),
        };
        like(serial.iter().enumerate().map(piece).collect(), visit)
    };
    let within = |edits: u8| {
        move |serial: &[u8], random: &mut Random, visit: &mut dyn FnMut(Hit)| {
            let serial = damaged(serial, edits, random);
            timed(|| snapshot.within(&serial, edits, visit))
        }
    };
    let (one, two) = (within(1), within(2));
    let core: Search<'_> = &|serial, _, visit| timed(|| snapshot.under_core(serial, visit));
    let all: [(&str, Search<'_>, usize); 12] = [
        ("equal", equal, QUERIES),
        ("equal, mostly missing", miss, QUERIES),
        ("under a core form", core, QUERIES),
        ("two unknown at the beginning", beginning, QUERIES),
        ("third and fourth unknown", middle, QUERIES),
        ("first, middle and last unknown", ends, QUERIES),
        ("last five known", suffix, QUERIES),
        ("first five known", prefix, QUERIES),
        ("a run and one unknown within", gap, QUERIES),
        ("five known within", inner, 20),
        ("one edit", &one, QUERIES),
        ("two edits", &two, QUERIES),
    ];
    for (name, search, queries) in all {
        let mut hits: u64 = 0;
        let mut times = vec![Duration::MAX; queries.min(known.len())];
        for _ in 0..ROUNDS {
            let mut random = Random::new(7);
            hits = 0;
            for (time, serial) in times.iter_mut().zip(known) {
                let taken = search(serial.symbols(), &mut random, &mut |hit| {
                    // The hit is really made.
                    hits += u64::from(std::hint::black_box(hit).is_frame);
                });
                *time = taken.min(*time);
            }
        }
        times.sort_unstable();
        let micros = |of: usize| {
            let at = (times.len() * of / 100).min(times.len().saturating_sub(1));
            times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e6)
        };
        let average = hits / times.len().max(1) as u64;
        println!(
            "| {name} | {:.1} | {:.1} | {:.1} | {average} |",
            micros(50),
            micros(99),
            micros(100)
        );
    }
}
