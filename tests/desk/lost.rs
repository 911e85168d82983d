//! A pistol is reported stolen by the commands; the partner that asks for it is told so. The same pistol is
//! not entered twice by mistake, and once the case is closed the partner is told something else. What was
//! entered in error is found no more, and customs officers see the border alone.

use vestigo::service::Service as _;
use vestigo::service::views::{CaseView, HopState, TraceView};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::about;
use vestigo_tests::wait::until;

use super::destroyed::add;
use super::stock::{done, refused};

/// What is said of cases here, and never to a partner.
const WORDS: [&str; 3] = ["SYNTHETIC-HOME-77", "SYNTHETIC-WITNESS", "SYNTHETIC-REASON"];

/// What is said of every pistol here.
fn pistol<'a>(kind: &'a str, serial: &'a str) -> Vec<&'a str> {
    let what = ["incident", "enter", kind, "--serial", serial, "--type", "PISTOL", "--calibre"];
    let gun = ["9 mm", "--maker", "SYNTHETIC Arms", "--date", "2026-01-05", "--place", WORDS[0]];
    let case = ["--agency", "SYNTHETIC police", "--case-number", "C 7/26", "--circumstances"];
    [&what[..], &gun, &case, &[WORDS[1]]].concat()
}

/// What the partner is told by the machine of a number.
async fn told(a: &Node, b: &Node, serial: &str) -> TraceView {
    let trace = a.submit(about(serial, &b.name)).await;
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    a.trace_when(&trace.id, "the answer has arrived", answered).await
}

#[tokio::test]
async fn a_pistol_that_was_reported_stolen_is_found_by_the_partner_until_the_case_is_closed() {
    let (a, b) = two(open_terms()).await;
    add(&b, "rosa", &["registrar"]);
    add(&b, "eva", &["auditor"]);
    let ana_file = add(&b, "ana", &["focal_point"]).display().to_string();
    let dan_file = add(&b, "dan", &["approver"]).display().to_string();

    let stolen = pistol("stolen", "QS 000001");
    let owned = [&stolen[..], &["--owner", "natural"]].concat();
    let lacks: Vec<&str> = stolen.iter().copied().filter(|word| *word != "9 mm").collect();
    let lacks: Vec<&str> = lacks.into_iter().filter(|word| *word != "--calibre").collect();
    assert_eq!(refused(&b, "rosa", &lacks), "error-incident-needs");
    assert_eq!(refused(&b, "ana", &owned), "error-officer-role");
    assert_eq!(done(&b, "rosa", &owned)["incident"]["number"], 1);

    // The partner's question finds it, by the number as it reads it.
    let first = told(&a, &b, "QS000001").await;
    assert_eq!(first.hops[0].result.as_deref(), Some("R08"));

    // The same pistol again: said first, with the earlier one, and entered if both are meant.
    let lost = pistol("lost", "qs-000001");
    assert_eq!(refused(&b, "rosa", &lost), "error-incident-known");
    let both = done(&b, "rosa", &[&lost[..], &["--known"]].concat());
    assert_eq!(both["known"][0]["number"], 1, "{both}");
    done(&b, "rosa", &["incident", "cancel", "2", "--text", WORDS[2]]);

    // It is back with its owner: a person answers what has been in custody, and it is another answer.
    let clear = ["incident", "clear", "1", "--text", WORDS[2], "--disposition", "returned"];
    let cleared = done(&b, "rosa", &[&clear[..], &["--authority", "SYNTHETIC court 9"]].concat());
    assert_eq!(cleared["incident"]["state"], "CLEARED");
    let trace = a.submit(about("QS000001", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    let ana = b.client().acting_as(Some("ana"));
    let waits = |c: &CaseView| c.referred_because == ["SENSITIVE"];
    let case = until("the case waits for a person", async || {
        ana.case(ME, id.clone()).await.ok().filter(waits)
    })
    .await;
    let kinds: Vec<&str> = case.candidates[0].events.iter().map(|e| e.kind.as_str()).collect();
    assert_eq!(kinds, ["REPORTED_STOLEN", "RECOVERED", "REGISTERED"]);
    let sign = |name: &str, passphrase: &str, args: &[&str]| {
        let who = ["--officer", name, "--passphrase-file", passphrase];
        let (exit, _, error) = b.command(&[&who[..], args].concat());
        assert_eq!(exit, 0, "{args:?}: {error}");
    };
    let record = case.candidates[0].record.as_str();
    sign("ana", &ana_file, &["case", "answer", &id, "--level", "L3", "--record", record]);
    sign("dan", &dan_file, &["case", "approve", &id]);
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let second = a.trace_when(&trace.id, "the answer has arrived", answered).await;
    assert_eq!(second.hops[0].result.as_deref(), Some("R01"));

    // What was entered in error is found no more.
    done(&b, "rosa", &pistol("stolen", "ZX-4711-B"));
    done(&b, "rosa", &["incident", "cancel", "3", "--text", WORDS[2]]);
    let third = told(&a, &b, "ZX4711B").await;
    assert_eq!(third.hops[0].result.as_deref(), Some("R20"));

    // The log says who did what, with no number of a gun; partners read no words of a case.
    let log = done(&b, "eva", &["admin-log", "list", "--limit", "100"]);
    let acts: Vec<(&str, &str)> = log["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            (entry["act"].as_str().unwrap(), entry["subject"].as_str().unwrap_or_default())
        })
        .filter(|(act, _)| act.starts_with("INCIDENT"))
        .collect();
    assert_eq!(
        acts,
        [
            ("INCIDENT_ACTED", "3 CANCEL"),
            ("INCIDENT_ENTERED", "3"),
            ("INCIDENT_ACTED", "1 CLEAR"),
            ("INCIDENT_ACTED", "2 CANCEL"),
            ("INCIDENT_ENTERED", "2"),
            ("INCIDENT_ENTERED", "1"),
        ]
    );
    assert!(!log.to_string().to_lowercase().contains("000001"), "{log}");
    let told = serde_json::to_string(&[&first, &second, &third]).unwrap();
    for word in WORDS.iter().chain(&["rosa"]) {
        assert!(!told.contains(word), "{word}");
    }
}

#[tokio::test]
async fn customs_officers_enter_the_border_and_see_nothing_else() {
    let node = Node::start_new("XC").await;
    add(&node, "rosa", &["registrar"]);
    add(&node, "carla", &["customs"]);
    let node = &node;
    done(node, "rosa", &pistol("stolen", "QS000001"));
    assert_eq!(refused(node, "carla", &pistol("stolen", "QS000002")), "error-incident-border");
    // The pistol that the police miss turns up in a container: a hit, which is said at once.
    let seized = [&pistol("seized", "QS000001")[..], &["--post", "SYNTHETIC port"]].concat();
    assert_eq!(refused(node, "carla", &seized), "error-incident-known");
    let hit = done(node, "carla", &[&seized[..], &["--known"]].concat());
    assert_eq!(
        (&hit["known"][0]["kind"], &hit["known"][0]["opens"]),
        (&"STOLEN".into(), &false.into())
    );
    assert_eq!(refused(node, "carla", &["incident", "show", "1"]), "error-incident-border");
    let list = done(node, "carla", &["incident", "list"]);
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
    // Seized in January, and nobody decided: overdue, and first.
    done(node, "rosa", &pistol("lost", "ZX-4711-B"));
    let list = done(node, "rosa", &["incident", "list"]);
    let numbers: Vec<u64> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|i| i["incident"]["number"].as_u64())
        .collect();
    assert_eq!((numbers, &list["items"][0]["overdue"]), (vec![2, 3, 1], &true.into()));
    for command in [&["trace", "list"][..], &["case", "list"], &["registry", "find", "QS000001"]] {
        assert_eq!(refused(node, "carla", command), "error-officer-role", "{command:?}");
    }
}
