//! What stands beside the pages: the REST interface, and the sender of webhooks.

use std::path::Path;
use std::sync::Arc;

use crate::api::{ImportSpool, v1};
use crate::config::Config;
use crate::net::https::Authorities;
use crate::net::webhook::Hooks;
use crate::service::{PeopleService as _, Running};
use crate::web;

/// The sender of messages to webhooks.
pub(super) fn hooks(data_dir: &Path, config: &Config) -> Hooks {
    let file = Some(data_dir.join(&config.net.authorities));
    let file = file.filter(|_| !config.net.authorities.is_empty());
    // Without any, what goes to a host inside without TLS still arrives; the rest waits and says why.
    let authorities = Authorities::load(file.as_deref())
        .inspect_err(|reason| tracing::warn!(%reason, "webhooks cannot be told over TLS"))
        .ok();
    Hooks::new(&config.webhooks.allow, authorities)
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
