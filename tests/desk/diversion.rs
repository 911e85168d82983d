//! Scenario 1: a pistol found in XA leads over its maker in XB and an importer in XC to a dealer in
//! XD, from whom it was stolen. The chain says where it left lawful hands, and how long it took.

use vestigo::service::views::{HopState, TraceState, TraceView, VerifyView};
use vestigo::service::{ErrorCode, Service as _};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{agree, both, join, open_terms};
use vestigo_tests::records::about;

const HEADER: &str = "make,model,caliber,type,serial_number,event_kind,event_date,event_from,\
                      event_from_kind,event_to,event_to_kind,event_country,event_document_kind,\
                      event_document_number\n";

/// Rows about one pistol; each is its event and what follows.
pub(crate) fn pistol(serial: &str, events: &[&str]) -> String {
    let row = |event: &&str| format!("SYNTHETIC Arms,17,9 mm,PISTOL,{serial},{event}\n");
    format!("{HEADER}{}", events.iter().map(row).collect::<String>())
}

fn results(trace: &TraceView) -> Vec<(&str, Option<&str>)> {
    trace.hops.iter().map(|h| (h.country.as_str(), h.result.as_deref())).collect()
}

#[tokio::test]
async fn a_pistol_stolen_from_a_dealer_is_followed_over_three_states_and_proved_in_one_bundle() {
    let a = Node::start_new("XA").await;
    let b = Node::start_new("XB").await;
    let c = Node::start_new("XC").await;
    let d = Node::start_new("XD").await;
    for partner in [&b, &c, &d] {
        join(&a, partner).await;
        agree(&a, partner, both(open_terms())).await;
    }
    // The maker, the importer who sent it on under a licence, and the dealer's register.
    b.import(
        "production",
        "manufacture",
        &pistol("BSZ0018", &["MANUFACTURED,2017,,,,,,,", "SHIPPED,2017-05-02,,,,,XC,,"]),
    );
    c.import(
        "exports",
        "export",
        &pistol(
            "BSZ0018",
            &[
                "IMPORTED,2017-06-01,,,SYNTHETIC Importer,LICENSEE,XB,,",
                "EXPORTED,2019-03-04,,,SYNTHETIC Dealer,LICENSEE,XD,LICENCE,SYN-77",
            ],
        ),
    );
    d.import(
        "dealers",
        "retail",
        &pistol(
            "BSZ0018",
            &[
                "IMPORTED,2019-04-10,,,SYNTHETIC Dealer,LICENSEE,XC,LICENCE,SYN-77",
                "REPORTED_STOLEN,2021-08-02,SYNTHETIC Dealer,LICENSEE,,,,REPORT,R-5",
            ],
        ),
    );

    // The investigator asks the maker's country, and is told where it went and what to type.
    let mut request = about("BSZ0018", &b.name);
    request.recovery.on = Some("2023-05-10".to_owned());
    request.recovery.kind = Some("SEIZED".to_owned());
    let trace = a.submit(request).await;
    let id = trace.id.clone();
    let waits = |t: &TraceView| t.state == TraceState::NeedsDecision;
    let trace = a.trace_when(&id, "the maker's answer leads on", waits).await;
    assert_eq!(results(&trace), [("XB", Some("R13")), ("XC", None)]);
    assert_eq!(trace.hops[1].state, HopState::Proposed);
    let (_, shown, _) = a.command(&["trace", "show", &id]);
    let command = format!("vestigo trace onward {} --to {}", &id[..12], c.name);
    assert!(shown.contains(&command), "{shown}");

    // One keystroke each.
    for (answered, country) in [(2, "XC"), (3, "XD")] {
        let (exit, _, error) = a.command(&["trace", "onward", &id]);
        assert_eq!(exit, 0, "{error}");
        let what = format!("the answer of {country} is here");
        let done = move |t: &TraceView| {
            t.hops.iter().filter(|h| h.state == HopState::Answered).count() == answered
        };
        a.trace_when(&id, &what, done).await;
    }
    let trace = a.client().trace(ME, id.clone()).await.unwrap();
    assert_eq!(results(&trace), [("XB", Some("R13")), ("XC", Some("R06")), ("XD", Some("R08"))]);
    assert_eq!((trace.state, trace.chain_end), (TraceState::Ended, Some(2)));

    // Stolen from a dealer in XD; the time runs from the import there.
    let diversion = trace.diversion.as_ref().expect("a conclusion");
    assert_eq!((diversion.point.as_str(), diversion.certainty.as_str()), ("D02", "RECORDED"));
    assert_eq!(diversion.country.as_deref(), Some("XD"));
    assert_eq!(diversion.date.as_deref(), Some("2021-08-02"));
    assert!(diversion.signed && diversion.or.is_empty());
    let rests = |s: &vestigo::service::views::SourceOfView| (s.hop, s.label, s.position);
    assert_eq!(diversion.last_lawful.as_ref().map(rests), Some((2, 20, 1)));
    assert_eq!(diversion.broke.as_ref().map(rests), Some((2, 20, 2)));
    let answer = trace.hops[2].statements.iter().find(|s| s.kind == 5).expect("an answer");
    assert_eq!(diversion.broke.as_ref().map(|s| s.leaf.as_str()), Some(answer.leaf.as_str()));
    let ttc = trace.time_to_crime.as_ref().expect("a time to crime");
    assert_eq!((ttc.days_min, ttc.days_max), (1491, Some(1491)));
    assert_eq!(ttc.bucket_min, "3_YEARS_AND_OVER");
    assert_eq!(
        (ttc.from_date.as_str(), ttc.to_date.as_deref()),
        ("2019-04-10", Some("2023-05-10"))
    );
    assert!(trace.conflicts.is_empty());
    let (_, shown, _) = a.command(&["trace", "show", &id]);
    assert!(shown.contains("D02 theft from a dealer") && shown.contains("1491 days"), "{shown}");

    // Nothing leads on any more, and a State is not asked twice by mistake.
    let (exit, _, error) = a.command(&["trace", "onward", &id]);
    assert_ne!(exit, 0, "{error}");
    let (exit, _, error) = a.command(&["trace", "onward", &id, "--to", &c.name]);
    assert!(exit != 0 && error.contains("asked already"), "{error}");

    // One file proves it all.
    let bundle = a.dir().join("chain.vestigo").display().to_string();
    let (exit, _, error) = a.command(&["bundle", "export", &id, "--out", &bundle]);
    assert_eq!(exit, 0, "{error}");
    let roots: Vec<String> =
        [&a, &b, &c, &d].iter().map(|n| n.safety_number.replace(' ', "")).collect();
    let mut verify = vec!["verify", &bundle, "--json"];
    for root in &roots {
        verify.extend(["--root", root]);
    }
    let (exit, out, error) = a.command(&verify);
    assert_eq!(exit, 0, "{error}");
    let view: VerifyView = serde_json::from_str(&out).unwrap();
    let hops: Vec<(&str, Option<&str>, bool)> =
        view.chain.iter().map(|h| (h.country.as_str(), h.outcome.as_deref(), h.signed)).collect();
    assert_eq!(
        hops,
        [("XB", Some("R13"), true), ("XC", Some("R06"), true), ("XD", Some("R08"), true)]
    );

    reported(&a, &id, &roots);
}

/// The same in one sealed report: issued, verified, issued again, and found out when it is changed.
fn reported(a: &Node, id: &str, roots: &[String]) {
    let file = |name: &str| a.dir().join(name).display().to_string();
    let issue = |name: &str, recipient: &str| {
        let output = file(name);
        let words = ["report", "issue", id, "--language", "es", "--output", &output];
        let (exit, out, error) =
            a.command(&[words.as_slice(), &["--recipient", recipient, "--json"]].concat());
        assert_eq!(exit, 0, "{error}");
        serde_json::from_str::<serde_json::Value>(&out).unwrap()
    };
    let verify = |file: &str, roots: &[String]| {
        let mut words = vec!["verify", file, "--json"];
        for root in roots {
            words.extend(["--root", root]);
        }
        let (exit, out, _) = a.command(&words);
        (exit, serde_json::from_str::<serde_json::Value>(&out).unwrap())
    };
    let first = issue("report.pdf", "Juzgado n.º 3");
    assert_eq!((first["number"].as_u64(), first["again"].as_bool()), (Some(1), Some(false)));
    let bytes = std::fs::read(file("report.pdf")).unwrap();
    let digest = vestigo_protocol::ids::Digest::of(&bytes).to_hex();
    assert_eq!(first["digest"], *digest);
    let (exit, told) = verify(&file("report.pdf"), roots);
    assert_eq!((exit, &told["verdict"]), (0, &"authentic".into()), "{told}");
    assert_eq!(
        (&told["report"]["pages"], &told["report"]["digest"]),
        (&"same".into(), &digest.as_str().into())
    );
    assert_eq!(told["report"]["report"]["recipient"], "Juzgado n.º 3");
    assert_eq!(told["chain"].as_array().map(Vec::len), Some(3));
    // Whose keys those are, only the safety numbers tell.
    assert_eq!(verify(&file("report.pdf"), &[]).0, 10);

    // Nothing has changed: the same file. To somebody else: another number.
    let again = issue("again.pdf", "Juzgado n.º 3");
    assert_eq!((again["number"].as_u64(), again["again"].as_bool()), (Some(1), Some(true)));
    assert!(std::fs::read(file("again.pdf")).unwrap() == bytes);
    assert_eq!(issue("other.pdf", "Fiscalía")["number"].as_u64(), Some(2));

    // The node knows to whom it gave which file; the administrative log has its digest.
    let (exit, out, _) = a.command(&["report", "list", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&out).unwrap();
    let given: Vec<Option<&str>> =
        list["items"].as_array().unwrap().iter().map(|r| r["recipient"].as_str()).collect();
    assert_eq!((exit, given), (0, vec![Some("Fiscalía"), Some("Juzgado n.º 3")]));
    let (_, out, _) = a.command(&["report", "list", "--code", first["code"].as_str().unwrap()]);
    assert!(out.contains(&digest), "{out}");
    let (_, out, _) = a.command(&["admin-log", "list", "--act", "REPORT_ISSUED", "--json"]);
    assert_eq!(out.matches(&digest).count(), 2, "{out}");

    // One changed byte, wherever it is.
    for place in 0..24 {
        let mut changed = bytes.clone();
        let at = changed.len() * place / 24;
        changed[at] ^= 1;
        std::fs::write(file("changed.pdf"), &changed).unwrap();
        let (exit, told) = verify(&file("changed.pdf"), roots);
        assert_eq!((exit, &told["verdict"]), (20, &"broken".into()), "byte {at}: {told}");
    }
}

#[tokio::test]
async fn the_likeliest_states_are_asked_at_once_and_an_open_lead_is_not_asked_twice() {
    let a = Node::start_new("XA").await;
    let b = Node::start_new("XB").await;
    let c = Node::start_new("XC").await;
    for partner in [&b, &c] {
        join(&a, partner).await;
        agree(&a, partner, both(open_terms())).await;
    }
    b.import("exports", "export", &pistol("FAN7001", &["EXPORTED,2019-03-04,,,,,XC,,"]));
    c.import("sales", "retail", &pistol("FAN7001", &["SOLD_RETAIL,2019-09,,,,NATURAL,,,"]));
    // An import mark outweighs the country of manufacture.
    let line = [
        "trace",
        "submit",
        "--fan-out",
        "2",
        "--serial",
        "FAN7001",
        "--maker",
        "SYNTHETIC Arms",
        "--type",
        "pistol",
        "--country-of-manufacture",
        "XB",
        "--mark",
        "import: XC 19",
        "--purpose",
        "u1",
        "--legal-basis",
        "iti",
        "--circumstances",
        "SYNTHETIC: found",
    ];
    let (exit, _, error) = a.command(&line);
    assert_eq!(exit, 2, "{error}");
    let asked = [&line[..], &["--yes", "--json"]].concat();
    let (exit, out, error) = a.command(&asked);
    assert_eq!(exit, 0, "{error}");
    let trace: TraceView = serde_json::from_str(&out).unwrap();
    let ended = |t: &TraceView| t.state == TraceState::Ended;
    let trace = a.trace_when(&trace.id, "both have answered", ended).await;
    assert_eq!(results(&trace), [("XC", Some("R02")), ("XB", Some("R06"))]);
    assert_eq!((trace.hops[0].after, trace.hops[1].after), (None, None));
    let ttc = trace.time_to_crime.expect("a time to crime");
    assert_eq!((ttc.from.hop, ttc.from_date.as_str()), (0, "2019-09"));
    // More than five at once are nobody's.
    let mut request = about("FAN7002", &b.name);
    request.also_to = vec![c.name.clone(); 5];
    let refused = a.client().trace_submit(ME, request).await.unwrap_err();
    assert_eq!(
        (refused.code, refused.key.as_str()),
        (ErrorCode::BadInput, "error-too-many-at-once")
    );
}
