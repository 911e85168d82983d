//! Scenario 4: a rifle of the AK pattern with a Cyrillic prefix and 1987 on the trunnion, which was
//! copied as one number, and the mark `* KE KP`. The year is taken off, the letters are read in
//! either script, and the mark says which State may know more.

use vestigo::service::Service as _;
use vestigo::service::requests::AnswerRequest;
use vestigo::service::views::{CaseState, HopState, SuggestionListView, TraceView};
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};

const HEADER: &str = "make,model,caliber,type,serial_number,year_of_manufacture,event_kind,\
     event_date,event_country\n";

/// A row of a maker's list, which is kept in Latin letters: prefix and number, the year beside them.
fn made(serial: &str, year: u16, to: &str) -> String {
    let sent = year + 1;
    format!("{HEADER}SYNTHETIC Arsenal,AKM,7.62x39,RIFLE,{serial},{year},SHIPPED,{sent}-02,{to}\n")
}

#[tokio::test]
async fn a_year_and_a_cyrillic_prefix_in_one_number_still_find_the_rifle() {
    let (a, b) = two(open_terms()).await;
    b.import("production 1987", "manufacture", &made("AK 451207", 1987, "XC"));
    b.import("production 1979", "manufacture", &made("AK 451207", 1979, "XD"));
    b.import("other production", "manufacture", &made("BE 662310", 1987, "XC"));

    // As it stands on the trunnion, in one line and in Cyrillic letters, and every other mark.
    let line = ["trace", "submit", "--to", &b.name, "--serial", "1987 АК 451207"];
    let gun = ["--mark", "* KE KP 00123", "--manufactured", "1987", "--maker", "SYNTHETIC Arsenal"];
    let rest = ["--type", "rifle", "--purpose", "u1", "--legal-basis", "iti"];
    let found = ["--circumstances", "SYNTHETIC: found in a cache", "--json"];
    let (exit, out, error) = a.command(&[&line[..], &gun, &rest, &found].concat());
    assert_eq!(exit, 0, "{out}{error}");
    let trace: TraceView = serde_json::from_str(&out).expect("JSON");
    let id = trace.hops[0].exchange.clone();

    // The number is kept as seen; what is no number is no number.
    let case = b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    assert_eq!(case.firearm.serial.as_deref(), Some("1987 АК 451207"));
    assert_eq!(case.firearm.marks, ["IMPORT: * KE KP 00123"]);

    // Found without the year, in the other script; the year tells two rifles of one number apart.
    let serials: Vec<Option<&str>> =
        case.candidates.iter().map(|c| c.firearm.serial.as_deref()).collect();
    assert_eq!(serials, [Some("AK 451207"); 2]);
    let [right, wrong] = &case.candidates[..] else { panic!("two candidates") };
    assert_eq!(right.grade, "STRONG");
    assert_eq!(right.firearm.manufactured.as_deref(), Some("1987"));
    for reason in ["year-split", "maker-agrees", "type-agrees", "year-agrees"] {
        assert!(right.reasons.iter().any(|r| r == reason), "{reason}: {:?}", right.reasons);
    }
    assert!(wrong.reasons.iter().any(|r| r == "year-contradicts"), "{:?}", wrong.reasons);
    let (_, shown, _) = b.command(&["case", "show", &id]);
    let words = "serial number equal once a year written with it is taken off";
    assert!(shown.contains(words) && shown.contains("import mark: * KE KP 00123"), "{shown}");

    // A person confirms it.
    let answer =
        AnswerRequest { level: "L3".to_owned(), record: Some(right.record.clone()), text: None };
    b.client().case_answer(ME, id, answer).await.unwrap();
    let answered = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let seen = a.trace_when(&trace.id, "the answer has arrived", answered).await;
    let hop = &seen.hops[0];
    assert_eq!((hop.result.as_deref(), hop.grade.as_deref()), (Some("R13"), Some("STRONG")));
    assert_eq!(hop.points_to.as_deref(), Some("XC"));

    // Whoever else may know: where the maker sent it, and the State whose mark it bears.
    let (exit, out, error) = a.command(&["trace", "suggest", &trace.id, "--json"]);
    assert_eq!(exit, 0, "{error}");
    let suggested: SuggestionListView = serde_json::from_str(&out).expect("JSON");
    let countries: Vec<(&str, &[String])> =
        suggested.items.iter().map(|s| (s.country.as_str(), &s.grounds[..])).collect();
    let expected: [(&str, &[String]); 2] =
        [("XC", &["LAST_LAWFUL_COUNTRY".to_owned()]), ("KE", &["IMPORT_MARK".to_owned()])];
    assert_eq!(countries, expected);
}
