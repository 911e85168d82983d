//! What the registry holds, through a node and without one.

use super::*;

#[test]
fn a_report_has_every_issue_and_never_replaces_another_file() {
    let node = Node::start("line-report");
    let file = node.file("f.csv", "a\nb\n");
    let report = node.file("r.csv", "precious");
    let import =
        format!("registry import {} --set s --report {}", file.display(), report.display());
    let offline = format!("{import} --data-dir /nowhere");
    for line in [&import, &offline] {
        let ran = if line == &import { node.run(line) } else { run_line(line) };
        assert!(ran.exit == 6 && ran.err.contains("not the report"), "{}", ran.err);
    }
    assert_eq!(std::fs::read_to_string(&report).unwrap(), "precious");
    std::fs::remove_file(&report).unwrap();
    // The second time it takes the place of the first.
    for _ in 0..2 {
        let ran = node.run(&import);
        assert!(ran.out.contains(&format!("is in {}", report.display())), "{}{}", ran.out, ran.err);
        assert_eq!(std::fs::read_to_string(&report).unwrap(), fake::ISSUES);
    }
    std::fs::remove_file(&report).unwrap();
    assert_eq!(run_line(&offline).exit, 6);
    assert_eq!(std::fs::read_to_string(&report).unwrap(), fake::ISSUES);
    let ran = node.run(&import.replace("--set s", "--set locked"));
    assert_eq!(ran.exit, 5, "{}", ran.err);
    let left = std::fs::read_dir(node.scratch.path()).unwrap().map(|e| e.unwrap().file_name());
    let parts = left.filter(|name| name.to_string_lossy().ends_with(".part")).count();
    assert_eq!(parts, 0);
}

#[test]
fn columns_mapped_by_hand_reach_the_node_with_every_character() {
    let node = Node::start("line-map");
    let file = node.file("f.csv", "a\n");
    let args = ["vestigo", "--data-dir", &node.scratch.path().display().to_string()]
        .map(OsString::from)
        .into_iter()
        .chain(["registry", "import"].map(OsString::from))
        .chain([file.into_os_string()])
        .chain(
            ["--set", "s", "--map", "Serial\nNo & más=serial", "--map", "x="].map(OsString::from),
        );
    run_args(args.collect(), "", &[], &FakeOffline::default());
    let expected = "registry_import s 2 bytes \"Serial\\nNo & más=serial\" \"x=\"";
    assert_eq!(node.calls.all(), [expected]);
}

#[test]
fn an_export_is_private_whole_and_replaces_nothing_unless_told() {
    use std::os::unix::fs::MetadataExt as _;
    let node = Node::start("line-export");
    let out = node.scratch.path().join("e.csv");
    let line = format!("registry export {} --set sales", out.display());
    let ran = node.run(&line);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "serial_number\r\nA1\r\n");
    assert_eq!(std::fs::metadata(&out).unwrap().mode() & 0o777, 0o600);
    let again = node.run(&line);
    assert!(again.exit == 6 && again.err.contains("--force"), "{}", again.err);
    assert_eq!(node.run(&format!("{line} --force --json")).json()["records"], 1);
    let absent = node.scratch.path().join("n.xlsx");
    let ran = node.run(&format!("registry export {} --set nowhere", absent.display()));
    assert!(ran.exit == 4 && ran.err.contains("registry sets"), "{}", ran.err);
    assert!(!absent.exists(), "a part of an export was left");
    let offline = format!("registry export {} --data-dir /nowhere", absent.display());
    assert_eq!(run_line(&offline).exit, 0);
    assert_eq!(std::fs::read_to_string(&absent).unwrap(), "PK");
    let ran = run_line("registry export e.txt --data-dir /nowhere --lang es");
    assert!(ran.exit == 2 && ran.err.contains(".xlsx"), "{}", ran.err);
}

#[test]
fn sets_imports_and_sources_are_listed_and_one_source_is_shown() {
    let list = |line: &str| run_line(&format!("registry {line} --data-dir /nowhere"));
    let csv = list("sets --csv").out;
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0][0], &rows[0][4], &rows[0][6]), ("sales", "80 %", "Dealers"));
    let stolen = list("sets --kind stolen --json").json();
    assert_eq!(stolen["items"].as_array().map(Vec::len), Some(1));
    let imports = list("imports").out;
    assert!(imports.contains("2026-11-22T18:34:55Z  no"), "{imports}");
    assert_eq!(list("sources Dealer --json").json()["columns"]["Nr"], "serial_number");
    let absent = list("sources Nobody");
    assert!(absent.exit == 4 && absent.err.contains("registry sources"), "{}", absent.err);
}

#[test]
fn a_damaged_registry_is_exit_code_20_and_names_numbers_only() {
    assert_eq!(run_line("registry check --data-dir /whole").exit, 0);
    let ran = run_line("registry check --data-dir /broken");
    assert_eq!(ran.exit, 20);
    assert!(ran.out.contains("7, 9\n") && ran.out.contains("rebuild"), "{}", ran.out);
    let ran = run_line("registry check --data-dir /broken --json");
    assert_eq!(ran.json()["damaged"], json!([7, 9]));
}

#[test]
fn an_index_is_built_anew_on_a_stopped_node_only() {
    assert!(run_line("registry rebuild --data-dir /whole").out.contains("41 records"));
    let node = Node::start("line-rebuild");
    let ran = node.run("registry rebuild");
    assert!(ran.exit == 7 && ran.err.contains("Stop it first"), "{}", ran.err);
}

#[test]
fn a_batch_sends_no_gun_twice_to_the_same_agency_unless_told() {
    let node = Node::start("line-twice");
    let text = "maker,serial\nGlock,BSZ 0018\nColt,X1\nGLOCK,bsz-0018\n";
    let file = node.file("g.csv", text);
    let line = format!(
        "trace submit --csv {} --to {PARTNER} --purpose U1 --legal-basis iti --circumstances c",
        file.display()
    );
    let ran = node.run(&line);
    assert_eq!(ran.exit, 6, "{}", ran.err);
    let last = ran.out.lines().nth(3).unwrap();
    assert!(last.starts_with("4 ") && last.contains("Line 2 asks"), "{}", ran.out);
    assert!(ran.err.contains("Line 3: Please check"), "short number: {}", ran.err);
    let json = node.run(&format!("{line} --allow-duplicates --json"));
    assert_eq!(json.exit, 0, "{}", json.out);
    let json = json.json();
    let advised = json["advice"].as_array().unwrap().iter();
    assert!(advised.clone().any(|advice| advice["line"] == 3), "{json}");
    let calls = node.calls.all();
    assert_eq!(calls, ["trace_submit_batch 2", "trace_submit_batch 3"]);
}
