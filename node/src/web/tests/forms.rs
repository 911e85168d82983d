//! Forms: what they refuse, and what they keep.

use super::*;

#[tokio::test]
async fn signing_in_gives_a_cookie_and_leads_back() {
    let house = House::new("web-sign-in");
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
async fn signing_in_leads_nowhere_else() {
    let house = House::new("web-next");
    for next in ["%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil", "%2Fa%0Ab"] {
        let form = format!("name=ana&password=correct+horse&code=123456&next={next}");
        let page = house.post("/en/sign-in", None, &form).await;
        assert_eq!(page.location(), "/en", "{next}");
    }
}

#[tokio::test]
async fn a_wrong_password_is_not_shown_again_and_says_nothing_of_the_name() {
    let house = House::new("web-wrong");
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
    let house = House::new("web-sign-out");
    let page = house.post("/fr/sign-out", Some("EVERY"), "").await;
    assert_eq!(page.location(), "/fr/sign-in");
    assert!(page.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
}

#[tokio::test]
async fn a_form_larger_than_any_is_refused() {
    let house = House::new("web-large");
    let form = format!("name={}", "a".repeat(300 * 1024));
    let page = house.post("/en/sign-in", None, &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("error-too-large"));
}

#[tokio::test]
async fn a_list_goes_out_as_csv() {
    let house = House::new("web-csv");
    let page = house.get("/es/traces?format=csv", Some("EVERY")).await;
    assert_eq!(page.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert!(page.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("traces.csv"));
    assert!(page.body.lines().count() >= 2, "{}", page.body);
}
