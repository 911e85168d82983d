//! How long the node takes to show a page to an officer when it has many traces, cases and records.
//!
//! ```text
//! cargo build --release && cargo bench -p vestigo-tests --bench pages
//! cargo bench -p vestigo-tests --bench pages -- --exchanges 1000 --records 50000
//! ```
//!
//! Two real nodes: one has asked for `--exchanges` traces, which are as many cases of the other; each
//! has `--records` records. Measured is the whole of a request over a connection that stays open on
//! loopback: from its first byte until the last of the answer, compressed as a browser gets it. It
//! fails if one page in a hundred takes longer than 20 ms on any of them.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod browser;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use vestigo::service::requests::{BatchRequest, ListRequest};
use vestigo::service::views::BatchSummaryView;
use vestigo::service::{BatchService as _, Service as _, ServiceError};
use vestigo_tests::binary;
use vestigo_tests::node::{ME, Node};
use vestigo_tests::pair::{agree, both, join, open_terms};
use vestigo_tests::records::{csv, sold};

use browser::Browser;

/// Why the benchmark could not measure.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Rows that are submitted at once.
const BATCH: usize = 10_000;

/// Times that each page is asked for, after those that are not counted.
const TIMES: usize = 300;
const UNCOUNTED: usize = 20;

/// What one page in a hundred may take.
const AIM: Duration = Duration::from_millis(20);

/// What the exchanges of a batch may take, before this is given up.
const PATIENCE: Duration = Duration::from_secs(600);

/// Roles of the officer who looks: everything that has to do with cases and records.
const ROLES: [&str; 4] = ["INVESTIGATOR", "FOCAL_POINT", "APPROVER", "REGISTRAR"];

struct Size {
    exchanges: usize,
    records: usize,
}

fn size() -> Result<Size, Failure> {
    let mut size = Size { exchanges: 100_000, records: 5_000_000 };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || -> Result<usize, Failure> {
            Ok(arguments.next().ok_or_else(|| format!("{argument} needs a number"))?.parse()?)
        };
        match argument.as_str() {
            "--exchanges" => size.exchanges = number()?,
            "--records" => size.records = number()?,
            // What cargo says to every benchmark.
            "--bench" => {}
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    Ok(size)
}

fn main() -> Result<(), Failure> {
    let size = size()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(&size))
}

/// A number of a gun that comes in no order.
fn serial(n: usize) -> String {
    format!("BB{:07}", (n + 1) * 7_654_321 % 9_999_991)
}

/// A node whose pages somebody can enter; gives the address of them, too.
async fn node(country: &str) -> Result<(Node, String), Failure> {
    let mut node = Node::found(country);
    let free = std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
    node.set("VESTIGO_WEB_LISTEN", &free.to_string());
    node.start().await;
    Ok((node, free.to_string()))
}

async fn measure(size: &Size) -> Result<(), Failure> {
    let (asker, asker_pages) = node("XA").await?;
    let (asked, asked_pages) = node("XB").await?;
    join(&asker, &asked).await;
    agree(&asker, &asked, both(open_terms())).await;
    for node in [&asker, &asked] {
        fill(node, size.records)?;
    }
    let known: Vec<String> = (0..size.exchanges).map(|n| sold(&serial(n))).collect();
    asked.import("dealers", "retail", &csv(&known));
    exchange(&asker, size.exchanges).await?;

    let mut table = String::from(
        "| node | page | median | p99 | longest | bytes |\n|---|---|---|---|---|---|\n",
    );
    let mut slow = Vec::new();
    for (node, pages, what) in [(&asker, &asker_pages, "asks"), (&asked, &asked_pages, "answers")] {
        let mut browser = Browser::enter(node, pages, &ROLES)?;
        for path in paths(node, &mut browser).await? {
            let (times, bytes) = timed(&mut browser, &path)?;
            let at = |share: usize| times.get((times.len() - 1) * share / 100).copied();
            let (median, p99, longest) = (at(50), at(99), at(100));
            let shown = |time: Option<Duration>| time.unwrap_or_default().as_secs_f64() * 1e3;
            writeln!(
                table,
                "| {what} | {} | {:.2} ms | {:.2} ms | {:.2} ms | {bytes} |",
                named(&path),
                shown(median),
                shown(p99),
                shown(longest)
            )?;
            if p99.is_none_or(|time| time >= AIM) {
                slow.push(format!("{what} {path}"));
            }
        }
    }
    println!(
        "{} traces, as many cases, {} records in each registry; {TIMES} requests for each page\n\n{table}",
        size.exchanges, size.records
    );
    if slow.is_empty() {
        Ok(())
    } else {
        Err(format!("20 ms or longer: {}", slow.join(", ")).into())
    }
}

/// Invents so many records.
fn fill(node: &Node, records: usize) -> Result<(), Failure> {
    let file = node.dir().join("synthetic.csv");
    let invented = binary::command()
        .args(["registry", "synth", "--density", "sparse", "--seed", "1", "--records"])
        .arg(records.to_string())
        .arg(&file)
        .output()?;
    if !invented.status.success() {
        return Err(String::from_utf8_lossy(&invented.stderr).into());
    }
    let path = file.display().to_string();
    let (exit, _, error) = node.command(&["registry", "import", &path, "--set", "made"]);
    std::fs::remove_file(&file)?;
    if exit == 0 { Ok(()) } else { Err(error.into()) }
}

/// Asks for so many traces, and waits until all are decided.
async fn exchange(asker: &Node, exchanges: usize) -> Result<(), Failure> {
    for from in (0..exchanges).step_by(BATCH) {
        let rows = BATCH.min(exchanges - from);
        let mut file =
            "make,model,caliber,type,serial_number,country_of_manufacture,to\n".to_owned();
        for n in from..from + rows {
            writeln!(file, "SYNTHETIC Arms,Model 1,9 mm,PISTOL,{},XB,XB", serial(n))?;
        }
        let path = asker.dir().join("batch.csv");
        std::fs::write(&path, &file)?;
        let request = BatchRequest {
            file: "batch.csv".to_owned(),
            purpose: Some("U1".to_owned()),
            legal_basis: Some("ITI".to_owned()),
            circumstances: Some("SYNTHETIC: seized together".to_owned()),
            ..BatchRequest::default()
        };
        let taken = asker.client().batch_file(ME, request, path).await?;
        let id = taken.id.ok_or_else(|| ServiceError::unexpected("no batch"))?;
        decided(asker, id, rows as u64).await?;
    }
    Ok(())
}

async fn decided(asker: &Node, id: u64, rows: u64) -> Result<(), Failure> {
    let begun = Instant::now();
    loop {
        let batch: BatchSummaryView = asker.client().batch(ME, id.to_string()).await?;
        if batch.counts.decided == rows {
            return Ok(());
        }
        if begun.elapsed() > PATIENCE {
            return Err(format!("not within {} s: {batch:?}", PATIENCE.as_secs()).into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The pages of the navigation, and the newest trace or case.
async fn paths(node: &Node, browser: &mut Browser) -> Result<Vec<String>, Failure> {
    let mut paths: BTreeSet<String> = browser.navigation("/en")?.into_iter().collect();
    // Areas of several pages show these on each of them.
    for area in paths.clone() {
        paths.extend(browser.navigation(&area)?);
    }
    paths.extend(["/en/federation", "/en/log/heads"].map(str::to_owned));
    let newest = ListRequest { limit: Some(1), ..ListRequest::default() };
    let traces = node.client().traces(ME, newest.clone()).await?.items;
    paths.extend(traces.iter().map(|row| format!("/en/traces/{}", row.id)));
    if !traces.is_empty() {
        paths.extend(["/en/traces/new", "/en/traces?state=ended"].map(str::to_owned));
    }
    if paths.contains("/en/cases") {
        let cases = node.client().cases(ME, newest).await?.items;
        paths.extend(cases.iter().map(|row| format!("/en/cases/{}", row.id)));
    }
    Ok(paths.into_iter().collect())
}

/// The path without ids.
fn named(path: &str) -> String {
    let is_id = |part: &&str| part.len() == 32 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let part = |part| if is_id(&part) { "…" } else { part };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Times in order, and the bytes of the page as it was sent.
fn timed(browser: &mut Browser, path: &str) -> Result<(Vec<Duration>, usize), Failure> {
    let mut times = Vec::with_capacity(TIMES);
    let mut bytes = 0;
    for time in 0..UNCOUNTED + TIMES {
        let begun = Instant::now();
        let answer = browser.get(path)?;
        let took = begun.elapsed();
        if answer.status != 200 {
            return Err(format!("{path}: {}", answer.status).into());
        }
        bytes = answer.body.len();
        if time >= UNCOUNTED {
            times.push(took);
        }
    }
    times.sort_unstable();
    Ok((times, bytes))
}
