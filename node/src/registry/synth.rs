//! Registers of any size that nobody keeps: guns of real makes with invented numbers, for
//! benchmarks, tests and training. Every party and document in them says that it is synthetic.
//!
//! Any gun of a register can be computed from its number alone: a keyed permutation of each
//! maker's number range draws serials without repetition, so nothing is remembered, and 20 million
//! guns stream through constant memory. The same options give the same bytes.

pub mod damage;
mod layout;
mod makers;
mod random;
mod shape;
mod table;

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use thiserror::Error;

pub use layout::SynthRegister;
pub use random::Random;
pub use table::{Errors, Rows, TableError, write_csv};

/// How densely a maker's numbers are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Density {
    /// At most [`SPARSE_PERCENT`] of any series of numbers: a wrong character rarely makes
    /// another gun's number.
    Sparse,
    /// Consignments of [`CONSIGNMENT`] consecutive numbers, at least [`RUNS_PERCENT`] of what lies
    /// between a series' first and last: a wrong digit usually does.
    Runs,
}

impl Density {
    /// `sparse` or `runs`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Sparse, Self::Runs].into_iter().find(|density| density.name() == name)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sparse => "sparse",
            Self::Runs => "runs",
        }
    }
}

/// Share of a series' numbers that a sparse register uses at most, in per cent.
pub const SPARSE_PERCENT: u64 = 1;

/// Share of a series' span that a register of runs uses at least, in per cent.
pub const RUNS_PERCENT: u64 = 30;

/// Guns of one consignment, at least and at most. What is left of a series' share may be fewer.
pub const CONSIGNMENT: (u64, u64) = (50, 5_000);

/// What register to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SynthOptions {
    /// Guns.
    pub records: u64,
    /// How densely numbers are used.
    pub density: Density,
    /// Which of all such registers.
    pub seed: u64,
}

/// Why there is no such register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SynthError {
    /// The makers have not enough numbers.
    #[error(
        "{records} guns are more than the makers have numbers for at this density; ask for at most {most}"
    )]
    TooMany {
        /// How many were asked for.
        records: u64,
        /// How many there can be.
        most: u64,
    },
}

/// How densely a register uses one series of numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeriesUse {
    /// The maker.
    pub maker: &'static str,
    /// The shape of its serials; see `shape`.
    pub shape: &'static str,
    /// Guns with such a serial.
    pub guns: u64,
    /// Numbers of that shape.
    pub range: u64,
    /// Numbers from the first one used to the last, both included; the range in a sparse
    /// register.
    pub span: u64,
    /// Consignments; 0 in a sparse register.
    pub consignments: u64,
}

/// One gun as a form or a register describes it, in the words written there. Empty texts are
/// unknown.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SynthGun {
    /// Maker.
    pub make: Cow<'static, str>,
    /// Model.
    pub model: Cow<'static, str>,
    /// Calibre.
    pub calibre: Cow<'static, str>,
    /// Type, in words.
    pub firearm_type: Cow<'static, str>,
    /// Country of manufacture: two letters.
    pub country: Cow<'static, str>,
    /// Importer, as marked.
    pub importer: Cow<'static, str>,
    /// Year of manufacture.
    pub year: Option<u16>,
    /// Serial number on the frame.
    pub serial: String,
}

impl fmt::Debug for SynthGun {
    /// Silent: damage is also done to descriptions of guns that exist.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SynthGun")
    }
}

/// The guns of a register, in its order.
///
/// # Errors
/// [`SynthError`].
pub fn register(options: SynthOptions) -> Result<impl Iterator<Item = SynthGun>, SynthError> {
    let register = SynthRegister::new(options)?;
    Ok((0..options.records).map_while(move |number| register.gun(number)))
}

#[cfg(test)]
mod tests;
