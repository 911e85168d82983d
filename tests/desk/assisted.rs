//! From the gap of an assessment to a signed request, the partner's reply, a project and its result; an
//! offer that is taken up; and a part of an assessment that goes to the partner who may have it, and to
//! nobody whose agreement does not say so.

use serde_json::Value;
use vestigo::service::AttachmentService as _;
use vestigo::service::requests::ReplyRequest;
use vestigo::service::views::AskTerms;
use vestigo::service::{MatterService as _, Service as _};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{agree, both, join, open_terms};
use vestigo_tests::wait::until;

/// What of an assessment leaves only if it is chosen.
const EVIDENCE: &str = "SYNTHETIC-EVIDENCE-77";
/// What the officer writes to the partner.
const WORDS: &str = "SYNTHETIC: two marking machines are needed";
/// Who takes part in a workshop.
const PERSON: &str = "SYNTHETIC-PERSON-4711";

fn run(node: &Node, args: &[&str]) -> (i32, Value) {
    let (exit, out, error) = node.command(&[&["--json"], args].concat());
    assert!(out.starts_with('{'), "{args:?}: {out}{error}");
    (exit, serde_json::from_str(&out).unwrap())
}

/// A command that is done.
fn done(node: &Node, args: &[&str]) -> Value {
    let (exit, said) = run(node, args);
    assert_eq!(exit, 0, "{args:?}: {said}");
    said
}

/// One that is refused, with the key of why.
fn refused(node: &Node, args: &[&str]) -> String {
    let (exit, said) = run(node, args);
    assert_ne!(exit, 0, "{args:?}: {said}");
    said["error"]["key"].as_str().unwrap_or_default().to_owned()
}

fn terms(kinds: &[&str]) -> AskTerms {
    AskTerms {
        request_kinds: kinds.iter().map(|&kind| kind.to_owned()).collect(),
        legal_bases: vec!["ITI".to_owned()],
        ..open_terms()
    }
}

/// What every request of these rests on.
const GROUND: [&str; 4] = ["--purpose", "U1", "--legal-basis", "ITI"];

/// The rows of a sort, once there are so many.
async fn rows(node: &Node, sort: &str, count: usize) -> Vec<Value> {
    until("the list has its rows", async || {
        let list = done(node, &["assistance", "list", "--sort", sort]);
        let items = list["items"].as_array()?.clone();
        (items.len() == count).then_some(items)
    })
    .await
}

/// Messages of ours that are no traces.
fn matters(node: &Node) -> usize {
    done(node, &["request", "list"])["items"].as_array().unwrap().len()
}

/// Three agencies; the first may ask the second for assistance, and not the third.
async fn three() -> (Node, Node, Node) {
    let (a, b, c) =
        (Node::start_new("XA").await, Node::start_new("XB").await, Node::start_new("XC").await);
    join(&a, &b).await;
    let help = ["TRACE", "ASSISTANCE_REQUEST", "ASSISTANCE_OFFER"];
    agree(&a, &b, both(terms(&help))).await;
    join(&a, &c).await;
    agree(&a, &c, both(terms(&["TRACE"]))).await;
    (a, b, c)
}

/// Assessment 1 of a node: a gap at M4, closed unless it stays open.
fn assess(node: &Node, close: bool) {
    done(node, &["adviser", "begin", "--year", "2026"]);
    for (question, level) in [("M4", "0"), ("R1", "2"), ("T1", "1"), ("S1", "3"), ("L1", "4")] {
        let answer = ["adviser", "answer", "1", "--question", question, "--level", level];
        done(node, &[&answer[..], &["--evidence", EVIDENCE]].concat());
    }
    if close {
        done(node, &["adviser", "close", "1"]);
    }
}

#[tokio::test]
async fn a_gap_becomes_a_request_a_project_and_a_result() {
    let (a, b, c) = three().await;
    assess(&a, true);
    let gap = ["assistance", "ask", "--assessment", "1", "--question", "M4", "--text", WORDS];
    // One of the two may not be asked: nobody is.
    let two = ["--to", b.name.as_str(), "--to", c.name.as_str()];
    let asked = refused(&a, &[&gap[..], &two, &GROUND].concat());
    assert_eq!((asked.as_str(), matters(&a)), ("error-not-agreed-to", 0));
    let sent = done(&a, &[&gap[..], &["--to", &b.name], &GROUND].concat());
    assert_eq!(sent["field"], "MARKING");
    let id = sent["sent"][0]["id"].as_str().unwrap().to_owned();

    // The partner sees the words, and nothing of the assessment.
    b.case_when(&id, "the request waits", |case| case.request_kind == "ASSISTANCE_REQUEST").await;
    let waiting = rows(&b, "request", 1).await.remove(0);
    assert_eq!((&waiting["text"], &waiting["field"]), (&WORDS.into(), &"MARKING".into()));
    assert!(waiting["assessment"].is_null() && waiting["question"].is_null());
    let text = Some("SYNTHETIC: two can be sent".to_owned());
    let reply = ReplyRequest { text, ..ReplyRequest::default() };
    b.client().case_reply(ME, id.clone(), reply).await.unwrap();
    let row = until("the reply is listed", async || {
        let list = done(&a, &["assistance", "list", "--assessment", "1"]);
        let row = list["items"][0].clone();
        row["reply"].is_string().then_some(row)
    })
    .await;
    assert_eq!(
        (&row["question"], &row["reply"]),
        (&"M4".into(), &"SYNTHETIC: two can be sent".into())
    );

    // Both sides keep what was agreed, each on its own.
    let enter = ["project", "enter", "--title", "SYNTHETIC marking", "--with", "MARKING"];
    let goals = ["--machines", "2", "--trained", "2", "--exchange", &id];
    let ours = ["--partner", b.name.as_str(), "--direction", "received"];
    let theirs = ["--partner", a.name.as_str(), "--direction", "given"];
    let project = done(&a, &[&enter[..], &goals, &ours].concat());
    assert_eq!(
        (&project["project"]["question"], &project["project"]["state"]),
        (&"M4".into(), &"AGREED".into())
    );
    let given = done(&b, &[&enter[..], &goals, &theirs].concat());
    assert!(given["project"]["question"].is_null());
    let other = ["--partner", c.name.as_str(), "--direction", "received"];
    assert_eq!(refused(&a, &[&enter[..], &goals, &other].concat()), "error-project-link");

    // Delivered, measured: what our books count is counted, the rest is entered with its source.
    let measure = ["project", "measure", "1", "--measure", "machines_in_use", "--count", "2"];
    let source = ["--source", "SYNTHETIC visit"];
    assert_eq!(refused(&a, &[&measure[..], &source].concat()), "error-project-state");
    let delivered = ["project", "deliver", "1", "--what", "SYNTHETIC machine", "--quantity", "2"];
    done(&a, &[&delivered[..], &["--with", "SYNTHETIC laboratory"]].concat());
    done(&a, &[&measure[..], &source].concat());
    let today = done(&a, &["project", "show", "1"])["project"]["deliveries"][0]["on"].clone();
    let today = today.as_str().unwrap().to_owned();
    let workshop = ["workshop", "enter", "--title", "SYNTHETIC marks", "--kind", "TRAINING"];
    let when = ["--from", today.as_str(), "--place", "SYNTHETIC town", "--project", "1"];
    done(&a, &[&workshop[..], &when].concat());
    let list = a.dir().join("people.csv");
    std::fs::write(&list, format!("name,country,attended\n{PERSON},XAX,yes\n")).unwrap();
    let path = list.display().to_string();
    let (exit, wrong) = run(&a, &["workshop", "take", "1", &path]);
    assert_eq!((exit, &wrong["errors"][0]["line"], &wrong["taken"]), (6, &2.into(), &false.into()));
    std::fs::write(&list, format!("name,country,attended\n{PERSON},XA,yes\nSYNTHETIC Bo,XB,no\n"))
        .unwrap();
    done(&a, &["workshop", "take", "1", &path]);
    let people = ["project", "measure", "1", "--measure", "people_trained", "--count", "9"];
    assert_eq!(refused(&a, &[&people[..], &source].concat()), "error-project-counted");
    let erased = done(&a, &["workshop", "erase", "1"]);
    assert!(!erased.to_string().contains(PERSON) && erased["counts"]["trained"] == 1);
    let closed = done(&a, &["project", "close", "1"]);
    let results: Vec<(&Value, &Value)> = closed["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["number"], &one["source"]))
        .collect();
    let (entered, books) = ("ENTERED".into(), "BOOKS".into());
    assert_eq!(results, [(&2.into(), &entered), (&1.into(), &books)]);
    let row = &done(&a, &["assistance", "list", "--assessment", "1"])["items"][0];
    assert_eq!((&row["project"], &row["project_state"]), (&1.into(), &"CLOSED".into()));

    // The administrative log says who did what, in no word of the request and with no name.
    let log = done(&a, &["admin-log", "list", "--limit", "200"]).to_string();
    for act in ["ASSISTANCE_ASKED", "PROJECT_ENTERED", "PARTICIPANTS_TAKEN", "PARTICIPANTS_ERASED"]
    {
        assert!(log.contains(act), "{act}");
    }
    assert!(!log.contains(PERSON) && !log.contains(WORDS));
    // Words and names are on no disk in the clear.
    for (node, secret) in [(&a, PERSON), (&a, WORDS), (&b, WORDS)] {
        std::fs::remove_file(&list).ok();
        for file in super::attachment::files(node.dir()) {
            let bytes = std::fs::read(&file).unwrap_or_default();
            let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!found, "{}", file.display());
        }
    }
}

#[tokio::test]
async fn an_offer_is_taken_up_and_both_sides_see_which() {
    let (a, b, c) = three().await;
    let offer = ["assistance", "offer", "--with", "TRAINING", "--text", "SYNTHETIC course"];
    let offered = done(&b, &[&offer[..], &["--to", &a.name], &GROUND].concat());
    let id = offered["sent"][0]["id"].clone();
    let seen = rows(&a, "offer", 1).await.remove(0);
    assert_eq!((&seen["partner"], &seen["field"]), (&b.name.as_str().into(), &"TRAINING".into()));
    let leaf = seen["id"].as_str().unwrap().to_owned();
    let take = ["assistance", "ask", "--offer", &leaf, "--text", "SYNTHETIC: we come"];
    let wrong = [&take[..], &["--to", &c.name], &GROUND].concat();
    assert_eq!(refused(&a, &wrong), "error-assistance-no-offer");
    let taken = done(&a, &[&take[..], &GROUND].concat());
    assert_eq!(
        (&taken["field"], &taken["sent"][0]["partner"]),
        (&"TRAINING".into(), &b.name.as_str().into())
    );
    let asked = rows(&b, "request", 1).await.remove(0);
    assert_eq!(asked["takes_up"], id, "the offering side sees which offer");
    assert_eq!(rows(&b, "offered", 1).await[0]["taken_up"], true);
    assert_eq!(rows(&a, "offer", 1).await[0]["taken_up"], true);
    let (mut a, mut b) = (a, b);
    for node in [&mut a, &mut b] {
        node.stop().await;
        node.assert_log_holds();
    }
}

#[tokio::test]
async fn an_assessment_goes_to_the_partner_who_may_have_it_and_to_nobody_else() {
    let (a, b, c) = three().await;
    assess(&a, false);
    let preview = ["assistance", "preview", "1", "--area", "marking", "--area", "law"];
    assert_eq!(refused(&a, &preview), "error-share-not-closed");
    done(&a, &["adviser", "close", "1"]);
    let seen = done(&a, &preview);
    let (text, digest) = (seen["text"].as_str().unwrap(), seen["digest"].as_str().unwrap());
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(text.contains(",M4,") && text.contains(",L1,") && !text.contains(EVIDENCE), "{text}");
    let share = |to: &str, digest: &str| -> Vec<String> {
        let what = ["assistance", "share", "1", "--area", "marking", "--area", "law"];
        let said = ["--handling", "H2", "--with", "MARKING", "--text", WORDS];
        let all = [&what[..], &["--digest", digest, "--to", to], &said, &GROUND].concat();
        all.into_iter().map(str::to_owned).collect()
    };
    let ask = |to: &str, digest: &str| refused_of(&a, &share(to, digest));
    // Not to whom the agreement does not say so, and not what was not looked at.
    assert_eq!(ask(&c.name, digest), "error-not-agreed-to");
    assert_eq!(ask(&b.name, &"00".repeat(32)), "error-share-changed");
    assert_eq!(matters(&a), 0);
    let args = share(&b.name, digest);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let sent = done(&a, &args);
    let id = sent["sent"][0]["id"].as_str().unwrap().to_owned();

    // Under the case there is exactly what was looked at, as a file that a person reads.
    b.case_when(&id, "the request waits", |case| case.request_kind == "ASSISTANCE_REQUEST").await;
    let client = b.client();
    let file = until("the file has arrived", async || {
        let files = client.attachments(ME, id.clone()).await.ok()?;
        files.items.into_iter().find(|file| file.state == "here")
    })
    .await;
    assert_eq!(file.media_type, "text/plain");
    assert_eq!(file.title.as_deref(), Some("assessment-2026-1.csv"));
    let out = b.dir().join("got.csv");
    let path = out.display().to_string();
    let (exit, _, error) = b.command(&["attachment", "save", &file.digest, "--out", &path]);
    assert_eq!(exit, 0, "{error}");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), text);
    assert!(client.cases(ME, Default::default()).await.unwrap().items.len() == 1);
    assert!(c.client().cases(ME, Default::default()).await.unwrap().items.is_empty());
    assert!(c.client().notices(ME, Default::default()).await.unwrap().items.is_empty());
    let row = rows(&a, "asked", 1).await.remove(0);
    assert_eq!(row["shared"], true);
    let log = done(&a, &["admin-log", "list", "--limit", "200"]).to_string();
    assert!(log.contains("ASSESSMENT_SHARED"), "{log}");
}

/// [`refused`] of words that are made.
fn refused_of(node: &Node, args: &[String]) -> String {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    refused(node, &args)
}
