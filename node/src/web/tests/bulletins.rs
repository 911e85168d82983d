//! Pages of bulletins and of authorised parties.

use super::*;

const FOCAL: Option<&str> = Some("FOCAL_POINT");
const CUSTOMS: Option<&str> = Some("CUSTOMS");
const NEW: &str = "/en/bulletins/new";
const FORM: &str = "about=ROUTE&text=SYNTHETIC+words&everyone=yes&handling=H1&national=yes&purpose=U3&legal_basis=CIFTA";

#[tokio::test]
async fn whoever_looks_for_arms_reads_bulletins_and_the_focal_point_sends_them() {
    let house = House::new("pages-bulletins");
    let page = house.get("/en/bulletins", FOCAL).await.body;
    for word in ["SYNTHETIC route by river", "2 partners", "replaced", "/en/bulletins/new"] {
        assert!(page.contains(word), "{word}: {page}");
    }
    let read = house.get("/en/bulletins", CUSTOMS).await.body;
    assert!(read.contains("SYNTHETIC route") && !read.contains("bulletins/new"));
    let query = "state=RECEIVED&about=ROUTE&find=river&current=yes";
    house.get(&format!("/es/bulletins?{query}"), FOCAL).await;
    assert!(house.called("bulletins Some(\"RECEIVED\") Some(\"ROUTE\") None Some(\"river\") true"));
    let csv = house.get("/en/bulletins?format=csv", FOCAL).await.body;
    assert!(csv.contains("SYNTHETIC route by river"), "{csv}");
    for role in ["AUDITOR", "ADMINISTRATOR"] {
        let page = house.get("/en/bulletins", Some(role)).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{role}");
    }
}

#[tokio::test]
async fn one_shows_to_whom_it_went_or_its_list_and_its_files() {
    let house = House::new("pages-bulletin");
    let ours = house.get("/en/bulletins/7", FOCAL).await.body;
    assert!(ours.contains("new?replaces=7") && ours.contains("To whom it went"), "{ours}");
    assert!(!house.get("/en/bulletins/7", CUSTOMS).await.body.contains("replaces=7"));
    let id = "ab".repeat(32);
    let theirs = house.get(&format!("/en/bulletins/{id}"), CUSTOMS).await.body;
    for word in ["SYNTHETIC Armoury", "One row of the list cannot be read", "left side"] {
        assert!(theirs.contains(word), "{word}: {theirs}");
    }
    let digest = "ef".repeat(32);
    let file = house.get(&format!("/en/bulletins/{id}/files/{digest}"), CUSTOMS).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(house.called(&format!("bulletin_open {id} {digest}")));
}

#[tokio::test]
async fn authorised_parties_are_searched() {
    let house = House::new("pages-parties");
    let page = house.get("/en/bulletins/parties", CUSTOMS).await.body;
    assert!(page.contains("SYNTHETIC Armoury") && page.contains("D-17"), "{page}");
    assert!(page.contains("A list is not here yet"), "{page}");
    let query = "find=armoury&state=DEALER&country=XB&standing=yes";
    house.get(&format!("/pt/bulletins/parties?{query}"), CUSTOMS).await;
    assert!(house.called("parties Some(\"armoury\") Some(\"DEALER\") Some(\"XB\") true"));
    let csv = house.get("/en/bulletins/parties?format=csv", CUSTOMS).await.body;
    assert!(csv.contains("D-17"), "{csv}");
}

#[tokio::test]
async fn a_new_one_is_checked_before_it_is_sent_and_nothing_typed_is_lost() {
    let house = House::new("pages-bulletin-new");
    let form = house.get(NEW, FOCAL).await.body;
    assert!(form.contains("multipart/form-data") && form.contains("name=\"everyone\""), "{form}");
    let empty = house.post(NEW, FOCAL, "text=kept+words").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("kept words") && empty.body.contains("field-everyone-error"));
    let sent = house.post(NEW, FOCAL, FORM).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/en/bulletins/7"));
    assert!(house.called("bulletin_send ROUTE [] true None [] H1 true None"));
    let parties = FORM.replace("ROUTE", "AUTHORISED_PARTIES");
    let wrong = house.post(NEW, FOCAL, &format!("{parties}&list=kind%0ACOFFEE")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("COFFEE") && wrong.body.contains("field-list-error"));
    let none = house.post(NEW, FOCAL, &parties).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("has a list"), "{}", none.body);
    let named = FORM.replace("everyone=yes", "to=vestigo%2Fxd%2Fpolice");
    let refused = house.post(NEW, FOCAL, &named).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("does not allow BULLETIN"), "{}", refused.body);

    // A new one in place of another begins with its words and its partners.
    let again = house.get("/en/bulletins/new?replaces=7", FOCAL).await.body;
    assert!(again.contains("SYNTHETIC route by river") && again.contains("number 7"), "{again}");
    assert!(again.contains("value=\"H1\" selected"), "{again}");
    let odd = house.post("/en/bulletins/new?replaces=x", FOCAL, FORM).await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
    house.post("/en/bulletins/new?replaces=7", FOCAL, FORM).await;
    assert!(house.called("bulletin_send ROUTE [] true None [] H1 true Some(7)"));
}

#[tokio::test]
async fn a_file_is_a_list_or_goes_along() {
    let house = House::new("pages-bulletin-file");
    let fields = [
        ("about", "CONCEALMENT"),
        ("text", "SYNTHETIC"),
        ("everyone", "yes"),
        ("handling", "H1"),
        ("purpose", "U3"),
        ("legal_basis", "CIFTA"),
    ];
    let sent = house.upload(NEW, "FOCAL_POINT", &fields, "JPEG").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(house.called("bulletin_send CONCEALMENT [] true None [\"staged\"] H1 false None"));
    let mut list = fields;
    list[0] = ("about", "AUTHORISED_PARTIES");
    house.upload(NEW, "FOCAL_POINT", &list, "kind,name\nDEALER,A\n").await;
    assert!(house.called(
        "bulletin_send AUTHORISED_PARTIES [] true Some(\"kind,name\\nDEALER,A\\n\") [] H1 false None"
    ));
}
