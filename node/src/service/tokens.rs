//! Tokens: how a program of the agency acts as an officer, within some of the officer's roles and
//! for a time.

use std::future::Future;

use vestigo_protocol::time::Timestamp;

use super::requests::programs::AddTokenRequest;
use super::running::Running;
use super::views::{NewTokenView, TokenListView, TokenView};
use super::{Caller, ErrorCode, Outcome, ServiceError, intake};
use crate::desk::officer::{Role, Roles};
use crate::runtime::Core;
use crate::runtime::tokens::{TOKENS_MAX, TokenDenied};
use crate::store::TokenRecord;

/// Days for which a token is of use at most.
const DAYS_MAX: u32 = 366;
/// Days unless the request says otherwise.
const DAYS: u32 = 90;
/// Longest name, in bytes.
const NAME_MAX: usize = 80;

/// Use cases about tokens.
pub trait TokenService: Send + Sync + 'static {
    /// Makes a token for the caller; in a session it asks for a fresh proof. The secret is in the answer
    /// and nowhere else.
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

/// The refusals that are about tokens, for people.
pub(super) fn refusal(denied: TokenDenied) -> ServiceError {
    match denied {
        TokenDenied::ByToken => ServiceError::new(ErrorCode::NotAllowed, "error-token-by-token"),
        TokenDenied::Role(role) => {
            ServiceError::new(ErrorCode::NotAllowed, "error-officer-role").with("role", role)
        }
        TokenDenied::TooMany => {
            ServiceError::new(ErrorCode::Conflict, "error-tokens-many").with("most", TOKENS_MAX)
        }
    }
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

impl TokenService for Running {
    async fn token_add(&self, caller: Caller, request: AddTokenRequest) -> Outcome<NewTokenView> {
        let name = request.name.trim().to_owned();
        if name.is_empty() || name.len() > NAME_MAX || name.contains(char::is_control) {
            return Err(intake::bad("name", &request.name));
        }
        let read = |word: &String| Role::from_name(word).ok_or_else(|| intake::bad("roles", word));
        let roles = request.roles.iter().map(read).collect::<Outcome<Vec<Role>>>()?;
        let roles: Roles = roles.into_iter().collect();
        if roles == Roles::default() {
            return Err(intake::bad("roles", ""));
        }
        let days = request.days.unwrap_or(DAYS);
        if !(1..=DAYS_MAX).contains(&days) {
            return Err(intake::bad("days", &days.to_string()));
        }
        self.run(move |core| {
            // A token outlives the session that it is made in.
            if caller.session.is_some() {
                core.proven(caller.session)?;
            }
            let (token, secret) = core.add_token(caller, name, roles, days)?;
            Ok(NewTokenView { token: view(core, &token), secret })
        })
        .await
    }

    async fn tokens(&self, caller: Caller) -> Outcome<TokenListView> {
        self.run(move |core| {
            let tokens = core.tokens_seen(caller)?;
            Ok(TokenListView { items: tokens.iter().map(|token| view(core, token)).collect() })
        })
        .await
    }

    async fn token_end(&self, caller: Caller, id: String) -> Outcome<TokenView> {
        self.run(move |core| {
            let token = core.end_token(caller, id)?;
            Ok(view(core, &token))
        })
        .await
    }
}
