//! How well records fit a description: which numbers are near, how near, and what else agrees.
//!
//! Pure code over [`Serials`]: the same over the index proper and over the plain list that tests
//! trust. Only marks and profiles are looked at, never a record.

pub mod agreement;
mod asked;
pub mod cost;
pub mod grading;
mod kept;
mod reasons;

use std::fmt;

use vestigo_protocol::codes::MatchGrade;
use vestigo_protocol::firearm::FirearmDescription;

pub use agreement::{Agreement, Maker, Particulars, Verdict};
pub use grading::{Closeness, Doubt, Relation, grade, score};

use self::agreement::Agreements;
use self::asked::{Asked, AskedMark, Number, Partial, Plain};
use self::cost::{Cost, Glyphs};
use self::kept::{Entry, Kept};
use super::lookup::{MatchReason, MatchedMark, Variant, VariantKind};
use super::record::RecordId;
use super::serials::{CORE_MIN, Hit, Serials, core_forms};
use super::symbols::{ANY, Folded, Pattern, Piece, SYMBOLS_MAX, is_digit};

/// Symbols that a number has at least to be searched by anything but equality.
pub const WIDER_MIN: usize = CORE_MIN;

/// Symbols from which two edits are searched: five are what a six-symbol number that lost one
/// has. What so short a number needs beside it is said at [`grading::SHORT`].
pub const TWO_EDITS_MIN: usize = 5;

/// The same where a maker or brand is asked for too.
pub const TWO_EDITS_MIN_WITH_MAKER: usize = 4;

/// Symbols of a prefix or suffix that may be missing or too much.
pub const AFFIX_MAX: usize = 6;

/// Different numbers of one description that are searched, frame or receiver first: a rebuilt
/// rifle carries serials on six parts, and each search for what is near costs milliseconds in a
/// large register. Other spellings of one folded number count once.
pub const NUMBERS_MAX: usize = 8;

/// Marks that have one number with so many symbols more on one side, at most; where there are
/// more, as of `2019` before the numbers of a year, none of them is looked at: they would say
/// nothing, and take long.
pub const AFFIX_HITS_MAX: usize = 5_000;

/// All that fits a description, best first.
#[derive(Default)]
#[expect(missing_debug_implementations, reason = "part of what was found")]
pub struct Matches {
    /// One for each record, best first: by grade, score, record number.
    pub ranked: Vec<Ranked>,
    /// True if more records fitted than were kept. What was left out is nowhere better than the
    /// last that was kept.
    pub more: bool,
    /// True if not everything was looked at: there were more than [`NUMBERS_MAX`] numbers, or more
    /// than [`AFFIX_HITS_MAX`] with the number in them. What fits best may have been left out.
    pub incomplete: bool,
    /// What was tried, in order.
    pub variants: Vec<Variant>,
    /// Other records that the number could be of.
    pub near: NearCounts,
    /// Set if a pattern says too little; then nothing was searched.
    pub refused: Option<TooBroad>,
}

/// One record that fits.
#[expect(missing_debug_implementations, reason = "part of what was found")]
pub struct Ranked {
    /// The record.
    pub record: RecordId,
    /// How well it fits; never NONE.
    pub grade: MatchGrade,
    /// [`score`]: comparable within one search only.
    pub score: i32,
    /// Why, in the order of [`MatchReason`].
    pub reasons: Vec<MatchReason>,
    /// Which mark fits which.
    pub matched: MatchedMark,
    /// The record's mark as the index has it.
    pub serial: Folded,
    /// True if the index cannot tell whether the canonical forms are equal, because the number is
    /// longer than it keeps or written in another script. Who reads the record compares them and
    /// calls [`Matches::confirm`].
    pub confirm: bool,
    confirmed_grade: MatchGrade,
}

/// Other records than the best one, by how many edits their folded serial is from what was asked
/// at most: those whose particulars agree no worse than the best one's, and those with the very
/// number, whatever they agree in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NearCounts {
    /// Within one, equal numbers and what a pattern describes included.
    pub one: u32,
    /// Within two, those within one included. Where no record fits, those with a number so near
    /// whose particulars do not speak against them: with the maker they could be found.
    pub two: u32,
    /// True if the number is a record's, equal or once folded, and another record that was found in
    /// any way agrees no worse than that one.
    pub another: bool,
}

impl NearCounts {
    /// True if the number may be another gun's (N08), where `best` records share the best grade:
    ///
    /// - several share it;
    /// - another record is within one edit of the number and agrees no worse than the best, or has
    ///   the very number while the best has not;
    /// - the number is a record's, and another within two edits, or with a prefix, suffix, year,
    ///   zeros or letters more or less, agrees no worse ([`Self::another`]).
    ///
    /// A record that alone has the number, and nothing near it, is not doubted.
    #[must_use]
    pub const fn may_be_anothers(&self, best: usize) -> bool {
        self.another || self.one > 0 || best > 1
    }
}

/// A pattern that says too little to be searched (A7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooBroad {
    /// Position of the mark in the description asked for.
    pub position: usize,
}

impl Matches {
    /// The grade of the best record; NONE if there is none.
    #[must_use]
    pub fn grade(&self) -> MatchGrade {
        self.ranked.first().map_or(MatchGrade::None, |best| best.grade)
    }

    /// True if the number may be another gun's: [`NearCounts::may_be_anothers`].
    #[must_use]
    pub fn may_be_anothers(&self) -> bool {
        let best = self.grade();
        self.near.may_be_anothers(self.ranked.iter().take_while(|r| r.grade == best).count())
    }

    /// True if a record of the best grade, or a strong one, may have been left out.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        let last = self.ranked.last().map(|last| last.grade);
        let left_out = |last| last == self.grade() || last >= MatchGrade::Strong;
        self.incomplete || (self.more && last.is_none_or(left_out))
    }

    /// Raises those marked [`Ranked::confirm`] of which `is_equal` says that the canonical forms
    /// of the matched marks are equal, and restores the order.
    pub fn confirm(&mut self, mut is_equal: impl FnMut(&Ranked) -> bool) {
        for ranked in self.ranked.iter_mut().filter(|ranked| ranked.confirm) {
            if is_equal(ranked) {
                ranked.grade = ranked.confirmed_grade;
                for reason in &mut ranked.reasons {
                    if *reason == MatchReason::SerialEqualFolded {
                        *reason = MatchReason::SerialEqual;
                    }
                }
            }
            ranked.confirm = false;
        }
        self.ranked.sort_by_key(|r| (std::cmp::Reverse((r.grade, r.score)), r.record));
    }
}

impl fmt::Display for TooBroad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "mark {} leaves too much unknown to be searched", self.position + 1)
    }
}

/// Searches every serial mark of a description, frame or receiver first, and keeps the best
/// `keep` records.
#[must_use]
pub fn search(asked: &FirearmDescription, serials: &dyn Serials, keep: usize) -> Matches {
    let Asked { marks, left_out } = match asked::marks(asked) {
        Ok(asked) => asked,
        Err(refused) => return Matches { refused: Some(refused), ..Matches::default() },
    };
    let particulars = Particulars::of(asked);
    let maker_given = particulars.names_a_maker();
    let mut search = Search {
        serials,
        agreements: Agreements::new(particulars, serials),
        kept: Kept::new(keep),
        near: Vec::new(),
        maker_given,
        owner: None,
        another: false,
        incomplete: left_out,
    };
    for (order, mark) in marks.iter().enumerate().filter(|(order, mark)| mark.search == *order) {
        match &mark.number {
            Number::Plain(plain) => search.plain(order, &marks, plain),
            Number::Partial(partial) => search.partial(order, mark, partial),
        }
    }
    let variants = asked::variants(&marks, maker_given);
    search.finish(&marks, variants)
}

/// What is tried beside equality for a number of so many symbols.
fn wider(length: usize, maker_given: bool) -> &'static [VariantKind] {
    let two = if maker_given { TWO_EDITS_MIN_WITH_MAKER } else { TWO_EDITS_MIN };
    if length < WIDER_MIN {
        &[]
    } else if length < two {
        &[VariantKind::Core, VariantKind::Affix, VariantKind::OneEdit]
    } else {
        &[VariantKind::Core, VariantKind::Affix, VariantKind::TwoEdits]
    }
}

/// A record whose number is near.
struct Near {
    /// Of the search that found it.
    order: usize,
    /// What a pattern describes counts as one.
    edits: u8,
    points: i32,
    record: RecordId,
}

/// A record that has the very number, and how well it agrees.
#[derive(Clone, Copy)]
struct Owner {
    record: RecordId,
    points: i32,
}

struct Search<'a> {
    serials: &'a dyn Serials,
    agreements: Agreements<'a>,
    kept: Kept,
    near: Vec<Near>,
    maker_given: bool,
    /// The record that has the number that is being searched, the one that agrees worst.
    owner: Option<Owner>,
    /// [`NearCounts::another`].
    another: bool,
    /// [`Matches::incomplete`].
    incomplete: bool,
}

impl Search<'_> {
    /// Grades a hit and offers it.
    fn take(&mut self, order: usize, mark: &AskedMark, hit: Hit, near: Closeness) {
        let agreement = self.agreements.of(hit.profile, hit.year);
        self.compare_with_owner(&hit, agreement.points());
        self.offer(order, mark, hit, near, &agreement);
    }

    fn offer(
        &mut self,
        order: usize,
        mark: &AskedMark,
        hit: Hit,
        near: Closeness,
        agreement: &Agreement,
    ) {
        let grade = grade(near, mark.doubt.of(&hit), agreement);
        if grade > MatchGrade::None {
            let score = score(near.cost, agreement);
            self.kept.offer(Entry { grade, score, near, order, hit });
        }
    }

    /// Searches a number once, for all its spellings among `marks`, of which `order` is the first.
    fn plain(&mut self, order: usize, marks: &[AskedMark], plain: &Plain) {
        let serials = self.serials;
        let symbols = plain.serial.symbols();
        let spellings = || {
            marks.iter().enumerate().skip(order).filter_map(|(at, mark)| match &mark.number {
                Number::Plain(plain) if mark.search == order => Some((at, mark, &**plain)),
                _ => None,
            })
        };
        self.owner = None;
        serials.equal(symbols, &mut |hit| {
            let agreement = self.agreements.of(hit.profile, hit.year);
            let points = agreement.points();
            self.near.push(Near { order, edits: 0, points, record: hit.record });
            self.own(hit.record, points);
            for (at, mark, spelling) in spellings() {
                let same = hit.serial == spelling.serial && hit.serial.complete();
                let relation = if same { Relation::Same } else { Relation::SameFolded };
                let cost = cost::cost(&spelling.glyphs, &Glyphs::of(&hit.serial));
                let near = Closeness { relation, cost, shared: length(symbols) };
                self.offer(at, mark, hit, near, &agreement);
            }
        });
        for (at, mark, spelling) in spellings() {
            if let Some((_, word)) = &spelling.with_word {
                self.reading(at, mark, Relation::SameWithWord, word, 0);
            }
            for split in &spelling.splits {
                let price = match split.relation {
                    Relation::LeadingZeros => cost::LEADING_ZEROS,
                    _ => cost::YEAR,
                };
                self.reading(at, mark, split.relation, &split.serial, price);
            }
        }
        let Some(mark) = marks.get(order).filter(|_| symbols.len() >= WIDER_MIN) else { return };
        self.core(order, mark, symbols);
        self.lost(order, mark, plain);
        self.surplus(order, mark, plain);
        self.edited(order, mark, plain);
    }

    /// Records under another reading of the number.
    fn reading(
        &mut self,
        order: usize,
        mark: &AskedMark,
        relation: Relation,
        serial: &Folded,
        price: Cost,
    ) {
        let (serials, glyphs) = (self.serials, Glyphs::of(serial));
        serials.equal(serial.symbols(), &mut |hit| {
            let cost = price.saturating_add(cost::cost(&glyphs, &Glyphs::of(&hit.serial)));
            let shared = length(serial.symbols());
            self.take(order, mark, hit, Closeness { relation, cost, shared });
        });
    }

    /// Without the letters between digits, or digits alone; on either side or on both.
    fn core(&mut self, order: usize, mark: &AskedMark, symbols: &[u8]) {
        let serials = self.serials;
        let near =
            |relation, form: &[u8]| Closeness { relation, cost: cost::CORE, shared: length(form) };
        serials.under_core(symbols, &mut |hit| {
            let relation = core_relation(hit.serial.symbols(), symbols);
            self.take(order, mark, hit, near(relation, symbols));
        });
        for form in core_forms(symbols) {
            let own = core_relation(symbols, &form);
            serials.equal(&form, &mut |hit| self.take(order, mark, hit, near(own, &form)));
            serials.under_core(&form, &mut |hit| {
                let theirs = core_relation(hit.serial.symbols(), &form);
                self.take(order, mark, hit, near(own.max(theirs), &form));
            });
        }
    }

    /// Records that have a prefix or suffix more.
    fn lost(&mut self, order: usize, mark: &AskedMark, plain: &Plain) {
        let serials = self.serials;
        let symbols = plain.serial.symbols();
        let shared = length(symbols);
        let mut hits = Vec::new();
        // With a known length a search passes over what is longer, and by sides and lengths it is
        // certain what is left out of too many, whatever visits them.
        for extra in (1..=AFFIX_MAX).take_while(|extra| symbols.len() + extra <= SYMBOLS_MAX) {
            for at_front in [true, false] {
                let mut pieces: Vec<Piece> = symbols.iter().map(|s| Piece::One(1 << s)).collect();
                let at = if at_front { 0 } else { pieces.len() };
                pieces.splice(at..at, std::iter::repeat_n(Piece::One(ANY), extra));
                let mut found: usize = 0;
                hits.clear();
                serials.like(&Pattern { pieces }, &mut |hit| {
                    found += 1;
                    if found <= AFFIX_HITS_MAX {
                        hits.push(hit);
                    }
                });
                if found > AFFIX_HITS_MAX {
                    self.incomplete = true;
                    continue;
                }
                for hit in hits.drain(..).filter(|hit| !is_cut(&hit.serial)) {
                    let glyphs = Glyphs::of(&hit.serial);
                    let (from, year_at) = if at_front { (extra, 0) } else { (0, symbols.len()) };
                    let apart =
                        cost::side_by_side(&plain.glyphs, 0, &glyphs, from, plain.glyphs.len());
                    let (relation, price) = if at_front && glyphs.begins_with_zeros(extra) {
                        (Relation::LeadingZeros, cost::LEADING_ZEROS)
                    } else if extra == 4 && glyphs.is_year(year_at) {
                        (Relation::YearSplit, cost::YEAR)
                    } else {
                        (Relation::Lost, affix(extra))
                    };
                    let cost = price.saturating_add(apart);
                    self.take(order, mark, hit, Closeness { relation, cost, shared });
                }
            }
        }
    }

    /// Records that lack a prefix or suffix of the number; at least half of it must be there.
    fn surplus(&mut self, order: usize, mark: &AskedMark, plain: &Plain) {
        let serials = self.serials;
        let symbols = plain.serial.symbols();
        if is_cut(&plain.serial) {
            return;
        }
        for extra in 1..=AFFIX_MAX {
            let Some(left) = symbols.len().checked_sub(extra) else { return };
            if left < WIDER_MIN || left < extra {
                return;
            }
            for from in [extra, 0] {
                let part = symbols.get(from..from + left).unwrap_or_default();
                serials.equal(part, &mut |hit| {
                    let glyphs = Glyphs::of(&hit.serial);
                    let apart = cost::side_by_side(&plain.glyphs, from, &glyphs, 0, left);
                    let near = Closeness {
                        relation: Relation::Surplus,
                        cost: affix(extra).saturating_add(apart),
                        shared: length(part),
                    };
                    self.take(order, mark, hit, near);
                });
            }
        }
    }

    /// Records one or two edits away.
    fn edited(&mut self, order: usize, mark: &AskedMark, plain: &Plain) {
        let serials = self.serials;
        let symbols = plain.serial.symbols();
        let two = wider(symbols.len(), self.maker_given).contains(&VariantKind::TwoEdits);
        let reach = if two { 2 } else { 1 };
        let shared = length(symbols);
        serials.within(symbols, reach, &mut |hit| {
            let edits = cost::edits(symbols, hit.serial.symbols());
            let relation = match edits {
                // Equal numbers were taken before.
                0 => return,
                1 => Relation::OneEdit,
                _ => Relation::TwoEdits,
            };
            let agreement = self.agreements.of(hit.profile, hit.year);
            let points = agreement.points();
            self.compare_with_owner(&hit, points);
            self.near.push(Near { order, edits, points, record: hit.record });
            // Most neighbours in a dense register cannot come in whatever they cost.
            let least = grading::least_cost(edits, plain.double_v);
            let best =
                grade(Closeness { relation, cost: least, shared }, mark.doubt.of(&hit), &agreement);
            if best == MatchGrade::None || self.kept.is_closed_to(best, score(least, &agreement)) {
                return;
            }
            let cost = cost::cost(&plain.glyphs, &Glyphs::of(&hit.serial));
            self.offer(order, mark, hit, Closeness { relation, cost, shared }, &agreement);
        });
    }

    fn partial(&mut self, order: usize, mark: &AskedMark, partial: &Partial) {
        let serials = self.serials;
        let relation = if partial.narrow { Relation::NarrowPattern } else { Relation::WidePattern };
        serials.like(&partial.pattern, &mut |hit| {
            let agreement = self.agreements.of(hit.profile, hit.year);
            let points = agreement.points();
            self.near.push(Near { order, edits: 1, points, record: hit.record });
            let best =
                grade(Closeness { relation, cost: 0, shared: 0 }, mark.doubt.of(&hit), &agreement);
            if best == MatchGrade::None || self.kept.is_closed_to(best, score(0, &agreement)) {
                return;
            }
            let cost = partial.cost(&Glyphs::of(&hit.serial));
            let shared = length(hit.serial.symbols());
            self.offer(order, mark, hit, Closeness { relation, cost, shared }, &agreement);
        });
    }

    /// Notes that a record has the very number. Of two, one agrees no worse than the other.
    fn own(&mut self, record: RecordId, points: i32) {
        let known = self.owner.get_or_insert(Owner { record, points });
        self.another |= known.record != record;
        if points < known.points {
            *known = Owner { record, points };
        }
    }

    /// Notes whether another record agrees no worse than the one that has the very number.
    fn compare_with_owner(&mut self, hit: &Hit, points: i32) {
        self.another |= self.owner.is_some_and(|o| o.record != hit.record && points >= o.points);
    }

    fn finish(mut self, marks: &[AskedMark], variants: Vec<Variant>) -> Matches {
        let (entries, more) = self.kept.into_ranked();
        let best = entries
            .first()
            .map(|best| (best, self.agreements.of(best.hit.profile, best.hit.year).points()));
        let searched = |best: &Entry| marks.get(best.order).map(|mark| mark.search);
        let best = best.map(|(best, points)| Best {
            search: searched(best).unwrap_or(best.order),
            record: best.hit.record,
            points,
        });
        let near = near_counts(&self.near, best, self.another);
        let ranked = entries
            .iter()
            .filter_map(|entry| {
                let mark = marks.get(entry.order)?;
                let agreement = self.agreements.of(entry.hit.profile, entry.hit.year);
                Some(rank(entry, mark, &agreement))
            })
            .collect();
        Matches { ranked, more, incomplete: self.incomplete, variants, near, refused: None }
    }
}

/// Which core form of a number a form is: the digits between letters on both sides, or all but
/// the letters between digits.
fn core_relation(symbols: &[u8], form: &[u8]) -> Relation {
    let letter_first = symbols.first().is_some_and(|first| !is_digit(*first));
    if letter_first && form.iter().all(|symbol| is_digit(*symbol)) {
        Relation::DigitCore
    } else {
        Relation::Embedded
    }
}

/// True if characters may be missing at the end.
fn is_cut(serial: &Folded) -> bool {
    !serial.complete() && serial.symbols().len() == SYMBOLS_MAX
}

fn affix(extra: usize) -> Cost {
    let extra = Cost::try_from(extra).unwrap_or(Cost::MAX);
    cost::AFFIX.saturating_add(cost::AFFIX_SYMBOL.saturating_mul(extra))
}

fn length(symbols: &[u8]) -> u8 {
    u8::try_from(symbols.len()).unwrap_or(u8::MAX)
}

/// The best record, the search that found it and how well it agrees.
#[derive(Clone, Copy)]
struct Best {
    search: usize,
    record: RecordId,
    points: i32,
}

/// Where nothing fits, what nothing speaks against is counted.
fn near_counts(near: &[Near], best: Option<Best>, another: bool) -> NearCounts {
    let points = best.map_or(0, |best| best.points);
    let others = |edits: u8| {
        let mut records: Vec<RecordId> = near
            .iter()
            .filter(|n| n.edits == 0 || (n.edits <= edits && n.points >= points))
            .filter(|n| best.is_none_or(|b| n.order == b.search && n.record != b.record))
            .map(|n| n.record)
            .collect();
        records.sort_unstable();
        records.dedup();
        u32::try_from(records.len()).unwrap_or(u32::MAX)
    };
    let one = if best.is_some() { others(1) } else { 0 };
    NearCounts { one, two: others(2), another }
}

fn rank(entry: &Entry, mark: &AskedMark, agreement: &Agreement) -> Ranked {
    let hit = &entry.hit;
    let confirm = entry.near.relation == Relation::SameFolded
        && matches!(&mark.number, Number::Plain(plain) if plain.serial == hit.serial);
    let same = Closeness { relation: Relation::Same, ..entry.near };
    Ranked {
        record: hit.record,
        grade: entry.grade,
        score: entry.score,
        reasons: reasons::of(entry, mark, agreement),
        matched: MatchedMark { asked: mark.position, recorded: usize::from(hit.position) },
        serial: hit.serial,
        confirm,
        confirmed_grade: if confirm {
            grade(same, mark.doubt.of(hit), agreement)
        } else {
            entry.grade
        },
    }
}

#[cfg(test)]
mod tests;
