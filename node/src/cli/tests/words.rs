//! Parsing, help, usage errors, language.

use super::*;

const COMMANDS: &[&str] = &[
    "init --country XA --agency Police --root-dir /r --listen /ip4/0.0.0.0/tcp/1 --non-interactive",
    "init --country XA --agency Police --marking-practice t --non-interactive",
    "serve",
    "status",
    "partner invite",
    "partner accept vestigo1:AAAA",
    "partner confirm vestigo/xb/customs 00001 00002",
    "partner list --csv",
    "partner show vestigo/xb/customs",
    "agreement propose vestigo/xb/customs --terms t.toml --valid-from 2027-01-01T00:00:00Z",
    "agreement accept abcdef01",
    "agreement show abcdef01",
    "agreement amend abcdef01 --terms t.toml --valid-from 2027-01-01T00:00:00Z",
    "agreement suspend abcdef01 --text t",
    "agreement resume abcdef01",
    "agreement revoke abcdef01 --text t",
    "agreement diff abcdef01 abcdef02",
    "agreement simulate p --request-kind trace --purpose u1 --legal-basis iti",
    "agreement simulate p --serial A --maker m --type pistol",
    "agreement simulate p --replay --days 30 --terms t.toml",
    "agreement list --state in-force --partner p --limit 3 --csv",
    "registry import f.csv --set s --kind retail --from-year 1990 --to-year 2020 --all-or-nothing --encoding utf-8 --holder h --digitised 80 --source s --map A=make --map B= --date-order dmy --two-digit-years 30 --sheet all --country XB --event SHIPPED --dry-run --report r.csv --registry u",
    "registry export f.xlsx --set s --force --registry u",
    "registry find ABC --maker Glock --type pistol --csv",
    "registry record 17",
    "registry looked 17 --csv",
    "registry enter --set s --serial A --maker m --model m --calibre c --type t --importer i --mark a --country-of-manufacture XA --manufactured 1998 --brand b --legibility worn --obliteration none --sure",
    "registry correct 17 --reason r --serial A --model m --brand b --sure",
    "registry event 17 --kind exported --date 2019 --from a --from-kind licensee --to b --to-kind natural --country XC --place p --document licence --number 7 --certainty recorded",
    "registry set s --kind retail --from-year 1990 --to-year 2020 --holder h --digitised 80",
    "registry sets --kind stolen --csv --registry u",
    "registry imports --csv --registry u",
    "registry sources s --registry u",
    "registry check --registry u",
    "registry rebuild --registry u",
    "registry synth --density sparse --records 9 --seed 2 --errors 2.5 --no-events out.csv",
    "registry evaluate --density runs --records 9 --queries 2 --oracle 1 --seed 2 --markdown --check",
    "adviser trace begin --level 3 --seed 7",
    "adviser trace list --csv",
    "adviser trace show 3",
    "adviser trace answer 3 --step 2 purpose=U1 basis=ITI",
    "adviser trace play 3",
    "trace submit --to p --serial A --maker m --model m --calibre c --type t --country-of-manufacture XA --importer i --mark a --mark b --purpose u1 --legal-basis iti --circumstances c --case-ref r --priority urgent --justification terrorism --no-auto-onward",
    "trace submit --to p --csv f.csv --auto-onward --allow-duplicates",
    "batch check f.xlsx --to p --purpose u1 --legal-basis iti --circumstances c --case-ref r --priority urgent --justification terrorism --no-auto-onward --allow own --allow importer --answered-days 9 --encoding utf-8 --sheet all --source s --map A=make --report r.csv",
    "batch submit f.csv --by-country --all-or-nothing --no-wait",
    "batch list --limit 3 --state running --after 3 --csv",
    "batch show 3 --rows --state waiting --partner p --csv",
    "batch follow 3 --answers",
    "batch stop 3",
    "batch resume 3",
    "trace show 01234567",
    "trace list --state open --partner p --limit 3 --after x --csv",
    "trace follow 01234567",
    "trace suggest --maker x",
    "trace onward 01234567",
    "trace letter 01234567 2",
    "trace enter-reply 01234567 --result R06",
    "trace scan 01234567 2 --out f",
    "trace confirm-by-node 01234567 2 --partner p",
    "trace forward 01234567 --hop 2 --to p --purpose U1 --legal-basis ITI --text t",
    "trace attach 01234567 --attach left.jpg:photograph:left --hop 2",
    "backup target --with-keys --new-passphrase-file f",
    "restore f --with-keys",
    "recovery status",
    "hold set 01234567 --reason t",
    "hold lift 01234567",
    "hold list --csv",
    "admin-log list --limit 3 --act case-read --after 7 --csv",
    "admin-log verify",
    "admin-log export --out d",
    "bundle open 01234567 --field purpose --message abcdef01 --for t --out f",
    "recovery open-epoch --root-dir d --yes",
    "attachment list 01234567 --csv",
    "attachment save 00ff --out seen.jpg --as-released",
    "consent ask 01234567 --hop 1 --state XD --court --for U2 --text t",
    "consent list --state given --csv",
    "watch add --to p --until 2027-01-31 --serial A --maker m --model m --calibre c --type t --purpose U1 --legal-basis ITI",
    "watch end 01234567",
    "watch list --csv",
    "watch alerts --csv",
    "watch tell 7 --text t",
    "notice recovery --to p --serial A --purpose U1 --legal-basis ITI --text t",
    "bulletin list --way sent --about route --partner p --find w --current --limit 3 --after 7 --csv",
    "bulletin show 7",
    "bulletin send --about ROUTE --to p --to q --text t --handling H1 --national --purpose U3 --legal-basis CIFTA --attach f:photograph --replaces 6",
    "bulletin send --about AUTHORISED_PARTIES --everyone --text t --list f --handling H0 --purpose U3 --legal-basis CIFTA",
    "bulletin check f",
    "bulletin parties --find w --kind dealer --country XB --standing --limit 3 --after 50 --csv",
    "bulletin open 7 d --output f",
    "notice disclosure 01234567 --text t",
    "notice offer --to p --with TRAINING --text t",
    "notice list --csv",
    "request confirm 01234567 --hop 1 --text t",
    "request statistics --to p --measure TRACES_BY_RESULT --year 2025",
    "request figures --measure TIME_TO_CRIME --year 2025 --partner p --csv",
    "request assistance --to p --with MARKING --text t",
    "request show 01234567",
    "request list --csv",
    "case reply 01234567 --consent --state XD --for U1 --court --until 2027-01-31",
    "case reply 01234567 --confirm CONFIRMED --text t",
    "case reply 01234567 --figures --sheet-id 5a5a5a5a",
    "case figures 01234567 --csv",
    "case list --state waiting --partner p --limit 3 --after x --csv",
    "case show 01234567",
    "case answer 01234567 --level L3 --record 7 --text t",
    "case refuse 01234567 --reason D1 --text t",
    "case refuse 01234567 --reason a5 --text t",
    "case delay 01234567 --reason D2 --text t --until 2027-01-31",
    "trace supply 01234567 --hop 1 --serial A --maker m --model m --calibre c --type t --importer i --mark a --mark b --circumstances c --illicit i1,i3 --text t",
    "trace clarify 01234567 --hop 1 --text t",
    "trace withdraw 01234567 --hop 1 --reason t",
    "trace reopen 01234567 --serial A --text t",
    "case acknowledge 01234567 --text t",
    "case ask 01234567 --want marks,photograph --text t",
    "case answer 01234567 --level L2 --preview",
    "case answer 01234567 --level L2 --partial",
    "case answer 01234567 --level L3 --restrict persons,documents --reason d2 --text t",
    "case answer 01234567 --not-completed n02,N15,N18 --duplicate-of 89abcdef --indicated XC,XD --candidates 3 --text t",
    "case answer 01234567 --text t",
    "case approve 01234567 --level L2 --officer ben --passphrase-file -",
    "case decline 01234567 --text t",
    "explain 01234567",
    "doctor",
    "statistics --from 2026-01 --to 2026-06 --table outcomes --csv",
    "officer add ana --uid 1000 --role focal_point --role approver --new-passphrase-file f",
    "officer list --role auditor --csv",
    "officer show ana",
    "officer suspend ana --lift",
    "officer role ana --role registrar",
    "officer key ana --new-passphrase-file f",
    "officer passphrase ana --new-passphrase-file f",
    "officer add ana --no-account --role auditor --no-key",
    "officer link ana",
    "officer proposals --csv",
    "officer confirm ana",
    "officer reject ana",
    "setup-link",
    "session list --of ana --csv",
    "session list --all",
    "session end 0101010101010101",
    "activity --limit 5 --before 9 --csv",
    "who-looked 01234567 --csv",
    "log checkpoint",
    "log list --kind QUERY --partner vestigo/xb/customs --limit 5 --after 9 --csv",
    "log heads",
    "log prove abcd",
    "log verify --partner-copy a --partner-copy b",
    "log partner vestigo/xb/customs",
    "observer add court --key k --pair vestigo/xb/customs --until 2027-12-31",
    "observer add court --key k --all --until 2027-12-31",
    "observer list --live --csv",
    "observer remove court",
    "observer key f",
    "token add cases --role investigator --role auditor --days 30",
    "token list --live --csv",
    "token end 3",
    "webhook add https://cases.example/ --event trace.answer --event case.query",
    "webhook list --live --csv",
    "webhook end 1",
    "webhook waiting 1 --dead --limit 5 --after 7 --csv",
    "webhook replay 1 --event 7",
    "marking order guns.csv --purpose import --authority a --pattern p --year 2026 --agency a --component FRAME --small --set s --importer i --exporter p --arrived 2026-12-20",
    "marking list --state to-tell --partner p --limit 3 --after 7 --csv",
    "marking tell 7 --purpose U1 --legal-basis ITI --text t",
    "marking show 7 --csv",
    "marking job 7 --template t --out f",
    "marking return 7 f --on 2026-12-21 --operator o --check DEPTH --check size --dry-run",
    "adviser questions --csv",
    "adviser assessments --csv",
    "adviser begin --year 2026 --from 7",
    "adviser show 7 --csv",
    "adviser answer 7 --question c --level 3 --evidence e",
    "adviser plan 7 --action 1 --question c --what w --who p --by 2027-01-01 --done 2027-02-01",
    "adviser close 7",
    "adviser guns pistol --csv",
    "adviser marks --csv",
    "adviser training --csv",
    "adviser practise",
    "adviser reply c --attempt 1 --choice 2",
    "adviser counts --csv",
    "stock stores --due --csv",
    "stock add Depot --custodian o --unit u --location l --rack R1 --rack R2 --capacity 9 --explosive-limit 1.4=50 --count-every 90",
    "stock change 7 --name n --custodian o",
    "stock show 7",
    "stock receive 7 f.csv --authority a --dry-run",
    "stock ammunition 7 f.csv",
    "stock items --store 7 --state in_store --serial A --limit 3 --after 7 --csv",
    "stock item 7",
    "stock act 7 issue --to o --store 2 --rack R1 --authority a --condition b --disposition destroy",
    "stock counts --state inquiry --limit 3 --after 7 --csv",
    "stock count 7 --counter ben --counter cid",
    "stock enter 7 f.csv",
    "stock confirm 7",
    "stock discrepancies 7 --csv",
    "stock settle 7 2 --text t",
    "stock security questions --csv",
    "stock security list --store 7 --state open --limit 3 --after 7 --csv",
    "stock security begin 7",
    "stock security show 7 --csv",
    "stock security answer 7 --question P1 --level 3 --evidence e",
    "stock security plan 7 --action 1 --question P1 --what w --who o --by 2027-01-31 --done 2027-01-30",
    "stock security close 7",
    "destruction order --authority a --basis surplus --guns g.csv --ammunition a.csv --store 7 --dated 2026-11-20",
    "destruction list --state done --limit 3 --after 7 --csv",
    "destruction show 7 --csv",
    "destruction compare 7 f.csv --with n",
    "destruction certify 7 --method melt --place p --operator o --presiding p --custodian c --witness w --witness x --components-unusable --residue r --begun 2026-11-23T09:00Z --ended 2026-11-23T10:00Z",
    "destruction certificate 7 --out f",
    "destruction certificate 7 --pdf f --language es",
    "destruction signed 7 --scan f --by n",
    "destruction sheet 7 2 --out f",
    "incident enter stolen --type PISTOL --maker m --model m --calibre c --serial s --country XA --obliteration partial --date 2026-11-01 --place p --agency a --case-number n --owner natural --ground g --post p --other-state XB --party p --licence l --circumstances c --known",
    "incident list --kind seized --state overdue --serial s --limit 3 --after 7 --csv",
    "incident show 7 --csv",
    "incident supplement 7 --text t",
    "incident modify 7 --text t --serial s",
    "incident locate 7 --text t --on 2026-11-02 --place p --agency a",
    "incident dispose 7 --text t --disposition evidence --authority a --on 2026-11-02 --until 2027-01-01",
    "incident clear 7 --text t --disposition returned --authority a --mark m --certificate c",
    "incident cancel 7 --text t",
    "assistance list --sort asked --assessment 1 --partner p --limit 3 --after 7 --csv",
    "assistance ask --to p --to q --with MARKING --text t --purpose U3 --legal-basis ITI --assessment 1 --question M1 --offer o",
    "assistance offer --to p --with TRAINING --text t --purpose U3 --legal-basis ITI",
    "assistance preview 1 --area marking --area law --evidence",
    "assistance share 1 --area marking --evidence --digest d --handling H2 --to p --with MARKING --text t --purpose U3 --legal-basis ITI",
    "project enter --title t --with MARKING --partner p --direction received --machines 2 --marked 500 --destroyed 3 --trained 4 --agreed 2026-11-01 --until 2027-01-01 --exchange 01234567",
    "project list --state delivered --partner p --limit 3 --after 7 --csv",
    "project show 7 --csv",
    "project deliver 7 --what m --quantity 2 --with l --on 2026-11-02",
    "project measure 7 --measure machines_in_use --count 2 --source s --on 2026-11-02",
    "project close 7 --text t",
    "project cancel 7 --text t",
    "workshop enter --title t --kind TRAINING --from 2026-11-02 --to 2026-11-03 --place p --project 7 --item i --item j --conclusions c",
    "workshop change 7 --title t --kind TRAINING --from 2026-11-02 --place p",
    "workshop list --kind TRAINING --limit 3 --after 7 --csv",
    "workshop show 7 --csv",
    "workshop take 7 f --dry-run",
    "workshop erase 7",
    "workshop export 7 --output f",
    "openapi",
    "witness list --csv",
    "witness new-key --root-dir /r",
    "bundle export 01234567 --out f --for court",
    "report issue 01234567 --recipient Court --output f --language es --for court --draft",
    "report list --trace 01234567 --code 7F3A --limit 5 --after 9 --csv",
    "analysis show --subject dealers --from-year 2020 --to-year 2025 --csv",
    "analysis form SDG_16_4_2 --year 2025 --output f",
    "analysis sample --seed 2 --guns 50 --year 2024 --output d",
    "verify f --root 1 --root 2 --log d",
    "audit --log a --log http://b --root 1 --descriptor d --checkpoint c --state s --key k --at 2026-11-22 --report html --out o",
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
    for (lang, words) in [
        ("pt", ["Apresenta um pedido", "Uso: vestigo trace submit", "Opções:", "--to <PARCEIRO>"]),
        (
            "fr",
            [
                "Présente une demande",
                "Utilisation\u{a0}: vestigo trace submit",
                "Options\u{a0}:",
                "--to <PARTENAIRE>",
            ],
        ),
    ] {
        let ran = run_line(&format!("trace submit --help --lang {lang}"));
        for word in words {
            assert!(ran.out.contains(word), "{word}: {}", ran.out);
        }
        for word in ["Usage", "Options:", "Print", "possible values", "default:"] {
            assert!(!ran.out.contains(word), "{word}: {}", ran.out);
        }
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
    let ran = run_line("trase list --lang pt");
    assert_eq!(ran.err, "Erro: Comando desconhecido: trase.\nQuis dizer: trace?\n");
    let ran = run_line("trase list --lang fr");
    let wanted =
        "Erreur\u{a0}: Commande inconnue\u{a0}: trase.\nVouliez-vous dire trace\u{202f}?\n";
    assert_eq!(ran.err, wanted);
    let ran = run_line("trace list --lang de");
    assert!(ran.exit == 2 && ran.err.contains("en, es, pt, fr"), "{}", ran.err);
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
fn the_language_comes_from_the_configuration_last() {
    let scratch = Scratch::new("line-language");
    std::fs::write(scratch.path().join("vestigo.toml"), "[node]\nlanguage = \"es\"\n").unwrap();
    let line = format!("status --data-dir {}", scratch.path().display());
    let offline = FakeOffline::default();
    assert!(run_with(&line, "", &[], &offline).err.contains("No hay ningún nodo"));
    let ran = run_with(&line, "", &[("LC_ALL", "en_US.UTF-8")], &offline);
    assert!(ran.err.contains("No node is running"), "{}", ran.err);
}
