//! Commands without a running node.

use super::*;

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
    assert!(ran.out.contains("entry 7 is not the one that was logged (abab"), "{}", ran.out);
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
        ran.out.contains("serial number missing") && ran.out.contains("1 new record in s"),
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
        public_name: None,
        marking_practice: None,
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
    let answers = "Paraguay\npy\n\nDirección de Armas\nNO\ndima\n/r\n\nnodo.example\nsí\n";
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
    assert_eq!(request.public_name.as_deref(), Some("nodo.example"));
    assert!(ran.out.contains("https://nodo.example/setup#1"), "{}", ran.out);
    assert_eq!(request.listen, crate::config::NetConfig::default().listen);
    drop(founded);
    let others = [
        ("pt_BR.UTF-8", "br\nPolícia Federal\n\n/r\n\n\nsim\n", "Continuar? [sim]: ", "pt"),
        ("fr_SN.UTF-8", "sn\nPolice\n\n/r\n\n\noui\n", "Continuer\u{202f}? [oui]\u{a0}: ", "fr"),
    ];
    for (lang, answers, words, configured) in others {
        let offline = FakeOffline::default();
        let ran = run_with("init --data-dir /d", answers, &[("LANG", lang)], &offline);
        assert_eq!(ran.exit, 0, "{}", ran.err);
        assert!(ran.err.contains(words), "{}", ran.err);
        let founded = offline.founded.borrow();
        assert_eq!(founded.first().map(|request| request.language.as_str()), Some(configured));
    }
    for answers in ["", "py\n", "py\na\n\n\n\n\nno\n"] {
        let ran = run_with("init --data-dir /d", answers, &[], &offline);
        assert_ne!(ran.exit, 0, "{answers:?}");
    }
    assert_eq!(offline.founded.borrow().len(), 1);
}
