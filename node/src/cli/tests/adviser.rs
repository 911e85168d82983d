//! The adviser's tools, through a real socket.

use super::*;

#[test]
fn an_assessment_is_begun_answered_planned_and_shown() {
    let node = Node::start("line-adviser");
    let shown = node.run("adviser show 7");
    assert!(
        shown.exit == 0 && shown.out.contains("2.50") && shown.out.contains("+1.00"),
        "{}",
        shown.out
    );
    assert!(node.run("adviser begin --year 2027 --from 6").out.contains("Assessment 7 of 2026"));
    node.run("adviser answer 7 --question M1 --level 3 --evidence decree");
    node.run("adviser plan 7 --question M1 --what buy --who ministry --by 2027-06-30");
    node.run("adviser close 7");
    let calls = node.calls.all();
    for call in [
        "assessment_begin 2027 Some(6)",
        "assessment_answer 7 M1=Some(3) decree",
        "assessment_plan 7 None M1 buy ministry 2027-06-30 None",
        "assessment_close 7",
    ] {
        assert!(calls.iter().any(|made| made == call), "{call}: {calls:?}");
    }
    assert_eq!(node.run("adviser begin --year 2026").exit, 5);
    let csv = node.run("adviser show 7 --csv").out;
    assert_eq!(csv.lines().count(), 21, "{csv}");
    let questions = node.run("--lang es adviser questions").out;
    assert!(questions.contains("Marcaje") && questions.contains("L4"), "{questions}");
    assert!(node.run("adviser assessments --csv").out.lines().count() > 10);
    assert_eq!(node.run("adviser show 7 --json").json()["number"], 7);
}

#[test]
fn the_reading_of_guns_and_the_key_of_marks_are_printed() {
    let node = Node::start("line-guns");
    let pistol = node.run("adviser guns pistol");
    assert!(
        pistol.exit == 0 && pistol.out.contains("*[1] Frame above the trigger"),
        "{}",
        pistol.out
    );
    assert!(!pistol.out.contains("Revolver"));
    assert_eq!(node.run("adviser guns --csv").out.lines().count(), 39);
    assert_ne!(node.run("adviser guns cannon").exit, 0);
    let marks = node.run("--lang fr adviser marks").out;
    assert!(marks.contains("* KE KP 00123") && marks.contains("d’usage connu"), "{marks}");
}

#[test]
fn a_question_is_practised_and_answered() {
    let node = Node::start("line-training");
    let asked = node.run("adviser practise");
    assert!(
        asked.exit == 0 && asked.out.contains("reply serial-pistol --attempt 0"),
        "{}",
        asked.out
    );
    let said: Vec<String> = (1..=5)
        .map(|choice| {
            node.run(&format!("adviser reply serial-pistol --attempt 0 --choice {choice}")).out
        })
        .collect();
    assert_eq!(said.iter().filter(|out| out.starts_with("Right")).count(), 1, "{said:?}");
    assert_ne!(node.run("adviser reply serial-pistol --attempt 1 --choice 1").exit, 0);
    assert!(node.run("adviser training").out.contains("Pick the serial number"));
    assert!(node.run("adviser counts --csv").out.contains(",12,9"));
    assert_eq!(node.run("adviser practise --json").json()["question"]["attempt"], 0);
}

#[test]
fn a_trace_is_practised_by_commands_and_in_a_dialogue() {
    let node = Node::start("line-practice");
    let begun = node.run("adviser trace begin --level 2 --seed 9");
    assert!(begun.exit == 0 && begun.out.contains("everything here is invented"), "{}", begun.out);
    assert!(begun.out.contains("adviser trace answer 0 --step 1 serial="), "{}", begun.out);
    assert!(node.calls.all().iter().any(|call| call == "practice_begin 2 Some(9)"));
    assert_ne!(node.run("adviser trace begin --level 4").exit, 0);
    assert_eq!(node.run("adviser trace list --csv").out.lines().count(), 3);
    let world = crate::adviser::practice::world(4, 1).unwrap();
    let (right, basis) = (world.purpose.code(), world.basis.name());
    let said = node.run(&format!("adviser trace answer 1 --step 2 purpose={right} basis={basis}"));
    assert!(said.exit == 0 && said.out.starts_with("Right."), "{}", said.out);
    let json = format!("adviser trace answer 1 --step 2 purpose={right} basis={basis} --json");
    let json = node.run(&json).json();
    assert_eq!((&json["judged"]["right"], &json["run"]["run"]), (&true.into(), &1.into()));
    assert_ne!(node.run("adviser trace answer 1 --step 2 purpose=U9 basis=ITI").exit, 0);
    assert_ne!(node.run("adviser trace answer 1 --step 2 purpose").exit, 0);
    assert_ne!(node.run("adviser trace answer 1 --step 3 purpose=U1 basis=ITI").exit, 0);
    let shown = node.run("--lang fr adviser trace show 1");
    assert!(shown.out.contains("tout ici est inventé"), "{}", shown.out);
    // At the end of the input a dialogue stops, and the run can be gone on with.
    let played = node.run("adviser trace play 1");
    assert!(played.exit == 0 && played.out.contains("everything here is invented"));
}
