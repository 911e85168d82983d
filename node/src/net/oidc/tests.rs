use serde_json::{Value, json};

use super::testing::{CLIENT, FakeProvider};
use super::token::{Expected, verify};
use super::*;

const NOW: Timestamp = Timestamp(1_800_000_000);

fn asked() -> Asked {
    Asked::new([1; 32], [2; 32], [3; 32])
}

fn query(url: &str) -> std::collections::BTreeMap<String, String> {
    let (_, query) = url.split_once('?').unwrap();
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

#[tokio::test]
async fn the_browser_is_sent_with_state_nonce_and_challenge() {
    let fake = FakeProvider::start().await;
    let provider = fake.registered(None);
    let url = provider.authorization_url(&asked()).await.unwrap();
    assert!(url.starts_with(&format!("{}/authorize?", fake.issuer)));
    let sent = query(&url);
    let of = |name: &str| sent.get(name).map_or("", String::as_str);
    assert_eq!((of("response_type"), of("client_id")), ("code", CLIENT));
    assert_eq!(of("redirect_uri"), "https://node.example/sign-in/oidc/return");
    assert_eq!((of("state"), of("nonce")), (&*asked().state, &*asked().nonce));
    assert_eq!((of("code_challenge_method"), of("prompt")), ("S256", ""));
    assert!(!url.contains(asked().verifier.as_str()), "the verifier stays here");
    // RFC 7636, appendix B.
    let verifier = Zeroizing::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned());
    let of_rfc = Asked { verifier, ..asked() };
    assert_eq!(of_rfc.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    let anew = query(&provider.authorization_url(&asked().anew(NOW)).await.unwrap());
    assert_eq!(anew.get("prompt").map(String::as_str), Some("login"));
    assert_eq!(anew.get("max_age").map(String::as_str), Some("0"));
}

#[tokio::test]
async fn a_code_becomes_a_person() {
    let fake = FakeProvider::start().await;
    fake.gives(&fake.signed(&fake.claims(&asked().nonce, NOW.0)));
    let provider = fake.registered(Some("se cret:1"));
    let identity = provider.redeem("c o+de", None, &asked(), NOW).await.unwrap();
    assert_eq!((&*identity.subject, &*identity.label), ("person-1", "ana.diaz"));
    let all = fake.asked();
    let (path, authorization, form) = all.iter().find(|(path, ..)| path.contains("token")).unwrap();
    assert_eq!(path, "/token/");
    // `vestigo:se+cret%3A1`
    assert_eq!(authorization, "Basic dmVzdGlnbzpzZStjcmV0JTNBMQ==");
    let sent: std::collections::BTreeMap<String, String> =
        form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    assert_eq!(sent.get("code").map(String::as_str), Some("c o+de"));
    assert_eq!(sent.get("code_verifier"), Some(&*asked().verifier));
    assert_eq!(sent.get("client_secret"), None);
}

#[tokio::test]
async fn a_secret_goes_into_the_form_only_where_the_provider_wants_it_there() {
    let fake = FakeProvider::start().await;
    fake.says(json!({"token_endpoint_auth_methods_supported": ["client_secret_post"]}));
    fake.gives(&fake.signed(&fake.claims(&asked().nonce, NOW.0)));
    fake.registered(Some("secret")).redeem("code", None, &asked(), NOW).await.unwrap();
    let all = fake.asked();
    let (_, authorization, form) = all.iter().find(|(path, ..)| path.contains("token")).unwrap();
    assert_eq!(authorization, "");
    assert!(form.contains("client_secret=secret") && form.contains("client_id=vestigo"));
}

#[tokio::test]
async fn an_answer_of_another_issuer_is_refused() {
    let fake = FakeProvider::start().await;
    fake.gives(&fake.signed(&fake.claims(&asked().nonce, NOW.0)));
    let provider = fake.registered(None);
    let other = provider.redeem("code", Some("https://evil.example"), &asked(), NOW).await;
    assert!(matches!(other, Err(OidcError::Metadata("issuer"))));
    assert!(provider.redeem("code", Some(&fake.issuer), &asked(), NOW).await.is_ok());
    let fake = FakeProvider::start().await;
    fake.says(json!({"authorization_response_iss_parameter_supported": true}));
    fake.gives(&fake.signed(&fake.claims(&asked().nonce, NOW.0)));
    let missing = fake.registered(None).redeem("code", None, &asked(), NOW).await;
    assert!(matches!(missing, Err(OidcError::Metadata("issuer"))), "it promised to name itself");
}

#[tokio::test]
async fn a_provider_that_names_another_issuer_or_a_plain_address_is_not_believed() {
    for says in [
        json!({"issuer": "https://other.example"}),
        json!({"token_endpoint": "http://id.example/token"}),
        json!({"jwks_uri": "ftp://id.example/keys"}),
        json!({"authorization_endpoint": "javascript:alert(1)"}),
    ] {
        let fake = FakeProvider::start().await;
        fake.says(says.clone());
        let refused = fake.registered(None).authorization_url(&asked()).await;
        assert!(refused.is_err(), "{says}");
    }
    let registration = |issuer: &str| Registration {
        issuer: issuer.to_owned(),
        client_id: CLIENT.to_owned(),
        client_secret: None,
        redirect_uri: String::new(),
        second_factor: Vec::new(),
    };
    assert!(Provider::new(registration("http://id.example"), None).is_err());
    assert!(Provider::new(registration("https://id.example/realms/a"), None).is_ok());
}

#[tokio::test]
async fn a_refusal_is_told_by_its_code_alone() {
    let fake = FakeProvider::start().await;
    fake.refuses("invalid_grant");
    let refused = fake.registered(None).redeem("code", None, &asked(), NOW).await;
    assert!(matches!(refused, Err(OidcError::Refused(error)) if error == "invalid_grant"));
    fake.refuses("a text that\nwants to be in a log");
    let refused = fake.registered(None).redeem("code", None, &asked(), NOW).await;
    assert!(matches!(refused, Err(OidcError::Refused(error)) if error == "error"));
}

#[tokio::test]
async fn a_new_key_of_the_provider_is_found() {
    let fake = FakeProvider::start().await;
    fake.gives(&fake.signed(&fake.claims(&asked().nonce, NOW.0)));
    let mut provider = fake.registered(None);
    provider.redeem("code", None, &asked(), NOW).await.unwrap();
    fake.changes_key("k2");
    fake.gives(&fake.signed(&fake.claims(&asked().nonce, NOW.0)));
    // Not at once: a stranger's tokens do not make us ask for ever.
    let early = provider.redeem("code", None, &asked(), NOW).await;
    assert!(matches!(early, Err(OidcError::Token(TokenError::UnknownKey))));
    provider.again = Duration::ZERO;
    provider.redeem("code", None, &asked(), NOW).await.unwrap();
}

fn expected<'a>(fake: &'a FakeProvider, nonce: &'a str, wanted: &'a [String]) -> Expected<'a> {
    Expected {
        issuer: &fake.issuer,
        client_id: CLIENT,
        nonce,
        second_factor: wanted,
        fresh_since: None,
        now: NOW,
    }
}

#[tokio::test]
async fn a_token_says_who_signed_in_only_if_every_claim_fits() {
    let fake = FakeProvider::start().await;
    let (keys, wanted) = (serde_json::from_value(fake.keys()).unwrap(), ["mfa".to_owned()]);
    let good = fake.claims("n", NOW.0);
    let seen = |claims: &Value, fresh_since| {
        let expected = Expected { fresh_since, ..expected(&fake, "n", &wanted) };
        verify(&fake.signed(claims), &keys, &expected).map(|_| ())
    };
    let with = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        claims
    };
    assert_eq!(seen(&good, None), Ok(()));
    assert_eq!(seen(&good, Some(NOW)), Ok(()));
    let table = [
        ("iss", json!("https://other.example"), "iss"),
        ("aud", json!("another"), "aud"),
        ("aud", json!(["another"]), "aud"),
        ("aud", json!([CLIENT, "another"]), "azp"),
        ("azp", json!("another"), "azp"),
        ("exp", json!(NOW.0 - 61), "exp"),
        ("iat", json!(NOW.0 + 61), "iat"),
        ("nonce", json!("m"), "nonce"),
        ("nonce", Value::Null, "nonce"),
        ("sub", json!(""), "sub"),
        ("sub", json!("x".repeat(256)), "sub"),
    ];
    for (name, value, claim) in table {
        assert_eq!(seen(&with(name, value), None), Err(TokenError::Claim(claim)), "{name}");
    }
    for at in [json!(NOW.0 - 3_600), Value::Null] {
        let old = with("auth_time", at);
        assert_eq!(seen(&old, None), Ok(()));
        assert_eq!(seen(&old, Some(NOW)), Err(TokenError::Claim("auth_time")));
    }
    for amr in [json!(["pwd"]), json!([])] {
        assert_eq!(seen(&with("amr", amr), None), Err(TokenError::OneFactor));
    }
    let mut by_acr = with("amr", json!(["pwd"]));
    by_acr["acr"] = json!("mfa");
    assert_eq!(seen(&by_acr, None), Ok(()));
    let mut shared = with("aud", json!([CLIENT, "another"]));
    shared["azp"] = json!(CLIENT);
    assert_eq!(seen(&shared, None), Ok(()));
}

#[tokio::test]
async fn a_token_under_another_key_a_shared_secret_or_none_is_refused() {
    let fake = FakeProvider::start().await;
    let keys: JwkSet = serde_json::from_value(fake.keys()).unwrap();
    let claims = fake.claims("n", NOW.0);
    let seen = |token: &str| verify(token, &keys, &expected(&fake, "n", &[])).map(|_| ());
    let good = fake.signed(&claims);
    assert_eq!(seen(&good), Ok(()));
    assert_eq!(seen(&fake.signed_with(&json!({"alg": "EdDSA"}), &claims)), Ok(()), "one key fits");
    let unknown = fake.signed_with(&json!({"alg": "EdDSA", "kid": "k9"}), &claims);
    assert_eq!(seen(&unknown), Err(TokenError::UnknownKey));
    let (text, signature) = good.rsplit_once('.').unwrap();
    let other = fake.signed(&fake.claims("m", NOW.0));
    let (_, of_other) = other.rsplit_once('.').unwrap();
    assert_eq!(seen(&format!("{text}.{of_other}")), Err(TokenError::Signature));
    assert!(seen(&format!("{text}.")).is_err());
    for alg in ["none", "HS256", "HS512"] {
        let header = json!({"alg": alg, "kid": "k1"});
        assert!(seen(&fake.signed_with(&header, &claims)).is_err(), "{alg}");
    }
    // A key of another family does not verify it, whatever the header says.
    let header = json!({"alg": "ES256", "kid": "k1"});
    assert_eq!(seen(&fake.signed_with(&header, &claims)), Err(TokenError::UnknownKey));
    for bad in ["", "a.b.c", "..", &format!("{text}.{signature}.x"), &"a".repeat(20_000)] {
        assert!(seen(bad).is_err());
    }
}
