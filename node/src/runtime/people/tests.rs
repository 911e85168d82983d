use std::net::IpAddr;

use super::testing::{Clock, START, add, found, open};
use super::*;
use crate::desk::credentials::{LinkToken, RecoveryCode, SecondFactor, SessionId, SessionToken};
use crate::desk::officer::{Acting, OfficerName, Role, Roles};
use crate::desk::signing_in::{IDLE_SECONDS, LINK_SECONDS, PROOF_SECONDS, SESSION_SECONDS};
use crate::runtime::admin::AdminCode;
use crate::runtime::core::Core;
use crate::runtime::error::Denied;
use crate::runtime::people::attempts::Attempt;
use crate::runtime::staff::OfficerDenied;
use crate::scratch::Scratch;
use crate::store::{CredentialRecord, Officer};

const SECRET: [u8; 20] = [5; 20];

struct House {
    core: Core,
    clock: Clock,
    scratch: Scratch,
    tokens: u8,
}

fn address(last: u8) -> Option<IpAddr> {
    Some(IpAddr::from([192, 0, 2, last]))
}

fn visit() -> Visit {
    Visit::new(address(1), "Browser/1\n")
}

fn denied<T>(outcome: Result<T, Denied>) -> PeopleDenied {
    match outcome {
        Err(Denied::People(denied)) => denied,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was allowed"),
    }
}

impl House {
    fn new(name: &str) -> Self {
        let scratch = Scratch::new(name);
        found(&scratch, false);
        let clock = Clock::default();
        let mut core = open(&scratch, &clock);
        core.begin().unwrap();
        Self { core, clock, scratch, tokens: 0 }
    }

    /// With `ana`, a focal point with password and app.
    fn with_ana(name: &str) -> (Self, Officer) {
        let mut house = Self::new(name);
        let ana = add(&mut house.core, "ana", &[Role::FocalPoint]);
        house.equip(&ana);
        (house, ana)
    }

    fn equip(&mut self, officer: &Officer) {
        let credential = CredentialRecord {
            officer: officer.id,
            password: Some(b"the hash".to_vec()),
            totp: Some(SECRET),
            totp_step: 0,
            language: None,
            changed_at: START,
        };
        self.core.store.put_credential(&credential).unwrap();
    }

    /// Ends the process and starts another.
    fn restart(mut self) -> Self {
        self.core.commit().unwrap();
        drop(self.core);
        let mut core = open(&self.scratch, &self.clock);
        core.begin().unwrap();
        Self { core, ..self }
    }

    fn code(&self) -> Option<SecondFactor> {
        SecondFactor::parse(&TotpSecret::new(SECRET).code(self.clock.now().0 / 30))
    }

    fn token(&mut self) -> SessionToken {
        self.tokens += 1;
        SessionToken::new([self.tokens; 32])
    }

    fn attempt(&mut self, name: &str) -> Result<Attempt, Denied> {
        self.core.attempt(name, address(1))
    }

    fn sign_in_as(
        &mut self,
        name: &str,
        fits: bool,
        second: Option<SecondFactor>,
    ) -> Result<(SessionToken, SignedIn), Denied> {
        let attempt = self.attempt(name)?;
        let token = self.token();
        let signed = self.core.sign_in(&attempt, fits, second, token.hash(), visit())?;
        Ok((token, signed))
    }

    /// Signs ana in, with a code of a new step.
    fn signed_in(&mut self) -> (SessionToken, SessionId) {
        self.clock.pass(30);
        let code = self.code();
        let (token, signed) = self.sign_in_as("ana", true, code).unwrap();
        (token, SessionId(signed.session.id))
    }

    fn is_in(&mut self, token: &SessionToken) -> bool {
        self.core.session(&token.hash()).is_ok()
    }

    fn noted(&mut self) -> Vec<&'static str> {
        let entries = self.core.admin_entries(0, 1000).unwrap();
        entries.iter().map(|entry| entry.code.name()).collect()
    }

    fn link(&mut self, officer: &Officer) -> LinkToken {
        let root = self.core.officer_named("officer-1").unwrap();
        self.core.make_link(&root, officer).unwrap().0
    }

    fn claim(&mut self, link: &LinkToken, claim: Claim) -> Result<Vec<RecoveryCode>, Denied> {
        let token = self.token();
        let claimed = self.core.claim_link(&link.hash(), claim, token.hash(), visit());
        claimed.map(|(_, codes)| codes)
    }

    /// What somebody types who set up the app with the secret that was shown.
    fn whole_claim(&mut self, officer: &Officer) -> Claim {
        let until = self.clock.now().plus(LINK_SECONDS);
        let secret = self.core.offer_secret(officer.id, until);
        Claim {
            password: Some(b"a new hash".to_vec()),
            code: Some(secret.code(self.clock.now().0 / 30)),
            passkey: None,
            language: Some("pt".to_owned()),
        }
    }
}

fn acting(name: &str) -> Acting {
    Acting { uid: 7, name: OfficerName::parse(name), ticket: None, scope: None }
}

fn passkey(id: u8, counter: u32) -> NewPasskey {
    NewPasskey { id: vec![id; 16], label: "blue\u{7} key".to_owned(), key: vec![1], counter }
}

#[test]
fn name_password_and_code_sign_in_and_each_of_them_alone_does_not() {
    let (mut house, _) = House::with_ana("people-sign-in");
    let code = house.code();
    for (name, fits, second) in [
        ("ana", false, code.clone()),
        ("ana", true, None),
        ("ana", true, SecondFactor::parse("000000")),
        ("eve", true, code.clone()),
        ("", true, code.clone()),
    ] {
        let refused = house.sign_in_as(name, fits, second);
        assert_eq!(denied(refused), PeopleDenied::Refused, "{name} {fits}");
    }
    let (token, signed) = house.sign_in_as(" Ana ", true, code).unwrap();
    assert_eq!(signed.session.agent, "Browser/1");
    assert!(house.is_in(&token));
    let noted = house.noted();
    assert_eq!(noted.iter().filter(|code| **code == "SIGN_IN_REFUSED").count(), 5);
    assert_eq!(noted.last(), Some(&"SIGNED_IN"));
}

#[test]
fn a_code_is_taken_once_also_after_a_restart_and_an_older_one_never_again() {
    let (mut house, _) = House::with_ana("people-replay");
    let before = house.code();
    house.clock.pass(30);
    let code = house.code();
    house.sign_in_as("ana", true, code.clone()).unwrap();
    assert_eq!(denied(house.sign_in_as("ana", true, code.clone())), PeopleDenied::Refused);
    assert_eq!(denied(house.sign_in_as("ana", true, before)), PeopleDenied::Refused);
    let mut house = house.restart();
    assert_eq!(denied(house.sign_in_as("ana", true, code)), PeopleDenied::Refused);
}

/// Two that were begun together bring the same code: one of them wins.
#[test]
fn of_two_attempts_at_once_with_one_code_one_succeeds() {
    let (mut house, _) = House::with_ana("people-race");
    let code = house.code();
    let (first, second) = (house.attempt("ana").unwrap(), house.attempt("ana").unwrap());
    let (one, two) = (house.token().hash(), house.token().hash());
    house.core.sign_in(&first, true, code.clone(), one, visit()).unwrap();
    let again = house.core.sign_in(&second, true, code, two, visit());
    assert_eq!(denied(again), PeopleDenied::Refused);
}

#[test]
fn a_password_that_changed_while_it_was_compared_does_not_sign_in() {
    let (mut house, ana) = House::with_ana("people-changed");
    let attempt = house.attempt("ana").unwrap();
    let mut credential = house.core.store.credential(ana.id).unwrap().unwrap();
    credential.password = Some(b"another hash".to_vec());
    house.core.store.put_credential(&credential).unwrap();
    let (code, hash) = (house.code(), house.token().hash());
    let late = house.core.sign_in(&attempt, true, code, hash, visit());
    assert_eq!(denied(late), PeopleDenied::Refused);
}

#[test]
fn a_recovery_code_stands_in_for_the_app_once() {
    let (mut house, ana) = House::with_ana("people-recovery");
    let (code, other) = (RecoveryCode::new([1; 10]), RecoveryCode::new([2; 10]));
    house.core.store.put_recovery(ana.id, &[code.hash(), other.hash()]).unwrap();
    let second = || Some(SecondFactor::Recovery(RecoveryCode::new([1; 10])));
    assert_eq!(denied(house.sign_in_as("ana", false, second())), PeopleDenied::Refused);
    let (_, signed) = house.sign_in_as("ana", true, second()).unwrap();
    assert_eq!(signed.recovery_left, Some(1));
    assert_eq!(denied(house.sign_in_as("ana", true, second())), PeopleDenied::Refused);
}

#[test]
fn a_password_alone_signs_in_only_where_everything_is_invented() {
    let (mut house, ana) = House::with_ana("people-alone");
    let mut credential = house.core.store.credential(ana.id).unwrap().unwrap();
    credential.totp = None;
    house.core.store.put_credential(&credential).unwrap();
    assert_eq!(denied(house.sign_in_as("ana", true, None)), PeopleDenied::Refused);
    house.core.synthetic = true;
    let (_, signed) = house.sign_in_as("ana", true, None).unwrap();
    assert_eq!(SignInMethod::name_of(signed.session.method), "PASSWORD_ALONE");
}

/// The same for a name that nobody has, so that waiting tells nothing.
#[test]
fn failures_make_the_next_attempt_wait_whether_the_name_is_known_or_not() {
    for name in ["ana", "nobody", "a name with spaces"] {
        let (mut house, _) = House::with_ana("people-throttle");
        for _ in 0..6 {
            assert_eq!(denied(house.sign_in_as(name, false, None)), PeopleDenied::Refused);
        }
        assert_eq!(denied(house.attempt(name)), PeopleDenied::Wait(15), "{name}");
        let mut house = house.restart();
        assert_eq!(denied(house.attempt(name)), PeopleDenied::Wait(15), "after a restart");
        house.clock.pass(15);
        assert_eq!(denied(house.sign_in_as(name, false, None)), PeopleDenied::Refused);
        assert_eq!(denied(house.attempt(name)), PeopleDenied::Wait(30));
        assert_eq!(house.noted().iter().filter(|c| **c == "SIGN_IN_THROTTLED").count(), 2);
    }
}

#[test]
fn attempts_count_before_they_are_decided_so_that_many_at_once_are_many() {
    let (mut house, _) = House::with_ana("people-parallel");
    let begun: Vec<_> = (0..100).map(|_| house.attempt("ana").is_ok()).collect();
    assert_eq!(begun.iter().filter(|begun| **begun).count(), 6);
}

#[test]
fn a_success_forgets_the_failures_of_the_name_and_not_those_of_the_address() {
    let (mut house, _) = House::with_ana("people-forget");
    for _ in 0..5 {
        denied(house.sign_in_as("ana", false, None));
    }
    house.signed_in();
    for _ in 0..5 {
        denied(house.sign_in_as("ana", false, None));
    }
    house.attempt("ana").unwrap();
    // Somebody with an account of his own goes on guessing at others.
    let mut guessed = 0;
    for number in 0..60 {
        match house.sign_in_as(&format!("officer-{number}"), false, None) {
            Err(Denied::People(PeopleDenied::Refused)) => guessed += 1,
            Err(Denied::People(PeopleDenied::Wait(_))) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(guessed < 30, "{guessed}");
    assert!(matches!(denied(house.core.passkey_attempt(address(1))), PeopleDenied::Wait(_)));
    house.core.passkey_attempt(address(2)).unwrap();
    house.core.attempt("ben", address(2)).unwrap();
}

#[test]
fn the_memory_of_failures_is_bounded_and_keeps_those_that_failed_most() {
    let (mut house, _) = House::with_ana("people-bounded");
    for _ in 0..6 {
        house.core.attempt("ana", None).unwrap();
    }
    for number in 0..4_200 {
        house.core.attempt(&format!("x{number}"), None).unwrap();
    }
    assert_eq!(house.core.people.failures.len(), 4_096);
    assert_eq!(house.core.store.failures().unwrap().len(), 4_096);
    assert!(matches!(denied(house.core.attempt("ana", None)), PeopleDenied::Wait(_)));
}

#[test]
fn hosts_of_one_network_prefix_are_one_address_and_so_are_both_forms_of_ipv4() {
    let mut house = House::new("people-prefix");
    for host in 0..31u16 {
        let address = IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, host]);
        house.core.attempt(&format!("x{host}"), Some(address)).unwrap();
    }
    let same = IpAddr::from([0x2001, 0xdb8, 0, 1, 7, 7, 7, 7]);
    assert!(matches!(denied(house.core.attempt("y", Some(same))), PeopleDenied::Wait(_)));
    let other = IpAddr::from([0x2001, 0xdb8, 0, 2, 7, 7, 7, 7]);
    house.core.attempt("y", Some(other)).unwrap();
    let mapped: IpAddr = "::ffff:192.0.2.9".parse().unwrap();
    assert_eq!(Visit::new(Some(mapped), "").address, "192.0.2.9");
}

#[test]
fn a_session_ends_by_itself_at_sign_out_and_by_an_administrator() {
    let (mut house, _) = House::with_ana("people-sessions");
    let (idle, _) = house.signed_in();
    house.clock.pass(IDLE_SECONDS);
    assert!(!house.is_in(&idle));
    let (long, _) = house.signed_in();
    for _ in 0..SESSION_SECONDS / 600 {
        assert!(house.is_in(&long));
        house.clock.pass(600);
    }
    assert!(!house.is_in(&long), "whatever is done");
    let (out, _) = house.signed_in();
    house.core.sign_out(&out.hash()).unwrap();
    house.core.sign_out(&out.hash()).unwrap();
    assert!(!house.is_in(&out));
    let ((ended, id), (other, _)) = (house.signed_in(), house.signed_in());
    house.core.end_session(acting("officer-1"), id).unwrap();
    assert!(!house.is_in(&ended) && house.is_in(&other));
    let again = house.core.end_session(acting("officer-1"), id);
    assert_eq!(denied(again), PeopleDenied::Unknown("session"));
    let noted = house.noted();
    assert_eq!(noted[noted.len() - 1], "SESSION_ENDED");
    assert_eq!(noted.iter().filter(|code| **code == "SIGNED_OUT").count(), 1);
}

#[test]
fn a_session_survives_a_restart_with_its_limits_and_only_its_hash_is_stored() {
    let (mut house, _) = House::with_ana("people-durable");
    let (token, _) = house.signed_in();
    house.clock.pass(120);
    assert!(house.is_in(&token));
    let mut house = house.restart();
    assert!(house.is_in(&token));
    let stored = house.core.store.sessions().unwrap();
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].hash, token.hash());
    house.clock.pass(IDLE_SECONDS);
    assert!(!house.is_in(&token));
    assert!(house.core.store.sessions().unwrap().is_empty());
}

#[test]
fn suspension_and_other_roles_end_all_sessions_at_once() {
    let (mut house, ana) = House::with_ana("people-ended");
    let (first, second) = (house.signed_in().0, house.signed_in().0);
    house.core.change_officer(&ana, None, Some(true)).unwrap();
    assert!(!house.is_in(&first) && !house.is_in(&second));
    let code = house.code();
    assert_eq!(denied(house.sign_in_as("ana", true, code)), PeopleDenied::Refused);
    house.core.change_officer(&ana, None, Some(false)).unwrap();
    let (third, _) = house.signed_in();
    house.core.change_officer(&ana, Some(Roles::default()), None).unwrap();
    assert!(!house.is_in(&third));
    let (fourth, _) = house.signed_in();
    house.core.change_officer(&ana, Some(Roles::default()), None).unwrap();
    assert!(house.is_in(&fourth), "nothing changed");
}

#[test]
fn an_officer_has_so_many_sessions_and_one_more_ends_the_oldest() {
    let (mut house, ana) = House::with_ana("people-many");
    let tokens: Vec<SessionToken> = (0..9).map(|_| house.signed_in().0).collect();
    assert_eq!(house.core.sessions(Some(ana.id)).len(), 8);
    assert!(!house.is_in(&tokens[0]) && house.is_in(&tokens[1]));
}

#[test]
fn a_link_is_good_for_half_an_hour_once_and_until_the_next_one() {
    let (mut house, ana) = House::with_ana("people-link");
    let old = house.link(&ana);
    let link = house.link(&ana);
    assert_eq!(denied(house.core.link(&old.hash())), PeopleDenied::Link);
    house.core.link(&link.hash()).unwrap();
    let mut house = house.restart();
    house.clock.pass(LINK_SECONDS - 1);
    house.core.link(&link.hash()).unwrap();
    house.clock.pass(1);
    assert_eq!(denied(house.core.link(&link.hash())), PeopleDenied::Link);
    let claim = house.whole_claim(&ana);
    assert_eq!(denied(house.claim(&link, claim)), PeopleDenied::Link);
    let link = house.link(&ana);
    house.core.change_officer(&ana, None, Some(true)).unwrap();
    assert_eq!(denied(house.core.link(&link.hash())), PeopleDenied::Link, "suspended");
}

#[test]
fn a_claimed_link_replaces_everything_and_cannot_be_claimed_again() {
    let (mut house, ana) = House::with_ana("people-claim");
    let (before, id) = house.signed_in();
    house.core.add_passkey(Some(id), passkey(1, 0)).unwrap();
    let link = house.link(&ana);
    let claim = house.whole_claim(&ana);
    // Somebody who saw the same page, at the same time.
    let rival = Claim { password: Some(b"rival".to_vec()), code: claim.code.clone(), ..whole() };
    let codes = house.claim(&link, claim).unwrap();
    assert_eq!(denied(house.claim(&link, rival)), PeopleDenied::Link);
    assert!(!house.is_in(&before));
    assert_eq!(codes.len(), 10);
    let credential = house.core.store.credential(ana.id).unwrap().unwrap();
    assert_eq!(credential.password.as_deref(), Some(b"a new hash".as_slice()));
    assert_eq!(credential.language.as_deref(), Some("pt"));
    assert_ne!(credential.totp, Some(SECRET));
    assert!(house.core.store.passkeys(ana.id).unwrap().is_empty());
    let again = house.core.store.spend_recovery(ana.id, &codes[0].hash()).unwrap();
    assert!(again, "the codes are hers");
    let mut house = house.restart();
    assert_eq!(denied(house.core.link(&link.hash())), PeopleDenied::Link);
    assert!(house.noted().contains(&"CREDENTIALS_SET"));
}

fn whole() -> Claim {
    Claim { password: None, code: None, passkey: None, language: None }
}

#[test]
fn a_link_takes_two_factors_and_a_mistake_does_not_use_it_up() {
    let (mut house, ana) = House::with_ana("people-factors");
    let link = house.link(&ana);
    let claim = house.whole_claim(&ana);
    assert_eq!(denied(house.claim(&link, whole())), PeopleDenied::OneFactor);
    let password = || Some(b"hash".to_vec());
    let alone = Claim { password: password(), ..whole() };
    assert_eq!(denied(house.claim(&link, alone)), PeopleDenied::OneFactor);
    let wrong = Claim { password: password(), code: Some("000000".to_owned()), ..whole() };
    assert_eq!(denied(house.claim(&link, wrong)), PeopleDenied::Code);
    let beside = Claim { passkey: Some(passkey(1, 0)), password: password(), ..whole() };
    assert_eq!(denied(house.claim(&link, beside)), PeopleDenied::OneFactor);
    house.claim(&link, claim).unwrap();
    let ben = add(&mut house.core, "ben", &[Role::Approver]);
    let link = house.link(&ben);
    let only = || Claim { passkey: Some(passkey(2, 0)), ..whole() };
    assert!(house.claim(&link, only()).unwrap().is_empty());
    let cid = add(&mut house.core, "cid", &[Role::Approver]);
    let link = house.link(&cid);
    assert_eq!(denied(house.claim(&link, only())), PeopleDenied::PasskeyTaken);
    let never = Claim { password: password(), code: Some("000000".to_owned()), ..whole() };
    assert_eq!(denied(house.claim(&link, never)), PeopleDenied::NothingOffered);
}

#[test]
fn the_link_of_a_new_node_is_found_by_the_core() {
    let scratch = Scratch::new("people-first");
    found(&scratch, false);
    let clock = Clock::default();
    let mut store = crate::store::SqliteStore::open(&scratch.path().join("store.sqlite")).unwrap();
    let link = first_link(&mut store, 1, clock.now(), [7; 16]).unwrap();
    drop(store);
    let mut core = open(&scratch, &clock);
    assert_eq!(core.link(&link.hash()).unwrap().1.id, 1);
    assert!(!core.signs_in(1).unwrap());
    clock.pass(LINK_SECONDS);
    assert!(core.link(&link.hash()).is_err());
}

#[test]
fn credentials_change_only_after_a_fresh_proof_and_end_the_other_sessions() {
    let (mut house, _) = House::with_ana("people-proof");
    let (other, _) = house.signed_in();
    let (token, id) = house.signed_in();
    assert_eq!(denied(house.core.set_password(None, vec![])), PeopleDenied::SignInFirst);
    house.clock.pass(PROOF_SECONDS);
    assert!(house.is_in(&token));
    let new = || b"newer hash".to_vec();
    assert_eq!(denied(house.core.set_password(Some(id), new())), PeopleDenied::ProveFirst);
    assert_eq!(denied(house.core.renew_codes(Some(id))), PeopleDenied::ProveFirst);
    assert_eq!(denied(house.core.add_passkey(Some(id), passkey(1, 0))), PeopleDenied::ProveFirst);
    let attempt = house.attempt("ana").unwrap();
    let refused = house.core.prove(&attempt, false, house.code(), id);
    assert_eq!(denied(refused), PeopleDenied::Refused);
    let attempt = house.attempt("ana").unwrap();
    house.core.prove(&attempt, true, house.code(), id).unwrap();
    house.core.set_password(Some(id), new()).unwrap();
    assert!(house.is_in(&token) && !house.is_in(&other));
    assert_eq!(house.core.renew_codes(Some(id)).unwrap().len(), 10);
}

#[test]
fn another_officers_password_proves_nothing() {
    let (mut house, _) = House::with_ana("people-other");
    let ben = add(&mut house.core, "ben", &[Role::Approver]);
    house.equip(&ben);
    let (_, id) = house.signed_in();
    house.clock.pass(PROOF_SECONDS);
    let attempt = house.attempt("ben").unwrap();
    let code = house.code();
    let proved = house.core.prove(&attempt, true, code, id);
    assert_eq!(denied(proved), PeopleDenied::Refused);
    assert_eq!(denied(house.core.proven(Some(id))), PeopleDenied::ProveFirst);
}

#[test]
fn a_new_app_is_in_use_once_its_code_was_given() {
    let (mut house, ana) = House::with_ana("people-app");
    let (_, id) = house.signed_in();
    assert_eq!(denied(house.core.set_totp(Some(id), "123456")), PeopleDenied::NothingOffered);
    let until = house.clock.now().plus(300);
    let secret = house.core.offer_secret(ana.id, until);
    assert!(house.core.offer_secret(ana.id, until) == secret, "the page was loaded again");
    assert_eq!(denied(house.core.set_totp(Some(id), "000000")), PeopleDenied::Code);
    let code = secret.code(house.clock.now().0 / 30);
    house.core.set_totp(Some(id), &code).unwrap();
    let second = SecondFactor::parse(&code);
    assert_eq!(denied(house.sign_in_as("ana", true, second)), PeopleDenied::Refused, "it is spent");
    let old = house.code();
    assert_eq!(denied(house.sign_in_as("ana", true, old)), PeopleDenied::Refused);
}

#[test]
fn a_passkey_whose_counter_does_not_rise_is_blocked_for_both_of_its_copies() {
    let (mut house, ana) = House::with_ana("people-counter");
    let (_, id) = house.signed_in();
    house.core.add_passkey(Some(id), passkey(1, 5)).unwrap();
    house.core.add_passkey(Some(id), passkey(2, 0)).unwrap();
    let key = |stored: &[u8]| Some(stored.to_vec());
    let (first, second) = ([1; 16], [2; 16]);
    house.core.passkey_used(ana.id, &first, 6, key).unwrap();
    let back = house.core.passkey_used(ana.id, &first, 6, key);
    assert_eq!(denied(back), PeopleDenied::Refused);
    let on = house.core.passkey_used(ana.id, &first, 7, key);
    assert_eq!(denied(on), PeopleDenied::Refused, "also the one that was first");
    assert!(house.noted().contains(&"PASSKEY_BLOCKED"));
    for _ in 0..2 {
        house.core.passkey_used(ana.id, &second, 0, key).unwrap();
    }
    let others = house.core.passkey_used(1, &second, 0, key);
    assert_eq!(denied(others), PeopleDenied::Refused, "another officer's");
    let listed = house.core.store.passkeys(ana.id).unwrap();
    assert_eq!(listed[0].label, "blue key");
    assert_eq!(denied(house.core.add_passkey(Some(id), passkey(2, 0))), PeopleDenied::PasskeyTaken);
}

#[test]
fn the_last_way_to_sign_in_stays() {
    let mut house = House::new("people-last");
    let ana = add(&mut house.core, "ana", &[Role::FocalPoint]);
    let link = house.link(&ana);
    let token = SessionToken::new([9; 32]);
    let claim = Claim { passkey: Some(passkey(1, 0)), ..whole() };
    let claimed = house.core.claim_link(&link.hash(), claim, token.hash(), visit()).unwrap();
    let id = Some(SessionId(claimed.0.session.id));
    let number = passkey_number(&[1; 16]);
    assert_eq!(denied(house.core.remove_passkey(id, &number)), PeopleDenied::LastWay);
    assert_eq!(denied(house.core.remove_passkey(id, "x")), PeopleDenied::Unknown("passkey"));
    house.core.add_passkey(id, passkey(2, 0)).unwrap();
    house.core.remove_passkey(id, &number).unwrap();
    assert_eq!(house.core.store.passkeys(ana.id).unwrap().len(), 1);
    assert!(denied(house.core.set_password(id, vec![1])) == PeopleDenied::OneFactor);
}

#[test]
fn where_there_are_two_administrators_one_proposes_and_the_other_confirms() {
    let mut house = House::new("people-two");
    let root = house.core.officer_named("officer-1").unwrap();
    let ana = add(&mut house.core, "ana", &[Role::FocalPoint]);
    let auditor = [Role::Auditor].into_iter().collect::<Roles>();
    let core = &mut house.core;
    assert_eq!(core.change_roles(&root, &ana, auditor).unwrap(), Changed::Made);
    let eva = add(core, "eva", &[Role::Administrator]);
    let approver = [Role::Approver].into_iter().collect::<Roles>();
    assert_eq!(core.change_roles(&root, &ana, approver).unwrap(), Changed::Proposed);
    assert_eq!(core.staff.profile(ana.id).roles, auditor.bits(), "not yet");
    assert_eq!(denied(core.confirm_change(&root, &ana)), PeopleDenied::AnotherAdministrator);
    core.confirm_change(&eva, &ana).unwrap();
    assert_eq!(core.staff.profile(ana.id).roles, approver.bits());
    assert_eq!(denied(core.confirm_change(&eva, &ana)), PeopleDenied::NothingProposed);
    // Nobody confirms what makes him more, whoever proposed it.
    let both = [Role::Administrator, Role::Auditor].into_iter().collect::<Roles>();
    core.change_roles(&root, &eva, both).unwrap();
    assert_eq!(denied(core.confirm_change(&eva, &eva)), PeopleDenied::AnotherAdministrator);
    core.reject_change(&eva, &eva).unwrap();
    assert_eq!(denied(core.reject_change(&eva, &eva)), PeopleDenied::NothingProposed);
    let name = OfficerName::parse("new").unwrap();
    let new = core.add_officer_by(&root, &name, 7, approver).unwrap();
    assert_eq!(core.staff.profile(new.id).roles, 0, "a new officer's roles are a change too");
    core.confirm_change(&eva, &new).unwrap();
    assert_eq!(core.staff.profile(new.id).roles, approver.bits());
    let noted = house.noted();
    for code in ["CHANGE_PROPOSED", "CHANGE_REJECTED", "OFFICER_ROLES"] {
        assert!(noted.contains(&code), "{code}");
    }
}

#[test]
fn who_suspends_the_other_administrator_is_not_alone_for_three_days() {
    let mut house = House::new("people-suspended");
    let root = house.core.officer_named("officer-1").unwrap();
    let ana = add(&mut house.core, "ana", &[Role::FocalPoint]);
    let eva = add(&mut house.core, "eva", &[Role::Administrator]);
    let auditor = [Role::Auditor].into_iter().collect::<Roles>();
    house.core.change_officer(&eva, None, Some(true)).unwrap();
    assert_eq!(house.core.change_roles(&root, &ana, auditor).unwrap(), Changed::Proposed);
    house.clock.pass(3 * 24 * 3600 - 1);
    let early = house.core.confirm_change(&root, &ana);
    assert_eq!(denied(early), PeopleDenied::AnotherAdministrator);
    let mut house = house.restart();
    house.clock.pass(1);
    house.core.confirm_change(&root, &ana).unwrap();
    assert_eq!(house.core.staff.profile(ana.id).roles, auditor.bits());
    house.core.change_roles(&root, &ana, Roles::default()).unwrap();
    house.clock.pass(14 * 24 * 3600);
    assert!(house.core.proposals().is_empty(), "void after a fortnight");
}

#[test]
fn a_link_for_who_signs_in_already_takes_two_administrators() {
    let (mut house, ana) = House::with_ana("people-takeover");
    let root = house.core.officer_named("officer-1").unwrap();
    assert_eq!(house.core.may_link(&root, &ana).unwrap(), Changed::Made);
    let eva = add(&mut house.core, "eva", &[Role::Administrator]);
    assert_eq!(house.core.may_link(&root, &eva).unwrap(), Changed::Made, "she has nothing yet");
    assert_eq!(house.core.may_link(&root, &ana).unwrap(), Changed::Proposed);
    assert_eq!(house.core.may_link(&root, &ana).unwrap(), Changed::Proposed);
    house.core.confirm_change(&eva, &ana).unwrap();
    assert_eq!(house.core.may_link(&root, &ana).unwrap(), Changed::Made);
    assert_eq!(house.core.may_link(&root, &ana).unwrap(), Changed::Proposed, "once");
}

#[test]
fn nobody_administers_and_sees_cases_unless_the_node_has_nobody_else() {
    let mut house = House::new("people-duties");
    let root = house.core.officer_named("officer-1").unwrap();
    let core = &mut house.core;
    core.change_roles(&root, &root, Roles::EVERY).unwrap();
    let both = [Role::Administrator, Role::Registrar].into_iter().collect::<Roles>();
    let name = OfficerName::parse("ana").unwrap();
    assert_eq!(denied(core.add_officer_by(&root, &name, 7, both)), PeopleDenied::Duties);
    let ana = core.add_officer_by(&root, &name, 7, Roles::default()).unwrap();
    assert_eq!(denied(core.change_roles(&root, &ana, both)), PeopleDenied::Duties);
    assert_eq!(denied(core.change_roles(&root, &root, Roles::EVERY)), PeopleDenied::Duties);
    let cases = [Role::FocalPoint].into_iter().collect::<Roles>();
    let last = core.change_roles(&root, &root, cases);
    assert!(matches!(last, Err(Denied::Officer(OfficerDenied::LastAdministrator))));
    let duty = [Role::Administrator, Role::Auditor].into_iter().collect::<Roles>();
    core.change_roles(&root, &root, duty).unwrap();
}

#[test]
fn officers_see_what_they_did_what_was_tried_in_their_name_and_who_looked() {
    let (mut house, ana) = House::with_ana("people-activity");
    house.signed_in();
    denied(house.sign_in_as("ana", false, None));
    let id = vestigo_protocol::ids::ExchangeId([0xab; 16]);
    let beginning: String = id.to_hex().chars().take(10).collect();
    let act = |code, subject: &str| crate::runtime::admin::AdminAct::on(code, subject);
    house.core.note(acting("ana"), act(AdminCode::CaseRead, &id.to_hex())).unwrap();
    house.core.note(acting("officer-1"), act(AdminCode::BundleExported, &beginning)).unwrap();
    house.core.note(acting("officer-1"), act(AdminCode::CaseRead, "abababac")).unwrap();
    let codes = |entries: Vec<crate::runtime::admin::AdminEntry>| -> Vec<&'static str> {
        entries.iter().map(|entry| entry.code.name()).collect()
    };
    let own = house.core.activity_of(&ana, u64::MAX, 10).unwrap();
    assert_eq!(codes(own), ["CASE_READ", "SIGN_IN_REFUSED", "SIGNED_IN"]);
    let root = house.core.officer_named("officer-1").unwrap();
    let auditor = [Role::Auditor].into_iter().collect::<Roles>();
    house.core.change_roles(&root, &ana, auditor).unwrap();
    let own = house.core.activity_of(&ana, u64::MAX, 10).unwrap();
    assert_eq!(codes(own)[..2], ["SESSION_ENDED", "OFFICER_ROLES"], "what was done to her");
    let looked = house.core.activity_about(&[id], u64::MAX, 10).unwrap();
    assert_eq!(codes(looked), ["BUNDLE_EXPORTED", "CASE_READ"]);
}

#[test]
fn entries_of_before_there_was_an_index_are_found_too() {
    let (mut house, ana) = House::with_ana("people-reindex");
    house.signed_in();
    house.core.commit().unwrap();
    let path = house.scratch.path().join("store.sqlite");
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.execute_batch("DELETE FROM admin_index").unwrap();
    drop(connection);
    house.core.begin().unwrap();
    let mut house = house.restart();
    assert_eq!(house.core.activity_of(&ana, u64::MAX, 10).unwrap().len(), 1);
}
