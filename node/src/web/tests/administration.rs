//! Officers, the account, tokens, webhooks, the node, statistics.

use super::*;

const ADMIN: Option<&str> = Some("ADMINISTRATOR");
const ANY: Option<&str> = Some("EVERY");

/// Posts a form and says what the page says is wrong: 422, with a link to each field.
async fn wrong(house: &House, path: &str, role: Option<&str>, form: &str, field: &str) -> Page {
    let page = house.post(path, role, form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", page.body);
    let link = if field.is_empty() { "id=\"errors\"" } else { &format!("#field-{field}\"") };
    assert!(page.body.contains(link), "{path}: {}", page.body);
    page
}

async fn done(house: &House, path: &str, role: Option<&str>, form: &str, to: &str, call: &str) {
    let page = house.post(path, role, form).await;
    assert_eq!(
        (page.status, page.location()),
        (StatusCode::SEE_OTHER, to),
        "{path}: {}",
        page.body
    );
    let calls = house.service.calls.all();
    assert!(call.is_empty() || calls.iter().any(|one| one == call), "{path}: {calls:?}");
}

#[tokio::test]
async fn an_officer_is_added_with_roles_and_what_was_typed_is_kept() {
    let house = House::new("pages-officer-new");
    let path = "/es/officers/new";
    let page = wrong(&house, path, ADMIN, "name=cid&uid=x", "roles").await;
    assert!(page.body.contains("value=\"cid\"") && page.body.contains("#field-uid\""));
    let taken = wrong(&house, path, ADMIN, "name=taken&roles=AUDITOR", "name").await;
    assert!(taken.body.contains("value=\"AUDITOR\" checked"), "{}", taken.body);
    let to = "/es/officers/person/cid";
    done(&house, path, ADMIN, "name=cid&roles=AUDITOR", to, "officer_add cid false").await;
}

#[tokio::test]
async fn roles_that_one_person_may_not_join_are_refused_at_their_field() {
    let house = House::new("pages-officer-roles");
    let path = "/en/officers/person/ana/roles";
    let page = house.get(path, ADMIN).await;
    assert!(page.body.contains("value=\"FOCAL_POINT\" checked"), "{}", page.body);
    wrong(&house, path, ADMIN, "", "roles").await;
    wrong(&house, path, ADMIN, "roles=ADMINISTRATOR&roles=FOCAL_POINT", "roles").await;
    let to = "/en/officers/person/ana";
    done(&house, path, ADMIN, "roles=AUDITOR", to, "officer_roles ana AUDITOR").await;
}

#[tokio::test]
async fn officers_are_suspended_and_reinstated_linked_confirmed_and_rejected() {
    let house = House::new("pages-officer-acts");
    let ana = "/en/officers/person/ana";
    let ben = "/en/officers/person/ben";
    let ask = house.get(&format!("{ana}/suspend"), ADMIN).await;
    assert!(ask.body.contains("class=\"stop\""));
    done(&house, &format!("{ana}/suspend"), ADMIN, "", ana, "officer_suspend ana true").await;
    // The one who is shut out is let in again.
    done(&house, &format!("{ben}/suspend"), ADMIN, "", ben, "officer_suspend ben false").await;
    done(
        &house,
        &format!("{ben}/confirm"),
        ADMIN,
        "",
        "/en/officers/person/ben",
        "role_confirm ben",
    )
    .await;
    done(&house, &format!("{ben}/reject"), ADMIN, "", ben, "role_reject ben").await;
    let link = house.post(&format!("{ben}/link"), ADMIN, "").await;
    assert_eq!(link.status, StatusCode::OK);
    assert!(link.body.contains("/setup#00000") && link.body.contains("<svg"), "{}", link.body);
    // Nothing waits for ana, and nobody is called eve.
    let none = house.post(&format!("{ana}/confirm"), ADMIN, "").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let nobody = house.get("/en/officers/person/eve", ADMIN).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn sessions_of_others_are_for_administrators() {
    let house = House::new("pages-officer-sessions");
    let seen = house.get("/en/officers/person/ben", Some("AUDITOR")).await;
    assert!(!seen.body.contains("192.0.2.7") && !seen.body.contains("/roles\""));
    assert!(!house.service.calls.all().iter().any(|call| call.starts_with("sessions")));
    let own = house.get("/en/officers/person/ben", ADMIN).await;
    assert!(own.body.contains("192.0.2.7"), "{}", own.body);
    let path = "/en/officers/sessions/0101010101010101/end";
    done(&house, path, ADMIN, "", "/en/officers/person/ana", "session_end 0101010101010101").await;
}

#[tokio::test]
async fn officers_are_filtered_and_go_out_as_csv() {
    let house = House::new("pages-officers-csv");
    let all = house.get("/en/officers?format=csv", ADMIN).await;
    assert_eq!(all.body.lines().count(), 3, "{}", all.body);
    let some = house.get("/en/officers?format=csv&state=suspended", ADMIN).await;
    assert!(some.body.contains("ben") && !some.body.contains("ana"), "{}", some.body);
}

#[tokio::test]
async fn the_ways_to_sign_in_are_changed_one_by_one() {
    let house = House::new("pages-account");
    let short = "password=short&again=short";
    let page = wrong(&house, "/en/account/password", ANY, short, "password").await;
    assert!(!page.body.contains("short\""));
    let differs = "password=seven+green+bottles&again=eight+green+bottles";
    wrong(&house, "/en/account/password", ANY, differs, "again").await;
    let good = "password=seven+green+bottles&again=seven+green+bottles";
    done(&house, "/en/account/password", ANY, good, "/en/account", "").await;
    wrong(&house, "/en/account/app", ANY, "code=", "code").await;
    wrong(&house, "/en/account/app", ANY, "code=000000", "code").await;
    done(&house, "/en/account/app", ANY, "code=123456", "/en/account", "").await;
    let codes = house.post("/en/account/recovery", ANY, "").await;
    assert!(codes.body.contains("0000-0000-0000-0000"));
    done(&house, "/en/account/language", ANY, "language=fr", "/fr/account", "").await;
}

#[tokio::test]
async fn passkeys_are_added_and_removed() {
    let house = House::new("pages-passkeys");
    let page = house.get("/en/account/passkeys/new", ANY).await;
    assert!(page.body.contains("data-create=\"{") && page.body.contains("<noscript>"));
    wrong(&house, "/en/account/passkeys/new", ANY, "label=x&credential=", "").await;
    let form = "label=x&ceremony=ab&credential=%7B%7D";
    done(&house, "/en/account/passkeys/new", ANY, form, "/en/account", "").await;
    let remove = "/en/account/passkeys/cdcdcdcdcdcdcdcd/remove";
    assert!(house.get(remove, ANY).await.body.contains("blue key"));
    done(&house, remove, ANY, "", "/en/account", "").await;
    let none = house.post("/en/account/passkeys/00/remove", ANY, "").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_signing_key_is_made_for_oneself_and_its_passphrase_changed() {
    let house = House::new("pages-key");
    wrong(&house, "/en/account/key", ANY, "new=short&again=short", "new").await;
    let new = "new=seven+green+bottles&again=seven+green+bottles";
    done(&house, "/en/account/key", ANY, new, "/en/account", "officer_key ana").await;
    wrong(&house, "/en/account/key/passphrase", ANY, new, "old").await;
    let form = format!("old=wrong&{new}");
    let page = wrong(&house, "/en/account/key/passphrase", ANY, &form, "old").await;
    assert!(!page.body.contains("seven green") && !page.body.contains("value=\"wrong\""));
    let form = format!("old=six+red+bottles&{new}");
    let call = "officer_passphrase ana true";
    done(&house, "/en/account/key/passphrase", ANY, &form, "/en/account", call).await;
}

#[tokio::test]
async fn a_token_is_shown_once_and_ended() {
    let house = House::new("pages-tokens");
    let page = wrong(&house, "/en/tokens/new", ANY, "name=cases&days=900", "roles").await;
    assert!(page.body.contains("value=\"cases\"") && page.body.contains("#field-days\""));
    let made = house.post("/en/tokens/new", ANY, "name=cases&roles=AUDITOR&days=30").await;
    assert_eq!(made.status, StatusCode::CREATED);
    assert!(made.body.contains(fake::programs::SECRET));
    assert!(!house.get("/en/tokens", ANY).await.body.contains(fake::programs::SECRET));
    done(&house, "/en/tokens/1/end", ANY, "", "/en/tokens", "token_end 1").await;
    let live = house.get("/en/tokens?state=live&format=csv", ANY).await;
    assert_eq!(live.body.lines().count(), 2, "{}", live.body);
}

#[tokio::test]
async fn a_webhook_is_added_looked_at_tried_again_and_ended() {
    let house = House::new("pages-webhooks");
    wrong(&house, "/en/webhooks/new", ANY, "url=", "url").await;
    let page = wrong(&house, "/en/webhooks/new", ANY, "url=http://a/", "url").await;
    assert!(page.body.contains("value=\"http://a/\""));
    let form = "url=https%3A%2F%2Fcases.example%2F&events=trace.answer";
    let call = "webhook_add https://cases.example/";
    done(&house, "/en/webhooks/new", ANY, form, "/en/webhooks/1", call).await;
    let page = house.get("/en/webhooks/1?state=dead", ANY).await;
    assert!(page.body.contains("status 500") && page.body.contains("/replay\""));
    let call = "webhook_replay 1 Some(4)";
    done(&house, "/en/webhooks/1/replay", ANY, "event=4", "/en/webhooks/1", call).await;
    done(&house, "/en/webhooks/1/end", ANY, "", "/en/webhooks", "webhook_end 1").await;
    let none = house.get("/en/webhooks/9", ANY).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_page_of_the_node_says_what_fails_first_and_the_next_step() {
    let house = House::new("pages-node");
    let page = house.get("/en/node", ADMIN).await;
    let fails = page.body.find("restored from a backup").unwrap();
    assert!(fails < page.body.find("No backup was ever made").unwrap());
    assert!(page.body.contains("vestigo recovery status") && page.body.contains("69.3 GiB"));
    let settings = house.get("/en/node/settings?name=web", ADMIN).await;
    assert!(settings.body.contains("web.listen"), "{}", settings.body);
}

#[tokio::test]
async fn figures_that_are_too_small_are_not_shown_and_the_disclaimer_is() {
    let house = House::new("pages-statistics");
    let page = house.get("/en/statistics?from=2026-01&to=2026-06", Some("AUDITOR")).await;
    assert!(page.body.contains("fewer than 5") && page.body.contains("no random sample"));
    assert!(
        page.body.contains("/en/statistics/asked?from=2026-01&#38;to=2026-06"),
        "{}",
        page.body
    );
    let bad = house.get("/en/statistics?from=yesterday", Some("AUDITOR")).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.body.contains("#field-from\"") && bad.body.contains("value=\"yesterday\""));
    let rows = house.get("/en/statistics/outcomes?format=csv", Some("AUDITOR")).await;
    assert!(rows.body.contains("N09") && rows.body.contains("fewer than 5"), "{}", rows.body);
}

#[tokio::test]
async fn what_was_done_and_who_looked_go_out_as_csv() {
    let house = House::new("pages-activity");
    let own = house.get("/en/account/activity?format=csv", ANY).await;
    assert_eq!(own.body.lines().count(), 2, "{}", own.body);
    let path = format!("/en/traces/{}/readers?format=csv", fake::TRACE);
    let who = house.get(&path, Some("INVESTIGATOR")).await;
    assert!(who.body.contains("ana"), "{}", who.body);
}
