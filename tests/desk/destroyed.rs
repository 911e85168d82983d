//! Scenario 8: a hit on a gun in the destruction register. An alert for our focal point, the
//! certificate opened, a release by two persons; and afterwards the decision explains itself, even
//! when its content is gone.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use vestigo::service::requests::officers::{ApproveRequest, DeclineRequest, UnlockRequest};
use vestigo::service::requests::{AnswerRequest, ExportUse};
use vestigo::service::views::{CaseView, ExplainView, HopState, TraceView};
use vestigo::service::{ErrorCode, OfficerService as _, Service as _};
use vestigo_protocol::header::Kind;
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::about;
use vestigo_tests::wait::until;

const DESTROYED: &str = "make,model,caliber,type,serial_number,event_kind,event_date,\
     event_document_kind,event_document_number\n\
     SYNTHETIC Arms,Model 1,9 mm,PISTOL,DX-104822,DESTROYED,2021-06-30,CERTIFICATE,SYNTHETIC-77\n";

fn passphrase(name: &str) -> String {
    format!("SYNTHETIC passphrase of {name}")
}

/// Adds an officer with a key of its own.
pub(crate) fn add(node: &Node, name: &str, roles: &[&str]) -> PathBuf {
    let file = node.dir().join(format!("{name}.passphrase"));
    let private = std::fs::write(&file, passphrase(name))
        .and_then(|()| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)));
    assert!(private.is_ok(), "{private:?}");
    let path = file.display().to_string();
    let mut args = vec!["--officer", "officer-1", "officer", "add", name];
    for role in roles {
        args.extend(["--role", role]);
    }
    args.extend(["--new-passphrase-file", &path]);
    let (exit, _, error) = node.command(&args);
    assert_eq!(exit, 0, "{error}");
    file
}

async fn explained(node: &Node, id: &str) -> ExplainView {
    let auditor = node.client().acting_as(Some("eva"));
    until("it is explained", async || auditor.explain(ME, id.to_owned()).await.ok()).await
}

fn keys(view: &ExplainView) -> Vec<&str> {
    view.lines.iter().map(|line| line.key.as_str()).collect()
}

#[tokio::test]
async fn a_hit_in_the_destruction_register_is_released_by_two_officers() {
    let (a, b) = two(open_terms()).await;
    b.import("destroyed", "destruction", DESTROYED);
    // Before others share its account, the first officer needs no name.
    let ana_file = add(&b, "ana", &["focal_point", "approver"]);
    let ben_file = add(&b, "ben", &["approver"]);
    let _eva = add(&b, "eva", &["auditor"]);
    let cid_file = add(&b, "cid", &["investigator", "approver"]);
    let unnamed = b.client().status(ME).await.unwrap_err();
    assert_eq!(unnamed.key, "error-officer-which");
    let [ana, ben, eva] = ["ana", "ben", "eva"].map(|name| b.client().acting_as(Some(name)));

    let trace = a.submit(about("DX-104822", &b.name)).await;
    let id = trace.hops[0].exchange.clone();
    let waits = |c: &CaseView| c.referred_because == ["SENSITIVE"];
    let case = until("the case waits for a person", async || {
        ana.case(ME, id.clone()).await.ok().filter(waits)
    })
    .await;
    // The alert, the certificate, and what would leave at each level.
    assert!(case.desk.alert);
    let document = case.candidates[0].events[0].document.as_ref().expect("a certificate");
    assert_eq!(document.number.as_deref(), Some("SYNTHETIC-77"));
    let levels: Vec<(&str, bool)> =
        case.desk.previews.iter().map(|p| (p.level.as_str(), p.two)).collect();
    assert_eq!(levels, [("L1", true), ("L2", true), ("L3", true)]);
    let status = ana.status(ME).await.unwrap();
    assert!(status.alarms.iter().any(|alarm| alarm.key == "note-alarm-diversion"));
    // Who reads the log sees no case; who approves does not propose.
    let forbidden = eva.case(ME, id.clone()).await.unwrap_err();
    assert_eq!(
        (forbidden.code, forbidden.key.as_str()),
        (ErrorCode::NotAllowed, "error-officer-role")
    );
    let answer = AnswerRequest { level: "L3".to_owned(), record: None, text: None };
    assert!(ben.case_answer(ME, id.clone(), answer.clone()).await.is_err());
    // Nobody signs without the passphrase, and a wrong one opens nothing.
    let locked = ana.case_answer(ME, id.clone(), answer.clone()).await.unwrap_err();
    assert_eq!(locked.key, "error-officer-passphrase-needed");
    let wrong = serde_json::from_value(serde_json::json!({"passphrase": passphrase("eve")}));
    let wrong: UnlockRequest = wrong.unwrap();
    assert_eq!(ana.officer_unlock(ME, wrong).await.unwrap_err().key, "error-officer-passphrase");

    // Ana proposes, at the command line. Nothing leaves.
    let sign = |name: &str, file: &PathBuf, args: &[&str]| {
        let file = file.display().to_string();
        let who = ["--officer", name, "--passphrase-file", &file];
        b.command(&[&who[..], args].concat())
    };
    let (exit, said, error) = sign("ana", &ana_file, &["case", "answer", &id, "--level", "L3"]);
    assert_eq!(exit, 0, "{error}");
    assert!(said.contains("ana") && said.contains("case approve"), "{said}");
    let (exit, _, error) = sign("ana", &ana_file, &["case", "approve", &id]);
    assert_ne!(exit, 0, "the officer who proposed releases nothing: {error}");
    let proposal = ben.case(ME, id.clone()).await.unwrap().desk.proposal.expect("it waits");
    assert_eq!((proposal.officer.as_str(), proposal.released.level.as_str()), ("ana", "L3"));
    assert_eq!(proposal.released.results, ["R11"]);
    let kinds = |t: &TraceView| t.hops[0].statements.iter().filter(|s| s.kind == 5).count();
    assert_eq!(kinds(&a.client().trace(ME, trace.id.clone()).await.unwrap()), 0);

    // Who has a trace of the same number is not the second, however it is written.
    let cid = b.client().acting_as(Some("cid"));
    cid.trace_submit(ME, about("dx 104822", &a.name)).await.unwrap();
    let (exit, said, _) = sign("cid", &cid_file, &["case", "approve", &id, "--json"]);
    assert!(exit != 0 && said.contains("error-officer-own-trace"), "{said}");
    // What an officer proposed who is shut out since is void.
    let first = b.client().acting_as(Some("officer-1"));
    first.officer_suspend(ME, "ana".to_owned(), true).await.unwrap();
    let (exit, said, _) = sign("ben", &ben_file, &["case", "approve", &id, "--json"]);
    assert!(exit != 0 && said.contains("error-officer-expired"), "{said}");
    first.officer_suspend(ME, "ana".to_owned(), false).await.unwrap();

    // Ben declines once; Ana proposes again; Ben releases less.
    let unlock: UnlockRequest =
        serde_json::from_value(serde_json::json!({"passphrase": passphrase("ben")})).unwrap();
    ben.officer_unlock(ME, unlock).await.unwrap();
    let words = DeclineRequest { text: "SYNTHETIC: compare the certificate".to_owned() };
    assert!(ben.case_decline(ME, id.clone(), words).await.unwrap().desk.proposal.is_none());
    let nothing = ben.case_approve(ME, id.clone(), ApproveRequest::default()).await.unwrap_err();
    assert_eq!(nothing.key, "error-officer-no-proposal");
    let (exit, _, error) = sign("ana", &ana_file, &["case", "answer", &id, "--level", "L2"]);
    assert_eq!(exit, 0, "{error}");
    let (exit, _, error) = sign("ben", &ben_file, &["case", "approve", &id, "--level", "L3"]);
    assert_ne!(exit, 0, "wider than proposed: {error}");
    let (exit, _, error) = sign("ben", &ben_file, &["case", "approve", &id, "--level", "L1"]);
    assert_eq!(exit, 0, "{error}");
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let trace = a.trace_when(&trace.id, "the answer has arrived", answered).await;
    assert_eq!(trace.hops[0].level.as_deref(), Some("L1"));
    assert!(trace.hops[0].events.is_empty());

    // It explains itself: who, when, under which clause, and that it follows.
    let whole = explained(&b, &id).await;
    let told = keys(&whole);
    for key in [
        "note-explain-referred",
        "note-explain-proposed",
        "note-explain-declined",
        "note-explain-answered",
        "note-explain-withheld-l1",
    ] {
        assert!(told.contains(&key), "{key}: {told:?}");
    }
    let held = |view: &ExplainView, key: &str| -> Vec<Option<bool>> {
        view.checks.iter().filter(|c| c.line.key == key).map(|c| c.holds).collect()
    };
    assert!(whole.checks.iter().all(|c| c.holds == Some(true)), "{:?}", whole.checks);
    // The machine's referral, both proposals, the refusal to release, the release.
    assert_eq!(held(&whole, "note-explain-check-follows").len(), 5);
    assert_eq!(held(&whole, "note-explain-check-signature").len(), 5);
    let text = serde_json::to_string(&whole).unwrap();
    assert!(!text.contains("DX-104822") && !text.contains("104822"), "{text}");
    let theirs = a.client().explain(ME, trace.id.clone()).await.unwrap();
    assert!(keys(&theirs).contains(&"note-explain-their-record"), "{theirs:?}");

    // The focal point takes the evidence out of the case; who only approves does not.
    let bundle = ana.bundle_export(ME, id.clone(), ExportUse::default()).await.unwrap();
    assert!(bundle.statements >= 6, "agreement, question, answer and receipts: {bundle:?}");
    let forbidden = cid.bundle_export(ME, id.clone(), ExportUse::default()).await.unwrap_err();
    assert_eq!(forbidden.key, "error-officer-role");

    // The content is destroyed: the decision is still proven, and still follows.
    let connection = rusqlite::Connection::open(b.dir().join("store.sqlite")).unwrap();
    let sql = "DELETE FROM sealed_content WHERE idx IN (SELECT idx FROM entry WHERE own = 1 AND kind = ?1)";
    let answer = i64::try_from(Kind::Answer.number()).unwrap();
    assert_eq!(connection.execute(sql, [answer]).unwrap(), 1);
    drop(connection);
    let left = explained(&b, &id).await;
    assert!(keys(&left).contains(&"note-explain-content-erased"), "{left:?}");
    assert!(held(&left, "note-explain-check-entry").iter().all(|holds| *holds == Some(true)));
    assert_eq!(held(&left, "note-explain-check-follows"), [Some(true); 5]);
    assert!(held(&left, "note-explain-check-digest").contains(&None), "{left:?}");
}
