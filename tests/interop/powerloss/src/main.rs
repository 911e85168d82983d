//! Pulls the power on a database and counts the acknowledged records that are gone.
//!
//! Three programs in one: `trial` (the harness, started by `run`), and the two that it starts:
//! `write`, which is stopped in the middle, and `verify`, which opens what is left. README.md
//! explains the method.

mod device;
mod engine;
mod record;
mod report;
mod trial;
mod verifier;
mod writer;

/// The node's store, taken in from the node's own sources: the very code, without building the
/// network and the faces around it.
#[path = "../../../../node/src"]
mod node {
    #![allow(dead_code, unused_imports, reason = "the trial uses a small part of the store")]
    pub mod store;
}

use std::path::PathBuf;
use std::process::ExitCode;

use engine::Engine;
use report::Format;
use trial::Options;

/// What went wrong before there was a result.
type Failure = Box<dyn std::error::Error>;

/// Exit code of a wrong command line.
const USAGE: u8 = 2;
/// Exit code of a trial that could not be carried out; also what `run` gives without root.
const CANNOT_RUN: u8 = 3;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["write", engine, directory, seed] => write(engine, directory, seed),
        ["verify", engine, directory, seed, acknowledged] => {
            verify(engine, directory, seed, acknowledged)
        }
        ["trial", options @ ..] => match parse(options) {
            Some((options, format)) => run_trial(&options, format),
            None => return usage(),
        },
        _ => return usage(),
    };
    result.unwrap_or_else(|failure| {
        eprintln!("powerloss: {failure}");
        ExitCode::from(CANNOT_RUN)
    })
}

fn usage() -> ExitCode {
    eprintln!("powerloss: wrong arguments; start it with tests/interop/powerloss/run (see --help)");
    ExitCode::from(USAGE)
}

fn write(engine: &str, directory: &str, seed: &str) -> Result<ExitCode, Failure> {
    writer::write(Engine::parse(engine)?, directory.as_ref(), seed.parse()?)?;
    Ok(ExitCode::SUCCESS)
}

fn verify(
    engine: &str,
    directory: &str,
    seed: &str,
    acknowledged: &str,
) -> Result<ExitCode, Failure> {
    let findings = verifier::verify(
        Engine::parse(engine)?,
        directory.as_ref(),
        seed.parse()?,
        acknowledged.parse()?,
    )?;
    println!("{}", findings.to_json());
    Ok(ExitCode::SUCCESS)
}

fn run_trial(options: &Options, format: Format) -> Result<ExitCode, Failure> {
    let report = trial::run(options)?;
    println!("{}", report.print(format));
    // Whoever pipes the JSON or the Markdown away still sees how it ended.
    if format != Format::Text {
        eprintln!("{}", report.verdict());
    }
    Ok(ExitCode::from(report.verdict().exit_code()))
}

fn parse(words: &[&str]) -> Option<(Options, Format)> {
    let mut options = Options {
        cycles: 6,
        seed: 1,
        directory: PathBuf::new(),
        without_sync: PathBuf::new(),
        commit: String::new(),
        date: String::new(),
    };
    let mut format = Format::Text;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--json" => format = Format::Json,
            "--markdown" => format = Format::Markdown,
            "--cycles" => options.cycles = words.next()?.parse().ok().filter(|n| *n > 0)?,
            "--seed" => options.seed = words.next()?.parse().ok()?,
            "--directory" => options.directory = words.next()?.into(),
            "--without-sync" => options.without_sync = words.next()?.into(),
            "--commit" => options.commit = (*words.next()?).to_owned(),
            "--date" => options.date = (*words.next()?).to_owned(),
            _ => return None,
        }
    }
    Some((options, format))
}
