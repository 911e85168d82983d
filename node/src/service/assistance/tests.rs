//! What of an assessment would go out, and what is refused before anything does.

use super::*;
use crate::adviser::assessment::{Answer, Assessment};
use crate::desk::officer::{OfficerName, Role};
use crate::runtime::people::testing::{Clock, START, add, found, open};
use crate::scratch::Scratch;
use crate::service::ServiceError;
use crate::store::AssessmentRecord;

/// A core with `ana`, a focal point, and `ines`, an investigator; assessment 1 is closed, 2 is open.
fn house(name: &str) -> (Scratch, Core) {
    let scratch = Scratch::new(name);
    found(&scratch, true);
    let mut core = open(&scratch, &Clock::default());
    core.begin().unwrap();
    add(&mut core, "ana", &[Role::FocalPoint]);
    add(&mut core, "ines", &[Role::Investigator]);
    let answer = |level| Answer { level, evidence: "SECRET".to_owned() };
    let answers = [("M1", 1), ("T1", 0)].map(|(id, level)| (id.to_owned(), answer(level)));
    let content = Assessment { answers: answers.into(), actions: Vec::new() };
    for (number, closed_at) in [(1, Some(START)), (2, None)] {
        let body = serde_json::to_vec(&content).unwrap();
        let (year, begun_at, updated_at) = (2026, START, START);
        let record = AssessmentRecord { number, year, begun_at, updated_at, closed_at, body };
        core.store.put_assessment(&record).unwrap();
    }
    (scratch, core)
}

fn named(name: &str) -> Caller {
    Caller { officer: OfficerName::parse(name), ..Caller::of(7) }
}

fn wanted() -> AssistanceWanted {
    AssistanceWanted {
        to: vec!["vestigo/xb/police".to_owned()],
        text: "SYNTHETIC words".to_owned(),
        purpose: "U3".to_owned(),
        legal_basis: "BILATERAL".to_owned(),
        assessment: Some(1),
        question: Some("M1".to_owned()),
        ..AssistanceWanted::default()
    }
}

fn key<T>(refused: Result<T, Denied>) -> String {
    ServiceError::from(refused.err().unwrap()).key
}

#[test]
fn the_lists_of_words_are_those_of_the_rules() {
    use crate::adviser::project::{Direction, FigureSource, Measure, ProjectAct, ProjectState};
    use crate::text::codes;
    let words = [
        Measure::NAMES,
        Direction::NAMES,
        ProjectState::NAMES,
        ProjectAct::NAMES,
        FigureSource::NAMES,
    ]
    .concat();
    assert_eq!(words, codes::PROJECTS);
    assert_eq!(SORTS, codes::HELP_SORTS);
}

#[test]
fn a_gap_presets_the_field_and_the_officer_writes_the_words() {
    let asking = read(&wanted(), None).unwrap();
    assert_eq!(asking.field, Some(AssistanceField::Marking));
    assert_eq!(asking.text.as_str(), "SYNTHETIC words");
    let other = AssistanceWanted { field: "training".to_owned(), ..wanted() };
    assert_eq!(read(&other, None).unwrap().field, Some(AssistanceField::Training));
    type Change = fn(&mut AssistanceWanted);
    let wrong: [(Change, &str); 6] = [
        (|w| w.text = " ".to_owned(), "error-assistance-needs"),
        (|w| w.question = Some("M9".to_owned()), "error-bad-value"),
        (|w| w.field = "COFFEE".to_owned(), "error-assistance-needs"),
        (|w| w.purpose = "U99".to_owned(), "error-bad-value"),
        (|w| w.offer = Some("leaf".to_owned()), "error-assistance-needs"),
        (
            |w| w.to = (0..33).map(|n| format!("vestigo/xb/a{n}")).collect(),
            "error-assistance-needs",
        ),
    ];
    for (change, wanted_key) in wrong {
        let mut request = wanted();
        change(&mut request);
        assert_eq!(read(&request, None).err().unwrap().key, wanted_key);
    }
    // A part of an assessment goes to one partner.
    let two = vec!["vestigo/xb/police".to_owned(), "vestigo/xc/police".to_owned()];
    let (part, _) = part(&ShareWanted { assessment: 1, ..ShareWanted::default() }).unwrap();
    assert!(read(&AssistanceWanted { to: two, ..wanted() }, Some(part)).is_err());
}

#[test]
fn only_a_closed_assessment_is_shown_for_sharing_and_without_evidence() {
    let (_scratch, mut core) = house("share-preview");
    let what = |assessment, areas: &[&str], evidence| {
        let areas = areas.iter().map(|&area| area.to_owned()).collect();
        part(&ShareWanted { assessment, areas, evidence, language: None }).unwrap()
    };
    let (meant, words) = what(1, &["marking"], false);
    let view = prepared(&mut core, 1, &meant, words).unwrap().unwrap();
    assert_eq!((view.answers, view.name.as_str()), (1, "assessment-2026-1.csv"));
    assert!(!view.text.contains("SECRET") && !view.text.contains("T1"), "{}", view.text);
    let (meant, words) = what(1, &[], true);
    let all = prepared(&mut core, 1, &meant, words).unwrap().unwrap();
    assert!(all.answers == 2 && all.text.contains("SECRET") && all.digest != view.digest);
    let (meant, words) = what(2, &[], false);
    assert_eq!(key(prepared(&mut core, 2, &meant, words)), "error-share-not-closed");
    assert!(prepared(&mut core, 9, &meant, words).unwrap().is_err());
    assert!(part(&ShareWanted { areas: vec!["x".to_owned()], ..Default::default() }).is_err());
}

#[test]
fn what_may_not_go_leaves_nothing_behind() {
    let (_scratch, mut core) = house("assistance-refused");
    let (core, noted) = (&mut core, |core: &mut Core| core.store.admin_size().unwrap());
    let before = noted(core);
    let asking = read(&wanted(), None).unwrap();
    assert_eq!(key(ask(core, named("ines"), &asking, None)), "error-officer-role");
    assert_eq!(key(ask(core, named("ana"), &asking, None)), "error-no-such-partner");
    let leaf = Some("ab".repeat(32));
    let offer = read(&AssistanceWanted { offer: leaf, ..wanted() }, None).unwrap();
    assert_eq!(key(ask(core, named("ana"), &offer, None)), "error-assistance-no-offer");
    let nobody = read(&AssistanceWanted { to: Vec::new(), ..wanted() }, None).unwrap();
    assert_eq!(key(ask(core, named("ana"), &nobody, None)), "error-assistance-needs");
    let gone = read(&AssistanceWanted { assessment: Some(9), ..wanted() }, None).unwrap();
    assert_eq!(key(ask(core, named("ana"), &gone, None)), "error-assistance-needs");
    assert_eq!(noted(core), before);
    assert!(kept::all::<Sought>(core).unwrap().is_empty());
    let empty = list(core, named("ana"), AssistanceRequest::default()).unwrap();
    assert!(empty.items.is_empty());
    let sort = Some("COFFEE".to_owned());
    let odd = AssistanceRequest { sort, ..AssistanceRequest::default() };
    assert_eq!(key(list(core, named("ana"), odd)), "error-assistance-needs");
    assert_eq!(key(list(core, named("ines"), AssistanceRequest::default())), "error-officer-role");
}
