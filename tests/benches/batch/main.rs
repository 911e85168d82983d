//! How long it takes to check a file of 10,000 firearms, to find what repeats, and to submit the
//! rest to five partners; and to have all of it decided.
//!
//! ```text
//! cargo build --release && cargo bench -p vestigo-tests --bench batch
//! cargo bench -p vestigo-tests --bench batch -- --rows 1000
//! ```
//!
//! Six real nodes on this machine, each a process of its own, joined by TCP on loopback. It fails if
//! checking and submitting take 60 s or more.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use vestigo::service::requests::BatchRequest;
use vestigo::service::views::BatchSummaryView;
use vestigo::service::{BatchService as _, ServiceError};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{agree, both, join, open_terms};
use vestigo_tests::records::{csv, sold};

/// Why the benchmark could not measure.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The partners' countries.
const PARTNERS: [&str; 5] = ["XB", "XC", "XD", "XE", "XF"];

/// Rows of the file that are to be submitted.
const ROWS: usize = 10_000;

/// Of so many rows, one is there twice.
const REPEATED: usize = 20;

/// What checking and submitting may take.
const AIM: Duration = Duration::from_secs(60);

/// What the decisions may take, before this is given up.
const PATIENCE: Duration = Duration::from_secs(600);

/// Numbers as they come together in a seizure: in no order.
fn serial(n: usize) -> String {
    format!("BB{:07}", (n + 1) * 7_654_321 % 9_999_991)
}

fn rows() -> Result<usize, Failure> {
    let mut arguments = std::env::args().skip(1);
    let mut rows = ROWS;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rows" => rows = arguments.next().ok_or("--rows needs a number")?.parse()?,
            // What cargo says to every benchmark.
            "--bench" => {}
            other => return Err(format!("unknown argument {other}").into()),
        }
    }
    Ok(rows)
}

/// Looks at the batch until it is as wanted.
async fn until(
    node: &Node,
    id: u64,
    wanted: impl Fn(&BatchSummaryView) -> bool,
) -> Result<BatchSummaryView, Failure> {
    let begun = Instant::now();
    loop {
        let batch = node.client().batch(ME, id.to_string()).await?;
        if wanted(&batch) {
            return Ok(batch);
        }
        if begun.elapsed() > PATIENCE {
            return Err(format!("not within {} s: {batch:?}", PATIENCE.as_secs()).into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn main() -> Result<(), Failure> {
    let rows = rows()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(rows))
}

async fn measure(rows: usize) -> Result<(), Failure> {
    let asker = Node::start_new("XA").await;
    let mut partners = Vec::new();
    for country in PARTNERS {
        let partner = Node::start_new(country).await;
        join(&asker, &partner).await;
        agree(&asker, &partner, both(open_terms())).await;
        let known: Vec<String> = (0..rows).map(|n| sold(&serial(n))).collect();
        partner.import("dealers", "retail", &csv(&known));
        partners.push(partner);
    }
    let others: Vec<String> = (0..rows).map(|n| sold(&format!("OWN{n:06}"))).collect();
    asker.import("own", "registry", &csv(&others));
    let mut file = "make,model,caliber,type,serial_number,country_of_manufacture,to\n".to_owned();
    for (n, country) in (0..rows).zip(PARTNERS.iter().cycle()) {
        let row = format!("SYNTHETIC Arms,Model 1,9 mm,PISTOL,{},{country},{country}\n", serial(n));
        file.push_str(&row);
        if n % REPEATED == 0 {
            file.push_str(&row);
        }
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
    let client = asker.client();
    let dry = BatchRequest { dry_run: true, ..request.clone() };
    let begun = Instant::now();
    client.batch_file(ME, dry, path.clone()).await?;
    let checked = begun.elapsed();

    let begun = Instant::now();
    let taken = client.batch_file(ME, request, path).await?;
    let stored = begun.elapsed();
    let id = taken.id.ok_or_else(|| ServiceError::unexpected("no batch"))?;
    let all = rows as u64;
    if taken.good != all || taken.returned.len() != rows.div_ceil(REPEATED) {
        return Err(format!("{} good rows, {} back", taken.good, taken.returned.len()).into());
    }
    until(&asker, id, |batch| batch.counts.submitted == all).await?;
    let submitted = begun.elapsed();
    let done = until(&asker, id, |batch| batch.counts.decided == all).await?;
    let decided = begun.elapsed();
    let answered: u64 = done.partners.iter().filter_map(|p| p.states.get("answered")).sum();
    if answered != all {
        return Err(format!("{answered} of {all} were answered").into());
    }

    let mut table = String::new();
    let mut line = |what: &str, took: Duration| {
        let each = rows as f64 / took.as_secs_f64();
        let _written = writeln!(table, "| {what} | {:.1} s | {each:.0} |", took.as_secs_f64());
    };
    line("checked and compared, nothing kept", checked);
    line("checked, compared and durable as a batch", stored);
    line("… and every row signed, logged and submitted", submitted);
    line("… and every row decided by its partner", decided);
    println!(
        "{rows} rows for {} partners, and {} that repeat one; the asker's own registry has {rows} \
         guns\n\n| what | took | rows per second |\n|---|---|---|\n{table}",
        PARTNERS.len(),
        taken.returned.len(),
    );
    if submitted >= AIM && rows >= ROWS {
        return Err(format!("submitting took {} s", submitted.as_secs()).into());
    }
    Ok(())
}
