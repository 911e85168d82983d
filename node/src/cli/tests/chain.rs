//! Commands about chains and letters, through a real socket.

use super::*;

#[test]
fn every_command_of_the_chain_answers_in_both_languages_and_in_json() {
    let node = Node::start("line-chain");
    let scan = node.file("scan.pdf", "%PDF-1.7 SYNTHETIC");
    let lines = [
        "trace suggest --maker Glock".to_owned(),
        "trace suggest 01234567 --csv".to_owned(),
        "trace onward 01234567".to_owned(),
        format!("trace onward 01234567 --to {PARTNER}"),
        format!(
            "trace enter-reply 01234567 --result r06 --country xd --date 2019 --file {}",
            scan.display()
        ),
        format!("trace confirm-by-node 01234567 2 --partner {PARTNER}"),
    ];
    for line in &lines {
        for language in ["en", "es"] {
            let ran = node.run_in(line, language);
            assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{line}");
            let keys = ["column-", "word-", "note-", "code-"];
            assert!(!keys.iter().any(|key| ran.out.contains(key)), "{line}: {}", ran.out);
        }
        let ran = node.run(&format!("{line} --json"));
        assert!(ran.exit == 0 && ran.json().is_object(), "{line}");
    }
    let calls = node.calls.all();
    for call in [
        "trace_suggest None".to_owned(),
        "trace_onward 01234567 None None".to_owned(),
        "trace_enter_reply 01234567 R06 Some(24)".to_owned(),
        format!("trace_confirm_letter 01234567 2 {PARTNER}"),
    ] {
        assert!(calls.contains(&call), "{call}: {calls:?}");
    }
}

#[test]
fn conclusions_say_what_they_rest_on_and_what_would_change_them() {
    let node = Node::start("line-conclusions");
    let ran = node.run("trace onward 01234567");
    for words in [
        "D02 theft from a dealer  (recorded)",
        "or: D01 theft from a private holder",
        "left lawful hands: hop 2 (XC), result 2: R08 reported stolen",
        "rests on a letter that its country has not signed",
        "could be changed by a signed answer instead of a letter, from XC",
        "1471 to 1500 days  (3 years and over)",
        "from 2019-04 to 2023-05-10; hop 1 (XC), event 2:",
        "Different consignees are named",
        "Entered by our officer; not signed by XC",
        "vestigo trace confirm-by-node 0123456789ab 2 --partner PARTNER",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
}

#[test]
fn a_letter_is_written_twice_over_in_the_language_asked_for_and_never_over_another_file() {
    let node = Node::start("line-letter");
    let out = node.file("letters", "");
    std::fs::remove_file(&out).unwrap();
    std::fs::create_dir(&out).unwrap();
    let line = format!("trace letter 01234567 2 --out {}", out.display());
    let ran = node.run_in(&line, "es");
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    let text = std::fs::read_to_string(out.join("XA-0123-4567-89AB.es.txt")).unwrap();
    assert!(text.starts_with("Solicitud de rastreo de un arma de fuego\n"), "{text}");
    let page = std::fs::read_to_string(out.join("XA-0123-4567-89AB.es.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"es\">"), "{page}");
    assert_eq!(node.run_in(&line, "es").exit, 6);
    let scan = out.join("scan.pdf");
    let ran = node.run(&format!("trace scan 01234567 2 --out {}", scan.display()));
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!(std::fs::read(scan).unwrap(), b"%PDF-");
}

#[test]
fn several_countries_are_asked_only_once_they_were_seen_and_confirmed() {
    let node = Node::start("line-fan-out");
    let line = format!(
        "trace submit --fan-out 3 --serial {SERIAL} --purpose u1 --legal-basis iti --circumstances c"
    );
    let ran = node.run(&line);
    assert_eq!(ran.exit, 2, "{}", ran.out);
    assert!(
        ran.err.contains("import mark") && ran.err.contains("vestigo/xc/police"),
        "{}",
        ran.err
    );
    assert!(!node.calls.all().iter().any(|call| call.starts_with("trace_submit")));
    let ran = node.run(&format!("{line} --yes"));
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let calls = node.calls.all();
    // The third has no partner: it cannot be asked.
    let call = format!("trace_submit {PARTNER} U1 true");
    assert!(calls.contains(&call), "{calls:?}");
    assert_eq!(node.run(&line.replace("3", "6")).exit, 2, "at most five");
}
