//! Commands of a running node, through a real socket.

use super::*;

#[test]
fn every_command_of_a_running_node_answers_in_every_language_and_in_json() {
    let node = Node::start("line-all");
    let terms = node.file("terms.toml", "[accepter_asks]\ndaily_budget = 9\n");
    let lines = [
        "status".to_owned(),
        "partner invite".to_owned(),
        "partner accept vestigo1:AAAA".to_owned(),
        format!("partner confirm {PARTNER} 00001 00002 00003"),
        "partner list".to_owned(),
        format!("agreement propose {PARTNER} --terms {}", terms.display()),
        "agreement accept abcdef01".to_owned(),
        "agreement show abcdef01".to_owned(),
        "agreement list".to_owned(),
        format!("registry find {SERIAL}"),
        format!("registry find {SERIAL} --csv"),
        "registry record 17".to_owned(),
        "registry looked 17".to_owned(),
        "registry enter --set sales --serial RSW914 --maker Glock --sure".to_owned(),
        "registry correct 17 --reason misread --model 19".to_owned(),
        "registry event 17 --kind exported --date 2019 --to Dealer --to-kind licensee".to_owned(),
        "registry set sales --kind retail --digitised 80".to_owned(),
        "registry sets --kind stolen".to_owned(),
        "registry imports".to_owned(),
        "registry sources".to_owned(),
        "registry sources Dealer".to_owned(),
        "registry check".to_owned(),
        format!(
            "trace submit --to {PARTNER} --serial {SERIAL} --purpose u1 --legal-basis iti --circumstances c"
        ),
        "trace show 01234567".to_owned(),
        "trace list".to_owned(),
        "case list".to_owned(),
        "case show 01234567".to_owned(),
        "case answer 01234567 --level l3".to_owned(),
        "case refuse 01234567 --reason d1 --text t".to_owned(),
        "case delay 01234567 --reason D2 --text t --until 2027-01-31".to_owned(),
        "case approve 01234567 --level l2".to_owned(),
        "case decline 01234567 --text t".to_owned(),
        "explain 01234567".to_owned(),
        "statistics".to_owned(),
        "statistics --table heard --csv".to_owned(),
        "officer list".to_owned(),
        "officer show".to_owned(),
        "officer show ana".to_owned(),
        "officer add ana --role approver --no-key".to_owned(),
        "officer suspend ana".to_owned(),
        "officer role ana --role auditor".to_owned(),
        "officer add eva --role auditor --no-key --no-account".to_owned(),
        "officer link ben".to_owned(),
        "officer proposals".to_owned(),
        "officer confirm ben".to_owned(),
        "officer reject ben".to_owned(),
        "setup-link".to_owned(),
        "session list".to_owned(),
        "session list --all".to_owned(),
        "session list --of ben --csv".to_owned(),
        "session end 0101010101010101".to_owned(),
        "activity --limit 7".to_owned(),
        "who-looked 0123456789abcdef".to_owned(),
        "log checkpoint".to_owned(),
        "log prove abcd".to_owned(),
        "log verify".to_owned(),
        format!("log partner {PARTNER}"),
        "observer add ombudsman --key vestigo-observer1:AAAA --all --until 2027-12-31".to_owned(),
        format!("observer add court --key k --pair {PARTNER} --until 2027-12-31"),
        "observer list".to_owned(),
        "observer list --live --csv".to_owned(),
        "observer remove court".to_owned(),
        "observer key /tmp/observer.key".to_owned(),
        "witness list".to_owned(),
        "witness list --csv".to_owned(),
        "witness new-key --root-dir /root-key".to_owned(),
    ];
    for line in &lines {
        for language in Language::TAGS {
            let ran = node.run_in(line, language);
            assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{line}");
            assert!(!ran.out.is_empty(), "{line}");
            assert!(
                !ran.out.contains("column-") && !ran.out.contains("word-"),
                "{line}: {}",
                ran.out
            );
        }
        let ran = node.run(&format!("{line} --json"));
        assert!(ran.exit == 0 && ran.json().is_object(), "{line}");
        assert_eq!(ran.out.lines().count(), 1, "{line}");
    }
    let calls = node.calls.all();
    for call in [
        "registry_enter sales 1  true".to_owned(),
        // The number and the import mark that the record has stay.
        "registry_correct 17 2 false".to_owned(),
        "registry_event 17 EXPORTED".to_owned(),
        "registry_set sales".to_owned(),
        "registry_looked 17".to_owned(),
        format!("partner_confirm {PARTNER} 000010000200003"),
        format!("agreement_propose {PARTNER} 9"),
        format!("trace_submit {PARTNER} U1 true"),
        "case_answer 01234567 L3".to_owned(),
        "case_approve 01234567 L2".to_owned(),
        "officer_add ana false".to_owned(),
        "officer_suspend ana true".to_owned(),
        "officer_roles ana AUDITOR".to_owned(),
        "officer_link ben".to_owned(),
        "role_confirm ben".to_owned(),
        "role_reject ben".to_owned(),
        "setup_link".to_owned(),
        "sessions *".to_owned(),
        "sessions ben".to_owned(),
        "session_end 0101010101010101".to_owned(),
        "activity".to_owned(),
        "who_looked 0123456789abcdef".to_owned(),
        "case_refuse 01234567 D1 t".to_owned(),
        format!("observer_add court [\"{PARTNER}\"] false 2027-12-31"),
        "observer_add ombudsman [] true 2027-12-31".to_owned(),
        "observer_remove court".to_owned(),
    ] {
        assert!(calls.contains(&call), "{call}: {calls:?}");
    }
}

#[test]
fn a_trace_is_drawn_answer_first_and_hop_by_hop() {
    let node = Node::start("line-draw");
    let ran = node.run("trace follow 0123456789abcdef");
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let last = &ran.out[ran.out.find("The chain ends").unwrap()..];
    assert!(last.starts_with("The chain ends in XC: R08 reported stolen."), "{last}");
    assert!(last.contains("  1. XB  vestigo/xb/police  answered  R06 lawfully exported"), "{last}");
    assert!(
        last.contains("  └─ 2. XC  vestigo/xc/police  answered  R08 reported stolen"),
        "{last}"
    );
    assert!(last.contains("• 2019-03  exported  Maker SA → Dealer \u{fffd}[31mSA  [XC]"), "{last}");
    assert!(last.contains("(recorded, says XB)  SYNTHETIC"), "{last}");
    assert!(
        last.contains("searched stolen-2000, 2000 to …, 3 forms of the serial number"),
        "{last}"
    );
    let followed: Vec<&str> =
        ran.out.lines().take_while(|l| !l.is_empty()).map(|l| &l[22..]).collect();
    assert_eq!(
        followed,
        [
            "1. XB  vestigo/xb/police  delivered",
            "1. XB  vestigo/xb/police  answered  R06 lawfully exported",
            "2. XC  vestigo/xc/police  submitted",
            "2. XC  vestigo/xc/police  answered  R08 reported stolen",
        ]
    );
    let ran = node.run("trace follow 0123456789abcdef --json");
    let versions: Vec<u64> = ran
        .out
        .lines()
        .map(|l| serde_json::from_str::<Value>(l).unwrap()["version"].as_u64().unwrap())
        .collect();
    assert_eq!(versions, [1, 2, 3]);
}

#[test]
fn lists_show_no_serial_and_export_csv() {
    let node = Node::start("line-lists");
    for line in ["trace list", "case list", "partner list", "agreement list", "status"] {
        assert!(!node.run(line).out.contains(SERIAL), "{line}");
    }
    assert!(node.run("trace show 01234567").out.contains(SERIAL));
    let csv = node.run("trace list --csv").out;
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(&rows[0][3], "XB → XC");
    assert!(node.run("trace list").out.contains("--after n&1"));
}

#[test]
fn an_error_of_the_node_has_its_exit_code_and_text() {
    let node = Node::start("line-errors");
    let ran = node.run_in("trace show ffffffff", "es");
    assert_eq!((ran.exit, ran.out.as_str()), (4, ""));
    assert!(ran.err.starts_with("Error: Aquí no hay"), "{}", ran.err);
    let ran = node.run("trace show ffffffff --json");
    assert_eq!((ran.exit, ran.json()["error"]["code"].as_str()), (4, Some("not-found")));
}

#[test]
fn a_bundle_is_written_privately_and_never_over_another_file() {
    use std::os::unix::fs::MetadataExt as _;
    let node = Node::start("line-bundle");
    let out = node.scratch.path().join("t.bundle");
    let ran = node.run(&format!("bundle export 01234567 --out {}", out.display()));
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.out.contains("5 statements written"), "{}", ran.out);
    assert_eq!(std::fs::read(&out).unwrap(), [0, 1, 2]);
    assert_eq!(std::fs::metadata(&out).unwrap().mode() & 0o777, 0o600);
    let ran = node.run(&format!("bundle export 01234567 --out {}", out.display()));
    assert!(ran.exit == 6 && ran.err.contains("already exists"), "{}", ran.err);
    let other = node.scratch.path().join("u.bundle");
    let ran = node.run(&format!("bundle export ffffffff --out {}", other.display()));
    assert!(ran.exit == 4 && !other.exists(), "an empty bundle was left");
}

#[test]
fn a_batch_reads_foreign_headers_and_reports_each_row_by_its_line() {
    let node = Node::start("line-batch");
    let common = format!("--to {PARTNER} --purpose U1 --legal-basis iti --circumstances c");
    let good = node.file("g.csv", "\u{feff}Make,Model,Caliber,Type,Serial Number\nGlock,17,9mm,pistol,A1\n,,,,\"B\n2\"\nColt,,,,C3\n");
    let ran = node.run(&format!("trace submit --csv {} {common}", good.display()));
    assert_eq!(ran.exit, 6, "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[1].starts_with("2 ") && lines[1].contains(TRACE), "{}", ran.out);
    assert!(lines[2].starts_with("3 ") && lines[2].contains("There is no"), "{}", ran.out);
    assert!(lines[3].starts_with("5 "), "{}", ran.out);
    assert!(ran.out.contains("2 trace requests submitted, 1 rejected."), "{}", ran.out);
    for (text, words) in [
        ("serial,colour\nA,red\n", "colour"),
        ("serial,maker\nA\n", "line 2"),
        ("maker\nGlock\n", "serial is missing"),
        ("serial\n", "no rows"),
    ] {
        let bad = node.file("b.csv", text);
        let ran = node.run(&format!("trace submit --csv {} {common}", bad.display()));
        assert!(ran.exit == 6 && ran.err.contains(words), "{text}: {}", ran.err);
    }
    let no_purpose = format!("trace submit --csv {} --to p", good.display());
    assert!(node.run(&no_purpose).err.contains("purpose is missing"));
    let batches = node.calls.all().iter().filter(|c| c.starts_with("trace_submit_batch")).count();
    assert_eq!(batches, 1, "a bad file was sent");
}

#[test]
fn a_request_without_a_firearm_is_not_sent() {
    let ran = run_line("trace submit --to p --purpose U1 --legal-basis iti --circumstances c");
    assert!(ran.exit == 2 && ran.err.contains("--serial"), "{}", ran.err);
}

#[test]
fn an_agreement_with_an_unknown_clause_is_not_sent() {
    let node = Node::start("line-terms");
    let terms = node.file("t.toml", "[proposer_asks]\nbudjet = 1\n");
    let ran = node.run(&format!("agreement propose {PARTNER} --terms {}", terms.display()));
    assert!(ran.exit == 6 && ran.err.contains("budjet"), "{}", ran.err);
    assert_eq!(node.calls.all(), Vec::<String>::new());
}

#[test]
fn an_import_into_a_running_node_goes_through_it() {
    let node = Node::start("line-import-running");
    let file = node.file("f.csv", "a\nb\nc\n");
    let ran = node.run(&format!("registry import {} --set s", file.display()));
    assert_eq!(ran.exit, 6, "{}", ran.err);
    assert_eq!(node.calls.all(), ["registry_import s 6 bytes"]);
    let ran = node.run(&format!("registry import {} --set locked", file.display()));
    assert_eq!(ran.exit, Exit::from(ErrorCode::NotAllowed).code());
}
