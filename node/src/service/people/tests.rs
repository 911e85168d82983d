//! Whole ways through the door: what a face calls, over a real core and a real store.

use std::net::IpAddr;
use std::sync::Arc;

use super::passkeys::authenticator::Authenticator;
use super::running::Host;
use super::*;
use crate::desk::credentials::TotpSecret;
use crate::desk::officer::Role;
use crate::runtime::Handle;
use crate::runtime::core::{Effect, Input, Release};
use crate::runtime::people::testing::{Clock, add, found, open};
use crate::scratch::Scratch;

mod provider;

const CHEAP: Cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };
const PASSWORD: &str = "seven green bottles";
const ORIGIN: &str = "https://node.example";

struct Replies;

impl Release for Replies {
    fn release(&mut self, effect: Effect) {
        if let Effect::Reply(reply) = effect {
            reply();
        }
    }
}

struct House {
    core: Handle,
    door: Door,
    clock: Clock,
    thread: Option<std::thread::JoinHandle<()>>,
    _scratch: Scratch,
}

impl Host for House {
    fn core(&self) -> &Handle {
        &self.core
    }

    fn door(&self) -> &Door {
        &self.door
    }
}

impl House {
    /// With `ana` and `ben`, focal points who have not set up anything.
    fn new(name: &str) -> Self {
        let scratch = Scratch::new(name);
        found(&scratch, false);
        let clock = Clock::default();
        let mut core = open(&scratch, &clock);
        core.begin().unwrap();
        add(&mut core, "ana", &[Role::FocalPoint]);
        add(&mut core, "ben", &[Role::FocalPoint]);
        core.commit().unwrap();
        let (handle, inputs) = Handle::new(&core);
        let thread = std::thread::spawn(move || core.run(inputs, &mut Replies).unwrap());
        let door = Door { cost: CHEAP, ..Door::new("node.example").unwrap() };
        Self { core: handle, door, clock, thread: Some(thread), _scratch: scratch }
    }

    async fn end(mut self) {
        self.core.send(Input::Stop).await.unwrap();
        self.thread.take().unwrap().join().unwrap();
    }

    async fn link(&self) -> String {
        self.link_of("ana").await
    }

    async fn link_of(&self, name: &'static str) -> String {
        let made = self.core.run(move |core| {
            let root = core.officer_named("officer-1")?;
            let officer = core.officer_named(name)?;
            core.make_link(&root, &officer)
        });
        made.await.unwrap().0.to_text()
    }

    fn code(&self, secret: &TotpSecret) -> String {
        secret.code(self.clock.now().0 / 30)
    }

    /// Sets ana up with a password and an app, and a passkey where there is a key.
    async fn enrol(&self, key: Option<&Authenticator>) -> (EnrolledView, TotpSecret) {
        self.enrol_by(self.link().await, key).await
    }

    async fn enrol_by(
        &self,
        link: String,
        key: Option<&Authenticator>,
    ) -> (EnrolledView, TotpSecret) {
        let shown = self.enrolment(link.clone()).await.unwrap();
        let secret = totp_rs::Secret::try_from_base32(&shown.totp_secret).unwrap();
        let secret = TotpSecret::new(secret.as_bytes().try_into().unwrap());
        let passkey = key.map(|key| AddPasskeyRequest {
            label: "blue".to_owned(),
            answer: key.create(&shown.passkey.unwrap()),
        });
        let request = EnrolRequest {
            link,
            password: Some(words(PASSWORD)),
            code: Some(self.code(&secret)),
            passkey,
            language: Some("es".to_owned()),
        };
        (PeopleService::enrol(self, request, visitor()).await.unwrap(), secret)
    }

    async fn try_in(&self, officer: &str, password: &str, code: &str) -> Outcome<SignedInView> {
        let request = SignInRequest {
            officer: officer.to_owned(),
            password: words(password),
            code: code.to_owned(),
        };
        self.sign_in(request, visitor()).await
    }
}

fn words(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

fn visitor() -> Visitor {
    Visitor { address: Some(IpAddr::from([192, 0, 2, 1])), agent: "Browser/1".to_owned() }
}

fn key() -> Authenticator {
    Authenticator::new(ORIGIN, 7)
}

#[tokio::test]
async fn a_link_sets_up_password_app_and_key_and_each_way_signs_in() {
    let house = House::new("door-enrol");
    let mut key = key();
    let (enrolled, secret) = house.enrol(Some(&key)).await;
    assert_eq!(enrolled.recovery_codes.len(), 10);
    let first = enrolled.signed_in;
    assert_eq!(first.session.language.as_deref(), Some("es"));
    assert_eq!(
        (first.session.roles.as_slice(), first.session.is_proven),
        (["FOCAL_POINT".to_owned()].as_slice(), true)
    );
    let caller = first.session.caller();
    assert!(!caller.is_on_host() && caller.officer.unwrap().as_str() == "ana");
    house.clock.pass(30);
    let second = house.try_in("ana", PASSWORD, &house.code(&secret)).await.unwrap();
    assert_ne!(second.token.hash(), first.token.hash());
    let recovery = enrolled.recovery_codes.first().unwrap();
    let third = house.try_in("ana", PASSWORD, recovery).await.unwrap();
    assert_eq!(third.recovery_left, Some(9));
    let asked = PasskeyRequest { officer: "ana".to_owned() };
    let asked = house.passkey_challenge(asked, visitor()).await.unwrap();
    let fourth = house.passkey_sign_in(key.get(&asked), visitor()).await.unwrap();
    for token in [&first.token, &second.token, &third.token, &fourth.token] {
        assert_eq!(house.session(token).await.unwrap().officer, "ana");
    }
    house.sign_out(&second.token).await.unwrap();
    let over = house.session(&second.token).await.unwrap_err();
    assert_eq!((over.code, over.key.as_str()), (ErrorCode::SignInFirst, "error-sign-in-first"));
    house.end().await;
}

/// What somebody else planted in the browser before is not what is signed in afterwards.
#[tokio::test]
async fn a_sign_in_never_takes_over_a_token_that_was_there_before() {
    let house = House::new("door-fixation");
    let (enrolled, secret) = house.enrol(None).await;
    let planted = SessionToken::new([1; 32]);
    assert!(house.session(&planted).await.is_err());
    house.clock.pass(30);
    let signed = house.try_in("ana", PASSWORD, &house.code(&secret)).await.unwrap();
    assert!(house.session(&planted).await.is_err());
    assert_ne!(signed.token.hash(), enrolled.signed_in.token.hash());
    house.end().await;
}

/// One text, one code, and one run of the costly function, whatever is wrong.
#[tokio::test]
async fn a_refusal_tells_neither_name_nor_password_nor_code_and_costs_the_same() {
    let house = House::new("door-enumeration");
    let (_, secret) = house.enrol(None).await;
    house.clock.pass(30);
    let code = house.code(&secret);
    let mut refusals = Vec::new();
    let before = passwords::runs();
    for (officer, password, code) in [
        ("ana", "another password", code.as_str()),
        ("ana", PASSWORD, "000000"),
        ("nobody", PASSWORD, code.as_str()),
        ("officer-1", PASSWORD, code.as_str()),
        ("not a name", PASSWORD, code.as_str()),
    ] {
        refusals.push(house.try_in(officer, password, code).await.map(drop).unwrap_err());
    }
    refusals.dedup();
    assert_eq!(refusals.len(), 1);
    assert_eq!(refusals[0].key, "error-sign-in");
    assert!(passwords::runs() >= before + 5);
    let asked = |name: &str| PasskeyRequest { officer: name.to_owned() };
    let none = house.passkey_challenge(asked("nobody"), visitor()).await.unwrap();
    let refused = house.passkey_sign_in(key().get(&none), visitor()).await.map(drop);
    assert_eq!(refused.unwrap_err(), refusals[0]);
    house.end().await;
}

#[tokio::test]
async fn of_many_who_claim_one_link_at_once_one_gets_it() {
    let house = Arc::new(House::new("door-claim"));
    let link = house.link().await;
    let shown = house.enrolment(link.clone()).await.unwrap();
    let secret = totp_rs::Secret::try_from_base32(&shown.totp_secret).unwrap();
    let secret = TotpSecret::new(secret.as_bytes().try_into().unwrap());
    let code = house.code(&secret);
    let claims = (0..20).map(|number| {
        let house = Arc::clone(&house);
        let request = EnrolRequest {
            link: link.clone(),
            password: Some(words(&format!("{PASSWORD} {number}"))),
            code: Some(code.clone()),
            passkey: None,
            language: None,
        };
        tokio::spawn(
            async move { PeopleService::enrol(&*house, request, visitor()).await.map(drop) },
        )
    });
    let mut got = 0;
    for claim in claims.collect::<Vec<_>>() {
        match claim.await.unwrap() {
            Ok(()) => got += 1,
            Err(error) => assert_eq!(error.key, "error-link"),
        }
    }
    assert_eq!(got, 1);
    Arc::into_inner(house).unwrap().end().await;
}

#[tokio::test]
async fn a_weak_password_or_unknown_language_is_refused_and_the_link_stays() {
    let house = House::new("door-weak");
    let link = house.link().await;
    let request = |password: &str, language: &str| EnrolRequest {
        link: link.clone(),
        password: Some(words(password)),
        code: Some("000000".to_owned()),
        passkey: None,
        language: Some(language.to_owned()),
    };
    for (password, language, key) in [
        ("short", "en", "error-password-weak"),
        ("I am ana and here", "en", "error-password-weak"),
        (PASSWORD, "tlh", "error-language"),
    ] {
        let refused = PeopleService::enrol(&house, request(password, language), visitor()).await;
        assert_eq!(refused.map(drop).unwrap_err().key, key);
    }
    assert_eq!(PeopleService::link(&house, link).await.unwrap().officer, "ana");
    let bad = PeopleService::link(&house, "no link".to_owned()).await.unwrap_err();
    assert_eq!(bad.key, "error-link");
    house.end().await;
}

#[tokio::test]
async fn a_copied_key_is_blocked_and_its_owner_sees_it() {
    let house = House::new("door-copied");
    let mut key = key();
    key.counter = 50;
    let (enrolled, _) = house.enrol(Some(&key)).await;
    let caller = enrolled.signed_in.session.caller();
    let asked = || PasskeyRequest { officer: "ana".to_owned() };
    key.counter = 9;
    let challenge = house.passkey_challenge(asked(), visitor()).await.unwrap();
    let refused = house.passkey_sign_in(key.get(&challenge), visitor()).await.map(drop);
    assert_eq!(refused.unwrap_err().key, "error-sign-in");
    let view = house.credentials(caller).await.unwrap();
    assert!(view.passkeys[0].blocked && view.password && view.totp);
    key.counter = 90;
    let challenge = house.passkey_challenge(asked(), visitor()).await.unwrap();
    let refused = house.passkey_sign_in(key.get(&challenge), visitor()).await.map(drop);
    assert_eq!(refused.unwrap_err().key, "error-sign-in");
    house.end().await;
}

#[tokio::test]
async fn a_fresh_proof_by_key_or_password_opens_what_asks_for_one() {
    let house = House::new("door-prove");
    let mut key = key();
    let (enrolled, secret) = house.enrol(Some(&key)).await;
    let caller = enrolled.signed_in.session.caller();
    house.clock.pass(301);
    let stale = house.totp_offer(caller).await.map(drop).unwrap_err();
    assert_eq!(stale.code, ErrorCode::ProveFirst);
    let asked = house.prove_challenge(caller).await.unwrap();
    let proof = ProofRequest::Passkey(key.get(&asked));
    assert!(house.prove(caller, proof, visitor()).await.unwrap().is_proven);
    house.totp_offer(caller).await.unwrap();
    house.clock.pass(301);
    let code = house.code(&secret);
    let proof = ProofRequest::Password { password: words(PASSWORD), code };
    assert!(house.prove(caller, proof, visitor()).await.unwrap().is_proven);
    let request = PasswordRequest { new: words("eight blue bottles") };
    house.password_change(caller, request).await.unwrap();
    // The answer to a sign-in proves nothing in a session, nor the other way round.
    let asked = house.passkey_challenge(PasskeyRequest { officer: "ana".to_owned() }, visitor());
    let proof = ProofRequest::Passkey(key.get(&asked.await.unwrap()));
    assert!(house.prove(caller, proof, visitor()).await.is_err());
    let asked = house.prove_challenge(caller).await.unwrap();
    assert!(house.passkey_sign_in(key.get(&asked), visitor()).await.is_err());
    house.end().await;
}

#[tokio::test]
async fn a_second_key_is_added_and_removed_in_a_session() {
    let house = House::new("door-keys");
    let (enrolled, _) = house.enrol(Some(&key())).await;
    let caller = enrolled.signed_in.session.caller();
    let second = Authenticator::new(ORIGIN, 8);
    let asked = house.passkey_offer(caller).await.unwrap();
    let excluded = asked.options.pointer("/publicKey/excludeCredentials").unwrap();
    assert_eq!(excluded.as_array().unwrap().len(), 1, "not the one that is there");
    let request = AddPasskeyRequest { label: "spare".to_owned(), answer: second.create(&asked) };
    let view = house.passkey_add(caller, request).await.unwrap();
    assert_eq!(view.passkeys.len(), 2);
    let id = view.passkeys.iter().find(|key| key.label == "spare").unwrap().id.clone();
    assert_eq!(house.passkey_remove(caller, id).await.unwrap().passkeys.len(), 1);
    house.end().await;
}

#[tokio::test]
async fn the_signing_key_opens_for_one_act_and_guesses_at_it_are_counted() {
    let house = House::new("door-ticket");
    let (enrolled, _) = house.enrol(None).await;
    let caller = enrolled.signed_in.session.caller();
    let seed = crate::keys::Seed::from_bytes([3; 32]);
    let phrase = words("opens the key");
    let sealed = crate::keys::sealed::SealedKey::seal(&seed, &phrase, [1; 16], CHEAP).unwrap();
    let public = vestigo_protocol::key::SecretKey::from_seed(seed.expose()).public().clone();
    let set = house.core.run(move |core| {
        let ana = core.officer_named("ana")?;
        core.set_officer_key(&ana, sealed.to_bytes(), &public)
    });
    set.await.unwrap();
    let request = |text: &str| UnlockRequest { passphrase: words(text) };
    let opened = house.open_key(caller, request("opens the key")).await.unwrap();
    assert!(opened.ticket.is_some() && opened.session == caller.session);
    for _ in 0..6 {
        let refused = house.open_key(caller, request("a guess at it")).await.unwrap_err();
        assert_eq!(refused.key, "error-officer-passphrase");
    }
    let waits = house.open_key(caller, request("opens the key")).await.unwrap_err();
    assert_eq!((waits.code, waits.key.as_str()), (ErrorCode::Unavailable, "error-sign-in-wait"));
    house.end().await;
}

/// A use case that fails is taken back whole, and nobody loses his session over it.
#[tokio::test]
async fn what_is_taken_back_leaves_sessions_as_they_are() {
    let house = House::new("door-back");
    let (enrolled, _) = house.enrol(None).await;
    let token = enrolled.signed_in.token;
    house.clock.pass(50);
    let before = house.session(&token).await.unwrap();
    let failed = house.core.run(|core| {
        let ana = core.officer_named("ana")?;
        core.change_officer(&ana, None, Some(true))?;
        Err::<(), _>(crate::runtime::Denied::NothingExchanged)
    });
    assert!(failed.await.is_err());
    let after = house.session(&token).await.unwrap();
    assert_eq!(after.idle_until, before.idle_until);
    house.end().await;
}

#[tokio::test]
async fn what_is_looked_at_is_noted_and_refused_to_who_may_not() {
    let house = House::new("door-looked");
    let (enrolled, _) = house.enrol(None).await;
    let caller = enrolled.signed_in.session.caller();
    let id = "ab".repeat(16);
    house.looked_at(caller, id.clone()).await.unwrap();
    let noted = house.core.run(|core| core.admin_entries(0, 100)).await.unwrap();
    let last = noted.last().unwrap();
    assert_eq!((last.code.name(), last.subject.as_str()), ("LOOKED_AT", id.as_str()));
    let changed = house.core.run(|core| {
        let ana = core.officer_named("ana")?;
        let auditor = [Role::Auditor].into_iter().collect();
        core.change_officer(&ana, Some(auditor), None)
    });
    changed.await.unwrap();
    assert!(house.looked_at(caller, id).await.is_err());
    house.end().await;
}

#[test]
fn every_refusal_has_its_text_in_every_language() {
    use crate::text::{Language, Text};
    for denied in [
        PeopleDenied::SignInFirst,
        PeopleDenied::ProveFirst,
        PeopleDenied::Refused,
        PeopleDenied::Wait(15),
        PeopleDenied::Link,
        PeopleDenied::Code,
        PeopleDenied::NothingOffered,
        PeopleDenied::OneFactor,
        PeopleDenied::LastWay,
        PeopleDenied::PasskeyTaken,
        PeopleDenied::PasskeysMax,
        PeopleDenied::Unknown("session"),
        PeopleDenied::Unknown("passkey"),
        PeopleDenied::HostOnly,
        PeopleDenied::Duties,
        PeopleDenied::NothingProposed,
        PeopleDenied::AnotherAdministrator,
    ] {
        let error = refusal(&denied);
        let said = Language::ALL.map(|language| Text::new(language).error(&error));
        for text in said.iter().flat_map(|(what, next)| [what, next]) {
            assert!(!text.is_empty() && !text.contains('$') && *text != error.key, "{text}");
        }
        let different: std::collections::BTreeSet<_> = said.iter().collect();
        assert_eq!(different.len(), Language::ALL.len());
    }
}

#[test]
fn the_address_of_a_link_keeps_its_code_behind_the_hash() {
    let link = LinkToken::new([0; 16]);
    let code = "setup#00000-00000-00000-00000-00000-0";
    let named = Door::new("node.example").unwrap();
    assert_eq!(named.url(&link).unwrap(), format!("https://node.example/{code}"));
    assert!(Door::default().url(&link).is_none());
    let local = Door::new("localhost").unwrap().reached_at("http://localhost:8080/".to_owned());
    assert_eq!(local.url(&link).unwrap(), format!("http://localhost:8080/{code}"));
    assert!(Door::new("not a name").is_err());
}
