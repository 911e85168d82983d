//! Scenario 5: a partner delays with a reason and a review date; the reminder fires; the full answer
//! comes later; an observer sees the reason code and not the content.

use vestigo::service::Service as _;
use vestigo::service::requests::DelayRequest;
use vestigo::service::views::{CaseState, HopState, TraceView};
use vestigo_tests::node::ME;
use vestigo_tests::pair::{officer_terms, two};
use vestigo_tests::records::{about, csv, sold};

#[tokio::test]
async fn a_delay_has_a_reason_and_a_review_date_on_both_sides() {
    let (a, b) = two(officer_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let trace = a.submit(about("AB1234", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    let request = DelayRequest {
        reason: "D1".to_owned(),
        text: "SYNTHETIC: an inquiry goes on".to_owned(),
        until: "2099-01-01".to_owned(),
    };
    let case = b.client().case_delay(ME, id, request).await.unwrap();
    assert_eq!(case.state, CaseState::Delayed);
    let delayed = |t: &TraceView| t.hops[0].state == HopState::Delayed;
    let trace = a.trace_when(&trace.id, "the delay has arrived", delayed).await;
    assert_eq!(trace.hops[0].reason.as_deref(), Some("D1"));
    assert_eq!(trace.hops[0].review.as_deref(), Some("2099-01-01T00:00:00Z"));
}
