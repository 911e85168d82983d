use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;

use super::*;
use crate::api::{ImportSpool, serve, socket};
use crate::scratch::Scratch;
use crate::service::fake::{self, Calls, FakeService, PARTNER, SERIAL, TRACE};
use crate::service::requests::{
    DemoRequest, FindRequest, ImportRequest, InitRequest, VerifyBundleRequest, VerifyLogRequest,
};
use crate::service::views::{
    DemoCheckView, DemoView, FindView, ImportProgress, ImportReportView, InitView, LogProblemView,
    LogVerifyView, SignerView, Verdict, VerifyView,
};
use crate::service::{Caller, ErrorCode};

/// The program without a node; the first byte of a bundle is its verdict.
#[derive(Default)]
struct FakeOffline {
    founded: RefCell<Vec<InitRequest>>,
}

impl Offline for FakeOffline {
    fn init(&self, request: InitRequest) -> Outcome<InitView> {
        let view = InitView {
            node: format!("vestigo/{}/{}", request.country.to_lowercase(), request.slug),
            data_dir: request.data_dir.display().to_string(),
            root_dir: "/root-key".to_owned(),
            config: "/vestigo.toml".to_owned(),
            safety_number: fake::NUMBER.to_owned(),
            officer_uid: request.uid,
        };
        self.founded.borrow_mut().push(request);
        Ok(view)
    }

    fn serve(&self, data_dir: &Path) -> Outcome<()> {
        Err(socket::SocketError::Live(socket::path_in(data_dir)).into())
    }

    fn demo(
        &self,
        request: DemoRequest,
        _: Text,
        out: &mut dyn std::io::Write,
    ) -> Outcome<DemoView> {
        writeln!(out, "hop by hop").unwrap();
        let check = DemoCheckView { key: "note-log-holds".to_owned(), held: request.check };
        Ok(DemoView { checks: vec![check], kept: None })
    }

    fn verify_bundle(&self, request: VerifyBundleRequest) -> Outcome<VerifyView> {
        let verdict = match request.bundle.first() {
            Some(b'a') => Verdict::Authentic,
            Some(b'c') => Verdict::Consistent,
            _ => Verdict::Broken,
        };
        let confirmed = verdict == Verdict::Authentic;
        let signer = SignerView {
            node: PARTNER.to_owned(),
            safety_number: fake::NUMBER.to_owned(),
            confirmed,
        };
        Ok(VerifyView {
            verdict,
            signers: vec![signer],
            statements: 5,
            receipts: 5,
            checkpoints: 2,
            synthetic: false,
            problems: if verdict == Verdict::Broken { vec!["bad".to_owned()] } else { vec![] },
        })
    }

    fn log_verify(&self, data_dir: &Path, request: VerifyLogRequest) -> Outcome<LogVerifyView> {
        let problem = LogProblemView {
            index: Some(7),
            leaf: Some("ab".repeat(32)),
            key: "note-log-broken".to_owned(),
            args: BTreeMap::new(),
        };
        let broken = data_dir.ends_with("broken");
        Ok(LogVerifyView {
            origin: PARTNER.to_owned(),
            entries: 9,
            root: "ef".repeat(32),
            checkpoint_size: Some(9),
            partner_copies: request.partner_copies.len() as u64,
            problems: if broken { vec![problem] } else { vec![] },
        })
    }

    fn registry_import(
        &self,
        _: &Path,
        request: ImportRequest,
        file: &Path,
        progress: &mut dyn FnMut(ImportProgress),
    ) -> Outcome<ImportReportView> {
        let text = std::fs::read_to_string(file).map_err(|e| ServiceError::file(file, &e))?;
        progress(ImportProgress { bytes: 1, total_bytes: 2, rows: 1 });
        Ok(fake::import_report(request.set, text.lines().count() as u64))
    }

    fn registry_find(&self, _: &Path, request: FindRequest) -> Outcome<FindView> {
        assert_eq!(request.serial, SERIAL);
        Ok(FindView { items: vec![], searched: vec![] })
    }
}

/// What a run left behind.
struct Ran {
    exit: u8,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
}

/// Runs one command line, words separated by blanks; `_` in a word stands for a blank.
fn run_with(line: &str, input: &str, env: &[(&str, &str)], offline: &FakeOffline) -> Ran {
    let mut args: Vec<OsString> = vec!["vestigo".into()];
    args.extend(line.split_whitespace().map(|word| word.replace('_', " ").into()));
    run_args(args, input, env, offline)
}

fn run_args(args: Vec<OsString>, input: &str, env: &[(&str, &str)], offline: &FakeOffline) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = Cursor::new(input.as_bytes().to_vec());
    let mut world = World {
        env: env.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        input: &mut input,
        out: &mut out,
        err: &mut err,
        out_is_terminal: false,
        err_is_terminal: false,
        caller: Caller { uid: 1000 },
    };
    let exit = run(args, &mut world, offline).code();
    Ran { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

fn run_line(line: &str) -> Ran {
    run_with(line, "", &[("HOME", "/nonexistent")], &FakeOffline::default())
}

/// A node with a canned service on a socket of its own, for as long as the value lives.
struct Node {
    scratch: Scratch,
    calls: Calls,
    _runtime: tokio::runtime::Runtime,
}

impl Node {
    fn start(name: &str) -> Self {
        let scratch = Scratch::new(name);
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let service = FakeService::default();
        let calls = service.calls.clone();
        let spool = ImportSpool { dir: scratch.path().to_owned(), max_bytes: 1024 * 1024 };
        let listener = {
            let _inside = runtime.enter();
            socket::bind(scratch.path()).unwrap()
        };
        runtime.spawn(serve(listener, service, spool, std::future::pending()));
        Self { scratch, calls, _runtime: runtime }
    }

    fn run(&self, line: &str) -> Ran {
        self.run_in(line, "en")
    }

    fn run_in(&self, line: &str, language: &str) -> Ran {
        let mut args: Vec<OsString> = vec!["vestigo".into(), "--data-dir".into()];
        args.push(self.scratch.path().into());
        args.extend(line.split_whitespace().map(|word| word.replace('_', " ").into()));
        run_args(args, "", &[("VESTIGO_LANG", language)], &FakeOffline::default())
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.scratch.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

const COMMANDS: [&str; 31] = [
    "init --country XA --agency Police --root-dir /r --listen /ip4/0.0.0.0/tcp/1 --non-interactive",
    "serve",
    "status",
    "partner invite",
    "partner accept vestigo1:AAAA",
    "partner confirm vestigo/xb/customs 00001 00002",
    "partner list --csv",
    "agreement propose vestigo/xb/customs --terms t.toml --valid-from 2027-01-01T00:00:00Z",
    "agreement accept abcdef01",
    "agreement show abcdef01",
    "agreement list --state in-force --partner p --limit 3 --csv",
    "registry import f.csv --set s --kind retail --from-year 1990 --to-year 2020 --all-or-nothing --encoding utf-8",
    "registry find ABC --maker Glock --type pistol",
    "trace submit --to p --serial A --maker m --model m --calibre c --type t --country-of-manufacture XA --importer i --mark a --mark b --purpose u1 --legal-basis l --circumstances c --case-ref r --priority urgent --justification terrorism --no-auto-onward",
    "trace submit --to p --csv f.csv --auto-onward",
    "trace show 01234567",
    "trace list --state open --partner p --limit 3 --after x --csv",
    "trace follow 01234567",
    "case list --state waiting --partner p --limit 3 --after x --csv",
    "case show 01234567",
    "case answer 01234567 --level L3 --record 7 --text t",
    "case refuse 01234567 --reason D1 --text t",
    "case refuse 01234567 --reason a5 --text t",
    "case delay 01234567 --reason D2 --text t --until 2027-01-31",
    "log checkpoint",
    "log prove abcd",
    "log verify --partner-copy a --partner-copy b",
    "log partner vestigo/xb/customs",
    "bundle export 01234567 --out f",
    "verify f --root 1 --root 2",
    "demo --check --keep /d",
];

#[test]
fn every_command_parses_with_the_global_options_anywhere() {
    help::command(Text::default()).debug_assert();
    Cli::command().debug_assert();
    for line in COMMANDS {
        for around in [
            format!("--json --data-dir /d {line}"),
            format!("{line} --lang es --data-dir /d --json"),
        ] {
            let args = std::iter::once("vestigo").chain(around.split_whitespace());
            let matches = Cli::command().try_get_matches_from(args);
            let cli = Cli::from_arg_matches(&matches.unwrap_or_else(|e| panic!("{line}: {e}")));
            let cli = cli.unwrap();
            assert!(cli.json && cli.data_dir.as_deref() == Some(Path::new("/d")), "{line}");
        }
    }
}

#[test]
fn every_command_of_the_tree_is_in_the_list_above() {
    fn leaves(command: &clap::Command, path: &str, found: &mut Vec<String>) {
        for sub in command.get_subcommands() {
            let path = format!("{path} {}", sub.get_name());
            if sub.has_subcommands() {
                leaves(sub, &path, found);
            } else {
                found.push(path.trim_start().to_owned());
            }
        }
    }
    let mut found = Vec::new();
    leaves(&Cli::command(), "", &mut found);
    for path in found {
        let listed =
            COMMANDS.iter().any(|line| *line == path || line.starts_with(&format!("{path} ")));
        assert!(listed, "{path}");
    }
}

#[test]
fn help_is_wholly_in_the_persons_language() {
    let spanish = run_line("trace submit --help --lang es");
    assert_eq!((spanish.exit, spanish.err.as_str()), (0, ""));
    for word in [
        "Presenta una solicitud de rastreo",
        "Uso: vestigo trace submit",
        "Opciones:",
        "--to <SOCIO>",
    ] {
        assert!(spanish.out.contains(word), "{word}: {}", spanish.out);
    }
    for word in ["Usage", "Options", "OPTIONS", "Print", "possible values", "default:"] {
        assert!(!spanish.out.contains(word), "{word}: {}", spanish.out);
    }
    let english = run_line("partner confirm -h");
    assert!(english.out.contains("Usage: vestigo partner confirm"), "{}", english.out);
    assert!(english.out.contains("Arguments:") && english.out.contains("Options:"));
    let top = run_with("", "", &[("LANG", "es_UY.UTF-8")], &FakeOffline::default());
    assert!(top.exit == 2 && top.out.contains("Órdenes:"), "{}", top.out);
    assert!(top.out.contains("Códigos de salida") && !top.out.contains("COMMAND"), "{}", top.out);
    let version = run_line("--version");
    assert!(version.out.starts_with("vestigo 0."), "{}{}", version.out, version.err);
}

#[test]
fn usage_errors_name_the_word_and_the_nearest_in_the_persons_language() {
    let ran = run_line("trase list --lang es");
    assert_eq!((ran.exit, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "Error: Orden desconocida: trase.\n¿Quiso decir: trace?\n");
    let ran = run_line("trace list --stat open");
    assert!(ran.exit == 2 && ran.err.contains("--state"), "{}", ran.err);
    let ran = run_line("case refuse 1 --reason D9 --text t");
    assert!(ran.err.contains("D9") && ran.err.contains("D1, D2"), "{}", ran.err);
    let ran = run_line("trace submit --to p --json");
    assert_eq!((ran.exit, ran.err.as_str()), (2, ""));
    assert_eq!(ran.json()["error"]["code"], "usage");
    for line in [
        "trace",
        "trace list --limit many",
        "verify",
        "agreement propose",
        "trace list --limit",
        "trace submit --to p --serial a --csv f",
        "demo extra",
        "init --country",
    ] {
        let ran = run_line(line);
        assert_eq!(ran.exit, 2, "{line}: {}", ran.err);
    }
}

#[test]
fn a_stopped_node_is_exit_code_3_with_the_command_that_starts_it() {
    let ran = run_line("status --data-dir /nowhere/x");
    assert_eq!((ran.exit, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("vestigo serve --data-dir /nowhere/x"), "{}", ran.err);
    let ran = run_line("trace list --data-dir /nowhere/x --json");
    assert_eq!((ran.exit, ran.err.as_str()), (3, ""));
    let error = &ran.json()["error"];
    assert_eq!((&error["code"], &error["exit"]), (&json!("not-running"), &json!(3)));
}

#[test]
fn verify_has_an_exit_code_for_each_verdict() {
    let scratch = Scratch::new("line-verify");
    let path = scratch.path().join("b");
    let mut seen = Vec::new();
    for first in ["a", "c", "x"] {
        std::fs::write(&path, first).unwrap();
        let ran = run_line(&format!("verify {}", path.display()));
        assert!(!ran.out.to_lowercase().contains("valid"), "{}", ran.out);
        let as_json = run_line(&format!("verify {} --json", path.display()));
        assert_eq!(as_json.exit, ran.exit);
        seen.push((ran.exit, as_json.json()["verdict"].as_str().unwrap().to_owned()));
    }
    let expected = [(0, "authentic"), (10, "consistent"), (20, "broken")];
    assert_eq!(seen, expected.map(|(exit, word)| (exit, word.to_owned())));
    assert_eq!(run_line("verify /nowhere").exit, 6);
}

#[test]
fn log_verify_on_a_stopped_node_names_the_entry() {
    assert_eq!(run_line("log verify --data-dir /whole").exit, 0);
    let ran = run_line("log verify --data-dir /broken");
    assert_eq!(ran.exit, 20);
    assert!(ran.out.contains("7  abab"), "{}", ran.out);
}

#[test]
fn registry_works_on_a_stopped_node_and_rejected_rows_are_exit_code_6() {
    let scratch = Scratch::new("line-import");
    let path = scratch.path().join("f.csv");
    std::fs::write(&path, "a\nb\n").unwrap();
    let at = format!("--data-dir {}", scratch.path().display());
    let ran = run_line(&format!("registry import {} --set s {at}", path.display()));
    assert_eq!(ran.exit, 6);
    assert!(
        ran.out.contains("serial number missing") && ran.out.contains("1 record stored"),
        "{}",
        ran.out
    );
    std::fs::write(&path, "").unwrap();
    assert_eq!(run_line(&format!("registry import {} --set s {at}", path.display())).exit, 0);
    assert_eq!(run_line(&format!("registry find {SERIAL} {at}")).exit, 0);
}

#[test]
fn serve_on_a_running_node_is_exit_code_7() {
    let ran = run_line("serve --data-dir /d");
    assert!(ran.exit == 7 && ran.err.contains("/d"), "{}", ran.err);
}

#[test]
fn a_demo_whose_claim_fails_does_not_exit_0() {
    assert_eq!(run_line("demo --check").exit, 0);
    let ran = run_line("demo");
    assert!(ran.exit == 1 && ran.out.contains("hop by hop") && ran.out.contains("FAILS"));
    assert_eq!(run_line("demo --check --json").json()["checks"][0]["held"], true);
}

#[test]
fn init_without_questions_takes_everything_from_its_arguments() {
    let offline = FakeOffline::default();
    let line =
        "init --country xa --agency Policía_Nacional --data-dir /d --non-interactive --lang es";
    let ran = run_with(line, "", &[], &offline);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.out.contains("vestigo serve --data-dir /d"), "{}", ran.out);
    let founded = offline.founded.borrow();
    let expected = InitRequest {
        data_dir: "/d".into(),
        root_dir: None,
        country: "XA".to_owned(),
        agency: "Policía Nacional".to_owned(),
        slug: "policia-nacional".to_owned(),
        listen: vec![],
        language: "es".to_owned(),
        uid: 1000,
    };
    assert_eq!(*founded, [expected]);
    assert_eq!(run_line("init --country XA --non-interactive").exit, 2);
    assert_eq!(run_line("init --country 12 --agency a --non-interactive").exit, 6);
    assert_eq!(run_line("init --country XA --agency a --slug A_B --non-interactive").exit, 6);
}

#[test]
fn the_wizard_asks_in_the_persons_language_until_the_answers_will_do() {
    let offline = FakeOffline::default();
    let answers = "Paraguay\npy\n\nDirección de Armas\nNO\ndima\n/r\n\nsí\n";
    let ran = run_with("init --data-dir /d", answers, &[("LANG", "es_PY.UTF-8")], &offline);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    for words in [
        "País (dos letras",
        "«Paraguay» no es un código de país",
        "[direccion-de-armas]",
        "¿Continuar? [sí]",
    ] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    let founded = offline.founded.borrow();
    let request = founded.first().unwrap();
    assert_eq!((request.country.as_str(), request.slug.as_str()), ("PY", "dima"));
    assert_eq!(request.root_dir.as_deref(), Some(Path::new("/r")));
    assert_eq!(request.listen, crate::config::NetConfig::default().listen);
    drop(founded);
    for answers in ["", "py\n", "py\na\n\n\n\nno\n"] {
        let ran = run_with("init --data-dir /d", answers, &[], &offline);
        assert_ne!(ran.exit, 0, "{answers:?}");
    }
    assert_eq!(offline.founded.borrow().len(), 1);
}

#[test]
fn every_command_of_a_running_node_answers_in_both_languages_and_in_json() {
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
        format!(
            "trace submit --to {PARTNER} --serial {SERIAL} --purpose u1 --legal-basis l --circumstances c"
        ),
        "trace show 01234567".to_owned(),
        "trace list".to_owned(),
        "case list".to_owned(),
        "case show 01234567".to_owned(),
        "case answer 01234567 --level l3".to_owned(),
        "case refuse 01234567 --reason d1 --text t".to_owned(),
        "case delay 01234567 --reason D2 --text t --until 2027-01-31".to_owned(),
        "log checkpoint".to_owned(),
        "log prove abcd".to_owned(),
        "log verify".to_owned(),
        format!("log partner {PARTNER}"),
    ];
    for line in &lines {
        for language in ["en", "es"] {
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
        format!("partner_confirm {PARTNER} 000010000200003"),
        format!("agreement_propose {PARTNER} 9"),
        format!("trace_submit {PARTNER} U1 true"),
        "case_answer 01234567 L3".to_owned(),
        "case_refuse 01234567 D1 t".to_owned(),
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
    let common = format!("--to {PARTNER} --purpose U1 --legal-basis l --circumstances c");
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
    let ran = run_line("trace submit --to p --purpose U1 --legal-basis l --circumstances c");
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

#[test]
fn the_language_comes_from_the_configuration_last() {
    let scratch = Scratch::new("line-language");
    std::fs::write(scratch.path().join("vestigo.toml"), "[node]\nlanguage = \"es\"\n").unwrap();
    let line = format!("status --data-dir {}", scratch.path().display());
    let offline = FakeOffline::default();
    assert!(run_with(&line, "", &[], &offline).err.contains("No hay ningún nodo"));
    let ran = run_with(&line, "", &[("LC_ALL", "en_US.UTF-8")], &offline);
    assert!(ran.err.contains("No node is running"), "{}", ran.err);
}
