//! Setting up how an officer signs in, with a one-time link, and changing it afterwards.

use vestigo_protocol::ids::Digest;
use vestigo_protocol::time::Timestamp;

use super::{PeopleDenied, SignInMethod, SignedIn, Visit};
use crate::desk::credentials::{LinkToken, RECOVERY_CODES, RecoveryCode, SessionId, TotpSecret};
use crate::desk::signing_in::LINK_SECONDS;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::core::Core;
use crate::runtime::error::Denied;
use crate::store::{CredentialRecord, LinkRecord, Officer, PasskeyRecord, PeopleStore};

/// Passkeys of one officer: two are advised.
const PASSKEYS_MAX: usize = 10;

/// Characters of what an owner calls a passkey that are kept.
const LABEL_MAX: usize = 40;

/// A passkey that was just made.
pub(crate) struct NewPasskey {
    /// Its credential id.
    pub(crate) id: Vec<u8>,
    /// What its owner calls it.
    pub(crate) label: String,
    /// The key as the ceremonies read it.
    pub(crate) key: Vec<u8>,
    /// Its counter.
    pub(crate) counter: u32,
}

/// What an officer sets up with a link.
pub(crate) struct Claim {
    /// Hash of the password.
    pub(crate) password: Option<Vec<u8>>,
    /// A code of the secret that was shown.
    pub(crate) code: Option<String>,
    /// A passkey.
    pub(crate) passkey: Option<NewPasskey>,
    /// The officer's language.
    pub(crate) language: Option<String>,
}

impl std::fmt::Debug for Claim {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Claim(..)")
    }
}

fn label(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(LABEL_MAX).collect::<String>().trim().to_owned()
}

/// Until when a link is good.
pub(crate) const fn expires(link: &LinkRecord) -> Timestamp {
    link.made_at.plus(LINK_SECONDS)
}

/// Writes the link of a node that is being founded, for its first officer.
///
/// # Errors
/// The store fails.
pub fn first_link(
    store: &mut dyn PeopleStore,
    officer: u32,
    now: Timestamp,
    random: [u8; 16],
) -> crate::store::StoreResult<LinkToken> {
    let token = LinkToken::new(random);
    store.put_link(&LinkRecord { officer, hash: token.hash(), made_by: None, made_at: now })?;
    Ok(token)
}

impl Core {
    /// Makes a link for an officer, in place of one that was made before.
    pub(crate) fn make_link(
        &mut self,
        by: &Officer,
        officer: &Officer,
    ) -> Result<(LinkToken, Timestamp), Denied> {
        let name = self.staff.profile(officer.id).name;
        self.note_of(by, AdminAct::on(AdminCode::LinkMade, name))?;
        let token = LinkToken::new(self.random());
        let now = self.now();
        let link = LinkRecord {
            officer: officer.id,
            hash: token.hash(),
            made_by: Some(by.id),
            made_at: now,
        };
        self.store.put_link(&link)?;
        let expires = expires(&link);
        self.people.links.insert(officer.id, link);
        self.people.offers.remove(&officer.id);
        Ok((token, expires))
    }

    /// The link of a hash, and its officer.
    ///
    /// # Errors
    /// There is none, it is too old, or its officer may not act.
    pub(crate) fn link(&self, hash: &[u8; 32]) -> Result<(LinkRecord, Officer), Denied> {
        let now = self.now();
        let link = self.people.links.values().find(|link| link.hash == *hash);
        let good = link.filter(|l| now >= l.made_at && now < expires(l));
        let good = good.ok_or(PeopleDenied::Link)?;
        let officer = self.active(good.officer).map_err(|_| PeopleDenied::Link)?;
        Ok((good.clone(), officer))
    }

    /// Whether an officer signs in already.
    pub(crate) fn signs_in(&mut self, officer: u32) -> Result<bool, Denied> {
        let password = self.store.credential(officer)?.is_some_and(|c| c.password.is_some());
        Ok(password || !self.store.passkeys(officer)?.is_empty())
    }

    /// A secret for an officer's app that is not in use yet; the same until `until`.
    pub(crate) fn offer_secret(&mut self, officer: u32, until: Timestamp) -> TotpSecret {
        let now = self.now();
        self.people.offers.retain(|_, (_, until)| *until > now);
        if let Some((secret, _)) = self.people.offers.get(&officer) {
            return secret.clone();
        }
        let secret = TotpSecret::new(self.random());
        self.people.offers.insert(officer, (secret.clone(), until));
        secret
    }

    /// The step of a code of the secret that was offered, and the secret; it is in use from now on.
    fn take_offer(&mut self, officer: u32, code: &str) -> Result<(TotpSecret, u64), Denied> {
        let now = self.now();
        let offer = self.people.offers.get(&officer).filter(|(_, until)| *until > now);
        let (secret, _) = offer.cloned().ok_or(PeopleDenied::NothingOffered)?;
        let step = secret.accepts(code, now.0, 0).ok_or(PeopleDenied::Code)?;
        self.people.offers.remove(&officer);
        Ok((secret, step))
    }

    /// Uses a link up: what was set up before is replaced, sessions end, and the officer is signed
    /// in. Gives recovery codes where there is a password.
    ///
    /// # Errors
    /// The link is not good any more, or what is to be set up does not do; nothing is changed then.
    pub(crate) fn claim_link(
        &mut self,
        hash: &[u8; 32],
        claim: Claim,
        token: [u8; 32],
        visit: Visit,
    ) -> Result<(SignedIn, Vec<RecoveryCode>), Denied> {
        let (link, officer) = self.link(hash)?;
        if claim.password.is_none() && claim.passkey.is_none() {
            return Err(PeopleDenied::OneFactor.into());
        }
        if let Some(passkey) = &claim.passkey
            && self.store.passkey(&passkey.id)?.is_some_and(|p| p.officer != officer.id)
        {
            return Err(PeopleDenied::PasskeyTaken.into());
        }
        let app = match (&claim.password, &claim.code) {
            (Some(_), Some(code)) => Some(self.take_offer(officer.id, code)?),
            (Some(_), None) => return Err(PeopleDenied::OneFactor.into()),
            (None, _) => None,
        };
        // From here on nothing is refused any more.
        if !self.store.take_link(&link.hash)? {
            return Err(PeopleDenied::Link.into());
        }
        self.people.links.remove(&officer.id);
        let name = self.staff.profile(officer.id).name;
        self.note_of(&officer, AdminAct::on(AdminCode::CredentialsSet, name))?;
        self.end_sessions_of(officer.id, None)?;
        for passkey in self.store.passkeys(officer.id)? {
            self.store.drop_passkey(&passkey.id)?;
        }
        self.store.drop_oidc(officer.id)?;
        let (totp, totp_step) = match app {
            Some((secret, step)) => (Some(*secret.expose()), step),
            None => (None, 0),
        };
        let password = claim.password;
        let has_password = password.is_some();
        self.store.put_credential(&CredentialRecord {
            officer: officer.id,
            password,
            totp,
            totp_step,
            language: claim.language,
            changed_at: self.now(),
        })?;
        if let Some(passkey) = claim.passkey {
            self.put_new_passkey(officer.id, passkey)?;
        }
        let codes = if has_password { self.fresh_codes() } else { Vec::new() };
        self.put_codes(officer.id, &codes)?;
        let session = self.open_session(&officer, SignInMethod::Link, token, visit)?;
        Ok((SignedIn { session, officer, recovery_left: None }, codes))
    }

    fn fresh_codes(&mut self) -> Vec<RecoveryCode> {
        (0..RECOVERY_CODES).map(|_| RecoveryCode::new(self.random())).collect()
    }

    fn put_codes(&mut self, officer: u32, codes: &[RecoveryCode]) -> Result<(), Denied> {
        let hashes: Vec<[u8; 32]> = codes.iter().map(RecoveryCode::hash).collect();
        Ok(self.store.put_recovery(officer, &hashes)?)
    }

    fn put_new_passkey(&mut self, officer: u32, passkey: NewPasskey) -> Result<(), Denied> {
        let NewPasskey { id, label: said, key, counter } = passkey;
        let made_at = self.now();
        let passkey = PasskeyRecord {
            id,
            officer,
            label: label(&said),
            key,
            counter,
            made_at,
            used_at: None,
            blocked: false,
        };
        Ok(self.store.put_passkey(&passkey)?)
    }

    /// The officer of a session whose owner proved lately who he is, for a change of credentials.
    pub(super) fn changing(
        &mut self,
        id: Option<SessionId>,
        what: &str,
    ) -> Result<Officer, Denied> {
        let officer = self.proven(id)?.officer;
        let officer = self.active(officer)?;
        self.note_of(&officer, AdminAct::on(AdminCode::CredentialChanged, what))?;
        Ok(officer)
    }

    fn credential_of(&mut self, officer: u32) -> Result<CredentialRecord, Denied> {
        Ok(self.store.credential(officer)?.unwrap_or(CredentialRecord {
            officer,
            password: None,
            totp: None,
            totp_step: 0,
            language: None,
            changed_at: Timestamp(0),
        }))
    }

    /// Gives an officer who has one another password. The other sessions end.
    ///
    /// # Errors
    /// No fresh proof; no app beside it.
    pub(crate) fn set_password(
        &mut self,
        id: Option<SessionId>,
        password: Vec<u8>,
    ) -> Result<Officer, Denied> {
        let officer = self.proven(id)?.officer;
        let mut credential = self.credential_of(officer)?;
        if credential.totp.is_none() && !self.synthetic {
            return Err(PeopleDenied::OneFactor.into());
        }
        let officer = self.changing(id, "PASSWORD")?;
        credential.password = Some(password);
        credential.changed_at = self.now();
        self.store.put_credential(&credential)?;
        self.end_sessions_of(officer.id, id)?;
        Ok(officer)
    }

    /// Takes the offered secret into use. The other sessions end.
    ///
    /// # Errors
    /// No fresh proof; nothing offered; the code does not fit.
    pub(crate) fn set_totp(
        &mut self,
        id: Option<SessionId>,
        code: &str,
    ) -> Result<Officer, Denied> {
        let officer = self.proven(id)?.officer;
        let (secret, step) = self.take_offer(officer, code)?;
        let officer = self.changing(id, "APP")?;
        let mut credential = self.credential_of(officer.id)?;
        credential.totp = Some(*secret.expose());
        credential.totp_step = step;
        credential.changed_at = self.now();
        self.store.put_credential(&credential)?;
        self.end_sessions_of(officer.id, id)?;
        Ok(officer)
    }

    /// Makes new recovery codes; the old ones are void.
    ///
    /// # Errors
    /// No fresh proof.
    pub(crate) fn renew_codes(
        &mut self,
        id: Option<SessionId>,
    ) -> Result<Vec<RecoveryCode>, Denied> {
        let officer = self.changing(id, "RECOVERY_CODES")?;
        let codes = self.fresh_codes();
        self.put_codes(officer.id, &codes)?;
        Ok(codes)
    }

    /// Adds a passkey.
    ///
    /// # Errors
    /// No fresh proof; it is there already; too many.
    pub(crate) fn add_passkey(
        &mut self,
        id: Option<SessionId>,
        passkey: NewPasskey,
    ) -> Result<Officer, Denied> {
        let officer = self.proven(id)?.officer;
        if self.store.passkey(&passkey.id)?.is_some() {
            return Err(PeopleDenied::PasskeyTaken.into());
        }
        if self.store.passkeys(officer)?.len() >= PASSKEYS_MAX {
            return Err(PeopleDenied::PasskeysMax.into());
        }
        let officer = self.changing(id, "PASSKEY_ADDED")?;
        self.put_new_passkey(officer.id, passkey)?;
        Ok(officer)
    }

    /// Removes a passkey. `number` is the one it is listed under.
    ///
    /// # Errors
    /// No fresh proof; no such passkey; it is the last way to sign in.
    pub(crate) fn remove_passkey(
        &mut self,
        id: Option<SessionId>,
        number: &str,
    ) -> Result<Officer, Denied> {
        let officer = self.proven(id)?.officer;
        let all = self.store.passkeys(officer)?;
        let going = all.iter().find(|passkey| passkey_number(&passkey.id) == number);
        let going = going.ok_or(PeopleDenied::Unknown("passkey"))?;
        let password = self.store.credential(officer)?.is_some_and(|c| c.password.is_some());
        let usable = all.iter().filter(|p| !p.blocked && p.id != going.id).count();
        if !password && usable == 0 {
            return Err(PeopleDenied::LastWay.into());
        }
        let officer = self.changing(id, "PASSKEY_REMOVED")?;
        self.store.drop_passkey(&going.id)?;
        self.end_sessions_of(officer.id, id)?;
        Ok(officer)
    }

    /// A passkey answered with this counter. One that does not rise where it counts belongs to a
    /// copy, and neither of the two is taken any more.
    ///
    /// # Errors
    /// There is none, it is blocked, or its counter went back.
    pub(crate) fn passkey_used(
        &mut self,
        officer: u32,
        id: &[u8],
        counter: u32,
        key: impl FnOnce(&[u8]) -> Option<Vec<u8>>,
    ) -> Result<(), Denied> {
        let refused = || Denied::from(PeopleDenied::Refused);
        let found = self.store.passkey(id)?.filter(|p| p.officer == officer && !p.blocked);
        let mut passkey = found.ok_or_else(refused)?;
        if (counter > 0 || passkey.counter > 0) && counter <= passkey.counter {
            passkey.blocked = true;
            self.store.put_passkey(&passkey)?;
            let name = self.staff.profile(officer).name;
            self.note_machine(AdminAct::on(AdminCode::PasskeyBlocked, name))?;
            return Err(refused());
        }
        passkey.counter = counter;
        passkey.key = key(&passkey.key).ok_or_else(refused)?;
        passkey.used_at = Some(self.now());
        Ok(self.store.put_passkey(&passkey)?)
    }

    /// A passkey's answer shows that its counter went back.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn block_passkey(&mut self, officer: u32, id: &[u8]) -> Result<(), Denied> {
        let found = self.store.passkey(id)?.filter(|p| p.officer == officer && !p.blocked);
        let Some(mut passkey) = found else { return Ok(()) };
        passkey.blocked = true;
        self.store.put_passkey(&passkey)?;
        let name = self.staff.profile(officer).name;
        self.note_machine(AdminAct::on(AdminCode::PasskeyBlocked, name))
    }

    /// Keeps the language that an officer chose.
    ///
    /// # Errors
    /// The store fails.
    pub(crate) fn set_language(&mut self, officer: u32, language: String) -> Result<(), Denied> {
        let mut credential = self.credential_of(officer)?;
        credential.language = Some(language);
        Ok(self.store.put_credential(&credential)?)
    }
}

/// The number under which a passkey is listed: the beginning of the hash of its credential id.
pub(crate) fn passkey_number(id: &[u8]) -> String {
    Digest::of(id).to_string().chars().take(16).collect()
}
