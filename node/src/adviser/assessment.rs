//! A country's capacity, as its own people see it: which questions there are, by area. How levels are
//! scored and years compared is the same for every check list ([`crate::holdings::checklist`]).

use std::sync::LazyLock;

pub use crate::holdings::checklist::{Action, Answer, Assessment, Change, LEVEL_MAX, Score};

use crate::holdings::checklist::Checklist;

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

/// The check list of the self-assessment.
pub static CHECKLIST: LazyLock<Checklist> =
    LazyLock::new(|| Checklist { areas: &AREAS, questions: QUESTIONS.to_vec(), gap_max: GAP_MAX });

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
            let score = CHECKLIST.area(&assessment(levels), "marking");
            assert_eq!((score.answered, score.of, score.hundredths), (answered, 4, hundredths));
        }
    }

    #[test]
    fn the_whole_has_no_score_before_every_area_has_one() {
        let mut levels = vec![("M1", 4), ("R1", 2), ("T1", 0), ("S1", 3)];
        assert_eq!(CHECKLIST.overall(&assessment(&levels)).hundredths, None);
        levels.push(("L1", 1));
        let all = CHECKLIST.overall(&assessment(&levels));
        assert_eq!((all.answered, all.of, all.hundredths), (5, 20, Some(200)));
    }

    #[test]
    fn gaps_come_lowest_first_and_say_whether_something_is_planned() {
        let mut some = assessment(&[("M1", 1), ("T2", 0), ("S4", 2), ("L4", 1)]);
        assert_eq!(CHECKLIST.gaps(&some), ["T2", "M1", "L4"]);
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
        let change = CHECKLIST.change(&after, &before, "tracing").unwrap();
        assert_eq!((change.common, change.hundredths), (2, 150));
        assert_eq!(CHECKLIST.change(&before, &after, "tracing").unwrap().hundredths, -150);
        assert_eq!(CHECKLIST.change(&after, &before, "law"), None);
    }

    #[test]
    fn every_question_is_in_an_area_and_stands_once() {
        for area in AREAS {
            let of = QUESTIONS.iter().filter(|(_, of)| *of == area);
            assert_eq!(of.count(), 4, "{area}");
        }
        let mut ids: Vec<&str> = QUESTIONS.iter().map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), QUESTIONS.len());
        assert!(CHECKLIST.is_question("M1") && !CHECKLIST.is_question("M9"));
    }
}
