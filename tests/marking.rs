//! Scenario 13 between two real nodes: an importing State marks 500 pistols from one order. What the
//! machine struck wrongly is caught; each pistol is then found from its import mark alone; the exporting
//! State is told of the arrival, late and all the same.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "test code: what is not as expected ends the test, with its place"
)]

use std::collections::BTreeSet;

use vestigo::holdings::moment;
use vestigo::runtime::clock;
use vestigo::service::marking::{CHECKS, JobView, MarkingListView, MarkingView, ReturnView};
use vestigo::service::requests::{AnswerRequest, FindRequest, ListRequest, TraceRequest};
use vestigo::service::views::{AskTerms, CaseState, FirearmView, HopState, TraceView};
use vestigo::service::{MarkingService as _, MatterService as _, Service as _};
use vestigo_protocol::time::Timestamp;
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::wait::until;

/// Pistols of the consignment.
const PISTOLS: usize = 500;

/// Runs `marking …` and gives what it says as JSON.
fn marking(node: &Node, args: &[&str]) -> serde_json::Value {
    let (exit, out, error) = node.command(&[&["marking"], args, &["--json"]].concat());
    assert_eq!(exit, 0, "{args:?}: {out}{error}");
    serde_json::from_str(&out).unwrap()
}

fn file(node: &Node, name: &str, text: &str) -> String {
    let path = node.dir().join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Places in the order that have a fault, with what it is.
fn faults(view: &ReturnView) -> Vec<(Option<u32>, &str)> {
    view.findings.iter().map(|f| (f.sequence, f.fault.name())).collect()
}

/// A pistol of which nothing but its import mark is known.
fn by_mark(mark: &str) -> FirearmView {
    FirearmView { marks: vec![format!("IMPORT: {mark}")], ..FirearmView::default() }
}

/// The partner asks by the mark alone, and an officer of the importing State says which gun it is.
async fn traced(importer: &Node, partner: &Node, mark: &str, serial: &str) {
    let request = TraceRequest {
        to: importer.name.clone(),
        firearm: by_mark(mark),
        purpose: "U1".to_owned(),
        legal_basis: "ITI".to_owned(),
        circumstances: "SYNTHETIC: found with its number ground off".to_owned(),
        priority: "ROUTINE".to_owned(),
        ..TraceRequest::default()
    };
    let trace = partner.submit(request).await;
    let id = trace.hops[0].exchange.clone();
    let waits = |c: &vestigo::service::views::CaseView| c.state == CaseState::Waiting;
    let case = importer.case_when(&id, "a person looks at it", waits).await;
    let best = &case.candidates[0];
    assert_eq!((best.grade.as_str(), best.firearm.serial.as_deref()), ("STRONG", Some(serial)));
    let strong = case.candidates.iter().filter(|c| c.grade == "STRONG").count();
    assert_eq!(strong, 1, "its neighbours are possible at most");
    let answer =
        AnswerRequest { level: "L3".to_owned(), record: Some(best.record.clone()), text: None };
    importer.client().case_answer(ME, id, answer).await.unwrap();
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let trace = partner.trace_when(&trace.id, "it is answered", answered).await;
    let hop = &trace.hops[0];
    assert_eq!(hop.result.as_deref(), Some("R07"), "imported from the partner itself");
    assert!(hop.events.iter().any(|event| event.kind == "IMPORTED"));
    assert!(hop.events.iter().any(|event| event.kind == "MARKED"));
}

#[tokio::test]
async fn five_hundred_imported_pistols_are_marked_traced_by_their_marks_and_reported_to_the_exporter()
 {
    let kinds = ["TRACE", "ONWARD_TRACE", "DELIVERY_VERIFICATION"].map(str::to_owned).into();
    let purposes = ["U1", "U3"].map(str::to_owned).into();
    let (mut a, mut b) = two(AskTerms { request_kinds: kinds, purposes, ..open_terms() }).await;

    // One order: every pistol gets a mark of its own. They arrived fifty days ago.
    let arrived = moment::day_of(Timestamp(clock::now().0 - 50 * moment::DAY));
    let mut table = String::from("type,maker,model,calibre,serial,country\n");
    // Numbers of the maker so far apart that none is taken for another.
    let serials: Vec<String> = (1..=PISTOLS)
        .map(|n| format!("QX{:07}", n.wrapping_mul(0x9e37_79b9) % 10_000_000))
        .collect();
    assert_eq!(serials.iter().collect::<BTreeSet<_>>().len(), PISTOLS);
    for serial in &serials {
        table.push_str(&format!("P,SYNTHETIC Arms,Model 1,9 mm,{serial},XB\n"));
    }
    let pistols = file(&a, "pistols.csv", &table);
    let order: MarkingView = serde_json::from_value(marking(
        &a,
        &[
            "order",
            &pistols,
            "--purpose",
            "import",
            "--authority",
            "SYNTHETIC-IMP-7",
            "--importer",
            "SYNTHETIC Trading",
            "--exporter",
            &b.name,
            "--arrived",
            &arrived,
        ],
    ))
    .unwrap();
    assert_eq!((order.guns, order.done), (PISTOLS as u64, 0));
    let marks: Vec<String> = order.order.guns.iter().map(|gun| gun.mark.clone()).collect();
    assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), PISTOLS);
    assert!(marks[0].starts_with("XA ") && marks[0].ends_with(" 000001"));

    // The machine's file comes back with three misprints and one mark that two pistols bear.
    let out = a.dir().join("job.csv").display().to_string();
    let job: JobView = serde_json::from_value(marking(&a, &["job", "1", "--out", &out])).unwrap();
    assert_eq!(job.guns, PISTOLS as u64);
    let job = std::fs::read_to_string(&out).unwrap();
    assert_eq!(job.lines().count(), PISTOLS + 1);
    let mut struck = job.clone();
    for (place, wrong) in [
        (17, marks[16].replace("000017", "00017")),
        (101, marks[100].replace('0', "O")),
        (399, marks[398].replace("000399", "000939")),
        (250, marks[248].clone()),
    ] {
        let right = format!("\n{place},{},", marks[place - 1]);
        assert!(struck.contains(&right));
        struck = struck.replace(&right, &format!("\n{place},{wrong},"));
    }
    let machine = file(&a, "machine.csv", &struck);
    let on = moment::day_of(clock::now());
    let checks: Vec<&str> = CHECKS.iter().flat_map(|check| ["--check", check]).collect();
    let back = ["return", "1", &machine, "--on", &on, "--operator", "SYNTHETIC operator"];
    // Without the check list it is not taken; a trial changes nothing.
    let (exit, _, words) = a.command(&[&["marking"], &back[..]].concat());
    assert!(exit != 0 && words.contains("Not every check"), "{words}");
    let tried: ReturnView =
        serde_json::from_value(marking(&a, &[&back[..], &["--dry-run"]].concat())).unwrap();
    assert_eq!((tried.accepted, tried.left, tried.dry_run), (496, 500, true));
    let first: ReturnView =
        serde_json::from_value(marking(&a, &[&back[..], &checks].concat())).unwrap();
    let expected = [
        (Some(17), "MISPRINT"),
        (Some(101), "MISPRINT"),
        (Some(250), "DUPLICATE"),
        (Some(399), "MISPRINT"),
    ];
    // 939 was never issued; so all three are misprints.
    assert_eq!(faults(&first), expected);
    assert_eq!((first.accepted, first.left), (496, 4));

    // The four are struck again, and the corrected file is accepted.
    let out = a.dir().join("again.csv").display().to_string();
    let job: JobView = serde_json::from_value(marking(&a, &["job", "1", "--out", &out])).unwrap();
    assert_eq!(job.guns, 4);
    let back = ["return", "1", &out, "--on", &on, "--operator", "SYNTHETIC operator"];
    let second: ReturnView =
        serde_json::from_value(marking(&a, &[&back[..], &checks].concat())).unwrap();
    assert_eq!((second.accepted, second.left, faults(&second).len()), (4, 0, 0));
    let (exit, shown, _) = a.command(&["marking", "show", "1", "--csv"]);
    assert!(exit == 0 && shown.lines().count() == PISTOLS + 1);

    // Each of the five hundred is found from its mark alone, and is the best that there is.
    let client = a.client();
    for (mark, serial) in marks.iter().zip(&serials) {
        let request = FindRequest { firearm: by_mark(mark), limit: Some(3) };
        let found = client.registry_find(ME, request).await.unwrap();
        let strong: Vec<_> = found.items.iter().filter(|item| item.grade == "STRONG").collect();
        let [gun] = &strong[..] else { panic!("{} fit", strong.len()) };
        assert_eq!(gun.firearm.serial.as_ref(), Some(serial));
        let kinds: Vec<&str> = gun.events.iter().map(|event| event.kind.as_str()).collect();
        assert_eq!(kinds, ["IMPORTED", "MARKED"]);
    }
    // And at a partner, by a trace: the first, the last, and those that were struck again.
    for place in [1, 17, 250, 500] {
        traced(&a, &b, &marks[place - 1], &serials[place - 1]).await;
    }

    // The exporter was to be told within forty-five days.
    let late: MarkingListView =
        serde_json::from_value(marking(&a, &["list", "--state", "overdue"])).unwrap();
    assert_eq!(late.items.len(), 1);
    let tell =
        ["tell", "1", "--purpose", "U3", "--legal-basis", "ITI", "--text", "SYNTHETIC: late"];
    let told: MarkingView = serde_json::from_value(marking(&a, &tell)).unwrap();
    assert!(told.tell_by.is_none() && !told.overdue && told.told.is_some());
    let notice = until("the exporter has it", async || {
        b.client().notices(ME, ListRequest::default()).await.ok()?.items.pop()
    })
    .await;
    assert_eq!((notice.kind.as_str(), &notice.partner), ("DELIVERY_VERIFICATION", &a.name));
    let words = notice.text.unwrap_or_default();
    assert!(words.contains("500 × SYNTHETIC Arms Model 1") && words.contains("SYNTHETIC: late"));
    assert!(words.contains(&marks[0]) && words.contains(&marks[PISTOLS - 1]));
    assert!(!words.contains("QX"), "no number of the maker");
    let [event] = &notice.events[..] else { panic!("one event: {}", notice.events.len()) };
    assert_eq!(
        (event.kind.as_str(), event.date.as_deref()),
        ("DELIVERY_VERIFIED", Some(&*arrived))
    );
    until("its receipt is back", async || {
        let order = client.marking(ME, "1".to_owned()).await.ok()?;
        (order.told == Some(HopState::Delivered)).then_some(())
    })
    .await;
    let late: MarkingListView =
        serde_json::from_value(marking(&a, &["list", "--state", "overdue"])).unwrap();
    assert!(late.items.is_empty());
    let (exit, _, words) = a.command(&[&["marking"], &tell[..]].concat());
    assert!(exit != 0 && words.contains("told already"), "{words}");

    a.settled().await;
    b.settled().await;
    a.stop().await;
    b.stop().await;
    assert_eq!(a.journal().with(&b.name), b.journal().with(&a.name));
    a.assert_log_holds();
    b.assert_log_holds();
}
