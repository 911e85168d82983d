//! What the REST interface needs beside the use cases: who comes with a token, what happened, and
//! the answers that were given under an idempotency key.

use std::future::Future;

use sha2::{Digest as _, Sha256};
use tokio::sync::watch;

use super::running::Running;
use super::tokens::{self, Bearer};
use super::views::ChangeEventListView;
use super::{Caller, ErrorCode, Outcome, ServiceError, webhooks};
use crate::store::RepeatRecord;

/// Seconds for which an answer is kept under its key.
pub const KEPT_SECONDS: u64 = 86_400;

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

/// What is known of such a request.
#[derive(Clone, PartialEq, Eq)]
pub enum Repeat {
    /// Nothing: it is noted as under way from now on.
    New,
    /// It was answered; the answer as it was kept.
    Answered(Vec<u8>),
}

impl std::fmt::Debug for Repeat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::New => "New",
            Self::Answered(_) => "Answered(..)",
        })
    }
}

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
    fn repeat_begin(&self, request: Repeatable) -> impl Future<Output = Outcome<Repeat>> + Send;

    /// Keeps the answer, or with none forgets the request.
    fn repeat_end(
        &self,
        request: Repeatable,
        answer: Option<Vec<u8>>,
    ) -> impl Future<Output = Outcome<()>> + Send;
}

impl Programs for Running {
    async fn bearer(&self, secret: String) -> Outcome<Bearer> {
        tokens::bearer(self, &secret).await
    }

    async fn events(&self, caller: Caller, after: Option<u64>) -> Outcome<ChangeEventListView> {
        self.run(move |core| webhooks::events(core, caller, after)).await
    }

    fn grown(&self) -> watch::Receiver<u64> {
        self.core.grown()
    }

    async fn repeat_begin(&self, request: Repeatable) -> Outcome<Repeat> {
        let start = self.started.0;
        self.run(move |core| {
            let now = core.now();
            core.store.drop_old_repeats(now)?;
            let refused = |code, key| Ok(Err(ServiceError::new(code, key)));
            match core.store.repeat(&request.key)? {
                None => {
                    core.store.put_repeat(&RepeatRecord {
                        key: request.key,
                        request: request.request,
                        start,
                        until: now.plus(KEPT_SECONDS),
                        answer: None,
                    })?;
                    Ok(Ok(Repeat::New))
                }
                Some(known) if known.request != request.request => {
                    refused(ErrorCode::BadInput, "error-idempotency-other")
                }
                Some(RepeatRecord { answer: Some(answer), .. }) => Ok(Ok(Repeat::Answered(answer))),
                Some(known) if known.start == start => {
                    refused(ErrorCode::Conflict, "error-idempotency-running")
                }
                // The node stopped in the middle of it: only a person can tell whether it was done.
                Some(_) => refused(ErrorCode::Conflict, "error-idempotency-cut"),
            }
        })
        .await?
    }

    async fn repeat_end(&self, request: Repeatable, answer: Option<Vec<u8>>) -> Outcome<()> {
        self.run(move |core| {
            let Some(mut known) = core.store.repeat(&request.key)? else { return Ok(()) };
            match answer {
                Some(answer) => {
                    known.answer = Some(answer);
                    core.store.put_repeat(&known)?;
                }
                None => core.store.drop_repeat(&request.key)?,
            }
            Ok(())
        })
        .await
    }
}
