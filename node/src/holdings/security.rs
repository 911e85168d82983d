//! How secure a store is: a check list of what a visitor can see and check, with what is to be done about
//! the gaps.
//!
//! After MOSAIC 05.20 and the OSCE best practice guides on stockpile security (III). The weights and the
//! bounds of risks are ours. How levels are scored and assessments compared is the same as for every check
//! list ([`crate::holdings::checklist`]). A store without ammunition is not asked about ammunition: these
//! questions do not apply to it, and count neither for nor against it.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;
use vestigo_protocol::time::Timestamp;

use super::moment::{self, DAY};
use crate::holdings::checklist::{Assessment, Checklist, LEVEL_MAX};

/// Days after which a store is assessed again: twelve months.
pub const EVERY_DAYS: u64 = 365;

/// A level up to which a question is a gap: not in place, or nobody checks it.
pub const GAP_MAX: u8 = 2;

/// Edition of the questions. A changed question gets another id; an edition says which there were.
pub const EDITION: u32 = 1;

/// The areas, in their order.
pub const AREAS: [&str; 8] =
    ["perimeter", "locks", "access", "alarm", "inventory", "ammunition", "transport", "emergency"];

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: &'static str,
    /// Its area.
    pub area: &'static str,
    /// How much hangs on it, from 1 to 3: 3 where a gap alone lets arms go or people die.
    pub weight: u8,
    /// Whether it is asked of stores with ammunition alone.
    pub ammunition: bool,
}

const fn of(id: &'static str, area: &'static str, weight: u8) -> Question {
    Question { id, area, weight, ammunition: false }
}

const fn of_ammunition(id: &'static str, weight: u8) -> Question {
    Question { id, area: "ammunition", weight, ammunition: true }
}

/// The questions, in their order.
pub const QUESTIONS: [Question; 21] = [
    of("P1", "perimeter", 2),
    of("P2", "perimeter", 3),
    of("D1", "locks", 3),
    of("D2", "locks", 3),
    of("D3", "locks", 2),
    of("A1", "access", 3),
    of("A2", "access", 2),
    of("A3", "access", 2),
    of("L1", "alarm", 1),
    of("L2", "alarm", 2),
    of("I1", "inventory", 3),
    of("I2", "inventory", 3),
    of("I3", "inventory", 2),
    of("F1", "ammunition", 2),
    of_ammunition("M1", 3),
    of_ammunition("M2", 3),
    of_ammunition("M3", 2),
    of("T1", "transport", 2),
    of("T2", "transport", 2),
    of("E1", "emergency", 1),
    of("E2", "emergency", 2),
];

static WITH: LazyLock<Checklist> = LazyLock::new(|| list(true));
static WITHOUT: LazyLock<Checklist> = LazyLock::new(|| list(false));

fn list(ammunition: bool) -> Checklist {
    let applies = |question: &&Question| ammunition || !question.ammunition;
    let questions = QUESTIONS.iter().filter(applies);
    Checklist {
        areas: &AREAS,
        questions: questions.map(|question| (question.id, question.area)).collect(),
        gap_max: GAP_MAX,
    }
}

/// The questions that apply to a store.
#[must_use]
pub fn checklist(ammunition: bool) -> &'static Checklist {
    if ammunition { &WITH } else { &WITHOUT }
}

super::words! {
    /// What a gap amounts to.
    Risk {
        /// To be ended at once.
        Critical = "CRITICAL";
        /// To be ended within weeks.
        High = "HIGH";
        /// To be planned.
        Medium = "MEDIUM";
        /// To be watched.
        Low = "LOW";
    }
}

/// What a question at a level amounts to: what is missing to the highest level, times its weight, 1 to
/// 12.
#[must_use]
pub fn risk(question: &str, level: u8) -> Risk {
    let weight = QUESTIONS.iter().find(|one| one.id == question).map_or(1, |one| one.weight);
    match LEVEL_MAX.saturating_sub(level).saturating_mul(weight) {
        9.. => Risk::Critical,
        6..=8 => Risk::High,
        4..=5 => Risk::Medium,
        0..=3 => Risk::Low,
    }
}

/// One assessment of one store.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteAssessment {
    /// Its number at this node.
    pub number: u64,
    /// The store.
    pub store: u64,
    /// Whether ammunition lies there: as of the last change while it was open.
    pub ammunition: bool,
    /// The officer who began it.
    pub by: String,
    /// When.
    #[serde(with = "moment")]
    pub begun: Timestamp,
    /// When it was last changed.
    #[serde(with = "moment")]
    pub updated: Timestamp,
    /// When it was closed: its answers do not change any more.
    #[serde(with = "moment::maybe", default)]
    pub closed: Option<Timestamp>,
    /// Answers and plan.
    pub content: Assessment,
}

super::silent!(SiteAssessment);

/// Why an assessment does not go on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SecurityRefused {
    /// There is one that is not closed.
    #[error("assessment {0} of this store is open")]
    Open(u64),
    /// It is closed.
    #[error("the assessment is closed")]
    Closed,
    /// A question that applies has no answer.
    #[error("{0} questions have no answer")]
    Incomplete(u32),
}

impl SiteAssessment {
    /// Begins one; `before` are all of the node. Its plan begins with what is not done of the last one.
    ///
    /// # Errors
    /// One of the store is open.
    pub fn begin(
        number: u64,
        (store, ammunition): (u64, bool),
        before: &[Self],
        (by, now): (&str, Timestamp),
    ) -> Result<Self, SecurityRefused> {
        let of_store = || before.iter().filter(|one| one.store == store);
        if let Some(open) = of_store().find(|one| one.closed.is_none()) {
            return Err(SecurityRefused::Open(open.number));
        }
        let mut content = Assessment::default();
        if let Some(last) = last(before, store) {
            let left = last.content.actions.iter().filter(|action| action.done.is_none());
            content.actions = left.cloned().collect();
        }
        Ok(Self {
            number,
            store,
            ammunition,
            by: by.to_owned(),
            begun: now,
            updated: now,
            closed: None,
            content,
        })
    }

    /// The questions that apply.
    #[must_use]
    pub fn checklist(&self) -> &'static Checklist {
        checklist(self.ammunition)
    }

    /// Leave to change the answers.
    ///
    /// # Errors
    /// It is closed.
    pub fn open(&self) -> Result<(), SecurityRefused> {
        if self.closed.is_some() { Err(SecurityRefused::Closed) } else { Ok(()) }
    }

    /// Closes it. Every question that applies has an answer.
    ///
    /// # Errors
    /// It is closed, or not complete.
    pub fn close(&mut self, now: Timestamp) -> Result<(), SecurityRefused> {
        self.open()?;
        let score = self.checklist().overall(&self.content);
        let missing = score.of.saturating_sub(score.answered);
        if missing > 0 {
            return Err(SecurityRefused::Incomplete(missing));
        }
        self.closed = Some(now);
        Ok(())
    }

    /// When the store is to be assessed again; none of an open one.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        self.closed.map(|closed| closed.plus(EVERY_DAYS * DAY))
    }
}

/// The last closed assessment of a store.
#[must_use]
pub fn last(all: &[SiteAssessment], store: u64) -> Option<&SiteAssessment> {
    let closed = all.iter().filter(|one| one.store == store && one.closed.is_some());
    closed.max_by_key(|one| (one.closed, one.number))
}

/// The closed assessment of the same store before this one.
#[must_use]
pub fn before<'a>(all: &'a [SiteAssessment], of: &SiteAssessment) -> Option<&'a SiteAssessment> {
    let earlier = all
        .iter()
        .filter(|one| one.store == of.store && one.closed.is_some() && one.number < of.number);
    earlier.max_by_key(|one| one.number)
}

/// How a store stands with its assessments.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Standing {
    /// The last closed assessment.
    pub last: Option<u64>,
    /// When it was closed.
    pub closed: Option<String>,
    /// Its score in hundredths, 0 to 400.
    pub score: Option<u32>,
    /// When the next one is due; absent: there was none, and it is due now.
    pub due: Option<String>,
    /// Whether that is past.
    pub overdue: bool,
}

super::silent!(Standing);

/// How a store stands.
#[must_use]
pub fn standing(all: &[SiteAssessment], store: u64, now: Timestamp) -> Standing {
    let last = last(all, store);
    let due = last.and_then(SiteAssessment::due);
    Standing {
        last: last.map(|last| last.number),
        closed: last.and_then(|last| last.closed).map(Timestamp::to_rfc3339),
        score: last.and_then(|last| last.checklist().overall(&last.content).hundredths),
        due: due.map(Timestamp::to_rfc3339),
        overdue: due.is_none_or(|due| due <= now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::holdings::checklist::{Action, Answer};

    const NOW: Timestamp = Timestamp(1_790_000_000);

    fn answered(mut one: SiteAssessment, level: u8) -> SiteAssessment {
        for (question, _) in &one.checklist().questions {
            let answer = Answer { level, evidence: "SYNTHETIC visit".to_owned() };
            one.content.answers.insert((*question).to_owned(), answer);
        }
        one
    }

    fn begun(number: u64, ammunition: bool, before: &[SiteAssessment]) -> SiteAssessment {
        SiteAssessment::begin(number, (3, ammunition), before, ("ben", NOW)).unwrap()
    }

    #[test]
    fn every_question_stands_once_in_an_area_that_every_store_is_asked_about() {
        let mut ids: Vec<&str> = QUESTIONS.iter().map(|question| question.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), QUESTIONS.len());
        for area in AREAS {
            let dry = checklist(false).questions.iter().filter(|(_, of)| *of == area);
            assert!(dry.count() > 0, "{area}");
        }
        assert!(QUESTIONS.iter().all(|q| AREAS.contains(&q.area) && (1..=3).contains(&q.weight)));
        assert_eq!(checklist(true).questions.len(), 21);
        assert_eq!(checklist(false).questions.len(), 18);
    }

    #[test]
    fn a_risk_grows_with_the_weight_and_with_what_is_missing() {
        let table = [
            ("D1", 0, Risk::Critical),
            ("D1", 1, Risk::Critical),
            ("D1", 2, Risk::High),
            ("D1", 3, Risk::Low),
            ("P1", 0, Risk::High),
            ("P1", 1, Risk::High),
            ("P1", 2, Risk::Medium),
            ("L1", 0, Risk::Medium),
            ("L1", 2, Risk::Low),
        ];
        for (question, level, wanted) in table {
            assert_eq!(risk(question, level), wanted, "{question} {level}");
        }
    }

    #[test]
    fn what_does_not_apply_is_not_nought() {
        let with = answered(begun(1, true, &[]), 4);
        let mut none = answered(begun(1, false, &[]), 4);
        let area = |one: &SiteAssessment| one.checklist().area(&one.content, "ammunition");
        assert_eq!((area(&with).of, area(&none).of), (4, 1));
        assert_eq!(area(&none).hundredths, Some(400));
        assert_eq!(none.close(NOW), Ok(()));
        // The same store with ammunition is not complete without these answers.
        let mut more = SiteAssessment { ammunition: true, closed: None, ..none };
        assert_eq!(more.close(NOW), Err(SecurityRefused::Incomplete(3)));
    }

    #[test]
    fn a_closed_one_does_not_change_and_the_next_begins_with_what_is_not_done() {
        let mut first = answered(begun(1, false, &[]), 1);
        assert_eq!(
            SiteAssessment::begin(2, (3, false), std::slice::from_ref(&first), ("ben", NOW)).err(),
            Some(SecurityRefused::Open(1))
        );
        let action = |number, done: Option<&str>| Action {
            number,
            question: "D1".to_owned(),
            what: "SYNTHETIC bolt".to_owned(),
            who: "SYNTHETIC office".to_owned(),
            by: "2026-12-01".to_owned(),
            done: done.map(str::to_owned),
        };
        first.content.actions = vec![action(1, None), action(2, Some("2026-09-01"))];
        assert_eq!(first.close(NOW), Ok(()));
        assert_eq!(first.close(NOW), Err(SecurityRefused::Closed));
        let all = [first];
        let second = begun(2, false, &all);
        assert_eq!(second.content.actions.len(), 1);
        assert!(second.content.answers.is_empty());
        let second = answered(second, 3);
        let change = second.checklist().change(&second.content, &all[0].content, "locks").unwrap();
        assert_eq!((change.common, change.hundredths), (3, 200));
        assert_eq!(before(&all, &second).map(|one| one.number), Some(1));
        assert_eq!(format!("{second:?}"), "SiteAssessment");
    }

    #[test]
    fn a_store_is_due_twelve_months_after_its_last_assessment_and_at_once_without_one() {
        assert!(standing(&[], 3, NOW).overdue);
        let mut first = answered(begun(1, false, &[]), 2);
        first.close(NOW).unwrap();
        let all = [first];
        let year = EVERY_DAYS * DAY;
        assert!(!standing(&all, 3, NOW.plus(year - 1)).overdue);
        let late = standing(&all, 3, NOW.plus(year));
        assert!(late.overdue && late.score == Some(200) && late.last == Some(1));
        assert!(standing(&all, 4, NOW).overdue, "another store");
    }
}
