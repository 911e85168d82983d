//! Attempts to sign in: counted before they are looked at, so that a hundred at once are a hundred,
//! and the same work whether there is such an officer or not.

use std::net::IpAddr;

use sha2::{Digest as _, Sha256};
use vestigo_protocol::time::Timestamp;

use super::{PeopleDenied, SignInMethod, Visit};
use crate::desk::credentials::{SecondFactor, SessionId};
use crate::desk::officer::OfficerName;
use crate::desk::signing_in::{Counted, Failures};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::core::Core;
use crate::runtime::error::Denied;
use crate::store::{FailureRecord, Officer, SessionRecord};

/// Names or addresses whose failures are held; of more, those with the fewest and oldest go.
const FAILURES_MAX: usize = 4096;

/// What stands in the log for a name that no officer has: what was typed may be a password.
const NOBODY: &str = "-";

/// An attempt that was counted as a failure and is not decided yet.
#[derive(Clone)]
pub(crate) struct Attempt {
    /// The officer of the name; none: there is none, or it may not act.
    officer: Option<Officer>,
    /// The hash of the officer's password, for the one costly step that is made outside the core.
    pub(crate) password: Option<Vec<u8>>,
    name: [u8; 32],
    address: Option<[u8; 32]>,
}

impl std::fmt::Debug for Attempt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attempt(..)")
    }
}

/// Somebody has signed in.
pub(crate) struct SignedIn {
    /// The session.
    pub(crate) session: SessionRecord,
    /// The officer.
    pub(crate) officer: Officer,
    /// Recovery codes that are left, if one was used.
    pub(crate) recovery_left: Option<u64>,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignedIn(..)")
    }
}

const fn kind(counted: Counted) -> u8 {
    match counted {
        Counted::Name => 0,
        Counted::Address => 1,
    }
}

fn key(counted: Counted, of: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update("vestigo-attempts-v1\0")
        .chain_update([kind(counted)])
        .chain_update(of)
        .finalize()
        .into()
}

/// One household of IPv6 addresses is one address: a host draws from its /64 at will.
fn address_key(address: IpAddr) -> [u8; 32] {
    match address.to_canonical() {
        IpAddr::V4(v4) => key(Counted::Address, &v4.octets()),
        IpAddr::V6(v6) => key(Counted::Address, v6.octets().get(..8).unwrap_or_default()),
    }
}

impl Core {
    /// Begins an attempt, and counts it as failed until it has succeeded.
    ///
    /// # Errors
    /// [`PeopleDenied::Wait`].
    pub(crate) fn attempt(
        &mut self,
        name: &str,
        address: Option<IpAddr>,
    ) -> Result<Attempt, Denied> {
        let parsed = OfficerName::parse(name);
        let typed = parsed.map_or_else(|| name.trim().to_owned(), |name| name.to_string());
        let attempt = Attempt {
            officer: None,
            password: None,
            name: key(Counted::Name, typed.as_bytes()),
            address: address.map(address_key),
        };
        let now = self.now();
        let wait = self.wait(Counted::Name, &attempt.name, now);
        let wait = wait.max(attempt.address.map_or(0, |a| self.wait(Counted::Address, &a, now)));
        if wait > 0 {
            return Err(PeopleDenied::Wait(wait).into());
        }
        let officer = parsed.and_then(|name| self.officer_named(name.as_str()).ok());
        let officer = officer.filter(|o| !self.staff.profile(o.id).suspended);
        let password = match &officer {
            Some(officer) => self.store.credential(officer.id)?.and_then(|c| c.password),
            None => None,
        };
        self.count_failure(Counted::Name, attempt.name, now)?;
        if let Some(address) = attempt.address {
            self.count_failure(Counted::Address, address, now)?;
        }
        Ok(Attempt { officer, password, ..attempt })
    }

    /// Begins an attempt with a passkey, which nobody guesses: it counts for the address alone, so
    /// that failures of others keep no one out of his key.
    ///
    /// # Errors
    /// [`PeopleDenied::Wait`].
    pub(crate) fn passkey_attempt(&mut self, address: Option<IpAddr>) -> Result<(), Denied> {
        let now = self.now();
        let Some(address) = address.map(address_key) else { return Ok(()) };
        match self.wait(Counted::Address, &address, now) {
            0 => Ok(()),
            wait => Err(PeopleDenied::Wait(wait).into()),
        }
    }

    /// A passkey did not fit.
    pub(crate) fn passkey_failed(
        &mut self,
        officer: Option<u32>,
        address: Option<IpAddr>,
    ) -> Result<(), Denied> {
        if let Some(address) = address.map(address_key) {
            let now = self.now();
            self.count_failure(Counted::Address, address, now)?;
        }
        let name = officer.map_or_else(|| NOBODY.to_owned(), |id| self.staff.profile(id).name);
        self.note_machine(AdminAct::on(AdminCode::SignInRefused, name))
    }

    fn wait(&self, counted: Counted, key: &[u8; 32], now: Timestamp) -> u64 {
        let failures = self.people.failures.get(&(kind(counted), *key));
        failures.map_or(0, |failures| failures.wait(counted, now))
    }

    fn count_failure(
        &mut self,
        counted: Counted,
        key: [u8; 32],
        now: Timestamp,
    ) -> Result<(), Denied> {
        let before = self.people.failures.get(&(kind(counted), key)).copied().unwrap_or_default();
        self.put_failures(counted, key, before.with_one_more(now))?;
        self.forget_failures(counted, now)
    }

    fn put_failures(
        &mut self,
        counted: Counted,
        key: [u8; 32],
        failures: Failures,
    ) -> Result<(), Denied> {
        let kind = kind(counted);
        if failures.count == 0 {
            self.people.failures.remove(&(kind, key));
            return Ok(self.store.drop_failures(kind, &key)?);
        }
        self.people.failures.insert((kind, key), failures);
        let Failures { count, last_at } = failures;
        Ok(self.store.put_failures(&FailureRecord { key, kind, count, last_at })?)
    }

    /// Bounds what is held of failures.
    fn forget_failures(&mut self, counted: Counted, now: Timestamp) -> Result<(), Denied> {
        let of_kind = |people: &super::People| {
            people.failures.keys().filter(|(k, _)| *k == kind(counted)).count()
        };
        if of_kind(&self.people) <= FAILURES_MAX {
            return Ok(());
        }
        let all = self.people.failures.iter().filter(|((k, _), _)| *k == kind(counted));
        let forgotten = all.clone().filter(|(_, f)| f.are_forgotten(now));
        let mut going: Vec<[u8; 32]> = forgotten.map(|((_, key), _)| *key).collect();
        if going.is_empty() {
            let least = all.min_by_key(|(_, f)| (f.count, f.last_at));
            going.extend(least.map(|((_, key), _)| *key));
        }
        for key in going {
            self.put_failures(counted, key, Failures::default())?;
        }
        Ok(())
    }

    /// The attempt failed: it stays counted, and is noted.
    pub(crate) fn attempt_failed(&mut self, attempt: &Attempt) -> Result<(), Denied> {
        let officer = attempt.officer.as_ref();
        let name = officer.map_or_else(|| NOBODY.to_owned(), |o| self.staff.profile(o.id).name);
        self.note_machine(AdminAct::on(AdminCode::SignInRefused, &name))?;
        let now = self.now();
        let address = attempt.address.map_or(0, |key| self.wait(Counted::Address, &key, now));
        if self.wait(Counted::Name, &attempt.name, now) > 0 || address > 0 {
            self.note_machine(AdminAct::on(AdminCode::SignInThrottled, name))?;
        }
        Ok(())
    }

    /// The attempt succeeded: the failures of the name are forgotten; those of the address only by
    /// this one, so that somebody with one account does not go on guessing at others.
    pub(crate) fn attempt_succeeded(&mut self, attempt: &Attempt) -> Result<(), Denied> {
        self.put_failures(Counted::Name, attempt.name, Failures::default())?;
        if let Some(key) = attempt.address {
            let id = (kind(Counted::Address), key);
            let failures = self.people.failures.get(&id).copied().unwrap_or_default();
            self.put_failures(Counted::Address, key, failures.without_one())?;
        }
        Ok(())
    }

    /// Decides a sign-in. `fits`: the password is the officer's. Afterwards the code is spent, the
    /// session is open, or the refusal is noted; all refusals are one.
    ///
    /// # Errors
    /// [`PeopleDenied::Refused`]. What was written must stay written.
    pub(crate) fn sign_in(
        &mut self,
        attempt: &Attempt,
        fits: bool,
        second: Option<SecondFactor>,
        hash: [u8; 32],
        visit: Visit,
    ) -> Result<SignedIn, Denied> {
        match self.second(attempt, fits, second)? {
            Some((officer, method)) => {
                self.attempt_succeeded(attempt)?;
                let session = self.open_session(&officer, method, hash, visit)?;
                let used = method == SignInMethod::RecoveryCode;
                let recovery_left =
                    if used { Some(self.store.recovery_left(officer.id)?) } else { None };
                Ok(SignedIn { session, officer, recovery_left })
            }
            None => {
                self.attempt_failed(attempt)?;
                Err(PeopleDenied::Refused.into())
            }
        }
    }

    /// Decides whether the owner of a session has proven again who he is.
    ///
    /// # Errors
    /// [`PeopleDenied::Refused`], as of [`Self::sign_in`].
    pub(crate) fn prove(
        &mut self,
        attempt: &Attempt,
        fits: bool,
        second: Option<SecondFactor>,
        id: SessionId,
    ) -> Result<SessionRecord, Denied> {
        let owner = self.session_of(Some(id))?.officer;
        match self.second(attempt, fits, second)? {
            Some((officer, _)) if officer.id == owner => {
                self.attempt_succeeded(attempt)?;
                self.note_of(&officer, AdminAct::on(AdminCode::ProvenAgain, id))?;
                self.renew_proof(id)
            }
            _ => {
                self.attempt_failed(attempt)?;
                Err(PeopleDenied::Refused.into())
            }
        }
    }

    /// A passkey of the officer fitted: opens a session.
    ///
    /// # Errors
    /// The officer may not act any more.
    pub(crate) fn passkey_fitted(
        &mut self,
        officer: u32,
        hash: [u8; 32],
        visit: Visit,
    ) -> Result<SignedIn, Denied> {
        let officer = self.active(officer)?;
        let session = self.open_session(&officer, SignInMethod::Passkey, hash, visit)?;
        Ok(SignedIn { session, officer, recovery_left: None })
    }

    /// A passkey of a session's owner fitted.
    ///
    /// # Errors
    /// The session is over, or another officer's.
    pub(crate) fn passkey_proved(
        &mut self,
        officer: u32,
        id: SessionId,
    ) -> Result<SessionRecord, Denied> {
        let officer = self.active(officer)?;
        if self.session_of(Some(id))?.officer != officer.id {
            return Err(PeopleDenied::Refused.into());
        }
        self.note_of(&officer, AdminAct::on(AdminCode::ProvenAgain, id))?;
        self.renew_proof(id)
    }

    /// An officer who may act.
    pub(crate) fn active(&self, id: u32) -> Result<Officer, Denied> {
        let officer = self.officers.iter().find(|o| o.id == id).cloned();
        let active = officer.filter(|o| !self.staff.profile(o.id).suspended);
        active.ok_or_else(|| PeopleDenied::Refused.into())
    }

    /// The second factor, spent if it fits.
    fn second(
        &mut self,
        attempt: &Attempt,
        fits: bool,
        second: Option<SecondFactor>,
    ) -> Result<Option<(Officer, SignInMethod)>, Denied> {
        let Some(officer) = attempt.officer.clone().filter(|_| fits) else { return Ok(None) };
        // It may have been suspended, or its password changed, while the hash was computed.
        let still = self.active(officer.id).is_ok();
        let credential = self.store.credential(officer.id)?;
        let credential = credential.filter(|c| still && c.password == attempt.password);
        let Some(mut credential) = credential else { return Ok(None) };
        let secret = credential.totp.map(crate::desk::credentials::TotpSecret::new);
        match (secret, second) {
            (Some(secret), Some(SecondFactor::Totp(code))) => {
                let step = secret.accepts(&code, self.now().0, credential.totp_step);
                let Some(step) = step else { return Ok(None) };
                credential.totp_step = step;
                self.store.put_credential(&credential)?;
                Ok(Some((officer, SignInMethod::Password)))
            }
            (_, Some(SecondFactor::Recovery(code))) => {
                let spent = self.store.spend_recovery(officer.id, &code.hash())?;
                Ok(spent.then_some((officer, SignInMethod::RecoveryCode)))
            }
            // Nothing of a real case can be behind it.
            (None, None) if self.synthetic => Ok(Some((officer, SignInMethod::PasswordAlone))),
            _ => Ok(None),
        }
    }
}
