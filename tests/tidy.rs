//! The order of the house, read from its sources: who may know whom, and what stands where.

use std::path::Path;
use std::process::Command;

use vestigo_tests::sources::{Source, files, of, workspace};

/// Modules of the node from the bottom to the top. One may name those of lower floors and itself;
/// neighbours on a floor do not know each other.
const FLOORS: [&[&str]; 7] = [
    &["desk", "holdings"],
    // What a project came to is counted from what is marked and destroyed.
    &["adviser"],
    &["registry", "store", "ledger", "net", "analysis"],
    &["runtime"],
    &["service", "audit"],
    &["api", "cli", "web"],
    &["program", "demo", "main", "lib"],
];

/// They stand beside the house: everyone from the service up may name them, they name nobody of it.
const BESIDE: [&str; 5] = ["text", "config", "keys", "drawing", "report"];

/// What may be named against the order, and why: user, used, the only items.
const ALLOWED: [(&str, &str, &[&str]); 9] = [
    // The desk reads the types of what was found, and calls nothing.
    (
        "desk",
        "registry",
        &["Candidate", "Findings", "FirearmRecord", "MatchReason", "MatchedMark", "RecordId"],
    ),
    // The registers of a practised trace are invented, and searched and graded as real ones are.
    (
        "adviser",
        "registry",
        &[
            "Candidate",
            "Findings",
            "FirearmRecord",
            "MatchReason",
            "RecordId",
            "advice",
            "matching",
            "oracle",
            "profile",
            "serials",
            "symbols",
            "synth",
        ],
    ),
    // The codes of a practised trace are those of its rules.
    ("text", "adviser", &["practice"]),
    // What cannot be read is told to people in the service's form of an error.
    ("config", "service", &["ErrorCode", "ServiceError"]),
    ("keys", "service", &["ErrorCode", "ServiceError"]),
    ("text", "service", &["ServiceError"]),
    // The command line is the first client of the local API.
    ("cli", "api", &["client", "socket", "ImportSpool", "v1"]),
    // The program runs the demo, which founds its nodes as the program does.
    ("program", "demo", &["run"]),
    ("demo", "program", &["STOP_WITH_STDIN", "found", "verify_bundle"]),
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// Whether the order lets `user` name `used`.
fn is_in_order(user: &str, used: &str) -> bool {
    if user == used {
        return true;
    }
    match (floor(user), floor(used)) {
        (Some(above), Some(below)) => above > below,
        // service = 4
        (Some(above), None) => BESIDE.contains(&used) && above >= 4,
        (None, None) => BESIDE.contains(&user) && BESIDE.contains(&used),
        (None, Some(_)) => false,
    }
}

/// Items of `used` that a line of code names: `crate::used::{A, B}` or `crate::used::A`.
fn items(source: &Source, line: usize, used: &str) -> Vec<String> {
    let rest: String = source.code.iter().skip(line - 1).map(|(_, c)| c.as_str()).collect();
    let Some((_, after)) = rest.split_once(&format!("{used}::")) else { return Vec::new() };
    let list = match after.strip_prefix('{') {
        Some(braced) => braced.split('}').next().unwrap_or_default(),
        None => {
            after.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default()
        }
    };
    let item = |i: &str| i.trim().split([' ', ':']).next().unwrap_or_default().to_owned();
    list.split(',').map(item).filter(|i| !i.is_empty()).collect()
}

#[test]
fn every_module_names_only_what_is_below_it() {
    let mut wrong = Vec::new();
    for source in of("node").iter().filter(|s| !s.is_test) {
        // A module that is on no floor would be held to nothing.
        let known = floor(&source.module).is_some() || BESIDE.contains(&source.module.as_str());
        assert!(known, "{}: give it a floor", source.path);
        for (line, used) in source.names_of_crate() {
            if source.module == "lib" || is_in_order(&source.module, &used) {
                continue;
            }
            let allowed = ALLOWED.iter().find(|(a, b, _)| *a == source.module && *b == used);
            let named = items(source, line, &used);
            let only = allowed
                .is_some_and(|(_, _, only)| named.iter().all(|n| only.contains(&n.as_str())));
            if !only {
                wrong.push(format!(
                    "{}:{line}: {} names {used}::{named:?}",
                    source.path, source.module
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn foreign_types_stay_behind_their_port() {
    // Crate or type, and the only places that may name it.
    let rules: [(&str, &[&str]); 13] = [
        ("krilla", &["report"]),
        ("qrcode", &["report", "cli/show/node.rs", "web/kit/qr.rs"]),
        ("libp2p", &["net"]),
        ("rustls", &["net", "registry/postgres/server.rs", "web/tls.rs"]),
        ("postgres", &["registry"]),
        ("tokio_postgres_rustls", &["registry/postgres/server.rs"]),
        // The demo's cheat rewrites a store behind its back.
        ("rusqlite", &["store", "registry", "demo/cheat.rs"]),
        ("axum", &["api", "web"]),
        // A witness and an audited log with an address of their own are asked over HTTP.
        (
            "hyper",
            &[
                "api",
                "audit/http.rs",
                "net/https.rs",
                "net/oidc.rs",
                "net/webhook.rs",
                "net/witness.rs",
                "web/server.rs",
            ],
        ),
        ("clap", &["cli"]),
        (
            "csv",
            &[
                // What of an assessment goes out is a table.
                "adviser/shared.rs",
                "api/v1/files.rs",
                "cli",
                "demo",
                "holdings",
                "registry",
                "service/uploads/issues.rs",
                "web",
            ],
        ),
        ("SystemTime", &["runtime/clock.rs"]),
        // Only the cut reads what was found; the core hands it on, an officer sees it.
        (
            "Findings",
            &[
                // Invented ones, to practise on.
                "adviser/practice/asking.rs",
                "adviser/practice/register.rs",
                "desk/disclosure.rs",
                "registry",
                "runtime/answering.rs",
                "runtime/deciding.rs",
                "service/present.rs",
            ],
        ),
    ];
    let mut wrong = Vec::new();
    for source in of("node").iter().filter(|s| !s.is_test) {
        for (name, places) in rules {
            let at_home = places.iter().any(|p| source.module == *p || source.path == *p);
            if !at_home {
                let lines = source.lines_with(name);
                wrong.extend(lines.iter().map(|l| format!("{}:{l}: {name}", source.path)));
            }
        }
        if source.module == "desk" {
            for name in ["tokio", "async", "await", "Store"] {
                let lines = source.lines_with(name);
                wrong.extend(lines.iter().map(|l| format!("{}:{l}: {name}", source.path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_protocol_does_no_input_or_output() {
    let mut wrong = Vec::new();
    for source in of("protocol").iter().filter(|s| !s.is_test) {
        for name in ["SystemTime", "Instant", "fs", "net", "env", "thread", "getrandom", "process"]
        {
            let std = |line: &usize| {
                let code = source.code.iter().find(|(l, _)| l == line).map_or("", |(_, c)| c);
                code.contains("std::") || name == "SystemTime" || name == "getrandom"
            };
            let lines = source.lines_with(name);
            wrong.extend(
                lines.iter().filter(|l| std(l)).map(|l| format!("{}:{l}: {name}", source.path)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_protocols_dependencies_open_no_file_and_no_socket() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args(["tree", "--offline", "--locked", "-p", "vestigo-protocol", "-e", "normal"])
        .args(["--prefix", "none", "--format", "{lib}"])
        .current_dir(workspace())
        .output()
        .expect("cargo runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8_lossy(&tree.stdout);
    assert!(tree.contains("minicbor"), "not a tree: {tree}");
    let forbidden = |line: &&str| {
        line.starts_with("libp2p")
            || [
                "tokio",
                "axum",
                "rusqlite",
                "hyper",
                "mio",
                "socket2",
                "futures",
                "async_std",
                "vestigo",
            ]
            .contains(line)
    };
    let found: Vec<&str> = tree.lines().map(str::trim).filter(forbidden).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn every_file_says_at_its_head_what_it_is_and_is_not_too_long() {
    const LONGEST: usize = 700;
    let mut wrong = Vec::new();
    for source in ["node", "protocol"].into_iter().flat_map(of).filter(|s| !s.is_test) {
        if !source.text.starts_with("//! ") {
            wrong.push(format!("{}: no //! at its head", source.path));
        }
        if source.length() > LONGEST {
            let length = source.length();
            wrong.push(format!(
                "{}: {length} lines before its tests, at most {LONGEST}",
                source.path
            ));
        }
        if source.path.ends_with("mod.rs") {
            wrong.push(format!("{}: foo.rs stands beside foo/", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_text_names_the_machine_that_it_was_written_on() {
    let endings =
        [".rs", ".toml", ".md", ".ftl", ".sh", ".py", ".js", ".json", ".cddl", ".service", "run"];
    let marks = ["work", "home", "Users"].map(|dir| format!("/{dir}/"));
    let mut wrong = Vec::new();
    for path in files(&workspace(), &endings) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for (at, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark.as_str())) {
                wrong.push(format!("{}:{}", path.display(), at + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_version_in_the_changelog_says_what_became_of_the_wire() {
    let path = workspace().join("CHANGELOG.md");
    let text = std::fs::read_to_string(path).expect("a changelog");
    let versions: Vec<&str> = text.split("\n## ").skip(1).collect();
    assert!(!versions.is_empty());
    for version in versions {
        let name = version.lines().next().unwrap_or_default();
        let first = version.lines().find(|l| l.starts_with("### "));
        assert_eq!(first, Some("### Wire format"), "{name}");
        let (_, section) = version.split_once("### Wire format\n").unwrap_or_default();
        assert!(section.trim_start().starts_with("- "), "{name} says nothing of the wire");
    }
}

#[test]
fn the_architecture_names_every_module() {
    let text = std::fs::read_to_string(workspace().join("ARCHITECTURE.md")).expect("it is there");
    let missing = |dir: &str| -> Vec<String> {
        let named = |source: &Source| text.contains(&format!("`{}`", source.module));
        let is_module =
            |s: &Source| !s.is_test && !["lib", "main", "program"].contains(&s.module.as_str());
        of(dir).iter().filter(|s| is_module(s) && !named(s)).map(|s| s.path.clone()).collect()
    };
    assert_eq!((missing("node"), missing("protocol")), (Vec::new(), Vec::new()));
    assert!(Path::new(&workspace()).join("Cargo.lock").is_file());
}
