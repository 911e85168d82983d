//! The life of a request, through a real socket.

use super::*;

#[test]
fn every_act_reaches_the_node_and_answers_in_both_languages_and_in_json() {
    let node = Node::start("line-life");
    let gun = r#"{"hop":null,"firearm":{"serial":"B5Z0","maker":"Glock""#;
    let (supplied, reopened) =
        (format!("trace_supply 01234567 {gun}"), format!("trace_reopen 01234567 {gun}"));
    let table = [
        ("case acknowledge 01234567", "case_acknowledge 01234567 false"),
        (
            "case ask 01234567 --want marks,photograph --text t",
            r#"case_ask 01234567 ["MARKS", "PHOTOGRAPH"] t"#,
        ),
        (
            "case answer 01234567 --level l2 --partial",
            r#"case_outcome 01234567 {"outcome":"partial","level":"L2","record":null,"text":null}"#,
        ),
        (
            "case answer 01234567 --level l3 --record 7 --restrict persons,documents --reason d2 --text t",
            r#"{"outcome":"restricted","level":"L3","record":"7","withheld":["PERSONS","DOCUMENTS"],"reason":"D2","text":"t"}"#,
        ),
        (
            "case answer 01234567 --not-completed n02,n15 --duplicate-of 89abcdef --candidates 3",
            r#"{"outcome":"not-completed","codes":["N02","N15"],"duplicate_of":"89abcdef","indicated":[],"candidates":3,"text":null}"#,
        ),
        (
            "case answer 01234567 --not-completed n18 --indicated xc",
            r#""indicated":["XC"],"candidates":null"#,
        ),
        (
            "case answer 01234567 --not-made-here --text copy",
            r#"{"outcome":"not-made-here","text":"copy"}"#,
        ),
        ("case answer 01234567 --text words", r#"{"outcome":"words","text":"words"}"#),
        ("trace supply 01234567 --serial B5Z0 --maker Glock --illicit i1", &supplied),
        ("trace reopen 01234567 --serial B5Z0 --maker Glock --text t", &reopened),
        ("trace clarify 01234567 --hop 2 --text why", "trace_clarify 01234567 Some(2) why"),
        ("trace withdraw 01234567 --reason t", r#"trace_withdraw 01234567 None Some("t")"#),
    ];
    for (line, call) in table {
        for language in ["en", "es"] {
            let ran = node.run_in(line, language);
            assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{line}");
            let raw = ["column-", "word-", "note-", "code-"].iter().any(|p| ran.out.contains(p));
            assert!(!raw && !ran.out.is_empty(), "{line}: {}", ran.out);
        }
        let ran = node.run(&format!("{line} --json"));
        assert!(ran.exit == 0 && ran.json().is_object(), "{line}");
        let calls = node.calls.all();
        assert_eq!(calls.iter().filter(|c| c.contains(call)).count(), 3, "{line}: {calls:?}");
    }
}

#[test]
fn what_contradicts_itself_is_not_sent() {
    let node = Node::start("line-life-usage");
    for line in [
        "case answer 01234567",
        "case answer 01234567 --level L2 --not-completed N02",
        "case answer 01234567 --level L2 --restrict persons",
        "case answer 01234567 --level L2 --restrict persons --reason D1",
        "case answer 01234567 --level L2 --restrict persons --reason D1 --text t --partial",
        "case answer 01234567 --reason D1 --level L2",
        "case answer 01234567 --record 3 --text t",
        "case answer 01234567 --duplicate-of 89abcdef --level L2",
        "case ask 01234567 --text t",
        "case ask 01234567 --want shoes --text t",
        "trace clarify 01234567",
    ] {
        assert_eq!(node.run(line).exit, 2, "{line}");
    }
    assert_eq!(node.calls.all(), Vec::<String>::new());
}

#[test]
fn a_case_tells_every_step_in_words_with_who_when_and_entry() {
    let node = Node::start("line-life-case");
    let shown = node.run("case show 01234567").out;
    for words in [
        "2026-11-22T18:34:55Z  vestigo/xb/customs (officer)  abababababab",
        "delayed until 2026-11-22T18:34:55Z: D1 would compromise an ongoing criminal investigation",
        "asked for more information, and the clock stands: the marks, or a better reading of them",
        "answered with restrictions (D1 would compromise an ongoing criminal investigation); left out: natural persons",
        "withdrew the request after the decision, which stands",
        "“words”",
        "vestigo case acknowledge 0123456789ab",
        "the delay has ended; decide, or delay again with a new date",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let chain = node.run("trace show 01234567").out;
    for words in ["Opens again", "N02", "Left out because", "sought clarification", "(overdue)"] {
        assert!(chain.contains(words), "{words}: {chain}");
    }
    let spanish = node.run_in("case show 01234567", "es").out;
    assert!(spanish.contains("pidió más información, y el plazo se detiene"), "{spanish}");
}

#[test]
fn lists_say_what_is_overdue_and_which_entries_prove_it() {
    let node = Node::start("line-life-lists");
    for line in ["case list --state overdue", "trace list --state overdue"] {
        let ran = node.run(line);
        assert!(ran.out.contains("overdue") && ran.out.contains("abababababab"), "{}", ran.out);
        let csv = node.run(&format!("{line} --csv")).out;
        assert!(csv.contains("abababababab"), "{csv}");
    }
    assert!(node.run("case list --state unacknowledged").out.contains("not acknowledged in time"));
    assert!(node.run("status").out.contains("Cases not acknowledged in time"));
    assert!(node.calls.all().iter().any(|c| c.contains(r#"state: Some("overdue")"#)));
}
