//! Scenario 9: an answer under H2. Passing it on is blocked, its originator is asked for consent,
//! consents, and the consent is in both logs.

use vestigo::service::requests::{ExportUse, MatterRequest, ReplyRequest};
use vestigo::service::views::{AskTerms, HopState, MatterView};
use vestigo::service::{ErrorCode, MatterService as _, Service as _};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::{agree, both, join, open_terms};
use vestigo_tests::records::{about, csv, exported};
use vestigo_tests::wait::until;

fn terms() -> AskTerms {
    let kinds = ["TRACE", "CONSENT_REQUEST", "RECOVERY_NOTICE", "WATCH", "HIT_CONFIRMATION"];
    AskTerms {
        request_kinds: kinds.map(str::to_owned).into(),
        handling: "H2".to_owned(),
        onward: vec!["NONE".to_owned()],
        ..open_terms()
    }
}

pub(crate) async fn matter_when(
    node: &Node,
    id: &str,
    what: &str,
    wanted: impl Fn(&MatterView) -> bool,
) -> MatterView {
    let client = node.client();
    until(what, async || {
        let list = client.matters(ME, Default::default()).await.ok()?;
        list.items.into_iter().find(|m| m.id == id).filter(|m| wanted(m))
    })
    .await
}

/// Three agencies; the first has agreements with the two others.
pub(crate) async fn three(terms: AskTerms) -> (Node, Node, Node) {
    let (a, b, c) =
        (Node::start_new("XA").await, Node::start_new("XB").await, Node::start_new("XC").await);
    for other in [&b, &c] {
        join(&a, other).await;
        agree(&a, other, both(terms.clone())).await;
    }
    (a, b, c)
}

#[tokio::test]
async fn what_a_tag_forbids_is_blocked_until_its_originator_consents() {
    let (a, b, c) = three(terms()).await;
    b.import("exports", "export", &csv(&[exported("AB1234", "XD")]));
    let hop = a.ask(about("AB1234", &b.name)).await;
    assert_eq!((hop.state, hop.handling.as_deref()), (HopState::Answered, Some("H2")));
    let trace = hop.exchange.clone();

    // The investigator passes it on, and is stopped with the next step in words.
    let forward = MatterRequest {
        kind: "RECOVERY_NOTICE".to_owned(),
        to: Some(c.name.clone()),
        trace: Some(trace.clone()),
        forward: true,
        ..MatterRequest::default()
    };
    let blocked = a.client().matter_ask(ME, forward.clone()).await.unwrap_err();
    assert_eq!((blocked.code, blocked.key.as_str()), (ErrorCode::NotAllowed, "error-handling"));
    let (exit, _, words) = a.command(&["trace", "forward", &trace, "--to", &c.name]);
    assert_ne!(exit, 0);
    assert!(words.contains("vestigo consent ask"), "{words}");
    assert!(c.client().notices(ME, Default::default()).await.unwrap().items.is_empty());
    // Nor does it go to court.
    let court = ExportUse { wanted: Some("court".to_owned()) };
    let blocked = a.client().bundle_export(ME, trace.clone(), court).await.unwrap_err();
    assert_eq!(blocked.key, "error-handling");
    a.client().bundle_export(ME, trace.clone(), ExportUse::default()).await.unwrap();

    // The originator is asked; its officer sees what for, and consents.
    let ask = MatterRequest {
        kind: "CONSENT_REQUEST".to_owned(),
        trace: Some(trace.clone()),
        states: vec!["XC".to_owned()],
        text: Some("SYNTHETIC: the gun was seen there".to_owned()),
        ..MatterRequest::default()
    };
    let asked = a.client().matter_ask(ME, ask).await.unwrap();
    assert_eq!(asked.partner, b.name);
    let client = b.client();
    b.case_when(&asked.id, "the request waits for an officer", |case| {
        case.request_kind == "CONSENT_REQUEST"
            && case.referred_because.contains(&"REQUEST_KIND".to_owned())
    })
    .await;
    // A consent is no answer to another kind of request.
    let confirm = ReplyRequest { confirm: Some("CONFIRMED".to_owned()), ..Default::default() };
    let wrong = client.case_reply(ME, asked.id.clone(), confirm).await.unwrap_err();
    assert_eq!(wrong.key, "error-reply-does-not-fit");
    let consent = ReplyRequest { consent: true, ..ReplyRequest::default() };
    client.case_reply(ME, asked.id.clone(), consent).await.unwrap();
    let given =
        matter_when(&a, &asked.id, "the consent has arrived", |m| m.state == HopState::Answered)
            .await;
    let terms = given.answer.and_then(|answer| answer.consent).expect("a consent");
    assert_eq!((terms.states, terms.purposes), (vec!["XC".to_owned()], vec!["U1".to_owned()]));
    assert!(!terms.court);

    // Now it goes, with its originator's tag, and only there.
    let sent = a.client().matter_ask(ME, forward).await.unwrap();
    matter_when(&a, &sent.id, "the notice is there", |m| m.state == HopState::Delivered).await;
    let notices = c.client().notices(ME, Default::default()).await.unwrap().items;
    let [notice] = &notices[..] else { panic!("one notice: {}", notices.len()) };
    assert_eq!(notice.handling.as_deref(), Some(&*format!("H2 {}", b.name)));
    assert_eq!(notice.events.len(), 1);
    assert_eq!(notice.firearm.as_ref().and_then(|g| g.serial.as_deref()), Some("AB1234"));

    // Both sides list the consent, and both logs hold the statement that gives it.
    let b_consents = b.client().consents(ME, Default::default()).await.unwrap().items;
    let a_consents = a.client().consents(ME, Default::default()).await.unwrap().items;
    assert_eq!((a_consents.len(), b_consents.len()), (1, 1));
    assert!(!a_consents[0].given && b_consents[0].given);
    assert_eq!(a_consents[0].grant, b_consents[0].grant);
    let (mut a, mut b) = (a, b);
    a.settled().await;
    b.settled().await;
    a.stop().await;
    b.stop().await;
    assert_eq!(a.journal().with(&b.name), b.journal().with(&a.name));
    let given = b_consents[0].grant.clone();
    assert!(a.journal().with(&b.name).iter().any(|leaf| leaf.to_string() == given));
    a.assert_log_holds();
    b.assert_log_holds();
}
