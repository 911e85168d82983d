use serde_json::Value;

use super::authenticator::Authenticator;
use super::*;

const NAME: &str = "node.example";
const T: Timestamp = Timestamp(1_800_000_000);

fn passkeys() -> Passkeys {
    Passkeys::new(NAME).unwrap()
}

fn key() -> Authenticator {
    Authenticator::new("https://node.example", 9)
}

fn asked(passkeys: &Passkeys, id: u8) -> CeremonyView {
    passkeys.register([id; 16], Purpose::Add(1), [3; 16], "ana", Vec::new(), T).unwrap()
}

fn registered(passkeys: &Passkeys, key: &Authenticator) -> NewPasskey {
    let answer = key.create(&asked(passkeys, 1));
    passkeys.registered(answer, &Purpose::Add(1), "blue".to_owned(), T).unwrap()
}

fn challenge(passkeys: &Passkeys, keys: &[Vec<u8>], nobody: &[u8]) -> CeremonyView {
    let purpose = Purpose::SignIn(Some(1));
    passkeys.challenge([2; 16], purpose, keys, nobody, [8; 32], T).unwrap()
}

fn signed(verdict: Outcome<(Purpose, Verdict)>) -> bool {
    matches!(verdict, Ok((_, Verdict::Signed(_))))
}

#[test]
fn a_key_registers_and_signs_in_and_each_ceremony_is_answered_once() {
    let passkeys = passkeys();
    let mut key = key();
    let made = registered(&passkeys, &key);
    assert_eq!((made.id.as_slice(), made.counter), (key.id.as_slice(), 1));
    let asked = challenge(&passkeys, std::slice::from_ref(&made.key), b"");
    let answer = key.get(&asked);
    let (purpose, verdict) = passkeys.answered(answer.clone(), T).unwrap();
    let Verdict::Signed(result) = verdict else { panic!("it signed") };
    assert_eq!((purpose, result.counter()), (Purpose::SignIn(Some(1)), 2));
    let stored = updated(&made.key, &result).unwrap();
    assert_eq!(counter(&stored), 2);
    assert!(passkeys.answered(answer, T).is_err(), "a replay");
}

#[test]
fn an_answer_of_another_page_key_challenge_or_without_a_pin_does_not_hold() {
    let passkeys = passkeys();
    let mut key = key();
    let made = registered(&passkeys, &key);
    let keys = [made.key];
    for origin in ["https://node.example.evil.org", "http://node.example", "https://example"] {
        key.origin = origin.to_owned();
        let asked = challenge(&passkeys, &keys, b"");
        assert!(!signed(passkeys.answered(key.get(&asked), T)), "{origin}");
    }
    key.origin = "https://node.example:8443".to_owned();
    let asked = challenge(&passkeys, &keys, b"");
    assert!(signed(passkeys.answered(key.get(&asked), T)), "any port");
    key.verifies = false;
    let asked = challenge(&passkeys, &keys, b"");
    assert!(!signed(passkeys.answered(key.get(&asked), T)));
    key.verifies = true;
    let mut other = Authenticator::new("https://node.example", 9);
    let asked = challenge(&passkeys, &keys, b"");
    assert!(!signed(passkeys.answered(other.get(&asked), T)), "same id, other key");
    let old = challenge(&passkeys, &keys, b"");
    let answer = key.get(&old);
    let new = challenge(&passkeys, &keys, b"");
    let swapped = PasskeyAnswer { ceremony: new.ceremony, credential: answer.credential };
    assert!(!signed(passkeys.answered(swapped, T)), "another challenge");
}

#[test]
fn a_counter_that_went_back_is_told_from_a_wrong_answer() {
    let passkeys = passkeys();
    let mut key = key();
    key.counter = 40;
    let made = registered(&passkeys, &key);
    key.counter = 10;
    let asked = challenge(&passkeys, &[made.key], b"");
    let (_, verdict) = passkeys.answered(key.get(&asked), T).unwrap();
    assert!(matches!(verdict, Verdict::WentBack(id) if id == key.id));
}

#[test]
fn a_ceremony_ends_after_five_minutes_and_belongs_to_its_purpose() {
    let passkeys = passkeys();
    let key = key();
    let late = T.plus(CEREMONY_SECONDS);
    let answer = key.create(&asked(&passkeys, 1));
    let label = || "blue".to_owned();
    assert!(passkeys.registered(answer, &Purpose::Add(1), label(), late).is_err());
    let answer = key.create(&asked(&passkeys, 1));
    assert!(passkeys.registered(answer, &Purpose::Add(2), label(), T).is_err());
    let answer = key.create(&asked(&passkeys, 1));
    let link = Purpose::Enrol(1, [0; 32]);
    assert!(passkeys.registered(answer, &link, label(), T).is_err());
    for bad in ["", "zz", &"f".repeat(40)] {
        let answer = PasskeyAnswer { ceremony: bad.to_owned(), credential: Value::Null };
        assert!(passkeys.answered(answer, T).is_err());
    }
}

/// Who asks learns neither whether there is such an officer nor whether it has keys.
#[test]
fn a_name_without_keys_is_asked_for_one_that_nobody_has_the_same_each_time() {
    let passkeys = passkeys();
    let made = registered(&passkeys, &key());
    let real = challenge(&passkeys, &[made.key], b"");
    let none = challenge(&passkeys, &[], b"ana");
    let again = challenge(&passkeys, &[], b"ana");
    let other = challenge(&passkeys, &[], b"ben");
    let keys = |view: &CeremonyView| -> Vec<String> {
        let options = view.options.get("publicKey").and_then(Value::as_object).unwrap();
        options.iter().filter(|(_, value)| !value.is_null()).map(|(key, _)| key.clone()).collect()
    };
    assert_eq!(keys(&real), keys(&none));
    let id = |view: &CeremonyView| {
        let id = view.options.pointer("/publicKey/allowCredentials/0/id").unwrap();
        id.as_str().unwrap().to_owned()
    };
    assert_eq!(id(&none), id(&again));
    assert_ne!(id(&none), id(&other));
    assert_eq!(id(&none).len(), id(&real).len());
    for member in ["rpId", "timeout", "userVerification"] {
        let of =
            |view: &CeremonyView| view.options.pointer(&format!("/publicKey/{member}")).cloned();
        assert_eq!(of(&real), of(&none), "{member}");
    }
    assert!(!signed(passkeys.answered(key().get(&none), T)));
}

#[test]
fn strangers_cannot_fill_the_memory_or_push_out_who_sets_up_a_key() {
    let passkeys = passkeys();
    let first = asked(&passkeys, 1);
    for number in 0..CEREMONIES_MAX as u128 * 2 {
        let id = (number + (1 << 64)).to_be_bytes();
        passkeys.challenge(id, Purpose::SignIn(None), &[], b"x", [0; 32], T).unwrap();
    }
    assert!(passkeys.ceremonies.lock().unwrap().len() <= CEREMONIES_MAX);
    let answer = key().create(&first);
    passkeys.registered(answer, &Purpose::Add(1), "blue".to_owned(), T).unwrap();
}

#[test]
fn a_public_name_is_a_domain_name_alone() {
    assert!(Passkeys::new("localhost").is_ok());
    for bad in ["", "node.example:8443", "https://node.example", "192.0.2.1", "a b", "/"] {
        assert!(Passkeys::new(bad).is_err(), "{bad}");
    }
}
