//! The checkers. Each is one function that judges by the book alone; the first seven and the ninth
//! (`lanes`) run after every step of every agency, the eighth once all is well again.

mod disclosure;
mod ledgers;
mod life;
mod matters;

pub(crate) use life::{alive, still_open};

use vestigo::store::SqliteStore;

use crate::book::{Book, Step};

/// A promise that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Which checker says so.
    pub(crate) checker: &'static str,
    /// What it saw.
    pub(crate) what: String,
}

type Checker = fn(&mut Book, &Step<'_>, &mut SqliteStore) -> Result<(), String>;

/// Those that run after every step.
const CHECKERS: [(&str, Checker); 7] = [
    ("1 no over-disclosure", disclosure::no_over_disclosure),
    ("2 no answer without an entry", ledgers::no_release_without_an_entry),
    ("3 append only", ledgers::append_only),
    ("4 at most one decision", ledgers::at_most_one_decision),
    ("5 no acceptance outside a window", ledgers::no_acceptance_outside_a_window),
    ("6 both books agree", ledgers::both_books_agree),
    ("7 bounded", life::bounded),
];

/// Name of the last one.
pub(crate) const ALIVE: &str = "8 alive";

/// The name of each.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let each_step = CHECKERS.iter().map(|(name, _)| *name);
    each_step.chain([ALIVE, crate::lanes::LANES])
}

/// Judges one step.
pub(crate) fn check(book: &mut Book, step: &Step<'_>, reader: &mut SqliteStore) -> Vec<Broken> {
    let broken = CHECKERS.iter().filter_map(|(checker, judge)| {
        let what = judge(book, step, reader).err()?;
        Some(Broken { checker, what: format!("agency {}: {what}", step.at) })
    });
    broken.collect()
}
