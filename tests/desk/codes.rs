//! Every result that a register can give, and every reason that an officer can give, from one node to the
//! other: none of the closed lists is a word that nothing can say.

use std::collections::BTreeSet;

use vestigo::service::requests::life::OutcomeRequest;
use vestigo::service::requests::{ListRequest, RefuseRequest};
use vestigo::service::views::{CaseRowView, CaseState, HopState, TraceView};
use vestigo::service::{Life as _, Service as _};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{agree, both, join, officer_terms};
use vestigo_tests::records::about;

const HEADER: &str = "make,model,caliber,type,serial_number,event_kind,event_date,event_to,\
                      event_to_kind,event_country\n";

/// Results, with the event that a record ends with: kind, receiver's kind, country.
const RESULTS: [(&str, &str, &str, &str); 14] = [
    ("R01", "REGISTERED", "NATURAL", ""),
    ("R02", "SOLD_RETAIL", "NATURAL", ""),
    ("R03", "SOLD_RETAIL", "LICENSEE", ""),
    ("R04", "ISSUED", "FORCE", ""),
    ("R05", "ISSUED", "LICENSEE", ""),
    ("R06", "EXPORTED", "LICENSEE", "XC"),
    ("R07", "IMPORTED", "LICENSEE", "XC"),
    ("R08", "REPORTED_STOLEN", "", ""),
    ("R09", "REPORTED_LOST", "", ""),
    ("R10", "SEIZED", "", ""),
    ("R11", "DESTROYED", "", ""),
    ("R12", "DEACTIVATED", "", ""),
    ("R13", "MANUFACTURED", "", ""),
    ("R15", "TRANSITED", "LICENSEE", "XC"),
];

/// Reasons that an officer gives without more: N02, N15, N17 and N18 need something besides, and N16 is
/// the asker's; each has its story.
const NOT_COMPLETED: [&str; 13] =
    ["N01", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N10", "N11", "N12", "N13", "N14"];

const REASONS: [&str; 14] =
    ["D1", "D2", "D3", "D4", "D5", "D6", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"];

/// Numbers that do not resemble one another.
fn serial(nth: u32) -> String {
    let mixed = nth.wrapping_add(1).wrapping_mul(0x9e37_79b1);
    format!("{:08X}", mixed ^ (mixed >> 13))
}

#[tokio::test]
async fn every_result_and_every_reason_is_said_and_understood() {
    let (mut a, mut b) = (Node::found("XA"), Node::found("XB"));
    // Forty numbers in a row are a sweep to whoever does not know that they are invented.
    b.set("VESTIGO_DESK_STOP_SWEEPS", "false");
    a.start().await;
    b.start().await;
    join(&a, &b).await;
    agree(&a, &b, both(officer_terms())).await;
    let mut rows = HEADER.to_owned();
    for (nth, (_, kind, to, country)) in (0u32..).zip(RESULTS) {
        let name = if to.is_empty() { "" } else { "SYNTHETIC Party" };
        rows.push_str(&format!(
            "SYNTHETIC Arms,Model 1,9 mm,PISTOL,{},{kind},2019-03-04,{name},{to},{country}\n",
            serial(nth)
        ));
    }
    b.import("books", "registry", &rows);
    let ask = async |nth: u32| {
        let trace = a.submit(about(&serial(nth), &b.name)).await;
        let id = trace.hops[0].exchange.clone();
        let case = b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
        (trace.id, case)
    };
    for (nth, (result, ..)) in (0u32..).zip(RESULTS) {
        let (_, case) = ask(nth).await;
        let found: Vec<_> = case.candidates.iter().map(|c| c.result.as_deref()).collect();
        assert_eq!(found, [Some(result)]);
    }
    for (nth, code) in (100u32..).zip(NOT_COMPLETED) {
        let (trace, case) = ask(nth).await;
        let outcome = OutcomeRequest::NotCompleted {
            codes: vec![code.to_owned()],
            duplicate_of: None,
            indicated: Vec::new(),
            candidates: None,
            text: None,
        };
        b.client().case_outcome(ME, case.id, outcome).await.unwrap();
        let ended = |t: &TraceView| t.hops[0].state == HopState::Answered;
        let seen = a.trace_when(&trace, code, ended).await;
        assert_eq!(seen.hops[0].life.not_completed, [code]);
    }
    // What the maker's State says of a copy, at the command line.
    let (trace, case) = ask(150).await;
    let text = "SYNTHETIC: our maker never used this font";
    let (exit, out, error) =
        b.command(&["case", "answer", &case.id, "--not-made-here", "--text", text]);
    assert_eq!(exit, 0, "{out}{error}");
    let seen = a.trace_when(&trace, "R14", |t| t.hops[0].state == HopState::Answered).await;
    assert_eq!(seen.hops[0].result.as_deref(), Some("R14"));
    for (nth, code) in (200u32..).zip(REASONS) {
        let (trace, case) = ask(nth).await;
        let text = "SYNTHETIC: why".to_owned();
        let refuse = RefuseRequest { reason: code.to_owned(), text };
        b.client().case_refuse(ME, case.id, refuse).await.unwrap();
        let wanted = if code.starts_with('D') { HopState::Refused } else { HopState::Returned };
        let seen = a.trace_when(&trace, code, |t| t.hops[0].state == wanted).await;
        assert_eq!(seen.hops[0].reason.as_deref(), Some(code));
    }
    let asked = RESULTS.len() + NOT_COMPLETED.len() + 1 + REASONS.len();

    // All of it in lists, page by page: each once, and what waits first.
    let cases = async |state: Option<&str>, limit: u32| {
        let (mut all, mut after) = (Vec::new(), None);
        loop {
            let state = state.map(str::to_owned);
            let request = ListRequest { limit: Some(limit), state, partner: None, after };
            let page = b.client().cases(ME, request).await.unwrap();
            assert!(page.items.len() <= limit as usize);
            all.extend(page.items);
            after = page.next;
            if after.is_none() {
                return all;
            }
        }
    };
    let all = cases(None, 7).await;
    let waits = |c: &CaseRowView| c.state == CaseState::Waiting;
    assert_eq!(all.iter().map(|c| &c.id).collect::<BTreeSet<_>>().len(), asked);
    assert_eq!((all.len(), all.iter().take_while(|c| waits(c)).count()), (asked, RESULTS.len()));
    for (state, count) in [
        ("waiting", RESULTS.len()),
        ("answered", NOT_COMPLETED.len() + 1),
        ("refused", 6),
        ("returned", 8),
        ("withdrawn", 0),
        ("overdue", 0),
    ] {
        assert_eq!(cases(Some(state), 5).await.len(), count, "{state}");
    }
    let status = b.status().await;
    assert_eq!(status.waiting_cases, RESULTS.len() as u64);
    let traces = async |state: Option<&str>, partner: Option<&str>| {
        let (mut ids, mut after) = (BTreeSet::new(), None);
        loop {
            let (state, partner) = (state.map(str::to_owned), partner.map(str::to_owned));
            let request = ListRequest { limit: Some(9), state, partner, after };
            let page = a.client().traces(ME, request).await.unwrap();
            for row in page.items {
                assert!(ids.insert(row.id), "a trace stands on two pages");
            }
            after = page.next;
            if after.is_none() {
                return ids.len();
            }
        }
    };
    assert_eq!(traces(None, None).await, asked);
    assert_eq!(traces(None, Some(&b.name)).await, asked);
    assert_eq!(traces(None, Some("vestigo/xz/nobody")).await, 0);
    assert_eq!(traces(Some("open"), Some(&b.name)).await, RESULTS.len());
    assert_eq!(traces(Some("ended"), None).await, asked - RESULTS.len());
    assert_eq!(a.status().await.open_traces, RESULTS.len() as u64);
}
