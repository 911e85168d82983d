use super::*;

#[tokio::test]
async fn the_same_request_under_the_same_key_is_done_once() {
    let node = Node::new("v1-repeats");
    let first = node.post("/traces", Some("k1"), &trace()).await;
    assert_eq!(first.status, 202, "{}", first.body);
    let again = node.post("/traces", Some("k1"), &trace()).await;
    assert_eq!((again.status, &again.body), (202, &first.body));
    assert_eq!(again.header("location"), first.header("location"));
    assert_eq!(again.header("idempotency-replayed"), "true");
    let done = node.service.calls.all();
    assert_eq!(done.iter().filter(|call| call.starts_with("trace_submit")).count(), 1, "{done:?}");
    // Another key is another request.
    assert_eq!(node.post("/traces", Some("k2"), &trace()).await.status, 202);
    let mut other = trace();
    other["purpose"] = json!("U2");
    let refused = node.post("/traces", Some("k1"), &other).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.json()["key"], "error-idempotency-other");
    drop(node.scratch);
}

#[tokio::test]
async fn a_key_is_needed_where_something_is_made() {
    let node = Node::new("v1-keys");
    let refused = node.post("/traces", None, &trace()).await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.json()["errors"][0]["parameter"], "Idempotency-Key");
    let long = "x".repeat(256);
    assert_eq!(node.post("/traces", Some(&long), &trace()).await.status, 400);
    let acted = node.post(&format!("/traces/{TRACE}/withdraw"), None, &json!({})).await;
    assert_eq!(acted.status, 200, "{}", acted.body);
}

#[tokio::test]
async fn what_failed_may_be_sent_again_under_its_key() {
    let node = Node::new("v1-mended");
    let mut bad = trace();
    bad["firearm"] = json!({ "serial": 7 });
    assert_eq!(node.post("/traces", Some("k"), &bad).await.status, 400);
    assert_eq!(node.post("/traces", Some("k"), &trace()).await.status, 202);
}
