//! Counts for partners: all measures of one year together, from our own books alone.
//!
//! A gun or question stands in one row of a measure at most, and in one year. Measures that share their
//! guns are counted one after the other: results; sources, of those whose result is told; times, of those whose
//! source is told. Take away whatever stands in a row that is not told, and every sheet stays as it is: so
//! nobody can say of any such row that it counts anybody at all (`attack` tries).

use std::collections::{BTreeMap, BTreeSet};

use vestigo_protocol::codes::StatisticsMeasure;
use vestigo_protocol::message::StatisticsCell;
use vestigo_protocol::text::Text;

use super::protect::Guard;
use crate::desk::chain::Bucket;
use crate::desk::figures::{CELLS_MAX, Period, Sheet};

#[cfg(test)]
mod attack;

/// A row of a measure: a code, an interval or a State, and the second State where there is one.
pub type Key = (String, Option<String>);

/// A question of a partner that we answered from our own register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Year of the recovery, or of the question where that is not said.
    pub year: u16,
    /// Code of the first result; none if there is no result.
    pub result: Option<String>,
    /// Code of the first cause of its not being completed.
    pub cause: Option<String>,
    /// State of the last known lawful transfer, and State of the recovery.
    pub flow: Option<(String, String)>,
    /// Time to crime, where the dates leave no doubt about the interval.
    pub bucket: Option<Bucket>,
}

/// A gun that our agency recovered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// Year of the recovery, or of the question where that is not said.
    pub year: u16,
    /// Type code; empty if it is not said.
    pub kind: String,
}

/// Everything that figures for partners are counted from. What partners told us is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Books {
    /// Partners' questions.
    pub questions: Vec<Question>,
    /// Our recoveries.
    pub recovered: Vec<Recovered>,
}

/// All measures of a year as they may be told, in the order of their codes.
#[must_use]
pub fn programme(books: &Books, period: Period, guard: Guard) -> Vec<Sheet> {
    let mut questions: Vec<&Question> =
        books.questions.iter().filter(|question| question.year == period.year()).collect();
    let recovered = books.recovered.iter().filter(|gun| gun.year == period.year());
    let types = recovered.filter(|gun| !gun.kind.is_empty()).map(|gun| (gun.kind.clone(), None));
    let types = rows(&[], types, guard);
    // A question with a result and a cause counts by its result.
    let unfinished = questions.iter().filter(|question| question.result.is_none());
    let causes = unfinished.filter_map(|question| Some((question.cause.clone()?, None)));
    let causes = rows(&[], causes, guard);
    let results = rows(&[], questions.iter().filter_map(|question| result(question)), guard);
    keep_told(&mut questions, &results, result);
    let flows = rows(&[], questions.iter().filter_map(|question| flow(question)), guard);
    keep_told(&mut questions, &flows, flow);
    let times = questions.iter().filter_map(|question| time(question));
    // The intervals are known to everybody: one that is empty is missing like one that is small.
    let times = rows(&Bucket::ALL.map(Bucket::name), times, guard);
    let sheet = |measure: &StatisticsMeasure| {
        let told = match measure {
            StatisticsMeasure::TracesByResult => &results,
            StatisticsMeasure::RecoveriesByType => &types,
            StatisticsMeasure::SourceToRecovery => &flows,
            StatisticsMeasure::TimeToCrime => &times,
            StatisticsMeasure::NotCompleted | StatisticsMeasure::Unknown(_) => &causes,
        };
        Sheet { measure: *measure, year: u64::from(period.year()), cells: cells(told) }
    };
    StatisticsMeasure::ALL.iter().map(sheet).collect()
}

fn result(question: &Question) -> Option<Key> {
    question.result.clone().map(|code| (code, None))
}

fn flow(question: &Question) -> Option<Key> {
    question.flow.clone().map(|(source, recovery)| (source, Some(recovery)))
}

fn time(question: &Question) -> Option<Key> {
    question.bucket.map(|bucket| (bucket.name().to_owned(), None))
}

/// Leaves out what stands in no row that is told.
fn keep_told(
    questions: &mut Vec<&Question>,
    told: &[(Key, u64)],
    key: fn(&Question) -> Option<Key>,
) {
    let told: BTreeSet<&Key> = told.iter().map(|(key, _)| key).collect();
    questions.retain(|question| key(question).is_some_and(|key| told.contains(&key)));
}

/// Rows with the counts that may be told, ascending; `known` are rows that everybody knows to exist.
fn rows(known: &[&str], keys: impl Iterator<Item = Key>, guard: Guard) -> Vec<(Key, u64)> {
    let mut counts: BTreeMap<Key, u64> =
        known.iter().map(|name| (((*name).to_owned(), None), 0)).collect();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    let all: Vec<u64> = counts.values().copied().collect();
    let told = guard.parts(&all);
    let mut told: Vec<(Key, u64)> =
        counts.into_keys().zip(told).filter_map(|(key, told)| Some((key, told?))).collect();
    if told.len() > CELLS_MAX {
        told.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        told.truncate(CELLS_MAX);
        told.sort();
    }
    told
}

fn cells(told: &[(Key, u64)]) -> Vec<StatisticsCell> {
    let cell = |((key, second), count): &(Key, u64)| {
        let second = match second {
            Some(second) => Some(Text::new(second.as_str()).ok()?),
            None => None,
        };
        Some(StatisticsCell { key: Text::new(key.as_str()).ok()?, second, count: Some(*count) })
    };
    told.iter().filter_map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(books: &Books, measure: StatisticsMeasure) -> Vec<(String, u64)> {
        let sheets = programme(books, Period::of_year(2025).unwrap(), Guard::new(5));
        let sheet = sheets.iter().find(|sheet| sheet.measure == measure).unwrap();
        assert!(sheet.is_tellable());
        let name = |c: &StatisticsCell| match &c.second {
            Some(second) => format!("{} {}", c.key.as_str(), second.as_str()),
            None => c.key.as_str().to_owned(),
        };
        sheet.cells.iter().map(|cell| (name(cell), cell.count.unwrap())).collect()
    }

    fn answered(count: usize, code: &str, year: u16) -> Vec<Question> {
        let result = Some(code.to_owned());
        vec![Question { year, result, ..Question::default() }; count]
    }

    fn of(questions: Vec<Vec<Question>>) -> Books {
        Books { questions: questions.concat(), recovered: Vec::new() }
    }

    #[test]
    fn few_and_none_are_told_alike_and_a_lone_hole_takes_another_with_it() {
        let measure = StatisticsMeasure::TracesByResult;
        let two = vec![answered(12, "R01", 2025), answered(7, "R06", 2025)];
        let both = [("R01".to_owned(), 10), ("R06".to_owned(), 5)];
        let other_year = answered(40, "R06", 2024);
        assert_eq!(told(&of([two.clone(), vec![other_year]].concat()), measure), both);
        // With three of another result, that row and the smallest of the others are missing.
        let three = [two, vec![answered(3, "R12", 2025)]].concat();
        assert_eq!(told(&of(three.clone()), measure), [("R01".to_owned(), 10)]);
        // A second small row protects the first.
        let four = [three, vec![answered(1, "R13", 2025)]].concat();
        assert_eq!(told(&of(four), measure), both);
    }

    fn traced(count: usize, result: &str, state: &str, bucket: Option<Bucket>) -> Vec<Question> {
        let flow = Some(("XA".to_owned(), state.to_owned()));
        let result = Some(result.to_owned());
        vec![Question { year: 2025, result, flow, bucket, cause: None }; count]
    }

    #[test]
    fn an_empty_interval_is_like_a_small_one() {
        let measure = StatisticsMeasure::TimeToCrime;
        let later = |bucket: &Bucket| traced(10, "R01", "XB", Some(*bucket));
        let five: Vec<Vec<Question>> = Bucket::ALL.iter().skip(1).map(later).collect();
        let four = told(&of(five.clone()), measure);
        assert_eq!(four.len(), 4);
        let small = vec![traced(2, "R01", "XB", Some(Bucket::ALL[0]))];
        assert_eq!(told(&of([five, small].concat()), measure), four);
    }

    #[test]
    fn who_stands_in_a_row_that_is_not_told_changes_no_sheet() {
        let time = Some(Bucket::OneToTwoYears);
        let large = vec![traced(20, "R01", "XB", time), traced(10, "R06", "XC", None)];
        let hidden = vec![
            traced(4, "R11", "XB", time),
            traced(3, "R12", "XB", time),
            traced(4, "R01", "XD", time),
            traced(2, "R01", "XE", time),
        ];
        let (with, without) = (of([large.clone(), hidden].concat()), of(large));
        for measure in [StatisticsMeasure::SourceToRecovery, StatisticsMeasure::TimeToCrime] {
            assert_eq!(told(&with, measure), told(&without, measure));
            assert!(!told(&with, measure).is_empty());
        }
    }

    #[test]
    fn recoveries_and_causes_are_counted_by_themselves() {
        let gun = |kind: &str| Recovered { year: 2025, kind: kind.to_owned() };
        let unfinished =
            Question { year: 2025, cause: Some("N02".to_owned()), ..Question::default() };
        let both = Question { result: Some("R14".to_owned()), ..unfinished.clone() };
        let books = Books {
            questions: [vec![unfinished; 8], vec![both; 6]].concat(),
            recovered: [vec![gun("PI"); 6], vec![gun(""); 90]].concat(),
        };
        assert_eq!(told(&books, StatisticsMeasure::RecoveriesByType), [("PI".to_owned(), 5)]);
        assert_eq!(told(&books, StatisticsMeasure::NotCompleted), [("N02".to_owned(), 5)]);
        assert_eq!(told(&books, StatisticsMeasure::TracesByResult), [("R14".to_owned(), 5)]);
    }
}
