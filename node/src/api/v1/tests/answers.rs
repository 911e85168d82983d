use super::*;

#[tokio::test]
async fn a_trace_is_taken_up_and_found_where_the_answer_says() {
    let node = Node::new("v1-trace");
    let said = node.post("/traces", Some("k"), &trace()).await;
    assert_eq!(said.status, 202);
    assert_eq!(said.header("retry-after"), "5");
    let location = said.header("location").to_owned();
    assert_eq!(location, format!("{BASE}/traces/{TRACE}"));
    let found = node.get(location.strip_prefix(BASE).unwrap()).await;
    assert_eq!((found.status, found.json()["id"].as_str()), (200, Some(TRACE)));
    assert_eq!(found.header("cache-control"), "no-store");
    assert_eq!(found.header("x-request-id").len(), 16);
    assert_eq!(found.header("ratelimit-limit"), BURST.to_string());
    assert_eq!(found.header("ratelimit-remaining"), (BURST - 2).to_string());
    let waited = node.get(&format!("/traces/{TRACE}?after_version=2")).await;
    assert_eq!(waited.status, 200, "{}", waited.body);
}

#[tokio::test]
async fn a_list_names_its_next_page() {
    let node = Node::new("v1-pages");
    let path = "/webhooks/1/deliveries?limit=2&state=dead&after=3";
    let said = node.get(path).await;
    assert_eq!(said.status, 200, "{}", said.body);
    let link = format!("<{BASE}/webhooks/1/deliveries?limit=2&state=dead&after=7>; rel=\"next\"");
    assert_eq!(said.header("link"), link);
    let refused = node.get("/traces?colour=red").await;
    assert_eq!((refused.status, refused.json()["code"].as_str()), (400, Some("usage")));
}

#[tokio::test]
async fn nobody_comes_in_without_a_token_that_holds() {
    let node = Node::new("v1-nobody");
    for operation in routes::all::<FakeService>() {
        let path = operation.path.replace("{hop}", "1").replace(['{', '}'], "x");
        let method = operation.verb.word().to_uppercase();
        for secret in [None, Some("Bearer vestigo_pat_bad"), Some("Basic YTpi")] {
            let mut request = bare(&method, &path);
            if let Some(secret) = secret {
                request = request.header("authorization", secret);
            }
            let said = node.send(request, "").await;
            assert_eq!(said.status, 401, "{}", operation.id);
            assert_eq!(said.header("www-authenticate"), "Bearer");
        }
    }
    assert_eq!(node.service.calls.all(), Vec::<String>::new());
}

#[tokio::test]
async fn a_token_reaches_what_its_roles_reach_and_nothing_else() {
    use crate::desk::officer::Role;
    let node = Node::new("v1-scope");
    for operation in routes::all::<FakeService>() {
        let path = operation.path.replace("{hop}", "1").replace(['{', '}'], "x");
        let request = bare(&operation.verb.word().to_uppercase(), &path)
            .header("authorization", format!("Bearer {AUDITOR}"))
            .header("accept-language", "en");
        let said = node.send(request, "").await;
        let open = operation.roles.is_empty() || operation.roles.contains(&Role::Auditor);
        let refused = said.status == 403;
        assert_eq!(refused, operation.people || !open, "{}: {}", operation.id, said.status);
    }
}

#[tokio::test]
async fn a_problem_says_where_and_speaks_the_readers_language() {
    let node = Node::new("v1-problems");
    let mut bad = trace();
    bad["firearm"] = json!({ "serial": ["ZZ-SERIAL-77"] });
    let request = asking("POST", "/traces")
        .header("content-type", "application/json")
        .header("idempotency-key", "k")
        .header("accept-language", "es-UY, en;q=0.5");
    let said = node.send(request, bad.to_string()).await;
    let problem = said.json();
    assert_eq!(said.status, 400);
    assert_eq!(said.header("content-type"), "application/problem+json");
    assert_eq!(said.header("content-language"), "es");
    assert_eq!(problem["title"], "La solicitud no se entiende");
    assert_eq!(problem["type"], "urn:vestigo:problem:usage");
    assert_eq!(problem["errors"][0]["pointer"], "/firearm/serial");
    assert_eq!(problem["request_id"], said.header("x-request-id"));
    assert!(!said.body.contains(SERIAL), "{}", said.body);
    for (body, pointer) in [("{", ""), ("[]", ""), ("{\"to\":1}", "/to"), ("{} x", "")] {
        let request = asking("POST", "/traces")
            .header("content-type", "application/json")
            .header("idempotency-key", "k2");
        let said = node.send(request, body).await;
        assert_eq!(said.status, 400, "{body}");
        assert_eq!(said.json()["errors"][0]["pointer"], pointer, "{body}: {}", said.body);
    }
    let typed = asking("POST", "/traces").header("idempotency-key", "k3");
    assert_eq!(node.send(typed, "{}x").await.status, 415);
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let node = Node::new("v1-absent");
    let said = node.get("/nothing").await;
    assert_eq!((said.status, said.json()["code"].as_str()), (404, Some("not-found")));
    let said = node.send(asking("PATCH", "/traces"), "").await;
    assert_eq!((said.status, said.json()["key"].as_str()), (405, Some("error-no-method")));
    let mut allowed: Vec<&str> = said.header("allow").split(',').map(str::trim).collect();
    allowed.sort_unstable();
    assert_eq!(allowed, ["GET", "HEAD", "POST"]);
    let said = node.get("/partners/vestigo%2Fxz%2Fnobody").await;
    assert_eq!(said.status, 404);
    let said = node.get(&format!("/partners/{}", PARTNER.replace('/', "%2F"))).await;
    assert_eq!((said.status, said.json()["name"].as_str()), (200, Some(PARTNER)));
}

#[tokio::test]
async fn an_agreement_that_changed_since_it_was_read_is_not_changed_again() {
    let node = Node::new("v1-etag");
    let hash = "ab".repeat(32);
    let read = node.get(&format!("/agreements/{hash}")).await;
    let tag = read.header("etag").to_owned();
    assert_eq!(tag.len(), 34);
    let path = format!("/agreements/{hash}/accept");
    let old = node.send(asking("POST", &path).header("if-match", "\"0\""), "").await;
    assert_eq!((old.status, old.header("etag")), (412, tag.as_str()));
    let good = node.send(asking("POST", &path).header("if-match", &tag), "").await;
    assert_eq!(good.status, 200, "{}", good.body);
}

#[tokio::test]
async fn too_many_requests_are_told_to_wait() {
    let node = Node::new("v1-rate");
    for _ in 0..BURST {
        assert_eq!(node.get("/status").await.status, 200);
    }
    let refused = node.get("/status").await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "1"));
}

#[tokio::test]
async fn events_come_as_a_page_or_as_they_happen() {
    let node = Node::new("v1-events");
    let page = node.get("/events?after=0").await;
    assert_eq!(page.json()["items"][0]["id"], 1);
    assert_eq!(page.header("link"), format!("<{BASE}/events?after=2>; rel=\"next\""));
    let request = asking("GET", "/events")
        .header("accept", "text/event-stream")
        .header("last-event-id", "0")
        .body(Body::empty())
        .unwrap();
    let response = node.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut body = response.into_body();
    let mut heard = String::new();
    while !heard.contains(&format!("id: {}\n", EVENTS - 1)) {
        let frame = body.frame().await.unwrap().unwrap().into_data().unwrap();
        heard.push_str(std::str::from_utf8(&frame).unwrap());
    }
    assert!(heard.starts_with("retry: 5000\n\nid: 1\nevent: trace.answer\ndata: {"), "{heard}");
    let bad = asking("GET", "/events").header("accept", "text/event-stream");
    assert_eq!(node.send(bad.header("last-event-id", "x"), "").await.status, 400);
}

#[tokio::test]
async fn a_person_who_is_signed_in_needs_no_token() {
    let node = Node::new("v1-session");
    let sessions: Sessions = Arc::new(|headers: HeaderMap| {
        Box::pin(async move { headers.get("cookie").map(|_| Ok(Caller::of(7))) })
    });
    let spool = ImportSpool { dir: node.scratch.path().to_owned(), max_bytes: 1 << 20 };
    let setting = Setting { spool, sessions: Some(sessions) };
    let with = Node { router: router(Arc::clone(&node.service), setting), ..node };
    assert_eq!(with.send(bare("GET", "/status"), "").await.status, 401);
    let request = bare("POST", "/tokens")
        .header("cookie", "s=1")
        .header("content-type", "application/json")
        .header("idempotency-key", "k");
    let made = with.send(request, json!({ "name": "x", "roles": [] }).to_string()).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let by_token = with.post("/tokens", Some("k"), &json!({ "name": "x", "roles": [] })).await;
    assert_eq!(
        (by_token.status, by_token.json()["key"].as_str()),
        (403, Some("error-token-by-token"))
    );
}

#[tokio::test]
async fn files_come_and_go() {
    let node = Node::new("v1-files");
    let said = node.send(asking("POST", "/registry/imports?set=made"), "serial\nA1\n").await;
    assert_eq!((said.status, said.header("content-type")), (200, "application/x-ndjson"));
    let last = said.body.lines().last().unwrap();
    assert!(last.starts_with("{\"report\":"), "{last}");
    let said = node.post("/registry/exports", None, &json!({})).await;
    assert_eq!((said.status, said.header("content-type")), (200, "text/csv"), "{}", said.body);
    let left = std::fs::read_dir(node.scratch.path()).unwrap().count();
    assert_eq!(left, 0, "nothing is left in the spool");
}
