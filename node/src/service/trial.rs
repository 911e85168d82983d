//! Synthetic registers, and how well guns are found in them. No node is needed.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use super::requests::{EvaluateRequest, SynthRequest};
use super::views::{EvaluationReport, SynthView};
use super::{ErrorCode, Outcome, ServiceError};
use crate::registry::evaluate::{self, EvaluateOptions, TrialError};
use crate::registry::synth::{
    Density, Errors, Rows, SynthError, SynthOptions, TableError, write_csv,
};

/// Recovered guns as court filings describe them: a trial places them among the synthetic ones.
const RECOVERED: &str = include_str!("../../../deploy/demo/recovered-firearms.csv");

/// Bytes that are written at once.
const BUFFER: usize = 1 << 20;

/// Writes a register; with errors, `FILE.key.csv` says which rows are wrong.
///
/// # Errors
/// The request is not possible, or a file cannot be written.
pub fn synth(
    request: &SynthRequest,
    out: &Path,
    progress: &dyn Fn(u64, u64),
) -> Outcome<SynthView> {
    let options = options(&request.density, request.records, request.seed)?;
    let create = |path: &Path| -> Outcome<BufWriter<File>> {
        let file = File::create(path).map_err(|e| ServiceError::file(path, &e))?;
        Ok(BufWriter::with_capacity(BUFFER, file))
    };
    let key_path = out.with_extension("key.csv");
    let errors = match request.errors.as_deref().map(per_million).transpose()? {
        Some(per_million) => Some(Errors { per_million, key: create(&key_path)? }),
        None => None,
    };
    let key = errors.as_ref().map(|_| key_path.display().to_string());
    let rows = Rows { events: request.events, errors };
    let report = &mut |at| progress(at, options.records);
    let damaged = write_csv(options, rows, &mut create(out)?, report).map_err(|e| match e {
        TableError::Synth(error) => too_many(error),
        TableError::Write(error) => ServiceError::file(out, &error),
    })?;
    Ok(SynthView { records: options.records, damaged, key })
}

/// Measures how well guns are found.
///
/// # Errors
/// The request is not possible, or there is no room for the index.
pub fn evaluate(
    request: &EvaluateRequest,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Outcome<EvaluationReport> {
    let options = EvaluateOptions {
        synth: options(&request.density, request.records, request.seed)?,
        queries: request.queries,
        oracle_queries: request.oracle,
        only_aims: request.only_aims,
        threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
    };
    let placed = evaluate::placed(RECOVERED);
    evaluate::run(&options, placed, progress).map_err(|error| match error {
        TrialError::Synth(error) => too_many(error),
        other => ServiceError::unexpected(other),
    })
}

fn options(density: &str, records: u64, seed: u64) -> Outcome<SynthOptions> {
    let density = Density::parse(density).ok_or_else(|| bad("--density", density))?;
    if records == 0 {
        return Err(bad("--records", "0"));
    }
    Ok(SynthOptions { records, density, seed })
}

fn too_many(error: SynthError) -> ServiceError {
    let SynthError::TooMany { records, most } = error;
    ServiceError::new(ErrorCode::BadInput, "error-synth-too-many")
        .with("records", records)
        .with("most", most)
}

fn bad(field: &str, value: &str) -> ServiceError {
    ServiceError::new(ErrorCode::BadInput, "error-bad-value")
        .with("field", field)
        .with("value", value)
}

/// Per cent with up to four decimals as parts of a million.
fn per_million(percent: &str) -> Outcome<u32> {
    let (whole, decimals) = percent.split_once('.').unwrap_or((percent, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let parsed = || {
        if whole.is_empty() || decimals.len() > 4 || !digits(whole) || !digits(decimals) {
            return None;
        }
        let parts: u32 = format!("{decimals:0<4}").parse().ok()?;
        let all = whole.parse::<u32>().ok()?.checked_mul(10_000)?.checked_add(parts)?;
        (all <= 1_000_000).then_some(all)
    };
    parsed().ok_or_else(|| bad("--errors", percent))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn a_share_in_per_cent_has_up_to_four_decimals() {
        for (text, parts) in [("2.5", 25_000), ("100", 1_000_000), ("0.0001", 1), ("7", 70_000)] {
            assert_eq!(per_million(text).unwrap(), parts, "{text}");
        }
        for bad in ["", ".", ".5", "-1", "101", "100.1", "0.00001", "1e2", "5 %"] {
            assert!(per_million(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_register_and_its_key_are_written_and_an_impossible_one_is_refused() {
        let scratch = Scratch::new("trial-synth");
        let out = scratch.path().join("guns.csv");
        let request = SynthRequest {
            density: "sparse".to_owned(),
            records: 500,
            seed: 1,
            errors: Some("10".to_owned()),
            events: true,
        };
        let view = synth(&request, &out, &|_, _| {}).unwrap();
        let lines = |path: &Path| std::fs::read_to_string(path).unwrap().lines().count() as u64;
        assert_eq!(lines(&out), 501);
        assert_eq!(lines(&scratch.path().join("guns.key.csv")), view.damaged + 1);
        assert!(view.damaged > 20, "{}", view.damaged);
        let huge = SynthRequest { records: u64::MAX, ..request };
        assert_eq!(synth(&huge, &out, &|_, _| {}).unwrap_err().key, "error-synth-too-many");
    }
}
