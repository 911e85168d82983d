//! Questions and answers between real nodes.

use vestigo::service::requests::{AnswerRequest, RefuseRequest};
use vestigo::service::views::{
    AskTerms, CandidateView, CaseState, FindView, HopState, TraceState, TraceView,
};
use vestigo::service::{ErrorCode, OfficerService as _, Service as _};
use vestigo_protocol::header::Kind;
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{agree, both, join, officer_terms, open_terms, two};
use vestigo_tests::records::{about, csv, exported, sold};
use vestigo_tests::wait::until;

/// Both logs hold the same entries between the two, and both verify.
async fn assert_logs_agree(mut a: Node, mut b: Node) {
    a.settled().await;
    b.settled().await;
    a.stop().await;
    b.stop().await;
    assert_eq!(a.journal().with(&b.name), b.journal().with(&a.name));
    a.assert_log_holds();
    b.assert_log_holds();
}

#[tokio::test]
async fn a_recorded_gun_is_traced() {
    let (a, b) = two(open_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let hop = a.ask(about("ab-1234", &b.name)).await;
    assert_eq!(hop.state, HopState::Answered);
    assert_eq!(hop.result.as_deref(), Some("R03"));
    assert_eq!((hop.grade.as_deref(), hop.level.as_deref()), (Some("EXACT"), Some("L3")));
    assert_eq!(hop.events.len(), 1);
    assert!(hop.delivered.is_some() && !hop.late);
    let kinds: Vec<u16> = hop.statements.iter().map(|s| s.kind).collect();
    let mut sorted = kinds.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [1, 2, 5, 7], "{kinds:?}");
    assert_logs_agree(a, b).await;
}

#[tokio::test]
async fn no_record_says_what_was_searched() {
    let (a, b) = two(open_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let hop = a.ask(about("ZZ9999", &b.name)).await;
    assert_eq!(hop.state, HopState::Answered);
    assert_eq!(hop.result.as_deref(), Some("R20"));
    assert_eq!(hop.grade.as_deref(), Some("NONE"));
    let [searched] = &hop.searched[..] else { panic!("one set: {:?}", hop.searched) };
    assert_eq!(searched.set, "dealers");
    assert_eq!((searched.from_year, searched.to_year), (Some(1990), Some(2025)));
    assert!(searched.variants > 0);
    assert_logs_agree(a, b).await;
}

#[tokio::test]
async fn an_officer_refuses_and_the_reason_arrives() {
    let (a, b) = two(officer_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let trace = a.submit(about("AB1234", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    let refuse = RefuseRequest { reason: "D1".to_owned(), text: "SYNTHETIC: no".to_owned() };
    b.client().case_refuse(ME, id.clone(), refuse.clone()).await.unwrap();
    let refused = |t: &TraceView| t.hops[0].state == HopState::Refused;
    let trace = a.trace_when(&trace.id, "the refusal has arrived", refused).await;
    assert_eq!(trace.hops[0].reason.as_deref(), Some("D1"));
    assert_eq!(trace.hops[0].text.as_deref(), Some("SYNTHETIC: no"));
    // One request has one decision.
    assert!(b.client().case_refuse(ME, id, refuse).await.is_err());
    assert_logs_agree(a, b).await;
}

#[tokio::test]
async fn a_request_outside_the_agreement_is_returned() {
    let only_prosecution = AskTerms { purposes: vec!["U2".to_owned()], ..open_terms() };
    let (a, b) = two(only_prosecution).await;
    let hop = a.ask(about("AB1234", &b.name)).await;
    assert_eq!(hop.state, HopState::Returned);
    assert_eq!(hop.reason.as_deref(), Some("A5"));
    assert!(hop.delivered.is_some(), "a return has its receipt beside it");
    // It explains itself: the one clause that stopped it, and that it follows from what was seen.
    let why = b.client().explain(ME, hop.exchange.clone()).await.unwrap();
    let clauses: Vec<_> = why.lines.iter().filter(|l| l.key == "note-explain-clause").collect();
    assert_eq!(clauses.len(), 1, "{why:?}");
    assert_eq!(clauses[0].args.get("number").map(String::as_str), Some("2"));
    let follows = |c: &&vestigo::service::views::ExplainCheck| {
        c.line.key == "note-explain-check-follows" && c.holds == Some(true)
    };
    assert_eq!(why.checks.iter().filter(follows).count(), 1, "{why:?}");
    assert!(why.checks.iter().all(|c| c.holds == Some(true)), "{why:?}");
    assert_logs_agree(a, b).await;
}

#[tokio::test]
async fn over_budget_the_return_is_receipt_and_decision_in_one() {
    let (a, b) = two(AskTerms { daily_budget: 1, ..open_terms() }).await;
    assert_eq!(a.ask(about("AB1234", &b.name)).await.state, HopState::Answered);
    let hop = a.ask(about("AB1235", &b.name)).await;
    assert_eq!(hop.state, HopState::Returned);
    assert_eq!(hop.reason.as_deref(), Some("A9"));
    let kinds: Vec<u16> = hop.statements.iter().map(|s| s.kind).collect();
    assert!(!kinds.contains(&2), "{kinds:?}");
    let journal = a.settled().await;
    assert_eq!(journal.count(Kind::Query), 2);
    assert_logs_agree(a, b).await;
}

#[tokio::test]
async fn what_needs_an_officer_waits_for_one_and_is_answered() {
    let (a, b) = two(officer_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let trace = a.submit(about("AB1234", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    let case = b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    assert_eq!(case.candidates.len(), 1);
    let with_officer = |t: &TraceView| t.hops[0].statements.iter().any(|s| s.kind == 4);
    a.trace_when(&trace.id, "the asker knows that it waits", with_officer).await;
    let above = AnswerRequest { level: "L4".to_owned(), record: None, text: None };
    assert!(b.client().case_answer(ME, id.clone(), above).await.is_err());
    let answer = AnswerRequest { level: "L2".to_owned(), record: None, text: None };
    let case = b.client().case_answer(ME, id, answer).await.unwrap();
    assert_eq!(case.state, CaseState::Answered);
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let trace = a.trace_when(&trace.id, "the answer has arrived", answered).await;
    assert_eq!(trace.hops[0].level.as_deref(), Some("L2"));
    assert_eq!(trace.state, TraceState::Ended);
    assert_logs_agree(a, b).await;
}

#[tokio::test]
async fn a_partner_that_was_offline_gets_its_query_and_answers() {
    let (a, mut b) = two(open_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    b.stop().await;
    let trace = a.submit(about("AB1234", &b.name)).await;
    assert_eq!(trace.hops[0].state, HopState::Submitted);
    until("the asker knows that the partner is away", async || {
        let status = a.status().await;
        (!status.partners[0].connected && status.outbox == 1).then_some(())
    })
    .await;
    // The asker restarts as well, and loses nothing.
    let mut a = a;
    a.stop().await;
    a.start().await;
    b.start().await;
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    a.trace_when(&trace.id, "the answer has arrived", answered).await;
    assert_logs_agree(a, b).await;
}

#[tokio::test]
async fn an_automatic_answer_leaves_at_a_multiple_of_the_release_interval() {
    let mut b = Node::found("XB");
    b.set("VESTIGO_DESK_RELEASE_INTERVAL_SECONDS", "1");
    b.start().await;
    let a = Node::start_new("XA").await;
    join(&a, &b).await;
    agree(&a, &b, both(open_terms())).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let trace = a.submit(about("AB1234", &b.name)).await;
    // Killed while the answer waits for its release.
    let id = trace.hops[0].exchange.clone();
    b.case_when(&id, "the case is here", |_| true).await;
    b.kill();
    b.start().await;
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let trace = a.trace_when(&trace.id, "the answer has arrived", answered).await;
    assert_eq!(trace.hops[0].result.as_deref(), Some("R03"));
    let journal = b.settled().await;
    assert_eq!(journal.count(Kind::Answer), 1);
    assert_logs_agree(a, b).await;
}

#[tokio::test]
async fn an_onward_trace_is_followed_over_three_nodes_and_stops_at_a_loop() {
    let a = Node::start_new("XA").await;
    let b = Node::start_new("XB").await;
    let c = Node::start_new("XC").await;
    for (x, y) in [(&a, &b), (&a, &c)] {
        join(x, y).await;
        agree(x, y, both(open_terms())).await;
    }
    // B says that it went to C; C says of one that a dealer has it, of the other that it went back.
    b.import("exports", "export", &csv(&[exported("AB1234", "XC"), exported("LOOP77", "XC")]));
    c.import("sales", "retail", &csv(&[sold("AB1234"), exported("LOOP77", "XB")]));
    let follow = |serial| {
        let mut request = about(serial, &b.name);
        request.auto_onward = true;
        request
    };
    let ended = |t: &TraceView| t.state == TraceState::Ended;
    let trace = a.submit(follow("AB1234")).await;
    let trace = a.trace_when(&trace.id, "the chain has ended", ended).await;
    let results: Vec<_> =
        trace.hops.iter().map(|h| (h.country.as_str(), h.result.as_deref().unwrap())).collect();
    assert_eq!(results, [("XB", "R06"), ("XC", "R03")]);
    assert_eq!(trace.hops[1].after, Some(0));
    assert_eq!(trace.chain_end, Some(1));
    let looped = a.submit(follow("LOOP77")).await;
    let looped = a.trace_when(&looped.id, "the loop was not followed", ended).await;
    let results: Vec<_> =
        looped.hops.iter().map(|h| (h.country.as_str(), h.result.as_deref())).collect();
    assert_eq!(results, [("XB", Some("R06")), ("XC", Some("R06")), ("XB", None)]);
    assert_eq!(looped.hops[2].state, HopState::Loop);
    assert_eq!(looped.hops[2].next.as_ref().map(|n| n.key.as_str()), Some("note-next-loop"));
    // B and C never spoke to each other: the trace went out from A each time.
    assert_eq!(b.journal().with(&c.name).len(), 0);
    assert_logs_agree(a, b).await;
    drop(c);
}

#[tokio::test]
async fn a_question_without_an_agreement_or_from_nobody_is_not_sent() {
    let (a, b) = (Node::start_new("XA").await, Node::start_new("XB").await);
    join(&a, &b).await;
    let refused = a.client().trace_submit(ME, about("AB1234", &b.name)).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotAllowed, "{}", refused.key);
    let unknown = a.client().trace_submit(ME, about("AB1234", "vestigo/xz/office")).await;
    assert_eq!(unknown.unwrap_err().code, ErrorCode::NotFound);
    let journal = a.journal();
    assert_eq!(journal.count(Kind::Query), 0);
    assert!(a.client().traces(ME, Default::default()).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn a_partners_question_with_unknown_characters_shows_the_officer_what_the_registrar_finds() {
    let (a, b) = two(officer_terms()).await;
    let row = |maker: &str, serial: &str| format!("{maker},Model 1,9 mm,PISTOL,{serial},,,,,\n");
    let fitting = [row("Glock", "A13437"), row("Glock", "A93487"), row("Glock", "A23437")];
    let others = [row("Glock", "A1343"), row("Glock", "A13447"), row("Glock", "ZZ9999")];
    b.import("register", "registry", &csv(&[&fitting[..], &others[..]].concat()));
    let pattern = "A?34[38]7";
    let mut request = about(pattern, &b.name);
    request.firearm.maker = Some("glock".to_owned());
    request.firearm.kind = None;
    let trace = a.submit(request.clone()).await;
    let id = trace.hops[0].exchange.clone();
    let case = b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    let asked = ["registry", "find", pattern, "--make", "glock", "--json"];
    let (exit, found, error) = b.command(&asked);
    assert_eq!(exit, 0, "{error}");
    let found: FindView = serde_json::from_str(&found).expect("JSON");
    let told = |items: &[CandidateView]| -> Vec<(String, String, Vec<String>)> {
        let of = |c: &CandidateView| (c.record.clone(), c.grade.clone(), c.reasons.clone());
        items.iter().map(of).collect()
    };
    assert_eq!(told(&case.candidates), told(&found.items));
    let mut serials: Vec<&str> =
        found.items.iter().filter_map(|c| c.firearm.serial.as_deref()).collect();
    serials.sort_unstable();
    assert_eq!(serials, ["A13437", "A23437", "A93487"]);
    // What leaves too much unknown is refused before it is sent, with the ground for a return.
    request.firearm.serial = Some("A??*".to_owned());
    let refused = a.client().trace_submit(ME, request).await.unwrap_err();
    assert_eq!(
        (refused.code, refused.key.as_str()),
        (ErrorCode::BadInput, "error-pattern-too-broad")
    );
    let (exit, _, error) = a.command(&["registry", "find", "A??*", "--make", "glock"]);
    assert!(exit == 6 && error.contains("(A7)"), "{exit}: {error}");
    assert_logs_agree(a, b).await;
}
