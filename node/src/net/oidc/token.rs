//! An ID token: who signed in, said and signed by the provider.

use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;
use thiserror::Error;
use vestigo_protocol::time::Timestamp;

/// Longest token that is looked at, in bytes.
const TOKEN_MAX: usize = 16 * 1024;

/// Longest subject, in characters (OpenID Connect Core §2).
const SUBJECT_MAX: usize = 255;

/// How far the provider's clock may be from ours, in seconds.
const SKEW_SECONDS: u64 = 60;

/// Signatures that are taken: those with a public key. A token under a shared secret, or under none,
/// is not among them.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Why an ID token says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TokenError {
    /// It is no token.
    #[error("the ID token is malformed")]
    Malformed,
    /// It is signed in a way that is not taken.
    #[error("the ID token is signed in a way that is not taken")]
    Algorithm,
    /// None of the provider's keys.
    #[error("the ID token names a key that the provider does not publish")]
    UnknownKey,
    /// The signature does not verify.
    #[error("the signature of the ID token does not verify")]
    Signature,
    /// A claim is missing, or has another value.
    #[error("the claim {0} of the ID token does not fit")]
    Claim(&'static str),
    /// The provider does not say that a second factor was asked for.
    #[error("the ID token does not say that a second factor was asked for")]
    OneFactor,
}

/// Who signed in at the provider.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The person's number there: the same for ever, and nobody else's.
    pub subject: String,
    /// What the provider calls the person; for reading only.
    pub label: String,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(..)")
    }
}

/// What a token must say.
#[derive(Debug)]
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    pub(super) nonce: &'a str,
    pub(super) second_factor: &'a [String],
    pub(super) fresh_since: Option<Timestamp>,
    pub(super) now: Timestamp,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: OneOrMany,
    azp: Option<String>,
    exp: u64,
    iat: u64,
    nonce: Option<String>,
    auth_time: Option<u64>,
    acr: Option<String>,
    #[serde(default)]
    amr: Vec<String>,
    preferred_username: Option<String>,
    name: Option<String>,
}

/// Verifies a token by the rules of OpenID Connect Core §3.1.3.7.
pub(super) fn verify(
    token: &str,
    keys: &JwkSet,
    expected: &Expected<'_>,
) -> Result<Identity, TokenError> {
    if token.len() > TOKEN_MAX {
        return Err(TokenError::Malformed);
    }
    let header = decode_header(token).map_err(|_| TokenError::Malformed)?;
    if !ALGORITHMS.contains(&header.alg) {
        return Err(TokenError::Algorithm);
    }
    let key = key(keys, header.kid.as_deref(), header.alg)?;
    let key = DecodingKey::from_jwk(key).map_err(|_| TokenError::UnknownKey)?;
    // The signature alone; the claims are held against what was asked, at the time that we have.
    let mut only_signature = Validation::new(header.alg);
    only_signature.validate_exp = false;
    only_signature.validate_aud = false;
    only_signature.required_spec_claims.clear();
    let claims: Claims = match decode(token, &key, &only_signature) {
        Ok(data) => data.claims,
        Err(error) => {
            use jsonwebtoken::errors::ErrorKind;
            return Err(match error.kind() {
                ErrorKind::Json(_) | ErrorKind::Base64(_) | ErrorKind::Utf8(_) => {
                    TokenError::Malformed
                }
                _ => TokenError::Signature,
            });
        }
    };
    check(&claims, expected)?;
    let label = claims.preferred_username.or(claims.name).unwrap_or_default();
    let label = label.chars().filter(|c| !c.is_control()).take(64).collect();
    Ok(Identity { subject: claims.sub, label })
}

/// The key that a token names; where it names none, the only one that fits.
fn key<'a>(
    keys: &'a JwkSet,
    named: Option<&str>,
    algorithm: Algorithm,
) -> Result<&'a Jwk, TokenError> {
    let signs = |jwk: &&Jwk| {
        let of_use = !matches!(jwk.common.public_key_use, Some(PublicKeyUse::Encryption));
        let of_algorithm =
            jwk.common.key_algorithm.is_none_or(|alg| alg.to_string() == format!("{algorithm:?}"));
        of_use && of_algorithm
    };
    let mut fitting = keys.keys.iter().filter(signs).filter(|jwk| match named {
        Some(kid) => jwk.common.key_id.as_deref() == Some(kid),
        None => true,
    });
    match (fitting.next(), fitting.next()) {
        (Some(key), None) => Ok(key),
        _ => Err(TokenError::UnknownKey),
    }
}

fn check(claims: &Claims, expected: &Expected<'_>) -> Result<(), TokenError> {
    let of = |fits: bool, claim| if fits { Ok(()) } else { Err(TokenError::Claim(claim)) };
    let now = expected.now.0;
    of(claims.iss == expected.issuer, "iss")?;
    let audience = claims.aud.all();
    of(audience.iter().any(|one| one == expected.client_id), "aud")?;
    // A token for several parties must say that it was given to us.
    of(audience.len() == 1 || claims.azp.is_some(), "azp")?;
    of(claims.azp.as_deref().is_none_or(|azp| azp == expected.client_id), "azp")?;
    of(claims.exp.saturating_add(SKEW_SECONDS) > now, "exp")?;
    of(claims.iat <= now.saturating_add(SKEW_SECONDS), "iat")?;
    of(claims.nonce.as_deref() == Some(expected.nonce), "nonce")?;
    let subject = claims.sub.chars().count();
    of((1..=SUBJECT_MAX).contains(&subject), "sub")?;
    if let Some(since) = expected.fresh_since {
        let at = claims.auth_time.ok_or(TokenError::Claim("auth_time"))?;
        of(at.saturating_add(SKEW_SECONDS) >= since.0, "auth_time")?;
    }
    let wanted = expected.second_factor;
    let said = claims.amr.iter().chain(&claims.acr);
    if !wanted.is_empty() && !said.into_iter().any(|one| wanted.contains(one)) {
        return Err(TokenError::OneFactor);
    }
    Ok(())
}
