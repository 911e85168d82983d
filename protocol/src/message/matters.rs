//! What requests other than a trace ask, and what their answers give.

use minicbor::{Decode, Encode};

use crate::codes::{IntendedUse, StatisticsMeasure};
use crate::firearm::PartialDate;
use crate::ids::{Country, LeafHash};
use crate::limits::REFERENCE_MAX;
use crate::text::Text;
use crate::time::Timestamp;

/// Label 35 of a query: what use of an answer the asker wants the originator's consent to (CIFTA
/// XII, ITI 15). Label 34 names the answer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ConsentAsked {
    /// States that it would be given to, ascending.
    #[n(1)]
    pub states: Vec<Country>,
    /// Purposes that it would be used for, ascending.
    #[n(2)]
    pub purposes: Vec<IntendedUse>,
    /// Whether it would be used in court.
    #[n(3)]
    pub court_use: bool,
}

/// Label 24 of an answer: the consent that is given. What it does not name stays forbidden.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ConsentGiven {
    /// Entry of the answer that may be used further.
    #[n(1)]
    pub answer: LeafHash,
    /// States that it may be given to, ascending.
    #[n(2)]
    pub states: Vec<Country>,
    /// Purposes that it may be used for, ascending.
    #[n(3)]
    pub purposes: Vec<IntendedUse>,
    /// Whether it may be used in court.
    #[n(4)]
    pub court_use: bool,
    /// Until when; absent = as long as the answer may be kept.
    #[n(5)]
    pub until: Option<Timestamp>,
}

/// Label 36 of a query: a standing alert on a gun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct WatchAsked {
    /// Until when it stands; then it must be asked again.
    #[n(1)]
    pub until: Timestamp,
    /// True ends the watch that label 34 names.
    #[n(2)]
    pub end: bool,
}

/// Label 39 of a query: figures without cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct StatisticsAsked {
    /// What is counted.
    #[n(1)]
    pub measure: StatisticsMeasure,
    /// First day.
    #[n(2)]
    pub from: PartialDate,
    /// Last day.
    #[n(3)]
    pub to: PartialDate,
}

/// Label 29 of an answer: one figure.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct StatisticsCell {
    /// What it counts, a code or State.
    #[n(1)]
    pub key: Text<REFERENCE_MAX>,
    /// Second dimension, where the measure has one.
    #[n(2)]
    pub second: Option<Text<REFERENCE_MAX>>,
    /// How many; absent = fewer than the smallest number that is told, and not none.
    #[n(3)]
    pub count: Option<u64>,
}
