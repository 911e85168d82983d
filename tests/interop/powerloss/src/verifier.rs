//! The program that opens what is left and compares it with what was acknowledged.

use std::path::Path;

use rustix::process::{Signal, set_parent_process_death_signal};
use serde_json::{Value, json};

use crate::Failure;
use crate::engine::Engine;
use crate::record::{BATCH, Records};

/// What was found in a database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Acknowledged records that are not there.
    pub missing: u64,
    /// Acknowledged records that are there with other bytes, or cannot be read.
    pub wrong: u64,
    /// Commits of which only a part is there, the one under way at the stop included.
    pub torn: u64,
    /// What is wrong with the database as a whole.
    pub contradiction: Option<String>,
}

impl Findings {
    /// Acknowledged records that are gone.
    pub const fn lost(&self) -> u64 {
        self.missing + self.wrong
    }

    /// For the harness.
    pub fn to_json(&self) -> Value {
        json!({
            "missing": self.missing,
            "wrong": self.wrong,
            "torn": self.torn,
            "contradiction": self.contradiction,
        })
    }

    /// Reads [`Self::to_json`].
    pub fn from_json(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        Some(Self {
            missing: value.get("missing")?.as_u64()?,
            wrong: value.get("wrong")?.as_u64()?,
            torn: value.get("torn")?.as_u64()?,
            contradiction: value.get("contradiction")?.as_str().map(str::to_owned),
        })
    }
}

/// Opens a database and compares each acknowledged record, byte for byte, with the one that the
/// seed gives. One commit more may be there: it was under way, or done but not yet acknowledged.
pub fn verify(
    engine: Engine,
    directory: &Path,
    seed: u64,
    acknowledged: u64,
) -> Result<Findings, Failure> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let mut database = engine.open(directory)?;
    let mut records = Records::new(seed)?;
    let mut findings = Findings::default();
    let mut present = 0;
    for first in (0..acknowledged + BATCH).step_by(usize::try_from(BATCH)?) {
        let mut good = 0;
        for (number, expected) in (first..).zip(records.batch()?) {
            let found = database.read(number, &expected.leaf);
            match found {
                Ok(Some(bytes)) if bytes == expected.message.to_bytes() => good += 1,
                Ok(None) if number < acknowledged => findings.missing += 1,
                Ok(None) => {}
                Ok(Some(_)) | Err(_) if number < acknowledged => findings.wrong += 1,
                // Not acknowledged, so not lost; but then the commit is not whole.
                Ok(Some(_)) | Err(_) => findings.torn = findings.torn.max(1),
            }
        }
        findings.torn += u64::from(good != 0 && good != BATCH);
        present += good;
    }
    findings.contradiction = database.contradiction(present)?;
    Ok(findings)
}
