//! The registry against PostgreSQL (btree, `pg_trgm`) and SQLite (btree), on the same rows and the
//! same questions.
//!
//! ```text
//! tests/benches/registry/run                             starts a PostgreSQL, 5 million records
//! tests/benches/registry/run --records 1000000 --queries 200 --density runs
//! tests/benches/registry/run --grow 1000000,5000000,20000000      our own look-ups as we grow
//! ```
//!
//! Each side imports from a file on the same disk until it can be searched: ours from the register
//! as a registrar has it (checked, put into normal forms, stored under digests, indexed), the
//! peers from a file in which the normal forms are computed already. A question counts for us from
//! the call until the records are read and verified. For PostgreSQL two times are given: at the
//! client, and inside the server as `EXPLAIN ANALYZE` tells it. All ask with warm files: ours are
//! read once before, PostgreSQL has built its indexes last, and some questions go before those that
//! count. *Found of ours* is the share of the
//! records that our search of that class found: `levenshtein` counts an exchange of neighbours as two
//! edits and misses those.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod classes;
mod ours;
mod postgres;
mod questions;
mod report;
mod rows;
mod sqlite;

use std::path::PathBuf;

use classes::Class;
use questions::{Question, Questions};
use report::{Timing, bytes, time};
use vestigo::registry::synth::Density;

/// Why the benchmark could not measure.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// One import until it could be searched.
struct Import {
    what: &'static str,
    seconds: f64,
}

struct Options {
    records: u64,
    queries: usize,
    density: Density,
    grow: Vec<u64>,
    dir: PathBuf,
}

impl Options {
    fn read() -> Result<Self, Failure> {
        let mut options = Self {
            records: 5_000_000,
            queries: 1_000,
            density: Density::Sparse,
            grow: Vec::new(),
            dir: std::env::temp_dir(),
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--records" => options.records = value()?.parse()?,
                "--queries" => options.queries = value()?.parse()?,
                "--density" => {
                    options.density =
                        if value()? == "runs" { Density::Runs } else { Density::Sparse };
                }
                "--grow" => {
                    options.grow = value()?.split(',').map(str::parse).collect::<Result<_, _>>()?;
                }
                "--dir" => options.dir = value()?.into(),
                // What cargo passes to every benchmark.
                "--bench" => {}
                other => return Err(format!("unknown argument {other}").into()),
            }
        }
        Ok(options)
    }
}

/// Questions that make a peer read everything: few are enough, and each takes up to a second.
const SLOW_QUESTIONS: usize = 20;

fn main() -> Result<(), Failure> {
    let options = Options::read()?;
    let place = options.dir.join(format!("vestigo-registry-bench-{}", std::process::id()));
    std::fs::create_dir_all(&place)?;
    let measured = measure(&options, &place);
    std::fs::remove_dir_all(&place)?;
    measured
}

fn measure(options: &Options, place: &std::path::Path) -> Result<(), Failure> {
    if !options.grow.is_empty() {
        return grow(options, place);
    }
    let url = std::env::var("VESTIGO_TEST_POSTGRES").map_err(
        |_| "VESTIGO_TEST_POSTGRES is not set; start this with tests/benches/registry/run",
    )?;
    let files = rows::write(place, options.records, options.density, true)?;
    let questions = Questions::draw(&files, options.queries)?;
    let mut server = postgres::Peer::connect(&url)?;
    println!(
        "{} records, {}. Peers: {}; SQLite {} with the same cache as ours or more.\n",
        options.records,
        options.density.name(),
        server.settings()?,
        rusqlite::version()
    );

    let mut imports = vec![server.copy_into_indexed(&files.peer)?];
    let (ours, import) = ours::Ours::import(place, &files.register)?;
    imports.push(import);
    let mut other = sqlite::Peer::create(&place.join("peer.sqlite"))?;
    imports.push(other.import(&files.peer)?);
    imports.push(server.copy_then_index(&files.peer)?);
    imports.push(server.more_indexes()?);
    println!("| import until searchable | s | records/s |\n|---|---|---|");
    for import in &imports {
        let rate = options.records as f64 / import.seconds;
        println!("| {} | {:.1} | {rate:.0} |", import.what, import.seconds);
    }
    let (table, indexes) = server.sizes()?;
    let (resident, on_disk) = ours.index_bytes();
    println!(
        "\nIndex: ours {} in memory ({:.1} bytes a record), {} on disk; PostgreSQL's indexes {}, \
         its table {}.\n",
        bytes(resident),
        resident as f64 / options.records as f64,
        bytes(on_disk),
        bytes(indexes),
        bytes(table)
    );

    ours.warm()?;
    println!(
        "| class | engine | p50 | p99 | server p50 | server p99 | found of ours | p99, times ours |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for class in Class::ALL {
        let (first, asked) = questions.of(class);
        let index = warm(first, asked, |asked| ours.search(class, asked, ours::READ))?;
        let marks = warm(first, asked, |asked| ours.search(class, asked, 0))?;
        let whole = warm(first, asked, |asked| ours.look_up(asked))?;
        row(class, "ours: this class alone, first 20 records read", &index, None, &index);
        if class == Class::Exact {
            let graded = warm(first, asked, |asked| ours.equal(asked))?;
            row(class, "ours: with its look-alikes, graded, with reasons", &graded, None, &index);
        } else {
            row(class, "ours: this class alone, marks and no records", &marks, None, &index);
        }
        row(class, "ours: the whole look-up, graded", &whole, None, &index);
        let texts = |asked: &[Question]| asked.iter().map(|q| q.peer.clone()).collect::<Vec<_>>();
        let (first, asked) = (texts(first), texts(asked));
        if other.ask(class, &first)?.is_some()
            && let Some(timing) = other.ask(class, &asked)?
        {
            row(class, "SQLite, btree", &timing, Some(&index.found), &index);
        }
        for (how, name, slow) in how(class) {
            let few = if *slow { SLOW_QUESTIONS } else { usize::MAX };
            let (first, asked) = (few_of(&first, few / 4), few_of(&asked, few));
            let timing = warm(first, asked, |asked| server.ask(class, asked, how))?;
            row(class, name, &timing, Some(&index.found), &index);
        }
    }
    Ok(())
}

/// Asks some questions before those that count, so that nobody pays for reading a page first.
fn warm<Q>(
    first: &[Q],
    asked: &[Q],
    mut ask: impl FnMut(&[Q]) -> Result<Timing, Failure>,
) -> Result<Timing, Failure> {
    drop(ask(first)?);
    ask(asked)
}

fn few_of<T>(all: &[T], few: usize) -> &[T] {
    all.get(..few).unwrap_or(all)
}

/// The ways in which PostgreSQL is asked: for [`postgres::Peer::ask`], for people, and whether it
/// reads everything.
const fn how(class: Class) -> &'static [(&'static str, &'static str, bool)] {
    match class {
        Class::Exact | Class::Folded => &[("btree", "PostgreSQL, btree", false)],
        Class::LeadingUnknown => &[("btree", "PostgreSQL, btree on the reversed text", false)],
        Class::BothEnds => &[("trigrams", "PostgreSQL, GIN trigrams", true)],
        Class::OneEdit | Class::TwoEdits => &[
            ("trigrams", "PostgreSQL, GIN trigrams (similarity 0.2)", true),
            ("scan", "PostgreSQL, sequential scan", true),
        ],
    }
}

fn row(
    class: Class,
    engine: &str,
    timing: &Timing,
    truth: Option<&[std::collections::BTreeSet<i64>]>,
    ours: &Timing,
) {
    let (server, slower) = match timing.server {
        Some((p50, p99)) => (format!("{} | {}", time(p50), time(p99)), p99 / ours.client.1),
        None => ("– | –".to_owned(), timing.client.1 / ours.client.1),
    };
    let recall = truth.map_or("–".to_owned(), |truth| format!("{:.3}", timing.recall(truth)));
    println!(
        "| {} | {engine} | {} | {} | {server} | {recall} | {slower:.1} |",
        class.name(),
        time(timing.client.0),
        time(timing.client.1),
    );
}

/// Our own look-ups at several sizes.
fn grow(options: &Options, place: &std::path::Path) -> Result<(), Failure> {
    println!("Density: {}.\n", options.density.name());
    println!(
        "| records | import s | open s | bytes a record | class | p50 | p99 | whole look-up p50 | p99 |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for records in &options.grow {
        let dir = place.join(records.to_string());
        std::fs::create_dir_all(&dir)?;
        let files = rows::write(&dir, *records, options.density, false)?;
        let questions = Questions::draw(&files, options.queries)?;
        let (ours, import) = ours::Ours::import(&dir, &files.register)?;
        let (ours, open) = ours.reopen()?;
        let (resident, _) = ours.index_bytes();
        for class in Class::ALL {
            let (first, asked) = questions.of(class);
            let alone = warm(first, asked, |asked| ours.search(class, asked, ours::READ))?;
            let whole = warm(first, asked, |asked| ours.look_up(asked))?;
            println!(
                "| {records} | {:.1} | {open:.2} | {:.1} | {} | {} | {} | {} | {} |",
                import.seconds,
                resident as f64 / *records as f64,
                class.name(),
                time(alone.client.0),
                time(alone.client.1),
                time(whole.client.0),
                time(whole.client.1)
            );
        }
        drop(ours);
        std::fs::remove_dir_all(&dir)?;
    }
    Ok(())
}
