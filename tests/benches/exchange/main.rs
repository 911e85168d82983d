//! How many complete exchanges two nodes on this machine finish in a second, and how that compares
//! with a bare echo over the same link that makes the same signatures and stores nothing.
//!
//! ```text
//! cargo bench -p vestigo-tests --bench exchange                  about 10 s per figure
//! cargo bench -p vestigo-tests --bench exchange -- --quick       about 3 s per figure
//! cargo bench -p vestigo-tests --bench exchange -- --json        one JSON object per figure
//! cargo bench -p vestigo-tests --bench exchange -- --dir DIR     the stores on another disk
//! ```
//!
//! One exchange is query → accepted → answer → delivered: four statements signed, each verified
//! strictly by the other side and durable in both logs. The asker is this process, the partner a
//! second one, joined by TCP on loopback with the link, the keys and the stores that a node has.
//! An exchange counts when its answer is durable at the asker. At the end both logs are compared.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod echo;
mod federation;
mod load;
mod process;
mod report;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use echo::EchoAsker;
use federation::{Asker, Federation, GUNS};
use load::{Load, Plan};
use process::Partner;
use report::{Figure, Report};

/// Why the benchmark could not measure.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Exchanges outstanding at the asker.
const IN_FLIGHT: [usize; 3] = [1, 16, 128];

/// What the command line says.
struct Options {
    quick: bool,
    json: bool,
    dir: PathBuf,
    /// Set in the second process only.
    role: Option<Vec<String>>,
    /// Only the exchange at the highest load, for profilers.
    only_exchange: bool,
}

impl Options {
    fn read() -> Result<Self, Failure> {
        let mut options = Self {
            quick: false,
            json: false,
            dir: std::env::temp_dir(),
            role: None,
            only_exchange: false,
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--quick" => options.quick = true,
                "--json" => options.json = true,
                "--only-exchange" => options.only_exchange = true,
                "--dir" => options.dir = arguments.next().ok_or("--dir needs a directory")?.into(),
                "--role" => {
                    options.role = Some(arguments.collect());
                    break;
                }
                // What cargo says to every benchmark.
                "--bench" => {}
                other => return Err(format!("unknown argument {other}").into()),
            }
        }
        Ok(options)
    }
}

fn main() -> Result<(), Failure> {
    let options = Options::read()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match options.role.as_deref() {
        None => runtime.block_on(measure(&options)),
        Some([role, dir]) if role == federation::ROLE => {
            runtime.block_on(federation::serve_partner(dir.as_ref()))
        }
        Some([role, sizes]) if role == echo::ROLE => runtime.block_on(echo::serve_partner(sizes)),
        Some(other) => Err(format!("unknown role {other:?}").into()),
    }
}

async fn measure(options: &Options) -> Result<(), Failure> {
    let dir = process::ScratchDir::new(&options.dir)?;
    let mut report = Report::new(options.json);
    let (warm_up, window) = if options.quick { (1, 3) } else { (2, 10) };
    let plan = |load| Plan {
        load,
        warm_up: Duration::from_secs(warm_up),
        window: Duration::from_secs(window),
    };

    let federation = Federation::found(dir.path()).await?;
    let partner = Partner::start(&[federation::ROLE, &federation.partner_dir.to_string_lossy()])?;
    let asker = Arc::new(Asker::new(&federation)?);
    report.say(&format!("{GUNS} guns that the partner answers by itself are asked for in turn"));
    let mut fastest = 0.0_f64;
    for in_flight in IN_FLIGHT {
        if options.only_exchange && in_flight != 128 {
            continue;
        }
        let plan = plan(Load::InFlight(in_flight));
        let measured = load::run(Arc::clone(&asker), plan, partner.id()).await?;
        fastest = fastest.max(measured.per_second);
        report.figure(&Figure { what: "exchange", load: plan.load, measured });
    }
    if !options.only_exchange {
        let plan = plan(Load::PerSecond(fastest / 2.0));
        let measured = load::run(Arc::clone(&asker), plan, partner.id()).await?;
        report.figure(&Figure { what: "exchange", load: plan.load, measured });
    }
    drop(asker);
    let proof = federation.finish(partner).await?;
    report.say(&proof.to_string());
    if options.only_exchange {
        return Ok(());
    }

    let sizes = proof.sizes;
    let mut partner = Partner::start(&[echo::ROLE, &sizes.to_argument()])?;
    let address = partner.line()?;
    let asker = Arc::new(EchoAsker::start(sizes, &address).await?);
    for in_flight in IN_FLIGHT {
        let plan = plan(Load::InFlight(in_flight));
        let measured = load::run(Arc::clone(&asker), plan, partner.id()).await?;
        report.figure(&Figure { what: "bare echo", load: plan.load, measured });
    }
    let theirs = partner.finish()?;
    report.say(
        "each exchange and each echo: 4 statements signed with Ed25519 (2 by each node) and 4 \
         verified strictly (2 by each node), 2 messages and 2 acknowledgements on the link; each \
         node signs a checkpoint a second with Ed25519 and ML-DSA-44 and verifies the other's",
    );
    report.say(&format!("bare echo in all, asker: {}; partner: {theirs}", asker.counts()));
    asker.stop().await;
    report.close();
    Ok(())
}
