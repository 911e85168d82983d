//! A partner that wants to know more than it is told.
//!
//! It knows every rule, keeps all that it was ever given, asks again and again for other days and other
//! measures, has guns of its own traced in between, and computes what follows: the tightest bounds of every
//! sum of months from all releases together (shortest paths, which are all linear combinations of windows
//! of time), the difference of two measures that share their guns, and what its own guns change. It wins
//! where it knows of a count that somebody is in it and that it is below the minimum. Against the rules
//! it never wins; with any one of them switched off it does.

use std::collections::BTreeMap;

use vestigo_protocol::codes::StatisticsMeasure as Measure;
use vestigo_protocol::firearm::PartialDate;
use vestigo_protocol::message::{StatisticsAsked, StatisticsCell};
use vestigo_protocol::time::Timestamp;

use super::{Books, Question, programme};
use crate::analysis::protect::Guard;
use crate::desk::chain::Bucket;
use crate::desk::figures::{Period, Sheet, freeze, release};
use crate::desk::matters::SMALLEST_CELL;

const FIRST_YEAR: u16 = 2022;
const YEARS: usize = 3;
const MONTHS: usize = YEARS * 12;
const MINIMUM: i64 = SMALLEST_CELL as i64;
/// The rows that everybody knows to exist.
const STATES: [&str; 3] = ["XB", "XC", "XD"];
/// Those of a country of whose guns few came to each of many.
const MANY_STATES: [&str; 7] = ["XB", "XC", "XD", "XE", "XF", "XG", "XH"];
/// A result that is rare.
const RARE: &str = "R18";

/// Numbers from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn of<'a>(&mut self, some: &[&'a str]) -> &'a str {
        some[usize::try_from(self.below(some.len() as u64)).unwrap()]
    }
}

/// A gun that partners asked about: its month from the first on, and what is known of it.
#[derive(Clone)]
struct Traced {
    month: usize,
    state: &'static str,
    bucket: Option<&'static str>,
    result: &'static str,
}

/// The books of one country.
#[derive(Clone)]
struct Country(Vec<Traced>);

impl Country {
    fn of_seed(seed: u64) -> Self {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1);
        let mut guns = Vec::new();
        for year in 0..YEARS {
            for _ in 0..100 + dice.below(60) {
                let months = usize::try_from(dice.below(12)).unwrap();
                let bucket = Bucket::ALL[usize::try_from(dice.below(6)).unwrap()].name();
                guns.push(Traced {
                    month: year * 12 + months,
                    state: dice.of(&STATES),
                    bucket: (dice.below(60) > 0).then_some(bucket),
                    result: dice.of(&["R01", "R06", "R12"]),
                });
            }
            for _ in 0..1 + dice.below(4) {
                let months = usize::try_from(dice.below(12)).unwrap();
                let state = dice.of(&STATES);
                guns.push(Traced { month: year * 12 + months, state, bucket: None, result: RARE });
            }
        }
        Self(guns)
    }

    /// Books in which many rows are small, and every date is known.
    fn small(seed: u64) -> Self {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 7);
        let mut guns = Vec::new();
        let bucket = Some(Bucket::OneToTwoYears.name());
        for year in 0..YEARS {
            for (place, state) in MANY_STATES.into_iter().enumerate() {
                let few = 4 - u64::from(dice.below(4) == 0);
                let count = if place == 0 { 5 + dice.below(5) } else { few };
                for _ in 0..count {
                    guns.push(Traced { month: year * 12, state, bucket, result: "R01" });
                }
            }
        }
        Self(guns)
    }

    /// What is counted of the months from `from` to before `to`, all of it in one year.
    fn within(&self, (from, to): (usize, usize), year: u16) -> Books {
        let within = self.0.iter().filter(|gun| (from..to).contains(&gun.month));
        let question = |gun: &Traced| Question {
            year,
            result: Some(gun.result.to_owned()),
            cause: None,
            flow: Some(("XA".to_owned(), gun.state.to_owned())),
            bucket: Bucket::ALL.into_iter().find(|bucket| Some(bucket.name()) == gun.bucket),
        };
        Books { questions: within.map(question).collect(), recovered: Vec::new() }
    }

    /// How many of these months truly stand in a row.
    fn truly(&self, measure: Measure, (from, to): (usize, usize), name: &str) -> i64 {
        let within = self.0.iter().filter(|gun| (from..to).contains(&gun.month));
        let stands = |gun: &&Traced| match measure {
            Measure::SourceToRecovery => format!("XA {}", gun.state) == name,
            Measure::TimeToCrime => gun.bucket.is_some_and(|bucket| format!("{bucket} ") == name),
            _ => format!("{} ", gun.result) == name,
        };
        i64::try_from(within.filter(stands).count()).unwrap()
    }
}

/// Which rules hold.
#[derive(Clone, Copy)]
struct Rules {
    /// Closed calendar years only.
    periods: bool,
    /// What was told is told again.
    frozen: bool,
    /// Counts are rounded down.
    rounded: bool,
    /// A measure leaves out what stands in no told row of the one before it.
    nested: bool,
}

const ALL: Rules = Rules { periods: true, frozen: true, rounded: true, nested: true };

/// Who answers.
struct Office {
    rules: Rules,
    now: Timestamp,
    kept: BTreeMap<(String, String), Vec<Sheet>>,
    answers: usize,
}

impl Office {
    fn new(rules: Rules) -> Self {
        let now = Timestamp::parse_rfc3339("2025-06-01").unwrap();
        Self { rules, now, kept: BTreeMap::new(), answers: 0 }
    }

    /// What is told of the months from `from` to before `to`; none: not answered.
    fn ask(
        &mut self,
        books: &Country,
        measure: Measure,
        window: (usize, usize),
    ) -> Option<Vec<StatisticsCell>> {
        let (from, to) = (first_day(window.0), last_day(window.1 - 1));
        let asked = StatisticsAsked { measure, from, to };
        let period = match self.rules.periods {
            true => Period::asked(&asked)?,
            false => Period::of_year(from.year())?,
        };
        let name = (from.to_text(), to.to_text());
        if !self.rules.frozen || !self.kept.contains_key(&name) {
            let sheets = self.count(books, window, period);
            if self.rules.rounded {
                freeze(period, &sheets, self.now).ok()?;
            }
            self.kept.insert(name.clone(), sheets);
        }
        let kept = self.kept.get(&name)?.iter().find(|sheet| sheet.measure == measure)?;
        if self.rules.periods {
            release(&asked, Some(kept), &kept.cells).ok()?;
        }
        self.answers += 1;
        Some(kept.cells.clone())
    }

    fn count(&self, books: &Country, window: (usize, usize), period: Period) -> Vec<Sheet> {
        let guard = Guard::new(SMALLEST_CELL);
        let counted = books.within(window, period.year());
        let mut sheets = programme(&counted, period, guard);
        if !self.rules.nested {
            // Each measure by itself, as if the others were not told.
            let mut alone = counted.clone();
            for question in &mut alone.questions {
                question.result = Some("R01".to_owned());
            }
            sheets[2] = programme(&alone, period, guard)[2].clone();
            for question in &mut alone.questions {
                question.flow = Some(("XA".to_owned(), "XB".to_owned()));
            }
            sheets[3] = programme(&alone, period, guard)[3].clone();
        }
        if !self.rules.rounded {
            for sheet in &mut sheets {
                for cell in &mut sheet.cells {
                    let truly = books.truly(sheet.measure, window, &row(cell));
                    cell.count = Some(u64::try_from(truly).unwrap());
                }
            }
        }
        sheets
    }

    /// By how much more than is told a row may count.
    fn slack(&self) -> i64 {
        if self.rules.rounded { MINIMUM - 1 } else { 0 }
    }
}

fn first_day(month: usize) -> PartialDate {
    let year = usize::from(FIRST_YEAR) + month / 12;
    PartialDate::parse(&format!("{year:04}-{:02}-01", month % 12 + 1)).unwrap()
}

fn last_day(month: usize) -> PartialDate {
    let year = usize::from(FIRST_YEAR) + month / 12;
    let days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month % 12];
    PartialDate::parse(&format!("{year:04}-{:02}-{days}", month % 12 + 1)).unwrap()
}

fn row(cell: &StatisticsCell) -> String {
    format!("{} {}", cell.key.as_str(), cell.second.as_ref().map_or("", |s| s.as_str()))
}

fn count(cell: &StatisticsCell) -> i64 {
    i64::try_from(cell.count.unwrap()).unwrap()
}

/// Whether a count between two bounds is known to be small, and not none.
fn wins(least: i64, most: i64) -> bool {
    least >= 1 && most < MINIMUM
}

/// Asks for all windows of months, and bounds every other from them; the windows in which it wins, with
/// bounds.
fn by_windows(
    office: &mut Office,
    books: &Country,
    measure: Measure,
) -> Vec<(String, usize, usize)> {
    const FAR: i64 = 1 << 40;
    let mut bounds: BTreeMap<String, Vec<Vec<i64>>> = BTreeMap::new();
    for from in 0..MONTHS {
        for to in from + 1..=MONTHS {
            for cell in office.ask(books, measure, (from, to)).unwrap_or_default() {
                // Most of what lies between two months, in both directions; what came before a month
                // never grows smaller.
                let most = bounds.entry(row(&cell)).or_insert_with(|| {
                    let mut most = vec![vec![FAR; MONTHS + 1]; MONTHS + 1];
                    for (month, bounds) in most.iter_mut().enumerate() {
                        bounds[..=month].fill(0);
                    }
                    most
                });
                most[from][to] = most[from][to].min(count(&cell) + office.slack());
                most[to][from] = most[to][from].min(-count(&cell));
            }
        }
    }
    let mut won = Vec::new();
    for (name, mut most) in bounds {
        for by in 0..=MONTHS {
            let through = most[by].clone();
            for bounds in &mut most {
                let first = bounds[by];
                if first < FAR {
                    for (to, rest) in through.iter().enumerate() {
                        bounds[to] = bounds[to].min(first + rest);
                    }
                }
            }
        }
        for from in 0..MONTHS {
            for to in from + 1..=MONTHS {
                let (least, most) = (-most[to][from], most[from][to]);
                let truly = books.truly(measure, (from, to), &name);
                // Of later measures it believes more than is so: what a result hides is not in them.
                let sure = measure == Measure::TracesByResult;
                let right = (least..=most).contains(&truly);
                assert!(!sure || right, "the attacker reckons wrongly");
                if wins(least, most) {
                    won.push((name.clone(), from, to));
                }
            }
        }
    }
    won
}

/// Every gun with a time to crime has a source: subtracts the two measures, year by year.
fn by_measures(office: &mut Office, books: &Country) -> bool {
    (0..YEARS).any(|year| {
        let window = (year * 12, year * 12 + 12);
        let mut of = |measure, rows: usize| {
            let told = office.ask(books, measure, window).unwrap_or_default();
            let sum: i64 = told.iter().map(count).sum();
            let slack = office.slack() * i64::try_from(told.len()).unwrap();
            // Where a row is missing nobody knows what it hides.
            (sum, (told.len() == rows).then_some(sum + slack))
        };
        let whole = of(Measure::SourceToRecovery, STATES.len());
        let part = of(Measure::TimeToCrime, Bucket::ALL.len());
        match (whole, part) {
            ((least, Some(most)), (least_part, Some(most_part))) => {
                wins(least - most_part, most - least_part)
            }
            _ => false,
        }
    })
}

/// Every gun with a time to crime has a source: what is told of times and not of sources must stand in
/// rows of sources that are not told. The rows in which somebody must stand, of those known to be small.
fn by_nesting(office: &mut Office, books: &Country, year: usize) -> Vec<&'static str> {
    let window = (year * 12, year * 12 + 12);
    let sources = office.ask(books, Measure::SourceToRecovery, window).unwrap_or_default();
    let times = office.ask(books, Measure::TimeToCrime, window).unwrap_or_default();
    let is_told = |state: &&&str| sources.iter().any(|cell| row(cell) == format!("XA {state}"));
    let hidden: Vec<&&str> = MANY_STATES.iter().filter(|state| !is_told(state)).collect();
    let Some(smallest) = sources.iter().map(count).min() else { return Vec::new() };
    let rows = i64::try_from(sources.len()).unwrap();
    let told: i64 = sources.iter().map(count).sum::<i64>() + rows * office.slack();
    let inside = times.iter().map(count).sum::<i64>() - told;
    // A lone hole takes the smallest row along. Where more than those two can hold is hidden, none was
    // taken along, and all that is hidden is small.
    if inside < smallest + office.slack() + MINIMUM {
        return Vec::new();
    }
    let others = (i64::try_from(hidden.len()).unwrap() - 1) * (MINIMUM - 1);
    let won = hidden.into_iter().filter(|_| wins(inside - others, MINIMUM - 1));
    won.copied().collect()
}

/// A gun of the attacker's own.
fn own(year: usize) -> Traced {
    Traced { month: year * 12, state: "XB", bucket: None, result: RARE }
}

fn rare(told: &[StatisticsCell]) -> Option<i64> {
    told.iter().find(|cell| cell.key.as_str() == RARE).map(count)
}

/// Has guns of its own traced until a row appears: then it knows how many others were in it.
fn by_own_guns(office: &mut Office, books: &Country, year: usize) -> Option<i64> {
    let (mut books, window) = (books.clone(), (year * 12, year * 12 + 12));
    let before = office.ask(&books, Measure::TracesByResult, window)?;
    if rare(&before).is_some() {
        return None;
    }
    for mine in 1..=MINIMUM {
        books.0.push(own(year));
        let told = office.ask(&books, Measure::TracesByResult, window)?;
        if rare(&told) == Some(MINIMUM) {
            return Some(MINIMUM - mine).filter(|others| *others > 0);
        }
    }
    None
}

/// Has guns of its own traced before it asks at all, and subtracts them.
fn by_own_guns_first(office: &mut Office, books: &Country, year: usize, mine: i64) -> bool {
    let mut books = books.clone();
    books.0.extend((0..mine).map(|_| own(year)));
    let window = (year * 12, year * 12 + 12);
    let told = office.ask(&books, Measure::TracesByResult, window).unwrap_or_default();
    rare(&told).is_some_and(|told| wins(told - mine, told + office.slack() - mine))
}

const SEEDS: u64 = 24;

#[test]
fn under_the_rules_no_attack_finds_a_count_under_the_minimum() {
    for seed in 0..SEEDS {
        let books = Country::of_seed(seed);
        let mut office = Office::new(ALL);
        for measure in [Measure::SourceToRecovery, Measure::TimeToCrime, Measure::TracesByResult] {
            assert_eq!(by_windows(&mut office, &books, measure), [], "seed {seed}");
        }
        // Three years of three measures, and nothing else.
        assert_eq!(office.answers, 9, "seed {seed}");
        assert!(!by_measures(&mut office, &books), "seed {seed}");
        let small = Country::small(seed);
        for year in 0..YEARS {
            assert!(by_nesting(&mut Office::new(ALL), &small, year).is_empty(), "seed {seed}");
            assert_eq!(by_own_guns(&mut Office::new(ALL), &books, year), None, "seed {seed}");
            for mine in 0..12 {
                let won = by_own_guns_first(&mut Office::new(ALL), &books, year, mine);
                assert!(!won, "seed {seed}, {mine} of its own");
            }
        }
    }
}

#[test]
fn where_any_days_may_be_asked_windows_are_subtracted() {
    for seed in 0..3 {
        let books = Country::of_seed(seed);
        let mut office = Office::new(Rules { periods: false, ..ALL });
        let won = by_windows(&mut office, &books, Measure::TracesByResult);
        assert!(!won.is_empty(), "seed {seed}: the attack is too weak to show anything");
    }
}

#[test]
fn where_figures_are_counted_anew_own_guns_tell_of_others() {
    let mut won = 0;
    for seed in 0..SEEDS {
        let books = Country::of_seed(seed);
        for year in 0..YEARS {
            let mut office = Office::new(Rules { frozen: false, ..ALL });
            if let Some(others) = by_own_guns(&mut office, &books, year) {
                let months = year * 12..year * 12 + 12;
                let rare = books.0.iter().filter(|g| g.result == RARE && months.contains(&g.month));
                assert_eq!(i64::try_from(rare.count()).unwrap(), others);
                won += 1;
            }
        }
    }
    assert!(won > SEEDS, "{won}: the attack is too weak to show anything");
}

#[test]
fn where_measures_are_counted_apart_what_one_tells_stands_in_rows_that_another_hides() {
    let mut won = 0;
    for seed in 0..4 * SEEDS {
        let small = Country::small(seed);
        for year in 0..YEARS {
            let mut office = Office::new(Rules { nested: false, ..ALL });
            for state in by_nesting(&mut office, &small, year) {
                let name = format!("XA {state}");
                let window = (year * 12, year * 12 + 12);
                let truly = small.truly(Measure::SourceToRecovery, window, &name);
                assert!((1..MINIMUM).contains(&truly), "the attacker reckons wrongly");
                won += 1;
            }
        }
    }
    assert!(won > 0, "the attack is too weak to show anything");
}

#[test]
fn where_counts_are_exact_measures_and_own_guns_are_subtracted() {
    let rules = Rules { rounded: false, ..ALL };
    let (mut by_difference, mut by_guns) = (0, 0);
    for seed in 0..SEEDS {
        let books = Country::of_seed(seed);
        by_difference += u64::from(by_measures(&mut Office::new(rules), &books));
        by_guns += u64::from(by_own_guns_first(&mut Office::new(rules), &books, 0, 5));
    }
    assert!(by_difference > SEEDS / 4, "{by_difference}: the attack is too weak to show anything");
    assert!(by_guns > SEEDS / 4, "{by_guns}: the attack is too weak to show anything");
}
