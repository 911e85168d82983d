//! Partners, agreements, the log and audits: every form with what is good and what is not.

use super::*;

const BOUNDARY: &str = "----vestigo";

/// A form with a file, as a browser sends it.
fn with_file(fields: &[(&str, &str)], file: &str) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        let head = format!("Content-Disposition: form-data; name=\"{name}\"");
        body.push_str(&format!("--{BOUNDARY}\r\n{head}\r\n\r\n{value}\r\n"));
    }
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"a\"";
    body.push_str(&format!("--{BOUNDARY}\r\n{head}\r\n\r\n{file}\r\n--{BOUNDARY}--\r\n"));
    body
}

impl House {
    pub(super) async fn upload(
        &self,
        path: &str,
        role: &str,
        fields: &[(&str, &str)],
        file: &str,
    ) -> Page {
        let request = self
            .request(Method::POST, path, Some(role))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        self.send(request.body(Body::from(with_file(fields, file))).unwrap()).await
    }

    fn has_proposed(&self) -> bool {
        self.service.calls.all().iter().any(|call| call.starts_with("agreement_propose"))
    }
}

const FOCAL: Option<&str> = Some("FOCAL_POINT");

#[tokio::test]
async fn a_partner_is_invited_accepted_and_confirmed() {
    let house = House::new("pages-partners");
    let invite = house.get("/es/partners/invite", FOCAL).await;
    assert!(invite.body.contains("vestigo1:AAAA") && invite.body.contains("class=\"qr\""));
    let empty = house.post("/es/partners/accept", FOCAL, "line=+").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("field-line-error"), "{}", empty.body);
    let broken = "line=vestigo1%3AAB%0D%0ACD";
    let accepted = house.post("/es/partners/accept", FOCAL, broken).await;
    assert_eq!(accepted.location(), "/es/partners/xb/customs");
    assert!(house.called("partner_accept vestigo1:ABCD"), "a broken line is joined");
    let confirm = "/es/partners/xb/customs/confirm";
    let missing = house.post(confirm, FOCAL, "number=").await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let confirmed = house.post(confirm, FOCAL, "number=00001+00002").await;
    assert_eq!(confirmed.location(), "/es/partners/xb/customs");
    assert!(house.called("partner_confirm vestigo/xb/customs 00001 00002"));
    let unknown = house.get("/es/partners/xz/nobody", FOCAL).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn lists_go_out_as_csv() {
    let house = House::new("pages-partners-csv");
    for (path, name, holds) in [
        ("/en/partners", "partners.csv", "Customs"),
        ("/en/agreements", "agreements.csv", "cdcdcdcdcdcd"),
        ("/en/federation", "federation.csv", "Customs"),
        ("/en/log", "log.csv", "query"),
        ("/en/log/observers", "observers.csv", "ombudsman"),
        ("/en/log/admin", "admin-log.csv", "case read"),
    ] {
        let page = house.get(&format!("{path}?format=csv&sort=partner"), Some("EVERY")).await;
        let kept = page.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert!(kept.contains(name) && page.body.contains(holds), "{path}: {}", page.body);
    }
}

/// A draft that can be read: what a browser sends of the form.
fn draft() -> String {
    let side = |id: &str| {
        format!(
            "{id}-kinds=TRACE&{id}-purposes=U1&{id}-bases=ITI&{id}-sets=REGISTRY&{id}-automatic=L2\
             &{id}-results=R06+L1&{id}-ceiling=L3&{id}-two=&{id}-handling=H1&{id}-onward=NATIONAL\
             &{id}-states=&{id}-retention=365&{id}-daily=50&{id}-officer=&{id}-case=\
             &{id}-consignment=&{id}-urgent=24&{id}-routine=240&{id}-after=48"
        )
    };
    format!("partner=vestigo%2Fxb%2Fcustoms&valid_from=&{}&{}", side("ours"), side("theirs"))
}

#[tokio::test]
async fn a_draft_is_read_in_words_before_it_is_signed() {
    let house = House::new("pages-draft");
    let (path, draft) = ("/en/agreements/new", draft());
    let begun = house.get(&format!("{path}?partner=vestigo%2Fxb%2Fcustoms"), FOCAL).await;
    assert!(begun.body.contains("id=\"field-ours-daily\""), "{}", begun.body);
    let checked = house.post(path, FOCAL, &format!("{draft}&do=check")).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.body);
    assert!(checked.body.contains("name=\"theirs-daily\" value=\"50\""), "carried along");
    assert!(checked.body.contains("365") && !house.has_proposed());
    let replayed = house.post(path, FOCAL, &format!("{draft}&do=replay&days=31")).await;
    assert!(house.called("agreement_simulate replay") && replayed.body.contains("value=\"31\""));
    let edited = house.post(path, FOCAL, &format!("{draft}&do=edit")).await;
    assert!(edited.body.contains("value=\"R06 L1\"") || edited.body.contains("R06 L1</textarea>"));
    let mirrored = house.post(path, FOCAL, &format!("{draft}&do=mirror")).await;
    assert_eq!(mirrored.status, StatusCode::OK);
    let sent = house.post(path, FOCAL, &format!("{draft}&do=propose")).await;
    assert_eq!(sent.location(), format!("/en/agreements/{}", "cd".repeat(32)));
    assert!(house.called("agreement_propose vestigo/xb/customs 50"));
    let amended = house.post(path, FOCAL, &format!("{draft}&do=propose&amends={HASH}")).await;
    assert_eq!(amended.status, StatusCode::SEE_OTHER);
    assert!(house.called(&format!("agreement_change {HASH} Amend None")));
}

#[tokio::test]
async fn what_is_wrong_with_a_draft_is_said_at_its_field_and_nothing_is_lost() {
    let house = House::new("pages-draft-wrong");
    let path = "/en/agreements/new";
    let wrong = draft().replace("theirs-daily=50", "theirs-daily=many");
    for button in ["check", "replay", "propose"] {
        let page = house.post(path, FOCAL, &format!("{wrong}&do={button}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{button}");
        assert!(page.body.contains("field-theirs-daily-error"), "{button}");
        assert!(page.body.contains("value=\"many\"") && page.body.contains("value=\"365\""));
    }
    let nobody = house.post(path, FOCAL, "do=check").await;
    assert!(nobody.body.contains("field-partner-error"), "{}", nobody.body);
    assert!(!house.has_proposed());
}

#[tokio::test]
async fn a_file_of_terms_is_shown_in_words_first() {
    let house = House::new("pages-terms");
    let path = "/en/agreements/upload";
    let terms = "[proposer_asks]\nrequest_kinds = [\"TRACE\"]\ndaily_budget = 77\n";
    let to = [("to", "vestigo/xb/customs")];
    let page = house.upload(path, "FOCAL_POINT", &to, terms).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("name=\"ours-daily\" value=\"77\""), "{}", page.body);
    for (fields, file, field) in
        [(&to[..], "proposer_asks = 7", "file"), (&to[..], "", "file"), (&[][..], terms, "to")]
    {
        let page = house.upload(path, "FOCAL_POINT", fields, file).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{file}");
        assert!(page.body.contains(&format!("field-{field}-error")), "{file}: {}", page.body);
    }
    let plain = house.post(path, FOCAL, "file=x").await;
    assert_eq!(plain.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn ending_an_agreement_says_first_what_happens() {
    let house = House::new("pages-ending");
    for (act, change) in [("suspend", "Suspend"), ("resume", "Resume"), ("revoke", "Revoke")] {
        let path = format!("/en/agreements/{HASH}/{act}");
        let asked = house.get(&path, FOCAL).await;
        assert!(asked.body.contains("<li>") && asked.body.contains(&path), "{act}");
        let done = house.post(&path, FOCAL, "text=until+further+notice").await;
        assert_eq!(done.location(), format!("/en/agreements/{HASH}"));
        let call = format!("agreement_change {HASH} {change} Some(\"until further notice\")");
        assert!(house.called(&call), "{:?}", house.service.calls.all());
    }
    let done = house.post(&format!("/en/agreements/{HASH}/accept"), FOCAL, "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(house.called(&format!("agreement_accept {HASH}")));
}

#[tokio::test]
async fn the_simulator_shows_what_would_be_seen_and_keeps_the_number_off_the_address() {
    let house = House::new("pages-simulate");
    let path = "/en/agreements/simulate";
    let empty = house.post(path, FOCAL, "way=we").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = "partner=vestigo%2Fxb%2Fcustoms&kind=TRACE&purpose=U1&basis=ITI";
    let we = house.post(path, FOCAL, &format!("{asked}&way=we")).await;
    assert_eq!(we.status, StatusCode::OK);
    assert!(we.body.contains("id=\"seen\"") && house.called("agreement_simulate we-ask"));
    let numberless = house.post(path, FOCAL, &format!("{asked}&way=they")).await;
    assert!(numberless.body.contains("field-serial-error"), "{}", numberless.body);
    let they = house.post(path, FOCAL, &format!("{asked}&way=they&serial=AB123")).await;
    assert!(they.body.contains("id=\"seen\"") && house.called("agreement_simulate they-ask"));
    assert!(!they.body.contains("?serial") && !they.body.contains("&serial"));
    // An investigator sees what a partner may tell, and looks nothing up for it.
    let other =
        house.post(path, Some("INVESTIGATOR"), &format!("{asked}&way=they&serial=A1")).await;
    assert_eq!(other.status, StatusCode::OK);
    assert!(!other.body.contains("field-serial"), "{}", other.body);
}

#[tokio::test]
async fn proofs_checkpoint_and_openings_are_files() {
    let house = House::new("pages-log-files");
    for path in [format!("/en/log/entries/{HASH}/proof"), "/en/log/checkpoint".to_owned()] {
        let page = house.get(&path, Some("AUDITOR")).await;
        assert_eq!(page.headers[header::CONTENT_TYPE], "text/plain; charset=utf-8", "{path}");
        assert!(page.headers.contains_key(header::CONTENT_DISPOSITION));
    }
    let none = house.get(&format!("/en/log/entries/{}", "0".repeat(64)), Some("AUDITOR")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let empty = house.post("/en/log/open", FOCAL, "id=01234567&mandate=").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("field-mandate-error") && empty.body.contains("01234567"));
    let form = "id=01234567&message=&field=purpose&field=text&numbers=12%2C+13&mandate=court";
    let opened = house.post("/en/log/open", FOCAL, form).await;
    assert_eq!(opened.headers[header::CONTENT_TYPE], "application/octet-stream");
    let call = "bundle_open 01234567 None [\"purpose\", \"text\", \"12\", \"13\"] court";
    assert!(house.called(call), "{:?}", house.service.calls.all());
}

#[tokio::test]
async fn the_log_is_verified_with_copies_from_outside() {
    let house = House::new("pages-log-verify");
    let page = house.post("/es/log/verify", Some("AUDITOR"), "copies=").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("notice-"), "{}", page.body);
    let admin = house.post("/es/log/admin/verify", Some("AUDITOR"), "").await;
    assert!(admin.body.contains("notice-good"), "{}", admin.body);
    let export = house.post("/es/log/admin/export", Some("AUDITOR"), "").await;
    assert_eq!(export.headers[header::CONTENT_TYPE], "application/json");
}

#[tokio::test]
async fn a_fork_is_told_to_somebody_who_never_heard_of_a_log() {
    let house = House::new("pages-fork");
    let page = house.get("/en/log/heads", Some("AUDITOR")).await;
    assert!(page.body.contains("id=\"fork-vestigo-xc-police\""), "{}", page.body);
    assert!(page.body.contains("two histories") && page.body.contains("second note"));
    // The picture leads to the proof.
    assert!(page.body.contains("#fork-vestigo-xc-police"));
}

#[tokio::test]
async fn observers_are_enrolled_and_their_access_ended() {
    let house = House::new("pages-observers");
    let (new, end) = ("/en/log/observers/new", "/en/log/observers/end");
    let empty = house.post(new, FOCAL, "name=court&key=").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["key", "until", "partners"] {
        assert!(empty.body.contains(&format!("field-{field}-error")), "{field}");
    }
    assert!(empty.body.contains("value=\"court\""));
    let form = "name=court&key=vestigo-observer1%3AAA&until=2027-12-31";
    let one = house.post(new, FOCAL, &format!("{form}&partners=vestigo%2Fxb%2Fcustoms")).await;
    assert_eq!(one.location(), "/en/log/observers");
    assert!(house.called("observer_add court [\"vestigo/xb/customs\"] false 2027-12-31"));
    let all = house.post(new, FOCAL, &format!("{form}&partners=x&all=yes")).await;
    assert_eq!(all.status, StatusCode::SEE_OTHER);
    assert!(house.called("observer_add court [] true 2027-12-31"), "all says more than some");
    let asked = house.get(&format!("{end}?name=court"), FOCAL).await;
    assert!(asked.body.contains("value=\"court\""));
    assert_eq!(house.post(end, FOCAL, "name=court").await.location(), "/en/log/observers");
    assert!(house.called("observer_remove court"));
}

/// What `vestigo audit --report json` writes.
const REPORT: &str = r#"{
 "verdict": "integrity", "at": "2026-11-23T00:00:00Z",
 "logs": [{"node": "vestigo/xb/customs", "address": "http://x", "size": 900, "root": "abab",
   "signed_at": "2026-11-22T00:00:00Z", "from": 0, "verified": 890, "hidden": 10, "unknown": 0,
   "bad": 0, "witnesses": ["vestigo/xa/police"], "safety_number": "1", "confirmed": false}],
 "findings": [{"class": "SPLIT_VIEW", "weight": "integrity", "about": "vestigo/xb/customs",
   "other": null, "accused": "vestigo/xb/customs", "exchange": null, "entry": null, "at": null,
   "number": 812, "count": 1, "path": null, "proof": "split-view-1.proof"}],
 "counted": {"entries": 900, "statements": 900, "paired": 450, "queries": 70, "answered": 60,
   "refused": 5, "withdrawn": 1, "open": 4, "late": 2, "erasures": 0}
}"#;

#[tokio::test]
async fn the_report_of_an_audit_is_shown_in_words() {
    let house = House::new("pages-audit");
    for language in ["en", "es", "pt", "fr"] {
        let path = format!("/{language}/audit");
        let page = house.upload(&path, "AUDITOR", &[], REPORT).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("split-view-1.proof") && page.body.contains("notice-bad"));
        assert!(!page.body.contains(">note-") && !page.body.contains(" style="));
    }
    for (file, said) in [("{\"verdict\": 7}", "field-file-error"), ("", "field-file-error")] {
        let page = house.upload("/en/audit", "AUDITOR", &[], file).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{file}");
        assert!(page.body.contains(said), "{file}");
    }
    // What is no report is taken for a proof, and it does not hold.
    let broken = house.upload("/en/audit", "AUDITOR", &[], "no proof").await;
    assert!(broken.body.contains("notice-bad"), "{}", broken.body);
}
