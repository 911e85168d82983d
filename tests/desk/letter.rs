//! A State without a node: asked by letter, answered by letter, and confirmed by signature once it
//! has a node.

use vestigo::service::views::{AskTerms, HopState, TraceState, TraceView, VerifyView};
use vestigo::service::{ChainService as _, Service as _};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{agree, both, join, open_terms};
use vestigo_tests::records::{about, csv, exported};

use super::diversion::pistol;

fn terms() -> AskTerms {
    let kinds = ["TRACE", "ONWARD_TRACE", "RECORD_CHECK"];
    AskTerms { request_kinds: kinds.map(str::to_owned).into(), ..open_terms() }
}

#[tokio::test]
async fn a_state_without_a_node_is_asked_by_letter_and_signs_when_it_has_one() {
    let mut a = Node::start_new("XA").await;
    let b = Node::start_new("XB").await;
    join(&a, &b).await;
    agree(&a, &b, both(terms())).await;
    b.import("exports", "export", &csv(&[exported("LET1001", "XD")]));
    let mut request = about("LET1001", &b.name);
    request.recovery.on = Some("2023-05-10".to_owned());
    request.auto_onward = true;
    let trace = a.submit(request).await;
    let id = trace.id.clone();
    let led = |t: &TraceView| t.hops.len() == 2;
    let trace = a.trace_when(&id, "the answer leads to a State without a node", led).await;
    assert_eq!(trace.hops[1].state, HopState::NoPartner);
    assert_eq!(trace.hops[1].next.as_ref().map(|n| n.key.as_str()), Some("note-next-no-partner"));

    // The letter, in the language of the State that reads it.
    let out = a.dir().join("letters");
    std::fs::create_dir(&out).expect("a directory");
    let out = out.display().to_string();
    let line = [
        "trace",
        "onward",
        &id,
        "--off-network",
        "xd",
        "--to-agency",
        "SYNTHETIC Ministry",
        "--out",
        &out,
        "--lang",
        "es",
    ];
    let (exit, _, error) = a.command(&line);
    assert_eq!(exit, 0, "{error}");
    let trace = a.client().trace(ME, id.clone()).await.unwrap();
    let hop = &trace.hops[1];
    assert_eq!((trace.state, hop.state), (TraceState::Open, HopState::ByLetter));
    assert_eq!((hop.partner.as_deref(), hop.after), (None, Some(0)));
    let reference = hop.letter.as_ref().expect("a letter").reference.clone();
    let letter = std::fs::read_to_string(format!("{out}/{reference}.es.txt")).expect("a letter");
    for words in [reference.as_str(), "LET1001", "Solicitud de rastreo", "2023-05-10"] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    // The same letter in another language; the same State is not written to twice.
    let again = ["trace", "letter", &id, "2", "--out", &out, "--lang", "en"];
    assert_eq!(a.command(&again).0, 0);
    let (exit, _, error) = a.command(&line);
    assert!(exit != 0 && error.contains("XD"), "{error}");

    // The reply comes by post. It must quote our reference.
    let scan = a.dir().join("scan.pdf");
    std::fs::write(&scan, b"%PDF-1.7 SYNTHETIC letter").expect("a scan");
    let scan = scan.display().to_string();
    let enter = |reference: &str| {
        a.command(&[
            "trace",
            "enter-reply",
            &id,
            "--file",
            &scan,
            "--result",
            "R08",
            "--date",
            "2021-08-02",
            "--party-kind",
            "licensee",
            "--dated",
            "2023-06-01",
            "--reference",
            reference,
            "--their-reference",
            "M/7",
            "--text",
            "SYNTHETIC: stolen from a dealer",
        ])
    };
    let (exit, _, error) = enter("XA-0000-0000-0000");
    assert!(exit != 0 && error.contains("another reference"), "{error}");
    let (exit, shown, error) = enter(&reference.to_lowercase().replace('-', " "));
    assert_eq!(exit, 0, "{error}");
    assert!(shown.contains("not signed by XD"), "{shown}");
    assert_ne!(enter(&reference).0, 0, "one request has one reply");
    let trace = a.client().trace(ME, id.clone()).await.unwrap();
    let hop = &trace.hops[1];
    assert_eq!((trace.state, hop.state), (TraceState::Ended, HopState::Answered));
    assert_eq!((hop.result.as_deref(), hop.grade.as_deref()), (Some("R08"), None));
    let letter = hop.letter.as_ref().expect("a letter");
    assert!(letter.entered && letter.confirmed_by.is_none());
    assert_eq!(letter.scan.as_deref(), Some("application/pdf"));
    let diversion = trace.diversion.as_ref().expect("a conclusion");
    assert_eq!((diversion.point.as_str(), diversion.signed), ("D02", false));
    let copy = a.client().trace_scan(ME, id.clone(), 2).await.unwrap();
    assert_eq!(copy.media_type, "application/pdf");

    // The bundle holds the letter, and the verifier says what it is.
    let bundle = a.dir().join("letter.vestigo").display().to_string();
    assert_eq!(a.command(&["bundle", "export", &id, "--out", &bundle]).0, 0);
    let (exit, out, error) = a.command(&["verify", &bundle, "--json"]);
    assert_eq!(exit, 10, "{error}");
    let view: VerifyView = serde_json::from_str(&out).expect("JSON");
    let signed: Vec<(&str, bool)> =
        view.chain.iter().map(|h| (h.country.as_str(), h.signed)).collect();
    assert_eq!(signed, [("XB", true), ("XD", false)]);
    let (_, words, _) = a.command(&["verify", &bundle]);
    assert!(words.contains("not signed by the answering State"), "{words}");

    // Later XD has a node, whose records say the same, signed.
    let d = Node::start_new("XD").await;
    join(&a, &d).await;
    agree(&a, &d, both(terms())).await;
    let stolen = "REPORTED_STOLEN,2021-08-02,SYNTHETIC Dealer,LICENSEE,,,,REPORT,R-5";
    let record = pistol("LET1001", &[stolen]).replace(",17,9 mm,", ",Model 1,9 mm,");
    d.import("stolen", "stolen", &record);
    let trace = a.client().trace(ME, id.clone()).await.unwrap();
    let next = trace.hops[1].next.as_ref().map(|n| n.key.as_str());
    assert_eq!(next, Some("note-next-confirm"));
    let (exit, _, error) = a.command(&["trace", "confirm-by-node", &id, "2", "--partner", &b.name]);
    assert!(exit != 0 && error.contains("no agency of the country"), "{error}");
    let (exit, _, error) = a.command(&["trace", "confirm-by-node", &id, "2", "--partner", &d.name]);
    assert_eq!(exit, 0, "{error}");
    let confirmed =
        |t: &TraceView| t.hops[1].letter.as_ref().is_some_and(|l| l.confirmed_by == Some(2));
    let trace = a.trace_when(&id, "the node has signed what the letter said", confirmed).await;
    assert_eq!(trace.hops[2].request_kind.as_deref(), Some("RECORD_CHECK"));
    assert!(trace.conflicts.is_empty());

    // Letters lie in our log alone, and it holds.
    a.settled().await;
    d.settled().await;
    a.stop().await;
    a.assert_log_holds();
    assert_eq!(a.journal().with(&b.name), b.journal().with(&a.name));
    assert_eq!(a.journal().with(&d.name), d.journal().with(&a.name));
    let kinds: Vec<u16> = trace.hops[1].statements.iter().map(|s| s.kind).collect();
    assert_eq!(kinds, [1, 5], "never sent, never receipted");
}
