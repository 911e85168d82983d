//! Scenario 2: the serial `BSZ0018` was copied as `B5Z0O18`. The officer of the partner gets a list
//! of candidates, each with its reasons, and says which record it is. Before that nothing is told.

use std::collections::BTreeSet;

use vestigo::service::requests::AnswerRequest;
use vestigo::service::views::{CandidateView, CaseState, HopState};
use vestigo::service::{ErrorCode, Service as _};
use vestigo_protocol::header::Kind;
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{open_terms, two};
use vestigo_tests::records::{about, csv, sold};

/// Whether one of these texts stands in anything that `node` has of a partner.
fn was_told(node: &Node, partner: &str, texts: &[&str]) -> bool {
    let journal = node.journal();
    let theirs = journal.0.iter().filter(|entry| entry.header.issuer.as_str() == partner);
    let mut messages = theirs.map(|entry| entry.message.to_bytes());
    messages.any(|bytes| {
        texts.iter().any(|text| bytes.windows(text.len()).any(|w| w == text.as_bytes()))
    })
}

fn listed(candidates: &[CandidateView]) -> Vec<(Option<&str>, &str)> {
    candidates.iter().map(|c| (c.firearm.serial.as_deref(), c.grade.as_str())).collect()
}

#[tokio::test]
async fn a_number_copied_with_look_alikes_is_told_only_once_a_person_confirmed_the_record() {
    // The machine may answer exact matches in full, and say that there is no record.
    let (a, b) = two(open_terms()).await;
    b.import("dealers", "retail", &csv(&[sold("BSZ0018"), sold("BSZ0019"), sold("QX4711")]));
    let trace = a.submit(about("B5Z0O18", &b.name)).await;
    let id = trace.hops[0].exchange.clone();

    // Not equal: it is an officer's. The list says of each candidate how it fits and why.
    let case = b.case_when(&id, "the case waits", |c| c.state == CaseState::Waiting).await;
    assert_eq!(case.referred_because, ["GRADE"]);
    let expected = [(Some("BSZ0018"), "EXACT_FOLDED"), (Some("BSZ0019"), "POSSIBLE")];
    assert_eq!(listed(&case.candidates), expected);
    let [first, second] = &case.candidates[..] else { panic!("two candidates") };
    assert_eq!(first.reasons, ["serial-equal-folded", "maker-agrees", "type-agrees"]);
    let looks_alike = ["serial-one-edit", "look-alike-characters", "maker-agrees", "type-agrees"];
    assert_eq!(second.reasons, looks_alike);
    let (_, shown, _) = b.command(&["case", "show", &id]);
    for words in [
        "match after look-alike characters",
        "serial number equal after look-alike characters; maker agrees; type agrees",
        "serial number differs by one change",
        "the match is not exact",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }

    // XA knows that a person decides, and nothing else: not that there are records, not how many.
    let with_officer =
        |t: &vestigo::service::views::TraceView| t.hops[0].state == HopState::Acknowledged;
    let seen = a.trace_when(&trace.id, "an officer has it", with_officer).await;
    let hop = &seen.hops[0];
    assert_eq!((&hop.result, &hop.grade, &hop.level), (&None, &None, &None));
    assert_eq!((hop.life.candidates, hop.events.len(), hop.searched.len()), (None, 0, 0));
    let kinds: BTreeSet<u16> = hop.statements.iter().map(|s| s.kind).collect();
    assert!(kinds.is_subset(&BTreeSet::from([1, 2, 4, 7])), "an interim and receipts: {kinds:?}");
    let secrets = ["BSZ0018", "BSZ0019", "SYNTHETIC Dealer", "EXACT_FOLDED", "dealers"];
    assert!(!was_told(&a, &b.name, &secrets));

    // Which of the two it is, nobody decides by leaving it out.
    let answer = |record: Option<&str>| AnswerRequest {
        level: "L3".to_owned(),
        record: record.map(str::to_owned),
        text: None,
    };
    let unsaid = b.client().case_answer(ME, id.clone(), answer(None)).await.unwrap_err();
    assert_eq!((unsaid.code, unsaid.key.as_str()), (ErrorCode::BadInput, "error-choose-record"));
    assert_eq!(b.journal().count(Kind::Answer), 0);
    assert!(!was_told(&a, &b.name, &secrets));

    // The officer confirms the record, and now the answer says what fits, and how well.
    let chosen = answer(Some(&first.record));
    b.client().case_answer(ME, id.clone(), chosen).await.unwrap();
    let answered = |t: &vestigo::service::views::TraceView| t.hops[0].state == HopState::Answered;
    let seen = a.trace_when(&trace.id, "the answer has arrived", answered).await;
    let hop = &seen.hops[0];
    assert_eq!(hop.grade.as_deref(), Some("EXACT_FOLDED"));
    assert_eq!((hop.result.as_deref(), hop.level.as_deref()), (Some("R03"), Some("L3")));
    let dealer = hop.events[0].to.as_ref().expect("the dealer");
    assert_eq!(dealer.name.as_deref(), Some("SYNTHETIC Dealer"));
    // Of the record that it was not, nothing was ever told.
    assert!(!was_told(&a, &b.name, &["BSZ0019"]));
}
