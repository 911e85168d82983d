use std::collections::BTreeSet;

use super::super::document;
use super::*;

#[test]
fn the_committed_document_is_the_one_that_the_table_makes() {
    let made = document::text::<FakeService>();
    if made != OPENAPI {
        let path = std::env::temp_dir().join("vestigo-openapi.json");
        std::fs::write(&path, &made).unwrap();
        panic!("docs/openapi.json is another one: take {}", path.display());
    }
}

#[test]
fn every_reference_in_the_document_leads_somewhere_and_every_name_is_unique() {
    let document = document::document::<FakeService>();
    fn references(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    if let (true, Some(target)) = (name == "$ref", value.as_str()) {
                        found.insert(target.to_owned());
                    }
                    references(value, found);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    references(&document, &mut found);
    assert!(found.len() > 100, "{}", found.len());
    for target in found {
        let pointer = target.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{target}");
    }
    let all = routes::all::<FakeService>();
    let ids: BTreeSet<_> = all.iter().map(|operation| operation.id).collect();
    assert_eq!(ids.len(), all.len());
    assert!(all.iter().all(|operation| !operation.summary.ends_with('.')));
}

#[test]
fn whatever_makes_something_needs_a_key() {
    for operation in routes::all::<FakeService>() {
        let makes = matches!(operation.status, StatusCode::CREATED | StatusCode::ACCEPTED);
        assert_eq!(operation.repeating == Repeating::Needed, makes, "{}", operation.id);
        assert!(operation.verb != Verb::Get || operation.repeating == Repeating::Safe);
    }
}

#[tokio::test]
async fn document_and_page_are_for_everybody() {
    let node = Node::new("v1-docs");
    for (path, kind) in [
        ("/openapi.json", "application/json"),
        ("/docs", "text/html; charset=utf-8"),
        ("/docs.css", "text/css"),
    ] {
        let said = node.send(bare("GET", path), "").await;
        assert_eq!((said.status, said.header("content-type")), (200, kind), "{path}");
    }
}
