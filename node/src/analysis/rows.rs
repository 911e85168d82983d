//! What the figures are computed from.

use vestigo_protocol::time::Timestamp;

use super::calendar;

/// What came of a recovery, for the figures: SDG 16.4.2 counts these three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recovery {
    /// Taken from somebody.
    Seized,
    /// Found without a holder.
    Found,
    /// Given up.
    Surrendered,
    /// Not said.
    NotSaid,
}

impl Recovery {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Seized, Self::Found, Self::Surrendered, Self::NotSaid];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Seized => "SEIZED",
            Self::Found => "FOUND",
            Self::Surrendered => "SURRENDERED",
            Self::NotSaid => "NOT_SAID",
        }
    }

    /// That of a name; whatever else is not said.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.name() == name).unwrap_or(Self::NotSaid)
    }
}

/// A gun that was recovered and traced. One row for each, however many questions were asked.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Gun {
    /// State in which it was recovered, two letters.
    pub recovered_in: String,
    /// Day of the recovery, from 1970; none if it is not known to the day.
    pub recovered_on: Option<i64>,
    /// Year of the recovery, or of the question where that is not said.
    pub year: u16,
    /// How it was recovered; the default says nothing.
    pub recovery: Option<Recovery>,
    /// Type code of two letters; empty if it is not said.
    pub kind: String,
    /// Maker as the tables name it.
    pub maker: String,
    /// The serial number in folded form; empty if none was read.
    pub serial: String,
    /// Whether the number was removed or altered, in part or whole.
    pub obliterated: bool,
    /// State of the last known lawful transfer.
    pub source: Option<String>,
    /// State that it was last lawfully exported to.
    pub exported_to: Option<String>,
    /// States in the order in which it was there, that of the recovery last.
    pub route: Vec<String>,
    /// The licensed dealer that sold it last.
    pub dealer: Option<String>,
    /// The importer.
    pub importer: Option<String>,
    /// Licence, permit or contract under which it was shipped.
    pub consignment: Option<String>,
    /// Days from the last known lawful transfer to the recovery: least, and most if it is bounded.
    pub days: Option<(u64, Option<u64>)>,
    /// Point of diversion (`D01` …); none while it is not established.
    pub diversion: Option<String>,
    /// State of manufacture, two letters.
    pub made_in: Option<String>,
    /// Whether our own agency recovered it; otherwise a partner asked us about it.
    pub own: bool,
    /// When it was first asked about.
    pub asked_at: Timestamp,
}

/// Why a question was not completed (domain.md §11.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The gun: its number was removed, or it never had one.
    Item,
    /// The question: wrong, incomplete, sent twice.
    Request,
    /// The records: too old, lost, incomplete.
    Records,
}

impl Cause {
    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Item => "ITEM",
            Self::Request => "REQUEST",
            Self::Records => "RECORDS",
        }
    }
}

/// What became of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Not decided.
    #[default]
    Open,
    /// The records say something of the gun.
    Found,
    /// Nothing on record.
    NoRecord,
    /// Not completed, with its causes.
    NotCompleted(Vec<Cause>),
    /// Refused or returned.
    Refused,
    /// Its words were destroyed under a rule of retention: it is counted as work and in no figure.
    Erased,
}

/// Where a question stands, for the work that it makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// Not decided.
    #[default]
    Open,
    /// Answered, also that nothing is on record.
    Answered,
    /// Refused with a reason.
    Refused,
    /// Returned as inadmissible.
    Returned,
    /// Withdrawn, or never delivered.
    Dropped,
}

/// A question to a partner, or of one.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The partner's node, or the State that a letter went to.
    pub partner: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Year in which it was asked.
    pub year: u16,
    /// Whether a partner asked us.
    pub received: bool,
    /// Where it stands.
    pub fate: Fate,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// By when it was to be decided; 0: not agreed.
    pub due_at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
    /// Result, not-completed, refusal or return code; none where it is not decided, or erased.
    pub code: Option<String>,
}

/// A sale of a handgun by a dealer, as the register has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Sale {
    /// Who bought; only compared.
    pub buyer: String,
    /// Who sold.
    pub dealer: String,
    /// Day, from 1970.
    pub day: i64,
}

/// Everything that figures are computed from.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// Guns that were recovered and traced.
    pub guns: Vec<Gun>,
    /// Questions that we asked and that were asked of us.
    pub questions: Vec<Question>,
    /// Sales of handguns.
    pub sales: Vec<Sale>,
    /// Guns recorded as destroyed, by year.
    pub destroyed: Vec<(u16, u64)>,
}

impl Gun {
    /// The day of the recovery as text, if it is known.
    #[must_use]
    pub fn recovered_text(&self) -> Option<String> {
        self.recovered_on.map(calendar::iso)
    }
}

/// Gives a type a `Debug` that prints its name: rows hold serial numbers and names.
macro_rules! silent_debug {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}

pub(super) use silent_debug;

silent_debug!(Gun, Question, Sale, Rows);
