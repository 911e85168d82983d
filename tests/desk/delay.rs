//! Scenario 5: a partner delays with a reason and a review date; the reminder fires; the full answer
//! comes later; an observer sees the reason code and not the content.

use vestigo::runtime::clock;
use vestigo::service::Service as _;
use vestigo::service::requests::{AnswerRequest, DelayRequest, ListRequest};
use vestigo::service::views::{AskTerms, CaseState, HopState, LifeView, StepKind, TraceView};
use vestigo_protocol::codes::{ReasonCode, WithholdReason};
use vestigo_protocol::header::Kind;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{officer_terms, two};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::until;

/// A moment some seconds from now, as a person writes it.
fn in_seconds(seconds: u64) -> String {
    clock::now().plus(seconds).to_rfc3339()
}

/// The steps of a life, without the machines' receipts.
fn told(life: &LifeView) -> Vec<StepKind> {
    let steps = life.timeline.iter().map(|step| step.step);
    steps.filter(|step| *step != StepKind::Received).collect()
}

#[tokio::test]
async fn a_delay_comes_back_at_its_date_and_is_answered_in_full() {
    let terms = AskTerms { observers_see_reasons: true, ..officer_terms() };
    let (a, b) = two(terms).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));

    // XA asks. It needs an officer of XB, who must not tell yet: an inquiry is under way.
    let trace = a.submit(about("AB1234", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    let review = in_seconds(3);
    let request = DelayRequest {
        reason: "D1".to_owned(),
        text: "SYNTHETIC: an inquiry goes on".to_owned(),
        until: review.clone(),
    };
    let case = b.client().case_delay(ME, id.clone(), request).await.unwrap();
    assert_eq!(case.state, CaseState::Delayed);

    // XA sees why and until when; the review date is the new deadline.
    let delayed = |t: &TraceView| t.hops[0].state == HopState::Delayed;
    let seen = a.trace_when(&trace.id, "the delay has arrived", delayed).await;
    let hop = &seen.hops[0];
    assert_eq!((hop.reason.as_deref(), hop.review.as_deref()), (Some("D1"), Some(&review[..])));
    assert_eq!(hop.answer_by.as_deref(), Some(&review[..]));

    // The date comes, and the case with it: nobody had to remember.
    let case = b.case_when(&id, "the delay comes back", |c| c.life.review_due).await;
    assert_eq!((case.state, case.review.as_deref()), (CaseState::Waiting, Some(&review[..])));
    assert_eq!(b.status().await.life.reviews_due, 1);
    let wanted = |state: &str| ListRequest { state: Some(state.to_owned()), ..Default::default() };
    let back = b.client().cases(ME, wanted("review-due")).await.unwrap();
    assert_eq!(back.items.len(), 1);

    // One second later it is overdue, on both sides, by the same two statements.
    let overdue = until("the answer is overdue", async || {
        let late = a.client().traces(ME, wanted("overdue")).await.ok()?;
        late.items.first().cloned()
    })
    .await;
    let late = b.client().cases(ME, wanted("overdue")).await.unwrap();
    assert_eq!(overdue.life.proof, late.items[0].life.proof);
    let journal = a.journal();
    let proof: Vec<Kind> = overdue
        .life
        .proof
        .iter()
        .map(|hex| journal.0.iter().find(|e| e.leaf.to_hex() == *hex).unwrap().header.kind)
        .collect();
    assert_eq!(proof, [Kind::Query, Kind::Interim]);
    assert_eq!(a.status().await.life.overdue_traces, 1);

    // The inquiry is over: XB answers in full.
    let answer = AnswerRequest { level: "L3".to_owned(), record: None, text: None };
    let case = b.client().case_answer(ME, id.clone(), answer).await.unwrap();
    assert_eq!((case.state, case.life.review_due), (CaseState::Answered, false));
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let seen = a.trace_when(&trace.id, "the answer has arrived", answered).await;
    let hop = &seen.hops[0];
    assert_eq!((hop.result.as_deref(), hop.level.as_deref()), (Some("R03"), Some("L3")));
    assert!(hop.late && !hop.life.overdue);
    let steps = [StepKind::Asked, StepKind::WithOfficer, StepKind::Delayed, StepKind::Answered];
    assert_eq!(told(&hop.life), steps);
    assert_eq!(told(&case.life), steps);

    // Who observes the logs sees the reason code, and neither the words nor the gun.
    let journal = b.settled().await;
    let delay = journal.0.iter().find(|e| e.header.answer_by.is_some() && e.own).unwrap();
    assert_eq!(delay.header.reason, Some(ReasonCode::from(WithholdReason::OngoingInvestigation)));
    for entry in &journal.0 {
        for secret in ["an inquiry goes on", "AB1234", "SYNTHETIC Dealer"] {
            let found =
                entry.message.statement.windows(secret.len()).any(|w| w == secret.as_bytes());
            assert!(!found, "a statement holds {secret}");
        }
    }
    assert!(a.journal().with(&b.name) == journal.with(&a.name));
}
