//! A standing alert: asked with an expiry, fired by a partner's notice and by a later record, told
//! by a person, ended.

use vestigo::service::MatterService as _;
use vestigo::service::requests::{MatterRequest, TellRequest};
use vestigo::service::views::{AlertRowView, FirearmView, HopState};
use vestigo_tests::Node;
use vestigo_tests::node::ME;
use vestigo_tests::pair::open_terms;
use vestigo_tests::records::{csv, sold};
use vestigo_tests::wait::until;

use crate::handling::{matter_when, three};

fn gun(serial: &str) -> FirearmView {
    FirearmView {
        serial: Some(serial.to_owned()),
        maker: Some("SYNTHETIC Arms".to_owned()),
        ..FirearmView::default()
    }
}

#[tokio::test]
async fn a_watched_gun_that_turns_up_is_told_by_a_person_once() {
    let kinds = ["TRACE", "RECOVERY_NOTICE", "WATCH"].map(str::to_owned).into();
    let terms = vestigo::service::views::AskTerms { request_kinds: kinds, ..open_terms() };
    // The node in the middle watches for one partner, and hears from the other.
    let (middle, watcher, finder) = three(terms).await;
    let watch = MatterRequest {
        kind: "WATCH".to_owned(),
        to: Some(middle.name.clone()),
        until: Some("2126-01-01".to_owned()),
        firearm: Some(gun("WX-104822")),
        purpose: Some("U1".to_owned()),
        legal_basis: Some("ITI".to_owned()),
        ..MatterRequest::default()
    };
    let asked = watcher.client().matter_ask(ME, watch).await.unwrap();
    let stands =
        matter_when(&watcher, &asked.id, "the watch is taken", |m| m.state == HopState::Answered)
            .await;
    // A year at most, whatever was asked; and nothing is said of records.
    let until_when = stands.answer.and_then(|a| a.watched_until).expect("until when");
    assert!(until_when.as_str() < "2099", "{until_when}");

    let notice = |serial: &str| MatterRequest {
        kind: "RECOVERY_NOTICE".to_owned(),
        to: Some(middle.name.clone()),
        firearm: Some(gun(serial)),
        purpose: Some("U1".to_owned()),
        legal_basis: Some("ITI".to_owned()),
        ..MatterRequest::default()
    };
    for serial in ["QQ-777777", "WX 104822"] {
        let sent = finder.client().matter_ask(ME, notice(serial)).await.unwrap();
        matter_when(&finder, &sent.id, "it is delivered", |m| m.state == HopState::Delivered).await;
    }
    let client = middle.client();
    // The notices are looked up in their order, with the next release.
    let alerts = raised(&middle, 1).await;
    let [alert] = &alerts[..] else { panic!("one alert: {alerts:?}") };
    assert_eq!(alert.watcher.as_deref(), Some(&*watcher.name));
    assert_eq!(alert.recovered_by.as_deref(), Some(&*finder.name));
    assert!(!alert.told);
    // Nothing left by itself.
    assert!(watcher.client().notices(ME, Default::default()).await.unwrap().items.is_empty());
    let tell = TellRequest { text: Some("SYNTHETIC: recovered abroad".to_owned()) };
    client.alert_tell(ME, alert.id.clone(), tell.clone()).await.unwrap();
    let told = until("the watcher is told", async || {
        watcher.client().notices(ME, Default::default()).await.ok()?.items.pop()
    })
    .await;
    assert_eq!(told.kind, "RECOVERY_NOTICE");
    let notices = watcher.client().notices(ME, Default::default()).await.unwrap().items;
    assert_eq!(notices.len(), 1, "of two notices one was of its gun");
    assert_eq!(told.concerns.len(), 1);
    let again = client.alert_tell(ME, alert.id.clone(), tell).await.unwrap_err();
    assert_eq!(again.key, "error-already-told");

    // A record that comes later fires it too.
    middle.import("dealers", "retail", &csv(&[sold("WX104822"), sold("ZZ5555")]));
    let alerts = raised(&middle, 2).await;
    assert!(alerts[0].record.is_some() && alerts[0].watcher.is_some());

    // Ended, it fires no more.
    let end = MatterRequest {
        kind: "WATCH".to_owned(),
        ends: Some(asked.id.clone()),
        ..MatterRequest::default()
    };
    let ended = watcher.client().matter_ask(ME, end).await.unwrap();
    matter_when(&watcher, &ended.id, "the end is taken", |m| m.state == HopState::Answered).await;
    let watches = client.watches(ME, Default::default()).await.unwrap().items;
    assert!(watches.iter().all(|w| !w.stands), "{watches:?}");
    let sent = finder.client().matter_ask(ME, notice("WX104822")).await.unwrap();
    matter_when(&finder, &sent.id, "it is delivered", |m| m.state == HopState::Delivered).await;
    // Our own record is told of, the watch is not.
    let alerts = raised(&middle, 3).await;
    assert!(alerts.iter().filter(|a| a.watcher.is_some()).count() == 2, "{alerts:?}");

    // A watch for what is there already fires as well: for the record, and for the notices.
    let again = MatterRequest { until: Some("2126-01-01".to_owned()), ..notice("WX104822") };
    let again = MatterRequest { kind: "WATCH".to_owned(), ..again };
    watcher.client().matter_ask(ME, again).await.unwrap();
    let alerts = raised(&middle, 6).await;
    assert!(alerts.iter().filter(|a| a.watcher.is_some()).count() == 5, "{alerts:?}");
}

/// Waits until so many alerts were raised.
async fn raised(node: &Node, count: usize) -> Vec<AlertRowView> {
    let client = node.client();
    until("the alerts are raised", async || {
        let alerts = client.alerts(ME, Default::default()).await.ok()?.items;
        (alerts.len() >= count).then_some(alerts)
    })
    .await
}
