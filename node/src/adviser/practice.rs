//! A whole trace to practise on, from the gun on the table to the point of diversion and then at the
//! answering desk, over a federation that does not exist.
//!
//! The world of a run is determined by seed and level. What the States of that world answer is what the
//! desk's own rules make of their invented registers: the registers are searched and graded by
//! `registry::matching`, the machine decides by `desk::policy`, answers are cut by `desk::disclosure`,
//! whom to ask is `desk::likelihood`'s order, and the conclusions are those of `desk::chain`. What is
//! right at a step is computed from the same rules; only what a story means (a purpose, a ground to
//! refuse) is a table.

use vestigo_protocol::codes::{
    DisclosureLevel, IntendedUse, LegalBasis, PointOfDiversion, ReturnReason, WithholdReason,
};
use vestigo_protocol::firearm::{FirearmDescription, PartialDate};
use vestigo_protocol::ids::Country;
use vestigo_protocol::message::Body;

use super::training::Inscription;
use crate::desk::chain::{Bucket, Conclusions};
use crate::desk::likelihood::Likely;

mod asking;
mod desk;
mod gun;
mod judging;
mod register;
mod world;

pub use judging::{FieldJudged, Given, Judged, WHYS, judge, score};
pub use world::world;

/// What the worlds are made by. Rises with every change that makes another world of the same seed, so
/// that a run is never gone on with in a world that it did not begin in.
pub const EDITION: u32 = 1;

/// Levels of difficulty, from 1.
pub const LEVELS: u8 = 3;

/// Our State in every world.
pub const OWN: &str = "XA";

/// What a step practises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Practised {
    /// Reading the gun.
    Read,
    /// Purpose and legal basis.
    Ground,
    /// Whom to ask next.
    Whom,
    /// What to do with what came back.
    Next,
    /// Point of diversion and time to crime.
    Conclude,
    /// Deciding on others' requests.
    Desk,
}

impl Practised {
    /// All of them, in the order in which they are met.
    pub const ALL: [Self; 6] =
        [Self::Read, Self::Ground, Self::Whom, Self::Next, Self::Conclude, Self::Desk];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "READ",
            Self::Ground => "GROUND",
            Self::Whom => "WHOM",
            Self::Next => "NEXT",
            Self::Conclude => "CONCLUDE",
            Self::Desk => "DESK",
        }
    }

    /// The card under which results are kept beside those of the questions.
    #[must_use]
    pub const fn card(self) -> &'static str {
        match self {
            Self::Read => "trace-read",
            Self::Ground => "trace-ground",
            Self::Whom => "trace-whom",
            Self::Next => "trace-next",
            Self::Conclude => "trace-conclude",
            Self::Desk => "trace-desk",
        }
    }
}

/// What to do with what a State said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NextStep {
    /// Ask another State.
    AskOn,
    /// Give what was asked for.
    Supply,
    /// Send a better reading.
    Correct,
    /// Wait: it is still being decided.
    Wait,
    /// Do not take the candidate for the gun, and go on elsewhere.
    SetAside,
    /// Take it: the chain ends here.
    Accept,
    /// Nobody is left to ask.
    Close,
}

impl NextStep {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::AskOn,
        Self::Supply,
        Self::Correct,
        Self::Wait,
        Self::SetAside,
        Self::Accept,
        Self::Close,
    ];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AskOn => "ASK_ON",
            Self::Supply => "SUPPLY",
            Self::Correct => "CORRECT",
            Self::Wait => "WAIT",
            Self::SetAside => "SET_ASIDE",
            Self::Accept => "ACCEPT",
            Self::Close => "CLOSE",
        }
    }
}

/// What makes a gun hard to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trap {
    /// A patent number stands where one looks first.
    Patent,
    /// An import mark stands beside the serial number.
    Import,
    /// A letter among the digits looks like one of them.
    LookAlike,
    /// One digit is worn away.
    Worn,
}

/// What an officer reads from a gun, in the fields of a request.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Serial number, with `?` for what cannot be read.
    pub serial: String,
    /// Maker.
    pub maker: String,
    /// Model; may be left empty.
    pub model: String,
    /// Calibre.
    pub calibre: String,
    /// Country of manufacture.
    pub country: String,
    /// Import marks, a line each.
    pub marks: String,
}

impl std::fmt::Debug for Reading {
    /// Silent, as everything that has the form of a description.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reading")
    }
}

/// The gun on the table.
#[derive(Clone, Debug)]
pub struct Gun {
    /// Its kind, as the guide names it.
    pub weapon: &'static str,
    /// What stands on it, as it is seen.
    pub inscriptions: Vec<Inscription>,
    /// What makes it hard to read.
    pub traps: Vec<Trap>,
    /// What should be read.
    pub reading: Reading,
    /// The gun as whoever made it knew it.
    pub truth: FirearmDescription,
    /// What a laboratory finds later; none where nothing is worn.
    pub restored: Option<String>,
    /// The model, where it stands under the grips and is seen only later.
    pub hidden: Option<String>,
}

/// Something that comes to light while one waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The laboratory restored the serial number.
    Restored(String),
    /// The model stands under the grips.
    Model(String),
}

/// An answering desk's case.
#[derive(Clone, Debug)]
pub struct DeskCase {
    /// Which kind of decision it asks for.
    pub kind: DeskKind,
    /// Who asks.
    pub from: Country,
    /// What stands in the agreement and the request.
    pub facts: Vec<DeskFact>,
    /// What can be decided.
    pub choices: Vec<DeskChoice>,
    /// Which of it is right.
    pub right: usize,
}

/// Kinds of decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeskKind {
    /// May the request be considered at all?
    Admission,
    /// How much may be released, and by how many?
    Level,
    /// May what a third State told us be passed on?
    ThirdParty,
    /// On which ground is it withheld?
    Ground,
}

impl DeskKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Admission, Self::Level, Self::ThirdParty, Self::Ground];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Admission => "DESK_ADMISSION",
            Self::Level => "DESK_LEVEL",
            Self::ThirdParty => "DESK_THIRD_PARTY",
            Self::Ground => "DESK_GROUND",
        }
    }
}

/// One thing to know about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskFact {
    /// Purposes that the agreement allows.
    Purposes(Vec<IntendedUse>),
    /// Legal bases that it accepts.
    Bases(Vec<LegalBasis>),
    /// Requests a day that it allows, and how many came today, this one included.
    Budget(u64, u64),
    /// The most that may be disclosed.
    Ceiling(DisclosureLevel),
    /// From which level on two officers decide; none: as the law of the house has it.
    TwoFrom(Option<DisclosureLevel>),
    /// The purpose of the request; none is given.
    Purpose(Option<IntendedUse>),
    /// Its legal basis.
    Basis(LegalBasis),
    /// The serial number asked for.
    Serial(String),
    /// Circumstances are given, or not.
    Circumstances(bool),
    /// An officer is named, or not.
    Officer(bool),
    /// The level that is asked for.
    Wanted(DisclosureLevel),
    /// The primary result of our record, by its code.
    Record(&'static str),
    /// Who gave us the answer.
    Originator(Country),
    /// Its handling code.
    Handling(&'static str),
    /// To which States it may go on; empty: none.
    Onward(Vec<Country>),
    /// Until when it may be kept.
    Until(PartialDate),
    /// Today.
    Today(PartialDate),
    /// What the case is like, as a story that stands for a ground to withhold.
    Story(WithholdReason),
}

/// One thing that can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskChoice {
    /// Take it and look it up.
    Answer,
    /// Send it back.
    Return(ReturnReason),
    /// Release at a level, alone or with a second officer.
    Release(DisclosureLevel, bool),
    /// Pass it on.
    PassOn,
    /// Ask the originator first.
    AskConsent,
    /// It had to be destroyed; there is nothing to give.
    NothingLeft,
    /// Withhold, with a ground.
    Refuse(WithholdReason),
}

impl DeskChoice {
    /// As it is written in an answer.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Answer => "ANSWER".to_owned(),
            Self::Return(reason) => format!("RETURN-{}", reason.code()),
            Self::Release(level, false) => format!("ALONE-{}", level.code()),
            Self::Release(level, true) => format!("TWO-{}", level.code()),
            Self::PassOn => "PASS_ON".to_owned(),
            Self::AskConsent => "ASK_CONSENT".to_owned(),
            Self::NothingLeft => "NOTHING_LEFT".to_owned(),
            Self::Refuse(reason) => format!("REFUSE-{}", reason.code()),
        }
    }
}

/// Names of the choices without a code of their own, for the texts.
pub const DESK_CHOICES: [&str; 4] = ["ANSWER", "PASS_ON", "ASK_CONSENT", "NOTHING_LEFT"];

/// One step of a run.
#[derive(Clone, Debug)]
pub enum Step {
    /// Write what stands on the gun.
    Read,
    /// Choose purpose and legal basis.
    Ground,
    /// Choose whom to ask.
    Whom {
        /// Whom the product suggests, the likeliest first.
        likely: Vec<Likely>,
        /// The States to choose from.
        choices: Vec<Country>,
    },
    /// Read what came back and say what to do.
    Next {
        /// Who said it.
        by: Country,
        /// What.
        said: Box<Body>,
        /// What came to light meanwhile.
        found: Option<Found>,
        /// What is right.
        right: NextStep,
    },
    /// Name point of diversion and time to crime.
    Conclude {
        /// What the rules conclude.
        conclusions: Box<Conclusions>,
        /// Points to choose from, by code.
        points: Vec<PointOfDiversion>,
        /// The time to crime; none if it cannot be told.
        bucket: Option<Bucket>,
    },
    /// Decide on another State's request.
    Desk(Box<DeskCase>),
}

impl Step {
    /// What it practises.
    #[must_use]
    pub const fn skill(&self) -> Practised {
        match self {
            Self::Read => Practised::Read,
            Self::Ground => Practised::Ground,
            Self::Whom { .. } => Practised::Whom,
            Self::Next { .. } => Practised::Next,
            Self::Conclude { .. } => Practised::Conclude,
            Self::Desk(_) => Practised::Desk,
        }
    }

    /// What is asked, as the texts name it.
    #[must_use]
    pub fn ask(&self) -> &'static str {
        match self {
            Self::Desk(case) => case.kind.name(),
            other => other.skill().name(),
        }
    }
}

/// What is asked, for the texts.
pub const ASKS: [&str; 9] = [
    "READ",
    "GROUND",
    "WHOM",
    "NEXT",
    "CONCLUDE",
    "DESK_ADMISSION",
    "DESK_LEVEL",
    "DESK_THIRD_PARTY",
    "DESK_GROUND",
];

/// The world of a run.
#[derive(Clone, Debug)]
pub struct World {
    /// What it was made from.
    pub seed: u32,
    /// From 1 to [`LEVELS`].
    pub level: u8,
    /// The gun.
    pub gun: Gun,
    /// What the gun's finding amounts to: the purpose that a trace of it has.
    pub purpose: IntendedUse,
    /// What the States of this federation accept as a legal basis.
    pub basis: LegalBasis,
    /// When the gun was recovered.
    pub recovered: PartialDate,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

#[cfg(test)]
mod tests;
