//! What many traces say together: how long guns took to reach crime, where they came from and by
//! which way, who supplied them, and how well tracing works.
//!
//! Everything here is a function of rows that the service gathers; nothing reads a store, a clock or
//! a text. What comes out is protected before anybody sees it (`protect`): a count is a multiple of
//! the least count that may be told, and what is below it is not told at all, so that neither a total nor
//! the difference of two releases gives away a single case.

mod calendar;
pub mod crime;
mod performance;
pub mod protect;
pub mod rows;
pub mod sample;
pub mod shared;
pub mod statutory;
mod suppliers;
mod table;
mod ways;
pub mod workload;

use std::collections::BTreeMap;

pub use calendar::{Month, business_days, day, iso};
pub use protect::Guard;
pub use rows::{Cause, Fate, Gun, Outcome, Question, Recovery, Rows, Sale};
pub use table::{Table, Years};

/// One subject of the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Time from the last known lawful transfer to the recovery, by interval.
    TimeToCrime,
    /// From the State of the last lawful transfer to that of the recovery.
    Flows,
    /// States in the order in which the gun was there.
    Routes,
    /// Dealers that sold guns which were recovered.
    Dealers,
    /// Importers of guns which were recovered.
    Importers,
    /// Several handguns to one buyer within five business days, by dealer.
    MultipleSales,
    /// Guns with neighbouring serial numbers, by maker and consignment.
    Consignments,
    /// What was lawfully exported to a State and recovered, by that State.
    ExportedThenDiverted,
    /// Serial numbers that were removed or altered, by type of gun.
    Obliteration,
    /// What became of questions, by partner.
    Performance,
}

impl Subject {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::TimeToCrime,
        Self::Flows,
        Self::Routes,
        Self::Dealers,
        Self::Importers,
        Self::MultipleSales,
        Self::Consignments,
        Self::ExportedThenDiverted,
        Self::Obliteration,
        Self::Performance,
    ];

    /// Its name in views and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TimeToCrime => "TIME_TO_CRIME",
            Self::Flows => "FLOWS",
            Self::Routes => "ROUTES",
            Self::Dealers => "DEALERS",
            Self::Importers => "IMPORTERS",
            Self::MultipleSales => "MULTIPLE_SALES",
            Self::Consignments => "CONSIGNMENTS",
            Self::ExportedThenDiverted => "EXPORTED_THEN_DIVERTED",
            Self::Obliteration => "OBLITERATION",
            Self::Performance => "PERFORMANCE",
        }
    }

    /// What the cells of its rows count, in their order; the first is what the row counts over.
    #[must_use]
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::TimeToCrime | Self::Flows | Self::Routes => &["GUNS"],
            Self::Dealers | Self::Importers => &["GUNS", "SHORT"],
            Self::MultipleSales => &["SALES", "GUNS"],
            Self::Consignments => &["GUNS", "PLACES"],
            Self::ExportedThenDiverted => &["GUNS", "IN_DESTINATION"],
            Self::Obliteration => &["GUNS", "OBLITERATED"],
            Self::Performance => &[
                "QUESTIONS",
                "FOUND",
                "NO_RECORD",
                "NOT_COMPLETED",
                "REFUSED",
                "OPEN",
                "ITEM",
                "REQUEST",
                "RECORDS",
            ],
        }
    }
}

/// One row: what it is about, and its counts as they may be told.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// An interval, States, a dealer, a maker with a consignment, a type, a partner.
    pub about: Vec<String>,
    /// As [`Subject::columns`] has them; none: fewer than may be told, or not told to protect another.
    pub cells: Vec<Option<u64>>,
    /// Whether so many of its guns had a short time to crime that dealers are asked for their books:
    /// [`SHORT_TIMES`] or more.
    pub stands_out: bool,
}

/// What the analysis says about one subject.
#[derive(Clone, PartialEq, Eq)]
pub struct Figure {
    /// About what.
    pub subject: Subject,
    /// What it counts over: the sum of what is told.
    pub n: Option<u64>,
    /// The rows that may be told, the largest first; intervals in their order.
    pub rows: Vec<Row>,
    /// What is in rows too small to be told, all together, where that may be told.
    pub others: Option<u64>,
    /// Median of the times to crime, in days, to thirty days.
    pub median_days: Option<u64>,
}

impl std::fmt::Debug for Row {
    /// Silent: it can name a dealer.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Row(..)")
    }
}

impl std::fmt::Debug for Figure {
    /// Counts only.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Figure({}, {} rows)", self.subject.name(), self.rows.len())
    }
}

/// Recoveries after a short time in a year from which a dealer stands out: the rule by which ATF asks
/// dealers for their books (domain.md §7).
pub const SHORT_TIMES: u64 = 25;

/// Days that are a short time to crime: fewer than these, which are three years.
pub const SHORT_DAYS: u64 = 1096;

/// All figures of some years.
#[must_use]
pub fn figures(table: &Table, years: Years, guard: Guard) -> Vec<Figure> {
    Subject::ALL.into_iter().map(|subject| figure(table, years, subject, guard)).collect()
}

/// One figure of some years.
#[must_use]
pub fn figure(table: &Table, years: Years, subject: Subject, guard: Guard) -> Figure {
    match subject {
        Subject::TimeToCrime => crime::times(table, years, guard),
        Subject::Flows => ways::flows(table, years, guard),
        Subject::Routes => ways::routes(table, years, guard),
        Subject::Dealers => suppliers::by(table, years, subject, |gun| gun.dealer, guard),
        Subject::Importers => suppliers::by(table, years, subject, |gun| gun.importer, guard),
        Subject::MultipleSales => suppliers::multiple_sales(table, years, guard),
        Subject::Consignments => suppliers::consignments(table, years, guard),
        Subject::ExportedThenDiverted => ways::exported_then_diverted(table, years, guard),
        Subject::Obliteration => suppliers::obliteration(table, years, guard),
        Subject::Performance => performance::by_partner(table, years, guard),
    }
}

/// Counts by what they are about, before they are protected.
type Tally = BTreeMap<Vec<String>, Vec<u64>>;

/// A figure from counts whose rows are not known beforehand: one with too few is told with the others.
fn open_figure(subject: Subject, tally: Tally, guard: Guard) -> Figure {
    let first = |counts: &[u64]| counts.first().copied().unwrap_or(0);
    let mut few = 0_u64;
    let mut rows = Vec::new();
    for (about, counts) in tally {
        if first(&counts) < guard.minimum() {
            few = few.saturating_add(first(&counts));
            continue;
        }
        let cells = counts.iter().map(|count| guard.cell(*count)).collect();
        rows.push(Row { about, cells, stands_out: false });
    }
    in_order(&mut rows);
    let mut figure = Figure { subject, n: None, rows, others: guard.cell(few), median_days: None };
    figure.n = total(&figure, guard);
    figure
}

/// The largest first, by what is told, so that the order tells nothing more.
fn in_order(rows: &mut [Row]) {
    rows.sort_by(|a, b| b.cells.first().cmp(&a.cells.first()).then(a.about.cmp(&b.about)));
}

/// The sum of what is told.
fn total(figure: &Figure, guard: Guard) -> Option<u64> {
    let rows = figure.rows.iter().map(|row| row.cells.first().copied().flatten());
    guard.sum(rows.chain([figure.others]))
}

#[cfg(test)]
mod tests;
