//! What stands beside the pages: the REST interface, and the sender of webhooks.

use std::path::Path;
use std::sync::Arc;

use crate::api::{ImportSpool, v1};
use crate::config::Config;
use crate::keys;
use crate::net::https::Authorities;
use crate::net::oidc::{Provider, Registration};
use crate::net::webhook::Hooks;
use crate::service::people::Door;
use crate::service::{ErrorCode, Outcome, PeopleService as _, Running, ServiceError};
use crate::web::{self, Listening};

/// The sender of messages to webhooks.
pub(super) fn hooks(data_dir: &Path, config: &Config) -> Hooks {
    // Without any, what goes to a host inside without TLS still arrives; the rest waits and says why.
    Hooks::new(&config.webhooks.allow, authorities(data_dir, config, "webhooks"))
}

/// Whose certificates are believed; none, and a word of it, if there are none to be had.
fn authorities(data_dir: &Path, config: &Config, asked: &str) -> Option<Authorities> {
    let file = Some(data_dir.join(&config.net.authorities));
    let file = file.filter(|_| !config.net.authorities.is_empty());
    Authorities::load(file.as_deref())
        .inspect_err(|reason| tracing::warn!(%reason, asked, "nobody can be reached over TLS"))
        .ok()
}

/// The door of a node whose pages are served: where browsers reach it, and by whom else officers may
/// sign in.
pub(super) fn door(data_dir: &Path, config: &Config, listening: &Listening) -> Outcome<Door> {
    let door = Door::new(listening.host())?.reached_at(listening.url());
    let oidc = &config.oidc;
    if !oidc.is_set()? {
        return Ok(door);
    }
    let client_secret = match oidc.client_secret.as_str() {
        "" => None,
        file => Some(keys::secret_line(&data_dir.join(file))?),
    };
    let registration = Registration {
        issuer: oidc.issuer.clone(),
        client_id: oidc.client_id.clone(),
        client_secret,
        redirect_uri: format!("{}sign-in/oidc/return", listening.url()),
        second_factor: oidc.second_factor.clone(),
    };
    let provider = Provider::new(registration, authorities(data_dir, config, "OpenID Provider"))
        .map_err(|e| ServiceError::new(ErrorCode::BadInput, "error-start").with("detail", e))?;
    Ok(door.with_provider(provider, oidc.issuer.clone(), oidc.shown().to_owned()))
}

/// How programs and people come in over HTTPS.
pub(super) fn rest(service: &Arc<Running>, spool: &ImportSpool, is_secure: bool) -> web::Beside {
    let people = Arc::clone(service);
    let sessions: v1::Sessions = Arc::new(move |headers| {
        let people = Arc::clone(&people);
        Box::pin(async move {
            let token = web::session_token(&headers, is_secure)?;
            Some(people.session(&token).await.map(|session| session.caller()))
        })
    });
    let setting = v1::Setting { spool: spool.clone(), sessions: Some(sessions) };
    v1::router(Arc::clone(service), setting)
}
