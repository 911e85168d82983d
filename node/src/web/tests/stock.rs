//! Pages of stock and destruction.

use sha2::{Digest as _, Sha256};
use vestigo_protocol::ids::Digest;

use super::*;

#[tokio::test]
async fn a_number_that_is_looked_up_stands_in_no_address() {
    let house = House::new("pages-stock-number");
    let form = format!("serial={}", fake::SERIAL);
    let page = house.post("/en/stock/items", Some("REGISTRAR"), &form).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(house.called("items") && page.body.contains(fake::SERIAL));
    let addresses = page.body.split("href=\"").chain(page.body.split("action=\"")).skip(1);
    for address in addresses.filter_map(|rest| rest.split('"').next()) {
        assert!(!address.contains(fake::SERIAL), "{address}");
    }
}

#[tokio::test]
async fn what_was_typed_comes_back_with_what_is_wrong() {
    let house = House::new("pages-stock-typed");
    let typed = "name=Depot+9&capacity=many&location=Hill+7";
    let page = house.post("/en/stock/new", Some("REGISTRAR"), typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for word in ["Depot 9", "many", "Hill 7", "field-custodian-error", "field-capacity-error"] {
        assert!(page.body.contains(word), "{word}");
    }
    assert!(!house.called("store_add"));
    let page = house.post("/en/destruction/7/certify", Some("APPROVER"), "place=Smelter").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Smelter") && page.body.contains("field-witnesses-error"));
    assert!(!house.called("destruction_certify 7"));
}

#[tokio::test]
async fn the_certificate_goes_out_as_the_document_whose_digest_is_shown() {
    let house = House::new("pages-certificate");
    let shown = house.get("/fr/destruction/7/certificate", Some("FOCAL_POINT")).await;
    let file = house.get("/fr/destruction/7/document", Some("FOCAL_POINT")).await;
    let digest = Digest(Sha256::digest(file.body.as_bytes()).into()).to_hex();
    assert!(shown.body.contains(&digest) && file.body.contains(fake::SERIAL));
    assert!(file.headers.contains_key(header::CONTENT_DISPOSITION));
}

#[tokio::test]
async fn discrepancies_go_out_as_csv_and_places_only_to_those_who_see_holdings() {
    let house = House::new("pages-count");
    let csv = house.get("/en/stock/counts/7?format=csv", Some("FOCAL_POINT")).await;
    assert_eq!(csv.body.lines().count(), 3, "{}", csv.body);
    assert!(csv.body.contains("seen, in no book") && csv.body.contains("in the book, not seen"));
    let store = house.get("/en/stock/stores/7", Some("APPROVER")).await;
    assert!(store.body.contains("SYNTHETIC hill"));
    for role in ["ADMINISTRATOR", "AUDITOR", "INVESTIGATOR"] {
        let page = house.get("/en/stock/stores/7", Some(role)).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{role}");
    }
}
