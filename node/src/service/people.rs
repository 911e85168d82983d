//! Use cases of people who sign in. The pages and the REST interface call these; the local API has
//! the kernel's word instead.

use super::requests::officers::UnlockRequest;
use super::requests::people::{
    AddPasskeyRequest, EnrolRequest, OidcPurpose, OidcReturn, PasskeyAnswer, PasskeyRequest,
    PasswordRequest, ProofRequest, SignInRequest, TotpRequest, Visitor,
};
use super::views::people::{
    CeremonyView, CredentialsView, EnrolledView, EnrolmentView, LinkView, OidcBegunView,
    OidcEndedView, RecoveryCodesView, SessionView, SignedInView, TotpOfferView,
};
use super::{Caller, ErrorCode, Outcome, ServiceError};
pub use crate::desk::credentials::SessionToken;
use crate::desk::credentials::{LinkToken, SessionId};
use crate::desk::officer::Roles;
use crate::desk::signing_in::SessionTimes;
use crate::keys::passwords::{self, PasswordHash};
use crate::keys::sealed::{Cost, PASSPHRASE_MIN, Passphrase, SealError};
use crate::net::oidc::Provider;
use crate::runtime::Core;
use crate::runtime::people::PeopleDenied;
use crate::runtime::surroundings::random;
use crate::store::{Officer, SessionRecord};

mod hashing;
mod oidc;
mod passkeys;
mod running;
#[cfg(test)]
mod tests;

use hashing::{Hashing, Place};
use oidc::Oidc;
use passkeys::Passkeys;

/// What faces with sessions ask. They are bound by `Service + PeopleService`. Implementations write
/// plain `async fn`.
///
/// Every refusal of a sign-in is the same one, whether the name, the password or the code was wrong,
/// and costs the same work. Codes of errors: [`SignInFirst`](super::ErrorCode::SignInFirst) where a
/// session is over, [`ProveFirst`](super::ErrorCode::ProveFirst) where a fresh proof is asked for
/// ([`Self::prove`], then again), [`Unavailable`](super::ErrorCode::Unavailable) with
/// `error-sign-in-wait` and `seconds` where somebody has to wait.
pub trait PeopleService: Send + Sync + 'static {
    /// The session of a token, as of now; it counts as used.
    ///
    /// Errors: [`SignInFirst`](super::ErrorCode::SignInFirst) if there is none, it is over, was ended,
    /// or its officer's roles changed.
    fn session(&self, token: &SessionToken) -> impl Future<Output = Outcome<SessionView>> + Send;

    /// Signs in with password and code, always into a new session: what the browser held before is
    /// not taken over.
    fn sign_in(
        &self,
        request: SignInRequest,
        visitor: Visitor,
    ) -> impl Future<Output = Outcome<SignedInView>> + Send;

    /// Ends a session. One that is over already is no error.
    fn sign_out(&self, token: &SessionToken) -> impl Future<Output = Outcome<()>> + Send;

    /// What an officer's passkey has to sign. A name that has none gets a challenge all the same.
    fn passkey_challenge(
        &self,
        request: PasskeyRequest,
        visitor: Visitor,
    ) -> impl Future<Output = Outcome<CeremonyView>> + Send;

    /// Signs in with a passkey.
    fn passkey_sign_in(
        &self,
        answer: PasskeyAnswer,
        visitor: Visitor,
    ) -> impl Future<Output = Outcome<SignedInView>> + Send;

    /// What officers call the OpenID Provider by which they may sign in, if there is one.
    fn oidc_name(&self) -> Option<String>;

    /// Begins a way to the provider and back. `next`: where the browser goes in the end; `language`:
    /// that of the page.
    ///
    /// Errors: [`Unavailable`](super::ErrorCode::Unavailable) if the provider does not answer.
    fn oidc_begin(
        &self,
        caller: Option<Caller>,
        purpose: OidcPurpose,
        next: String,
        language: String,
    ) -> impl Future<Output = Outcome<OidcBegunView>> + Send;

    /// The browser is back from the provider. What was begun by another browser, more than five
    /// minutes ago, or has ended once is refused. Errors carry the `language` of the way where it
    /// is known.
    fn oidc_end(
        &self,
        back: OidcReturn,
        visitor: Visitor,
    ) -> impl Future<Output = Outcome<OidcEndedView>> + Send;

    /// The caller is known by the provider no longer. Asks for a fresh proof.
    fn oidc_disconnect(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<CredentialsView>> + Send;

    /// What a passkey of the caller has to sign for [`Self::prove`].
    fn prove_challenge(&self, caller: Caller)
    -> impl Future<Output = Outcome<CeremonyView>> + Send;

    /// Proves again who the owner of the caller's session is.
    fn prove(
        &self,
        caller: Caller,
        request: ProofRequest,
        visitor: Visitor,
    ) -> impl Future<Output = Outcome<SessionView>> + Send;

    /// Opens the signing key of the caller with its passphrase for one act, within two minutes. The
    /// caller that this gives carries the ticket: use it for the one call that signs.
    fn open_key(
        &self,
        caller: Caller,
        request: UnlockRequest,
    ) -> impl Future<Output = Outcome<Caller>> + Send;

    /// What a one-time link is for. Looking at it does not use it up.
    fn link(&self, code: String) -> impl Future<Output = Outcome<LinkView>> + Send;

    /// What the page of a link shows. Asked again, it shows the same secret until the link ends.
    fn enrolment(&self, code: String) -> impl Future<Output = Outcome<EnrolmentView>> + Send;

    /// Uses a link up: sets up how its officer signs in, ends his sessions, and signs him in.
    fn enrol(
        &self,
        request: EnrolRequest,
        visitor: Visitor,
    ) -> impl Future<Output = Outcome<EnrolledView>> + Send;

    /// How the caller signs in.
    fn credentials(&self, caller: Caller) -> impl Future<Output = Outcome<CredentialsView>> + Send;

    /// Gives the caller another password, and ends the caller's other sessions. Asks for a fresh
    /// proof, as everything below.
    fn password_change(
        &self,
        caller: Caller,
        request: PasswordRequest,
    ) -> impl Future<Output = Outcome<CredentialsView>> + Send;

    /// Offers a new secret for the caller's authenticator app.
    fn totp_offer(&self, caller: Caller) -> impl Future<Output = Outcome<TotpOfferView>> + Send;

    /// Takes the offered secret into use.
    fn totp_set(
        &self,
        caller: Caller,
        request: TotpRequest,
    ) -> impl Future<Output = Outcome<CredentialsView>> + Send;

    /// Makes ten new recovery codes; the old ones are void.
    fn recovery_renew(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<RecoveryCodesView>> + Send;

    /// What a new passkey of the caller has to answer.
    fn passkey_offer(&self, caller: Caller) -> impl Future<Output = Outcome<CeremonyView>> + Send;

    /// Adds a passkey of the caller.
    fn passkey_add(
        &self,
        caller: Caller,
        request: AddPasskeyRequest,
    ) -> impl Future<Output = Outcome<CredentialsView>> + Send;

    /// Removes a passkey of the caller; not the last way to sign in.
    fn passkey_remove(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<CredentialsView>> + Send;

    /// Keeps the language that the caller chose, `en`, `es`, `pt` or `fr`.
    fn language_set(
        &self,
        caller: Caller,
        language: String,
    ) -> impl Future<Output = Outcome<()>> + Send;

    /// Notes, before it is shown, that the caller looks at something of a trace or case that no other
    /// use case notes. `id` is the whole id of the trace or of the case's exchange.
    fn looked_at(&self, caller: Caller, id: String) -> impl Future<Output = Outcome<()>> + Send;
}

/// What signing in needs beside the core: the turnstile before costly derivations, and the passkey
/// ceremonies under way.
#[derive(Debug)]
pub struct Door {
    hashing: Hashing,
    passkeys: Option<Passkeys>,
    oidc: Option<Oidc>,
    public_name: Option<String>,
    /// Where browsers reach the pages, with a slash at the end, if that is not
    /// `https://public_name/`.
    base: Option<String>,
    cost: Cost,
}

impl Default for Door {
    /// Of a node that has no public name: passwords alone.
    fn default() -> Self {
        Self {
            hashing: Hashing::default(),
            passkeys: None,
            oidc: None,
            public_name: None,
            base: None,
            cost: passwords::COST,
        }
    }
}

impl Door {
    /// Of a node that browsers reach under `public_name`, a domain name or `localhost`; empty: it
    /// has none, and nobody can use a passkey.
    ///
    /// # Errors
    /// It is no such name.
    pub fn new(public_name: &str) -> Outcome<Self> {
        if public_name.is_empty() {
            return Ok(Self::default());
        }
        let passkeys = Some(Passkeys::new(public_name)?);
        Ok(Self { passkeys, public_name: Some(public_name.to_owned()), ..Self::default() })
    }

    /// The page on which a link is used.
    #[must_use]
    pub(super) fn url(&self, link: &LinkToken) -> Option<String> {
        match (&self.base, &self.public_name) {
            (Some(base), _) => Some(link_at(base, link)),
            (None, name) => name.as_deref().map(|name| link_at(&format!("https://{name}/"), link)),
        }
    }

    /// The same, where browsers go to `base`: another port than 443, or this machine without TLS.
    #[must_use]
    pub fn reached_at(self, base: String) -> Self {
        Self { base: Some(base), ..self }
    }

    /// The same, where officers may also sign in by `provider`, whose issuer is `issuer` and which
    /// they call `name`.
    #[must_use]
    pub fn with_provider(self, provider: Provider, issuer: String, name: String) -> Self {
        Self { oidc: Some(Oidc::new(provider, issuer, name)), ..self }
    }

    fn passkeys(&self) -> Outcome<&Passkeys> {
        let none = || ServiceError::new(ErrorCode::NotAllowed, "error-no-public-name");
        self.passkeys.as_ref().ok_or_else(none)
    }

    /// Whether `password` is the one of `stored`.
    async fn fits(
        &self,
        place: Place,
        stored: Option<Vec<u8>>,
        password: Passphrase,
    ) -> Outcome<bool> {
        let cost = self.cost;
        let body = move || {
            passwords::fits(stored.as_deref(), &password, cost).map_err(ServiceError::unexpected)
        };
        self.hashing.run(place, body).await
    }

    /// The record of a new password of `officer`.
    async fn record(&self, password: Passphrase, officer: &str) -> Outcome<Vec<u8>> {
        if passwords::is_weak(&password, officer) {
            return Err(ServiceError::new(ErrorCode::BadInput, "error-password-weak")
                .with("min", PASSPHRASE_MIN));
        }
        let (cost, salt, place) = (self.cost, random(), self.hashing.place()?);
        let body = move || {
            let record = PasswordHash::make(&password, salt, cost);
            record.map(|r| r.to_bytes()).map_err(|e: SealError| ServiceError::unexpected(e))
        };
        self.hashing.run(place, body).await
    }
}

/// The address of the page on which a link is used, on a node that browsers reach at `base`, which
/// ends with a slash. The code stands behind `#`, so that neither a proxy nor a log on the way sees it.
#[must_use]
pub fn link_at(base: &str, link: &LinkToken) -> String {
    format!("{base}setup#{}", link.to_text())
}

/// The refusals that are about people, for people.
pub(super) fn refusal(denied: &PeopleDenied) -> ServiceError {
    let of = ServiceError::new;
    match denied {
        PeopleDenied::SignInFirst => of(ErrorCode::SignInFirst, "error-sign-in-first"),
        PeopleDenied::ProveFirst => of(ErrorCode::ProveFirst, "error-prove-first"),
        PeopleDenied::Refused => of(ErrorCode::NotAllowed, "error-sign-in"),
        PeopleDenied::Wait(seconds) => {
            of(ErrorCode::Unavailable, "error-sign-in-wait").with("seconds", seconds)
        }
        PeopleDenied::Link => of(ErrorCode::NotFound, "error-link"),
        PeopleDenied::Code => of(ErrorCode::BadInput, "error-app-code"),
        PeopleDenied::NothingOffered => of(ErrorCode::Conflict, "error-nothing-offered"),
        PeopleDenied::OneFactor => of(ErrorCode::BadInput, "error-one-factor"),
        PeopleDenied::LastWay => of(ErrorCode::Conflict, "error-last-way"),
        PeopleDenied::PasskeyTaken => of(ErrorCode::Conflict, "error-passkey-taken"),
        PeopleDenied::PersonTaken => of(ErrorCode::Conflict, "error-oidc-taken"),
        PeopleDenied::PersonUnknown => of(ErrorCode::NotAllowed, "error-oidc-unknown"),
        PeopleDenied::PasskeysMax => of(ErrorCode::Conflict, "error-passkeys-max"),
        PeopleDenied::Unknown(what) => of(
            ErrorCode::NotFound,
            match *what {
                "passkey" => "error-no-such-passkey",
                _ => "error-no-such-session",
            },
        ),
        PeopleDenied::HostOnly => of(ErrorCode::NotAllowed, "error-host-only"),
        PeopleDenied::Duties => of(ErrorCode::NotAllowed, "error-duties"),
        PeopleDenied::NothingProposed => of(ErrorCode::NotFound, "error-nothing-proposed"),
        PeopleDenied::AnotherAdministrator => {
            of(ErrorCode::NotAllowed, "error-another-administrator")
        }
    }
}

/// A session as its owner sees it.
fn view(
    core: &mut Core,
    record: &SessionRecord,
    officer: &Officer,
) -> Result<SessionView, crate::runtime::Denied> {
    let profile = core.staff.profile(officer.id);
    let times = SessionTimes {
        signed_in_at: record.signed_in_at,
        seen_at: record.seen_at,
        proven_at: record.proven_at,
    };
    let number = SessionId(record.id);
    Ok(SessionView {
        id: number.to_string(),
        roles: Roles::from_bits(profile.roles).iter().map(|r| r.name().to_owned()).collect(),
        language: core.store.credential(officer.id)?.and_then(|c| c.language),
        signed_in_at: times.signed_in_at.to_rfc3339(),
        idle_until: times.idle_until().to_rfc3339(),
        ends_at: times.ends_at().to_rfc3339(),
        proven_at: times.proven_at.to_rfc3339(),
        is_proven: times.is_proven(core.now()),
        has_key: profile.sealed_key.is_some(),
        officer: profile.name,
        uid: officer.uid,
        number,
    })
}
