//! The rows as they are kept in memory: every text once, so that a million guns fit into some hundred
//! megabytes and are counted in less than a second.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use vestigo_protocol::time::Timestamp;

use super::calendar::Month;
use super::rows::{Cause, Fate, Gun, Outcome, Question, Recovery, Rows, Sale};
use super::{Tally, calendar};

/// A text of a table, by its number from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name(NonZeroU32);

/// Every text once.
#[derive(Clone, Default)]
pub(super) struct Names {
    numbers: BTreeMap<Box<str>, Name>,
    texts: Vec<Box<str>>,
}

impl Names {
    /// The number of a text, which is entered where it is new.
    fn enter(&mut self, text: &str) -> Name {
        if let Some(name) = self.numbers.get(text) {
            return *name;
        }
        self.texts.push(text.into());
        let number = u32::try_from(self.texts.len()).ok().and_then(NonZeroU32::new);
        let name = Name(number.unwrap_or(NonZeroU32::MAX));
        self.numbers.insert(text.into(), name);
        name
    }

    /// The text of a number.
    pub(super) fn text(&self, name: Name) -> &str {
        let at = usize::try_from(name.0.get() - 1).ok();
        at.and_then(|at| self.texts.get(at)).map_or("", |text| text)
    }
}

/// A gun, as [`Gun`] has it.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) recovered_in: Name,
    pub(super) year: u16,
    pub(super) recovery: Option<Recovery>,
    pub(super) own: bool,
    pub(super) obliterated: bool,
    pub(super) kind: Option<Name>,
    pub(super) maker: Name,
    /// What stands before the digits of its serial number, and their value.
    pub(super) number: Option<(Name, u64)>,
    pub(super) source: Option<Name>,
    pub(super) exported_to: Option<Name>,
    /// States with `>` between; none if it was in one only.
    pub(super) route: Option<Name>,
    pub(super) dealer: Option<Name>,
    pub(super) importer: Option<Name>,
    pub(super) consignment: Option<Name>,
    pub(super) days: Option<(u64, Option<u64>)>,
    pub(super) diversion: Option<Name>,
    pub(super) made_in: Option<Name>,
    pub(super) asked_at: Timestamp,
}

/// What became of a question, its causes as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Became {
    Open,
    Found,
    NoRecord,
    NotCompleted(u8),
    Refused,
    Erased,
}

/// The bit of a cause.
pub(super) const fn bit(cause: Cause) -> u8 {
    match cause {
        Cause::Item => 1,
        Cause::Request => 2,
        Cause::Records => 4,
    }
}

/// A question, as [`Question`] has it.
#[derive(Clone)]
pub(super) struct Put {
    pub(super) partner: Name,
    pub(super) became: Became,
    pub(super) year: u16,
    pub(super) received: bool,
    pub(super) fate: Fate,
    pub(super) month: Month,
    pub(super) asked_at: Timestamp,
    pub(super) due_at: Timestamp,
    pub(super) decided_at: Option<Timestamp>,
    pub(super) code: Option<Name>,
}

/// A sale, in the order of dealers, buyers and days.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sold {
    pub(super) dealer: Name,
    pub(super) buyer: Name,
    pub(super) day: i64,
}

/// Years, both counted; none has no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Years {
    /// The first.
    pub from: Option<u16>,
    /// The last.
    pub to: Option<u16>,
}

impl Years {
    /// Whether a year is one of them.
    #[must_use]
    pub fn has(self, year: u16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

/// Everything that figures are computed from.
#[derive(Clone, Default)]
pub struct Table {
    pub(super) names: Names,
    guns: Vec<Kept>,
    questions: Vec<Put>,
    sales: Vec<Sold>,
    /// Guns recorded as destroyed, by year.
    pub(super) destroyed: Vec<(u16, u64)>,
}

super::rows::silent_debug!(Names, Kept, Put, Sold, Table);

impl Table {
    /// A table of rows.
    #[must_use]
    pub fn of(rows: &Rows) -> Self {
        let mut table = Self::default();
        for gun in &rows.guns {
            table.add_gun(gun);
        }
        for question in &rows.questions {
            table.add_question(question);
        }
        table.set_register(&rows.sales, rows.destroyed.clone());
        table
    }

    /// Adds a gun, and gives its place.
    pub fn add_gun(&mut self, gun: &Gun) -> usize {
        let names = &mut self.names;
        let mut some = |text: &Option<String>| text.as_deref().map(|text| names.enter(text));
        let [source, exported_to, dealer, importer, consignment, diversion, made_in] = [
            some(&gun.source),
            some(&gun.exported_to),
            some(&gun.dealer),
            some(&gun.importer),
            some(&gun.consignment),
            some(&gun.diversion),
            some(&gun.made_in),
        ];
        let route = (gun.route.len() > 1).then(|| names.enter(&gun.route.join(">")));
        let kept = Kept {
            recovered_in: names.enter(&gun.recovered_in),
            year: gun.year,
            recovery: gun.recovery,
            own: gun.own,
            obliterated: gun.obliterated,
            kind: (!gun.kind.is_empty()).then(|| names.enter(&gun.kind)),
            maker: names.enter(&gun.maker),
            // Read only where guns of one consignment are compared.
            number: consignment.and_then(|_| {
                numbered(&gun.serial).map(|(prefix, digits)| (names.enter(prefix), digits))
            }),
            source,
            exported_to,
            route,
            dealer,
            importer,
            consignment,
            days: gun.days,
            diversion,
            made_in,
            asked_at: gun.asked_at,
        };
        self.guns.push(kept);
        self.guns.len() - 1
    }

    /// Adds a question, and gives its place.
    pub fn add_question(&mut self, question: &Question) -> usize {
        let became = match &question.outcome {
            Outcome::Open => Became::Open,
            Outcome::Found => Became::Found,
            Outcome::NoRecord => Became::NoRecord,
            Outcome::NotCompleted(causes) => {
                Became::NotCompleted(causes.iter().fold(0, |bits, cause| bits | bit(*cause)))
            }
            Outcome::Refused => Became::Refused,
            Outcome::Erased => Became::Erased,
        };
        self.questions.push(Put {
            partner: self.names.enter(&question.partner),
            became,
            year: question.year,
            received: question.received,
            fate: question.fate,
            month: Month::of(question.asked_at),
            asked_at: question.asked_at,
            due_at: question.due_at,
            decided_at: question.decided_at,
            code: question.code.as_deref().map(|code| self.names.enter(code)),
        });
        self.questions.len() - 1
    }

    /// Takes a gun out; the last one stands in its place then.
    pub fn remove_gun(&mut self, at: usize) {
        if at < self.guns.len() {
            self.guns.swap_remove(at);
        }
    }

    /// Takes a question out; the last one stands in its place then.
    pub fn remove_question(&mut self, at: usize) {
        if at < self.questions.len() {
            self.questions.swap_remove(at);
        }
    }

    /// What the register says, in place of what it said before.
    pub fn set_register(&mut self, sales: &[Sale], destroyed: Vec<(u16, u64)>) {
        let said = sales.iter().filter(|sale| !sale.buyer.is_empty() && !sale.dealer.is_empty());
        self.sales = said
            .map(|sale| Sold {
                dealer: self.names.enter(&sale.dealer),
                buyer: self.names.enter(&sale.buyer),
                day: sale.day,
            })
            .collect();
        self.sales.sort_unstable();
        self.destroyed = destroyed;
    }

    /// Guns of some years.
    pub(super) fn guns(&self, years: Years) -> impl Iterator<Item = &Kept> {
        self.guns.iter().filter(move |gun| years.has(gun.year))
    }

    /// Questions of some years whose words are there.
    pub(super) fn questions(&self, years: Years) -> impl Iterator<Item = &Put> {
        let told = self.questions.iter().filter(|question| question.became != Became::Erased);
        told.filter(move |question| years.has(question.year))
    }

    /// Guns that were first asked about from a moment to before another.
    pub(super) fn guns_between(
        &self,
        (from, to): (Timestamp, Timestamp),
    ) -> impl Iterator<Item = &Kept> {
        self.guns.iter().filter(move |gun| from <= gun.asked_at && gun.asked_at < to)
    }

    /// Questions that were asked from a moment to before another.
    pub(super) fn questions_between(
        &self,
        (from, to): (Timestamp, Timestamp),
    ) -> impl Iterator<Item = &Put> {
        self.questions.iter().filter(move |put| from <= put.asked_at && put.asked_at < to)
    }

    /// Sales of some years, by dealer and buyer, in the order of their days.
    pub(super) fn sales(&self, years: Years) -> impl Iterator<Item = &Sold> {
        let (first, last) = (years.from.map(calendar::first_of), years.to.map(calendar::last_of));
        self.sales.iter().filter(move |sale| {
            first.is_none_or(|first| first <= sale.day) && last.is_none_or(|last| sale.day <= last)
        })
    }

    /// Counters by name.
    pub(super) fn counts<const N: usize>(&self) -> Counts<N> {
        Counts(vec![[0; N]; self.names.texts.len()])
    }
}

/// Counters of every name of a table.
pub(super) struct Counts<const N: usize>(Vec<[u64; N]>);

impl<const N: usize> Counts<N> {
    /// Adds to the counters of a name.
    pub(super) fn add(&mut self, name: Name, counts: [u64; N]) {
        let at = usize::try_from(name.0.get() - 1).ok();
        if let Some(sums) = at.and_then(|at| self.0.get_mut(at)) {
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum = sum.saturating_add(count);
            }
        }
    }

    /// Names that were counted, with their counters.
    pub(super) fn counted(self, names: &Names) -> impl Iterator<Item = (&str, [u64; N])> {
        let all = self.0.into_iter().zip(&names.texts);
        let counted = all.filter(|(counts, _)| counts.first().is_some_and(|count| *count > 0));
        counted.map(|(counts, text)| (&**text, counts))
    }

    /// The same, as figures are made of it.
    pub(super) fn tally(self, names: &Names) -> Tally {
        self.counted(names).map(|(name, counts)| (vec![name.to_owned()], counts.to_vec())).collect()
    }
}

/// What stands before the digits at the end of a serial number, and their value.
fn numbered(serial: &str) -> Option<(&str, u64)> {
    let digits = serial.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (prefix, digits) = serial.split_at_checked(serial.len() - digits)?;
    digits.parse().ok().map(|number| (prefix, number))
}
