//! Check lists with levels: the rules that the self-assessment of a country and the security assessment
//! of a store have in common.
//!
//! A level from 0 to 4 is described in words that somebody who was not there can check. A score is the
//! mean of the levels that were given, never of questions without an answer, and always stands beside
//! how many of how many were answered. Two assessments are compared over the questions that both
//! answered, so that answering more is no progress by itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The highest level: done, checked and shown.
pub const LEVEL_MAX: u8 = 4;

/// The questions of a check list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// The areas, in their order.
    pub areas: &'static [&'static str],
    /// The questions that apply, in their order, each with its area.
    pub questions: Vec<(&'static str, &'static str)>,
    /// A level up to which a question is a gap.
    pub gap_max: u8,
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

impl Action {
    /// Whether its day has passed and it is not done; `today` is written as days are.
    #[must_use]
    pub fn is_late(&self, today: &str) -> bool {
        self.done.is_none() && self.by.as_str() < today
    }
}

/// One assessment: what was answered, and the plan.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Answers by question.
    pub answers: BTreeMap<String, Answer>,
    /// The plan, in the order in which it was written.
    pub actions: Vec<Action>,
}

/// Where somebody is weak is not printed.
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

/// The mean of levels in hundredths, rounded to the nearest.
fn mean(sum: u32, count: u32) -> Option<u32> {
    let doubled = sum.saturating_mul(200).checked_div(count)?;
    Some(doubled.saturating_add(1) / 2)
}

impl Checklist {
    /// Whether it has a question of this id.
    #[must_use]
    pub fn is_question(&self, id: &str) -> bool {
        self.questions.iter().any(|(question, _)| *question == id)
    }

    fn of_area(&self, area: &str) -> impl Iterator<Item = &'static str> {
        let of = self.questions.iter().filter(move |(_, of)| *of == area);
        of.map(|(question, _)| *question)
    }

    /// How an area stands.
    #[must_use]
    pub fn area(&self, of: &Assessment, area: &str) -> Score {
        let (mut answered, mut count, mut sum) = (0_u32, 0_u32, 0_u32);
        for question in self.of_area(area) {
            count = count.saturating_add(1);
            if let Some(level) = of.level(question) {
                answered = answered.saturating_add(1);
                sum = sum.saturating_add(u32::from(level));
            }
        }
        Score { answered, of: count, hundredths: mean(sum, answered) }
    }

    /// How all stands: the mean of the areas, each with the same weight. None until every area has an
    /// answer, because the mean of some areas would look like that of all.
    #[must_use]
    pub fn overall(&self, of: &Assessment) -> Score {
        let areas: Vec<Score> = self.areas.iter().map(|area| self.area(of, area)).collect();
        let sum = |part: fn(&Score) -> u32| areas.iter().map(part).fold(0, u32::saturating_add);
        let means: Option<Vec<u32>> = areas.iter().map(|score| score.hundredths).collect();
        let hundredths = means.map(|means| {
            let count = u32::try_from(means.len()).unwrap_or(1).max(1);
            let sum = means.into_iter().fold(0, u32::saturating_add);
            sum.saturating_add(count / 2).checked_div(count).unwrap_or(0)
        });
        Score { answered: sum(|s| s.answered), of: sum(|s| s.of), hundredths }
    }

    /// Questions up to the level of a gap, the lowest first, in their order.
    #[must_use]
    pub fn gaps(&self, of: &Assessment) -> Vec<&'static str> {
        let mut gaps: Vec<(u8, &'static str)> = self
            .questions
            .iter()
            .filter_map(|(question, _)| Some((of.level(question)?, *question)))
            .filter(|(level, _)| *level <= self.gap_max)
            .collect();
        gaps.sort_by_key(|(level, _)| *level);
        gaps.into_iter().map(|(_, question)| question).collect()
    }

    /// How an area changed since `before`; none if no question was answered in both.
    #[must_use]
    pub fn change(&self, of: &Assessment, before: &Assessment, area: &str) -> Option<Change> {
        let (mut common, mut now, mut then) = (0_u32, 0_u32, 0_u32);
        for question in self.of_area(area) {
            if let (Some(new), Some(old)) = (of.level(question), before.level(question)) {
                common = common.saturating_add(1);
                now = now.saturating_add(u32::from(new));
                then = then.saturating_add(u32::from(old));
            }
        }
        let (new, old) = (mean(now, common)?, mean(then, common)?);
        let hundredths = i32::try_from(i64::from(new).saturating_sub(i64::from(old))).unwrap_or(0);
        Some(Change { common, hundredths })
    }
}

impl Assessment {
    /// The level that was given to a question.
    #[must_use]
    pub fn level(&self, question: &str) -> Option<u8> {
        self.answers.get(question).map(|answer| answer.level.min(LEVEL_MAX))
    }

    /// Whether something is planned, or done, about a question.
    #[must_use]
    pub fn is_planned(&self, question: &str) -> bool {
        self.actions.iter().any(|action| action.question == question)
    }

    /// The number of the next action.
    #[must_use]
    pub fn next_action(&self) -> u32 {
        let last = self.actions.iter().map(|action| action.number).max().unwrap_or(0);
        last.saturating_add(1)
    }
}
