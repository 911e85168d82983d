//! Use cases of people who sign in. The pages and the REST interface call these; the local API has
//! the kernel's word instead.

use super::requests::officers::UnlockRequest;
use super::requests::people::{
    AddPasskeyRequest, EnrolRequest, PasskeyAnswer, PasskeyRequest, PasswordRequest, ProofRequest,
    SignInRequest, TotpRequest, Visitor,
};
use super::views::people::{
    CeremonyView, CredentialsView, EnrolledView, EnrolmentView, LinkView, RecoveryCodesView,
    SessionView, SignedInView, TotpOfferView,
};
use super::{Caller, Outcome};
pub use crate::desk::credentials::SessionToken;

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

    /// What a passkey of the caller has to sign for [`Self::prove`].
    fn prove_challenge(
        &self,
        caller: Caller,
    ) -> impl Future<Output = Outcome<CeremonyView>> + Send;

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
    fn credentials(&self, caller: Caller)
    -> impl Future<Output = Outcome<CredentialsView>> + Send;

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
