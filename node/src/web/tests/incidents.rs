//! Pages of lost, stolen and seized firearms.

use super::*;

const KEEPER: Option<&str> = Some("REGISTRAR");
const CUSTOMS: Option<&str> = Some("CUSTOMS");

#[tokio::test]
async fn a_number_that_is_looked_up_stands_in_no_address() {
    let house = House::new("pages-incident-number");
    let form = format!("serial={}", fake::SERIAL);
    let page = house.post("/en/incidents", KEEPER, &form).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(fake::SERIAL));
    let addresses = page.body.split("href=\"").chain(page.body.split("action=\"")).skip(1);
    for address in addresses.filter_map(|rest| rest.split('"').next()) {
        assert!(!address.contains(fake::SERIAL), "{address}");
    }
}

#[tokio::test]
async fn what_was_reported_before_is_shown_and_entered_beside_it_only_if_that_is_said() {
    let house = House::new("pages-incident-known");
    let form = format!("serial={}&maker=SYNTHETIC+Arms&circumstances=Yard+9", fake::SERIAL);
    let page = house.post("/en/incidents/new/stolen", KEEPER, &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for word in ["SYNTHETIC Arms", "Yard 9", "C 3/26", "name=\"known\"", "field-known-error"] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    let page = house.post("/en/incidents/new/stolen", KEEPER, &format!("{form}&known=yes")).await;
    assert_eq!((page.status, page.location()), (StatusCode::SEE_OTHER, "/en/incidents/7"));
    assert!(house.called("incident_enter true"));
}

#[tokio::test]
async fn customs_officers_are_offered_the_border_and_shut_out_of_traces() {
    let house = House::new("pages-incident-customs");
    let kinds = house.get("/en/incidents/new", CUSTOMS).await.body;
    for (kind, is_offered) in [("seized", true), ("transit", true), ("stolen", false)] {
        let href = format!("/en/incidents/new/{kind}\"");
        assert_eq!(kinds.contains(&href), is_offered, "{kind}");
    }
    for path in ["/en/traces", "/en/queue", "/en/destruction", "/en/stock", "/en/marking"] {
        let page = house.get(path, CUSTOMS).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
    }
    let home = house.get("/en", CUSTOMS).await;
    assert!(home.status == StatusCode::OK && home.body.contains("/en/incidents\""));
    for role in ["INVESTIGATOR", "ADMINISTRATOR", "AUDITOR"] {
        let page = house.get("/en/incidents/7", Some(role)).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{role}");
    }
}

#[tokio::test]
async fn an_incident_shows_what_is_overdue_and_what_can_be_done_and_goes_out_as_csv() {
    let house = House::new("pages-incident-one");
    let page = house.get("/en/incidents/7", KEEPER).await.body;
    for word in ["act/dispose", "act/clear", "act/cancel", "/en/incidents/3\"", fake::SERIAL] {
        assert!(page.contains(word), "{word}");
    }
    assert!(!page.contains("act/locate"), "a seized gun is located already");
    let list = house.get("/en/incidents?state=overdue&kind=SEIZED", KEEPER).await;
    assert!(house.called("incidents Some(\"SEIZED\") Some(\"overdue\")"), "{}", list.status);
    let csv = house.get("/en/incidents?format=csv", KEEPER).await.body;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let csv = house.get("/en/incidents/7?format=csv", KEEPER).await.body;
    assert_eq!(csv.lines().count(), 2, "{csv}");
    // Every act has its page, in words, and every kind its form.
    for step in ["supplement", "modify", "dispose", "clear", "cancel"] {
        let page = house.get(&format!("/fr/incidents/7/act/{step}"), KEEPER).await;
        assert!(page.status == StatusCode::OK && page.body.contains("name=\"words\""), "{step}");
    }
    for kind in crate::service::incidents::KINDS {
        let path = format!("/pt/incidents/new/{}", kind.to_lowercase());
        let page = house.get(&path, KEEPER).await;
        assert!(page.status == StatusCode::OK && page.body.contains("name=\"serial\""), "{kind}");
    }
}
