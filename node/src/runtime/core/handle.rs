//! The handle by which everything else gives the core its inputs.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::{broadcast, mpsc, oneshot, watch};

use super::{Core, Denied, INPUTS, Input, TraceChange};
use crate::net::AckStatus;

/// Messages refused before the core saw them.
#[derive(Debug, Default)]
struct Rejected {
    malformed: AtomicU64,
    unknown_key: AtomicU64,
    not_yet: AtomicU64,
}

/// A handle to the running core.
#[derive(Clone, Debug)]
pub struct Handle {
    inputs: mpsc::Sender<Input>,
    /// Weak, so that followers see the core end.
    changed: broadcast::WeakSender<TraceChange>,
    grown: watch::Receiver<u64>,
    rejected: Arc<Rejected>,
}

/// What [`Handle::rejections`] counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rejections {
    /// Not canonical, or against the rules of its kind.
    pub malformed: u64,
    /// The signature fails, or the key is not one of the issuer's.
    pub unknown_key: u64,
    /// From a partner that nobody has confirmed.
    pub not_yet: u64,
}

impl Handle {
    /// A queue for a core, and the handle to it.
    #[must_use]
    pub fn new(core: &Core) -> (Self, mpsc::Receiver<Input>) {
        let (inputs, receiver) = mpsc::channel(INPUTS);
        let handle = Self {
            inputs,
            changed: core.changed.downgrade(),
            grown: core.grown.subscribe(),
            rejected: Arc::default(),
        };
        (handle, receiver)
    }

    /// Gives the core an input.
    ///
    /// # Errors
    /// The core has stopped.
    pub async fn send(&self, input: Input) -> Result<(), Denied> {
        self.inputs.send(input).await.map_err(|_| Denied::Stopping)
    }

    /// Runs a use case in the core and waits until it is durable.
    ///
    /// # Errors
    /// What the use case says, or that the core has stopped.
    pub async fn run<T: Send + 'static>(
        &self,
        body: impl FnOnce(&mut Core) -> Result<T, Denied> + Send + 'static,
    ) -> Result<T, Denied> {
        let (reply, result) = oneshot::channel();
        self.send(Input::Command(Box::new(move |core| core.command(body, reply)))).await?;
        result.await.map_err(|_| Denied::Stopping)?
    }

    /// Counts a message that was refused before the core saw it.
    pub(crate) fn rejected(&self, status: AckStatus) {
        let cell = match status {
            AckStatus::UnknownKey => &self.rejected.unknown_key,
            AckStatus::Busy => &self.rejected.not_yet,
            _ => &self.rejected.malformed,
        };
        cell.fetch_add(1, Ordering::Relaxed);
    }

    /// Messages refused before the core saw them, since the start.
    #[must_use]
    pub fn rejections(&self) -> Rejections {
        let read = |cell: &AtomicU64| cell.load(Ordering::Relaxed);
        Rejections {
            malformed: read(&self.rejected.malformed),
            unknown_key: read(&self.rejected.unknown_key),
            not_yet: read(&self.rejected.not_yet),
        }
    }

    /// Entries of the log that are durable, as they grow; closed when the core ends.
    #[must_use]
    pub fn grown(&self) -> watch::Receiver<u64> {
        self.grown.clone()
    }

    /// Waits until the core has ended.
    pub async fn closed(&self) {
        self.inputs.closed().await;
    }

    /// Every change of a trace from now on, once it is durable. A receiver that lags by more than
    /// [`CHANGES`](super::CHANGES) is told so; it is closed when the core ends.
    #[must_use]
    pub fn changes(&self) -> broadcast::Receiver<TraceChange> {
        let changed = self.changed.upgrade().unwrap_or_else(|| broadcast::Sender::new(1));
        changed.subscribe()
    }
}
