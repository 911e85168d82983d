use super::*;
use crate::service::requests::AssessmentAnswer;
use crate::service::stock::TableRequest;
use crate::service::stock::tests::{acts, depot, lots, named, node};

const DAY: u64 = 86_400;

fn answer_of(question: &str, level: u8) -> AssessmentAnswer {
    let evidence = "SYNTHETIC visit".to_owned();
    AssessmentAnswer { question: question.to_owned(), level: Some(level), evidence }
}

fn all(view: &SecurityView, level: u8) -> AnswerAssessmentRequest {
    let applies = QUESTIONS.iter().filter(|one| !view.not_applicable.contains(&one.id.to_owned()));
    AnswerAssessmentRequest { answers: applies.map(|one| answer_of(one.id, level)).collect() }
}

fn planned_for(question: &str) -> PlanRequest {
    PlanRequest {
        action: None,
        question: question.to_owned(),
        what: "SYNTHETIC second lock".to_owned(),
        who: "SYNTHETIC office".to_owned(),
        by: "2026-12-31".to_owned(),
        done: None,
    }
}

fn key<T>(refused: Result<T, Denied>) -> String {
    ServiceError::from(refused.err().unwrap()).key
}

#[test]
fn a_store_is_assessed_planned_for_and_compared_with_the_year_before() {
    let (_scratch, clock, mut core) = node("security");
    let core = &mut core;
    let store = depot(core, "SYNTHETIC depot").to_string();
    let standing = |core: &mut Core| {
        let all = kept::all::<SiteAssessment>(core).unwrap();
        security::standing(&all, 1, core.now())
    };
    assert!(standing(core).overdue, "a store that was never assessed is due");
    let from = core.store.admin_size().unwrap();
    let ben = named("ben");
    assert!(begin(core, named("ines"), &store).is_err(), "not for an investigator");
    let first = begin(core, ben, &store).unwrap();
    assert_eq!(key(begin(core, ben, &store)), "error-security-open");
    assert_eq!(first.not_applicable, ["M1", "M2", "M3"]);
    // What does not apply cannot be answered, and what is missing keeps it open.
    let m1 = AnswerAssessmentRequest { answers: vec![answer_of("M1", 4)] };
    assert!(answer(core, ben, "1", m1).unwrap().is_err());
    assert_eq!(key(close(core, ben, "1")), "error-security-incomplete");
    let request = all(&first, 2);
    let view = answer(core, ben, "1", request).unwrap().unwrap();
    let risks: Vec<Risk> = view.gaps.iter().map(|gap| gap.risk).collect();
    assert_eq!((risks[0], risks.len()), (Risk::High, 18));
    assert!(risks.is_sorted());
    plan(core, ben, "1", &planned_for("D1")).unwrap().unwrap();
    let closed = close(core, ben, "1").unwrap();
    assert_eq!(closed.summary.overall.score, Some(200));
    let late = all(&closed, 4);
    assert_eq!(key(answer(core, ben, "1", late)), "error-assessment-closed");
    // The plan goes on.
    let mut done = planned_for("D1");
    (done.action, done.done) = (Some(1), Some("2026-12-01".to_owned()));
    plan(core, ben, "1", &planned_for("P1")).unwrap().unwrap();
    plan(core, ben, "1", &done).unwrap().unwrap();
    assert!(!standing(core).overdue);

    // Twelve months later ammunition lies there.
    clock.pass(366 * DAY);
    assert!(standing(core).overdue);
    let list = "calibre,lot,quantity,division,group,explosive\n9 mm,L7,1000,1.4,S,2\n".to_owned();
    lots(core, 1, &TableRequest { list });
    let second = begin(core, named("cid"), &store).unwrap();
    assert!(second.not_applicable.is_empty());
    let left: Vec<&str> = second.actions.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(left, ["P1"], "what is not done goes on");
    answer(core, named("cid"), "2", all(&second, 3)).unwrap().unwrap();
    let view = close(core, named("cid"), "2").unwrap();
    assert_eq!(view.before, Some(1));
    let change = view.changes.iter().find(|one| one.area == "ammunition").unwrap();
    assert_eq!((change.common, change.change), (1, Some(100)), "over what both answered");
    let by = |name: &str, code| (name.to_owned(), code);
    let log = acts(core, from);
    assert_eq!(log[0], by("ben", AdminCode::SecurityBegun));
    assert!(log.contains(&by("ben", AdminCode::SecurityPlanned)));
    assert_eq!(log.last(), Some(&by("cid", AdminCode::SecurityClosed)));
}
