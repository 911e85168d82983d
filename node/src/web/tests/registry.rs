//! The registry's pages: each form with good and bad input.

use super::*;
use crate::service::fake::{records, uploads};

const KEEPER: Option<&str> = Some("REGISTRAR");

impl House {
    /// Sends a form with a file, as a browser does.
    async fn send_file(&self, path: &str, file: Option<(&str, &str)>) -> Page {
        let mut body = String::new();
        if let Some((name, content)) = file {
            body.push_str(&format!(
                "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                 Content-Type: text/csv\r\n\r\n{content}\r\n"
            ));
        }
        body.push_str("--xyz--\r\n");
        let request = self
            .request(Method::POST, path, KEEPER)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=xyz");
        self.send(request.body(Body::from(body)).unwrap()).await
    }
}

#[tokio::test]
async fn a_search_is_sent_and_never_stands_in_an_address() {
    let house = House::new("pages-search");
    let page = house.post("/en/registry/search", KEEPER, "serial=AB%3F123&maker=Glock").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(house.called("registry_find AB?123"));
    assert!(page.body.contains("href=\"/en/registry/records/17\""));
    assert!(page.body.contains("serial number equal") && page.body.contains("exact match"));
    assert!(page.body.contains("value=\"AB?123\""), "what was asked stands in the form again");
    for (at, _) in page.body.match_indices("href=\"") {
        let href = page.body[at + 6..].split('"').next().unwrap();
        assert!(!href.contains("AB"), "{href}");
    }
    let table = house.post("/en/registry/search", KEEPER, "serial=AB%3F123&format=csv").await;
    assert_eq!(table.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert!(table.body.contains("17,exact match,ZZ-SERIAL-77,"), "{}", table.body);
}

#[tokio::test]
async fn a_search_without_a_number_or_with_a_bad_date_is_said_at_its_field() {
    let house = House::new("pages-search-bad");
    let page = house.post("/es/registry/search", KEEPER, "maker=Glock&made=22.11.2019").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("href=\"#field-serial\"") && page.body.contains("field-made-error"));
    assert!(page.body.contains("value=\"Glock\""), "nothing typed is lost");
    assert!(house.service.calls.all().is_empty());
}

#[tokio::test]
async fn advice_comes_while_a_number_is_typed() {
    let house = House::new("pages-registry-advice");
    let page = house.post("/en/registry/advice", KEEPER, "serial=US+PAT+123456").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("notice-warn") && !page.body.contains("<html"));
}

#[tokio::test]
async fn a_record_shows_contradictions_custody_and_who_looked() {
    let house = House::new("pages-record");
    let page = house.get("/en/registry/records/17", Some("INVESTIGATOR")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(house.called("registry_record 17") && house.called("registry_looked 17"));
    for words in [
        "Recorded as destroyed",
        "In official custody",
        "These cannot all be right",
        "After its destruction",
        "Glok → Glock",
        "Who looked at this record",
        "since 1990",
        "80 %",
    ] {
        assert!(page.body.contains(words), "{words}");
    }
    assert_eq!(page.body.matches("class=\"assertion\"").count(), 2);
    assert!(!page.body.contains("/correct"), "an investigator changes no record");
    let keeper = house.get("/en/registry/records/17", KEEPER).await;
    assert!(keeper.body.contains("/registry/records/17/correct"));
    let none = house.get("/en/registry/records/404", KEEPER).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_firearm_is_entered_once_what_is_odd_was_looked_at() {
    let house = House::new("pages-enter");
    let odd = "set=sales&serial=US+PAT+1234567&maker=Glock&mark-1=GT+25&mark-1-kind=IMPORT";
    let page = house.post("/en/registry/enter", KEEPER, odd).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("name=\"sure\"") && page.body.contains("value=\"GT 25\""));
    assert!(!house.service.calls.all().iter().any(|call| call.starts_with("registry_enter")));
    let sure = format!("{odd}&sure=yes&event=SHIPPED&date=2019");
    let page = house.post("/en/registry/enter", KEEPER, &sure).await;
    assert_eq!(page.location(), "/en/registry/records/7");
    assert!(house.called("registry_enter sales 2 SHIPPED true"), "{:?}", house.service.calls.all());
    let empty = house.post("/fr/registry/enter", KEEPER, "maker=Glock&date=32%2F1").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#field-set", "#field-serial", "#field-date"] {
        assert!(empty.body.contains(field), "{field}");
    }
    let there = house
        .post("/en/registry/enter", KEEPER, "set=sales&serial=RSW914&maker=There&sure=yes")
        .await;
    assert_eq!(there.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        there.body.contains("href=\"/en/registry/records/7\""),
        "leads to the one that is there"
    );
}

#[tokio::test]
async fn a_correction_names_the_version_that_was_seen_and_its_reason() {
    let house = House::new("pages-correct");
    let path = "/en/registry/records/17/correct";
    let page = house.get(path, KEEPER).await;
    assert!(page.body.contains(&format!("name=\"version\" value=\"{}\"", records::VERSION)));
    assert!(page.body.contains("value=\"ZZ-SERIAL-77\"") && page.body.contains("value=\"GT 25\""));
    let form = format!("serial=RSW914&maker=Glock&version={}", records::VERSION);
    let without = house.post(path, KEEPER, &form).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.body.contains("field-reason-error"));
    let good = house.post(path, KEEPER, &format!("{form}&reason=misread")).await;
    assert_eq!(good.location(), "/en/registry/records/17", "{}", good.body);
    assert!(house.called("registry_correct 17 1 false"));
    let late = house.post(path, KEEPER, "serial=RSW914&maker=Glock&version=00&reason=x").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("changed while you wrote"));
}

#[tokio::test]
async fn an_event_is_added_and_a_bad_one_is_said_at_its_field() {
    let house = House::new("pages-event");
    let path = "/en/registry/records/17/event";
    let good = house.post(path, KEEPER, "event=EXPORTED&date=2019-03&to=Dealer").await;
    assert_eq!(good.location(), "/en/registry/records/17");
    assert!(house.called("registry_event 17 EXPORTED"));
    let none = house.post(path, KEEPER, "date=2019-03").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("field-event-error") && none.body.contains("value=\"2019-03\""));
    let future = house.post(path, KEEPER, "event=EXPORTED&date=2999").await;
    assert_eq!(future.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(future.body.contains("field-date-error"));
}

#[tokio::test]
async fn a_record_set_is_described() {
    let house = House::new("pages-sets");
    let path = "/en/registry/sets/edit";
    let page = house.get("/en/registry/sets/edit?name=sales", KEEPER).await;
    assert!(page.body.contains("value=\"sales\"") && page.body.contains("value=\"80\""));
    let form = "name=sales&kind=retail&from=1990&to=&digitised=80";
    assert_eq!(house.post(path, KEEPER, form).await.location(), "/en/registry/sets");
    assert!(house.called("registry_set sales"));
    for (bad, field) in [
        ("name=&kind=retail&digitised=80", "name"),
        ("name=s&kind=retail&digitised=101", "digitised"),
        ("name=s&kind=retail&digitised=1&from=90", "from"),
        ("name=s&kind=retail&digitised=1&from=1999&to=1990", "to"),
    ] {
        let page = house.post(path, KEEPER, bad).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(page.body.contains(&format!("field-{field}-error")), "{bad}");
    }
    let unknown = house.get("/en/registry/sets/edit?name=none", KEEPER).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let list = house.get("/en/registry/sets?kind=retail&sort=-records", Some("AUDITOR")).await;
    assert!(list.body.contains("82 records") && !list.body.contains("/sets/edit"));
    let table = house.get("/en/registry/sets?format=csv", KEEPER).await;
    assert!(table.body.contains("sales,retail sales,since 1990"), "{}", table.body);
}

#[tokio::test]
async fn a_file_is_streamed_and_leads_to_its_columns() {
    let house = House::new("pages-upload");
    let page = house.send_file("/en/registry/import", Some(("b.csv", "serial\nA1\n"))).await;
    assert_eq!(page.location(), format!("/en/registry/import/{}/map", uploads::HERE));
    assert!(house.called("upload_keep b.csv 10"), "{:?}", house.service.calls.all());
    let large = "x".repeat(2_000);
    for (sent, status) in [
        (house.send_file("/en/registry/import", None).await, "none"),
        (house.send_file("/en/registry/import", Some(("", ""))).await, "no name"),
        (house.send_file("/en/registry/import", Some(("b.csv", &large))).await, "too large"),
        (house.post("/en/registry/import", KEEPER, "file=x").await, "not such a form"),
    ] {
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{status}");
        assert!(sent.body.contains("field-file-error"), "{status}");
    }
}

#[tokio::test]
async fn columns_are_told_and_the_file_is_tried_and_imported() {
    let house = House::new("pages-map");
    let path = format!("/en/registry/import/{}/map", uploads::HERE);
    let page = house.get(&path, KEEPER).await;
    assert!(page.body.contains("&#60;b&#62;A1&#60;/b&#62;"), "cells are never markup");
    assert!(page.body.contains("windows-1252") && page.body.contains("value=\"Farbe\""));
    let form = "set=sales&heading-0=Nr&column-0=serial_number&heading-1=Farbe&column-1=";
    let tried = house.post(&path, KEEPER, &format!("{form}&try=yes")).await;
    assert_eq!(tried.location(), format!("/en/registry/import/{}", uploads::HERE));
    let columns = "[\"Nr=serial_number\", \"Farbe=\"]";
    assert!(house.called(&format!("upload_start {} sales true {columns}", uploads::HERE)));
    house.post(&path, KEEPER, &format!("{form}&do=yes")).await;
    assert!(house.called(&format!("upload_start {} sales false {columns}", uploads::HERE)));
    let look = house.post(&path, KEEPER, &format!("{form}&look=yes")).await;
    assert_eq!(look.status, StatusCode::OK);
    let none = house.post(&path, KEEPER, "set=&heading-0=Nr&column-0=serial_number&do=yes").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("field-set-error"));
    let years = house.post(&path, KEEPER, "set=sales&years=1930&try=yes").await;
    assert!(years.body.contains("field-years-error"));
    let busy = house.post(&path, KEEPER, "set=&new-set=locked&kind=retail&do=yes").await;
    assert_eq!(busy.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(busy.body.contains("value=\"locked\""));
}

#[tokio::test]
async fn an_import_says_how_far_it_is_and_what_it_came_to() {
    let house = House::new("pages-progress");
    let running = house.get(&format!("/en/registry/import/{}", uploads::RUNNING), KEEPER).await;
    assert!(running.body.contains("<progress value=\"30\" max=\"120\""), "{}", running.body);
    assert!(running.body.contains("25 % read") && running.body.contains("data-every"));
    let failed = house.get(&format!("/en/registry/import/{}", uploads::FAILED), KEEPER).await;
    assert!(failed.body.contains("could not be imported") && !failed.body.contains("data-every"));
    let here = house.get(&format!("/en/registry/import/{}", uploads::HERE), KEEPER).await;
    assert_eq!(here.location(), format!("/en/registry/import/{}/map", uploads::HERE));
    let done = house.get(&format!("/en/registry/import/{}", fake::TRACE), KEEPER).await;
    assert!(done.body.contains(&format!("/registry/import/{}/rows", fake::TRACE)));
    let go = house.post(&format!("/en/registry/import/{}/go", uploads::FAILED), KEEPER, "").await;
    assert_eq!(go.location(), format!("/en/registry/import/{}", uploads::FAILED));
    assert!(house.called(&format!("upload_start {} dealers false []", uploads::FAILED)));
    assert!(failed.body.contains("/go\"") && !running.body.contains("/go\""));
    let gone = house.post(&format!("/en/registry/import/{}/drop", fake::TRACE), KEEPER, "").await;
    assert_eq!(gone.location(), "/en/registry/import");
    assert!(house.called(&format!("upload_drop {}", fake::TRACE)));
}

#[tokio::test]
async fn rejected_rows_are_listed_filtered_and_kept_as_a_table() {
    let house = House::new("pages-rows");
    let path = format!("/en/registry/import/{}/rows", fake::TRACE);
    let page =
        house.get(&format!("{path}?state=rejected&reason=missing-serial&after=7"), KEEPER).await;
    assert!(page.body.contains("serial number missing"));
    let asked =
        house.service.calls.all().into_iter().find(|call| call.starts_with("upload_issues"));
    let asked = asked.unwrap();
    assert!(asked.contains("Some(true)") && asked.contains("\"missing-serial\""), "{asked}");
    assert!(asked.contains("after: Some(\"7\")"), "{asked}");
    let table = house.get(&format!("{path}?format=csv"), KEEPER).await;
    assert_eq!(table.body, "\u{FEFF}sheet,line\r\n");
    assert!(table.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("rows.csv"));
}

#[tokio::test]
async fn records_go_out_as_a_file_that_is_then_gone() {
    let house = House::new("pages-export");
    let page = house.post("/en/registry/export", KEEPER, "set=sales&format=csv").await;
    assert_eq!(page.body, "serial_number\r\nA1\r\n");
    assert!(house.called("registry_export Some(\"sales\")"));
    let sheet = house.post("/en/registry/export", KEEPER, "set=&format=xlsx").await;
    assert!(sheet.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("records.xlsx"));
    let none = house.post("/en/registry/export", KEEPER, "set=nowhere&format=csv").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.body.contains("field-set-error"));
}

#[tokio::test]
async fn imports_are_listed_with_those_that_were_interrupted() {
    let house = House::new("pages-imports");
    let all = house.get("/en/registry/imports?format=csv", KEEPER).await;
    let some = house.get("/en/registry/imports?state=interrupted&format=csv", KEEPER).await;
    assert!(all.body.lines().count() > some.body.lines().count(), "{}", some.body);
    assert!(some.body.contains("interrupted") && !some.body.contains(",done,"));
}
