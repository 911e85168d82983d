//! Scenario 11: `*1234` says too little of a number. It is refused at the asker's own desk, and over
//! the wire with A7, before the register is looked at; and it is logged that it was.

use vestigo::service::requests::FindRequest;
use vestigo::service::views::{CaseState, ExplainView};
use vestigo::service::{ErrorCode, OfficerService as _, Service as _};
use vestigo_protocol::codes::ReturnReason;
use vestigo_protocol::header::Kind;
use vestigo_protocol::message::Body;
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{both, open_terms, two};
use vestigo_tests::raw::RawPeer;
use vestigo_tests::records::{about, csv, sold};

/// Numbers that nobody should be able to try at the price of one question.
const BROAD: [&str; 3] = ["*1234", "AB*", "????1234"];

fn keys(view: &ExplainView) -> Vec<&str> {
    view.lines.iter().map(|line| line.key.as_str()).collect()
}

#[tokio::test]
async fn too_little_of_a_number_is_refused_at_the_desk_that_asks() {
    let (a, b) = two(open_terms()).await;
    a.import("own", "retail", &csv(&[sold("XY1234")]));
    let (ours, theirs) = (a.settled().await.size(), b.settled().await.size());
    for serial in BROAD {
        let refused = a.client().trace_submit(ME, about(serial, &b.name)).await.unwrap_err();
        let said = (refused.code, refused.key.as_str());
        assert_eq!(said, (ErrorCode::BadInput, "error-pattern-too-broad"), "{serial}");
        // Nor does anybody list the own register like that.
        let firearm = about(serial, &b.name).firearm;
        let find = FindRequest { firearm, limit: None };
        let refused = a.client().registry_find(ME, find).await.unwrap_err();
        assert_eq!(refused.key, "error-pattern-too-broad", "{serial}");
    }
    let line = ["trace", "submit", "--to", &b.name, "--serial", "*1234", "--purpose", "u1"];
    let rest = ["--legal-basis", "iti", "--circumstances", "SYNTHETIC"];
    let (exit, _, error) = a.command(&[&line[..], &rest].concat());
    assert_eq!(exit, 6, "{error}");
    assert!(error.contains("A7") && !error.contains("1234"), "{error}");
    // Nothing was signed, and nothing left.
    assert_eq!((a.journal().size(), b.settled().await.size()), (ours, theirs));
}

#[tokio::test]
async fn over_the_wire_it_is_returned_with_a7_and_nothing_is_looked_up() {
    let node = Node::start_new("XB").await;
    node.import("dealers", "retail", &csv(&[sold("XY1234"), sold("AB1234")]));
    let mut raw = RawPeer::partner("XA", &node, both(open_terms())).await;
    for serial in BROAD {
        // A partner whose own desk lets it through.
        let query = raw.query(serial);
        let reply = raw.send(query.message.to_bytes()).await;
        assert!(reply.kinds().contains(&Kind::Accepted), "{serial}: it is in the log");
        let returned = raw.take_of(&[Kind::Refusal, Kind::Interim, Kind::Answer]).await;
        assert_eq!(returned.header.reason, Some(ReturnReason::PatternTooBroad.into()), "{serial}");
        assert_eq!(returned.header.in_reply_to, [query.leaf]);
        let Body::Refusal(refusal) = returned.content.body else { panic!("a return: {serial}") };
        assert!(refusal.text.as_str().contains("at least four characters"));

        // The record of the decision holds no findings: nothing was searched to make it.
        let id = query.header.exchange.to_hex();
        let case = node.case_when(&id, "it is returned", |c| c.state == CaseState::Returned).await;
        assert!(case.candidates.is_empty());
        assert_eq!(case.decision.as_deref(), Some("A7"));
        let explained = node.client().explain(ME, id).await.unwrap();
        assert!(!keys(&explained).contains(&"note-explain-found"), "{:?}", keys(&explained));
        assert!(explained.checks.iter().all(|c| c.holds != Some(false)), "{:?}", explained.checks);
    }
    // What says enough is searched, and its record says so.
    let query = raw.query("AB1234");
    raw.send(query.message.to_bytes()).await;
    let answer = raw.take_of(&[Kind::Refusal, Kind::Interim, Kind::Answer]).await;
    assert_eq!(answer.header.kind, Kind::Answer);
    let explained = node.client().explain(ME, query.header.exchange.to_hex()).await.unwrap();
    assert!(keys(&explained).contains(&"note-explain-found"), "{:?}", keys(&explained));
}
