//! A country's capacity, as its own people see it: levels from 0 to 4 that are described in words, the
//! evidence for each, and what is to be done about the gaps.
//!
//! A score is the mean of the levels that were given, never of questions without an answer, and always
//! stands beside how many of how many were answered. Two years are compared over the questions that
//! both answered, so that answering more is no progress by itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The highest level: done, checked and shown.
pub const LEVEL_MAX: u8 = 4;

/// A level up to which a question is a gap: there is no rule, or it depends on single persons.
pub const GAP_MAX: u8 = 1;

/// Edition of the questions. A changed question gets another id; an edition says which there were.
pub const EDITION: u32 = 1;

/// The areas, in their order.
pub const AREAS: [&str; 5] = ["marking", "records", "tracing", "stockpile", "law"];

/// The questions, in their order, each with its area.
pub const QUESTIONS: [(&str, &str); 20] = [
    ("M1", "marking"),
    ("M2", "marking"),
    ("M3", "marking"),
    ("M4", "marking"),
    ("R1", "records"),
    ("R2", "records"),
    ("R3", "records"),
    ("R4", "records"),
    ("T1", "tracing"),
    ("T2", "tracing"),
    ("T3", "tracing"),
    ("T4", "tracing"),
    ("S1", "stockpile"),
    ("S2", "stockpile"),
    ("S3", "stockpile"),
    ("S4", "stockpile"),
    ("L1", "law"),
    ("L2", "law"),
    ("L3", "law"),
    ("L4", "law"),
];

/// Whether there is a question of this id.
#[must_use]
pub fn is_question(id: &str) -> bool {
    QUESTIONS.iter().any(|(question, _)| *question == id)
}

/// What was said to a question.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// From 0 to [`LEVEL_MAX`].
    pub level: u8,
    /// What shows it: law, order, document, visit. May be empty.
    pub evidence: String,
}

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its number within the assessment, from 1.
    pub number: u32,
    /// The question that it answers.
    pub question: String,
    /// What.
    pub what: String,
    /// Who: an office, rather than a person.
    pub who: String,
    /// By when, `2027-06-30`.
    pub by: String,
    /// When it was done, `2027-05-01`.
    pub done: Option<String>,
}

/// One assessment: what was answered, and the plan.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Answers by question.
    pub answers: BTreeMap<String, Answer>,
    /// The plan, in the order in which it was written.
    pub actions: Vec<Action>,
}

/// Where a country is weak is not printed.
macro_rules! silent_debug {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )+};
}

silent_debug!(Answer, Action, Assessment);

/// How an area, or all, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Questions with an answer.
    pub answered: u32,
    /// Questions.
    pub of: u32,
    /// Mean level in hundredths, 0 to 400; none without an answer.
    pub hundredths: Option<u32>,
}

/// How an area changed between two assessments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Questions that both answered.
    pub common: u32,
    /// Difference of the mean levels over these, in hundredths.
    pub hundredths: i32,
}

fn of_area(area: &str) -> impl Iterator<Item = &'static str> {
    QUESTIONS.iter().filter(move |(_, of)| *of == area).map(|(question, _)| *question)
}

/// The mean of levels in hundredths, rounded to the nearest.
fn mean(sum: u32, count: u32) -> Option<u32> {
    let doubled = sum.saturating_mul(200).checked_div(count)?;
    Some(doubled.saturating_add(1) / 2)
}

impl Assessment {
    fn level(&self, question: &str) -> Option<u8> {
        self.answers.get(question).map(|answer| answer.level.min(LEVEL_MAX))
    }

    /// How an area stands.
    #[must_use]
    pub fn area(&self, area: &str) -> Score {
        let (mut answered, mut of, mut sum) = (0_u32, 0_u32, 0_u32);
        for question in of_area(area) {
            of = of.saturating_add(1);
            if let Some(level) = self.level(question) {
                answered = answered.saturating_add(1);
                sum = sum.saturating_add(u32::from(level));
            }
        }
        Score { answered, of, hundredths: mean(sum, answered) }
    }

    /// How all stands: the mean of the areas, each with the same weight. None until every area has an
    /// answer, because the mean of some areas would look like that of all.
    #[must_use]
    pub fn overall(&self) -> Score {
        let areas = AREAS.map(|area| self.area(area));
        let sum = |part: fn(&Score) -> u32| areas.iter().map(part).fold(0, u32::saturating_add);
        let means: Option<Vec<u32>> = areas.iter().map(|score| score.hundredths).collect();
        let hundredths = means.map(|means| {
            let count = u32::try_from(means.len()).unwrap_or(1).max(1);
            let sum = means.into_iter().fold(0, u32::saturating_add);
            sum.saturating_add(count / 2).checked_div(count).unwrap_or(0)
        });
        Score { answered: sum(|s| s.answered), of: sum(|s| s.of), hundredths }
    }

    /// Questions up to [`GAP_MAX`], the lowest first, in their order.
    #[must_use]
    pub fn gaps(&self) -> Vec<&'static str> {
        let mut gaps: Vec<(u8, &'static str)> = QUESTIONS
            .iter()
            .filter_map(|(question, _)| Some((self.level(question)?, *question)))
            .filter(|(level, _)| *level <= GAP_MAX)
            .collect();
        gaps.sort_by_key(|(level, _)| *level);
        gaps.into_iter().map(|(_, question)| question).collect()
    }

    /// Whether something is planned, or done, about a question.
    #[must_use]
    pub fn is_planned(&self, question: &str) -> bool {
        self.actions.iter().any(|action| action.question == question)
    }

    /// How an area changed since `before`; none if no question was answered in both.
    #[must_use]
    pub fn change(&self, before: &Self, area: &str) -> Option<Change> {
        let (mut common, mut now, mut then) = (0_u32, 0_u32, 0_u32);
        for question in of_area(area) {
            if let (Some(new), Some(old)) = (self.level(question), before.level(question)) {
                common = common.saturating_add(1);
                now = now.saturating_add(u32::from(new));
                then = then.saturating_add(u32::from(old));
            }
        }
        let (new, old) = (mean(now, common)?, mean(then, common)?);
        let hundredths = i32::try_from(i64::from(new).saturating_sub(i64::from(old))).unwrap_or(0);
        Some(Change { common, hundredths })
    }

    /// The number of the next action.
    #[must_use]
    pub fn next_action(&self) -> u32 {
        let last = self.actions.iter().map(|action| action.number).max().unwrap_or(0);
        last.saturating_add(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assessment(levels: &[(&str, u8)]) -> Assessment {
        let answer = |level| Answer { level, evidence: "a decree".to_owned() };
        let answers = levels.iter().map(|(q, level)| ((*q).to_owned(), answer(*level))).collect();
        Assessment { answers, actions: Vec::new() }
    }

    #[test]
    fn a_score_is_the_mean_of_what_was_answered() {
        type Levels<'a> = &'a [(&'a str, u8)];
        let table: [(Levels<'_>, u32, Option<u32>); 6] = [
            (&[], 0, None),
            (&[("M1", 0)], 1, Some(0)),
            (&[("M1", 4), ("M2", 4), ("M3", 4), ("M4", 4)], 4, Some(400)),
            (&[("M1", 3), ("M2", 2)], 2, Some(250)),
            (&[("M1", 1), ("M2", 1), ("M3", 2)], 3, Some(133)),
            (&[("M1", 9), ("R1", 0)], 1, Some(400)),
        ];
        for (levels, answered, hundredths) in table {
            let score = assessment(levels).area("marking");
            assert_eq!((score.answered, score.of, score.hundredths), (answered, 4, hundredths));
        }
    }

    #[test]
    fn the_whole_has_no_score_before_every_area_has_one() {
        let mut levels = vec![("M1", 4), ("R1", 2), ("T1", 0), ("S1", 3)];
        assert_eq!(assessment(&levels).overall().hundredths, None);
        levels.push(("L1", 1));
        let all = assessment(&levels).overall();
        assert_eq!((all.answered, all.of, all.hundredths), (5, 20, Some(200)));
    }

    #[test]
    fn gaps_come_lowest_first_and_say_whether_something_is_planned() {
        let mut some = assessment(&[("M1", 1), ("T2", 0), ("S4", 2), ("L4", 1)]);
        assert_eq!(some.gaps(), ["T2", "M1", "L4"]);
        some.actions.push(Action {
            number: some.next_action(),
            question: "T2".to_owned(),
            what: "trace every seized gun".to_owned(),
            who: "the laboratory".to_owned(),
            by: "2027-06-30".to_owned(),
            done: None,
        });
        assert!(some.is_planned("T2") && !some.is_planned("M1"));
        assert_eq!(some.next_action(), 2);
        assert_eq!(format!("{some:?}"), "Assessment(..)");
    }

    #[test]
    fn years_are_compared_over_what_both_answered() {
        let before = assessment(&[("T1", 1), ("T2", 1)]);
        let after = assessment(&[("T1", 3), ("T2", 2), ("T3", 4)]);
        let change = after.change(&before, "tracing").unwrap();
        assert_eq!((change.common, change.hundredths), (2, 150));
        assert_eq!(before.change(&after, "tracing").unwrap().hundredths, -150);
        assert_eq!(after.change(&before, "law"), None);
    }

    #[test]
    fn every_question_is_in_an_area_and_stands_once() {
        for area in AREAS {
            assert_eq!(of_area(area).count(), 4, "{area}");
        }
        let mut ids: Vec<&str> = QUESTIONS.iter().map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), QUESTIONS.len());
        assert!(is_question("M1") && !is_question("M9"));
    }
}
