//! Ways by an OpenID Provider, there and back.

use serde_json::{Value, json};

use super::*;
use crate::net::oidc::testing::FakeProvider;
use crate::runtime::clock;

struct Ministry {
    house: House,
    fake: FakeProvider,
}

impl Ministry {
    async fn new(name: &str) -> Self {
        let mut house = House::new(name);
        let fake = FakeProvider::start().await;
        let door = std::mem::take(&mut house.door);
        let (provider, issuer) = (fake.registered(None), fake.issuer.clone());
        house.door = door.with_provider(provider, issuer, "Ministry".to_owned());
        Self { house, fake }
    }

    /// The provider gives a token for whoever comes now.
    async fn begin(&self, caller: Option<Caller>, purpose: OidcPurpose) -> Outcome<OidcReturn> {
        self.begin_saying(caller, purpose, |_| ()).await
    }

    /// The same, with claims changed.
    async fn begin_saying(
        &self,
        caller: Option<Caller>,
        purpose: OidcPurpose,
        change: impl FnOnce(&mut Value),
    ) -> Outcome<OidcReturn> {
        let (next, language) = ("/traces".to_owned(), "fr".to_owned());
        let begun = self.house.oidc_begin(caller, purpose, next, language).await?;
        let (_, query) = begun.url.split_once('?').unwrap();
        let of = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            pairs.find(|(n, _)| n == name).map(|(_, value)| value.into_owned()).unwrap()
        };
        let mut claims = self.fake.claims(&of("nonce"), clock::now().0);
        change(&mut claims);
        self.fake.gives(&self.fake.signed(&claims));
        Ok(OidcReturn {
            state: of("state"),
            code: Some("code".to_owned()),
            browser: begun.browser,
            ..OidcReturn::default()
        })
    }

    async fn end(&self, back: OidcReturn) -> Outcome<OidcEndedView> {
        self.house.oidc_end(back, visitor()).await
    }

    /// Ana signs in by a link, and connects her account.
    async fn connected(&self) -> SignedInView {
        let (enrolled, _) = self.house.enrol(None).await;
        let caller = enrolled.signed_in.session.caller();
        let back = self.begin(Some(caller), OidcPurpose::Connect).await.unwrap();
        let ended = self.end(back).await.unwrap();
        assert!(ended.signed_in.is_none(), "she was signed in already");
        enrolled.signed_in
    }
}

fn key_of<T>(outcome: Outcome<T>) -> String {
    outcome.map(drop).unwrap_err().key
}

#[tokio::test]
async fn an_officer_who_is_connected_signs_in_and_goes_on_where_he_wanted() {
    let ministry = Ministry::new("oidc-in").await;
    let back = ministry.begin(None, OidcPurpose::SignIn).await.unwrap();
    assert_eq!(key_of(ministry.end(back).await), "error-oidc-unknown", "nobody is connected yet");
    let before = ministry.connected().await;
    let credentials = ministry.house.credentials(before.session.caller()).await.unwrap();
    assert_eq!(credentials.provider.as_deref(), Some("ana.diaz"));
    let back = ministry.begin(None, OidcPurpose::SignIn).await.unwrap();
    let ended = ministry.end(back).await.unwrap();
    assert_eq!((&*ended.next, &*ended.language), ("/traces", "fr"));
    let signed = ended.signed_in.unwrap();
    assert_eq!((&*signed.session.officer, signed.session.is_proven), ("ana", true));
    assert_ne!(signed.token.hash(), before.token.hash());
    ministry.house.end().await;
}

#[tokio::test]
async fn a_way_is_gone_once_in_time_and_by_the_browser_that_began_it() {
    let ministry = Ministry::new("oidc-once").await;
    ministry.connected().await;
    let back = ministry.begin(None, OidcPurpose::SignIn).await.unwrap();
    // Somebody else's browser is led to our return address, with his own code.
    let other = OidcReturn { browser: "other".to_owned(), ..back.clone() };
    assert_eq!(key_of(ministry.end(other).await), "error-oidc-over");
    let none = OidcReturn { browser: String::new(), ..back.clone() };
    assert_eq!(key_of(ministry.end(none).await), "error-oidc-over");
    let unknown = OidcReturn { state: "unknown".to_owned(), ..back.clone() };
    assert_eq!(key_of(ministry.end(unknown).await), "error-oidc-over");
    ministry.end(back.clone()).await.unwrap();
    assert_eq!(key_of(ministry.end(back).await), "error-oidc-over", "a second time");
    let late = ministry.begin(None, OidcPurpose::SignIn).await.unwrap();
    ministry.house.clock.pass(301);
    assert_eq!(key_of(ministry.end(late).await), "error-oidc-over", "too late");
    ministry.house.end().await;
}

#[tokio::test]
async fn a_token_for_another_way_and_a_refusal_let_nobody_in() {
    let ministry = Ministry::new("oidc-nonce").await;
    ministry.connected().await;
    let first = ministry.begin(None, OidcPurpose::SignIn).await.unwrap();
    let _second = ministry.begin(None, OidcPurpose::SignIn).await.unwrap();
    // What the provider gives now belongs to the second.
    let refused = ministry.end(first).await.map(drop).unwrap_err();
    assert_eq!(refused.key, "error-oidc-refused");
    assert_eq!(refused.args.get("language").map(String::as_str), Some("fr"));
    let back = ministry.begin(None, OidcPurpose::SignIn).await.unwrap();
    let denied = OidcReturn { error: Some("access_denied".to_owned()), ..back };
    assert_eq!(key_of(ministry.end(denied).await), "error-oidc-refused");
    let one_factor = |claims: &mut Value| claims["amr"] = json!(["pwd"]);
    let back = ministry.begin_saying(None, OidcPurpose::SignIn, one_factor).await.unwrap();
    assert_eq!(key_of(ministry.end(back).await), "error-oidc-one-factor");
    ministry.house.end().await;
}

#[tokio::test]
async fn a_person_who_is_one_officer_does_not_become_a_second() {
    let ministry = Ministry::new("oidc-taken").await;
    ministry.connected().await;
    let link = ministry.house.link_of("ben").await;
    let (enrolled, _) = ministry.house.enrol_by(link, None).await;
    let ben = enrolled.signed_in.session.caller();
    let back = ministry.begin(Some(ben), OidcPurpose::Connect).await.unwrap();
    assert_eq!(key_of(ministry.end(back).await), "error-oidc-taken");
    assert_eq!(ministry.house.credentials(ben).await.unwrap().provider, None);
    let other = |claims: &mut Value| claims["sub"] = json!("person-2");
    let back = ministry.begin_saying(Some(ben), OidcPurpose::Connect, other).await.unwrap();
    ministry.end(back).await.unwrap();
    // The token of ana's person proves nothing in a session of his.
    let back = ministry.begin(Some(ben), OidcPurpose::Prove).await.unwrap();
    assert!(ministry.end(back).await.is_err(), "somebody else was asked");
    ministry.house.end().await;
}

#[tokio::test]
async fn a_person_is_one_officer_and_a_proof_is_his_own() {
    let ministry = Ministry::new("oidc-one").await;
    let before = ministry.connected().await;
    let caller = before.session.caller();
    ministry.house.clock.pass(400);
    let again = ministry.begin(Some(caller), OidcPurpose::Connect).await;
    assert_eq!(key_of(again), "error-prove-first");
    let back = ministry.begin(Some(caller), OidcPurpose::Prove).await.unwrap();
    ministry.end(back).await.unwrap();
    let session = ministry.house.session(&before.token).await.unwrap();
    assert!(session.is_proven, "the provider asked him anew");
    let credentials = ministry.house.oidc_disconnect(caller).await.unwrap();
    assert_eq!(credentials.provider, None);
    let back = ministry.begin(None, OidcPurpose::SignIn).await.unwrap();
    assert_eq!(key_of(ministry.end(back).await), "error-oidc-unknown");
    ministry.house.end().await;
}

#[tokio::test]
async fn a_suspended_officer_does_not_come_in_by_the_provider_either() {
    let ministry = Ministry::new("oidc-suspended").await;
    ministry.connected().await;
    let suspended = ministry.house.core.run(|core| {
        let ana = core.officer_named("ana")?;
        core.change_officer(&ana, None, Some(true))
    });
    suspended.await.unwrap();
    let back = ministry.begin(None, OidcPurpose::SignIn).await.unwrap();
    assert_eq!(key_of(ministry.end(back).await), "error-sign-in");
    ministry.house.end().await;
}
