//! What a whole chain amounts to: where the gun left lawful hands, how long it took from there to
//! its recovery, and where States contradict each other. Every conclusion names what it rests on
//! and what would change it; nothing is merged.

use vestigo_protocol::codes::{Certainty, DatePrecision, ManufactureClass, PointOfDiversion};
use vestigo_protocol::firearm::PartialDate;
use vestigo_protocol::ids::{Country, LeafHash};
use vestigo_protocol::message::Answer;
use vestigo_protocol::time::Timestamp;

mod span;
mod facts;
mod diversion;
mod crime;
mod conflicts;

pub use conflicts::{Conflict, ConflictKind};
pub use crime::{Bucket, TimeToCrime};

/// One hop of a chain as far as conclusions are drawn from it.
#[derive(Clone, Copy, Debug)]
pub struct Hop<'a> {
    /// The State that was asked.
    pub country: Country,
    /// The decision's entry, if it answered.
    pub leaf: LeafHash,
    /// What it answered; none while it has not, or refused.
    pub answer: Option<&'a Answer>,
    /// Whether the State itself signed the answer: false for a letter that our officer entered.
    pub signed: bool,
}

/// What we know of the recovery.
#[derive(Clone, Copy, Debug)]
pub struct Recovery {
    /// Where: our own State.
    pub country: Country,
    /// When, as far as we said so.
    pub on: Option<PartialDate>,
    /// When we first asked: it was recovered before.
    pub asked: Timestamp,
    /// How the gun was made, by our examination.
    pub class: Option<ManufactureClass>,
}

/// Where in a signed answer something stands: label 20 (events) or 16 (results), by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// The event at this position, from 0.
    Event(usize),
    /// The result at this position, from 0, of an answer that tells no events.
    Result(usize),
}

/// What a conclusion rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Place of the hop in the chain.
    pub hop: usize,
    /// Entry that holds the answer.
    pub leaf: LeafHash,
    /// Where in the answer.
    pub position: Position,
}

/// What would change a conclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The answer of a State that was asked and has not answered, or refused.
    AnswerOf(Country),
    /// An answer of a State that the gun went to and that was not asked.
    Asking(Country),
    /// This State's word on who held the gun when it was lost or stolen.
    HolderIn(Country),
    /// A report of theft or loss, or a later transfer, in this State.
    ReportIn(Country),
    /// A signed answer of the State that answered by letter only.
    SignatureOf(Country),
    /// A more precise date from this State.
    DateFrom(Country),
    /// More than a claim from this State.
    RecordOf(Country),
}

impl Change {
    /// Its name in views and texts, and the State.
    #[must_use]
    pub const fn parts(self) -> (&'static str, Country) {
        match self {
            Self::AnswerOf(c) => ("ANSWER_OF", c),
            Self::Asking(c) => ("ASKING", c),
            Self::HolderIn(c) => ("HOLDER_IN", c),
            Self::ReportIn(c) => ("REPORT_IN", c),
            Self::SignatureOf(c) => ("SIGNATURE_OF", c),
            Self::DateFrom(c) => ("DATE_FROM", c),
            Self::RecordOf(c) => ("RECORD_OF", c),
        }
    }

    /// The names, for the texts.
    pub const NAMES: [&'static str; 7] =
        ["ANSWER_OF", "ASKING", "HOLDER_IN", "REPORT_IN", "SIGNATURE_OF", "DATE_FROM", "RECORD_OF"];
}

/// Where the gun left lawful hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diversion {
    /// The point; [`PointOfDiversion::NotEstablished`] where the chain does not tell.
    pub point: PointOfDiversion,
    /// Points that fit as well, or that remain where none is established.
    pub or: Vec<PointOfDiversion>,
    /// How sure: RECORDED if a record says that it was lost to lawful hands, INFERRED if the order
    /// of records does, CLAIMED if somebody only says so.
    pub certainty: Certainty,
    /// The State where it happened, if that is known.
    pub country: Option<Country>,
    /// When it was recorded to have happened.
    pub date: Option<PartialDate>,
    /// The last lawful record, if there is one.
    pub last_lawful: Option<Source>,
    /// What says that it left lawful hands, if a record does.
    pub broke: Option<Source>,
    /// Whether a State's own signature stands behind everything that this rests on.
    pub signed: bool,
    /// What would change it.
    pub changes: Vec<Change>,
}

/// All conclusions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusions {
    /// Where the gun left lawful hands.
    pub diversion: Diversion,
    /// From the last known lawful transfer to the recovery; none if no recorded transfer has a
    /// date, or only claims tell of one.
    pub time_to_crime: Option<TimeToCrime>,
    /// What States contradict each other about.
    pub conflicts: Vec<Conflict>,
}

/// Draws the conclusions from the hops of a chain, in the order in which they came about.
#[must_use]
pub fn conclude(hops: &[Hop<'_>], recovery: &Recovery) -> Conclusions {
    let facts = facts::of(hops, recovery);
    let (diversion, last_transfer) = diversion::find(&facts, hops, recovery);
    let time_to_crime = last_transfer.and_then(|fact| crime::measure(fact, recovery));
    let mut conclusions =
        Conclusions { conflicts: conflicts::find(&facts, hops), diversion, time_to_crime };
    if let Some(ttc) = &conclusions.time_to_crime {
        let vague = |date: PartialDate| date.precision() != DatePrecision::Day;
        let changes = &mut conclusions.diversion.changes;
        if let Some(hop) = hops.get(ttc.from.hop).filter(|_| vague(ttc.from_date)) {
            changes.push(Change::DateFrom(hop.country));
        }
        if ttc.to_date.is_none_or(vague) {
            changes.push(Change::DateFrom(recovery.country));
        }
    }
    conclusions
}

#[cfg(test)]
mod tests;
