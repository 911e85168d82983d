//! The program that is stopped in the middle.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use rustix::process::{Signal, set_parent_process_death_signal};

use crate::Failure;
use crate::engine::Engine;
use crate::record::{BATCH, Records};

/// Where a writer that nobody stops gives up. No moment that the harness chooses is that late.
const RECORDS_MAX: u64 = 5_000_000;

/// Writes records in batches, and the numbers of a batch to standard output (one a line, in one
/// write) after the database has said that the batch is durable.
pub fn write(engine: Engine, directory: &Path, seed: u64) -> Result<(), Failure> {
    // A stopped writer would outlive a harness that was killed, and hold its mount.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut database = engine.open(directory)?;
    let mut records = Records::new(seed)?;
    let mut acknowledgements = std::io::stdout().lock();
    for first in (0..RECORDS_MAX).step_by(usize::try_from(BATCH)?) {
        let batch = records.batch()?;
        database.commit(first, &batch)?;
        let mut lines = String::new();
        for number in first..first + BATCH {
            writeln!(lines, "{number}")?;
        }
        acknowledgements.write_all(lines.as_bytes())?;
        acknowledgements.flush()?;
    }
    Ok(())
}
