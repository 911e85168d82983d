//! An OpenID Provider: the ministry's own sign-in, where it has one.
//!
//! Of the protocol one road is taken, the one that its security profile advises: code flow with PKCE
//! (RFC 7636, S256), `state`, `nonce`, the issuer in the answer (RFC 9207) where the provider gives it,
//! and an ID token signed with a key of the provider (OpenID Connect Core 1.0 §3.1). Nothing is asked of
//! its user-info endpoint, and no access token is kept.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::{Method, Request, Uri, header};
use hyper_util::rt::TokioIo;
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use tokio::time::{Instant, timeout};
use vestigo_protocol::time::Timestamp;
use zeroize::Zeroizing;

use super::https::{Address, Authorities, connect};

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod token;

pub use token::{Identity, TokenError};

/// For one request to the provider.
const DEADLINE: Duration = Duration::from_secs(10);

/// Bytes of a response that are read: key sets of large ministries have some ten kilobytes.
const REPLY_MAX: usize = 256 * 1024;

/// How long what the provider says of itself is believed without asking again.
const KNOWN: Duration = Duration::from_secs(3_600);

/// So soon its keys are asked for again.
const AGAIN: Duration = Duration::from_secs(30);

/// Why somebody cannot sign in by the provider. None of these holds a token, a code or a name.
#[derive(Debug, Error)]
pub enum OidcError {
    /// An address that is not `https://`, or plain beyond this machine.
    #[error("{0} is not an address https://HOST[:PORT][/PATH]")]
    Address(&'static str),
    /// The network.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Not HTTP, or cut off.
    #[error("{0}")]
    Http(#[from] hyper::Error),
    /// Not in time.
    #[error("no response within 10 s")]
    TimedOut,
    /// A response that is none of this protocol.
    #[error("the response of {endpoint} is not understood: {what}")]
    Response {
        /// Which endpoint.
        endpoint: &'static str,
        /// What is wrong.
        what: String,
    },
    /// What the provider says of itself does not fit the configuration.
    #[error("the provider’s description has another {0}")]
    Metadata(&'static str),
    /// The provider refuses to give a token for the code.
    #[error("the provider refuses: {0}")]
    Refused(String),
    /// The ID token.
    #[error("{0}")]
    Token(#[from] TokenError),
}

/// What the node is to its provider.
#[derive(Clone)]
pub struct Registration {
    /// The issuer, as the provider writes it.
    pub issuer: String,
    /// The node's name at the provider.
    pub client_id: String,
    /// Its secret there, if it has one.
    pub client_secret: Option<Zeroizing<String>>,
    /// Where the browser comes back to.
    pub redirect_uri: String,
    /// Values of `acr` or `amr` of which an ID token must have one; empty: none is asked for.
    pub second_factor: Vec<String>,
}

impl std::fmt::Debug for Registration {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Registration").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// One sign-in under way: what was sent with the browser, and is compared when it comes back.
#[derive(Clone)]
pub struct Asked {
    /// Goes to the provider and comes back in the address.
    pub state: String,
    /// Comes back in the ID token.
    pub nonce: String,
    /// Its hash goes with the browser, itself with the code (RFC 7636).
    pub verifier: Zeroizing<String>,
    /// Whether the provider must ask the person anew, and since when.
    pub fresh_since: Option<Timestamp>,
}

impl Asked {
    /// Of fresh random bytes.
    #[must_use]
    pub fn new(state: [u8; 32], nonce: [u8; 32], verifier: [u8; 32]) -> Self {
        Self {
            state: URL_SAFE_NO_PAD.encode(state),
            nonce: URL_SAFE_NO_PAD.encode(nonce),
            verifier: Zeroizing::new(URL_SAFE_NO_PAD.encode(verifier)),
            fresh_since: None,
        }
    }

    /// The same, but the provider has to ask the person anew.
    #[must_use]
    pub fn anew(self, now: Timestamp) -> Self {
        Self { fresh_since: Some(now), ..self }
    }

    fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.as_bytes()))
    }
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Asked(..)")
    }
}

/// What the provider says of itself (OpenID Connect Discovery 1.0 §3), as far as it is read.
#[derive(Clone, Debug, Deserialize)]
struct Metadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// What the token endpoint answers, as far as it is read.
#[derive(Deserialize)]
struct Tokens {
    id_token: Option<Zeroizing<String>>,
    error: Option<String>,
}

#[derive(Default)]
struct Known {
    metadata: Option<(Metadata, Instant)>,
    keys: Option<(Arc<JwkSet>, Instant)>,
}

/// A provider that the node is registered at.
#[derive(Clone)]
pub struct Provider {
    registration: Arc<Registration>,
    authorities: Option<Authorities>,
    known: Arc<Mutex<Known>>,
    /// How soon its keys are asked for again when a token names one that is not known.
    again: Duration,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Provider({})", self.registration.issuer)
    }
}

impl Provider {
    /// The provider of a registration. Nothing is asked of it yet.
    ///
    /// # Errors
    /// [`OidcError::Address`]: the issuer is no address that would be asked.
    pub fn new(
        registration: Registration,
        authorities: Option<Authorities>,
    ) -> Result<Self, OidcError> {
        target(&registration.issuer, "issuer")?;
        let known = Arc::default();
        Ok(Self { registration: Arc::new(registration), authorities, known, again: AGAIN })
    }

    /// Where the browser is sent.
    ///
    /// # Errors
    /// The provider cannot be reached, or says of itself what does not fit.
    pub async fn authorization_url(&self, asked: &Asked) -> Result<String, OidcError> {
        let metadata = self.metadata().await?;
        let mut query = form_urlencoded::Serializer::new(String::new());
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.registration.client_id)
            .append_pair("redirect_uri", &self.registration.redirect_uri)
            .append_pair("scope", "openid profile")
            .append_pair("state", &asked.state)
            .append_pair("nonce", &asked.nonce)
            .append_pair("code_challenge", &asked.challenge())
            .append_pair("code_challenge_method", "S256");
        if asked.fresh_since.is_some() {
            query.append_pair("prompt", "login").append_pair("max_age", "0");
        }
        let endpoint = metadata.authorization_endpoint;
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        Ok(format!("{endpoint}{joint}{}", query.finish()))
    }

    /// Exchanges the code that the browser brought back for an ID token, and verifies it.
    /// `issuer`: what the answer named as its issuer.
    ///
    /// # Errors
    /// [`OidcError`]; whatever it is, nobody is known by it.
    pub async fn redeem(
        &self,
        code: &str,
        issuer: Option<&str>,
        asked: &Asked,
        now: Timestamp,
    ) -> Result<Identity, OidcError> {
        let metadata = self.metadata().await?;
        let named = match issuer {
            Some(issuer) => issuer == self.registration.issuer,
            None => !metadata.authorization_response_iss_parameter_supported,
        };
        if !named {
            // An answer of another provider (RFC 9207 §2.4).
            return Err(OidcError::Metadata("issuer"));
        }
        let id_token = self.id_token(&metadata, code, asked).await?;
        let expected = token::Expected {
            issuer: &self.registration.issuer,
            client_id: &self.registration.client_id,
            nonce: &asked.nonce,
            second_factor: &self.registration.second_factor,
            fresh_since: asked.fresh_since,
            now,
        };
        let keys = self.keys(&metadata, KNOWN).await?;
        match token::verify(&id_token, &keys, &expected) {
            // The provider may have a new key.
            Err(TokenError::UnknownKey) => {
                let keys = self.keys(&metadata, self.again).await?;
                Ok(token::verify(&id_token, &keys, &expected)?)
            }
            other => Ok(other?),
        }
    }

    async fn id_token(
        &self,
        metadata: &Metadata,
        code: &str,
        asked: &Asked,
    ) -> Result<Zeroizing<String>, OidcError> {
        let (form, authorization) = self.token_request(metadata, code, asked);
        let endpoint = "token_endpoint";
        let url = &metadata.token_endpoint;
        let (status, body) = self.call(url, endpoint, Some(form), authorization).await?;
        let tokens: Tokens = read(endpoint, &body)?;
        if let Some(error) = tokens.error {
            let known = error.len() <= 64 && error.bytes().all(|b| b.is_ascii_graphic());
            return Err(OidcError::Refused(if known { error } else { "error".to_owned() }));
        }
        let none = || OidcError::Response { endpoint, what: format!("status {status}, no token") };
        tokens.id_token.filter(|_| status == 200).ok_or_else(none)
    }

    /// Form and `Authorization` of the request for a token.
    fn token_request(
        &self,
        metadata: &Metadata,
        code: &str,
        asked: &Asked,
    ) -> (String, Option<String>) {
        let Registration { client_id, client_secret, redirect_uri, .. } = &*self.registration;
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", redirect_uri)
            .append_pair("code_verifier", &asked.verifier);
        let methods = metadata.token_endpoint_auth_methods_supported.as_deref();
        // Where nothing is said, it is `client_secret_basic` (Discovery §3).
        let basic = methods.is_none_or(|all| all.iter().any(|one| one == "client_secret_basic"));
        let mut authorization = None;
        match client_secret {
            Some(secret) if basic => {
                // Both are form-encoded first (RFC 6749 §2.3.1).
                let encoded = |text: &str| {
                    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>()
                };
                let pair = Zeroizing::new(format!("{}:{}", encoded(client_id), encoded(secret)));
                authorization = Some(format!("Basic {}", STANDARD.encode(pair.as_bytes())));
            }
            Some(secret) => {
                form.append_pair("client_id", client_id).append_pair("client_secret", secret);
            }
            None => {
                form.append_pair("client_id", client_id);
            }
        }
        (form.finish(), authorization)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn metadata(&self) -> Result<Metadata, OidcError> {
        // Not held while the provider is asked: those who come meanwhile do not wait for each other.
        if let Some((metadata, since)) = &self.known().metadata
            && since.elapsed() < KNOWN
        {
            return Ok(metadata.clone());
        }
        let issuer = &self.registration.issuer;
        let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let endpoint = "openid-configuration";
        let (status, body) = self.call(&url, endpoint, None, None).await?;
        if status != 200 {
            return Err(OidcError::Response { endpoint, what: format!("status {status}") });
        }
        let metadata: Metadata = read(endpoint, &body)?;
        if metadata.issuer != *issuer {
            return Err(OidcError::Metadata("issuer"));
        }
        target(&metadata.authorization_endpoint, "authorization_endpoint")?;
        target(&metadata.token_endpoint, "token_endpoint")?;
        target(&metadata.jwks_uri, "jwks_uri")?;
        self.known().metadata = Some((metadata.clone(), Instant::now()));
        Ok(metadata)
    }

    async fn keys(
        &self,
        metadata: &Metadata,
        believed: Duration,
    ) -> Result<Arc<JwkSet>, OidcError> {
        if let Some((keys, since)) = &self.known().keys
            && since.elapsed() < believed
        {
            return Ok(Arc::clone(keys));
        }
        let endpoint = "jwks_uri";
        let (status, body) = self.call(&metadata.jwks_uri, endpoint, None, None).await?;
        if status != 200 {
            return Err(OidcError::Response { endpoint, what: format!("status {status}") });
        }
        let keys: Arc<JwkSet> = Arc::new(read(endpoint, &body)?);
        self.known().keys = Some((Arc::clone(&keys), Instant::now()));
        Ok(keys)
    }

    async fn call(
        &self,
        url: &str,
        endpoint: &'static str,
        form: Option<String>,
        authorization: Option<String>,
    ) -> Result<(u16, Bytes), OidcError> {
        let called = self.call_in_time(url, endpoint, form, authorization);
        timeout(DEADLINE, called).await.map_err(|_| OidcError::TimedOut)?
    }

    async fn call_in_time(
        &self,
        url: &str,
        endpoint: &'static str,
        form: Option<String>,
        authorization: Option<String>,
    ) -> Result<(u16, Bytes), OidcError> {
        let (address, path) = target(url, endpoint)?;
        let stream = connect(&address, self.authorities.as_ref()).await?;
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        // Ends with the connection; its error comes out of `send_request` too.
        let driver = tokio::spawn(async move {
            let _closed = connection.await;
        });
        let mut request = Request::builder()
            .method(if form.is_some() { Method::POST } else { Method::GET })
            .uri(path)
            .header(header::HOST, address.authority())
            .header(header::ACCEPT, "application/json")
            .header(header::USER_AGENT, concat!("vestigo/", env!("CARGO_PKG_VERSION")));
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if let Some(authorization) = authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        let body = Full::new(Bytes::from(form.unwrap_or_default()));
        let request = request.body(body).map_err(|_| OidcError::Address(endpoint))?;
        let replied = async {
            let response = sender.send_request(request).await?;
            let status = response.status().as_u16();
            let limited = Limited::new(response.into_body(), REPLY_MAX).collect().await;
            let what = |e: Box<dyn std::error::Error + Send + Sync>| OidcError::Response {
                endpoint,
                what: e.to_string(),
            };
            Ok((status, limited.map_err(what)?.to_bytes()))
        };
        let reply = replied.await;
        driver.abort();
        reply
    }
}

/// Says where in a response something is wrong, and not what stands there.
fn read<'a, T: Deserialize<'a>>(endpoint: &'static str, body: &'a [u8]) -> Result<T, OidcError> {
    serde_json::from_slice(body).map_err(|e| OidcError::Response {
        endpoint,
        what: format!("line {}, column {}", e.line(), e.column()),
    })
}

/// An address that is asked: over TLS, or on this machine.
fn target(url: &str, what: &'static str) -> Result<(Address, String), OidcError> {
    let wrong = || OidcError::Address(what);
    let uri: Uri = url.parse().map_err(|_| wrong())?;
    let bare = url.split('?').next().unwrap_or_default();
    let address = Address::parse(bare).filter(|_| !url.contains('#')).ok_or_else(wrong)?;
    let local = matches!(address.host.as_str(), "localhost" | "127.0.0.1" | "::1");
    if !address.secure && !local {
        return Err(wrong());
    }
    let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    Ok((address, path))
}
