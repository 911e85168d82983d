//! A part of an answer, with a certificate, where the agreement wants two officers: it is a proposal
//! until the second one has looked at it.

use std::path::PathBuf;

use vestigo::service::views::{AskTerms, CaseState, ExplainView, HopState, TraceView};
use vestigo::service::{AttachmentService as _, OfficerService as _, Service as _};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{officer_terms, two};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::until;

use crate::attachment::files;
use crate::destroyed::add;

/// Whole files that a node keeps, and parts of them.
fn kept(node: &Node) -> Vec<PathBuf> {
    files(&node.dir().join("attachments"))
}

#[tokio::test]
async fn a_partial_answer_for_two_officers_waits_for_the_second() {
    let terms = AskTerms { two_officers_from: Some("L2".to_owned()), ..officer_terms() };
    let (a, b) = two(terms).await;
    b.import("dealers", "retail", &csv(&[sold("AB1234")]));
    let ana_file = add(&b, "ana", &["focal_point", "approver"]);
    let ben_file = add(&b, "ben", &["focal_point", "approver"]);
    let ben = b.client().acting_as(Some("ben"));
    let sign = |name: &str, file: &PathBuf, args: &[&str]| {
        let file = file.display().to_string();
        let who = ["--officer", name, "--passphrase-file", &file];
        let (exit, out, error) = b.command(&[&who[..], args].concat());
        (exit, format!("{out}{error}"))
    };
    let trace = a.submit(about("AB1234", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    until("the case waits", async || {
        ben.case(ME, id.clone()).await.ok().filter(|c| c.state == CaseState::Waiting)
    })
    .await;
    let certificate = b.dir().join("certificate.txt");
    std::fs::write(&certificate, "SYNTHETIC certificate 77").unwrap();
    let file = format!("{}:certificate:SYNTHETIC 77", certificate.display());
    let part =
        ["case", "answer", &id, "--level", "L2", "--partial", "--text", "part", "--attach", &file];

    // Ana proposes; nothing leaves, and Ben can look at the file.
    let (exit, said) = sign("ana", &ana_file, &part);
    assert_eq!(exit, 0, "{said}");
    let proposal = ben.case(ME, id.clone()).await.unwrap().desk.proposal.expect("it waits");
    assert!(proposal.partial && proposal.released.level == "L2");
    let [proposed] = &proposal.attachments[..] else { panic!("one file: {proposal:?}") };
    assert_eq!((proposed.state.as_str(), proposed.own), ("proposed", true));
    let opened =
        ben.attachment_open(ME, proposed.digest.clone(), Default::default()).await.unwrap();
    assert_eq!(opened.media_type, "text/plain");
    let (exit, shown) = sign("ben", &ben_file, &["case", "show", &id]);
    assert!(exit == 0 && shown.contains(&proposed.digest), "{shown}");
    let hop = |t: &TraceView| t.hops[0].clone();
    assert!(hop(&a.client().trace(ME, trace.id.clone()).await.unwrap()).attachments.is_empty());
    let (exit, said) = sign("ana", &ana_file, &["case", "approve", &id]);
    assert_ne!(exit, 0, "the officer who proposed releases nothing: {said}");

    // Ben declines: the file is gone with the proposal.
    let decline = ["case", "decline", &id, "--text", "SYNTHETIC: the wrong certificate"];
    let (exit, said) = sign("ben", &ben_file, &decline);
    assert_eq!(exit, 0, "{said}");
    until("the file is gone", async || kept(&b).is_empty().then_some(())).await;
    assert!(ben.case(ME, id.clone()).await.unwrap().attachments.is_empty());

    // Proposed again, by one who then may not propose any more: there is nothing to release.
    let (exit, said) = sign("ana", &ana_file, &part);
    assert_eq!(exit, 0, "{said}");
    let roles = |roles: &[&str]| {
        let change = ["--officer", "officer-1", "officer", "role", "ana"];
        let (exit, said, error) = b.command(&[&change[..], roles].concat());
        assert_eq!(exit, 0, "{said}{error}");
    };
    roles(&["--role", "approver"]);
    let (exit, said) = sign("ben", &ben_file, &["case", "approve", &id]);
    assert_ne!(exit, 0, "who proposed it decides nothing any more: {said}");

    // In its old place it stands, and is released: the part leaves with its file, and the decision
    // is still owed.
    roles(&["--role", "focal_point", "--role", "approver"]);
    let (exit, said) = sign("ben", &ben_file, &["case", "approve", &id]);
    assert_eq!(exit, 0, "{said}");
    let partly = |t: &TraceView| {
        let hop = &t.hops[0];
        hop.state == HopState::Partial && hop.attachments.iter().any(|f| f.state == "here")
    };
    let seen = a.trace_when(&trace.id, "the part and its file have arrived", partly).await;
    assert_eq!(hop(&seen).level.as_deref(), Some("L2"));
    assert_eq!(hop(&seen).attachments.len(), 1);
    let case = ben.case(ME, id.clone()).await.unwrap();
    assert!(case.state == CaseState::Waiting && case.desk.proposal.is_none());
    assert_eq!(case.attachments.iter().map(|f| f.state.as_str()).collect::<Vec<_>>(), ["here"]);

    // Below the level at which two are wanted one officer is enough.
    let (exit, said) = sign("ben", &ben_file, &["case", "answer", &id, "--level", "L1"]);
    assert_eq!(exit, 0, "{said}");
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    a.trace_when(&trace.id, "the answer has arrived", answered).await;
    let first = b.client().acting_as(Some("officer-1"));
    let whole: ExplainView = first.explain(ME, id.clone()).await.unwrap();
    assert!(whole.checks.iter().all(|c| c.holds == Some(true)), "{:?}", whole.checks);
    let follows = whole.checks.iter().filter(|c| c.line.key == "note-explain-check-follows");
    // The referral, two proposals, the refusal to release, the part, the answer.
    assert_eq!(follows.count(), 6);
}
