//! How long all figures of the analysis take over a million traces, against SQLite.
//!
//! ```text
//! cargo bench -p vestigo-tests --bench analysis
//! cargo bench -p vestigo-tests --bench analysis -- --guns 100000
//! ```
//!
//! The rows are invented (`vestigo analysis sample`) and lie in memory, as a node keeps them; measured is
//! what a page asks for: all ten figures, counted and protected, with their words. SQLite counts four of
//! them from a table of the same rows in memory, by one `GROUP BY` each, unprotected and without words;
//! our four are measured alone beside it, and both counts must be equal. It fails if the whole takes a
//! second or more.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::time::{Duration, Instant};

use rusqlite::{Connection, params};
use vestigo::analysis::{Guard, Rows, Subject, Table, Years, figure, sample};
use vestigo::service::analysing::told;
use vestigo::text::{Language, Text};

/// Why the benchmark could not measure.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Times that each is measured.
const TIMES: usize = 21;

/// What a page may take.
const AIM: Duration = Duration::from_secs(1);

/// Figures that SQLite counts as well, with its statement.
const COMPARED: [(Subject, &str); 4] = [
    (
        Subject::Flows,
        "SELECT source, place, count(*) FROM gun WHERE source IS NOT NULL GROUP BY 1, 2",
    ),
    (
        Subject::Dealers,
        "SELECT dealer, count(*), sum(days < 1096) FROM gun WHERE dealer IS NOT NULL GROUP BY 1",
    ),
    (
        Subject::ExportedThenDiverted,
        "SELECT exported, count(*), sum(exported = place) FROM gun WHERE exported IS NOT NULL GROUP BY 1",
    ),
    (Subject::Obliteration, "SELECT type, count(*), sum(removed) FROM gun GROUP BY 1"),
];

fn main() -> Result<(), Failure> {
    let mut guns = 1_000_000;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--guns" => guns = arguments.next().ok_or("--guns needs a number")?.parse()?,
            // What cargo says to every benchmark.
            "--bench" => {}
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    let rows = sample::rows(35, guns);
    let peer = filled(&rows)?;
    let table = Table::of(&rows);
    drop(rows);

    let text = Text::new(Language::Spanish);
    let whole = timed(|| Ok(told(text, &table, Years::default(), &Subject::ALL).len() as u64))?;
    println!(
        "{guns} guns, {} questions, {guns} sales; the middle of {TIMES} and the longest\n",
        guns / 2
    );
    println!("| figures | ours | longest | SQLite | ratio |\n|---|---|---|---|---|");
    println!("| all ten, with their words | {} ms | {} ms | | |", shown(whole.0), shown(whole.1));
    for (subject, sql) in COMPARED {
        let count = || {
            let figure = figure(&table, Years::default(), subject, Guard::new(2));
            Ok(figure.rows.iter().filter_map(|row| row.cells.first().copied().flatten()).sum())
        };
        let (ours, longest) = timed(count)?;
        let (theirs, _) = timed(|| counted(&peer, subject, sql))?;
        let (mine, other) = (count()?, counted(&peer, subject, sql)?);
        if mine != other {
            return Err(format!("{}: {mine} here, {other} there", subject.name()).into());
        }
        println!(
            "| {} | {} ms | {} ms | {} ms | {:.1} |",
            subject.name(),
            shown(ours),
            shown(longest),
            shown(theirs),
            theirs.as_secs_f64() / ours.as_secs_f64()
        );
    }
    if whole.1 < AIM { Ok(()) } else { Err("a second or longer".into()) }
}

fn shown(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1e3)
}

/// The middle and the longest of some times.
fn timed(mut body: impl FnMut() -> Result<u64, Failure>) -> Result<(Duration, Duration), Failure> {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let begun = Instant::now();
        std::hint::black_box(body()?);
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    let of = |at: usize| times.get(at).copied().unwrap_or_default();
    Ok((of(TIMES / 2), of(TIMES - 1)))
}

/// The same guns in SQLite.
fn filled(rows: &Rows) -> Result<Connection, Failure> {
    let peer = Connection::open_in_memory()?;
    peer.execute_batch(
        "CREATE TABLE gun (place TEXT, source TEXT, dealer TEXT, exported TEXT, type TEXT,
           removed INTEGER, days INTEGER) STRICT; BEGIN",
    )?;
    let mut insert = peer.prepare("INSERT INTO gun VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for gun in &rows.guns {
        let days = gun.days.and_then(|(_, most)| most).map(i64::try_from).transpose()?;
        insert.execute(params![
            gun.recovered_in,
            gun.source,
            gun.dealer,
            gun.exported_to,
            gun.kind,
            gun.obliterated,
            days
        ])?;
    }
    drop(insert);
    peer.execute_batch("COMMIT")?;
    Ok(peer)
}

/// Guns that SQLite counts, as they may be told with a minimum of two.
fn counted(peer: &Connection, subject: Subject, sql: &str) -> Result<u64, Failure> {
    let column = if subject == Subject::Flows { 2 } else { 1 };
    let mut statement = peer.prepare_cached(sql)?;
    let counts = statement.query_map([], |row| row.get::<_, i64>(column))?;
    let mut sum = 0;
    for count in counts {
        let count = u64::try_from(count?)?;
        sum += count - count % 2;
    }
    Ok(sum)
}
