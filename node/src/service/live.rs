//! That something has changed, for pages that show themselves anew: ids alone.

use std::future::Future;

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::running::{Running, may};
use super::{Caller, Outcome, roles};
use crate::runtime::core::TraceChange;

/// Changes from now on.
#[derive(Debug)]
pub struct Changes(Option<Receiver<TraceChange>>);

impl Changes {
    /// Of somebody to whom no change is told.
    #[must_use]
    pub const fn none() -> Self {
        Self(None)
    }

    /// Waits for the next one: the id of the trace that changed; empty if several did. None: the
    /// node stops.
    pub async fn next(&mut self) -> Option<String> {
        let Some(receiver) = &mut self.0 else { return std::future::pending().await };
        match receiver.recv().await {
            Ok(change) => Some(change.trace.to_hex()),
            Err(RecvError::Lagged(_)) => Some(String::new()),
            Err(RecvError::Closed) => None,
        }
    }
}

/// The use case of this room. Implementations write plain `async fn`.
pub trait LiveService: Send + Sync + 'static {
    /// Changes of traces, for those who may read them; for other officers there are none.
    fn changes(&self, caller: Caller) -> impl Future<Output = Outcome<Changes>> + Send;
}

impl LiveService for Running {
    async fn changes(&self, caller: Caller) -> Outcome<Changes> {
        // Before the roles are looked at, so that nothing falls between.
        let receiver = self.core.changes();
        let reads = self.run(move |core| {
            may(core, caller, roles::ANY)?;
            Ok(may(core, caller, roles::READS_TRACES).is_ok())
        });
        Ok(Changes(reads.await?.then_some(receiver)))
    }
}
