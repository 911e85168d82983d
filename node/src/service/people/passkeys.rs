//! Passkey ceremonies (WebAuthn): what a browser is asked, and what its answer is worth. The state
//! of a ceremony stays here, for five minutes and one answer.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use vestigo_protocol::time::Timestamp;
use webauthn_rs::prelude::{
    AuthenticationResult, CreationChallengeResponse, Passkey, PasskeyAuthentication,
    PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    RequestChallengeResponse, Url, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

use crate::desk::credentials::SessionId;
use crate::desk::signing_in::CEREMONY_SECONDS;
use crate::runtime::people::{NewPasskey, PeopleDenied};
use crate::service::requests::people::PasskeyAnswer;
use crate::service::views::people::CeremonyView;
use crate::service::{Outcome, ServiceError};

/// Ceremonies under way: of more, those of strangers that began first are dropped.
const CEREMONIES_MAX: usize = 1024;

/// What a ceremony is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To sign in; none: no officer of that name has a passkey.
    SignIn(Option<u32>),
    /// To prove again who the owner of a session is.
    Prove(u32, SessionId),
    /// To add a passkey in a session.
    Add(u32),
    /// To set up the first one with a link, by its hash.
    Enrol(u32, [u8; 32]),
}

enum State {
    /// Nothing can answer it.
    Nobody,
    Signs(Box<PasskeyAuthentication>),
    Registers(Box<PasskeyRegistration>),
}

struct Ceremony {
    purpose: Purpose,
    state: State,
    begun: Timestamp,
}

/// What an answer amounts to.
pub(super) enum Verdict {
    /// It was signed by this passkey.
    Signed(AuthenticationResult),
    /// It was signed, but the counter went back. The credential id.
    WentBack(Vec<u8>),
    /// It does not hold.
    Refused,
}

/// The node as a party that browsers register passkeys for.
pub(super) struct Passkeys {
    webauthn: Webauthn,
    name: String,
    ceremonies: Mutex<BTreeMap<[u8; 16], Ceremony>>,
}

impl std::fmt::Debug for Passkeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Passkeys({})", self.name)
    }
}

fn refused() -> ServiceError {
    super::refusal(&PeopleDenied::Refused)
}

impl Passkeys {
    /// Of the public name under which browsers reach the node: a domain name, or `localhost`.
    ///
    /// # Errors
    /// It is none.
    pub(super) fn new(name: &str) -> Outcome<Self> {
        let bad = |_| {
            ServiceError::new(crate::service::ErrorCode::BadInput, "error-public-name")
                .with("name", name)
        };
        let origin = |scheme| Url::parse(&format!("{scheme}://{name}")).map_err(drop);
        let https = origin("https").map_err(bad)?;
        let local = origin("http").map_err(bad)?;
        let builder = WebauthnBuilder::new(name, &https).map_err(|_| bad(()))?;
        let mut builder = builder.rp_name("Vestigo").allow_any_port(true);
        // Browsers take this machine's own address for as safe as TLS, and nothing else.
        if name == "localhost" {
            builder = builder.append_allowed_origin(&local);
        }
        let webauthn = builder.build().map_err(|_| bad(()))?;
        Ok(Self { webauthn, name: name.to_owned(), ceremonies: Mutex::default() })
    }

    fn keep(&self, id: [u8; 16], purpose: Purpose, state: State, now: Timestamp) {
        let mut all = self.ceremonies.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, c| now.since(c.begun) < CEREMONY_SECONDS && now >= c.begun);
        if all.len() >= CEREMONIES_MAX {
            let strangers = all.iter().filter(|(_, c)| matches!(c.purpose, Purpose::SignIn(_)));
            let oldest = strangers.min_by_key(|(_, c)| c.begun).map(|(id, _)| *id);
            oldest.map(|id| all.remove(&id));
        }
        all.insert(id, Ceremony { purpose, state, begun: now });
    }

    /// Takes a ceremony out: it is answered once, well or badly.
    fn take(&self, id: &str, now: Timestamp) -> Option<Ceremony> {
        let id = u128::from_str_radix(id, 16).ok()?.to_be_bytes();
        let mut all = self.ceremonies.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&id).filter(|c| now.since(c.begun) < CEREMONY_SECONDS && now >= c.begun)
    }

    /// Asks for a new passkey. `user` names its owner to the authenticator and is nobody's name;
    /// `known` are keys that it must not be, by credential id.
    pub(super) fn register(
        &self,
        id: [u8; 16],
        purpose: Purpose,
        user: [u8; 16],
        officer: &str,
        known: Vec<Vec<u8>>,
        now: Timestamp,
    ) -> Outcome<CeremonyView> {
        let known = known.into_iter().collect();
        let begun = self.webauthn.start_passkey_registration(
            Uuid::from_bytes(user),
            officer,
            officer,
            Some(known),
        );
        let (options, state): (CreationChallengeResponse, _) =
            begun.map_err(ServiceError::unexpected)?;
        self.keep(id, purpose, State::Registers(Box::new(state)), now);
        view(id, &options)
    }

    /// The passkey that answered.
    ///
    /// # Errors
    /// The ceremony is unknown, over or another's, or the answer does not hold.
    pub(super) fn registered(
        &self,
        answer: PasskeyAnswer,
        purpose: &Purpose,
        label: String,
        now: Timestamp,
    ) -> Outcome<NewPasskey> {
        let ceremony = self.take(&answer.ceremony, now).filter(|c| c.purpose == *purpose);
        let Some(Ceremony { state: State::Registers(state), .. }) = ceremony else {
            return Err(refused());
        };
        let credential: RegisterPublicKeyCredential =
            serde_json::from_value(answer.credential).map_err(|_| refused())?;
        let passkey = self
            .webauthn
            .finish_passkey_registration(&credential, &state)
            .map_err(|_| refused())?;
        let id: &[u8] = passkey.cred_id().as_ref();
        let key = serde_json::to_vec(&passkey).map_err(ServiceError::unexpected)?;
        Ok(NewPasskey { id: id.to_vec(), label, counter: counter(&key), key })
    }

    /// Asks one of `keys` to sign. With none of them it asks a key that there is not, the same at
    /// each time for the same `nobody`, so that nobody learns who has keys.
    pub(super) fn challenge(
        &self,
        id: [u8; 16],
        purpose: Purpose,
        keys: &[Vec<u8>],
        nobody: &[u8],
        challenge: [u8; 32],
        now: Timestamp,
    ) -> Outcome<CeremonyView> {
        let keys: Vec<Passkey> =
            keys.iter().filter_map(|key| serde_json::from_slice(key).ok()).collect();
        if keys.is_empty() {
            self.keep(id, purpose, State::Nobody, now);
            let credential: [u8; 32] = Sha256::new()
                .chain_update("vestigo-no-passkey-v1\0")
                .chain_update(nobody)
                .finalize()
                .into();
            return Ok(CeremonyView {
                ceremony: ceremony_id(id),
                options: serde_json::json!({"publicKey": {
                    "challenge": URL_SAFE_NO_PAD.encode(challenge),
                    "timeout": CEREMONY_SECONDS * 1000,
                    "rpId": self.name,
                    "allowCredentials":
                        [{"type": "public-key", "id": URL_SAFE_NO_PAD.encode(credential)}],
                    "userVerification": "required",
                }}),
            });
        }
        let (options, state): (RequestChallengeResponse, _) =
            self.webauthn.start_passkey_authentication(&keys).map_err(ServiceError::unexpected)?;
        self.keep(id, purpose, State::Signs(Box::new(state)), now);
        view(id, &options)
    }

    /// What an answer to [`Self::challenge`] amounts to, and what the ceremony was for.
    ///
    /// # Errors
    /// The ceremony is unknown or over.
    pub(super) fn answered(
        &self,
        answer: PasskeyAnswer,
        now: Timestamp,
    ) -> Outcome<(Purpose, Verdict)> {
        let ceremony = self.take(&answer.ceremony, now).ok_or_else(refused)?;
        let State::Signs(state) = ceremony.state else {
            return Ok((ceremony.purpose, Verdict::Refused));
        };
        let credential: Option<PublicKeyCredential> =
            serde_json::from_value(answer.credential).ok();
        let verdict = match credential {
            None => Verdict::Refused,
            Some(credential) => {
                match self.webauthn.finish_passkey_authentication(&credential, &state) {
                    Ok(result) if result.user_verified() => Verdict::Signed(result),
                    Err(WebauthnError::CredentialPossibleCompromise) => {
                        let id: &[u8] = credential.raw_id.as_ref();
                        Verdict::WentBack(id.to_vec())
                    }
                    _ => Verdict::Refused,
                }
            }
        };
        Ok((ceremony.purpose, verdict))
    }
}

/// The stored form of a passkey after an answer of it.
pub(super) fn updated(stored: &[u8], result: &AuthenticationResult) -> Option<Vec<u8>> {
    let mut passkey: Passkey = serde_json::from_slice(stored).ok()?;
    passkey.update_credential(result)?;
    serde_json::to_vec(&passkey).ok()
}

/// The counter in the stored form of a passkey.
fn counter(stored: &[u8]) -> u32 {
    let value: Option<serde_json::Value> = serde_json::from_slice(stored).ok();
    let counter = value.as_ref().and_then(|v| v.pointer("/cred/counter")?.as_u64());
    counter.and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
}

fn ceremony_id(id: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(id))
}

fn view(id: [u8; 16], options: &impl serde::Serialize) -> Outcome<CeremonyView> {
    let options = serde_json::to_value(options).map_err(ServiceError::unexpected)?;
    Ok(CeremonyView { ceremony: ceremony_id(id), options })
}

#[cfg(test)]
pub(in crate::service) mod authenticator;
#[cfg(test)]
mod tests;
