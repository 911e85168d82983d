//! `batch`, through a real socket.

use super::*;

#[test]
fn a_batch_is_checked_confirmed_submitted_and_shown_in_every_language() {
    let node = Node::start("line-batch");
    let file = node.file("seized.csv", "serial\nA1\nA2\n");
    let file = file.display();
    for line in [
        "batch list".to_owned(),
        "batch list --csv".to_owned(),
        "batch show 7".to_owned(),
        "batch show 7 --rows".to_owned(),
        "batch show 7 --state rejected --csv".to_owned(),
        "batch follow 7".to_owned(),
        "batch stop 7".to_owned(),
        "batch resume 7".to_owned(),
    ] {
        for language in Language::TAGS {
            let ran = node.run_in(&line, language);
            assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{line}");
            for raw in ["column-", "word-", "error-", "code-"] {
                assert!(!ran.out.contains(raw), "{line}: {}", ran.out);
            }
        }
        assert!(node.run(&format!("{line} --json")).json().is_object(), "{line}");
    }
    let ran = node.run(&format!("batch check {file} --to {PARTNER}"));
    assert_eq!(ran.exit, Exit::BadInput.code(), "rows go back: {}", ran.err);
    assert!(ran.out.contains("Sheet 1:3") && ran.out.contains("The importer is missing"));
    // Whom rows ask that name nobody is a person's decision.
    let line = format!("batch submit {file} --no-wait");
    let ran = node.run(&line);
    assert_eq!(ran.exit, Exit::Usage.code(), "{}", ran.out);
    assert!(ran.err.contains("--by-country"), "{}", ran.err);
    assert!(!node.calls.all().contains(&"batch_file false true  3".to_owned()));
    let ran = node.run(&format!("{line} --by-country --allow own --allow asked --json"));
    let view = ran.json();
    assert_eq!((&view["id"], &view["batch"]["id"]), (&7.into(), &7.into()));
    let calls = node.calls.all();
    assert!(calls.contains(&"batch_file false true own+asked 3".to_owned()), "{calls:?}");
    assert!(calls.contains(&"batch_run 7 false".to_owned()), "{calls:?}");
}

#[test]
fn rows_that_go_back_are_written_to_a_new_file_only() {
    let node = Node::start("line-batch-report");
    let file = node.file("seized.csv", "serial\nA1\n");
    let report = file.with_file_name("back.csv");
    let line = format!("batch check {} --to XB --report {}", file.display(), report.display());
    assert_eq!(node.run(&line).exit, Exit::BadInput.code());
    let text = std::fs::read_to_string(&report).unwrap();
    assert!(text.starts_with('\u{feff}') && text.lines().count() == 2, "{text}");
    assert!(node.run(&line).err.contains("already exists"));
}
