//! How well guns are found from damaged descriptions: recall, first places, latency, and what the
//! checks at typing catch.
//!
//! A trial damages descriptions of guns that the registry holds, class by class, asks for them with
//! more or fewer fields, and looks where the right record comes. What searches is behind
//! [`Engine`], so that the index and the list that looks at everything are measured alike.

mod aims;
mod measure;
mod stock;
mod trial;

use serde::Serialize;
use vestigo_protocol::firearm::FirearmDescription;

pub use aims::{Aim, aims};
pub use measure::evaluate;
pub use stock::{Stock, describe, placed};
pub use trial::{TrialError, run};

use super::record::RecordId;
use super::serials::Serials;
use super::synth::damage::DamageClass;
use super::synth::{Density, SeriesUse, SynthOptions};

/// What searches.
pub trait Engine: Sync {
    /// Candidates, best first.
    fn search(&self, asked: &FirearmDescription) -> Answer;

    /// Whether the checks at typing warn about something that stands in the wrong field.
    fn warns(&self, asked: &FirearmDescription) -> bool;

    /// The marks that it searches.
    fn serials(&self) -> &dyn Serials;
}

/// What a search gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Records, best first.
    pub ranked: Vec<RecordId>,
    /// True if it says that other numbers lie so near that one may be meant (N08).
    pub flagged: bool,
    /// True if the pattern was too broad to be searched (A7).
    pub refused: bool,
}

/// Which fields of the form are filled in beside the serial number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fields {
    /// None.
    Serial,
    /// The maker.
    Maker,
    /// Maker and calibre.
    MakerCalibre,
    /// All that is known.
    All,
}

impl Fields {
    /// Its name: lower case with hyphens.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Serial => "serial",
            Self::Maker => "maker",
            Self::MakerCalibre => "maker-calibre",
            Self::All => "all",
        }
    }
}

/// What to try.
#[derive(Clone, Copy, Debug)]
pub struct EvaluateOptions {
    /// The register that is searched.
    pub synth: SynthOptions,
    /// Damaged descriptions of each class.
    pub queries: u64,
    /// How many of them the list that looks at everything is asked too, with maker and calibre.
    pub oracle_queries: u64,
    /// Asks only with the fields that the aims are about.
    pub only_aims: bool,
    /// Threads that ask at once.
    pub threads: usize,
}

/// Whose guns were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guns {
    /// Synthetic ones.
    Synthetic,
    /// Guns that were recovered somewhere, placed among them.
    Recovered,
}

/// How often one class was found with the same fields given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClassResult {
    /// Whose guns.
    pub guns: Guns,
    /// The damage.
    pub class: DamageClass,
    /// The fields given.
    pub fields: Fields,
    /// Descriptions asked, without those that became another gun's number.
    pub queries: u64,
    /// Of these, how many had the right record first.
    pub first: u64,
    /// How many had it among the first ten.
    pub in_ten: u64,
    /// How many had it among the first twenty.
    pub in_twenty: u64,
    /// How many were refused as too broad.
    pub refused: u64,
    /// How many were flagged although the number is no other gun's: what the flag is worth.
    pub flagged: u64,
    /// Descriptions whose number, once damaged, is another gun's. They are counted apart.
    pub other_real: u64,
    /// How many of those were flagged.
    pub other_real_flagged: u64,
    /// How many of those had the right record among the first ten all the same.
    pub other_real_in_ten: u64,
    /// Time of a search in microseconds: the median.
    pub p50_us: f64,
    /// The same: what 99 of 100 do not exceed.
    pub p99_us: f64,
    /// The same queries, as far as the list was asked too.
    pub oracle: Option<OracleResult>,
}

/// What the list that looks at everything reached, and the engine on the same queries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OracleResult {
    /// Descriptions asked of both.
    pub queries: u64,
    /// The right record first: the list.
    pub first: u64,
    /// The right record first: the engine.
    pub engine_first: u64,
    /// The right record among the first ten: the list.
    pub in_ten: u64,
    /// The right record among the first ten: the engine.
    pub engine_in_ten: u64,
    /// Queries to which both gave the same records in the same order.
    pub equal: u64,
}

/// How often a check at typing warned of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct EntryResult {
    /// The damage; of undamaged forms, every warning is a false alarm.
    pub class: DamageClass,
    /// Forms, with all fields.
    pub forms: u64,
    /// How many raised a warning.
    pub warned: u64,
}

/// All of a trial.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EvaluationReport {
    /// The register.
    pub synth: SynthOptions,
    /// Guns placed among the synthetic ones.
    pub recovered: u64,
    /// How densely each series of numbers is used.
    pub densities: Vec<SeriesUse>,
    /// Seconds from the first gun to a register that can be searched.
    pub build_seconds: f64,
    /// By class and fields.
    pub results: Vec<ClassResult>,
    /// What the checks at typing caught.
    pub entry: Vec<EntryResult>,
    /// What must be reached, and whether it was.
    pub aims: Vec<Aim>,
}

impl EvaluationReport {
    /// True if every aim was reached.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.aims.iter().all(|aim| aim.met)
    }

    /// The density of its register.
    #[must_use]
    pub const fn density(&self) -> Density {
        self.synth.density
    }
}

#[cfg(test)]
mod tests;
