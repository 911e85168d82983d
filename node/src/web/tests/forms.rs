//! Forms: what they refuse, and what they keep.

use super::*;

#[tokio::test]
async fn signing_in_gives_a_cookie_and_leads_back() {
    let house = House::new("pages-sign-in");
    let form = "name=ana&password=correct+horse&code=123456&next=%2Ftraces%3Fstate%3Dopen";
    let page = house.post("/es/sign-in", None, form).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.location(), "/es/traces?state=open");
    let cookie = page.headers[header::SET_COOKIE].to_str().unwrap();
    let token = token("EVERY").to_text();
    assert!(cookie.starts_with(&format!("__Host-sid={token};")), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"), "{cookie}");
}

#[tokio::test]
async fn who_comes_back_from_the_provider_goes_on_in_the_language_of_the_way() {
    let house = House::new("pages-provider");
    let back = async |cookie: &str| {
        let path = "/en/sign-in/oidc/return?state=s&code=c&iss=https%3A%2F%2Fid.ministry.example";
        let request = house.request(Method::GET, path, None).header(header::COOKIE, cookie);
        house.send(request.body(Body::empty()).unwrap()).await
    };
    let page = back("__Host-oidc=b").await;
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/pt/traces"));
    let given = page.headers.get_all(header::SET_COOKIE);
    let given: Vec<&str> = given.iter().map(|cookie| cookie.to_str().unwrap()).collect();
    let session = format!(
        "__Host-sid={}; Path=/; HttpOnly; SameSite=Strict; Secure",
        token("EVERY").to_text()
    );
    assert!(given.contains(&session.as_str()), "{given:?}");
    assert!(given.iter().any(|c| c.starts_with("__Host-oidc=;") && c.contains("Max-Age=0")));
    // Of another browser the node knows nothing.
    let page = back("__Host-oidc=other").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("role=\"alert\"") && !page.body.contains("__Host-sid"));
    assert!(
        !page
            .headers
            .get_all(header::SET_COOKIE)
            .iter()
            .any(|c| c.to_str().unwrap().contains("sid="))
    );
}

#[tokio::test]
async fn signing_in_leads_nowhere_else() {
    let house = House::new("pages-next");
    for next in ["%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil", "%2Fa%0Ab"] {
        let form = format!("name=ana&password=correct+horse&code=123456&next={next}");
        let page = house.post("/en/sign-in", None, &form).await;
        assert_eq!(page.location(), "/en", "{next}");
    }
}

#[tokio::test]
async fn a_wrong_password_is_not_shown_again_and_says_nothing_of_the_name() {
    let house = House::new("pages-wrong");
    let wrong = house.post("/en/sign-in", None, "name=eve&password=secret-word&code=000000").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.body.contains("secret-word") && !wrong.body.contains("000000"));
    assert!(wrong.body.contains("value=\"eve\"") && wrong.body.contains("role=\"alert\""));
    assert!(!wrong.headers.contains_key(header::SET_COOKIE));
    let nobody = house.post("/en/sign-in", None, "name=bob&password=secret-word&code=000000").await;
    assert_eq!(nobody.body.replace("bob", "eve"), wrong.body);
    let empty = house.post("/en/sign-in", None, "name=&password=&code=").await;
    assert!(
        empty.body.contains("href=\"#field-name\"") && empty.body.contains("field-password-error")
    );
}

#[tokio::test]
async fn signing_out_takes_the_cookie_back() {
    let house = House::new("pages-sign-out");
    let page = house.post("/fr/sign-out", Some("EVERY"), "").await;
    assert_eq!(page.location(), "/fr/sign-in");
    assert!(page.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
}

#[tokio::test]
async fn a_form_larger_than_any_is_refused() {
    let house = House::new("pages-large");
    let form = format!("name={}", "a".repeat(300 * 1024));
    let page = house.post("/en/sign-in", None, &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("error-too-large"));
}

#[tokio::test]
async fn a_list_goes_out_as_csv() {
    let house = House::new("pages-csv");
    let page = house.get("/es/traces?format=csv", Some("EVERY")).await;
    assert_eq!(page.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert!(page.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("traces.csv"));
    assert!(page.body.lines().count() >= 2, "{}", page.body);
}

#[tokio::test]
async fn a_trace_is_asked_for_page_by_page_and_the_draft_is_then_gone() {
    let house = House::new("pages-wizard");
    let who = Some("INVESTIGATOR");
    let empty = house.post("/es/traces/new", who, "place=Montevideo").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("value=\"Montevideo\""), "what was typed is kept");
    let first = house.post("/es/traces/new", who, "circumstances=x&illicit=I1&illicit=I5").await;
    let draft = first.location().strip_suffix("/number").unwrap().to_owned();
    let wrong = house.post(&format!("{draft}/number"), who, "serial=").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let odd = house.post(&format!("{draft}/number"), who, "serial=US+PAT+1234567").await;
    assert_eq!(odd.status, StatusCode::OK);
    assert!(odd.body.contains("name=\"sure\""), "what looks odd is confirmed first");
    let sure = "serial=US+PAT+1234567&sure=yes";
    let next = house.post(&format!("{draft}/number"), who, sure).await;
    assert_eq!(next.location(), format!("{draft}/firearm"));
    let steps = [
        ("firearm", "maker=Glock&model=17&sure=yes"),
        ("marks", "marks=GT+25&sure=yes"),
        ("case", "purpose=U1&basis=ITI&priority=ROUTINE"),
        ("partner", "to=vestigo%2Fxb%2Fcustoms&onward=yes"),
    ];
    for (step, form) in steps {
        let page = house.post(&format!("{draft}/{step}"), who, form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{step}: {}", page.body);
    }
    let check = house.get(&format!("{draft}/check"), who).await;
    assert!(check.body.contains("US PAT 1234567") && check.body.contains("GT 25"));
    let sent = house.post(&format!("{draft}/check"), who, "").await;
    assert_eq!(sent.location(), format!("/es/traces/{}", fake::TRACE));
    let calls = house.service.calls.all();
    assert!(calls.iter().any(|call| call.starts_with("trace_submit")), "{calls:?}");
    assert_eq!(calls.iter().filter(|call| *call == "draft_drop").count(), 1);
    let gone = house.get(&format!("{draft}/check"), who).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn advice_comes_while_a_number_is_typed() {
    let house = House::new("pages-advice");
    let page = house.post("/fr/traces/advice", Some("INVESTIGATOR"), "serial=us+pat+1234567").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("notice-warn") && !page.body.contains("<html"), "{}", page.body);
    assert!(!page.body.contains("name=\"sure\""));
}

#[tokio::test]
async fn evidence_and_report_are_files() {
    let house = House::new("pages-files");
    let path = format!("/en/traces/{}", fake::TRACE);
    let bundle = house.post(&format!("{path}/bundle"), Some("EVERY"), "for=court").await;
    assert_eq!(bundle.headers[header::CONTENT_TYPE], "application/octet-stream");
    let report =
        house.post(&format!("{path}/report"), Some("EVERY"), "for=court&recipient=A").await;
    assert_eq!(report.headers[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(report.body, "%PDF");
}

#[tokio::test]
async fn words_of_a_partner_are_never_markup() {
    let house = House::new("pages-escape");
    let page =
        house.get("/en/traces?partner=%3Cscript%3Ealert(1)%3C/script%3E", Some("EVERY")).await;
    assert!(!page.body.contains("<script>alert"), "{}", page.body);
    let page = house.get("/en/sign-in?next=%22%3E%3Cb%3E", None).await;
    assert!(!page.body.contains("\"><b>"));
}
