//! Scenario 14: an alarm pistol that was converted bears no maker's number. It is asked for all the
//! same, by how it was made; the partner answers that it never had a number; and the next pistol of the
//! same workshop is linked to it by what the conversion left, with the photographs at hand.

use serde_json::Value;
use vestigo::service::Service as _;
use vestigo::service::views::{CaseState, CaseView, HopState, TraceView};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};

use crate::attachment::photograph;

/// What one workshop leaves.
const WORK: &str = "barrel replaced; muzzle_threaded; M10x1";
/// The same, as another laboratory writes it.
const AGAIN: &str = "MUZZLE_THREADED; m10 x 1; barrel-replaced";
/// What another one leaves.
const OTHER: &str = "barrel bored; obstruction removed; vent closed";

/// Submits by the command line; `told` is what is known beside make, model and where it was found.
fn submit(a: &Node, b: &Node, told: &[&str]) -> (i32, Value) {
    let asked = [
        "trace",
        "submit",
        "--to",
        &b.name,
        "--maker",
        "Zoraki",
        "--model",
        "914",
        "--calibre",
        "7.65 mm Browning",
        "--purpose",
        "U1",
        "--legal-basis",
        "ITI",
        "--circumstances",
        "SYNTHETIC: found in a car",
        "--json",
    ];
    let (exit, out, error) = a.command(&[&asked[..], told].concat());
    assert!(out.starts_with('{'), "{told:?}: {out}{error}");
    (exit, serde_json::from_str(&out).unwrap())
}

/// A converted pistol; gives the id of its trace.
fn converted(a: &Node, b: &Node, work: &str, more: &[&str]) -> String {
    let told = ["--class", "converted_alarm_signal", "--obliteration", "never_marked"];
    let (exit, said) =
        submit(a, b, &[&told[..], &["--type", "PI", "--conversion", work], more].concat());
    assert_eq!(exit, 0, "{said}");
    said["id"].as_str().unwrap().to_owned()
}

/// The partner's officer has it on the desk.
async fn waits(b: &Node, exchange: &str) -> CaseView {
    b.case_when(exchange, "a person compares it", |c| c.state == CaseState::Waiting).await
}

#[tokio::test]
async fn a_converted_pistol_without_a_number_is_answered_and_linked_to_the_next_of_its_workshop() {
    let (mut a, mut b) = two(open_terms()).await;

    // Without a number it is not asked for unless its making explains that.
    let refused = |told: &[&str]| {
        let (exit, said) = submit(&a, &b, told);
        assert_ne!(exit, 0, "{said}");
        said["error"]["key"].as_str().unwrap_or_default().to_owned()
    };
    let class = ["--class", "converted_alarm_signal"];
    assert_eq!(refused(&[&class[..], &["--type", "PI"]].concat()), "error-never-numbered");
    let never = ["--obliteration", "never_marked"];
    assert_eq!(
        refused(&[&class[..], &never].concat()),
        "error-never-numbered",
        "its type is missing"
    );
    assert_eq!(refused(&[&never[..], &["--type", "PI"]].concat()), "error-no-serial");

    // The first, with a photograph.
    let taken = a.dir().join("left.jpg");
    std::fs::write(&taken, photograph()).unwrap();
    let picture = format!("{}:photograph:SYNTHETIC left side", taken.display());
    let first = converted(&a, &b, WORK, &["--attach", &picture]);
    let case = waits(&b, &first).await;
    assert_eq!(
        case.referred_because,
        ["UNNUMBERED"],
        "never “no record”: nothing was searched for"
    );
    let gun = &case.firearm;
    assert_eq!(
        (gun.serial.as_deref(), gun.class.as_deref()),
        (None, Some("CONVERTED_ALARM_SIGNAL"))
    );
    assert_eq!(gun.obliteration.as_deref(), Some("NEVER_MARKED"));
    assert_eq!(gun.marks, ["CONVERSION: BARREL_REPLACED; MUZZLE_THREADED; M10x1"]);
    assert!(case.linked.is_empty() && case.candidates.is_empty());

    // N03, with what the partner can say in words.
    let words = "SYNTHETIC: sold here freely as an alarm pistol; no number is recorded";
    let answer = ["case", "answer", &first, "--not-completed", "N03", "--text", words];
    let (exit, out, error) = b.command(&answer);
    assert_eq!(exit, 0, "{out}{error}");
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let trace = a.trace_when(&first, "it is answered", answered).await;
    assert_eq!(trace.hops[0].reason.as_deref(), Some("N03"));
    let diversion = trace.diversion.expect("its making is a point of diversion");
    assert_eq!(diversion.point, "D17");

    // The second of that workshop, and one of another.
    let second = converted(&a, &b, AGAIN, &[]);
    let other = converted(&a, &b, OTHER, &[]);
    let case = waits(&b, &second).await;
    let [linked] = &case.linked[..] else { panic!("one: {}", case.linked.len()) };
    assert_eq!((linked.id.as_str(), linked.own), (first.as_str(), false));
    assert_eq!((linked.partner.as_str(), linked.likeness.as_str()), (a.name.as_str(), "SAME"));
    assert_eq!(linked.shared, ["BARREL_REPLACED", "M10X1", "MUZZLE_THREADED"]);
    assert_eq!(linked.agrees, ["maker", "model", "calibre"]);
    assert_eq!(linked.photographs, 1);
    assert!(waits(&b, &other).await.linked.is_empty());
    let (exit, shown, error) = b.command(&["case", "show", &second]);
    assert!(exit == 0 && shown.contains(&first[..12]) && shown.contains("M10X1"), "{shown}{error}");

    // Whoever asked sees it, too, among its own traces.
    let (exit, shown, error) = a.command(&["trace", "show", &second]);
    assert!(exit == 0 && shown.contains(&first[..12]), "{shown}{error}");
    let seen = a.client().trace(ME, second.clone()).await.unwrap();
    assert_eq!(seen.linked.len(), 1);
    assert_eq!((seen.linked[0].id.as_str(), seen.linked[0].own), (first.as_str(), true));

    // What was decided explains itself.
    let (exit, why, error) = b.command(&["explain", &first]);
    assert!(exit == 0 && why.contains("never had a number"), "{why}{error}");
    a.settled().await;
    b.settled().await;
    a.stop().await;
    b.stop().await;
    a.assert_log_holds();
    b.assert_log_holds();
}
