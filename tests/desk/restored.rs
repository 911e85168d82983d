//! Scenario 3: a laboratory restores `A?34[38]7` of an obliterated number. Three records fit, and
//! the partner says so (N02). Opened again, with a photograph that its officer asks for and
//! compares, it names the one (R01).

use vestigo::service::requests::AnswerRequest;
use vestigo::service::requests::life::{AskInformationRequest, OutcomeRequest, SupplyRequest};
use vestigo::service::views::{CaseState, HopState, TraceView};
use vestigo::service::{AttachmentService as _, Life as _, Service as _};
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::wait::until;

use crate::attachment::photograph;
use crate::diversion::pistol;

#[tokio::test]
async fn a_number_restored_in_part_has_three_candidates_and_a_photograph_tells_which() {
    let (a, b) = two(open_terms()).await;
    let registered = ["REGISTERED,2014-05-06,,,SYNTHETIC Holder,NATURAL,,LICENCE,SYN-3"];
    let sets = [("one", "AB3437"), ("two", "AX3487"), ("three", "AK3437"), ("four", "AX3497")];
    for (set, serial) in sets {
        b.import(set, "registry", &pistol(serial, &registered));
    }

    // What the laboratory says of each character goes into the number: read, one of some, not read.
    let line = ["trace", "submit", "--to", &b.name, "--serial", "A?34[38]7"];
    let read = ["--legibility", "restored", "--obliteration", "partial", "--maker"];
    let rest = ["SYNTHETIC Arms", "--type", "pistol", "--purpose", "u1", "--legal-basis", "iti"];
    let found = ["--circumstances", "SYNTHETIC: restored in a laboratory", "--json"];
    let (exit, out, error) = a.command(&[&line[..], &read, &rest, &found].concat());
    assert_eq!(exit, 0, "{out}{error}");
    let trace: TraceView = serde_json::from_str(&out).expect("JSON");
    let id = trace.hops[0].exchange.clone();

    // XB's officer sees how sure each character is, and the three records that fit.
    let case = b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    assert_eq!(case.firearm.serial.as_deref(), Some("A?34[38]7"));
    assert_eq!(case.firearm.legibility.as_deref(), Some("RESTORED"));
    assert_eq!(case.firearm.obliteration.as_deref(), Some("PARTIAL"));
    let mut fit: Vec<&str> =
        case.candidates.iter().filter_map(|c| c.firearm.serial.as_deref()).collect();
    fit.sort_unstable();
    assert_eq!(fit, ["AB3437", "AK3437", "AX3487"]);
    for candidate in &case.candidates {
        assert!(candidate.reasons.iter().any(|r| r == "pattern-fits"), "{:?}", candidate.reasons);
        assert_eq!(candidate.result.as_deref(), Some("R01"));
    }
    let (_, shown, _) = b.command(&["case", "show", &id]);
    let characters = "A · not read · 3 · 4 · 3/8 (one of them) · 7";
    for words in [characters, "restored", "all known characters of the serial number fit"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }

    // No machine and no officer can tell which: N02, with how many there are and none of them.
    let ambiguous = OutcomeRequest::NotCompleted {
        codes: vec!["N02".to_owned()],
        duplicate_of: None,
        indicated: Vec::new(),
        candidates: None,
        text: Some("SYNTHETIC: a photograph of the frame would tell".to_owned()),
    };
    b.client().case_outcome(ME, id.clone(), ambiguous).await.unwrap();
    let ended = |t: &TraceView| t.hops[0].state == HopState::Answered;
    let seen = a.trace_when(&trace.id, "N02 has arrived", ended).await;
    let hop = &seen.hops[0];
    assert_eq!(
        (&hop.life.not_completed[..], hop.life.candidates),
        (&["N02".to_owned()][..], Some(3))
    );
    assert_eq!((&hop.result, hop.events.len()), (&None, 0));

    // XA opens it again. XB's officer asks for the photograph; its clock stands meanwhile.
    let again = SupplyRequest {
        text: Some("SYNTHETIC: we can send a photograph".to_owned()),
        ..SupplyRequest::default()
    };
    let again = a.client().trace_reopen(ME, trace.id.clone(), again).await.unwrap();
    let second = again.hops[0].exchange.clone();
    b.case_when(&second, "it is open again", |c| c.state == CaseState::Waiting).await;
    let wanted = AskInformationRequest {
        want: vec!["PHOTOGRAPH".to_owned()],
        text: "SYNTHETIC: the left side, please".to_owned(),
    };
    b.client().case_ask(ME, second.clone(), wanted).await.unwrap();
    let asked = |t: &TraceView| t.hops[0].life.wanted == ["PHOTOGRAPH"];
    let seen = a.trace_when(&again.id, "the question has arrived", asked).await;
    assert!(seen.hops[0].life.clock_stands);

    // The photograph goes as a supplement, and is the reply: the clock goes on.
    let picture = a.dir().join("frame.jpg");
    std::fs::write(&picture, photograph()).unwrap();
    let spec = format!("{}:photograph:SYNTHETIC left side", picture.display());
    let (exit, _, error) = a.command(&["trace", "attach", &again.id, "--attach", &spec]);
    assert_eq!(exit, 0, "{error}");
    let back = b.case_when(&second, "it is here", |c| c.state == CaseState::Waiting).await;
    assert!(!back.life.clock_stands && back.life.wanted.is_empty());
    assert_eq!(back.life.reopens.as_ref(), Some(&id));
    let client = b.client();
    let file = until("the photograph is here", async || {
        let files = client.attachments(ME, second.clone()).await.ok()?.items;
        files.into_iter().find(|file| file.state == "here")
    })
    .await;
    let saved = b.dir().join("frame.jpg").display().to_string();
    let (exit, _, error) = b.command(&["attachment", "save", &file.digest, "--out", &saved]);
    assert_eq!(exit, 0, "{error}");

    // The officer compares it with the three, and names the one.
    let chosen = back.candidates.iter().find(|c| c.firearm.serial.as_deref() == Some("AX3487"));
    let answer = AnswerRequest {
        level: "L3".to_owned(),
        record: Some(chosen.expect("a candidate").record.clone()),
        text: Some("SYNTHETIC: compared with the photograph".to_owned()),
    };
    b.client().case_answer(ME, second, answer).await.unwrap();
    let seen = a.trace_when(&again.id, "R01 has arrived", ended).await;
    let hop = &seen.hops[0];
    assert_eq!((hop.result.as_deref(), hop.level.as_deref()), (Some("R01"), Some("L3")));
    assert_eq!(hop.events[0].date.as_deref(), Some("2014-05-06"));
    // A natural person is not named at this level.
    assert_eq!(hop.events[0].to.as_ref().and_then(|holder| holder.name.as_ref()), None);
    // The first decision stands beside it.
    let first = a.client().trace(ME, trace.id.clone()).await.unwrap();
    assert_eq!(first.hops[0].life.not_completed, ["N02"]);
    assert_eq!(first.hops[0].life.reopened_by, [again.id]);
}
