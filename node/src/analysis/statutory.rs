//! The figures that States report by law or treaty, each with how it was counted.
//!
//! These are totals of the agency's own books, exact, for the authority that reports them; they are no
//! statistics about cases and are not protected as those are. What a form asks and these books do not
//! hold is not filled in.

use std::collections::BTreeMap;

use super::SHORT_DAYS;
use super::rows::Recovery;
use super::table::{Became, Kept, Name, Put, Table, Years};

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Sustainable Development Goals, indicator 16.4.2.
    Sdg,
    /// UNODC illicit arms flows questionnaire.
    Iafq,
    /// Programme of Action and International Tracing Instrument, biennial: the year and the one before.
    PoaIti,
    /// Yearly figures as the European Union asks for them.
    Eu,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Sdg, Self::Iafq, Self::PoaIti, Self::Eu];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sdg => "SDG_16_4_2",
            Self::Iafq => "IAFQ",
            Self::PoaIti => "POA_ITI",
            Self::Eu => "EU",
        }
    }

    /// The form of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name().eq_ignore_ascii_case(name))
    }
}

/// One figure of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// Guns seized, found and surrendered: the denominator of SDG 16.4.2.
    Recovered,
    /// The same by how they were recovered.
    RecoveredBy,
    /// Those whose point of diversion was established: the numerator.
    Established,
    /// The indicator, in hundredths of a percent.
    Indicator,
    /// By type.
    ByType,
    /// By State of manufacture.
    ByManufacture,
    /// By State of the last lawful transfer.
    BySource,
    /// By point of diversion.
    ByDiversion,
    /// With a number that was removed or altered.
    Obliterated,
    /// Recovered within three years of the last lawful transfer.
    ShortTime,
    /// Questions sent.
    Sent,
    /// Questions sent, by what became of them.
    SentOutcome,
    /// Questions received.
    Received,
    /// Questions received, by what became of them.
    ReceivedOutcome,
    /// Guns recorded as destroyed.
    Destroyed,
}

impl Item {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Recovered,
        Self::RecoveredBy,
        Self::Established,
        Self::Indicator,
        Self::ByType,
        Self::ByManufacture,
        Self::BySource,
        Self::ByDiversion,
        Self::Obliterated,
        Self::ShortTime,
        Self::Sent,
        Self::SentOutcome,
        Self::Received,
        Self::ReceivedOutcome,
        Self::Destroyed,
    ];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recovered => "RECOVERED",
            Self::RecoveredBy => "RECOVERED_BY",
            Self::Established => "ESTABLISHED",
            Self::Indicator => "INDICATOR",
            Self::ByType => "BY_TYPE",
            Self::ByManufacture => "BY_MANUFACTURE",
            Self::BySource => "BY_SOURCE",
            Self::ByDiversion => "BY_DIVERSION",
            Self::Obliterated => "OBLITERATED",
            Self::ShortTime => "SHORT_TIME",
            Self::Sent => "SENT",
            Self::SentOutcome => "SENT_OUTCOME",
            Self::Received => "RECEIVED",
            Self::ReceivedOutcome => "RECEIVED_OUTCOME",
            Self::Destroyed => "DESTROYED",
        }
    }
}

/// One line of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which figure.
    pub item: Item,
    /// Of what, where it is broken down: a type, a State, a point of diversion, an outcome; empty where
    /// that is not known.
    pub by: Option<String>,
    /// How many; for the indicator hundredths of a percent, none where there is nothing to divide by.
    pub value: Option<u64>,
}

/// A form for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statutory {
    /// Which.
    pub form: Form,
    /// First year.
    pub from_year: u16,
    /// Last year.
    pub to_year: u16,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// The figures of a form for a year.
#[must_use]
pub fn statutory(table: &Table, form: Form, year: u16) -> Statutory {
    let from_year = if form == Form::PoaIti { year.saturating_sub(1) } else { year };
    let years = Years { from: Some(from_year), to: Some(year) };
    let books = Books { table, years };
    let items: &[Item] = match form {
        Form::Sdg => &[Item::Recovered, Item::RecoveredBy, Item::Established, Item::Indicator],
        Form::Iafq => &[
            Item::Recovered,
            Item::RecoveredBy,
            Item::ByType,
            Item::ByManufacture,
            Item::Obliterated,
            Item::Sent,
            Item::SentOutcome,
            Item::ByDiversion,
        ],
        Form::PoaIti => &[
            Item::Sent,
            Item::SentOutcome,
            Item::Received,
            Item::ReceivedOutcome,
            Item::Recovered,
            Item::Destroyed,
        ],
        Form::Eu => &[
            Item::Recovered,
            Item::ByType,
            Item::BySource,
            Item::ByManufacture,
            Item::Obliterated,
            Item::ShortTime,
            Item::Destroyed,
        ],
    };
    let lines = items.iter().flat_map(|item| books.lines(*item)).collect();
    Statutory { form, from_year, to_year: year, lines }
}

struct Books<'a> {
    table: &'a Table,
    years: Years,
}

impl Books<'_> {
    /// Guns that our own agency recovered in these years.
    fn guns(&self) -> impl Iterator<Item = &Kept> {
        self.table.guns(self.years).filter(|gun| gun.own)
    }

    /// Those that SDG 16.4.2 counts: the kind of recovery is said.
    fn counted(&self) -> impl Iterator<Item = &Kept> {
        self.guns().filter(|gun| !matches!(gun.recovery, None | Some(Recovery::NotSaid)))
    }

    fn questions(&self, received: bool) -> impl Iterator<Item = &Put> {
        self.table.questions(self.years).filter(move |question| question.received == received)
    }

    fn lines(&self, item: Item) -> Vec<Line> {
        let one = |value: usize| vec![Line { item, by: None, value: Some(value as u64) }];
        let by = |counts: BTreeMap<String, u64>| {
            let line = |(by, n)| Line { item, by: Some(by), value: Some(n) };
            counts.into_iter().map(line).collect()
        };
        // Empty where it is not known.
        let known = |name: Option<Name>| name.map_or("", |name| self.table.names.text(name));
        match item {
            Item::Recovered => one(self.counted().count()),
            Item::RecoveredBy => {
                by(tallied(self.counted().filter_map(|gun| gun.recovery.map(Recovery::name))))
            }
            Item::Established => one(self.established()),
            Item::Indicator => {
                let (part, whole) = (self.established() as u64, self.counted().count() as u64);
                vec![Line { item, by: None, value: (part * 10_000).checked_div(whole) }]
            }
            Item::ByType => by(tallied(self.guns().map(|gun| known(gun.kind)))),
            Item::ByManufacture => by(tallied(self.guns().map(|gun| known(gun.made_in)))),
            Item::BySource => by(tallied(self.guns().map(|gun| known(gun.source)))),
            Item::ByDiversion => by(tallied(self.guns().map(|gun| known(gun.diversion)))),
            Item::Obliterated => one(self.guns().filter(|gun| gun.obliterated).count()),
            Item::ShortTime => {
                let short = |gun: &&Kept| matches!(gun.days, Some((_, Some(d))) if d < SHORT_DAYS);
                one(self.guns().filter(short).count())
            }
            Item::Sent => one(self.questions(false).count()),
            Item::SentOutcome => by(tallied(self.questions(false).map(outcome))),
            Item::Received => one(self.questions(true).count()),
            Item::ReceivedOutcome => by(tallied(self.questions(true).map(outcome))),
            Item::Destroyed => {
                let in_years = self.table.destroyed.iter().filter(|(y, _)| self.years.has(*y));
                vec![Line { item, by: None, value: Some(in_years.map(|(_, guns)| *guns).sum()) }]
            }
        }
    }

    fn established(&self) -> usize {
        self.counted().filter(|gun| gun.diversion.is_some()).count()
    }
}

const fn outcome(question: &Put) -> &'static str {
    match question.became {
        Became::Open => "OPEN",
        Became::Found => "FOUND",
        Became::NoRecord => "NO_RECORD",
        Became::NotCompleted(_) => "NOT_COMPLETED",
        Became::Refused => "REFUSED",
        Became::Erased => "ERASED",
    }
}

fn tallied<'a>(values: impl Iterator<Item = &'a str>) -> BTreeMap<String, u64> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_insert(0) += 1;
    }
    counts.into_iter().map(|(value, count)| (value.to_owned(), count)).collect()
}
