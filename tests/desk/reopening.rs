//! A refusal is asked about and answered in words; the request is opened again with news, and both
//! sides see the link; another is withdrawn, before and after its decision.

use vestigo::service::requests::life::{
    ClarifyRequest, OutcomeRequest, SupplyRequest, WithdrawRequest,
};
use vestigo::service::requests::{AnswerRequest, RefuseRequest};
use vestigo::service::views::{AskTerms, CaseState, HopState, StepKind, TraceState, TraceView};
use vestigo::service::{AttachmentService as _, Life as _, Service as _};
use vestigo_tests::node::ME;
use vestigo_tests::pair::{officer_terms, open_terms, two};
use vestigo_tests::records::{about, csv, sold};

fn has(life: &vestigo::service::views::LifeView, step: StepKind) -> bool {
    life.timeline.iter().any(|s| s.step == step)
}

#[tokio::test]
async fn a_refusal_is_clarified_and_the_request_opened_again() {
    // The machine may answer what is plain, but not what a person refused.
    let terms = AskTerms { automatic_no_record: false, ..open_terms() };
    let (a, b) = two(terms).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let trace = a.submit(about("AB-1243", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    let clarify = |text: &str| ClarifyRequest { hop: None, text: text.to_owned() };
    let early = a.client().trace_reopen(ME, trace.id.clone(), SupplyRequest::default()).await;
    assert_eq!(early.unwrap_err().key, "error-still-open");
    let refuse = RefuseRequest { reason: "D2".to_owned(), text: "SYNTHETIC: the law".to_owned() };
    b.client().case_refuse(ME, id.clone(), refuse).await.unwrap();
    a.trace_when(&trace.id, "the refusal", |t| t.hops[0].state == HopState::Refused).await;

    // Which law? The question names the decision, and is answered in words and no other way.
    let client = a.client();
    let which_law = clarify("SYNTHETIC: which law?");
    let asked = client.trace_clarify(ME, trace.id.clone(), which_law).await.unwrap();
    assert_eq!((asked.hops.len(), asked.state), (2, TraceState::Open));
    assert_eq!(asked.hops[1].request_kind.as_deref(), Some("CLARIFICATION"));
    assert_eq!(asked.hops[1].life.clarifies.as_ref(), Some(&id));
    assert_eq!(asked.hops[0].life.clarified_by, [asked.hops[1].exchange.clone()]);
    let question = asked.hops[1].exchange.clone();
    let waits = |c: &vestigo::service::views::CaseView| c.state == CaseState::Waiting;
    let case = b.case_when(&question, "the question waits", waits).await;
    assert_eq!(case.request_kind, "CLARIFICATION");
    assert_eq!(case.life.clarifies.as_ref(), Some(&id));
    let level = AnswerRequest { level: "L1".to_owned(), record: None, text: None };
    let wrong = b.client().case_answer(ME, question.clone(), level).await.unwrap_err();
    assert_eq!(wrong.key, "error-answer-by-words");
    let words = OutcomeRequest::Words { text: "SYNTHETIC: article 5".to_owned() };
    b.client().case_outcome(ME, question.clone(), words.clone()).await.unwrap();
    let seen = a.trace_when(&trace.id, "the words", |t| t.state == TraceState::Ended).await;
    assert_eq!(seen.hops[1].text.as_deref(), Some("SYNTHETIC: article 5"));
    assert!(has(&seen.hops[1].life, StepKind::AnsweredInWords));
    assert_eq!(seen.hops[0].state, HopState::Refused, "the decision stands");

    // With the number read anew the request is opened again, and a person of XB decides, although
    // the machine could.
    let report = a.dir().join("laboratory.txt");
    std::fs::write(&report, "SYNTHETIC: the number was ground off in part").unwrap();
    let report = format!("{}:laboratory-report:SYNTHETIC report", report.display());
    let news = ["--serial", "AB1234", "--obliteration", "partial"];
    let more = ["--text", "SYNTHETIC: cleaned and read again", "--attach", &report, "--json"];
    let (exit, out, error) =
        a.command(&[&["trace", "reopen", &trace.id], &news[..], &more[..]].concat());
    assert_eq!(exit, 0, "{out}{error}");
    let again: TraceView = serde_json::from_str(&out).expect("JSON");
    assert_ne!(again.id, trace.id);
    assert_eq!(again.hops[0].life.reopens.as_ref(), Some(&id));
    let new = again.hops[0].exchange.clone();
    let case = b.case_when(&new, "the new case waits", waits).await;
    assert_eq!(case.referred_because, ["REOPENED"]);
    assert_eq!((case.life.reopens.as_ref(), case.candidates.len()), (Some(&id), 1));
    // Nothing of what was said is lost on the way.
    assert_eq!(case.firearm.obliteration.as_deref(), Some("PARTIAL"));
    let files = b.client().attachments(ME, new.clone()).await.unwrap().items;
    assert_eq!(
        files.iter().map(|file| file.role.as_str()).collect::<Vec<_>>(),
        ["LABORATORY_REPORT"]
    );
    let wrong = b.client().case_outcome(ME, new.clone(), words).await.unwrap_err();
    assert_eq!(wrong.key, "error-reply-does-not-fit");
    let answer = AnswerRequest { level: "L2".to_owned(), record: None, text: None };
    b.client().case_answer(ME, new.clone(), answer).await.unwrap();
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    a.trace_when(&again.id, "the answer", answered).await;

    // Both sides show the old one as reopened, and its decision as it was.
    let old = a.client().trace(ME, trace.id.clone()).await.unwrap();
    assert_eq!(old.hops[0].life.reopened_by, std::slice::from_ref(&new));
    assert!(has(&old.hops[0].life, StepKind::Reopened));
    let old = b.client().case(ME, id).await.unwrap();
    assert_eq!((old.state, old.life.reopened_by), (CaseState::Refused, vec![new]));
    let rows = b.client().cases(ME, Default::default()).await.unwrap().items;
    assert_eq!(rows.iter().filter(|row| row.life.reopened).count(), 1);
}

#[tokio::test]
async fn a_withdrawal_closes_what_is_open_and_leaves_a_decision_as_it_is() {
    let (a, mut b) = two(officer_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let open = async || {
        let trace = a.submit(about("AB1234", &b.name)).await;
        let id = trace.hops[0].exchange.clone();
        b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
        (trace.id, id)
    };
    let why = || WithdrawRequest { hop: None, reason: Some("SYNTHETIC: solved".to_owned()) };

    // Before the decision.
    let (trace, id) = open().await;
    let seen = a.client().trace_withdraw(ME, trace.clone(), why()).await.unwrap();
    assert_eq!((seen.hops[0].state, seen.state), (HopState::Withdrawn, TraceState::Ended));
    let withdrawn = |c: &vestigo::service::views::CaseView| c.state == CaseState::Withdrawn;
    let case = b.case_when(&id, "the withdrawal", withdrawn).await;
    assert!(has(&case.life, StepKind::Withdrawn) && case.candidates.is_empty());
    let answer = || AnswerRequest { level: "L2".to_owned(), record: None, text: None };
    let closed = b.client().case_answer(ME, id, answer()).await.unwrap_err();
    assert_eq!(closed.key, "error-case-closed");
    let twice = a.client().trace_withdraw(ME, trace, why()).await.unwrap_err();
    assert_eq!(twice.key, "error-already-withdrawn");

    // After it.
    let (trace, id) = open().await;
    b.client().case_answer(ME, id.clone(), answer()).await.unwrap();
    a.trace_when(&trace, "the answer", |t| t.hops[0].state == HopState::Answered).await;
    let seen = a.client().trace_withdraw(ME, trace, why()).await.unwrap();
    assert_eq!(seen.hops[0].state, HopState::Answered);
    assert!(has(&seen.hops[0].life, StepKind::WithdrawnLate));
    let late = |c: &vestigo::service::views::CaseView| has(&c.life, StepKind::WithdrawnLate);
    let case = b.case_when(&id, "the late withdrawal", late).await;
    assert_eq!(case.state, CaseState::Answered);

    // While the partner is away, the request and its withdrawal arrive together: nobody is bothered.
    b.stop().await;
    let trace = a.submit(about("AB1234", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    a.client().trace_withdraw(ME, trace.id, why()).await.unwrap();
    b.start().await;
    b.case_when(&id, "both have arrived", withdrawn).await;
    a.settled().await;
    b.settled().await;
    assert_eq!(a.journal().with(&b.name), b.journal().with(&a.name));
}
