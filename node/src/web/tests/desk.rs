//! The officer's desk: each form, and what the service was asked.

use super::*;

const CASE: &str = "/es/cases/0123456789abcdef0123456789abcdef";
const OF_TRACE: &str = "/fr/traces/0123456789abcdef0123456789abcdef";

/// The last call that begins so.
fn called(house: &House, method: &str) -> String {
    let calls = house.service.calls.all();
    let found = calls.iter().rev().find(|call| call.split(' ').next() == Some(method));
    found.unwrap_or_else(|| panic!("{method} was not called: {calls:?}")).clone()
}

#[tokio::test]
async fn each_act_in_a_case_asks_the_service_for_what_the_form_says() {
    let house = House::new("desk-acts");
    let id = fake::TRACE;
    let acts = [
        ("acknowledge", "text=seen", "case_acknowledge", format!("{id} true")),
        ("refuse", "reason=D1&text=law", "case_refuse", format!("{id} D1 law")),
        ("return", "reason=A7&text=short", "case_refuse", format!("{id} A7 short")),
        (
            "delay",
            "reason=D2&text=later&until=2027-01-31",
            "case_delay",
            format!("{id} D2 2027-01-31"),
        ),
        (
            "ask",
            "want=MARKS&want=PHOTOGRAPH&text=please",
            "case_ask",
            format!("{id} [\"MARKS\", \"PHOTOGRAPH\"] please"),
        ),
        ("reply", "text=because", "case_reply", format!("{id} false -")),
        ("approve", "level=L2", "case_approve", format!("{id} L2")),
        ("decline", "text=too+much", "case_decline", format!("{id} too much")),
    ];
    for (path, form, method, said) in acts {
        let page = house.post(&format!("{CASE}/{path}"), Some("EVERY"), form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}: {}", page.body);
        assert_eq!(page.location(), CASE, "{path}");
        assert_eq!(called(&house, method), format!("{method} {said}"), "{path}");
    }
    let form = "codes=N02&codes=N08&candidates=3&indicated=br%2C+ar";
    house.post(&format!("{CASE}/not-completed"), Some("EVERY"), form).await;
    let said = called(&house, "case_outcome");
    assert!(
        said.contains("\"codes\":[\"N02\",\"N08\"]") && said.contains("[\"BR\",\"AR\"]"),
        "{said}"
    );
    house.post(&format!("{CASE}/not-completed"), Some("EVERY"), "codes=R14&text=copy").await;
    assert!(called(&house, "case_outcome").contains("\"not-made-here\""));
}

#[tokio::test]
async fn what_is_missing_is_said_at_the_field_and_nothing_typed_is_lost() {
    let house = House::new("desk-missing");
    for (path, form, field) in [
        ("refuse", "text=kept+words", "reason"),
        ("delay", "reason=D1&text=kept+words", "until"),
        ("ask", "text=kept+words", "want"),
        ("answer", "record=17&text=kept+words", "level"),
        ("decline", "text=", "text"),
    ] {
        let page = house.post(&format!("{CASE}/{path}"), Some("EVERY"), form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(page.body.contains(&format!("href=\"#field-{field}\"")), "{path}: {}", page.body);
        assert!(!form.contains("kept") || page.body.contains("kept words"), "{path}");
    }
    let calls = house.service.calls.all();
    assert!(!calls.iter().any(|call| call.starts_with("case_") && !call.starts_with("case_read")));
}

#[tokio::test]
async fn an_answer_is_seen_as_it_will_be_read_before_it_is_signed() {
    let house = House::new("desk-answer");
    let path = format!("{CASE}/answer");
    let form = "record=17&level=L3&withheld=PERSONS&reason=D2&text=the+law";
    let check = house.post(&path, Some("EVERY"), form).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    assert!(check.body.contains("name=\"sure\"") && check.body.contains("name=\"withheld\""));
    assert!(called(&house, "case_preview").contains("\"withheld\":[\"PERSONS\"]"));
    let calls = house.service.calls.all();
    assert!(!calls.iter().any(|c| c.starts_with("case_outcome") || c.starts_with("case_answer")));
    let back = house.post(&path, Some("EVERY"), &format!("{form}&back=yes")).await;
    assert!(back.body.contains("the law") && !back.body.contains("name=\"sure\""));
    let sent = house.post(&path, Some("EVERY"), &format!("{form}&sure=yes")).await;
    assert_eq!(sent.location(), CASE, "{}", sent.body);
    assert!(called(&house, "case_outcome").contains("restricted"));
    let whole = "record=none&level=L1&sure=yes";
    assert_eq!(house.post(&path, Some("EVERY"), whole).await.location(), CASE);
    assert_eq!(called(&house, "case_answer"), format!("case_answer {} L1", fake::TRACE));
}

#[tokio::test]
async fn who_may_not_decide_sees_the_case_and_no_act() {
    let house = House::new("desk-roles");
    let seen = house.get(CASE, Some("APPROVER")).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(seen.body.contains("/approve\"") && !seen.body.contains("/refuse\""));
    let refused = house.get(&format!("{CASE}/refuse"), Some("APPROVER")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let refused = house.get(CASE, Some("ADMINISTRATOR")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_queue_shows_what_is_undecided_unless_it_is_filtered() {
    let house = House::new("desk-queue");
    house.get("/es/queue", Some("EVERY")).await;
    assert!(called(&house, "cases").contains("\"undecided\""));
    house.get("/es/queue?state=overdue", Some("EVERY")).await;
    assert!(called(&house, "cases").contains("\"overdue\""));
    house.get("/es/cases", Some("EVERY")).await;
    assert!(called(&house, "cases").contains("state: None"));
    let csv = house.get("/es/queue?format=csv", Some("EVERY")).await;
    assert!(csv.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/csv"));
}

#[tokio::test]
async fn each_act_of_a_trace_asks_the_service_for_what_the_form_says() {
    let house = House::new("desk-trace");
    let who = Some("INVESTIGATOR");
    let acts = [
        ("supply", "hop=1&serial=AB1&illicit=I1&text=x", "trace_supply", "AB1"),
        ("reopen", "hop=1&serial=AB2", "trace_reopen", "AB2"),
        ("clarify", "hop=1&text=why", "trace_clarify", "why"),
        ("withdraw", "hop=&reason=solved", "trace_withdraw", "solved"),
        ("another", "to=vestigo%2Fxc%2Fpolice", "trace_onward", "vestigo/xc/police"),
        ("letter", "country=BR&agency=A&days=30", "trace_onward", "BR Some(30)"),
        ("consent", "hop=1&states=XD&purposes=U1&court=yes", "matter_ask", "CONSENT_REQUEST"),
        ("letters/2/reply", "result=R06&dated=2026-01-02", "trace_enter_reply", "R06"),
        ("letters/2/confirm", "partner=vestigo%2Fxb%2Fcustoms", "trace_confirm_letter", "2"),
    ];
    for (path, form, method, part) in acts {
        let page = house.post(&format!("{OF_TRACE}/{path}"), who, form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}: {}", page.body);
        assert!(called(&house, method).contains(part), "{path}: {}", called(&house, method));
    }
    let wrong = house.post(&format!("{OF_TRACE}/attach"), who, "role=PHOTOGRAPH").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("href=\"#field-file\""));
}

/// A form with one file.
async fn with_file(house: &House, path: &str, fields: &[(&str, &str)], name: &str) -> Page {
    let mut body = String::new();
    for (field, value) in fields {
        body.push_str(&format!(
            "--x\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
        ));
    }
    body.push_str(&format!(
        "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n\
         serial\nA1\n\r\n--x--\r\n"
    ));
    let request = house
        .request(Method::POST, path, Some("EVERY"))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    house.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_file_is_made_ready_and_goes_with_what_is_said() {
    let house = House::new("desk-file");
    let fields = [("hop", "1"), ("role", "PHOTOGRAPH"), ("title", "left side")];
    let page = with_file(&house, &format!("{OF_TRACE}/attach"), &fields, "a.png").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert!(called(&house, "attachment_stage").contains("PHOTOGRAPH Some(\"left side\")"));
    assert!(called(&house, "trace_attach").contains("staged"));
    let page = with_file(&house, &format!("{OF_TRACE}/supply"), &fields, "a.png").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert!(called(&house, "trace_supply_with").contains("staged"));
    let file = house.get(&format!("{OF_TRACE}/files/{}", "ef".repeat(32)), Some("EVERY")).await;
    assert_eq!(file.headers[header::CONTENT_TYPE], "application/octet-stream");
    assert_eq!(file.body, "hello");
}

#[tokio::test]
async fn a_batch_is_looked_at_before_it_is_taken() {
    let house = House::new("desk-batch");
    let fields = [("purpose", "U1"), ("allow", "repeated"), ("allow", "own")];
    let check = with_file(&house, "/en/batches/new", &fields, "guns.csv").await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.body);
    assert_eq!(called(&house, "batch_file"), "batch_file true false repeated+own 2");
    let upload = check.body.split("name=\"upload\" value=\"").nth(1).unwrap();
    let upload = upload.split('"').next().unwrap();
    let form = format!("upload={upload}&purpose=U1&allow=repeated&allow=own");
    let taken = house.post("/en/batches/take", Some("EVERY"), &form).await;
    assert_eq!(taken.location(), "/en/batches/7", "{}", taken.body);
    assert_eq!(called(&house, "batch_file"), "batch_file false false repeated+own 2");
    let again = house.post("/en/batches/take", Some("EVERY"), &form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the file is gone");
    let other = house.post("/en/batches/take", Some("INVESTIGATOR"), &form).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stopped = house.post("/en/batches/7/run", Some("EVERY"), "run=no").await;
    assert_eq!(stopped.location(), "/en/batches/7");
    assert_eq!(called(&house, "batch_run"), "batch_run 7 false");
}

#[tokio::test]
async fn partners_are_asked_and_told_what_is_no_trace() {
    let house = House::new("desk-matters");
    let to = "to=vestigo%2Fxb%2Fcustoms&purpose=U1&basis=ITI";
    for (path, form, kind) in [
        ("watch", "serial=A1&maker=M&until=2027-01-01", "WATCH"),
        ("recovery-notice", "serial=A1", "RECOVERY_NOTICE"),
        ("statistics", "measure=TRACES_BY_RESULT&year=2025", "AGGREGATE_STATISTICS"),
        ("assistance-request", "with=MARKING&text=x", "ASSISTANCE_REQUEST"),
        ("assistance-offer", "with=TRAINING&text=x", "ASSISTANCE_OFFER"),
    ] {
        let address = format!("/pt/matters/new/{path}");
        let page = house.post(&address, Some("EVERY"), &format!("{to}&{form}")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}: {}", page.body);
        assert_eq!(called(&house, "matter_ask"), format!("matter_ask {kind} {}", fake::PARTNER));
        let wrong = house.post(&address, Some("EVERY"), to).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
    }
    let told = house.post("/pt/matters/alerts/7/tell", Some("EVERY"), "").await;
    assert_eq!(told.location(), format!("/pt/matters/{}", fake::TRACE));
    assert_eq!(called(&house, "alert_tell"), "alert_tell 7");
}

#[tokio::test]
async fn figures_are_seen_row_by_row_and_released_as_they_were_seen() {
    let house = House::new("desk-figures");
    let case = format!("/en/cases/{}", fake::FIGURES);
    let path = format!("{case}/figures");
    // The page of words leads to what would leave, unless words alone are wanted.
    let reply = house.get(&format!("{case}/reply"), Some("FOCAL_POINT")).await;
    assert_eq!(reply.location(), path, "{}", reply.body);
    let words = house.get(&format!("{case}/reply?words=yes"), Some("FOCAL_POINT")).await;
    assert_eq!(words.status, StatusCode::OK);
    let page = house.get(&path, Some("FOCAL_POINT")).await;
    let name = "5a".repeat(32);
    for shown in ["n = 20", "→", "random sample", "rounded down", &*format!("value=\"{name}\"")] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let rows = house.get(&format!("{path}?format=csv"), Some("FOCAL_POINT")).await;
    assert_eq!(rows.body.lines().count(), 3, "{}", rows.body);
    let sent = house.post(&path, Some("FOCAL_POINT"), &format!("sheet={name}&text=x")).await;
    assert_eq!(sent.location(), case, "{}", sent.body);
    assert_eq!(
        called(&house, "case_reply"),
        format!("case_reply {} false - {name}", fake::FIGURES)
    );
    for role in ["INVESTIGATOR", "ADMINISTRATOR", "REGISTRAR"] {
        assert_eq!(house.get(&path, Some(role)).await.status, StatusCode::FORBIDDEN, "{role}");
    }
}

#[tokio::test]
async fn figures_of_partners_stand_side_by_side() {
    let house = House::new("desk-shared");
    let page = house.get("/en/matters/figures", Some("INVESTIGATOR")).await;
    for shown in ["n = 25", "n = 10", "/en/matters/new/statistics", "random sample", "—"] {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    let rows = house.get("/en/matters/figures?format=csv", Some("INVESTIGATOR")).await;
    // A header, three rows, and a sum of each partner.
    assert_eq!(rows.body.lines().count(), 6, "{}", rows.body);
    let other = house.get("/fr/matters/figures?year=2019", Some("APPROVER")).await;
    assert!(!other.body.contains("n = 25"), "{}", other.body);
    let none = house.get("/en/matters/figures", Some("ADMINISTRATOR")).await;
    assert_eq!(none.status, StatusCode::FORBIDDEN);
}
