//! Sign-in by an OpenID Provider: the way out with the browser and the way back, and what stays here
//! meanwhile. A way is gone once, within five minutes, by the browser that began it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use aws_lc_rs::constant_time::verify_slices_are_equal;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use vestigo_protocol::time::Timestamp;

use super::refusal;
use super::running::{Host, decided, fresh, own, run, signed_in, visit};
use crate::desk::credentials::SessionId;
use crate::desk::signing_in::CEREMONY_SECONDS;
use crate::net::oidc::{Asked, Identity, OidcError, Provider, TokenError};
use crate::runtime::clock;
use crate::runtime::people::PeopleDenied;
use crate::runtime::surroundings::random;
use crate::service::requests::people::{OidcPurpose, OidcReturn, Visitor};
use crate::service::views::people::{OidcBegunView, OidcEndedView};
use crate::service::{Caller, ErrorCode, Outcome, ServiceError};

/// Ways under way: of more, the oldest of strangers are dropped.
const WAYS_MAX: usize = 1024;

/// A provider, what officers call it, and who is on his way to it and back.
#[derive(Debug)]
pub(super) struct Oidc {
    pub(super) provider: Provider,
    pub(super) issuer: String,
    pub(super) name: String,
    ways: Mutex<BTreeMap<[u8; 32], Way>>,
}

/// What is to come of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    SignIn,
    Prove(u32, SessionId),
    Connect(u32, SessionId),
}

struct Way {
    aim: Aim,
    asked: Asked,
    /// SHA-256 of what the browser holds in a cookie: nobody else's browser goes on with it.
    browser: [u8; 32],
    next: String,
    language: String,
    begun: Timestamp,
}

impl std::fmt::Debug for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Way(..)")
    }
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

impl Oidc {
    pub(super) fn new(provider: Provider, issuer: String, name: String) -> Self {
        Self { provider, issuer, name, ways: Mutex::default() }
    }

    fn keep(&self, way: Way) {
        let now = way.begun;
        let mut all = self.ways.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, w| now.since(w.begun) < CEREMONY_SECONDS && now >= w.begun);
        if all.len() >= WAYS_MAX {
            let strangers = all.iter().filter(|(_, w)| w.aim == Aim::SignIn);
            let oldest = strangers.min_by_key(|(_, w)| w.begun).map(|(state, _)| *state);
            oldest.map(|state| all.remove(&state));
        }
        all.insert(digest(&way.asked.state), way);
    }

    /// Takes a way out: it is gone once. Another browser's stays, for its own.
    fn take(&self, state: &str, browser: &str, now: Timestamp) -> Option<Way> {
        let state = digest(state);
        let mut all = self.ways.lock().unwrap_or_else(PoisonError::into_inner);
        let way = all.get(&state)?;
        verify_slices_are_equal(&way.browser, &digest(browser)).ok()?;
        all.remove(&state).filter(|w| now.since(w.begun) < CEREMONY_SECONDS && now >= w.begun)
    }
}

fn none() -> ServiceError {
    ServiceError::new(ErrorCode::NotFound, "error-oidc-none")
}

fn over() -> ServiceError {
    ServiceError::new(ErrorCode::NotAllowed, "error-oidc-over")
}

/// What an officer is told, and what the operator reads.
fn told(error: &OidcError, name: &str) -> ServiceError {
    tracing::warn!(reason = %error, "a sign-in by the OpenID Provider failed");
    match error {
        OidcError::Io(_) | OidcError::Http(_) | OidcError::TimedOut => {
            ServiceError::new(ErrorCode::Unavailable, "error-oidc-unreachable").with("name", name)
        }
        OidcError::Token(TokenError::OneFactor) => {
            ServiceError::new(ErrorCode::NotAllowed, "error-oidc-one-factor").with("name", name)
        }
        OidcError::Refused(_) | OidcError::Token(_) => {
            ServiceError::new(ErrorCode::NotAllowed, "error-oidc-refused").with("name", name)
        }
        OidcError::Address(_) | OidcError::Response { .. } | OidcError::Metadata(_) => {
            ServiceError::new(ErrorCode::Unavailable, "error-oidc-broken").with("name", name)
        }
    }
}

/// Begins a way: where the browser goes, and what it keeps meanwhile.
pub(super) async fn begin(
    host: &impl Host,
    caller: Option<Caller>,
    purpose: OidcPurpose,
    next: String,
    language: String,
) -> Outcome<OidcBegunView> {
    let oidc = host.door().oidc.as_ref().ok_or_else(none)?;
    let in_session = async |caller: Option<Caller>| {
        let caller = caller.ok_or_else(|| refusal(&PeopleDenied::SignInFirst))?;
        let (officer, _) = own(host, caller).await?;
        let id = caller.session.ok_or_else(|| refusal(&PeopleDenied::SignInFirst))?;
        Ok::<_, ServiceError>((officer.id, id))
    };
    let begun = run(host, |core| Ok(core.now())).await?;
    let asked = Asked::new(random(), random(), random());
    let (aim, asked) = match purpose {
        OidcPurpose::SignIn => (Aim::SignIn, asked),
        OidcPurpose::Prove => {
            let (officer, id) = in_session(caller).await?;
            (Aim::Prove(officer, id), asked.anew(clock::now()))
        }
        OidcPurpose::Connect => {
            let (officer, id) = in_session(caller).await?;
            run(host, move |core| core.proven(Some(id)).map(drop)).await?;
            (Aim::Connect(officer, id), asked)
        }
    };
    let url = oidc.provider.authorization_url(&asked).await.map_err(|e| told(&e, &oidc.name))?;
    let browser = URL_SAFE_NO_PAD.encode(random::<32>());
    oidc.keep(Way { aim, asked, browser: digest(&browser), next, language, begun });
    Ok(OidcBegunView { url, browser })
}

/// The browser is back.
pub(super) async fn end(
    host: &impl Host,
    back: OidcReturn,
    visitor: Visitor,
) -> Outcome<OidcEndedView> {
    let oidc = host.door().oidc.as_ref().ok_or_else(none)?;
    let address = visitor.address;
    let now = run(host, move |core| {
        core.passkey_attempt(address)?;
        Ok(core.now())
    })
    .await?;
    let way = oidc.take(&back.state, &back.browser, now).ok_or_else(over)?;
    let place = OidcEndedView { next: way.next, language: way.language, signed_in: None };
    let identity =
        match back.code {
            Some(code) if back.error.is_none() => {
                // The token carries the provider's time, which runs like that of this machine.
                let said =
                    oidc.provider.redeem(&code, back.issuer.as_deref(), &way.asked, clock::now());
                said.await.map_err(|e| told(&e, &oidc.name))
            }
            // Its owner said no, or may not use it: the provider showed him why.
            _ => Err(ServiceError::new(ErrorCode::NotAllowed, "error-oidc-refused")
                .with("name", &oidc.name)),
        };
    let Identity { subject, label } = match identity {
        Ok(identity) => identity,
        Err(error) => {
            run(host, move |core| core.passkey_failed(None, address)).await?;
            return Err(error.with("language", &place.language));
        }
    };
    let (issuer, token) = (oidc.issuer.clone(), fresh());
    let signed = decided(host, move |core| match way.aim {
        Aim::SignIn => match core.oidc_fitted(&issuer, &subject, token.hash(), visit(&visitor)) {
            Ok(signed) => Ok(Some(signed_in(core, token, &signed)?)),
            Err(denied) => {
                core.passkey_failed(None, address)?;
                Err(denied)
            }
        },
        Aim::Prove(officer, id) => {
            if core.oidc_officer(&issuer, &subject)?.id != officer {
                core.passkey_failed(Some(officer), address)?;
                return Err(PeopleDenied::Refused.into());
            }
            core.passkey_proved(officer, id)?;
            Ok(None)
        }
        Aim::Connect(officer, id) => {
            if core.session_of(Some(id))?.officer != officer {
                return Err(PeopleDenied::SignInFirst.into());
            }
            core.connect_oidc(id, issuer, subject, label)?;
            Ok(None)
        }
    });
    match signed.await {
        Ok(signed_in) => Ok(OidcEndedView { signed_in, ..place }),
        Err(error) => Err(error.with("language", &place.language)),
    }
}
