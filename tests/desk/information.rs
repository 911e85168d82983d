//! An officer asks for more information; the clock stands; the reply finds the gun; the answer comes
//! in parts, restricted, with a reason.

use vestigo::service::requests::DelayRequest;
use vestigo::service::requests::life::{
    AcknowledgeRequest, AskInformationRequest, OutcomeRequest, SupplyRequest,
};
use vestigo::service::views::{CaseState, FirearmView, HopState, StepKind, TraceView};
use vestigo::service::{ErrorCode, Life as _, Service as _};
use vestigo_protocol::header::Kind;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{officer_terms, two};
use vestigo_tests::records::{about, csv, sold};

#[tokio::test]
async fn the_clock_stands_until_the_reply_and_the_answer_comes_in_parts() {
    let (mut a, mut b) = two(officer_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("BSZ0018")]));

    // It is the number of another part: XB holds no such gun. Its officer takes note and asks for the marks.
    let trace = a.submit(about("QQ44551", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    let case = b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    assert!(case.candidates.is_empty() && case.life.acknowledge_by.is_some());
    let note = AcknowledgeRequest { text: None };
    let case = b.client().case_acknowledge(ME, id.clone(), note.clone()).await.unwrap();
    assert!(case.life.acknowledged.is_some() && case.life.acknowledge_by.is_none());
    let again = b.client().case_acknowledge(ME, id.clone(), note).await.unwrap_err();
    assert_eq!(again.key, "error-already-acknowledged");
    let early = a.client().trace_supply(ME, trace.id.clone(), SupplyRequest::default()).await;
    assert_eq!(early.unwrap_err().key, "error-supply-nothing");
    let words = || SupplyRequest { text: Some("SYNTHETIC".to_owned()), ..Default::default() };
    let early = a.client().trace_supply(ME, trace.id.clone(), words()).await.unwrap_err();
    assert_eq!((early.code, early.key.as_str()), (ErrorCode::Conflict, "error-nothing-asked"));
    let ask = AskInformationRequest {
        want: vec!["PHOTOGRAPH".to_owned(), "MARKS".to_owned()],
        text: "SYNTHETIC: please read the frame again".to_owned(),
    };
    let case = b.client().case_ask(ME, id.clone(), ask).await.unwrap();
    assert_eq!((case.state, case.life.clock_stands), (CaseState::InfoRequested, true));

    // XA sees what is wanted, and replies with a better reading, from the command line.
    let wanted = |t: &TraceView| t.hops[0].state == HopState::InfoRequested;
    let seen = a.trace_when(&trace.id, "the question has arrived", wanted).await;
    assert_eq!(seen.hops[0].life.wanted, ["MARKS", "PHOTOGRAPH"]);
    assert!(seen.hops[0].life.clock_stands && seen.hops[0].life.acknowledged.is_some());
    assert_eq!(a.status().await.life.information_wanted, 1);
    let supplied = ["trace", "supply", &trace.id, "--serial", "BSZ0018", "--text", "SYNTHETIC: B"];
    let (exit, out, error) = a.command(&supplied);
    assert_eq!(exit, 0, "{out}{error}");

    // The matter is the officer's again, with what is found now; the clock goes on.
    let back = b.case_when(&id, "the reply has arrived", |c| c.state == CaseState::Waiting).await;
    assert_eq!(back.firearm.serial.as_deref(), Some("BSZ0018"));
    assert_eq!(back.candidates.len(), 1);
    assert!(!back.life.clock_stands && back.life.wanted.is_empty());
    let due = |t: &TraceView| t.hops[0].life.clock_stands;
    let seen = a.trace_when(&trace.id, "the clock goes on", |t| !due(t)).await;
    assert_eq!(seen.hops[0].answer_by, back.answer_by, "both sides compute one deadline");

    // A part now, the rest without documents and names of companies.
    let part = OutcomeRequest::Partial { level: "L1".to_owned(), record: None, text: None };
    let case = b.client().case_outcome(ME, id.clone(), part).await.unwrap();
    assert_eq!(case.state, CaseState::Waiting);
    let partly = |t: &TraceView| t.hops[0].state == HopState::Partial;
    let seen = a.trace_when(&trace.id, "the part has arrived", partly).await;
    assert!(seen.hops[0].life.partial && seen.chain_end.is_none());
    assert_eq!(seen.hops[0].level.as_deref(), Some("L1"));
    let rest = OutcomeRequest::Restricted {
        level: "L3".to_owned(),
        record: None,
        withheld: vec!["DOCUMENTS".to_owned(), "COMPANIES".to_owned()],
        reason: "D2".to_owned(),
        text: "SYNTHETIC: the trade law".to_owned(),
    };
    let case = b.client().case_outcome(ME, id.clone(), rest).await.unwrap();
    assert_eq!(case.state, CaseState::Answered);
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let seen = a.trace_when(&trace.id, "the answer has arrived", answered).await;
    let hop = &seen.hops[0];
    assert_eq!(hop.result.as_deref(), Some("R03"));
    let restricted = hop.life.restricted.as_ref().expect("a restriction");
    assert_eq!(restricted.reason, "D2");
    assert_eq!(restricted.withheld, ["COMPANIES", "DOCUMENTS"]);
    assert!(hop.events.iter().all(|e| e.document.is_none()));
    let dealer = hop.events[0].to.as_ref().expect("that there is a dealer is told");
    assert_eq!((dealer.kind.as_str(), &dealer.name), ("LICENSEE", &None));
    let told: Vec<StepKind> = hop
        .life
        .timeline
        .iter()
        .map(|step| step.step)
        .filter(|step| *step != StepKind::Received)
        .collect();
    let expected = [
        StepKind::Asked,
        StepKind::WithOfficer,
        StepKind::Acknowledged,
        StepKind::InformationAsked,
        StepKind::Supplied,
        StepKind::Partial,
        StepKind::AnsweredRestricted,
    ];
    assert_eq!(told, expected);

    // It is in both logs, and in a bundle that verifies.
    let bundle = a.dir().join("trace.bundle").display().to_string();
    let (exit, _, error) = a.command(&["bundle", "export", &trace.id, "--out", &bundle]);
    assert_eq!(exit, 0, "{error}");
    let roots = ["--root", &a.safety_number, "--root", &b.safety_number];
    let (exit, out, error) = a.command(&[&["verify", &bundle][..], &roots].concat());
    assert_eq!(exit, 0, "{out}{error}");
    a.settled().await;
    let journal = b.settled().await;
    assert_eq!((journal.count(Kind::Acknowledged), journal.count(Kind::Supplement)), (1, 1));
    a.stop().await;
    b.stop().await;
    assert_eq!(a.journal().with(&b.name), b.journal().with(&a.name));
    a.assert_log_holds();
    b.assert_log_holds();
}

#[tokio::test]
async fn what_could_not_be_completed_says_why_and_what_it_names() {
    let (a, b) = two(officer_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234"), sold("AB1235")]));
    let open = async |serial: &str| {
        let trace = a.submit(about(serial, &b.name)).await;
        let id = trace.hops[0].exchange.clone();
        b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
        (trace.id, id)
    };
    let outcome = |codes: &[&str], duplicate_of: Option<&str>, indicated: &[&str]| {
        OutcomeRequest::NotCompleted {
            codes: codes.iter().map(|c| (*c).to_owned()).collect(),
            duplicate_of: duplicate_of.map(str::to_owned),
            indicated: indicated.iter().map(|c| (*c).to_owned()).collect(),
            candidates: None,
            text: None,
        }
    };
    let ended = |t: &TraceView| t.hops[0].state == HopState::Answered;

    // Two records fit what can be read.
    let (trace, first) = open("AB123?").await;
    b.client().case_outcome(ME, first.clone(), outcome(&["N02"], None, &[])).await.unwrap();
    let seen = a.trace_when(&trace, "N02 has arrived", ended).await;
    let hop = &seen.hops[0];
    assert_eq!(
        (&hop.life.not_completed[..], hop.life.candidates),
        (&["N02".to_owned()][..], Some(2))
    );
    assert_eq!((hop.result.as_deref(), hop.searched.len()), (None, 1));

    // The same once more: it repeats the first, which both sides have under one entry.
    let (trace, second) = open("AB123?").await;
    let missing = b.client().case_outcome(ME, second.clone(), outcome(&["N15"], None, &[])).await;
    assert_eq!(missing.unwrap_err().key, "error-duplicate-of-what");
    let repeats = outcome(&["N15"], Some(&first), &[]);
    b.client().case_outcome(ME, second.clone(), repeats).await.unwrap();
    let seen = a.trace_when(&trace, "N15 has arrived", ended).await;
    assert_eq!(seen.hops[0].life.duplicate_of.as_ref(), Some(&first));

    // N17 needs a question that was not answered; a delay in between does not start the clock.
    let (trace, third) = open("ZZ99").await;
    let silent = || outcome(&["N17"], None, &[]);
    let early = b.client().case_outcome(ME, third.clone(), silent()).await.unwrap_err();
    assert_eq!(early.key, "error-no-information-request");
    let ask =
        AskInformationRequest { want: vec!["MAKER".to_owned()], text: "SYNTHETIC".to_owned() };
    b.client().case_ask(ME, third.clone(), ask).await.unwrap();
    let delay = DelayRequest {
        reason: "D2".to_owned(),
        text: "SYNTHETIC".to_owned(),
        until: "2099-01-01".to_owned(),
    };
    let delayed = b.client().case_delay(ME, third.clone(), delay).await.unwrap();
    assert!(delayed.life.clock_stands);
    b.client().case_outcome(ME, third.clone(), silent()).await.unwrap();
    a.trace_when(&trace, "N17 has arrived", ended).await;

    // Another State is indicated.
    let (trace, fourth) = open("YY99").await;
    let elsewhere = outcome(&["N18"], None, &["XC"]);
    b.client().case_outcome(ME, fourth, elsewhere).await.unwrap();
    let seen = a.trace_when(&trace, "N18 has arrived", ended).await;
    assert_eq!(seen.hops[0].life.indicated, ["XC"]);
    assert_eq!(seen.hops[0].reason.as_deref(), Some("N18"));
}

#[tokio::test]
async fn a_reply_after_the_decision_changes_nothing() {
    let (a, b) = two(officer_terms()).await;
    let trace = a.submit(about("AB1234", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    let ask =
        AskInformationRequest { want: vec!["MODEL".to_owned()], text: "SYNTHETIC".to_owned() };
    b.client().case_ask(ME, id.clone(), ask).await.unwrap();
    let refuse = vestigo::service::requests::RefuseRequest {
        reason: "D3".to_owned(),
        text: "SYNTHETIC".to_owned(),
    };
    b.client().case_refuse(ME, id.clone(), refuse).await.unwrap();
    a.trace_when(&trace.id, "the refusal", |t| t.hops[0].state == HopState::Refused).await;
    let supply = SupplyRequest {
        firearm: FirearmView { model: Some("17".to_owned()), ..Default::default() },
        ..Default::default()
    };
    let late = a.client().trace_supply(ME, trace.id.clone(), supply).await.unwrap_err();
    assert_eq!(late.key, "error-nothing-asked");
}
