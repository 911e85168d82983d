//! A trace is practised on a real node: step by step over the command line, gone on with after a
//! restart, and nothing of it reaches the log, the register or a partner.

use serde_json::Value;
use vestigo::adviser::practice::{self, Given};
use vestigo_tests::Node;

fn json(node: &Node, line: &[&str]) -> Value {
    let (exit, out, error) = node.command(line);
    assert_eq!(exit, 0, "{line:?}: {error}");
    serde_json::from_str(&out).unwrap()
}

/// Answers a step; gives what it came to.
fn answer(node: &Node, run: &str, step: usize, given: &Given) -> Value {
    let step = step.to_string();
    let fields: Vec<String> = given
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace('\n', "\\n")))
        .collect();
    let mut line = vec!["--json", "adviser", "trace", "answer", run, "--step", &step];
    line.extend(fields.iter().map(String::as_str));
    json(node, &line)
}

#[tokio::test]
async fn a_trace_is_practised_to_its_end_and_touches_nothing_but_the_training() {
    let mut node = Node::start_new("XA").await;
    let before = node.settled().await.size();
    let begun =
        json(&node, &["--json", "adviser", "trace", "begin", "--level", "3", "--seed", "21"]);
    assert_eq!(
        (&begun["run"], &begun["seed"], &begun["level"]),
        (&1.into(), &21.into(), &3.into())
    );
    let world = practice::world(21, 3).unwrap();
    assert_eq!(begun["steps"], world.steps.len());
    // The first half, with an error in the second step: purpose and legal basis.
    let half = world.steps.len() / 2;
    for at in 0..half {
        let mut given = world.perfect(at);
        if at == 1 {
            let right = given[0].1.clone();
            let choices = world.choices(at, "purpose").unwrap();
            given[0].1 = choices.into_iter().find(|choice| *choice != right).unwrap();
        }
        let said = answer(&node, "1", at + 1, &given);
        assert_eq!(said["judged"]["right"], at != 1, "{said}");
        assert!(!said["judged"]["why"].as_str().unwrap().is_empty());
    }
    node.stop().await;
    node.start().await;
    // It stands where it was left; an answered step is not answered again.
    let stands = json(&node, &["--json", "adviser", "trace", "show"]);
    assert_eq!(stands["step"]["number"], half + 1);
    let (exit, _, _) =
        node.command(&["adviser", "trace", "answer", "1", "--step", "1", "serial=X"]);
    assert_eq!(exit, 5);
    for at in half..world.steps.len() {
        let said = answer(&node, "1", at + 1, &world.perfect(at));
        assert_eq!(said["judged"]["right"], true, "{said}");
    }
    let done = json(&node, &["--json", "adviser", "trace", "show", "1"]);
    assert!(done["step"].is_null());
    let score = |skill: &str| {
        let scores = done["scores"].as_array().unwrap();
        let found = scores.iter().find(|score| score["skill"] == skill).unwrap();
        (found["right"].as_u64().unwrap(), found["answered"].as_u64().unwrap())
    };
    assert_eq!((score("READ"), score("GROUND")), ((1, 1), (0, 1)));
    let list = json(&node, &["--json", "adviser", "trace", "list"]);
    assert_eq!(list["items"][0]["right"], world.steps.len() - 1);
    let training = json(&node, &["--json", "adviser", "training"]);
    let skills = training["skills"].as_array().unwrap();
    let ground = skills.iter().find(|skill| skill["skill"] == "GROUND").unwrap();
    assert_eq!((&ground["answered"], &ground["right"]), (&1.into(), &0.into()));
    // Nothing was signed, sent or looked up.
    assert_eq!(node.settled().await.size(), before);
    let traces = json(&node, &["--json", "trace", "list"]);
    assert!(traces["items"].as_array().unwrap().is_empty());
}
