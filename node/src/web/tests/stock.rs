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

#[tokio::test]
async fn the_certificate_goes_out_as_pages_and_a_signed_sheet_comes_in() {
    let house = House::new("pages-certificate-pdf");
    let page = house.post("/pt/destruction/7/pdf", Some("APPROVER"), "language=es").await;
    assert_eq!(page.headers["content-type"], "application/pdf");
    assert!(house.called("certificate_issue 7 es"));
    let shown = house.get("/en/destruction/7/certificate", Some("APPROVER")).await;
    assert!(shown.body.contains("/en/destruction/7/sheets/1") && shown.body.contains("judge"));
    // Nothing is filed without the scan.
    let page = house.post("/en/destruction/7/signed", Some("APPROVER"), "by=Piet").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Piet") && page.body.contains("field-scan-error"));
    assert!(!house.called("sheet_file"));
}

#[tokio::test]
async fn the_security_of_a_store_is_shown_with_risks_and_goes_out_as_csv() {
    let house = House::new("pages-security");
    let page = house.get("/en/stock/security/7", Some("FOCAL_POINT")).await;
    assert!(page.body.contains("SYNTHETIC depot") && page.body.contains(">high<"));
    let csv = house.get("/en/stock/security/7/answers?format=csv", Some("FOCAL_POINT")).await;
    assert_eq!(csv.body.lines().count(), 22, "{}", csv.body);
    assert!(csv.body.contains("does not apply"));
    let form = "level-D1=3&evidence-D1=visit&level-D2=-&evidence-D2=lost";
    let page = house.post("/en/stock/security/7/areas/locks", Some("APPROVER"), form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("lost") && !house.called("security_answer"));
    let form = "level-D1=3&evidence-D1=visit";
    let page = house.post("/en/stock/security/7/areas/locks", Some("APPROVER"), form).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert!(house.called("security_answer 7 D1 Some(3)"));
}
