//! Signing in and what belongs to it, on a running node.

use std::net::IpAddr;

use sha2::{Digest as _, Sha256};
use vestigo_protocol::time::Timestamp;

use super::passkeys::{Purpose, Verdict, updated};
use super::{Door, PeopleService, SessionToken, oidc, refusal, view};
use crate::desk::credentials::{LinkToken, RecoveryCode, SecondFactor, SessionId};
use crate::desk::officer::{OfficerName, Ticket};
use crate::desk::signing_in::CEREMONY_SECONDS;
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::people::{Claim, PeopleDenied, SignedIn, Visit, expires, passkey_number};
use crate::runtime::surroundings::random;
use crate::runtime::{Core, Denied, Handle, clock};
use crate::service::requests::officers::UnlockRequest;
use crate::service::requests::people::{
    AddPasskeyRequest, EnrolRequest, OidcPurpose, OidcReturn, PasskeyAnswer, PasskeyRequest,
    PasswordRequest, ProofRequest, SignInRequest, TotpRequest, Visitor,
};
use crate::service::views::people::{
    CeremonyView, CredentialsView, EnrolledView, EnrolmentView, LinkView, OidcBegunView,
    OidcEndedView, PasskeyView, RecoveryCodesView, SessionView, SignedInView, TotpOfferView,
};
use crate::service::{Caller, ErrorCode, Outcome, Running, ServiceError, officers, roles};
use crate::store::{LinkRecord, Officer};
use crate::text::Language;

/// Longest name that is looked at in an attempt; longer is no officer's and is cut.
const NAME_MAX: usize = 64;

pub(super) fn visit(visitor: &Visitor) -> Visit {
    Visit::new(visitor.address, &visitor.agent)
}

pub(super) fn fresh() -> SessionToken {
    SessionToken::new(random())
}

/// A number that authenticators know an officer by: nobody's name.
fn handle(officer: &Officer) -> [u8; 16] {
    let digest: [u8; 32] = Sha256::new()
        .chain_update("vestigo-passkey-user-v1\0")
        .chain_update(officer.secret)
        .finalize()
        .into();
    let mut handle = [0; 16];
    handle.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    handle
}

fn language(text: Option<String>) -> Outcome<Option<String>> {
    match text {
        Some(text) if !Language::TAGS.contains(&text.as_str()) => {
            Err(ServiceError::new(ErrorCode::BadInput, "error-language").with("language", text))
        }
        other => Ok(other),
    }
}

fn link_view(core: &mut Core, link: &LinkRecord) -> Result<LinkView, Denied> {
    let profile = core.staff.profile(link.officer);
    let roles = crate::desk::officer::Roles::from_bits(profile.roles);
    Ok(LinkView {
        officer: profile.name,
        roles: roles.iter().map(|r| r.name().to_owned()).collect(),
        replaces: core.signs_in(link.officer)?,
        expires: expires(link).to_rfc3339(),
    })
}

fn parsed(code: &str) -> Outcome<LinkToken> {
    LinkToken::parse(code).ok_or_else(|| refusal(&PeopleDenied::Link))
}

fn texts(codes: &[RecoveryCode]) -> Vec<String> {
    codes.iter().map(RecoveryCode::to_text).collect()
}

/// What signing in stands on: a running node, or in a test the core alone.
pub(super) trait Host: Send + Sync + 'static {
    /// The core.
    fn core(&self) -> &Handle;
    /// What stands before it.
    fn door(&self) -> &Door;
}

impl Host for Running {
    fn core(&self) -> &Handle {
        &self.core
    }

    fn door(&self) -> &Door {
        &self.door
    }
}

pub(super) async fn run<T: Send + 'static>(
    host: &impl Host,
    body: impl FnOnce(&mut Core) -> Result<T, Denied> + Send + 'static,
) -> Outcome<T> {
    Ok(host.core().run(body).await?)
}

/// Runs what must stay written even where it refuses.
pub(super) async fn decided<T: Send + 'static>(
    host: &impl Host,
    body: impl FnOnce(&mut Core) -> Result<T, Denied> + Send + 'static,
) -> Outcome<T> {
    Ok(run(host, move |core| Ok(body(core))).await??)
}

pub(super) fn signed_in(
    core: &mut Core,
    token: SessionToken,
    signed: &SignedIn,
) -> Result<SignedInView, Denied> {
    let session = view(core, &signed.session, &signed.officer)?;
    Ok(SignedInView { token, session, recovery_left: signed.recovery_left })
}

/// The officer of a caller's session.
pub(super) async fn own(host: &impl Host, caller: Caller) -> Outcome<(Officer, OfficerName)> {
    run(host, move |core| {
        let officer = core.officer(caller)?;
        if core.session_of(caller.session)?.officer != officer.id {
            return Err(PeopleDenied::SignInFirst.into());
        }
        let name = OfficerName::parse(&core.staff.profile(officer.id).name);
        Ok((officer, name.ok_or(PeopleDenied::SignInFirst)?))
    })
    .await
}

async fn credentials_of(host: &impl Host, officer: u32) -> Outcome<CredentialsView> {
    let passkeys_possible = host.door().passkeys.is_some();
    run(host, move |core| {
        let credential = core.store.credential(officer)?;
        let passkeys = core.store.passkeys(officer)?;
        let view = |key: &crate::store::PasskeyRecord| PasskeyView {
            id: passkey_number(&key.id),
            label: key.label.clone(),
            since: key.made_at.to_rfc3339(),
            used: key.used_at.map(Timestamp::to_rfc3339),
            blocked: key.blocked,
        };
        let provider = core.store.oidc(officer)?;
        Ok(CredentialsView {
            provider: provider.map(|record| record.label),
            password: credential.as_ref().is_some_and(|c| c.password.is_some()),
            totp: credential.as_ref().is_some_and(|c| c.totp.is_some()),
            recovery_left: core.store.recovery_left(officer)?,
            passkeys: passkeys.iter().map(view).collect(),
            passkeys_possible,
        })
    })
    .await
}

/// What the passkeys of an officer have to sign; of nobody, if there is none.
async fn ask_passkeys(
    host: &impl Host,
    name: String,
    address: Option<IpAddr>,
    purpose: impl FnOnce(Option<u32>) -> Purpose + Send + 'static,
) -> Outcome<CeremonyView> {
    let passkeys = host.door().passkeys()?;
    let (purpose, keys, nobody) = run(host, move |core| {
        core.passkey_attempt(address)?;
        let parsed = OfficerName::parse(&name);
        let officer = parsed.and_then(|n| core.officer_named(n.as_str()).ok());
        let officer = officer.filter(|o| core.active(o.id).is_ok());
        let mut keys = Vec::new();
        if let Some(officer) = &officer {
            let stored = core.store.passkeys(officer.id)?;
            keys.extend(stored.into_iter().filter(|k| !k.blocked).map(|k| k.key));
        }
        let has = officer.filter(|_| !keys.is_empty()).map(|o| o.id);
        let typed = parsed.map_or_else(|| name.trim().to_owned(), |n| n.to_string());
        let nobody = [core.sampling_secret.as_slice(), typed.as_bytes()].concat();
        Ok((purpose(has), keys, nobody))
    })
    .await?;
    passkeys.challenge(random(), purpose, &keys, &nobody, random(), clock::now())
}

/// Looks at a passkey's answer. The officer whose key it is, and what it was for.
async fn passkey_answer(
    host: &impl Host,
    answer: PasskeyAnswer,
    address: Option<IpAddr>,
) -> Outcome<(u32, Purpose)> {
    let (purpose, verdict) = host.door().passkeys()?.answered(answer, clock::now())?;
    let officer = match purpose {
        Purpose::SignIn(officer) => officer,
        Purpose::Prove(officer, _) => Some(officer),
        Purpose::Add(_) | Purpose::Enrol(..) => None,
    };
    let decided = decided(host, move |core| match (officer, verdict) {
        (Some(officer), Verdict::Signed(result)) => {
            let id: &[u8] = result.cred_id().as_ref();
            let key = |stored: &[u8]| updated(stored, &result);
            match core.passkey_used(officer, id, result.counter(), key) {
                Ok(()) => Ok(officer),
                Err(denied) => {
                    core.passkey_failed(Some(officer), address)?;
                    Err(denied)
                }
            }
        }
        (Some(officer), Verdict::WentBack(id)) => {
            core.block_passkey(officer, &id)?;
            core.passkey_failed(Some(officer), address)?;
            Err(PeopleDenied::Refused.into())
        }
        (officer, _) => {
            core.passkey_failed(officer, address)?;
            Err(PeopleDenied::Refused.into())
        }
    })
    .await?;
    Ok((decided, purpose))
}

impl<H: Host> PeopleService for H {
    async fn session(&self, token: &SessionToken) -> Outcome<SessionView> {
        let hash = token.hash();
        run(self, move |core| {
            let (record, officer) = core.session(&hash)?;
            view(core, &record, &officer)
        })
        .await
    }

    async fn sign_in(&self, request: SignInRequest, visitor: Visitor) -> Outcome<SignedInView> {
        let SignInRequest { officer, password, code } = request;
        let place = self.door().hashing.place()?;
        let name: String = officer.chars().take(NAME_MAX).collect();
        let address = visitor.address;
        let attempt = run(self, move |core| core.attempt(&name, address)).await?;
        let fits = self.door().fits(place, attempt.password.clone(), password).await?;
        let (second, token) = (SecondFactor::parse(&code), fresh());
        decided(self, move |core| {
            let signed = core.sign_in(&attempt, fits, second, token.hash(), visit(&visitor))?;
            signed_in(core, token, &signed)
        })
        .await
    }

    async fn sign_out(&self, token: &SessionToken) -> Outcome<()> {
        let hash = token.hash();
        run(self, move |core| core.sign_out(&hash)).await
    }

    async fn passkey_challenge(
        &self,
        request: PasskeyRequest,
        visitor: Visitor,
    ) -> Outcome<CeremonyView> {
        let name = request.officer.chars().take(NAME_MAX).collect();
        ask_passkeys(self, name, visitor.address, Purpose::SignIn).await
    }

    async fn passkey_sign_in(
        &self,
        answer: PasskeyAnswer,
        visitor: Visitor,
    ) -> Outcome<SignedInView> {
        let (officer, purpose) = passkey_answer(self, answer, visitor.address).await?;
        if !matches!(purpose, Purpose::SignIn(_)) {
            return Err(refusal(&PeopleDenied::Refused));
        }
        let token = fresh();
        decided(self, move |core| {
            let signed = core.passkey_fitted(officer, token.hash(), visit(&visitor))?;
            signed_in(core, token, &signed)
        })
        .await
    }

    fn oidc_name(&self) -> Option<String> {
        self.door().oidc.as_ref().map(|oidc| oidc.name.clone())
    }

    async fn oidc_begin(
        &self,
        caller: Option<Caller>,
        purpose: OidcPurpose,
        next: String,
        language: String,
    ) -> Outcome<OidcBegunView> {
        oidc::begin(self, caller, purpose, next, language).await
    }

    async fn oidc_end(&self, back: OidcReturn, visitor: Visitor) -> Outcome<OidcEndedView> {
        oidc::end(self, back, visitor).await
    }

    async fn oidc_disconnect(&self, caller: Caller) -> Outcome<CredentialsView> {
        let (officer, _) = own(self, caller).await?;
        run(self, move |core| core.disconnect_oidc(caller.session)).await?;
        credentials_of(self, officer.id).await
    }

    async fn prove_challenge(&self, caller: Caller) -> Outcome<CeremonyView> {
        let (officer, name) = own(self, caller).await?;
        let id = caller.session.ok_or_else(|| refusal(&PeopleDenied::SignInFirst))?;
        let purpose = move |_| Purpose::Prove(officer.id, id);
        ask_passkeys(self, name.to_string(), None, purpose).await
    }

    async fn prove(
        &self,
        caller: Caller,
        request: ProofRequest,
        visitor: Visitor,
    ) -> Outcome<SessionView> {
        let (officer, name) = own(self, caller).await?;
        let id = caller.session.ok_or_else(|| refusal(&PeopleDenied::SignInFirst))?;
        let address = visitor.address;
        match request {
            ProofRequest::Password { password, code } => {
                let place = self.door().hashing.place()?;
                let attempt = run(self, move |core| core.attempt(name.as_str(), address)).await?;
                let fits = self.door().fits(place, attempt.password.clone(), password).await?;
                let second = SecondFactor::parse(&code);
                decided(self, move |core| {
                    let record = core.prove(&attempt, fits, second, id)?;
                    view(core, &record, &officer)
                })
                .await
            }
            ProofRequest::Passkey(answer) => {
                let (whose, purpose) = passkey_answer(self, answer, address).await?;
                if purpose != Purpose::Prove(officer.id, id) || whose != officer.id {
                    return Err(refusal(&PeopleDenied::Refused));
                }
                decided(self, move |core| {
                    let record = core.passkey_proved(whose, id)?;
                    view(core, &record, &officer)
                })
                .await
            }
        }
    }

    async fn open_key(&self, caller: Caller, request: UnlockRequest) -> Outcome<Caller> {
        let (officer, name) = own(self, caller).await?;
        let place = self.door().hashing.place()?;
        let id = officer.id;
        let (attempt, sealed) = run(self, move |core| {
            let sealed = core.staff.profile(id).sealed_key;
            Ok((core.attempt(name.as_str(), None)?, sealed))
        })
        .await?;
        let opened =
            self.door().hashing.run(place, move || officers::opened(sealed, &request.passphrase));
        let opened = opened.await;
        let ticket = decided(self, move |core| match opened {
            Ok(key) => {
                core.attempt_succeeded(&attempt)?;
                Ok(Ok(core.hold_key(id, key)))
            }
            Err(error) => {
                core.attempt_failed(&attempt)?;
                Ok(Err(error))
            }
        })
        .await?;
        let ticket: Ticket = ticket?;
        Ok(Caller { ticket: Some(ticket), ..caller })
    }

    async fn link(&self, code: String) -> Outcome<LinkView> {
        let hash = parsed(&code)?.hash();
        run(self, move |core| {
            let (link, _) = core.link(&hash)?;
            link_view(core, &link)
        })
        .await
    }

    async fn enrolment(&self, code: String) -> Outcome<EnrolmentView> {
        let hash = parsed(&code)?.hash();
        let (link, officer, secret, node) = run(self, move |core| {
            let (link, officer) = core.link(&hash)?;
            let secret = core.offer_secret(officer.id, expires(&link));
            let node = core.identity.name.to_string();
            Ok((link_view(core, &link)?, officer, secret, node))
        })
        .await?;
        let passkey = match &self.door().passkeys {
            None => None,
            Some(passkeys) => {
                let purpose = Purpose::Enrol(officer.id, hash);
                let user = handle(&officer);
                let now = clock::now();
                Some(passkeys.register(random(), purpose, user, &link.officer, Vec::new(), now)?)
            }
        };
        let totp_uri = secret.uri(&node, &link.officer);
        Ok(EnrolmentView { totp_secret: secret.to_base32(), totp_uri, link, passkey })
    }

    async fn enrol(&self, request: EnrolRequest, visitor: Visitor) -> Outcome<EnrolledView> {
        let EnrolRequest { link, password, code, passkey, language: chosen } = request;
        let hash = parsed(&link)?.hash();
        let language = language(chosen)?;
        // Only who has a link may make the node work.
        let (officer, name) = run(self, move |core| {
            let (_, officer) = core.link(&hash)?;
            Ok((officer.id, core.staff.profile(officer.id).name))
        })
        .await?;
        let passkey = match passkey {
            None => None,
            Some(AddPasskeyRequest { label, answer }) => {
                let purpose = Purpose::Enrol(officer, hash);
                Some(self.door().passkeys()?.registered(answer, &purpose, label, clock::now())?)
            }
        };
        let password = match password {
            None => None,
            Some(password) => Some(self.door().record(password, &name).await?),
        };
        let token = fresh();
        let claim = Claim { password, code, passkey, language };
        decided(self, move |core| {
            let (signed, codes) = core.claim_link(&hash, claim, token.hash(), visit(&visitor))?;
            let signed_in = signed_in(core, token, &signed)?;
            Ok(EnrolledView { signed_in, recovery_codes: texts(&codes) })
        })
        .await
    }

    async fn credentials(&self, caller: Caller) -> Outcome<CredentialsView> {
        let (officer, _) = own(self, caller).await?;
        credentials_of(self, officer.id).await
    }

    async fn password_change(
        &self,
        caller: Caller,
        request: PasswordRequest,
    ) -> Outcome<CredentialsView> {
        let (officer, name) = own(self, caller).await?;
        run(self, move |core| core.proven(caller.session).map(drop)).await?;
        let record = self.door().record(request.new, name.as_str()).await?;
        run(self, move |core| core.set_password(caller.session, record)).await?;
        credentials_of(self, officer.id).await
    }

    async fn totp_offer(&self, caller: Caller) -> Outcome<TotpOfferView> {
        let (officer, name) = own(self, caller).await?;
        let (secret, node) = run(self, move |core| {
            core.proven(caller.session)?;
            let until = core.now().plus(CEREMONY_SECONDS);
            let node = core.identity.name.to_string();
            Ok((core.offer_secret(officer.id, until), node))
        })
        .await?;
        let uri = secret.uri(&node, name.as_str());
        Ok(TotpOfferView { secret: secret.to_base32(), uri })
    }

    async fn totp_set(&self, caller: Caller, request: TotpRequest) -> Outcome<CredentialsView> {
        let (officer, _) = own(self, caller).await?;
        run(self, move |core| core.set_totp(caller.session, &request.code)).await?;
        credentials_of(self, officer.id).await
    }

    async fn recovery_renew(&self, caller: Caller) -> Outcome<RecoveryCodesView> {
        own(self, caller).await?;
        let codes = run(self, move |core| core.renew_codes(caller.session)).await?;
        Ok(RecoveryCodesView { codes: texts(&codes) })
    }

    async fn passkey_offer(&self, caller: Caller) -> Outcome<CeremonyView> {
        let (officer, name) = own(self, caller).await?;
        let id = officer.id;
        let known = run(self, move |core| {
            core.proven(caller.session)?;
            Ok(core.store.passkeys(id)?.into_iter().map(|key| key.id).collect::<Vec<_>>())
        })
        .await?;
        let (purpose, user) = (Purpose::Add(id), handle(&officer));
        let passkeys = self.door().passkeys()?;
        passkeys.register(random(), purpose, user, name.as_str(), known, clock::now())
    }

    async fn passkey_add(
        &self,
        caller: Caller,
        request: AddPasskeyRequest,
    ) -> Outcome<CredentialsView> {
        let (officer, _) = own(self, caller).await?;
        let AddPasskeyRequest { label, answer } = request;
        let purpose = Purpose::Add(officer.id);
        let passkey = self.door().passkeys()?.registered(answer, &purpose, label, clock::now())?;
        run(self, move |core| core.add_passkey(caller.session, passkey)).await?;
        credentials_of(self, officer.id).await
    }

    async fn passkey_remove(&self, caller: Caller, id: String) -> Outcome<CredentialsView> {
        let (officer, _) = own(self, caller).await?;
        run(self, move |core| core.remove_passkey(caller.session, &id)).await?;
        credentials_of(self, officer.id).await
    }

    async fn language_set(&self, caller: Caller, chosen: String) -> Outcome<()> {
        let (officer, _) = own(self, caller).await?;
        let chosen = language(Some(chosen))?.unwrap_or_default();
        run(self, move |core| core.set_language(officer.id, chosen)).await
    }

    async fn looked_at(&self, caller: Caller, id: String) -> Outcome<()> {
        run(self, move |core| {
            core.allowed(caller, roles::LOOKS_AT)?;
            core.note(caller, AdminAct::on(AdminCode::LookedAt, id))
        })
        .await
    }
}

impl SessionView {
    /// The session's number.
    #[must_use]
    pub fn number(&self) -> SessionId {
        self.number
    }
}
