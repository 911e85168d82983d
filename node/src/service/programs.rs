//! What the REST interface needs beside the use cases: who comes with a token, what happened, and
//! the answers that were given under an idempotency key.

use std::future::Future;

use sha2::{Digest as _, Sha256};
use tokio::sync::watch;

use super::running::Running;
use super::views::ChangeEventListView;
use super::{Caller, ErrorCode, Outcome, ServiceError, webhooks};
use crate::desk::officer::Acting;
use crate::runtime::tokens::Repeat;

/// A request under an idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeatable {
    /// Hash of who asks, for which operation, under which key.
    pub key: [u8; 32],
    /// Hash of what is asked.
    pub request: [u8; 32],
}

impl Repeatable {
    /// Of the caller, the operation, the key that was sent, and the body.
    #[must_use]
    pub fn new(caller: Caller, operation: &str, key: &str, body: &[u8]) -> Self {
        let mut hash = Sha256::new().chain_update(b"vestigo-idempotency-v1\0");
        let officer = caller.officer.map(|name| name.to_string()).unwrap_or_default();
        for part in [&caller.uid.to_le_bytes(), officer.as_bytes(), operation.as_bytes()] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        Self { key: hash.chain_update(key).finalize().into(), request: Sha256::digest(body).into() }
    }
}

/// Who came with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The token's number.
    pub token: u64,
    /// As whom it acts, within its roles.
    pub caller: Caller,
}

/// A request under a key that is known: none if it is to be carried out, else the answer as it was
/// kept.
pub type Kept = Option<Vec<u8>>;

/// What the REST interface needs of a node in its own process.
pub trait Programs: Send + Sync + 'static {
    /// Who comes with a token.
    fn bearer(&self, secret: String) -> impl Future<Output = Outcome<Bearer>> + Send;

    /// Events after one that is known; none: from the first on.
    fn events(
        &self,
        caller: Caller,
        after: Option<u64>,
    ) -> impl Future<Output = Outcome<ChangeEventListView>> + Send;

    /// Entries of the log that are durable, as they grow.
    fn grown(&self) -> watch::Receiver<u64>;

    /// Takes up a request under an idempotency key.
    fn repeat_begin(&self, request: Repeatable) -> impl Future<Output = Outcome<Kept>> + Send;

    /// Keeps the answer, or with none forgets the request.
    fn repeat_end(
        &self,
        request: Repeatable,
        answer: Option<Vec<u8>>,
    ) -> impl Future<Output = Outcome<()>> + Send;
}

impl Programs for Running {
    async fn bearer(&self, secret: String) -> Outcome<Bearer> {
        let known = self.run(move |core| core.token_bearer(&secret)).await?;
        let known =
            known.ok_or_else(|| ServiceError::new(ErrorCode::SignInFirst, "error-token"))?;
        let Acting { uid, name, scope, .. } = known.who;
        // A token is nobody on the host, whatever account its officer has there.
        Ok(Bearer {
            token: known.token,
            caller: Caller { officer: name, scope, remote: true, ..Caller::of(uid) },
        })
    }

    async fn events(&self, caller: Caller, after: Option<u64>) -> Outcome<ChangeEventListView> {
        self.run(move |core| webhooks::events(core, caller, after)).await
    }

    fn grown(&self) -> watch::Receiver<u64> {
        self.core.grown()
    }

    async fn repeat_begin(&self, request: Repeatable) -> Outcome<Kept> {
        let start = self.started;
        let known =
            self.run(move |core| core.repeat_begin(request.key, request.request, start)).await?;
        match known {
            Repeat::New => Ok(None),
            Repeat::Answered(answer) => Ok(Some(answer)),
            Repeat::Other => Err(ServiceError::new(ErrorCode::BadInput, "error-idempotency-other")),
            Repeat::UnderWay => {
                Err(ServiceError::new(ErrorCode::Conflict, "error-idempotency-running"))
            }
            Repeat::Cut => Err(ServiceError::new(ErrorCode::Conflict, "error-idempotency-cut")),
        }
    }

    async fn repeat_end(&self, request: Repeatable, answer: Option<Vec<u8>>) -> Outcome<()> {
        self.run(move |core| core.repeat_end(request.key, answer)).await
    }
}
