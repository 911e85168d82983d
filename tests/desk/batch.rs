//! Scenario 7: a spreadsheet of seized firearms. Duplicates are flagged before anything is sent,
//! rows without importer or maker go back with clear text, the others are submitted and followed as
//! one operation. `VESTIGO_TEST_FULL=1` makes it the 6,000 rows of the scenario.

use std::fmt::Write as _;
use std::path::PathBuf;

use vestigo::service::BatchService as _;
use vestigo::service::requests::{BatchRequest, ListRequest};
use vestigo::service::views::{AskTerms, BatchCheckView, BatchSummaryView};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::{about, csv, sold};
use vestigo_tests::wait::until;

/// Numbers as they come together in a seizure: in no order.
fn serial(n: u64) -> String {
    format!("SZ{:07}", (n + 1) * 7_654_321 % 9_999_991)
}

/// A file in the directory of a node.
fn file(node: &Node, name: &str, text: &str) -> std::io::Result<PathBuf> {
    let path = node.dir().join(name);
    std::fs::write(&path, text).map(|()| path)
}

fn request(to: Option<&str>) -> BatchRequest {
    BatchRequest {
        file: "seized.csv".to_owned(),
        to: to.map(str::to_owned),
        purpose: Some("U1".to_owned()),
        legal_basis: Some("ITI".to_owned()),
        circumstances: Some("SYNTHETIC: seized together".to_owned()),
        ..BatchRequest::default()
    }
}

/// Keys of the errors of a check, with their lines.
fn said(view: &BatchCheckView) -> Vec<(u64, &str)> {
    view.returned.iter().map(|row| (row.line, row.error.key.as_str())).collect()
}

async fn batch_when(
    node: &Node,
    id: u64,
    what: &str,
    wanted: impl Fn(&BatchSummaryView) -> bool,
) -> BatchSummaryView {
    let client = node.client();
    until(what, async || client.batch(ME, id.to_string()).await.ok().filter(|b| wanted(b))).await
}

#[tokio::test]
async fn seized_guns_from_a_spreadsheet_are_checked_submitted_and_followed_as_one() {
    let full = std::env::var_os("VESTIGO_TEST_FULL").is_some_and(|v| v == "1");
    let guns = if full { 6_000 } else { 120 };
    let (a, b) = two(open_terms()).await;
    let known: Vec<String> = (0..guns).map(|n| sold(&serial(n))).collect();
    b.import("dealers", "retail", &csv(&known));
    a.import("own", "registry", &csv(&[sold("OWN77")]));
    // One of the guns was asked for before.
    a.ask(about(&serial(3), &b.name)).await;

    let mut text = "Make,Serial Number,Importer,Country of manufacture,Case,Type\n".to_owned();
    for n in 0..guns {
        let _written = writeln!(text, "SYNTHETIC Arms,{},,XB,K-{n},PISTOL", serial(n));
    }
    let again = serial(1).to_lowercase().replacen("sz", "sz-", 1);
    let _written = writeln!(text, "SYNTHETIC Arms,{again},,XB,K");
    text.push_str("SYNTHETIC Arms,NEW1,,XC,K\n");
    text.push_str(",NEW2,,XB,K\n");
    text.push_str("SYNTHETIC Arms,,,XB,K\n");
    text.push_str("SYNTHETIC Arms,OWN77,,XB,K\n");
    let path = file(&a, "seized.csv", &text).expect("a file");
    let client = a.client();

    let dry = BatchRequest { dry_run: true, ..request(Some("XB")) };
    let check = client.batch_file(ME, dry, path.clone()).await.expect("a check");
    let expected = [
        (5, "error-batch-answered"),
        (guns + 2, "error-batch-repeated"),
        (guns + 3, "error-batch-no-importer"),
        (guns + 4, "error-batch-no-maker"),
        (guns + 5, "error-batch-no-serial"),
        (guns + 6, "error-batch-own"),
    ];
    assert_eq!(said(&check), expected);
    assert_eq!((check.id, check.rows, check.good), (None, guns + 5, guns - 1));
    // Nothing was kept, and nothing sent.
    assert!(client.batches(ME, ListRequest::default()).await.expect("a list").items.is_empty());

    // The person at the command line sees row, column and what to do.
    let shown = path.display().to_string();
    let line = ["batch", "check", &shown, "--to", "XB", "--purpose", "u1", "--legal-basis", "iti"];
    let report = a.dir().join("back.csv").display().to_string();
    let rest = ["--circumstances", "SYNTHETIC", "--report", &report];
    let (exit, out, error) = a.command(&[&line[..], &rest[..]].concat());
    assert_ne!(exit, 0, "rows go back: {error}");
    for words in ["importer", "The importer is missing", "--allow importer", "The maker is missing"]
    {
        assert!(out.contains(words), "{words}: {out}");
    }
    let written = std::fs::read_to_string(&report).expect("a report");
    assert_eq!(written.lines().count(), 7, "{written}");
    assert!(!written.contains("OWN77"), "no cell is quoted: {written}");

    let taken = client.batch_file(ME, request(Some("XB")), path.clone()).await.expect("a batch");
    let id = taken.id.expect("a number");
    assert_eq!(said(&taken), expected);
    // The same file again is the same batch.
    let again = client.batch_file(ME, request(Some("XB")), path.clone()).await;
    assert_eq!(again.expect_err("it is taken").key, "error-same-batch");
    // Said otherwise it is another, and each of its rows repeats one of the first.
    let other = BatchRequest { case_ref: Some("K-9".to_owned()), ..request(Some("XB")) };
    let other = client.batch_file(ME, other, path.clone()).await.expect("a check");
    assert_eq!((other.id, other.good), (None, 0));

    let done = batch_when(&a, id, "every trace is decided", |batch| {
        batch.counts.decided == guns - 1 && batch.state == "done"
    })
    .await;
    assert_eq!((done.counts.submitted, done.counts.rejected), (guns - 1, 6));
    let states = &done.partners.iter().find(|p| p.partner == b.name).expect("XB").states;
    assert_eq!(states.get("answered"), Some(&(guns - 1)));
    let wanted = ListRequest { limit: Some(1000), ..ListRequest::default() };
    let rows = client.batch_lines(ME, id.to_string(), wanted).await.expect("rows").items;
    let first = rows.first().expect("a row");
    assert_eq!(
        (first.line, first.state.as_str(), first.result.as_deref()),
        (2, "submitted", Some("R03"))
    );
    assert!(first.trace.is_some());
    let (exit, out, _) = a.command(&["batch", "show", &id.to_string(), "--csv"]);
    assert_eq!((exit, out.lines().count() as u64), (0, guns + 6));
    // What XB got is what was submitted.
    let cases = b.client();
    let cases = vestigo::service::Service::cases(
        &cases,
        ME,
        ListRequest { limit: Some(1000), ..ListRequest::default() },
    );
    let expected = usize::try_from(guns.min(1000)).expect("small");
    assert_eq!(cases.await.expect("cases").items.len(), expected);
}

#[tokio::test]
async fn rows_over_the_daily_budget_wait_and_say_so() {
    let terms = AskTerms { daily_budget: 5, ..open_terms() };
    let (a, b) = two(terms).await;
    let mut text = "make,serial_number,country_of_manufacture\n".to_owned();
    for n in 0..8 {
        let _written = writeln!(text, "SYNTHETIC Arms,{},XB", serial(n));
    }
    let path = file(&a, "budget.csv", &text).expect("a file");
    let client = a.client();
    // Nobody said that rows go to the country of manufacture.
    let unconfirmed = client.batch_file(ME, request(None), path.clone()).await.expect("a check");
    assert_eq!((unconfirmed.id, unconfirmed.good), (None, 0));
    assert!(said(&unconfirmed).iter().all(|(_, key)| *key == "error-batch-confirm"));
    let confirmed = BatchRequest { by_country: true, ..request(None) };
    let taken = client.batch_file(ME, confirmed, path).await.expect("a batch");
    assert_eq!((taken.chosen, taken.partners.len()), (8, 1));
    assert_eq!((taken.partners[0].per_day, taken.partners[0].days), (5, 2));
    let id = taken.id.expect("a number");
    let held = batch_when(&a, id, "five are decided", |batch| batch.counts.decided == 5).await;
    assert_eq!((held.state.as_str(), held.counts.waiting), ("running", 3));
    let progress = &held.partners[0];
    assert_eq!(progress.held.as_deref(), Some("budget"));
    assert!(progress.until.is_some());
    assert_eq!(progress.states.get("returned"), None, "nothing was sent to be refused");
    // A person stops it, and lets it go on.
    let id = id.to_string();
    for (word, state) in [("stop", "stopped"), ("resume", "running")] {
        let (exit, _, error) = a.command(&["batch", word, &id]);
        assert_eq!(exit, 0, "{error}");
        assert_eq!(client.batch(ME, id.clone()).await.expect("a batch").state, state);
    }
    let cases = vestigo::service::Service::cases(&b.client(), ME, ListRequest::default()).await;
    assert_eq!(cases.expect("cases").items.len(), 5);
}
