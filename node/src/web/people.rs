//! Who is at the other end of a page: the session behind a cookie, and signing in and out.

use std::future::Future;
use std::net::IpAddr;

use zeroize::Zeroizing;

use crate::desk::officer::{OfficerName, Role};
use crate::service::{Caller, ErrorCode, Outcome, Running, ServiceError};

/// What the cookie holds: 43 characters of base64url, 256 bits of chance.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(Zeroizing<String>);

impl SessionToken {
    /// Reads what a browser sent; `None` if it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        (text.len() == 43 && text.bytes().all(fits)).then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The text for the cookie.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(..)")
    }
}

/// A session.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionView {
    /// Its number, for the list of sessions.
    pub id: String,
    /// The officer's name.
    pub officer: String,
    /// Role names.
    pub roles: Vec<String>,
    /// The language that the officer chose.
    pub language: Option<String>,
    /// When it began.
    pub signed_in_at: String,
    /// When it ends unless something is asked for.
    pub idle_until: String,
    /// When it ends in any case.
    pub ends_at: String,
    /// When the officer last proved who he is.
    pub proven_at: String,
    /// The account as which the officer acts.
    pub uid: u32,
}

impl std::fmt::Debug for SessionView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionView(..)")
    }
}

impl SessionView {
    /// Who acts.
    #[must_use]
    pub fn caller(&self) -> Caller {
        Caller { uid: self.uid, officer: OfficerName::parse(&self.officer), ticket: None }
    }
}

/// Whether the officer of a session has a role.
pub(super) fn has(session: &SessionView, role: Role) -> bool {
    session.roles.iter().any(|name| name == role.name())
}

/// Nobody is signed in.
pub(super) fn sign_in_first() -> ServiceError {
    ServiceError::new(ErrorCode::NotAllowed, "error-sign-in-first")
}

/// Signing in and out.
pub trait PeopleService: Send + Sync + 'static {
    /// The session of a token; its idle time begins anew.
    fn session(&self, token: &SessionToken) -> impl Future<Output = Outcome<SessionView>> + Send;

    /// Begins a session with name, password and the number that the second factor shows.
    fn sign_in(
        &self,
        name: String,
        password: Zeroizing<String>,
        code: String,
        from: IpAddr,
    ) -> impl Future<Output = Outcome<(SessionToken, SessionView)>> + Send;

    /// Ends a session.
    fn sign_out(&self, token: &SessionToken) -> impl Future<Output = Outcome<()>> + Send;
}

impl PeopleService for Running {
    async fn session(&self, _: &SessionToken) -> Outcome<SessionView> {
        Err(sign_in_first())
    }

    async fn sign_in(
        &self,
        _: String,
        _: Zeroizing<String>,
        _: String,
        _: IpAddr,
    ) -> Outcome<(SessionToken, SessionView)> {
        Err(ServiceError::new(ErrorCode::NotAllowed, "error-sign-in"))
    }

    async fn sign_out(&self, _: &SessionToken) -> Outcome<()> {
        Ok(())
    }
}
