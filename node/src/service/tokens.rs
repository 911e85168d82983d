//! Tokens: how a program of the agency acts as an officer, within some of the officer's roles and
//! for a time.

use std::future::Future;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use vestigo_protocol::time::Timestamp;

use super::requests::programs::AddTokenRequest;
use super::running::Running;
use super::views::{NewTokenView, TokenListView, TokenView};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake};
use crate::desk::officer::{OfficerName, Role, Roles};
use crate::runtime::admin::{AdminAct, AdminCode};
use crate::runtime::{Core, Denied};
use crate::store::TokenRecord;

/// How the secret of a token begins: what secret scanners look for.
pub const PREFIX: &str = "vestigo_pat_";
/// Days for which a token is of use at most.
const DAYS_MAX: u32 = 366;
/// Days unless the request says otherwise.
const DAYS: u32 = 90;
/// Longest name, in bytes.
const NAME_MAX: usize = 80;
/// Live tokens of one officer.
const TOKENS_MAX: usize = 32;
/// A use is noted when the last one that was is so many seconds ago.
const USED_STEP: u64 = 3_600;
const DAY: u64 = 86_400;

/// Use cases about tokens.
pub trait TokenService: Send + Sync + 'static {
    /// Makes a token for the caller. The secret is in the answer and nowhere else.
    fn token_add(
        &self,
        caller: Caller,
        request: AddTokenRequest,
    ) -> impl Future<Output = Outcome<NewTokenView>> + Send;

    /// The caller's tokens; an administrator's list has those of all officers.
    fn tokens(&self, caller: Caller) -> impl Future<Output = Outcome<TokenListView>> + Send;

    /// Ends a token of the caller's; an administrator ends any. `id` is its number.
    fn token_end(
        &self,
        caller: Caller,
        id: String,
    ) -> impl Future<Output = Outcome<TokenView>> + Send;
}

/// Who came with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The token's number.
    pub token: u64,
    /// As whom it acts, within its roles.
    pub caller: Caller,
}

/// The hash by which a token is kept. The secret has 256 random bits: there is nothing to slow down.
fn hash_of(secret: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"vestigo-token-v1\0").chain_update(secret).finalize().into()
}

pub(super) fn no_token() -> ServiceError {
    ServiceError::new(ErrorCode::SignInFirst, "error-token")
}

fn view(core: &Core, token: &TokenRecord) -> TokenView {
    let roles = Roles::from_bits(token.roles).iter().map(|role| role.name().to_owned());
    TokenView {
        id: token.number,
        name: token.name.clone(),
        officer: core.staff.profile(token.officer).name,
        roles: roles.collect(),
        since: token.since.to_rfc3339(),
        until: token.until.to_rfc3339(),
        ended: token.ended.map(Timestamp::to_rfc3339),
        used: token.used.map(Timestamp::to_rfc3339),
        live: token.is_live(core.now()),
    }
}

fn administers(core: &Core, caller: Caller) -> bool {
    core.allowed(caller, &[Role::Administrator]).is_ok()
}

/// The tokens that the caller may see.
fn seen(core: &mut Core, caller: Caller) -> Result<Vec<TokenRecord>, Denied> {
    let own = core.officer(caller)?.id;
    let all = administers(core, caller);
    let mut tokens = core.store.tokens()?;
    tokens.retain(|token| all || token.officer == own);
    Ok(tokens)
}

fn scope(core: &Core, officer: u32, roles: Roles) -> Result<Roles, ServiceError> {
    let held = Roles::from_bits(core.staff.profile(officer).roles);
    let missing = roles.iter().find(|role| !held.has(*role));
    match missing {
        Some(role) => Err(ServiceError::new(ErrorCode::NotAllowed, "error-officer-role")
            .with("role", role.name())),
        None => Ok(roles),
    }
}

impl TokenService for Running {
    async fn token_add(&self, caller: Caller, request: AddTokenRequest) -> Outcome<NewTokenView> {
        let name = request.name.trim().to_owned();
        let is_line =
            !name.is_empty() && name.len() <= NAME_MAX && !name.contains(char::is_control);
        if !is_line {
            return Err(intake::bad("name", &request.name));
        }
        let mut roles = Vec::new();
        for word in &request.roles {
            roles.push(Role::from_name(word).ok_or_else(|| intake::bad("roles", word))?);
        }
        let roles: Roles = roles.into_iter().collect();
        if roles == Roles::default() {
            return Err(intake::bad("roles", ""));
        }
        let days = request.days.unwrap_or(DAYS);
        if !(1..=DAYS_MAX).contains(&days) {
            return Err(intake::bad("days", &days.to_string()));
        }
        self.run(move |core| {
            let officer = core.officer(caller)?;
            // A program that could make tokens would outlive its own.
            if caller.scope.is_some() {
                return Ok(Err(ServiceError::new(ErrorCode::NotAllowed, "error-token-by-token")));
            }
            if let Err(refused) = scope(core, officer.id, roles) {
                return Ok(Err(refused));
            }
            let now = core.now();
            let tokens = core.store.tokens()?;
            let live = tokens.iter().filter(|t| t.officer == officer.id && t.is_live(now));
            if live.count() >= TOKENS_MAX {
                let many = ServiceError::new(ErrorCode::Conflict, "error-tokens-many");
                return Ok(Err(many.with("most", TOKENS_MAX)));
            }
            let secret: [u8; 32] = core.random();
            let secret = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(secret));
            let mut token = TokenRecord {
                number: 0,
                name,
                officer: officer.id,
                hash: hash_of(&secret),
                roles: roles.bits(),
                since: now,
                until: now.plus(u64::from(days) * DAY),
                ended: None,
                used: None,
            };
            token.number = core.store.add_token(&token)?;
            core.note(caller, AdminAct::on(AdminCode::TokenAdded, token.number))?;
            Ok(Ok(NewTokenView { token: view(core, &token), secret }))
        })
        .await?
    }

    async fn tokens(&self, caller: Caller) -> Outcome<TokenListView> {
        self.run(move |core| {
            let tokens = seen(core, caller)?;
            Ok(TokenListView { items: tokens.iter().map(|token| view(core, token)).collect() })
        })
        .await
    }

    async fn token_end(&self, caller: Caller, id: String) -> Outcome<TokenView> {
        self.run(move |core| {
            let mut tokens = seen(core, caller)?.into_iter();
            let mut token = tokens
                .find(|token| token.number.to_string() == id)
                .ok_or(Denied::NotFound { what: "token", id })?;
            if token.ended.is_none() {
                core.note(caller, AdminAct::on(AdminCode::TokenEnded, token.number))?;
                token.ended = Some(core.now());
                core.store.put_token(&token)?;
            }
            Ok(view(core, &token))
        })
        .await
    }
}

/// Who comes with a token of this secret, within what token and officer may do now.
pub(super) async fn bearer(node: &Running, secret: &str) -> Outcome<Bearer> {
    if !secret.starts_with(PREFIX) || secret.len() > 128 {
        return Err(no_token());
    }
    let hash = hash_of(secret);
    let known = node.run(move |core| {
        let now = core.now();
        let Some(mut token) = core.store.token(&hash)?.filter(|token| token.is_live(now)) else {
            return Ok(None);
        };
        let profile = core.staff.profile(token.officer);
        let officer = core.officers.iter().find(|officer| officer.id == token.officer);
        let Some(officer) = officer.filter(|_| !profile.suspended) else { return Ok(None) };
        let caller = Caller {
            officer: OfficerName::parse(&profile.name),
            scope: Some(Roles::from_bits(token.roles)),
            ..Caller::of(officer.uid)
        };
        if token.used.is_none_or(|used| now.since(used) >= USED_STEP) {
            token.used = Some(now);
            core.store.put_token(&token)?;
        }
        Ok(Some(Bearer { token: token.number, caller }))
    });
    known.await?.ok_or_else(no_token)
}
