//! Scenario 8 from the beginning: what lies in a store is counted by two who do not keep it; a pistol is
//! destroyed under a certificate; when it turns up, our focal point is alerted, opens the certificate,
//! and two officers release what may be told. Where anything lay, the partner never reads.

use std::fmt::Write as _;

use serde_json::Value;
use vestigo::service::Service as _;
use vestigo::service::views::{CaseView, HopState, TraceView};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::about;
use vestigo_tests::wait::until;

use super::destroyed::add;

/// What is said of places here, and never to a partner.
const PLACES: [&str; 4] = ["SYNTHETIC-HILL-77", "RACK-R1", "SYNTHETIC-DEPOT", "SYNTHETIC-SMELTER"];

/// A command of an officer.
fn run(node: &Node, officer: &str, args: &[&str]) -> (i32, Value) {
    // For what is signed.
    let file = node.dir().join(format!("{officer}.passphrase")).display().to_string();
    let who = ["--officer", officer, "--passphrase-file", &file, "--json"];
    let (exit, out, error) = node.command(&[&who[..], args].concat());
    assert!(out.starts_with('{'), "{args:?}: {out}{error}");
    (exit, serde_json::from_str(&out).unwrap())
}

/// One that is done.
pub(super) fn done(node: &Node, officer: &str, args: &[&str]) -> Value {
    let (exit, said) = run(node, officer, args);
    assert_eq!(exit, 0, "{args:?}: {said}");
    said
}

/// One that is refused, with the key of why.
pub(super) fn refused(node: &Node, officer: &str, args: &[&str]) -> String {
    let (exit, said) = run(node, officer, args);
    assert_ne!(exit, 0, "{args:?}: {said}");
    said["error"]["key"].as_str().unwrap_or_default().to_owned()
}

fn file(node: &Node, name: &str, text: &str) -> String {
    let path = node.dir().join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn pistols(numbers: impl Iterator<Item = u64>) -> String {
    let mut list = String::from("type,maker,model,calibre,serial,rack\n");
    for n in numbers {
        let _written = writeln!(list, "PISTOL,SYNTHETIC Arms,Model 1,9 mm,QS{n:06},RACK-R1");
    }
    list
}

/// The store of `rosa`, for `ben`, `cid` and the others to count.
fn stocked(node: &Node, list: &str) {
    add(node, "rosa", &["registrar"]);
    add(node, "ben", &["focal_point", "approver"]);
    add(node, "cid", &["approver"]);
    add(node, "eva", &["auditor"]);
    let store = [
        "stock",
        "add",
        "SYNTHETIC-DEPOT",
        "--custodian",
        "rosa",
        "--location",
        PLACES[0],
        "--rack",
        "RACK-R1",
        "--rack",
        "RACK-R2",
    ];
    done(node, "rosa", &store);
    let list = file(node, "items.csv", list);
    done(node, "rosa", &["stock", "receive", "1", &list, "--authority", "SYNTHETIC order 3"]);
}

#[tokio::test]
async fn a_count_of_ten_thousand_items_finds_the_twelve_discrepancies_and_no_others() {
    let node = Node::start_new("XA").await;
    stocked(&node, &pistols(1..=10_000));
    // Issued, stolen, and lying in another store, by the book.
    let act = |item: &str, act: &str, more: &[&str]| {
        let words = ["stock", "act", item, act, "--authority", "SYNTHETIC order 4"];
        done(&node, "rosa", &[&words[..], more].concat());
    };
    act("5", "issue", &["--to", "SYNTHETIC constable"]);
    act("6", "stolen", &[]);
    done(&node, "rosa", &["stock", "add", "SYNTHETIC-POST", "--custodian", "rosa"]);
    let other = file(&node, "other.csv", &pistols(20_001..=20_001).replace("RACK-R1", ""));
    done(&node, "rosa", &["stock", "receive", "2", &other, "--authority", "SYNTHETIC order 5"]);

    // All that is there, and what should not be; and what is missing.
    let missing = [100, 2_000, 9_999, 10_000];
    let mut list = String::from("serial,rack,condition\n");
    for n in (1..=10_000).filter(|n| !missing.contains(n)) {
        let rack = if n == 300 { "RACK-R2" } else { "RACK-R1" };
        let condition = if n == 400 { "C" } else { "" };
        let _written = writeln!(list, "QS-{n:06},{rack},{condition}");
    }
    list.push_str("ZZ000001,,\nZZ000002,,\nQS020001,,\nQS000500,,\n");
    let list = file(&node, "seen.csv", &list);

    // The custodian counts neither alone nor with another.
    let open = |a: &str, b: &str| {
        refused(&node, "cid", &["stock", "count", "1", "--counter", a, "--counter", b])
    };
    assert_eq!(open("rosa", "ben"), "error-count-custodian");
    assert_eq!(open("ben", "ben"), "error-count-two-persons");
    let two = ["stock", "count", "1", "--counter", "ben", "--counter", "cid"];
    assert_eq!(refused(&node, "rosa", &two), "error-count-custodian");
    done(&node, "cid", &two);
    assert_eq!(refused(&node, "rosa", &["stock", "enter", "1", &list]), "error-count-custodian");
    done(&node, "ben", &["stock", "enter", "1", &list]);
    assert_eq!(refused(&node, "ben", &["stock", "confirm", "1"]), "error-count-same-person");
    let (exit, counted) = run(&node, "cid", &["stock", "confirm", "1"]);
    assert_eq!(exit, 11, "{counted}");
    let found: Vec<(&str, Option<u64>)> = counted["count"]["discrepancies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["difference"].as_str().unwrap(), d["item"].as_u64()))
        .collect();
    assert_eq!(
        found,
        [
            ("NOT_HERE_BY_BOOK", Some(5)),
            ("LOST_BY_BOOK", Some(6)),
            ("OTHER_RACK", Some(300)),
            ("OTHER_CONDITION", Some(400)),
            ("UNRECORDED", None),
            ("UNRECORDED", None),
            ("OTHER_STORE", Some(10_001)),
            ("SEEN_TWICE", Some(500)),
            ("MISSING", Some(100)),
            ("MISSING", Some(2_000)),
            ("MISSING", Some(9_999)),
            ("MISSING", Some(10_000)),
        ]
    );
    assert_eq!(counted["count"]["agreed"], 9_992);

    // Each discrepancy is an inquiry, which the custodian does not end.
    let settle = ["stock", "settle", "1", "9", "--text", "SYNTHETIC: not found"];
    assert_eq!(refused(&node, "rosa", &settle), "error-count-custodian");
    assert_eq!(done(&node, "ben", &settle)["open"], 11);
    assert_eq!(done(&node, "rosa", &["stock", "item", "100"])["item"]["status"], "LOST");

    // The log says who did what, and no number of a gun.
    let log = done(&node, "eva", &["admin-log", "list", "--limit", "8"]);
    let acts: Vec<(&str, &str)> = log["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["officer"].as_str().unwrap(), entry["act"].as_str().unwrap()))
        .collect();
    assert_eq!(
        acts,
        [
            ("ben", "INQUIRY_ENDED"),
            ("cid", "COUNT_CONFIRMED"),
            ("ben", "COUNT_ENTERED"),
            ("cid", "COUNT_OPENED"),
            ("rosa", "ITEMS_RECEIVED"),
            ("rosa", "STORE_ENTERED"),
            ("rosa", "ITEM_ACTED"),
            ("rosa", "ITEM_ACTED"),
        ]
    );
    assert!(!log.to_string().contains("QS0"), "{log}");

    // The book goes out as CSV, whole, and can be read in again.
    let (exit, csv, error) =
        node.command(&["--officer", "rosa", "stock", "items", "--store", "1", "--csv"]);
    assert_eq!((exit, csv.lines().count()), (0, 10_001), "{error}");
    done(&node, "rosa", &["stock", "add", "SYNTHETIC-COPY", "--custodian", "rosa"]);
    let csv = file(&node, "copy.csv", &csv);
    let again = ["stock", "receive", "3", &csv, "--authority", "SYNTHETIC order 6", "--dry-run"];
    assert_eq!(refused(&node, "rosa", &again), "error-stock-known");
}

/// A store is assessed on the spot by its officers; gaps get a risk and a plan, and what was closed stays.
#[tokio::test]
async fn the_security_of_a_store_is_assessed_closed_and_due_after_a_year() {
    let node = Node::start_new("XC").await;
    stocked(&node, &pistols(1..=1));
    let security = |officer: &str, args: &[&str]| {
        done(&node, officer, &[&["stock", "security"][..], args].concat())
    };
    let stores = || done(&node, "ben", &["stock", "stores"])["items"][0]["security"].clone();
    assert_eq!((&stores()["overdue"], &stores()["last"]), (&true.into(), &Value::Null));
    assert_eq!(security("ben", &["begin", "1"])["not_applicable"].as_array().unwrap().len(), 3);
    let again = ["stock", "security", "begin", "1"];
    assert_eq!(refused(&node, "cid", &again), "error-security-open");
    let (exit, said) = run(&node, "eva", &["stock", "security", "show", "1"]);
    assert_ne!(exit, 0, "not for an auditor: {said}");
    let answer = |question: &str, level: &str| {
        let evidence = ["--evidence", "SYNTHETIC-HILL-77, gate"];
        let answer = ["answer", "1", "--question", question, "--level", level];
        security("ben", &[&answer[..], &evidence].concat())
    };
    let questions = security("ben", &["questions"]);
    let of_ammunition = questions["ammunition"].as_array().unwrap().clone();
    let asked = questions["areas"].as_array().unwrap().iter();
    let asked = asked.flat_map(|area| area["questions"].as_array().unwrap());
    let asked: Vec<&str> = asked.map(|question| question["id"].as_str().unwrap()).collect();
    assert_eq!(asked.len(), 21);
    let close = ["stock", "security", "close", "1"];
    assert_eq!(refused(&node, "ben", &close), "error-security-incomplete");
    for question in asked.iter().filter(|id| !of_ammunition.contains(&(**id).into())) {
        answer(question, if *question == "D1" { "0" } else { "3" });
    }
    let shown = security("cid", &["show", "1"]);
    let gap = &shown["gaps"][0];
    assert_eq!((&gap["question"], &gap["risk"]), (&"D1".into(), &"CRITICAL".into()));
    let what = ["--what", "SYNTHETIC second lock", "--who", "Works", "--by", "2099-12-31"];
    let plan = [&["plan", "1", "--question", "D1"][..], &what].concat();
    assert_eq!(security("cid", &plan)["gaps"][0]["planned"], true);
    security("ben", &["close", "1"]);
    let late = ["stock", "security", "answer", "1", "--question", "D1", "--level", "4"];
    assert_eq!(refused(&node, "ben", &late), "error-assessment-closed");
    assert_eq!((&stores()["overdue"], &stores()["last"]), (&false.into(), &1.into()));
    let (exit, csv, error) =
        node.command(&["--officer", "ben", "stock", "security", "show", "1", "--csv"]);
    assert_eq!((exit, csv.lines().count()), (0, 22), "{error}");
    // Sealed at rest, and the log says who opened it and nothing of what it says.
    let log = done(&node, "eva", &["admin-log", "list", "--limit", "1"]);
    assert_eq!(log["items"][0]["act"], "SECURITY_READ");
    for file in std::fs::read_dir(node.dir()).unwrap().flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.starts_with("store.sqlite") {
            let bytes = std::fs::read(file.path()).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains("SYNTHETIC second lock"), "{name}");
        }
    }
}

/// A lot that two lines of an order name is short of both.
#[tokio::test]
async fn ammunition_of_two_lines_of_an_order_leaves_its_lot_twice() {
    let node = Node::start_new("XB").await;
    stocked(&node, &pistols(1..=1));
    let kept = "calibre,lot,rounds,division,group,explosive,condition\n9 mm,L-1,500,1.4,S,1,A\n";
    let kept = file(&node, "kept.csv", kept);
    done(&node, "rosa", &["stock", "ammunition", "1", &kept]);
    let listed = "calibre,lot,rounds,weight\n9 mm,L-1,200,2.4\n9 mm,L-1,250,3\n";
    let listed = file(&node, "listed.csv", listed);
    let why = ["--authority", "SYNTHETIC court 8/26", "--basis", "unserviceable"];
    let order = [&["destruction", "order", "--ammunition", &listed][..], &why].concat();
    assert_eq!(done(&node, "rosa", &order)["rounds"], 450);
    let certify =
        ["destruction", "certify", "1", "--method", "burn_or_detonate", "--place", PLACES[3]];
    let people = ["--operator", "Olga Op", "--presiding", "Piet Pres", "--components-unusable"];
    let witnesses =
        ["--witness", "Wim One, SYNTHETIC court", "--witness", "Wes Two, SYNTHETIC press"];
    done(&node, "ben", &[&certify[..], &people, &witnesses].concat());
    let store = done(&node, "rosa", &["stock", "show", "1"]);
    assert_eq!(store["lots"][0]["quantity"], 50, "{store}");
}

/// The certificate as pages that anybody verifies, and the sheet that the witnesses sign on paper.
fn pages_and_paper(node: &Node, number: &str) {
    let list = |state: &str| done(node, "cid", &["destruction", "list", "--state", state]);
    assert_eq!(list("unsigned")["items"][0]["unsigned"], true);
    assert_eq!(done(node, "cid", &["status"])["unsigned_certificates"], 1);
    assert_eq!(done(node, "eva", &["status"])["unsigned_certificates"], 0);

    let pdf = node.dir().join("certificate.pdf");
    let path = pdf.display().to_string();
    let issue = |out: &str| {
        let pages = ["destruction", "certificate", number, "--pdf", out, "--language", "es"];
        done(node, "cid", &pages)
    };
    let issued = issue(&path);
    let bytes = std::fs::read(&pdf).unwrap();
    let digest = vestigo_protocol::ids::Digest::of(&bytes).to_hex();
    assert_eq!(issued["digest"], *digest);
    let log = done(node, "eva", &["admin-log", "list", "--limit", "1"]);
    let entry = &log["items"][0];
    assert_eq!((&entry["act"], &entry["digest"]), (&"CERTIFICATE_ISSUED".into(), &digest.into()));
    // The same again is the same file.
    let again = node.dir().join("again.pdf");
    assert_eq!(issue(&again.display().to_string())["again"], true);
    assert!(std::fs::read(&again).unwrap() == bytes);

    // What it is, and that the officer's signature holds; whose it is, only the safety number tells.
    let verify = |file: &str, more: &[&str]| {
        let (exit, out, error) = node.command(&[&["verify", file, "--json"][..], more].concat());
        assert!(out.starts_with('{'), "{out}{error}");
        (exit, serde_json::from_str::<Value>(&out).unwrap())
    };
    let (exit, said) = verify(&path, &[]);
    assert_eq!((exit, &said["verdict"]), (10, &"consistent".into()), "{said}");
    assert_eq!((&said["pages"], &said["signature"]), (&"same".into(), &true.into()));
    assert_eq!((&said["number"], &said["officer"]), (&number.into(), &"ben".into()));
    assert_eq!(said["destroyed"], 1);
    let root = said["safety_number"].as_str().unwrap().to_owned();
    let (exit, said) = verify(&path, &["--root", &root]);
    assert_eq!((exit, &said["verdict"]), (0, &"authentic".into()), "{said}");
    let changed = node.dir().join("changed.pdf");
    for at in [20, bytes.len() / 3, bytes.len() / 2, bytes.len() - 3_000, bytes.len() - 20] {
        let mut other = bytes.clone();
        other[at] ^= 0x01;
        std::fs::write(&changed, &other).unwrap();
        let (exit, said) = verify(&changed.display().to_string(), &["--root", &root]);
        assert_eq!(exit, 20, "byte {at}: {said}");
    }

    // Witnesses sign on paper: the scan is filed, and a second one replaces nothing.
    let (first, second) =
        (b"%PDF-1.4 SYNTHETIC sheet 1".to_vec(), b"%PDF-1.4 SYNTHETIC 2".to_vec());
    let scan = |name: &str, bytes: &[u8]| {
        let path = node.dir().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    };
    let (one, two) = (scan("one.pdf", &first), scan("two.pdf", &second));
    let words = scan("words.txt", b"signed");
    let run_with = |scan: &str| {
        let signed = ["destruction", "signed", number, "--scan", scan, "--by", "Piet Pres"];
        run(node, "ben", &signed)
    };
    assert_eq!(run_with(&words).1["error"]["key"], "error-scan-kind");
    let (exit, filed) = run_with(&one);
    assert_eq!((exit, &filed["unsigned"]), (0, &false.into()), "{filed}");
    let sheet = &filed["order"]["sheets"][0];
    let digest = vestigo_protocol::ids::Digest::of(&first).to_hex();
    assert_eq!((&sheet["digest"], &sheet["by"]), (&digest.clone().into(), &"Piet Pres".into()));
    assert_eq!(sheet["filed_by"], "ben");
    let log = done(node, "eva", &["admin-log", "list", "--limit", "1"]);
    let entry = &log["items"][0];
    assert_eq!((&entry["act"], &entry["digest"]), (&"SHEET_FILED".into(), &digest.into()));
    assert_eq!(run_with(&one).1["error"]["key"], "error-destruction-same-sheet");
    assert_eq!(run_with(&two).1["order"]["sheets"].as_array().unwrap().len(), 2);
    for (sheet, bytes) in [("1", &first), ("2", &second)] {
        let out = node.dir().join(format!("sheet-{sheet}"));
        let path = out.display().to_string();
        done(node, "cid", &["destruction", "sheet", number, sheet, "--out", &path]);
        assert_eq!(std::fs::read(&out).unwrap(), *bytes);
    }
    assert_eq!(list("unsigned")["items"].as_array().unwrap().len(), 0);
    assert_eq!(done(node, "cid", &["status"])["unsigned_certificates"], 0);
}

#[tokio::test]
async fn a_destroyed_pistol_that_turns_up_is_an_alert_with_its_certificate() {
    let (a, b) = two(open_terms()).await;
    stocked(&b, &pistols(1..=3));
    let ana_file = add(&b, "ana", &["focal_point"]).display().to_string();
    let dan_file = add(&b, "dan", &["approver"]).display().to_string();

    // Condemned, ordered, compared, witnessed, certified.
    let condemn = ["stock", "act", "2", "condemn", "--authority", "SYNTHETIC board 1"];
    done(&b, "rosa", &condemn);
    let order = [
        "destruction",
        "order",
        "--authority",
        "SYNTHETIC court 7/26",
        "--basis",
        "unserviceable",
        "--store",
        "1",
    ];
    assert_eq!(done(&b, "rosa", &order)["guns"], 1);
    let list = file(&b, "seen.csv", "maker,serial\nSYNTHETIC Arms,QS-000002\n");
    done(&b, "ben", &["destruction", "compare", "1", &list, "--with", "Cid Second"]);
    let certify = [
        "destruction",
        "certify",
        "1",
        "--method",
        "melt",
        "--place",
        PLACES[3],
        "--operator",
        "Olga Op",
        "--presiding",
        "Piet Pres",
        "--components-unusable",
        "--witness",
        "Wim One, SYNTHETIC court",
        "--witness",
    ];
    let own = [&certify[..], &["Rosa, SYNTHETIC police"]].concat();
    assert_eq!(refused(&b, "ben", &own), "error-destruction-witnesses");
    let two = [&certify[..], &["Wes Two, SYNTHETIC ombudsman"]].concat();
    assert_eq!(refused(&b, "rosa", &two), "error-destruction-own-order");
    let certified = done(&b, "ben", &two);
    let number = certified["order"]["certificate"]["number"].as_str().unwrap().to_owned();
    assert_eq!(certified["order"]["certificate"]["by"], "ben");
    pages_and_paper(&b, &number);

    // It turns up in the other country.
    let trace = a.submit(about("QS000002", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    let ana = b.client().acting_as(Some("ana"));
    let waits = |c: &CaseView| c.referred_because == ["SENSITIVE"];
    let case = until("the case waits for a person", async || {
        ana.case(ME, id.clone()).await.ok().filter(waits)
    })
    .await;
    assert!(case.desk.alert, "a diversion alert");
    let documents: Vec<&str> = case.candidates[0]
        .events
        .iter()
        .filter_map(|event| event.document.as_ref()?.number.as_deref())
        .collect();
    assert_eq!(documents, [number.as_str()]);
    let certificate = done(&b, "ana", &["destruction", "certificate", &number]);
    let document = certificate["document"].as_str().unwrap();
    let digest = vestigo_protocol::ids::Digest::of(document.as_bytes()).to_hex();
    assert_eq!(certificate["digest"], *digest);
    assert!(document.contains("QS000002") && document.contains("SYNTHETIC ombudsman"));
    let log = done(&b, "eva", &["admin-log", "list", "--limit", "1"]);
    assert_eq!(
        (&log["items"][0]["act"], &log["items"][0]["officer"], &log["items"][0]["subject"]),
        (&"CERTIFICATE_READ".into(), &"ana".into(), &number.as_str().into())
    );

    // Two officers release.
    let sign = |name: &str, passphrase: &str, args: &[&str]| {
        let who = ["--officer", name, "--passphrase-file", passphrase];
        let (exit, _, error) = b.command(&[&who[..], args].concat());
        assert_eq!(exit, 0, "{args:?}: {error}");
    };
    let record = case.candidates[0].record.as_str();
    sign("ana", &ana_file, &["case", "answer", &id, "--level", "L3", "--record", record]);
    sign("dan", &dan_file, &["case", "approve", &id]);
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let trace = a.trace_when(&trace.id, "the answer has arrived", answered).await;
    assert_eq!(trace.hops[0].result.as_deref(), Some("R11"));

    // No place, store, rack or custodian is in anything that the partner has: neither in what it is
    // shown nor in the evidence that it exports.
    let bundle = a.dir().join("case.vestigo");
    let out = bundle.display().to_string();
    let (exit, _, error) = a.command(&["bundle", "export", &trace.id, "--out", &out]);
    assert_eq!(exit, 0, "{error}");
    let bytes = std::fs::read(&bundle).unwrap();
    let told =
        String::from_utf8_lossy(&bytes).into_owned() + &serde_json::to_string(&trace).unwrap();
    assert!(told.contains("QS000002"), "what was asked is in it");
    for word in PLACES.iter().chain(&["rosa"]) {
        assert!(!told.contains(word), "{word}");
    }
}
