//! The urgent lane: with a justification, ahead in the queue, and due sooner.

use vestigo::service::Service as _;
use vestigo::service::views::{AskTerms, CaseState};
use vestigo_protocol::time::Timestamp;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{officer_terms, two};
use vestigo_tests::records::about;
use vestigo_tests::wait::until;

#[tokio::test]
async fn an_urgent_request_goes_ahead_and_is_due_sooner() {
    let terms = AskTerms { urgent_hours: 2, routine_hours: 48, ..officer_terms() };
    let (a, b) = two(terms).await;
    let routine = a.submit(about("AB1234", &b.name)).await;
    b.case_when(&routine.hops[0].exchange, "the routine one", |c| c.state == CaseState::Waiting)
        .await;
    let mut request = about("AB1235", &b.name);
    request.priority = "URGENT".to_owned();
    let bare = a.client().trace_submit(ME, request.clone()).await.unwrap_err();
    assert_eq!(bare.key, "error-urgent-why");
    request.justification = Some("LIFE_AT_RISK".to_owned());
    let urgent = a.submit(request).await;
    let id = urgent.hops[0].exchange.clone();
    let case = b.case_when(&id, "the urgent one", |c| c.state == CaseState::Waiting).await;
    assert_eq!(case.justification.as_deref(), Some("LIFE_AT_RISK"));

    // Last in, first in the queue.
    let queue = b.client().cases(ME, Default::default()).await.unwrap().items;
    let order: Vec<&str> = queue.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(order, [id.as_str(), routine.hops[0].exchange.as_str()]);

    // Four hours to take note instead of two working days, two hours to decide instead of 48.
    let time = |text: &str| Timestamp::parse_rfc3339(text).unwrap();
    let received = time(&case.received);
    assert_eq!(time(case.life.acknowledge_by.as_ref().unwrap()), received.plus(4 * 3600));
    for (trace, hours) in [(&urgent, 2), (&routine, 48)] {
        let hop = &trace.hops[0];
        let asked = time(&hop.life.timeline[0].at);
        assert_eq!(time(hop.answer_by.as_ref().unwrap()), asked.plus(hours * 3600));
    }
    until("both receipts are here", async || (a.status().await.outbox == 0).then_some(())).await;
}
