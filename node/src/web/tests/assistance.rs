//! Pages of assistance, its projects and workshops.

use super::*;

const FOCAL: Option<&str> = Some("FOCAL_POINT");
const READER: Option<&str> = Some("APPROVER");
const FORM: &str =
    "to=vestigo%2Fxb%2Fpolice&field=MARKING&text=SYNTHETIC+words&purpose=U1&legal_basis=ITI";

#[tokio::test]
async fn the_list_shows_all_sorts_and_what_can_be_done_next() {
    let house = House::new("pages-assistance");
    let page = house.get("/en/adviser/assistance", FOCAL).await.body;
    for word in [
        "SYNTHETIC words",
        "SYNTHETIC reply",
        "assistance/new?offer=",
        "projects/new?exchange=",
        "/en/adviser/projects/7\"",
        "/en/adviser/assessments/6\"",
        "A part of an assessment went along.",
    ] {
        assert!(page.contains(word), "{word}: {page}");
    }
    let read = house.get("/en/adviser/assistance", READER).await.body;
    assert!(read.contains("SYNTHETIC reply") && !read.contains("assistance/new"));
    house.get("/es/adviser/assistance?state=REQUEST", FOCAL).await;
    assert!(house.called("assistance Some(\"REQUEST\") None"));
    let csv = house.get("/en/adviser/assistance?format=csv", FOCAL).await.body;
    assert!(csv.contains("SYNTHETIC reply"), "{csv}");
    for role in ["AUDITOR", "INVESTIGATOR", "ADMINISTRATOR"] {
        let page = house.get("/en/adviser/assistance", Some(role)).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{role}");
    }
}

#[tokio::test]
async fn a_gap_leads_to_a_request_whose_words_the_officer_writes() {
    let house = House::new("pages-assistance-gap");
    let assessment = house.get("/en/adviser/assessments/6", FOCAL).await.body;
    let path = "/adviser/assistance/new?assessment=6&#38;question=M1";
    let other = path.replace("&#38;", "&amp;");
    assert!(assessment.contains(path) || assessment.contains(&other), "{assessment}");
    assert!(assessment.contains("/en/adviser/projects/7\""), "what was done stands beside the gap");
    let audited = house.get("/en/adviser/assessments/6", Some("AUDITOR")).await.body;
    assert!(!audited.contains("/adviser/projects/7") && !audited.contains("/share"));
    let new = "/en/adviser/assistance/new?assessment=6&question=M1";
    let form = house.get(new, FOCAL).await.body;
    assert!(form.contains("value=\"MARKING\" selected"), "{form}");
    // What shows the level is not copied.
    assert!(!form.contains("decree"), "{form}");
    let page = house.post(new, FOCAL, FORM).await;
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/en/adviser/assistance"));
    assert!(house.called(
        "assistance_ask false vestigo/xb/police MARKING SYNTHETIC words Some(\"M1\") None"
    ));
    let empty = house.post(new, FOCAL, "text=kept+words").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("kept words") && empty.body.contains("field-to-error"));
    let refused = house.post(new, FOCAL, &FORM.replace("words", "refused")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("does not allow ASSISTANCE_REQUEST"), "{}", refused.body);
    let offer = house.post("/en/adviser/assistance/new?kind=offer", FOCAL, FORM).await;
    assert_eq!(offer.status, StatusCode::SEE_OTHER);
    assert!(
        house.called("assistance_ask true vestigo/xb/police MARKING SYNTHETIC words None None")
    );
}

#[tokio::test]
async fn what_is_shared_is_looked_at_first() {
    let house = House::new("pages-share");
    let path = "/en/adviser/assessments/6/share";
    let form = house.get(path, FOCAL).await.body;
    assert!(form.contains("name=\"areas\"") && form.contains("name=\"evidence\""));
    let page = house.post(path, FOCAL, "areas=marking&areas=law").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("2025,SYNTHETIC area") && page.body.contains("share/send"));
    assert!(house.called("assistance_preview 6 marking+law false"));
    let digest = "ef".repeat(32);
    let sent = format!("{FORM}&areas=marking&digest={digest}&handling=H2");
    let page = house.post(&format!("{path}/send"), FOCAL, &sent).await;
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/en/adviser/assistance"));
    let called = format!("None Some((\"H2\", \"{digest}\"))");
    assert!(house.called(&format!(
        "assistance_ask false vestigo/xb/police MARKING SYNTHETIC words {called}"
    )));
    let open = house.post("/en/adviser/assessments/7/share", FOCAL, "areas=marking").await;
    assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(open.body.contains("is not shared"), "{}", open.body);
}

#[tokio::test]
async fn a_project_says_how_each_figure_is_known() {
    let house = House::new("pages-projects");
    let page = house.get("/en/adviser/projects/7", FOCAL).await.body;
    for word in [
        "counted from our own books",
        "entered by hand",
        "SYNTHETIC visit",
        "SYNTHETIC laboratory",
        "act/deliver",
        "act/cancel",
        "is past",
    ] {
        assert!(page.contains(word), "{word}: {page}");
    }
    let new = "/en/adviser/projects/new?exchange=0123&partner=vestigo%2Fxb%2Fpolice&field=MARKING&direction=RECEIVED";
    let form = house.get(new, FOCAL).await.body;
    assert!(form.contains("value=\"RECEIVED\" selected"), "{form}");
    let sent = "title=SYNTHETIC&partner=vestigo%2Fxb%2Fpolice&direction=RECEIVED&field=MARKING&agreed=2026-01-05&goal-machines_in_use=2&goal-firearms_marked=500";
    let page = house.post(new, FOCAL, sent).await;
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/en/adviser/projects/7"));
    assert!(house.called("project_enter SYNTHETIC vestigo/xb/police RECEIVED [2, 500]"));
    let wrong = sent.replace("=500", "=many");
    assert_eq!(house.post(new, FOCAL, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for step in ["deliver", "measure", "close", "cancel"] {
        let page = house.get(&format!("/fr/adviser/projects/7/act/{step}"), FOCAL).await;
        assert_eq!(page.status, StatusCode::OK, "{step}");
    }
    let act = "/en/adviser/projects/7/act";
    let page = house
        .post(&format!("{act}/deliver"), FOCAL, "on=2026-02-01&what=machine&quantity=2&with=lab")
        .await;
    assert_eq!(page.location(), "/en/adviser/projects/7");
    assert!(house.called("project_act 7 DELIVER machine 2 "));
    let page = house.post(&format!("{act}/cancel"), FOCAL, "words=").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let read = house.get("/en/adviser/projects/7", READER).await;
    assert_eq!(read.status, StatusCode::OK);
    let csv = house.get("/en/adviser/projects?format=csv", READER).await.body;
    assert_eq!(csv.lines().next().map(|line| line.matches(',').count()), Some(7), "{csv}");
}

#[tokio::test]
async fn workshops_take_lists_give_them_out_and_erase_names() {
    let house = House::new("pages-workshops");
    let page = house.get("/en/adviser/workshops/7", FOCAL).await.body;
    for word in ["SYNTHETIC Ana", "SYNTHETIC Ivo", "80", "workshops/7/erase", "workshops/7/xlsx"] {
        assert!(page.contains(word), "{word}: {page}");
    }
    let read = house.get("/en/adviser/workshops/7", READER).await.body;
    assert!(!read.contains("SYNTHETIC Ana") && !read.contains("workshops/7/csv"));
    for path in ["csv", "xlsx", "erase", "participants"] {
        let page = house.get(&format!("/en/adviser/workshops/7/{path}"), READER).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
    }
    let new = "title=SYNTHETIC&kind=TRAINING&from=2026-04-01&place=town&agenda=09%3A00%3B+a%3B+b%0A10%3A00%3B+c";
    let page = house.post("/en/adviser/workshops/new", FOCAL, new).await;
    assert_eq!(page.location(), "/en/adviser/workshops/7");
    assert!(house.called("workshop_enter SYNTHETIC 2"));
    let change = house.get("/es/adviser/workshops/7/change", FOCAL).await.body;
    assert!(change.contains("09:00; SYNTHETIC subject; SYNTHETIC Ivo"), "{change}");
    let csv = house.get("/en/adviser/workshops/7/csv", FOCAL).await.body;
    assert_eq!(csv.lines().count(), 3, "{csv}");
    let book = house.get("/pt/adviser/workshops/7/xlsx", FOCAL).await;
    assert_eq!(book.status, StatusCode::OK);
    assert!(house.called("workshop_book 7 Some(\"pt\")"));
    let erased = house.post("/en/adviser/workshops/7/erase", FOCAL, "").await;
    assert_eq!(erased.location(), "/en/adviser/workshops/7");
}
