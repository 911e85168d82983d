//! Assessments over a real core and a real store.

use super::*;
use crate::desk::officer::{OfficerName, Role};
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;
use crate::service::requests::AssessmentAnswer;

const DAY: u64 = 86_400;

/// A core with an officer of each role, named like it.
fn house(name: &str) -> (Scratch, Clock, Core) {
    let scratch = Scratch::new(name);
    found(&scratch, true);
    let clock = Clock::default();
    let mut core = open(&scratch, &clock);
    core.begin().unwrap();
    for role in Role::ALL {
        add(&mut core, &role.name().to_lowercase(), &[role]);
    }
    (scratch, clock, core)
}

fn as_(role: Role) -> Caller {
    Caller::remote(7, OfficerName::parse(role.name()).unwrap())
}

fn started(core: &mut Core, year: u16, from: Option<u64>) -> Outcome<AssessmentView> {
    begin(core, as_(Role::FocalPoint), &BeginAssessmentRequest { year, from }).unwrap()
}

fn say(core: &mut Core, number: u64, levels: &[(&str, Option<u8>)]) -> Outcome<AssessmentView> {
    let said = levels.iter().map(|(question, level)| AssessmentAnswer {
        question: (*question).to_owned(),
        level: *level,
        evidence: "decree 7".to_owned(),
    });
    let checked = answers(&CHECKLIST, AnswerAssessmentRequest { answers: said.collect() })?;
    answer(core, as_(Role::FocalPoint), number, checked).unwrap()
}

fn action(question: &str, by: &str, done: Option<&str>) -> PlanRequest {
    PlanRequest {
        action: None,
        question: question.to_owned(),
        what: "buy a machine".to_owned(),
        who: "the ministry".to_owned(),
        by: by.to_owned(),
        done: done.map(str::to_owned),
    }
}

fn add_action(core: &mut Core, number: u64, request: &PlanRequest) -> Outcome<AssessmentView> {
    plan(core, as_(Role::FocalPoint), number, request).unwrap()
}

const WHOLE: [(&str, Option<u8>); 5] =
    [("M1", Some(1)), ("R1", Some(2)), ("T1", Some(0)), ("S1", Some(3)), ("L1", Some(4))];

#[test]
fn a_year_is_begun_answered_planned_closed_and_compared_with_the_next() {
    let (_scratch, clock, mut core) = house("assess-years");
    assert_eq!(started(&mut core, 2026, None).unwrap().number, 1);
    let open = say(&mut core, 1, &WHOLE).unwrap();
    assert_eq!(open.summary.overall.score, Some(200));
    let gaps: Vec<_> = open.gaps.iter().map(|gap| (gap.question.as_str(), gap.planned)).collect();
    assert_eq!(gaps, [("T1", false), ("M1", false)]);
    add_action(&mut core, 1, &action("T1", "2027-06-30", None)).unwrap();
    let planned =
        add_action(&mut core, 1, &action("M1", "2027-01-14", Some("2027-01-10"))).unwrap();
    assert!(planned.gaps.iter().all(|gap| gap.planned) && planned.before.is_none());
    assert!(close(&mut core, as_(Role::FocalPoint), 1).unwrap().is_ok());
    let refused = say(&mut core, 1, &[("M1", Some(4))]).unwrap_err();
    assert_eq!(refused.key, "error-assessment-closed");
    // The plan goes on, and what is not done in time is late.
    clock.pass(200 * DAY);
    let late = add_action(
        &mut core,
        1,
        &PlanRequest { action: Some(2), ..action("M1", "2027-02-01", Some("2027-02-02")) },
    );
    let late: Vec<_> = late.unwrap().actions.iter().map(|a| (a.number, a.late)).collect();
    assert_eq!(late, [(1, true), (2, false)]);
    // The next year begins with the answers and what is unfinished.
    let next = started(&mut core, 2027, Some(1)).unwrap();
    assert_eq!((next.number, next.before, next.before_year), (2, Some(1), Some(2026)));
    assert_eq!((next.answers.len(), next.actions.len()), (5, 1));
    let better = say(&mut core, 2, &[("T1", Some(2)), ("T2", Some(4)), ("S1", None)]).unwrap();
    let change = |area: &str| better.changes.iter().find(|c| c.area == area).unwrap();
    assert_eq!((change("tracing").common, change("tracing").change), (1, Some(200)));
    assert_eq!((change("stockpile").before, change("stockpile").change), (Some(300), None));
    assert_eq!(change("law").change, Some(0));
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let (_scratch, _clock, mut core) = house("assess-refused");
    let key = |outcome: Outcome<AssessmentView>| outcome.unwrap_err().key;
    assert_eq!(key(started(&mut core, 1885, None)), "error-bad-value");
    assert_eq!(key(started(&mut core, 2026, Some(9))), "error-no-such-assessment");
    started(&mut core, 2026, None).unwrap();
    assert_eq!(key(started(&mut core, 2026, None)), "error-assessment-open");
    assert_eq!(key(say(&mut core, 1, &[("M1", Some(5))])), "error-bad-value");
    assert_eq!(key(say(&mut core, 1, &[("X1", Some(1))])), "error-bad-value");
    assert_eq!(key(say(&mut core, 2, &[("M1", Some(1))])), "error-no-such-assessment");
    say(&mut core, 1, &[("M1", Some(1))]).unwrap();
    let early = close(&mut core, as_(Role::FocalPoint), 1).unwrap();
    assert_eq!(key(early), "error-assessment-incomplete");
    for (request, wanted) in [
        (action("M1", "2027-02-30", None), "error-bad-value"),
        (action("M1", "soon", None), "error-bad-value"),
        (action("M9", "2027-02-01", None), "error-bad-value"),
        (
            PlanRequest { what: " ".to_owned(), ..action("M1", "2027-02-01", None) },
            "error-adviser-words",
        ),
        (
            PlanRequest { who: "x".repeat(201), ..action("M1", "2027-02-01", None) },
            "error-adviser-words",
        ),
        (PlanRequest { action: Some(3), ..action("M1", "2027-02-01", None) }, "error-bad-value"),
    ] {
        assert_eq!(key(add_action(&mut core, 1, &request)), wanted);
    }
    let record = core.store.assessment(1).unwrap().unwrap();
    let kept = read(&record).unwrap();
    assert_eq!((kept.answers.len(), kept.actions.len()), (1, 0));
}

#[test]
fn only_the_focal_point_assesses() {
    let (_scratch, _clock, mut core) = house("assess-roles");
    started(&mut core, 2026, None).unwrap();
    for role in Role::ALL.into_iter().filter(|role| *role != Role::FocalPoint) {
        let request = BeginAssessmentRequest { year: 2027, from: None };
        assert!(begin(&mut core, as_(role), &request).is_err(), "{role:?}");
        assert!(answer(&mut core, as_(role), 1, Vec::new()).is_err(), "{role:?}");
        let request = action("M1", "2027-02-01", None);
        assert!(plan(&mut core, as_(role), 1, &request).is_err(), "{role:?}");
        assert!(close(&mut core, as_(role), 1).is_err(), "{role:?}");
    }
    assert!(may(&core, as_(Role::Auditor), roles::READS_ASSESSMENTS).is_ok());
    assert!(may(&core, as_(Role::Administrator), roles::READS_ASSESSMENTS).is_err());
}
